//! Files made to do harm: each is read or refused with a reason, quickly, and none is an empty project.

use std::time::{Duration, Instant};

use fourfold::lang::Lang;
use fourfold::model::Project;
use fourfold::store::{Broken, read, write};

use crate::support::sample;

/// No file may take longer, here without any optimisation.
const LONGEST: Duration = Duration::from_secs(2);

fn full() -> String {
    write(&sample::told())
}

/// Reads a file; whatever it is, the answer is an answer.
fn survive(name: &str, bytes: &[u8]) -> Result<Project, Broken> {
    let start = Instant::now();
    let result = read(bytes);
    let took = start.elapsed();
    assert!(took < LONGEST, "{name}: {took:?}");
    match &result {
        Ok(loaded) => assert_eq!(loaded.project.check(), [], "{name}"),
        Err(broken) => {
            let [en, vi] = Lang::ALL.map(|lang| broken.message(lang));
            assert!(en != vi && en.len() > 20 && en.len() < 1000, "{name}: {en}");
            assert!(broken.problems().iter().all(|problem| !problem.message(Lang::En).is_empty()), "{name}");
        }
    }
    result.map(|loaded| loaded.project)
}

/// The text with something put in front of the first record of each section in turn.
fn in_each_section(piece: &str) -> Vec<String> {
    let text = full();
    let starts: Vec<usize> = text.match_indices(": [\n").map(|(at, found)| at + found.len()).collect();
    starts.into_iter().map(|at| format!("{}{piece}\n{}", &text[..at], &text[at..])).collect()
}

fn files() -> Vec<(String, Vec<u8>)> {
    let text = full();
    let mut files: Vec<(String, Vec<u8>)> = Vec::new();
    let mut add = |name: String, bytes: Vec<u8>| files.push((name, bytes));
    // Bombs: brackets, strings, names and numbers without end, in every section.
    for (name, piece) in [
        ("brackets", "(".repeat(20_000)),
        ("lists", "[".repeat(20_000)),
        ("maps", "{".repeat(20_000)),
        ("closed brackets", format!("{}{}", "(".repeat(500), ")".repeat(500))),
        ("options", format!("{}1{}", "Some(".repeat(5_000), ")".repeat(5_000))),
        ("an open string", format!("(id: \"{}", "x".repeat(100_000))),
        ("a long string", format!("(id: \"{}\"),", "x".repeat(100_000))),
        ("a long name", format!("({}: 1),", "x".repeat(100_000))),
        ("a long number", format!("(weight: {}),", "9".repeat(100_000))),
        ("a long fraction", format!("(weight: 0.{}),", "9".repeat(100_000))),
        ("a huge number", "(weight: 1e99999999),".to_owned()),
        ("no number", "(weight: NaN),".to_owned()),
        ("minus infinity", "(weight: -inf),".to_owned()),
        ("an open comment", "/*".to_owned()),
        ("comments in comments", "/*".repeat(10_000)),
        ("a raw string", format!("r{}\"", "#".repeat(10_000))),
        ("escapes", format!("(id: \"{}\"),", "\\u{110000}".repeat(1000))),
        ("a lone surrogate", "(id: \"\\u{D800}\"),".to_owned()),
        ("empty records", "(),".repeat(5_000)),
        ("commas", ",".repeat(50_000)),
        ("a character", "(id: 'x'),".to_owned()),
        ("a byte string", "(id: b\"abc\"),".to_owned()),
        ("an attribute", "#![enable(implicit_some)]".to_owned()),
        ("a conflict", "<<<<<<< ours\n(id: \"a\"),\n=======\n(id: \"b\"),\n>>>>>>> theirs".to_owned()),
        ("controls", "\u{1}\u{2}\u{3}".to_owned()),
        ("text to the left", "(id: \"\u{202E}\u{2066}\"),".to_owned()),
        ("marks on marks", format!("(id: \"a{}\"),", "\u{301}".repeat(20_000))),
    ] {
        for (at, text) in in_each_section(&piece).into_iter().enumerate() {
            add(format!("{name} in section {at}"), text.into_bytes());
        }
    }
    // Holes and foreign bytes, at every twentieth of the file.
    for part in 0..20 {
        let at = text.len() * part / 20;
        for (name, hole) in
            [("zeros", &[0; 64][..]), ("no UTF-8", b"\xFF\xFE\xC0\x80"), ("half a character", b"\xE1\xBB")]
        {
            let mut bytes = text.clone().into_bytes();
            let end = (at + hole.len()).min(bytes.len());
            bytes.splice(at..end, hole.iter().copied());
            add(format!("{name} at {at}"), bytes);
        }
    }
    // Other formats, and the start of one of ours in front of them.
    let others: [&[u8]; 14] = [
        b"%PDF-1.7\n",
        b"PK\x03\x04\x14\x00\x06\x00",
        b"\x89PNG\r\n\x1A\n",
        b"SQLite format 3\0",
        b"<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>",
        b"{\"format\": \"bsc-map\", \"version\": 2}",
        b"format: bsc-map\nversion: 2\n",
        b"[bsc-map]\nversion = 2\n",
        b"\x1F\x8B\x08\0\0\0\0\0",
        b"\xFF\xFE(\0f\0o\0r\0m\0a\0t\0",
        b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1",
        b"version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n",
        b"../../../../etc/passwd",
        b"#!/bin/sh\nexit 1\n",
    ];
    for (number, other) in others.into_iter().enumerate() {
        add(format!("format {number}"), other.to_vec());
        add(format!("format {number} after a header"), [b"(\n  format: \"bsc-map\",\n  version: 2,\n", other].concat());
    }
    files
}

#[test]
fn hostile_files_are_answered() {
    let files = files();
    let whole = sample::told();
    for (name, bytes) in &files {
        if let Ok(project) = survive(name, bytes) {
            // What is read is the project, with a comment or an attribute in it at most.
            assert_eq!(project, whole, "{name}");
        }
    }
    println!("T10: {} files", files.len());
    assert!(files.len() >= 300, "{}", files.len());
}

/// Records that name each other in circles, name nothing, or stand twice.
#[test]
fn records_against_each_other_are_refused() {
    let text = full();
    let ids: Vec<&str> = text.match_indices("(id: \"").filter_map(|(at, _)| text.get(at + 6..at + 18)).collect();
    let mut cases = 0;
    for id in ids.iter().step_by(3) {
        for other in ids.iter().step_by(7) {
            let name = format!("{id} is {other}");
            if let Ok(project) = survive(&name, text.replace(*id, other).as_bytes()) {
                assert!(id == other || project == sample::told() || project.check().is_empty(), "{name}");
            }
            cases += 1;
        }
    }
    assert!(cases > 20, "{cases}");
}

/// A sample of twenty kilobytes.
fn sample_of_20_kb() -> String {
    let text = full();
    let mission = text.find("  mission: \"").unwrap() + "  mission: \"".len();
    let more = "Một bản đồ chiến lược (\\\"map\\\") là lời hứa, [không] phải bức tranh; ";
    let longer = more.repeat((20 * 1024 - text.len()).div_ceil(more.len()));
    let text = format!("{}{longer}{}", &text[..mission], &text[mission..]);
    assert!(read(text.as_bytes()).is_ok() && text.len() >= 20 * 1024 && text.len() < 21 * 1024);
    text
}

/// Cuts it at every second byte. How far apart the cuts are is set by `FOURFOLD_CUTS`.
fn cut_from(first: usize) {
    let text = sample_of_20_kb();
    let step = std::env::var("FOURFOLD_CUTS").ok().and_then(|text| text.parse().ok()).unwrap_or(2);
    let cuts = (first..text.len() - 1).step_by(step);
    let count = cuts.len();
    for end in cuts {
        assert!(read(&text.as_bytes()[..end]).is_err(), "opened, cut at {end}");
    }
    println!("T10: cut at {count} places");
}

#[test]
fn a_file_of_20_kb_cut_at_any_even_byte_is_never_opened() {
    cut_from(0);
}

#[test]
fn a_file_of_20_kb_cut_at_any_odd_byte_is_never_opened() {
    cut_from(1);
}
