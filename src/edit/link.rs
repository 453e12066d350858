//! Changes to the arrows.

use std::sync::Arc;

use jiff::civil::Date;

use super::{Gesture, Refusal, StepName};
use crate::model::{KpiId, Lag, Link, LinkId, ObjectiveId, Project, Record, Sign, clean_text};

/// A change to a link.
#[derive(Clone, Debug, PartialEq)]
pub enum LinkEdit {
    /// A new arrow.
    Add(Box<Link>),
    /// Another value for a field.
    Set(LinkId, LinkField),
    /// Another cause or effect; KPIs that don't measure the new end are let go.
    Retarget {
        /// The arrow.
        id: LinkId,
        /// Where it starts from now on.
        cause: ObjectiveId,
        /// Where its head is from now on.
        effect: ObjectiveId,
    },
    /// Removes an arrow.
    Remove(LinkId),
}

/// A field of a link with its new value.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs, reason = "each variant sets the field of the same name")]
pub enum LinkField {
    Sign(Sign),
    Lag(Lag),
    Rationale(String),
    Disproof(String),
    Confidence(Option<u8>),
    Since(Option<Date>),
    CauseKpi(Option<KpiId>),
    EffectKpi(Option<KpiId>),
}

impl LinkEdit {
    pub(super) fn apply(self, project: &mut Project) -> Result<(), Refusal> {
        match self {
            Self::Add(mut link) => {
                link.rationale = clean_text(&link.rationale);
                link.disproof = clean_text(&link.disproof);
                Ok(project.map.add_link(Arc::new(*link))?)
            }
            Self::Set(id, field) => {
                let link = project.map.link_mut(id).ok_or(Refusal::Unknown(Record::Link(id)))?;
                set(link, field);
                Ok(())
            }
            Self::Retarget { id, cause, effect } => {
                project.map.retarget(id, cause, effect)?;
                drop_foreign_kpis(project);
                Ok(())
            }
            Self::Remove(id) if project.map.remove_link(id) => Ok(()),
            Self::Remove(id) => Err(Refusal::Unknown(Record::Link(id))),
        }
    }

    pub(super) fn id(&self) -> LinkId {
        match self {
            Self::Add(link) => link.id,
            Self::Set(id, _) | Self::Retarget { id, .. } | Self::Remove(id) => *id,
        }
    }

    pub(super) fn name(&self) -> StepName {
        match self {
            Self::Add(_) => StepName::AddLink,
            Self::Set(..) => StepName::EditLink,
            Self::Retarget { .. } => StepName::RetargetLink,
            Self::Remove(_) => StepName::RemoveLink,
        }
    }

    pub(super) fn gesture(&self) -> Option<Gesture> {
        match self {
            Self::Set(id, field) => Some(Gesture::Field(Record::Link(*id), field.field())),
            _ => None,
        }
    }
}

impl LinkField {
    fn field(&self) -> &'static str {
        match self {
            Self::Sign(_) => "sign",
            Self::Lag(_) => "lag",
            Self::Rationale(_) => "rationale",
            Self::Disproof(_) => "disproof",
            Self::Confidence(_) => "confidence",
            Self::Since(_) => "since",
            Self::CauseKpi(_) => "cause_kpi",
            Self::EffectKpi(_) => "effect_kpi",
        }
    }
}

fn set(link: &mut Link, field: LinkField) {
    match field {
        LinkField::Sign(sign) => link.sign = sign,
        LinkField::Lag(lag) => link.lag = lag,
        LinkField::Rationale(rationale) => link.rationale = clean_text(&rationale),
        LinkField::Disproof(disproof) => link.disproof = clean_text(&disproof),
        LinkField::Confidence(confidence) => link.confidence = confidence,
        LinkField::Since(since) => link.since = since,
        LinkField::CauseKpi(kpi) => link.cause_kpi = kpi,
        LinkField::EffectKpi(kpi) => link.effect_kpi = kpi,
    }
}

/// Lets go of KPIs by which a link is judged but which don't measure its end (any more).
pub(super) fn drop_foreign_kpis(project: &mut Project) {
    let kpis = &project.kpis;
    let is_foreign = |kpi: Option<KpiId>, end: ObjectiveId| {
        kpi.is_some_and(|id| kpis.get(&id).is_none_or(|kpi| !kpi.objectives.contains(&end)))
    };
    let foreign: Vec<(LinkId, bool, bool)> = project
        .map
        .links()
        .map(|l| (l.id, is_foreign(l.cause_kpi, l.cause), is_foreign(l.effect_kpi, l.effect)))
        .filter(|(_, cause, effect)| *cause || *effect)
        .collect();
    for (id, cause, effect) in foreign {
        if let Some(link) = project.map.link_mut(id) {
            link.cause_kpi = link.cause_kpi.filter(|_| !cause);
            link.effect_kpi = link.effect_kpi.filter(|_| !effect);
        }
    }
}
