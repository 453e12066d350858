//! How the cells of a workbook show their numbers.

use std::collections::BTreeMap;

use super::format::{Shown, built_in, of_code};
use super::package::{Package, damaged};
use super::workbook::Workbook;
use super::xml::Node;
use crate::import::Refusal;

/// Most styles of a workbook; Excel itself stops at 64,000.
const STYLES: usize = 100_000;

/// What each cell style makes of a number, in the order in which cells refer to them.
pub fn read(package: &mut Package<'_>, workbook: &Workbook) -> Result<Vec<Shown>, Refusal> {
    let Some(path) = workbook.styles.as_deref().and_then(|path| package.find(path)) else { return Ok(Vec::new()) };
    let mut codes: BTreeMap<u32, Shown> = BTreeMap::new();
    let mut ids: Vec<u32> = Vec::new();
    let mut is_in_cells = false;
    package.each(&path, |node, _| {
        match node {
            Node::Open(tag) => match tag.name() {
                "numFmt" => {
                    let id = tag.value("numFmtId").and_then(|id| id.parse().ok());
                    if let (Some(id), Some(code)) = (id, tag.value("formatCode")) {
                        codes.insert(id, of_code(&code));
                    }
                }
                "cellXfs" => is_in_cells = true,
                "xf" if is_in_cells => ids.push(tag.value("numFmtId").and_then(|id| id.parse().ok()).unwrap_or(0)),
                _ => {}
            },
            Node::Close("cellXfs") => is_in_cells = false,
            Node::Close(_) | Node::Text(_) => {}
        }
        if ids.len() > STYLES || codes.len() > STYLES { Err(damaged("styles")) } else { Ok(true) }
    })?;
    Ok(ids.into_iter().map(|id| codes.get(&id).copied().unwrap_or_else(|| built_in(id))).collect())
}
