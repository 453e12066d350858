//! Names typed on the map itself.

use eframe::egui::{self, Color32, Key, Margin, Modifiers, TextEdit, Ui, Vec2};

use super::hover::card_around;
use super::state::{Typed, Typing};
use crate::command::{Command, CommandQueue, NewObjective};
use crate::edit::{Edit, ObjectiveEdit, ObjectiveField, PerspectiveEdit, PerspectiveField, ProjectField};
use crate::geometry::Size;
use crate::scene::{CARD_WIDTH, Header, Target, band_title_area, card_name_area};
use crate::text::{TextStyle, Weight};
use crate::theme::type_scale;
use crate::ui::UiContext;
use crate::ui::paint::{Transform, color32, font};
use crate::ui::state::ViewState;
use crate::ui::widgets::select_all;

/// Size of a card whose name is still being typed.
const NEW_CARD: Size = Size::new(CARD_WIDTH, 84.0);

/// Shows the field of the name that is being typed, if one is.
///
/// Enter and a click elsewhere accept, Esc refuses. A new card without a name is
/// dropped, an existing name that was emptied stays as it was.
pub(super) fn typing_ui(ui: &mut Ui, cx: &UiContext<'_>, state: &mut ViewState, transform: &Transform) {
    let Some(mut typing) = state.canvas.typing.take() else { return };
    let Some((rect, style)) = place(cx, &typing.what, transform) else { return };
    let accepts_lines = matches!(typing.what, Typed::Existing(Target::Mission | Target::Vision));
    let zoom = transform.zoom.clamp(0.7, 1.6);
    let style = TextStyle::new((style.size * zoom * 2.0).floor() / 2.0, style.weight);

    if ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Escape)) {
        return;
    }
    let is_entered = !accepts_lines && ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Enter));
    let frame = egui::Frame::new()
        .fill(color32(cx.theme.card))
        .stroke(egui::Stroke::new(2.0, color32(cx.theme.accent)))
        .corner_radius(8)
        .inner_margin(Margin::symmetric(8, 6));
    let edit = TextEdit::multiline(&mut typing.text)
        .id(egui::Id::unique("typed on the map"))
        .font(font(style))
        .text_color(color32(cx.theme.text))
        .background_color(Color32::TRANSPARENT)
        .hint_text(hint(cx, &typing.what))
        .desired_rows(2)
        .desired_width(rect.width() - 20.0)
        .min_size(Vec2::new(rect.width() - 20.0, rect.height() - 16.0))
        .frame(frame)
        .return_key(accepts_lines.then_some(egui::KeyboardShortcut::new(Modifiers::SHIFT, Key::Enter)));
    let response = ui.put(rect, edit);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::MultilineTextInput, true, cx.lang.typed_name()));
    if typing.is_new {
        response.request_focus();
        select_all(ui, response.id, &typing.text);
        typing.is_new = false;
    }
    let is_line_entered = accepts_lines && ui.input(|i| i.key_pressed(Key::Enter) && i.modifiers.is_none());
    if is_entered || is_line_entered || response.lost_focus() {
        accept(cx.commands, &typing);
    } else {
        if !response.has_focus() {
            // Back from another view: one goes on typing where one was.
            response.request_focus();
        }
        state.canvas.typing = Some(typing);
    }
}

/// Where the field is on the screen and how its text looks.
fn place(cx: &UiContext<'_>, what: &Typed, transform: &Transform) -> Option<(egui::Rect, TextStyle)> {
    let plan = &cx.derived.plan;
    let name = TextStyle::new(type_scale::SMALL, Weight::Semibold);
    Some(match what {
        Typed::Existing(target @ (Target::Mission | Target::Vision)) => {
            let area = cx.derived.header_areas().into_iter().find(|(t, _)| t == target)?.1;
            (at_least(transform.screen_rect(&area).expand(8.0), 320.0, 44.0), Header::style(*target))
        }
        Typed::Existing(Target::Objective(id)) => {
            (at_least(transform.screen_rect(&card_name_area(&plan.card(*id)?)), 150.0, 52.0), name)
        }
        Typed::Existing(Target::Perspective(id)) => {
            let mut area = band_title_area(&plan.band(*id)?);
            area.max.y = area.min.y + 44.0;
            (at_least(transform.screen_rect(&area), 150.0, 44.0), name)
        }
        Typed::Existing(Target::Link(_)) => return None,
        Typed::NewObjective(card) => {
            (at_least(card_around(transform.screen_from_map(card.at), NEW_CARD, transform.zoom), 160.0, 60.0), name)
        }
    })
}

fn at_least(rect: egui::Rect, width: f32, height: f32) -> egui::Rect {
    egui::Rect::from_min_size(rect.min, Vec2::new(rect.width().max(width), rect.height().max(height)))
}

fn hint(cx: &UiContext<'_>, what: &Typed) -> String {
    match what {
        Typed::Existing(Target::Mission) => cx.lang.hint_mission(),
        Typed::Existing(Target::Vision) => cx.lang.hint_vision(),
        Typed::Existing(Target::Perspective(_)) => cx.lang.hint_perspective(),
        Typed::Existing(_) | Typed::NewObjective(_) => cx.lang.hint_objective(),
    }
    .into_owned()
}

/// Asks for what was typed.
fn accept(commands: &CommandQueue, typing: &Typing) {
    let text = typing.text.trim().to_owned();
    match typing.what {
        Typed::Existing(Target::Mission) => commands.edit(Edit::Project(ProjectField::Mission(text))),
        Typed::Existing(Target::Vision) => commands.edit(Edit::Project(ProjectField::Vision(text))),
        _ if text.is_empty() => {}
        Typed::Existing(Target::Objective(id)) => {
            commands.edit(Edit::Objective(ObjectiveEdit::Set(id, ObjectiveField::Name(text))));
        }
        Typed::Existing(Target::Perspective(id)) => {
            commands.edit(Edit::Perspective(PerspectiveEdit::Set(id, PerspectiveField::Name(text))));
        }
        Typed::Existing(Target::Link(_)) => {}
        Typed::NewObjective(card) => commands.push(Command::AddObjective(NewObjective {
            perspective: card.perspective,
            name: text,
            before: card.before,
            cause: card.cause,
        })),
    }
}
