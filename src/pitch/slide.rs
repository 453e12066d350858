//! A step as a picture: mission, the map with its lit part, the sentence, and where in the story one is.
//!
//! All slides have one size. The map is shown whole while its names can be read, a little nearer where what is lit
//! is but a part of it; else what is lit is laid out as a map of its own. What would stick out is left out, as not
//! every format can cut.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::show::is_lit;
use super::wide::{bands_of, filling};
use crate::geometry::{Point, Rect, Size, pt};
use crate::scene::{Dash, Form, Group, Item, Placement, Row, Scene, Shape, Stroke, Target, Text, band_title_area};
use crate::text::{Line, Measure, TextStyle, Weight};
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
/// Below this scale names of cards can't be read: what is lit is shown as a map of its own.
const SMALLEST: f32 = 0.5;
/// A part that is lit comes nearer by at most so much, so that what lies round it stays in view.
const NEARER: f32 = 1.3;
/// It stays where it is if it would come nearer by less than this.
const LEAST_NEARER: f32 = 1.04;
/// Room round what comes nearer, in points of the map.
const ROUND: f32 = 26.0;
/// The most that a map is enlarged.
const LARGEST: f32 = 1.5;
/// A sentence that is wider than its box by less than this factor is set smaller instead of in two rows.
const MOST_SMALLER: f32 = 1.16;
/// The last row of a sentence is no shorter than this share of its box, if that can be.
const SHORTEST_ROW: f32 = 0.4;
/// Between the edge of what is left of a band and its texts.
const TEXT_INSET: f32 = 8.0;
/// An arrow ends so near to its cards, in points of the slide.
const LINKED: f32 = 14.0;
/// Share of the width that a chart beside the map takes.
const CHART_SHARE: f32 = 0.34;
/// A chart is laid out for its column and enlarged by so much: its labels are then ten points high on a page of
/// 13.33 inches.
const CHART_SCALE: f32 = 1.1;
/// Beside a chart what is lit becomes a map of its own where names of cards would be smaller than eight points on such
/// a page.
const NAMED: f32 = 0.82;
/// How many times as wide as its room a map may be wanted, to have a row less.
const ROW_LESS: [f32; 3] = [1.0, 1.12, 1.24];
/// Maps smaller than this have so many cards that a layout for less room would make none of them legible.
const HOPELESS: f32 = 0.3;

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
#[derive(Clone, Copy)]
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
    /// The chart beside the map, laid out for a size in points.
    pub chart: Option<&'a dyn Fn(Size) -> Option<Scene>>,
    /// Some cards as a map of its own, of a wanted width to height; `None` if there is no such part.
    pub part: &'a dyn Fn(Cards, f32) -> Option<Scene>,
}

/// Which cards a map of its own has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cards {
    /// All of them.
    All,
    /// Those that are lit.
    Lit,
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
    /// The map that lies there, if it is not the whole one.
    pub part: Option<Arc<Scene>>,
}

impl Stage {
    /// The stage of a step.
    pub fn of(parts: &SlideParts<'_>, theme: &Theme, measure: &Measure) -> Self {
        let (mut around, top) = head(parts.heading, parts.step, theme, measure);
        let caption = caption(parts.sentence, theme, measure);
        let bottom = if caption.rows.is_empty() { CAPTION.max.y } else { CAPTION.min.y - GAP };
        let mut area = Rect { min: pt(SIDE, top), max: pt(SLIDE_SIZE.w - SIDE, bottom) };
        let left = area.max.x - area.width() * CHART_SHARE;
        let column = Rect { min: pt(left + GAP, area.min.y), max: area.max };
        let size = Size::new(column.width() / CHART_SCALE, column.height() / CHART_SCALE);
        let chart = parts.chart.and_then(|chart| chart(size));
        if let Some(chart) = &chart {
            around.extend(chart_card(chart, column, theme));
            area.max.x = left;
        }
        if !caption.rows.is_empty() {
            around.push(Item::Shape(Shape { form: Form::Rect(CAPTION, 9.0), fill: Some(theme.panel), stroke: None }));
        }
        around.extend(marks(parts.place, theme));
        let whole = placement(parts, area, chart.is_some());
        let part = if chart.is_some() { beside_chart(parts, area, whole) } else { lit_part(parts, area, whole) };
        let part = part.map(|part| filling(part, area, LARGEST).0);
        let placement = part.as_ref().map_or(whole, |part| Placement::fit(bands_of(part), area, LARGEST));
        Self { around, caption, area, placement, part: part.map(Arc::new) }
    }

    /// The map that is seen: the whole one, or the stage's own.
    pub fn map<'a>(&'a self, whole: &'a Scene) -> &'a Scene {
        self.part.as_deref().unwrap_or(whole)
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
        let groups: Vec<Group> = map_groups(self.map(map)).filter_map(shown).collect();
        let is_card = |group: &&Group| matches!(group.target, Some(Target::Objective(_)));
        let cards: Vec<Rect> = groups.iter().filter(is_card).map(|card| card.area.expand(LINKED)).collect();
        let is_linked = |group: &Group| {
            let at_card = |p: Point| cards.iter().any(|card| card.contains(p));
            // An arrow to a card that was left out would lead nowhere.
            !matches!(group.target, Some(Target::Link(_))) || ends(group).is_none_or(|[a, b]| at_card(a) && at_card(b))
        };
        let map_items: Vec<Item> = groups.iter().filter(|g| is_linked(g)).cloned().map(Item::Group).collect();
        let scene = Scene {
            bounds: Rect::from_min_size(pt(0.0, 0.0), SLIDE_SIZE),
            background: theme.canvas,
            title: title.to_owned(),
            lang: map.lang,
            items: map_items.into_iter().chain(self.around.iter().cloned()).collect(),
        };
        Slide { title: title.to_owned(), caption: self.caption.clone(), scene, notes: notes.to_owned() }
    }
}

/// Mission and step, and where the room below them begins.
fn head(heading: &str, step: &str, theme: &Theme, measure: &Measure) -> (Vec<Item>, f32) {
    let width = SLIDE_SIZE.w - 2.0 * SIDE;
    let mut items = Vec::new();
    let mut y = TOP;
    let is_long = measure.wrap(heading, HEADING, width, 2).len() > 1;
    let style = if is_long { LONG_HEADING } else { HEADING };
    for (said, style, color) in [(heading, style, theme.text), (step, STEP, theme.sub)] {
        let line = measure.elide(said, style, width);
        if !line.text.is_empty() {
            let row = Row { text: line.text, x: SIDE, baseline: y + measure.ascent(style), width: line.width };
            items.push(Item::Text(Text { rows: vec![row], style, color }));
            y += measure.line_height(style) + 2.0;
        }
    }
    (items, y + GAP)
}

/// A story's map with bands from edge to edge of a slide that has a sentence, and how far its cards went to the right.
pub(super) fn for_slides(map: Scene, heading: &str, step: &str, theme: &Theme, measure: &Measure) -> (Scene, f32) {
    let (_, top) = head(heading, step, theme, measure);
    let room = Rect { min: pt(SIDE, top), max: pt(SLIDE_SIZE.w - SIDE, CAPTION.min.y - GAP) };
    filling(map, room, LARGEST)
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
    let single = measure.width(sentence, SENTENCE) / width;
    let (style, most_rows) = if is_long {
        (LONG_SENTENCE, 3)
    } else if (1.0..MOST_SMALLER).contains(&single) {
        // Better a little smaller than with a word or two in a row of their own.
        (TextStyle::new((SENTENCE.size / single * 4.0).floor() / 4.0, SENTENCE.weight), 2)
    } else {
        (SENTENCE, 2)
    };
    let lines = filled(sentence, style, width, most_rows, measure);
    let height = measure.line_height(style);
    let top = CAPTION.center().y - height * lines.len() as f32 / 2.0 + measure.ascent(style);
    let row = |(i, line): (usize, Line)| Row {
        text: line.text,
        x: CAPTION.min.x + 20.0,
        baseline: top + i as f32 * height,
        width: line.width,
    };
    Text { rows: lines.into_iter().enumerate().map(row).collect(), style, color: theme.text }
}

/// A text in as few rows as its width allows, each as full as can be, the last one not much shorter than the others.
fn filled(text: &str, style: TextStyle, width: f32, most_rows: usize, measure: &Measure) -> Vec<Line> {
    const NARROWER: [f32; 7] = [1.0, 0.94, 0.88, 0.82, 0.76, 0.7, 0.64];
    let full = measure.wrap(text, style, width, most_rows);
    let is_even = |lines: &Vec<Line>| {
        let last = lines.last().map_or(0.0, |line| line.width);
        lines.len() < 2 || last >= SHORTEST_ROW * width
    };
    let fits = |lines: &Vec<Line>| lines.len() == full.len();
    let tried = NARROWER.into_iter().map(|share| measure.wrap(text, style, width * share, most_rows + 1));
    let tried: Vec<Vec<Line>> = tried.filter(fits).collect();
    // Without an even one, the narrowest is the most even.
    let even = tried.iter().position(is_even).or(tried.len().checked_sub(1));
    even.and_then(|at| tried.into_iter().nth(at)).unwrap_or(full)
}

/// How the map lies in its area: the part that is asked for, else all of it, with what is lit a little nearer.
fn placement(parts: &SlideParts<'_>, area: Rect, is_beside_chart: bool) -> Placement {
    let whole = bands_of(parts.map);
    let all = Placement::fit(whole, area, LARGEST);
    if let Some(frame) = parts.frame {
        return within(Placement::fit(frame, area, LARGEST.max(all.scale)), whole, area);
    }
    // Beside a chart there is no room to come nearer without losing what lies round it.
    if all.scale < SMALLEST || parts.lit.is_empty() || is_beside_chart {
        return all;
    }
    let cards = map_groups(parts.map).filter(|group| matches!(group.target, Some(Target::Objective(_))));
    let lit = cards.filter(|group| is_lit(parts.lit, group.target)).map(|group| group.area).reduce(|a, b| a.union(&b));
    let Some(lit) = lit else { return all };
    let near = |part: Rect| {
        let near = Placement::fit(part.expand(ROUND), area, LARGEST.min(all.scale * NEARER));
        (near.scale >= all.scale * LEAST_NEARER).then(|| within(near, whole, area))
    };
    let bands = map_groups(parts.map).filter(|group| matches!(group.target, Some(Target::Perspective(_))));
    let titles: Vec<Rect> =
        bands.filter(|band| band.area.intersects(&lit)).map(|band| band_title_area(&band.area)).collect();
    // What a step about one band is about stands above the map, so its name may go out of sight, but not in part.
    let is_whole = |near: &Placement| {
        let placed = titles.first().map(|title| near.rect(title));
        placed.is_some_and(|title| title.min.x >= area.min.x || title.max.x <= area.min.x)
    };
    let alone = if titles.len() == 1 { near(lit).filter(is_whole) } else { None };
    let with_names = || near(titles.iter().fold(lit, |part, title| part.union(title)));
    alone.or_else(with_names).unwrap_or(all)
}

/// What is lit as a map of its own, if on the whole map it can't be read.
fn lit_part(parts: &SlideParts<'_>, area: Rect, whole: Placement) -> Option<Scene> {
    let is_readable = parts.frame.is_some() || parts.lit.is_empty() || whole.scale >= SMALLEST;
    if is_readable { None } else { (parts.part)(Cards::Lit, area.width() / area.height()) }
}

/// The map for the room that a chart leaves: all cards laid out for it, if names can be read then, else those that are
/// lit.
fn beside_chart(parts: &SlideParts<'_>, area: Rect, whole: Placement) -> Option<Scene> {
    if parts.frame.is_some() || whole.scale >= NAMED {
        return None;
    }
    let scale = |map: &Scene| Placement::fit(bands_of(map), area, LARGEST).scale;
    // A row less may make more of the room than the wanted shape does.
    let part = |cards| {
        let mut best: Option<Scene> = None;
        for wider in ROW_LESS {
            let part = (parts.part)(cards, area.width() / area.height() * wider)?;
            if best.as_ref().is_none_or(|best| scale(&part) > scale(best)) {
                best = Some(part);
            }
            if best.as_ref().is_some_and(|best| scale(best) >= NAMED) {
                break;
            }
        }
        best
    };
    let all = if whole.scale < HOPELESS { None } else { part(Cards::All).filter(|all| scale(all) > whole.scale) };
    if all.as_ref().is_some_and(|all| scale(all) >= NAMED) {
        return all;
    }
    part(Cards::Lit).or(all)
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

/// Where the line of an arrow begins and ends.
fn ends(arrow: &Group) -> Option<[Point; 2]> {
    arrow.items.iter().find_map(|item| match item {
        Item::Shape(Shape { form: Form::Path(path), .. }) => Some([path.start, path.end()]),
        _ => None,
    })
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
    keep_texts(&mut group, area);
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

/// Moves the texts of a band that is cut at its top down into what is left of it, where they have room there: no card
/// stands below them.
fn keep_texts(band: &mut Group, area: Rect) {
    let rows = |item: &Item| match item {
        Item::Text(text) => {
            let row = |row: &Row| Rect::new(row.x, row.baseline - text.style.size, row.width, text.style.size * 1.3);
            text.rows.iter().map(row).reduce(|a, b| a.union(&b))
        }
        _ => None,
    };
    let Some(texts) = band.items.iter().filter_map(rows).reduce(|a, b| a.union(&b)) else { return };
    let by = (area.min.y + TEXT_INSET - texts.min.y).max(0.0);
    for item in &mut band.items {
        if let Item::Text(text) = item {
            for row in &mut text.rows {
                row.baseline += by;
            }
        }
    }
    // What would now reach below the band is left out with what sticks out.
    let bottom = band.area.max.y.min(area.max.y);
    band.items.retain(|item| rows(item).is_none_or(|rows| rows.max.y <= bottom));
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

fn chart_card(chart: &Scene, frame: Rect, theme: &Theme) -> Vec<Item> {
    let placement = Placement { scale: CHART_SCALE, origin: frame.min };
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
