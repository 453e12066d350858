//! The trends view: comparing, moving through time, taking a chart away.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod support;

use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, PointerButton, Pos2, vec2};
use egui_kittest::kittest::Queryable as _;
use fourfold::command::{Action, Command};
use fourfold::export::{SvgOptions, svg};
use fourfold::lang::Lang;
use fourfold::library::TemplateKind;
use fourfold::scene::Outlook;
use fourfold::scene::chart::chart;
use fourfold::text::Measure;
use fourfold::theme::Look;
use jiff::civil::date;
use support::window::Window;

fn window() -> Window {
    let mut window = Window::with(TemplateKind::Saas, Lang::En);
    window.ask(Command::Act(Action::ShowTrends));
    window
}

/// The picture in a chart of the view, by the beginning of its description.
fn chart_place(window: &Window, name: &str) -> eframe::egui::Rect {
    let start = format!("{name}: ");
    let found = window.harness.query_all_by_role(Role::Image).find(|node| {
        use egui_kittest::kittest::NodeT as _;
        node.accesskit_node().label().is_some_and(|label| label.contains(name) || label.starts_with(&start))
    });
    found.unwrap().rect()
}

/// What a screen reader says about the chart of a KPI, which names the time that is shown.
fn said_of(window: &Window, name: &str) -> String {
    use egui_kittest::kittest::NodeT as _;
    let found = window
        .harness
        .query_all_by_role(Role::Image)
        .find_map(|node| node.accesskit_node().label().filter(|label| label.contains(name)));
    found.unwrap()
}

#[test]
fn all_kpis_are_compared_on_one_chart_and_lead_to_their_cards() {
    let mut window = window();
    window.click_role(Role::RadioButton, &Lang::En.trends_one_chart());
    assert!(window.shows(&Lang::En.trends_compared(16)));
    assert!(window.says("Not on the chart, since baseline, target or values are missing: Certified"));
    window.click_role(Role::Button, "NPS");
    assert!(window.shows("Earn recommendations"));
    assert!(window.shows(&Lang::En.tab_card()), "its card is open");
    assert!(window.says("C3 Earn recommendations"));
}

#[test]
fn charts_stand_under_stages() {
    let mut window = window();
    window.click_role(Role::RadioButton, &Lang::En.score_by_stage());
    for stage in ["Attract", "Engage"] {
        assert!(window.shows(stage), "{stage}");
    }
}

#[test]
fn dragging_moves_all_charts_through_time_and_back() {
    let mut window = window();
    let before = said_of(&window, "Runway");
    assert!(before.contains("Nov 2025 – Feb 2027"), "{before}");
    let at: Pos2 = chart_place(&window, "Runway").center();
    window.drag(at, at + vec2(150.0, 0.0));
    let moved = said_of(&window, "Runway");
    assert_ne!(moved, before);
    assert!(said_of(&window, "Burn rate").contains(moved.rsplit_once(", ").unwrap().1), "all move together");
    window.click(&Lang::En.trends_reset());
    assert_eq!(said_of(&window, "Runway"), before);
}

#[test]
fn ctrl_and_the_wheel_zoom_into_time() {
    let mut window = window();
    let before = said_of(&window, "Runway");
    let at = chart_place(&window, "Runway").center();
    window.harness.event(Event::PointerMoved(at));
    window.harness.event(Event::Zoom(2.0));
    window.run();
    let zoomed = said_of(&window, "Runway");
    assert_ne!(zoomed, before);
    assert!(!zoomed.contains("Nov 2025"), "{zoomed}");
    window.click_role(Role::RadioButton, &fourfold::lang::Lang::En.trends_months(12));
    assert_eq!(said_of(&window, "Runway"), before);
}

#[test]
fn a_right_click_exports_the_chart() {
    let mut window = window();
    let at = chart_place(&window, "Burn rate").center();
    window.harness.event(Event::PointerMoved(at));
    for pressed in [true, false] {
        let modifiers = eframe::egui::Modifiers::NONE;
        window.harness.event(Event::PointerButton { pos: at, button: PointerButton::Secondary, pressed, modifiers });
        window.run();
    }
    window.click(&Lang::En.export_chart());
    assert!(window.shows(&Lang::En.export_chart_title()));
    assert!(window.shows("PNG") && !window.shows("XLSX"), "a chart is a picture");
    window.key(Key::Escape);
    assert!(!window.shows(&Lang::En.export_chart_title()));
}

#[test]
fn the_picture_of_a_chart_names_its_kpi_and_is_always_the_same() {
    let window = window();
    let (project, derived) = (window.project(), window.derived());
    for kpi in project.kpis.values() {
        for (look, lang) in [(Look::Light, Lang::En), (Look::Dark, Lang::Vi)] {
            let outlook = Outlook::new(date(2026, 11, 23), look, lang);
            let scene = chart(&project, &derived.analysis, kpi.id, outlook, &Measure::new()).unwrap();
            let picture = svg(&scene, &SvgOptions::default());
            let again = chart(&project, &derived.analysis, kpi.id, outlook, &Measure::new()).unwrap();
            assert_eq!(svg(&again, &SvgOptions::default()), picture);
            let document = roxmltree::Document::parse(&picture).unwrap();
            let texts: String =
                document.descendants().filter(roxmltree::Node::is_text).filter_map(|n| n.text()).collect();
            assert!(texts.contains(&kpi.name), "{}", kpi.name);
            let area = scene.bounds;
            for item in &scene.items {
                if let fourfold::scene::Item::Text(text) = item {
                    let inside = |row: &fourfold::scene::Row| row.x >= 0.0 && row.x + row.width <= area.max.x;
                    assert!(text.rows.iter().all(inside), "{text:?}");
                }
            }
        }
    }
}
