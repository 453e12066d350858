//! The KPI library: a search, a list, and what there is to know of the chosen KPI.
//!
//! A founder at an objective asks what others measure there. A KPI is added with
//! Enter, a double click, the button, or by dragging it onto a card of the map;
//! the list only says which one, the app adds it.

mod detail;
mod filter;
mod list;

use eframe::egui::{self, DragAndDrop, EventFilter, Id, Key, Modifiers, Order, Sense, Ui, UiBuilder, WidgetInfo};

use self::detail::detail_ui;
use self::filter::filter_ui;
use self::list::list_ui;
use super::UiContext;
use super::paint::{color32, font};
use super::state::ViewState;
use super::widgets::search_field_ui;
use crate::command::Command;
use crate::library::{Filter, LibraryKpi, kpis, search};
use crate::text::{TextStyle, Weight};
use crate::theme::{measures, type_scale};

/// What is searched for and chosen in the library.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LibraryState {
    query: String,
    filter: Filter,
    chosen: Option<&'static LibraryKpi>,
    /// Whether the search field still has to take the keyboard.
    wants_keyboard: bool,
    /// Whether the list still has to bring the chosen KPI into sight.
    wants_sight: bool,
}

impl LibraryState {
    /// Gives the keyboard to the search field.
    pub fn search(&mut self) {
        self.wants_keyboard = true;
    }

    /// Shows what there is to know of a KPI, whatever was searched for.
    pub fn choose(&mut self, kpi: &'static LibraryKpi) {
        *self = Self { chosen: Some(kpi), wants_sight: true, ..Self::default() };
    }
}

/// A KPI of the library that is being dragged; kept by egui while the pointer holds it.
#[derive(Clone, Copy)]
pub struct Dragged(pub &'static LibraryKpi);

/// Least and greatest height of what is told of the chosen KPI, in points.
const DETAIL: std::ops::RangeInclusive<f32> = 180.0..=340.0;
/// Height of what is said before a KPI is chosen.
const HELP: f32 = 96.0;

pub(super) fn library_ui(ui: &mut Ui, cx: &UiContext<'_>, state: &mut ViewState) {
    let whole = ui.available_rect_before_wrap();
    let (search_id, list_id) = (Id::unique("library search"), Id::unique("library list"));
    let has_keyboard = ui.memory(|m| m.has_focus(search_id) || m.has_focus(list_id));
    let keys = if has_keyboard { Keys::take(ui) } else { Keys::default() };

    let hint = cx.lang.library_hint(kpis().len());
    let library = &mut state.library;
    let field = search_field_ui(ui, cx.theme, search_id, &cx.lang.library_search(), &hint, &mut library.query);
    if std::mem::take(&mut library.wants_keyboard) {
        field.request_focus();
    }
    ui.add_space(2.0);
    filter_ui(ui, cx, &mut library.filter);

    let found = search(&library.filter, &library.query, cx.lang);
    if field.changed() {
        // The best match is one Enter away.
        library.chosen = found.first().copied().filter(|_| !library.query.trim().is_empty());
    }
    keys.walk(&found, &mut library.chosen);
    let objective = state.selected_objective();
    if let Some(kpi) = state.library.chosen.filter(|_| keys.enter) {
        cx.commands.push(Command::AddFromLibrary(kpi, objective));
        // Undo is a key of the app again.
        ui.memory_mut(|m| m.request_focus(list_id));
    }

    let detail = (whole.height() * 0.46).clamp(*DETAIL.start(), *DETAIL.end());
    let height = if state.library.chosen.is_some() { detail } else { HELP };
    let split = (whole.bottom() - height).max(ui.cursor().top());
    let list = whole.with_min_y(ui.cursor().top()).with_max_y(split - 6.0);
    ui.scope_builder(UiBuilder::new().max_rect(list), |ui| {
        let response = ui.interact(list, list_id, Sense::focusable_noninteractive());
        response.widget_info(|| WidgetInfo::labeled(egui::Role::ListBox, true, cx.lang.library()));
        if response.has_focus() {
            let filter = EventFilter { vertical_arrows: true, horizontal_arrows: true, ..EventFilter::default() };
            ui.memory_mut(|m| m.set_focus_lock_filter(list_id, filter));
        }
        state.library.wants_sight |= keys.has_moved();
        if list_ui(ui, cx, state, &found) {
            ui.memory_mut(|m| m.request_focus(list_id));
        }
    });
    ui.painter().hline(whole.x_range().expand(12.0), split, egui::Stroke::new(1.0, color32(cx.theme.line)));
    ui.scope_builder(UiBuilder::new().max_rect(whole.with_min_y(split + 8.0)), |ui| detail_ui(ui, cx, state));
    ghost_ui(ui, cx);
}

/// The keys that were pressed for the list, taken away from everything else.
#[derive(Clone, Copy, Default)]
struct Keys {
    up: bool,
    down: bool,
    enter: bool,
}

impl Keys {
    fn take(ui: &Ui) -> Self {
        ui.input_mut(|i| {
            let mut pressed = |key| i.consume_key(Modifiers::NONE, key);
            Self { up: pressed(Key::ArrowUp), down: pressed(Key::ArrowDown), enter: pressed(Key::Enter) }
        })
    }

    fn has_moved(self) -> bool {
        self.up || self.down
    }

    /// Chooses the next or the previous one; at the ends it stays.
    fn walk(self, found: &[&'static LibraryKpi], chosen: &mut Option<&'static LibraryKpi>) {
        if !self.has_moved() {
            return;
        }
        let place = chosen.and_then(|kpi| found.iter().position(|other| other.key == kpi.key));
        let last = found.len().saturating_sub(1);
        let next = match (place, self.down) {
            (None, true) => 0,
            (None, false) => last,
            (Some(place), true) => (place + 1).min(last),
            (Some(place), false) => place.saturating_sub(1),
        };
        *chosen = found.get(next).copied();
    }
}

/// The name of the dragged KPI, at the pointer.
fn ghost_ui(ui: &Ui, cx: &UiContext<'_>) {
    let Some(dragged) = DragAndDrop::payload::<Dragged>(ui.ctx()) else { return };
    let Some(at) = ui.input(|i| i.pointer.latest_pos()) else { return };
    let painter = ui.ctx().layer_painter(egui::LayerId::new(Order::Tooltip, Id::unique("dragged KPI")));
    let style = font(TextStyle::new(type_scale::SMALL, Weight::Semibold));
    let name = dragged.0.name.get(cx.lang).to_owned();
    let galley = painter.layout_no_wrap(name, style, color32(cx.theme.text));
    let rect = egui::Rect::from_min_size(at + egui::vec2(14.0, 10.0), galley.size() + egui::vec2(20.0, 12.0));
    let stroke = egui::Stroke::new(1.0, color32(cx.theme.accent));
    painter.rect(rect, measures::CONTROL_RADIUS, color32(cx.theme.card), stroke, egui::StrokeKind::Inside);
    painter.galley(rect.min + egui::vec2(10.0, 6.0), galley, color32(cx.theme.text));
}
