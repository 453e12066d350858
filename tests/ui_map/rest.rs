//! A window at rest costs nothing: no frame is asked for, not even for a text cursor.
//!
//! Without the harness, which switches animations and blinking off by itself.

use std::time::Duration;

use eframe::egui::{self, Event, Key, Modifiers, RawInput, ViewportId, pos2, vec2};
use fourfold::app::App;
use fourfold::command::{Action, Command};
use fourfold::lang::Lang;
use fourfold::library::TemplateKind;

use crate::support::window::{environment, settings};

struct Bare {
    ctx: egui::Context,
    app: App,
    time_secs: f64,
}

impl Bare {
    fn new() -> Self {
        let ctx = egui::Context::default();
        let app = App::new(&ctx, environment(), settings(Lang::En));
        Self { ctx, app, time_secs: 0.0 }
    }

    /// Paints one frame; gives back how long the window may rest then.
    fn frame(&mut self, events: Vec<Event>) -> Duration {
        self.time_secs += 1.0 / 60.0;
        let input = RawInput {
            screen_rect: Some(egui::Rect::from_min_size(pos2(0.0, 0.0), vec2(1440.0, 900.0))),
            time: Some(self.time_secs),
            focused: true,
            events,
            ..RawInput::default()
        };
        let app = &mut self.app;
        let mut output = self.ctx.run_ui(input, |ui| {
            let ctx = ui.ctx().clone();
            app.logic(&ctx);
            app.show(ui);
        });
        output.textures_delta.clear();
        output.viewport_output[&ViewportId::ROOT].repaint_delay
    }

    /// Paints frames until none is asked for; fails if that takes more than two seconds.
    #[track_caller]
    fn settle(&mut self, what: &str) {
        for _ in 0..120 {
            if self.frame(Vec::new()) == Duration::MAX {
                // And it stays so: nothing wakes it up again.
                assert_eq!(self.frame(Vec::new()), Duration::MAX, "{what}: woke up again");
                return;
            }
        }
        panic!("{what}: still painting; asked for by {:?}", self.ctx.repaint_causes());
    }

    fn press(&mut self, key: Key, modifiers: Modifiers) {
        for pressed in [true, false] {
            let event = Event::Key { key, physical_key: None, pressed, repeat: false, modifiers };
            self.frame(vec![Event::ModifiersChanged(modifiers), event]);
        }
        self.frame(vec![Event::ModifiersChanged(Modifiers::NONE)]);
    }
}

#[test]
fn the_window_rests_on_every_screen_and_in_every_view() {
    let mut bare = Bare::new();
    bare.settle("welcome");
    bare.app.ask(Command::NewFrom(TemplateKind::Saas));
    bare.settle("map");
    for action in [Action::ShowScorecard, Action::ShowTrends, Action::ShowMap, Action::LookDark] {
        bare.app.ask(Command::Act(action));
        bare.settle(&format!("{action:?}"));
    }
    bare.frame(vec![Event::PointerMoved(pos2(700.0, 450.0))]);
    bare.settle("pointer on the map");
}

#[test]
fn the_window_rests_while_a_text_field_has_the_focus() {
    let mut bare = Bare::new();
    bare.settle("welcome");
    bare.app.ask(Command::NewFrom(TemplateKind::Saas));
    bare.settle("map");
    bare.press(Key::ArrowUp, Modifiers::NONE);
    bare.press(Key::F2, Modifiers::NONE);
    assert!(bare.ctx.text_edit_focused());
    bare.settle("a name on the map");
    assert!(bare.ctx.text_edit_focused());
    bare.frame(vec![Event::Text("Sell".into())]);
    bare.settle("a name being typed");
    bare.press(Key::Escape, Modifiers::NONE);
    bare.press(Key::K, Modifiers::COMMAND);
    assert!(bare.ctx.text_edit_focused());
    bare.settle("the palette");
    bare.press(Key::Escape, Modifiers::NONE);
    bare.press(Key::O, Modifiers::COMMAND);
    assert!(bare.ctx.text_edit_focused());
    bare.settle("the path field");
}

#[test]
fn a_message_goes_by_itself_and_then_the_window_rests() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("map.bsc.ron");
    let mut bare = Bare::new();
    bare.app.ask(Command::NewFrom(TemplateKind::Empty));
    bare.settle("map");
    bare.app.ask(Command::SaveTo(path.clone()));
    let mut delay = Duration::MAX;
    for _ in 0..2000 {
        delay = bare.frame(Vec::new());
        if delay != Duration::MAX && path.exists() && delay > Duration::from_secs(1) {
            break;
        }
        std::thread::sleep(Duration::from_millis(2));
    }
    assert!(delay > Duration::from_secs(1) && delay < Duration::from_secs(5), "{delay:?}");
    bare.time_secs += 5.0;
    bare.settle("after the message");
}
