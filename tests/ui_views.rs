//! The scorecard and the trends view, by what a person reads and clicks.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod support;

use std::sync::Arc;

use eframe::egui::{Theme as EguiTheme, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use fourfold::command::{Command, CommandQueue, Situation};
use fourfold::edit::Document;
use fourfold::lang::Lang;
use fourfold::library::{TemplateKind, new_project};
use fourfold::model::{CountedIds, Project};
use fourfold::scene::{Derived, Outlook};
use fourfold::text::Measure;
use fourfold::theme::{Look, Theme};
use fourfold::ui::{self, FileTitle, UiContext, View, ViewState};
use jiff::civil::{Date, date};

const TODAY: Date = date(2026, 11, 23);

/// A window with a project, as far as the views need one.
struct Desk {
    document: Document,
    derived: Derived,
    state: ViewState,
    look: Look,
    lang: Lang,
    asked: Vec<Command>,
}

impl Desk {
    fn new(view: View, lang: Lang, look: Look) -> Self {
        let project = new_project(TemplateKind::Saas, lang, TODAY, &mut CountedIds::default()).unwrap();
        Self::of(project, view, lang, look)
    }

    fn of(project: Project, view: View, lang: Lang, look: Look) -> Self {
        let document = Document::unsaved(project);
        let outlook = Outlook { as_of: TODAY, look, lang };
        let derived = Derived::of(document.project(), outlook, &Measure::new());
        let state = ViewState { view, has_outline: false, has_inspector: false, ..ViewState::default() };
        Self { document, derived, state, look, lang, asked: Vec::new() }
    }

    fn look_at(&mut self, as_of: Date) {
        let outlook = Outlook { as_of, look: self.look, lang: self.lang };
        self.derived.update(&Arc::clone(self.document.project()), outlook, &Measure::new());
    }

    fn harness(self, width: f32, height: f32) -> Harness<'static, Self> {
        let theme = if self.look == Look::Light { EguiTheme::Light } else { EguiTheme::Dark };
        Harness::builder()
            .with_size(vec2(width, height))
            .with_theme(theme)
            .with_context_setup(ui::style::install)
            .renderer(support::cpu_renderer())
            .build_ui_state(
                |ui, desk: &mut Self| {
                    let commands = CommandQueue::default();
                    let situation = Situation { has_project: true, has_cards: true, ..Situation::default() };
                    let cx = UiContext {
                        document: &desk.document,
                        derived: &desk.derived,
                        theme: Theme::of(desk.look),
                        lang: desk.lang,
                        commands: &commands,
                        situation: &situation,
                    };
                    let title = FileTitle { name: "map.bsc.ron".to_owned(), today: TODAY };
                    ui::editor_ui(ui, &cx, &mut desk.state, &title);
                    desk.asked.extend(commands.take());
                },
                self,
            )
    }
}

/// Pictures for looking at, in the folder that `FOURFOLD_PICTURES` names.
#[test]
fn pictures() {
    let Ok(folder) = std::env::var("FOURFOLD_PICTURES") else { return };
    let only = std::env::var("FOURFOLD_ONLY").unwrap_or_default();
    for (view, name) in [(View::Trends, "trends"), (View::Scorecard, "scorecard")] {
        for (lang, look) in
            [(Lang::En, Look::Light), (Lang::Vi, Look::Dark), (Lang::Vi, Look::Light), (Lang::En, Look::Dark)]
        {
            for (width, height) in [(800.0, 600.0), (1500.0, 900.0), (476.0, 566.0)] {
                let file = format!("{name}_{}_{look:?}_{width}.png", lang.code());
                if !file.contains(&only) {
                    continue;
                }
                let mut harness = Desk::new(view, lang, look).harness(width, height);
                harness.run_steps(3);
                harness.render().unwrap().save(format!("{folder}/{file}")).unwrap();
            }
        }
    }
}

#[test]
fn charts_are_there() {
    let mut harness = Desk::new(View::Trends, Lang::En, Look::Light).harness(1900.0, 2400.0);
    harness.run_steps(2);
    let names: Vec<String> = harness.state().document.project().kpis.values().map(|kpi| kpi.name.clone()).collect();
    assert_eq!(names.len(), 17);
    for name in names {
        harness.get_by_label(&name);
    }
}
