//! Edits whose consequences are worth naming.

use std::collections::BTreeSet;

use fourfold::edit::*;
use fourfold::lang::Lang;
use fourfold::library::{TemplateKind, new_project};
use fourfold::model::*;
use jiff::civil::date;

pub fn saas() -> Project {
    new_project(TemplateKind::Saas, Lang::En, date(2026, 11, 23), &mut CountedIds::default()).unwrap()
}

fn codes(project: &Project, perspective: PerspectiveId) -> Vec<String> {
    project.objectives_of(perspective).iter().map(|o| o.name.clone()).collect()
}

#[test]
fn removing_an_objective_takes_what_belongs_to_it_along_and_undo_brings_all_back() {
    let mut project = saas();
    // A card with arrows both ways, of which one KPI is shared with another card and one has an initiative.
    let has_both = |o: &&std::sync::Arc<Objective>| {
        !project.map.causes(o.id).is_empty() && !project.map.effects(o.id).is_empty() && project.kpis_of(o.id).len() > 1
    };
    let id = project.map.objectives().find(has_both).map(|o| o.id).unwrap();
    let other = project.map.objectives().map(|o| o.id).find(|o| *o != id).unwrap();
    let [sole, shared] = [0, 1].map(|n| project.kpis_of(id)[n].id);
    std::sync::Arc::make_mut(project.kpis.get_mut(&shared).unwrap()).objectives.push(other);
    let follower = project.kpis.keys().copied().find(|k| *k != sole && *k != shared).unwrap();
    std::sync::Arc::make_mut(project.kpis.get_mut(&follower).unwrap()).counterpart = Some(sole);
    let initiative = Initiative {
        id: InitiativeId::new(&mut CountedIds::default()),
        objective: id,
        rank: Rank::between(None, None),
        name: "Train".into(),
        owner: String::new(),
        start: None,
        due: None,
        progress: 0,
        budget: None,
    };
    let initiative_id = initiative.id;
    project.initiatives.insert(initiative_id, std::sync::Arc::new(initiative));
    assert_eq!(project.check(), []);
    assert!(!project.series_of(sole).is_empty());
    let arrows: BTreeSet<LinkId> =
        project.map.links().filter(|l| l.cause == id || l.effect == id).map(|l| l.id).collect();
    assert!(arrows.len() >= 2);

    let mut document = Document::saved(project.clone());
    document.apply(Edit::Objective(ObjectiveEdit::Remove(id))).unwrap();
    let left = document.project();
    assert!(left.map.objective(id).is_none());
    assert!(arrows.iter().all(|arrow| left.map.link(*arrow).is_none()));
    assert_eq!(left.map.links().len(), project.map.links().len() - arrows.len());
    assert!(!left.kpis.contains_key(&sole) && !left.series.contains_key(&sole));
    assert_eq!(left.kpis.get(&shared).map(|k| k.objectives.clone()), Some(vec![other]));
    assert_eq!(left.kpis.get(&follower).map(|k| k.counterpart), Some(None));
    assert!(!left.initiatives.contains_key(&initiative_id));
    assert_eq!(left.check(), []);

    document.undo();
    assert_eq!(**document.project(), project);
}

#[test]
fn removing_a_perspective_moves_its_cards_behind_those_of_another_one() {
    let mut project = saas();
    let bands: Vec<PerspectiveId> = project.perspectives_in_order().iter().map(|p| p.id).collect();
    let pinned = project.objectives_of(bands[1])[0].id;
    project.map.objective_mut(pinned).unwrap().pin = Some(Pin::new(5.0, 5.0));
    let (above, removed) = (codes(&project, bands[0]), codes(&project, bands[1]));

    let mut document = Document::saved(project.clone());
    let remove = |cards_to| Edit::Perspective(PerspectiveEdit::Remove { id: bands[1], cards_to });
    for nowhere in [None, Some(bands[1]), Some(PerspectiveId::new(&mut super::FreshIds(0)))] {
        assert_eq!(document.apply(remove(nowhere)), Err(Refusal::CardsNeedBand));
    }
    document.apply(remove(Some(bands[0]))).unwrap();
    let left = document.project();
    assert_eq!(codes(left, bands[0]), [above, removed].concat());
    assert_eq!(left.map.objective(pinned).unwrap().pin, None);
    assert_eq!(left.map.objectives().len(), project.map.objectives().len());
    assert_eq!(left.map.links().len(), project.map.links().len());
    document.undo();
    assert_eq!(**document.project(), project);
}

#[test]
fn an_empty_band_needs_no_other_one() {
    let project = new_project(TemplateKind::Empty, Lang::En, date(2026, 11, 23), &mut CountedIds::default()).unwrap();
    let mut document = Document::saved(project);
    for id in document.project().perspectives.keys().copied().collect::<Vec<_>>() {
        document.apply(Edit::Perspective(PerspectiveEdit::Remove { id, cards_to: None })).unwrap();
    }
    assert!(document.project().perspectives.is_empty());
}

#[test]
fn retargeting_an_arrow_lets_go_of_kpis_that_do_not_measure_its_new_end() {
    let project = saas();
    let has_kpis =
        |l: &&std::sync::Arc<Link>| !project.kpis_of(l.cause).is_empty() && !project.kpis_of(l.effect).is_empty();
    let link = project.map.links().find(has_kpis).unwrap().clone();
    let [cause_kpi, effect_kpi] = [link.cause, link.effect].map(|end| project.kpis_of(end)[0].id);
    let free = |o: &&std::sync::Arc<Objective>| {
        o.id != link.cause && o.id != link.effect && project.map.link_between(link.cause, o.id).is_none()
    };
    let new_effect = project.map.objectives().find(free).unwrap().id;
    let mut document = Document::saved(project.clone());
    for field in [LinkField::CauseKpi(Some(cause_kpi)), LinkField::EffectKpi(Some(effect_kpi))] {
        document.apply(Edit::Link(LinkEdit::Set(link.id, field))).unwrap();
    }
    document.apply(Edit::Link(LinkEdit::Retarget { id: link.id, cause: link.cause, effect: new_effect })).unwrap();
    let moved = document.project().map.link(link.id).unwrap();
    assert_eq!((moved.effect, moved.cause_kpi, moved.effect_kpi), (new_effect, Some(cause_kpi), None));
    assert_eq!(moved.rationale, link.rationale);
}

#[test]
fn texts_are_cleaned_on_their_way_in() {
    let mut document = Document::saved(saas());
    let id = document.project().map.objectives().next().unwrap().id;
    let name = "Tie\u{302}\u{301}ng\nViệt\u{1}".to_owned();
    document.apply(Edit::Objective(ObjectiveEdit::Set(id, ObjectiveField::Name(name)))).unwrap();
    assert_eq!(document.project().map.objective(id).unwrap().name, "Tiếng Việt");
}

#[test]
fn a_value_replaces_all_of_its_period_and_none_clears_it() {
    let mut document = Document::saved(saas());
    let id = document.project().kpis_in_order()[0].id;
    let kpi = document.project().kpis[&id].clone();
    let before = document.project().series_of(id).len();
    let period = Period::containing(kpi.interval, date(2027, 3, 14), document.project().fiscal_year);
    for value in [4.0, 5.0] {
        let measurement = Some(Measurement::of(value));
        document.apply(Edit::Measurement(MeasurementEdit { kpi: id, period, measurement })).unwrap();
    }
    let series = document.project().series_of(id);
    assert_eq!((series.len(), series.in_period(period).map(|m| m.value)), (before + 1, Some(5.0)));
    document.apply(Edit::Measurement(MeasurementEdit { kpi: id, period, measurement: None })).unwrap();
    assert_eq!(document.project().series_of(id).len(), before);
    assert_eq!(document.undo_name(), Some(StepName::EnterValue));
}

/// The first letter that is typed in a story that nobody has touched also makes its steps.
#[test]
fn typing_on_in_a_step_that_its_first_letter_made_is_one_undo_step() {
    let start = saas();
    let (mut document, id) = (Document::saved(start.clone()), StepId::new(&mut CountedIds::default()));
    let [title, sentence, notes] = [(); 3].map(|()| String::new());
    let rank = Rank::between(None, None);
    let step = StoryStep { id, rank, about: About::Map, frame: None, title, sentence, notes, seconds: None, kpi: None };
    let add = Edit::Story(StoryEdit::Add(Box::new(step)));
    let say = |text: &str| Edit::Story(StoryEdit::Set(id, StoryField::Sentence(text.to_owned())));
    document.apply(Edit::Several(StepName::EditStep, vec![add.clone(), say("B")])).unwrap();
    assert_eq!(document.before_gesture().map(|before| before.story.len()), Some(0));
    document.apply(say("Be")).unwrap();
    assert_eq!(document.undo_name(), Some(StepName::EditStep));
    document.undo();
    assert_eq!((&**document.project(), document.undo_name()), (&start, None));
    // Added without a text it is no gesture: what is typed then is another step.
    document.apply(Edit::Several(StepName::EditStep, vec![add])).unwrap();
    assert!(document.before_gesture().is_none());
    document.apply(say("B")).unwrap();
    document.undo();
    assert_eq!(document.project().story.len(), 1);
}
