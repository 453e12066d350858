//! The value of a field in the words of a person.

use super::super::{aggregation_text, full_text, hue_text, interval_text, nature_text, stage_text, unit_text};
use super::names;
use crate::lang::Lang;
use crate::model::{
    Cost, DateOrder, DecimalMark, Initiative, Kpi, KpiLabels, Link, Objective, Project, Record, Sign, StoryStep,
    Target, TargetPath, Unit,
};

/// The value of a field of a record, by its name in the file; `None` if it is empty or there is no such record.
pub fn field_text(project: &Project, record: Record, field: &str, lang: Lang) -> Option<String> {
    let text = match record {
        Record::Project => of_project(project, field, lang),
        Record::Perspective(id) => {
            let band = project.perspectives.get(&id)?;
            match field {
                "name" => Some(band.name.clone()),
                "letter" => Some(band.letter.clone()),
                "question" => Some(band.question.clone()),
                "hue" => Some(hue_text(band.hue, lang).into_owned()),
                _ => Some(place(&band.rank.to_string(), lang)),
            }
        }
        Record::Theme(id) => {
            let theme = project.themes.get(&id)?;
            match field {
                "name" => Some(theme.name.clone()),
                "hue" => Some(hue_text(theme.hue, lang).into_owned()),
                _ => Some(place(&theme.rank.to_string(), lang)),
            }
        }
        Record::Objective(id) => of_objective(project, project.map.objective(id)?, field, lang),
        Record::Link(id) => of_link(project, project.map.link(id)?, field, lang),
        Record::Kpi(id) => of_kpi(project, project.kpis.get(&id)?, field, lang),
        Record::Measurement(id, day) => {
            let measurement = project.series_of(id).iter().find(|(other, _)| *other == day)?.1;
            let unit = project.kpis.get(&id).map_or(Unit::Number, |kpi| kpi.unit);
            if field == "note" {
                Some(measurement.note.clone())
            } else {
                Some(full_text(lang, unit, measurement.value))
            }
        }
        Record::Initiative(id) => of_initiative(project, project.initiatives.get(&id)?, field, lang),
        Record::Step(id) => of_step(project, project.story.get(&id)?, field, lang),
        Record::ImportProfile(id) => {
            let profile = project.import_profiles.get(&id)?;
            match field {
                "columns" => Some(profile.columns.iter().map(|c| c.title.as_str()).collect::<Vec<_>>().join(", ")),
                "decimal" => profile.decimal.map(|mark| match mark {
                    DecimalMark::Point => lang.cli_import_decimal_point().into_owned(),
                    DecimalMark::Comma => lang.cli_import_decimal_comma().into_owned(),
                }),
                "dates" => profile.dates.map(|order| match order {
                    DateOrder::DayFirst => lang.cli_import_day_first().into_owned(),
                    DateOrder::MonthFirst => lang.cli_import_month_first().into_owned(),
                }),
                _ => {
                    let pair = |(name, kpi)| format!("{name} = {}", names::kpi(project, kpi, lang));
                    let pairs = profile.kpis.iter().map(|(name, kpi)| pair((name, *kpi)));
                    Some(pairs.collect::<Vec<_>>().join(", "))
                }
            }
        }
    };
    text.filter(|text| !text.is_empty())
}

/// A place in a list says nothing by itself; where it was changed, the words say that there is one.
fn place(rank: &str, lang: Lang) -> String {
    lang.difference_rank(rank).into_owned()
}

fn of_project(project: &Project, field: &str, lang: Lang) -> Option<String> {
    match field {
        "name" => Some(project.name.clone()),
        "mission" => Some(project.mission.clone()),
        "vision" => Some(project.vision.clone()),
        "currency" => Some(project.currency.to_string()),
        "conflicts" if project.conflicts.is_empty() => None,
        "conflicts" => Some(lang.resolve_left(project.conflicts.len()).into_owned()),
        "fiscal_year_start" => Some(lang.month_name(project.fiscal_year.first_month()).into_owned()),
        _ => None,
    }
}

fn of_objective(project: &Project, o: &Objective, field: &str, lang: Lang) -> Option<String> {
    match field {
        "name" => Some(o.name.clone()),
        "description" => Some(o.description.clone()),
        "owner" => Some(o.owner.clone()),
        "weight" => Some(number(o.weight, lang)),
        "perspective" => project.perspectives.get(&o.perspective).map(|band| band.name.clone()),
        "themes" => {
            let themes = o.themes.iter().filter_map(|id| project.themes.get(id)).map(|theme| theme.name.as_str());
            Some(themes.collect::<Vec<_>>().join(", "))
        }
        "pin" => o.pin.map(|pin| format!("{} / {}", number(pin.x, lang), number(pin.y, lang))),
        _ => Some(place(&o.rank.to_string(), lang)),
    }
}

fn of_link(project: &Project, l: &Link, field: &str, lang: Lang) -> Option<String> {
    match field {
        "cause" => Some(names::objective(project, l.cause, lang)),
        "effect" => Some(names::objective(project, l.effect, lang)),
        "sign" => Some(match l.sign {
            Sign::Plus => lang.link_plus().into_owned(),
            Sign::Minus => lang.link_minus().into_owned(),
        }),
        "lag" if l.lag == crate::model::Lag::default() => Some(lang.lag_none().into_owned()),
        "lag" if l.lag.from_months == l.lag.to_months => {
            Some(lang.lag_months(&l.lag.to_months.to_string()).into_owned())
        }
        "lag" => Some(lang.lag_months(&format!("{}–{}", l.lag.from_months, l.lag.to_months)).into_owned()),
        "rationale" => Some(l.rationale.clone()),
        "disproof" => Some(l.disproof.clone()),
        "confidence" => l.confidence.map(|percent| full_text(lang, Unit::Percent, f64::from(percent))),
        "since" => l.since.map(|day| lang.date(day)),
        "cause_kpi" => l.cause_kpi.map(|id| names::kpi(project, id, lang)),
        "effect_kpi" => l.effect_kpi.map(|id| names::kpi(project, id, lang)),
        _ => None,
    }
}

fn of_kpi(project: &Project, k: &Kpi, field: &str, lang: Lang) -> Option<String> {
    let amount = |value: f64| full_text(lang, k.unit, value);
    match field {
        "name" => Some(k.name.clone()),
        "objectives" => {
            let names: Vec<String> = k.objectives.iter().map(|id| names::objective(project, *id, lang)).collect();
            Some(names.join(", "))
        }
        "unit" => Some(unit_words(k.unit, lang)),
        "baseline" => k.baseline.map(amount),
        "minimum" => k.minimum.map(amount),
        "target" => k.target.map(|target| match target {
            Target::Value(value) => amount(value),
            Target::Range(low, high) => format!("{} – {}", amount(low), amount(high)),
        }),
        "collection" => Some(k.collection.clone()),
        "interval" => Some(interval_text(k.interval, lang).into_owned()),
        "start" => k.start.map(|day| lang.date(day)),
        "end" => k.end.map(|day| lang.date(day)),
        "nature" => k.nature.map(|nature| nature_text(nature, lang).into_owned()),
        "counterpart" => k.counterpart.map(|id| names::kpi(project, id, lang)),
        "weight" => Some(number(k.weight, lang)),
        "cost" => k.cost.map(|cost| match cost {
            Cost::Money(amount) => full_text(lang, Unit::Currency(project.currency), amount),
            Cost::Hours(hours) => format!("{} {}", number(hours, lang), lang.cost_hours()),
        }),
        "owner" => Some(k.owner.clone()),
        "enters" => Some(k.enters.clone()),
        "answers" => Some(k.answers.clone()),
        "scope" => Some(k.scope.clone()),
        "path" => Some(match &k.path {
            TargetPath::Constant => lang.path_constant().into_owned(),
            TargetPath::Line => lang.path_line().into_owned(),
            TargetPath::Values(values) => {
                let value =
                    |(day, value): (&jiff::civil::Date, &f64)| format!("{}: {}", lang.date(*day), amount(*value));
                values.iter().map(value).collect::<Vec<_>>().join("; ")
            }
        }),
        "reading" => Some(k.reading.clone()),
        "aggregation" => Some(aggregation_text(k.aggregation, lang).into_owned()),
        "stage" => k.stage.map(|stage| stage_text(stage, lang).into_owned()),
        "formula" => k.formula.as_ref().map(|formula| formula.shown(lang, &KpiLabels::of(project))),
        _ => Some(place(&k.rank.to_string(), lang)),
    }
}

fn of_initiative(project: &Project, i: &Initiative, field: &str, lang: Lang) -> Option<String> {
    match field {
        "name" => Some(i.name.clone()),
        "objective" => Some(names::objective(project, i.objective, lang)),
        "owner" => Some(i.owner.clone()),
        "start" => i.start.map(|day| lang.date(day)),
        "due" => i.due.map(|day| lang.date(day)),
        "progress" => Some(full_text(lang, Unit::Percent, f64::from(i.progress))),
        "budget" => i.budget.map(|budget| full_text(lang, Unit::Currency(project.currency), budget)),
        _ => Some(place(&i.rank.to_string(), lang)),
    }
}

fn of_step(project: &Project, s: &StoryStep, field: &str, lang: Lang) -> Option<String> {
    match field {
        "about" => Some(names::about(project, &s.about, lang)),
        "frame" => s.frame.map(|f| format!("{} × {} ({} / {})", f.width, f.height, f.x, f.y)),
        "title" => Some(s.title.clone()),
        "sentence" => Some(s.sentence.clone()),
        "notes" => Some(s.notes.clone()),
        "seconds" => s.seconds.map(|seconds| seconds.to_string()),
        "kpi" => s.kpi.map(|id| names::kpi(project, id, lang)),
        _ => Some(place(&s.rank.to_string(), lang)),
    }
}

fn number(value: f64, lang: Lang) -> String {
    full_text(lang, Unit::Number, value)
}

/// A unit in words, with its sign where it has several: `money (₫)`.
fn unit_words(unit: Unit, lang: Lang) -> String {
    let kind = match unit {
        Unit::Number => lang.unit_kind_number(),
        Unit::Count => lang.unit_kind_count(),
        Unit::Percent => lang.unit_kind_percent(),
        Unit::Currency(currency) => return format!("{} ({currency})", lang.unit_kind_currency()),
        Unit::Duration(_) => return format!("{} ({})", lang.unit_kind_duration(), unit_text(lang, unit)),
        Unit::Ratio => lang.unit_kind_ratio(),
    };
    kind.into_owned()
}
