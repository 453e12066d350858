//! Letting the map glide to where it belongs.

use std::collections::BTreeSet;

use eframe::egui;

use crate::model::ObjectiveId;
use crate::scene::{Derived, Plan};
use crate::text::Measure;

/// Time in which two thirds of a way are made, in seconds; a change is done after about 200 ms.
const PACE_SECS: f32 = 0.055;
/// Longest time that one frame counts for, in seconds: after a rest the first step is a small one.
const LONGEST_FRAME_SECS: f32 = 0.034;
/// Maps with more cards than this change at once: moving them costs more than it shows.
const MOST_CARDS: usize = 200;

/// The map one frame further on its way; `None` when it has arrived.
pub(super) fn next(
    ctx: &egui::Context,
    derived: &Derived,
    before: &Plan,
    held: &BTreeSet<ObjectiveId>,
    has_motion: bool,
    measure: &Measure,
) -> Option<Derived> {
    let is_still = !has_motion || ctx.global_style().animation_time == 0.0 || derived.codes.len() > MOST_CARDS;
    if is_still || *before == derived.plan {
        return None;
    }
    let dt_secs = ctx.input(|i| i.stable_dt).min(LONGEST_FRAME_SECS);
    let share = 1.0 - (-dt_secs / PACE_SECS).exp();
    let plan = before.towards(&derived.plan, share, held)?;
    ctx.request_repaint();
    Some(derived.on_the_way(plan, measure))
}
