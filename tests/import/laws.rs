//! What holds whatever is imported.

use std::fmt::Write as _;

use fourfold::edit::Document;
use fourfold::import::{self, Choices, Existing, Fate, Header, Pick, Progress};
use fourfold::lang::Lang;
use fourfold::model::{ColumnRole, CountedIds, DateOrder, DecimalMark, IdSource as _, Period, Project};
use proptest::collection::{btree_map, vec};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

use crate::desk;
use crate::support::arbitrary;
use crate::support::sample::kpi;

/// Any choices, sensible or not.
fn choices() -> impl Strategy<Value = Choices> {
    let picks = select(vec![Pick::New, Pick::Skip, Pick::Kpi(kpi(1)), Pick::Kpi(kpi(99))]);
    let texts = (option::of("[a-z]{0,3}"), option::of(select(&import::Encoding::OFFERED[..])));
    let signs = (
        option::of(select(&import::Separator::ALL[..])),
        option::of(prop_oneof![Just(Header::Nowhere), (0_u32..5).prop_map(Header::Row)]),
    );
    let marks = (
        option::of(select(&[DecimalMark::Point, DecimalMark::Comma][..])),
        option::of(select(&[DateOrder::DayFirst, DateOrder::MonthFirst][..])),
    );
    let columns = (btree_map(0_usize..6, select(&ColumnRole::ALL[..]), 0..4), btree_map("[a-z]{0,3}", picks, 0..3));
    (texts, signs, marks, columns, any::<(bool, bool)>()).prop_map(
        |(texts, signs, marks, columns, (creates, keeps))| Choices {
            sheet: texts.0,
            encoding: texts.1,
            separator: signs.0,
            header: signs.1,
            decimal: marks.0,
            dates: marks.1,
            roles: columns.0,
            picks: columns.1,
            creates_missing: creates,
            home: None,
            existing: if keeps { Existing::Keep } else { Existing::Replace },
        },
    )
}

/// A cell as it may stand in a file.
fn cell() -> impl Strategy<Value = String> {
    prop_oneof![
        select(vec!["kpi", "date", "value", "note", "Doanh thu", "cost", "Visits", "Total", "", "-", "new", "2026"])
            .prop_map(str::to_owned),
        select(vec!["2026-03", "03/04/2026", "31/12/26", "Q1 2026", "2026-W05", "T3/26", "30/02/2026", "46112"])
            .prop_map(str::to_owned),
        select(vec!["1.234", "1,5", "1.5", "12 %", "(3)", "1e400", "1'000", "5", "-0"]).prop_map(str::to_owned),
        any::<i32>().prop_map(|n| n.to_string()),
        "\\PC{0,6}",
    ]
}

fn table() -> impl Strategy<Value = String> {
    (vec(vec(cell(), 0..6), 0..8), select(vec![",", ";", "\t", "|"]))
        .prop_map(|(rows, separator)| rows.iter().map(|row| row.join(separator)).collect::<Vec<_>>().join("\n"))
}

/// Reads a file, carries it out and takes it back; each step must hold the rules.
fn carry_out(bytes: &[u8], choices: &Choices) -> Result<(), TestCaseError> {
    let start = desk::project();
    let Ok(read) = import::read(bytes, &start, choices, &Progress::default()) else { return Ok(()) };
    prop_assert_eq!(&read, &import::read(bytes, &start, choices, &Progress::default()).unwrap());
    for lang in Lang::ALL {
        for skip in &read.skipped {
            prop_assert!(
                !read.skip_text(lang, skip).is_empty() && !read.place_text(lang, skip.row, skip.column).is_empty()
            );
        }
    }
    for value in &read.values {
        prop_assert_eq!(read.value_at(value.row as usize, value.column as usize), Some(value));
        prop_assert_eq!(read.skip_at(value.row as usize, value.column as usize), None);
    }
    let mut ids = CountedIds::default();
    for _ in 0..1000 {
        ids.next_bits();
    }
    let mut document = Document::saved(start.clone());
    if let Some(edit) = import::edit(&read, &start, read.draw_ids(&mut ids)) {
        if document.apply(edit).is_err() {
            return Ok(());
        }
        prop_assert_eq!(document.project().check(), []);
        check_carried_out(&read, &start, document.project())?;
        document.undo();
        prop_assert_eq!(&**document.project(), &start);
        prop_assert!(document.undo_name().is_none());
    }
    Ok(())
}

/// Every value is where the proposal says, and nothing else has changed.
fn check_carried_out(read: &import::Proposal, start: &Project, end: &Project) -> Result<(), TestCaseError> {
    for value in &read.values {
        let Some(id) = read.targets[value.target as usize].meaning.kpi() else { continue };
        let held = end.series_of(id).in_period(value.period).map(|m| m.value);
        let expected = match value.fate {
            Fate::New | Fate::Replaces(_) | Fate::Same => value.value,
            Fate::Kept(before) => before,
        };
        prop_assert_eq!(held, Some(expected));
    }
    let count = |project: &Project| project.series.values().map(|series| series.len()).sum::<usize>();
    prop_assert_eq!(count(end), count(start) + read.counts.new);
    prop_assert_eq!(end.kpis.len(), start.kpis.len() + read.new_kpis().count());
    Ok(())
}

/// The values of a project as a file: a row a value, numbers with a decimal point.
fn exported(project: &Project) -> String {
    let mut text = "kpi,date,value,note\n".to_owned();
    for (id, series) in &project.series {
        for (day, m) in series.iter() {
            let note = m.note.replace('"', "\"\"");
            writeln!(text, "{id},{day},{:?},\"{note}\"", m.value).unwrap();
        }
    }
    text
}

/// A project in which every name is told and every period has one value.
fn plain(mut project: Project) -> Project {
    project.import_profiles.clear();
    for kpi in project.kpis.values_mut().map(std::sync::Arc::make_mut) {
        kpi.formula = None;
        kpi.name = format!("KPI {}", kpi.id);
    }
    project
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, max_shrink_iters: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_the_bytes_nothing_breaks(bytes in vec(any::<u8>(), 0..400), choices in choices()) {
        carry_out(&bytes, &choices)?;
    }

    #[test]
    fn whatever_the_table_it_is_one_step_that_can_be_taken_back(table in table(), choices in choices()) {
        carry_out(table.as_bytes(), &choices)?;
    }

    #[test]
    fn a_damaged_workbook_breaks_nothing(at in any::<prop::sample::Index>(), byte in any::<u8>(), cut in option::of(any::<prop::sample::Index>())) {
        let mut bytes = std::fs::read(format!("{}/tests/import/shared_texts.xlsx", env!("CARGO_MANIFEST_DIR"))).unwrap();
        let place = at.index(bytes.len());
        bytes[place] = byte;
        bytes.truncate(cut.map_or(bytes.len(), |cut| cut.index(bytes.len())));
        carry_out(&bytes, &Choices::default())?;
    }

    #[test]
    fn importing_what_was_exported_changes_nothing(project in arbitrary::project()) {
        let project = plain(project);
        let choices = Choices { decimal: Some(DecimalMark::Point), ..Choices::default() };
        let text = exported(&project);
        let read = import::read(text.as_bytes(), &project, &choices, &Progress::default());
        if project.series.is_empty() {
            return Ok(());
        }
        let read = read.unwrap();
        prop_assert_eq!(read.counts.changes(), 0, "{}", text);
        let periods: usize = project.series.iter().map(|(id, series)| {
            let interval = project.kpis[id].interval;
            let mut starts: Vec<_> = series.iter().map(|(day, _)| Period::containing(interval, day, project.fiscal_year).start).collect();
            starts.dedup();
            starts.len()
        }).sum();
        // A value before the first year that is kept has no period of its own there.
        prop_assert!(read.counts.same <= periods && read.counts.same + read.skipped.len() >= periods);
    }
}
