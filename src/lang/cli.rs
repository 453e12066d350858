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
    /// A chart as a table.
    cli_chart_is_picture() {
        en: "A chart is a picture: give --kpi with a target that ends in .png or .svg.",
        vi: "Biểu đồ là ảnh: hãy dùng --kpi với tệp đích có đuôi .png hoặc .svg.",
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
    /// What is wrong with the value of an option; `reason` is a sentence.
    cli_option(option: &str = "--as-of", reason: &str = "Enter a date.") {
        en: format!("{option}: {reason}"),
        vi: format!("Đối số {option}: {reason}"),
    }
    /// A scale that is no number, too small or too large.
    cli_bad_scale(value: &str = "9") {
        en: format!("“{value}” is not a possible --scale; use a number from 1 to 4."),
        vi: format!("--scale không nhận “{value}”; hãy dùng một số từ 1 đến 4."),
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
        en: format!("{path} can't be written: the ending decides what is written; use .png or .svg."),
        vi: format!("Không ghi được {path}: loại ảnh được chọn theo phần mở rộng; hãy dùng .png hoặc .svg."),
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
}
