//! Lasting strips below the top bar: what is wrong or different as long as it is so, with the ways out.
//!
//! A notice in the corner goes; a banner stays until its reason is gone.

use eframe::egui::{Align, Frame, Label, Layout, Margin, RichText, Ui};

use super::paint::{color32, font};
use super::widgets::link_button;
use crate::command::{Command, CommandQueue};
use crate::text::{TextStyle, Weight};
use crate::theme::{Theme, type_scale};

/// A strip with what to say and what can be done.
#[derive(Clone, Debug, PartialEq)]
pub struct Banner {
    /// What is so.
    pub text: String,
    /// How bad it is.
    pub kind: BannerKind,
    /// What can be done, the best first.
    pub offers: Vec<Offer>,
}

/// How bad what a banner says is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BannerKind {
    /// Something is different from the usual, by the user's will.
    Mode,
    /// Something needs attention.
    Warning,
    /// Work is in danger.
    Danger,
}

/// A button and what it asks for.
#[derive(Clone, Debug, PartialEq)]
pub struct Offer {
    /// What the button says.
    pub text: String,
    /// What it does.
    pub command: Command,
    /// What there is to add, when the pointer rests on it.
    pub tooltip: Option<String>,
}

impl Offer {
    /// A button without a tooltip.
    pub fn new(text: impl Into<String>, command: Command) -> Self {
        Self { text: text.into(), command, tooltip: None }
    }
}

impl Banner {
    /// A banner without buttons.
    pub fn new(kind: BannerKind, text: impl Into<String>) -> Self {
        Self { text: text.into(), kind, offers: Vec::new() }
    }

    /// With one more button.
    #[must_use]
    pub fn offer(mut self, text: impl Into<String>, command: Command) -> Self {
        self.offers.push(Offer::new(text, command));
        self
    }
}

/// Shows banners one below the other.
pub fn banners_ui(ui: &mut Ui, theme: &Theme, commands: &CommandQueue, banners: &[Banner]) {
    for banner in banners {
        let (mark, color) = match banner.kind {
            BannerKind::Mode => ("●", theme.accent),
            BannerKind::Warning => ("▲", theme.at_risk),
            BannerKind::Danger => ("◆", theme.off_track),
        };
        let line = color32(color);
        Frame::new().fill(line.gamma_multiply(0.12)).inner_margin(Margin::symmetric(14, 5)).show(ui, |ui| {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.spacing_mut().item_spacing.x = 14.0;
                for offer in banner.offers.iter().rev() {
                    let button = link_button(ui, theme, &offer.text, &offer.text);
                    let is_clicked = button.clicked();
                    if let Some(tooltip) = &offer.tooltip {
                        button.on_hover_text(tooltip);
                    }
                    if is_clicked {
                        commands.push(offer.command.clone());
                    }
                }
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    ui.spacing_mut().item_spacing.x = 8.0;
                    ui.label(RichText::new(mark).size(type_scale::LABEL).color(line));
                    let style = font(TextStyle::new(type_scale::SMALL, Weight::Medium));
                    let text = RichText::new(&banner.text).font(style).color(color32(theme.text));
                    ui.add(Label::new(text).wrap());
                });
            });
        });
    }
}
