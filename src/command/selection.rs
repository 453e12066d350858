//! What is selected on the map.

use std::collections::BTreeSet;

use crate::model::{LinkId, ObjectiveId, PerspectiveId, Project};

/// The selected cards and arrows, or a selected band.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// The selected cards.
    pub objectives: BTreeSet<ObjectiveId>,
    /// The selected arrows.
    pub links: BTreeSet<LinkId>,
    /// The selected band, if nothing else is.
    pub perspective: Option<PerspectiveId>,
}

impl Selection {
    /// One card.
    pub fn objective(id: ObjectiveId) -> Self {
        Self { objectives: BTreeSet::from([id]), ..Self::default() }
    }

    /// One arrow.
    pub fn link(id: LinkId) -> Self {
        Self { links: BTreeSet::from([id]), ..Self::default() }
    }

    /// One band.
    pub fn perspective(id: PerspectiveId) -> Self {
        Self { perspective: Some(id), ..Self::default() }
    }

    /// Whether nothing is selected.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The selected card, if it is the only thing selected.
    pub fn single_objective(&self) -> Option<ObjectiveId> {
        let is_single = self.objectives.len() == 1 && self.links.is_empty();
        self.objectives.first().copied().filter(|_| is_single)
    }

    /// The selected arrow, if it is the only thing selected.
    pub fn single_link(&self) -> Option<LinkId> {
        let is_single = self.links.len() == 1 && self.objectives.is_empty();
        self.links.first().copied().filter(|_| is_single)
    }

    /// Adds a card, or takes it out if it was in.
    pub fn toggle_objective(&mut self, id: ObjectiveId) {
        self.perspective = None;
        if !self.objectives.remove(&id) {
            self.objectives.insert(id);
        }
    }

    /// Adds an arrow, or takes it out if it was in.
    pub fn toggle_link(&mut self, id: LinkId) {
        self.perspective = None;
        if !self.links.remove(&id) {
            self.links.insert(id);
        }
    }

    /// The selected cards and the ends of the selected arrows.
    pub fn objectives_with_ends(&self, project: &Project) -> BTreeSet<ObjectiveId> {
        let links = self.links.iter().filter_map(|id| project.map.link(*id));
        self.objectives.iter().copied().chain(links.flat_map(|link| [link.cause, link.effect])).collect()
    }

    /// Lets go of what no longer exists.
    pub fn retain_existing(&mut self, project: &Project) {
        self.objectives.retain(|id| project.map.objective(*id).is_some());
        self.links.retain(|id| project.map.link(*id).is_some());
        self.perspective = self.perspective.filter(|id| project.perspectives.contains_key(id));
    }
}
