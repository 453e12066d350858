//! The cost of one frame before the renderer: the real app with the SaaS map, ui and tessellation, without a window.
//!
//! The same frames are run several times over and each counts with its fastest
//! run, so that other work on the machine does not count; the worst frame of a
//! sequence is still its slowest one.

#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a bench prints what it measures")]

mod maps;

use std::time::{Duration, Instant};

use eframe::egui::{
    self, Event, FullOutput, Key, Modifiers, MouseWheelSource, MouseWheelUnit, Pos2, RawInput, TouchPhase, Vec2, pos2,
    vec2,
};
use fourfold::app::{App, Environment, Settings};
use fourfold::command::{Action, Command};
use fourfold::lang::Lang;
use fourfold::library::TemplateKind;
use fourfold::model::{CountedIds, Project};
use fourfold::store;
use jiff::civil::date;

const WINDOW: Vec2 = vec2(1440.0, 900.0);
/// The largest screen that one pitches on.
const SCREEN: Vec2 = vec2(3840.0, 2160.0);
/// A point on the map.
const POINTER: Pos2 = pos2(700.0, 450.0);
const RUNS: usize = 9;
const FRAMES: usize = 60;

/// A sequence of frames: its name, what it may cost at most in milliseconds, and the input of each frame.
struct Sequence {
    name: &'static str,
    most_ms: f64,
    input: fn(usize) -> Vec<Event>,
}

const SEQUENCES: [Sequence; 4] = [
    Sequence { name: "at rest, repainted", most_ms: 1.0, input: |_| Vec::new() },
    Sequence { name: "pointer moving", most_ms: 1.0, input: |n| vec![Event::PointerMoved(path(n))] },
    Sequence { name: "panning", most_ms: 1.0, input: |n| vec![wheel(if n % 20 < 10 { 12.0 } else { -12.0 })] },
    Sequence {
        name: "zooming",
        most_ms: 3.0,
        input: |n| vec![Event::Zoom(if n % 60 < 30 { 1.03 } else { 1.0 / 1.03 })],
    },
];

/// Far more cards than anybody draws.
const LARGE: usize = 10_000;

/// A twentieth of what painting 10,000 objectives in full costs egui (182 ms).
const LARGE_SEQUENCES: [Sequence; 2] = [
    Sequence { name: "panning", most_ms: 9.0, input: |n| vec![wheel(if n % 20 < 10 { 12.0 } else { -12.0 })] },
    Sequence {
        name: "zooming",
        most_ms: 9.0,
        input: |n| vec![Event::Zoom(if n % 60 < 30 { 1.15 } else { 1.0 / 1.15 })],
    },
];

/// 500 KPIs by 120 months, at 60 frames a second: half of a frame is the window's own.
const SHEET_SEQUENCES: [Sequence; 3] = [
    Sequence { name: "at rest, repainted", most_ms: 8.0, input: |_| Vec::new() },
    Sequence { name: "scrolling", most_ms: 8.0, input: |n| vec![wheel(if n % 40 < 20 { -60.0 } else { 60.0 })] },
    Sequence { name: "typing", most_ms: 8.0, input: typed },
];

/// From step to step of a pitch, each glide to its end: half of a frame at 60 a second.
const PITCH_SEQUENCE: Sequence = Sequence {
    name: "gliding",
    most_ms: 8.0,
    input: |n| {
        if n.is_multiple_of(30) { vec![key(Key::ArrowRight, true), key(Key::ArrowRight, false)] } else { Vec::new() }
    },
};

fn key(key: Key, pressed: bool) -> Event {
    Event::Key { key, physical_key: None, pressed, repeat: false, modifiers: Modifiers::NONE }
}

/// A letter, then back.
fn typed(n: usize) -> Vec<Event> {
    let back = |pressed| key(Key::Backspace, pressed);
    if n.is_multiple_of(2) { vec![Event::Text("1".to_owned())] } else { vec![back(true), back(false)] }
}

/// Across the map, over cards and arrows.
fn path(n: usize) -> Pos2 {
    let t = n as f32 / FRAMES as f32;
    pos2(300.0 + 700.0 * t, 200.0 + 500.0 * (t * 9.0).sin().abs())
}

fn wheel(points: f32) -> Event {
    let delta = vec2(0.0, points);
    Event::MouseWheel {
        unit: MouseWheelUnit::Point,
        delta,
        phase: TouchPhase::Move,
        source: MouseWheelSource::Trackpad,
        modifiers: Modifiers::NONE,
    }
}

/// The app without a window.
struct Bench {
    ctx: egui::Context,
    app: App,
    time: f64,
    window: Vec2,
}

impl Bench {
    /// With the SaaS map open and settled.
    fn new() -> Self {
        let mut bench = Self::begin();
        bench.app.ask(Command::NewFrom(TemplateKind::Saas));
        bench.settle();
        bench
    }

    /// With a map of many objectives open: opened from a file, as large maps are.
    fn large(objectives: usize) -> Self {
        Self::of(&maps::project(objectives))
    }

    /// With a project opened from a file.
    fn of(project: &Project) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("large.bsc.ron");
        std::fs::write(&path, store::write(project)).unwrap();
        let mut bench = Self::begin();
        bench.app.ask(Command::OpenFile(path));
        while bench.app.document().is_none() {
            bench.frame(Vec::new());
            std::thread::sleep(Duration::from_millis(20));
        }
        bench.settle();
        bench
    }

    /// The sheet of values with 500 KPIs of 120 months.
    fn sheet() -> Self {
        let mut bench = Self::of(&maps::sheet_project());
        bench.app.ask(Command::Act(Action::ShowValues));
        bench.settle();
        bench
    }

    /// A pitch on a large screen, some steps in, with the keys no longer explained.
    fn pitch(mut self) -> Self {
        self.window = SCREEN;
        self.app.ask(Command::Act(Action::StartPitch));
        for n in 0..400 {
            self.frame((PITCH_SEQUENCE.input)(if n < 100 { n } else { 1 }));
        }
        self
    }

    /// A window without a project.
    fn begin() -> Self {
        let ctx = egui::Context::default();
        let environment = Environment::still(date(2026, 11, 20), Box::new(CountedIds::default()));
        let app = App::new(&ctx, environment, Settings { lang: Lang::En, ..Settings::of_locale() });
        Self { ctx, app, time: 0.0, window: WINDOW }
    }

    /// Frames until nothing more happens.
    fn settle(&mut self) {
        for _ in 0..20 {
            self.frame(vec![Event::PointerMoved(POINTER)]);
        }
        assert!(self.app.document().is_some(), "the map is open");
    }

    /// One frame: what the window does, but for the renderer. Returns its cost and its triangles.
    fn frame(&mut self, events: Vec<Event>) -> (Duration, usize) {
        self.time += 1.0 / 60.0;
        let screen_rect = Some(egui::Rect::from_min_size(Pos2::ZERO, self.window));
        let input = RawInput { screen_rect, time: Some(self.time), events, focused: true, ..RawInput::default() };
        let start = Instant::now();
        self.app.logic(&self.ctx);
        let app = &mut self.app;
        let FullOutput { shapes, mut textures_delta, pixels_per_point, .. } = self.ctx.run_ui(input, |ui| app.show(ui));
        let triangles = self.ctx.tessellate(shapes, pixels_per_point);
        let took = start.elapsed();
        textures_delta.clear();
        let count = |primitive: &egui::ClippedPrimitive| match &primitive.primitive {
            egui::epaint::Primitive::Mesh(mesh) => mesh.indices.len() / 3,
            egui::epaint::Primitive::Callback(_) => 0,
        };
        (took, triangles.iter().map(count).sum())
    }
}

fn main() {
    println!("13 cards, {} x {} points, {FRAMES} frames, fastest of {RUNS} runs each", WINDOW.x, WINDOW.y);
    println!("{:<20} {:>10} {:>10} {:>10} {:>10}", "frames", "median ms", "worst ms", "goal ms", "triangles");
    for sequence in &SEQUENCES {
        measure(sequence, RUNS, Bench::new);
    }
    println!("the sheet of 500 KPIs by 120 months, fastest of 3 runs each");
    for sequence in &SHEET_SEQUENCES {
        measure(sequence, 3, Bench::sheet);
    }
    println!("a pitch of 13 and of 200 cards, {} x {} points, fastest of 3 runs each", SCREEN.x, SCREEN.y);
    measure(&PITCH_SEQUENCE, 3, || Bench::new().pitch());
    measure(&PITCH_SEQUENCE, 3, || Bench::large(200).pitch());
    println!("{LARGE} cards, all of them in sight at first, fastest of 3 runs each");
    let mut bench = Bench::large(LARGE);
    for sequence in &LARGE_SEQUENCES {
        let mut fastest = [Duration::MAX; FRAMES];
        let mut most = 0;
        for _ in 0..3 {
            run(&mut bench, sequence, &mut fastest, &mut most);
        }
        report(sequence, fastest, most);
    }
}

fn measure(sequence: &Sequence, runs: usize, begin: impl Fn() -> Bench) {
    let mut fastest = [Duration::MAX; FRAMES];
    let mut most = 0;
    for _ in 0..runs {
        run(&mut begin(), sequence, &mut fastest, &mut most);
    }
    report(sequence, fastest, most);
}

fn run(bench: &mut Bench, sequence: &Sequence, fastest: &mut [Duration; FRAMES], most: &mut usize) {
    for (n, fastest) in fastest.iter_mut().enumerate() {
        let (took, triangles) = bench.frame((sequence.input)(n));
        *fastest = took.min(*fastest);
        *most = triangles.max(*most);
    }
}

fn report(sequence: &Sequence, mut fastest: [Duration; FRAMES], most: usize) {
    fastest.sort_unstable();
    let ms = |duration: Duration| duration.as_secs_f64() * 1_000.0;
    let (median, worst) = (ms(fastest[FRAMES / 2]), ms(fastest[FRAMES - 1]));
    println!("{:<20} {median:>10.2} {worst:>10.2} {:>10.1} {most:>10}", sequence.name, sequence.most_ms);
}
