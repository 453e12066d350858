//! The map through time: a picture a month, or one that moves.

use std::collections::BTreeSet;
use std::io::Cursor;
use std::sync::Arc;

use jiff::ToSpan as _;
use jiff::civil::Date;
use png::{BitDepth, ColorType, Compression, Encoder};

use super::order::{ExportError, OnProgress, Order, Piece, picture, tell};
use super::{Format, PngError, PngOptions, render};
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
    encoder.set_compression(Compression::Fast);
    encoder.set_animated(u32::try_from(days.len()).unwrap_or(u32::MAX), 0).map_err(encode)?;
    encoder.set_frame_delay(SHOWN_MS, 1000).map_err(encode)?;
    let mut writer = encoder.write_header().map_err(encode)?;
    for (at, day) in days.iter().enumerate() {
        tell(on_progress, at as f32 / days.len() as f32)?;
        if at > 0 {
            pixels = render(&scene(*day), &options)?;
        }
        if at + 1 == days.len() {
            writer.set_frame_delay(LAST_MS, 1000).map_err(encode)?;
        }
        writer.write_image_data(&pixels.rgba).map_err(encode)?;
    }
    writer.finish().map_err(encode)?;
    Ok(vec![Piece { suffix: String::new(), bytes: bytes.into_inner() }])
}
