//! What is remembered about data files.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::model::{ImportColumn, ImportProfile, KpiId, Project, clean_line};

/// Puts a profile in the place of the one for files of the same shape.
pub(super) fn remember(project: &mut Project, profile: ImportProfile) {
    let column = |c: ImportColumn| ImportColumn { title: clean_line(&c.title), ..c };
    let columns = profile.columns.into_iter().map(column).collect();
    let kpis: BTreeMap<String, KpiId> = profile.kpis.into_iter().map(|(name, id)| (clean_line(&name), id)).collect();
    project.import_profiles.insert(profile.id, Arc::new(ImportProfile { columns, kpis, ..profile }));
}

/// Lets go of a KPI that is being removed.
pub(super) fn forget_kpi(project: &mut Project, id: KpiId) {
    for profile in project.import_profiles.values_mut().filter(|profile| profile.kpis.values().any(|k| *k == id)) {
        Arc::make_mut(profile).kpis.retain(|_, kpi| *kpi != id);
    }
}
