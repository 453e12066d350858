//! Forms as native shapes: rectangles, round rectangles, ellipses, lines and paths.

use super::glue::{Side, Site};
use super::units::{Emu, Share, emu, extent, place};
use crate::export::markup::{Markup, Value, ValueWriter};
use crate::geometry::{Path, Point, Rect, Segment, pt};
use crate::scene::Form;

/// A quarter turn, in 60 000ths of a degree.
const QUARTER: u32 = 5_400_000;

/// Writes place, size and geometry of a form; `sites` are where arrows hold on to it besides the middles of its sides.
pub(super) fn geometry(markup: &mut Markup, form: &Form, sites: &[Site]) {
    match form {
        Form::Rect(rect, radius) => {
            frame(markup, rect);
            let (side, radius) = (rect.width().min(rect.height()), radius.max(0.0));
            let radius = radius.min(side / 2.0);
            if !sites.is_empty() {
                round_rect_with_sites(markup, rect, radius, sites);
            } else if radius > 0.0 {
                preset(markup, "roundRect", Some(("adj", Share((radius / side).min(0.5)))));
            } else {
                preset(markup, "rect", None);
            }
        }
        Form::Circle(rect) => {
            let half = pt(rect.width() / 2.0, rect.width() / 2.0);
            frame(markup, &Rect { min: rect.center() - half, max: rect.center() + half });
            preset(markup, "ellipse", None);
        }
        Form::Path(path) => match path.segments.as_slice() {
            [Segment::Line(end)] if !path.is_closed => {
                frame_between(markup, path.start, *end);
                preset(markup, "line", None);
            }
            _ => {
                let bounds = path.bounds();
                frame(markup, &bounds);
                custom_geometry(markup, &[], |markup| {
                    let (width, height) = (extent(bounds.width()), extent(bounds.height()));
                    markup.open("a:path").attr("w", width).attr("h", height);
                    path_steps(markup, path, &|p| p - bounds.min);
                    markup.close();
                });
            }
        },
    }
}

/// The rectangle that a form covers.
pub(super) fn bounds(form: &Form) -> Rect {
    match form {
        Form::Rect(rect, _) | Form::Circle(rect) => *rect,
        Form::Path(path) => path.bounds(),
    }
}

/// Writes place and size.
pub(super) fn frame(markup: &mut Markup, rect: &Rect) {
    markup.open("a:xfrm");
    corner_and_size(markup, ["a:off", "a:ext"], rect);
    markup.close();
}

/// Writes the place and size of a group, whose members keep the coordinates of the slide.
pub(super) fn group_frame(markup: &mut Markup, rect: &Rect) {
    markup.open("a:xfrm");
    corner_and_size(markup, ["a:off", "a:ext"], rect);
    corner_and_size(markup, ["a:chOff", "a:chExt"], rect);
    markup.close();
}

fn corner_and_size(markup: &mut Markup, [corner, size]: [&'static str; 2], rect: &Rect) {
    markup.open(corner).attr("x", emu(rect.min.x)).attr("y", emu(rect.min.y));
    markup.close();
    markup.open(size).attr("cx", extent(rect.width())).attr("cy", extent(rect.height()));
    markup.close();
}

/// Writes a geometry of the format, with one of its adjustments.
pub(super) fn preset(markup: &mut Markup, name: &'static str, adjustment: Option<(&'static str, Share)>) {
    markup.open("a:prstGeom").attr("prst", name);
    markup.open("a:avLst");
    if let Some((adjusted, share)) = adjustment {
        markup.open("a:gd").attr("name", adjusted).attr("fmla", Formula(share));
        markup.close();
    }
    markup.close().close();
}

/// A constant share as a formula.
struct Formula(Share);

impl Value for Formula {
    fn write(self, to: &mut ValueWriter<'_>) {
        self.0.write(to.text("val "));
    }
}

/// Writes place and size of a line between two points, mirrored where it runs leftwards or upwards; gives the size.
pub(super) fn frame_between(markup: &mut Markup, start: Point, end: Point) -> (Emu, Emu) {
    let (from, to) = (place(start), place(end));
    let size = (Emu((to.0.0 - from.0.0).abs()), Emu((to.1.0 - from.1.0).abs()));
    let mut tag = markup.open("a:xfrm");
    if to.0 < from.0 {
        tag.attr("flipH", "1");
    }
    if to.1 < from.1 {
        tag.attr("flipV", "1");
    }
    markup.open("a:off").attr("x", from.0.min(to.0)).attr("y", from.1.min(to.1));
    markup.close();
    markup.open("a:ext").attr("cx", size.0).attr("cy", size.1);
    markup.close().close();
    size
}

/// Writes a geometry of paths, with its connection sites: position from the shape's corner, in EMU, and side.
pub(super) fn custom_geometry(
    markup: &mut Markup,
    sites: &[((Emu, Emu), Side)],
    write_paths: impl FnOnce(&mut Markup),
) {
    markup.open("a:custGeom");
    for list in ["a:avLst", "a:gdLst", "a:ahLst"] {
        markup.open(list);
        markup.close();
    }
    markup.open("a:cxnLst");
    for ((x, y), side) in sites {
        let angle = match side {
            Side::Top => 3 * QUARTER,
            Side::Left => 2 * QUARTER,
            Side::Bottom => QUARTER,
            Side::Right => 0,
        };
        markup.open("a:cxn").attr("ang", angle);
        markup.open("a:pos").attr("x", *x).attr("y", *y);
        markup.close().close();
    }
    markup.close();
    markup.open("a:rect").attr("l", "0").attr("t", "0").attr("r", "r").attr("b", "b");
    markup.close();
    markup.open("a:pathLst");
    write_paths(markup);
    markup.close().close();
}

/// Writes the steps of a path, each point placed by `inside`.
pub(super) fn path_steps(markup: &mut Markup, path: &Path, inside: &dyn Fn(Point) -> Point) {
    let point = |markup: &mut Markup, p: Point| {
        let (x, y) = place(inside(p));
        markup.open("a:pt").attr("x", x).attr("y", y);
        markup.close();
    };
    markup.open("a:moveTo");
    point(markup, path.start);
    markup.close();
    for segment in &path.segments {
        match *segment {
            Segment::Line(end) => {
                markup.open("a:lnTo");
                point(markup, end);
            }
            Segment::Cubic(a, b, end) => {
                markup.open("a:cubicBezTo");
                for p in [a, b, end] {
                    point(markup, p);
                }
            }
        }
        markup.close();
    }
    if path.is_closed {
        markup.open("a:close");
        markup.close();
    }
}

/// A round rectangle drawn as its preset is, with more connection sites than the preset has.
fn round_rect_with_sites(markup: &mut Markup, rect: &Rect, radius: f32, sites: &[Site]) {
    let middles = Side::ALL.map(|side| Site { side, at: side.middle(rect) });
    let sites: Vec<_> = middles.iter().chain(sites).map(|site| (place(site.at - rect.min), site.side)).collect();
    let (width, height) = (rect.width(), rect.height());
    custom_geometry(markup, &sites, |markup| {
        markup.open("a:path").attr("w", extent(width)).attr("h", extent(height));
        // From the left edge clockwise: a corner, then the edge after it.
        let edges = [pt(width - radius, 0.0), pt(width, height - radius), pt(radius, height)];
        step(markup, "a:moveTo", pt(0.0, radius));
        for corner in 0..4_u32 {
            let start = (corner + 2) % 4 * QUARTER;
            markup
                .open("a:arcTo")
                .attr("wR", extent(radius))
                .attr("hR", extent(radius))
                .attr("stAng", start)
                .attr("swAng", QUARTER);
            markup.close();
            if let Some(end) = edges.get(corner as usize) {
                step(markup, "a:lnTo", *end);
            }
        }
        markup.open("a:close");
        markup.close().close();
    });
}

fn step(markup: &mut Markup, tag: &'static str, p: Point) {
    let (x, y) = place(p);
    markup.open(tag);
    markup.open("a:pt").attr("x", x).attr("y", y);
    markup.close().close();
}
