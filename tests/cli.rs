//! The program itself, run as from a shell, in folders that are thrown away.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

#[cfg(target_os = "linux")]
#[path = "cli/memory.rs"]
mod memory;

use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::Arc;

use fourfold::export::{self, Background, Content, Format, Order};
use fourfold::lang::Lang;
use fourfold::model::Project;
use fourfold::scene::chart::compare::{By, Comparison, KpiSet};
use fourfold::scene::{Figures, Outlook, Scene, Surround};
use fourfold::store::{self, RealFs};
use fourfold::text::Measure;
use fourfold::theme::Look;
use jiff::civil::{Date, date};
use tempfile::TempDir;

/// The day of every run.
const DAY: &str = "2026-11-20";

/// A folder with the program in it, so to speak.
struct Shell {
    folder: TempDir,
    locale: &'static str,
}

/// How a run ended.
#[derive(Debug)]
struct Ended {
    code: i32,
    out: String,
    err: String,
}

impl Shell {
    fn new() -> Self {
        Self { folder: TempDir::new().unwrap(), locale: "en_US.UTF-8" }
    }

    /// A folder with the SaaS map in it.
    fn with_map() -> Self {
        let shell = Self::new();
        let made = shell.run(&["new", "map.bsc.ron", "--template", "saas", "--as-of", DAY]);
        assert_eq!((made.code, made.err.as_str()), (0, ""), "{made:?}");
        shell
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn bytes(&self, name: &str) -> Vec<u8> {
        fs::read(self.path(name)).unwrap()
    }

    fn text(&self, name: &str) -> String {
        String::from_utf8(self.bytes(name)).unwrap()
    }

    fn write(&self, name: &str, text: &str) {
        fs::write(self.path(name), text).unwrap();
    }

    /// Runs the program without a display, in the folder.
    fn run(&self, args: &[&str]) -> Ended {
        let mut command = Command::new(env!("CARGO_BIN_EXE_fourfold"));
        for name in ["DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET", "LC_ALL", "LC_MESSAGES", "RUST_LOG"] {
            command.env_remove(name);
        }
        command.env("LANG", self.locale).env("HOME", self.folder.path()).current_dir(self.folder.path()).args(args);
        Ended::from(&command.output().unwrap())
    }

    /// The names in the folder.
    fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(self.folder.path()).unwrap();
        let mut names: Vec<String> = entries.map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    fn project(&self) -> Arc<Project> {
        Arc::new(store::open(&RealFs, &self.path("map.bsc.ron")).unwrap().project)
    }

    fn scene(&self, as_of: Date, look: Look, lang: Lang) -> Scene {
        let (background, surround) = (Background::Solid, Surround::default());
        let outlook = Outlook::new(as_of, look, lang);
        let order = Order { content: Content::Map, format: Format::Svg, outlook, scale: 1.0, background, surround };
        export::scene(&self.project(), &order, &Measure::new()).unwrap()
    }

    fn png_size(&self, name: &str) -> (u32, u32) {
        let bytes = self.bytes(name);
        let info = png::Decoder::new(std::io::Cursor::new(&bytes)).read_info().unwrap().info().clone();
        (info.width, info.height)
    }
}

impl From<&Output> for Ended {
    fn from(output: &Output) -> Self {
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
        Self { code: output.status.code().unwrap(), out: text(&output.stdout), err: text(&output.stderr) }
    }
}

impl Ended {
    /// Says that it was refused: with a code, one line on stderr, and these words in it.
    #[track_caller]
    fn assert_refused(&self, code: i32, words: &[&str]) {
        assert_eq!(self.code, code, "{self:?}");
        assert_eq!(self.err.trim_end().lines().count(), 1, "{self:?}");
        for word in words {
            assert!(self.err.contains(word), "no {word:?} in {:?}", self.err);
        }
    }
}

#[test]
fn a_map_goes_from_template_to_picture() {
    let shell = Shell::with_map();
    let check = shell.run(&["check", "map.bsc.ron"]);
    assert_eq!((check.code, check.out.as_str()), (0, "map.bsc.ron: no problems.\n"));

    let size = shell.scene(date(2026, 11, 20), Look::Light, Lang::En).bounds.size();
    for scale in [1_u8, 2, 3, 4] {
        let to = format!("map{scale}.png");
        let done = shell.run(&["export", "map.bsc.ron", "--to", &to, "--scale", &scale.to_string(), "--as-of", DAY]);
        assert_eq!((done.code, done.out), (0, format!("Exported {to}\n")), "{}", done.err);
        let side = |points: f32| (points * f32::from(scale) - 0.01).ceil() as u32;
        assert_eq!(shell.png_size(&to), (side(size.w), side(size.h)), "scale {scale}");
    }
    let done = shell.run(&["export", "map.bsc.ron", "--to", "plain.PNG", "--as-of", DAY]);
    assert_eq!((done.code, shell.bytes("plain.PNG") == shell.bytes("map2.png")), (0, true), "2 is the default scale");
}

#[test]
fn an_svg_holds_every_objective_in_the_language_and_look_asked_for() {
    let shell = Shell::with_map();
    for (look, theme) in [(Look::Light, "light"), (Look::Dark, "dark")] {
        for lang in Lang::ALL {
            let to = format!("{theme}-{}.svg", lang.code());
            let args = ["export", "map.bsc.ron", "--to", &to, "--theme", theme, "--lang", lang.code(), "--as-of", DAY];
            assert_eq!(shell.run(&args).code, 0);
            let scene = shell.scene(date(2026, 11, 20), look, lang);
            let text = shell.text(&to);
            let document = roxmltree::Document::parse(&text).unwrap();
            assert_eq!(document.root_element().attribute("lang"), Some(lang.code()));
            assert!(text.contains(&scene.background.to_string()), "{to} has no {}", scene.background);
        }
    }
    assert_ne!(shell.text("light-en.svg"), shell.text("dark-en.svg"));
    assert_ne!(shell.text("light-en.svg"), shell.text("light-vi.svg"));
}

#[test]
fn the_same_words_give_the_same_bytes() {
    let shell = Shell::with_map();
    for ending in ["svg", "png"] {
        let [one, other] = ["one", "other"].map(|name| {
            let to = format!("{name}.{ending}");
            assert_eq!(shell.run(&["export", "map.bsc.ron", "--to", &to, "--as-of", DAY]).code, 0);
            shell.bytes(&to)
        });
        assert!(one == other, "{ending}");
    }
}

#[test]
fn the_day_moves_the_values_and_transparent_leaves_the_background_out() {
    let shell = Shell::with_map();
    for (to, day, background) in
        [("now.svg", DAY, ""), ("then.svg", "20 Nov 2025", ""), ("bare.svg", DAY, "--transparent")]
    {
        let args = ["export", "map.bsc.ron", "--to", to, "--as-of", day, background];
        let args: Vec<&str> = args.into_iter().filter(|arg| !arg.is_empty()).collect();
        assert_eq!(shell.run(&args).code, 0);
    }
    assert_ne!(shell.text("now.svg"), shell.text("then.svg"));
    assert!(shell.text("bare.svg").len() < shell.text("now.svg").len());
}

#[test]
fn a_template_speaks_the_language_asked_for_or_that_of_the_locale() {
    let mut shell = Shell::new();
    for template in ["empty", "startup", "saas", "nonprofit"] {
        let (vi, en) = (format!("{template}-vi.bsc.ron"), format!("{template}-en.bsc.ron"));
        assert_eq!(shell.run(&["new", &vi, "--template", template, "--lang", "vi", "--as-of", DAY]).code, 0);
        assert_eq!(shell.run(&["new", &en, "--template", template, "--as-of", DAY]).code, 0);
        assert!(shell.text(&vi).contains("Tài chính") && shell.text(&en).contains("Financial"), "{template}");
    }
    shell.locale = "vi_VN.UTF-8";
    let made = shell.run(&["new", "mới.bsc.ron"]);
    assert_eq!((made.code, made.out.as_str()), (0, "Đã tạo mới.bsc.ron\n"));
    assert!(shell.text("mới.bsc.ron").contains("Tài chính"));
}

#[test]
fn a_new_file_never_takes_the_place_of_another() {
    let shell = Shell::new();
    shell.write("map.bsc.ron", "mine");
    shell.run(&["new", "map.bsc.ron"]).assert_refused(1, &["map.bsc.ron", "exists already", "another name"]);
    assert_eq!(shell.text("map.bsc.ron"), "mine");
    shell.run(&["new", "no/such/map.bsc.ron"]).assert_refused(1, &["no/such/map.bsc.ron", "folder"]);
    assert_eq!(shell.names(), ["map.bsc.ron"]);
}

/// The SaaS map with the name of its first objective made a number, its line, and the objective's id.
fn break_map(shell: &Shell) -> (usize, String) {
    let text = shell.text("map.bsc.ron");
    let (index, line) = text.lines().enumerate().find(|(_, line)| line.contains("(id: \"o-")).unwrap();
    let id = line.split('"').nth(1).unwrap().to_owned();
    let broken = line.replacen(" name: \"", " name: 7, note: \"", 1);
    assert_ne!(broken, line);
    shell.write("map.bsc.ron", &text.replace(line, &broken));
    (index + 1, id)
}

#[test]
fn a_broken_file_is_named_with_line_and_record_and_left_alone() {
    let shell = Shell::with_map();
    let (line, id) = break_map(&shell);
    let before = shell.bytes("map.bsc.ron");
    let words = ["map.bsc.ron", &format!("Line {line}, column"), &format!("record {id}")];
    shell.run(&["export", "map.bsc.ron", "--to", "map.png"]).assert_refused(1, &words);

    let check = shell.run(&["check", "map.bsc.ron"]);
    check.assert_refused(1, &["map.bsc.ron has", "problem"]);
    assert!(check.out.contains(words[1]) && check.out.contains(words[2]), "{}", check.out);

    let json = shell.run(&["check", "map.bsc.ron", "--format", "json"]);
    assert_eq!(json.code, 1);
    let expected = format!("\"severity\": \"error\",\n      \"line\": {line},\n      \"column\": ");
    assert!(json.out.contains(&expected) && json.out.contains(&format!("\"record\": \"{id}\"")), "{}", json.out);

    assert!(shell.bytes("map.bsc.ron") == before && shell.names() == ["map.bsc.ron"], "{:?}", shell.names());
}

#[test]
fn what_saving_would_not_keep_is_a_warning() {
    let shell = Shell::with_map();
    shell.write("map.bsc.ron", &format!("// ours\n{}", shell.text("map.bsc.ron")));
    let check = shell.run(&["check", "map.bsc.ron"]);
    assert!(
        check.code == 0 && check.out.starts_with("Warning: ") && check.out.ends_with("no problems.\n"),
        "{check:?}"
    );
    let json = shell.run(&["check", "map.bsc.ron", "--format", "json"]);
    assert!(json.code == 0 && json.out.contains("\"severity\": \"warning\",\n      \"line\": 1"), "{json:?}");
}

#[test]
fn files_that_are_no_maps_are_refused_with_the_reason() {
    let shell = Shell::new();
    shell
        .run(&["export", "none.bsc.ron", "--to", "a.png"])
        .assert_refused(1, &["no file none.bsc.ron", "Check the name"]);
    shell.run(&["check", "none.bsc.ron"]).assert_refused(1, &["no file none.bsc.ron"]);
    fs::create_dir(shell.path("folder")).unwrap();
    shell.run(&["check", "folder"]).assert_refused(1, &["folder is a folder"]);
    for (name, text) in [
        ("empty", ""),
        ("picture", "\u{89}PNG\r\n\0\0"),
        ("notes", "Buy milk.\n"),
        ("half", "(\n  format: \"bsc-map\",\n  version: 1,"),
    ] {
        shell.write(name, text);
        for args in [&["check", name][..], &["export", name, "--to", "a.png"]] {
            shell.run(args).assert_refused(1, &[name]);
            assert_eq!(shell.text(name), text);
        }
    }
    assert!(!shell.path("a.png").exists());
}

/// What the program writes is what the window would write.
#[test]
fn each_content_goes_into_its_files_byte_by_byte() {
    let shell = Shell::with_map();
    let (project, measure) = (shell.project(), Measure::new());
    let mrr = project.kpis.values().find(|kpi| kpi.name == "MRR").unwrap().id;
    let kpis = KpiSet::of(&project, |kpi| ["MRR", "NPS"].contains(&kpi.name.as_str()));
    let two = Comparison { by: By::Stage, kpis, ..Comparison::ALL };
    let no_frame = Surround { has_title: false, has_date: false, has_legend: false };
    let frame = Surround::default();
    let cases: [(&[&str], Content, &str, Figures, Surround); 18] = [
        (&[], Content::Map, "map.pdf", Figures::Shown, frame),
        (&[], Content::Map, "map.html", Figures::Shown, frame),
        (&["--content", "map", "--hide-numbers"], Content::Map, "bare.html", Figures::Hidden, frame),
        (&["--no-title", "--no-date", "--no-legend"], Content::Map, "plain.svg", Figures::Shown, no_frame),
        (&["--no-title"], Content::Map, "title.svg", Figures::Shown, Surround { has_title: false, ..frame }),
        (&["--no-date"], Content::Map, "date.svg", Figures::Shown, Surround { has_date: false, ..frame }),
        (&["--no-legend"], Content::Map, "legend.svg", Figures::Shown, Surround { has_legend: false, ..frame }),
        (&[], Content::Story, "story.pptx", Figures::Shown, frame),
        (&["--hide-numbers"], Content::Story, "first.pptx", Figures::Hidden, frame),
        (&["--content", "story"], Content::Story, "story.pdf", Figures::Shown, frame),
        (&["--content", "story"], Content::Story, "story.png", Figures::Shown, frame),
        (&["--step", "2"], Content::Step(1), "step.svg", Figures::Shown, frame),
        (&["--kpi", "mrr"], Content::Chart(mrr), "chart.pdf", Figures::Shown, frame),
        (
            &["--kpi", "mrr", "--kpi", "NPS", "--by", "stage"],
            Content::Comparison(two),
            "two.svg",
            Figures::Shown,
            frame,
        ),
        (&["--content", "comparison"], Content::Comparison(Comparison::ALL), "all.png", Figures::Shown, frame),
        (&["--content", "report"], Content::Report, "report.pdf", Figures::Shown, frame),
        (&["--content", "history"], Content::History, "history.png", Figures::Shown, frame),
        (&[], Content::History, "history.apng", Figures::Shown, frame),
    ];
    let mut files = vec!["map.bsc.ron".to_owned()];
    for (args, content, to, figures, surround) in cases {
        let usual = ["export", "map.bsc.ron", "--to", to, "--as-of", DAY];
        let ended = shell.run(&[&usual[..], small(to), args].concat());
        assert_eq!((ended.code, ended.err.as_str()), (0, ""), "{to}");
        let format = Format::from_path(Path::new(to)).unwrap();
        let outlook = Outlook { figures, ..Outlook::new(date(2026, 11, 20), Look::Light, Lang::En) };
        let order = Order { content, format, outlook, scale: 1.0, background: Background::Solid, surround };
        let go_on = &mut |_| ControlFlow::Continue(());
        let pieces = export::export(&project, &order, &measure, go_on).unwrap();
        let paths: Vec<PathBuf> = pieces.iter().map(|piece| piece.path(Path::new(to))).collect();
        let said: Vec<String> = paths.iter().map(|path| format!("Exported {}\n", path.display())).collect();
        assert_eq!(ended.out, said.concat());
        for (piece, path) in pieces.iter().zip(&paths) {
            assert!(shell.bytes(path.to_str().unwrap()) == piece.bytes, "{} is another file", path.display());
        }
        files.extend(paths.into_iter().map(|path| path.into_os_string().into_string().unwrap()));
    }
    assert!(files.len() > 40 && files.contains(&"story-01.png".to_owned()), "{files:?}");
    assert!(files.contains(&"history-2026-10-31.png".to_owned()), "{files:?}");
    files.sort();
    assert_eq!(shell.names(), files, "nothing else is left behind");
}

#[test]
fn hidden_numbers_and_what_is_left_out_are_not_in_the_file() {
    let shell = Shell::with_map();
    let export = |to: &str, args: &[&str]| {
        let ended = shell.run(&[&["export", "map.bsc.ron", "--to", to, "--as-of", DAY], args].concat());
        assert_eq!((ended.code, ended.err.as_str()), (0, ""), "{to}");
        shell.text(to)
    };
    let rows = |text: &str| -> String {
        let document = roxmltree::Document::parse(text).unwrap();
        let rows = document.descendants().filter(|node| node.has_tag_name("tspan"));
        rows.filter_map(|node| node.text()).flat_map(|row| [row, "\n"]).collect()
    };
    let (shown, hidden) = (rows(&export("a.svg", &[])), rows(&export("b.svg", &["--hide-numbers"])));
    assert!(shown.contains('$') && shown.contains('%') && !hidden.contains(['$', '%']), "{hidden}");
    let bare = rows(&export("c.svg", &["--no-title", "--no-date", "--no-legend"]));
    let mission = shell.project().mission.split(' ').take(2).collect::<Vec<_>>().join(" ");
    for said in [mission.as_str(), "as of 20 Nov 2026", "no data to judge by"] {
        assert!(shown.contains(said) && !bare.contains(said), "{said}");
    }
}

#[test]
fn a_content_that_can_not_be_is_refused_and_nothing_is_written() {
    let shell = Shell::with_map();
    let export = |to: &str, args: &[&str]| shell.run(&[&["export", "map.bsc.ron", "--to", to], args].concat());
    for (to, args) in [
        ("a.svg", ["--content", "story"]),
        ("a.pptx", ["--content", "map"]),
        ("a.png", ["--content", "report"]),
        ("a.html", ["--content", "scorecard"]),
        ("a.pdf", ["--content", "history"]),
        ("a.apng", ["--step", "1"]),
        ("a.csv", ["--kpi", "MRR"]),
        ("a.pptx", ["--step", "1"]),
    ] {
        let ending = &to[1..];
        export(to, &args).assert_refused(2, &["can't be written as", ending, "another content"]);
        let vi = [&args[..], &["--lang", "vi"]].concat();
        export(to, &vi).assert_refused(2, &["không ghi được thành", ending]);
    }
    export("a.png", &["--step", "0"]).assert_refused(2, &["--step", "counted from 1"]);
    export("a.png", &["--step", "99"]).assert_refused(1, &["The story has 11 steps"]);
    export("a.png", &["--step", "99", "--lang", "vi"]).assert_refused(1, &["Câu chuyện có 11 bước"]);
    for step in ["-1", "two", "99999999999999999999999"] {
        export("a.png", &["--step", step]).assert_refused(2, &["--step", step]);
    }
    export("a.png", &["--step", "1", "--kpi", "MRR"]).assert_refused(2, &["go together"]);
    export("a.png", &["--step", "1", "--content", "map"]).assert_refused(2, &["go together"]);
    export("a.png", &["--content", "slides"]).assert_refused(2, &["slides", "map, story, report"]);
    for (to, content) in [("a.pdf", "report"), ("a.xlsx", "scorecard"), ("a.csv", "scorecard")] {
        let args = ["--content", content, "--hide-numbers"];
        export(to, &args).assert_refused(2, &["made of numbers", "--hide-numbers"]);
    }
    export("a.md", &["--hide-numbers", "--lang", "vi"]).assert_refused(2, &["toàn số liệu"]);
    export("a.png", &["--kpi", "No such KPI"]).assert_refused(1, &["No such KPI"]);
    assert_eq!(shell.names(), ["map.bsc.ron"]);

    // An empty map has no story.
    assert_eq!(shell.run(&["new", "empty.bsc.ron", "--template", "empty"]).code, 0);
    for to in ["a.pptx", "story.pdf", "story.png"] {
        let ended = shell.run(&["export", "empty.bsc.ron", "--to", to, "--content", "story"]);
        ended.assert_refused(1, &["no objective yet"]);
    }
    assert_eq!(shell.names(), ["empty.bsc.ron", "map.bsc.ron"]);
}

#[test]
fn a_content_without_the_ending_is_named_with_those_that_it_has() {
    let shell = Shell::with_map();
    let export = |to: &str, args: &[&str]| shell.run(&[&["export", "map.bsc.ron", "--to", to], args].concat());
    export("a.svg", &["--content", "story"]).assert_refused(2, &["The story", "as .svg", ".pptx, .pdf or .png"]);
    export("a.html", &["--content", "report"]).assert_refused(2, &["The report", "as .html", "in .pdf,"]);
    let vi = ["--content", "scorecard", "--lang", "vi"];
    export("a.png", &vi).assert_refused(2, &["Thẻ điểm", ".png", ".xlsx, .csv hoặc .md"]);
    let help = shell.run(&["export", "--help"]).out.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(!help.contains("chart,") && help.contains("map, story, report, scorecard or history"), "{help}");
}

#[test]
fn an_option_that_changes_nothing_is_refused_and_one_that_does_is_not() {
    let shell = Shell::with_map();
    let export = |to: &str, args: &[&str]| shell.run(&[&["export", "map.bsc.ron", "--to", to], args].concat());
    for (to, args) in [
        ("a.svg", &["--scale", "3"][..]),
        ("a.pdf", &["--scale", "3"]),
        ("a.pptx", &["--transparent"]),
        ("a.pdf", &["--transparent", "--content", "report"]),
        ("a.pdf", &["--transparent", "--content", "story"]),
        ("a.html", &["--transparent"]),
        ("a.html", &["--no-legend"]),
        ("a.csv", &["--theme", "dark"]),
        ("a.pdf", &["--theme", "dark", "--content", "report"]),
        ("a.xlsx", &["--columns"]),
        ("a.png", &["--arrows", "angular", "--kpi", "MRR"]),
        ("a.pptx", &["--no-title"]),
        ("a.pdf", &["--no-date", "--step", "1"]),
    ] {
        let ending = to.trim_start_matches('a');
        export(to, args).assert_refused(2, &[args[0], "changes nothing", ending]);
        let vi = [args, &["--lang", "vi"]].concat();
        export(to, &vi).assert_refused(2, &[args[0], "không có tác dụng", ending]);
    }
    assert_eq!(shell.names(), ["map.bsc.ron"]);
    let plain = |to: &str, args: &[&str]| {
        assert_eq!(export(to, &[&["--as-of", DAY], args].concat()).code, 0, "{to} {args:?}");
        shell.bytes(to)
    };
    for (to, args) in [
        ("b.png", &["--scale", "1"][..]),
        ("b.svg", &["--transparent"]),
        ("b.pdf", &["--transparent"]),
        ("b.pdf", &["--no-date"]),
        ("b.html", &["--theme", "dark"]),
        ("b.pptx", &["--theme", "dark"]),
        ("b.html", &["--arrows", "angular"]),
    ] {
        let usual = plain(to, &[]);
        assert!(plain(to, args) != usual, "{to} {args:?}");
    }
}

/// Small pictures are painted sooner.
fn small(to: &str) -> &'static [&'static str] {
    if to.ends_with("png") { &["--scale", "1"] } else { &[] }
}

#[test]
fn a_place_that_can_not_be_written_is_named_for_every_format() {
    let shell = Shell::with_map();
    for ending in ["png", "svg", "pdf", "html", "pptx", "apng", "xlsx", "csv", "md"] {
        let to = format!("no/such/file.{ending}");
        let ended = shell.run(&[&["export", "map.bsc.ron", "--to", &to, "--as-of", DAY], small(&to)].concat());
        ended.assert_refused(1, &[&to, "folder"]);
    }
    assert_eq!(shell.names(), ["map.bsc.ron"]);
}

#[test]
fn a_picture_that_can_not_be_written_is_refused() {
    let shell = Shell::with_map();
    shell.run(&["export", "map.bsc.ron", "--to", "no/map.png"]).assert_refused(1, &["no/map.png", "folder"]);
    fs::create_dir(shell.path("map.svg")).unwrap();
    shell.run(&["export", "map.bsc.ron", "--to", "map.svg"]).assert_refused(1, &["map.svg", "not a file"]);
    assert_eq!(shell.names(), ["map.bsc.ron", "map.svg"]);
}

#[test]
fn bad_use_ends_with_two_and_a_sentence() {
    let shell = Shell::with_map();
    let export = |rest: &[&str]| shell.run(&[&["export", "map.bsc.ron"], rest].concat());
    export(&[]).assert_refused(2, &["--to <TARGET>"]);
    export(&["--to", "map.gif"]).assert_refused(2, &["map.gif", ".png, .svg, .pdf"]);
    export(&["--to", "map"]).assert_refused(2, &["map", ".png, .svg, .pdf"]);
    for scale in ["0", "0.05", "5", "-1", "two", "NaN", "inf"] {
        export(&["--to", "map.png", "--scale", scale]).assert_refused(2, &[scale, "from 0.1 to 4"]);
    }
    export(&["--to", "map.png", "--scale"]).assert_refused(2, &["--scale <NUMBER>"]);
    export(&["--to", "map.png", "--theme", "blue"]).assert_refused(2, &["blue", "--theme", "light, dark"]);
    export(&["--to", "map.png", "--lang", "fr"]).assert_refused(2, &["fr", "--lang", "en, vi"]);
    export(&["--to", "map.png", "--as-of", "30/2/2026"]).assert_refused(2, &["--as-of", "28 days"]);
    export(&["--to", "map.png", "--to", "map.svg"]).assert_refused(2, &["--to stands there twice"]);
    export(&["--to", "map.png", "--colour", "red"]).assert_refused(2, &["--colour", "--help"]);
    export(&["--to", "map.png", "--theem", "dark"]).assert_refused(2, &["--theem", "--help"]);
    shell.run(&["new"]).assert_refused(2, &["<FILE>"]);
    shell
        .run(&["new", "a.bsc.ron", "--template", "bank"])
        .assert_refused(2, &["bank", "empty, startup, saas, nonprofit"]);
    shell.run(&["check", "map.bsc.ron", "--format", "xml"]).assert_refused(2, &["xml", "text, json"]);
    shell.run(&["exprot", "map.bsc.ron"]).assert_refused(2, &["map.bsc.ron"]);
    shell.run(&["--quietly"]).assert_refused(2, &["--quietly"]);
    assert_eq!(shell.names(), ["map.bsc.ron"]);
}

#[test]
fn a_graph_is_laid_out_the_same_whatever_the_order_of_its_records() {
    let shell = Shell::new();
    let ids = ["cash", "sales", "skill", "speed"];
    let node = |i: usize| format!("{{\"id\": \"{}\", \"band\": {}, \"w\": 150, \"h\": 70}}", ids[i], [0, 1, 2, 2][i]);
    let graph = |order: [usize; 4]| {
        let nodes: Vec<String> = order.into_iter().map(node).collect();
        let mut edges = ["[\"sales\", \"cash\"]", "[\"skill\", \"sales\"]", "[\"speed\", \"sales\"]"];
        edges.rotate_left(order[0] % 3);
        format!(
            "{{\"bands\": [\"a\", \"b\", \"c\"], \"nodes\": [{}], \"edges\": [{}]}}",
            nodes.join(","),
            edges.join(",")
        )
    };
    let layout = |order| {
        shell.write("graph.json", &graph(order));
        let ended = shell.run(&["layout", "graph.json", "--to", "out.json", "--aspect", "1.5"]);
        assert_eq!((ended.code, ended.err.as_str()), (0, ""));
        // The time is no part of the layout.
        shell.text("out.json").split("\"cpu\"").next().unwrap().to_owned()
    };
    let result = layout([0, 1, 2, 3]);
    assert!(result.contains("\"from\":\"sales\",\"to\":\"cash\"") && result.contains("bezier"), "{result}");
    assert_eq!(result, layout([2, 3, 1, 0]));
    shell.write("before.json", &shell.text("out.json"));
    let again = shell.run(&["layout", "graph.json", "--to", "again.json", "--previous", "before.json"]);
    assert_eq!((again.code, again.err.as_str()), (0, ""));
    let searched = shell.run(&["layout", "graph.json", "--to", "searched.json", "--effort", "1", "--columns"]);
    assert_eq!((searched.code, searched.err.as_str()), (0, ""));
}

#[test]
fn a_graph_that_makes_no_sense_is_refused_with_the_place() {
    let shell = Shell::new();
    let good = "{\"bands\": [\"a\"], \"nodes\": [{\"id\": \"x\", \"band\": 0, \"w\": 90, \"h\": 50}], \"edges\": []}";
    let refused = |text: &str, words: &[&str]| {
        shell.write("graph.json", text);
        let ended = shell.run(&["layout", "graph.json", "--to", "out.json"]);
        ended.assert_refused(2, words);
    };
    refused("", &["graph.json", "line 1"]);
    refused("{\n\"bands\": 7}", &["line 2"]);
    refused(&good.replace("\"w\": 90, ", ""), &["missing field `w`"]);
    refused(&good.replace("[\"a\"]", "[]"), &["no bands"]);
    refused(&good.replace("\"band\": 0", "\"band\": 3"), &["“x”", "band 3"]);
    refused(&good.replace("90", "-90"), &["“x”", "width"]);
    refused(&good.replace("90", "1e999"), &["graph.json"]);
    refused(&good.replace("[]", "[[\"x\", \"y\"]]"), &["“y”"]);
    refused(
        &good.replace("{\"id\"", "{\"id\": \"x\", \"band\": 0, \"w\": 9, \"h\": 9}, {\"id\""),
        &["more than one node"],
    );
    shell.write("graph.json", good);
    let layout = |args: &[&str]| shell.run(&[&["layout", "graph.json", "--to", "out.json"], args].concat());
    layout(&["--aspect", "0"]).assert_refused(2, &["--aspect", "0.2 to 8"]);
    layout(&["--effort", "2.5"]).assert_refused(2, &["--effort", "whole number"]);
    layout(&["--style", "round"]).assert_refused(2, &["round", "smooth, orthogonal"]);
    layout(&["--previous", "none.json"]).assert_refused(2, &["none.json"]);
    shell.run(&["layout", "none.json", "--to", "out.json"]).assert_refused(2, &["none.json"]);
    assert_eq!(shell.names(), ["graph.json"]);
    assert_eq!(layout(&[]).code, 0);
}

#[test]
fn without_a_display_the_window_says_so_and_names_the_export() {
    let shell = Shell::with_map();
    for args in [&[][..], &["map.bsc.ron"]] {
        shell.run(args).assert_refused(1, &["no display", "fourfold export FILE --to map.png"]);
    }
}

#[test]
fn refusals_speak_the_language_asked_for_or_that_of_the_locale() {
    let mut shell = Shell::with_map();
    shell
        .run(&["export", "không.bsc.ron", "--to", "a.png", "--lang", "vi"])
        .assert_refused(1, &["Không có tệp không.bsc.ron", "Hãy kiểm tra"]);
    shell.run(&["export", "map.bsc.ron", "--to", "a.gif", "--lang", "vi"]).assert_refused(2, &["Không ghi được a.gif"]);
    shell.run(&["export", "map.bsc.ron", "--lang=vi"]).assert_refused(2, &["Còn thiếu"]);
    let (line, id) = break_map(&shell);
    let words = [&format!("Dòng {line}, cột")[..], &format!("bản ghi {id}")];
    shell.run(&["export", "map.bsc.ron", "--to", "a.png", "--lang", "vi"]).assert_refused(1, &words);
    shell.locale = "vi_VN.UTF-8";
    shell.run(&[]).assert_refused(1, &["Không có màn hình", "fourfold export"]);
    shell.run(&["check", "map.bsc.ron", "--lang", "en"]).assert_refused(1, &["has one problem"]);
}

#[test]
fn help_and_version_are_told_and_end_well() {
    let shell = Shell::new();
    let help = shell.run(&["--help"]);
    for command in ["export", "new", "check"] {
        assert!(help.code == 0 && help.out.contains(command), "{help:?}");
        assert_eq!(shell.run(&[command, "--help"]).code, 0);
    }
    assert_eq!(shell.run(&["--version"]).out, concat!("fourfold ", env!("CARGO_PKG_VERSION"), "\n"));
    assert!(Path::new(env!("CARGO_BIN_EXE_fourfold")).is_file());
}
