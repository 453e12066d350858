//! The exported HTML page.

messages! {
    /// Link at the very top, for people who read by keyboard or ear.
    page_skip() { en: "Skip to the list of objectives", vi: "Tới danh sách mục tiêu" }
    /// Heading of the panel with the steps.
    page_story() { en: "The story", vi: "Câu chuyện chiến lược" }
    /// What the panel says before the first step.
    page_how() {
        en: "Walk through the strategy step by step: press Start, or the arrow keys on the dots. Point at a card to see its numbers; a click keeps them open.",
        vi: "Đi qua chiến lược từng bước: bấm Bắt đầu, hoặc dùng phím mũi tên trên các chấm tròn. Trỏ vào một thẻ để xem số liệu; bấm vào thẻ để giữ mở.",
    }
    /// The state before the first step.
    page_whole_map() { en: "The whole map", vi: "Toàn bộ bản đồ" }
    /// Where in the story one is.
    page_step(place: usize = 3, count: usize = 5) {
        en: format!("Step {place} of {count}"),
        vi: format!("Bước {place}/{count}"),
    }
    /// Goes to the first step.
    page_start() { en: "Start", vi: "Bắt đầu" }
    /// Goes to the step before.
    page_back() { en: "Back", vi: "Quay lại" }
    /// Goes to the next step.
    page_next() { en: "Next", vi: "Tiếp theo" }
    /// What a screen reader calls the cards that a step speaks about.
    page_lit() { en: "Objectives in this step", vi: "Các mục tiêu trong bước này" }
    /// Heading of the list under the map.
    page_list() { en: "Objectives and KPIs", vi: "Mục tiêu và chỉ số KPI" }
    /// Closes what a card shows.
    page_close() { en: "Close", vi: "Đóng" }
    /// The day that the numbers are of.
    page_as_of(date: &str = "30 Jun 2026") { en: format!("As of {date}"), vi: format!("Tính đến {date}") }
}
