//! A cell of the file: as it stands there, or the value that it became, or a mark that it was passed over.

use eframe::egui::{self, Align, Color32, Label, Layout, RichText, Ui, WidgetInfo};

use crate::analysis::period_text;
use crate::import::{Fate, Proposal, Skip, Value};
use crate::lang::Lang;
use crate::model::{ColumnRole, Project};
use crate::text::{TextStyle, Weight};
use crate::theme::{Theme, type_scale};
use crate::ui::paint::{color32, font};

/// Before a value that is new.
pub const NEW: &str = "+";
/// Before a value that takes the place of another one.
pub const REPLACED: &str = "→";
/// Before a value that is not taken.
pub const KEPT: &str = "·";
/// Before a value that the project has already.
pub const SAME: &str = "=";
/// Before a cell that was passed over.
const SKIPPED: &str = "×";

/// Room between the text of a cell and the next column, in points.
const GAP: f32 = 10.0;

/// What the cells are painted with.
#[derive(Clone, Copy)]
pub struct Cells<'a> {
    pub theme: &'a Theme,
    pub lang: Lang,
    pub proposal: &'a Proposal,
    pub project: &'a Project,
}

impl Cells<'_> {
    /// Paints a cell; gives back what there is to say about it.
    pub fn ui(self, ui: &mut Ui, row: usize, column: usize) -> Option<String> {
        let cell = self.proposal.table.cell(row, column)?;
        let shown = cell.shown(self.lang).replace('\n', " ");
        if let Some(value) = self.proposal.value_at(row, column) {
            return Some(self.value_ui(ui, value, &shown));
        }
        if let Some(reason) = self.proposal.skip_at(row, column) {
            let place = u32::try_from(row).ok().zip(u32::try_from(column).ok());
            let color = color32(self.theme.off_track);
            marked_ui(ui, (SKIPPED, color), (&shown, color), Align::Min);
            return place.map(|(row, column)| self.proposal.skip_text(self.lang, &Skip { row, column, reason }));
        }
        self.plain_ui(ui, row, column, &shown);
        None
    }

    /// A value as it was read; its text in the file and its meaning are what there is to say.
    fn value_ui(self, ui: &mut Ui, value: &Value, shown: &str) -> String {
        let Self { theme, lang, proposal, project } = self;
        let target = proposal.targets.get(value.target as usize);
        let kpi = target.and_then(|target| project.kpis.get(&target.meaning.kpi()?));
        let name = kpi.map(|kpi| kpi.name.as_str()).or_else(|| target.map(|target| target.name.as_str()));
        let period = period_text(lang, value.period, project.fiscal_year);
        let number = |value: f64| lang.number_trimmed(value, 6);
        let (sign, color, fate) = match value.fate {
            Fate::New => (NEW, theme.accent, lang.import_fate_new()),
            Fate::Replaces(before) => (REPLACED, theme.at_risk, lang.import_fate_replaces(&number(before))),
            Fate::Kept(before) => (KEPT, theme.sub, lang.import_fate_kept(&number(before))),
            Fate::Same => (SAME, theme.sub, lang.import_fate_same()),
        };
        let is_changing = matches!(value.fate, Fate::New | Fate::Replaces(_));
        let text = color32(if is_changing { theme.text } else { theme.sub });
        let number = number(value.value);
        marked_ui(ui, (sign, color32(color)), (&number, text), Align::Max);
        lang.import_cell(shown, name.unwrap_or_default(), &period, &number, &fate).into_owned()
    }

    /// A cell that says what others are, or nothing that is imported.
    fn plain_ui(self, ui: &mut Ui, row: usize, column: usize, shown: &str) {
        let role = self.proposal.columns.get(column).map(|column| column.role).unwrap_or_default();
        let is_title = self.proposal.header.is_some_and(|header| row <= header);
        let color = if role != ColumnRole::Skip && !is_title { self.theme.text } else { self.theme.faint };
        let style = font(TextStyle::new(type_scale::SMALL, Weight::Regular));
        let label = Label::new(RichText::new(shown).font(style).color(color32(color))).truncate();
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

/// A text behind a mark, each in its colour, at one side of its cell.
fn marked_ui(ui: &mut Ui, sign: (&str, Color32), text: (&str, Color32), align: Align) {
    let style = |weight| font(TextStyle::new(type_scale::SMALL, weight));
    let mark = Label::new(RichText::new(sign.0).font(style(Weight::Semibold)).color(sign.1));
    let label = Label::new(RichText::new(text.0).font(style(Weight::Regular)).color(text.1)).truncate();
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
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, format!("{} {}", sign.0, text.0)));
}
