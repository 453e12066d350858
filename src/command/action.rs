//! Actions: their texts, keys and conditions.

use std::borrow::Cow;

use eframe::egui::{Key, KeyboardShortcut, Modifiers};

use super::Situation;
use crate::lang::Lang;

/// A command without further words, in the order of the palette.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "each action's text says what it does")]
pub enum Action {
    AddObjective,
    AddSibling,
    AddEffect,
    AddKpi,
    AddPerspective,
    Rename,
    Delete,
    Duplicate,
    Copy,
    Cut,
    Paste,
    SelectAll,
    Unpin,
    Tidy,
    Undo,
    Redo,
    ShowMap,
    ShowScorecard,
    ShowTrends,
    ShowValues,
    ShowReview,
    ShowConflicts,
    Fit,
    FitSelection,
    ZoomIn,
    ZoomOut,
    ZoomFull,
    ToggleOutline,
    ToggleInspector,
    ShowLibrary,
    ShowStory,
    StartPitch,
    StartPitchHere,
    New,
    Open,
    Save,
    SaveAs,
    Export,
    CopyPicture,
    Import,
    ShowVersions,
    ShowRecovery,
    ShowToday,
    PlayHistory,
    LookLight,
    LookDark,
    LookSystem,
    ToggleMotion,
    ToggleFocus,
    TurnArrows,
    ToggleColumns,
    SpeakEnglish,
    SpeakVietnamese,
    Palette,
    ProjectSettings,
    Close,
    Quit,
}

const fn command(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::COMMAND, key)
}

const fn command_shift(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::COMMAND.plus(Modifiers::SHIFT), key)
}

const fn plain(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::NONE, key)
}

impl Action {
    /// All actions, in the order of the palette.
    pub const ALL: [Self; 57] = [
        Self::AddObjective,
        Self::AddSibling,
        Self::AddEffect,
        Self::AddKpi,
        Self::AddPerspective,
        Self::Rename,
        Self::Delete,
        Self::Duplicate,
        Self::Copy,
        Self::Cut,
        Self::Paste,
        Self::SelectAll,
        Self::Unpin,
        Self::Tidy,
        Self::Undo,
        Self::Redo,
        Self::ShowMap,
        Self::ShowScorecard,
        Self::ShowTrends,
        Self::ShowValues,
        Self::ShowReview,
        Self::ShowConflicts,
        Self::Fit,
        Self::FitSelection,
        Self::ZoomIn,
        Self::ZoomOut,
        Self::ZoomFull,
        Self::ToggleOutline,
        Self::ToggleInspector,
        Self::ShowLibrary,
        Self::ShowStory,
        Self::StartPitch,
        Self::StartPitchHere,
        Self::New,
        Self::Open,
        Self::Save,
        Self::SaveAs,
        Self::Export,
        Self::CopyPicture,
        Self::Import,
        Self::ShowVersions,
        Self::ShowRecovery,
        Self::ShowToday,
        Self::PlayHistory,
        Self::LookLight,
        Self::LookDark,
        Self::LookSystem,
        Self::ToggleMotion,
        Self::ToggleFocus,
        Self::TurnArrows,
        Self::ToggleColumns,
        Self::SpeakEnglish,
        Self::SpeakVietnamese,
        Self::Palette,
        Self::ProjectSettings,
        Self::Close,
        Self::Quit,
    ];

    /// What menus, buttons and the palette call it.
    pub fn text(self, lang: Lang) -> Cow<'static, str> {
        match self {
            Self::AddObjective => lang.act_add_objective(),
            Self::AddSibling => lang.act_add_sibling(),
            Self::AddEffect => lang.act_add_effect(),
            Self::AddKpi => lang.act_add_kpi(),
            Self::AddPerspective => lang.act_add_perspective(),
            Self::Rename => lang.act_rename(),
            Self::Delete => lang.act_delete(),
            Self::Duplicate => lang.act_duplicate(),
            Self::Copy => lang.act_copy(),
            Self::Cut => lang.act_cut(),
            Self::Paste => lang.act_paste(),
            Self::SelectAll => lang.act_select_all(),
            Self::Unpin => lang.act_unpin(),
            Self::Tidy => lang.act_tidy(),
            Self::Undo => lang.act_undo(),
            Self::Redo => lang.act_redo(),
            Self::ShowMap => lang.act_show_map(),
            Self::ShowScorecard => lang.act_show_scorecard(),
            Self::ShowTrends => lang.act_show_trends(),
            Self::ShowValues => lang.act_show_values(),
            Self::ShowReview => lang.act_show_review(),
            Self::ShowConflicts => lang.act_show_conflicts(),
            Self::Fit => lang.act_fit(),
            Self::FitSelection => lang.act_fit_selection(),
            Self::ZoomIn => lang.act_zoom_in(),
            Self::ZoomOut => lang.act_zoom_out(),
            Self::ZoomFull => lang.act_zoom_full(),
            Self::ToggleOutline => lang.act_toggle_outline(),
            Self::ToggleInspector => lang.act_toggle_inspector(),
            Self::ShowLibrary => lang.act_show_library(),
            Self::ShowStory => lang.act_show_story(),
            Self::StartPitch => lang.act_start_pitch(),
            Self::StartPitchHere => lang.act_start_pitch_here(),
            Self::New => lang.act_new(),
            Self::Open => lang.act_open(),
            Self::Save => lang.act_save(),
            Self::SaveAs => lang.act_save_as(),
            Self::Export => lang.act_export(),
            Self::CopyPicture => lang.act_copy_picture(),
            Self::Import => lang.act_import(),
            Self::ShowVersions => lang.act_show_versions(),
            Self::ShowRecovery => lang.act_show_recovery(),
            Self::ShowToday => lang.act_show_today(),
            Self::PlayHistory => lang.act_play_history(),
            Self::LookLight => lang.act_look_light(),
            Self::LookDark => lang.act_look_dark(),
            Self::LookSystem => lang.act_look_system(),
            Self::ToggleMotion => lang.act_toggle_motion(),
            Self::ToggleFocus => lang.act_toggle_focus(),
            Self::TurnArrows => lang.act_turn_arrows(),
            Self::ToggleColumns => lang.act_toggle_columns(),
            Self::SpeakEnglish => lang.act_speak_english(),
            Self::SpeakVietnamese => lang.act_speak_vietnamese(),
            Self::Palette => lang.act_palette(),
            Self::ProjectSettings => lang.act_project_settings(),
            Self::Close => lang.act_close(),
            Self::Quit => lang.act_quit(),
        }
    }

    /// Its text with what it would act on, such as "Undo rename objective".
    pub fn text_in(self, lang: Lang, situation: &Situation) -> Cow<'static, str> {
        match (self, situation.undo, situation.redo) {
            (Self::Undo, Some(step), _) => lang.act_undo_step(&step.label(lang)),
            (Self::Redo, _, Some(step)) => lang.act_redo_step(&step.label(lang)),
            (Self::PlayHistory, ..) if situation.playback.is_some_and(|playback| !playback.is_paused) => {
                lang.act_pause_history()
            }
            _ => self.text(lang),
        }
    }

    /// The key that does it, if one does.
    pub fn shortcut(self) -> Option<KeyboardShortcut> {
        Some(match self {
            Self::AddObjective => plain(Key::Insert),
            Self::AddSibling => plain(Key::Tab),
            Self::AddEffect => command(Key::Enter),
            Self::AddKpi => command_shift(Key::K),
            Self::Rename => plain(Key::F2),
            Self::Delete => plain(Key::Delete),
            Self::Duplicate => command(Key::D),
            Self::Copy => command(Key::C),
            Self::Cut => command(Key::X),
            Self::Paste => command(Key::V),
            Self::SelectAll => command(Key::A),
            Self::Tidy => command(Key::T),
            Self::Unpin => command_shift(Key::T),
            Self::Undo => command(Key::Z),
            Self::Redo => command_shift(Key::Z),
            Self::ShowMap => command(Key::Num1),
            Self::ShowScorecard => command(Key::Num2),
            Self::ShowTrends => command(Key::Num3),
            Self::ShowValues => command(Key::Num4),
            Self::ShowReview => command(Key::Num5),
            Self::Fit => command(Key::Num0),
            Self::FitSelection => command(Key::Num9),
            Self::ZoomIn => command(Key::Plus),
            Self::ZoomOut => command(Key::Minus),
            Self::ToggleOutline => command(Key::B),
            Self::ToggleInspector => command(Key::I),
            Self::ShowLibrary => command(Key::L),
            Self::ShowStory => command(Key::Num6),
            Self::StartPitch => plain(Key::F5),
            Self::StartPitchHere => KeyboardShortcut::new(Modifiers::SHIFT, Key::F5),
            Self::New => command(Key::N),
            Self::Open => command(Key::O),
            Self::Save => command(Key::S),
            Self::SaveAs => command_shift(Key::S),
            Self::Export => command(Key::E),
            Self::CopyPicture => command_shift(Key::C),
            Self::Import => command_shift(Key::I),
            Self::PlayHistory => command_shift(Key::H),
            Self::Palette => command(Key::K),
            Self::ToggleFocus => command_shift(Key::F),
            Self::Quit => command(Key::Q),
            Self::AddPerspective
            | Self::ShowConflicts
            | Self::ZoomFull
            | Self::ShowVersions
            | Self::ShowRecovery
            | Self::ShowToday
            | Self::LookLight
            | Self::LookDark
            | Self::LookSystem
            | Self::ToggleMotion
            | Self::TurnArrows
            | Self::ToggleColumns
            | Self::SpeakEnglish
            | Self::SpeakVietnamese
            | Self::ProjectSettings
            | Self::Close => return None,
        })
    }

    /// Whether its key belongs to a text field while one has the focus.
    pub fn yields_to_typing(self) -> bool {
        matches!(
            self,
            Self::AddObjective
                | Self::AddSibling
                | Self::AddEffect
                | Self::Rename
                | Self::Delete
                | Self::Duplicate
                | Self::Copy
                | Self::Cut
                | Self::Paste
                | Self::SelectAll
                | Self::Undo
                | Self::Redo
        )
    }

    /// Whether its key does something to what is selected on the map: it waits until the map has the keyboard.
    pub fn acts_on_selection(self) -> bool {
        matches!(
            self,
            Self::Rename | Self::Delete | Self::Duplicate | Self::Copy | Self::Cut | Self::Paste | Self::SelectAll
        )
    }

    /// Whether pressing its key twice means doing it twice.
    pub fn is_repeatable(self) -> bool {
        self.is_undo() || matches!(self, Self::ZoomIn | Self::ZoomOut | Self::Duplicate | Self::Paste)
    }

    /// Whether it goes back or forth in the history.
    pub fn is_undo(self) -> bool {
        matches!(self, Self::Undo | Self::Redo)
    }

    /// Whether its key is taken by the map itself, because it only means something there.
    pub fn is_map_key(self) -> bool {
        matches!(self, Self::AddSibling | Self::AddEffect | Self::Copy | Self::Cut | Self::Paste)
    }

    /// Whether it can be done right now.
    pub fn is_enabled(self, s: &Situation) -> bool {
        match self {
            Self::New
            | Self::Open
            | Self::ShowRecovery
            | Self::LookLight
            | Self::LookDark
            | Self::LookSystem
            | Self::ToggleMotion
            | Self::ToggleFocus
            | Self::TurnArrows
            | Self::SpeakEnglish
            | Self::SpeakVietnamese
            | Self::Palette
            | Self::Quit => true,
            Self::Undo => s.undo.is_some(),
            Self::Redo => s.redo.is_some(),
            Self::AddSibling | Self::AddEffect | Self::AddKpi => s.objectives == 1 && s.links == 0,
            Self::Rename => (s.objectives == 1 && s.links == 0) || s.has_perspective,
            Self::Delete => s.objectives + s.links > 0 || s.has_perspective,
            Self::Duplicate | Self::Copy | Self::Cut => s.objectives > 0,
            Self::Paste => s.has_project && s.can_paste,
            Self::SelectAll | Self::Tidy | Self::CopyPicture | Self::StartPitch | Self::StartPitchHere => s.has_cards,
            Self::PlayHistory => s.has_history,
            Self::ShowConflicts => s.has_conflicts,
            Self::ToggleColumns => s.has_themes,
            Self::Unpin => s.objectives > 0 && s.has_pins,
            Self::FitSelection => s.objectives + s.links > 0,
            Self::AddObjective
            | Self::AddPerspective
            | Self::ShowMap
            | Self::ShowScorecard
            | Self::ShowTrends
            | Self::ShowValues
            | Self::ShowReview
            | Self::Fit
            | Self::ZoomIn
            | Self::ZoomOut
            | Self::ZoomFull
            | Self::ToggleOutline
            | Self::ToggleInspector
            | Self::ShowLibrary
            | Self::ShowStory
            | Self::Save
            | Self::SaveAs
            | Self::Export
            | Self::Import
            | Self::ShowVersions
            | Self::ShowToday
            | Self::ProjectSettings
            | Self::Close => s.has_project,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_actions_share_a_key() {
        let mut keys: Vec<_> = Action::ALL.iter().filter_map(|a| a.shortcut()).map(|k| format!("{k:?}")).collect();
        let count = keys.len();
        keys.sort();
        keys.dedup();
        assert_eq!(keys.len(), count);
    }

    #[test]
    fn every_action_is_listed_once() {
        let mut all = Action::ALL.to_vec();
        all.sort();
        all.dedup();
        assert_eq!(all.len(), Action::ALL.len());
    }
}
