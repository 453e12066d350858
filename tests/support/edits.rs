//! Random edits of every kind, valid and not.
//!
//! An edit names records, and which records there are is known only when its turn comes. So what is drawn is a
//! [`Recipe`]: numbers, texts, days and picks, which [`Recipe::edit`] turns into an edit of the project at hand. A pick
//! may also fall on a record that does not exist, a number on one that can't be kept.

use std::collections::BTreeMap;

use fourfold::edit::*;
use fourfold::model::*;
use jiff::civil::{Date, date};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{Index, select};

use super::arbitrary;

/// One edit that is to be made: a single one, or several as one step.
#[derive(Clone, Debug)]
pub enum Recipe {
    /// A single edit.
    One(Draw),
    /// Several edits under one name.
    Several(StepName, Vec<Draw>),
}

/// What a single edit is made from.
#[derive(Clone, Debug)]
pub struct Draw {
    /// Which kind of record, which change and which field.
    kind: [Index; 3],
    /// Which records.
    pick: [Index; 3],
    text: String,
    numbers: [f64; 2],
    days: [Option<Date>; 2],
    small: u16,
    rank: Rank,
}

/// Any edit.
pub fn recipe() -> impl Strategy<Value = Recipe> {
    let name = select(&[StepName::Tidy, StepName::Paste, StepName::MoveObjectives][..]);
    prop_oneof![
        6 => draw().prop_map(Recipe::One),
        1 => (name, vec(draw(), 0..4)).prop_map(|(name, draws)| Recipe::Several(name, draws)),
    ]
}

/// A single edit.
pub fn draw() -> impl Strategy<Value = Draw> {
    let rank = "[0-9a-z]{0,3}[1-9a-z]".prop_map(|rank| rank.parse().unwrap());
    let index = any::<[Index; 3]>();
    let rest = (text(), [number(), number()], [option::of(day()), option::of(day())], 0_u16..300, rank);
    (index, any::<[Index; 3]>(), rest).prop_map(|(kind, pick, (text, numbers, days, small, rank))| Draw {
        kind,
        pick,
        text,
        numbers,
        days,
        small,
        rank,
    })
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        40 => arbitrary::text(),
        10 => select(&["", "a", "b"][..]).prop_map(str::to_owned),
        5 => Just("\u{1}cafe\u{301}\r\n\u{FFFE}".to_owned()),
        1 => Just("ế".repeat(limits::LINE_BYTES / 2)),
    ]
}

fn number() -> impl Strategy<Value = f64> {
    let bad = select(&[f64::NAN, f64::INFINITY, -1.0, 1e16, -0.0][..]);
    prop_oneof![8 => arbitrary::number(), 4 => (0_i32..5).prop_map(f64::from), 1 => bad]
}

fn day() -> impl Strategy<Value = Date> {
    let bad = select(vec![Date::MIN, Date::MAX, date(1899, 12, 31), date(2201, 1, 1)]);
    prop_oneof![10 => arbitrary::day(), 1 => bad]
}

impl Recipe {
    /// The edit that it stands for in a project; new records take their ids from `ids`.
    pub fn edit(&self, project: &Project, ids: &mut dyn IdSource) -> Edit {
        match self {
            Self::One(draw) => draw.edit(project, ids),
            Self::Several(name, draws) => {
                Edit::Several(*name, draws.iter().map(|draw| draw.edit(project, ids)).collect())
            }
        }
    }
}

impl Draw {
    /// The edit that it stands for in a project.
    pub fn edit(&self, project: &Project, ids: &mut dyn IdSource) -> Edit {
        // A KPI has more fields than all else together.
        match self.kind[0].index(12) {
            0 => Edit::Project(self.one_of(self.project_fields())),
            1 => Edit::Perspective(self.perspective(project, ids)),
            2 => Edit::Theme(self.theme(project, ids)),
            3 => Edit::Objective(self.objective(project, ids)),
            4 => Edit::Link(self.link(project, ids)),
            5 | 10 | 11 => Edit::Kpi(self.kpi(project, ids)),
            6 => Edit::Measurement(self.measurement(project, ids)),
            7 if self.small.is_multiple_of(2) => Edit::Conflict(self.conflict(project, ids)),
            7 => Edit::ImportProfile(Box::new(self.import_profile(project, ids))),
            8 => Edit::Story(self.story(project, ids)),
            _ => Edit::Initiative(self.initiative(project, ids)),
        }
    }

    /// The field that is drawn.
    fn one_of<F>(&self, mut fields: Vec<F>) -> F {
        fields.swap_remove(self.kind[2].index(fields.len()))
    }

    /// One of the records, or one time in a few one that does not exist.
    fn pick<T: Copy>(&self, nth: usize, mut known: Vec<T>, unknown: T) -> T {
        known.push(unknown);
        *self.pick[nth].get(&known)
    }

    /// An id for a new record: fresh, or now and then one that is taken.
    fn new_id<T: Copy>(&self, known: &[T], fresh: T) -> T {
        if self.small.is_multiple_of(7) && !known.is_empty() { *self.pick[0].get(known) } else { fresh }
    }

    fn text(&self) -> String {
        self.text.clone()
    }

    fn number(&self) -> Option<f64> {
        (!self.small.is_multiple_of(5)).then_some(self.numbers[0])
    }

    fn hue(&self) -> Hue {
        *self.pick[2].get(&Hue::ALL)
    }

    fn percent(&self) -> u8 {
        (self.small % 110) as u8
    }

    fn project_fields(&self) -> Vec<ProjectField> {
        vec![
            ProjectField::Name(self.text()),
            ProjectField::Mission(self.text()),
            ProjectField::Vision(self.text()),
            ProjectField::Currency(*self.pick[0].get(&[Currency::USD, Currency::VND, Currency::EUR])),
            ProjectField::FiscalYear(FiscalYear::starting((self.small % 12) as i8 + 1).unwrap()),
        ]
    }

    fn perspective(&self, project: &Project, ids: &mut dyn IdSource) -> PerspectiveEdit {
        let known = perspectives(project);
        let fresh = PerspectiveId::new(ids);
        let id = self.pick(0, known.clone(), fresh);
        match self.kind[1].index(5) {
            0 => {
                let id = self.new_id(&known, fresh);
                let (rank, text) = (self.rank.clone(), self.text());
                let (name, letter, question) = (text.clone(), text.chars().take(1).collect(), text);
                PerspectiveEdit::Add(Perspective { id, rank, name, letter, question, hue: self.hue() })
            }
            1 => PerspectiveEdit::Move(id, self.rank.clone()),
            2 => {
                let cards_to = (!self.small.is_multiple_of(4)).then(|| self.pick(1, known, fresh));
                PerspectiveEdit::Remove { id, cards_to }
            }
            _ => PerspectiveEdit::Set(
                id,
                self.one_of(vec![
                    PerspectiveField::Name(self.text()),
                    PerspectiveField::Letter(self.text()),
                    PerspectiveField::Question(self.text()),
                    PerspectiveField::Hue(self.hue()),
                ]),
            ),
        }
    }

    fn theme(&self, project: &Project, ids: &mut dyn IdSource) -> ThemeEdit {
        let known = themes(project);
        let fresh = ThemeId::new(ids);
        let id = self.pick(0, known.clone(), fresh);
        match self.kind[1].index(4) {
            0 => {
                let id = self.new_id(&known, fresh);
                ThemeEdit::Add(Theme { id, rank: self.rank.clone(), name: self.text(), hue: self.hue() })
            }
            1 => ThemeEdit::Remove(id),
            _ => ThemeEdit::Set(
                id,
                self.one_of(vec![
                    ThemeField::Name(self.text()),
                    ThemeField::Hue(self.hue()),
                    ThemeField::Rank(self.rank.clone()),
                ]),
            ),
        }
    }

    fn objective(&self, project: &Project, ids: &mut dyn IdSource) -> ObjectiveEdit {
        let known = objectives(project);
        let fresh = ObjectiveId::new(ids);
        let id = self.pick(0, known.clone(), fresh);
        let perspective = self.pick(1, perspectives(project), PerspectiveId::new(ids));
        let pin = (!self.small.is_multiple_of(4)).then(|| Pin::new(self.numbers[0], self.numbers[1]));
        let themes =
            vec![self.pick(1, themes(project), ThemeId::new(ids)), self.pick(2, themes(project), ThemeId::new(ids))];
        match self.kind[1].index(6) {
            0 | 1 => {
                let id = self.new_id(&known, fresh);
                let mut objective = Objective::new(id, perspective, self.rank.clone(), self.text());
                (objective.description, objective.owner) = (self.text(), self.text());
                (objective.weight, objective.pin) = (self.numbers[1], pin);
                ObjectiveEdit::Add(Box::new(objective))
            }
            2 => ObjectiveEdit::Place { id, perspective, rank: self.rank.clone(), pin },
            3 => ObjectiveEdit::Remove(id),
            _ => ObjectiveEdit::Set(
                id,
                self.one_of(vec![
                    ObjectiveField::Name(self.text()),
                    ObjectiveField::Description(self.text()),
                    ObjectiveField::Owner(self.text()),
                    ObjectiveField::Weight(self.numbers[0]),
                    ObjectiveField::Themes(themes),
                ]),
            ),
        }
    }

    fn link(&self, project: &Project, ids: &mut dyn IdSource) -> LinkEdit {
        let known: Vec<LinkId> = project.map.links().map(|l| l.id).collect();
        let fresh = LinkId::new(ids);
        let id = self.pick(0, known.clone(), fresh);
        let ends = [1, 2].map(|nth| self.pick(nth, objectives(project), ObjectiveId::new(ids)));
        let kpi = (!self.small.is_multiple_of(3)).then(|| self.pick(2, kpis(project), KpiId::new(ids)));
        let lag = Lag { from_months: self.small, to_months: self.small.wrapping_mul(7) % 300 };
        match self.kind[1].index(6) {
            0 | 1 => {
                let mut link = Link::new(self.new_id(&known, fresh), ends[0], ends[1]);
                (link.rationale, link.disproof) = (self.text(), self.text());
                (link.cause_kpi, link.confidence) = (kpi.filter(|_| self.small > 200), Some(self.percent()));
                LinkEdit::Add(Box::new(link))
            }
            2 => LinkEdit::Retarget { id, cause: ends[0], effect: ends[1] },
            3 => LinkEdit::Remove(id),
            _ => LinkEdit::Set(
                id,
                self.one_of(vec![
                    LinkField::Sign(if self.small.is_multiple_of(2) { Sign::Plus } else { Sign::Minus }),
                    LinkField::Lag(lag),
                    LinkField::Rationale(self.text()),
                    LinkField::Disproof(self.text()),
                    LinkField::Confidence((!self.small.is_multiple_of(4)).then(|| self.percent())),
                    LinkField::Since(self.days[0]),
                    LinkField::CauseKpi(kpi),
                    LinkField::EffectKpi(kpi),
                ]),
            ),
        }
    }

    fn kpi(&self, project: &Project, ids: &mut dyn IdSource) -> KpiEdit {
        let known = kpis(project);
        let fresh = KpiId::new(ids);
        let id = self.pick(0, known.clone(), fresh);
        let homes = [1, 2].map(|nth| self.pick(nth, objectives(project), ObjectiveId::new(ids)));
        let counterpart = (!self.small.is_multiple_of(3)).then(|| self.pick(1, known.clone(), fresh));
        match self.kind[1].index(7) {
            0 | 1 => {
                let mut kpi = Kpi::new(self.new_id(&known, fresh), homes[0], self.rank.clone(), self.text());
                (kpi.baseline, kpi.weight) = (self.number(), self.numbers[1]);
                (kpi.start, kpi.end, kpi.counterpart) = (self.days[0], self.days[1], counterpart);
                KpiEdit::Add(Box::new(kpi))
            }
            2 => KpiEdit::Remove(id),
            _ => KpiEdit::Set(id, self.one_of(self.kpi_fields(&homes, counterpart))),
        }
    }

    fn kpi_fields(&self, homes: &[ObjectiveId], counterpart: Option<KpiId>) -> Vec<KpiField> {
        let [low, high] = self.numbers;
        let target = match self.small % 4 {
            0 => None,
            1 => Some(Target::Range(low, high)),
            _ => Some(Target::Value(low)),
        };
        let unit = match self.small % 3 {
            0 => Unit::Percent,
            1 => Unit::Currency(Currency::VND),
            _ => Unit::Duration(DurationUnit::Days),
        };
        let path = match self.days[0] {
            Some(day) => TargetPath::Values(BTreeMap::from([(day, low)])),
            None => TargetPath::Line,
        };
        let homes = homes.iter().copied().take(usize::from(self.small % 3)).collect();
        // Of its counterpart: allowed, a circle, or over nothing.
        let formula = counterpart
            .filter(|_| !self.small.is_multiple_of(3))
            .map(|id| Formula::new(&format!("{{{id}}} * {low:?}")));
        vec![
            KpiField::Name(self.text()),
            KpiField::Objectives(homes),
            KpiField::Rank(self.rank.clone()),
            KpiField::Unit(unit),
            KpiField::Baseline(self.number()),
            KpiField::Minimum(self.number()),
            KpiField::Target(target),
            KpiField::Collection(self.text()),
            KpiField::Interval(*self.pick[1].get(&Interval::ALL)),
            KpiField::Start(self.days[0]),
            KpiField::End(self.days[1]),
            KpiField::Nature(self.days[0].map(|_| Nature::Leading)),
            KpiField::Counterpart(counterpart),
            KpiField::Weight(low),
            KpiField::Cost(self.number().map(Cost::Hours)),
            KpiField::Owner(self.text()),
            KpiField::Enters(self.text()),
            KpiField::Answers(self.text()),
            KpiField::Scope(self.text()),
            KpiField::Path(path),
            KpiField::Reading(self.text()),
            KpiField::Aggregation(*self.pick[1].get(&Aggregation::ALL)),
            KpiField::Stage(self.days[0].map(|_| *self.pick[0].get(&Stage::ALL))),
            KpiField::Formula(formula),
        ]
    }

    fn measurement(&self, project: &Project, ids: &mut dyn IdSource) -> MeasurementEdit {
        let kpi = self.pick(0, kpis(project), KpiId::new(ids));
        let interval = project.kpis.get(&kpi).map_or(Interval::Month, |k| k.interval);
        let day = self.days[0].unwrap_or(date(2026, 1, 1));
        let period = Period::containing(interval, day, project.fiscal_year);
        let measurement = self.number().map(|value| Measurement { value, note: self.text() });
        MeasurementEdit { kpi, period, measurement }
    }

    fn import_profile(&self, project: &Project, ids: &mut dyn IdSource) -> ImportProfile {
        let known: Vec<ImportProfileId> = project.import_profiles.keys().copied().collect();
        let id = self.pick(0, known, ImportProfileId::new(ids));
        let role = *self.pick[1].get(&ColumnRole::ALL);
        let decimal = self.days[0].map(|_| DecimalMark::Comma);
        let dates = self.days[1].map(|_| DateOrder::MonthFirst);
        let kpis = BTreeMap::from([(self.text(), self.pick(2, kpis(project), KpiId::new(ids)))]);
        ImportProfile { id, columns: vec![ImportColumn { title: self.text(), role }], decimal, dates, kpis }
    }

    fn initiative(&self, project: &Project, ids: &mut dyn IdSource) -> InitiativeEdit {
        let known: Vec<InitiativeId> = project.initiatives.keys().copied().collect();
        let fresh = InitiativeId::new(ids);
        let id = self.pick(0, known.clone(), fresh);
        let [start, due] = self.days;
        match self.kind[1].index(5) {
            0 | 1 => InitiativeEdit::Add(Box::new(Initiative {
                id: self.new_id(&known, fresh),
                objective: self.pick(1, objectives(project), ObjectiveId::new(ids)),
                rank: self.rank.clone(),
                name: self.text(),
                owner: self.text(),
                start,
                due,
                progress: self.percent(),
                budget: self.number(),
            })),
            2 => InitiativeEdit::Remove(id),
            _ => InitiativeEdit::Set(
                id,
                self.one_of(vec![
                    InitiativeField::Name(self.text()),
                    InitiativeField::Owner(self.text()),
                    InitiativeField::Start(start),
                    InitiativeField::Due(due),
                    InitiativeField::Progress(self.percent()),
                    InitiativeField::Budget(self.number()),
                ]),
            ),
        }
    }
}

impl Draw {
    fn story(&self, project: &Project, ids: &mut dyn IdSource) -> StoryEdit {
        let known: Vec<StepId> = project.story.keys().copied().collect();
        let fresh = StepId::new(ids);
        let id = self.pick(0, known.clone(), fresh);
        let seconds = self.days[0].map(|_| self.small * 13);
        let kpi = self.days[1].map(|_| self.pick(2, kpis(project), KpiId::new(ids)));
        let frame = (!self.small.is_multiple_of(3)).then(|| self.frame());
        match self.kind[1].index(5) {
            0 | 1 => StoryEdit::Add(Box::new(StoryStep {
                id: self.new_id(&known, fresh),
                rank: self.rank.clone(),
                about: self.about(project, ids),
                frame,
                title: self.text(),
                sentence: self.text(),
                notes: self.text(),
                seconds,
                kpi,
            })),
            2 => StoryEdit::Remove(id),
            _ => StoryEdit::Set(
                id,
                self.one_of(vec![
                    StoryField::Rank(self.rank.clone()),
                    StoryField::About(self.about(project, ids)),
                    StoryField::Frame(frame),
                    StoryField::Title(self.text()),
                    StoryField::Sentence(self.text()),
                    StoryField::Notes(self.text()),
                    StoryField::Seconds(seconds),
                    StoryField::Kpi(kpi),
                ]),
            ),
        }
    }

    fn conflict(&self, project: &Project, ids: &mut dyn IdSource) -> ConflictEdit {
        let choice = *self.pick[1].get(&[Choice::Present, Choice::Ours, Choice::Theirs, Choice::Base]);
        let mut keys: Vec<ConflictKey> = project.conflicts.keys().cloned().collect();
        keys.push((Record::Objective(ObjectiveId::new(ids)), "owner".into()));
        let key = self.pick[0].get(&keys).clone();
        match self.kind[1].index(4) {
            0 => ConflictEdit::All(choice),
            1 => ConflictEdit::Record(key.0, choice),
            _ => ConflictEdit::One(key, choice),
        }
    }

    fn frame(&self) -> Frame {
        let [x, y] = self.numbers.map(|number| number as i32);
        Frame { x, y, width: u32::from(self.small), height: u32::from(self.small / 2) }
    }

    fn about(&self, project: &Project, ids: &mut dyn IdSource) -> About {
        let chosen: Vec<ObjectiveId> =
            (0..3).map(|nth| self.pick(nth, objectives(project), ObjectiveId::new(ids))).collect();
        let chosen: Vec<ObjectiveId> = chosen.into_iter().take(usize::from(self.small % 4)).collect();
        match self.pick[2].index(7) {
            0 => About::Mission,
            1 => About::Perspective(self.pick(1, perspectives(project), PerspectiveId::new(ids))),
            2 | 3 => About::Chain(chosen),
            4 => About::Objectives(chosen),
            5 => About::Map,
            _ => {
                if self.small.is_multiple_of(2) {
                    About::Numbers
                } else {
                    About::Initiatives
                }
            }
        }
    }
}

fn perspectives(project: &Project) -> Vec<PerspectiveId> {
    project.perspectives.keys().copied().collect()
}

fn themes(project: &Project) -> Vec<ThemeId> {
    project.themes.keys().copied().collect()
}

fn objectives(project: &Project) -> Vec<ObjectiveId> {
    project.map.objectives().map(|o| o.id).collect()
}

fn kpis(project: &Project) -> Vec<KpiId> {
    project.kpis.keys().copied().collect()
}

/// Edits that write into every field of every record what already stands there.
pub fn echoes(project: &Project) -> Vec<Edit> {
    let mut echoes = vec![
        Edit::Project(ProjectField::Name(project.name.clone())),
        Edit::Project(ProjectField::Mission(project.mission.clone())),
        Edit::Project(ProjectField::Vision(project.vision.clone())),
        Edit::Project(ProjectField::Currency(project.currency)),
        Edit::Project(ProjectField::FiscalYear(project.fiscal_year)),
        Edit::Several(StepName::Tidy, Vec::new()),
    ];
    for p in project.perspectives.values() {
        let fields = [
            PerspectiveField::Name(p.name.clone()),
            PerspectiveField::Letter(p.letter.clone()),
            PerspectiveField::Question(p.question.clone()),
            PerspectiveField::Hue(p.hue),
        ];
        echoes.extend(fields.map(|field| Edit::Perspective(PerspectiveEdit::Set(p.id, field))));
        echoes.push(Edit::Perspective(PerspectiveEdit::Move(p.id, p.rank.clone())));
    }
    for t in project.themes.values() {
        let fields = [ThemeField::Name(t.name.clone()), ThemeField::Hue(t.hue), ThemeField::Rank(t.rank.clone())];
        echoes.extend(fields.map(|field| Edit::Theme(ThemeEdit::Set(t.id, field))));
    }
    for o in project.map.objectives() {
        let fields = [
            ObjectiveField::Name(o.name.clone()),
            ObjectiveField::Description(o.description.clone()),
            ObjectiveField::Owner(o.owner.clone()),
            ObjectiveField::Weight(o.weight),
            ObjectiveField::Themes(o.themes.iter().rev().chain(&o.themes).copied().collect()),
        ];
        echoes.extend(fields.map(|field| Edit::Objective(ObjectiveEdit::Set(o.id, field))));
        let (perspective, rank, pin) = (o.perspective, o.rank.clone(), o.pin);
        echoes.push(Edit::Objective(ObjectiveEdit::Place { id: o.id, perspective, rank, pin }));
    }
    for s in project.story.values() {
        let fields = [
            StoryField::Rank(s.rank.clone()),
            StoryField::About(s.about.clone()),
            StoryField::Frame(s.frame),
            StoryField::Title(s.title.clone()),
            StoryField::Sentence(s.sentence.clone()),
            StoryField::Notes(s.notes.clone()),
            StoryField::Seconds(s.seconds),
            StoryField::Kpi(s.kpi),
        ];
        echoes.extend(fields.map(|field| Edit::Story(StoryEdit::Set(s.id, field))));
    }
    for l in project.map.links() {
        let fields = [
            LinkField::Sign(l.sign),
            LinkField::Lag(l.lag),
            LinkField::Rationale(l.rationale.clone()),
            LinkField::Disproof(l.disproof.clone()),
            LinkField::Confidence(l.confidence),
            LinkField::Since(l.since),
            LinkField::CauseKpi(l.cause_kpi),
            LinkField::EffectKpi(l.effect_kpi),
        ];
        echoes.extend(fields.map(|field| Edit::Link(LinkEdit::Set(l.id, field))));
        echoes.push(Edit::Link(LinkEdit::Retarget { id: l.id, cause: l.cause, effect: l.effect }));
    }
    for i in project.initiatives.values() {
        let fields = [
            InitiativeField::Name(i.name.clone()),
            InitiativeField::Owner(i.owner.clone()),
            InitiativeField::Start(i.start),
            InitiativeField::Due(i.due),
            InitiativeField::Progress(i.progress),
            InitiativeField::Budget(i.budget),
        ];
        echoes.extend(fields.map(|field| Edit::Initiative(InitiativeEdit::Set(i.id, field))));
    }
    echoes.extend(project.kpis.values().flat_map(|k| kpi_echoes(project, k)));
    echoes
}

fn kpi_echoes(project: &Project, k: &Kpi) -> Vec<Edit> {
    let fields = [
        KpiField::Name(k.name.clone()),
        KpiField::Objectives(k.objectives.clone()),
        KpiField::Rank(k.rank.clone()),
        KpiField::Unit(k.unit),
        KpiField::Baseline(k.baseline),
        KpiField::Minimum(k.minimum),
        KpiField::Target(k.target),
        KpiField::Collection(k.collection.clone()),
        KpiField::Interval(k.interval),
        KpiField::Start(k.start),
        KpiField::End(k.end),
        KpiField::Nature(k.nature),
        KpiField::Counterpart(k.counterpart),
        KpiField::Weight(k.weight),
        KpiField::Cost(k.cost),
        KpiField::Owner(k.owner.clone()),
        KpiField::Enters(k.enters.clone()),
        KpiField::Answers(k.answers.clone()),
        KpiField::Scope(k.scope.clone()),
        KpiField::Path(k.path.clone()),
        KpiField::Reading(k.reading.clone()),
        KpiField::Aggregation(k.aggregation),
        KpiField::Stage(k.stage),
        KpiField::Formula(k.formula.clone()),
    ];
    let values = project.series_of(k.id).iter().map(|(day, measurement)| {
        let period = Period { interval: Interval::Day, start: day };
        Edit::Measurement(MeasurementEdit { kpi: k.id, period, measurement: Some(measurement.clone()) })
    });
    fields.map(|field| Edit::Kpi(KpiEdit::Set(k.id, field))).into_iter().chain(values).collect()
}
