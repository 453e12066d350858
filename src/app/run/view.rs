//! How one looks at the project: day, colours, language.

use eframe::egui;
use jiff::civil::Date;

use crate::app::App;
use crate::app::jobs::{Done, JobKind};
use crate::app::settings::LookChoice;
use crate::command::Action;
use crate::lang::Lang;
use crate::layout::RouteStyle;
use crate::theme::Look;

pub(super) fn look_at(app: &mut App, day: Option<Date>) {
    if let Some(open) = &mut app.open {
        open.playing = None;
        open.as_of = day;
    }
}

/// Opens the sheet of values at what is open or selected.
pub(super) fn show_values(app: &mut App) {
    app.view.view = crate::ui::View::Values;
    app.view.values.enter();
}

pub(super) fn set_look(app: &mut App, ctx: &egui::Context, action: Action) {
    app.settings.look = match action {
        Action::LookLight => LookChoice::Light,
        Action::LookDark => LookChoice::Dark,
        _ => LookChoice::System,
    };
    ctx.set_theme(app.settings.theme_preference());
    super::settings::keep(app);
}

/// Asks the desktop whether it is light or dark, on a thread: the answer comes over a bus.
pub(crate) fn ask_for_look(app: &mut App) {
    if app.environment.asks_for_look && !app.jobs.is_running(JobKind::Look) {
        app.jobs.start(JobKind::Look, || {
            let look = match dark_light::detect() {
                Ok(dark_light::Mode::Dark) => Some(Look::Dark),
                Ok(dark_light::Mode::Light) => Some(Look::Light),
                Ok(dark_light::Mode::Unspecified) | Err(_) => None,
            };
            Done::SystemLook(look)
        });
    }
}

/// The look where the window system itself says nothing.
pub(super) fn system_look(ctx: &egui::Context, look: Option<Look>) {
    let theme = if look == Some(Look::Dark) { egui::Theme::Dark } else { egui::Theme::Light };
    ctx.options_mut(|options| options.fallback_theme = theme);
}

pub(super) fn set_lang(app: &mut App, lang: Lang) {
    app.settings.lang = lang;
    super::settings::keep(app);
}

pub(super) fn turn_arrows(app: &mut App) {
    app.settings.arrows = match app.settings.arrows {
        RouteStyle::Smooth => RouteStyle::Orthogonal,
        RouteStyle::Orthogonal => RouteStyle::Smooth,
    };
    super::settings::keep(app);
}

pub(super) fn toggle_columns(app: &mut App) {
    if let Some(open) = &mut app.open {
        open.has_columns = !open.has_columns;
    }
}

pub(super) fn toggle_motion(app: &mut App) {
    app.settings.has_motion = !app.settings.has_motion;
    super::settings::keep(app);
}
