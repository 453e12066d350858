//! `fourfold layout`: a graph laid out, for comparison with other layout programs.
//!
//! Not shown in the help, as it is of no use to people who draw maps. The layout is the same for the same
//! arguments and files; only the time that is told beside it differs from run to run.

use std::path::{Path, PathBuf};

use clap::builder::{PossibleValuesParser, TypedValueParser};
use cpu_time::ThreadTime;

use super::graph::{Drawing, Graph, Wishes};
use super::{Failure, Machine, args};
use crate::lang::Lang;
use crate::layout::{self, Layout, RouteStyle, Search};
use crate::store::{self, RealFs};

/// The layout is made so often, and the median of the times is told.
const RUNS: usize = 9;
/// The largest effort, a quarter of an hour or so.
const MOST_EFFORT: i64 = 500_000;
/// It is not made again once the runs together took so long, in milliseconds.
const LONG_MS: f64 = 400.0;

/// The arguments of `fourfold layout`.
#[derive(Clone, Debug, PartialEq, clap::Args)]
pub struct LayoutTask {
    /// Graph to lay out, as JSON: bands, nodes and edges
    pub graph: PathBuf,
    /// Layout to write, as JSON: places of the nodes, curves of the edges, processor time in ms
    #[arg(long, value_name = "RESULT")]
    pub to: PathBuf,
    /// How the arrows are drawn
    #[arg(long, value_name = "STYLE", value_parser = style(), default_value = "smooth")]
    pub style: RouteStyle,
    /// Wanted width to height, from 0.2 to 8
    #[arg(long, value_name = "NUMBER", value_parser = aspect, default_value = "1.6", allow_negative_numbers = true)]
    pub aspect: f32,
    /// Search on after the first answer, for so many million operations of one to three nanoseconds
    #[arg(long, value_name = "NUMBER", value_parser = clap::value_parser!(u32).range(..=MOST_EFFORT), default_value = "0")]
    pub effort: u32,
    /// Set the themes of the nodes side by side as columns
    #[arg(long)]
    pub columns: bool,
    /// Layout of nearly the same graph, as written before; nodes stay near their places in it
    #[arg(long, value_name = "RESULT")]
    pub previous: Option<PathBuf>,
}

impl LayoutTask {
    pub(super) fn run(self, machine: &mut Machine<'_>) -> Result<(), Failure> {
        let lang = machine.lang;
        let graph = Graph::read(&self.graph.to_string_lossy(), &text(&self.graph, lang)?, lang);
        let graph = graph.map_err(Failure::bad_use)?;
        let before = self.previous.as_ref().map(|path| {
            let drawing = Drawing::read(&path.to_string_lossy(), &text(path, lang)?, lang);
            drawing.map_err(Failure::bad_use)
        });
        let wishes = Wishes { aspect: self.aspect, style: self.style, has_columns: self.columns };
        let request = graph.request(wishes, before.transpose()?.as_ref());
        let (layout, cpu) = timed(|| match self.effort {
            0 => layout::lay_out(&request),
            effort => {
                let mut search = Search::new(&request);
                let found = search.step(u64::from(effort) * 1_000_000);
                found.unwrap_or_else(|| search.layout())
            }
        });
        let drawing = graph.drawing(&request, &layout, cpu);
        let json = serde_json::to_vec(&drawing).map_err(|error| Failure::bad_input(error.to_string()))?;
        store::save(&RealFs, &self.to, &json).map_err(|error| Failure::bad_input(error.message(lang)))?;
        Ok(())
    }
}

/// The text of a file that was named.
fn text(path: &Path, lang: Lang) -> Result<String, Failure> {
    let name = path.to_string_lossy();
    std::fs::read_to_string(path).map_err(|error| Failure::bad_use(lang.cli_unread(&name, &lang.system(&error))))
}

/// A layout, and the processor time of making it in milliseconds: the median of warm runs.
fn timed(make: impl Fn() -> Layout) -> (Layout, f64) {
    let run = || {
        let start = ThreadTime::now();
        let layout = make();
        (layout, start.elapsed().as_secs_f64() * 1_000.0)
    };
    let (layout, first) = run();
    let mut times = Vec::new();
    let mut total = first;
    while times.len() < RUNS && total < LONG_MS {
        let (_, time) = run();
        times.push(time);
        total += time;
    }
    times.sort_by(f64::total_cmp);
    let median = times.get(times.len() / 2).copied().unwrap_or(first);
    (layout, median)
}

fn style() -> impl TypedValueParser<Value = RouteStyle> {
    let names = PossibleValuesParser::new(["smooth", "orthogonal"]);
    names.map(|name| if name == "orthogonal" { RouteStyle::Orthogonal } else { RouteStyle::Smooth })
}

/// A number from 0.2 to 8.
fn aspect(text: &str) -> Result<f32, args::Unknown> {
    text.parse().ok().filter(|aspect| (0.2..=8.0).contains(aspect)).ok_or(args::Unknown)
}
