//! The values of a calculated KPI: to be looked at, not typed.

use eframe::egui::{self, Align, Label, Layout, RichText, Ui};
use egui_extras::{Column as TableColumn, TableBuilder};

use crate::analysis::{KpiReading, Status, TargetCourse, column_decimals, judge, period_text, unit_text};
use crate::model::Kpi;
use crate::theme::type_scale;
use crate::ui::UiContext;
use crate::ui::paint::color32;
use crate::ui::widgets::{heading_ui, label_ui, note_ui, status_ui};

/// Height of a row in points.
const ROW: f32 = 26.0;
/// Height of the table in points; it scrolls beyond.
const TABLE: f32 = ROW * 12.0;

/// Why nothing can be typed, and the values from old to new, the newest in sight.
pub(super) fn computed_ui(ui: &mut Ui, cx: &UiContext<'_>, kpi: &Kpi) {
    let Some(reading) = cx.derived.analysis.kpis.get(&kpi.id) else { return };
    heading_ui(ui, cx.theme, &cx.lang.tab_values(), |ui| {
        label_ui(ui, cx.theme, &unit_text(cx.lang, kpi.unit));
    });
    note_ui(ui, cx.theme, &cx.lang.formula_grid());
    let kept = cx.document.project().series_of(kpi.id).len();
    if kept > 0 {
        note_ui(ui, cx.theme, &cx.lang.formula_grid_kept(kept));
    }
    if reading.points.is_empty() {
        note_ui(ui, cx.theme, &cx.lang.formula_gives_nothing());
        return;
    }
    ui.add_space(4.0);
    table_ui(ui, cx, kpi, reading);
}

fn table_ui(ui: &mut Ui, cx: &UiContext<'_>, kpi: &Kpi, reading: &KpiReading) {
    let fiscal = cx.document.project().fiscal_year;
    let course = TargetCourse::of(kpi, reading.points.first().map(|(period, _)| *period), fiscal);
    let decimals = column_decimals(kpi.unit, reading.points.iter().map(|(_, value)| *value));
    let width = ui.available_width();
    ui.spacing_mut().item_spacing = egui::Vec2::ZERO;
    let table = TableBuilder::new(ui)
        .id_salt(("computed", kpi.id.bits()))
        .striped(false)
        .auto_shrink([false, true])
        .max_scroll_height(TABLE)
        .min_scrolled_height(TABLE)
        .stick_to_bottom(true)
        .cell_layout(Layout::left_to_right(Align::Center))
        .column(TableColumn::exact((width * 0.36).clamp(96.0, 140.0)).clip(true))
        .column(TableColumn::exact((width * 0.26).clamp(64.0, 112.0)).clip(true))
        .column(TableColumn::remainder());
    table.body(|body| {
        body.rows(ROW, reading.points.len(), |mut row| {
            let Some((period, value)) = reading.points.get(row.index()).copied() else { return };
            row.col(|ui| {
                label_ui(ui, cx.theme, &period_text(cx.lang, period, fiscal));
            });
            row.col(|ui| {
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    let text = RichText::new(cx.lang.number(value, decimals)).size(type_scale::SMALL);
                    ui.add(Label::new(text.color(color32(cx.theme.text))));
                });
            });
            row.col(|ui| {
                ui.add_space(8.0);
                let status = Status::of(judge(kpi, &course, period, value).score);
                status_ui(ui, cx.theme, status, &status.text(cx.lang));
            });
        });
    });
}
