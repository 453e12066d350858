//! Words of values, states and scores, and the sentences behind "why?".
//!
//! Values and dates come in as texts, already written in the same language.

messages! {
    /// The score is 100.
    status_on_track() { en: "on track", vi: "đúng hướng" }
    /// The score is 50 or more, but not 100.
    status_at_risk() { en: "at risk", vi: "có rủi ro" }
    /// The score is below 50.
    status_off_track() { en: "off track", vi: "chệch hướng" }
    /// There is no score.
    status_no_data() { en: "no data", vi: "chưa có số liệu" }
    /// Instead of a status: there is a value, but nothing to hold it against.
    status_no_target() { en: "no target yet", vi: "chưa có mục tiêu" }

    /// A larger number is a better one.
    direction_more() { en: "more is better", vi: "càng cao càng tốt" }
    /// A smaller number is a better one.
    direction_less() { en: "less is better", vi: "càng thấp càng tốt" }
    /// A number in the target range is a good one.
    direction_within() { en: "within is better", vi: "càng gần khoảng mục tiêu càng tốt" }

    /// The newest value is recent.
    freshness_fresh() { en: "up to date", vi: "đã cập nhật" }
    /// Whole days have passed without a value.
    freshness_stale_days(count: u32 = 2) {
        en: format!("no value for {}", counted(count, "day")),
        vi: format!("{count} ngày chưa có số liệu"),
    }
    /// Whole weeks have passed without a value.
    freshness_stale_weeks(count: u32 = 2) {
        en: format!("no value for {}", counted(count, "week")),
        vi: format!("{count} tuần chưa có số liệu"),
    }
    /// Whole months have passed without a value.
    freshness_stale_months(count: u32 = 2) {
        en: format!("no value for {}", counted(count, "month")),
        vi: format!("{count} tháng chưa có số liệu"),
    }
    /// Whole quarters have passed without a value.
    freshness_stale_quarters(count: u32 = 2) {
        en: format!("no value for {}", counted(count, "quarter")),
        vi: format!("{count} quý chưa có số liệu"),
    }
    /// Whole years have passed without a value.
    freshness_stale_years(count: u32 = 2) {
        en: format!("no value for {}", counted(count, "year")),
        vi: format!("{count} năm chưa có số liệu"),
    }
    /// The end date has passed.
    freshness_ended(date: &str = "15 Dec 2026") {
        en: format!("ended on {date}"),
        vi: format!("đã kết thúc ngày {date}"),
    }
    /// Nothing has been measured yet.
    freshness_no_data() { en: "no value yet", vi: "chưa có số liệu" }

    /// How many KPIs of an objective have a score that counts.
    coverage_kpis(scored: usize = 2, total: usize = 3) {
        en: format!("{scored} of {}", counted(total, "KPI")),
        vi: format!("{scored}/{total} chỉ số KPI"),
    }
    /// How many objectives of a perspective have a score that counts.
    coverage_objectives(scored: usize = 2, total: usize = 3) {
        en: format!("{scored} of {}", counted(total, "objective")),
        vi: format!("{scored}/{total} mục tiêu"),
    }
    /// How far from the baseline to the target the value has come.
    progress_way(percent: &str = "40 %") {
        en: format!("{percent} of the way"),
        vi: format!("đã đi được {percent} chặng đường"),
    }

    /// Why there is no score: nothing measured.
    why_no_value() {
        en: "No value has been entered up to this date.",
        vi: "Tính đến ngày này chưa có số liệu nào.",
    }
    /// Why there is no score: the value is old.
    why_stale() {
        en: "The newest value is too old to count: more than one whole period has passed since.",
        vi: "Số liệu gần nhất đã cũ nên không được tính điểm: đã qua hơn một kỳ trọn vẹn.",
    }
    /// Why there is no score: the KPI is over.
    why_ended() {
        en: "The KPI has reached its end date and counts in no score.",
        vi: "Chỉ số KPI đã qua ngày kết thúc nên không còn được tính điểm.",
    }
    /// Why there is no score: nothing to compare with.
    why_no_target() {
        en: "There is no target for this period, so there is nothing to score against.",
        vi: "Kỳ này chưa có mục tiêu cần đạt nên chưa thể chấm điểm.",
    }
    /// A score on the line through minimum and target.
    why_minimum(target: &str = "$ 50k", minimum: &str = "$ 40k") {
        en: format!("The target of {target} scores 100, the minimum of {minimum} scores 50. A straight line runs through both, cut off at 0 and 100."),
        vi: format!("Đạt mục tiêu {target} được 100 điểm, ở định mức tối thiểu {minimum} được 50 điểm. Các mức khác tính theo đường thẳng qua hai mốc này, từ 0 đến 100."),
    }
    /// A score on the line through target and the middle between baseline and target.
    why_half_way(target: &str = "$ 50k", half: &str = "$ 45k") {
        en: format!("The target of {target} scores 100. There is no minimum, so half the way from the baseline, at {half}, scores 50. A straight line runs through both, cut off at 0 and 100."),
        vi: format!("Đạt mục tiêu {target} được 100 điểm. Vì chưa có định mức tối thiểu nên mức {half}, tức nửa chặng đường từ hiện tại, được 50 điểm. Các mức khác tính theo đường thẳng qua hai mốc này, từ 0 đến 100."),
    }
    /// Met or not, where more is better.
    why_met_more(target: &str = "$ 50k") {
        en: format!("With neither minimum nor baseline, {target} or more scores 100 and anything less scores 0."),
        vi: format!("Chưa có định mức tối thiểu và mức hiện tại nên từ {target} trở lên được 100 điểm, thấp hơn được 0 điểm."),
    }
    /// Met or not, where less is better.
    why_met_less(target: &str = "$ 50k") {
        en: format!("With neither minimum nor baseline, {target} or less scores 100 and anything more scores 0."),
        vi: format!("Chưa có định mức tối thiểu và mức hiện tại nên từ {target} trở xuống được 100 điểm, cao hơn được 0 điểm."),
    }
    /// Added where nothing tells whether more or less is better.
    why_assumed() {
        en: "More is taken as better; a baseline or a minimum would say which.",
        vi: "Tạm coi càng cao càng tốt; hãy nhập mức hiện tại hoặc định mức tối thiểu để xác định chiều.",
    }
    /// The value lies in the target range.
    why_in_range(low: &str = "36", high: &str = "38") {
        en: format!("Anything from {low} to {high} scores 100."),
        vi: format!("Nằm trong khoảng từ {low} đến {high} được 100 điểm."),
    }
    /// Outside the range, on the side of the minimum.
    why_range_minimum(edge: &str = "36", minimum: &str = "35") {
        en: format!("The nearer edge of the range, {edge}, scores 100, the minimum of {minimum} scores 50. A straight line runs through both, cut off at 0 and 100."),
        vi: format!("Đầu gần hơn của khoảng mục tiêu, {edge}, được 100 điểm, ở định mức tối thiểu {minimum} được 50 điểm. Các mức khác tính theo đường thẳng qua hai mốc này, từ 0 đến 100."),
    }
    /// Outside the range, on the side of the baseline.
    why_range_half_way(edge: &str = "36", half: &str = "35") {
        en: format!("The nearer edge of the range, {edge}, scores 100. Half the way from the baseline, at {half}, scores 50. A straight line runs through both, cut off at 0 and 100."),
        vi: format!("Đầu gần hơn của khoảng mục tiêu, {edge}, được 100 điểm. Mức {half}, tức nửa chặng đường từ hiện tại, được 50 điểm. Các mức khác tính theo đường thẳng qua hai mốc này, từ 0 đến 100."),
    }
    /// Outside the range, on a side where nothing says how far is too far.
    why_range_missed(low: &str = "36", high: &str = "38") {
        en: format!("From {low} to {high} scores 100. On this side of the range there is neither minimum nor baseline, so anything outside scores 0."),
        vi: format!("Từ {low} đến {high} được 100 điểm. Ở phía này của khoảng mục tiêu chưa có định mức tối thiểu hay mức hiện tại nên nằm ngoài khoảng được 0 điểm."),
    }

    /// Seconds after a number.
    unit_seconds() { en: "s", vi: "giây" }
    /// Minutes after a number.
    unit_minutes() { en: "min", vi: "phút" }
    /// Hours after a number.
    unit_hours() { en: "h", vi: "giờ" }
    /// Days after a number.
    unit_days() { en: "d", vi: "ngày" }
    /// Weeks after a number.
    unit_weeks() { en: "wk", vi: "tuần" }
    /// Months after a number.
    unit_months() { en: "mo", vi: "tháng" }
    /// Years after a number.
    unit_years() { en: "yr", vi: "năm" }

    /// Step 1.
    step_name() { en: "Name", vi: "Tên chỉ số" }
    /// What step 1 buys.
    step_name_gain() { en: "Everyone means the same thing when they talk about it.", vi: "Mọi người cùng hiểu một điều khi nhắc đến chỉ số này." }
    /// Step 2.
    step_objective() { en: "Objective", vi: "Mục tiêu được đo" }
    /// What step 2 buys.
    step_objective_gain() { en: "The number shows on the map, on the card it serves.", vi: "Con số hiện lên bản đồ, đúng thẻ mục tiêu mà nó phục vụ." }
    /// Step 3.
    step_numbers() { en: "Baseline, minimum, target", vi: "Hiện tại, định mức tối thiểu, mục tiêu cần đạt" }
    /// What step 3 buys.
    step_numbers_gain() { en: "A score, a status and the way still to go.", vi: "Có điểm số, trạng thái và chặng đường còn lại." }
    /// Step 4.
    step_collection() { en: "Data collection", vi: "Cách thu thập số liệu" }
    /// What step 4 buys.
    step_collection_gain() { en: "Anyone can fetch the next number the same way.", vi: "Ai cũng có thể lấy số liệu kỳ sau theo cùng một cách." }
    /// Step 5.
    step_interval() { en: "Interval", vi: "Tần suất" }
    /// What step 5 buys.
    step_interval_gain() { en: "You see at once when a number is overdue.", vi: "Biết ngay khi nào số liệu bị trễ." }
    /// Step 6.
    step_end() { en: "End date", vi: "Ngày kết thúc" }
    /// What step 6 buys.
    step_end_gain() { en: "The target gets a deadline, and a straight path towards it.", vi: "Mục tiêu có thời hạn và có lộ trình đều đặn để đi tới." }
    /// Step 7.
    step_nature() { en: "Leading or lagging", vi: "Chỉ số trước hay chỉ số sau" }
    /// What step 7 buys.
    step_nature_gain() { en: "An early warning, paired with the result that it announces.", vi: "Có tín hiệu báo sớm, đi cặp với kết quả mà nó báo trước." }
    /// Step 8.
    step_weight() { en: "Weight", vi: "Trọng số" }
    /// What step 8 buys.
    step_weight_gain() { en: "The objective's score follows what matters most.", vi: "Điểm của mục tiêu phản ánh đúng điều quan trọng nhất." }
    /// Step 9.
    step_cost() { en: "Cost of tracking", vi: "Chi phí theo dõi" }
    /// What step 9 buys.
    step_cost_gain() { en: "You see whether the number is worth its price.", vi: "Biết con số có đáng với công sức bỏ ra hay không." }
    /// Step 10.
    step_owner() { en: "Owner and roles", vi: "Người phụ trách và vai trò" }
    /// What step 10 buys.
    step_owner_gain() { en: "Someone enters the number and someone answers for it.", vi: "Có người nhập số liệu và có người chịu trách nhiệm." }
    /// Step 11.
    step_scope() { en: "Scope", vi: "Phạm vi" }
    /// What step 11 buys.
    step_scope_gain() { en: "Nobody argues about what counts and what doesn't.", vi: "Không còn tranh cãi cái gì được tính, cái gì không." }
    /// Step 12.
    step_reading() { en: "Expected against actual", vi: "Kỳ vọng so với thực tế" }
    /// What step 12 buys.
    step_reading_gain() { en: "A gap leads to a decision instead of a discussion.", vi: "Khi có chênh lệch thì ra được quyết định, thay vì chỉ bàn luận." }
}

/// A count with its English noun.
fn counted(count: impl std::fmt::Display, noun: &str) -> String {
    let count = count.to_string();
    if count == "1" { format!("1 {noun}") } else { format!("{count} {noun}s") }
}
