//! What was found, as a table and a list.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fmt::Write as _;
use std::fs;

use crate::folder::Folder;
use crate::hunt::Runs;
use crate::mutants::Mutant;
use crate::tests::Test;

/// The folders that are counted apart, an inner one before the one it is in.
const FOLDERS: [(&str, &str); 3] =
    [("src/store/merge/", "src/store/merge"), ("src/store/", "src/store, the rest"), ("src/edit/", "src/edit")];

#[derive(Default)]
struct Count {
    all: usize,
    killed: usize,
    not_reached: usize,
}

/// Writes `report.md` and `survivors.txt`; gives the table.
pub fn write(folder: &Folder, mutants: &[Mutant], tests: &[Test]) -> Result<String, Box<dyn Error>> {
    let runs = Runs::read(folder, mutants)?;
    let mut counts: BTreeMap<&str, Count> = BTreeMap::new();
    let mut survivors = String::new();
    let mut unfinished = 0;
    for mutant in mutants {
        let is_killed = runs.killed.contains_key(&mutant.number);
        let is_reached = is_killed || tests.iter().any(|test| test.reached.contains(&mutant.number));
        for name in [group(&mutant.file), "together"] {
            let count = counts.entry(name).or_default();
            count.all += 1;
            count.killed += usize::from(is_killed);
            count.not_reached += usize::from(!is_reached);
        }
        if !is_killed {
            let open = runs.open(mutant.number, tests).len();
            unfinished += usize::from(open > 0);
            let run = runs.run.get(&mutant.number).map_or(0, BTreeSet::len);
            writeln!(survivors, "{}", survivor(mutant, run, open))?;
        }
    }
    let table = table(&counts)? + &format!("\n{unfinished} of the survivors have not met all tests that reach them.\n");
    fs::write(folder.file("report.md"), &table)?;
    fs::write(folder.file("survivors.txt"), survivors)?;
    Ok(table)
}

fn group(file: &str) -> &str {
    let listed = FOLDERS.iter().find(|(start, _)| file.starts_with(start)).map(|(_, name)| *name);
    listed.or_else(|| file.rsplit_once('/').map(|(folder, _)| folder)).unwrap_or(file)
}

fn table(counts: &BTreeMap<&str, Count>) -> Result<String, Box<dyn Error>> {
    let mut table =
        "| folder | mutants | killed | survived | not reached | per cent |\n|---|---|---|---|---|---|\n".to_owned();
    for (name, count) in counts {
        let Count { all, killed, not_reached } = count;
        let survived = all - killed - not_reached;
        let share = 100.0 * *killed as f64 / *all as f64;
        writeln!(table, "| {name} | {all} | {killed} | {survived} | {not_reached} | {share:.1} |")?;
    }
    Ok(table)
}

/// A line about a fault that no test has noticed.
fn survivor(mutant: &Mutant, run: usize, open: usize) -> String {
    let Mutant { number, file, place, words, .. } = mutant;
    let met = match (run, open) {
        (0, 0) => "not reached".to_owned(),
        (_, 0) => format!("{run} tests pass"),
        _ => format!("{run} tests pass, {open} have not run"),
    };
    format!("{file}:{}:{} [{number}] {words} ({met})", place.line, place.column + 1)
}
