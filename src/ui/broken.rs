//! The screen for a file that can't be opened: the reasons with their places, and the ways out.

use eframe::egui::{CentralPanel, Frame, Label, Margin, RichText, ScrollArea, Ui};

use super::banner::Offer;
use super::menu::tooltip;
use super::paint::{color32, font};
use super::widgets::{link_button, primary_button};
use crate::command::{Action, CommandQueue};
use crate::lang::Lang;
use crate::text::{TextStyle, Weight};
use crate::theme::{Theme, type_scale};

/// A file that could not be opened, and why.
#[derive(Clone, Debug, PartialEq)]
pub struct BrokenFile {
    /// The file's name.
    pub name: String,
    /// Every problem as a sentence with its line, column and record.
    pub problems: Vec<String>,
    /// Whether it is text that could be corrected by hand.
    pub is_text: bool,
    /// What there is instead: old versions, unsaved work, copies.
    pub offers: Vec<Offer>,
}

/// Shows the problems of a file; the file itself is left alone.
pub fn broken_ui(ui: &mut Ui, theme: &Theme, lang: Lang, commands: &CommandQueue, broken: &BrokenFile) {
    let frame = Frame::new().fill(color32(theme.canvas)).inner_margin(Margin::symmetric(48, 40));
    CentralPanel::no_frame().frame(frame).show(ui, |ui| {
        let style = TextStyle::new(type_scale::TITLE, Weight::Bold);
        ui.add(Label::new(RichText::new(lang.broken_title(&broken.name)).font(font(style))).wrap());
        ui.add_space(12.0);
        let room = (ui.available_height() - 120.0 - 34.0 * (broken.offers.len() + 2) as f32).max(80.0);
        ScrollArea::vertical().max_height(room).auto_shrink([false, true]).show(ui, |ui| {
            for problem in &broken.problems {
                let text = RichText::new(format!("◆ {problem}")).size(type_scale::BODY).color(color32(theme.off_track));
                ui.add(Label::new(text).wrap().selectable(true));
            }
        });
        ui.add_space(12.0);
        if broken.is_text {
            let text = RichText::new(lang.broken_untouched()).size(type_scale::BODY).color(color32(theme.sub));
            ui.add(Label::new(text).wrap());
            ui.add_space(12.0);
        }
        if !broken.offers.is_empty() {
            let style = font(TextStyle::new(type_scale::HEADING, Weight::Semibold));
            ui.label(RichText::new(lang.broken_ways_out()).font(style).color(color32(theme.text)));
            for offer in &broken.offers {
                if link_button(ui, theme, &offer.text, &offer.text).clicked() {
                    commands.push(offer.command.clone());
                }
            }
            ui.add_space(12.0);
        }
        ui.horizontal(|ui| {
            if primary_button(ui, theme, &Action::Open.text(lang)).on_hover_text(tooltip(Action::Open, lang)).clicked()
            {
                commands.act(Action::Open);
            }
            if ui.button(Action::New.text(lang)).clicked() {
                commands.act(Action::New);
            }
        });
    });
}
