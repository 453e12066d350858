//! Ids of elements, each made of the record that the element shows.
//!
//! Ids of records are ten plain characters behind a letter, so none of these needs an escape, and they stay the same
//! as long as the record does: an address that ends in `#o-…` leads to its objective in every later export.

use crate::model::{KpiId, ObjectiveId};
use crate::scene::Target;

/// A card, arrow or band of the map.
pub(super) fn on_map(target: Target) -> String {
    match target {
        Target::Mission => "map-mission".to_owned(),
        Target::Vision => "map-vision".to_owned(),
        Target::Perspective(id) => format!("map-{id}"),
        Target::Objective(id) => format!("map-{id}"),
        Target::Link(id) => format!("map-{id}"),
    }
}

/// An objective in the list.
pub(super) fn listed(id: ObjectiveId) -> String {
    id.to_string()
}

/// The name of an objective in the list.
pub(super) fn listed_name(id: ObjectiveId) -> String {
    format!("name-{id}")
}

/// What a card shows when it is pointed at.
pub(super) fn detail(id: ObjectiveId) -> String {
    format!("detail-{id}")
}

/// The chart of a KPI.
pub(super) fn chart(id: KpiId) -> String {
    format!("chart-{id}")
}

/// A step by its place from 1; 0 is the whole map before the story.
pub(super) fn step(place: usize) -> String {
    format!("step-{place}")
}

/// What is said in a step.
pub(super) fn said(place: usize) -> String {
    format!("said-{place}")
}

/// The id as an address within the page.
pub(super) fn link_to(id: &str) -> String {
    format!("#{id}")
}
