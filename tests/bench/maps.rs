//! Made-up projects of any size, always the same for the same size.

#![allow(dead_code, reason = "not every bench needs every size")]

use std::sync::Arc;

use fourfold::geometry::Size;
use fourfold::lang::Lang;
use fourfold::layout::{BandRequest, CardRequest, LayoutRequest, LinkRequest, Metrics, RouteStyle};
use fourfold::library::{TemplateKind, new_project};
use fourfold::model::{
    Aggregation, CountedIds, FiscalYear, Hue, Interval, Kpi, KpiId, Link, LinkId, Measurement, Objective, ObjectiveId,
    Period, Perspective, PerspectiveId, Project, Rank, Series, Target,
};
use jiff::civil::{Date, date};

/// The day of all benches.
pub const TODAY: Date = date(2026, 11, 20);
/// Numbers of objectives: a startup's map, a large company's, far more than anybody draws.
pub const SIZES: [usize; 3] = [13, 100, 1_000];

/// The SaaS template for 13 objectives, else four bands with a link or two for each objective and a KPI of 24 months.
pub fn project(objectives: usize) -> Arc<Project> {
    if objectives == 13 {
        let saas = new_project(TemplateKind::Saas, Lang::En, TODAY, &mut CountedIds::default());
        return Arc::new(saas.unwrap());
    }
    Arc::new(made_up(objectives, 1, 24))
}

/// A project with a file of about 10 MB: 2,875 objectives with two KPIs of 24 months each.
pub fn large_project() -> Project {
    made_up(2_875, 2, 24)
}

/// KPIs of 24 months, two on each objective.
pub fn report_project(kpis: usize) -> Project {
    made_up(kpis.div_ceil(2), 2, 24)
}

/// 500 KPIs of 120 months.
pub fn sheet_project() -> Project {
    made_up(250, 2, 120)
}

fn made_up(objectives: usize, kpis_each: usize, months: i32) -> Project {
    let mut ids = CountedIds::default();
    let mut draw = Draw(7);
    let mut project = Project { name: format!("{objectives} objectives"), ..Project::default() };
    "Every corner shop knows its numbers by tonight".clone_into(&mut project.mission);
    let ranks = Rank::spread(4);
    let mut bands = Vec::new();
    for (name, (rank, hue)) in ["Financial", "Customer", "Internal process", "Learning & growth"]
        .into_iter()
        .zip(ranks.into_iter().zip(Hue::ALL))
    {
        let id = PerspectiveId::new(&mut ids);
        let letter = name.chars().take(1).collect();
        let perspective = Perspective { id, rank, name: name.to_owned(), letter, question: String::new(), hue };
        project.perspectives.insert(id, Arc::new(perspective));
        bands.push(id);
    }
    let ranks = Rank::spread(objectives.div_ceil(4));
    let mut cards: Vec<ObjectiveId> = Vec::new();
    for n in 0..objectives {
        let id = ObjectiveId::new(&mut ids);
        let name = format!("Shorten the way from the first visit to the first sale {n}");
        let mut objective = Objective::new(id, bands[n % 4], ranks[n / 4].clone(), name);
        "Fourteen days are enough to feel the difference.".clone_into(&mut objective.description);
        "Sales".clone_into(&mut objective.owner);
        project.map.add_objective(Arc::new(objective)).unwrap();
        cards.push(id);
    }
    // An arrow from the band below, to a card not far from above it; every fourth card has a second one.
    for n in (0..objectives).filter(|n| n % 4 != 0) {
        for _ in 0..=usize::from(n % 4 == 1) {
            let near = (n / 4 + draw.below(5)).saturating_sub(2) * 4 + n % 4 - 1;
            let (cause, effect) = (cards[n], cards[near.min(objectives - 1) / 4 * 4 + n % 4 - 1]);
            if project.map.link_between(cause, effect).is_none() && cause != effect {
                project.map.add_link(Arc::new(Link::new(LinkId::new(&mut ids), cause, effect))).unwrap();
            }
        }
    }
    for (n, card) in cards.iter().enumerate() {
        for rank in Rank::spread(kpis_each) {
            let mut kpi = Kpi::new(KpiId::new(&mut ids), *card, rank, format!("Days to first sale {n}"));
            kpi.baseline = Some(90.0);
            let mut series = Series::default();
            let first = Period::containing(Interval::Month, TODAY, FiscalYear::default()).shifted(-months);
            for month in 0..months {
                let value = 90.0 - f64::from(month) + draw.below(1_000) as f64 / 100.0;
                series.set(first.shifted(month), Some(Measurement::of(value)));
            }
            project.series.insert(kpi.id, Arc::new(series));
            project.kpis.insert(kpi.id, Arc::new(kpi));
        }
    }
    assert_eq!(project.check(), [], "a bench runs on a valid project");
    project
}

/// A project with so many KPIs, two on each objective, each with a value on each of so many days until today.
pub fn daily_project(kpis: usize, days: i32) -> Project {
    let mut project = made_up(kpis.div_ceil(2), 2, 0);
    let mut draw = Draw(11);
    let first = Period { interval: Interval::Day, start: TODAY }.shifted(1 - days);
    let ids: Vec<KpiId> = project.kpis.keys().copied().collect();
    for (n, id) in ids.into_iter().enumerate() {
        if n >= kpis {
            project.kpis.remove(&id);
            project.series.remove(&id);
            continue;
        }
        let mut series = Series::default();
        let mut value = 90.0;
        for day in 0..days {
            value += draw.below(1_000) as f64 / 500.0 - 1.0;
            series.insert(first.shifted(day).start, Measurement::of((value * 100.0).round() / 100.0));
        }
        project.series.insert(id, Arc::new(series));
        let kpi = Arc::make_mut(project.kpis.get_mut(&id).unwrap());
        (kpi.interval, kpi.minimum, kpi.target) = (Interval::Day, Some(95.0), Some(Target::Value(100.0)));
        kpi.aggregation = Aggregation::ALL[n % 5];
        // Every fourth one is shown by the month, though its values are daily.
        if n % 4 == 3 {
            kpi.interval = Interval::Month;
        }
    }
    assert_eq!(project.check(), [], "a bench runs on a valid project");
    project
}

/// The cards and arrows of a project as the layout gets them, each card of the same size.
pub fn layout_request(project: &Project) -> LayoutRequest {
    let bands: Vec<PerspectiveId> = project.perspectives_in_order().iter().map(|p| p.id).collect();
    let mut places = vec![0; bands.len()];
    let mut cards: Vec<CardRequest> = Vec::new();
    for objective in project.objectives_in_order() {
        let band = bands.iter().position(|id| *id == objective.perspective).unwrap();
        let size = Size { w: 196.0, h: 84.0 };
        cards.push(CardRequest {
            id: objective.id,
            band,
            size,
            place: places[band],
            pin: None,
            column: None,
            before: None,
        });
        places[band] += 1;
    }
    cards.sort_by_key(|card| card.id);
    let index = |id: ObjectiveId| cards.binary_search_by_key(&id, |card| card.id).unwrap();
    let link = |link: &Arc<Link>| LinkRequest {
        id: link.id,
        cause: index(link.cause),
        effect: index(link.effect),
        label: None,
    };
    let mut links: Vec<LinkRequest> = project.map.links().map(link).collect();
    links.sort_by_key(|link| link.id);
    let metrics = Metrics {
        band_header: 148.0,
        band_gap: 8.0,
        band_padding: 32.0,
        card_gap: 28.0,
        row_gap: 40.0,
        port_gap: 20.0,
        min_width: 720.0,
    };
    let bands = bands.into_iter().map(|id| BandRequest { id, min_height: 148.0 }).collect();
    LayoutRequest { bands, cards, links, aspect: 1.6, style: RouteStyle::Smooth, metrics }
}

/// Numbers that look drawn by chance (Knuth's MMIX generator), the same on every machine.
struct Draw(u64);

impl Draw {
    fn below(&mut self, end: u64) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) % end) as usize
    }
}
