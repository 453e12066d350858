//! Everything in one file.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{
    Conflicts, Currency, FiscalYear, ImportProfile, ImportProfileId, Initiative, InitiativeId, Kpi, KpiId, Map,
    Objective, ObjectiveId, Perspective, PerspectiveId, Rank, Series, StepId, StoryStep, Theme, ThemeId,
};

/// A strategy: what is saved, undone and exported.
#[derive(Clone, Debug, Default)]
pub struct Project {
    /// Who the strategy is of; shown where the file name is not enough.
    pub name: String,
    /// Why the organisation exists; on top of the map.
    pub mission: String,
    /// What it wants to have become; under the mission.
    pub vision: String,
    /// The currency of costs and budgets, and of new money KPIs.
    pub currency: Currency,
    /// When quarters and years begin.
    pub fiscal_year: FiscalYear,
    /// The bands.
    pub perspectives: BTreeMap<PerspectiveId, Arc<Perspective>>,
    /// The strategic themes.
    pub themes: BTreeMap<ThemeId, Arc<Theme>>,
    /// The objectives and links.
    pub map: Map,
    /// The KPIs.
    pub kpis: BTreeMap<KpiId, Arc<Kpi>>,
    /// The measurements of KPIs that have any.
    pub series: BTreeMap<KpiId, Arc<Series>>,
    /// The initiatives.
    pub initiatives: BTreeMap<InitiativeId, Arc<Initiative>>,
    /// The steps of the story; if there are none, it follows from the map.
    pub story: BTreeMap<StepId, Arc<StoryStep>>,
    /// How data files of known shapes are read.
    pub import_profiles: BTreeMap<ImportProfileId, Arc<ImportProfile>>,
    /// What a merge has left open; empty but for a project whose versions were put together.
    pub conflicts: Conflicts,
}

/// Two versions of a project share the records that no edit has touched, so most are equal at a glance.
impl PartialEq for Project {
    fn eq(&self, other: &Self) -> bool {
        // Named one by one, so that a new field does not compile before it is compared.
        let Self {
            name,
            mission,
            vision,
            currency,
            fiscal_year,
            perspectives,
            themes,
            map,
            kpis,
            series,
            initiatives,
            story,
            import_profiles,
            conflicts,
        } = self;
        *name == other.name
            && *mission == other.mission
            && *vision == other.vision
            && *currency == other.currency
            && *fiscal_year == other.fiscal_year
            && is_same(perspectives, &other.perspectives)
            && is_same(themes, &other.themes)
            && *map == other.map
            && is_same(kpis, &other.kpis)
            && is_same(series, &other.series)
            && is_same(initiatives, &other.initiatives)
            && is_same(story, &other.story)
            && is_same(import_profiles, &other.import_profiles)
            && is_same(conflicts, &other.conflicts)
    }
}

fn is_same<Id: PartialEq, T: PartialEq>(a: &BTreeMap<Id, Arc<T>>, b: &BTreeMap<Id, Arc<T>>) -> bool {
    let mut pairs = a.iter().zip(b);
    a.len() == b.len() && pairs.all(|((id, one), (other, two))| id == other && (Arc::ptr_eq(one, two) || one == two))
}

impl Project {
    /// The perspectives from top to bottom.
    pub fn perspectives_in_order(&self) -> Vec<&Arc<Perspective>> {
        let mut perspectives: Vec<_> = self.perspectives.values().collect();
        perspectives.sort_by(|a, b| (&a.rank, a.id).cmp(&(&b.rank, b.id)));
        perspectives
    }

    /// The objectives of a perspective in their order.
    pub fn objectives_of(&self, perspective: PerspectiveId) -> Vec<&Arc<Objective>> {
        let mut objectives: Vec<_> = self.map.objectives().filter(|o| o.perspective == perspective).collect();
        objectives.sort_by(|a, b| (&a.rank, a.id).cmp(&(&b.rank, b.id)));
        objectives
    }

    /// The rank of a perspective's last objective; a new one comes after it.
    pub fn last_rank(&self, perspective: PerspectiveId) -> Option<&Rank> {
        let of_band = self.map.objectives().filter(|o| o.perspective == perspective);
        of_band.map(|o| &o.rank).max()
    }

    /// The rank of the last KPI that is at home at an objective: linked ones follow it whatever their rank.
    pub fn last_kpi_rank(&self, objective: ObjectiveId) -> Option<&Rank> {
        self.kpis.values().filter(|kpi| kpi.home() == Some(objective)).map(|kpi| &kpi.rank).max()
    }

    /// The mean weight of a perspective's objectives, so that a new one counts as much as they do; 1 without others.
    pub fn usual_objective_weight(&self, perspective: PerspectiveId) -> f64 {
        usual_weight(self.map.objectives().filter(|o| o.perspective == perspective).map(|o| o.weight))
    }

    /// The mean weight of an objective's KPIs, so that a new one counts as much as they do; 1 without others.
    pub fn usual_kpi_weight(&self, objective: ObjectiveId) -> f64 {
        usual_weight(self.kpis.values().filter(|k| k.objectives.contains(&objective)).map(|k| k.weight))
    }

    /// All objectives, band by band from top to bottom, each in its order.
    pub fn objectives_in_order(&self) -> Vec<&Arc<Objective>> {
        let mut place = BTreeMap::new();
        for (index, perspective) in self.perspectives_in_order().into_iter().enumerate() {
            place.insert(perspective.id, index);
        }
        let mut objectives: Vec<_> = self.map.objectives().collect();
        objectives.sort_by(|a, b| {
            let key = |o: &Objective| place.get(&o.perspective).copied();
            (key(a), &a.rank, a.id).cmp(&(key(b), &b.rank, b.id))
        });
        objectives
    }

    /// The short code of every objective, such as F1: its perspective's letter and its place.
    pub fn codes(&self) -> BTreeMap<ObjectiveId, String> {
        let mut codes = BTreeMap::new();
        let mut counts: BTreeMap<PerspectiveId, usize> = BTreeMap::new();
        for objective in self.objectives_in_order() {
            let count = counts.entry(objective.perspective).or_default();
            *count += 1;
            let letter = self.perspectives.get(&objective.perspective).map_or("", |p| p.letter.as_str());
            codes.insert(objective.id, format!("{letter}{count}"));
        }
        codes
    }

    /// The themes in their order.
    pub fn themes_in_order(&self) -> Vec<&Arc<Theme>> {
        let mut themes: Vec<_> = self.themes.values().collect();
        themes.sort_by(|a, b| (&a.rank, a.id).cmp(&(&b.rank, b.id)));
        themes
    }

    /// The KPIs that measure an objective: those at home there first, then linked ones, in their order.
    pub fn kpis_of(&self, objective: ObjectiveId) -> Vec<&Arc<Kpi>> {
        let mut kpis: Vec<_> = self.kpis.values().filter(|k| k.objectives.contains(&objective)).collect();
        kpis.sort_by(|a, b| {
            let key = |k: &Kpi| k.home() != Some(objective);
            (key(a), &a.rank, a.id).cmp(&(key(b), &b.rank, b.id))
        });
        kpis
    }

    /// The KPIs of every objective that has any, each list as [`Project::kpis_of`] gives it; in one pass.
    pub fn kpis_by_objective(&self) -> BTreeMap<ObjectiveId, Vec<&Arc<Kpi>>> {
        let mut lists: BTreeMap<ObjectiveId, Vec<&Arc<Kpi>>> = BTreeMap::new();
        for kpi in self.kpis.values() {
            for objective in &kpi.objectives {
                lists.entry(*objective).or_default().push(kpi);
            }
        }
        for (objective, kpis) in &mut lists {
            kpis.sort_by_key(|kpi| (kpi.home() != Some(*objective), &kpi.rank, kpi.id));
        }
        lists
    }

    /// All KPIs in the order of their home objectives.
    pub fn kpis_in_order(&self) -> Vec<&Arc<Kpi>> {
        let place: BTreeMap<ObjectiveId, usize> =
            self.objectives_in_order().into_iter().enumerate().map(|(i, o)| (o.id, i)).collect();
        let mut kpis: Vec<_> = self.kpis.values().collect();
        kpis.sort_by(|a, b| {
            let key = |k: &Kpi| k.home().and_then(|o| place.get(&o)).copied();
            (key(a), &a.rank, a.id).cmp(&(key(b), &b.rank, b.id))
        });
        kpis
    }

    /// The measurements of a KPI; an empty series if it has none.
    pub fn series_of(&self, kpi: KpiId) -> &Series {
        static EMPTY: std::sync::LazyLock<Series> = std::sync::LazyLock::new(Series::default);
        self.series.get(&kpi).map_or(&EMPTY, |series| series)
    }

    /// The steps of the story in their order.
    pub fn story_in_order(&self) -> Vec<&Arc<StoryStep>> {
        let mut steps: Vec<_> = self.story.values().collect();
        steps.sort_by(|a, b| (&a.rank, a.id).cmp(&(&b.rank, b.id)));
        steps
    }

    /// The initiatives of an objective in their order.
    pub fn initiatives_of(&self, objective: ObjectiveId) -> Vec<&Arc<Initiative>> {
        let mut initiatives: Vec<_> = self.initiatives.values().filter(|i| i.objective == objective).collect();
        initiatives.sort_by(|a, b| (&a.rank, a.id).cmp(&(&b.rank, b.id)));
        initiatives
    }
}

/// The mean of the weights of others, with two decimals; 1 if there are none or none counts.
fn usual_weight(others: impl Iterator<Item = f64>) -> f64 {
    let (sum, count) = others.fold((0.0, 0_u32), |(sum, count), weight| (sum + weight, count + 1));
    let mean = (sum / f64::from(count) * 100.0).round() / 100.0;
    if mean > 0.0 { mean } else { 1.0 }
}
