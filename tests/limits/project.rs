//! The limits of a project and of its file.

use std::collections::BTreeMap;
use std::sync::Arc;

use fourfold::edit::*;
use fourfold::model::*;
use fourfold::store::{self, Broken};
use jiff::ToSpan as _;
use jiff::civil::{Date, date};

use crate::says;
use crate::support::sample;

/// A kind of record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Perspectives,
    Objectives,
    Links,
    Themes,
    Kpis,
    Initiatives,
    Measurements,
    Steps,
    ImportProfiles,
}

/// Records are numbered from here, so that they meet none of the sample.
const FIRST: u64 = 1_000;

/// The id of a number.
fn id<T>(number: u64, new: fn(&mut dyn IdSource) -> T) -> T {
    struct Fixed(u64);
    impl IdSource for Fixed {
        fn next_bits(&mut self) -> u64 {
            self.0
        }
    }
    new(&mut Fixed(FIRST + number))
}

/// How many values one KPI gets here.
const DAYS: u64 = 100_000;

/// A project with exactly so many records of a kind, and what those need.
fn with(kind: Kind, count: usize) -> Project {
    let mut p = Project::default();
    let rank = Rank::between(None, None);
    let band = id(0, PerspectiveId::new);
    let (name, letter, question) = ("Band".to_owned(), "B".to_owned(), String::new());
    let perspective = Perspective { id: band, rank: rank.clone(), name, letter, question, hue: Hue::Blue };
    p.perspectives.insert(band, Arc::new(perspective.clone()));
    let objectives = match kind {
        Kind::Objectives => count as u64,
        // So many that arrows between two of them suffice.
        Kind::Links => 500,
        Kind::Kpis | Kind::Initiatives | Kind::Measurements => 1,
        Kind::Perspectives | Kind::Themes | Kind::Steps | Kind::ImportProfiles => 0,
    };
    for n in 0..objectives {
        p.map.add_objective(Arc::new(Objective::new(id(n, ObjectiveId::new), band, rank.clone(), "Grow"))).unwrap();
    }
    let home = id(0, ObjectiveId::new);
    let kpi = |n| Arc::new(Kpi::new(id(n, KpiId::new), home, rank.clone(), "KPI"));
    let numbers = 0..count as u64;
    match kind {
        Kind::Objectives => {}
        Kind::Perspectives => {
            for n in 1..count as u64 {
                let id = id(n, PerspectiveId::new);
                p.perspectives.insert(id, Arc::new(Perspective { id, ..perspective.clone() }));
            }
        }
        Kind::Links => {
            for n in numbers {
                let (cause, step) = (n % objectives, n / objectives + 1);
                let ends = [cause, (cause + step) % objectives].map(|n| id(n, ObjectiveId::new));
                p.map.add_link(Arc::new(Link::new(id(n, LinkId::new), ends[0], ends[1]))).unwrap();
            }
        }
        Kind::Themes => {
            p.themes.extend(numbers.map(|n| {
                let id = id(n, ThemeId::new);
                (id, Arc::new(Theme { id, rank: rank.clone(), name: "Theme".into(), hue: Hue::Teal }))
            }));
        }
        Kind::Kpis => p.kpis.extend(numbers.map(|n| (id(n, KpiId::new), kpi(n)))),
        Kind::Measurements => {
            for n in 0..(count as u64).div_ceil(DAYS) {
                let mut kpi = Arc::unwrap_or_clone(kpi(n));
                kpi.interval = Interval::Day;
                p.kpis.insert(kpi.id, Arc::new(kpi));
                let days = 0..DAYS.min(count as u64 - n * DAYS).cast_signed();
                let value = |day: i64| (date(1900, 1, 1) + day.days(), Measurement::of(day as f64 / 8.0));
                p.series.insert(id(n, KpiId::new), Arc::new(days.map(value).collect()));
            }
        }
        Kind::Initiatives => {
            p.initiatives.extend(numbers.map(|n| {
                let (id, owner, rank) = (id(n, InitiativeId::new), String::new(), rank.clone());
                let (start, due, budget) = (None, None, None);
                let name = "Work".into();
                (id, Arc::new(Initiative { id, objective: home, rank, name, owner, start, due, progress: 0, budget }))
            }));
        }
        Kind::Steps => p.story.extend(numbers.map(|n| (id(n, StepId::new), Arc::new(step(n))))),
        Kind::ImportProfiles => {
            p.import_profiles.extend(numbers.map(|n| {
                let (id, columns) = (id(n, ImportProfileId::new), Vec::new());
                (id, Arc::new(ImportProfile { id, columns, decimal: None, dates: None, kpis: BTreeMap::new() }))
            }));
        }
    }
    p
}

/// Something that a merge has left open.
fn conflict(n: u64, ours: String) -> Conflict {
    let record = Record::Objective(id(n, ObjectiveId::new));
    Conflict { record, field: "weight".into(), base: None, ours: Some(ours), theirs: None }
}

/// So many are kept, written and read; a merge that would leave more open says how many it could not list.
pub fn conflicts() {
    let most = limits::CONFLICTS;
    let with = |count: usize| {
        let open = (0..count as u64).map(|n| conflict(n, "1.0".into())).map(|c| (c.key(), Arc::new(c)));
        Project { conflicts: open.collect(), ..Project::default() }
    };
    assert_eq!(with(most).check(), []);
    assert_eq!(store::read(store::write(&with(most)).as_bytes()).unwrap().project, with(most));
    assert_eq!(with(most + 1).check()[0].rule, Rule::TooMany(most));
    let broken = store::read(store::write(&with(most + 1)).as_bytes()).unwrap_err();
    says(|lang| broken.message(lang), &format!("more than {most} records"), &format!("hơn {most} bản ghi"));
    let base = self::with(Kind::Themes, 1);
    let renamed = |name: &str| {
        let mut p = Project { conflicts: with(most).conflicts, ..base.clone() };
        p.themes.values_mut().for_each(|theme| Arc::make_mut(theme).name = name.into());
        p
    };
    let merged = store::merge(&base, &renamed("A"), &renamed("B"));
    assert_eq!((merged.project.conflicts.len(), merged.project.check()), (most, vec![]));
    let [note] = &merged.notes[..] else { panic!("{:?}", merged.notes) };
    says(|lang| note.message("", lang).into_owned(), "1 more values differ", "Còn 1 giá trị");
}

pub fn conflict_bytes() {
    let of = |length: usize| {
        let conflict = conflict(0, "9".repeat(length));
        Project { conflicts: [(conflict.key(), Arc::new(conflict))].into(), ..Project::default() }
    };
    let most = limits::CONFLICT_BYTES;
    assert_eq!(store::read(store::write(&of(most)).as_bytes()).unwrap().project, of(most));
    let broken = store::read(store::write(&of(most + 1)).as_bytes()).unwrap_err();
    says(|lang| broken.message(lang), "4096 KB", "4096 KB");
}

/// A step of the story about the whole map.
fn step(n: u64) -> StoryStep {
    StoryStep {
        id: id(n, StepId::new),
        rank: Rank::between(None, None),
        about: About::Map,
        frame: None,
        title: String::new(),
        sentence: String::new(),
        notes: String::new(),
        seconds: None,
        kpi: None,
    }
}

/// A story of one step with another field.
fn told(field: StoryField) -> Result<(), Refusal> {
    let mut document = Document::saved(with(Kind::Steps, 1));
    document.apply(Edit::Story(StoryEdit::Set(id(0, StepId::new), field)))
}

pub fn step_seconds() {
    told(StoryField::Seconds(Some(limits::STEP_SECONDS))).unwrap();
    let refusal = told(StoryField::Seconds(Some(limits::STEP_SECONDS + 1))).unwrap_err();
    says(|lang| refusal.message(lang), "too large", "quá lớn");
}

pub fn frame_points() {
    let most = limits::FRAME_POINTS;
    let frame = |x, width| StoryField::Frame(Some(Frame { x, y: -most, width, height: 1 }));
    told(frame(-most, most.unsigned_abs() * 2)).unwrap();
    for beyond in [frame(-most - 1, 5), frame(0, most.unsigned_abs() + 1), frame(0, 0)] {
        let refusal = told(beyond).unwrap_err();
        says(|lang| refusal.message(lang), "too large", "quá lớn");
    }
}

/// The edit that adds one more.
fn one_more(kind: Kind) -> Edit {
    let rank = Rank::between(None, None);
    let (n, home, name) = (500_000, id(0, ObjectiveId::new), "One more".to_owned());
    let band = id(0, PerspectiveId::new);
    match kind {
        Kind::Perspectives => {
            let (letter, question, id) = ("N".into(), String::new(), id(n, PerspectiveId::new));
            Edit::Perspective(PerspectiveEdit::Add(Perspective { id, rank, name, letter, question, hue: Hue::Red }))
        }
        Kind::Objectives => {
            let objective = Objective::new(id(n, ObjectiveId::new), band, rank, name);
            Edit::Objective(ObjectiveEdit::Add(Box::new(objective)))
        }
        Kind::Links => {
            let link = Link::new(id(n, LinkId::new), id(0, ObjectiveId::new), id(400, ObjectiveId::new));
            Edit::Link(LinkEdit::Add(Box::new(link)))
        }
        Kind::Themes => Edit::Theme(ThemeEdit::Add(Theme { id: id(n, ThemeId::new), rank, name, hue: Hue::Red })),
        Kind::Kpis => Edit::Kpi(KpiEdit::Add(Box::new(Kpi::new(id(n, KpiId::new), home, rank, name)))),
        Kind::Initiatives => {
            let (id, owner, start, due, budget) = (id(n, InitiativeId::new), String::new(), None, None, None);
            let record = Initiative { id, objective: home, rank, name, owner, start, due, progress: 0, budget };
            Edit::Initiative(InitiativeEdit::Add(Box::new(record)))
        }
        Kind::Measurements => value(date(2199, 12, 31), 1.0),
        Kind::Steps => Edit::Story(StoryEdit::Add(Box::new(step(n)))),
        Kind::ImportProfiles => {
            let id = id(n, ImportProfileId::new);
            let (columns, kpis) = (Vec::new(), BTreeMap::new());
            Edit::ImportProfile(Box::new(ImportProfile { id, columns, decimal: None, dates: None, kpis }))
        }
    }
}

/// A value of the first KPI.
fn value(day: Date, value: f64) -> Edit {
    let period = Period { interval: Interval::Day, start: day };
    let measurement = Some(Measurement::of(value));
    Edit::Measurement(MeasurementEdit { kpi: id(0, KpiId::new), period, measurement })
}

/// So many records are kept and written to a file; one more is refused by an edit, and by the reader of a file.
pub fn records(kind: Kind, most: usize) {
    let project = with(kind, most);
    assert_eq!(project.check(), []);
    let text = store::write(&project);
    assert!(text.len() as u64 <= limits::FILE_BYTES, "{kind:?} at the limit take {} bytes", text.len());
    let mut document = Document::saved(project);
    let refusal = document.apply(one_more(kind)).unwrap_err();
    says(|lang| refusal.message(lang), &format!("at most {most} of these"), &format!("nhiều nhất {most} mục"));
    assert!(!document.is_dirty() && document.undo_name().is_none());
    // A million values take long to read without optimisation; how a file is cut at its limit is the same for all.
    if kind != Kind::Measurements {
        assert_eq!(store::read(text.as_bytes()).unwrap().project, **document.project());
        let broken = store::read(store::write(&with(kind, most + 1)).as_bytes()).unwrap_err();
        assert_eq!(broken.problems().len(), 1);
        says(|lang| broken.message(lang), &format!("more than {most} records"), &format!("hơn {most} bản ghi"));
    }
}

pub fn file_bytes() {
    let mut text = store::write(&sample::full()).into_bytes();
    text.resize(usize::try_from(limits::FILE_BYTES).unwrap(), b'\n');
    assert!(store::read(&text).is_ok());
    text.push(b'\n');
    let broken = store::read(&text).unwrap_err();
    assert_eq!(broken, Broken::TooLarge { bytes: limits::FILE_BYTES + 1 });
    says(|lang| broken.message(lang), "at most 67108864", "tối đa 67108864 byte");
    // Nor is such a file written: notes of a megabyte, most of it.
    let mut project = with(Kind::Measurements, 65);
    let note = "x".repeat(limits::TEXT_BYTES);
    let series = project.series.values().next().unwrap();
    let noted = series.iter().map(|(day, m)| (day, Measurement { note: note.clone(), ..m.clone() })).collect();
    project.series.insert(id(0, KpiId::new), Arc::new(noted));
    assert_eq!(project.check(), []);
    let error = store::encode(&project).unwrap_err();
    says(|lang| error.message(lang), "a file may have 67108864", "tệp chỉ được 67108864 byte");
}

/// A document with two KPIs, of which the first one is at hand.
fn desk() -> Document {
    Document::saved(with(Kind::Kpis, 2))
}

fn set(field: KpiField) -> Edit {
    Edit::Kpi(KpiEdit::Set(id(0, KpiId::new), field))
}

/// What is done is kept; what goes too far is refused with these words and changes nothing.
#[track_caller]
fn bounds(good: Edit, bad: Edit, english: &str, vietnamese: &str) {
    let mut document = desk();
    document.apply(good).unwrap();
    document.seal();
    let before = document.project().clone();
    let refusal = document.apply(bad).unwrap_err();
    says(|lang| refusal.message(lang), english, vietnamese);
    assert!(Arc::ptr_eq(&before, document.project()));
}

pub fn line_bytes() {
    let name = |length| set(KpiField::Name("x".repeat(length)));
    bounds(name(limits::LINE_BYTES), name(limits::LINE_BYTES + 1), "less than 64 KB", "xuống dưới 64 KB");
}

pub fn text_bytes() {
    let text = |length| set(KpiField::Scope("x".repeat(length)));
    bounds(text(limits::TEXT_BYTES), text(limits::TEXT_BYTES + 1), "less than 1024 KB", "xuống dưới 1024 KB");
    let mut document = desk();
    document.apply(text(limits::TEXT_BYTES)).unwrap();
    let kpi = &document.project().kpis[&id(0, KpiId::new)];
    assert_eq!(kpi.scope.len(), limits::TEXT_BYTES, "nothing is cut off");
}

/// A formula over the other KPI.
fn formula(before: &str, after: &str) -> Edit {
    let text = format!("{before}{{{}}}{after}", id(1, KpiId::new));
    set(KpiField::Formula(Some(Formula::new(&text))))
}

pub fn formula_bytes() {
    let of = |length: usize| {
        let more = length - "{k-0000000000}".len();
        formula("", &format!("{}{}", "+1".repeat(more / 2), "0".repeat(more % 2)))
    };
    let most = limits::FORMULA_BYTES;
    bounds(of(most), of(most + 1), "longer than 4096 characters", "dài quá 4096 ký tự");
}

pub fn formula_depth() {
    let of = |depth: usize| formula(&"(".repeat(depth), &")".repeat(depth));
    let most = limits::FORMULA_DEPTH;
    bounds(of(most), of(most + 1), "more than 32 levels deep", "lồng nhau quá 32 cấp");
}

pub fn numbers() {
    let number = |number| value(date(2026, 1, 1), number);
    bounds(number(limits::NUMBER), number(limits::NUMBER.next_up()), "This number is too large", "Số này quá lớn");
    bounds(number(-limits::NUMBER), number(-limits::NUMBER.next_up()), "This number is too large", "Số này quá lớn");
}

pub fn years() {
    let (first, last) = (*limits::YEARS.start(), *limits::YEARS.end());
    let (en, vi) = ("between the years 1900 and 2200", "từ năm 1900 đến năm 2200");
    bounds(value(date(first, 1, 1), 1.0), value(date(first - 1, 12, 31), 1.0), en, vi);
    bounds(value(date(last, 12, 31), 1.0), value(date(last + 1, 1, 1), 1.0), en, vi);
}

pub fn lags() {
    let mut document = Document::saved(with(Kind::Links, 1));
    let mut lag = |months| {
        let lag = Lag { from_months: 0, to_months: months };
        let result = document.apply(Edit::Link(LinkEdit::Set(id(0, LinkId::new), LinkField::Lag(lag))));
        document.seal();
        result
    };
    lag(limits::LAG_MONTHS).unwrap();
    let refusal = lag(limits::LAG_MONTHS + 1).unwrap_err();
    says(|lang| refusal.message(lang), "too large", "quá lớn");
    // The field says it before it comes to that.
    says(|lang| lang.refused_lag(limits::LAG_MONTHS).into_owned(), "from 0 to 240", "từ 0 đến 240");
}

pub fn undo_steps() {
    let mut document = desk();
    let start = document.project().clone();
    let edit = |document: &mut Document, n: usize| {
        document.apply(Edit::Project(ProjectField::Name(format!("Name {n}")))).unwrap();
        document.seal();
    };
    for n in 0..limits::UNDO_STEPS {
        edit(&mut document, n);
    }
    let mut all = document.clone();
    while all.undo().is_some() {}
    assert_eq!(**all.project(), *start);
    // One more, and the way back ends one step later; nothing is refused.
    edit(&mut document, limits::UNDO_STEPS);
    let steps = std::iter::from_fn(|| document.undo().map(|_| ())).count();
    assert_eq!((steps, document.project().name.as_str()), (limits::UNDO_STEPS, "Name 0"));
}

pub fn depth() {
    // Round and square brackets around one another, in a field that no version knows.
    let nested = |levels: usize| {
        let text = store::write(&sample::full());
        let (open, close) = ("[".repeat(levels), "]".repeat(levels));
        store::read(format!("{}  zz: {open}{close},\n)\n", text.trim_end().strip_suffix(')').unwrap()).as_bytes())
    };
    // The file itself is one level.
    let loaded = nested(limits::DEPTH - 1).unwrap();
    assert_eq!(loaded.unknown_fields.len(), 1);
    let broken = nested(limits::DEPTH).unwrap_err();
    says(|lang| broken.message(lang), "more than 128 levels deep", "lồng nhau quá 128 cấp");
}

pub fn problems() {
    let found = |count: usize| {
        let mut project = with(Kind::Measurements, count);
        let series = project.series.values().next().unwrap();
        let wrong = series.iter().map(|(day, _)| (day, Measurement::of(limits::NUMBER * 2.0))).collect();
        project.series.insert(id(0, KpiId::new), Arc::new(wrong));
        assert_eq!(project.check().len(), count.min(limits::PROBLEMS));
        store::read(store::write(&project).as_bytes()).unwrap_err()
    };
    let most = limits::PROBLEMS;
    for count in [most, most + 1] {
        let broken = found(count);
        assert_eq!(broken.problems().len(), most);
        says(|lang| broken.message(lang), "There are 99 more problems", "99");
    }
    assert_eq!(found(most - 1).problems().len(), most - 1);
}
