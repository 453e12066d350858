//! What is lit, what lines up, and what is seen of a large map.

use eframe::egui::accesskit::Role;
use eframe::egui::{Modifiers, Shape, vec2};
use egui_kittest::kittest::Queryable as _;
use fourfold::command::{Action, Command};
use fourfold::lang::Lang;
use fourfold::library::TemplateKind;
use fourfold::model::{CountedIds, Objective, ObjectiveId, Rank};
use fourfold::store::{self, RealFs};

use crate::support::window::Window;
use crate::{REVENUE, STABILITY, TRAIN};

/// How visible the first text on the map that holds a part is, 0 to 255.
fn alpha_of(window: &Window, part: &str) -> u8 {
    fn find(shape: &Shape, part: &str) -> Option<u8> {
        match shape {
            Shape::Vec(shapes) => shapes.iter().find_map(|shape| find(shape, part)),
            Shape::Text(text) if text.galley.text().contains(part) => {
                let vertices = text.galley.rows.iter().flat_map(|row| &row.visuals.mesh.vertices);
                Some(vertices.map(|v| v.color.a()).max().unwrap_or(0))
            }
            _ => None,
        }
    }
    let map = window.place(Role::Canvas, &Lang::En.map_label());
    let shapes = &window.harness.output().shapes;
    let mut on_map = shapes.iter().filter(|clipped| (clipped.clip_rect.min - map.min).length() < 1.0);
    on_map.find_map(|clipped| find(&clipped.shape, part)).unwrap()
}

#[test]
fn what_is_not_connected_to_the_selected_card_steps_back() {
    let mut window = Window::saas();
    assert_eq!(alpha_of(&window, "Train the"), 255);
    window.select(REVENUE);
    window.rest();
    assert!(alpha_of(&window, "Train the") < 200, "no chain joins them");
    assert_eq!(alpha_of(&window, "Reach financial"), 255, "an effect");
    assert_eq!(alpha_of(&window, "Turn trials"), 255, "a cause of a cause");
    window.ask(Command::Act(Action::ToggleFocus));
    window.rest();
    assert_eq!(alpha_of(&window, "Train the"), 255, "not for those who do not want it");
}

#[test]
fn a_pointer_that_rests_on_a_card_lights_its_chains() {
    let mut window = Window::saas();
    let at = window.card(REVENUE).center();
    window.harness.hover_at(at);
    window.harness.step();
    assert_eq!(alpha_of(&window, "Train the"), 255, "not on the way");
    window.rest();
    assert!(alpha_of(&window, "Train the") < 200);
    let space = window.space_in("Learning & growth");
    window.harness.hover_at(space);
    window.rest();
    assert_eq!(alpha_of(&window, "Train the"), 255);
}

#[test]
fn a_card_dragged_nearly_under_another_one_snaps_to_its_middle_unless_alt_is_held() {
    for (modifiers, is_snapped) in [(Modifiers::NONE, true), (Modifiers::ALT, false)] {
        let mut window = Window::saas();
        let (card, above) = (window.card(TRAIN), window.card(STABILITY));
        let grip = card.left_top() + card.size() * vec2(0.25, 0.5);
        let by = vec2(above.center().x - card.center().x + 4.0, 0.0);
        window.drag_with(grip, grip + by, modifiers);
        let off = window.card(TRAIN).center().x - window.card(STABILITY).center().x;
        assert_eq!(off.abs() < 1.5, is_snapped, "{off} off with {modifiers:?}");
    }
}

/// A window with so many objectives in one band.
fn crowd(count: usize, folder: &std::path::Path) -> Window {
    let mut window = Window::with(TemplateKind::Empty, Lang::En);
    let mut project = (*window.project()).clone();
    let band = project.perspectives_in_order()[1].id;
    let (mut rank, mut ids) = (Rank::between(None, None), CountedIds::default());
    for n in 0..count {
        let id = ObjectiveId::new(&mut ids);
        project.map.add_objective(Objective::new(id, band, rank.clone(), format!("Reach goal {n}")).into()).unwrap();
        rank = Rank::between(Some(&rank), None);
    }
    let path = folder.join("crowd.bsc.ron");
    store::save(&RealFs, &path, &store::encode(&project).unwrap()).unwrap();
    window.ask(Command::OpenFile(path));
    window.wait_until("opening", |window| window.project().map.objectives().len() == count);
    window
}

#[test]
fn a_large_map_has_an_overview_when_a_part_is_out_of_sight() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = crowd(80, folder.path());
    let overview = Lang::En.minimap();
    assert!(!window.shows(&overview), "all of the map is in sight");
    for _ in 0..6 {
        window.ask(Command::Act(Action::ZoomIn));
    }
    window.rest();
    let place = window.place(Role::Image, &overview);
    let is_seen = |window: &Window| window.harness.query_all_by_role(Role::Button).count();
    let before = is_seen(&window);
    window.click_at(place.left_top() + vec2(8.0, place.height() / 2.0), Modifiers::NONE);
    let left = is_seen(&window);
    window.click_at(place.right_top() + vec2(-8.0, place.height() / 2.0), Modifiers::NONE);
    assert_ne!((before, left), (left, is_seen(&window)), "the view moves");
    let mut small = crowd(50, folder.path());
    for _ in 0..6 {
        small.ask(Command::Act(Action::ZoomIn));
    }
    assert!(!small.shows(&overview));
}

/// How many texts are names of the crowd.
fn goals(shape: &Shape) -> usize {
    match shape {
        Shape::Vec(shapes) => shapes.iter().map(goals).sum(),
        Shape::Text(text) => usize::from(text.galley.text().contains("goal")),
        _ => 0,
    }
}

#[test]
fn from_afar_a_card_keeps_its_name_then_its_colours() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = crowd(80, folder.path());
    let texts = |window: &Window| {
        let map = window.place(Role::Canvas, &Lang::En.map_label());
        let shapes = &window.harness.output().shapes;
        let on_map = shapes.iter().filter(|clipped| (clipped.clip_rect.min - map.min).length() < 1.0);
        on_map.map(|clipped| goals(&clipped.shape)).sum::<usize>()
    };
    window.ask(Command::Act(Action::ZoomFull));
    for _ in 0..7 {
        window.ask(Command::Act(Action::ZoomOut));
    }
    window.rest();
    assert!(texts(&window) > 20, "names at 28 %");
    window.ask(Command::Act(Action::ZoomOut));
    window.rest();
    assert_eq!(texts(&window), 0, "colours at 23 %");
}
