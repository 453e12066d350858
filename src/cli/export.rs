//! `fourfold export`: the map as a picture or the scorecard as a table, without a window.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use jiff::civil::Date;

use super::{Failure, Machine, args};
use crate::analysis::Analysis;
use crate::export::{self, Background, Format, PngError, PngOptions, SvgFonts, SvgOptions, table};
use crate::lang::{DateError, Lang, fold};
use crate::layout::RouteStyle;
use crate::model::{Kpi, Project};
use crate::scene::chart::chart;
use crate::scene::{Derived, Outlook, Scene};
use crate::store::{self, RealFs};
use crate::text::Measure;
use crate::theme::Look;

/// The arguments of `fourfold export`.
#[derive(Clone, Debug, PartialEq, clap::Args)]
pub struct Export {
    /// Project file to draw
    pub file: PathBuf,
    /// File to write; its ending decides: .png or .svg for the map; .xlsx, .csv or .md for the scorecard
    #[arg(long, value_name = "TARGET", value_parser = picture)]
    pub to: PathBuf,
    /// Pixels for each point of a PNG, from 1 to 4
    #[arg(long, value_name = "NUMBER", value_parser = scale, default_value = "2", allow_negative_numbers = true)]
    pub scale: f32,
    /// Colours
    #[arg(long, value_name = "LOOK", value_parser = look(), default_value = "light")]
    pub theme: Look,
    /// Language of numbers, dates and statuses [default: the system's]
    #[arg(long, value_name = "LANGUAGE", value_parser = args::lang())]
    pub lang: Option<Lang>,
    /// Day to look at the map from, such as 2026-12-31 [default: today]
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub as_of: Option<Date>,
    /// How arrows are drawn
    #[arg(long, value_name = "ARROWS", value_parser = arrows(), default_value = "curved")]
    pub arrows: RouteStyle,
    /// Set the cards of each theme in a column of their own
    #[arg(long)]
    pub columns: bool,
    /// Leave the background out
    #[arg(long)]
    pub transparent: bool,
    /// Export the chart of this KPI instead of the map, by its name
    #[arg(long, value_name = "NAME")]
    pub kpi: Option<String>,
}

impl Export {
    pub(super) fn run(self, machine: &mut Machine<'_>) -> Result<(), Failure> {
        let lang = self.lang.unwrap_or(machine.lang);
        let loaded = store::open(&RealFs, &self.file).map_err(|error| Failure::bad_input(error.message(lang)))?;
        let project = Arc::new(loaded.project);
        let bytes = match Format::from_path(&self.to) {
            Some(format) if !format.is_picture() => {
                if self.kpi.is_some() {
                    return Err(Failure::bad_use(lang.cli_chart_is_picture().into_owned()));
                }
                let analysis = Analysis::of(&project, self.as_of.unwrap_or(machine.today));
                let scorecard = table::scorecard(&project, &analysis, lang);
                table::bytes(&scorecard, format).map_err(|error| Failure::bad_input(error.message(lang)))?
            }
            // The ending was checked with the arguments; what has none is a PNG.
            format => {
                let scene = match &self.kpi {
                    Some(name) => self.chart(&project, name, machine.today, lang)?,
                    None => self.scene(&project, machine.today, lang),
                };
                let is_svg = format == Some(Format::Svg);
                self.picture(&scene, is_svg).map_err(|error| Failure::bad_input(error.message(lang)))?
            }
        };
        store::save(&RealFs, &self.to, &bytes).map_err(|error| Failure::bad_input(error.message(lang)))?;
        machine.say(&lang.exported_as(&self.to.to_string_lossy()));
        Ok(())
    }

    fn scene(&self, project: &Arc<Project>, today: Date, lang: Lang) -> Scene {
        let outlook = Outlook::new(self.as_of.unwrap_or(today), self.theme, lang);
        let outlook = Outlook { arrows: self.arrows, has_columns: self.columns, ..outlook };
        Derived::settled(project, outlook, &Measure::new()).scene
    }

    /// The chart of the KPI of a name; letters with and without diacritics count as the same.
    fn chart(&self, project: &Project, name: &str, today: Date, lang: Lang) -> Result<Scene, Failure> {
        let as_of = self.as_of.unwrap_or(today);
        let (wanted, exact) = (fold(name.trim()), |kpi: &&Arc<Kpi>| kpi.name == name.trim());
        let kpis = project.kpis_in_order();
        let found = kpis.iter().find(|kpi| exact(kpi)).or_else(|| kpis.iter().find(|kpi| fold(&kpi.name) == wanted));
        let analysis = Analysis::of(project, as_of);
        let outlook = Outlook::new(as_of, self.theme, lang);
        let chart = found.and_then(|kpi| chart(project, &analysis, kpi.id, outlook, &Measure::new()));
        chart.ok_or_else(|| Failure::bad_input(lang.cli_no_such_kpi(name).into_owned()))
    }

    /// The bytes of the picture: those that the window writes for the same choices.
    fn picture(&self, scene: &Scene, is_svg: bool) -> Result<Vec<u8>, PngError> {
        let background = if self.transparent { Background::Transparent } else { Background::Solid };
        if is_svg {
            return Ok(export::svg(scene, &SvgOptions { fonts: SvgFonts::Embedded, background }).into_bytes());
        }
        export::png(scene, &PngOptions { scale: self.scale, background })
    }
}

/// A path whose ending names a format.
fn picture(text: &str) -> Result<PathBuf, args::Unknown> {
    let path = Path::new(text);
    Format::from_path(path).map(|_format| path.to_path_buf()).ok_or(args::Unknown)
}

/// A number from 1 to 4.
fn scale(text: &str) -> Result<f32, args::Unknown> {
    text.parse().ok().filter(|scale| (1.0..=4.0).contains(scale)).ok_or(args::Unknown)
}

/// A day as people write it; both languages read the same ones.
pub(super) fn day(text: &str) -> Result<Date, DateError> {
    Lang::En.parse_date(text)
}

fn look() -> impl TypedValueParser<Value = Look> {
    PossibleValuesParser::new(["light", "dark"]).map(|name| if name == "dark" { Look::Dark } else { Look::Light })
}

fn arrows() -> impl TypedValueParser<Value = RouteStyle> {
    let names = PossibleValuesParser::new(["curved", "angular"]);
    names.map(|name| if name == "angular" { RouteStyle::Orthogonal } else { RouteStyle::Smooth })
}
