//! What the cells of a table mean for a project.
//!
//! First the dates are read and it is settled which of day and month comes first; then
//! every value finds its KPI and its period and is read under both decimal marks; then
//! the mark is settled and each value is compared with what the project has.

use std::sync::Arc;

use super::cells::Cells;
use super::names::Names;
use super::profile::Titles;
use super::progress::Part;
use super::proposal::{Counts, Fate, SourceRead, Value};
use super::settle;
use super::shape::Looker;
use super::table::{Cell, Table};
use super::targets::Targets;
use super::{Choices, Existing, Header, Proposal, Refusal};
use crate::model::{ObjectiveId, Project};

/// Finds out what the cells of a table mean for a project.
pub fn interpret(
    source: SourceRead,
    table: &Arc<Table>,
    project: &Project,
    choices: &Choices,
    part: Part<'_>,
) -> Result<Proposal, Refusal> {
    let names = Names::of(project);
    let looker = Looker { table, names: &names, fiscal: project.fiscal_year };
    let header = match choices.header {
        None => looker.header(),
        Some(Header::Nowhere) => None,
        Some(Header::Row(number)) => table.rows.iter().position(|row| row.number == number),
    };
    let titles = titles(&looker, header);
    let remembered = titles.remembered(project).filter(|_| header.is_some());
    let mut roles = remembered.map_or_else(|| looker.roles(header), |profile| titles.roles(profile));
    for (column, role) in &choices.roles {
        if let Some(slot) = roles.get_mut(*column) {
            *slot = *role;
        }
    }
    let home = home(project, choices);
    let targets = Targets::new(project, &names, choices, remembered, home.is_some());
    let mut cells = Cells::new(table, project, &roles, header, targets, part);
    let chosen_dates = choices.dates.or_else(|| remembered.and_then(|profile| profile.dates));
    let (dates, date_question) = cells.date_order(chosen_dates);
    let columns = cells.columns(dates);
    cells.collect(&columns, dates)?;
    let chosen_decimal = choices.decimal.or_else(|| remembered.and_then(|profile| profile.decimal));
    let decimals = settle::decimals(&cells.votes, chosen_decimal);
    let decimal_question = cells.decimal_question(&decimals);
    let values = cells.values(&decimals, choices.existing == Existing::Keep)?;
    let profile = titles.profile(remembered, choices, &roles, (chosen_decimal, chosen_dates));
    let (targets, skipped) = cells.finish(&values);
    Ok(Proposal {
        source,
        table: table.clone(),
        header,
        columns,
        decimal: decimals.whole(),
        dates,
        questions: date_question.into_iter().chain(decimal_question).collect(),
        targets,
        counts: counts(&values),
        values,
        skipped,
        home,
        is_remembered: remembered.is_some(),
        profile: profile.filter(|_| header.is_some()),
    })
}

/// The titles of the columns, by which files of one shape are known.
fn titles(looker: &Looker<'_>, header: Option<usize>) -> Titles {
    let title = |column: usize| match header.and_then(|row| looker.table.cell(row, column)) {
        _ if looker.is_period_title(header, column) => None,
        Some(Cell::Text(text)) => Some(&**text),
        _ => Some(""),
    };
    Titles::of((0..looker.table.columns).map(title))
}

/// The objective that new KPIs measure.
fn home(project: &Project, choices: &Choices) -> Option<ObjectiveId> {
    let chosen = choices.home.filter(|id| project.map.objective(*id).is_some());
    chosen.or_else(|| project.objectives_in_order().first().map(|objective| objective.id))
}

fn counts(values: &[Value]) -> Counts {
    let mut counts = Counts::default();
    for value in values {
        match value.fate {
            Fate::New => counts.new += 1,
            Fate::Replaces(_) => counts.replaced += 1,
            Fate::Kept(_) => counts.kept += 1,
            Fate::Same => counts.same += 1,
        }
    }
    counts
}
