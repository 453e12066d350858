//! What an import has to say, as sentences.

use super::Separator;
use super::proposal::{Problem, Proposal, Question, Reason, Skip};
use super::table::column_letters;
use crate::lang::Lang;
use crate::model::{ColumnRole, Interval, limits};

impl Reason {
    /// Why a cell was passed over; `text` is what stands in it.
    pub fn message(self, lang: Lang, text: &str) -> String {
        match self {
            Self::NoName => lang.skip_no_name(),
            Self::NoDate => lang.skip_no_date(),
            Self::NotADate => lang.skip_not_a_date(text),
            Self::NoSuchDay => lang.skip_no_such_day(text),
            Self::UnclearDate => lang.skip_unclear_date(text),
            Self::DateOutOfRange => lang.skip_date_out_of_range(text, *limits::YEARS.start(), *limits::YEARS.end()),
            Self::NotANumber => lang.skip_not_a_number(text),
            Self::OtherMark => lang.skip_other_mark(text),
            Self::OtherUnit => lang.skip_other_unit(text),
            Self::UnclearNumber => lang.skip_unclear_number(text),
            Self::TooLarge => lang.skip_too_large(text),
            Self::Time => lang.skip_time(),
            Self::NoResult => lang.skip_no_result(),
            Self::UnknownKpi => lang.skip_unknown_kpi(text),
            Self::SeveralKpis => lang.skip_several_kpis(text),
            Self::LeftOut => lang.skip_left_out(),
            Self::Calculated => lang.skip_calculated(),
            Self::Total => lang.skip_total(),
            Self::TooCoarse(interval) => match interval {
                Interval::Week => lang.skip_whole_week(),
                Interval::Month => lang.skip_whole_month(),
                Interval::Quarter => lang.skip_whole_quarter(),
                Interval::Year | Interval::Day => lang.skip_whole_year(),
            },
            Self::Superseded { by_row } => lang.skip_superseded(by_row),
        }
        .into_owned()
    }
}

/// Longest text of a cell that is repeated, in characters.
const QUOTED_CHARS: usize = 40;

impl Proposal {
    /// Says that cells lie right of the last column that is looked at, if there are any.
    pub fn more_columns_text(&self, lang: Lang) -> Option<String> {
        let most = limits::IMPORT_COLUMNS;
        let text = || lang.import_more_columns(&lang.number(most as f64, 0), &column_letters(most - 1)).into_owned();
        self.table.has_more_columns.then(text)
    }

    /// What stands in a cell, shortened.
    pub fn cell_text(&self, lang: Lang, row: u32, column: u32) -> String {
        let cell = self.table.cell(row as usize, column as usize);
        let text = cell.map(|cell| cell.shown(lang)).unwrap_or_default();
        match text.char_indices().nth(QUOTED_CHARS) {
            Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
            None => text,
        }
    }

    /// Why a cell was passed over.
    pub fn skip_text(&self, lang: Lang, skip: &Skip) -> String {
        // Of a value without KPI the name is meant, which may stand over its column.
        let is_kpi = matches!(skip.reason, Reason::UnknownKpi | Reason::SeveralKpis);
        let title = self.columns.get(skip.column as usize).filter(|column| is_kpi && column.target.is_some());
        let text = title.map(|column| column_text(skip.column as usize, &column.title));
        skip.reason.message(lang, &text.unwrap_or_else(|| self.cell_text(lang, skip.row, skip.column)))
    }

    /// Where a cell stands: its row and column as a spreadsheet names them.
    pub fn place_text(&self, lang: Lang, row: u32, column: u32) -> String {
        lang.import_place(self.row_number(row), &column_letters(column as usize)).into_owned()
    }
}

fn column_text(column: usize, title: &str) -> String {
    if title.is_empty() { column_letters(column) } else { title.to_owned() }
}

impl Question {
    /// What has to be answered.
    pub fn message(&self, lang: Lang) -> String {
        match self {
            Self::DateOrder { text, day_first, month_first } => {
                lang.ask_date_order(text, &lang.date(*day_first), &lang.date(*month_first))
            }
            Self::DecimalMark { text, point, comma } => {
                let number = |value: f64| lang.number_trimmed(value, 6);
                lang.ask_decimal_mark(text, &number(*point), &number(*comma))
            }
        }
        .into_owned()
    }
}

impl Problem {
    /// Why no value at all was read, and what to do.
    pub fn message(self, lang: Lang) -> String {
        match self {
            Self::NoDates => lang.import_no_dates(),
            Self::NoKpis => lang.import_no_kpis(),
            Self::NoValues => lang.import_no_values(),
        }
        .into_owned()
    }
}

/// What a column holds.
pub fn role_text(lang: Lang, role: ColumnRole) -> String {
    match role {
        ColumnRole::Skip => lang.role_skip(),
        ColumnRole::Names => lang.role_names(),
        ColumnRole::Dates => lang.role_dates(),
        ColumnRole::Values => lang.role_values(),
        ColumnRole::Notes => lang.role_notes(),
        ColumnRole::Kpi => lang.role_kpi(),
        ColumnRole::Period => lang.role_period(),
    }
    .into_owned()
}

/// What a separator is called.
pub fn separator_text(lang: Lang, separator: Separator) -> String {
    match separator {
        Separator::Tab => lang.separator_tab(),
        Separator::Semicolon => lang.separator_semicolon(),
        Separator::Bar => lang.separator_bar(),
        Separator::Comma => lang.separator_comma(),
    }
    .into_owned()
}
