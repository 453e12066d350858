//! What a file says about itself before anything else.

use super::scan::{Outline, Strictness};
use super::{Broken, v2};

/// How far into a file its header is looked for first, in bytes.
const START: usize = 4096;

/// Refuses files that are no strategy maps or that are newer than this program, however broken the rest is.
pub fn check_text(text: &str) -> Result<(), Broken> {
    let start = start(text);
    let mut outline = Outline::of(start, Strictness::Tolerant);
    if outline.entry(start, "format").is_none() {
        outline = Outline::of(text, Strictness::Tolerant);
    }
    let value = |name| outline.entry(text, name).and_then(|entry| text.get(entry.value.clone()));
    let format: String = value("format").and_then(|value| ron::from_str(value).ok()).ok_or(Broken::NotAMap)?;
    let number = |name| value(name).and_then(|value| ron::from_str::<u32>(value).ok());
    check(&format, number("version").unwrap_or(v2::VERSION), number("min_reader").unwrap_or(v2::VERSION))
}

/// The version that the start of a file names.
pub fn version(text: &str) -> Option<u32> {
    let start = start(text);
    let entry = Outline::of(start, Strictness::Tolerant).entry(start, "version").map(|entry| entry.value.clone())?;
    ron::from_str(start.get(entry)?).ok()
}

fn start(text: &str) -> &str {
    text.get(..text.floor_char_boundary(START)).unwrap_or(text)
}

/// The same for a file that could be parsed.
pub fn check(format: &str, version: u32, min_reader: u32) -> Result<(), Broken> {
    let newest = version.max(min_reader);
    if format != v2::FORMAT || version == 0 {
        Err(Broken::NotAMap)
    } else if newest > v2::VERSION {
        Err(Broken::Newer { version: newest })
    } else {
        Ok(())
    }
}

/// The lines, from 1, at which git's conflicts start.
pub fn conflicts(text: &str) -> Vec<usize> {
    let starts = text.lines().enumerate().filter(|(_, line)| line.starts_with("<<<<<<<"));
    starts.map(|(index, _)| index + 1).take(crate::model::limits::PROBLEMS).collect()
}
