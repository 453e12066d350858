//! The sheet of values: all KPIs by period.

messages! {
    /// What a screen reader calls the sheet.
    values_sheet() { en: "Values of all KPIs by period", vi: "Số liệu của mọi KPI theo kỳ" }
    /// What a screen reader calls a cell.
    values_cell(kpi: &str = "MRR", period: &str = "Oct 2026") {
        en: format!("{kpi} in {period}"),
        vi: format!("{kpi}, {}", super::date::within(period)),
    }
    /// KPIs of an interval and how many.
    values_of_interval(interval: &str = "monthly", count: usize = 12) {
        en: format!("{interval} {count}"),
        vi: format!("{interval}: {count}"),
    }
    /// How the sheet is used.
    values_help() {
        en: "Type to enter, F2 to edit, Shift+F2 for a note, Ctrl+D and Ctrl+R to fill, Ctrl+C and Ctrl+V with any spreadsheet.",
        vi: "Gõ để nhập, F2 để sửa, Shift+F2 để ghi chú, Ctrl+D và Ctrl+R để điền, Ctrl+C và Ctrl+V với bảng tính bất kỳ.",
    }
    /// What is selected.
    values_selected(count: usize = 12, sum: &str = "48,300", mean: &str = "4,025") {
        en: format!("{count} values · sum {sum} · mean {mean}"),
        vi: format!("{count} số liệu · tổng {sum} · trung bình {mean}"),
    }
    /// What is selected, of several units.
    values_selected_mixed(count: usize = 12) {
        en: if count == 1 { "1 value".to_owned() } else { format!("{count} values") },
        vi: format!("{count} số liệu"),
    }
    /// Beside the name of a calculated KPI.
    values_formula(unit: &str = "×") { en: format!("= {unit}"), vi: format!("= {unit}") }
    /// A calculated value can't be typed.
    values_calculated(kpi: &str = "LTV / CAC") {
        en: format!("“{kpi}” is calculated from other KPIs: change those, or remove its formula on its card."),
        vi: format!("“{kpi}” được tính từ các KPI khác: hãy sửa các KPI đó, hoặc xoá công thức trên thẻ của nó."),
    }
    /// A paste that leaves the sheet.
    values_paste_too_large(rows: usize = 30, columns: usize = 4, high: usize = 12, wide: usize = 3) {
        en: format!("Nothing was pasted: {rows} × {columns} cells don’t fit into the {high} × {wide} from here on."),
        vi: format!("Chưa dán gì: {rows} × {columns} ô không vừa {high} × {wide} ô còn lại từ đây."),
    }
    /// A paste with something that is no number.
    values_paste_refused(kpi: &str = "MRR", period: &str = "Oct 2026", reason: &str = "“abc” is not a number.") {
        en: format!("Nothing was pasted. {kpi}, {period}: {reason}"),
        vi: format!("Chưa dán gì. {kpi}, {}: {reason}", super::date::within(period)),
    }
    /// Filling from an empty cell.
    values_nothing_to_fill() {
        en: "There is no value to fill from.",
        vi: "Không có số liệu nào để điền.",
    }
    /// In the menu of a cell.
    values_edit_note() { en: "Note…", vi: "Ghi chú…" }
    /// In the menu of a cell.
    values_fill_down() { en: "Fill down", vi: "Điền xuống" }
    /// In the menu of a cell.
    values_fill_right() { en: "Fill right", vi: "Điền sang phải" }
    /// In the menu of a cell.
    values_clear() { en: "Clear", vi: "Xoá" }
}
