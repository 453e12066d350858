//! Step 12: the target of each period: constant, a straight line, or one value for each.

use std::collections::BTreeMap;

use eframe::egui::{self, Id, Ui};
use jiff::civil::Date;

use super::card::{edit, set};
use super::numbers::value_of;
use crate::analysis::{full_text, input_text, period_text};
use crate::edit::KpiField;
use crate::model::{Kpi, Period, Target, TargetPath};
use crate::ui::UiContext;
use crate::ui::widgets::{ValueField, choice_ui, icon_button, link_button, note_ui, row_ui};

/// A path without its values.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Constant,
    Line,
    Values,
}

pub(super) fn path_ui(ui: &mut Ui, cx: &UiContext<'_>, kpi: &Kpi) {
    let label = cx.lang.kpi_path();
    let kind = match kpi.path {
        TargetPath::Constant => Kind::Constant,
        TargetPath::Line => Kind::Line,
        TargetPath::Values(_) => Kind::Values,
    };
    row_ui(ui, cx.theme, &label, |ui| {
        let choices = [
            (Kind::Constant, cx.lang.path_constant().into_owned()),
            (Kind::Line, cx.lang.path_line().into_owned()),
            (Kind::Values, cx.lang.path_values().into_owned()),
        ];
        if let Some(kind) = choice_ui(ui, Id::unique(("KPI path", kpi.id.bits())), &label, &kind, &choices) {
            let path = match kind {
                Kind::Constant => TargetPath::Constant,
                Kind::Line => TargetPath::Line,
                Kind::Values => TargetPath::Values(first_values(cx, kpi)),
            };
            set(cx, kpi, KpiField::Path(path));
        }
    });
    match &kpi.path {
        TargetPath::Line if kpi.baseline.is_none() || kpi.target.is_none() || kpi.end.is_none() => {
            note_ui(ui, cx.theme, &cx.lang.path_line_needs());
        }
        TargetPath::Constant | TargetPath::Line => {}
        TargetPath::Values(values) => values_ui(ui, cx, kpi, values),
    }
}

fn period_of(cx: &UiContext<'_>, kpi: &Kpi, day: Date) -> Period {
    Period::containing(kpi.interval, day, cx.document.project().fiscal_year)
}

/// A path of values starts with the target of today.
fn first_values(cx: &UiContext<'_>, kpi: &Kpi) -> BTreeMap<Date, f64> {
    let start = period_of(cx, kpi, cx.derived.outlook().as_of).start;
    match kpi.target {
        Some(Target::Value(value)) => BTreeMap::from([(start, value)]),
        _ => BTreeMap::new(),
    }
}

/// One row for each value, and a button for one more period.
fn values_ui(ui: &mut Ui, cx: &UiContext<'_>, kpi: &Kpi, values: &BTreeMap<Date, f64>) {
    for (day, value) in values {
        value_ui(ui, cx, kpi, values, *day, *value);
    }
    row_ui(ui, cx.theme, "", |ui| {
        let text = cx.lang.path_add_period();
        if link_button(ui, cx.theme, &text, &text).clicked() {
            let mut more = values.clone();
            let next = values.last_key_value().map(|(day, value)| (period_of(cx, kpi, *day).next().start, *value));
            let (day, value) = next.unwrap_or_else(|| (period_of(cx, kpi, cx.derived.outlook().as_of).start, 0.0));
            more.insert(day, value);
            set(cx, kpi, KpiField::Path(TargetPath::Values(more)));
        }
    });
}

fn value_ui(ui: &mut Ui, cx: &UiContext<'_>, kpi: &Kpi, values: &BTreeMap<Date, f64>, day: Date, value: f64) {
    let period = period_text(cx.lang, period_of(cx, kpi, day), cx.document.project().fiscal_year);
    row_ui(ui, cx.theme, &period, |ui| {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            let with = |value: Option<f64>| {
                let mut path = values.clone();
                path.remove(&day);
                path.extend(value.map(|value| (day, value)));
                KpiField::Path(TargetPath::Values(path))
            };
            ui.with_layout(egui::Layout::right_to_left(egui::Align::TOP), |ui| {
                if icon_button(ui, true, "✕", &cx.lang.remove_named(&period)).clicked() {
                    set(cx, kpi, with(None));
                }
                ui.vertical(|ui| {
                    let id = Id::unique(("KPI path value", kpi.id.bits(), day));
                    let name = cx.lang.path_target_of(&period);
                    let field = ValueField::new(id, &name, input_text(cx.lang, value));
                    let entered = field.shown(full_text(cx.lang, kpi.unit, value)).show(ui, cx.theme, |text| {
                        cx.checked(edit(kpi, with(Some(value_of(cx.lang, kpi.unit, text)?))))
                    });
                    if let Some(edit) = entered {
                        cx.commands.edit(edit);
                    }
                });
            });
        });
    });
}
