//! Missing KPIs that are made, choices that are remembered, and picks.

use fourfold::edit::{Document, Edit, KpiEdit};
use fourfold::import::{self, Choices, Meaning, Pick, Progress};
use fourfold::model::{ColumnRole, CountedIds, DateOrder, IdSource as _, Interval, Project, Unit};
use fourfold::store;

use crate::desk::{carried_out, meanings, pick, project, proposal, skipped, values};
use crate::support::sample::{kpi, objective};

#[test]
fn missing_kpis_are_made_on_demand() {
    let file = "kpi;date;value\nNPS;05/01/2026;41\nnps;12/01/2026;43\nNPS;26/01/2026;44\nGiá vốn;T1/2026;5.000.000 ₫\nTotal;T1/2026;9\n";
    let skipping = proposal(file, &Choices::default());
    assert_eq!(skipped(&skipping), ["A2 UnknownKpi", "A3 UnknownKpi", "A4 UnknownKpi", "A5 UnknownKpi", "A6 Total"]);
    assert!(!skipping.is_ready());
    let choices = Choices {
        creates_missing: true,
        home: Some(objective(2)),
        dates: Some(DateOrder::DayFirst),
        ..Choices::default()
    };
    let read = proposal(file, &choices);
    assert_eq!(
        values(&read),
        ["+NPS 2026-01-05 41", "+NPS 2026-01-12 43", "+NPS 2026-01-26 44", "+Giá vốn 2026-01-01 5000000"]
    );
    let (after, before) = carried_out(&read);
    assert_eq!(before, project());
    let made: Vec<_> = after.kpis.values().filter(|kpi| !before.kpis.contains_key(&kpi.id)).collect();
    let told: Vec<_> = made.iter().map(|kpi| (kpi.name.as_str(), kpi.interval, kpi.unit, kpi.home())).collect();
    let vnd = Unit::Currency("VND".parse().unwrap());
    assert_eq!(
        told,
        [
            ("NPS", Interval::Week, Unit::Number, Some(objective(2))),
            ("Giá vốn", Interval::Month, vnd, Some(objective(2)))
        ]
    );
    let last = before.kpis_of(objective(2)).last().map(|kpi| kpi.rank.clone()).unwrap();
    assert!(made.iter().all(|kpi| kpi.rank > last) && made[0].rank < made[1].rank);
    assert_eq!(after.series_of(made[0].id).len(), 3);
}

#[test]
fn without_an_objective_no_kpi_can_be_made() {
    let choices = Choices { creates_missing: true, ..Choices::default() };
    let file = "kpi,date,value\nNPS,2026-01,41\n";
    let read = import::read(file.as_bytes(), &Project::default(), &choices, &Progress::default()).unwrap();
    assert_eq!((read.values.len(), skipped(&read)), (0, vec!["A2 UnknownKpi".to_owned()]));
}

#[test]
fn a_name_means_what_was_picked() {
    let file = "kpi,date,value\nUmsatz,2026-03,5\nDoanh thu,2026-03,6\n";
    let read = proposal(file, &pick("Umsatz", 7));
    assert_eq!(
        meanings(&read),
        [("Umsatz", Meaning::Picked(Pick::Kpi(kpi(7)))), ("Doanh thu", Meaning::Found(kpi(1)))]
    );
    assert_eq!(values(&read), ["Cost 2026-03-01 5", "Doanh thu 2026-03-01 6"]);
    let both = proposal(file, &pick("Umsatz", 1));
    assert_eq!(values(&both), ["Doanh thu 2026-03-01 6"], "of two names of one KPI the later row counts");
    let mut choices = Choices::default();
    choices.picks.insert("doanh thu".into(), Pick::Skip);
    assert_eq!(skipped(&proposal(file, &choices)), ["A2 UnknownKpi", "A3 LeftOut"]);
}

#[test]
fn a_column_without_a_title_can_be_given_to_a_kpi() {
    let file = "2026-03-01\t5\n2026-04-01\t6\n";
    let read = proposal(file, &Choices::default());
    assert_eq!(
        (meanings(&read), skipped(&read)),
        (vec![("B", Meaning::Nobody)], vec!["B1 UnknownKpi".into(), "B2 UnknownKpi".into()])
    );
    let mut choices = Choices::default();
    choices.picks.insert("#b".into(), Pick::Kpi(kpi(1)));
    assert_eq!(values(&proposal(file, &choices)), ["Doanh thu 2026-03-01 5", "Doanh thu 2026-04-01 6"]);
}

/// What the project is after an import.
fn imported(start: &Project, file: &str, choices: &Choices) -> Document {
    let read = import::read(file.as_bytes(), start, choices, &Progress::default()).unwrap();
    let mut ids = CountedIds::default();
    for _ in 0..1000 {
        ids.next_bits();
    }
    let mut document = Document::saved(start.clone());
    document.apply(import::edit(&read, start, read.draw_ids(&mut ids)).unwrap()).unwrap();
    document
}

#[test]
fn choices_hold_for_the_next_file_of_the_same_shape() {
    let file =
        |days: [&str; 2]| format!("Chỉ tiêu;Ngày;Kế hoạch;Đạt\nUmsatz;{};1;5\nUmsatz;{};2;1.234\n", days[0], days[1]);
    let first = file(["03/04/2026", "04/05/2026"]);
    let mut choices = pick("Umsatz", 1);
    choices.dates = Some(DateOrder::MonthFirst);
    choices.decimal = Some(fourfold::model::DecimalMark::Comma);
    choices.roles.insert(3, ColumnRole::Values);
    choices.roles.insert(2, ColumnRole::Skip);
    let document = imported(&project(), &first, &choices);
    // It survives the file, and the next month needs no answer.
    let saved = store::read(store::write(document.project()).as_bytes()).unwrap().project;
    assert_eq!(&saved, &**document.project());
    let next = file(["05/06/2026", "06/07/2026"]);
    let read = import::read(next.as_bytes(), &saved, &Choices::default(), &Progress::default()).unwrap();
    assert!(read.is_remembered && read.is_ready());
    assert_eq!(values(&read), ["Doanh thu 2026-05-01 5", "Doanh thu 2026-06-01 1234"]);
    // Columns of months come and go while the file stays the same.
    let wide = |months: &str| format!("KPI;Đơn vị;{months}\nUmsatz;đ;5;6\n");
    let document = imported(&saved, &wide("T5/2026;T6/2026"), &pick("Umsatz", 7));
    let read = import::read(
        wide("T7/2026;T8/2026;T9/2026").as_bytes(),
        document.project(),
        &Choices::default(),
        &Progress::default(),
    );
    assert_eq!(values(&read.unwrap()), ["Cost 2026-07-01 5", "Cost 2026-08-01 6"]);
    // A file of another shape is not meant.
    let other =
        import::read(b"kpi,date,value\nUmsatz,2026-03,5\n", &saved, &Choices::default(), &Progress::default()).unwrap();
    assert!(!other.is_remembered);
    assert_eq!(skipped(&other), ["A2 UnknownKpi"]);
}

#[test]
fn what_is_remembered_is_part_of_the_one_step_and_forgets_kpis_that_go() {
    let mut document = imported(&project(), "Umsatz,date\n5,2026-03\n", &{
        let mut choices = pick("Umsatz", 7);
        choices.roles.insert(0, ColumnRole::Kpi);
        choices
    });
    assert_eq!(document.project().import_profiles.len(), 1);
    // What is computed from the KPI goes first.
    let computed: Vec<_> = project().kpis.values().filter(|kpi| kpi.formula.is_some()).map(|kpi| kpi.id).collect();
    for id in computed.iter().copied().chain([kpi(7)]) {
        document.apply(Edit::Kpi(KpiEdit::Remove(id))).unwrap();
    }
    assert!(document.project().import_profiles.values().all(|profile| profile.kpis.is_empty()));
    for _ in 0..computed.len() + 2 {
        document.undo();
    }
    assert_eq!(**document.project(), project());
}

#[test]
fn without_choices_nothing_is_remembered() {
    let (after, _) = carried_out(&proposal("kpi,date,value\nDoanh thu,2026-03,5\n", &Choices::default()));
    assert!(after.import_profiles.is_empty());
}
