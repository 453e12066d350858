//! Who has the keyboard: the map, the panel that one has clicked into, or a field.

use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers, pos2};
use fourfold::command::{Action, Command};
use fourfold::edit::StepName;
use fourfold::lang::Lang;
use fourfold::library::TemplateKind;
use fourfold::theme::Look;

use crate::REVENUE;
use crate::support::window::Window;

#[test]
fn keys_after_a_click_into_the_inspector_are_not_for_the_map() {
    let mut window = Window::saas();
    window.select(REVENUE);
    let (space, cards) = (pos2(1_425.0, 70.0), window.project().map.objectives().len());
    window.click_at(space, Modifiers::NONE);
    window.key(Key::Delete);
    window.key(Key::Backspace);
    window.ctrl(Key::D);
    window.ctrl(Key::A);
    assert_eq!((window.project().map.objectives().len(), window.steps()), (cards, [None, None]));
    assert_eq!(window.selected(), [REVENUE]);
    // Back on the map they are.
    window.select(REVENUE);
    window.key(Key::Delete);
    assert_eq!(window.project().map.objectives().len(), cards - 1);
}

#[test]
fn a_focused_choice_keeps_select_all_from_the_map() {
    let mut window = Window::saas();
    window.select(REVENUE);
    let perspective = Lang::En.field_perspective();
    window.focus(Role::ComboBox, &perspective);
    window.ctrl(Key::A);
    assert_eq!(window.selected(), [REVENUE]);
}

#[test]
fn the_arrow_keys_go_on_from_what_is_chosen() {
    let mut window = Window::saas();
    let name = window.objectives_of("Customer")[0].clone();
    window.select(&name);
    window.focus(Role::ComboBox, &Lang::En.field_perspective());
    window.key(Key::Enter);
    window.run();
    assert!(window.has_focus(Role::ListBoxOption, "Customer"));
    window.key(Key::ArrowDown);
    window.key(Key::Enter);
    let project = window.project();
    let perspective = window.objective(&name).perspective;
    assert_ne!(project.perspectives[&perspective].name, "Customer");
    assert_ne!(project.perspectives[&perspective].name, "Financial");
}

#[test]
fn a_click_beside_a_value_goes_into_its_row() {
    let mut window = Window::saas();
    let kpi = window.project().kpis_of(window.id(REVENUE))[0].id;
    window.ask(Command::EnterValues(kpi));
    let newest = window.project().series_of(kpi).iter().last().unwrap().0;
    let name = Lang::En.grid_value_of(&Lang::En.month(newest));
    let cell = window.place(Role::GridCell, &name);
    // The mark of its status stands right of the value, the period left of it.
    for x in [cell.right() + 12.0, cell.left() - 40.0] {
        window.click_at(pos2(x, cell.center().y), Modifiers::NONE);
        window.key(Key::Delete);
        assert_eq!(window.steps()[0], Some(StepName::EnterValue), "the value was cleared");
        assert!(window.card(REVENUE).is_positive(), "and not the card deleted");
        window.ctrl(Key::Z);
    }
}

#[test]
fn presses_within_one_slow_frame_all_count() {
    let mut once = Window::saas();
    let mut twice = Window::saas();
    once.ctrl(Key::Minus);
    let press = |pressed| Event::Key {
        key: Key::Minus,
        physical_key: None,
        pressed,
        repeat: false,
        modifiers: Modifiers::COMMAND,
    };
    twice.harness.input_mut().events.extend([true, false, true, false].map(press));
    twice.run();
    once.ctrl(Key::Minus);
    assert_eq!(once.card(REVENUE), twice.card(REVENUE));
}

#[test]
fn enter_confirms_the_export_and_its_button_stays_where_it_is() {
    let mut window = Window::with(TemplateKind::Saas, Lang::En);
    window.ctrl(Key::E);
    let export = |window: &Window| window.place(Role::Button, &Lang::En.cancel());
    let before = export(&window);
    window.click_role(Role::RadioButton, "SVG");
    assert_eq!(export(&window), before);
    window.key(Key::Enter);
    assert!(window.shows(&Lang::En.path_export_title()));
}

#[test]
fn a_narrow_window_gives_the_room_of_the_outline_to_the_map() {
    let mut window = Window::sized(Lang::En, Look::Light, eframe::egui::vec2(1024.0, 640.0));
    window.ask(Command::NewFrom(TemplateKind::Saas));
    let search = Action::Palette.text(Lang::En);
    let has_outline = |window: &Window| window.says(&format!("⌕ {search}"));
    assert!(!has_outline(&window));
    assert!(window.card(REVENUE).width() > 0.6 * fourfold::scene::CARD_WIDTH, "{}", window.card(REVENUE));
    window.ctrl(Key::B);
    assert!(has_outline(&window), "it is there for who wants it");
}

#[test]
fn escape_gives_the_keys_back_to_the_map() {
    let mut window = Window::saas();
    window.select(REVENUE);
    window.focus(Role::ComboBox, &Lang::En.field_perspective());
    window.click_at(pos2(1_425.0, 70.0), Modifiers::NONE);
    window.key(Key::Escape);
    assert_eq!(window.selected(), [REVENUE; 0], "Esc leaves the panel, then the selection");
    window.key(Key::ArrowRight);
    assert_eq!(window.selected().len(), 1, "arrows are heard again");
}

#[test]
fn escape_elsewhere_leaves_a_refused_value_where_it_is() {
    let mut window = Window::saas();
    let kpi = window.project().kpis_of(window.id(REVENUE))[0].id;
    window.ask(Command::ShowKpi(kpi));
    window.focus(Role::TextInput, &Lang::En.kpi_minimum());
    window.type_text("many");
    window.key(Key::Tab);
    assert!(window.says("is not a number"));
    window.ctrl(Key::E);
    window.key(Key::Escape);
    assert!(!window.shows(&Lang::En.export_title()));
    assert!(window.says("is not a number"), "it still stands in its field");
}
