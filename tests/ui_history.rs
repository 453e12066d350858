//! The history played in the window: the day moves by itself, and everything with it.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod support;

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers, ViewportId};
use egui_kittest::kittest::{NodeT as _, Queryable as _, by};
use fourfold::command::{Action, Command};
use fourfold::export;
use fourfold::lang::Lang;
use fourfold::library::TemplateKind;
use jiff::civil::{Date, date};
use support::window::{TODAY, Window};

/// Frames for a little more than one day of the history.
const STEP_FRAMES: usize = 40;

fn playing(lang: Lang) -> Window {
    let mut window = Window::with(TemplateKind::Saas, lang);
    window.ask(Command::Act(Action::PlayHistory));
    window
}

fn wait_steps(window: &mut Window, steps: usize) {
    (0..steps).for_each(|_| window.harness.run_steps(STEP_FRAMES));
}

/// The days of the history, found as an export finds them.
fn days(window: &Window) -> Vec<Date> {
    export::days(&window.project(), TODAY)
}

/// Which of the days is shown large; nothing where the history is not played.
fn place(window: &Window) -> Option<usize> {
    let days = days(window).len();
    (1..=days).find(|at| {
        let en = Lang::En.history_place(*at, days);
        let vi = Lang::Vi.history_place(*at, days);
        window.shows(&en) || window.shows(&vi)
    })
}

/// What a screen reader says of all cards.
fn cards(window: &Window) -> Vec<String> {
    let names: Vec<String> = window.project().map.objectives().map(|o| format!(" {} · ", o.name)).collect();
    let label = |name: &String| {
        let found = window.harness.query_all(by().role(Role::Button).label_contains(name)).next();
        found.unwrap().accesskit_node().label().unwrap()
    };
    names.iter().map(label).collect()
}

#[test]
fn it_steps_from_the_first_values_to_today_and_the_cards_follow() {
    let mut window = Window::saas();
    let now = cards(&window);
    let days = days(&window);
    window.ask(Command::Act(Action::PlayHistory));
    assert_eq!(place(&window), Some(1));
    assert!(window.shows(&Lang::En.month(days[0])), "the month is there to read");
    let mut seen = vec![cards(&window)];
    assert_ne!(seen[0], now, "the cards say what was known then");
    for at in 2..days.len() {
        let mut frames = 0;
        while place(&window) == Some(at - 1) {
            window.harness.step();
            frames += 1;
        }
        assert_eq!(place(&window), Some(at));
        assert!(frames <= 40 && (at == 2 || frames >= 34), "0.6 s for each day, not {frames} frames");
        seen.push(cards(&window));
    }
    seen.dedup();
    assert!(seen.len() > 12, "{} different maps", seen.len());
    wait_steps(&mut window, 1);
    assert_eq!(place(&window), None, "at today it is over");
    assert_eq!(cards(&window), now);
    assert!(window.says(&format!("{} {}", Lang::En.as_of(), Lang::En.month(TODAY))));
    assert_eq!(window.steps(), [None, None], "nothing to undo");
}

#[test]
fn the_key_holds_it_and_goes_on() {
    let mut window = Window::saas();
    let key = |window: &mut Window| {
        window.harness.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::H);
        window.run();
    };
    key(&mut window);
    wait_steps(&mut window, 2);
    key(&mut window);
    let held = place(&window);
    wait_steps(&mut window, 3);
    assert_eq!(place(&window), held);
    assert!(held > Some(1));
    key(&mut window);
    wait_steps(&mut window, 1);
    assert_eq!(place(&window), held.map(|at| at + 1));
}

#[test]
fn esc_stops_on_the_day_from_before() {
    for before in [None, Some(date(2025, 6, 30))] {
        let mut window = Window::saas();
        window.ask(Command::LookAt(before));
        let cards_before = cards(&window);
        window.ask(Command::Act(Action::PlayHistory));
        let first = days(&window).iter().position(|day| Some(*day) == before).unwrap_or(0) + 1;
        assert_eq!(place(&window), Some(first), "it starts on the day that is looked at");
        wait_steps(&mut window, 3);
        assert_ne!(cards(&window), cards_before);
        window.key(Key::Escape);
        assert_eq!(place(&window), None);
        assert_eq!(cards(&window), cards_before);
        wait_steps(&mut window, 2);
        assert_eq!(cards(&window), cards_before, "and it does not go on");
    }
}

#[test]
fn buttons_hold_and_stop_it_in_both_languages() {
    for lang in [Lang::En, Lang::Vi] {
        let mut window = Window::with(TemplateKind::Saas, lang);
        window.click(&format!("{} {}", lang.as_of(), lang.month(TODAY)));
        window.click_role(Role::Button, &lang.act_play_history());
        wait_steps(&mut window, 2);
        let held = place(&window);
        assert_eq!(held, Some(3));
        // One in the choice of the day, one in the bar below.
        window.harness.get_all_by_role_and_label(Role::Button, &lang.act_pause_history()).next().unwrap().click();
        window.run();
        wait_steps(&mut window, 2);
        assert_eq!(place(&window), held);
        window.click_role(Role::Button, &lang.stop_history());
        assert_eq!(place(&window), None);
    }
}

#[test]
fn the_slider_takes_over() {
    let mut window = Window::saas();
    window.click(&format!("as of {}", Lang::En.month(TODAY)));
    window.click_role(Role::Button, "Play history");
    wait_steps(&mut window, 3);
    let slider = window.place(Role::Slider, "as of");
    window.click_at(slider.left_center() + eframe::egui::vec2(slider.width() * 0.8, 0.0), Modifiers::NONE);
    assert_eq!(place(&window), None);
    let there = cards(&window);
    wait_steps(&mut window, 2);
    assert_eq!(cards(&window), there);
    assert!(!window.says(&format!("as of {}", Lang::En.month(TODAY))), "the day of the slider stays");
}

#[test]
fn what_is_typed_or_asked_holds_it() {
    let mut window = playing(Lang::En);
    wait_steps(&mut window, 1);
    window.ask(Command::Act(Action::Palette));
    let held = place(&window);
    wait_steps(&mut window, 3);
    assert_eq!(place(&window), held);
    window.key(Key::Escape);
    assert_eq!(place(&window), held, "Esc closed the palette");
}

#[test]
fn another_project_does_not_play_on() {
    let mut window = playing(Lang::En);
    wait_steps(&mut window, 2);
    window.ask(Command::NewFrom(TemplateKind::Startup));
    assert_eq!(place(&window), None);
    assert!(window.says(&format!("as of {}", Lang::En.month(TODAY))));
}

#[test]
fn a_project_without_values_says_why_it_cannot() {
    for lang in [Lang::En, Lang::Vi] {
        let mut window = Window::with(TemplateKind::Empty, lang);
        window.click(&format!("{} {}", lang.as_of(), lang.month(TODAY)));
        let button = window.place(Role::Button, &lang.act_play_history());
        window.harness.hover_at(button.center());
        window.rest();
        window.rest();
        assert!(window.shows(&lang.no_history()));
        window.click_at(button.center(), Modifiers::NONE);
        window.ask(Command::Act(Action::PlayHistory));
        assert_eq!(place(&window), None);
        assert!(!window.shows(&lang.stop_history()));
    }
}

#[test]
fn at_rest_nothing_is_painted() {
    let mut window = playing(Lang::En);
    wait_steps(&mut window, 2);
    window.ask(Command::Act(Action::PlayHistory));
    window.rest();
    window.rest();
    let delay = |window: &Window| window.harness.output().viewport_output[&ViewportId::ROOT].repaint_delay;
    assert!(delay(&window) > std::time::Duration::from_mins(1), "held: {:?}", delay(&window));
    window.ask(Command::Act(Action::PlayHistory));
    assert!(delay(&window) < std::time::Duration::from_secs(1));
    window.ask(Command::StopHistory);
    window.rest();
    assert!(delay(&window) > std::time::Duration::from_mins(1), "over: {:?}", delay(&window));
}

/// KPIs of days and weeks change within a month.
#[test]
fn any_day_can_be_looked_at() {
    let mut window = Window::saas();
    let button = format!("{} {}", Lang::En.as_of(), Lang::En.month(TODAY));
    window.click_role(Role::Button, &button);
    window.focus(Role::TextInput, &Lang::En.as_of_day());
    window.ctrl(Key::A);
    window.type_text("2026-03-14");
    window.key(Key::Enter);
    assert!(window.says(&format!("{} {}", Lang::En.as_of(), Lang::En.date(date(2026, 3, 14)))));
}
