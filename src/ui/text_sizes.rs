//! Which sizes text is painted at while one zooms.
//!
//! Every new size of a font makes egui draw its letters anew, which costs more
//! than all the rest of a frame. At rest a text has its size to the half pixel.
//! While the zoom changes, sizes are whole pixels, and a frame takes up at most
//! one that was not there before; what waits for its turn is painted a little
//! smaller meanwhile, so a row never grows past its box.

use std::collections::BTreeSet;

use eframe::egui::{Context, Id};

use crate::text::{TextStyle, Weight};

/// Frames after the last change of the zoom in which sizes still come one by one.
const RESTING_FRAMES: u64 = 4;
/// New sizes in a frame while one zooms.
const NEW_SIZES: usize = 1;

/// The sizes that have been painted, and whether one zooms.
#[derive(Clone, Debug, Default)]
struct TextSizes {
    /// Weight and size in half pixels.
    known: BTreeSet<(Weight, u32)>,
    /// The last frame in which sizes come one by one.
    zooms_until: u64,
    /// The last frame in which a text waited for its size.
    waited_in: u64,
    /// A frame and how many new sizes it has taken up.
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

/// The size in points at which a text of a style is painted at a zoom; at most the style's size times the zoom.
pub fn size_at(ctx: &Context, style: TextStyle, zoom: f32) -> f32 {
    let frame = ctx.cumulative_pass_nr();
    let (size, is_exact) = ctx.data_mut(|d| d.get_temp_mut_or_default::<TextSizes>(id()).size_in(frame, style, zoom));
    if !is_exact {
        ctx.request_repaint();
    }
    size
}

impl TextSizes {
    /// The size for a text in a frame, and whether it is the one it has at rest.
    fn size_in(&mut self, frame: u64, style: TextStyle, zoom: f32) -> (f32, bool) {
        let exact = (style.size * zoom * 2.0).floor().max(0.0) as u32;
        let is_zooming = frame <= self.zooms_until;
        let is_patient = is_zooming || frame <= self.waited_in + 1;
        if !is_patient {
            self.known.insert((style.weight, exact));
        }
        if self.known.contains(&(style.weight, exact)) {
            return (exact as f32 / 2.0, true);
        }
        self.waited_in = frame;
        if self.taken.0 != frame {
            self.taken = (frame, 0);
        }
        let wanted = if is_zooming { exact - exact % 2 } else { exact };
        if self.taken.1 < NEW_SIZES && self.known.insert((style.weight, wanted)) {
            self.taken.1 += 1;
        }
        let smaller = self.known.range((style.weight, 0)..=(style.weight, exact)).next_back().map(|(_, size)| *size);
        let size = smaller.unwrap_or_else(|| {
            self.known.insert((style.weight, wanted));
            wanted
        });
        (size as f32 / 2.0, size == exact)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NAME: TextStyle = TextStyle::new(13.0, Weight::Semibold);
    const LABEL: TextStyle = TextStyle::new(12.0, Weight::Semibold);

    #[test]
    fn at_rest_a_text_has_its_size_to_the_half_pixel() {
        let mut sizes = TextSizes::default();
        assert_eq!(sizes.size_in(1, NAME, 1.0), (13.0, true));
        assert_eq!(sizes.size_in(1, NAME, 0.9), (11.5, true));
    }

    #[test]
    fn while_one_zooms_a_frame_takes_up_one_new_size_and_none_is_too_large() {
        let mut sizes = TextSizes::default();
        sizes.size_in(1, NAME, 1.0);
        sizes.size_in(1, LABEL, 1.0);
        sizes.zooms_until = 100;
        for frame in 2..60 {
            let before = sizes.known.len();
            let zoom = 1.0 + frame as f32 * 0.05;
            for style in [NAME, LABEL] {
                let (size, _) = sizes.size_in(frame, style, zoom);
                assert!(size <= style.size * zoom, "{size} at {zoom}");
            }
            assert!(sizes.known.len() <= before + NEW_SIZES, "frame {frame}");
        }
    }

    #[test]
    fn when_the_zoom_rests_every_size_arrives_one_by_one() {
        let mut sizes = TextSizes { zooms_until: 20, ..TextSizes::default() };
        for style in [NAME, LABEL] {
            sizes.size_in(1, style, 1.0);
        }
        for frame in 2..=20 {
            assert!(!sizes.size_in(frame, NAME, 1.3).1 && !sizes.size_in(frame, LABEL, 1.3).1);
        }
        assert_eq!(sizes.size_in(21, NAME, 1.3), (16.5, true));
        assert!(!sizes.size_in(21, LABEL, 1.3).1, "one new size in a frame");
        assert_eq!(sizes.size_in(22, LABEL, 1.3), (15.5, true));
    }
}
