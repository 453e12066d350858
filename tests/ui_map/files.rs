//! Opening, saving, and not losing work.

use std::path::Path;

use eframe::egui::Key;
use eframe::egui::accesskit::Role;
use egui_kittest::kittest::Queryable as _;
use fourfold::command::{Action, Command};
use fourfold::edit::Document;
use fourfold::lang::Lang;
use fourfold::library::TemplateKind;
use fourfold::store::{self, RealFs};
use fourfold::theme::Look;

use crate::REVENUE;
use crate::support::window::Window;

/// Types a path into the path dialog.
fn type_path(window: &mut Window, path: &Path) {
    assert!(window.has_focus(Role::TextInput, &Lang::En.path_field()));
    window.ctrl(Key::A);
    window.type_text(&path.display().to_string());
}

fn rename(window: &mut Window, name: &str, to: &str) {
    window.select(name);
    window.key(Key::F2);
    window.type_text(to);
    window.key(Key::Enter);
}

#[test]
fn saved_by_the_path_field_and_opened_again_a_project_is_equal() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = Window::saas();
    rename(&mut window, REVENUE, "Tăng doanh thu");
    assert!(window.open(Document::is_dirty) && window.shows(&Lang::En.state_unsaved()));
    window.ctrl(Key::S);
    type_path(&mut window, &folder.path().join("nowhere").join("map"));
    assert!(window.shows(&Lang::En.path_no_folder()));
    window.key(Key::Enter);
    assert!(window.shows(&Lang::En.path_save_title()), "it stays until the path is good");
    type_path(&mut window, &folder.path().join("bản đồ"));
    window.click_role(Role::Button, &Action::Save.text(Lang::En));
    window.wait_until("saving", |window| !window.open(Document::is_dirty));
    let path = folder.path().join("bản đồ.bsc.ron");
    assert!(window.shows("bản đồ.bsc.ron") && window.shows(&Lang::En.state_saved()));
    let saved = window.project();
    assert_eq!(store::open(&RealFs, &path).unwrap().project, *saved);

    // Saving again asks nothing and changes nothing.
    let bytes = std::fs::read(&path).unwrap();
    rename(&mut window, "Tăng doanh thu", "x");
    window.ctrl(Key::Z);
    assert!(!window.open(Document::is_dirty), "back at what was saved");
    window.ctrl(Key::S);
    window.wait_until("saving", |window| window.says("Saved bản đồ"));
    assert_eq!(std::fs::read(&path).unwrap(), bytes);

    window.ctrl(Key::N);
    assert!(!window.has_project());
    window.ctrl(Key::O);
    type_path(&mut window, &path);
    window.key(Key::Enter);
    window.wait_until("opening", Window::has_project);
    assert_eq!(window.project(), saved);
    assert!(!window.open(Document::is_dirty));
    assert!(window.card("Tăng doanh thu").is_positive());
}

#[test]
fn a_file_that_was_open_is_listed_on_the_first_screen() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("night.bsc.ron");
    let mut window = Window::saas();
    window.ask(Command::SaveTo(path));
    window.wait_until("saving", |window| window.says("Saved night"));
    window.ctrl(Key::N);
    window.click_role(Role::Button, "night.bsc.ron");
    window.wait_until("opening", Window::has_project);
}

#[test]
fn unsaved_work_is_asked_about_before_it_is_dropped() {
    let mut window = Window::saas();
    rename(&mut window, REVENUE, "Sell more");
    for command in [Command::Act(Action::New), Command::NewFrom(TemplateKind::Empty), Command::Act(Action::Close)] {
        window.ask(command);
        assert!(window.shows(&Lang::En.unsaved_title()));
        window.click_role(Role::Button, &Lang::En.cancel());
        assert!(window.card("Sell more").is_positive() && !window.shows(&Lang::En.unsaved_title()));
    }
    window.ctrl(Key::N);
    window.key(Key::Escape);
    assert!(window.card("Sell more").is_positive(), "Esc stays");
    window.ctrl(Key::N);
    window.click_role(Role::Button, &Lang::En.discard());
    assert!(!window.has_project() && window.shows(&Lang::En.welcome_title()));
}

#[test]
fn saving_from_the_question_goes_on_when_it_is_saved() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("kept.bsc.ron");
    let mut window = Window::saas();
    rename(&mut window, REVENUE, "Sell more");
    window.ctrl(Key::N);
    window.click_role(Role::Button, &Action::Save.text(Lang::En));
    type_path(&mut window, &path);
    window.key(Key::Enter);
    window.wait_until("saving and going on", |window| !window.has_project());
    let kept = store::open(&RealFs, &path).unwrap().project;
    assert!(kept.map.objectives().any(|o| o.name == "Sell more"));
}

#[test]
fn a_save_that_was_not_made_drops_nothing_later() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = Window::saas();
    rename(&mut window, REVENUE, "Sell more");
    // New, yes save, but then no path: one stays; a later save must not close the project.
    window.ctrl(Key::N);
    window.click_role(Role::Button, &Action::Save.text(Lang::En));
    window.click_role(Role::Button, &Lang::En.cancel());
    assert!(window.has_project());
    window.ask(Command::SaveTo(folder.path().join("later.bsc.ron")));
    window.wait_until("saving", |window| !window.has_project() || window.says("Saved later"));
    assert!(window.has_project(), "a cancelled New went on after a later save");
}

const BROKEN: [(&str, &[u8], &str); 5] = [
    ("cut", b"(\n  format: \"bsc-map\", version: 1,\n  project: (id", "Line"),
    ("other", b"{ \"json\": true }", "not a strategy map"),
    ("binary", b"\x00\x01\x02PNG\xff\xfe", "not a text"),
    ("empty", b"", "empty"),
    ("bytes", b"(format: \"bsc-map\", version: 1, name: \"\xff\")", "UTF-8"),
];

#[test]
fn a_file_that_cannot_be_opened_says_why_and_stays_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes, reason) in BROKEN {
        let path = folder.path().join(format!("{name}.bsc.ron"));
        std::fs::write(&path, bytes).unwrap();
        let mut window = Window::new(Lang::En, Look::Light);
        window.ask(Command::OpenFile(path.clone()));
        let title = Lang::En.broken_title(&format!("{name}.bsc.ron")).into_owned();
        window.wait_until(&title, |window| window.shows(&title));
        assert!(window.says(reason), "{name}: {:?}", window.harness.root());
        assert_eq!(std::fs::read(&path).unwrap(), bytes);
        // The window is usable: back to the first screen, and on.
        window.click_role(Role::Button, &Action::New.text(Lang::En));
        window.click_role(Role::Button, &TemplateKind::Saas.title(Lang::En));
        assert!(window.has_project());
    }
}

#[test]
fn a_broken_record_is_named_with_its_line() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("dangling.bsc.ron");
    let mut window = Window::saas();
    window.ask(Command::SaveTo(path.clone()));
    window.wait_until("saving", |window| window.says("Saved dangling"));
    let link = window.project().map.links().next().unwrap().clone();
    let text = std::fs::read_to_string(&path).unwrap();
    let is_of_link = |line: &&str| line.contains(&link.id.to_string());
    let line = text.lines().position(|line| is_of_link(&line)).unwrap() + 1;
    let damaged = text.lines().map(|line| {
        if is_of_link(&line) { line.replace(&link.cause.to_string(), "o-zzzzzzzzzz") } else { line.to_owned() }
    });
    let damaged = damaged.collect::<Vec<_>>().join("\n");
    std::fs::write(&path, &damaged).unwrap();

    let mut window = Window::new(Lang::En, Look::Light);
    window.ask(Command::OpenFile(path.clone()));
    window.wait_until("a reason", |window| window.says("can't be opened"));
    assert!(window.says(&format!("Line {line},")) && window.says(&format!("record {}", link.id)));
    assert!(window.says("o-zzzzzzzzzz"));
    assert_eq!(std::fs::read_to_string(&path).unwrap(), damaged);
}

#[test]
fn with_a_project_in_the_window_a_broken_file_is_a_notice() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("missing.bsc.ron");
    let mut window = Window::saas();
    window.ask(Command::OpenFile(path));
    window.wait_until("a reason", |window| window.says("There is no file"));
    assert!(window.card(REVENUE).is_positive());
    let at = window.harness.get_by_label(&Lang::En.dismiss()).rect();
    assert!(at.is_positive());
}

#[test]
fn what_is_being_typed_is_saved_too() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("typed.bsc.ron");
    let mut window = Window::saas();
    window.ask(Command::SaveTo(path.clone()));
    window.wait_until("saving", |window| window.says("Saved typed"));
    let kpi = window.project().kpis_of(window.id(REVENUE))[0].id;
    let saved = || store::open(&RealFs, &path).unwrap().project;

    // A number on the KPI card, a value in the grid, a name on the map: each without Enter or Tab.
    window.ask(Command::ShowKpi(kpi));
    window.focus(Role::TextInput, &Lang::En.kpi_minimum());
    window.type_text("41k");
    window.ctrl(Key::S);
    window.wait_until("saving the number", |_| saved().kpis[&kpi].minimum == Some(41_000.0));

    window.ask(Command::EnterValues(kpi));
    window.type_text("77k");
    window.ctrl(Key::S);
    let holds = |value: f64| saved().series_of(kpi).iter().any(|(_, measurement)| measurement.value == value);
    window.wait_until("saving the value", |_| holds(77_000.0));

    window.select(REVENUE);
    window.key(Key::F2);
    window.type_text("Sell more");
    window.ctrl(Key::S);
    window.wait_until("saving the name", |_| saved().map.objectives().any(|o| o.name == "Sell more"));
    assert!(!window.open(Document::is_dirty));
}

#[test]
fn what_is_being_typed_is_asked_about_before_it_is_dropped() {
    let mut window = Window::saas();
    let kpi = window.project().kpis_of(window.id(REVENUE))[0].id;
    window.ask(Command::ShowKpi(kpi));
    window.focus(Role::TextInput, &Lang::En.kpi_minimum());
    window.type_text("41k");
    window.ctrl(Key::N);
    assert!(window.shows(&Lang::En.unsaved_title()));
    window.click_role(Role::Button, &Lang::En.cancel());
    assert_eq!(window.project().kpis[&kpi].minimum, Some(41_000.0));
}

#[test]
fn replacing_a_file_takes_a_second_enter_on_the_button_that_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("other.bsc.ron");
    std::fs::write(&path, "another map").unwrap();
    let mut window = Window::saas();
    window.ctrl(Key::S);
    // Enter comes before anybody can have read that the file exists.
    window.ctrl(Key::A);
    window.harness.event(eframe::egui::Event::Text(folder.path().join("other").display().to_string()));
    window.harness.key_press(Key::Enter);
    window.wait_until("looking the path up", |window| window.shows(&Lang::En.path_exists()));
    window.rest();
    assert_eq!(std::fs::read(&path).unwrap(), b"another map");
    assert!(window.has_focus(Role::Button, &Lang::En.path_replace()));
    window.key(Key::Enter);
    window.wait_until("replacing", |_| std::fs::read(&path).unwrap() != b"another map");
}

#[test]
fn enter_on_cancel_cancels() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = Window::saas();
    window.ctrl(Key::S);
    type_path(&mut window, &folder.path().join("never"));
    window.focus(Role::Button, &Lang::En.cancel());
    window.key(Key::Enter);
    window.rest();
    assert!(!window.shows(&Lang::En.path_save_title()));
    assert!(!folder.path().join("never.bsc.ron").exists());
}

/// A file in the hand of somebody who drags it onto the window.
#[derive(Debug)]
struct Dropped(std::path::PathBuf);

impl eframe::egui::DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        std::fs::read(&self.0).map_err(|error| error.to_string())
    }
}

#[test]
fn a_file_dropped_on_the_window_is_opened() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("dropped.bsc.ron");
    let mut window = Window::saas();
    window.ask(Command::SaveTo(path.clone()));
    window.wait_until("saving", |window| window.says("Saved dropped"));
    let mut empty = Window::new(Lang::En, Look::Light);
    empty.harness.input_mut().dropped_files.push(std::sync::Arc::new(Dropped(path)));
    empty.wait_until("opening", Window::has_project);
    assert_eq!(empty.project(), window.project());
}
