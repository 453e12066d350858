//! The app in a window that is not there: driven by accessible names, pointer and keys, as a person would.
//!
//! The app is the real one, with a fixed day, counted ids, no settings file and no dialogs of the system.

use std::cell::RefCell;
use std::path::PathBuf;
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use eframe::egui::accesskit::{Role, Toggled};
use eframe::egui::{self, Event, Key, Modifiers, PointerButton, Pos2, Rect, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{By, NodeT as _, Queryable as _, by};
use fourfold::app::{App, Environment, Settings};
use fourfold::command::Command;
use fourfold::geometry::Point;
use fourfold::lang::Lang;
use fourfold::library::TemplateKind;
use fourfold::model::{CountedIds, Objective, ObjectiveId, Project};
use fourfold::scene::{Derived, Outlook};
use fourfold::text::Measure;
use fourfold::theme::Look;
use jiff::civil::{Date, date};

/// The day on which every window test takes place.
pub const TODAY: Date = date(2026, 11, 23);

/// Time between two frames: short enough for a double click.
const FRAME_SECS: f32 = 1.0 / 60.0;

/// What the app takes from the machine, fixed.
pub fn environment() -> Environment {
    Environment::still(TODAY, Box::new(CountedIds::default()))
}

/// The choices of a user of a language.
pub fn settings(lang: Lang) -> Settings {
    Settings { lang, recent: Vec::new(), ..Settings::of_locale() }
}

/// The app and a window around it.
pub struct Window {
    /// The window.
    pub harness: Harness<'static>,
    app: Rc<RefCell<Option<App>>>,
    lang: Lang,
}

/// From the plane of the scene to the window, as found from a card on both.
#[derive(Clone, Copy, Debug)]
pub struct View {
    origin: Pos2,
    zoom: f32,
}

impl View {
    /// Where a point of the map is in the window.
    pub fn at(&self, p: Point) -> Pos2 {
        self.origin + vec2(p.x, p.y) * self.zoom
    }

    /// Points of the window for each of the map.
    pub fn zoom(&self) -> f32 {
        self.zoom
    }
}

impl Window {
    /// A window of the usual size without a project.
    pub fn new(lang: Lang, look: Look) -> Self {
        Self::sized(lang, look, vec2(1440.0, 900.0))
    }

    /// A window without a project.
    pub fn sized(lang: Lang, look: Look, size: egui::Vec2) -> Self {
        Self::of(environment(), settings(lang), look, size)
    }

    /// A window of a user whose choices lie in a file.
    pub fn of_user(file: &std::path::Path, lang: Lang) -> Self {
        let environment = Environment { settings_file: Some(file.to_path_buf()), ..environment() };
        let settings = Settings { lang, ..Settings::load(Some(file)) };
        Self::of(environment, settings, Look::Light, vec2(1440.0, 900.0))
    }

    /// A window on a machine.
    pub fn on(environment: Environment, lang: Lang) -> Self {
        Self::of(environment, settings(lang), Look::Light, vec2(1440.0, 900.0))
    }

    /// The window goes without a word, as when the program is killed: what it was doing with files is over first.
    pub fn crash(self) {
        drop(self.app.borrow_mut().take());
    }

    /// The program was started with a file.
    pub fn open_at_start(&self, path: PathBuf) {
        self.app.borrow_mut().as_mut().unwrap().open_at_start(path);
    }

    /// The window is closed, and what it was doing with files is over.
    pub fn close(self) {
        if let Some(mut app) = self.app.borrow_mut().take() {
            app.end();
        }
    }

    /// Waits until nothing more comes from other threads.
    pub fn settle_threads(&mut self) {
        for _ in 0..20 {
            std::thread::sleep(std::time::Duration::from_millis(10));
            self.run();
        }
    }

    fn of(environment: Environment, settings: Settings, look: Look, size: egui::Vec2) -> Self {
        let lang = settings.lang;
        let app: Rc<RefCell<Option<App>>> = Rc::default();
        let (made, shown) = (app.clone(), app.clone());
        let harness = Harness::builder()
            .with_size(size)
            .with_step_dt(FRAME_SECS)
            .with_max_steps(24)
            .with_theme(if look == Look::Light { egui::Theme::Light } else { egui::Theme::Dark })
            .with_render_cursor(false)
            .with_context_setup(move |ctx| *made.borrow_mut() = Some(App::new(ctx, environment, settings)))
            .renderer(super::cpu_renderer())
            .build_ui(move |ui| {
                let mut app = shown.borrow_mut();
                let app = app.as_mut().unwrap();
                let ctx = ui.ctx().clone();
                app.logic(&ctx);
                app.show(ui);
            });
        Self { harness, app, lang }
    }

    /// A window with a new project from a template.
    pub fn with(kind: TemplateKind, lang: Lang) -> Self {
        let mut window = Self::new(lang, Look::Light);
        window.ask(Command::NewFrom(kind));
        window
    }

    /// A window with the software company's map in English.
    pub fn saas() -> Self {
        Self::with(TemplateKind::Saas, Lang::En)
    }

    /// Paints frames until nothing more happens.
    pub fn run(&mut self) {
        self.harness.run();
    }

    /// Asks for a command, as a click would.
    pub fn ask(&mut self, command: Command) {
        self.app.borrow().as_ref().unwrap().ask(command);
        self.run();
    }

    /// Asks for several commands in one frame.
    pub fn ask_at_once<const N: usize>(&mut self, commands: [Command; N]) {
        for command in commands {
            self.app.borrow().as_ref().unwrap().ask(command);
        }
        self.run();
    }

    /// Paints frames until something that a thread does has come true.
    #[track_caller]
    pub fn wait_until(&mut self, what: &str, is_true: impl Fn(&Self) -> bool) {
        for _ in 0..2000 {
            self.harness.step();
            if is_true(self) {
                self.run();
                return;
            }
            std::thread::sleep(Duration::from_millis(5));
        }
        panic!("{what} did not come true");
    }

    /// The project as it is now.
    pub fn project(&self) -> Arc<Project> {
        self.open(|document| document.project().clone())
    }

    /// Whether a project is open.
    pub fn has_project(&self) -> bool {
        self.app.borrow().as_ref().is_some_and(|app| app.document().is_some())
    }

    /// Looks at the document.
    pub fn open<T>(&self, look: impl Fn(&fourfold::edit::Document) -> T) -> T {
        look(self.app.borrow().as_ref().unwrap().document().unwrap())
    }

    /// The names of the steps that undo and redo would take.
    pub fn steps(&self) -> [Option<fourfold::edit::StepName>; 2] {
        self.open(|document| [document.undo_name(), document.redo_name()])
    }

    /// The objective of a name.
    #[track_caller]
    pub fn objective(&self, name: &str) -> Arc<Objective> {
        let project = self.project();
        let found = project.map.objectives().find(|o| o.name == name).cloned();
        found.unwrap_or_else(|| panic!("no objective {name:?}"))
    }

    /// The id of the objective of a name.
    #[track_caller]
    pub fn id(&self, name: &str) -> ObjectiveId {
        self.objective(name).id
    }

    /// The names of the cards of a band, sorted.
    pub fn objectives_of(&self, band: &str) -> Vec<String> {
        let project = self.project();
        let id = project.perspectives.values().find(|p| p.name == band).map(|p| p.id).unwrap();
        let mut names: Vec<String> = project.objectives_of(id).iter().map(|o| o.name.clone()).collect();
        names.sort();
        names
    }

    /// Whether something in the window is called that.
    pub fn shows(&self, text: &str) -> bool {
        self.harness.query_all_by(|node| named(node, |name| name == text)).next().is_some()
    }

    /// Whether the name of something in the window holds that.
    pub fn says(&self, part: &str) -> bool {
        self.harness.query_all_by(|node| named(node, |name| name.contains(part))).next().is_some()
    }

    /// Clicks what is called that.
    #[track_caller]
    pub fn click(&mut self, label: &str) {
        self.harness.get_by_label(label).click();
        self.run();
    }

    /// Clicks the widget of a role that is called that.
    #[track_caller]
    pub fn click_role(&mut self, role: Role, label: &str) {
        self.harness.get_by_role_and_label(role, label).click();
        self.run();
    }

    /// Clicks the last widget of a role that is called that: the one in front.
    #[track_caller]
    pub fn click_role_last(&mut self, role: Role, label: &str) {
        self.harness.get_all_by_role_and_label(role, label).last().unwrap().click();
        self.run();
    }

    /// The rectangle of the widget of a role that is called that.
    #[track_caller]
    pub fn place(&self, role: Role, label: &str) -> Rect {
        self.harness.get_by_role_and_label(role, label).rect()
    }

    /// Gives the keyboard to the widget of a role that is called that.
    #[track_caller]
    pub fn focus(&mut self, role: Role, label: &str) {
        self.harness.get_by_role_and_label(role, label).focus();
        self.run();
    }

    /// The rectangle of a card in the window.
    #[track_caller]
    pub fn card(&self, name: &str) -> Rect {
        let part = format!(" {name} · ");
        self.harness.get(card_by(&part)).rect()
    }

    /// The names of the selected cards, sorted, each once.
    pub fn selected(&self) -> Vec<String> {
        let is_selected = |o: &&Arc<Objective>| {
            let part = format!(" {} · ", o.name);
            let mut cards = self.harness.query_all(card_by(&part));
            cards.any(|card| card.accesskit_node().toggled() == Some(Toggled::True))
        };
        let mut names: Vec<String> =
            self.project().map.objectives().filter(is_selected).map(|o| o.name.clone()).collect();
        names.sort();
        names.dedup();
        names
    }

    /// Clicks a card.
    #[track_caller]
    pub fn select(&mut self, name: &str) {
        let at = self.card(name).center();
        self.click_at(at, Modifiers::NONE);
    }

    /// What follows from the project, made anew outside of the app.
    pub fn derived(&self) -> Derived {
        let look = if self.harness.ctx.theme() == egui::Theme::Light { Look::Light } else { Look::Dark };
        Derived::settled(&self.project(), Outlook::new(TODAY, look, self.lang), &Measure::new())
    }

    /// The way from the map to the window.
    #[track_caller]
    pub fn view(&self, derived: &Derived) -> View {
        let project = self.project();
        let objective = project.objectives_in_order().first().map(|o| (o.id, o.name.clone()));
        let (id, name) = objective.unwrap();
        let (there, here) = (derived.plan.card(id).unwrap(), self.card(&name));
        let zoom = here.width() / there.width();
        View { origin: here.min - vec2(there.min.x, there.min.y) * zoom, zoom }
    }

    /// A place in a band without a card, an arrow or a title near it.
    #[track_caller]
    pub fn space_in(&self, band: &str) -> Pos2 {
        let (derived, project) = (self.derived(), self.project());
        let id = project.perspectives.values().find(|p| p.name == band).map(|p| p.id).unwrap();
        let area = derived.plan.card_area(id).unwrap();
        let steps = |low: f32, high: f32| (1..40).map(move |n| low + (high - low) * n as f32 / 40.0);
        let mut free =
            steps(area.min.x, area.max.x).flat_map(|x| steps(area.min.y, area.max.y).map(move |y| Point { x, y }));
        let is_free = |p: &Point| {
            derived.plan.cards().all(|(_, card)| !card.expand(24.0).contains(*p)) && derived.link_at(*p, 16.0).is_none()
        };
        let place = free.rfind(is_free).unwrap_or_else(|| panic!("no space in {band}"));
        self.view(&derived).at(place)
    }

    /// Clicks a place.
    pub fn click_at(&mut self, at: Pos2, modifiers: Modifiers) {
        self.harness.hover_at(at);
        self.harness.event(Event::ModifiersChanged(modifiers));
        for pressed in [true, false] {
            self.button(at, pressed, modifiers);
        }
        self.harness.event(Event::ModifiersChanged(Modifiers::NONE));
        self.run();
        // The next click is not the second one of a double click.
        self.rest();
    }

    /// Lets more time pass than lies between the clicks of a double click.
    pub fn rest(&mut self) {
        self.harness.run_steps(30);
    }

    /// Clicks a place twice.
    pub fn double_click_at(&mut self, at: Pos2) {
        self.harness.hover_at(at);
        for pressed in [true, false, true, false] {
            self.button(at, pressed, Modifiers::NONE);
        }
        self.run();
        self.rest();
    }

    fn button(&self, pos: Pos2, pressed: bool, modifiers: Modifiers) {
        let button = PointerButton::Primary;
        self.harness.event(Event::PointerButton { pos, button, pressed, modifiers });
    }

    /// Presses at a place and moves to another one, without letting go.
    pub fn start_drag(&mut self, from: Pos2, to: Pos2) {
        self.harness.hover_at(from);
        self.button(from, true, Modifiers::NONE);
        for n in 1..=6 {
            self.harness.hover_at(from + (to - from) * (n as f32 / 6.0));
        }
        self.run();
    }

    /// Lets go of what is being dragged.
    pub fn drop(&mut self, at: Pos2) {
        self.button(at, false, Modifiers::NONE);
        self.run();
        self.rest();
    }

    /// Drags from a place to another one.
    pub fn drag(&mut self, from: Pos2, to: Pos2) {
        self.start_drag(from, to);
        self.drop(to);
    }

    /// Drags from a place to another one with keys held down.
    pub fn drag_with(&mut self, from: Pos2, to: Pos2, modifiers: Modifiers) {
        self.harness.event(Event::ModifiersChanged(modifiers));
        self.drag(from, to);
        self.harness.event(Event::ModifiersChanged(Modifiers::NONE));
    }

    /// Presses a key.
    pub fn key(&mut self, key: Key) {
        self.harness.key_press(key);
        self.run();
    }

    /// Presses Ctrl and a key.
    pub fn ctrl(&mut self, key: Key) {
        self.harness.key_press_modifiers(Modifiers::COMMAND, key);
        self.run();
    }

    /// Types a text into whatever has the focus.
    pub fn type_text(&mut self, text: &str) {
        self.harness.event(Event::Text(text.to_owned()));
        self.run();
    }

    /// Whether the field for a name on the map is there and has the focus.
    pub fn is_typing(&self, label: &str) -> bool {
        self.has_focus(Role::MultilineTextInput, label)
    }

    /// Whether the widget of a role that is called that is there and has the focus.
    pub fn has_focus(&self, role: Role, label: &str) -> bool {
        self.harness.query_by_role_and_label(role, label).is_some_and(|node| node.is_focused())
    }

    /// From now on the window is expected to be in this language.
    pub fn expect_lang(&mut self, lang: Lang) {
        self.lang = lang;
    }
}

fn card_by(part: &str) -> By<'_> {
    by().role(Role::Button).label_contains(part)
}

/// Whether a node's name or text is as wanted.
fn named(node: &egui_kittest::kittest::AccessKitNode<'_>, is_wanted: impl Fn(&str) -> bool) -> bool {
    node.label().is_some_and(|label| is_wanted(&label)) || node.value().is_some_and(|value| is_wanted(&value))
}
