//! Rows of text as outlines in pixels.
//!
//! The glyphs are those of the PDF, found by the shaper that measured the rows.
//! Each glyph is drawn from its font once and then copied.

use std::collections::BTreeMap;

use skrifa::outline::OutlinePen;
use tiny_skia::{Path, PathBuilder, PathSegment, Point};

use crate::export::faces::{Face, Faces};
use crate::export::rows;
use crate::scene::Text;

/// Letters whose outlines are painted in one go.
const MOST_AT_ONCE: usize = 200;

/// The outlines of the glyphs that were needed so far, in units of the size, y down.
pub(super) struct Letters {
    faces: &'static Faces,
    known: BTreeMap<(usize, u32), Option<Path>>,
}

/// How points of a scene become pixels.
#[derive(Clone, Copy, Debug)]
pub(super) struct Grid {
    /// Pixels for each point.
    pub scale: f32,
    /// The point in the middle of the plane's first pixel's corner: left and top of the picture.
    pub origin: (f32, f32),
    /// Width of the picture in pixels.
    pub width: f32,
}

impl Grid {
    /// A place in pixels.
    pub fn place(&self, x: f32, y: f32) -> Point {
        Point::from_xy((x - self.origin.0) * self.scale, (y - self.origin.1) * self.scale)
    }
}

impl Letters {
    /// Without any glyph yet.
    pub fn new(faces: &'static Faces) -> Self {
        Self { faces, known: BTreeMap::new() }
    }

    /// The outlines of a text's letters that are seen, each with what is filled in one go.
    pub fn outlines(&mut self, text: &Text, grid: &Grid, out: &mut Vec<Path>) {
        let size = text.style.size;
        if !(size > 0.0 && size.is_finite()) {
            return;
        }
        let em = size * grid.scale;
        for row in text.rows.iter().filter(|row| row.x.is_finite() && row.baseline.is_finite()) {
            let start = grid.place(row.x, row.baseline);
            let (mut builder, mut count) = (PathBuilder::new(), 0);
            for run in rows::runs(self.faces, &row.text, "", text.style) {
                let mut x = start.x + run.x * grid.scale;
                for glyph in &run.glyphs {
                    let at = Point::from_xy(x + glyph.x_offset * em, start.y - glyph.y_offset * em);
                    // Marks may reach back over the letter before.
                    let is_seen = at.x > -2.0 * em && at.x < grid.width + em;
                    if is_seen && let Some(outline) = self.outline(run.face, glyph.glyph_id.to_u32()) {
                        copy(outline, em, at, &mut builder);
                        count += 1;
                    }
                    x += glyph.x_advance * em;
                    if count == MOST_AT_ONCE {
                        out.extend(std::mem::take(&mut builder).finish());
                        count = 0;
                    }
                }
            }
            out.extend(builder.finish());
        }
    }

    fn outline(&mut self, face: &Face, glyph: u32) -> Option<&Path> {
        let drawn = || {
            let mut pen = Pen { scale: 1.0 / face.units_per_em, path: PathBuilder::new() };
            face.outline(glyph, &mut pen);
            pen.path.finish()
        };
        self.known.entry((face.number, glyph)).or_insert_with(drawn).as_ref()
    }
}

/// Adds an outline at a place.
fn copy(outline: &Path, em: f32, at: Point, to: &mut PathBuilder) {
    let place = |p: Point| (at.x + p.x * em, at.y + p.y * em);
    for segment in outline.segments() {
        match segment {
            PathSegment::MoveTo(p) => {
                let (x, y) = place(p);
                to.move_to(x, y);
            }
            PathSegment::LineTo(p) => {
                let (x, y) = place(p);
                to.line_to(x, y);
            }
            PathSegment::QuadTo(a, p) => {
                let ((ax, ay), (x, y)) = (place(a), place(p));
                to.quad_to(ax, ay, x, y);
            }
            PathSegment::CubicTo(a, b, p) => {
                let ((ax, ay), (bx, by), (x, y)) = (place(a), place(b), place(p));
                to.cubic_to(ax, ay, bx, by, x, y);
            }
            PathSegment::Close => to.close(),
        }
    }
}

/// Takes an outline down, upside down.
struct Pen {
    scale: f32,
    path: PathBuilder,
}

impl OutlinePen for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.path.move_to(x * self.scale, -y * self.scale);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.path.line_to(x * self.scale, -y * self.scale);
    }

    fn quad_to(&mut self, ax: f32, ay: f32, x: f32, y: f32) {
        self.path.quad_to(ax * self.scale, -ay * self.scale, x * self.scale, -y * self.scale);
    }

    fn curve_to(&mut self, ax: f32, ay: f32, bx: f32, by: f32, x: f32, y: f32) {
        let s = self.scale;
        self.path.cubic_to(ax * s, -ay * s, bx * s, -by * s, x * s, -y * s);
    }

    fn close(&mut self) {
        self.path.close();
    }
}
