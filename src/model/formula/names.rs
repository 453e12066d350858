//! The names by which formulas show KPIs, each meaning one KPI.

use std::collections::BTreeMap;

use super::Slip;
use crate::lang::fold;
use crate::model::{KpiId, Project};

/// A name for every KPI of a project, no two alike.
///
/// It is the KPI's own name where that is unlike all others when case and diacritics are left out; else its id follows.
#[derive(Clone, Debug, Default)]
pub struct KpiLabels {
    labels: BTreeMap<KpiId, String>,
    by_folded: BTreeMap<String, Vec<KpiId>>,
}

impl KpiLabels {
    /// Those of a project.
    pub fn of(project: &Project) -> Self {
        let name = |name: &str| name.replace('{', "(").replace('}', ")").trim().to_owned();
        let names: BTreeMap<KpiId, String> = project.kpis.iter().map(|(id, kpi)| (*id, name(&kpi.name))).collect();
        let mut by_folded: BTreeMap<String, Vec<KpiId>> = BTreeMap::new();
        for (id, name) in &names {
            by_folded.entry(fold(name)).or_default().push(*id);
        }
        let label = |(id, name): (KpiId, String)| {
            let is_alone = by_folded.get(&fold(&name)).is_some_and(|ids| ids.len() == 1);
            // A name that ends as an id could be taken for another KPI's.
            let ends_as_id = name.split_whitespace().next_back().is_some_and(|word| word.parse::<KpiId>().is_ok());
            let label = if is_alone && !ends_as_id && !name.is_empty() {
                name
            } else {
                format!("{name} {id}").trim().to_owned()
            };
            (id, label)
        };
        Self { labels: names.into_iter().map(label).collect(), by_folded }
    }

    /// The name of a KPI.
    pub fn label(&self, id: KpiId) -> Option<&str> {
        self.labels.get(&id).map(String::as_str)
    }

    /// All names in the order of their ids.
    pub fn iter(&self) -> impl Iterator<Item = (KpiId, &str)> {
        self.labels.iter().map(|(id, label)| (*id, label.as_str()))
    }

    /// The KPI that is meant by what stands in braces: a name, in any case and without diacritics, or an id.
    pub fn find(&self, text: &str) -> Result<KpiId, Slip> {
        let text = text.trim();
        let last = text.split_whitespace().next_back().and_then(|word| word.parse::<KpiId>().ok());
        if let Some(id) = last.filter(|id| self.labels.contains_key(id)) {
            return Ok(id);
        }
        match self.by_folded.get(&fold(text)).map(Vec::as_slice) {
            Some([id]) => Ok(*id),
            Some([_, ..]) => Err(Slip::Ambiguous(text.to_owned())),
            _ => Err(Slip::Unknown(text.to_owned())),
        }
    }
}
