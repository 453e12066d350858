//! The bet behind an arrow: why, what would prove it wrong, how sure, since when.

use eframe::egui::{Id, Ui};

use super::link::set;
use crate::edit::LinkField;
use crate::model::Link;
use crate::ui::UiContext;
use crate::ui::widgets::{DateField, TextField, block_ui, icon_button, percent_slider_ui, row_ui, small_button_ui};

/// Where the slider starts when one says for the first time how sure one is, in percent.
const FIRST_CONFIDENCE: u8 = 50;

pub(super) fn bet_ui(ui: &mut Ui, cx: &UiContext<'_>, link: &Link) {
    let bits = link.id.bits();
    let label = cx.lang.link_rationale();
    block_ui(ui, cx.theme, &label, |ui| {
        let field = TextField::new(Id::unique(("link rationale", bits)), &label, &link.rationale);
        if let Some(text) = field.rows(3).hint(cx.lang.hint_rationale()).show(ui, cx.theme) {
            set(cx, link, LinkField::Rationale(text));
        }
    });
    let label = cx.lang.link_disproof();
    block_ui(ui, cx.theme, &label, |ui| {
        let field = TextField::new(Id::unique(("link disproof", bits)), &label, &link.disproof);
        if let Some(text) = field.rows(3).hint(cx.lang.hint_disproof()).show(ui, cx.theme) {
            set(cx, link, LinkField::Disproof(text));
        }
    });
    ui.add_space(4.0);
    confidence_ui(ui, cx, link);
    let label = cx.lang.link_since();
    row_ui(ui, cx.theme, &label, |ui| {
        let field = DateField::new(Id::unique(("link since", bits)), &label, link.since);
        if let Some(since) = field.show(ui, cx.theme, cx.lang, |_| None) {
            set(cx, link, LinkField::Since(since));
        }
    });
}

fn confidence_ui(ui: &mut Ui, cx: &UiContext<'_>, link: &Link) {
    let label = cx.lang.link_confidence();
    row_ui(ui, cx.theme, &label, |ui| {
        let Some(confidence) = link.confidence else {
            let text = cx.lang.link_set_confidence();
            if small_button_ui(ui, cx.theme, &text, &text).clicked() {
                set(cx, link, LinkField::Confidence(Some(FIRST_CONFIDENCE)));
            }
            return;
        };
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 6.0;
            if let Some(confidence) = percent_slider_ui(ui, cx.theme, cx.lang, &label, confidence) {
                set(cx, link, LinkField::Confidence(Some(confidence)));
            }
            if icon_button(ui, true, "✕", &cx.lang.link_unset_confidence()).clicked() {
                set(cx, link, LinkField::Confidence(None));
            }
        });
    });
}
