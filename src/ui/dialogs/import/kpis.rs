//! The names of KPIs in the file, and the KPI that each of them means.

use eframe::egui::{Checkbox, Id, RichText, ScrollArea, Ui, Vec2};

use super::quiet_ui;
use crate::import::{Choices, Meaning, Pick, Proposal, Target};
use crate::lang::Lang;
use crate::model::{ObjectiveId, Project};
use crate::theme::{Theme, type_scale};
use crate::ui::widgets::{choice_ui, hairline_ui, heading_ui, label_ui, row_ui};

/// Height of a name with its choice, in points.
const ROW: f32 = 32.0;

/// What a name can be said to mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sense {
    /// Nothing was said: the name decides.
    Open,
    /// This.
    Pick(Pick),
}

/// The list of names, and where new KPIs go.
pub fn kpis_ui(ui: &mut Ui, theme: &Theme, lang: Lang, choices: &mut Choices, proposal: &Proposal, project: &Project) {
    ui.add_space(2.0);
    hairline_ui(ui, theme);
    heading_ui(ui, theme, &lang.import_kpis(), |_| {});
    let text = RichText::new(lang.import_create_missing()).size(type_scale::SMALL);
    ui.add_enabled(proposal.home.is_some(), Checkbox::new(&mut choices.creates_missing, text));
    if proposal.targets.iter().any(|target| target.meaning.is_new()) {
        home_ui(ui, theme, lang, choices, proposal, project);
    }
    let targets: Vec<&Target> = proposal.targets.iter().filter(|target| !target.is_total).collect();
    if targets.is_empty() {
        label_ui(ui, theme, &lang.import_no_names());
        return;
    }
    let kpis: Vec<(Sense, String)> =
        project.kpis_in_order().into_iter().map(|kpi| (Sense::Pick(Pick::Kpi(kpi.id)), kpi.name.clone())).collect();
    ui.spacing_mut().item_spacing.y = 2.0;
    let area = ScrollArea::vertical().auto_shrink([false, false]);
    area.show_rows(ui, ROW - 2.0, targets.len(), |ui, rows| {
        for target in targets.get(rows).unwrap_or_default() {
            target_ui(ui, theme, lang, choices, target, &kpis);
        }
    });
}

/// A name, what it means, and how many values it has.
fn target_ui(ui: &mut Ui, theme: &Theme, lang: Lang, choices: &mut Choices, target: &Target, kpis: &[(Sense, String)]) {
    ui.horizontal(|ui| {
        ui.set_height(ROW - 2.0);
        ui.spacing_mut().item_spacing.x = 6.0;
        let name = if target.name.is_empty() { &target.key } else { &target.name };
        ui.scope(|ui| {
            ui.set_max_width(104.0);
            ui.add_sized(Vec2::new(104.0, ROW - 2.0), |ui: &mut Ui| {
                ui.with_layout(eframe::egui::Layout::left_to_right(eframe::egui::Align::Center), |ui| {
                    ui.set_width(104.0);
                    quiet_ui(ui, theme, name).on_hover_text(name)
                })
                .inner
            });
        });
        let now = match target.meaning {
            Meaning::Found(id) => Sense::Pick(Pick::Kpi(id)),
            Meaning::Picked(pick) => Sense::Pick(pick),
            Meaning::New => Sense::Pick(Pick::New),
            Meaning::Several | Meaning::Nobody => Sense::Open,
        };
        let open = match target.meaning {
            Meaning::Several => lang.import_several(),
            _ => lang.import_nobody(),
        };
        let mut senses: Vec<(Sense, String)> = Vec::with_capacity(kpis.len() + 3);
        if now == Sense::Open {
            senses.push((Sense::Open, open.into_owned()));
        }
        senses.push((Sense::Pick(Pick::New), lang.import_new_kpi().into_owned()));
        senses.push((Sense::Pick(Pick::Skip), lang.import_leave_out().into_owned()));
        senses.extend(kpis.iter().cloned());
        let label = lang.import_meaning_of(name);
        let chosen = ui
            .scope(|ui| {
                ui.set_width(148.0);
                choice_ui(ui, Id::unique("import kpi").with(&target.key), &label, &now, &senses)
            })
            .inner;
        if let Some(Sense::Pick(pick)) = chosen {
            choices.picks.insert(target.key.clone(), pick);
        }
        quiet_ui(ui, theme, &lang.number(target.values as f64, 0));
    });
}

/// The objective that new KPIs go to.
fn home_ui(ui: &mut Ui, theme: &Theme, lang: Lang, choices: &mut Choices, proposal: &Proposal, project: &Project) {
    let Some(home) = proposal.home else { return };
    let objectives: Vec<(ObjectiveId, String)> =
        project.objectives_in_order().into_iter().map(|objective| (objective.id, objective.name.clone())).collect();
    let label = lang.import_home();
    let id = Id::unique("import home");
    let chosen = row_ui(ui, theme, &label, |ui| choice_ui(ui, id, &label, &home, &objectives));
    choices.home = chosen.or(choices.home);
}
