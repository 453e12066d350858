//! The command palette: every command, objective and KPI by name, and those of the library.

use eframe::egui::{
    self, Align, Key, Label, Layout, Modal, Modifiers, RichText, ScrollArea, Sense, TextEdit, Ui, Vec2,
};

use super::paint::color32;
use crate::command::{Action, Command, CommandQueue, Situation};
use crate::lang::{Lang, fold, matches_folded};
use crate::library::kpis;
use crate::model::{Project, Record};
use crate::theme::{Theme, type_scale};

/// The state of the palette while it is open.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PaletteState {
    query: String,
    /// The chosen entry, by its place among those found.
    chosen: usize,
}

/// Something that the palette can run.
struct Entry {
    text: String,
    detail: String,
    command: Command,
}

const MOST_ENTRIES: usize = 200;

/// Shows the palette; gives back whether it stays open.
pub fn palette_ui(
    ctx: &egui::Context,
    theme: &Theme,
    lang: Lang,
    commands: &CommandQueue,
    situation: &Situation,
    project: Option<&Project>,
    state: &mut PaletteState,
) -> bool {
    let mut is_open = true;
    let area = Modal::default_area(egui::Id::unique("palette")).anchor(egui::Align2::CENTER_TOP, Vec2::new(0.0, 90.0));
    let frame = egui::Frame::window(&ctx.global_style()).inner_margin(10);
    let modal = Modal::new(egui::Id::unique("palette")).area(area).frame(frame).show(ctx, |ui| {
        ui.set_width(520.0);
        let (up, down, enter) = ui.input_mut(|i| {
            let mut pressed = |key| i.consume_key(Modifiers::NONE, key);
            (pressed(Key::ArrowUp), pressed(Key::ArrowDown), pressed(Key::Enter))
        });
        let field = TextEdit::singleline(&mut state.query)
            .hint_text(lang.palette_hint())
            .desired_width(f32::INFINITY)
            .font(egui::FontId::proportional(type_scale::HEADING))
            .margin(egui::Margin::symmetric(10, 8));
        let response = ui.add(field);
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::SearchInput, true, lang.palette_hint()));
        response.request_focus();
        if response.changed() {
            state.chosen = 0;
        }
        let entries = entries(lang, situation, project, &fold(&state.query));
        let last = entries.len().saturating_sub(1);
        state.chosen = match (up, down) {
            (true, _) => state.chosen.checked_sub(1).unwrap_or(last),
            (_, true) if state.chosen >= last => 0,
            (_, true) => state.chosen + 1,
            _ => state.chosen.min(last),
        };
        ui.add_space(6.0);
        let clicked = list_ui(ui, theme, lang, &entries, state.chosen, up || down);
        if let Some(entry) = clicked.or(enter.then_some(state.chosen)).and_then(|i| entries.into_iter().nth(i)) {
            commands.push(entry.command);
            is_open = false;
        }
    });
    is_open && !modal.should_close()
}

fn list_ui(ui: &mut Ui, theme: &Theme, lang: Lang, entries: &[Entry], chosen: usize, has_moved: bool) -> Option<usize> {
    let mut clicked = None;
    if entries.is_empty() {
        ui.label(RichText::new(lang.palette_nothing()).color(color32(theme.faint)));
    }
    ScrollArea::vertical().max_height(340.0).auto_shrink([false, true]).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for (index, entry) in entries.iter().enumerate() {
            let (rect, response) = ui.allocate_exact_size(Vec2::new(ui.available_width(), 30.0), Sense::click());
            let is_chosen = index == chosen;
            response
                .widget_info(|| egui::WidgetInfo::selected(egui::Role::ListBoxOption, true, is_chosen, &entry.text));
            if is_chosen || response.hovered() {
                let color = if is_chosen { theme.accent_soft } else { theme.field };
                ui.painter().rect_filled(rect, 6.0, color32(color));
            }
            if is_chosen && has_moved {
                response.scroll_to_me(None);
            }
            let inside = rect.shrink2(Vec2::new(10.0, 0.0));
            let layout = Layout::right_to_left(Align::Center);
            let mut row = ui.new_child(egui::UiBuilder::new().max_rect(inside).layout(layout));
            row.label(RichText::new(&entry.detail).size(type_scale::LABEL).color(color32(theme.faint)));
            row.with_layout(Layout::left_to_right(Align::Center), |ui| {
                ui.add(Label::new(RichText::new(&entry.text).color(color32(theme.text))).truncate());
            });
            if response.clicked() {
                clicked = Some(index);
            }
        }
    });
    clicked
}

/// What matches the query: names that begin with it first, then commands, objectives and KPIs in their order.
fn entries(lang: Lang, situation: &Situation, project: Option<&Project>, folded_query: &str) -> Vec<Entry> {
    let mut found: Vec<Entry> = Vec::new();
    let actions = Action::ALL.into_iter().filter(|a| a.is_enabled(situation) && *a != Action::Palette);
    for action in actions {
        let key = action.shortcut().map(|s| s.format(&egui::ModifierNames::NAMES, false));
        found.push(Entry {
            text: action.text_in(lang, situation).into_owned(),
            detail: key.unwrap_or_else(|| lang.palette_command().into_owned()),
            command: Command::Act(action),
        });
    }
    if let Some(project) = project {
        let codes = project.codes();
        for objective in project.objectives_in_order() {
            let code = codes.get(&objective.id).map_or("", String::as_str);
            found.push(Entry {
                text: format!("{code} {}", objective.name),
                detail: lang.palette_objective().into_owned(),
                command: Command::Show(Record::Objective(objective.id)),
            });
        }
        for kpi in project.kpis_in_order() {
            found.push(Entry {
                text: kpi.name.clone(),
                detail: lang.palette_kpi().into_owned(),
                command: Command::ShowKpi(kpi.id),
            });
        }
    }
    if project.is_some() {
        for kpi in kpis() {
            found.push(Entry {
                text: lang.palette_from_library(kpi.name.get(lang)).into_owned(),
                detail: lang.act_add_kpi().into_owned(),
                command: Command::AddFromLibrary(kpi, None),
            });
        }
    }
    found.retain(|entry| matches_folded(&entry.text, folded_query));
    let begins = |entry: &Entry| fold(&entry.text).split_whitespace().any(|word| word.starts_with(folded_query));
    found.sort_by_key(|entry| !begins(entry));
    found.truncate(MOST_ENTRIES);
    found
}
