//! The help of the command line.

messages! {
    /// Heading of how a command is written.
    help_usage() { en: "Usage", vi: "Cách dùng" }
    /// Heading of the list of commands.
    help_commands() { en: "Commands", vi: "Lệnh" }
    /// Heading of the list of arguments.
    help_arguments() { en: "Arguments", vi: "Đối số" }
    /// Heading of the list of options.
    help_options() { en: "Options", vi: "Tùy chọn" }
    /// What Fourfold is.
    help_about() {
        en: "Draw a Balanced Scorecard strategy map, measure it, and pitch from it",
        vi: "Vẽ bản đồ chiến lược theo Thẻ điểm cân bằng, đo lường và trình bày ngay từ bản đồ",
    }
    /// After the list of commands.
    help_window() {
        en: "Without a command, Fourfold opens its window.",
        vi: "Nếu không có lệnh nào, Fourfold mở cửa sổ chính.",
    }
    /// Of the option that shows the help.
    help_help() { en: "Print this help", vi: "In phần trợ giúp này" }
    /// Of the option that tells the version.
    help_version() { en: "Print the version", vi: "In số phiên bản" }
    /// Of the file that is opened in the window.
    help_open() { en: "Project file to open in the window", vi: "Tệp dự án cần mở trong cửa sổ" }
    /// Of `export`.
    help_export() { en: "Export map, story, report, scorecard, history, or the chart of one KPI (--kpi) as a file", vi: "Xuất bản đồ, câu chuyện, báo cáo, thẻ điểm, diễn biến, hoặc biểu đồ của một KPI (--kpi) thành tệp" }
    /// Of the file to export.
    help_export_file() { en: "Project file to draw", vi: "Tệp dự án cần vẽ" }
    /// Of `export --to`.
    help_export_to() {
        en: "File to write; its ending decides: .png, .svg, .pdf, .html for the map; .pptx for the story; .apng for the history; .xlsx, .csv or .md for the scorecard",
        vi: "Tệp cần ghi; đuôi tệp quyết định: .png, .svg, .pdf, .html cho bản đồ; .pptx cho câu chuyện; .apng cho diễn biến; .xlsx, .csv hoặc .md cho thẻ điểm",
    }
    /// Of `export --content`.
    help_export_content() {
        en: "What is exported, if not what the ending usually stands for: map, story, report, scorecard or history",
        vi: "Nội dung cần xuất, nếu khác với nội dung thường đi với đuôi tệp: map, story, report, scorecard hoặc history",
    }
    /// Of `export --step`.
    help_export_step() {
        en: "Export this step of the story, counted from 1",
        vi: "Xuất bước này của câu chuyện, đếm từ 1",
    }
    /// Of `export --hide-numbers`.
    help_export_hide_numbers() {
        en: "Leave out every value, target and scale",
        vi: "Bỏ mọi giá trị, mức cần đạt và thang đo",
    }
    /// Of `export --no-title`.
    help_export_no_title() {
        en: "Leave out mission and vision on top of the map",
        vi: "Bỏ sứ mệnh và tầm nhìn ở trên bản đồ",
    }
    /// Of `export --no-date`.
    help_export_no_date() { en: "Leave out the day below the map", vi: "Bỏ ngày ở dưới bản đồ" }
    /// Of `export --no-legend`.
    help_export_no_legend() { en: "Leave out the legend below the map", vi: "Bỏ chú giải ở dưới bản đồ" }
    /// Of `export --scale`.
    help_export_scale() {
        en: "Pixels for each point of a PNG, from 0.1 to 4 [default: 2]",
        vi: "Số điểm ảnh cho mỗi điểm của PNG, từ 0,1 đến 4 [mặc định: 2]",
    }
    /// Of `export --theme`.
    help_export_theme() {
        en: "Colours: light or dark [default: light]",
        vi: "Màu sắc: light (sáng) hoặc dark (tối) [mặc định: light]",
    }
    /// Of `export --lang`.
    help_export_lang() {
        en: "Language of numbers, dates and statuses: en or vi [default: the system's]",
        vi: "Ngôn ngữ của số, ngày và trạng thái: en hoặc vi [mặc định: theo hệ thống]",
    }
    /// Of `export --as-of`.
    help_export_as_of() {
        en: "Day to look at the map from, such as 2026-12-31 [default: today]",
        vi: "Ngày để nhìn bản đồ, ví dụ 2026-12-31 [mặc định: hôm nay]",
    }
    /// Of `export --arrows`.
    help_export_arrows() {
        en: "Arrows: curved or angular [default: curved]",
        vi: "Mũi tên: curved (cong) hoặc angular (vuông góc) [mặc định: curved]",
    }
    /// Of `export --columns`.
    help_export_columns() {
        en: "Set the cards of each theme in a column of their own",
        vi: "Xếp các thẻ của mỗi chủ đề vào một cột riêng",
    }
    /// Of `export --kpi`.
    help_export_kpi() {
        en: "Export the chart of this KPI instead of the map, by its name; given several times, these KPIs on one chart",
        vi: "Xuất biểu đồ của KPI có tên này thay cho bản đồ; ghi nhiều lần để đặt các KPI trên một biểu đồ",
    }
    /// Of `export --by`.
    help_export_by() {
        en: "What the lines of KPIs on one chart are grouped by",
        vi: "Cách nhóm các đường của nhiều KPI trên một biểu đồ",
    }
    /// Of `export --transparent`.
    help_export_transparent() { en: "Leave the background out", vi: "Bỏ nền của ảnh" }
    /// Of `new`.
    help_new() { en: "Make a new project from a template", vi: "Tạo dự án mới từ mẫu" }
    /// Of the file that is made.
    help_new_file() {
        en: "Project file to write; .bsc.ron is added if it does not end in .ron; it must not exist yet",
        vi: "Tệp dự án cần ghi; nếu tên không kết thúc bằng .ron thì .bsc.ron được thêm vào; tệp chưa được tồn tại",
    }
    /// Of `new --template`; `kinds` lists the templates.
    help_new_template(kinds: &str = "empty, startup, saas, nonprofit") {
        en: format!("Template to start from: {kinds} [default: empty]"),
        vi: format!("Mẫu để bắt đầu: {kinds} [mặc định: empty]"),
    }
    /// Of `new --lang`.
    help_new_lang() {
        en: "Language of the texts: en or vi [default: the system's]",
        vi: "Ngôn ngữ của văn bản: en hoặc vi [mặc định: theo hệ thống]",
    }
    /// Of `new --as-of`.
    help_new_as_of() {
        en: "Day as if on which it is made; its data ends with the month before [default: today]",
        vi: "Ngày coi như ngày tạo; số liệu kết thúc ở tháng trước đó [mặc định: hôm nay]",
    }
    /// Of `check`.
    help_check() { en: "Report what is wrong with a project file", vi: "Báo những chỗ sai trong tệp dự án" }
    /// Of the file to check.
    help_check_file() { en: "Project file to check", vi: "Tệp dự án cần kiểm tra" }
    /// Of `check --format`.
    help_check_format() {
        en: "How to report: text or json [default: text]",
        vi: "Cách báo: text (văn bản) hoặc json [mặc định: text]",
    }
    /// Of `check --lang`.
    help_check_lang() {
        en: "Language of the report: en or vi [default: the system's]",
        vi: "Ngôn ngữ của báo cáo: en hoặc vi [mặc định: theo hệ thống]",
    }
    /// Of `import`.
    help_import() {
        en: "Take the values of a CSV file or a workbook into a project",
        vi: "Nhập số liệu từ tệp CSV hoặc bảng tính vào dự án",
    }
    /// Of the project that is imported into.
    help_import_file() { en: "Project file to import into", vi: "Tệp dự án nhận số liệu" }
    /// Of the file with the values.
    help_import_data() {
        en: "CSV file or workbook (.xlsx) with the values; - reads standard input",
        vi: "Tệp CSV hoặc bảng tính (.xlsx) chứa số liệu; - để đọc từ đầu vào chuẩn",
    }
    /// Of `import --create-missing`.
    help_import_create_missing() {
        en: "Make KPIs that the project does not have",
        vi: "Tạo những KPI mà dự án chưa có",
    }
    /// Of `import --objective`.
    help_import_objective() {
        en: "Objective that new KPIs measure [default: the first]",
        vi: "Mục tiêu mà các KPI mới sẽ đo [mặc định: mục tiêu đầu tiên]",
    }
    /// Of `import --keep`.
    help_import_keep() {
        en: "Keep the values that the project has",
        vi: "Giữ những số liệu đã có trong dự án",
    }
    /// Of `import --replace`.
    help_import_replace() {
        en: "Replace the values that the project has [this is what happens without --keep]",
        vi: "Thay những số liệu đã có trong dự án [áp dụng khi không có --keep]",
    }
    /// Of `import --map`.
    help_import_map() {
        en: "Which KPI is meant by a column or a name in the file; may stand several times",
        vi: "KPI tương ứng với một cột hoặc một tên trong tệp; có thể viết nhiều lần",
    }
    /// Of `import --sheet`.
    help_import_sheet() {
        en: "Sheet of a workbook [default: the first that holds something]",
        vi: "Trang tính cần đọc [mặc định: trang đầu tiên có dữ liệu]",
    }
    /// Of `import --date-order`.
    help_import_date_order() {
        en: "Dates such as 03/04/2026: day-first or month-first [default: as the file shows]",
        vi: "Ngày kiểu 03/04/2026: day-first (ngày trước) hoặc month-first (tháng trước) [mặc định: theo tệp]",
    }
    /// Of `import --decimal`.
    help_import_decimal() {
        en: "Decimal mark: point or comma [default: as the file shows]",
        vi: "Dấu thập phân: point (dấu chấm) hoặc comma (dấu phẩy) [mặc định: theo tệp]",
    }
    /// Of `import --dry-run`.
    help_import_dry_run() {
        en: "Say what would happen and change nothing",
        vi: "Chỉ báo kết quả dự kiến, không thay đổi gì",
    }
    /// Of `merge`.
    help_merge() {
        en: "Put two versions of a project together, by record and field; exit 1 if something is left to decide",
        vi: "Hợp nhất hai phiên bản của một dự án theo từng bản ghi và trường; mã thoát 1 nếu còn chỗ phải quyết định",
    }
    /// Of `merge BASE`.
    help_merge_base() {
        en: "Version that both others come from; an empty file if there is none",
        vi: "Phiên bản gốc của hai phiên bản kia; tệp rỗng nếu không có",
    }
    /// Of `merge OURS`.
    help_merge_ours() { en: "Our version; the result goes into it", vi: "Phiên bản của ta; kết quả được ghi vào đây" }
    /// Of `merge THEIRS`.
    help_merge_theirs() { en: "Their version", vi: "Phiên bản của họ" }
    /// Of `merge PATH`.
    help_merge_path() {
        en: "Name of the file in the repository, as git gives it (%P)",
        vi: "Tên tệp trong kho, do git cung cấp (%P)",
    }
    /// Of `merge --to`.
    help_merge_to() {
        en: "File for the result; our version then stays as it is",
        vi: "Tệp nhận kết quả; khi đó phiên bản của ta giữ nguyên",
    }
    /// Of `diff`.
    help_diff() {
        en: "Tell what is different between two versions of a project; exit 1 if anything is",
        vi: "Cho biết hai phiên bản của một dự án khác nhau ở đâu; mã thoát 1 nếu có khác biệt",
    }
    /// Of `diff BEFORE`.
    help_diff_before() { en: "Earlier version", vi: "Phiên bản trước" }
    /// Of `diff AFTER`.
    help_diff_after() { en: "Later version", vi: "Phiên bản sau" }
    /// Of `diff --textconv`.
    help_diff_textconv() {
        en: "Tell this file line by line instead, for git diff",
        vi: "Thay vào đó, mô tả tệp này theo từng dòng, dùng cho git diff",
    }
    /// Of `git-setup`.
    help_git_setup() {
        en: "Let git merge and compare the project files of a repository with Fourfold",
        vi: "Để git hợp nhất và so sánh các tệp dự án trong kho bằng Fourfold",
    }
    /// Of `git-setup FOLDER`.
    help_git_setup_folder() {
        en: "Folder of the repository [default: this one]",
        vi: "Thư mục của kho [mặc định: thư mục hiện tại]",
    }
}
