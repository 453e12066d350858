//! A cause-and-effect arrow: a dated bet.

use jiff::civil::Date;

use super::{KpiId, LinkId, ObjectiveId};

/// A bet that reaching the cause moves the effect.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    /// Its lasting name.
    pub id: LinkId,
    /// The objective where the arrow starts.
    pub cause: ObjectiveId,
    /// The objective where its head is.
    pub effect: ObjectiveId,
    /// Whether more of the cause means more or less of the effect.
    pub sign: Sign,
    /// How long the effect is expected to take.
    pub lag: Lag,
    /// Why we believe it.
    pub rationale: String,
    /// What would prove it wrong.
    pub disproof: String,
    /// How sure we are, in percent from 0 to 100, if we said so.
    pub confidence: Option<u8>,
    /// When the bet was made.
    pub since: Option<Date>,
    /// The KPI by which the cause is judged.
    pub cause_kpi: Option<KpiId>,
    /// The KPI by which the effect is judged.
    pub effect_kpi: Option<KpiId>,
}

impl Link {
    /// A positive link without further details.
    pub fn new(id: LinkId, cause: ObjectiveId, effect: ObjectiveId) -> Self {
        Self {
            id,
            cause,
            effect,
            sign: Sign::Plus,
            lag: Lag::default(),
            rationale: String::new(),
            disproof: String::new(),
            confidence: None,
            since: None,
            cause_kpi: None,
            effect_kpi: None,
        }
    }
}

/// The direction of an effect.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sign {
    /// More of the cause, more of the effect.
    #[default]
    Plus,
    /// More of the cause, less of the effect.
    Minus,
}

/// An expected delay as a range of whole months, both ends included.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Lag {
    /// The earliest month in which the effect shows.
    pub from_months: u16,
    /// The month by which it must have shown; not before the earliest.
    pub to_months: u16,
}
