//! Numbers from other programs: CSV files, workbooks and the clipboard.
//!
//! [`read`] turns bytes into a [`Proposal`]: which KPI, which period, which value, what
//! is new, and every cell that was passed over, with its place and the reason. What the
//! file leaves open is guessed where all of it agrees and asked where it does not; a
//! date or a number that can be read in two ways is never guessed. [`edit`] is the one
//! step that carries a proposal out. Nothing here changes a project or touches a disk.
//!
//! Whatever the bytes: no panic, memory and time within `model::limits`.

mod cells;
mod choices;
mod edit;
mod encoding;
mod fates;
mod font_code;
mod interpret;
mod kind;
mod names;
mod number;
mod period;
mod profile;
mod progress;
mod proposal;
mod read;
mod refusal;
mod separated;
mod settle;
mod shape;
mod table;
mod targets;
mod words;
mod xlsx;

pub use choices::{Choices, Existing, Header, Pick};
pub use edit::edit;
pub use encoding::Encoding;
pub use names::name_key;
pub use period::Stretch;
pub use progress::Progress;
pub use proposal::{
    Column, Counts, Fate, Meaning, Problem, Proposal, Question, Reason, Skip, SourceRead, Target, Value,
};
pub use read::{looks_like_table, read};
pub use refusal::Refusal;
pub use separated::Separator;
pub use table::{Cell, Form, Row, Table, column_key, column_letters};
pub use words::{role_text, separator_text};
