//! The story of a strategy, step by step.
//!
//! A project whose steps nobody has touched tells what follows from it: mission,
//! the bands from the top down, the chains of causes, the whole map, the numbers,
//! the initiatives. Steps that are records say what they are about; what they
//! leave open follows from the map, so a story never speaks of old names.

use std::collections::BTreeSet;

use super::chains::chains;
use super::sentence;
use crate::analysis::Analysis;
use crate::lang::Lang;
use crate::model::{About, Frame, InitiativeId, KpiId, ObjectiveId, Project, StepId, StoryStep};
use crate::scene::{Figures, Target};

/// How long a whole story should take, in seconds: what an investor has for a deck.
pub const STORY_SECONDS: u16 = 180;
/// Most chains that a story tells by itself.
const MOST_CHAINS: usize = 5;
/// The least time for a step, in seconds.
const LEAST_SECONDS: u16 = 5;

/// A story, ready to be told.
#[derive(Clone, Debug, PartialEq)]
pub struct Story {
    /// The language of its words: that of the names on the map.
    pub lang: Lang,
    /// The steps in their order.
    pub steps: Vec<Step>,
}

/// A step of a story, ready to be shown.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// The record; `None` if it follows from the project.
    pub id: Option<StepId>,
    /// What it is about.
    pub about: About,
    /// What it is called.
    pub title: String,
    /// What is said; empty if there is nothing to say.
    pub sentence: String,
    /// What only the speaker reads.
    pub notes: String,
    /// How long it should take, in seconds.
    pub seconds: u16,
    /// The KPI whose chart stands beside the map.
    pub kpi: Option<KpiId>,
    /// The cards and arrows that are lit; if empty, all are.
    pub lit: BTreeSet<Target>,
    /// The part of the map that is shown; `None` follows from what is lit.
    pub frame: Option<Frame>,
}

impl Story {
    /// The story of a project; `fallback` is its language if no name on the map tells one.
    pub fn of(project: &Project, analysis: &Analysis, fallback: Lang, figures: Figures) -> Self {
        let lang = language(project).unwrap_or(fallback);
        let records = project.story_in_order();
        let told: Vec<(Option<&StoryStep>, About)> = if records.is_empty() {
            abouts(project, analysis).into_iter().map(|about| (None, about)).collect()
        } else {
            records.into_iter().map(|record| (Some(&**record), record.about.clone())).collect()
        };
        let given: u32 = told.iter().filter_map(|(record, _)| record.and_then(|r| r.seconds)).map(u32::from).sum();
        let is_open = |record: Option<&StoryStep>| record.is_none_or(|record| record.seconds.is_none());
        let open = told.iter().filter(|(record, _)| is_open(*record)).count();
        let rest = usize::try_from(u32::from(STORY_SECONDS).saturating_sub(given)).unwrap_or_default();
        let share = |at: usize| {
            // What does not divide evenly goes to the first ones, so that all of it is given out.
            let before = told.iter().take(at).filter(|(record, _)| is_open(*record)).count();
            let seconds = rest / open.max(1) + usize::from(before < rest % open.max(1));
            u16::try_from(seconds).unwrap_or(LEAST_SECONDS).max(LEAST_SECONDS)
        };
        let teller = sentence::Teller { project, analysis, lang, figures };
        let before = |at: usize| told.iter().take(at).map(|(_, about)| about);
        let step = |(at, (record, about)): (usize, &(Option<&StoryStep>, About))| {
            let own = |of: fn(&StoryStep) -> &String| record.map(of).filter(|text| !text.is_empty()).cloned();
            Step {
                id: record.map(|record| record.id),
                title: own(|record| &record.title).unwrap_or_else(|| teller.title(about, before(at))),
                sentence: own(|record| &record.sentence).unwrap_or_else(|| teller.sentence(about)),
                notes: record.map(|record| record.notes.clone()).unwrap_or_default(),
                seconds: record.and_then(|record| record.seconds).unwrap_or_else(|| share(at)),
                kpi: record.and_then(|record| record.kpi),
                lit: lit(project, about),
                frame: record.and_then(|record| record.frame),
                about: about.clone(),
            }
        };
        Self { lang, steps: told.iter().enumerate().map(step).collect() }
    }

    /// How long all steps should take together, in seconds.
    pub fn seconds(&self) -> u32 {
        self.steps.iter().map(|step| u32::from(step.seconds)).sum()
    }
}

/// The language that the names on the map are written in.
pub fn language(project: &Project) -> Option<Lang> {
    let names = project.map.objectives().map(|objective| objective.name.as_str());
    let bands = project.perspectives.values().map(|perspective| perspective.name.as_str());
    Lang::of_texts(names.chain(bands).chain([project.mission.as_str(), project.vision.as_str()]))
}

/// What the story of a project is about by itself.
fn abouts(project: &Project, analysis: &Analysis) -> Vec<About> {
    let mut abouts = Vec::new();
    if !project.mission.is_empty() || !project.vision.is_empty() {
        abouts.push(About::Mission);
    }
    let bands = project.perspectives_in_order().into_iter().map(|perspective| perspective.id);
    abouts.extend(bands.filter(|id| !project.objectives_of(*id).is_empty()).map(About::Perspective));
    abouts.extend(chains(project, MOST_CHAINS).into_iter().map(|chain| About::Chain(chain.objectives)));
    if project.map.objectives().len() > 0 {
        abouts.push(About::Map);
    }
    if analysis.kpis.values().any(|reading| reading.score.is_some()) {
        abouts.push(About::Numbers);
    }
    if !open_initiatives(project).is_empty() {
        abouts.push(About::Initiatives);
    }
    abouts
}

/// The initiatives that are not finished, in the order of their objectives.
pub(super) fn open_initiatives(project: &Project) -> Vec<InitiativeId> {
    let of = |id: ObjectiveId| project.initiatives_of(id).into_iter().filter(|i| i.progress < 100).map(|i| i.id);
    project.objectives_in_order().into_iter().flat_map(|objective| of(objective.id)).collect()
}

/// The cards and arrows that a step lights; none means that all are lit.
fn lit(project: &Project, about: &About) -> BTreeSet<Target> {
    let ids: Vec<ObjectiveId> = match about {
        About::Mission | About::Map | About::Numbers => Vec::new(),
        About::Perspective(id) => project.objectives_of(*id).into_iter().map(|objective| objective.id).collect(),
        About::Chain(ids) => return lit_chain(project, ids),
        About::Objectives(ids) => ids.clone(),
        About::Initiatives => {
            let of = |id: &InitiativeId| project.initiatives.get(id).map(|initiative| initiative.objective);
            open_initiatives(project).iter().filter_map(of).collect()
        }
    };
    let among: BTreeSet<ObjectiveId> = ids.into_iter().collect();
    let links = project.map.links().filter(|link| among.contains(&link.cause) && among.contains(&link.effect));
    let links = links.map(|link| Target::Link(link.id));
    among.iter().map(|id| Target::Objective(*id)).chain(links).collect()
}

fn lit_chain(project: &Project, ids: &[ObjectiveId]) -> BTreeSet<Target> {
    let between = |pair: &[ObjectiveId]| match pair {
        [cause, effect] => project.map.link_between(*cause, *effect).map(|link| Target::Link(link.id)),
        _ => None,
    };
    ids.iter().map(|id| Target::Objective(*id)).chain(ids.windows(2).filter_map(between)).collect()
}
