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
