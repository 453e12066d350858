//! A project made from a template.
//!
//! Keys become ids, texts those of one language, months calendar dates. A key
//! that nothing answers to is an error; nothing is left out silently.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::ToSpan as _;
use jiff::civil::Date;

use super::TemplateError;
use super::names::Text;
use super::template::{
    InitiativeEntry, KpiEntry, LinkEntry, MonthOffset, NoteMonth, ObjectiveEntry, PathName, Template,
};
use crate::lang::Lang;
use crate::model::{
    Currency, FiscalYear, IdSource, Initiative, InitiativeId, Interval, Kpi, KpiId, Lag, Link, LinkId, Measurement,
    Objective, ObjectiveId, Period, Perspective, PerspectiveId, Project, Rank, Series, Target, TargetPath, Theme,
    ThemeId, clean_line, clean_text,
};

/// The project of a template in one language, as if created on `today`.
pub fn build(template: &Template, lang: Lang, today: Date, ids: &mut dyn IdSource) -> Result<Project, TemplateError> {
    let month = Period::containing(Interval::Month, today, FiscalYear::default()).previous();
    let currency = template.currency.get(lang);
    let currency = currency.parse().map_err(|_err| TemplateError::UnknownKey(currency.to_owned()))?;
    let names = Names::new(template, ids)?;
    let mut builder = Builder { lang, month, currency, names, ranks: BTreeMap::new(), project: Project::default() };
    builder.head(template, today);
    builder.bands(template)?;
    template.objectives.iter().try_for_each(|entry| builder.objective(entry))?;
    template.kpis.iter().try_for_each(|entry| builder.kpi(entry))?;
    template.links.iter().try_for_each(|entry| builder.link(entry, LinkId::new(ids)))?;
    template.initiatives.iter().try_for_each(|entry| builder.initiative(entry, InitiativeId::new(ids)))?;
    Ok(builder.project)
}

/// The ids of everything that has a key.
struct Names {
    perspectives: BTreeMap<String, PerspectiveId>,
    themes: BTreeMap<String, ThemeId>,
    objectives: BTreeMap<String, ObjectiveId>,
    kpis: BTreeMap<String, KpiId>,
}

impl Names {
    fn new(template: &Template, ids: &mut dyn IdSource) -> Result<Self, TemplateError> {
        Ok(Self {
            perspectives: named(template.perspectives.iter().map(|e| (&e.key, PerspectiveId::new(ids))))?,
            themes: named(template.themes.iter().map(|e| (&e.key, ThemeId::new(ids))))?,
            objectives: named(template.objectives.iter().map(|e| (&e.key, ObjectiveId::new(ids))))?,
            kpis: named(template.kpis.iter().map(|e| (&e.key, KpiId::new(ids))))?,
        })
    }
}

fn named<'a, Id>(entries: impl Iterator<Item = (&'a String, Id)>) -> Result<BTreeMap<String, Id>, TemplateError> {
    let mut names = BTreeMap::new();
    for (key, id) in entries {
        if names.insert(key.clone(), id).is_some() {
            return Err(TemplateError::SameKey(key.clone()));
        }
    }
    Ok(names)
}

fn find<Id: Copy>(names: &BTreeMap<String, Id>, key: &str) -> Result<Id, TemplateError> {
    names.get(key).copied().ok_or_else(|| TemplateError::UnknownKey(key.to_owned()))
}

struct Builder {
    lang: Lang,
    /// Month 0 of the template.
    month: Period,
    currency: Currency,
    names: Names,
    /// The last rank given in each list, by what the list belongs to.
    ranks: BTreeMap<(&'static str, String), Rank>,
    project: Project,
}

impl Builder {
    fn line(&self, text: &Text) -> String {
        clean_line(text.get(self.lang))
    }

    fn text(&self, text: &Text) -> String {
        clean_text(text.get(self.lang))
    }

    fn period(&self, month: MonthOffset) -> Period {
        self.month.shifted(month)
    }

    fn first_day(&self, month: Option<MonthOffset>) -> Option<Date> {
        month.map(|month| self.period(month).start)
    }

    fn last_day(&self, month: Option<MonthOffset>) -> Option<Date> {
        month.map(|month| self.period(month).last_day())
    }

    /// The next place in the list of this kind that belongs to `owner`.
    fn next_rank(&mut self, kind: &'static str, owner: &str) -> Rank {
        let last = self.ranks.get(&(kind, owner.to_owned()));
        let rank = Rank::between(last, None);
        self.ranks.insert((kind, owner.to_owned()), rank.clone());
        rank
    }

    fn head(&mut self, template: &Template, today: Date) {
        self.project.name = self.line(&template.name);
        self.project.mission = with_years(&self.text(&template.mission), today);
        self.project.vision = with_years(&self.text(&template.vision), today);
        self.project.currency = self.currency;
    }

    fn bands(&mut self, template: &Template) -> Result<(), TemplateError> {
        for entry in &template.perspectives {
            let id = find(&self.names.perspectives, &entry.key)?;
            let rank = self.next_rank("perspective", "");
            let (name, letter) = (self.line(&entry.name), self.line(&entry.letter));
            let question = self.text(&entry.question);
            let perspective = Perspective { id, rank, name, letter, question, hue: entry.hue };
            self.project.perspectives.insert(id, Arc::new(perspective));
        }
        for entry in &template.themes {
            let id = find(&self.names.themes, &entry.key)?;
            let rank = self.next_rank("theme", "");
            let theme = Theme { id, rank, name: self.line(&entry.name), hue: entry.hue };
            self.project.themes.insert(id, Arc::new(theme));
        }
        Ok(())
    }

    fn objective(&mut self, entry: &ObjectiveEntry) -> Result<(), TemplateError> {
        let id = find(&self.names.objectives, &entry.key)?;
        let perspective = find(&self.names.perspectives, &entry.perspective)?;
        let themes = entry.themes.iter().map(|key| find(&self.names.themes, key));
        let mut themes = themes.collect::<Result<Vec<ThemeId>, _>>()?;
        themes.sort_unstable();
        let rank = self.next_rank("objective", &entry.perspective);
        let objective = Objective {
            description: self.text(&entry.description),
            owner: self.line(&entry.owner),
            weight: entry.weight,
            themes,
            ..Objective::new(id, perspective, rank, self.line(&entry.name))
        };
        Ok(self.project.map.add_objective(Arc::new(objective))?)
    }

    fn link(&mut self, entry: &LinkEntry, id: LinkId) -> Result<(), TemplateError> {
        let cause = find(&self.names.objectives, &entry.cause)?;
        let effect = find(&self.names.objectives, &entry.effect)?;
        let judged = entry.judged_by.as_ref();
        let kpi = |key: &String| find(&self.names.kpis, key);
        let link = Link {
            sign: entry.sign,
            lag: Lag { from_months: entry.lag.0, to_months: entry.lag.1 },
            rationale: self.text(&entry.rationale),
            disproof: self.text(&entry.disproof),
            confidence: entry.confidence,
            since: self.first_day(entry.bet),
            cause_kpi: judged.map(|keys| kpi(&keys.0)).transpose()?,
            effect_kpi: judged.map(|keys| kpi(&keys.1)).transpose()?,
            ..Link::new(id, cause, effect)
        };
        Ok(self.project.map.add_link(Arc::new(link))?)
    }

    fn kpi(&mut self, entry: &KpiEntry) -> Result<(), TemplateError> {
        let id = find(&self.names.kpis, &entry.key)?;
        let objectives = entry.objectives.iter().map(|key| find(&self.names.objectives, key));
        let objectives = objectives.collect::<Result<Vec<ObjectiveId>, _>>()?;
        let rank = self.next_rank("kpi", entry.objectives.first().map_or("", String::as_str));
        let kpi = Kpi {
            id,
            name: self.line(&entry.name),
            objectives,
            rank,
            unit: entry.unit.unit(self.currency),
            baseline: entry.baseline,
            minimum: entry.minimum,
            target: entry.target.map(Target::Value),
            collection: self.text(&entry.collection),
            interval: entry.interval,
            start: self.first_day(entry.start),
            end: self.last_day(entry.end),
            nature: entry.nature.map(Into::into),
            counterpart: entry.counterpart.as_ref().map(|key| find(&self.names.kpis, key)).transpose()?,
            weight: entry.weight,
            cost: entry.cost.map(Into::into),
            owner: self.line(&entry.owner),
            enters: self.line(&entry.enters),
            answers: self.line(&entry.answers),
            scope: self.text(&entry.scope),
            path: self.path(&entry.path),
            reading: self.text(&entry.reading),
            aggregation: entry.aggregation,
            stage: entry.stage.map(Into::into),
            formula: None,
        };
        self.project.kpis.insert(id, Arc::new(kpi));
        if !entry.values.is_empty() {
            let series = self.series(entry);
            self.project.series.insert(id, Arc::new(series));
        }
        Ok(())
    }

    fn initiative(&mut self, entry: &InitiativeEntry, id: InitiativeId) -> Result<(), TemplateError> {
        let initiative = Initiative {
            id,
            objective: find(&self.names.objectives, &entry.objective)?,
            rank: self.next_rank("initiative", &entry.objective),
            name: self.line(&entry.name),
            owner: self.line(&entry.owner),
            start: self.first_day(entry.start),
            due: self.last_day(entry.due),
            progress: entry.progress,
            budget: entry.budget.map(|budget| budget.get(self.lang)),
        };
        self.project.initiatives.insert(id, Arc::new(initiative));
        Ok(())
    }

    fn path(&self, path: &PathName) -> TargetPath {
        match path {
            PathName::Constant => TargetPath::Constant,
            PathName::Line => TargetPath::Line,
            PathName::Steps(steps) => {
                TargetPath::Values(steps.iter().map(|(month, value)| (self.period(*month).start, *value)).collect())
            }
        }
    }

    /// The measurements, the last one in month 0.
    fn series(&self, entry: &KpiEntry) -> Series {
        let mut series = Series::default();
        for (month, value) in entry.values.iter().rev().zip(0..).map(|(value, back)| (-back, *value)) {
            let day = self.period(month).start;
            let value = if month == 0 { value } else { self.in_season(entry, day, value) };
            series.insert(day, Measurement { value, note: self.note(entry, month, day) });
        }
        series
    }

    fn note(&self, entry: &KpiEntry, month: MonthOffset, day: Date) -> String {
        let is_meant = |place: NoteMonth| match place {
            NoteMonth::Month(offset) => offset == month,
            NoteMonth::Every(calendar_month) => calendar_month == day.month(),
        };
        let notes = entry.notes.iter().filter(|(place, _)| is_meant(*place));
        notes.map(|(_, text)| self.text(text)).collect::<Vec<_>>().join(" ")
    }

    /// The value with the calendar month's deviation put in, measured against that of month 0.
    fn in_season(&self, entry: &KpiEntry, day: Date, value: f64) -> f64 {
        let Some(season) = entry.season else { return value };
        let factor = |day: Date| {
            let index = usize::try_from(day.month() - 1).unwrap_or_default();
            1.0 + season.get(index).copied().unwrap_or_default() / 100.0
        };
        let unit = 10_f64.powi(entry.decimals.abs());
        let value = value * factor(day) / factor(self.month.start);
        if entry.decimals < 0 { (value / unit).round() * unit } else { (value * unit).round() / unit }
    }
}

/// The text with `{year+3}` replaced by the year in three years, and so on up to nine.
fn with_years(text: &str, today: Date) -> String {
    (0..=9_i64).fold(text.to_owned(), |text, years| {
        let year = today.saturating_add(years.years()).year();
        text.replace(&format!("{{year+{years}}}"), &year.to_string())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::CountedIds;
    use jiff::civil::date;

    const BANDS: &str = r#"name: (en: "A", vi: "A"), currency: (en: "USD", vi: "USD"), perspectives: [
        (key: "f", hue: Blue, name: (en: "", vi: ""), letter: (en: "F", vi: "T"), question: (en: "", vi: "")),
    ],"#;

    fn built(rest: &str) -> Result<Project, TemplateError> {
        let template = ron::from_str(&format!("({BANDS} {rest})"))?;
        build(&template, Lang::En, date(2026, 11, 23), &mut CountedIds::default())
    }

    #[test]
    fn a_key_without_a_record_is_refused() {
        let objective = |key: &str| format!(r#"(key: "a", perspective: "{key}", name: (en: "Win", vi: "Thắng"))"#);
        assert!(built(&format!("objectives: [{}]", objective("f"))).is_ok());
        let unknown = built(&format!("objectives: [{}]", objective("g")));
        assert_eq!(unknown, Err(TemplateError::UnknownKey("g".into())));
        let twice = built(&format!("objectives: [{}, {}]", objective("f"), objective("f")));
        assert_eq!(twice, Err(TemplateError::SameKey("a".into())));
    }

    #[test]
    fn a_field_that_is_not_of_the_format_is_refused() {
        assert!(matches!(built("colour: 3"), Err(TemplateError::Syntax(_))));
    }

    #[test]
    fn years_count_from_the_year_of_creation() {
        assert_eq!(with_years("{year+0} to {year+9}", date(2026, 2, 28)), "2026 to 2035");
    }
}
