//! The head of a chart as a picture: what it is of, as of when, and how it stands.

use super::{FACTS, HEAD_ROW, LABEL, MARGIN, NAME, NOTE, VALUE, text};
use crate::analysis::{Analysis, KpiReading, target_text, value_text};
use crate::model::{Kpi, Project};
use crate::scene::status::status_color;
use crate::scene::{Figures, Item, Outlook};
use crate::text::Measure;
use crate::theme::Theme;

/// Room between texts in a row, in points.
const GAP: f32 = 10.0;

/// Objectives and day; name; newest value with its status and target.
pub(super) fn head(
    project: &Project,
    kpi: &Kpi,
    (analysis, reading): (&Analysis, &KpiReading),
    (outlook, width): (Outlook, f32),
    (theme, measure): (&Theme, &Measure),
) -> Vec<Item> {
    let (right, lang) = (width - MARGIN, outlook.lang);
    let mut items = Vec::new();
    let first = MARGIN + measure.ascent(LABEL);
    let day = lang.chart_as_of(&lang.date(analysis.as_of));
    let day_width = measure.width(&day, NOTE);
    items.push(text(measure, &day, NOTE, theme.faint, (right - day_width, first), day_width + 1.0));
    let codes = project.codes();
    let mut x = MARGIN;
    for objective in kpi.objectives.iter().filter_map(|id| project.map.objective(*id)) {
        let room = right - day_width - 2.0 * GAP - x;
        let code = codes.get(&objective.id).map_or("", String::as_str);
        let said = format!("{code} {}", objective.name);
        if room < measure.width(code, LABEL) + 3.0 * GAP {
            break;
        }
        let hue = project.perspectives.get(&objective.perspective).map(|perspective| perspective.hue);
        let color = hue.map_or(theme.sub, |hue| theme.hue(hue).title);
        items.push(text(measure, said.trim(), LABEL, color, (x, first), room));
        x += measure.width(said.trim(), LABEL) + 1.6 * GAP;
    }
    let second = first + HEAD_ROW;
    items.push(text(measure, &kpi.name, NAME, theme.text, (MARGIN, second), right - MARGIN));
    let third = second + HEAD_ROW;
    let mut x = MARGIN;
    let mut say = |said: &str, style, color| {
        items.push(text(measure, said, style, color, (x, third), right - x));
        x += measure.width(said, style) + GAP;
    };
    let is_shown = outlook.figures == Figures::Shown;
    if let Some(value) = reading.value().filter(|_| is_shown) {
        say(&value_text(lang, kpi.unit, value), VALUE, theme.text);
    }
    say(&reading.status_text(lang, kpi), VALUE, status_color(reading.status, theme));
    if let Some(target) = reading.why.target.filter(|_| is_shown) {
        say(&lang.target_is(&target_text(lang, kpi.unit, target)), FACTS, theme.sub);
    }
    items
}
