//! Files as they come from other programs, each with what must be read from it.

use fourfold::import::{Choices, Encoding, Existing, Header, Question, SourceRead};
use fourfold::model::{DateOrder, DecimalMark};

use crate::desk::{proposal, skipped, values};

/// A file and what it must give.
struct Case {
    what: &'static str,
    file: &'static str,
    values: &'static [&'static str],
    skipped: &'static [&'static str],
}

#[track_caller]
fn check(cases: &[Case]) {
    for case in cases {
        let read = proposal(case.file, &Choices::default());
        assert_eq!(values(&read), case.values, "{}", case.what);
        assert_eq!(skipped(&read), case.skipped, "{}", case.what);
        assert_eq!(read.questions, [], "{}", case.what);
    }
}

#[test]
fn the_three_shapes_are_told_apart() {
    check(&[
        Case {
            what: "a row a value",
            file: "kpi,date,value\nDoanh thu,2026-03-01,5\nRunway,2026-01-01,14.5\n",
            values: &["Doanh thu 2026-03-01 5", "Runway 2026-01-01 14.5"],
            skipped: &[],
        },
        Case {
            what: "a column a period",
            file: "KPI;2026-03;2026-04\nDoanh thu;5;6\nTỷ lệ rời bỏ;3,9 %;4 %\n",
            values: &[
                "Doanh thu 2026-03-01 5",
                "Doanh thu 2026-04-01 6",
                "Tỷ lệ rời bỏ 2026-03-01 3.9",
                "Tỷ lệ rời bỏ 2026-04-01 4",
            ],
            skipped: &[],
        },
        Case {
            what: "a row a period",
            file: "Tháng\tDoanh thu\tTỷ lệ rời bỏ\n01/2026\t100\t3\n03/2026\t7\t4\n",
            values: &[
                "Doanh thu 2026-01-01 100 =",
                "Tỷ lệ rời bỏ 2026-01-01 3",
                "Doanh thu 2026-03-01 7",
                "Tỷ lệ rời bỏ 2026-03-01 4",
            ],
            skipped: &[],
        },
        Case {
            what: "columns in another order, with others between them",
            file: "Unit,Value,Owner,Period,Indicator\nđ,5,Ann,Mar 2026,doanh thu\n",
            values: &["Doanh thu 2026-03-01 5"],
            skipped: &[],
        },
        Case {
            what: "no titles: the names say which column holds them",
            file: "Doanh thu,2026-03-01,5\nDoanh thu,2026-04-01,6\n",
            values: &["Doanh thu 2026-03-01 5", "Doanh thu 2026-04-01 6"],
            skipped: &[],
        },
        Case {
            what: "a heading, a blank row, then the titles",
            file: "Báo cáo tháng 3,,\n,,\nkpi,date,value\n,,\nDoanh thu,2026-03-01,5\n",
            values: &["Doanh thu 2026-03-01 5"],
            skipped: &[],
        },
        Case {
            what: "one KPI, one period, a column a period",
            file: "kpi,2026-03\nDoanh thu,5\n",
            values: &["Doanh thu 2026-03-01 5"],
            skipped: &[],
        },
        Case {
            what: "a blank corner and years over the columns",
            file: ",2026,2027\nDoanh thu,5,6\n",
            values: &[],
            skipped: &["B2 TooCoarse(Year)", "C2 TooCoarse(Year)"],
        },
        Case {
            what: "the value column is called by its KPI",
            file: "date,Doanh thu\n2026-03-01,5\n",
            values: &["Doanh thu 2026-03-01 5"],
            skipped: &[],
        },
    ]);
}

#[test]
fn separators_and_quotes_are_seen_through() {
    check(&[
        Case {
            what: "Excel names the separator",
            file: "sep=;\r\nkpi;date;value\r\nDoanh thu;2026-03-01;1,5\r\n",
            values: &["Doanh thu 2026-03-01 1.5"],
            skipped: &[],
        },
        Case {
            what: "a bar",
            file: "kpi|date|value\nDoanh thu|2026-03-01|1.5\n",
            values: &["Doanh thu 2026-03-01 1.5"],
            skipped: &[],
        },
        Case {
            what: "commas inside of quotes, quotes inside of quotes, a line break inside of quotes",
            file: "kpi,date,value,note\n\"Doanh thu\",\"2026-03-01\",\"1,234.5\",\"He said \"\"ok\"\"\nand left\"\nDoanh thu,2026-04-01,2.5,\n",
            values: &["Doanh thu 2026-03-01 1234.5", "Doanh thu 2026-04-01 2.5"],
            skipped: &[],
        },
        Case {
            what: "old Mac line ends",
            file: "kpi,date,value\rDoanh thu,2026-03-01,5\r",
            values: &["Doanh thu 2026-03-01 5"],
            skipped: &[],
        },
        Case {
            what: "lines of different lengths",
            file: "kpi,date,value\nDoanh thu,2026-03-01\nDoanh thu,2026-04-01,6,,,\n",
            values: &["Doanh thu 2026-04-01 6"],
            skipped: &[],
        },
        Case {
            what: "blank rows and columns",
            file: "\n\n;kpi;;date;value\n;;;;\n;Doanh thu;;2026-03-01;5\n\n",
            values: &["Doanh thu 2026-03-01 5"],
            skipped: &[],
        },
    ]);
}

#[test]
fn numbers_are_read_by_their_column() {
    check(&[
        Case {
            what: "a comma decides for the whole column",
            file: "kpi;date;value\nDoanh thu;2026-03-01;1.234\nDoanh thu;2026-04-01;1,5\n",
            values: &["Doanh thu 2026-03-01 1234", "Doanh thu 2026-04-01 1.5"],
            skipped: &[],
        },
        Case {
            what: "a point decides for the whole file",
            file: "kpi;2026-03;2026-04\nDoanh thu;1,234;1.5\n",
            values: &["Doanh thu 2026-03-01 1234", "Doanh thu 2026-04-01 1.5"],
            skipped: &[],
        },
        Case {
            what: "two groups of thousands need no other cell",
            file: "kpi;date;value\nDoanh thu;2026-03-01;12.345.678 ₫\n",
            values: &["Doanh thu 2026-03-01 12345678"],
            skipped: &[],
        },
        Case {
            what: "signs, brackets, minus, spaces and apostrophes",
            file: "kpi;date;value\nDoanh thu;2026-03-01;(1.200,00)\nDoanh thu;2026-04-01;−3,2\nDoanh thu;2026-05-01;₫ 12 000\nDoanh thu;2026-06-01;1'234'567\nDoanh thu;2026-07-01;1,2 tỷ\nDoanh thu;2026-08-01;1,5E+05\n",
            values: &[
                "Doanh thu 2026-03-01 -1200",
                "Doanh thu 2026-04-01 -3.2",
                "Doanh thu 2026-05-01 12000",
                "Doanh thu 2026-06-01 1234567",
                "Doanh thu 2026-07-01 1200000000",
                "Doanh thu 2026-08-01 150000",
            ],
            skipped: &[],
        },
        Case {
            what: "units after the number",
            file: "date,Runway,Tỷ lệ rời bỏ\n2026-01-01,14.2 mo,3.9%\n2026-04-01,12 tháng,4.0 %\n",
            values: &[
                "Runway 2026-01-01 14.2",
                "Tỷ lệ rời bỏ 2026-01-01 3.9",
                "Runway 2026-04-01 12",
                "Tỷ lệ rời bỏ 2026-04-01 4",
            ],
            skipped: &[],
        },
        Case {
            what: "the sign of another unit is passed over",
            file: "date,Runway,Tỷ lệ rời bỏ,Doanh thu\n2026-01-01,3.9%,$50,5 %\n2026-04-01,12,4 %,50 ₫\n",
            values: &["Runway 2026-04-01 12", "Tỷ lệ rời bỏ 2026-04-01 4", "Doanh thu 2026-04-01 50"],
            skipped: &["B2 OtherUnit", "C2 OtherUnit", "D2 OtherUnit"],
        },
        Case {
            what: "what is no number is passed over; a dash is no value",
            file: "kpi,date,value\nDoanh thu,2026-03-01,n/a\nDoanh thu,2026-04-01,-\nDoanh thu,2026-05-01,\nDoanh thu,2026-06-01,1e300\nDoanh thu,2026-07-01,5\n",
            values: &["Doanh thu 2026-07-01 5"],
            skipped: &["C2 NotANumber", "C5 TooLarge"],
        },
        Case {
            what: "the one number with the other mark is passed over",
            file: "kpi;date;value\nDoanh thu;2026-03-01;1,5\nDoanh thu;2026-04-01;2,5\nDoanh thu;2026-05-01;3.25\n",
            values: &["Doanh thu 2026-03-01 1.5", "Doanh thu 2026-04-01 2.5"],
            skipped: &["C4 OtherMark"],
        },
    ]);
}

#[test]
fn dates_are_read_in_every_order() {
    let day = "Visits 2026-03-31 5";
    for text in [
        "2026-03-31",
        "2026/3/31",
        "31/03/2026",
        "31.3.2026",
        "31-03-2026",
        "3/31/2026",
        "31/3/26",
        "31 Mar 2026",
        "31-Mar-26",
        "Mar 31, 2026",
        "March 31 2026",
        "31 tháng 3 năm 2026",
        "ngày 31 tháng 3, 2026",
        "2026-03-31 00:00:00",
        "2026-03-31T10:30:00Z",
        "31/03/2026 8:15",
        "20260331",
        "46112",
    ] {
        let read = proposal(format!("kpi;date;value\nVisits;{text};5\n"), &Choices::default());
        assert_eq!(values(&read), [day], "{text}");
    }
}

#[test]
fn periods_are_read_as_they_are_written() {
    for (text, kpi, start) in [
        ("2026-03", "Doanh thu", "2026-03-01"),
        ("03/2026", "Doanh thu", "2026-03-01"),
        ("3.2026", "Doanh thu", "2026-03-01"),
        ("Mar 2026", "Doanh thu", "2026-03-01"),
        ("March 2026", "Doanh thu", "2026-03-01"),
        ("Mar-26", "Doanh thu", "2026-03-01"),
        ("Tháng 3/2026", "Doanh thu", "2026-03-01"),
        ("tháng 3 năm 2026", "Doanh thu", "2026-03-01"),
        ("T3/2026", "Doanh thu", "2026-03-01"),
        ("T3/26", "Doanh thu", "2026-03-01"),
        ("202603", "Doanh thu", "2026-03-01"),
        ("2026-W05", "Active teams", "2026-01-26"),
        ("W5 2026", "Active teams", "2026-01-26"),
        ("Tuần 5/2026", "Active teams", "2026-01-26"),
        ("2026-W53", "Active teams", "2026-12-28"),
        ("Q2 2026", "Runway", "2026-04-01"),
        ("Q2/2026", "Runway", "2026-04-01"),
        ("2026-Q2", "Runway", "2026-04-01"),
        ("2Q26", "Runway", "2026-04-01"),
        ("Quý II/2026", "Runway", "2026-04-01"),
        ("Quý 2/2026", "Runway", "2026-04-01"),
        ("QII/26", "Runway", "2026-04-01"),
        ("2026-05-17", "Runway", "2026-04-01"),
        ("2026-W05", "Doanh thu", "2026-01-01"),
    ] {
        let long = proposal(format!("kpi;period;value\n{kpi};{text};5\n"), &Choices::default());
        let expected = if kpi == "Doanh thu" && start == "2026-01-01" { " →" } else { "" };
        assert_eq!(values(&long), [format!("{kpi} {start} 5{expected}")], "{text}");
        let wide = proposal(format!("kpi;{text}\n{kpi};5\n"), &Choices::default());
        assert_eq!(values(&wide), [format!("{kpi} {start} 5{expected}")], "{text} over a column");
    }
}

#[test]
fn what_does_not_fit_is_passed_over_with_its_place() {
    check(&[
        Case {
            what: "days that do not exist, and what is no date",
            file: "kpi,date,value\nVisits,2026-02-30,5\nVisits,soon,6\nVisits,,7\nVisits,2026-13-01,8\nVisits,1776-07-04,9\n",
            values: &[],
            skipped: &["B2 NoSuchDay", "B3 NotADate", "C4 NoDate", "B5 NoSuchDay", "B6 NotADate"],
        },
        Case {
            what: "unknown names, several of one name, a calculated one",
            file: "kpi,date,value\nChurn,2026-03-01,5\nCÓST,2026-03-01,6\nLTV to CAC,2026-03-01,7\nCost,2026-03-01,8\n,2026-03-01,9\n",
            values: &["Cost 2026-03-01 8"],
            skipped: &["A2 UnknownKpi", "A3 SeveralKpis", "A4 Calculated", "C6 NoName"],
        },
        Case {
            what: "totals in rows and columns",
            file: "Tháng,Doanh thu,Visits,Tổng\n2026-03-01,5,6,11\nTổng cộng,5,6,11\n",
            values: &["Doanh thu 2026-03-01 5", "Visits 2026-03-01 6"],
            skipped: &["A3 Total"],
        },
        Case {
            what: "a total among the names",
            file: "kpi,2026-03,2026-04,Total\nDoanh thu,5,6,11\nTotal,5,6,11\n",
            values: &["Doanh thu 2026-03-01 5", "Doanh thu 2026-04-01 6"],
            skipped: &["A3 Total"],
        },
        Case {
            what: "several values for one period: the latest day counts, whatever the order of the rows",
            file: "kpi,date,value\nDoanh thu,2026-03-31,7\nDoanh thu,2026-03-05,5\nDoanh thu,2026-04-02,8\nDoanh thu,2026-04-02,9\n",
            values: &["Doanh thu 2026-03-01 7", "Doanh thu 2026-04-01 9"],
            skipped: &["C3 Superseded { by_row: 2 }", "C4 Superseded { by_row: 5 }"],
        },
        Case {
            what: "a whole quarter is no value of a month",
            file: "kpi,period,value\nDoanh thu,Q1 2026,5\nVisits,Mar 2026,6\nRunway,2026,7\n",
            values: &[],
            skipped: &["C2 TooCoarse(Quarter)", "C3 TooCoarse(Month)", "C4 TooCoarse(Year)"],
        },
    ]);
}

#[test]
fn names_are_found_without_marks_and_units() {
    for name in ["Tỷ lệ rời bỏ", "ty le roi bo", "TỶ LỆ RỜI BỎ", "Tỷ lệ rời bỏ (%)", "tỷ-lệ rời_bỏ", "k-0000000002"]
    {
        let read = proposal(format!("kpi;date;value\n{name};2026-03-01;5\n"), &Choices::default());
        assert_eq!(values(&read), ["Tỷ lệ rời bỏ 2026-03-01 5"], "{name}");
    }
}

#[test]
fn dates_that_may_be_two_days_are_asked_about() {
    let file = "kpi,date,value\nVisits,03/04/2026,5\nVisits,05/04/2026,6\nVisits,04/04/2026,7\n";
    let open = proposal(file, &Choices::default());
    let Some(Question::DateOrder { text, day_first, month_first }) = open.questions.first() else { panic!() };
    assert_eq!(
        (text.as_str(), day_first.to_string(), month_first.to_string()),
        ("03/04/2026", "2026-04-03".into(), "2026-03-04".into())
    );
    assert_eq!(values(&open), ["Visits 2026-04-04 7"], "only what is one day either way");
    assert_eq!(skipped(&open), ["B2 UnclearDate", "B3 UnclearDate"]);
    assert!(!open.is_ready());
    for (order, days) in
        [(DateOrder::DayFirst, ["2026-04-03", "2026-04-05"]), (DateOrder::MonthFirst, ["2026-03-04", "2026-05-04"])]
    {
        let read = proposal(file, &Choices { dates: Some(order), ..Choices::default() });
        assert_eq!(
            values(&read)[..2],
            days.map(|day| format!(
                "Visits {day} {}",
                if day.ends_with("03") || day.ends_with("3-04") { 5 } else { 6 }
            ))
        );
        assert!(read.is_ready() && read.dates == Some(order));
    }
    // Another cell of the column decides, also over columns.
    let decided = proposal("kpi,date,value\nVisits,03/04/2026,5\nVisits,25/04/2026,6\n", &Choices::default());
    assert_eq!((decided.dates, values(&decided).len()), (Some(DateOrder::DayFirst), 2));
    let decided = proposal("kpi,03/04/2026,03/25/2026\nVisits,5,6\n", &Choices::default());
    assert_eq!(values(&decided), ["Visits 2026-03-04 5", "Visits 2026-03-25 6"]);
    // A file that says both is asked about.
    let torn = proposal(
        "kpi,date,value\nVisits,25/04/2026,5\nVisits,04/26/2026,6\nVisits,03/04/2026,7\n",
        &Choices::default(),
    );
    assert_eq!((torn.questions.len(), values(&torn).len()), (1, 0));
}

#[test]
fn numbers_that_may_be_two_are_asked_about() {
    let file = "kpi;date;value\nDoanh thu;2026-03-01;1.234\nDoanh thu;2026-04-01;5\n";
    let open = proposal(file, &Choices::default());
    assert_eq!(open.questions, [Question::DecimalMark { text: "1.234".into(), point: 1.234, comma: 1234.0 }]);
    assert_eq!(
        (values(&open), skipped(&open)),
        (vec!["Doanh thu 2026-04-01 5".to_owned()], vec!["C2 UnclearNumber".to_owned()])
    );
    for (mark, number) in [(DecimalMark::Point, "1.234"), (DecimalMark::Comma, "1234")] {
        let read = proposal(file, &Choices { decimal: Some(mark), ..Choices::default() });
        assert_eq!(values(&read), [format!("Doanh thu 2026-03-01 {number}"), "Doanh thu 2026-04-01 5".into()]);
    }
    // Columns that use different marks decide for themselves; one that says nothing is asked about.
    let torn = "date;Doanh thu;Runway;Visits\n2026-03-01;1,5;1.25;2.345\n";
    assert_eq!(proposal(torn, &Choices::default()).questions.len(), 1);
    let torn = "date;Doanh thu;Runway\n2026-03-01;1,5;1.25\n2026-04-01;2.345;2.345\n";
    let read = proposal(torn, &Choices::default());
    assert_eq!(
        values(&read),
        ["Doanh thu 2026-03-01 1.5", "Runway 2026-01-01 1.25", "Doanh thu 2026-04-01 2345", "Runway 2026-04-01 2.345"]
    );
}

#[test]
fn quarters_and_years_follow_the_fiscal_year() {
    let mut project = crate::desk::project();
    project.fiscal_year = fourfold::model::FiscalYear::starting(4).unwrap();
    let file = "kpi,period,value\nRunway,Q1 2026,5\nRunway,Q4 FY 2026,6\nRunway,Quý II năm tài chính 2026,7\n";
    let read =
        fourfold::import::read(file.as_bytes(), &project, &Choices::default(), &fourfold::import::Progress::default())
            .unwrap();
    let starts: Vec<String> = read.values.iter().map(|value| value.period.start.to_string()).collect();
    assert_eq!(starts, ["2025-04-01", "2026-01-01", "2025-07-01"]);
}

#[test]
fn what_the_project_has_is_replaced_or_kept_as_chosen() {
    let file = "kpi,date,value\nDoanh thu,2026-01-01,100\nDoanh thu,2026-02-01,250\nDoanh thu,2026-03-01,300\n";
    let replaced = proposal(file, &Choices::default());
    assert_eq!(
        values(&replaced),
        ["Doanh thu 2026-01-01 100 =", "Doanh thu 2026-02-01 250 →", "Doanh thu 2026-03-01 300"]
    );
    let kept = proposal(file, &Choices { existing: Existing::Keep, ..Choices::default() });
    assert_eq!(values(&kept), ["Doanh thu 2026-01-01 100 =", "Doanh thu 2026-02-01 250 ×", "Doanh thu 2026-03-01 300"]);
    let (after, before) = crate::desk::carried_out(&kept);
    assert_eq!(before, crate::desk::project());
    let held: Vec<f64> = after.series_of(crate::support::sample::kpi(1)).iter().map(|(_, m)| m.value).collect();
    assert_eq!(held, [100.0, 200.0, 300.0]);
    let (after, _) = crate::desk::carried_out(&replaced);
    let series = after.series_of(crate::support::sample::kpi(1));
    let held: Vec<(f64, &str)> = series.iter().map(|(_, m)| (m.value, m.note.as_str())).collect();
    assert_eq!(held, [(100.0, "first"), (250.0, ""), (300.0, "")]);
}

#[test]
fn the_row_of_the_titles_can_be_chosen() {
    let file = "kpi,date,value\nkpi,date,amount\nDoanh thu,2026-03-01,5\n";
    let read = proposal(file, &Choices { header: Some(Header::Row(2)), ..Choices::default() });
    assert_eq!((read.columns[2].title.as_str(), skipped(&read).len()), ("amount", 0));
    let read = proposal("Doanh thu,2026-03-01,5\n", &Choices { header: Some(Header::Row(1)), ..Choices::default() });
    assert_eq!(values(&read), [""; 0]);
    let read = proposal("5,6\n2026-03-01,5\n", &Choices { header: Some(Header::Nowhere), ..Choices::default() });
    assert_eq!(read.header, None);
}

#[test]
fn encodings_are_recognised() {
    let text = "Chỉ số;Tháng;Giá trị\nTỷ lệ rời bỏ;Tháng 3/2026;3,9 %\n";
    let wide = |order: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(order).collect::<Vec<u8>>();
    let marked = |mark: &[u8], bytes: Vec<u8>| [mark, &bytes].concat();
    for (name, bytes) in [
        ("UTF-8", text.as_bytes().to_vec()),
        ("UTF-8", marked(b"\xEF\xBB\xBF", text.as_bytes().to_vec())),
        ("UTF-16LE", marked(b"\xFF\xFE", wide(u16::to_le_bytes))),
        ("UTF-16BE", marked(b"\xFE\xFF", wide(u16::to_be_bytes))),
        ("UTF-16LE", wide(u16::to_le_bytes)),
        ("UTF-16BE", wide(u16::to_be_bytes)),
    ] {
        let read = proposal(&bytes, &Choices::default());
        let SourceRead::Text { encoding, has_gaps, .. } = &read.source else { panic!() };
        assert_eq!((encoding.name(), *has_gaps), (name, false));
        assert_eq!(values(&read), ["Tỷ lệ rời bỏ 2026-03-01 3.9"], "{name}");
    }
}

#[test]
fn rows_have_the_numbers_of_the_file() {
    for end in ["\n", "\r\n", "\r"] {
        let lines = [
            "sep=,",
            "kpi,date,value",
            "",
            "Doanh thu,2026-03-01,a",
            "",
            "",
            "\"Doanh",
            "thu\",2026-04-01,b",
            "Doanh thu,2026-05-01,c",
        ];
        let read = proposal(lines.join(end), &Choices::default());
        assert_eq!(skipped(&read), ["C4 NotANumber", "C7 NotANumber", "C9 NotANumber"], "{end:?}");
    }
}

#[test]
fn codes_of_vietnamese_fonts_are_read_where_they_are_chosen() {
    for (encoding, name, file) in [
        (Encoding::TCVN3, "TCVN3 (ABC)", &b"kpi;date;value\nT\xFB l\xD6 r\xEAi b\xE1;2026-03;3,9\n"[..]),
        (Encoding::VNI, "VNI", b"kpi;date;value\nTy\xFB le\xE4 r\xF4\xF8i bo\xFB;2026-03;3,9\n"),
    ] {
        let choices = Choices { encoding: Some(encoding), ..Choices::default() };
        let read = proposal(file, &choices);
        assert_eq!(values(&read), ["Tỷ lệ rời bỏ 2026-03-01 3.9"]);
        assert_eq!(read.targets[0].name, "Tỷ lệ rời bỏ");
        let SourceRead::Text { encoding: used, has_gaps, .. } = &read.source else { panic!() };
        assert_eq!((*used, used.name(), *has_gaps), (encoding, name, false));
        assert!(Encoding::OFFERED.contains(&encoding));
        // Nothing in the bytes tells them from a code page of Windows.
        assert_eq!(values(&proposal(file, &Choices::default())), [""; 0]);
    }
}
