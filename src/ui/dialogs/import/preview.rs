//! The table of the file, with what each cell became.

use eframe::egui::{
    self, Align, Color32, Id, Label, Layout, Margin, RichText, ScrollArea, Sense, Stroke, Ui, WidgetInfo,
};
use egui_extras::{Column as TableColumn, TableBuilder};

use super::quiet_ui;
use crate::analysis::period_text;
use crate::import::{Choices, Fate, Proposal, column_letters, role_text};
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
/// Room between the text of a cell and the next column, in points.
const GAP: f32 = 10.0;
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

const NEW: &str = "+";
const REPLACED: &str = "→";
const KEPT: &str = "·";
const SAME: &str = "=";
const SKIPPED: &str = "×";

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
            table.body(|body| {
                body.rows(ROW, proposal.table.rows.len(), |mut row| {
                    let index = row.index();
                    row.col(|ui| {
                        let number = proposal.table.rows.get(index).map_or(0, |row| row.number);
                        quiet_ui(ui, theme, &number.to_string());
                    });
                    for column in 0..count {
                        row.col(|ui| cell_ui(ui, theme, lang, proposal, project, index, column));
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

/// A cell: as it stands in the file, or the value that it became.
fn cell_ui(ui: &mut Ui, theme: &Theme, lang: Lang, proposal: &Proposal, project: &Project, row: usize, column: usize) {
    let Some(cell) = proposal.table.cell(row, column) else { return };
    let shown = cell.shown(lang).replace('\n', " ");
    let is_title = proposal.header.is_some_and(|header| row <= header);
    let plain = font(TextStyle::new(type_scale::SMALL, Weight::Regular));
    if let Some(value) = proposal.value_at(row, column) {
        let target = proposal.targets.get(value.target as usize);
        let kpi = target.and_then(|target| target.meaning.kpi()).and_then(|id| project.kpis.get(&id));
        let name = kpi.map_or_else(|| target.map_or("", |target| target.name.as_str()), |kpi| kpi.name.as_str());
        let period = period_text(lang, value.period, project.fiscal_year);
        let number = lang.number_trimmed(value.value, 6);
        let (sign, color, fate) = match value.fate {
            Fate::New => (NEW, theme.accent, lang.import_fate_new()),
            Fate::Replaces(before) => {
                (REPLACED, theme.at_risk, lang.import_fate_replaces(&lang.number_trimmed(before, 6)))
            }
            Fate::Kept(before) => (KEPT, theme.sub, lang.import_fate_kept(&lang.number_trimmed(before, 6))),
            Fate::Same => (SAME, theme.sub, lang.import_fate_same()),
        };
        let is_changing = matches!(value.fate, Fate::New | Fate::Replaces(_));
        let text = color32(if is_changing { theme.text } else { theme.sub });
        marked_ui(ui, sign, color32(color), &number, text, Align::Max)
            .on_hover_text(lang.import_cell(&shown, name, &period, &number, &fate));
    } else if let Some(reason) = proposal.skip_at(row, column) {
        let color = color32(theme.off_track);
        let text = reason.message(lang, &shown);
        marked_ui(ui, SKIPPED, color, &shown, color, Align::Min).on_hover_text(text);
    } else {
        let role = proposal.columns.get(column).map(|column| column.role).unwrap_or_default();
        let color = if role != ColumnRole::Skip && !is_title { theme.text } else { theme.faint };
        let label = Label::new(RichText::new(shown).font(plain).color(color32(color))).truncate();
        if matches!(role, ColumnRole::Values | ColumnRole::Kpi | ColumnRole::Period) && !is_title {
            // As the values above and below it.
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.add_space(GAP);
                ui.add(label)
            });
        } else {
            ui.set_max_width(ui.available_width() - GAP);
            ui.add(label);
        }
    }
}

/// A text behind a mark, at one side of its cell.
fn marked_ui(ui: &mut Ui, sign: &str, sign_color: Color32, text: &str, color: Color32, align: Align) -> egui::Response {
    let style = |weight| font(TextStyle::new(type_scale::SMALL, weight));
    let mark = Label::new(RichText::new(sign).font(style(Weight::Semibold)).color(sign_color));
    let label = Label::new(RichText::new(text).font(style(Weight::Regular)).color(color)).truncate();
    ui.spacing_mut().item_spacing.x = 6.0;
    let response = if align == Align::Max {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.add_space(GAP);
            let response = ui.add(label);
            ui.add(mark);
            response
        })
        .inner
    } else {
        ui.set_max_width(ui.available_width() - GAP);
        ui.add(mark);
        ui.add(label)
    };
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, format!("{sign} {text}")));
    response
}
