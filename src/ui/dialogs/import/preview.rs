//! The table of the file, with what each cell became.

use eframe::egui::{self, Align, Id, Label, Layout, Margin, RichText, ScrollArea, Sense, Stroke, Ui};
use egui_extras::{Column as TableColumn, TableBuilder};

use super::cell::{Cells, KEPT, NEW, REPLACED, SAME};
use super::quiet_ui;
use crate::import::{Choices, Proposal, column_letters, role_text};
use crate::lang::Lang;
use crate::model::{ColumnRole, Project};
use crate::text::{TextStyle, Weight};
use crate::theme::{Theme, measures, type_scale};
use crate::ui::paint::{color32, font};
use crate::ui::widgets::choice_ui;

/// Height of a row, in points.
const ROW: f32 = 24.0;
/// Height of a column's title with its role, in points.
const HEADER: f32 = 62.0;
/// Most columns that are shown; all are read.
const COLUMNS: usize = 60;

/// What a mark before a cell says, as a key to the table.
pub fn legend_ui(ui: &mut Ui, theme: &Theme, lang: Lang, proposal: &Proposal) {
    let counts = proposal.counts;
    let number = |count: usize| lang.number(count as f64, 0);
    for (count, sign, text, color) in [
        (counts.new, NEW, lang.import_count_new(&number(counts.new)), theme.accent),
        (counts.replaced, REPLACED, lang.import_count_replaced(&number(counts.replaced)), theme.at_risk),
        (counts.kept, KEPT, lang.import_count_kept(&number(counts.kept)), theme.sub),
        (counts.same, SAME, lang.import_count_same(&number(counts.same)), theme.sub),
    ] {
        if count > 0 {
            let text = RichText::new(format!("{sign} {text}")).size(type_scale::LABEL).color(color32(color));
            ui.add(Label::new(text));
        }
    }
}

/// The table.
pub fn table_ui(ui: &mut Ui, theme: &Theme, lang: Lang, choices: &mut Choices, proposal: &Proposal, project: &Project) {
    let frame = egui::Frame::new()
        .fill(color32(theme.card))
        .stroke(Stroke::new(1.0, color32(theme.card_line)))
        .corner_radius(measures::CARD_RADIUS as u8)
        .inner_margin(Margin::symmetric(6, 2));
    frame.show(ui, |ui| {
        ui.spacing_mut().item_spacing = egui::Vec2::ZERO;
        ui.visuals_mut().widgets.noninteractive.bg_stroke = Stroke::NONE;
        let count = proposal.columns.len().min(COLUMNS);
        let room = ui.available_width() - 52.0;
        let width = (room / count.max(1) as f32).clamp(132.0, 220.0);
        ScrollArea::horizontal().auto_shrink(false).show(ui, |ui| {
            let mut table = TableBuilder::new(ui)
                .id_salt("import table")
                .auto_shrink(false)
                .sense(Sense::hover())
                .cell_layout(Layout::left_to_right(Align::Center))
                .column(TableColumn::exact(48.0));
            for _ in 0..count {
                table = table.column(TableColumn::initial(width).at_least(80.0).clip(true));
            }
            let table = table.header(HEADER, |mut header| {
                header.col(|_| {});
                for index in 0..count {
                    header.col(|ui| column_ui(ui, theme, lang, choices, proposal, index));
                }
            });
            let cells = Cells { theme, lang, proposal, project };
            table.body(|body| {
                body.rows(ROW, proposal.table.rows.len(), |mut row| {
                    let index = row.index();
                    row.col(|ui| {
                        let number = proposal.table.rows.get(index).map_or(0, |row| row.number);
                        quiet_ui(ui, theme, &number.to_string());
                    });
                    for column in 0..count {
                        let mut meaning = None;
                        let (_, response) = row.col(|ui| meaning = cells.ui(ui, index, column));
                        if let Some(meaning) = meaning {
                            response.on_hover_text(meaning);
                        }
                    }
                });
            });
        });
    });
}

/// The title of a column and what it holds.
fn column_ui(ui: &mut Ui, theme: &Theme, lang: Lang, choices: &mut Choices, proposal: &Proposal, index: usize) {
    let Some(column) = proposal.columns.get(index) else { return };
    let letters = column_letters(index);
    ui.vertical(|ui| {
        ui.set_width(ui.available_width() - 8.0);
        ui.spacing_mut().item_spacing.y = 2.0;
        ui.add_space(6.0);
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 6.0;
            ui.label(RichText::new(&letters).size(type_scale::LABEL).color(color32(theme.faint)));
            let style = TextStyle::new(type_scale::SMALL, Weight::Semibold);
            let title = RichText::new(&column.title).font(font(style)).color(color32(theme.text));
            ui.add(Label::new(title).truncate());
        });
        let roles: Vec<(ColumnRole, String)> =
            ColumnRole::ALL.into_iter().map(|role| (role, role_text(lang, role))).collect();
        let label = lang.import_role_of(&letters);
        if let Some(role) = choice_ui(ui, Id::unique("import role").with(index), &label, &column.role, &roles) {
            choices.roles.insert(index, role);
        }
    });
}
