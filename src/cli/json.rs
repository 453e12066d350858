//! A report as JSON (RFC 8259), for programs that read what was found.

use std::fmt::Write as _;

use super::check::Finding;

/// One object: the file, and its problems with severity, line, column, record and message.
///
/// Line, column and record are `null` where the file as a whole is meant.
pub(super) fn report(file: &str, findings: &[Finding]) -> String {
    let problems: Vec<String> = findings.iter().map(problem).collect();
    let list = if problems.is_empty() { String::new() } else { format!("\n    {}\n  ", problems.join(",\n    ")) };
    format!("{{\n  \"file\": {},\n  \"problems\": [{list}]\n}}", text(file))
}

fn problem(finding: &Finding) -> String {
    let number = |n: Option<usize>| n.map_or("null".to_owned(), |n| n.to_string());
    format!(
        "{{\"severity\": {}, \"line\": {}, \"column\": {}, \"record\": {}, \"message\": {}}}",
        text(if finding.is_error { "error" } else { "warning" }),
        number(finding.place.map(|place| place.line)),
        number(finding.place.map(|place| place.column)),
        finding.record.as_deref().map_or("null".to_owned(), text),
        text(&finding.message),
    )
}

/// A string in quotes, with what section 7 of the RFC wants escaped.
fn text(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            c if u32::from(c) < 0x20 => {
                // Writing to a string does not fail.
                let _written = write!(quoted, "\\u{:04x}", u32::from(c));
            }
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Place;

    #[test]
    fn strings_are_escaped() {
        assert_eq!(text("a\"b\\c\nđ"), "\"a\\\"b\\\\c\\u000ađ\"");
    }

    #[test]
    fn what_is_not_known_is_null() {
        let finding = Finding { is_error: true, place: None, record: None, message: "Empty.".into() };
        let line =
            "{\"severity\": \"error\", \"line\": null, \"column\": null, \"record\": null, \"message\": \"Empty.\"}";
        assert_eq!(problem(&finding), line);
        let finding = Finding { place: Some(Place { line: 3, column: 5 }), ..finding };
        assert!(report("a", &[finding.clone(), finding]).contains("\"line\": 3, \"column\": 5"));
        assert_eq!(report("a", &[]), "{\n  \"file\": \"a\",\n  \"problems\": []\n}");
    }
}
