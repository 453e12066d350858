//! The limits of an import.

use std::collections::BTreeMap;
use std::io::{Cursor, Write as _};
use std::sync::Arc;

use fourfold::edit::{Document, Edit};
use fourfold::import::{self, Cell, Choices, Progress, Proposal, Refusal, Table};
use fourfold::lang::Lang;
use fourfold::model::{ColumnRole, CountedIds, ImportProfile, ImportProfileId, Project, limits};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::says;
use crate::support::sample;

/// What a file would do to the sample project.
fn read(bytes: &[u8]) -> Result<Proposal, Refusal> {
    import::read(bytes, &sample::full(), &Choices::default(), &Progress::default())
}

/// A file with one value of the sample's first KPI.
fn table(project: &Project) -> String {
    let kpi = project.kpis.values().find(|kpi| kpi.formula.is_none()).unwrap();
    format!("kpi,date,value\n{},2026-05-01,5", kpi.name)
}

pub fn bytes() {
    let mut file = table(&sample::full()).into_bytes();
    file.resize(usize::try_from(limits::IMPORT_BYTES).unwrap(), b'\n');
    assert_eq!(read(&file).unwrap().counts.all(), 1);
    file.push(b'\n');
    let refusal = read(&file).unwrap_err();
    says(|lang| refusal.message(lang), "64 MB can be imported", "tối đa 64 MB");
}

pub fn cells() {
    let mut table = Table::default();
    for n in 0..limits::IMPORT_CELLS {
        table.push(u32::try_from(n / 500).unwrap(), n % 500, Cell::NoResult).unwrap();
    }
    let refusal = table.push(u32::MAX, 0, Cell::NoResult).unwrap_err();
    says(|lang| refusal.message(lang), "1,000,000 filled cells", "tối đa 1.000.000 ô");
}

pub fn text_bytes() {
    let mut table = Table::default();
    let piece = |length: usize| Cell::Text("x".repeat(length).into());
    let pieces = u32::try_from(limits::IMPORT_TEXT_BYTES / limits::TEXT_BYTES).unwrap();
    for n in 0..pieces {
        table.push(n, 0, piece(limits::TEXT_BYTES)).unwrap();
    }
    assert_eq!(pieces as usize * limits::TEXT_BYTES, limits::IMPORT_TEXT_BYTES);
    let refusal = table.push(pieces, 0, piece(1)).unwrap_err();
    says(|lang| refusal.message(lang), "The table is too large", "Bảng quá lớn");
}

/// Columns beyond the limit are left out, which is said; the others are read.
pub fn columns() {
    let text = |columns: usize| {
        let more = ",x".repeat(columns - 3);
        table(&sample::full()).replace("value\n", &format!("value{more}\n"))
    };
    let at = read(text(limits::IMPORT_COLUMNS).as_bytes()).unwrap();
    assert_eq!((at.table.columns, at.counts.all()), (limits::IMPORT_COLUMNS, 1));
    assert!(Lang::ALL.iter().all(|lang| at.more_columns_text(*lang).is_none()));
    let over = read(text(limits::IMPORT_COLUMNS + 1).as_bytes()).unwrap();
    assert_eq!((over.table.columns, over.counts.all()), (limits::IMPORT_COLUMNS, 1));
    says(
        |lang| over.more_columns_text(lang).unwrap(),
        "Only the first 1,000 columns (up to ALL) are read",
        "Chỉ đọc 1.000 cột đầu tiên (đến cột ALL)",
    );
}

/// Once so many shapes are remembered, another one is imported all the same, and forgotten.
pub fn profiles() {
    let mut project = sample::full();
    let ids = &mut CountedIds::default();
    while project.import_profiles.len() < limits::IMPORT_PROFILES - 1 {
        let (id, columns) = (ImportProfileId::new(ids), Vec::new());
        let profile = ImportProfile { id, columns, decimal: None, dates: None, kpis: BTreeMap::new() };
        project.import_profiles.insert(id, Arc::new(profile));
    }
    for (title, count) in [("value", limits::IMPORT_PROFILES), ("amount", limits::IMPORT_PROFILES)] {
        let file = table(&project).replace("value", title).replace(",5", &format!(",{}", title.len()));
        let mut choices = Choices::default();
        choices.roles.insert(2, ColumnRole::Values);
        let proposal = import::read(file.as_bytes(), &project, &choices, &Progress::default()).unwrap();
        assert!(proposal.profile.is_some());
        let change: Edit = import::edit(&proposal, &project, []).unwrap();
        let mut document = Document::saved(project.clone());
        document.apply(change).unwrap();
        assert!(document.is_dirty());
        project = (**document.project()).clone();
        assert_eq!(project.import_profiles.len(), count, "{title}");
    }
}

const RELS: &str = r#"<Relationships><Relationship Id="rId1" Type="http://x/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
const BOOK: &str = r#"<workbook><sheets><sheet name="Data" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
const BOOK_RELS: &str = r#"<Relationships><Relationship Id="rId1" Type="http://x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#;
/// Entries of a workbook besides the sheet.
const PARTS: [(&str, &str); 3] =
    [("_rels/.rels", RELS), ("xl/workbook.xml", BOOK), ("xl/_rels/workbook.xml.rels", BOOK_RELS)];
/// The cells of the sheets here.
const ROW: &str = r#"<row r="1"><c r="A1" t="str"><v>kpi</v></c></row>"#;

/// A workbook of one sheet, with so many entries that hold nothing.
fn workbook(sheet: &[u8], fillers: usize) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, bytes) in
        PARTS.map(|(name, text)| (name, text.as_bytes())).into_iter().chain([("xl/worksheets/sheet1.xml", sheet)])
    {
        zip.start_file(name, options).unwrap();
        zip.write_all(bytes).unwrap();
    }
    for n in 0..fillers {
        zip.start_file(format!("{n}"), options.compression_method(CompressionMethod::Stored)).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn sheet(inner: &str) -> Vec<u8> {
    format!("<worksheet><sheetData>{inner}{ROW}</sheetData></worksheet>").into_bytes()
}

#[track_caller]
fn is_bomb(bytes: &[u8]) {
    let refusal = read(bytes).unwrap_err();
    assert_eq!(refusal, Refusal::Bomb);
    says(|lang| refusal.message(lang), "unpack to more than 256 MB", "giải nén vượt quá 256 MB");
}

pub fn entries() {
    let most = limits::IMPORT_ENTRIES - PARTS.len() - 1;
    assert_eq!(read(&workbook(&sheet(""), most)).unwrap().table.rows.len(), 1);
    is_bomb(&workbook(&sheet(""), most + 1));
}

/// Comments, each with an element after it, that pack about eight times: one bit of chance in each byte.
fn comments(bytes: usize) -> Vec<u8> {
    let mut state = 1_u32;
    let mut letter = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        if state >> 31 == 0 { b'a' } else { b'b' }
    };
    // What lies a megabyte back is out of reach when a file is packed, so one piece serves for all.
    let piece: Vec<u8> = (0..1_000_000.min(bytes)).map(|_| letter()).collect();
    let (open, close) = (b"<!--", b"--><a></a>");
    let mut text = Vec::with_capacity(bytes);
    while text.len() < bytes {
        let length = (bytes - text.len()).min(piece.len()) - open.len() - close.len();
        text.extend(open);
        text.extend(&piece[..length]);
        text.extend(close);
    }
    text
}

pub fn unpacked_bytes() {
    let others: usize = PARTS.iter().map(|(_, text)| text.len()).sum();
    let frame = sheet("").len();
    let of = |bytes: u64| {
        let filler = comments(usize::try_from(bytes).unwrap() - others - frame);
        let sheet = sheet(std::str::from_utf8(&filler).unwrap());
        workbook(&sheet, 0)
    };
    let at = of(limits::IMPORT_UNPACKED_BYTES);
    assert!((at.len() as u64) < limits::IMPORT_BYTES);
    assert_eq!(read(&at).unwrap().table.rows.len(), 1);
    // A reader takes a buffer of eight kilobytes at a time.
    is_bomb(&of(limits::IMPORT_UNPACKED_BYTES + 16 * 1024));
}

pub fn ratio() {
    // Two megabytes that pack a little less and a little more than a hundred times.
    let of = |chance: usize| {
        let filler = [comments(chance), format!("<!--{}-->", " ".repeat(2_000_000 - chance)).into_bytes()].concat();
        workbook(&sheet(std::str::from_utf8(&filler).unwrap()), 0)
    };
    let ratio = |bytes: &[u8]| {
        let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        let entry = zip.by_name("xl/worksheets/sheet1.xml").unwrap();
        entry.size() as f64 / entry.compressed_size() as f64
    };
    let (good, bad) = (of(118_000), of(96_000));
    let most = limits::IMPORT_RATIO as f64;
    assert!((0.8 * most..=most).contains(&ratio(&good)), "{}", ratio(&good));
    assert!((most..1.2 * most).contains(&ratio(&bad)), "{}", ratio(&bad));
    assert_eq!(read(&good).unwrap().table.rows.len(), 1);
    is_bomb(&bad);
}

pub fn depth() {
    // Worksheet and data are two levels.
    let of = |levels: usize| workbook(&sheet(&format!("{}{}", "<a>".repeat(levels), "</a>".repeat(levels))), 0);
    assert_eq!(read(&of(limits::IMPORT_DEPTH - 2)).unwrap().table.rows.len(), 1);
    let refusal = read(&of(limits::IMPORT_DEPTH - 1)).unwrap_err();
    says(|lang| refusal.message(lang), "damaged or cut off (at xl/worksheets/sheet1.xml)", "bị hỏng hoặc bị cắt cụt");
}
