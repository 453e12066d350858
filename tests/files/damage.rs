//! Random damage: never a panic, never an empty project, never for long.

use std::time::{Duration, Instant};

use fourfold::model::Project;
use fourfold::store::{Broken, read, write};
use proptest::prelude::*;

use crate::support::sample;

fn full() -> Vec<u8> {
    write(&sample::full()).into_bytes()
}

#[test]
fn a_file_cut_anywhere_is_never_opened() {
    let bytes = full();
    // Without its last line feed the file is whole.
    for end in 0..bytes.len() - 1 {
        let Err(broken) = read(&bytes[..end]) else { panic!("opened, cut at {end}") };
        if let Broken::Records { problems } = broken {
            assert!(!problems.is_empty() && problems.len() <= 2, "cut at {end}: {problems:#?}");
        }
    }
}

#[test]
fn a_file_with_a_line_lost_is_whole_or_refused() {
    let text = write(&sample::full());
    let lines: Vec<&str> = text.lines().collect();
    for lost in 0..lines.len() {
        let rest: Vec<&str> = lines.iter().enumerate().filter(|(n, _)| *n != lost).map(|(_, line)| *line).collect();
        match read(rest.join("\n").as_bytes()) {
            Ok(loaded) => {
                let count = |p: &Project| p.map.objectives().len() + p.kpis.len() + p.perspectives.len();
                assert!(lines[lost].starts_with("    (") && count(&loaded.project) + 1 >= count(&sample::full()));
            }
            Err(broken) => assert!(broken.problems().len() <= 6, "{:#?}", broken.problems()),
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3000, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn changed_bytes_are_survived(changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>(), 0..3_u8), 1..8)) {
        let mut bytes = full();
        for (index, byte, kind) in changes {
            let at = index.index(bytes.len());
            let marks = b"()[]{},:\"'\\/*#r\n<";
            match kind {
                0 => bytes[at] = byte,
                1 => bytes.insert(at, marks[usize::from(byte) % marks.len()]),
                _ => { bytes.remove(at); }
            }
        }
        match read(&bytes) {
            Ok(loaded) => {
                prop_assert_eq!(loaded.project.check(), []);
                prop_assert!(loaded.project.kpis.len() == 3);
            }
            Err(Broken::Records { problems }) => {
                prop_assert!(!problems.is_empty());
                let lines = bytes.split(|b| *b == b'\n').count();
                prop_assert!(problems.iter().all(|p| p.place.line >= 1 && p.place.line <= lines));
            }
            Err(_) => {}
        }
    }

    #[test]
    fn any_text_is_survived(text in "[\\(\\)\\[\\]\\{\\},:\"'\\\\/*#r\n a1b]{0,200}", bytes in any::<Vec<u8>>()) {
        prop_assert!(read(text.as_bytes()).is_err());
        let in_map = format!("(\n  format: \"bsc-map\",\n  version: 2,\n  kpis: [\n{text}");
        prop_assert!(read(in_map.as_bytes()).is_err());
        prop_assert!(read(&bytes).is_err());
    }
}

/// One megabyte of each hostile shape; a shape that took quadratic time would take minutes.
#[test]
fn hostile_shapes_take_linear_time() {
    let open = "(\n  format: \"bsc-map\",\n  version: 2,\n  kpis: [\n";
    let shapes = [
        "(",
        "[",
        "{",
        ")",
        "]",
        "\"",
        "'",
        "\\",
        "/*",
        "//",
        "//\n",
        "r#",
        "r#\"",
        "a",
        "a:",
        ",",
        "\n",
        "(id:",
        "\n(id:\"",
        "\n  a:",
        "\n  ],",
        "(id:\"k-0000000001\"),",
        "()",
        "((",
        "[],",
        "0",
        "\n<",
        "Some(",
        "\"\\",
        "\u{31B}",
        "( ",
    ];
    for shape in shapes {
        for start in ["", open] {
            let text = format!("{start}{}", shape.repeat((1 << 20) / shape.len()));
            let begin = Instant::now();
            assert!(read(text.as_bytes()).is_err());
            let took = begin.elapsed();
            assert!(took < Duration::from_secs(8), "{shape:?} after {start:?}: {took:?}");
        }
    }
}
