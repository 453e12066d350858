//! What the files are made of: a template in both languages, a story about it, and a project of two hundred KPIs.

use std::collections::BTreeSet;
use std::sync::Arc;

use fourfold::analysis::Analysis;
use fourfold::geometry::Size;
use fourfold::lang::Lang;
use fourfold::library::{TemplateKind, new_project};
use fourfold::model::*;
use fourfold::pitch::{Deck, SlideParts, Stage};
use fourfold::scene::{Derived, Item, Outlook, Row, Scene, Target as Shown, Text, chart};
use fourfold::text::{Measure, TextStyle, Weight};
use fourfold::theme::{Color, Look, Theme};
use jiff::civil::{Date, date};

pub const DAY: Date = date(2026, 6, 30);

pub fn saas(lang: Lang) -> Arc<Project> {
    let mut project = new_project(TemplateKind::Saas, lang, DAY, &mut CountedIds::default()).unwrap();
    let name = match lang {
        Lang::En => "Shop Ledger",
        Lang::Vi => "Sổ Cửa Hàng",
    };
    name.clone_into(&mut project.name);
    Arc::new(project)
}

pub fn analysis(project: &Project) -> Analysis {
    Analysis::of(project, DAY)
}

pub fn map(lang: Lang, look: Look) -> Scene {
    Derived::settled(&saas(lang), Outlook::new(DAY, look, lang), &Measure::new()).scene
}

/// A story of a slide for each band, and one with a chart.
pub fn deck(lang: Lang, look: Look) -> Deck {
    let (project, measure) = (saas(lang), Measure::new());
    let outlook = Outlook::new(DAY, look, lang);
    let map = Derived::settled(&project, outlook, &measure).scene;
    let kpi = project.kpis.keys().find(|id| !project.series_of(**id).is_empty()).copied();
    let chart = |size: Size| chart::chart_of_size(size, &project, &analysis(&project), kpi?, outlook, &measure);
    let count = project.perspectives.len();
    let of_band = |(i, perspective): (usize, &Arc<Perspective>)| {
        let lit: BTreeSet<Shown> =
            project.objectives_of(perspective.id).iter().map(|objective| Shown::Objective(objective.id)).collect();
        let sentence = format!("{}: {}", perspective.name, perspective.question);
        let parts = SlideParts {
            map: &map,
            lit: &lit,
            frame: None,
            heading: &project.mission,
            step: &format!("{} / {count}", i + 1),
            sentence: &sentence,
            place: (i, count),
            chart: if i == 1 { Some(&chart) } else { None },
            part: &|_, _| None,
        };
        let stage = Stage::of(&parts, Theme::of(look), &measure);
        stage.slide(&map, &lit, &sentence, "Slowly, and look at them.", Theme::of(look))
    };
    let slides = project.perspectives_in_order().into_iter().enumerate().map(of_band).collect();
    Deck { title: format!("{}: pitch", project.name), lang: lang.code(), look, slides }
}

/// A text in one row, placed by its left end and baseline.
pub fn row(said: &str, x: f32, baseline: f32) -> Item {
    let style = TextStyle::new(13.0, Weight::Semibold);
    let row = Row { text: said.into(), x, baseline, width: Measure::new().width(said, style) };
    Item::Text(Text { rows: vec![row], style, color: Color::rgb(0, 0, 0) })
}

pub fn each_text(items: &[Item], visit: &mut dyn FnMut(&Text)) {
    for item in items {
        match item {
            Item::Group(group) => each_text(&group.items, visit),
            Item::Text(text) => visit(text),
            Item::Shape(_) | Item::Hit(_) => {}
        }
    }
}

/// Twenty objectives with ten KPIs of two years each, some with long names.
pub fn large() -> Arc<Project> {
    let mut ids = CountedIds::default();
    let mut project = Project { name: "Hai trăm chỉ số ".repeat(4).trim().to_owned(), ..Project::default() };
    "Mỗi cửa hàng biết số liệu của mình trước khi đóng cửa".clone_into(&mut project.mission);
    let names = ["Tài chính", "Khách hàng", "Quy trình nội bộ", "Học hỏi & phát triển"];
    for (i, (rank, name)) in Rank::spread(4).into_iter().zip(names).enumerate() {
        let id = PerspectiveId::new(&mut ids);
        let question = format!("Chúng ta cần làm gì cho {}?", name.to_lowercase());
        let record = Perspective { id, rank, name: name.into(), letter: "T".into(), question, hue: Hue::ALL[i] };
        project.perspectives.insert(id, Arc::new(record));
        for (n, rank) in Rank::spread(5).into_iter().enumerate() {
            let objective = ObjectiveId::new(&mut ids);
            let name = "Rút ngắn thời gian từ lần ghé thăm đầu tiên đến lần mua đầu tiên ".repeat(n + 1);
            let mut record = Objective::new(objective, id, rank, name.trim());
            record.description = "Mười bốn ngày là đủ để thấy khác biệt. ".repeat(n * 2);
            record.owner = "Trần Thị Bích".into();
            project.map.add_objective(Arc::new(record)).unwrap();
            for (k, rank) in Rank::spread(10).into_iter().enumerate() {
                kpi(&mut project, objective, rank, k, &mut ids);
            }
        }
    }
    assert_eq!(project.check(), []);
    Arc::new(project)
}

fn kpi(project: &mut Project, objective: ObjectiveId, rank: Rank, k: usize, ids: &mut CountedIds) {
    let name = if k == 3 {
        "TỷLệKháchHàngQuayLạiTrongNăm".repeat(9)
    } else {
        format!("Số ngày đến lần bán đầu {k}")
    };
    let mut kpi = Kpi::new(KpiId::new(ids), objective, rank, name);
    (kpi.baseline, kpi.minimum, kpi.target) = (Some(90.0), Some(85.0), Some(Target::Value(60.0 + k as f64 * 2.0)));
    if k == 5 {
        kpi.unit = Unit::Currency(Currency::VND);
        (kpi.minimum, kpi.target) = (None, Some(Target::Value(98_765_432_109_876.0)));
    }
    kpi.owner = "Nguyễn Thị Hồng Ngọc".into();
    let mut series = Series::default();
    let first = Period::containing(Interval::Month, DAY, FiscalYear::default()).shifted(-24);
    for month in (0..24).filter(|_| k != 7) {
        let wave = (f64::from(month) * 1.7 + k as f64).sin() * 6.0;
        series.set(first.shifted(month), Some(Measurement::of(90.0 - f64::from(month) + wave)));
    }
    project.series.insert(kpi.id, Arc::new(series));
    project.kpis.insert(kpi.id, Arc::new(kpi));
}
