//! What a merge has settled by itself and is worth a word.

use std::borrow::Cow;

use crate::lang::Lang;
use crate::model::{KpiId, LinkId, ObjectiveId, Record, StepId};

/// Something that a merge has settled; nothing has to be decided.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum MergeNote {
    /// Both sides have moved it; our place holds, or that of the side that has moved it farther.
    Placed(Record),
    /// A text holds the changes of both sides.
    Joined(Record, String),
    /// Both sides have drawn the same arrow; the first one is kept.
    TwinLinks {
        /// The link that is kept.
        kept: LinkId,
        /// The link that went.
        dropped: LinkId,
    },
    /// Both sides have made the same step of a story.
    TwinSteps {
        /// The step that is kept.
        kept: StepId,
        /// The step that went.
        dropped: StepId,
    },
    /// The arrows of both sides together lead from this objective back to itself.
    Cycle(ObjectiveId),
    /// What both sides have changed does not go together: our values hold, and what is at odds is open.
    Contradiction(Record),
    /// A name in data files no longer stands for a KPI that one side has removed.
    Forgotten(KpiId),
    /// There are more conflicts than can be kept; for the others our version holds.
    Unlisted(usize),
}

impl MergeNote {
    /// The record that it is about.
    pub fn record(&self) -> Record {
        match self {
            Self::Placed(record) | Self::Joined(record, _) | Self::Contradiction(record) => *record,
            Self::TwinLinks { kept, .. } => Record::Link(*kept),
            Self::TwinSteps { kept, .. } => Record::Step(*kept),
            Self::Cycle(id) => Record::Objective(*id),
            Self::Forgotten(id) => Record::Kpi(*id),
            Self::Unlisted(_) => Record::Project,
        }
    }

    /// What was settled, of a record that a person knows by this name.
    pub fn message(&self, name: &str, lang: Lang) -> Cow<'static, str> {
        match self {
            Self::Placed(_) => lang.merge_placed(name),
            Self::Joined(..) => lang.merge_joined(name),
            Self::TwinLinks { .. } => lang.merge_twin_links(name),
            Self::TwinSteps { .. } => lang.merge_twin_steps(name),
            Self::Cycle(_) => lang.merge_cycle(name),
            Self::Contradiction(_) => lang.merge_contradiction(name),
            Self::Forgotten(_) => lang.merge_forgotten(name),
            Self::Unlisted(count) => lang.merge_unlisted(*count),
        }
    }
}
