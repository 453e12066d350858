//! The view in which conflicts of a merge are decided.

messages! {
    /// Heading.
    resolve_title() { en: "Conflicts", vi: "Xung đột" }
    /// Under the heading: how many are left.
    resolve_left(count: usize = 7) {
        en: if count == 1 { "1 to decide".to_owned() } else { format!("{count} to decide") },
        vi: format!("Còn {count} mục cần quyết định"),
    }
    /// Which one is shown.
    resolve_place(at: usize = 3, count: usize = 7) { en: format!("{at} of {count}"), vi: format!("{at}/{count}") }
    /// How many were decided.
    resolve_decided(count: usize = 2) { en: format!("{count} decided"), vi: format!("đã quyết định {count}") }
    /// Over the value that both versions come from.
    resolve_base() { en: "Common origin", vi: "Bản gốc chung" }
    /// Over the value that was kept.
    resolve_ours() { en: "Ours", vi: "Bản của ta" }
    /// Over the value of the other version.
    resolve_theirs() { en: "Theirs", vi: "Bản của họ" }
    /// Over a value that was written since.
    resolve_present() { en: "Written since", vi: "Viết sau đó" }
    /// Mark of the value that stands in the project.
    resolve_is_present() { en: "in the project now", vi: "đang có trong dự án" }
    /// Button under a value.
    resolve_take_base() { en: "Use the origin", vi: "Dùng bản gốc" }
    /// In place of the common origin: it has nothing there, or nobody knows which version both come from.
    resolve_no_base() { en: "empty, or not known", vi: "trống, hoặc không rõ" }
    /// Button under it.
    resolve_take_nothing() { en: "Leave it empty", vi: "Để trống" }
    /// Button under a value.
    resolve_take_ours() { en: "Keep ours", vi: "Giữ bản của ta" }
    /// Button under a value.
    resolve_take_theirs() { en: "Take theirs", vi: "Lấy bản của họ" }
    /// Button under a value.
    resolve_keep_present() { en: "Keep this", vi: "Giữ giá trị này" }
    /// Over the buttons for all that is open about the record.
    resolve_record(count: usize = 3) {
        en: format!("All {count} of this record together:"),
        vi: format!("Cả {count} mục của bản ghi này cùng lúc:"),
    }
    /// Button for all of a record.
    resolve_record_ours() { en: "Ours", vi: "Của ta" }
    /// Button for all of a record, for a screen reader.
    resolve_record_ours_name() { en: "Keep ours for this record", vi: "Giữ của ta cho bản ghi này" }
    /// Button for all of a record.
    resolve_record_theirs() { en: "Theirs", vi: "Của họ" }
    /// Button for all of a record, for a screen reader.
    resolve_record_theirs_name() { en: "Take theirs for this record", vi: "Lấy của họ cho bản ghi này" }
    /// Button for everything.
    resolve_all_ours() { en: "Keep all of ours", vi: "Giữ tất cả của ta" }
    /// Button for everything.
    resolve_all_theirs() { en: "Take all of theirs", vi: "Lấy tất cả của họ" }
    /// Button.
    resolve_previous() { en: "← Previous", vi: "← Trước" }
    /// Button.
    resolve_next() { en: "Next →", vi: "Tiếp →" }
    /// Button: shows the record on the map.
    resolve_show() { en: "Show on the map", vi: "Xem trên bản đồ" }
    /// How it is used.
    resolve_help() {
        en: "1 uses the origin, 2 keeps ours, 3 takes theirs. Page Up and Page Down turn pages.",
        vi: "1 dùng bản gốc, 2 giữ bản của ta, 3 lấy bản của họ. Page Up và Page Down để lật trang.",
    }
    /// Nothing is left.
    resolve_done_title() { en: "Everything is decided", vi: "Đã quyết định xong" }
    /// Nothing is left.
    resolve_done_text() {
        en: "Save the project to keep what you have decided. Undo brings each decision back.",
        vi: "Hãy lưu dự án để giữ các quyết định. Có thể hoàn tác từng quyết định.",
    }
    /// Banner over the other views.
    resolve_banner(count: usize = 7) {
        en: if count == 1 { "1 conflict is left from a merge.".to_owned() } else { format!("{count} conflicts are left from a merge.") },
        vi: format!("Còn {count} xung đột sau khi hợp nhất."),
    }
    /// Button in the banner.
    resolve_open() { en: "Resolve", vi: "Giải quyết" }
}
