//! Decisions over what a merge has left open: one step each, and the project keeps its rules.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails")]

mod support;

use std::sync::Arc;

use fourfold::analysis::difference::{all_lines, conflict_line, field_label, field_text, record_text};
use fourfold::edit::*;
use fourfold::lang::Lang;
use fourfold::model::*;
use fourfold::store::merge;
use fourfold::store::records::{Records, with_value};
use jiff::civil::date;
use support::sample::{self, kpi, objective};

/// A document after a merge of two changed samples.
#[track_caller]
fn torn(ours: impl Fn(&mut Project), theirs: impl Fn(&mut Project)) -> Document {
    let base = sample::told();
    let [mut a, mut b] = [base.clone(), base.clone()];
    ours(&mut a);
    theirs(&mut b);
    let merged = merge(&base, &a, &b);
    assert!(!merged.conflicts.is_empty());
    Document::saved(merged.project)
}

fn card(p: &mut Project, n: u64) -> &mut Objective {
    p.map.objective_mut(objective(n)).unwrap()
}

fn remove(p: &mut Project, n: u64) {
    let mut document = Document::saved(p.clone());
    document.apply(Edit::Objective(ObjectiveEdit::Remove(objective(n)))).unwrap();
    *p = (**document.project()).clone();
}

fn decide(document: &mut Document, edit: ConflictEdit) {
    document.apply(Edit::Conflict(edit)).unwrap();
    assert_eq!(document.project().check(), []);
    assert_eq!(document.undo_name(), Some(StepName::ResolveConflict));
}

fn names() -> Document {
    torn(|a| card(a, 1).name = "A".into(), |b| card(b, 1).name = "B".into())
}

fn name_key() -> ConflictKey {
    (Record::Objective(objective(1)), "name".into())
}

#[test]
fn each_choice_puts_its_value_in_place_and_is_one_step() {
    for (choice, name) in
        [(Choice::Present, "A"), (Choice::Ours, "A"), (Choice::Theirs, "B"), (Choice::Base, "Reach goal 1")]
    {
        let mut document = names();
        decide(&mut document, ConflictEdit::One(name_key(), choice));
        let project = document.project();
        assert_eq!((project.map.objective(objective(1)).unwrap().name.as_str(), project.conflicts.len()), (name, 0));
        document.undo();
        assert_eq!(document.project().conflicts.len(), 1);
        assert!(document.undo_name().is_none() && !document.is_dirty());
    }
}

#[test]
fn what_was_written_since_stays_if_it_is_chosen() {
    let mut document = names();
    document.apply(Edit::Objective(ObjectiveEdit::Set(objective(1), ObjectiveField::Name("C".into())))).unwrap();
    decide(&mut document, ConflictEdit::One(name_key(), Choice::Present));
    assert_eq!(document.project().map.objective(objective(1)).unwrap().name, "C");
}

#[test]
fn a_removed_card_stays_or_goes_with_all_that_hangs_on_it() {
    let torn = || torn(|a| remove(a, 3), |b| card(b, 3).owner = "Bob".into());
    let record = Record::Objective(objective(3));
    let mut document = torn();
    decide(&mut document, ConflictEdit::One((record, String::new()), Choice::Theirs));
    assert_eq!(document.project().map.objective(objective(3)).unwrap().owner, "Bob");
    let mut document = torn();
    decide(&mut document, ConflictEdit::One((record, String::new()), Choice::Ours));
    let p = document.project();
    assert!(p.map.objective(objective(3)).is_none() && !p.kpis.contains_key(&kpi(3)) && p.initiatives.is_empty());
    assert_eq!(p.conflicts.len(), 0);
}

/// The other side has removed something of every kind, and whoever decides agrees.
#[test]
fn whatever_is_removed_by_decision_is_gone_with_all_that_hangs_on_it() {
    let sample = sample::told();
    let records = Records::of(&sample);
    let value = Record::Measurement(kpi(2), date(2026, 1, 5));
    let all: Vec<Record> = records.names().into_iter().chain([value]).filter(|r| *r != Record::Project).collect();
    for record in all {
        let (base, ours) = (None, records.text(record));
        let conflict = Conflict { record, field: String::new(), base, ours, theirs: None };
        let mut p = sample.clone();
        p.conflicts.insert(conflict.key(), Arc::new(conflict));
        let mut document = Document::saved(p);
        decide(&mut document, ConflictEdit::Record(record, Choice::Theirs));
        let left = document.project();
        assert!(!Records::of(left).has(record) && left.conflicts.is_empty(), "{record}");
        assert_eq!(left.map.objectives().len(), if matches!(record, Record::Objective(_)) { 2 } else { 3 }, "{record}");
    }
    // The cards of a band go to the last of the others.
    let bands: Vec<PerspectiveId> = sample.perspectives_in_order().iter().map(|band| band.id).collect();
    for (band, cards_to) in [(bands[1], bands[3]), (bands[3], bands[2])] {
        let record = Record::Perspective(band);
        let conflict = Conflict { record, field: String::new(), base: None, ours: records.text(record), theirs: None };
        let mut p = sample.clone();
        card(&mut p, 2).perspective = band;
        p.conflicts.insert(conflict.key(), Arc::new(conflict));
        let mut document = Document::saved(p);
        decide(&mut document, ConflictEdit::Record(record, Choice::Theirs));
        assert_eq!(document.project().map.objective(objective(2)).unwrap().perspective, cards_to);
    }
}

#[test]
fn fields_that_only_go_together_are_decided_together() {
    let measure = |p: &mut Project, change: fn(&mut Kpi)| change(Arc::make_mut(p.kpis.get_mut(&kpi(2)).unwrap()));
    let torn =
        || torn(|a| measure(a, |k| k.minimum = Some(15.0)), |b| measure(b, |k| k.target = Some(Target::Value(17.0))));
    let record = Record::Kpi(kpi(2));
    let mut document = torn();
    let alone = document.apply(Edit::Conflict(ConflictEdit::One((record, "target".into()), Choice::Theirs)));
    assert!(alone.unwrap_err().message(Lang::En).contains("contradict"));
    assert_eq!(document.project().conflicts.len(), 2);
    decide(&mut document, ConflictEdit::Record(record, Choice::Theirs));
    let k = &document.project().kpis[&kpi(2)];
    assert_eq!((k.minimum, k.target, document.project().conflicts.len()), (Some(20.0), Some(Target::Value(17.0)), 0));
}

#[test]
fn everything_is_taken_from_one_side_as_far_as_it_goes() {
    let mut document = torn(
        |a| (card(a, 1).name, card(a, 2).name, a.name) = ("A1".into(), "A2".into(), "A".into()),
        |b| (card(b, 1).name, card(b, 2).name, b.name) = ("B1".into(), "B2".into(), "B".into()),
    );
    decide(&mut document, ConflictEdit::All(Choice::Theirs));
    let p = document.project();
    assert_eq!((p.name.as_str(), p.conflicts.len()), ("B", 0));
    assert_eq!(p.map.objective(objective(2)).unwrap().name, "B2");
    document.undo();
    assert_eq!(document.project().conflicts.len(), 3);

    // A theme that is gone can't be used: that one stays open, with the sentence if asked for alone.
    let mut p = sample::told();
    let gone = "[\"t-000000000z\"]".to_owned();
    let open = |field: &str, theirs: String| Conflict {
        record: Record::Objective(objective(2)),
        field: field.into(),
        base: None,
        ours: None,
        theirs: Some(theirs),
    };
    let themes = open("themes", gone);
    p.conflicts.insert(themes.key(), Arc::new(themes.clone()));
    let other = Conflict { record: Record::Objective(objective(1)), ..open("owner", "\"Ann\"".into()) };
    p.conflicts.insert(other.key(), Arc::new(other));
    let mut document = Document::saved(p);
    decide(&mut document, ConflictEdit::All(Choice::Theirs));
    assert_eq!(document.project().conflicts.keys().collect::<Vec<_>>(), [&themes.key()]);
    for lang in Lang::ALL {
        let refused = document.apply(Edit::Conflict(ConflictEdit::All(Choice::Theirs))).unwrap_err().message(lang);
        let alone = ConflictEdit::One(themes.key(), Choice::Theirs);
        assert_eq!(document.apply(Edit::Conflict(alone)).unwrap_err().message(lang), refused);
        assert!(refused.contains("no longer exists") || refused.contains("không còn nữa"), "{refused}");
    }
}

#[test]
fn values_that_can_not_stand_are_refused_with_a_sentence() {
    let open = |record, field: &str, theirs: &str| {
        let conflict = Conflict { record, field: field.into(), base: None, ours: None, theirs: Some(theirs.into()) };
        let mut p = sample::told();
        p.conflicts.insert(conflict.key(), Arc::new(conflict.clone()));
        let mut document = Document::saved(p);
        let [one, all] = [ConflictEdit::One(conflict.key(), Choice::Theirs), ConflictEdit::All(Choice::Theirs)]
            .map(|edit| document.apply(Edit::Conflict(edit)).unwrap_err());
        assert_eq!((&one, document.project().conflicts.len()), (&all, 1));
        one
    };
    let link = sample::told().map.links().next().unwrap().id;
    let nowhere = open(Record::Link(link), "cause", "\"o-000000000z\"");
    assert!(matches!(nowhere, Refusal::Map(MapError::UnknownObjective(_))), "{nowhere:?}");
    let twice = open(Record::Link(link), "cause", "\"o-0000000002\"");
    assert!(matches!(twice, Refusal::NoValue(_)), "{twice:?}");
    let itself = open(Record::Objective(objective(1)), "weight", "a text");
    assert!(matches!(itself, Refusal::NoValue(_)), "{itself:?}");
    let gone = open(Record::Initiative(InitiativeId::new(&mut CountedIds::default())), "objective", "\"o-000000000z\"");
    assert!(matches!(gone, Refusal::Problem(_)), "{gone:?}");
    let unknown = Edit::Conflict(ConflictEdit::One(name_key(), Choice::Ours));
    assert_eq!(Document::saved(sample::told()).apply(unknown), Err(Refusal::Unknown(name_key().0)));
}

#[test]
fn a_record_gets_another_value_only_if_that_makes_one() {
    let p = sample::told();
    let card = Record::Objective(objective(3));
    let named = with_value(&p, card, "name", Some("\"New\"")).unwrap();
    assert_eq!(named.map.objective(objective(3)).unwrap().name, "New");
    let owned = with_value(&p, Record::Objective(objective(2)), "owner", None).unwrap();
    assert_eq!(owned.map.objective(objective(2)).unwrap().owner, "");
    assert_eq!(with_value(&p, card, "weight", Some("a text")), None);
    assert_eq!(with_value(&p, card, "", Some("a text")), None);
    let link = Record::Link(p.map.links().next().unwrap().id);
    assert_eq!(with_value(&p, link, "cause", Some("\"o-000000000z\"")), None, "it would lead nowhere");
    for (field, value) in [("fiscal_year_start", "13"), ("currency", "\"vnd\"")] {
        assert_eq!(with_value(&p, Record::Project, field, Some(value)), None);
    }
    let mut single = p.clone();
    single.series.insert(kpi(1), Arc::new([(date(2026, 1, 5), Measurement::of(1.0))].into_iter().collect()));
    let value = Record::Measurement(kpi(1), date(2026, 1, 5));
    assert!(with_value(&single, value, "", None).unwrap() == p, "the last value takes its series along");
    let theme = Record::Theme(*p.themes.keys().next().unwrap());
    assert_eq!(with_value(&p, theme, "", None).unwrap().themes.len(), 0);
    let text = Records::of(&p).text(theme).unwrap().replace("Amber", "Red");
    assert_eq!(with_value(&p, theme, "", Some(&text)).unwrap().themes.values().next().unwrap().hue, Hue::Red);
}

#[test]
fn what_is_open_about_a_record_goes_with_it() {
    let mut document = names();
    document.apply(Edit::Objective(ObjectiveEdit::Remove(objective(1)))).unwrap();
    assert_eq!(document.project().conflicts.len(), 0);
}

/// No id and no name of a field is shown to a person, in neither language.
#[test]
fn every_field_has_a_name_and_every_value_its_words() {
    let project = sample::told();
    let records = Records::of(&project);
    let values = [Record::Measurement(kpi(2), date(2026, 1, 5))];
    for lang in Lang::ALL {
        for record in records.names().into_iter().chain(values) {
            let name = record_text(&project, record, lang);
            assert!(!name.contains("-00"), "{name}");
            for (field, value) in records.fields(record).unwrap() {
                let label = field_label(record, field, lang);
                assert!(label != field && label.starts_with(char::is_uppercase), "{record} {field}: {label}");
                let text = field_text(&project, record, field, lang).unwrap_or_default();
                assert!(!text.is_empty() && !text.contains("-00"), "{record} {field} {value}: {text:?}");
            }
        }
        let torn = sample::torn();
        for conflict in torn.conflicts.values() {
            let line = conflict_line(&torn, conflict, lang);
            assert!(!line.contains("-00") && !line.contains("Some("), "{line}");
        }
        assert!(all_lines(&torn, lang).iter().all(|line| line.contains(" · ") && !line.contains('\n')));
    }
    let torn = sample::torn();
    let lines: Vec<String> = torn.conflicts.values().map(|c| conflict_line(&torn, c, Lang::Vi)).collect();
    assert!(
        lines.contains(
            &"Xung đột: Chủ đề “Pace” · Giữ hay xóa: bên ta đã xóa; bên họ giữ lại ¶ Tên: Speed → Pace".to_owned()
        ),
        "{lines:#?}"
    );
}
