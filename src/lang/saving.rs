//! What is said when a file can't be found, read or written.

messages! {
    /// The project is too large for a file.
    save_too_large(bytes: u64 = 99, most: u64 = 9) {
        en: format!("The project was not saved: it would take {bytes} bytes, and a file may have {most}. Delete old measurements or long notes."),
        vi: format!("Dự án chưa được lưu: cần {bytes} byte, trong khi tệp chỉ được {most} byte. Hãy xóa bớt số liệu cũ hoặc ghi chú dài."),
    }
    /// What was written can't be read; `reason` is a sentence.
    save_unreadable(reason: &str = "Line 3: the id is missing.") {
        en: format!("The project was not saved, because it could not be read back. This is a fault of Fourfold; the old file is unchanged. {reason}"),
        vi: format!("Dự án chưa được lưu vì không đọc lại được. Đây là lỗi của Fourfold; tệp cũ vẫn giữ nguyên. {reason}"),
    }
    /// What was written reads differently.
    save_different() {
        en: "The project was not saved, because it reads back differently. This is a fault of Fourfold; the old file is unchanged. Undo the last step and save again.",
        vi: "Dự án chưa được lưu vì đọc lại không giống như cũ. Đây là lỗi của Fourfold; tệp cũ vẫn giữ nguyên. Hãy hoàn tác bước cuối rồi lưu lại.",
    }
    /// No such file.
    open_missing(path: &str = "map.bsc.ron") {
        en: format!("There is no file {path}. Check the name and the folder."),
        vi: format!("Không có tệp {path}. Hãy kiểm tra tên tệp và thư mục."),
    }
    /// A folder.
    open_folder(path: &str = "maps") {
        en: format!("{path} is a folder. Choose a file in it."),
        vi: format!("{path} là một thư mục. Hãy chọn một tệp trong đó."),
    }
    /// No right to read.
    open_denied(path: &str = "map.bsc.ron") {
        en: format!("You may not read {path}. Ask its owner for the right to read it."),
        vi: format!("Bạn không có quyền đọc {path}. Hãy xin chủ sở hữu cấp quyền đọc."),
    }
    /// Any other reason; `reason` comes from the system.
    open_failed(path: &str = "map.bsc.ron", reason: &str = "device not ready") {
        en: format!("{path} can't be read: {reason}. Check the disk or the connection and try again."),
        vi: format!("Không đọc được {path}: {reason}. Hãy kiểm tra ổ đĩa hoặc kết nối rồi thử lại."),
    }
    /// A file that could be read but is none of ours; `reason` says why.
    open_broken(path: &str = "map.bsc.ron", reason: &str = "The file is empty.") {
        en: format!("{path}: {reason}"),
        vi: format!("Tệp {path}: {reason}"),
    }
    /// The target may not be written.
    save_read_only(path: &str = "map.bsc.ron") {
        en: format!("Not saved: {path} is read-only. Save under another name, or allow writing to the file."),
        vi: format!("Chưa lưu: {path} chỉ cho phép đọc. Hãy lưu với tên khác hoặc cho phép ghi vào tệp."),
    }
    /// The target is no file.
    save_not_a_file(path: &str = "maps") {
        en: format!("Not saved: {path} is not a file. Choose another name."),
        vi: format!("Chưa lưu: {path} không phải là tệp. Hãy chọn tên khác."),
    }
    /// The folder is not there.
    save_no_folder(path: &str = "maps/map.bsc.ron") {
        en: format!("Not saved: the folder of {path} does not exist. Choose another folder."),
        vi: format!("Chưa lưu: thư mục của {path} không tồn tại. Hãy chọn thư mục khác."),
    }
    /// The disk is full.
    save_disk_full(path: &str = "map.bsc.ron") {
        en: format!("Not saved: the disk is full. Free some space, or save elsewhere; {path} is as it was before."),
        vi: format!("Chưa lưu: ổ đĩa đã đầy. Hãy giải phóng bớt dung lượng hoặc lưu ở nơi khác; {path} vẫn như trước."),
    }
    /// The folder may not be written.
    save_denied(path: &str = "map.bsc.ron") {
        en: format!("Not saved: you may not write in the folder of {path}. Save in another folder."),
        vi: format!("Chưa lưu: bạn không có quyền ghi vào thư mục của {path}. Hãy lưu vào thư mục khác."),
    }
    /// The disk did not keep what was written.
    save_torn(path: &str = "map.bsc.ron") {
        en: format!("Not saved: the disk did not keep what was written. Save on another disk; {path} is as it was before."),
        vi: format!("Chưa lưu: ổ đĩa không giữ đúng những gì đã ghi. Hãy lưu vào ổ đĩa khác; {path} vẫn như trước."),
    }
    /// Any other reason; `reason` comes from the system.
    save_failed(path: &str = "map.bsc.ron", reason: &str = "device not ready") {
        en: format!("Not saved: {reason}. Try again, or save elsewhere; {path} is as it was before."),
        vi: format!("Chưa lưu: {reason}. Hãy thử lại hoặc lưu ở nơi khác; {path} vẫn như trước."),
    }
    /// Written, but a power failure could still undo it; `reason` comes from the system.
    save_not_settled(path: &str = "map.bsc.ron", reason: &str = "input/output error") {
        en: format!("{path} was written, but the disk did not confirm it: {reason}. Save again, or save a copy elsewhere."),
        vi: format!("Đã ghi {path} nhưng ổ đĩa chưa xác nhận: {reason}. Hãy lưu lại hoặc lưu thêm một bản sao ở nơi khác."),
    }
}
