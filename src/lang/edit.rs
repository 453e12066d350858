//! Names of undo steps, and why an edit was refused.

messages! {
    /// Undo step.
    step_edit_project() { en: "Edit project", vi: "Sửa dự án" }
    /// Undo step.
    step_add_perspective() { en: "Add perspective", vi: "Thêm khía cạnh" }
    /// Undo step.
    step_edit_perspective() { en: "Edit perspective", vi: "Sửa khía cạnh" }
    /// Undo step.
    step_move_perspective() { en: "Move perspective", vi: "Chuyển khía cạnh" }
    /// Undo step.
    step_remove_perspective() { en: "Remove perspective", vi: "Bỏ khía cạnh" }
    /// Undo step.
    step_add_theme() { en: "Add theme", vi: "Thêm chủ đề" }
    /// Undo step.
    step_edit_theme() { en: "Edit theme", vi: "Sửa chủ đề" }
    /// Undo step.
    step_remove_theme() { en: "Remove theme", vi: "Bỏ chủ đề" }
    /// Undo step.
    step_add_objective() { en: "Add objective", vi: "Thêm mục tiêu" }
    /// Undo step.
    step_rename_objective() { en: "Rename objective", vi: "Đổi tên mục tiêu" }
    /// Undo step.
    step_edit_objective() { en: "Edit objective", vi: "Sửa mục tiêu" }
    /// Undo step.
    step_move_objective() { en: "Move objective", vi: "Chuyển mục tiêu" }
    /// Undo step.
    step_remove_objective() { en: "Delete objective", vi: "Xoá mục tiêu" }
    /// Undo step.
    step_remove_selection() { en: "Delete selection", vi: "Xoá phần đã chọn" }
    /// Undo step.
    step_duplicate() { en: "Duplicate", vi: "Nhân đôi" }
    /// Undo step.
    step_paste() { en: "Paste", vi: "Dán" }
    /// Undo step.
    step_tidy() { en: "Tidy", vi: "Sắp xếp" }
    /// Undo step.
    step_add_link() { en: "Add link", vi: "Thêm liên kết" }
    /// Undo step.
    step_edit_link() { en: "Edit link", vi: "Sửa liên kết" }
    /// Undo step.
    step_retarget_link() { en: "Retarget link", vi: "Đổi đầu liên kết" }
    /// Undo step.
    step_remove_link() { en: "Delete link", vi: "Xoá liên kết" }
    /// Undo step.
    step_add_effect() { en: "Add effect", vi: "Thêm kết quả" }
    /// Undo step.
    step_add_kpi() { en: "Add KPI", vi: "Thêm KPI" }
    /// Undo step.
    step_edit_kpi() { en: "Edit KPI", vi: "Sửa KPI" }
    /// Undo step.
    step_remove_kpi() { en: "Delete KPI", vi: "Xoá KPI" }
    /// Undo step.
    step_enter_value() { en: "Enter value", vi: "Nhập số liệu" }
    /// Undo step.
    step_paste_values() { en: "Paste values", vi: "Dán số liệu" }
    /// Undo step.
    step_fill_values() { en: "Fill values", vi: "Điền số liệu" }
    /// Undo step.
    step_clear_values() { en: "Clear values", vi: "Xoá số liệu" }
    /// Undo step.
    step_import() { en: "Import", vi: "Nhập tệp số liệu" }
    /// Undo step.
    step_add_initiative() { en: "Add initiative", vi: "Thêm sáng kiến" }
    /// Undo step.
    step_edit_initiative() { en: "Edit initiative", vi: "Sửa sáng kiến" }
    /// Undo step.
    step_remove_initiative() { en: "Delete initiative", vi: "Xoá sáng kiến" }
    /// A step that can be undone.
    step_add_step() { en: "Add step of the story", vi: "Thêm bước của câu chuyện" }
    /// A step that can be undone.
    step_edit_step() { en: "Edit step of the story", vi: "Sửa bước của câu chuyện" }
    /// A step that can be undone.
    step_move_step() { en: "Move step of the story", vi: "Dời bước của câu chuyện" }
    /// A step that can be undone.
    step_remove_step() { en: "Delete step of the story", vi: "Xoá bước của câu chuyện" }
    /// A step that can be undone.
    step_reset_story() { en: "Back to the automatic story", vi: "Về câu chuyện tự động" }
    /// A step that can be undone.
    step_restore_version() { en: "Restore version", vi: "Khôi phục phiên bản" }
    /// A step that can be undone.
    step_restore_record() { en: "Restore from version", vi: "Khôi phục từ phiên bản cũ" }
    /// A step that can be undone.
    step_reload_file() { en: "Reload file", vi: "Tải lại tệp" }
    /// A step that can be undone.
    step_merge() { en: "Merge", vi: "Hợp nhất" }
    /// Undo step.
    step_resolve_conflict() { en: "Decide conflict", vi: "Quyết định xung đột" }

    /// A link from a card to itself.
    refused_self_link() {
        en: "An objective can't be its own cause. Choose another card as the effect.",
        vi: "Một mục tiêu không thể là nguyên nhân của chính nó. Hãy chọn thẻ khác làm kết quả.",
    }
    /// The same link twice.
    refused_same_ends() {
        en: "These two objectives are linked in this direction already.",
        vi: "Hai mục tiêu này đã được liên kết theo chiều này rồi.",
    }
    /// A record that is no longer there.
    refused_unknown() {
        en: "This no longer exists; it was probably deleted just now.",
        vi: "Mục này không còn nữa, có lẽ vừa bị xoá.",
    }
    /// A value of a conflict that can't stand in the project.
    refused_no_value() {
        en: "This value can't stand here any more; decide otherwise, or change the record by hand.",
        vi: "Giá trị này không còn dùng được ở đây; hãy chọn giá trị khác, hoặc tự sửa bản ghi.",
    }
    /// An id that is taken.
    refused_duplicate() { en: "This exists already.", vi: "Mục này đã có rồi." }
    /// A band with cards is to be removed, but no other band takes them.
    refused_cards_need_band() {
        en: "This perspective holds objectives and there is no other one that could take them.",
        vi: "Khía cạnh này còn mục tiêu mà không có khía cạnh nào khác để nhận.",
    }
    /// A number that can't be kept.
    refused_bad_number() {
        en: "This number is too large. Use a larger unit, such as millions.",
        vi: "Số này quá lớn. Hãy dùng đơn vị lớn hơn, ví dụ triệu.",
    }
    /// A negative number where there can be none.
    refused_negative() { en: "This can't be negative.", vi: "Giá trị này không thể âm." }
    /// A percentage over 100.
    refused_over_hundred() { en: "This is a share from 0 to 100 %.", vi: "Đây là tỷ lệ từ 0 đến 100 %." }
    /// A date that is certainly a slip.
    refused_date_out_of_range(first: i16 = 1900, last: i16 = 2200) {
        en: format!("Dates lie between the years {first} and {last}."),
        vi: format!("Ngày phải nằm trong khoảng từ năm {first} đến năm {last}."),
    }
    /// An end before its start.
    refused_end_before_start() {
        en: "The end lies before the start.",
        vi: "Ngày kết thúc nằm trước ngày bắt đầu.",
    }
    /// A range with its ends exchanged.
    refused_upside_down() {
        en: "The lower end must lie below the upper end.",
        vi: "Đầu dưới phải nhỏ hơn đầu trên.",
    }
    /// Baseline and minimum contradict.
    refused_baseline_against_minimum() {
        en: "Baseline and minimum contradict each other: seen from the target, one says that more is better, the other that less is. Correct the others as well: they are entered together as soon as they agree.",
        vi: "Hiện tại và định mức tối thiểu mâu thuẫn nhau: so với mục tiêu cần đạt, một số nói càng nhiều càng tốt, số kia nói càng ít càng tốt. Hãy sửa cả các số còn lại: chúng được nhận cùng lúc khi đã khớp nhau.",
    }
    /// Minimum and target are the same.
    refused_minimum_is_target() {
        en: "Minimum and target are equal, so nothing could ever be at risk. Choose a minimum that is short of the target.",
        vi: "Định mức tối thiểu bằng mục tiêu cần đạt nên không bao giờ có rủi ro. Hãy chọn mức tối thiểu chưa tới mục tiêu.",
    }
    /// The minimum lies inside the target range.
    refused_minimum_in_range() {
        en: "The minimum lies inside the target range. Choose one outside it.",
        vi: "Định mức tối thiểu nằm trong khoảng mục tiêu. Hãy chọn một mức nằm ngoài.",
    }
    /// A KPI without an objective.
    refused_no_objective() { en: "A KPI measures at least one objective.", vi: "Mỗi KPI phải đo ít nhất một mục tiêu." }
    /// An entry twice in a list.
    refused_twice() { en: "This is in the list already.", vi: "Mục này đã có trong danh sách." }
    /// A KPI as its own counterpart.
    refused_own_counterpart() { en: "A KPI can't be its own counterpart.", vi: "KPI không thể là cặp đôi của chính nó." }
    /// A link judged by a KPI of another objective.
    refused_foreign_kpi() {
        en: "This KPI does not measure the objective at that end of the arrow.",
        vi: "KPI này không đo mục tiêu ở đầu đó của mũi tên.",
    }
    /// Too many records.
    refused_too_many(most: usize = 24) {
        en: format!("There can be at most {most} of these."),
        vi: format!("Chỉ có thể có nhiều nhất {most} mục loại này."),
    }
    /// A text that is too long.
    refused_too_long(kilobytes: usize = 64) {
        en: format!("This text is too long. Shorten it to less than {kilobytes} KB."),
        vi: format!("Văn bản này quá dài. Hãy rút gọn xuống dưới {kilobytes} KB."),
    }
    /// A text that can't be kept.
    refused_bad_text() {
        en: "This text holds characters that can't be kept. Type it anew.",
        vi: "Văn bản này có ký tự không lưu được. Hãy gõ lại.",
    }
}
