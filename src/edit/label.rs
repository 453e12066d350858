//! What the undo menu says.

use std::borrow::Cow;

use super::StepName;
use crate::lang::Lang;

impl StepName {
    /// The name of the step, verb first, such as "Rename objective".
    pub fn label(self, lang: Lang) -> Cow<'static, str> {
        match self {
            Self::EditProject => lang.step_edit_project(),
            Self::AddPerspective => lang.step_add_perspective(),
            Self::EditPerspective => lang.step_edit_perspective(),
            Self::MovePerspective => lang.step_move_perspective(),
            Self::RemovePerspective => lang.step_remove_perspective(),
            Self::AddTheme => lang.step_add_theme(),
            Self::EditTheme => lang.step_edit_theme(),
            Self::RemoveTheme => lang.step_remove_theme(),
            Self::AddObjective => lang.step_add_objective(),
            Self::RenameObjective => lang.step_rename_objective(),
            Self::EditObjective => lang.step_edit_objective(),
            Self::MoveObjective | Self::MoveObjectives => lang.step_move_objective(),
            Self::RemoveObjective => lang.step_remove_objective(),
            Self::RemoveSelection => lang.step_remove_selection(),
            Self::Duplicate => lang.step_duplicate(),
            Self::Paste => lang.step_paste(),
            Self::Tidy => lang.step_tidy(),
            Self::AddLink => lang.step_add_link(),
            Self::EditLink => lang.step_edit_link(),
            Self::RetargetLink => lang.step_retarget_link(),
            Self::RemoveLink => lang.step_remove_link(),
            Self::AddEffect => lang.step_add_effect(),
            Self::AddKpi => lang.step_add_kpi(),
            Self::EditKpi => lang.step_edit_kpi(),
            Self::RemoveKpi => lang.step_remove_kpi(),
            Self::EnterValue => lang.step_enter_value(),
            Self::PasteValues => lang.step_paste_values(),
            Self::FillValues => lang.step_fill_values(),
            Self::ClearValues => lang.step_clear_values(),
            Self::Import => lang.step_import(),
            Self::AddInitiative => lang.step_add_initiative(),
            Self::EditInitiative => lang.step_edit_initiative(),
            Self::RemoveInitiative => lang.step_remove_initiative(),
            Self::AddStep => lang.step_add_step(),
            Self::EditStep => lang.step_edit_step(),
            Self::MoveStep => lang.step_move_step(),
            Self::RemoveStep => lang.step_remove_step(),
            Self::ResetStory => lang.step_reset_story(),
            Self::RestoreVersion => lang.step_restore_version(),
            Self::RestoreRecord => lang.step_restore_record(),
            Self::ReloadFile => lang.step_reload_file(),
            Self::Merge => lang.step_merge(),
            Self::ResolveConflict => lang.step_resolve_conflict(),
        }
    }
}
