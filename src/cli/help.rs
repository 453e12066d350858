//! The help of the commands in the language of the user.
//!
//! Clap writes the help, in English; here its headings and texts are replaced by
//! those of `lang`. An argument without a text there keeps its own.

use std::borrow::Cow;

use clap::{Arg, ArgAction, Command};

use crate::lang::Lang;
use crate::library::TemplateKind;

/// The command and its subcommands with their help in a language.
pub(super) fn in_language(command: Command, lang: Lang) -> Command {
    let names: Vec<String> = command.get_subcommands().map(|sub| sub.get_name().to_owned()).collect();
    let version = Arg::new("version").short('V').long("version").action(ArgAction::Version);
    let version = version.help(lang.help_version()).help_heading(lang.help_options().into_owned());
    let mut command = told(command, "", lang).about(lang.help_about()).after_help(lang.help_window()).arg(version);
    for name in names {
        command = command.mut_subcommand(&name, |sub| told(sub, &name, lang));
    }
    command
}

/// One command with the help of its own arguments.
fn told(command: Command, name: &str, lang: Lang) -> Command {
    let about = match name {
        "export" => Some(lang.help_export()),
        "new" => Some(lang.help_new()),
        "check" => Some(lang.help_check()),
        "import" => Some(lang.help_import()),
        "merge" => Some(lang.help_merge()),
        "diff" => Some(lang.help_diff()),
        "git-setup" => Some(lang.help_git_setup()),
        _ => None,
    };
    let command = match about {
        Some(about) => command.about(about),
        None => command,
    };
    let template = format!("{{about}}\n\n{}: {{usage}}\n\n{{all-args}}{{after-help}}\n", lang.help_usage());
    let help = Arg::new("help").short('h').long("help").action(ArgAction::Help).help(lang.help_help());
    command
        .help_template(template)
        .subcommand_help_heading(lang.help_commands().into_owned())
        .disable_help_flag(true)
        .disable_version_flag(true)
        .mut_args(|arg| told_arg(arg, name, lang))
        .arg(help.help_heading(lang.help_options().into_owned()))
}

fn told_arg(arg: Arg, command: &str, lang: Lang) -> Arg {
    let heading = if arg.is_positional() { lang.help_arguments() } else { lang.help_options() };
    let text = text(command, arg.get_id().as_str(), lang);
    let takes_value = arg.is_positional() || arg.get_action().takes_values();
    let arg = arg.help_heading(heading.into_owned());
    match text {
        // The text names the default and what is possible.
        Some(text) if takes_value => arg.help(text).hide_default_value(true).hide_possible_values(true),
        Some(text) => arg.help(text),
        None => arg,
    }
}

fn text(command: &str, arg: &str, lang: Lang) -> Option<Cow<'static, str>> {
    Some(match (command, arg) {
        ("", "file") => lang.help_open(),
        ("export", "file") => lang.help_export_file(),
        ("export", "to") => lang.help_export_to(),
        ("export", "scale") => lang.help_export_scale(),
        ("export", "theme") => lang.help_export_theme(),
        ("export", "lang") => lang.help_export_lang(),
        ("export", "as_of") => lang.help_export_as_of(),
        ("export", "arrows") => lang.help_export_arrows(),
        ("export", "columns") => lang.help_export_columns(),
        ("export", "transparent") => lang.help_export_transparent(),
        ("export", "kpi") => lang.help_export_kpi(),
        ("export", "by") => lang.help_export_by(),
        ("export", "content") => lang.help_export_content(),
        ("export", "step") => lang.help_export_step(),
        ("export", "hide_numbers") => lang.help_export_hide_numbers(),
        ("export", "no_title") => lang.help_export_no_title(),
        ("export", "no_date") => lang.help_export_no_date(),
        ("export", "no_legend") => lang.help_export_no_legend(),
        ("new", "file") => lang.help_new_file(),
        ("new", "template") => lang.help_new_template(&TemplateKind::ALL.map(TemplateKind::key).join(", ")),
        ("new", "lang") => lang.help_new_lang(),
        ("new", "as_of") => lang.help_new_as_of(),
        ("check", "file") => lang.help_check_file(),
        ("check" | "diff", "format") => lang.help_check_format(),
        ("check" | "import" | "merge" | "diff" | "git-setup", "lang") => lang.help_check_lang(),
        ("import", "file") => lang.help_import_file(),
        ("import", "data") => lang.help_import_data(),
        ("import", "create_missing") => lang.help_import_create_missing(),
        ("import", "objective") => lang.help_import_objective(),
        ("import", "keep") => lang.help_import_keep(),
        ("import", "replace") => lang.help_import_replace(),
        ("import", "map") => lang.help_import_map(),
        ("import", "sheet") => lang.help_import_sheet(),
        ("import", "date_order") => lang.help_import_date_order(),
        ("import", "decimal") => lang.help_import_decimal(),
        ("import", "dry_run") => lang.help_import_dry_run(),
        ("merge", "base") => lang.help_merge_base(),
        ("merge", "ours") => lang.help_merge_ours(),
        ("merge", "theirs") => lang.help_merge_theirs(),
        ("merge", "path") => lang.help_merge_path(),
        ("merge", "to") => lang.help_merge_to(),
        ("diff", "before") => lang.help_diff_before(),
        ("diff", "after") => lang.help_diff_after(),
        ("diff", "textconv") => lang.help_diff_textconv(),
        ("git-setup", "folder") => lang.help_git_setup_folder(),
        _ => return None,
    })
}
