//! What a person has typed or pasted, and what a window refuses in a word of its own.
//!
//! The sentences that have no enum are found in the sources: one that a window or a command refuses with and that has
//! no row here fails the test.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use fourfold::analysis::parse_value;
use fourfold::lang::{DateError, Lang, NumberError};
use fourfold::model::{Currency, DurationUnit, Unit};

use super::{End, check, fits};

#[test]
fn texts_that_are_no_number() {
    let row = |error: &NumberError| match error {
        NumberError::Empty => (0, "Enter a number", "Hãy nhập một con số"),
        NumberError::NotANumber(_) => (1, "“many” is not a number", "“many” không phải là số"),
        NumberError::Grouping(_) => (2, "“1,5” can be read in two ways", "“1,5” có thể hiểu theo hai cách"),
        NumberError::OtherUnit { unit, .. } if unit.is_empty() => {
            (3, "“%” does not fit here: these values are plain numbers", "số liệu này không có đơn vị")
        }
        NumberError::OtherUnit { .. } => {
            (4, "“$” does not fit here: these values are in %", "“$” không hợp ở đây: số liệu này tính bằng %")
        }
        NumberError::TooLarge => (5, "This number is too large", "Con số này quá lớn"),
    };
    let typed = [
        (Unit::Number, " "),
        (Unit::Number, "many"),
        (Unit::Number, "1,5"),
        (Unit::Count, "3 %"),
        (Unit::Percent, "$ 3"),
        (Unit::Number, &"9".repeat(400)),
    ];
    let examples = typed.map(|(unit, text)| parse_value(Lang::En, unit, text).unwrap_err());
    check(&examples, 6, End::Stop, row, |error, lang| lang.number_error(error));
}

/// A plain number may be of anything; every other unit refuses the sign of another one.
#[test]
fn signs_of_another_unit_are_refused_in_every_unit() {
    let units = [
        (Unit::Count, "%"),
        (Unit::Percent, "₫"),
        (Unit::Currency(Currency::VND), "%"),
        (Unit::Duration(DurationUnit::Months), "$"),
        (Unit::Ratio, "$"),
    ];
    for (unit, sign) in units {
        for lang in Lang::ALL {
            let error = parse_value(lang, unit, &format!("3 {sign}")).unwrap_err();
            assert!(matches!(error, NumberError::OtherUnit { .. }), "{unit:?}: {error:?}");
            assert!(lang.number_error(&error).contains(&format!("“{sign}”")), "{unit:?}: {error}");
        }
    }
}

#[test]
fn texts_that_are_no_date() {
    let row = |error: &DateError| match error {
        DateError::Empty => (0, "Enter a date", "Hãy nhập một ngày"),
        DateError::NotADate(_) => (1, "“soon” is not a date", "“soon” không phải là ngày"),
        DateError::NoSuchMonth(_) => (2, "There is no month 15", "Không có tháng 15"),
        DateError::NoSuchDay { .. } => (3, "There is no day 30 in Feb 2026, which has 28 days", "chỉ có 28 ngày"),
    };
    let examples = ["", "soon", "1/15/2026", "30/2/2026"].map(|text| Lang::En.parse_date(text).unwrap_err());
    check(&examples, 4, End::Stop, row, |error, lang| lang.date_error(error));
}

/// A sentence: the name of its message, itself in both languages, and words of it in both.
type Said = (&'static str, [String; 2], &'static str, &'static str);

macro_rules! said {
    ($($name:ident($($arg:expr),*) => $en:literal, $vi:literal;)*) => {
        vec![$((stringify!($name), Lang::ALL.map(|lang| lang.$name($($arg),*).into_owned()), $en, $vi)),*]
    };
}

fn of_windows() -> Vec<Said> {
    said! {
        paste_empty() => "no number to paste", "Không có số nào để dán";
        recovery_off("odd") => "Recovery is off: unsaved work can't be kept: odd", "Khôi phục đang tắt";
        paste_too_long(30, 12) => "30 rows don't fit into the 12 periods", "30 dòng không vừa 12 kỳ";
        values_paste_too_large(30, 4, 12, 3) => "30 × 4 cells don’t fit into the 12 × 3", "30 × 4 ô không vừa 12 × 3 ô";
        values_paste_refused("MRR", "Oct 2026", "Why.") => "Nothing was pasted. MRR, Oct 2026: Why.", "Chưa dán gì. MRR";
        values_calculated("LTV / CAC") => "“LTV / CAC” is calculated from other KPIs", "được tính từ các KPI khác";
        values_nothing_to_fill() => "no value to fill from", "Không có số liệu nào để điền";
        grid_note_needs_value() => "Enter the value of this period first", "Hãy nhập giá trị của kỳ này trước";
        grid_note_merged() => "each with its own note", "mỗi số có ghi chú riêng";
        review_no_plan() => "nobody works on it", "chưa ai xử lý";
        refused_end_before_start() => "The end lies before the start", "nằm trước ngày bắt đầu";
        refused_upside_down() => "must lie below the upper end", "phải nhỏ hơn đầu trên";
        refused_lag(240) => "whole number of months from 0 to 240", "số tháng nguyên từ 0 đến 240";
        refused_date_out_of_range(1900, 2200) => "between the years 1900 and 2200", "từ năm 1900 đến năm 2200";
        import_has_gaps() => "could not be read in this encoding", "không đọc được theo bảng mã này";
        library_where() => "Select an objective first", "Hãy chọn một mục tiêu trước";
        export_cancelled() => "nothing was written", "không có gì được ghi";
        versions_read_only() => "This is an old version", "Đây là phiên bản cũ";
        versions_record_refused("MRR") => "MRR can't be restored alone", "Không thể khôi phục riêng MRR";
        job_broke() => "error in the program", "lỗi trong chương trình";
    }
}

fn of_commands() -> Vec<Said> {
    said! {
        cli_unknown("--colour") => "no argument “--colour”", "không có đối số “--colour”";
        cli_after_file("check") => "the command comes first", "lệnh phải đứng trước";
        cli_missing("--to") => "add --to", "hãy thêm --to";
        cli_no_value("--scale") => "The value is missing", "Còn thiếu giá trị";
        cli_bad_value("--theme", "blue", "light, dark") => "use one of: light, dark", "một trong các giá trị: light, dark";
        cli_twice("--scale") => "stands there twice", "được viết hai lần";
        cli_not_text() => "not valid UTF-8 text", "không phải là văn bản UTF-8";
        cli_bad_use() => "don't go together", "không dùng chung được";
        cli_option("--as-of", "Enter a date.") => "--as-of: Enter a date", "Đối số --as-of";
        cli_bad_scale("9") => "a number from 0.1 to 4", "một số từ 0,1 đến 4";
        cli_not_together("--step", "--content") => "--step and --content don't go together", "--step và --content không dùng chung được";
        cli_bad_step("0") => "counted from 1", "đếm từ 1";
        cli_bad_aspect("90") => "from 0.2 to 8", "từ 0.2 đến 8";
        cli_bad_effort("-1") => "from 0 to 500,000", "từ 0 đến 500.000";
        cli_bad_map("MRR") => "write COLUMN=KPI", "hãy viết COLUMN=KPI";
        cli_bad_ending("map.gif") => "map.gif can't be written", "Không ghi được map.gif";
        cli_unread("a.json", "gone") => "a.json can't be read (gone)", "Không đọc được a.json (gone)";
        cli_no_such_kpi("Churn") => "no KPI “Churn” in the file", "không có KPI “Churn”";
        cli_exists("a.ron") => "exists already and was not changed", "đã có sẵn và vẫn giữ nguyên";
        cli_check_failed("a.ron", 2) => "has 2 problems", "có 2 vấn đề";
        cli_graph_unreadable("a", 3, 7, "why") => "at line 3, column 7: why", "ở dòng 3, cột 7: why";
        cli_graph_without_bands("a") => "has no bands", "không có dải nào";
        cli_graph_twice("a", "b") => "more than one node “b”", "nhiều hơn một nút “b”";
        cli_graph_bad_band("a", "b", 4, 4) => "the bands are 0 to 3", "các dải chỉ từ 0 đến 3";
        cli_graph_bad_size("a", "b") => "from 1 to 100,000", "từ 1 đến 100.000";
        cli_graph_unknown_node("a", "b") => "names “b”, which is no node", "không có nút đó";
        cli_import_unknown_fields("a", "colour") => "does not know (colour)", "không biết (colour)";
        cli_import_ask_dates("Which?") => "Which? Add --date-order", "Which? Hãy thêm --date-order";
        cli_import_ask_decimal("Which?") => "Which? Add --decimal", "Which? Hãy thêm --decimal";
        cli_import_no_objective("Grow") => "no objective “Grow”", "không có mục tiêu “Grow”";
        cli_import_no_kpi("MRR") => "no KPI “MRR”", "không có KPI “MRR”";
        cli_import_several_kpis("MRR") => "several KPIs “MRR”", "nhiều KPI tên “MRR”";
        cli_import_no_column("MRR") => "no column and no KPI name “MRR”", "không có cột hay tên KPI “MRR”";
        cli_merge_conflicts("a", 3) => "3 conflicts are left", "còn 3 xung đột";
        cli_merge_unknown("a", "colour") => "does not know (colour)", "không biết (colour)";
        cli_merge_by_lines("a") => "merged line by line", "theo từng dòng";
        cli_merge_not_done("a") => "was not merged", "chưa được hợp nhất";
        cli_git_missing() => "Git was not found", "Không tìm thấy git";
        cli_git_no_repository("a") => "is in no git repository", "không nằm trong kho git nào";
        cli_git_failed("why.") => "Git did not take the setting: why.", "Git không nhận thiết lập: why.";
    }
}

/// What a command tells that is no refusal.
const TOLD: [&str; 23] = [
    "cli_check_clean",
    "cli_created",
    "cli_git_attributes_kept",
    "cli_git_attributes_set",
    "cli_git_kept",
    "cli_git_set",
    "cli_import_column",
    "cli_import_day_first",
    "cli_import_decimal_comma",
    "cli_import_decimal_point",
    "cli_import_kept",
    "cli_import_month_first",
    "cli_import_new_kpi",
    "cli_import_note",
    "cli_import_replaces",
    "cli_import_saved",
    "cli_import_skipped",
    "cli_import_summary",
    "cli_import_target",
    "cli_import_text",
    "cli_import_unchanged",
    "cli_import_workbook",
    "cli_warning",
];

#[test]
fn sentences_of_windows_and_commands() {
    for (name, texts, english, vietnamese) in of_windows().into_iter().chain(of_commands()) {
        fits(&name, &texts, (english, vietnamese), End::Stop);
    }
}

#[test]
fn no_window_and_no_command_refuses_with_another_sentence() {
    let rows: BTreeSet<&str> = of_windows().iter().chain(&of_commands()).map(|(name, ..)| *name).collect();
    let mut found = BTreeSet::new();
    for (folder, starts) in [
        (
            "src/ui",
            &["Err(", "refusal = Some(", "refusal_ui(ui, theme, &", "refusal_ui(ui, cx.theme, &", "then(|| "][..],
        ),
        ("src/app", &["refuse(", "Err("]),
        ("src/cli", &[""]),
    ] {
        for_each_source(Path::new(folder), &mut |text| {
            for start in starts {
                for call in ["cx.lang.", "app.lang().", "lang."] {
                    for (at, _) in text.match_indices(&format!("{start}{call}")) {
                        let rest = &text[at + start.len() + call.len()..];
                        let name = rest.split(|c: char| c != '_' && !c.is_ascii_alphanumeric()).next().unwrap();
                        let is_refusal = match *start {
                            "" => name.starts_with("cli_") && !TOLD.contains(&name),
                            "then(|| " => name.starts_with("refused_"),
                            _ => true,
                        };
                        if is_refusal {
                            found.insert(name.to_owned());
                        }
                    }
                }
            }
        });
    }
    assert!(found.len() > 40, "the sources are looked through: {found:?}");
    let missing: Vec<_> = found.iter().filter(|name| !rows.contains(name.as_str())).collect();
    assert!(missing.is_empty(), "no row for {missing:?}");
}

fn for_each_source(folder: &Path, look: &mut dyn FnMut(&str)) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            for_each_source(&path, look);
        } else {
            look(&fs::read_to_string(&path).unwrap());
        }
    }
}
