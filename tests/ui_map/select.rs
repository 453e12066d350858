//! Selecting by pointer, keys and palette.

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use fourfold::command::Action;
use fourfold::lang::Lang;
use fourfold::library::TemplateKind;

use crate::support::window::Window;
use crate::{COST, INTERVIEW, REVENUE, STABILITY, TRAIN};

#[test]
fn a_click_selects_and_shift_adds_and_takes_away() {
    let mut window = Window::saas();
    window.select(REVENUE);
    assert_eq!(window.selected(), [REVENUE]);
    window.select(COST);
    assert_eq!(window.selected(), [COST]);
    for (name, expected) in [(REVENUE, vec![COST, REVENUE]), (COST, vec![REVENUE])] {
        let at = window.card(name).center();
        window.click_at(at, Modifiers::SHIFT);
        assert_eq!(window.selected(), expected);
    }
    let space = window.space_in("Financial");
    window.click_at(space, Modifiers::NONE);
    assert!(window.selected().is_empty());
    assert_eq!(window.steps(), [None, None], "selecting is no change");
}

#[test]
fn a_rubber_band_selects_what_it_touches() {
    let mut window = Window::saas();
    let band = window.objectives_of("Financial");
    let cards = band.iter().map(|name| window.card(name));
    let all = cards.reduce(eframe::egui::Rect::union).unwrap().expand(8.0);
    window.drag(all.left_top(), all.right_bottom());
    assert_eq!(window.selected(), band);
    assert!(window.says("selected"), "the status bar counts them");
}

#[test]
fn the_outline_selects_cards_and_bands() {
    let mut window = Window::saas();
    window.click_role(Role::TreeItem, TRAIN);
    assert_eq!(window.selected(), [TRAIN]);
    window.click_role(Role::TreeItem, "Customer");
    assert!(window.selected().is_empty());
}

#[test]
fn arrow_keys_follow_the_graph() {
    let mut window = Window::saas();
    window.key(Key::ArrowUp);
    assert_eq!(window.selected().len(), 1, "from nowhere to the first card");
    window.select(INTERVIEW);
    let mut visited = vec![window.id(INTERVIEW)];
    // Up along arrows until the top band is reached.
    for _ in 0..6 {
        let before = window.id(&window.selected()[0]);
        let effects: Vec<_> = window.project().map.effects(before).iter().map(|l| l.effect).collect();
        window.key(Key::ArrowUp);
        let now = window.id(&window.selected()[0]);
        assert!(effects.is_empty() || effects.contains(&now), "{:?} is no effect", window.selected());
        visited.push(now);
    }
    let top = window.objective(STABILITY).perspective;
    let last = window.project().map.objective(*visited.last().unwrap()).unwrap().perspective;
    assert_eq!(last, top);
    window.select(REVENUE);
    let x = window.card(REVENUE).center().x;
    window.key(Key::ArrowRight);
    let right = window.selected();
    assert!(right != [REVENUE] && window.card(&right[0]).center().x > x);
    window.key(Key::ArrowLeft);
    assert_eq!(window.selected(), [REVENUE]);
    window.key(Key::Escape);
    assert!(window.selected().is_empty());
}

#[test]
fn all_is_selected_by_its_key() {
    let mut window = Window::saas();
    window.ctrl(Key::A);
    assert_eq!(window.selected().len(), 13);
}

#[test]
fn the_palette_finds_a_vietnamese_objective_without_its_marks() {
    let mut window = Window::with(TemplateKind::Saas, Lang::Vi);
    window.ctrl(Key::K);
    assert!(window.has_focus(Role::SearchInput, &Lang::Vi.palette_hint()));
    window.type_text("giu chan khach");
    let found: Vec<String> =
        window.harness.get_all_by_role(Role::ListBoxOption).filter_map(|node| node.accesskit_node().label()).collect();
    assert!(found[0].contains("Giữ chân khách hàng lâu dài"), "{found:?}");
    window.key(Key::Enter);
    assert_eq!(window.selected(), ["Giữ chân khách hàng lâu dài"]);
    assert!(window.harness.query_by_role(Role::SearchInput).is_none(), "the palette has closed");
}

#[test]
fn the_palette_runs_a_command() {
    let mut window = Window::saas();
    window.ctrl(Key::K);
    window.type_text("dark look");
    window.key(Key::Enter);
    assert_eq!(window.harness.ctx.theme(), eframe::egui::Theme::Dark);
    window.ctrl(Key::K);
    window.type_text("nothing is called this");
    assert!(window.shows(&Lang::En.palette_nothing()));
    window.key(Key::Escape);
    assert!(window.harness.query_by_role(Role::SearchInput).is_none());
    // Its arrow keys move the choice, not the map's selection.
    window.ctrl(Key::K);
    window.key(Key::ArrowDown);
    window.key(Key::Escape);
    assert!(window.selected().is_empty());
}

#[test]
fn the_palette_lists_every_command_that_is_possible() {
    let mut window = Window::saas();
    window.select(REVENUE);
    window.ctrl(Key::K);
    let options = window.harness.get_all_by_role(Role::ListBoxOption);
    let names: Vec<String> = options.filter_map(|node| node.accesskit_node().label()).collect();
    let is_possible = |a: &Action| {
        let needs_more =
            matches!(a, Action::Undo | Action::Redo | Action::Paste | Action::Unpin | Action::ShowConflicts);
        *a != Action::Palette && !needs_more
    };
    for action in Action::ALL.into_iter().filter(is_possible) {
        assert!(names.contains(&action.text(Lang::En).into_owned()), "{action:?}");
    }
    assert_eq!(names.len(), Action::ALL.len() - 6 + 13 + 17 + fourfold::library::kpis().len());
}

#[test]
fn space_and_drag_pan_and_the_wheel_zooms_where_the_pointer_is() {
    let mut window = Window::saas();
    let before = window.card(REVENUE);
    window.harness.key_down(Key::Space);
    let from = window.space_in("Financial");
    window.drag(from, from + vec2(40.0, 25.0));
    window.harness.key_up(Key::Space);
    window.run();
    let after = window.card(REVENUE);
    assert!((after.min - before.min - vec2(40.0, 25.0)).length() <= 1.5, "{before} {after}");
    assert!(window.selected().is_empty());
    let pointer = after.center();
    window.harness.hover_at(pointer);
    window.harness.event(eframe::egui::Event::Zoom(1.5));
    window.run();
    let zoomed = window.card(REVENUE);
    assert!((zoomed.width() / after.width() - 1.5).abs() < 0.01, "{after} {zoomed}");
    assert!((zoomed.center() - pointer).length() <= 1.5);
    window.ctrl(Key::Num0);
    assert!((window.card(REVENUE).min - before.min).length() <= 1.0, "fit again");
}
