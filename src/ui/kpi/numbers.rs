//! Step 3: baseline, minimum and target, each refused at once where it contradicts another.
//!
//! A refused number stays in its field; when the number that it contradicts is
//! changed so that all agree, they are entered together. So a KPI is turned from
//! "more is better" to "less is better" without an order to be guessed.

use std::borrow::Cow;

use eframe::egui::{Id, Ui};

use super::card::edit;
use super::formula::formula_ui;
use super::unit::unit_ui;
use crate::analysis::{full_text, input_text, parse_value, unit_text};
use crate::edit::{Edit, KpiField, StepName};
use crate::lang::Lang;
use crate::model::{Kpi, Target, Unit};
use crate::ui::UiContext;
use crate::ui::widgets::{ValueField, label_ui, row_ui};

/// One of the three numbers that must agree with each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "each is the field of the same name")]
pub enum Number {
    Baseline,
    Minimum,
    Target,
}

impl Number {
    const ALL: [Self; 3] = [Self::Baseline, Self::Minimum, Self::Target];

    fn id(self, kpi: &Kpi) -> Id {
        Id::unique(("KPI number", self, kpi.id.bits()))
    }

    fn label(self, lang: Lang) -> Cow<'static, str> {
        match self {
            Self::Baseline => lang.kpi_baseline(),
            Self::Minimum => lang.kpi_minimum(),
            Self::Target => lang.kpi_target(),
        }
    }

    fn value(self, kpi: &Kpi) -> Option<Target> {
        match self {
            Self::Baseline => kpi.baseline.map(Target::Value),
            Self::Minimum => kpi.minimum.map(Target::Value),
            Self::Target => kpi.target,
        }
    }

    /// The field that a text stands for; an empty one leaves it open.
    fn read(self, lang: Lang, unit: Unit, text: &str) -> Result<KpiField, String> {
        let value = |text: &str| value_of(lang, unit, text);
        Ok(match self {
            Self::Baseline => KpiField::Baseline(optional(text, value)?),
            Self::Minimum => KpiField::Minimum(optional(text, value)?),
            Self::Target => KpiField::Target(optional(text, |text| target_of(lang, unit, text))?),
        })
    }
}

pub(super) fn numbers_ui(ui: &mut Ui, cx: &UiContext<'_>, kpi: &Kpi) {
    unit_ui(ui, cx, kpi);
    formula_ui(ui, cx, kpi);
    for number in Number::ALL {
        number_ui(ui, cx, kpi, number);
    }
    if let Some(direction) = crate::analysis::direction(kpi) {
        row_ui(ui, cx.theme, "", |ui| label_ui(ui, cx.theme, &direction.text(cx.lang)));
    }
}

/// A number in the KPI's unit that may be left open; the target may be a range.
fn number_ui(ui: &mut Ui, cx: &UiContext<'_>, kpi: &Kpi, number: Number) {
    let label = number.label(cx.lang);
    row_ui(ui, cx.theme, &label, |ui| {
        let value = number.value(kpi);
        let input = value.map(|value| target_input(cx.lang, value)).unwrap_or_default();
        let shown = value.map(|value| target_shown(cx.lang, kpi.unit, value)).unwrap_or_default();
        let hint = match number {
            Number::Target => cx.lang.hint_target().into_owned(),
            Number::Baseline | Number::Minimum => unit_text(cx.lang, kpi.unit),
        };
        let waiting = waiting(ui, cx, kpi, number);
        let reading = |text: &str| number_read(cx.lang, kpi, text);
        let entry = ValueField::new(number.id(kpi), &label, input).shown(shown).hint(hint).reading(&reading);
        let entered = entry.show(ui, cx.theme, |text| {
            let field = number.read(cx.lang, kpi.unit, text)?;
            agreed(cx, kpi, field, waiting)
        });
        if let Some(edit) = entered {
            cx.commands.edit(edit);
        }
    });
}

/// What was refused in the fields of the other two numbers and still stands there.
fn waiting(ui: &Ui, cx: &UiContext<'_>, kpi: &Kpi, number: Number) -> Vec<KpiField> {
    let others = Number::ALL.into_iter().filter(|other| *other != number);
    others
        .filter_map(|other| other.read(cx.lang, kpi.unit, &ValueField::refused_text(ui, other.id(kpi))?).ok())
        .collect()
}

/// The edit that enters a number, together with those that waited for it: numbers that contradict the old ones
/// but not each other are entered in one step, in whatever order they are typed.
fn agreed(cx: &UiContext<'_>, kpi: &Kpi, field: KpiField, waiting: Vec<KpiField>) -> Result<Edit, String> {
    let alone = edit(kpi, field);
    if !waiting.is_empty() {
        let together = std::iter::once(alone.clone()).chain(waiting.into_iter().map(|field| edit(kpi, field)));
        let together = Edit::Several(StepName::EditKpi, together.collect());
        if let Ok(edit) = cx.checked(together) {
            return Ok(edit);
        }
    }
    cx.checked(alone)
}

/// How a text typed for one of the numbers is read: "read as $ 48,300"; `None` as long as it is none.
pub fn number_read(lang: Lang, kpi: &Kpi, text: &str) -> Option<String> {
    let target = target_of(lang, kpi.unit, text).ok()?;
    Some(lang.review_read_as(&target_shown(lang, kpi.unit, target)).into_owned())
}

/// The text that editing one of the numbers starts with.
pub fn number_input(lang: Lang, kpi: &Kpi, number: Number) -> String {
    number.value(kpi).map(|value| target_input(lang, value)).unwrap_or_default()
}

/// The edit that a text typed for one of the numbers means, or why it is refused.
pub fn number_edit(cx: &UiContext<'_>, kpi: &Kpi, number: Number, text: &str) -> Result<Edit, String> {
    cx.checked(edit(kpi, number.read(cx.lang, kpi.unit, text)?))
}

fn optional<T>(text: &str, read: impl FnOnce(&str) -> Result<T, String>) -> Result<Option<T>, String> {
    if text.trim().is_empty() { Ok(None) } else { read(text).map(Some) }
}

/// The number that a text typed in a unit means, or why it means none.
pub fn value_of(lang: Lang, unit: Unit, text: &str) -> Result<f64, String> {
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
