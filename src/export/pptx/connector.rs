//! Arrows as connectors that are glued to the shapes of their cards.
//!
//! A presentation program draws a connector as it is written until one of its cards is moved; then it draws it anew.
//! The preset curves of the format know one bend, while an arrow of the map goes round other cards. So the path
//! itself is written, as a geometry of its own inside the connector: the schema allows it, and PowerPoint draws it as
//! on the map. The frame of the connector spans from its first point to its tip, mirrored where it runs leftwards or
//! upwards, just as that of a preset: a program that moves an end stretches the path between the two cards.
//!
//! LibreOffice draws glued connectors its own way whatever is written: with right angles, from site to site.

use super::glue::{Arrow, End};
use super::paint::Ink;
use super::units::{Emu, description, emu, short_name};
use crate::export::markup::Markup;
use crate::geometry::{Path, Point, pt};

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
        Frame::of(&self.arrow.path).write(markup, &self.arrow.path);
        ink.line(markup, Some(&self.arrow.stroke), true);
        markup.close().close();
    }
}

/// The frame between the two ends of a path.
struct Frame {
    start: Point,
    /// 1 where the path runs right or down, -1 where it runs left or up.
    toward: Point,
    min: (Emu, Emu),
    size: (Emu, Emu),
}

impl Frame {
    fn of(path: &Path) -> Self {
        let (start, end) = (path.start, path.end());
        let sign = |from: f32, to: f32| if to < from { -1.0 } else { 1.0 };
        let (x, y) = ((emu(start.x), emu(end.x)), (emu(start.y), emu(end.y)));
        let size = |(a, b): (Emu, Emu)| Emu(a.0.abs_diff(b.0).cast_signed());
        Self {
            start,
            toward: pt(sign(start.x, end.x), sign(start.y, end.y)),
            min: (x.0.min(x.1), y.0.min(y.1)),
            size: (size(x), size(y)),
        }
    }

    fn write(&self, markup: &mut Markup, path: &Path) {
        let mut tag = markup.open("a:xfrm");
        if self.toward.x < 0.0 {
            tag.attr("flipH", "1");
        }
        if self.toward.y < 0.0 {
            tag.attr("flipV", "1");
        }
        markup.open("a:off").attr("x", self.min.0).attr("y", self.min.1);
        markup.close();
        markup.open("a:ext").attr("cx", self.size.0).attr("cy", self.size.1);
        markup.close().close();
        super::shape::custom_geometry(markup, &[], |markup| {
            markup.open("a:path").attr("w", self.size.0).attr("h", self.size.1).attr("fill", "none");
            super::shape::path_steps(markup, path, &|p| self.inside(p));
            markup.close();
        });
    }

    /// A point as seen from the start, along the way of the path.
    fn inside(&self, p: Point) -> Point {
        let way = p - self.start;
        pt(way.x * self.toward.x, way.y * self.toward.y)
    }
}
