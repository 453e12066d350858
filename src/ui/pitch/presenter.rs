//! What only the presenter sees: this step and the next, notes and times, in a window of its own.

use eframe::egui::{
    Align2, CentralPanel, Context, CornerRadius, Frame, Key, Margin, Modifiers, Pos2, Rect, RichText, ScrollArea,
    Sense, Ui, Vec2, ViewportBuilder, ViewportClass, ViewportCommand, ViewportId, pos2,
};

use super::tools::Blank;
use super::{PitchState, PitchWish, keys, paint};
use crate::lang::Lang;
use crate::pitch::SLIDE_SIZE;
use crate::text::{TextStyle, Weight};
use crate::theme::{Color, Theme, type_scale};
use crate::ui::paint::{color32, font};

/// Where a window on the first screen begins, in points.
const FIRST_SCREEN: [f32; 2] = [60.0, 60.0];

/// Sizes of the notes, the largest first.
const NOTES_SIZES: [f32; 3] = [type_scale::PITCH_LONG, type_scale::TITLE, type_scale::PITCH_TEXT];

/// Shows the window; gives back what its keys ask the app for.
pub(super) fn window_ui(
    ctx: &Context,
    theme: &Theme,
    lang: Lang,
    state: &mut PitchState,
    now_secs: f64,
) -> Option<PitchWish> {
    let builder = ViewportBuilder::default()
        .with_title(lang.presenter_title())
        .with_inner_size([1040.0, 640.0])
        .with_min_inner_size([640.0, 400.0]);
    // A pitch beside the first screen is on a projector: the notes stay behind, on the first one. Otherwise the window
    // opens where the system puts it, and one moves it: which screen the audience sees, no program can know.
    let builder = if is_beside_first_screen(ctx) { builder.with_position(FIRST_SCREEN) } else { builder };
    ctx.show_viewport_immediate(ViewportId::from_hash_of("presenter"), builder, |ui, class| {
        let mut wish = None;
        if class == ViewportClass::EmbeddedWindow {
            // Part of the one window there is: its keys have been heard already.
            ui.set_min_size(Vec2::new(560.0, 360.0));
            presenter_ui(ui, theme, lang, state, now_secs);
        } else {
            wish = keys::keys(ui, state, now_secs);
            if ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::F11)) {
                let is_full = ui.input(|i| i.viewport().fullscreen).unwrap_or_default();
                ui.ctx().send_viewport_cmd(ViewportCommand::Fullscreen(!is_full));
            }
            if ui.input(|i| i.viewport().close_requested()) {
                state.has_presenter = false;
            }
            let frame = Frame::new().fill(color32(theme.panel)).inner_margin(Margin::same(16));
            CentralPanel::default().frame(frame).show(ui, |ui| presenter_ui(ui, theme, lang, state, now_secs));
        }
        // The clock goes on.
        ui.ctx().request_repaint_after(std::time::Duration::from_millis(500));
        wish
    })
}

/// Whether the slides are shown on another screen than the one at the origin.
fn is_beside_first_screen(ctx: &Context) -> bool {
    ctx.input(|i| {
        let window = i.viewport();
        let (rect, screen) = (window.outer_rect, window.monitor_size);
        rect.zip(screen).is_some_and(|(rect, screen)| {
            let middle = rect.center();
            !Rect::from_min_size(Pos2::ZERO, screen).contains(middle)
        })
    })
}

fn presenter_ui(ui: &mut Ui, theme: &Theme, lang: Lang, state: &PitchState, now_secs: f64) {
    times_ui(ui, theme, lang, state, now_secs);
    ui.add_space(10.0);
    let width = ui.available_width();
    let large = (width * 0.6).min(ui.available_height() * 0.68 * SLIDE_SIZE.w / SLIDE_SIZE.h);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 16.0;
        let now = match state.blank {
            None => lang.presenter_now(),
            Some(Blank::Black) => lang.presenter_black(),
            Some(Blank::White) => lang.presenter_white(),
        };
        slide_ui(ui, theme, lang, state, Some(state.at), large, &now);
        let next = Some(state.at + 1).filter(|next| *next < state.show.stages.len());
        slide_ui(ui, theme, lang, state, next, (width - large - 16.0).max(120.0), &lang.presenter_next());
    });
    ui.add_space(10.0);
    let notes = state.show.notes(state.at);
    let (text, color) =
        if notes.is_empty() { (lang.presenter_no_notes(), theme.faint) } else { (notes.into(), theme.text) };
    let size = notes_size(ui, &text);
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        ui.label(RichText::new(text).size(size).color(color32(color)));
    });
}

/// The largest size in which notes fit into the room that is left: they are read from a step away.
fn notes_size(ui: &Ui, notes: &str) -> f32 {
    let room = ui.available_size();
    let fits = |size: &f32| {
        let style = font(TextStyle::new(*size, Weight::Regular));
        // A scroll bar must not be needed.
        let galley = ui.painter().layout(notes.to_owned(), style, ui.visuals().text_color(), room.x - 16.0);
        galley.size().y <= room.y
    };
    NOTES_SIZES.into_iter().find(fits).unwrap_or(type_scale::HEADING)
}

/// The time of day, of this step and of all, each against its plan.
fn times_ui(ui: &mut Ui, theme: &Theme, lang: Lang, state: &PitchState, now_secs: f64) {
    let story = &state.show.story;
    let planned = story.steps.get(state.at).map_or(0, |step| u32::from(step.seconds));
    let step_secs = (now_secs - state.step_began_secs).max(0.0) as u32;
    let all_secs = (now_secs - state.began_secs.unwrap_or(now_secs)).max(0.0) as u32;
    let color = |secs: u32, planned: u32| if secs > planned { theme.off_track } else { theme.text };
    let large = font(TextStyle::new(type_scale::TITLE, Weight::Semibold));
    let part = |ui: &mut Ui, name: &str, text: String, color: Color| {
        ui.vertical(|ui| {
            ui.label(RichText::new(name).size(type_scale::LABEL).color(color32(theme.sub)));
            ui.label(RichText::new(text).font(large.clone()).color(color32(color)));
        });
        ui.add_space(28.0);
    };
    ui.horizontal(|ui| {
        let of = |secs: u32, planned: u32| lang.presenter_time(&clock(secs), &clock(planned)).into_owned();
        part(ui, &lang.presenter_step_time(), of(step_secs, planned), color(step_secs, planned));
        part(ui, &lang.presenter_total(), of(all_secs, story.seconds()), color(all_secs, story.seconds()));
        if !state.number.is_empty() {
            part(ui, &lang.presenter_jump(), state.number.clone(), theme.accent);
        }
        if let Some(time) = state.clock {
            let text = format!("{:02}:{:02}", time.hour(), time.minute());
            part(ui, &lang.presenter_clock(), text, theme.text);
        }
    });
}

/// Minutes and seconds.
fn clock(secs: u32) -> String {
    format!("{}:{:02}", secs / 60, secs % 60)
}

/// A small slide under its name; after the last one, that it was the last.
fn slide_ui(ui: &mut Ui, theme: &Theme, lang: Lang, state: &PitchState, at: Option<usize>, width: f32, name: &str) {
    ui.vertical(|ui| {
        ui.label(RichText::new(name).size(type_scale::LABEL).color(color32(theme.sub)));
        let size = Vec2::new(width, width * SLIDE_SIZE.h / SLIDE_SIZE.w);
        let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
        let painter = ui.painter().with_clip_rect(rect.intersect(ui.clip_rect()));
        painter.rect_filled(rect, CornerRadius::same(4), color32(theme.canvas));
        if let Some(at) = at {
            paint::step(&painter, &paint::slide_on_screen(rect), &state.show, at, at, 1.0);
        } else {
            let style = font(TextStyle::new(type_scale::BODY, Weight::Regular));
            painter.text(rect.center(), Align2::CENTER_CENTER, lang.presenter_end(), style, color32(theme.sub));
        }
        if at == Some(state.at) && state.blank.is_some() {
            // The presenter goes on reading what the audience does not see.
            painter.rect_filled(rect, CornerRadius::same(4), color32(theme.canvas).gamma_multiply(0.6));
        }
        // A slide of the colour of the window still has an edge.
        let edge = Rect::from_min_max(rect.min, pos2(rect.right(), rect.bottom()));
        let line = eframe::egui::Stroke::new(1.0, color32(theme.line));
        ui.painter().rect_stroke(edge, CornerRadius::same(4), line, eframe::egui::StrokeKind::Inside);
    });
}
