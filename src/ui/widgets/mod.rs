//! House widgets: small things that several panels share.

mod add_entry;
mod buttons;
mod cell;
mod chip;
mod choice;
mod date_field;
mod field;
mod guide;
mod mark;
mod search_field;
mod segments;
mod slider;
mod swatches;
mod text_field;
mod value_field;
mod why;

pub use add_entry::{add_button_ui, add_entry_ui, open_entry};
pub use buttons::{focus_ring_ui, icon_button, link_button, primary_button};
pub use cell::{CellField, KEEPS_KEYS, fitting_number, take_events};
pub use chip::{Chip, chip_ui};
pub use choice::{choice_ui, hue_chip_ui};
pub use date_field::DateField;
pub use field::{
    block_ui, elided_ui, hairline_ui, heading_ui, label_ui, note_ui, refusal_ui, row_ui, section_ui, small_button_ui,
};
pub use guide::{guide_ui, no_kpis_ui};
pub use mark::{code_badge_ui, hue_dot_ui, logo_ui, status_ui};
pub use search_field::{filter_field_ui, search_field_ui};
pub use segments::{SEGMENTS_HEIGHT, segments_ui};
pub use slider::percent_slider_ui;
pub use swatches::swatches_ui;
pub use text_field::TextField;
pub use value_field::ValueField;
pub(super) use value_field::{select_all, select_chars};
pub use why::why_popover_ui;
