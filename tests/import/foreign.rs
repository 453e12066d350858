//! Files that other programs wrote, see `make_fixtures.py`.

use fourfold::import::{Choices, Refusal, SourceRead};
use fourfold::lang::Lang;

use crate::desk::{proposal, read, skipped, values};

fn fixture(name: &str) -> Vec<u8> {
    std::fs::read(format!("{}/tests/import/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

fn of_sheet(name: &str) -> Choices {
    Choices { sheet: Some(name.into()), ..Choices::default() }
}

#[test]
fn code_pages_of_windows_are_recognised() {
    for (name, encoding, read_values) in [
        ("windows_1258.csv", "windows-1258", &["Tỷ lệ rời bỏ 2026-03-01 3.9", "Doanh thu 2026-03-01 12345678"][..]),
        ("windows_1252.csv", "windows-1252", &["Doanh thu 2026-03-01 1234.5"]),
    ] {
        let read = proposal(fixture(name), &Choices::default());
        let SourceRead::Text { encoding: used, has_gaps, .. } = &read.source else { panic!() };
        assert_eq!((used.name(), *has_gaps), (encoding, false));
        assert_eq!(values(&read), read_values);
    }
    let notes = proposal(fixture("windows_1258.csv"), &Choices::default()).values;
    assert_eq!(notes[1].note.as_deref(), Some("Đơn hàng được chốt sớm"), "composed, though the file sets tones apart");
    let notes = proposal(fixture("windows_1252.csv"), &Choices::default()).values;
    assert_eq!(notes[0].note.as_deref(), Some("Été à la française, où ça déjà"));
}

#[test]
fn a_long_workbook_is_read_by_its_formats() {
    let read = proposal(fixture("long.xlsx"), &Choices::default());
    let sheets = vec!["Cover".to_owned(), "Số liệu".to_owned()];
    assert_eq!(read.source, SourceRead::Workbook { sheet: "Số liệu".into(), sheets }, "the first that is not hidden");
    assert_eq!(
        values(&read),
        [
            "Doanh thu 2026-03-01 12345678",
            "Tỷ lệ rời bỏ 2026-03-01 3.9",
            "Doanh thu 2026-04-01 1234.5",
            "Doanh thu 2026-06-01 7",
        ]
    );
    assert_eq!(skipped(&read), ["D8 NoResult", "D10 Time", "D11 NotANumber"]);
    assert_eq!(read.values[0].note.as_deref(), Some("chốt"));
}

#[test]
fn a_wide_workbook_has_periods_over_its_columns() {
    let read = proposal(fixture("wide.xlsx"), &Choices::default());
    assert_eq!(
        values(&read),
        [
            "Doanh thu 2026-01-01 100 =",
            "Doanh thu 2026-02-01 200.5 →",
            "Tỷ lệ rời bỏ 2026-01-01 3",
            "Tỷ lệ rời bỏ 2026-02-01 3.9",
            "Tỷ lệ rời bỏ 2026-03-01 4.1",
        ]
    );
    assert_eq!(skipped(&read), ["A4 Total"]);
    assert_eq!(values(&proposal(fixture("wide.xlsx"), &of_sheet("Other"))), ["Visits 2026-03-05 12"]);
    let refusal = read_sheet("wide.xlsx", "Nowhere");
    assert_eq!(refusal.message(Lang::En), "The workbook has no sheet “Nowhere”; it has: Wide, Other.");
    assert!(refusal.message(Lang::Vi).contains("“Nowhere”; các trang hiện có: Wide, Other."));
}

fn read_sheet(name: &str, sheet: &str) -> Refusal {
    read(&fixture(name), &of_sheet(sheet)).unwrap_err()
}

#[test]
fn days_from_1904_are_the_same_days() {
    assert_eq!(values(&proposal(fixture("from_1904.xlsx"), &Choices::default())), ["Visits 2026-03-05 12"]);
}

#[test]
fn shared_and_rich_texts_and_results_of_formulas_are_read() {
    let read = proposal(fixture("shared_texts.xlsx"), &Choices::default());
    assert!(matches!(&read.source, SourceRead::Workbook { sheet, .. } if sheet == "R&D <1>"));
    assert_eq!(values(&read), ["Doanh thu 2026-03-01 3000", "Doanh thu 2026-04-01 1234567"]);
    assert_eq!(skipped(&read), ["C41 NotANumber"], "rows keep their numbers across a gap");
}
