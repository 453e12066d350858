//! The style sheet of a page: fixed rules, with colours of the theme as variables, and a rule for each step.
//!
//! Nothing that a person has written gets in here.

use std::fmt::{Display, Write as _};

use super::{HtmlPage, names};
use crate::export::svg::{FALLBACK_FAMILIES, size_of};
use crate::model::Hue;
use crate::text::{FONT_FAMILY, SYMBOL_FAMILY};
use crate::theme::{Look, Theme, measures, type_scale};

/// The rules that are the same on every page.
const FIXED: &str = include_str!("../../../assets/html/page.css");
/// How strong what is not lit shows; the same as on a slide.
const DIMMED: f32 = 0.16;
/// Width to height of a map without any.
const SQUARE: f32 = 1.0;

/// Rules in the making.
#[derive(Debug, Default)]
struct Sheet {
    out: String,
}

impl Sheet {
    fn rule(&mut self, selector: &str, declarations: &[(&str, &dyn Display)]) {
        self.out.push_str(selector);
        self.out.push('{');
        for (property, value) in declarations {
            // Writing into a String never fails.
            let _ = write!(self.out, "{property}:{value};");
        }
        self.out.push_str("}\n");
    }

    fn within(&mut self, condition: &str, rules: impl FnOnce(&mut Self)) {
        self.out.push_str(condition);
        self.out.push_str("{\n");
        rules(self);
        self.out.push_str("}\n");
    }

    fn colors(&mut self, theme: &Theme, scheme: &str) {
        self.rule(
            ":root",
            &[
                ("color-scheme", &scheme),
                ("--canvas", &theme.canvas),
                ("--panel-back", &theme.panel),
                ("--card", &theme.card),
                ("--card-line", &theme.card_line),
                ("--line", &theme.line),
                ("--field", &theme.field),
                ("--text", &theme.text),
                ("--sub", &theme.sub),
                ("--faint", &theme.faint),
                ("--accent", &theme.accent),
                ("--accent-soft", &theme.accent_soft),
                ("--on-accent", &theme.on_accent),
                ("--on-hue", &theme.on_hue()),
                ("--shadow", &theme.shadow),
                ("--status-0", &theme.on_track),
                ("--status-1", &theme.at_risk),
                ("--status-2", &theme.off_track),
                ("--status-3", &theme.no_data),
            ],
        );
        for hue in Hue::ALL {
            let tokens = theme.hue(hue);
            let class = format!(".{}", hue_class(hue));
            self.rule(&class, &[("--main", &tokens.main), ("--title", &tokens.title), ("--tint", &tokens.tint)]);
        }
    }

    fn measures(&mut self, page: &HtmlPage<'_>) {
        let [width, height] = size_of(&super::board::picture(page.map).bounds);
        let ratio = if width > 0.0 && height > 0.0 { width / height } else { SQUARE };
        let points = |points: f32| format!("{points}px");
        self.rule(
            ":root",
            &[
                ("--fonts", &format!("{FONT_FAMILY},'{SYMBOL_FAMILY}',{FALLBACK_FAMILIES}")),
                ("--ratio", &format!("{ratio:.4}")),
                ("--map", &points(width.round())),
                ("--dimmed", &DIMMED),
                ("--card-radius", &points(measures::CARD_RADIUS)),
                ("--control-radius", &points(measures::CONTROL_RADIUS)),
                ("--target-side", &points(measures::TARGET)),
                ("--label", &points(type_scale::LABEL)),
                ("--small", &points(type_scale::SMALL)),
                ("--body", &points(type_scale::BODY)),
                ("--heading", &points(type_scale::HEADING)),
                ("--pitch-text", &points(type_scale::PITCH_TEXT)),
                ("--title-size", &points(type_scale::TITLE)),
            ],
        );
    }

    /// What is said and lit in each step.
    fn steps(&mut self, page: &HtmlPage<'_>) {
        for place in 0..=page.steps.len() {
            let checked = format!("body:has(#{}:checked)", names::step(place));
            self.rule(&format!("{checked} #{}", names::said(place)), &[("display", &"block")]);
            let lit = place.checked_sub(1).and_then(|i| page.steps.get(i)).map(|step| &step.lit);
            if lit.is_some_and(|lit| !lit.is_empty()) {
                let unlit = |attribute: &str| format!("[{attribute}]:not([{attribute}~='{}'])", names::step(place));
                self.rule(&format!("{checked} {}", unlit("data-steps")), &[("opacity", &"var(--dimmed)")]);
                // Where the map is wider than the window, it comes to rest at what is lit.
                let elsewhere = format!("{checked} {},{checked} .ground::before", unlit("data-lit"));
                self.rule(&elsewhere, &[("scroll-snap-align", &"none")]);
            }
        }
    }
}

/// The class of everything in a colour.
pub(super) fn hue_class(hue: Hue) -> String {
    let place = Hue::ALL.into_iter().position(|other| other == hue).unwrap_or_default();
    format!("hue-{place}")
}

/// All rules but those of the fonts.
pub(super) fn rules(page: &HtmlPage<'_>) -> String {
    let mut sheet = Sheet::default();
    let scheme = match page.look {
        Look::Light => "light",
        Look::Dark => "dark",
    };
    sheet.colors(Theme::of(page.look), scheme);
    sheet.measures(page);
    if page.look == Look::Dark {
        // Paper is white, and ink costs money; pictures keep their look.
        sheet.within("@media print", |sheet| sheet.colors(Theme::of(Look::Light), "light"));
    }
    sheet.out.push_str(FIXED);
    if !page.steps.is_empty() {
        sheet.within("@media screen", |sheet| sheet.steps(page));
    }
    sheet.out
}
