//! An inspector on its own, with the little of the app that it needs: commands become edits after each frame.

use std::cell::RefCell;
use std::rc::Rc;

use eframe::egui::accesskit::Role;
use eframe::egui::{self, Event, Key, Modifiers, Vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use fourfold::analysis::period_text;
use fourfold::command::{Command, CommandQueue, Selection, Situation};
use fourfold::edit::Document;
use fourfold::lang::Lang;
use fourfold::library::{TemplateKind, new_project};
use fourfold::model::{CountedIds, Kpi, KpiId, LinkId, ObjectiveId, Period, Project, Record};
use fourfold::scene::{Derived, Outlook};
use fourfold::text::Measure;
use fourfold::theme::{Look, Theme};
use fourfold::ui::{UiContext, ViewState, inspector_ui, style};
use jiff::civil::{Date, date};

/// What the inspector works on.
pub struct Table {
    pub document: Document,
    pub state: ViewState,
    pub asked: Vec<Command>,
    derived: Derived,
    measure: Measure,
    outlook: Outlook,
    copied: String,
}

/// A window with nothing but the inspector.
pub struct Desk {
    harness: Harness<'static>,
    table: Rc<RefCell<Table>>,
    /// The document, as of the last frame.
    pub document: Document,
    /// The state, as of the last frame.
    pub state: StateView,
    /// All commands so far.
    pub asked: Vec<Command>,
    lang: Lang,
}

/// What tests look at in the state.
#[derive(Default)]
pub struct StateView {
    pub selection: Selection,
    pub open_kpi: Option<KpiId>,
    pub refusal: Option<fourfold::edit::Refusal>,
}

/// The day that all tests look from.
pub const TODAY: Date = date(2026, 10, 20);
