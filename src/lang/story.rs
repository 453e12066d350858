//! The panel of the story: its steps and their fields.

messages! {
    /// Tab.
    story() { en: "Story", vi: "Câu chuyện" }
    /// What a screen reader calls the list.
    story_steps() { en: "Steps of the story", vi: "Các bước của câu chuyện" }
    /// Over the steps, while they follow from the map.
    story_is_automatic() {
        en: "These steps follow from your map. Change any of them and the story is yours.",
        vi: "Các bước này được tạo từ bản đồ. Hãy sửa bước bất kỳ để biến thành câu chuyện của bạn.",
    }
    /// Under the steps, while no chain of causes leads to the top of the map.
    story_needs_links() {
        en: "Draw arrows from cause to effect: each chain up to a financial objective becomes a step.",
        vi: "Hãy vẽ mũi tên từ nguyên nhân đến kết quả: mỗi chuỗi dẫn lên một mục tiêu tài chính sẽ thành một bước.",
    }
    /// Title where a map has no cards.
    story_empty_title() { en: "No story yet", vi: "Chưa có câu chuyện" }
    /// What a story needs.
    story_empty_text() {
        en: "A story is told from the map: objectives, and the arrows that say why one leads to another. Begin with an objective.",
        vi: "Câu chuyện được kể từ bản đồ: các mục tiêu và những mũi tên cho biết vì sao mục tiêu này dẫn tới mục tiêu kia. Hãy bắt đầu bằng một mục tiêu.",
    }
    /// Field.
    story_title() { en: "Title", vi: "Tiêu đề" }
    /// Field: what is said.
    story_sentence() { en: "Sentence", vi: "Câu nói" }
    /// In that field, while there is nothing to say.
    story_sentence_hint() { en: "One sentence that people will remember", vi: "Một câu để người nghe nhớ" }
    /// Field.
    story_notes() { en: "Speaker notes", vi: "Ghi chú cho người nói" }
    /// In that field, while it is empty.
    story_notes_hint() { en: "Only you see these", vi: "Chỉ bạn nhìn thấy" }
    /// Field: how long a step takes.
    story_seconds() { en: "Time in seconds", vi: "Thời gian (giây)" }
    /// In that field, while it is empty: the even share.
    story_share(seconds: u16 = 22) { en: format!("{seconds} (even share)"), vi: format!("{seconds} (chia đều)") }
    /// Why a time was refused.
    story_seconds_refused() {
        en: "Type seconds or minutes, from 1 second to 60 minutes: 20 or 1:30.",
        vi: "Hãy nhập số giây hoặc phút, từ 1 giây đến 60 phút: 20 hoặc 1:30.",
    }
    /// Field: the KPI whose chart stands beside the map.
    story_chart() { en: "KPI chart", vi: "Biểu đồ KPI" }
    /// Choice: no chart.
    story_no_chart() { en: "None", vi: "Không có" }
    /// Field: the part of the map that is shown.
    story_view() { en: "View of the map", vi: "Khung nhìn bản đồ" }
    /// The view, while it follows what is lit.
    story_view_follows() { en: "Follows what is lit", vi: "Theo phần được làm nổi" }
    /// The view, once it was chosen.
    story_view_chosen() { en: "A part that you chose", vi: "Phần do bạn chọn" }
    /// Button.
    story_use_view() { en: "Use the current view", vi: "Dùng khung hiện tại" }
    /// Button.
    story_follow_lit() { en: "Follow what is lit", vi: "Theo phần làm nổi" }
    /// Button.
    story_move_up() { en: "Move up", vi: "Chuyển lên" }
    /// Button.
    story_move_down() { en: "Move down", vi: "Chuyển xuống" }
    /// Button.
    story_drop() { en: "Drop step", vi: "Bỏ bước" }
    /// Button.
    story_add() { en: "+ Add step", vi: "+ Thêm bước" }
    /// What that button would tell about: nothing is selected.
    story_adds_map() {
        en: "About the whole map. Select cards on the map to tell about them.",
        vi: "Về toàn bộ bản đồ. Chọn thẻ trên bản đồ để kể về chúng.",
    }
    /// What that button would tell about: the selected cards.
    story_adds_objectives(n: usize = 3) {
        en: if n == 1 { "About the selected objective.".to_owned() } else { format!("About the {n} selected objectives.") },
        vi: format!("Về {n} mục tiêu đang chọn."),
    }
    /// What that button would tell about: selected cards that form a chain.
    story_adds_chain(n: usize = 3) {
        en: format!("About the selected chain of {n} objectives."),
        vi: format!("Về chuỗi {n} mục tiêu đang chọn."),
    }
    /// What that button would tell about: a band.
    story_adds_band(name: &str = "Customer") {
        en: format!("About the perspective {name}."),
        vi: format!("Về khía cạnh {name}."),
    }
    /// Button: drops all that was changed.
    story_reset() { en: "Back to the automatic story", vi: "Về câu chuyện tự động" }
    /// Button: starts the pitch at the open step; what it does is its name.
    story_from_here(key: &str = "Shift+F5") { en: format!("From this step ({key})"), vi: format!("Từ bước này ({key})") }
    /// Under the steps: how long they take, of how long they may.
    story_planned(planned: &str = "2:45", most: &str = "3:00") {
        en: format!("{planned} of {most}"),
        vi: format!("{planned} / {most}"),
    }
    /// What that tells.
    story_planned_tooltip() {
        en: "Planned time. A pitch gets about three minutes of attention.",
        vi: "Thời gian dự kiến. Người nghe thường chỉ chú ý khoảng ba phút.",
    }
}
