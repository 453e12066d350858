//! Which KPIs are shown, and under which headings.

use std::collections::BTreeSet;

use crate::analysis::{Analysis, Status};
use crate::command::Selection;
use crate::lang::Lang;
use crate::model::{Kpi, KpiId, Objective, ObjectiveId, Project};
use crate::scene::chart::compare::{By, Group, groups};

/// What stands over the charts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Grouping {
    /// The perspective of their home objective.
    #[default]
    Perspective,
    /// The themes of their home objective; a KPI may stand under several.
    Theme,
    /// The startup stage.
    Stage,
    /// The perspective again, but only for what is selected.
    Selection,
}

impl Grouping {
    /// By what it groups.
    pub fn by(self) -> By {
        match self {
            Self::Perspective | Self::Selection => By::Perspective,
            Self::Theme => By::Theme,
            Self::Stage => By::Stage,
        }
    }

    /// Whether it shows a KPI of a home objective.
    pub fn shows(self, project: &Project, selection: &Selection) -> impl Fn(&Objective) -> bool {
        let chosen = (self == Self::Selection).then(|| selected_objectives(project, selection));
        move |objective| chosen.as_ref().is_none_or(|chosen| chosen.contains(&objective.id))
    }
}

/// The groups of a project in their order.
pub fn grouped<'a>(
    project: &'a Project,
    lang: Lang,
    grouping: Grouping,
    selection: &Selection,
    is_shown: impl Fn(KpiId) -> bool,
) -> Vec<Group<'a>> {
    let is_chosen = grouping.shows(project, selection);
    groups(project, lang, grouping.by(), |kpi: &Kpi, objective| is_shown(kpi.id) && is_chosen(objective))
}

/// The selected cards, those of the selected band, and both ends of the selected arrows.
fn selected_objectives(project: &Project, selection: &Selection) -> BTreeSet<ObjectiveId> {
    let mut chosen = selection.objectives.clone();
    for link in selection.links.iter().filter_map(|link| project.map.link(*link)) {
        chosen.extend([link.cause, link.effect]);
    }
    if let Some(perspective) = selection.perspective {
        chosen.extend(project.objectives_of(perspective).into_iter().map(|objective| objective.id));
    }
    chosen
}

/// How many KPIs have a status.
pub fn count_of(analysis: &Analysis, status: Status) -> usize {
    analysis.kpis.values().filter(|reading| reading.status == status).count()
}
