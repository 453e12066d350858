//! Every edit changes what it names, in clean words, and nothing else.

use std::sync::Arc;

use fourfold::edit::*;
use fourfold::model::*;
use jiff::civil::date;

use crate::support::sample::{self, kpi, nth as id, objective};

/// As people paste it: with a tab, a line end of another system, and a letter in two pieces.
const PASTED: &str = "e\u{301}\ta\r\nb";

/// What becomes of it in a field of one line.
const LINE: &str = "\u{e9} a  b";

/// What becomes of it in a text.
const TEXT: &str = "\u{e9}\ta\nb";

fn rank() -> Rank {
    "z".parse().unwrap()
}

/// The edit makes of the sample what the change makes of it.
#[track_caller]
fn makes(edit: Edit, change: impl FnOnce(&mut Project)) {
    let before = sample::told();
    let mut wanted = before.clone();
    change(&mut wanted);
    assert!(wanted != before, "{edit:?} changes something");
    let mut document = Document::saved(before);
    let shown = format!("{edit:?}");
    document.apply(edit).unwrap();
    assert!(**document.project() == wanted, "{shown} makes {:#?}", document.project());
}

/// Two edits of one gesture are one step, of two gestures two.
#[track_caller]
fn steps(edits: [Edit; 2]) -> usize {
    let mut document = Document::saved(sample::told());
    for edit in edits {
        document.apply(edit).unwrap();
    }
    std::iter::from_fn(|| document.undo().map(|_| ())).count()
}

#[test]
fn a_field_of_the_project_or_of_a_band_takes_its_value() {
    use ProjectField::*;
    makes(Edit::Project(Name(PASTED.into())), |p| p.name = LINE.into());
    makes(Edit::Project(Mission(PASTED.into())), |p| p.mission = TEXT.into());
    makes(Edit::Project(Vision(PASTED.into())), |p| p.vision = TEXT.into());
    makes(Edit::Project(Currency(fourfold::model::Currency::EUR)), |p| p.currency = fourfold::model::Currency::EUR);
    let year = fourfold::model::FiscalYear::starting(7).unwrap();
    makes(Edit::Project(FiscalYear(year)), |p| p.fiscal_year = year);

    let band = id(2, PerspectiveId::new);
    let makes_band = |field: PerspectiveField, change: fn(&mut Perspective)| {
        makes(Edit::Perspective(PerspectiveEdit::Set(band, field)), |p| {
            change(Arc::make_mut(p.perspectives.get_mut(&band).unwrap()));
        });
    };
    makes_band(PerspectiveField::Name(PASTED.into()), |b| b.name = LINE.into());
    makes_band(PerspectiveField::Letter(PASTED.into()), |b| b.letter = LINE.into());
    makes_band(PerspectiveField::Question(PASTED.into()), |b| b.question = LINE.into());
    makes_band(PerspectiveField::Hue(Hue::Red), |b| b.hue = Hue::Red);
    makes(Edit::Perspective(PerspectiveEdit::Move(band, rank())), |p| {
        Arc::make_mut(p.perspectives.get_mut(&band).unwrap()).rank = rank();
    });

    let theme = id(1, ThemeId::new);
    let makes_theme = |field: ThemeField, change: fn(&mut Theme)| {
        makes(Edit::Theme(ThemeEdit::Set(theme, field)), |p| change(Arc::make_mut(p.themes.get_mut(&theme).unwrap())));
    };
    makes_theme(ThemeField::Name(PASTED.into()), |t| t.name = LINE.into());
    makes_theme(ThemeField::Hue(Hue::Red), |t| t.hue = Hue::Red);
    makes_theme(ThemeField::Rank(rank()), |t| t.rank = rank());
}

#[test]
fn a_field_of_a_card_an_arrow_or_an_initiative_takes_its_value() {
    let makes_card = |field: ObjectiveField, change: fn(&mut Objective)| {
        makes(Edit::Objective(ObjectiveEdit::Set(objective(3), field)), |p| {
            change(p.map.objective_mut(objective(3)).unwrap());
        });
    };
    makes_card(ObjectiveField::Name(PASTED.into()), |o| o.name = LINE.into());
    makes_card(ObjectiveField::Description(PASTED.into()), |o| o.description = TEXT.into());
    makes_card(ObjectiveField::Owner(PASTED.into()), |o| o.owner = LINE.into());
    makes_card(ObjectiveField::Weight(3.5), |o| o.weight = 3.5);
    let theme = id(1, ThemeId::new);
    makes_card(ObjectiveField::Themes(vec![theme, theme]), |o| o.themes = vec![id(1, ThemeId::new)]);

    let arrow = id(1, LinkId::new);
    let makes_arrow = |field: LinkField, change: fn(&mut Link)| {
        makes(Edit::Link(LinkEdit::Set(arrow, field)), |p| change(p.map.link_mut(arrow).unwrap()));
    };
    makes_arrow(LinkField::Sign(Sign::Plus), |l| l.sign = Sign::Plus);
    let lag = |from_months, to_months| Lag { from_months, to_months };
    makes_arrow(LinkField::Lag(lag(2, 9)), |l| l.lag = Lag { from_months: 2, to_months: 9 });
    makes_arrow(LinkField::Rationale(PASTED.into()), |l| l.rationale = TEXT.into());
    makes_arrow(LinkField::Disproof(PASTED.into()), |l| l.disproof = TEXT.into());
    makes_arrow(LinkField::Confidence(Some(30)), |l| l.confidence = Some(30));
    makes_arrow(LinkField::Since(None), |l| l.since = None);
    makes_arrow(LinkField::CauseKpi(None), |l| l.cause_kpi = None);
    makes_arrow(LinkField::EffectKpi(None), |l| l.effect_kpi = None);

    let initiative = id(1, InitiativeId::new);
    let makes_initiative = |field: InitiativeField, change: fn(&mut Initiative)| {
        makes(Edit::Initiative(InitiativeEdit::Set(initiative, field)), |p| {
            change(Arc::make_mut(p.initiatives.get_mut(&initiative).unwrap()));
        });
    };
    makes_initiative(InitiativeField::Name(PASTED.into()), |i| i.name = LINE.into());
    makes_initiative(InitiativeField::Owner(PASTED.into()), |i| i.owner = LINE.into());
    makes_initiative(InitiativeField::Start(None), |i| i.start = None);
    makes_initiative(InitiativeField::Due(Some(date(2026, 7, 31))), |i| i.due = Some(date(2026, 7, 31)));
    makes_initiative(InitiativeField::Progress(55), |i| i.progress = 55);
    makes_initiative(InitiativeField::Budget(Some(7.0)), |i| i.budget = Some(7.0));
}

#[test]
fn a_field_of_a_kpi_or_of_a_step_takes_its_value() {
    use KpiField::*;
    let makes_kpi = |field: KpiField, change: fn(&mut Kpi)| {
        makes(Edit::Kpi(KpiEdit::Set(kpi(2), field)), |p| change(Arc::make_mut(p.kpis.get_mut(&kpi(2)).unwrap())));
    };
    makes_kpi(Name(PASTED.into()), |k| k.name = LINE.into());
    makes_kpi(Objectives(vec![objective(2)]), |k| k.objectives = vec![objective(2)]);
    makes_kpi(Rank(rank()), |k| k.rank = rank());
    makes_kpi(Unit(fourfold::model::Unit::Count), |k| k.unit = fourfold::model::Unit::Count);
    makes_kpi(Baseline(Some(40.0)), |k| k.baseline = Some(40.0));
    makes_kpi(Minimum(Some(15.0)), |k| k.minimum = Some(15.0));
    makes_kpi(Target(None), |k| k.target = None);
    makes_kpi(Collection(PASTED.into()), |k| k.collection = TEXT.into());
    makes_kpi(Interval(fourfold::model::Interval::Day), |k| k.interval = fourfold::model::Interval::Day);
    makes_kpi(Start(Some(date(2025, 1, 1))), |k| k.start = Some(date(2025, 1, 1)));
    makes_kpi(End(None), |k| k.end = None);
    makes_kpi(Nature(None), |k| k.nature = None);
    makes_kpi(Counterpart(None), |k| k.counterpart = None);
    makes_kpi(Weight(2.0), |k| k.weight = 2.0);
    makes_kpi(Cost(None), |k| k.cost = None);
    makes_kpi(Owner(PASTED.into()), |k| k.owner = LINE.into());
    makes_kpi(Enters(PASTED.into()), |k| k.enters = LINE.into());
    makes_kpi(Answers(PASTED.into()), |k| k.answers = LINE.into());
    makes_kpi(Scope(PASTED.into()), |k| k.scope = TEXT.into());
    makes_kpi(Path(TargetPath::Line), |k| k.path = TargetPath::Line);
    makes_kpi(Reading(PASTED.into()), |k| k.reading = TEXT.into());
    makes_kpi(Aggregation(fourfold::model::Aggregation::Sum), |k| k.aggregation = fourfold::model::Aggregation::Sum);
    makes_kpi(Stage(None), |k| k.stage = None);

    let step = id(3, StepId::new);
    let makes_step = |field: StoryField, change: fn(&mut StoryStep)| {
        makes(Edit::Story(StoryEdit::Set(step, field)), |p| change(Arc::make_mut(p.story.get_mut(&step).unwrap())));
    };
    makes_step(StoryField::Rank(rank()), |s| s.rank = rank());
    makes_step(StoryField::About(About::Map), |s| s.about = About::Map);
    makes_step(StoryField::Frame(None), |s| s.frame = None);
    makes_step(StoryField::Title(PASTED.into()), |s| s.title = LINE.into());
    makes_step(StoryField::Sentence(PASTED.into()), |s| s.sentence = LINE.into());
    makes_step(StoryField::Notes(PASTED.into()), |s| s.notes = TEXT.into());
    makes_step(StoryField::Seconds(None), |s| s.seconds = None);
    makes_step(StoryField::Kpi(None), |s| s.kpi = None);
}

#[test]
fn what_is_added_is_clean() {
    let told = sample::told();
    let new = Perspective {
        id: id(9, PerspectiveId::new),
        name: PASTED.into(),
        letter: PASTED.into(),
        question: PASTED.into(),
        ..(*told.perspectives[&id(2, PerspectiveId::new)]).clone()
    };
    let clean = Perspective { name: LINE.into(), letter: LINE.into(), question: LINE.into(), ..new.clone() };
    makes(Edit::Perspective(PerspectiveEdit::Add(new)), |p| drop(p.perspectives.insert(clean.id, Arc::new(clean))));
    let new = Theme { id: id(9, ThemeId::new), name: PASTED.into(), ..(*told.themes[&id(1, ThemeId::new)]).clone() };
    let clean = Theme { name: LINE.into(), ..new.clone() };
    makes(Edit::Theme(ThemeEdit::Add(new)), |p| drop(p.themes.insert(clean.id, Arc::new(clean))));

    let [name, description, owner] = [(); 3].map(|()| PASTED.to_owned());
    let themes = vec![id(1, ThemeId::new); 2];
    let card = (**told.map.objective(objective(3)).unwrap()).clone();
    let new = Objective { id: objective(9), name, description, owner, themes, ..card };
    let clean = Objective {
        name: LINE.into(),
        description: TEXT.into(),
        owner: LINE.into(),
        themes: vec![id(1, ThemeId::new)],
        ..new.clone()
    };
    makes(Edit::Objective(ObjectiveEdit::Add(Box::new(new))), |p| p.map.add_objective(Arc::new(clean)).unwrap());
    let new = Link {
        rationale: PASTED.into(),
        disproof: PASTED.into(),
        ..Link::new(id(9, LinkId::new), objective(1), objective(3))
    };
    let clean = Link { rationale: TEXT.into(), disproof: TEXT.into(), ..new.clone() };
    makes(Edit::Link(LinkEdit::Add(Box::new(new))), |p| p.map.add_link(Arc::new(clean)).unwrap());

    let [name, owner, enters, answers] = [(); 4].map(|()| PASTED.to_owned());
    let [collection, scope, reading] = [(); 3].map(|()| PASTED.to_owned());
    let one = (*told.kpis[&kpi(2)]).clone();
    let new = Kpi { id: kpi(9), name, owner, enters, answers, collection, scope, reading, ..one };
    let [name, owner, enters, answers] = [(); 4].map(|()| LINE.to_owned());
    let [collection, scope, reading] = [(); 3].map(|()| TEXT.to_owned());
    let clean = Kpi { name, owner, enters, answers, collection, scope, reading, ..new.clone() };
    makes(Edit::Kpi(KpiEdit::Add(Box::new(new))), |p| drop(p.kpis.insert(kpi(9), Arc::new(clean))));

    let old = (**told.initiatives.values().next().unwrap()).clone();
    let new = Initiative { id: id(9, InitiativeId::new), name: PASTED.into(), owner: PASTED.into(), ..old };
    let clean = Initiative { name: LINE.into(), owner: LINE.into(), ..new.clone() };
    makes(Edit::Initiative(InitiativeEdit::Add(Box::new(new))), |p| {
        p.initiatives.insert(clean.id, Arc::new(clean));
    });
    let old = (*told.story[&id(3, StepId::new)]).clone();
    let [title, sentence, notes] = [(); 3].map(|()| PASTED.to_owned());
    let new = StoryStep { id: id(9, StepId::new), title, sentence, notes, ..old };
    let clean = StoryStep { title: LINE.into(), sentence: LINE.into(), notes: TEXT.into(), ..new.clone() };
    makes(Edit::Story(StoryEdit::Add(Box::new(new))), |p| drop(p.story.insert(clean.id, Arc::new(clean))));
}

#[test]
fn what_names_a_removed_record_lets_go_of_it() {
    let [second, fourth] = [2, 4].map(|n| id(n, PerspectiveId::new));
    makes(Edit::Perspective(PerspectiveEdit::Remove { id: second, cards_to: Some(fourth) }), |p| {
        p.perspectives.remove(&second);
        let card = p.map.objective_mut(objective(2)).unwrap();
        (card.perspective, card.rank, card.pin) = (fourth, Rank::between(None, None), None);
        p.story.retain(|_, step| step.about != About::Perspective(second));
        assert_eq!(p.story.len(), 6);
    });
    let theme = id(1, ThemeId::new);
    makes(Edit::Theme(ThemeEdit::Remove(theme)), |p| {
        p.themes.remove(&theme);
        p.map.objective_mut(objective(2)).unwrap().themes.clear();
    });
    // The last value takes its series along.
    let values = sample::told().series_of(kpi(2)).iter().map(|(day, _)| day).collect::<Vec<_>>();
    let clear =
        |start| MeasurementEdit { kpi: kpi(2), period: Period { interval: Interval::Day, start }, measurement: None };
    let edits = values.iter().map(|day| Edit::Measurement(clear(*day))).collect();
    makes(Edit::Several(StepName::ClearValues, edits), |p| drop(p.series.remove(&kpi(2))));
}

#[test]
fn typing_in_a_field_is_one_step_of_undo() {
    let two = |edit: fn(&str) -> Edit| steps([edit("A"), edit("AB")]);
    assert_eq!(two(|text| Edit::Project(ProjectField::Name(text.into()))), 1);
    let set = |text: &str| PerspectiveField::Name(text.to_owned());
    let band = |text: &str| Edit::Perspective(PerspectiveEdit::Set(id(1, PerspectiveId::new), set(text)));
    assert_eq!(steps([band("A"), band("AB")]), 1);
    assert_eq!(two(|text| Edit::Theme(ThemeEdit::Set(id(1, ThemeId::new), ThemeField::Name(text.into())))), 1);
    let card = |field| Edit::Objective(ObjectiveEdit::Set(objective(1), field));
    assert_eq!(steps(["A", "AB"].map(|text| card(ObjectiveField::Name(text.into())))), 1);
    assert_eq!(steps([card(ObjectiveField::Name("A".into())), card(ObjectiveField::Owner("A".into()))]), 2);
    assert_eq!(two(|text| Edit::Link(LinkEdit::Set(id(1, LinkId::new), LinkField::Rationale(text.into())))), 1);
    assert_eq!(two(|text| Edit::Kpi(KpiEdit::Set(kpi(1), KpiField::Name(text.into())))), 1);
    let initiative = |text: &str| InitiativeEdit::Set(id(1, InitiativeId::new), InitiativeField::Name(text.into()));
    assert_eq!(steps(["A", "AB"].map(|text| Edit::Initiative(initiative(text)))), 1);
    let step = |field| Edit::Story(StoryEdit::Set(id(3, StepId::new), field));
    assert_eq!(steps(["A", "AB"].map(|text| step(StoryField::Title(text.into())))), 1);
    assert_eq!(steps([step(StoryField::Frame(None)), step(StoryField::Kpi(None))]), 2);
}

#[test]
fn a_card_is_placed_and_each_set_of_cards_is_dragged_by_itself() {
    let band = id(4, PerspectiveId::new);
    let place = |n: u64, x: f64| {
        let pin = Some(Pin::new(x, 0.0));
        Edit::Objective(ObjectiveEdit::Place { id: objective(n), perspective: band, rank: rank(), pin })
    };
    makes(place(2, 7.0), |p| {
        let card = p.map.objective_mut(objective(2)).unwrap();
        (card.perspective, card.rank, card.pin) = (band, rank(), Some(Pin::new(7.0, 0.0)));
    });
    let drag = |n: u64, x: f64| Edit::Several(StepName::MoveObjectives, vec![place(n, x)]);
    assert_eq!(steps([drag(2, 7.0), drag(2, 8.0)]), 1);
    assert_eq!(steps([drag(2, 7.0), drag(3, 8.0)]), 2);
}

#[test]
fn themes_of_a_card_are_in_order() {
    let mut before = sample::told();
    let first = id(1, ThemeId::new);
    let second = Theme { id: id(2, ThemeId::new), ..(*before.themes[&first]).clone() };
    let second = before.themes.entry(second.id).or_insert(Arc::new(second)).id;
    let mut document = Document::saved(before);
    let new = Objective {
        themes: vec![second, first],
        ..(**document.project().map.objective(objective(3)).unwrap()).clone()
    };
    document.apply(Edit::Objective(ObjectiveEdit::Add(Box::new(Objective { id: objective(9), ..new })))).unwrap();
    let themes = ObjectiveField::Themes(vec![second, first]);
    document.apply(Edit::Objective(ObjectiveEdit::Set(objective(1), themes))).unwrap();
    for n in [1, 9] {
        assert_eq!(document.project().map.objective(objective(n)).unwrap().themes, [first, second]);
    }
}

#[test]
fn what_a_step_is_about_is_told() {
    let one = Edit::Kpi(KpiEdit::Remove(kpi(2)));
    let other = Edit::Objective(ObjectiveEdit::Remove(objective(1)));
    let conflict = Edit::Conflict;
    let card = Record::Objective(objective(1));
    for (edit, subject) in [
        (one.clone(), Some(Record::Kpi(kpi(2)))),
        (other.clone(), Some(card)),
        (Edit::Project(ProjectField::Name("A".into())), Some(Record::Project)),
        (Edit::Several(StepName::RemoveSelection, vec![one.clone(), other.clone()]), Some(Record::Kpi(kpi(2)))),
        (Edit::Several(StepName::EditStep, vec![one, other]), Some(card)),
        (conflict(ConflictEdit::One((card, "name".into()), Choice::Ours)), Some(card)),
        (conflict(ConflictEdit::Record(card, Choice::Ours)), Some(card)),
        (conflict(ConflictEdit::All(Choice::Ours)), None),
    ] {
        assert_eq!(edit.subject(), subject, "{edit:?}");
    }
    let mut document = Document::saved(sample::told());
    assert!(!document.is_dirty());
    document.apply(Edit::Project(ProjectField::Name("A".into()))).unwrap();
    assert_eq!((document.is_dirty(), document.undo().unwrap().subject), (true, Some(Record::Project)));
    // Typed back letter by letter, it is what was saved.
    let name = sample::told().name;
    document.apply(Edit::Project(ProjectField::Name("A".into()))).unwrap();
    document.seal();
    document.apply(Edit::Project(ProjectField::Name(name))).unwrap();
    assert!(!document.is_dirty());
}

#[test]
fn a_gesture_is_open_until_something_else_is_done() {
    let name = |text: &str| Edit::Project(ProjectField::Name(text.into()));
    let mut document = Document::saved(sample::told());
    assert!(!document.has_open_gesture());
    document.apply(name("A")).unwrap();
    assert!(document.has_open_gesture());
    document.seal();
    assert!(!document.has_open_gesture());
    // Asking for what can't be redone ends it too.
    document.apply(name("AB")).unwrap();
    assert!(document.redo().is_none() && !document.has_open_gesture());
    document.apply(name("ABC")).unwrap();
    assert_eq!(std::iter::from_fn(|| document.undo().map(|_| ())).count(), 3);
    assert_eq!((document.undo_name(), document.redo_name()), (None, Some(StepName::EditProject)));
}
