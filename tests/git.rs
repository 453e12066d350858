//! Project files in real git repositories, merged by the program as git's driver; throw-away folders.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails")]

mod support;

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};

use fourfold::analysis::difference::difference;
use fourfold::lang::Lang;
use fourfold::model::*;
use fourfold::store::{self, Broken, RealFs, read_marked, write};
use support::sample::{self, objective};
use tempfile::TempDir;

const FILE: &str = "map.bsc.ron";

/// A repository with the sample in it.
struct Repository {
    folder: TempDir,
}

/// How a run ended.
#[derive(Debug)]
struct Ended {
    code: i32,
    out: String,
    err: String,
}

impl Ended {
    fn of(output: &Output) -> Self {
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        Self { code: output.status.code().unwrap(), out: text(&output.stdout), err: text(&output.stderr) }
    }
}

impl Repository {
    /// A repository; with the driver if `is_set_up`.
    fn new(is_set_up: bool) -> Self {
        let it = Self { folder: TempDir::new().unwrap() };
        it.git(&["init", "-q", "-b", "main"]);
        if is_set_up {
            let set_up = it.fourfold(&["git-setup"]);
            assert_eq!((set_up.code, set_up.err.as_str()), (0, ""), "{set_up:?}");
        }
        it.put(&sample::told());
        it.commit("Start");
        it
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn put(&self, project: &Project) {
        fs::write(self.path(FILE), write(project)).unwrap();
    }

    fn project(&self) -> Project {
        store::open(&RealFs, &self.path(FILE)).unwrap().project
    }

    fn command(&self, program: &str, args: &[&str]) -> Ended {
        let mut command = Command::new(program);
        command.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1").env("GIT_EDITOR", "true");
        for who in ["AUTHOR", "COMMITTER"] {
            command.env(format!("GIT_{who}_NAME"), "A").env(format!("GIT_{who}_EMAIL"), "a@example.org");
        }
        command.env("LANG", "en_US.UTF-8").env_remove("LC_ALL").env_remove("LC_MESSAGES");
        Ended::of(&command.args(args).current_dir(self.folder.path()).output().unwrap())
    }

    fn fourfold(&self, args: &[&str]) -> Ended {
        self.command(env!("CARGO_BIN_EXE_fourfold"), args)
    }

    #[track_caller]
    fn git(&self, args: &[&str]) -> Ended {
        let ended = self.try_git(args);
        assert_eq!(ended.code, 0, "git {args:?}: {ended:?}");
        ended
    }

    fn try_git(&self, args: &[&str]) -> Ended {
        self.command("git", args)
    }

    fn commit(&self, message: &str) {
        self.git(&["add", "-A"]);
        self.git(&["commit", "-q", "-m", message]);
    }

    /// Both sides of a fork: `theirs` on a branch, `ours` on main, which is checked out.
    fn fork(&self, ours: impl Fn(&mut Project), theirs: impl Fn(&mut Project)) {
        let change = |change: &dyn Fn(&mut Project), name: &str| {
            let mut project = self.project();
            change(&mut project);
            assert_eq!(project.check(), []);
            self.put(&project);
            self.commit(name);
        };
        self.git(&["checkout", "-q", "-b", "theirs"]);
        change(&theirs, "Theirs");
        self.git(&["checkout", "-q", "main"]);
        change(&ours, "Ours");
    }
}

fn card(p: &mut Project, n: u64) -> &mut Objective {
    p.map.objective_mut(objective(n)).unwrap()
}

/// Two fields of one record, in one line of the file: git alone has a conflict here.
fn name_and_owner(repository: &Repository) {
    repository.fork(|a| card(a, 1).name = "Ours".into(), |b| card(b, 1).owner = "Bob".into());
}

#[test]
fn a_merge_of_two_fields_in_one_line_is_clean() {
    let plain = Repository::new(false);
    name_and_owner(&plain);
    assert_eq!(plain.try_git(&["merge", "theirs"]).code, 1);

    let repository = Repository::new(true);
    name_and_owner(&repository);
    repository.git(&["merge", "-q", "theirs", "-m", "Merge"]);
    let merged = repository.project();
    let card = merged.map.objective(objective(1)).unwrap();
    assert_eq!((card.name.as_str(), card.owner.as_str()), ("Ours", "Bob"));
    assert_eq!(repository.git(&["status", "--porcelain"]).out, "");
}

#[test]
fn a_rebase_is_clean_too() {
    let repository = Repository::new(true);
    name_and_owner(&repository);
    repository.git(&["checkout", "-q", "theirs"]);
    repository.git(&["rebase", "-q", "main"]);
    let merged = repository.project();
    let card = merged.map.objective(objective(1)).unwrap();
    assert_eq!((card.name.as_str(), card.owner.as_str()), ("Ours", "Bob"));
}

#[test]
fn a_conflict_stops_the_merge_with_a_whole_file() {
    let repository = Repository::new(true);
    repository.fork(
        |a| (card(a, 1).name, card(a, 2).owner) = ("Ours".into(), "Ann".into()),
        |b| (card(b, 1).name, card(b, 3).owner) = ("Theirs".into(), "Bob".into()),
    );
    let merge = repository.try_git(&["merge", "theirs"]);
    assert_eq!(merge.code, 1, "{merge:?}");
    let said = format!("{}{}", merge.out, merge.err);
    assert!(said.contains("map.bsc.ron was merged; 1 conflict is left"), "{said}");
    assert!(said.contains("Conflict: Objective “Ours” · Name: ours Ours; theirs Theirs"), "{said}");
    let merged = repository.project();
    assert_eq!(merged.conflicts.len(), 1);
    assert_eq!(merged.map.objective(objective(3)).unwrap().owner, "Bob");
    assert_eq!(repository.git(&["status", "--porcelain"]).out, "UU map.bsc.ron\n");
}

#[test]
fn a_version_that_is_no_project_is_merged_by_lines() {
    let repository = Repository::new(true);
    repository.git(&["checkout", "-q", "-b", "theirs"]);
    fs::write(repository.path(FILE), write(&sample::told()).replace("name: \"Bánh", "colour: 1, name: \"Bánh"))
        .unwrap();
    repository.commit("A field of another program");
    repository.git(&["checkout", "-q", "main"]);
    let mut ours = sample::told();
    ours.vision = "Ours".into();
    repository.put(&ours);
    repository.commit("Ours");
    let merge = repository.try_git(&["merge", "theirs", "-m", "Merge"]);
    let text = fs::read_to_string(repository.path(FILE)).unwrap();
    assert!(text.contains("colour: 1"), "{merge:?}\n{text}");
}

#[test]
fn a_file_that_both_sides_add_is_merged_without_origin() {
    let repository = Repository::new(true);
    repository.git(&["checkout", "-q", "-b", "theirs"]);
    fs::write(repository.path("new.bsc.ron"), write(&sample::told())).unwrap();
    repository.commit("Theirs");
    repository.git(&["checkout", "-q", "main"]);
    let mut ours = sample::told();
    card(&mut ours, 1).name = "Ours".into();
    fs::write(repository.path("new.bsc.ron"), write(&ours)).unwrap();
    repository.commit("Ours");
    assert_eq!(repository.try_git(&["merge", "theirs"]).code, 1);
    let merged = store::open(&RealFs, &repository.path("new.bsc.ron")).unwrap().project;
    assert_eq!((merged.conflicts.len(), merged.map.objectives().len()), (1, 3));
}

#[test]
fn set_up_twice_changes_nothing_and_keeps_other_lines() {
    let repository = Repository::new(false);
    fs::write(repository.path(".gitattributes"), "*.png binary\n*.bsc.ron diff=other").unwrap();
    let first = repository.fourfold(&["git-setup"]);
    assert_eq!((first.code, first.err.as_str()), (0, ""), "{first:?}");
    let attributes = fs::read_to_string(repository.path(".gitattributes")).unwrap();
    assert_eq!(attributes, "*.png binary\n*.bsc.ron diff=other\n*.bsc.ron text eol=lf merge=bsc diff=bsc\n");
    let config = fs::read_to_string(repository.path(".git/config")).unwrap();
    assert!(config.contains("driver = ") && config.contains("merge %O %A %B %P"), "{config}");
    fs::create_dir(repository.path("sub")).unwrap();
    let second = repository.fourfold(&["git-setup", "sub"]);
    assert!(second.out.lines().all(|line| line.contains("lready")), "{second:?}");
    assert_eq!(fs::read_to_string(repository.path(".gitattributes")).unwrap(), attributes);
    assert_eq!(fs::read_to_string(repository.path(".git/config")).unwrap(), config);
    let asked = repository.git(&["check-attr", "merge", "diff", "eol", "--", "a/map.bsc.ron"]).out;
    assert!(asked.contains("merge: bsc") && asked.contains("diff: bsc") && asked.contains("eol: lf"), "{asked}");
}

#[test]
fn without_a_repository_set_up_says_so() {
    let folder = TempDir::new().unwrap();
    let it = Repository { folder };
    let ended = it.fourfold(&["git-setup"]);
    assert_eq!((ended.code, ended.out.as_str()), (1, ""));
    assert!(ended.err.contains("is in no git repository"), "{ended:?}");
    let ended = it.fourfold(&["git-setup", "--lang", "vi"]);
    assert!(ended.err.contains("không nằm trong kho git nào"), "{ended:?}");
}

#[test]
fn git_diff_speaks_in_words() {
    let repository = Repository::new(true);
    let mut project = repository.project();
    card(&mut project, 1).owner = "Ann".into();
    repository.put(&project);
    let diff = repository.git(&["diff"]).out;
    assert!(diff.contains("+Objective “Reach goal 1” · Owner: Ann"), "{diff}");
}

#[test]
fn merge_by_hand_ends_with_the_code_of_a_driver() {
    let it = Repository::new(false);
    let versions = |name: &str| {
        let mut p = sample::told();
        card(&mut p, 1).name = name.into();
        fs::write(it.path(&format!("{name}.ron")), write(&p)).unwrap();
    };
    ["A", "B"].into_iter().for_each(versions);
    let clean = it.fourfold(&["merge", FILE, "A.ron", FILE]);
    assert_eq!((clean.code, clean.out.as_str(), clean.err.as_str()), (0, "", ""));
    let before = fs::read(it.path("A.ron")).unwrap();
    let open = it.fourfold(&["merge", FILE, "A.ron", "B.ron", "--to", "new.ron"]);
    assert_eq!(open.code, 1);
    assert_eq!(fs::read(it.path("A.ron")).unwrap(), before);
    assert_eq!(store::open(&RealFs, &it.path("new.ron")).unwrap().project.conflicts.len(), 1);
    assert_eq!(it.fourfold(&["merge", FILE, "A.ron"]).code, 2);
    let missing = it.fourfold(&["merge", "none.ron", "A.ron", "B.ron"]);
    assert_eq!(missing.code, 2, "{missing:?}");
    assert_eq!(fs::read(it.path("A.ron")).unwrap(), before);
    fs::write(it.path("empty"), "").unwrap();
    assert_eq!(it.fourfold(&["merge", "empty", "A.ron", "B.ron", "--to", "new.ron"]).code, 1);
}

#[test]
fn diff_ends_like_diff_and_tells_programs_as_well() {
    let it = Repository::new(false);
    let mut other = sample::told();
    card(&mut other, 1).name = "New name".into();
    let first = other.map.links().next().unwrap().id;
    other.map.remove_link(first);
    fs::write(it.path("other.ron"), write(&other)).unwrap();
    let same = it.fourfold(&["diff", FILE, FILE]);
    assert_eq!((same.code, same.out.as_str(), same.err.as_str()), (0, "No difference\n", ""));
    let text = it.fourfold(&["diff", FILE, "other.ron"]);
    let expected = "1 objective changed, 1 link removed\n• Objective “New name”\n    Name: Reach goal 1 → New name\n− Link “Reach goal 3 → Reach goal 2”\n";
    assert_eq!((text.code, text.out.as_str(), text.err.as_str()), (1, expected, ""));
    let json = it.fourfold(&["diff", FILE, "other.ron", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&json.out).unwrap();
    assert_eq!(json["changes"][0]["record"], "o-0000000001");
    assert_eq!(json["changes"][0]["fields"][0]["after"], "New name");
    assert_eq!(it.fourfold(&["diff", FILE]).code, 2);
    assert_eq!(it.fourfold(&["diff", FILE, "none.ron"]).code, 2);
    let vietnamese = it.fourfold(&["diff", FILE, "other.ron", "--lang", "vi"]).out;
    assert!(vietnamese.starts_with("1 mục tiêu thay đổi, 1 liên kết bị xóa\n"), "{vietnamese}");
}

/// What git writes without the driver is read as both versions, whatever the style of its markers.
#[test]
fn a_file_with_markers_of_git_is_merged_when_it_is_opened() {
    for style in ["merge", "diff3", "zdiff3"] {
        let repository = Repository::new(false);
        repository.git(&["config", "merge.conflictStyle", style]);
        repository.fork(
            |a| (card(a, 1).name, card(a, 2).name, a.vision) = ("Ours".into(), "Both".into(), "V".into()),
            |b| (card(b, 1).name, card(b, 2).owner, b.name) = ("Theirs".into(), "Bob".into(), "N".into()),
        );
        assert_eq!(repository.try_git(&["merge", "theirs"]).code, 1);
        let bytes = fs::read(repository.path(FILE)).unwrap();
        let error = store::read(&bytes).unwrap_err();
        assert!(matches!(error, Broken::Conflicts { .. }), "{error:?}");
        assert!(error.message(Lang::En).contains("merge conflict") && error.message(Lang::Vi).contains("xung đột"));
        let merged = read_marked(&bytes).unwrap();
        assert_eq!(merged.project.check(), []);
        let names: Vec<String> = merged.conflicts.iter().map(|c| format!("{} {}", c.record, c.field)).collect();
        let with_base = style != "merge";
        assert!(names.contains(&"o-0000000001 name".to_owned()), "{style}: {names:?}");
        if with_base {
            // With the origin, only what both have changed is open.
            assert_eq!(names, ["o-0000000001 name"], "{style}");
            let by_driver = store::merge(&sample::told(), &side(&repository, "main"), &side(&repository, "theirs"));
            assert!(difference(&merged.project, &by_driver.project).is_empty());
        } else {
            assert!(merged.project.conflicts.len() <= 4, "{names:?}");
        }
    }
}

fn side(repository: &Repository, branch: &str) -> Project {
    store::read(repository.git(&["show", &format!("{branch}:{FILE}")]).out.as_bytes()).unwrap().project
}
