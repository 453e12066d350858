//! `fourfold new`: a project file made from a template.

use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use jiff::civil::Date;

use super::{Failure, Machine, args, export};
use crate::lang::Lang;
use crate::library::{self, TemplateKind};
use crate::store::{self, Base, RealFs, SaveOrder};

/// The arguments of `fourfold new`.
#[derive(Clone, Debug, PartialEq, clap::Args)]
pub struct New {
    /// Project file to write, usually NAME.bsc.ron; it must not exist yet
    pub file: PathBuf,
    /// Template to start from
    #[arg(long, value_name = "TEMPLATE", value_parser = template(), default_value = "empty")]
    pub template: TemplateKind,
    /// Language of the texts [default: the system's]
    #[arg(long, value_name = "LANGUAGE", value_parser = args::lang())]
    pub lang: Option<Lang>,
    /// Day as if on which it is made; its data ends with the month before [default: today]
    #[arg(long, value_name = "DATE", value_parser = export::day)]
    pub as_of: Option<Date>,
}

impl New {
    pub(super) fn run(self, machine: &mut Machine<'_>) -> Result<(), Failure> {
        let lang = self.lang.unwrap_or(machine.lang);
        let file = store::with_extension(self.file);
        let path = file.to_string_lossy();
        // A symbolic link that leads nowhere would be written through.
        if file.symlink_metadata().is_ok() {
            return Err(Failure::bad_input(lang.cli_exists(&path)));
        }
        let today = self.as_of.unwrap_or(machine.today);
        let project = library::new_project(self.template, lang, today, machine.ids)
            .map_err(|error| Failure::bad_input(error.to_string()))?;
        let bytes = store::encode(&project).map_err(|error| Failure::bad_input(error.message(lang)))?;
        // Another program may have made the file meanwhile.
        let order = SaveOrder::new(&file, &bytes, Base::Absent);
        store::save_document(&RealFs, &order, None).map_err(|error| Failure::bad_input(error.message(lang)))?;
        machine.say(&lang.cli_created(&path));
        Ok(())
    }
}

fn template() -> impl TypedValueParser<Value = TemplateKind> {
    let keys = PossibleValuesParser::new(TemplateKind::ALL.map(TemplateKind::key));
    keys.try_map(|key| TemplateKind::from_key(&key).ok_or(args::Unknown))
}
