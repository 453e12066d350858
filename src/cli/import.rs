//! `fourfold import`: numbers from a data file into a project, without a window.
//!
//! What was read and what was passed over is printed before anything is saved. A file
//! that leaves something open is not imported: the sentence says which option answers.

use std::io::Read as _;
use std::path::{Path, PathBuf};

use clap::builder::{PossibleValuesParser, TypedValueParser};

use super::{Failure, Machine, args};
use crate::edit::Document;
use crate::import::{self, Choices, Existing, Fate, Pick, Progress, Proposal, Question, SourceRead};
use crate::lang::Lang;
use crate::model::{ColumnRole, DateOrder, DecimalMark, KpiId, Project, limits};
use crate::store::{self, Access, Broken, OldVersion, OpenError, RealFs, SaveOrder, Vfs as _};

/// The arguments of `fourfold import`.
#[derive(Clone, Debug, PartialEq, clap::Args)]
#[allow(clippy::struct_excessive_bools, reason = "each is a switch of the command line")]
pub struct Import {
    /// Project file to import into
    pub file: PathBuf,
    /// CSV file or workbook with the values; - reads standard input
    pub data: PathBuf,
    /// Make KPIs that the project does not have
    #[arg(long)]
    pub create_missing: bool,
    /// Objective that new KPIs measure [default: the first]
    #[arg(long, value_name = "OBJECTIVE")]
    pub objective: Option<String>,
    /// Keep the values that the project has
    #[arg(long, conflicts_with = "replace")]
    pub keep: bool,
    /// Replace the values that the project has (the default)
    #[arg(long)]
    pub replace: bool,
    /// Which KPI is meant by a column or a name in the file
    #[arg(long, value_name = "COLUMN=KPI", value_parser = mapping)]
    pub map: Vec<(String, String)>,
    /// Sheet of a workbook [default: the first that holds something]
    #[arg(long, value_name = "SHEET")]
    pub sheet: Option<String>,
    /// Whether days or months come first in dates
    #[arg(long, value_name = "ORDER", value_parser = date_order())]
    pub date_order: Option<DateOrder>,
    /// What marks decimals
    #[arg(long, value_name = "MARK", value_parser = decimal())]
    pub decimal: Option<DecimalMark>,
    /// Say what would happen and change nothing
    #[arg(long)]
    pub dry_run: bool,
    /// Language of the report [default: the system's]
    #[arg(long, value_name = "LANGUAGE", value_parser = args::lang())]
    pub lang: Option<Lang>,
}

impl Import {
    pub(super) fn run(self, machine: &mut Machine<'_>) -> Result<(), Failure> {
        let lang = self.lang.unwrap_or(machine.lang);
        let path = self.file.to_string_lossy().into_owned();
        let opened =
            store::open_document(&RealFs, &self.file).map_err(|error| Failure::bad_input(error.message(lang)))?;
        if let Access::Newer { version, .. } = opened.access {
            return Err(Failure::bad_input(lang.open_broken(&path, &Broken::Newer { version }.message(lang))));
        }
        let (base, loaded) = (opened.base(), opened.loaded);
        if !loaded.unknown_fields.is_empty() {
            let fields = loaded.unknown_fields.iter().map(|field| field.field.as_str()).collect::<Vec<_>>().join(", ");
            return Err(Failure::bad_input(lang.cli_import_unknown_fields(&path, &fields)));
        }
        let bytes = data(&self.data, lang)?;
        let name = self.data.to_string_lossy().into_owned();
        let refused = |refusal| refused(&self.data, &refusal, lang);
        let project = loaded.project;
        let choices = self.choices(&project, &bytes, lang)?;
        let proposal = import::read(&bytes, &project, &choices, &Progress::default()).map_err(refused)?;
        report(machine, lang, &name, &proposal, &project);
        if let Some(question) = proposal.questions.first() {
            let asked = question.message(lang);
            return Err(Failure::bad_input(match question {
                Question::DateOrder { .. } => lang.cli_import_ask_dates(&asked),
                Question::DecimalMark { .. } => lang.cli_import_ask_decimal(&asked),
            }));
        }
        if let Some(problem) = proposal.problem() {
            return Err(Failure::bad_input(lang.open_broken(&name, &problem.message(lang))));
        }
        let edit = import::edit(&proposal, &project, proposal.draw_ids(machine.ids));
        let Some(edit) = edit.filter(|_| !self.dry_run) else {
            machine.say(&lang.cli_import_unchanged(&path));
            return Ok(());
        };
        let mut document = Document::saved(project);
        document.apply(edit).map_err(|refusal| Failure::bad_input(refusal.message(lang)))?;
        let encoded = store::encode(document.project()).map_err(|error| Failure::bad_input(error.message(lang)))?;
        // Only over what was read; a program without a window keeps no history.
        let order = SaveOrder { old_version: OldVersion::MayGo, ..SaveOrder::new(&self.file, &encoded, base) };
        store::save_document(&RealFs, &order, None).map_err(|error| Failure::bad_input(error.message(lang)))?;
        for warning in &loaded.warnings {
            machine.say(&lang.cli_warning(&warning.message(lang)));
        }
        machine.say(&lang.cli_import_saved(&path));
        Ok(())
    }

    /// The choices that the arguments make.
    fn choices(&self, project: &Project, bytes: &[u8], lang: Lang) -> Result<Choices, Failure> {
        let home = match &self.objective {
            None => None,
            Some(name) => {
                let key = import::name_key(name);
                let found =
                    project.map.objectives().find(|o| o.id.to_string() == *name || import::name_key(&o.name) == key);
                Some(found.ok_or_else(|| Failure::bad_input(lang.cli_import_no_objective(name)))?.id)
            }
        };
        let mut choices = Choices {
            sheet: self.sheet.clone(),
            decimal: self.decimal,
            dates: self.date_order,
            creates_missing: self.create_missing,
            home,
            existing: if self.keep { Existing::Keep } else { Existing::Replace },
            ..Choices::default()
        };
        if self.map.is_empty() {
            return Ok(choices);
        }
        // What the columns are called is known once they were looked at.
        let proposal = import::read(bytes, project, &choices, &Progress::default());
        let proposal = proposal.map_err(|refusal| refused(&self.data, &refusal, lang))?;
        for (column, kpi) in &self.map {
            let pick = Pick::Kpi(kpi_named(project, kpi, lang)?);
            let key = import::name_key(column);
            let is_meant = |(index, c): &(usize, &import::Column)| match c.title.as_str() {
                "" => import::column_letters(*index).eq_ignore_ascii_case(column),
                title => import::name_key(title) == key,
            };
            let is_name = proposal.targets.iter().any(|target| target.key == key);
            match proposal.columns.iter().enumerate().find(is_meant) {
                Some((index, c)) => {
                    let key = if c.title.is_empty() { import::column_key(index) } else { key };
                    choices.roles.insert(index, ColumnRole::Kpi);
                    choices.picks.insert(key, pick);
                }
                None if is_name => {
                    choices.picks.insert(key, pick);
                }
                None => return Err(Failure::bad_input(lang.cli_import_no_column(column))),
            }
        }
        Ok(choices)
    }
}

fn refused(path: &Path, refusal: &import::Refusal, lang: Lang) -> Failure {
    Failure::bad_input(lang.open_broken(&path.to_string_lossy(), &refusal.message(lang)))
}

/// The bytes of a data file, or of standard input; no more than may be imported.
fn data(path: &Path, lang: Lang) -> Result<Vec<u8>, Failure> {
    let unread = |error| Failure::bad_input(OpenError::unread(error, path).message(lang));
    if path == Path::new("-") {
        let mut bytes = Vec::new();
        let most = limits::IMPORT_BYTES.saturating_add(1);
        std::io::stdin().lock().take(most).read_to_end(&mut bytes).map_err(unread)?;
        return Ok(bytes);
    }
    let info = RealFs.info(path).map_err(unread)?;
    if info.is_folder {
        return Err(Failure::bad_input(OpenError::NotAFile { path: path.to_owned() }.message(lang)));
    }
    if info.bytes > limits::IMPORT_BYTES {
        return Err(refused(path, &import::Refusal::TooLarge { bytes: info.bytes }, lang));
    }
    RealFs.read(path, limits::IMPORT_BYTES).map_err(unread)
}

fn kpi_named(project: &Project, name: &str, lang: Lang) -> Result<KpiId, Failure> {
    let key = import::name_key(name);
    let exact = |kpi: &&std::sync::Arc<crate::model::Kpi>| kpi.id.to_string() == name || kpi.name == name;
    if let Some(kpi) = project.kpis.values().find(exact) {
        return Ok(kpi.id);
    }
    let mut found = project.kpis.values().filter(|kpi| import::name_key(&kpi.name) == key);
    match (found.next(), found.next()) {
        (Some(kpi), None) => Ok(kpi.id),
        (Some(_), Some(_)) => Err(Failure::bad_input(lang.cli_import_several_kpis(name))),
        (None, _) => Err(Failure::bad_input(lang.cli_import_no_kpi(name))),
    }
}

/// What was read, what becomes of it, and what was passed over.
fn report(machine: &mut Machine<'_>, lang: Lang, name: &str, proposal: &Proposal, project: &Project) {
    machine.say(&match &proposal.source {
        SourceRead::Text { encoding, separator, .. } => {
            lang.cli_import_text(name, encoding.name(), &import::separator_text(lang, *separator))
        }
        SourceRead::Workbook { sheet, .. } => lang.cli_import_workbook(name, sheet),
    });
    if let SourceRead::Text { has_gaps: true, .. } = proposal.source {
        machine.say(&lang.cli_warning(&lang.import_has_gaps()));
    }
    if let Some(text) = proposal.more_columns_text(lang) {
        machine.say(&lang.cli_warning(&text));
    }
    match proposal.dates {
        Some(DateOrder::DayFirst) => machine.say(&lang.cli_import_day_first()),
        Some(DateOrder::MonthFirst) => machine.say(&lang.cli_import_month_first()),
        None => {}
    }
    match proposal.decimal {
        Some(DecimalMark::Point) => machine.say(&lang.cli_import_decimal_point()),
        Some(DecimalMark::Comma) => machine.say(&lang.cli_import_decimal_comma()),
        None => {}
    }
    for (index, column) in proposal.columns.iter().enumerate() {
        let role = import::role_text(lang, column.role);
        machine.say(&lang.cli_import_column(&import::column_letters(index), &column.title, &role));
    }
    for target in &proposal.targets {
        let kpi = target.meaning.kpi().and_then(|id| project.kpis.get(&id)).map(|kpi| kpi.name.as_str());
        match kpi {
            Some(kpi) => machine.say(&lang.cli_import_target(&target.name, kpi, target.values)),
            None if target.will_be_made() => machine.say(&lang.cli_import_new_kpi(&target.name, target.values)),
            None => {}
        }
    }
    for value in &proposal.values {
        if let Fate::Kept(_) | Fate::Replaces(_) = value.fate {
            let place = proposal.place_text(lang, value.row, value.column);
            let text = match value.fate {
                Fate::Kept(before) => lang.cli_import_kept(&lang.number_input(before), &lang.number_input(value.value)),
                Fate::Replaces(before) if before == value.value => lang.cli_import_note(),
                Fate::Replaces(before) => {
                    lang.cli_import_replaces(&lang.number_input(before), &lang.number_input(value.value))
                }
                Fate::New | Fate::Same => continue,
            };
            machine.say(&format!("{place}: {text}"));
        }
    }
    for skip in &proposal.skipped {
        let (place, reason) = (proposal.place_text(lang, skip.row, skip.column), proposal.skip_text(lang, skip));
        machine.say(&lang.cli_import_skipped(&place, &reason));
    }
    let counts = proposal.counts;
    let new_kpis = proposal.new_kpis().count();
    machine.say(&lang.cli_import_summary(
        counts.new,
        counts.replaced,
        counts.kept,
        counts.same,
        proposal.skipped.len(),
        new_kpis,
    ));
}

/// `COLUMN=KPI`, the last equals sign being the one.
fn mapping(text: &str) -> Result<(String, String), args::Unknown> {
    let (column, kpi) = text.rsplit_once('=').ok_or(args::Unknown)?;
    let (column, kpi) = (column.trim(), kpi.trim());
    if column.is_empty() || kpi.is_empty() { Err(args::Unknown) } else { Ok((column.to_owned(), kpi.to_owned())) }
}

fn date_order() -> impl TypedValueParser<Value = DateOrder> {
    let names = PossibleValuesParser::new(["day-first", "month-first"]);
    names.map(|name| if name == "day-first" { DateOrder::DayFirst } else { DateOrder::MonthFirst })
}

fn decimal() -> impl TypedValueParser<Value = DecimalMark> {
    let names = PossibleValuesParser::new(["point", "comma"]);
    names.map(|name| if name == "point" { DecimalMark::Point } else { DecimalMark::Comma })
}
