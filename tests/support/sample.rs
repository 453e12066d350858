//! Two small projects with counted ids: one empty, one that uses every field.

use std::collections::BTreeMap;
use std::sync::Arc;

use fourfold::model::*;
use jiff::civil::date;

/// The id number `number` of a kind.
pub fn nth<T>(number: u64, new: fn(&mut dyn IdSource) -> T) -> T {
    struct Fixed(u64);
    impl IdSource for Fixed {
        fn next_bits(&mut self) -> u64 {
            self.0
        }
    }
    new(&mut Fixed(number))
}

/// Objective number `n`.
pub fn objective(n: u64) -> ObjectiveId {
    nth(n, ObjectiveId::new)
}

/// KPI number `n`.
pub fn kpi(n: u64) -> KpiId {
    nth(n, KpiId::new)
}

/// A project in which every field of every record holds something other than its default at least once.
pub fn full() -> Project {
    let mut p = Project {
        name: "Bánh Mì 24h".into(),
        mission: "Feed the night shift.\nEvery night.".into(),
        vision: "A \"warm\" loaf within 10 minutes — anywhere in Hà Nội".into(),
        currency: Currency::VND,
        fiscal_year: FiscalYear::starting(4).unwrap(),
        ..Project::default()
    };
    let ranks = Rank::spread(4);
    for (n, (name, letter, hue)) in [
        ("Financial", "F", Hue::Blue),
        ("Customer", "C", Hue::Teal),
        ("Internal process", "P", Hue::Violet),
        ("Learning & growth", "L", Hue::Slate),
    ]
    .into_iter()
    .enumerate()
    {
        let id = nth(n as u64 + 1, PerspectiveId::new);
        let question = format!("What must we do about {}?", name.to_lowercase());
        let (name, letter) = (name.into(), letter.into());
        p.perspectives.insert(id, Arc::new(Perspective { id, rank: ranks[n].clone(), name, letter, question, hue }));
    }
    let theme = nth(1, ThemeId::new);
    let record = Theme { id: theme, rank: ranks[0].clone(), name: "Giữ chân".into(), hue: Hue::Amber };
    p.themes.insert(theme, Arc::new(record));
    for n in 1..=3 {
        let band = nth(n, PerspectiveId::new);
        let mut o = Objective::new(objective(n), band, ranks[0].clone(), format!("Reach goal {n}"));
        if n == 2 {
            o.description = "Line one\nline two".into();
            o.owner = "Trần Thị Bích".into();
            o.weight = 2.5;
            o.themes = vec![theme];
            o.pin = Some(Pin::new(884.54, -12.0));
        }
        p.map.add_objective(Arc::new(o)).unwrap();
    }
    kpis(&mut p);
    let link = nth(1, LinkId::new);
    let full = Link {
        sign: Sign::Minus,
        lag: Lag { from_months: 1, to_months: 3 },
        rationale: "Fast answers keep people".into(),
        disproof: "Churn stays above 5 % for 3 months".into(),
        confidence: Some(70),
        since: Some(date(2026, 1, 31)),
        cause_kpi: Some(kpi(3)),
        effect_kpi: Some(kpi(2)),
        ..Link::new(link, objective(3), objective(2))
    };
    p.map.add_link(Arc::new(full)).unwrap();
    p.map.add_link(Arc::new(Link::new(nth(2, LinkId::new), objective(2), objective(1)))).unwrap();
    let initiative = nth(1, InitiativeId::new);
    let record = Initiative {
        id: initiative,
        objective: objective(3),
        rank: ranks[0].clone(),
        name: "Train the night crew".into(),
        owner: "Ann".into(),
        start: Some(date(2026, 2, 1)),
        due: Some(date(2026, 6, 30)),
        progress: 40,
        budget: Some(120_000_000.0),
    };
    p.initiatives.insert(initiative, Arc::new(record));
    let profile = nth(1, ImportProfileId::new);
    let column = |title: &str, role| ImportColumn { title: title.into(), role };
    let record = ImportProfile {
        id: profile,
        columns: vec![
            column("chi so", ColumnRole::Names),
            column("don vi", ColumnRole::Skip),
            column("", ColumnRole::Period),
        ],
        decimal: Some(DecimalMark::Comma),
        dates: Some(DateOrder::DayFirst),
        kpis: BTreeMap::from([("giao hang".into(), kpi(2))]),
    };
    p.import_profiles.insert(profile, Arc::new(record));
    assert_eq!(p.check(), []);
    p
}

/// The full project with a story in which every field of a step and everything it can be about is there.
pub fn told() -> Project {
    let mut p = full();
    let abouts = [
        About::Mission,
        About::Perspective(nth(2, PerspectiveId::new)),
        About::Chain(vec![objective(3), objective(2), objective(1)]),
        About::Objectives(vec![objective(2)]),
        About::Map,
        About::Numbers,
        About::Initiatives,
    ];
    for (n, (about, rank)) in abouts.iter().zip(Rank::spread(abouts.len())).enumerate() {
        let id = nth(n as u64 + 1, StepId::new);
        let [title, sentence, notes] = [(); 3].map(|()| String::new());
        let mut step =
            StoryStep { id, rank, about: about.clone(), frame: None, title, sentence, notes, seconds: None, kpi: None };
        if n == 2 {
            step.title = "Why the \"night\" pays".into();
            step.sentence = "Vì chúng tôi huấn luyện đội đêm nên khách ở lại.".into();
            step.notes = "Pause.\nLook at Ann.".into();
            (step.seconds, step.kpi) = (Some(45), Some(kpi(2)));
            step.frame = Some(Frame { x: -120, y: 40, width: 800, height: 450 });
        }
        p.story.insert(id, Arc::new(step));
    }
    assert_eq!(p.check(), []);
    p
}

/// The project with a story after a merge that has left something open of every kind.
pub fn torn() -> Project {
    let mut p = told();
    let text = |text: &str| Some(text.to_owned());
    let open = [
        (Record::Project, "mission", text("\"Feed\""), text("\"Feed all\\nof them\""), text("\"Feed \\\"us\\\"\"")),
        (Record::Objective(objective(2)), "owner", None, text("\"Trần Thị Bích\""), text("\"Ann\"")),
        (Record::Objective(objective(2)), "weight", None, text("2.5"), text("3.0")),
        (Record::Kpi(kpi(2)), "target", text("Some(Value(12.0))"), text("Some(Value(10.0))"), None),
        (Record::Measurement(kpi(2), date(2026, 1, 5)), "value", None, text("28.5"), text("29.0")),
        (Record::Link(nth(1, LinkId::new)), "since", None, text("Some(\"2026-01-31\")"), text("Some(\"2026-02-28\")")),
        (
            Record::Theme(nth(9, ThemeId::new)),
            "",
            text("(hue: Red, name: \"Speed\", rank: \"k\")"),
            None,
            text("(hue: Red, name: \"Pace\", rank: \"k\")"),
        ),
    ];
    for (record, field, base, ours, theirs) in open {
        let conflict = Conflict { record, field: field.into(), base, ours, theirs };
        p.conflicts.insert(conflict.key(), Arc::new(conflict));
    }
    assert_eq!(p.check(), []);
    p
}

fn kpis(p: &mut Project) {
    let rank = Rank::spread(1).remove(0);
    let plain = Kpi {
        unit: Unit::Currency(Currency::EUR),
        target: Some(Target::Range(1e-7, 1e15)),
        cost: Some(Cost::Hours(0.5)),
        path: TargetPath::Line,
        ..Kpi::new(kpi(1), objective(1), rank.clone(), "Revenue")
    };
    let full = Kpi {
        objectives: vec![objective(2), objective(1)],
        unit: Unit::Duration(DurationUnit::Minutes),
        baseline: Some(30.0),
        minimum: Some(20.0),
        target: Some(Target::Value(10.0)),
        collection: "From the till".into(),
        interval: Interval::Week,
        start: Some(date(2026, 1, 1)),
        end: Some(date(2026, 12, 31)),
        nature: Some(Nature::Lagging),
        counterpart: Some(kpi(3)),
        weight: 0.1,
        cost: Some(Cost::Money(250_000.0)),
        owner: "Ann".into(),
        enters: "Bình".into(),
        answers: "Cường".into(),
        scope: "Only the shop in Hà Nội".into(),
        path: TargetPath::Values(BTreeMap::from([(date(2026, 1, 5), 25.0), (date(2026, 1, 12), 22.25)])),
        reading: "Late by more than 5 minutes: call the baker".into(),
        aggregation: Aggregation::Mean,
        stage: Some(Stage::CreateValue),
        ..Kpi::new(kpi(2), objective(2), rank.clone(), "Thời gian giao")
    };
    let leading =
        Kpi { unit: Unit::Percent, nature: Some(Nature::Leading), ..Kpi::new(kpi(3), objective(3), rank, "Trained") };
    for k in [plain, full, leading] {
        p.kpis.insert(k.id, Arc::new(k));
    }
    let mut series = Series::default();
    series.insert(date(2026, 1, 5), Measurement { value: 28.5, note: "Tết \"rush\"\nsecond line".into() });
    series.insert(date(2026, 1, 12), Measurement::of(-0.1));
    p.series.insert(kpi(2), Arc::new(series));
}

/// Texts that editors, Unicode tables and file systems have stumbled over.
pub const ODD_TEXTS: [&str; 10] = [
    "Nguyễn Văn Ưởng — đồng ₫",
    "👩‍👩‍👧‍👦 ❤️ 🇻🇳",
    "مرحبا \u{202E}abc\u{202C}",
    "z\u{335}\u{322}\u{31B}",
    "<<<<<<< HEAD",
    "\\u{41} \\n \\\" // /* ( [ {",
    "'quotes' \"and\" ''more''",
    "\u{FEFF}mark \u{200B}\u{2028}\u{2029}\u{85}\u{7F}",
    "𠜎 𝔘𝔫𝔦𝔠𝔬𝔡𝔢 \u{10FFFD}",
    "r#\"raw\"# (id: \"o-0000000001\")",
];

/// A project of odd texts.
pub fn odd() -> Project {
    let (mut p, mut ids) = (Project::default(), CountedIds::default());
    p.name = ODD_TEXTS[0].into();
    p.mission = ODD_TEXTS.join("\n");
    let band = PerspectiveId::new(&mut ids);
    let ranks = Rank::spread(ODD_TEXTS.len());
    let (name, letter, question) = (ODD_TEXTS[0].into(), "Đ".into(), ODD_TEXTS[6].into());
    let record = Perspective { id: band, rank: ranks[0].clone(), name, letter, question, hue: Hue::Red };
    p.perspectives.insert(band, Arc::new(record));
    for (text, rank) in ODD_TEXTS.into_iter().zip(ranks) {
        let mut o = Objective::new(ObjectiveId::new(&mut ids), band, rank, text);
        o.description = format!("\n\t{text}\n\n{text}\n");
        p.map.add_objective(Arc::new(o)).unwrap();
    }
    assert_eq!(p.check(), []);
    p
}
