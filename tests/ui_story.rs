//! The steps of the story in the window: written, moved, dropped, added, and let follow from the map again.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails")]

mod support;

use std::collections::BTreeSet;

use eframe::egui::accesskit::{Role, Toggled};
use eframe::egui::{Key, Modifiers, Pos2, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use fourfold::command::{Action, Command, Selection, StoryChange};
use fourfold::edit::{Edit, KpiEdit, ObjectiveEdit, ObjectiveField, StepName, StoryEdit, StoryField};
use fourfold::lang::Lang;
use fourfold::library::TemplateKind;
use fourfold::model::{About, ObjectiveId, Project, StoryStep};
use fourfold::pitch::{STORY_SECONDS, Story, about_selected};
use fourfold::scene::Figures;
use fourfold::theme::{Look, measures};
use support::window::Window;

/// Space between the panel's edge and what is in it, in points.
const MARGIN: f32 = 12.0;
/// A card of the software company's map in English.
const REVENUE: &str = "Grow recurring revenue";

fn window(lang: Lang) -> Window {
    let mut window = Window::with(TemplateKind::Saas, lang);
    window.ask(Command::Act(Action::ShowStory));
    window
}

/// The story as everything else tells it.
fn told(window: &Window, lang: Lang) -> Story {
    let derived = window.derived();
    Story::of(&window.project(), &derived.analysis, lang, Figures::Shown)
}

/// What the rows are called, from top to bottom.
fn rows(window: &Window) -> Vec<String> {
    let rows = window.harness.query_all_by_role(Role::ListBoxOption);
    rows.filter_map(|node| node.accesskit_node().label()).collect()
}

/// What the rows have to be called.
fn names(story: &Story, lang: Lang) -> Vec<String> {
    let count = story.steps.len();
    let name = |(at, step): (usize, &fourfold::pitch::Step)| lang.story_place(at + 1, count, &step.title).into_owned();
    story.steps.iter().enumerate().map(name).collect()
}

#[track_caller]
fn row(window: &Window, place: usize) -> Pos2 {
    window.place(Role::ListBoxOption, &rows(window)[place]).center()
}

/// Opens the step at a place.
#[track_caller]
fn open(window: &mut Window, place: usize) {
    let at = row(window, place);
    window.click_at(at, Modifiers::NONE);
}

#[track_caller]
fn click(window: &mut Window, text: &str) {
    window.harness.get_by_role_and_label(Role::Button, text).scroll_to_me();
    window.run();
    window.click_role(Role::Button, text);
}

fn value(window: &Window, role: Role, label: &str) -> String {
    window.harness.get_by_role_and_label(role, label).value().unwrap_or_default()
}

/// Types a sentence in place of the one of the open step, letter by letter.
#[track_caller]
fn retype(window: &mut Window, label: &str, text: &str) {
    window.focus(Role::TextInput, label);
    window.ctrl(Key::A);
    for letter in text.chars() {
        window.type_text(&letter.to_string());
    }
}

fn records(window: &Window) -> Vec<StoryStep> {
    window.project().story_in_order().into_iter().map(|step| (**step).clone()).collect()
}

/// Without what is made anew each time: ids and ranks.
fn abouts(window: &Window) -> Vec<About> {
    records(window).into_iter().map(|step| step.about).collect()
}

fn all_abouts(story: &Story) -> Vec<About> {
    story.steps.iter().map(|step| step.about.clone()).collect()
}

#[test]
fn the_panel_lists_what_is_told_in_both_languages() {
    for lang in Lang::ALL {
        let window = window(lang);
        let story = told(&window, lang);
        assert!(story.steps.len() > 6 && window.project().story.is_empty());
        assert_eq!(rows(&window), names(&story, lang));
        assert!(window.shows(&lang.story_is_automatic()) && !window.shows(&lang.story_reset()));
        let minutes = |seconds: u32| format!("{}:{:02}", seconds / 60, seconds % 60);
        assert!(window.shows(&lang.story_planned(&minutes(story.seconds()), "3:00")));
        assert!(window.has_focus(Role::ListBox, &lang.story_steps()));
    }
}

#[test]
fn a_typed_sentence_makes_the_records_in_one_undo_step() {
    let mut window = window(Lang::En);
    let before = window.project();
    let automatic = told(&window, Lang::En);
    open(&mut window, 2);
    assert_eq!(value(&window, Role::TextInput, "Sentence"), automatic.steps[2].sentence);
    retype(&mut window, "Sentence", "We win.");
    let steps = records(&window);
    assert_eq!(abouts(&window), all_abouts(&automatic), "the first letter made all of them");
    assert_eq!(steps[2].sentence, "We win.");
    assert!(steps.iter().enumerate().all(|(at, step)| step.title.is_empty() && (at == 2 || step.sentence.is_empty())));
    assert_eq!(window.steps(), [Some(StepName::EditStep), None]);
    // The field is still the same one.
    assert!(window.has_focus(Role::TextInput, "Sentence"));
    window.ask(Command::Act(Action::Undo));
    assert_eq!((window.project(), window.steps()), (before, [None, Some(StepName::EditStep)]));
    assert_eq!(told(&window, Lang::En), automatic);
    window.ask(Command::Act(Action::Redo));
    assert_eq!((records(&window), value_of_open(&window)), (steps.clone(), Some(2)));
    assert_eq!(window.harness.query_all_by_role(Role::ListBoxOption).count(), steps.len());
}

#[test]
fn escape_lets_go_of_the_open_step_after_a_button_of_its_form_too() {
    let fresh = || window(Lang::En);
    let mut window = fresh();
    let is_open = |window: &Window| value_of_open(window).is_some();
    open(&mut window, 1);
    click(&mut window, "Move down");
    assert!(is_open(&window));
    window.key(Key::Escape);
    assert!(!is_open(&window), "a button that was clicked");

    let mut window = fresh();
    open(&mut window, 1);
    retype(&mut window, "Sentence", "No");
    window.key(Key::Escape);
    assert!(is_open(&window), "the first one takes back what was typed");
    window.key(Key::Escape);
    assert!(!is_open(&window), "and the second one lets go");

    let mut window = fresh();
    open(&mut window, 1);
    window.focus(Role::Button, "Move down");
    window.key(Key::Escape);
    assert!(!is_open(&window), "a button that has the keyboard");
}

#[test]
fn adding_a_step_is_in_sight_however_long_the_list_is() {
    let mut window = window(Lang::En);
    open(&mut window, 1);
    let text = fourfold::lang::Lang::En.story_add();
    let add = window.harness.get_by_label(&text).rect();
    let panel = window.harness.get_by_label(&Lang::En.story_steps()).rect();
    assert!(add.bottom() < window.harness.ctx.content_rect().bottom() && add.left() >= panel.left() - 1.0);
    let before = add;
    open(&mut window, 7);
    assert_eq!(window.harness.get_by_label(&text).rect(), before);
}

#[test]
fn what_is_typed_and_taken_back_leaves_no_trace() {
    let mut window = window(Lang::En);
    let automatic = told(&window, Lang::En);
    open(&mut window, 1);
    retype(&mut window, "Sentence", "No");
    assert!(!window.project().story.is_empty());
    window.key(Key::Escape);
    assert!(window.project().story.is_empty());
    assert_eq!(window.steps(), [None, None]);
    retype(&mut window, "Title", "x");
    window.key(Key::Backspace);
    assert_eq!((window.project().story.len(), window.steps()), (0, [None, None]));
    window.type_text("Mine");
    assert_eq!(records(&window)[1].title, "Mine");
    // Written by hand as it would be anyway: it goes on following the map.
    window.ctrl(Key::A);
    window.type_text(&automatic.steps[1].title);
    assert!(window.project().story.is_empty());
}

#[test]
fn names_changed_on_the_map_show_in_sentences_that_nobody_has_written() {
    let mut window = window(Lang::En);
    let open_chain = |window: &Window| {
        told(window, Lang::En).steps.iter().position(|step| matches!(step.about, About::Chain(_))).unwrap()
    };
    for has_records in [false, true] {
        if has_records {
            window.ask(Command::Story(StoryChange::Set(0, StoryField::Notes("Smile.".to_owned()))));
            assert!(!window.project().story.is_empty());
        }
        let chain = open_chain(&window);
        let About::Chain(ids) = told(&window, Lang::En).steps[chain].about.clone() else { panic!("no chain") };
        let name = if has_records { "Double our sales" } else { "Triple our sales" };
        let field = ObjectiveField::Name(name.to_owned());
        window.ask(Command::Edit(Edit::Objective(ObjectiveEdit::Set(*ids.last().unwrap(), field))));
        window.ask(Command::Act(Action::ShowStory));
        if value_of_open(&window) != Some(chain) {
            open(&mut window, chain);
        }
        let sentence = value(&window, Role::TextInput, "Sentence");
        assert!(sentence.contains(&name.to_lowercase()), "{sentence}");
    }
}

/// The place of the open step.
fn value_of_open(window: &Window) -> Option<usize> {
    let rows = window.harness.query_all_by_role(Role::ListBoxOption);
    rows.enumerate().find(|(_, node)| node.accesskit_node().toggled() == Some(Toggled::True)).map(|(place, _)| place)
}

#[test]
fn steps_are_moved_by_button_by_key_and_by_dragging() {
    let mut window = window(Lang::En);
    let mut expected = all_abouts(&told(&window, Lang::En));
    open(&mut window, 1);
    click(&mut window, "Move down");
    expected.swap(1, 2);
    assert_eq!(abouts(&window), expected, "and the records were made");
    assert_eq!((window.steps()[0], value_of_open(&window)), (Some(StepName::MoveStep), Some(2)));
    window.ask(Command::Act(Action::ShowStory));
    window.harness.key_press_modifiers(Modifiers::ALT, Key::ArrowUp);
    window.run();
    expected.swap(1, 2);
    assert_eq!((abouts(&window), value_of_open(&window)), (expected.clone(), Some(1)));
    // Closed, all rows are in sight.
    window.key(Key::Escape);
    assert_eq!(value_of_open(&window), None);
    let first = rows(&window)[0].clone();
    window.harness.get_by_role_and_label(Role::ListBoxOption, &first).scroll_to_me();
    window.run();
    let (from, to) = (row(&window, 0), row(&window, 3));
    window.drag(from, to + vec2(0.0, 6.0));
    let moved = expected.remove(0);
    expected.insert(3, moved);
    assert_eq!(abouts(&window), expected);
    let (from, to) = (row(&window, 3), row(&window, 1));
    window.drag(from, to - vec2(0.0, 6.0));
    let moved = expected.remove(3);
    expected.insert(1, moved);
    assert_eq!((abouts(&window), value_of_open(&window)), (expected, Some(1)));
    for _ in 0..4 {
        window.ask(Command::Act(Action::Undo));
    }
    assert!(window.project().story.is_empty());
}

#[test]
fn arrows_walk_through_the_steps_and_delete_drops_one() {
    let mut window = window(Lang::En);
    let mut expected = all_abouts(&told(&window, Lang::En));
    for place in [0, 1, 2] {
        window.key(Key::ArrowDown);
        assert_eq!(value_of_open(&window), Some(place));
    }
    window.key(Key::ArrowUp);
    window.key(Key::Delete);
    expected.remove(1);
    assert_eq!((abouts(&window), window.steps()[0]), (expected.clone(), Some(StepName::RemoveStep)));
    assert!(window.project().map.objectives().len() > 6, "and nothing on the map");
    click(&mut window, "Drop step");
    expected.remove(1);
    assert_eq!(abouts(&window), expected);
    // All dropped, the story follows from the map again.
    for _ in 0..expected.len() {
        window.ask(Command::Story(StoryChange::Remove(0)));
    }
    assert!(window.project().story.is_empty());
    assert_eq!(rows(&window), names(&told(&window, Lang::En), Lang::En));
}

#[test]
fn a_step_is_added_about_what_is_selected() {
    let mut window = window(Lang::En);
    let before = told(&window, Lang::En).steps.len();
    let project = window.project();
    let link = project.map.links().next().unwrap().clone();
    let apart = project.objectives_of(*project.perspectives.keys().next().unwrap());
    let apart: BTreeSet<ObjectiveId> = apart.into_iter().map(|objective| objective.id).take(2).collect();
    let band = project.perspectives_in_order()[1].id;
    let of_cards =
        |ids: &[ObjectiveId]| Selection { objectives: ids.iter().copied().collect(), ..Selection::default() };
    let apart_ids: Vec<ObjectiveId> = apart.iter().copied().collect();
    let cases = [
        (Selection::default(), About::Map),
        (of_cards(&[link.effect, link.cause]), About::Chain(vec![link.cause, link.effect])),
        (Selection::link(link.id), About::Chain(vec![link.cause, link.effect])),
        (Selection::objective(link.cause), About::Objectives(vec![link.cause])),
        (of_cards(&apart_ids), about_selected(&project, &apart)),
        (Selection::perspective(band), About::Perspective(band)),
    ];
    for (n, (selection, about)) in cases.into_iter().enumerate() {
        window.ask(Command::Select(selection));
        click(&mut window, "+ Add step");
        let steps = abouts(&window);
        assert_eq!(steps.len(), before + n + 1);
        // The first one at the end, each other one behind the one that is open.
        assert_eq!((value_of_open(&window), &steps[before + n]), (Some(before + n), &about));
        assert_eq!(window.steps()[0], Some(StepName::AddStep));
    }
    for _ in 0..6 {
        window.ask(Command::Act(Action::Undo));
    }
    assert_eq!(window.project(), project);
    window.ask(Command::Story(StoryChange::AddSelected(Some(0))));
    assert_eq!(value_of_open(&window), Some(1));
}

#[test]
fn a_chain_is_what_leads_on_from_one_to_the_next_in_just_one_order() {
    let window = window(Lang::En);
    let project = window.project();
    let chain = told(&window, Lang::En).steps.into_iter().find_map(|step| match step.about {
        About::Chain(ids) if ids.len() > 3 => Some(ids),
        _ => None,
    });
    let chain = chain.unwrap();
    let of = |ids: &[ObjectiveId]| about_selected(&project, &ids.iter().copied().collect());
    assert_eq!(of(&chain), About::Chain(chain.clone()));
    assert!(matches!(of(&[chain[0], chain[3]]), About::Objectives(ids) if ids.len() == 2), "a gap");
    assert_eq!(of(&[]), About::Map);
    assert_eq!(of(&chain[..1]), About::Objectives(vec![chain[0]]));
}

#[test]
fn a_story_of_ones_own_can_be_given_back() {
    let mut window = window(Lang::En);
    let automatic = rows(&window);
    open(&mut window, 0);
    click(&mut window, "Move down");
    let own = window.project();
    click(&mut window, "Back to the automatic story");
    assert_eq!((window.project().story.len(), window.steps()[0]), (0, Some(StepName::ResetStory)));
    assert_eq!(rows(&window), automatic);
    window.ask(Command::Act(Action::Undo));
    assert_eq!(window.project(), own);
}

#[test]
fn an_objective_that_is_deleted_is_in_no_step_any_more() {
    let mut window = window(Lang::En);
    let id = window.id(REVENUE);
    window.ask(Command::Select(Selection::objective(id)));
    window.ask(Command::Story(StoryChange::AddSelected(None)));
    let has = |window: &Window| abouts(window).iter().filter(|about| about.objectives().contains(&id)).count();
    assert!(has(&window) > 1);
    let count = abouts(&window).len();
    window.ask(Command::Edit(Edit::Objective(ObjectiveEdit::Remove(id))));
    assert_eq!((has(&window), abouts(&window).len()), (0, count - 1), "the step about it alone went");
    assert_eq!(rows(&window), names(&told(&window, Lang::En), Lang::En));
}

#[test]
fn time_chart_and_view_are_of_the_step() {
    let mut window = window(Lang::En);
    open(&mut window, 0);
    let count = u32::try_from(told(&window, Lang::En).steps.len()).unwrap();
    window.focus(Role::TextInput, "Time in seconds");
    window.type_text("1:30");
    window.key(Key::Enter);
    assert_eq!(records(&window)[0].seconds, Some(90));
    let share = (u32::from(STORY_SECONDS) - 90) / (count - 1);
    let planned = 90 + share * (count - 1);
    assert!(window.shows(&format!("{}:{:02} of 3:00", planned / 60, planned % 60)));
    window.focus(Role::TextInput, "Time in seconds");
    window.type_text("0");
    window.key(Key::Enter);
    assert!(window.shows(&Lang::En.story_seconds_refused()));
    assert_eq!(records(&window)[0].seconds, Some(90));

    window.click_role(Role::ComboBox, "KPI chart");
    let kpi = window.project().kpis_in_order()[0].clone();
    window.click_role(Role::ListBoxOption, &kpi.name);
    assert_eq!(records(&window)[0].kpi, Some(kpi.id));
    window.ask(Command::Edit(Edit::Kpi(KpiEdit::Remove(kpi.id))));
    assert_eq!(records(&window)[0].kpi, None);

    click(&mut window, "Use the current view");
    let frame = records(&window)[0].frame.unwrap();
    let derived = window.derived();
    let bounds = derived.scene.bounds;
    assert!(frame.width as f32 >= bounds.width() - 2.0 && frame.height as f32 >= bounds.height() - 2.0, "{frame:?}");
    click(&mut window, "Follow what is lit");
    assert_eq!(records(&window)[0].frame, None);
}

#[test]
fn the_pitch_begins_at_the_first_step_or_at_the_open_one() {
    let mut window = window(Lang::En);
    assert!(
        window
            .harness
            .get_by_role_and_label(Role::Button, "Pitch from this step (Shift+F5)")
            .accesskit_node()
            .is_disabled()
    );
    assert!(!window.harness.get_by_role_and_label(Role::Button, "Start pitch (F5)").accesskit_node().is_disabled());
    open(&mut window, 1);
    assert!(
        !window
            .harness
            .get_by_role_and_label(Role::Button, "Pitch from this step (Shift+F5)")
            .accesskit_node()
            .is_disabled()
    );
}

#[test]
fn a_map_without_cards_says_what_a_story_needs() {
    for lang in Lang::ALL {
        let mut window = Window::with(TemplateKind::Empty, lang);
        window.ask(Command::Act(Action::ShowStory));
        assert!(window.shows(&lang.story_empty_title()) && rows(&window).is_empty());
        window.click_role(Role::Button, &lang.act_add_objective());
        assert!(window.is_typing(&lang.typed_name()));
    }
}

/// Of two people who wrote to one file, each may have put a step at the same place.
#[test]
fn a_step_goes_between_two_of_the_same_rank() {
    let mut window = window(Lang::En);
    window.ask(Command::Story(StoryChange::Move { from: 0, to: 0 }));
    assert!(window.project().story.is_empty(), "nothing has moved");
    window.ask(Command::Story(StoryChange::Move { from: 0, to: 1 }));
    let rank = records(&window)[2].rank.clone();
    let id = records(&window)[3].id;
    window.ask(Command::Edit(Edit::Story(StoryEdit::Set(id, StoryField::Rank(rank)))));
    let mut expected: Vec<_> = records(&window).into_iter().map(|step| step.id).collect();
    window.ask(Command::Story(StoryChange::Move { from: 0, to: 2 }));
    let moved = expected.remove(0);
    expected.insert(2, moved);
    assert_eq!(records(&window).into_iter().map(|step| step.id).collect::<Vec<_>>(), expected);
}

/// How bright the middle of a card's name is does not matter; that it changed does.
#[test]
fn the_open_step_lights_its_part_of_the_map() {
    let mut window = window(Lang::En);
    let chain = told(&window, Lang::En).steps.iter().position(|step| matches!(step.about, About::Chain(_))).unwrap();
    let About::Chain(ids) = told(&window, Lang::En).steps[chain].about.clone() else { panic!("no chain") };
    let project: std::sync::Arc<Project> = window.project();
    let lit = project.map.objective(ids[0]).unwrap().name.clone();
    let dim = project.map.objectives().find(|o| !ids.contains(&o.id)).unwrap().name.clone();
    let picture = |window: &mut Window, name: &str| {
        window.rest();
        let rect = window.card(name).shrink(4.0);
        let image = window.harness.render().unwrap();
        let mut pixels = Vec::new();
        for y in rect.top() as u32..rect.bottom() as u32 {
            pixels.extend((rect.left() as u32..rect.right() as u32).map(|x| image.get_pixel(x, y).0));
        }
        pixels
    };
    let before = [picture(&mut window, &lit), picture(&mut window, &dim)];
    open(&mut window, chain);
    let opened = [picture(&mut window, &lit), picture(&mut window, &dim)];
    assert!(opened[0] == before[0], "what it is about stays as it was");
    assert!(opened[1] != before[1], "the rest steps back");
    window.ask(Command::Act(Action::ShowLibrary));
    assert!(picture(&mut window, &dim) == before[1], "as long as one sees the story");
}

#[test]
fn nothing_is_cut_at_the_width_of_the_panel() {
    for (lang, size) in
        [(Lang::En, vec2(1440.0, 900.0)), (Lang::Vi, vec2(1440.0, 900.0)), (Lang::Vi, vec2(1024.0, 640.0))]
    {
        let mut window = Window::sized(lang, Look::Light, size);
        window.ask(Command::NewFrom(TemplateKind::Saas));
        window.ask(Command::Act(Action::ShowStory));
        open(&mut window, 0);
        window.ask(Command::Story(StoryChange::Set(0, StoryField::Notes("x".to_owned()))));
        let left = window.place(Role::ListBox, &lang.story_steps()).left();
        let right = left + measures::OUTLINE - 2.0 * MARGIN;
        let inside = |name: &str, role: Role| {
            let rect = window.place(role, name);
            assert!(rect.left() >= left - 1.0 && rect.right() <= right + 1.0, "{name}: {rect:?} in {left} to {right}");
        };
        for tab in [lang.outline(), lang.library(), lang.story()] {
            inside(&tab, Role::Tab);
        }
        let buttons = [
            lang.story_move_up(),
            lang.story_move_down(),
            lang.story_drop(),
            lang.story_use_view(),
            lang.story_add(),
            lang.story_reset(),
        ];
        for button in buttons {
            inside(&button, Role::Button);
        }
        for name in rows(&window) {
            inside(&name, Role::ListBoxOption);
        }
        for (action, key) in [(Action::StartPitch, "F5"), (Action::StartPitchHere, "Shift+F5")] {
            inside(&format!("{} ({key})", action.text(lang)), Role::Button);
        }
    }
}
