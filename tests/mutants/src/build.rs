//! One build with all faults that compile.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fs;
use std::ops::Range;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use serde_json::Value;

use crate::folder::Folder;
use crate::mutants::{Mutant, Source, by_number};
use crate::rewrite::{places, rewrite};

/// The test programs in which something may reach the store and the edits; the unit tests are built besides.
const PROGRAMS: [&str; 20] = [
    "saving",
    "files",
    "merge",
    "conflicts",
    "edit_laws",
    "git",
    "limits",
    "refusals",
    "cli",
    "library",
    "import",
    "formulas",
    "ui_keeping",
    "ui_resolve",
    "ui_history",
    "ui_inspector",
    "ui_story",
    "ui_values",
    "ui_import",
    "ui_map",
];

/// The module with the switches.
const SWITCH: &str = include_str!("switch.rs");

/// What was built.
pub struct Built {
    /// The faults that are in it.
    pub mutants: Vec<Mutant>,
    /// The test programs by name.
    pub programs: BTreeMap<String, PathBuf>,
}

/// What cargo has said.
struct Said {
    is_built: bool,
    errors: Vec<Value>,
    programs: BTreeMap<String, PathBuf>,
}

/// Rewritten files, and where the faults stand in them.
type Written = BTreeMap<String, (String, Vec<(usize, Range<usize>)>)>;

/// Builds the test programs; what does not compile is left out, and remembered for the next run.
pub fn build(folder: &Folder, sources: &[Source]) -> Result<Built, Box<dyn Error>> {
    let mut dropped = remembered(folder)?;
    write_switch(folder)?;
    for programs in [&[][..], &PROGRAMS] {
        loop {
            let written = write(folder, sources, &dropped)?;
            let said = cargo(folder, programs)?;
            if said.is_built && !programs.is_empty() {
                return Ok(Built { mutants: kept(sources, &dropped), programs: said.programs });
            }
            if said.is_built {
                break;
            }
            let before = dropped.len();
            dropped.extend(said.errors.iter().flat_map(|error| blamed(error, &written)));
            if dropped.len() == before {
                let texts: Vec<&str> = said.errors.iter().filter_map(|error| error["rendered"].as_str()).collect();
                return Err(format!("the project does not build:\n{}", texts.concat()).into());
            }
            eprintln!("{} errors, {} faults do not compile", said.errors.len(), dropped.len());
            let list: Vec<String> = dropped.iter().map(|number| format!("{number}\n")).collect();
            fs::write(folder.file("dropped"), list.concat())?;
        }
    }
    Err("nothing was built".into())
}

fn remembered(folder: &Folder) -> Result<BTreeSet<usize>, Box<dyn Error>> {
    let file = folder.file("dropped");
    if !file.exists() {
        return Ok(BTreeSet::new());
    }
    Ok(fs::read_to_string(file)?.lines().map(str::parse).collect::<Result<_, _>>()?)
}

fn kept(sources: &[Source], dropped: &BTreeSet<usize>) -> Vec<Mutant> {
    let all = by_number(sources).into_values();
    all.filter(|mutant| !dropped.contains(&mutant.number)).cloned().collect()
}

fn write_switch(folder: &Folder) -> Result<(), Box<dyn Error>> {
    write_changed(folder, "src/mutant.rs", SWITCH)?;
    write_changed(folder, "src/lib.rs", &(folder.committed("src/lib.rs")? + "\npub mod mutant;\n"))
}

fn write(folder: &Folder, sources: &[Source], dropped: &BTreeSet<usize>) -> Result<Written, Box<dyn Error>> {
    let mut written = Written::new();
    for source in sources {
        let text = rewrite(source, |number| !dropped.contains(&number));
        write_changed(folder, &source.path, &text)?;
        let places = places(&text);
        written.insert(source.path.clone(), (text, places));
    }
    Ok(written)
}

/// Writes a file of the clone only if it is another one, so that cargo does not build for nothing.
fn write_changed(folder: &Folder, path: &str, text: &str) -> Result<(), Box<dyn Error>> {
    let file = folder.project().join(path);
    if fs::read_to_string(&file).ok().as_deref() != Some(text) {
        fs::write(file, text)?;
    }
    Ok(())
}

fn cargo(folder: &Folder, programs: &[&str]) -> Result<Said, Box<dyn Error>> {
    let mut command = Command::new("cargo");
    command.args(["test", "--locked", "--no-run", "--quiet", "--message-format=json", "-j2", "--lib"]);
    command.args(programs.iter().flat_map(|name| ["--test", name]));
    // Tests are quicker with some optimisation; nobody debugs this build.
    let options = ["opt-level=1", "debug=0"].map(|option| format!("profile.dev.package.fourfold.{option}"));
    command.args(options.iter().flat_map(|option| ["--config", option])).env("CARGO_INCREMENTAL", "0");
    command.env("CARGO_TARGET_DIR", folder.target()).current_dir(folder.project());
    let output = command.stderr(Stdio::inherit()).output()?;
    let lines = output.stdout.split(|byte| *byte == b'\n').filter_map(|line| serde_json::from_slice(line).ok());
    let (mut errors, mut programs) = (Vec::new(), BTreeMap::new());
    for mut line in lines.collect::<Vec<Value>>() {
        if line["message"]["level"] == "error" {
            errors.push(line["message"].take());
        } else if let (Some(name), Some(file)) = (line["target"]["name"].as_str(), line["executable"].as_str())
            && line["profile"]["test"] == true
        {
            programs.insert(name.to_owned(), PathBuf::from(file));
        }
    }
    Ok(Said { is_built: output.status.success(), errors, programs })
}

/// The faults that an error comes from: the innermost one around its place, or around another place that it names;
/// otherwise those in the same lines.
fn blamed(error: &Value, written: &Written) -> BTreeSet<usize> {
    let spans = all_spans(error);
    let (primary, others): (Vec<&Value>, Vec<&Value>) = spans.into_iter().partition(|span| span["is_primary"] == true);
    let found = |spans: &[&Value], find: &dyn Fn(&Value, &Written) -> BTreeSet<usize>| -> BTreeSet<usize> {
        spans.iter().flat_map(|span| find(span, written)).collect()
    };
    [found(&primary, &innermost), found(&others, &innermost), found(&primary, &in_lines), found(&others, &in_lines)]
        .into_iter()
        .find(|numbers| !numbers.is_empty())
        .unwrap_or_default()
}

/// The places that an error and its notes name.
fn all_spans(error: &Value) -> Vec<&Value> {
    let own = error["spans"].as_array().into_iter().flatten();
    let notes = error["children"].as_array().into_iter().flatten().flat_map(all_spans);
    own.chain(notes).collect()
}

fn bytes(span: &Value) -> Option<Range<usize>> {
    let end = |name: &str| usize::try_from(span[name].as_u64()?).ok();
    Some(end("byte_start")?..end("byte_end")?)
}

fn innermost(span: &Value, written: &Written) -> BTreeSet<usize> {
    let found = span["file_name"].as_str().and_then(|path| written.get(path)).zip(bytes(span));
    let Some(((_, places), bytes)) = found else { return BTreeSet::new() };
    let around = places.iter().filter(|(_, place)| place.start <= bytes.start && bytes.end <= place.end);
    around.min_by_key(|(_, place)| place.len()).map(|(number, _)| *number).into_iter().collect()
}

fn in_lines(span: &Value, written: &Written) -> BTreeSet<usize> {
    let found = span["file_name"].as_str().and_then(|path| written.get(path)).zip(bytes(span));
    let Some(((text, places), bytes)) = found else { return BTreeSet::new() };
    let start = text[..bytes.start].rfind('\n').unwrap_or(0);
    let end = text[bytes.end..].find('\n').map_or(text.len(), |at| bytes.end + at);
    places.iter().filter(|(_, place)| place.start < end && start < place.end).map(|(number, _)| *number).collect()
}
