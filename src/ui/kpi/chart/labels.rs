//! The words at the lines of a chart.

use eframe::egui::{Color32, FontId, Painter, Pos2, Rect};

use crate::geometry::{Point, Rect as Area, Size, pt};
use crate::scene::chart::{LineWord, OtherLines, place_words};

/// A word that names a line.
pub struct LineLabel {
    /// What it says.
    pub text: String,
    /// Its colour.
    pub color: Color32,
    /// The line on the screen, from left to right.
    pub line: Vec<Pos2>,
    /// Whether other words may lie on the line, if they must.
    pub is_quiet: bool,
}

/// Writes the words where they cover neither strong lines nor each other, nor quiet ones if they can; gives back the
/// places that they take.
pub fn paint_labels(
    painter: &Painter,
    frame: Rect,
    labels: &[LineLabel],
    [strong, quiet]: [&[Vec<Pos2>]; 2],
    font: &FontId,
) -> Vec<Rect> {
    let line = |line: &[Pos2]| -> Vec<Point> { line.iter().map(|at| pt(at.x, at.y)).collect() };
    let galleys: Vec<_> =
        labels.iter().map(|label| painter.layout_no_wrap(label.text.clone(), font.clone(), label.color)).collect();
    let size = |size: eframe::egui::Vec2| Size::new(size.x, size.y);
    let words: Vec<LineWord> = labels
        .iter()
        .zip(&galleys)
        .map(|(label, galley)| LineWord {
            size: size(galley.size()),
            line: line(&label.line),
            is_quiet: label.is_quiet,
        })
        .collect();
    let lines = |lines: &[Vec<Pos2>]| lines.iter().map(|other| line(other)).collect();
    let others = OtherLines { strong: lines(strong), quiet: lines(quiet) };
    let area = Area { min: pt(frame.left(), frame.top()), max: pt(frame.right(), frame.bottom()) };
    let places = place_words(area, &words, &others, &mut Vec::new());
    let mut taken = Vec::new();
    for ((label, galley), place) in labels.iter().zip(galleys).zip(places) {
        let Some(place) = place else { continue };
        let at = Pos2::new(place.min.x, place.min.y);
        taken.push(Rect::from_min_size(at, galley.size()));
        painter.galley(at, galley, label.color);
    }
    taken
}
