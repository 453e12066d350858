//! How the file was read: what was guessed stands in each field and can be changed there.

use eframe::egui::{Id, Ui};

use crate::import::{Choices, Encoding, Existing, Header, Proposal, Separator, SourceRead, separator_text};
use crate::lang::Lang;
use crate::model::{DateOrder, DecimalMark};
use crate::theme::Theme;
use crate::ui::widgets::{choice_ui, refusal_ui, row_ui, segments_ui};

/// How many rows are offered as the row of the titles.
const ROWS: u32 = 12;
/// Width of each of two choices side by side, in points: together as wide as a list.
const CHOICE: f32 = 100.0;

/// The fields, each with its guess.
pub fn guesses_ui(ui: &mut Ui, theme: &Theme, lang: Lang, choices: &mut Choices, proposal: &Proposal) {
    ui.spacing_mut().item_spacing.y = 6.0;
    match &proposal.source {
        SourceRead::Workbook { sheet, sheets } => {
            let label = lang.import_sheet();
            let names: Vec<(String, String)> = sheets.iter().map(|name| (name.clone(), name.clone())).collect();
            let chosen =
                row_ui(ui, theme, &label, |ui| choice_ui(ui, Id::unique("import sheet"), &label, sheet, &names));
            if chosen.is_some() {
                // Another sheet is another table: what was said of columns does not hold for it.
                *choices = Choices { sheet: chosen, home: choices.home, ..Choices::default() };
            }
        }
        SourceRead::Text { encoding, separator, has_gaps } => {
            text_ui(ui, theme, lang, choices, *encoding, *separator);
            if *has_gaps {
                refusal_ui(ui, theme, &lang.import_has_gaps());
            }
        }
    }
    if let Some(text) = proposal.more_columns_text(lang) {
        refusal_ui(ui, theme, &text);
    }
    header_ui(ui, theme, lang, choices, proposal);
    marks_ui(ui, theme, lang, choices, proposal);
    let label = lang.import_existing();
    row_ui(ui, theme, &label, |ui| {
        let (replace, keep) = (lang.import_replace(), lang.import_keep());
        let ways = [(Existing::Replace, replace.as_ref()), (Existing::Keep, keep.as_ref())];
        choices.existing = segments_ui(ui, theme, choices.existing, &ways, CHOICE).unwrap_or(choices.existing);
    });
}

fn text_ui(ui: &mut Ui, theme: &Theme, lang: Lang, choices: &mut Choices, encoding: Encoding, separator: Separator) {
    let label = lang.import_encoding();
    let mut encodings: Vec<(Encoding, String)> = Vec::new();
    for offered in Encoding::OFFERED.into_iter().chain([encoding]) {
        if !encodings.iter().any(|(other, _)| *other == offered) {
            encodings.push((offered, offered.name().to_owned()));
        }
    }
    let id = Id::unique("import encoding");
    let chosen = row_ui(ui, theme, &label, |ui| choice_ui(ui, id, &label, &encoding, &encodings));
    choices.encoding = chosen.or(choices.encoding);
    let label = lang.import_separator();
    let separators: Vec<_> = Separator::ALL.into_iter().map(|s| (s, separator_text(lang, s))).collect();
    let id = Id::unique("import separator");
    let chosen = row_ui(ui, theme, &label, |ui| choice_ui(ui, id, &label, &separator, &separators));
    if chosen.is_some() {
        (choices.separator, choices.header) = (chosen, None);
        choices.roles.clear();
    }
}

/// Where the titles stand.
fn header_ui(ui: &mut Ui, theme: &Theme, lang: Lang, choices: &mut Choices, proposal: &Proposal) {
    let row = proposal.header.and_then(|row| proposal.table.rows.get(row)).map(|row| row.number);
    let now = row.map_or(Header::Nowhere, Header::Row);
    let mut rows = vec![(Header::Nowhere, lang.import_no_titles().into_owned())];
    let numbers = proposal.table.rows.iter().map(|row| row.number).take(ROWS as usize);
    rows.extend(
        numbers.chain(row.filter(|row| *row > ROWS)).map(|n| (Header::Row(n), lang.import_row(n).into_owned())),
    );
    let label = lang.import_titles();
    let chosen = row_ui(ui, theme, &label, |ui| choice_ui(ui, Id::unique("import titles"), &label, &now, &rows));
    if chosen.is_some() {
        choices.header = chosen;
        choices.roles.clear();
    }
}

/// Decimal mark and order of day and month; what nothing depends on shows neither.
fn marks_ui(ui: &mut Ui, theme: &Theme, lang: Lang, choices: &mut Choices, proposal: &Proposal) {
    let label = lang.import_decimals();
    row_ui(ui, theme, &label, |ui| {
        let marks = [(Some(DecimalMark::Point), "1,234.5"), (Some(DecimalMark::Comma), "1.234,5")];
        let now = choices.decimal.or(proposal.decimal);
        if let Some(mark) = segments_ui(ui, theme, now, &marks, CHOICE) {
            choices.decimal = mark;
        }
    });
    let label = lang.import_dates();
    row_ui(ui, theme, &label, |ui| {
        let (day, month) = (lang.import_day_first(), lang.import_month_first());
        let orders = [(Some(DateOrder::DayFirst), day.as_ref()), (Some(DateOrder::MonthFirst), month.as_ref())];
        let now = choices.dates.or(proposal.dates);
        if let Some(order) = segments_ui(ui, theme, now, &orders, CHOICE) {
            choices.dates = order;
        }
    });
}
