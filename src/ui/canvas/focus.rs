//! What is lit and what is dimmed on the map.
//!
//! A step of the story that is open lights what it is about. Else the card that the
//! pointer rests on, else the selection, is lit with all that
//! leads to it and all it leads to; the rest steps back. Resting is what counts:
//! a pointer on its way dims nothing. While something is dragged or typed all is
//! lit, since one looks for a place among the others.

use std::collections::BTreeSet;
use std::sync::Arc;

use eframe::egui::{Pos2, Ui};

use super::hover::{Under, under};
use super::state::Gesture;
use crate::analysis::Focus;
use crate::model::{LinkId, ObjectiveId, Project};
use crate::scene::Target;
use crate::ui::UiContext;
use crate::ui::paint::Transform;
use crate::ui::state::ViewState;

/// How long the pointer rests on a card before the rest steps back, in seconds.
const REST_SECS: f32 = 0.3;
/// How visible the rest stays while the pointer rests on a card.
const BESIDE_POINTED: f32 = 0.3;
/// How visible the rest stays beside what is selected: one goes on working with it.
const BESIDE_SELECTED: f32 = 0.5;
/// How long stepping back takes, in seconds.
const FADE_SECS: f32 = 0.15;

/// What light falls on.
#[derive(Clone, Debug, Default, PartialEq)]
enum Subject {
    /// Nothing in particular.
    #[default]
    Nothing,
    /// The card under the pointer.
    Pointed(ObjectiveId),
    /// What is selected.
    Selected(Vec<ObjectiveId>, Vec<LinkId>),
    /// What a step of the story is about.
    Told(BTreeSet<Target>),
}

/// What the light falls on, and what it lit last, for fading out.
#[derive(Debug, Default)]
pub(super) struct Spotlight {
    subject: Subject,
    /// The project that the lit part was taken from.
    project: Option<Arc<Project>>,
    lit: Focus,
    /// How visible the rest is when it has stepped back.
    beside: f32,
    /// Whether nothing is ever dimmed.
    is_off: bool,
}

/// The light of one frame.
#[derive(Clone, Copy)]
pub(super) struct Light<'a> {
    lit: &'a Focus,
    /// How visible is what is not lit, 0 to 1.
    rest: f32,
}

impl Light<'_> {
    /// How visible a part of the map is, 0 to 1. Bands and titles always are.
    pub(super) fn on(&self, target: Option<Target>) -> f32 {
        let is_lit = match target {
            Some(Target::Objective(id)) => self.lit.objectives.contains(&id),
            Some(Target::Link(id)) => self.lit.links.contains(&id),
            Some(Target::Perspective(_) | Target::Mission | Target::Vision) | None => true,
        };
        if is_lit { 1.0 } else { self.rest }
    }
}

impl Spotlight {
    /// Switches it off, or on again.
    pub(super) fn toggle(&mut self) {
        self.is_off = !self.is_off;
    }

    /// Turns to what is to be lit in this frame.
    pub(super) fn turn(ui: &Ui, cx: &UiContext<'_>, state: &mut ViewState, transform: &Transform, is_inside: bool) {
        let pointer = super::CanvasState::pointer(ui).filter(|_| is_inside);
        let subject = subject(ui, cx, state, transform, pointer);
        let spotlight = &mut state.canvas.spotlight;
        if subject == Subject::Nothing {
            spotlight.subject = subject;
            return;
        }
        let project = cx.document.project();
        let is_same_project = spotlight.project.as_ref().is_some_and(|known| Arc::ptr_eq(known, project));
        if subject != spotlight.subject || !is_same_project {
            spotlight.lit = lit(project, &subject);
            spotlight.project = Some(project.clone());
        }
        spotlight.beside = match subject {
            Subject::Pointed(_) | Subject::Told(_) => BESIDE_POINTED,
            Subject::Nothing | Subject::Selected(..) => BESIDE_SELECTED,
        };
        spotlight.subject = subject;
    }

    /// The light of this frame, on its way to what it was turned to; `None` lights everything.
    pub(super) fn light(&self, ui: &Ui) -> Option<Light<'_>> {
        let id = eframe::egui::Id::unique("spotlight");
        // A card without arrows belongs to no chain yet; dimming the rest would say nothing.
        let is_on = match self.subject {
            Subject::Nothing => false,
            Subject::Told(_) => true,
            Subject::Pointed(_) | Subject::Selected(..) => !self.lit.links.is_empty(),
        };
        let strength = ui.ctx().animate_bool_with_time(id, is_on, fade_secs(ui));
        (strength > 0.0).then_some(Light { lit: &self.lit, rest: 1.0 - strength * (1.0 - self.beside) })
    }
}

/// No time where motion is switched off.
fn fade_secs(ui: &Ui) -> f32 {
    FADE_SECS.min(ui.style().animation_time)
}

fn subject(ui: &Ui, cx: &UiContext<'_>, state: &ViewState, transform: &Transform, pointer: Option<Pos2>) -> Subject {
    let canvas = &state.canvas;
    if canvas.gesture != Gesture::None || canvas.typing.is_some() {
        return Subject::Nothing;
    }
    if let Some(step) = state.open_step() {
        return if step.lit.is_empty() { Subject::Nothing } else { Subject::Told(step.lit.clone()) };
    }
    if canvas.spotlight.is_off {
        return Subject::Nothing;
    }
    let pointed = pointer.and_then(|at| match under(cx.derived, state, transform, at) {
        Under::Target(Target::Objective(id)) | Under::Handle(id, _) => Some(id),
        _ => None,
    });
    if let Some(id) = pointed.filter(|id| !state.selection.objectives.contains(id)) {
        let waits_secs = REST_SECS - ui.input(|i| i.pointer.time_since_last_movement());
        if waits_secs <= 0.0 || matches!(canvas.spotlight.subject, Subject::Pointed(_)) {
            return Subject::Pointed(id);
        }
        ui.ctx().request_repaint_after_secs(waits_secs);
    }
    let selection = &state.selection;
    if selection.objectives.is_empty() && selection.links.is_empty() {
        return Subject::Nothing;
    }
    Subject::Selected(selection.objectives.iter().copied().collect(), selection.links.iter().copied().collect())
}

fn lit(project: &Project, subject: &Subject) -> Focus {
    match subject {
        Subject::Nothing => Focus::default(),
        Subject::Told(parts) => Focus {
            objectives: parts
                .iter()
                .filter_map(|part| if let Target::Objective(id) = part { Some(*id) } else { None })
                .collect(),
            links: parts.iter().filter_map(|part| if let Target::Link(id) = part { Some(*id) } else { None }).collect(),
        },
        Subject::Pointed(id) => Focus::around(&project.map, [*id]),
        Subject::Selected(objectives, links) => {
            let mut focus = Focus::around(&project.map, objectives.iter().copied());
            for link in links {
                focus.join(Focus::of_link(&project.map, *link));
            }
            focus
        }
    }
}
