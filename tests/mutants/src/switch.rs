//! Which fault is switched on, and which were reached.

use std::fs::{File, OpenOptions};
use std::io::Write as _;
use std::sync::LazyLock;
use std::sync::atomic::{AtomicBool, Ordering};

/// The number of the fault that is switched on; 0 is none.
static ACTIVE: LazyLock<usize> =
    LazyLock::new(|| std::env::var("FOURFOLD_MUTANT").ok().and_then(|text| text.parse().ok()).unwrap_or(0));

/// Where to write down what is reached, if it is asked for.
static SEEN: LazyLock<Option<Seen>> = LazyLock::new(|| {
    let file = OpenOptions::new().append(true).create(true).open(std::env::var_os("FOURFOLD_SEEN")?).ok()?;
    Some(Seen { file, known: std::iter::repeat_with(AtomicBool::default).take(100_000).collect() })
});

struct Seen {
    file: File,
    known: Vec<AtomicBool>,
}

impl Seen {
    fn note(&self, number: usize) {
        let is_known = self.known.get(number).is_none_or(|known| known.swap(true, Ordering::Relaxed));
        if !is_known {
            // One write for each line, since child processes write to the same file.
            let _lost_line = (&self.file).write_all(format!("{number}\n").as_bytes());
        }
    }
}

/// Whether this fault is switched on.
pub fn on(number: usize) -> bool {
    if let Some(seen) = &*SEEN {
        seen.note(number);
    }
    *ACTIVE == number
}

/// The opposite of a condition if this fault is switched on.
pub fn flip(number: usize, condition: bool) -> bool {
    condition ^ on(number)
}
