//! The strategy map as a Scene.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::arrow::{ArrowLook, link_group};
use super::band::band_group;
use super::card::{CardFigures, CardParts, CardText, card_group};
use super::column::column_group;
use super::measures::MARGIN;
use super::{CardBrief, Dash, Figures, Group, Header, Item, Plan, Scene};
use crate::analysis::{Analysis, KpiReading, Status, sparkline, target_text, value_text};
use crate::geometry::Rect;
use crate::lang::Lang;
use crate::model::{Hue, Kpi, Link, Objective, ObjectiveId, Project, Sign, Target, Unit};
use crate::text::Measure;
use crate::theme::Theme;

/// All that the picture of a map is made of.
pub(super) struct MapParts<'a> {
    pub(super) project: &'a Project,
    pub(super) analysis: &'a Analysis,
    pub(super) plan: &'a Plan,
    pub(super) header: &'a Header,
    pub(super) texts: &'a BTreeMap<ObjectiveId, CardText>,
    pub(super) codes: &'a BTreeMap<ObjectiveId, String>,
    pub(super) theme: &'a Theme,
    pub(super) lang: Lang,
    pub(super) figures: Figures,
    pub(super) kpis: BTreeMap<ObjectiveId, Vec<&'a Arc<Kpi>>>,
}

/// Paints bands, columns, then arrows, then cards, so that an arrow never lies on a card.
pub(super) fn build(parts: &MapParts<'_>, measure: &Measure) -> Scene {
    let bounds = parts.plan.bounds();
    let mut items = parts.header.items(bounds.width() - 2.0 * MARGIN, parts.project, parts.theme, measure);
    for (id, rect) in parts.plan.bands() {
        if let Some(perspective) = parts.project.perspectives.get(&id) {
            items.push(Item::Group(band_group(perspective, rect, parts.theme, measure)));
        }
    }
    let column = |(id, rect)| Some(column_group(parts.project.themes.get(&id)?, rect, parts.theme, measure));
    items.extend(parts.plan.columns().filter_map(column).map(Item::Group));
    items.extend(parts.project.map.links().filter_map(|link| Some(Item::Group(parts.link(link, measure)?))));
    for (id, rect) in parts.plan.cards() {
        if let Some(objective) = parts.project.map.objective(id) {
            items.extend(parts.card(objective, rect, measure).map(Item::Group));
        }
    }
    let title = [&parts.project.mission, &parts.project.name].into_iter().find(|text| !text.is_empty());
    Scene {
        bounds,
        background: parts.theme.canvas,
        title: title.cloned().unwrap_or_else(|| parts.lang.untitled_map().into_owned()),
        lang: parts.lang.code(),
        items,
    }
}

/// The cards in brief, in the order of the plan.
pub(super) fn briefs(parts: &MapParts<'_>) -> Vec<CardBrief> {
    parts.plan.cards().filter_map(|(id, rect)| parts.brief(id, rect)).collect()
}

/// Whether both ends of an arrow have a KPI with data to judge it by.
fn has_data(link: &Link, kpis: &BTreeMap<ObjectiveId, Vec<&Arc<Kpi>>>, analysis: &Analysis) -> bool {
    let is_measured = |kpi: &&Arc<Kpi>| analysis.kpis.get(&kpi.id).is_some_and(|reading| !reading.points.is_empty());
    let has_points = |id| kpis.get(&id).is_some_and(|kpis| kpis.iter().any(is_measured));
    has_points(link.cause) && has_points(link.effect)
}

impl MapParts<'_> {
    fn link(&self, link: &Link, measure: &Measure) -> Option<Group> {
        let path = self.plan.path(link.id)?;
        let look = ArrowLook::plain(self.theme, self.judged_dash(link) == Dash::Solid);
        let label = self.link_label(link);
        let label_at = self.plan.label_at(link.id).unwrap_or_default();
        Some(link_group(link, &path, label_at, &look, self.theme, measure, label))
    }

    fn judged_dash(&self, link: &Link) -> Dash {
        // A map without any numbers is a plan: its arrows are bets not yet made, not bets without data.
        let is_plan = self.project.series.is_empty();
        if is_plan || has_data(link, &self.kpis, self.analysis) { Dash::Solid } else { Dash::Dotted }
    }

    fn link_label(&self, link: &Link) -> String {
        let name = |id| self.project.map.objective(id).map_or("", |o| o.name.as_str());
        let (cause, effect) = (name(link.cause), name(link.effect));
        match link.sign {
            Sign::Plus => self.lang.link_label(cause, effect),
            Sign::Minus => self.lang.link_label_minus(cause, effect),
        }
        .into_owned()
    }

    fn card(&self, objective: &Objective, rect: Rect, measure: &Measure) -> Option<Group> {
        let perspective = self.project.perspectives.get(&objective.perspective)?;
        let figures = self.kpis.get(&objective.id).and_then(|kpis| kpis.first()).map(|kpi| self.figures(kpi));
        let status = self.analysis.objectives.get(&objective.id).map_or(Status::NoData, |r| r.status);
        let code = self.codes.get(&objective.id).map_or("", String::as_str);
        let mut label = format!("{code} {} · {}", objective.name, status.text(self.lang));
        if let Some(figures) = &figures {
            label = [&label, " · ", &figures.name].concat();
            if !figures.value.is_empty() {
                label = [&label, " ", &figures.value].concat();
            }
        }
        let hues = objective.themes.iter().filter_map(|id| self.project.themes.get(id)).map(|t| t.hue);
        let card = CardParts {
            id: objective.id,
            rect,
            text: self.texts.get(&objective.id)?,
            code,
            hue: perspective.hue,
            themes: hues.collect::<Vec<Hue>>(),
            status,
            figures,
            label,
        };
        Some(card_group(&card, self.theme, measure))
    }

    fn brief(&self, id: ObjectiveId, rect: Rect) -> Option<CardBrief> {
        let objective = self.project.map.objective(id)?;
        let hue = self.theme.hue(self.project.perspectives.get(&objective.perspective)?.hue).main;
        let status = self.analysis.objectives.get(&id).map_or(Status::NoData, |r| r.status);
        Some(CardBrief::of(id, rect, self.texts.get(&id)?, hue, status, self.theme))
    }

    fn figures(&self, kpi: &Kpi) -> CardFigures {
        let reading = self.analysis.kpis.get(&kpi.id);
        let value = reading.and_then(KpiReading::value);
        let target = reading.and_then(|r| r.why.target).or(kpi.target);
        let shown = CardFigures {
            name: kpi.name.clone(),
            value: value.map_or_else(|| "—".to_owned(), |v| value_text(self.lang, kpi.unit, v)),
            target: targets(self.lang, kpi.unit, value, target),
            status: reading.map(|r| r.status),
            spark: reading.map(|r| sparkline(&r.points)).unwrap_or_default(),
        };
        match self.figures {
            Figures::Shown => shown,
            Figures::Hidden => CardFigures { value: String::new(), target: Default::default(), ..shown },
        }
    }
}

/// A target with its unit, without it, and without the thousands word that the value has too: `1,5 tỷ ₫`, `1,5 tỷ`, `1,5`.
fn targets(lang: Lang, unit: Unit, value: Option<f64>, target: Option<Target>) -> [String; 3] {
    let Some(target) = target else { return Default::default() };
    let plain = target_text(lang, Unit::Number, target);
    let word = |text: &str| text.trim_start_matches(|c: char| !c.is_alphabetic()).to_owned();
    let is_same = value.is_some_and(|value| word(&value_text(lang, Unit::Number, value)) == word(&plain));
    let bare = plain.trim_end_matches(char::is_alphabetic).trim_end().to_owned();
    let bare = if is_same && matches!(target, Target::Value(_)) { bare } else { String::new() };
    [target_text(lang, unit, target), plain, bare]
}
