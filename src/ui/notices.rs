//! Short messages in the lower left corner.

use eframe::egui::{self, Align2, Area, Context, Frame, Margin, Order, RichText, Vec2};

use super::paint::color32;
use super::state::{Notice, NoticeKind};
use super::widgets::{icon_button, link_button};
use crate::command::{Action, Command};
use crate::lang::Lang;
use crate::theme::{Theme, type_scale};

/// How long a refusal and the way to a written file stay, in seconds.
const REFUSAL_SECS: f64 = 9.0;

/// Shows the notices and drops those whose time is over or that were closed; gives back what a button
/// of one asks for.
pub fn notices_ui(ctx: &Context, theme: &Theme, lang: Lang, notices: &mut Vec<Notice>) -> Option<Command> {
    let now_secs = ctx.input(|i| i.time);
    for notice in notices.iter_mut() {
        // A refusal is read and gone: nothing is wrong with the project. What was written is where one has put it.
        if notice.kind == NoticeKind::Refused || notice.file.is_some() {
            notice.until_secs.get_or_insert(now_secs + REFUSAL_SECS);
        }
    }
    notices.retain(|notice| notice.until_secs.is_none_or(|until| until > now_secs));
    if let Some(next) = notices.iter().filter_map(|n| n.until_secs).min_by(f64::total_cmp) {
        ctx.request_repaint_after(std::time::Duration::from_secs_f64((next - now_secs).max(0.05)));
    }
    let (mut closed, mut asked) = (None, None);
    Area::new(egui::Id::unique("notices"))
        .order(Order::Foreground)
        .anchor(Align2::LEFT_BOTTOM, Vec2::new(16.0, -40.0))
        .show(ctx, |ui| {
            for (index, notice) in notices.iter().enumerate() {
                let color = match notice.kind {
                    NoticeKind::Done => theme.on_track,
                    NoticeKind::Failed => theme.off_track,
                    NoticeKind::Refused => theme.at_risk,
                    NoticeKind::Undoable => theme.accent,
                };
                let frame = Frame::new()
                    .fill(color32(theme.panel))
                    .stroke(egui::Stroke::new(1.2, color32(color)))
                    .corner_radius(8)
                    .inner_margin(Margin::symmetric(12, 6));
                frame.show(ui, |ui| {
                    ui.set_max_width(520.0);
                    ui.horizontal(|ui| {
                        let text = RichText::new(&notice.text).size(type_scale::SMALL);
                        ui.add(egui::Label::new(text).wrap());
                        if notice.kind == NoticeKind::Undoable {
                            let undo = lang.undo_this();
                            if link_button(ui, theme, &undo, &undo).clicked() {
                                (closed, asked) = (Some(index), Some(Command::Act(Action::Undo)));
                            }
                        }
                        if let Some(file) = &notice.file {
                            let reveal = lang.reveal();
                            if link_button(ui, theme, &reveal, &reveal).clicked() {
                                (closed, asked) = (Some(index), Some(Command::Reveal(file.clone())));
                            }
                        }
                        if icon_button(ui, true, "✕", &lang.dismiss()).clicked() {
                            closed = Some(index);
                        }
                    });
                });
            }
        });
    if let Some(index) = closed {
        notices.remove(index);
    }
    asked
}
