//! A story ready to be shown: its map, its steps and their stages, made once.
//!
//! The pitch paints it, and every deck is made from it, so what was seen in the
//! room is what is in the file.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::sentence;
use super::slide::{Cards, Deck, Slide, SlideParts, Stage, for_slides};
use super::story::{Step, Story, language};
use crate::geometry::{Rect, Size, pt};
use crate::model::{Frame, ObjectiveId, Project};
use crate::scene::{Derived, Figures, Outlook, Scene, Shaped, Target, band_title_area, chart};
use crate::text::Measure;
use crate::theme::Theme;

/// Room round the cards of a chosen view, in points of the map.
const AROUND: f32 = 24.0;

/// A story with its pictures.
#[derive(Clone, Debug)]
pub struct Show {
    project: Arc<Project>,
    derived: Derived,
    /// The whole map, from edge to edge of a slide.
    map: Scene,
    /// How far right of their places in the plan its cards are.
    shift: f32,
    /// What is told.
    pub story: Story,
    /// What each step looks like.
    pub stages: Vec<Stage>,
}

impl Show {
    /// The story of a project in the language of its names, looked at as `outlook` says, on a map that has come to
    /// rest. Takes as long as a layout.
    pub fn of(project: &Arc<Project>, outlook: Outlook, measure: &Measure) -> Self {
        let lang = language(project).unwrap_or(outlook.lang);
        let outlook = Outlook { lang, shape: Shaped::ForSlides, ..outlook };
        Self::over(project, Derived::settled(project, outlook, measure), measure)
    }

    /// The same story with or without its values; the map stays as it lies.
    pub fn with_figures(&self, figures: Figures, measure: &Measure) -> Self {
        let mut derived = self.derived.clone();
        derived.update(&self.project, Outlook { figures, ..derived.outlook() }, measure);
        Self::over(&self.project, derived, measure)
    }

    fn over(project: &Arc<Project>, derived: Derived, measure: &Measure) -> Self {
        let outlook = derived.outlook();
        let story = Story::of(project, &derived.analysis, outlook.lang, outlook.figures);
        // What one sees in the window is another layout.
        let has_frames = story.steps.iter().any(|step| step.frame.is_some());
        let on_screen = Outlook { shape: Shaped::ForScreen, ..outlook };
        let screen = has_frames.then(|| Derived::settled(project, on_screen, measure));
        let step = story.steps.first().map_or("", |step| step.title.as_str());
        let (theme, map) = (Theme::of(outlook.look), derived.scene.clone());
        let (map, shift) = for_slides(map, heading(project), step, theme, measure);
        let mut show = Self { project: project.clone(), derived, map, shift, story, stages: Vec::new() };
        let stage = |at| show.stage(at, screen.as_ref(), measure);
        show.stages = (0..show.story.steps.len()).filter_map(stage).collect();
        show
    }

    /// From where and how one looks.
    pub fn outlook(&self) -> Outlook {
        self.derived.outlook()
    }

    /// The whole map.
    pub fn map(&self) -> &Scene {
        &self.map
    }

    /// The part of the slide's map with the cards that a part of the window's map shows; `None` if it shows none.
    fn framed(&self, frame: Frame, screen: &Derived) -> Option<Rect> {
        let seen = Rect::new(frame.x as f32, frame.y as f32, frame.width as f32, frame.height as f32);
        let cards = screen.plan.cards().filter(|(_, card)| seen.contains(card.center()));
        let here = cards
            .filter_map(|(id, _)| self.derived.plan.card(id))
            .map(|card| card.translate(pt(self.shift, 0.0)).expand(AROUND));
        // Names that were in view stay in view.
        let bands = screen.plan.bands().filter(|(_, band)| seen.contains(band_title_area(band).center()));
        let names = bands.filter_map(|(id, _)| self.derived.plan.band(id)).map(|band| band_title_area(&band));
        here.chain(names).reduce(|a, b| a.union(&b))
    }

    /// All cards, or the lit ones, as a map of their own; `None` if there are none.
    fn part(&self, which: Cards, lit: &BTreeSet<Target>, aspect: f32, measure: &Measure) -> Option<Scene> {
        let card = |target: &Target| if let Target::Objective(id) = target { Some(*id) } else { None };
        let cards: BTreeSet<ObjectiveId> = match which {
            Cards::All => self.project.map.objectives().map(|objective| objective.id).collect(),
            Cards::Lit => lit.iter().filter_map(card).collect(),
        };
        (!cards.is_empty()).then(|| self.derived.part(&cards, aspect, measure))
    }

    fn stage(&self, at: usize, screen: Option<&Derived>, measure: &Measure) -> Option<Stage> {
        let Self { story, project, .. } = self;
        let step = story.steps.get(at)?;
        let outlook = self.outlook();
        let chart =
            |size: Size| chart::chart_of_size(size, project, &self.derived.analysis, step.kpi?, outlook, measure);
        let parts = SlideParts {
            map: self.map(),
            lit: &step.lit,
            frame: step.frame.and_then(|frame| self.framed(frame, screen?)),
            heading: heading(project),
            step: &story.lang.story_place(at + 1, story.steps.len(), &step.title),
            sentence: &step.sentence,
            place: (at, story.steps.len()),
            chart: Some(&chart),
            part: &|which, aspect| self.part(which, &step.lit, aspect, measure),
        };
        Some(Stage::of(&parts, Theme::of(outlook.look), measure))
    }

    /// What the speaker reads at a step: the notes, or else the numbers of what is lit; nothing of these while hidden.
    pub fn notes(&self, at: usize) -> String {
        let Some(step) = self.story.steps.get(at) else { return String::new() };
        if !step.notes.is_empty() || self.outlook().figures == Figures::Hidden {
            return step.notes.clone();
        }
        let is_lit = |id: &ObjectiveId| step.lit.contains(&Target::Objective(*id));
        let in_order = self.project.objectives_in_order().into_iter().map(|objective| objective.id);
        let lit: Vec<ObjectiveId> = in_order.filter(is_lit).collect();
        sentence::notes(&self.project, &self.derived.analysis, self.story.lang, &lit)
    }

    /// The slide of the step at a place; `None` past the end.
    pub fn slide(&self, at: usize) -> Option<Slide> {
        let (step, stage) = self.story.steps.get(at).zip(self.stages.get(at))?;
        let Step { lit, sentence, title, .. } = step;
        let title = if sentence.is_empty() { title } else { sentence };
        Some(stage.slide(self.map(), lit, title, &self.notes(at), Theme::of(self.outlook().look)))
    }

    /// All slides.
    pub fn deck(&self) -> Deck {
        let title = [&self.project.name, &self.project.mission].into_iter().find(|text| !text.is_empty());
        Deck {
            title: title.cloned().unwrap_or_else(|| self.map().title.clone()),
            lang: self.story.lang.code(),
            look: self.outlook().look,
            slides: (0..self.story.steps.len()).filter_map(|at| self.slide(at)).collect(),
        }
    }
}

/// The line on top of every slide.
fn heading(project: &Project) -> &str {
    if project.mission.is_empty() { &project.name } else { &project.mission }
}

/// Whether a part of the map is lit in a step; bands always are.
pub fn is_lit(lit: &BTreeSet<Target>, target: Option<Target>) -> bool {
    match target {
        Some(target @ (Target::Objective(_) | Target::Link(_))) => lit.is_empty() || lit.contains(&target),
        _ => true,
    }
}
