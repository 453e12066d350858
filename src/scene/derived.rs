//! The one cache: everything that follows from a project.
//!
//! Each step is made anew only if what it looks at has changed: the analysis with
//! the project or the date, the layout with its request, the scene with any of
//! them, the colours or the language.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::civil::Date;

use super::map::{self, MapParts};
use super::measures::{BAND_HEIGHT, MAP_METRICS, MARGIN, SLIDE_BAND_HEIGHT, SLIDE_PADDING};
use super::plan::MapShape;
use super::{CardBrief, CardText, Dash, Group, Header, Item, Plan, Scene, Target};
use crate::analysis::Analysis;
use crate::geometry::{Point, Rect};
use crate::lang::Lang;
use crate::layout::{self, Layout, RouteStyle};
use crate::model::{LinkId, Objective, ObjectiveId, PerspectiveId, Project};
use crate::text::Measure;
use crate::theme::{Look, Theme};

/// Wanted width to height of a map: that of the view between the panels of a usual window.
const SCREEN_ASPECT: f32 = 1.38;
/// Wanted width to height of a map on a slide, under its title and over its sentence.
const SLIDE_ASPECT: f32 = 2.6;
/// Width in points for which the header is wrapped; the map is at least this wide.
const HEADER_WIDTH: f32 = 860.0;

/// From where and how one looks at a project.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outlook {
    /// The day that everything is looked at from.
    pub as_of: Date,
    /// Light or dark.
    pub look: Look,
    /// The language of numbers, dates and status words.
    pub lang: Lang,
    /// How arrows are drawn.
    pub arrows: RouteStyle,
    /// Whether the cards of each theme stand in a column of their own.
    pub has_columns: bool,
    /// Whether values and targets are shown.
    pub figures: Figures,
    /// What the map is shaped for.
    pub shape: Shaped,
}

/// Whether a picture shows values, targets and the scales of charts; statuses are shown in any case.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Figures {
    /// They are shown.
    #[default]
    Shown,
    /// None is: for a first meeting.
    Hidden,
}

/// What a map is shaped for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shaped {
    /// The window, and pictures of the map alone.
    #[default]
    ForScreen,
    /// The slides of a pitch.
    ForSlides,
}

impl Outlook {
    /// With curved arrows and without columns.
    pub const fn new(as_of: Date, look: Look, lang: Lang) -> Self {
        let (arrows, figures, shape) = (RouteStyle::Smooth, Figures::Shown, Shaped::ForScreen);
        Self { as_of, look, lang, arrows, has_columns: false, figures, shape }
    }
}

/// What follows from a project as one looks at it.
#[derive(Clone, Debug)]
pub struct Derived {
    project: Arc<Project>,
    outlook: Outlook,
    header: Header,
    texts: Arc<BTreeMap<ObjectiveId, CardText>>,
    /// The bands from top to bottom, each with its objectives in their order.
    pub outline: Arc<Vec<(PerspectiveId, Vec<ObjectiveId>)>>,
    /// The short code of every objective.
    pub codes: BTreeMap<ObjectiveId, String>,
    /// Values, scores and statuses.
    pub analysis: Arc<Analysis>,
    /// Where everything is on the map.
    pub plan: Plan,
    /// The map as a picture.
    pub scene: Scene,
    /// Its cards as they are seen from afar.
    pub briefs: Arc<Vec<CardBrief>>,
}

impl Derived {
    /// Everything from scratch.
    pub fn of(project: &Arc<Project>, outlook: Outlook, measure: &Measure) -> Self {
        Self::build(project, outlook, measure, None)
    }

    /// Everything from scratch, with the layout that the map comes to rest in.
    pub fn settled(project: &Arc<Project>, outlook: Outlook, measure: &Measure) -> Self {
        let mut derived = Self::of(project, outlook, measure);
        derived.settle(layout::settle(derived.plan.request()), measure);
        derived
    }

    /// Puts the layout in place that the map comes to rest in.
    pub fn settle(&mut self, layout: Layout, measure: &Measure) {
        let plan = self.plan.clone().settled(layout);
        *self = self.on_the_way(plan, measure);
    }

    /// Takes the present layout for the one to rest in.
    pub fn stay(&mut self, measure: &Measure) {
        self.settle(self.plan.layout.clone(), measure);
    }

    /// What follows now; what has not changed is kept.
    pub fn update(&mut self, project: &Arc<Project>, outlook: Outlook, measure: &Measure) {
        if !self.is_of(project, outlook) {
            *self = Self::build(project, outlook, measure, Some(self));
        }
    }

    /// Whether it follows from just this project, looked at just so.
    pub fn is_of(&self, project: &Arc<Project>, outlook: Outlook) -> bool {
        Arc::ptr_eq(&self.project, project) && self.outlook == outlook
    }

    fn build(project: &Arc<Project>, outlook: Outlook, measure: &Measure, before: Option<&Self>) -> Self {
        let is_same_project = |before: &&Self| Arc::ptr_eq(&before.project, project);
        let same_analysis = before.filter(is_same_project).filter(|b| b.outlook.as_of == outlook.as_of);
        let analysis = match (same_analysis, before) {
            (Some(before), _) => before.analysis.clone(),
            (None, Some(before)) => Arc::new(before.analysis.then(project, outlook.as_of)),
            (None, None) => Arc::new(Analysis::of(project, outlook.as_of)),
        };
        let header = Header::of(project, HEADER_WIDTH, measure);
        let text = |o: &Arc<Objective>| {
            let kept = before.and_then(|b| b.texts.get(&o.id)).filter(|text| text.is_of(o)).cloned();
            (o.id, kept.unwrap_or_else(|| CardText::of(o, measure)))
        };
        let texts: BTreeMap<ObjectiveId, CardText> = project.map.objectives().map(text).collect();
        let outline = before.filter(is_same_project).map_or_else(|| Arc::new(outline(project)), |b| b.outline.clone());
        let codes = project.codes();
        let (aspect, band, padding) = match outlook.shape {
            Shaped::ForScreen => (SCREEN_ASPECT, BAND_HEIGHT, MAP_METRICS.band_padding),
            Shaped::ForSlides => (SLIDE_ASPECT, SLIDE_BAND_HEIGHT, SLIDE_PADDING),
        };
        let shape = MapShape { aspect, band, padding, arrows: outlook.arrows, has_columns: outlook.has_columns };
        let plan = Plan::of(project, &texts, header.height(), shape, before.map(|b| &b.plan));
        let nothing = Scene::default();
        let (project, texts) = (project.clone(), Arc::new(texts));
        let briefs = Arc::default();
        let derived = Self { project, outlook, header, texts, outline, codes, analysis, plan, scene: nothing, briefs };
        derived.painted(measure)
    }

    /// With the picture of its plan.
    fn painted(self, measure: &Measure) -> Self {
        let parts = MapParts {
            project: &self.project,
            analysis: &self.analysis,
            plan: &self.plan,
            header: &self.header,
            texts: &self.texts,
            codes: &self.codes,
            theme: Theme::of(self.outlook.look),
            lang: self.outlook.lang,
            figures: self.outlook.figures,
            kpis: self.project.kpis_by_objective(),
        };
        let (scene, briefs) = (map::build(&parts, measure), Arc::new(map::briefs(&parts)));
        Self { scene, briefs, ..self }
    }

    /// The same map on its way to the plan: everything as it is, but the cards where `plan` has them.
    pub fn on_the_way(&self, plan: Plan, measure: &Measure) -> Self {
        Self { plan, scene: Scene::default(), ..self.clone() }.painted(measure)
    }

    /// Some cards alone, with their bands and the arrows between them, as a map of its own of a shape.
    pub fn part(&self, cards: &BTreeSet<ObjectiveId>, aspect: f32, measure: &Measure) -> Scene {
        self.on_the_way(self.plan.part(cards, aspect), measure).scene
    }

    /// From where and how one looks.
    pub fn outlook(&self) -> Outlook {
        self.outlook
    }

    /// The same project in another look, language or as of another day: a scene for an export.
    pub fn scene_as(&self, outlook: Outlook, measure: &Measure) -> Scene {
        if outlook == self.outlook {
            return self.scene.clone();
        }
        if outlook.shape != self.outlook.shape {
            // Another shape is another layout: near the present one it would not come to rest.
            let mut derived = Self::build(&self.project, outlook, measure, Some(self));
            derived.settle(layout::settle(derived.plan.request()), measure);
            return derived.scene;
        }
        Self::build(&self.project, outlook, measure, Some(self)).scene
    }

    /// Where mission and vision are.
    pub fn header_areas(&self) -> [(Target, Rect); 2] {
        self.header.areas(self.scene.bounds.width() - 2.0 * MARGIN)
    }

    /// The arrow nearest to a point, at most `tolerance` points away.
    pub fn link_at(&self, p: Point, tolerance: f32) -> Option<LinkId> {
        let near = self.scene.items.iter().filter_map(|item| {
            let Item::Group(Group { target: Some(Target::Link(id)), area, .. }) = item else { return None };
            if !area.expand(tolerance).contains(p) {
                return None;
            }
            let distance = self.plan.path(*id)?.distance_to(p);
            (distance <= tolerance).then_some((*id, distance))
        });
        near.min_by(|a, b| a.1.total_cmp(&b.1)).map(|(id, _)| id)
    }

    /// The pattern in which an arrow is drawn.
    pub fn dash_of(&self, id: LinkId) -> Dash {
        let arrow = self.scene.items.iter().find_map(|item| match item {
            Item::Group(group) if group.target == Some(Target::Link(id)) => group.items.first(),
            _ => None,
        });
        match arrow {
            Some(Item::Shape(line)) => line.stroke.map_or(Dash::Solid, |stroke| stroke.dash),
            _ => Dash::Solid,
        }
    }
}

fn outline(project: &Project) -> Vec<(PerspectiveId, Vec<ObjectiveId>)> {
    let band = |id| (id, project.objectives_of(id).into_iter().map(|o| o.id).collect());
    project.perspectives_in_order().into_iter().map(|perspective| band(perspective.id)).collect()
}
