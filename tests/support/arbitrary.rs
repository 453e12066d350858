//! Random projects that keep all rules.
//!
//! Shapes are drawn freely and then brought into order (references picked by
//! index, contradicting numbers dropped), so nothing is thrown away and shrinking
//! works well.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use fourfold::model::*;
use jiff::civil::Date;
use proptest::collection::{btree_map, vec};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{Index, select};

/// Any project that can be edited: `check()` finds nothing.
pub fn project() -> impl Strategy<Value = Project> {
    let header = (line(), text(), text(), currency(), 1_i8..=12);
    let bands = (vec(perspective(), 1..6), vec(theme(), 0..4));
    let map = (vec(objective(), 0..12), vec(link(), 0..20));
    let numbers = (vec(kpi(), 0..8), vec(series(), 0..8), vec(initiative(), 0..4));
    let rest = (vec(import_profile(), 0..3), vec(step(), 0..5), vec(conflict(), 0..3));
    (header, bands, map, numbers, rest, any::<u64>()).prop_map(|(header, bands, map, numbers, rest, seed)| {
        let mut build = Build { project: Project::default(), ids: Scattered(seed) };
        let p = &mut build.project;
        (p.name, p.mission, p.vision, p.currency) = (header.0, header.1, header.2, header.3);
        p.fiscal_year = FiscalYear::starting(header.4).unwrap();
        build.bands(bands.0, bands.1);
        build.objectives(map.0);
        build.kpis(numbers.0, numbers.1);
        build.links(map.1);
        build.initiatives(numbers.2);
        build.import_profiles(rest.0);
        build.story(rest.1);
        build.conflicts(rest.2);
        assert_eq!(build.project.check(), []);
        build.project
    })
}

/// A line as a user might type it, of any script.
pub fn line() -> impl Strategy<Value = String> {
    let any = vec(any::<char>(), 0..12).prop_map(|chars| clean_line(&chars.into_iter().collect::<String>()));
    prop_oneof![Just(String::new()), "[a-zA-Z ]{1,20}", select(&super::sample::ODD_TEXTS[..]).prop_map(clean_line), any]
}

/// A text of several lines.
pub fn text() -> impl Strategy<Value = String> {
    prop_oneof![line(), (line(), line()).prop_map(|(a, b)| clean_text(&format!("{a}\n\t{b}\n")))]
}

/// A day of the calendar that is kept.
pub fn day() -> impl Strategy<Value = Date> {
    (1900_i16..=2200, 1_i8..=12, 1_i8..=28).prop_map(|(y, m, d)| jiff::civil::date(y, m, d))
}

/// A number that a KPI may hold.
pub fn number() -> impl Strategy<Value = f64> {
    let small = any::<f64>().prop_map(|x| if x.abs() <= limits::NUMBER { x } else { x % limits::NUMBER });
    let small = small.prop_map(|x| if x.is_finite() { x } else { 0.0 });
    prop_oneof![(-1000_i32..1000).prop_map(f64::from), (-9999_i32..9999).prop_map(|x| f64::from(x) / 100.0), small]
}

fn amount() -> impl Strategy<Value = f64> {
    number().prop_map(f64::abs)
}

fn currency() -> impl Strategy<Value = Currency> {
    "[A-Z]{3}".prop_map(|code| code.parse().unwrap())
}

fn rank() -> impl Strategy<Value = Rank> {
    "[0-9a-z]{0,6}[1-9a-z]".prop_map(|rank| rank.parse().unwrap())
}

fn hue() -> impl Strategy<Value = Hue> {
    select(&Hue::ALL[..])
}

/// Ids spread over their whole range, never the same twice.
struct Scattered(u64);

impl IdSource for Scattered {
    fn next_bits(&mut self) -> u64 {
        // An odd multiplier permutes the numbers below 2^50.
        self.0 = self.0.wrapping_add(1);
        self.0.wrapping_mul(0x9E37_79B9_7F4A_7C15) & ((1 << 50) - 1)
    }
}

type PerspectiveParts = (Rank, String, String, String, Hue);
type ThemeParts = (Rank, String, Hue);
type ObjectiveParts = ((Index, Rank, String, String, String), (f64, Vec<Index>, Option<(f64, f64)>));
type LinkParts =
    ((Index, Index, bool, u16, u16), (String, String, Option<u8>, Option<Date>, Option<Index>, Option<Index>));
type SeriesParts = BTreeMap<Date, (f64, String)>;
type InitiativeParts = ((Index, Rank, String, String), (Option<Date>, Option<Date>, u8, Option<f64>));

type ProfileParts = (Vec<ImportColumn>, Option<DecimalMark>, Option<DateOrder>, BTreeMap<String, Index>);

/// Everything of a step but what it is about, and that as a kind and indices; its KPI.
type StepParts = (StoryStep, (usize, Vec<Index>), Option<Index>);

/// Everything of a KPI but its references, and those as indices: objectives, counterpart.
type KpiParts = (Kpi, Vec<Index>, Option<Index>);

fn perspective() -> impl Strategy<Value = PerspectiveParts> {
    (rank(), line(), line(), line(), hue())
}

fn theme() -> impl Strategy<Value = ThemeParts> {
    (rank(), line(), hue())
}

fn objective() -> impl Strategy<Value = ObjectiveParts> {
    let texts = (any::<Index>(), rank(), line(), text(), line());
    (texts, (amount(), vec(any::<Index>(), 0..3), option::of((-5000.0..5000.0, -5000.0..5000.0))))
}

fn link() -> impl Strategy<Value = LinkParts> {
    let shape = (any::<Index>(), any::<Index>(), any::<bool>(), 0_u16..=120, 0_u16..=120);
    let kpi = || option::of(any::<Index>());
    (shape, (text(), text(), option::of(0_u8..=100), option::of(day()), kpi(), kpi()))
}

fn unit() -> impl Strategy<Value = Unit> {
    prop_oneof![
        Just(Unit::Number),
        Just(Unit::Count),
        Just(Unit::Percent),
        Just(Unit::Ratio),
        currency().prop_map(Unit::Currency),
        select(&DurationUnit::ALL[..]).prop_map(Unit::Duration),
    ]
}

fn target() -> impl Strategy<Value = Target> {
    prop_oneof![number().prop_map(Target::Value), (number(), number()).prop_map(|(a, b)| Target::Range(a, b))]
}

fn path() -> impl Strategy<Value = TargetPath> {
    let values = btree_map(day(), number(), 0..4).prop_map(TargetPath::Values);
    prop_oneof![Just(TargetPath::Constant), Just(TargetPath::Line), values]
}

fn cost() -> impl Strategy<Value = Cost> {
    prop_oneof![amount().prop_map(Cost::Money), amount().prop_map(Cost::Hours)]
}

fn kpi() -> impl Strategy<Value = KpiParts> {
    let nature = || option::of(select(&[Nature::Leading, Nature::Lagging][..]));
    let numbers = (option::of(number()), option::of(number()), option::of(target()), unit(), path());
    let dates =
        (select(&Interval::ALL[..]), option::of(day()), option::of(day()), nature(), amount(), option::of(cost()));
    let texts = (line(), text(), line(), line(), line(), text(), text());
    let links = (vec(any::<Index>(), 1..4), option::of(any::<Index>()));
    let kinds = (select(&Aggregation::ALL[..]), option::of(select(&Stage::ALL[..])));
    (rank(), numbers, dates, texts, links, kinds).prop_map(|(rank, numbers, dates, texts, links, kinds)| {
        let mut ids = CountedIds::default();
        let mut k = Kpi::new(KpiId::new(&mut ids), ObjectiveId::new(&mut ids), rank, texts.0);
        (k.baseline, k.minimum, k.target, k.unit, k.path) = numbers;
        (k.interval, k.start, k.end, k.nature, k.weight, k.cost) = dates;
        (k.collection, k.owner, k.enters, k.answers, k.scope, k.reading) =
            (texts.1, texts.2, texts.3, texts.4, texts.5, texts.6);
        (k.aggregation, k.stage) = kinds;
        (k, links.0, links.1)
    })
}

fn series() -> impl Strategy<Value = SeriesParts> {
    btree_map(day(), (number(), text()), 0..10)
}

fn initiative() -> impl Strategy<Value = InitiativeParts> {
    let dates = (option::of(day()), option::of(day()), 0_u8..=100, option::of(amount()));
    ((any::<Index>(), rank(), line(), line()), dates)
}

fn import_profile() -> impl Strategy<Value = ProfileParts> {
    let column = (line(), select(&ColumnRole::ALL[..])).prop_map(|(title, role)| ImportColumn { title, role });
    let decimal = option::of(select(&[DecimalMark::Point, DecimalMark::Comma][..]));
    let dates = option::of(select(&[DateOrder::DayFirst, DateOrder::MonthFirst][..]));
    (vec(column, 0..5), decimal, dates, btree_map(line(), any::<Index>(), 0..4))
}

fn step() -> impl Strategy<Value = StepParts> {
    let frame = (-9000_i32..9000, -9000_i32..9000, 1_u32..9000, 1_u32..9000);
    let frame = option::of(frame.prop_map(|(x, y, width, height)| Frame { x, y, width, height }));
    let about = (0_usize..7, vec(any::<Index>(), 1..4));
    let rest = (frame, option::of(1..=limits::STEP_SECONDS), option::of(any::<Index>()));
    (rank(), (line(), line(), text()), about, rest).prop_map(|(rank, words, about, (frame, seconds, kpi))| {
        let id = StepId::new(&mut CountedIds::default());
        let (title, sentence, notes) = words;
        let step = StoryStep { id, rank, about: About::Map, frame, title, sentence, notes, seconds, kpi: None };
        (step, about, kpi)
    })
}

struct Build {
    project: Project,
    ids: Scattered,
}

/// What a merge has left open about an objective.
type ConflictParts = (Index, usize, [Option<Index>; 3]);

fn conflict() -> impl Strategy<Value = ConflictParts> {
    let value = || option::of(any::<Index>());
    (any::<Index>(), 0_usize..3, [value(), value(), value()])
}

/// Start and end in their order.
fn in_order(start: Option<Date>, end: Option<Date>) -> (Option<Date>, Option<Date>) {
    if start.zip(end).is_some_and(|(start, end)| end < start) { (end, start) } else { (start, end) }
}

impl Build {
    fn bands(&mut self, perspectives: Vec<PerspectiveParts>, themes: Vec<ThemeParts>) {
        for (rank, name, letter, question, hue) in perspectives {
            let id = PerspectiveId::new(&mut self.ids);
            self.project.perspectives.insert(id, Arc::new(Perspective { id, rank, name, letter, question, hue }));
        }
        for (rank, name, hue) in themes {
            let id = ThemeId::new(&mut self.ids);
            self.project.themes.insert(id, Arc::new(Theme { id, rank, name, hue }));
        }
    }

    fn objectives(&mut self, objectives: Vec<ObjectiveParts>) {
        let bands: Vec<_> = self.project.perspectives.keys().copied().collect();
        let all_themes: Vec<_> = self.project.themes.keys().copied().collect();
        for ((band, rank, name, description, owner), (weight, themes, pin)) in objectives {
            let mut o = Objective::new(ObjectiveId::new(&mut self.ids), *band.get(&bands), rank, name);
            (o.description, o.owner, o.weight) = (description, owner, weight);
            let picked = themes.iter().filter(|_| !all_themes.is_empty()).map(|t| *t.get(&all_themes));
            o.themes = picked.collect::<BTreeSet<_>>().into_iter().collect();
            o.pin = pin.map(|(x, y)| Pin::new(x, y));
            self.project.map.add_objective(Arc::new(o)).unwrap();
        }
    }

    fn objective_ids(&self) -> Vec<ObjectiveId> {
        self.project.map.objectives().map(|o| o.id).collect()
    }

    fn kpis(&mut self, kpis: Vec<KpiParts>, series: Vec<SeriesParts>) {
        let objectives = self.objective_ids();
        if objectives.is_empty() {
            return;
        }
        let ids: Vec<_> = kpis.iter().map(|_| KpiId::new(&mut self.ids)).collect();
        for ((mut k, at, counterpart), id) in kpis.into_iter().zip(&ids) {
            k.id = *id;
            k.objectives.clear();
            for objective in at.iter().map(|index| *index.get(&objectives)) {
                if !k.objectives.contains(&objective) {
                    k.objectives.push(objective);
                }
            }
            k.counterpart = counterpart.map(|index| *index.get(&ids)).filter(|other| *other != k.id);
            (k.start, k.end) = in_order(k.start, k.end);
            self.project.kpis.insert(k.id, Arc::new(k));
        }
        self.reconcile();
        self.formulas(&ids);
        for (id, points) in ids.into_iter().zip(series) {
            let mut series = Series::default();
            for (day, (value, note)) in points {
                series.insert(day, Measurement { value, note });
            }
            if !series.is_empty() {
                self.project.series.insert(id, Arc::new(series));
            }
        }
    }

    /// Every third KPI is computed from the two before it, where their units and intervals allow.
    fn formulas(&mut self, ids: &[KpiId]) {
        for three in ids.chunks_exact(3) {
            let mut with = self.project.clone();
            let text = format!("max({{{}}}, previous({{{}}})) - ytd({{{}}}) / 1.5", three[0], three[1], three[0]);
            Arc::make_mut(with.kpis.get_mut(&three[2]).unwrap()).formula = Some(Formula::new(&text));
            if with.check().is_empty() {
                self.project = with;
            }
        }
    }

    /// Drops numbers that contradict the target.
    fn reconcile(&mut self) {
        for problem in self.project.check() {
            if let Record::Kpi(id) = problem.record
                && let Some(k) = self.project.kpis.get_mut(&id)
            {
                let k = Arc::make_mut(k);
                (k.minimum, k.baseline) = (None, None);
                if let Some(Target::Range(low, high)) = k.target
                    && low >= high
                {
                    k.target = if low > high { Some(Target::Range(high, low)) } else { None };
                }
            }
        }
    }

    fn links(&mut self, links: Vec<LinkParts>) {
        let objectives = self.objective_ids();
        for ((from, to, is_plus, a, b), (rationale, disproof, confidence, since, cause_kpi, effect_kpi)) in links {
            if objectives.is_empty() {
                return;
            }
            let (cause, effect) = (*from.get(&objectives), *to.get(&objectives));
            let kpi = |objective, index: Option<Index>| {
                let kpis: Vec<_> = self.project.kpis_of(objective).iter().map(|k| k.id).collect();
                index.filter(|_| !kpis.is_empty()).map(|index| *index.get(&kpis))
            };
            let link = Link {
                sign: if is_plus { Sign::Plus } else { Sign::Minus },
                lag: Lag { from_months: a.min(b), to_months: a.max(b) },
                rationale,
                disproof,
                confidence,
                since,
                cause_kpi: kpi(cause, cause_kpi),
                effect_kpi: kpi(effect, effect_kpi),
                ..Link::new(LinkId::new(&mut self.ids), cause, effect)
            };
            // A link to itself or with the same ends as another is not drawn.
            let _added = self.project.map.add_link(Arc::new(link));
        }
    }

    fn initiatives(&mut self, initiatives: Vec<InitiativeParts>) {
        let objectives = self.objective_ids();
        for ((objective, rank, name, owner), (start, due, progress, budget)) in initiatives {
            if objectives.is_empty() {
                return;
            }
            let (id, objective) = (InitiativeId::new(&mut self.ids), *objective.get(&objectives));
            let (start, due) = in_order(start, due);
            let record = Initiative { id, objective, rank, name, owner, start, due, progress, budget };
            self.project.initiatives.insert(id, Arc::new(record));
        }
    }

    fn import_profiles(&mut self, profiles: Vec<ProfileParts>) {
        let all: Vec<KpiId> = self.project.kpis.keys().copied().collect();
        for (columns, decimal, dates, kpis) in profiles {
            let id = ImportProfileId::new(&mut self.ids);
            let kpis = kpis.into_iter().filter(|_| !all.is_empty()).map(|(name, at)| (name, *at.get(&all))).collect();
            let record = ImportProfile { id, columns, decimal, dates, kpis };
            self.project.import_profiles.insert(id, Arc::new(record));
        }
    }

    fn conflicts(&mut self, conflicts: Vec<ConflictParts>) {
        let objectives = self.objective_ids();
        for (at, field, values) in conflicts.into_iter().filter(|_| !objectives.is_empty()) {
            let (field, all) = [
                ("owner", ["\"Ann\"", "\"B\\\"o\\nb\""]),
                ("weight", ["2.0", "0.5"]),
                ("pin", ["Some((x: 1.0, y: -2.5))", "Some((x: 0.0, y: 7.0))"]),
            ][field];
            let [base, ours, theirs] = values.map(|value| value.map(|at| (*at.get(&all)).to_owned()));
            let record = Record::Objective(*at.get(&objectives));
            let conflict = Conflict { record, field: field.into(), base, ours, theirs };
            self.project.conflicts.insert(conflict.key(), Arc::new(conflict));
        }
    }

    fn story(&mut self, steps: Vec<StepParts>) {
        let (objectives, kpis) = (self.objective_ids(), self.project.kpis.keys().copied().collect::<Vec<_>>());
        let bands: Vec<_> = self.project.perspectives.keys().copied().collect();
        for (mut step, (kind, at), kpi) in steps {
            let mut chosen: Vec<ObjectiveId> = Vec::new();
            for id in at.iter().filter(|_| !objectives.is_empty()).map(|index| *index.get(&objectives)) {
                if !chosen.contains(&id) {
                    chosen.push(id);
                }
            }
            step.id = StepId::new(&mut self.ids);
            step.about = match kind {
                0 => About::Mission,
                1 => About::Perspective(*at[0].get(&bands)),
                2 if !chosen.is_empty() => About::Chain(chosen),
                3 if !chosen.is_empty() => About::Objectives(chosen),
                4 => About::Numbers,
                5 => About::Initiatives,
                _ => About::Map,
            };
            step.kpi = kpi.filter(|_| !kpis.is_empty()).map(|index| *index.get(&kpis));
            self.project.story.insert(step.id, Arc::new(step));
        }
    }
}
