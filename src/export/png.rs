//! A scene as pixels, for PNG files and the clipboard.
//!
//! The scene goes through its own SVG, so that both look alike, and is painted
//! with our fonts only, so that it looks alike on every machine.
//!
//! Invariants: the size is checked before any memory is taken; nothing is read
//! from disk or network.

use std::cell::Cell;
use std::io;
use std::sync::{Arc, OnceLock};

use png::{BitDepth, ColorType, Compression, Encoder, EncodingError, PixelDimensions, Unit};
use resvg::tiny_skia::{self, Pixmap, Transform};
use resvg::usvg::{self, ImageHrefResolver, Tree, fontdb};

use super::Background;
use super::svg::{SvgFonts, SvgOptions, svg_with_rows_up_to};
use crate::geometry::Rect;
use crate::lang::Lang;
use crate::scene::Scene;
use crate::text::{FONT_FAMILY, SYMBOL_FONT, Weight};

/// The longest side of a picture, in pixels; many programs refuse longer ones.
pub const MAX_SIDE_PX: u32 = 16_384;
/// The most pixels of a picture: 400 MB while painting.
pub const MAX_PIXELS: u64 = 100_000_000;

/// Points to the inch: one point is one CSS pixel.
const POINTS_PER_INCH: f32 = 96.0;
const METERS_PER_INCH: f32 = 0.0254;
/// Sides that exceed a whole pixel by less than this come from rounding, not from content.
const PIXEL_TOLERANCE: f32 = 0.01;
/// Characters of a row that are painted. No map is so wide; the painter's time grows with the square of the length,
/// so a name of 64 KiB would take seconds.
const LONGEST_ROW: usize = 4_000;
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
    /// The scene has too many parts for the painter.
    #[error("the map can't be drawn: {source}")]
    Draw {
        /// What the painter says.
        source: usvg::Error,
    },
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
            Self::Empty { .. } | Self::Scale { .. } | Self::Draw { .. } | Self::Encode { .. } => {
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
    let pixels = render(scene, options)?;
    let color = if is_opaque(scene, options.background) { ColorType::Rgb } else { ColorType::Rgba };
    encode(pixels, color, options.scale).map_err(|source| PngError::Encode { source })
}

/// The scene as pixels.
///
/// Fails if the scene has no area, the scale is not positive or the picture would be too large; sizes are rounded up.
pub fn render(scene: &Scene, options: &PngOptions) -> Result<Pixels, PngError> {
    let (width, height) = size_px(&scene.bounds, options.scale)?;
    // The background is painted by hand: its edges must be opaque even where the last pixel is covered in part.
    let options_of_svg = SvgOptions { fonts: SvgFonts::Referenced, background: Background::Transparent };
    let markup = svg_with_rows_up_to(LONGEST_ROW, scene, options_of_svg);
    let tree = Tree::from_str(&markup, &painter_options()).map_err(|source| PngError::Draw { source })?;
    let mut pixmap = Pixmap::new(width, height).ok_or(PngError::Memory { width_px: width, height_px: height })?;
    if options.background == Background::Solid {
        let back = scene.background;
        pixmap.fill(tiny_skia::Color::from_rgba8(back.r, back.g, back.b, back.a));
    }
    resvg::render(&tree, Transform::from_scale(options.scale, options.scale), &mut pixmap.as_mut());
    let rgba = if is_opaque(scene, options.background) { pixmap.take() } else { pixmap.take_demultiplied() };
    Ok(Pixels { width, height, rgba })
}

fn is_opaque(scene: &Scene, background: Background) -> bool {
    background == Background::Solid && scene.background.a == u8::MAX
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

/// Only our fonts, and no pictures by reference.
fn painter_options() -> usvg::Options<'static> {
    static FONTS: OnceLock<Arc<fontdb::Database>> = OnceLock::new();
    let fonts = FONTS.get_or_init(|| {
        let mut fonts = fontdb::Database::new();
        let texts = Weight::ALL.map(Weight::font_bytes);
        texts.into_iter().chain([SYMBOL_FONT]).for_each(|file| fonts.load_font_data(file.to_vec()));
        Arc::new(fonts)
    });
    usvg::Options {
        font_family: FONT_FAMILY.to_owned(),
        fontdb: Arc::clone(fonts),
        image_href_resolver: ImageHrefResolver {
            resolve_data: Box::new(|_, _, _| None),
            resolve_string: Box::new(|_, _| None),
        },
        ..usvg::Options::default()
    }
}

fn encode(pixels: Pixels, color: ColorType, scale: f32) -> Result<Vec<u8>, EncodingError> {
    let mut bytes = io::Cursor::new(Vec::new());
    let mut encoder = Encoder::new(&mut bytes, pixels.width, pixels.height);
    encoder.set_color(color);
    encoder.set_depth(BitDepth::Eight);
    encoder.set_compression(Compression::Fast);
    let per_meter = (POINTS_PER_INCH * scale / METERS_PER_INCH).round() as u32;
    encoder.set_pixel_dims(Some(PixelDimensions { xppu: per_meter, yppu: per_meter, unit: Unit::Meter }));
    let mut writer = encoder.write_header()?;
    let data = if color == ColorType::Rgb { without_alpha(pixels.rgba) } else { pixels.rgba };
    writer.write_image_data(&data)?;
    writer.finish()?;
    Ok(bytes.into_inner())
}

/// Four bytes a pixel become three, in place: a second copy of a large picture would cost 300 MB.
fn without_alpha(mut pixels: Vec<u8>) -> Vec<u8> {
    let bytes = Cell::from_mut(pixels.as_mut_slice()).as_slice_of_cells();
    // A pixel moves towards the front only, so none is overwritten before it was read.
    for (to, from) in bytes.chunks_exact(3).zip(bytes.chunks_exact(4)) {
        to.iter().zip(from).for_each(|(to, from)| to.set(from.get()));
    }
    pixels.truncate(pixels.len() / 4 * 3);
    pixels
}
