//! Which cards an arrow joins, and at which connection sites.
//!
//! A scene says where an arrow lies, not whose it is; but its path starts and ends on the edges of its cards, so the
//! ends are found there. A card offers the four sites of a round rectangle (the middles of its sides), and one more
//! for each arrow that lies elsewhere: so an arrow keeps its own place on the card when the card is moved.

use crate::geometry::{Path, Point, Rect, Segment, Size, pt};
use crate::scene::{Form, Group, Item, Scene, Shape, Stroke, Target};

/// How far from a card's edge an arrow may end and still belong to it, in points.
const NEAR: f32 = 2.5;
/// Sites nearer to each other than this are one, in points.
const SAME: f32 = 0.5;

/// The side of a card, in the order in which a round rectangle numbers its sites.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    /// Upper edge.
    Top,
    /// Left edge.
    Left,
    /// Lower edge.
    Bottom,
    /// Right edge.
    Right,
}

impl Side {
    /// All sides in their order.
    pub(super) const ALL: [Self; 4] = [Self::Top, Self::Left, Self::Bottom, Self::Right];

    /// The middle of the side.
    pub(super) fn middle(self, rect: &Rect) -> Point {
        let center = rect.center();
        match self {
            Self::Top => pt(center.x, rect.min.y),
            Self::Left => pt(rect.min.x, center.y),
            Self::Bottom => pt(center.x, rect.max.y),
            Self::Right => pt(rect.max.x, center.y),
        }
    }

    /// How far a point is from the line of the side.
    fn distance(self, rect: &Rect, p: Point) -> f32 {
        match self {
            Self::Top => (p.y - rect.min.y).abs(),
            Self::Left => (p.x - rect.min.x).abs(),
            Self::Bottom => (p.y - rect.max.y).abs(),
            Self::Right => (p.x - rect.max.x).abs(),
        }
    }

    /// The point of the side nearest to a point near it.
    fn nearest(self, rect: &Rect, p: Point) -> Point {
        let middle = self.middle(rect);
        match self {
            Self::Top | Self::Bottom => pt(p.x.clamp(rect.min.x, rect.max.x.max(rect.min.x)), middle.y),
            Self::Left | Self::Right => pt(middle.x, p.y.clamp(rect.min.y, rect.max.y.max(rect.min.y))),
        }
    }
}

/// A place where an arrow holds on to a card.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Site {
    /// On which side.
    pub(super) side: Side,
    /// Where.
    pub(super) at: Point,
}

/// A card to which arrows can be glued.
#[derive(Clone, Debug)]
pub(super) struct Card {
    /// The id of its main shape on the slide.
    pub(super) shape: u32,
    /// The outline of that shape.
    rect: Rect,
    /// Where arrows hold on to it, besides the middles of its sides.
    pub(super) sites: Vec<Site>,
}

/// One end of an arrow: a shape and the number of its site.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct End {
    pub(super) shape: u32,
    pub(super) site: usize,
}

/// The cards of a slide.
#[derive(Clone, Debug, Default)]
pub(super) struct Cards {
    cards: Vec<Card>,
}

impl Cards {
    /// The cards of a scene, their shapes numbered from an id upwards.
    pub(super) fn of(scene: &Scene, first_id: u32) -> Self {
        let groups =
            scene.items.iter().filter_map(|item| if let Item::Group(group) = item { Some(group) } else { None });
        let groups: Vec<&Group> = groups.collect();
        let rects = groups.iter().filter(|group| is_card(group)).filter_map(|group| Some(outline(group)?.1));
        let cards = rects.zip(first_id..).map(|(rect, shape)| Card { shape, rect, sites: Vec::new() });
        let mut cards = Self { cards: cards.collect() };
        for arrow in groups.iter().filter_map(|group| Arrow::of(group)) {
            cards.add_site(arrow.path.start);
            cards.add_site(arrow.path.end());
        }
        cards
    }

    /// The number of cards.
    pub(super) fn count(&self) -> u32 {
        u32::try_from(self.cards.len()).unwrap_or(u32::MAX)
    }

    /// The card with that outline.
    pub(super) fn card_of(&self, group: &Group) -> Option<&Card> {
        let (_, rect) = outline(group).filter(|_| is_card(group))?;
        self.cards.iter().find(|card| card.rect == rect)
    }

    /// What an arrow that starts or ends at a point is glued to.
    pub(super) fn end_at(&self, p: Point) -> Option<End> {
        let (index, site) = self.nearest(p)?;
        let card = self.cards.get(index)?;
        let middle = Side::ALL.iter().position(|side| *side == site.side).filter(|_| is_middle(&site, &card.rect));
        let own = card.sites.iter().position(|held| held.at.distance(site.at) < SAME).map(|i| i + Side::ALL.len());
        Some(End { shape: card.shape, site: middle.or(own)? })
    }

    fn add_site(&mut self, p: Point) {
        let Some((index, site)) = self.nearest(p) else { return };
        let Some(card) = self.cards.get_mut(index) else { return };
        let is_held = card.sites.iter().any(|held| held.at.distance(site.at) < SAME);
        if !is_held && !is_middle(&site, &card.rect) {
            card.sites.push(site);
        }
    }

    /// The card on whose edge a point lies, and where.
    fn nearest(&self, p: Point) -> Option<(usize, Site)> {
        let near = self.cards.iter().enumerate().filter(|(_, card)| card.rect.expand(NEAR).contains(p));
        let edges = near.flat_map(|(index, card)| Side::ALL.map(|side| (index, side, side.distance(&card.rect, p))));
        let nearest = edges.filter(|(_, _, distance)| *distance <= NEAR).min_by(|a, b| a.2.total_cmp(&b.2));
        let (index, side, _) = nearest?;
        let at = side.nearest(&self.cards.get(index)?.rect, p);
        Some((index, Site { side, at }))
    }
}

fn is_middle(site: &Site, rect: &Rect) -> bool {
    site.side.middle(rect).distance(site.at) < SAME
}

fn is_card(group: &Group) -> bool {
    matches!(group.target, Some(Target::Objective(_)))
}

/// The place among a card's items, and the rectangle, of its main shape: the first that has a line round it.
pub(super) fn outline(group: &Group) -> Option<(usize, Rect)> {
    group.items.iter().enumerate().find_map(|(index, item)| match item {
        Item::Shape(Shape { form: Form::Rect(rect, _), stroke: Some(_), .. }) => Some((index, *rect)),
        _ => None,
    })
}

/// An arrow as one line with a head.
#[derive(Clone, Debug)]
pub(super) struct Arrow<'a> {
    /// Its path up to the tip of the head.
    pub(super) path: Path,
    /// How its line is drawn.
    pub(super) stroke: Stroke,
    /// How wide and how long its head is.
    pub(super) head: Size,
    /// What else belongs to it: the mark of its sign.
    pub(super) marks: &'a [Item],
}

impl<'a> Arrow<'a> {
    /// The arrow of a group: a line, then a head that starts at its tip; `None` if the group is drawn otherwise.
    pub(super) fn of(group: &'a Group) -> Option<Self> {
        group.target.filter(|target| matches!(target, Target::Link(_)))?;
        let [Item::Shape(line), Item::Shape(head), marks @ ..] = group.items.as_slice() else { return None };
        let (Form::Path(line), Some(stroke), Form::Path(head)) = (&line.form, line.stroke, &head.form) else {
            return None;
        };
        if line.segments.is_empty() || line.is_closed || !head.is_closed {
            return None;
        }
        Some(Self { path: lengthened(line, head.start), stroke, head: head_size(head), marks })
    }
}

/// How wide the base of a head is, and how far the tip is from it.
fn head_size(head: &Path) -> Size {
    match head.segments.as_slice() {
        [Segment::Line(a), Segment::Line(b)] => Size::new(a.distance(*b), head.start.distance(a.lerp(*b, 0.5))),
        _ => head.bounds().size(),
    }
}

/// The path that ends at the tip instead of at the base of the head.
fn lengthened(line: &Path, tip: Point) -> Path {
    let mut path = line.clone();
    match path.segments.last_mut() {
        Some(Segment::Line(end)) => *end = tip,
        Some(Segment::Cubic(_, control, end)) => {
            *control = *control + (tip - *end);
            *end = tip;
        }
        None => {}
    }
    path
}
