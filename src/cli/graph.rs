//! Graphs with bands and their layouts as JSON, as layout programs exchange them for comparison.
//!
//! ```text
//! graph   {"bands": ["top", …], "nodes": [{"id", "band", "w", "h", "theme"?}, …], "edges": [["cause", "effect"], …]}
//! result  {"nodes": [{"id", "x", "y", "w", "h"}, …], "edges": [{"from", "to", "points": [[x, y], …], "curve": "bezier"}, …], "cpu"}
//! ```
//!
//! Distances are points, x and y the top left corner, y down; the points of a curve are an end, two control points,
//! an end and so on; `cpu` is the processor time of one layout in milliseconds. Other fields are skipped.
//! Nodes become cards in the order of their ids, so the order of the records in a file never shows.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::geometry::{Path, Rect, Segment, Size};
use crate::lang::Lang;
use crate::layout::{BandRequest, CardRequest, Layout, LayoutRequest, LinkRequest, Metrics, RouteStyle};
use crate::model::{CountedIds, LinkId, ObjectiveId, PerspectiveId};

/// The measures of maps in a comparison: those of the app without names of bands.
const METRICS: Metrics = Metrics {
    band_header: 0.0,
    band_gap: 4.0,
    band_padding: 16.0,
    card_gap: 24.0,
    row_gap: 36.0,
    port_gap: 12.0,
    min_width: 0.0,
};

/// The largest side of a node, in points.
const LARGEST_SIDE: f32 = 100_000.0;

/// A graph to lay out.
#[derive(Debug, Deserialize)]
pub(super) struct Graph {
    bands: Vec<String>,
    nodes: Vec<Node>,
    edges: Vec<(String, String)>,
}

#[derive(Debug, Deserialize)]
struct Node {
    id: String,
    band: usize,
    w: f32,
    h: f32,
    theme: Option<String>,
}

/// A layout of a graph.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Drawing {
    nodes: Vec<Placed>,
    #[serde(default)]
    edges: Vec<Drawn>,
    /// Processor time of one layout, in milliseconds.
    #[serde(default)]
    pub(super) cpu: f64,
}

#[derive(Debug, Serialize, Deserialize)]
struct Placed {
    id: String,
    x: f32,
    y: f32,
    w: f32,
    h: f32,
}

#[derive(Debug, Serialize, Deserialize)]
struct Drawn {
    from: String,
    to: String,
    points: Vec<[f32; 2]>,
    #[serde(default)]
    curve: String,
}

/// What the request is made for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Wishes {
    /// Wanted width to height.
    pub(super) aspect: f32,
    /// How the arrows are drawn.
    pub(super) style: RouteStyle,
    /// Whether the themes stand side by side as columns.
    pub(super) has_columns: bool,
}

impl Graph {
    /// Reads a graph; what is wrong with it is said in a sentence.
    pub(super) fn read(path: &str, text: &str, lang: Lang) -> Result<Self, String> {
        let mut graph: Self = parse(path, text, lang)?;
        graph.nodes.sort_by(|a, b| a.id.cmp(&b.id));
        if graph.bands.is_empty() {
            return Err(lang.cli_graph_without_bands(path).into_owned());
        }
        if let Some(pair) = graph.nodes.windows(2).find(|pair| pair[0].id == pair[1].id) {
            return Err(lang.cli_graph_twice(path, &pair[0].id).into_owned());
        }
        let bands = graph.bands.len();
        if let Some(node) = graph.nodes.iter().find(|node| node.band >= bands) {
            return Err(lang.cli_graph_bad_band(path, &node.id, node.band, bands).into_owned());
        }
        let is_side = |side: f32| (1.0..=LARGEST_SIDE).contains(&side);
        if let Some(node) = graph.nodes.iter().find(|node| !is_side(node.w) || !is_side(node.h)) {
            return Err(lang.cli_graph_bad_size(path, &node.id).into_owned());
        }
        let unknown = graph.edges.iter().flat_map(|(from, to)| [from, to]).find(|id| graph.index(id).is_none());
        unknown.map_or(Ok(()), |id| Err(lang.cli_graph_unknown_node(path, id).into_owned()))?;
        Ok(graph)
    }

    fn index(&self, id: &str) -> Option<usize> {
        self.nodes.binary_search_by(|node| node.id.as_str().cmp(id)).ok()
    }

    /// The request for a layout; `before` is the layout that it should stay near to.
    pub(super) fn request(&self, wishes: Wishes, before: Option<&Drawing>) -> LayoutRequest {
        let mut ids = CountedIds::default();
        let mut places = vec![0; self.bands.len()];
        let placed: BTreeMap<&str, Rect> = before.map(Drawing::rects).unwrap_or_default();
        let mut themes: Vec<&str> = self.nodes.iter().filter_map(|node| node.theme.as_deref()).collect();
        themes.sort_unstable();
        themes.dedup();
        let mut cards = Vec::with_capacity(self.nodes.len());
        for node in &self.nodes {
            let place = places.get_mut(node.band).map_or(0, |next| std::mem::replace(next, *next + 1));
            let column = node.theme.as_deref().and_then(|theme| themes.binary_search(&theme).ok());
            cards.push(CardRequest {
                id: ObjectiveId::new(&mut ids),
                band: node.band,
                size: Size::new(node.w, node.h),
                place,
                pin: None,
                column: column.filter(|_| wishes.has_columns),
                before: placed.get(node.id.as_str()).copied(),
            });
        }
        let ends = self.edges.iter().filter_map(|(from, to)| Some((self.index(from)?, self.index(to)?)));
        let mut ends: Vec<(usize, usize)> = ends.collect();
        ends.sort_unstable();
        let link = |(cause, effect)| LinkRequest { id: LinkId::new(&mut ids), cause, effect, label: None };
        let links = ends.into_iter().map(link).collect();
        let band = |_: &String| BandRequest { id: PerspectiveId::new(&mut ids), min_height: 0.0 };
        let bands = self.bands.iter().map(band).collect();
        LayoutRequest { bands, cards, links, aspect: wishes.aspect, style: wishes.style, metrics: METRICS }
    }

    /// A layout with the names of the graph; links of a node to itself are left out.
    pub(super) fn drawing(&self, request: &LayoutRequest, layout: &Layout, cpu: f64) -> Drawing {
        let node = |(node, rect): (&Node, &Rect)| Placed {
            id: node.id.clone(),
            x: rect.min.x,
            y: rect.min.y,
            w: rect.width(),
            h: rect.height(),
        };
        let name = |i: usize| self.nodes.get(i).map(|node| node.id.clone()).unwrap_or_default();
        let routes = request.links.iter().zip(&layout.routes).filter(|(link, _)| link.cause != link.effect);
        let edges = routes.map(|(link, route)| Drawn {
            from: name(link.cause),
            to: name(link.effect),
            points: cubic_points(&route.path),
            curve: "bezier".to_owned(),
        });
        Drawing { nodes: self.nodes.iter().zip(&layout.cards).map(node).collect(), edges: edges.collect(), cpu }
    }
}

impl Drawing {
    /// Reads a layout; what is wrong with it is said in a sentence.
    pub(super) fn read(path: &str, text: &str, lang: Lang) -> Result<Self, String> {
        parse(path, text, lang)
    }

    fn rects(&self) -> BTreeMap<&str, Rect> {
        let rect = |n: &Placed| Rect::new(n.x, n.y, n.w, n.h);
        self.nodes.iter().map(|node| (node.id.as_str(), rect(node))).collect()
    }
}

fn parse<'a, T: Deserialize<'a>>(path: &str, text: &'a str, lang: Lang) -> Result<T, String> {
    serde_json::from_str(text)
        .map_err(|error| lang.cli_graph_unreadable(path, error.line(), error.column(), &reason(&error)).into_owned())
}

/// What the reader of JSON says, without the place that it adds.
fn reason(error: &serde_json::Error) -> String {
    let text = error.to_string();
    text.split(" at line ").next().unwrap_or_default().to_owned()
}

/// The path as cubic pieces: an end, two control points, an end and so on; lines are straight cubics.
fn cubic_points(path: &Path) -> Vec<[f32; 2]> {
    let mut from = path.start;
    let mut points = vec![[from.x, from.y]];
    for segment in &path.segments {
        let (a, b, end) = match *segment {
            Segment::Line(end) => (from.lerp(end, 1.0 / 3.0), from.lerp(end, 2.0 / 3.0), end),
            Segment::Cubic(a, b, end) => (a, b, end),
        };
        points.extend([a, b, end].map(|p| [p.x, p.y]));
        from = end;
    }
    points
}
