//! A file of a newer version of the program, read as far as this one understands it.
//!
//! For looking and for "save as" only: what is not understood is left out, so it is never saved in place. Records that
//! can't be read go, and then those that refer to them, until all rules of a project hold.

use super::positions::Positions;
use super::read::{Unknown, parse, unknown_fields};
use super::v2::{File, Skipped};
use super::{Loaded, decode, diagnose};
use crate::model::{Project, Record, limits};

/// How often the rules are checked; a file that needs more is not understood.
const ROUNDS: usize = 20;

/// A project from a file of a newer version.
pub struct Newer {
    /// What was understood.
    pub loaded: Loaded,
    /// How many records were left out.
    pub left_out: usize,
}

/// What this program understands of a text of a newer version; `None` if that is no project.
pub fn read_newer(bytes: &[u8]) -> Option<Newer> {
    let (text, warnings) = decode::decode(bytes).ok()?;
    let ((file, unknown), unread) = match parse(text) {
        Ok(parsed) => (parsed, 0),
        Err(_error) => diagnose::readable(text).map(|(file, unread)| ((file, Vec::<Unknown>::new()), unread))?,
    };
    let records = count_of(&file);
    let (mut project, _notes) = file.into_project(Skipped::default());
    for _ in 0..ROUNDS {
        let problems = project.check();
        if problems.is_empty() {
            let left_out = unread + records.saturating_sub(count(&project));
            let unknown_fields = unknown_fields(text, &Positions::of(text), &unknown);
            return Some(Newer { loaded: Loaded { project, warnings, unknown_fields }, left_out });
        }
        for problem in problems {
            remove(&mut project, problem.record);
        }
    }
    None
}

fn count_of(file: &File) -> usize {
    let File {
        perspectives, themes, objectives, links, kpis, measurements, initiatives, story, import_profiles, ..
    } = file;
    let plan = perspectives.len() + themes.len() + objectives.len() + links.len() + initiatives.len();
    plan + kpis.len() + measurements.len() + story.len() + import_profiles.len()
}

fn count(project: &Project) -> usize {
    let map = project.map.objectives().len() + project.map.links().len();
    let plan = project.perspectives.len() + project.themes.len() + map + project.initiatives.len();
    let measurements: usize = project.series.values().map(|series| series.len()).sum();
    plan + project.kpis.len() + measurements + project.story.len() + project.import_profiles.len()
}

/// Takes a record out; a text of the project itself that breaks a rule is emptied.
fn remove(project: &mut Project, record: Record) {
    match record {
        Record::Project => {
            for text in [&mut project.name, &mut project.mission, &mut project.vision] {
                if text.len() > limits::LINE_BYTES {
                    text.clear();
                }
            }
        }
        Record::Perspective(id) => drop(project.perspectives.remove(&id)),
        Record::Theme(id) => drop(project.themes.remove(&id)),
        Record::Objective(id) => {
            project.map.remove_objective(id);
        }
        Record::Link(id) => {
            project.map.remove_link(id);
        }
        Record::Kpi(id) => {
            project.kpis.remove(&id);
            project.series.remove(&id);
        }
        Record::Measurement(id, _) => drop(project.series.remove(&id)),
        Record::Initiative(id) => drop(project.initiatives.remove(&id)),
        Record::Step(id) => drop(project.story.remove(&id)),
        Record::ImportProfile(id) => drop(project.import_profiles.remove(&id)),
    }
}
