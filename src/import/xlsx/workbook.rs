//! The list of sheets, and where the parts of a workbook lie.

use super::package::{Package, damaged};
use super::xml::Node;
use crate::import::Refusal;

/// Most sheets that are listed.
const SHEETS: usize = 1000;

/// A sheet.
pub struct Sheet {
    pub name: String,
    pub is_hidden: bool,
    /// Its path in the archive.
    pub path: String,
}

/// A workbook without its cells.
#[derive(Default)]
pub struct Workbook {
    pub sheets: Vec<Sheet>,
    /// Whether days are counted from 1904.
    pub is_from_1904: bool,
    pub strings: Option<String>,
    pub styles: Option<String>,
}

/// A part that another one refers to.
struct Relation {
    id: String,
    /// The end of its type, such as `worksheet`.
    kind: String,
    path: String,
}

/// Finds the workbook in the archive and reads what it consists of.
pub fn read(package: &mut Package<'_>) -> Result<Workbook, Refusal> {
    let of_package = relations(package, "_rels/.rels", "")?;
    let main = of_package.into_iter().find(|relation| relation.kind == "officeDocument");
    let main = main.map(|relation| relation.path).filter(|path| path.to_ascii_lowercase().ends_with(".xml"));
    let Some(main) = main.or_else(|| package.find("xl/workbook.xml")).and_then(|path| package.find(&path)) else {
        let kind = package.head("mimetype").unwrap_or_default();
        return Err(if kind.contains("opendocument.spreadsheet") {
            Refusal::OpenDocument
        } else {
            Refusal::NotAWorkbook
        });
    };
    let (folder, file) = main.rsplit_once('/').unwrap_or(("", &main));
    let relations = relations(package, &format!("{folder}/_rels/{file}.rels"), folder)?;
    let by_kind = |kind: &str| relations.iter().find(|relation| relation.kind == kind).map(|r| r.path.clone());
    let mut workbook = Workbook { strings: by_kind("sharedStrings"), styles: by_kind("styles"), ..Workbook::default() };
    let mut is_workbook = false;
    package.each(&main, |node, _| {
        if let Node::Open(tag) = node {
            match tag.name() {
                "workbook" => is_workbook = true,
                "workbookPr" => workbook.is_from_1904 = tag.value("date1904").is_some_and(|v| v == "1" || v == "true"),
                "sheet" => {
                    let relation = tag.value("id").and_then(|id| relations.iter().find(|other| other.id == id));
                    if let (Some(relation), Some(name)) = (relation, tag.value("name")) {
                        let is_hidden = tag.value("state").is_some_and(|state| state != "visible");
                        workbook.sheets.push(Sheet { name, is_hidden, path: relation.path.clone() });
                    }
                }
                _ => {}
            }
        }
        Ok(workbook.sheets.len() < SHEETS)
    })?;
    match (is_workbook, workbook.sheets.is_empty()) {
        (true, false) => Ok(workbook),
        (true, true) => Err(Refusal::NoSheet),
        // A text document or a presentation.
        (false, _) => Err(Refusal::NotAWorkbook),
    }
}

/// What a part refers to; nothing if it has no such list.
fn relations(package: &mut Package<'_>, path: &str, folder: &str) -> Result<Vec<Relation>, Refusal> {
    let Some(path) = package.find(path) else { return Ok(Vec::new()) };
    let mut list = Vec::new();
    package.each(&path, |node, _| {
        if let Node::Open(tag) = node
            && tag.name() == "Relationship"
            && let (Some(id), Some(kind), Some(target)) = (tag.value("Id"), tag.value("Type"), tag.value("Target"))
        {
            let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
            list.push(Relation { id, kind, path: resolved(folder, &target) });
        }
        if list.len() > SHEETS * 2 { Err(damaged("rels")) } else { Ok(true) }
    })?;
    Ok(list)
}

/// The path of a target that is given as seen from a folder.
fn resolved(folder: &str, target: &str) -> String {
    let mut path: Vec<&str> = if target.starts_with('/') { Vec::new() } else { folder.split('/').collect() };
    for step in target.split('/') {
        match step {
            "" | "." => {}
            ".." => drop(path.pop()),
            name => path.push(name),
        }
    }
    path.retain(|name| !name.is_empty());
    path.join("/")
}
