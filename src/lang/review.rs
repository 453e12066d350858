//! The review: the values that are due, one KPI after the other.

messages! {
    /// Heading.
    review_title() { en: "Review", vi: "Rà soát" }
    /// Which KPIs are walked through.
    review_due(count: usize = 12) { en: format!("Due {count}"), vi: format!("Đến hạn {count}") }
    /// Which KPIs are walked through.
    review_all(count: usize = 17) { en: format!("All {count}"), vi: format!("Tất cả {count}") }
    /// How far one is.
    review_done(done: usize = 3, total: usize = 12) {
        en: format!("{done} of {total} entered"),
        vi: format!("Đã nhập {done}/{total}"),
    }
    /// What is asked.
    review_question(period: &str = "Oct 2026") {
        en: format!("Value for {period}"),
        vi: format!("Giá trị của {}", super::date::within(period)),
    }
    /// Under the field: what was there before.
    review_before(value: &str = "$ 44,500", period: &str = "Sep 2026") {
        en: format!("{value} in {period}"),
        vi: format!("{value} vào {}", super::date::within(period)),
    }
    /// How a typed value was read.
    review_read_as(value: &str = "$ 48,300") { en: format!("read as {value}"), vi: format!("hiểu là {value}") }
    /// Field.
    review_note() { en: "What happened, and what will be done?", vi: "Điều gì đã xảy ra, và sẽ làm gì?" }
    /// Field.
    review_note_hint() { en: "A note on this value", vi: "Ghi chú cho số liệu này" }
    /// A KPI off track without an initiative.
    review_no_plan() {
        en: "Off track, and nobody works on it: add an initiative.",
        vi: "Chệch hướng mà chưa ai xử lý: hãy thêm một sáng kiến.",
    }
    /// Button.
    review_back() { en: "← Back", vi: "← Trước" }
    /// Button.
    review_skip() { en: "Skip →", vi: "Bỏ qua →" }
    /// Button.
    review_enter() { en: "Enter", vi: "Nhập" }
    /// Nothing is due.
    review_nothing_title() { en: "All values are up to date", vi: "Mọi số liệu đều mới nhất" }
    /// When the next ones are due.
    review_nothing_text(count: usize = 12, date: &str = "1 Dec 2026") {
        en: if count == 1 { format!("The next value is due on {date}.") } else { format!("The next {count} values are due on {date}.") },
        vi: format!("{count} số liệu tiếp theo đến hạn vào {date}."),
    }
    /// Nothing will ever be due.
    review_never_text() {
        en: "No KPI asks for values: all are calculated or over.",
        vi: "Không KPI nào cần nhập: tất cả được tính sẵn hoặc đã kết thúc.",
    }
    /// Button.
    review_go_through_all() { en: "Go through all", vi: "Xem qua tất cả" }
    /// At the end.
    review_finished_title() { en: "Review finished", vi: "Đã rà soát xong" }
    /// At the end.
    review_finished_text(entered: usize = 12, better: usize = 3, worse: usize = 2) {
        en: format!("{} entered. {better} got better, {worse} got worse.", if entered == 1 { "1 value".to_owned() } else { format!("{entered} values") }),
        vi: format!("Đã nhập {entered} số liệu. {better} tốt lên, {worse} xấu đi."),
    }
    /// Heading at the end.
    review_changes() { en: "What changed", vi: "Những gì đã thay đổi" }
    /// Heading.
    review_without_plan() { en: "Off track without an initiative", vi: "Chệch hướng mà chưa có sáng kiến" }
    /// Button.
    review_again() { en: "Start again", vi: "Bắt đầu lại" }
    /// How it is used.
    review_help() {
        en: "Enter takes the value and goes on. Page Up and Page Down turn pages.",
        vi: "Enter để nhập và sang KPI kế tiếp. Page Up và Page Down để lật trang.",
    }
}
