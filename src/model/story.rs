//! The steps of the story that is told from the map.
//!
//! A project without any has the story that follows from it; as soon as a person
//! changes that story, its steps become records. A step without words of its own
//! keeps following the names on the map.

use super::{KpiId, ObjectiveId, PerspectiveId, Rank, StepId};

/// One step of a story.
#[derive(Clone, Debug, PartialEq)]
pub struct StoryStep {
    /// Its lasting name.
    pub id: StepId,
    /// Its place in the story.
    pub rank: Rank,
    /// What is lit.
    pub about: About,
    /// The part of the map that is shown; `None` follows from what is lit.
    pub frame: Option<Frame>,
    /// What the step is called; empty if it is called after what it is about.
    pub title: String,
    /// What is said; empty if it follows from the map.
    pub sentence: String,
    /// What only the speaker reads.
    pub notes: String,
    /// How long it should take, in seconds; `None` is an even share of the time for the whole story.
    pub seconds: Option<u16>,
    /// The KPI whose chart stands beside the map.
    pub kpi: Option<KpiId>,
}

/// What a step of a story is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum About {
    /// Why the organisation exists.
    Mission,
    /// A band.
    Perspective(PerspectiveId),
    /// Objectives joined by arrows, from the first cause to the last effect.
    Chain(Vec<ObjectiveId>),
    /// Objectives that somebody has chosen, with the arrows among them.
    Objectives(Vec<ObjectiveId>),
    /// The whole map.
    Map,
    /// How the KPIs stand.
    Numbers,
    /// The initiatives: what has to be done, and what it takes.
    Initiatives,
}

impl About {
    /// The objectives that it names one by one.
    pub fn objectives(&self) -> &[ObjectiveId] {
        match self {
            Self::Chain(ids) | Self::Objectives(ids) => ids,
            Self::Mission | Self::Perspective(_) | Self::Map | Self::Numbers | Self::Initiatives => &[],
        }
    }
}

/// A part of the map, in whole points of its plane.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Frame {
    /// Left edge.
    pub x: i32,
    /// Top edge.
    pub y: i32,
    /// Width, at least 1.
    pub width: u32,
    /// Height, at least 1.
    pub height: u32,
}
