//! The trends view: comparing, moving through time, taking a chart away.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod support;

use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers, PointerButton, Pos2, vec2};
use egui_kittest::kittest::Queryable as _;
use fourfold::command::{Action, Command};
use fourfold::export::{SvgOptions, svg};
use fourfold::lang::Lang;
use fourfold::library::TemplateKind;
use fourfold::scene::Outlook;
use fourfold::scene::chart::chart;
use fourfold::scene::chart::compare::{Comparison, GroupKey, KpiSet, comparison};
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

/// The names in the list beside the one chart.
fn lines(window: &Window) -> Vec<String> {
    let project = window.project();
    let is_listed = |kpi: &&std::sync::Arc<fourfold::model::Kpi>| {
        window.harness.query_all_by_role_and_label(Role::Button, &kpi.name).next().is_some()
    };
    let mut names: Vec<String> = project.kpis.values().filter(is_listed).map(|kpi| kpi.name.clone()).collect();
    names.sort();
    names
}

#[test]
fn the_lines_of_one_chart_stand_under_headings_that_leave_only_theirs() {
    let mut window = window();
    window.click_role(Role::RadioButton, &Lang::En.trends_one_chart());
    let all = lines(&window);
    assert_eq!(all.len(), 16);
    let financial = Lang::En.trends_only("Financial").into_owned();
    let customer = window.place(Role::Button, &Lang::En.trends_only("Customer"));
    let top = |name: &str| window.place(Role::Button, name).top();
    assert!(top(&financial) < top("MRR") && top("MRR") < customer.top() && customer.top() < top("NPS"));
    window.click_role(Role::Button, &financial);
    assert_eq!(lines(&window), ["Burn rate", "CAC", "LTV / CAC", "MRR", "Runway"]);
    assert!(window.shows(&Lang::En.trends_compared(5)));
    window.click_role(Role::Button, &financial);
    assert_eq!(lines(&window), all, "again: all");
    window.click_role(Role::RadioButton, &Lang::En.score_by_stage());
    assert!(window.shows(&Lang::En.trends_only("Attract")), "by another grouping");
}

#[test]
fn the_one_chart_is_exported_as_it_is_seen() {
    let mut window = window();
    window.click_role(Role::RadioButton, &Lang::En.trends_one_chart());
    window.click_role(Role::Button, &Lang::En.trends_only("Financial"));
    window.click_role(Role::Button, &Lang::En.trends_export());
    assert!(window.shows(&Lang::En.export_chart_title()));
    window.key(Key::Escape);
    // What one looks at is what Ctrl+E offers.
    window.ask(Command::Act(Action::Export));
    assert!(window.shows(&Lang::En.export_chart_title()));

    let project = window.project();
    let financial = project.perspectives_in_order()[0].id;
    let order = Comparison { only: Some(GroupKey::Perspective(financial)), ..Comparison::ALL };
    let outlook = Outlook::new(date(2026, 11, 23), Look::Light, Lang::En);
    let analysis = fourfold::analysis::Analysis::of(&project, outlook.as_of);
    let scene = comparison(&project, &analysis, &order, outlook, &Measure::new()).unwrap();
    let text = svg(&scene, &SvgOptions::default());
    for part in ["Financial", "MRR", "Runway", "0 %", "100 %", "as of 23 Nov 2026"] {
        assert!(text.contains(part), "{part}");
    }
    assert!(!text.contains("NPS") && !text.contains("Customer"), "only what is wanted");
    let nothing = Comparison { kpis: KpiSet::of(&project, |_| false), ..Comparison::ALL };
    assert!(comparison(&project, &analysis, &nothing, outlook, &Measure::new()).is_none());
}

/// What is read out where the keyboard is.
fn read(window: &Window, name: &str) -> Option<String> {
    use egui_kittest::kittest::NodeT as _;
    window.harness.get_by_role_and_label(Role::Button, name).accesskit_node().value()
}

#[test]
fn charts_are_read_zoomed_and_moved_by_keys() {
    let mut window = window();
    window.focus(Role::Button, "MRR");
    assert!(window.shows(&Lang::En.trends_keys()), "what keys do");
    window.key(Key::ArrowLeft);
    let newest = "Oct 2026: $ 48,300, on track, target $ 45,286";
    assert_eq!(read(&window, "MRR").as_deref(), Some(newest));
    assert!(window.shows(newest), "also for those who see it");
    window.key(Key::ArrowLeft);
    assert!(read(&window, "MRR").unwrap().starts_with("Sep 2026: $ 44,500"));
    window.key(Key::ArrowRight);
    assert_eq!(read(&window, "MRR").as_deref(), Some(newest));
    let shown = said_of(&window, "MRR");
    window.key(Key::Home);
    assert!(read(&window, "MRR").unwrap().starts_with("Nov 2024: "), "{:?}", read(&window, "MRR"));
    assert_ne!(said_of(&window, "MRR"), shown, "the time moves along");
    window.key(Key::Num0);
    assert_eq!(said_of(&window, "MRR"), shown);
    window.key(Key::Plus);
    assert_ne!(said_of(&window, "MRR"), shown);
    window.key(Key::Minus);
    window.harness.key_press_modifiers(Modifiers::SHIFT, Key::ArrowLeft);
    window.run();
    assert!(window.shows(&Lang::En.trends_reset()));
    window.key(Key::End);
    window.key(Key::Enter);
    assert!(window.shows(&Lang::En.tab_card()), "its card is open");
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

/// The ranges whose buttons are marked as chosen.
fn marked(window: &Window) -> Vec<String> {
    use eframe::egui::accesskit::Toggled;
    use egui_kittest::kittest::NodeT as _;
    let spans =
        [Lang::En.trends_months(6), Lang::En.trends_months(12), Lang::En.trends_months(24), Lang::En.trends_all_time()];
    let radios = window.harness.query_all_by_role(Role::RadioButton);
    let is_on = radios.filter(|node| node.accesskit_node().toggled() == Some(Toggled::True));
    let names = is_on.filter_map(|node| node.accesskit_node().label());
    names.filter(|name| spans.iter().any(|span| span.as_ref() == name)).collect()
}

#[test]
fn no_range_is_marked_while_something_else_is_shown() {
    let mut window = window();
    assert_eq!(marked(&window), ["12 months"]);
    let before = said_of(&window, "Runway");
    let at: Pos2 = chart_place(&window, "Runway").center();
    window.drag(at, at + vec2(60.0, 0.0));
    assert_ne!(said_of(&window, "Runway"), before);
    assert!(marked(&window).is_empty());
    window.click_role(Role::RadioButton, &Lang::En.trends_months(12));
    assert_eq!(marked(&window), ["12 months"]);
    assert_eq!(said_of(&window, "Runway"), before);
}

#[test]
fn the_one_chart_moves_through_time_too() {
    let mut window = window();
    window.click_role(Role::RadioButton, &Lang::En.trends_one_chart());
    let at = window.place(Role::Image, &Lang::En.trends_compared(16)).center();
    assert!(!window.shows(&Lang::En.trends_reset()));
    window.drag(at, at + vec2(90.0, 0.0));
    assert!(window.shows(&Lang::En.trends_reset()) && marked(&window).is_empty());
    window.click_role(Role::RadioButton, &Lang::En.trends_months(24));
    assert!(!window.shows(&Lang::En.trends_reset()));
    window.harness.event(Event::PointerMoved(at));
    window.harness.event(Event::Zoom(2.0));
    window.run();
    assert!(window.shows(&Lang::En.trends_reset()));
}

#[test]
fn every_card_says_how_its_forecast_and_its_natural_limits_came_about() {
    for (lang, forecast, limits, full) in [
        (
            Lang::En,
            "Forecast: a steady trend, from 24 values",
            "; the process drifts",
            "Forecast: a steady trend (ETS), from 24 values; band 80",
        ),
        (
            Lang::Vi,
            "Dự báo: xu hướng đều, từ 24 số liệu",
            "; quá trình đang trôi dần",
            "Dự báo: xu hướng đều (ETS), từ 24 số liệu; dải màu 80",
        ),
    ] {
        let mut window = Window::with(TemplateKind::Saas, lang);
        window.ask(Command::Act(Action::ShowTrends));
        assert!(window.shows(forecast) && window.says(limits), "{lang:?}");
        assert!(!window.says(full));
        let mrr = window.project().kpis.values().find(|kpi| kpi.name == "MRR").unwrap().id;
        window.ask(Command::ShowKpi(mrr));
        assert!(window.says(full), "its card has the room to say all");
    }
}

#[test]
fn a_chart_reaches_as_high_as_what_is_expected() {
    let window = window();
    let said = said_of(&window, "MRR");
    assert!(said.contains(", $ 20k – $ 60k, "), "{said}");
}

#[test]
fn the_read_out_hides_nothing_of_the_chart_even_in_a_small_window() {
    let mut window = Window::sized(Lang::En, Look::Light, vec2(1024.0, 640.0));
    window.ask(Command::NewFrom(TemplateKind::Saas));
    window.ask(Command::Act(Action::ShowTrends));
    for name in ["MRR", "Runway"] {
        let chart = chart_place(&window, name);
        for place in [0.2, 0.5, 0.7] {
            window
                .harness
                .event(Event::PointerMoved(Pos2::new(chart.left() + chart.width() * place, chart.center().y)));
            window.rest();
            let target = window.harness.query_all_by_label_contains("target ").filter(|node| {
                use egui_kittest::kittest::NodeT as _;
                node.accesskit_node().role() == Role::Label
            });
            let said: Vec<_> =
                target.map(|node| node.rect()).filter(|rect| rect.intersects(chart.expand(200.0))).collect();
            assert!(said.len() > 1, "{name}: a read-out beside the card's own target");
            assert!(said.iter().all(|rect| !rect.intersects(chart)), "{name}: {said:?} over {chart:?}");
        }
    }
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
