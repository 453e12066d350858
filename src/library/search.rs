//! Finding a KPI in the library: by words, stage, department, perspective and kind.
//!
//! Words are compared without diacritics and case. A founder who works in
//! Vietnamese may know a measure by its English name, so names are found in both
//! languages; those of the language in use come first.

use super::kpi::{Department, LibraryKpi, Side, kpis};
use crate::lang::{Lang, fold};
use crate::model::{Nature, Stage};

/// What is let through; `None` lets everything through.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Only what belongs to a stage.
    pub stage: Option<Stage>,
    /// Only what a department uses.
    pub department: Option<Department>,
    /// Only what belongs to a perspective.
    pub side: Option<Side>,
    /// Only what is of a kind.
    pub kind: Option<Kind>,
}

/// A kind of KPI.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// It moves before the result does.
    Leading,
    /// It is the result.
    Lagging,
    /// One of the six kinds without which a business does not survive.
    Essential,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Self; 3] = [Self::Essential, Self::Leading, Self::Lagging];
}

impl Filter {
    /// Whether it lets everything through.
    pub fn is_open(&self) -> bool {
        *self == Self::default()
    }

    /// Whether it lets a KPI through.
    pub fn admits(&self, kpi: &LibraryKpi) -> bool {
        let has_kind = |kind| match kind {
            Kind::Leading => kpi.nature() == Nature::Leading,
            Kind::Lagging => kpi.nature() == Nature::Lagging,
            Kind::Essential => kpi.is_essential,
        };
        self.stage.is_none_or(|wanted| kpi.stages().any(|stage| stage == wanted))
            && self.department.is_none_or(|wanted| kpi.departments.contains(&wanted))
            && self.side.is_none_or(|wanted| kpi.side == wanted)
            && self.kind.is_none_or(has_kind)
    }
}

/// How well a KPI matches the words, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Match {
    /// The name begins with them.
    Beginning,
    /// Each of them begins a word of the name.
    Words,
    /// Each of them is in the name.
    Inside,
    /// Each of them is in the name in the other language.
    OtherName,
    /// Each of them is in the name or the meaning.
    Meaning,
}

/// The KPIs that a filter lets through and that match all words, the best matches first, else in the library's order.
///
/// Without words, all that the filter lets through.
pub fn search(filter: &Filter, words: &str, lang: Lang) -> Vec<&'static LibraryKpi> {
    let query = fold(words.trim());
    let admitted = kpis().iter().filter(|kpi| filter.admits(kpi));
    let mut found: Vec<_> = admitted.filter_map(|kpi| Some((degree(kpi, &query, lang)?, kpi))).collect();
    found.sort_by_key(|(degree, _)| *degree);
    found.into_iter().map(|(_, kpi)| kpi).collect()
}

/// How well a KPI matches a folded query; `None` if it does not.
fn degree(kpi: &LibraryKpi, query: &str, lang: Lang) -> Option<Match> {
    let [name, meaning] = kpi.folded(lang);
    let all = |is_matched: &dyn Fn(&str) -> bool| query.split_whitespace().all(is_matched);
    let begins = |word: &str| name.split(|c: char| !c.is_alphanumeric()).any(|other| other.starts_with(word));
    if name.starts_with(query) {
        Some(Match::Beginning)
    } else if all(&begins) {
        Some(Match::Words)
    } else if all(&|word| name.contains(word)) {
        Some(Match::Inside)
    } else if Lang::ALL.into_iter().any(|lang| all(&|word| kpi.folded(lang)[0].contains(word))) {
        Some(Match::OtherName)
    } else if all(&|word| name.contains(word) || meaning.contains(word)) {
        Some(Match::Meaning)
    } else {
        None
    }
}
