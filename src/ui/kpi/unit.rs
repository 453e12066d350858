//! Step 3: what the numbers count.

use eframe::egui::{Id, Ui};

use super::card::set;
use crate::analysis::unit_text;
use crate::edit::KpiField;
use crate::lang::Lang;
use crate::model::{Currency, DurationUnit, Kpi, Unit};
use crate::ui::UiContext;
use crate::ui::widgets::{ValueField, choice_ui, row_ui};

/// A unit without its details.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Number,
    Count,
    Percent,
    Currency,
    Duration,
    Ratio,
}

impl Kind {
    const ALL: [Self; 6] = [Self::Number, Self::Count, Self::Percent, Self::Currency, Self::Duration, Self::Ratio];

    fn of(unit: Unit) -> Self {
        match unit {
            Unit::Number => Self::Number,
            Unit::Count => Self::Count,
            Unit::Percent => Self::Percent,
            Unit::Currency(_) => Self::Currency,
            Unit::Duration(_) => Self::Duration,
            Unit::Ratio => Self::Ratio,
        }
    }

    fn text(self, lang: Lang) -> String {
        match self {
            Self::Number => lang.unit_kind_number(),
            Self::Count => lang.unit_kind_count(),
            Self::Percent => lang.unit_kind_percent(),
            Self::Currency => lang.unit_kind_currency(),
            Self::Duration => lang.unit_kind_duration(),
            Self::Ratio => lang.unit_kind_ratio(),
        }
        .into_owned()
    }

    /// The unit of this kind that comes first to mind.
    fn unit(self, currency: Currency) -> Unit {
        match self {
            Self::Number => Unit::Number,
            Self::Count => Unit::Count,
            Self::Percent => Unit::Percent,
            Self::Currency => Unit::Currency(currency),
            Self::Duration => Unit::Duration(DurationUnit::default()),
            Self::Ratio => Unit::Ratio,
        }
    }
}

pub(super) fn unit_ui(ui: &mut Ui, cx: &UiContext<'_>, kpi: &Kpi) {
    let bits = kpi.id.bits();
    let label = cx.lang.kpi_unit();
    row_ui(ui, cx.theme, &label, |ui| {
        let choices = Kind::ALL.map(|kind| (kind, kind.text(cx.lang)));
        if let Some(kind) = choice_ui(ui, Id::unique(("KPI unit", bits)), &label, &Kind::of(kpi.unit), &choices) {
            set(cx, kpi, KpiField::Unit(kind.unit(cx.document.project().currency)));
        }
    });
    match kpi.unit {
        Unit::Currency(currency) => {
            let label = cx.lang.currency();
            row_ui(ui, cx.theme, &label, |ui| {
                let field = ValueField::new(Id::unique(("KPI currency", bits)), &label, currency.to_string());
                if let Some(currency) = field.show(ui, cx.theme, |text| currency_of(cx.lang, text)) {
                    set(cx, kpi, KpiField::Unit(Unit::Currency(currency)));
                }
            });
        }
        Unit::Duration(unit) => {
            let label = cx.lang.kpi_duration_unit();
            row_ui(ui, cx.theme, &label, |ui| {
                let choices = DurationUnit::ALL.map(|unit| (unit, unit_name(cx.lang, unit)));
                if let Some(unit) = choice_ui(ui, Id::unique(("KPI duration", bits)), &label, &unit, &choices) {
                    set(cx, kpi, KpiField::Unit(Unit::Duration(unit)));
                }
            });
        }
        _ => {}
    }
}

fn unit_name(lang: Lang, unit: DurationUnit) -> String {
    unit_text(lang, Unit::Duration(unit))
}

/// The currency of a typed code, in any case; or why it is none.
pub fn currency_of(lang: Lang, text: &str) -> Result<Currency, String> {
    text.trim().to_ascii_uppercase().parse().map_err(|_err| lang.refused_currency().into_owned())
}
