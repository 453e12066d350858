//! The story: the steps of the pitch as a list, of which one is open.
//!
//! What is told is the same that slides and exports tell; the panel only says
//! which step, at its place, is to be changed. The open step lights its part of
//! the map. Steps that nobody has touched follow from the map and look the same.

mod add;
mod fields;
mod foot;
mod keys;
mod list;
mod row;
mod time;
mod view;

use std::sync::Arc;

use eframe::egui::{self, Frame, Panel, ScrollArea, Ui};

use super::UiContext;
use super::state::ViewState;
use super::widgets::{guide_ui, note_ui};
use crate::analysis::Analysis;
use crate::command::Action;
use crate::lang::Lang;
use crate::model::{About, Project};
use crate::pitch::{Step, Story};
use crate::scene::Figures;

/// Which step is open, and the story as it was last told.
#[derive(Debug, Default)]
pub struct StoryState {
    /// The open step, by its place.
    selected: Option<usize>,
    /// Whether the list still has to take the keyboard.
    wants_keyboard: bool,
    /// Whether the list still has to bring the open step into sight.
    wants_sight: bool,
    /// Whether the last press of the pointer was in the panel.
    is_near: bool,
    /// Who had the keyboard in the frame before: egui takes it away at Esc before anybody is asked.
    held: Held,
    told: Option<Told>,
}

/// Who has the keyboard, as far as the panel is concerned.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Held {
    /// Nobody.
    #[default]
    Free,
    /// A button in the panel.
    Here,
    /// Something else, or a field that is typed in.
    Elsewhere,
}

impl Held {
    fn now(ui: &Ui) -> Self {
        let Some(id) = ui.memory(egui::Memory::focused) else { return Self::Free };
        let is_here = ui.ctx().read_response(id).is_some_and(|response| ui.max_rect().contains_rect(response.rect));
        if is_here && !ui.ctx().text_edit_focused() { Self::Here } else { Self::Elsewhere }
    }
}

/// A story with all that it follows from.
#[derive(Debug)]
struct Told {
    project: Arc<Project>,
    analysis: Arc<Analysis>,
    fallback: Lang,
    story: Arc<Story>,
}

impl StoryState {
    /// The place of the open step.
    pub fn selected(&self) -> Option<usize> {
        self.selected
    }

    /// Opens the step at a place.
    pub fn select(&mut self, place: usize) {
        self.selected = Some(place);
        self.wants_sight = true;
    }

    /// Closes the open step.
    pub fn let_go(&mut self) {
        self.selected = None;
    }

    /// Gives the keyboard to the list.
    pub fn ask_keyboard(&mut self) {
        self.wants_keyboard = true;
    }

    /// The open step, as it was last told.
    pub(super) fn open_step(&self) -> Option<&Step> {
        self.told.as_ref()?.story.steps.get(self.selected?)
    }

    /// The story as it is now.
    fn follow(&mut self, cx: &UiContext<'_>) -> Arc<Story> {
        let (project, analysis, fallback) = (cx.document.project(), &cx.derived.analysis, cx.lang);
        let is_same = |told: &&Told| {
            Arc::ptr_eq(&told.project, project) && Arc::ptr_eq(&told.analysis, analysis) && told.fallback == fallback
        };
        let story = match self.told.as_ref().filter(is_same) {
            Some(told) => told.story.clone(),
            None => Arc::new(Story::of(project, analysis, fallback, Figures::Shown)),
        };
        let (project, analysis) = (project.clone(), analysis.clone());
        self.told = Some(Told { project, analysis, fallback, story: story.clone() });
        let last = story.steps.len().checked_sub(1);
        self.selected = self.selected.zip(last).map(|(place, last)| place.min(last));
        story
    }
}

pub(super) fn story_ui(ui: &mut Ui, cx: &UiContext<'_>, state: &mut ViewState) {
    let story = state.story.follow(cx);
    let project = cx.document.project();
    if !cx.situation.has_cards && project.story.is_empty() {
        let text = cx.lang.story_empty_text();
        let button = Action::AddObjective.text(cx.lang);
        if guide_ui(ui, cx.theme, &cx.lang.story_empty_title(), &text, Some(&button)) {
            cx.commands.act(Action::AddObjective);
        }
        return;
    }
    // A click anywhere in the panel is for the story: keys are not for the map then.
    let press = ui.input(|i| i.pointer.any_pressed().then(|| i.pointer.interact_pos()).flatten());
    if let Some(at) = press {
        state.story.is_near = ui.max_rect().contains(at);
        if state.story.is_near {
            state.canvas.mute();
        }
    }
    let foot = Panel::bottom("story_foot").resizable(false).frame(Frame::NONE);
    foot.show(ui, |ui| {
        add::add_ui(ui, cx, state);
        foot::foot_ui(ui, cx, &story, state.story.selected.is_some());
    });
    keys::handle(ui, cx, &mut state.story, story.steps.len());
    ScrollArea::vertical().id_salt("story").auto_shrink(false).show(ui, |ui| {
        ui.spacing_mut().item_spacing = egui::vec2(6.0, 4.0);
        if project.story.is_empty() {
            note_ui(ui, cx.theme, &cx.lang.story_is_automatic());
            ui.add_space(2.0);
        }
        list::list_ui(ui, cx, state, &story);
        if project.story.is_empty() && !story.steps.iter().any(|step| matches!(step.about, About::Chain(_))) {
            note_ui(ui, cx.theme, &cx.lang.story_needs_links());
        }
        add::reset_ui(ui, cx);
        ui.add_space(8.0);
    });
    state.story.held = Held::now(ui);
}
