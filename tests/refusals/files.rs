//! Files that are not opened, not saved, not recovered, and what is not exported.

use std::io::{Error, ErrorKind};

use fourfold::export::{Content, ExportError, Format, PdfError, PngError, PptxError, table};
use fourfold::store::keep::EntryError;
use fourfold::store::{Broken, EncodeError, Hash, OpenError, Place, SaveError, Step};

use super::{End, check};

/// One of the kinds of broken files; which record is at fault is tested with the files.
fn broken() -> Vec<Broken> {
    let place = Place { line: 3, column: 5 };
    vec![
        Broken::TooLarge { bytes: 99 },
        Broken::Empty,
        Broken::Zeros { bytes: 99 },
        Broken::Binary { place },
        Broken::NotUtf8 { place, offset: 42 },
        Broken::NotAMap,
        Broken::Newer { version: 9 },
        Broken::Conflicts { lines: vec![3, 9] },
        fourfold::store::read(b"(format: \"bsc-map\", version: 2, nonsense: (((").unwrap_err(),
    ]
}

#[test]
fn files_that_are_no_project() {
    let row = |broken: &Broken| match broken {
        Broken::TooLarge { .. } => (0, "The file has 99 bytes", "Tệp có 99 byte"),
        Broken::Empty => (1, "The file is empty", "Tệp này trống"),
        Broken::Zeros { .. } => (2, "All 99 bytes of the file are zero", "Cả 99 byte của tệp đều bằng 0"),
        Broken::Binary { .. } => (3, "is not a text (line 3, column 5)", "không phải là văn bản (dòng 3, cột 5)"),
        Broken::NotUtf8 { .. } => (4, "not in UTF-8: line 3, column 5", "không dùng bảng mã UTF-8: dòng 3"),
        Broken::NotAMap => (5, "This is not a strategy map", "Đây không phải là bản đồ chiến lược"),
        Broken::Newer { .. } => (6, "a newer Fourfold (file version 9)", "phiên bản tệp 9"),
        Broken::Conflicts { .. } => (7, "2 unresolved merge conflicts, the first one in line 3", "còn 2 xung đột"),
        Broken::Records { .. } => (8, "The file was not opened and not changed. Line", "vẫn giữ nguyên. Dòng"),
    };
    check(&broken(), 9, End::Stop, row, Broken::message);
}

#[test]
fn files_that_are_not_opened() {
    let row = |error: &OpenError| match error {
        OpenError::Missing { .. } => (0, "There is no file a.ron", "Không có tệp a.ron"),
        OpenError::NotAFile { .. } => (1, "a.ron is a folder", "a.ron là một thư mục"),
        OpenError::Unreadable { source, .. } if source.kind() == ErrorKind::PermissionDenied => {
            (2, "You may not read a.ron", "Bạn không có quyền đọc a.ron")
        }
        OpenError::Unreadable { .. } => (3, "a.ron can't be read: odd", "Không đọc được a.ron: odd"),
        OpenError::Broken { .. } => (4, "a.ron: The file is empty", "Tệp a.ron: Tệp này trống"),
    };
    let path = || "a.ron".into();
    let examples = [
        OpenError::Missing { path: path() },
        OpenError::NotAFile { path: path() },
        OpenError::Unreadable { source: ErrorKind::PermissionDenied.into(), path: path() },
        OpenError::Unreadable { source: Error::other("odd"), path: path() },
        OpenError::Broken { source: Broken::Empty, path: path() },
    ];
    check(&examples, 5, End::Stop, row, OpenError::message);
}

#[test]
fn projects_that_are_not_written() {
    let row = |error: &EncodeError| match error {
        EncodeError::TooLarge { .. } => (0, "it would take 99 bytes", "cần 99 byte"),
        EncodeError::Unreadable { .. } => (1, "could not be read back", "không đọc lại được"),
        EncodeError::Different => (2, "it reads back differently", "đọc lại không giống như cũ"),
    };
    let examples = [
        EncodeError::TooLarge { bytes: 99 },
        EncodeError::Unreadable { broken: Broken::Empty },
        EncodeError::Different,
    ];
    check(&examples, 3, End::Stop, row, EncodeError::message);
}

fn saves() -> Vec<SaveError> {
    let path = || "a.ron".into();
    let odd = || Error::other("odd");
    let failed = |kind: ErrorKind| SaveError::Failed { step: Step::Write, source: kind.into(), path: path() };
    vec![
        SaveError::ReadOnly { path: path() },
        SaveError::NotAFile { path: path() },
        SaveError::NoFolder { path: path() },
        SaveError::DeadLink { path: path() },
        SaveError::Conflict { found: Hash::of(b""), bytes: Vec::new(), path: path() },
        SaveError::Vanished { path: path() },
        SaveError::HardLinked { links: 2, path: path() },
        SaveError::Newer { version: 9, path: path() },
        SaveError::DropsFields { count: 1, path: path() },
        SaveError::DropsFields { count: 2, path: path() },
        SaveError::NotKept { source: odd(), path: path() },
        SaveError::Torn { path: path() },
        SaveError::TornInPlace { source: odd(), copy: "b.ron".into(), path: path() },
        failed(ErrorKind::StorageFull),
        failed(ErrorKind::QuotaExceeded),
        failed(ErrorKind::PermissionDenied),
        SaveError::Failed { step: Step::Sync, source: odd(), path: path() },
        SaveError::NotSettled { source: odd(), path: path() },
    ]
}

#[test]
fn files_that_are_not_saved() {
    use ErrorKind::{PermissionDenied, QuotaExceeded, StorageFull};
    let row = |error: &SaveError| match error {
        SaveError::ReadOnly { .. } => (0, "Not saved: a.ron is read-only", "a.ron chỉ cho phép đọc"),
        SaveError::NotAFile { .. } => (1, "a.ron is not a file", "a.ron không phải là tệp"),
        SaveError::NoFolder { .. } => (2, "the folder of a.ron does not exist", "thư mục của a.ron không tồn tại"),
        SaveError::DeadLink { .. } => (3, "a link to a file that is not there", "liên kết đến một tệp không còn nữa"),
        SaveError::Conflict { .. } => (4, "another program has changed a.ron", "chương trình khác đã thay đổi a.ron"),
        SaveError::Vanished { .. } => (5, "a.ron is not there any more", "a.ron không còn ở đó"),
        SaveError::HardLinked { .. } => (6, "one file under 2 names", "một tệp có 2 tên"),
        SaveError::Newer { .. } => {
            (7, "a newer Fourfold (file version 9)", "phiên bản Fourfold mới hơn ghi (phiên bản tệp 9)")
        }
        SaveError::DropsFields { count: 1, .. } => (17, "one field in a.ron would be lost", "1 trường trong a.ron"),
        SaveError::DropsFields { .. } => (8, "2 fields in a.ron would be lost", "2 trường trong a.ron sẽ bị mất"),
        SaveError::NotKept { .. } => (
            9,
            "could not be put into the history first: odd",
            "không thể đưa phiên bản hiện tại của a.ron vào lịch sử trước khi ghi: odd",
        ),
        SaveError::Torn { .. } => (10, "the disk did not keep what was written", "không giữ đúng những gì đã ghi"),
        SaveError::TornInPlace { .. } => (
            11,
            "a.ron is damaged now: writing it broke off: odd. Your work is complete in b.ron",
            "a.ron hiện đã bị hỏng vì quá trình ghi bị gián đoạn: odd. Toàn bộ công việc của bạn nằm trong b.ron",
        ),
        SaveError::Failed { source, .. } => match source.kind() {
            StorageFull => (12, "the disk is full", "ổ đĩa đã đầy"),
            QuotaExceeded => (13, "the disk is full", "ổ đĩa đã đầy"),
            PermissionDenied => (14, "you may not write in the folder", "không có quyền ghi vào thư mục"),
            _ => (15, "Not saved: odd. Try again, or save elsewhere", "Chưa lưu: odd. Hãy thử lại hoặc lưu ở nơi khác"),
        },
        SaveError::NotSettled { .. } => (16, "the disk did not confirm it: odd", "ổ đĩa chưa xác nhận: odd"),
    };
    check(&saves(), 18, End::Stop, row, SaveError::message);
}

/// The same while unsaved work is put into the journal.
#[test]
fn journals_that_are_not_kept() {
    use ErrorKind::{QuotaExceeded, StorageFull};
    let row = |error: &SaveError| match error {
        SaveError::Failed { source, .. } if matches!(source.kind(), StorageFull | QuotaExceeded) => {
            (0, "Recovery is off: the disk is full", "Khôi phục đang tắt: ổ đĩa đã đầy")
        }
        SaveError::Failed { .. } | SaveError::NotSettled { .. } => {
            (1, "Recovery is off: unsaved work can't be kept: ", "không giữ được phần việc chưa lưu: ")
        }
        _ => (
            2,
            "Recovery is off: unsaved work can't be kept, because its folder is gone or the disk loses",
            "thư mục lưu tạm không còn",
        ),
    };
    check(&saves(), 3, End::Stop, row, SaveError::banner);
}

#[test]
fn unsaved_work_that_is_not_recovered() {
    let row = |error: &EntryError| match error {
        EntryError::Taken { .. } => (0, "is open in another window", "đang mở trong một cửa sổ khác"),
        EntryError::Broken { .. } => (1, "None of the snapshots in a is whole", "Không có bản chụp nào trong a"),
        EntryError::Unreadable { .. } => (2, "The unsaved work in a can't be read: odd", "chưa lưu trong a: odd"),
    };
    let folder = || "a".into();
    let examples = [
        EntryError::Taken { folder: folder() },
        EntryError::Broken { folder: folder() },
        EntryError::Unreadable { source: Error::other("odd"), folder: folder() },
    ];
    check(&examples, 3, End::Stop, row, EntryError::message);
}

#[test]
fn what_is_not_exported() {
    let row = |error: &ExportError| match error {
        ExportError::Picture(error) => match error {
            PngError::Empty { .. } => (0, "nothing to draw", "Không tạo được ảnh"),
            PngError::Scale { .. } => (1, "the scale -1 is not a positive number", "Không tạo được ảnh"),
            PngError::TooLarge { .. } => (2, "9000 × 900 pixels is too large", "9000 × 900 điểm ảnh quá lớn"),
            PngError::Memory { .. } => (3, "not enough memory", "Không đủ bộ nhớ"),
            PngError::Fonts => (17, "the fonts can't be read", "Không tạo được ảnh"),
            PngError::Encode { .. } => (4, "can't be written as PNG", "Không tạo được ảnh"),
        },
        ExportError::Pdf(error) => match error {
            PdfError::Empty { .. } => (5, "has no area", "Không tạo được tệp PDF"),
            PdfError::Scale { .. } => (6, "can't be scaled by -1", "Không tạo được tệp PDF"),
            PdfError::Size { .. } => (7, "9000 × 900 points is not possible", "trang PDF 9000 × 900 point"),
            PdfError::Cancelled => (8, "no PDF was made", "chưa tạo tệp PDF nào"),
            PdfError::Fonts => (9, "the fonts can't be read", "Không tạo được tệp PDF"),
            PdfError::Write { .. } => (10, "The PDF was not made", "Không tạo được tệp PDF"),
        },
        ExportError::Presentation(error) => match error {
            PptxError::Pack(_) => (11, "can't be packed", "Không tạo được ảnh"),
            PptxError::Write(_) => (12, "the presentation can't be written: odd", "Không tạo được ảnh"),
        },
        ExportError::Table(table::TableError) => (13, "The scorecard can’t be written", "Không ghi được thẻ điểm"),
        ExportError::Format { .. } => (14, "can't be written as .csv", "không ghi được thành .csv"),
        ExportError::Nothing => (15, "There is nothing to export", "Không có gì để xuất"),
        ExportError::NoStep { .. } => (18, "The story has 3 steps", "Câu chuyện có 3 bước"),
        ExportError::Cancelled => (16, "nothing was written", "không có gì được ghi"),
    };
    let (width_px, height_px, largest_scale) = (9000.0, 900.0, 0.5);
    let id = krilla::error::KrillaError::DuplicateNamedDestination(std::sync::Arc::new("a".into()));
    let examples = [
        ExportError::Picture(PngError::Empty { width_pt: 0.0, height_pt: 0.0 }),
        ExportError::Picture(PngError::Scale { scale: -1.0 }),
        ExportError::Picture(PngError::TooLarge { width_px, height_px, largest_scale }),
        ExportError::Picture(PngError::Memory { width_px: 9000, height_px: 900 }),
        ExportError::Picture(PngError::Fonts),
        ExportError::Picture(PngError::Encode { source: Error::other("odd").into() }),
        ExportError::Pdf(PdfError::Empty { width_pt: 0.0, height_pt: 0.0 }),
        ExportError::Pdf(PdfError::Scale { scale: -1.0 }),
        ExportError::Pdf(PdfError::Size { width_pt: 9000.0, height_pt: 900.0, largest_scale }),
        ExportError::Pdf(PdfError::Cancelled),
        ExportError::Pdf(PdfError::Fonts),
        ExportError::Pdf(PdfError::Write { source: Box::new(id) }),
        ExportError::Presentation(PptxError::Pack(zip::result::ZipError::FileNotFound)),
        ExportError::Presentation(PptxError::Write(Error::other("odd"))),
        ExportError::Table(table::TableError),
        ExportError::Format { content: Content::Map, format: Format::Csv },
        ExportError::Nothing,
        ExportError::Cancelled,
        ExportError::NoStep { steps: 3 },
    ];
    check(&examples, 19, End::Stop, row, ExportError::message);
}
