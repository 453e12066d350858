//! `fourfold git-setup`: a git repository in which project files are merged and compared by record and field.
//!
//! Which files, says `.gitattributes`, which is shared; how, says the repository's own
//! configuration, since git runs no program that a repository brings along. Done twice,
//! the second time changes nothing.

use std::path::{Path, PathBuf};
use std::process::Command;

use super::{Failure, Machine, args};
use crate::lang::Lang;
use crate::store::{self, RealFs, Vfs as _};

/// What `.gitattributes` says of project files.
const ATTRIBUTES: &str = "*.bsc.ron text eol=lf merge=bsc diff=bsc";
/// Largest file of attributes that is read, in bytes.
const MOST: u64 = 1024 * 1024;

/// The arguments of `fourfold git-setup`.
#[derive(Clone, Debug, PartialEq, Eq, clap::Args)]
pub struct GitSetup {
    /// Folder of the repository
    #[arg(default_value = ".")]
    pub folder: PathBuf,
    /// Language of the sentences [default: the system's]
    #[arg(long, value_name = "LANGUAGE", value_parser = args::lang())]
    pub lang: Option<Lang>,
}

impl GitSetup {
    pub(super) fn run(self, machine: &mut Machine<'_>) -> Result<(), Failure> {
        let lang = self.lang.unwrap_or(machine.lang);
        let git = Git { folder: &self.folder, lang };
        let top = PathBuf::from(git.run(&["rev-parse", "--show-toplevel"])?);
        let program = std::env::current_exe().map_err(|error| Failure::bad_input(lang.system(&error)))?;
        let program = quoted(&program);
        let settings = [
            ("merge.bsc.name", "Fourfold strategy maps".to_owned()),
            ("merge.bsc.driver", format!("{program} merge %O %A %B %P")),
            ("diff.bsc.textconv", format!("{program} diff --textconv")),
        ];
        for (name, value) in &settings {
            if git.setting(name)?.as_ref() == Some(value) {
                machine.say(&lang.cli_git_kept(name, value));
            } else {
                git.run(&["config", "--local", name, value])?;
                machine.say(&lang.cli_git_set(name, value));
            }
        }
        attributes(&top.join(".gitattributes"), lang, machine)
    }
}

/// Writes the line about project files, and leaves all other lines as they are.
fn attributes(path: &Path, lang: Lang, machine: &mut Machine<'_>) -> Result<(), Failure> {
    let name = path.to_string_lossy();
    let failed = |reason: String| Failure::bad_input(lang.cli_unread(&name, &reason));
    let text = match RealFs.read(path, MOST) {
        Ok(bytes) => String::from_utf8(bytes).map_err(|error| failed(error.to_string()))?,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => String::new(),
        Err(error) => return Err(failed(lang.system(&error))),
    };
    // Of several lines about the same files the last one holds.
    let about = text.lines().map(str::trim).rfind(|line| line.split_whitespace().next() == Some("*.bsc.ron"));
    if about == Some(ATTRIBUTES) {
        machine.say(&lang.cli_git_attributes_kept(&name));
        return Ok(());
    }
    let end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let between = if text.is_empty() || text.ends_with('\n') { "" } else { end };
    let text = format!("{text}{between}{ATTRIBUTES}{end}");
    store::save(&RealFs, path, text.as_bytes()).map_err(|error| Failure::bad_input(error.message(lang)))?;
    machine.say(&lang.cli_git_attributes_set(&name, ATTRIBUTES));
    Ok(())
}

/// Git in a folder.
struct Git<'a> {
    folder: &'a Path,
    lang: Lang,
}

impl Git<'_> {
    fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new("git");
        command.arg("-C").arg(self.folder).args(args);
        command
    }

    /// What git answers, without the end of the line.
    fn run(&self, args: &[&str]) -> Result<String, Failure> {
        let output = self.command(args).output().map_err(|_err| Failure::bad_input(self.lang.cli_git_missing()))?;
        if !output.status.success() {
            let folder = self.folder.to_string_lossy();
            let reason = String::from_utf8_lossy(&output.stderr);
            let is_elsewhere = args.first() == Some(&"rev-parse");
            return Err(Failure::bad_input(if is_elsewhere {
                self.lang.cli_git_no_repository(&folder)
            } else {
                self.lang.cli_git_failed(reason.trim())
            }));
        }
        Ok(String::from_utf8_lossy(&output.stdout).trim_end_matches(['\n', '\r']).to_owned())
    }

    /// A setting of the repository, if it has one.
    fn setting(&self, name: &str) -> Result<Option<String>, Failure> {
        let output = self.command(&["config", "--local", "--get", name]).output();
        let output = output.map_err(|_err| Failure::bad_input(self.lang.cli_git_missing()))?;
        let value = String::from_utf8_lossy(&output.stdout).trim_end_matches(['\n', '\r']).to_owned();
        Ok(output.status.success().then_some(value))
    }
}

/// A program for the shell by which git calls it, on Windows too.
fn quoted(program: &Path) -> String {
    let path = program.to_string_lossy().replace('\\', "/");
    format!("'{}'", path.replace('\'', "'\\''"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_is_quoted_for_the_shell() {
        assert_eq!(quoted(Path::new("/opt/my tools/it's")), "'/opt/my tools/it'\\''s'");
    }
}
