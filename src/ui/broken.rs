//! The screen for a file that can't be opened: the reasons with their places, and the ways out.

use eframe::egui::{CentralPanel, Frame, Label, Margin, Rect, RichText, ScrollArea, Ui, UiBuilder, vec2};

use super::banner::Offer;
use super::menu::tooltip;
use super::paint::{color32, font};
use super::welcome::brand_ui;
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

/// Widest that the text gets, in points.
const WIDTH: f32 = 720.0;

/// Shows the problems of a file; the file itself is left alone.
pub fn broken_ui(ui: &mut Ui, theme: &Theme, lang: Lang, commands: &CommandQueue, broken: &BrokenFile) {
    let frame = Frame::new().fill(color32(theme.canvas)).inner_margin(Margin::symmetric(48, 40));
    CentralPanel::no_frame().frame(frame).show(ui, |ui| {
        // A column that can be read, in the middle of a wide window.
        let width = ui.available_width().min(WIDTH);
        let left = ((ui.available_width() - width) / 2.0).max(0.0);
        let column = Rect::from_min_size(ui.max_rect().min + vec2(left, 0.0), vec2(width, ui.available_height()));
        ui.scope_builder(UiBuilder::new().max_rect(column), |ui| column_ui(ui, theme, lang, commands, broken));
    });
}

fn column_ui(ui: &mut Ui, theme: &Theme, lang: Lang, commands: &CommandQueue, broken: &BrokenFile) {
    brand_ui(ui, theme, lang);
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
    if let Some((best, others)) = broken.offers.split_first() {
        ways_out_ui(ui, theme, lang, commands, best, others);
    }
    ui.horizontal(|ui| {
        let text = Action::Open.text(lang);
        // Where there is a way out, opening something else is not what one came for.
        let open = if broken.offers.is_empty() { primary_button(ui, theme, &text) } else { ui.button(text) };
        if open.on_hover_text(tooltip(Action::Open, lang)).clicked() {
            commands.act(Action::Open);
        }
        if ui.button(Action::New.text(lang)).clicked() {
            commands.act(Action::New);
        }
    });
}

/// What there is instead of the file, the best first.
fn ways_out_ui(ui: &mut Ui, theme: &Theme, lang: Lang, commands: &CommandQueue, best: &Offer, others: &[Offer]) {
    let style = font(TextStyle::new(type_scale::HEADING, Weight::Semibold));
    ui.label(RichText::new(lang.broken_ways_out()).font(style).color(color32(theme.text)));
    ui.add_space(4.0);
    if primary_button(ui, theme, &best.text).clicked() {
        commands.push(best.command.clone());
    }
    for offer in others {
        if link_button(ui, theme, &offer.text, &offer.text).clicked() {
            commands.push(offer.command.clone());
        }
    }
    ui.add_space(16.0);
}
