//! A slide: its scene as shapes, its sentence as the title.

use super::connector::Connector;
use super::glue::{Arrow, Card, Cards, outline};
use super::master::{Placeholder, keep_colors, open_tree};
use super::package::{Kind, Package, relation};
use super::paint::{Ink, Shadow};
use super::presentation::root;
use super::text::{Block, Wrap, plain_body};
use super::theme::Palette;
use super::units::{description, short_name};
use super::{PptxFonts, notes, shape};
use crate::export::markup::Markup;
use crate::geometry::{Rect, pt};
use crate::pitch::{SLIDE_SIZE, Slide};
use crate::scene::{Form, Group, Item, Shape, Text};
use crate::theme::Color;

/// The id of the first shape; the tree of shapes itself has 1.
const FIRST_ID: u32 = 2;
/// Of the extension by which an object is decoration, and of its names.
const DECORATIVE: &str = "{C183D7F6-B498-43B3-948B-1728B52AA6E4}";
const DECORATIVE_SPACE: &str = "http://schemas.microsoft.com/office/drawing/2017/decorative";
/// Below this opacity of a group its shadow would be seen through the card rather than round it.
const SHADOW_FROM: f32 = 0.9;

/// What all slides of a deck share.
#[derive(Clone, Copy)]
pub(super) struct SlideContext<'a> {
    pub(super) palette: &'a Palette,
    pub(super) fonts: PptxFonts,
    pub(super) lang: &'static str,
}

/// Adds the slide with that number.
pub(super) fn add(package: &mut Package, number: usize, slide: &Slide, cx: &SlideContext<'_>) {
    let cards = Cards::of(&slide.scene, FIRST_ID);
    let next_id = FIRST_ID + cards.count();
    let mut markup = root("p:sld");
    markup.open("p:cSld");
    let ink = Ink { palette: cx.palette, opacity: 1.0 };
    if cx.palette.name_of(slide.scene.background) != Some("bg1") {
        background(&mut markup, &ink, slide.scene.background);
    }
    open_tree(&mut markup);
    let mut writer = Writer { markup, cx: *cx, cards, next_id };
    for item in &slide.scene.items {
        writer.item(item, ink);
    }
    writer.title(slide, &ink);
    let mut markup = writer.markup;
    markup.close().close();
    keep_colors(&mut markup);
    let mut relations = vec![relation(Kind::Layout, "../slideLayouts/slideLayout1.xml")];
    relations.extend(notes::relation_of(number, &slide.notes));
    package.add(format!("ppt/slides/slide{number}.xml"), Kind::Slide, markup, relations);
}

fn background(markup: &mut Markup, ink: &Ink<'_>, color: Color) {
    markup.open("p:bg");
    markup.open("p:bgPr");
    ink.fill(markup, Some(color));
    markup.open("a:effectLst");
    markup.close().close().close();
}

/// A slide in the making.
struct Writer<'a> {
    markup: Markup,
    cx: SlideContext<'a>,
    cards: Cards,
    next_id: u32,
}

impl<'a> Writer<'a> {
    fn new_id(&mut self) -> u32 {
        let id = self.next_id;
        self.next_id = id.saturating_add(1);
        id
    }

    fn item(&mut self, item: &Item, ink: Ink<'a>) {
        match item {
            Item::Group(group) => self.group(group, ink),
            Item::Text(text) => self.text(text, &ink),
            Item::Shape(shape) => self.shape(shape, &ink),
            Item::Hit(_) => {}
        }
    }

    fn group(&mut self, group: &Group, ink: Ink<'a>) {
        let ink = Ink { opacity: ink.opacity * group.opacity.clamp(0.0, 1.0), ..ink };
        if let Some(arrow) = Arrow::of(group) {
            self.arrow(group, &arrow, ink);
            return;
        }
        let Some(bounds) = painted(&group.items) else { return };
        self.open_group(&group.label, &bounds);
        if let Some(card) = self.cards.card_of(group).cloned() {
            self.card(group, &card, ink);
        } else {
            for item in &group.items {
                self.item(item, ink);
            }
        }
        self.markup.close();
    }

    fn open_group(&mut self, label: &str, bounds: &Rect) {
        let id = self.new_id();
        let markup = &mut self.markup;
        markup.open("p:grpSp");
        markup.open("p:nvGrpSpPr");
        let mut tag = markup.open("p:cNvPr");
        tag.attr("id", id).attr("name", name_or(label, "Group", id).as_str());
        tag.attr("descr", description(label).as_str());
        if label.is_empty() {
            decorative(markup);
        }
        markup.close();
        markup.open("p:cNvGrpSpPr");
        markup.close();
        markup.open("p:nvPr");
        markup.close().close();
        markup.open("p:grpSpPr");
        shape::group_frame(markup, bounds);
        markup.close();
    }

    /// A card: its main shape, with the layers of shadow below it as one soft shadow, then all that stands on it.
    fn card(&mut self, group: &Group, card: &Card, ink: Ink<'a>) {
        let main = outline(group).map_or(0, |(index, _)| index);
        let (below, from_main) = group.items.split_at_checked(main).unwrap_or((&[], &group.items));
        let Some((Item::Shape(shape), on_it)) = from_main.split_first() else { return };
        let shadow = shadow_of(below, shape);
        if shadow.is_none() {
            for item in below {
                self.item(item, ink);
            }
        }
        let shadow = shadow.filter(|_| ink.opacity >= SHADOW_FROM);
        self.open_shape(card.shape, &name_or("", "Card", card.shape), false);
        self.markup.open("p:spPr");
        shape::geometry(&mut self.markup, &shape.form, &card.sites);
        ink.fill(&mut self.markup, shape.fill);
        ink.line(&mut self.markup, shape.stroke.as_ref(), None);
        if let Some(shadow) = shadow {
            ink.shadow(&mut self.markup, &shadow);
        }
        self.markup.close().close();
        for item in on_it {
            self.item(item, ink);
        }
    }

    fn arrow(&mut self, group: &Group, arrow: &Arrow<'_>, ink: Ink<'a>) {
        let ends = [arrow.path.start, arrow.path.end()].map(|p| self.cards.end_at(p));
        let id = self.new_id();
        Connector { id, label: &group.label, arrow, ends }.write(&mut self.markup, &ink);
        if let Some(bounds) = painted(arrow.marks) {
            self.open_group("", &bounds);
            for item in arrow.marks {
                self.item(item, ink);
            }
            self.markup.close();
        }
    }

    /// Opens a shape and writes what is not seen of it.
    fn open_shape(&mut self, id: u32, name: &str, is_text: bool) {
        let markup = &mut self.markup;
        markup.open("p:sp");
        markup.open("p:nvSpPr");
        let mut tag = markup.open("p:cNvPr");
        tag.attr("id", id).attr("name", name);
        if !is_text {
            // What it says stands in the words of its group.
            tag.attr("descr", "");
            decorative(markup);
        }
        markup.close();
        let mut tag = markup.open("p:cNvSpPr");
        if is_text {
            tag.attr("txBox", "1");
        }
        markup.close();
        markup.open("p:nvPr");
        markup.close().close();
    }

    fn shape(&mut self, shape: &Shape, ink: &Ink<'_>) {
        let id = self.new_id();
        self.open_shape(id, &name_or("", kind_of(&shape.form), id), false);
        self.markup.open("p:spPr");
        shape::geometry(&mut self.markup, &shape.form, &[]);
        ink.fill(&mut self.markup, shape.fill);
        ink.line(&mut self.markup, shape.stroke.as_ref(), None);
        self.markup.close().close();
    }

    fn text(&mut self, text: &Text, ink: &Ink<'_>) {
        for block in Block::of(text) {
            let id = self.new_id();
            self.open_shape(id, &name_or(&block.in_one_line(), "Text", id), true);
            self.text_box(&block.area());
            block.body(&mut self.markup, ink, self.cx.fonts, self.cx.lang, Wrap::Never);
            self.markup.close();
        }
    }

    fn text_box(&mut self, area: &Rect) {
        self.markup.open("p:spPr");
        shape::geometry(&mut self.markup, &Form::Rect(*area, 0.0), &[]);
        self.markup.open("a:noFill");
        self.markup.close().close();
    }

    /// The sentence where its rows stand; without a sentence, a hidden title for outlines and screen readers.
    fn title(&mut self, slide: &Slide, ink: &Ink<'_>) {
        let blocks = Block::of(&slide.caption);
        let id = self.new_id();
        self.markup.open("p:sp");
        self.markup.open("p:nvSpPr");
        let mut tag = self.markup.open("p:cNvPr");
        tag.attr("id", id).attr("name", name_or(&slide.title, "Title", id).as_str());
        if blocks.is_empty() {
            tag.attr("hidden", "1");
        }
        self.markup.close();
        Placeholder::Title.locks_and_kind(&mut self.markup);
        self.markup.close();
        if let Some(block) = blocks.first() {
            // Some readers break titles by themselves: in a wider font the rows must not be broken again.
            let area = block.area();
            let right = (SLIDE_SIZE.w - area.min.x).max(area.max.x);
            self.text_box(&Rect { min: area.min, max: pt(right, area.max.y) });
            block.body(&mut self.markup, ink, self.cx.fonts, self.cx.lang, Wrap::AtEdge);
        } else {
            let below = Rect::new(0.0, SLIDE_SIZE.h, SLIDE_SIZE.w, 40.0);
            self.text_box(&below);
            plain_body(&mut self.markup, &description(&slide.title), self.cx.lang);
        }
        self.markup.close();
        // A sentence is set in rows of one kind; should it not be, what is left stays text.
        for block in blocks.iter().skip(1) {
            let rest = Text { rows: block.rows.to_vec(), style: block.style, color: block.color };
            self.text(&rest, ink);
        }
    }
}

/// Marks an object as one that screen readers pass over.
fn decorative(markup: &mut Markup) {
    markup.open("a:extLst");
    markup.open("a:ext").attr("uri", DECORATIVE);
    markup.open("adec:decorative").attr("xmlns:adec", DECORATIVE_SPACE).attr("val", "1");
    markup.close().close().close();
}

/// What a form is called in the list of objects.
fn kind_of(form: &Form) -> &'static str {
    match form {
        Form::Rect(..) => "Box",
        Form::Circle(_) => "Dot",
        Form::Path(_) => "Line",
    }
}

/// The name of an object: its words, else what it is with its id.
fn name_or(words: &str, kind: &str, id: u32) -> String {
    if words.trim().is_empty() { format!("{kind} {id}") } else { short_name(words) }
}

/// The rectangle that all painted items cover; `None` if nothing is painted.
fn painted(items: &[Item]) -> Option<Rect> {
    let rects = items.iter().filter_map(|item| match item {
        Item::Group(group) => painted(&group.items),
        Item::Text(text) => Block::of(text).iter().map(Block::area).reduce(|a, b| a.union(&b)),
        Item::Shape(shape) => Some(shape::bounds(&shape.form)),
        Item::Hit(_) => None,
    });
    rects.reduce(|a, b| a.union(&b))
}

/// The layers of shadow below a card as one: as dark as all of them together, as wide and low as the widest.
fn shadow_of(layers: &[Item], card: &Shape) -> Option<Shadow> {
    let card = shape::bounds(&card.form);
    let mut shadow: Option<Shadow> = None;
    for layer in layers {
        let Item::Shape(Shape { form: Form::Rect(rect, _), fill: Some(color), stroke: None }) = layer else {
            return None;
        };
        let drop = rect.center().y - card.center().y;
        let blur = rect.max.y - card.max.y;
        let darkness = shadow.map_or(0.0, |shadow| f32::from(shadow.color.a)) + f32::from(color.a);
        let color = Color { a: darkness.min(255.0) as u8, ..*color };
        shadow = Some(Shadow {
            color,
            blur: shadow.map_or(blur, |shadow| shadow.blur.max(blur)),
            drop: shadow.map_or(drop, |shadow| shadow.drop.min(drop)),
        });
    }
    shadow
}
