//! How to export the map as a picture.

use eframe::egui::{self, Checkbox, Grid, RichText, TextureHandle, Ui, Vec2};

use crate::command::{Command, CommandQueue, ExportChoice};
use crate::export::Format;
use crate::geometry::Size;
use crate::lang::Lang;
use crate::theme::{Look, Theme, type_scale};
use crate::ui::paint::color32;
use crate::ui::widgets::{SEGMENTS_HEIGHT, primary_button, segments_ui};

/// The choices of an export.
#[derive(Clone, Debug, PartialEq)]
pub struct ExportDialog {
    /// What is chosen.
    pub choice: ExportChoice,
    /// Size of the picture in points.
    pub size: Size,
    /// A small picture of the result, in the chosen look.
    pub previews: Vec<(Look, Preview)>,
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

const SCALES: [(f32, &str); 4] = [(1.0, "1×"), (2.0, "2×"), (3.0, "3×"), (4.0, "4×")];

impl ExportDialog {
    pub(super) fn ui(&mut self, ui: &mut Ui, theme: &Theme, lang: Lang, commands: &CommandQueue, is_open: &mut bool) {
        ui.set_width(440.0);
        let title = if self.choice.chart.is_some() { lang.export_chart_title() } else { lang.export_title() };
        super::title(ui, &title);
        self.preview_ui(ui, theme);
        ui.add_space(8.0);
        let choice = &mut self.choice;
        let label = |ui: &mut Ui, text: &str| ui.label(RichText::new(text).color(color32(theme.sub)));
        Grid::new("export").num_columns(2).spacing(Vec2::new(16.0, 10.0)).show(ui, |ui| {
            label(ui, &lang.export_format());
            let formats = [
                (Format::Png, "PNG"),
                (Format::Svg, "SVG"),
                (Format::Xlsx, "XLSX"),
                (Format::Csv, "CSV"),
                (Format::Markdown, "Markdown"),
            ];
            // A chart is a picture.
            let formats = if choice.chart.is_some() { &formats[..2] } else { &formats[..] };
            choice.format = segments_ui(ui, theme, choice.format, formats, 56.0).unwrap_or(choice.format);
            ui.end_row();

            if !choice.format.is_picture() {
                label(ui, &lang.export_contents());
                ui.set_min_height(SEGMENTS_HEIGHT * 3.0 + 20.0);
                ui.label(lang.export_scorecard());
                ui.end_row();
                return;
            }

            label(ui, &lang.export_look());
            let (light, dark) = (lang.export_light(), lang.export_dark());
            let looks = [(Look::Light, light.as_ref()), (Look::Dark, dark.as_ref())];
            choice.look = segments_ui(ui, theme, choice.look, &looks, 72.0).unwrap_or(choice.look);
            ui.end_row();

            label(ui, &lang.export_size());
            ui.horizontal(|ui| {
                if choice.format == Format::Png {
                    choice.scale = segments_ui(ui, theme, choice.scale, &SCALES, 40.0).unwrap_or(choice.scale);
                    let (w, h) = (self.size.w * choice.scale, self.size.h * choice.scale);
                    let pixels = lang.export_pixels(w.ceil() as u32, h.ceil() as u32);
                    ui.label(RichText::new(pixels).size(type_scale::LABEL));
                } else {
                    // As high as with PNG, so that the buttons stay where they are.
                    ui.set_height(SEGMENTS_HEIGHT);
                    ui.label(RichText::new(lang.export_vector()).size(type_scale::LABEL));
                }
            });
            ui.end_row();

            label(ui, &lang.export_background());
            ui.add(Checkbox::new(&mut choice.is_transparent, lang.export_transparent().as_ref()));
            ui.end_row();
        });
        ui.add_space(14.0);
        ui.horizontal(|ui| {
            if primary_button(ui, theme, &lang.export_go()).clicked() || super::confirms(ui) {
                commands.push(Command::ChooseExportFile(self.choice));
                *is_open = false;
            }
            if ui.button(lang.cancel()).clicked() {
                *is_open = false;
            }
        });
    }

    /// The picture in the chosen look; while it is being drawn, the place where it will be.
    fn preview_ui(&self, ui: &mut Ui, theme: &Theme) {
        let size = Vec2::new(self.size.w.max(1.0), self.size.h.max(1.0));
        let shown = size * (ui.available_width() / size.x).min(260.0 / size.y);
        let preview = self.previews.iter().find(|(look, _)| *look == self.choice.look);
        ui.vertical_centered(|ui| {
            let rect = match preview {
                Some((_, preview)) => ui.add(egui::Image::new((preview.0.id(), shown)).corner_radius(6)).rect,
                None => ui.allocate_exact_size(shown, egui::Sense::hover()).0,
            };
            if preview.is_none() {
                ui.painter().rect_filled(rect, 6.0, color32(Theme::of(self.choice.look).canvas));
            }
            let line = egui::Stroke::new(1.0, color32(theme.line));
            ui.painter().rect_stroke(rect, 6.0, line, egui::StrokeKind::Outside);
        });
    }
}
