//! House widgets: small things that several panels share.

mod buttons;
mod chip;
mod guide;
mod mark;
mod segments;

pub use buttons::{icon_button, link_button, primary_button};
pub use chip::{Chip, chip_ui};
pub use guide::guide_ui;
pub use mark::{code_badge_ui, hue_dot_ui, logo_ui, status_ui};
pub use segments::segments_ui;
