//! The comparison as a picture: lines on the left, their names under headings on the right.

use jiff::civil::Date;

use super::super::plot::Plot;
use super::super::{LABEL, MARGIN, NAME, NOTE, day_number, text, ticks};
use super::{Compared, Comparison, Way, between, groups, quarters, reach};
use crate::analysis::{Analysis, percent_text};
use crate::geometry::{Path, Point, Rect, pt};
use crate::lang::Lang;
use crate::model::{Interval, Project};
use crate::scene::{Dash, Figures, Form, Item, Outlook, Scene, Shape, Stroke};
use crate::text::{Measure, TextStyle, Weight};
use crate::theme::{Color, Theme, type_scale};

/// Width of the picture, and its least height, in points.
const WIDTH: f32 = 880.0;
const LEAST_HEIGHT: f32 = 405.0;
/// Height of the head: project and day; what is shown.
const HEAD: f32 = 58.0;
/// Width of the list of lines.
const LIST: f32 = 220.0;
/// Height of a heading of the list, and of a line under it.
const HEADING_ROW: f32 = 24.0;
const LINE_ROW: f32 = 17.0;
/// Length of the piece of a line beside its name.
const SAMPLE: f32 = 22.0;
/// Room below the lines: the dates, and the KPIs that can't be compared.
const FOOT: f32 = 30.0;
/// Room for the shares left of the lines.
const GUTTER: f32 = 44.0;

const HEADING: TextStyle = TextStyle::new(type_scale::SMALL, Weight::Semibold);
const ENTRY: TextStyle = TextStyle::new(type_scale::LABEL, Weight::Regular);

/// The picture; `None` where no KPI can be compared.
pub fn comparison(
    project: &Project,
    analysis: &Analysis,
    order: &Comparison,
    outlook: Outlook,
    measure: &Measure,
) -> Option<Scene> {
    let lang = outlook.lang;
    let places = project.kpis_in_order();
    let is_in = |kpi: &crate::model::Kpi| {
        places.iter().position(|other| other.id == kpi.id).is_some_and(|place| order.kpis.contains(place))
    };
    let mut groups = groups(project, lang, order.by, |kpi, _| is_in(kpi));
    groups.retain(|group| order.only.is_none_or(|only| only == group.key));
    let compared = Compared::of(groups, analysis);
    let range = order.range.or_else(|| all_days(&compared, analysis.as_of))?;
    let listed: f32 =
        compared.groups.iter().filter(|group| !group.ways.is_empty()).map(|g| height_of(g.ways.len())).sum();
    let rest = (!compared.rest.is_empty()).then(|| {
        let names: Vec<&str> = compared.rest.iter().map(|kpi| kpi.name.as_str()).collect();
        lang.trends_left_out(&names.join(", ")).into_owned()
    });
    let foot = FOOT + if rest.is_some() { 16.0 } else { 0.0 };
    let height = LEAST_HEIGHT.max(2.0 * MARGIN + HEAD + listed);
    let theme = Theme::of(outlook.look);
    let top = MARGIN + HEAD;
    let area =
        Rect { min: pt(MARGIN + GUTTER, top), max: pt(WIDTH - MARGIN - LIST - 20.0, height - MARGIN * 0.6 - foot) };
    let x = (day_number(range.0), day_number(range.1).max(day_number(range.0) + 1.0));
    let seen: Vec<(&Way<'_>, Vec<(f64, f64)>)> = compared.ways().map(|way| (way, between(&way.points, x))).collect();
    let y = reach(seen.iter().flat_map(|(_, points)| points));
    let plot = Plot { area, x, y, theme, measure };
    let pen = Pen { plot: &plot, lang, has_figures: outlook.figures == Figures::Shown };

    let title = lang.trends_compare_title().into_owned();
    let mut items = pen.head(project, analysis.as_of, &title);
    items.extend(pen.quarters());
    items.extend(plot.dates(&ticks(lang, Interval::Month, range, area.width())));
    for (way, points) in &seen {
        items.extend(pen.way(way, points));
    }
    items.extend(pen.list(&compared, pt(WIDTH - MARGIN - LIST, top)));
    if let Some(rest) = rest {
        let baseline = area.max.y + FOOT + measure.ascent(NOTE);
        items.push(text(measure, &rest, NOTE, theme.faint, (MARGIN, baseline), area.max.x - MARGIN));
    }
    let bounds = Rect { min: pt(0.0, 0.0), max: pt(WIDTH, height) };
    Some(Scene { bounds, background: theme.card, title, lang: lang.code(), items })
}

/// From the first value to the newest; `None` without a line.
fn all_days(compared: &Compared<'_>, as_of: Date) -> Option<(Date, Date)> {
    let days = compared.ways().flat_map(|way| &way.points).map(|(day, _)| *day);
    let (first, last) = days.fold(None, |range: Option<(f64, f64)>, day| {
        Some(range.map_or((day, day), |(first, last)| (first.min(day), last.max(day))))
    })?;
    let day = |number: f64| {
        let back = (day_number(as_of) - number).round() as i64;
        as_of.saturating_sub(jiff::Span::new().days(back.clamp(-100_000, 100_000)))
    };
    Some((day(first), day(last)))
}

/// The height of a group in the list.
fn height_of(lines: usize) -> f32 {
    HEADING_ROW + LINE_ROW * lines as f32
}

/// What everything is drawn with.
struct Pen<'a> {
    plot: &'a Plot<'a>,
    lang: Lang,
    has_figures: bool,
}

impl Pen<'_> {
    /// The project, the day, and what is shown.
    fn head(&self, project: &Project, as_of: Date, title: &str) -> Vec<Item> {
        let (measure, theme) = (self.plot.measure, self.plot.theme);
        let first = MARGIN + measure.ascent(LABEL);
        let day = self.lang.chart_as_of(&self.lang.date(as_of));
        let width = measure.width(&day, NOTE);
        let right = WIDTH - MARGIN;
        let mut items = vec![text(measure, &day, NOTE, theme.faint, (right - width, first), width + 1.0)];
        if !project.name.is_empty() {
            items.push(text(measure, &project.name, LABEL, theme.sub, (MARGIN, first), right - width - 20.0 - MARGIN));
        }
        items.push(text(measure, title, NAME, theme.text, (MARGIN, first + 25.0), right - MARGIN));
        items
    }

    /// Baseline, target and what lies between and beyond them.
    fn quarters(&self) -> Vec<Item> {
        let (plot, theme) = (self.plot, self.plot.theme);
        let mut items = Vec::new();
        for quarter in quarters(plot.y) {
            let share = f64::from(quarter) / 4.0;
            let (color, width) = match quarter {
                4 => (theme.on_track, 1.2),
                0 => (theme.faint, 1.2),
                _ => (theme.line, 1.0),
            };
            let y = plot.y_of(share);
            items.push(line([pt(plot.area.min.x, y), pt(plot.area.max.x, y)], color, width, Dash::Solid));
            let said = match quarter {
                _ if quarter % 2 != 0 => continue,
                _ if self.has_figures => percent_text(self.lang, share),
                4 => self.lang.chart_target().into_owned(),
                _ => continue,
            };
            let color = if quarter == 4 { theme.on_track } else { theme.faint };
            let width = plot.measure.width(&said, LABEL);
            let place = (plot.area.min.x - 8.0 - width, y + plot.measure.ascent(LABEL) * 0.36);
            items.push(text(plot.measure, &said, LABEL, color, place, width + 1.0));
        }
        items
    }

    /// A line with a dot at its end.
    fn way(&self, way: &Way<'_>, points: &[(f64, f64)]) -> Vec<Item> {
        let color = self.plot.theme.hue(way.hue).main;
        let places: Vec<Point> = points.iter().map(|(day, share)| self.plot.at(*day, *share)).collect();
        let Some(end) = places.last().copied() else { return Vec::new() };
        let dash = if way.is_dashed { Dash::Dashed } else { Dash::Solid };
        let mut items = Vec::new();
        if places.len() > 1 {
            items.push(line(places, color, 1.6, dash));
        }
        let form = Form::Circle(Rect { min: end - pt(2.8, 2.8), max: end + pt(2.8, 2.8) });
        items.push(Item::Shape(Shape { form, fill: Some(color), stroke: None }));
        items
    }

    /// The names of the lines with how far each has come, under their headings.
    fn list(&self, compared: &Compared<'_>, corner: Point) -> Vec<Item> {
        let (measure, theme) = (self.plot.measure, self.plot.theme);
        let right = corner.x + LIST;
        let (mut items, mut y) = (Vec::new(), corner.y);
        for group in compared.groups.iter().filter(|group| !group.ways.is_empty()) {
            let color = group.hue.map_or(theme.sub, |hue| theme.hue(hue).title);
            items.push(text(measure, &group.name, HEADING, color, (corner.x, y + measure.ascent(HEADING)), LIST));
            y += HEADING_ROW - 4.0;
            for way in &group.ways {
                let baseline = y + measure.ascent(ENTRY);
                let middle = baseline - measure.ascent(ENTRY) * 0.36;
                let dash = if way.is_dashed { Dash::Dashed } else { Dash::Solid };
                let ends = [pt(corner.x, middle), pt(corner.x + SAMPLE, middle)];
                items.push(line(ends, theme.hue(way.hue).main, 1.8, dash));
                let share = way.points.last().filter(|_| self.has_figures);
                let share = share.map(|(_, share)| percent_text(self.lang, *share)).unwrap_or_default();
                let width = measure.width(&share, LABEL);
                let name = (corner.x + SAMPLE + 8.0, baseline);
                items.push(text(measure, &way.kpi.name, ENTRY, theme.text, name, right - width - 8.0 - name.0));
                if !share.is_empty() {
                    items.push(text(measure, &share, LABEL, theme.sub, (right - width, baseline), width + 1.0));
                }
                y += LINE_ROW;
            }
            y += 4.0;
        }
        items
    }
}

fn line(points: impl IntoIterator<Item = Point>, color: Color, width: f32, dash: Dash) -> Item {
    let stroke = Some(Stroke { color, width, dash });
    Item::Shape(Shape { form: Form::Path(Path::polyline(points)), fill: None, stroke })
}
