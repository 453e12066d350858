//! What the bytes of an input do to a project.

use std::sync::{Arc, LazyLock};

use fourfold::edit::{Edit, KpiEdit, KpiField, LinkEdit, ObjectiveEdit, ObjectiveField, ProjectField};
use fourfold::model::Project;
use fourfold::store::read;

/// A project with records of every kind.
pub static START: LazyLock<Arc<Project>> = LazyLock::new(|| {
    let file = include_bytes!("../../../files/v2/full.bsc.ron");
    Arc::new(read(file).expect("a golden file can be read").project)
});

/// The edit that two bytes and a text stand for.
pub fn edit(project: &Project, kind: u8, which: u8, text: &str) -> Option<Edit> {
    let nth = |count: usize| usize::from(which) % count.max(1);
    let objective = project.map.objectives().nth(nth(project.map.objectives().len())).map(|objective| objective.id);
    let kpi = project.kpis.keys().nth(nth(project.kpis.len())).copied();
    let link = project.map.links().nth(nth(project.map.links().len())).map(|link| link.id);
    Some(match kind % 8 {
        0 => Edit::Project(ProjectField::Name(text.to_owned())),
        1 => Edit::Project(ProjectField::Mission(text.to_owned())),
        2 => Edit::Objective(ObjectiveEdit::Set(objective?, ObjectiveField::Name(text.to_owned()))),
        3 => Edit::Objective(ObjectiveEdit::Set(objective?, ObjectiveField::Weight(f64::from(which) - 8.0))),
        4 => Edit::Objective(ObjectiveEdit::Remove(objective?)),
        5 => Edit::Kpi(KpiEdit::Set(kpi?, KpiField::Baseline(text.parse().ok()))),
        6 => Edit::Kpi(KpiEdit::Remove(kpi?)),
        _ => Edit::Link(LinkEdit::Remove(link?)),
    })
}
