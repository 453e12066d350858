//! What is said on the command line.

messages! {
    /// An argument that is none.
    cli_unknown(argument: &str = "--colour") {
        en: format!("There is no argument “{argument}” here; fourfold --help lists what there is."),
        vi: format!("Ở đây không có đối số “{argument}”; fourfold --help liệt kê những gì dùng được."),
    }
    /// Something after what was taken for a file to open.
    cli_after_file(argument: &str = "map.bsc.ron") {
        en: format!("“{argument}” can't stand here: the command comes first, as in fourfold export FILE --to map.png."),
        vi: format!("“{argument}” không thể đứng ở đây: lệnh phải đứng trước, ví dụ fourfold export FILE --to map.png."),
    }
    /// A KPI that is not in the file.
    cli_no_such_kpi(name: &str = "Churn") {
        en: format!("There is no KPI “{name}” in the file; the scorecard lists their names (--to scorecard.md)."),
        vi: format!("Trong tệp không có KPI “{name}”; thẻ điểm liệt kê tên các KPI (--to scorecard.md)."),
    }
    /// Arguments that are needed.
    cli_missing(arguments: &str = "--to <PICTURE>") {
        en: format!("Something is missing: add {arguments}."),
        vi: format!("Còn thiếu đối số: hãy thêm {arguments}."),
    }
    /// An option at the end, without its value.
    cli_no_value(option: &str = "--scale <NUMBER>") {
        en: format!("The value is missing: write {option}."),
        vi: format!("Còn thiếu giá trị: hãy viết {option}."),
    }
    /// A value that is not on the list.
    cli_bad_value(option: &str = "--theme", value: &str = "blue", possible: &str = "light, dark") {
        en: format!("“{value}” is not possible for {option}; use one of: {possible}."),
        vi: format!("{option} không nhận “{value}”; hãy dùng một trong các giá trị: {possible}."),
    }
    /// The same option more than once.
    cli_twice(option: &str = "--scale") {
        en: format!("{option} stands there twice; keep one."),
        vi: format!("{option} được viết hai lần; hãy giữ lại một."),
    }
    /// An argument that is no text.
    cli_not_text() {
        en: "An argument is not valid UTF-8 text; rename the file or write the argument anew.",
        vi: "Có đối số không phải là văn bản UTF-8 hợp lệ; hãy đổi tên tệp hoặc viết lại đối số.",
    }
    /// Anything else.
    cli_bad_use() {
        en: "These arguments don't go together; fourfold --help shows how they are used.",
        vi: "Các đối số này không dùng chung được; hãy xem cách dùng bằng fourfold --help.",
    }
    /// Two options that exclude each other.
    cli_not_together(option: &str = "--step", other: &str = "--content") {
        en: format!("{option} and {other} don't go together; leave one of them out."),
        vi: format!("{option} và {other} không dùng chung được; hãy bỏ một trong hai."),
    }
    /// What is wrong with the value of an option; `reason` is a sentence.
    cli_option(option: &str = "--as-of", reason: &str = "Enter a date.") {
        en: format!("{option}: {reason}"),
        vi: format!("Đối số {option}: {reason}"),
    }
    /// A scale that is no number, too small or too large.
    cli_bad_scale(value: &str = "9") {
        en: format!("“{value}” is not a possible --scale; use a number from 0.1 to 4."),
        vi: format!("--scale không nhận “{value}”; hãy dùng một số từ 0,1 đến 4."),
    }
    /// A step that is no number, or 0.
    cli_bad_step(value: &str = "0") {
        en: format!("“{value}” is not a possible --step; the steps of the story are counted from 1."),
        vi: format!("--step không nhận “{value}”; các bước của câu chuyện được đếm từ 1."),
    }
    /// A shape that is no number, too slender or too wide.
    cli_bad_aspect(value: &str = "90") {
        en: format!("“{value}” is not a possible --aspect; use a number from 0.2 to 8."),
        vi: format!("--aspect không nhận “{value}”; hãy dùng một số từ 0.2 đến 8."),
    }
    /// An effort that is no whole number, or too large.
    cli_bad_effort(value: &str = "-1") {
        en: format!("“{value}” is not a possible --effort; use a whole number from 0 to 500,000."),
        vi: format!("--effort không nhận “{value}”; hãy dùng một số nguyên từ 0 đến 500.000."),
    }
    /// A file that can't be read; `reason` is what the system says.
    cli_unread(path: &str = "map.json", reason: &str = "No such file or directory") {
        en: format!("{path} can't be read ({reason}); check its name."),
        vi: format!("Không đọc được {path} ({reason}); hãy kiểm tra tên tệp."),
    }
    /// A graph or a layout that is no JSON, or has other fields.
    cli_graph_unreadable(path: &str = "map.json", line: usize = 3, column: usize = 7, reason: &str = "missing field `id`") {
        en: format!("{path} can't be read at line {line}, column {column}: {reason}; correct it there."),
        vi: format!("Không đọc được {path} ở dòng {line}, cột {column}: {reason}; hãy sửa ở chỗ đó."),
    }
    /// A graph without bands.
    cli_graph_without_bands(path: &str = "map.json") {
        en: format!("{path} has no bands; name at least one."),
        vi: format!("{path} không có dải nào; hãy đặt tên cho ít nhất một dải."),
    }
    /// Two nodes with one id.
    cli_graph_twice(path: &str = "map.json", id: &str = "a") {
        en: format!("{path} has more than one node “{id}”; give each its own id."),
        vi: format!("{path} có nhiều hơn một nút “{id}”; hãy đặt cho mỗi nút một mã riêng."),
    }
    /// A node in a band that does not exist; bands are counted from 0.
    cli_graph_bad_band(path: &str = "map.json", id: &str = "a", band: usize = 4, bands: usize = 4) {
        en: format!("{path}: node “{id}” is in band {band}, but the bands are 0 to {}; correct it.", bands.saturating_sub(1)),
        vi: format!("{path}: nút “{id}” nằm ở dải {band}, nhưng các dải chỉ từ 0 đến {}; hãy sửa lại.", bands.saturating_sub(1)),
    }
    /// A node whose sides are no sensible numbers.
    cli_graph_bad_size(path: &str = "map.json", id: &str = "a") {
        en: format!("{path}: width and height of node “{id}” must be from 1 to 100,000; correct them."),
        vi: format!("{path}: chiều rộng và chiều cao của nút “{id}” phải từ 1 đến 100.000; hãy sửa lại."),
    }
    /// An edge that starts or ends nowhere.
    cli_graph_unknown_node(path: &str = "map.json", id: &str = "a") {
        en: format!("{path}: an edge names “{id}”, which is no node; add the node or take the edge out."),
        vi: format!("{path}: có một cạnh nhắc đến “{id}” nhưng không có nút đó; hãy thêm nút hoặc bỏ cạnh."),
    }
    /// A picture of a kind that can't be written.
    cli_bad_ending(path: &str = "map.gif") {
        en: format!("{path} can't be written: the ending decides what is written; use .png, .svg, .pdf, .html, .pptx, .apng, .xlsx, .csv or .md."),
        vi: format!("Không ghi được {path}: loại tệp được chọn theo đuôi; hãy dùng .png, .svg, .pdf, .html, .pptx, .apng, .xlsx, .csv hoặc .md."),
    }
    /// A new file that is not new.
    cli_exists(path: &str = "map.bsc.ron") {
        en: format!("{path} exists already and was not changed; choose another name, or delete it first."),
        vi: format!("{path} đã có sẵn và vẫn giữ nguyên; hãy chọn tên khác hoặc xóa tệp đó trước."),
    }
    /// A new file was written.
    cli_created(path: &str = "map.bsc.ron") { en: format!("Created {path}"), vi: format!("Đã tạo {path}") }
    /// Something that does not keep a file from being opened.
    cli_warning(text: &str = "The file holds comments.") {
        en: format!("Warning: {text}"),
        vi: format!("Cảnh báo: {text}"),
    }
    /// A file without problems.
    cli_check_clean(path: &str = "map.bsc.ron") {
        en: format!("{path}: no problems."),
        vi: format!("{path}: không có vấn đề nào."),
    }
    /// A file with problems, which were listed before.
    cli_check_failed(path: &str = "map.bsc.ron", count: usize = 2) {
        en: match count {
            1 => format!("{path} has one problem; correct it in a text editor, or restore an earlier version."),
            _ => format!("{path} has {count} problems; correct them in a text editor, or restore an earlier version."),
        },
        vi: format!("{path} có {count} vấn đề; hãy sửa bằng trình soạn thảo văn bản hoặc khôi phục phiên bản trước."),
    }
    /// A mapping without an equals sign.
    cli_bad_map(value: &str = "MRR") {
        en: format!("“{value}” is not a possible --map; write COLUMN=KPI, as in --map \"Revenue=MRR\"."),
        vi: format!("--map không nhận “{value}”; hãy viết COLUMN=KPI, ví dụ --map \"Doanh thu=MRR\"."),
    }
    /// A project with fields that saving would drop.
    cli_import_unknown_fields(path: &str = "map.bsc.ron", fields: &str = "colour") {
        en: format!("{path} has fields that this version does not know ({fields}) and saving would drop them; nothing was changed. Use a newer version of Fourfold."),
        vi: format!("{path} có những trường mà phiên bản này không biết ({fields}) và lưu lại sẽ làm mất chúng; không có gì thay đổi. Hãy dùng phiên bản Fourfold mới hơn."),
    }
    /// What a text file was read as.
    cli_import_text(path: &str = "data.csv", encoding: &str = "UTF-8", separator: &str = "comma ,") {
        en: format!("{path}: read as {encoding}, separator {separator}"),
        vi: format!("{path}: đọc theo bảng mã {encoding}, dấu phân cách là {separator}"),
    }
    /// Which sheet of a workbook was read.
    cli_import_workbook(path: &str = "data.xlsx", sheet: &str = "Sheet1") {
        en: format!("{path}: read sheet “{sheet}”"),
        vi: format!("{path}: đọc trang tính “{sheet}”"),
    }
    /// How dates were read.
    cli_import_day_first() { en: "Dates: day before month", vi: "Ngày tháng: ngày trước, tháng sau" }
    /// How dates were read.
    cli_import_month_first() { en: "Dates: month before day", vi: "Ngày tháng: tháng trước, ngày sau" }
    /// How numbers were read.
    cli_import_decimal_point() { en: "Numbers: decimal point", vi: "Số: phần thập phân sau dấu chấm" }
    /// How numbers were read.
    cli_import_decimal_comma() { en: "Numbers: decimal comma", vi: "Số: phần thập phân sau dấu phẩy" }
    /// What a column holds.
    cli_import_column(letters: &str = "A", title: &str = "Date", role: &str = "Dates") {
        en: if title.is_empty() { format!("Column {letters}: {role}") } else { format!("Column {letters} “{title}”: {role}") },
        vi: if title.is_empty() { format!("Cột {letters}: {role}") } else { format!("Cột {letters} “{title}”: {role}") },
    }
    /// Which KPI a name means.
    cli_import_target(name: &str = "Revenue", kpi: &str = "MRR", count: usize = 12) {
        en: format!("“{name}” is the KPI “{kpi}”: {count} read"),
        vi: format!("“{name}” là KPI “{kpi}”: đọc được {count} số liệu"),
    }
    /// A KPI that is made.
    cli_import_new_kpi(name: &str = "Revenue", count: usize = 12) {
        en: format!("“{name}” becomes a new KPI: {count} read"),
        vi: format!("“{name}” thành KPI mới: đọc được {count} số liệu"),
    }
    /// A value of the file that is not taken.
    cli_import_kept(before: &str = "5", value: &str = "6") {
        en: format!("{before} is kept, not {value}"),
        vi: format!("giữ {before}, không lấy {value}"),
    }
    /// A value that takes the place of another one.
    cli_import_replaces(before: &str = "5", value: &str = "6") {
        en: format!("{value} replaces {before}"),
        vi: format!("{value} thay cho {before}"),
    }
    /// A value whose note alone is another one.
    cli_import_note() { en: "the note is replaced", vi: "thay ghi chú" }
    /// A cell that was passed over.
    cli_import_skipped(place: &str = "Row 5, column C", reason: &str = "“abc” is not a number") {
        en: format!("Skipped: {place}: {reason}"),
        vi: format!("Bỏ qua: {place}: {reason}"),
    }
    /// How many values there are of each fate.
    cli_import_summary(new: usize = 9, replaced: usize = 1, kept: usize = 0, same: usize = 2, skipped: usize = 3, kpis: usize = 1) {
        en: format!("New: {new} · replaced: {replaced} · kept: {kept} · the same: {same} · skipped cells: {skipped} · new KPIs: {kpis}"),
        vi: format!("Mới: {new} · thay: {replaced} · giữ: {kept} · trùng: {same} · ô bỏ qua: {skipped} · KPI mới: {kpis}"),
    }
    /// The file leaves the order of day and month open; `question` says where.
    cli_import_ask_dates(question: &str = "Is “03/04/2026” 3 Apr 2026 or 4 Mar 2026?") {
        en: format!("Nothing was changed. {question} Add --date-order day-first or --date-order month-first."),
        vi: format!("Chưa thay đổi gì. {question} Hãy thêm --date-order day-first hoặc --date-order month-first."),
    }
    /// The file leaves the decimal mark open; `question` says where.
    cli_import_ask_decimal(question: &str = "Is “1.234” the number 1.234 or 1,234?") {
        en: format!("Nothing was changed. {question} Add --decimal point or --decimal comma."),
        vi: format!("Chưa thay đổi gì. {question} Hãy thêm --decimal point hoặc --decimal comma."),
    }
    /// Nothing to save.
    cli_import_unchanged(path: &str = "map.bsc.ron") {
        en: format!("{path} was not changed."),
        vi: format!("{path} không thay đổi."),
    }
    /// The project was saved with the values.
    cli_import_saved(path: &str = "map.bsc.ron") { en: format!("Saved {path}"), vi: format!("Đã lưu {path}") }
    /// No such objective.
    cli_import_no_objective(name: &str = "Grow") {
        en: format!("The project has no objective “{name}”; check the name."),
        vi: format!("Dự án không có mục tiêu “{name}”; hãy kiểm tra tên."),
    }
    /// No such KPI.
    cli_import_no_kpi(name: &str = "MRR") {
        en: format!("The project has no KPI “{name}”; check the name after --map."),
        vi: format!("Dự án không có KPI “{name}”; hãy kiểm tra tên sau --map."),
    }
    /// Several KPIs of a name.
    cli_import_several_kpis(name: &str = "MRR") {
        en: format!("The project has several KPIs “{name}”; give the id, such as k-7k3f9q2m1x."),
        vi: format!("Dự án có nhiều KPI tên “{name}”; hãy ghi mã, ví dụ k-7k3f9q2m1x."),
    }
    /// No such column.
    cli_import_no_column(name: &str = "Revenue") {
        en: format!("The file has no column and no KPI name “{name}”; check the name after --map."),
        vi: format!("Tệp không có cột hay tên KPI “{name}”; hãy kiểm tra tên sau --map."),
    }
    /// A merge with something left to decide.
    cli_merge_conflicts(path: &str = "map.bsc.ron", count: usize = 3) {
        en: if count == 1 { format!("{path} was merged; 1 conflict is left. Open the file in Fourfold and decide it.") } else { format!("{path} was merged; {count} conflicts are left. Open the file in Fourfold and decide them.") },
        vi: format!("{path} đã được hợp nhất; còn {count} xung đột. Hãy mở tệp bằng Fourfold để quyết định."),
    }
    /// A version with fields that merging would drop.
    cli_merge_unknown(path: &str = "map.bsc.ron", field: &str = "colour") {
        en: format!("{path} has a field that this version does not know ({field}) and merging would drop it; nothing was changed. Use a newer version of Fourfold."),
        vi: format!("{path} có trường mà phiên bản này không biết ({field}) và hợp nhất sẽ làm mất nó; không có gì thay đổi. Hãy dùng phiên bản Fourfold mới hơn."),
    }
    /// A version that is no project: git has merged by lines.
    cli_merge_by_lines(path: &str = "map.bsc.ron") {
        en: format!("{path} was merged line by line, as git does it, and holds conflict markers."),
        vi: format!("{path} đã được hợp nhất theo từng dòng như git vẫn làm, và có dấu xung đột."),
    }
    /// A version that is no project, and no git.
    cli_merge_not_done(path: &str = "map.bsc.ron") {
        en: format!("{path} was not merged and stays as it is."),
        vi: format!("{path} chưa được hợp nhất và giữ nguyên như cũ."),
    }
    /// A setting of git that was made.
    cli_git_set(name: &str = "merge.bsc.driver", value: &str = "fourfold merge %O %A %B %P") {
        en: format!("Set {name} = {value}"),
        vi: format!("Đã đặt {name} = {value}"),
    }
    /// A setting of git that was as it should be.
    cli_git_kept(name: &str = "merge.bsc.driver", value: &str = "fourfold merge %O %A %B %P") {
        en: format!("Already set: {name} = {value}"),
        vi: format!("Đã có sẵn: {name} = {value}"),
    }
    /// The attributes that were written.
    cli_git_attributes_set(path: &str = ".gitattributes", line: &str = "*.bsc.ron merge=bsc") {
        en: format!("Added to {path}: {line}. Commit that file, so that it holds for everybody."),
        vi: format!("Đã thêm vào {path}: {line}. Hãy commit tệp đó để áp dụng cho mọi người."),
    }
    /// The attributes that were there.
    cli_git_attributes_kept(path: &str = ".gitattributes") {
        en: format!("{path} already names project files."),
        vi: format!("{path} đã có dòng về tệp dự án."),
    }
    /// No git on this machine.
    cli_git_missing() {
        en: "Git was not found; install it, or make sure that the shell finds it.",
        vi: "Không tìm thấy git; hãy cài đặt, hoặc bảo đảm rằng lệnh git chạy được.",
    }
    /// Not in a repository.
    cli_git_no_repository(folder: &str = ".") {
        en: format!("{folder} is in no git repository; go to the folder of yours, or make one with git init."),
        vi: format!("{folder} không nằm trong kho git nào; hãy vào thư mục kho của bạn, hoặc tạo kho bằng git init."),
    }
    /// Git refuses; `reason` is what it says.
    cli_git_failed(reason: &str = "could not lock config file") {
        en: format!("Git did not take the setting: {reason}"),
        vi: format!("Git không nhận thiết lập: {reason}"),
    }
}
