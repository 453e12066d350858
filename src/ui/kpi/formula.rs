//! The formula of a KPI: typed with names in braces, which complete themselves.
//!
//! An open brace under the cursor brings a list of KPIs; arrows choose, Enter or Tab
//! or a click takes one. What was entered is shown as it was read, with its present
//! value; what is refused stays in the field with the reason.

use std::sync::Arc;

use eframe::egui::{
    self, Align, Area, Button, Frame, Id, Key, Layout, Margin, Modifiers, Order, RichText, Role, Stroke, Ui,
    WidgetInfo, vec2,
};

use super::card::edit;
use crate::analysis::{full_text, period_text};
use crate::edit::KpiField;
use crate::lang::{fold, matches_folded};
use crate::model::{Formula, Kpi, KpiId, KpiLabels, Project};
use crate::theme::{measures, type_scale};
use crate::ui::UiContext;
use crate::ui::paint::color32;
use crate::ui::widgets::{ValueField, block_ui, note_ui};

/// Most names in the list.
const MOST: usize = 7;

/// An open brace under the cursor.
struct OpenBrace {
    /// The text of the field.
    text: String,
    /// Where the name begins and where the cursor is, in bytes.
    from: usize,
    to: usize,
    /// The names that fit.
    names: Vec<(KpiId, String)>,
}

/// The field, with what its formula gives.
pub(super) fn formula_ui(ui: &mut Ui, cx: &UiContext<'_>, kpi: &Kpi) {
    let id = Id::unique(("KPI formula", kpi.id.bits()));
    let label = cx.lang.formula();
    let labels = labels(ui, cx.document.project());
    block_ui(ui, cx.theme, &label, |ui| {
        let open = open_brace(ui, id, kpi, &labels);
        let chosen = open.as_ref().and_then(|open| keyed(ui, id, open));
        let input = kpi.formula.as_ref().map(|formula| formula.shown(cx.lang, &labels)).unwrap_or_default();
        let field = ValueField::new(id, &label, input).hint(cx.lang.hint_formula());
        let entered = field.show(ui, cx.theme, |text| {
            let formula = match text.trim() {
                "" => None,
                text => Some(Formula::typed(text, cx.lang, &labels).map_err(|slip| slip.message(cx.lang))?),
            };
            cx.checked(edit(kpi, KpiField::Formula(formula)))
        });
        let clicked = open.as_ref().and_then(|open| list_ui(ui, cx, id, open));
        match (open, chosen.or(clicked)) {
            (Some(open), Some(name)) => take(ui, id, &open, &name),
            _ => {
                if let Some(edit) = entered {
                    cx.commands.edit(edit);
                }
            }
        }
        if kpi.formula.is_some() {
            gives_ui(ui, cx, kpi);
        } else if ui.memory(|m| m.has_focus(id)) {
            note_ui(ui, cx.theme, &cx.lang.formula_help());
        }
    });
}

/// "= 3.0× in Oct 2026", or that there is nothing yet.
fn gives_ui(ui: &mut Ui, cx: &UiContext<'_>, kpi: &Kpi) {
    let newest = cx.derived.analysis.kpis.get(&kpi.id).and_then(|reading| reading.points.last());
    let text = match newest {
        Some((period, value)) => {
            let period = period_text(cx.lang, *period, cx.document.project().fiscal_year);
            cx.lang.formula_gives(&full_text(cx.lang, kpi.unit, *value), &period)
        }
        None => cx.lang.formula_gives_nothing(),
    };
    note_ui(ui, cx.theme, &text);
}

/// The names of the project's KPIs, made anew only when the project has changed.
fn labels(ui: &Ui, project: &Arc<Project>) -> Arc<KpiLabels> {
    let id = Id::unique("KPI labels");
    let kept = ui.data(|d| d.get_temp::<(Arc<Project>, Arc<KpiLabels>)>(id));
    if let Some((_, labels)) = kept.filter(|(of, _)| Arc::ptr_eq(of, project)) {
        return labels;
    }
    let labels = Arc::new(KpiLabels::of(project));
    ui.data_mut(|d| d.insert_temp(id, (project.clone(), labels.clone())));
    labels
}

/// The brace that the cursor stands in, while one types.
fn open_brace(ui: &Ui, id: Id, kpi: &Kpi, labels: &KpiLabels) -> Option<OpenBrace> {
    let text = ValueField::typed_text(ui, id)?;
    let state = egui::text_edit::TextEditState::load(ui.ctx(), id)?;
    let cursor = state.cursor.char_range()?.primary.index;
    let to = text.char_indices().nth(usize::from(cursor)).map_or(text.len(), |(at, _)| at);
    let before = text.get(..to)?;
    let from = before.rfind('{').filter(|from| !before.get(*from..).is_some_and(|after| after.contains('}')))? + 1;
    let typed = fold(text.get(from..to)?.trim());
    let fits = |name: &str| typed.is_empty() || matches_folded(name, &typed);
    let mut names: Vec<(KpiId, String)> = labels
        .iter()
        .filter(|(other, name)| *other != kpi.id && fits(name))
        .map(|(id, name)| (id, name.to_owned()))
        .collect();
    // What begins so comes first.
    names.sort_by_cached_key(|(_, name)| (!fold(name).starts_with(&typed), fold(name)));
    names.truncate(MOST);
    Some(OpenBrace { text, from, to, names })
}

fn place_id(id: Id) -> Id {
    id.with("place in the list")
}

/// The name that a key takes; arrows move along the list. The field sees none of these keys.
fn keyed(ui: &Ui, id: Id, open: &OpenBrace) -> Option<String> {
    let last = open.names.len().checked_sub(1)?;
    let pressed = |key| ui.input_mut(|i| i.consume_key(Modifiers::NONE, key));
    let place = ui.data(|d| d.get_temp::<usize>(place_id(id))).unwrap_or(0).min(last);
    let moved = match (pressed(Key::ArrowDown), pressed(Key::ArrowUp)) {
        (true, _) => (place + 1).min(last),
        (_, true) => place.saturating_sub(1),
        _ => place,
    };
    ui.data_mut(|d| d.insert_temp(place_id(id), moved));
    let is_taken = pressed(Key::Enter) || pressed(Key::Tab);
    is_taken.then(|| open.names.get(moved).map(|(_, name)| name.clone())).flatten()
}

/// The list under the field; gives back the name that is pressed.
fn list_ui(ui: &Ui, cx: &UiContext<'_>, id: Id, open: &OpenBrace) -> Option<String> {
    let field = ui.ctx().read_response(id)?.rect;
    let place = ui.data(|d| d.get_temp::<usize>(place_id(id))).unwrap_or(0);
    let area = Area::new(id.with("list")).order(Order::Foreground).fixed_pos(field.left_bottom() + vec2(0.0, 2.0));
    let mut clicked = None;
    area.show(ui.ctx(), |ui| {
        let frame = Frame::new()
            .fill(color32(cx.theme.panel))
            .stroke(Stroke::new(1.0, color32(cx.theme.card_line)))
            .corner_radius(measures::CONTROL_RADIUS)
            .inner_margin(Margin::same(4));
        frame.show(ui, |ui| {
            ui.set_width(field.width() - 8.0);
            ui.spacing_mut().item_spacing.y = 0.0;
            if open.names.is_empty() {
                note_ui(ui, cx.theme, &cx.lang.formula_no_match());
            }
            for (index, (_, name)) in open.names.iter().enumerate() {
                let is_chosen = index == place;
                let fill = if is_chosen { cx.theme.accent_soft } else { cx.theme.panel };
                let text = RichText::new(name).size(type_scale::SMALL).color(color32(cx.theme.text));
                let button = Button::new(text).fill(color32(fill)).stroke(Stroke::NONE).truncate();
                let left = Layout::top_down_justified(Align::LEFT);
                let row = ui.with_layout(left, |ui| ui.add(button.min_size(vec2(0.0, measures::TARGET)))).inner;
                row.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, is_chosen, name));
                // Already when it goes down: with that the field loses the keyboard, and the list its field.
                if row.is_pointer_button_down_on() || row.clicked() {
                    clicked = Some(name.clone());
                }
            }
        });
    });
    clicked
}

/// Puts a name into the brace and the cursor behind it; typing goes on.
fn take(ui: &Ui, id: Id, open: &OpenBrace, name: &str) {
    let (Some(before), Some(after)) = (open.text.get(..open.from), open.text.get(open.to..)) else { return };
    let after = after.strip_prefix('}').unwrap_or(after);
    let text = format!("{before}{name}}}{after}");
    let cursor = before.chars().count() + name.chars().count() + 1;
    ui.data_mut(|d| d.remove::<usize>(place_id(id)));
    ValueField::go_on(ui, id, text, cursor);
}
