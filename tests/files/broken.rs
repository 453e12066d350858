//! Files with one or more faults: each is named with its line, column, record and cause.

use fourfold::lang::Lang;
use fourfold::model::{Rule, limits};
use fourfold::store::v2::Kind;
use fourfold::store::{Broken, Cause, Expected, FaultKind, ReadProblem, read, write};

use crate::support::sample;

const O2: &str = "o-0000000002";
const K2: &str = "k-0000000002";

/// The full sample with some pieces replaced, each once.
fn edited(edits: &[(&str, &str)]) -> String {
    let mut text = write(&sample::full());
    for (from, to) in edits {
        assert!(text.contains(from), "{from}");
        text = text.replacen(from, to, 1);
    }
    text
}

fn problems(text: &str) -> Vec<ReadProblem> {
    let problems = match read(text.as_bytes()) {
        Ok(_) => panic!("this was read:\n{text}"),
        Err(Broken::Records { problems }) => problems,
        Err(other) => panic!("{other:?}\n{text}"),
    };
    assert!(problems.is_sorted_by_key(|p| p.place) && !problems.is_empty());
    for problem in &problems {
        let [en, vi] = Lang::ALL.map(|lang| problem.message(lang));
        assert!(en.contains(&format!("Line {}, column", problem.place.line)) && en != vi, "{en}");
        assert!(problem.record.as_ref().is_none_or(|record| en.contains(record) && vi.contains(record)), "{en}");
    }
    problems
}

/// Edits, then the line, what stands at the column, record and cause of the only problem.
type Case<'a> = (&'a [(&'a str, &'a str)], usize, &'a str, Option<&'a str>, Cause);

fn check(cases: &[Case<'_>]) {
    let mut wrong = Vec::new();
    for (edits, line, column, record, cause) in cases {
        let text = edited(edits);
        let found = problems(&text);
        let here = |p: &ReadProblem| -> String {
            let line = text.split('\n').nth(p.place.line - 1).unwrap();
            line.chars().skip(p.place.column - 1).collect()
        };
        let is_found = |p: &ReadProblem| {
            (p.place.line, p.record.as_deref(), &p.cause) == (*line, *record, cause)
                && if column.is_empty() { here(p).is_empty() } else { here(p).starts_with(column) }
        };
        if found.len() != 1 || !found.iter().all(is_found) {
            let shown = found.iter().map(|p| format!("{p:?} at {:.20}", here(p)));
            wrong.push(format!("{edits:.200?}\n  {}", shown.collect::<Vec<_>>().join("\n  ")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn rule(field: &'static str, rule: Rule) -> Cause {
    Cause::Rule { field, rule }
}

fn not_a(field: &'static str, kind: Kind, text: &str) -> Cause {
    Cause::NotA { field, kind, text: text.into() }
}

#[test]
fn brackets_and_strings() {
    use FaultKind::*;
    let rank2 = "perspective: \"p-0000000002\", rank: \"i\"";
    check(&[
        (
            &[(rank2, "perspective: \"p-0000000002, rank: \"i\"")],
            21,
            "\"p-0000000002, rank",
            Some(O2),
            Cause::Fault(UnclosedText),
        ),
        (&[("y: -12.0))),", "y: -12.0)),")], 21, "(id: \"o-0000000002", Some(O2), Cause::Fault(Unclosed('('))),
        (&[("y: -12.0))),", "y: -12.0)))),")], 21, "),", None, Cause::Fault(Unmatched(')'))),
        (&[("[\"t-0000000001\"]", "[\"t-0000000001\"")], 21, "[\"t-", Some(O2), Cause::Fault(Unclosed('['))),
        (&[("  ],\n  links", "  links")], 19, "[", None, Cause::Fault(Unclosed('['))),
        (&[("  ],\n)\n", "  ],\n")], 43, "", None, Cause::Fault(EndsEarly)),
        (&[("  ],\n)\n", "  ],\n)\n)\n")], 44, ")", None, Cause::Fault(Unmatched(')'))),
        (&[("  ],\n)\n", "  ],\n)\nx")], 44, "x", None, Cause::Fault(Trailing)),
        (&[("  themes: [\n", "  /* themes: [\n")], 16, "/*", None, Cause::Fault(UnclosedComment)),
        (&[("vision: \"A", "vision: \"A\", \"")], 7, "\" \\\"warm", None, Cause::Expected(Expected::Name)),
    ]);
}

#[test]
fn wrong_types_and_words() {
    let field = |field: &str| Cause::MissingField { field: field.into() };
    let hues = "Blue, Teal, Violet, Magenta, Amber, Green, Red, Slate";
    check(&[
        (&[("weight: 2.5", "weight: \"2.5\"")], 21, "\"2.5\"", Some(O2), Cause::Expected(Expected::Number)),
        (&[("owner: \"Trần Thị Bích\"", "owner: 5")], 21, "5", Some(O2), Cause::Expected(Expected::Text)),
        (&[("pin: Some((x: 884.5, y: -12.0))", "pin: 5")], 21, "5", Some(O2), Cause::Expected(Expected::Some)),
        (&[("progress: 40", "progress: 4.5")], 38, ".5", Some("i-0000000001"), Cause::Expected(Expected::Comma)),
        (&[("progress: 40", "progress: 256")], 38, "256", Some("i-0000000001"), Cause::NumberOutOfRange),
        (&[("progress: 40", "progress: -1")], 38, "1", Some("i-0000000001"), Cause::NumberOutOfRange),
        (
            &[("hue: Teal", "hue: Pink")],
            12,
            "Pink",
            Some("p-0000000002"),
            Cause::UnknownWord { found: "Pink".into(), expected: hues.into() },
        ),
        (&[("name: \"Reach goal 2\", ", "")], 21, "(id", Some(O2), field("name")),
        (&[("id: \"o-0000000002\", ", "")], 21, "(perspective", None, field("id")),
        (
            &[("name: \"Reach goal 2\"", "name \"Reach goal 2\"")],
            21,
            "\"Reach",
            Some(O2),
            Cause::Expected(Expected::Colon),
        ),
        (
            &[("rank: \"i\", name: \"Reach goal 2\"", "rank: \"i\" name: \"Reach goal 2\"")],
            21,
            "name:",
            Some(O2),
            Cause::Expected(Expected::Comma),
        ),
        (
            &[("id: \"o-0000000002\", perspective", "id: \"o-0000000002\" perspective")],
            21,
            "perspective",
            Some(O2),
            Cause::Expected(Expected::Comma),
        ),
        (
            &[("weight: 2.5", "weight: 2.5, weight: 2.5")],
            21,
            "weight: 2.5, themes",
            Some(O2),
            Cause::FieldTwice { field: "weight".into() },
        ),
        (&[("  initiatives: [", "  extra: [")], 1, "(", None, field("initiatives")),
        (&[("currency: \"VND\",", "")], 1, "(", None, field("currency")),
        (
            &[("  themes: [", "  kpis: [],\n  themes: [")],
            29,
            "kpis: [",
            None,
            Cause::FieldTwice { field: "kpis".into() },
        ),
        (
            &[("mission: \"Feed", "mission: \"\\q")],
            6,
            "\\q",
            None,
            Cause::Syntax { detail: "Unknown escape character".into() },
        ),
        (&[("fiscal_year_start: 4", "fiscal_year_start: \"4\"")], 9, "\"4\"", None, Cause::Expected(Expected::Whole)),
        (&[("version: 2", "version: two")], 3, "two", None, Cause::Expected(Expected::Whole)),
    ]);
}

#[test]
fn values_that_are_none() {
    let month = Cause::NoMonth { field: "fiscal_year_start", number: 13 };
    check(&[
        (
            &[("id: \"t-0000000001\"", "id: \"theme1\"")],
            17,
            "id:",
            Some("theme1"),
            not_a("id", Kind::Id('t'), "theme1"),
        ),
        (&[("id: \"l-0000000002\"", "id: \"k-0000000002\"")], 26, "id:", Some(K2), not_a("id", Kind::Id('l'), K2)),
        (
            &[("rank: \"i\", name: \"Giữ", "rank: \"A\", name: \"Giữ")],
            17,
            "rank:",
            Some("t-0000000001"),
            not_a("rank", Kind::Rank, "A"),
        ),
        (
            &[("date: \"2026-01-12\"", "date: \"2026-02-30\"")],
            35,
            "date:",
            Some("k-0000000002 2026-02-30"),
            not_a("date", Kind::Date, "2026-02-30"),
        ),
        (
            &[("since: Some(\"2026-01-31\")", "since: Some(\"31.1.2026\")")],
            25,
            "since:",
            Some("l-0000000001"),
            not_a("since", Kind::Date, "31.1.2026"),
        ),
        (&[("[(\"2026-01-05\"", "[(\"2026-1-5\"")], 30, "path:", Some(K2), not_a("path", Kind::Date, "2026-1-5")),
        (&[("currency: \"VND\"", "currency: \"vnd\"")], 8, "currency:", None, not_a("currency", Kind::Currency, "vnd")),
        (
            &[("  import_profiles: [", "  conflicts: [(record: \"x-1\", field: \"name\")],\n  import_profiles: [")],
            40,
            "record:",
            Some("x-1"),
            not_a("record", Kind::Record, "x-1"),
        ),
        (
            &[(
                "  import_profiles: [",
                "  conflicts: [\n(record: \"project\", field: \"name\"),\n(record: \"project\", field: \"name\")],\n  import_profiles: [",
            )],
            42,
            "field:",
            Some("project"),
            Cause::Rule { field: "field", rule: Rule::Twice },
        ),
        (
            &[("Currency(\"EUR\")", "Currency(\"EURO\")")],
            29,
            "unit:",
            Some("k-0000000001"),
            not_a("unit", Kind::Currency, "EURO"),
        ),
        (&[("fiscal_year_start: 4", "fiscal_year_start: 13")], 9, "fiscal_year_start", None, month),
    ]);
}

#[test]
fn records_against_each_other() {
    let twice = |first_line, is_measurement| Cause::Twice { first_line, is_measurement };
    let dangling = |field, id: &str| rule(field, Rule::Dangling(id.into()));
    let link = "    (id: \"l-0000000002\", cause: \"o-0000000002\", effect: \"o-0000000001\"),\n";
    let same_link = format!("{link}{}", link.replace("l-0000000002", "l-0000000003"));
    let twice_link = format!("{link}{}", link.replace("o-0000000001", "o-0000000003"));
    let text = write(&sample::full());
    let line = |start: &str| text.split_inclusive('\n').find(|line| line.trim_start().starts_with(start)).unwrap();
    let [theme, trained] = ["(id: \"t-0000000001\"", "(id: \"k-0000000003\""].map(line);
    let [crew, profile] = ["(id: \"i-0000000001\"", "(id: \"m-0000000001\""].map(line);
    let name = "(\"giao hang\", \"k-0000000002\")";
    let over_lines = ("Line one\\nline two", "Line one\n    (id: \\\"two\\\"");
    let step = "    (id: \"s-0000000001\", rank: \"i\", about: Map),\n";
    let steps = format!("  story: [\n{step}{step}  ],\n  import_profiles: [");
    let two = |piece: &str| if piece.ends_with('\n') { piece.repeat(2) } else { format!("{piece}, {piece}") };
    check(&[
        (
            &[
                ("id: \"p-0000000003\"", "id: \"p-0000000004\""),
                ("perspective: \"p-0000000003\"", "perspective: \"p-0000000004\""),
            ],
            14,
            "id:",
            Some("p-0000000004"),
            twice(13, false),
        ),
        (
            &[
                ("id: \"o-0000000003\"", "id: \"o-0000000002\""),
                ("cause: \"o-0000000003\"", "cause: \"o-0000000001\""),
                ("cause_kpi: Some(\"k-0000000003\"), ", ""),
                ("objectives: [\"o-0000000003\"]", "objectives: [\"o-0000000001\"]"),
                ("objective: \"o-0000000003\"", "objective: \"o-0000000001\""),
            ],
            22,
            "id:",
            Some(O2),
            twice(21, false),
        ),
        (&[(link, &twice_link)], 27, "id:", Some("l-0000000002"), twice(26, false)),
        // A text may go over lines, even over one that looks like a record.
        (&[over_lines, (link, &twice_link)], 28, "id:", Some("l-0000000002"), twice(27, false)),
        (&[(theme, &two(theme))], 18, "id:", Some("t-0000000001"), twice(17, false)),
        (&[(trained, &two(trained))], 32, "id:", Some("k-0000000003"), twice(31, false)),
        (&[(crew, &two(crew))], 39, "id:", Some("i-0000000001"), twice(38, false)),
        (&[(profile, &two(profile))], 42, "id:", Some("m-0000000001"), twice(41, false)),
        (&[("  import_profiles: [", &steps)], 42, "id:", Some("s-0000000001"), twice(41, false)),
        (&[(name, &two(name))], 41, "kpis:", Some("m-0000000001"), rule("kpis", Rule::Twice)),
        (
            &[("2026-01-12\", value", "2026-01-05\", value")],
            35,
            "date:",
            Some("k-0000000002 2026-01-05"),
            twice(34, true),
        ),
        (
            &[(link, &same_link)],
            27,
            "effect:",
            Some("l-0000000003"),
            rule("effect", Rule::SameEnds("l-0000000002".parse().unwrap())),
        ),
        (
            &[("effect: \"o-0000000001\"", "effect: \"o-0000000002\"")],
            26,
            "effect:",
            Some("l-0000000002"),
            rule("effect", Rule::SelfLink),
        ),
        (
            &[("effect: \"o-0000000001\"", "effect: \"o-0000000009\"")],
            26,
            "effect:",
            Some("l-0000000002"),
            dangling("effect", "o-0000000009"),
        ),
        (
            &[("perspective: \"p-0000000003\"", "perspective: \"p-0000000009\"")],
            22,
            "perspective:",
            Some("o-0000000003"),
            dangling("perspective", "p-0000000009"),
        ),
        (
            &[("themes: [\"t-0000000001\"]", "themes: [\"t-0000000009\"]")],
            21,
            "themes:",
            Some(O2),
            dangling("themes", "t-0000000009"),
        ),
        (
            &[("themes: [\"t-0000000001\"]", "themes: [\"t-0000000001\", \"t-0000000001\"]")],
            21,
            "themes:",
            Some(O2),
            rule("themes", Rule::Twice),
        ),
        (
            &[("objectives: [\"o-0000000001\"]", "objectives: [\"o-0000000009\"]")],
            29,
            "objectives:",
            Some("k-0000000001"),
            dangling("objectives", "o-0000000009"),
        ),
        (
            &[("objectives: [\"o-0000000001\"]", "objectives: []")],
            29,
            "objectives:",
            Some("k-0000000001"),
            rule("objectives", Rule::Empty),
        ),
        (
            &[("counterpart: Some(\"k-0000000003\")", "counterpart: Some(\"k-0000000002\")")],
            30,
            "counterpart:",
            Some(K2),
            rule("counterpart", Rule::OwnCounterpart),
        ),
        (
            &[("cause_kpi: Some(\"k-0000000003\")", "cause_kpi: Some(\"k-0000000001\")")],
            25,
            "cause_kpi:",
            Some("l-0000000001"),
            rule("cause_kpi", Rule::ForeignKpi),
        ),
        (
            &[("(kpi: \"k-0000000002\", date: \"2026-01-12", "(kpi: \"k-0000000009\", date: \"2026-01-12")],
            35,
            "kpi:",
            Some("k-0000000009 2026-01-12"),
            dangling("kpi", "k-0000000009"),
        ),
        (
            &[(
                "objective: \"o-0000000003\", rank: \"i\", name: \"Train",
                "objective: \"o-0000000009\", rank: \"i\", name: \"Train",
            )],
            38,
            "objective:",
            Some("i-0000000001"),
            dangling("objective", "o-0000000009"),
        ),
    ]);
}

#[test]
fn numbers_and_dates_out_of_bounds() {
    let over = |field| rule(field, Rule::BadNumber);
    let years = |field| rule(field, Rule::DateOutOfRange);
    check(&[
        (&[("value: -0.1", "value: 1e999")], 35, "value:", Some("k-0000000002 2026-01-12"), over("value")),
        (&[("value: -0.1", "value: NaN")], 35, "value:", Some("k-0000000002 2026-01-12"), over("value")),
        (&[("value: -0.1", "value: -1e16")], 35, "value:", Some("k-0000000002 2026-01-12"), over("value")),
        (&[("x: 884.5", "x: inf")], 21, "pin:", Some(O2), over("pin")),
        (&[("weight: 2.5", "weight: -2.5")], 21, "weight:", Some(O2), rule("weight", Rule::Negative)),
        (
            &[("confidence: Some(70)", "confidence: Some(101)")],
            25,
            "confidence:",
            Some("l-0000000001"),
            rule("confidence", Rule::OverHundred),
        ),
        (
            &[("progress: 40", "progress: 101")],
            38,
            "progress:",
            Some("i-0000000001"),
            rule("progress", Rule::OverHundred),
        ),
        (&[("since: Some(\"2026", "since: Some(\"1899")], 25, "since:", Some("l-0000000001"), years("since")),
        (
            &[("2026-01-12\", value", "2201-01-12\", value")],
            35,
            "date:",
            Some("k-0000000002 2201-01-12"),
            years("date"),
        ),
        (
            &[("due: Some(\"2026-06", "due: Some(\"2026-01")],
            38,
            "due:",
            Some("i-0000000001"),
            rule("due", Rule::EndBeforeStart),
        ),
        (&[("from_months: 1", "from_months: 4")], 25, "lag:", Some("l-0000000001"), rule("lag", Rule::UpsideDown)),
        (&[("to_months: 3", "to_months: 241")], 25, "lag:", Some("l-0000000001"), over("lag")),
        (&[("Range(1e-7", "Range(1e15")], 29, "target:", Some("k-0000000001"), rule("target", Rule::UpsideDown)),
        (
            &[("minimum: Some(20.0)", "minimum: Some(10.0)")],
            30,
            "minimum:",
            Some(K2),
            rule("minimum", Rule::MinimumIsTarget),
        ),
        (
            &[("minimum: Some(20.0)", "minimum: Some(5.0)")],
            30,
            "baseline:",
            Some(K2),
            rule("baseline", Rule::BaselineAgainstMinimum),
        ),
        (
            &[("target: Some(Value(10.0))", "target: Some(Range(10.0, 25.0))")],
            30,
            "minimum:",
            Some(K2),
            rule("minimum", Rule::MinimumInRange),
        ),
        (&[("(\"2026-01-12\", 22.25)", "(\"2026-01-05\", 22.25)")], 30, "path:", Some(K2), rule("path", Rule::Twice)),
    ]);
}

#[test]
fn texts_over_the_limit() {
    let (line, text) = ("x".repeat(limits::LINE_BYTES + 1), "x".repeat(limits::TEXT_BYTES + 1));
    check(&[
        (&[("Giữ chân", &line)], 17, "name:", Some("t-0000000001"), rule("name", Rule::TooLong(limits::LINE_BYTES))),
        (&[("Line one", &text)], 21, "description:", Some(O2), rule("description", Rule::TooLong(limits::TEXT_BYTES))),
    ]);
    assert!(read(edited(&[("Giữ chân", &line[1..])]).as_bytes()).is_ok());
    assert!(read(edited(&[("Line one\\nline two", &text[1..])]).as_bytes()).is_ok());
}

#[test]
fn all_problems_are_named_at_once() {
    let text = edited(&[
        ("rank: \"i\", name: \"Financial\"", "rank: \"I\", name: \"Financial\""),
        ("hue: Teal", "hue: Pink"),
        ("Reach goal 2\"", "Reach goal 2"),
        ("effect: \"o-0000000001\"", "effect: \"o-0000000008\""),
        ("unit: Percent", "unit: Percents"),
        ("2026-01-12\", value: -0.1", "2026-01-32\", value: true"),
        ("progress: 40", "progress: 140"),
    ]);
    let lines: Vec<usize> = problems(&text).iter().map(|p| p.place.line).collect();
    assert_eq!(lines, [11, 12, 21, 26, 31, 35, 38]);
}

#[test]
fn records_over_several_lines_are_told_apart() {
    let text = edited(&[
        ("(id: \"o-0000000002\", perspective", "( // two\n      id: \"o-0000000002\",\n      perspective"),
        ("weight: 2.5", "weight:\n        heavy"),
        ("name: \"Reach goal 3\"", "name: \"Reach goal 3"),
    ]);
    let found: Vec<_> = problems(&text).iter().map(|p| (p.place.line, p.place.column, p.record.clone())).collect();
    assert_eq!(found, [(24, 9, Some(O2.into())), (25, 72, Some("o-0000000003".into()))]);
}

#[test]
fn problems_are_counted_up_to_the_limit() {
    for edit in [("value: -0.1", "value: x"), ("value: -0.1", "value: 1e999")] {
        let text = edited(&[edit]);
        let line = text.lines().find(|line| line.contains(edit.1)).unwrap();
        let many: Vec<String> = (0..500)
            .map(|n| line.replace("2026-01-12", &format!("20{:02}-01-{:02}", n / 25 + 30, n % 25 + 1)))
            .collect();
        let found = problems(&text.replace(line, &many.join("\n")));
        assert_eq!(found.len(), limits::PROBLEMS);
        assert_eq!(found[0].place.line, 35);
    }
}

#[test]
fn counts_over_the_limit() {
    let record = |n: usize| {
        let id: String = (0..10).rev().map(|place| ["0", "1", "2", "3"][n >> (2 * place) & 3]).collect();
        format!("    (id: \"t-{id}\", rank: \"i\", name: \"\"),\n")
    };
    let text = |count: usize| {
        let more: String = (10..10 + count - 1).map(record).collect();
        edited(&[("  themes: [\n", &format!("  themes: [\n{more}"))])
    };
    assert!(read(text(limits::THEMES).as_bytes()).is_ok());
    let found = problems(&text(limits::THEMES + 1));
    assert_eq!((found.len(), found[0].place.line, found[0].place.column), (1, 16, 3));
    assert_eq!(found[0].cause, rule("themes", Rule::TooMany(limits::THEMES)));
}

/// The causes of several faults at once, from top to bottom.
fn causes(edits: &[(&str, &str)]) -> Vec<Cause> {
    problems(&edited(edits)).into_iter().map(|problem| problem.cause).collect()
}

#[test]
fn faults_of_the_file_itself_are_named_beside_others() {
    let whole = Cause::Expected(Expected::Whole);
    let year = ("fiscal_year_start: 4", "fiscal_year_start: \"4\"");
    assert_eq!(causes(&[("min_reader: 2", "min_reader: two"), year]), [whole.clone(), whole.clone()]);
    let twice = ("  themes: [", "  kpis: [],\n  themes: [");
    assert_eq!(causes(&[year, twice]), [whole.clone(), Cause::FieldTwice { field: "kpis".into() }]);
    // What refers to a section that can't be read is no news.
    let no_list =
        ("  themes: [\n    (id: \"t-0000000001\", rank: \"i\", name: \"Giữ chân\", hue: Amber),\n  ]", "  themes: 5");
    assert_eq!(causes(&[year, no_list]), [whole.clone(), Cause::Expected(Expected::List)]);
    // As many records as there may be are not too many.
    let band = |n: u8| format!("    (id: \"p-00000000{n}\", rank: \"i\", name: \"N\", letter: \"N\"),\n");
    let bands: String = (10..30).map(band).collect();
    assert_eq!(causes(&[year, ("  perspectives: [\n", &format!("  perspectives: [\n{bands}"))]), [whole]);
}

/// What is missing from a text that ends early is no news, nor is what refers to it.
#[test]
fn of_a_cut_text_only_the_cut_is_named() {
    let text = write(&sample::full());
    let start = text.find("perspectives").unwrap();
    for at in (start..text.len() - 4).filter(|at| text.is_char_boundary(*at)).step_by(3) {
        // Behind the name of a section, it is said to be no list.
        if !text[..at].rsplit('\n').next().unwrap().starts_with("    (") {
            continue;
        }
        let found = problems(&text[..at]);
        assert!(found.iter().all(|problem| matches!(problem.cause, Cause::Fault(_))), "{:.80}: {found:?}", &text[..at]);
    }
}
