//! What the window remembers for the session: the view, not the strategy.

use std::path::PathBuf;
use std::sync::Arc;

use crate::command::Selection;
use crate::model::{KpiId, ObjectiveId, Project};
use crate::pitch::Step;
use crate::scene::Derived;
use crate::scene::chart::compare::Comparison;

use super::canvas::CanvasState;
use super::dialogs::Dialog;
use super::inspector::InspectorState;
use super::library::LibraryState;
use super::palette::PaletteState;
use super::pitch::PitchState;
use super::resolve::ResolveState;
use super::review::ReviewState;
use super::scorecard::ScorecardState;
use super::side::SideTab;
use super::story::StoryState;
use super::trends::TrendsState;
use super::values::ValuesState;
use super::versions::VersionsState;

/// Which of the views fills the middle.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    /// The strategy map.
    #[default]
    Map,
    /// The table of objectives and KPIs.
    Scorecard,
    /// KPI charts side by side.
    Trends,
    /// The values of all KPIs by period.
    Values,
    /// The values that are due, one KPI after the other.
    Review,
    /// What a merge has left open, one after the other.
    Resolve,
}

/// The state of the window; gone when it closes.
#[derive(Debug)]
pub struct ViewState {
    /// The view in the middle.
    pub view: View,
    /// What is selected.
    pub selection: Selection,
    /// The KPI that is open in the inspector.
    pub open_kpi: Option<KpiId>,
    /// Whether the panel on the left is shown.
    pub has_outline: bool,
    /// What the panel on the left shows.
    pub side: SideTab,
    /// The KPI library.
    pub library: LibraryState,
    /// The steps of the story.
    pub story: StoryState,
    /// Whether the window has no room for the outline beside the map.
    pub is_narrow: bool,
    /// Whether the inspector is shown.
    pub has_inspector: bool,
    /// The map.
    pub canvas: CanvasState,
    /// The inspector.
    pub inspector: InspectorState,
    /// Who uses the app; empty if nobody has said so.
    pub me: Arc<str>,
    /// The table.
    pub scorecard: ScorecardState,
    /// The charts.
    pub trends: TrendsState,
    /// The sheet of values.
    pub values: ValuesState,
    /// The review.
    pub review: ReviewState,
    /// The old versions of the file.
    pub versions: VersionsState,
    /// The conflicts.
    pub resolve: ResolveState,
    /// The pitch, while it goes on.
    pub pitch: Option<PitchState>,
    /// The step at which the last pitch ended.
    pub pitched_to: usize,
    /// The command palette, while it is open.
    pub palette: Option<PaletteState>,
    /// The dialog in front of everything, if there is one.
    pub dialog: Option<Dialog>,
    /// What to say for a moment.
    pub notices: Vec<Notice>,
}

/// A short message in the corner.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    /// What to say.
    pub text: String,
    /// How bad it is.
    pub kind: NoticeKind,
    /// The file that it is about: a button shows it in its folder.
    pub file: Option<PathBuf>,
    /// When it goes by itself, in seconds of egui's clock; `None` stays until closed.
    pub until_secs: Option<f64>,
}

/// How bad a notice is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoticeKind {
    /// It worked.
    Done,
    /// It did not work.
    Failed,
    /// It can't be done that way: nothing was changed.
    Refused,
    /// It did more than one sees at once; a button takes it back.
    Undoable,
}

impl Default for ViewState {
    fn default() -> Self {
        Self {
            view: View::default(),
            selection: Selection::default(),
            open_kpi: None,
            has_outline: true,
            side: SideTab::default(),
            library: LibraryState::default(),
            story: StoryState::default(),
            is_narrow: false,
            has_inspector: true,
            canvas: CanvasState::default(),
            inspector: InspectorState::default(),
            me: Arc::default(),
            scorecard: ScorecardState::default(),
            trends: TrendsState::default(),
            values: ValuesState::default(),
            review: ReviewState::default(),
            versions: VersionsState::default(),
            resolve: ResolveState::default(),
            pitch: None,
            pitched_to: 0,
            palette: None,
            dialog: None,
            notices: Vec::new(),
        }
    }
}

impl ViewState {
    /// The one selected objective.
    pub fn selected_objective(&self) -> Option<ObjectiveId> {
        self.selection.single_objective()
    }

    /// Shows the KPI library and lets the user search in it.
    pub fn show_library(&mut self) {
        self.has_outline = true;
        self.side = SideTab::Library;
        self.library.search();
    }

    /// Shows the steps of the story and gives them the keyboard.
    pub fn show_story(&mut self) {
        self.has_outline = true;
        self.side = SideTab::Story;
        self.story.ask_keyboard();
    }

    /// What is compared on one chart, as long as one sees it.
    pub fn compared(&self, project: &Project, derived: &Derived) -> Option<Comparison> {
        let is_shown = self.view == View::Trends && self.trends.is_one_chart();
        is_shown.then(|| self.trends.comparison(project, &derived.analysis, &self.selection))
    }

    /// The step of the story that is open, as long as one sees it.
    pub(super) fn open_step(&self) -> Option<&Step> {
        let is_shown = self.has_outline && self.side == SideTab::Story;
        self.story.open_step().filter(|_| is_shown)
    }
}
