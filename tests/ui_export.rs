//! The export dialog: what it offers, what reaches the file, what it remembers.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod support;

use std::path::Path;

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers, Rect, vec2};
use egui_kittest::kittest::Queryable as _;
use fourfold::command::{Action, Command, ExportChoice};
use fourfold::export::{Content, Format};
use fourfold::lang::Lang;
use fourfold::library::TemplateKind;
use fourfold::theme::Look;
use support::window::Window;

/// The names of all formats.
const FORMATS: [&str; 9] = ["PNG", "SVG", "PDF", "HTML", "PowerPoint", "APNG", "XLSX", "CSV", "Markdown"];

fn contents(lang: Lang) -> [(String, Content); 5] {
    [
        (lang.export_map(), Content::Map),
        (lang.export_story(), Content::Story),
        (lang.export_report(), Content::Report),
        (lang.export_scorecard(), Content::Scorecard),
        (lang.export_history(), Content::History),
    ]
    .map(|(name, content)| (name.into_owned(), content))
}

fn exporting(mut window: Window) -> Window {
    window.ask(Command::Act(Action::Export));
    window
}

/// The choice of the dialog; a view may be called the same on top of the window.
fn radio(window: &Window, name: &str) -> Rect {
    let buttons = window.harness.get_all_by_role_and_label(Role::RadioButton, name);
    buttons.map(|button| button.rect()).max_by(|a, b| a.top().total_cmp(&b.top())).unwrap()
}

fn choose(window: &mut Window, name: &str) {
    let at = radio(window, name).center();
    window.click_at(at, Modifiers::NONE);
}

fn offered(window: &Window) -> Vec<&'static str> {
    let is_offered = |name: &&&str| window.harness.query_by_role_and_label(Role::RadioButton, name).is_some();
    FORMATS.iter().filter(is_offered).copied().collect()
}

/// The button of the dialog; that of the bar on top is called the same.
fn go_button(window: &Window, lang: Lang) -> Rect {
    let label = lang.export_go();
    let buttons = window.harness.get_all_by_role_and_label(Role::Button, &label);
    buttons.map(|button| button.rect()).max_by(|a, b| a.top().total_cmp(&b.top())).unwrap()
}

/// Confirms the dialog and writes to a path, by keyboard.
fn write_to(window: &mut Window, path: &Path) {
    let lang = if window.shows(&Lang::Vi.export_title()) || window.shows(&Lang::Vi.export_chart_title()) {
        Lang::Vi
    } else {
        Lang::En
    };
    window.key(Key::Enter);
    assert!(window.shows(&lang.path_export_title()), "Enter confirms");
    window.ctrl(Key::A);
    window.type_text(&path.display().to_string());
    window.key(Key::Enter);
    let said = lang.exported_as(&path.display().to_string());
    window.wait_until("exporting", |window| window.shows(&said));
}

#[test]
fn the_contents_decide_the_formats() {
    for lang in [Lang::En, Lang::Vi] {
        let mut window = exporting(Window::with(TemplateKind::Saas, lang));
        for (name, content) in contents(lang) {
            choose(&mut window, &name);
            let mut formats = offered(&window);
            formats.sort_unstable();
            let mut expected: Vec<&str> = match content {
                Content::Story => vec!["PowerPoint", "PDF", "PNG"],
                Content::Report => vec!["PDF"],
                Content::Scorecard => vec!["XLSX", "CSV", "Markdown"],
                Content::History => vec!["APNG", "PNG"],
                _ => vec!["PNG", "SVG", "PDF", "HTML"],
            };
            expected.sort_unstable();
            assert_eq!(formats, expected, "{name}");
        }
        window.key(Key::Escape);
        assert!(!window.shows(&lang.export_title()), "Esc closes");
    }
}

#[test]
fn a_choice_taken_back_at_once_is_measured_all_the_same() {
    let mut window = exporting(Window::saas());
    choose(&mut window, "1×");
    for name in [Lang::En.export_history(), Lang::En.export_map(), Lang::En.export_history()] {
        // At once: what was asked for before is still going on.
        let buttons = window.harness.get_all_by_role_and_label(Role::RadioButton, &name);
        buttons.max_by(|a, b| a.rect().top().total_cmp(&b.rect().top())).unwrap().click();
        window.harness.run_steps(2);
    }
    for _ in 0..200 {
        window.harness.step();
        std::thread::sleep(std::time::Duration::from_millis(10));
        assert!(!window.shows(&Lang::En.export_cancelled()), "nobody stopped anything");
    }
}

#[test]
fn hidden_numbers_do_not_reach_the_file() {
    let folder = tempfile::tempdir().unwrap();
    let mut texts = Vec::new();
    for is_hidden in [false, true] {
        let mut window = exporting(Window::saas());
        choose(&mut window, "SVG");
        if is_hidden {
            window.click_role(Role::CheckBox, &Lang::En.export_numbers());
        }
        let path = folder.path().join(format!("{is_hidden}.svg"));
        write_to(&mut window, &path);
        assert!(window.shows(&Lang::En.reveal()), "there is a way to the file");
        texts.push(std::fs::read_to_string(path).unwrap());
    }
    // The target of the recommendations.
    let value = "/ 40<";
    assert!(texts[0].contains(value), "the number is on the map");
    assert!(!texts[1].contains(value));
}

#[test]
fn a_slow_export_shows_how_far_it_is_and_can_be_stopped() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = Window::saas();
    let choice = ExportChoice { format: Format::Png, scale: 4.0, ..ExportChoice::of(Content::History, Look::Light) };
    window.ask(Command::ExportTo(folder.path().join("history.png"), choice));
    window.wait_until("a slow export is seen", |window| window.shows(&Lang::En.export_going_on()));
    window.click_role(Role::Button, &Lang::En.cancel());
    window.wait_until("it stops", |window| window.shows(&Lang::En.export_cancelled()));
    assert!(!window.shows(&Lang::En.export_going_on()));
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0, "no file is left");
}

#[test]
fn the_last_choice_is_there_in_the_next_window() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("settings.ron");
    let mut window = Window::of_user(&file, Lang::En);
    window.ask(Command::NewFrom(TemplateKind::Saas));
    let mut window = exporting(window);
    choose(&mut window, &Lang::En.export_scorecard());
    choose(&mut window, "CSV");
    write_to(&mut window, &folder.path().join("table.csv"));
    window.wait_until("settings are kept", |_| std::fs::read_to_string(&file).is_ok_and(|text| text.contains("csv")));
    drop(window);

    let mut window = Window::of_user(&file, Lang::Vi);
    window.ask(Command::NewFrom(TemplateKind::Saas));
    let mut window = exporting(window);
    assert_eq!(offered(&window), ["XLSX", "CSV", "Markdown"], "the scorecard again");
    write_to(&mut window, &folder.path().join("bang.csv"));
    let text = std::fs::read_to_string(folder.path().join("bang.csv")).unwrap();
    assert!(text.contains(';') || text.contains(','), "a table");
    assert!(!text.starts_with("PK"), "CSV again, not XLSX");
}

#[test]
fn a_chart_is_exported_as_a_picture() {
    let folder = tempfile::tempdir().unwrap();
    for (lang, format, magic) in [(Lang::En, "PNG", "\u{89}PNG"), (Lang::Vi, "PDF", "%PDF")] {
        let mut window = Window::with(TemplateKind::Saas, lang);
        let kpi = *window.project().kpis.keys().next().unwrap();
        window.ask(Command::ExportChart(kpi));
        assert!(window.shows(&lang.export_chart_title()));
        assert_eq!(offered(&window), ["PNG", "SVG", "PDF"]);
        choose(&mut window, format);
        let path = folder.path().join(format!("chart.{}", format.to_lowercase()));
        write_to(&mut window, &path);
        let bytes = std::fs::read(path).unwrap();
        let magic: Vec<u8> = magic.chars().map(|c| c as u8).collect();
        assert!(bytes.starts_with(&magic));
    }
}

#[test]
fn the_dialog_fits_a_small_window_and_its_buttons_stay_in_place() {
    for lang in [Lang::En, Lang::Vi] {
        let size = vec2(1024.0, 640.0);
        let mut window = Window::sized(lang, Look::Light, size);
        window.ask(Command::NewFrom(TemplateKind::Saas));
        let mut window = exporting(window);
        let mut places = Vec::new();
        for (name, content) in contents(lang) {
            choose(&mut window, &name);
            for format in content.formats() {
                let format = FORMATS[[
                    Format::Png,
                    Format::Svg,
                    Format::Pdf,
                    Format::Html,
                    Format::Pptx,
                    Format::Apng,
                    Format::Xlsx,
                    Format::Csv,
                    Format::Markdown,
                ]
                .iter()
                .position(|f| f == format)
                .unwrap()];
                choose(&mut window, format);
                let (go, first) = (go_button(&window, lang), radio(&window, &lang.export_map()));
                assert!(go.bottom() < size.y - 16.0, "{name} {format}: {go:?}");
                assert!(first.top() > 150.0, "the picture above: {first:?}");
                places.push((go.top().round(), first.top().round()));
            }
        }
        places.dedup();
        assert_eq!(places.len(), 1, "nothing jumps: {places:?}");
    }
}

#[test]
fn tab_walks_from_the_contents_to_the_buttons() {
    let mut window = exporting(Window::saas());
    let mut order = Vec::new();
    let names = ["Map", "PNG", "Light", "1×", "Numbers", "Cancel"];
    for _ in 0..40 {
        window.key(Key::Tab);
        let roles = [Role::RadioButton, Role::CheckBox, Role::Button];
        let focused = names.iter().find(|name| {
            roles
                .iter()
                .any(|role| window.harness.query_all_by_role_and_label(*role, name).any(|node| node.is_focused()))
        });
        if let Some(name) = focused.filter(|name| !order.contains(name)) {
            order.push(name);
        }
    }
    assert_eq!(order, names.iter().collect::<Vec<_>>());
}

/// What one looks at is what is offered first; the chart of the open KPI is among it.
#[test]
fn the_view_decides_what_is_offered_first() {
    let mut window = Window::saas();
    let mrr = window.project().kpis.values().find(|kpi| kpi.name == "MRR").unwrap().id;
    for (view, format) in [(Action::ShowScorecard, "XLSX"), (Action::ShowReview, "PDF"), (Action::ShowMap, "HTML")] {
        window.ask(Command::Act(view));
        window.ask(Command::Act(Action::Export));
        assert!(offered(&window).contains(&format), "{view:?}: {:?}", offered(&window));
        window.key(Key::Escape);
    }
    window.ask(Command::ShowKpi(mrr));
    window.ask(Command::Act(Action::Export));
    choose(&mut window, &Lang::En.export_one_chart());
    assert_eq!(offered(&window), ["PNG", "SVG", "PDF"]);
}
