//! Steps 9 and 10: what tracking costs, and who does what.

use eframe::egui::{Id, Ui};

use super::card::{edit, set};
use super::numbers::value_of;
use crate::analysis::full_text;
use crate::edit::KpiField;
use crate::model::{Cost, DurationUnit, Kpi, Unit};
use crate::ui::UiContext;
use crate::ui::widgets::{TextField, ValueField, row_ui, segments_ui};

/// What a cost is counted in.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Money,
    Hours,
}

impl Kind {
    fn of(cost: Cost) -> (Self, f64) {
        match cost {
            Cost::Money(amount) => (Self::Money, amount),
            Cost::Hours(amount) => (Self::Hours, amount),
        }
    }

    fn cost(self, amount: f64) -> Cost {
        match self {
            Self::Money => Cost::Money(amount),
            Self::Hours => Cost::Hours(amount),
        }
    }
}

/// The amount, in money or in hours of work; empty means unknown.
pub(super) fn cost_ui(ui: &mut Ui, cx: &UiContext<'_>, kpi: &Kpi) {
    let id = Id::unique(("KPI cost", kpi.id.bits()));
    // Without an amount there is no cost in the project, so the choice waits here for one.
    let waiting = ui.data(|d| d.get_temp(id)).unwrap_or(Kind::Money);
    let (kind, amount) = kpi.cost.map_or((waiting, None), |cost| {
        let (kind, amount) = Kind::of(cost);
        (kind, Some(amount))
    });
    let (money, hours) = (cx.lang.cost_money(), cx.lang.cost_hours());
    let width = (ui.available_width() - 4.0) / 2.0;
    let choices = [(Kind::Money, money.as_ref()), (Kind::Hours, hours.as_ref())];
    if let Some(kind) = segments_ui(ui, cx.theme, kind, &choices, width) {
        ui.data_mut(|d| d.insert_temp(id, kind));
        if let Some(amount) = amount {
            set(cx, kpi, KpiField::Cost(Some(kind.cost(amount))));
        }
    }
    let unit = match kind {
        Kind::Money => Unit::Currency(cx.document.project().currency),
        Kind::Hours => Unit::Duration(DurationUnit::Hours),
    };
    let label = cx.lang.cost_amount();
    row_ui(ui, cx.theme, &label, |ui| {
        let input = amount.map(|amount| cx.lang.number_input(amount)).unwrap_or_default();
        let shown = amount.map(|amount| full_text(cx.lang, unit, amount)).unwrap_or_default();
        let field = ValueField::new(id.with("amount"), &label, input).shown(shown);
        let entered = field.hint(crate::analysis::unit_text(cx.lang, unit)).show(ui, cx.theme, |text| {
            let cost = match text.trim() {
                "" => None,
                text => Some(kind.cost(value_of(cx.lang, unit, text)?)),
            };
            cx.checked(edit(kpi, KpiField::Cost(cost)))
        });
        if let Some(edit) = entered {
            cx.commands.edit(edit);
        }
    });
}

/// The field that keeps the name of one role.
type Role = fn(String) -> KpiField;

/// Owner, who enters the values, who answers for the result.
pub(super) fn roles_ui(ui: &mut Ui, cx: &UiContext<'_>, kpi: &Kpi) {
    let roles: [(_, &str, Role); 3] = [
        (cx.lang.field_owner(), &kpi.owner, KpiField::Owner),
        (cx.lang.kpi_enters(), &kpi.enters, KpiField::Enters),
        (cx.lang.kpi_answers(), &kpi.answers, KpiField::Answers),
    ];
    for (place, (label, text, field)) in roles.into_iter().enumerate() {
        row_ui(ui, cx.theme, &label, |ui| {
            let id = Id::unique(("KPI role", place, kpi.id.bits()));
            if let Some(text) = TextField::new(id, &label, text).hint(cx.lang.hint_owner()).show(ui, cx.theme) {
                set(cx, kpi, field(text));
            }
        });
    }
}
