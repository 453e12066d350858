//! The inspector: fields of objectives, links, perspectives and the project.

messages! {
    /// Adds an entry to the list below.
    add() { en: "+ Add", vi: "+ Thêm" }
    /// A choice that leaves a field open.
    no_choice() { en: "none", vi: "không có" }
    /// Opens the details of an entry.
    details_of(name: &str = "Exit interviews") { en: format!("Details of {name}"), vi: format!("Chi tiết của {name}") }
    /// Takes an entry off a list.
    remove_named(name: &str = "Retention") { en: format!("Remove {name}"), vi: format!("Bỏ {name}") }
    /// In an empty field for a date.
    date_hint() { en: "e.g. 15 Dec 2026", vi: "vd. 15/12/2026" }

    /// Field.
    field_name() { en: "Name", vi: "Tên" }
    /// Field.
    field_description() { en: "Description", vi: "Mô tả" }
    /// Field.
    field_owner() { en: "Owner", vi: "Phụ trách" }
    /// Field.
    field_weight() { en: "Weight", vi: "Trọng số" }
    /// Field.
    field_themes() { en: "Themes", vi: "Chủ đề" }
    /// Field.
    field_perspective() { en: "Perspective", vi: "Khía cạnh" }
    /// Field: where the card is on the map.
    field_place() { en: "Position", vi: "Vị trí" }
    /// Field.
    field_start() { en: "Start", vi: "Bắt đầu" }
    /// Field.
    field_due() { en: "Due", vi: "Hạn" }
    /// Field.
    field_progress() { en: "Progress", vi: "Tiến độ" }
    /// Field.
    field_budget() { en: "Budget", vi: "Ngân sách" }
    /// Field: the guiding question of a perspective.
    field_question() { en: "Guiding question", vi: "Câu hỏi định hướng" }
    /// Field: the letter in codes such as F1.
    field_letter() { en: "Code letter", vi: "Chữ cái mã" }
    /// Field.
    field_hue() { en: "Colour", vi: "Màu" }

    /// In an empty field.
    hint_objective_name() { en: "Verb first: Grow recurring revenue", vi: "Bắt đầu bằng động từ: Tăng doanh thu" }
    /// In an empty field.
    hint_objective_description() { en: "What does it mean when it is reached?", vi: "Đạt được nghĩa là thế nào?" }
    /// In an empty field.
    hint_owner() { en: "who?", vi: "ai?" }
    /// In an empty field.
    hint_question() { en: "Which question do its objectives answer?", vi: "Các mục tiêu ở đây trả lời câu hỏi nào?" }
    /// Beside a weight.
    share_of(share: &str = "30 %", band: &str = "Customer") {
        en: format!("{share} of {band}"),
        vi: format!("{share} của {band}"),
    }
    /// Adds a theme.
    add_theme() { en: "Add theme", vi: "Thêm chủ đề" }
    /// In the field for the name of a new theme.
    new_theme() { en: "New theme", vi: "Chủ đề mới" }
    /// What a screen reader calls the name of a theme.
    theme_name() { en: "Theme name", vi: "Tên chủ đề" }
    /// When there is no theme.
    no_themes() {
        en: "A theme cuts through all perspectives, such as “Retention”.",
        vi: "Chủ đề chiến lược xuyên qua mọi khía cạnh, ví dụ “Giữ chân khách hàng”.",
    }
    /// The user has moved the card.
    pinned() { en: "pinned where you put it", vi: "ghim ở chỗ bạn đặt" }
    /// Button.
    unpin() { en: "Unpin", vi: "Bỏ ghim" }
    /// What unpinning does.
    unpin_tooltip() { en: "Lets Tidy place this card again.", vi: "Để chức năng Sắp xếp đặt lại thẻ này." }

    /// Button beside a score.
    why() { en: "why?", vi: "vì sao?" }
    /// What a screen reader calls that button.
    why_score() { en: "Why this score?", vi: "Vì sao có điểm này?" }
    /// What a screen reader calls a score in a table that says what is behind it.
    why_score_of(name: &str = "MRR") { en: format!("Why this score? {name}"), vi: format!("Vì sao có điểm này? {name}") }
    /// How a mean is made.
    why_mean() {
        en: "The mean of the parts that have a score, by relative weight. Old and ended values don't count.",
        vi: "Trung bình của các phần có điểm, theo trọng số. Số liệu cũ hoặc đã kết thúc không được tính.",
    }
    /// Column heading.
    score() { en: "Score", vi: "Điểm" }
    /// Explains a score.
    score_tooltip() {
        en: "Score from 0 to 100: 100 at the target, 50 at the minimum.",
        vi: "Điểm từ 0 đến 100: đạt mục tiêu được 100, ở định mức tối thiểu được 50.",
    }
    /// A mark that a mean would hide.
    worst_kpi(status: &str = "off track") { en: format!("worst KPI: {status}"), vi: format!("KPI kém nhất: {status}") }

    /// Heading.
    kpis() { en: "KPIs", vi: "Chỉ số KPI" }
    /// Button beside that for a new KPI.
    from_library() { en: "Library", vi: "Thư viện" }
    /// What that button does.
    from_library_name() { en: "Choose a KPI from the library", vi: "Chọn KPI từ thư viện" }
    /// In the field for the name of a new KPI.
    new_kpi() { en: "Name of the KPI", vi: "Tên chỉ số KPI" }
    /// When there is no KPI.
    no_kpis() {
        en: "No KPI yet. One number makes this objective something you can prove.",
        vi: "Chưa có KPI. Một con số sẽ giúp chứng minh được mục tiêu này.",
    }
    /// Opens a KPI.
    open_kpi(name: &str = "Monthly churn") { en: format!("Open {name}"), vi: format!("Mở {name}") }
    /// Opens a KPI at its twelve steps.
    open_kpi_card(name: &str = "Monthly churn") { en: format!("KPI card of {name}"), vi: format!("Thẻ KPI của {name}") }
    /// Goes back from a KPI.
    back_to(name: &str = "Customers stay") { en: format!("Back to {name}"), vi: format!("Trở về {name}") }

    /// Heading: the causes.
    caused_by() { en: "Caused by", vi: "Nguyên nhân" }
    /// Heading: the effects.
    leads_to() { en: "Leads to", vi: "Dẫn tới" }
    /// When there is no cause.
    no_causes() { en: "No arrow ends here yet.", vi: "Chưa có mũi tên nào đi tới đây." }
    /// When there is no effect.
    no_effects() { en: "No arrow starts here yet.", vi: "Chưa có mũi tên nào đi từ đây." }
    /// How long an effect takes.
    lag_months(months: &str = "1–3") { en: format!("lag {months} mo"), vi: format!("trễ {months} tháng") }
    /// An effect that takes no time.
    lag_none() { en: "no lag", vi: "không trễ" }
    /// Leads to an arrow.
    link_with(name: &str = "Resolve requests") { en: format!("Link with {name}"), vi: format!("Liên kết với {name}") }

    /// Heading.
    initiatives() { en: "Initiatives", vi: "Sáng kiến" }
    /// In the field for the name of a new initiative.
    new_initiative() { en: "What is being done?", vi: "Đang làm gì?" }
    /// What a screen reader calls the name of an initiative.
    initiative_name() { en: "Initiative", vi: "Tên sáng kiến" }
    /// When there is no initiative.
    no_initiatives() { en: "Nothing is being done for this yet.", vi: "Chưa có việc nào được làm cho mục tiêu này." }
    /// When an initiative is due.
    due(date: &str = "15 Dec 2026") { en: format!("due {date}"), vi: format!("hạn {date}") }
    /// How far an initiative is.
    percent_done(percent: &str = "40 %") { en: format!("{percent} done"), vi: format!("xong {percent}") }

    /// Heading.
    link_heading() { en: "Cause and effect", vi: "Liên kết nhân quả" }
    /// Field.
    link_cause() { en: "Cause", vi: "Nguyên nhân" }
    /// Field.
    link_effect() { en: "Effect", vi: "Kết quả" }
    /// Button.
    link_reverse() { en: "Reverse", vi: "Đảo chiều" }
    /// What that button does.
    link_reverse_name() { en: "Reverse the direction of the arrow", vi: "Đảo chiều mũi tên" }
    /// Field.
    link_sign() { en: "Sign", vi: "Dấu" }
    /// Choice.
    link_plus() { en: "+ more", vi: "+ tăng" }
    /// Choice.
    link_minus() { en: "− less", vi: "− giảm" }
    /// What the choice means.
    link_plus_meaning() { en: "More of the cause, more of the effect.", vi: "Nguyên nhân tăng thì kết quả tăng." }
    /// What the choice means.
    link_minus_meaning() { en: "More of the cause, less of the effect.", vi: "Nguyên nhân tăng thì kết quả giảm." }
    /// Field.
    link_lag() { en: "Expected lag", vi: "Độ trễ dự kiến" }
    /// Field.
    link_lag_from() { en: "Lag from, in months", vi: "Trễ từ, tính bằng tháng" }
    /// Field.
    link_lag_to() { en: "Lag to, in months", vi: "Trễ đến, tính bằng tháng" }
    /// After two numbers.
    months() { en: "months", vi: "tháng" }
    /// A lag that can't be kept.
    refused_lag(most: u16 = 240) {
        en: format!("A lag is a whole number of months from 0 to {most}."),
        vi: format!("Độ trễ là số tháng nguyên từ 0 đến {most}."),
    }
    /// Field.
    link_cause_kpi() { en: "Cause KPI", vi: "KPI của nguyên nhân" }
    /// Field.
    link_effect_kpi() { en: "Effect KPI", vi: "KPI của kết quả" }
    /// Field.
    link_rationale() { en: "Why we believe it", vi: "Vì sao chúng ta tin" }
    /// In an empty field.
    hint_rationale() { en: "Because…", vi: "Bởi vì…" }
    /// Field.
    link_disproof() { en: "What would prove it wrong", vi: "Điều gì sẽ bác bỏ" }
    /// In an empty field.
    hint_disproof() {
        en: "If… improves and after… months… has not moved",
        vi: "Nếu… cải thiện mà sau… tháng… vẫn không đổi",
    }
    /// Field.
    link_confidence() { en: "Confidence", vi: "Mức tin tưởng" }
    /// Button.
    link_set_confidence() { en: "Say how sure you are", vi: "Cho biết bạn chắc đến đâu" }
    /// Button.
    link_unset_confidence() { en: "Leave confidence open", vi: "Bỏ mức tin tưởng" }
    /// Field.
    link_since() { en: "Bet made on", vi: "Ngày đặt giả thuyết" }

    /// Where a band stands.
    place_of(place: usize = 2, count: usize = 4) {
        en: format!("Band {place} of {count}"),
        vi: format!("Dải thứ {place}/{count}"),
    }
    /// Button.
    move_up(name: &str = "Customer") { en: format!("Move {name} up"), vi: format!("Đưa {name} lên") }
    /// Button.
    move_down(name: &str = "Customer") { en: format!("Move {name} down"), vi: format!("Đưa {name} xuống") }
    /// Where the cards of a removed band go.
    cards_go_to(count: usize = 3, band: &str = "Financial") {
        en: if count == 1 { format!("Its objective moves to {band}.") } else { format!("Its {count} objectives move to {band}.") },
        vi: format!("{count} mục tiêu sẽ chuyển sang {band}."),
    }
    /// Opens the swatches.
    hue_of(name: &str = "Customer") { en: format!("Colour of {name}"), vi: format!("Màu của {name}") }
    /// Swatch.
    hue_blue() { en: "Blue", vi: "Xanh dương" }
    /// Swatch.
    hue_teal() { en: "Teal", vi: "Xanh mòng két" }
    /// Swatch.
    hue_violet() { en: "Violet", vi: "Tím" }
    /// Swatch.
    hue_magenta() { en: "Magenta", vi: "Hồng sẫm" }
    /// Swatch.
    hue_amber() { en: "Amber", vi: "Hổ phách" }
    /// Swatch.
    hue_green() { en: "Green", vi: "Xanh lá" }
    /// Swatch.
    hue_red() { en: "Red", vi: "Đỏ" }
    /// Swatch.
    hue_slate() { en: "Slate", vi: "Xám đá" }

    /// Field.
    project_name() { en: "Project name", vi: "Tên dự án" }
    /// Field.
    mission() { en: "Mission", vi: "Sứ mệnh" }
    /// Field.
    vision() { en: "Vision", vi: "Tầm nhìn" }
    /// Field.
    currency() { en: "Currency", vi: "Tiền tệ" }
    /// A currency that is none.
    refused_currency() {
        en: "A currency is a code of three letters, such as USD or VND.",
        vi: "Tiền tệ là mã ba chữ cái, ví dụ USD hoặc VND.",
    }
    /// Field: the first month of the fiscal year.
    fiscal_year() { en: "Fiscal year from", vi: "Năm tài chính từ" }
    /// A month by its number.
    month_name(month: i8 = 4) {
        en: match month {
            1 => "January", 2 => "February", 3 => "March", 4 => "April", 5 => "May", 6 => "June", 7 => "July",
            8 => "August", 9 => "September", 10 => "October", 11 => "November", _ => "December",
        },
        vi: format!("Tháng {month}"),
    }
    /// Heading.
    perspectives() { en: "Perspectives", vi: "Các khía cạnh" }
    /// Heading.
    selected_heading(count: usize = 3) { en: format!("{count} selected"), vi: format!("Đã chọn {count}") }
}
