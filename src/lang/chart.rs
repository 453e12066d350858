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
