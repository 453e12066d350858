//! A scene as pixels, for PNG files and the clipboard.
//!
//! Painted straight from the scene with our fonts only, so that it looks alike on
//! every machine; a test holds it beside what another painter makes of our SVG.
//!
//! Invariants: the size is checked before any memory is taken; nothing is read
//! from disk or network.

mod letters;
mod strokes;

use std::io::Write as _;

use png::{BitDepth, ColorType, DeflateCompression, Encoder, EncodingError, Filter, PixelDimensions, Unit};
use tiny_skia::{Color as Ink, Pixmap, PremultipliedColorU8};

use self::letters::{Grid, Letters};
use self::strokes::{Part, Touch, touches};
use super::Background;
use super::faces::Faces;
use crate::geometry::Rect;
use crate::lang::Lang;
use crate::scene::Scene;
use crate::theme::Color;

/// The longest side of a picture, in pixels; many programs refuse longer ones.
pub const MAX_SIDE_PX: u32 = 16_384;
/// The most pixels of a picture: 400 MB while painting.
pub const MAX_PIXELS: u64 = 100_000_000;

/// Points to the inch: one point is one CSS pixel.
const POINTS_PER_INCH: f32 = 96.0;
const METERS_PER_INCH: f32 = 0.0254;
/// Sides that exceed a whole pixel by less than this come from rounding, not from content.
const PIXEL_TOLERANCE: f32 = 0.01;
/// Bytes of pixels that are painted and packed at a time, about: what a processor holds near it.
const STRIP_BYTES: u32 = 1 << 20;
/// The fewest rows of a strip.
const LEAST_ROWS: u32 = 32;
/// How hard repetitions are looked for, from 1 to 9: more costs much time and saves little.
pub(super) const LEVEL: u8 = 2;
/// Bytes in a chunk of the file.
const CHUNK: usize = 1 << 18;
/// Steps in which the largest possible scale is told, a unit.
const SCALE_STEPS: f32 = 100.0;

/// How a picture is painted.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PngOptions {
    /// Pixels for each point: 1 to 4 is sensible, less lets a huge map fit.
    pub scale: f32,
    /// What is painted behind everything.
    pub background: Background,
}

impl Default for PngOptions {
    fn default() -> Self {
        Self { scale: 2.0, background: Background::Solid }
    }
}

/// A painted scene.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pixels {
    /// Pixels in a row.
    pub width: u32,
    /// Number of rows.
    pub height: u32,
    /// Four bytes a pixel (red, green, blue, straight alpha), row by row from the top.
    pub rgba: Vec<u8>,
}

/// Why a scene can't become pixels.
#[derive(Debug, thiserror::Error)]
pub enum PngError {
    /// The scene covers no area.
    #[error("there is nothing to draw: the map is {width_pt} x {height_pt} points")]
    Empty {
        /// Width of the scene.
        width_pt: f32,
        /// Height of the scene.
        height_pt: f32,
    },
    /// The scale is not a positive number.
    #[error("the scale {scale} is not a positive number")]
    Scale {
        /// The scale asked for.
        scale: f32,
    },
    /// The picture would need more than [`MAX_SIDE_PX`] or [`MAX_PIXELS`].
    #[error(
        "a picture of {width_px} x {height_px} pixels is too large (limits: {MAX_SIDE_PX} a side, {MAX_PIXELS} in \
         all); the largest scale that works is {largest_scale}"
    )]
    TooLarge {
        /// Width asked for.
        width_px: f32,
        /// Height asked for.
        height_px: f32,
        /// The largest scale that works, rounded down to hundredths.
        largest_scale: f32,
    },
    /// There is not enough memory for the pixels.
    #[error("not enough memory for a picture of {width_px} x {height_px} pixels")]
    Memory {
        /// Width asked for.
        width_px: u32,
        /// Height asked for.
        height_px: u32,
    },
    /// The embedded fonts can't be read: a fault of the program.
    #[error("the fonts can't be read")]
    Fonts,
    /// The pixels can't be packed.
    #[error("the picture can't be written as PNG: {source}")]
    Encode {
        /// What the packer says.
        source: EncodingError,
    },
}

impl PngError {
    /// What happened and what to do.
    pub fn message(&self, lang: Lang) -> String {
        match self {
            Self::TooLarge { width_px, height_px, largest_scale } => {
                lang.picture_too_large(*width_px, *height_px, *largest_scale)
            }
            Self::Memory { width_px, height_px } => lang.picture_no_memory(*width_px, *height_px),
            Self::Empty { .. } | Self::Scale { .. } | Self::Fonts | Self::Encode { .. } => {
                lang.picture_failed(&self.to_string())
            }
        }
        .into_owned()
    }
}

/// The scene as a PNG file, with its resolution noted so that it is placed in its true size.
///
/// Without transparent parts, pixels are RGB, else RGBA. Fails like [`render`].
pub fn png(scene: &Scene, options: &PngOptions) -> Result<Vec<u8>, PngError> {
    let strips = Strips::of(scene, *options)?;
    encode(&strips, options.scale)
}

/// The scene as pixels.
///
/// Fails if the scene has no area, the scale is not positive or the picture would be too large; sizes are rounded up.
pub fn render(scene: &Scene, options: &PngOptions) -> Result<Pixels, PngError> {
    let strips = Strips::of(scene, *options)?;
    let (width, height) = (strips.width, strips.height);
    let mut rgba = Vec::new();
    let whole = width as usize * height as usize * 4;
    rgba.try_reserve_exact(whole).map_err(|_full| PngError::Memory { width_px: width, height_px: height })?;
    strips.paint(|strip| {
        rgba.extend_from_slice(strip);
        Ok(())
    })?;
    Ok(Pixels { width, height, rgba })
}

/// A picture that is painted from the top down, a strip at a time: all of it at once would be more than the
/// processor's memory holds near it.
struct Strips {
    width: u32,
    height: u32,
    touches: Vec<Touch>,
    /// What is painted behind everything.
    background: Option<Color>,
}

impl Strips {
    fn of(scene: &Scene, options: PngOptions) -> Result<Self, PngError> {
        let (width, height) = size_px(&scene.bounds, options.scale)?;
        let faces = Faces::get().ok_or(PngError::Fonts)?;
        let origin = (scene.bounds.min.x, scene.bounds.min.y);
        let grid = Grid { scale: options.scale, origin, width: width as f32 };
        let touches = touches(scene, &grid, &mut Letters::new(faces));
        let background = (options.background == Background::Solid).then_some(scene.background);
        Ok(Self { width, height, touches, background })
    }

    fn is_opaque(&self) -> bool {
        self.background.is_some_and(|color| color.a == u8::MAX)
    }

    /// Hands the strips on, from the top down: red, green, blue and straight alpha of each pixel.
    fn paint(&self, mut take: impl FnMut(&[u8]) -> Result<(), PngError>) -> Result<(), PngError> {
        let memory = PngError::Memory { width_px: self.width, height_px: self.height };
        let rows = (STRIP_BYTES / (4 * self.width)).clamp(LEAST_ROWS, self.height.max(LEAST_ROWS)).min(self.height);
        let Some(mut strip) = Pixmap::new(self.width, rows) else { return Err(memory) };
        let mut y = 0;
        while y < self.height {
            if self.height - y < strip.height() {
                // The last one is lower.
                let Some(rest) = Pixmap::new(self.width, self.height - y) else { return Err(memory) };
                strip = rest;
            }
            let back = self.background.unwrap_or(Color::TRANSPARENT);
            strip.fill(Ink::from_rgba8(back.r, back.g, back.b, back.a));
            strokes::paint(&self.touches, Part { x: 0, y }, &mut strip.as_mut());
            if !self.is_opaque() {
                straighten(&mut strip);
            }
            take(strip.data())?;
            y += strip.height();
        }
        Ok(())
    }
}

/// Colours as they are, no longer multiplied with their opacity.
fn straighten(strip: &mut Pixmap) {
    for pixel in strip.data_mut().as_chunks_mut::<4>().0 {
        let [r, g, b, a] = *pixel;
        if let Some(color) = PremultipliedColorU8::from_rgba(r, g, b, a) {
            let color = color.demultiply();
            *pixel = [color.red(), color.green(), color.blue(), a];
        }
    }
}

fn size_px(bounds: &Rect, scale: f32) -> Result<(u32, u32), PngError> {
    let (width, height) = (bounds.width(), bounds.height());
    if !(width > 0.0 && height > 0.0 && width.is_finite() && height.is_finite()) {
        return Err(PngError::Empty { width_pt: width, height_pt: height });
    }
    if !(scale > 0.0 && scale.is_finite()) {
        return Err(PngError::Scale { scale });
    }
    let (width_px, height_px) = (whole_px(width * scale), whole_px(height * scale));
    if is_within_limits(width_px, height_px) {
        return Ok((width_px as u32, height_px as u32));
    }
    Err(PngError::TooLarge { width_px, height_px, largest_scale: largest_scale(width, height) })
}

fn whole_px(side: f32) -> f32 {
    (side - PIXEL_TOLERANCE).ceil().max(1.0)
}

fn is_within_limits(width_px: f32, height_px: f32) -> bool {
    let max_side = MAX_SIDE_PX as f32;
    width_px <= max_side && height_px <= max_side && f64::from(width_px) * f64::from(height_px) <= MAX_PIXELS as f64
}

/// The largest scale in whole hundredths that is within limits; 0 if there is none.
fn largest_scale(width: f32, height: f32) -> f32 {
    let by_side = MAX_SIDE_PX as f32 / width.max(height);
    let by_area = (MAX_PIXELS as f32 / width / height).sqrt();
    let steps = (by_side.min(by_area) * SCALE_STEPS).floor();
    // Sides are rounded up, which may cost the last step.
    [steps, steps - 1.0]
        .into_iter()
        .map(|steps| steps / SCALE_STEPS)
        .find(|scale| is_within_limits(whole_px(width * scale), whole_px(height * scale)))
        .map_or(0.0, |scale| scale.max(0.0))
}

fn encode(strips: &Strips, scale: f32) -> Result<Vec<u8>, PngError> {
    let failed = |source| PngError::Encode { source };
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, strips.width, strips.height);
    let is_opaque = strips.is_opaque();
    encoder.set_color(if is_opaque { ColorType::Rgb } else { ColorType::Rgba });
    encoder.set_depth(BitDepth::Eight);
    // A drawing repeats itself letter by letter: found as it is, that takes less room and time than with a filter.
    encoder.set_filter(Filter::NoFilter);
    encoder.set_deflate_compression(DeflateCompression::Level(LEVEL));
    let per_meter = (POINTS_PER_INCH * scale / METERS_PER_INCH).round() as u32;
    encoder.set_pixel_dims(Some(PixelDimensions { xppu: per_meter, yppu: per_meter, unit: Unit::Meter }));
    let mut writer = encoder.write_header().map_err(failed)?;
    let mut stream = writer.stream_writer_with_size(CHUNK).map_err(failed)?;
    let mut opaque = Vec::new();
    strips.paint(|strip| {
        let written = if is_opaque {
            opaque.resize(strip.len() / 4 * 3, 0);
            for (to, [r, g, b, _]) in opaque.as_chunks_mut::<3>().0.iter_mut().zip(strip.as_chunks::<4>().0) {
                *to = [*r, *g, *b];
            }
            stream.write_all(&opaque)
        } else {
            stream.write_all(strip)
        };
        written.map_err(|error| failed(error.into()))
    })?;
    stream.finish().map_err(failed)?;
    writer.finish().map_err(failed)?;
    Ok(bytes)
}
