//! A rasteriser for egui's meshes on the processor alone, so that pictures in tests are the same on every machine.
//!
//! Triangles are filled by edge functions in 24.8 fixed point with the top-left rule: no pixel of a shared edge is
//! drawn twice or left out, and no rounding differs between machines. Colours are blended premultiplied in gamma
//! space, as egui's own backends do. Textures are sampled bilinearly and clamped at their edges, whatever their
//! options say; paint callbacks need a GPU and are left out.

use std::collections::HashMap;

use eframe::egui::epaint::{ColorImage, ImageData, ImageDelta, Primitive, Vertex};
use eframe::egui::{Color32, Context, FullOutput, Pos2, Rect, TextureId, TexturesDelta};
use egui_kittest::TestRenderer;
use image::RgbaImage;

/// One pixel in 24.8 fixed point.
const ONE: i64 = 256;

/// Positions are cut to this many pixels either side, so that products of two of them fit an `i64`.
const FARTHEST_PX: f32 = 32_768.0;

/// Premultiplied red, green, blue and alpha, 0 to 255 each.
type Rgba = [f32; 4];

/// Draws what a `Harness` shows; holds the textures egui has handed over so far.
#[derive(Default)]
pub struct CpuRenderer {
    textures: HashMap<TextureId, ColorImage>,
}

impl TestRenderer for CpuRenderer {
    /// Takes everything out of `delta`: egui panics when changes are dropped unread.
    #[expect(clippy::iter_over_hash_type, reason = "egui's own type; each entry changes its own texture only")]
    fn handle_delta(&mut self, delta: &mut TexturesDelta) {
        for (id, changes) in delta.set.drain() {
            for change in changes {
                self.change(id, change);
            }
        }
        for id in delta.free.drain() {
            self.textures.remove(&id);
        }
    }

    /// The whole content rectangle in physical pixels, on a transparent ground; an error names a missing texture.
    fn render(&mut self, ctx: &Context, output: &FullOutput) -> Result<RgbaImage, String> {
        let scale = ctx.pixels_per_point();
        let size = (ctx.content_rect().size() * scale).round();
        let mut canvas = Canvas::new(size.x as usize, size.y as usize);
        for clipped in ctx.tessellate(output.shapes.clone(), scale) {
            let Primitive::Mesh(mesh) = &clipped.primitive else { continue };
            let texture = self.textures.get(&mesh.texture_id);
            let texture = texture.ok_or_else(|| format!("{:?} is drawn but was never set", mesh.texture_id))?;
            let clip = canvas.pixels_of(clipped.clip_rect * scale);
            for corners in mesh.indices.chunks_exact(3) {
                let corner = |n: usize| mesh.vertices.get(*corners.get(n)? as usize);
                let (Some(a), Some(b), Some(c)) = (corner(0), corner(1), corner(2)) else {
                    return Err("a mesh points at a vertex it does not have".to_owned());
                };
                canvas.fill([a, b, c], scale, clip, texture);
            }
        }
        canvas.into_image()
    }
}

impl CpuRenderer {
    /// Replaces a texture, or the part of it that starts at `pos`.
    fn change(&mut self, id: TextureId, change: ImageDelta) {
        let ImageData::Color(new) = change.image;
        let Some([left, top]) = change.pos else {
            self.textures.insert(id, ColorImage::clone(&new));
            return;
        };
        let Some(whole) = self.textures.get_mut(&id) else { return };
        for y in 0..new.height() {
            for x in 0..new.width() {
                whole[(left + x, top + y)] = new[(x, y)];
            }
        }
    }
}

/// The picture being drawn, row by row from the top.
struct Canvas {
    width: usize,
    height: usize,
    pixels: Vec<Color32>,
}

/// Pixel columns and rows, each from the first to before the last.
type PixelRange = [(i64, i64); 2];

impl Canvas {
    fn new(width: usize, height: usize) -> Self {
        Self { width, height, pixels: vec![Color32::TRANSPARENT; width * height] }
    }

    /// The pixels a rectangle (in pixels) covers once its sides are rounded, within the canvas.
    fn pixels_of(&self, rect: Rect) -> PixelRange {
        let side = |at: f32, length: usize| at.round().clamp(0.0, length as f32) as i64;
        [
            (side(rect.min.x, self.width), side(rect.max.x, self.width)),
            (side(rect.min.y, self.height), side(rect.max.y, self.height)),
        ]
    }

    /// Fills one triangle, whichever way round its corners go.
    fn fill(&mut self, corners: [&Vertex; 3], scale: f32, clip: PixelRange, texture: &ColorImage) {
        let [a, mut b, mut c] = corners;
        let area = cross(fixed(a.pos, scale), fixed(b.pos, scale), fixed(c.pos, scale));
        if area < 0 {
            (b, c) = (c, b);
        }
        let [at_a, at_b, at_c] = [a, b, c].map(|corner| fixed(corner.pos, scale));
        let within = |values: [i64; 3], (first, end): (i64, i64)| {
            let [low, high] = [values.iter().min(), values.iter().max()].map(|v| v.map_or(0, |v| v.div_euclid(ONE)));
            (first.max(low), end.min(high + 1))
        };
        let (left, right) = within([at_a.0, at_b.0, at_c.0], clip[0]);
        let (top, bottom) = within([at_a.1, at_b.1, at_c.1], clip[1]);
        if area == 0 || left >= right || top >= bottom {
            return;
        }
        // Filled shapes use one point of the texture: looked up once instead of at each pixel.
        let flat = (a.uv == b.uv && b.uv == c.uv).then(|| sample(texture, a.uv));
        let colors = [a, b, c].map(|corner| rgba(corner.color));
        let area = area.abs() as f32;
        let start = (left * ONE + ONE / 2, top * ONE + ONE / 2);
        let mut row_edges = [Edge::new(at_b, at_c, start), Edge::new(at_c, at_a, start), Edge::new(at_a, at_b, start)];
        for y in top..bottom {
            let mut edges = row_edges;
            for x in left..right {
                if edges.iter().all(Edge::holds) {
                    let (of_a, of_b) = (edges[0].value as f32 / area, edges[1].value as f32 / area);
                    let of_c = 1.0 - of_a - of_b;
                    let uv = || (a.uv.to_vec2() * of_a + b.uv.to_vec2() * of_b + c.uv.to_vec2() * of_c).to_pos2();
                    let texel = flat.unwrap_or_else(|| sample(texture, uv()));
                    let color = |n: usize| colors[0][n] * of_a + colors[1][n] * of_b + colors[2][n] * of_c;
                    self.blend(x as usize, y as usize, [0, 1, 2, 3].map(|n| color(n) * texel[n] / 255.0));
                }
                edges.iter_mut().for_each(Edge::step_right);
            }
            row_edges.iter_mut().for_each(Edge::step_down);
        }
    }

    /// Lays a premultiplied colour over a pixel.
    fn blend(&mut self, x: usize, y: usize, source: Rgba) {
        let Some(pixel) = self.pixels.get_mut(y * self.width + x) else { return };
        let below = rgba(*pixel);
        let [r, g, b, a] = [0, 1, 2, 3].map(|n| (source[n] + below[n] * (1.0 - source[3] / 255.0)).round() as u8);
        *pixel = Color32::from_rgba_premultiplied(r, g, b, a);
    }

    fn into_image(self) -> Result<RgbaImage, String> {
        let bytes = self.pixels.iter().flat_map(Color32::to_array).collect();
        RgbaImage::from_raw(self.width as u32, self.height as u32, bytes).ok_or_else(|| "picture too large".to_owned())
    }
}

/// Which side of a line the current pixel centre is on, kept up to date step by step (Pineda, "A Parallel Algorithm
/// for Polygon Rasterization", 1988).
#[derive(Clone, Copy)]
struct Edge {
    /// Twice the area of the triangle of the line and the pixel centre, in squares of 1/256 px; positive is inside.
    value: i64,
    right: i64,
    down: i64,
    /// 0 for a top or left edge, which owns the centres on it; -1 for the others.
    bias: i64,
}

impl Edge {
    fn new(from: (i64, i64), to: (i64, i64), start: (i64, i64)) -> Self {
        let (dx, dy) = (to.0 - from.0, to.1 - from.1);
        let owns_its_line = dy < 0 || (dy == 0 && dx > 0);
        Self { value: cross(from, to, start), right: -dy * ONE, down: dx * ONE, bias: i64::from(owns_its_line) - 1 }
    }

    fn holds(&self) -> bool {
        self.value + self.bias >= 0
    }

    fn step_right(&mut self) {
        self.value += self.right;
    }

    fn step_down(&mut self) {
        self.value += self.down;
    }
}

/// Twice the signed area of a triangle; positive if it goes clockwise on a screen with y down.
fn cross(o: (i64, i64), p: (i64, i64), q: (i64, i64)) -> i64 {
    (p.0 - o.0) * (q.1 - o.1) - (p.1 - o.1) * (q.0 - o.0)
}

/// A position in points as pixels in 24.8 fixed point.
fn fixed(pos: Pos2, scale: f32) -> (i64, i64) {
    let fixed = |at: f32| ((at * scale).clamp(-FARTHEST_PX, FARTHEST_PX) * ONE as f32).round() as i64;
    (fixed(pos.x), fixed(pos.y))
}

/// The texture between the four texels around `uv` (0 to 1 across the whole texture).
fn sample(texture: &ColorImage, uv: Pos2) -> Rgba {
    let place = |at: f32, length: usize| {
        let last = length.saturating_sub(1);
        let at = (at * length as f32 - 0.5).clamp(0.0, last as f32);
        (at as usize, (at as usize + 1).min(last), at.fract())
    };
    let (left, right, tx) = place(uv.x, texture.width());
    let (top, bottom, ty) = place(uv.y, texture.height());
    let texel = |x: usize, y: usize| texture.pixels.get(y * texture.width() + x).map_or([0.0; 4], |&c| rgba(c));
    let mix = |p: Rgba, q: Rgba, t: f32| [0, 1, 2, 3].map(|n| p[n] + (q[n] - p[n]) * t);
    mix(mix(texel(left, top), texel(right, top), tx), mix(texel(left, bottom), texel(right, bottom), tx), ty)
}

fn rgba(color: Color32) -> Rgba {
    color.to_array().map(f32::from)
}
