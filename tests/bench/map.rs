//! From project to picture: analysis, layout, scene, SVG, PNG and PDF.

#![allow(clippy::unwrap_used, reason = "a bench that cannot go on fails")]

mod maps;

use std::ops::ControlFlow;
use std::sync::Arc;

use divan::{Bencher, black_box};
use fourfold::analysis::Analysis;
use fourfold::edit::{Document, Edit, ObjectiveEdit};
use fourfold::export::{
    self, Background, MAX_PIXELS, MAX_SIDE_PX, PdfOptions, PngOptions, PptxFonts, PptxOptions, SvgFonts, SvgOptions,
};
use fourfold::lang::Lang;
use fourfold::layout;
use fourfold::model::{Pin, Project};
use fourfold::pitch::Show;
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

/// What a frame of a drag asks for: one card elsewhere, everything that follows from it.
#[divan::bench(args = maps::SIZES, sample_count = 10)]
fn dragged(bencher: Bencher, objectives: usize) {
    let (project, measure) = (maps::project(objectives), Measure::new());
    let derived = Derived::settled(&project, LIGHT, &measure);
    let moved = |x: f64| {
        let mut document = Document::saved(project.clone());
        let card = project.map.objectives().next().unwrap();
        let (perspective, rank) = (card.perspective, card.rank.clone());
        let pin = Some(Pin::new(x, 24.0));
        document.apply(Edit::Objective(ObjectiveEdit::Place { id: card.id, perspective, rank, pin })).unwrap();
        document.project().clone()
    };
    let way: Vec<Arc<Project>> = (0..50).map(|i| moved(f64::from(i) * 40.0)).collect();
    let mut n = 0;
    bencher.bench_local(|| {
        n += 1;
        let mut derived = derived.clone();
        derived.update(&way[n % way.len()], LIGHT, &measure);
        derived
    });
}

/// The scene alone: other colours, the same analysis and layout.
#[divan::bench(args = maps::SIZES, sample_count = 10)]
fn scene(bencher: Bencher, objectives: usize) {
    let (project, measure) = (maps::project(objectives), Measure::new());
    let derived = Derived::of(&project, LIGHT, &measure);
    bencher.bench_local(|| black_box(&derived).scene_as(DARK, &measure));
}

/// With its fonts.
#[divan::bench(args = [13, 30, 100, 1_000], sample_count = 10)]
fn svg(bencher: Bencher, objectives: usize) {
    let scene = scene_of(&maps::project(objectives));
    bencher
        .bench(|| export::svg(black_box(&scene), &SvgOptions { fonts: SvgFonts::Embedded, ..SvgOptions::default() }));
}

/// 3,840 pixels wide.
#[divan::bench(args = [13, 30, 100], sample_count = 10, sample_size = 1)]
fn png_4k(bencher: Bencher, objectives: usize) {
    let scene = scene_of(&maps::project(objectives));
    let scale = 3_840.0 / scene.bounds.width();
    let options = PngOptions { scale, background: Background::Solid };
    bencher.bench(|| export::png(black_box(&scene), &options).unwrap());
}

/// The story as a presentation, its slides made before.
#[divan::bench(args = [13, 30, 100], sample_count = 10)]
fn pptx(bencher: Bencher, objectives: usize) {
    let deck = Show::of(&maps::project(objectives), LIGHT, &Measure::new()).deck();
    bencher.bench(|| export::pptx(black_box(&deck), &PptxOptions { fonts: PptxFonts::Arial }).unwrap());
}

/// The slides of the story, their map laid out before.
#[divan::bench(args = [13, 30, 100], sample_count = 10)]
fn deck(bencher: Bencher, objectives: usize) {
    let (project, measure) = (maps::project(objectives), Measure::new());
    Show::of(&project, LIGHT, &measure);
    bencher.bench_local(|| Show::of(black_box(&project), LIGHT, &measure).deck());
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

/// In its own size, or the largest that a page may have.
#[divan::bench(args = [13, 30, 100, 1_000], sample_count = 10)]
fn pdf(bencher: Bencher, objectives: usize) {
    let scene = scene_of(&maps::project(objectives));
    let side = scene.bounds.width().max(scene.bounds.height());
    let scale = (export::MAX_SIDE_PT / side).min(1.0) * 0.999;
    let options = PdfOptions { scale, background: Background::Solid };
    bencher.bench(|| export::pdf(black_box(&scene), &options).unwrap());
}

/// Of so many KPIs, each with a chart and a forecast.
#[divan::bench(args = [13, 200, 900], sample_count = 5, sample_size = 1)]
fn report(bencher: Bencher, kpis: usize) {
    let (project, measure) = (maps::project(kpis), Measure::new());
    bencher.bench_local(|| {
        let analysis = Analysis::of(&project, maps::TODAY);
        export::pdf_report(&project, &analysis, Lang::En, &measure, &mut |_| ControlFlow::Continue(())).unwrap()
    });
}

fn scene_of(project: &Arc<Project>) -> Scene {
    Derived::of(project, LIGHT, &Measure::new()).scene
}
