//! The laws of editing and undo, on random projects and random edits, and the cases worth naming.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails")]

mod support;

#[path = "edit_laws/cases.rs"]
mod cases;
#[path = "support/every_refusal.rs"]
mod every_refusal;
#[path = "edit_laws/fields.rs"]
mod fields;
#[path = "edit_laws/refusals.rs"]
mod refusals;

use std::collections::BTreeSet;
use std::mem::discriminant;
use std::sync::Arc;

use fourfold::edit::*;
use fourfold::model::*;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::TestRunner;
use support::edits::{Recipe, echoes, recipe};

/// Ids that no project of `arbitrary` and no earlier test has.
struct FreshIds(u64);

impl IdSource for FreshIds {
    fn next_bits(&mut self) -> u64 {
        self.0 += 1;
        (1 << 49) + self.0
    }
}

/// A random project and random edits to make in it.
fn story(most: usize) -> impl Strategy<Value = (Project, Vec<Recipe>)> {
    (support::arbitrary::project(), vec(recipe(), 1..most))
}

/// What is done to a document besides editing it.
#[derive(Clone, Copy, Debug)]
enum Turn {
    Seal,
    Undo,
    Redo,
    Cancel,
    Save,
}

fn turn() -> impl Strategy<Value = Option<Turn>> {
    let turns = [Turn::Seal, Turn::Undo, Turn::Redo, Turn::Cancel, Turn::Save].map(Some);
    prop_oneof![3 => Just(None), 2 => proptest::sample::select(turns.to_vec())]
}

/// All versions that undo goes back through, the present one first; the document is back at its end afterwards.
fn versions_back(document: &mut Document) -> Vec<Arc<Project>> {
    let mut versions = vec![document.project().clone()];
    while document.undo().is_some() {
        versions.push(document.project().clone());
    }
    while document.redo().is_some() {}
    versions
}

fn undo_all(document: &mut Document) -> usize {
    std::iter::from_fn(|| document.undo().map(|_| ())).count()
}

fn redo_all(document: &mut Document) -> usize {
    std::iter::from_fn(|| document.redo().map(|_| ())).count()
}

/// A document with a past and, after going back a few steps, a future.
fn with_past_and_future(project: Project, recipes: &[Recipe], back: usize) -> Document {
    let mut document = Document::saved(project);
    let mut ids = FreshIds(0);
    for recipe in recipes {
        let edit = recipe.edit(document.project(), &mut ids);
        let _maybe_refused = document.apply(edit);
        document.seal();
    }
    for _ in 0..back {
        document.undo();
    }
    document
}

/// The same change as an echo but with another value: the `n`th one of a drag or of typing. `None` if the echo is of
/// a field that is chosen, not typed.
fn varied(echo: &Edit, n: u8) -> Option<Edit> {
    let text = |old: &str| format!("{old}{n}");
    Some(match echo.clone() {
        Edit::Project(ProjectField::Mission(old)) => Edit::Project(ProjectField::Mission(text(&old))),
        Edit::Perspective(PerspectiveEdit::Set(id, PerspectiveField::Name(old))) => {
            Edit::Perspective(PerspectiveEdit::Set(id, PerspectiveField::Name(text(&old))))
        }
        Edit::Objective(ObjectiveEdit::Set(id, ObjectiveField::Name(old))) => {
            Edit::Objective(ObjectiveEdit::Set(id, ObjectiveField::Name(text(&old))))
        }
        Edit::Objective(ObjectiveEdit::Place { id, perspective, rank, .. }) => {
            let pin = Some(Pin::new(10_000.0 + f64::from(n), 5.0));
            Edit::Objective(ObjectiveEdit::Place { id, perspective, rank, pin })
        }
        Edit::Link(LinkEdit::Set(id, LinkField::Rationale(old))) => {
            Edit::Link(LinkEdit::Set(id, LinkField::Rationale(text(&old))))
        }
        Edit::Kpi(KpiEdit::Set(id, KpiField::Weight(_))) => {
            Edit::Kpi(KpiEdit::Set(id, KpiField::Weight(0.001 + f64::from(n))))
        }
        Edit::Initiative(InitiativeEdit::Set(id, InitiativeField::Owner(old))) => {
            Edit::Initiative(InitiativeEdit::Set(id, InitiativeField::Owner(text(&old))))
        }
        Edit::Story(StoryEdit::Set(id, StoryField::Sentence(old))) => {
            Edit::Story(StoryEdit::Set(id, StoryField::Sentence(text(&old))))
        }
        _ => return None,
    })
}

/// A gesture that can be made in a project: the edit that ends it where it began, and a way to edits on the way there.
///
/// Every other one is a drag of several cards.
fn gesture(project: &Project, pick: Index, drags_many: bool) -> Vec<Edit> {
    let all: Vec<Edit> = echoes(project).into_iter().filter(|echo| varied(echo, 0).is_some()).collect();
    let is_drag = |edit: &&Edit| matches!(edit, Edit::Objective(ObjectiveEdit::Place { .. }));
    let drags: Vec<Edit> = all.iter().filter(is_drag).cloned().collect();
    if drags_many && drags.len() > 1 { drags } else { vec![pick.get(&all).clone()] }
}

/// The gesture's edits as one edit, `n` values away from where it began (`None` is there).
fn moved(gesture: &[Edit], n: Option<u8>) -> Edit {
    let edits: Vec<Edit> = gesture.iter().map(|echo| n.map_or(echo.clone(), |n| varied(echo, n).unwrap())).collect();
    match <[Edit; 1]>::try_from(edits) {
        Ok([single]) => single,
        Err(several) => Edit::Several(StepName::MoveObjectives, several),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, max_shrink_iters: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn an_edit_worked_out_before_is_the_same_edit_and_one_for_another_version_is_none(
        (start, recipes) in story(20),
    ) {
        let mut document = Document::unsaved(start);
        let mut ids = FreshIds(0);
        for recipe in &recipes {
            let edit = recipe.edit(document.project(), &mut ids);
            let (before, mut other) = (document.project().clone(), document.clone());
            match Prepared::new(edit.clone(), document.project()) {
                Err(refusal) => prop_assert_eq!(document.apply(edit), Err(refusal)),
                Ok(prepared) => {
                    let late = prepared.clone();
                    document.apply(edit).unwrap();
                    prop_assert!(other.apply_prepared(prepared));
                    prop_assert_eq!(document.project(), other.project());
                    prop_assert_eq!(document.undo_name(), other.undo_name());
                    prop_assert_eq!(document.is_dirty(), other.is_dirty());
                    prop_assert_eq!(document.has_open_gesture(), other.has_open_gesture());
                    // Now it is about a version that is gone.
                    let (after, steps) = (other.project().clone(), undo_all(&mut other.clone()));
                    if !Arc::ptr_eq(&before, &after) {
                        prop_assert!(!other.apply_prepared(late));
                        prop_assert!(Arc::ptr_eq(&after, other.project()));
                        prop_assert_eq!(undo_all(&mut other.clone()), steps);
                    }
                }
            }
        }
    }

    #[test]
    fn undoing_all_gives_the_start_and_redoing_all_the_end(
        (start, recipes) in story(40),
        turns in vec(turn(), 40),
    ) {
        let mut document = Document::unsaved(start.clone());
        let mut ids = FreshIds(0);
        for (recipe, turn) in recipes.iter().zip(&turns) {
            let edit = recipe.edit(document.project(), &mut ids);
            let _maybe_refused = document.apply(edit);
            match turn {
                Some(Turn::Seal) => document.seal(),
                Some(Turn::Undo) => { document.undo(); }
                Some(Turn::Redo) => { document.redo(); }
                Some(Turn::Cancel) => { document.cancel(); }
                Some(Turn::Save) | None => {}
            }
        }
        redo_all(&mut document);
        let end = document.project().clone();
        let back = versions_back(&mut document);
        prop_assert_eq!(document.project(), &end);
        prop_assert_eq!(&**back.last().unwrap(), &start);
        prop_assert!(back.windows(2).all(|pair| pair[0] != pair[1]), "a step that changes nothing");
        // Forward again through the same versions.
        undo_all(&mut document);
        for version in back.iter().rev().skip(1) {
            prop_assert!(document.redo().is_some());
            prop_assert_eq!(document.project(), version);
        }
        prop_assert!(document.redo().is_none());
    }

    #[test]
    fn after_every_edit_all_rules_hold_and_a_refused_one_has_changed_nothing((start, recipes) in story(30)) {
        let mut document = Document::saved(start);
        let mut ids = FreshIds(0);
        for recipe in &recipes {
            let edit = recipe.edit(document.project(), &mut ids);
            let before = document.project().clone();
            let state = |d: &Document| (d.undo_name(), d.redo_name(), d.has_open_gesture(), d.is_dirty());
            let state_before = state(&document);
            let gesture = edit.gesture();
            if document.apply(edit).is_ok() {
                prop_assert_eq!(document.project().check(), []);
                let has_changed = !Arc::ptr_eq(&before, document.project());
                prop_assert_eq!(has_changed, before != *document.project());
                prop_assert!(!has_changed || gesture.is_some() || !document.has_open_gesture());
            } else {
                prop_assert!(Arc::ptr_eq(&before, document.project()));
                prop_assert_eq!(state(&document), state_before);
            }
        }
    }

    #[test]
    fn a_document_is_dirty_unless_it_equals_what_was_saved(
        (start, recipes) in story(30),
        turns in vec(turn(), 30),
        is_new in any::<bool>(),
    ) {
        let mut saved = (!is_new).then(|| start.clone());
        let mut document = if is_new { Document::unsaved(start) } else { Document::saved(start) };
        prop_assert_eq!(document.is_dirty(), is_new);
        let mut ids = FreshIds(0);
        for (recipe, turn) in recipes.iter().zip(&turns) {
            let edit = recipe.edit(document.project(), &mut ids);
            let _maybe_refused = document.apply(edit);
            match turn {
                Some(Turn::Seal) => document.seal(),
                Some(Turn::Undo) => { document.undo(); }
                Some(Turn::Redo) => { document.redo(); }
                Some(Turn::Cancel) => { document.cancel(); }
                Some(Turn::Save) => {
                    saved = Some((**document.project()).clone());
                    document.mark_saved(document.project().clone());
                }
                None => {}
            }
            prop_assert_eq!(document.is_dirty(), saved.as_ref() != Some(&**document.project()));
        }
    }

    #[test]
    fn a_gesture_of_many_edits_is_one_step(
        (start, recipes) in story(8),
        pick in any::<Index>(),
        drags_many in any::<bool>(),
        values in vec(any::<u8>(), 1..12),
    ) {
        let mut document = with_past_and_future(start, &recipes, 0);
        let before = document.project().clone();
        let steps_before = versions_back(&mut document).len();
        let gesture = gesture(&before, pick, drags_many);
        for value in &values {
            document.apply(moved(&gesture, Some(*value))).unwrap();
        }
        document.seal();
        prop_assert_eq!(versions_back(&mut document).len(), steps_before + 1);
        document.undo();
        prop_assert_eq!(document.project(), &before);
    }

    #[test]
    fn the_same_gesture_once_more_is_another_step(
        start in support::arbitrary::project(),
        pick in any::<Index>(),
        drags_many in any::<bool>(),
    ) {
        let gesture = gesture(&start, pick, drags_many);
        let mut document = Document::saved(start);
        for value in [1, 2] {
            document.apply(moved(&gesture, Some(value))).unwrap();
            document.seal();
        }
        prop_assert_eq!(undo_all(&mut document), 2);
    }

    #[test]
    fn changed_and_changed_back_by_hand_is_not_dirty(
        start in support::arbitrary::project(),
        pick in any::<Index>(),
        drags_many in any::<bool>(),
    ) {
        let gesture = gesture(&start, pick, drags_many);
        let mut document = Document::saved(start);
        for (value, is_dirty) in [(Some(1), true), (None, false), (Some(2), true)] {
            document.apply(moved(&gesture, value)).unwrap();
            document.seal();
            prop_assert_eq!(document.is_dirty(), is_dirty);
        }
        prop_assert_eq!(undo_all(&mut document), 3);
        prop_assert!(!document.is_dirty());
    }

    #[test]
    fn going_back_or_forward_ends_a_gesture(
        start in support::arbitrary::project(),
        pick in any::<Index>(),
        drags_many in any::<bool>(),
        and_forward in any::<bool>(),
    ) {
        let gesture = gesture(&start, pick, drags_many);
        let mut document = Document::saved(start.clone());
        document.apply(moved(&gesture, Some(1))).unwrap();
        document.undo();
        if and_forward {
            document.redo();
        }
        prop_assert!(!document.has_open_gesture() && !document.cancel());
        document.apply(moved(&gesture, Some(2))).unwrap();
        prop_assert_eq!(document.redo_name(), None);
        prop_assert_eq!(undo_all(&mut document), if and_forward { 2 } else { 1 });
        prop_assert_eq!(&**document.project(), &start);
    }

    #[test]
    fn a_gesture_that_ends_where_it_began_is_no_step_and_gives_redo_back(
        (start, recipes) in story(10),
        back in 0_usize..5,
        pick in any::<Index>(),
        drags_many in any::<bool>(),
        values in vec(any::<u8>(), 1..6),
    ) {
        let mut document = with_past_and_future(start, &recipes, back);
        let mut untouched = document.clone();
        let gesture = gesture(document.project(), pick, drags_many);
        for value in &values {
            document.apply(moved(&gesture, Some(*value))).unwrap();
        }
        prop_assert!(document.redo_name().is_none());
        document.apply(moved(&gesture, None)).unwrap();
        prop_assert!(Arc::ptr_eq(document.project(), untouched.project()));
        prop_assert_eq!(versions_back_and_forth(&mut document), versions_back_and_forth(&mut untouched));
    }

    #[test]
    fn cancelling_takes_the_gesture_back_and_keeps_redo(
        (start, recipes) in story(10),
        back in 0_usize..5,
        pick in any::<Index>(),
        drags_many in any::<bool>(),
        values in vec(any::<u8>(), 1..6),
    ) {
        let mut document = with_past_and_future(start, &recipes, back);
        let mut untouched = document.clone();
        let gesture = gesture(document.project(), pick, drags_many);
        for value in &values {
            document.apply(moved(&gesture, Some(*value))).unwrap();
        }
        prop_assert!(document.cancel());
        prop_assert!(Arc::ptr_eq(document.project(), untouched.project()));
        prop_assert!(!document.cancel(), "there is nothing left to cancel");
        prop_assert_eq!(versions_back_and_forth(&mut document), versions_back_and_forth(&mut untouched));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 25, max_shrink_iters: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn writing_what_stands_there_makes_no_step((start, recipes) in story(10), back in 0_usize..4) {
        let mut document = with_past_and_future(start, &recipes, back);
        let before = document.project().clone();
        let names = (document.undo_name(), document.redo_name());
        for echo in echoes(&before) {
            prop_assert_eq!(document.apply(echo.clone()), Ok(()), "{:?}", echo);
            prop_assert!(Arc::ptr_eq(document.project(), &before), "{:?}", echo);
            prop_assert_eq!((document.undo_name(), document.redo_name()), names, "{:?}", echo);
        }
    }
}

/// All versions from the present to the first one, and from the present to the last one.
fn versions_back_and_forth(document: &mut Document) -> [Vec<Arc<Project>>; 2] {
    let mut ways = [Vec::new(), Vec::new()];
    let mut other = document.clone();
    while document.undo().is_some() {
        ways[0].push(document.project().clone());
    }
    while other.redo().is_some() {
        ways[1].push(other.project().clone());
    }
    ways
}

#[test]
fn undo_remembers_the_newest_steps_only() {
    let mut document = Document::saved(Project::default());
    for n in 0..limits::UNDO_STEPS + 5 {
        document.apply(Edit::Project(ProjectField::Name(n.to_string()))).unwrap();
        document.seal();
    }
    assert_eq!(undo_all(&mut document), limits::UNDO_STEPS);
    assert_eq!(document.project().name, "4");
}

/// The laws are worth what the edits are that they are tried on.
#[test]
fn random_edits_are_of_every_kind_and_many_of_them_are_made() {
    let mut runner = TestRunner::deterministic();
    let (mut names, mut fields, mut refusals) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    let (mut made, mut refused) = (0, 0);
    for _ in 0..500 {
        let (start, recipes) = story(30).new_tree(&mut runner).unwrap().current();
        let (mut document, mut ids) = (Document::saved(start), FreshIds(0));
        for recipe in &recipes {
            let edit = recipe.edit(document.project(), &mut ids);
            let name = edit.name();
            let field = match edit.gesture() {
                Some(Gesture::Field(record, field)) => Some((format!("{:?}", discriminant(&record)), field)),
                _ => None,
            };
            let before = document.project().clone();
            match document.apply(edit) {
                Ok(()) if before != *document.project() => {
                    made += 1;
                    names.insert(name);
                    fields.extend(field);
                }
                Ok(()) => {}
                Err(refusal) => {
                    refused += 1;
                    refusals.insert(refusals::kind(&refusal));
                }
            }
        }
    }
    // 5 of the project, 4 of a band, 1 of a theme, 5 of a card, 8 of an arrow, 24 of a KPI, 1 value, 6 of an
    // initiative and 4 of a step.
    assert_eq!(fields.len(), 58, "{fields:?}");
    assert_eq!(names.len(), 33, "{names:?}");
    assert!(made > 1000 && refused > 300, "{made} made, {refused} refused");
    assert!(refusals.len() > 18, "{refusals:?}");
}
