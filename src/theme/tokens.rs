//! The tokens of the light and the dark look.

use std::sync::LazyLock;

use serde::{Deserialize, Deserializer};

use super::Color;
use crate::model::Hue;

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Look {
    /// Dark on white.
    #[default]
    Light,
    /// Light on near black.
    Dark,
}

/// The colours of a look.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Theme {
    /// Behind the map.
    #[serde(deserialize_with = "color")]
    pub canvas: Color,
    /// Behind the panels.
    #[serde(deserialize_with = "color")]
    pub panel: Color,
    /// Cards and buttons.
    #[serde(deserialize_with = "color")]
    pub card: Color,
    /// Round cards and buttons.
    #[serde(deserialize_with = "color")]
    pub card_line: Color,
    /// Hairlines.
    #[serde(deserialize_with = "color")]
    pub line: Color,
    /// Behind text fields and switches.
    #[serde(deserialize_with = "color")]
    pub field: Color,
    /// What is read first.
    #[serde(deserialize_with = "color")]
    pub text: Color,
    /// What is read second.
    #[serde(deserialize_with = "color")]
    pub sub: Color,
    /// Quiet labels; still 4.5 : 1 on a panel.
    #[serde(deserialize_with = "color")]
    pub faint: Color,
    /// Selection and the one primary button.
    #[serde(deserialize_with = "color")]
    pub accent: Color,
    /// Behind selected rows.
    #[serde(deserialize_with = "color")]
    pub accent_soft: Color,
    /// Text on the accent.
    #[serde(deserialize_with = "color")]
    pub on_accent: Color,
    /// Arrows.
    #[serde(deserialize_with = "color")]
    pub edge: Color,
    /// Status: on track.
    #[serde(deserialize_with = "color")]
    pub on_track: Color,
    /// Status: at risk.
    #[serde(deserialize_with = "color")]
    pub at_risk: Color,
    /// Status: off track.
    #[serde(deserialize_with = "color")]
    pub off_track: Color,
    /// Status: no data.
    #[serde(deserialize_with = "color")]
    pub no_data: Color,
    /// Behind the part of a chart that is on track.
    #[serde(deserialize_with = "color")]
    pub zone_on_track: Color,
    /// Behind the part of a chart that is at risk.
    #[serde(deserialize_with = "color")]
    pub zone_at_risk: Color,
    /// Behind the part of a chart that is off track.
    #[serde(deserialize_with = "color")]
    pub zone_off_track: Color,
    /// Of cards, one layer.
    #[serde(deserialize_with = "color")]
    pub shadow: Color,
    /// How strong one layer of shadow is, 0 to 1.
    pub shadow_opacity: f32,
    hues: Vec<HueTokens>,
}

/// The colours of a perspective or theme.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HueTokens {
    /// Strong: the band's edge, the code's badge; white text on it is legible.
    #[serde(deserialize_with = "color")]
    pub main: Color,
    /// Of the band's name.
    #[serde(deserialize_with = "color")]
    pub title: Color,
    /// Behind the band.
    #[serde(deserialize_with = "color")]
    pub tint: Color,
}

static LIGHT: LazyLock<Option<Theme>> =
    LazyLock::new(|| ron::from_str(include_str!("../../assets/theme/light.ron")).ok());
static DARK: LazyLock<Option<Theme>> =
    LazyLock::new(|| ron::from_str(include_str!("../../assets/theme/dark.ron")).ok());
static PLAIN: LazyLock<Theme> = LazyLock::new(Theme::plain);

impl Theme {
    /// The tokens of a look.
    pub fn of(look: Look) -> &'static Self {
        let tokens = match look {
            Look::Light => &LIGHT,
            Look::Dark => &DARK,
        };
        tokens.as_ref().unwrap_or(&PLAIN)
    }

    /// The colours of a hue.
    pub fn hue(&self, hue: Hue) -> HueTokens {
        let plain = HueTokens { main: self.accent, title: self.text, tint: self.field };
        Hue::ALL.iter().position(|h| *h == hue).and_then(|i| self.hues.get(i)).copied().unwrap_or(plain)
    }

    /// Text on the strong colour of a hue.
    pub fn on_hue(&self) -> Color {
        Color::rgb(255, 255, 255)
    }

    /// A blank screen for a dark room, in either look.
    pub fn black(&self) -> Color {
        Color::rgb(0, 0, 0)
    }

    /// A blank screen for a bright room, in either look.
    pub fn white(&self) -> Color {
        Color::rgb(255, 255, 255)
    }

    /// Black on white: what remains should the token files be unreadable; a test keeps them readable.
    fn plain() -> Self {
        let (white, gray, black) = (Color::rgb(255, 255, 255), Color::rgb(128, 128, 128), Color::rgb(0, 0, 0));
        Self {
            canvas: white,
            panel: white,
            card: white,
            card_line: gray,
            line: gray,
            field: white,
            text: black,
            sub: black,
            faint: gray,
            accent: black,
            accent_soft: white,
            on_accent: white,
            edge: gray,
            on_track: black,
            at_risk: black,
            off_track: black,
            no_data: gray,
            zone_on_track: white,
            zone_at_risk: white,
            zone_off_track: white,
            shadow: gray,
            shadow_opacity: 0.0,
            hues: Vec::new(),
        }
    }
}

fn color<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Color, D::Error> {
    let text = String::deserialize(deserializer)?;
    Color::from_hex(&text).ok_or_else(|| serde::de::Error::custom("a colour is #RRGGBB"))
}

/// Text sizes in points.
pub mod type_scale {
    /// Quiet labels.
    pub const LABEL: f32 = 12.0;
    /// Names on cards, small running text.
    pub const SMALL: f32 = 13.0;
    /// Running text.
    pub const BODY: f32 = 14.0;
    /// Headings.
    pub const HEADING: f32 = 16.0;
    /// The mission; the value of a KPI.
    pub const TITLE: f32 = 22.0;
    /// What is said in a pitch.
    pub const PITCH_TEXT: f32 = 18.0;
    /// The mission in a pitch.
    pub const PITCH: f32 = 34.0;
    /// A sentence of a pitch that is longer than its room.
    pub const PITCH_TEXT_LONG: f32 = 14.5;
    /// A mission of a pitch that is longer than its room.
    pub const PITCH_LONG: f32 = 25.0;
}

/// Measures of the window in points.
pub mod measures {
    /// Height of the top bar.
    pub const TOP_BAR: f32 = 48.0;
    /// Width of the outline.
    pub const OUTLINE: f32 = 216.0;
    /// Width of the window below which the outline gives its room to the map.
    pub const NARROW: f32 = 1180.0;
    /// Width of the inspector.
    pub const INSPECTOR: f32 = 332.0;
    /// Height of the status bar.
    pub const STATUS_BAR: f32 = 26.0;
    /// Height of the bar of the history while it is played.
    pub const HISTORY_BAR: f32 = 46.0;
    /// Corner radius of cards.
    pub const CARD_RADIUS: f32 = 9.0;
    /// Corner radius of controls.
    pub const CONTROL_RADIUS: f32 = 7.0;
    /// Least side of a click target.
    pub const TARGET: f32 = 24.0;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_looks_read_and_name_every_hue() {
        for look in [Look::Light, Look::Dark] {
            let theme = Theme::of(look);
            assert_ne!(theme, &Theme::plain(), "{look:?}");
            assert_eq!(theme.hues.len(), Hue::ALL.len());
        }
    }

    #[test]
    fn text_has_contrast_of_four_and_a_half_and_status_shapes_of_three() {
        for look in [Look::Light, Look::Dark] {
            let t = Theme::of(look);
            let mut low = Vec::new();
            for back in [t.panel, t.card, t.field, t.canvas] {
                low.extend([t.text, t.sub, t.faint].iter().filter(|c| c.contrast(back) < 4.5).map(|c| (*c, back)));
                let status = [t.on_track, t.at_risk, t.off_track, t.no_data];
                low.extend(status.iter().filter(|c| c.contrast(back) < 3.0).map(|c| (*c, back)));
            }
            for hue in &t.hues {
                low.extend(
                    [t.text, t.sub, hue.title].iter().filter(|c| c.contrast(hue.tint) < 4.5).map(|c| (*c, hue.tint)),
                );
                if t.on_hue().contrast(hue.main) < 4.5 {
                    low.push((t.on_hue(), hue.main));
                }
            }
            assert!(
                low.is_empty(),
                "{look:?}: {}",
                low.iter().map(|(a, b)| format!("{a} on {b}")).collect::<Vec<_>>().join(", ")
            );
        }
    }
}
