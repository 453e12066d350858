//! What menus, buttons and the palette call each action.

messages! {
    /// Action.
    act_add_objective() { en: "Add objective", vi: "Thêm mục tiêu" }
    /// Action.
    act_add_sibling() { en: "Add objective beside it", vi: "Thêm mục tiêu bên cạnh" }
    /// Action.
    act_add_effect() { en: "Add an effect of it", vi: "Thêm kết quả của nó" }
    /// Action.
    act_add_kpi() { en: "Add KPI", vi: "Thêm KPI" }
    /// Action.
    act_add_perspective() { en: "Add perspective", vi: "Thêm khía cạnh" }
    /// Action.
    act_rename() { en: "Rename", vi: "Đổi tên" }
    /// Action.
    act_delete() { en: "Delete", vi: "Xoá" }
    /// Action.
    act_duplicate() { en: "Duplicate", vi: "Nhân đôi" }
    /// Action.
    act_copy() { en: "Copy", vi: "Sao chép" }
    /// Action.
    act_cut() { en: "Cut", vi: "Cắt" }
    /// Action.
    act_paste() { en: "Paste", vi: "Dán" }
    /// Action.
    act_select_all() { en: "Select all", vi: "Chọn tất cả" }
    /// Action.
    act_unpin() { en: "Tidy the selection", vi: "Sắp xếp phần đã chọn" }
    /// Action.
    act_tidy() { en: "Tidy the map", vi: "Sắp xếp lại bản đồ" }
    /// Action.
    act_undo() { en: "Undo", vi: "Hoàn tác" }
    /// Action, with the step's name.
    act_undo_step(step: &str = "Rename objective") {
        en: format!("Undo: {step}"),
        vi: format!("Hoàn tác: {step}"),
    }
    /// Action.
    act_redo() { en: "Redo", vi: "Làm lại" }
    /// Action, with the step's name.
    act_redo_step(step: &str = "Rename objective") {
        en: format!("Redo: {step}"),
        vi: format!("Làm lại: {step}"),
    }
    /// Action and view.
    act_show_map() { en: "Map", vi: "Bản đồ" }
    /// Action and view.
    act_show_scorecard() { en: "Scorecard", vi: "Thẻ điểm" }
    /// Action and view.
    act_show_trends() { en: "Trends", vi: "Xu hướng" }
    /// Action and view.
    act_show_values() { en: "Values", vi: "Số liệu" }
    /// Action and view.
    act_show_review() { en: "Review", vi: "Rà soát" }
    /// Action and view.
    act_show_conflicts() { en: "Conflicts of a merge", vi: "Xung đột khi hợp nhất" }
    /// Action.
    act_fit() { en: "Fit the map into the window", vi: "Thu bản đồ vừa cửa sổ" }
    /// Action.
    act_fit_selection() { en: "Zoom to the selection", vi: "Phóng tới phần đã chọn" }
    /// Action.
    act_zoom_in() { en: "Zoom in", vi: "Phóng to" }
    /// Action.
    act_zoom_out() { en: "Zoom out", vi: "Thu nhỏ" }
    /// Action.
    act_zoom_full() { en: "Zoom to 100 %", vi: "Phóng về 100 %" }
    /// Action.
    act_toggle_outline() { en: "Show or hide the outline", vi: "Hiện hoặc ẩn dàn ý" }
    /// Action.
    act_toggle_inspector() { en: "Show or hide the inspector", vi: "Hiện hoặc ẩn bảng chi tiết" }
    /// Action.
    act_show_library() { en: "KPI library", vi: "Thư viện KPI" }
    /// Action.
    act_show_story() { en: "Steps of the story", vi: "Các bước của câu chuyện" }
    /// Action.
    act_start_pitch() { en: "Start pitch", vi: "Bắt đầu thuyết trình" }
    /// Action.
    act_start_pitch_here() { en: "Pitch from this step", vi: "Thuyết trình từ bước này" }
    /// Action.
    act_new() { en: "New…", vi: "Tạo mới…" }
    /// Action.
    act_open() { en: "Open…", vi: "Mở…" }
    /// Action.
    act_save() { en: "Save", vi: "Lưu" }
    /// Action.
    act_save_as() { en: "Save as…", vi: "Lưu thành…" }
    /// Action.
    act_export() { en: "Export picture…", vi: "Xuất ảnh…" }
    /// Action.
    act_show_versions() { en: "Versions of this file", vi: "Các phiên bản của tệp này" }
    /// Action.
    act_show_recovery() { en: "Unsaved work…", vi: "Công việc chưa lưu…" }
    /// Action.
    act_import() { en: "Import values…", vi: "Nhập tệp số liệu…" }
    /// Action: the map onto the clipboard.
    act_copy_picture() { en: "Copy the map as a picture", vi: "Chép bản đồ thành ảnh" }
    /// Action.
    act_show_today() { en: "Look at today", vi: "Xem tính đến hôm nay" }
    /// Action: the day moves by itself from the first values to today.
    act_play_history() { en: "Play history", vi: "Phát lại diễn biến" }
    /// Action: the history holds.
    act_pause_history() { en: "Pause history", vi: "Tạm dừng diễn biến" }
    /// Action.
    act_look_light() { en: "Light look", vi: "Giao diện sáng" }
    /// Action.
    act_look_dark() { en: "Dark look", vi: "Giao diện tối" }
    /// Action.
    act_look_system() { en: "Look of the system", vi: "Giao diện theo hệ thống" }
    /// Action.
    act_toggle_motion() { en: "Switch motion on or off", vi: "Bật hoặc tắt chuyển động" }
    /// Action.
    act_toggle_focus() {
        en: "Dim what is not connected, or not",
        vi: "Bật hoặc tắt làm mờ phần không liên quan",
    }
    /// Action.
    act_turn_arrows() {
        en: "Draw arrows curved or right-angled",
        vi: "Vẽ mũi tên cong hoặc vuông góc",
    }
    /// Action.
    act_toggle_columns() { en: "Set themes as columns, or not", vi: "Bật hoặc tắt xếp chủ đề thành cột" }
    /// Action; in English in both languages, so that a lost person finds it.
    act_speak_english() { en: "English", vi: "English" }
    /// Action; in Vietnamese in both languages, so that a lost person finds it.
    act_speak_vietnamese() { en: "Tiếng Việt", vi: "Tiếng Việt" }
    /// Action.
    act_palette() { en: "Find or run…", vi: "Tìm, chạy lệnh…" }
    /// Action.
    act_project_settings() { en: "Project settings", vi: "Thiết lập dự án" }
    /// Action.
    act_close() { en: "Close the project", vi: "Đóng dự án" }
    /// Action.
    act_quit() { en: "Quit", vi: "Thoát" }
}
