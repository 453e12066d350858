//! KPIs under headings, by perspective, theme or stage.

use crate::analysis::stage_text;
use crate::lang::Lang;
use crate::model::{Hue, Kpi, Objective, PerspectiveId, Project, Stage, ThemeId};

/// What stands over the KPIs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum By {
    /// The perspective of their home objective.
    #[default]
    Perspective,
    /// The themes of their home objective; a KPI may stand under several.
    Theme,
    /// The startup stage.
    Stage,
}

/// Which heading it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GroupKey {
    /// A perspective.
    Perspective(PerspectiveId),
    /// A theme; `None` for objectives without one.
    Theme(Option<ThemeId>),
    /// A stage; `None` for KPIs without one.
    Stage(Option<Stage>),
}

/// KPIs under one heading.
#[derive(Clone, Debug)]
pub struct Group<'a> {
    /// Which heading it is.
    pub key: GroupKey,
    /// The heading.
    pub name: String,
    /// Its colour; `None` is quiet.
    pub hue: Option<Hue>,
    /// The KPIs in their order; never empty.
    pub kpis: Vec<&'a Kpi>,
}

/// The groups of a project in their order, of the KPIs that are shown.
pub fn groups<'a>(
    project: &'a Project,
    lang: Lang,
    by: By,
    is_shown: impl Fn(&Kpi, &Objective) -> bool,
) -> Vec<Group<'a>> {
    let kpis = project.kpis_in_order().into_iter().map(AsRef::as_ref);
    let homed = kpis.filter_map(|kpi: &Kpi| Some((kpi, &**project.map.objective(kpi.home()?)?)));
    let shown: Vec<(&Kpi, &Objective)> = homed.filter(|(kpi, objective)| is_shown(kpi, objective)).collect();
    let of = |is_in: &dyn Fn(&Kpi, &Objective) -> bool| -> Vec<&'a Kpi> {
        shown.iter().filter(|(kpi, objective)| is_in(kpi, objective)).map(|(kpi, _)| *kpi).collect()
    };
    let mut groups = Vec::new();
    let mut add = |key, name: String, hue, kpis: Vec<&'a Kpi>| {
        if !kpis.is_empty() {
            groups.push(Group { key, name, hue, kpis });
        }
    };
    match by {
        By::Perspective => {
            for perspective in project.perspectives_in_order() {
                let kpis = of(&|_, objective| objective.perspective == perspective.id);
                let key = GroupKey::Perspective(perspective.id);
                add(key, perspective.name.clone(), Some(perspective.hue), kpis);
            }
        }
        By::Theme => {
            for theme in project.themes_in_order() {
                let kpis = of(&|_, objective| objective.themes.contains(&theme.id));
                add(GroupKey::Theme(Some(theme.id)), theme.name.clone(), Some(theme.hue), kpis);
            }
            let kpis = of(&|_, objective| objective.themes.is_empty());
            add(GroupKey::Theme(None), lang.trends_no_theme().into_owned(), None, kpis);
        }
        By::Stage => {
            for stage in Stage::ALL.into_iter().map(Some).chain([None]) {
                let name = stage.map_or_else(|| lang.score_no_stage(), |stage| stage_text(stage, lang));
                add(GroupKey::Stage(stage), name.into_owned(), None, of(&|kpi, _| kpi.stage == stage));
            }
        }
    }
    groups
}
