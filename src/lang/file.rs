//! What is said about project files: opening, and what is wrong with them.

messages! {
    /// A sentence about a place.
    file_at(line: usize = 3, column: usize = 5, text: &str = "The id is missing.") {
        en: format!("Line {line}, column {column}: {text}"),
        vi: format!("Dòng {line}, cột {column}: {text}"),
    }
    /// A sentence about a place in a record.
    file_at_record(line: usize = 3, column: usize = 5, record: &str = "k-0000000001", text: &str = "The rank is missing.") {
        en: format!("Line {line}, column {column}, record {record}: {text}"),
        vi: format!("Dòng {line}, cột {column}, bản ghi {record}: {text}"),
    }
    /// The first problem and how many follow.
    file_problems(first: &str = "Line 3: the id is missing.", more: usize = 2) {
        en: match more {
            0 => format!("The file was not opened and not changed. {first}"),
            1 => format!("The file was not opened and not changed. {first} There is one more problem."),
            _ => format!("The file was not opened and not changed. {first} There are {more} more problems."),
        },
        vi: match more {
            0 => format!("Tệp chưa được mở và vẫn giữ nguyên. {first}"),
            _ => format!("Tệp chưa được mở và vẫn giữ nguyên. {first} Còn {more} lỗi khác."),
        },
    }
    /// Over the limit of bytes.
    file_too_large(bytes: u64 = 99, most: u64 = 9) {
        en: format!("The file has {bytes} bytes; a strategy map has at most {most}. Check that it is the right file."),
        vi: format!("Tệp có {bytes} byte; bản đồ chiến lược chỉ được tối đa {most} byte. Hãy kiểm tra xem có chọn đúng tệp không."),
    }
    /// No bytes.
    file_empty() {
        en: "The file is empty. Restore an earlier version or a backup of it; for a new map, create a new file.",
        vi: "Tệp này trống. Hãy khôi phục một phiên bản trước hoặc bản sao lưu; nếu muốn lập bản đồ mới, hãy tạo tệp mới.",
    }
    /// Only zero bytes.
    file_zeros(bytes: u64 = 99) {
        en: format!("All {bytes} bytes of the file are zero, as happens after a power failure. Its content is gone; restore an earlier version or a backup."),
        vi: format!("Cả {bytes} byte của tệp đều bằng 0, thường gặp sau khi mất điện. Nội dung đã mất; hãy khôi phục một phiên bản trước hoặc bản sao lưu."),
    }
    /// Not a text.
    file_binary(line: usize = 3, column: usize = 5) {
        en: format!("The file is not a text (line {line}, column {column}). Check that it is the right file; if it is, restore a backup."),
        vi: format!("Tệp không phải là văn bản (dòng {line}, cột {column}). Hãy kiểm tra xem có chọn đúng tệp không; nếu đúng, hãy khôi phục bản sao lưu."),
    }
    /// Another encoding.
    file_not_utf8(line: usize = 3, column: usize = 5, offset: usize = 42) {
        en: format!("The text is not in UTF-8: line {line}, column {column} (byte {offset} of the file). Open it in a text editor and save it with the encoding UTF-8."),
        vi: format!("Văn bản không dùng bảng mã UTF-8: dòng {line}, cột {column} (byte thứ {offset} của tệp). Hãy mở tệp bằng trình soạn thảo văn bản rồi lưu lại với bảng mã UTF-8."),
    }
    /// Another kind of file.
    file_not_a_map() {
        en: "This is not a strategy map: its beginning does not say format: \"bsc-map\". Check that it is the right file; if it is, its beginning was damaged.",
        vi: "Đây không phải là bản đồ chiến lược: phần đầu tệp không có dòng format: \"bsc-map\". Hãy kiểm tra xem có chọn đúng tệp không; nếu đúng thì phần đầu tệp đã bị hỏng.",
    }
    /// A newer format.
    file_newer(version: u32 = 2) {
        en: format!("The file was written by a newer Fourfold (file version {version}). Update Fourfold to open it; it was not changed."),
        vi: format!("Tệp được ghi bằng phiên bản Fourfold mới hơn (phiên bản tệp {version}). Hãy cập nhật Fourfold để mở; tệp vẫn giữ nguyên."),
    }
    /// Unfinished merge.
    file_conflicts(count: usize = 2, first_line: usize = 3) {
        en: match count {
            1 => format!("The file holds an unresolved merge conflict (line {first_line}). Resolve it: keep one of the two versions and delete the lines with <<<<<<<, ======= and >>>>>>>."),
            _ => format!("The file holds {count} unresolved merge conflicts, the first one in line {first_line}. Resolve each: keep one of the two versions and delete the lines with <<<<<<<, ======= and >>>>>>>."),
        },
        vi: format!("Tệp còn {count} xung đột hợp nhất chưa giải quyết, bắt đầu từ dòng {first_line}. Với mỗi xung đột, hãy giữ lại một trong hai phiên bản và xóa các dòng <<<<<<<, ======= và >>>>>>>."),
    }
    /// Bracket without end.
    file_unclosed(bracket: char = '(') {
        en: format!("The bracket “{bracket}” that opens here is never closed. Add its closing bracket where the record or list ends."),
        vi: format!("Dấu ngoặc “{bracket}” mở ở đây không được đóng lại. Hãy thêm dấu ngoặc đóng ở cuối bản ghi hoặc danh sách."),
    }
    /// Bracket without start.
    file_unmatched(bracket: char = ')') {
        en: format!("The bracket “{bracket}” closes nothing. Delete it, or add the opening bracket that is missing before it."),
        vi: format!("Dấu ngoặc “{bracket}” này không đóng ngoặc nào. Hãy xóa nó hoặc thêm dấu ngoặc mở còn thiếu phía trước."),
    }
    /// String without end.
    file_unclosed_text() {
        en: "The text that starts here has no closing quote. Add a \" at its end; write a quote inside a text as \\\".",
        vi: "Đoạn văn bản bắt đầu ở đây thiếu dấu ngoặc kép đóng. Hãy thêm \" ở cuối; dấu ngoặc kép nằm trong văn bản phải viết là \\\".",
    }
    /// Comment without end.
    file_unclosed_comment() {
        en: "The comment that starts here has no end. Add */ after it.",
        vi: "Chú thích bắt đầu ở đây không có điểm kết thúc. Hãy thêm */ vào cuối.",
    }
    /// Too many levels.
    file_too_deep(most: usize = 128) {
        en: format!("Brackets stand more than {most} levels deep. No strategy map needs that; the file is damaged here."),
        vi: format!("Các dấu ngoặc lồng nhau quá {most} cấp. Không bản đồ chiến lược nào cần đến mức đó; tệp bị hỏng ở đây."),
    }
    /// Cut off.
    file_ends_early() {
        en: "The file ends here, in the middle. It was probably cut off while being copied or written; restore an earlier version or a backup.",
        vi: "Tệp kết thúc giữa chừng ở đây. Có lẽ tệp bị cắt ngang khi sao chép hoặc ghi; hãy khôi phục một phiên bản trước hoặc bản sao lưu.",
    }
    /// Something after the end.
    file_trailing() {
        en: "The map has ended before this place. Delete what follows, or the bracket that closes the map too early.",
        vi: "Bản đồ đã kết thúc trước chỗ này. Hãy xóa phần thừa phía sau, hoặc xóa dấu ngoặc đóng bản đồ quá sớm.",
    }
    /// Not a string.
    file_expected_text() {
        en: "A text in quotes must stand here, such as \"Revenue\".",
        vi: "Ở đây phải là văn bản trong dấu ngoặc kép, ví dụ \"Doanh thu\".",
    }
    /// Not a number.
    file_expected_number() {
        en: "A number must stand here, with a point for decimals and without quotes, such as 12.5.",
        vi: "Ở đây phải là một số, dùng dấu chấm cho phần thập phân và không có dấu ngoặc kép, ví dụ 12.5.",
    }
    /// Not a whole number.
    file_expected_whole() {
        en: "A whole number must stand here, such as 12.",
        vi: "Ở đây phải là một số nguyên, ví dụ 12.",
    }
    /// Not a list.
    file_expected_list() {
        en: "A list in square brackets must stand here, such as [ ].",
        vi: "Ở đây phải là một danh sách trong ngoặc vuông, ví dụ [ ].",
    }
    /// Not a struct.
    file_expected_struct() {
        en: "An opening bracket “(” must stand here.",
        vi: "Ở đây phải là dấu ngoặc mở “(”.",
    }
    /// Not an option.
    file_expected_some() {
        en: "This value must be wrapped: write Some(12.5) instead of 12.5, or leave the field out.",
        vi: "Giá trị này phải được bọc lại: viết Some(12.5) thay cho 12.5, hoặc bỏ hẳn trường này.",
    }
    /// No comma.
    file_expected_comma() {
        en: "A comma or a closing bracket must stand here. A whole number has no decimals; a text needs quotes around it.",
        vi: "Ở đây phải là dấu phẩy hoặc dấu ngoặc đóng. Số nguyên không có phần thập phân; văn bản phải đặt trong dấu ngoặc kép.",
    }
    /// No colon.
    file_expected_colon() {
        en: "A colon must stand between the name of a field and its value, as in name: \"Revenue\".",
        vi: "Giữa tên trường và giá trị phải có dấu hai chấm, ví dụ name: \"Doanh thu\".",
    }
    /// No name.
    file_expected_name() {
        en: "The name of a field or one of the fixed words must stand here, without quotes.",
        vi: "Ở đây phải là tên trường hoặc một từ cố định, không có dấu ngoặc kép.",
    }
    /// A field is missing.
    file_missing_field(field: &str = "rank") {
        en: format!("The field “{field}” is missing. Add it, or restore it from an earlier version."),
        vi: format!("Thiếu trường “{field}”. Hãy thêm vào hoặc lấy lại từ phiên bản trước."),
    }
    /// A field stands twice.
    file_field_twice(field: &str = "rank") {
        en: format!("The field “{field}” stands here twice. Delete one of the two."),
        vi: format!("Trường “{field}” xuất hiện hai lần ở đây. Hãy xóa một trong hai."),
    }
    /// A wrong word.
    file_unknown_word(found: &str = "Pink", expected: &str = "Blue, Teal") {
        en: format!("“{found}” is not known here. Use one of these words: {expected}."),
        vi: format!("Không hiểu “{found}” ở đây. Hãy dùng một trong các từ: {expected}."),
    }
    /// A whole number out of its range.
    file_number_out_of_range() {
        en: "This whole number is too large or negative. Percentages go from 0 to 100, months of a delay from 0 to 240.",
        vi: "Số nguyên này quá lớn hoặc là số âm. Phần trăm từ 0 đến 100, số tháng của độ trễ từ 0 đến 240.",
    }
    /// What the parser says.
    file_syntax(detail: &str = "Invalid escape") {
        en: format!("This can't be read ({detail}). Compare with a record that is right, or restore an earlier version."),
        vi: format!("Không đọc được chỗ này ({detail}). Hãy so với một bản ghi đúng hoặc khôi phục phiên bản trước."),
    }
    /// Not an id.
    file_not_an_id(field: &str = "id", prefix: char = 'k', text: &str = "k1") {
        en: format!("“{field}” holds “{text}”, which is not an id. It must be {prefix}- and ten characters of 0-9 and a-z without i, l, o, u, such as {prefix}-7k3f9q2m1x."),
        vi: format!("“{field}” chứa “{text}”, không phải là mã hợp lệ. Mã phải gồm {prefix}- và mười ký tự 0-9, a-z (trừ i, l, o, u), ví dụ {prefix}-7k3f9q2m1x."),
    }
    /// Not a date.
    file_not_a_date(field: &str = "date", text: &str = "2026-02-30") {
        en: format!("“{field}” holds “{text}”, which is not a date of the calendar. Write year, month and day, such as 2026-01-31."),
        vi: format!("“{field}” chứa “{text}”, không phải là ngày có thật. Hãy viết năm, tháng, ngày, ví dụ 2026-01-31."),
    }
    /// Not a rank.
    file_not_a_rank(field: &str = "rank", text: &str = "A") {
        en: format!("“{field}” holds “{text}”, which is not a place in a list. Use 1 to 8000 characters of 0-9 and a-z that don't end in 0, such as i."),
        vi: format!("“{field}” chứa “{text}”, không phải là thứ hạng trong danh sách. Hãy dùng 1 đến 8000 ký tự 0-9, a-z, không kết thúc bằng 0, ví dụ i."),
    }
    /// Not the name of a record.
    file_not_a_record(field: &str = "record", text: &str = "x-1") {
        en: format!("“{field}” holds “{text}”, which names no record. Use its id, such as o-7k3f9q2m1x; for a value the id of its KPI and the day, such as k-7k3f9q2m1x 2026-01-31; or project."),
        vi: format!("“{field}” chứa “{text}”, không phải là tên của bản ghi nào. Hãy dùng mã của bản ghi, ví dụ o-7k3f9q2m1x; với số liệu thì dùng mã KPI và ngày, ví dụ k-7k3f9q2m1x 2026-01-31; hoặc project."),
    }
    /// Not a currency.
    file_not_a_currency(field: &str = "currency", text: &str = "usd") {
        en: format!("“{field}” holds “{text}”, which is not a currency. Use its code of three capital letters, such as USD or VND."),
        vi: format!("“{field}” chứa “{text}”, không phải là mã tiền tệ. Hãy dùng mã ba chữ in hoa, ví dụ USD hoặc VND."),
    }
    /// Not a month.
    file_not_a_month(field: &str = "fiscal_year_start", number: i8 = 13) {
        en: format!("“{field}” is {number}. It must be a month from 1 (January) to 12 (December)."),
        vi: format!("“{field}” là {number}. Giá trị phải là một tháng từ 1 đến 12."),
    }
    /// An id at two records.
    file_id_twice(first_line: usize = 3) {
        en: format!("The record in line {first_line} has the same id. Delete one of the two, or give one a new id."),
        vi: format!("Bản ghi ở dòng {first_line} có cùng mã. Hãy xóa một trong hai hoặc đổi mã cho một bản ghi."),
    }
    /// Two measurements of a KPI on a day.
    file_measurement_twice(first_line: usize = 3) {
        en: format!("Line {first_line} already holds a measurement of this KPI for this date. Keep the right one and delete the other."),
        vi: format!("Dòng {first_line} đã có số liệu của chỉ số KPI này cho ngày này. Hãy giữ số liệu đúng và xóa số liệu kia."),
    }
    /// A reference to nothing.
    file_dangling(field: &str = "objective", id: &str = "o-0000000001") {
        en: format!("“{field}” names {id}, but the file holds no such record. Restore that record, or change or delete this one."),
        vi: format!("“{field}” trỏ đến {id}, nhưng tệp không có bản ghi đó. Hãy khôi phục bản ghi đó, hoặc sửa hay xóa bản ghi này."),
    }
    /// Infinite, not a number, or too large.
    file_bad_number(field: &str = "value") {
        en: format!("The number in “{field}” is too large or not a number. Write one that the app can draw, such as 12.5."),
        vi: format!("Số trong “{field}” quá lớn hoặc không phải là số. Hãy ghi một số có thể vẽ được, ví dụ 12.5."),
    }
    /// Below zero.
    file_negative(field: &str = "weight") {
        en: format!("“{field}” is negative. Write 0 or more."),
        vi: format!("“{field}” là số âm. Hãy ghi 0 hoặc số lớn hơn."),
    }
    /// Above 100 %.
    file_over_hundred(field: &str = "progress") {
        en: format!("“{field}” is over 100 percent. Write a whole number from 0 to 100."),
        vi: format!("“{field}” lớn hơn 100 phần trăm. Hãy ghi một số nguyên từ 0 đến 100."),
    }
    /// A year too far away.
    file_date_out_of_range(field: &str = "date", first: i16 = 1900, last: i16 = 2200) {
        en: format!("The date in “{field}” must lie in the years {first} to {last}. Correct the year."),
        vi: format!("Ngày trong “{field}” phải nằm trong các năm từ {first} đến {last}. Hãy sửa lại năm."),
    }
    /// The end comes first.
    file_end_before_start(field: &str = "end") {
        en: format!("The date in “{field}” lies before “start”. Correct one of the two."),
        vi: format!("Ngày trong “{field}” sớm hơn ngày “start”. Hãy sửa một trong hai."),
    }
    /// The lower number is not lower.
    file_upside_down(field: &str = "target") {
        en: format!("In “{field}” the lower end is not below the upper end. Exchange or correct the two numbers."),
        vi: format!("Trong “{field}”, đầu dưới không nhỏ hơn đầu trên. Hãy đổi chỗ hoặc sửa hai số này."),
    }
    /// A link to itself.
    file_self_link() {
        en: "The link leads from an objective to itself. Change “cause” or “effect”, or delete the link.",
        vi: "Liên kết đi từ một mục tiêu đến chính nó. Hãy sửa “cause” hoặc “effect”, hoặc xóa liên kết.",
    }
    /// Two links with the same ends.
    file_same_ends(other: &str = "l-0000000001") {
        en: format!("The link {other} has the same cause and the same effect. Keep one of the two."),
        vi: format!("Liên kết {other} có cùng nguyên nhân và cùng kết quả. Hãy giữ lại một trong hai."),
    }
    /// The numbers contradict each other.
    file_baseline_against_minimum() {
        en: "“baseline” and “minimum” lie on different sides of “target”, so it is unclear whether more or less is better. Correct one of the three.",
        vi: "“baseline” và “minimum” nằm ở hai phía của “target” nên không rõ cao hơn hay thấp hơn là tốt. Hãy sửa một trong ba số.",
    }
    /// No room between them.
    file_minimum_is_target() {
        en: "“minimum” and “target” are equal. Change one of them, or leave “minimum” out.",
        vi: "“minimum” và “target” bằng nhau. Hãy sửa một trong hai hoặc bỏ “minimum”.",
    }
    /// The minimum is within the target range.
    file_minimum_in_range() {
        en: "“minimum” lies inside the range of “target”. Put it outside of the range, or leave it out.",
        vi: "“minimum” nằm trong khoảng của “target”. Hãy đặt giá trị này ra ngoài khoảng hoặc bỏ đi.",
    }
    /// A list without entries.
    file_empty_list(field: &str = "objectives") {
        en: format!("“{field}” is empty. Name at least one record."),
        vi: format!("“{field}” đang trống. Hãy ghi ít nhất một bản ghi."),
    }
    /// An entry twice.
    file_twice_in_list(field: &str = "objectives") {
        en: format!("“{field}” names the same entry twice. Delete one of the two."),
        vi: format!("“{field}” ghi cùng một mục hai lần. Hãy xóa một trong hai."),
    }
    /// A KPI as its own counterpart.
    file_own_counterpart() {
        en: "The KPI names itself as its “counterpart”. Name another KPI, or leave the field out.",
        vi: "Chỉ số KPI này lấy chính nó làm “counterpart”. Hãy ghi chỉ số KPI khác hoặc bỏ trường này.",
    }
    /// A KPI of another objective.
    file_foreign_kpi(field: &str = "cause_kpi") {
        en: format!("The KPI in “{field}” does not measure the objective at that end of the link. Choose one of its KPIs, or leave the field out."),
        vi: format!("Chỉ số KPI trong “{field}” không đo mục tiêu ở đầu đó của liên kết. Hãy chọn một chỉ số KPI của mục tiêu đó hoặc bỏ trường này."),
    }
    /// Over a limit.
    file_too_many(field: &str = "kpis", most: usize = 50_000) {
        en: format!("“{field}” holds more than {most} records, which is the most allowed. Split the map, or delete what is not needed."),
        vi: format!("“{field}” có hơn {most} bản ghi, vượt mức cho phép. Hãy tách bản đồ hoặc xóa những gì không cần."),
    }
    /// A text over its limit.
    file_too_long(field: &str = "name", kilobytes: usize = 64) {
        en: format!("The text in “{field}” is longer than {kilobytes} KB. Shorten it."),
        vi: format!("Văn bản trong “{field}” dài hơn {kilobytes} KB. Hãy rút ngắn lại."),
    }
    /// A text with characters that XML forbids.
    file_bad_text(field: &str = "name") {
        en: format!("The text in “{field}” holds characters that can't be kept. Remove them."),
        vi: format!("Văn bản trong “{field}” có ký tự không lưu được. Hãy xóa chúng đi."),
    }
    /// Byte order mark.
    file_byte_order_mark() {
        en: "The file starts with a byte order mark; saving leaves it out.",
        vi: "Tệp bắt đầu bằng dấu thứ tự byte (BOM); khi lưu, dấu này sẽ bị bỏ.",
    }
    /// CRLF.
    file_windows_lines() {
        en: "The lines of the file end as on Windows; saving writes plain line feeds.",
        vi: "Các dòng trong tệp kết thúc theo kiểu Windows; khi lưu sẽ dùng ký tự xuống dòng đơn.",
    }
    /// Comments.
    file_comments(line: usize = 3) {
        en: format!("The file holds comments (the first one in line {line}); saving drops them. Keep a copy if you need them."),
        vi: format!("Tệp có chú thích (bắt đầu từ dòng {line}); khi lưu, chú thích sẽ mất. Hãy giữ một bản sao nếu cần."),
    }
    /// A text was changed on reading.
    file_cleaned(field: &str = "name") {
        en: format!("The text in “{field}” holds characters in an unusual form or that are not allowed; saving writes the usual form."),
        vi: format!("Văn bản trong “{field}” có ký tự ở dạng khác thường hoặc không được phép; khi lưu sẽ ghi dạng thông thường."),
    }
    /// A field of a newer version, or a typing error.
    file_unknown_field(field: &str = "colour") {
        en: format!("The field “{field}” is not known; saving would drop it. Correct its name, or save under another name."),
        vi: format!("Không biết trường “{field}”; nếu lưu, trường này sẽ mất. Hãy sửa lại tên trường hoặc lưu với tên khác."),
    }
}
