//! Trends: KPI charts side by side on one time axis.
//!
//! Only the rows in view are laid out, so hundreds of KPIs scroll as smoothly as
//! ten. Pointing at a period in one chart points at the same time in all. Every
//! chart is reached by Tab, and read, zoomed and moved by keys.

mod card;
mod compare;
mod groups;
mod keys;
mod span;
mod toolbar;

use std::collections::BTreeSet;

use eframe::egui::{CornerRadius, Frame, Id, Margin, Rect, RichText, ScrollArea, Sense, Ui, UiBuilder, Vec2, pos2};
use jiff::civil::Date;

use self::card::{CardLook, TimeTouch};
use self::groups::{Grouping, grouped};
use self::span::{Span, Window};
use super::UiContext;
use super::paint::{color32, font};
use super::state::ViewState;
use super::widgets::{guide_ui, no_kpis_ui};
use crate::analysis::{Analysis, Status};
use crate::command::{Command, Selection};
use crate::model::{Kpi, KpiId, Project};
use crate::scene::chart::compare::{Comparison, Group, GroupKey, KpiSet};
use crate::text::{TextStyle, Weight};
use crate::theme::type_scale;

/// Least width of a card in points.
const LEAST_WIDTH: f32 = 300.0;
/// Room between cards.
const GAP: f32 = 12.0;
/// Height of a heading.
const HEADING: f32 = 34.0;

/// The state of the charts.
#[derive(Debug, Default)]
pub struct TrendsState {
    /// How far back they look.
    span: Span,
    /// The part of time that was zoomed or moved to; the span without.
    window: Option<Window>,
    /// What stands over them.
    grouping: Grouping,
    /// Whether all KPIs are on one chart.
    is_one_chart: bool,
    /// The only heading whose lines are on it.
    only: Option<GroupKey>,
    /// The statuses that are shown; all if there are none.
    statuses: BTreeSet<Status>,
    /// The day that the pointer or the keyboard is at.
    cursor: Option<Date>,
}

impl TrendsState {
    /// The days that are shown.
    fn range(&self, cx: &UiContext<'_>) -> (Date, Date) {
        self.window.map_or_else(|| self.span.days(&cx.derived.analysis), Window::days)
    }

    /// Whether all KPIs are on one chart.
    pub(super) fn is_one_chart(&self) -> bool {
        self.is_one_chart
    }

    /// What is on the one chart.
    pub(super) fn comparison(&self, project: &Project, analysis: &Analysis, selection: &Selection) -> Comparison {
        let is_chosen = self.grouping.shows(project, selection);
        let is_in = |kpi: &Kpi| {
            let home = kpi.home().and_then(|home| project.map.objective(home));
            self.shows(analysis, kpi.id) && home.is_some_and(|home| is_chosen(home))
        };
        let range = self.window.map_or_else(|| self.span.days(analysis), Window::days);
        Comparison { by: self.grouping.by(), only: self.only, kpis: KpiSet::of(project, is_in), range: Some(range) }
    }

    /// Whether a KPI has one of the statuses that are shown.
    fn shows(&self, analysis: &Analysis, kpi: KpiId) -> bool {
        let status = analysis.kpis.get(&kpi).map_or(Status::NoData, |reading| reading.status);
        self.statuses.is_empty() || self.statuses.contains(&status)
    }

    /// Does to the time that is shown what pointer or keys ask for.
    fn touch(&mut self, cx: &UiContext<'_>, touched: Option<TimeTouch>) {
        match touched {
            Some(TimeTouch::Reset) => self.window = None,
            Some(TimeTouch::Show(day)) => {
                let window = self.window.unwrap_or_else(|| Window::of(self.span.days(&cx.derived.analysis)));
                self.window = window.showing(day).or(self.window);
            }
            Some(TimeTouch::Change { zoom, place, move_by }) => {
                let window = self.window.unwrap_or_else(|| Window::of(self.span.days(&cx.derived.analysis)));
                let all = Span::All.days(&cx.derived.analysis);
                self.window = Some(window.zoomed(zoom, place).moved(move_by).within(all));
            }
            None => {}
        }
    }
}

/// The trends view.
pub fn trends_ui(ui: &mut Ui, cx: &UiContext<'_>, state: &mut ViewState) {
    Frame::new().inner_margin(Margin { left: 16, right: 8, top: 12, bottom: 0 }).show(ui, |ui| {
        let project = cx.document.project();
        if project.kpis.is_empty() {
            no_kpis_ui(ui, cx);
            return;
        }
        toolbar::toolbar_ui(ui, cx, state);
        ui.add_space(4.0);
        let trends = &state.trends;
        let is_shown = |id| trends.shows(&cx.derived.analysis, id);
        let groups = grouped(project, cx.lang, trends.grouping, &state.selection, is_shown);
        if groups.is_empty() {
            nothing_ui(ui, cx, state);
        } else if state.trends.is_one_chart {
            let range = state.trends.range(cx);
            // A heading that is no longer there hides nothing.
            state.trends.only = state.trends.only.filter(|only| groups.iter().any(|group| group.key == *only));
            let shown = compare::compare_ui(ui, cx, &groups, state.trends.only, range);
            state.trends.touch(cx, shown.time);
            if let Some(key) = shown.heading {
                state.trends.only = (state.trends.only != Some(key)).then_some(key);
            }
            if let Some(compared) = state.compared(project, cx.derived).filter(|_| shown.is_exported) {
                cx.commands.push(Command::ExportComparison(compared));
            }
        } else {
            charts_ui(ui, cx, state, &groups);
        }
    });
}

/// When the filters leave nothing.
fn nothing_ui(ui: &mut Ui, cx: &UiContext<'_>, state: &mut ViewState) {
    let is_unselected = state.trends.grouping == Grouping::Selection && state.selection.is_empty();
    let text = if is_unselected { cx.lang.trends_nothing_selected() } else { cx.lang.nothing_left_text() };
    if guide_ui(ui, cx.theme, &cx.lang.nothing_left_title(), &text, Some(&cx.lang.show_all())) {
        state.trends.statuses.clear();
        state.trends.grouping = Grouping::default();
    }
}

/// A row of the scrolled area.
enum Row<'a> {
    Heading(&'a Group<'a>),
    Cards(usize, &'a [&'a Kpi]),
}

impl Row<'_> {
    fn height(&self) -> f32 {
        match self {
            Self::Heading(_) => HEADING,
            Self::Cards(..) => card::HEIGHT + GAP,
        }
    }
}

fn charts_ui(ui: &mut Ui, cx: &UiContext<'_>, state: &mut ViewState, groups: &[Group<'_>]) {
    let range = state.trends.range(cx);
    let cursor = state.trends.cursor;
    let (mut pointed, mut read) = (None, None);
    let mut touched = None;
    ScrollArea::vertical().auto_shrink(false).show_viewport(ui, |ui, viewport| {
        let width = ui.available_width() - 10.0;
        let columns = ((width + GAP) / (LEAST_WIDTH + GAP)).floor().max(1.0);
        let card_width = ((width - (columns - 1.0) * GAP) / columns).floor();
        let rows = rows(groups, columns as usize);
        ui.set_height(rows.iter().map(Row::height).sum());
        let corner = ui.max_rect().min;
        // One row more on each side, so that the Tab key finds the way on.
        let air = card::HEIGHT + GAP;
        let mut y = 0.0;
        for row in &rows {
            let (top, bottom) = (y, y + row.height());
            y = bottom;
            if bottom < viewport.top() - air || top > viewport.bottom() + air {
                continue;
            }
            let strip = Rect::from_min_size(corner + Vec2::new(0.0, top), Vec2::new(width, row.height()));
            match row {
                Row::Heading(group) => heading_ui(ui, cx, group, strip),
                Row::Cards(group, kpis) => {
                    for (column, kpi) in kpis.iter().enumerate() {
                        let left = strip.left() + column as f32 * (card_width + GAP);
                        let rect = Rect::from_min_size(pos2(left, strip.top()), Vec2::new(card_width, card::HEIGHT));
                        let look = CardLook { range, cursor, is_open: state.open_kpi == Some(kpi.id) };
                        let id = Id::unique(("trend", *group, kpi.id.bits()));
                        let day = ui.scope_builder(UiBuilder::new().scope_id(id).max_rect(rect), |ui| {
                            card::card_ui(ui, cx, kpi, rect, &look)
                        });
                        pointed = pointed.or(day.inner.day);
                        read = read.or(day.inner.read);
                        touched = touched.or(day.inner.time);
                    }
                }
            }
        }
    });
    state.trends.touch(cx, touched);
    let pointed = pointed.or(read);
    if state.trends.cursor != pointed {
        state.trends.cursor = pointed;
        // The charts above the pointer were painted before it was known.
        ui.ctx().request_repaint();
    }
}

fn rows<'a>(groups: &'a [Group<'a>], columns: usize) -> Vec<Row<'a>> {
    let mut rows = Vec::new();
    for (index, group) in groups.iter().enumerate() {
        rows.push(Row::Heading(group));
        rows.extend(group.kpis.chunks(columns.max(1)).map(|kpis| Row::Cards(index, kpis)));
    }
    rows
}

/// The name of a group in its colour, and how many KPIs it holds.
fn heading_ui(ui: &mut Ui, cx: &UiContext<'_>, group: &Group<'_>, strip: Rect) {
    let layout = eframe::egui::Layout::left_to_right(eframe::egui::Align::Center);
    let inside = strip.with_max_y(strip.bottom() - 4.0);
    ui.scope_builder(UiBuilder::new().max_rect(inside).layout(layout), |ui| {
        if let Some(hue) = group.hue {
            let (bar, _) = ui.allocate_exact_size(Vec2::new(4.0, 16.0), Sense::hover());
            ui.painter().rect_filled(bar, CornerRadius::same(2), color32(cx.theme.hue(hue).main));
        }
        let color = group.hue.map_or(cx.theme.sub, |hue| cx.theme.hue(hue).title);
        let style = font(TextStyle::new(type_scale::BODY, Weight::Semibold));
        ui.label(RichText::new(&group.name).font(style).color(color32(color)));
        let count = cx.lang.count_kpis(group.kpis.len());
        ui.label(RichText::new(count).size(type_scale::LABEL).color(color32(cx.theme.faint)));
    });
}
