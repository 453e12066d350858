//! A question with its answers, each a command.

use eframe::egui::{Label, RichText, Ui};

use crate::command::CommandQueue;
use crate::lang::Lang;
use crate::theme::{Theme, type_scale};
use crate::ui::banner::Offer;
use crate::ui::paint::color32;
use crate::ui::widgets::primary_button;

/// A question; it can always be left without an answer. Without answers it only tells something.
#[derive(Clone, Debug, PartialEq)]
pub struct QuestionDialog {
    /// What it is about.
    pub title: String,
    /// What happened and what is asked.
    pub text: String,
    /// What helps to decide, a line each.
    pub facts: Vec<String>,
    /// The answers; the first one is what most people want.
    pub answers: Vec<Offer>,
}

impl QuestionDialog {
    pub(super) fn ui(&mut self, ui: &mut Ui, theme: &Theme, lang: Lang, commands: &CommandQueue, is_open: &mut bool) {
        ui.set_width(540.0);
        super::title(ui, &self.title);
        ui.add(Label::new(RichText::new(&self.text).size(type_scale::BODY)).wrap());
        for fact in &self.facts {
            ui.add_space(4.0);
            let fact = RichText::new(fact).size(type_scale::SMALL).color(color32(theme.sub));
            ui.add(Label::new(fact).wrap());
        }
        ui.add_space(12.0);
        ui.horizontal_wrapped(|ui| {
            let mut chosen = None;
            for (place, answer) in self.answers.iter().enumerate() {
                let is_first = place == 0;
                let button = if is_first { primary_button(ui, theme, &answer.text) } else { ui.button(&answer.text) };
                if button.clicked() || is_first && super::confirms(ui) {
                    chosen = Some(answer.command.clone());
                }
                if let Some(tooltip) = &answer.tooltip {
                    button.on_hover_text(tooltip);
                }
            }
            let is_left = if self.answers.is_empty() {
                primary_button(ui, theme, &lang.page_close()).clicked() || super::confirms(ui)
            } else {
                ui.button(lang.cancel()).clicked()
            };
            if is_left {
                *is_open = false;
            }
            if let Some(command) = chosen {
                commands.push(command);
                *is_open = false;
            }
        });
    }
}
