//! Step 3: baseline, minimum and target, each refused at once where it contradicts another.

use eframe::egui::{Id, Ui};

use super::card::edit;
use super::unit::unit_ui;
use crate::analysis::{full_text, input_text, parse_value, unit_text};
use crate::edit::KpiField;
use crate::lang::Lang;
use crate::model::{Kpi, Target, Unit};
use crate::ui::UiContext;
use crate::ui::widgets::{ValueField, label_ui, row_ui};

pub(super) fn numbers_ui(ui: &mut Ui, cx: &UiContext<'_>, kpi: &Kpi) {
    unit_ui(ui, cx, kpi);
    number_ui(ui, cx, kpi, &cx.lang.kpi_baseline(), kpi.baseline, KpiField::Baseline);
    number_ui(ui, cx, kpi, &cx.lang.kpi_minimum(), kpi.minimum, KpiField::Minimum);
    target_ui(ui, cx, kpi);
    if let Some(direction) = crate::analysis::direction(kpi) {
        row_ui(ui, cx.theme, "", |ui| label_ui(ui, cx.theme, &direction.text(cx.lang)));
    }
}

/// A number in the KPI's unit that may be left open.
fn number_ui(
    ui: &mut Ui,
    cx: &UiContext<'_>,
    kpi: &Kpi,
    label: &str,
    value: Option<f64>,
    field: fn(Option<f64>) -> KpiField,
) {
    row_ui(ui, cx.theme, label, |ui| {
        let id = Id::unique(("KPI number", label.to_owned(), kpi.id.bits()));
        let input = value.map(|value| input_text(cx.lang, value)).unwrap_or_default();
        let shown = value.map(|value| full_text(cx.lang, kpi.unit, value)).unwrap_or_default();
        let entry = ValueField::new(id, label, input).shown(shown).hint(unit_text(cx.lang, kpi.unit));
        let entered = entry.show(ui, cx.theme, |text| {
            let value = optional(text, |text| value_of(cx.lang, kpi.unit, text))?;
            cx.checked(edit(kpi, field(value)))
        });
        if let Some(edit) = entered {
            cx.commands.edit(edit);
        }
    });
}

fn target_ui(ui: &mut Ui, cx: &UiContext<'_>, kpi: &Kpi) {
    let label = cx.lang.kpi_target();
    row_ui(ui, cx.theme, &label, |ui| {
        let id = Id::unique(("KPI target", kpi.id.bits()));
        let input = kpi.target.map(|target| target_input(cx.lang, target)).unwrap_or_default();
        let shown = kpi.target.map(|target| target_shown(cx.lang, kpi.unit, target)).unwrap_or_default();
        let entry = ValueField::new(id, &label, input).shown(shown).hint(cx.lang.hint_target());
        let entered = entry.show(ui, cx.theme, |text| {
            let target = optional(text, |text| target_of(cx.lang, kpi.unit, text))?;
            cx.checked(edit(kpi, KpiField::Target(target)))
        });
        if let Some(edit) = entered {
            cx.commands.edit(edit);
        }
    });
}

fn optional<T>(text: &str, read: impl FnOnce(&str) -> Result<T, String>) -> Result<Option<T>, String> {
    if text.trim().is_empty() { Ok(None) } else { read(text).map(Some) }
}

pub(super) fn value_of(lang: Lang, unit: Unit, text: &str) -> Result<f64, String> {
    parse_value(lang, unit, text).map_err(|error| lang.number_error(&error))
}

fn target_input(lang: Lang, target: Target) -> String {
    match target {
        Target::Value(value) => input_text(lang, value),
        Target::Range(low, high) => format!("{}–{}", input_text(lang, low), input_text(lang, high)),
    }
}

fn target_shown(lang: Lang, unit: Unit, target: Target) -> String {
    match target {
        Target::Value(value) => full_text(lang, unit, value),
        Target::Range(low, high) => format!("{}–{}", full_text(lang, unit, low), full_text(lang, unit, high)),
    }
}

/// One value, or two with a dash between them: `50k`, `36–38`, `36 - 38`, `-5..5`.
fn target_of(lang: Lang, unit: Unit, text: &str) -> Result<Target, String> {
    let alone = match value_of(lang, unit, text) {
        Ok(value) => return Ok(Target::Value(value)),
        Err(reason) => reason,
    };
    let ends = ["–", "..", " - "].iter().find_map(|dash| text.split_once(dash));
    // A hyphen parts two numbers unless it is the sign of the first.
    let ends = ends.or_else(|| {
        let at = text.trim_start().char_indices().skip(1).find(|(_, c)| *c == '-').map(|(at, _)| at)?;
        let (low, high) = text.trim_start().split_at_checked(at)?;
        Some((low, high.strip_prefix('-')?))
    });
    let (low, high) = ends.ok_or(alone)?;
    Ok(Target::Range(value_of(lang, unit, low)?, value_of(lang, unit, high)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_target_is_a_value_or_a_range() {
        let read = |text| target_of(Lang::En, Unit::Percent, text);
        assert_eq!(read("50k"), Ok(Target::Value(50_000.0)));
        assert_eq!(read("-3 %"), Ok(Target::Value(-3.0)));
        for range in ["36–38", "36 - 38", "36-38", "36..38", "36 %–38 %"] {
            assert_eq!(read(range), Ok(Target::Range(36.0, 38.0)), "{range}");
        }
        assert_eq!(read("-5-5"), Ok(Target::Range(-5.0, 5.0)));
        assert!(read("many").is_err() && read("3–many").is_err());
    }

    #[test]
    fn a_target_reads_back_as_it_is_edited() {
        for lang in Lang::ALL {
            for target in [Target::Value(2.5), Target::Range(-1.5, 2.25), Target::Range(-4.0, -2.0)] {
                assert_eq!(target_of(lang, Unit::Number, &target_input(lang, target)), Ok(target));
            }
        }
    }
}
