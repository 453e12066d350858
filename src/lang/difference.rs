//! What is different between two versions of a project, and the kinds of its records.

messages! {
    /// Kind of a record.
    kind_project() { en: "Project", vi: "Dự án" }
    /// Kind of a record.
    kind_perspective() { en: "Perspective", vi: "Khía cạnh" }
    /// Kind of a record.
    kind_theme() { en: "Theme", vi: "Chủ đề" }
    /// Kind of a record.
    kind_objective() { en: "Objective", vi: "Mục tiêu" }
    /// Kind of a record.
    kind_link() { en: "Link", vi: "Liên kết" }
    /// Kind of a record.
    kind_kpi() { en: "KPI", vi: "KPI" }
    /// Kind of a record.
    kind_measurement() { en: "Value", vi: "Số liệu" }
    /// Kind of a record.
    kind_initiative() { en: "Initiative", vi: "Sáng kiến" }
    /// Kind of a record.
    kind_step() { en: "Story step", vi: "Bước kể chuyện" }
    /// Kind of a record.
    kind_import_profile() { en: "Import settings", vi: "Thiết lập nhập" }
    /// A record without a name.
    difference_unnamed(kind: &str = "Objective") { en: format!("{kind} without a name"), vi: format!("{kind} chưa có tên") }
    /// Instead of a field: the record as a whole.
    difference_whole() { en: "Kept or removed", vi: "Giữ hay xóa" }
    /// Field.
    difference_stage() { en: "Stage", vi: "Giai đoạn" }
    /// Field: what a step of the story is about.
    difference_about() { en: "What is lit", vi: "Phần được làm nổi" }
    /// Field of import settings.
    difference_columns() { en: "Columns", vi: "Các cột" }
    /// Field of import settings.
    difference_decimal() { en: "Decimal mark", vi: "Dấu thập phân" }
    /// Field of import settings.
    difference_dates() { en: "Order of day and month", vi: "Thứ tự ngày và tháng" }
    /// A place in a list.
    difference_rank(rank: &str = "i") { en: format!("place {rank}"), vi: format!("vị trí {rank}") }
    /// How many, in a summary.
    count_values(count: usize = 3) { en: if count == 1 { "1 value".to_owned() } else { format!("{count} values") }, vi: format!("{count} số liệu") }
    /// How many, in a summary.
    count_initiatives(count: usize = 3) { en: if count == 1 { "1 initiative".to_owned() } else { format!("{count} initiatives") }, vi: format!("{count} sáng kiến") }
    /// How many, in a summary.
    count_perspectives(count: usize = 3) { en: if count == 1 { "1 perspective".to_owned() } else { format!("{count} perspectives") }, vi: format!("{count} khía cạnh") }
    /// How many, in a summary.
    count_themes(count: usize = 3) { en: if count == 1 { "1 theme".to_owned() } else { format!("{count} themes") }, vi: format!("{count} chủ đề") }
    /// How many, in a summary.
    count_steps(count: usize = 3) { en: if count == 1 { "1 story step".to_owned() } else { format!("{count} story steps") }, vi: format!("{count} bước kể chuyện") }
    /// How many, in a summary.
    count_imports(count: usize = 3) { en: if count == 1 { "1 import setting".to_owned() } else { format!("{count} import settings") }, vi: format!("{count} thiết lập nhập") }
    /// So many, or so many of the kind named before, have changed.
    difference_changed(counted: &str = "2 objectives") { en: format!("{counted} changed"), vi: format!("{counted} thay đổi") }
    /// So many, or so many of the kind named before, are gone.
    difference_removed(counted: &str = "1 link") { en: format!("{counted} removed"), vi: format!("{counted} bị xóa") }
    /// Name, mission or the like.
    difference_project() { en: "project details changed", vi: "thông tin dự án thay đổi" }
    /// Both versions are equal.
    difference_none() { en: "No difference", vi: "Không có khác biệt" }
    /// A value of a conflict: one side has kept the record.
    conflict_kept() { en: "kept", vi: "giữ lại" }
    /// A value of a conflict: one side has removed the record.
    conflict_removed() { en: "removed", vi: "đã xóa" }
    /// A value of a conflict: the field is empty.
    conflict_empty() { en: "empty", vi: "để trống" }
    /// A conflict on one line.
    conflict_line(record: &str = "Objective “Grow”", field: &str = "Owner", ours: &str = "Ann", theirs: &str = "Bob") {
        en: format!("Conflict: {record} · {field}: ours {ours}; theirs {theirs}"),
        vi: format!("Xung đột: {record} · {field}: bên ta {ours}; bên họ {theirs}"),
    }
}
