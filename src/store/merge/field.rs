//! What becomes of one field that two versions have changed in different ways.

use std::collections::{BTreeMap, BTreeSet};

use super::text;
use crate::model::Record;
use crate::store::records::{value, written};
use crate::store::v2;

/// Three versions of a value, each as in the file; `None` is a field that is left out.
#[derive(Clone, Copy, Debug)]
pub struct Three<'a> {
    /// What both come from.
    pub base: Option<&'a str>,
    /// Our version.
    pub ours: Option<&'a str>,
    /// Their version.
    pub theirs: Option<&'a str>,
}

/// What becomes of a field.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// It has this value, which nobody has to look at.
    Settled(Option<String>),
    /// It is a place: one side's holds, and that is worth a word.
    Placed,
    /// A text that holds the changes of both.
    Joined(String),
    /// A person has to choose.
    Open,
}

/// Fields whose default is a value of its own, so that leaving them out says something.
const SPOKEN_DEFAULTS: [&str; 9] =
    ["hue", "weight", "sign", "lag", "unit", "interval", "path", "aggregation", "progress"];

/// What becomes of a field; `has_base` says whether there is a common origin of the record.
pub fn settle(record: Record, field: &str, three: Three<'_>, has_base: bool) -> Outcome {
    let Three { base, ours, theirs } = three;
    let taken = |value: Option<&str>| Outcome::Settled(value.map(str::to_owned));
    if ours == theirs {
        return taken(ours);
    }
    if has_base && ours == base {
        return taken(theirs);
    }
    if has_base && theirs == base {
        return taken(ours);
    }
    if !has_base && (ours.is_none() || theirs.is_none()) && !SPOKEN_DEFAULTS.contains(&field) {
        return taken(ours.or(theirs));
    }
    let joined = match (record, field) {
        (_, "rank" | "pin") => return Outcome::Placed,
        (Record::Objective(_), "themes") => set(three),
        (Record::Kpi(_), "objectives") => homes(three),
        (Record::Kpi(_), "path") => path(three),
        (Record::ImportProfile(_), "kpis") => keyed(three),
        _ if is_text(field) => {
            let text = |value: Option<&str>| value.map_or_else(|| Some(String::new()), value_of_text);
            let texts = text(base).zip(text(ours)).zip(text(theirs)).filter(|_| has_base);
            let joined = texts.and_then(|((base, ours), theirs)| text::merge(&base, &ours, &theirs));
            return joined.map_or(Outcome::Open, |joined| Outcome::Joined(written(&joined)));
        }
        _ => None,
    };
    joined.unwrap_or(Outcome::Open)
}

/// Whether a field holds a text of several lines.
fn is_text(field: &str) -> bool {
    ["mission", "vision", "description", "rationale", "disproof", "collection", "scope", "reading", "note", "notes"]
        .contains(&field)
}

fn value_of_text(text: &str) -> Option<String> {
    value(text)
}

/// A list as it is, or an empty one if it is left out.
fn list(text: Option<&str>) -> Option<Vec<String>> {
    text.map_or_else(|| Some(Vec::new()), value)
}

/// A list as in the file; an empty one is left out.
fn written_list(list: &[String]) -> Option<String> {
    (!list.is_empty()).then(|| written(list))
}

/// Whether an entry stays in a list that both sides may have changed.
fn stays<T: PartialEq>(base: &[T], ours: &[T], theirs: &[T], entry: &T) -> bool {
    match (ours.contains(entry), theirs.contains(entry)) {
        (true, true) => true,
        (false, false) => false,
        _ => !base.contains(entry),
    }
}

/// What either side has put into a set stays in it, what either has taken out is gone.
fn set(Three { base, ours, theirs }: Three<'_>) -> Option<Outcome> {
    let (base, ours, theirs) = (list(base)?, list(ours)?, list(theirs)?);
    let all: BTreeSet<&String> = ours.iter().chain(&theirs).collect();
    let kept: Vec<String> = all.into_iter().filter(|entry| stays(&base, &ours, &theirs, entry)).cloned().collect();
    Some(Outcome::Settled(written_list(&kept)))
}

/// The same with a first entry that counts more than the others: where a KPI is at home.
fn homes(Three { base, ours, theirs }: Three<'_>) -> Option<Outcome> {
    let (base, ours, theirs) = (list(base)?, list(ours)?, list(theirs)?);
    let first = match (base.first(), ours.first(), theirs.first()) {
        (_, ours, theirs) if ours == theirs => ours,
        (base, ours, theirs) if ours == base => theirs,
        (base, ours, theirs) if theirs == base => ours,
        _ => None,
    }?;
    let place = |entry: &String| base.iter().position(|other| other == entry).unwrap_or(base.len());
    let all: BTreeSet<(usize, &String)> = ours.iter().chain(&theirs).map(|entry| (place(entry), entry)).collect();
    let kept = all.into_iter().map(|(_, entry)| entry).filter(|entry| stays(&base, &ours, &theirs, entry));
    let mut kept: Vec<String> = kept.cloned().collect();
    let at = kept.iter().position(|entry| entry == first)?;
    let first = kept.remove(at);
    kept.insert(0, first);
    Some(Outcome::Settled(written_list(&kept)))
}

/// Pairs that both sides have changed, as long as no two differ under one name.
fn pairs<V: Clone + PartialEq>(
    base: &BTreeMap<String, V>,
    ours: &BTreeMap<String, V>,
    theirs: &BTreeMap<String, V>,
) -> Option<BTreeMap<String, V>> {
    let names: BTreeSet<&String> = ours.keys().chain(theirs.keys()).collect();
    let mut kept = BTreeMap::new();
    for name in names {
        let value = match (base.get(name), ours.get(name), theirs.get(name)) {
            (_, ours, theirs) if ours == theirs => ours,
            (base, ours, theirs) if ours == base => theirs,
            (base, ours, theirs) if theirs == base => ours,
            _ => return None,
        };
        if let Some(value) = value {
            kept.insert(name.clone(), value.clone());
        }
    }
    Some(kept)
}

/// The names of an import profile, each with its KPI.
fn keyed(Three { base, ours, theirs }: Three<'_>) -> Option<Outcome> {
    let map = |text: Option<&str>| -> Option<BTreeMap<String, String>> {
        let pairs: Vec<(String, String)> = text.map_or_else(|| Some(Vec::new()), value)?;
        Some(pairs.into_iter().collect())
    };
    let kept: Vec<(String, String)> = pairs(&map(base)?, &map(ours)?, &map(theirs)?)?.into_iter().collect();
    Some(Outcome::Settled((!kept.is_empty()).then(|| written(&kept))))
}

/// The values of a target path, each with its day.
fn path(Three { base, ours, theirs }: Three<'_>) -> Option<Outcome> {
    let values = |text: Option<&str>| match value::<v2::Path>(text?)? {
        v2::Path::Values(values) => {
            let days = values.into_iter().map(|(day, value)| (written(&day), (day, value)));
            Some(days.collect::<BTreeMap<_, _>>())
        }
        v2::Path::Constant | v2::Path::Line => None,
    };
    let kept = pairs(&values(base).unwrap_or_default(), &values(ours)?, &values(theirs)?)?;
    Some(Outcome::Settled(Some(written(&v2::Path::Values(kept.into_values().collect())))))
}
