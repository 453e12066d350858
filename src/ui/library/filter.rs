//! What the list of the library is narrowed to: four chips, each with a menu.

use std::borrow::Cow;

use eframe::egui::{Key, Modifiers, Popup, RichText, Role, Ui, WidgetInfo};

use crate::analysis::{stage_question, stage_text};
use crate::lang::Lang;
use crate::library::{Department, Filter, Kind, Side};
use crate::model::Stage;
use crate::text::{TextStyle, Weight};
use crate::theme::type_scale;
use crate::ui::UiContext;
use crate::ui::paint::font;
use crate::ui::widgets::{Chip, chip_ui, link_button};

/// One entry of a menu: what it lets through, its text, and what it means.
type Choice<T> = (T, Cow<'static, str>, Option<Cow<'static, str>>);

pub(super) fn filter_ui(ui: &mut Ui, cx: &UiContext<'_>, filter: &mut Filter) {
    let lang = cx.lang;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = eframe::egui::vec2(4.0, 4.0);
        let stages = Stage::ALL.map(|s| (s, stage_text(s, lang), Some(stage_question(s, lang))));
        chip(ui, cx, &lang.filter_stage(), &mut filter.stage, &stages);
        let departments = Department::ALL.map(|d| (d, d.text(lang), None));
        chip(ui, cx, &lang.filter_department(), &mut filter.department, &departments);
        let sides = Side::ALL.map(|s| (s, s.text(lang), None));
        chip(ui, cx, &lang.field_perspective(), &mut filter.side, &sides);
        let kinds =
            Kind::ALL.map(|k| (k, kind_text(k, lang), (k == Kind::Essential).then(|| lang.essential_meaning())));
        chip(ui, cx, &lang.kpi_nature(), &mut filter.kind, &kinds);
        if !filter.is_open() && link_button(ui, cx.theme, &lang.filter_clear(), &lang.filter_clear_name()).clicked() {
            *filter = Filter::default();
        }
    });
}

fn kind_text(kind: Kind, lang: Lang) -> Cow<'static, str> {
    match kind {
        Kind::Leading => lang.nature_leading(),
        Kind::Lagging => lang.nature_lagging(),
        Kind::Essential => lang.essential(),
    }
}

/// One chip, which opens the menu of its choices.
fn chip<T: Copy + PartialEq>(
    ui: &mut Ui,
    cx: &UiContext<'_>,
    label: &str,
    chosen: &mut Option<T>,
    choices: &[Choice<T>],
) {
    let all = cx.lang.filter_all();
    let current = choices.iter().find(|(choice, ..)| Some(*choice) == *chosen).map(|(_, text, _)| text);
    let text = format!("{} ▾", current.map_or(label, AsRef::as_ref));
    let name = format!("{label}: {}", current.unwrap_or(&all));
    let response = chip_ui(ui, cx.theme, &Chip { mark: None, text: &text, name: &name, is_on: chosen.is_some() });
    let mut picked = None;
    let was_open = Popup::is_id_open(ui.ctx(), Popup::default_response_id(&response));
    Popup::menu(&response).show(|ui| {
        ui.set_min_width(150.0);
        let none = std::iter::once((None, all.as_ref(), None));
        let some = choices.iter().map(|(choice, text, meaning)| (Some(*choice), text.as_ref(), meaning.as_ref()));
        for (choice, text, meaning) in none.chain(some) {
            let is_on = choice == *chosen;
            let style = font(TextStyle::new(type_scale::SMALL, Weight::Regular));
            let entry = ui.selectable_label(is_on, RichText::new(text).font(style));
            entry.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, is_on, text));
            let is_clicked = entry.clicked();
            if let Some(meaning) = meaning {
                entry.on_hover_text(meaning.as_ref());
            }
            if is_clicked {
                picked = Some(choice);
                ui.close();
            }
        }
    });
    if was_open {
        // The Esc that closes the menu is not meant for the map.
        ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Escape));
    }
    if let Some(choice) = picked {
        *chosen = choice;
    }
}
