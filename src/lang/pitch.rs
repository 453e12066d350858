//! The story that is told from the map: its words on slides and in the pitch.

messages! {
    /// A step: mission and vision.
    story_mission() { en: "Why we exist", vi: "Vì sao chúng tôi tồn tại" }
    /// A step: objectives that somebody has chosen.
    story_objectives() { en: "What matters here", vi: "Điều quan trọng ở đây" }
    /// A step.
    story_map() { en: "The whole strategy", vi: "Toàn bộ chiến lược" }
    /// A step: how the KPIs stand.
    story_numbers() { en: "Where we stand", vi: "Chúng tôi đang ở đâu" }
    /// A step: initiatives and their budget.
    story_initiatives() { en: "What we do next, and what it takes", vi: "Việc làm tiếp theo và nguồn lực cần có" }
    /// What is said of a chain of two.
    story_because(cause: &str = "train the team", effect: &str = "answer faster") {
        en: format!("Because we {cause}, we {effect}."),
        vi: format!("Vì chúng tôi {cause} nên chúng tôi {effect}."),
    }
    /// What is said of a longer chain: its beginning, its middle, its end.
    story_because_so(cause: &str = "train the team", middle: &str = "answer faster", effect: &str = "keep customers") {
        en: format!("Because we {cause}, we {middle} — so we {effect}."),
        vi: format!("Vì chúng tôi {cause}, chúng tôi {middle} — nhờ đó {effect}."),
    }
    /// What is said of a band or of chosen objectives.
    story_we(clauses: &str = "train the team and answer faster") {
        en: format!("We {clauses}."),
        vi: format!("Chúng tôi {clauses}."),
    }
    /// What is said of a band with more objectives than can be said.
    story_we_and_more(clauses: &str = "train the team, answer faster", more: usize = 3) {
        en: format!("We {clauses} — and {more} more."),
        vi: format!("Chúng tôi {clauses} — và {more} mục tiêu nữa."),
    }
    /// What is said of the whole map.
    story_everything(objectives: usize = 13, links: usize = 16, bottom: &str = "Learning", top: &str = "Financial") {
        en: format!("{objectives} objectives and {links} cause-and-effect links, from {bottom} up to {top}."),
        vi: format!("{objectives} mục tiêu và {links} liên kết nhân quả, từ {bottom} lên đến {top}."),
    }
    /// What is said of the numbers.
    story_standing(on_track: usize = 7, scored: usize = 16, at_risk: usize = 8, off_track: usize = 1) {
        en: format!("{on_track} of {scored} KPIs are on track, {at_risk} at risk, {off_track} off track."),
        vi: format!("{on_track}/{scored} KPI đúng hướng, {at_risk} có rủi ro, {off_track} chệch hướng."),
    }
    /// What is said of the numbers while none is shown.
    story_standing_hidden() {
        en: "The marks say what is on track, at risk and off track.",
        vi: "Các dấu cho biết điều gì đúng hướng, có rủi ro hay chệch hướng.",
    }
    /// What is said of the initiatives.
    story_next(names: &str = "Answer within an hour and Coach the team") {
        en: format!("Next: {names}."),
        vi: format!("Tiếp theo: {names}."),
    }
    /// What is said of the initiatives and their money.
    story_next_for(names: &str = "Answer within an hour and Coach the team", budget: &str = "$ 4,000") {
        en: format!("Next: {names} — {budget} in all."),
        vi: format!("Tiếp theo: {names} — tổng cộng {budget}."),
    }
    /// After the names of some initiatives.
    story_more(more: usize = 3) { en: format!("{more} more"), vi: format!("{more} việc nữa") }
    /// Which step of how many, and what it is called.
    story_place(place: usize = 3, count: usize = 5, title: &str = "Why we exist") {
        en: format!("{place} of {count} — {title}"),
        vi: format!("{place}/{count} — {title}"),
    }
    /// At the beginning of a pitch: what the keys do.
    pitch_keys() {
        en: "← → move · number + Enter jump · B W blank · L pointer · M marker · H hide numbers · S presenter · Esc end",
        vi: "← → chuyển · số + Enter nhảy đến · B W màn trống · L con trỏ · M bút đánh dấu · H ẩn số · S người nói · Esc kết thúc",
    }
    /// There is nothing to tell.
    pitch_empty() {
        en: "There is no story to tell yet: add an objective to the map.",
        vi: "Chưa có gì để kể: hãy thêm một mục tiêu vào bản đồ.",
    }
    /// The window that only the presenter sees.
    presenter_title() { en: "Presenter", vi: "Người nói" }
    /// Over the present slide.
    presenter_now() { en: "Now", vi: "Đang chiếu" }
    /// Over the present slide while the audience sees a black screen.
    presenter_black() { en: "Now · the screen is black, B brings the step back", vi: "Đang chiếu · màn hình đen, nhấn B để hiện lại" }
    /// Over the present slide while the audience sees a white screen.
    presenter_white() { en: "Now · the screen is white, W brings the step back", vi: "Đang chiếu · màn hình trắng, nhấn W để hiện lại" }
    /// Over the number of a step that is being typed.
    presenter_jump() { en: "Enter goes to step", vi: "Enter để tới bước" }
    /// Over the next slide.
    presenter_next() { en: "Next", vi: "Tiếp theo" }
    /// In place of the next slide.
    presenter_end() { en: "End of the story", vi: "Hết câu chuyện" }
    /// In place of notes.
    presenter_no_notes() { en: "No notes for this step.", vi: "Bước này không có ghi chú." }
    /// Over the time on this step.
    presenter_step_time() { en: "This step", vi: "Bước này" }
    /// Over the time since the beginning.
    presenter_total() { en: "In all", vi: "Tổng cộng" }
    /// Over the time of day.
    presenter_clock() { en: "Clock", vi: "Đồng hồ" }
    /// A time and its plan.
    presenter_time(spent: &str = "0:12", planned: &str = "0:15") {
        en: format!("{spent} of {planned}"),
        vi: format!("{spent}/{planned}"),
    }
}
