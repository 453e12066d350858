//! The chart of a KPI as a picture, for slides and reports.
//!
//! The same zones, lines and marks as on the screen, at a fixed size: objectives, day,
//! name and newest value on top, values on the left, dates below, the words of the
//! lines at their lines, and at the foot how forecast and natural limits came about.
//! Without figures it is the curve and its dates: a target or a limit is a figure too, and so is what is expected.

mod ahead;
mod axis;
pub mod compare;
mod head;
mod heights;
mod labels;
mod plot;
mod starts;
mod time;
mod words;
mod zones;

use jiff::civil::Date;

pub use ahead::{Ahead, ahead};
pub use axis::{ValueTick, value_ticks};
pub use heights::heights;
pub use labels::{LineWord, OtherLines, place_words};
pub use plot::limits_opacity;
pub use starts::{started, started_in};
pub use time::{Tick, day_number, ticks};
pub use zones::{Column, STACK, columns, zone_color};

use self::head::head;
use self::plot::Plot;
use self::words::Lines;
use super::derived::{Figures, Outlook};
use super::{Item, Row, Scene, Text};
use crate::analysis::{Analysis, KpiReading, Process, TargetCourse};
use crate::geometry::{Rect, Size, pt};
use crate::model::{Interval, KpiId, Period, Project};
use crate::text::{Line, Measure, TextStyle, Weight};
use crate::theme::{Color, Theme, type_scale};

/// The picture, in points.
const SIZE: Size = Size::new(720.0, 405.0);
/// Around everything.
const MARGIN: f32 = 28.0;
/// Height of the head: objectives and day; name; value, status, target.
const HEAD: f32 = 78.0;
/// From one row of the head to the next.
const HEAD_ROW: f32 = 25.0;
/// Height of the strip with the dates.
const FOOT: f32 = 28.0;
/// Height of a row of the notes below.
const NOTE_ROW: f32 = 15.0;
/// The most rows of a note.
const NOTE_ROWS: usize = 2;
/// Room left and right of the first and the last value, as a share of the time between them.
const SIDE: f64 = 0.016;

const NAME: TextStyle = TextStyle::new(type_scale::TITLE, Weight::Bold);
const FACTS: TextStyle = TextStyle::new(type_scale::BODY, Weight::Regular);
const VALUE: TextStyle = TextStyle::new(type_scale::BODY, Weight::Semibold);
const NOTE: TextStyle = TextStyle::new(type_scale::LABEL, Weight::Regular);
const LABEL: TextStyle = TextStyle::new(type_scale::LABEL, Weight::Medium);

/// The days that a chart shows by itself: from the oldest value that still fits to the running period or the last one
/// that is expected.
pub fn newest_range(reading: &KpiReading, running: Period) -> (Date, Date) {
    let (first, last) = range_of_values(reading, running);
    let ahead = reading.forecast().and_then(|forecast| forecast.expected.last()).map(|expected| expected.period.start);
    (first, ahead.map_or(last, |ahead| ahead.max(last)))
}

/// The same without what is expected.
fn range_of_values(reading: &KpiReading, running: Period) -> (Date, Date) {
    let last = reading.points.last().map_or(running, |(period, _)| if *period > running { *period } else { running });
    let most = match last.interval {
        Interval::Day => 61,
        Interval::Week => 52,
        Interval::Month => 24,
        Interval::Quarter => 12,
        Interval::Year => 10,
    };
    let oldest = last.shifted(-most);
    let first = reading.points.first().map_or(oldest, |(period, _)| *period);
    let least = last.shifted(-3);
    (first.clamp(oldest, least).start, last.start)
}

/// The picture of a KPI's chart; `None` if there is no such KPI.
pub fn chart(project: &Project, analysis: &Analysis, kpi: KpiId, outlook: Outlook, measure: &Measure) -> Option<Scene> {
    chart_of_size(SIZE, project, analysis, kpi, outlook, measure)
}

/// Like [`chart`], in another size in points: text keeps its size, so a small picture stays legible.
pub fn chart_of_size(
    size: Size,
    project: &Project,
    analysis: &Analysis,
    kpi: KpiId,
    outlook: Outlook,
    measure: &Measure,
) -> Option<Scene> {
    let bottom = |notes: usize| size.h - MARGIN * 0.6 - notes as f32 * NOTE_ROW - FOOT;
    let place = Place { left: MARGIN, right: size.w - MARGIN, top: MARGIN + HEAD, bottom: &bottom };
    let mut scene = drawn(project, analysis, kpi, outlook, measure, &place)?;
    let (kpi, reading) = (project.kpis.get(&kpi)?, analysis.kpis.get(&kpi)?);
    scene
        .items
        .splice(0..0, head(project, kpi, (analysis, reading), (outlook, size.w), (Theme::of(outlook.look), measure)));
    scene.bounds = Rect::from_min_size(pt(0.0, 0.0), size);
    Some(scene)
}

/// The chart without a head, for a place that tells name, value and target itself: values and their scale lie in
/// `area`, the dates and the notes below.
pub fn plot(
    project: &Project,
    analysis: &Analysis,
    kpi: KpiId,
    outlook: Outlook,
    measure: &Measure,
    area: Rect,
) -> Option<Scene> {
    // There is room for two notes; one that needs another row takes it from the values.
    let bottom = |notes: usize| area.max.y - notes.saturating_sub(2) as f32 * NOTE_ROW;
    let place = Place { left: area.min.x, right: area.max.x, top: area.min.y, bottom: &bottom };
    let mut scene = drawn(project, analysis, kpi, outlook, measure, &place)?;
    scene.bounds = Rect { max: pt(area.max.x, area.max.y + FOOT + MARGIN), ..area };
    Some(scene)
}

/// Where the values of a chart lie with their scale; the lower edge depends on the rows of notes below.
struct Place<'a> {
    left: f32,
    right: f32,
    top: f32,
    bottom: &'a dyn Fn(usize) -> f32,
}

fn drawn(
    project: &Project,
    analysis: &Analysis,
    kpi: KpiId,
    outlook: Outlook,
    measure: &Measure,
    place: &Place<'_>,
) -> Option<Scene> {
    let kpi = project.kpis.get(&kpi)?;
    let reading = analysis.kpis.get(&kpi.id)?;
    let (lang, theme) = (outlook.lang, Theme::of(outlook.look));
    let running = Period::containing(kpi.interval, analysis.as_of, project.fiscal_year);
    let is_shown = outlook.figures == Figures::Shown;
    let range = if is_shown { newest_range(reading, running) } else { range_of_values(reading, running) };
    let (from, to) = (day_number(range.0), day_number(range.1).max(day_number(range.0) + 1.0));
    let side = (to - from) * SIDE;
    let x = (from - side, to + side);
    let first = reading.points.first().map(|(period, _)| *period);
    let course = TargetCourse::of(kpi, first, project.fiscal_year);
    let start = Period::containing(kpi.interval, range.0, project.fiscal_year);
    let runs = if is_shown { columns(kpi, &course, start, x) } else { Vec::new() };
    let runs: Vec<Vec<Column>> = runs.iter().map(|run| within(run, x)).collect();
    let hidden = reading.points.partition_point(|(period, _)| period.start < range.0);
    let shown = reading.points.get(hidden..).unwrap_or_default();
    let process = if is_shown { reading.process() } else { Process::default() };
    let ahead = ahead(reading, reading.forecast().filter(|_| is_shown), x);
    let y = heights(shown, &runs, process.limits, &ahead);

    let notes = [reading.forecast_text(lang, false), reading.limits_text(lang, kpi.unit, &process)];
    let notes = notes.into_iter().flatten().filter(|_| is_shown && !reading.points.is_empty());
    let notes: Vec<Line> =
        notes.flat_map(|note| measure.wrap_balanced(&note, NOTE, place.right - place.left, NOTE_ROWS)).collect();
    let bottom = (place.bottom)(notes.len());
    let scale = if is_shown { value_ticks(lang, kpi.unit, y, bottom - place.top) } else { Vec::new() };
    let gutter = scale.iter().map(|tick| measure.width(&tick.text, LABEL)).fold(0.0, f32::max).ceil() + 8.0;
    let area = Rect { min: pt(place.left + gutter, place.top), max: pt(place.right, bottom) };
    let plot = Plot { area, x, y, theme, measure };
    let starts = plot.places_of_starts(project, kpi, analysis.as_of);
    let lines = Lines { runs: &runs, shown, ahead: &ahead, process: &process, starts: &starts };

    let mut items = plot.zones(&runs);
    items.extend(plot.values_axis(&scale));
    items.extend(plot.guides(&runs));
    items.extend(plot.limits(&process));
    items.extend(plot.starts(&starts));
    items.extend(plot.forecast(&ahead));
    items.extend(plot.values(shown, hidden, reading, &process));
    let (words, mut taken) = plot.words(&lines, lang);
    items.extend(words);
    items.extend(plot.names_of_starts(&lines, &mut taken));
    items.extend(plot.dates(&ticks(lang, kpi.interval, range, area.width())));
    for (row, note) in notes.iter().enumerate() {
        let baseline = bottom + FOOT + measure.ascent(NOTE) + row as f32 * NOTE_ROW;
        items.push(text(measure, &note.text, NOTE, theme.faint, (place.left, baseline), place.right - place.left));
    }
    Some(Scene {
        bounds: Rect { min: pt(place.left, place.top), max: pt(place.right, bottom + FOOT + MARGIN) },
        background: theme.card,
        title: format!("{}: {}", kpi.name, reading.status.text(lang)),
        lang: lang.code(),
        items,
    })
}

/// A run of columns cut off at both ends of the time axis.
fn within(run: &[Column], x: (f64, f64)) -> Vec<Column> {
    let at = |a: &Column, b: &Column, x: f64| {
        let share = if b.x > a.x { (x - a.x) / (b.x - a.x) } else { 0.0 };
        // A border that does not exist on one side does not on the other.
        let mix = |a: f64, b: f64| if a.is_finite() && b.is_finite() { a + (b - a) * share } else { a };
        let borders = std::array::from_fn(|i| mix(a.borders[i], b.borders[i]));
        Column { x, borders, minimum: a.minimum.zip(b.minimum).map(|(a, b)| mix(a, b)) }
    };
    let mut cut = Vec::with_capacity(run.len());
    for pair in run.windows(2) {
        let [a, b] = pair else { continue };
        if b.x < x.0 || a.x > x.1 {
            continue;
        }
        if cut.is_empty() {
            cut.push(if a.x < x.0 { at(a, b, x.0) } else { *a });
        }
        cut.push(if b.x > x.1 { at(a, b, x.1) } else { *b });
    }
    cut
}

/// A row of text that ends with an ellipsis where room is short.
fn text(measure: &Measure, said: &str, style: TextStyle, color: Color, at: (f32, f32), room: f32) -> Item {
    let line = measure.elide(said, style, room.max(0.0));
    let row = Row { text: line.text, x: at.0, baseline: at.1, width: line.width };
    Item::Text(Text { rows: vec![row], style, color })
}
