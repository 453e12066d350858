//! Points, sizes, rectangles and paths.
//!
//! One vocabulary for layout, scene and every export. Units are points, x grows
//! to the right and y grows down. Nothing here knows about pixels or colours.

mod path;
mod point;
mod rect;

pub use path::{CORNER_HANDLE, Path, Segment, cubic_at};
pub use point::{Point, Size, pt};
pub use rect::Rect;
