//! Everything the app can be told to do.
//!
//! An [`Action`] is a command that needs no further words: menus, buttons, keys
//! and the palette all read its text, shortcut and condition from one place, so
//! they can't disagree. A [`Command`] is an action or something said with an
//! argument. The interface pushes commands while it paints; the app runs them
//! when the frame is done.

mod action;
mod keep;
mod queue;
mod selection;
mod situation;
mod story;

pub use action::Action;
pub use keep::{DiskStep, RecoveryStep, VersionStep};
pub use queue::CommandQueue;
pub use selection::Selection;
pub use situation::{Playback, Situation};
pub use story::StoryChange;

use std::path::PathBuf;

use jiff::civil::Date;

use crate::edit::Edit;
use crate::export::{Background, Content, Format, Order};
use crate::library::{LibraryKpi, TemplateKind};
use crate::model::{KpiId, LinkId, ObjectiveId, PerspectiveId, Record};
use crate::scene::chart::compare::Comparison;
use crate::scene::{Figures, Outlook, Surround};
use crate::theme::Look;

/// Something that the app is told to do.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// An action without further words.
    Act(Action),
    /// Starts a new project from a template.
    NewFrom(TemplateKind),
    /// Opens a file.
    OpenFile(PathBuf),
    /// Saves to a file and goes on working there.
    SaveTo(PathBuf),
    /// Writes the map as a picture.
    ExportTo(PathBuf, ExportChoice),
    /// Asks for the file of a picture, then writes it.
    ChooseExportFile(ExportChoice),
    /// Draws what a choice gives, to be looked at before.
    PreviewExport(ExportChoice),
    /// Shows a file in the system's file manager.
    Reveal(PathBuf),
    /// Shows how the chart of a KPI can be exported.
    ExportChart(KpiId),
    /// Shows how KPIs on one chart can be exported.
    ExportComparison(Comparison),
    /// Changes the project.
    Edit(Edit),
    /// Takes back the drag or typing that is going on.
    CancelGesture,
    /// Selects on the map.
    Select(Selection),
    /// Selects a record and brings it into view.
    Show(Record),
    /// A new objective at the end of a band, or before another one, optionally as the effect of a cause.
    AddObjective(NewObjective),
    /// A new arrow.
    AddLink {
        /// Where it starts.
        cause: ObjectiveId,
        /// Where its head is.
        effect: ObjectiveId,
    },
    /// Leads an arrow from another cause or to another effect.
    Retarget {
        /// The arrow.
        link: LinkId,
        /// Where it starts from now on.
        cause: ObjectiveId,
        /// Where its head is from now on.
        effect: ObjectiveId,
    },
    /// A new KPI of an objective, by name.
    AddKpi(ObjectiveId, String),
    /// A new KPI from the library, of an objective or of the selected one.
    AddFromLibrary(&'static LibraryKpi, Option<ObjectiveId>),
    /// A new initiative of an objective, by name.
    AddInitiative(ObjectiveId, String),
    /// A new theme, by name, given to an objective.
    AddTheme(ObjectiveId, String),
    /// A new theme of the project, by name.
    AddProjectTheme(String),
    /// A new band at the bottom.
    AddPerspective,
    /// Moves a band so many places down (up if negative).
    MovePerspective(PerspectiveId, i32),
    /// Removes a band; its cards move to the band above (below, for the top one).
    RemovePerspective(PerspectiveId),
    /// Opens a KPI in the inspector.
    ShowKpi(KpiId),
    /// Opens the values of a KPI and gives them the keyboard.
    EnterValues(KpiId),
    /// Looks at the strategy as of a day; `None` is today.
    LookAt(Option<Date>),
    /// Ends the history that is played, back on the day from before.
    StopHistory,
    /// Something about the old versions of the file.
    Version(VersionStep),
    /// Something about unsaved work that was found.
    Recovery(RecoveryStep),
    /// Something about the file on the disk.
    Disk(DiskStep),
    /// Answers the question about unsaved changes.
    AnswerUnsaved(UnsavedAnswer),
    /// Changes the story.
    Story(StoryChange),
    /// A step of an import.
    Import(ImportStep),
    /// Remembers who uses the app.
    IAm(String),
    /// Forgets a recent file.
    ForgetRecent(PathBuf),
}

/// A step on the way from a data file to values.
#[derive(Clone, Debug, PartialEq)]
pub enum ImportStep {
    /// Reads a file and shows what was read.
    File(PathBuf),
    /// Reads text from the clipboard and shows what was read.
    Text(String),
    /// Reads once more, since the choices have changed.
    Again,
    /// Takes the values into the project.
    Finish,
}

/// A new objective as the user has drawn it.
#[derive(Clone, Debug, PartialEq)]
pub struct NewObjective {
    /// The band.
    pub perspective: PerspectiveId,
    /// What it is called.
    pub name: String,
    /// The card it comes before in the band's order; `None` puts it last.
    pub before: Option<ObjectiveId>,
    /// The card from which an arrow leads to it.
    pub cause: Option<ObjectiveId>,
}

/// What is exported, and how, as one chooses it in the window.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ExportChoice {
    /// What.
    pub content: Content,
    /// The file format.
    pub format: Format,
    /// Light or dark.
    pub look: Look,
    /// Pixels per point, 1 to 4; pictures made of pixels only.
    pub scale: f32,
    /// What is painted behind everything.
    pub background: Background,
    /// Whether values and targets are shown.
    pub figures: Figures,
    /// What is put round a map.
    pub surround: Surround,
}

impl ExportChoice {
    /// The usual choice for a content.
    pub fn of(content: Content, look: Look) -> Self {
        let format = content.formats().first().copied().unwrap_or(Format::Png);
        let (background, figures, surround) = (Background::Solid, Figures::Shown, Surround::default());
        Self { content, format, look, scale: 2.0, background, figures, surround }
    }

    /// The same for another content, in the same format where it has it.
    pub fn with_content(self, content: Content) -> Self {
        let format =
            if content.formats().contains(&self.format) { self.format } else { Self::of(content, self.look).format };
        Self { content, format, ..self }
    }

    /// What it means for a project that is looked at as the window does.
    pub fn order(self, outlook: Outlook) -> Order {
        Order {
            content: self.content,
            format: self.format,
            outlook: Outlook { look: self.look, figures: self.figures, ..outlook },
            scale: self.scale,
            background: self.background,
            surround: self.surround,
        }
    }
}

/// What to do with unsaved changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnsavedAnswer {
    /// Save first, then go on.
    Save,
    /// Go on without saving.
    Discard,
    /// Stay.
    Cancel,
}
