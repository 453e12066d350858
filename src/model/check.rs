//! The rules that every project keeps.
//!
//! A file may break any of them, so each breach is a [`Problem`] that names the
//! record and the field; the reader adds the line. `edit` refuses whatever would
//! break one.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::{
    About, ImportProfileId, InitiativeId, Kpi, KpiId, LinkId, Objective, ObjectiveId, PerspectiveId, Project, Slip,
    StepId, Target, TargetPath, ThemeId, UnitSlip,
    clean::{clean_line, clean_text},
    formula, limits,
};

/// A broken rule: which one, at which record, in which field.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// The record at fault.
    pub record: Record,
    /// The field at fault.
    pub field: Field,
    /// What is wrong.
    pub rule: Rule,
}

/// A record of a project.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Record {
    /// The project itself.
    Project,
    /// A perspective.
    Perspective(PerspectiveId),
    /// A theme.
    Theme(ThemeId),
    /// An objective.
    Objective(ObjectiveId),
    /// A link.
    Link(LinkId),
    /// A KPI.
    Kpi(KpiId),
    /// The measurement of a KPI on a day.
    Measurement(KpiId, Date),
    /// An initiative.
    Initiative(InitiativeId),
    /// A step of the story.
    Step(StepId),
    /// How data files of one shape are read.
    ImportProfile(ImportProfileId),
}

/// A field of a record, by its name in the file.
pub type Field = &'static str;

/// What can be wrong with a field.
#[derive(Clone, Debug, PartialEq)]
pub enum Rule {
    /// The id stands at two records.
    DuplicateId,
    /// The record it names does not exist.
    Dangling(String),
    /// The number is infinite, not a number or beyond the limit.
    BadNumber,
    /// The number may not be negative.
    Negative,
    /// The number is over 100 %.
    OverHundred,
    /// The date lies outside the calendar that is kept.
    DateOutOfRange,
    /// The second date lies before the first.
    EndBeforeStart,
    /// The lower end lies above the upper end.
    UpsideDown,
    /// The link leads from an objective to itself.
    SelfLink,
    /// Another link has the same ends.
    SameEnds(LinkId),
    /// The baseline says less is better, the minimum says more is better (or the other way round).
    BaselineAgainstMinimum,
    /// Minimum and target are equal, so there is no line between them.
    MinimumIsTarget,
    /// A minimum of a target range lies inside the range.
    MinimumInRange,
    /// A list that must hold something is empty.
    Empty,
    /// An entry stands twice in a list.
    Twice,
    /// The KPI names itself as its counterpart.
    OwnCounterpart,
    /// The KPI does not measure the objective at that end of the link.
    ForeignKpi,
    /// There are more records of this kind than allowed.
    TooMany(usize),
    /// The text is longer than so many bytes.
    TooLong(usize),
    /// The text holds characters that are not allowed.
    BadText,
    /// The text is no formula.
    FormulaSlip(Slip),
    /// The formula has no sensible unit.
    FormulaUnits(UnitSlip),
    /// The formula leads back to its own KPI, by these names from the first to itself.
    FormulaCycle(Vec<String>),
    /// A KPI has values less often than the one that is computed from it; both by name.
    FormulaCoarser {
        /// The KPI in the formula.
        input: String,
        /// The KPI that is computed.
        result: String,
    },
}

impl Project {
    /// All broken rules, in a fixed order; at most [`limits::PROBLEMS`]. Empty for every project that can be edited.
    pub fn check(&self) -> Vec<Problem> {
        let mut check = Check { project: self, problems: Vec::new() };
        check.counts();
        check.project_texts();
        check.perspectives();
        check.objectives();
        check.links();
        check.kpis();
        check.formulas();
        check.measurements();
        check.initiatives();
        check.story();
        check.import_profiles();
        check.conflicts();
        check.problems.truncate(limits::PROBLEMS);
        check.problems
    }
}

/// The direction rules of PRODUCT.md section 3: which two numbers of a KPI contradict each other, if any.
pub(crate) fn direction_problem(kpi: &Kpi) -> Option<(Field, Rule)> {
    match (kpi.target?, kpi.minimum, kpi.baseline) {
        (Target::Value(target), Some(minimum), _) if minimum == target => Some(("minimum", Rule::MinimumIsTarget)),
        (Target::Value(target), Some(minimum), Some(baseline)) => {
            let is_contradicting = (target - minimum) * (target - baseline) < 0.0;
            is_contradicting.then_some(("baseline", Rule::BaselineAgainstMinimum))
        }
        (Target::Range(low, high), _, _) if low >= high => Some(("target", Rule::UpsideDown)),
        (Target::Range(low, high), Some(minimum), _) if minimum >= low && minimum <= high => {
            Some(("minimum", Rule::MinimumInRange))
        }
        _ => None,
    }
}

struct Check<'a> {
    project: &'a Project,
    problems: Vec<Problem>,
}

impl Check<'_> {
    fn report(&mut self, record: Record, field: Field, rule: Rule) {
        // One more than the limit: the list is cut at the end, not grown without bound.
        if self.problems.len() <= limits::PROBLEMS {
            self.problems.push(Problem { record, field, rule });
        }
    }

    fn counts(&mut self) {
        let p = self.project;
        let measurements = p.series.values().map(|s| s.len()).sum();
        for (field, count, most) in [
            ("perspectives", p.perspectives.len(), limits::PERSPECTIVES),
            ("themes", p.themes.len(), limits::THEMES),
            ("objectives", p.map.objectives().len(), limits::OBJECTIVES),
            ("links", p.map.links().len(), limits::LINKS),
            ("kpis", p.kpis.len(), limits::KPIS),
            ("measurements", measurements, limits::MEASUREMENTS),
            ("initiatives", p.initiatives.len(), limits::INITIATIVES),
            ("story", p.story.len(), limits::STEPS),
            ("import_profiles", p.import_profiles.len(), limits::IMPORT_PROFILES),
            ("conflicts", p.conflicts.len(), limits::CONFLICTS),
        ] {
            if count > most {
                self.report(Record::Project, field, Rule::TooMany(most));
            }
        }
    }

    fn line(&mut self, record: Record, field: Field, text: &str) {
        self.kept(record, field, text, limits::LINE_BYTES, clean_line);
    }

    fn text(&mut self, record: Record, field: Field, text: &str) {
        self.kept(record, field, text, limits::TEXT_BYTES, clean_text);
    }

    fn kept(&mut self, record: Record, field: Field, text: &str, most: usize, clean: fn(&str) -> String) {
        if text.len() > most {
            self.report(record, field, Rule::TooLong(most));
        } else if clean(text) != text {
            self.report(record, field, Rule::BadText);
        }
    }

    fn number(&mut self, record: Record, field: Field, number: Option<f64>) {
        if number.is_some_and(|n| !n.is_finite() || n.abs() > limits::NUMBER) {
            self.report(record, field, Rule::BadNumber);
        }
    }

    fn amount(&mut self, record: Record, field: Field, number: Option<f64>) {
        self.number(record, field, number);
        if number.is_some_and(|n| n < 0.0) {
            self.report(record, field, Rule::Negative);
        }
    }

    fn percent(&mut self, record: Record, field: Field, number: Option<u8>) {
        if number.is_some_and(|n| n > 100) {
            self.report(record, field, Rule::OverHundred);
        }
    }

    fn date(&mut self, record: Record, field: Field, date: Option<Date>) {
        if date.is_some_and(|d| !limits::YEARS.contains(&d.year())) {
            self.report(record, field, Rule::DateOutOfRange);
        }
    }

    fn dates(&mut self, record: Record, fields: [Field; 2], dates: [Option<Date>; 2]) {
        self.date(record, fields[0], dates[0]);
        self.date(record, fields[1], dates[1]);
        if let [Some(start), Some(end)] = dates
            && end < start
        {
            self.report(record, fields[1], Rule::EndBeforeStart);
        }
    }

    fn objective_exists(&mut self, record: Record, field: Field, id: ObjectiveId) {
        if self.project.map.objective(id).is_none() {
            self.report(record, field, Rule::Dangling(id.to_string()));
        }
    }

    fn kpi_exists(&mut self, record: Record, field: Field, id: Option<KpiId>) {
        if let Some(id) = id.filter(|id| !self.project.kpis.contains_key(id)) {
            self.report(record, field, Rule::Dangling(id.to_string()));
        }
    }

    fn project_texts(&mut self) {
        let p = self.project;
        self.line(Record::Project, "name", &p.name);
        self.text(Record::Project, "mission", &p.mission);
        self.text(Record::Project, "vision", &p.vision);
        for theme in p.themes.values() {
            self.line(Record::Theme(theme.id), "name", &theme.name);
        }
    }

    fn perspectives(&mut self) {
        for p in self.project.perspectives.values() {
            let record = Record::Perspective(p.id);
            self.line(record, "name", &p.name);
            self.line(record, "letter", &p.letter);
            self.line(record, "question", &p.question);
        }
    }

    fn objectives(&mut self) {
        for o in self.project.map.objectives() {
            let record = Record::Objective(o.id);
            self.line(record, "name", &o.name);
            self.text(record, "description", &o.description);
            self.line(record, "owner", &o.owner);
            self.amount(record, "weight", Some(o.weight));
            self.number(record, "pin", o.pin.map(|p| p.x));
            self.number(record, "pin", o.pin.map(|p| p.y));
            self.objective_references(record, o);
        }
    }

    fn objective_references(&mut self, record: Record, o: &Objective) {
        if !self.project.perspectives.contains_key(&o.perspective) {
            self.report(record, "perspective", Rule::Dangling(o.perspective.to_string()));
        }
        for theme in o.themes.iter().filter(|t| !self.project.themes.contains_key(t)) {
            self.report(record, "themes", Rule::Dangling(theme.to_string()));
        }
        if o.themes.windows(2).any(|w| w[0] >= w[1]) {
            self.report(record, "themes", Rule::Twice);
        }
    }

    fn links(&mut self) {
        for l in self.project.map.links() {
            let record = Record::Link(l.id);
            self.text(record, "rationale", &l.rationale);
            self.text(record, "disproof", &l.disproof);
            self.percent(record, "confidence", l.confidence);
            self.date(record, "since", l.since);
            if l.lag.from_months > l.lag.to_months {
                self.report(record, "lag", Rule::UpsideDown);
            }
            if l.lag.to_months > limits::LAG_MONTHS {
                self.report(record, "lag", Rule::BadNumber);
            }
            for (field, kpi, objective) in [("cause_kpi", l.cause_kpi, l.cause), ("effect_kpi", l.effect_kpi, l.effect)]
            {
                self.kpi_exists(record, field, kpi);
                let kpi = kpi.and_then(|id| self.project.kpis.get(&id));
                if kpi.is_some_and(|k| !k.objectives.contains(&objective)) {
                    self.report(record, field, Rule::ForeignKpi);
                }
            }
        }
    }

    fn kpis(&mut self) {
        for k in self.project.kpis.values() {
            let record = Record::Kpi(k.id);
            self.kpi_texts(record, k);
            self.kpi_numbers(record, k);
            self.dates(record, ["start", "end"], [k.start, k.end]);
            if k.objectives.is_empty() {
                self.report(record, "objectives", Rule::Empty);
            }
            let mut seen = BTreeSet::new();
            for objective in &k.objectives {
                self.objective_exists(record, "objectives", *objective);
                if !seen.insert(*objective) {
                    self.report(record, "objectives", Rule::Twice);
                }
            }
            self.kpi_exists(record, "counterpart", k.counterpart);
            if k.counterpart == Some(k.id) {
                self.report(record, "counterpart", Rule::OwnCounterpart);
            }
        }
    }

    fn formulas(&mut self) {
        for (id, rule) in formula::problems(self.project) {
            self.report(Record::Kpi(id), "formula", rule);
        }
    }

    fn kpi_texts(&mut self, record: Record, k: &Kpi) {
        for (field, line) in [("name", &k.name), ("owner", &k.owner), ("enters", &k.enters), ("answers", &k.answers)] {
            self.line(record, field, line);
        }
        for (field, text) in [("collection", &k.collection), ("scope", &k.scope), ("reading", &k.reading)] {
            self.text(record, field, text);
        }
    }

    fn kpi_numbers(&mut self, record: Record, k: &Kpi) {
        self.number(record, "baseline", k.baseline);
        self.number(record, "minimum", k.minimum);
        match k.target {
            Some(Target::Value(v)) => self.number(record, "target", Some(v)),
            Some(Target::Range(low, high)) => {
                self.number(record, "target", Some(low));
                self.number(record, "target", Some(high));
            }
            None => {}
        }
        self.amount(record, "weight", Some(k.weight));
        let cost = k.cost.map(|(super::Cost::Money(v) | super::Cost::Hours(v))| v);
        self.amount(record, "cost", cost);
        if let TargetPath::Values(values) = &k.path {
            for (day, value) in values {
                self.date(record, "path", Some(*day));
                self.number(record, "path", Some(*value));
            }
        }
        if let Some((field, rule)) = direction_problem(k) {
            self.report(record, field, rule);
        }
    }

    fn measurements(&mut self) {
        for (kpi, series) in &self.project.series {
            if !self.project.kpis.contains_key(kpi) {
                self.report(Record::Kpi(*kpi), "measurements", Rule::Dangling(kpi.to_string()));
            }
            for (day, measurement) in series.iter() {
                let record = Record::Measurement(*kpi, day);
                self.date(record, "date", Some(day));
                self.number(record, "value", Some(measurement.value));
                // Most have none, and there may be millions.
                if !measurement.note.is_empty() {
                    self.text(record, "note", &measurement.note);
                }
            }
        }
    }

    fn initiatives(&mut self) {
        for i in self.project.initiatives.values() {
            let record = Record::Initiative(i.id);
            self.objective_exists(record, "objective", i.objective);
            self.line(record, "name", &i.name);
            self.line(record, "owner", &i.owner);
            self.dates(record, ["start", "due"], [i.start, i.due]);
            self.percent(record, "progress", Some(i.progress));
            self.amount(record, "budget", i.budget);
        }
    }

    fn story(&mut self) {
        for step in self.project.story.values() {
            let record = Record::Step(step.id);
            self.line(record, "title", &step.title);
            self.line(record, "sentence", &step.sentence);
            self.text(record, "notes", &step.notes);
            self.kpi_exists(record, "kpi", step.kpi);
            match &step.about {
                About::Perspective(id) if !self.project.perspectives.contains_key(id) => {
                    self.report(record, "about", Rule::Dangling(id.to_string()));
                }
                About::Chain(ids) | About::Objectives(ids) => {
                    if ids.is_empty() {
                        self.report(record, "about", Rule::Empty);
                    }
                    if ids.iter().collect::<BTreeSet<_>>().len() < ids.len() {
                        self.report(record, "about", Rule::Twice);
                    }
                    for id in ids {
                        self.objective_exists(record, "about", *id);
                    }
                }
                About::Perspective(_) | About::Mission | About::Map | About::Numbers | About::Initiatives => {}
            }
            if step.seconds.is_some_and(|seconds| seconds == 0 || seconds > limits::STEP_SECONDS) {
                self.report(record, "seconds", Rule::BadNumber);
            }
            let is_placed = |frame: &super::Frame| {
                let ends = [frame.x.checked_add_unsigned(frame.width), frame.y.checked_add_unsigned(frame.height)];
                let ends = ends.into_iter().chain([Some(frame.x), Some(frame.y)]);
                let mut far = ends.map(|end| end.is_none_or(|end| end.unsigned_abs() > limits::FRAME_POINTS as u32));
                frame.width > 0 && frame.height > 0 && !far.any(|is_far| is_far)
            };
            if step.frame.as_ref().is_some_and(|frame| !is_placed(frame)) {
                self.report(record, "frame", Rule::BadNumber);
            }
        }
    }

    fn import_profiles(&mut self) {
        for p in self.project.import_profiles.values() {
            let record = Record::ImportProfile(p.id);
            if p.columns.len() > limits::IMPORT_COLUMNS {
                self.report(record, "columns", Rule::TooMany(limits::IMPORT_COLUMNS));
            }
            for column in &p.columns {
                self.line(record, "columns", &column.title);
            }
            if p.kpis.len() > limits::KPIS {
                self.report(record, "kpis", Rule::TooMany(limits::KPIS));
            }
            for (name, kpi) in &p.kpis {
                self.line(record, "kpis", name);
                self.kpi_exists(record, "kpis", Some(*kpi));
            }
        }
    }

    fn conflicts(&mut self) {
        for conflict in self.project.conflicts.values() {
            let values = [&conflict.base, &conflict.ours, &conflict.theirs];
            if values.into_iter().flatten().any(|value| value.len() > limits::CONFLICT_BYTES) {
                self.report(Record::Project, "conflicts", Rule::TooLong(limits::CONFLICT_BYTES));
            }
            self.line(Record::Project, "conflicts", &conflict.field);
        }
    }
}
