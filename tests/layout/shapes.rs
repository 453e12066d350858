//! Maps of every kind, for every target: nothing overlaps, and the shape is the wanted one.

use fourfold::layout::{LayoutRequest, lay_out};

use super::stability::strategy_map;
use super::{check_free_map, request};

fn check(what: &str, request: &LayoutRequest) {
    let checked = check_free_map(request, &lay_out(request));
    assert!(checked.is_ok(), "{what}: {checked:?}");
}

#[test]
fn maps_of_extreme_kinds_are_clean() {
    let wide = [150.0; 24];
    let pairs = |n: usize| (0..n).flat_map(move |i| (0..n).filter(move |j| *j != i).map(move |j| (i, j)));
    check("nothing", &request(&[], &[]));
    check("empty bands", &request(&[&[], &[], &[]], &[]));
    check("a single card", &request(&[&[], &[150.0]], &[]));
    check("bands without arrows between them", &request(&[&wide[..4]; 3], &[(0, 1), (1, 2), (4, 5), (8, 11)]));
    check("all in one band", &request(&[&wide, &[], &[]], &[(1, 0), (7, 3), (20, 4), (9, 23), (23, 9)]));
    check("a clique", &request(&[&wide[..3], &wide[..3], &wide[..3]], &pairs(9).collect::<Vec<_>>()));
    check("a clique in one band", &request(&[&wide[..6]], &pairs(6).collect::<Vec<_>>()));
    check("a star", &request(&[&wide[..1], &wide[..12]], &(1..13).map(|i| (i, 0)).collect::<Vec<_>>()));
    check("a star downwards", &request(&[&wide[..1], &wide[..12]], &(1..13).map(|i| (0, i)).collect::<Vec<_>>()));
    check("a chain", &request(&[&wide, &wide[..2]], &(1..26).map(|i| (i, i - 1)).collect::<Vec<_>>()));
    check("a cycle", &request(&[&wide[..5], &wide[..5]], &(0..10).map(|i| (i, (i + 1) % 10)).collect::<Vec<_>>()));
    check("cards of all sizes", &request(&[&[40.0, 900.0, 41.0], &[1200.0, 60.0, 300.0]], &[(3, 0), (4, 1), (5, 2)]));
    check("arrows across all bands", &request(&[&wide[..4]; 5], &(0..4).map(|i| (16 + i, 3 - i)).collect::<Vec<_>>()));
}

#[test]
fn every_target_gets_its_shape() {
    // Screen 16:10, slide 16:9, A4 landscape.
    for aspect in [1.6, 16.0 / 9.0, 297.0 / 210.0] {
        for seed in 0..6 {
            let request = LayoutRequest { aspect, ..strategy_map(18 + 4 * seed as usize, seed) };
            let bounds = lay_out(&request).bounds;
            let off = bounds.width() / bounds.height() / aspect;
            assert!((0.8..1.25).contains(&off), "aspect {aspect}, seed {seed}: {off} of it");
        }
    }
}

#[test]
fn a_large_map_is_folded_and_laid_out_cleanly() {
    let request = strategy_map(320, 5);
    let layout = lay_out(&request);
    let checked = check_free_map(&request, &layout);
    assert!(checked.is_ok(), "{checked:?}");
    let off = layout.bounds.width() / layout.bounds.height() / request.aspect;
    assert!((0.6..1.3).contains(&off), "{off}");
}
