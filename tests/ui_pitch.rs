//! The pitch, by keyboard, mouse and a presenter's remote.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod support;

use eframe::egui::{Key, Modifiers, PointerButton, Pos2, pos2, vec2};
use fourfold::command::{Action, Command};
use fourfold::lang::Lang;
use fourfold::library::TemplateKind;
use fourfold::theme::Look;
use support::window::Window;

/// Enough frames for a glide.
fn rest(window: &mut Window) {
    window.rest();
    window.run();
}

fn pitching(lang: Lang) -> Window {
    let mut window = Window::with(TemplateKind::Saas, lang);
    window.ask(Command::Act(Action::ShowTrends));
    press(&mut window, Key::F5);
    window
}

fn press(window: &mut Window, key: Key) {
    window.harness.key_press(key);
    rest(window);
}

/// The number of the step that is shown, as a screen reader hears it; `None` outside of a pitch.
fn step(window: &Window) -> Option<usize> {
    let says = |at: &str, count: usize| window.says(&format!("{at} of {count} — "));
    let is_at = |at: &usize| (1..20).any(|count| says(&at.to_string(), count) && !says(&format!("1{at}"), count));
    (1..20).find(is_at)
}

#[test]
fn f5_starts_keys_walk_and_esc_returns_to_where_one_was() {
    let mut window = pitching(Lang::En);
    assert_eq!(step(&window), Some(1));
    for (keys, at) in [
        (vec![Key::ArrowRight, Key::Space, Key::PageDown], 4),
        (vec![Key::ArrowLeft, Key::PageUp], 2),
        (vec![Key::End, Key::ArrowDown], 11),
        (vec![Key::Home], 1),
    ] {
        for key in keys {
            press(&mut window, key);
        }
        assert_eq!(step(&window), Some(at));
    }
    press(&mut window, Key::Escape);
    assert_eq!(step(&window), None);
    assert!(window.says("12 months"), "the view before is back");
}

#[test]
fn the_keyboard_goes_back_to_what_had_it() {
    let mut window = Window::with(TemplateKind::Saas, Lang::En);
    window.ask(Command::Act(Action::ShowValues));
    let focused = |window: &Window| window.harness.ctx.memory(eframe::egui::Memory::focused);
    for _ in 0..3 {
        press(&mut window, Key::Tab);
    }
    let before = focused(&window);
    assert!(before.is_some());
    press(&mut window, Key::F5);
    assert_eq!((step(&window), focused(&window)), (Some(1), None));
    press(&mut window, Key::Escape);
    assert_eq!((step(&window), focused(&window)), (None, before));
}

#[test]
fn a_number_and_enter_jump() {
    let mut window = pitching(Lang::En);
    window.type_text("7");
    press(&mut window, Key::Enter);
    assert_eq!(step(&window), Some(7));
    window.type_text("99");
    press(&mut window, Key::Enter);
    assert_eq!(step(&window), Some(7), "there is no such step");
    window.type_text("1");
    press(&mut window, Key::Escape);
    assert_eq!(step(&window), Some(7), "Esc takes the number back first");
    press(&mut window, Key::Escape);
    assert_eq!(step(&window), None);
}

#[test]
fn a_pitch_goes_on_where_the_last_one_ended() {
    let mut window = pitching(Lang::En);
    for _ in 0..3 {
        press(&mut window, Key::ArrowRight);
    }
    press(&mut window, Key::Escape);
    window.harness.key_press_modifiers(Modifiers::SHIFT, Key::F5);
    rest(&mut window);
    assert_eq!(step(&window), Some(4));
}

#[test]
fn the_mouse_goes_on_and_back_and_draws_only_with_the_marker() {
    let mut window = pitching(Lang::En);
    let click = |window: &mut Window, button: PointerButton| {
        let at: Pos2 = pos2(700.0, 400.0);
        window.harness.hover_at(at);
        for pressed in [true, false] {
            window.harness.event(eframe::egui::Event::PointerButton {
                pos: at,
                button,
                pressed,
                modifiers: Modifiers::NONE,
            });
        }
        rest(window);
    };
    click(&mut window, PointerButton::Primary);
    assert_eq!(step(&window), Some(2));
    click(&mut window, PointerButton::Secondary);
    assert_eq!(step(&window), Some(1));
    press(&mut window, Key::M);
    click(&mut window, PointerButton::Primary);
    assert_eq!(step(&window), Some(1), "the marker does not go on");
}

#[test]
fn from_a_blank_screen_the_same_step_comes_back() {
    let mut window = pitching(Lang::En);
    press(&mut window, Key::ArrowRight);
    for blank in [Key::B, Key::W] {
        press(&mut window, blank);
        press(&mut window, Key::ArrowRight);
        assert_eq!(step(&window), Some(2));
    }
}

#[test]
fn hidden_numbers_are_not_spoken_either() {
    let mut window = pitching(Lang::En);
    press(&mut window, Key::End);
    press(&mut window, Key::ArrowLeft);
    assert!(window.says("7 of 16 KPIs"));
    press(&mut window, Key::H);
    assert!(!window.says("7 of 16 KPIs") && !window.says("40,500"));
    assert_eq!(step(&window), Some(10), "the same step, without its numbers");
    press(&mut window, Key::H);
    assert!(step(&window) == Some(10) && window.says("7 of 16 KPIs"));
    press(&mut window, Key::Home);
    assert_eq!(step(&window), Some(1));
}

#[test]
fn the_presenter_sees_notes_times_and_what_comes_next() {
    let mut window = pitching(Lang::Vi);
    press(&mut window, Key::S);
    for text in [Lang::Vi.presenter_now(), Lang::Vi.presenter_next(), Lang::Vi.presenter_no_notes()] {
        assert!(window.shows(&text), "{text}");
    }
    assert!(window.says("10:30"));
    press(&mut window, Key::End);
    press(&mut window, Key::S);
    assert!(!window.shows(&Lang::Vi.presenter_now()));
}

#[test]
fn the_presenter_sees_that_the_screen_is_blank_and_where_a_number_leads() {
    for lang in Lang::ALL {
        let mut window = pitching(lang);
        press(&mut window, Key::S);
        assert!(window.says(&lang.presenter_now()) && !window.says(&lang.presenter_black()));
        press(&mut window, Key::B);
        assert!(window.says(&lang.presenter_black()));
        press(&mut window, Key::W);
        assert!(window.says(&lang.presenter_white()));
        press(&mut window, Key::W);
        window.type_text("4");
        rest(&mut window);
        assert!(window.says(&lang.presenter_jump()) && !window.says(&lang.presenter_white()));
    }
}

#[test]
fn a_pitch_fits_every_window() {
    for size in [vec2(1024.0, 640.0), vec2(1920.0, 1080.0), vec2(700.0, 900.0)] {
        let mut window = Window::sized(Lang::En, Look::Dark, size);
        window.ask(Command::NewFrom(TemplateKind::Startup));
        press(&mut window, Key::F5);
        for _ in 0..12 {
            press(&mut window, Key::ArrowRight);
        }
        assert_eq!(step(&window), Some(11));
    }
}
