//! A field for a day, typed as people write days; empty means none.

use eframe::egui::{Id, Ui};
use jiff::civil::Date;

use super::ValueField;
use crate::lang::Lang;
use crate::model::limits;
use crate::theme::Theme;

/// A field for a day that may be left open.
pub struct DateField<'a> {
    id: Id,
    name: &'a str,
    date: Option<Date>,
}

impl<'a> DateField<'a> {
    /// A field that shows a day; `name` is what a screen reader calls it.
    pub fn new(id: Id, name: &'a str, date: Option<Date>) -> Self {
        Self { id, name, date }
    }

    #[allow(clippy::option_option, reason = "nothing entered, or a day, or the wish for none")]
    /// Shows the field; gives back another day, or none, that `check` does not object to.
    pub fn show(
        self,
        ui: &mut Ui,
        theme: &Theme,
        lang: Lang,
        check: impl FnOnce(Option<Date>) -> Option<String>,
    ) -> Option<Option<Date>> {
        let text = self.date.map(|day| lang.date(day)).unwrap_or_default();
        let field = ValueField::new(self.id, self.name, text).hint(lang.date_hint());
        field.show(ui, theme, |text| {
            let date = match text.trim() {
                "" => None,
                text => Some(lang.parse_date(text).map_err(|error| lang.date_error(&error))?),
            };
            if date.is_some_and(|day| !limits::YEARS.contains(&day.year())) {
                return Err(lang.refused_date_out_of_range(*limits::YEARS.start(), *limits::YEARS.end()).into_owned());
            }
            check(date).map_or(Ok(date), Err)
        })
    }
}
