//! The tables of `worked_cases.md`, row by row.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::collections::BTreeMap;
use std::sync::Arc;

use fourfold::analysis::*;
use fourfold::model::*;
use jiff::civil::{Date, date};

const TABLES: &str = include_str!("worked_cases.md");

/// The rows of all tables with these columns, each cell by the name of its column.
fn rows(columns: &str) -> Vec<BTreeMap<&'static str, &'static str>> {
    let cells = |line: &'static str| line.trim_matches('|').split('|').map(str::trim).collect::<Vec<_>>();
    let (mut head, mut rows) = (None, Vec::new());
    for line in TABLES.lines() {
        match (line.starts_with('|'), &head) {
            (false, _) => head = None,
            (true, None) => head = Some(cells(line)),
            (true, Some(head)) if head.contains(&columns) && !line.starts_with("|--") => {
                rows.push(head.iter().copied().zip(cells(line)).collect::<BTreeMap<_, _>>());
                assert_eq!(rows.last().unwrap().len(), head.len(), "{line}");
            }
            _ => {}
        }
    }
    rows
}

fn number(text: &str) -> Option<f64> {
    if matches!(text, "" | "—") { None } else { Some(text.parse().unwrap()) }
}

fn dated(text: &str) -> Vec<(Date, f64)> {
    let pair =
        |part: &str| part.trim().split_once(' ').map(|(day, value)| (day.parse().unwrap(), value.parse().unwrap()));
    text.split(';').filter_map(pair).collect()
}

fn to_nine(number: f64) -> f64 {
    (number * 1e9).round() / 1e9
}

fn kpi(row: &BTreeMap<&str, &str>) -> Kpi {
    let mut ids = CountedIds::default();
    let (id, objective) = (KpiId::new(&mut ids), ObjectiveId::new(&mut ids));
    let target = match row["target"].split_once("..") {
        Some((low, high)) => Some(Target::Range(low.parse().unwrap(), high.parse().unwrap())),
        None => number(row["target"]).map(Target::Value),
    };
    let (path, start) = match row["path"].strip_prefix("line") {
        Some(start) => (TargetPath::Line, start.trim().parse().ok()),
        None if row["path"].is_empty() => (TargetPath::Constant, None),
        None => (TargetPath::Values(dated(row["path"]).into_iter().collect()), None),
    };
    let named = |all: &[(&str, Interval)]| all.iter().find(|(name, _)| *name == row["interval"]).unwrap().1;
    let intervals = ["day", "week", "month", "quarter", "year"].into_iter().zip(Interval::ALL).collect::<Vec<_>>();
    let rules = ["last", "sum", "mean", "minimum", "maximum"].into_iter().zip(Aggregation::ALL);
    Kpi {
        baseline: number(row["baseline"]),
        minimum: number(row["minimum"]),
        target,
        path,
        start,
        end: row["end"].parse().ok(),
        interval: named(&intervals),
        aggregation: rules.into_iter().find(|(name, _)| *name == row["rule"]).unwrap_or_default().1,
        ..Kpi::new(id, objective, Rank::between(None, None), row["case"])
    }
}

#[test]
fn kpis_are_read_as_worked_by_hand() {
    let rows = rows("baseline");
    assert!(rows.len() >= 60, "{} cases", rows.len());
    for row in rows {
        let (case, kpi) = (row["case"], kpi(&row));
        let mut series = Series::default();
        for (day, value) in dated(row["values"]) {
            series.insert(day, Measurement::of(value));
        }
        let fiscal = row["fiscal"].parse().ok().and_then(FiscalYear::starting).unwrap_or_default();
        let reading = KpiReading::of(&kpi, &series, fiscal, row["as of"].parse().unwrap());
        assert_eq!(reading.value(), number(row["value"]), "value: {case}");
        let freshness = match reading.freshness {
            Freshness::Fresh => "fresh".to_owned(),
            Freshness::Stale { periods_missed } => format!("stale {periods_missed}"),
            Freshness::Ended => "ended".to_owned(),
            Freshness::NoData => "no data".to_owned(),
        };
        assert_eq!(freshness, row["fresh"], "{case}");
        let better = match reading.why.direction {
            Some(Direction::MoreIsBetter) => "more",
            Some(Direction::LessIsBetter) => "less",
            Some(Direction::Within) => "within",
            None => "—",
        };
        assert_eq!(better, row["better"], "{case}");
        assert_eq!(reading.score, number(row["score"]), "score: {case}");
        assert_eq!(reading.status.text(fourfold::lang::Lang::En), row["status"], "{case}");
        assert_eq!(reading.progress.map(to_nine), number(row["progress"]), "progress: {case}");
    }
}

#[test]
fn objectives_are_means_as_worked_by_hand() {
    let rows = rows("KPIs");
    assert!(rows.len() >= 8, "{} cases", rows.len());
    for row in rows {
        let case = row["case"];
        let mut ids = CountedIds::default();
        let mut project = Project::default();
        let objective =
            Objective::new(ObjectiveId::new(&mut ids), PerspectiveId::new(&mut ids), Rank::between(None, None), "Win");
        let home = objective.id;
        project.map.add_objective(Arc::new(objective)).unwrap();
        for part in row["KPIs"].split(';').map(str::trim).filter(|part| !part.is_empty()) {
            let words: Vec<&str> = part.split(' ').collect();
            let nature = words.get(2).map(|word| if *word == "leading" { Nature::Leading } else { Nature::Lagging });
            let kpi = Kpi {
                weight: words[0].parse().unwrap(),
                nature,
                // The value is the score: half of the target scores 50.
                minimum: Some(50.0),
                target: Some(Target::Value(100.0)),
                ..Kpi::new(KpiId::new(&mut ids), home, Rank::between(None, None), part)
            };
            if let Some(score) = number(words[1]) {
                let mut series = Series::default();
                series.insert(date(2026, 10, 1), Measurement::of(score));
                project.series.insert(kpi.id, Arc::new(series));
            }
            project.kpis.insert(kpi.id, Arc::new(kpi));
        }
        let analysis = Analysis::of(&project, date(2026, 10, 15));
        let rollup = &analysis.objectives[&home];
        assert_eq!(rollup.score(), number(row["score"]), "score: {case}");
        assert_eq!(format!("{} of {}", rollup.mean.scored, rollup.mean.total), row["coverage"], "{case}");
        assert_eq!(rollup.worst.map(|worst| worst.score), number(row["worst"]), "worst: {case}");
        assert_eq!(rollup.leading.score, number(row["leading"]), "leading: {case}");
        assert_eq!(rollup.lagging.score, number(row["lagging"]), "lagging: {case}");
    }
}
