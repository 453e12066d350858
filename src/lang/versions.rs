//! The old versions of a file.

messages! {
    /// Title.
    versions_title() { en: "Versions", vi: "Các phiên bản" }
    /// When there is none.
    versions_none_title() { en: "No old version yet", vi: "Chưa có phiên bản cũ" }
    /// When there is none.
    versions_none_text() {
        en: "Each save keeps the version that it replaces: all of the last day, one an hour for a week, one a day for a month.",
        vi: "Mỗi lần lưu, bản bị thay thế được giữ lại: mọi bản trong ngày qua, mỗi giờ một bản trong một tuần, mỗi ngày một bản trong một tháng.",
    }
    /// When the project has no file.
    versions_unsaved_text() {
        en: "Old versions are kept from the first save on.",
        vi: "Các phiên bản cũ được giữ kể từ lần lưu đầu tiên.",
    }
    /// While they are looked for.
    versions_loading() { en: "Looking for old versions…", vi: "Đang tìm các phiên bản cũ…" }
    /// They can't be read.
    versions_unreadable(reason: &str = "permission denied") {
        en: format!("The old versions can't be read: {reason}"),
        vi: format!("Không đọc được các phiên bản cũ: {reason}"),
    }
    /// The present state, first in the list.
    versions_now() { en: "Now", vi: "Hiện tại" }
    /// What a version changed, if nothing.
    versions_same() { en: "nothing differs in content", vi: "nội dung không khác" }
    /// The time of the oldest version, of which only its end is known.
    versions_until(time: &str = "14:05") { en: format!("before {time}"), vi: format!("trước {time}") }
    /// A version that is no longer whole.
    versions_broken() { en: "can't be read any more", vi: "không còn đọc được" }
    /// The banner above an old version.
    versions_banner(date: &str = "26 Nov 2026", time: &str = "14:05") {
        en: format!("You are looking at the version of {date}, {time}."),
        vi: format!("Bạn đang xem phiên bản lúc {time}, {date}."),
    }
    /// Button.
    versions_restore() { en: "Restore this version", vi: "Khôi phục phiên bản này" }
    /// Button.
    versions_leave() { en: "Back to now", vi: "Về hiện tại" }
    /// Heading above what differs from the present state.
    versions_against_now() { en: "Different from now", vi: "Khác với hiện tại" }
    /// Button beside a record.
    versions_restore_record() { en: "Restore", vi: "Khôi phục" }
    /// What a screen reader calls that button.
    versions_restore_name(name: &str = "Monthly churn") { en: format!("Restore {name}"), vi: format!("Khôi phục {name}") }
    /// Where an old version is changed.
    versions_read_only() {
        en: "This is an old version. Restore it, or go back to now, to edit.",
        vi: "Đây là phiên bản cũ. Hãy khôi phục hoặc về hiện tại để sửa.",
    }
    /// Several values of one KPI in the list of what differs.
    versions_values(kpi: &str = "KPI “MRR”", count: usize = 3) {
        en: format!("{kpi}: {count} values"),
        vi: format!("{kpi}: {count} số liệu"),
    }
    /// After restoring a record.
    versions_record_restored(name: &str = "Monthly churn") {
        en: format!("Restored {name}."),
        vi: format!("Đã khôi phục {name}."),
    }
    /// A record that can't be restored alone.
    versions_record_refused(name: &str = "Monthly churn") {
        en: format!("{name} can't be restored alone: what it belongs to is not in the strategy any more. Restore that first, or the whole version."),
        vi: format!("Không thể khôi phục riêng {name}: thứ mà nó thuộc về không còn trong chiến lược. Hãy khôi phục thứ đó trước, hoặc cả phiên bản."),
    }
    /// After restoring.
    versions_restored(date: &str = "26 Nov 2026", time: &str = "14:05") {
        en: format!("Restored the version of {date}, {time}."),
        vi: format!("Đã khôi phục phiên bản lúc {time}, {date}."),
    }
}
