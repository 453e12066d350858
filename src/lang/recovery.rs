//! Unsaved work that is found at a start, and what goes wrong with keeping it.

messages! {
    /// Title.
    recovery_title(count: usize = 2) {
        en: if count == 1 { "Unsaved work was found".to_owned() } else { format!("Unsaved work of {count} projects was found") },
        vi: if count == 1 { "Có công việc chưa lưu".to_owned() } else { format!("Có công việc chưa lưu của {count} dự án") },
    }
    /// Below the title.
    recovery_text() {
        en: "Fourfold or the computer stopped before it was saved. Looking changes nothing.",
        vi: "Fourfold hoặc máy tính đã dừng trước khi lưu. Chỉ xem thì không mất gì.",
    }
    /// When there is none.
    recovery_none() { en: "There is no unsaved work.", vi: "Không có công việc chưa lưu." }
    /// Title of the list when there is none.
    recovery_list_title() { en: "Unsaved work", vi: "Công việc chưa lưu" }
    /// Heading over work that was discarded.
    recovery_discarded() { en: "Discarded in the last 14 days", vi: "Đã bỏ trong 14 ngày qua" }
    /// Of a project without a file.
    recovery_untitled() { en: "never saved to a file", vi: "chưa lưu vào tệp nào" }
    /// When it was kept.
    recovery_from(date: &str = "26 Nov 2026", time: &str = "14:05") {
        en: format!("from {date}, {time}"),
        vi: format!("lúc {time}, {date}"),
    }
    /// Compared with the file.
    recovery_against_file(changes: &str = "3 objectives added") {
        en: format!("compared with the file: {changes}"),
        vi: format!("so với tệp: {changes}"),
    }
    /// Button.
    recovery_recover() { en: "Recover", vi: "Khôi phục" }
    /// Button.
    recovery_open_file() { en: "Open saved version", vi: "Mở bản đã lưu" }
    /// Button.
    recovery_discard() { en: "Discard", vi: "Bỏ" }
    /// What that button does.
    recovery_discard_tooltip() {
        en: "It stays in the list of unsaved work for 14 days.",
        vi: "Vẫn được giữ 14 ngày trong danh sách công việc chưa lưu.",
    }
    /// Button.
    recovery_later() { en: "Later", vi: "Để sau" }
    /// After recovering.
    recovery_recovered(name: &str = "map.bsc.ron") {
        en: format!("Recovered {name}. It is not saved yet."),
        vi: format!("Đã khôi phục {name}. Bản này chưa được lưu."),
    }
    /// After two failed starts; nothing was opened.
    recovery_safe_start(folder: &str = "aside") {
        en: format!("Fourfold stopped during its last two starts, so nothing was opened this time. Unsaved work was moved to {folder}; nothing was deleted."),
        vi: format!("Fourfold đã dừng trong hai lần khởi động vừa rồi, nên lần này chưa mở gì. Công việc chưa lưu đã được chuyển tới {folder}; không có gì bị xoá."),
    }
    /// After two failed starts; there was no unsaved work.
    recovery_safe_start_empty() {
        en: "Fourfold stopped during its last two starts, so nothing was opened this time.",
        vi: "Fourfold đã dừng trong hai lần khởi động vừa rồi, nên lần này chưa mở gì.",
    }
    /// Title after two failed starts.
    recovery_safe_title() { en: "A safe start", vi: "Khởi động an toàn" }
    /// Button: lists unsaved work.
    recovery_show() { en: "Show unsaved work", vi: "Xem công việc chưa lưu" }
    /// Button of that banner.
    recovery_open_anyway(name: &str = "map.bsc.ron") { en: format!("Open {name}"), vi: format!("Mở {name}") }
}
