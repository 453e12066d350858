//! Editing in the table: a double click (or F2 on a row's name) opens a field in the cell.

use eframe::egui::{
    Align, Align2, Id, Key, Label, Margin, Modifiers, Popup, PopupCloseBehavior, RichText, Role, Stroke, StrokeKind,
    Ui, WidgetInfo,
};

use super::ScorecardState;
use super::cell::{PADDING, plain};
use super::column::Column;
use super::keys::Start;
use crate::analysis::{Due, KpiReading, full_text, input_text, parse_value, period_text};
use crate::edit::{Edit, KpiEdit, KpiField, MeasurementEdit};
use crate::model::{Kpi, KpiId, Measurement, Period};
use crate::theme::type_scale;
use crate::ui::UiContext;
use crate::ui::kpi::{Number, number_edit, number_input, number_read, value_of};
use crate::ui::paint::color32;
use crate::ui::widgets::{CellField, select_chars};

/// The cell that is being edited.
#[derive(Debug)]
pub(super) struct Editing {
    /// The row: a KPI of two themes has two.
    row: usize,
    kpi: KpiId,
    column: Column,
    text: String,
    /// Whether the field still has to ask for the keyboard.
    is_new: bool,
    /// Whether it starts from a first letter, after which one goes on.
    is_typed: bool,
    /// Why what was typed was refused.
    pub(super) refusal: Option<String>,
}

/// The columns that can be edited, in the order of the Tab key.
const COLUMNS: [Column; 6] =
    [Column::Value, Column::Target, Column::Minimum, Column::Baseline, Column::Weight, Column::Owner];

impl Column {
    /// The number of a KPI's card that it shows, if it shows one.
    fn number(self) -> Option<Number> {
        match self {
            Self::Target => Some(Number::Target),
            Self::Minimum => Some(Number::Minimum),
            Self::Baseline => Some(Number::Baseline),
            _ => None,
        }
    }
}

/// Whether a cell of a KPI can be edited: all but what is worked out.
pub(super) fn is_editable(kpi: &Kpi, column: Column) -> bool {
    COLUMNS.contains(&column) && (column != Column::Value || kpi.formula.is_none())
}

/// Whether a cell is the one that is being edited.
pub(super) fn is_edited(state: &ScorecardState, kpi: &Kpi, (row, column): (usize, Column)) -> bool {
    let is_it = |editing: &Editing| (editing.row, editing.kpi, editing.column) == (row, kpi.id, column);
    state.editing.as_ref().is_some_and(is_it)
}

/// Opens the field in a cell.
pub(super) fn begin(
    cx: &UiContext<'_>,
    state: &mut ScorecardState,
    kpi: &Kpi,
    reading: &KpiReading,
    (row, column): (usize, Column),
) {
    let text = match column {
        Column::Value => shown_value(cx, kpi, reading),
        Column::Weight => Some(input_text(cx.lang, kpi.weight)),
        Column::Owner => Some(kpi.owner.clone()),
        _ => column.number().map(|number| number_input(cx.lang, kpi, number)),
    };
    let text = text.unwrap_or_default();
    state.editing = Some(Editing { row, kpi: kpi.id, column, text, is_new: true, is_typed: false, refusal: None });
}

/// Starts the field that was opened from what was typed, if anything was.
pub(super) fn start_with(state: &mut ScorecardState, start: Start) {
    if let (Some(editing), Start::Typed(typed)) = (&mut state.editing, start) {
        (editing.text, editing.is_typed) = (typed, true);
    }
}

/// The value that a cell starts from, as one types it; none where one for another period is asked for.
fn shown_value(cx: &UiContext<'_>, kpi: &Kpi, reading: &KpiReading) -> Option<String> {
    reading.value().filter(|_| asked(cx, kpi, reading).1).map(|value| input_text(cx.lang, value))
}

/// The period whose value a cell takes, and whether it is the one of the value shown: what is due, else the newest.
fn asked(cx: &UiContext<'_>, kpi: &Kpi, reading: &KpiReading) -> (Period, bool) {
    let (fiscal, as_of) = (cx.document.project().fiscal_year, cx.derived.analysis.as_of);
    let due = Due::of(kpi, reading, fiscal, as_of).filter(|due| due.is_now(as_of)).map(|due| due.period);
    match (due, reading.points.last()) {
        (Some(due), _) => (due, false),
        (None, Some((newest, _))) => (*newest, true),
        (None, None) => (Period::containing(kpi.interval, as_of, fiscal), false),
    }
}

/// What entering a value in the table is about: "Value for Oct 2026".
pub(super) fn value_hint(cx: &UiContext<'_>, kpi: &Kpi, reading: &KpiReading) -> String {
    let period = asked(cx, kpi, reading).0;
    cx.lang.review_question(&period_text(cx.lang, period, cx.document.project().fiscal_year)).into_owned()
}

/// The field in the cell that is being edited.
pub(super) fn editor_ui(
    ui: &mut Ui,
    cx: &UiContext<'_>,
    state: &mut ScorecardState,
    kpi: &Kpi,
    reading: &KpiReading,
    column: Column,
) {
    let Some(editing) = &mut state.editing else { return };
    let rect = ui.max_rect();
    let line = color32(if editing.refusal.is_some() { cx.theme.off_track } else { cx.theme.accent });
    ui.painter().rect(rect.shrink(1.0), 4.0, color32(cx.theme.card), Stroke::new(1.5, line), StrokeKind::Inside);
    let align = if column.align() == Align::Max { Align2::RIGHT_CENTER } else { Align2::LEFT_CENTER };
    let id = Id::unique(("scorecard editor", kpi.id.bits(), column));
    let margin = Margin::symmetric(PADDING as i8, 4);
    let field = CellField { id, rect, align, font: plain(), margin };
    let response = field.show(ui, cx.theme, &mut editing.text);
    let name = if column == Column::Value { value_hint(cx, kpi, reading) } else { column.text(cx.lang).into_owned() };
    response.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, name.as_str()));
    if response.changed() {
        editing.refusal = None;
    }
    if std::mem::take(&mut editing.is_new) {
        let end = editing.text.chars().count();
        let start = if std::mem::take(&mut editing.is_typed) { end } else { 0 };
        select_chars(ui, id, start..end);
        response.request_focus();
        response.scroll_to_me(None);
        return;
    }
    let pressed = |modifiers, key| ui.input_mut(|i| i.consume_key(modifiers, key));
    let place = (editing.row, editing.column);
    if let Some(read) = read_as(cx, kpi, column, &editing.text) {
        let tip = Popup::from_response(&response).open(true).close_behavior(PopupCloseBehavior::IgnoreClicks);
        tip.id(id.with("read")).gap(2.0).show(|ui| {
            let text = RichText::new(read).size(type_scale::LABEL).color(color32(cx.theme.sub));
            // In one row, however narrow the column is.
            ui.add(Label::new(text).extend());
        });
    }
    let is_entered = pressed(Modifiers::NONE, Key::Enter);
    if pressed(Modifiers::NONE, Key::Escape) {
        state.editing = None;
        state.goes_to = Some(place);
    } else if is_entered {
        leave(cx, state, kpi, reading, None);
        state.goes_to = state.editing.is_none().then_some(place);
    } else if pressed(Modifiers::SHIFT, Key::Tab) {
        leave(cx, state, kpi, reading, Some(-1));
    } else if pressed(Modifiers::NONE, Key::Tab) {
        leave(cx, state, kpi, reading, Some(1));
    } else if response.lost_focus() && state.editing.as_ref().is_some_and(|editing| editing.refusal.is_none()) {
        leave(cx, state, kpi, reading, None);
    }
}

/// How a number that is being typed is read, in full.
fn read_as(cx: &UiContext<'_>, kpi: &Kpi, column: Column, text: &str) -> Option<String> {
    let number = match column {
        Column::Value => parse_value(cx.lang, kpi.unit, text).ok().map(|value| full_text(cx.lang, kpi.unit, value)),
        Column::Weight => cx.lang.parse_number(text).ok().map(|value| cx.lang.number_trimmed(value, 2)),
        column => return column.number().and_then(|_| number_read(cx.lang, kpi, text)),
    };
    number.map(|number| cx.lang.review_read_as(&number).into_owned())
}

/// Enters what was typed and goes so many editable cells on; what is refused stays to be mended.
fn leave(cx: &UiContext<'_>, state: &mut ScorecardState, kpi: &Kpi, reading: &KpiReading, on: Option<isize>) {
    let Some(editing) = &mut state.editing else { return };
    match entry(cx, kpi, reading, editing) {
        Ok(edit) => {
            if let Some(edit) = edit {
                cx.commands.edit(edit);
            }
            let (row, column) = (editing.row, editing.column);
            state.editing = None;
            let editable: Vec<Column> = COLUMNS.into_iter().filter(|column| is_editable(kpi, *column)).collect();
            let at = editable.iter().position(|other| *other == column);
            let next = at.zip(on).and_then(|(at, on)| editable.get(at.checked_add_signed(on)?).copied());
            if let Some(next) = next {
                begin(cx, state, kpi, reading, (row, next));
            }
        }
        Err(refusal) => {
            editing.refusal = Some(refusal);
            editing.is_new = true;
        }
    }
}

/// The edit that a typed text means; `None` if it changes nothing.
fn entry(cx: &UiContext<'_>, kpi: &Kpi, reading: &KpiReading, editing: &Editing) -> Result<Option<Edit>, String> {
    let text = editing.text.trim();
    let set = |field| Edit::Kpi(KpiEdit::Set(kpi.id, field));
    let edit = match editing.column {
        Column::Value => {
            let (period, is_shown) = asked(cx, kpi, reading);
            let held = cx.document.project().series_of(kpi.id).in_period(period);
            let measurement = match text {
                // An empty field takes away what it showed, and leaves alone what it did not show.
                "" if !is_shown => return Ok(None),
                "" => None,
                // Entered once more, it would take the place of the finer values that it is made of.
                text if shown_value(cx, kpi, reading).as_deref() == Some(text) => return Ok(None),
                text => Some(Measurement {
                    value: value_of(cx.lang, kpi.unit, text)?,
                    note: held.map(|measurement| measurement.note.clone()).unwrap_or_default(),
                }),
            };
            Edit::Measurement(MeasurementEdit { kpi: kpi.id, period, measurement })
        }
        Column::Weight => {
            let weight = cx.lang.parse_number(text).map_err(|error| cx.lang.number_error(&error))?;
            set(KpiField::Weight(weight))
        }
        Column::Owner => set(KpiField::Owner(text.to_owned())),
        column => match column.number() {
            Some(which) => return number_edit(cx, kpi, which, text).map(Some),
            None => return Ok(None),
        },
    };
    cx.checked(edit).map(Some)
}
