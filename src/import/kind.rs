//! What a file is, by its first bytes and never by its name.

use super::Refusal;

/// A kind of file that can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Separated values.
    Text,
    /// An archive, which should be a workbook.
    Archive,
}

/// How much of a file is looked at.
const SAMPLE: usize = 4096;

/// The kind of a file; what is certainly neither is refused with its name.
pub fn kind(bytes: &[u8]) -> Result<Kind, Refusal> {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(Refusal::Empty);
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return Ok(Kind::Archive);
    }
    // The container of Excel 97-2003, and of protected workbooks of any age ([MS-CFB] 2.2).
    if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
        let marker: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let is_locked = bytes.windows(marker.len()).any(|window| window == marker);
        return Err(if is_locked { Refusal::Password } else { Refusal::OldWorkbook });
    }
    if bytes.starts_with(b"%PDF-") {
        return Err(Refusal::Pdf);
    }
    let head = bytes.get(..SAMPLE.min(bytes.len())).unwrap_or(bytes);
    let head = String::from_utf8_lossy(head).trim_start_matches('\u{FEFF}').trim_start().to_ascii_lowercase();
    if ["<!doctype html", "<html", "<table", "<head", "<body", "<meta"].iter().any(|tag| head.starts_with(tag)) {
        return Err(Refusal::WebPage);
    }
    if head.starts_with("<?xml") {
        return Err(if head.contains("<html") { Refusal::WebPage } else { Refusal::XmlSheet });
    }
    Ok(Kind::Text)
}

/// Whether a text is what remains of something else: more than a few characters that no text holds.
pub fn is_binary(text: &str) -> bool {
    let head = text.chars().take(SAMPLE);
    let (bad, all) = head.fold((0_usize, 0_usize), |(bad, all), c| {
        let is_bad = c == '\u{FFFD}' || c.is_control() && !matches!(c, '\t' | '\n' | '\r');
        (bad + usize::from(is_bad), all + 1)
    });
    bad * 20 > all
}
