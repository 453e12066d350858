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
}
