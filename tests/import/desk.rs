//! A small project, and what a file would do to it in a few words.

use std::sync::Arc;

use fourfold::edit::Document;
use fourfold::import::{self, Choices, Fate, Meaning, Pick, Progress, Proposal, Refusal};
use fourfold::lang::Lang;
use fourfold::model::*;
use jiff::civil::date;

use crate::support::sample::{kpi, objective};

/// Two objectives with five KPIs: monthly in đồng and percent, weekly, quarterly, daily; one of them calculated.
pub fn project() -> Project {
    let mut p = Project::default();
    let mut ids = CountedIds::default();
    let rank = Rank::spread(8);
    let band = PerspectiveId::new(&mut ids);
    let (name, letter, question) = ("Financial".into(), "F".into(), String::new());
    let record = Perspective { id: band, rank: rank[0].clone(), name, letter, question, hue: Hue::Blue };
    p.perspectives.insert(band, Arc::new(record));
    for n in 1..=2 {
        let record = Objective::new(objective(n), band, rank[n as usize].clone(), format!("Reach goal {n}"));
        p.map.add_objective(Arc::new(record)).unwrap();
    }
    let vnd = Unit::Currency(Currency::VND);
    for (n, name, interval, unit) in [
        (1, "Doanh thu", Interval::Month, vnd),
        (2, "Tỷ lệ rời bỏ", Interval::Month, Unit::Percent),
        (3, "Active teams", Interval::Week, Unit::Count),
        (4, "Runway", Interval::Quarter, Unit::Duration(DurationUnit::Months)),
        (5, "Visits", Interval::Day, Unit::Count),
        (6, "LTV to CAC", Interval::Month, Unit::Ratio),
        (7, "Cost", Interval::Month, vnd),
        (8, "cost", Interval::Month, vnd),
    ] {
        let mut record = Kpi::new(kpi(n), objective(1 + n % 2), rank[n as usize - 1].clone(), name);
        (record.interval, record.unit) = (interval, unit);
        record.formula = (n == 6).then(|| Formula::new("{k-0000000001} / {k-0000000007}"));
        p.kpis.insert(record.id, Arc::new(record));
    }
    let mut series = Series::default();
    series.insert(date(2026, 1, 1), Measurement { value: 100.0, note: "first".into() });
    series.insert(date(2026, 2, 1), Measurement::of(200.0));
    p.series.insert(kpi(1), Arc::new(series));
    assert_eq!(p.check(), []);
    p
}

/// What a file would do.
pub fn read(bytes: &[u8], choices: &Choices) -> Result<Proposal, Refusal> {
    import::read(bytes, &project(), choices, &Progress::default())
}

/// What a file would do; it must be readable.
#[track_caller]
pub fn proposal(bytes: impl AsRef<[u8]>, choices: &Choices) -> Proposal {
    read(bytes.as_ref(), choices).unwrap()
}

/// The values: `Doanh thu 2026-03-01 5`, with `=` for the same, `→` for replaced, `×` for kept.
pub fn values(proposal: &Proposal) -> Vec<String> {
    let project = project();
    let line = |value: &import::Value| {
        let target = &proposal.targets[value.target as usize];
        let name = target.meaning.kpi().map_or(format!("+{}", target.name), |id| project.kpis[&id].name.clone());
        let fate = match value.fate {
            Fate::New => "",
            Fate::Same => " =",
            Fate::Replaces(_) => " →",
            Fate::Kept(_) => " ×",
        };
        format!("{name} {} {}{fate}", value.period.start, Lang::En.number_input(value.value))
    };
    proposal.values.iter().map(line).collect()
}

/// The cells that were passed over: `C5 NotANumber`.
pub fn skipped(proposal: &Proposal) -> Vec<String> {
    let line = |skip: &import::Skip| {
        let column = import::column_letters(skip.column as usize);
        format!("{column}{} {:?}", proposal.row_number(skip.row), skip.reason)
    };
    proposal.skipped.iter().map(line).collect()
}

/// The project after the import, and after undoing it.
pub fn carried_out(proposal: &Proposal) -> (Project, Project) {
    let start = project();
    let mut document = Document::saved(start.clone());
    let mut ids = CountedIds::default();
    for _ in 0..1000 {
        ids.next_bits();
    }
    if let Some(edit) = import::edit(proposal, &start, proposal.draw_ids(&mut ids)) {
        document.apply(edit).unwrap();
    }
    let after = (**document.project()).clone();
    document.undo();
    assert!(document.undo_name().is_none(), "one step");
    (after, (**document.project()).clone())
}

/// The choice of a KPI for a name.
pub fn pick(name: &str, n: u64) -> Choices {
    let mut choices = Choices::default();
    choices.picks.insert(import::name_key(name), Pick::Kpi(kpi(n)));
    choices
}

/// The meanings of the names in the file.
pub fn meanings(proposal: &Proposal) -> Vec<(&str, Meaning)> {
    proposal.targets.iter().map(|target| (target.name.as_str(), target.meaning)).collect()
}
