//! How one looks at the project: day, colours, language.

use eframe::egui;
use jiff::civil::Date;

use crate::app::App;
use crate::app::settings::LookChoice;
use crate::command::Action;
use crate::lang::Lang;

pub(super) fn look_at(app: &mut App, day: Option<Date>) {
    if let Some(open) = &mut app.open {
        open.as_of = day;
    }
}

pub(super) fn set_look(app: &mut App, ctx: &egui::Context, action: Action) {
    app.settings.look = match action {
        Action::LookLight => LookChoice::Light,
        Action::LookDark => LookChoice::Dark,
        _ => LookChoice::System,
    };
    ctx.set_theme(app.settings.theme_preference());
    keep(app);
}

pub(super) fn set_lang(app: &mut App, lang: Lang) {
    app.settings.lang = lang;
    keep(app);
}

pub(super) fn toggle_motion(app: &mut App) {
    app.settings.has_motion = !app.settings.has_motion;
    keep(app);
}

fn keep(app: &App) {
    app.settings.save(app.environment.settings_file.as_deref());
}
