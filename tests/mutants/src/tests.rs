//! What each test reaches, and how long it takes.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fs::{self, OpenOptions};
use std::io::Write as _;
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::folder::Folder;

/// How many tests run at once.
pub const AT_ONCE: usize = 2;

/// The long random tests with fewer tries than by default: most faults show early.
const FEWER: [(&str, &str); 3] =
    [("FOURFOLD_STATES", "20000"), ("FOURFOLD_OPERATIONS", "3000"), ("FOURFOLD_MERGES", "1200")];

/// What a test may use of memory, in bytes: a fault may make it ask for all there is.
const MEMORY: u64 = 4 << 30;

/// What a test may write into one file, in bytes.
const FILE: u64 = 2 << 30;

/// How long a test may take without a fault.
const LONGEST: Duration = Duration::from_mins(10);

/// One test that passes and reaches something.
#[derive(Clone, Debug)]
pub struct Test {
    /// Its program and its own name.
    pub name: String,
    /// The program.
    program: PathBuf,
    /// The name that the program knows it by.
    inner: String,
    /// How long it takes without a fault.
    pub time: Duration,
    /// The faults it reaches.
    pub reached: BTreeSet<usize>,
}

/// How a test ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    Passed,
    Failed,
    TimedOut,
}

impl Outcome {
    /// What it is called in the list of what has run.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Passed => "passed",
            Self::Failed => "failed",
            Self::TimedOut => "timed out",
        }
    }
}

/// Runs each test once alone; what an earlier run has measured is not measured again.
pub fn measure(folder: &Folder, programs: &BTreeMap<String, PathBuf>) -> Result<Vec<Test>, Box<dyn Error>> {
    let list = folder.file("tests.jsonl");
    let known: BTreeMap<String, Value> =
        read_lines(&list)?.into_iter().map(|line| (text(&line, "test"), line)).collect();
    let mut all = Vec::new();
    for (name, program) in programs {
        all.extend(names(folder, program)?.into_iter().map(|inner| (format!("{name} {inner}"), program, inner)));
    }
    let missing: Vec<_> = all.iter().filter(|(name, ..)| !known.contains_key(name)).collect();
    let results = Mutex::new((OpenOptions::new().append(true).create(true).open(&list)?, known));
    for_each(&missing, |worker, (name, program, inner)| -> Result<(), Box<dyn Error>> {
        let room = Room::new(folder, worker)?;
        let seen = room.0.join("seen");
        fs::write(&seen, "")?;
        let start = Instant::now();
        let outcome = room.run(folder, program, inner, &[("FOURFOLD_SEEN", &seen.to_string_lossy())], LONGEST)?;
        let reached: BTreeSet<usize> =
            fs::read_to_string(&seen)?.lines().filter_map(|line| line.parse().ok()).collect();
        let line = json!({
            "test": name,
            "seconds": start.elapsed().as_secs_f64(),
            "passed": outcome == Outcome::Passed,
            "reached": reached.into_iter().collect::<Vec<_>>(),
        });
        let (file, known) = &mut *results.lock().map_err(|_| "a worker has failed")?;
        writeln!(file, "{line}")?;
        known.insert(name.clone(), line);
        Ok(())
    })?;
    let (_, known) = results.into_inner()?;
    let made = all.into_iter().filter_map(|(name, program, inner)| {
        let line = known.get(&name)?;
        if line["passed"] != true {
            eprintln!("does not pass without a fault: {name}");
            return None;
        }
        let reached: BTreeSet<usize> =
            line["reached"].as_array()?.iter().filter_map(|n| usize::try_from(n.as_u64()?).ok()).collect();
        let time = Duration::from_secs_f64(line["seconds"].as_f64()?);
        (!reached.is_empty()).then(|| Test { name, program: program.clone(), inner, time, reached })
    });
    Ok(made.collect())
}

impl Test {
    /// Runs it with a fault.
    pub fn run(&self, folder: &Folder, worker: usize, mutant: usize) -> Result<Outcome, Box<dyn Error>> {
        let longest = (self.time * 10).max(Duration::from_secs(20));
        let number = mutant.to_string();
        Room::new(folder, worker)?.run(folder, &self.program, &self.inner, &[("FOURFOLD_MUTANT", &number)], longest)
    }
}

/// The names of the tests in a program.
fn names(folder: &Folder, program: &Path) -> Result<Vec<String>, Box<dyn Error>> {
    let output = Command::new(program).args(["--list", "--format", "terse"]).current_dir(folder.project()).output()?;
    let text = String::from_utf8(output.stdout)?;
    Ok(text.lines().filter_map(|line| line.strip_suffix(": test")).map(str::to_owned).collect())
}

/// A folder for one test at a time: its home and its place for temporary files.
struct Room(PathBuf);

impl Room {
    /// An empty one.
    fn new(folder: &Folder, worker: usize) -> Result<Self, Box<dyn Error>> {
        let room = folder.file(&format!("room{worker}"));
        if room.exists() {
            fs::remove_dir_all(&room)?;
        }
        fs::create_dir_all(room.join("home"))?;
        fs::create_dir_all(room.join("tmp"))?;
        Ok(Self(room))
    }

    fn run(
        &self,
        folder: &Folder,
        program: &Path,
        test: &str,
        variables: &[(&str, &str)],
        longest: Duration,
    ) -> Result<Outcome, Box<dyn Error>> {
        let mut command = Command::new("prlimit");
        command.args([format!("--as={MEMORY}"), format!("--fsize={FILE}"), "--core=0".to_owned()]).arg(program);
        command.args(["--exact", test, "--test-threads=1"]);
        command.envs(FEWER).envs(variables.iter().copied()).env("RUST_BACKTRACE", "0");
        command.env("HOME", self.0.join("home")).env("TMPDIR", self.0.join("tmp"));
        for name in
            ["XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "DISPLAY", "WAYLAND_DISPLAY"]
        {
            command.env_remove(name);
        }
        command.current_dir(folder.project()).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        // A group of its own, so that what it has started ends with it.
        let mut child = command.process_group(0).spawn()?;
        let start = Instant::now();
        let mut pause = Duration::from_millis(1);
        let outcome = loop {
            if let Some(status) = child.try_wait()? {
                break if status.success() { Outcome::Passed } else { Outcome::Failed };
            }
            if start.elapsed() > longest {
                break Outcome::TimedOut;
            }
            std::thread::sleep(pause);
            pause = (pause * 2).min(Duration::from_millis(20));
        };
        if outcome != Outcome::Passed {
            let group = format!("-{}", child.id());
            Command::new("kill").args(["-KILL", "--", &group]).stderr(Stdio::null()).status()?;
            child.wait()?;
        }
        Ok(outcome)
    }
}

/// Does something for each item, several at once; the first error ends it.
pub fn for_each<T: Sync>(
    items: &[T],
    work: impl Fn(usize, &T) -> Result<(), Box<dyn Error>> + Sync,
) -> Result<(), Box<dyn Error>> {
    let next = AtomicUsize::new(0);
    let run = |worker| -> Result<(), String> {
        while let Some(item) = items.get(next.fetch_add(1, Ordering::Relaxed)) {
            work(worker, item).map_err(|error| error.to_string())?;
        }
        Ok(())
    };
    let run = &run;
    std::thread::scope(|scope| {
        let workers: Vec<_> = (0..AT_ONCE).map(|worker| scope.spawn(move || run(worker))).collect();
        workers.into_iter().try_for_each(|worker| worker.join().map_err(|_| "a worker has failed".to_owned())?)
    })
    .map_err(Into::into)
}

/// The lines of a file of JSON, without a last one that was cut off.
pub fn read_lines(file: &Path) -> Result<Vec<Value>, Box<dyn Error>> {
    if !file.exists() {
        return Ok(Vec::new());
    }
    Ok(fs::read_to_string(file)?.lines().filter_map(|line| serde_json::from_str(line).ok()).collect())
}

/// A text in a line of JSON.
pub fn text(line: &Value, name: &str) -> String {
    line[name].as_str().unwrap_or_default().to_owned()
}
