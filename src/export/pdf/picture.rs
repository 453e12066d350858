//! A scene as a page of its own size.

use krilla::tagging::{Node, TagGroup, TagKind};

use super::super::Background;
use super::document::{Book, entry, heading};
use super::error::PdfError;
use super::paint::{Painter, paragraph};
use crate::geometry::Rect;
use crate::scene::{Form, Group, Item, Scene, Shape, Target};

/// The longest side of a page, in points: readers need not show more (ISO 32000-1, annex C).
pub const MAX_SIDE_PT: f32 = 14_400.0;
/// The shortest side of a page, in points, by the same annex.
const MIN_SIDE_PT: f32 = 3.0;
/// Steps in which the largest possible scale is told, a unit.
const SCALE_STEPS: f32 = 100.0;

/// What of the longest side is used by a page that has to fit: rounding must not make it too long.
const NEARLY: f32 = 0.999;

/// How a PDF of a scene is written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PdfOptions {
    /// Points of the page for each of the scene: 1 keeps the size, less lets a huge map fit.
    pub scale: f32,
    /// What is painted behind everything.
    pub background: Background,
}

impl Default for PdfOptions {
    fn default() -> Self {
        Self { scale: 1.0, background: Background::Solid }
    }
}

impl PdfOptions {
    /// For a scene with these bounds: its own size, or as large as a page can be. It is drawn in lines, so nothing is
    /// lost by that.
    pub fn fitting(bounds: &Rect) -> Self {
        let side = bounds.width().max(bounds.height());
        Self { scale: (MAX_SIDE_PT * NEARLY / side.max(1.0)).min(1.0), ..Self::default() }
    }
}

/// The scene as a PDF of one page.
///
/// Fails if the scene has no area, the scale is not positive, or the page would be too large.
pub fn pdf(scene: &Scene, options: &PdfOptions) -> Result<Vec<u8>, PdfError> {
    check_size(&scene.bounds, options.scale)?;
    let mut book = Book::new(&scene.title, scene.lang, None)?;
    let faces = book.faces;
    let painted = book.page(scene.bounds, options.scale, |surface| {
        let mut painter = Painter::new(surface, faces);
        scene_nodes(&mut painter, scene, options.background, 1)
    });
    book.tree = painted.unwrap_or_default();
    book.outline = bands(scene).map(|band| entry(&band.label, 0, place(scene, band, options.scale))).collect();
    if book.outline.is_empty() {
        book.outline.push(entry(&scene.title, 0, 0.0));
    }
    book.finish()
}

/// Paints a scene with its background; its bands are headings of the level. Gives back what it says, in the order of
/// reading: what is on top, each band with its cards, and what leads from card to card.
pub(super) fn scene_nodes(
    painter: &mut Painter<'_, '_>,
    scene: &Scene,
    background: Background,
    level: u16,
) -> Vec<Node> {
    if background == Background::Solid {
        let fill = Some(scene.background);
        painter.items(&[Item::Shape(Shape { form: Form::Rect(scene.bounds, 0.0), fill, stroke: None })]);
    }
    let mut nodes: Vec<Node> = Vec::new();
    let mut sections: Vec<(Rect, usize)> = Vec::new();
    for item in &scene.items {
        match item {
            Item::Group(group) if is_band(group) && group.opacity >= 1.0 => {
                sections.push((group.area, nodes.len()));
                nodes.push(band(painter, group, level).into());
            }
            Item::Group(group) if matches!(group.target, Some(Target::Objective(_))) => {
                let painted = painter.group(group);
                let home = sections.iter().find(|(area, _)| area.contains(group.area.center()));
                match home.and_then(|(_, at)| nodes.get_mut(*at)) {
                    Some(Node::Group(section)) => section.children.extend(painted),
                    _ => nodes.extend(painted),
                }
            }
            item => nodes.extend(painter.items(std::slice::from_ref(item))),
        }
    }
    nodes
}

/// A band as a section: its first text is the heading.
fn band(painter: &mut Painter<'_, '_>, group: &Group, level: u16) -> TagGroup {
    let mut section = TagGroup::new(TagKind::from(krilla::tagging::Tag::Section));
    let mut has_heading = false;
    for item in &group.items {
        match item {
            Item::Text(text) => {
                if let Some(id) = painter.text(text) {
                    section.push(if has_heading {
                        paragraph(id)
                    } else {
                        heading(level, &group.label, vec![id.into()])
                    });
                    has_heading = true;
                }
            }
            item => section.children.extend(painter.items(std::slice::from_ref(item))),
        }
    }
    section
}

fn bands(scene: &Scene) -> impl Iterator<Item = &Group> {
    scene.items.iter().filter_map(|item| match item {
        Item::Group(group) if is_band(group) => Some(group),
        _ => None,
    })
}

fn is_band(group: &Group) -> bool {
    matches!(group.target, Some(Target::Perspective(_)))
}

fn place(scene: &Scene, group: &Group, scale: f32) -> f32 {
    (group.area.min.y - scene.bounds.min.y) * scale
}

fn check_size(bounds: &Rect, scale: f32) -> Result<(), PdfError> {
    let (width_pt, height_pt) = (bounds.width(), bounds.height());
    if !(width_pt > 0.0 && height_pt > 0.0 && width_pt.is_finite() && height_pt.is_finite()) {
        return Err(PdfError::Empty { width_pt, height_pt });
    }
    if !(scale > 0.0 && scale.is_finite()) {
        return Err(PdfError::Scale { scale });
    }
    let fits = |scale: f32| {
        [width_pt, height_pt].into_iter().all(|side| (MIN_SIDE_PT..=MAX_SIDE_PT).contains(&(side * scale)))
    };
    if fits(scale) {
        return Ok(());
    }
    let steps = (MAX_SIDE_PT / width_pt.max(height_pt) * SCALE_STEPS).floor();
    // Rounding may cost the last step.
    let largest = [steps, steps - 1.0].into_iter().map(|steps| steps / SCALE_STEPS).find(|scale| fits(*scale));
    let (width_pt, height_pt) = (width_pt * scale, height_pt * scale);
    Err(PdfError::Size { width_pt, height_pt, largest_scale: largest.unwrap_or(0.0) })
}
