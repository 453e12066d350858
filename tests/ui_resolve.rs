//! The view of conflicts: it opens by itself, and each conflict is decided by mouse or keyboard.
//!
//! `FOURFOLD_PICTURES` names a folder for pictures of it, for looking at.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod support;

use std::path::PathBuf;
use std::sync::Arc;

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, vec2};
use fourfold::command::{Action, Command};
use fourfold::edit::*;
use fourfold::lang::Lang;
use fourfold::library::{self, TemplateKind};
use fourfold::model::*;
use fourfold::store::{merge, write};
use fourfold::theme::Look;
use jiff::civil::date;
use support::window::Window;

/// The SaaS map in a language.
fn base(lang: Lang) -> Project {
    library::new_project(TemplateKind::Saas, lang, date(2026, 11, 20), &mut CountedIds::default()).unwrap()
}

fn edited(base: &Project, edits: Vec<Edit>) -> Project {
    let mut document = Document::saved(base.clone());
    for edit in edits {
        document.apply(edit).unwrap();
    }
    (**document.project()).clone()
}

/// What two people have made of the map: seven conflicts in six records.
fn torn(lang: Lang) -> Project {
    let base = base(lang);
    let cards: Vec<ObjectiveId> = base.objectives_in_order().iter().map(|o| o.id).collect();
    let kpi = base.kpis_in_order()[0].clone();
    let link = base.map.links().next().unwrap().id;
    let set = |card: usize, field| Edit::Objective(ObjectiveEdit::Set(cards[card], field));
    let of = |name: &str| match lang {
        Lang::En => name.to_owned(),
        Lang::Vi => format!("{name} (bản tiếng Việt)"),
    };
    let value = |number: f64| {
        let period = Period::containing(kpi.interval, date(2026, 10, 1), base.fiscal_year);
        let measurement = Some(Measurement { value: number, note: String::new() });
        Edit::Measurement(MeasurementEdit { kpi: kpi.id, period, measurement })
    };
    let text = "Customers renew because the product saves them an hour a day.\nWe ask every one who leaves.";
    let start = edited(&base, vec![set(0, ObjectiveField::Description(text.into()))]);
    let ours = vec![
        set(0, ObjectiveField::Name(of("Grow recurring revenue by half"))),
        set(0, ObjectiveField::Description(text.replace("an hour", "two hours"))),
        set(0, ObjectiveField::Owner("Ann".into())),
        Edit::Kpi(KpiEdit::Set(kpi.id, KpiField::Owner("Ann".into()))),
        value(12.5),
        Edit::Link(LinkEdit::Set(link, LinkField::Since(Some(date(2026, 1, 31))))),
        Edit::Objective(ObjectiveEdit::Remove(cards[4])),
    ];
    let theirs = vec![
        set(0, ObjectiveField::Name(of("Double recurring revenue"))),
        set(0, ObjectiveField::Description(text.replace("an hour", "half an hour"))),
        set(0, ObjectiveField::Owner("Bob".into())),
        Edit::Kpi(KpiEdit::Set(kpi.id, KpiField::Owner("Bob".into()))),
        value(13.0),
        Edit::Link(LinkEdit::Set(link, LinkField::Since(Some(date(2026, 2, 28))))),
        set(4, ObjectiveField::Owner("Cường".into())),
    ];
    let merged = merge(&start, &edited(&start, ours), &edited(&start, theirs));
    assert_eq!(merged.conflicts.len(), 7, "{:#?}", merged.conflicts);
    merged.project
}

/// A window in which a file with these contents was opened.
fn opened(project: &Project, lang: Lang, look: Look, size: [f32; 2]) -> (Window, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let path: PathBuf = folder.path().join("map.bsc.ron");
    std::fs::write(&path, write(project)).unwrap();
    let mut window = Window::sized(lang, look, vec2(size[0], size[1]));
    window.ask(Command::OpenFile(path));
    window.wait_until("the file is open", Window::has_project);
    window.run();
    (window, folder)
}

fn usual() -> (Window, tempfile::TempDir) {
    opened(&torn(Lang::En), Lang::En, Look::Light, [1440.0, 900.0])
}

fn page_down(window: &mut Window, times: usize) {
    for _ in 0..times {
        window.key(Key::PageDown);
    }
}

fn first_name(window: &Window) -> String {
    window.project().objectives_in_order()[0].name.clone()
}

#[test]
fn the_view_opens_by_itself_and_shows_all_values_in_words() {
    let (window, _folder) = usual();
    assert!(window.shows(&Lang::En.resolve_left(7)) && window.says("1 of 7"));
    for text in ["Common origin", "Ours", "Theirs", "Keep ours", "Take theirs", "Use the origin"] {
        assert!(window.shows(text), "{text}");
    }
    assert!(!window.says("Some(") && !window.says("o-00"));
}

#[test]
fn a_project_without_conflicts_opens_as_ever() {
    let (window, _folder) = opened(&base(Lang::En), Lang::En, Look::Light, [1440.0, 900.0]);
    assert!(!window.shows(&Lang::En.resolve_title()) && !window.says("left from a merge"));
}

#[test]
fn a_value_is_chosen_by_its_button_and_comes_back_with_undo() {
    let (mut window, _folder) = usual();
    let project = window.project();
    let (record, _) = project.conflicts.keys().next().unwrap().clone();
    window.click("Take theirs");
    assert_eq!(window.project().conflicts.len(), 6);
    assert_eq!(window.steps()[0], Some(StepName::ResolveConflict));
    assert!(window.says("1 of 6") && window.says("1 decided"));
    assert!(matches!(record, Record::Objective(_)));
    window.ask(Command::Act(Action::Undo));
    assert_eq!(window.project(), project);
}

#[test]
fn all_can_be_decided_with_the_keyboard() {
    let (mut window, _folder) = usual();
    window.key(Key::PageDown);
    assert!(window.says("2 of 7"));
    window.key(Key::PageUp);
    for left in (0..7).rev() {
        window.key(if left % 2 == 0 { Key::Num3 } else { Key::Num2 });
        assert_eq!(window.project().conflicts.len(), left);
    }
    assert!(window.shows(&Lang::En.resolve_done_title()));
    assert_eq!(window.project().check(), []);
    window.click(&Lang::En.go_to_map());
    assert!(!window.says("left from a merge"));
}

/// Digits that are typed elsewhere decide nothing.
#[test]
fn the_palette_keeps_its_keys() {
    let (mut window, _folder) = usual();
    window.ask(Command::Act(Action::Palette));
    window.key(Key::Num3);
    assert_eq!(window.project().conflicts.len(), 7);
    window.key(Key::Escape);
    window.key(Key::Num3);
    assert_eq!(window.project().conflicts.len(), 6);
}

#[test]
fn everything_is_taken_at_once() {
    let (mut window, _folder) = usual();
    window.click("Take all of theirs");
    let project = window.project();
    assert_eq!((project.conflicts.len(), first_name(&window).as_str()), (0, "Double recurring revenue"));
    window.ask(Command::Act(Action::Undo));
    window.click("Keep all of ours");
    assert_eq!(first_name(&window), "Grow recurring revenue by half");
}

#[test]
fn what_is_open_about_a_record_is_decided_together() {
    let (mut window, _folder) = usual();
    // The first card has three.
    let place = window.project().conflicts.keys().position(|(_, field)| field == "name").unwrap();
    page_down(&mut window, place);
    assert!(window.shows(&Lang::En.resolve_record(3)));
    window.click(&Lang::En.resolve_record_theirs_name());
    assert_eq!((window.project().conflicts.len(), first_name(&window).as_str()), (4, "Double recurring revenue"));
}

#[test]
fn a_banner_leads_back_from_the_other_views() {
    let (mut window, _folder) = usual();
    window.ask(Command::Act(Action::ShowScorecard));
    assert!(window.shows(&Lang::En.resolve_banner(7)));
    window.click(&Lang::En.resolve_open());
    assert!(window.says("1 of 7") && !window.shows(&Lang::En.resolve_banner(7)));
}

#[test]
fn a_value_written_since_can_be_kept() {
    let (mut window, _folder) = usual();
    let place = window.project().conflicts.keys().position(|(_, field)| field == "name").unwrap();
    let id = window.project().objectives_in_order()[0].id;
    let rename = ObjectiveEdit::Set(id, ObjectiveField::Name("Grow, and stay".into()));
    window.ask(Command::Edit(Edit::Objective(rename)));
    page_down(&mut window, place);
    assert!(window.shows("Grow, and stay") && window.shows(&Lang::En.resolve_present()));
    window.click(&Lang::En.resolve_keep_present());
    assert_eq!((window.project().conflicts.len(), first_name(&window).as_str()), (6, "Grow, and stay"));
}

#[test]
fn a_decision_that_can_not_be_made_says_why() {
    let mut project = base(Lang::En);
    let id = project.objectives_in_order()[0].id;
    let theirs = Some("\"p-zzzzzzzzzz\"".to_owned());
    let record = Record::Objective(id);
    let conflict = Conflict { record, field: "perspective".into(), base: None, ours: None, theirs };
    project.conflicts.insert(conflict.key(), Arc::new(conflict));
    let (mut window, _folder) = opened(&project, Lang::En, Look::Light, [1024.0, 640.0]);
    window.click("Take theirs");
    assert!(window.says("no longer exists"));
    assert_eq!(window.project().conflicts.len(), 1);
    window.click("Keep ours");
    assert_eq!(window.project().conflicts.len(), 1, "a card is in some band");
}

/// Everything on the view lies inside the smallest window.
#[test]
fn nothing_leaves_a_small_window() {
    for lang in Lang::ALL {
        let (mut window, _folder) = opened(&torn(lang), lang, Look::Dark, [1024.0, 640.0]);
        for _ in 0..7 {
            let base = if window.shows(&lang.resolve_take_base()) {
                lang.resolve_take_base()
            } else {
                lang.resolve_take_nothing()
            };
            for name in [base, lang.resolve_take_ours(), lang.resolve_take_theirs()] {
                let place = window.place(Role::Button, &name);
                assert!(place.left() >= 0.0 && place.right() <= 1024.0 && place.bottom() <= 640.0, "{name}: {place:?}");
            }
            window.key(Key::PageDown);
        }
    }
}

#[test]
fn pictures() {
    let Ok(folder) = std::env::var("FOURFOLD_PICTURES") else { return };
    let only = std::env::var("FOURFOLD_ONLY").unwrap_or_default();
    for (size, name) in [([1024.0, 640.0], "small"), ([1920.0, 1080.0], "large")] {
        for (look, look_name) in [(Look::Light, "light"), (Look::Dark, "dark")] {
            for lang in Lang::ALL {
                if !format!("{name}_{look_name}_{}", lang.code()).contains(&only) {
                    continue;
                }
                let (mut window, _folder) = opened(&torn(lang), lang, look, size);
                let save = |window: &mut Window, what: &str| {
                    let path = format!("{folder}/resolve_{what}_{name}_{look_name}_{}.png", lang.code());
                    window.harness.render().unwrap().save(path).unwrap();
                };
                let places: Vec<(usize, String)> =
                    window.project().conflicts.keys().map(|(_, field)| field.clone()).enumerate().collect();
                for (_, field) in places {
                    if ["", "description", "value"].contains(&field.as_str()) {
                        save(&mut window, if field.is_empty() { "whole" } else { &field });
                    }
                    window.key(Key::PageDown);
                }
                window.ask(Command::Act(Action::ShowMap));
                save(&mut window, "banner");
            }
        }
    }
}
