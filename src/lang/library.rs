//! Texts of the templates and of the KPI library.

messages! {
    /// Title of the empty template.
    template_empty_title() { en: "Empty map", vi: "Bản đồ trống" }
    /// What the empty template holds.
    template_empty_description() {
        en: "Four perspectives with their guiding questions. You add the objectives.",
        vi: "Bốn khía cạnh cùng câu hỏi dẫn dắt, chờ bạn thêm mục tiêu.",
    }
    /// Title of the startup template.
    template_startup_title() { en: "Young startup", vi: "Startup giai đoạn đầu" }
    /// What the startup template holds.
    template_startup_description() {
        en: "Nine objectives from the first visitors to a year of cash, one KPI each. For a team of up to ten.",
        vi: "Chín mục tiêu, từ những lượt truy cập đầu tiên đến đủ tiền cho một năm, mỗi mục tiêu một KPI. \
             Hợp với đội tối đa mười người.",
    }
    /// Title of the software company template.
    template_saas_title() { en: "SaaS company", vi: "Công ty SaaS" }
    /// What the software company template holds.
    template_saas_description() {
        en: "A complete example: 13 objectives, 16 links and 17 KPIs with 24 months of data. Look around, then make it yours.",
        vi: "Ví dụ đầy đủ: 13 mục tiêu, 16 liên kết nhân quả và 17 KPI với số liệu 24 tháng. \
             Hãy xem thử rồi sửa thành của bạn.",
    }
    /// Title of the non-profit template.
    template_nonprofit_title() { en: "Non-profit", vi: "Tổ chức phi lợi nhuận" }
    /// What the non-profit template holds.
    template_nonprofit_description() {
        en: "Those you serve stand on top: ten objectives and 12 KPIs with nine months of data.",
        vi: "Người thụ hưởng ở trên cùng: mười mục tiêu và 12 KPI với số liệu chín tháng.",
    }

    /// One of the four perspectives.
    side_financial() { en: "Financial", vi: "Tài chính" }
    /// One of the four perspectives.
    side_customer() { en: "Customer", vi: "Khách hàng" }
    /// One of the four perspectives.
    side_process() { en: "Internal process", vi: "Quy trình nội bộ" }
    /// One of the four perspectives.
    side_learning() { en: "Learning & growth", vi: "Học hỏi và phát triển" }
    /// A department.
    department_marketing() { en: "Marketing", vi: "Tiếp thị" }
    /// A department.
    department_customer_care() { en: "Customer care", vi: "Chăm sóc khách hàng" }
    /// A department.
    department_people() { en: "People", vi: "Nhân sự" }
    /// A department.
    department_sales() { en: "Sales", vi: "Bán hàng" }

    /// Tab of the panel on the left, and what a screen reader calls the list in it.
    library() { en: "Library", vi: "Thư viện" }
    /// What a screen reader calls the search field.
    library_search() { en: "Search the library", vi: "Tìm trong thư viện" }
    /// In the empty search field.
    library_hint(count: usize = 70) { en: format!("Search {count} KPIs"), vi: format!("Tìm trong {count} KPI") }
    /// Filter.
    filter_stage() { en: "Stage", vi: "Giai đoạn" }
    /// Filter.
    filter_department() { en: "Department", vi: "Bộ phận" }
    /// A filter that lets everything through.
    filter_all() { en: "all", vi: "tất cả" }
    /// Button that opens all filters.
    filter_clear() { en: "Clear", vi: "Bỏ lọc" }
    /// What a screen reader calls that button.
    filter_clear_name() { en: "Clear all filters", vi: "Bỏ mọi bộ lọc" }
    /// Button where nothing is found.
    filter_show_all() { en: "Search in all KPIs", vi: "Tìm trong mọi KPI" }
    /// A kind of KPI.
    essential() { en: "essential", vi: "thiết yếu" }
    /// Heading.
    essentials() { en: "The six essentials", vi: "Sáu chỉ số thiết yếu" }
    /// What is meant by that.
    essential_meaning() {
        en: "The six kinds of KPI without which a business does not survive.",
        vi: "Sáu nhóm chỉ số mà thiếu chúng doanh nghiệp khó tồn tại.",
    }
    /// What an index from 0 to 100 counts.
    unit_points() { en: "points", vi: "điểm" }
    /// Heading.
    library_formula() { en: "Formula", vi: "Công thức" }
    /// Heading: by what the number can mislead.
    library_trap() { en: "Watch out", vi: "Cẩn thận" }
    /// Button, with the code of the objective.
    library_add_to(code: &str = "C2") { en: format!("Add to {code}"), vi: format!("Thêm vào {code}") }
    /// When no objective is selected.
    library_where() {
        en: "Select an objective first, or drag the KPI onto a card of the map.",
        vi: "Hãy chọn một mục tiêu trước, hoặc kéo KPI thả lên một thẻ trên bản đồ.",
    }
    /// Before a KPI is chosen.
    library_help() {
        en: "Choose a KPI to see what it tells and how it is computed. Enter or a double click adds it to the selected objective; or drag it onto a card.",
        vi: "Chọn một KPI để xem ý nghĩa và cách tính. Enter hoặc nhấp đúp để thêm vào mục tiêu đang chọn; hoặc kéo thả lên một thẻ.",
    }
    /// When no KPI matches.
    library_nothing() {
        en: "No KPI is called that. Try one word, with or without accents; names are found in English and Vietnamese. Anything else you add at an objective yourself.",
        vi: "Không có KPI nào như vậy. Hãy thử một từ, có dấu hay không dấu; tên được tìm bằng cả tiếng Việt và tiếng Anh. KPI khác thì bạn tự thêm tại mục tiêu.",
    }
    /// When no KPI matches words and filters together.
    library_nothing_filtered() {
        en: "No KPI matches both your words and the filters.",
        vi: "Không có KPI nào khớp cả từ khóa lẫn bộ lọc.",
    }
}

#[cfg(test)]
mod tests {
    use super::samples;
    use crate::lang::Lang;

    #[test]
    fn every_text_is_there_and_translated() {
        for ((name, en), (_, vi)) in samples(Lang::En).into_iter().zip(samples(Lang::Vi)) {
            assert!(!en.is_empty() && !vi.is_empty() && en != vi, "{name}");
            assert!(!en.contains("  ") && !vi.contains("  "), "{name}");
        }
    }
}
