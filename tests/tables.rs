//! The scorecard as a table for other programs, read back by other readers.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::collections::BTreeMap;
use std::io::Read as _;

use fourfold::analysis::{Analysis, Status};
use fourfold::export::Format;
use fourfold::export::table::{Cell, Column, Row, Table, bytes, csv, markdown, scorecard, xlsx};
use fourfold::lang::Lang;
use fourfold::library::{TemplateKind, new_project};
use fourfold::model::{CountedIds, DurationUnit, Project, Unit};
use jiff::civil::{Date, date};
use proptest::prelude::*;

const TODAY: Date = date(2026, 11, 23);

fn saas(lang: Lang) -> (Project, Analysis) {
    let project = new_project(TemplateKind::Saas, lang, TODAY, &mut CountedIds::default()).unwrap();
    let analysis = Analysis::of(&project, TODAY);
    (project, analysis)
}

fn table(lang: Lang) -> Table {
    let (project, analysis) = saas(lang);
    scorecard(&project, &analysis, lang)
}

/// A table of one column of texts.
fn texts(texts: &[&str], lang: Lang) -> Table {
    let column = Column { title: "Name".to_owned(), is_numeric: false, is_score: false, width: 20 };
    let rows = texts.iter().map(|text| Row { depth: 2, cells: vec![Cell::Text((*text).to_owned())] }).collect();
    Table { title: "=1+1".to_owned(), lang, columns: vec![column], rows }
}

/// The rows of a CSV file, read by a plain state machine of our own test, not by the writer's library.
fn read_csv(bytes: &[u8], delimiter: char) -> Vec<Vec<String>> {
    let text = String::from_utf8(bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap().to_vec()).unwrap();
    let (mut rows, mut row, mut cell, mut is_quoted) = (Vec::new(), Vec::new(), String::new(), false);
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' if is_quoted && chars.peek() == Some(&'"') => cell.push(chars.next().unwrap()),
            '"' => is_quoted = !is_quoted,
            c if c == delimiter && !is_quoted => row.push(std::mem::take(&mut cell)),
            '\r' if !is_quoted && chars.peek() == Some(&'\n') => {}
            '\n' if !is_quoted => {
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            c => cell.push(c),
        }
    }
    rows
}

fn archive_len(bytes: &[u8]) -> usize {
    zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap().len()
}

/// The parts of a workbook, by their names.
fn parts(bytes: &[u8]) -> BTreeMap<String, String> {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut read = |index| {
        let (mut text, mut part) = (String::new(), archive.by_index(index).unwrap());
        part.read_to_string(&mut text).unwrap();
        (part.name().unwrap().into_owned(), text)
    };
    (0..archive_len(bytes)).map(&mut read).collect()
}

/// What stands in the cells of a workbook's sheet: texts as they are, numbers as they are written.
fn cells(bytes: &[u8]) -> BTreeMap<String, String> {
    let parts = parts(bytes);
    let strings = roxmltree::Document::parse(&parts["xl/sharedStrings.xml"]).unwrap();
    let text = |node: roxmltree::Node<'_, '_>| -> String {
        node.descendants().filter(roxmltree::Node::is_text).filter_map(|n| n.text()).collect()
    };
    let strings: Vec<String> =
        strings.root_element().children().filter(roxmltree::Node::is_element).map(text).collect();
    let sheet = roxmltree::Document::parse(&parts["xl/worksheets/sheet1.xml"]).unwrap();
    assert!(sheet.descendants().all(|node| node.tag_name().name() != "f"), "no formula anywhere");
    let cells = sheet.descendants().filter(|node| node.tag_name().name() == "c");
    cells
        .filter_map(|cell| {
            let value = cell.children().find(|node| node.tag_name().name() == "v")?.text()?;
            let value = match cell.attribute("t") {
                Some("s") => strings[value.parse::<usize>().unwrap()].clone(),
                _ => value.to_owned(),
            };
            Some((cell.attribute("r")?.to_owned(), value))
        })
        .collect()
}

#[test]
fn the_scorecard_holds_every_perspective_objective_and_kpi_with_its_numbers() {
    for lang in Lang::ALL {
        let (project, analysis) = saas(lang);
        let table = scorecard(&project, &analysis, lang);
        let of_depth = |depth| table.rows.iter().filter(|row| row.depth == depth).count();
        let measured: usize = project.kpis.values().map(|kpi| kpi.objectives.len()).sum();
        assert_eq!([of_depth(0), of_depth(1), of_depth(2)], [4, 13, measured]);
        assert!(table.rows.iter().all(|row| row.cells.len() == table.columns.len()));
        for kpi in project.kpis.values() {
            let row = table.rows.iter().find(|row| row.cells[1] == Cell::Text(kpi.name.clone())).unwrap();
            let reading = &analysis.kpis[&kpi.id];
            assert_eq!(row.cells[2], Cell::Status(reading.status));
            let value = match row.cells[4] {
                Cell::Value(value, unit, _) if unit == kpi.unit => Some(value),
                _ => None,
            };
            assert_eq!(value, reading.value(), "{}", kpi.name);
        }
    }
}

#[test]
fn a_csv_is_read_back_by_spreadsheets_of_its_language() {
    for (lang, delimiter, churn) in [(Lang::En, ',', "3.9"), (Lang::Vi, ';', "3,9")] {
        let table = table(lang);
        let bytes = csv(&table).unwrap();
        let rows = read_csv(&bytes, delimiter);
        assert_eq!(rows.len(), table.rows.len() + 1);
        assert!(rows.iter().all(|row| row.len() == table.columns.len()));
        assert!(rows.iter().any(|row| row[4] == churn), "{rows:?}");
        assert_eq!(csv(&table).unwrap(), bytes);
    }
}

#[test]
fn no_text_of_a_csv_is_a_formula() {
    let hostile = ["=HYPERLINK(\"x\")", "+1", "-1+2", "@SUM(A1)", "\tx", "\rx", "＝1", "plain", "a,b\"c\nd"];
    for lang in Lang::ALL {
        let delimiter = if lang == Lang::En { ',' } else { ';' };
        let rows = read_csv(&csv(&texts(&hostile, lang)).unwrap(), delimiter);
        for (row, text) in rows.iter().skip(1).zip(hostile) {
            let is_marked = row[0].starts_with('\'');
            assert_eq!(row[0].trim_start_matches('\''), text);
            assert_eq!(is_marked, !text.starts_with(['p', 'a']), "{text:?}");
        }
    }
    // A negative number is a number.
    let mut table = texts(&["x"], Lang::En);
    table.rows[0].cells[0] = Cell::Value(-3.5, Unit::Percent, 1);
    assert_eq!(read_csv(&csv(&table).unwrap(), ',')[1], ["-3.5"]);
}

#[test]
fn a_workbook_holds_numbers_with_formats_and_colours_by_value() {
    let table = table(Lang::En);
    let bytes = xlsx(&table).unwrap();
    assert_eq!(xlsx(&table).unwrap(), bytes, "the same bytes each time");
    let cells = cells(&bytes);
    assert_eq!(cells["A1"], table.title);
    let found = |name: &str| {
        let (place, _) = cells.iter().find(|(place, text)| place.starts_with('B') && *text == name).unwrap();
        place[1..].to_owned()
    };
    let churn = found("Monthly churn");
    assert_eq!(cells[&format!("E{churn}")], "3.9");
    assert!(cells[&format!("C{churn}")].starts_with("◆ "));
    assert_eq!(cells[&format!("E{}", found("MRR"))], "48300");
    let parts = parts(&bytes);
    let styles = &parts["xl/styles.xml"];
    for format in ["#,##0.0&quot; %&quot;", "&quot;$ &quot;#,##0", "yyyy\\-mm\\-dd", "#,##0.0&quot;×&quot;"] {
        assert!(styles.contains(format) || styles.contains(&format.replace('\\', "")), "{format} in {styles}");
    }
    assert!(parts["xl/worksheets/sheet1.xml"].contains("conditionalFormatting"));
    assert!(parts.values().all(|part| !part.contains("2026-11-2")), "nothing of the day of the export");
}

#[test]
fn hostile_texts_are_texts_in_a_workbook_and_in_markdown() {
    let long = "x".repeat(64 * 1024);
    let hostile = ["=1+1", "]]><x>", "a|b", "*bold*", "<script>", "back\\slash", "line\nbreak", long.as_str()];
    let bytes = xlsx(&texts(&hostile, Lang::En)).unwrap();
    let cells = cells(&bytes);
    for (index, text) in hostile.iter().enumerate() {
        let short: String = text.chars().take(32_767).collect();
        assert_eq!(cells[&format!("A{}", index + 4)], short);
    }
    let text = markdown(&texts(&hostile, Lang::En));
    assert_eq!(text.lines().count(), 2 + 2 + hostile.len());
    assert!(text.contains("| a\\|b |") && text.contains("| \\<script\\> |") && text.contains("| line break |"));
}

#[test]
fn markdown_has_a_cell_for_every_column() {
    for lang in Lang::ALL {
        let table = table(lang);
        let text = markdown(&table);
        let bars = |line: &str| line.replace("\\|", "").matches('|').count();
        assert!(text.lines().skip(2).all(|line| bars(line) == table.columns.len() + 1));
        let status = Status::OffTrack.text(lang);
        assert!(text.contains(&format!("| {status} |")) && text.contains("**"));
    }
}

#[test]
fn every_format_of_tables_has_bytes_of_its_own() {
    let table = table(Lang::En);
    let all = [Format::Xlsx, Format::Csv, Format::Markdown].map(|format| bytes(&table, format).unwrap());
    assert!(all[0].starts_with(b"PK") && all[1].starts_with(b"\xEF\xBB\xBF") && all[2].starts_with(b"# "));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_comes_back(text in "\\PC{0,40}", value in -1e12..1e12_f64) {
        let mut table = texts(&[&text], Lang::En);
        table.columns.push(table.columns[0].clone());
        table.rows[0].cells.push(Cell::Value(value, Unit::Duration(DurationUnit::Hours), 2));
        let rows = read_csv(&csv(&table).unwrap(), ',');
        prop_assert_eq!(rows[1][0].strip_prefix('\'').filter(|rest| *rest == text).unwrap_or(&rows[1][0]), &text);
        prop_assert_eq!(rows[1][1].parse::<f64>().unwrap(), value);
        let cells = cells(&xlsx(&table).unwrap());
        prop_assert_eq!(cells.get("A4").map_or("", String::as_str), &text);
        prop_assert!((cells["B4"].parse::<f64>().unwrap() - value).abs() <= value.abs() * 1e-15);
    }
}
