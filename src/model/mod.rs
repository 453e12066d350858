//! What a strategy is made of.
//!
//! A [`Project`] holds the perspectives, the [`Map`] of objectives and links, the
//! KPIs with their measurements, and the initiatives. Records sit behind `Arc`,
//! so a copy of a whole project costs microseconds and undo can keep many.
//! Nothing here is derived: codes, scores and places are questions for
//! `analysis`. [`Project::check`] names every broken rule; only `edit` changes a
//! project, and it leaves none broken.

mod calendar;
mod check;
mod clean;
mod conflict;
mod formula;
mod ids;
mod import_profile;
mod initiative;
mod kpi;
pub mod limits;
mod link;
mod map;
mod objective;
mod perspective;
mod project;
mod rank;
mod series;
mod stage;
mod story;
mod theme;
mod unit;

pub use calendar::{FiscalYear, Interval, Period};
pub use check::{Field, Problem, Record, Rule};
pub use clean::{clean_line, clean_text};
pub use conflict::{Conflict, ConflictKey, Conflicts, RecordError};
pub use formula::{
    At, Expression, Formula, FormulaOrder, Function, KpiLabels, Operand, Quantity, Reference, Slip, UnitSlip,
    formula_order,
};
pub use ids::{
    CountedIds, IdError, IdSource, ImportProfileId, InitiativeId, KpiId, LinkId, ObjectiveId, PerspectiveId, StepId,
    ThemeId,
};
pub use import_profile::{ColumnRole, DateOrder, DecimalMark, ImportColumn, ImportProfile};
pub use initiative::Initiative;
pub use kpi::{Aggregation, Cost, Kpi, Nature, Target, TargetPath};
pub use link::{Lag, Link, Sign};
pub use map::{Map, MapError};
pub use objective::{Objective, Pin};
pub use perspective::{Hue, Perspective};
pub use project::Project;
pub use rank::Rank;
pub use series::{Measurement, Series};
pub use stage::Stage;
pub use story::{About, Frame, StoryStep};
pub use theme::Theme;
pub use unit::{Currency, DurationUnit, Unit};
