//! A step as a picture: mission, the map with its lit part, the sentence, and where in the story one is.
//!
//! All slides have one size. The map is shown whole while its names can be read, else the part that matters; what
//! would stick out is left out, as not every format can cut.

use std::collections::BTreeSet;

use super::show::is_lit;
use crate::geometry::{Point, Rect, Size, pt};
use crate::scene::{Dash, Form, Group, Item, Placement, Row, Scene, Shape, Stroke, Target, Text};
use crate::text::{Measure, TextStyle, Weight};
use crate::theme::{Look, Theme, type_scale};

/// Width and height of every slide, in points: 16 to 9.
pub const SLIDE_SIZE: Size = Size::new(1280.0, 720.0);

/// Space at the sides.
const SIDE: f32 = 48.0;
/// Where the mission starts.
const TOP: f32 = 30.0;
/// Space for the sentence, its box included.
const CAPTION: Rect = Rect::new(SIDE, 622.0, SLIDE_SIZE.w - 2.0 * SIDE, 60.0);
/// Where the marks of the steps are.
const MARKS_Y: f32 = 701.0;
/// Space between two things.
const GAP: f32 = 14.0;
const HEADING: TextStyle = TextStyle::new(type_scale::PITCH, Weight::Bold);
const STEP: TextStyle = TextStyle::new(type_scale::PITCH_TEXT, Weight::Regular);
const SENTENCE: TextStyle = TextStyle::new(type_scale::PITCH_TEXT, Weight::Semibold);
/// Of a mission and of a sentence that are longer than their room.
const LONG_HEADING: TextStyle = TextStyle::new(type_scale::PITCH_LONG, Weight::Bold);
const LONG_SENTENCE: TextStyle = TextStyle::new(type_scale::PITCH_TEXT_LONG, Weight::Semibold);
/// How strong what is not lit shows.
pub const DIMMED: f32 = 0.16;
/// Below this scale names of cards are too small to be read from a chair.
const SMALLEST: f32 = 0.62;
/// The most that a map is enlarged.
const LARGEST: f32 = 1.5;
/// Share of the width that a chart beside the map takes.
const CHART_SHARE: f32 = 0.36;

/// A story as slides.
#[derive(Clone, Debug, PartialEq)]
pub struct Deck {
    /// Whose story it is: the title of the file.
    pub title: String,
    /// The language of the words: `en` or `vi`.
    pub lang: &'static str,
    /// The colours of all slides.
    pub look: Look,
    /// The slides in their order.
    pub slides: Vec<Slide>,
}

/// A step as a picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Slide {
    /// The sentence in one row: the slide's title for outlines, and for people who can't see it.
    pub title: String,
    /// The same sentence as rows on the slide.
    pub caption: Text,
    /// All but the sentence.
    pub scene: Scene,
    /// What the speaker wants to remember.
    pub notes: String,
}

impl Slide {
    /// The slide with its sentence, as one scene.
    pub fn whole(mut self) -> Scene {
        self.scene.items.push(Item::Text(self.caption));
        self.scene
    }
}

/// What a step's picture is made of.
#[derive(Clone, Copy, Debug)]
pub struct SlideParts<'a> {
    /// The whole map.
    pub map: &'a Scene,
    /// The cards and arrows that are lit; if empty, all are.
    pub lit: &'a BTreeSet<Target>,
    /// The part of the map that is shown; `None` follows from what is lit.
    pub frame: Option<Rect>,
    /// The line on top: the mission.
    pub heading: &'a str,
    /// What the step is about, with its number.
    pub step: &'a str,
    /// What is said.
    pub sentence: &'a str,
    /// The place of the step in the story, from 0, and the number of steps.
    pub place: (usize, usize),
    /// The chart beside the map.
    pub chart: Option<&'a Scene>,
}

/// A step's picture before the map is put into it: on the screen the map glides from one stage to the next.
#[derive(Clone, Debug, PartialEq)]
pub struct Stage {
    /// What lies round the map: heading, chart, the box of the sentence, the marks of the steps.
    pub around: Vec<Item>,
    /// The sentence, in its box.
    pub caption: Text,
    /// Where the map is seen.
    pub area: Rect,
    /// How the map lies in it.
    pub placement: Placement,
}

impl Stage {
    /// The stage of a step.
    pub fn of(parts: &SlideParts<'_>, theme: &Theme, measure: &Measure) -> Self {
        let width = SLIDE_SIZE.w - 2.0 * SIDE;
        let mut around = Vec::new();
        let mut y = TOP;
        let is_long = measure.wrap(parts.heading, HEADING, width, 2).len() > 1;
        let heading = if is_long { LONG_HEADING } else { HEADING };
        for (said, style, color) in [(parts.heading, heading, theme.text), (parts.step, STEP, theme.sub)] {
            let line = measure.elide(said, style, width);
            if !line.text.is_empty() {
                let row = Row { text: line.text, x: SIDE, baseline: y + measure.ascent(style), width: line.width };
                around.push(Item::Text(Text { rows: vec![row], style, color }));
                y += measure.line_height(style) + 2.0;
            }
        }
        let caption = caption(parts.sentence, theme, measure);
        let bottom = if caption.rows.is_empty() { CAPTION.max.y } else { CAPTION.min.y - GAP };
        let mut area = Rect { min: pt(SIDE, y + GAP), max: pt(SLIDE_SIZE.w - SIDE, bottom) };
        if let Some(chart) = parts.chart {
            let left = area.max.x - area.width() * CHART_SHARE;
            around.extend(chart_card(chart, Rect { min: pt(left + GAP, area.min.y), max: area.max }, theme));
            area.max.x = left;
        }
        if !caption.rows.is_empty() {
            around.push(Item::Shape(Shape { form: Form::Rect(CAPTION, 9.0), fill: Some(theme.panel), stroke: None }));
        }
        around.extend(marks(parts.place, theme));
        Self { around, caption, area, placement: placement(parts, area) }
    }

    /// The stage with its map, as a slide that is called `title`.
    pub fn slide(&self, map: &Scene, lit: &BTreeSet<Target>, title: &str, notes: &str, theme: &Theme) -> Slide {
        let shown = |group: &Group| {
            let mut placed = self.placement.group(group);
            if !is_lit(lit, group.target) {
                placed.opacity *= DIMMED;
            }
            cut(placed, self.area)
        };
        let map_items = map_groups(map).filter_map(shown).map(Item::Group);
        let scene = Scene {
            bounds: Rect::from_min_size(pt(0.0, 0.0), SLIDE_SIZE),
            background: theme.canvas,
            title: title.to_owned(),
            lang: map.lang,
            items: map_items.chain(self.around.iter().cloned()).collect(),
        };
        Slide { title: title.to_owned(), caption: self.caption.clone(), scene, notes: notes.to_owned() }
    }
}

/// The groups of a map without its header, from back to front.
pub fn map_groups(map: &Scene) -> impl Iterator<Item = &Group> {
    let groups = map.items.iter().filter_map(|item| if let Item::Group(group) = item { Some(group) } else { None });
    groups.filter(|group| !matches!(group.target, Some(Target::Mission | Target::Vision)))
}

/// The sentence in the middle of its box: in two rows, a long one in three smaller ones.
fn caption(sentence: &str, theme: &Theme, measure: &Measure) -> Text {
    let width = CAPTION.width() - 2.0 * 20.0;
    let is_long = measure.wrap(sentence, SENTENCE, width, 3).len() > 2;
    let (style, most_rows) = if is_long { (LONG_SENTENCE, 3) } else { (SENTENCE, 2) };
    let lines = measure.wrap_balanced(sentence, style, width, most_rows);
    let height = measure.line_height(style);
    let top = CAPTION.center().y - height * lines.len() as f32 / 2.0 + measure.ascent(style);
    let row = |(i, line): (usize, crate::text::Line)| Row {
        text: line.text,
        x: CAPTION.min.x + 20.0,
        baseline: top + i as f32 * height,
        width: line.width,
    };
    Text { rows: lines.into_iter().enumerate().map(row).collect(), style, color: theme.text }
}

/// How the map lies in its area: the part that is asked for, else all of it if it can be read, else what is lit.
fn placement(parts: &SlideParts<'_>, area: Rect) -> Placement {
    let bands = map_groups(parts.map).filter(|group| matches!(group.target, Some(Target::Perspective(_))));
    let whole = bands.map(|group| group.area).reduce(|a, b| a.union(&b)).unwrap_or(parts.map.bounds);
    let all = Placement::fit(whole, area, LARGEST);
    if let Some(frame) = parts.frame {
        return within(Placement::fit(frame, area, LARGEST.max(all.scale)), whole, area);
    }
    if all.scale >= SMALLEST || parts.lit.is_empty() {
        return all;
    }
    let cards = map_groups(parts.map).filter(|group| matches!(group.target, Some(Target::Objective(_))));
    let lit = cards.filter(|group| is_lit(parts.lit, group.target)).map(|group| group.area);
    let part = lit.reduce(|a, b| a.union(&b)).unwrap_or(whole);
    within(Placement::fit(part.expand(24.0), area, SMALLEST), whole, area)
}

/// Moved so that no space stays empty where the map goes on.
fn within(placement: Placement, whole: Rect, area: Rect) -> Placement {
    let placed = placement.rect(&whole);
    let shift = |low: f32, high: f32, from: f32, to: f32| {
        if high - low <= to - from { (from + to - low - high) / 2.0 } else { (from - low).min(0.0).max(to - high) }
    };
    let by = pt(
        shift(placed.min.x, placed.max.x, area.min.x, area.max.x),
        shift(placed.min.y, placed.max.y, area.min.y, area.max.y),
    );
    Placement { origin: placement.origin + by, ..placement }
}

/// A group without what sticks out of an area: bands are cut, everything else is left out.
fn cut(mut group: Group, area: Rect) -> Option<Group> {
    let is_inside = |rect: &Rect| {
        let room = area.expand(0.5);
        room.contains(rect.min) && room.contains(rect.max)
    };
    if is_inside(&group.area) {
        return Some(group);
    }
    if !matches!(group.target, Some(Target::Perspective(_))) || !group.area.intersects(&area) {
        return core_is_inside(&group, &is_inside).then_some(group);
    }
    let clamp = |p: Point| pt(p.x.clamp(area.min.x, area.max.x), p.y.clamp(area.min.y, area.max.y));
    group.area = Rect { min: clamp(group.area.min), max: clamp(group.area.max) };
    group.items.retain_mut(|item| match item {
        Item::Shape(Shape { form: Form::Rect(rect, _), .. }) | Item::Hit(crate::scene::Hit { area: rect, .. }) => {
            *rect = Rect { min: clamp(rect.min), max: clamp(rect.max) };
            rect.width() > 0.0 && rect.height() > 0.0
        }
        Item::Text(text) => text
            .rows
            .iter()
            .all(|row| is_inside(&Rect::new(row.x, row.baseline - text.style.size, row.width, text.style.size))),
        Item::Shape(_) | Item::Group(_) => true,
    });
    Some(group)
}

/// Whether all that a group paints is inside, though its generous area is not.
fn core_is_inside(group: &Group, is_inside: &impl Fn(&Rect) -> bool) -> bool {
    group.items.iter().all(|item| match item {
        Item::Hit(hit) => is_inside(&hit.area),
        Item::Shape(Shape { form: Form::Path(path), .. }) => is_inside(&path.bounds()),
        Item::Shape(_) | Item::Text(_) => true,
        Item::Group(group) => core_is_inside(group, is_inside),
    })
}

fn chart_card(chart: &Scene, area: Rect, theme: &Theme) -> Vec<Item> {
    let placement = Placement::fit(chart.bounds, area.expand(-10.0), 1.0);
    let frame = placement.rect(&chart.bounds).expand(10.0);
    let line = Stroke { color: theme.card_line, width: 1.0, dash: Dash::Solid };
    let card = Shape { form: Form::Rect(frame, 9.0), fill: Some(chart.background), stroke: Some(line) };
    let items = chart.items.iter().map(|item| placement.item(item)).collect();
    let chart = Group { target: None, label: chart.title.clone(), area: frame, opacity: 1.0, items };
    vec![Item::Shape(card), Item::Group(chart)]
}

/// A dot for each step, the present one larger; none where they would not fit.
fn marks((place, count): (usize, usize), theme: &Theme) -> Vec<Item> {
    const STEP: f32 = 20.0;
    if count < 2 || count as f32 * STEP > SLIDE_SIZE.w - 2.0 * SIDE {
        return Vec::new();
    }
    let left = SLIDE_SIZE.w / 2.0 - (count - 1) as f32 * STEP / 2.0;
    let mark = |i: usize| {
        let (radius, color) = if i == place { (4.5, theme.accent) } else { (3.5, theme.line) };
        let middle = pt(left + i as f32 * STEP, MARKS_Y);
        let form = Form::Circle(Rect { min: middle - pt(radius, radius), max: middle + pt(radius, radius) });
        Item::Shape(Shape { form, fill: Some(color), stroke: None })
    };
    (0..count).map(mark).collect()
}
