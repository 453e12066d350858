//! The arguments and what they ask for.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::error::ErrorKind;
use clap::{CommandFactory as _, FromArgMatches as _, Parser};

use super::{Failure, Task, help, usage};
use crate::lang::Lang;

/// What the arguments ask for.
#[derive(Clone, Debug, PartialEq)]
pub enum Request {
    /// The window, with a file if one is named.
    Window(Option<PathBuf>),
    /// Something without a window.
    Task(Task),
    /// The help or the version, to be printed.
    Answer(String),
}

/// Draw a Balanced Scorecard strategy map, measure it, and pitch from it
#[derive(Debug, Parser)]
#[command(name = "fourfold", version, args_conflicts_with_subcommands = true, disable_help_subcommand = true)]
struct Arguments {
    /// Project file to open in the window
    file: Option<PathBuf>,
    #[command(subcommand)]
    task: Option<Task>,
}

/// What the arguments (the program's name first) ask for; `lang` is spoken unless they choose a language.
pub fn parse(args: impl IntoIterator<Item = OsString>, lang: Lang) -> Result<Request, Failure> {
    let args: Vec<OsString> = args.into_iter().collect();
    let spoken = chosen_lang(&args).unwrap_or(lang);
    let matches = help::in_language(Arguments::command(), spoken).try_get_matches_from(&args);
    match matches.and_then(|matches| Arguments::from_arg_matches(&matches)) {
        Ok(Arguments { task: Some(task), .. }) => Ok(Request::Task(task)),
        Ok(Arguments { file, task: None }) => Ok(Request::Window(file)),
        Err(error) if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) => {
            Ok(Request::Answer(error.to_string()))
        }
        Err(error) => Err(Failure::bad_use(usage::sentence(&error, spoken))),
    }
}

/// The language that arguments choose, even if they make no sense otherwise.
fn chosen_lang(args: &[OsString]) -> Option<Lang> {
    let texts: Vec<&str> = args.iter().filter_map(|arg| arg.to_str()).collect();
    let after = texts.iter().zip(texts.iter().skip(1)).find(|(option, _)| **option == "--lang").map(|(_, code)| *code);
    let code = after.or_else(|| texts.iter().find_map(|arg| arg.strip_prefix("--lang=")))?;
    Lang::ALL.into_iter().find(|lang| lang.code() == code)
}

/// Reads the value of `--lang`.
pub(super) fn lang() -> impl TypedValueParser<Value = Lang> {
    let codes = PossibleValuesParser::new(Lang::ALL.map(Lang::code));
    codes.try_map(|code| Lang::from_code(&code).ok_or(Unknown))
}

/// A value that its list of possible values let through by mistake.
#[derive(Debug, thiserror::Error)]
#[error("unknown value")]
pub(super) struct Unknown;

#[cfg(test)]
mod tests {
    use super::*;

    fn request(args: &[&str]) -> Result<Request, Failure> {
        parse(std::iter::once("fourfold").chain(args.iter().copied()).map(OsString::from), Lang::En)
    }

    #[test]
    fn the_arguments_are_declared_without_contradiction() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn a_file_or_nothing_opens_the_window() {
        assert_eq!(request(&[]), Ok(Request::Window(None)));
        assert_eq!(request(&["map.bsc.ron"]), Ok(Request::Window(Some("map.bsc.ron".into()))));
        assert_eq!(request(&["./export"]), Ok(Request::Window(Some("./export".into()))));
        assert!(matches!(request(&["check", "map.bsc.ron"]), Ok(Request::Task(Task::Check(_)))));
    }

    #[test]
    fn help_and_version_are_answers() {
        for args in [&["--help"][..], &["export", "--help"], &["--version"]] {
            assert!(matches!(request(args), Ok(Request::Answer(text)) if text.contains("fourfold")), "{args:?}");
        }
    }

    #[test]
    fn the_help_speaks_the_language_of_the_user() {
        let help = |args: &[&str], lang| {
            let args = std::iter::once("fourfold").chain(args.iter().copied()).map(OsString::from);
            match parse(args, lang) {
                Ok(Request::Answer(text)) => text,
                other => format!("{other:?}"),
            }
        };
        let english = ["Usage", "Options:", "Arguments", "Commands", "Print", "default", "possible", "Project", "Day"];
        for args in [
            &["--help"][..],
            &["export", "--help"],
            &["new", "-h"],
            &["check", "--help"],
            &["import", "--help"],
            &["merge", "--help"],
            &["diff", "--help"],
            &["git-setup", "--help"],
        ] {
            let vietnamese = help(args, Lang::Vi);
            let foreign: Vec<&&str> = english.iter().filter(|word| vietnamese.contains(**word)).collect();
            assert!(foreign.is_empty(), "{foreign:?} in {vietnamese}");
            assert!(vietnamese.contains("Cách dùng: fourfold"), "{vietnamese}");
            assert!(help(args, Lang::En).contains("Usage: fourfold"));
        }
    }

    #[test]
    fn bad_use_is_one_sentence_in_the_language_that_was_chosen() {
        let english = request(&["export", "map.bsc.ron", "--to", "a.png", "--theme", "blue"]).unwrap_err();
        let vietnamese = request(&["export", "map.bsc.ron", "--lang=vi", "--to", "a.png", "--theme", "blue"]);
        assert_eq!(english.code(), 2);
        assert_ne!(vietnamese.unwrap_err().to_string(), english.to_string());
        assert!(!english.to_string().contains('\n') && english.to_string().contains("light, dark"), "{english}");
    }
}
