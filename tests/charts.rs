//! The chart of a KPI as a picture: what can be read off it, and that nothing in it covers something else.

#![allow(clippy::expect_used, reason = "a test stops where its sample fails")]
use std::sync::Arc;

use fourfold::analysis::Analysis;
use fourfold::edit::{Document, Edit, KpiEdit, KpiField, MeasurementEdit};
use fourfold::geometry::{Path, Rect};
use fourfold::lang::Lang;
use fourfold::library::{TemplateKind, new_project};
use fourfold::model::{CountedIds, Currency, Kpi, Measurement, Period, Project, Target, Unit};
use fourfold::scene::chart::chart;
use fourfold::scene::{Dash, Form, Item, Outlook, Row, Scene, Shape};
use fourfold::text::Measure;
use fourfold::theme::{Look, Theme};
use jiff::civil::{Date, date};

const TODAY: Date = date(2026, 11, 23);

fn template(kind: TemplateKind, lang: Lang) -> Arc<Project> {
    Arc::new(new_project(kind, lang, TODAY, &mut CountedIds::default()).expect("a template"))
}

fn picture(project: &Project, kpi: &Kpi, lang: Lang) -> Scene {
    let outlook = Outlook::new(TODAY, Look::Light, lang);
    chart(project, &Analysis::of(project, TODAY), kpi.id, outlook, &Measure::new()).expect("a chart")
}

fn named<'a>(project: &'a Project, name: &str) -> &'a Kpi {
    project.kpis.values().find(|kpi| kpi.name == name).expect("a KPI")
}

fn rows(scene: &Scene) -> Vec<&Row> {
    let texts = scene.items.iter().filter_map(|item| if let Item::Text(text) = item { Some(text) } else { None });
    texts.flat_map(|text| &text.rows).collect()
}

/// The paths with their shapes.
fn paths(scene: &Scene) -> impl Iterator<Item = (&Path, &Shape)> {
    let shapes = scene.items.iter().filter_map(|item| if let Item::Shape(shape) = item { Some(shape) } else { None });
    shapes.filter_map(|shape| if let Form::Path(path) = &shape.form { Some((path, shape)) } else { None })
}

fn says(scene: &Scene, said: &str) -> bool {
    rows(scene).iter().any(|row| row.text == said)
}

/// The lines straight across, from left to right, with their height and how they are drawn.
fn lines_across(scene: &Scene) -> Vec<(f32, &Shape)> {
    let is_across =
        |path: &Path| path.segments.len() == 1 && path.start.y == path.end().y && path.end().x - path.start.x > 300.0;
    let lines = paths(scene).filter(|(path, shape)| shape.stroke.is_some() && is_across(path));
    lines.map(|(path, shape)| (path.start.y, shape)).collect()
}

/// The labels of the value axis with the heights of their hairlines, from low to high.
fn axis(scene: &Scene) -> Vec<(&str, f32)> {
    let lines = lines_across(scene);
    let thin = |shape: &Shape| shape.stroke.is_some_and(|stroke| stroke.width < 0.6);
    let label_at = |y: f32| {
        let near = |row: &&&Row| row.x < 110.0 && (row.baseline - 4.0 - y).abs() < 1.5;
        rows(scene).iter().find(near).map(|row| row.text.as_str())
    };
    let hairlines = lines.iter().filter(|(_, shape)| thin(shape));
    hairlines.map(|(y, _)| (label_at(*y).expect("a hairline has a label"), *y)).collect()
}

/// The value at a height, read off two ticks.
fn value_at(y: f32, [(low, low_y), (high, high_y)]: [(f64, f32); 2]) -> f64 {
    low + (high - low) * f64::from((low_y - y) / (low_y - high_y))
}

/// The first two ticks of an axis with plain numbers.
fn two_ticks(scene: &Scene) -> [(f64, f32); 2] {
    let number = |text: &str| {
        let digits: String = text.chars().filter(|c| c.is_ascii_digit() || *c == '.').collect();
        let sign = if text.contains('\u{2212}') { -1.0 } else { 1.0 };
        let scale = if text.ends_with('k') { 1_000.0 } else { 1.0 };
        digits.parse::<f64>().expect("a number") * sign * scale
    };
    let axis = axis(scene);
    [0, 1].map(|n| axis.get(n).map(|(text, y)| (number(text), *y)).expect("two ticks"))
}

fn values(project: &Project, kpi: &Kpi) -> Vec<f64> {
    project.series_of(kpi.id).iter().map(|(_, measurement)| measurement.value).collect()
}

#[test]
fn every_picture_has_three_to_five_round_values_with_their_unit_and_hairlines() {
    for kind in TemplateKind::ALL {
        for lang in Lang::ALL {
            let project = template(kind, lang);
            for kpi in project.kpis.values() {
                let scene = picture(&project, kpi, lang);
                let axis = axis(&scene);
                assert!((3..=5).contains(&axis.len()), "{}: {axis:?}", kpi.name);
                assert!(axis.windows(2).all(|pair| pair[0].1 > pair[1].1), "{}: {axis:?}", kpi.name);
                if kpi.unit == Unit::Percent {
                    assert!(axis.iter().all(|(text, _)| text.ends_with(" %")), "{}: {axis:?}", kpi.name);
                }
            }
        }
    }
    let texts = |lang: Lang, name: &str| {
        let project = template(TemplateKind::Saas, lang);
        let scene = picture(&project, named(&project, name), lang);
        axis(&scene).iter().map(|(text, _)| (*text).to_owned()).collect::<Vec<_>>().join(" · ")
    };
    assert_eq!(texts(Lang::En, "MRR"), "$ 20k · $ 40k · $ 60k · $ 80k");
    assert_eq!(texts(Lang::Vi, "MRR"), "20k $ · 40k $ · 60k $ · 80k $");
}

#[test]
fn money_of_many_digits_has_an_axis_of_short_numbers() {
    let mut document = Document::saved((*template(TemplateKind::Saas, Lang::Vi)).clone());
    let id = named(document.project(), "MRR").id;
    for field in [
        KpiField::Unit(Unit::Currency(Currency::VND)),
        KpiField::Target(Some(Target::Value(1.25e9))),
        KpiField::Minimum(Some(1.1e9)),
        KpiField::Baseline(Some(0.4e9)),
    ] {
        document.apply(Edit::Kpi(KpiEdit::Set(id, field))).expect("an edit");
    }
    let periods: Vec<(Date, f64)> =
        document.project().series_of(id).iter().map(|(day, measurement)| (day, measurement.value)).collect();
    for (day, value) in periods {
        let kpi = document.project().kpis[&id].clone();
        let period = Period::containing(kpi.interval, day, document.project().fiscal_year);
        let measurement = Some(Measurement::of(value * 25_000.0));
        document.apply(Edit::Measurement(MeasurementEdit { kpi: id, period, measurement })).expect("a value");
    }
    let scene = picture(document.project(), &document.project().kpis[&id], Lang::Vi);
    let texts: Vec<&str> = axis(&scene).iter().map(|(text, _)| *text).collect();
    assert_eq!(texts, ["0,5 tỷ ₫", "1,0 tỷ ₫", "1,5 tỷ ₫", "2,0 tỷ ₫"]);
}

#[test]
fn a_picture_names_the_objectives_with_their_codes_and_the_day() {
    let project = template(TemplateKind::Saas, Lang::En);
    let scene = picture(&project, named(&project, "MRR"), Lang::En);
    assert!(says(&scene, "F2 Grow recurring revenue") && says(&scene, "as of 23 Nov 2026"));
    let other = project.map.objectives().find(|objective| objective.name == "Earn recommendations").expect("one").id;
    let mut document = Document::saved((*project).clone());
    let mrr = named(document.project(), "MRR").clone();
    let objectives = mrr.objectives.iter().copied().chain([other]).collect();
    document.apply(Edit::Kpi(KpiEdit::Set(mrr.id, KpiField::Objectives(objectives)))).expect("two objectives");
    let scene = picture(document.project(), &document.project().kpis[&mrr.id], Lang::Vi);
    assert!(says(&scene, "F2 Grow recurring revenue") && says(&scene, "C3 Earn recommendations"));
    assert!(says(&scene, "tính đến 23/11/2026"));
}

#[test]
fn the_mean_and_the_natural_limits_are_lines_with_words_where_the_process_is_steady_and_faint_where_it_drifts() {
    let project = template(TemplateKind::Saas, Lang::En);
    let mut steady = 0;
    for kpi in project.kpis.values() {
        let values = values(&project, kpi);
        let scene = picture(&project, kpi, Lang::En);
        let few = says(&scene, &Lang::En.chart_limits_few(8));
        assert_eq!(few, (1..8).contains(&values.len()), "{}", kpi.name);
        if values.len() < 8 {
            assert!(!says(&scene, "mean"), "{}", kpi.name);
            continue;
        }
        let drifts = rows(&scene).iter().any(|row| row.text.ends_with("; the process drifts"));
        steady += usize::from(!drifts);
        // By the definition of an XmR chart.
        let mean = values.iter().sum::<f64>() / values.len() as f64;
        let range = values.windows(2).map(|pair| (pair[1] - pair[0]).abs()).sum::<f64>() / (values.len() - 1) as f64;
        let ticks = two_ticks(&scene);
        let lines = lines_across(&scene);
        let color = Theme::of(Look::Light).faint.with_opacity(if drifts { 0.35 } else { 0.75 });
        let is_there = |value: f64, dash: Dash| {
            let room = (mean.abs() + range) * 1e-3;
            lines.iter().any(|(y, shape)| {
                let stroke = shape.stroke.expect("a line");
                stroke.color == color && stroke.dash == dash && (value_at(*y, ticks) - value).abs() < room
            })
        };
        assert!(is_there(mean, Dash::Solid), "{}: no mean", kpi.name);
        assert!(is_there(mean + 2.66 * range, Dash::Dotted), "{}: no upper limit", kpi.name);
        assert!(is_there(mean - 2.66 * range, Dash::Dotted), "{}: no lower limit", kpi.name);
        for word in ["mean", "upper limit", "lower limit"] {
            assert_eq!(says(&scene, word), !drifts, "{}: {word}", kpi.name);
        }
        assert!(rows(&scene).iter().any(|row| row.text.starts_with("Natural limits: ")), "{}", kpi.name);
    }
    assert!(steady > 0, "the template has a steady KPI");
}

#[test]
fn a_process_that_drifts_says_so_beside_its_faint_limits() {
    for (lang, begins, ends) in [
        (Lang::En, "Natural limits: ", "; the process drifts"),
        (Lang::Vi, "Giới hạn tự nhiên: ", "; quá trình đang trôi dần"),
    ] {
        let project = template(TemplateKind::Saas, lang);
        let scene = picture(&project, named(&project, "MRR"), lang);
        let is_said = |row: &Row| row.text.starts_with(begins) && row.text.ends_with(ends);
        assert!(rows(&scene).iter().any(|row| is_said(row)));
        assert!(!says(&scene, &lang.chart_mean()));
    }
}

#[test]
fn the_words_of_a_picture_cover_neither_each_other_nor_its_edges() {
    let measure = Measure::new();
    for kind in TemplateKind::ALL {
        for lang in Lang::ALL {
            let project = template(kind, lang);
            for kpi in project.kpis.values() {
                let scene = picture(&project, kpi, lang);
                let rects: Vec<(Rect, &str)> = scene
                    .items
                    .iter()
                    .filter_map(|item| if let Item::Text(text) = item { Some(text) } else { None })
                    .flat_map(|text| text.rows.iter().map(move |row| (row, text.style)))
                    .map(|(row, style)| {
                        // Letters, without the air of their line.
                        let rise = measure.ascent(style) * 0.8;
                        (Rect::new(row.x, row.baseline - rise, row.width, rise), row.text.as_str())
                    })
                    .collect();
                for (index, (rect, said)) in rects.iter().enumerate() {
                    assert!(
                        rect.min.x >= 20.0 && rect.max.x <= 700.0 && rect.min.y >= 20.0 && rect.max.y <= 395.0,
                        "{}: {said} at {rect:?}",
                        kpi.name
                    );
                    for (other, beside) in rects.iter().skip(index + 1) {
                        assert!(!rect.intersects(other), "{}: {said} covers {beside}", kpi.name);
                    }
                }
            }
        }
    }
}

#[test]
fn all_that_is_expected_is_inside_the_picture() {
    let project = template(TemplateKind::Saas, Lang::En);
    let analysis = Analysis::of(&project, TODAY);
    let mut seen = 0;
    for kpi in project.kpis.values() {
        let Some(forecast) = analysis.kpis[&kpi.id].forecast() else { continue };
        let scene = picture(&project, kpi, Lang::En);
        let accent = Theme::of(Look::Light).accent;
        let is_expected =
            |shape: &Shape| shape.stroke.is_some_and(|stroke| stroke.color == accent && stroke.dash == Dash::Dashed);
        let line = paths(&scene).find(|(_, shape)| is_expected(shape)).expect("a dashed line").0;
        let ticks = two_ticks(&scene);
        for (segment, expected) in line.segments.iter().zip(&forecast.expected) {
            let read = value_at(segment.end().y, ticks);
            let room = (ticks[1].0 - ticks[0].0) * 0.02;
            assert!((read - expected.value).abs() < room, "{}: {read} for {}", kpi.name, expected.value);
        }
        seen += 1;
    }
    assert!(seen > 5);
}
