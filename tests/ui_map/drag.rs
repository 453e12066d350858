//! Cards and arrows moved by the pointer.

use eframe::egui::{Key, Modifiers, Pos2, vec2};
use fourfold::edit::StepName;
use fourfold::model::LinkId;

use crate::support::window::Window;
use crate::{COST, INTERVIEW, RENEWING, REVENUE, STABILITY, TRAIN};

/// A place on a card that is none of its handles.
fn grip(window: &Window, name: &str) -> Pos2 {
    let card = window.card(name);
    card.left_top() + card.size() * vec2(0.25, 0.5)
}

#[test]
fn a_card_dragged_within_its_band_stays_where_it_was_put_and_undo_is_one_step() {
    let mut window = Window::saas();
    let (before, place) = (window.project(), window.card(STABILITY));
    let from = grip(&window, STABILITY);
    window.drag(from, from + vec2(37.0, 6.0));
    let objective = window.objective(STABILITY);
    assert!(
        objective.pin.is_some() && objective.perspective == before.map.objective(objective.id).unwrap().perspective
    );
    assert_eq!(window.steps(), [Some(StepName::MoveObjectives), None]);
    assert_eq!(window.selected(), [STABILITY]);
    window.ctrl(Key::Z);
    assert_eq!(window.project(), before, "one step back");
    assert_eq!(window.steps()[0], None);
    assert!((window.card(STABILITY).min - place.min).length() < 1.0);
}

#[test]
fn a_card_dragged_to_another_band_belongs_to_it() {
    let mut window = Window::saas();
    let to = window.space_in("Customer");
    let from = grip(&window, TRAIN);
    window.drag(from, to);
    assert!(window.objectives_of("Customer").contains(&TRAIN.to_owned()));
    assert!(window.objective(TRAIN).pin.is_some());
    window.ctrl(Key::Z);
    assert!(window.objectives_of("Learning & growth").contains(&TRAIN.to_owned()));
    assert_eq!(window.steps()[0], None);
}

#[test]
fn a_dragged_card_follows_the_pointer() {
    let mut window = Window::saas();
    let (from, by) = (grip(&window, TRAIN), vec2(60.0, 0.0));
    let before = window.card(TRAIN);
    window.start_drag(from, from + by);
    let during = window.card(TRAIN);
    assert!(((during.min - before.min) - by).length() < 3.0, "{before} {during}");
    window.drop(from + by);
    assert!((window.card(TRAIN).min - during.min).length() < 3.0, "the drop moves nothing");
}

#[test]
fn several_selected_cards_are_dragged_together_as_one_step() {
    let mut window = Window::saas();
    window.select(TRAIN);
    let at = window.card(INTERVIEW).center();
    window.click_at(at, Modifiers::SHIFT);
    let before = window.project();
    let from = grip(&window, TRAIN);
    window.drag(from, from + vec2(0.0, 10.0));
    assert!(window.objective(TRAIN).pin.is_some() && window.objective(INTERVIEW).pin.is_some());
    assert_eq!(window.selected().len(), 2);
    window.ctrl(Key::Z);
    assert_eq!(window.project(), before);
    assert_eq!(window.steps()[0], None);
}

#[test]
fn escape_in_a_drag_restores_and_keeps_redo() {
    let mut window = Window::saas();
    window.select(REVENUE);
    window.key(Key::F2);
    window.type_text("Sell more");
    window.key(Key::Enter);
    window.ctrl(Key::Z);
    let (before, steps) = (window.project(), window.steps());
    assert_eq!(steps, [None, Some(StepName::RenameObjective)]);
    let from = grip(&window, TRAIN);
    let to = from + vec2(50.0, 8.0);
    window.start_drag(from, to);
    assert!(window.objective(TRAIN).pin.is_some());
    window.key(Key::Escape);
    assert_eq!(window.project(), before);
    assert_eq!(window.steps(), steps);
    window.harness.hover_at(to + vec2(30.0, 0.0));
    window.drop(to + vec2(30.0, 0.0));
    assert_eq!(window.project(), before, "the rest of the drag does nothing");
    assert_eq!(window.steps(), steps);
}

#[test]
fn dragging_back_to_the_start_of_a_pinned_card_is_no_step() {
    let mut window = Window::saas();
    let from = grip(&window, TRAIN);
    window.drag(from, from + vec2(40.0, 0.0));
    let (before, steps) = (window.project(), window.steps());
    let from = grip(&window, TRAIN);
    window.start_drag(from, from + vec2(50.0, 0.0));
    window.harness.hover_at(from);
    window.drop(from);
    assert_eq!(window.project(), before);
    assert_eq!(window.steps(), steps);
}

#[test]
fn from_a_handle_to_another_card_draws_an_arrow() {
    let mut window = Window::saas();
    let (cause, effect) = (window.id(TRAIN), window.id(COST));
    assert!(window.project().map.link_between(cause, effect).is_none());
    let from = window.card(TRAIN).center_top();
    let to = window.card(COST).center();
    window.drag(from, to);
    assert!(window.project().map.link_between(cause, effect).is_some());
    assert_eq!(window.steps(), [Some(StepName::AddLink), None]);
    assert!(window.objective(TRAIN).pin.is_none(), "the card was not moved");
    // The same once more is refused with the reason, and nothing changes.
    let before = window.project();
    let (from, to) = (window.card(TRAIN).center_top(), window.card(COST).center());
    window.drag(from, to);
    assert_eq!(window.project(), before);
    assert!(window.says("linked in this direction already"));
}

#[test]
fn an_arrow_back_to_its_own_card_is_none() {
    let mut window = Window::saas();
    let card = window.card(TRAIN);
    window.start_drag(card.center_top(), card.center_top() - vec2(0.0, 40.0));
    window.harness.hover_at(card.center());
    window.drop(card.center());
    assert_eq!(window.steps(), [None, None]);
}

#[test]
fn from_a_handle_onto_empty_space_creates_and_links() {
    let mut window = Window::saas();
    let to = window.space_in("Customer");
    let from = window.card(TRAIN).center_top();
    window.drag(from, to);
    assert!(window.is_typing("Name on the map"));
    window.type_text("Delight the night owls");
    window.key(Key::Enter);
    let (project, new) = (window.project(), window.id("Delight the night owls"));
    assert!(window.objectives_of("Customer").contains(&"Delight the night owls".to_owned()));
    assert!(project.map.link_between(window.id(TRAIN), new).is_some());
    assert_eq!(window.steps(), [Some(StepName::AddEffect), None]);
}

/// Where an arrow starts and where its head is, in the window.
fn ends(window: &Window, link: LinkId) -> [Pos2; 2] {
    let derived = window.derived();
    let (path, view) = (derived.plan.path(link).unwrap(), window.view(&derived));
    [view.at(path.start), view.at(path.end())]
}

/// An arrow, and a place on it where nothing else is near.
fn clear_arrow(window: &Window) -> (LinkId, Pos2) {
    let (derived, project) = (window.derived(), window.project());
    let view = window.view(&derived);
    let clear = |link: &fourfold::model::Link| {
        let path = derived.plan.path(link.id)?;
        let is_clear = |p: &fourfold::geometry::Point| {
            let others = project.map.links().filter(|other| other.id != link.id);
            derived.plan.cards().all(|(_, card)| !card.expand(16.0).contains(*p))
                && others.filter_map(|other| derived.plan.path(other.id)).all(|other| other.distance_to(*p) > 16.0)
        };
        let place = path.flatten(24).into_iter().find(is_clear)?;
        Some((link.id, view.at(place)))
    };
    project.map.links().find_map(|link| clear(link)).unwrap()
}

#[test]
fn an_arrow_is_led_elsewhere_by_its_end() {
    for end in [0, 1] {
        let mut window = Window::saas();
        let (id, at) = clear_arrow(&window);
        window.click_at(at, Modifiers::NONE);
        let link = window.project().map.link(id).unwrap().clone();
        let is_free = |name: &&&str| {
            let (project, other) = (window.project(), window.id(name));
            let (cause, effect) = if end == 0 { (other, link.effect) } else { (link.cause, other) };
            cause != effect && project.map.link_between(cause, effect).is_none()
        };
        let target = *[STABILITY, INTERVIEW, RENEWING, TRAIN].iter().find(is_free).unwrap();
        let (from, to) = (ends(&window, id)[end], window.card(target).center());
        window.drag(from, to);
        let moved = window.project().map.link(id).unwrap().clone();
        let expected = window.id(target);
        assert_eq!(if end == 0 { moved.cause } else { moved.effect }, expected);
        assert_eq!(if end == 0 { moved.effect } else { moved.cause }, if end == 0 { link.effect } else { link.cause });
        assert_eq!(moved.rationale, link.rationale);
        assert_eq!(window.steps(), [Some(StepName::RetargetLink), None]);
        window.ctrl(Key::Z);
        assert_eq!(**window.project().map.link(id).unwrap(), *link);
    }
}

#[test]
fn an_arrow_led_to_its_own_cause_is_refused_with_the_reason() {
    let mut window = Window::saas();
    let (id, at) = clear_arrow(&window);
    window.click_at(at, Modifiers::NONE);
    let before = window.project();
    let cause = before.map.objective(before.map.link(id).unwrap().cause).unwrap().name.clone();
    let (from, to) = (ends(&window, id)[1], window.card(&cause).center());
    window.drag(from, to);
    assert_eq!(window.project(), before);
    assert!(window.says("own cause"));
}

#[test]
fn an_arrow_is_selected_by_click_and_deleted_by_key() {
    let mut window = Window::saas();
    let (id, at) = clear_arrow(&window);
    window.click_at(at, Modifiers::NONE);
    window.key(Key::Delete);
    assert!(window.project().map.link(id).is_none());
    assert_eq!(window.project().map.links().len(), 15);
    assert_eq!(window.steps(), [Some(StepName::RemoveLink), None]);
}
