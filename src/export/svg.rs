//! A scene as SVG 1.1, with a few attributes of SVG 2 that older readers skip.
//!
//! Text stays text, to be searched, read aloud and edited. Its place never
//! depends on the reader: a row is placed by its left end and baseline, and
//! long rows are already wrapped.
//!
//! Lengths are points; one point is one CSS pixel.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;

use super::Background;
use super::markup::{Attributes, Fraction, Markup, Value, ValueWriter};
use crate::geometry::{Path, Segment};
use crate::scene::{Dash, Form, Group, Item, Scene, Shape, Stroke, Text};
use crate::text::{FONT_FAMILY, SYMBOL_FAMILY, SYMBOL_FONT, Weight, is_from_symbol_font};
use crate::theme::Color;

/// What stands in for our font where a reader lacks it: fonts of about its width with all Vietnamese letters.
const FALLBACK_FAMILIES: &str = "'Segoe UI', 'Helvetica Neue', Arial, sans-serif";
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
    svg_with_rows_up_to(usize::MAX, scene, *options)
}

/// Like [`svg`], with rows cut after that many characters.
pub(super) fn svg_with_rows_up_to(longest_row: usize, scene: &Scene, options: SvgOptions) -> String {
    let mut markup = Markup::new();
    let (min, size) = (scene.bounds.min, scene.bounds.size());
    let (width, height) = (size.w.max(0.0), size.h.max(0.0));
    markup
        .open("svg")
        .attr("xmlns", "http://www.w3.org/2000/svg")
        .attr("width", width)
        .attr("height", height)
        .attr("viewBox", [min.x, min.y, width, height])
        .attr("role", "img")
        .attr("lang", scene.lang)
        .attr("xml:lang", scene.lang)
        .attr("font-family", FontFamilies)
        .attr("style", "white-space:pre");
    markup.line().open("title");
    markup.text(&scene.title).close();
    if options.fonts == SvgFonts::Embedded {
        embed_fonts(&mut markup, &scene.items);
    }
    if options.background == Background::Solid {
        let mut rect = markup.line().open("rect");
        rect.attr("x", min.x).attr("y", min.y).attr("width", width).attr("height", height);
        paint(&mut rect, Paint::FILL, Some(scene.background));
        markup.close();
    }
    write_items(&mut markup, &scene.items, longest_row);
    markup.line();
    markup.finish()
}

fn write_items(markup: &mut Markup, items: &[Item], longest_row: usize) {
    for item in items {
        match item {
            Item::Group(group) => write_group(markup, group, longest_row),
            Item::Text(text) => write_text(markup, text, longest_row),
            Item::Shape(shape) => write_shape(markup, shape),
            Item::Hit(_) => {}
        }
    }
}

fn write_group(markup: &mut Markup, group: &Group, longest_row: usize) {
    let mut tag = markup.line().open("g");
    if group.opacity < 1.0 {
        tag.attr("opacity", Fraction(group.opacity));
    }
    if !group.label.is_empty() {
        tag.attr("role", "group").attr("aria-label", group.label.as_str());
        markup.open("title");
        markup.text(&group.label).close();
    }
    write_items(markup, &group.items, longest_row);
    markup.close();
}

/// One element for all rows, so that a reader takes them as one text; each row starts anew at its own place.
fn write_text(markup: &mut Markup, text: &Text, longest_row: usize) {
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
        let end = row.text.char_indices().nth(longest_row).map(|(at, _)| at);
        markup.text(end.and_then(|end| row.text.get(..end)).unwrap_or(&row.text)).close();
    }
    markup.close();
}

fn write_shape(markup: &mut Markup, shape: &Shape) {
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
    match stroke.dash {
        Dash::Solid => {}
        Dash::Dashed => {
            tag.attr("stroke-dasharray", DASHED_WIDTHS.map(|n| n * width));
        }
        Dash::Dotted => {
            tag.attr("stroke-dasharray", DOTTED_WIDTHS.map(|n| n * width)).attr("stroke-linecap", "round");
        }
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

fn embed_fonts(markup: &mut Markup, items: &[Item]) {
    markup.line().open("style");
    for weight in Weight::ALL.into_iter().filter(|weight| any_text(items, &|text| text.style.weight == *weight)) {
        embed_font(markup, FONT_FAMILY, weight, weight.font_bytes());
    }
    if any_text(items, &|text| text.rows.iter().any(|row| row.text.contains(is_from_symbol_font))) {
        embed_font(markup, SYMBOL_FAMILY, Weight::Regular, SYMBOL_FONT);
    }
    markup.line().close();
}

fn embed_font(markup: &mut Markup, family: &str, weight: Weight, file: &[u8]) {
    let (number, file) = (weight.number(), BASE64.encode(file));
    let source = format!("url(data:font/ttf;base64,{file}) format('truetype')");
    markup.line().text(&format!("@font-face{{font-family:'{family}';font-weight:{number};src:{source}}}"));
}

/// Whether a text anywhere among the items answers the question with yes.
fn any_text(items: &[Item], question: &dyn Fn(&Text) -> bool) -> bool {
    items.iter().any(|item| match item {
        Item::Group(group) => any_text(&group.items, question),
        Item::Text(text) => question(text),
        Item::Shape(_) | Item::Hit(_) => false,
    })
}
