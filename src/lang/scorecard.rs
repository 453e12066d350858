//! The scorecard view.

messages! {
    /// In the field that filters the rows.
    score_filter() { en: "Filter by name, code or owner", vi: "Lọc theo tên, mã hoặc người phụ trách" }
    /// Takes the text out of the filter.
    score_clear_filter() { en: "Clear the filter", vi: "Xoá bộ lọc" }
    /// Switch that leaves KPIs whose newest value is too old.
    score_stale() { en: "stale", vi: "đã cũ" }
    /// What a screen reader calls a column's heading.
    score_sort_by(column: &str = "Score") { en: format!("Sort by {column}"), vi: format!("Sắp xếp theo {column}") }
    /// Column.
    score_name() { en: "Objective and KPI", vi: "Mục tiêu và KPI" }
    /// Column.
    score_status() { en: "Status", vi: "Trạng thái" }
    /// Column: from 0 to 100.
    score_score() { en: "Score", vi: "Điểm" }
    /// Column.
    score_value() { en: "Value", vi: "Giá trị" }
    /// Column.
    score_target() { en: "Target", vi: "Cần đạt" }
    /// Column: how far from baseline to target, in percent.
    score_progress() { en: "Progress", vi: "Tiến độ" }
    /// Column: a tiny chart.
    score_trend() { en: "Trend", vi: "Xu hướng" }
    /// Column.
    score_minimum() { en: "Minimum", vi: "Tối thiểu" }
    /// Column.
    score_baseline() { en: "Baseline", vi: "Hiện tại" }
    /// Column.
    score_weight() { en: "Weight", vi: "Trọng số" }
    /// Column: the newest period of a KPI, the coverage of an objective.
    score_data() { en: "Data", vi: "Số liệu" }
    /// Column.
    score_interval() { en: "Interval", vi: "Tần suất" }
    /// Column: since when (or from when on) the next value is due.
    score_due() { en: "Next due", vi: "Đến hạn" }
    /// What a screen reader calls a cell that can be edited.
    score_cell(column: &str = "Target", kpi: &str = "MRR") {
        en: format!("{column} of {kpi}"),
        vi: format!("{column} của {kpi}"),
    }
    /// At a cell that can be edited.
    score_cell_edit() { en: "Double click, F2 or typing edits", vi: "Nhấp đúp, F2 hoặc gõ để sửa" }
    /// What a screen reader calls the choice of groups.
    score_grouping() { en: "Group by", vi: "Nhóm theo" }
    /// Groups.
    score_by_perspective() { en: "By perspective", vi: "Theo khía cạnh" }
    /// Groups.
    score_by_theme() { en: "By theme", vi: "Theo chủ đề" }
    /// Groups.
    score_by_owner() { en: "By owner", vi: "Theo người phụ trách" }
    /// Groups.
    score_by_stage() { en: "By stage", vi: "Theo giai đoạn" }
    /// A group.
    score_no_owner() { en: "No owner", vi: "Chưa có người phụ trách" }
    /// A group.
    score_no_stage() { en: "No stage", vi: "Chưa rõ giai đoạn" }
    /// What a screen reader calls the choice of a person.
    score_whose() { en: "Whose KPIs", vi: "KPI của ai" }
    /// Switch that leaves the KPIs of the person who uses the app.
    score_mine() { en: "mine", vi: "của tôi" }
    /// What a screen reader calls that switch.
    score_only_mine(name: &str = "An") { en: format!("Only mine: {name}"), vi: format!("Chỉ của tôi: {name}") }
    /// Over the names of which one is one's own.
    score_who_am_i() { en: "Which of these are you?", vi: "Bạn là ai trong số này?" }
    /// No person is chosen.
    score_everybody() { en: "Everybody’s", vi: "Của mọi người" }
    /// Column.
    score_nature() { en: "Kind", vi: "Loại" }
    /// Column.
    score_stage() { en: "Stage", vi: "Giai đoạn" }
    /// Column of a table for other programs.
    table_code() { en: "Code", vi: "Mã" }
    /// Column of a table for other programs: since the value before.
    table_change() { en: "Change", vi: "Thay đổi" }
    /// Name of the sheet in a workbook.
    table_sheet() { en: "Scorecard", vi: "Thẻ điểm" }
    /// A table that can't be written.
    table_failed() {
        en: "The scorecard can’t be written in this format: it may have more rows than a sheet holds. Nothing was changed; try CSV or Markdown.",
        vi: "Không ghi được thẻ điểm ở định dạng này: có thể nó có nhiều dòng hơn một trang tính chứa được. Chưa có gì thay đổi; hãy thử CSV hoặc Markdown.",
    }
    /// Title of the table.
    table_scorecard_of(name: &str = "Shop Ledger", date: &str = "23 Nov 2026") {
        en: format!("{name}: scorecard as of {date}"),
        vi: format!("{name}: thẻ điểm tính đến {date}"),
    }
    /// Column.
    score_owner() { en: "Owner", vi: "Phụ trách" }
    /// An objective without KPIs.
    score_no_kpi() { en: "no KPI yet", vi: "chưa có KPI" }
    /// What a mean would hide.
    score_hides(name: &str = "Monthly churn", status: &str = "off track") {
        en: format!("Behind the mean: {name} is {status}"),
        vi: format!("Bị trung bình che khuất: {name} {status}"),
    }
    /// Folds a row.
    score_fold(name: &str = "Financial") { en: format!("Fold {name}"), vi: format!("Thu gọn {name}") }
    /// Unfolds a row.
    score_unfold(name: &str = "Financial") { en: format!("Unfold {name}"), vi: format!("Mở rộng {name}") }
    /// What a screen reader calls a sparkline.
    score_sparkline(name: &str = "Monthly churn", count: usize = 12) {
        en: format!("Last {count} values of {name}"),
        vi: format!("{count} số liệu gần nhất của {name}"),
    }
}
