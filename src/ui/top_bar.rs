//! The bar on top: file, undo, views, as-of date, export.

use eframe::egui::{self, Align, Button, Layout, Popup, PopupCloseBehavior, RichText, Sense, Slider, Ui, Vec2};
use jiff::ToSpan as _;
use jiff::civil::Date;

use super::UiContext;
use super::banner::Banner;
use super::history_bar::play_button_ui;
use super::menu::{action_ui, actions_ui, tooltip};
use super::paint::{color32, font};
use super::state::{View, ViewState};
use super::widgets::{DateField, SEGMENTS_HEIGHT, icon_button, logo_ui, primary_button, segments_ui};
use crate::command::{Action, Command};
use crate::text::{TextStyle, Weight};
use crate::theme::{measures, type_scale};

/// What the bar says about the file.
#[derive(Clone, Debug, PartialEq)]
pub struct FileTitle {
    /// The file's name, without its folder.
    pub name: String,
    /// Whether the project is on disk as it is.
    pub is_saved: bool,
    /// What is wrong or different as long as it is so.
    pub banners: Vec<Banner>,
    /// Today, for the as-of choice.
    pub today: Date,
}

pub(super) fn top_bar_ui(ui: &mut Ui, cx: &UiContext<'_>, state: &mut ViewState, title: &FileTitle) {
    let bar = ui.max_rect();
    ui.horizontal_centered(|ui| {
        main_menu_ui(ui, cx);
        panel_button_ui(ui, cx, state.has_outline, Action::ToggleOutline);
        let style = TextStyle::new(type_scale::SMALL, Weight::Semibold);
        let name = egui::Label::new(RichText::new(&title.name).font(font(style))).truncate();
        ui.add_sized(Vec2::new(name_width(ui, &title.name, style), 20.0), name).on_hover_text(&title.name);
        let saved = if title.is_saved { cx.lang.state_saved() } else { cx.lang.state_unsaved() };
        ui.label(RichText::new(saved).size(type_scale::LABEL).color(color32(cx.theme.faint)));
        ui.add_space(6.0);
        for (action, sign) in [(Action::Undo, "↶"), (Action::Redo, "↷")] {
            let name = action.text_in(cx.lang, cx.situation);
            if icon_button(ui, action.is_enabled(cx.situation), sign, &name).clicked() {
                cx.commands.act(action);
            }
        }
    });
    views_ui(ui, cx, state, bar);
    let right = egui::Rect::from_min_max(egui::pos2(bar.center().x, bar.top()), bar.right_bottom());
    ui.scope_builder(egui::UiBuilder::new().max_rect(right).layout(Layout::right_to_left(Align::Center)), |ui| {
        if primary_button(ui, cx.theme, &cx.lang.export_go()).on_hover_text(tooltip(Action::Export, cx.lang)).clicked()
        {
            cx.commands.act(Action::Export);
        }
        as_of_ui(ui, cx, title.today, bar.width() >= measures::NARROW);
        panel_button_ui(ui, cx, state.has_inspector, Action::ToggleInspector);
    });
}

/// Shows or hides a panel; drawn as the window with that panel in it.
fn panel_button_ui(ui: &mut Ui, cx: &UiContext<'_>, is_shown: bool, action: Action) {
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(28.0), Sense::click());
    let name = action.text(cx.lang);
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::Button, true, is_shown, name.as_ref()));
    let is_lit = response.hovered() || response.has_focus();
    if is_lit {
        ui.painter().rect_filled(rect, 7.0, color32(cx.theme.field));
    }
    let color = color32(if is_lit { cx.theme.text } else { cx.theme.sub });
    let window = egui::Rect::from_center_size(rect.center(), Vec2::new(15.0, 12.0));
    let stroke = egui::Stroke::new(1.3, color);
    ui.painter().rect_stroke(window, 2.5, stroke, egui::StrokeKind::Middle);
    let is_left = action == Action::ToggleOutline;
    let x = if is_left { window.left() + 5.0 } else { window.right() - 5.0 };
    ui.painter().vline(x, window.y_range(), stroke);
    if is_shown {
        let (from, to) = if is_left { (window.left(), x) } else { (x, window.right()) };
        let panel = egui::Rect::from_x_y_ranges(from..=to, window.y_range()).shrink(1.0);
        ui.painter().rect_filled(panel, 1.0, color.gamma_multiply(0.45));
    }
    if response.on_hover_text(tooltip(action, cx.lang)).on_hover_cursor(egui::CursorIcon::PointingHand).clicked() {
        cx.commands.act(action);
    }
}

/// How many views there are.
const VIEWS: usize = 5;

/// Width of a view's name in the middle of a bar, in points.
fn view_width(bar: f32) -> f32 {
    if bar < measures::NARROW { 76.0 } else { 86.0 }
}

/// As wide as the name, within what the bar can spare.
fn name_width(ui: &Ui, name: &str, style: TextStyle) -> f32 {
    let galley = ui.painter().layout_no_wrap(name.to_owned(), font(style), egui::Color32::TRANSPARENT);
    let views = VIEWS as f32 * view_width(ui.max_rect().width());
    let room = ((ui.max_rect().width() - views) / 2.0 - 214.0).max(60.0);
    (galley.size().x + 2.0).min(room)
}

fn main_menu_ui(ui: &mut Ui, cx: &UiContext<'_>) {
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(30.0), Sense::click());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, cx.lang.main_menu()));
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, 7.0, color32(cx.theme.field));
    }
    logo_ui(ui, rect.shrink(6.0), cx.theme);
    let response = response.on_hover_text(cx.lang.main_menu()).on_hover_cursor(egui::CursorIcon::PointingHand);
    Popup::menu(&response).show(|ui| {
        ui.set_min_width(180.0);
        let groups = |ui: &mut Ui, groups: &[&[Action]]| actions_ui(ui, cx.lang, cx.situation, cx.commands, groups);
        ui.menu_button(cx.lang.menu_file(), |ui| {
            groups(
                ui,
                &[
                    &[Action::New, Action::Open],
                    &[Action::Save, Action::SaveAs, Action::ShowVersions, Action::ShowRecovery],
                    &[Action::Import],
                    &[Action::Export, Action::CopyPicture],
                    &[Action::ProjectSettings, Action::Close, Action::Quit],
                ],
            );
        });
        ui.menu_button(cx.lang.menu_edit(), |ui| {
            groups(
                ui,
                &[
                    &[Action::Undo, Action::Redo],
                    &[Action::Cut, Action::Copy, Action::Paste, Action::Duplicate, Action::Delete, Action::SelectAll],
                    &[Action::AddObjective, Action::AddEffect, Action::AddKpi, Action::AddPerspective],
                    &[Action::Rename, Action::Unpin, Action::Tidy],
                ],
            );
        });
        ui.menu_button(cx.lang.menu_view(), |ui| {
            groups(
                ui,
                &[
                    &[
                        Action::ShowMap,
                        Action::ShowScorecard,
                        Action::ShowTrends,
                        Action::ShowValues,
                        Action::ShowReview,
                        Action::ShowConflicts,
                    ],
                    &[Action::Fit, Action::FitSelection, Action::ZoomIn, Action::ZoomOut, Action::ZoomFull],
                    &[
                        Action::ToggleColumns,
                        Action::TurnArrows,
                        Action::ToggleFocus,
                        Action::ToggleOutline,
                        Action::ToggleInspector,
                        Action::ShowLibrary,
                        Action::ShowStory,
                        Action::ShowToday,
                        Action::PlayHistory,
                    ],
                    &[Action::StartPitch, Action::StartPitchHere],
                ],
            );
        });
        ui.menu_button(cx.lang.menu_look(), |ui| {
            groups(ui, &[&[Action::LookLight, Action::LookDark, Action::LookSystem], &[Action::ToggleMotion]]);
        });
        ui.menu_button(cx.lang.menu_language(), |ui| {
            groups(ui, &[&[Action::SpeakEnglish, Action::SpeakVietnamese]]);
        });
        ui.separator();
        action_ui(ui, cx.lang, cx.situation, cx.commands, Action::Palette);
    });
}

/// The views in the middle of the bar.
fn views_ui(ui: &mut Ui, cx: &UiContext<'_>, state: &mut ViewState, bar: egui::Rect) {
    let texts = [Action::ShowMap, Action::ShowScorecard, Action::ShowTrends, Action::ShowValues, Action::ShowReview]
        .map(|action| action.text(cx.lang));
    let views: [View; VIEWS] = [View::Map, View::Scorecard, View::Trends, View::Values, View::Review];
    let choices: Vec<(View, &str)> = views.into_iter().zip(texts.iter().map(AsRef::as_ref)).collect();
    let width = view_width(bar.width());
    let size = Vec2::new(width * views.len() as f32 + 4.0, SEGMENTS_HEIGHT);
    let rect = egui::Rect::from_center_size(bar.center(), size);
    ui.scope_builder(egui::UiBuilder::new().max_rect(rect), |ui| {
        if let Some(view) = segments_ui(ui, cx.theme, state.view, &choices, width) {
            state.view = view;
        }
    });
}

/// The as-of date and the slider that moves it through the months with data.
fn as_of_ui(ui: &mut Ui, cx: &UiContext<'_>, today: Date, has_label: bool) {
    let as_of = cx.derived.outlook().as_of;
    let text = if as_of == today { cx.lang.month(as_of) } else { cx.lang.date(as_of) };
    let response = ui.add(Button::new(format!("{text} ▾")).min_size(Vec2::new(96.0, 28.0)));
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, format!("{} {text}", cx.lang.as_of())));
    let response = response.on_hover_text(cx.lang.as_of_tooltip());
    if has_label {
        ui.label(RichText::new(cx.lang.as_of()).size(type_scale::SMALL).color(color32(cx.theme.faint)));
    }
    Popup::menu(&response).close_behavior(PopupCloseBehavior::CloseOnClickOutside).show(|ui| {
        ui.set_min_width(300.0);
        let first = cx.document.project().series.values().filter_map(|s| s.iter().next()).map(|(day, _)| day).min();
        let months = first.map_or(12, |first| months_between(first, today)).clamp(1, 600);
        let mut back = months_between(as_of, today).clamp(0, months);
        ui.spacing_mut().slider_width = 200.0;
        ui.horizontal(|ui| {
            play_button_ui(ui, cx);
            let mut position = months - back;
            let label = cx.lang.date(as_of);
            let slider = ui.add(Slider::new(&mut position, 0..=months).show_value(false));
            slider.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Slider, true, cx.lang.as_of()));
            // Where the history is held by hand, it stays.
            if slider.changed() || slider.is_pointer_button_down_on() && cx.situation.playback.is_some() {
                back = months - position;
                let day = (back > 0).then(|| month_end(today, back));
                cx.commands.push(Command::LookAt(day));
            }
            ui.label(label);
        });
        ui.horizontal(|ui| {
            // Days within a month matter to KPIs of days and weeks.
            let name = cx.lang.as_of_day();
            ui.label(RichText::new(name.as_ref()).size(type_scale::SMALL).color(color32(cx.theme.sub)));
            ui.scope(|ui| {
                ui.set_max_width(130.0);
                let field = DateField::new(egui::Id::unique("as of day"), &name, Some(as_of));
                if let Some(day) = field.show(ui, cx.theme, cx.lang, |_| None) {
                    cx.commands.push(Command::LookAt(day.filter(|day| *day != today)));
                }
            });
            if ui.button(cx.lang.today()).clicked() {
                cx.commands.push(Command::LookAt(None));
                ui.close();
            }
        });
    });
}

fn months_between(early: Date, late: Date) -> i32 {
    let months = |d: Date| i32::from(d.year()) * 12 + i32::from(d.month());
    months(late) - months(early)
}

/// The last day of the month that lies so many months back.
fn month_end(today: Date, back: i32) -> Date {
    today.saturating_sub(back.months()).last_of_month()
}
