//! Which KPIs are shown, and under which headings.

use std::collections::BTreeSet;

use crate::analysis::{Analysis, Status, stage_text};
use crate::command::Selection;
use crate::lang::Lang;
use crate::model::{Hue, Kpi, KpiId, Objective, ObjectiveId, Project, Stage};

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

/// Charts under one heading.
pub struct Group<'a> {
    /// The heading.
    pub name: String,
    /// Its colour; `None` is quiet.
    pub hue: Option<Hue>,
    /// The KPIs in their order; never empty.
    pub kpis: Vec<&'a Kpi>,
}

/// The groups of a project in their order.
pub fn groups<'a>(
    project: &'a Project,
    lang: Lang,
    grouping: Grouping,
    selection: &Selection,
    is_shown: impl Fn(KpiId) -> bool,
) -> Vec<Group<'a>> {
    let shown = project.kpis_in_order().into_iter().map(AsRef::as_ref).filter(|kpi: &&Kpi| is_shown(kpi.id));
    let homed: Vec<(&Kpi, &Objective)> =
        shown.filter_map(|kpi| Some((kpi, &**project.map.objective(kpi.home()?)?))).collect();
    let of = |is_in: &dyn Fn(&Objective) -> bool| -> Vec<&'a Kpi> {
        homed.iter().filter(|(_, objective)| is_in(objective)).map(|(kpi, _)| *kpi).collect()
    };
    let mut groups = Vec::new();
    match grouping {
        Grouping::Perspective | Grouping::Selection => {
            let chosen = (grouping == Grouping::Selection).then(|| selected_objectives(project, selection));
            for perspective in project.perspectives_in_order() {
                let kpis = of(&|objective| {
                    let is_chosen = chosen.as_ref().is_none_or(|chosen| chosen.contains(&objective.id));
                    objective.perspective == perspective.id && is_chosen
                });
                groups.push(Group { name: perspective.name.clone(), hue: Some(perspective.hue), kpis });
            }
        }
        Grouping::Stage => {
            let staged: Vec<(Option<Stage>, &Kpi)> = homed.iter().map(|(kpi, _)| (kpi.stage, *kpi)).collect();
            let of_stage = |stage: Option<Stage>| -> Vec<&'a Kpi> {
                staged.iter().filter(|(other, _)| *other == stage).map(|(_, kpi)| *kpi).collect()
            };
            for stage in Stage::ALL {
                let name = stage_text(stage, lang).into_owned();
                groups.push(Group { name, hue: None, kpis: of_stage(Some(stage)) });
            }
            groups.push(Group { name: lang.score_no_stage().into_owned(), hue: None, kpis: of_stage(None) });
        }
        Grouping::Theme => {
            for theme in project.themes_in_order() {
                let kpis = of(&|objective| objective.themes.contains(&theme.id));
                groups.push(Group { name: theme.name.clone(), hue: Some(theme.hue), kpis });
            }
            let kpis = of(&|objective| objective.themes.is_empty());
            groups.push(Group { name: lang.trends_no_theme().into_owned(), hue: None, kpis });
        }
    }
    groups.retain(|group| !group.kpis.is_empty());
    groups
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
