//! KPIs by the names that files give them.

use std::collections::BTreeMap;

use crate::lang::fold;
use crate::model::{KpiId, Project, clean_line};

/// A name as names are compared: lower case, without diacritics, words set apart by one space.
pub fn name_key(text: &str) -> String {
    let folded = fold(text);
    let words: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let key = if words.is_empty() { folded.trim().to_owned() } else { words.join(" ") };
    if key.is_ascii() {
        return key.chars().take(LONGEST).collect();
    }
    // Taking diacritics away takes some scripts apart; the model keeps texts composed.
    clean_line(&key).chars().take(LONGEST).collect()
}

/// Names are compared up to here, in characters.
const LONGEST: usize = 256;

/// A name without what stands in brackets at its end: "Revenue (₫)" is "Revenue".
pub fn without_brackets(text: &str) -> &str {
    let text = text.trim();
    let closed = text.strip_suffix([')', ']']);
    let open = closed.and_then(|rest| rest.rfind(['(', '[']));
    open.and_then(|at| text.get(..at)).map(str::trim_end).filter(|rest| !rest.is_empty()).unwrap_or(text)
}

/// Words that stand over or before sums.
const TOTALS: [&str; 14] = [
    "total",
    "totals",
    "grand total",
    "subtotal",
    "sum",
    "average",
    "avg",
    "mean",
    "tong",
    "tong cong",
    "tong so",
    "cong",
    "trung binh",
    "binh quan",
];

/// Whether a name stands for a sum over the others.
pub fn is_total(key: &str) -> bool {
    TOTALS.contains(&key)
}

/// What a name in a file is the name of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Named {
    /// One KPI.
    Kpi(KpiId),
    /// Several KPIs of the same name.
    Several,
    /// No KPI of the project.
    Nobody,
}

/// The KPIs of a project by their names.
pub struct Names {
    exact: BTreeMap<String, Vec<KpiId>>,
    folded: BTreeMap<String, Vec<KpiId>>,
    ids: BTreeMap<String, KpiId>,
}

impl Names {
    pub fn of(project: &Project) -> Self {
        let (mut exact, mut folded, mut ids) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
        for kpi in project.kpis.values().filter(|kpi| !kpi.name.trim().is_empty()) {
            exact.entry(kpi.name.trim().to_owned()).or_insert_with(Vec::new).push(kpi.id);
            folded.entry(name_key(&kpi.name)).or_insert_with(Vec::new).push(kpi.id);
            ids.insert(kpi.id.to_string(), kpi.id);
        }
        Self { exact, folded, ids }
    }

    /// The KPI of a name: as it is written, else without regard to case and diacritics, else without a unit in brackets.
    pub fn find(&self, text: &str) -> Named {
        let text = text.trim();
        if let Some(id) = self.ids.get(text) {
            return Named::Kpi(*id);
        }
        let ways = [
            self.exact.get(text),
            self.folded.get(&name_key(text)),
            self.folded.get(&name_key(without_brackets(text))),
        ];
        for ids in ways.into_iter().flatten() {
            match ids[..] {
                [id] => return Named::Kpi(id),
                [] => {}
                _ => return Named::Several,
            }
        }
        Named::Nobody
    }
}
