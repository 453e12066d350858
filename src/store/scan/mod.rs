//! Where things stand in a project file, told without understanding them.
//!
//! The parser of a broken file stops at the first error. The outline goes on: it
//! finds the fields, sections and records by brackets and strings alone, and
//! picks up again at the next record after something that never ends. It also
//! tells the lines of records in a file that parses. Linear in the length of the
//! text, without recursion.

mod outline;
mod place;
mod scanner;
mod token;

pub use outline::{FaultKind, Outline, Strictness};
pub use place::{Place, offset_of, places};
