//! Two versions of a project put together, by record and field.
//!
//! Both versions come from a common origin. What only one of them has changed is taken;
//! what both have changed in different ways stays as in ours, and a conflict remembers
//! the other. Records are told apart by their ids, so nothing is guessed. One function
//! serves files that changed on disk, copies of a synchronised folder and git.
//!
//! Invariants: the result keeps every rule of the model; the same three versions give
//! the same result; nothing that one side has added is missing from both the result and
//! its conflicts; swapping the sides changes who is called ours, and nothing else.

mod cycles;
mod field;
mod note;
mod repair;
mod revive;
mod text;
mod twins;

use std::collections::BTreeSet;
use std::sync::Arc;

pub use note::MergeNote;
pub use text::new_words;

use self::field::{Outcome, Three, settle};
use super::records::{Fields, Records};
use crate::model::{Conflict, Conflicts, Project, Record, limits};

/// What came of a merge.
#[derive(Clone, Debug, PartialEq)]
pub struct Merged {
    /// Both versions in one; the conflicts stand in it as well.
    pub project: Project,
    /// What is left open by this merge, in the order of the records.
    pub conflicts: Vec<Arc<Conflict>>,
    /// What was settled and is worth a word.
    pub notes: Vec<MergeNote>,
}

/// One of the two versions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Side {
    Ours,
    Theirs,
}

/// Puts two versions of a project together that come from `base`; an empty one if nothing is known of their origin.
///
/// All three keep the rules of the model, and so does the result.
pub fn merge(base: &Project, ours: &Project, theirs: &Project) -> Merged {
    let whole = |project: &Project| Merged { project: project.clone(), conflicts: Vec::new(), notes: Vec::new() };
    if ours == theirs || base == theirs {
        return whole(ours);
    }
    if base == ours {
        return whole(theirs);
    }
    let sides = Sides { base: Records::of(base), ours: Records::of(ours), theirs: Records::of(theirs) };
    let mut merger = Merger::new(&sides);
    merger.records();
    merger.measurements();
    merger.bring_back();
    merger.twin_links();
    merger.twin_steps();
    let conflicts = old_conflicts(&sides);
    let (project, found, mut notes) = merger.finish(ours);
    cycles::note(&project, &sides, &mut notes);
    let (project, conflicts) = listed(project, conflicts, found, &mut notes);
    notes.sort();
    notes.dedup();
    Merged { project, conflicts, notes }
}

/// The three versions as records.
struct Sides {
    base: Records,
    ours: Records,
    theirs: Records,
}

impl Sides {
    fn of(&self, side: Side) -> &Records {
        match side {
            Side::Ours => &self.ours,
            Side::Theirs => &self.theirs,
        }
    }

    /// Everything that any of the three has a record of, but for measurements.
    fn names(&self) -> BTreeSet<Record> {
        let mut names = self.base.names();
        names.extend(self.ours.names());
        names.extend(self.theirs.names());
        names
    }
}

/// A merge on its way.
struct Merger<'s> {
    sides: &'s Sides,
    merged: Records,
    conflicts: Conflicts,
    notes: Vec<MergeNote>,
    /// Records that one side has removed and the other has kept, and which.
    kept: Vec<(Record, Side)>,
}

impl<'s> Merger<'s> {
    fn new(sides: &'s Sides) -> Self {
        let (merged, conflicts, notes) = (Records::default(), Conflicts::new(), Vec::new());
        Self { sides, merged, conflicts, notes, kept: Vec::new() }
    }

    /// Notes a conflict; a value that is too long to be kept a second time is left out.
    fn open(&mut self, record: Record, field: &str, three: Three<'_>) {
        let text = |value: Option<&str>| value.filter(|v| v.len() <= limits::CONFLICT_BYTES).map(str::to_owned);
        let (base, ours, theirs) = (text(three.base), text(three.ours), text(three.theirs));
        let conflict = Conflict { record, field: field.to_owned(), base, ours, theirs };
        self.conflicts.insert(conflict.key(), Arc::new(conflict));
    }

    /// Notes that the sides disagree about a record as a whole.
    fn open_whole(&mut self, record: Record) {
        let text = |records: &Records| records.text(record);
        let (base, ours, theirs) = (text(&self.sides.base), text(&self.sides.ours), text(&self.sides.theirs));
        self.open(record, "", Three { base: base.as_deref(), ours: ours.as_deref(), theirs: theirs.as_deref() });
    }

    /// Every record but the measurements.
    fn records(&mut self) {
        for record in self.sides.names() {
            self.record(record);
        }
    }

    /// The values of every KPI; most series are the same in all versions.
    fn measurements(&mut self) {
        let Sides { base, ours, theirs } = self.sides;
        let kpis: BTreeSet<_> = base.series.keys().chain(ours.series.keys()).chain(theirs.series.keys()).collect();
        for kpi in kpis {
            let of = |records: &'s Records| records.series.get(kpi);
            let is_same = |a: Option<&Arc<_>>, b: Option<&Arc<_>>| a.map(Arc::as_ptr) == b.map(Arc::as_ptr) || a == b;
            let taken = match (of(base), of(ours), of(theirs)) {
                (base, ours, theirs) if is_same(ours, theirs) || is_same(base, theirs) => ours,
                (base, ours, theirs) if is_same(base, ours) => theirs,
                (base, ours, theirs) => {
                    let days = [base, ours, theirs].into_iter().flatten().flat_map(|series| series.iter());
                    let days: BTreeSet<_> = days.map(|(day, _)| day).collect();
                    for day in days {
                        self.record(Record::Measurement(*kpi, day));
                    }
                    continue;
                }
            };
            if let Some(series) = taken {
                self.merged.series.insert(*kpi, series.clone());
            }
        }
    }

    fn record(&mut self, record: Record) {
        let Sides { base, ours, theirs } = self.sides;
        if ours.agrees(theirs, record) || base.agrees(theirs, record) {
            return self.merged.take(record, ours);
        }
        if base.agrees(ours, record) {
            return self.merged.take(record, theirs);
        }
        match (ours.fields(record), theirs.fields(record)) {
            (Some(ours), Some(theirs)) => self.fields(record, base.fields(record).as_ref(), &ours, &theirs),
            (Some(_), None) => self.keep(record, Side::Ours),
            (None, _) => self.keep(record, Side::Theirs),
        }
    }

    /// Keeps a record that one side has removed and the other has changed.
    fn keep(&mut self, record: Record, side: Side) {
        self.merged.take(record, self.sides.of(side));
        self.kept.push((record, side));
        self.open_whole(record);
    }

    /// Puts two versions of a record together.
    fn fields(&mut self, record: Record, base: Option<&Fields>, ours: &Fields, theirs: &Fields) {
        let empty = Fields::new();
        let origin = base.unwrap_or(&empty);
        let names: BTreeSet<&'static str> = origin.keys().chain(ours.keys()).chain(theirs.keys()).copied().collect();
        let placing = placing_side(record, origin, ours, theirs);
        let mut fields = Fields::new();
        for name in names {
            let of = |fields: &'_ Fields| fields.get(name).cloned();
            let (b, o, t) = (of(origin), of(ours), of(theirs));
            let three = Three { base: b.as_deref(), ours: o.as_deref(), theirs: t.as_deref() };
            let value = match settle(record, name, three, base.is_some()) {
                Outcome::Settled(value) => value,
                Outcome::Joined(text) => {
                    self.notes.push(MergeNote::Joined(record, name.to_owned()));
                    Some(text)
                }
                Outcome::Placed => {
                    self.notes.push(MergeNote::Placed(record));
                    if placing == Side::Ours { o } else { t }
                }
                Outcome::Open => {
                    self.open(record, name, three);
                    o
                }
            };
            if let Some(value) = value {
                fields.insert(name, value);
            }
        }
        if !self.merged.put(record, &fields) {
            // The fields of both do not make a record together: ours holds.
            self.all_ours(record, base, ours, theirs);
            self.merged.put(record, ours);
        }
    }

    /// Opens every field in which two versions of a record differ.
    fn all_ours(&mut self, record: Record, base: Option<&Fields>, ours: &Fields, theirs: &Fields) {
        let names: BTreeSet<&'static str> = ours.keys().chain(theirs.keys()).copied().collect();
        for name in names.into_iter().filter(|name| ours.get(name) != theirs.get(name)) {
            let of = |fields: &'_ Fields| fields.get(name).cloned();
            let (b, o, t) = (base.and_then(of), of(ours), of(theirs));
            let is_place = matches!(name, "rank" | "pin");
            if !is_place && b != t {
                self.open(record, name, Three { base: b.as_deref(), ours: o.as_deref(), theirs: t.as_deref() });
            }
        }
    }
}

/// Whose place holds where both have moved a record: that of the side that has moved it into another list.
fn placing_side(record: Record, base: &Fields, ours: &Fields, theirs: &Fields) -> Side {
    let list = match record {
        Record::Objective(_) => "perspective",
        Record::Kpi(_) => "objectives",
        Record::Initiative(_) => "objective",
        _ => return Side::Ours,
    };
    let (base, ours, theirs) = (base.get(list), ours.get(list), theirs.get(list));
    if ours == base && theirs != base { Side::Theirs } else { Side::Ours }
}

/// What earlier merges have left open and no side has settled since.
fn old_conflicts(sides: &Sides) -> Conflicts {
    let Sides { base, ours, theirs } = sides;
    let keys: BTreeSet<_> = ours.conflicts.keys().chain(theirs.conflicts.keys()).collect();
    let open = keys.into_iter().filter_map(|key| {
        let of = |records: &Records| records.conflicts.get(key).cloned();
        let open = match (of(base), of(ours), of(theirs)) {
            (base, ours, theirs) if ours == theirs || base == theirs => ours,
            (base, ours, theirs) if base == ours => theirs,
            (_, ours, theirs) => ours.or(theirs),
        };
        open.map(|conflict| (key.clone(), conflict))
    });
    open.collect()
}

/// The project with its conflicts, old and new, as many as it may hold; and the new ones.
fn listed(
    project: Project,
    old: Conflicts,
    found: Conflicts,
    notes: &mut Vec<MergeNote>,
) -> (Project, Vec<Arc<Conflict>>) {
    let mut all = old;
    all.extend(found.clone());
    let unlisted = all.len().saturating_sub(limits::CONFLICTS);
    if unlisted > 0 {
        notes.push(MergeNote::Unlisted(unlisted));
        all = all.into_iter().take(limits::CONFLICTS).collect();
    }
    (Project { conflicts: all, ..project }, found.into_values().collect())
}
