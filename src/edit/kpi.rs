//! Changes to the KPIs.

use std::sync::Arc;

use jiff::civil::Date;

use super::{Gesture, Refusal, StepName, import_profile, link, story};
use crate::model::{
    Aggregation, Cost, Formula, Interval, Kpi, KpiId, Nature, ObjectiveId, Project, Rank, Record, Stage, Target,
    TargetPath, Unit, clean_line, clean_text,
};

/// A change to a KPI.
#[derive(Clone, Debug, PartialEq)]
pub enum KpiEdit {
    /// A new KPI.
    Add(Box<Kpi>),
    /// Another value for a field.
    Set(KpiId, KpiField),
    /// Removes a KPI with its measurements.
    Remove(KpiId),
}

/// A field of a KPI with its new value.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs, reason = "each variant sets the field of the same name")]
pub enum KpiField {
    Name(String),
    Objectives(Vec<ObjectiveId>),
    Rank(Rank),
    Unit(Unit),
    Baseline(Option<f64>),
    Minimum(Option<f64>),
    Target(Option<Target>),
    Collection(String),
    Interval(Interval),
    Start(Option<Date>),
    End(Option<Date>),
    Nature(Option<Nature>),
    Counterpart(Option<KpiId>),
    Weight(f64),
    Cost(Option<Cost>),
    Owner(String),
    Enters(String),
    Answers(String),
    Scope(String),
    Path(TargetPath),
    Reading(String),
    Aggregation(Aggregation),
    Stage(Option<Stage>),
    Formula(Option<Formula>),
}

impl KpiEdit {
    pub(super) fn apply(self, project: &mut Project) -> Result<(), Refusal> {
        match self {
            Self::Add(kpi) => add(project, *kpi),
            Self::Set(id, field) => {
                let is_objectives = matches!(field, KpiField::Objectives(_));
                let kpi = project.kpis.get_mut(&id).ok_or(Refusal::Unknown(Record::Kpi(id)))?;
                set(Arc::make_mut(kpi), field);
                if is_objectives {
                    link::drop_foreign_kpis(project);
                }
                Ok(())
            }
            Self::Remove(id) if project.kpis.contains_key(&id) => {
                forget(project, id);
                link::drop_foreign_kpis(project);
                Ok(())
            }
            Self::Remove(id) => Err(Refusal::Unknown(Record::Kpi(id))),
        }
    }

    pub(super) fn id(&self) -> KpiId {
        match self {
            Self::Add(kpi) => kpi.id,
            Self::Set(id, _) | Self::Remove(id) => *id,
        }
    }

    pub(super) fn name(&self) -> StepName {
        match self {
            Self::Add(_) => StepName::AddKpi,
            Self::Set(..) => StepName::EditKpi,
            Self::Remove(_) => StepName::RemoveKpi,
        }
    }

    pub(super) fn gesture(&self) -> Option<Gesture> {
        match self {
            Self::Set(id, field) => Some(Gesture::Field(Record::Kpi(*id), field.field())),
            _ => None,
        }
    }
}

impl KpiField {
    fn field(&self) -> &'static str {
        match self {
            Self::Name(_) => "name",
            Self::Objectives(_) => "objectives",
            Self::Rank(_) => "rank",
            Self::Unit(_) => "unit",
            Self::Baseline(_) => "baseline",
            Self::Minimum(_) => "minimum",
            Self::Target(_) => "target",
            Self::Collection(_) => "collection",
            Self::Interval(_) => "interval",
            Self::Start(_) => "start",
            Self::End(_) => "end",
            Self::Nature(_) => "nature",
            Self::Counterpart(_) => "counterpart",
            Self::Weight(_) => "weight",
            Self::Cost(_) => "cost",
            Self::Owner(_) => "owner",
            Self::Enters(_) => "enters",
            Self::Answers(_) => "answers",
            Self::Scope(_) => "scope",
            Self::Path(_) => "path",
            Self::Reading(_) => "reading",
            Self::Aggregation(_) => "aggregation",
            Self::Stage(_) => "stage",
            Self::Formula(_) => "formula",
        }
    }
}

fn add(project: &mut Project, mut kpi: Kpi) -> Result<(), Refusal> {
    let id = kpi.id;
    for line in [&mut kpi.name, &mut kpi.owner, &mut kpi.enters, &mut kpi.answers] {
        *line = clean_line(line);
    }
    for text in [&mut kpi.collection, &mut kpi.scope, &mut kpi.reading] {
        *text = clean_text(text);
    }
    match project.kpis.insert(id, Arc::new(kpi)) {
        None => Ok(()),
        Some(_) => Err(Refusal::Duplicate(Record::Kpi(id))),
    }
}

fn set(kpi: &mut Kpi, field: KpiField) {
    match field {
        KpiField::Name(name) => kpi.name = clean_line(&name),
        KpiField::Objectives(objectives) => kpi.objectives = objectives,
        KpiField::Rank(rank) => kpi.rank = rank,
        KpiField::Unit(unit) => kpi.unit = unit,
        KpiField::Baseline(baseline) => kpi.baseline = baseline,
        KpiField::Minimum(minimum) => kpi.minimum = minimum,
        KpiField::Target(target) => kpi.target = target,
        KpiField::Collection(collection) => kpi.collection = clean_text(&collection),
        KpiField::Interval(interval) => kpi.interval = interval,
        KpiField::Start(start) => kpi.start = start,
        KpiField::End(end) => kpi.end = end,
        KpiField::Nature(nature) => kpi.nature = nature,
        KpiField::Counterpart(counterpart) => kpi.counterpart = counterpart,
        KpiField::Weight(weight) => kpi.weight = weight,
        KpiField::Cost(cost) => kpi.cost = cost,
        KpiField::Owner(owner) => kpi.owner = clean_line(&owner),
        KpiField::Enters(enters) => kpi.enters = clean_line(&enters),
        KpiField::Answers(answers) => kpi.answers = clean_line(&answers),
        KpiField::Scope(scope) => kpi.scope = clean_text(&scope),
        KpiField::Path(path) => kpi.path = path,
        KpiField::Reading(reading) => kpi.reading = clean_text(&reading),
        KpiField::Aggregation(aggregation) => kpi.aggregation = aggregation,
        KpiField::Stage(stage) => kpi.stage = stage,
        KpiField::Formula(formula) => kpi.formula = formula,
    }
}

/// Takes a KPI and its measurements away, and lets go of it as a counterpart.
pub(super) fn forget(project: &mut Project, id: KpiId) {
    project.kpis.remove(&id);
    project.series.remove(&id);
    for kpi in project.kpis.values_mut().filter(|kpi| kpi.counterpart == Some(id)) {
        Arc::make_mut(kpi).counterpart = None;
    }
    import_profile::forget_kpi(project, id);
    story::forget_kpi(project, id);
}
