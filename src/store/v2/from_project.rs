//! From the model to version 2.

use std::sync::Arc;

use super::{
    About, Aggregation, ColumnRole, Conflict, Cost, DateOrder, DecimalMark, DurationUnit, FORMAT, File, Hue,
    ImportProfile, Initiative, Interval, Kpi, Lag, Link, Measurement, Nature, Objective, Path, Perspective, Pin, Sign,
    Stage, Step, Target, Theme, Unit, VERSION,
};
use crate::model;

/// The file of a project; records come sorted because the model keeps them by id.
impl From<&model::Project> for File {
    fn from(p: &model::Project) -> Self {
        let measurements = p.series.iter().flat_map(|(kpi, series)| {
            series.iter().map(|(day, m)| Measurement {
                kpi: (*kpi).into(),
                date: day.into(),
                value: m.value,
                note: m.note.clone(),
            })
        });
        Self {
            format: FORMAT.to_owned(),
            version: VERSION,
            min_reader: VERSION,
            name: p.name.clone(),
            mission: p.mission.clone(),
            vision: p.vision.clone(),
            currency: p.currency.into(),
            fiscal_year_start: p.fiscal_year.first_month(),
            perspectives: p.perspectives.values().map(Into::into).collect(),
            themes: p.themes.values().map(Into::into).collect(),
            objectives: p.map.objectives().map(Into::into).collect(),
            links: p.map.links().map(Into::into).collect(),
            kpis: p.kpis.values().map(Into::into).collect(),
            measurements: measurements.collect(),
            initiatives: p.initiatives.values().map(Into::into).collect(),
            story: p.story.values().map(Into::into).collect(),
            import_profiles: p.import_profiles.values().map(Into::into).collect(),
            conflicts: p.conflicts.values().map(Into::into).collect(),
        }
    }
}

impl From<&Arc<model::Perspective>> for Perspective {
    fn from(p: &Arc<model::Perspective>) -> Self {
        Self {
            id: p.id.into(),
            rank: p.rank.clone().into(),
            name: p.name.clone(),
            letter: p.letter.clone(),
            question: p.question.clone(),
            hue: p.hue.into(),
        }
    }
}

impl From<&Arc<model::Theme>> for Theme {
    fn from(t: &Arc<model::Theme>) -> Self {
        Self { id: t.id.into(), rank: t.rank.clone().into(), name: t.name.clone(), hue: t.hue.into() }
    }
}

impl From<&Arc<model::Objective>> for Objective {
    fn from(o: &Arc<model::Objective>) -> Self {
        Self {
            id: o.id.into(),
            perspective: o.perspective.into(),
            rank: o.rank.clone().into(),
            name: o.name.clone(),
            description: o.description.clone(),
            owner: o.owner.clone(),
            weight: o.weight,
            themes: o.themes.iter().map(|theme| (*theme).into()).collect(),
            pin: o.pin.map(|pin| Pin { x: pin.x, y: pin.y }),
        }
    }
}

impl From<&Arc<model::Link>> for Link {
    fn from(l: &Arc<model::Link>) -> Self {
        Self {
            id: l.id.into(),
            cause: l.cause.into(),
            effect: l.effect.into(),
            sign: l.sign.into(),
            lag: Lag { from_months: l.lag.from_months, to_months: l.lag.to_months },
            rationale: l.rationale.clone(),
            disproof: l.disproof.clone(),
            confidence: l.confidence,
            since: l.since.map(Into::into),
            cause_kpi: l.cause_kpi.map(Into::into),
            effect_kpi: l.effect_kpi.map(Into::into),
        }
    }
}

impl From<&Arc<model::Kpi>> for Kpi {
    fn from(k: &Arc<model::Kpi>) -> Self {
        Self {
            id: k.id.into(),
            name: k.name.clone(),
            objectives: k.objectives.iter().map(|objective| (*objective).into()).collect(),
            rank: k.rank.clone().into(),
            unit: k.unit.into(),
            baseline: k.baseline,
            minimum: k.minimum,
            target: k.target.map(Into::into),
            collection: k.collection.clone(),
            interval: k.interval.into(),
            start: k.start.map(Into::into),
            end: k.end.map(Into::into),
            nature: k.nature.map(Into::into),
            counterpart: k.counterpart.map(Into::into),
            weight: k.weight,
            cost: k.cost.map(Into::into),
            owner: k.owner.clone(),
            enters: k.enters.clone(),
            answers: k.answers.clone(),
            scope: k.scope.clone(),
            path: (&k.path).into(),
            reading: k.reading.clone(),
            aggregation: k.aggregation.into(),
            stage: k.stage.map(Into::into),
            formula: k.formula.as_ref().map(|formula| formula.text().to_owned()),
        }
    }
}

impl From<&Arc<model::Initiative>> for Initiative {
    fn from(i: &Arc<model::Initiative>) -> Self {
        Self {
            id: i.id.into(),
            objective: i.objective.into(),
            rank: i.rank.clone().into(),
            name: i.name.clone(),
            owner: i.owner.clone(),
            start: i.start.map(Into::into),
            due: i.due.map(Into::into),
            progress: i.progress,
            budget: i.budget,
        }
    }
}

impl From<&Arc<model::StoryStep>> for Step {
    fn from(s: &Arc<model::StoryStep>) -> Self {
        Self {
            id: s.id.into(),
            rank: s.rank.clone().into(),
            about: (&s.about).into(),
            frame: s.frame.map(|frame| (frame.x, frame.y, frame.width, frame.height)),
            title: s.title.clone(),
            sentence: s.sentence.clone(),
            notes: s.notes.clone(),
            seconds: s.seconds,
            kpi: s.kpi.map(Into::into),
        }
    }
}

impl From<&model::About> for About {
    fn from(about: &model::About) -> Self {
        let ids = |ids: &[model::ObjectiveId]| ids.iter().map(|id| (*id).into()).collect();
        match about {
            model::About::Mission => Self::Mission,
            model::About::Perspective(id) => Self::Perspective((*id).into()),
            model::About::Chain(chain) => Self::Chain(ids(chain)),
            model::About::Objectives(chosen) => Self::Objectives(ids(chosen)),
            model::About::Map => Self::Map,
            model::About::Numbers => Self::Numbers,
            model::About::Initiatives => Self::Initiatives,
        }
    }
}

impl From<&Arc<model::ImportProfile>> for ImportProfile {
    fn from(p: &Arc<model::ImportProfile>) -> Self {
        Self {
            id: p.id.into(),
            columns: p.columns.iter().map(|column| (column.title.clone(), column.role.into())).collect(),
            decimal: p.decimal.map(Into::into),
            dates: p.dates.map(Into::into),
            kpis: p.kpis.iter().map(|(name, kpi)| (name.clone(), (*kpi).into())).collect(),
        }
    }
}

impl From<&Arc<model::Conflict>> for Conflict {
    fn from(c: &Arc<model::Conflict>) -> Self {
        Self {
            record: c.record.into(),
            field: c.field.clone(),
            base: c.base.clone(),
            ours: c.ours.clone(),
            theirs: c.theirs.clone(),
        }
    }
}

impl From<model::Unit> for Unit {
    fn from(unit: model::Unit) -> Self {
        match unit {
            model::Unit::Number => Self::Number,
            model::Unit::Count => Self::Count,
            model::Unit::Percent => Self::Percent,
            model::Unit::Currency(currency) => Self::Currency(currency.into()),
            model::Unit::Duration(unit) => Self::Duration(unit.into()),
            model::Unit::Ratio => Self::Ratio,
        }
    }
}

impl From<&model::TargetPath> for Path {
    fn from(path: &model::TargetPath) -> Self {
        match path {
            model::TargetPath::Constant => Self::Constant,
            model::TargetPath::Line => Self::Line,
            model::TargetPath::Values(values) => Self::Values(values.iter().map(|(d, v)| ((*d).into(), *v)).collect()),
        }
    }
}

/// Both ways between two enums with the same words.
macro_rules! words {
    ($($name:ident { $($variant:ident $(($($value:ident),+))?),+ $(,)? })+) => { $(
        impl From<model::$name> for $name {
            fn from(value: model::$name) -> Self {
                match value {
                    $(model::$name::$variant $(($($value),+))? => Self::$variant $(($($value),+))?),+
                }
            }
        }

        impl From<$name> for model::$name {
            fn from(value: $name) -> Self {
                match value {
                    $($name::$variant $(($($value),+))? => Self::$variant $(($($value),+))?),+
                }
            }
        }
    )+ };
}

words! {
    Hue { Blue, Teal, Violet, Magenta, Amber, Green, Red, Slate }
    Sign { Plus, Minus }
    DurationUnit { Seconds, Minutes, Hours, Days, Weeks, Months, Years }
    Interval { Day, Week, Month, Quarter, Year }
    Nature { Leading, Lagging }
    Aggregation { Last, Sum, Mean, Minimum, Maximum }
    Stage { Attract, Engage, CreateValue, Retain, FinancialStability }
    Target { Value(value), Range(low, high) }
    Cost { Money(amount), Hours(hours) }
    ColumnRole { Skip, Names, Dates, Values, Notes, Kpi, Period }
    DecimalMark { Point, Comma }
    DateOrder { DayFirst, MonthFirst }
}
