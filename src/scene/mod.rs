//! What the map looks like: project, scores, layout and colours made into one picture.
//!
//! Only this folder decides where a letter stands and what colour an arrow has;
//! the screen and every exporter paint the [`Scene`] as it is. [`Derived`] keeps
//! what follows from a project and makes anew only what has changed.

mod arrow;
mod band;
mod brief;
mod card;
pub mod chart;
mod column;
mod derived;
mod glide;
mod header;
mod item;
mod map;
mod measures;
mod placed;
mod plan;
mod status;
mod surround;

pub use arrow::{ArrowLook, arrow_items};
pub use band::band_title_area;
pub use brief::CardBrief;
pub use card::{CardText, card_name_area};
pub use derived::{Derived, Figures, Outlook, Shaped};
pub use header::Header;
pub use item::{Dash, Form, Group, Hit, Item, Row, Scene, Shape, Stroke, Target, Text};
pub use measures::CARD_WIDTH;
pub use placed::Placement;
pub use plan::Plan;
pub use status::{status_color, status_shape};
pub use surround::Surround;
