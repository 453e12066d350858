//! The sheet of values, used as one uses a spreadsheet.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod support;

use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers, MouseWheelSource, MouseWheelUnit, PointerButton, TouchPhase, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use fourfold::command::{Action, Command};
use fourfold::edit::{Edit, KpiEdit, KpiField, StepName};
use fourfold::lang::Lang;
use fourfold::model::{Formula, Interval, KpiId, Period};
use jiff::civil::date;
use support::window::Window;

/// The SaaS map's sheet.
fn sheet(lang: Lang) -> Window {
    let mut window = Window::with(fourfold::library::TemplateKind::Saas, lang);
    window.ask(Command::Act(Action::ShowValues));
    window
}

fn kpi(window: &Window, name: &str) -> KpiId {
    window.project().kpis.values().find(|kpi| kpi.name == name).unwrap().id
}

/// The month so many months before November 2026, in which the tests live.
fn month(back: i32) -> Period {
    let november = Period::containing(Interval::Month, date(2026, 11, 23), fourfold::model::FiscalYear::default());
    november.shifted(-back)
}

fn value(window: &Window, name: &str, back: i32) -> Option<f64> {
    window.project().series_of(kpi(window, name)).in_period(month(back)).map(|measurement| measurement.value)
}

fn cell_name(name: &str, back: i32) -> String {
    let period = fourfold::analysis::period_text(Lang::En, month(back), fourfold::model::FiscalYear::default());
    Lang::En.values_cell(name, &period).into_owned()
}

fn click(window: &mut Window, name: &str, back: i32) {
    window.click_role(Role::GridCell, &cell_name(name, back));
}

fn with(window: &mut Window, modifiers: Modifiers, key: Key) {
    window.harness.key_press_modifiers(modifiers, key);
    window.run();
}

fn event(window: &mut Window, event: Event) {
    window.harness.event(event);
    window.run();
}

/// What was put on the clipboard last.
fn copied(window: &mut Window) -> Option<String> {
    window.harness.event(Event::Copy);
    window.harness.step();
    let commands = &window.harness.output().platform_output.commands;
    commands.iter().find_map(|command| match command {
        eframe::egui::OutputCommand::CopyText(text) => Some(text.clone()),
        _ => None,
    })
}

#[test]
fn the_sheet_opens_where_the_next_value_belongs_and_takes_it_at_once() {
    let mut window = sheet(Lang::En);
    assert_eq!(value(&window, "Runway", 0), None);
    window.type_text("15");
    window.key(Key::Enter);
    assert_eq!(value(&window, "Runway", 0), Some(15.0));
    // Down, in the same month.
    window.type_text("31k");
    window.key(Key::Enter);
    assert_eq!(value(&window, "Burn rate", 0), Some(31_000.0));
    assert_eq!(window.steps()[0], Some(StepName::EnterValue));
    window.ctrl(Key::Z);
    assert_eq!((value(&window, "Burn rate", 0), value(&window, "Runway", 0)), (None, Some(15.0)));
}

#[test]
fn the_project_follows_what_is_typed_and_esc_takes_it_back() {
    let mut window = sheet(Lang::En);
    let before = window.project();
    click(&mut window, "MRR", 1);
    window.type_text("9");
    assert_eq!(value(&window, "MRR", 1), Some(9.0), "already in the chart");
    window.type_text("k");
    assert_eq!(value(&window, "MRR", 1), Some(9_000.0));
    assert!(window.says("read as $ 9,000"));
    window.key(Key::Escape);
    assert!(window.project() == before);
    assert_eq!(window.steps(), [None, None]);

    window.type_text("9");
    window.type_text("k");
    window.key(Key::Enter);
    assert_eq!(value(&window, "MRR", 1), Some(9_000.0));
    window.ctrl(Key::Z);
    assert!(window.project() == before, "one entry is one step");
}

/// An interval that is chosen on a card stays chosen there: the sheet goes on elsewhere without taking the keyboard.
#[test]
fn another_interval_leaves_the_card_open() {
    let mut window = sheet(Lang::En);
    click(&mut window, "Burn rate", 1);
    let id = kpi(&window, "Burn rate");
    window.ask(Command::Edit(Edit::Kpi(KpiEdit::Set(id, KpiField::Interval(Interval::Quarter)))));
    assert!(window.says("7 quarters"), "the notice");
    assert!(window.place(Role::TextInput, "Name").width() > 0.0);
    let name = window.harness.get_by_role_and_label(Role::TextInput, "Name");
    assert_eq!(name.accesskit_node().value().as_deref(), Some("Burn rate"));
}

/// The name of the KPI that is open in the inspector.
fn inspected(window: &Window) -> Option<String> {
    let name = window.harness.query_by_role_and_label(Role::TextInput, "Name")?;
    name.accesskit_node().value()
}

#[test]
fn the_sheet_opens_at_the_kpi_of_what_is_selected() {
    let mut window = Window::saas();
    let name = "Grow recurring revenue";
    let mrr = kpi(&window, "MRR");
    let home = window.project().kpis[&mrr].home().unwrap();
    let objective = window.project().map.objective(home).unwrap().name.clone();
    assert_eq!(window.project().kpis_of(home)[0].id, mrr, "{name}");
    window.select(&objective);
    window.ask(Command::Act(Action::ShowValues));
    assert_eq!(inspected(&window).as_deref(), Some("MRR"));
    window.type_text("70k");
    window.key(Key::Enter);
    assert_eq!(value(&window, "MRR", 0), Some(70_000.0));
}

#[test]
fn the_sheet_goes_to_the_interval_of_the_kpi_that_is_open() {
    let mut window = sheet(Lang::En);
    // Left on the one KPI of the quarter.
    let burn = kpi(&window, "Burn rate");
    window.ask(Command::Edit(Edit::Kpi(KpiEdit::Set(burn, KpiField::Interval(Interval::Quarter)))));
    window.click_role(Role::RadioButton, &Lang::En.values_of_interval(&Lang::En.interval_quarter(), 1));
    assert_eq!(inspected(&window).as_deref(), Some("Burn rate"));
    window.ask(Command::Act(Action::ShowMap));
    window.ask(Command::ShowKpi(kpi(&window, "NPS")));
    window.ask(Command::Act(Action::ShowValues));
    assert_eq!(inspected(&window).as_deref(), Some("NPS"));
    window.type_text("41");
    window.key(Key::Enter);
    assert_eq!(value(&window, "NPS", 0), Some(41.0));
    // What is opened while the sheet is there becomes its row.
    window.ask(Command::ShowKpi(burn));
    assert_eq!(inspected(&window).as_deref(), Some("Burn rate"));
    let october = Period::containing(Interval::Quarter, date(2026, 11, 1), fourfold::model::FiscalYear::default());
    let text = fourfold::analysis::period_text(Lang::En, october, fourfold::model::FiscalYear::default());
    assert!(window.shows(&Lang::En.values_cell("Burn rate", &text)));
}

#[test]
fn another_interval_in_the_sheet_takes_keyboard_and_inspector_along() {
    let mut window = sheet(Lang::En);
    let burn = kpi(&window, "Burn rate");
    window.ask(Command::Edit(Edit::Kpi(KpiEdit::Set(burn, KpiField::Interval(Interval::Quarter)))));
    assert_eq!(inspected(&window).as_deref(), Some("Runway"), "the first of the months");
    window.click_role(Role::RadioButton, &Lang::En.values_of_interval(&Lang::En.interval_quarter(), 1));
    assert_eq!(inspected(&window).as_deref(), Some("Burn rate"));
    window.type_text("99k");
    window.key(Key::Enter);
    let quarter = Period::containing(Interval::Quarter, date(2026, 11, 1), fourfold::model::FiscalYear::default());
    let entered = |period| window.project().series_of(burn).in_period(period).map(|m| m.value);
    assert!([quarter, quarter.shifted(1)].map(entered).contains(&Some(99_000.0)), "{:?}", window.steps());
}

#[test]
fn the_chart_is_in_view_while_one_types() {
    let mut window = sheet(Lang::En);
    click(&mut window, "MRR", 1);
    let chart = |window: &Window| {
        let is_chart = |name: &str| name.starts_with("Chart of MRR");
        let mut nodes = window.harness.query_all_by(|node| node.label().is_some_and(|name| is_chart(&name)));
        nodes.next().map(|node| node.rect().top())
    };
    let top = chart(&window).unwrap();
    let inspector = window.place(Role::TextInput, "Name").center();
    window.harness.hover_at(inspector);
    window.harness.event(Event::MouseWheel {
        unit: MouseWheelUnit::Point,
        delta: vec2(0.0, -900.0),
        phase: TouchPhase::Move,
        modifiers: Modifiers::NONE,
        source: MouseWheelSource::Trackpad,
    });
    window.harness.run_steps(60);
    assert!(chart(&window).is_none_or(|now| now < top - 200.0), "scrolled away");
    window.type_text("5");
    assert_eq!(chart(&window), Some(top), "back while one types");
}

/// A quarter put together from three months keeps them until something else is entered.
#[test]
fn looking_into_a_cell_of_several_finer_values_replaces_none() {
    let mut window = sheet(Lang::En);
    let id = kpi(&window, "Burn rate");
    for other in ["MRR", "Runway"] {
        // So that the sheet of quarters has more than one row.
        let id = kpi(&window, other);
        window.ask(Command::Edit(Edit::Kpi(KpiEdit::Set(id, KpiField::Interval(Interval::Quarter)))));
    }
    window.ask(Command::Edit(Edit::Kpi(KpiEdit::Set(id, KpiField::Interval(Interval::Quarter)))));
    window.click_role(Role::RadioButton, &Lang::En.values_of_interval(&Lang::En.interval_quarter(), 3));
    let before = window.project().clone();
    let quarter = Period::containing(Interval::Quarter, date(2026, 8, 1), fourfold::model::FiscalYear::default());
    let name =
        Lang::En.values_cell("Burn rate", &fourfold::analysis::period_text(Lang::En, quarter, before.fiscal_year));
    window.click_role(Role::GridCell, &name);
    let months = |window: &Window| {
        let project = window.project();
        let series = project.series_of(id);
        series.iter().filter(|(day, _)| *day >= quarter.start && *day <= quarter.last_day()).count()
    };
    assert_eq!(months(&window), 3);
    window.key(Key::F2);
    window.run();
    assert_eq!(months(&window), 3, "while the field is open");
    window.key(Key::Enter);
    assert!(window.project() == before, "nothing was typed");

    window.click_role(Role::GridCell, &name);
    with(&mut window, Modifiers::SHIFT, Key::F2);
    assert!(window.says(&Lang::En.grid_note_merged()), "a note is of one month");
    window.type_text("31k");
    window.key(Key::Enter);
    assert_eq!(months(&window), 1, "a value typed counts for the quarter");
    window.ctrl(Key::Z);
    assert!(window.project() == before);
}

/// A number as another language writes it is not silently nothing.
#[test]
fn a_number_of_another_language_says_why_it_is_none_while_one_types() {
    let mut window = sheet(Lang::En);
    click(&mut window, "MRR", 1);
    window.type_text("1,2");
    assert!(!window.says("can be read in two ways"), "it may become 1,200");
    window.type_text(" tỷ");
    assert!(window.says("“1,2 tỷ” can be read in two ways"));
    window.key(Key::Escape);
}

#[test]
fn a_word_is_refused_where_it_stands() {
    let mut window = sheet(Lang::En);
    let before = window.project();
    click(&mut window, "MRR", 1);
    window.type_text("many");
    window.key(Key::Enter);
    assert!(window.says("“many” is not a number"));
    assert!(window.project() == before);
    let field = window.place(Role::TextInput, &Lang::En.grid_value());
    let alert = window.harness.get_by_role(Role::Alert).rect();
    assert!(alert.expand(16.0).intersects(field), "{alert:?} is not beside {field:?}");
    window.key(Key::Escape);
    assert!(!window.says("“many” is not a number"));
}

#[test]
fn arrows_tab_and_shift_move_and_select() {
    let mut window = sheet(Lang::En);
    click(&mut window, "MRR", 3);
    window.key(Key::ArrowRight);
    window.key(Key::ArrowDown);
    window.type_text("2.5");
    window.key(Key::Tab);
    window.type_text("2.6");
    with(&mut window, Modifiers::SHIFT, Key::Enter);
    window.type_text("50k");
    window.key(Key::Enter);
    assert_eq!(value(&window, "LTV / CAC", 2), Some(2.5));
    assert_eq!(value(&window, "LTV / CAC", 1), Some(2.6));
    assert_eq!(value(&window, "MRR", 1), Some(50_000.0));

    click(&mut window, "MRR", 2);
    with(&mut window, Modifiers::SHIFT, Key::ArrowRight);
    with(&mut window, Modifiers::SHIFT, Key::ArrowDown);
    assert!(window.says("4 values"), "a block of two units has no sum");
    with(&mut window, Modifiers::SHIFT, Key::ArrowUp);
    assert!(window.says("2 values · sum $ 94,500"));
    window.key(Key::Escape);
    assert!(!window.says("2 values"));
}

#[test]
fn ctrl_and_an_arrow_jump_to_the_edge_of_what_is_filled() {
    let mut window = sheet(Lang::En);
    click(&mut window, "MRR", 2);
    with(&mut window, Modifiers::COMMAND, Key::ArrowRight);
    window.type_text("1");
    window.key(Key::Enter);
    assert_eq!(value(&window, "MRR", 1), Some(1.0), "the last filled month");
    with(&mut window, Modifiers::COMMAND, Key::Home);
    window.type_text("2");
    window.key(Key::Enter);
    let first = window.project().series_of(kpi(&window, "Runway")).iter().next().map(|(_, m)| m.value);
    assert_eq!(first, Some(2.0), "the very first cell");
}

#[test]
fn a_block_is_copied_pasted_filled_and_cleared_in_one_step_each() {
    let mut window = sheet(Lang::En);
    click(&mut window, "Burn rate", 2);
    with(&mut window, Modifiers::SHIFT, Key::ArrowDown);
    with(&mut window, Modifiers::SHIFT, Key::ArrowRight);
    assert_eq!(copied(&mut window).unwrap(), "37800\t34200\n44500\t48300");
    let before = window.project();

    event(&mut window, Event::Paste("1\t2\r\n3\t4\r\n".into()));
    let values =
        [("Burn rate", 2), ("Burn rate", 1), ("MRR", 2), ("MRR", 1)].map(|(name, back)| value(&window, name, back));
    assert_eq!(values, [Some(1.0), Some(2.0), Some(3.0), Some(4.0)]);
    assert_eq!(window.steps()[0], Some(StepName::PasteValues));
    assert!(window.says("4 values · sum $ 10"), "what was pasted is selected");
    window.ctrl(Key::Z);
    assert!(window.project() == before);
    click(&mut window, "Burn rate", 2);
    event(&mut window, Event::Paste("1\t2\r\n3\t4\r\n".into()));
    assert!(window.says("4 values · sum $ 10"), "also from one cell");
    window.ctrl(Key::Z);
    assert!(window.project() == before);

    // One cell fills the block.
    event(&mut window, Event::Paste("7".into()));
    assert_eq!([value(&window, "Burn rate", 1), value(&window, "MRR", 2)], [Some(7.0), Some(7.0)]);
    window.ctrl(Key::Z);

    with(&mut window, Modifiers::COMMAND, Key::D);
    assert_eq!([value(&window, "MRR", 2), value(&window, "MRR", 1)], [Some(37_800.0), Some(34_200.0)]);
    assert_eq!(window.steps()[0], Some(StepName::FillValues));
    window.ctrl(Key::Z);
    with(&mut window, Modifiers::COMMAND, Key::R);
    assert_eq!([value(&window, "Burn rate", 1), value(&window, "MRR", 1)], [Some(37_800.0), Some(44_500.0)]);
    window.ctrl(Key::Z);

    window.key(Key::Delete);
    assert_eq!([value(&window, "Burn rate", 1), value(&window, "MRR", 2)], [None, None]);
    assert_eq!(window.steps()[0], Some(StepName::ClearValues));
    window.ctrl(Key::Z);
    assert!(window.project() == before);
}

#[test]
fn a_paste_that_does_not_fit_or_holds_words_changes_nothing() {
    let mut window = sheet(Lang::En);
    let before = window.project();
    click(&mut window, "Burn rate", 1);
    event(&mut window, Event::Paste("1\t2\t3\t4\t5".into()));
    assert!(window.says("1 × 5 cells don’t fit"));
    event(&mut window, Event::Paste("1\n2 apples".into()));
    assert!(window.says("Nothing was pasted. MRR, Oct 2026: “2 apples” is not a number"));
    event(&mut window, Event::Paste("\t\n\t".into()));
    assert!(window.says("There is no number to paste"));
    assert!(window.project() == before);
}

#[test]
fn a_note_is_written_on_a_value_and_kept_with_it() {
    let mut window = sheet(Lang::En);
    click(&mut window, "MRR", 1);
    with(&mut window, Modifiers::SHIFT, Key::F2);
    window.type_text("one big customer");
    window.key(Key::Enter);
    let note = |window: &Window| {
        let project = window.project();
        project.series_of(kpi(window, "MRR")).in_period(month(1)).map(|m| m.note.clone())
    };
    assert_eq!(note(&window).as_deref(), Some("one big customer"));
    click(&mut window, "MRR", 1);
    assert!(window.says("one big customer"), "under the sheet");
    window.type_text("5");
    window.key(Key::Enter);
    assert_eq!(note(&window).as_deref(), Some("one big customer"));

    click(&mut window, "MRR", 0);
    with(&mut window, Modifiers::SHIFT, Key::F2);
    assert!(window.says(&Lang::En.grid_note_needs_value()));
}

#[test]
fn a_block_is_selected_by_dragging() {
    let mut window = sheet(Lang::En);
    let place = |window: &Window, name: &str, back| window.place(Role::GridCell, &cell_name(name, back)).center();
    let (from, to) = (place(&window, "Burn rate", 3), place(&window, "MRR", 1));
    window.harness.drag_at(from);
    window.run();
    for share in [0.3, 0.7, 1.0] {
        window.harness.hover_at(from + (to - from) * share);
        window.run();
    }
    window.harness.drop_at(to);
    window.run();
    assert!(window.says("6 values · sum"));
    assert_eq!(copied(&mut window).unwrap().lines().count(), 2);
}

#[test]
fn a_calculated_row_takes_no_values() {
    let mut window = sheet(Lang::En);
    let id = kpi(&window, "LTV / CAC");
    let (ltv, cac) = (kpi(&window, "MRR"), kpi(&window, "CAC"));
    let formula = Some(Formula::new(&format!("{{{ltv}}} / {{{cac}}}")));
    window.ask(Command::Edit(Edit::Kpi(KpiEdit::Set(id, KpiField::Formula(formula)))));
    let before = window.project();
    assert!(before.kpis[&id].formula.is_some());
    click(&mut window, "LTV / CAC", 1);
    window.type_text("5");
    assert!(window.says("“LTV / CAC” is calculated from other KPIs"));
    event(&mut window, Event::Paste("5".into()));
    assert!(window.says("“LTV / CAC” is calculated from other KPIs"));
    window.key(Key::Delete);
    assert!(window.project() == before);
}

#[test]
fn the_filter_leaves_what_it_names_without_diacritics() {
    let mut window = sheet(Lang::Vi);
    window.focus(Role::TextInput, &Lang::Vi.score_filter());
    window.type_text("doanh thu");
    let heads = window.harness.query_all_by_role(Role::RowHeader).count();
    let named = window.project().kpis.values().filter(|kpi| kpi.name.to_lowercase().contains("doanh thu")).count();
    assert!(heads >= named && heads < window.project().kpis.len());
    window.type_text(" xyz");
    assert!(window.shows(&Lang::Vi.nothing_left_title()));
}

#[test]
fn a_right_click_offers_what_is_done_with_cells() {
    let mut window = sheet(Lang::En);
    let at = window.place(Role::GridCell, &cell_name("MRR", 0)).center();
    window.harness.event(Event::PointerMoved(at));
    for pressed in [true, false] {
        window.harness.event(Event::PointerButton {
            pos: at,
            button: PointerButton::Secondary,
            pressed,
            modifiers: Modifiers::NONE,
        });
        window.run();
    }
    window.click(&Lang::En.values_fill_right());
    assert_eq!(value(&window, "MRR", 0), Some(48_300.0));
}

/// Only what is in view is made: five hundred rows cost what twenty do.
#[test]
fn rows_out_of_view_are_not_made() {
    let window = sheet(Lang::En);
    let cells = window.harness.query_all_by_role(Role::GridCell).count();
    let (rows, columns) = (window.project().kpis.len(), 24 + 12 + 2);
    assert!(cells > rows && cells < rows * columns, "{cells} of {}", rows * columns);
    let cell = window.harness.get_by_role_and_label(Role::GridCell, &cell_name("MRR", 1)).rect();
    assert!(cell.width() >= 88.0 && vec2(cell.width(), cell.height()).y == 28.0);
}

/// A sign says what one means: percent are no dollars.
#[test]
fn the_sign_of_another_unit_is_refused() {
    let mut window = sheet(Lang::En);
    let before = window.project();
    for (name, text, sign) in [("MRR", "3.9 %", "%"), ("Activation", "$50", "$"), ("Organic visits", "12 ₫", "₫")] {
        click(&mut window, name, 1);
        window.type_text(text);
        window.key(Key::Enter);
        assert!(window.says(&format!("“{sign}” does not fit here")), "{text} for {name}");
        window.key(Key::Escape);
        assert!(window.project() == before);
    }
    click(&mut window, "Activation", 1);
    window.type_text("47 %");
    window.key(Key::Enter);
    assert_eq!(value(&window, "Activation", 1), Some(47.0));
}

/// Whoever has left the sheet by Esc comes back by an arrow key.
#[test]
fn an_arrow_key_brings_the_keyboard_back() {
    let mut window = sheet(Lang::En);
    click(&mut window, "MRR", 3);
    window.key(Key::Escape);
    window.key(Key::ArrowRight);
    window.key(Key::ArrowRight);
    window.type_text("47k");
    window.key(Key::Enter);
    assert_eq!(value(&window, "MRR", 2), Some(47_000.0));
}

/// Another day shows other columns; the row one was in stays.
#[test]
fn the_row_stays_when_the_day_changes() {
    let mut window = sheet(Lang::En);
    click(&mut window, "NPS", 0);
    window.ask(Command::LookAt(Some(date(2025, 6, 30))));
    window.type_text("33");
    window.key(Key::Enter);
    let month = Period::containing(Interval::Month, date(2025, 6, 1), fourfold::model::FiscalYear::default());
    let series = |name: &str| window.project().series_of(kpi(&window, name)).in_period(month).map(|m| m.value);
    assert!(series("NPS") == Some(33.0) || series("Runway") != Some(33.0), "typed into another row");
}
