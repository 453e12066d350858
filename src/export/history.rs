//! The map through time: a picture a month, or one that moves.

use std::collections::BTreeSet;
use std::io::Cursor;
use std::sync::Arc;

use jiff::ToSpan as _;
use jiff::civil::Date;
use png::{BitDepth, ColorType, DeflateCompression, Encoder, Filter};

use super::order::{ExportError, OnProgress, Order, Piece, picture, tell};
use super::png::LEVEL;
use super::{Format, Pixels, PngError, PngOptions, render};
use crate::model::Project;
use crate::scene::{Derived, Outlook, Scene, Surround};
use crate::text::Measure;
use crate::theme::Theme;

/// Most pictures of a history: ten years.
const MOST: usize = 120;
/// How long a picture is seen, in milliseconds; the last one longer.
const SHOWN_MS: u16 = 700;
const LAST_MS: u16 = 2500;

/// The days that a project's history is looked at from: the last days of the months with values, then `until`.
pub fn days(project: &Project, until: Date) -> Vec<Date> {
    let first = project.series.values().filter_map(|series| series.iter().next()).map(|(day, _)| day).min();
    let mut days = BTreeSet::from([until]);
    let mut month = first.filter(|first| *first < until).map(Date::first_of_month);
    while let Some(start) = month.filter(|start| *start < until && days.len() < 10 * MOST) {
        days.insert(start.last_of_month().min(until));
        month = start.checked_add(1.month()).ok();
    }
    let skipped = days.len().saturating_sub(MOST);
    days.into_iter().skip(skipped).collect()
}

/// Whether there is more than one such day.
pub fn has_history(project: &Project, until: Date) -> bool {
    let month = until.first_of_month();
    project.series.values().filter_map(|series| series.iter().next()).any(|(day, _)| day < month)
}

/// The pictures of a history, from old to new; the cards stay where they are.
pub(super) fn export(
    project: &Arc<Project>,
    order: &Order,
    measure: &Measure,
    on_progress: OnProgress<'_>,
) -> Result<Vec<Piece>, ExportError> {
    let days = days(project, order.outlook.as_of);
    let mut derived = Derived::settled(project, order.outlook, measure);
    // What moves is the date, so it is always seen.
    let surround = Surround { has_date: true, ..order.surround };
    let mut scene = |day: Date| -> Scene {
        let outlook = Outlook { as_of: day, ..order.outlook };
        derived.update(project, outlook, measure);
        surround.put_round(derived.scene.clone(), day, outlook.lang, Theme::of(outlook.look), measure)
    };
    if order.format != Format::Apng {
        let mut pieces = Vec::with_capacity(days.len());
        for (at, day) in days.iter().enumerate() {
            tell(on_progress, at as f32 / days.len() as f32)?;
            pieces.push(Piece { suffix: format!("-{day}"), bytes: picture(&scene(*day), order)? });
        }
        return Ok(pieces);
    }
    moving(&days, order, &mut scene, on_progress)
}

/// The part of a picture in which it differs from the one before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Changed {
    x: u32,
    y: u32,
    width: u32,
    height: u32,
}

impl Changed {
    /// One pixel, if nothing has changed: there is no empty part.
    fn between(before: &Pixels, after: &Pixels) -> Self {
        let stride = after.width as usize * 4;
        let whole = Self { x: 0, y: 0, width: after.width, height: after.height };
        if (before.width, before.height) != (after.width, after.height) || stride == 0 {
            return whole;
        }
        let rows = before.rgba.chunks_exact(stride).zip(after.rgba.chunks_exact(stride)).enumerate();
        let (mut left, mut right, mut top, mut bottom) = (after.width, 0, None, 0);
        for (y, (old, new)) in rows.filter(|(_, (old, new))| old != new) {
            let differs = |(old, new): (&[u8], &[u8])| old != new;
            let pixels = || old.chunks_exact(4).zip(new.chunks_exact(4));
            let first = pixels().position(differs).unwrap_or(0) as u32;
            let last = pixels().rposition(differs).unwrap_or(0) as u32;
            (left, right) = (left.min(first), right.max(last));
            (top, bottom) = (top.or(Some(y as u32)), y as u32);
        }
        top.map_or(Self { width: 1, height: 1, ..whole }, |top| Self {
            x: left,
            y: top,
            width: right - left + 1,
            height: bottom - top + 1,
        })
    }

    /// The pixels of the part.
    fn of(self, picture: &Pixels) -> Vec<u8> {
        let (stride, row) = (picture.width as usize * 4, self.width as usize * 4);
        let rows = (self.y..self.y + self.height).filter_map(|y| {
            let start = y as usize * stride + self.x as usize * 4;
            picture.rgba.get(start..start + row)
        });
        rows.flatten().copied().collect()
    }
}

/// All pictures in one file that moves.
fn moving(
    days: &[Date],
    order: &Order,
    scene: &mut dyn FnMut(Date) -> Scene,
    on_progress: OnProgress<'_>,
) -> Result<Vec<Piece>, ExportError> {
    let options = PngOptions { scale: order.scale, background: order.background };
    let encode = |source| ExportError::Picture(PngError::Encode { source });
    let Some(first) = days.first() else { return Err(ExportError::Nothing) };
    let mut pixels = render(&scene(*first), &options)?;
    let mut bytes = Cursor::new(Vec::new());
    let mut encoder = Encoder::new(&mut bytes, pixels.width, pixels.height);
    encoder.set_color(ColorType::Rgba);
    encoder.set_depth(BitDepth::Eight);
    encoder.set_filter(Filter::NoFilter);
    encoder.set_deflate_compression(DeflateCompression::Level(LEVEL));
    encoder.set_animated(u32::try_from(days.len()).unwrap_or(u32::MAX), 0).map_err(encode)?;
    encoder.set_frame_delay(SHOWN_MS, 1000).map_err(encode)?;
    let mut writer = encoder.write_header().map_err(encode)?;
    for (at, day) in days.iter().enumerate() {
        tell(on_progress, at as f32 / days.len() as f32)?;
        let mut changed = Changed { x: 0, y: 0, width: pixels.width, height: pixels.height };
        if at > 0 {
            let next = render(&scene(*day), &options)?;
            changed = Changed::between(&pixels, &next);
            pixels = next;
            writer.reset_frame_dimension().map_err(encode)?;
            writer.reset_frame_position().map_err(encode)?;
            writer.set_frame_dimension(changed.width, changed.height).map_err(encode)?;
            writer.set_frame_position(changed.x, changed.y).map_err(encode)?;
        }
        if at + 1 == days.len() {
            writer.set_frame_delay(LAST_MS, 1000).map_err(encode)?;
        }
        writer.write_image_data(&changed.of(&pixels)).map_err(encode)?;
    }
    writer.finish().map_err(encode)?;
    Ok(vec![Piece { suffix: String::new(), bytes: bytes.into_inner() }])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn picture(dots: &[(u32, u32)]) -> Pixels {
        let (width, height) = (7, 5);
        let mut rgba = vec![9; width as usize * height as usize * 4];
        for (x, y) in dots {
            rgba[((y * width + x) * 4 + 1) as usize] = 1;
        }
        Pixels { width, height, rgba }
    }

    #[test]
    fn what_has_changed_holds_every_pixel_that_differs_and_no_more() {
        let changed = |dots: &[(u32, u32)]| Changed::between(&picture(&[]), &picture(dots));
        assert_eq!(changed(&[]), Changed { x: 0, y: 0, width: 1, height: 1 });
        assert_eq!(changed(&[(3, 2)]), Changed { x: 3, y: 2, width: 1, height: 1 });
        assert_eq!(changed(&[(6, 0), (0, 4)]), Changed { x: 0, y: 0, width: 7, height: 5 });
        let part = changed(&[(2, 1), (4, 3)]);
        assert_eq!(part, Changed { x: 2, y: 1, width: 3, height: 3 });
        let pixels = part.of(&picture(&[(2, 1), (4, 3)]));
        assert_eq!((pixels.len(), pixels[1], pixels[4 * 8 + 1]), (36, 1, 1));
    }
}
