//! Formulas of calculated KPIs: how they are read and refused, and what they give.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::collections::BTreeSet;
use std::sync::Arc;

use fourfold::analysis::*;
use fourfold::edit::*;
use fourfold::lang::Lang;
use fourfold::model::*;
use jiff::civil::{Date, date};
use proptest::prelude::*;

const USD: Unit = Unit::Currency(Currency::USD);
const VND: Unit = Unit::Currency(Currency::VND);
const MONTHS: Unit = Unit::Duration(DurationUnit::Months);
const HOURS: Unit = Unit::Duration(DurationUnit::Hours);
const DAYS: Unit = Unit::Duration(DurationUnit::Days);
const DAY: Date = date(2026, 3, 15);

/// A project of KPIs on one objective, each by its name.
struct Bench {
    project: Project,
    ids: CountedIds,
    home: ObjectiveId,
}

impl Bench {
    fn new() -> Self {
        let (mut ids, mut project) = (CountedIds::default(), Project::default());
        let band = PerspectiveId::new(&mut ids);
        let (name, letter, question) = ("Financial".into(), "F".into(), String::new());
        let rank = Rank::between(None, None);
        let perspective = Perspective { id: band, rank: rank.clone(), name, letter, question, hue: Hue::Blue };
        project.perspectives.insert(band, Arc::new(perspective));
        let home = ObjectiveId::new(&mut ids);
        project.map.add_objective(Arc::new(Objective::new(home, band, rank, "Grow"))).unwrap();
        Self { project, ids, home }
    }

    fn kpi(&mut self, name: &str, unit: Unit, values: &[(Date, f64)], with: impl FnOnce(&mut Kpi)) -> KpiId {
        let mut kpi = Kpi::new(KpiId::new(&mut self.ids), self.home, Rank::between(None, None), name);
        kpi.unit = unit;
        with(&mut kpi);
        let id = kpi.id;
        let mut series = Series::default();
        for (day, value) in values {
            series.insert(*day, Measurement::of(*value));
        }
        if !series.is_empty() {
            self.project.series.insert(id, Arc::new(series));
        }
        self.project.kpis.insert(id, Arc::new(kpi));
        id
    }

    /// Values of January, February and so on; a gap where there is none.
    fn monthly(&mut self, name: &str, unit: Unit, values: &[Option<f64>]) -> KpiId {
        let dated = (1..).zip(values).filter_map(|(month, value)| Some((date(2026, month, 1), (*value)?)));
        let dated: Vec<_> = dated.collect();
        self.kpi(name, unit, &dated, |_| {})
    }

    fn typed(&self, text: &str) -> Result<Formula, Slip> {
        Formula::typed(text, Lang::En, &KpiLabels::of(&self.project))
    }

    fn calculated(&mut self, name: &str, unit: Unit, interval: Interval, text: &str) -> KpiId {
        let formula = Some(self.typed(text).unwrap());
        self.kpi(name, unit, &[], |kpi| (kpi.interval, kpi.formula) = (interval, formula))
    }

    /// The values of a KPI as of a day, by the first days of its periods.
    fn values(&self, id: KpiId, day: Date) -> Vec<(Date, f64)> {
        let analysis = Analysis::of(&self.project, day);
        analysis.kpis[&id].points.iter().map(|(period, value)| (period.start, *value)).collect()
    }

    /// The values of a formula over these KPIs in March, in its unit; checked to be allowed.
    fn march(&mut self, unit: Unit, text: &str) -> Option<f64> {
        let id = self.calculated("Result", unit, Interval::Month, text);
        assert_eq!(self.project.check(), [], "{text}");
        let value = self.values(id, DAY).into_iter().find(|(day, _)| *day == date(2026, 3, 1)).map(|(_, v)| v);
        self.project.kpis.remove(&id);
        value
    }

    fn first_rule(&self) -> Option<Rule> {
        self.project.check().into_iter().next().map(|problem| problem.rule)
    }
}

#[test]
fn formulas_give_what_they_say() {
    let mut bench = Bench::new();
    bench.monthly("Revenue", USD, &[Some(100.0), Some(110.0), Some(120.0)]);
    bench.monthly("Cost", USD, &[Some(80.0), Some(80.0), Some(90.0)]);
    bench.monthly("Customers", Unit::Count, &[Some(10.0), Some(11.0), Some(12.0)]);
    bench.monthly("Churn", Unit::Percent, &[Some(5.0), Some(4.0), Some(2.5)]);
    bench.monthly("Nothing", Unit::Count, &[Some(0.0), Some(0.0), Some(0.0)]);
    bench.monthly("Late", Unit::Count, &[Some(1.0), None, Some(3.0)]);
    bench.monthly("Hours", HOURS, &[Some(12.0), Some(24.0), Some(36.0)]);
    bench.monthly("Wait", DAYS, &[Some(1.0), Some(1.0), Some(1.5)]);
    let cases = [
        // Unit of the result, formula, value in March.
        (USD, "{Revenue} - {Cost}", Some(30.0)),
        (USD, "{Revenue} / {Customers}", Some(10.0)),
        (Unit::Percent, "({Revenue} - {Cost}) / {Revenue}", Some(25.0)),
        (Unit::Ratio, "{Revenue} / {Cost}", Some(120.0 / 90.0)),
        (Unit::Count, "{Customers} * {Churn}", Some(0.3)),
        (Unit::Percent, "{Churn}", Some(2.5)),
        (Unit::Percent, "1 - {Churn}", Some(97.5)),
        (Unit::Number, "1 / {Churn}", Some(40.0)),
        (Unit::Number, "8 - 3 - {Customers} / 4", Some(2.0)),
        (Unit::Number, "{Customers} / 2 * 3", Some(18.0)),
        (Unit::Number, "2 + 3 * {Customers}", Some(38.0)),
        (Unit::Number, "(2 + 3) * {Customers}", Some(60.0)),
        (Unit::Number, "-{Customers} + 20", Some(8.0)),
        (Unit::Number, "10 - -{Customers}", None),
        (Unit::Count, "min({Customers}, 10)", Some(10.0)),
        (Unit::Count, "max({Customers}, 10, {Late})", Some(12.0)),
        (Unit::Count, "min(7, max({Late}, 5), 6)", Some(5.0)),
        (Unit::Count, "max(min({Late}, 2), min(4, {Customers}))", Some(4.0)),
        (Unit::Count, "2 * min({Late} + 1, 10) - 1", Some(7.0)),
        (USD, "{Revenue} - previous({Revenue})", Some(10.0)),
        (Unit::Percent, "{Revenue} / previous({Revenue}) - 1", Some((120.0 / 110.0 - 1.0) * 100.0)),
        (USD, "ytd({Revenue})", Some(330.0)),
        (USD, "max({Revenue} - 200, 0)", Some(0.0)),
        (Unit::Count, "previous({Late})", None),
        (Unit::Count, "ytd({Late})", None),
        (Unit::Number, "{Customers} / {Nothing}", None),
        (Unit::Number, "{Nothing} / {Nothing}", None),
        (MONTHS, "{Revenue} / {Cost}", Some(120.0 / 90.0)),
        (DAYS, "{Hours}", Some(1.5)),
        (DAYS, "{Hours} + {Wait}", Some(3.0)),
        (HOURS, "{Hours} + {Wait}", Some(72.0)),
        (Unit::Ratio, "{Hours} / {Wait}", Some(1.0)),
        (HOURS, "{Hours} / {Customers}", Some(3.0)),
        (Unit::Number, "{ customers } * 1.5", Some(18.0)),
    ];
    for (unit, text, expected) in cases {
        if text.contains("- -") {
            assert_eq!(bench.typed(text), Err(Slip::MissingValue("-".into())), "two signs in a row are a slip");
            continue;
        }
        let value = bench.march(unit, text);
        let is_close = value.zip(expected).is_some_and(|(a, b)| (a - b).abs() < 1e-9);
        assert!(is_close || value.is_none() && expected.is_none(), "{text}: {value:?}, expected {expected:?}");
    }
}

#[test]
fn finer_inputs_come_by_their_own_rule() {
    let mut bench = Bench::new();
    let months = |values: &[f64]| -> Vec<(Date, f64)> {
        let first = Period { interval: Interval::Month, start: date(2026, 1, 1) };
        (0..).zip(values).map(|(index, value)| (first.shifted(index).start, *value)).collect()
    };
    let sales = months(&[10.0, 20.0, 30.0, 40.0, 50.0, 60.0, 70.0]);
    bench.kpi("Sales", USD, &sales, |kpi| kpi.aggregation = Aggregation::Sum);
    bench.kpi("Staff", Unit::Count, &months(&[1.0, 2.0, 3.0, 4.0, 5.0, 5.0, 6.0]), |_| {});
    let each = bench.calculated("Each", USD, Interval::Quarter, "{Sales} / {Staff}");
    assert_eq!(bench.project.check(), []);
    // 60 by 3 and 150 by 5; the third quarter has only July, and its sum is not whole.
    assert_eq!(bench.values(each, date(2026, 7, 31)), [(date(2026, 1, 1), 20.0), (date(2026, 4, 1), 30.0)]);
    // On an earlier date the running quarter has no sum either.
    assert_eq!(bench.values(each, date(2026, 6, 1)), [(date(2026, 1, 1), 20.0), (date(2026, 4, 1), 30.0)]);
    assert_eq!(bench.values(each, date(2026, 5, 31)), [(date(2026, 1, 1), 20.0)]);
    let staff = bench.calculated("Twice", Unit::Count, Interval::Quarter, "2 * {Staff}");
    assert_eq!(bench.values(staff, date(2026, 5, 31)), [(date(2026, 1, 1), 6.0), (date(2026, 4, 1), 10.0)]);
    assert_eq!(bench.values(staff, date(2026, 4, 30)), [(date(2026, 1, 1), 6.0), (date(2026, 4, 1), 8.0)]);
    // From the fiscal year's start: April to July.
    bench.project.fiscal_year = FiscalYear::starting(4).unwrap();
    let so_far = bench.calculated("So far", USD, Interval::Month, "ytd({Sales})");
    let values: Vec<f64> = bench.values(so_far, date(2026, 7, 31)).into_iter().map(|(_, value)| value).collect();
    assert_eq!(values, [40.0, 90.0, 150.0, 220.0], "the first year lacks its first months");
}

#[test]
fn what_is_computed_can_be_computed_from() {
    let mut bench = Bench::new();
    let a = bench.monthly("A", Unit::Number, &[Some(1.0), Some(2.0), Some(3.0)]);
    let b = bench.calculated("B", Unit::Number, Interval::Month, "{A} * 10");
    let c = bench.calculated("C", Unit::Number, Interval::Month, "{B} + {A}");
    assert_eq!(bench.values(c, DAY).last(), Some(&(date(2026, 3, 1), 33.0)));
    assert_eq!(ancestors(&bench.project, c), BTreeSet::from([a, b]));
    assert_eq!(ancestors(&bench.project, a), BTreeSet::new());
    // Another value of A changes both, and nothing else is looked at again.
    let before = Analysis::of(&bench.project, DAY);
    let mut series = bench.project.series_of(a).clone();
    series.insert(date(2026, 3, 1), Measurement::of(5.0));
    bench.project.series.insert(a, Arc::new(series));
    let after = before.then(&bench.project, DAY);
    assert_eq!(after, Analysis::of(&bench.project, DAY));
    assert_eq!(after.kpis[&c].value(), Some(55.0));
    // What was entered for a calculated KPI is not shown, and comes back when the formula goes.
    let mut entered = Series::default();
    entered.insert(date(2026, 3, 1), Measurement::of(7.0));
    bench.project.series.insert(b, Arc::new(entered));
    assert_eq!(bench.values(b, DAY).last(), Some(&(date(2026, 3, 1), 50.0)));
    Arc::make_mut(bench.project.kpis.get_mut(&b).unwrap()).formula = None;
    assert_eq!(bench.values(b, DAY), [(date(2026, 3, 1), 7.0)]);
}

#[test]
fn slips_are_named() {
    let mut bench = Bench::new();
    bench.monthly("LTV", USD, &[]);
    bench.monthly("CAC", USD, &[]);
    bench.monthly("Twice", USD, &[]);
    bench.monthly("twice", USD, &[]);
    let text = |text: &str| text.to_owned();
    let cases = [
        ("", Slip::Empty),
        ("{LTV} /", Slip::MissingValue(text("/"))),
        ("{LTV} / / {CAC}", Slip::MissingValue(text("/"))),
        ("* {LTV}", Slip::MissingValue(String::new())),
        ("({LTV} +) * 2", Slip::MissingValue(text("+"))),
        ("{LTV} {CAC}", Slip::MissingOperator(text("CAC"))),
        ("2 {LTV}", Slip::MissingOperator(text("LTV"))),
        ("{LTV} (2)", Slip::MissingOperator(text("("))),
        ("{LTV", Slip::OpenBrace),
        ("{ } * 2", Slip::EmptyBrace),
        ("{LTV} / {ARPU}", Slip::Unknown(text("ARPU"))),
        ("{Twice} * 2", Slip::Ambiguous(text("Twice"))),
        ("LTV / CAC", Slip::Word(text("LTV"))),
        ("({LTV} / {CAC}", Slip::OpenParenthesis),
        ("{LTV} / {CAC})", Slip::CloseParenthesis),
        ("min({LTV})", Slip::Arguments(Function::Min)),
        ("max {LTV}", Slip::Arguments(Function::Max)),
        ("previous({LTV} + {CAC})", Slip::Arguments(Function::Previous)),
        ("ytd(3)", Slip::Arguments(Function::YearToDate)),
        ("{LTV}, {CAC}", Slip::Comma),
        ("1 + 2", Slip::NoKpi),
        ("{LTV} * 1.2.3", Slip::Number(text("1.2.3"))),
        ("{LTV} % 2", Slip::Character('%')),
        ("{LTV} ^ 2", Slip::Character('^')),
    ];
    for (typed, slip) in cases {
        assert_eq!(bench.typed(typed), Err(slip.clone()), "{typed}");
        said_in_both(typed, |lang| slip.message(lang));
    }
    let deep = format!("{}{{LTV}}{}", "(".repeat(33), ")".repeat(33));
    assert_eq!(bench.typed(&deep), Err(Slip::TooDeep));
    assert!(bench.typed(&format!("{}{{LTV}}{}", "(".repeat(32), ")".repeat(32))).is_ok());
    assert_eq!(bench.typed(&format!("{{LTV}}{}", " + 1".repeat(2000))), Err(Slip::TooLong));
    said_in_both("deep", |lang| Slip::TooDeep.message(lang));
    said_in_both("long", |lang| Slip::TooLong.message(lang));
    // A comma is a decimal one in Vietnamese, and then a semicolon parts arguments.
    let labels = KpiLabels::of(&bench.project);
    let vi = Formula::typed("min({LTV}; 1,5)", Lang::Vi, &labels).unwrap();
    assert_eq!(vi, bench.typed("min({ltv}, 1.5)").unwrap());
    assert_eq!(vi.shown(Lang::Vi, &labels), "min({LTV}; 1,5)");
    assert_eq!(vi.shown(Lang::En, &labels), "min({LTV}, 1.5)");
    assert_eq!(Formula::typed("{LTV} * 1.500", Lang::Vi, &labels), Err(Slip::Number("1.500".into())));
}

fn said_in_both(what: &str, message: impl Fn(Lang) -> String) {
    let [en, vi] = Lang::ALL.map(message);
    for text in [&en, &vi] {
        assert!(text.ends_with('.') && text.contains(' ') && text.len() > 15, "{what}: {text}");
        assert!(text.chars().all(fourfold::text::has_glyph), "{what}: {text}");
    }
    assert!(en != vi && !vi.is_ascii(), "{what}: {vi}");
}

#[test]
fn nonsense_of_units_is_refused() {
    let mut bench = Bench::new();
    bench.monthly("Revenue", USD, &[]);
    bench.monthly("Rent", VND, &[]);
    bench.monthly("Customers", Unit::Count, &[]);
    bench.monthly("Hours", HOURS, &[]);
    let money = Quantity::Money(Currency::USD);
    let (plain, time, other) = (Quantity::Plain, Quantity::Time, Quantity::Other);
    let cases = [
        (USD, "{Revenue} + {Customers}", UnitSlip::Mixed(money, plain)),
        (USD, "{Revenue} - {Hours}", UnitSlip::Mixed(money, time)),
        (USD, "max({Revenue}, {Customers})", UnitSlip::Mixed(money, plain)),
        (HOURS, "{Hours} + 1", UnitSlip::Mixed(time, plain)),
        (USD, "{Revenue} + {Rent}", UnitSlip::TwoCurrencies(Currency::USD, Currency::VND)),
        (Unit::Ratio, "{Revenue} / {Rent}", UnitSlip::TwoCurrencies(Currency::USD, Currency::VND)),
        (USD, "{Rent}", UnitSlip::TwoCurrencies(Currency::VND, Currency::USD)),
        (Unit::Percent, "{Revenue} * 2", UnitSlip::Result(money, Unit::Percent)),
        (Unit::Count, "{Hours}", UnitSlip::Result(time, Unit::Count)),
        (USD, "{Customers} * 10", UnitSlip::Result(plain, USD)),
        (USD, "{Revenue} * {Revenue}", UnitSlip::Result(other, USD)),
        (Unit::Number, "1 / {Hours}", UnitSlip::Result(other, Unit::Number)),
        (HOURS, "{Revenue}", UnitSlip::Result(money, HOURS)),
    ];
    for (unit, text, slip) in cases {
        let id = bench.calculated("Result", unit, Interval::Month, text);
        assert_eq!(bench.first_rule(), Some(Rule::FormulaUnits(slip)), "{text}");
        said_in_both(text, |lang| slip.message(lang));
        bench.project.kpis.remove(&id);
    }
    for (unit, text) in [
        (USD, "{Revenue} - 1000"),
        (USD, "{Revenue} * {Revenue} / {Revenue}"),
        (HOURS, "max({Hours}, 0)"),
        (Unit::Ratio, "{Revenue} / {Revenue}"),
        (MONTHS, "{Customers}"),
    ] {
        let id = bench.calculated("Result", unit, Interval::Month, text);
        assert_eq!(bench.first_rule(), None, "{text}");
        bench.project.kpis.remove(&id);
    }
}

#[test]
fn circles_coarser_inputs_and_lost_inputs_are_refused_by_edits() {
    let mut bench = Bench::new();
    let a = bench.monthly("A", Unit::Number, &[Some(1.0)]);
    let b = bench.calculated("B", Unit::Number, Interval::Month, "{A} + 1");
    let c = bench.calculated("C", Unit::Number, Interval::Month, "{B} + {A}");
    let mut document = Document::saved(bench.project.clone());
    let set = |id, field| Edit::Kpi(KpiEdit::Set(id, field));
    let over = |text: &str| KpiField::Formula(Some(bench.typed(text).unwrap()));
    let mut refused = |edit: Edit| {
        let refusal = document.apply(edit).unwrap_err();
        said_in_both("refusal", |lang| refusal.message(lang));
        refusal.message(Lang::En)
    };
    assert!(refused(set(a, over("{C} * 2"))).contains("A → C → A"));
    assert!(refused(set(b, over("{B} * 2"))).contains("B → B"));
    assert!(refused(set(a, KpiField::Interval(Interval::Quarter))).contains("KPI “A” has values less often than “B”"));
    assert!(refused(set(b, KpiField::Interval(Interval::Week))).contains("KPI “A” has values less often than “B”"));
    assert!(refused(Edit::Kpi(KpiEdit::Remove(a))).contains("KPI “B” is computed from “A”"));
    assert!(refused(set(b, KpiField::Unit(USD))).contains("the unit of this KPI is money"));
    let unknown = Formula::new("{k-zzzzzzzzzz} * 2");
    assert!(refused(set(b, KpiField::Formula(Some(unknown)))).len() > 20);
    // Both together, or from the end of the chain on, they go.
    let remove = |id| Edit::Kpi(KpiEdit::Remove(id));
    document.apply(Edit::Several(StepName::RemoveSelection, vec![remove(a), remove(b), remove(c)])).unwrap();
    document.undo();
    document.apply(remove(c)).unwrap();
    document.apply(remove(b)).unwrap();
    document.apply(remove(a)).unwrap();
}

#[test]
fn a_file_names_the_record_of_a_broken_formula() {
    use fourfold::store::{read, write};
    let mut bench = Bench::new();
    let (a, b) = (bench.monthly("A", Unit::Number, &[]), bench.monthly("B", Unit::Number, &[]));
    for (id, other) in [(a, b), (b, a)] {
        let formula = Some(Formula::new(&format!("{{{other}}}")));
        Arc::make_mut(bench.project.kpis.get_mut(&id).unwrap()).formula = formula;
    }
    let circle = write(&bench.project);
    let line = 1 + circle.lines().position(|line| line.contains(&format!("id: \"{a}\""))).unwrap();
    let one_way = circle.replacen(&format!("formula: Some(\"{{{a}}}\")"), "formula: None", 1);
    assert!(read(one_way.as_bytes()).is_ok());
    for (text, said) in [
        (circle.clone(), "A → B → A"),
        (circle.replacen(&format!("{{{b}}}\")"), "{k-zzzzzzzzzz}\")", 1), "k-zzzzzzzzzz"),
        (
            circle.replacen(&format!("{{{b}}}\")"), &format!("2 * {{{b}}} +\")"), 1),
            "After “+” a KPI or a number is missing.",
        ),
    ] {
        let broken = read(text.as_bytes()).unwrap_err();
        let (en, vi) = (format!("{broken:?}"), broken.message(Lang::Vi));
        let problem = broken.message(Lang::En);
        assert!(problem.contains(said), "{problem} {en}");
        assert!(problem.contains(&line.to_string()), "{problem}");
        assert!(!vi.is_ascii());
    }
}

/// Words from which formulas and what only looks like one are made.
fn word() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => (0_usize..4).prop_map(|n| format!("{{k-000000000{}}}", n + 3)),
        2 => prop_oneof![Just("2".to_owned()), Just("0.5".to_owned()), Just("1e".to_owned()), Just("7.".to_owned())],
        6 => proptest::sample::select(vec!["+", "-", "*", "/", "(", ")", ",", " "]).prop_map(str::to_owned),
        2 => proptest::sample::select(vec!["min(", "max(", "previous(", "ytd(", "min", "}", "{", "ế"]).prop_map(str::to_owned),
    ]
}

/// Formulas that are put together rightly, and their values where all KPIs are 2.
fn right() -> impl Strategy<Value = (String, f64)> {
    let leaf = prop_oneof![
        3 => (0_usize..4).prop_map(|n| (format!("{{k-000000000{}}}", n + 3), 2.0)),
        1 => (0_u32..9).prop_map(|n| (n.to_string(), f64::from(n))),
    ];
    leaf.prop_recursive(4, 24, 2, |inner| {
        let pair = (inner.clone(), inner.clone());
        prop_oneof![
            pair.clone().prop_map(|((a, x), (b, y))| (format!("({a} + {b})"), x + y)),
            pair.clone().prop_map(|((a, x), (b, y))| (format!("({a} - {b})"), x - y)),
            pair.clone().prop_map(|((a, x), (b, y))| (format!("({a}*{b})"), x * y)),
            pair.clone().prop_map(|((a, x), (b, y))| (format!("{a} / ({b})"), x / y)),
            pair.clone().prop_map(|((a, x), (b, y))| (format!("min({a}, {b})"), x.min(y))),
            pair.prop_map(|((a, x), (b, y))| (format!("max({a}, {b})"), x.max(y))),
            inner.prop_map(|(a, x)| (format!("(-({a}))"), -x)),
        ]
    })
}

/// Four KPIs with these names and a value of 2 each in March.
fn four(names: &[String]) -> Bench {
    let mut bench = Bench::new();
    for name in names {
        bench.kpi(name, Unit::Number, &[(date(2026, 3, 1), 2.0)], |_| {});
    }
    bench
}

fn names() -> impl Strategy<Value = Vec<String>> {
    let odd = proptest::sample::select(vec![
        "LTV",
        "ltv",
        "LTV {net}",
        "",
        " ",
        "Doanh thu",
        "doanh thu",
        "A k-0000000004",
        "A",
        "1 + 2",
    ]);
    proptest::collection::vec(prop_oneof![odd.prop_map(str::to_owned), any::<String>().prop_map(|s| clean_line(&s))], 4)
}

proptest! {
    #[test]
    fn formulas_agree_with_arithmetic((text, expected) in right()) {
        let mut bench = four(&["A", "B", "C", "D"].map(str::to_owned));
        let formula = Formula::new(&text);
        if formula.slip() == Some(&Slip::NoKpi) {
            return Ok(());
        }
        prop_assert_eq!(formula.slip(), None, "{}", text);
        let id = bench.kpi("Result", Unit::Number, &[], |kpi| kpi.formula = Some(formula));
        let value = bench.values(id, DAY).first().map(|(_, value)| *value);
        match value {
            Some(value) => prop_assert!((value - expected).abs() <= 1e-9 * expected.abs().max(1.0), "{} {} {}", text, value, expected),
            // A division by zero anywhere leaves no value, also where arithmetic goes on with infinity.
            None => prop_assert!(!expected.is_finite() || text.contains('/')),
        }
    }

    #[test]
    fn names_and_ids_stand_for_each_other((text, _) in right(), names in names()) {
        let bench = four(&names);
        let labels = KpiLabels::of(&bench.project);
        let formula = Formula::new(&text);
        if formula.slip().is_some() {
            return Ok(());
        }
        for lang in Lang::ALL {
            let shown = formula.shown(lang, &labels);
            let back = Formula::typed(&shown, lang, &labels);
            prop_assert_eq!(back.as_ref().map(|f| f.shown(lang, &labels)), Ok(shown.clone()));
            prop_assert_eq!(back.as_ref().map(Formula::inputs), Ok(formula.inputs()), "{}", shown);
            let again = Formula::new(back.as_ref().map(Formula::text).unwrap_or_default());
            prop_assert_eq!(again.references(), formula.references());
        }
        let labels: BTreeSet<&str> = labels.iter().map(|(_, label)| label).collect();
        prop_assert_eq!(labels.len(), 4);
    }

    #[test]
    fn any_text_is_a_formula_or_a_slip(words in proptest::collection::vec(word(), 0..24), odd in any::<String>()) {
        for text in [words.concat(), odd] {
            let formula = Formula::new(&text);
            prop_assert_eq!(formula.text(), text.as_str());
            // What is put together rightly can be computed.
            let mut bench = four(&["A", "B", "C", "D"].map(str::to_owned));
            let is_right = formula.slip().is_none();
            let id = bench.kpi("Result", Unit::Number, &[], |kpi| kpi.formula = Some(formula));
            let has_units = bench.project.check().is_empty();
            let _values = bench.values(id, DAY);
            prop_assert!(is_right || !has_units);
        }
    }
}
