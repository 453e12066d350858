//! Workbooks made to do harm, and files that are not what their name says: each gives a sentence, in little time.

use std::io::{Cursor, Write as _};
use std::time::{Duration, Instant};

use fourfold::import::{Choices, Progress, Refusal};
use fourfold::lang::Lang;
use fourfold::model::limits;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::desk::{proposal, read, skipped, values};

const RELS: &str = r#"<Relationships><Relationship Id="rId1" Type="http://x/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
const BOOK: &str = r#"<workbook><sheets><sheet name="Data" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
const BOOK_RELS: &str = r#"<Relationships><Relationship Id="rId1" Type="http://x/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://x/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rId3" Type="http://x/styles" Target="/xl/styles.xml"/></Relationships>"#;
const HEAD: &str = r#"<row r="1"><c r="A1" t="inlineStr"><is><t>kpi</t></is></c><c r="B1" t="inlineStr"><is><t>date</t></is></c><c r="C1" t="inlineStr"><is><t>value</t></is></c></row>"#;

/// An archive of entries, each packed.
fn archive(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, bytes) in entries {
        zip.start_file(*name, options).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A workbook of one sheet, with other parts if wanted.
fn workbook(sheet: &str, parts: &[(&str, &[u8])]) -> Vec<u8> {
    let sheet = format!("<worksheet><dimension ref=\"A1:XFD1048576\"/><sheetData>{sheet}</sheetData></worksheet>");
    let mut entries: Vec<(&str, &[u8])> = vec![
        ("_rels/.rels", RELS.as_bytes()),
        ("xl/workbook.xml", BOOK.as_bytes()),
        ("xl/_rels/workbook.xml.rels", BOOK_RELS.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ];
    entries.extend(parts);
    archive(&entries)
}

fn row_of(number: u32, cells: &str) -> String {
    format!(r#"<row r="{number}">{cells}</row>"#)
}

fn row(number: u32, date: &str, value: &str) -> String {
    format!(
        r#"<row r="{number}"><c r="A{number}" t="str"><v>Doanh thu</v></c><c r="B{number}" t="str"><v>{date}</v></c><c r="C{number}"><v>{value}</v></c></row>"#
    )
}

/// How long a refusal may take; a build without optimisation is several times slower.
const MOST: Duration = Duration::from_secs(if cfg!(debug_assertions) { 60 } else { 2 });

/// The refusal of a file, in little time.
#[track_caller]
fn refused(bytes: &[u8]) -> Refusal {
    let start = Instant::now();
    let refusal = read(bytes, &Choices::default()).unwrap_err();
    assert!(start.elapsed() < MOST, "{:?}", start.elapsed());
    refusal
}

/// Both sentences of a refusal, which say what to do.
#[track_caller]
fn says(refusal: &Refusal, english: &str, vietnamese: &str) {
    let (en, vi) = (refusal.message(Lang::En), refusal.message(Lang::Vi));
    assert!(en.contains(english), "{en}");
    assert!(vi.contains(vietnamese), "{vi}");
}

#[test]
fn a_plain_workbook_made_by_hand_is_read() {
    let bytes = workbook(&format!("{HEAD}{}", row(2, "2026-03", "5")), &[]);
    assert_eq!(values(&proposal(&bytes, &Choices::default())), ["Doanh thu 2026-03-01 5"]);
}

#[test]
fn far_cells_cost_nothing() {
    let far = r#"<row r="1048576"><c r="XFD1048576"><v>1</v></c><c r="ALL1048576"><v>1</v></c></row>"#;
    let bytes = workbook(&format!("{HEAD}{}{far}", row(2, "2026-03", "5")), &[]);
    let read = proposal(&bytes, &Choices::default());
    assert_eq!(values(&read), ["Doanh thu 2026-03-01 5"]);
    assert!(read.table.has_more_columns && read.table.columns <= limits::IMPORT_COLUMNS);
    let wild = r#"<row r="4294967295"><c r="ZZZZZZ9"><v>1</v></c><c r="A0"/><c r="-"><v>2</v></c></row><row r="-7"><c><v>3</v></c></row><row r="2"><c r="C2"><v>9</v></c></row>"#;
    let read = proposal(workbook(&format!("{HEAD}{}{wild}", row(3, "2026-03", "5")), &[]), &Choices::default());
    assert_eq!(values(&read), ["Doanh thu 2026-03-01 5"], "rows that go back are not read");
}

#[test]
fn claims_of_a_workbook_are_not_believed() {
    let strings = br#"<sst count="4000000000" uniqueCount="4000000000"><si><t>Doanh thu</t></si></sst>"#;
    let sheet = format!(
        r#"{HEAD}<row r="2" spans="1:16384"><c r="A2" t="s"><v>0</v></c><c r="B2" t="str"><v>2026-03</v></c><c r="C2" s="4000000"><v>5</v></c></row><row r="3"><c r="A3" t="s"><v>4000000000</v></c></row>"#
    );
    let bytes = workbook(&sheet, &[("xl/sharedStrings.xml", strings)]);
    assert_eq!(values(&proposal(&bytes, &Choices::default())), ["Doanh thu 2026-03-01 5"]);
}

#[test]
fn a_bomb_gives_a_sentence() {
    // A gigabyte of blanks in a megabyte, as texts, as styles and as a sheet.
    let blanks = vec![b' '; 300 * 1024 * 1024];
    let sheet = archive(&[
        ("_rels/.rels", RELS.as_bytes()),
        ("xl/workbook.xml", BOOK.as_bytes()),
        ("xl/_rels/workbook.xml.rels", BOOK_RELS.as_bytes()),
        ("xl/worksheets/sheet1.xml", &blanks),
    ]);
    assert!(sheet.len() < 1_000_000, "{}", sheet.len());
    for bytes in
        [sheet, workbook(HEAD, &[("xl/sharedStrings.xml", &blanks)]), workbook(HEAD, &[("xl/styles.xml", &blanks)])]
    {
        let refusal = refused(&bytes);
        assert_eq!(refusal, Refusal::Bomb);
        says(&refusal, "unpack to more than 256 MB", "giải nén vượt quá 256 MB");
    }
    // Many little texts, and one long text in a great many cells.
    let many = workbook(HEAD, &[("xl/sharedStrings.xml", "<si><t>x</t></si>".repeat(3_000_000).as_bytes())]);
    // Which limit is met first depends on how well they pack.
    assert!(matches!(refused(&many), Refusal::Bomb | Refusal::TooManyCells));
    let long = format!("<sst><si><t>{}</t></si></sst>", noise(400_000));
    let cells: String = (2..1000).map(|n| row_of(n, "<c t=\"s\"><v>0</v></c>")).collect();
    let refusal = refused(&workbook(&format!("{HEAD}{cells}"), &[("xl/sharedStrings.xml", long.as_bytes())]));
    assert_eq!(refusal, Refusal::TooManyCells);
    says(&refusal, "1,000,000 filled cells can be imported", "tối đa 1.000.000 ô");
}

/// Text that does not pack well.
fn noise(length: usize) -> String {
    let mut state = 1_u32;
    let mut next = move || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        char::from(b'a' + u8::try_from(state >> 28).unwrap())
    };
    (0..length).map(|_| next()).collect()
}

#[test]
fn too_many_entries_are_not_looked_at() {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for n in 0..=limits::IMPORT_ENTRIES {
        zip.start_file(format!("{n}"), options).unwrap();
    }
    assert_eq!(refused(&zip.finish().unwrap().into_inner()), Refusal::Bomb);
}

#[test]
fn a_deep_document_gives_a_sentence() {
    let deep = "<a>".repeat(3_000_000);
    let refusal = refused(&workbook(&format!("{HEAD}{deep}"), &[]));
    assert!(matches!(refusal, Refusal::Damaged { .. } | Refusal::Bomb), "{refusal:?}");
    let entities = format!(
        "<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]>{HEAD}<row r=\"2\"><c t=\"str\"><v>&b;</v></c></row>"
    );
    let read = read(&workbook(&entities, &[]), &Choices::default());
    assert!(read.is_err() || read.is_ok_and(|read| read.values.is_empty()));
}

#[test]
fn a_workbook_that_is_cut_off_gives_a_sentence() {
    let rows: String = (2..400).map(|n| row(n, "2026-03", &n.to_string())).collect();
    let bytes = workbook(&format!("{HEAD}{rows}"), &[]);
    for end in [40, bytes.len() / 3, bytes.len() / 2, bytes.len() - 30, bytes.len() - 1] {
        let refusal = refused(&bytes[..end]);
        says(&refusal, "damaged or cut off", "bị hỏng hoặc bị cắt cụt");
    }
    // A flipped bit in the packed bytes of the sheet.
    let at = bytes.windows(10).position(|w| w == b"sheet1.xml").unwrap() + 60;
    let mut flipped = bytes.clone();
    flipped[at] ^= 0x40;
    says(&refused(&flipped), "damaged or cut off (at xl/worksheets/sheet1.xml)", "(tại xl/worksheets/sheet1.xml)");
    let unclosed = workbook(&format!("{HEAD}<row r=\"2\"><c>"), &[]);
    says(&refused(&unclosed), "damaged", "bị hỏng");
}

#[test]
fn a_protected_workbook_gives_a_sentence() {
    let mut bytes = vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    bytes.resize(1536, 0);
    bytes.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    bytes.resize(4096, 0);
    says(&refused(&bytes), "protected by a password", "bảo vệ bằng mật khẩu");
    let old: Vec<u8> =
        bytes[..1536].iter().copied().chain("Workbook".encode_utf16().flat_map(u16::to_le_bytes)).collect();
    says(&refused(&old), "Excel 2003 or older (.xls)", "Excel 2003 trở về trước (.xls)");
}

#[test]
fn files_that_are_something_else_say_so() {
    for (bytes, english, vietnamese) in [
        (&b""[..], "The file is empty", "Tệp trống"),
        (b" \r\n\t\n", "The file is empty", "Tệp trống"),
        (b"\xEF\xBB\xBF", "The file is empty", "Tệp trống"),
        (b"\n  <HTML><body><table><tr><td>5</td></tr></table>", "web page, even if its name ends in .xls", "trang web"),
        (b"<table border=1><tr><td>1</td></tr></table>", "web page", "trang web"),
        (
            b"<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"/>",
            "XML file",
            "tệp XML",
        ),
        (b"%PDF-1.7\n%\xE2\xE3", "This is a PDF", "Đây là tệp PDF"),
        (
            b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0",
            "neither text nor a workbook",
            "không phải là văn bản",
        ),
        (b"a,b\n\"never closed", "", ""),
    ] {
        if english.is_empty() {
            continue;
        }
        says(&refused(bytes), english, vietnamese);
    }
    let open = format!("a,b\n1,2\n\"never closed{}", "x\n".repeat(limits::LINE_BYTES));
    says(&refused(open.as_bytes()), "quotation mark in line 3", "Dấu ngoặc kép ở dòng 3");
    let ods = archive(&[("mimetype", b"application/vnd.oasis.opendocument.spreadsheet")]);
    says(&refused(&ods), "(.ods)", "(.ods)");
    let docx = archive(&[("word/document.xml", b"<document/>"), ("[Content_Types].xml", b"<Types/>")]);
    says(&refused(&docx), "holds no workbook", "không chứa bảng tính");
    let empty_book =
        archive(&[("_rels/.rels", RELS.as_bytes()), ("xl/workbook.xml", b"<workbook><sheets/></workbook>")]);
    says(&refused(&empty_book), "has no sheet", "không có trang tính nào");
    let empty_sheet = workbook("", &[]);
    says(&refused(&empty_sheet), "The file is empty", "Tệp trống");
}

#[test]
fn a_file_over_the_limit_is_not_read() {
    let large = vec![b'5'; usize::try_from(limits::IMPORT_BYTES).unwrap() + 1];
    says(&refused(&large), "64 MB can be imported", "tối đa 64 MB");
    let cells = "1,".repeat(limits::IMPORT_CELLS + 10).replace("1,1,1,1,1,1,1,1,", "1,1,1,1,1,1,1,1\n");
    assert_eq!(read(cells.as_bytes(), &Choices::default()).unwrap_err(), Refusal::TooManyCells);
}

#[test]
fn a_reading_can_be_stopped() {
    let progress = Progress::default();
    progress.cancel();
    let file = "kpi,date,value\nDoanh thu,2026-03,5\n";
    let refusal =
        fourfold::import::read(file.as_bytes(), &crate::desk::project(), &Choices::default(), &progress).unwrap_err();
    says(&refusal, "nothing was changed", "không có gì thay đổi");
}

#[test]
fn texts_of_a_workbook_are_whole() {
    let sheet = format!(
        r#"{HEAD}<row r="2"><c r="A2" t="inlineStr"><is><r><t>Doanh</t></r><r><t xml:space="preserve"> thu</t></r></is></c><c r="B2" t="d"><v>2026-03-05T00:00:00</v></c><c r="C2"><f>A1</f><v>5</v></c></row><row r="3"><c t="str"><v>A &amp; B &#x110;</v></c><c t="str"><v><![CDATA[2026-03]]></v></c><c t="b"><v>1</v></c></row>"#
    );
    let read = proposal(workbook(&sheet, &[]), &Choices::default());
    assert_eq!(values(&read), ["Doanh thu 2026-03-01 5"]);
    assert_eq!(read.cell_text(Lang::En, 2, 0), "A & B Đ");
    assert_eq!(skipped(&read), ["A3 UnknownKpi"]);
}
