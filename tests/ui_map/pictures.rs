//! Three small pictures, for what no assertion says: that it looks right. Made on the processor alone, the same on
//! every machine; `UPDATE_SNAPSHOTS=1 cargo test` writes them anew.

use eframe::egui::accesskit::Role;
use eframe::egui::{Modifiers, Rect, pos2, vec2};
use egui_kittest::kittest::Queryable as _;
use egui_kittest::{SnapshotOptions, image_snapshot_options};
use fourfold::command::{Action, Command};
use fourfold::lang::Lang;
use fourfold::library::TemplateKind;
use fourfold::theme::Look;

use crate::support::window::Window;

/// Takes a picture of a part of the window.
fn take(window: &mut Window, part: Rect, name: &str) {
    window.harness.remove_cursor();
    window.run();
    let whole = window.harness.render().unwrap();
    let [x, y, width, height] = [part.left(), part.top(), part.width(), part.height()].map(|at| at.round() as u32);
    let picture = image::imageops::crop_imm(&whole, x, y, width, height).to_image();
    image_snapshot_options(&picture, name, &SnapshotOptions::new().output_path("tests/snapshots"));
}

/// The map alone, and where it is in the window; one so narrow shows no outline.
fn map(lang: Lang, look: Look, size: eframe::egui::Vec2) -> (Window, Rect) {
    let mut window = Window::sized(lang, look, size);
    window.ask(Command::NewFrom(TemplateKind::Saas));
    window.ask(Command::Act(Action::ToggleInspector));
    let canvas = window.harness.get_by_role_and_label(Role::Canvas, &lang.map_label()).rect();
    (window, canvas)
}

/// Two selected cards at full size: names, values, sparklines and lit arrows can be told apart.
#[test]
fn cards_in_light_and_english() {
    let (mut window, canvas) = map(Lang::En, Look::Light, vec2(800.0, 520.0));
    window.select(crate::COST);
    let at = window.card(crate::REVENUE).center();
    window.click_at(at, Modifiers::SHIFT);
    window.ask(Command::Act(Action::FitSelection));
    let part = Rect::from_center_size(canvas.center(), vec2(640.0, 260.0));
    take(&mut window, part, "cards_light_en");
}

#[test]
fn the_map_in_dark_and_vietnamese() {
    let (mut window, canvas) = map(Lang::Vi, Look::Dark, vec2(424.0, 364.0));
    take(&mut window, canvas, "map_dark_vi");
}

#[test]
fn the_first_screen() {
    let mut window = Window::sized(Lang::Vi, Look::Light, vec2(840.0, 700.0));
    let part = Rect::from_min_max(pos2(20.0, 250.0), pos2(820.0, 510.0));
    take(&mut window, part, "welcome_vi");
}
