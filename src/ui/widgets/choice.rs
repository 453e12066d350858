//! One of several: a drop-down list, and chips that are on or off.

use eframe::egui::{self, Button, ComboBox, Id, IdSalt, Response, RichText, Role, Ui, Vec2, WidgetInfo};

use crate::model::Hue;
use crate::text::{TextStyle, Weight};
use crate::theme::{Theme, measures, type_scale};
use crate::ui::paint::{color32, font};

/// A drop-down list over the available width; gives back another choice. `name` is what a screen reader calls it.
pub fn choice_ui<T: Clone + PartialEq>(
    ui: &mut Ui,
    id: Id,
    name: &str,
    selected: &T,
    choices: &[(T, String)],
) -> Option<T> {
    let text = choices.iter().find(|(choice, _)| choice == selected).map_or("", |(_, text)| text.as_str());
    let mut chosen = None;
    let was_open = ComboBox::is_open(ui.ctx(), ui.make_persistent_id(IdSalt::new(id)));
    let small = |text: &str| RichText::new(text).font(font(TextStyle::new(type_scale::SMALL, Weight::Regular)));
    let width = ui.available_width();
    let combo = ComboBox::from_id_salt(id).width(width).truncate().height(320.0).selected_text(small(text));
    let response = combo
        .show_ui(ui, |ui| {
            ui.set_min_width(width - 12.0);
            for (choice, text) in choices {
                let is_on = choice == selected;
                let label = ui.selectable_label(is_on, small(text));
                label.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, is_on, text));
                if is_on && !was_open {
                    // The arrow keys go on from what is chosen, not from the first entry.
                    label.request_focus();
                    label.scroll_to_me(None);
                }
                if label.clicked() {
                    // By keyboard too: the list would stay open.
                    ui.close();
                    chosen = (!is_on).then(|| choice.clone());
                }
            }
        })
        .response;
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::ComboBox, true, name);
        info.current_text_value = Some(text.to_owned());
        info
    });
    if !text.is_empty() {
        response.on_hover_text(text);
    }
    chosen
}

/// A small label that is on or off, in a hue.
pub fn hue_chip_ui(ui: &mut Ui, theme: &Theme, hue: Hue, is_on: bool, text: &str) -> Response {
    let tokens = theme.hue(hue);
    let (fill, line, color) = if is_on {
        (color32(tokens.tint), color32(tokens.main), color32(tokens.title))
    } else {
        (egui::Color32::TRANSPARENT, color32(theme.card_line), color32(theme.sub))
    };
    let label = RichText::new(text).font(font(TextStyle::new(type_scale::LABEL, Weight::Medium))).color(color);
    let button = Button::new(label)
        .fill(fill)
        .stroke(egui::Stroke::new(1.0, line))
        .corner_radius(12)
        .truncate()
        .min_size(Vec2::new(0.0, measures::TARGET));
    let response = ui.add(button);
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, is_on, text));
    response.on_hover_cursor(egui::CursorIcon::PointingHand)
}
