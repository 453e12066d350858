//! Every refusal says what it should, in both languages: of imports, edits and formulas here, of what is typed and of
//! files in the files beside.
//!
//! Each kind has a row: what stands in its English and in its Vietnamese sentence. The rows are found by a `match`
//! without a wildcard, so that a new kind does not compile before it has one; and a kind of which no example is given
//! fails the test. That each refusal comes where it should is tested with what refuses: imports, edits, formulas.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

#[path = "support/every_refusal.rs"]
mod every_refusal;
#[path = "refusals/files.rs"]
mod files;
#[path = "refusals/typed.rs"]
mod typed;

use std::collections::BTreeSet;

use every_refusal::every;
use fourfold::edit;
use fourfold::import::{Problem, Question, Reason, Refusal};
use fourfold::lang::Lang;
use fourfold::model::*;
use jiff::civil::date;

/// A row: the number of the kind, and words of its two sentences.
type Row = (usize, &'static str, &'static str);

/// How a text ends.
#[derive(Clone, Copy, PartialEq)]
enum End {
    /// A whole sentence.
    Stop,
    /// A question.
    Question,
    /// A part of a line, such as a reason beside a cell.
    Nothing,
}

/// Checks all examples against their rows; of `kinds` kinds there must be at least one each.
#[track_caller]
fn check<T: std::fmt::Debug>(examples: &[T], kinds: usize, end: End, row: fn(&T) -> Row, text: fn(&T, Lang) -> String) {
    let mut seen = BTreeSet::new();
    for example in examples {
        let (number, english, vietnamese) = row(example);
        seen.insert(number);
        fits(example, &Lang::ALL.map(|lang| text(example, lang)), (english, vietnamese), end);
    }
    let all: BTreeSet<usize> = (0..kinds).collect();
    assert_eq!(seen, all, "an example of each kind");
}

/// Checks the two sentences of an example.
#[track_caller]
fn fits<T: std::fmt::Debug>(example: &T, [en, vi]: &[String; 2], (english, vietnamese): (&str, &str), end: End) {
    assert!(en.contains(english), "{example:?}: {en}");
    assert!(vi.contains(vietnamese), "{example:?}: {vi}");
    assert!(en != vi && !vi.is_ascii(), "{example:?}: {vi}");
    for text in [en, vi] {
        let is_ended = match end {
            End::Stop => text.ends_with('.'),
            End::Question => text.ends_with('?'),
            End::Nothing => !text.ends_with(['.', '?', ' ']),
        };
        assert!(is_ended && text.contains(' '), "{example:?}: {text}");
        assert!(text.chars().all(fourfold::text::has_glyph), "{example:?}: {text}");
    }
}

#[test]
fn files_that_are_not_imported() {
    let row = |refusal: &Refusal| match refusal {
        Refusal::TooLarge { .. } => (0, "The file has 70 MB, and 64 MB can be imported", "Tệp có 70 MB"),
        Refusal::Empty => (1, "The file is empty", "Tệp trống"),
        Refusal::Binary => (2, "neither text nor a workbook", "không phải là văn bản hay bảng tính"),
        Refusal::OldWorkbook => (3, "Excel 2003 or older (.xls)", "Excel 2003 trở về trước (.xls)"),
        Refusal::Password => (4, "save a copy without one", "lưu một bản sao không có mật khẩu"),
        Refusal::WebPage => (5, "This is a web page", "Đây là trang web"),
        Refusal::XmlSheet => (6, "This is an XML file", "Đây là tệp XML"),
        Refusal::Pdf => (7, "This is a PDF", "Đây là tệp PDF"),
        Refusal::OpenDocument => (8, "Open it in LibreOffice and save it as .xlsx or CSV", "Hãy mở bằng LibreOffice"),
        Refusal::NotAWorkbook => (9, "This archive holds no workbook", "Tệp nén này không chứa bảng tính"),
        Refusal::Damaged { .. } => (10, "damaged or cut off (at xl/styles.xml)", "bị cắt cụt (tại xl/styles.xml)"),
        Refusal::Bomb => (11, "unpack to more than 256 MB", "giải nén vượt quá 256 MB"),
        Refusal::TooManyCells => (12, "1,000,000 filled cells can be imported", "tối đa 1.000.000 ô"),
        Refusal::NoSheet => (13, "The workbook has no sheet", "không có trang tính nào"),
        Refusal::UnknownSheet { .. } => (14, "has no sheet “Data”; it has: A, B", "không có trang “Data”"),
        Refusal::OpenQuote { .. } => (15, "The quotation mark in line 7 is never closed", "Dấu ngoặc kép ở dòng 7"),
        Refusal::Cancelled => (16, "nothing was changed", "không có gì thay đổi"),
    };
    let examples = [
        Refusal::TooLarge { bytes: 70 << 20 },
        Refusal::Empty,
        Refusal::Binary,
        Refusal::OldWorkbook,
        Refusal::Password,
        Refusal::WebPage,
        Refusal::XmlSheet,
        Refusal::Pdf,
        Refusal::OpenDocument,
        Refusal::NotAWorkbook,
        Refusal::Damaged { part: "xl/styles.xml".into() },
        Refusal::Bomb,
        Refusal::TooManyCells,
        Refusal::NoSheet,
        Refusal::UnknownSheet { name: "Data".into(), sheets: vec!["A".into(), "B".into()] },
        Refusal::OpenQuote { line: 7 },
        Refusal::Cancelled,
    ];
    check(&examples, 17, End::Stop, row, Refusal::message);
}

#[test]
fn cells_that_are_passed_over() {
    let row = |reason: &Reason| match reason {
        Reason::NoName => (0, "names no KPI", "không ghi tên KPI"),
        Reason::NoDate => (1, "has no date", "không có ngày"),
        Reason::NotADate => (2, "“x” is not a date", "“x” không phải là ngày"),
        Reason::NoSuchDay => (3, "no such day as “x”", "không có ngày “x”"),
        Reason::UnclearDate => (4, "“x” is one of two days", "“x” có thể là hai ngày khác nhau"),
        Reason::DateOutOfRange => (5, "the years 1900 to 2200", "từ năm 1900 đến năm 2200"),
        Reason::NotANumber => (6, "“x” is not a number", "“x” không phải là số"),
        Reason::OtherMark => (7, "decimal mark of the others", "dấu thập phân của các số còn lại"),
        Reason::OtherUnit => (23, "another unit than this KPI", "đơn vị khác với KPI này"),
        Reason::UnclearNumber => (8, "“x” is one of two numbers", "“x” có thể là hai số khác nhau"),
        Reason::TooLarge => (9, "“x” is too large a number", "“x” là số quá lớn"),
        Reason::Time => (10, "time of day or a duration", "giờ trong ngày hoặc khoảng thời gian"),
        Reason::NoResult => (11, "formula without a result", "công thức chưa có kết quả"),
        Reason::UnknownKpi => (12, "there is no KPI “x”", "không có KPI nào tên “x”"),
        Reason::SeveralKpis => (13, "several KPIs are called “x”", "có nhiều KPI tên “x”"),
        Reason::LeftOut => (14, "was left out", "được chọn bỏ qua"),
        Reason::Calculated => (15, "calculated from others", "được tính từ các KPI khác"),
        Reason::Total => (16, "a total of the others", "dòng tổng"),
        Reason::TooCoarse(interval) => match interval {
            Interval::Week => (17, "a value of a whole week", "số liệu của cả tuần"),
            Interval::Month => (18, "a value of a whole month", "số liệu của cả tháng"),
            Interval::Quarter => (19, "a value of a whole quarter", "số liệu của cả quý"),
            Interval::Year => (20, "a value of a whole year", "số liệu của cả năm"),
            // Nothing is shorter than a day.
            Interval::Day => (21, "a value of a whole", "số liệu của cả"),
        },
        Reason::Superseded { .. } => (22, "row 9 has a later value", "hàng 9 có số liệu mới hơn"),
    };
    let mut examples = vec![
        Reason::NoName,
        Reason::NoDate,
        Reason::NotADate,
        Reason::NoSuchDay,
        Reason::UnclearDate,
        Reason::DateOutOfRange,
        Reason::NotANumber,
        Reason::OtherMark,
        Reason::OtherUnit,
        Reason::UnclearNumber,
        Reason::TooLarge,
        Reason::Time,
        Reason::NoResult,
        Reason::UnknownKpi,
        Reason::SeveralKpis,
        Reason::LeftOut,
        Reason::Calculated,
        Reason::Total,
        Reason::Superseded { by_row: 9 },
    ];
    examples.extend(Interval::ALL.map(Reason::TooCoarse));
    check(&examples, 24, End::Nothing, row, |reason, lang| reason.message(lang, "x"));
}

#[test]
fn files_of_which_nothing_is_read() {
    let row = |problem: &Problem| match problem {
        Problem::NoDates => (0, "No column holds dates", "Không có cột nào chứa ngày"),
        Problem::NoKpis => (1, "No column names KPIs", "Không có cột nào ghi tên KPI"),
        Problem::NoValues => (2, "No value could be read", "Không đọc được số liệu nào"),
    };
    let examples = [Problem::NoDates, Problem::NoKpis, Problem::NoValues];
    check(&examples, 3, End::Stop, row, |problem, lang| problem.message(lang));
}

#[test]
fn questions_of_an_import() {
    let row = |question: &Question| match question {
        Question::DateOrder { .. } => {
            (0, "Is “3/4/26” 3 Apr 2026 or 4 Mar 2026", "“3/4/26” là 03/04/2026 hay 04/03/2026")
        }
        Question::DecimalMark { .. } => (1, "Is “1.234” the number 1.234 or 1,234", "“1.234” là số 1,234 hay 1.234"),
    };
    let order =
        Question::DateOrder { text: "3/4/26".into(), day_first: date(2026, 4, 3), month_first: date(2026, 3, 4) };
    let mark = Question::DecimalMark { text: "1.234".into(), point: 1.234, comma: 1234.0 };
    check(&[order, mark], 2, End::Question, row, Question::message);
}

#[test]
fn edits_that_are_not_made() {
    use edit::Refusal as R;
    let row = |refusal: &R| match refusal {
        R::Map(map) => match map {
            MapError::SelfLink => (0, "can't be its own cause", "nguyên nhân của chính nó"),
            MapError::SameEnds(_) => (1, "linked in this direction already", "theo chiều này rồi"),
            MapError::UnknownObjective(_) => (2, "no longer exists", "không còn nữa"),
            MapError::UnknownLink(_) => (3, "no longer exists", "không còn nữa"),
            MapError::DuplicateObjective(_) => (4, "exists already", "đã có rồi"),
            MapError::DuplicateLink(_) => (5, "exists already", "đã có rồi"),
        },
        R::Unknown(_) => (6, "no longer exists", "không còn nữa"),
        R::Duplicate(_) => (7, "exists already", "đã có rồi"),
        R::NoValue(_) => (34, "can't stand here any more", "không còn dùng được"),
        R::CardsNeedBand => (8, "no other one that could take them", "không có khía cạnh nào khác để nhận"),
        R::StillUsed { .. } => (9, "“LTV / CAC” is computed from “CAC”", "“LTV / CAC” được tính từ “CAC”"),
        R::Problem(problem) => match &problem.rule {
            Rule::DuplicateId => (10, "exists already", "đã có rồi"),
            Rule::Dangling(_) => (11, "no longer exists", "không còn nữa"),
            Rule::BadNumber => (12, "This number is too large", "Số này quá lớn"),
            Rule::Negative => (13, "can't be negative", "không thể âm"),
            Rule::OverHundred => (14, "from 0 to 100 %", "từ 0 đến 100 %"),
            Rule::DateOutOfRange => (15, "the years 1900 and 2200", "từ năm 1900 đến năm 2200"),
            Rule::EndBeforeStart => (16, "The end lies before the start", "nằm trước ngày bắt đầu"),
            Rule::UpsideDown => (17, "must lie below the upper end", "phải nhỏ hơn đầu trên"),
            Rule::SelfLink => (18, "can't be its own cause", "nguyên nhân của chính nó"),
            Rule::SameEnds(_) => (19, "linked in this direction already", "theo chiều này rồi"),
            Rule::BaselineAgainstMinimum => {
                (20, "Baseline and minimum contradict each other", "Hiện tại và định mức tối thiểu mâu thuẫn nhau")
            }
            Rule::MinimumIsTarget => (21, "Minimum and target are equal", "tối thiểu bằng mục tiêu cần đạt"),
            Rule::MinimumInRange => (22, "inside the target range", "nằm trong khoảng mục tiêu"),
            Rule::Empty => (23, "at least one objective", "ít nhất một mục tiêu"),
            Rule::Twice => (24, "in the list already", "đã có trong danh sách"),
            Rule::OwnCounterpart => (25, "its own counterpart", "cặp đôi của chính nó"),
            Rule::ForeignKpi => (26, "does not measure the objective", "không đo mục tiêu ở đầu đó"),
            Rule::TooMany(_) => (27, "at most 24 of these", "nhiều nhất 24 mục"),
            Rule::TooLong(_) => (28, "less than 64 KB", "xuống dưới 64 KB"),
            Rule::BadText => (29, "characters that can't be kept", "ký tự không lưu được"),
            Rule::FormulaSlip(_) => (30, "A brace { is not closed", "Ngoặc nhọn { chưa được đóng"),
            Rule::FormulaUnits(_) => (31, "brings USD and VND together", "dùng lẫn USD và VND"),
            Rule::FormulaCycle(_) => (32, "in a circle: LTV → CAC → LTV", "đi vòng tròn: LTV → CAC → LTV"),
            Rule::FormulaCoarser { .. } => {
                (33, "“CAC” has values less often than “LTV / CAC”", "“CAC” có số liệu thưa hơn “LTV / CAC”")
            }
        },
    };
    check(&every(), 35, End::Stop, row, R::message);
}

#[test]
fn texts_that_are_no_formula() {
    let row = |slip: &Slip| match slip {
        Slip::Empty => (0, "The formula is empty", "Công thức đang trống"),
        Slip::TooLong => (1, "longer than 4096 characters", "dài quá 4096 ký tự"),
        Slip::TooDeep => (2, "more than 32 levels deep", "lồng nhau quá 32 cấp"),
        Slip::Character(_) => (3, "“%” has no place", "không dùng “%”"),
        Slip::Number(_) => (4, "“1.2.3” is no number", "“1.2.3” không phải là số"),
        Slip::Word(_) => (5, "A KPI stands in braces: {LTV}", "đặt trong ngoặc nhọn: {LTV}"),
        Slip::OpenBrace => (6, "A brace { is not closed", "Ngoặc nhọn { chưa được đóng"),
        Slip::EmptyBrace => (7, "no name between the braces", "Giữa hai ngoặc nhọn chưa có tên"),
        Slip::Unknown(_) => (8, "No KPI is called “LTV”", "Không có KPI nào tên “LTV”"),
        Slip::Ambiguous(_) => (9, "Several KPIs are called “LTV”", "nhiều KPI cùng tên “LTV”"),
        Slip::MissingValue(before) if before.is_empty() => (10, "The formula is empty", "Công thức đang trống"),
        Slip::MissingValue(_) => (11, "After “/” a KPI or a number is missing", "Sau “/” còn thiếu"),
        Slip::MissingOperator(_) => (12, "Before “CAC” an operator is missing", "Trước “CAC” còn thiếu phép tính"),
        Slip::OpenParenthesis => (13, "A parenthesis is not closed", "dấu ngoặc chưa đóng"),
        Slip::CloseParenthesis => (14, "never opened", "đóng mà chưa mở"),
        Slip::Arguments(function) => match function {
            Function::Min => (15, "at least two values", "ít nhất hai giá trị"),
            Function::Max => (16, "at least two values", "ít nhất hai giá trị"),
            Function::Previous => (17, "“previous” takes one KPI", "“previous” nhận đúng một KPI"),
            Function::YearToDate => (18, "“ytd” takes one KPI", "“ytd” nhận đúng một KPI"),
        },
        Slip::Comma => (19, "A comma stands outside of min and max", "nằm ngoài min và max"),
        Slip::NoKpi => (20, "names no KPI", "chưa có KPI nào"),
    };
    let mut examples = vec![
        Slip::Empty,
        Slip::TooLong,
        Slip::TooDeep,
        Slip::Character('%'),
        Slip::Number("1.2.3".into()),
        Slip::Word("LTV".into()),
        Slip::OpenBrace,
        Slip::EmptyBrace,
        Slip::Unknown("LTV".into()),
        Slip::Ambiguous("LTV".into()),
        Slip::MissingValue(String::new()),
        Slip::MissingValue("/".into()),
        Slip::MissingOperator("CAC".into()),
        Slip::OpenParenthesis,
        Slip::CloseParenthesis,
        Slip::Comma,
        Slip::NoKpi,
    ];
    examples.extend(Function::ALL.map(Slip::Arguments));
    check(&examples, 21, End::Stop, row, Slip::message);
}

#[test]
fn formulas_without_a_sensible_unit() {
    let row = |slip: &UnitSlip| match slip {
        UnitSlip::TwoCurrencies(..) => (0, "brings USD and VND together", "dùng lẫn USD và VND"),
        UnitSlip::Mixed(first, _) => match first {
            Quantity::Plain => (1, "compares a plain number and time", "so sánh số thuần với thời gian"),
            Quantity::Money(_) => (2, "compares money (USD) and time", "so sánh tiền (USD) với thời gian"),
            Quantity::Time => (3, "compares time and time", "so sánh thời gian với thời gian"),
            Quantity::Other => (4, "compares a mix such as", "so sánh đại lượng ghép"),
        },
        UnitSlip::Result(_, unit) => match unit {
            Unit::Number => (5, "gives time, but the unit", "cho ra thời gian, nhưng đơn vị"),
            Unit::Count => (6, "gives time, but the unit", "cho ra thời gian, nhưng đơn vị"),
            Unit::Percent => (7, "percent", "phần trăm"),
            Unit::Currency(_) => (8, "gives time, but the unit", "cho ra thời gian, nhưng đơn vị"),
            Unit::Duration(_) => (9, "gives time, but the unit", "cho ra thời gian, nhưng đơn vị"),
            Unit::Ratio => (10, "gives time, but the unit", "cho ra thời gian, nhưng đơn vị"),
        },
    };
    let quantities = [Quantity::Plain, Quantity::Money(Currency::USD), Quantity::Time, Quantity::Other];
    let units = [
        Unit::Number,
        Unit::Count,
        Unit::Percent,
        Unit::Currency(Currency::VND),
        Unit::Duration(DurationUnit::Days),
        Unit::Ratio,
    ];
    let mut examples = vec![UnitSlip::TwoCurrencies(Currency::USD, Currency::VND)];
    examples.extend(quantities.map(|quantity| UnitSlip::Mixed(quantity, Quantity::Time)));
    examples.extend(units.map(|unit| UnitSlip::Result(Quantity::Time, unit)));
    check(&examples, 11, End::Stop, row, UnitSlip::message);
}
