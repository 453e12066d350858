//! A hand without a plan on the whole window: clicks, drags, keys, texts, sizes and commands at random.
//!
//! Nothing may panic, and the project keeps every rule. The hand works in a process of its own with a home of its own,
//! since it saves where it likes. `FOURFOLD_MONKEY` says how many events, `FOURFOLD_MONKEY_SEED` where to begin.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::path::Path;
use std::process;

use eframe::egui::{
    self, Event, FullOutput, ImeEvent, Key, Modifiers, MouseWheelSource, MouseWheelUnit, PointerButton, Pos2, RawInput,
    TouchPhase, Vec2, pos2, vec2,
};
use fourfold::app::{App, Environment, Settings};
use fourfold::command::{Action, Command};
use fourfold::library::TemplateKind;
use fourfold::model::CountedIds;
use fourfold::store;
use jiff::civil::date;

/// Events of a run, unless told.
const EVENTS: usize = 2_000;

/// Says to the process that it is the one with the hand.
const IS_HAND: &str = "FOURFOLD_MONKEY_HOME";

fn number(name: &str, otherwise: usize) -> usize {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(otherwise)
}

#[test]
fn whatever_a_hand_does_the_program_stands() {
    let home = tempfile::tempdir().unwrap();
    let output = process::Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "the_hand", "--ignored", "--nocapture"])
        .env(IS_HAND, home.path())
        .env("HOME", home.path())
        .current_dir(home.path())
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success() && said.contains("events"), "{said}\n{}", String::from_utf8_lossy(&output.stderr));
    println!("{}", said.lines().find(|line| line.contains("events")).unwrap_or_default());
}

/// The process of the hand.
#[test]
#[ignore = "started by the test above, in a home of its own"]
fn the_hand() {
    let Some(home) = std::env::var_os(IS_HAND) else { return };
    let (events, seed) = (number("FOURFOLD_MONKEY", EVENTS), number("FOURFOLD_MONKEY_SEED", 1) as u64);
    let mut hand = Hand::new(Path::new(&home), seed);
    let mut checked = 0;
    while hand.events < events {
        hand.act();
        if hand.events - checked >= 100 {
            checked = hand.events;
            hand.check();
        }
    }
    println!("{} events in {} frames with seed {seed}", hand.events, hand.frames);
}

struct Hand {
    ctx: egui::Context,
    app: App,
    random: fastrand::Rng,
    window: Vec2,
    at: Pos2,
    time: f64,
    events: usize,
    frames: usize,
}

impl Hand {
    fn new(home: &Path, seed: u64) -> Self {
        let ctx = egui::Context::default();
        ctx.set_missing_glyph_policy(egui::MissingGlyphPolicy::Tofu);
        let environment = Environment {
            state_folder: Some(home.join("state")),
            now: jiff::Timestamp::now,
            ..Environment::still(date(2026, 11, 23), Box::new(CountedIds::default()))
        };
        let settings = Settings { recent: vec![home.join("map.bsc.ron")], ..Settings::of_locale() };
        let app = App::new(&ctx, environment, settings);
        let random = fastrand::Rng::with_seed(seed);
        let window = vec2(1440.0, 900.0);
        Self { ctx, app, random, window, at: pos2(700.0, 450.0), time: 0.0, events: 0, frames: 0 }
    }

    fn frame(&mut self, events: Vec<Event>) {
        self.events += events.len();
        self.frames += 1;
        self.time += if self.random.u8(..20) == 0 { 1.5 } else { 1.0 / 60.0 };
        let screen_rect = Some(egui::Rect::from_min_size(Pos2::ZERO, self.window));
        let focused = self.random.u8(..100) != 0;
        let input = RawInput { screen_rect, time: Some(self.time), events, focused, ..RawInput::default() };
        self.app.logic(&self.ctx);
        let app = &mut self.app;
        let FullOutput { mut textures_delta, .. } = self.ctx.run_ui(input, |ui| app.show(ui));
        textures_delta.clear();
    }

    fn check(&mut self) {
        if let Some(document) = self.app.document() {
            let problems = document.project().check();
            assert!(problems.is_empty(), "after {} events: {problems:?}", self.events);
            if self.random.u8(..20) == 0 {
                store::encode(document.project()).unwrap();
            }
        } else {
            self.app.ask(Command::NewFrom(TemplateKind::Saas));
        }
    }

    /// One thing that a hand does, over a few frames.
    fn act(&mut self) {
        match self.random.u8(..20) {
            0..6 => self.click(1),
            6 => self.click(2),
            7..9 => self.drag(),
            9..13 => self.keys(),
            13..15 => self.write(),
            15 => self.compose(),
            16 => self.turn_wheel(),
            17 => self.paste(),
            18 => self.resize(),
            _ => self.command(),
        }
    }

    fn somewhere(&mut self) -> Pos2 {
        // Mostly inside the window, sometimes beside it.
        let part = |random: &mut fastrand::Rng| random.f32() * 1.04 - 0.02;
        pos2(part(&mut self.random) * self.window.x, part(&mut self.random) * self.window.y)
    }

    fn modifiers(&mut self) -> Modifiers {
        match self.random.u8(..8) {
            0 => Modifiers::SHIFT,
            1 => Modifiers::COMMAND,
            2 => Modifiers::ALT,
            3 => Modifiers::COMMAND | Modifiers::SHIFT,
            _ => Modifiers::NONE,
        }
    }

    fn button(&mut self) -> PointerButton {
        if self.random.u8(..8) == 0 { PointerButton::Secondary } else { PointerButton::Primary }
    }

    fn click(&mut self, times: usize) {
        self.at = self.somewhere();
        let (pos, button, modifiers) = (self.at, self.button(), self.modifiers());
        self.frame(vec![Event::PointerMoved(pos)]);
        for _ in 0..times {
            for pressed in [true, false] {
                self.frame(vec![Event::PointerButton { pos, button, pressed, modifiers }]);
            }
        }
    }

    fn drag(&mut self) {
        let (from, to, button, modifiers) = (self.somewhere(), self.somewhere(), self.button(), self.modifiers());
        self.frame(vec![
            Event::PointerMoved(from),
            Event::PointerButton { pos: from, button, pressed: true, modifiers },
        ]);
        let steps = self.random.usize(1..6);
        for step in 1..=steps {
            self.frame(vec![Event::PointerMoved(from.lerp(to, step as f32 / steps as f32))]);
        }
        match self.random.u8(..10) {
            // In the middle of a drag the pointer leaves, or a key is hit.
            0 => self.frame(vec![Event::PointerGone]),
            1 => self.key(Key::Escape, Modifiers::NONE),
            _ => {}
        }
        self.frame(vec![Event::PointerButton { pos: to, button, pressed: false, modifiers }]);
        self.at = to;
    }

    fn key(&mut self, key: Key, modifiers: Modifiers) {
        let event = |pressed| Event::Key { key, physical_key: None, pressed, repeat: false, modifiers };
        self.frame(vec![event(true), event(false)]);
    }

    fn keys(&mut self) {
        for _ in 0..self.random.usize(1..5) {
            let shortcuts: Vec<_> =
                Action::ALL.iter().filter(|a| **a != Action::Quit).filter_map(|a| a.shortcut()).collect();
            let plain = [
                Key::Enter,
                Key::Escape,
                Key::Tab,
                Key::Space,
                Key::Backspace,
                Key::Delete,
                Key::ArrowUp,
                Key::ArrowDown,
                Key::ArrowLeft,
                Key::ArrowRight,
                Key::Home,
                Key::End,
                Key::PageUp,
                Key::PageDown,
                Key::F2,
            ];
            if self.random.bool() {
                let shortcut = shortcuts[self.random.usize(..shortcuts.len())];
                self.key(shortcut.logical_key, shortcut.modifiers);
            } else {
                let (key, modifiers) = (plain[self.random.usize(..plain.len())], self.modifiers());
                self.key(key, modifiers);
            }
        }
    }

    fn text(&mut self) -> String {
        let texts = [
            "Grow",
            "tăng doanh thu",
            "12k",
            "1,2 tỷ",
            "48.300",
            "3,9 %",
            "-1e400",
            "NaN",
            "2026-02-30",
            "31/12/2025",
            "",
            " ",
            "=1+1",
            "{MRR} / {CAC}",
            "]]>",
            "<script>",
            "a\u{0}b\u{7}c",
            "\u{202e}abc",
            "🦀🎯",
            "한국어",
            "e\u{323}\u{302}",
            "\n\n",
            "0",
            "999999999999999999999",
            "%",
            "₫",
        ];
        match self.random.u8(..20) {
            0 => "rất dài ".repeat(self.random.usize(1..400)),
            1 => (0..self.random.usize(..12)).filter_map(|_| char::from_u32(self.random.u32(..0x1_1000))).collect(),
            _ => texts[self.random.usize(..texts.len())].to_owned(),
        }
    }

    fn write(&mut self) {
        let text = self.text();
        if self.random.bool() {
            self.frame(vec![Event::Text(text)]);
        } else {
            for letter in text.chars().take(24) {
                self.frame(vec![Event::Text(letter.to_string())]);
            }
        }
        if self.random.bool() {
            let key = if self.random.bool() { Key::Enter } else { Key::Tab };
            self.key(key, Modifiers::NONE);
        }
    }

    /// As an input method writes Vietnamese.
    fn compose(&mut self) {
        let mut events = Vec::new();
        for text in ["d", "đ", "đư", "đươ", "được"] {
            events.push(Event::Ime(ImeEvent::Preedit { text: text.to_owned(), active_range_chars: None }));
        }
        if self.random.bool() {
            events.push(Event::Ime(ImeEvent::Commit("được".to_owned())));
        }
        if self.random.bool() {
            self.frame(events);
        } else {
            for event in events {
                self.frame(vec![event]);
            }
        }
    }

    fn turn_wheel(&mut self) {
        let delta = vec2(self.random.f32() - 0.5, self.random.f32() - 0.5) * 400.0;
        let (unit, phase, modifiers) = (MouseWheelUnit::Point, TouchPhase::Move, self.modifiers());
        let at = self.somewhere();
        let mut events = vec![
            Event::PointerMoved(at),
            Event::MouseWheel { source: MouseWheelSource::Wheel, unit, delta, phase, modifiers },
        ];
        if self.random.bool() {
            events.push(Event::Zoom(0.2 + self.random.f32() * 4.0));
        }
        self.frame(events);
    }

    fn paste(&mut self) {
        let text = if self.random.bool() { "1\t2\t3\n4,5\tx\t\n".to_owned() } else { self.text() };
        let event = match self.random.u8(..4) {
            0 => Event::Copy,
            1 => Event::Cut,
            _ => Event::Paste(text),
        };
        self.frame(vec![event]);
    }

    fn resize(&mut self) {
        self.window = vec2(self.random.f32() * 2000.0 + 200.0, self.random.f32() * 1200.0 + 150.0);
        self.frame(vec![Event::PointerMoved(self.at)]);
    }

    fn command(&mut self) {
        let actions: Vec<Action> = Action::ALL.into_iter().filter(|action| *action != Action::Quit).collect();
        let command = match self.random.u8(..12) {
            0 => Command::NewFrom(TemplateKind::ALL[self.random.usize(..TemplateKind::ALL.len())]),
            1 => Command::LookAt(date(2020, 1, 1).checked_add(jiff::Span::new().days(self.random.i64(0..4000))).ok()),
            _ => Command::Act(actions[self.random.usize(..actions.len())]),
        };
        self.app.ask(command);
        self.frame(vec![Event::PointerMoved(self.at)]);
    }
}
