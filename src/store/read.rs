//! From the bytes of a file to a project, or to everything that is wrong with them.

use std::cell::Cell;

use serde::de::DeserializeOwned;

use super::noting::Noting;
use super::positions::{Positions, asked};
use super::scan::{Place, places};
use super::v2::{File, Notes, Section, Skipped, Spot};
use super::{Broken, Loaded, UnknownField, Warning, decode, diagnose, header, v1};
use crate::model::limits;

/// Reads a project file of any version that this program knows.
///
/// Takes time linear in the length, however broken the bytes are.
pub fn read(bytes: &[u8]) -> Result<Loaded, Broken> {
    let (text, mut warnings) = decode::decode(bytes)?;
    let (file, unknown) = match parse(text) {
        Ok(parsed) => parsed,
        Err(error) => {
            let lines = header::conflicts(text);
            if !lines.is_empty() {
                return Err(Broken::Conflicts { lines });
            }
            header::check_text(text)?;
            return Err(Broken::Records { problems: diagnose::diagnose(text, &error) });
        }
    };
    header::check(&file.format, file.version, file.min_reader)?;
    let (project, notes) = file.into_project(Skipped::default());
    if !notes.findings.is_empty() {
        let problems = diagnose::located(&Positions::of(text), notes.findings);
        return Err(Broken::Records { problems: diagnose::placed(text, problems) });
    }
    let has_comment_marks = text.contains("//") || text.contains("/*");
    if !has_comment_marks && unknown.is_empty() && notes.cleaned.is_empty() {
        return Ok(Loaded { project, warnings, unknown_fields: Vec::new() });
    }
    let positions = Positions::of(text);
    warnings.extend(remarks(text, &positions, &notes));
    Ok(Loaded { project, warnings, unknown_fields: unknown_fields(text, &positions, &unknown) })
}

/// The names that lead to an unknown field, and the record it is in.
pub(super) struct Unknown {
    spot: Spot,
    names: Vec<String>,
}

/// The file in the newest version, whatever its own.
pub(super) fn parse(text: &str) -> Result<(File, Vec<Unknown>), ron::error::SpannedError> {
    if header::version(text) == Some(v1::VERSION) {
        return parse_as::<v1::File>(text).map(|(file, unknown)| (file.into(), unknown));
    }
    parse_as(text)
}

fn parse_as<F: DeserializeOwned>(text: &str) -> Result<(F, Vec<Unknown>), ron::error::SpannedError> {
    let has_ignored = Cell::new(false);
    let file = deserialize(text, |deserializer| F::deserialize(Noting::new(deserializer, &has_ignored)))?;
    if !has_ignored.get() {
        return Ok((file, Vec::new()));
    }
    let mut unknown = Vec::new();
    let note = |path: serde_ignored::Path<'_>| {
        if unknown.len() < limits::PROBLEMS {
            unknown.push(Unknown::at(&path));
        }
    };
    let file = deserialize(text, |deserializer| serde_ignored::deserialize(deserializer, note))?;
    Ok((file, unknown))
}

/// How ron reads. It counts twice for each pair of brackets: once for the value, once for what is in it.
pub(super) fn options() -> ron::Options {
    ron::Options::default().with_recursion_limit(2 * limits::DEPTH)
}

/// All of a text as one value.
fn deserialize<'t, F>(
    text: &'t str,
    read: impl FnOnce(&mut ron::Deserializer<'t>) -> Result<F, ron::Error>,
) -> Result<F, ron::error::SpannedError> {
    let mut deserializer = ron::Deserializer::from_str_with_options(text, &options())?;
    let file = read(&mut deserializer).map_err(|error| deserializer.span_error(error))?;
    deserializer.end().map_err(|error| deserializer.span_error(error))?;
    Ok(file)
}

impl Unknown {
    fn at(path: &serde_ignored::Path<'_>) -> Self {
        use serde_ignored::Path::*;
        let (mut names, mut index, mut path) = (Vec::new(), 0, path);
        loop {
            path = match path {
                Root => break,
                Map { parent, key } => {
                    names.push(key.clone());
                    parent
                }
                Seq { parent, index: at } => {
                    index = *at;
                    parent
                }
                Some { parent } | NewtypeStruct { parent } | NewtypeVariant { parent } => parent,
            };
        }
        let section = names.last().and_then(|name| Section::named(name)).filter(|_| names.len() > 1);
        if section.is_some() {
            names.pop();
        }
        names.reverse();
        let project = Spot::Record(crate::model::Record::Project);
        Self { spot: section.map_or(project, |section| Spot::Entry(section, index)), names }
    }
}

pub(super) fn unknown_fields(text: &str, positions: &Positions<'_>, unknown: &[Unknown]) -> Vec<UnknownField> {
    let found = positions.find([]);
    let spots: Vec<_> = unknown
        .iter()
        .map(|field| {
            let spotted = positions.spot(field.spot, field.names.first().map_or("", String::as_str), &found);
            (spotted, field.names.join("."))
        })
        .collect();
    let places = places(text, spots.iter().map(|(spotted, _)| spotted.at));
    let place = |at| places.get(&at).copied().unwrap_or(Place::START);
    let fields = spots.into_iter().map(|(s, field)| UnknownField { place: place(s.at), record: s.record, field });
    fields.collect()
}

fn remarks(text: &str, positions: &Positions<'_>, notes: &Notes) -> Vec<Warning> {
    let found = positions.find(asked(notes.cleaned.iter().map(|(spot, _)| spot)));
    let cleaned: Vec<_> =
        notes.cleaned.iter().map(|(spot, field)| (positions.spot(*spot, field, &found), *field)).collect();
    let offsets = cleaned.iter().map(|(spotted, _)| spotted.at).chain(positions.comment());
    let places = places(text, offsets);
    let place = |at: usize| places.get(&at).copied().unwrap_or(Place::START);
    let comments = positions.comment().map(|at| Warning::Comments { place: place(at) });
    let cleaned =
        cleaned.into_iter().map(|(s, field)| Warning::Cleaned { place: place(s.at), record: s.record, field });
    comments.into_iter().chain(cleaned).collect()
}
