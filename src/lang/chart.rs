//! The words of KPI charts.

use jiff::civil::Date;

messages! {
    /// A month on an axis whose other labels name the year.
    chart_month(date: Date = jiff::civil::date(2026, 1, 1)) {
        en: first_part(&super::Lang::En.month_short(date)),
        vi: first_part(&super::Lang::Vi.month_short(date)),
    }
    /// At the line of the target.
    chart_target() { en: "target", vi: "mục tiêu" }
    /// At the line of the minimum.
    chart_minimum() { en: "minimum", vi: "tối thiểu" }
    /// At the line of the forecast.
    chart_forecast() { en: "forecast", vi: "dự báo" }
    /// Under a chart: how the forecast was made.
    chart_forecast_made(model: &str = "a steady trend", values: usize = 24, level: &str = "80 %") {
        en: format!("Forecast: {model} (ETS), from {values} values; band {level}"),
        vi: format!("Dự báo: {model} (ETS), từ {values} số liệu; dải màu {level}"),
    }
    /// Under a chart: a forecast that would pass what is possible.
    chart_forecast_cut(made: &str = "Forecast: a steady trend (ETS), from 24 values; band 80 %", end: &str = "100 %") {
        en: format!("{made}; cut off at {end}"),
        vi: format!("{made}; cắt tại {end}"),
    }
    /// Under a small chart: how the forecast was made.
    chart_forecast_brief(model: &str = "a steady trend", values: usize = 24) {
        en: format!("Forecast: {model}, from {values} values"),
        vi: format!("Dự báo: {model}, từ {values} số liệu"),
    }
    /// Under a chart: why there is no forecast.
    chart_forecast_few(values: usize = 12) {
        en: format!("Forecast: from {values} values without a gap on"),
        vi: format!("Dự báo: cần từ {values} số liệu liền kỳ trở lên"),
    }
    /// Under a chart: why there is no forecast.
    chart_forecast_stale() {
        en: "No forecast: the newest value is too old",
        vi: "Không có dự báo: số liệu mới nhất đã quá cũ",
    }
    /// At the line of the mean.
    chart_mean() { en: "mean", vi: "trung bình" }
    /// At the line of the upper natural limit.
    chart_upper_limit() { en: "upper limit", vi: "giới hạn trên" }
    /// At the line of the lower natural limit.
    chart_lower_limit() { en: "lower limit", vi: "giới hạn dưới" }
    /// Under a chart: the natural limits.
    chart_limits(lower: &str = "3.1 %", upper: &str = "4.2 %", mean: &str = "3.6 %") {
        en: format!("Natural limits: {lower} to {upper}, mean {mean}"),
        vi: format!("Giới hạn tự nhiên: {lower} đến {upper}, trung bình {mean}"),
    }
    /// Under a chart: natural limits that do not hold.
    chart_limits_drift(lower: &str = "3.1 %", upper: &str = "4.2 %") {
        en: format!("Natural limits: {lower} to {upper}; the process drifts"),
        vi: format!("Giới hạn tự nhiên: {lower} đến {upper}; quá trình đang trôi dần"),
    }
    /// What that means.
    chart_limits_drift_why() {
        en: "Natural limits tell signals from noise in a process that stays on one level. Here half of the values or more lie outside of them: its level itself is moving. So the limits are drawn faintly, and no value is marked as a signal.",
        vi: "Giới hạn tự nhiên giúp phân biệt tín hiệu với dao động thường của một quá trình giữ nguyên mức. Ở đây từ một nửa số liệu trở lên nằm ngoài giới hạn: chính mức đó đang thay đổi. Vì vậy các giới hạn được vẽ mờ và không số liệu nào được đánh dấu là tín hiệu.",
    }
    /// Under a chart: why there are no natural limits.
    chart_limits_few(values: usize = 8) {
        en: format!("Natural limits: from {values} values on"),
        vi: format!("Giới hạn tự nhiên: cần từ {values} số liệu trở lên"),
    }
    /// In the head of a chart as a picture: the day it is looked at from.
    chart_as_of(date: &str = "23 Nov 2026") { en: format!("as of {date}"), vi: format!("tính đến {date}") }
    /// A kind of forecast.
    forecast_level() { en: "a level that moves", vi: "mức biến động" }
    /// A kind of forecast.
    forecast_trend() { en: "a steady trend", vi: "xu hướng đều" }
    /// In the read-out of a period to come.
    chart_expected(lower: &str = "3.1 %", upper: &str = "4.2 %", level: &str = "80 %") {
        en: format!("forecast; {lower} to {upper} in {level} of outcomes"),
        vi: format!("dự báo; {level} khả năng nằm trong {lower} đến {upper}"),
    }
    /// In a chart without values.
    chart_empty() {
        en: "Enter the first value",
        vi: "Nhập số liệu đầu tiên",
    }
    /// In a chart without values that leads nowhere.
    chart_no_values() { en: "No values yet", vi: "Chưa có số liệu" }
    /// In a chart whose values all lie before the time shown.
    chart_all_older() { en: "No values in this time", vi: "Không có số liệu trong thời gian này" }
    /// In the read-out: the target of that period.
    chart_target_was(target: &str = "2.5 %") { en: format!("target {target}"), vi: format!("mục tiêu {target}") }
    /// In the read-out: a value outside the natural limits.
    chart_signal_outside() { en: "outside its natural limits", vi: "vượt ngoài dao động tự nhiên" }
    /// In the read-out: one of eight or more values on one side of the mean.
    chart_signal_run() {
        en: "one of eight or more in a row on one side of the mean",
        vi: "nằm trong chuỗi từ tám kỳ liền cùng một phía so với trung bình",
    }
    /// What a screen reader calls a chart.
    chart_label(name: &str = "Monthly churn", facts: &str = "3.9 %, off track") {
        en: format!("Chart of {name}: {facts}"),
        vi: format!("Biểu đồ {name}: {facts}"),
    }
    /// In the read-out: work that started.
    chart_initiative(name: &str = "Exit interviews", date: &str = "15 Dec 2026") {
        en: format!("{name} started on {date}"),
        vi: format!("{name} bắt đầu ngày {date}"),
    }
}

/// The month of a month and a year.
fn first_part(text: &str) -> String {
    text.split([' ', '/']).next().unwrap_or_default().to_owned()
}
