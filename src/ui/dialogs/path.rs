//! A path field with a list of folders and files: for systems without a file dialog, and for those who type.
//!
//! What a folder holds is read by the app and handed in; nothing here touches
//! the disk.

use std::ops::Range;
use std::path::{Path, PathBuf};

use eframe::egui::{self, Key, Label, Modifiers, RichText, ScrollArea, TextEdit, Ui};

use crate::command::{Command, CommandQueue, ExportChoice, ImportStep};
use crate::lang::Lang;
use crate::theme::{Theme, type_scale};
use crate::ui::paint::color32;
use crate::ui::widgets::{primary_button, select_chars};

/// What the path is for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum PathPurpose {
    /// Opens the file.
    Open,
    /// Saves the project to it.
    Save,
    /// Writes a picture to it.
    Export(ExportChoice),
    /// Reads values from it.
    Import,
}

impl PathPurpose {
    /// Whether the file must be there already.
    fn is_reading(self) -> bool {
        matches!(self, Self::Open | Self::Import)
    }
}

/// The path as it is typed, and what lies in its folder.
#[derive(Clone, Debug, PartialEq)]
pub struct PathDialog {
    /// What the path is for.
    pub purpose: PathPurpose,
    /// What is typed.
    pub text: String,
    /// What the app found out about it.
    pub facts: PathFacts,
    /// Whether the field still has to ask for the focus.
    pub is_new: bool,
    /// Whether Enter was pressed before it was known what lies at the path.
    is_entered: bool,
    /// What the field began with: nobody is told off for what they have not typed.
    start: String,
}

/// What is known about a typed path.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PathFacts {
    /// The text that these facts are about.
    pub of: String,
    /// The path that the text means.
    pub path: PathBuf,
    /// Whether its folder exists.
    pub has_folder: bool,
    /// Whether the file exists.
    pub is_file: bool,
    /// What lies in the folder: folders first, then files that fit the purpose.
    pub entries: Vec<PathEntry>,
}

/// Something in a folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PathEntry {
    /// Its name.
    pub name: String,
    /// Where it is.
    pub path: PathBuf,
    /// Whether it is a folder.
    pub is_folder: bool,
}

impl PathDialog {
    /// A dialog that starts with a path.
    pub fn new(purpose: PathPurpose, start: &Path) -> Self {
        let start = start.display().to_string();
        Self { purpose, text: start.clone(), facts: PathFacts::default(), is_new: true, is_entered: false, start }
    }

    pub(super) fn ui(&mut self, ui: &mut Ui, theme: &Theme, lang: Lang, commands: &CommandQueue, is_open: &mut bool) {
        ui.set_width(520.0);
        let title = match self.purpose {
            PathPurpose::Open => lang.path_open_title(),
            PathPurpose::Save => lang.path_save_title(),
            PathPurpose::Export(_) => lang.path_export_title(),
            PathPurpose::Import => lang.path_import_title(),
        };
        super::title(ui, &title);
        let id = egui::Id::unique("path");
        // Elsewhere in the dialog Enter presses the button that has the keyboard.
        if ui.memory(|m| m.has_focus(id)) {
            self.is_entered |= ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Enter));
        }
        let field = ui.add(TextEdit::singleline(&mut self.text).id(id).desired_width(f32::INFINITY));
        field.widget_info(|| egui::WidgetInfo::labeled(egui::Role::TextInput, true, lang.path_field()));
        if self.is_new {
            field.request_focus();
            select_chars(ui, field.id, self.stem());
            self.is_new = false;
        }
        let (problem, is_ready) = self.state(lang);
        let problem = problem.filter(|_| is_ready || self.text != self.start);
        let (text, color) = problem.map_or((lang.path_help(), theme.faint), |text| (text, theme.at_risk));
        ui.add(Label::new(RichText::new(text).size(type_scale::LABEL).color(color32(color))).wrap());
        self.entries_ui(ui, theme, lang);
        ui.add_space(10.0);
        ui.horizontal(|ui| {
            let replaces = !self.purpose.is_reading() && self.facts.is_file;
            let go = match self.purpose {
                PathPurpose::Open | PathPurpose::Import => lang.choose_open(),
                PathPurpose::Save | PathPurpose::Export(_) if replaces => lang.path_replace(),
                PathPurpose::Save => lang.act_save(),
                PathPurpose::Export(_) => lang.export_go(),
            };
            let button = ui.add_enabled_ui(is_ready, |ui| primary_button(ui, theme, &go)).inner;
            let mut is_entered = self.is_looked_up() && std::mem::take(&mut self.is_entered);
            if is_entered && is_ready && replaces {
                // To replace a file takes a second Enter, on the button that says so.
                button.request_focus();
                is_entered = false;
            }
            if is_ready && (button.clicked() || is_entered) {
                let path = self.facts.path.clone();
                commands.push(match self.purpose {
                    PathPurpose::Open => Command::OpenFile(path),
                    PathPurpose::Save => Command::SaveTo(path),
                    PathPurpose::Export(choice) => Command::ExportTo(path, choice),
                    PathPurpose::Import => Command::Import(ImportStep::File(path)),
                });
                *is_open = false;
            }
            if ui.button(lang.cancel()).clicked() {
                *is_open = false;
            }
        });
    }

    /// Whether the facts are about what is typed.
    pub fn is_looked_up(&self) -> bool {
        self.facts.of == self.text
    }

    /// The part of the path that one most likely wants to type anew: the file's name without its endings, in chars.
    fn stem(&self) -> Range<usize> {
        let from = self.text.rfind(['/', '\\']).map_or(0, |at| at + 1);
        let name = self.text.get(from..).unwrap_or_default();
        let stem = name.find('.').filter(|at| *at > 0).unwrap_or(name.len());
        let chars = |bytes: usize| self.text.get(..bytes).unwrap_or_default().chars().count();
        chars(from)..chars(from + stem)
    }

    /// What is to be said about the path, and whether one can go on.
    fn state(&self, lang: Lang) -> (Option<std::borrow::Cow<'static, str>>, bool) {
        let facts = &self.facts;
        match self.purpose {
            _ if !self.is_looked_up() => (None, false),
            _ if !facts.has_folder => (Some(lang.path_no_folder()), false),
            PathPurpose::Open | PathPurpose::Import => ((!facts.is_file).then(|| lang.path_no_file()), facts.is_file),
            PathPurpose::Save | PathPurpose::Export(_) if facts.is_file => (Some(lang.path_exists()), true),
            PathPurpose::Save | PathPurpose::Export(_) => (None, facts.path.file_name().is_some()),
        }
    }

    fn entries_ui(&mut self, ui: &mut Ui, theme: &Theme, lang: Lang) {
        ui.add_space(6.0);
        let mut chosen = None;
        ScrollArea::vertical().max_height(220.0).auto_shrink([false, true]).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 1.0;
            let up = self.facts.path.parent().and_then(Path::parent).map(Path::to_path_buf);
            if let Some(up) = up
                && ui.selectable_label(false, format!("↑ {}", lang.path_up())).clicked()
            {
                chosen = Some((up, true));
            }
            for entry in &self.facts.entries {
                let text = if entry.is_folder { format!("▸ {}", entry.name) } else { entry.name.clone() };
                let color = if entry.is_folder { theme.text } else { theme.sub };
                if ui.selectable_label(false, RichText::new(text).color(color32(color))).clicked() {
                    chosen = Some((entry.path.clone(), entry.is_folder));
                }
            }
        });
        if let Some((path, is_folder)) = chosen {
            let name = self.facts.path.file_name().map(PathBuf::from).unwrap_or_default();
            let keeps_name = is_folder && !self.purpose.is_reading();
            let path = if is_folder { path.join(if keeps_name { name } else { PathBuf::new() }) } else { path };
            self.text = path.display().to_string();
        }
    }
}
