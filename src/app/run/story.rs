//! Changing the story.
//!
//! A story that nobody has touched has no records. Its first change makes them,
//! in the same undo step, so that one undo brings the story back that follows
//! from the map. Words that say just what the map says are not kept: such a step
//! goes on following the names.

use std::sync::Arc;

use super::edit::apply;
use crate::analysis::Analysis;
use crate::app::App;
use crate::command::{Selection, StoryChange};
use crate::edit::{Edit, StepName, StoryEdit, StoryField};
use crate::lang::Lang;
use crate::model::{About, Project, Rank, StepId, StoryStep, clean_line};
use crate::pitch::{Story, about_selected};
use crate::scene::Figures;

/// The project with its story as records, and what has to be known to tell it.
struct Told {
    project: Project,
    /// What makes the records, if there were none.
    adds: Vec<Edit>,
    analysis: Arc<Analysis>,
    lang: Lang,
}

/// Makes a change.
pub(super) fn change(app: &mut App, change: StoryChange) {
    let Some(told) = Told::of(app) else { return };
    let steps = told.project.story_in_order();
    let count = steps.len();
    let id = |place: usize| steps.get(place).map(|step| step.id);
    match change {
        StoryChange::Set(place, field) => {
            let Some(id) = id(place) else { return };
            let field = told.kept(place, id, field);
            set(app, told, id, field);
        }
        StoryChange::Move { from, to } => {
            let to = to.min(count.saturating_sub(1));
            let edits = told.moved(from, to);
            if from < count && from != to && told.make(app, StepName::MoveStep, edits) {
                app.view.story.select(to);
            }
        }
        StoryChange::Remove(place) => {
            let Some(id) = id(place) else { return };
            // The last one: what would follow is what is there.
            let is_void = count == 1 && !told.adds.is_empty();
            if !is_void && told.make(app, StepName::RemoveStep, vec![Edit::Story(StoryEdit::Remove(id))]) {
                app.view.story.select(place);
            }
        }
        StoryChange::AddSelected(after) => {
            let place = after.map_or(count, |place| (place + 1).min(count));
            let edit = told.added(app, place);
            if told.make(app, StepName::AddStep, edit) {
                app.view.story.select(place);
            }
        }
        StoryChange::Reset => {
            let edits = steps.iter().map(|step| Edit::Story(StoryEdit::Remove(step.id))).collect();
            if told.adds.is_empty() && apply(app, Edit::Several(StepName::ResetStory, edits)) {
                app.view.story.let_go();
            }
        }
    }
}

/// Sets a field. A text that is typed back to where it was leaves no trace of the records that its first letter made.
fn set(app: &mut App, told: Told, id: StepId, field: StoryField) {
    let edit = Edit::Story(StoryEdit::Set(id, field));
    let is_made = !told.adds.is_empty();
    let edit =
        if is_made { Edit::Several(StepName::EditStep, told.adds.into_iter().chain([edit]).collect()) } else { edit };
    let Some(open) = &mut app.open else { return };
    let mut tried = open.document.clone();
    let says_nothing = tried.apply(edit.clone()).is_ok() && tried.project().story.values().all(|step| is_plain(step));
    let began_without = open.document.before_gesture().is_some_and(|before| before.story.is_empty());
    match (says_nothing, is_made, began_without) {
        (true, true, _) => {}
        (true, false, true) => {
            open.document.cancel();
        }
        _ => {
            apply(app, edit);
        }
    }
}

/// Whether a step says and shows just what follows from what it is about.
fn is_plain(step: &StoryStep) -> bool {
    let has_words = [&step.title, &step.sentence, &step.notes].into_iter().any(|text| !text.is_empty());
    !has_words && step.seconds.is_none() && step.kpi.is_none() && step.frame.is_none()
}

fn plain(id: StepId, rank: Rank, about: About) -> StoryStep {
    let [title, sentence, notes] = [(); 3].map(|()| String::new());
    StoryStep { id, rank, about, frame: None, title, sentence, notes, seconds: None, kpi: None }
}

impl Told {
    fn of(app: &mut App) -> Option<Self> {
        let lang = app.lang();
        let (open, derived) = (app.open.as_ref()?, app.derived.as_ref()?);
        let mut project = (**open.document.project()).clone();
        let analysis = derived.analysis.clone();
        let mut adds = Vec::new();
        if project.story.is_empty() {
            let steps = Story::of(&project, &analysis, lang, Figures::Shown).steps;
            let ids = app.environment.ids.as_mut();
            for (step, rank) in steps.iter().zip(Rank::spread(steps.len())) {
                let record = plain(StepId::new(ids), rank, step.about.clone());
                adds.push(Edit::Story(StoryEdit::Add(Box::new(record.clone()))));
                project.story.insert(record.id, Arc::new(record));
            }
        }
        Some(Self { project, adds, analysis, lang })
    }

    /// Applies a change to the records, making them first.
    fn make(self, app: &mut App, name: StepName, edits: Vec<Edit>) -> bool {
        apply(app, Edit::Several(name, self.adds.into_iter().chain(edits).collect()))
    }

    /// The field as it is kept: words that follow from the map anyway are not.
    fn kept(&self, place: usize, id: StepId, field: StoryField) -> StoryField {
        let mut project = self.project.clone();
        if let Some(step) = project.story.get_mut(&id).map(Arc::make_mut) {
            (step.title, step.sentence) = Default::default();
        }
        let story = Story::of(&project, &self.analysis, self.lang, Figures::Shown);
        let Some(step) = story.steps.into_iter().nth(place) else { return field };
        match field {
            StoryField::Title(text) if clean_line(&text) == step.title => StoryField::Title(String::new()),
            StoryField::Sentence(text) if clean_line(&text) == step.sentence => StoryField::Sentence(String::new()),
            other => other,
        }
    }

    /// What brings a step to another place.
    fn moved(&self, from: usize, to: usize) -> Vec<Edit> {
        let mut steps = self.project.story_in_order();
        if from >= steps.len() {
            return Vec::new();
        }
        let step = steps.remove(from);
        let to = to.min(steps.len());
        let lower = to.checked_sub(1).and_then(|place| steps.get(place)).map(|step| &step.rank);
        let upper = steps.get(to).map(|step| &step.rank);
        let rank = |id, rank| Edit::Story(StoryEdit::Set(id, StoryField::Rank(rank)));
        if lower.zip(upper).is_none_or(|(lower, upper)| lower < upper) {
            return vec![rank(step.id, Rank::between(lower, upper))];
        }
        // Two people have put steps at the same place: between equal ranks there is no room.
        steps.insert(to, step);
        let ranks = Rank::spread(steps.len());
        steps.iter().zip(ranks).map(|(step, new)| rank(step.id, new)).collect()
    }

    /// What adds a step about the selection at a place.
    fn added(&self, app: &mut App, place: usize) -> Vec<Edit> {
        let steps = self.project.story_in_order();
        let lower = place.checked_sub(1).and_then(|place| steps.get(place)).map(|step| &step.rank);
        let rank = Rank::between(lower, steps.get(place).map(|step| &step.rank));
        let about = about(&self.project, &app.view.selection);
        let step = plain(StepId::new(app.environment.ids.as_mut()), rank, about);
        vec![Edit::Story(StoryEdit::Add(Box::new(step)))]
    }
}

/// What a step about the selection is about.
fn about(project: &Project, selection: &Selection) -> About {
    if let Some(perspective) = selection.perspective {
        return About::Perspective(perspective);
    }
    about_selected(project, &selection.objectives_with_ends(project))
}
