//! What is refused, and that every refusal is a sentence in both languages.

use std::collections::{BTreeMap, BTreeSet};

use fourfold::edit::*;
use fourfold::lang::Lang;
use fourfold::model::*;
use jiff::civil::{Date, date};

use super::FreshIds;
use super::cases::saas;
use super::every_refusal::every;

/// The kind of a refusal, without its arguments. No wildcard: a new kind must be added here, and to [`every`].
pub fn kind(refusal: &Refusal) -> &'static str {
    match refusal {
        Refusal::Map(map) => match map {
            MapError::DuplicateObjective(_) => "map: duplicate objective",
            MapError::DuplicateLink(_) => "map: duplicate link",
            MapError::UnknownObjective(_) => "map: unknown objective",
            MapError::UnknownLink(_) => "map: unknown link",
            MapError::SelfLink => "map: self link",
            MapError::SameEnds(_) => "map: same ends",
        },
        Refusal::Unknown(_) => "unknown",
        Refusal::Duplicate(_) => "duplicate",
        Refusal::NoValue(_) => "no value",
        Refusal::CardsNeedBand => "cards need band",
        Refusal::StillUsed { .. } => "still used",
        Refusal::Problem(problem) => match problem.rule {
            Rule::DuplicateId => "duplicate id",
            Rule::Dangling(_) => "dangling",
            Rule::BadNumber => "bad number",
            Rule::Negative => "negative",
            Rule::OverHundred => "over hundred",
            Rule::DateOutOfRange => "date out of range",
            Rule::EndBeforeStart => "end before start",
            Rule::UpsideDown => "upside down",
            Rule::SelfLink => "self link",
            Rule::SameEnds(_) => "same ends",
            Rule::BaselineAgainstMinimum => "baseline against minimum",
            Rule::MinimumIsTarget => "minimum is target",
            Rule::MinimumInRange => "minimum in range",
            Rule::Empty => "empty",
            Rule::Twice => "twice",
            Rule::OwnCounterpart => "own counterpart",
            Rule::ForeignKpi => "foreign KPI",
            Rule::TooMany(_) => "too many",
            Rule::TooLong(_) => "too long",
            Rule::BadText => "bad text",
            Rule::FormulaSlip(_) => "formula: slip",
            Rule::FormulaUnits(_) => "formula: units",
            Rule::FormulaCycle(_) => "formula: cycle",
            Rule::FormulaCoarser { .. } => "formula: coarser",
        },
    }
}

#[test]
fn every_refusal_is_a_sentence_in_both_languages() {
    let refusals = every();
    assert_eq!(refusals.iter().map(kind).collect::<BTreeSet<_>>().len(), 35);
    for refusal in refusals {
        let [en, vi] = [Lang::En, Lang::Vi].map(|lang| refusal.message(lang));
        for text in [&en, &vi] {
            assert!(text.len() > 15 && text.ends_with('.') && text.contains(' '), "{}: {text:?}", kind(&refusal));
            assert!(text.chars().next().is_some_and(char::is_uppercase), "{text:?}");
            assert!(text.chars().all(fourfold::text::has_glyph), "{text:?}");
        }
        assert_ne!(en, vi);
        assert!(!vi.is_ascii(), "{vi:?} is not Vietnamese");
    }
}

/// A project with a KPI whose numbers are 10 (baseline), 20 (minimum) and 40 (target).
struct Bench {
    document: Document,
    kpi: KpiId,
}

impl Bench {
    fn new() -> Self {
        let mut document = Document::saved(saas());
        let kpi = document.project().kpis_in_order()[0].id;
        let path = KpiField::Path(TargetPath::Constant);
        let numbers = [KpiField::Baseline(None), KpiField::Minimum(None), KpiField::Target(None), path];
        let numbers = numbers.into_iter().chain([
            KpiField::Target(Some(Target::Value(40.0))),
            KpiField::Minimum(Some(20.0)),
            KpiField::Baseline(Some(10.0)),
        ]);
        for field in numbers {
            document.apply(Edit::Kpi(KpiEdit::Set(kpi, field))).unwrap();
        }
        document.seal();
        Self { document, kpi }
    }

    fn set(&self, field: KpiField) -> Edit {
        Edit::Kpi(KpiEdit::Set(self.kpi, field))
    }

    fn objectives(&self) -> Vec<ObjectiveId> {
        self.document.project().objectives_in_order().iter().map(|o| o.id).collect()
    }

    /// The kind of refusal that an edit meets; the document stays as it was.
    fn refused(&mut self, edit: &Edit) -> &'static str {
        let (before, name) = (self.document.project().clone(), self.document.undo_name());
        let refusal = self.document.apply(edit.clone());
        assert!(refusal.is_err(), "{edit:?} was made");
        assert_eq!((self.document.project(), self.document.undo_name()), (&before, name));
        refusal.as_ref().err().map_or("", kind)
    }
}

#[test]
fn a_link_to_itself_or_twice_the_same_is_refused_with_the_reason() {
    let mut bench = Bench::new();
    let first = bench.document.project().map.links().next().unwrap().clone();
    let second = bench.document.project().map.links().find(|l| l.cause != first.cause).unwrap().clone();
    let ids = &mut FreshIds(0);
    let mut add = |cause, effect| Edit::Link(LinkEdit::Add(Box::new(Link::new(LinkId::new(ids), cause, effect))));
    let (itself, again) = (add(first.cause, first.cause), add(first.cause, first.effect));
    let lead = |cause, effect| Edit::Link(LinkEdit::Retarget { id: second.id, cause, effect });
    assert_eq!(bench.refused(&itself), "map: self link");
    assert_eq!(bench.refused(&again), "map: same ends");
    assert_eq!(bench.refused(&lead(second.effect, second.effect)), "map: self link");
    assert_eq!(bench.refused(&lead(first.cause, first.effect)), "map: same ends");
    let reason = bench.document.apply(itself).unwrap_err();
    assert!(reason.message(Lang::En).contains("own cause"), "{}", reason.message(Lang::En));
    assert!(reason.message(Lang::Vi).contains("nguyên nhân của chính nó"), "{}", reason.message(Lang::Vi));
}

#[test]
fn numbers_of_a_kpi_that_contradict_each_other_are_refused() {
    let mut bench = Bench::new();
    // With a target of 40 and a baseline of 10, more is better; a minimum of 50 would say that less is.
    assert_eq!(bench.refused(&bench.set(KpiField::Minimum(Some(50.0)))), "baseline against minimum");
    assert_eq!(bench.refused(&bench.set(KpiField::Baseline(Some(60.0)))), "baseline against minimum");
    assert_eq!(bench.refused(&bench.set(KpiField::Target(Some(Target::Value(15.0))))), "baseline against minimum");
    assert_eq!(bench.refused(&bench.set(KpiField::Minimum(Some(40.0)))), "minimum is target");
    assert_eq!(bench.refused(&bench.set(KpiField::Target(Some(Target::Range(10.0, 30.0))))), "minimum in range");
    assert_eq!(bench.refused(&bench.set(KpiField::Target(Some(Target::Range(30.0, 30.0))))), "upside down");
    for number in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, 1.1e15] {
        assert_eq!(bench.refused(&bench.set(KpiField::Baseline(Some(number)))), "bad number");
    }
    assert_eq!(bench.refused(&bench.set(KpiField::Weight(-0.5))), "negative");
    assert_eq!(bench.refused(&bench.set(KpiField::Cost(Some(Cost::Money(-1.0))))), "negative");
    let kpi = &bench.document.project().kpis[&bench.kpi];
    assert_eq!((kpi.baseline, kpi.minimum, kpi.target), (Some(10.0), Some(20.0), Some(Target::Value(40.0))));
}

#[test]
fn values_and_dates_that_cannot_be_kept_are_refused() {
    let mut bench = Bench::new();
    let kpi = bench.kpi;
    let mut value = |day, number| {
        let period = Period { interval: Interval::Month, start: day };
        let measurement = Some(Measurement::of(number));
        bench.refused(&Edit::Measurement(MeasurementEdit { kpi, period, measurement }))
    };
    assert_eq!(value(date(2026, 1, 1), f64::NAN), "bad number");
    assert_eq!(value(date(1899, 12, 1), 1.0), "date out of range");
    for day in [Date::MIN, Date::MAX] {
        assert_eq!(value(day, 1.0), "date out of range");
    }
    assert_eq!(bench.refused(&bench.set(KpiField::End(Some(date(2201, 1, 1))))), "date out of range");
    bench.document.apply(bench.set(KpiField::End(None))).unwrap();
    bench.document.apply(bench.set(KpiField::Start(Some(date(2026, 6, 1))))).unwrap();
    assert_eq!(bench.refused(&bench.set(KpiField::End(Some(date(2026, 5, 31))))), "end before start");
}

#[test]
fn references_that_lead_nowhere_are_refused() {
    let mut bench = Bench::new();
    let ids = &mut FreshIds(0);
    let (objective, theme) = (ObjectiveId::new(ids), ThemeId::new(ids));
    let (band, kpi, link) = (PerspectiveId::new(ids), KpiId::new(ids), LinkId::new(ids));
    let (cards, own) = (bench.objectives(), bench.kpi);
    let arrow = bench.document.project().map.links().next().unwrap().clone();
    let foreign = bench.document.project().kpis.values().find(|k| !k.objectives.contains(&arrow.cause)).unwrap().id;
    let set_objective = |field| Edit::Objective(ObjectiveEdit::Set(cards[0], field));
    let new_objective = |id| Objective::new(id, band, Rank::between(None, None), "Win");
    let set_link = |field| Edit::Link(LinkEdit::Set(arrow.id, field));
    let add_link = |link, effect| Edit::Link(LinkEdit::Add(Box::new(Link::new(link, cards[0], effect))));
    let expected: Vec<(&str, Edit)> = vec![
        ("unknown", Edit::Objective(ObjectiveEdit::Remove(objective))),
        ("unknown", Edit::Kpi(KpiEdit::Remove(kpi))),
        ("unknown", Edit::Theme(ThemeEdit::Remove(theme))),
        ("unknown", Edit::Link(LinkEdit::Remove(link))),
        ("map: unknown link", Edit::Link(LinkEdit::Retarget { id: link, cause: cards[0], effect: cards[1] })),
        ("map: unknown objective", add_link(link, objective)),
        ("map: duplicate link", add_link(arrow.id, cards[1])),
        ("map: duplicate objective", Edit::Objective(ObjectiveEdit::Add(Box::new(new_objective(cards[0]))))),
        ("dangling", Edit::Objective(ObjectiveEdit::Add(Box::new(new_objective(objective))))),
        ("dangling", set_objective(ObjectiveField::Themes(vec![theme]))),
        ("negative", set_objective(ObjectiveField::Weight(-1.0))),
        ("too long", set_objective(ObjectiveField::Name("ế".repeat(limits::LINE_BYTES)))),
        ("empty", bench.set(KpiField::Objectives(Vec::new()))),
        ("dangling", bench.set(KpiField::Objectives(vec![objective]))),
        ("twice", bench.set(KpiField::Objectives(vec![cards[0], cards[0]]))),
        ("own counterpart", bench.set(KpiField::Counterpart(Some(own)))),
        ("dangling", bench.set(KpiField::Counterpart(Some(kpi)))),
        ("foreign KPI", set_link(LinkField::CauseKpi(Some(foreign)))),
        ("over hundred", set_link(LinkField::Confidence(Some(101)))),
        ("upside down", set_link(LinkField::Lag(Lag { from_months: 3, to_months: 2 }))),
        ("bad number", set_link(LinkField::Lag(Lag { from_months: 3, to_months: 241 }))),
    ];
    let counts = expected.iter().fold(BTreeMap::new(), |mut counts, (kind, _)| {
        *counts.entry(*kind).or_insert(0) += 1;
        counts
    });
    assert!(counts.len() > 14, "{counts:?}");
    for (kind, edit) in expected {
        assert_eq!(bench.refused(&edit), kind, "{edit:?}");
    }
}

#[test]
fn a_record_over_the_limit_is_refused() {
    let mut bench = Bench::new();
    let ids = &mut FreshIds(0);
    let mut add = || {
        let (id, rank) = (PerspectiveId::new(ids), Rank::between(None, None));
        let (name, letter, question) = ("New".into(), "N".into(), String::new());
        Edit::Perspective(PerspectiveEdit::Add(Perspective { id, rank, name, letter, question, hue: Hue::Red }))
    };
    while bench.document.project().perspectives.len() < limits::PERSPECTIVES {
        bench.document.apply(add()).unwrap();
    }
    assert_eq!(bench.refused(&add()), "too many");
    let refusal = bench.document.apply(add()).unwrap_err();
    assert!(refusal.message(Lang::En).contains("24") && refusal.message(Lang::Vi).contains("24"));
}

#[test]
fn of_several_edits_none_is_made_if_one_is_refused() {
    let mut bench = Bench::new();
    let card = bench.objectives()[0];
    let good = Edit::Project(ProjectField::Name("Other".into()));
    let bad = Edit::Objective(ObjectiveEdit::Set(card, ObjectiveField::Weight(f64::NAN)));
    assert_eq!(bench.refused(&Edit::Several(StepName::Paste, vec![good.clone(), bad, good])), "bad number");
}
