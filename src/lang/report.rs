//! The printed report.

messages! {
    /// What the report is.
    report_kind() { en: "KPI report", vi: "Báo cáo KPI" }
    /// Title of the file.
    report_title(name: &str = "Shop Ledger", date: &str = "23 Nov 2026") {
        en: format!("{name}: KPI report as of {date}"),
        vi: format!("{name}: báo cáo KPI tính đến {date}"),
    }
    /// The day that everything is looked at from.
    report_as_of(date: &str = "23 Nov 2026") { en: format!("As of {date}"), vi: format!("Tính đến {date}") }
    /// Heading over the table.
    report_scorecard() { en: "Scorecard", vi: "Thẻ điểm" }
    /// On every page.
    report_page(page: usize = 3, pages: usize = 12) {
        en: format!("Page {page} of {pages}"),
        vi: format!("Trang {page}/{pages}"),
    }
    /// The score of a perspective or an objective.
    report_score(score: &str = "72") { en: format!("Score {score}"), vi: format!("Điểm {score}") }
    /// Of a KPI that no value was entered for.
    report_no_values() { en: "No values yet", vi: "Chưa có số liệu" }
    /// What a screen reader says of a KPI's chart.
    report_chart_of(name: &str = "Monthly churn", status: &str = "off track") {
        en: format!("Chart of {name}: {status}"),
        vi: format!("Biểu đồ của {name}: {status}"),
    }
    /// Who answers for an objective.
    report_owner(owner: &str = "Ann") { en: format!("Owner: {owner}"), vi: format!("Phụ trách: {owner}") }
}
