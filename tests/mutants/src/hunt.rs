//! The tests that reach a fault, one after the other, until one of them fails.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fs::{File, OpenOptions};
use std::io::Write as _;
use std::sync::{Mutex, MutexGuard};
use std::time::Duration;

use serde_json::json;

use crate::folder::Folder;
use crate::mutants::Mutant;
use crate::report;
use crate::tests::{Outcome, Test, for_each, read_lines, text};

/// How long the tests of one fault may take together, without the fault, in each round: first all faults that show
/// quickly, then the rest.
const ROUNDS: [Duration; 4] = [Duration::from_secs(5), Duration::from_secs(25), Duration::from_mins(2), Duration::MAX];

/// After how many faults the report is brought up to date.
const REPORTS: usize = 50;

/// What has been run, by fault and by test.
#[derive(Default)]
pub struct Runs {
    /// The tests that ran with a fault.
    pub run: BTreeMap<usize, BTreeSet<String>>,
    /// The test that noticed it.
    pub killed: BTreeMap<usize, String>,
    /// For a test and a file, how many faults it noticed, other than by hanging, of how many it ran with.
    record: BTreeMap<(String, String), (u32, u32)>,
}

impl Runs {
    /// What earlier runs have found.
    pub fn read(folder: &Folder, mutants: &[Mutant]) -> Result<Self, Box<dyn Error>> {
        let files: BTreeMap<usize, &str> = mutants.iter().map(|mutant| (mutant.number, mutant.file.as_str())).collect();
        let mut runs = Self::default();
        for line in read_lines(&folder.file("runs.jsonl"))? {
            let number = line["mutant"].as_u64().and_then(|number| usize::try_from(number).ok()).unwrap_or_default();
            if let Some(file) = files.get(&number) {
                runs.add(number, file, &text(&line, "test"), &text(&line, "how"));
            }
        }
        Ok(runs)
    }

    fn add(&mut self, number: usize, file: &str, test: &str, how: &str) {
        self.run.entry(number).or_default().insert(test.to_owned());
        let (killed, all) = self.record.entry((test.to_owned(), file.to_owned())).or_default();
        *all += 1;
        *killed += u32::from(how == Outcome::Failed.name());
        if how != Outcome::Passed.name() {
            self.killed.insert(number, test.to_owned());
        }
    }

    /// The tests that reach a fault and have not run with it.
    pub fn open<'t>(&self, number: usize, tests: &'t [Test]) -> Vec<&'t Test> {
        let run = self.run.get(&number);
        let is_open = |test: &&Test| test.reached.contains(&number) && run.is_none_or(|run| !run.contains(&test.name));
        tests.iter().filter(is_open).collect()
    }

    /// The test to run next, within a time for all that run with this fault: quick ones first, and those that have
    /// noticed something in this file or reach little else.
    fn next<'t>(&self, mutant: &Mutant, tests: &'t [Test], most: Duration) -> Option<&'t Test> {
        let run = self.run.get(&mutant.number);
        let is_run = |test: &&Test| run.is_some_and(|run| run.contains(&test.name));
        let spent: Duration = tests.iter().filter(is_run).map(|test| test.time).sum();
        let open = self.open(mutant.number, tests).into_iter().filter(|test| spent + test.time <= most);
        let promise = |test: &Test| {
            let (killed, all) = self.record.get(&(test.name.clone(), mutant.file.clone())).copied().unwrap_or_default();
            let guess = 10.0 / (10.0 + test.reached.len() as f64);
            (f64::from(killed) + guess) / (f64::from(all) + 1.0) / (test.time.as_secs_f64() + 0.02)
        };
        open.max_by(|a, b| promise(a).total_cmp(&promise(b)))
    }
}

/// Hunts all faults that are still alive.
pub fn run(folder: &Folder, mutants: &[Mutant], tests: &[Test]) -> Result<(), Box<dyn Error>> {
    let file = OpenOptions::new().append(true).create(true).open(folder.file("runs.jsonl"))?;
    let hunt = Hunt { folder, tests, file, runs: Mutex::new(Runs::read(folder, mutants)?) };
    for most in ROUNDS {
        let alive: Vec<&Mutant> = {
            let runs = hunt.runs()?;
            let is_alive = |mutant: &&Mutant| {
                !runs.killed.contains_key(&mutant.number) && runs.next(mutant, tests, most).is_some()
            };
            mutants.iter().filter(is_alive).collect()
        };
        eprintln!("{} faults are alive", alive.len());
        let done = Mutex::new(0_usize);
        for_each(&alive, |worker, mutant| {
            hunt.one(worker, mutant, most)?;
            let mut done = done.lock().map_err(|_| "a worker has failed")?;
            *done += 1;
            if done.is_multiple_of(REPORTS) {
                eprintln!("{done} of {}", alive.len());
                report::write(folder, mutants, tests)?;
            }
            Ok(())
        })?;
        report::write(folder, mutants, tests)?;
    }
    Ok(())
}

struct Hunt<'a> {
    folder: &'a Folder,
    tests: &'a [Test],
    file: File,
    runs: Mutex<Runs>,
}

impl Hunt<'_> {
    fn runs(&self) -> Result<MutexGuard<'_, Runs>, Box<dyn Error>> {
        self.runs.lock().map_err(|_| "a worker has failed".into())
    }

    fn one(&self, worker: usize, mutant: &Mutant, most: Duration) -> Result<(), Box<dyn Error>> {
        loop {
            let Some(test) = self.runs()?.next(mutant, self.tests, most) else { return Ok(()) };
            let outcome = test.run(self.folder, worker, mutant.number)?;
            let line = json!({ "mutant": mutant.number, "test": test.name, "how": outcome.name() });
            // One write for each line, so that no two are mixed.
            (&self.file).write_all(format!("{line}\n").as_bytes())?;
            self.runs()?.add(mutant.number, &mutant.file, &test.name, outcome.name());
            if outcome != Outcome::Passed {
                return Ok(());
            }
        }
    }
}
