//! What the user has chosen for the app, whatever the project: language, look, recent files.
//!
//! A small RON file of its own. A settings file that can't be read is like none;
//! one that can't be written costs nothing but the choice.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use eframe::egui::ThemePreference;
use etcetera::BaseStrategy as _;
use serde::{Deserialize, Serialize};

use crate::command::ExportChoice;
use crate::export::{Background, Content};
use crate::lang::Lang;
use crate::layout::RouteStyle;
use crate::scene::{Figures, Surround};
use crate::store;
use crate::theme::Look;

/// Most recent files remembered.
const MOST_RECENT: usize = 8;

/// The user's choices.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// Language of the interface.
    pub lang: Lang,
    /// Light, dark or as the system.
    pub look: LookChoice,
    /// Whether changes of the map glide.
    pub has_motion: bool,
    /// How arrows are drawn.
    pub arrows: RouteStyle,
    /// Who uses the app, as owners are written in projects; empty if nobody has said so.
    pub me: Arc<str>,
    /// How something was exported last.
    pub export: Option<ExportChoice>,
    /// Files that were open, newest first.
    pub recent: Vec<PathBuf>,
}

/// Which look is wanted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum LookChoice {
    /// What the system says; light where it says nothing.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// The settings as they stand in the file.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct SettingsFile {
    lang: String,
    look: LookChoice,
    is_still: bool,
    has_right_angles: bool,
    me: String,
    export: Option<ExportFile>,
    recent: Vec<PathBuf>,
}

/// An export as it stands in the file.
#[derive(Debug, Serialize, Deserialize)]
#[serde(default)]
#[allow(clippy::struct_excessive_bools, reason = "independent switches")]
struct ExportFile {
    content: String,
    format: String,
    is_dark: bool,
    scale: f32,
    is_transparent: bool,
    hides_numbers: bool,
    has_title: bool,
    has_date: bool,
    has_legend: bool,
}

impl Default for ExportFile {
    fn default() -> Self {
        let (content, format) = ("map".to_owned(), "png".to_owned());
        let (is_dark, is_transparent, hides_numbers) = (false, false, false);
        let (has_title, has_date, has_legend) = (true, true, true);
        let scale = 2.0;
        Self { content, format, is_dark, scale, is_transparent, hides_numbers, has_title, has_date, has_legend }
    }
}

/// The contents that are remembered, by name.
const CONTENTS: [(&str, Content); 5] = [
    ("map", Content::Map),
    ("story", Content::Story),
    ("report", Content::Report),
    ("scorecard", Content::Scorecard),
    ("history", Content::History),
];

impl ExportFile {
    /// `None` for what belongs to one project: a chart, a step.
    fn of(choice: ExportChoice) -> Option<Self> {
        let (content, _) = CONTENTS.into_iter().find(|(_, content)| *content == choice.content)?;
        let Surround { has_title, has_date, has_legend } = choice.surround;
        Some(Self {
            content: content.to_owned(),
            format: choice.format.extension().to_owned(),
            is_dark: choice.look == Look::Dark,
            scale: choice.scale,
            is_transparent: choice.background == Background::Transparent,
            hides_numbers: choice.figures == Figures::Hidden,
            has_title,
            has_date,
            has_legend,
        })
    }

    /// `None` if it names what there is not.
    fn choice(self) -> Option<ExportChoice> {
        let (_, content) = CONTENTS.into_iter().find(|(name, _)| *name == self.content)?;
        let format = content.formats().iter().find(|format| format.extension() == self.format)?;
        let Self { has_title, has_date, has_legend, .. } = self;
        Some(ExportChoice {
            content,
            format: *format,
            look: if self.is_dark { Look::Dark } else { Look::Light },
            scale: if (1.0..=4.0).contains(&self.scale) { self.scale } else { 2.0 },
            background: if self.is_transparent { Background::Transparent } else { Background::Solid },
            figures: if self.hides_numbers { Figures::Hidden } else { Figures::Shown },
            surround: Surround { has_title, has_date, has_legend },
        })
    }
}

/// Where unsaved work and old versions are kept, if the system says where.
pub(super) fn state_folder() -> Option<PathBuf> {
    let strategy = etcetera::choose_base_strategy().ok()?;
    let folder = strategy.state_dir().unwrap_or_else(|| strategy.data_dir());
    Some(folder.join("fourfold"))
}

/// Where the settings are kept, if the system says where.
pub(super) fn file() -> Option<PathBuf> {
    let folder = etcetera::choose_base_strategy().ok()?.config_dir();
    Some(folder.join("fourfold").join("settings.ron"))
}

impl Settings {
    /// Nothing chosen yet: the language of the system's locale, if it is one of ours.
    pub fn of_locale() -> Self {
        let lang = Lang::of_locale(|name| std::env::var(name).ok()).unwrap_or_default();
        Self {
            lang,
            look: LookChoice::System,
            has_motion: true,
            arrows: RouteStyle::Smooth,
            me: Arc::default(),
            export: None,
            recent: Vec::new(),
        }
    }

    /// The settings of a file; what is missing or unreadable is as if nothing had been chosen.
    pub fn load(file: Option<&Path>) -> Self {
        let initial = Self::of_locale();
        let text = file.and_then(|file| std::fs::read_to_string(file).ok());
        let Some(read) = text.and_then(|text| ron::from_str::<SettingsFile>(&text).ok()) else { return initial };
        let lang = Lang::from_code(&read.lang).unwrap_or(initial.lang);
        let arrows = if read.has_right_angles { RouteStyle::Orthogonal } else { RouteStyle::Smooth };
        let me = read.me.as_str().into();
        Self {
            lang,
            look: read.look,
            has_motion: !read.is_still,
            arrows,
            me,
            export: read.export.and_then(ExportFile::choice),
            recent: read.recent,
        }
    }

    /// Writes the settings; a failure is logged only.
    pub fn save(&self, file: Option<&Path>) {
        let Some(file) = file else { return };
        let written = SettingsFile {
            lang: self.lang.code().to_owned(),
            look: self.look,
            is_still: !self.has_motion,
            has_right_angles: self.arrows == RouteStyle::Orthogonal,
            me: self.me.to_string(),
            export: self.export.and_then(ExportFile::of),
            recent: self.recent.clone(),
        };
        let Ok(text) = ron::ser::to_string_pretty(&written, ron::ser::PrettyConfig::new().new_line("\n")) else {
            return;
        };
        let folder = file.parent().map_or(Ok(()), std::fs::create_dir_all);
        if folder.is_err() || store::save(&store::RealFs, file, text.as_bytes()).is_err() {
            log::warn!("the settings can't be written");
        }
    }

    pub(super) fn theme_preference(&self) -> ThemePreference {
        match self.look {
            LookChoice::System => ThemePreference::System,
            LookChoice::Light => ThemePreference::Light,
            LookChoice::Dark => ThemePreference::Dark,
        }
    }

    /// Puts a file on top of the recent ones.
    pub(super) fn remember(&mut self, path: &Path) {
        let path = std::path::absolute(path).unwrap_or_else(|_err| path.to_path_buf());
        self.recent.retain(|other| *other != path);
        self.recent.insert(0, path);
        self.recent.truncate(MOST_RECENT);
    }
}
