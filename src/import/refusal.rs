//! Why a data file can't be read at all.

use crate::lang::Lang;
use crate::model::limits;

/// Why there is nothing to propose; nothing was changed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The file is larger than allowed.
    #[error("the file has {bytes} bytes, more than allowed")]
    TooLarge {
        /// Its length.
        bytes: u64,
    },
    /// There is nothing in it.
    #[error("the file is empty")]
    Empty,
    /// It is no text and no workbook.
    #[error("the file is neither text nor a workbook")]
    Binary,
    /// It is a workbook of Excel 2003 or older, whatever its name.
    #[error("the file is an old .xls workbook")]
    OldWorkbook,
    /// It opens with a password only.
    #[error("the workbook is protected by a password")]
    Password,
    /// It is a web page, whatever its name.
    #[error("the file is a web page")]
    WebPage,
    /// It is an XML spreadsheet of Excel 2003.
    #[error("the file is an XML spreadsheet")]
    XmlSheet,
    /// It is a PDF.
    #[error("the file is a PDF")]
    Pdf,
    /// It is an `OpenDocument` workbook.
    #[error("the file is an OpenDocument spreadsheet")]
    OpenDocument,
    /// It is an archive, but of something else.
    #[error("the archive holds no workbook")]
    NotAWorkbook,
    /// It is a workbook that is cut off or damaged.
    #[error("the workbook is damaged: {part}")]
    Damaged {
        /// The part of it that can't be read.
        part: String,
    },
    /// Unpacked it is larger than allowed.
    #[error("the workbook unpacks to more than allowed")]
    Bomb,
    /// It has more filled cells than allowed.
    #[error("more than {} filled cells", limits::IMPORT_CELLS)]
    TooManyCells,
    /// It has no sheet.
    #[error("the workbook has no sheet")]
    NoSheet,
    /// It has no sheet of that name.
    #[error("there is no sheet {name}")]
    UnknownSheet {
        /// The name that was asked for.
        name: String,
        /// Those that there are.
        sheets: Vec<String>,
    },
    /// A quotation mark is never closed.
    #[error("the quotation mark in line {line} is never closed")]
    OpenQuote {
        /// The line, from 1.
        line: u32,
    },
    /// The reading was stopped.
    #[error("stopped")]
    Cancelled,
}

impl Refusal {
    /// What is wrong and what to do.
    pub fn message(&self, lang: Lang) -> String {
        match self {
            Self::TooLarge { bytes } => lang.import_too_large(bytes / MEGABYTE, limits::IMPORT_BYTES / MEGABYTE),
            Self::Empty => lang.import_empty(),
            Self::Binary => lang.import_binary(),
            Self::OldWorkbook => lang.import_old_workbook(),
            Self::Password => lang.import_password(),
            Self::WebPage => lang.import_web_page(),
            Self::XmlSheet => lang.import_xml_sheet(),
            Self::Pdf => lang.import_pdf(),
            Self::OpenDocument => lang.import_open_document(),
            Self::NotAWorkbook => lang.import_not_a_workbook(),
            Self::Damaged { part } => lang.import_damaged(part),
            Self::Bomb => lang.import_bomb(limits::IMPORT_UNPACKED_BYTES / MEGABYTE),
            Self::TooManyCells => lang.import_too_many_cells(&lang.number(limits::IMPORT_CELLS as f64, 0)),
            Self::NoSheet => lang.import_no_sheet(),
            Self::UnknownSheet { name, sheets } => lang.import_unknown_sheet(name, &sheets.join(", ")),
            Self::OpenQuote { line } => lang.import_open_quote(*line),
            Self::Cancelled => lang.import_cancelled(),
        }
        .into_owned()
    }
}

const MEGABYTE: u64 = 1024 * 1024;
