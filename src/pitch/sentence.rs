//! What the steps of a story are called and say, from the names on the map.

use super::story::open_initiatives;
use crate::analysis::{Analysis, Status, full_text, target_text, value_text};
use crate::lang::Lang;
use crate::model::{About, Initiative, ObjectiveId, PerspectiveId, Project, Unit};
use crate::scene::Figures;

/// Most objectives or initiatives that one sentence names.
const MOST_NAMED: usize = 4;

/// Who tells a story: the project, and how it may be spoken of.
pub(super) struct Teller<'a> {
    pub(super) project: &'a Project,
    pub(super) analysis: &'a Analysis,
    pub(super) lang: Lang,
    pub(super) figures: Figures,
}

impl Teller<'_> {
    /// What a step is called, after steps about something else.
    pub(super) fn title<'b>(&self, about: &About, before: impl Iterator<Item = &'b About>) -> String {
        match about {
            About::Mission => self.lang.story_mission(),
            About::Perspective(id) => self.band(*id).into(),
            About::Chain(ids) => match ids.as_slice() {
                [cause, .., effect] => match own_way(ids, before) {
                    Some(way) => self.lang.chain(&[*cause, way, *effect].map(|id| self.name(id))),
                    None => self.lang.chain(&[*cause, *effect].map(|id| self.name(id))),
                }
                .into(),
                _ => self.lang.story_objectives(),
            },
            About::Objectives(_) => self.lang.story_objectives(),
            About::Map => self.lang.story_map(),
            About::Numbers => self.lang.story_numbers(),
            About::Initiatives => self.lang.story_initiatives(),
        }
        .into_owned()
    }

    /// What a step says.
    pub(super) fn sentence(&self, about: &About) -> String {
        match about {
            About::Mission => {
                let Project { mission, vision, .. } = self.project;
                [vision, mission]
                    .into_iter()
                    .find(|text| !text.is_empty())
                    .map_or_else(String::new, |text| one_line(text))
            }
            About::Perspective(id) => {
                let ids: Vec<ObjectiveId> = self.project.objectives_of(*id).iter().map(|o| o.id).collect();
                self.we(&ids)
            }
            About::Objectives(ids) => self.we(ids),
            About::Chain(ids) => self.because(ids),
            About::Map => self.everything(),
            About::Numbers => self.standing(),
            About::Initiatives => self.next(),
        }
    }

    fn band(&self, id: PerspectiveId) -> String {
        self.project.perspectives.get(&id).map(|perspective| perspective.name.clone()).unwrap_or_default()
    }

    fn name(&self, id: ObjectiveId) -> &str {
        self.project.map.objective(id).map_or("", |objective| objective.name.as_str())
    }

    fn clause(&self, id: ObjectiveId) -> String {
        self.lang.clause(self.name(id))
    }

    fn we(&self, ids: &[ObjectiveId]) -> String {
        let clauses: Vec<String> = ids.iter().take(MOST_NAMED).map(|id| self.clause(*id)).collect();
        match ids.len().saturating_sub(MOST_NAMED) {
            _ if clauses.is_empty() => String::new(),
            0 => self.lang.story_we(&self.lang.listed(&clauses)).into_owned(),
            more => self.lang.story_we_and_more(&clauses.join(", "), more).into_owned(),
        }
    }

    /// A long chain is told by its beginning and the steps before its end.
    fn because(&self, ids: &[ObjectiveId]) -> String {
        match ids {
            [] => String::new(),
            [_] => self.we(ids),
            [cause, effect] => self.lang.story_because(&self.clause(*cause), &self.clause(*effect)).into_owned(),
            [cause, middle @ .., effect] => {
                let from = middle.len().saturating_sub(MOST_NAMED);
                let told = middle.get(from..).unwrap_or_default();
                let told: Vec<String> = told.iter().map(|id| self.clause(*id)).collect();
                let middle = self.lang.listed(&told);
                self.lang.story_because_so(&self.clause(*cause), &middle, &self.clause(*effect)).into_owned()
            }
        }
    }

    fn everything(&self) -> String {
        let map = &self.project.map;
        let bands = self.project.perspectives_in_order();
        let top = bands.first().map_or("", |band| band.name.as_str());
        let bottom = bands.last().map_or("", |band| band.name.as_str());
        self.lang.story_everything(map.objectives().len(), map.links().len(), bottom, top).into_owned()
    }

    fn standing(&self) -> String {
        if self.figures == Figures::Hidden {
            return self.lang.story_standing_hidden().into_owned();
        }
        let count = |status| self.analysis.kpis.values().filter(|reading| reading.status == status).count();
        let [on, at, off] = [Status::OnTrack, Status::AtRisk, Status::OffTrack].map(count);
        self.lang.story_standing(on, on + at + off, at, off).into_owned()
    }

    fn next(&self) -> String {
        let open: Vec<&Initiative> = open_initiatives(self.project)
            .iter()
            .filter_map(|id| self.project.initiatives.get(id))
            .map(|i| &**i)
            .collect();
        let mut names: Vec<String> =
            open.iter().take(MOST_NAMED - 1).map(|initiative| initiative.name.clone()).collect();
        match open.len().saturating_sub(names.len()) {
            _ if names.is_empty() => return String::new(),
            0 => {}
            more => names.push(self.lang.story_more(more).into_owned()),
        }
        let names = self.lang.listed(&names);
        let budget: f64 = open.iter().filter_map(|initiative| initiative.budget).sum();
        if budget > 0.0 && self.figures == Figures::Shown {
            let budget = full_text(self.lang, Unit::Currency(self.project.currency), budget);
            return self.lang.story_next_for(&names, &budget).into_owned();
        }
        self.lang.story_next(&names).into_owned()
    }
}

/// By which objective a chain goes that an earlier one with the same ends does not.
fn own_way<'b>(ids: &[ObjectiveId], mut before: impl Iterator<Item = &'b About>) -> Option<ObjectiveId> {
    let ends = |ids: &[ObjectiveId]| ids.first().copied().zip(ids.last().copied());
    let other = before.find_map(|about| match about {
        About::Chain(other) if ends(other) == ends(ids) => Some(other),
        _ => None,
    })?;
    ids.iter().find(|id| !other.contains(id)).copied()
}

/// What a speaker may want to have at hand: each lit objective with its KPIs, values and statuses.
pub(super) fn notes(project: &Project, analysis: &Analysis, lang: Lang, lit: &[ObjectiveId]) -> String {
    let codes = project.codes();
    let kpi = |kpi: &crate::model::Kpi| {
        let reading = analysis.kpis.get(&kpi.id)?;
        let value = value_text(lang, kpi.unit, reading.value()?);
        let target = reading.why.target.map(|target| format!(" / {}", target_text(lang, kpi.unit, target)));
        Some(format!("{} {value}{} ({})", kpi.name, target.unwrap_or_default(), reading.status_text(lang, kpi)))
    };
    let line = |id: &ObjectiveId| {
        let objective = project.map.objective(*id)?;
        let kpis: Vec<String> = project.kpis_of(*id).iter().filter_map(|k| kpi(k)).collect();
        let code = codes.get(id).map_or("", String::as_str);
        Some(format!("{code} {}: {}", objective.name, kpis.join("; ")).trim_end_matches([':', ' ']).to_owned())
    };
    lit.iter().filter_map(line).collect::<Vec<_>>().join("\n")
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
