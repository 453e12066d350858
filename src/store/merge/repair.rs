//! Rules of the model that fields of both sides break together.
//!
//! Each side keeps all rules, but a target of ours and a minimum of theirs may contradict
//! each other. Then the fields in question become ours again and are left open. The steps
//! grow: a group of fields, a record, in the end the whole project; so the result keeps
//! the rules whatever they are.

use std::collections::BTreeSet;

use super::field::Three;
use super::{MergeNote, Merger};
use crate::model::{Conflicts, Formula, KpiId, LinkId, Problem, Project, Record, Rule};
use crate::store::records::Fields;

/// How often the rules are looked at before our version is taken as it is.
const ROUNDS: usize = 12;
/// The round from which on whole records become ours.
const LAST: usize = 8;

impl Merger<'_> {
    /// The project that was merged, with all rules kept; what is left open; what was settled.
    pub(super) fn finish(mut self, ours: &Project) -> (Project, Conflicts, Vec<MergeNote>) {
        for round in 0..ROUNDS {
            let (project, stray) = self.merged.clone().into_project();
            let problems = project.check();
            if problems.is_empty() && stray.is_empty() {
                return (project, self.conflicts, self.notes);
            }
            for link in stray {
                self.mend_stray(link);
            }
            for problem in problems {
                self.mend(&problem, round);
            }
        }
        self.all_as_ours();
        (ours.clone(), self.conflicts, self.notes)
    }

    /// Mends an arrow that leads nowhere, to itself or beside another one: of these, ours holds.
    fn mend_stray(&mut self, id: LinkId) {
        if !self.merged.agrees(&self.sides.ours, Record::Link(id)) {
            return self.as_ours(Record::Link(id));
        }
        let Some(ends) = self.merged.links.get(&id).map(|l| (l.cause, l.effect)) else { return };
        let others = self.merged.links.values().filter(|l| (l.cause, l.effect) == ends && l.id != id);
        let others: Vec<LinkId> = others.map(|l| l.id).collect();
        for other in others {
            self.as_ours(Record::Link(other));
        }
    }

    /// Mends what breaks a rule, the more thoroughly the more rounds it has outlived.
    fn mend(&mut self, problem: &Problem, round: usize) {
        let record = problem.record;
        if let Rule::TooMany(most) = problem.rule
            && record == Record::Project
        {
            return self.fewer(problem.field, most);
        }
        if !self.merged.has(record) {
            return;
        }
        self.notes.push(MergeNote::Contradiction(record));
        let group = group(problem.field);
        let has_mended = match problem.field {
            "formula" if round < LAST => self.mend_formula(record),
            _ if round < LAST => {
                let has_mended = self.reset(record, group) || group.len() == 1 && self.drop_fields(record, group);
                if has_mended {
                    self.open_differing(record, group);
                }
                has_mended
            }
            _ => false,
        };
        if !has_mended {
            self.as_ours(record);
        }
    }

    /// Makes some fields of a record ours again; gives back whether that changed anything.
    fn reset(&mut self, record: Record, names: &[&'static str]) -> bool {
        let Some(ours) = self.sides.ours.fields(record) else { return false };
        self.change(record, names, |name| ours.get(name).cloned())
    }

    /// Leaves out fields that are ours and break a rule nevertheless: something else has changed under them.
    fn drop_fields(&mut self, record: Record, names: &[&'static str]) -> bool {
        self.change(record, names, |_| None)
    }

    fn change(&mut self, record: Record, names: &[&'static str], value: impl Fn(&str) -> Option<String>) -> bool {
        let Some(before) = self.merged.fields(record) else { return false };
        let mut fields = before.clone();
        for name in names {
            match value(name) {
                Some(value) => fields.insert(name, value),
                None => fields.remove(name),
            };
        }
        fields != before && self.merged.put(record, &fields)
    }

    /// Opens the fields that the sides disagree about, whosever holds: they have to be decided together.
    fn open_differing(&mut self, record: Record, names: &[&'static str]) {
        let sides = self.sides;
        let [base, ours, theirs] = [&sides.base, &sides.ours, &sides.theirs].map(|records| records.fields(record));
        for name in names {
            let of = |fields: &Option<Fields>| fields.as_ref().and_then(|fields| fields.get(name).cloned());
            let (b, o, t) = (of(&base), of(&ours), of(&theirs));
            if o != t {
                self.open(record, name, Three { base: b.as_deref(), ours: o.as_deref(), theirs: t.as_deref() });
            }
        }
    }

    /// Makes formula, unit and interval ours of all KPIs that a formula leads to, or takes the formula away.
    fn mend_formula(&mut self, record: Record) -> bool {
        let Record::Kpi(kpi) = record else { return false };
        let (mut seen, mut open) = (BTreeSet::<KpiId>::new(), vec![kpi]);
        while let Some(id) = open.pop() {
            if seen.insert(id) {
                let kpi = self.merged.kpis.get(&id);
                open.extend(kpi.and_then(|kpi| kpi.formula.as_ref()).into_iter().flat_map(Formula::inputs));
            }
        }
        let mut has_changed = false;
        for id in &seen {
            has_changed |= self.reset(Record::Kpi(*id), &["formula", "unit", "interval"]);
        }
        if !has_changed && !self.drop_fields(record, &["formula"]) {
            return false;
        }
        for id in seen {
            let is_of_both = self.sides.ours.kpis.contains_key(&id) && self.sides.theirs.kpis.contains_key(&id);
            let names: &[&'static str] = if is_of_both { &["formula", "unit", "interval"] } else { &["formula"] };
            self.open_differing(Record::Kpi(id), names);
        }
        true
    }

    /// Makes a record ours again, which means that it goes if we have none; the other version is left open.
    fn as_ours(&mut self, record: Record) {
        if self.merged.agrees(&self.sides.ours, record) {
            return;
        }
        self.merged.take(record, &self.sides.ours);
        self.open_whole(record);
    }

    /// Takes away what the other side has added, from the last on, until no more are left than allowed.
    fn fewer(&mut self, section: &str, most: usize) {
        let is_of = |record: &Record| {
            matches!(
                (section, record),
                ("perspectives", Record::Perspective(_))
                    | ("themes", Record::Theme(_))
                    | ("objectives", Record::Objective(_))
                    | ("links", Record::Link(_))
                    | ("kpis", Record::Kpi(_))
                    | ("initiatives", Record::Initiative(_))
                    | ("story", Record::Step(_))
                    | ("import_profiles", Record::ImportProfile(_))
            )
        };
        let all: Vec<Record> = self.merged.names().into_iter().filter(is_of).collect();
        let added = all.iter().rev().filter(|record| !self.sides.ours.has(**record));
        let surplus: Vec<Record> = added.take(all.len().saturating_sub(most)).copied().collect();
        for record in surplus {
            self.as_ours(record);
        }
    }

    /// Leaves everything open that the other side has changed.
    fn all_as_ours(&mut self) {
        let sides = self.sides;
        let changed = sides
            .names()
            .into_iter()
            .filter(|record| !sides.theirs.agrees(&sides.base, *record) && !sides.theirs.agrees(&sides.ours, *record));
        for record in changed {
            self.open_whole(record);
        }
    }
}

/// The fields that a rule looks at together.
fn group(field: &'static str) -> &'static [&'static str] {
    match field {
        "baseline" | "minimum" | "target" => &["baseline", "minimum", "target"],
        "start" | "end" => &["start", "end"],
        "due" => &["start", "due"],
        "perspective" => &["perspective"],
        "themes" => &["themes"],
        "objectives" => &["objectives"],
        "objective" => &["objective"],
        "cause" | "effect" => &["cause", "effect"],
        "cause_kpi" => &["cause_kpi"],
        "effect_kpi" => &["effect_kpi"],
        "counterpart" => &["counterpart"],
        "formula" => &["formula"],
        "about" => &["about"],
        "kpi" => &["kpi"],
        "kpis" => &["kpis"],
        "columns" => &["columns"],
        _ => &[],
    }
}
