//! Workbooks (Office Open XML, ECMA-376 part 1): the values of one sheet.
//!
//! Only what an import needs is read: names of sheets, shared texts, number formats and
//! the cells, each as a stream. What a workbook claims of itself (sizes, counts,
//! ranges) is never believed: entries, unpacked bytes, nesting, texts and cells are
//! counted as they come, and memory grows with what is there.

mod format;
mod package;
mod sheet;
mod strings;
mod styles;
mod workbook;
mod xml;

use package::Package;

use super::progress::Part;
use super::proposal::SourceRead;
use super::{Refusal, Table};

/// Reads a sheet of a workbook: the named one, else the first visible one that holds something.
pub fn read(bytes: &[u8], wanted: Option<&str>, part: Part<'_>) -> Result<(SourceRead, Table), Refusal> {
    let mut package = Package::open(bytes)?;
    let workbook = workbook::read(&mut package)?;
    let styles = styles::read(&mut package, &workbook)?;
    part.reach(5, 100)?;
    let strings = strings::read(&mut package, &workbook)?;
    part.reach(30, 100)?;
    let sheets: Vec<String> = workbook.sheets.iter().map(|sheet| sheet.name.clone()).collect();
    let mut candidates: Vec<_> = match wanted {
        Some(name) => workbook.sheets.iter().filter(|sheet| sheet.name == name).collect(),
        None => workbook.sheets.iter().filter(|sheet| !sheet.is_hidden).collect(),
    };
    if candidates.is_empty() && wanted.is_none() {
        candidates.extend(&workbook.sheets);
    }
    let Some(first) = candidates.first() else {
        return Err(match wanted {
            Some(name) => Refusal::UnknownSheet { name: name.to_owned(), sheets },
            None => Refusal::NoSheet,
        });
    };
    let mut read = (first.name.clone(), Table::default());
    for sheet in &candidates {
        let table = sheet::read(&mut package, sheet, &workbook, &styles, &strings, part)?;
        if !table.rows.is_empty() {
            read = (sheet.name.clone(), table);
            break;
        }
    }
    let (sheet, table) = read;
    Ok((SourceRead::Workbook { sheet, sheets }, table))
}
