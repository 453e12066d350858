//! What holds for every merge, on random projects and random edits of both sides.

use std::collections::BTreeSet;

use fourfold::edit::Document;
use fourfold::model::*;
use fourfold::store::records::Records;
use fourfold::store::{MergeNote, Merged, encode, merge, read, write};
use proptest::collection::vec;
use proptest::prelude::*;

use crate::support::arbitrary;
use crate::support::edits::{Recipe, recipe};

/// Ids that no project of `arbitrary` has, another run of them for each side.
pub struct SideIds(pub u64);

impl IdSource for SideIds {
    fn next_bits(&mut self) -> u64 {
        self.0 += 1;
        (1 << 49) + self.0
    }
}

/// A common origin and what each side does to it.
pub fn histories(most: usize) -> impl Strategy<Value = (Project, Vec<Recipe>, Vec<Recipe>)> {
    (arbitrary::project(), vec(recipe(), 1..most), vec(recipe(), 1..most))
}

/// A project after edits; those that are refused are left out.
pub fn edited(base: &Project, recipes: &[Recipe], first_id: u64) -> Project {
    let mut document = Document::saved(base.clone());
    let mut ids = SideIds(first_id);
    for recipe in recipes {
        let edit = recipe.edit(document.project(), &mut ids);
        let _is_refused = document.apply(edit).is_err();
        document.seal();
    }
    (**document.project()).clone()
}

/// How many merges each case takes.
const EACH: u32 = 6;

/// How many cases are tried.
fn cases() -> u32 {
    let merges = std::env::var("FOURFOLD_MERGES").ok().and_then(|text| text.parse().ok());
    merges.unwrap_or(3_000_u32).div_ceil(EACH)
}

/// Every record with its measurements.
fn all_names(records: &Records) -> BTreeSet<Record> {
    let values = records.series.iter().flat_map(|(kpi, s)| s.iter().map(|(day, _)| Record::Measurement(*kpi, day)));
    records.names().into_iter().chain(values).collect()
}

/// What one side has added stands in the result, or in a conflict about it, or has a twin there.
fn is_kept(merged: &Merged, records: &Records, side: &Records, record: Record) -> bool {
    let key = (record, String::new());
    let has_twin = || match record {
        Record::Link(id) => {
            let ends = |l: &Link| (l.cause, l.effect);
            side.links.get(&id).is_some_and(|mine| records.links.values().any(|l| ends(l) == ends(mine)))
        }
        Record::Step(id) => {
            side.story.get(&id).is_some_and(|mine| records.story.values().any(|s| s.about == mine.about))
        }
        _ => false,
    };
    records.has(record) || merged.project.conflicts.contains_key(&key) || has_twin()
}

/// Fields that rules look at together with others.
const COUPLED: [&str; 12] = [
    "baseline",
    "minimum",
    "target",
    "start",
    "end",
    "due",
    "cause_kpi",
    "effect_kpi",
    "formula",
    "unit",
    "interval",
    "",
];

fn swapped(conflict: &Conflict) -> Conflict {
    Conflict { ours: conflict.theirs.clone(), theirs: conflict.ours.clone(), ..conflict.clone() }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_law_of_merging_holds((base, ours, theirs) in histories(12)) {
        let (ours, theirs) = (edited(&base, &ours, 0), edited(&base, &theirs, 1 << 30));
        prop_assert_eq!(&merge(&base, &base, &theirs).project, &theirs);
        prop_assert_eq!(&merge(&base, &ours, &base).project, &ours);
        prop_assert_eq!(&merge(&base, &ours, &ours).project, &ours);

        let merged = merge(&base, &ours, &theirs);
        prop_assert_eq!(merged.project.check(), []);
        let bytes = encode(&merged.project).unwrap();
        prop_assert_eq!(&read(&bytes).unwrap().project, &merged.project);
        prop_assert_eq!(write(&merge(&base, &ours, &theirs).project).into_bytes(), bytes);

        let [b, o, t, m] = [&base, &ours, &theirs, &merged.project].map(Records::of);
        for side in [&o, &t] {
            for record in all_names(side).difference(&all_names(&b)) {
                prop_assert!(is_kept(&merged, &m, side, *record), "{record} is lost; {:?}", merged.conflicts);
            }
        }

        // The other way round the same is open, and what is not open is the same.
        let other = merge(&base, &theirs, &ours);
        let open: Vec<Conflict> = merged.conflicts.iter().map(|c| (**c).clone()).collect();
        let open_there: Vec<Conflict> = other.conflicts.iter().map(|c| swapped(c)).collect();
        // Which values contradict others may depend on whose are kept: then those fields are told apart by the rules.
        let is_odd = |merged: &Merged| merged.notes.iter().any(|note| matches!(note, MergeNote::Contradiction(_)));
        let is_plain = |c: &&Conflict| !COUPLED.contains(&c.field.as_str());
        if is_odd(&merged) || is_odd(&other) {
            prop_assert!(open.iter().filter(is_plain).eq(open_there.iter().filter(is_plain)));
            return Ok(());
        }
        prop_assert_eq!(&open, &open_there);
        let o = Records::of(&other.project);
        let placed: BTreeSet<Record> = merged.notes.iter().map(MergeNote::record).collect();
        for record in all_names(&m).union(&all_names(&o)) {
            let open: BTreeSet<&str> = open.iter().filter(|c| c.record == *record).map(|c| c.field.as_str()).collect();
            let (Some(here), Some(there)) = (m.fields(*record), o.fields(*record)) else {
                prop_assert!(open.contains(""), "{record} stands on one side only");
                continue;
            };
            let names: BTreeSet<&str> = here.keys().chain(there.keys()).copied().collect();
            for name in names.into_iter().filter(|name| !open.contains(name)) {
                let is_place = placed.contains(record) && ["rank", "pin"].contains(&name);
                prop_assert!(is_place || here.get(name) == there.get(name), "{record} {name}: {here:?} {there:?}");
            }
        }
    }
}
