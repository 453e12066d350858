//! What is expected: a dashed line with the band of its interval, from the newest value on.

use eframe::egui::{Pos2, RichText, Stroke, Ui};
use egui_plot::{FilledArea, Line, LineStyle, PlotPoint, PlotPoints, PlotTransform, PlotUi};

use super::{ChartParts, place};
use crate::analysis::{Expected, FORECAST_LEVEL, full_text, percent_text, period_text, unbroken};
use crate::scene::chart::Ahead;
use crate::text::{TextStyle, Weight};
use crate::theme::{Theme, type_scale};
use crate::ui::UiContext;
use crate::ui::paint::{color32, font};

/// The band and the line.
pub(super) fn add_forecast(plot: &mut PlotUi<'_>, theme: &Theme, ahead: &[Ahead]) {
    if ahead.is_empty() {
        return;
    }
    let column = |of: fn(&Ahead) -> f64| ahead.iter().map(of).collect::<Vec<f64>>();
    let (xs, lower, upper) = (column(|place| place.x), column(|place| place.lower), column(|place| place.upper));
    let band = FilledArea::new("", &xs, &lower, &upper).fill_color(color32(theme.accent.with_opacity(0.16)));
    plot.add(band.allow_hover(false));
    let points: Vec<PlotPoint> = ahead.iter().map(|place| PlotPoint::new(place.x, place.value)).collect();
    let line = Line::new("", PlotPoints::Owned(points)).style(LineStyle::Dashed { length: 4.0 });
    plot.line(line.stroke(Stroke::new(1.6, color32(theme.accent))).allow_hover(false));
}

/// The expected period nearest to a place on the screen, if it is nearer than the newest value.
pub(super) fn pointed<'a>(parts: &ChartParts<'a>, transform: &PlotTransform, x: f32) -> Option<&'a Expected> {
    let (newest, value) = parts.reading.points.last()?;
    let distance = |at: Pos2| (at.x - x).abs();
    let of = |expected: &Expected| distance(place(transform, expected.period, expected.value));
    let ahead = &parts.forecast?.expected;
    let nearest = ahead.iter().min_by(|a, b| of(a).total_cmp(&of(b)))?;
    (of(nearest) < distance(place(transform, *newest, *value))).then_some(nearest)
}

/// The cursor line and the point under it.
pub(super) fn paint_pointed(ui: &Ui, cx: &UiContext<'_>, expected: &Expected, transform: &PlotTransform) {
    let frame = *transform.frame();
    let at = place(transform, expected.period, expected.value);
    let painter = ui.painter().with_clip_rect(frame);
    painter.vline(at.x, frame.y_range(), Stroke::new(1.0, color32(cx.theme.faint.with_opacity(0.7))));
    painter.circle(at, 4.0, color32(cx.theme.accent), Stroke::new(1.5, color32(cx.theme.card)));
}

/// Period, value and interval.
pub(super) fn readout_ui(ui: &mut Ui, cx: &UiContext<'_>, parts: &ChartParts<'_>, expected: &Expected) {
    let quiet = |text: String| RichText::new(text).size(type_scale::LABEL).color(color32(cx.theme.sub));
    let amount = |value: f64| unbroken(&full_text(cx.lang, parts.kpi.unit, value));
    ui.set_max_width(260.0);
    ui.spacing_mut().item_spacing.y = 2.0;
    ui.label(quiet(period_text(cx.lang, expected.period, cx.document.project().fiscal_year)));
    let style = TextStyle::new(type_scale::HEADING, Weight::Semibold);
    ui.label(RichText::new(full_text(cx.lang, parts.kpi.unit, expected.value)).font(font(style)));
    let level = unbroken(&percent_text(cx.lang, FORECAST_LEVEL));
    let text = cx.lang.chart_expected(&amount(expected.lower), &amount(expected.upper), &level);
    ui.label(quiet(text.into_owned()));
    if let Some(forecast) = parts.forecast {
        ui.label(quiet(forecast.made_text(cx.lang)));
    }
}
