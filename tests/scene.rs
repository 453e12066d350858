//! The map as a picture: what it shows, that everything stays in its place, and that it is always the same.

#![allow(clippy::expect_used, reason = "a test stops where its sample fails")]
use std::collections::BTreeSet;
use std::sync::Arc;

use fourfold::edit::{Document, Edit, KpiEdit, KpiField, MeasurementEdit, ObjectiveEdit, ObjectiveField};
use fourfold::geometry::{Rect, pt};
use fourfold::lang::Lang;
use fourfold::layout;
use fourfold::library::{TemplateKind, new_project};
use fourfold::model::{
    CountedIds, Currency, IdSource, Measurement, Objective, ObjectiveId, Period, Pin, Project, Rank,
    Target as KpiTarget, TargetPath, Unit,
};
use fourfold::scene::{Derived, Item, Outlook, Row, Target};
use fourfold::text::Measure;
use fourfold::theme::Look;
use jiff::civil::{Date, date};
use proptest::prelude::*;

const TODAY: Date = date(2026, 11, 23);

fn outlook(lang: Lang) -> Outlook {
    Outlook::new(TODAY, Look::Light, lang)
}

fn template(kind: TemplateKind, lang: Lang) -> Arc<Project> {
    Arc::new(new_project(kind, lang, TODAY, &mut CountedIds::default()).expect("a template"))
}

/// All rows of text under items.
fn rows(items: &[Item]) -> Vec<Row> {
    let of = |item: &Item| match item {
        Item::Group(group) => rows(&group.items),
        Item::Text(text) => text.rows.clone(),
        Item::Shape(_) | Item::Hit(_) => Vec::new(),
    };
    items.iter().flat_map(of).collect()
}

/// The rows of each card with the card's rectangle.
fn card_rows(derived: &Derived) -> Vec<(ObjectiveId, Rect, Vec<Row>)> {
    let of = |item: &Item| {
        let Item::Group(group) = item else { return None };
        let Some(Target::Objective(id)) = group.target else { return None };
        Some((id, derived.plan.card(id)?, rows(&group.items)))
    };
    derived.scene.items.iter().filter_map(of).collect()
}

fn assert_texts_lie_in_their_cards(derived: &Derived) {
    for (id, card, rows) in card_rows(derived) {
        for row in rows {
            let is_inside = row.x >= card.min.x
                && row.x + row.width <= card.max.x + 0.01
                && row.baseline <= card.max.y
                && row.baseline - 8.0 >= card.min.y;
            assert!(is_inside, "{id}: {row:?} leaves {card:?}");
        }
    }
}

#[test]
fn every_card_of_every_template_shows_its_whole_name_inside_the_card() {
    let measure = Measure::new();
    for kind in TemplateKind::ALL {
        for lang in Lang::ALL {
            let project = template(kind, lang);
            let derived = Derived::of(&project, outlook(lang), &measure);
            assert_texts_lie_in_their_cards(&derived);
            let cards = card_rows(&derived);
            assert_eq!(cards.len(), project.map.objectives().len());
            for (id, _, rows) in cards {
                let shown = rows.iter().map(|row| row.text.as_str()).collect::<Vec<_>>().join(" ");
                let name = &project.map.objective(id).expect("a card's objective").name;
                assert!(shown.contains(name.as_str()), "{name:?} is not whole in {shown:?}");
            }
        }
    }
}

#[test]
fn the_same_project_gives_the_same_picture_whatever_the_way_to_it() {
    let measure = Measure::new();
    let project = template(TemplateKind::Saas, Lang::Vi);
    let fresh = Derived::settled(&project, outlook(Lang::Vi), &measure);
    let mut detour = Derived::of(&template(TemplateKind::Startup, Lang::En), outlook(Lang::En), &measure);
    detour.update(&project, Outlook { look: Look::Dark, ..outlook(Lang::En) }, &measure);
    detour.update(&project, outlook(Lang::Vi), &measure);
    detour.settle(layout::settle(detour.plan.request()), &measure);
    assert_eq!(fresh.scene, detour.scene);
    assert_eq!(fresh.scene, detour.scene_as(outlook(Lang::Vi), &Measure::new()));
}

#[test]
fn a_value_moves_no_card_and_the_as_of_date_changes_what_is_shown() {
    let measure = Measure::new();
    let project = template(TemplateKind::Saas, Lang::En);
    let kpi = project.kpis.values().find(|kpi| kpi.name == "MRR").expect("the MRR").clone();
    let mut document = Document::saved((*project).clone());
    let before = Derived::of(document.project(), outlook(Lang::En), &measure);
    let period = Period::containing(kpi.interval, TODAY, project.fiscal_year);
    let edit = MeasurementEdit { kpi: kpi.id, period, measurement: Some(Measurement::of(51_500.0)) };
    document.apply(Edit::Measurement(edit)).expect("a value");
    let mut after = before.clone();
    after.update(document.project(), outlook(Lang::En), &measure);
    assert_eq!(before.plan, after.plan);
    let texts = |derived: &Derived| rows(&derived.scene.items).into_iter().map(|row| row.text).collect::<BTreeSet<_>>();
    assert!(!texts(&before).contains("$ 51.5k") && texts(&after).contains("$ 51.5k"));

    after.update(document.project(), Outlook { as_of: date(2025, 6, 30), ..outlook(Lang::En) }, &measure);
    assert!(!texts(&after).contains("$ 51.5k") && !texts(&after).contains("$ 48.3k"));
}

#[test]
fn each_record_is_found_where_it_is_drawn() {
    let measure = Measure::new();
    let project = template(TemplateKind::Saas, Lang::En);
    let derived = Derived::of(&project, outlook(Lang::En), &measure);
    let plan = &derived.plan;
    for objective in project.map.objectives() {
        let card = plan.card(objective.id).expect("a card");
        assert_eq!(plan.card_at(card.center()), Some(objective.id));
        assert_eq!(plan.band_at(card.center()), Some(objective.perspective));
    }
    for link in project.map.links() {
        let path = plan.path(link.id).expect("an arrow");
        let [cause, effect] = [link.cause, link.effect].map(|id| plan.card(id).expect("a card").expand(1.0));
        assert!(cause.contains(path.start) && effect.contains(path.end()), "{}", link.id);
        assert_eq!(derived.link_at(path.start, 2.0), Some(link.id));
    }
}

#[test]
fn a_map_on_its_way_arrives_and_what_is_held_does_not_lag() {
    let measure = Measure::new();
    let project = template(TemplateKind::Saas, Lang::En);
    let from = Derived::of(&project, outlook(Lang::En), &measure).plan;
    let mut document = Document::saved((*project).clone());
    let band = project.perspectives_in_order()[1].id;
    let gone = project.objectives_of(band)[0].id;
    document.apply(Edit::Objective(ObjectiveEdit::Remove(gone))).expect("one card less");
    let target = Derived::of(document.project(), outlook(Lang::En), &measure).plan;
    let moves = |(id, _): &(ObjectiveId, Rect)| from.card(*id).is_some_and(|card| Some(card) != target.card(*id));
    let moved = target.cards().find(moves).expect("a card that moves").0;

    let mut plan = from.clone();
    let mut steps = 0;
    while let Some(next) = plan.towards(&target, 0.3, &BTreeSet::new()) {
        let way = |plan: &fourfold::scene::Plan| {
            plan.card(moved).expect("a card").min.distance(target.card(moved).expect("a card").min)
        };
        assert!(way(&next) < way(&plan), "step {steps}");
        plan = next;
        steps += 1;
        assert!(steps < 40, "never arrives");
    }
    let held = from.towards(&target, 0.3, &BTreeSet::from([moved])).expect("a way to go");
    assert_eq!(held.card(moved), target.card(moved));
}

/// A map that is too large to be laid out within a frame: each edit is seen at once all the same, the others make
/// room when the full layout is there, and what a passing card pushed aside goes back.
#[test]
fn a_card_of_a_large_map_is_where_it_is_dragged_before_the_others_make_room() {
    let measure = Measure::new();
    let mut project = (*template(TemplateKind::Saas, Lang::En)).clone();
    let band = project.perspectives_in_order()[1].id;
    let mut ids = CountedIds::default();
    for _ in 0..10_000 {
        ids.next_bits();
    }
    for rank in Rank::spread(230) {
        let id = ObjectiveId::new(&mut ids);
        let objective = Objective::new(id, band, rank, format!("Win customer {id}"));
        project.map.add_objective(Arc::new(objective)).expect("a card");
    }
    let mut document = Document::saved(project);
    let mut derived = Derived::settled(document.project(), outlook(Lang::En), &measure);
    let before: Vec<(ObjectiveId, Rect)> = derived.plan.cards().collect();
    let (dragged, onto) = (before[3], before[120]);
    let area = derived.plan.card_area(band).expect("a band").min;
    for by in [40.0, 20.0, 0.0] {
        let pin = Some(Pin::new(f64::from(onto.1.min.x - area.x + by), f64::from(onto.1.min.y - area.y)));
        let (perspective, rank) = (band, project_rank(document.project(), dragged.0));
        let place = Edit::Objective(ObjectiveEdit::Place { id: dragged.0, perspective, rank, pin });
        document.apply(place).expect("a move");
        derived.update(document.project(), outlook(Lang::En), &measure);
        assert!(!derived.plan.is_settled());
        for (id, place) in &before {
            let now = derived.plan.card(*id).expect("a card").min;
            let wanted = if *id == dragged.0 { onto.1.min + pt(by, 0.0) } else { place.min };
            assert!(now.distance(wanted) < 0.51, "{id} at {now:?}, not {wanted:?}");
        }
    }
    derived.settle(layout::settle(derived.plan.request()), &measure);
    let (there, other) = (derived.plan.card(dragged.0).expect("a card"), derived.plan.card(onto.0).expect("a card"));
    assert!(!there.intersects(&other), "the other card made room");
    document.undo();
    derived.update(document.project(), outlook(Lang::En), &measure);
    derived.settle(layout::settle(derived.plan.request()), &measure);
    assert_eq!(derived.plan.cards().collect::<Vec<_>>(), before);
}

fn project_rank(project: &Project, id: ObjectiveId) -> Rank {
    project.map.objective(id).expect("an objective").rank.clone()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    /// Any name, value and target that a person can type stays inside the card.
    #[test]
    fn any_text_stays_inside_its_card(name in "\\PC{1,160}", kpi_name in "\\PC{1,80}", value in -1e14..1e14_f64) {
        let measure = Measure::new();
        let project = template(TemplateKind::Startup, Lang::Vi);
        let mut document = Document::saved((*project).clone());
        let kpi = project.kpis.values().next().expect("a KPI").clone();
        let home = kpi.home().expect("a home");
        let rename = ObjectiveEdit::Set(home, ObjectiveField::Name(name));
        document.apply(Edit::Objective(rename)).expect("a name");
        document.apply(Edit::Kpi(KpiEdit::Set(kpi.id, KpiField::Name(kpi_name)))).expect("a name");
        for field in [KpiField::Baseline(None), KpiField::Minimum(None), KpiField::Target(Some(KpiTarget::Value(value)))] {
            document.apply(Edit::Kpi(KpiEdit::Set(kpi.id, field))).expect("a number");
        }
        let period = Period::containing(kpi.interval, TODAY, project.fiscal_year);
        let measurement = Some(Measurement::of(value));
        document.apply(Edit::Measurement(MeasurementEdit { kpi: kpi.id, period, measurement })).expect("a value");
        assert_texts_lie_in_their_cards(&Derived::of(document.project(), outlook(Lang::Vi), &measure));
    }
}

/// Amounts of dong are long: the card says the target with as few words as it takes, but it says it.
#[test]
fn a_card_in_dong_keeps_its_target() {
    let mut document = Document::saved((*template(TemplateKind::Saas, Lang::Vi)).clone());
    let mrr = document.project().kpis.values().find(|kpi| kpi.name == "MRR").expect("one").clone();
    let newest = document.project().series_of(mrr.id).iter().last().expect("a value").0;
    let period = Period::containing(mrr.interval, newest, document.project().fiscal_year);
    let measurement = Some(Measurement::of(1.21e9));
    let unit = KpiField::Unit(Unit::Currency(Currency::VND));
    for field in [unit, KpiField::Path(TargetPath::Constant), KpiField::Target(Some(KpiTarget::Value(1.85e9)))] {
        document.apply(Edit::Kpi(KpiEdit::Set(mrr.id, field))).expect("a change");
    }
    document.apply(Edit::Measurement(MeasurementEdit { kpi: mrr.id, period, measurement })).expect("a value");
    let derived = Derived::settled(document.project(), outlook(Lang::Vi), &Measure::new());
    let home = mrr.home().expect("a home");
    let (_, _, rows) = card_rows(&derived).into_iter().find(|(id, ..)| *id == home).expect("its card");
    let texts: Vec<&str> = rows.iter().map(|row| row.text.as_str()).collect();
    assert!(texts.contains(&"1,21 tỷ ₫"), "{texts:?}");
    assert!(texts.contains(&"/ 1,85"), "without the word that the value has too: {texts:?}");
}

#[test]
fn themes_are_columns_on_demand_and_no_card_stands_in_a_foreign_one() {
    let measure = Measure::new();
    let project = template(TemplateKind::Saas, Lang::En);
    let plain = Derived::settled(&project, outlook(Lang::En), &measure);
    assert_eq!(plain.plan.columns().count(), 0);
    let columns = Outlook { has_columns: true, ..outlook(Lang::En) };
    let derived = Derived::settled(&project, columns, &measure);
    let ranges: Vec<_> = derived.plan.columns().collect();
    assert_eq!(ranges.len(), 3);
    assert!(ranges.windows(2).all(|pair| pair[0].1.max.x <= pair[1].1.min.x));
    for (id, card) in derived.plan.cards() {
        let themes = &project.map.objective(id).expect("an objective").themes;
        let (theme, range) = ranges.iter().find(|(theme, _)| themes.contains(theme)).expect("a theme");
        let range = range.expand(1.0);
        assert!(range.min.x <= card.min.x && card.max.x <= range.max.x, "{theme:?}: {card:?} in {range:?}");
    }
    let names: Vec<String> = derived
        .scene
        .items
        .iter()
        .filter_map(|item| match item {
            Item::Group(group) if group.target.is_none() => Some(group.label.clone()),
            _ => None,
        })
        .collect();
    assert_eq!(names, ["Acquisition", "Product", "Retention"]);
}
