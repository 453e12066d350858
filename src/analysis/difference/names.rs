//! What a person calls a record and its fields.

use std::borrow::Cow;

use super::super::period_text;
use crate::lang::Lang;
use crate::model::{About, KpiId, ObjectiveId, Period, Project, Record};

/// A record with its kind: `Objective “Raise margin”`, `Arrow “Coach the team → Answer fast”`.
pub fn record_text(project: &Project, record: Record, lang: Lang) -> String {
    let kind = kind_label(record, lang);
    match name(project, record, lang) {
        Some(name) if name.trim().is_empty() => lang.difference_unnamed(&kind).into_owned(),
        Some(name) => format!("{kind} “{name}”"),
        None => kind.into_owned(),
    }
}

/// What a record is: `Objective`.
pub fn kind_label(record: Record, lang: Lang) -> Cow<'static, str> {
    match record {
        Record::Project => lang.kind_project(),
        Record::Perspective(_) => lang.kind_perspective(),
        Record::Theme(_) => lang.kind_theme(),
        Record::Objective(_) => lang.kind_objective(),
        Record::Link(_) => lang.kind_link(),
        Record::Kpi(_) => lang.kind_kpi(),
        Record::Measurement(..) => lang.kind_measurement(),
        Record::Initiative(_) => lang.kind_initiative(),
        Record::Step(_) => lang.kind_step(),
        Record::ImportProfile(_) => lang.kind_import_profile(),
    }
}

/// What a record is called; `None` for the project itself and for what is not there.
fn name(project: &Project, record: Record, lang: Lang) -> Option<String> {
    let p = project;
    match record {
        Record::Project => None,
        Record::Perspective(id) => p.perspectives.get(&id).map(|band| band.name.clone()),
        Record::Theme(id) => p.themes.get(&id).map(|theme| theme.name.clone()),
        Record::Objective(id) => p.map.objective(id).map(|o| o.name.clone()),
        Record::Link(id) => {
            let link = p.map.link(id)?;
            Some(format!("{} → {}", objective(p, link.cause, lang), objective(p, link.effect, lang)))
        }
        Record::Kpi(id) => p.kpis.get(&id).map(|kpi| kpi.name.clone()),
        Record::Measurement(id, day) => {
            let kpi = p.kpis.get(&id)?;
            let period = Period::containing(kpi.interval, day, p.fiscal_year);
            Some(format!("{}, {}", self::kpi(p, id, lang), period_text(lang, period, p.fiscal_year)))
        }
        Record::Initiative(id) => p.initiatives.get(&id).map(|i| i.name.clone()),
        Record::Step(id) => {
            let step = p.story.get(&id)?;
            let own = [&step.title, &step.sentence].into_iter().find(|text| !text.is_empty());
            Some(own.cloned().unwrap_or_else(|| about(p, &step.about, lang)))
        }
        Record::ImportProfile(id) => {
            let columns = &p.import_profiles.get(&id)?.columns;
            let titles: Vec<&str> =
                columns.iter().map(|column| column.title.as_str()).filter(|t| !t.is_empty()).collect();
            Some(titles.join(", "))
        }
    }
}

/// An objective in a sentence.
pub(super) fn objective(project: &Project, id: ObjectiveId, lang: Lang) -> String {
    let name = project.map.objective(id).map(|o| o.name.as_str()).filter(|name| !name.trim().is_empty());
    name.map_or_else(|| lang.difference_unnamed(&lang.kind_objective()).into_owned(), str::to_owned)
}

/// A KPI in a sentence.
pub(super) fn kpi(project: &Project, id: KpiId, lang: Lang) -> String {
    let name = project.kpis.get(&id).map(|kpi| kpi.name.as_str()).filter(|name| !name.trim().is_empty());
    name.map_or_else(|| lang.difference_unnamed(&lang.kind_kpi()).into_owned(), str::to_owned)
}

/// What a step of the story is about, in a few words.
pub(super) fn about(project: &Project, about: &About, lang: Lang) -> String {
    let cards = |ids: &[ObjectiveId], between: &str| {
        ids.iter().map(|id| objective(project, *id, lang)).collect::<Vec<_>>().join(between)
    };
    match about {
        About::Mission => lang.story_mission().into_owned(),
        About::Perspective(id) => project.perspectives.get(id).map(|band| band.name.clone()).unwrap_or_default(),
        About::Chain(ids) => cards(ids, " → "),
        About::Objectives(ids) => cards(ids, ", "),
        About::Map => lang.story_map().into_owned(),
        About::Numbers => lang.story_numbers().into_owned(),
        About::Initiatives => lang.story_initiatives().into_owned(),
    }
}

/// What a field is called, by its name in the file; an empty name stands for the record as a whole.
pub fn field_label(record: Record, field: &str, lang: Lang) -> Cow<'static, str> {
    match (record, field) {
        (_, "") => lang.difference_whole(),
        (Record::Project, "name") => lang.project_name(),
        (_, "name") => lang.field_name(),
        (_, "conflicts") => lang.resolve_title(),
        (_, "mission") => lang.mission(),
        (_, "vision") => lang.vision(),
        (_, "currency") => lang.currency(),
        (_, "fiscal_year_start") => lang.fiscal_year(),
        (_, "rank" | "pin") => lang.field_place(),
        (_, "letter") => lang.field_letter(),
        (_, "question") => lang.field_question(),
        (_, "hue") => lang.field_hue(),
        (_, "perspective") => lang.field_perspective(),
        (_, "description") => lang.field_description(),
        (_, "owner") => lang.field_owner(),
        (_, "weight") => lang.field_weight(),
        (_, "themes") => lang.field_themes(),
        (_, "cause") => lang.link_cause(),
        (_, "effect") => lang.link_effect(),
        (_, "sign") => lang.link_sign(),
        (_, "lag") => lang.link_lag(),
        (_, "rationale") => lang.link_rationale(),
        (_, "disproof") => lang.link_disproof(),
        (_, "confidence") => lang.link_confidence(),
        (_, "since") => lang.link_since(),
        (_, "cause_kpi") => lang.link_cause_kpi(),
        (_, "effect_kpi") => lang.link_effect_kpi(),
        (_, "objectives" | "objective") => lang.step_objective(),
        (_, "unit") => lang.kpi_unit(),
        (_, "baseline") => lang.kpi_baseline(),
        (_, "minimum") => lang.kpi_minimum(),
        (_, "target") => lang.kpi_target(),
        (_, "collection") => lang.step_collection(),
        (_, "interval") => lang.step_interval(),
        (_, "start") => lang.field_start(),
        (_, "end") => lang.step_end(),
        (_, "nature") => lang.kpi_nature(),
        (_, "counterpart") => lang.kpi_counterpart(),
        (_, "cost") => lang.step_cost(),
        (_, "enters") => lang.kpi_enters(),
        (_, "answers") => lang.kpi_answers(),
        (_, "scope") => lang.step_scope(),
        (_, "path") => lang.kpi_path(),
        (_, "reading") => lang.kpi_reading(),
        (_, "aggregation") => lang.kpi_aggregation(),
        (_, "stage") => lang.difference_stage(),
        (_, "formula") => lang.formula(),
        (_, "value") => lang.grid_value(),
        (_, "note") => lang.grid_note(),
        (_, "due") => lang.field_due(),
        (_, "progress") => lang.field_progress(),
        (_, "budget") => lang.field_budget(),
        (_, "about") => lang.difference_about(),
        (_, "frame") => lang.story_view(),
        (_, "title") => lang.story_title(),
        (_, "sentence") => lang.story_sentence(),
        (_, "notes") => lang.story_notes(),
        (_, "seconds") => lang.story_seconds(),
        (_, "kpi") => lang.story_chart(),
        (_, "columns") => lang.difference_columns(),
        (_, "decimal") => lang.difference_decimal(),
        (_, "dates") => lang.difference_dates(),
        (_, "kpis") => lang.kpis(),
        (_, other) => other.to_owned().into(),
    }
}
