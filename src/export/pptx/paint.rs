//! Colours, lines and shadows of shapes.

use super::theme::Palette;
use super::units::{Digits, Share, extent};
use crate::export::markup::Markup;
use crate::geometry::Size;
use crate::scene::{Dash, Stroke};
use crate::theme::Color;

/// Length and gap of a dashed line, in line widths.
const DASHED: [f32; 2] = [5.0, 3.5];
/// Length and gap of a dotted line; the round ends are part of the length here, so a dot is one width long.
const DOTTED: [f32; 2] = [1.0, 1.5];

/// What a colour is written with: the theme that may hold it, and the opacity of the groups around the shape. The
/// format knows no opacity of groups, so each member carries it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ink<'a> {
    pub(super) palette: &'a Palette,
    pub(super) opacity: f32,
}

impl Ink<'_> {
    /// A colour: by its name in the theme if it has one.
    pub(super) fn color(&self, markup: &mut Markup, color: Color) {
        match self.palette.name_of(color) {
            Some(name) => markup.open("a:schemeClr").attr("val", name),
            None => markup.open("a:srgbClr").attr("val", Digits(color)),
        };
        let opacity = f32::from(color.a) / 255.0 * self.opacity.clamp(0.0, 1.0);
        if opacity < 1.0 {
            markup.open("a:alpha").attr("val", Share(opacity));
            markup.close();
        }
        markup.close();
    }

    /// A fill of one colour, or none.
    pub(super) fn fill(&self, markup: &mut Markup, fill: Option<Color>) {
        match fill {
            None => drop(markup.open("a:noFill")),
            Some(color) => {
                markup.open("a:solidFill");
                self.color(markup, color);
            }
        }
        markup.close();
    }

    /// A line, with a head of about a size at its end if it is an arrow's.
    pub(super) fn line(&self, markup: &mut Markup, stroke: Option<&Stroke>, head: Option<Size>) {
        let Some(stroke) = stroke else {
            markup.open("a:ln");
            markup.open("a:noFill");
            markup.close().close();
            return;
        };
        let mut tag = markup.open("a:ln");
        tag.attr("w", extent(stroke.width.min(1000.0)));
        if stroke.dash == Dash::Dotted {
            tag.attr("cap", "rnd");
        }
        self.fill(markup, Some(stroke.color));
        match stroke.dash {
            Dash::Solid => {}
            Dash::Dashed => dashes(markup, DASHED),
            Dash::Dotted => dashes(markup, DOTTED),
        }
        markup.open("a:round");
        markup.close();
        if let Some(head) = head {
            let (width, length) = (head_step(head.w, stroke.width), head_step(head.h, stroke.width));
            markup.open("a:tailEnd").attr("type", "triangle").attr("w", width).attr("len", length);
            markup.close();
        }
        markup.close();
    }

    /// A soft shadow below a shape.
    pub(super) fn shadow(&self, markup: &mut Markup, shadow: &Shadow) {
        markup.open("a:effectLst");
        markup
            .open("a:outerShdw")
            .attr("blurRad", extent(shadow.blur))
            .attr("dist", extent(shadow.drop))
            .attr("dir", DOWNWARDS)
            .attr("algn", "t")
            .attr("rotWithShape", "0");
        self.color(markup, shadow.color);
        markup.close().close();
    }
}

/// A quarter turn from rightwards to downwards, in 60 000ths of a degree.
const DOWNWARDS: &str = "5400000";

/// The step of the format that comes nearest to a width or length of a head: two, three or five times the line's
/// width, which counts as two typographic points where it is less.
fn head_step(wanted: f32, line_width: f32) -> &'static str {
    const LEAST: f32 = 2.0 * 96.0 / 72.0;
    let times = wanted / line_width.max(LEAST);
    if times < 2.5 {
        "sm"
    } else if times < 4.0 {
        "med"
    } else {
        "lg"
    }
}

fn dashes(markup: &mut Markup, [length, gap]: [f32; 2]) {
    markup.open("a:custDash");
    markup.open("a:ds").attr("d", Share(length)).attr("sp", Share(gap));
    markup.close().close();
}

/// A soft shadow, in points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Shadow {
    pub(super) color: Color,
    pub(super) blur: f32,
    pub(super) drop: f32,
}
