//! A project as records that can be compared, taken over and changed by field.
//!
//! [`Records`] shares its records with the project that it is made from, so that two
//! versions of a project are told apart in the time of their differences. A field is
//! written and read by the reader and writer of the file: what a merge or a choice
//! between two values puts into a project is what a file could have said.

mod fields;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

pub use fields::{Fields, fields_of, text_of, value, written};

use super::v2::{self, File, Parsed, Skipped};
use crate::model::{
    About, Conflicts, CountedIds, Currency, FiscalYear, ImportProfile, ImportProfileId, Initiative, InitiativeId,
    Interval, Kpi, KpiId, Link, LinkId, Map, Measurement, Objective, ObjectiveId, Period, Perspective, PerspectiveId,
    Project, Rank, Record, Series, StepId, StoryStep, Theme, ThemeId, clean_line, clean_text,
};

/// The records of a project, each kind by id; unlike in a [`Map`], links may lead anywhere.
#[derive(Clone, Debug, Default, PartialEq)]
#[expect(missing_docs, reason = "as in the project")]
pub struct Records {
    pub header: Header,
    pub perspectives: BTreeMap<PerspectiveId, Arc<Perspective>>,
    pub themes: BTreeMap<ThemeId, Arc<Theme>>,
    pub objectives: BTreeMap<ObjectiveId, Arc<Objective>>,
    pub links: BTreeMap<LinkId, Arc<Link>>,
    pub kpis: BTreeMap<KpiId, Arc<Kpi>>,
    pub series: BTreeMap<KpiId, Arc<Series>>,
    pub initiatives: BTreeMap<InitiativeId, Arc<Initiative>>,
    pub story: BTreeMap<StepId, Arc<StoryStep>>,
    pub import_profiles: BTreeMap<ImportProfileId, Arc<ImportProfile>>,
    pub conflicts: Conflicts,
}

/// The fields of the project itself, as in the file.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[expect(missing_docs, reason = "as in the file")]
pub struct Header {
    pub name: String,
    pub mission: String,
    pub vision: String,
    pub currency: Parsed<Currency>,
    pub fiscal_year_start: i8,
}

impl Default for Header {
    fn default() -> Self {
        Self::of(&Project::default())
    }
}

impl Header {
    fn of(project: &Project) -> Self {
        Self {
            name: project.name.clone(),
            mission: project.mission.clone(),
            vision: project.vision.clone(),
            currency: project.currency.into(),
            fiscal_year_start: project.fiscal_year.first_month(),
        }
    }
}

/// The fields of a measurement beside its KPI and day.
#[derive(Deserialize, Serialize)]
struct Point {
    value: f64,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    note: String,
}

/// What goes the same way for every kind of record with an id.
macro_rules! kinds {
    ($($kind:ident $table:ident;)*) => {
        impl Records {
            /// All records but measurements, the project first.
            pub fn names(&self) -> BTreeSet<Record> {
                let names = std::iter::once(Record::Project);
                names$(.chain(self.$table.keys().copied().map(Record::$kind)))*.collect()
            }

            /// Whether there is such a record.
            pub fn has(&self, record: Record) -> bool {
                match record {
                    Record::Project => true,
                    Record::Measurement(kpi, day) => self.measurement(kpi, day).is_some(),
                    $(Record::$kind(id) => self.$table.contains_key(&id),)*
                }
            }

            /// Whether both have the same record of this name, or none.
            pub fn agrees(&self, other: &Self, record: Record) -> bool {
                match record {
                    Record::Project => self.header == other.header,
                    Record::Measurement(kpi, day) => self.measurement(kpi, day) == other.measurement(kpi, day),
                    $(Record::$kind(id) => is_same(self.$table.get(&id), other.$table.get(&id)),)*
                }
            }

            /// Takes a record over from another version, or leaves it out as that version does.
            pub fn take(&mut self, record: Record, from: &Self) {
                match record {
                    Record::Project => self.header = from.header.clone(),
                    Record::Measurement(kpi, day) => self.set_measurement(kpi, day, from.measurement(kpi, day).cloned()),
                    $(Record::$kind(id) => match from.$table.get(&id) {
                        Some(record) => {
                            self.$table.insert(id, record.clone());
                        }
                        None => {
                            self.$table.remove(&id);
                        }
                    },)*
                }
            }

            /// The fields of a record but for its id; `None` if there is no such record.
            pub fn fields(&self, record: Record) -> Option<Fields> {
                let mut fields = match record {
                    Record::Project => fields_of(&self.header),
                    Record::Measurement(kpi, day) => {
                        let m = self.measurement(kpi, day)?;
                        fields_of(&Point { value: m.value, note: m.note.clone() })
                    }
                    $(Record::$kind(id) => fields_of(&v2::$kind::from(self.$table.get(&id)?)),)*
                };
                fields.remove("id");
                Some(fields)
            }

            /// Puts a record that is given by its text in place; gives back whether the text is one.
            pub fn put_text(&mut self, record: Record, text: &str) -> bool {
                let put = match record {
                    Record::Project => self.put_header(text),
                    Record::Measurement(kpi, day) => value::<Point>(text).map(|point| {
                        let note = clean_text(&point.note);
                        self.set_measurement(kpi, day, Some(Measurement { value: point.value, note }));
                    }),
                    $(Record::$kind(id) => {
                        let named = text.trim_start().strip_prefix('(').map(|rest| format!("(id: \"{id}\", {rest}"));
                        let read = named.and_then(|text| value::<v2::$kind>(&text));
                        let alone = read.map(|read| alone(File { $table: vec![read], ..File::default() }));
                        alone.and_then(|mut alone| alone.$table.remove(&id)).map(|read| {
                            self.$table.insert(id, read);
                        })
                    })*
                };
                put.is_some()
            }
        }
    };
}

kinds! {
    Perspective perspectives;
    Theme themes;
    Objective objectives;
    Link links;
    Kpi kpis;
    Initiative initiatives;
    Step story;
    ImportProfile import_profiles;
}

fn is_same<T: PartialEq>(a: Option<&Arc<T>>, b: Option<&Arc<T>>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => Arc::ptr_eq(a, b) || a == b,
        (None, None) => true,
        _ => false,
    }
}

/// The records of a file with one record, whatever that one refers to.
fn alone(mut file: File) -> Records {
    if let Some(link) = file.links.first() {
        // A link is only read between cards.
        let ends = [link.cause.clone(), link.effect.clone()].map(|id| v2::Objective {
            id,
            perspective: PerspectiveId::new(&mut CountedIds::default()).into(),
            rank: Rank::between(None, None).into(),
            name: String::new(),
            description: String::new(),
            owner: String::new(),
            weight: 1.0,
            themes: Vec::new(),
            pin: None,
        });
        file.objectives = ends.into();
    }
    Records::of(&file.into_project(Skipped::default()).0)
}

impl Records {
    /// The records of a project, shared with it.
    pub fn of(project: &Project) -> Self {
        let p = project;
        Self {
            header: Header::of(p),
            perspectives: p.perspectives.clone(),
            themes: p.themes.clone(),
            objectives: p.map.objectives().map(|o| (o.id, o.clone())).collect(),
            links: p.map.links().map(|l| (l.id, l.clone())).collect(),
            kpis: p.kpis.clone(),
            series: p.series.clone(),
            initiatives: p.initiatives.clone(),
            story: p.story.clone(),
            import_profiles: p.import_profiles.clone(),
            conflicts: p.conflicts.clone(),
        }
    }

    /// The project of these records, and the links that lead nowhere, to themselves or beside another one.
    pub fn into_project(self) -> (Project, Vec<LinkId>) {
        let mut map = Map::default();
        for objective in self.objectives.into_values() {
            // Their ids differ, which is all that a map asks of them.
            let _added = map.add_objective(objective);
        }
        let mut stray = Vec::new();
        for (id, link) in self.links {
            if map.add_link(link).is_err() {
                stray.push(id);
            }
        }
        let mut series = self.series;
        series.retain(|_, series| !series.is_empty());
        let Header { name, mission, vision, currency, fiscal_year_start } = self.header;
        let currency = match currency {
            Parsed::Good(currency) => currency,
            Parsed::Bad(_) => Currency::default(),
        };
        let project = Project {
            name,
            mission,
            vision,
            currency,
            fiscal_year: FiscalYear::starting(fiscal_year_start).unwrap_or_default(),
            perspectives: self.perspectives,
            themes: self.themes,
            map,
            kpis: self.kpis,
            series,
            initiatives: self.initiatives,
            story: self.story,
            import_profiles: self.import_profiles,
            conflicts: self.conflicts,
        };
        (project, stray)
    }

    /// The value of a KPI on a day.
    pub fn measurement(&self, kpi: KpiId, day: Date) -> Option<&Measurement> {
        self.series.get(&kpi)?.in_period(Period { interval: Interval::Day, start: day })
    }

    fn set_measurement(&mut self, kpi: KpiId, day: Date, measurement: Option<Measurement>) {
        let series = Arc::make_mut(self.series.entry(kpi).or_default());
        series.set(Period { interval: Interval::Day, start: day }, measurement);
    }

    fn put_header(&mut self, text: &str) -> Option<()> {
        let header: Header = value(text)?;
        let Parsed::Good(_) = header.currency else { return None };
        FiscalYear::starting(header.fiscal_year_start)?;
        self.header = Header {
            name: clean_line(&header.name),
            mission: clean_text(&header.mission),
            vision: clean_text(&header.vision),
            ..header
        };
        Some(())
    }

    /// Puts a record with these fields in place; gives back whether they make one.
    pub fn put(&mut self, record: Record, fields: &Fields) -> bool {
        self.put_text(record, &text_of(fields))
    }

    /// Gives a field of a record another value, or leaves it out; gives back whether that makes a record.
    pub fn put_field(&mut self, record: Record, field: &str, value: Option<&str>) -> bool {
        let Some(fields) = self.fields(record) else { return false };
        let others = fields.iter().filter(|(name, _)| **name != field);
        let mut texts: Vec<String> = others.map(|(name, value)| format!("{name}: {value}")).collect();
        texts.extend(value.map(|value| format!("{field}: {value}")));
        self.put_text(record, &format!("({})", texts.join(", ")))
    }

    /// The text of a record; `None` if there is no such record.
    pub fn text(&self, record: Record) -> Option<String> {
        self.fields(record).map(|fields| text_of(&fields))
    }

    /// Takes a record away; what refers to it stays.
    pub fn remove(&mut self, record: Record) {
        if record != Record::Project {
            self.take(record, &Self::default());
        }
    }

    /// The records that a record can't be without.
    pub fn references(&self, record: Record) -> Vec<Record> {
        let kpi = |id: Option<KpiId>| id.map(Record::Kpi);
        match record {
            Record::Project | Record::Perspective(_) | Record::Theme(_) => Vec::new(),
            Record::Objective(id) => self.objectives.get(&id).map_or_else(Vec::new, |o| {
                let themes = o.themes.iter().copied().map(Record::Theme);
                std::iter::once(Record::Perspective(o.perspective)).chain(themes).collect()
            }),
            Record::Link(id) => self.links.get(&id).map_or_else(Vec::new, |l| {
                let ends = [l.cause, l.effect].map(Record::Objective);
                ends.into_iter().chain(kpi(l.cause_kpi)).chain(kpi(l.effect_kpi)).collect()
            }),
            Record::Kpi(id) => self.kpis.get(&id).map_or_else(Vec::new, |k| {
                let objectives = k.objectives.iter().copied().map(Record::Objective);
                let inputs = k.formula.iter().flat_map(crate::model::Formula::inputs).map(Record::Kpi);
                objectives.chain(kpi(k.counterpart)).chain(inputs).collect()
            }),
            Record::Measurement(kpi, _) => vec![Record::Kpi(kpi)],
            Record::Initiative(id) => {
                self.initiatives.get(&id).map(|i| Record::Objective(i.objective)).into_iter().collect()
            }
            Record::Step(id) => self.story.get(&id).map_or_else(Vec::new, |s| {
                let band = if let About::Perspective(id) = s.about { Some(Record::Perspective(id)) } else { None };
                let cards = s.about.objectives().iter().copied().map(Record::Objective);
                cards.chain(band).chain(kpi(s.kpi)).collect()
            }),
            Record::ImportProfile(id) => {
                let known = self.import_profiles.get(&id);
                known.map_or_else(Vec::new, |p| p.kpis.values().copied().map(Record::Kpi).collect())
            }
        }
    }
}

/// A project in which a field of a record has another value (`None` leaves it out), or, with an empty name, the whole
/// record has another text (`None` takes it away). `None` if that makes no record; the rules are not checked.
pub fn with_value(project: &Project, record: Record, field: &str, value: Option<&str>) -> Option<Project> {
    let mut records = Records::of(project);
    let is_put = match (field, value) {
        ("", Some(text)) => records.put_text(record, text),
        ("", None) => {
            records.remove(record);
            true
        }
        (field, value) => records.put_field(record, field, value),
    };
    let (project, stray) = records.into_project();
    (is_put && stray.is_empty()).then_some(project)
}
