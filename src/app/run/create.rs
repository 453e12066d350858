//! New cards, arrows, KPIs, initiatives, themes and bands.

use eframe::egui;

use crate::app::App;
use crate::app::run::edit::apply;
use crate::command::{NewObjective, Selection};
use crate::edit::{
    Edit, InitiativeEdit, KpiEdit, LinkEdit, ObjectiveEdit, ObjectiveField, PerspectiveEdit, StepName, ThemeEdit,
};
use crate::geometry::{Point, Rect, Size, pt};
use crate::library::LibraryKpi;
use crate::model::{
    Hue, Initiative, InitiativeId, Kpi, KpiId, Link, LinkId, Objective, ObjectiveId, Perspective, PerspectiveId,
    Project, Rank, Theme, ThemeId,
};
use crate::scene::Derived;
use crate::ui::{KpiTab, SideTab, View};

/// Space between a card and the field for a new one beside or above it, in map points.
const DRAFT_GAP: f32 = 36.0;

/// Lets the user name a new card in the selected band, or in the first one.
pub(super) fn draft_objective(app: &mut App) {
    let Some(open) = &app.open else { return };
    let project = open.document.project();
    let of_card = || Some(project.map.objective(app.view.selection.single_objective()?)?.perspective);
    let first = || project.perspectives_in_order().first().map(|p| p.id);
    let Some(band) = app.view.selection.perspective.or_else(of_card).or_else(first) else { return };
    let Some(area) = app.derived.as_ref().and_then(|d| d.plan.card_area(band)) else { return };
    app.view.view = View::Map;
    app.view.canvas.draft_objective(band, area.center(), None, None);
}

/// Lets the user name a new card right of the selected one.
pub(super) fn draft_sibling(app: &mut App) {
    let Some(id) = app.view.selection.single_objective() else { return };
    let (Some(open), Some(derived)) = (&app.open, &app.derived) else { return };
    let project = open.document.project();
    let (Some(objective), Some(card)) = (project.map.objective(id), derived.plan.card(id)) else { return };
    let siblings = project.objectives_of(objective.perspective);
    let next = siblings.iter().skip_while(|o| o.id != id).nth(1).map(|o| o.id);
    let at = pt(card.max.x + DRAFT_GAP + card.width() / 2.0, card.center().y);
    app.view.view = View::Map;
    app.view.canvas.draft_objective(objective.perspective, at, next, None);
}

/// Lets the user name a new card in the band above, as an effect of the selected one.
pub(super) fn draft_effect(app: &mut App) {
    let Some(id) = app.view.selection.single_objective() else { return };
    let (Some(open), Some(derived)) = (&app.open, &app.derived) else { return };
    let project = open.document.project();
    let (Some(objective), Some(card)) = (project.map.objective(id), derived.plan.card(id)) else { return };
    let bands: Vec<PerspectiveId> = project.perspectives_in_order().into_iter().map(|p| p.id).collect();
    let own = bands.iter().position(|band| *band == objective.perspective).unwrap_or_default();
    let above = bands.get(own.saturating_sub(1)).copied().unwrap_or(objective.perspective);
    let Some(area) = derived.plan.card_area(above) else { return };
    let is_own = above == objective.perspective;
    let x = if is_own { card.max.x + DRAFT_GAP + card.width() / 2.0 } else { card.center().x };
    app.view.view = View::Map;
    let at = free_place(derived, pt(x, area.center().y), card.size());
    app.view.canvas.draft_objective(above, at, None, Some(id));
}

/// The place nearest to the wanted one, to the right or left of it, where no card lies under a field of this size.
fn free_place(derived: &Derived, wanted: Point, size: Size) -> Point {
    let is_free = |at: &Point| {
        let field = Rect::from_min_size(*at - pt(size.w / 2.0, size.h / 2.0), size);
        derived.plan.cards().all(|(_, card)| !card.intersects(&field))
    };
    let steps = (0..40).map(|n| {
        let side = if n % 2 == 0 { -1.0 } else { 1.0 };
        wanted + pt(side * f32::from((n as u8).div_ceil(2)) * 24.0, 0.0)
    });
    steps.filter(is_free).find(|at| at.x > size.w / 2.0).unwrap_or(wanted)
}

/// A new card, and the arrow to it if it was drawn from another one.
pub(super) fn objective(app: &mut App, new: &NewObjective) {
    let Some(open) = &app.open else { return };
    let project = open.document.project();
    let ids = app.environment.ids.as_mut();
    let rank = rank_before(project, new.perspective, new.before);
    let mut objective = Objective::new(ObjectiveId::new(ids), new.perspective, rank, new.name.as_str());
    objective.weight = project.usual_objective_weight(new.perspective);
    let id = objective.id;
    let add = Edit::Objective(ObjectiveEdit::Add(Box::new(objective)));
    let edit = match new.cause {
        Some(cause) => {
            let link = Link::new(LinkId::new(ids), cause, id);
            Edit::Several(StepName::AddEffect, vec![add, Edit::Link(LinkEdit::Add(Box::new(link)))])
        }
        None => add,
    };
    if apply(app, edit) {
        app.view.selection = Selection::objective(id);
        app.view.open_kpi = None;
        app.view.canvas.reveal(id);
    }
}

/// A rank right before a card of a band, or at the band's end.
fn rank_before(project: &Project, band: PerspectiveId, before: Option<ObjectiveId>) -> Rank {
    let objectives = project.objectives_of(band);
    match objectives.iter().position(|o| Some(o.id) == before) {
        Some(place) => {
            let lower = place.checked_sub(1).and_then(|i| objectives.get(i)).map(|o| &o.rank);
            Rank::between(lower, objectives.get(place).map(|o| &o.rank))
        }
        None => Rank::between(project.last_rank(band), None),
    }
}

pub(super) fn link(app: &mut App, cause: ObjectiveId, effect: ObjectiveId) {
    let link = Link::new(LinkId::new(app.environment.ids.as_mut()), cause, effect);
    let id = link.id;
    if apply(app, Edit::Link(LinkEdit::Add(Box::new(link)))) {
        app.view.selection = Selection::link(id);
    }
}

pub(super) fn retarget(app: &mut App, link: LinkId, cause: ObjectiveId, effect: ObjectiveId) {
    if apply(app, Edit::Link(LinkEdit::Retarget { id: link, cause, effect })) {
        app.view.selection = Selection::link(link);
    }
}

/// Asks for the name of a KPI of the selected card, in the inspector.
pub(super) fn first_kpi(app: &mut App, ctx: &egui::Context) {
    if let Some(objective) = app.view.selection.single_objective() {
        app.view.has_inspector = true;
        app.view.open_kpi = None;
        app.view.inspector.ask_kpi_name(ctx, objective);
    }
}

pub(super) fn kpi(app: &mut App, objective: ObjectiveId, name: &str) {
    add_kpi(app, objective, |_, id, rank| Kpi::new(id, objective, rank, name));
}

/// A KPI of the library for an objective; without one, for the selected card. Without that, says what to do.
pub(super) fn library_kpi(app: &mut App, entry: &'static LibraryKpi, objective: Option<ObjectiveId>) {
    let lang = app.lang();
    let Some(objective) = objective.or_else(|| app.view.selection.single_objective()) else {
        app.view.has_outline = true;
        app.view.side = SideTab::Library;
        app.view.library.choose(entry);
        app.refuse(lang.library_where().into_owned());
        return;
    };
    if add_kpi(app, objective, |project, id, rank| entry.kpi(lang, project.currency, id, objective, rank)) {
        app.view.selection = Selection::objective(objective);
        app.view.has_inspector = true;
    }
}

/// Adds a KPI at the end of an objective's list and opens it; gives back whether it was added.
fn add_kpi(app: &mut App, objective: ObjectiveId, make: impl FnOnce(&Project, KpiId, Rank) -> Kpi) -> bool {
    let Some(open) = &app.open else { return false };
    let project = open.document.project();
    let rank = Rank::between(project.last_kpi_rank(objective), None);
    let mut kpi = make(project, KpiId::new(app.environment.ids.as_mut()), rank);
    kpi.weight = project.usual_kpi_weight(objective);
    let id = kpi.id;
    let is_added = apply(app, Edit::Kpi(KpiEdit::Add(Box::new(kpi))));
    if is_added {
        app.view.open_kpi = Some(id);
        // A new KPI is described before it is measured.
        app.view.inspector.tab = KpiTab::Card;
    }
    is_added
}

pub(super) fn initiative(app: &mut App, objective: ObjectiveId, name: &str) {
    let Some(open) = &app.open else { return };
    let last = open.document.project().initiatives_of(objective).last().map(|i| i.rank.clone());
    let initiative = Initiative {
        id: InitiativeId::new(app.environment.ids.as_mut()),
        objective,
        rank: Rank::between(last.as_ref(), None),
        name: name.to_owned(),
        owner: String::new(),
        start: None,
        due: None,
        progress: 0,
        budget: None,
    };
    apply(app, Edit::Initiative(InitiativeEdit::Add(Box::new(initiative))));
}

/// A new theme in the last colour that no theme has yet, given to an objective if one is named.
pub(super) fn theme(app: &mut App, objective: Option<ObjectiveId>, name: &str) {
    let Some(open) = &app.open else { return };
    let project = open.document.project();
    let free = Hue::ALL.into_iter().rev().find(|hue| project.themes.values().all(|theme| theme.hue != *hue));
    let rank = Rank::between(project.themes_in_order().last().map(|t| &t.rank), None);
    let id = ThemeId::new(app.environment.ids.as_mut());
    let theme = Theme { id, rank, name: name.to_owned(), hue: free.unwrap_or_default() };
    let mut edits = vec![Edit::Theme(ThemeEdit::Add(theme))];
    if let Some(objective) = objective.and_then(|id| project.map.objective(id)) {
        let themes = objective.themes.iter().copied().chain([id]).collect();
        edits.push(Edit::Objective(ObjectiveEdit::Set(objective.id, ObjectiveField::Themes(themes))));
    }
    apply(app, Edit::Several(StepName::AddTheme, edits));
}

/// A new band at the bottom, whose name can be typed at once.
pub(super) fn perspective(app: &mut App) {
    let lang = app.lang();
    let Some(open) = &app.open else { return };
    let project = open.document.project();
    let free = Hue::ALL.into_iter().find(|hue| project.perspectives.values().all(|p| p.hue != *hue));
    let rank = Rank::between(project.perspectives_in_order().last().map(|p| &p.rank), None);
    let id = PerspectiveId::new(app.environment.ids.as_mut());
    let name = lang.new_perspective().into_owned();
    let letter: String = name.chars().take(1).collect();
    let perspective = Perspective { id, rank, name, letter, question: String::new(), hue: free.unwrap_or_default() };
    if apply(app, Edit::Perspective(PerspectiveEdit::Add(perspective))) {
        app.view.selection = Selection::perspective(id);
        app.view.has_inspector = true;
        app.view.canvas.fit();
    }
}

/// Moves a band so many places down; beyond an end it stays at the end.
pub(super) fn move_perspective(app: &mut App, id: PerspectiveId, places: i32) {
    let Some(open) = &app.open else { return };
    let mut others = open.document.project().perspectives_in_order();
    let Some(from) = others.iter().position(|p| p.id == id) else { return };
    others.remove(from);
    let to = from.saturating_add_signed(places as isize).min(others.len());
    let lower = to.checked_sub(1).and_then(|i| others.get(i)).map(|p| &p.rank);
    let rank = Rank::between(lower, others.get(to).map(|p| &p.rank));
    apply(app, Edit::Perspective(PerspectiveEdit::Move(id, rank)));
}

/// Removes a band; its cards move to the band above, those of the top band to the one below.
pub(super) fn remove_perspective(app: &mut App, id: PerspectiveId) {
    let Some(open) = &app.open else { return };
    let bands: Vec<PerspectiveId> = open.document.project().perspectives_in_order().into_iter().map(|p| p.id).collect();
    let Some(place) = bands.iter().position(|band| *band == id) else { return };
    let cards_to = if place > 0 { bands.get(place - 1) } else { bands.get(1) }.copied();
    apply(app, Edit::Perspective(PerspectiveEdit::Remove { id, cards_to }));
}
