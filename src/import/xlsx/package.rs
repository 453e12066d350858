//! The archive of a workbook, opened within limits.

use std::io::{self, BufRead, BufReader, Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use super::xml::{Node, Xml};
use crate::import::Refusal;
use crate::model::limits;

/// What may be unpacked of an entry before its ratio is looked at, in bytes.
const FREE: u64 = 1024 * 1024;
/// Longest piece between two events of a document, in bytes: a text or a tag.
const PIECE: u64 = 4 * 1024 * 1024;

/// An open archive.
pub struct Package<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
    /// What was unpacked so far, in bytes.
    unpacked: u64,
}

impl<'b> Package<'b> {
    /// Opens the archive; one of too many entries is refused before its directory is read.
    pub fn open(bytes: &'b [u8]) -> Result<Self, Refusal> {
        // Each entry has a record with this mark in the directory (APPNOTE.TXT 4.3.12).
        let entries = bytes.windows(4).filter(|window| *window == b"PK\x01\x02").count();
        if entries > limits::IMPORT_ENTRIES {
            return Err(Refusal::Bomb);
        }
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_err| damaged("zip"))?;
        Ok(Self { archive, unpacked: 0 })
    }

    /// The path of an entry as it is written; paths are compared without case.
    pub fn find(&self, path: &str) -> Option<String> {
        if self.archive.index_for_name(path).is_some() {
            return Some(path.to_owned());
        }
        let names = self.archive.file_names().filter_map(Result::ok);
        names.map(std::borrow::Cow::into_owned).find(|name| name.eq_ignore_ascii_case(path))
    }

    /// The first bytes of an entry, as text.
    pub fn head(&mut self, path: &str) -> Option<String> {
        let entry = self.archive.by_name(path).ok()?;
        let mut head = Vec::new();
        entry.take(256).read_to_end(&mut head).ok()?;
        Some(String::from_utf8_lossy(&head).into_owned())
    }

    /// Reads a document node by node until `take` has enough (`false`). `take` also hears how far it is, 0 to 1.
    pub fn each(
        &mut self,
        path: &str,
        mut take: impl FnMut(Node<'_>, f32) -> Result<bool, Refusal>,
    ) -> Result<(), Refusal> {
        let entry = self.archive.by_name(path).map_err(|err| match err {
            ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => Refusal::Password,
            _ => damaged(path),
        })?;
        let (packed, claimed) = (entry.compressed_size(), entry.size());
        let room = limits::IMPORT_UNPACKED_BYTES.saturating_sub(self.unpacked);
        let most = room.min(FREE.max(packed.saturating_mul(limits::IMPORT_RATIO)));
        let gate = Gate { inner: BufReader::new(entry), read: 0, most, piece: 0, is_over: false };
        let mut xml = Xml::new(gate);
        let result = xml.each(|node, gate| {
            gate.piece = 0;
            take(node, gate.read as f32 / claimed.max(1) as f32)
        });
        let gate = xml.into_inner();
        self.unpacked += gate.read;
        match result {
            Err(_) if gate.is_over => Err(Refusal::Bomb),
            Err(None) => Err(damaged(path)),
            Err(Some(refusal)) => Err(refusal),
            Ok(()) => Ok(()),
        }
    }
}

pub fn damaged(part: &str) -> Refusal {
    Refusal::Damaged { part: part.chars().take(64).collect() }
}

/// An entry that gives no more than it may.
pub struct Gate<R> {
    inner: R,
    read: u64,
    most: u64,
    /// Bytes since the last event.
    piece: u64,
    is_over: bool,
}

impl<R: BufRead> BufRead for Gate<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.read > self.most || self.piece > PIECE {
            self.is_over = true;
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        self.inner.fill_buf()
    }

    fn consume(&mut self, count: usize) {
        self.read += count as u64;
        self.piece += count as u64;
        self.inner.consume(count);
    }
}

impl<R: BufRead> Read for Gate<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.fill_buf()?.read(buffer)?;
        self.consume(count);
        Ok(count)
    }
}
