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
    /// A link to something that is not there.
    save_dead_link(path: &str = "map.bsc.ron") {
        en: format!("Not saved: {path} is a link to a file that is not there. Save under another name."),
        vi: format!("Chưa lưu: {path} là liên kết đến một tệp không còn nữa. Hãy lưu với tên khác."),
    }
    /// Another program has changed the file since it was read or saved.
    save_conflict(path: &str = "map.bsc.ron") {
        en: format!("Not saved: another program has changed {path}, and nothing of that is overwritten unasked. Look at its changes, or save a copy."),
        vi: format!("Chưa lưu: một chương trình khác đã thay đổi {path}, và Fourfold không tự ý ghi đè. Hãy xem các thay đổi đó hoặc lưu một bản sao."),
    }
    /// The file was there and is gone.
    save_vanished(path: &str = "map.bsc.ron") {
        en: format!("Not saved: {path} is not there any more; it was deleted, moved or renamed. Save it there again, or elsewhere."),
        vi: format!("Chưa lưu: {path} không còn ở đó; tệp đã bị xóa, di chuyển hoặc đổi tên. Hãy lưu lại tại đó hoặc ở nơi khác."),
    }
    /// The file has several names; `links` is at least 2.
    save_hard_linked(path: &str = "map.bsc.ron", links: u64 = 2) {
        en: format!("Not saved: {path} is one file under {links} names. Save it under all of them, or make it a file of its own."),
        vi: format!("Chưa lưu: {path} là một tệp có {links} tên. Hãy lưu cho tất cả các tên, hoặc tách thành tệp riêng."),
    }
    /// The file was written by a newer version of the program.
    save_newer(path: &str = "map.bsc.ron", version: u32 = 3) {
        en: format!("Not saved: {path} was written by a newer Fourfold (file version {version}), and parts of it would be lost. Save under another name, or update Fourfold."),
        vi: format!("Chưa lưu: {path} do phiên bản Fourfold mới hơn ghi (phiên bản tệp {version}), lưu đè sẽ làm mất một phần. Hãy lưu với tên khác hoặc cập nhật Fourfold."),
    }
    /// Fields that this version does not know would be lost; `count` is at least 1.
    save_drops_fields(path: &str = "map.bsc.ron", count: usize = 2) {
        en: format!("Not saved: {} in {path} would be lost, because this version does not know {}. Save under another name, or agree to lose {}.", if count == 1 { "one field".to_owned() } else { format!("{count} fields") }, if count == 1 { "it" } else { "them" }, if count == 1 { "it" } else { "them" }),
        vi: format!("Chưa lưu: {count} trường trong {path} sẽ bị mất vì phiên bản này không biết các trường đó. Hãy lưu với tên khác, hoặc đồng ý bỏ các trường đó."),
    }
    /// The version that would be overwritten can't be kept; `reason` comes from the system.
    save_not_kept(path: &str = "map.bsc.ron", reason: &str = "no space left on device") {
        en: format!("Not saved: the present version of {path} could not be put into the history first: {reason}. Free some space and save again, save a copy elsewhere, or save without keeping it."),
        vi: format!("Chưa lưu: không thể đưa phiên bản hiện tại của {path} vào lịch sử trước khi ghi: {reason}. Hãy giải phóng dung lượng rồi lưu lại, lưu bản sao ở nơi khác, hoặc lưu mà không giữ phiên bản cũ."),
    }
    /// Writing in place broke off; `copy` is a complete copy, `reason` comes from the system.
    save_torn_in_place(path: &str = "map.bsc.ron", copy: &str = "recovery/map", reason: &str = "input/output error") {
        en: format!("{path} is damaged now: writing it broke off: {reason}. Your work is complete in {copy}, and the old version is in the history. Save a copy elsewhere."),
        vi: format!("{path} hiện đã bị hỏng vì quá trình ghi bị gián đoạn: {reason}. Toàn bộ công việc của bạn nằm trong {copy}, còn phiên bản cũ nằm trong lịch sử. Hãy lưu một bản sao ở nơi khác."),
    }
    /// Unsaved work is not being kept; `reason` comes from the system.
    recovery_off(reason: &str = "no space left on device") {
        en: format!("Recovery is off: unsaved work can't be kept: {reason}. Save now, and free some space."),
        vi: format!("Khôi phục đang tắt: không giữ được phần việc chưa lưu: {reason}. Hãy lưu ngay và giải phóng bớt dung lượng."),
    }
    /// Unsaved work is not being kept, because the disk is full.
    recovery_off_full() {
        en: "Recovery is off: the disk is full, so unsaved work can't be kept. Save now, and free some space.",
        vi: "Khôi phục đang tắt: ổ đĩa đã đầy nên không giữ được phần việc chưa lưu. Hãy lưu ngay và giải phóng bớt dung lượng.",
    }
    /// Unsaved work is not being kept, because its folder is gone or the disk loses what is written.
    recovery_off_broken() {
        en: "Recovery is off: unsaved work can't be kept, because its folder is gone or the disk loses what is written. Save now.",
        vi: "Khôi phục đang tắt: không giữ được phần việc chưa lưu vì thư mục lưu tạm không còn hoặc ổ đĩa làm mất dữ liệu đã ghi. Hãy lưu ngay.",
    }
    /// Unsaved work is open in another window.
    recovery_taken() {
        en: "This unsaved work is open in another window.",
        vi: "Phần việc chưa lưu này đang mở trong một cửa sổ khác.",
    }
    /// No snapshot of unsaved work is whole.
    recovery_broken(folder: &str = "recovery/map") {
        en: format!("None of the snapshots in {folder} is whole. They stay there."),
        vi: format!("Không có bản chụp nào trong {folder} còn nguyên vẹn. Các bản chụp vẫn nằm ở đó."),
    }
    /// Unsaved work can't be read; `reason` comes from the system.
    recovery_unreadable(folder: &str = "recovery/map", reason: &str = "device not ready") {
        en: format!("The unsaved work in {folder} can't be read: {reason}. Check the disk and try again."),
        vi: format!("Không đọc được phần việc chưa lưu trong {folder}: {reason}. Hãy kiểm tra ổ đĩa rồi thử lại."),
    }
}
