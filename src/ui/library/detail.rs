//! What there is to know of the chosen KPI, and the button that adds it.

use eframe::egui::{self, Label, RichText, ScrollArea, Ui};

use super::list::counted;
use crate::analysis::{aggregation_text, interval_text, nature_text, stage_text};
use crate::command::Command;
use crate::library::LibraryKpi;
use crate::text::{TextStyle, Weight};
use crate::theme::{Color, type_scale};
use crate::ui::UiContext;
use crate::ui::paint::{color32, font};
use crate::ui::state::ViewState;
use crate::ui::widgets::{note_ui, primary_button};

pub(super) fn detail_ui(ui: &mut Ui, cx: &UiContext<'_>, state: &ViewState) {
    let Some(kpi) = state.library.chosen else {
        note_ui(ui, cx.theme, &cx.lang.library_help());
        return;
    };
    ui.with_layout(egui::Layout::bottom_up(egui::Align::Min), |ui| {
        add_ui(ui, cx, state, kpi);
        ui.add_space(4.0);
        let top_down = egui::Layout::top_down(egui::Align::Min);
        ui.with_layout(top_down, |ui| {
            ScrollArea::vertical().id_salt(("library detail", &kpi.key)).auto_shrink(false).show(ui, |ui| {
                text_ui(ui, cx, kpi);
            });
        });
    });
}

/// The button, or what to do before there can be one.
fn add_ui(ui: &mut Ui, cx: &UiContext<'_>, state: &ViewState, kpi: &'static LibraryKpi) {
    let project = cx.document.project();
    match state.selected_objective().and_then(|id| project.map.objective(id)) {
        Some(objective) => {
            let code = cx.derived.codes.get(&objective.id).map_or("", String::as_str);
            let button = primary_button(ui, cx.theme, &cx.lang.library_add_to(code));
            if button.on_hover_text(&objective.name).clicked() {
                cx.commands.push(Command::AddFromLibrary(kpi, Some(objective.id)));
            }
        }
        None => {
            note_ui(ui, cx.theme, &cx.lang.library_where());
        }
    }
}

fn text_ui(ui: &mut Ui, cx: &UiContext<'_>, kpi: &LibraryKpi) {
    let lang = cx.lang;
    ui.spacing_mut().item_spacing.y = 4.0;
    line_ui(ui, kpi.name.get(lang), TextStyle::new(type_scale::BODY, Weight::Semibold), cx.theme.text);
    let facts = [
        counted(cx, kpi),
        kpi.better.text(lang),
        nature_text(kpi.nature(), lang),
        interval_text(kpi.interval, lang),
        aggregation_text(kpi.aggregation, lang),
    ];
    note_ui(ui, cx.theme, &facts.join(" · "));
    let plain = TextStyle::new(type_scale::SMALL, Weight::Regular);
    line_ui(ui, kpi.meaning.get(lang), plain, cx.theme.text);
    titled_ui(ui, cx, &lang.library_formula(), kpi.formula.get(lang));
    if let Some(trap) = &kpi.trap {
        titled_ui(ui, cx, &lang.library_trap(), trap.get(lang));
    }
    let places = std::iter::once(kpi.side.text(lang))
        .chain(kpi.stages().map(|stage| stage_text(stage, lang)))
        .chain(kpi.departments.iter().map(|department| department.text(lang)));
    note_ui(ui, cx.theme, &places.collect::<Vec<_>>().join(" · "));
}

fn titled_ui(ui: &mut Ui, cx: &UiContext<'_>, title: &str, text: &str) {
    ui.add_space(2.0);
    line_ui(ui, title, TextStyle::new(type_scale::LABEL, Weight::Semibold), cx.theme.sub);
    line_ui(ui, text, TextStyle::new(type_scale::SMALL, Weight::Regular), cx.theme.text);
}

fn line_ui(ui: &mut Ui, text: &str, style: TextStyle, color: Color) {
    ui.add(Label::new(RichText::new(text).font(font(style)).color(color32(color))).wrap());
}
