//! Formulas of calculated KPIs, and what can be wrong with them.

messages! {
    /// The field.
    formula() { en: "Formula", vi: "Công thức" }
    /// In the empty field.
    hint_formula() { en: "e.g. {LTV} / {CAC}", vi: "vd. {LTV} / {CAC}" }
    /// Under the field.
    formula_help() {
        en: "Leave empty to enter values by hand. Type { for a KPI; + − * / ( ), min, max, previous({…}) and ytd({…}) work.",
        vi: "Để trống nếu nhập số liệu bằng tay. Gõ { để chọn KPI; dùng được + − * / ( ), min, max, previous({…}) là kỳ trước, ytd({…}) là lũy kế từ đầu năm tài chính.",
    }
    /// The present value.
    formula_gives(value: &str = "3.0×", period: &str = "Oct 2026") {
        en: format!("= {value} in {period}"),
        vi: format!("= {value}, {}", super::date::within(period)),
    }
    /// It can be read, but an input is missing.
    formula_gives_nothing() {
        en: "No value yet: in no period are all inputs there.",
        vi: "Chưa có giá trị: chưa có kỳ nào đủ mọi số liệu đầu vào.",
    }
    /// In the list of completions, where nothing fits.
    formula_no_match() { en: "No KPI has such a name", vi: "Không có KPI nào tên như vậy" }
    /// Instead of the grid's cells.
    formula_grid() {
        en: "These values are computed by the formula, so they can't be typed here.",
        vi: "Các giá trị này do công thức tính ra nên không nhập được ở đây.",
    }
    /// The same, with values from before the formula.
    formula_grid_kept(count: usize = 24) {
        en: format!("{} entered before are kept and come back when the formula is removed.", values(count)),
        vi: format!("{count} số liệu đã nhập trước đây vẫn được giữ và sẽ hiện lại khi bỏ công thức."),
    }
    /// In the popover: before the inputs.
    formula_computed() { en: "Computed as", vi: "Được tính theo" }
    /// In the popover: the value of an input in the period before.
    formula_input_previous(name: &str = "Revenue") { en: format!("{name}, the period before"), vi: format!("{name}, kỳ trước") }
    /// In the popover: the sum of an input since the start of the fiscal year.
    formula_input_ytd(name: &str = "Revenue") { en: format!("{name}, year to date"), vi: format!("{name}, lũy kế từ đầu năm") }

    /// Nothing in the field.
    formula_empty() {
        en: "The formula is empty. Write one over other KPIs, such as {LTV} / {CAC}.",
        vi: "Công thức đang trống. Hãy viết công thức từ các KPI khác, ví dụ {LTV} / {CAC}.",
    }
    /// Too many bytes.
    formula_too_long(most: usize = 4096) {
        en: format!("The formula is longer than {most} characters. Split it: let another KPI compute a part of it."),
        vi: format!("Công thức dài quá {most} ký tự. Hãy tách ra: cho một KPI khác tính một phần."),
    }
    /// Too many levels.
    formula_too_deep(most: usize = 32) {
        en: format!("Parentheses stand more than {most} levels deep. Let another KPI compute a part of the formula."),
        vi: format!("Dấu ngoặc lồng nhau quá {most} cấp. Hãy cho một KPI khác tính một phần công thức."),
    }
    /// A character that has no place here.
    formula_character(character: char = '%') {
        en: format!("“{character}” has no place in a formula. Use + - * / ( ), numbers, and KPI names in braces."),
        vi: format!("Công thức không dùng “{character}”. Hãy dùng + - * / ( ), số, và tên KPI trong ngoặc nhọn."),
    }
    /// Digits that are no number.
    formula_number(text: &str = "1.2.3") {
        en: format!("“{text}” is no number. Write it with a point for decimals, such as 12.5."),
        vi: format!("“{text}” không phải là số. Hãy viết dấu phẩy cho phần thập phân và không tách hàng nghìn, ví dụ 12,5."),
    }
    /// A word outside braces.
    formula_word(word: &str = "LTV") {
        en: format!("“{word}” is no function. A KPI stands in braces: {{{word}}}."),
        vi: format!("“{word}” không phải là hàm. Tên KPI phải đặt trong ngoặc nhọn: {{{word}}}."),
    }
    /// No closing brace.
    formula_open_brace() {
        en: "A brace { is not closed. Put } after the name of the KPI.",
        vi: "Ngoặc nhọn { chưa được đóng. Hãy thêm } sau tên KPI.",
    }
    /// Nothing in the braces.
    formula_empty_brace() {
        en: "There is no name between the braces. Write that of a KPI, such as {LTV}.",
        vi: "Giữa hai ngoặc nhọn chưa có tên. Hãy ghi tên một KPI, ví dụ {LTV}.",
    }
    /// A name that no KPI has.
    formula_unknown(name: &str = "LTV") {
        en: format!("No KPI is called “{name}”. Type {{ and choose one from the list."),
        vi: format!("Không có KPI nào tên “{name}”. Hãy gõ {{ rồi chọn trong danh sách."),
    }
    /// A name that several KPIs have.
    formula_ambiguous(name: &str = "LTV") {
        en: format!("Several KPIs are called “{name}”. Type {{ and choose the one that is meant."),
        vi: format!("Có nhiều KPI cùng tên “{name}”. Hãy gõ {{ rồi chọn đúng KPI cần dùng."),
    }
    /// A value is missing after an operator.
    formula_missing_value(before: &str = "/") {
        en: format!("After “{before}” a KPI or a number is missing."),
        vi: format!("Sau “{before}” còn thiếu một KPI hoặc một số."),
    }
    /// An operator is missing before a value.
    formula_missing_operator(after: &str = "CAC") {
        en: format!("Before “{after}” an operator is missing, such as + or /."),
        vi: format!("Trước “{after}” còn thiếu phép tính, ví dụ + hoặc /."),
    }
    /// Not closed.
    formula_open_parenthesis() { en: "A parenthesis is not closed. Add ).", vi: "Còn dấu ngoặc chưa đóng. Hãy thêm )." }
    /// Not opened.
    formula_close_parenthesis() {
        en: "A parenthesis is closed that was never opened. Delete ) or add (.",
        vi: "Có dấu ngoặc đóng mà chưa mở. Hãy xóa ) hoặc thêm (.",
    }
    /// `min` or `max` of one.
    formula_arguments() {
        en: "min and max compare at least two values in parentheses, such as min({LTV}, 100).",
        vi: "min và max so sánh ít nhất hai giá trị trong ngoặc, ví dụ min({LTV}; 100).",
    }
    /// `previous` or `ytd` of something else than one KPI.
    formula_one_kpi(function: &str = "previous") {
        en: format!("“{function}” takes one KPI in braces: {function}({{LTV}})."),
        vi: format!("“{function}” nhận đúng một KPI trong ngoặc nhọn: {function}({{LTV}})."),
    }
    /// A comma that parts no arguments.
    formula_comma() {
        en: "A comma stands outside of min and max. Decimals have a point, such as 12.5.",
        vi: "Dấu ; hoặc dấu phẩy nằm ngoài min và max. Phần thập phân viết liền sau dấu phẩy, ví dụ 12,5.",
    }
    /// Only numbers.
    formula_no_kpi() {
        en: "The formula names no KPI, so there is nothing to compute from.",
        vi: "Công thức chưa có KPI nào nên không có gì để tính.",
    }

    /// What a unit counts.
    quantity_plain() { en: "a plain number", vi: "số thuần" }
    /// What a unit counts.
    quantity_money(currency: &str = "USD") { en: format!("money ({currency})"), vi: format!("tiền ({currency})") }
    /// What a unit counts.
    quantity_time() { en: "time", vi: "thời gian" }
    /// What a unit counts.
    quantity_other() { en: "a mix such as money times money or 1 / time", vi: "đại lượng ghép như tiền × tiền hoặc 1 / thời gian" }
    /// USD meets VND.
    formula_two_currencies(a: &str = "USD", b: &str = "VND") {
        en: format!("The formula brings {a} and {b} together. Keep one currency; a rate between them would have to be a KPI of its own."),
        vi: format!("Công thức dùng lẫn {a} và {b}. Hãy dùng một loại tiền; muốn quy đổi thì cần một KPI tỷ giá riêng."),
    }
    /// Apples and pears.
    formula_mixed(a: &str = "money (USD)", b: &str = "a plain number") {
        en: format!("The formula adds, subtracts or compares {a} and {b}, which are not alike. Multiply or divide instead, or choose other KPIs."),
        vi: format!("Công thức cộng, trừ hoặc so sánh {a} với {b}, là hai loại khác nhau. Hãy nhân hoặc chia, hoặc chọn KPI khác."),
    }
    /// The result does not fit the unit.
    formula_result(gives: &str = "money (USD)", unit: &str = "percent (%)") {
        en: format!("The formula gives {gives}, but the unit of this KPI is {unit}. Change the unit or the formula."),
        vi: format!("Công thức cho ra {gives}, nhưng đơn vị của KPI này là {unit}. Hãy đổi đơn vị hoặc công thức."),
    }
    /// A chain that leads back.
    formula_cycle(chain: &str = "LTV → CAC → LTV") {
        en: format!("The formulas go round in a circle: {chain}. A KPI can't be computed from itself; change one of them."),
        vi: format!("Các công thức đi vòng tròn: {chain}. KPI không thể được tính từ chính nó; hãy sửa một công thức."),
    }
    /// An input has values less often than the result.
    formula_coarser(result: &str = "LTV / CAC", input: &str = "CAC") {
        en: format!("The KPI “{input}” has values less often than “{result}”, which is computed from it. Give both the same interval, or the result a longer one."),
        vi: format!("KPI “{input}” có số liệu thưa hơn “{result}” là KPI tính từ nó. Hãy cho hai KPI cùng tần suất, hoặc cho kết quả tần suất dài hơn."),
    }
    /// A KPI that is to be deleted.
    formula_still_used(kpi: &str = "CAC", by: &str = "LTV / CAC") {
        en: format!("The KPI “{by}” is computed from “{kpi}”. Change its formula first, or delete both together."),
        vi: format!("KPI “{by}” được tính từ “{kpi}”. Hãy sửa công thức đó trước, hoặc xoá cả hai cùng lúc."),
    }
    /// In a file: what is wrong with the formula, as a sentence.
    file_formula(reason: &str = "A parenthesis is not closed. Add ).") {
        en: format!("The text in “formula” can't be computed. {reason}"),
        vi: format!("Không tính được nội dung trong “formula”. {reason}"),
    }
}

fn values(count: usize) -> String {
    if count == 1 { "1 value".to_owned() } else { format!("{count} values") }
}
