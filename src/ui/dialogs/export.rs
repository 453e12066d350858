//! What to export, and how: the choices beside a preview of the file.

use std::sync::Arc;

use eframe::egui::{self, Checkbox, Grid, Label, ProgressBar, RichText, TextureHandle, Ui, Vec2};

use crate::command::{Command, CommandQueue, ExportChoice};
use crate::export::{Background, Content, Format};
use crate::geometry::Size;
use crate::import::Progress;
use crate::lang::Lang;
use crate::scene::Figures;
use crate::theme::{Look, Theme, type_scale};
use crate::ui::paint::color32;
use crate::ui::widgets::{SEGMENTS_HEIGHT, primary_button, refusal_ui, segments_ui};

/// Width of the dialog, in points.
const WIDTH: f32 = 520.0;
/// Most and least height of the preview, and what the rest of the dialog needs.
const PREVIEW_HEIGHTS: (f32, f32) = (130.0, 250.0);
const REST_HEIGHT: f32 = 400.0;
/// Height of the rows of choices where there are most of them: what is chosen moves nothing.
const OPTIONS_HEIGHT: f32 = 192.0;
/// Width of the names of the choices.
const NAMES_WIDTH: f32 = 72.0;
const SCALES: [(f32, &str); 4] = [(1.0, "1×"), (2.0, "2×"), (3.0, "3×"), (4.0, "4×")];
/// Work that is done sooner shows no progress, in seconds.
const LONG_SECS: f64 = 0.4;

/// The choices of an export, and what they give.
#[derive(Clone, Debug, PartialEq)]
pub struct ExportDialog {
    choice: ExportChoice,
    /// The chart that can be exported beside what every project has.
    chart: Option<Content>,
    /// The choice that a preview was asked for.
    asked: Option<ExportChoice>,
    /// The choice that the preview is of.
    shown: Option<ExportChoice>,
    /// Size of the picture, in points.
    size: Option<Size>,
    preview: Option<Preview>,
    /// How many files, and of how many bytes together; or why there is none.
    bytes: Option<Result<(usize, usize), String>>,
}

/// A picture on the graphics card.
#[derive(Clone)]
pub struct Preview(pub TextureHandle);

impl std::fmt::Debug for Preview {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Preview({:?})", self.0.size())
    }
}

impl PartialEq for Preview {
    fn eq(&self, other: &Self) -> bool {
        self.0.id() == other.0.id()
    }
}

impl ExportDialog {
    /// The dialog with a choice made, and with a chart to choose that belongs to what is shown.
    pub fn new(choice: ExportChoice, chart: Option<Content>) -> Self {
        Self { choice, chart, asked: None, shown: None, size: None, preview: None, bytes: None }
    }

    /// What is chosen.
    pub fn choice(&self) -> ExportChoice {
        self.choice
    }

    /// Takes in what a choice looks like.
    pub fn take_picture(&mut self, choice: ExportChoice, size: Option<Size>, preview: Option<Preview>) {
        if self.asked == Some(choice) {
            (self.shown, self.size, self.preview) = (Some(choice), size, preview);
        }
    }

    /// Takes in how large the files of a choice are, or why there are none.
    pub fn take_bytes(&mut self, choice: ExportChoice, bytes: Result<(usize, usize), String>) {
        if self.asked == Some(choice) {
            self.bytes = Some(bytes);
        }
    }

    pub(super) fn ui(&mut self, ui: &mut Ui, theme: &Theme, lang: Lang, commands: &CommandQueue, is_open: &mut bool) {
        ui.set_width(WIDTH);
        let is_chart = matches!(self.choice.content, Content::Chart(_) | Content::Comparison(_));
        super::title(ui, &if is_chart { lang.export_chart_title() } else { lang.export_title() });
        self.preview_ui(ui, theme, lang);
        ui.add_space(8.0);
        let top = ui.cursor().top();
        Grid::new("export").num_columns(2).min_col_width(NAMES_WIDTH).spacing(Vec2::new(16.0, 10.0)).show(ui, |ui| {
            self.content_ui(ui, theme, lang);
            self.picture_ui(ui, theme, lang);
        });
        let holds = match self.choice.content {
            Content::Report => Some(lang.export_report_holds()),
            Content::Scorecard => Some(lang.export_scorecard_holds()),
            _ => None,
        };
        if let Some(text) = holds {
            ui.add_space(8.0);
            ui.add(Label::new(RichText::new(text).size(type_scale::SMALL).color(color32(theme.sub))).wrap());
        }
        if !is_chart && !matches!(self.choice.content, Content::Step(_)) {
            ui.add_space((top + OPTIONS_HEIGHT - ui.cursor().top()).max(0.0));
        }
        ui.add_space(6.0);
        self.outcome_ui(ui, theme, lang);
        ui.add_space(10.0);
        ui.horizontal(|ui| {
            if primary_button(ui, theme, &lang.export_go()).clicked() || super::confirms(ui) {
                commands.push(Command::ChooseExportFile(self.choice));
                *is_open = false;
            }
            if ui.button(lang.cancel()).clicked() {
                *is_open = false;
            }
        });
        if self.asked != Some(self.choice) {
            (self.asked, self.bytes) = (Some(self.choice), None);
            commands.push(Command::PreviewExport(self.choice));
        }
    }

    /// What is exported, and as what.
    fn content_ui(&mut self, ui: &mut Ui, theme: &Theme, lang: Lang) {
        let choice = &mut self.choice;
        label(ui, theme, &lang.export_contents());
        let mut contents = vec![
            (Content::Map, lang.export_map()),
            (Content::Story, lang.export_story()),
            (Content::Report, lang.export_report()),
            (Content::Scorecard, lang.export_scorecard()),
            (Content::History, lang.export_history()),
        ];
        contents.extend(self.chart.map(|chart| (chart, lang.export_one_chart())));
        let contents: Vec<(Content, &str)> = contents.iter().map(|(content, name)| (*content, name.as_ref())).collect();
        if let Some(content) = segments_ui(ui, theme, choice.content, &contents, 68.0) {
            *choice = choice.with_content(content);
        }
        ui.end_row();
        label(ui, theme, &lang.export_format());
        let formats: Vec<(Format, &str)> =
            choice.content.formats().iter().map(|format| (*format, format_name(*format))).collect();
        choice.format = segments_ui(ui, theme, choice.format, &formats, 72.0).unwrap_or(choice.format);
        ui.end_row();
    }

    /// How a picture looks.
    fn picture_ui(&mut self, ui: &mut Ui, theme: &Theme, lang: Lang) {
        let choice = &mut self.choice;
        if matches!(choice.content, Content::Report | Content::Scorecard) {
            return;
        }
        label(ui, theme, &lang.export_look());
        let (light, dark) = (lang.export_light(), lang.export_dark());
        let looks = [(Look::Light, light.as_ref()), (Look::Dark, dark.as_ref())];
        choice.look = segments_ui(ui, theme, choice.look, &looks, 72.0).unwrap_or(choice.look);
        ui.end_row();

        label(ui, theme, &lang.export_size());
        ui.horizontal(|ui| {
            // As high as with pixels, so that the buttons stay where they are.
            ui.set_height(SEGMENTS_HEIGHT);
            if matches!(choice.format, Format::Png | Format::Apng) {
                choice.scale = segments_ui(ui, theme, choice.scale, &SCALES, 40.0).unwrap_or(choice.scale);
                if let Some(size) = self.size {
                    let (w, h) = (size.w * choice.scale, size.h * choice.scale);
                    ui.label(
                        RichText::new(lang.export_pixels(w.ceil() as u32, h.ceil() as u32)).size(type_scale::LABEL),
                    );
                }
            } else {
                ui.label(RichText::new(lang.export_vector()).size(type_scale::LABEL));
            }
        });
        ui.end_row();

        label(ui, theme, &lang.export_shown());
        ui.vertical(|ui| {
            ui.horizontal_wrapped(|ui| {
                let mut has_figures = choice.figures == Figures::Shown;
                ui.add(Checkbox::new(&mut has_figures, lang.export_numbers().as_ref()));
                choice.figures = if has_figures { Figures::Shown } else { Figures::Hidden };
                if matches!(choice.content, Content::Map | Content::History) && choice.format != Format::Html {
                    ui.add(Checkbox::new(&mut choice.surround.has_title, lang.export_with_title().as_ref()));
                    // What moves through a history is the date, so it is always there.
                    if choice.content == Content::Map {
                        let has_date = &mut choice.surround.has_date;
                        ui.add(Checkbox::new(has_date, lang.export_with_date().as_ref()));
                    }
                    ui.add(Checkbox::new(&mut choice.surround.has_legend, lang.export_with_legend().as_ref()));
                }
                if !matches!(choice.format, Format::Html | Format::Pptx) {
                    let mut is_clear = choice.background == Background::Transparent;
                    ui.add(Checkbox::new(&mut is_clear, lang.export_transparent().as_ref()));
                    choice.background = if is_clear { Background::Transparent } else { Background::Solid };
                }
            });
        });
        ui.end_row();
    }

    /// How many files and bytes it gives, or why nothing.
    fn outcome_ui(&self, ui: &mut Ui, theme: &Theme, lang: Lang) {
        match self.bytes.as_ref().filter(|_| self.asked == Some(self.choice)) {
            Some(Ok((files, bytes))) => {
                let size = lang.bytes(*bytes);
                let text = if *files > 1 { lang.export_files(*files, &size) } else { size.into() };
                ui.label(RichText::new(text).size(type_scale::LABEL).color(color32(theme.sub)));
            }
            Some(Err(reason)) => {
                refusal_ui(ui, theme, reason);
            }
            None => {
                ui.label(RichText::new(lang.export_measuring()).size(type_scale::LABEL).color(color32(theme.faint)));
            }
        }
    }

    /// The first picture; while it is being drawn, the one before, paler.
    fn preview_ui(&self, ui: &mut Ui, theme: &Theme, lang: Lang) {
        let (least, most) = PREVIEW_HEIGHTS;
        let space = Vec2::new(WIDTH, (ui.ctx().content_rect().height() - REST_HEIGHT).clamp(least, most));
        let size = self.size.map_or(space, |size| Vec2::new(size.w.max(1.0), size.h.max(1.0)));
        let shown = size * (space.x / size.x).min(space.y / size.y);
        // The buttons stay where they are, whatever shape the picture has.
        let (room, _) = ui.allocate_exact_size(space, egui::Sense::hover());
        let rect = egui::Rect::from_center_size(room.center(), shown);
        if let Some(preview) = &self.preview {
            let is_current = self.shown == Some(self.choice);
            let tint = color32(theme.white()).gamma_multiply(if is_current { 1.0 } else { 0.43 });
            egui::Image::new((preview.0.id(), shown)).corner_radius(6).tint(tint).paint_at(ui, rect);
        } else {
            let theme = Theme::of(self.choice.look);
            ui.painter().rect_filled(rect, 6.0, color32(theme.canvas));
            // Where nothing can be drawn, the reason stands below.
            if self.shown != Some(self.choice) {
                let font = egui::FontId::proportional(type_scale::SMALL);
                let middle = egui::Align2::CENTER_CENTER;
                ui.painter().text(rect.center(), middle, lang.export_drawing(), font, color32(theme.sub));
            }
        }
        let line = egui::Stroke::new(1.0, color32(theme.line));
        ui.painter().rect_stroke(rect, 6.0, line, egui::StrokeKind::Outside);
    }
}

fn label(ui: &mut Ui, theme: &Theme, text: &str) {
    ui.label(RichText::new(text).color(color32(theme.sub)));
}

const fn format_name(format: Format) -> &'static str {
    match format {
        Format::Png => "PNG",
        Format::Svg => "SVG",
        Format::Pdf => "PDF",
        Format::Html => "HTML",
        Format::Pptx => "PowerPoint",
        Format::Apng => "APNG",
        Format::Xlsx => "XLSX",
        Format::Csv => "CSV",
        Format::Markdown => "Markdown",
    }
}

/// An export that takes long.
#[derive(Clone, Debug)]
pub struct ExportingDialog {
    /// How far it is.
    pub progress: Arc<Progress>,
    /// Since when, in seconds of egui's clock.
    pub since_secs: f64,
}

impl PartialEq for ExportingDialog {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.progress, &other.progress)
    }
}

impl ExportingDialog {
    /// Whether it goes on for so long that there is something to see; asks for the next look.
    pub(super) fn is_seen(&self, ctx: &egui::Context) -> bool {
        ctx.request_repaint_after(std::time::Duration::from_millis(60));
        ctx.input(|i| i.time) - self.since_secs >= LONG_SECS
    }

    pub(super) fn ui(&self, ui: &mut Ui, theme: &Theme, lang: Lang) {
        ui.set_width(320.0);
        super::title(ui, &lang.export_going_on());
        ui.add(ProgressBar::new(self.progress.share()).fill(color32(theme.accent)));
        ui.add_space(8.0);
        if ui.button(lang.cancel()).clicked() || ui.input(|i| i.key_pressed(egui::Key::Escape)) {
            self.progress.cancel();
        }
    }
}
