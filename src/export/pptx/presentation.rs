//! The parts that a presentation has once: itself, its settings, its title and dates.

use super::package::{Kind, Package, relation};
use super::theme::{DRAWING, Palette};
use super::units::{RelId, description, extent, language};
use super::{PptxFonts, master, text, theme};
use crate::export::markup::Markup;
use crate::pitch::{Deck, SLIDE_SIZE};
use crate::theme::Look;

/// The namespace of presentations.
pub(super) const PRESENTATION: &str = "http://schemas.openxmlformats.org/presentationml/2006/main";
/// The namespace of relations.
pub(super) const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
/// Notes pages are US letter sheets upright at three quarters, as PowerPoint makes them, in EMU.
const NOTES_SIZE: [&str; 2] = ["6858000", "9144000"];
/// The date of every file: the same deck gives the same bytes.
const DATE: &str = "2000-01-01T00:00:00Z";

/// Opens the root of a part with the namespaces that all parts of slides use.
pub(super) fn root(tag: &'static str) -> Markup {
    let mut markup = Markup::new();
    markup.open(tag).attr("xmlns:a", DRAWING).attr("xmlns:r", RELATIONS).attr("xmlns:p", PRESENTATION);
    markup
}

/// Adds all parts but the slides and their notes.
pub(super) fn add(package: &mut Package, deck: &Deck, palette: &Palette, fonts: PptxFonts) {
    let mut relations = vec![
        relation(Kind::Master, "slideMasters/slideMaster1.xml"),
        relation(Kind::NotesMaster, "notesMasters/notesMaster1.xml"),
        relation(Kind::Properties, "presProps.xml"),
        relation(Kind::View, "viewProps.xml"),
        relation(Kind::TableStyles, "tableStyles.xml"),
        relation(Kind::Theme, "theme/theme1.xml"),
    ];
    let first_slide = relations.len() + 1;
    relations.extend((1..=deck.slides.len()).map(|n| relation(Kind::Slide, format!("slides/slide{n}.xml"))));
    let markup = presentation(deck, first_slide);
    package.add("ppt/presentation.xml", Kind::Presentation, markup, relations);
    core(package, deck);
    app(package, deck);
    settings(package);
    theme::add(package, 1, palette, fonts);
    // Notes are printed: dark on white, whatever the slides look like.
    theme::add(package, 2, &Palette::of(Look::Light), fonts);
    master::add(package, palette, language(deck.lang));
}

fn presentation(deck: &Deck, first_slide: usize) -> Markup {
    let mut markup = root("p:presentation");
    markup.open("p:sldMasterIdLst");
    markup.open("p:sldMasterId").attr("id", master::MASTER_ID).attr("r:id", RelId(1));
    markup.close().close();
    markup.open("p:notesMasterIdLst");
    markup.open("p:notesMasterId").attr("r:id", RelId(2));
    markup.close().close();
    markup.open("p:sldIdLst");
    for index in 0..deck.slides.len() {
        // Ids of slides start at 256.
        let id = (256 + index).to_string();
        markup.open("p:sldId").attr("id", id.as_str()).attr("r:id", RelId(first_slide + index));
        markup.close();
    }
    markup.close();
    markup.open("p:sldSz").attr("cx", extent(SLIDE_SIZE.w)).attr("cy", extent(SLIDE_SIZE.h));
    markup.close();
    let [width, height] = NOTES_SIZE;
    markup.open("p:notesSz").attr("cx", width).attr("cy", height);
    markup.close();
    // Without it, shapes would not take the fonts of the theme.
    markup.open("p:defaultTextStyle");
    markup.open("a:defPPr");
    markup.open("a:defRPr").attr("lang", language(deck.lang));
    markup.close().close();
    markup.open("a:lvl1pPr").attr("marL", "0").attr("algn", "l").attr("rtl", "0");
    markup.open("a:defRPr").attr("sz", "1200").attr("kern", "1200");
    markup.open("a:solidFill");
    markup.open("a:schemeClr").attr("val", "tx1");
    markup.close().close();
    text::theme_faces(&mut markup, false);
    markup
}

fn core(package: &mut Package, deck: &Deck) {
    let mut markup = Markup::new();
    markup
        .open("cp:coreProperties")
        .attr("xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties")
        .attr("xmlns:dc", "http://purl.org/dc/elements/1.1/")
        .attr("xmlns:dcterms", "http://purl.org/dc/terms/")
        .attr("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance");
    markup.open("dc:title");
    markup.text(&description(&deck.title)).close();
    markup.open("dc:language");
    markup.text(language(deck.lang)).close();
    for tag in ["dcterms:created", "dcterms:modified"] {
        markup.open(tag).attr("xsi:type", "dcterms:W3CDTF");
        markup.text(DATE).close();
    }
    package.add("docProps/core.xml", Kind::Core, markup, Vec::new());
}

fn app(package: &mut Package, deck: &Deck) {
    let mut markup = Markup::new();
    let namespace = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties";
    markup.open("Properties").attr("xmlns", namespace);
    markup.open("Application");
    markup.text("Fourfold").close();
    markup.open("Slides");
    markup.text(&deck.slides.len().to_string()).close();
    package.add("docProps/app.xml", Kind::App, markup, Vec::new());
}

fn settings(package: &mut Package) {
    package.add("ppt/presProps.xml", Kind::Properties, root("p:presentationPr"), Vec::new());
    package.add("ppt/viewProps.xml", Kind::View, root("p:viewPr"), Vec::new());
    let mut styles = Markup::new();
    styles.open("a:tblStyleLst").attr("xmlns:a", DRAWING).attr("def", "{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}");
    package.add("ppt/tableStyles.xml", Kind::TableStyles, styles, Vec::new());
}
