//! The inspector by accessible name: what a person does to the fields of a strategy, and what becomes of it.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

#[path = "ui_inspector/desk.rs"]
mod desk;
#[path = "ui_inspector/formula.rs"]
mod formula;
mod support;

use desk::Desk;
use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers};
use fourfold::analysis::parse_value;
use fourfold::command::{Command, Selection};
use fourfold::lang::Lang;
use fourfold::model::{Hue, Nature, Target, Unit};
use fourfold::theme::Look;

#[test]
fn an_objective_is_renamed_as_one_step() {
    let mut desk = Desk::new(Lang::En, Look::Light);
    let id = desk.select_objective(4);
    desk.type_into(Role::TextInput, "Name", "Win back lost shops");
    assert_eq!(desk.project().map.objective(id).unwrap().name, "Win back lost shops");
    desk.act(|work| {
        work.document.undo().unwrap();
    });
    assert_ne!(desk.project().map.objective(id).unwrap().name, "Win back lost shops");
    assert_eq!(desk.value_of(Role::TextInput, "Name"), "Win back lost shops", "a field keeps its text while one types");
}

#[test]
fn escape_brings_the_old_name_back() {
    let mut desk = Desk::new(Lang::En, Look::Light);
    let id = desk.select_objective(0);
    let before = desk.project().map.objective(id).unwrap().name.clone();
    desk.focus(Role::TextInput, "Name");
    desk.text("zzz");
    assert_ne!(desk.project().map.objective(id).unwrap().name, before);
    desk.key(Key::Escape);
    assert_eq!(desk.project().map.objective(id).unwrap().name, before);
}

#[test]
fn a_target_is_typed_as_people_write_numbers() {
    let mut desk = Desk::new(Lang::En, Look::Light);
    let kpi = desk.open_kpi(|kpi| kpi.target == Some(Target::Value(50_000.0)) || matches!(kpi.unit, Unit::Currency(_)));
    desk.type_into(Role::TextInput, "Target", "90k");
    desk.key(Key::Enter);
    assert_eq!(desk.project().kpis[&kpi].target, Some(Target::Value(90_000.0)));
    desk.type_into(Role::TextInput, "Target", "90k–95k");
    desk.key(Key::Enter);
    assert_eq!(desk.project().kpis[&kpi].target, Some(Target::Range(90_000.0, 95_000.0)));
}

#[test]
fn a_refused_number_stays_with_its_reason_and_the_project_keeps_the_old_one() {
    let mut desk = Desk::new(Lang::En, Look::Light);
    let kpi = desk.open_kpi(|kpi| kpi.minimum.is_some() && matches!(kpi.target, Some(Target::Value(_))));
    let before = desk.project().kpis[&kpi].clone();
    desk.type_into(Role::TextInput, "Target", "many");
    desk.key(Key::Enter);
    assert!(desk.says("“many” is not a number"), "{}", desk.all_texts());
    assert_eq!(desk.value_of(Role::TextInput, "Target"), "many");
    assert_eq!(*desk.project().kpis[&kpi], *before);

    desk.focus(Role::TextInput, "Target");
    desk.key(Key::Escape);
    assert!(!desk.says("“many” is not a number"));

    // A number that contradicts another one is refused at its field too, before it is asked of the project.
    let Some(Target::Value(target)) = before.target else { unreachable!() };
    desk.type_into(Role::TextInput, "Minimum", &target.to_string());
    desk.key(Key::Enter);
    assert!(desk.says("Minimum and target are equal"), "{}", desk.all_texts());
    assert_eq!(desk.project().kpis[&kpi].minimum, before.minimum);
    assert!(desk.work().refused.is_empty());
}

#[test]
fn numbers_that_only_agree_with_each_other_are_entered_together() {
    let mut desk = Desk::new(Lang::En, Look::Light);
    let kpi = desk.open_kpi(|kpi| kpi.baseline.is_some() && kpi.minimum.is_some() && kpi.target.is_some());
    // Turned round twice, from whichever direction it has: each single number contradicts what is there.
    for (baseline, minimum, target) in [("900k", "800k", "700k"), ("100", "200", "300")] {
        for (name, text) in [("Baseline", baseline), ("Minimum", minimum), ("Target", target)] {
            desk.type_into(Role::TextInput, name, text);
            desk.key(Key::Enter);
        }
        let read = |text| parse_value(Lang::En, Unit::Number, text).ok();
        let entered = desk.project().kpis[&kpi].clone();
        assert_eq!([entered.baseline, entered.minimum], [read(baseline), read(minimum)], "{}", desk.all_texts());
        assert_eq!(entered.target, read(target).map(Target::Value));
        assert!(!desk.says("contradict"), "{}", desk.all_texts());
    }
    assert!(desk.work().refused.is_empty());
}

/// As people type them: before it is entered a number says how it is read.
#[test]
fn a_number_says_how_it_is_read_while_it_is_typed() {
    let cases = [
        (Lang::En, "Target", [("12k", "read as $ 12,000"), ("1.2b", "read as $ 1,200,000,000")]),
        (Lang::Vi, "Mục tiêu cần đạt", [("1,2 tỷ", "hiểu là 1.200.000.000 $"), ("48.300", "hiểu là 48.300 $")]),
    ];
    for (lang, field, texts) in cases {
        let mut desk = Desk::new(lang, Look::Light);
        desk.open_kpi(|kpi| matches!(kpi.unit, Unit::Currency(_)) && kpi.target.is_some());
        for (text, read_as) in texts {
            desk.type_into(Role::TextInput, field, text);
            assert!(desk.says(read_as), "{text}: {}", desk.all_texts());
            desk.key(Key::Escape);
            assert!(!desk.says(read_as));
        }
        desk.type_into(Role::TextInput, field, "?");
        assert!(!desk.says("read as") && !desk.says("hiểu là"));
    }
}

#[test]
fn vietnamese_numbers_follow_vietnamese_rules() {
    let mut desk = Desk::new(Lang::Vi, Look::Light);
    let kpi = desk.open_kpi(|kpi| matches!(kpi.unit, Unit::Percent) && kpi.minimum.is_some());
    let minimum = desk.project().kpis[&kpi].minimum.unwrap();
    let goal = if fourfold::analysis::direction(&desk.project().kpis[&kpi])
        == Some(fourfold::analysis::Direction::LessIsBetter)
    {
        minimum - 0.25
    } else {
        minimum + 0.25
    };
    desk.type_into(Role::TextInput, "Mục tiêu cần đạt", &Lang::Vi.number_input(goal));
    desk.key(Key::Enter);
    assert_eq!(desk.project().kpis[&kpi].target, Some(Target::Value(goal)), "{}", desk.all_texts());
}

#[test]
fn five_values_are_entered_with_the_keyboard_alone() {
    let mut desk = Desk::new(Lang::En, Look::Light);
    let kpi = desk.open_kpi(|_| true);
    desk.click(Role::RadioButton, "Values");
    let mut period = desk.period_before(kpi, 5);
    let cell = desk.value_name(period);
    desk.click(Role::GridCell, &cell);
    for value in ["11", "12.5", "13k", "14", "15"] {
        desk.text(value);
        desk.key(Key::Enter);
    }
    for value in [11.0, 12.5, 13_000.0, 14.0, 15.0] {
        assert_eq!(desk.project().series_of(kpi).in_period(period).unwrap().value, value);
        period = period.next();
    }
}

#[test]
fn the_grid_refuses_words_and_goes_back_on_escape() {
    let mut desk = Desk::new(Lang::En, Look::Light);
    let kpi = desk.open_kpi(|_| true);
    desk.click(Role::RadioButton, "Values");
    let period = desk.period_before(kpi, 3);
    let before = desk.project().series_of(kpi).in_period(period).cloned();
    let cell = desk.value_name(period);
    desk.click(Role::GridCell, &cell);
    desk.text("12 apples");
    desk.key(Key::Enter);
    assert!(desk.says("“12 apples” is not a number"), "{}", desk.all_texts());
    assert_eq!(desk.value_of(Role::TextInput, &desk.value_name(period)), "12 apples");
    assert_eq!(desk.project().series_of(kpi).in_period(period).cloned(), before);
    desk.key(Key::Escape);
    assert!(!desk.says("“12 apples” is not a number"));

    desk.key(Key::Delete);
    assert_eq!(desk.project().series_of(kpi).in_period(period), None);
}

#[test]
fn arrows_and_tab_move_and_f2_edits() {
    let mut desk = Desk::new(Lang::En, Look::Light);
    let kpi = desk.open_kpi(|_| true);
    desk.click(Role::RadioButton, "Values");
    let period = desk.period_before(kpi, 4);
    let cell = desk.value_name(period);
    desk.click(Role::GridCell, &cell);
    desk.text("7");
    desk.key(Key::Tab);
    desk.text("after the strike");
    desk.key(Key::Enter);
    desk.key(Key::ArrowUp);
    desk.key(Key::ArrowLeft);
    desk.key(Key::F2);
    desk.text("5");
    desk.key_with(Modifiers::SHIFT, Key::Enter);
    let measurement = desk.project().series_of(kpi).in_period(period).unwrap().clone();
    assert_eq!((measurement.value, measurement.note.as_str()), (75.0, "after the strike"));
    desk.text("3");
    desk.key(Key::Enter);
    assert_eq!(desk.project().series_of(kpi).in_period(period.previous()).unwrap().value, 3.0);
}

#[test]
fn a_pasted_column_is_one_step_and_all_or_nothing() {
    let mut desk = Desk::new(Lang::En, Look::Light);
    let kpi = desk.open_kpi(|_| true);
    desk.click(Role::RadioButton, "Values");
    let period = desk.period_before(kpi, 3);
    let before = desk.project().series_of(kpi).clone();
    let cell = desk.value_name(period);
    desk.click(Role::GridCell, &cell);
    desk.event(Event::Paste("1,000\r\n2 apples\n3".to_owned()));
    assert!(desk.says("Nothing was pasted. Row 2"), "{}", desk.all_texts());
    assert_eq!(*desk.project().series_of(kpi), before);

    desk.event(Event::Paste("1,000\r\n2000\r\n3\r\n".to_owned()));
    let values = (0..3).map(|n| desk.project().series_of(kpi).in_period(period.shifted(n)).unwrap().value);
    assert_eq!(values.collect::<Vec<_>>(), [1_000.0, 2_000.0, 3.0]);
    desk.act(|work| {
        work.document.undo().unwrap();
    });
    assert_eq!(*desk.project().series_of(kpi), before);

    desk.event(Event::Paste("1\n".repeat(99)));
    assert!(desk.says("99 rows don't fit"), "{}", desk.all_texts());
    assert_eq!(*desk.project().series_of(kpi), before);
}

#[test]
fn a_value_is_copied_as_it_can_be_read_back() {
    let mut desk = Desk::new(Lang::Vi, Look::Light);
    let kpi = desk.open_kpi(|_| true);
    desk.click(Role::RadioButton, "Số liệu");
    let period = desk.period_before(kpi, 2);
    let cell = desk.value_name(period);
    desk.click(Role::GridCell, &cell);
    desk.text("1234,5");
    desk.key(Key::Enter);
    desk.key(Key::ArrowUp);
    let copied = desk.copied();
    assert_eq!(parse_value(Lang::Vi, desk.project().kpis[&kpi].unit, &copied), Ok(1234.5));
}

#[test]
fn a_link_has_all_its_fields() {
    let mut desk = Desk::new(Lang::En, Look::Light);
    let id = desk.select_link(0);
    let link = |desk: &Desk| desk.project().map.link(id).unwrap().clone();
    let before = link(&desk);
    desk.click(Role::RadioButton, "− less");
    desk.type_into(Role::TextInput, "Lag to, in months", "9");
    desk.key(Key::Enter);
    desk.type_into(Role::TextInput, "Lag from, in months", "2");
    desk.key(Key::Enter);
    desk.type_into(Role::MultilineTextInput, "Why we believe it", "Because shops told us");
    desk.type_into(Role::TextInput, "Bet made on", "15/12/2025");
    desk.key(Key::Enter);
    let after = link(&desk);
    assert_eq!(after.sign, fourfold::model::Sign::Minus);
    assert_eq!((after.lag.from_months, after.lag.to_months), (2, 9));
    assert_eq!(after.rationale, "Because shops told us");
    assert_eq!(after.since, Some(jiff::civil::date(2025, 12, 15)));

    desk.type_into(Role::TextInput, "Lag to, in months", "1");
    desk.key(Key::Enter);
    assert!(desk.says("The lower end must lie below"), "{}", desk.all_texts());
    assert_eq!(link(&desk).lag, after.lag);

    desk.click(Role::Button, "Reverse the direction of the arrow");
    assert_eq!((link(&desk).cause, link(&desk).effect), (before.effect, before.cause));
    assert_eq!((link(&desk).cause_kpi, link(&desk).effect_kpi), (before.effect_kpi, before.cause_kpi));
}

#[test]
fn a_perspective_takes_another_hue() {
    let mut desk = Desk::new(Lang::En, Look::Dark);
    let id = desk.project().perspectives_in_order()[1].id;
    desk.act(|work| work.state.selection = Selection::perspective(id));
    desk.click(Role::RadioButton, "Amber");
    assert_eq!(desk.project().perspectives[&id].hue, Hue::Amber);
}

#[test]
fn the_project_has_its_fields_when_nothing_is_selected() {
    let mut desk = Desk::new(Lang::En, Look::Light);
    desk.type_into(Role::MultilineTextInput, "Mission", "Every shop knows its numbers");
    desk.type_into(Role::TextInput, "Currency", "vnd");
    desk.key(Key::Enter);
    assert_eq!(desk.project().mission, "Every shop knows its numbers");
    assert_eq!(desk.project().currency.to_string(), "VND");
    desk.type_into(Role::TextInput, "Currency", "dong");
    desk.key(Key::Enter);
    assert!(desk.says("A currency is a code of three letters"));
    assert_eq!(desk.project().currency.to_string(), "VND");
    desk.click(Role::Button, "Add theme");
    desk.text("Retention first");
    desk.key(Key::Enter);
    assert!(desk.work().asked.contains(&Command::AddProjectTheme("Retention first".to_owned())));
}

#[test]
fn the_advanced_steps_unfold() {
    let mut desk = Desk::new(Lang::En, Look::Light);
    let kpi = desk.open_kpi(|kpi| kpi.nature != Some(Nature::Leading));
    desk.click_by(|label| label.starts_with("Steps 5–12"));
    desk.type_into(Role::TextInput, "Enters values", "Lan");
    desk.type_into(Role::TextInput, "End date", "2027-12-31");
    desk.key(Key::Enter);
    assert_eq!(desk.project().kpis[&kpi].enters, "Lan");
    assert_eq!(desk.project().kpis[&kpi].end, Some(jiff::civil::date(2027, 12, 31)));
}

#[test]
fn every_input_has_a_name() {
    for lang in Lang::ALL {
        let mut desk = Desk::new(lang, Look::Light);
        assert_eq!(desk.nameless(), Vec::<String>::new());
        desk.select_objective(4);
        assert_eq!(desk.nameless(), Vec::<String>::new());
        desk.select_link(0);
        assert_eq!(desk.nameless(), Vec::<String>::new());
        desk.open_kpi(|_| true);
        assert_eq!(desk.nameless(), Vec::<String>::new());
    }
}

/// Pictures to look at: `LOOK_AT=folder cargo test --test ui_inspector -- --ignored`.
#[test]
#[ignore = "writes pictures for people to look at"]
fn pictures() {
    let folder = std::path::PathBuf::from(std::env::var_os("LOOK_AT").unwrap());
    for (lang, look, width) in
        [(Lang::En, Look::Light, 332.0), (Lang::Vi, Look::Dark, 332.0), (Lang::Vi, Look::Light, 280.0)]
    {
        let name = |subject: &str| folder.join(format!("{subject}_{}_{look:?}_{width}.png", lang.code()));
        let mut desk = Desk::sized(lang, look, width);
        desk.picture(900).save(name("project")).unwrap();
        desk.select_objective(4);
        desk.picture(1100).save(name("objective")).unwrap();
        desk.select_link(0);
        desk.picture(900).save(name("link")).unwrap();
        let id = desk.project().perspectives_in_order()[1].id;
        desk.act(|work| work.state.selection = Selection::perspective(id));
        desk.picture(500).save(name("perspective")).unwrap();
        desk.open_kpi(|kpi| kpi.minimum.is_some());
        desk.picture(2200);
        desk.click_by(|label| label.contains("5–12"));
        desk.picture(2200).save(name("card")).unwrap();
        desk.act(|work| work.state.inspector.tab = fourfold::ui::KpiTab::Values);
        desk.picture(900).save(name("values")).unwrap();
    }
}
