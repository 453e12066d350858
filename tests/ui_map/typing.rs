//! Names typed on the map.

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use fourfold::edit::StepName;
use fourfold::lang::Lang;
use fourfold::library::TemplateKind;
use fourfold::scene::Target;

use crate::support::window::Window;
use crate::{RENEWING, REVENUE, TRAIN};

const FIELD: &str = "Name on the map";

#[test]
fn f2_renames_in_place_and_enter_accepts() {
    let mut window = Window::saas();
    window.select(REVENUE);
    window.key(Key::F2);
    assert!(window.is_typing(FIELD));
    window.type_text("Tăng doanh thu định kỳ");
    assert_eq!(window.objective(REVENUE).name, REVENUE, "not before Enter");
    window.key(Key::Enter);
    assert!(window.card("Tăng doanh thu định kỳ").is_positive());
    assert_eq!(window.steps(), [Some(StepName::RenameObjective), None]);
    assert_eq!(window.selected(), ["Tăng doanh thu định kỳ"]);
    window.ctrl(Key::Z);
    assert!(window.card(REVENUE).is_positive());
    window.harness.key_press_modifiers(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::Z);
    window.run();
    assert!(window.card("Tăng doanh thu định kỳ").is_positive());
}

#[test]
fn escape_refuses_a_name_and_an_empty_one_changes_nothing() {
    let mut window = Window::saas();
    window.select(REVENUE);
    window.key(Key::F2);
    window.type_text("Something else");
    window.key(Key::Escape);
    assert!(!window.is_typing(FIELD));
    assert_eq!(window.steps(), [None, None]);
    assert_eq!(window.selected(), [REVENUE], "Esc left the field, not the selection");
    window.key(Key::Enter);
    assert!(window.is_typing(FIELD), "Enter edits");
    window.key(Key::Backspace);
    window.key(Key::Enter);
    assert!(window.card(REVENUE).is_positive());
    assert_eq!(window.steps(), [None, None]);
}

#[test]
fn a_click_elsewhere_accepts_a_name() {
    let mut window = Window::saas();
    window.select(REVENUE);
    window.key(Key::F2);
    window.type_text("Sell more");
    let space = window.space_in("Learning & growth");
    window.click_at(space, Modifiers::NONE);
    assert!(window.card("Sell more").is_positive());
    assert!(!window.is_typing(FIELD));
}

#[test]
fn a_double_click_in_a_band_adds_an_objective_whose_name_can_be_typed_at_once() {
    for kind in [TemplateKind::Saas, TemplateKind::Startup] {
        let mut window = Window::with(kind, Lang::En);
        let before = window.project().map.objectives().len();
        let band = "Learning & growth";
        let space = window.space_in(band);
        window.double_click_at(space);
        assert!(window.is_typing(FIELD), "{}", kind.key());
        assert_eq!(window.project().map.objectives().len(), before, "no card before it has a name");
        window.type_text("Read the market");
        window.key(Key::Enter);
        assert_eq!(window.project().map.objectives().len(), before + 1);
        assert!(window.objectives_of(band).contains(&"Read the market".to_owned()));
        assert_eq!(window.selected(), ["Read the market"]);
        assert_eq!(window.steps(), [Some(StepName::AddObjective), None]);
        assert!(window.objective("Read the market").pin.is_none());
    }
}

#[test]
fn a_new_card_without_a_name_or_with_escape_is_none() {
    let mut window = Window::saas();
    let space = window.space_in("Learning & growth");
    for key in [Key::Enter, Key::Escape] {
        window.double_click_at(space);
        assert!(window.is_typing(FIELD));
        if key == Key::Escape {
            window.type_text("Not this one");
        }
        window.key(key);
        assert!(!window.is_typing(FIELD));
    }
    assert_eq!(window.project().map.objectives().len(), 13);
    assert_eq!(window.steps(), [None, None]);
}

#[test]
fn an_empty_project_takes_its_first_card_by_double_click() {
    let mut window = Window::with(TemplateKind::Empty, Lang::Vi);
    assert!(!window.is_typing(FIELD));
    // Without a card there is nothing to measure the view by: the middle of the map lies in a band.
    let canvas = window.harness.get_by_role_and_label(Role::Canvas, &Lang::Vi.map_label()).rect();
    window.double_click_at(canvas.center());
    window.type_text("Có lãi trong năm đầu");
    window.key(Key::Enter);
    assert!(window.card("Có lãi trong năm đầu").is_positive());
}

#[test]
fn tab_adds_a_sibling_and_ctrl_enter_an_effect() {
    let mut window = Window::saas();
    window.select(TRAIN);
    window.key(Key::Tab);
    assert!(window.is_typing(FIELD));
    window.type_text("Hire two more");
    window.key(Key::Enter);
    let (train, sibling) = (window.objective(TRAIN), window.objective("Hire two more"));
    assert_eq!(sibling.perspective, train.perspective);
    let order: Vec<_> = window.project().objectives_of(train.perspective).iter().map(|o| o.id).collect();
    let place = |id| order.iter().position(|other| *other == id).unwrap();
    assert_eq!(place(sibling.id), place(train.id) + 1);
    assert!(window.project().map.causes(sibling.id).is_empty());

    assert_eq!(window.selected(), ["Hire two more"]);
    window.ctrl(Key::Enter);
    assert!(window.is_typing(FIELD));
    window.type_text("Answer at night");
    window.key(Key::Enter);
    let (project, effect) = (window.project(), window.objective("Answer at night"));
    assert_eq!(project.map.causes(effect.id).iter().map(|l| l.cause).collect::<Vec<_>>(), [sibling.id]);
    let bands: Vec<_> = project.perspectives_in_order().iter().map(|p| p.id).collect();
    let band = |id| bands.iter().position(|other| *other == id).unwrap();
    assert_eq!(band(effect.perspective) + 1, band(sibling.perspective), "one band up");
    // The card and its arrow are one step.
    window.ctrl(Key::Z);
    assert_eq!(window.project().map.objectives().len(), 14);
    assert_eq!(window.project().map.links().len(), 16);
}

#[test]
fn the_outline_adds_a_card_to_its_band() {
    let mut window = Window::saas();
    window.click(&Lang::En.outline_add_to("Customer"));
    assert!(window.is_typing(FIELD));
    window.type_text("Win back the lost");
    window.key(Key::Enter);
    assert!(window.objectives_of("Customer").contains(&"Win back the lost".to_owned()));
}

#[test]
fn mission_and_vision_are_edited_on_the_map() {
    for (target, text) in [(Target::Mission, "Feed the night shift"), (Target::Vision, "In every street by 2030")] {
        let mut window = Window::saas();
        let derived = window.derived();
        let area = derived.header_areas().into_iter().find(|(t, _)| *t == target).unwrap().1;
        let at = window.view(&derived).at(fourfold::geometry::pt(area.min.x + 40.0, area.center().y));
        window.double_click_at(at);
        assert!(window.is_typing(FIELD), "{target:?}");
        window.type_text(text);
        window.key(Key::Enter);
        let project = window.project();
        let now = if target == Target::Mission { &project.mission } else { &project.vision };
        assert_eq!(now, text);
        assert_eq!(window.steps(), [Some(StepName::EditProject), None]);
    }
}

#[test]
fn a_band_is_renamed_by_double_click() {
    let mut window = Window::saas();
    let derived = window.derived();
    let (_, band) = derived.plan.bands().next().unwrap();
    let title = fourfold::geometry::pt(band.min.x + 30.0, band.min.y + 18.0);
    let at = window.view(&derived).at(title);
    window.double_click_at(at);
    assert!(window.is_typing(FIELD));
    window.type_text("Money");
    window.key(Key::Enter);
    assert_eq!(window.objectives_of("Money").len(), 3);
}

#[test]
fn ctrl_z_in_a_field_belongs_to_the_field() {
    let mut window = Window::saas();
    window.select(RENEWING);
    window.key(Key::F2);
    window.type_text("Keep them all");
    window.key(Key::Enter);
    let after = window.project();
    window.key(Key::F2);
    window.type_text("x");
    window.ctrl(Key::Z);
    assert_eq!(window.project(), after, "the document was undone from within a field");
    assert!(window.is_typing(FIELD));
    // Delete and Ctrl+D belong to the field too.
    window.key(Key::Delete);
    window.ctrl(Key::D);
    assert_eq!(window.project().map.objectives().len(), 13);
    window.key(Key::Escape);
    window.ctrl(Key::Z);
    assert!(window.card(RENEWING).is_positive());
}
