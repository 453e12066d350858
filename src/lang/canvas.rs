//! The map view.

messages! {
    /// What a screen reader calls the map.
    map_label() { en: "Strategy map", vi: "Bản đồ chiến lược" }
    /// What a screen reader calls the small picture of the whole map.
    minimap() { en: "Overview of the map", vi: "Toàn cảnh bản đồ" }
    /// Where the mission goes while there is none.
    hint_mission() { en: "Mission: why do you exist?", vi: "Sứ mệnh: bạn tồn tại để làm gì?" }
    /// Where the vision goes while there is none.
    hint_vision() {
        en: "Vision: what will you have become, and when?",
        vi: "Tầm nhìn: bạn sẽ trở thành gì, vào lúc nào?",
    }
    /// In a band without cards.
    hint_empty_band() { en: "Double-click to add an objective", vi: "Nhấp đúp để thêm mục tiêu" }
    /// In the field of a card's name.
    hint_objective() { en: "Verb first: what do you want to reach?", vi: "Bắt đầu bằng động từ: bạn muốn đạt gì?" }
    /// In the field of a band's name.
    hint_perspective() { en: "Name of the perspective", vi: "Tên khía cạnh" }
    /// What a screen reader calls the field in which a name is typed on the map.
    typed_name() { en: "Name on the map", vi: "Tên trên bản đồ" }
    /// What a picture of a map without a mission is called.
    untitled_map() { en: "Strategy map", vi: "Bản đồ chiến lược" }
    /// What a screen reader says of an arrow.
    link_label(cause: &str = "C1", effect: &str = "F1") {
        en: format!("{cause} leads to {effect}"),
        vi: format!("{cause} dẫn tới {effect}"),
    }
    /// What a screen reader says of an arrow with a negative sign.
    link_label_minus(cause: &str = "C1", effect: &str = "F1") {
        en: format!("more of {cause} means less of {effect}"),
        vi: format!("{cause} càng tăng thì {effect} càng giảm"),
    }
}
