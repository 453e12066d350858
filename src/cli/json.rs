//! A report as JSON (RFC 8259), for programs that read what was found.

use serde::Serialize;

use super::check::Finding;

/// What was found in a file.
#[derive(Serialize)]
struct Report<'a> {
    file: &'a str,
    problems: Vec<Problem<'a>>,
}

/// One finding.
#[derive(Serialize)]
struct Problem<'a> {
    severity: &'static str,
    line: Option<usize>,
    column: Option<usize>,
    record: Option<&'a str>,
    message: &'a str,
}

/// One object: the file, and its problems with severity, line, column, record and message.
///
/// Line, column and record are `null` where the file as a whole is meant.
pub(super) fn report(file: &str, findings: &[Finding]) -> String {
    let problems = findings.iter().map(problem).collect();
    // Strings and numbers can always be written.
    serde_json::to_string_pretty(&Report { file, problems }).unwrap_or_default()
}

fn problem(finding: &Finding) -> Problem<'_> {
    Problem {
        severity: if finding.is_error { "error" } else { "warning" },
        line: finding.place.map(|place| place.line),
        column: finding.place.map(|place| place.column),
        record: finding.record.as_deref(),
        message: &finding.message,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Place;

    #[test]
    fn what_is_not_known_is_null() {
        let finding = Finding { is_error: true, place: None, record: None, message: "Empty.".into() };
        let line = "{\"severity\":\"error\",\"line\":null,\"column\":null,\"record\":null,\"message\":\"Empty.\"}";
        assert_eq!(serde_json::to_string(&problem(&finding)).unwrap(), line);
        let finding = Finding { place: Some(Place { line: 3, column: 5 }), ..finding };
        let text = report("a\"đ", &[finding.clone(), finding]);
        assert!(text.contains("\"line\": 3,\n      \"column\": 5") && text.contains("\"a\\\"đ\""), "{text}");
        assert_eq!(report("a", &[]), "{\n  \"file\": \"a\",\n  \"problems\": []\n}");
    }
}
