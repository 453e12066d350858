//! The dialog that shows what an import would do.

messages! {
    /// Title of the path dialog.
    path_import_title() { en: "Import a CSV file or a workbook", vi: "Nhập tệp CSV hoặc bảng tính" }
    /// Name of the file kind in a system dialog.
    data_file_kind() { en: "Tables", vi: "Bảng số liệu" }
    /// Title of the dialog.
    import_title() { en: "Import values", vi: "Nhập số liệu" }
    /// In place of a file's name.
    import_clipboard() { en: "from the clipboard", vi: "từ bộ nhớ tạm" }
    /// While a file is being read.
    import_reading(name: &str = "data.csv") { en: format!("Reading {name}…"), vi: format!("Đang đọc {name}…") }
    /// The button that imports; `shown` is the number as it is written.
    import_go(n: usize = 2400, shown: &str = "2,400") {
        en: match n {
            0 => "Import".to_owned(),
            1 => "Import 1 value".to_owned(),
            _ => format!("Import {shown} values"),
        },
        vi: if n == 0 { "Nhập".to_owned() } else { format!("Nhập {shown} số liệu") },
    }
    /// The values are being taken in.
    import_finishing() { en: "Importing…", vi: "Đang nhập…" }
    /// It is done; `shown` is the number as it is written.
    import_done(n: usize = 2400, shown: &str = "2,400") {
        en: if n == 1 { "Imported 1 value".to_owned() } else { format!("Imported {shown} values") },
        vi: format!("Đã nhập {shown} số liệu"),
    }
    /// Beside the button.
    import_makes_kpis(n: usize = 2) {
        en: if n == 1 { "Makes 1 new KPI".to_owned() } else { format!("Makes {n} new KPIs") },
        vi: format!("Tạo {n} KPI mới"),
    }
    /// Beside the button: the choices come from an earlier import.
    import_remembered() {
        en: "Read as the last file with these columns",
        vi: "Đọc theo lần nhập trước của tệp cùng cột",
    }
    /// Label: the sheet of a workbook.
    import_sheet() { en: "Sheet", vi: "Trang tính" }
    /// Label: the encoding of a text file.
    import_encoding() { en: "Encoding", vi: "Bảng mã" }
    /// Label: what separates values.
    import_separator() { en: "Separator", vi: "Dấu phân cách" }
    /// Label: the row with the titles.
    import_titles() { en: "Titles", vi: "Hàng tiêu đề" }
    /// There are none.
    import_no_titles() { en: "No row of titles", vi: "Không có hàng tiêu đề" }
    /// A row by its number.
    import_row(n: u32 = 1) { en: format!("In row {n}"), vi: format!("Ở hàng {n}") }
    /// Label: the decimal mark.
    import_decimals() { en: "Numbers", vi: "Cách viết số" }
    /// Label: the order of day and month.
    import_dates() { en: "Dates", vi: "Cách viết ngày" }
    /// The third of April is 3/4.
    import_day_first() { en: "Day first", vi: "Ngày trước" }
    /// The third of April is 4/3.
    import_month_first() { en: "Month first", vi: "Tháng trước" }
    /// Label: what happens to values that are there.
    import_existing() { en: "Existing values", vi: "Số liệu đã có" }
    /// They are replaced.
    import_replace() { en: "Replace", vi: "Thay" }
    /// They stay.
    import_keep() { en: "Keep", vi: "Giữ" }
    /// Heading over the names of KPIs.
    import_kpis() { en: "KPIs in the file", vi: "KPI trong tệp" }
    /// Switch.
    import_create_missing() { en: "Make KPIs that are missing", vi: "Tạo các KPI còn thiếu" }
    /// Label: the objective of new KPIs.
    import_home() { en: "New KPIs go to", vi: "KPI mới thuộc" }
    /// No names of KPIs were found.
    import_no_names() { en: "No KPI was found in the file.", vi: "Không tìm thấy KPI nào trong tệp." }
    /// A name that means nothing yet.
    import_nobody() { en: "Not found", vi: "Không tìm thấy" }
    /// A name of several KPIs.
    import_several() { en: "Several: choose", vi: "Nhiều KPI: hãy chọn" }
    /// A name becomes a new KPI.
    import_new_kpi() { en: "New KPI", vi: "KPI mới" }
    /// A name is not imported.
    import_leave_out() { en: "Leave out", vi: "Bỏ qua" }
    /// What a screen reader calls the choice of a KPI.
    import_meaning_of(name: &str = "MRR") { en: format!("KPI of “{name}”"), vi: format!("KPI của “{name}”") }
    /// What a screen reader calls the choice of what a column holds.
    import_role_of(letters: &str = "A") {
        en: format!("What column {letters} holds"),
        vi: format!("Nội dung của cột {letters}"),
    }
    /// A page of the dialog.
    import_page_table() { en: "Table", vi: "Bảng" }
    /// A page of the dialog.
    import_page_skipped(n: &str = "4") { en: format!("Skipped ({n})"), vi: format!("Bỏ qua ({n})") }
    /// No cell was passed over.
    import_nothing_skipped() {
        en: "Every cell with a value was read.",
        vi: "Mọi ô có số liệu đều đã được đọc.",
    }
    /// How many values.
    import_count_new(n: &str = "20") { en: format!("{n} new"), vi: format!("{n} mới") }
    /// How many values.
    import_count_replaced(n: &str = "2") { en: format!("{n} replaced"), vi: format!("{n} thay") }
    /// How many values.
    import_count_kept(n: &str = "1") { en: format!("{n} kept"), vi: format!("{n} giữ nguyên") }
    /// How many values.
    import_count_same(n: &str = "3") { en: format!("{n} the same"), vi: format!("{n} trùng") }
    /// What happens to a value.
    import_fate_new() { en: "new", vi: "mới" }
    /// What happens to a value.
    import_fate_replaces(before: &str = "5") { en: format!("replaces {before}"), vi: format!("thay cho {before}") }
    /// What happens to a value.
    import_fate_kept(before: &str = "5") { en: format!("not taken: {before} is kept"), vi: format!("không lấy: giữ {before}") }
    /// What happens to a value.
    import_fate_same() { en: "the project has it already", vi: "dự án đã có sẵn" }
    /// What a cell became.
    import_cell(text: &str = "1.234,5", kpi: &str = "MRR", period: &str = "Mar 2026", number: &str = "1,234.5", fate: &str = "new") {
        en: format!("“{text}” is {number} for {kpi}, {period} ({fate})"),
        vi: format!("“{text}” là {number} của {kpi}, {} ({fate})", super::date::within(period)),
    }
}
