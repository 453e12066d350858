//! What can be exported, and what is said about it.

messages! {
    /// What is exported.
    export_map() { en: "Map", vi: "Bản đồ" }
    /// What is exported.
    export_story() { en: "Story", vi: "Câu chuyện" }
    /// What is exported: scorecard and charts.
    export_report() { en: "Report", vi: "Báo cáo" }
    /// What is exported: a table.
    export_scorecard() { en: "Scorecard", vi: "Thẻ điểm" }
    /// What is exported: the map through time.
    export_history() { en: "History", vi: "Diễn biến" }
    /// What a report is.
    export_report_holds() {
        en: "A4 pages to print: the scorecard, then each perspective with its objectives and every KPI with its chart and forecast.",
        vi: "Các trang A4 để in: thẻ điểm, rồi từng khía cạnh với các mục tiêu và mọi KPI kèm biểu đồ và dự báo.",
    }
    /// What a table is.
    export_scorecard_holds() {
        en: "One row for each perspective, objective and KPI: status, score, value, targets, what is due, and who owns it.",
        vi: "Mỗi khía cạnh, mục tiêu và KPI một dòng: trạng thái, điểm, giá trị, các mức, hạn cập nhật và người phụ trách.",
    }
    /// What is exported: the chart of the open KPI.
    export_one_chart() { en: "Chart", vi: "Biểu đồ" }
    /// Before the switches of what a picture shows.
    export_shown() { en: "Shown", vi: "Hiển thị" }
    /// Whether values and targets are shown.
    export_numbers() { en: "Numbers", vi: "Số liệu" }
    /// Whether mission and vision are shown.
    export_with_title() { en: "Title", vi: "Tiêu đề" }
    /// Whether the day is shown.
    export_with_date() { en: "Date", vi: "Ngày" }
    /// Whether the meaning of marks and lines is shown.
    export_with_legend() { en: "Legend", vi: "Chú giải" }
    /// How many files there will be, and how large they are together.
    export_files(files: usize = 12, size: &str = "3.1 MB") {
        en: format!("{files} files, {size} together"),
        vi: format!("{files} tệp, tổng cộng {size}"),
    }
    /// While the size is not known yet.
    export_measuring() { en: "Measuring the file…", vi: "Đang tính kích thước tệp…" }
    /// While the preview is not there yet.
    export_drawing() { en: "Drawing…", vi: "Đang vẽ…" }
    /// While a long export goes on.
    export_going_on() { en: "Exporting…", vi: "Đang xuất…" }
    /// An export was stopped by the user.
    export_cancelled() { en: "The export was stopped; nothing was written.", vi: "Đã dừng xuất; không có gì được ghi." }
    /// What was asked for does not exist.
    export_nothing() {
        en: "There is nothing to export: the map has no objective yet, or no such KPI.",
        vi: "Không có gì để xuất: bản đồ chưa có mục tiêu nào, hoặc không có KPI này.",
    }
    /// A step beyond the last one.
    export_no_such_step(steps: usize = 11) {
        en: format!("The story has {steps} steps; choose one of them."),
        vi: format!("Câu chuyện có {steps} bước; hãy chọn một trong số đó."),
    }
    /// A content can't have the format asked for.
    export_no_such_format(content: &str = "The scorecard", ending: &str = "svg", endings: &str = ".xlsx, .csv or .md") {
        en: format!("{content} can't be written as .{ending}. Choose a target that ends in {endings}, or another content."),
        vi: format!("{content} không ghi được thành .{ending}. Hãy chọn đuôi tệp {endings}, hoặc nội dung khác."),
    }
    /// At the start of a sentence.
    export_the_map() { en: "The map", vi: "Bản đồ" }
    /// At the start of a sentence.
    export_the_story() { en: "The story", vi: "Câu chuyện" }
    /// At the start of a sentence.
    export_the_step() { en: "A step of the story", vi: "Một bước của câu chuyện" }
    /// At the start of a sentence.
    export_the_report() { en: "The report", vi: "Báo cáo" }
    /// At the start of a sentence.
    export_the_scorecard() { en: "The scorecard", vi: "Thẻ điểm" }
    /// At the start of a sentence.
    export_the_chart() { en: "A chart", vi: "Biểu đồ" }
    /// What is exported, at the start of a sentence.
    export_the_comparison() { en: "The comparison of KPIs", vi: "Biểu đồ so sánh KPI" }
    /// At the start of a sentence.
    export_the_history() { en: "The history", vi: "Diễn biến" }
    /// On the command line: an option changes nothing about what was asked for.
    export_idle_option(option: &str = "--scale", content: &str = "The map", ending: &str = "svg") {
        en: format!("{option} changes nothing here. {content} as .{ending} is the same without it; leave it out."),
        vi: format!("{option} không có tác dụng ở đây. {content} dạng .{ending} không đổi; hãy bỏ tùy chọn này."),
    }
    /// The map is on the clipboard.
    copied_picture() { en: "The map is on the clipboard as a picture.", vi: "Đã chép bản đồ thành ảnh vào bộ nhớ tạm." }
    /// Button: opens the folder of what was exported.
    reveal() { en: "Show in folder", vi: "Mở thư mục" }
    /// The folder can't be opened.
    reveal_failed(folder: &str = "Documents") {
        en: format!("The folder can't be opened here. It is {folder}."),
        vi: format!("Không mở được thư mục ở đây. Đó là {folder}."),
    }
    /// In the legend of a map.
    legend_with_data() { en: "with data", vi: "có số liệu" }
    /// In the legend of a map.
    legend_without_data() { en: "no data to judge by", vi: "chưa có số liệu để xét" }
    /// On the command line: what is nothing but numbers was asked for without them.
    export_needs_numbers() {
        en: "The report and the scorecard are made of numbers. Leave out --hide-numbers, or export the map or the story.",
        vi: "Báo cáo và thẻ điểm gồm toàn số liệu. Hãy bỏ --hide-numbers, hoặc xuất bản đồ hay câu chuyện.",
    }
}

impl super::Lang {
    /// Several things of which one is to be chosen: ".png, .svg or .pdf".
    pub fn any_of(self, things: &[String]) -> String {
        let or = match self {
            Self::En => " or ",
            Self::Vi => " hoặc ",
        };
        match things {
            [before @ .., last] if !before.is_empty() => [&before.join(", "), or, last].concat(),
            _ => things.concat(),
        }
    }

    /// A size of a file: "312 KB", "3.1 MB".
    pub fn bytes(self, bytes: usize) -> String {
        match bytes {
            0..1_000 => format!("{bytes} B"),
            1_000..1_000_000 => format!("{} KB", self.number((bytes as f64 / 1e3).round(), 0)),
            _ => format!("{} MB", self.number(bytes as f64 / 1e6, 1)),
        }
    }
}
