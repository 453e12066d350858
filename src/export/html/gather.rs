//! The objectives of a project as a page lists them.

use crate::analysis::{Analysis, KpiReading, target_text, value_text};
use crate::lang::Lang;
use crate::model::{Kpi, KpiId, ObjectiveId, Project};
use crate::scene::Scene;

use super::{HtmlKpi, HtmlObjective, HtmlPerspective};

/// What a page says of a project's objectives and KPIs.
///
/// Without numbers, values and targets are left out; `chart` gives the picture of a KPI that may be shown.
pub fn html_perspectives(
    project: &Project,
    analysis: &Analysis,
    lang: Lang,
    has_numbers: bool,
    chart: &mut dyn FnMut(KpiId) -> Option<Scene>,
) -> Vec<HtmlPerspective> {
    let codes = project.codes();
    let mut kpi = |kpi: &Kpi| {
        let reading = analysis.kpis.get(&kpi.id);
        let target = reading.and_then(|reading| reading.why.target).or(kpi.target);
        let number = |text: Option<String>| text.filter(|_| has_numbers).unwrap_or_default();
        HtmlKpi {
            id: kpi.id,
            name: kpi.name.clone(),
            value: number(reading.and_then(KpiReading::value).map(|value| value_text(lang, kpi.unit, value))),
            target: number(target.map(|target| target_text(lang, kpi.unit, target))),
            status: reading.map(|reading| reading.status),
            words: reading.map(|reading| reading.status_text(lang, kpi).into_owned()).unwrap_or_default(),
            chart: chart(kpi.id),
        }
    };
    let mut objective = |id: ObjectiveId| {
        let objective = project.map.objective(id)?;
        let mut leads_to: Vec<ObjectiveId> = project.map.effects(id).iter().map(|link| link.effect).collect();
        leads_to.sort_by_key(|id| codes.get(id));
        Some(HtmlObjective {
            id,
            code: codes.get(&id).cloned().unwrap_or_default(),
            name: objective.name.clone(),
            description: objective.description.clone(),
            owner: objective.owner.clone(),
            status: analysis.objectives.get(&id).map(|rollup| rollup.status),
            leads_to,
            kpis: project.kpis_of(id).into_iter().map(|record| kpi(record)).collect(),
        })
    };
    let perspectives = project.perspectives_in_order().into_iter().map(|perspective| HtmlPerspective {
        id: perspective.id,
        name: perspective.name.clone(),
        question: perspective.question.clone(),
        hue: perspective.hue,
        objectives: project.objectives_of(perspective.id).iter().filter_map(|record| objective(record.id)).collect(),
    });
    perspectives.collect()
}
