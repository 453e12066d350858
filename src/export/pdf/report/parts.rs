//! What the report goes through, each with its row of the scorecard.

use std::sync::Arc;

use crate::analysis::Analysis;
use crate::export::table::{Row, Table};
use crate::model::{Kpi, Objective, Perspective, Project};

/// The perspectives of a project.
pub(super) struct Parts<'a> {
    /// From top to bottom.
    pub perspectives: Vec<PerspectivePart<'a>>,
}

/// A perspective with its objectives.
pub(super) struct PerspectivePart<'a> {
    /// The perspective.
    pub perspective: &'a Perspective,
    /// Its objectives in their order.
    pub objectives: Vec<ObjectivePart<'a>>,
}

/// An objective with its KPIs.
pub(super) struct ObjectivePart<'a> {
    /// The objective.
    pub objective: &'a Objective,
    /// Its short code.
    pub code: String,
    /// The KPIs that are at home here, each with its row.
    pub kpis: Vec<(&'a Arc<Kpi>, &'a Row)>,
}

impl<'a> Parts<'a> {
    /// The parts of a project beside the rows of its scorecard, which stand in the same order.
    pub fn of(project: &'a Project, analysis: &Analysis, table: &'a Table) -> Self {
        let codes = project.codes();
        let mut rows = table.rows.iter();
        let mut perspectives = Vec::new();
        for perspective in project.perspectives_in_order() {
            rows.next();
            let mut objectives = Vec::new();
            for objective in project.objectives_of(perspective.id) {
                rows.next();
                let measured = project.kpis_of(objective.id).into_iter();
                let measured = measured.filter(|kpi| analysis.kpis.contains_key(&kpi.id));
                let kpis: Vec<_> = measured.filter_map(|kpi| Some((kpi, rows.next()?))).collect();
                let at_home = kpis.into_iter().filter(|(kpi, _)| kpi.home() == Some(objective.id)).collect();
                let code = codes.get(&objective.id).cloned().unwrap_or_default();
                objectives.push(ObjectivePart { objective, code, kpis: at_home });
            }
            perspectives.push(PerspectivePart { perspective, objectives });
        }
        Self { perspectives }
    }
}
