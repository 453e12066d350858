//! The source files, and the paths each of them names.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::{fs, io};

use super::tokens::{Kind, Token, group_end, tokens};

/// The name under which `main.rs` and the tests know the library.
const OWN_CRATE: &str = "fourfold";

/// One file below `src/`.
pub struct File {
    /// Its path from the top of the project, with `/`.
    pub path: String,
    /// All of it, comments too.
    pub text: String,
    /// Its code.
    pub tokens: Vec<Token>,
    /// The module it is, from the crate root: `["model", "ids"]`.
    pub module: Vec<String>,
}

/// A path named in a file, from where it starts: within the crate, or at an outside crate (or anything else, such as
/// a type).
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Named {
    /// Whether `segments` start at the root of this crate.
    pub is_own: bool,
    /// The names between the `::`.
    pub segments: Vec<String>,
    /// The line, from 1.
    pub line: usize,
}

impl File {
    /// A file from its path (such as `src/model/ids.rs`) and text.
    pub fn new(path: &str, text: &str) -> Self {
        let inner = path.strip_prefix("src/").unwrap_or(path).trim_end_matches(".rs");
        let mut module: Vec<String> = inner.split('/').map(str::to_owned).collect();
        if module.last().is_some_and(|last| last == "mod" || (module.len() == 1 && matches!(&**last, "lib" | "main"))) {
            module.pop();
        }
        Self { path: path.to_owned(), text: text.to_owned(), tokens: tokens(text), module }
    }

    /// The folder of the table it belongs to; nothing for `main.rs` and `lib.rs`.
    pub fn folder(&self) -> Option<&str> {
        self.module.first().map(String::as_str)
    }

    /// The code that ships, with the place of each token.
    pub fn product(&self) -> impl Iterator<Item = (usize, &Token)> {
        self.tokens.iter().enumerate().filter(|(_, token)| !token.in_test && !token.in_attribute)
    }

    /// Whether the token at a place, which may be before the first one, is that word or sign.
    pub fn is(&self, at: Option<usize>, text: &str) -> bool {
        at.and_then(|at| self.tokens.get(at)).is_some_and(|token| token.is(text))
    }

    /// The text of the token at a place, if it is a word.
    pub fn word(&self, at: usize) -> Option<&str> {
        self.tokens.get(at).filter(|token| token.kind == Kind::Word).map(|token| token.text.as_str())
    }

    /// Every path in the file, in `use` lines and elsewhere, comments left out.
    pub fn paths(&self) -> Vec<Named> {
        let mut found = Vec::new();
        let mut bound = Bindings::default();
        let mut in_use = BTreeSet::new();
        let inline = self.inline_modules();
        let module_at = |at: usize| {
            let inner = inline.iter().filter(|(range, _)| range.contains(&at)).map(|(_, name)| name.clone());
            self.module.iter().cloned().chain(inner).collect::<Vec<_>>()
        };
        for at in 0..self.tokens.len() {
            match (self.word(at), self.word(at + 1)) {
                (Some("mod"), Some(name)) => drop(bound.own.insert(name.to_owned())),
                (Some("use"), next) if next.is_some() || self.is(Some(at + 1), "{") || self.is(Some(at + 1), "::") => {
                    let mut tree = UseTree { file: self, at: at + 1, leaves: Vec::new() };
                    tree.read(&[]);
                    in_use.extend(at..tree.at);
                    found.extend(tree.leaves.into_iter().map(|leaf| (at, leaf)));
                }
                (Some("extern"), Some("crate")) => {
                    let name = self.word(at + 2).unwrap_or_default().to_owned();
                    found.push((at, Leaf { segments: vec![name.clone()], name, line: self.tokens[at].line }));
                }
                _ => {}
            }
        }
        for (at, leaf) in &found {
            bound.add(leaf, resolve(&leaf.segments, &module_at(*at)).is_none());
        }
        for at in (0..self.tokens.len()).filter(|at| !in_use.contains(at)) {
            let leaf = self.inline_path(at).or_else(|| self.quoted_path(at));
            found.extend(leaf.map(|leaf| (at, bound.expand(leaf))));
        }
        let mut paths: Vec<Named> = found
            .into_iter()
            .filter_map(|(at, leaf)| {
                let own = resolve(&leaf.segments, &module_at(at));
                let is_own = own.is_some();
                let is_local = !is_own && leaf.segments.first().is_some_and(|head| bound.own.contains(head));
                (!is_local).then(|| Named { is_own, segments: own.unwrap_or(leaf.segments), line: leaf.line })
            })
            .collect();
        paths.sort_by(|one, other| one.line.cmp(&other.line).then_with(|| one.cmp(other)));
        paths.dedup();
        paths
    }

    /// `mod name { ... }` and the tokens within.
    fn inline_modules(&self) -> Vec<(std::ops::Range<usize>, String)> {
        let opens = |at: &usize| self.is(Some(*at), "mod") && self.is(Some(at + 2), "{");
        let module = |at: usize| Some((at + 2..group_end(&self.tokens, at + 2), self.word(at + 1)?.to_owned()));
        (0..self.tokens.len()).filter(opens).filter_map(module).collect()
    }

    /// The path that starts at a token, if one does: `a::b`, and not the middle of a longer one.
    fn inline_path(&self, at: usize) -> Option<Leaf> {
        let head = self.word(at)?;
        let after_colons = self.is(at.checked_sub(1), "::");
        let before = at.checked_sub(2);
        let goes_on =
            before.is_some_and(|n| self.word(n).is_some()) || [">", "]", ")"].iter().any(|s| self.is(before, s));
        if (after_colons && goes_on) || !self.is(Some(at + 1), "::") {
            return None;
        }
        let mut segments = vec![head.to_owned()];
        let mut last = at;
        while self.is(Some(last + 1), "::")
            && let Some(next) = self.word(last + 2)
        {
            segments.push(next.to_owned());
            last += 2;
        }
        Some(Leaf { name: head.to_owned(), segments, line: self.tokens.get(at)?.line })
    }

    /// The path in a string of an attribute, as in `#[serde(with = "crate::model::date")]`.
    fn quoted_path(&self, at: usize) -> Option<Leaf> {
        let token = self.tokens.get(at).filter(|token| token.kind == Kind::Text && token.in_attribute)?;
        let segments: Vec<String> = token.text.split("::").map(str::to_owned).collect();
        let is_path = segments.len() > 1 && segments.iter().all(|name| !name.contains(char::is_whitespace));
        is_path.then(|| Leaf { name: segments[0].clone(), segments, line: token.line })
    }
}

/// A path as written, and the name it gives to the rest of the file.
struct Leaf {
    segments: Vec<String>,
    name: String,
    line: usize,
}

/// What the first name of a path means in a file; one scope for the whole file is close enough.
#[derive(Default)]
struct Bindings {
    /// Names of modules of this crate.
    own: BTreeSet<String>,
    /// Names of things of outside crates, with their whole path.
    outside: BTreeMap<String, Vec<String>>,
}

impl Bindings {
    fn add(&mut self, leaf: &Leaf, is_outside: bool) {
        if is_outside {
            self.outside.insert(leaf.name.clone(), leaf.segments.clone());
        } else {
            self.own.insert(leaf.name.clone());
        }
    }

    /// The whole path of one that starts at a name imported from outside.
    fn expand(&self, mut leaf: Leaf) -> Leaf {
        if let Some(whole) = self.outside.get(&leaf.name) {
            leaf.segments.splice(0..1, whole.iter().cloned());
        }
        leaf
    }
}

/// A reader of what follows `use`.
struct UseTree<'a> {
    file: &'a File,
    at: usize,
    leaves: Vec<Leaf>,
}

impl UseTree<'_> {
    /// Reads one tree below a prefix and stops at the sign after it.
    fn read(&mut self, prefix: &[String]) {
        let mut segments = prefix.to_vec();
        let line = self.file.tokens.get(self.at).map_or(0, |token| token.line);
        loop {
            if self.eat("::") {
                continue;
            }
            if self.eat("{") {
                while self.at < self.file.tokens.len() && !self.eat("}") {
                    self.read(&segments);
                    if !self.eat(",") && !self.file.is(Some(self.at), "}") {
                        return;
                    }
                }
                return;
            }
            if self.eat("*") {
                segments.push("*".to_owned());
                break;
            }
            let Some(word) = self.file.word(self.at) else { break };
            if word == "as" {
                break;
            }
            segments.push(word.to_owned());
            self.at += 1;
            if !self.file.is(Some(self.at), "::") {
                break;
            }
        }
        if segments.len() > 1 && segments.last().is_some_and(|last| last == "self") {
            segments.pop();
        }
        let mut name = segments.last().cloned().unwrap_or_default();
        if self.eat("as") {
            self.file.word(self.at).unwrap_or_default().clone_into(&mut name);
            self.at += 1;
        }
        self.leaves.push(Leaf { segments, name, line });
    }

    fn eat(&mut self, text: &str) -> bool {
        let eaten = self.file.is(Some(self.at), text);
        self.at += usize::from(eaten);
        eaten
    }
}

/// A path from the crate root, if it is one of this crate: `super::x` in `["model", "ids"]` is `["model", "x"]`.
fn resolve(segments: &[String], module: &[String]) -> Option<Vec<String>> {
    let head = segments.first()?.as_str();
    if head == "crate" || head == OWN_CRATE {
        return Some(segments[1..].to_vec());
    }
    if head != "self" && head != "super" {
        return None;
    }
    let mut base = module.to_vec();
    let mut rest = segments;
    while let [first, tail @ ..] = rest
        && (first == "self" || first == "super")
    {
        if first == "super" {
            base.pop();
        }
        rest = tail;
    }
    base.extend_from_slice(rest);
    Some(base)
}

/// Every source file of a project, sorted by path; files of test modules (`#[cfg(test)] mod tests;`) are marked.
pub fn source_files(project: &Path) -> io::Result<Vec<File>> {
    let mut files = Vec::new();
    for path in rust_files(&project.join("src"))? {
        let inner = path.strip_prefix(project).unwrap_or(&path);
        let name: Vec<_> = inner.iter().map(|part| part.to_string_lossy()).collect();
        files.push(File::new(&name.join("/"), &fs::read_to_string(&path)?));
    }
    mark_test_files(&mut files);
    Ok(files)
}

fn rust_files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(rust_files(&path)?);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

/// Marks the code of files whose `mod` line is for tests only, and of those below them.
pub fn mark_test_files(files: &mut [File]) {
    let mut for_tests: Vec<Vec<String>> = Vec::new();
    for file in files.iter() {
        for at in 0..file.tokens.len() {
            if file.tokens[at].in_test && file.is(Some(at), "mod") && file.is(Some(at + 2), ";") {
                let name = file.word(at + 1).map(str::to_owned);
                for_tests.push(file.module.iter().cloned().chain(name).collect());
            }
        }
    }
    for file in files.iter_mut().filter(|file| for_tests.iter().any(|module| file.module.starts_with(module))) {
        file.tokens.iter_mut().for_each(|token| token.in_test = true);
    }
}

/// The outside crates of a `Cargo.toml`, as named in code; those of tests and builds left out.
pub fn dependencies(manifest: &str) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    let mut is_inside = false;
    for line in manifest.lines().map(str::trim) {
        if let Some(table) = line.strip_prefix('[').and_then(|line| line.split(']').next()) {
            is_inside = table == "dependencies" || (table.starts_with("target.") && table.ends_with(".dependencies"));
            if let Some(name) = table.strip_prefix("dependencies.") {
                names.insert(name.replace('-', "_"));
            }
        } else if is_inside && let Some((name, _)) = line.split_once('=').filter(|_| !line.starts_with('#')) {
            let name = name.split('.').next().unwrap_or(name);
            names.insert(name.trim().trim_matches('"').replace('-', "_"));
        }
    }
    names
}
