//! From version 2 to the model, with everything that is wrong.
//!
//! A record with a bad field is left out and its id is remembered, so that
//! references to it are not reported as well. A project comes out in any case;
//! it is only whole if there are no findings.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;

use super::{
    About, Conflict, Fields, File, Flaw, ImportProfile, Initiative, Kpi, Link, Measurement, Notes, Objective, Parsed,
    Path, Perspective, Section, Skipped, Spelled, Spot, Step, Theme, Unit,
};
use crate::model::{self, FiscalYear, KpiId, MapError, Project, Rank, Record, Rule};

impl File {
    /// The project, and what is wrong with it in the order of the file's sections.
    ///
    /// `skipped` names records that stand in the file but could not be read.
    pub fn into_project(self, skipped: Skipped) -> (Project, Notes) {
        let (project, notes) = (Project::default(), Notes::default());
        let mut conversion = Conversion { project, notes, skipped, run: None };
        conversion.header(&self);
        conversion.texts(self.name, self.mission, self.vision);
        conversion.each(Section::Perspectives, self.perspectives, Conversion::perspective);
        conversion.each(Section::Themes, self.themes, Conversion::theme);
        conversion.each(Section::Objectives, self.objectives, Conversion::objective);
        conversion.each(Section::Links, self.links, Conversion::link);
        conversion.each(Section::Kpis, self.kpis, Conversion::kpi);
        conversion.each(Section::Measurements, self.measurements, Conversion::measurement);
        conversion.end_run();
        conversion.each(Section::Initiatives, self.initiatives, Conversion::initiative);
        conversion.each(Section::Story, self.story, Conversion::step);
        conversion.each(Section::ImportProfiles, self.import_profiles, Conversion::import_profile);
        conversion.each(Section::Conflicts, self.conflicts, Conversion::conflict);
        conversion.rules();
        (conversion.project, conversion.notes)
    }
}

struct Conversion {
    project: Project,
    notes: Notes,
    skipped: Skipped,
    /// The series that is being read.
    run: Option<Run>,
}

/// Measurements of one KPI from old to new, of which the project has none yet.
struct Run {
    kpi: KpiId,
    newest: Date,
    points: Vec<(Date, model::Measurement)>,
}

impl Conversion {
    fn each<T>(&mut self, section: Section, records: Vec<T>, convert: fn(&mut Self, Spot, T) -> Option<()>) {
        for (index, record) in records.into_iter().enumerate() {
            // A record that does not convert has been noted there.
            let _converted = convert(self, Spot::Entry(section, index), record);
        }
    }

    fn fields(&mut self, spot: Spot) -> Fields<'_> {
        Fields { spot, notes: &mut self.notes }
    }

    fn note(&mut self, spot: Spot, field: model::Field, flaw: Flaw) {
        self.notes.flaw(spot, field, flaw);
    }

    /// Gives the record on, or remembers its id if a field of it was bad.
    fn whole<T>(&mut self, spot: Spot, id: &impl ToString, record: Option<T>) -> Option<T> {
        if record.is_none() {
            self.skip(spot, Some(id.to_string()));
        }
        record
    }

    fn skip(&mut self, spot: Spot, id: Option<String>) {
        if let Spot::Entry(section, _) = spot {
            self.skipped.add(section, id);
        }
    }

    /// The id of a record; without one, any reference may mean it.
    fn id<T: Spelled>(&mut self, spot: Spot, id: Parsed<T>) -> Option<T> {
        let id = self.fields(spot).get("id", id);
        if id.is_none() {
            self.skip(spot, None);
        }
        id
    }

    fn header(&mut self, file: &File) {
        let spot = Spot::Record(Record::Project);
        if let Some(currency) = self.fields(spot).get("currency", file.currency.clone()) {
            self.project.currency = currency;
        }
        match FiscalYear::starting(file.fiscal_year_start) {
            Some(year) => self.project.fiscal_year = year,
            None => self.note(spot, "fiscal_year_start", Flaw::NoMonth(file.fiscal_year_start)),
        }
    }

    fn texts(&mut self, name: String, mission: String, vision: String) {
        let mut fields = self.fields(Spot::Record(Record::Project));
        let (name, mission, vision) =
            (fields.line("name", name), fields.text("mission", mission), fields.text("vision", vision));
        (self.project.name, self.project.mission, self.project.vision) = (name, mission, vision);
    }

    fn perspective(&mut self, spot: Spot, p: Perspective) -> Option<()> {
        let id = self.id(spot, p.id)?;
        let mut fields = self.fields(spot);
        let rank = fields.get("rank", p.rank);
        let name = fields.line("name", p.name);
        let letter = fields.line("letter", p.letter);
        let question = fields.line("question", p.question);
        let rank = self.whole(spot, &id, rank)?;
        if self.project.perspectives.contains_key(&id) {
            self.note(spot, "id", Flaw::Twice(Record::Perspective(id)));
            return None;
        }
        let record = model::Perspective { id, rank, name, letter, question, hue: p.hue.into() };
        self.project.perspectives.insert(id, Arc::new(record));
        Some(())
    }

    fn theme(&mut self, spot: Spot, t: Theme) -> Option<()> {
        let id = self.id(spot, t.id)?;
        let mut fields = self.fields(spot);
        let rank = fields.get("rank", t.rank);
        let name = fields.line("name", t.name);
        let rank = self.whole(spot, &id, rank)?;
        if self.project.themes.contains_key(&id) {
            self.note(spot, "id", Flaw::Twice(Record::Theme(id)));
            return None;
        }
        self.project.themes.insert(id, Arc::new(model::Theme { id, rank, name, hue: t.hue.into() }));
        Some(())
    }

    fn objective(&mut self, spot: Spot, o: Objective) -> Option<()> {
        let id = self.id(spot, o.id)?;
        let mut fields = self.fields(spot);
        let perspective = fields.get("perspective", o.perspective);
        let rank = fields.get("rank", o.rank);
        let themes = fields.list("themes", o.themes);
        let name = fields.line("name", o.name);
        let description = fields.text("description", o.description);
        let owner = fields.line("owner", o.owner);
        let (perspective, rank, mut themes) = self.whole(spot, &id, all3(perspective, rank, themes))?;
        themes.sort_unstable();
        let pin = o.pin.map(|pin| model::Pin { x: pin.x, y: pin.y });
        let weight = o.weight;
        let record = model::Objective { id, perspective, rank, name, description, owner, weight, themes, pin };
        if self.project.map.add_objective(Arc::new(record)).is_err() {
            self.note(spot, "id", Flaw::Twice(Record::Objective(id)));
        }
        Some(())
    }

    fn link(&mut self, spot: Spot, l: Link) -> Option<()> {
        let id = self.id(spot, l.id)?;
        let mut fields = self.fields(spot);
        let ends = (fields.get("cause", l.cause), fields.get("effect", l.effect));
        let since = fields.optional("since", l.since);
        let kpis = (fields.optional("cause_kpi", l.cause_kpi), fields.optional("effect_kpi", l.effect_kpi));
        let rationale = fields.text("rationale", l.rationale);
        let disproof = fields.text("disproof", l.disproof);
        let (cause, effect) = (ends.0?, ends.1?);
        let (since, cause_kpi, effect_kpi) = all3(since, kpis.0, kpis.1)?;
        let mut is_dangling = false;
        for (field, end) in [("cause", cause), ("effect", effect)] {
            if self.project.map.objective(end).is_none() {
                is_dangling = true;
                self.dangling(spot, field, end.to_string());
            }
        }
        if is_dangling {
            return None;
        }
        let lag = model::Lag { from_months: l.lag.from_months, to_months: l.lag.to_months };
        let (sign, confidence) = (l.sign.into(), l.confidence);
        let record =
            model::Link { id, cause, effect, sign, lag, rationale, disproof, confidence, since, cause_kpi, effect_kpi };
        match self.project.map.add_link(Arc::new(record)) {
            Ok(()) => {}
            Err(MapError::SelfLink) => self.note(spot, "effect", Flaw::Rule(Rule::SelfLink)),
            Err(MapError::SameEnds(other)) => self.note(spot, "effect", Flaw::Rule(Rule::SameEnds(other))),
            Err(_) => self.note(spot, "id", Flaw::Twice(Record::Link(id))),
        }
        Some(())
    }

    fn kpi(&mut self, spot: Spot, k: Kpi) -> Option<()> {
        let id = self.id(spot, k.id)?;
        let mut fields = self.fields(spot);
        let objectives = fields.list("objectives", k.objectives);
        let rank = fields.get("rank", k.rank);
        let unit = unit(&mut fields, k.unit);
        let dates = (fields.optional("start", k.start), fields.optional("end", k.end));
        let counterpart = fields.optional("counterpart", k.counterpart);
        let path = path(&mut fields, k.path);
        let record = all3(objectives, rank, unit).zip(all3(dates.0, dates.1, counterpart)).zip(path);
        let (name, owner) = (fields.line("name", k.name), fields.line("owner", k.owner));
        let (enters, answers) = (fields.line("enters", k.enters), fields.line("answers", k.answers));
        let (collection, scope) = (fields.text("collection", k.collection), fields.text("scope", k.scope));
        let reading = fields.text("reading", k.reading);
        let formula = k.formula.map(|text| model::Formula::new(&fields.line("formula", text)));
        let (((objectives, rank, unit), (start, end, counterpart)), path) = self.whole(spot, &id, record)?;
        if self.project.kpis.contains_key(&id) {
            self.note(spot, "id", Flaw::Twice(Record::Kpi(id)));
            return None;
        }
        let record = model::Kpi {
            id,
            name,
            objectives,
            rank,
            unit,
            baseline: k.baseline,
            minimum: k.minimum,
            target: k.target.map(Into::into),
            collection,
            interval: k.interval.into(),
            start,
            end,
            nature: k.nature.map(Into::into),
            counterpart,
            weight: k.weight,
            cost: k.cost.map(Into::into),
            owner,
            enters,
            answers,
            scope,
            path,
            reading,
            aggregation: k.aggregation.into(),
            stage: k.stage.map(Into::into),
            formula,
        };
        self.project.kpis.insert(id, Arc::new(record));
        Some(())
    }

    fn measurement(&mut self, spot: Spot, m: Measurement) -> Option<()> {
        let mut fields = self.fields(spot);
        let (kpi, date) = (fields.get("kpi", m.kpi), fields.get("date", m.date));
        let note = fields.text("note", m.note);
        let (kpi, date): (KpiId, Date) = kpi.zip(date)?;
        let measurement = model::Measurement { value: m.value, note };
        // In their order, as they are written, measurements only have to be put in a row.
        if let Some(run) = self.run.as_mut().filter(|run| run.kpi == kpi && run.newest < date) {
            run.newest = date;
            run.points.push((date, measurement));
            return Some(());
        }
        self.end_run();
        if !self.project.kpis.contains_key(&kpi) {
            self.dangling(spot, "kpi", kpi.to_string());
            return None;
        }
        match self.project.series.get_mut(&kpi) {
            None => self.run = Some(Run { kpi, newest: date, points: vec![(date, measurement)] }),
            Some(series) => {
                if Arc::make_mut(series).insert(date, measurement).is_some() {
                    self.note(spot, "date", Flaw::Twice(Record::Measurement(kpi, date)));
                }
            }
        }
        Some(())
    }

    /// Gives the project the series that was being read.
    fn end_run(&mut self) {
        if let Some(Run { kpi, points, .. }) = self.run.take() {
            self.project.series.insert(kpi, Arc::new(points.into_iter().collect()));
        }
    }

    fn initiative(&mut self, spot: Spot, i: Initiative) -> Option<()> {
        let id = self.id(spot, i.id)?;
        let mut fields = self.fields(spot);
        let (objective, rank) = (fields.get("objective", i.objective), fields.get("rank", i.rank));
        let (start, due) = (fields.optional("start", i.start), fields.optional("due", i.due));
        let (name, owner) = (fields.line("name", i.name), fields.line("owner", i.owner));
        let (objective, rank): (_, Rank) = objective.zip(rank)?;
        let (start, due) = start.zip(due)?;
        if self.project.initiatives.contains_key(&id) {
            self.note(spot, "id", Flaw::Twice(Record::Initiative(id)));
            return None;
        }
        let (progress, budget) = (i.progress, i.budget);
        let record = model::Initiative { id, objective, rank, name, owner, start, due, progress, budget };
        self.project.initiatives.insert(id, Arc::new(record));
        Some(())
    }

    fn step(&mut self, spot: Spot, s: Step) -> Option<()> {
        let id = self.id(spot, s.id)?;
        let mut fields = self.fields(spot);
        let rank = fields.get("rank", s.rank);
        let about = match s.about {
            About::Mission => Some(model::About::Mission),
            About::Perspective(id) => fields.get("about", id).map(model::About::Perspective),
            About::Chain(ids) => fields.list("about", ids).map(model::About::Chain),
            About::Objectives(ids) => fields.list("about", ids).map(model::About::Objectives),
            About::Map => Some(model::About::Map),
            About::Numbers => Some(model::About::Numbers),
            About::Initiatives => Some(model::About::Initiatives),
        };
        let kpi = fields.optional("kpi", s.kpi);
        let (title, sentence) = (fields.line("title", s.title), fields.line("sentence", s.sentence));
        let notes = fields.text("notes", s.notes);
        let ((rank, about), kpi) = rank.zip(about).zip(kpi)?;
        let frame = s.frame.map(|(x, y, width, height)| model::Frame { x, y, width, height });
        let record = model::StoryStep { id, rank, about, frame, title, sentence, notes, seconds: s.seconds, kpi };
        if self.project.story.insert(id, Arc::new(record)).is_some() {
            self.note(spot, "id", Flaw::Twice(Record::Step(id)));
        }
        Some(())
    }

    fn import_profile(&mut self, spot: Spot, p: ImportProfile) -> Option<()> {
        let id = self.id(spot, p.id)?;
        let mut fields = self.fields(spot);
        let column = |(title, role): (String, super::ColumnRole)| model::ImportColumn { title, role: role.into() };
        let columns = p.columns.into_iter().map(column);
        let columns = columns.map(|c| model::ImportColumn { title: fields.line("columns", c.title), ..c }).collect();
        let mut kpis = BTreeMap::new();
        for (name, kpi) in p.kpis {
            let name = fields.line("kpis", name);
            if kpis.insert(name, fields.get("kpis", kpi)?).is_some() {
                fields.notes.flaw(spot, "kpis", Flaw::Rule(Rule::Twice));
            }
        }
        if self.project.import_profiles.contains_key(&id) {
            self.note(spot, "id", Flaw::Twice(Record::ImportProfile(id)));
            return None;
        }
        let (decimal, dates) = (p.decimal.map(Into::into), p.dates.map(Into::into));
        let record = model::ImportProfile { id, columns, decimal, dates, kpis };
        self.project.import_profiles.insert(id, Arc::new(record));
        Some(())
    }

    fn conflict(&mut self, spot: Spot, c: Conflict) -> Option<()> {
        let mut fields = self.fields(spot);
        let record = fields.get("record", c.record)?;
        let field = fields.line("field", c.field);
        let conflict = model::Conflict { record, field, base: c.base, ours: c.ours, theirs: c.theirs };
        if self.project.conflicts.insert(conflict.key(), Arc::new(conflict)).is_some() {
            self.note(spot, "field", Flaw::Rule(Rule::Twice));
        }
        Some(())
    }

    fn dangling(&mut self, spot: Spot, field: model::Field, id: String) {
        if !self.skipped.may_hold(&id) {
            self.note(spot, field, Flaw::Rule(Rule::Dangling(id)));
        }
    }

    /// What the model itself finds wrong.
    fn rules(&mut self) {
        for problem in self.project.check() {
            let spot = Spot::Record(problem.record);
            match problem.rule {
                Rule::Dangling(id) => self.dangling(spot, problem.field, id),
                rule => self.note(spot, problem.field, Flaw::Rule(rule)),
            }
        }
    }
}

fn unit(fields: &mut Fields<'_>, unit: Unit) -> Option<model::Unit> {
    Some(match unit {
        Unit::Number => model::Unit::Number,
        Unit::Count => model::Unit::Count,
        Unit::Percent => model::Unit::Percent,
        Unit::Currency(currency) => model::Unit::Currency(fields.get("unit", currency)?),
        Unit::Duration(unit) => model::Unit::Duration(unit.into()),
        Unit::Ratio => model::Unit::Ratio,
    })
}

fn path(fields: &mut Fields<'_>, path: Path) -> Option<model::TargetPath> {
    Some(match path {
        Path::Constant => model::TargetPath::Constant,
        Path::Line => model::TargetPath::Line,
        Path::Values(list) => {
            let mut values = BTreeMap::new();
            let mut is_whole = true;
            for (day, value) in list {
                match fields.get("path", day) {
                    Some(day) if values.insert(day, value).is_some() => {
                        fields.notes.flaw(fields.spot, "path", Flaw::Rule(Rule::Twice));
                    }
                    Some(_) => {}
                    None => is_whole = false,
                }
            }
            is_whole.then_some(model::TargetPath::Values(values))?
        }
    })
}

fn all3<A, B, C>(a: Option<A>, b: Option<B>, c: Option<C>) -> Option<(A, B, C)> {
    Some((a?, b?, c?))
}
