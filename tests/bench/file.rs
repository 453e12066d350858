//! Reading and writing a project file of 10 MB, and of real sizes.

#![allow(clippy::unwrap_used, reason = "a bench that cannot go on fails")]

mod maps;

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use fourfold::edit::{Document, Edit, ObjectiveEdit, ObjectiveField};
use fourfold::store;

fn main() {
    let bytes = store::write(&maps::large_project()).len();
    assert!((9_500_000..10_500_000).contains(&bytes), "the large project has {bytes} bytes");
    divan::main();
}

#[divan::bench(sample_count = 10, sample_size = 1)]
fn write_10_mb(bencher: Bencher) {
    let project = maps::large_project();
    let bytes = store::write(&project).len();
    bencher.counter(BytesCount::new(bytes)).bench(|| store::write(black_box(&project)));
}

#[divan::bench(sample_count = 10, sample_size = 1)]
fn read_10_mb(bencher: Bencher) {
    let text = store::write(&maps::large_project());
    bencher.counter(BytesCount::of_str(&text)).bench(|| store::read(black_box(text.as_bytes())).unwrap());
}

/// What a save does before it touches the disk: write, read back, compare.
#[divan::bench(sample_count = 10, sample_size = 1)]
fn encode_10_mb(bencher: Bencher) {
    let project = maps::large_project();
    let bytes = store::write(&project).len();
    bencher.counter(BytesCount::new(bytes)).bench(|| store::encode(black_box(&project)).unwrap());
}

/// A name typed on a large map: copy, check, compare with what was saved.
#[divan::bench(sample_count = 20, sample_size = 1)]
fn edit_10_mb(bencher: Bencher) {
    let mut document = Document::saved(maps::large_project());
    let id = document.project().map.objectives().next().unwrap().id;
    let mut names = (0_u32..).map(|n| format!("Name {n}"));
    bencher.bench_local(|| {
        let name = ObjectiveField::Name(names.next().unwrap());
        document.apply(Edit::Objective(ObjectiveEdit::Set(id, name))).unwrap();
    });
}

#[divan::bench(args = maps::SIZES, sample_count = 20)]
fn write(bencher: Bencher, objectives: usize) {
    let project = maps::project(objectives);
    bencher.bench(|| store::write(black_box(&project)));
}

#[divan::bench(args = maps::SIZES, sample_count = 20)]
fn read(bencher: Bencher, objectives: usize) {
    let text = store::write(&maps::project(objectives));
    bencher.counter(BytesCount::of_str(&text)).bench(|| store::read(black_box(text.as_bytes())).unwrap());
}
