//! The theme part: the tokens of a look as the twelve colours of a presentation, and its two fonts.
//!
//! Which tokens go there: text, its quieter companion, what lies behind them, the accent, the hues of the first four
//! perspectives and the arrows. Colours of status stay as they are: they mean something, so that no other theme may
//! turn a red green.

use super::PptxFonts;
use super::package::{Kind, Package};
use super::text::PANOSE;
use super::units::Digits;
use crate::export::markup::Markup;
use crate::model::Hue;
use crate::theme::{Color, Look, Theme};

/// The namespace of drawings.
pub(super) const DRAWING: &str = "http://schemas.openxmlformats.org/drawingml/2006/main";

/// The twelve colours of a presentation.
#[derive(Clone, Debug)]
pub(super) struct Palette {
    look: Look,
    /// Each colour by the name under which shapes use it.
    colors: [(&'static str, Color); 12],
}

impl Palette {
    /// The colours of a look.
    pub(super) fn of(look: Look) -> Self {
        let theme = Theme::of(look);
        let mut hues = Hue::ALL.iter().map(|hue| theme.hue(*hue).main);
        let mut hue = || hues.next().unwrap_or(theme.accent);
        let colors = [
            ("tx1", theme.text),
            ("bg1", theme.canvas),
            ("tx2", theme.sub),
            ("bg2", theme.card),
            ("accent1", theme.accent),
            ("accent2", hue()),
            ("accent3", hue()),
            ("accent4", hue()),
            ("accent5", hue()),
            ("accent6", theme.edge),
            ("hlink", theme.accent),
            ("folHlink", theme.faint),
        ];
        Self { look, colors }
    }

    /// The name under which the theme holds a colour; its opacity does not matter.
    pub(super) fn name_of(&self, color: Color) -> Option<&'static str> {
        let is_same = |held: &Color| (held.r, held.g, held.b) == (color.r, color.g, color.b);
        self.colors.iter().find(|(_, held)| is_same(held)).map(|(name, _)| *name)
    }

    /// The slots of the theme for text and what lies behind it, in the order `bg1`, `tx1`, `bg2`, `tx2`: a dark
    /// presentation writes with its light colours.
    pub(super) const fn slots(&self) -> [&'static str; 4] {
        match self.look {
            Look::Light => ["lt1", "dk1", "lt2", "dk2"],
            Look::Dark => ["dk1", "lt1", "dk2", "lt2"],
        }
    }

    /// The colour for a slot of the theme.
    fn slot(&self, slot: &str) -> Color {
        let [bg1, tx1, bg2, tx2] = self.slots();
        let names = [(bg1, "bg1"), (tx1, "tx1"), (bg2, "bg2"), (tx2, "tx2")];
        let name = names.iter().find(|(held, _)| *held == slot).map_or(slot, |(_, name)| *name);
        self.colors.iter().find(|(held, _)| *held == name).map(|(_, color)| *color).unwrap_or_default()
    }
}

/// Adds a theme as the part with that number.
pub(super) fn add(package: &mut Package, number: usize, palette: &Palette, fonts: PptxFonts) {
    let mut markup = Markup::new();
    markup.open("a:theme").attr("xmlns:a", DRAWING).attr("name", "Fourfold");
    markup.open("a:themeElements");
    colors(&mut markup, palette);
    font_scheme(&mut markup, fonts);
    formats(&mut markup);
    markup.close();
    package.add(format!("ppt/theme/theme{number}.xml"), Kind::Theme, markup, Vec::new());
}

fn colors(markup: &mut Markup, palette: &Palette) {
    markup.open("a:clrScheme").attr("name", "Fourfold");
    let slots = [
        ("a:dk1", "dk1"),
        ("a:lt1", "lt1"),
        ("a:dk2", "dk2"),
        ("a:lt2", "lt2"),
        ("a:accent1", "accent1"),
        ("a:accent2", "accent2"),
        ("a:accent3", "accent3"),
        ("a:accent4", "accent4"),
        ("a:accent5", "accent5"),
        ("a:accent6", "accent6"),
        ("a:hlink", "hlink"),
        ("a:folHlink", "folHlink"),
    ];
    for (tag, slot) in slots {
        markup.open(tag);
        markup.open("a:srgbClr").attr("val", Digits(palette.slot(slot)));
        markup.close().close();
    }
    markup.close();
}

fn font_scheme(markup: &mut Markup, fonts: PptxFonts) {
    markup.open("a:fontScheme").attr("name", "Fourfold");
    for (tag, family) in [("a:majorFont", fonts.major()), ("a:minorFont", fonts.minor())] {
        markup.open(tag);
        markup.open("a:latin").attr("typeface", family).attr("panose", PANOSE);
        markup.close();
        for other in ["a:ea", "a:cs"] {
            markup.open(other).attr("typeface", "");
            markup.close();
        }
        markup.close();
    }
    markup.close();
}

/// Plain fills, lines and effects, three each as the schema wants; no shape of ours refers to them.
fn formats(markup: &mut Markup) {
    markup.open("a:fmtScheme").attr("name", "Fourfold");
    for list in ["a:fillStyleLst", "a:lnStyleLst", "a:effectStyleLst", "a:bgFillStyleLst"] {
        markup.open(list);
        for _ in 0..3 {
            match list {
                "a:effectStyleLst" => {
                    markup.open("a:effectStyle");
                    markup.open("a:effectLst");
                    markup.close().close();
                }
                "a:lnStyleLst" => {
                    markup.open("a:ln").attr("w", 9525_u16);
                    placeholder_fill(markup);
                    markup.close();
                }
                _ => placeholder_fill(markup),
            }
        }
        markup.close();
    }
    markup.close();
}

fn placeholder_fill(markup: &mut Markup) {
    markup.open("a:solidFill");
    markup.open("a:schemeClr").attr("val", "phClr");
    markup.close().close();
}
