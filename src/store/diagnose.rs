//! Everything that is wrong with a text that does not parse, or that parses and breaks rules.
//!
//! The parser stops at the first error, so each record is parsed by itself; the
//! records that can be read are then checked together. A record that can't be
//! read is not reported again by those that refer to it.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use ron::error::SpannedError;
use serde::de::DeserializeOwned;

use super::positions::{Positions, asked, record_name};
use super::scan::{FaultKind, Outline, Place, Strictness, offset_of, places};
use super::v2::{self, File, Finding, Flaw, Section, Skipped};
use super::{Cause, Expected, ReadProblem};
use crate::model::{Rule, limits};

/// A problem before its line is known: offset, record, cause, and where the other record of its name stands.
#[derive(Debug)]
pub struct Located {
    at: usize,
    record: Option<String>,
    cause: Cause,
    first: Option<usize>,
}

/// The problems of a text that does not parse; `error` is what the parser says.
pub fn diagnose(text: &str, error: &SpannedError) -> Vec<ReadProblem> {
    let outline = Outline::of(text, Strictness::Tolerant);
    let mut survey = Survey::of(text, &outline);
    let records = survey.sections(&outline);
    if survey.problems.is_empty() {
        let at = offset_of(text, error.span.start.line, error.span.start.col);
        survey.report(at, None, Cause::of(&error.code));
    }
    let Survey { mut problems, file, skipped, .. } = survey;
    let (_, notes) = file.into_project(skipped);
    problems.extend(located(&Positions::new(text, outline, records), notes.findings));
    placed(text, problems)
}

/// All records of a text that can be read, and how many can't; `None` if brackets or strings are at fault.
pub fn readable(text: &str) -> Option<(File, usize)> {
    let outline = Outline::of(text, Strictness::Tolerant);
    if !outline.faults.is_empty() {
        return None;
    }
    let mut survey = Survey::of(text, &outline);
    survey.is_lenient = true;
    let read: usize = survey.sections(&outline).values().map(Vec::len).sum();
    let is_section = |name| text.get(name).and_then(Section::named).is_some();
    let sections = outline.entries.iter().filter(|entry| is_section(entry.name.clone()));
    let all: usize = sections.map(|entry| entry.records.len()).sum();
    Some((survey.file, all.saturating_sub(read)))
}

/// The problems that a conversion found, with their offsets.
pub fn located(positions: &Positions<'_>, findings: Vec<Finding>) -> Vec<Located> {
    let firsts = findings.iter().filter_map(|f| if let Flaw::Twice(first) = f.flaw { Some(first) } else { None });
    let wanted: BTreeSet<_> = asked(findings.iter().map(|f| &f.spot)).into_iter().chain(firsts).collect();
    let found = positions.find(wanted);
    let located = findings.into_iter().map(|finding| {
        let spotted = positions.spot(finding.spot, finding.field, &found);
        let first =
            if let Flaw::Twice(first) = finding.flaw { found.get(&first).map(|range| range.start) } else { None };
        Located { at: spotted.at, record: spotted.record, cause: Cause::found(finding.field, finding.flaw), first }
    });
    located.collect()
}

/// The problems with lines and columns, from top to bottom, as many as are shown.
pub fn placed(text: &str, mut problems: Vec<Located>) -> Vec<ReadProblem> {
    problems.sort_by_key(|problem| problem.at);
    problems.truncate(limits::PROBLEMS);
    let places = places(text, problems.iter().flat_map(|p| [Some(p.at), p.first]).flatten());
    let place = |at: usize| places.get(&at).copied().unwrap_or(Place::START);
    let placed = problems.into_iter().map(|p| ReadProblem {
        place: place(p.at),
        record: p.record,
        cause: p.cause.with_first_line(p.first.map_or(1, |at| place(at).line)),
    });
    placed.collect()
}

/// What can be read of a broken text.
struct Survey<'t> {
    text: &'t str,
    problems: Vec<Located>,
    /// Where brackets and strings are at fault; a record there is not reported a second time.
    faults: BTreeSet<usize>,
    /// The text ends early: what is missing from it is no news.
    is_cut: bool,
    /// All that can be read is asked for, not all that is wrong.
    is_lenient: bool,
    file: File,
    skipped: Skipped,
}

impl<'t> Survey<'t> {
    fn of(text: &'t str, outline: &Outline) -> Self {
        let faults = outline.faults.iter().map(|fault| fault.at).collect();
        let is_cut = outline.faults.iter().any(|f| matches!(f.kind, FaultKind::EndsEarly | FaultKind::UnclosedComment));
        let (problems, skipped) = (Vec::new(), Skipped::default());
        let (file, is_lenient) = (File::default(), false);
        let mut survey = Self { text, problems, faults, is_cut, is_lenient, file, skipped };
        for fault in &outline.faults {
            // A text that ends in the middle of a record ends right behind what there is of it.
            let inside = if fault.kind == FaultKind::EndsEarly { fault.at.saturating_sub(1) } else { fault.at };
            let record = survey.record_at(outline, fault.at).or_else(|| survey.record_at(outline, inside));
            survey.report(fault.at, record, Cause::Fault(fault.kind));
        }
        survey
    }

    fn report(&mut self, at: usize, record: Option<String>, cause: Cause) {
        if self.problems.len() <= limits::PROBLEMS {
            self.problems.push(Located { at, record, cause, first: None });
        }
    }

    /// The name of the record around an offset.
    fn record_at(&self, outline: &Outline, at: usize) -> Option<String> {
        let entry = outline.entries.iter().find(|entry| entry.value.contains(&at))?;
        let section = Section::named(self.text.get(entry.name.clone())?)?;
        let index = entry.records.partition_point(|record| record.end <= at);
        let record = entry.records.get(index).filter(|record| record.contains(&at))?;
        record_name(section, self.text.get(record.clone())?)
    }

    /// Reads all fields of the file; gives back where the records stand that could be read.
    fn sections(&mut self, outline: &Outline) -> BTreeMap<Section, Vec<Range<usize>>> {
        self.names(outline);
        let mut file = File::default();
        self.field(outline, "version", &mut file.version);
        self.field(outline, "min_reader", &mut file.min_reader);
        self.field(outline, "name", &mut file.name);
        self.field(outline, "mission", &mut file.mission);
        self.field(outline, "vision", &mut file.vision);
        self.field(outline, "currency", &mut file.currency);
        self.field(outline, "fiscal_year_start", &mut file.fiscal_year_start);
        let records = BTreeMap::from([
            (Section::Perspectives, self.records(outline, Section::Perspectives, &mut file.perspectives)),
            (Section::Themes, self.records(outline, Section::Themes, &mut file.themes)),
            (Section::Objectives, self.records(outline, Section::Objectives, &mut file.objectives)),
            (Section::Links, self.records(outline, Section::Links, &mut file.links)),
            (Section::Kpis, self.records(outline, Section::Kpis, &mut file.kpis)),
            (Section::Measurements, self.records(outline, Section::Measurements, &mut file.measurements)),
            (Section::Initiatives, self.records(outline, Section::Initiatives, &mut file.initiatives)),
            (Section::Story, self.records(outline, Section::Story, &mut file.story)),
            (Section::ImportProfiles, self.records(outline, Section::ImportProfiles, &mut file.import_profiles)),
            (Section::Conflicts, self.records(outline, Section::Conflicts, &mut file.conflicts)),
        ]);
        self.file = file;
        records
    }

    /// Reports fields of the file that stand twice.
    fn names(&mut self, outline: &Outline) {
        let mut seen = BTreeSet::new();
        for entry in &outline.entries {
            let name = self.text.get(entry.name.clone()).unwrap_or_default();
            if v2::FIELDS.contains(&name) && !seen.insert(name) {
                self.report(entry.name.start, None, Cause::FieldTwice { field: name.to_owned() });
                if let Some(section) = Section::named(name) {
                    self.skipped.add(section, None);
                }
            }
        }
    }

    fn missing(&mut self, name: &'static str) {
        if !self.is_cut {
            self.report(0, None, Cause::MissingField { field: name.to_owned() });
        }
    }

    fn field<T: DeserializeOwned>(&mut self, outline: &Outline, name: &'static str, into: &mut T) {
        let Some(entry) = outline.entry(self.text, name) else { return self.missing(name) };
        if let Some(value) = self.parse(entry.value.clone(), None) {
            *into = value;
        }
    }

    fn records<T: DeserializeOwned>(
        &mut self,
        outline: &Outline,
        section: Section,
        into: &mut Vec<T>,
    ) -> Vec<Range<usize>> {
        if self.is_cut {
            self.skipped.add(section, None);
        }
        let Some(entry) = outline.entry(self.text, section.name()) else {
            if !section.is_optional() {
                self.missing(section.name());
                self.skipped.add(section, None);
            }
            return Vec::new();
        };
        let value = self.text.get(entry.value.clone()).unwrap_or_default();
        if !value.starts_with('[') {
            self.report(entry.value.start, None, Cause::Expected(Expected::List));
            self.skipped.add(section, None);
            return Vec::new();
        }
        if entry.records.len() > section.limit() {
            let cause = Cause::Rule { field: section.name(), rule: Rule::TooMany(section.limit()) };
            self.report(entry.name.start, None, cause);
            self.skipped.add(section, None);
        }
        let mut read = Vec::new();
        for range in entry.records.iter().take(section.limit()) {
            if self.problems.len() > limits::PROBLEMS && !self.is_lenient {
                break;
            }
            let is_last = range.end == self.text.trim_end().len();
            let name = || record_name(section, self.text.get(range.clone())?);
            if self.is_cut && is_last {
                self.skipped.add(section, name());
                continue;
            }
            let name: &dyn Fn() -> Option<String> = &name;
            if let Some(record) = self.parse(range.clone(), Some(name)) {
                into.push(record);
                read.push(range.clone());
            } else {
                self.skipped.add(section, name());
            }
        }
        read
    }

    /// Parses a piece of the text by itself; what is wrong with it is reported unless a fault in it was.
    fn parse<T: DeserializeOwned>(
        &mut self,
        range: Range<usize>,
        name: Option<&dyn Fn() -> Option<String>>,
    ) -> Option<T> {
        let piece = self.text.get(range.clone())?;
        let error = match super::read::options().from_str(piece) {
            Ok(value) => return Some(value),
            Err(error) => error,
        };
        if self.faults.range(range.clone()).next().is_none() {
            let cause = Cause::of(&error.code);
            let is_whole = matches!(cause, Cause::MissingField { .. });
            let offset = if is_whole { 0 } else { offset_of(piece, error.span.start.line, error.span.start.col) };
            let blank = piece.get(offset..).map_or(0, |rest| rest.len() - rest.trim_start().len());
            let at = range.start + (offset + blank).min(piece.len().saturating_sub(1));
            let record = name.and_then(|name| name());
            self.report(at, record, cause);
        }
        None
    }
}
