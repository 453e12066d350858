//! Which sizes text is painted at while one zooms.
//!
//! Every new size of a font makes egui draw its letters anew, which costs more
//! than all the rest of a frame. At rest a text has its size to the half pixel.
//! While the zoom changes, sizes are whole pixels, and a frame takes up few
//! letters that were not there before; a row that waits for its turn is painted a
//! little smaller meanwhile, so it never grows past its box.

use std::collections::{BTreeMap, BTreeSet};

use eframe::egui::{Context, Id};

use crate::text::{TextStyle, Weight};

/// Frames after the last change of the zoom in which letters still come few by few.
const RESTING_FRAMES: u64 = 4;
/// New letters in a frame while one zooms; drawing one takes some fifty microseconds.
const NEW_LETTERS: usize = 24;

/// Weight, and size in half pixels.
type Size = (Weight, u32);

/// The sizes that have been painted, and whether one zooms.
#[derive(Clone, Debug, Default)]
struct TextSizes {
    /// Sizes of texts that were painted at rest: all their letters are there.
    whole: BTreeSet<Size>,
    /// The letters that were taken up of other sizes while one zoomed.
    partial: BTreeMap<Size, BTreeSet<char>>,
    /// The last frame in which letters come few by few.
    zooms_until: u64,
    /// The last frame in which a text waited for its size.
    waited_in: u64,
    /// A frame and how many new letters it has taken up.
    taken: (u64, usize),
}

fn id() -> Id {
    Id::unique("text sizes")
}

/// The zoom changes in this frame.
pub fn zoom_changes(ctx: &Context) {
    let until = ctx.cumulative_pass_nr() + RESTING_FRAMES;
    ctx.data_mut(|d| d.get_temp_mut_or_default::<TextSizes>(id()).zooms_until = until);
}

/// The size in points at which a row of text is painted at a zoom; at most the style's size times the zoom.
pub fn size_at(ctx: &Context, text: &str, style: TextStyle, zoom: f32) -> f32 {
    let frame = ctx.cumulative_pass_nr();
    let (size, is_exact) =
        ctx.data_mut(|d| d.get_temp_mut_or_default::<TextSizes>(id()).size_in(frame, text, style, zoom));
    if !is_exact {
        ctx.request_repaint();
    }
    size
}

impl TextSizes {
    /// The size for a row in a frame, and whether it is the one it has at rest.
    fn size_in(&mut self, frame: u64, text: &str, style: TextStyle, zoom: f32) -> (f32, bool) {
        let exact = (style.size * zoom * 2.0).floor().max(0.0) as u32;
        let is_zooming = frame <= self.zooms_until;
        if !is_zooming && frame > self.waited_in + 1 {
            self.whole.insert((style.weight, exact));
            self.partial.clear();
        }
        if self.missing((style.weight, exact), text) == 0 {
            return (exact as f32 / 2.0, true);
        }
        if self.taken.0 != frame {
            self.taken = (frame, 0);
        }
        let wanted = (style.weight, if is_zooming { exact - exact % 2 } else { exact });
        let missing = self.missing(wanted, text);
        // One row is taken up in any case: otherwise a long one would wait for ever.
        let size = if self.taken.1 == 0 || self.taken.1 + missing <= NEW_LETTERS {
            self.take(wanted, text, missing)
        } else {
            let smaller = self.whole.range((style.weight, 0)..=(style.weight, exact)).next_back().copied();
            let partial = self.partial.range((style.weight, 0)..=(style.weight, exact)).rev();
            let partial = partial.map(|(size, _)| *size).find(|size| self.missing(*size, text) == 0);
            smaller.max(partial).unwrap_or_else(|| self.take(wanted, text, missing))
        };
        if size.1 != exact {
            self.waited_in = frame;
        }
        (size.1 as f32 / 2.0, size.1 == exact)
    }

    /// How many letters of a text were not yet drawn in a size.
    fn missing(&self, size: Size, text: &str) -> usize {
        if self.whole.contains(&size) {
            return 0;
        }
        let known = self.partial.get(&size);
        let letters: BTreeSet<char> = text.chars().filter(|c| known.is_none_or(|known| !known.contains(c))).collect();
        letters.len()
    }

    fn take(&mut self, size: Size, text: &str, missing: usize) -> Size {
        self.taken.1 += missing;
        self.partial.entry(size).or_default().extend(text.chars());
        size
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NAME: TextStyle = TextStyle::new(13.0, Weight::Semibold);
    const LABEL: TextStyle = TextStyle::new(12.0, Weight::Semibold);

    /// The size of a row of twelve letters.
    fn size(sizes: &mut TextSizes, frame: u64, style: TextStyle, zoom: f32) -> (f32, bool) {
        sizes.size_in(frame, "abcdefghijkl", style, zoom)
    }

    #[test]
    fn at_rest_a_text_has_its_size_to_the_half_pixel() {
        let mut sizes = TextSizes { waited_in: 0, ..TextSizes::default() };
        assert_eq!(size(&mut sizes, 2, NAME, 1.0), (13.0, true));
        assert_eq!(size(&mut sizes, 2, NAME, 0.9), (11.5, true));
    }

    #[test]
    fn while_one_zooms_a_frame_takes_up_few_letters_and_no_row_is_too_large() {
        let mut sizes = TextSizes::default();
        for style in [NAME, LABEL] {
            size(&mut sizes, 2, style, 1.0);
        }
        sizes.zooms_until = 100;
        for frame in 3..60 {
            let zoom = 1.0 + frame as f32 * 0.05;
            for row in ["Grow recurring revenue", "Keep customers renewing", "Win", "Ship what interviews ask for"] {
                for style in [NAME, LABEL] {
                    let (size, _) = sizes.size_in(frame, row, style, zoom);
                    assert!(size <= style.size * zoom, "{size} at {zoom}");
                }
            }
            assert!(sizes.taken.1 <= NEW_LETTERS, "frame {frame}: {}", sizes.taken.1);
        }
    }

    #[test]
    fn when_the_zoom_rests_every_size_arrives() {
        let mut sizes = TextSizes { zooms_until: 20, ..TextSizes::default() };
        for frame in 3..=20 {
            assert!(!size(&mut sizes, frame, NAME, 1.3).1 && !size(&mut sizes, frame, LABEL, 1.3).1);
        }
        for frame in 21..25 {
            size(&mut sizes, frame, NAME, 1.3);
            size(&mut sizes, frame, LABEL, 1.3);
        }
        assert_eq!(size(&mut sizes, 25, NAME, 1.3), (16.5, true));
        assert_eq!(size(&mut sizes, 25, LABEL, 1.3), (15.5, true));
    }
}
