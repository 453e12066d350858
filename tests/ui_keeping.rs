//! Nothing is lost: unsaved work, old versions, files that others change, broken files.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod support;

use std::fs;
use std::path::{Path, PathBuf};

use eframe::egui::accesskit::Role;
use egui_kittest::kittest::Queryable as _;
use fourfold::app::Environment;
use fourfold::command::{Action, Command, DiskStep};
use fourfold::edit::{Edit, ProjectField, StepName};
use fourfold::lang::Lang;
use fourfold::library::TemplateKind;
use fourfold::model::{CountedIds, Project};
use fourfold::store;
use support::window::{TODAY, Window};

/// A user's machine: a folder for files, and a state folder.
struct Desk {
    folder: tempfile::TempDir,
}

impl Desk {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    /// A machine with a file, and a window in which it is open.
    fn with_file() -> (Self, Window) {
        let desk = Self::new();
        desk.write(&saas());
        let window = desk.opened();
        (desk, window)
    }

    fn state(&self) -> PathBuf {
        self.folder.path().join("state")
    }

    fn file(&self) -> PathBuf {
        self.folder.path().join("map.bsc.ron")
    }

    fn window(&self) -> Window {
        self.window_in(Lang::En)
    }

    fn window_in(&self, lang: Lang) -> Window {
        let environment = Environment {
            state_folder: Some(self.state()),
            now: jiff::Timestamp::now,
            ..Environment::still(TODAY, Box::new(CountedIds::default()))
        };
        Window::on(environment, lang)
    }

    /// A window with the file open, which is there.
    fn opened(&self) -> Window {
        let mut window = self.window();
        window.ask(Command::OpenFile(self.file()));
        window.wait_until("the file is open", Window::has_project);
        window
    }

    /// A window in which the file has been worked on; the work is kept and not saved.
    fn work(&self) -> Window {
        self.write(&saas());
        let mut window = self.opened();
        mission(&mut window, "Help every shop");
        window.wait_until("the work is kept", |_| self.snapshots() > 0);
        window
    }

    /// Puts a project into the file, as another program would.
    fn write(&self, project: &Project) {
        fs::write(self.file(), store::write(project)).unwrap();
    }

    fn saved(&self) -> Project {
        store::read(&fs::read(self.file()).unwrap()).unwrap().project
    }

    fn snapshots(&self) -> usize {
        files_under(&self.state().join("recovery")).iter().filter(|path| has_ending(path, "ron")).count()
    }
}

fn files_under(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let paths = entries.map(|entry| entry.unwrap().path());
    paths.flat_map(|path| if path.is_dir() { files_under(&path) } else { vec![path] }).collect()
}

fn has_ending(path: &Path, ending: &str) -> bool {
    path.extension().is_some_and(|found| found == ending)
}

fn saas() -> Project {
    let window = Window::saas();
    (*window.project()).clone()
}

fn mission(window: &mut Window, text: &str) {
    window.ask(Command::Edit(Edit::Project(ProjectField::Mission(text.to_owned()))));
}

fn vision(window: &mut Window, text: &str) {
    window.ask(Command::Edit(Edit::Project(ProjectField::Vision(text.to_owned()))));
}

fn save(window: &mut Window) {
    window.ask(Command::Act(Action::Save));
    window.wait_until("it is saved", |window| window.open(|document| !document.is_dirty()));
}

#[test]
fn unsaved_work_of_a_file_is_offered_after_a_crash() {
    let desk = Desk::new();
    // The window is gone without a word.
    desk.work().crash();
    let mut next = desk.window();
    next.wait_until("the work is offered", |window| window.shows(&Lang::En.recovery_title(1)));
    assert!(next.says("project details changed"), "what differs is said");
    next.click(&Lang::En.recovery_recover());
    next.wait_until("it is open", Window::has_project);
    assert_eq!(next.project().mission, "Help every shop");
    assert!(next.open(fourfold::edit::Document::is_dirty), "it is not saved");
    assert_ne!(desk.saved().mission, "Help every shop", "the file was not touched");
    save(&mut next);
    assert_eq!(desk.saved().mission, "Help every shop");
    assert_eq!(desk.snapshots(), 0, "nothing is unsaved any more");
    next.close();
    let mut last = desk.window();
    last.settle_threads();
    assert!(!last.shows(&Lang::En.recovery_title(1)));
}

#[test]
fn unsaved_work_without_a_file_is_offered_too() {
    let desk = Desk::new();
    let mut window = desk.window_in(Lang::Vi);
    window.ask(Command::NewFrom(TemplateKind::Saas));
    mission(&mut window, "Giúp mọi cửa tiệm");
    window.wait_until("the work is kept", |_| desk.snapshots() > 0);
    window.crash();
    let mut next = desk.window_in(Lang::Vi);
    next.wait_until("the work is offered", |window| window.shows(&Lang::Vi.recovery_title(1)));
    assert!(next.says(&Lang::Vi.recovery_untitled()));
    next.click(&Lang::Vi.recovery_recover());
    next.wait_until("it is open", Window::has_project);
    assert_eq!(next.project().mission, "Giúp mọi cửa tiệm");
}

#[test]
fn work_that_is_put_off_is_not_offered_again_but_can_be_found() {
    let desk = Desk::new();
    desk.work().crash();
    let mut next = desk.window();
    next.wait_until("the work is offered", |window| window.shows(&Lang::En.recovery_title(1)));
    next.click(&Lang::En.recovery_later());
    next.settle_threads();
    next.close();
    let mut third = desk.window();
    third.settle_threads();
    assert!(!third.shows(&Lang::En.recovery_title(1)));
    third.ask(Command::Act(Action::ShowRecovery));
    third.wait_until("the work is listed", |window| window.shows(&Lang::En.recovery_title(1)));
    third.click(&Lang::En.recovery_discard());
    third.settle_threads();
    assert_eq!(desk.snapshots(), 0);
    assert!(!files_under(&desk.state().join("trash")).is_empty(), "it went to the trash");
}

#[test]
fn work_that_was_given_up_is_not_offered() {
    let desk = Desk::new();
    let mut window = desk.work();
    window.ask(Command::Act(Action::Close));
    window.click(&Lang::En.discard());
    window.close();
    assert_eq!(desk.snapshots(), 0);
}

#[test]
fn work_that_was_given_up_by_mistake_can_be_had_back() {
    let (desk, mut window) = Desk::with_file();
    vision(&mut window, "Given up");
    window.wait_until("the work is kept", |_| desk.snapshots() > 0);
    window.ask(Command::Act(Action::Close));
    window.click(&Lang::En.discard());
    window.settle_threads();
    window.ask(Command::Act(Action::ShowRecovery));
    window.wait_until("it is listed", |window| window.says(&Lang::En.recovery_discarded()));
    // The dialog finds its size.
    window.run();
    window.click(&Lang::En.recovery_recover());
    window.wait_until("it is open", Window::has_project);
    assert_eq!(window.project().vision, "Given up");
    assert_ne!(desk.saved().vision, "Given up");
    save(&mut window);
    assert_eq!(desk.saved().vision, "Given up");
    window.ask(Command::Act(Action::ShowRecovery));
    window.wait_until("there is none", |window| window.says(&Lang::En.recovery_none()));
    assert!(!window.says(&Lang::En.recovery_discarded()));
}

/// The journal of the open file has a folder of its own, which stays its own.
#[test]
fn work_that_was_given_up_can_be_had_back_while_the_file_is_open() {
    let (desk, mut window) = Desk::with_file();
    vision(&mut window, "Given up");
    window.wait_until("the work is kept", |_| desk.snapshots() > 0);
    window.ask(Command::OpenFile(desk.file()));
    window.click(&Lang::En.discard());
    window.wait_until("the file is open", |window| window.has_project() && window.project().vision != "Given up");
    mission(&mut window, "Another");
    window.wait_until("the work is kept", |_| desk.snapshots() > 0);
    save(&mut window);
    window.ask(Command::Act(Action::ShowRecovery));
    window.wait_until("it is listed", |window| window.says(&Lang::En.recovery_discarded()));
    // The dialog finds its size.
    window.run();
    window.click(&Lang::En.recovery_recover());
    window.wait_until("it is open", |window| window.project().vision == "Given up");
}

#[test]
fn undoing_everything_leaves_nothing_to_recover() {
    let desk = Desk::new();
    let mut window = desk.work();
    window.ask(Command::Act(Action::Undo));
    window.wait_until("the journal is empty", |_| desk.snapshots() == 0);
}

#[test]
fn two_failed_starts_open_nothing_the_third_time() {
    let desk = Desk::new();
    desk.work().crash();
    let mut second = desk.window();
    second.settle_threads();
    second.crash();
    let mut third = desk.window();
    third.wait_until("it says so", |window| window.says("last two starts"));
    assert!(!third.has_project());
    let aside = files_under(&desk.state().join("aside"));
    assert!(aside.iter().any(|path| has_ending(path, "ron")), "the work was moved, not deleted: {aside:?}");
    // And it is still to be had.
    third.click(&Lang::En.recovery_show());
    third.wait_until("the work is listed", |window| window.shows(&Lang::En.recovery_title(1)));
    third.click(&Lang::En.recovery_recover());
    third.wait_until("it is open", Window::has_project);
    assert_eq!(third.project().mission, "Help every shop");
    third.close();
    let mut fourth = desk.window();
    fourth.settle_threads();
    assert!(!fourth.says("last two starts"), "that start ended well");
}

#[test]
fn a_journal_that_fails_is_said_as_long_as_it_fails() {
    let desk = Desk::new();
    desk.write(&saas());
    // Where the state folder should be there is a file.
    fs::write(desk.state(), "").unwrap();
    let mut window = desk.opened();
    mission(&mut window, "Help every shop");
    window.wait_until("it says so", |window| window.says("Recovery is off"));
    window.settle_threads();
    assert!(window.says("Recovery is off"), "it stays");
}

#[test]
fn every_version_is_listed_looked_at_and_restored() {
    let (_desk, mut window) = Desk::with_file();
    let first = window.project().mission.clone();
    mission(&mut window, "Second");
    save(&mut window);
    mission(&mut window, "Third");
    save(&mut window);
    window.ask(Command::Act(Action::ShowVersions));
    let rows = |window: &Window| window.harness.query_all_by_role(Role::ListItem).count();
    window.wait_until("the versions are listed", |window| rows(window) == 3);
    // The oldest one.
    let last = window.harness.query_all_by_role(Role::ListItem).last().unwrap().rect().center();
    window.click_at(last, eframe::egui::Modifiers::NONE);
    window.wait_until("it is shown", |window| window.says("You are looking at the version"));
    assert!(window.says("Mission"), "what differs is said");
    assert_eq!(window.project().mission, "Third", "the project is what it was");
    // Nothing can be changed while one looks back.
    vision(&mut window, "Elsewhere");
    assert!(window.says(&Lang::En.versions_read_only()) && window.project().vision != "Elsewhere");
    window.click(&Lang::En.versions_restore());
    assert_eq!(window.project().mission, first);
    assert_eq!(window.steps()[0], Some(StepName::RestoreVersion));
    window.ask(Command::Act(Action::Undo));
    assert_eq!(window.project().mission, "Third");
}

#[test]
fn one_record_of_a_version_is_restored_alone() {
    let (_desk, mut window) = Desk::with_file();
    let name = "Earn recommendations";
    window.select(name);
    window.ask(Command::Act(Action::Delete));
    mission(&mut window, "Second");
    save(&mut window);
    window.ask(Command::Act(Action::ShowVersions));
    let rows = |window: &Window| window.harness.query_all_by_role(Role::ListItem).count();
    window.wait_until("the version is listed", |window| rows(window) == 2);
    let last = window.harness.query_all_by_role(Role::ListItem).last().unwrap().rect().center();
    window.click_at(last, eframe::egui::Modifiers::NONE);
    window.wait_until("it is shown", |window| window.says("You are looking at the version"));
    window.click(&Lang::En.versions_restore_name(&format!("Objective “{name}”")));
    assert!(window.project().map.objectives().any(|objective| objective.name == name));
    assert_eq!((window.project().mission.as_str(), window.steps()[0]), ("Second", Some(StepName::RestoreRecord)));
}

#[test]
fn a_file_changed_by_others_is_loaded_again_while_nothing_is_unsaved() {
    let (desk, mut window) = Desk::with_file();
    desk.write(&Project { mission: "Theirs".to_owned(), ..saas() });
    window.ask(Command::Disk(DiskStep::Look));
    window.wait_until("it is loaded", |window| window.project().mission == "Theirs");
    assert!(window.says("loaded again") && window.open(|document| !document.is_dirty()));
    window.ask(Command::Act(Action::Undo));
    assert_ne!(window.project().mission, "Theirs");
}

#[test]
fn work_on_both_sides_is_merged_and_nothing_overwritten_unseen() {
    let (desk, mut window) = Desk::with_file();
    vision(&mut window, "Ours");
    desk.write(&Project { mission: "Theirs".to_owned(), ..saas() });
    window.ask(Command::Act(Action::Save));
    window.wait_until("it asks", |window| window.shows(&Lang::En.question_conflict_title()));
    assert_eq!(desk.saved().mission, "Theirs", "nothing was overwritten");
    assert!(window.says("There: ") && window.says("Here: "), "what differs is said");
    window.click_role_last(Role::Button, &Lang::En.disk_merge());
    window.wait_until("it is merged", |window| window.project().mission == "Theirs");
    assert_eq!(window.project().vision, "Ours");
    save(&mut window);
    let saved = desk.saved();
    assert_eq!((saved.mission.as_str(), saved.vision.as_str()), ("Theirs", "Ours"));
}

#[test]
fn replacing_their_version_keeps_it_as_an_old_one() {
    let (desk, mut window) = Desk::with_file();
    vision(&mut window, "Ours");
    desk.write(&Project { mission: "Theirs".to_owned(), ..saas() });
    window.ask(Command::Act(Action::Save));
    window.wait_until("it asks", |window| window.shows(&Lang::En.question_conflict_title()));
    window.click(&Lang::En.disk_replace());
    window.wait_until("it is saved", |window| window.open(|document| !document.is_dirty()));
    assert_eq!(desk.saved().vision, "Ours");
    let history = files_under(&desk.state().join("history"));
    let kept = history.iter().filter(|path| has_ending(path, "old")).map(|path| fs::read_to_string(path).unwrap());
    assert!(kept.into_iter().any(|text| text.contains("Theirs")));
}

#[test]
fn what_a_merge_has_settled_by_itself_is_told() {
    let desk = Desk::new();
    let lines = |first: &str, last: &str| Project { mission: format!("{first}\nTwo\n{last}"), ..saas() };
    desk.write(&lines("One", "Three"));
    let mut window = desk.opened();
    mission(&mut window, "One, ours\nTwo\nThree");
    desk.write(&lines("One", "Three, theirs"));
    window.ask(Command::Disk(DiskStep::Look));
    window.wait_until("it is seen", |window| window.says("Another program has changed"));
    window.click(&Lang::En.disk_merge());
    window.wait_until("it is merged", |window| window.shows(&Lang::En.merge_settled()));
    assert!(window.says("the text holds the changes of both"));
    assert_eq!(window.project().mission, "One, ours\nTwo\nThree, theirs");
    window.click(&Lang::En.page_close());
    assert!(!window.shows(&Lang::En.merge_settled()));
}

#[test]
fn a_vanished_file_is_said_and_saved_again() {
    let (desk, mut window) = Desk::with_file();
    vision(&mut window, "Ours");
    fs::remove_file(desk.file()).unwrap();
    window.ask(Command::Disk(DiskStep::Look));
    window.wait_until("it says so", |window| window.says("no longer where it was"));
    window.click(&Lang::En.disk_save_here());
    window.wait_until("it is saved", |window| window.open(|document| !document.is_dirty()));
    assert_eq!(desk.saved().vision, "Ours");
    assert!(!window.says("no longer where it was"));
}

#[test]
fn a_second_window_can_not_save_over_the_first() {
    let desk = Desk::new();
    desk.write(&saas());
    let _first = desk.opened();
    let mut second = desk.opened();
    assert!(second.says("open in another window"));
    vision(&mut second, "Second");
    second.ask(Command::Act(Action::Save));
    second.settle_threads();
    assert_ne!(desk.saved().vision, "Second");
    assert!(second.shows(&Lang::En.path_save_title()), "it asks for another name");
}

#[test]
fn a_copy_of_a_sync_program_is_merged_into_the_file() {
    let desk = Desk::new();
    desk.write(&saas());
    let copy = desk.folder.path().join("map (Ann's conflicted copy 2026-11-01).bsc.ron");
    let mut theirs = saas();
    theirs.vision = "Ann's".to_owned();
    fs::write(&copy, store::write(&theirs)).unwrap();
    let mut window = desk.opened();
    assert!(window.says("conflicted copy"));
    window.click(&Lang::En.disk_merge_copy());
    window.wait_until("it is merged", |window| !window.project().conflicts.is_empty());
    assert_ne!(window.project().vision, "Ann's", "ours is kept until one chooses");
    assert!(!window.says("A sync program"), "it was decided");
    assert!(window.says(&Lang::En.resolve_no_base()), "nobody knows the origin");

    // Not saved, so it is offered again; saved, it is not, until it changes.
    window.close();
    let mut window = desk.opened();
    assert!(window.says("A sync program"));
    window.click(&Lang::En.disk_merge_copy());
    window.wait_until("it is merged", |window| !window.project().conflicts.is_empty());
    save(&mut window);
    window.close();
    let window = desk.opened();
    assert!(!window.says("A sync program"), "it is merged and saved");
    window.close();
    theirs.vision = "Ann's again".to_owned();
    fs::write(&copy, store::write(&theirs)).unwrap();
    assert!(desk.opened().says("A sync program"), "it is another one");
}

#[test]
fn a_copy_of_a_sync_program_that_was_left_is_not_offered_again() {
    let desk = Desk::new();
    desk.write(&saas());
    let mut theirs = saas();
    theirs.vision = "Ann's".to_owned();
    fs::write(desk.folder.path().join("map (1).bsc.ron"), store::write(&theirs)).unwrap();
    let mut window = desk.opened();
    window.click(&Lang::En.disk_ignore_copy());
    assert!(!window.says("A sync program"));
    window.close();
    assert!(!desk.opened().says("A sync program"));
}

#[test]
fn a_broken_file_opens_its_newest_good_version() {
    let (desk, mut window) = Desk::with_file();
    vision(&mut window, "Second");
    save(&mut window);
    window.close();
    fs::write(desk.file(), vec![0; 4096]).unwrap();
    let mut next = desk.window();
    next.ask(Command::OpenFile(desk.file()));
    next.wait_until("it says so", |window| window.shows(&Lang::En.broken_ways_out()));
    assert!(!next.has_project(), "nothing is opened as empty");
    let at = next.harness.get_by_label_contains("Version of").rect().center();
    next.click_at(at, eframe::egui::Modifiers::NONE);
    next.wait_until("it is open", Window::has_project);
    assert_eq!(*next.project(), saas());
    assert_eq!(fs::read(desk.file()).unwrap(), vec![0; 4096], "the broken file is untouched");
    save(&mut next);
    assert_eq!(desk.saved(), saas());
}

#[test]
fn opening_and_saving_without_an_edit_writes_nothing() {
    let desk = Desk::new();
    desk.write(&saas());
    let before = fs::metadata(desk.file()).unwrap().modified().unwrap();
    let mut window = desk.opened();
    window.ask(Command::Act(Action::Save));
    window.settle_threads();
    assert_eq!(fs::metadata(desk.file()).unwrap().modified().unwrap(), before);
    assert!(files_under(&desk.state().join("history")).is_empty());
}

#[test]
fn a_file_of_a_newer_version_is_shown_and_never_saved_over() {
    let desk = Desk::new();
    let text = store::write(&saas()).replace("version: 2,", "version: 99,");
    fs::write(desk.file(), &text).unwrap();
    let mut window = desk.opened();
    assert!(window.says("written by a newer Fourfold") && window.says("Everything in it is shown"));
    assert_eq!(window.project().map.objectives().len(), 13);
    vision(&mut window, "Ours");
    window.ask(Command::Act(Action::Save));
    window.settle_threads();
    assert!(window.shows(&Lang::En.path_save_title()), "it asks for another name");
    assert_eq!(fs::read_to_string(desk.file()).unwrap(), text);
}

#[test]
fn unknown_fields_are_named_and_not_lost_unasked() {
    let desk = Desk::new();
    let text = store::write(&saas()).replacen("(id: \"o-", "(colour: 7, id: \"o-", 1);
    fs::write(desk.file(), &text).unwrap();
    let mut window = desk.opened();
    assert!(window.says(".colour"), "it is named");
    vision(&mut window, "Ours");
    window.ask(Command::Act(Action::Save));
    window.wait_until("it asks", |window| window.shows(&Lang::En.question_fields_title()));
    assert_eq!(fs::read_to_string(desk.file()).unwrap(), text, "nothing is lost yet");
    window.click(&Lang::En.question_drop_fields());
    window.wait_until("it is saved", |window| window.open(|document| !document.is_dirty()));
    assert_eq!(desk.saved().vision, "Ours");
}

#[test]
fn a_file_with_the_marks_of_git_is_decided_on_in_the_window() {
    let desk = Desk::new();
    let ours = store::write(&Project { vision: "Ours".to_owned(), ..saas() });
    let line = ours.lines().position(|line| line.trim_start().starts_with("vision:")).unwrap();
    let lines: Vec<&str> = ours.lines().collect();
    let theirs = lines[line].replace("Ours", "Theirs");
    let marked =
        [&["<<<<<<< ours", lines[line], "=======", &theirs, ">>>>>>> theirs"][..], &lines[line + 1..]].concat();
    let text = [&lines[..line], &marked].concat().join("\n");
    fs::write(desk.file(), &text).unwrap();
    let mut window = desk.window();
    window.ask(Command::OpenFile(desk.file()));
    window.wait_until("it says so", |window| window.shows(&Lang::En.broken_ways_out()));
    window.click(&Lang::En.broken_resolve());
    window.wait_until("it is open", Window::has_project);
    assert_eq!(window.project().conflicts.len(), 1);
    assert_eq!(fs::read_to_string(desk.file()).unwrap(), text, "the file is as git left it");
    window.click(&Lang::En.resolve_take_theirs());
    save(&mut window);
    let saved = desk.saved();
    assert_eq!((saved.vision.as_str(), saved.conflicts.len()), ("Theirs", 0));
}

#[test]
fn unsaved_work_is_offered_over_the_file_that_the_program_is_started_with() {
    let desk = Desk::new();
    desk.work().crash();
    let mut next = desk.window();
    next.open_at_start(desk.file());
    next.wait_until("the file is open", Window::has_project);
    next.wait_until("the work is offered", |window| window.shows(&Lang::En.recovery_title(1)));
    next.click(&Lang::En.recovery_recover());
    next.wait_until("it is open", |window| window.project().mission == "Help every shop");
    next.settle_threads();
    assert!(!next.says("open in another window"));
    save(&mut next);
    assert_eq!(desk.saved().mission, "Help every shop");
}

#[test]
fn unknown_fields_that_another_program_brings_are_not_lost_unasked_either() {
    let (desk, mut window) = Desk::with_file();
    let text = store::write(&Project { mission: "Theirs".to_owned(), ..saas() });
    let text = text.replacen("(id: \"o-", "(colour: 7, id: \"o-", 1);
    fs::write(desk.file(), &text).unwrap();
    window.ask(Command::Disk(DiskStep::Look));
    window.wait_until("it is loaded", |window| window.project().mission == "Theirs");
    assert!(window.says(".colour"), "it is named");
    vision(&mut window, "Ours");
    window.ask(Command::Act(Action::Save));
    window.wait_until("it asks", |window| window.shows(&Lang::En.question_fields_title()));
    assert_eq!(fs::read_to_string(desk.file()).unwrap(), text);
}

#[test]
fn the_last_copy_of_a_file_that_is_gone_is_not_closed_unasked() {
    let (desk, mut window) = Desk::with_file();
    fs::remove_file(desk.file()).unwrap();
    window.ask(Command::Disk(DiskStep::Look));
    window.wait_until("it says so", |window| window.says("no longer where it was"));
    assert!(!window.shows(&Lang::En.state_saved()));
    window.wait_until("it is kept", |_| desk.snapshots() > 0);
    window.ask(Command::Act(Action::Close));
    assert!(window.shows(&Lang::En.unsaved_title()) && window.has_project());
}

#[test]
fn a_second_window_can_not_save_over_the_first_by_name_either() {
    let desk = Desk::new();
    desk.write(&saas());
    let _first = desk.opened();
    let mut second = desk.opened();
    vision(&mut second, "Second");
    second.ask(Command::SaveTo(desk.file()));
    second.settle_threads();
    assert_ne!(desk.saved().vision, "Second");
}

#[test]
fn the_same_file_opened_again_is_not_another_windows() {
    let (desk, mut window) = Desk::with_file();
    window.ask(Command::OpenFile(desk.file()));
    window.settle_threads();
    assert!(window.has_project() && !window.says("open in another window"));
    vision(&mut window, "Ours");
    save(&mut window);
    let second = desk.opened();
    assert!(second.says("open in another window"), "the lock is still held");
}

#[test]
fn unsaved_work_of_another_project_is_offered_over_the_file_too() {
    let desk = Desk::new();
    desk.write(&saas());
    let mut window = desk.window();
    window.ask(Command::NewFrom(TemplateKind::Saas));
    mission(&mut window, "Never saved");
    window.wait_until("the work is kept", |_| desk.snapshots() > 0);
    window.crash();
    let mut next = desk.window();
    next.open_at_start(desk.file());
    next.wait_until("the file is open", Window::has_project);
    next.settle_threads();
    assert!(next.shows(&Lang::En.recovery_title(1)) && next.says(&Lang::En.recovery_untitled()));
}

#[test]
fn unsaved_work_is_offered_when_its_file_is_opened_later() {
    let desk = Desk::new();
    desk.work().crash();
    let mut next = desk.window();
    next.wait_until("the work is offered", |window| window.shows(&Lang::En.recovery_title(1)));
    next.key(eframe::egui::Key::Escape);
    assert!(!next.shows(&Lang::En.recovery_title(1)));
    next.ask(Command::OpenFile(desk.file()));
    next.wait_until("the work is offered again", |window| window.shows(&Lang::En.recovery_title(1)));
}

#[test]
fn a_file_changed_by_others_waits_while_something_is_unsaved() {
    let (desk, mut window) = Desk::with_file();
    vision(&mut window, "Ours");
    desk.write(&Project { mission: "Theirs".to_owned(), ..saas() });
    window.ask(Command::Disk(DiskStep::Look));
    window.wait_until("it says so", |window| window.says("Another program has changed"));
    assert_ne!(window.project().mission, "Theirs", "nothing is taken unasked");
    window.click(&Lang::En.disk_merge());
    window.wait_until("it is merged", |window| window.project().mission == "Theirs");
    assert_eq!(window.project().vision, "Ours");
}

#[test]
fn a_file_that_is_not_opened_again_after_all_stays_locked() {
    let (desk, mut window) = Desk::with_file();
    // Asked for while nothing was unsaved; something is by the time the file has been read.
    window.ask_at_once([
        Command::OpenFile(desk.file()),
        Command::Edit(Edit::Project(ProjectField::Vision("Ours".to_owned()))),
    ]);
    window.wait_until("it asks", |window| window.shows(&Lang::En.unsaved_title()));
    let second = desk.opened();
    assert!(second.says("open in another window"), "the lock is still held");
}
