//! The masters: what all slides have in common (background, colours, the place of the title), and what all notes have.

use super::package::{Kind, Package, relation};
use super::presentation::root;
use super::theme::Palette;
use super::units::{TextLength, emu, extent};
use crate::export::markup::Markup;
use crate::geometry::Rect;
use crate::theme::type_scale;

/// The ids of the slide master and of its layout.
pub(super) const MASTER_ID: &str = "2147483648";
const LAYOUT_ID: &str = "2147483649";
/// Where a title is that a slide does not place itself: the row of the sentence.
const TITLE: Rect = Rect::new(68.0, 622.0, 1144.0, 60.0);
/// The picture of the slide and the text below it on a page of notes, in points of a slide.
const NOTES_PICTURE: Rect = Rect::new(72.0, 120.0, 576.0, 324.0);
const NOTES_TEXT: Rect = Rect::new(72.0, 480.0, 576.0, 400.0);

/// A place on a slide or a page for something of one kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Placeholder {
    /// The title of a slide.
    Title,
    /// The picture of the slide on its page of notes.
    Picture,
    /// The notes.
    Notes,
}

impl Placeholder {
    const fn id(self) -> &'static str {
        if matches!(self, Self::Notes) { "3" } else { "2" }
    }

    const fn name(self) -> &'static str {
        match self {
            Self::Title => "Title",
            Self::Picture => "Slide",
            Self::Notes => "Notes",
        }
    }

    const fn area(self) -> Rect {
        match self {
            Self::Title => TITLE,
            Self::Picture => NOTES_PICTURE,
            Self::Notes => NOTES_TEXT,
        }
    }

    /// Opens the shape and writes all up to its properties.
    pub(super) fn open(self, markup: &mut Markup) {
        markup.open("p:sp");
        markup.open("p:nvSpPr");
        markup.open("p:cNvPr").attr("id", self.id()).attr("name", self.name());
        markup.close();
        self.locks_and_kind(markup);
        markup.close();
    }

    /// Writes that the shape belongs to this place.
    pub(super) fn locks_and_kind(self, markup: &mut Markup) {
        markup.open("p:cNvSpPr");
        let mut locks = markup.open("a:spLocks");
        locks.attr("noGrp", "1");
        if self == Self::Picture {
            locks.attr("noRot", "1").attr("noChangeAspect", "1");
        }
        markup.close().close();
        markup.open("p:nvPr");
        match self {
            Self::Title => drop(markup.open("p:ph").attr("type", "title")),
            Self::Picture => drop(markup.open("p:ph").attr("type", "sldImg")),
            Self::Notes => drop(markup.open("p:ph").attr("type", "body").attr("idx", "1")),
        }
        markup.close().close();
    }
}

/// Opens the tree of shapes of a slide, layout or master, with the properties that the schema wants.
pub(super) fn open_tree(markup: &mut Markup) {
    markup.open("p:spTree");
    markup.open("p:nvGrpSpPr");
    markup.open("p:cNvPr").attr("id", "1").attr("name", "");
    markup.close();
    markup.open("p:cNvGrpSpPr");
    markup.close();
    markup.open("p:nvPr");
    markup.close().close();
    markup.open("p:grpSpPr");
    markup.close();
}

/// Adds the masters and the layout.
pub(super) fn add(package: &mut Package, palette: &Palette, lang: &'static str) {
    let relations =
        vec![relation(Kind::Layout, "../slideLayouts/slideLayout1.xml"), relation(Kind::Theme, "../theme/theme1.xml")];
    package.add("ppt/slideMasters/slideMaster1.xml", Kind::Master, slide_master(palette, lang), relations);
    let relations = vec![relation(Kind::Master, "../slideMasters/slideMaster1.xml")];
    package.add("ppt/slideLayouts/slideLayout1.xml", Kind::Layout, layout(lang), relations);
    let relations = vec![relation(Kind::Theme, "../theme/theme2.xml")];
    package.add("ppt/notesMasters/notesMaster1.xml", Kind::NotesMaster, notes_master(lang), relations);
}

fn slide_master(palette: &Palette, lang: &'static str) -> Markup {
    let mut markup = root("p:sldMaster");
    markup.open("p:cSld");
    background(&mut markup);
    open_tree(&mut markup);
    place(&mut markup, Placeholder::Title, lang, true);
    markup.close().close();
    let [bg1, tx1, bg2, tx2] = palette.slots();
    color_map(&mut markup, [bg1, tx1, bg2, tx2]);
    markup.open("p:sldLayoutIdLst");
    markup.open("p:sldLayoutId").attr("id", LAYOUT_ID).attr("r:id", super::units::RelId(1));
    markup.close().close();
    markup.open("p:txStyles");
    for (style, size, face) in [
        ("p:titleStyle", type_scale::PITCH_TEXT, "+mj-lt"),
        ("p:bodyStyle", type_scale::BODY, "+mn-lt"),
        ("p:otherStyle", type_scale::BODY, "+mn-lt"),
    ] {
        markup.open(style);
        first_level(&mut markup, size, face);
        markup.close();
    }
    markup
}

fn layout(lang: &'static str) -> Markup {
    let mut markup = root("p:sldLayout");
    markup.open("p:cSld").attr("name", "Step");
    open_tree(&mut markup);
    place(&mut markup, Placeholder::Title, lang, false);
    markup.close().close();
    keep_colors(&mut markup);
    markup
}

fn notes_master(lang: &'static str) -> Markup {
    let mut markup = root("p:notesMaster");
    markup.open("p:cSld");
    background(&mut markup);
    open_tree(&mut markup);
    place(&mut markup, Placeholder::Picture, lang, true);
    place(&mut markup, Placeholder::Notes, lang, true);
    markup.close().close();
    color_map(&mut markup, ["lt1", "dk1", "lt2", "dk2"]);
    markup.open("p:notesStyle");
    first_level(&mut markup, type_scale::HEADING, "+mn-lt");
    markup
}

fn background(markup: &mut Markup) {
    markup.open("p:bg");
    markup.open("p:bgPr");
    markup.open("a:solidFill");
    markup.open("a:schemeClr").attr("val", "bg1");
    markup.close().close();
    markup.open("a:effectLst");
    markup.close().close().close();
}

/// Says that a slide or layout takes the colours of its master.
pub(super) fn keep_colors(markup: &mut Markup) {
    markup.open("p:clrMapOvr");
    markup.open("a:masterClrMapping");
    markup.close().close();
}

fn color_map(markup: &mut Markup, [bg1, tx1, bg2, tx2]: [&'static str; 4]) {
    markup
        .open("p:clrMap")
        .attr("bg1", bg1)
        .attr("tx1", tx1)
        .attr("bg2", bg2)
        .attr("tx2", tx2)
        .attr("accent1", "accent1")
        .attr("accent2", "accent2")
        .attr("accent3", "accent3")
        .attr("accent4", "accent4")
        .attr("accent5", "accent5")
        .attr("accent6", "accent6")
        .attr("hlink", "hlink")
        .attr("folHlink", "folHlink");
    markup.close();
}

/// A place with a word in it that nobody sees on a slide.
fn place(markup: &mut Markup, placeholder: Placeholder, lang: &'static str, has_area: bool) {
    placeholder.open(markup);
    markup.open("p:spPr");
    if has_area {
        let area = placeholder.area();
        markup.open("a:xfrm");
        markup.open("a:off").attr("x", emu(area.min.x)).attr("y", emu(area.min.y));
        markup.close();
        markup.open("a:ext").attr("cx", extent(area.width())).attr("cy", extent(area.height()));
        markup.close().close();
        markup.open("a:prstGeom").attr("prst", "rect");
        markup.open("a:avLst");
        markup.close().close();
        if placeholder == Placeholder::Picture {
            markup.open("a:noFill");
            markup.close();
        }
    }
    markup.close();
    if placeholder == Placeholder::Picture {
        markup.close();
        return;
    }
    markup.open("p:txBody");
    let mut body = markup.open("a:bodyPr");
    body.attr("wrap", "square").attr("lIns", "0").attr("tIns", "0").attr("rIns", "0").attr("bIns", "0");
    body.attr("anchor", if placeholder == Placeholder::Title { "ctr" } else { "t" });
    markup.open("a:noAutofit");
    markup.close().close();
    markup.open("a:lstStyle");
    markup.close();
    markup.open("a:p");
    markup.open("a:r");
    markup.open("a:rPr").attr("lang", lang);
    markup.close();
    markup.open("a:t");
    markup.text(placeholder.name());
    markup.close().close().close().close().close();
}

/// Text without bullets, at the left.
fn first_level(markup: &mut Markup, size: f32, face: &'static str) {
    markup.open("a:lvl1pPr").attr("marL", "0").attr("indent", "0").attr("algn", "l").attr("rtl", "0");
    markup.open("a:spcBef");
    markup.open("a:spcPts").attr("val", "0");
    markup.close().close();
    markup.open("a:buNone");
    markup.close();
    markup.open("a:defRPr").attr("sz", TextLength(size)).attr("kern", "1200");
    markup.open("a:solidFill");
    markup.open("a:schemeClr").attr("val", "tx1");
    markup.close().close();
    for (tag, face) in [("a:latin", face), ("a:ea", "+mn-ea"), ("a:cs", "+mn-cs")] {
        markup.open(tag).attr("typeface", face);
        markup.close();
    }
    markup.close().close();
}
