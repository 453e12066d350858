//! Decks of real templates, with what a reader must find on their slides.

use std::collections::BTreeSet;
use std::sync::Arc;

use fourfold::analysis::Analysis;
use fourfold::export::{SvgOptions, svg};
use fourfold::geometry::{Rect, Size};
use fourfold::lang::Lang;
use fourfold::library::{TemplateKind, new_project};
use fourfold::model::{CountedIds, Project};
use fourfold::pitch::{Deck, Slide, SlideParts, Stage};
use fourfold::scene::{Derived, Form, Item, Outlook, Row, Shape, Target, chart};
use fourfold::text::{Measure, TextStyle};
use fourfold::theme::{Look, Theme};
use jiff::civil::date;
use serde_json::{Value, json};

/// A deck, and what is on its slides.
pub struct Sample {
    /// The name of its files.
    pub name: String,
    /// The deck.
    pub deck: Deck,
    /// What a reader must find on each slide.
    pub facts: Vec<Facts>,
}

/// What a reader must find on a slide.
pub struct Facts {
    /// All rows of text, with the card on which they are.
    pub rows: Vec<FoundRow>,
    /// All arrows.
    pub links: Vec<FoundLink>,
}

/// A row of text.
pub struct FoundRow {
    /// Its characters.
    pub text: String,
    row: Row,
    style: TextStyle,
    card: Option<Rect>,
}

/// An arrow, and what the groups of its cards say, if they are on the slide.
pub struct FoundLink {
    /// What the arrow says.
    pub label: String,
    /// The card it starts from.
    pub cause: Option<String>,
    /// The card it leads to.
    pub effect: Option<String>,
}

/// All decks that are looked at.
pub fn samples() -> Vec<Sample> {
    let mut samples = Vec::new();
    for kind in [TemplateKind::Saas, TemplateKind::Startup, TemplateKind::Nonprofit] {
        for lang in [Lang::En, Lang::Vi] {
            samples.extend([Look::Light, Look::Dark].map(|look| Sample::of(kind, lang, look)));
        }
    }
    samples
}

impl Sample {
    /// The deck of a template: the whole map, one arrow lit, a chart beside it, and a step without a sentence.
    pub fn of(kind: TemplateKind, lang: Lang, look: Look) -> Self {
        let day = date(2026, 6, 30);
        let project = Arc::new(new_project(kind, lang, day, &mut CountedIds::default()).unwrap());
        let (measure, outlook) = (Measure::new(), Outlook::new(day, look, lang));
        let map = Derived::settled(&project, outlook, &measure).scene;
        let analysis = Analysis::of(&project, day);
        let charts = |size: Size| {
            project.kpis.keys().find_map(|kpi| chart::chart_of_size(size, &project, &analysis, *kpi, outlook, &measure))
        };
        let link = project.map.links().next();
        let lit: BTreeSet<Target> = link
            .map(|l| [Target::Objective(l.cause), Target::Link(l.id), Target::Objective(l.effect)])
            .into_iter()
            .flatten()
            .collect();
        let words = link.map(|link| {
            let name = |id| project.map.objective(id).map_or("", |objective| objective.name.as_str());
            format!("{} → {}", name(link.cause), name(link.effect))
        });
        let sentence = words.unwrap_or_else(|| project.name.clone());
        let nothing = BTreeSet::new();
        let steps: [(&BTreeSet<Target>, &str, bool); 4] =
            [(&nothing, &sentence, false), (&lit, &sentence, false), (&lit, &sentence, true), (&nothing, "", false)];
        let step = |(index, (lit, sentence, has_chart)): (usize, (&BTreeSet<Target>, &str, bool))| {
            let parts = SlideParts {
                map: &map,
                lit,
                frame: None,
                heading: &project.mission,
                step: "▸ 1 / 4",
                sentence,
                place: (index, 4),
                chart: has_chart.then_some(&charts),
                part: &|_, _| None,
            };
            let notes = if index == 1 { "" } else { "Nói chậm.\n\n<b>Then</b> wait & \"look\"." };
            let title = if sentence.is_empty() { parts.step } else { sentence };
            Stage::of(&parts, Theme::of(look), &measure).slide(&map, lit, title, notes, Theme::of(look))
        };
        let slides: Vec<Slide> = steps.into_iter().enumerate().map(step).collect();
        let facts = slides.iter().map(|slide| facts(slide, &project)).collect();
        let look_name = if look == Look::Light { "light" } else { "dark" };
        let name = format!("{kind:?}-{}-{look_name}", lang.code()).to_lowercase();
        let deck = Deck { title: project.name.clone(), lang: lang.code(), look, slides };
        Self { name, deck, facts }
    }

    /// The facts for another reader.
    pub fn as_json(&self) -> Value {
        let row = |row: &FoundRow| {
            json!({
                "text": row.text, "x": row.row.x, "baseline": row.row.baseline, "width": row.row.width,
                "size": row.style.size,
                "card": row.card.map(|card| [card.min.x, card.min.y, card.max.x, card.max.y]),
            })
        };
        let link = |link: &FoundLink| json!({"label": link.label, "cause": link.cause, "effect": link.effect});
        let slide = |(slide, facts): (&Slide, &Facts)| {
            json!({
                "title": slide.title, "notes": slide.notes,
                "rows": facts.rows.iter().map(row).collect::<Vec<_>>(),
                "links": facts.links.iter().map(link).collect::<Vec<_>>(),
            })
        };
        let slides: Vec<Value> = self.deck.slides.iter().zip(&self.facts).map(slide).collect();
        json!({"name": self.name, "title": self.deck.title, "slides": slides})
    }
}

/// The slide with its sentence, as the SVG exporter draws it.
pub fn picture(slide: &Slide) -> String {
    let mut scene = slide.scene.clone();
    scene.items.push(Item::Text(slide.caption.clone()));
    svg(&scene, &SvgOptions::default())
}

fn facts(slide: &Slide, project: &Project) -> Facts {
    let mut rows = Vec::new();
    collect_rows(&slide.scene.items, None, &mut rows);
    collect_rows(&[Item::Text(slide.caption.clone())], None, &mut rows);
    let groups =
        slide.scene.items.iter().filter_map(|item| if let Item::Group(group) = item { Some(group) } else { None });
    let label =
        |wanted: Target| groups.clone().find(|group| group.target == Some(wanted)).map(|group| group.label.clone());
    let links = groups.clone().filter_map(|group| {
        let Some(Target::Link(id)) = group.target else { return None };
        let link = project.map.links().find(|link| link.id == id).unwrap();
        let (cause, effect) = (label(Target::Objective(link.cause)), label(Target::Objective(link.effect)));
        Some(FoundLink { label: group.label.clone(), cause, effect })
    });
    Facts { links: links.collect(), rows }
}

fn collect_rows(items: &[Item], card: Option<Rect>, found: &mut Vec<FoundRow>) {
    for item in items {
        match item {
            Item::Group(group) => {
                let outline = group.items.iter().find_map(|item| match item {
                    Item::Shape(Shape { form: Form::Rect(rect, _), stroke: Some(_), .. }) => Some(*rect),
                    _ => None,
                });
                let is_card = matches!(group.target, Some(Target::Objective(_)));
                collect_rows(&group.items, card.or(outline.filter(|_| is_card)), found);
            }
            Item::Text(text) => found.extend(text.rows.iter().map(|row| FoundRow {
                text: row.text.clone(),
                row: row.clone(),
                style: text.style,
                card,
            })),
            Item::Shape(_) | Item::Hit(_) => {}
        }
    }
}
