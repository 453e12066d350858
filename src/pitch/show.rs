//! A story ready to be shown: its map, its steps and their stages, made once.
//!
//! The pitch paints it, and every deck is made from it, so what was seen in the
//! room is what is in the file.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::slide::{Deck, Slide, SlideParts, Stage};
use super::story::{Step, Story, language};
use crate::geometry::Rect;
use crate::model::Project;
use crate::scene::{Derived, Figures, Outlook, Scene, Shaped, Target, chart};
use crate::text::Measure;
use crate::theme::Theme;

/// A story with its pictures.
#[derive(Clone, Debug)]
pub struct Show {
    project: Arc<Project>,
    derived: Derived,
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
        let mut show = Self { project: project.clone(), derived, story, stages: Vec::new() };
        show.stages = (0..show.story.steps.len()).filter_map(|at| show.stage(at, measure)).collect();
        show
    }

    /// From where and how one looks.
    pub fn outlook(&self) -> Outlook {
        self.derived.outlook()
    }

    /// The whole map.
    pub fn map(&self) -> &Scene {
        &self.derived.scene
    }

    fn stage(&self, at: usize, measure: &Measure) -> Option<Stage> {
        let Self { story, project, .. } = self;
        let step = story.steps.get(at)?;
        let outlook = self.outlook();
        let chart = step.kpi.and_then(|kpi| chart::chart(project, &self.derived.analysis, kpi, outlook, measure));
        let parts = SlideParts {
            map: self.map(),
            lit: &step.lit,
            frame: step.frame.map(|f| Rect::new(f.x as f32, f.y as f32, f.width as f32, f.height as f32)),
            heading: if project.mission.is_empty() { &project.name } else { &project.mission },
            step: &story.lang.story_place(at + 1, story.steps.len(), &step.title),
            sentence: &step.sentence,
            place: (at, story.steps.len()),
            chart: chart.as_ref(),
        };
        Some(Stage::of(&parts, Theme::of(outlook.look), measure))
    }

    /// The slide of the step at a place; `None` past the end.
    pub fn slide(&self, at: usize) -> Option<Slide> {
        let (step, stage) = self.story.steps.get(at).zip(self.stages.get(at))?;
        let Step { lit, sentence, title, notes, .. } = step;
        let title = if sentence.is_empty() { title } else { sentence };
        Some(stage.slide(self.map(), lit, title, notes, Theme::of(self.outlook().look)))
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

/// Whether a part of the map is lit in a step; bands always are.
pub fn is_lit(lit: &BTreeSet<Target>, target: Option<Target>) -> bool {
    match target {
        Some(target @ (Target::Objective(_) | Target::Link(_))) => lit.is_empty() || lit.contains(&target),
        _ => true,
    }
}
