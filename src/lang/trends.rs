//! The trends view.

messages! {
    /// A range of time.
    trends_months(count: i32 = 6) { en: format!("{count} months"), vi: format!("{count} tháng") }
    /// The range from the first value on.
    trends_all_time() { en: "All", vi: "Tất cả" }
    /// Groups the charts.
    trends_by_perspective() { en: "By perspective", vi: "Theo khía cạnh" }
    /// Groups the charts.
    trends_by_theme() { en: "By theme", vi: "Theo chủ đề" }
    /// Leaves only the charts of what is selected.
    trends_selection() { en: "Selection", vi: "Đang chọn" }
    /// How KPIs are compared.
    trends_many_charts() { en: "Charts", vi: "Từng biểu đồ" }
    /// How KPIs are compared: as shares of the way from baseline to target.
    trends_one_chart() { en: "One chart", vi: "Một biểu đồ" }
    /// What a screen reader calls the one chart.
    trends_compared(count: usize = 12) {
        en: format!("{count} KPIs on their way from baseline (0 %) to target (100 %)"),
        vi: format!("{count} KPI trên đường từ hiện tại (0 %) đến mục tiêu (100 %)"),
    }
    /// Title of the one chart as a picture.
    trends_compare_title() { en: "How far from baseline to target", vi: "Đã đi được bao xa từ hiện tại đến mục tiêu" }
    /// What a screen reader calls a heading of the list that leaves only its lines.
    trends_only(group: &str = "Financial") { en: format!("Only {group}"), vi: format!("Chỉ {group}") }
    /// What that heading does.
    trends_only_tooltip() { en: "Show only these lines; again: all", vi: "Chỉ hiện các đường này; nhấn lại để hiện tất cả" }
    /// Button: a picture of the one chart.
    trends_export() { en: "Export this chart…", vi: "Xuất biểu đồ này…" }
    /// What keys do in a chart.
    trends_keys() {
        en: "← → read values, Shift+← → moves, + − zoom, 0 back, Enter opens",
        vi: "← → đọc số liệu, Shift+← → di chuyển, + − phóng to thu nhỏ, 0 trở lại, Enter để mở",
    }
    /// KPIs that can't stand on one chart with the others.
    trends_not_comparable(names: &str = "NPS, Certified", step: &str = "Baseline, minimum, target") {
        en: format!("Not on the chart, since baseline, target or values are missing: {names}. Fill in “{step}” on their cards."),
        vi: format!("Không có trên biểu đồ vì thiếu mức hiện tại, mục tiêu hoặc số liệu: {names}. Hãy điền “{step}” trên thẻ của chúng."),
    }
    /// The same below a picture.
    trends_left_out(names: &str = "NPS, Certified") {
        en: format!("Not on the chart, since baseline, target or values are missing: {names}"),
        vi: format!("Không có trên biểu đồ vì thiếu mức hiện tại, mục tiêu hoặc số liệu: {names}"),
    }
    /// Button: back to the time that was chosen.
    trends_reset() { en: "Back from zooming (double click)", vi: "Bỏ phóng to (nhấp đúp)" }
    /// Heading over KPIs whose objectives belong to no theme.
    trends_no_theme() { en: "Without a theme", vi: "Chưa thuộc chủ đề nào" }
    /// What a screen reader calls the button of a status that leaves only its KPIs.
    filter_status(status: &str = "off track", count: usize = 3) {
        en: format!("Only {status}: {count}"),
        vi: format!("Chỉ {status}: {count}"),
    }
    /// Where the charts go while there is no KPI.
    no_kpis_title() { en: "No KPIs yet", vi: "Chưa có chỉ số KPI" }
    /// How to get the first KPI.
    no_kpis_text(key: &str = "Ctrl+Shift+K") {
        en: format!("Select an objective on the map and press {key}: its first KPI makes the objective measurable."),
        vi: format!("Chọn một mục tiêu trên bản đồ rồi nhấn {key}: chỉ số KPI đầu tiên giúp mục tiêu đo được."),
    }
    /// Button that leads to the map.
    go_to_map() { en: "Go to the map", vi: "Tới bản đồ" }
    /// When filters leave nothing.
    nothing_left_title() { en: "Nothing matches", vi: "Không có gì phù hợp" }
    /// When filters leave nothing.
    nothing_left_text() { en: "The filters above leave no KPI.", vi: "Các bộ lọc phía trên không còn lại KPI nào." }
    /// Button that takes filters off.
    show_all() { en: "Show all", vi: "Hiện tất cả" }
    /// When only the selection is shown and nothing is selected.
    trends_nothing_selected() {
        en: "Select objectives on the map or in the outline to compare their KPIs here.",
        vi: "Chọn các mục tiêu trên bản đồ hoặc trong dàn ý để so sánh KPI của chúng tại đây.",
    }
}
