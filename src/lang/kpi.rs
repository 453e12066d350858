//! The KPI card and the grid of measurements.

messages! {
    /// Kind of a KPI.
    nature_leading() { en: "leading", vi: "chỉ số trước" }
    /// Kind of a KPI.
    nature_lagging() { en: "lagging", vi: "chỉ số sau" }
    /// How often a KPI gets a value.
    interval_day() { en: "daily", vi: "hằng ngày" }
    /// How often a KPI gets a value.
    interval_week() { en: "weekly", vi: "hằng tuần" }
    /// How often a KPI gets a value.
    interval_month() { en: "monthly", vi: "hằng tháng" }
    /// How often a KPI gets a value.
    interval_quarter() { en: "quarterly", vi: "hằng quý" }
    /// How often a KPI gets a value.
    interval_year() { en: "yearly", vi: "hằng năm" }
    /// Field: how values are put together in a coarser interval.
    kpi_aggregation() { en: "In longer periods", vi: "Gộp kỳ dài hơn" }
    /// How values are put together in a coarser interval.
    aggregation_last() { en: "the newest", vi: "lấy số mới nhất" }
    /// How values are put together in a coarser interval.
    aggregation_sum() { en: "their sum", vi: "lấy tổng" }
    /// How values are put together in a coarser interval.
    aggregation_mean() { en: "their mean", vi: "lấy trung bình" }
    /// How values are put together in a coarser interval.
    aggregation_minimum() { en: "the smallest", vi: "lấy nhỏ nhất" }
    /// How values are put together in a coarser interval.
    aggregation_maximum() { en: "the largest", vi: "lấy lớn nhất" }
    /// Field: how values are put together in the next coarser interval.
    looked_at_by_week() { en: "When looked at by week", vi: "Khi xem theo tuần" }
    /// Field: how values are put together in the next coarser interval.
    looked_at_by_month() { en: "When looked at by month", vi: "Khi xem theo tháng" }
    /// Field: how values are put together in the next coarser interval.
    looked_at_by_quarter() { en: "When looked at by quarter", vi: "Khi xem theo quý" }
    /// Field: how values are put together in the next coarser interval.
    looked_at_by_year() { en: "When looked at by year", vi: "Khi xem theo năm" }
    /// A stage of a startup.
    stage_attract() { en: "Attract", vi: "Thu hút" }
    /// A stage of a startup.
    stage_engage() { en: "Engage", vi: "Tương tác" }
    /// A stage of a startup.
    stage_create_value() { en: "Create value", vi: "Tạo giá trị" }
    /// A stage of a startup.
    stage_retain() { en: "Retain", vi: "Duy trì" }
    /// A stage of a startup.
    stage_financial_stability() { en: "Financial stability", vi: "Ổn định tài chính" }
    /// What a startup asks at this stage.
    stage_attract_question() {
        en: "How do we best attract potential customers?",
        vi: "Làm sao thu hút khách hàng tiềm năng tốt nhất?",
    }
    /// What a startup asks at this stage.
    stage_engage_question() {
        en: "How do we get them to try, and hear what they say?",
        vi: "Làm sao để họ dùng thử và lắng nghe họ?",
    }
    /// What a startup asks at this stage.
    stage_create_value_question() {
        en: "How do we create value that they pay for?",
        vi: "Làm sao tạo ra giá trị mà họ chịu trả tiền?",
    }
    /// What a startup asks at this stage.
    stage_retain_question() { en: "How do we keep our customers?", vi: "Làm sao giữ chân khách hàng?" }
    /// What a startup asks at this stage.
    stage_financial_stability_question() {
        en: "How do we make a profit from the value we create?",
        vi: "Làm sao có lợi nhuận từ giá trị mình tạo ra?",
    }
    /// Beside the value.
    target_is(target: &str = "2.5 %") { en: format!("target {target}"), vi: format!("mục tiêu {target}") }

    /// Tab.
    tab_card() { en: "KPI card", vi: "Thẻ KPI" }
    /// Tab and heading.
    tab_values() { en: "Values", vi: "Số liệu" }
    /// Beside the bar.
    kpi_card_steps(done: usize = 9) {
        en: format!("KPI card {done} of 12 steps"),
        vi: format!("Thẻ KPI {done}/12 bước"),
    }
    /// A step that is filled.
    step_filled(number: u8 = 3) { en: format!("Step {number}: filled"), vi: format!("Bước {number}: đã điền") }
    /// A step that is missing.
    step_missing(number: u8 = 3) { en: format!("Step {number}: missing"), vi: format!("Bước {number}: còn thiếu") }
    /// Unfolds steps 5 to 12.
    advanced_steps(done: usize = 5) {
        en: format!("Steps 5–12 · {done} of 8 filled"),
        vi: format!("Bước 5–12 · đã điền {done}/8"),
    }
    /// Button.
    kpi_move_first() { en: "Show first", vi: "Đưa lên đầu" }
    /// What that button does.
    kpi_move_first_tooltip() {
        en: "Shows this KPI on the card of the map.",
        vi: "Hiện KPI này trên thẻ của bản đồ.",
    }
    /// What is lost with a KPI.
    kpi_remove_note(values: usize = 24) {
        en: if values == 1 { "Deleting takes its value too; undo brings both back.".to_owned() } else { format!("Deleting takes its {values} values too; undo brings all back.") },
        vi: format!("Xoá KPI sẽ xoá cả {values} số liệu; có thể hoàn tác."),
    }

    /// Field: the objective that it mainly serves.
    kpi_home() { en: "Home", vi: "Mục tiêu chính" }
    /// Field: further objectives.
    kpi_also_measures() { en: "Also measures", vi: "Cũng đo" }
    /// Choice that adds one.
    kpi_add_objective() { en: "+ another objective", vi: "+ mục tiêu khác" }
    /// Field.
    kpi_unit() { en: "Unit", vi: "Đơn vị" }
    /// Field.
    kpi_duration_unit() { en: "Counted in", vi: "Tính bằng" }
    /// Choice.
    unit_kind_number() { en: "number", vi: "số" }
    /// Choice.
    unit_kind_count() { en: "count", vi: "số lượng" }
    /// Choice.
    unit_kind_percent() { en: "percent (%)", vi: "phần trăm (%)" }
    /// Choice.
    unit_kind_currency() { en: "money", vi: "tiền" }
    /// Choice.
    unit_kind_duration() { en: "time", vi: "thời gian" }
    /// Choice.
    unit_kind_ratio() { en: "ratio (×)", vi: "tỷ số (×)" }
    /// Field.
    kpi_baseline() { en: "Baseline", vi: "Hiện tại" }
    /// Field.
    kpi_minimum() { en: "Minimum", vi: "Định mức tối thiểu" }
    /// Field.
    kpi_target() { en: "Target", vi: "Mục tiêu cần đạt" }
    /// In an empty field.
    hint_target() { en: "50k, or 36–38", vi: "50k, hoặc 36–38" }
    /// In an empty field.
    hint_collection() { en: "Which report, which query, which day?", vi: "Báo cáo nào, truy vấn nào, ngày nào?" }
    /// Field.
    kpi_nature() { en: "Kind", vi: "Loại" }
    /// Field.
    kpi_counterpart() { en: "Counterpart", vi: "Chỉ số đi cặp" }
    /// Choice.
    cost_money() { en: "money", vi: "tiền" }
    /// Choice.
    cost_hours() { en: "hours", vi: "giờ công" }
    /// Field.
    cost_amount() { en: "Each period", vi: "Mỗi kỳ" }
    /// Field.
    kpi_enters() { en: "Enters values", vi: "Nhập số liệu" }
    /// Field.
    kpi_answers() { en: "Answers for it", vi: "Chịu trách nhiệm" }
    /// In an empty field.
    hint_scope() { en: "What counts, and what doesn't?", vi: "Cái gì được tính, cái gì không?" }
    /// Field.
    kpi_reading() { en: "How a gap is read", vi: "Cách đọc chênh lệch" }
    /// In an empty field.
    hint_reading() { en: "If it is below the path, we…", vi: "Nếu thấp hơn lộ trình, chúng ta sẽ…" }
    /// Field.
    kpi_path() { en: "Target path", vi: "Lộ trình mục tiêu" }
    /// Choice.
    path_constant() { en: "constant", vi: "không đổi" }
    /// Choice.
    path_line() { en: "straight line", vi: "đường thẳng" }
    /// Choice.
    path_values() { en: "a value each period", vi: "mỗi kỳ một giá trị" }
    /// A line without its ends.
    path_line_needs() {
        en: "A straight line needs baseline, target and end date.",
        vi: "Đường thẳng cần mức hiện tại, mục tiêu cần đạt và ngày kết thúc.",
    }
    /// Button.
    path_add_period() { en: "+ period", vi: "+ kỳ" }
    /// A field of the path.
    path_target_of(period: &str = "Oct 2026") {
        en: format!("Target of {period}"),
        vi: format!("Mục tiêu của {}", super::date::within(period)),
    }

    /// What a screen reader calls the grid.
    grid_of(name: &str = "Monthly churn") { en: format!("Values of {name}"), vi: format!("Số liệu của {name}") }
    /// Column heading.
    grid_period() { en: "Period", vi: "Kỳ" }
    /// Column heading.
    grid_value() { en: "Value", vi: "Giá trị" }
    /// Column heading.
    grid_note() { en: "Note", vi: "Ghi chú" }
    /// What a screen reader calls a cell.
    grid_value_of(period: &str = "Oct 2026") { en: format!("Value of {period}"), vi: format!("Giá trị {}", super::date::within(period)) }
    /// What a screen reader calls a cell.
    grid_note_of(period: &str = "Oct 2026") { en: format!("Note of {period}"), vi: format!("Ghi chú {}", super::date::within(period)) }
    /// How the grid is used.
    grid_help() {
        en: "Click a cell and type. Enter goes on, Esc cancels, Ctrl+V pastes a column.",
        vi: "Nhấp vào một ô rồi gõ. Enter để sang kỳ sau, Esc để huỷ, Ctrl+V để dán một cột.",
    }
    /// A note without a value.
    grid_note_needs_value() {
        en: "Enter the value of this period first.",
        vi: "Hãy nhập giá trị của kỳ này trước.",
    }
    /// A paste with a text that is no number.
    paste_refused(row: usize = 3, period: &str = "Oct 2026", reason: &str = "“abc” is not a number.") {
        en: format!("Nothing was pasted. Row {row} ({period}): {reason}"),
        vi: format!("Chưa dán gì. Dòng {row} ({}): {reason}", super::date::within(period)),
    }
    /// A paste that is longer than the grid.
    paste_too_long(rows: usize = 30, room: usize = 12) {
        en: format!("Nothing was pasted: {rows} rows don't fit into the {room} periods from here on."),
        vi: format!("Chưa dán gì: {rows} dòng không vừa {room} kỳ còn lại từ đây."),
    }
    /// A paste without any value.
    paste_empty() { en: "There is no number to paste.", vi: "Không có số nào để dán." }
}
