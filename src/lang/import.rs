//! Importing values: why a file is refused, why a cell is passed over, and what is asked.

messages! {
    /// The data file is too large; both in megabytes.
    import_too_large(megabytes: u64 = 99, most: u64 = 64) {
        en: format!("The file has {megabytes} MB, and {most} MB can be imported. Split it, or leave out columns that are not needed."),
        vi: format!("Tệp có {megabytes} MB, trong khi chỉ nhập được tối đa {most} MB. Hãy chia nhỏ tệp hoặc bỏ bớt các cột không cần."),
    }
    /// Nothing in it.
    import_empty() {
        en: "The file is empty. Choose one with a row of titles and values under it.",
        vi: "Tệp trống. Hãy chọn tệp có hàng tiêu đề và các giá trị bên dưới.",
    }
    /// Neither text nor workbook.
    import_binary() {
        en: "This is neither text nor a workbook. Import a CSV file or a workbook (.xlsx).",
        vi: "Đây không phải là văn bản hay bảng tính. Hãy nhập tệp CSV hoặc bảng tính (.xlsx).",
    }
    /// An .xls, whatever its name.
    import_old_workbook() {
        en: "This is a workbook of Excel 2003 or older (.xls). Open it in Excel or LibreOffice and save it as .xlsx or CSV.",
        vi: "Đây là bảng tính Excel 2003 trở về trước (.xls). Hãy mở bằng Excel hoặc LibreOffice rồi lưu thành .xlsx hoặc CSV.",
    }
    /// A protected workbook.
    import_password() {
        en: "The workbook is protected by a password. Open it in Excel or LibreOffice and save a copy without one.",
        vi: "Bảng tính được bảo vệ bằng mật khẩu. Hãy mở bằng Excel hoặc LibreOffice rồi lưu một bản sao không có mật khẩu.",
    }
    /// HTML, often named .xls.
    import_web_page() {
        en: "This is a web page, even if its name ends in .xls. Open it in Excel or LibreOffice and save it as .xlsx or CSV.",
        vi: "Đây là trang web, dù tên tệp có thể kết thúc bằng .xls. Hãy mở bằng Excel hoặc LibreOffice rồi lưu thành .xlsx hoặc CSV.",
    }
    /// XML of Excel 2003, or any other.
    import_xml_sheet() {
        en: "This is an XML file, which can't be imported. Open it in Excel or LibreOffice and save it as .xlsx or CSV.",
        vi: "Đây là tệp XML, không nhập được. Hãy mở bằng Excel hoặc LibreOffice rồi lưu thành .xlsx hoặc CSV.",
    }
    /// A PDF.
    import_pdf() {
        en: "This is a PDF, from which no values can be read. Ask for the table as .xlsx or CSV.",
        vi: "Đây là tệp PDF, không đọc được giá trị từ đó. Hãy xin bảng dưới dạng .xlsx hoặc CSV.",
    }
    /// An .ods.
    import_open_document() {
        en: "This is an OpenDocument spreadsheet (.ods). Open it in LibreOffice and save it as .xlsx or CSV.",
        vi: "Đây là bảng tính OpenDocument (.ods). Hãy mở bằng LibreOffice rồi lưu thành .xlsx hoặc CSV.",
    }
    /// A zip of something else.
    import_not_a_workbook() {
        en: "This archive holds no workbook. Import a CSV file or a workbook (.xlsx).",
        vi: "Tệp nén này không chứa bảng tính. Hãy nhập tệp CSV hoặc bảng tính (.xlsx).",
    }
    /// A workbook that is cut off or broken; `part` is a path in it.
    import_damaged(part: &str = "xl/workbook.xml") {
        en: format!("The workbook is damaged or cut off (at {part}). Copy or download it again, or save it anew in Excel or LibreOffice."),
        vi: format!("Bảng tính bị hỏng hoặc bị cắt cụt (tại {part}). Hãy chép hoặc tải lại, hoặc lưu lại bằng Excel hay LibreOffice."),
    }
    /// A workbook that unpacks to too much; in megabytes.
    import_bomb(most: u64 = 256) {
        en: format!("The workbook would unpack to more than {most} MB or to far more than it should. Save only the sheet that is needed in a new workbook, or as CSV."),
        vi: format!("Bảng tính khi giải nén vượt quá {most} MB hoặc lớn bất thường. Hãy chỉ lưu trang tính cần dùng vào bảng tính mới hoặc thành CSV."),
    }
    /// Too many cells.
    import_too_many_cells(most: &str = "1,000,000") {
        en: format!("The table is too large: {most} filled cells can be imported. Split it, or leave out columns that are not needed."),
        vi: format!("Bảng quá lớn: chỉ nhập được tối đa {most} ô có dữ liệu. Hãy chia nhỏ bảng hoặc bỏ bớt các cột không cần."),
    }
    /// No sheet.
    import_no_sheet() {
        en: "The workbook has no sheet. Save it anew in Excel or LibreOffice.",
        vi: "Bảng tính không có trang tính nào. Hãy lưu lại bằng Excel hoặc LibreOffice.",
    }
    /// No sheet of this name.
    import_unknown_sheet(name: &str = "Data", sheets: &str = "Sheet1, Sheet2") {
        en: format!("The workbook has no sheet “{name}”; it has: {sheets}."),
        vi: format!("Bảng tính không có trang “{name}”; các trang hiện có: {sheets}."),
    }
    /// A quotation mark that is never closed.
    import_open_quote(line: u32 = 12) {
        en: format!("The quotation mark in line {line} is never closed. Close it, or choose another separator."),
        vi: format!("Dấu ngoặc kép ở dòng {line} không được đóng. Hãy đóng dấu ngoặc hoặc chọn dấu phân cách khác."),
    }
    /// Stopped by the person.
    import_cancelled() { en: "The import was stopped; nothing was changed.", vi: "Đã dừng nhập; không có gì thay đổi." }

    /// Where a cell stands.
    import_place(row: u32 = 5, column: &str = "C") {
        en: format!("Row {row}, column {column}"),
        vi: format!("Hàng {row}, cột {column}"),
    }
    /// Why a cell was passed over.
    skip_no_name() { en: "its row names no KPI", vi: "hàng này không ghi tên KPI" }
    /// Why a cell was passed over.
    skip_no_date() { en: "its row has no date", vi: "hàng này không có ngày" }
    /// Why a cell was passed over.
    skip_not_a_date(text: &str = "abc") {
        en: format!("“{text}” is not a date or a period"),
        vi: format!("“{text}” không phải là ngày hay kỳ"),
    }
    /// Why a cell was passed over.
    skip_no_such_day(text: &str = "30/02/2026") {
        en: format!("there is no such day as “{text}”"),
        vi: format!("không có ngày “{text}”"),
    }
    /// Why a cell was passed over.
    skip_unclear_date(text: &str = "03/04/2026") {
        en: format!("“{text}” is one of two days until it is said if the day or the month comes first"),
        vi: format!("“{text}” có thể là hai ngày khác nhau, chờ chọn ngày trước hay tháng trước"),
    }
    /// Why a cell was passed over.
    skip_date_out_of_range(text: &str = "01/01/1700", first: i16 = 1900, last: i16 = 2200) {
        en: format!("“{text}” lies outside the years {first} to {last}"),
        vi: format!("“{text}” nằm ngoài khoảng từ năm {first} đến năm {last}"),
    }
    /// Why a cell was passed over.
    skip_not_a_number(text: &str = "abc") {
        en: format!("“{text}” is not a number"),
        vi: format!("“{text}” không phải là số"),
    }
    /// Why a cell was passed over.
    skip_other_mark(text: &str = "1,5") {
        en: format!("“{text}” is no number with the decimal mark of the others"),
        vi: format!("“{text}” không phải là số theo dấu thập phân của các số còn lại"),
    }
    /// A cell was passed over.
    skip_other_unit(text: &str = "3.9 %") {
        en: format!("“{text}” is in another unit than this KPI"),
        vi: format!("“{text}” dùng đơn vị khác với KPI này"),
    }
    /// Why a cell was passed over.
    skip_unclear_number(text: &str = "1.234") {
        en: format!("“{text}” is one of two numbers until the decimal mark is chosen"),
        vi: format!("“{text}” có thể là hai số khác nhau, chờ chọn dấu thập phân"),
    }
    /// Why a cell was passed over.
    skip_too_large(text: &str = "1e300") {
        en: format!("“{text}” is too large a number"),
        vi: format!("“{text}” là số quá lớn"),
    }
    /// Why a cell was passed over.
    skip_time() { en: "it is a time of day or a duration", vi: "đây là giờ trong ngày hoặc khoảng thời gian" }
    /// Why a cell was passed over.
    skip_no_result() {
        en: "it is a formula without a result; open the file in Excel or LibreOffice and save it",
        vi: "đây là công thức chưa có kết quả; hãy mở tệp bằng Excel hoặc LibreOffice rồi lưu lại",
    }
    /// Why a cell was passed over.
    skip_unknown_kpi(text: &str = "MRR") {
        en: format!("there is no KPI “{text}”"),
        vi: format!("không có KPI nào tên “{text}”"),
    }
    /// Why a cell was passed over.
    skip_several_kpis(text: &str = "MRR") {
        en: format!("several KPIs are called “{text}”; choose one"),
        vi: format!("có nhiều KPI tên “{text}”; hãy chọn một"),
    }
    /// Why a cell was passed over.
    skip_left_out() { en: "this KPI was left out", vi: "KPI này được chọn bỏ qua" }
    /// Why a cell was passed over.
    skip_calculated() {
        en: "this KPI is calculated from others and takes no values",
        vi: "KPI này được tính từ các KPI khác nên không nhận số liệu",
    }
    /// Why a cell was passed over.
    skip_total() { en: "it is a total of the others", vi: "đây là dòng tổng của các dòng khác" }
    /// Why a cell was passed over.
    skip_whole_week() {
        en: "a value of a whole week can't be given to one of its days",
        vi: "không thể gán số liệu của cả tuần cho một ngày trong tuần",
    }
    /// Why a cell was passed over.
    skip_whole_month() {
        en: "a value of a whole month can't be given to a shorter period",
        vi: "không thể gán số liệu của cả tháng cho một kỳ ngắn hơn",
    }
    /// Why a cell was passed over.
    skip_whole_quarter() {
        en: "a value of a whole quarter can't be given to a shorter period",
        vi: "không thể gán số liệu của cả quý cho một kỳ ngắn hơn",
    }
    /// Why a cell was passed over.
    skip_whole_year() {
        en: "a value of a whole year can't be given to a shorter period",
        vi: "không thể gán số liệu của cả năm cho một kỳ ngắn hơn",
    }
    /// Why a cell was passed over.
    skip_superseded(row: u32 = 9) {
        en: format!("row {row} has a later value for the same period"),
        vi: format!("hàng {row} có số liệu mới hơn cho cùng kỳ"),
    }
    /// A date with two readings; both are dates.
    ask_date_order(text: &str = "03/04/2026", day_first: &str = "3 Apr 2026", month_first: &str = "4 Mar 2026") {
        en: format!("Is “{text}” {day_first} or {month_first}?"),
        vi: format!("“{text}” là {day_first} hay {month_first}?"),
    }
    /// A number with two readings.
    ask_decimal_mark(text: &str = "1.234", point: &str = "1.234", comma: &str = "1,234") {
        en: format!("Is “{text}” the number {point} or {comma}?"),
        vi: format!("“{text}” là số {point} hay {comma}?"),
    }
    /// Nothing was read.
    import_no_dates() {
        en: "No column holds dates and no title is a period. Say which column holds the dates, or where the titles stand.",
        vi: "Không có cột nào chứa ngày và không có tiêu đề nào là kỳ. Hãy chọn cột chứa ngày hoặc hàng chứa tiêu đề.",
    }
    /// Nothing was read.
    import_no_kpis() {
        en: "No column names KPIs or holds the values of one. Say what the columns hold.",
        vi: "Không có cột nào ghi tên KPI hay chứa số liệu của một KPI. Hãy cho biết từng cột chứa gì.",
    }
    /// Nothing was read.
    import_no_values() {
        en: "No value could be read: every cell was passed over, with the reason beside it.",
        vi: "Không đọc được số liệu nào: mọi ô đều bị bỏ qua, lý do ghi bên cạnh.",
    }
    /// What a column holds.
    role_skip() { en: "Not imported", vi: "Không nhập" }
    /// What a column holds.
    role_names() { en: "KPI names", vi: "Tên KPI" }
    /// What a column holds.
    role_dates() { en: "Dates", vi: "Ngày, kỳ" }
    /// What a column holds.
    role_values() { en: "Values", vi: "Số liệu" }
    /// What a column holds.
    role_notes() { en: "Notes", vi: "Ghi chú" }
    /// What a column holds.
    role_kpi() { en: "One KPI", vi: "Một KPI" }
    /// What a column holds.
    role_period() { en: "One period", vi: "Một kỳ" }
    /// What separates values.
    separator_tab() { en: "tab", vi: "dấu tab" }
    /// What separates values.
    separator_semicolon() { en: "semicolon ;", vi: "dấu chấm phẩy ;" }
    /// What separates values.
    separator_bar() { en: "bar |", vi: "gạch đứng |" }
    /// What separates values.
    separator_comma() { en: "comma ,", vi: "dấu phẩy ," }
    /// Cells right of the last column that is looked at; its number as it is written, and its letters.
    import_more_columns(most: &str = "1,000", last: &str = "ALL") {
        en: format!("Only the first {most} columns (up to {last}) are read; what stands to the right of them is not imported."),
        vi: format!("Chỉ đọc {most} cột đầu tiên (đến cột {last}); những gì nằm bên phải không được nhập."),
    }
    /// Bytes that mean nothing in the encoding.
    import_has_gaps() {
        en: "Some letters could not be read in this encoding; choose another one.",
        vi: "Một số chữ không đọc được theo bảng mã này; hãy chọn bảng mã khác.",
    }
}
