//! The window without a project: templates, open, recent files.

use std::path::{Path, PathBuf};

use eframe::egui::{self, Align, CentralPanel, Frame, Layout, RichText, ScrollArea, Sense, Ui, Vec2};

use super::menu::tooltip;
use super::paint::{color32, font};
use super::widgets::{icon_button, link_button, logo_ui};
use crate::command::{Action, Command, CommandQueue};
use crate::lang::Lang;
use crate::library::TemplateKind;
use crate::model::Hue;
use crate::text::{TextStyle, Weight};
use crate::theme::{Theme, type_scale};

/// A file that was open before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecentFile {
    /// Where it is.
    pub path: PathBuf,
    /// Whether it is still there.
    pub is_there: bool,
}

const WIDTH: f32 = 920.0;

/// The first thing one sees.
pub fn welcome_ui(ui: &mut Ui, theme: &Theme, lang: Lang, commands: &CommandQueue, recent: &[RecentFile]) {
    CentralPanel::no_frame().frame(Frame::new().fill(color32(theme.canvas))).show(ui, |ui| {
        languages_ui(ui, theme, lang, commands);
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            let side = ((ui.available_width() - WIDTH) / 2.0).max(24.0);
            let top = ((ui.available_height() - 520.0) / 2.0).max(28.0);
            ui.add_space(top);
            ui.horizontal_top(|ui| {
                ui.add_space(side);
                ui.vertical(|ui| {
                    ui.set_width(WIDTH.min(ui.available_width() - 24.0));
                    title_ui(ui, theme, lang);
                    ui.add_space(26.0);
                    templates_ui(ui, theme, lang, commands);
                    ui.add_space(24.0);
                    open_ui(ui, theme, lang, commands);
                    ui.add_space(24.0);
                    recent_ui(ui, theme, lang, commands, recent);
                });
            });
        });
    });
}

fn languages_ui(ui: &mut Ui, theme: &Theme, lang: Lang, commands: &CommandQueue) {
    let rect = egui::Rect::from_min_size(ui.max_rect().min, Vec2::new(ui.max_rect().width() - 12.0, 44.0));
    ui.scope_builder(egui::UiBuilder::new().max_rect(rect).layout(Layout::right_to_left(Align::Center)), |ui| {
        for (other, action) in [(Lang::Vi, Action::SpeakVietnamese), (Lang::En, Action::SpeakEnglish)] {
            let color = if other == lang { theme.text } else { theme.accent };
            let text = RichText::new(other.own_name()).size(type_scale::SMALL).color(color32(color));
            if ui.add(egui::Button::new(text).frame(false)).clicked() {
                commands.act(action);
            }
        }
        let is_dark = ui.visuals().dark_mode;
        let (action, sign) = if is_dark { (Action::LookLight, "○") } else { (Action::LookDark, "●") };
        if icon_button(ui, true, sign, &action.text(lang)).clicked() {
            commands.act(action);
        }
    });
}

/// The mark and the name of the program, at the head of a page without a project.
pub(super) fn brand_ui(ui: &mut Ui, theme: &Theme, lang: Lang) {
    ui.horizontal(|ui| {
        let (rect, _) = ui.allocate_exact_size(Vec2::splat(30.0), Sense::hover());
        logo_ui(ui, rect, theme);
        let style = TextStyle::new(type_scale::TITLE, Weight::Bold);
        ui.label(RichText::new(lang.app_name()).font(font(style)));
    });
    ui.add_space(18.0);
}

fn title_ui(ui: &mut Ui, theme: &Theme, lang: Lang) {
    brand_ui(ui, theme, lang);
    let style = TextStyle::new(30.0, Weight::Bold);
    ui.label(RichText::new(lang.welcome_title()).font(font(style)).color(color32(theme.text)));
    ui.add_space(4.0);
    let text = RichText::new(lang.welcome_subtitle()).size(type_scale::BODY).color(color32(theme.sub));
    ui.add(egui::Label::new(text).wrap());
}

fn heading(ui: &mut Ui, theme: &Theme, text: &str) {
    let style = TextStyle::new(type_scale::SMALL, Weight::Semibold);
    ui.label(RichText::new(text).font(font(style)).color(color32(theme.sub)));
    ui.add_space(4.0);
}

fn templates_ui(ui: &mut Ui, theme: &Theme, lang: Lang, commands: &CommandQueue) {
    heading(ui, theme, &lang.welcome_new());
    let gap = 14.0;
    let count = TemplateKind::ALL.len() as f32;
    let width = (ui.available_width() - gap * (count - 1.0)) / count;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = gap;
        for kind in TemplateKind::ALL {
            template_ui(ui, theme, lang, commands, kind, Vec2::new(width, 192.0));
        }
    });
}

fn template_ui(ui: &mut Ui, theme: &Theme, lang: Lang, commands: &CommandQueue, kind: TemplateKind, size: Vec2) {
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let title = kind.title(lang);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, title.as_ref()));
    let is_lit = response.hovered() || response.has_focus();
    let line = if is_lit { theme.accent } else { theme.card_line };
    let stroke = egui::Stroke::new(if is_lit { 1.6 } else { 1.0 }, color32(line));
    ui.painter().rect(rect, 10.0, color32(theme.card), stroke, egui::StrokeKind::Inside);
    let inside = rect.shrink(14.0);
    thumbnail(ui, theme, kind, egui::Rect::from_min_size(inside.min, Vec2::new(inside.width(), 58.0)));
    let below = egui::Rect::from_min_max(egui::pos2(inside.left(), inside.top() + 68.0), inside.max);
    // A child that takes no room of its own: the card has taken it.
    let layout = Layout::top_down(Align::Min);
    let mut inner = ui.new_child(egui::UiBuilder::new().max_rect(below).layout(layout));
    inner.spacing_mut().item_spacing.y = 3.0;
    let style = TextStyle::new(type_scale::BODY, Weight::Semibold);
    inner.label(RichText::new(title.as_ref()).font(font(style)));
    let text = RichText::new(kind.description(lang)).size(type_scale::LABEL).color(color32(theme.sub));
    inner.add(egui::Label::new(text).wrap());
    if response.on_hover_cursor(egui::CursorIcon::PointingHand).clicked() {
        commands.push(Command::NewFrom(kind));
    }
}

/// Four bands with as many little cards as the template is rich.
fn thumbnail(ui: &Ui, theme: &Theme, kind: TemplateKind, area: egui::Rect) {
    let [blue, teal, violet, magenta] = [Hue::Blue, Hue::Teal, Hue::Violet, Hue::Magenta];
    let bands = match kind {
        TemplateKind::Empty => [(blue, 0), (teal, 0), (violet, 0), (magenta, 0)],
        TemplateKind::Startup => [(blue, 2), (teal, 2), (violet, 3), (magenta, 2)],
        TemplateKind::Saas => [(blue, 3), (teal, 3), (violet, 4), (magenta, 3)],
        TemplateKind::Nonprofit => [(teal, 3), (blue, 2), (violet, 3), (magenta, 2)],
    };
    let height = area.height() / 4.0;
    for (row, (hue, count)) in bands.into_iter().enumerate() {
        let top = area.top() + height * row as f32;
        let band = egui::Rect::from_min_size(egui::pos2(area.left(), top), Vec2::new(area.width(), height - 2.0));
        let tokens = theme.hue(hue);
        ui.painter().rect_filled(band, 2.0, color32(tokens.tint));
        ui.painter().rect_filled(band.with_max_x(band.left() + 3.0), 0.0, color32(tokens.main));
        let step = band.width() / (count as f32 + 1.0);
        for i in 0..count {
            let center = egui::pos2(band.left() + step * (i as f32 + 1.0), band.center().y);
            let card = egui::Rect::from_center_size(center, Vec2::new(24.0, 8.0));
            let line = egui::Stroke::new(1.0, color32(tokens.main));
            ui.painter().rect(card, 2.0, color32(theme.card), line, egui::StrokeKind::Inside);
        }
    }
}

fn open_ui(ui: &mut Ui, theme: &Theme, lang: Lang, commands: &CommandQueue) {
    ui.horizontal(|ui| {
        if ui.button(Action::Open.text(lang)).on_hover_text(tooltip(Action::Open, lang)).clicked() {
            commands.act(Action::Open);
        }
        ui.label(RichText::new(lang.welcome_drop()).size(type_scale::SMALL).color(color32(theme.faint)));
    });
}

fn recent_ui(ui: &mut Ui, theme: &Theme, lang: Lang, commands: &CommandQueue, recent: &[RecentFile]) {
    heading(ui, theme, &lang.welcome_recent());
    if recent.is_empty() {
        ui.label(RichText::new(lang.welcome_no_recent()).size(type_scale::SMALL).color(color32(theme.faint)));
    }
    for file in recent {
        ui.horizontal(|ui| {
            let name = file_name(&file.path);
            let open = ui.add_enabled_ui(file.is_there, |ui| link_button(ui, theme, &name, &name)).inner;
            if open.clicked() {
                commands.push(Command::OpenFile(file.path.clone()));
            }
            let folder = file.path.parent().map(|p| p.display().to_string()).unwrap_or_default();
            let text = RichText::new(folder).size(type_scale::LABEL).color(color32(theme.faint));
            ui.add(egui::Label::new(text).truncate());
            if icon_button(ui, true, "✕", &lang.forget_recent(&name)).clicked() {
                commands.push(Command::ForgetRecent(file.path.clone()));
            }
        });
    }
}

/// The last part of a path.
pub(super) fn file_name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}
