//! A scene as SVG 1.1, with a few attributes of SVG 2 that older readers skip.
//!
//! Text stays text, to be searched, read aloud and edited. Its place never
//! depends on the reader: a row is placed by its left end and baseline, and
//! long rows are already wrapped.
//!
//! Lengths are points; one point is one CSS pixel.

use std::collections::BTreeSet;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;

use super::Background;
use super::markup::{Attributes, Fraction, Markup, Value, ValueWriter};
use crate::geometry::{Path, Rect, Segment};
use crate::scene::{Dash, Form, Group, Item, Scene, Shape, Stroke, Text};
use crate::text::{FONT_FAMILY, SYMBOL_FAMILY, SYMBOL_FONT, Weight, is_from_symbol_font};
use crate::theme::Color;

/// What stands in for our font where a reader lacks it: fonts of about its width with all Vietnamese letters.
pub(super) const FALLBACK_FAMILIES: &str = "'Segoe UI', 'Helvetica Neue', Arial, sans-serif";
/// Length and gap of [`Dash::Dashed`], in stroke widths.
const DASHED_WIDTHS: [f32; 2] = [5.0, 3.5];
/// Length and gap of [`Dash::Dotted`], in stroke widths; round caps make the dots.
const DOTTED_WIDTHS: [f32; 2] = [0.0, 2.5];

/// How an SVG is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SvgOptions {
    /// Where readers find the fonts.
    pub fonts: SvgFonts,
    /// What is painted behind everything.
    pub background: Background,
}

/// Where the reader of an SVG finds the fonts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SvgFonts {
    /// By name only: a small file, for readers that have the font or may replace it.
    #[default]
    Referenced,
    /// In the file, each weight that is used: looks the same in every browser.
    Embedded,
}

/// The scene as one SVG element, without an XML declaration, so that it also fits into an HTML page.
pub fn svg(scene: &Scene, options: &SvgOptions) -> String {
    let mut markup = Markup::new();
    open_svg(&mut markup, scene)
        .attr("xml:lang", scene.lang)
        .attr("font-family", FontFamilies)
        .attr("style", "white-space:pre");
    markup.line().open("title");
    markup.text(&scene.title).close();
    if options.fonts == SvgFonts::Embedded {
        markup.line().open("style");
        let mut fonts = UsedFonts::default();
        fonts.add_items(&scene.items);
        for face in fonts.faces() {
            markup.line().text(&face);
        }
        markup.line().close();
    }
    if options.background == Background::Solid {
        let (min, size) = (scene.bounds.min, size_of(&scene.bounds));
        let mut rect = markup.line().open("rect");
        rect.attr("x", min.x).attr("y", min.y).attr("width", size[0]).attr("height", size[1]);
        paint(&mut rect, Paint::FILL, Some(scene.background));
        markup.close();
    }
    write_items(&mut markup, &scene.items, &Pen::default());
    markup.line();
    markup.finish()
}

/// Opens the element of a scene; more attributes can be added.
pub(super) fn open_svg<'a>(markup: &'a mut Markup, scene: &Scene) -> Attributes<'a> {
    let (min, [width, height]) = (scene.bounds.min, size_of(&scene.bounds));
    let mut tag = markup.open("svg");
    tag.attr("xmlns", "http://www.w3.org/2000/svg")
        .attr("width", width)
        .attr("height", height)
        .attr("viewBox", [min.x, min.y, width, height])
        .attr("role", "img")
        .attr("lang", scene.lang);
    tag
}

/// Width and height, not below 0.
pub(super) fn size_of(bounds: &Rect) -> [f32; 2] {
    [bounds.width().max(0.0), bounds.height().max(0.0)]
}

/// How groups and rows are written.
#[derive(Clone, Copy)]
pub(super) struct Pen<'a> {
    /// Adds attributes to a group, by which a page finds it.
    pub(super) mark: &'a dyn Fn(&Group, &mut Attributes<'_>),
    /// Whether a group has its label as a title too, which browsers show under the pointer.
    pub(super) has_title: fn(&Group) -> bool,
}

impl Default for Pen<'_> {
    fn default() -> Self {
        Self { mark: &|_, _| {}, has_title: |_| true }
    }
}

/// Writes items from back to front.
pub(super) fn write_items(markup: &mut Markup, items: &[Item], pen: &Pen<'_>) {
    for item in items {
        match item {
            Item::Group(group) => write_group(markup, group, pen),
            Item::Text(text) => write_text(markup, text),
            Item::Shape(shape) => write_shape(markup, shape),
            Item::Hit(_) => {}
        }
    }
}

fn write_group(markup: &mut Markup, group: &Group, pen: &Pen<'_>) {
    let mut tag = markup.line().open("g");
    (pen.mark)(group, &mut tag);
    if group.opacity < 1.0 {
        tag.attr("opacity", Fraction(group.opacity));
    }
    if !group.label.is_empty() {
        tag.attr("role", "group").attr("aria-label", group.label.as_str());
        if (pen.has_title)(group) {
            markup.open("title");
            markup.text(&group.label).close();
        }
    }
    write_items(markup, &group.items, pen);
    markup.close();
}

/// One element for all rows, so that a reader takes them as one text; each row starts anew at its own place.
fn write_text(markup: &mut Markup, text: &Text) {
    let mut tag = markup.line().open("text");
    tag.attr("xml:space", "preserve")
        .attr("font-size", text.style.size.max(0.0))
        .attr("font-weight", text.style.weight.number());
    paint(&mut tag, Paint::FILL, Some(text.color));
    for (i, row) in text.rows.iter().filter(|row| !row.text.is_empty()).enumerate() {
        if i > 0 {
            // Unseen at the end of the row before; without it, search and screen readers would join two words.
            markup.text(" ");
        }
        markup.open("tspan").attr("x", row.x).attr("y", row.baseline);
        markup.text(&row.text).close();
    }
    markup.close();
}

/// Writes one shape.
pub(super) fn write_shape(markup: &mut Markup, shape: &Shape) {
    markup.line();
    let mut tag = match &shape.form {
        Form::Rect(rect, radius) => {
            let (width, height) = (rect.width().max(0.0), rect.height().max(0.0));
            let mut tag = markup.open("rect");
            tag.attr("x", rect.min.x).attr("y", rect.min.y).attr("width", width).attr("height", height);
            let radius = radius.min(width / 2.0).min(height / 2.0);
            if radius > 0.0 {
                tag.attr("rx", radius);
            }
            tag
        }
        Form::Circle(rect) => {
            let center = rect.center();
            let mut tag = markup.open("circle");
            tag.attr("cx", center.x).attr("cy", center.y).attr("r", (rect.width() / 2.0).max(0.0));
            tag
        }
        Form::Path(path) => {
            let mut tag = markup.open("path");
            tag.attr("d", path);
            if shape.stroke.is_some() {
                // A sharp bend would else end in a spike.
                tag.attr("stroke-linejoin", "round");
            }
            tag
        }
    };
    paint(&mut tag, Paint::FILL, shape.fill);
    if let Some(stroke) = &shape.stroke {
        write_stroke(&mut tag, stroke);
    }
    markup.close();
}

fn write_stroke(tag: &mut Attributes<'_>, stroke: &Stroke) {
    let width = stroke.width.max(0.0);
    paint(tag, Paint::STROKE, Some(stroke.color));
    tag.attr("stroke-width", width);
    if let Some(dashes) = dashes(stroke.dash, width) {
        tag.attr("stroke-dasharray", dashes);
    }
    if stroke.dash == Dash::Dotted {
        tag.attr("stroke-linecap", "round");
    }
}

/// Length and gap of the dashes of a line of a width; `None` if it has none.
pub(super) fn dashes(dash: Dash, width: f32) -> Option<[f32; 2]> {
    match dash {
        Dash::Solid => None,
        Dash::Dashed => Some(DASHED_WIDTHS.map(|n| n * width)),
        Dash::Dotted => Some(DOTTED_WIDTHS.map(|n| n * width)),
    }
}

/// The names of the two attributes that make up a colour.
#[derive(Clone, Copy)]
struct Paint {
    color: &'static str,
    opacity: &'static str,
}

impl Paint {
    const FILL: Self = Self { color: "fill", opacity: "fill-opacity" };
    const STROKE: Self = Self { color: "stroke", opacity: "stroke-opacity" };
}

fn paint(tag: &mut Attributes<'_>, paint: Paint, color: Option<Color>) {
    let Some(color) = color else {
        tag.attr(paint.color, "none");
        return;
    };
    tag.attr(paint.color, color);
    if color.a < u8::MAX {
        tag.attr(paint.opacity, Fraction(f32::from(color.a) / 255.0));
    }
}

/// Writes the path by section 9.3 of SVG 1.1, in absolute coordinates.
impl Value for &Path {
    fn write(self, to: &mut ValueWriter<'_>) {
        to.text("M").numbers(&[self.start.x, self.start.y]);
        for segment in &self.segments {
            match *segment {
                Segment::Line(p) => to.text("L").numbers(&[p.x, p.y]),
                Segment::Cubic(a, b, p) => to.text("C").numbers(&[a.x, a.y, b.x, b.y, p.x, p.y]),
            };
        }
        if self.is_closed {
            to.text("Z");
        }
    }
}

/// Our fonts, then what may replace them.
struct FontFamilies;

impl Value for FontFamilies {
    fn write(self, to: &mut ValueWriter<'_>) {
        to.text(FONT_FAMILY).text(", '").text(SYMBOL_FAMILY).text("', ").text(FALLBACK_FAMILIES);
    }
}

/// The font files that texts need.
#[derive(Clone, Debug, Default)]
pub(super) struct UsedFonts {
    weights: BTreeSet<Weight>,
    has_symbols: bool,
}

impl UsedFonts {
    /// Adds what a text needs.
    pub(super) fn add(&mut self, text: &str, weight: Weight) {
        self.weights.insert(weight);
        self.has_symbols |= text.contains(is_from_symbol_font);
    }

    /// Adds what all texts among items need.
    pub(super) fn add_items(&mut self, items: &[Item]) {
        for item in items {
            match item {
                Item::Group(group) => self.add_items(&group.items),
                Item::Text(text) => text.rows.iter().for_each(|row| self.add(&row.text, text.style.weight)),
                Item::Shape(_) | Item::Hit(_) => {}
            }
        }
    }

    /// The rules by which they come from the file itself.
    pub(super) fn faces(&self) -> Vec<String> {
        let texts = self.weights.iter().map(|weight| font_face(FONT_FAMILY, *weight, weight.font_bytes()));
        let symbols = self.has_symbols.then(|| font_face(SYMBOL_FAMILY, Weight::Regular, SYMBOL_FONT));
        texts.chain(symbols).collect()
    }
}

fn font_face(family: &str, weight: Weight, file: &[u8]) -> String {
    let (number, file) = (weight.number(), BASE64.encode(file));
    let source = format!("url(data:font/ttf;base64,{file}) format('truetype')");
    format!("@font-face{{font-family:'{family}';font-weight:{number};src:{source}}}")
}
