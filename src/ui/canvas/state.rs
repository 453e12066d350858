//! What the map view remembers between frames.

use std::collections::BTreeSet;

use eframe::egui::{self, Pos2};

use super::Camera;
use super::focus::Spotlight;
use super::snap::Guide;
use crate::geometry::{Point, Rect};
use crate::model::{LinkId, ObjectiveId, PerspectiveId, Rank};
use crate::scene::Target;

/// The state of the map view.
#[derive(Debug, Default)]
pub struct CanvasState {
    /// Where one looks from.
    pub camera: Camera,
    /// What the pointer is doing.
    pub(super) gesture: Gesture,
    /// The name that is being typed on the map.
    pub(super) typing: Option<Typing>,
    /// What the camera is to do when the size of the view is known.
    pub(super) wish: Option<Wish>,
    /// Whether a text field had the focus in the last frame.
    pub(super) had_field: bool,
    /// Whether the space bar turns dragging into panning.
    pub(super) is_space_down: bool,
    /// The lines on which a dragged card lies with others.
    pub(super) guides: Vec<Guide>,
    /// What is lit while the rest steps back.
    pub(super) spotlight: Spotlight,
    /// The part of the map that is in view.
    pub(super) seen: Option<Rect>,
    /// Whether one has last pressed the pointer in another panel: keys are not for the map then.
    is_muted: bool,
}

/// What a drag on the map does.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) enum Gesture {
    /// Nothing.
    #[default]
    None,
    /// Moves the view.
    Pan,
    /// Moves cards.
    Move(Vec<Carried>),
    /// Draws an arrow from a card, from this place on its edge.
    Link(ObjectiveId, Point),
    /// Leads an end of an arrow elsewhere.
    Retarget(LinkId, End),
    /// Selects what a rectangle touches; from this corner, keeping what was selected.
    Rubber(Point),
}

/// A card that is being dragged.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Carried {
    pub(super) id: ObjectiveId,
    /// From the pointer to the card's top left corner, in map points.
    pub(super) grip: Point,
    /// The band it comes from and its place there: a drag that comes home changes nothing.
    pub(super) home: (PerspectiveId, Rank),
}

/// One of an arrow's ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    /// Where it starts.
    Cause,
    /// Where its head is.
    Effect,
}

/// A text that is being typed on the map.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Typing {
    pub(super) what: Typed,
    pub(super) text: String,
    /// Whether the field still has to ask for the focus.
    pub(super) is_new: bool,
}

/// What is typed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Typed {
    /// Another text for something that exists.
    Existing(Target),
    /// The name of a new card.
    NewObjective(NewCard),
}

/// A card that is not on the map before it has a name.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct NewCard {
    pub(super) perspective: PerspectiveId,
    /// Its middle, in map points.
    pub(super) at: Point,
    pub(super) before: Option<ObjectiveId>,
    pub(super) cause: Option<ObjectiveId>,
}

/// Something that the camera is to do.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Wish {
    Fit,
    FitSelection,
    /// So many steps in, or out if negative.
    Step(i32),
    Full,
    Reveal(ObjectiveId),
}

/// Who has the keyboard while the map does.
pub(super) fn map_id() -> egui::Id {
    egui::Id::unique("map")
}

impl CanvasState {
    /// Whether keys go to the map: nothing else has the keyboard, and the pointer was not last used elsewhere.
    pub fn is_heard(&self, ctx: &egui::Context) -> bool {
        !self.is_muted && ctx.memory(egui::Memory::focused).is_none_or(|focused| focused == map_id())
    }

    /// The pointer was pressed in a panel whose keys are its own.
    pub fn mute(&mut self) {
        self.is_muted = true;
    }

    /// The map is what one works on again.
    pub(super) fn listen(&mut self) {
        self.is_muted = false;
    }

    /// The part of the map that was last in view.
    pub fn seen(&self) -> Option<Rect> {
        self.seen
    }

    /// Dims what is not connected to the pointed or selected card, or no longer does.
    pub fn toggle_dimming(&mut self) {
        self.spotlight.toggle();
    }

    /// Shows the whole map, now and while the window changes its size.
    pub fn fit(&mut self) {
        self.camera.is_fitted = true;
        self.wish = Some(Wish::Fit);
    }

    /// Shows the selection as large as possible.
    pub fn fit_selection(&mut self) {
        self.wish = Some(Wish::FitSelection);
    }

    /// Zooms one step in (`true`) or out.
    pub fn zoom_step(&mut self, is_in: bool) {
        let before = if let Some(Wish::Step(steps)) = self.wish { steps } else { 0 };
        self.wish = Some(Wish::Step(before + if is_in { 1 } else { -1 }));
    }

    /// Zooms to one screen point per map point.
    pub fn zoom_full(&mut self) {
        self.wish = Some(Wish::Full);
    }

    /// Pans so that a card is in view.
    pub fn reveal(&mut self, id: ObjectiveId) {
        self.listen();
        self.wish = Some(Wish::Reveal(id));
    }

    /// Lets the user type the name of a card or band, or the mission or vision, on the map.
    pub fn edit_in_place(&mut self, target: Target, text: &str) {
        self.listen();
        self.typing = Some(Typing { what: Typed::Existing(target), text: text.to_owned(), is_new: true });
    }

    /// Lets the user type the name of a new card in a band; `at` is where its middle is shown meanwhile.
    pub fn draft_objective(
        &mut self,
        perspective: PerspectiveId,
        at: Point,
        before: Option<ObjectiveId>,
        cause: Option<ObjectiveId>,
    ) {
        self.listen();
        let card = NewCard { perspective, at, before, cause };
        self.typing = Some(Typing { what: Typed::NewObjective(card), text: String::new(), is_new: true });
    }

    /// Whether a name is being typed on the map.
    pub fn is_typing(&self) -> bool {
        self.typing.is_some()
    }

    /// The cards that the pointer holds.
    pub fn held_cards(&self) -> BTreeSet<ObjectiveId> {
        match &self.gesture {
            Gesture::Move(cards) => cards.iter().map(|card| card.id).collect(),
            _ => BTreeSet::new(),
        }
    }

    /// Drops what is being typed or dragged.
    pub fn cancel(&mut self) {
        self.typing = None;
        self.gesture = Gesture::None;
    }

    pub(super) fn pointer(ui: &egui::Ui) -> Option<Pos2> {
        ui.input(|i| i.pointer.latest_pos())
    }
}
