//! The review: values that are due, entered one after the other.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod support;

use eframe::egui::Key;
use eframe::egui::accesskit::Role;
use egui_kittest::kittest::Queryable as _;
use fourfold::command::{Action, Command};
use fourfold::edit::{Edit, MeasurementEdit, StepName};
use fourfold::lang::Lang;
use fourfold::library::TemplateKind;
use fourfold::model::{FiscalYear, Interval, Period};
use jiff::civil::date;
use support::window::Window;

/// October 2026, whose values are due in the November in which the tests live.
fn october() -> Period {
    Period::containing(Interval::Month, date(2026, 10, 1), FiscalYear::default())
}

/// The SaaS map without the October values of its first KPIs.
fn window(lang: Lang, due: usize) -> Window {
    let mut window = Window::with(TemplateKind::Saas, lang);
    let project = window.project();
    let filled = project.kpis_in_order().into_iter().filter(|kpi| !project.series_of(kpi.id).is_empty());
    for kpi in filled.take(due) {
        let edit = MeasurementEdit { kpi: kpi.id, period: october(), measurement: None };
        window.ask(Command::Edit(Edit::Measurement(edit)));
    }
    window.ask(Command::Act(Action::ShowReview));
    window
}

fn value(window: &Window, name: &str) -> Option<f64> {
    let project = window.project();
    let kpi = project.kpis.values().find(|kpi| kpi.name == name)?.id;
    project.series_of(kpi).in_period(october()).map(|measurement| measurement.value)
}

fn note(window: &Window, name: &str) -> String {
    let project = window.project();
    let kpi = project.kpis.values().find(|kpi| kpi.name == name).unwrap().id;
    project.series_of(kpi).in_period(october()).unwrap().note.clone()
}

#[test]
fn the_values_that_are_due_are_entered_with_the_keyboard_alone() {
    let mut window = window(Lang::En, 2);
    // Two without October, and the one that has no value at all.
    assert!(window.shows(&Lang::En.review_due(3)) && window.shows(&Lang::En.review_question("Oct 2026")));
    assert!(window.says("Chart of Runway: 13.5 mo"), "September");
    window.type_text("11");
    assert!(window.says("read as 11 mo") && window.says("at risk → off track"));
    assert!(window.says("Chart of Runway: 11.0 mo") || window.says("Chart of Runway: 11 mo"), "the chart follows");
    assert_eq!(value(&window, "Runway"), None, "but nothing is entered");
    window.key(Key::Enter);
    assert_eq!(value(&window, "Runway"), Some(11.0));
    assert_eq!(window.steps()[0], Some(StepName::EnterValue));
    assert!(window.shows(&Lang::En.review_done(1, 3)) && window.shows(&Lang::En.review_due(2)));
    window.type_text("31.5k");
    window.key(Key::Enter);
    assert_eq!(value(&window, "Burn rate"), Some(31_500.0));
    // Enter on an empty field goes on.
    window.key(Key::Enter);
    assert!(window.shows(&Lang::En.review_finished_title()));
    assert!(window.shows(&Lang::En.review_finished_text(2, 0, 1)));
    assert!(window.shows(&Lang::En.review_changes()) && window.says("Runway, at risk → off track"));
    assert!(!window.says("Burn rate, "), "its status is what it was");
}

#[test]
fn a_period_within_a_vietnamese_sentence_is_written_small() {
    let month = Lang::Vi.month(date(2026, 10, 1));
    assert_eq!(month, "Tháng 10/2026");
    assert_eq!(Lang::Vi.review_question(&month), "Giá trị của tháng 10/2026");
    assert_eq!(Lang::Vi.values_cell("MRR", &month), "MRR, tháng 10/2026");
    assert_eq!(Lang::Vi.path_target_of("T10/26"), "Mục tiêu của T10/26", "an abbreviation stays");
    assert_eq!(Lang::Vi.review_question("Quý III/2026"), "Giá trị của quý III/2026");
    assert_eq!(Lang::En.review_question("Oct 2026"), "Value for Oct 2026");
}

#[test]
fn what_is_no_number_stays_in_the_field_with_the_reason() {
    let mut window = window(Lang::Vi, 1);
    window.type_text("nhiều");
    window.key(Key::Enter);
    assert!(window.says("“nhiều”"));
    assert_eq!(value(&window, "Số tháng còn tiền"), None);
    window.ctrl(Key::A);
    window.type_text("14,5");
    window.key(Key::Enter);
    assert_eq!(value(&window, "Số tháng còn tiền"), Some(14.5));
}

#[test]
fn a_note_goes_with_the_value_and_one_can_go_back_and_correct_it() {
    let mut window = window(Lang::En, 1);
    window.type_text("13");
    window.focus(Role::TextInput, &Lang::En.review_note());
    window.type_text("one big refund");
    window.key(Key::Enter);
    assert_eq!((value(&window, "Runway"), note(&window, "Runway")), (Some(13.0), "one big refund".to_owned()));
    window.key(Key::PageUp);
    window.type_text("13.5");
    window.key(Key::Enter);
    assert_eq!((value(&window, "Runway"), note(&window, "Runway")), (Some(13.5), "one big refund".to_owned()));
    window.ask(Command::Act(Action::Undo));
    assert_eq!(value(&window, "Runway"), Some(13.0));
}

#[test]
fn an_initiative_is_added_on_the_spot() {
    let mut window = window(Lang::En, 1);
    let before = window.project().initiatives.len();
    window.click(&Lang::En.step_add_initiative());
    window.type_text("Ask the bank");
    window.key(Key::Enter);
    let project = window.project();
    assert_eq!(project.initiatives.len(), before + 1);
    let new = project.initiatives.values().find(|initiative| initiative.name == "Ask the bank").unwrap();
    assert_eq!(project.map.objective(new.objective).unwrap().name, "Reach financial stability");
}

#[test]
fn with_nothing_due_it_says_when_and_offers_all() {
    let mut window = Window::with(TemplateKind::Saas, Lang::En);
    let project = window.project();
    let empty = project.kpis.values().filter(|kpi| project.series_of(kpi.id).is_empty());
    for kpi in empty {
        let measurement = Some(fourfold::model::Measurement::of(1.0));
        let edit = MeasurementEdit { kpi: kpi.id, period: october(), measurement };
        window.ask(Command::Edit(Edit::Measurement(edit)));
    }
    window.ask(Command::Act(Action::ShowReview));
    assert!(window.says("values are due on 1 Dec 2026"));
    window.click(&Lang::En.review_go_through_all());
    assert!(window.shows(&Lang::En.review_all(window.project().kpis.len())));
    assert!(window.shows(&Lang::En.review_question("Nov 2026")));
    let entries = window.harness.query_all_by_role(Role::Button).count();
    assert!(entries > window.project().kpis.len());
}
