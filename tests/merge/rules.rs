//! Each rule of merging by name.

use std::collections::BTreeMap;
use std::sync::Arc;

use fourfold::model::*;
use fourfold::store::{MergeNote, Merged, merge, read, v2, write};
use jiff::civil::date;

use crate::support::sample::{self, kpi, nth as id, objective};

fn link(n: u64) -> LinkId {
    id(n, LinkId::new)
}

/// The sample with a story, changed by each side; the result keeps all rules and reads back.
#[track_caller]
fn merged(ours: impl Fn(&mut Project), theirs: impl Fn(&mut Project)) -> Merged {
    from(&sample::told(), ours, theirs)
}

#[track_caller]
fn from(base: &Project, ours: impl Fn(&mut Project), theirs: impl Fn(&mut Project)) -> Merged {
    let [mut a, mut b] = [base.clone(), base.clone()];
    ours(&mut a);
    theirs(&mut b);
    assert_eq!((a.check(), b.check()), (vec![], vec![]));
    let merged = merge(base, &a, &b);
    assert_eq!(merged.project.check(), []);
    assert_eq!(read(write(&merged.project).as_bytes()).unwrap().project, merged.project);
    assert!(merged.notes.windows(2).all(|two| two[0] < two[1]), "in order, each once: {:?}", merged.notes);
    merged
}

fn card(p: &mut Project, n: u64) -> &mut Objective {
    p.map.objective_mut(objective(n)).unwrap()
}

fn measure(p: &mut Project, n: u64) -> &mut Kpi {
    Arc::make_mut(p.kpis.get_mut(&kpi(n)).unwrap())
}

fn series(p: &mut Project, n: u64) -> &mut Series {
    Arc::make_mut(p.series.entry(kpi(n)).or_default())
}

/// What is open, as `record field: base | ours | theirs`.
fn open(merged: &Merged) -> Vec<String> {
    let text = |value: &Option<String>| value.clone().unwrap_or_else(|| "-".into());
    let line = |c: &Arc<Conflict>| {
        format!("{} {}: {} | {} | {}", c.record, c.field, text(&c.base), text(&c.ours), text(&c.theirs))
    };
    assert_eq!(merged.project.conflicts.len(), merged.conflicts.len());
    merged.conflicts.iter().map(line).collect()
}

fn remove_card(p: &mut Project, n: u64) {
    use fourfold::edit::*;
    let mut document = Document::saved(p.clone());
    document.apply(Edit::Objective(ObjectiveEdit::Remove(objective(n)))).unwrap();
    *p = (**document.project()).clone();
}

fn remove_kpi(p: &mut Project, n: u64) {
    use fourfold::edit::*;
    let mut document = Document::saved(p.clone());
    document.apply(Edit::Kpi(KpiEdit::Remove(kpi(n)))).unwrap();
    *p = (**document.project()).clone();
}

#[test]
fn one_side_changed_or_both_equal_is_taken() {
    let m = merged(|a| card(a, 1).name = "A".into(), |b| card(b, 2).name = "B".into());
    assert_eq!((open(&m), m.notes.len()), (vec![], 0));
    assert_eq!(m.project.map.objective(objective(1)).unwrap().name, "A");
    assert_eq!(m.project.map.objective(objective(2)).unwrap().name, "B");
    let m = merged(|a| card(a, 1).name = "Same".into(), |b| card(b, 1).name = "Same".into());
    assert_eq!(open(&m), [""; 0]);
}

#[test]
fn different_fields_of_one_record_are_both_taken() {
    let m = merged(|a| card(a, 1).name = "A".into(), |b| card(b, 1).owner = "Bob".into());
    let card = m.project.map.objective(objective(1)).unwrap();
    assert_eq!((card.name.as_str(), card.owner.as_str(), open(&m)), ("A", "Bob", vec![]));
}

#[test]
fn a_field_that_both_have_changed_stays_ours_and_open() {
    let m = merged(|a| card(a, 1).name = "A".into(), |b| card(b, 1).name = "B \"b\"".into());
    assert_eq!(m.project.map.objective(objective(1)).unwrap().name, "A");
    assert_eq!(open(&m), [r#"o-0000000001 name: "Reach goal 1" | "A" | "B \"b\"""#]);
    // A name is one thing, even if each has changed another word of it.
    let m = merged(|a| card(a, 1).name = "Reach high goal 1".into(), |b| card(b, 1).name = "Reach goal 10".into());
    assert_eq!(open(&m).len(), 1);
}

#[test]
fn fields_of_the_project_merge_like_those_of_records() {
    let m = merged(
        |a| (a.name, a.currency) = ("A".into(), Currency::EUR),
        |b| (b.name, b.fiscal_year) = ("B".into(), FiscalYear::starting(7).unwrap()),
    );
    assert_eq!(open(&m), ["project name: \"Bánh Mì 24h\" | \"A\" | \"B\""]);
    assert_eq!((m.project.currency, m.project.fiscal_year.first_month()), (Currency::EUR, 7));
}

#[test]
fn texts_merge_by_line_and_then_by_word() {
    let m = merged(
        |a| a.mission = "First.\nFeed the night shift.\nEvery night.".into(),
        |b| b.mission = "Feed the whole night shift.\nEvery night.".into(),
    );
    assert_eq!(m.project.mission, "First.\nFeed the whole night shift.\nEvery night.");
    assert_eq!((open(&m), m.notes), (vec![], vec![MergeNote::Joined(Record::Project, "mission".into())]));
    // What was settled is told kind by kind.
    let pin = |y: f64| move |p: &mut Project| card(p, 2).pin = Some(Pin::new(1.0, y));
    let m = merged(
        |a| {
            a.mission = "First.\nFeed the night shift.\nEvery night.".into();
            pin(2.0)(a);
        },
        |b| {
            b.mission = "Feed the whole night shift.\nEvery night.".into();
            pin(9.0)(b);
        },
    );
    let placed = MergeNote::Placed(Record::Objective(objective(2)));
    assert_eq!(m.notes, [placed, MergeNote::Joined(Record::Project, "mission".into())]);
    let m = merged(
        |a| a.mission = "Feed the late shift.\nEvery night.".into(),
        |b| b.mission = "Feed the early shift.\nEvery night.".into(),
    );
    assert_eq!(m.project.mission, "Feed the late shift.\nEvery night.");
    assert_eq!(m.conflicts.len(), 1);
}

#[test]
fn a_place_is_one_unit_and_no_conflict() {
    let m = merged(|a| card(a, 2).pin = Some(Pin::new(1.0, 2.0)), |b| card(b, 2).pin = Some(Pin::new(1.0, 9.0)));
    assert_eq!(m.project.map.objective(objective(2)).unwrap().pin, Some(Pin::new(1.0, 2.0)));
    assert_eq!((open(&m), m.notes), (vec![], vec![MergeNote::Placed(Record::Objective(objective(2)))]));
    // The side that has moved the card into another band has moved it farther.
    let other_band = id(1, PerspectiveId::new);
    let m = merged(
        |a| card(a, 2).pin = Some(Pin::new(1.0, 2.0)),
        |b| (card(b, 2).perspective, card(b, 2).pin) = (other_band, None),
    );
    let card = m.project.map.objective(objective(2)).unwrap();
    assert_eq!((card.perspective, card.pin, open(&m)), (other_band, None, vec![]));
}

#[test]
fn what_one_side_removes_and_the_other_leaves_alone_is_gone() {
    let m = merged(|a| remove_card(a, 3), |b| b.name = "B".into());
    assert!(m.project.map.objective(objective(3)).is_none() && m.project.map.link(link(1)).is_none());
    assert_eq!(open(&m), [""; 0]);
}

#[test]
fn what_one_side_removes_and_the_other_changes_is_kept_and_open() {
    let remove = |p: &mut Project| remove_card(p, 3);
    let change = |p: &mut Project| card(p, 3).owner = "Bob".into();
    for (m, sides) in [(merged(remove, change), " | - | (name: "), (merged(change, remove), "owner: \"Bob\", ")] {
        assert_eq!(m.project.map.objective(objective(3)).unwrap().owner, "Bob");
        // What went with it is back: its arrow, its KPI, its initiative.
        assert!(m.project.map.link(link(1)).is_some() && m.project.kpis.contains_key(&kpi(3)));
        assert_eq!(m.project.initiatives.len(), 1);
        let [open] = &open(&m)[..] else { panic!("{:?}", m.conflicts) };
        assert!(open.starts_with("o-0000000003 : (name: ") && open.contains(sides), "{open}");
        assert!(open.contains("owner: \"Bob\""), "{open}");
    }
}

#[test]
fn the_arrows_of_a_card_come_back_with_it_from_both_sides() {
    let remove = |p: &mut Project| remove_card(p, 2);
    let change = |p: &mut Project| card(p, 2).owner = "Bob".into();
    for m in [merged(remove, change), merged(change, remove)] {
        let ends = |n: u64| m.project.map.link(link(n)).map(|l| (l.cause, l.effect));
        assert_eq!(ends(1), Some((objective(3), objective(2))));
        assert_eq!(ends(2), Some((objective(2), objective(1))));
        assert_eq!(m.project.series_of(kpi(2)).len(), 2);
    }
}

#[test]
fn what_comes_back_with_a_card_is_whole_and_what_has_stayed_is_left_alone() {
    let mut base = sample::told();
    series(&mut base, 3).insert(date(2026, 2, 2), Measurement::of(7.0));
    let m = from(&base, |a| remove_card(a, 3), |b| card(b, 3).owner = "Bob".into());
    assert_eq!(m.project.series_of(kpi(3)).len(), 1);
    // The KPI measures another card as well.
    let m = merged(
        |a| {
            remove_card(a, 2);
            measure(a, 2).name = "A".into();
        },
        |b| card(b, 2).owner = "Bob".into(),
    );
    assert!(m.project.map.objective(objective(2)).is_some());
    assert_eq!(m.project.kpis[&kpi(2)].name, "A");
}

/// Whichever value is chosen, what it refers to has to be there.
#[test]
fn what_an_open_value_refers_to_comes_back() {
    let m = merged(
        |a| {
            remove_card(a, 3);
            measure(a, 2).objectives = vec![objective(1), objective(2)];
        },
        |b| measure(b, 2).objectives = vec![objective(3), objective(2)],
    );
    let records: Vec<String> = m.conflicts.iter().map(|c| format!("{} {}", c.record, c.field)).collect();
    assert_eq!(records, ["o-0000000003 ", "k-0000000002 objectives"]);
    assert!(m.project.map.objective(objective(3)).is_some());
}

#[test]
fn an_arrow_whose_card_was_removed_goes_with_it_or_brings_it_back() {
    let m = merged(|a| remove_card(a, 3), |b| card(b, 1).name = "B".into());
    assert!(m.project.map.link(link(1)).is_none());
    let m = merged(|a| remove_card(a, 3), |b| b.map.link_mut(link(1)).unwrap().rationale = "Because".into());
    assert_eq!(m.project.map.link(link(1)).unwrap().rationale, "Because");
    assert!(m.project.map.objective(objective(3)).is_some());
    let records: Vec<String> = m.conflicts.iter().map(|c| format!("{} {}", c.record, c.field)).collect();
    assert_eq!(records[0], "o-0000000003 ");
    assert!(records.contains(&"l-0000000001 ".into()), "{records:?}");
}

#[test]
fn something_new_brings_back_what_it_needs() {
    let new = id(50, InitiativeId::new);
    let m = merged(
        |a| remove_card(a, 3),
        |b| {
            let old = b.initiatives.values().next().unwrap();
            let initiative = Initiative { id: new, name: "New".into(), ..(**old).clone() };
            b.initiatives.insert(new, Arc::new(initiative));
        },
    );
    assert!(m.project.initiatives.contains_key(&new) && m.project.map.objective(objective(3)).is_some());
    assert_eq!(m.conflicts.len(), 1);
    // A value of a KPI that was removed brings it back with all its values.
    let m = merged(
        |a| remove_kpi(a, 2),
        |b| {
            series(b, 2).insert(date(2026, 2, 2), Measurement::of(7.0));
        },
    );
    assert_eq!(m.project.series_of(kpi(2)).len(), 3);
    assert_eq!(m.conflicts.iter().map(|c| c.record).collect::<Vec<_>>(), [Record::Kpi(kpi(2))]);
}

#[test]
fn the_same_new_arrow_is_kept_once_by_the_smaller_id() {
    let draw = |n: u64, rationale: &'static str| {
        move |p: &mut Project| {
            let link = Link { rationale: rationale.into(), ..Link::new(link(n), objective(1), objective(3)) };
            p.map.add_link(Arc::new(link)).unwrap();
        }
    };
    for m in [merged(draw(60, "Because"), draw(50, "")), merged(draw(50, ""), draw(60, "Because"))] {
        assert_eq!(m.project.map.link(link(50)).unwrap().rationale, "Because");
        assert!(m.project.map.link(link(60)).is_none());
        assert_eq!(open(&m), [""; 0]);
        assert!(m.notes.contains(&MergeNote::TwinLinks { kept: link(50), dropped: link(60) }));
    }
    let m = merged(draw(50, "One"), draw(60, "Two"));
    assert_eq!(open(&m), ["l-000000001j rationale: - | \"One\" | \"Two\""]);
    // Another kind: plus and minus contradict each other.
    let minus = |p: &mut Project| {
        let link = Link { sign: Sign::Minus, ..Link::new(link(60), objective(1), objective(3)) };
        p.map.add_link(Arc::new(link)).unwrap();
    };
    assert_eq!(open(&merged(draw(50, ""), minus)), ["l-000000001j sign: - | Plus | Minus"]);
    assert_eq!(open(&merged(minus, draw(50, ""))), ["l-000000001j sign: - | Minus | Plus"]);
}

/// Together, the two ends would be one card.
#[test]
fn an_arrow_whose_ends_were_moved_to_one_card_stays_ours_and_open() {
    let m = merged(
        |a| a.map.retarget(link(2), objective(3), objective(1)).unwrap(),
        |b| b.map.retarget(link(2), objective(2), objective(3)).unwrap(),
    );
    let arrow = m.project.map.link(link(2)).unwrap();
    assert_eq!((arrow.cause, arrow.effect), (objective(3), objective(1)));
    assert_eq!(open(&m), [r#"l-0000000002 effect: "o-0000000001" | "o-0000000001" | "o-0000000003""#]);
}

/// One arrow was moved by both, and each side has drawn another one where it would come to lie.
#[test]
fn of_three_arrows_between_the_same_cards_ours_holds() {
    let draw = |p: &mut Project, n: u64, from: u64, to: u64| {
        p.map.add_link(Arc::new(Link::new(link(n), objective(from), objective(to)))).unwrap();
    };
    let mut base = sample::told();
    let band = card(&mut base, 1).perspective;
    let fourth = Objective::new(objective(4), band, Rank::between(None, None), "Reach goal 4");
    base.map.add_objective(Arc::new(fourth)).unwrap();
    draw(&mut base, 10, 1, 3);
    for (first, second) in [(20, 30), (30, 20)] {
        let m = from(
            &base,
            |a| {
                a.map.retarget(link(10), objective(2), objective(3)).unwrap();
                draw(a, first, 2, 4);
            },
            |b| {
                b.map.retarget(link(10), objective(1), objective(4)).unwrap();
                b.map.link_mut(link(2)).unwrap().rationale = "Because".into();
                draw(b, second, 2, 4);
            },
        );
        let ends = |n: u64| m.project.map.link(link(n)).map(|l| (l.cause, l.effect));
        assert_eq!(ends(10), Some((objective(2), objective(3))));
        assert_eq!((ends(first), ends(second)), (Some((objective(2), objective(4))), None));
        assert_eq!(m.project.map.link(link(2)).unwrap().rationale, "Because", "another arrow is not touched");
        let whole: Vec<Record> = m.conflicts.iter().filter(|c| c.is_whole()).map(|c| c.record).collect();
        assert_eq!(whole, [Record::Link(link(10)), Record::Link(link(second))]);
        assert_eq!(m.conflicts.len(), 2);
    }
}

#[test]
fn a_text_that_both_make_too_long_together_stays_ours_and_open() {
    let long = "x".repeat(limits::TEXT_BYTES * 3 / 5);
    let m = merged(
        |a| a.mission = format!("{long}\n{}", a.mission),
        |b| {
            b.mission = format!("{}\n{long}", b.mission);
            card(b, 2).owner = "Bob".into();
        },
    );
    assert_eq!(m.project.map.objective(objective(2)).unwrap().owner, "Bob", "all else is merged");
    assert!(m.project.mission.starts_with('x') && m.project.mission.len() < limits::TEXT_BYTES);
    let keys: Vec<ConflictKey> = m.conflicts.iter().map(|c| c.key()).collect();
    assert_eq!(keys, [(Record::Project, String::new())]);
}

#[test]
fn measurements_are_told_apart_by_kpi_and_day() {
    let value = |day: i8, value: f64| {
        move |p: &mut Project| {
            series(p, 2).insert(date(2026, 2, day), Measurement::of(value));
        }
    };
    let m = merged(value(2, 5.0), value(9, 6.0));
    assert_eq!((m.project.series_of(kpi(2)).len(), open(&m)), (4, vec![]));
    let m = merged(value(2, 5.0), value(2, 5.0));
    assert_eq!((m.project.series_of(kpi(2)).len(), open(&m)), (3, vec![]));
    // A series that one side has changed or nobody is taken as it is.
    let m = merged(
        |a| a.name = "A".into(),
        |b| {
            series(b, 1).insert(date(2026, 2, 2), Measurement::of(7.0));
        },
    );
    assert_eq!([1, 2].map(|n| m.project.series_of(kpi(n)).len()), [1, 2]);
    let m = merged(value(2, 5.0), value(2, 6.0));
    assert_eq!(open(&m), ["k-0000000002 2026-02-02 value: - | 5.0 | 6.0"]);
}

#[test]
fn a_circle_of_both_sides_is_kept_with_a_word() {
    // Both start from 3 → 2 → 1.
    let draw = |n: u64, from: u64, to: u64| {
        move |p: &mut Project| p.map.add_link(Arc::new(Link::new(link(n), objective(from), objective(to)))).unwrap()
    };
    let base = Project {
        map: {
            let mut map = sample::told().map;
            map.remove_link(link(2));
            map
        },
        ..sample::told()
    };
    let m = from(&base, draw(50, 2, 1), draw(60, 1, 3));
    assert_eq!((m.project.map.links().len(), open(&m)), (3, vec![]));
    assert_eq!(m.notes, [MergeNote::Cycle(objective(3))]);
    let m = from(&base, draw(50, 2, 1), draw(60, 3, 1));
    assert_eq!(m.notes, []);
    // One that a side has drawn alone is meant.
    let circle = |p: &mut Project| {
        draw(50, 2, 1)(p);
        draw(60, 1, 3)(p);
    };
    let rename = |p: &mut Project| p.name = "New".into();
    assert_eq!([from(&base, circle, rename).notes, from(&base, rename, circle).notes], [vec![], vec![]]);
    // An arrow that theirs has turned round closes it too.
    let mut turned = base.clone();
    draw(80, 3, 1)(&mut turned);
    let m = from(&turned, draw(50, 2, 1), |b| b.map.retarget(link(80), objective(1), objective(3)).unwrap());
    assert_eq!(m.notes, [MergeNote::Cycle(objective(3))]);
    // It is found among arrows that lead into it, out of it and past it.
    let mut wide = base.clone();
    let band = card(&mut wide, 1).perspective;
    for n in 4..=6 {
        let card = Objective::new(objective(n), band, Rank::between(None, None), format!("Reach goal {n}"));
        wide.map.add_objective(Arc::new(card)).unwrap();
    }
    for (n, from, to) in [(70, 4, 3), (71, 1, 5), (72, 4, 6), (73, 6, 5), (74, 4, 2)] {
        draw(n, from, to)(&mut wide);
    }
    let m = from(&wide, draw(50, 2, 1), draw(60, 1, 3));
    assert_eq!(m.notes, [MergeNote::Cycle(objective(3))]);
    // An arrow that theirs has drawn beside a circle of theirs is none of both.
    let m = from(&wide, rename, |b| {
        circle(b);
        draw(61, 6, 3)(b);
    });
    assert_eq!(m.notes, []);
}

#[test]
fn lists_take_what_either_adds_and_lose_what_either_removes() {
    let theme = |n: u64| {
        move |p: &mut Project| {
            let id = id(n, ThemeId::new);
            let theme = Theme { id, rank: Rank::between(None, None), name: format!("T{n}"), hue: Hue::Red };
            p.themes.insert(id, Arc::new(theme));
            card(p, 2).themes.push(id);
        }
    };
    let m = merged(theme(5), theme(6));
    assert_eq!(m.project.map.objective(objective(2)).unwrap().themes.len(), 3);
    let m = merged(theme(5), |b| card(b, 2).themes.clear());
    assert_eq!(m.project.map.objective(objective(2)).unwrap().themes, [id(5, ThemeId::new)]);
    // The objectives of a KPI: the first one is its home.
    let m = merged(
        |a| measure(a, 2).objectives = vec![objective(2), objective(1), objective(3)],
        |b| measure(b, 2).objectives = vec![objective(2)],
    );
    assert_eq!(m.project.kpis[&kpi(2)].objectives, [objective(2), objective(3)]);
    // The others stand as in the origin, and what is new behind them.
    let mut base = sample::told();
    let band = card(&mut base, 1).perspective;
    for n in [4, 5] {
        let card = Objective::new(objective(n), band, Rank::between(None, None), format!("Reach goal {n}"));
        base.map.add_objective(Arc::new(card)).unwrap();
    }
    measure(&mut base, 2).objectives = [2, 3, 1].map(objective).to_vec();
    let add = |n: u64| move |p: &mut Project| measure(p, 2).objectives.push(objective(n));
    let m = from(&base, add(5), add(4));
    assert_eq!(m.project.kpis[&kpi(2)].objectives, [2, 3, 1, 4, 5].map(objective));
    let m = merged(
        |a| measure(a, 2).objectives = vec![objective(1), objective(2)],
        |b| measure(b, 2).objectives = vec![objective(3), objective(2), objective(1)],
    );
    // Whichever home is chosen, the KPI by which the arrow is judged must measure its end.
    assert_eq!(open(&m).len(), 1, "{:?}", open(&m));
    assert_eq!(m.project.kpis[&kpi(2)].objectives, [objective(1), objective(2)]);
}

#[test]
fn target_paths_merge_by_day() {
    let at = |day: i8, value: f64| {
        move |p: &mut Project| {
            let TargetPath::Values(values) = &mut measure(p, 2).path else { panic!() };
            values.insert(date(2026, 1, day), value);
        }
    };
    let m = merged(at(5, 24.0), at(19, 20.0));
    let values = BTreeMap::from([(date(2026, 1, 5), 24.0), (date(2026, 1, 12), 22.25), (date(2026, 1, 19), 20.0)]);
    assert_eq!((&m.project.kpis[&kpi(2)].path, open(&m)), (&TargetPath::Values(values), vec![]));
    assert_eq!(merged(at(5, 24.0), at(5, 23.0)).conflicts.len(), 1);
}

#[test]
fn numbers_that_contradict_each_other_are_left_open_together() {
    // 30 to 10 with at least 20: less is better.
    let m = merged(|a| measure(a, 2).minimum = Some(15.0), |b| measure(b, 2).target = Some(Target::Value(9.0)));
    assert_eq!(open(&m), [""; 0]);
    let m = merged(|a| measure(a, 2).minimum = Some(15.0), |b| measure(b, 2).target = Some(Target::Value(17.0)));
    let fields: Vec<&str> = m.conflicts.iter().map(|c| c.field.as_str()).collect();
    assert_eq!(fields, ["minimum", "target"]);
    assert_eq!(m.notes, [MergeNote::Contradiction(Record::Kpi(kpi(2)))]);
    assert_eq!(m.project.kpis[&kpi(2)].target, Some(Target::Value(10.0)));
}

#[test]
fn steps_of_a_story_merge_by_record() {
    let step = |n: u64| id(n, StepId::new);
    let change = |n: u64, change: fn(&mut StoryStep)| {
        move |p: &mut Project| change(Arc::make_mut(p.story.get_mut(&id(n, StepId::new)).unwrap()))
    };
    let m = merged(change(3, |s| s.title = "A".into()), change(3, |s| s.seconds = Some(20)));
    assert_eq!((m.project.story[&step(3)].title.as_str(), m.project.story[&step(3)].seconds), ("A", Some(20)));
    let m = merged(change(3, |s| s.sentence = "A".into()), change(3, |s| s.sentence = "B".into()));
    assert_eq!(m.conflicts[0].key(), (Record::Step(step(3)), "sentence".into()));
    let m = merged(
        |a| {
            a.story.remove(&step(5));
        },
        change(5, |s| s.rank = "z".parse().unwrap()),
    );
    assert!(m.project.story.contains_key(&step(5)) && m.conflicts[0].is_whole());
}

#[test]
fn two_stories_that_were_begun_apart_become_one() {
    let begin = |first: u64, sentence: &'static str| {
        move |p: &mut Project| {
            for (n, about) in [About::Mission, About::Map, About::Numbers].into_iter().enumerate() {
                let id = id(first + n as u64, StepId::new);
                let (rank, title, notes) = (Rank::spread(3).remove(n), String::new(), String::new());
                let sentence = if n == 1 { sentence.into() } else { String::new() };
                let step = StoryStep { id, rank, about, frame: None, title, sentence, notes, seconds: None, kpi: None };
                p.story.insert(id, Arc::new(step));
            }
        }
    };
    let m = from(&sample::full(), begin(20, ""), begin(10, "All of it"));
    let said: Vec<&str> = m.project.story_in_order().iter().map(|s| s.sentence.as_str()).collect();
    assert_eq!((said, open(&m)), (vec!["", "All of it", ""], vec![]));
    assert_eq!(m.notes.iter().filter(|n| matches!(n, MergeNote::TwinSteps { .. })).count(), 3);
    let m = from(&sample::full(), begin(20, "Ours"), begin(10, "Theirs"));
    assert_eq!(open(&m), [r#"s-000000000b sentence: - | "Ours" | "Theirs""#]);
    let m = from(&sample::full(), begin(10, "Ours"), begin(20, "Theirs"));
    assert_eq!(open(&m), [r#"s-000000000b sentence: - | "Ours" | "Theirs""#]);
}

#[test]
fn what_is_remembered_of_imports_merges_by_name() {
    let profile = id(1, ImportProfileId::new);
    let learn = |name: &'static str, n: u64| {
        move |p: &mut Project| {
            let known = Arc::make_mut(p.import_profiles.get_mut(&profile).unwrap());
            known.kpis.insert(name.into(), kpi(n));
        }
    };
    let m = merged(learn("doanh thu", 1), learn("dao tao", 3));
    assert_eq!((m.project.import_profiles[&profile].kpis.len(), open(&m)), (3, vec![]));
    assert_eq!(merged(learn("x", 1), learn("x", 3)).conflicts.len(), 1);
    // A name is no reason to bring a KPI back.
    let m = merged(|a| remove_kpi(a, 3), learn("dao tao", 3));
    assert!(!m.project.kpis.contains_key(&kpi(3)));
    assert_eq!((open(&m), m.notes), (vec![], vec![MergeNote::Forgotten(kpi(3))]));
}

#[test]
fn a_formula_brings_its_kpi_back_and_two_that_chase_each_other_are_open() {
    let computed = |n: u64, text: &'static str| move |p: &mut Project| measure(p, n).formula = Some(Formula::new(text));
    let m = merged(
        |a| remove_kpi(a, 3),
        |b| {
            let new = Kpi {
                formula: Some(Formula::new("{k-0000000003} * 2")),
                ..Kpi::new(kpi(9), objective(1), Rank::between(None, None), "Twice")
            };
            let new = Kpi { unit: Unit::Percent, ..new };
            b.kpis.insert(kpi(9), Arc::new(new));
        },
    );
    assert!(m.project.kpis.contains_key(&kpi(3)) && m.project.kpis.contains_key(&kpi(9)));
    assert_eq!(m.conflicts.len(), 1);
    let base = {
        let mut p = sample::told();
        for n in [7, 8] {
            p.kpis.insert(kpi(n), Arc::new(Kpi::new(kpi(n), objective(1), Rank::between(None, None), "K")));
        }
        p
    };
    let m = from(&base, computed(7, "{k-0000000008} + 1"), computed(8, "{k-0000000007} + 1"));
    let fields: Vec<String> = m.conflicts.iter().map(|c| format!("{} {}", c.record, c.field)).collect();
    assert_eq!(fields, ["k-0000000007 formula", "k-0000000008 formula"]);
    let formula = |m: &Merged, n: u64| m.project.kpis[&kpi(n)].formula.as_ref().map(|f| f.text().to_owned());
    assert_eq!((formula(&m, 7).as_deref(), formula(&m, 8)), (Some("{k-0000000008} + 1"), None), "ours holds");
    // What it is computed of is in another unit meanwhile.
    let mut base = base;
    measure(&mut base, 8).unit = Unit::Count;
    measure(&mut base, 7).unit = Unit::Count;
    let money = |p: &mut Project| measure(p, 8).unit = Unit::Currency(Currency::EUR);
    let m = from(&base, money, computed(7, "{k-0000000008}"));
    assert_eq!(
        open(&m),
        [
            "k-0000000007 formula: - | - | Some(\"{k-0000000008}\")",
            "k-0000000008 unit: Count | Currency(\"EUR\") | Count"
        ]
    );
    assert_eq!(formula(&m, 7), None);
    let m = from(&base, money, |b| {
        let new = Kpi::new(kpi(9), objective(1), Rank::between(None, None), "New");
        let formula = Some(Formula::new("{k-0000000008}"));
        b.kpis.insert(kpi(9), Arc::new(Kpi { unit: Unit::Count, interval: Interval::Week, formula, ..new }));
        measure(b, 8).interval = Interval::Week;
    });
    assert_eq!((formula(&m, 9), m.project.kpis[&kpi(9)].unit), (None, Unit::Count));
    let fields: Vec<String> = m.conflicts.iter().map(|c| format!("{} {}", c.record, c.field)).collect();
    assert_eq!(fields, ["k-0000000008 interval", "k-0000000008 unit", "k-0000000009 formula"]);
}

#[test]
fn without_an_origin_equal_records_stand_once_and_differing_fields_are_open() {
    let (mut a, mut b) = (sample::told(), sample::told());
    card(&mut a, 1).name = "A".into();
    card(&mut b, 1).name = "B".into();
    card(&mut b, 3).owner = "Bob".into();
    remove_card(&mut a, 2);
    let m = merge(&Project::default(), &a, &b);
    assert_eq!(m.project.check(), []);
    assert_eq!((m.project.map.objectives().len(), m.project.map.links().len()), (3, 2));
    assert_eq!(m.project.map.objective(objective(3)).unwrap().owner, "Bob");
    assert!(open(&m).contains(&"o-0000000001 name: - | \"A\" | \"B\"".into()), "{:?}", open(&m));
    assert_eq!(merge(&Project::default(), &a, &a).project, a);
}

#[test]
fn versions_of_different_formats_are_brought_up_and_merged() {
    let old = format!("{}/tests/files/v1/full.bsc.ron", env!("CARGO_MANIFEST_DIR"));
    let base = read(&std::fs::read(old).unwrap()).unwrap().project;
    let mut theirs = sample::told();
    card(&mut theirs, 1).owner = "Bob".into();
    let mut ours = base.clone();
    card(&mut ours, 1).name = "A".into();
    let m = merge(&base, &ours, &theirs);
    let card = m.project.map.objective(objective(1)).unwrap();
    assert_eq!((card.name.as_str(), card.owner.as_str(), m.project.story.len(), open(&m)), ("A", "Bob", 7, vec![]));
}

#[test]
fn limits_hold_and_what_is_beyond_them_is_open() {
    let bands = |first: u64| {
        move |p: &mut Project| {
            for n in first..first + 15 {
                let id = id(n, PerspectiveId::new);
                let (rank, name) = (Rank::between(None, None), format!("Band {n}"));
                let (letter, question) = (String::new(), String::new());
                p.perspectives.insert(id, Arc::new(Perspective { id, rank, name, letter, question, hue: Hue::Red }));
            }
        }
    };
    let m = merged(bands(100), bands(200));
    assert_eq!((m.project.perspectives.len(), m.conflicts.len()), (limits::PERSPECTIVES, 10));
    assert!(m.conflicts.iter().all(|c| c.is_whole() && c.ours.is_none() && c.theirs.is_some()));
}

#[test]
fn what_earlier_merges_left_open_stays_open_until_one_side_has_decided() {
    let conflict = Conflict {
        record: Record::Objective(objective(1)),
        field: "name".into(),
        base: None,
        ours: Some("\"A\"".into()),
        theirs: Some("\"B\"".into()),
    };
    let mut base = sample::told();
    base.conflicts.insert(conflict.key(), Arc::new(conflict));
    let m = from(&base, |a| a.name = "A".into(), |b| b.vision = "B".into());
    assert_eq!((m.project.conflicts.len(), m.conflicts.len()), (1, 0));
    let m = from(&base, |a| a.name = "A".into(), |b| b.conflicts.clear());
    assert_eq!(m.project.conflicts.len(), 0);
    let m = from(&base, |a| a.conflicts.clear(), |b| b.name = "B".into());
    assert_eq!(m.project.conflicts.len(), 0);
}

/// The file's own header is the only list of fields that is written out twice.
#[test]
fn no_field_of_the_project_is_forgotten() {
    let fields = fourfold::store::records::Records::of(&sample::full()).fields(Record::Project).unwrap();
    let sections = v2::Section::ALL.map(v2::Section::name);
    let of_file = ["format", "version", "min_reader"];
    let expected = v2::FIELDS.into_iter().filter(|f| !sections.contains(f) && !of_file.contains(f));
    assert_eq!(fields.keys().copied().collect::<std::collections::BTreeSet<_>>(), expected.collect());
}
