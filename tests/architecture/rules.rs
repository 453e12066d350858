//! The rules themselves: each takes the source files and returns every breach.

use std::collections::BTreeSet;
use std::fmt;

use super::Room;
use super::files::File;
use super::tokens::{Kind, Token, group_end};

/// One place that breaks a rule.
#[derive(Debug, PartialEq, Eq)]
pub struct Breach {
    /// The file, from the top of the project.
    pub path: String,
    /// The line, from 1.
    pub line: usize,
    /// What is wrong there.
    pub what: String,
}

impl fmt::Display for Breach {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.path, self.line, self.what)
    }
}

fn breach(file: &File, line: usize, what: impl Into<String>) -> Breach {
    Breach { path: file.path.clone(), line, what: what.into() }
}

/// The one file outside `theme/` that turns the colours of the theme into egui's.
const COLOUR_CONVERSION: &str = "src/ui/paint.rs";

/// Names of folders at the root of somebody's machine.
const MACHINE_FOLDERS: [&str; 5] = ["work", "root", "tmp", "home", "Users"];

/// Types whose `now` reads the clock.
const CLOCKS: [&str; 5] = ["SystemTime", "Instant", "Zoned", "ZonedDateTime", "Timestamp"];

/// Macros and methods that end the program.
const PANICS: [&str; 4] = ["panic", "todo", "unimplemented", "dbg"];
const UNWRAPS: [&str; 4] = ["unwrap", "expect", "unwrap_err", "expect_err"];

/// Calls whose strings people never read: log lines, checks of programming errors, salts of widget ids.
const UNREAD: [&str; 27] = [
    "trace!",
    "debug!",
    "info!",
    "warn!",
    "error!",
    "log!",
    "assert!",
    "assert_eq!",
    "assert_ne!",
    "debug_assert!",
    "debug_assert_eq!",
    "debug_assert_ne!",
    "unreachable!",
    "Id::new",
    "Id::unique",
    "IdSalt::new",
    "id",
    "id_salt",
    "push_id",
    "make_persistent_id",
    "from_id_salt",
    "with",
    "Grid::new",
    "Plot::new",
    "Panel::left",
    "Panel::right",
    "Area::new",
];

/// Calls whose strings people read, even a single word.
const READ: [&str; 41] = [
    "label",
    "heading",
    "button",
    "small",
    "small_button",
    "monospace",
    "strong",
    "weak",
    "code",
    "checkbox",
    "radio",
    "radio_value",
    "selectable_label",
    "selectable_value",
    "toggle_value",
    "link",
    "hyperlink_to",
    "menu_button",
    "collapsing",
    "colored_label",
    "hint_text",
    "on_hover_text",
    "on_hover_text_at_pointer",
    "on_disabled_hover_text",
    "selected_text",
    "from_label",
    "labeled",
    "accessible_name",
    "set_label",
    "text",
    "title",
    "with_title",
    "set_title",
    "add_filter",
    "RichText::new",
    "Button::new",
    "Label::new",
    "Window::new",
    "Line::new",
    "shortcut_text",
    "prefix",
];

/// Uses of a folder above one's own, of the crate root itself, or of a folder the table does not know.
pub fn upward_uses(files: &[File], rooms: &[Room]) -> Vec<Breach> {
    let rank = |folder: &str| rooms.iter().position(|room| room.folder == folder);
    let mut breaches = Vec::new();
    for file in files {
        let Some(own) = file.folder() else { continue };
        let Some(own_rank) = rank(own) else {
            breaches.push(breach(file, 1, format!("`{own}` is no folder of the table")));
            continue;
        };
        for named in file.paths().into_iter().filter(|named| named.is_own) {
            let what = match named.segments.first().map(|used| (used, rank(used))) {
                None => format!("{own} names the crate root"),
                Some((used, None)) => format!("{own} uses `crate::{used}`, which is no folder of the table"),
                Some((used, Some(rank))) if rank < own_rank => format!("{own} uses {used}, which is above it"),
                Some(_) => continue,
            };
            breaches.push(breach(file, named.line, what));
        }
    }
    breaches.dedup();
    breaches
}

/// Outside crates named in a folder that does not list them.
pub fn outside_crates(files: &[File], rooms: &[Room], dependencies: &BTreeSet<String>) -> Vec<Breach> {
    let mut breaches = Vec::new();
    for file in files {
        let Some(room) = rooms.iter().find(|room| file.folder() == Some(room.folder)) else { continue };
        for named in file.paths().into_iter().filter(|named| !named.is_own) {
            let names: Vec<&str> = named.segments.iter().map(String::as_str).collect();
            // Egui is no dependency of its own: it is reached through eframe.
            let (name, item) = match names.as_slice() {
                ["eframe", "egui", rest @ ..] => ("egui", rest.first()),
                [name, rest @ ..] => (*name, rest.first()),
                [] => continue,
            };
            let is_outside = name == "egui" || dependencies.contains(name);
            if is_outside && !is_listed(room, name, item.copied()) {
                let what = format!("{} names `{}`", room.folder, named.segments.join("::"));
                breaches.push(breach(file, named.line, what));
            }
        }
    }
    breaches.dedup();
    breaches
}

/// Whether a folder may name a crate, or the item of it.
fn is_listed(room: &Room, name: &str, item: Option<&str>) -> bool {
    room.outside.iter().any(|listed| match listed.split_once("::") {
        None => *listed == name,
        Some((listed, listed_item)) => listed == name && item.is_none_or(|item| item == listed_item),
    })
}

/// Files that do not open with `//!` and words.
pub fn missing_openings(files: &[File]) -> Vec<Breach> {
    let has_opening = |file: &File| {
        let first = file.text.lines().next().and_then(|line| line.strip_prefix("//!"));
        first.is_some_and(|words| words.chars().any(char::is_alphabetic))
    };
    files.iter().filter(|file| !has_opening(file)).map(|file| breach(file, 1, "no `//!` line at the top")).collect()
}

/// Colours written out anywhere but in `theme/` and in tests.
pub fn colour_literals(files: &[File]) -> Vec<Breach> {
    let mut breaches = Vec::new();
    for file in files.iter().filter(|file| file.folder() != Some("theme")) {
        for (at, token) in file.product() {
            if token.kind == Kind::Text && has_hex_colour(&token.text) {
                breaches.push(breach(file, token.line, format!("colour in {:?}", token.text)));
            }
            if token.kind == Kind::Word
                && let Some(what) = colour_call(file, at)
            {
                breaches.push(breach(file, token.line, what));
            }
        }
    }
    breaches
}

/// A colour made of numbers, or egui's own name for one, starting at a token.
fn colour_call(file: &File, at: usize) -> Option<String> {
    let kind = file.word(at)?;
    if kind == "hex_color" && file.is(Some(at + 1), "!") {
        return Some("`hex_color!`".to_owned());
    }
    if kind == "Color" && file.is(Some(at + 1), "{") && file.is(Some(at + 2), "r") && has_number(file, at + 1) {
        return Some("`Color { r: .. }` of numbers".to_owned());
    }
    let item = file.word(at + 2).filter(|_| file.is(Some(at + 1), "::"))?;
    let is_literal = match kind {
        "Color32" if item == "from_rgba_unmultiplied" && file.path == COLOUR_CONVERSION => has_number(file, at + 3),
        "Color32" => item.starts_with("from_") || (is_constant(item) && !matches!(item, "TRANSPARENT" | "PLACEHOLDER")),
        "Color" => item == "rgb",
        "Rgba" => item.starts_with("from_") || (is_constant(item) && item != "TRANSPARENT"),
        "Hsva" | "HsvaGamma" => item == "new" || item.starts_with("from_"),
        _ => false,
    };
    is_literal.then(|| format!("`{kind}::{item}`"))
}

fn is_constant(name: &str) -> bool {
    name.chars().all(|c| c == '_' || c.is_ascii_uppercase() || c.is_ascii_digit())
}

/// Whether there is a number between the brackets that open at a token.
fn has_number(file: &File, open: usize) -> bool {
    let inner = file.tokens.get(open..group_end(&file.tokens, open)).unwrap_or_default();
    inner.iter().any(|token| token.kind == Kind::Number)
}

/// Whether a string holds `#RRGGBB` or `#RRGGBBAA`, or is such a colour of 3 or 4 digits; `&#160;` and `url(#id)`
/// are none.
fn has_hex_colour(text: &str) -> bool {
    text.match_indices('#').any(|(at, _)| {
        let rest = &text[at + 1..];
        let digits = rest.chars().take_while(char::is_ascii_hexdigit).count();
        let ends = !rest.chars().nth(digits).is_some_and(|c| c.is_alphanumeric() || matches!(c, '_' | '-'));
        let is_reference = text[..at].ends_with(['&', '(']);
        let is_whole = at == 0 && digits + 1 == text.len();
        ends && !is_reference && (matches!(digits, 6 | 8) || (is_whole && matches!(digits, 3 | 4)))
    })
}

/// Text for people outside `lang/`: in `ui/` and `command/` any string of two words or with letters beyond ASCII;
/// there and in `app/` also a single capitalised word in a call that shows it.
pub fn ui_texts(files: &[File]) -> Vec<Breach> {
    let mut breaches = Vec::new();
    for file in files.iter().filter(|file| matches!(file.folder(), Some("ui" | "command" | "app"))) {
        let calls = calls(&file.tokens);
        for (at, token) in file.product().filter(|(_, token)| token.kind == Kind::Text) {
            let is_read = calls.get(at).copied().flatten();
            let is_phrase = has_phrase(&token.text);
            let is_refused = match is_read {
                Some(false) => false,
                Some(true) => is_phrase || is_capitalised(&token.text),
                None => is_phrase && file.folder() != Some("app"),
            };
            if is_refused {
                breaches.push(breach(file, token.line, format!("text {:?}", token.text)));
            }
        }
    }
    breaches
}

/// For each token whether the innermost call around it that matters is one people read (`READ`) or not (`UNREAD`).
/// A closure among the arguments starts afresh: what it does is judged by the calls within.
fn calls(tokens: &[Token]) -> Vec<Option<bool>> {
    let mut open: Vec<Option<bool>> = Vec::new();
    let mut calls = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        let around = open.last().copied().flatten();
        let before = at.checked_sub(1).and_then(|before| tokens.get(before));
        let starts_argument = before.is_some_and(|token| ["(", ",", "move"].iter().any(|sign| token.is(sign)));
        if [")", "]", "}"].iter().any(|sign| token.is(sign)) {
            open.pop();
        } else if token.is("{") || token.is("[") {
            open.push(around);
        } else if token.is("(") {
            open.push(is_read_call(tokens, at).or(around));
        } else if let Some(call) = open.last_mut().filter(|_| token.is("|") && starts_argument) {
            *call = None;
        }
        calls.push(open.last().copied().flatten());
    }
    calls
}

/// Whether people read the strings of the call whose bracket opens at a token; nothing for other calls.
fn is_read_call(tokens: &[Token], open: usize) -> Option<bool> {
    let text = |back: usize| open.checked_sub(back).and_then(|at| tokens.get(at)).map_or("", |token| &token.text);
    let name = if text(1) == "!" { format!("{}!", text(2)) } else { text(1).to_owned() };
    let whole = format!("{}::{name}", if text(2) == "::" { text(3) } else { "" });
    let is_in = |list: &[&str]| list.iter().any(|listed| *listed == name || *listed == whole);
    if is_in(&UNREAD) { Some(false) } else { is_in(&READ).then_some(true) }
}

/// Stands for a placeholder of `format!` once the braces are gone.
const PLACEHOLDER: char = '\u{fffc}';

/// Whether two neighbouring words look like language: one of two letters or more and nothing else, the other a word
/// or a placeholder. Any letter beyond ASCII does too.
fn has_phrase(text: &str) -> bool {
    let text = without_placeholders(text);
    let is_plain = |word: &str| word.len() >= 2 && word.chars().all(|c| c.is_ascii_alphabetic());
    let counts = |word: &str| word.contains(|c: char| c.is_alphabetic() || c == PLACEHOLDER);
    let trimmed = |word| str::trim_matches(word, |c: char| c.is_ascii_punctuation());
    let words: Vec<&str> = text.split_whitespace().map(trimmed).collect();
    let mut pairs = words.iter().zip(words.iter().skip(1));
    pairs.any(|(one, other)| (is_plain(one) && counts(other)) || (counts(one) && is_plain(other)))
        || text.chars().any(|c| c.is_alphabetic() && !c.is_ascii())
}

/// A string with each `{...}` replaced by one sign.
fn without_placeholders(text: &str) -> String {
    let mut plain = String::new();
    let mut is_inside = false;
    for c in text.chars() {
        match c {
            '{' => is_inside = true,
            '}' if is_inside => {
                is_inside = false;
                plain.push(PLACEHOLDER);
            }
            _ if is_inside => {}
            c => plain.push(c),
        }
    }
    plain
}

fn is_capitalised(text: &str) -> bool {
    text.trim_start().starts_with(char::is_uppercase)
}

/// Calls that end the program instead of returning an error, outside tests.
pub fn panics(files: &[File]) -> Vec<Breach> {
    let mut breaches = Vec::new();
    for file in files {
        for (at, token) in file.product() {
            let before = at.checked_sub(1);
            let is_method = file.is(before, ".") || file.is(before, "::");
            let is_unwrap = is_method && UNWRAPS.iter().any(|name| token.is(name));
            let is_macro = file.is(Some(at + 1), "!") && PANICS.iter().any(|name| token.is(name));
            if is_unwrap || is_macro {
                breaches.push(breach(file, token.line, format!("`{}`", token.text)));
            }
        }
    }
    breaches
}

/// Folders of one machine, in code, comments and tests alike.
pub fn machine_paths(files: &[File]) -> Vec<Breach> {
    let mut breaches = Vec::new();
    for file in files {
        for (n, line) in file.text.lines().enumerate() {
            for folder in MACHINE_FOLDERS.iter().filter(|folder| names_root_folder(line, folder)) {
                breaches.push(breach(file, n + 1, format!("`/{folder}`")));
            }
        }
    }
    breaches
}

/// Whether a line holds `/folder` as the start of a path: not within one, and not as a closing tag.
fn names_root_folder(line: &str, folder: &str) -> bool {
    let path = format!("/{folder}");
    line.match_indices(&path).any(|(at, _)| {
        let within = line[..at].ends_with(|c: char| c.is_alphanumeric() || "_.<-/})*".contains(c));
        let longer = line[at + path.len()..].starts_with(|c: char| c.is_alphanumeric() || matches!(c, '_' | '-'));
        !within && !longer
    })
}

/// The clock or random numbers outside `app/` and `cli/`, in tests too: a test that needs them fails now and then.
pub fn clock_and_chance(files: &[File]) -> Vec<Breach> {
    let mut breaches = Vec::new();
    for file in files.iter().filter(|file| !matches!(file.folder(), Some("app" | "cli"))) {
        for (at, token) in file.tokens.iter().enumerate() {
            let reads_now = file.is(Some(at + 1), "::") && file.is(Some(at + 2), "now");
            if reads_now && CLOCKS.iter().any(|clock| token.is(clock)) {
                breaches.push(breach(file, token.line, format!("`{}::now`", token.text)));
            }
            if token.is("fastrand") {
                breaches.push(breach(file, token.line, "`fastrand`"));
            }
        }
    }
    breaches
}
