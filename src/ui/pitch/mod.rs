//! The pitch: the map full screen, step by step.
//!
//! Each step lights its part and the map glides to it. What is seen is what the
//! slides of an export show; only the pointer, the marker and the blank screen
//! exist here alone.

mod keys;
mod paint;
mod presenter;
mod tools;

use std::sync::Arc;

use eframe::egui::{self, CursorIcon, Role, Sense, Ui, WidgetInfo};
use jiff::civil::Time;

use self::tools::{Blank, Tool};
use crate::geometry::Point;
use crate::lang::Lang;
use crate::pitch::Show;
use crate::scene::Figures;
use crate::theme::Theme;

/// How long the map glides to the next step, in seconds.
const GLIDE_SECS: f64 = 0.45;
/// How long the keys are explained at the beginning, in seconds.
const HINT_SECS: f64 = 6.0;
/// How long the pointer is seen after it was moved, in seconds.
const POINTER_SECS: f64 = 2.0;

/// A pitch that is going on.
#[derive(Debug)]
pub struct PitchState {
    show: Arc<Show>,
    /// The step that is shown.
    at: usize,
    /// Where the map comes from, and since when it glides, in seconds of egui's clock.
    gliding: Option<(usize, f64)>,
    has_motion: bool,
    blank: Option<Blank>,
    tool: Tool,
    /// What was marked, in points of the slide.
    strokes: Vec<Vec<Point>>,
    /// The digits of a step's number, until Enter.
    number: String,
    /// When the pitch and this step began; nothing before the first frame.
    began_secs: Option<f64>,
    step_began_secs: f64,
    has_presenter: bool,
    /// Until when the keys are explained.
    hint_until_secs: f64,
    pointer_moved_secs: f64,
    /// The time of day, for the presenter.
    pub clock: Option<Time>,
}

/// What a pitch asks the app for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PitchWish {
    /// Back to where one was.
    Leave,
    /// The same story with or without its values.
    Figures(Figures),
}

impl PitchState {
    /// A pitch from a step on.
    pub fn new(show: Arc<Show>, at: usize, has_motion: bool) -> Self {
        Self {
            at: at.min(show.stages.len().saturating_sub(1)),
            show,
            gliding: None,
            has_motion,
            blank: None,
            tool: Tool::None,
            strokes: Vec::new(),
            number: String::new(),
            began_secs: None,
            step_began_secs: 0.0,
            has_presenter: false,
            hint_until_secs: 0.0,
            pointer_moved_secs: 0.0,
            clock: None,
        }
    }

    /// The step that is shown, from 0.
    pub fn at(&self) -> usize {
        self.at
    }

    /// What is shown.
    pub fn show(&self) -> &Arc<Show> {
        &self.show
    }

    /// Goes on with the same story, shown otherwise.
    pub fn replace(&mut self, show: Arc<Show>) {
        self.at = self.at.min(show.stages.len().saturating_sub(1));
        self.gliding = None;
        self.show = show;
    }

    /// Whether the presenter has a window.
    pub fn has_presenter(&self) -> bool {
        self.has_presenter
    }

    fn go_to(&mut self, at: usize, now_secs: f64) {
        self.blank = None;
        self.number.clear();
        let at = at.min(self.show.stages.len().saturating_sub(1));
        if at != self.at {
            self.gliding = self.has_motion.then_some((self.at, now_secs));
            self.at = at;
            self.step_began_secs = now_secs;
            self.strokes.clear();
        }
    }

    /// How far the glide is, from 0 to 1; 1 at rest.
    fn progress(&self, now_secs: f64) -> f32 {
        let share = self.gliding.map_or(1.0, |(_, since)| (now_secs - since) / GLIDE_SECS).clamp(0.0, 1.0) as f32;
        // Slow at both ends.
        share * share * (3.0 - 2.0 * share)
    }
}

/// The pitch over the whole window; gives back what it asks for.
pub fn pitch_ui(ui: &mut Ui, theme: &Theme, lang: Lang, state: &mut PitchState) -> Option<PitchWish> {
    let now_secs = ui.input(|i| i.time);
    if state.began_secs.is_none() {
        (state.began_secs, state.step_began_secs) = (Some(now_secs), now_secs);
        state.hint_until_secs = now_secs + HINT_SECS;
    }
    let wish = keys::keys(ui, state, now_secs);
    let screen = ui.max_rect();
    let whole = ui.interact(screen, egui::Id::unique("pitch"), Sense::CLICK | Sense::DRAG);
    whole.widget_info(|| WidgetInfo::labeled(Role::Label, true, spoken(state)));
    tools::pointer(ui, state, &whole, now_secs);
    paint::pitch(ui, theme, lang, state, screen, now_secs);
    if state.progress(now_secs) < 1.0 {
        ui.ctx().request_repaint();
    } else {
        state.gliding = None;
    }
    if now_secs - state.pointer_moved_secs > POINTER_SECS || state.tool == Tool::Pointer {
        ui.ctx().set_cursor_icon(CursorIcon::None);
    }
    if state.has_presenter { presenter::window_ui(ui.ctx(), theme, lang, state, now_secs).or(wish) } else { wish }
}

/// What a screen reader says of the step.
fn spoken(state: &PitchState) -> String {
    let story = &state.show.story;
    let Some(step) = story.steps.get(state.at) else { return String::new() };
    let place = story.lang.story_place(state.at + 1, story.steps.len(), &step.title);
    if step.sentence.is_empty() { place.into_owned() } else { format!("{place}: {}", step.sentence) }
}
