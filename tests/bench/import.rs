//! An import of 100,000 rows, as CSV and as a workbook: reading, taking in, and the frames of the window meanwhile.
//!
//! Each figure is the fastest of several runs; of the frames the slowest one of the fastest run is named.

#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a bench prints what it measures")]

mod maps;

use std::collections::BTreeMap;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use eframe::egui::{self, Pos2, RawInput, vec2};
use fourfold::app::{App, Environment, Settings};
use fourfold::command::{Command, ImportStep};
use fourfold::edit::{Document, Prepared};
use fourfold::import::{self, Choices, Progress};
use fourfold::lang::Lang;
use fourfold::model::{CountedIds, Interval, Kpi, KpiId, Period, Project};
use fourfold::store;
use rust_xlsxwriter::Workbook;

const KPIS: usize = 200;
const DAYS: i32 = 500;
const RUNS: usize = 5;

fn main() {
    let project = Arc::new(project());
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("daily.bsc.ron");
    std::fs::write(&file, store::write(&project)).unwrap();
    println!("{KPIS} KPIs x {DAYS} days = {} rows, fastest of {RUNS} runs", KPIS * DAYS as usize);
    for (name, bytes) in [("numbers.csv", csv(&project)), ("numbers.xlsx", xlsx(&project))] {
        println!("{name}: {:.1} MB", bytes.len() as f64 / 1e6);
        take_in(&project, &bytes);
        let data = folder.path().join(name);
        std::fs::write(&data, &bytes).unwrap();
        let runs = (0..RUNS).map(|_| Window::new(&file).import(&data));
        let best = runs.min_by_key(|run| run.slowest).unwrap();
        println!(
            "  in the window: {:.0} ms from choosing the file to the values on the map (goal 2,000 ms), {} frames; the \
             slowest one {:.1} ms, the one that takes the values in {:.1} ms",
            ms(best.whole),
            best.frames,
            ms(best.slowest),
            ms(best.taking_in)
        );
    }
}

fn ms(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1_000.0
}

fn timed<T>(run: impl FnOnce() -> T) -> (Duration, T) {
    let start = Instant::now();
    let result = black_box(run());
    (start.elapsed(), result)
}

/// A project whose KPIs have a value on each of the last hundred days; the import brings five hundred.
fn project() -> Project {
    let mut project = maps::daily_project(KPIS, 100);
    for (n, kpi) in project.kpis.values_mut().enumerate() {
        let kpi: &mut Kpi = Arc::make_mut(kpi);
        (kpi.name, kpi.interval) = (format!("Indicator {n}"), Interval::Day);
    }
    project
}

/// The rows: name, day, value.
fn rows(project: &Project) -> Vec<(String, String, f64)> {
    let first = Period { interval: Interval::Day, start: maps::TODAY }.shifted(1 - DAYS);
    let days = (0..DAYS).map(|day| first.shifted(day).start.to_string());
    let row = |(n, day): (usize, String)| {
        project.kpis.values().map(move |kpi| (kpi.name.clone(), day.clone(), 100.0 + n as f64 / 8.0))
    };
    days.enumerate().flat_map(row).collect()
}

fn csv(project: &Project) -> Vec<u8> {
    let lines = rows(project).into_iter().map(|(name, day, value)| format!("{name},{day},{value}\n"));
    format!("kpi,date,value\n{}", lines.collect::<String>()).into_bytes()
}

fn xlsx(project: &Project) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (column, title) in (0..).zip(["kpi", "date", "value"]) {
        sheet.write_string(0, column, title).unwrap();
    }
    for (n, (name, day, value)) in (1..).zip(rows(project)) {
        sheet.write_string(n, 0, name).unwrap();
        sheet.write_string(n, 1, day).unwrap();
        sheet.write_number(n, 2, value).unwrap();
    }
    book.save_to_buffer().unwrap()
}

/// The parts of an import one by one, without a window.
fn take_in(project: &Arc<Project>, bytes: &[u8]) {
    let mut best: BTreeMap<&str, Duration> = BTreeMap::new();
    let mut note = |what, took: Duration| {
        best.entry(what).and_modify(|best| *best = took.min(*best)).or_insert(took);
    };
    for _ in 0..RUNS {
        let progress = Progress::default();
        let (took, proposal) = timed(|| import::read(bytes, project, &Choices::default(), &progress).unwrap());
        note("1 reading", took);
        assert_eq!(proposal.counts.changes(), KPIS * DAYS as usize);
        let (took, prepared) = timed(|| {
            let change = import::edit(&proposal, project, Vec::<KpiId>::new()).unwrap();
            Prepared::new(change, project).unwrap()
        });
        note("2 working out", took);
        let mut document = Document::saved(project.clone());
        let (took, is_taken_in) = timed(|| document.apply_prepared(prepared));
        note("3 taking in", took);
        assert!(is_taken_in && document.undo_name().is_some());
        note("4 letting go of what was read", timed(|| drop(proposal)).0);
    }
    for (what, took) in best {
        println!("  {}: {:.1} ms", &what[2..], ms(took));
    }
}

/// The app without a window.
struct Window {
    ctx: egui::Context,
    app: App,
    time: f64,
}

/// What an import in the window took.
struct Run {
    whole: Duration,
    slowest: Duration,
    taking_in: Duration,
    frames: usize,
}

impl Window {
    fn new(file: &Path) -> Self {
        let ctx = egui::Context::default();
        let environment = Environment::still(maps::TODAY, Box::new(CountedIds::default()));
        let app = App::new(&ctx, environment, Settings { lang: Lang::En, ..Settings::of_locale() });
        let mut window = Self { ctx, app, time: 0.0 };
        window.app.ask(Command::OpenFile(file.to_path_buf()));
        while window.app.document().is_none() {
            window.frame();
            std::thread::sleep(Duration::from_millis(20));
        }
        for _ in 0..10 {
            window.frame();
        }
        window
    }

    /// Imports a file: asks to take the values in, over and over, until that has happened.
    fn import(&mut self, data: &Path) -> Run {
        self.app.ask(Command::Import(ImportStep::File(PathBuf::from(data))));
        let project = |window: &Self| window.app.document().unwrap().project().clone();
        let (start, before) = (Instant::now(), project(self));
        let (mut slowest, mut frames) = (Duration::ZERO, 0);
        loop {
            let took = self.frame();
            (slowest, frames) = (slowest.max(took), frames + 1);
            if !Arc::ptr_eq(&before, &project(self)) {
                let whole = start.elapsed();
                // What follows from the values shows in the next frames.
                let after = (0..5).map(|_| self.frame()).max().unwrap();
                return Run { whole, slowest: slowest.max(after), taking_in: took.max(after), frames };
            }
            self.app.ask(Command::Import(ImportStep::Finish));
            std::thread::sleep(Duration::from_millis(4));
        }
    }

    fn frame(&mut self) -> Duration {
        self.time += 1.0 / 60.0;
        let screen_rect = Some(egui::Rect::from_min_size(Pos2::ZERO, vec2(1440.0, 900.0)));
        let input = RawInput { screen_rect, time: Some(self.time), focused: true, ..RawInput::default() };
        let start = Instant::now();
        self.app.logic(&self.ctx);
        let app = &mut self.app;
        let mut output = self.ctx.run_ui(input, |ui| app.show(ui));
        let shapes = std::mem::take(&mut output.shapes);
        black_box(self.ctx.tessellate(shapes, output.pixels_per_point));
        let took = start.elapsed();
        output.textures_delta.clear();
        took
    }
}
