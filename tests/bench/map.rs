//! From project to picture: analysis, layout, scene, SVG and PNG.

#![allow(clippy::unwrap_used, reason = "a bench that cannot go on fails")]

mod maps;

use std::sync::Arc;

use divan::{Bencher, black_box};
use fourfold::analysis::Analysis;
use fourfold::export::{self, Background, MAX_PIXELS, MAX_SIDE_PX, PngOptions, SvgOptions};
use fourfold::lang::Lang;
use fourfold::layout;
use fourfold::model::Project;
use fourfold::scene::{Derived, Outlook, Scene};
use fourfold::text::Measure;
use fourfold::theme::Look;

const LIGHT: Outlook = Outlook::new(maps::TODAY, Look::Light, Lang::En);
const DARK: Outlook = Outlook { look: Look::Dark, ..LIGHT };

fn main() {
    divan::main();
}

#[divan::bench(args = maps::SIZES, sample_count = 10)]
fn analysis(bencher: Bencher, objectives: usize) {
    let project = maps::project(objectives);
    bencher.bench(|| Analysis::of(black_box(&project), maps::TODAY));
}

#[divan::bench(args = maps::SIZES, sample_count = 10)]
fn layout(bencher: Bencher, objectives: usize) {
    let request = maps::layout_request(&maps::project(objectives));
    bencher.bench(|| layout::lay_out(black_box(&request)));
}

/// Everything from scratch: analysis, text, layout, scene.
#[divan::bench(args = maps::SIZES, sample_count = 10)]
fn derived(bencher: Bencher, objectives: usize) {
    let (project, measure) = (maps::project(objectives), Measure::new());
    bencher.bench_local(|| Derived::of(black_box(&project), LIGHT, &measure));
}

/// The scene alone: other colours, the same analysis and layout.
#[divan::bench(args = maps::SIZES, sample_count = 10)]
fn scene(bencher: Bencher, objectives: usize) {
    let (project, measure) = (maps::project(objectives), Measure::new());
    let derived = Derived::of(&project, LIGHT, &measure);
    bencher.bench_local(|| black_box(&derived).scene_as(DARK, &measure));
}

#[divan::bench(args = maps::SIZES, sample_count = 10)]
fn svg(bencher: Bencher, objectives: usize) {
    let scene = scene_of(&maps::project(objectives));
    bencher.bench(|| export::svg(black_box(&scene), &SvgOptions::default()));
}

/// At twice the size, or the largest that a picture may have.
#[divan::bench(args = maps::SIZES, sample_count = 5, sample_size = 1)]
fn png(bencher: Bencher, objectives: usize) {
    let scene = scene_of(&maps::project(objectives));
    let size = scene.bounds.size();
    let by_side = MAX_SIDE_PX as f32 / size.w.max(size.h);
    let by_area = (MAX_PIXELS as f32 / (size.w * size.h)).sqrt();
    let scale = by_side.min(by_area).min(2.0) * 0.999;
    let options = PngOptions { scale, background: Background::Solid };
    bencher.bench(|| export::png(black_box(&scene), &options).unwrap());
}

fn scene_of(project: &Arc<Project>) -> Scene {
    Derived::of(project, LIGHT, &Measure::new()).scene
}
