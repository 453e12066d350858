//! The flows of importing values in the window, by accessible name.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails")]

mod support;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use eframe::egui::accesskit::Role;
use eframe::egui::{self, Event, Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use fourfold::command::{Action, Command, ImportStep};
use fourfold::edit::{Edit, ProjectField, StepName};
use fourfold::lang::Lang;
use fourfold::library::TemplateKind;
use fourfold::model::{Kpi, Project};
use jiff::civil::date;
use support::window::Window;
use tempfile::TempDir;

/// A folder with a data file in it.
struct Data(TempDir);

impl Data {
    fn new(bytes: impl AsRef<[u8]>) -> Self {
        let data = Self(TempDir::new().unwrap());
        std::fs::write(data.path(), bytes).unwrap();
        data
    }

    fn path(&self) -> PathBuf {
        self.0.path().join("numbers.csv")
    }
}

/// The KPI of a name.
#[track_caller]
fn kpi(project: &Project, name: &str) -> Arc<Kpi> {
    project.kpis.values().find(|kpi| kpi.name == name).unwrap_or_else(|| panic!("no KPI {name:?}")).clone()
}

fn value(project: &Project, name: &str, month: i8) -> Option<f64> {
    let series = project.series_of(kpi(project, name).id);
    series.iter().find(|(day, _)| *day == date(2026, month, 1)).map(|(_, m)| m.value)
}

/// Opens the dialog for a file and waits until it was read.
fn import(window: &mut Window, data: &Data) {
    window.ask(Command::Import(ImportStep::File(data.path())));
    let lang = if window.shows(&Lang::En.import_title()) { Lang::En } else { Lang::Vi };
    window.wait_until("reading", move |window| {
        window.shows(&lang.import_page_table()) || !window.shows(&lang.import_reading("numbers.csv"))
    });
}

/// Waits until the values were taken in.
fn taken_in(window: &mut Window) {
    window.wait_until("taking the values in", |window| !window.shows(&Lang::En.import_title()));
}

/// A file that is dropped on the window.
#[derive(Debug)]
struct Dropped(PathBuf);

impl egui::DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        std::fs::read(&self.0).map_err(|error| error.to_string())
    }
}

fn drop_file(window: &mut Window, path: PathBuf) {
    window.harness.input_mut().dropped_files.push(Arc::new(Dropped(path)));
    window.run();
}

/// The name of a KPI of the map, for the files of these tests.
const NAME: &str = "NPS";

#[test]
fn a_file_is_chosen_looked_at_and_imported_by_keyboard_alone() {
    let data = Data::new(format!("kpi,date,value\n{NAME},2026-03,77\n{NAME},2026-04,n/a\nNobody,2026-04,5\n"));
    let mut window = Window::saas();
    let before = window.project();
    window.harness.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::I);
    window.run();
    assert!(window.shows(&Lang::En.path_import_title()));
    window.ctrl(Key::A);
    window.type_text(&data.path().display().to_string());
    window.key(Key::Enter);
    window.wait_until("reading", |window| window.shows(&Lang::En.import_go(1, "1")));
    assert!(window.shows("numbers.csv") && window.shows("→ 1 replaced"));
    assert!(Arc::ptr_eq(&before, &window.project()), "looking changes nothing");
    window.click_role(Role::RadioButton, &Lang::En.import_page_skipped("2"));
    assert!(window.shows("“n/a” is not a number") && window.shows("there is no KPI “Nobody”"));
    assert!(window.shows("Row 3, column C") && window.shows("Row 4, column A"));
    window.key(Key::Enter);
    taken_in(&mut window);
    assert!(window.shows(&Lang::En.import_done(1, "1")));
    assert_eq!(value(&window.project(), NAME, 3), Some(77.0));
    assert_eq!(window.steps(), [Some(StepName::Import), None]);
    window.ctrl(Key::Z);
    assert_eq!(window.project(), before, "one step");
    assert!(!window.shows(&Lang::En.import_done(1, "1")), "what was undone is no longer said to be done");
    window.ctrl(Key::Y);
    assert_eq!(value(&window.project(), NAME, 3), Some(77.0));
    assert!(!window.shows(&Lang::En.undo_this()), "nothing offers to undo another step");
}

#[test]
fn escape_leaves_everything_as_it_was() {
    let data = Data::new(format!("kpi,date,value\n{NAME},2026-03,77\n"));
    let mut window = Window::saas();
    let before = window.project();
    drop_file(&mut window, data.path());
    window.wait_until("reading", |window| window.shows(&Lang::En.import_go(1, "1")));
    window.key(Key::Escape);
    assert!(!window.shows(&Lang::En.import_title()) && Arc::ptr_eq(&before, &window.project()));
    assert_eq!(window.steps()[0], None);
    import(&mut window, &data);
    window.click_role(Role::Button, &Lang::En.cancel());
    assert!(!window.shows(&Lang::En.import_title()) && Arc::ptr_eq(&before, &window.project()));
}

#[test]
fn cells_that_are_pasted_on_the_map_or_the_scorecard_are_imported() {
    for view in [Action::ShowMap, Action::ShowScorecard] {
        let mut window = Window::saas();
        window.ask(Command::Act(view));
        window.harness.event(Event::Paste(format!("Month\t{NAME}\n2026-03\t77\n2026-04\t78\n")));
        window.run();
        window.wait_until("reading", |window| window.shows(&Lang::En.import_go(2, "2")));
        assert!(window.shows(&Lang::En.import_clipboard()));
        window.click_role(Role::Button, &Lang::En.import_go(2, "2"));
        taken_in(&mut window);
        assert_eq!([3, 4].map(|month| value(&window.project(), NAME, month)), [Some(77.0), Some(78.0)]);
    }
}

#[test]
fn what_is_open_is_asked_and_answered_in_place() {
    let data = Data::new(format!("kpi;date;value\n{NAME};03/04/2026;1.234\n{NAME};05/06/2026;2.345\n"));
    let mut window = Window::saas();
    import(&mut window, &data);
    let question = Lang::En.ask_date_order("03/04/2026", "3 Apr 2026", "4 Mar 2026");
    assert!(window.shows(&question));
    let label = Lang::En.import_go(0, "0");
    let go = window.harness.get_by_role_and_label(Role::Button, &label);
    assert!(go.accesskit_node().is_disabled());
    window.key(Key::Enter);
    assert!(window.shows(&question), "Enter imports nothing while a question is open");
    window.click_role(Role::Button, "4 Mar 2026");
    window.wait_until("the second question", |window| window.says("1,234?"));
    assert!(!window.shows(&question));
    window.click_role(Role::Button, "1,234");
    window.wait_until("reading", |window| window.shows(&Lang::En.import_go(2, "2")));
    window.key(Key::Enter);
    taken_in(&mut window);
    assert_eq!([3, 5].map(|month| value(&window.project(), NAME, month)), [Some(1234.0), Some(2345.0)]);
    // The answers are remembered for the next file with these columns.
    std::fs::write(data.path(), format!("kpi;date;value\n{NAME};01/02/2026;9.876\n")).unwrap();
    import(&mut window, &data);
    window.wait_until("reading", |window| window.shows(&Lang::En.import_go(1, "1")));
    assert!(window.shows(&Lang::En.import_remembered()));
    window.key(Key::Enter);
    taken_in(&mut window);
    assert_eq!(value(&window.project(), NAME, 1), Some(9876.0));
}

#[test]
fn every_guess_can_be_changed_and_is_read_again() {
    let data = Data::new("kpi,date,plan,actual\nNet promoters,2026-03,1,77\nBrand new,2026-03,2,5\n");
    let mut window = Window::with(TemplateKind::Saas, Lang::En);
    import(&mut window, &data);
    assert!(window.shows(&Lang::En.import_page_skipped("2")));
    // The name means a KPI of the map.
    let name = window.project().kpis_in_order()[0].name.clone();
    choose(&mut window, &Lang::En.import_meaning_of("Net promoters"), &name);
    window.wait_until("reading", |window| window.shows(&Lang::En.import_go(1, "1")));
    // Another column holds the values.
    choose(&mut window, &Lang::En.import_role_of("C"), &Lang::En.role_values());
    choose(&mut window, &Lang::En.import_role_of("D"), &Lang::En.role_skip());
    window.wait_until("reading", |window| window.says("+ 1") || window.says("→ 1"));
    choose(&mut window, &Lang::En.import_role_of("D"), &Lang::En.role_values());
    choose(&mut window, &Lang::En.import_role_of("C"), &Lang::En.role_skip());
    // What is missing is made, where it belongs.
    window.click_role(Role::CheckBox, &Lang::En.import_create_missing());
    window.wait_until("reading", |window| window.shows(&Lang::En.import_makes_kpis(1)));
    let objective = window.project().objectives_in_order()[3].name.clone();
    choose(&mut window, &Lang::En.import_home(), &objective);
    window.wait_until("reading", |window| window.shows(&Lang::En.import_go(2, "2")));
    window.click_role(Role::Button, &Lang::En.import_go(2, "2"));
    taken_in(&mut window);
    let project = window.project();
    assert_eq!([value(&project, &name, 3), value(&project, "Brand new", 3)], [Some(77.0), Some(5.0)]);
    assert_eq!(kpi(&project, "Brand new").home(), Some(window.id(&objective)));
}

#[test]
fn a_notice_about_an_import_offers_the_way_back() {
    let data = Data::new(format!("kpi,date,value\n{NAME},2026-03,77\n"));
    let mut window = Window::saas();
    let before = window.project();
    import(&mut window, &data);
    window.wait_until("reading", |window| window.shows(&Lang::En.import_go(1, "1")));
    window.key(Key::Enter);
    taken_in(&mut window);
    window.click(&Lang::En.undo_this());
    window.run();
    assert_eq!(window.project(), before);
    assert!(!window.shows(&Lang::En.import_done(1, "1")));
    // It is not about another project either.
    import(&mut window, &data);
    window.wait_until("reading", |window| window.shows(&Lang::En.import_go(1, "1")));
    window.key(Key::Enter);
    taken_in(&mut window);
    assert!(window.shows(&Lang::En.undo_this()));
    window.ask(Command::NewFrom(TemplateKind::Saas));
    window.click_role(Role::Button, &Lang::En.discard());
    window.run();
    assert_eq!(window.steps(), [None, None]);
    assert!(!window.shows(&Lang::En.undo_this()));
}

#[test]
fn values_are_not_taken_into_a_project_that_has_changed_meanwhile() {
    let data = Data::new(format!("kpi,date,value\n{NAME},2026-03,77\n"));
    let mut window = Window::saas();
    import(&mut window, &data);
    window.wait_until("reading", |window| window.shows(&Lang::En.import_go(1, "1")));
    // Both in one frame: the change comes after the values were sent to be worked out, before they are back.
    let other = Command::Edit(Edit::Project(ProjectField::Name("Other".into())));
    window.ask_at_once([Command::Import(ImportStep::Finish), other]);
    window.wait_until("reading again", |window| window.shows(&Lang::En.import_go(1, "1")));
    let project = window.project();
    assert_eq!((project.name.as_str(), window.steps()[0]), ("Other", Some(StepName::EditProject)));
    assert_ne!(value(&project, NAME, 3), Some(77.0));
    // What is shown now is of the project as it is, and is taken in.
    window.wait_until("rest", |window| !window.shows(&Lang::En.import_finishing()));
    window.key(Key::Enter);
    taken_in(&mut window);
    assert_eq!(value(&window.project(), NAME, 3), Some(77.0));
    assert_eq!((window.project().name.as_str(), window.steps()[0]), ("Other", Some(StepName::Import)));
}

#[test]
fn an_import_that_is_cancelled_while_the_values_are_worked_out_changes_nothing() {
    let data = Data::new(format!("kpi,date,value\n{NAME},2026-03,77\n"));
    let mut window = Window::saas();
    let before = window.project();
    import(&mut window, &data);
    window.wait_until("reading", |window| window.shows(&Lang::En.import_go(1, "1")));
    window.ask_at_once([ImportStep::Finish, ImportStep::Again].map(Command::Import));
    window.wait_until("reading", |window| window.shows(&Lang::En.import_go(1, "1")));
    window.key(Key::Escape);
    std::thread::sleep(std::time::Duration::from_millis(200));
    window.run();
    assert!(Arc::ptr_eq(&before, &window.project()) && window.steps()[0].is_none());
}

#[test]
fn columns_that_are_not_looked_at_are_mentioned_in_both_languages() {
    for lang in Lang::ALL {
        let wide = format!("kpi,date,value{}\n{NAME},2026-03,77\n", ",x".repeat(1000));
        let mut window = Window::with(TemplateKind::Saas, lang);
        import(&mut window, &Data::new(wide));
        window.wait_until("reading", |window| window.shows(&lang.import_go(1, "1")));
        let (most, last) = if lang == Lang::En { ("1,000", "ALL") } else { ("1.000", "ALL") };
        assert!(window.shows(&lang.import_more_columns(most, last)));
        assert!(!window.shows(&lang.import_has_gaps()));
    }
}

/// Chooses an entry of a drop-down list.
#[track_caller]
fn choose(window: &mut Window, list: &str, entry: &str) {
    window.click_role(Role::ComboBox, list);
    window.click_role(Role::ListBoxOption, entry);
    window.run();
}

#[test]
fn what_cannot_be_read_says_why_in_both_languages() {
    for lang in Lang::ALL {
        let data = Data::new("<html><table><tr><td>5</td></tr></table></html>");
        let mut window = Window::with(TemplateKind::Saas, lang);
        let before = window.project();
        import(&mut window, &data);
        window.wait_until("reading", |window| window.shows(&lang.import_web_page()));
        window.key(Key::Enter);
        window.key(Key::Escape);
        assert!(!window.shows(&lang.import_title()) && Arc::ptr_eq(&before, &window.project()));
        window.ask(Command::Import(ImportStep::File("nowhere.csv".into())));
        window.wait_until("reading", |window| {
            window.says("nowhere.csv") && !window.shows(&lang.import_reading("nowhere.csv"))
        });
        assert!(window.shows(&lang.open_missing("nowhere.csv")));
    }
}

#[test]
fn a_project_that_is_dropped_is_opened_and_not_imported() {
    let folder = TempDir::new().unwrap();
    let mut window = Window::saas();
    let path = folder.path().join("other.bsc.ron");
    window.ask(Command::SaveTo(path.clone()));
    window.wait_until("saving", |window| window.says("Saved other"));
    drop_file(&mut window, path);
    window.run();
    assert!(!window.shows(&Lang::En.import_title()));
}
