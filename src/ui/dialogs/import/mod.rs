//! What an import would do: the guesses, which can be changed, the table with what each cell became, and the button.
//!
//! Nothing changes before the button is pressed. A choice is read anew on a thread; what
//! was read before stays in sight until then.

mod cell;
mod guesses;
mod kpis;
mod preview;
mod skipped;

use std::sync::Arc;

use eframe::egui::{self, Align, Frame, Label, Layout, Margin, ProgressBar, RichText, Stroke, Ui, Vec2};

use crate::command::{Command, CommandQueue, ImportStep};
use crate::import::{Choices, Progress, Proposal, Question};
use crate::lang::Lang;
use crate::model::{DateOrder, DecimalMark, Project};
use crate::theme::{Theme, measures, type_scale};
use crate::ui::paint::color32;
use crate::ui::widgets::{primary_button, refusal_ui, segments_ui};

/// Width of the guesses on the left, in points.
const GUESSES: f32 = 300.0;
/// Height of what stands under the table, in points.
const FOOT: f32 = 72.0;
/// Least height of the table, in points.
const LEAST: f32 = 220.0;

/// A reading that is going on.
#[derive(Clone, Debug)]
pub struct Reading(pub Arc<Progress>);

impl PartialEq for Reading {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

/// A data file, the choices about it, and what was read.
#[derive(Clone, Debug, PartialEq)]
pub struct ImportDialog {
    /// What the file is called.
    pub name: String,
    /// The project that it is read for.
    pub project: Arc<Project>,
    /// What was chosen.
    pub choices: Choices,
    /// The reading that is going on.
    pub reading: Option<Reading>,
    /// Whether the values are being taken in.
    pub is_finishing: bool,
    /// What was read last, or why nothing can be; shared with the thread that takes it in.
    result: Option<Result<Arc<Proposal>, String>>,
    page: Page,
}

/// What the large part of the dialog shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Page {
    /// The table with what each cell became.
    #[default]
    Table,
    /// The cells that were passed over.
    Skipped,
}

impl ImportDialog {
    /// The dialog before the first reading is done.
    pub fn new(name: String, project: Arc<Project>, choices: Choices) -> Self {
        Self { name, project, choices, reading: None, is_finishing: false, result: None, page: Page::Table }
    }

    /// Takes in what was read, or the sentence that says why nothing was.
    pub fn take(&mut self, result: Result<Arc<Proposal>, String>) {
        (self.reading, self.is_finishing) = (None, false);
        self.result = Some(result);
    }

    /// What would be imported now; `None` while something is open, being read or being taken in.
    pub fn ready(&self) -> Option<&Arc<Proposal>> {
        let is_resting = self.reading.is_none() && !self.is_finishing;
        match &self.result {
            Some(Ok(proposal)) if is_resting && proposal.is_ready() => Some(proposal),
            _ => None,
        }
    }

    pub(super) fn ui(&mut self, ui: &mut Ui, theme: &Theme, lang: Lang, commands: &CommandQueue, is_open: &mut bool) {
        let window = ui.ctx().content_rect();
        let size = Vec2::new((window.width() - 96.0).min(1180.0), (window.height() - 80.0).min(760.0));
        ui.set_width(size.x);
        let before = self.choices.clone();
        ui.horizontal(|ui| {
            ui.heading(lang.import_title());
            let name = RichText::new(&self.name).size(type_scale::SMALL).color(color32(theme.sub));
            ui.add(Label::new(name).truncate()).on_hover_text(&self.name);
        });
        ui.add_space(8.0);
        let result = self.result.take();
        match &result {
            Some(Ok(proposal)) => self.proposal_ui(ui, theme, lang, proposal, size.y),
            Some(Err(problem)) => {
                ui.set_max_width(560.0);
                refusal_ui(ui, theme, problem);
            }
            None => self.waiting_ui(ui, theme, lang),
        }
        self.result = result;
        if self.choices != before {
            commands.push(Command::Import(ImportStep::Again));
        }
        ui.add_space(12.0);
        self.buttons_ui(ui, theme, lang, commands, is_open);
    }

    /// How far the first reading is.
    fn waiting_ui(&self, ui: &mut Ui, theme: &Theme, lang: Lang) {
        let share = self.reading.as_ref().map_or(0.0, |reading| reading.0.share());
        ui.label(RichText::new(lang.import_reading(&self.name)).size(type_scale::BODY));
        let bar = ProgressBar::new(share).desired_width(360.0).desired_height(6.0);
        ui.add(bar.fill(color32(theme.accent)));
        ui.ctx().request_repaint_after(std::time::Duration::from_millis(50));
    }

    fn proposal_ui(&mut self, ui: &mut Ui, theme: &Theme, lang: Lang, proposal: &Proposal, height: f32) {
        for question in &proposal.questions {
            self.question_ui(ui, theme, lang, question);
        }
        let room = (ui.max_rect().top() + height - ui.cursor().top() - FOOT).max(LEAST);
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 16.0;
            ui.allocate_ui_with_layout(Vec2::new(GUESSES, room), Layout::top_down(Align::Min), |ui| {
                ui.set_width(GUESSES);
                ui.set_height(room);
                guesses::guesses_ui(ui, theme, lang, &mut self.choices, proposal);
                kpis::kpis_ui(ui, theme, lang, &mut self.choices, proposal, &self.project);
            });
            ui.vertical(|ui| {
                ui.set_width(ui.available_width());
                ui.set_height(room);
                self.pages_ui(ui, theme, lang, proposal);
            });
        });
    }

    /// A question with its two answers.
    fn question_ui(&mut self, ui: &mut Ui, theme: &Theme, lang: Lang, question: &Question) {
        let frame = Frame::new()
            .fill(color32(theme.zone_at_risk))
            .stroke(Stroke::new(1.0, color32(theme.at_risk)))
            .corner_radius(measures::CONTROL_RADIUS as u8)
            .inner_margin(Margin::symmetric(12, 6));
        frame.show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.horizontal(|ui| {
                ui.label(RichText::new(question.message(lang)).size(type_scale::SMALL).color(color32(theme.text)));
                match question {
                    Question::DateOrder { day_first, month_first, .. } => {
                        let orders = [(DateOrder::DayFirst, day_first), (DateOrder::MonthFirst, month_first)];
                        for (order, date) in orders {
                            if ui.button(lang.date(*date)).clicked() {
                                self.choices.dates = Some(order);
                            }
                        }
                    }
                    Question::DecimalMark { point, comma, .. } => {
                        let marks = [(DecimalMark::Point, point), (DecimalMark::Comma, comma)];
                        for (mark, number) in marks {
                            if ui.button(lang.number_trimmed(*number, 6)).clicked() {
                                self.choices.decimal = Some(mark);
                            }
                        }
                    }
                }
            });
        });
        ui.add_space(8.0);
    }

    fn pages_ui(&mut self, ui: &mut Ui, theme: &Theme, lang: Lang, proposal: &Proposal) {
        ui.horizontal(|ui| {
            let (table, skipped) =
                (lang.import_page_table(), lang.import_page_skipped(&lang.number(proposal.skipped.len() as f64, 0)));
            let pages = [(Page::Table, table.as_ref()), (Page::Skipped, skipped.as_ref())];
            self.page = segments_ui(ui, theme, self.page, &pages, 128.0).unwrap_or(self.page);
            ui.add_space(8.0);
            preview::legend_ui(ui, theme, lang, proposal);
        });
        ui.add_space(6.0);
        if let Some(problem) = proposal.problem() {
            refusal_ui(ui, theme, &problem.message(lang));
        }
        match self.page {
            Page::Table => preview::table_ui(ui, theme, lang, &mut self.choices, proposal, &self.project),
            Page::Skipped => skipped::skipped_ui(ui, theme, lang, proposal),
        }
    }

    fn buttons_ui(&self, ui: &mut Ui, theme: &Theme, lang: Lang, commands: &CommandQueue, is_open: &mut bool) {
        ui.horizontal(|ui| {
            if let Some(Ok(proposal)) = &self.result {
                let is_ready = self.ready().is_some();
                let count = proposal.counts.changes();
                let go = lang.import_go(count, &lang.number(count as f64, 0));
                let button = ui.add_enabled_ui(is_ready, |ui| primary_button(ui, theme, &go)).inner;
                if is_ready && (button.clicked() || super::confirms(ui)) {
                    commands.push(Command::Import(ImportStep::Finish));
                }
            }
            if ui.button(lang.cancel()).clicked() {
                *is_open = false;
            }
            let is_again = self.reading.is_some() && self.result.is_some();
            if self.is_finishing {
                quiet_ui(ui, theme, &lang.import_finishing());
            } else if let Some(reading) = self.reading.as_ref().filter(|_| is_again) {
                let bar = ProgressBar::new(reading.0.share()).desired_width(160.0).desired_height(6.0);
                ui.add(bar.fill(color32(theme.accent)));
                ui.ctx().request_repaint_after(std::time::Duration::from_millis(50));
            } else if let Some(Ok(proposal)) = &self.result {
                let note = match (proposal.is_remembered, proposal.new_kpis().count()) {
                    (_, count @ 1..) => Some(lang.import_makes_kpis(count)),
                    (true, 0) => Some(lang.import_remembered()),
                    (false, 0) => None,
                };
                if let Some(note) = note {
                    ui.label(RichText::new(note).size(type_scale::LABEL).color(color32(theme.sub)));
                }
            }
        });
    }
}

/// A quiet text of one line, cut off where room is short.
fn quiet_ui(ui: &mut Ui, theme: &Theme, text: &str) -> egui::Response {
    let text = RichText::new(text).size(type_scale::LABEL).color(color32(theme.sub));
    ui.add(Label::new(text).truncate())
}
