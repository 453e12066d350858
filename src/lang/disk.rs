//! The file on the disk: changed by others, gone, locked, and the questions before it is overwritten.

messages! {
    /// A lasting banner: another program has changed the file, and there is unsaved work here.
    disk_changed(name: &str = "map.bsc.ron") {
        en: format!("Another program has changed {name}. Your unsaved work is still here."),
        vi: format!("Chương trình khác đã thay đổi {name}. Phần việc chưa lưu của bạn vẫn còn đây."),
    }
    /// A lasting banner: the file is gone.
    disk_gone(name: &str = "map.bsc.ron") {
        en: format!("{name} is no longer where it was. The project is still open here."),
        vi: format!("{name} không còn ở chỗ cũ. Dự án vẫn đang mở tại đây."),
    }
    /// A lasting banner: another window of this program has the file open.
    disk_locked(name: &str = "map.bsc.ron") {
        en: format!("{name} is open in another window of Fourfold. This window can save it under another name only."),
        vi: format!("{name} đang mở ở một cửa sổ Fourfold khác. Cửa sổ này chỉ lưu được với tên khác."),
    }
    /// A lasting banner: the file may not be written.
    disk_read_only(name: &str = "map.bsc.ron") {
        en: format!("{name} is read-only. Changes can be saved under another name."),
        vi: format!("{name} chỉ cho đọc. Có thể lưu thay đổi với tên khác."),
    }
    /// A lasting banner: the file has fields of a newer version.
    disk_unknown_fields(fields: &str = "k-0000000001.colour") {
        en: format!("This version of Fourfold does not know {fields}. It asks before saving over them."),
        vi: format!("Phiên bản Fourfold này không biết {fields}. Trước khi lưu đè, Fourfold sẽ hỏi."),
    }
    /// A lasting banner: the file is of a newer version of the format.
    disk_newer(name: &str = "map.bsc.ron", version: u32 = 3, left_out: usize = 2) {
        en: format!("{name} was written by a newer Fourfold (version {version} of the file), so it can't be saved over. {}", match left_out {
            0 => "Everything in it is shown.".to_owned(),
            1 => "One part of it is not understood and not shown.".to_owned(),
            count => format!("{count} parts of it are not understood and not shown."),
        }),
        vi: format!("{name} do bản Fourfold mới hơn ghi (tệp phiên bản {version}), nên không thể lưu đè. {}", match left_out {
            0 => "Mọi nội dung đều hiển thị.".to_owned(),
            count => format!("Có {count} phần không hiểu được và không hiển thị."),
        }),
    }
    /// A lasting banner: the next save brings the file to a newer version of the format.
    disk_older(name: &str = "map.bsc.ron") {
        en: format!("{name} was written by an older Fourfold. Saving brings it to the new format, which older ones can't read; the old file stays in Versions."),
        vi: format!("{name} do bản Fourfold cũ hơn ghi. Khi lưu, tệp sẽ chuyển sang định dạng mới mà bản cũ không đọc được; tệp cũ vẫn còn trong Các phiên bản."),
    }
    /// A lasting banner: a copy that a sync program has made lies beside the file.
    disk_copy(copy: &str = "map (conflicted copy).bsc.ron") {
        en: format!("A sync program has put another version beside this file: {copy}."),
        vi: format!("Chương trình đồng bộ đã đặt một phiên bản khác cạnh tệp này: {copy}."),
    }
    /// Button.
    disk_merge() { en: "Merge both", vi: "Hợp nhất cả hai" }
    /// Button.
    disk_merge_copy() { en: "Merge into this", vi: "Hợp nhất vào đây" }
    /// Button: the copy stays where it is and is not offered again, unless it changes.
    disk_ignore_copy() { en: "Leave it", vi: "Để nguyên" }
    /// The name of a copy, without its ending.
    save_copy_name(name: &str = "map") { en: format!("{name} (copy)"), vi: format!("{name} (bản sao)") }
    /// Button: drops the work here.
    disk_reload() { en: "Take theirs", vi: "Lấy bản kia" }
    /// Button.
    disk_save_elsewhere() { en: "Save a copy elsewhere…", vi: "Lưu bản sao chỗ khác…" }
    /// Button.
    disk_replace() { en: "Replace theirs", vi: "Ghi đè bản kia" }
    /// What that button does.
    disk_replace_tooltip() {
        en: "Their version stays in Versions.",
        vi: "Bản kia vẫn còn trong Các phiên bản.",
    }
    /// Button.
    disk_save_here() { en: "Save here again", vi: "Lưu lại chỗ này" }
    /// After a reload.
    disk_reloaded(changes: &str = "2 objectives changed") {
        en: format!("The file was changed by another program and is loaded again: {changes}."),
        vi: format!("Tệp đã được chương trình khác thay đổi và được tải lại: {changes}."),
    }
    /// After a merge without open conflicts.
    disk_merged(changes: &str = "2 objectives changed") {
        en: format!("Merged: {changes}."),
        vi: format!("Đã hợp nhất: {changes}."),
    }
    /// The file on the disk can't be read as a project.
    disk_unreadable(name: &str = "map.bsc.ron", reason: &str = "The file is empty.") {
        en: format!("{name} was changed by another program and is no project any more: {reason} Your work is still here; save it under another name."),
        vi: format!("{name} đã bị chương trình khác thay đổi và không còn là dự án: {reason} Phần việc của bạn vẫn còn đây; hãy lưu với tên khác."),
    }

    /// Title of a question.
    question_conflict_title() { en: "The file has changed", vi: "Tệp đã thay đổi" }
    /// What theirs changed, in a question.
    question_their_changes(changes: &str = "2 objectives changed") {
        en: format!("There: {changes}."),
        vi: format!("Bản kia: {changes}."),
    }
    /// What ours changed, in a question.
    question_our_changes(changes: &str = "1 objective added") {
        en: format!("Here: {changes}."),
        vi: format!("Ở đây: {changes}."),
    }
    /// Title of a question.
    question_vanished_title() { en: "The file is gone", vi: "Tệp không còn nữa" }
    /// Title of a question.
    question_links_title() { en: "The file has several names", vi: "Tệp có nhiều tên" }
    /// Button.
    question_write_through() { en: "Save for all names", vi: "Lưu cho mọi tên" }
    /// Button.
    question_separate() { en: "Save this name only", vi: "Chỉ lưu tên này" }
    /// Title of a question.
    question_fields_title() { en: "Some fields would be lost", vi: "Một số trường sẽ mất" }
    /// Button.
    question_drop_fields() { en: "Save without them", vi: "Lưu và bỏ các trường đó" }
    /// Title of a question.
    question_not_kept_title() { en: "The old version can't be kept", vi: "Không giữ được phiên bản cũ" }
    /// Button.
    question_save_anyway() { en: "Save all the same", vi: "Vẫn lưu" }
    /// Title of a question.
    question_failed_title() { en: "Not saved", vi: "Chưa lưu được" }
    /// Title of a question.
    question_reload_title() { en: "Take their version?", vi: "Lấy bản kia?" }
    /// The question.
    question_reload_text() {
        en: "Your unsaved changes here are replaced; one undo brings them back.",
        vi: "Thay đổi chưa lưu của bạn ở đây sẽ bị thay thế; hoàn tác một bước là có lại.",
    }

    /// Ways out of a broken file.
    broken_ways_out() { en: "What still works", vi: "Những gì còn dùng được" }
    /// An old version of a broken file.
    broken_version(date: &str = "26 Nov 2026", time: &str = "14:05", size: &str = "48 KB") {
        en: format!("Version of {date}, {time} ({size})"),
        vi: format!("Phiên bản lúc {time}, {date} ({size})"),
    }
    /// Unsaved work of a broken file.
    broken_recovery(date: &str = "26 Nov 2026", time: &str = "14:05") {
        en: format!("Unsaved work of {date}, {time}"),
        vi: format!("Công việc chưa lưu lúc {time}, {date}"),
    }
    /// A way out: what was unsaved shortly before the file was written last.
    broken_trashed(date: &str = "26 Nov 2026", time: &str = "14:05") {
        en: format!("Work of {date}, {time}, from before it was saved"),
        vi: format!("Công việc lúc {time}, {date}, trước khi được lưu"),
    }
    /// A file beside a broken one that a sync program has made of it.
    broken_sibling(name: &str = "map (conflicted copy).bsc.ron") {
        en: format!("The copy beside it: {name}"),
        vi: format!("Bản sao bên cạnh: {name}"),
    }
    /// A file with git's conflict markers.
    broken_resolve() { en: "Resolve the conflicts here", vi: "Giải quyết xung đột tại đây" }
    /// After opening an old version in the place of a broken file.
    broken_opened_version(name: &str = "map.bsc.ron") {
        en: format!("An old version of {name} is open. The broken file is untouched until you save."),
        vi: format!("Đang mở một phiên bản cũ của {name}. Tệp hỏng vẫn nguyên cho tới khi bạn lưu."),
    }
}
