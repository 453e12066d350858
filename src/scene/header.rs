//! Mission and vision on top of the map.

use super::measures::MARGIN;
use super::{Group, Hit, Item, Row, Target, Text};
use crate::geometry::{Rect, pt};
use crate::model::Project;
use crate::text::{Line, Measure, TextStyle, Weight};
use crate::theme::{Theme, type_scale};

const MISSION: TextStyle = TextStyle::new(type_scale::TITLE, Weight::Bold);
const VISION: TextStyle = TextStyle::new(type_scale::BODY, Weight::Regular);
const GAP: f32 = 4.0;
/// Least height of a line that holds no text: one can still click it.
const EMPTY_ROWS: f32 = 1.0;
const MOST_ROWS: usize = 3;

/// The wrapped lines of the header and its size.
#[derive(Clone, Debug, PartialEq)]
pub struct Header {
    mission: Vec<Line>,
    vision: Vec<Line>,
    mission_row: f32,
    vision_row: f32,
}

impl Header {
    /// Wraps mission and vision to a width in points.
    pub fn of(project: &Project, width: f32, measure: &Measure) -> Self {
        Self {
            mission: measure.wrap(&project.mission, MISSION, width, MOST_ROWS),
            vision: measure.wrap(&project.vision, VISION, width, MOST_ROWS),
            mission_row: measure.line_height(MISSION),
            vision_row: measure.line_height(VISION),
        }
    }

    /// Height in points; the lines keep their place while they are empty.
    pub fn height(&self) -> f32 {
        self.mission_height() + GAP + self.vision_height()
    }

    fn mission_height(&self) -> f32 {
        self.mission_row * (self.mission.len() as f32).max(EMPTY_ROWS)
    }

    fn vision_height(&self) -> f32 {
        self.vision_row * (self.vision.len() as f32).max(EMPTY_ROWS)
    }

    /// Where mission and vision are, given the width of the map.
    pub fn areas(&self, width: f32) -> [(Target, Rect); 2] {
        let mission = Rect::new(MARGIN, MARGIN, width, self.mission_height());
        let vision = Rect::new(MARGIN, mission.max.y + GAP, width, self.vision_height());
        [(Target::Mission, mission), (Target::Vision, vision)]
    }

    /// The style in which a header line is set.
    pub const fn style(target: Target) -> TextStyle {
        match target {
            Target::Mission => MISSION,
            _ => VISION,
        }
    }

    pub(super) fn items(&self, width: f32, project: &Project, theme: &Theme, measure: &Measure) -> Vec<Item> {
        let mut items = Vec::new();
        for (target, area) in self.areas(width) {
            let (lines, height, color, label) = match target {
                Target::Mission => (&self.mission, self.mission_row, theme.text, &project.mission),
                _ => (&self.vision, self.vision_row, theme.sub, &project.vision),
            };
            let style = Self::style(target);
            let mut members = vec![Item::Hit(Hit { area, target })];
            if !lines.is_empty() {
                let rows = rows(lines, pt(area.min.x, area.min.y + measure.ascent(style)), height);
                members.push(Item::Text(Text { rows, style, color }));
            }
            items.push(Item::Group(Group {
                target: Some(target),
                label: label.clone(),
                area: area.expand(8.0),
                opacity: 1.0,
                items: members,
            }));
        }
        items
    }
}

/// Lines as rows from a first baseline's left end downwards.
pub(super) fn rows(lines: &[Line], first: crate::geometry::Point, line_height: f32) -> Vec<Row> {
    lines
        .iter()
        .enumerate()
        .map(|(i, line)| Row {
            text: line.text.clone(),
            x: first.x,
            baseline: first.y + i as f32 * line_height,
            width: line.width,
        })
        .collect()
}
