//! The same merges by git, line by line: how many of its conflicts are left when records and fields are known.

use std::path::Path;
use std::process::Command;

use fourfold::edit::*;
use fourfold::lang::Lang;
use fourfold::library::{self, TemplateKind};
use fourfold::model::*;
use fourfold::store::{merge, write};
use jiff::civil::date;
use proptest::collection::vec;
use proptest::strategy::{Strategy as _, ValueTree as _};
use proptest::test_runner::TestRunner;

use crate::laws::edited;
use crate::support::edits::recipe;

/// How many conflicts each of the two leaves, and in how many of the merges.
#[derive(Clone, Copy, Debug, Default)]
struct Count {
    git_conflicts: usize,
    git_merges: usize,
    our_conflicts: usize,
    our_merges: usize,
}

impl std::ops::AddAssign for Count {
    fn add_assign(&mut self, other: Self) {
        self.git_conflicts += other.git_conflicts;
        self.git_merges += other.git_merges;
        self.our_conflicts += other.our_conflicts;
        self.our_merges += other.our_merges;
    }
}

/// The conflicts of `git merge-file`, and ours.
fn count(folder: &Path, base: &Project, ours: &Project, theirs: &Project) -> Count {
    let path = |name: &str, project: &Project| {
        let path = folder.join(name);
        std::fs::write(&path, write(project)).unwrap();
        path
    };
    let files = [path("ours", ours), path("base", base), path("theirs", theirs)];
    let output = Command::new("git").args(["merge-file", "-p"]).args(files).output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.code().is_some_and(|code| code < 128), "{}", String::from_utf8_lossy(&output.stderr));
    let by_git = text.lines().filter(|line| line.starts_with("<<<<<<<")).count();
    let by_us = merge(base, ours, theirs).conflicts.len();
    Count {
        git_conflicts: by_git,
        git_merges: usize::from(by_git > 0),
        our_conflicts: by_us,
        our_merges: usize::from(by_us > 0),
    }
}

/// The map of a startup, with two years of data.
fn map() -> Project {
    library::new_project(TemplateKind::Saas, Lang::En, date(2026, 6, 1), &mut Random(fastrand::Rng::with_seed(7)))
        .unwrap()
}

/// Ids as the app draws them.
struct Random(fastrand::Rng);

impl IdSource for Random {
    fn next_bits(&mut self) -> u64 {
        self.0.u64(..1 << 50)
    }
}

/// One person's afternoon: `new` objectives, each with a KPI and an arrow, then `changes` to what is there.
fn work(base: &Project, new: usize, changes: usize, seed: u64) -> Project {
    let mut dice = fastrand::Rng::with_seed(seed);
    let mut ids = Random(dice.fork());
    let mut document = Document::saved(base.clone());
    let cards: Vec<_> = base.map.objectives().cloned().collect();
    let kpis: Vec<_> = base.kpis.values().cloned().collect();
    for n in 0..new {
        let by = cards[dice.usize(..cards.len())].clone();
        let id = ObjectiveId::new(&mut ids);
        let rank = Rank::between(base.last_rank(by.perspective), None);
        let name = format!("Goal {seed} {n}");
        let link = Link::new(LinkId::new(&mut ids), id, by.id);
        let kpi = Kpi::new(KpiId::new(&mut ids), id, Rank::between(None, None), "Share");
        for edit in [
            Edit::Objective(ObjectiveEdit::Add(Box::new(Objective::new(id, by.perspective, rank, name)))),
            Edit::Link(LinkEdit::Add(Box::new(link))),
            Edit::Kpi(KpiEdit::Add(Box::new(kpi))),
        ] {
            document.apply(edit).unwrap();
        }
    }
    for _ in 0..changes {
        let (card, kpi) = (&cards[dice.usize(..cards.len())], &kpis[dice.usize(..kpis.len())]);
        let text = format!("{:x}", dice.u64(..));
        let number = f64::from(dice.u32(1..100));
        let set = |field| Edit::Kpi(KpiEdit::Set(kpi.id, field));
        let edit = match dice.usize(..12) {
            0 => Edit::Objective(ObjectiveEdit::Set(card.id, ObjectiveField::Name(text))),
            1 => Edit::Objective(ObjectiveEdit::Set(card.id, ObjectiveField::Owner(text))),
            2 => Edit::Objective(ObjectiveEdit::Set(card.id, ObjectiveField::Description(text))),
            3 => Edit::Objective(ObjectiveEdit::Set(card.id, ObjectiveField::Weight(number))),
            4 => Edit::Objective(ObjectiveEdit::Place {
                id: card.id,
                perspective: card.perspective,
                rank: card.rank.clone(),
                pin: Some(Pin::new(number, number)),
            }),
            5 => set(KpiField::Owner(text)),
            6 => set(KpiField::Collection(text)),
            7 => set(KpiField::Target(Some(Target::Value(number)))),
            8 => set(KpiField::Weight(number)),
            9 => Edit::Kpi(KpiEdit::Remove(kpi.id)),
            _ => {
                let day = date(2026, dice.i8(1..=12), 1);
                let period = Period::containing(kpi.interval, day, base.fiscal_year);
                let measurement = Some(Measurement { value: number, note: text });
                Edit::Measurement(MeasurementEdit { kpi: kpi.id, period, measurement })
            }
        };
        // What contradicts other numbers, or is needed by a formula, is refused.
        let _is_refused = document.apply(edit).is_err();
        document.seal();
    }
    (**document.project()).clone()
}

#[test]
fn nine_of_ten_conflicts_of_git_are_none() {
    let base = map();
    let folder = tempfile::tempdir().unwrap();
    let merges = if std::env::var_os("FOURFOLD_MERGES").is_some() { 1000 } else { 100 };
    let mut all = Count::default();
    for (new, changes) in [(1, 0), (3, 0), (1, 3), (3, 3), (3, 6)] {
        let mut sum = Count::default();
        for n in 0..merges {
            let [ours, theirs] = [2 * n, 2 * n + 1].map(|seed| work(&base, new, changes, seed));
            sum += count(folder.path(), &base, &ours, &theirs);
        }
        println!("{merges} merges, each side adds {new} and changes {changes}: {sum:?}");
        all += sum;
    }
    println!("all: {all:?}");
    assert!(all.git_conflicts > 100, "{all:?}");
    assert!(all.our_conflicts * 10 <= all.git_conflicts, "{all:?}");
}

/// Edits of every kind, most of which no person makes: a third of them take cards, bands and KPIs away.
#[test]
fn wild_edits_leave_fewer_conflicts_than_with_git() {
    let base = map();
    let folder = tempfile::tempdir().unwrap();
    let mut runner = TestRunner::deterministic();
    for edits in [4, 10] {
        let strategy = (vec(recipe(), edits), vec(recipe(), edits));
        let mut sum = Count::default();
        for _ in 0..50 {
            let (ours, theirs) = strategy.new_tree(&mut runner).unwrap().current();
            let (ours, theirs) = (edited(&base, &ours, 0), edited(&base, &theirs, 1 << 30));
            sum += count(folder.path(), &base, &ours, &theirs);
        }
        println!("50 merges, {edits} wild edits on each side: {sum:?}");
        assert!(sum.our_conflicts < sum.git_conflicts && sum.our_merges < sum.git_merges, "{sum:?}");
    }
}
