//! What the program computes for the templates and for made-up projects, as JSON for a second opinion.
//!
//! `check.py` beside it computes the same independently, from the raw numbers, and compares; see README.md. The file
//! is written on every test run, so that the two never drift apart unseen.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::fs;
use std::path::Path;
use std::sync::Arc;

use fourfold::analysis::*;
use fourfold::lang::Lang;
use fourfold::library::{TemplateKind, new_project};
use fourfold::model::*;
use jiff::civil::{Date, date};
use serde_json::{Value, json};

#[test]
fn what_is_computed_is_written_for_a_second_opinion() {
    let mut cases = Vec::new();
    for kind in [TemplateKind::Saas, TemplateKind::Startup] {
        let project = new_project(kind, Lang::En, date(2026, 11, 23), &mut CountedIds::default()).unwrap();
        for day in [date(2026, 11, 23), date(2026, 3, 31), date(2025, 1, 1), date(2027, 2, 1)] {
            cases.push(case(&format!("{kind:?} as of {day}"), &project, day));
        }
    }
    for seed in 1..=6 {
        let project = made_up(seed);
        assert_eq!(project.check(), [], "seed {seed}");
        for day in [date(2026, 6, 30), date(2026, 5, 17), date(2025, 11, 1)] {
            cases.push(case(&format!("made up {seed} as of {day}"), &project, day));
        }
    }
    let count =
        |what: &str| cases.iter().flat_map(|c| c["kpis"].as_array().unwrap()).filter(|k| !k[what].is_null()).count();
    for (what, least) in [("score", 100), ("limits", 100), ("forecast", 60), ("formula", 40)] {
        assert!(count(what) >= least, "{what}: {}", count(what));
    }
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).with_file_name("reference");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("computed.json"), serde_json::to_vec(&cases).unwrap()).unwrap();
}

/// A project with what it is made of and what follows from it.
fn case(name: &str, project: &Project, day: Date) -> Value {
    let analysis = Analysis::of(project, day);
    let kpis: Vec<Value> = project.kpis.values().map(|kpi| kpi_case(project, &analysis, kpi)).collect();
    let objectives: Vec<Value> = project
        .map
        .objectives()
        .map(|objective| {
            let rollup = &analysis.objectives[&objective.id];
            json!({
                "id": objective.id.to_string(),
                "perspective": objective.perspective.to_string(),
                "weight": objective.weight,
                "mean": mean(rollup.mean), "leading": mean(rollup.leading), "lagging": mean(rollup.lagging),
                "worst": rollup.worst.map(|worst| worst.score),
            })
        })
        .collect();
    let perspectives: Vec<Value> = analysis
        .perspectives
        .iter()
        .map(|(id, rollup)| {
            json!({
                "id": id.to_string(),
                "mean": mean(rollup.mean), "leading": mean(rollup.leading), "lagging": mean(rollup.lagging),
                "worst": rollup.worst.map(|worst| worst.score),
            })
        })
        .collect();
    json!({
        "name": name, "as_of": day.to_string(), "fiscal_month": project.fiscal_year.first_month(),
        "kpis": kpis, "objectives": objectives, "perspectives": perspectives,
    })
}

fn mean(mean: Mean) -> Value {
    json!([mean.score, mean.scored, mean.total])
}

fn kpi_case(project: &Project, analysis: &Analysis, kpi: &Kpi) -> Value {
    let reading = &analysis.kpis[&kpi.id];
    let entries: Vec<Value> =
        project.series_of(kpi.id).iter().map(|(day, m)| json!([day.to_string(), m.value])).collect();
    let points: Vec<Value> =
        reading.points.iter().map(|(period, value)| json!([period.start.to_string(), value])).collect();
    let target = match kpi.target {
        None => Value::Null,
        Some(Target::Value(value)) => json!(value),
        Some(Target::Range(low, high)) => json!([low, high]),
    };
    let path = match &kpi.path {
        TargetPath::Constant => json!("constant"),
        TargetPath::Line => json!("line"),
        TargetPath::Values(values) => values.iter().map(|(day, value)| json!([day.to_string(), value])).collect(),
    };
    let freshness = match reading.freshness {
        Freshness::Fresh => json!("fresh"),
        Freshness::Stale { periods_missed } => json!(periods_missed),
        Freshness::Ended => json!("ended"),
        Freshness::NoData => json!("no data"),
    };
    json!({
        "id": kpi.id.to_string(), "name": kpi.name, "unit": unit(kpi.unit), "interval": format!("{:?}", kpi.interval),
        "rule": format!("{:?}", kpi.aggregation), "formula": kpi.formula.as_ref().map(Formula::text),
        "baseline": kpi.baseline, "minimum": kpi.minimum, "target": target, "path": path,
        "start": kpi.start.map(|day| day.to_string()), "end": kpi.end.map(|day| day.to_string()),
        "weight": kpi.weight, "nature": kpi.nature.map(|nature| format!("{nature:?}")),
        "objectives": kpi.objectives.iter().map(ToString::to_string).collect::<Vec<_>>(),
        "entries": entries,
        "points": points, "freshness": freshness, "score": reading.score, "progress": reading.progress,
        "limits": reading.trend.limits.map(|limits| [limits.mean, limits.lower, limits.upper]),
        "signals": reading.signals().iter().map(|(index, signal)| json!([index, format!("{signal:?}")])).collect::<Vec<_>>(),
        "forecast": reading.forecast().map(forecast_case),
    })
}

fn unit(unit: Unit) -> String {
    match unit {
        Unit::Duration(unit) => format!("{unit:?}"),
        other => format!("{other:?}").split('(').next().unwrap().to_owned(),
    }
}

/// The forecast with what was fitted, from which it can be rolled on.
fn forecast_case(forecast: &Forecast) -> Value {
    let expected: Vec<Value> =
        forecast.expected.iter().map(|e| json!([e.period.start.to_string(), e.value, e.lower, e.upper])).collect();
    let model = forecast.fit.map(|fit| {
        let slope = fit.beta.map(|_| fit.start.1);
        json!({ "alpha": fit.alpha, "beta": fit.beta, "level": fit.start.0, "slope": slope })
    });
    json!({
        "expected": expected, "from": forecast.from, "level": FORECAST_LEVEL, "model": model,
        "cut": forecast.cut.map(End::value),
    })
}

/// Numbers that are the same on every machine: a linear congruential generator (Knuth's MMIX).
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> f64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 11) as f64 / (1_u64 << 53) as f64
    }

    fn below(&mut self, count: usize) -> usize {
        (self.next() * count as f64) as usize
    }

    fn one_in(&mut self, count: usize) -> bool {
        self.below(count) == 0
    }
}

/// A project with KPIs of all intervals, rules, directions and paths, gaps in them, and formulas over them.
fn made_up(seed: u64) -> Project {
    let (mut dice, mut ids) = (Dice(seed), CountedIds::default());
    let mut project = Project {
        fiscal_year: FiscalYear::starting([1, 4, 2, 7, 12, 10][seed as usize % 6]).unwrap(),
        ..Project::default()
    };
    let mut homes = Vec::new();
    for letter in ["F", "C"] {
        let id = PerspectiveId::new(&mut ids);
        let (name, question, rank) = (letter.into(), String::new(), Rank::between(None, None));
        project
            .perspectives
            .insert(id, Arc::new(Perspective { id, rank, name, letter: letter.into(), question, hue: Hue::Blue }));
        for _ in 0..3 {
            let objective = Objective::new(ObjectiveId::new(&mut ids), id, Rank::between(None, None), "Win");
            let weight = [0.0, 1.0, 2.5][dice.below(3)];
            homes.push(objective.id);
            project.map.add_objective(Arc::new(Objective { weight, ..objective })).unwrap();
        }
    }
    let mut plain = Vec::new();
    for number in 0..24 {
        let kpi = entered(&mut dice, &mut ids, &homes, number);
        let values = values(&mut dice, &project, &kpi);
        project.series.insert(kpi.id, Arc::new(values));
        plain.push((kpi.id, kpi.interval, kpi.unit));
        project.kpis.insert(kpi.id, Arc::new(kpi));
    }
    for number in 0..8 {
        let interval = Interval::ALL[2 + dice.below(3)];
        let fits =
            plain.iter().filter(|(_, other, unit)| *other <= interval && matches!(unit, Unit::Number | Unit::Percent));
        let inputs: Vec<KpiId> = fits.map(|(id, ..)| *id).collect();
        let [a, b] = [inputs[dice.below(inputs.len())], inputs[dice.below(inputs.len())]];
        let text = match number {
            0 => format!("{{{a}}} / {{{b}}}"),
            1 => format!("({{{a}}} - previous({{{a}}})) / previous({{{a}}})"),
            2 => format!("ytd({{{a}}})"),
            3 => format!("min({{{a}}}, 2 * {{{b}}}, 40) - -1.5"),
            4 => format!("max({{{a}}} * 0.5, {{{b}}}) + ytd({{{b}}})"),
            5 => format!("1 - {{{a}}} / ({{{a}}} + {{{b}}})"),
            6 => format!("-{{{a}}} * {{{b}}} + 3 - 2 - 1"),
            _ => format!("{{{a}}} / {{{b}}} / 2 * 8"),
        };
        let text = text.replace("- -1.5", "+ 1.5");
        let home = homes[dice.below(homes.len())];
        let mut kpi = Kpi::new(KpiId::new(&mut ids), home, Rank::between(None, None), format!("Calculated {number}"));
        kpi.interval = interval;
        kpi.unit = [Unit::Number, Unit::Percent, Unit::Ratio][dice.below(3)];
        kpi.formula = Some(Formula::new(&text));
        kpi.target = Some(Target::Value(dice.next() * 50.0));
        kpi.baseline = dice.one_in(2).then(|| dice.next() * -10.0);
        project.kpis.insert(kpi.id, Arc::new(kpi));
    }
    project
}

fn entered(dice: &mut Dice, ids: &mut CountedIds, homes: &[ObjectiveId], number: usize) -> Kpi {
    let home = homes[dice.below(homes.len())];
    let mut kpi = Kpi::new(KpiId::new(ids), home, Rank::between(None, None), format!("Entered {number}"));
    if dice.one_in(4) {
        kpi.objectives.extend(homes.iter().copied().find(|other| *other != home));
    }
    kpi.interval = Interval::ALL[number % 5];
    kpi.aggregation = Aggregation::ALL[dice.below(5)];
    kpi.unit = [Unit::Number, Unit::Percent, Unit::Currency(Currency::VND)][dice.below(3)];
    kpi.weight = [0.0, 0.3, 1.0, 2.0][dice.below(4)];
    kpi.nature = [None, Some(Nature::Leading), Some(Nature::Lagging)][dice.below(3)];
    let (low, high) = (20.0 + dice.next() * 10.0, 40.0 + dice.next() * 10.0);
    let (from, to) = if dice.one_in(2) { (low, high) } else { (high, low) };
    let middle = f64::midpoint(from, to);
    kpi.target = Some(if dice.one_in(5) { Target::Range(low, high) } else { Target::Value(to) });
    let is_range = matches!(kpi.target, Some(Target::Range(..)));
    kpi.baseline = dice.one_in(2).then_some(if is_range { low - 8.0 } else { from });
    kpi.minimum = dice.one_in(2).then_some(if is_range { high + 5.0 } else { middle });
    if dice.one_in(9) {
        kpi.target = None;
    }
    (kpi.start, kpi.end) = (dice.one_in(2).then_some(date(2024, 3, 5)), dice.one_in(2).then_some(date(2026, 9, 30)));
    kpi.path = match dice.below(3) {
        0 => TargetPath::Constant,
        1 => TargetPath::Line,
        _ => TargetPath::Values([(date(2024, 6, 1), middle), (date(2025, 12, 15), to)].into()),
    };
    kpi
}

/// Values until June 2026: of the KPI's interval or of a finer one, some of them missing.
fn values(dice: &mut Dice, project: &Project, kpi: &Kpi) -> Series {
    let finer = Interval::ALL.into_iter().filter(|step| *step <= kpi.interval).collect::<Vec<_>>();
    let step = if dice.one_in(2) { kpi.interval } else { finer[dice.below(finer.len())] };
    let count = [300, 90, 40, 16, 8][step as usize];
    let last = Period::containing(step, date(2026, 6, 1 + dice.below(29) as i8), project.fiscal_year);
    let (mut series, mut level) = (Series::default(), 30.0);
    let misses = [0, 0, 9][dice.below(3)];
    for back in (0..count).rev() {
        level += dice.next() * 4.0 - 1.9;
        let is_missing = misses > 0 && dice.one_in(misses);
        if !is_missing {
            series.insert(last.shifted(-back).start, Measurement::of((level * 100.0).round() / 100.0));
        }
    }
    series
}
