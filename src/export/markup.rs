//! A writer of markup, for SVG pictures, HTML pages and the parts of presentations.
//!
//! Every text of a project may be hostile, so markup is never put together by
//! hand: names of tags and attributes are constants, everything else passes
//! through one escape.
//!
//! Invariants: the result is well-formed XML 1.0 whatever the texts hold,
//! every tag that was opened is closed, and numbers look the same on every
//! machine.

use crate::theme::Color;

/// Decimals of a length: a hundredth of a point is finer than any screen.
const DECIMALS_OF_LENGTH: usize = 2;
/// Decimals of an opacity: enough to tell all 256 steps of a colour channel apart.
const DECIMALS_OF_FRACTION: usize = 3;
/// Elements of HTML that never have content; section 13.1.2 of the HTML standard, as far as we use them.
const VOID: [&str; 2] = ["meta", "input"];

/// Markup in the making.
#[derive(Debug, Default)]
pub struct Markup {
    out: String,
    /// The tags that are open, outermost first.
    open: Vec<&'static str>,
    /// Whether the innermost start tag still lacks its `>`.
    in_start_tag: bool,
    /// Whether empty elements get an end tag, as readers of HTML take `<p/>` for `<p>`.
    is_html: bool,
}

impl Markup {
    /// Empty markup, without an XML declaration: UTF-8 needs none.
    pub fn new() -> Self {
        Self::default()
    }

    /// The start of an HTML page; what follows is well-formed XML too, so that readers of both find the same.
    pub fn html() -> Self {
        Self { out: "<!DOCTYPE html>\n".to_owned(), is_html: true, ..Self::default() }
    }

    /// Opens a tag; attributes can be added until the next step.
    pub fn open(&mut self, tag: &'static str) -> Attributes<'_> {
        self.end_start_tag();
        self.out.push('<');
        self.out.push_str(tag);
        self.open.push(tag);
        self.in_start_tag = true;
        Attributes { out: &mut self.out }
    }

    /// Adds characters, escaped; an empty text keeps the tag from collapsing to `<tag/>`.
    pub fn text(&mut self, text: &str) -> &mut Self {
        self.end_start_tag();
        text.chars().for_each(|c| push_escaped(&mut self.out, c, Place::Content));
        self
    }

    /// Adds the rules of a style sheet, the content of a `style` element of an HTML page, where nothing is escaped.
    ///
    /// What could end the element or start a tag is left out; no rule of ours needs it.
    pub fn rules(&mut self, rules: &str) -> &mut Self {
        self.end_start_tag();
        let is_harmless = |c: &char| !matches!(c, '<' | '&' | '\r' | '\0'..='\u{8}' | '\u{b}'..='\u{1f}');
        let rules: String = rules.chars().filter(is_harmless).collect();
        self.out.push_str(&rules.replace("]]>", ""));
        self
    }

    /// Starts a new line, for people who read or compare files; not for use between the rows of a text.
    pub fn line(&mut self) -> &mut Self {
        self.text("\n")
    }

    /// Closes the innermost open tag; without one, nothing happens.
    pub fn close(&mut self) -> &mut Self {
        let Some(tag) = self.open.pop() else { return self };
        if self.in_start_tag && (!self.is_html || VOID.contains(&tag)) {
            self.out.push_str("/>");
            self.in_start_tag = false;
        } else {
            self.end_start_tag();
            self.out.push_str("</");
            self.out.push_str(tag);
            self.out.push('>');
        }
        self
    }

    /// The markup, with all tags closed.
    pub fn finish(mut self) -> String {
        while !self.open.is_empty() {
            self.close();
        }
        self.out
    }

    fn end_start_tag(&mut self) {
        if self.in_start_tag {
            self.out.push('>');
            self.in_start_tag = false;
        }
    }
}

/// The attributes of the tag that was opened last.
#[derive(Debug)]
pub struct Attributes<'a> {
    out: &'a mut String,
}

impl Attributes<'_> {
    /// Adds an attribute; each name once a tag.
    pub fn attr(&mut self, name: &'static str, value: impl Value) -> &mut Self {
        self.out.push(' ');
        self.out.push_str(name);
        self.out.push_str("=\"");
        value.write(&mut ValueWriter { out: self.out });
        self.out.push('"');
        self
    }
}

/// Something that can be the value of an attribute.
pub trait Value {
    /// Writes the value.
    fn write(self, to: &mut ValueWriter<'_>);
}

/// The inside of the quotes of one attribute.
#[derive(Debug)]
pub struct ValueWriter<'a> {
    out: &'a mut String,
}

impl ValueWriter<'_> {
    /// Adds characters, escaped.
    pub fn text(&mut self, text: &str) -> &mut Self {
        text.chars().for_each(|c| push_escaped(self.out, c, Place::Attribute));
        self
    }

    /// Adds a length with at most two decimals, without `-0` and trailing zeros; 0 if it is not finite.
    pub fn number(&mut self, number: f32) -> &mut Self {
        push_number(self.out, number, DECIMALS_OF_LENGTH);
        self
    }

    /// Adds lengths with a space between them.
    pub fn numbers(&mut self, numbers: &[f32]) -> &mut Self {
        for (i, number) in numbers.iter().enumerate() {
            if i > 0 {
                self.out.push(' ');
            }
            self.number(*number);
        }
        self
    }
}

impl Value for &str {
    fn write(self, to: &mut ValueWriter<'_>) {
        to.text(self);
    }
}

impl Value for f32 {
    fn write(self, to: &mut ValueWriter<'_>) {
        to.number(self);
    }
}

impl<const N: usize> Value for [f32; N] {
    fn write(self, to: &mut ValueWriter<'_>) {
        to.numbers(&self);
    }
}

impl Value for u16 {
    fn write(self, to: &mut ValueWriter<'_>) {
        to.text(&self.to_string());
    }
}

impl Value for u32 {
    fn write(self, to: &mut ValueWriter<'_>) {
        to.text(&self.to_string());
    }
}

impl Value for Color {
    /// Writes `#rrggbb`; the opacity belongs into an attribute of its own.
    fn write(self, to: &mut ValueWriter<'_>) {
        to.text(&self.to_string());
    }
}

/// A part of one, 0 to 1, such as an opacity; values outside are clamped.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fraction(pub f32);

impl Value for Fraction {
    /// Writes at most three decimals.
    fn write(self, to: &mut ValueWriter<'_>) {
        push_number(to.out, self.0.clamp(0.0, 1.0), DECIMALS_OF_FRACTION);
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Content,
    Attribute,
}

/// Escapes by sections 2.2 (allowed characters), 2.4, 2.11 and 3.3.3 (what readers turn into spaces
/// or line feeds) of XML 1.0, fifth edition.
fn push_escaped(out: &mut String, c: char, place: Place) {
    match c {
        '&' => out.push_str("&amp;"),
        '<' => out.push_str("&lt;"),
        '>' => out.push_str("&gt;"),
        '"' => out.push_str("&quot;"),
        '\'' => out.push_str("&#39;"),
        '\r' => out.push_str("&#13;"),
        '\n' if place == Place::Attribute => out.push_str("&#10;"),
        '\t' if place == Place::Attribute => out.push_str("&#9;"),
        '\n' | '\t' => out.push(c),
        _ if is_forbidden(c) || turns_what_follows(c) => {}
        _ => out.push(c),
    }
}

fn is_forbidden(c: char) -> bool {
    matches!(c, '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}')
}

/// Marks that turn the direction of all that follows: without its end in sight, one reaches past the name it stands in,
/// and readers differ in what they make of that. Letters have their direction in themselves.
fn turns_what_follows(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

fn push_number(out: &mut String, number: f32, decimals: usize) {
    let number = if number.is_finite() { number } else { 0.0 };
    let digits = format!("{number:.decimals$}");
    let digits = digits.trim_end_matches('0').trim_end_matches('.');
    out.push_str(if digits == "-0" { "0" } else { digits });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(number: f32) -> String {
        let mut out = String::new();
        push_number(&mut out, number, 2);
        out
    }

    #[test]
    fn numbers_are_short_and_steady() {
        for (value, digits) in [
            (0.0, "0"),
            (-0.0, "0"),
            (-0.004, "0"),
            (0.004, "0"),
            (-0.01, "-0.01"),
            (1.0, "1"),
            (10.0, "10"),
            (100.0, "100"),
            (-20.0, "-20"),
            (1.5, "1.5"),
            (0.25, "0.25"),
            (12.345, "12.35"),
            (1920.0, "1920"),
            (f32::NAN, "0"),
            (f32::INFINITY, "0"),
            (16_777_216.0, "16777216"),
        ] {
            assert_eq!(number(value), digits, "{value:?}");
        }
    }

    #[test]
    fn all_opacities_of_a_channel_stay_apart() {
        let mut seen = std::collections::BTreeSet::new();
        for a in 0..=255_u8 {
            let mut out = String::new();
            Fraction(f32::from(a) / 255.0).write(&mut ValueWriter { out: &mut out });
            assert_eq!(out.parse().map(|back: f32| (back * 255.0).round() as u8), Ok(a));
            seen.insert(out);
        }
        assert_eq!(seen.len(), 256);
    }

    #[test]
    fn tags_nest_and_close() {
        let mut markup = Markup::new();
        markup.open("a").attr("b", "c").attr("d", 1.5);
        markup.open("e");
        markup.close().open("f").attr("n", [0.0, -1.25]);
        markup.text("").close().text("t");
        markup.open("g");
        assert_eq!(markup.finish(), r#"<a b="c" d="1.5"><e/><f n="0 -1.25"></f>t<g/></a>"#);
        let mut empty = Markup::new();
        empty.close();
        assert_eq!(empty.finish(), "");
    }

    #[test]
    fn empty_elements_of_a_page_have_an_end_tag() {
        let mut markup = Markup::html();
        markup.open("p");
        markup.close().open("input").attr("id", "a");
        assert_eq!(markup.finish(), "<!DOCTYPE html>\n<p></p><input id=\"a\"/>");
    }

    #[test]
    fn rules_neither_end_nor_start_an_element() {
        let mut markup = Markup::html();
        markup.open("style");
        markup.rules("a::b>c{d:'e'}</style><!--&lt;]]>\0\u{1}");
        assert_eq!(markup.finish(), "<!DOCTYPE html>\n<style>a::b>c{d:'e'}/style>!--lt;</style>");
    }

    #[test]
    fn texts_are_escaped() {
        let mut markup = Markup::new();
        markup.open("a").attr("b", "<&>\"'\t\r\n\0\u{202e}");
        markup.text("]]><&\"'\u{1}\u{b}\u{fffe}\u{ffff}\r\n\t\u{202d}\u{2067}x");
        assert_eq!(
            markup.finish(),
            "<a b=\"&lt;&amp;&gt;&quot;&#39;&#9;&#13;&#10;\">]]&gt;&lt;&amp;&quot;&#39;&#13;\n\tx</a>"
        );
    }
}
