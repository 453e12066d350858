//! A card in brief, for a map seen from afar.
//!
//! Its name without the figures, set larger: the rows are those of the full card,
//! scaled to its width, so nothing is wrapped twice.

use super::header::rows;
use super::{CardText, Text};
use crate::analysis::Status;
use crate::geometry::{Rect, pt};
use crate::model::ObjectiveId;
use crate::text::{TextStyle, Weight};
use crate::theme::{Color, Theme, type_scale};

/// How much larger the name is than on the full card.
const LARGER: f32 = 1.3;
/// Left of the name, in points.
const LEFT: f32 = 13.0;
/// Height of a row as a share of its size.
const LINE: f32 = 1.22;
/// From the middle of a row to its baseline as a share of its size.
const BASELINE: f32 = 0.36;

/// A card seen from afar.
#[derive(Clone, Debug, PartialEq)]
pub struct CardBrief {
    /// Which objective it is.
    pub id: ObjectiveId,
    /// Where it is, in points.
    pub rect: Rect,
    /// The colour of its band.
    pub hue: Color,
    /// Its status.
    pub status: Status,
    /// Its name, in the middle of the card's height.
    pub name: Text,
}

impl CardBrief {
    pub(super) fn of(id: ObjectiveId, rect: Rect, text: &CardText, hue: Color, status: Status, theme: &Theme) -> Self {
        let style = TextStyle::new(type_scale::SMALL * LARGER, Weight::Semibold);
        let line = style.size * LINE;
        let lines = text.scaled_name(LARGER);
        let top = rect.center().y - line * lines.len().saturating_sub(1) as f32 / 2.0;
        let first = pt(rect.min.x + LEFT, top + style.size * BASELINE);
        let name = Text { rows: rows(&lines, first, line), style, color: theme.text };
        Self { id, rect, hue, status, name }
    }
}
