//! The scorecard, edited, grouped and filtered.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod support;

use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers, MouseWheelSource, MouseWheelUnit, TouchPhase, vec2};
use egui_kittest::kittest::Queryable as _;
use fourfold::command::{Action, Command};
use fourfold::edit::{Edit, KpiEdit, KpiField, StepName};
use fourfold::lang::Lang;
use fourfold::library::TemplateKind;
use fourfold::model::{FiscalYear, Interval, KpiId, Period, Target};
use fourfold::theme::Look;
use jiff::civil::date;
use support::window::Window;

fn window(lang: Lang) -> Window {
    // Wide enough for all columns.
    let mut window = Window::sized(lang, Look::Light, vec2(1800.0, 900.0));
    window.ask(Command::NewFrom(TemplateKind::Saas));
    window.ask(Command::Act(Action::ToggleInspector));
    window.ask(Command::Act(Action::ToggleOutline));
    window.ask(Command::Act(Action::ShowScorecard));
    window
}

fn kpi(window: &Window, name: &str) -> KpiId {
    window.project().kpis.values().find(|kpi| kpi.name == name).unwrap().id
}

fn october(window: &Window, name: &str) -> Option<f64> {
    let period = Period::containing(Interval::Month, date(2026, 10, 1), FiscalYear::default());
    window.project().series_of(kpi(window, name)).in_period(period).map(|measurement| measurement.value)
}

/// Double clicks the cell of a column and a KPI.
fn edit(window: &mut Window, column: &str, name: &str) {
    let cell = window.place(Role::GridCell, &Lang::En.score_cell(column, name));
    window.double_click_at(cell.center());
}

fn has_heading(window: &Window, text: &str) -> bool {
    window.harness.query_all_by_label(text).next().is_some()
}

#[test]
fn the_newest_value_is_corrected_where_it_stands() {
    let mut window = window(Lang::En);
    edit(&mut window, "Value", "MRR");
    window.type_text("49k");
    window.key(Key::Enter);
    assert_eq!(october(&window, "MRR"), Some(49_000.0));
    assert_eq!(window.steps()[0], Some(StepName::EnterValue));
}

/// The keyboard stays in the table after an entry: arrows move on, F2 and typing edit.
#[test]
fn the_table_is_walked_and_edited_by_keys() {
    let mut window = window(Lang::En);
    edit(&mut window, "Value", "MRR");
    window.type_text("49k");
    assert!(window.shows("read as $ 49,000"), "while one types");
    window.key(Key::Enter);
    assert_eq!(october(&window, "MRR"), Some(49_000.0));
    let has_keyboard = |window: &Window, column: &str, name: &str| {
        let cell = Lang::En.score_cell(column, name).into_owned();
        window.harness.get_by_role_and_label(Role::GridCell, &cell).is_focused()
    };
    assert!(has_keyboard(&window, "Value", "MRR"));
    window.key(Key::ArrowRight);
    assert!(has_keyboard(&window, "Target", "MRR"));
    window.key(Key::F2);
    window.type_text("61k");
    window.key(Key::Enter);
    assert_eq!(window.project().kpis[&kpi(&window, "MRR")].target, Some(Target::Value(61_000.0)));
    // Over the row of the objective, which has nothing to edit.
    window.key(Key::ArrowLeft);
    window.key(Key::ArrowDown);
    assert!(!has_keyboard(&window, "Value", "MRR"));
    window.key(Key::ArrowUp);
    assert!(has_keyboard(&window, "Value", "MRR"));
    window.type_text("5");
    window.type_text("0k");
    window.key(Key::Enter);
    assert_eq!(october(&window, "MRR"), Some(50_000.0), "typing takes the place of the value");
    window.key(Key::F2);
    window.type_text("7");
    window.key(Key::Escape);
    assert_eq!(october(&window, "MRR"), Some(50_000.0));
    assert!(has_keyboard(&window, "Value", "MRR"), "after Esc too");
}

/// A year put together from its months keeps them when its cell is only looked into.
#[test]
fn a_value_made_of_finer_ones_is_not_entered_by_leaving_it() {
    let mut window = window(Lang::En);
    let id = kpi(&window, "Burn rate");
    window.ask(Command::Edit(Edit::Kpi(KpiEdit::Set(id, KpiField::Interval(Interval::Year)))));
    let before = window.project();
    edit(&mut window, "Value", "Burn rate");
    assert!(window.harness.query_by_role_and_label(Role::TextInput, "Value for 2025").is_some());
    window.key(Key::Enter);
    assert!(window.project() == before);
}

#[test]
fn tab_goes_through_the_numbers_of_a_kpi_and_esc_leaves_them() {
    let mut window = window(Lang::En);
    let before = window.project();
    edit(&mut window, "Value", "NPS");
    window.key(Key::Tab);
    window.type_text("45");
    window.key(Key::Tab);
    window.type_text("35");
    window.harness.key_press_modifiers(Modifiers::SHIFT, Key::Tab);
    window.run();
    window.key(Key::Escape);
    let nps = window.project().kpis[&kpi(&window, "NPS")].clone();
    assert_eq!((nps.target, nps.minimum), (Some(Target::Value(45.0)), Some(35.0)));
    edit(&mut window, "Target", "NPS");
    window.type_text("99");
    window.key(Key::Escape);
    assert_eq!(window.project().kpis[&nps.id].target, Some(Target::Value(45.0)));
    assert_eq!(before.kpis[&nps.id].minimum, Some(30.0));
}

#[test]
fn what_contradicts_is_refused_with_the_reason_and_stays_in_its_cell() {
    let mut window = window(Lang::En);
    let before = window.project();
    edit(&mut window, "Target", "MRR");
    window.type_text("many");
    window.key(Key::Enter);
    assert!(window.says("“many” is not a number"));
    window.ctrl(Key::A);
    // Less than the minimum, with a baseline below: more and less would both be better.
    window.type_text("30000");
    window.key(Key::Enter);
    assert!(window.project() == before);
    window.key(Key::Escape);
    assert!(!window.says("“many” is not a number"));
}

#[test]
fn weight_and_owner_are_edited_too() {
    let mut window = window(Lang::En);
    edit(&mut window, "Weight", "Runway");
    window.type_text("3");
    window.key(Key::Tab);
    assert!(window.has_focus(Role::TextInput, &Lang::En.score_owner()), "owner next");
    window.type_text("Lan");
    window.key(Key::Enter);
    let runway = window.project().kpis[&kpi(&window, "Runway")].clone();
    assert_eq!((runway.weight, runway.owner.as_str()), (3.0, "Lan"));
}

#[test]
fn kpis_stand_under_themes_owners_and_stages_on_demand() {
    for (grouping, first, last) in [
        (Lang::En.score_by_theme(), "Acquisition", "Retention"),
        (Lang::En.score_by_owner(), "Data analyst", "Head of support"),
        (Lang::En.score_by_stage(), "Attract", "Financial stability"),
    ] {
        let mut window = window(Lang::En);
        assert!(!has_heading(&window, first));
        window.click_role(Role::ComboBox, &Lang::En.score_grouping());
        window.click_role(Role::ListBoxOption, &grouping);
        assert!(has_heading(&window, first) && window.shows(&Lang::En.score_fold(first)), "{grouping}");
        assert!(window.shows(&Lang::En.score_fold(last)), "{grouping}");
        window.click(&Lang::En.score_fold(first));
        assert!(window.shows(&Lang::En.score_unfold(first)));
    }
}

/// A popover, so that it stays while one reads, and for the keyboard too.
#[test]
fn every_score_says_why() {
    let mut window = window(Lang::En);
    assert!(!window.says(&Lang::En.why_status()));
    window.click_role(Role::Button, &Lang::En.why_score_of("MRR"));
    assert!(window.says(&Lang::En.why_fresh()) && window.says(&Lang::En.why_status()), "the KPI's rules");
    let shown = |window: &Window| window.harness.query_all_by_label_contains(&Lang::En.why_mean()).count();
    window.key(Key::Escape);
    assert_eq!(shown(&window), 0);
    for mean in ["Grow recurring revenue", "Financial"] {
        window.click_role(Role::Button, &Lang::En.why_score_of(mean));
        assert_eq!(shown(&window), 1, "{mean}");
        window.key(Key::Escape);
        assert_eq!(shown(&window), 0, "{mean}");
    }
}

/// In a low window the popover is as high as what it holds, and the Esc that closes it is meant for nothing else.
#[test]
fn a_popover_is_whole_and_takes_its_esc_along() {
    let mut window = Window::sized(Lang::En, Look::Light, vec2(1440.0, 640.0));
    window.ask(Command::NewFrom(TemplateKind::Saas));
    window.select("Grow recurring revenue");
    window.harness.get_all_by_label(&Lang::En.why_score()).next().unwrap().click();
    window.run();
    let weight = window.harness.get_all_by_label(&Lang::En.field_weight()).last().unwrap().rect();
    assert!(weight.height() < 20.0, "in one row: {weight:?}");
    window.key(Key::Escape);
    assert!(!window.says(&Lang::En.why_mean()), "closed");
    assert_eq!(window.selected(), ["Grow recurring revenue"], "and still selected");

    window.ask(Command::Act(Action::ShowScorecard));
    window.click_role(Role::Button, &Lang::En.why_score_of("MRR"));
    let limits = window.harness.get_all_by_label(&Lang::En.reason_limits()).last().unwrap().rect();
    assert!(limits.bottom() < 630.0, "{limits:?}");
}

#[test]
fn one_persons_kpis_are_left() {
    let mut window = window(Lang::En);
    let cells = |window: &Window| window.harness.query_all_by_role(Role::GridCell).count();
    let all = cells(&window);
    window.click_role(Role::ComboBox, &Lang::En.score_whose());
    window.click_role(Role::ListBoxOption, "Accountant");
    assert!(cells(&window) > 0 && cells(&window) < all);
    assert!(window.shows("Runway") && !has_heading(&window, &Lang::En.score_cell("Value", "NPS")));
    window.click_role(Role::ComboBox, &Lang::En.score_whose());
    window.click_role(Role::ListBoxOption, &Lang::En.score_everybody());
    assert_eq!(cells(&window), all);
}

#[test]
fn the_next_due_day_is_shown_and_sorts() {
    let mut window = window(Lang::En);
    assert!(window.shows("1 Dec 2026"));
    window.click(&Lang::En.score_sort_by(&Lang::En.score_due()));
    // The one that has no value yet has been due the longest.
    let first = window.harness.query_all_by_role(Role::GridCell).next();
    assert!(first.is_some());
    assert!(window.shows("1 Nov 2026"));
}

/// Far to the right one still sees what the numbers are of.
#[test]
fn names_stay_at_the_edge_while_the_columns_scroll() {
    let mut window = Window::sized(Lang::En, Look::Light, vec2(1024.0, 640.0));
    window.ask(Command::NewFrom(TemplateKind::Saas));
    window.ask(Command::Act(Action::ShowScorecard));
    let before = window.place(Role::Button, "MRR");
    let weight = Lang::En.score_sort_by(&Lang::En.score_weight());
    let head = window.place(Role::Button, &weight);
    window.harness.hover_at(before.center());
    window.harness.event(Event::MouseWheel {
        unit: MouseWheelUnit::Point,
        delta: vec2(-600.0, 0.0),
        phase: TouchPhase::Move,
        modifiers: Modifiers::NONE,
        source: MouseWheelSource::Trackpad,
    });
    window.run();
    assert!(window.place(Role::Button, &weight).center().x < head.center().x - 100.0, "nothing was scrolled");
    let after = window.place(Role::Button, "MRR");
    assert!((after.min - before.min).length() < 4.0, "{after:?} is not where {before:?} was");
    let count = |window: &Window| window.harness.query_all_by_label("MRR").count();
    let names = count(&window);
    window.click_role(Role::Button, "MRR");
    assert!(count(&window) > names, "the KPI is not open in the inspector");
}

/// Who one is, is asked once; from then on a click leaves one's own KPIs.
#[test]
fn mine_are_the_kpis_of_who_uses_the_app() {
    // High enough for all rows: those out of sight are not laid out.
    let mut window = Window::sized(Lang::En, Look::Light, vec2(1440.0, 1500.0));
    window.ask(Command::NewFrom(TemplateKind::Saas));
    window.ask(Command::Act(Action::ShowScorecard));
    let project = window.project();
    let owner = project.kpis.values().find(|kpi| kpi.name == "MRR").unwrap().owner.clone();
    let (all, mine) = (project.kpis.len(), |window: &Window| {
        let names: Vec<String> = window.project().kpis.values().map(|kpi| kpi.name.clone()).collect();
        names.iter().filter(|name| window.harness.query_all_by_role_and_label(Role::Button, name).count() > 0).count()
    });
    assert_eq!(mine(&window), all);
    window.click_role(Role::CheckBox, &Lang::En.score_who_am_i());
    window.click_role(Role::Button, &owner);
    let left = mine(&window);
    assert!(left > 0 && left < all, "{left} of {all}");
    let chip = Lang::En.score_only_mine(&owner).into_owned();
    window.rest();
    window.click_role(Role::CheckBox, &chip);
    assert_eq!(mine(&window), all);
    window.click_role(Role::CheckBox, &chip);
    assert_eq!(mine(&window), left);
}
