//! The slides of a story.

use super::slide::{Deck, Slide, SlideParts, slide};
use super::story::Story;
use crate::analysis::Analysis;
use crate::model::Project;
use crate::scene::{Outlook, Scene, chart};
use crate::text::Measure;
use crate::theme::Theme;

/// A story with all that its slides are made of.
#[derive(Clone, Copy)]
pub struct Telling<'a> {
    /// What is told.
    pub story: &'a Story,
    /// What it is about.
    pub project: &'a Project,
    /// How its KPIs stand.
    pub analysis: &'a Analysis,
    /// Its map, shaped for slides and looked at as `outlook` says.
    pub map: &'a Scene,
    /// From where and how one looks.
    pub outlook: Outlook,
    /// Measures the words.
    pub measure: &'a Measure,
}

impl Telling<'_> {
    /// All slides.
    pub fn deck(&self) -> Deck {
        let title = [&self.project.name, &self.project.mission].into_iter().find(|text| !text.is_empty());
        Deck {
            title: title.cloned().unwrap_or_else(|| self.map.title.clone()),
            lang: self.story.lang.code(),
            look: self.outlook.look,
            slides: (0..self.story.steps.len()).filter_map(|at| self.slide(at)).collect(),
        }
    }

    /// The slide of the step at a place; `None` past the end.
    pub fn slide(&self, at: usize) -> Option<Slide> {
        let Self { story, project, .. } = self;
        let step = story.steps.get(at)?;
        let outlook = Outlook { lang: story.lang, ..self.outlook };
        let chart = step.kpi.and_then(|kpi| chart::chart(project, self.analysis, kpi, outlook, self.measure));
        let parts = SlideParts {
            map: self.map,
            lit: &step.lit,
            frame: step.frame,
            heading: if project.mission.is_empty() { &project.name } else { &project.mission },
            step: &story.lang.story_place(at + 1, story.steps.len(), &step.title),
            sentence: &step.sentence,
            notes: &step.notes,
            place: (at, story.steps.len()),
            chart: chart.as_ref(),
        };
        Some(slide(&parts, Theme::of(self.outlook.look), self.measure))
    }
}
