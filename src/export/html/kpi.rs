//! KPIs in words and as charts, and the marks of statuses. Each picture stands in the page once and is shown by
//! reference wherever it is needed.

use std::collections::BTreeSet;

use super::{HtmlKpi, HtmlPage, names};
use crate::analysis::Status;
use crate::export::markup::{Markup, Value, ValueWriter};
use crate::export::svg::{Pen, size_of, write_items, write_shape};
use crate::geometry::pt;
use crate::lang::Lang;
use crate::scene::{Scene, status_shape};
use crate::theme::{Color, Theme};

/// Width and height of a mark.
const MARK: f32 = 12.0;
/// Size of the shape in it.
const SHAPE: f32 = 10.0;

/// All statuses, from good to unknown.
pub(super) const STATUSES: [Status; 4] = [Status::OnTrack, Status::AtRisk, Status::OffTrack, Status::NoData];

fn place_of(status: Status) -> usize {
    STATUSES.into_iter().position(|other| other == status).unwrap_or_default()
}

/// The pictures that others refer to: marks and charts. Takes no room.
pub(super) fn write_shared(markup: &mut Markup, page: &HtmlPage<'_>) {
    let mut tag = markup.line().open("svg");
    tag.attr("xmlns", "http://www.w3.org/2000/svg").attr("class", "shared").attr("aria-hidden", "true");
    tag.attr("width", 0.0).attr("height", 0.0);
    for status in STATUSES {
        let id = format!("status-{}", place_of(status));
        markup.line().open("symbol").attr("id", id.as_str()).attr("viewBox", [0.0, 0.0, MARK, MARK]);
        write_shape(markup, &status_shape(status, pt(MARK / 2.0, MARK / 2.0), SHAPE, Theme::of(page.look)));
        markup.close();
    }
    let mut written = BTreeSet::new();
    for kpi in page.objectives().flat_map(|objective| &objective.kpis) {
        if let Some(chart) = kpi.chart.as_ref().filter(|_| written.insert(kpi.id)) {
            write_symbol(markup, &names::chart(kpi.id), chart);
        }
    }
    markup.line().close();
}

fn write_symbol(markup: &mut Markup, id: &str, scene: &Scene) {
    let (min, [width, height]) = (scene.bounds.min, size_of(&scene.bounds));
    markup.line().open("symbol").attr("id", id).attr("viewBox", [min.x, min.y, width, height]);
    write_items(markup, &scene.items, &Pen { has_title: |_| false, ..Pen::default() });
    markup.line().close();
}

/// The mark of a status; `said` is what people hear who can't see it, nothing if it stands beside the words.
pub(super) fn write_mark(markup: &mut Markup, status: Status, said: Option<&str>) {
    let mut tag = markup.open("svg");
    tag.attr("xmlns", "http://www.w3.org/2000/svg").attr("class", "mark");
    tag.attr("width", MARK).attr("height", MARK).attr("viewBox", [0.0, 0.0, MARK, MARK]);
    match said {
        Some(said) => tag.attr("role", "img").attr("aria-label", said),
        None => tag.attr("aria-hidden", "true"),
    };
    let id = format!("#status-{}", place_of(status));
    markup.open("use").attr("href", id.as_str());
    markup.close().close();
}

/// A KPI in one or two lines: status, name, value, target, status in words.
pub(super) fn write_words(markup: &mut Markup, kpi: &HtmlKpi, lang: Lang) {
    if let Some(status) = kpi.status {
        write_mark(markup, status, None);
    }
    markup.open("bdi").attr("class", "kpi-name");
    markup.text(&kpi.name).close().text(" ");
    let status_class = format!("words status-{}", kpi.status.map_or(STATUSES.len(), place_of));
    let target = if kpi.target.is_empty() { String::new() } else { lang.target_is(&kpi.target).into_owned() };
    for (class, said) in [("value", &kpi.value), ("target", &target), (status_class.as_str(), &kpi.words)] {
        if !said.is_empty() {
            markup.open("span").attr("class", class);
            markup.text(said).close().text(" ");
        }
    }
}

/// The chart of a KPI, if it has one.
pub(super) fn write_chart(markup: &mut Markup, kpi: &HtmlKpi) {
    let Some(chart) = &kpi.chart else { return };
    write_picture(markup, chart, &names::link_to(&names::chart(kpi.id)));
}

/// The colour behind a picture, on paper too, where the page is white whatever its look.
pub(super) struct Behind(pub(super) Color);

impl Value for Behind {
    fn write(self, to: &mut ValueWriter<'_>) {
        to.text("background:");
        self.0.write(to);
    }
}

fn write_picture(markup: &mut Markup, scene: &Scene, source: &str) {
    let [width, height] = size_of(&scene.bounds);
    let mut tag = markup.line().open("svg");
    tag.attr("xmlns", "http://www.w3.org/2000/svg").attr("class", "chart").attr("role", "img");
    tag.attr("aria-label", scene.title.as_str()).attr("lang", scene.lang).attr("style", Behind(scene.background));
    tag.attr("width", width).attr("height", height).attr("viewBox", [0.0, 0.0, width, height]);
    markup.open("use").attr("href", source).attr("width", width).attr("height", height);
    markup.close().close();
}
