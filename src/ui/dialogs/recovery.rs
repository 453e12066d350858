//! Unsaved work that was found: what it is, what differs, and what to do with it.

use eframe::egui::{CornerRadius, Frame, Label, Margin, RichText, ScrollArea, Stroke, Ui};

use crate::command::{Command, CommandQueue, RecoveryStep};
use crate::lang::Lang;
use crate::text::{TextStyle, Weight};
use crate::theme::{Theme, measures, type_scale};
use crate::ui::paint::{color32, font};
use crate::ui::widgets::{link_button, primary_button};

/// The list of what was found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RecoveryDialog {
    /// What was found, newest first.
    pub entries: Vec<RecoveryEntry>,
}

/// Unsaved work of one project.
#[derive(Clone, Debug, PartialEq)]
pub struct RecoveryEntry {
    /// The file's or the project's name.
    pub name: String,
    /// Where the file is, or that there is none.
    pub place: String,
    /// When it was kept, as a text.
    pub when: String,
    /// What differs from the file, as a text; empty if that is not known.
    pub changes: String,
    /// Whether it was discarded in the last two weeks.
    pub is_discarded: bool,
    /// Whether there is a file that could be opened instead.
    pub has_file: bool,
}

impl RecoveryDialog {
    pub(super) fn ui(&mut self, ui: &mut Ui, theme: &Theme, lang: Lang, commands: &CommandQueue, is_open: &mut bool) {
        ui.set_width(560.0);
        let left = self.entries.iter().filter(|entry| !entry.is_discarded).count();
        if left == 0 {
            super::title(ui, &lang.recovery_list_title());
            ui.label(RichText::new(lang.recovery_none()).size(type_scale::BODY));
        } else {
            super::title(ui, &lang.recovery_title(left));
            let text = RichText::new(lang.recovery_text()).size(type_scale::BODY).color(color32(theme.sub));
            ui.add(Label::new(text).wrap());
        }
        ui.add_space(8.0);
        let most = (ui.ctx().content_rect().height() - 240.0).max(120.0);
        ScrollArea::vertical().max_height(most).auto_shrink([false, true]).show(ui, |ui| {
            for (place, entry) in self.entries.iter().enumerate() {
                if place == left {
                    let style = font(TextStyle::new(type_scale::SMALL, Weight::Semibold));
                    ui.label(RichText::new(lang.recovery_discarded()).font(style).color(color32(theme.sub)));
                    ui.add_space(2.0);
                }
                if let Some(step) = entry_ui(ui, theme, lang, entry, place) {
                    commands.push(Command::Recovery(step));
                    // Discarding leaves the others to be decided on.
                    *is_open = matches!(step, RecoveryStep::Discard(_)) && self.entries.len() > 1;
                }
                ui.add_space(6.0);
            }
        });
        ui.add_space(6.0);
        if left == 0 {
            if primary_button(ui, theme, &lang.page_close()).clicked() || super::confirms(ui) {
                *is_open = false;
            }
        } else if self.entries.len() == 1 && super::confirms(ui) {
            commands.push(Command::Recovery(RecoveryStep::Recover(0)));
            *is_open = false;
        } else if ui.button(lang.recovery_later()).clicked() {
            commands.push(Command::Recovery(RecoveryStep::Later));
            *is_open = false;
        }
    }
}

fn entry_ui(ui: &mut Ui, theme: &Theme, lang: Lang, entry: &RecoveryEntry, place: usize) -> Option<RecoveryStep> {
    let mut step = None;
    let frame = Frame::new()
        .fill(color32(theme.card))
        .stroke(Stroke::new(1.0, color32(theme.card_line)))
        .corner_radius(CornerRadius::same(measures::CARD_RADIUS as u8))
        .inner_margin(Margin::symmetric(14, 10));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 3.0;
        let style = font(TextStyle::new(type_scale::BODY, Weight::Semibold));
        ui.add(Label::new(RichText::new(&entry.name).font(style).color(color32(theme.text))).truncate());
        let quiet = |text: &str| RichText::new(text).size(type_scale::LABEL).color(color32(theme.sub));
        ui.add(Label::new(quiet(&format!("{} · {}", entry.when, entry.place))).truncate()).on_hover_text(&entry.place);
        if !entry.changes.is_empty() {
            ui.add(Label::new(quiet(&entry.changes)).wrap());
        }
        ui.add_space(4.0);
        ui.horizontal(|ui| {
            let text = lang.recovery_recover();
            if primary_button(ui, theme, &text).clicked() {
                step = Some(RecoveryStep::Recover(place));
            }
            if entry.has_file && !entry.is_discarded && ui.button(lang.recovery_open_file()).clicked() {
                step = Some(RecoveryStep::OpenFile(place));
            }
            if !entry.is_discarded {
                let discard = lang.recovery_discard();
                let button = link_button(ui, theme, &discard, &discard);
                if button.clicked() {
                    step = Some(RecoveryStep::Discard(place));
                }
                button.on_hover_text(lang.recovery_discard_tooltip());
            }
        });
    });
    step
}
