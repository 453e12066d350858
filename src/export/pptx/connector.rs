//! Arrows as connectors that are glued to the shapes of their cards.
//!
//! A presentation program draws a connector as it is written until one of its cards is moved; then it draws it anew,
//! by the connector's kind. So an arrow is written as the kind of the format that runs as it does: a straight line, or
//! a curve with one turn (see [`super::curve`]). Those are the arrows to a next row, and every program knows how to
//! draw them anew.
//!
//! An arrow that goes round other cards is like no kind of the format. It keeps its own path, as a geometry of its own
//! inside the connector: the schema allows it, and PowerPoint draws what is written. The frame spans from its start to
//! its tip, mirrored where it runs leftwards or upwards, just as that of a straight connector: a program that moves an
//! end stretches the path between the two cards.
//!
//! LibreOffice always draws glued connectors its own way, from site to site: curves as curves, and those with a path
//! of their own with right angles.

use super::curve::Curve;
use super::glue::{Arrow, End};
use super::paint::Ink;
use super::shape::{custom_geometry, frame_between, path_steps, preset};
use super::units::{description, short_name};
use crate::export::markup::Markup;
use crate::geometry::{Path, Segment, pt};

/// A connector ready to be written.
pub(super) struct Connector<'a> {
    pub(super) id: u32,
    /// What it shows, in words.
    pub(super) label: &'a str,
    pub(super) arrow: &'a Arrow<'a>,
    /// The card it starts from and the one it leads to, if they are on the slide.
    pub(super) ends: [Option<End>; 2],
}

impl Connector<'_> {
    /// Writes the shape.
    pub(super) fn write(&self, markup: &mut Markup, ink: &Ink<'_>) {
        markup.open("p:cxnSp");
        markup.open("p:nvCxnSpPr");
        let mut tag = markup.open("p:cNvPr");
        tag.attr("id", self.id).attr("name", short_name(self.label).as_str());
        tag.attr("descr", description(self.label).as_str());
        markup.close();
        markup.open("p:cNvCxnSpPr");
        for (name, end) in ["a:stCxn", "a:endCxn"].into_iter().zip(self.ends) {
            if let Some(end) = end {
                markup.open(name).attr("id", end.shape).attr("idx", end.site.to_string().as_str());
                markup.close();
            }
        }
        markup.close();
        markup.open("p:nvPr");
        markup.close().close();
        markup.open("p:spPr");
        let path = &self.arrow.path;
        match (path.segments.as_slice(), Curve::of(path)) {
            ([Segment::Line(end)], _) => {
                frame_between(markup, path.start, *end);
                preset(markup, "straightConnector1", None);
            }
            (_, Some(curve)) => curve.write(markup),
            _ => write_own(markup, path),
        }
        ink.line(markup, Some(&self.arrow.stroke), Some(self.arrow.head));
        markup.close().close();
    }
}

/// Writes a path as it is, seen from its start along its way.
fn write_own(markup: &mut Markup, path: &Path) {
    let (start, end) = (path.start, path.end());
    let (width, height) = frame_between(markup, start, end);
    let toward = |from: f32, to: f32| if to < from { -1.0 } else { 1.0 };
    let (right, down) = (toward(start.x, end.x), toward(start.y, end.y));
    custom_geometry(markup, &[], |markup| {
        markup.open("a:path").attr("w", width).attr("h", height).attr("fill", "none");
        path_steps(markup, path, &|p| pt((p.x - start.x) * right, (p.y - start.y) * down));
        markup.close();
    });
}
