//! `fourfold export`: map, story, report, chart, scorecard or history as a file, without a window.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use jiff::civil::Date;

use super::{Failure, Machine, args};
use crate::export::{Background, Content, ExportError, Format, Order, export};
use crate::lang::{DateError, Lang, fold};
use crate::layout::RouteStyle;
use crate::model::{Kpi, KpiId, Project};
use crate::scene::chart::compare::{By, Comparison, KpiSet};
use crate::scene::{Figures, Outlook, Surround};
use crate::store::{self, RealFs};
use crate::text::Measure;
use crate::theme::Look;

/// Pixels for each point where nothing else is asked for.
const USUAL_SCALE: f32 = 2.0;

/// The arguments of `fourfold export`.
#[derive(Clone, Debug, PartialEq, clap::Args)]
#[allow(clippy::struct_excessive_bools, reason = "independent flags of a command line")]
pub struct Export {
    /// Project file to draw
    pub file: PathBuf,
    /// File to write; its ending decides: .png, .svg, .pdf, .html for the map; .pptx for the story; .apng for the
    /// history; .xlsx, .csv or .md for the scorecard
    #[arg(long, value_name = "TARGET", value_parser = target)]
    pub to: PathBuf,
    /// What is exported, if not what the ending usually stands for
    #[arg(long, value_name = "CONTENT", value_parser = contents())]
    pub content: Option<Content>,
    /// Export this step of the story, counted from 1
    #[arg(long, value_name = "NUMBER", conflicts_with_all = ["content", "kpi"], allow_negative_numbers = true)]
    pub step: Option<usize>,
    /// Export the chart of this KPI instead of the map, by its name; given several times, these KPIs on one chart
    #[arg(long, value_name = "NAME", conflicts_with = "content")]
    pub kpi: Vec<String>,
    /// What the lines of KPIs on one chart are grouped by
    #[arg(long, value_name = "GROUPING", value_parser = groupings(), default_value = "perspective")]
    pub by: By,
    /// Pixels for each point of a PNG, from 1 to 4 [default: 2]
    #[arg(long, value_name = "NUMBER", value_parser = scale, allow_negative_numbers = true)]
    pub scale: Option<f32>,
    /// Colours [default: light]
    #[arg(long, value_name = "LOOK", value_parser = look())]
    pub theme: Option<Look>,
    /// Language of numbers, dates and statuses [default: the system's]
    #[arg(long, value_name = "LANGUAGE", value_parser = args::lang())]
    pub lang: Option<Lang>,
    /// Day to look at the map from, such as 2026-12-31 [default: today]
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub as_of: Option<Date>,
    /// How arrows are drawn [default: curved]
    #[arg(long, value_name = "ARROWS", value_parser = arrows())]
    pub arrows: Option<RouteStyle>,
    /// Set the cards of each theme in a column of their own
    #[arg(long)]
    pub columns: bool,
    /// Leave the background out
    #[arg(long)]
    pub transparent: bool,
    /// Leave out every value, target and scale
    #[arg(long)]
    pub hide_numbers: bool,
    /// Leave out mission and vision on top of the map
    #[arg(long)]
    pub no_title: bool,
    /// Leave out the day below the map
    #[arg(long)]
    pub no_date: bool,
    /// Leave out the legend below the map
    #[arg(long)]
    pub no_legend: bool,
}

impl Export {
    pub(super) fn run(self, machine: &mut Machine<'_>) -> Result<(), Failure> {
        let lang = self.lang.unwrap_or(machine.lang);
        let loaded = store::open(&RealFs, &self.file).map_err(|error| Failure::bad_input(error.message(lang)))?;
        let project = Arc::new(loaded.project);
        let order = self.order(&project, machine.today, lang)?;
        if !order.content.formats().contains(&order.format) {
            let Order { content, format, .. } = order;
            return Err(Failure::bad_use(ExportError::Format { content, format }.message(lang)));
        }
        if let Some(option) = self.idle_option(&order) {
            let content = order.content.name(lang);
            let said = lang.export_idle_option(option, &content, order.format.extension());
            return Err(Failure::bad_use(said.into_owned()));
        }
        if self.hide_numbers && matches!(order.content, Content::Report | Content::Scorecard) {
            return Err(Failure::bad_use(lang.export_needs_numbers().into_owned()));
        }
        let pieces = export(&project, &order, &Measure::new(), &mut |_share| ControlFlow::Continue(()))
            .map_err(|error| Failure::bad_input(error.message(lang)))?;
        for piece in pieces {
            let path = piece.path(&self.to);
            store::save(&RealFs, &path, &piece.bytes).map_err(|error| Failure::bad_input(error.message(lang)))?;
            machine.say(&lang.exported_as(&path.to_string_lossy()));
        }
        Ok(())
    }

    /// An option that was given though it changes nothing.
    fn idle_option(&self, order: &Order) -> Option<&'static str> {
        let Order { content, format, .. } = *order;
        let is_of_pixels = matches!(format, Format::Png | Format::Apng);
        let is_table = content == Content::Scorecard;
        let is_picture = matches!(content, Content::Map | Content::Step(_) | Content::Chart(_));
        let has_background = is_of_pixels || (is_picture && matches!(format, Format::Svg | Format::Pdf));
        let has_map = !matches!(content, Content::Scorecard | Content::Report | Content::Chart(_));
        let has_surround = matches!(content, Content::Map | Content::History) && format != Format::Html;
        let options = [
            (self.scale.is_some(), is_of_pixels, "--scale"),
            (self.transparent, has_background, "--transparent"),
            (self.theme.is_some(), !is_table && content != Content::Report, "--theme"),
            (self.arrows.is_some(), has_map, "--arrows"),
            (self.columns, has_map, "--columns"),
            (self.no_title, has_surround, "--no-title"),
            // What moves through a history is the date.
            (self.no_date, has_surround && content != Content::History, "--no-date"),
            (self.no_legend, has_surround, "--no-legend"),
        ];
        options.into_iter().find(|(is_given, has_effect, _)| *is_given && !has_effect).map(|(_, _, option)| option)
    }

    fn order(&self, project: &Project, today: Date, lang: Lang) -> Result<Order, Failure> {
        // The ending was checked with the arguments.
        let format = Format::from_path(&self.to).unwrap_or(Format::Png);
        let kpis = self
            .kpi
            .iter()
            .map(|name| kpi(project, name).ok_or_else(|| Failure::bad_input(lang.cli_no_such_kpi(name).into_owned())));
        let kpis: Vec<KpiId> = kpis.collect::<Result<_, _>>()?;
        let content = match (kpis.as_slice(), self.step) {
            ([kpi], _) => Content::Chart(*kpi),
            ([_, ..], _) => {
                let kpis = KpiSet::of(project, |kpi| kpis.contains(&kpi.id));
                Content::Comparison(Comparison { by: self.by, kpis, ..Comparison::ALL })
            }
            ([], Some(step)) => Content::Step(
                step.checked_sub(1)
                    .ok_or_else(|| Failure::bad_use(lang.cli_bad_step(&step.to_string()).into_owned()))?,
            ),
            ([], None) => match self.content.unwrap_or(Content::of_format(format)) {
                Content::Comparison(all) => Content::Comparison(Comparison { by: self.by, ..all }),
                content => content,
            },
        };
        let outlook = Outlook {
            arrows: self.arrows.unwrap_or_default(),
            has_columns: self.columns,
            figures: if self.hide_numbers { Figures::Hidden } else { Figures::Shown },
            ..Outlook::new(self.as_of.unwrap_or(today), self.theme.unwrap_or_default(), lang)
        };
        let background = if self.transparent { Background::Transparent } else { Background::Solid };
        let surround = Surround { has_title: !self.no_title, has_date: !self.no_date, has_legend: !self.no_legend };
        Ok(Order { content, format, outlook, scale: self.scale.unwrap_or(USUAL_SCALE), background, surround })
    }
}

/// The KPI of a name; letters with and without diacritics count as the same.
fn kpi(project: &Project, name: &str) -> Option<KpiId> {
    let (wanted, exact) = (fold(name.trim()), |kpi: &&Arc<Kpi>| kpi.name == name.trim());
    let kpis = project.kpis_in_order();
    let found = kpis.iter().find(|kpi| exact(kpi)).or_else(|| kpis.iter().find(|kpi| fold(&kpi.name) == wanted));
    found.map(|kpi| kpi.id)
}

/// A path whose ending names a format.
fn target(text: &str) -> Result<PathBuf, args::Unknown> {
    let path = Path::new(text);
    Format::from_path(path).map(|_format| path.to_path_buf()).ok_or(args::Unknown)
}

/// A number from 0.1 to 4.
fn scale(text: &str) -> Result<f32, args::Unknown> {
    text.parse().ok().filter(|scale| (0.1..=4.0).contains(scale)).ok_or(args::Unknown)
}

/// A day as people write it; both languages read the same ones.
pub(super) fn day(text: &str) -> Result<Date, DateError> {
    Lang::En.parse_date(text)
}

fn contents() -> impl TypedValueParser<Value = Content> {
    PossibleValuesParser::new(["map", "story", "report", "scorecard", "history", "comparison"]).map(|name| {
        match name.as_str() {
            "story" => Content::Story,
            "report" => Content::Report,
            "scorecard" => Content::Scorecard,
            "history" => Content::History,
            "comparison" => Content::Comparison(Comparison::ALL),
            _ => Content::Map,
        }
    })
}

fn groupings() -> impl TypedValueParser<Value = By> {
    PossibleValuesParser::new(["perspective", "theme", "stage"]).map(|name| match name.as_str() {
        "theme" => By::Theme,
        "stage" => By::Stage,
        _ => By::Perspective,
    })
}

fn look() -> impl TypedValueParser<Value = Look> {
    PossibleValuesParser::new(["light", "dark"]).map(|name| if name == "dark" { Look::Dark } else { Look::Light })
}

fn arrows() -> impl TypedValueParser<Value = RouteStyle> {
    let names = PossibleValuesParser::new(["curved", "angular"]);
    names.map(|name| if name == "angular" { RouteStyle::Orthogonal } else { RouteStyle::Smooth })
}
