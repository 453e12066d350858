//! The window: bars, outline, welcome, palette, notices and dialogs.

messages! {
    /// The app's name; the same in every language.
    app_name() { en: "Fourfold", vi: "Fourfold" }
    /// A project that has no file yet.
    untitled() { en: "Untitled", vi: "Chưa đặt tên" }
    /// Beside the file's name.
    state_saved() { en: "Saved", vi: "Đã lưu" }
    /// Beside the file's name.
    state_unsaved() { en: "Not saved", vi: "Chưa lưu" }
    /// Before the as-of date.
    as_of() { en: "as of", vi: "tính đến" }
    /// Before the field for the day that everything is looked at from.
    as_of_day() { en: "Day", vi: "Ngày" }
    /// Explains the as-of date.
    as_of_tooltip() {
        en: "The day the whole map looks at. Move it back to replay history.",
        vi: "Ngày mà cả bản đồ nhìn vào. Lùi lại để xem quá khứ.",
    }
    /// Button.
    today() { en: "Today", vi: "Hôm nay" }
    /// Why the history can't be played.
    no_history() {
        en: "Nothing to play yet: no value is from before this month.",
        vi: "Chưa có gì để phát: chưa có số liệu nào từ trước tháng này.",
    }
    /// Ends the history that is played.
    stop_history() { en: "Stop and go back", vi: "Dừng và quay lại" }
    /// How far the history is that is played.
    history_place(at: usize = 3, days: usize = 24) {
        en: format!("{at} of {days} months"),
        vi: format!("{at}/{days} tháng"),
    }
    /// The main menu.
    main_menu() { en: "Main menu", vi: "Trình đơn chính" }
    /// A submenu.
    menu_file() { en: "File", vi: "Tệp" }
    /// A submenu.
    menu_edit() { en: "Edit", vi: "Sửa" }
    /// A submenu.
    menu_view() { en: "View", vi: "Xem" }
    /// A submenu.
    menu_look() { en: "Look", vi: "Giao diện" }
    /// A submenu; in both languages, so that a lost person finds it.
    menu_language() { en: "Language · Ngôn ngữ", vi: "Ngôn ngữ · Language" }
    /// Tab of the panel on the left.
    outline() { en: "Outline", vi: "Dàn ý" }
    /// Adds a card to the band above it.
    outline_add() { en: "+ objective", vi: "+ mục tiêu" }
    /// What a screen reader calls that button.
    outline_add_to(band: &str = "Financial") {
        en: format!("Add objective to {band}"),
        vi: format!("Thêm mục tiêu vào {band}"),
    }
    /// Status bar.
    count_objectives(n: usize = 13) {
        en: if n == 1 { "1 objective".to_owned() } else { format!("{n} objectives") },
        vi: format!("{n} mục tiêu"),
    }
    /// Status bar.
    count_kpis(n: usize = 17) {
        en: if n == 1 { "1 KPI".to_owned() } else { format!("{n} KPIs") },
        vi: format!("{n} KPI"),
    }
    /// Status bar.
    count_links(n: usize = 16) {
        en: if n == 1 { "1 link".to_owned() } else { format!("{n} links") },
        vi: format!("{n} liên kết"),
    }
    /// Status bar.
    count_selected(n: usize = 2) { en: format!("{n} selected"), vi: format!("đã chọn {n}") }
    /// Status bar: switches the language.
    switch_language() { en: "Switch to Vietnamese", vi: "Chuyển sang tiếng Anh" }

    /// Welcome.
    welcome_title() { en: "Draw the strategy you can prove", vi: "Vẽ chiến lược mà bạn chứng minh được" }
    /// Welcome.
    welcome_subtitle() {
        en: "Objectives in four perspectives, joined by cause and effect, measured by KPIs.\nEverything stays in one file on this computer.",
        vi: "Mục tiêu theo bốn khía cạnh, nối nhau bằng quan hệ nhân quả, đo bằng KPI.\nTất cả nằm trong một tệp trên máy này.",
    }
    /// Welcome.
    welcome_new() { en: "Start from", vi: "Bắt đầu từ" }
    /// Welcome.
    welcome_recent() { en: "Recent files", vi: "Tệp gần đây" }
    /// Welcome.
    welcome_no_recent() {
        en: "Files you open or save are listed here.",
        vi: "Các tệp bạn mở hoặc lưu sẽ hiện ở đây.",
    }
    /// Welcome.
    welcome_drop() { en: "or drop a .bsc.ron file on this window", vi: "hoặc thả một tệp .bsc.ron vào cửa sổ này" }
    /// Welcome.
    forget_recent(name: &str = "map.bsc.ron") {
        en: format!("Take {name} off the list"),
        vi: format!("Bỏ {name} khỏi danh sách"),
    }

    /// In the palette's field.
    palette_hint() {
        en: "Type a command, an objective or a KPI",
        vi: "Gõ lệnh, mục tiêu hoặc KPI",
    }
    /// When the palette finds nothing.
    palette_nothing() { en: "Nothing is called that.", vi: "Không có gì tên như vậy." }
    /// A KPI of the library as a palette entry.
    palette_from_library(name: &str = "Churn rate") {
        en: format!("Library: {name}"),
        vi: format!("Thư viện: {name}"),
    }
    /// Kind of a palette entry.
    palette_command() { en: "command", vi: "lệnh" }
    /// Kind of a palette entry.
    palette_objective() { en: "objective", vi: "mục tiêu" }
    /// Kind of a palette entry.
    palette_kpi() { en: "KPI", vi: "KPI" }

    /// Closes a notice.
    dismiss() { en: "Close this message", vi: "Đóng thông báo này" }
    /// Button.
    cancel() { en: "Cancel", vi: "Huỷ" }
    /// Button.
    ok() { en: "OK", vi: "OK" }
    /// Notice.
    saved_as(name: &str = "map.bsc.ron") { en: format!("Saved {name}"), vi: format!("Đã lưu {name}") }
    /// Notice.
    exported_all(count: usize = 30, folder: &str = "maps/years") {
        en: format!("Exported {count} pictures to {folder}"),
        vi: format!("Đã xuất {count} ảnh vào {folder}"),
    }
    /// Notice.
    exported_as(name: &str = "map.png") { en: format!("Exported {name}"), vi: format!("Đã xuất {name}") }

    /// Title of the question before work is dropped.
    unsaved_title() { en: "Save your changes first?", vi: "Lưu thay đổi trước đã?" }
    /// The question before work is dropped.
    unsaved_text(name: &str = "map.bsc.ron") {
        en: format!("{name} has changes that are not saved. Without saving they are lost."),
        vi: format!("{name} có thay đổi chưa lưu. Nếu không lưu, chúng sẽ mất."),
    }
    /// Button.
    discard() { en: "Don't save", vi: "Không lưu" }

    /// Title of the path dialog.
    path_open_title() { en: "Open a project", vi: "Mở dự án" }
    /// Title of the path dialog.
    path_save_title() { en: "Save the project as", vi: "Lưu dự án thành" }
    /// Title of the path dialog.
    path_export_title() { en: "Export to", vi: "Xuất ra" }
    /// Label of the path field.
    path_field() { en: "File", vi: "Tệp" }
    /// Under the path field.
    path_help() {
        en: "Type a path; ~ is your home folder. Folders below help you get there.",
        vi: "Gõ đường dẫn; ~ là thư mục nhà. Các thư mục bên dưới giúp bạn đi tới đó.",
    }
    /// Under the path field, when the file is there already.
    path_exists() { en: "This file exists and will be replaced.", vi: "Tệp này đã có và sẽ bị thay thế." }
    /// Under the path field.
    path_no_folder() { en: "There is no such folder.", vi: "Không có thư mục này." }
    /// Under the path field.
    path_no_file() { en: "There is no such file.", vi: "Không có tệp này." }
    /// The folder above.
    path_up() { en: "one folder up", vi: "lên một thư mục" }
    /// Button.
    path_replace() { en: "Replace", vi: "Thay thế" }
    /// Button.
    choose_open() { en: "Open", vi: "Mở" }
    /// Name of the file kind in a system dialog.
    file_kind() { en: "Fourfold project", vi: "Dự án Fourfold" }

    /// Title of the export dialog.
    export_title() { en: "Export", vi: "Xuất" }
    /// Title of the dialog for a chart.
    export_chart_title() { en: "Export the chart as a picture", vi: "Xuất biểu đồ thành ảnh" }
    /// In the menu of a chart.
    export_chart() { en: "Export chart…", vi: "Xuất biểu đồ…" }
    /// Label.
    export_contents() { en: "Contents", vi: "Nội dung" }
    /// Label.
    export_format() { en: "Format", vi: "Định dạng" }
    /// Label.
    export_size() { en: "Size", vi: "Kích thước" }
    /// Label.
    export_look() { en: "Look", vi: "Giao diện" }
    /// Choice.
    export_light() { en: "Light", vi: "Sáng" }
    /// Choice.
    export_dark() { en: "Dark", vi: "Tối" }
    /// Choice.
    export_transparent() { en: "Transparent", vi: "Trong suốt" }
    /// The size of the picture.
    export_pixels(width: u32 = 1920, height: u32 = 1080) {
        en: format!("{width} × {height} pixels"),
        vi: format!("{width} × {height} điểm ảnh"),
    }
    /// For formats without pixels.
    export_vector() { en: "sharp at any size, text stays text", vi: "nét ở mọi kích cỡ, chữ vẫn là chữ" }
    /// Slow work that came to grief.
    job_broke() {
        en: "This could not be finished because of an error in the program. Nothing was changed; please try again.",
        vi: "Không thể hoàn tất do lỗi trong chương trình. Không có gì bị thay đổi; hãy thử lại.",
    }
    /// Name of a new band until it gets a better one.
    new_perspective() { en: "New perspective", vi: "Khía cạnh mới" }
    /// Button.
    export_go() { en: "Export…", vi: "Xuất…" }
    /// While a picture is being made.
    exporting() { en: "Exporting…", vi: "Đang xuất…" }
    /// While a file is being opened or saved.
    working() { en: "Working…", vi: "Đang xử lý…" }

    /// Title of the screen for a file that can't be opened.
    broken_title(name: &str = "map.bsc.ron") {
        en: format!("{name} can't be opened"),
        vi: format!("Không mở được {name}"),
    }
    /// Under the problems of a file that can't be opened.
    broken_untouched() {
        en: "The file on disk was not changed. Mend it with a text editor at the places above, or open another copy.",
        vi: "Tệp trên đĩa không bị thay đổi. Hãy sửa bằng trình soạn thảo văn bản tại các chỗ trên, hoặc mở một bản khác.",
    }
}
