//! An inspector on its own, with the little of the app that it needs: commands become edits after each frame.

use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers, OutputCommand, Vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use fourfold::analysis::period_text;
use fourfold::command::{Command, CommandQueue, Selection, Situation};
use fourfold::edit::{Document, Refusal};
use fourfold::lang::Lang;
use fourfold::library::{TemplateKind, new_project};
use fourfold::model::{CountedIds, Kpi, KpiId, LinkId, ObjectiveId, Period, Project, Record};
use fourfold::scene::{Derived, Outlook};
use fourfold::text::Measure;
use fourfold::theme::{Look, Theme};
use fourfold::ui::{UiContext, ViewState, color32, inspector_ui, style};
use jiff::civil::{Date, date};

use crate::support;

/// The day that all tests look from.
const TODAY: Date = date(2026, 10, 20);

/// What the inspector works on.
pub struct Work {
    pub document: Document,
    pub state: ViewState,
    /// All commands so far.
    pub asked: Vec<Command>,
    /// Edits that the document would not make.
    pub refused: Vec<Refusal>,
    derived: Derived,
    measure: Measure,
    outlook: Outlook,
}

/// A window with nothing but the inspector.
pub struct Desk {
    harness: Harness<'static, Work>,
    lang: Lang,
}

impl Work {
    fn frame(&mut self, ui: &mut eframe::egui::Ui) {
        self.derived.update(self.document.project(), self.outlook, &self.measure);
        let commands = CommandQueue::default();
        let selection = &self.state.selection;
        let (objectives, links) = (selection.objectives.len(), selection.links.len());
        let situation = Situation { has_project: true, objectives, links, ..Situation::default() };
        let theme = Theme::of(self.outlook.look);
        let cx = UiContext {
            document: &self.document,
            derived: &self.derived,
            theme,
            lang: self.outlook.lang,
            commands: &commands,
            situation: &situation,
        };
        ui.painter().rect_filled(ui.max_rect().expand(20.0), 0.0, color32(theme.panel));
        inspector_ui(ui, &cx, &mut self.state);
        for command in commands.take() {
            self.run(command);
        }
    }

    fn run(&mut self, command: Command) {
        match command.clone() {
            Command::Edit(edit) => self.refused.extend(self.document.apply(edit).err()),
            Command::Select(selection) => self.state.selection = selection,
            Command::Show(Record::Objective(id)) => self.state.selection = Selection::objective(id),
            _ => {}
        }
        self.asked.push(command);
    }
}

impl Desk {
    /// The map of a software company with two years of data; nothing is selected.
    pub fn new(lang: Lang, look: Look) -> Self {
        Self::sized(lang, look, 332.0)
    }

    /// The same with a panel of another width in points.
    pub fn sized(lang: Lang, look: Look, width: f32) -> Self {
        let project = new_project(TemplateKind::Saas, lang, TODAY, &mut CountedIds::default()).unwrap();
        let (document, outlook, measure) = (Document::saved(project), Outlook::new(TODAY, look, lang), Measure::new());
        let derived = Derived::of(document.project(), outlook, &measure);
        let work = Work {
            document,
            state: ViewState::default(),
            asked: Vec::new(),
            refused: Vec::new(),
            derived,
            measure,
            outlook,
        };
        let theme = match look {
            Look::Light => eframe::egui::Theme::Light,
            Look::Dark => eframe::egui::Theme::Dark,
        };
        // High enough that nothing has to be scrolled into view.
        let mut harness = Harness::builder()
            .with_size(Vec2::new(width, 2600.0))
            .with_theme(theme)
            .with_max_steps(24)
            .with_context_setup(style::install)
            .renderer(support::cpu_renderer())
            .build_ui_state(|ui, work: &mut Work| work.frame(ui), work);
        harness.run();
        Self { harness, lang }
    }

    pub fn work(&self) -> &Work {
        self.harness.state()
    }

    pub fn project(&self) -> &Project {
        self.harness.state().document.project()
    }

    /// Changes what the inspector works on, as the rest of the app would.
    pub fn act(&mut self, act: impl FnOnce(&mut Work)) {
        act(self.harness.state_mut());
        self.harness.run();
    }

    pub fn select_objective(&mut self, place: usize) -> ObjectiveId {
        let id = self.project().objectives_in_order()[place].id;
        self.act(|work| work.state.selection = Selection::objective(id));
        id
    }

    pub fn select_link(&mut self, place: usize) -> LinkId {
        let id = self.project().map.links().nth(place).unwrap().id;
        self.act(|work| work.state.selection = Selection::link(id));
        id
    }

    /// Opens the first KPI that is as wanted.
    pub fn open_kpi(&mut self, is_wanted: impl Fn(&Kpi) -> bool) -> KpiId {
        let kpi = self.project().kpis_in_order().into_iter().find(|kpi| is_wanted(kpi)).unwrap().clone();
        self.act(|work| {
            work.state.selection = Selection::objective(kpi.home().unwrap());
            work.state.open_kpi = Some(kpi.id);
        });
        kpi.id
    }

    /// The period so many before the one of today.
    pub fn period_before(&self, kpi: KpiId, count: i32) -> Period {
        let project = self.project();
        Period::containing(project.kpis[&kpi].interval, TODAY, project.fiscal_year).shifted(-count)
    }

    /// The name of a cell of the grid.
    pub fn value_name(&self, period: Period) -> String {
        self.lang.grid_value_of(&period_text(self.lang, period, self.project().fiscal_year)).into_owned()
    }

    #[track_caller]
    pub fn click(&mut self, role: Role, name: &str) {
        self.harness.get_by_role_and_label(role, name).click();
        self.harness.run();
    }

    /// Clicks the one button whose name is as wanted.
    #[track_caller]
    pub fn click_by(&mut self, is_wanted: impl Fn(&str) -> bool) {
        let nodes = self.harness.root().children_recursive().filter(|node| {
            let node = node.accesskit_node();
            node.role() != Role::Label && node.label().is_some_and(|label| is_wanted(&label))
        });
        nodes.collect::<Vec<_>>().first().unwrap().click();
        self.harness.run();
    }

    #[track_caller]
    pub fn focus(&mut self, role: Role, name: &str) {
        self.harness.get_by_role_and_label(role, name).focus();
        self.harness.run();
    }

    /// Puts a text into a field in place of the old one, by the keyboard.
    #[track_caller]
    pub fn type_into(&mut self, role: Role, name: &str, text: &str) {
        self.focus(role, name);
        self.key_with(Modifiers::COMMAND, Key::A);
        self.text(text);
    }

    pub fn event(&mut self, event: Event) {
        self.harness.event(event);
        self.harness.run();
    }

    pub fn text(&mut self, text: &str) {
        self.event(Event::Text(text.to_owned()));
    }

    pub fn key(&mut self, key: Key) {
        self.harness.key_press(key);
        self.harness.run();
    }

    pub fn key_with(&mut self, modifiers: Modifiers, key: Key) {
        self.harness.key_press_modifiers(modifiers, key);
        self.harness.run();
    }

    #[track_caller]
    pub fn value_of(&self, role: Role, name: &str) -> String {
        self.harness.get_by_role_and_label(role, name).value().unwrap_or_default()
    }

    /// Copies, and gives back what lies on the clipboard then.
    pub fn copied(&mut self) -> String {
        self.harness.event(Event::Copy);
        self.harness.step();
        let commands = &self.harness.output().platform_output.commands;
        let text = commands.iter().find_map(|command| match command {
            OutputCommand::CopyText(text) => Some(text.clone()),
            _ => None,
        });
        text.unwrap_or_default()
    }

    /// All texts on the screen, for messages of failed tests.
    pub fn all_texts(&self) -> String {
        let nodes = self.harness.root().children_recursive();
        let texts = nodes.filter_map(|node| node.accesskit_node().label().or_else(|| node.accesskit_node().value()));
        texts.collect::<Vec<_>>().join(" | ")
    }

    /// Whether a text is on the screen.
    pub fn says(&self, text: &str) -> bool {
        self.all_texts().contains(text)
    }

    /// Things to type in, choose or click that a screen reader can't name.
    pub fn nameless(&self) -> Vec<String> {
        let roles = [
            Role::TextInput,
            Role::MultilineTextInput,
            Role::Button,
            Role::ComboBox,
            Role::Slider,
            Role::RadioButton,
            Role::CheckBox,
            Role::GridCell,
            Role::Link,
        ];
        let nodes = self.harness.root().children_recursive();
        let nameless = nodes.filter(|node| {
            let node = node.accesskit_node();
            roles.contains(&node.role()) && node.label().is_none_or(|label| label.trim().is_empty())
        });
        nameless.map(|node| format!("{:?} at {:?}", node.accesskit_node().role(), node.rect())).collect()
    }

    /// The picture of the window, cut to a height in pixels.
    pub fn picture(&mut self, height: u32) -> image::RgbaImage {
        self.harness.set_size(Vec2::new(self.harness.ctx.content_rect().width(), height as f32));
        self.harness.run();
        self.harness.render().unwrap()
    }
}
