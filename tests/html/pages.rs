//! Pages of the templates, and what a browser should find in them.

use std::collections::BTreeSet;
use std::sync::Arc;

use fourfold::export::{HtmlPage, HtmlPerspective, HtmlStep, html_perspectives};
use fourfold::geometry::Size;
use fourfold::lang::Lang;
use fourfold::library::{TemplateKind, new_project};
use fourfold::model::{CountedIds, KpiId, Project};
use fourfold::scene::chart::chart_of_size;
use fourfold::scene::{Derived, Item, Outlook, Scene, Target};
use fourfold::text::Measure;
use fourfold::theme::Look;
use jiff::civil::date;
use serde_json::{Value, json};

/// All that a page is made of.
pub struct Story {
    pub project: Arc<Project>,
    pub map: Scene,
    pub perspectives: Vec<HtmlPerspective>,
    pub steps: Vec<HtmlStep>,
    title: String,
    note: String,
    lang: Lang,
    look: Look,
}

impl Story {
    pub fn of(kind: TemplateKind, lang: Lang, look: Look, has_numbers: bool) -> Self {
        let day = date(2026, 6, 30);
        let project = Arc::new(new_project(kind, lang, day, &mut CountedIds::default()).unwrap());
        let measure = Measure::new();
        let outlook = Outlook::new(day, look, lang);
        let derived = Derived::settled(&project, outlook, &measure);
        let mut small = |kpi: KpiId| {
            let size = Size::new(440.0, 300.0);
            let analysis = &derived.analysis;
            has_numbers.then(|| chart_of_size(size, &project, analysis, kpi, outlook, &measure)).flatten()
        };
        let perspectives = html_perspectives(&project, &derived.analysis, lang, has_numbers, &mut small);
        let mut steps = vec![step(&lang.page_whole_map(), &project.mission, BTreeSet::new(), None)];
        for perspective in &perspectives {
            let cards = perspective.objectives.iter().map(|objective| Target::Objective(objective.id));
            steps.push(step(&perspective.name, &perspective.question, cards.collect(), None));
        }
        if let Some(objective) = perspectives.iter().rev().flat_map(|p| &p.objectives).next() {
            let ids = project.map.all_effects(objective.id);
            let is_within = |id| id == objective.id || ids.contains(&id);
            let cards = ids.iter().copied().chain([objective.id]).map(Target::Objective);
            let links = project.map.links().filter(|link| is_within(link.cause) && is_within(link.effect));
            let lit = cards.chain(links.map(|link| Target::Link(link.id))).collect();
            let kpi = project.kpis_of(objective.id).first().map(|kpi| kpi.id);
            let sentence = match lang {
                Lang::En => "Because we instrument the funnel, we attract the right visitors, so revenue grows.",
                Lang::Vi => "Vì đo lường toàn bộ phễu nên thu hút đúng khách hàng, nhờ đó doanh thu tăng.",
            };
            steps.push(step(&objective.name, sentence, lit, kpi.and_then(&mut small)));
        }
        Self {
            title: project.name.clone(),
            note: lang.page_as_of(&lang.date(day)).into_owned(),
            map: derived.scene.clone(),
            project,
            perspectives,
            steps,
            lang,
            look,
        }
    }

    pub fn page(&self) -> HtmlPage<'_> {
        HtmlPage {
            title: &self.title,
            heading: &self.project.mission,
            subheading: &self.project.vision,
            note: &self.note,
            lang: self.lang,
            look: self.look,
            map: &self.map,
            perspectives: &self.perspectives,
            steps: &self.steps,
        }
    }

    /// The same page with one text in place of all that people have written.
    pub fn all_named(mut self, name: &str) -> Self {
        let set = |text: &mut String| name.clone_into(text);
        let mut project = (*self.project).clone();
        [&mut project.mission, &mut project.vision, &mut self.title, &mut self.note].into_iter().for_each(set);
        self.project = Arc::new(project);
        for perspective in &mut self.perspectives {
            [&mut perspective.name, &mut perspective.question].into_iter().for_each(set);
            for objective in &mut perspective.objectives {
                let texts =
                    [&mut objective.code, &mut objective.name, &mut objective.description, &mut objective.owner];
                texts.into_iter().for_each(set);
                for kpi in &mut objective.kpis {
                    [&mut kpi.name, &mut kpi.value, &mut kpi.target, &mut kpi.words].into_iter().for_each(set);
                    kpi.chart.iter_mut().for_each(|chart| name.clone_into(&mut chart.title));
                }
            }
        }
        for step in &mut self.steps {
            [&mut step.title, &mut step.sentence].into_iter().for_each(set);
        }
        name.clone_into(&mut self.map.title);
        for item in &mut self.map.items {
            if let Item::Group(group) = item {
                name.clone_into(&mut group.label);
                let texts =
                    group.items.iter_mut().filter_map(|item| if let Item::Text(t) = item { Some(t) } else { None });
                texts.flat_map(|text| &mut text.rows).take(1).for_each(|row| name.clone_into(&mut row.text));
            }
        }
        self
    }
}

fn step(title: &str, sentence: &str, lit: BTreeSet<Target>, chart: Option<Scene>) -> HtmlStep {
    HtmlStep { title: title.to_owned(), sentence: sentence.to_owned(), lit, chart }
}

/// Where the rows of the map stand, what each step lights, and every name, for the check in a browser.
pub fn facts(story: &Story) -> Value {
    let mut rows = Vec::new();
    for item in &story.map.items {
        match item {
            Item::Group(group) if matches!(group.target, Some(Target::Mission | Target::Vision)) => {}
            item => rows_of(std::slice::from_ref(item), &mut rows),
        }
    }
    let steps: Vec<Value> = story
        .steps
        .iter()
        .map(|step| {
            let lit = step.lit.iter().filter_map(|target| match target {
                Target::Objective(id) => Some(format!("map-{id}")),
                Target::Link(id) => Some(format!("map-{id}")),
                _ => None,
            });
            json!({ "title": step.title, "sentence": step.sentence, "lit": lit.collect::<Vec<_>>() })
        })
        .collect();
    let objectives: Vec<Value> = story
        .perspectives
        .iter()
        .flat_map(|p| &p.objectives)
        .map(|objective| {
            let kpis: Vec<Value> = objective
                .kpis
                .iter()
                .map(|k| json!({ "name": k.name, "value": k.value, "target": k.target }))
                .collect();
            json!({ "id": objective.id.to_string(), "name": objective.name, "kpis": kpis })
        })
        .collect();
    json!({ "title": story.title, "mission": story.project.mission, "rows": rows, "steps": steps, "objectives": objectives })
}

fn rows_of(items: &[Item], rows: &mut Vec<Value>) {
    for item in items {
        match item {
            Item::Group(group) => rows_of(&group.items, rows),
            Item::Text(text) => rows.extend(
                text.rows
                    .iter()
                    .filter(|row| !row.text.is_empty())
                    .map(|row| json!({ "text": row.text, "x": row.x, "baseline": row.baseline, "width": row.width })),
            ),
            Item::Shape(_) | Item::Hit(_) => {}
        }
    }
}
