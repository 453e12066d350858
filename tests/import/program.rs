//! `fourfold import` itself, run as from a shell.

use std::fs;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use fourfold::model::Project;
use fourfold::store::{self, RealFs};
use tempfile::TempDir;

use crate::desk;
use crate::support::sample::kpi;

/// A folder with the small project in it.
struct Shell(TempDir);

/// How a run ended.
struct Ended {
    code: i32,
    out: String,
    err: String,
}

impl Shell {
    fn new() -> Self {
        let shell = Self(TempDir::new().unwrap());
        fs::write(shell.path("map.bsc.ron"), store::write(&desk::project())).unwrap();
        shell
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn project(&self) -> Project {
        store::open(&RealFs, &self.path("map.bsc.ron")).unwrap().project
    }

    fn import(&self, args: &[&str], input: &str) -> Ended {
        let mut command = Command::new(env!("CARGO_BIN_EXE_fourfold"));
        for name in ["DISPLAY", "WAYLAND_DISPLAY", "LC_ALL", "LC_MESSAGES", "RUST_LOG"] {
            command.env_remove(name);
        }
        command.env("LANG", "en_US.UTF-8").env("HOME", self.0.path()).current_dir(self.0.path());
        command.args(["import", "map.bsc.ron"]).args(args);
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        // A program that refuses at once does not read to the end.
        let _written = child.stdin.take().unwrap().write_all(input.as_bytes());
        let output = child.wait_with_output().unwrap();
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        Ended { code: output.status.code().unwrap(), out: text(output.stdout), err: text(output.stderr) }
    }

    /// Imports a file of this text.
    fn file(&self, text: &str, args: &[&str]) -> Ended {
        fs::write(self.path("data.csv"), text).unwrap();
        self.import(&[&["data.csv"], args].concat(), "")
    }

    fn value(&self, n: u64, day: &str) -> Option<f64> {
        let day: jiff::civil::Date = day.parse().unwrap();
        self.project().series_of(kpi(n)).iter().find(|(other, _)| *other == day).map(|(_, m)| m.value)
    }
}

impl Ended {
    /// Says that it was refused: with a code, one line on stderr, and these words in it.
    #[track_caller]
    fn assert_refused(&self, code: i32, words: &[&str]) {
        assert_eq!((self.code, self.err.trim_end().lines().count()), (code, 1), "{}", self.err);
        for word in words {
            assert!(self.err.contains(word), "no {word:?} in {:?}", self.err);
        }
    }
}

const FILE: &str = "kpi;date;value\nDoanh thu;2026-01-01;100\nDoanh thu;2026-02-01;250\nDoanh thu;2026-03-01;1,5\nNPS;2026-03-01;7\nDoanh thu;soon;9\n";

#[test]
fn it_says_what_was_read_and_what_was_not_and_saves() {
    let shell = Shell::new();
    let ended = shell.file(FILE, &[]);
    assert_eq!((ended.code, ended.err.as_str()), (0, ""));
    let lines: Vec<&str> = ended.out.lines().collect();
    assert_eq!(
        lines,
        [
            "data.csv: read as UTF-8, separator semicolon ;",
            "Numbers: decimal comma",
            "Column A “kpi”: KPI names",
            "Column B “date”: Dates",
            "Column C “value”: Values",
            "“Doanh thu” is the KPI “Doanh thu”: 3 read",
            "Row 3, column C: 250 replaces 200",
            "Skipped: Row 5, column A: there is no KPI “NPS”",
            "Skipped: Row 6, column B: “soon” is not a date or a period",
            "New: 1 · replaced: 1 · kept: 0 · the same: 1 · skipped cells: 2 · new KPIs: 0",
            "Saved map.bsc.ron",
        ]
    );
    assert_eq!([shell.value(1, "2026-02-01"), shell.value(1, "2026-03-01")], [Some(250.0), Some(1.5)]);
    let again = shell.file(FILE, &["--lang", "vi"]);
    assert_eq!((again.code, again.err.as_str()), (0, ""));
    assert!(again.out.ends_with("map.bsc.ron không thay đổi.\n"), "{}", again.out);
    assert!(again.out.contains("Bỏ qua: Hàng 5, cột A: không có KPI nào tên “NPS”\n"), "{}", again.out);
}

#[test]
fn the_options_do_what_they_say() {
    let shell = Shell::new();
    let before = fs::read(shell.path("map.bsc.ron")).unwrap();
    let dry = shell.file(FILE, &["--dry-run", "--create-missing"]);
    assert!(dry.code == 0 && dry.out.contains("“NPS” becomes a new KPI: 1 read"), "{}", dry.out);
    assert_eq!(fs::read(shell.path("map.bsc.ron")).unwrap(), before);
    let kept = shell.file(FILE, &["--keep", "--create-missing", "--objective", "reach goal 2"]);
    assert!(kept.code == 0 && kept.out.contains("Row 3, column C: 200 is kept, not 250"), "{}", kept.out);
    assert_eq!([shell.value(1, "2026-02-01"), shell.value(1, "2026-03-01")], [Some(200.0), Some(1.5)]);
    let project = shell.project();
    let made = project.kpis.values().find(|kpi| kpi.name == "NPS").unwrap();
    assert_eq!(made.home(), Some(crate::support::sample::objective(2)));
    let mapped =
        shell.import(&["-", "--map", "Umsatz=cost", "--map", "Sales=Doanh thu"], "date,Umsatz,Sales\n2026-05-01,5,6\n");
    assert_eq!(mapped.code, 0, "{}", mapped.err);
    assert_eq!([shell.value(8, "2026-05-01"), shell.value(1, "2026-05-01")], [Some(5.0), Some(6.0)]);
    // What was said once need not be said again.
    let again = shell.import(&["-"], "date,Umsatz,Sales\n2026-06-01,7,8\n");
    assert_eq!((again.code, shell.value(8, "2026-06-01")), (0, Some(7.0)), "{}", again.err);
    let long = shell.import(&["-", "--map", "Net Sales=Doanh thu"], "kpi,date,value\nnet sales,2026-07-01,5\n");
    assert_eq!((long.code, shell.value(1, "2026-07-01")), (0, Some(5.0)), "{}", long.err);
    let unclear = "kpi;date;value\nVisits;03/04/2026;1.234\n";
    shell.import(&["-"], unclear).assert_refused(1, &["“03/04/2026” 3 Apr 2026 or 4 Mar 2026", "--date-order"]);
    shell.import(&["-", "--date-order", "month-first"], unclear).assert_refused(1, &["1.234 or 1,234", "--decimal"]);
    let clear = shell.import(&["-", "--date-order", "month-first", "--decimal", "comma"], unclear);
    assert_eq!((clear.code, shell.value(5, "2026-03-04")), (0, Some(1234.0)), "{}", clear.err);
    let workbook = format!("{}/tests/import/wide.xlsx", env!("CARGO_MANIFEST_DIR"));
    let sheet = shell.import(&[&workbook, "--sheet", "Other"], "");
    assert_eq!((sheet.code, shell.value(5, "2026-03-05")), (0, Some(12.0)), "{}", sheet.err);
}

#[test]
fn refusals_say_what_to_do_and_change_nothing() {
    let shell = Shell::new();
    let before = fs::read(shell.path("map.bsc.ron")).unwrap();
    shell.file(FILE, &["--keep", "--replace"]).assert_refused(2, &[]);
    shell.file(FILE, &["--map", "Umsatz"]).assert_refused(2, &["“Umsatz”", "COLUMN=KPI"]);
    shell.file(FILE, &["--decimal", "dot"]).assert_refused(2, &["point, comma"]);
    shell.file(FILE, &["--map", "kpi2=Doanh thu"]).assert_refused(1, &["no column and no KPI name “kpi2”"]);
    shell.file(FILE, &["--map", "NPS=Net promoters"]).assert_refused(1, &["no KPI “Net promoters”"]);
    shell.file(FILE, &["--map", "NPS=COST"]).assert_refused(1, &["several KPIs “COST”"]);
    shell.file(FILE, &["--objective", "Nothing"]).assert_refused(1, &["no objective “Nothing”"]);
    shell.file("", &[]).assert_refused(1, &["data.csv: The file is empty."]);
    shell.file("a,b\nc,d\n", &["--lang", "vi"]).assert_refused(1, &["Không có cột nào chứa ngày"]);
    shell.file("kpi,date,value\nNPS,2026-01,5\n", &[]).assert_refused(1, &["every cell was passed over"]);
    shell.import(&["nowhere.csv"], "").assert_refused(1, &["There is no file nowhere.csv"]);
    shell.import(&["."], "").assert_refused(1, &[". is a folder"]);
    let workbook = format!("{}/tests/import/wide.xlsx", env!("CARGO_MANIFEST_DIR"));
    shell.import(&[&workbook, "--sheet", "Third"], "").assert_refused(1, &["no sheet “Third”"]);
    assert_eq!(fs::read(shell.path("map.bsc.ron")).unwrap(), before);
}

#[test]
fn columns_that_are_not_looked_at_are_mentioned() {
    let shell = Shell::new();
    let wide = format!("kpi,date,value{}\nDoanh thu,2026-03-01,5\n", ",x".repeat(1000));
    let ended = shell.file(&wide, &[]);
    assert_eq!(ended.code, 0, "{}", ended.err);
    assert!(ended.out.contains("Only the first 1,000 columns (up to ALL) are read"), "{}", ended.out);
    let ended = shell.file(&wide, &["--lang", "vi"]);
    assert!(ended.out.contains("Chỉ đọc 1.000 cột đầu tiên (đến cột ALL)"), "{}", ended.out);
    let ended = shell.file("kpi,date,value\nDoanh thu,2026-03-01,6\n", &[]);
    assert!(!ended.out.contains("Only the first"), "{}", ended.out);
}
