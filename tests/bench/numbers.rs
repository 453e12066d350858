//! Many values: 200 KPIs with one for each of 3,650 days, opened, looked at from other days, and drawn.
//!
//! Each figure is the fastest of several runs, so that other work on the machine does not count; of a sequence of
//! days the worst one is named too.

#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a bench prints what it measures")]

mod maps;

use std::hint::black_box;
use std::sync::Arc;
use std::time::{Duration, Instant};

use eframe::egui::{self, Event, Modifiers, PointerButton, Pos2, RawInput, pos2, vec2};
use fourfold::analysis::{Analysis, forecast};
use fourfold::app::{App, Environment, Settings};
use fourfold::command::{Action, Command};
use fourfold::edit::{Document, Edit, MeasurementEdit};
use fourfold::lang::Lang;
use fourfold::model::{CountedIds, Interval, Measurement, Period, Project, Series};
use fourfold::scene::{Derived, Outlook};
use fourfold::store;
use fourfold::text::Measure;
use fourfold::theme::Look;
use serde::Deserialize;
use serde::de::IgnoredAny;

const KPIS: usize = 200;
const DAYS: i32 = 3_650;
const RUNS: usize = 7;

fn main() {
    let project = Arc::new(maps::daily_project(KPIS, DAYS));
    println!("{KPIS} KPIs x {DAYS} daily values, fastest of {RUNS} runs");
    open(&project);
    look(&project);
    edit(&project);
    draw();
}

fn ms(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1_000.0
}

fn fastest<T>(mut run: impl FnMut() -> T) -> Duration {
    let once = |_| {
        let start = Instant::now();
        black_box(run());
        start.elapsed()
    };
    (0..RUNS).map(once).min().unwrap()
}

/// A file as plainly as serde can take it: texts as texts, days and ids unread.
#[derive(Deserialize)]
#[expect(dead_code, reason = "only parsing is measured")]
struct Bare {
    perspectives: IgnoredAny,
    objectives: IgnoredAny,
    links: IgnoredAny,
    kpis: IgnoredAny,
    measurements: Vec<BareMeasurement>,
}

#[derive(Deserialize)]
#[expect(dead_code, reason = "only parsing is measured")]
struct BareMeasurement {
    kpi: String,
    date: String,
    value: f64,
    #[serde(default)]
    note: String,
}

fn open(project: &Project) {
    let text = store::write(project);
    println!("file: {:.1} MB", text.len() as f64 / 1e6);
    let bare = fastest(|| ron::from_str::<Bare>(&text).unwrap());
    let ours = fastest(|| store::read(text.as_bytes()).unwrap());
    println!(
        "bare ron parse {:.0} ms, opening {:.0} ms: {:.2} x (goal 1.5 x)",
        ms(bare),
        ms(ours),
        ms(ours) / ms(bare)
    );
}

/// The days of a year, from the newest back.
fn days() -> Vec<jiff::civil::Date> {
    let today = Period { interval: Interval::Day, start: maps::TODAY };
    (0..365).map(|back| today.shifted(-back).start).collect()
}

fn look(project: &Arc<Project>) {
    let first = fastest(|| Analysis::of(project, maps::TODAY));
    println!("scores of a file just opened {:.1} ms", ms(first));
    let mut analysis = Analysis::of(project, maps::TODAY);
    let mut each: Vec<Duration> = vec![Duration::MAX; days().len()];
    for _ in 0..RUNS {
        for (day, fastest) in days().into_iter().zip(&mut each) {
            let start = Instant::now();
            analysis = black_box(analysis.then(project, day));
            *fastest = start.elapsed().min(*fastest);
        }
    }
    report("scores of another day", each, 16.0);
    let measure = Measure::new();
    let outlook = |day| Outlook::new(day, Look::Light, Lang::En);
    let mut derived = Derived::of(project, outlook(maps::TODAY), &measure);
    let mut each: Vec<Duration> = vec![Duration::MAX; 60];
    for _ in 0..3 {
        for (day, fastest) in days().into_iter().zip(&mut each) {
            let start = Instant::now();
            derived.update(project, outlook(day), &measure);
            *fastest = start.elapsed().min(*fastest);
        }
    }
    report("map and scores of another day", each, 16.0);
    let points = analysis.kpis.values().next().unwrap().points.clone();
    println!("one forecast {:.2} ms", ms(fastest(|| forecast(&points))));
}

fn edit(project: &Arc<Project>) {
    let mut document = Document::saved(project.clone());
    let kpi = *project.kpis.keys().next().unwrap();
    let analysis = Analysis::of(project, maps::TODAY);
    let mut value = 0.0;
    let edit = fastest(|| {
        value += 1.0;
        let period = Period { interval: Interval::Day, start: maps::TODAY };
        let measurement = Some(Measurement::of(value));
        document.apply(Edit::Measurement(MeasurementEdit { kpi, period, measurement })).unwrap();
    });
    let then = fastest(|| analysis.then(document.project(), maps::TODAY));
    println!("one value entered {:.1} ms, scores after it {:.2} ms", ms(edit), ms(then));
}

fn report(what: &str, mut each: Vec<Duration>, goal: f64) {
    each.sort_unstable();
    let (median, worst) = (ms(each[each.len() / 2]), ms(*each.last().unwrap()));
    println!("{what}: median {median:.2} ms, worst {worst:.2} ms (goal {goal} ms)");
}

/// The trends view with one chart over all time, beside the same with two values.
fn draw() {
    let whole = maps::daily_project(1, DAYS);
    let mut bare = whole.clone();
    for (id, series) in &whole.series {
        let (first, last) = (series.iter().next().unwrap(), series.iter().next_back().unwrap());
        let mut two = Series::default();
        two.insert(first.0, first.1.clone());
        two.insert(last.0, last.1.clone());
        bare.series.insert(*id, Arc::new(two));
    }
    let [full, two] = [whole, bare].map(|project| Window::new(&project).frame_of_all_time());
    println!(
        "a chart of {DAYS} values: {:.2} ms a frame (goal 1 ms); the view without it {:.2} ms",
        ms(full) - ms(two),
        ms(two)
    );
}

/// The app without a window.
struct Window {
    ctx: egui::Context,
    app: App,
    time: f64,
}

impl Window {
    fn new(project: &Project) -> Self {
        let ctx = egui::Context::default();
        ctx.enable_accesskit();
        let environment = Environment::still(maps::TODAY, Box::new(CountedIds::default()));
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("daily.bsc.ron");
        std::fs::write(&path, store::write(project)).unwrap();
        let app = App::new(&ctx, environment, Settings { lang: Lang::En, ..Settings::of_locale() });
        let mut window = Self { ctx, app, time: 0.0 };
        window.app.ask(Command::OpenFile(path));
        while window.app.document().is_none() {
            window.frame(Vec::new());
            std::thread::sleep(Duration::from_millis(20));
        }
        window.app.ask(Command::Act(Action::ShowTrends));
        for _ in 0..10 {
            window.frame(Vec::new());
        }
        window
    }

    /// Shows all time, and gives back what a frame of it costs.
    fn frame_of_all_time(&mut self) -> Duration {
        let label = Lang::En.trends_all_time().into_owned();
        let (_, output) = self.frame(vec![Event::PointerMoved(pos2(5.0, 5.0))]);
        let nodes = output.platform_output.accesskit_update.map(|update| update.nodes).unwrap_or_default();
        let node = nodes.iter().find(|(_, node)| node.label() == Some(label.as_str())).unwrap();
        let bounds = node.1.bounds().unwrap();
        let at = pos2(f64::midpoint(bounds.x0, bounds.x1) as f32, f64::midpoint(bounds.y0, bounds.y1) as f32);
        let button = |pressed| Event::PointerButton {
            pos: at,
            button: PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        };
        for event in [Event::PointerMoved(at), button(true), button(false), Event::PointerMoved(pos2(5.0, 5.0))] {
            self.frame(vec![event]);
        }
        let each: Vec<Duration> = (0..60).map(|_| self.frame(Vec::new()).0).collect();
        each.into_iter().min().unwrap()
    }

    fn frame(&mut self, events: Vec<Event>) -> (Duration, egui::FullOutput) {
        self.time += 1.0 / 60.0;
        let screen_rect = Some(egui::Rect::from_min_size(Pos2::ZERO, vec2(1440.0, 900.0)));
        let input = RawInput { screen_rect, time: Some(self.time), events, focused: true, ..RawInput::default() };
        let start = Instant::now();
        self.app.logic(&self.ctx);
        let app = &mut self.app;
        let mut output = self.ctx.run_ui(input, |ui| app.show(ui));
        let shapes = std::mem::take(&mut output.shapes);
        black_box(self.ctx.tessellate(shapes, output.pixels_per_point));
        let took = start.elapsed();
        output.textures_delta.clear();
        (took, output)
    }
}
