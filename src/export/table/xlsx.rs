//! A table as an Excel workbook.
//!
//! Numbers are numbers with a format that shows their unit, days are days, and
//! scores are coloured by a rule, so that a value changed in the workbook changes
//! its colour. Texts are never formulas.
//!
//! Invariant: the same table gives the same bytes; the time of creation is fixed.

use rust_xlsxwriter::{
    Color as SheetColor, ConditionalFormatCell, ConditionalFormatCellRule, DocProperties, ExcelDateTime, Format,
    FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError as WriterError,
};

use super::{Cell, Table, TableError};
use crate::analysis::{Status, unit_text};
use crate::lang::Lang;
use crate::model::Unit;
use crate::scene::status_color;
use crate::theme::{Color, Look, Theme};

/// The longest text that a cell of a workbook holds, in characters.
const CELL_CHARACTERS: usize = 32_767;

/// The table as the bytes of a file.
pub fn xlsx(table: &Table) -> Result<Vec<u8>, TableError> {
    workbook(table).map_err(|error| {
        log::error!("no workbook: {error}");
        TableError
    })
}

fn workbook(table: &Table) -> Result<Vec<u8>, WriterError> {
    let theme = Theme::of(Look::Light);
    let mut workbook = Workbook::new();
    let created = ExcelDateTime::from_ymd(2000, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_title(short(&table.title)).set_creation_datetime(&created));
    let sheet = workbook.add_worksheet();
    sheet.set_name(table.lang.table_sheet().as_ref())?;
    let title = Format::new().set_bold().set_font_size(14.0);
    sheet.write_string_with_format(0, 0, short(&table.title), &title)?;
    head(sheet, table, theme)?;
    for (index, row) in table.rows.iter().enumerate() {
        for (column, cell) in row.cells.iter().enumerate() {
            write(sheet, (row_of(index), column_of(column)), cell, row.depth, (table.lang, theme))?;
        }
    }
    colour_scores(sheet, table, theme)?;
    sheet.set_freeze_panes(row_of(0), 2)?;
    let last = (row_of(table.rows.len().saturating_sub(1)), column_of(table.columns.len().saturating_sub(1)));
    sheet.autofilter(row_of(0) - 1, 0, last.0, last.1)?;
    sheet.set_landscape();
    sheet.set_print_fit_to_pages(1, 0);
    workbook.save_to_buffer()
}

/// The row of the sheet in which a row of the table stands: under the title and the head.
fn row_of(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX / 2).saturating_add(3)
}

fn column_of(index: usize) -> u16 {
    u16::try_from(index).unwrap_or(u16::MAX)
}

fn head(sheet: &mut Worksheet, table: &Table, theme: &Theme) -> Result<(), WriterError> {
    let format = Format::new()
        .set_bold()
        .set_background_color(color(theme.field))
        .set_border_bottom(FormatBorder::Thin)
        .set_border_color(color(theme.card_line));
    for (index, column) in table.columns.iter().enumerate() {
        let align = if column.is_numeric { FormatAlign::Right } else { FormatAlign::Left };
        let format = format.clone().set_align(align);
        sheet.write_string_with_format(row_of(0) - 1, column_of(index), short(&column.title), &format)?;
        sheet.set_column_width(column_of(index), f64::from(column.width))?;
    }
    Ok(())
}

fn write(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    cell: &Cell,
    depth: u8,
    (lang, theme): (Lang, &Theme),
) -> Result<(), WriterError> {
    let mut format = Format::new();
    if depth < 2 {
        format = format.set_bold();
    }
    if depth == 0 {
        format = format.set_background_color(color(theme.canvas));
    }
    if column == 1 {
        format = format.set_indent(depth);
    }
    match cell {
        Cell::Empty => sheet.write_blank(row, column, &format)?,
        Cell::Text(text) => sheet.write_string_with_format(row, column, short(text), &format)?,
        Cell::Value(value, unit, decimals) => {
            let format = format.set_num_format(number_format(lang, *unit, *decimals));
            sheet.write_number_with_format(row, column, *value, &format)?
        }
        Cell::Number(value, decimals) => {
            let format = format.set_num_format(digits(*decimals));
            sheet.write_number_with_format(row, column, *value, &format)?
        }
        Cell::Share(share) => sheet.write_number_with_format(row, column, *share, &format.set_num_format("0%"))?,
        Cell::Date(date) => {
            let (year, month, day) =
                (date.year().unsigned_abs(), date.month().unsigned_abs(), date.day().unsigned_abs());
            let format = format.set_num_format("yyyy-mm-dd").set_align(FormatAlign::Left);
            sheet.write_datetime_with_format(row, column, &ExcelDateTime::from_ymd(year, month, day)?, &format)?
        }
        Cell::Status(status) => {
            let format = format.set_font_color(color(status_color(*status, theme)));
            let text = format!("{} {}", sign(*status), status.text(lang));
            sheet.write_string_with_format(row, column, text, &format)?
        }
    };
    Ok(())
}

/// Scores turn green, amber and red by what they say, also after a change in the workbook.
fn colour_scores(sheet: &mut Worksheet, table: &Table, theme: &Theme) -> Result<(), WriterError> {
    let rules = [
        (ConditionalFormatCellRule::GreaterThanOrEqualTo(100.0), Status::OnTrack),
        (ConditionalFormatCellRule::Between(50.0, 99.999_999_999), Status::AtRisk),
        (ConditionalFormatCellRule::LessThan(50.0), Status::OffTrack),
    ];
    for (index, _) in table.columns.iter().enumerate().filter(|(_, column)| column.is_score) {
        let last = row_of(table.rows.len().saturating_sub(1));
        // An empty cell counts as 0 in a rule; it stays as it is.
        let blanks = rust_xlsxwriter::ConditionalFormatBlank::new().set_stop_if_true(true);
        sheet.add_conditional_format(row_of(0), column_of(index), last, column_of(index), &blanks)?;
        for (rule, status) in &rules {
            let format = Format::new().set_font_color(color(status_color(*status, theme))).set_bold();
            let rule = ConditionalFormatCell::new().set_rule(rule.clone()).set_format(format);
            sheet.add_conditional_format(row_of(0), column_of(index), last, column_of(index), &rule)?;
        }
    }
    Ok(())
}

/// `#,##0.0` with the unit where the language puts it.
fn number_format(lang: Lang, unit: Unit, decimals: u8) -> String {
    let digits = digits(decimals);
    let sign = unit_text(lang, unit).replace('"', "");
    match (unit, lang) {
        (Unit::Number | Unit::Count, _) => digits,
        (Unit::Ratio, _) => format!("{digits}\"{sign}\""),
        (Unit::Currency(_), Lang::En) => format!("\"{sign} \"{digits}"),
        _ => format!("{digits}\" {sign}\""),
    }
}

fn digits(decimals: u8) -> String {
    match decimals {
        0 => "#,##0".to_owned(),
        decimals => format!("#,##0.{}", "0".repeat(usize::from(decimals))),
    }
}

/// The shape of a status as a character, since colour alone says nothing to many people.
fn sign(status: Status) -> char {
    match status {
        Status::OnTrack => '●',
        Status::AtRisk => '▲',
        Status::OffTrack => '◆',
        Status::NoData => '○',
    }
}

fn color(color: Color) -> SheetColor {
    SheetColor::RGB((u32::from(color.r) << 16) | (u32::from(color.g) << 8) | u32::from(color.b))
}

/// As much of a text as a cell holds.
fn short(text: &str) -> String {
    text.chars().take(CELL_CHARACTERS).collect()
}
