//! What one sees and touches.
//!
//! Panels read the document and what follows from it, change their own state and
//! push commands; nothing here writes to the project, opens a file or starts a
//! thread. [`editor_ui`] is the window with a project, [`welcome_ui`] without one.

mod banner;
mod broken;
mod canvas;
mod context;
mod dialogs;
mod history_bar;
mod inspector;
mod kpi;
mod library;
mod menu;
mod notices;
mod outline;
mod paint;
mod palette;
mod pitch;
mod resolve;
mod review;
mod scorecard;
mod side;
mod state;
mod status_bar;
mod story;
pub mod style;
mod text_sizes;
mod top_bar;
mod trends;
mod values;
mod versions;
mod welcome;
mod widgets;

pub use banner::{Banner, BannerKind, Offer};
pub use broken::{BrokenFile, broken_ui};
pub use context::UiContext;
pub use dialogs::{
    Dialog, ExportDialog, ExportingDialog, ImportDialog, PathDialog, PathEntry, PathFacts, PathPurpose, Preview,
    QuestionDialog, Reading, RecoveryDialog, RecoveryEntry, UnsavedDialog, dialog_ui,
};
pub use inspector::{InspectorState, inspector_ui};
pub use kpi::KpiTab;
pub use library::LibraryState;
pub use notices::notices_ui;
pub use paint::color32;
pub use palette::{PaletteState, palette_ui};
pub use pitch::{PitchState, PitchWish, pitch_ui};
pub use side::SideTab;
pub use state::{Notice, NoticeKind, View, ViewState};
pub use story::StoryState;
pub use top_bar::FileTitle;
pub use values::ValuesState;
pub use versions::{VersionChange, VersionList, VersionRow, VersionsState};
pub use welcome::{RecentFile, welcome_ui};

use eframe::egui::{CentralPanel, Frame, Margin, Panel, Ui};

use crate::theme::measures;

/// The window with a project: bars, outline or library, view and inspector.
pub fn editor_ui(ui: &mut Ui, cx: &UiContext<'_>, state: &mut ViewState, title: &FileTitle) {
    let panel = color32(cx.theme.panel);
    let bar = Frame::new().fill(panel).inner_margin(Margin::symmetric(12, 0));
    Panel::top("top_bar").exact_size(measures::TOP_BAR).frame(bar).show(ui, |ui| {
        top_bar::top_bar_ui(ui, cx, state, title);
    });
    if !title.banners.is_empty() {
        Panel::top("banners").frame(Frame::new().fill(panel)).show(ui, |ui| {
            banner::banners_ui(ui, cx.theme, cx.commands, &title.banners);
        });
    }
    Panel::bottom("status_bar").exact_size(measures::STATUS_BAR).frame(bar).show(ui, |ui| {
        status_bar::status_bar_ui(ui, cx, state);
    });
    if cx.situation.playback.is_some() {
        let history = Panel::bottom("history").exact_size(measures::HISTORY_BAR).frame(bar);
        history.show(ui, |ui| history_bar::history_bar_ui(ui, cx));
    }
    resolve::open_with_first(cx, state);
    // A window that gets narrow gives the outline's room to the map, and back; in between the user decides.
    let is_narrow = ui.available_width() < measures::NARROW;
    if std::mem::replace(&mut state.is_narrow, is_narrow) != is_narrow {
        state.has_outline = !is_narrow;
    }
    let side = Frame::new().fill(panel);
    if state.has_outline {
        let outline =
            Panel::left("outline").default_size(measures::OUTLINE).size_range(measures::OUTLINE..=360.0).frame(side);
        outline.show(ui, |ui| side::side_ui(ui, cx, state));
    }
    // The review and the conflicts are one screen: they show themselves what the inspector would.
    if state.has_inspector && !matches!(state.view, View::Review | View::Resolve) {
        let inspector =
            Panel::right("inspector").default_size(measures::INSPECTOR).size_range(280.0..=520.0).frame(side);
        let area = inspector.show(ui, |ui| inspector::inspector_ui(ui, cx, state)).response.rect;
        let press = ui.input(|i| i.pointer.any_pressed().then(|| i.pointer.interact_pos()).flatten());
        if press.is_some_and(|at| area.contains(at)) {
            state.canvas.mute();
        }
    }
    let middle = Frame::new().fill(color32(cx.theme.canvas));
    CentralPanel::no_frame().frame(middle).show(ui, |ui| match state.view {
        View::Map => canvas::canvas_ui(ui, cx, state),
        View::Scorecard => scorecard::scorecard_ui(ui, cx, state),
        View::Trends => trends::trends_ui(ui, cx, state),
        View::Values => values::values_ui(ui, cx, state),
        View::Review => review::review_ui(ui, cx, state),
        View::Resolve => resolve::resolve_ui(ui, cx, state),
    });
}
