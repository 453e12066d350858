//! The app: owns the document, the view and the settings, and runs commands.
//!
//! A frame has three parts: what finished on other threads is taken in
//! (`logic`), the window is painted from an unchanged document, then the commands
//! that were pushed meanwhile are run. Only here are dialogs opened, threads
//! started, the clock read and random ids drawn.

mod clipboard;
mod crash;
mod dialogs;
mod environment;
mod glide;
mod jobs;
mod keeper;
mod keeping;
mod keys;
mod open_project;
mod playing;
mod run;
mod settings;
mod settle;
mod start;
mod watch;

pub use environment::{Environment, RandomIds};
pub use settings::Settings;
pub use start::{StartError, start};

use std::path::PathBuf;

use eframe::egui::{self, Ui};
use jiff::civil::Date;

use self::clipboard::Fragment;
use self::jobs::{Done, JobKind, Jobs};
use self::keeper::{Found, KeeperThread, SaveTask, VersionFile};
use self::open_project::OpenProject;
use self::playing::Playing;
use self::run::Looking;
use self::watch::Watch;
use crate::command::{Command, CommandQueue, ImportStep, Situation};
use crate::export;
use crate::lang::Lang;
use crate::scene::{Derived, Outlook};
use crate::text::Measure;
use crate::theme::{Look, Theme};
use crate::ui::{self, BrokenFile, FileTitle, Notice, NoticeKind, RecentFile, UiContext, ViewState};

/// How long a good message stays, in seconds.
const NOTICE_SECS: f64 = 4.0;

/// The running app.
#[allow(clippy::struct_excessive_bools, reason = "independent facts about the window")]
pub struct App {
    environment: Environment,
    settings: Settings,
    open: Option<OpenProject>,
    broken: Option<BrokenFile>,
    view: ViewState,
    derived: Option<Derived>,
    /// The map on its way to where it belongs.
    gliding: Option<Derived>,
    measure: Measure,
    commands: CommandQueue,
    jobs: Jobs,
    clipboard: Option<Fragment>,
    /// What was asked for while a text was being typed: the text is entered first.
    leaving: Option<Command>,
    /// What to do once the question about unsaved changes is answered.
    pending: Option<Command>,
    /// The save to do once more, since it was asked for while one was running.
    save_again: Option<SaveTask>,
    /// The save that was refused last: what one agrees to is about it.
    refused: Option<SaveTask>,
    /// The file to open once the start has proved to be a usual one.
    to_open: Option<PathBuf>,
    /// Unsaved work that was found, as its list shows it.
    found: Vec<Found>,
    /// The old versions of the open file, as their list shows them.
    versions: Vec<VersionFile>,
    /// The old version that fills the window.
    looking: Option<Looking>,
    /// Why nothing can be kept, if that is so.
    keeper_problem: Option<String>,
    watch: Watch,
    /// Whether it is known how the program starts.
    has_begun: bool,
    /// Whether this start has proved to be no failed one.
    has_started: bool,
    /// Counts the projects that were opened.
    serial: u64,
    /// Whether the window may close although there are unsaved changes.
    may_close: bool,
    /// The widget that had the focus in the last frame: typing in another one is another step.
    focused: Option<egui::Id>,
    /// The data file that is being imported.
    importing: Option<run::Importing>,
    /// Counts the readings of data files: what comes back late belongs to an earlier one.
    readings: u64,
    recent: Vec<RecentFile>,
    /// The preview that is being made.
    previewing: Option<std::sync::Arc<crate::import::Progress>>,
    /// Whether the window filled the screen before the pitch.
    was_fullscreen: bool,
    /// What had the keyboard before a pitch, and whether it gets it back now.
    before_pitch: Option<(egui::Id, bool)>,
    /// Whether the settings changed while they were being written.
    keeps_settings_again: bool,
    /// Whether the window had the focus in the last frame: the desktop may have changed meanwhile.
    had_focus: bool,
}

impl App {
    /// The app before its first frame; installs fonts and looks into the context.
    pub fn new(ctx: &egui::Context, environment: Environment, settings: Settings) -> Self {
        ui::style::install(ctx);
        ctx.set_theme(settings.theme_preference());
        ctx.options_mut(|options| options.fallback_theme = egui::Theme::Light);
        let keeps = environment.state_folder.is_some();
        let keeper = KeeperThread::start(environment.state_folder.clone(), environment.now);
        let watch = Watch::new(ctx.clone(), environment.watches_file);
        let mut app = Self {
            environment,
            settings,
            open: None,
            broken: None,
            view: ViewState::default(),
            derived: None,
            gliding: None,
            measure: Measure::new(),
            commands: CommandQueue::default(),
            jobs: Jobs::new(ctx.clone(), keeper),
            clipboard: None,
            leaving: None,
            pending: None,
            save_again: None,
            refused: None,
            to_open: None,
            found: Vec::new(),
            versions: Vec::new(),
            looking: None,
            keeper_problem: None,
            watch,
            has_begun: !keeps,
            has_started: !keeps,
            serial: 0,
            may_close: false,
            focused: None,
            importing: None,
            readings: 0,
            recent: Vec::new(),
            previewing: None,
            was_fullscreen: false,
            before_pitch: None,
            keeps_settings_again: false,
            had_focus: false,
        };
        run::find_recent(&mut app);
        if keeps {
            app.jobs.keep(JobKind::Begin, |keeper| Done::Begun(Box::new(keeper.begin())));
        }
        app
    }

    /// Opens a file when the window is there.
    pub fn open_at_start(&mut self, path: PathBuf) {
        if self.has_begun {
            self.commands.push(Command::OpenFile(path));
        } else {
            // Whether anything is opened follows from how the last starts went.
            self.to_open = Some(path);
        }
    }

    /// Asks for a command, as a click would.
    pub fn ask(&self, command: Command) {
        self.commands.push(command);
    }

    /// Ends: what was given up is tidied away, and what is being written is finished.
    pub fn end(&mut self) {
        run::end(self);
    }

    /// The open project, if there is one.
    pub fn document(&self) -> Option<&crate::edit::Document> {
        self.open.as_ref().map(|open| &open.document)
    }

    fn lang(&self) -> Lang {
        self.settings.lang
    }

    /// Takes in what finished on other threads, and files dropped on the window.
    pub fn logic(&mut self, ctx: &egui::Context) {
        if let Some((id, _)) = self.before_pitch.take_if(|(_, is_over)| *is_over) {
            ctx.memory_mut(|m| m.request_focus(id));
        }
        for done in self.jobs.finished() {
            run::finish(self, ctx, done);
        }
        let dropped: Vec<PathBuf> =
            ctx.input(|i| i.raw.dropped_files.iter().map(|file| file.path().to_path_buf()).collect());
        if let Some(path) = dropped.into_iter().next() {
            let is_data = self.open.is_some() && run::is_data_file(&path);
            let import = |path| Command::Import(ImportStep::File(path));
            self.commands.push(if is_data { import(path) } else { Command::OpenFile(path) });
        }
        run::tend_import(self);
        if ctx.input(|i| i.viewport().close_requested()) && !self.may_close {
            run::close_requested(self, ctx);
        }
        run::look_up_path(self);
        let has_focus = ctx.input(|i| i.focused);
        if has_focus && !self.had_focus {
            run::ask_for_look(self);
        }
        run::tend_keeping(self, ctx, has_focus);
        self.had_focus = has_focus;
    }

    /// Paints one frame and runs the commands that came of it.
    pub fn show(&mut self, ui: &mut Ui) {
        let ctx = ui.ctx().clone();
        self.view.me = self.settings.me.clone();
        run::tend_history(self, &ctx);
        let situation = self.situation();
        if self.view.pitch.is_some() {
            return self.pitch(ui, &ctx);
        }
        keys::consume(&ctx, &self.commands, &situation, &self.view);
        let leaving = self.leaving.take();
        if leaving.is_some() {
            // A field that loses the keyboard enters what was typed in it.
            ctx.memory_mut(|m| m.focused().into_iter().for_each(|id| m.surrender_focus(id)));
        }
        self.paint(ui, &situation);
        let mut commands = self.commands.take();
        commands.extend(leaving);
        let has_commands = !commands.is_empty();
        for command in commands {
            run::run(self, &ctx, command);
        }
        self.forget_unanswered();
        self.seal_when_idle(&ctx);
        if has_commands {
            ctx.request_repaint();
        }
    }

    /// The pitch has the window to itself; a question such as that about unsaved changes ends it.
    fn pitch(&mut self, ui: &mut Ui, ctx: &egui::Context) {
        if self.view.dialog.is_some() {
            return run::pitch::leave(self, ctx);
        }
        let (theme, lang) = (Theme::of(look(ctx)), self.lang());
        let Some(state) = &mut self.view.pitch else { return };
        state.clock = state.has_presenter().then(self.environment.time);
        let wish = ui::pitch_ui(ui, theme, lang, state);
        if let Some(wish) = wish {
            run::pitch::answer(self, ctx, wish);
        }
    }

    fn paint(&mut self, ui: &mut Ui, situation: &Situation) {
        let ctx = ui.ctx().clone();
        let look = look(&ctx);
        let (theme, lang) = (Theme::of(look), self.lang());
        self.follow(&ctx);
        match (&self.open, self.gliding.as_ref().or(self.derived.as_ref())) {
            (Some(open), Some(derived)) => {
                let looking = self.looking.as_ref().map(|looking| (&looking.document, &looking.derived));
                let (document, derived) = looking.unwrap_or((&open.document, derived));
                let cx = UiContext { document, derived, theme, lang, commands: &self.commands, situation };
                let title = FileTitle {
                    name: open.title(lang),
                    is_saved: open.path.is_some() && !open.is_unsaved(),
                    banners: run::banners(self),
                    today: self.environment.today,
                };
                ui::editor_ui(ui, &cx, &mut self.view, &title);
            }
            _ => match &self.broken {
                Some(broken) => ui::broken_ui(ui, theme, lang, &self.commands, broken),
                None => ui::welcome_ui(ui, theme, lang, &self.commands, &self.recent),
            },
        }
        if let Some(mut dialog) = self.view.dialog.take() {
            let is_open = ui::dialog_ui(&ctx, theme, lang, &self.commands, &mut dialog);
            self.view.dialog = is_open.then_some(dialog);
        }
        if let Some(mut palette) = self.view.palette.take() {
            let project = self.open.as_ref().map(|open| &**open.document.project());
            let is_open = ui::palette_ui(&ctx, theme, lang, &self.commands, situation, project, &mut palette);
            self.view.palette = is_open.then_some(palette);
        }
        if let Some(command) = ui::notices_ui(&ctx, theme, lang, &mut self.view.notices) {
            self.commands.push(command);
        }
    }

    /// How the window looks at a project.
    fn outlook(&self, ctx: &egui::Context, as_of: Date, has_columns: bool) -> Outlook {
        Outlook { arrows: self.settings.arrows, has_columns, ..Outlook::new(as_of, look(ctx), self.lang()) }
    }

    /// Brings what follows from the open project up to date, and lets the map glide on.
    fn follow(&mut self, ctx: &egui::Context) {
        let Some(open) = &self.open else { return };
        let project = open.document.project().clone();
        let outlook = self.outlook(ctx, open.as_of.unwrap_or(self.environment.today), open.has_columns);
        let has_changed = self.derived.as_ref().is_some_and(|derived| !derived.is_of(&project, outlook));
        let shown = self.gliding.as_ref().or(self.derived.as_ref());
        let before = shown.filter(|_| has_changed || self.gliding.is_some()).map(|shown| shown.plan.clone());
        match &mut self.derived {
            Some(derived) => derived.update(&project, outlook, &self.measure),
            none => *none = Some(Derived::of(&project, outlook, &self.measure)),
        }
        if let Some(looking) = &mut self.looking {
            looking.follow(outlook, &self.measure);
        }
        settle::begin(self);
        self.gliding = self.derived.as_ref().zip(before).and_then(|(derived, before)| {
            let held = self.view.canvas.held_cards();
            glide::next(ctx, derived, &before, &held, self.settings.has_motion, &self.measure)
        });
    }

    /// How the window looks at a project without a frame: as in the last one.
    fn outlook_now(&self, as_of: Option<Date>) -> Outlook {
        let shown = self.derived.as_ref().map(Derived::outlook);
        let as_of = as_of.unwrap_or(self.environment.today);
        let arrows = self.settings.arrows;
        shown.unwrap_or_else(|| Outlook { arrows, ..Outlook::new(as_of, Look::Light, self.lang()) })
    }

    /// A moment as day and time of the clock on the wall.
    fn when(&self, moment: jiff::Timestamp) -> (String, String) {
        let at = self.environment.zone.to_datetime(moment);
        let time = format!("{:02}:{:02}", at.hour(), at.minute());
        (self.lang().date(at.date()), time)
    }

    /// The number of the next project in the window.
    fn next_serial(&mut self) -> u64 {
        self.serial += 1;
        self.serial
    }

    fn situation(&self) -> Situation {
        let Some(open) = &self.open else { return Situation::default() };
        let project = open.document.project();
        let selection = &self.view.selection;
        Situation {
            has_project: true,
            is_dirty: open.document.is_dirty(),
            undo: open.document.undo_name(),
            redo: open.document.redo_name(),
            objectives: selection.objectives.len(),
            links: selection.links.len(),
            has_perspective: selection.perspective.is_some(),
            can_paste: self.clipboard.is_some(),
            has_cards: project.map.objectives().len() > 0,
            has_themes: !project.themes.is_empty(),
            has_pins: project.map.objectives().any(|o| o.pin.is_some()),
            has_conflicts: !project.conflicts.is_empty(),
            has_history: export::has_history(project, self.environment.today),
            playback: open.playing.as_ref().map(Playing::playback),
        }
    }

    /// Drops what waits for an answer once nothing is being asked or saved any more: a question that was closed.
    fn forget_unanswered(&mut self) {
        let is_asking = self.view.dialog.is_some() || self.jobs.is_running(JobKind::Dialog);
        if !is_asking && !self.jobs.is_running(JobKind::Save) {
            self.pending = None;
        }
    }

    /// Ends the open gesture when nothing is held down and the focus has moved on.
    fn seal_when_idle(&mut self, ctx: &egui::Context) {
        let focused = ctx.memory(egui::Memory::focused);
        let is_held = ctx.input(|i| i.pointer.any_down());
        let is_typing = ctx.text_edit_focused() && focused == self.focused;
        if let Some(open) = self.open.as_mut().filter(|_| !is_held && !is_typing) {
            open.document.seal();
        }
        self.focused = focused;
    }

    fn say(&mut self, ctx: &egui::Context, text: String) {
        let until_secs = Some(ctx.input(|i| i.time) + NOTICE_SECS);
        self.view.notices.push(Notice { text, kind: NoticeKind::Done, file: None, until_secs });
    }

    fn complain(&mut self, text: String) {
        log::warn!("{text}");
        self.tell(text, NoticeKind::Failed);
    }

    /// Says why something was not done; that goes by itself.
    fn refuse(&mut self, text: String) {
        self.tell(text, NoticeKind::Refused);
    }

    /// Says what the last step did, with the way back.
    fn offer_undo(&mut self, text: String) {
        self.tell(text, NoticeKind::Undoable);
    }

    /// Says that a file was written, with the way to it.
    fn offer_to_reveal(&mut self, text: String, path: PathBuf) {
        self.view.notices.push(Notice { text, kind: NoticeKind::Done, file: Some(path), until_secs: None });
    }

    /// Takes back the offer to undo a step that is no longer the last one.
    fn withdraw_undo(&mut self) {
        self.view.notices.retain(|notice| notice.kind != NoticeKind::Undoable);
    }

    fn tell(&mut self, text: String, kind: NoticeKind) {
        self.view.notices.retain(|notice| notice.text != text);
        self.view.notices.push(Notice { text, kind, file: None, until_secs: None });
    }
}

/// The look that the window has right now.
fn look(ctx: &egui::Context) -> Look {
    match ctx.theme() {
        egui::Theme::Light => Look::Light,
        egui::Theme::Dark => Look::Dark,
    }
}

impl eframe::App for App {
    fn logic(&mut self, ctx: &egui::Context, _frame: &mut eframe::Frame) {
        Self::logic(self, ctx);
    }

    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        self.show(ui);
        start::note_first_frame();
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        self.end();
        self.settings.save(self.environment.settings_file.as_deref());
    }
}
