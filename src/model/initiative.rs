//! A piece of work for an objective.

use jiff::civil::Date;

use super::{InitiativeId, ObjectiveId, Rank};

/// What is being done to reach an objective.
#[derive(Clone, Debug, PartialEq)]
pub struct Initiative {
    /// Its lasting name.
    pub id: InitiativeId,
    /// The objective it works for.
    pub objective: ObjectiveId,
    /// Its place among the objective's initiatives.
    pub rank: Rank,
    /// What is being done.
    pub name: String,
    /// Who does it.
    pub owner: String,
    /// When it starts.
    pub start: Option<Date>,
    /// When it is due.
    pub due: Option<Date>,
    /// How far it is, in percent from 0 to 100.
    pub progress: u8,
    /// What it may cost, in the project's currency.
    pub budget: Option<f64>,
}
