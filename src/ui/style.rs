//! The look of egui's own widgets, from the tokens.

use std::collections::BTreeMap;

use eframe::egui::{self, Context, CornerRadius, Margin, Shadow, Stroke, TextStyle, Vec2, vec2};

use super::paint::{color32, font};
use crate::text::{self, Weight};
use crate::theme::{Look, Theme, measures, type_scale};

/// Installs the fonts and both looks; called once before the first frame.
pub fn install(ctx: &Context) {
    ctx.set_fonts(text::font_definitions());
    ctx.set_style_of(egui::Theme::Light, style(Look::Light));
    ctx.set_style_of(egui::Theme::Dark, style(Look::Dark));
    ctx.options_mut(|options| {
        // These keys zoom the map, not the window, and quitting asks about unsaved work.
        options.zoom_with_keyboard = false;
        options.quit_shortcuts.clear();
        // A value that is being typed is entered before a press elsewhere does anything.
        options.input_options.surrender_focus_on = egui::SurrenderFocusOn::Presses;
    });
}

fn style(look: Look) -> egui::Style {
    let theme = Theme::of(look);
    let mut style = egui::Style { visuals: visuals(look, theme), ..Default::default() };
    let body = |size, weight| font(text::TextStyle::new(size, weight));
    style.text_styles = BTreeMap::from([
        (TextStyle::Small, body(type_scale::LABEL, Weight::Regular)),
        (TextStyle::Body, body(type_scale::SMALL, Weight::Regular)),
        (TextStyle::Button, body(type_scale::SMALL, Weight::Medium)),
        (TextStyle::Monospace, body(type_scale::SMALL, Weight::Regular)),
        (TextStyle::Heading, body(type_scale::HEADING, Weight::Semibold)),
    ]);
    style.spacing.item_spacing = vec2(8.0, 6.0);
    style.spacing.button_padding = vec2(10.0, 4.0);
    style.spacing.interact_size = Vec2::new(measures::TARGET, 26.0);
    style.spacing.menu_margin = Margin::same(6);
    style.spacing.window_margin = Margin::same(16);
    style.spacing.scroll = egui::style::ScrollStyle::thin();
    style.interaction.selectable_labels = false;
    style.interaction.tooltip_delay = 0.35;
    style
}

fn visuals(look: Look, theme: &Theme) -> egui::Visuals {
    let mut v = match look {
        Look::Light => egui::Visuals::light(),
        Look::Dark => egui::Visuals::dark(),
    };
    let radius = CornerRadius::same(measures::CONTROL_RADIUS as u8);
    v.panel_fill = color32(theme.panel);
    v.window_fill = color32(theme.panel);
    v.window_stroke = Stroke::new(1.0, color32(theme.card_line));
    v.window_corner_radius = CornerRadius::same(12);
    v.menu_corner_radius = radius;
    v.extreme_bg_color = color32(theme.field);
    v.text_edit_bg_color = Some(color32(theme.field));
    v.faint_bg_color = color32(theme.field);
    v.hyperlink_color = color32(theme.accent);
    v.warn_fg_color = color32(theme.at_risk);
    v.error_fg_color = color32(theme.off_track);
    v.weak_text_color = Some(color32(theme.faint));
    v.selection.bg_fill = color32(theme.accent_soft);
    v.selection.stroke = Stroke::new(1.0, color32(theme.accent));
    v.text_cursor.stroke = Stroke::new(1.5, color32(theme.accent));
    // A blinking cursor would repaint the window for ever.
    v.text_cursor.blink = false;
    let shadow = Shadow { offset: [0, 4], blur: 20, spread: 0, color: color32(theme.shadow.with_opacity(0.22)) };
    v.window_shadow = shadow;
    v.popup_shadow = Shadow { offset: [0, 3], blur: 12, ..shadow };
    v.indent_has_left_vline = false;
    v.slider_trailing_fill = true;

    let line = Stroke::new(1.0, color32(theme.line));
    let text = Stroke::new(1.0, color32(theme.text));
    for widget in [
        &mut v.widgets.noninteractive,
        &mut v.widgets.inactive,
        &mut v.widgets.hovered,
        &mut v.widgets.active,
        &mut v.widgets.open,
    ] {
        widget.corner_radius = radius;
        widget.fg_stroke = text;
        widget.bg_stroke = Stroke::new(1.0, color32(theme.card_line));
        widget.bg_fill = color32(theme.card);
        widget.weak_bg_fill = color32(theme.card);
        widget.expansion = 0.0;
    }
    v.widgets.noninteractive.bg_stroke = line;
    v.widgets.inactive.bg_fill = color32(theme.line);
    v.widgets.hovered.weak_bg_fill = color32(theme.field);
    v.widgets.hovered.bg_fill = color32(theme.field);
    v.widgets.hovered.bg_stroke = Stroke::new(1.0, color32(theme.faint));
    v.widgets.active.weak_bg_fill = color32(theme.accent_soft);
    v.widgets.active.bg_fill = color32(theme.accent_soft);
    v.widgets.active.bg_stroke = Stroke::new(1.0, color32(theme.accent));
    v.widgets.open.weak_bg_fill = color32(theme.field);
    v
}
