//! A difference in one line: `+3 objectives, 2 changed, 1 arrow removed`.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::{ChangeKind, Difference};
use crate::lang::Lang;
use crate::model::Record;

/// The kinds of records in the order in which a summary names them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Objectives,
    Links,
    Kpis,
    Values,
    Initiatives,
    Perspectives,
    Themes,
    Steps,
    Imports,
    Project,
}

/// How many records of a kind were added, changed and removed.
#[derive(Clone, Copy, Debug, Default)]
struct Count {
    added: usize,
    changed: usize,
    removed: usize,
}

impl Kind {
    fn of(record: Record) -> Self {
        match record {
            Record::Project => Self::Project,
            Record::Perspective(_) => Self::Perspectives,
            Record::Theme(_) => Self::Themes,
            Record::Objective(_) => Self::Objectives,
            Record::Link(_) => Self::Links,
            Record::Kpi(_) => Self::Kpis,
            Record::Measurement(..) => Self::Values,
            Record::Initiative(_) => Self::Initiatives,
            Record::Step(_) => Self::Steps,
            Record::ImportProfile(_) => Self::Imports,
        }
    }

    fn counted(self, count: usize, lang: Lang) -> Cow<'static, str> {
        match self {
            Self::Objectives => lang.count_objectives(count),
            Self::Links => lang.count_links(count),
            Self::Kpis => lang.count_kpis(count),
            Self::Values => lang.count_values(count),
            Self::Initiatives => lang.count_initiatives(count),
            Self::Perspectives => lang.count_perspectives(count),
            Self::Themes => lang.count_themes(count),
            Self::Steps => lang.count_steps(count),
            Self::Imports => lang.count_imports(count),
            Self::Project => lang.kind_project(),
        }
    }
}

impl Difference {
    /// How much is different, in one line; a sentence of its own if nothing is.
    pub fn summary(&self, lang: Lang) -> String {
        let mut counts: BTreeMap<Kind, Count> = BTreeMap::new();
        for change in &self.changes {
            let count = counts.entry(Kind::of(change.record)).or_default();
            match change.kind {
                ChangeKind::Added => count.added += 1,
                ChangeKind::Changed(_) => count.changed += 1,
                ChangeKind::Removed => count.removed += 1,
            }
        }
        let mut parts: Vec<String> = Vec::new();
        for (kind, count) in counts {
            if kind == Kind::Project {
                parts.push(lang.difference_project().into_owned());
                continue;
            }
            // The kind is named once; the numbers that follow are of the same.
            let mut is_named = false;
            let mut counted = |count: usize| {
                let text = if is_named { count.to_string() } else { kind.counted(count, lang).into_owned() };
                is_named = true;
                text
            };
            if count.added > 0 {
                parts.push(format!("+{}", counted(count.added)));
            }
            if count.changed > 0 {
                parts.push(lang.difference_changed(&counted(count.changed)).into_owned());
            }
            if count.removed > 0 {
                parts.push(lang.difference_removed(&counted(count.removed)).into_owned());
            }
        }
        if parts.is_empty() { lang.difference_none().into_owned() } else { parts.join(", ") }
    }
}
