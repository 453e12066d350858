//! What is wrong with arguments, in one sentence.
//!
//! Clap says it in English and over several lines; here the same is said in the
//! language of the user.

use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::lang::Lang;

/// What is wrong, and what to write instead.
pub(super) fn sentence(error: &Error, lang: Lang) -> String {
    let told = |kind| context(error, kind);
    let arg = told(ContextKind::InvalidArg);
    let value = told(ContextKind::InvalidValue);
    let command = told(ContextKind::InvalidSubcommand);
    match error.kind() {
        ErrorKind::UnknownArgument => lang.cli_unknown(&arg).into_owned(),
        ErrorKind::MissingRequiredArgument => lang.cli_missing(&arg).into_owned(),
        ErrorKind::InvalidValue if value.is_empty() => lang.cli_no_value(&arg).into_owned(),
        ErrorKind::InvalidValue => {
            lang.cli_bad_value(option(&arg), &value, &told(ContextKind::ValidValue)).into_owned()
        }
        ErrorKind::ValueValidation => refused_value(option(&arg), &value, lang),
        ErrorKind::ArgumentConflict if !command.is_empty() => lang.cli_after_file(&command).into_owned(),
        ErrorKind::ArgumentConflict if arg == told(ContextKind::PriorArg) => lang.cli_twice(option(&arg)).into_owned(),
        ErrorKind::ArgumentConflict if !told(ContextKind::PriorArg).is_empty() => {
            lang.cli_not_together(option(&arg), option(&told(ContextKind::PriorArg))).into_owned()
        }
        ErrorKind::InvalidUtf8 => lang.cli_not_text().into_owned(),
        _ => lang.cli_bad_use().into_owned(),
    }
}

/// What is wrong with a value that its own reader refused.
fn refused_value(option: &str, value: &str, lang: Lang) -> String {
    match (option, lang.parse_date(value)) {
        ("--scale", _) => lang.cli_bad_scale(value).into_owned(),
        ("--step", _) => lang.cli_bad_step(value).into_owned(),
        ("--effort", _) => lang.cli_bad_effort(value).into_owned(),
        ("--aspect", _) => lang.cli_bad_aspect(value).into_owned(),
        ("--map", _) => lang.cli_bad_map(value).into_owned(),
        ("--to", _) => lang.cli_bad_ending(value).into_owned(),
        ("--as-of", Err(error)) => lang.cli_option(option, &lang.date_error(&error)).into_owned(),
        _ => lang.cli_bad_use().into_owned(),
    }
}

/// The option of `--theme <LOOK>`.
fn option(arg: &str) -> &str {
    arg.split_once(' ').map_or(arg, |(option, _)| option)
}

/// Something that an error tells beside its kind; nothing if it does not.
fn context(error: &Error, kind: ContextKind) -> String {
    match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        _ => String::new(),
    }
}
