//! Why a number is what it is, each in one or two sentences. Values and periods come in as texts.

messages! {
    /// Title.
    reason_value() { en: "Value", vi: "Giá trị" }
    /// Title.
    reason_age() { en: "Up to date?", vi: "Còn mới?" }
    /// Title.
    reason_direction() { en: "Direction", vi: "Chiều" }
    /// Title.
    reason_target() { en: "Target", vi: "Mục tiêu" }
    /// Title.
    reason_score() { en: "Score", vi: "Điểm" }
    /// Title.
    reason_status() { en: "Status", vi: "Trạng thái" }
    /// Title.
    reason_progress() { en: "Progress", vi: "Tiến độ" }
    /// Title.
    reason_limits() { en: "Natural limits", vi: "Dao động tự nhiên" }

    /// The newest value.
    why_value(value: &str = "3.9 %", period: &str = "Oct 2026") {
        en: format!("{value}, of {period}: the newest one up to the as-of date."),
        vi: format!("{value}, {}: số liệu mới nhất tính đến ngày đang xem.", super::date::within(period)),
    }
    /// Values of a finer interval were put together.
    why_merged(present: usize = 3, expected: usize = 3, parts: &str = "months", rule: &str = "their sum") {
        en: format!("Put together from {present} of {expected} {parts}: {rule}."),
        vi: format!("Gộp từ {present}/{expected} {parts}: {rule}."),
    }
    /// A sum that lacks a part.
    why_not_whole(period: &str = "Q4 2026", value: &str = "40", present: usize = 1, expected: usize = 3, parts: &str = "months") {
        en: format!("{period} has {present} of {expected} {parts} so far, in sum {value}. It counts once all are there."),
        vi: format!("{period} mới có {present}/{expected} {parts}, cộng lại là {value}. Kỳ này được tính khi đã đủ."),
    }
    /// The value counts.
    why_fresh() {
        en: "It counts while at most one whole period has passed without a newer value.",
        vi: "Số liệu được tính khi chưa quá một kỳ trọn vẹn trôi qua mà không có số mới.",
    }
    /// More is better.
    why_more(target: &str = "50", from: &str = "40") {
        en: format!("More is better: the target of {target} lies above {from}."),
        vi: format!("Càng cao càng tốt: mục tiêu {target} cao hơn {from}."),
    }
    /// Less is better.
    why_less(target: &str = "2.5 %", from: &str = "4 %") {
        en: format!("Less is better: the target of {target} lies below {from}."),
        vi: format!("Càng thấp càng tốt: mục tiêu {target} thấp hơn {from}."),
    }
    /// In a range.
    why_within(low: &str = "36", high: &str = "38") {
        en: format!("Anything from {low} to {high} is good; outside, the nearer edge decides."),
        vi: format!("Từ {low} đến {high} là tốt; ở ngoài thì tính theo đầu gần hơn."),
    }
    /// Nothing tells.
    why_no_direction() {
        en: "Neither baseline nor minimum says whether more or less is better.",
        vi: "Chưa có mức hiện tại hay định mức tối thiểu nên chưa rõ cao hơn hay thấp hơn là tốt.",
    }
    /// A constant target.
    why_target_constant(target: &str = "50") {
        en: format!("{target} in every period."),
        vi: format!("{target} cho mọi kỳ."),
    }
    /// A target on the way.
    why_target_line(target: &str = "45", baseline: &str = "20", goal: &str = "50") {
        en: format!("The straight line from {baseline} to {goal} asks for {target} in this period."),
        vi: format!("Theo đường thẳng từ {baseline} đến {goal}, kỳ này cần đạt {target}."),
    }
    /// A target of a period.
    why_target_values(target: &str = "45") {
        en: format!("The path asks for {target} in this period."),
        vi: format!("Lộ trình đặt {target} cho kỳ này."),
    }
    /// The minimum moves along.
    why_minimum_moves(minimum: &str = "35") {
        en: format!("The minimum keeps its distance from it and is {minimum}."),
        vi: format!("Định mức tối thiểu giữ nguyên khoảng cách với mục tiêu, tức là {minimum}."),
    }
    /// The status.
    why_status() {
        en: "● from 100, ▲ from 50, ◆ below, ○ without a score.",
        vi: "● từ 100, ▲ từ 50, ◆ thấp hơn, ○ khi chưa có điểm.",
    }
    /// Progress.
    why_progress(value: &str = "3.9 %", baseline: &str = "6 %", goal: &str = "2.5 %", share: &str = "60 %") {
        en: format!("From {baseline} to {value}, of the whole way to {goal}: {share}. Freshness and path play no part in it."),
        vi: format!("Từ {baseline} đến {value} trên cả chặng đường tới {goal}: {share}. Không phụ thuộc vào độ mới hay lộ trình."),
    }
    /// Natural limits.
    why_limits(lower: &str = "3", upper: &str = "6", count: usize = 24) {
        en: format!("Between {lower} and {upper} is usual: the mean of {count} values ± 2.66 × their mean change."),
        vi: format!("Từ {lower} đến {upper} là bình thường: trung bình {count} số liệu ± 2,66 × mức thay đổi trung bình."),
    }
    /// Of a mean: what the coverage says.
    why_coverage(coverage: &str = "2 of 3 KPIs") {
        en: format!("{coverage} count: those with a fresh value, a target and a weight above 0."),
        vi: format!("{coverage} được tính: có số liệu còn mới, có mục tiêu và trọng số lớn hơn 0."),
    }
    /// Of a mean: the worst.
    why_worst(name: &str = "Monthly churn", score: &str = "20") {
        en: format!("The lowest is “{name}” with {score}; a mean must not hide it."),
        vi: format!("Thấp nhất là “{name}” với {score} điểm; điểm trung bình không được che mất điều này."),
    }
    /// Of a mean: leading and lagging.
    why_natures() {
        en: "Leading and lagging are the same mean over the KPIs of that kind alone.",
        vi: "Điểm chỉ số trước và chỉ số sau cũng là trung bình như vậy, tính riêng từng loại.",
    }

    /// Days, of something put together.
    parts_days() { en: "days", vi: "ngày" }
    /// Weeks, of something put together.
    parts_weeks() { en: "weeks", vi: "tuần" }
    /// Months, of something put together.
    parts_months() { en: "months", vi: "tháng" }
    /// Quarters, of something put together.
    parts_quarters() { en: "quarters", vi: "quý" }

    /// The notice after a change of the interval.
    values_merged(entered: &str = "24 monthly values", shown: &str = "8 quarters", rule: &str = "by their sum") {
        en: format!("{entered} are now shown as {shown}, {rule}; nothing was deleted."),
        vi: format!("{entered} nay được hiển thị thành {shown}, {rule}; không có gì bị xoá."),
    }
    /// Added where values are summed and the numbers they are judged by are not.
    values_summed_targets() {
        en: "Baseline, minimum and target stay as they are: check whether they fit sums.",
        vi: "Mức hiện tại, tối thiểu và mục tiêu giữ nguyên: hãy xem chúng có hợp với tổng không.",
    }
    /// The notice after a change to a finer interval.
    values_kept(entered: &str = "24 monthly values") {
        en: format!("{entered} stay on the first day of their period; nothing was deleted."),
        vi: format!("{entered} vẫn giữ ở ngày đầu kỳ của chúng; không có gì bị xoá."),
    }
    /// Added where sums lack a part.
    values_gaps(count: &str = "2 quarters") {
        en: format!("Without all values, and so left out: {count}."),
        vi: format!("Chưa đủ số liệu nên không hiển thị: {count}."),
    }
    /// The button.
    undo_this() { en: "Undo this", vi: "Hoàn tác việc này" }

    /// So many values that were entered in an interval.
    entered_daily(count: usize = 24) { en: entered(count, "daily"), vi: format!("{count} số liệu theo ngày") }
    /// So many values that were entered in an interval.
    entered_weekly(count: usize = 24) { en: entered(count, "weekly"), vi: format!("{count} số liệu theo tuần") }
    /// So many values that were entered in an interval.
    entered_monthly(count: usize = 24) { en: entered(count, "monthly"), vi: format!("{count} số liệu theo tháng") }
    /// So many values that were entered in an interval.
    entered_quarterly(count: usize = 24) { en: entered(count, "quarterly"), vi: format!("{count} số liệu theo quý") }
    /// So many values that were entered in an interval.
    entered_yearly(count: usize = 24) { en: entered(count, "yearly"), vi: format!("{count} số liệu theo năm") }
    /// So many periods.
    count_days(count: usize = 8) { en: counted(count, "day"), vi: format!("{count} ngày") }
    /// So many periods.
    count_weeks(count: usize = 8) { en: counted(count, "week"), vi: format!("{count} tuần") }
    /// So many periods.
    count_months(count: usize = 8) { en: counted(count, "month"), vi: format!("{count} tháng") }
    /// So many periods.
    count_quarters(count: usize = 8) { en: counted(count, "quarter"), vi: format!("{count} quý") }
    /// So many periods.
    count_years(count: usize = 8) { en: counted(count, "year"), vi: format!("{count} năm") }
    /// How values were put together.
    merged_by_last() { en: "by the newest of each", vi: "lấy số mới nhất mỗi kỳ" }
    /// How values were put together.
    merged_by_sum() { en: "by their sum", vi: "lấy tổng" }
    /// How values were put together.
    merged_by_mean() { en: "by their mean", vi: "lấy trung bình" }
    /// How values were put together.
    merged_by_minimum() { en: "by the smallest of each", vi: "lấy số nhỏ nhất mỗi kỳ" }
    /// How values were put together.
    merged_by_maximum() { en: "by the largest of each", vi: "lấy số lớn nhất mỗi kỳ" }
    /// A note in a cell that stands for several values.
    grid_note_merged() {
        en: "Several values of a finer interval stand behind this one, each with its own note. Choose their interval to edit notes.",
        vi: "Ô này gộp nhiều số liệu của tần suất ngắn hơn, mỗi số có ghi chú riêng. Hãy chọn lại tần suất đó để sửa ghi chú.",
    }
}

fn entered(count: usize, often: &str) -> String {
    if count == 1 { format!("1 {often} value") } else { format!("{count} {often} values") }
}

fn counted(count: usize, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}
