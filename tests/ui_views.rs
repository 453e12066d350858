//! The scorecard and the trends view, by what a person reads and clicks.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod support;

use std::sync::Arc;

use eframe::egui::accesskit::Role;
use eframe::egui::{Theme as EguiTheme, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use fourfold::analysis::full_text;
use fourfold::command::{Action, Command, CommandQueue, Selection, Situation};
use fourfold::edit::Document;
use fourfold::lang::Lang;
use fourfold::library::{TemplateKind, new_project};
use fourfold::model::{CountedIds, Kpi, KpiId, Project, Record};
use fourfold::scene::{Derived, Outlook};
use fourfold::text::Measure;
use fourfold::theme::{Look, Theme};
use fourfold::ui::{self, FileTitle, UiContext, View, ViewState};
use jiff::civil::{Date, date};

const TODAY: Date = date(2026, 11, 23);

/// A window with a project, as far as the views need one.
struct Desk {
    document: Document,
    derived: Derived,
    state: ViewState,
    look: Look,
    lang: Lang,
    asked: Vec<Command>,
}

impl Desk {
    fn new(view: View, lang: Lang, look: Look) -> Self {
        let project = new_project(TemplateKind::Saas, lang, TODAY, &mut CountedIds::default()).unwrap();
        Self::of(project, view, lang, look)
    }

    fn of(project: Project, view: View, lang: Lang, look: Look) -> Self {
        let document = Document::unsaved(project);
        let outlook = Outlook::new(TODAY, look, lang);
        let derived = Derived::of(document.project(), outlook, &Measure::new());
        let state = ViewState { view, has_outline: false, has_inspector: false, ..ViewState::default() };
        Self { document, derived, state, look, lang, asked: Vec::new() }
    }

    fn look_at(&mut self, as_of: Date) {
        let outlook = Outlook::new(as_of, self.look, self.lang);
        self.derived.update(&Arc::clone(self.document.project()), outlook, &Measure::new());
    }

    fn harness(self, width: f32, height: f32) -> Harness<'static, Self> {
        let theme = if self.look == Look::Light { EguiTheme::Light } else { EguiTheme::Dark };
        Harness::builder()
            .with_size(vec2(width, height))
            .with_theme(theme)
            .with_step_dt(1.0 / 60.0)
            .with_context_setup(ui::style::install)
            .renderer(support::cpu_renderer())
            .build_ui_state(
                |ui, desk: &mut Self| {
                    let commands = CommandQueue::default();
                    let situation = Situation { has_project: true, has_cards: true, ..Situation::default() };
                    let cx = UiContext {
                        document: &desk.document,
                        derived: &desk.derived,
                        theme: Theme::of(desk.look),
                        lang: desk.lang,
                        commands: &commands,
                        situation: &situation,
                    };
                    let title =
                        FileTitle { name: "map.bsc.ron".to_owned(), is_saved: true, banners: Vec::new(), today: TODAY };
                    ui::editor_ui(ui, &cx, &mut desk.state, &title);
                    desk.asked.extend(commands.take());
                },
                self,
            )
    }
}

/// Pictures for looking at, in the folder that `FOURFOLD_PICTURES` names.
#[test]
fn pictures() {
    let Ok(folder) = std::env::var("FOURFOLD_PICTURES") else { return };
    let only = std::env::var("FOURFOLD_ONLY").unwrap_or_default();
    for (view, name) in [(View::Trends, "trends"), (View::Scorecard, "scorecard")] {
        for (lang, look) in
            [(Lang::En, Look::Light), (Lang::Vi, Look::Dark), (Lang::Vi, Look::Light), (Lang::En, Look::Dark)]
        {
            for (width, height) in [(800.0, 600.0), (1500.0, 900.0), (476.0, 566.0)] {
                let file = format!("{name}_{}_{look:?}_{width}.png", lang.code());
                if !file.contains(&only) {
                    continue;
                }
                let mut harness = Desk::new(view, lang, look).harness(width, height);
                harness.run_steps(3);
                harness.render().unwrap().save(format!("{folder}/{file}")).unwrap();
            }
        }
    }
}

/// Pictures of what only shows while something is going on.
#[test]
fn pictures_of_states() {
    let Ok(folder) = std::env::var("FOURFOLD_PICTURES") else { return };
    let save = |harness: &mut Harness<'_, Desk>, name: &str| {
        harness.render().unwrap().save(format!("{folder}/state_{name}.png")).unwrap();
    };
    let mut harness = Desk::new(View::Trends, Lang::En, Look::Light).harness(1100.0, 700.0);
    let chart = harness.get_by_label_contains("Chart of Burn rate").rect();
    harness.hover_at(chart.center());
    harness.run_steps(60);
    save(&mut harness, "trends_hover");
    harness.hover_at(chart.center_bottom() + vec2(0.0, 500.0));
    click(&mut harness, "By theme");
    harness.state_mut().look_at(date(2025, 4, 30));
    harness.run_steps(3);
    save(&mut harness, "trends_theme_early");
    harness.state_mut().look_at(date(2024, 11, 30));
    click(&mut harness, "All");
    save(&mut harness, "trends_first_value");
    let mut harness = Desk::new(View::Trends, Lang::Vi, Look::Light).harness(1100.0, 700.0);
    click(&mut harness, "Tất cả");
    click(&mut harness, "Chỉ chệch hướng: 1");
    let chart = harness.get_by_label_contains("Biểu đồ").rect();
    harness.hover_at(chart.center());
    harness.run_steps(60);
    save(&mut harness, "trends_all_vi");
    let mut harness = Desk::new(View::Scorecard, Lang::Vi, Look::Dark).harness(1100.0, 700.0);
    let churn = kpi_named(harness.state(), "Tỷ lệ rời bỏ tháng");
    harness.state_mut().state.open_kpi = Some(churn.id);
    let place = harness.query_all_by_label("30").next().unwrap().rect().center();
    harness.hover_at(place);
    harness.run_steps(60);
    save(&mut harness, "scorecard_why");
    let mut harness = Desk::new(View::Scorecard, Lang::En, Look::Light).harness(1500.0, 900.0);
    click(&mut harness, "Sort by Score");
    harness.state_mut().look_at(date(2027, 1, 20));
    harness.run_steps(3);
    save(&mut harness, "scorecard_sorted_stale");
    let project = new_project(TemplateKind::Empty, Lang::En, TODAY, &mut CountedIds::default()).unwrap();
    let mut harness = Desk::of(project, View::Trends, Lang::En, Look::Light).harness(800.0, 600.0);
    harness.run_steps(2);
    save(&mut harness, "empty");
}

/// The upper edges of rows, from top to bottom, by the names of KPIs.
fn kpis_from_top(harness: &Harness<'_, Desk>) -> Vec<String> {
    let kpis = harness.state().document.project().kpis.values();
    let mut found: Vec<(f32, String)> = kpis
        .filter_map(|kpi| {
            Some((harness.query_by_role_and_label(Role::Button, &kpi.name)?.rect().top(), kpi.name.clone()))
        })
        .collect();
    found.sort_by(|a, b| a.0.total_cmp(&b.0));
    found.into_iter().map(|(_, name)| name).collect()
}

fn kpi_named(desk: &Desk, name: &str) -> Arc<Kpi> {
    Arc::clone(desk.document.project().kpis.values().find(|kpi| kpi.name == name).unwrap())
}

fn click(harness: &mut Harness<'_, Desk>, label: &str) {
    harness.get_by_label(label).click();
    harness.run_steps(2);
}

#[test]
fn sorting_by_score_puts_the_worst_on_top_and_those_without_last() {
    let mut harness = Desk::new(View::Scorecard, Lang::En, Look::Light).harness(1500.0, 900.0);
    assert_eq!(kpis_from_top(&harness)[0], "Runway");
    click(&mut harness, "Sort by Score");
    let names = kpis_from_top(&harness);
    let scores: Vec<f64> = names
        .iter()
        .map(|name| harness.state().derived.analysis.kpis[&kpi_named(harness.state(), name).id].score.unwrap_or(1000.0))
        .collect();
    assert_eq!((names.len(), names[0].as_str()), (17, "Monthly churn"));
    assert!(scores.is_sorted() && scores[16] == 1000.0, "{scores:?}");
    click(&mut harness, "Sort by Score");
    let names = kpis_from_top(&harness);
    assert_eq!(names[15], "Monthly churn", "those without a score stay last: {names:?}");
    click(&mut harness, "Sort by Score");
    assert_eq!(kpis_from_top(&harness)[0], "Runway");
}

#[test]
fn the_switch_off_track_leaves_the_row_of_churn() {
    let mut harness = Desk::new(View::Scorecard, Lang::En, Look::Light).harness(1500.0, 900.0);
    click(&mut harness, "Only off track: 1");
    assert_eq!(kpis_from_top(&harness), ["Monthly churn"]);
    assert!(harness.query_by_role_and_label(Role::Button, "Keep customers renewing").is_some());
    assert!(harness.query_by_role_and_label(Role::Button, "Financial").is_none());
    click(&mut harness, "Only stale: 0");
    click(&mut harness, "Only off track: 1");
    assert_eq!(kpis_from_top(&harness), Vec::<String>::new());
    click(&mut harness, "Show all");
    assert!(kpis_from_top(&harness).len() > 10);
}

#[test]
fn a_filter_is_typed_without_diacritics() {
    let mut harness = Desk::new(View::Scorecard, Lang::Vi, Look::Light).harness(1500.0, 900.0);
    let field = harness.get_by_label("Lọc theo tên, mã hoặc người phụ trách");
    field.focus();
    field.type_text("roi bo");
    harness.run_steps(3);
    assert_eq!(kpis_from_top(&harness), ["Tỷ lệ rời bỏ tháng"]);
}

#[test]
fn an_earlier_date_shows_an_earlier_value() {
    let mut harness = Desk::new(View::Scorecard, Lang::En, Look::Light).harness(1500.0, 900.0);
    assert!(harness.query_by_label("3.9 %").is_some());
    harness.state_mut().look_at(date(2026, 6, 30));
    harness.run_steps(2);
    let churn = kpi_named(harness.state(), "Monthly churn");
    let value = harness.state().derived.analysis.kpis[&churn.id].value().unwrap();
    let shown = full_text(Lang::En, churn.unit, value);
    assert_ne!(shown, "3.9 %");
    assert!(harness.query_by_label("3.9 %").is_none());
    assert!(harness.query_all_by_label(&shown).next().is_some(), "{shown}");
}

#[test]
fn rows_select_wherever_they_are_clicked() {
    let mut harness = Desk::new(View::Scorecard, Lang::En, Look::Light).harness(1500.0, 900.0);
    let churn = kpi_named(harness.state(), "Monthly churn");
    click(&mut harness, "Monthly churn");
    assert_eq!(std::mem::take(&mut harness.state_mut().asked), [Command::ShowKpi(churn.id)]);
    click(&mut harness, "Keep customers renewing");
    let home = churn.home().unwrap();
    assert_eq!(std::mem::take(&mut harness.state_mut().asked), [Command::Show(Record::Objective(home))]);
    // Any place of a row will do, and twice is not something else.
    harness.run_steps(60);
    let row = harness.get_by_label("Monthly churn").rect();
    let place = eframe::egui::pos2(harness.get_by_label("Sort by Score").rect().left() - 4.0, row.center().y);
    for _ in 0..2 {
        harness.hover_at(place);
        harness.drag_at(place);
        harness.drop_at(place);
        harness.step();
    }
    harness.step();
    let asked = &harness.state().asked;
    assert!(!asked.is_empty() && asked.iter().all(|command| *command == Command::ShowKpi(churn.id)), "{asked:?}");
}

#[test]
fn a_folded_perspective_hides_its_rows() {
    let mut harness = Desk::new(View::Scorecard, Lang::En, Look::Light).harness(1500.0, 900.0);
    click(&mut harness, "Fold Financial");
    assert_eq!(kpis_from_top(&harness)[0], "Activation");
    click(&mut harness, "Unfold Financial");
    assert_eq!(kpis_from_top(&harness)[0], "Runway");
}

#[test]
fn all_seventeen_charts_are_there_and_lead_to_their_kpi() {
    let mut harness = Desk::new(View::Trends, Lang::En, Look::Light).harness(1900.0, 2400.0);
    harness.run_steps(2);
    assert_eq!(kpis_from_top(&harness).len(), 17);
    let churn = kpi_named(harness.state(), "Monthly churn");
    harness.get_by_role_and_label(Role::Button, "Monthly churn").click();
    harness.run_steps(2);
    assert_eq!(harness.state().asked, [Command::ShowKpi(churn.id)]);
}

#[test]
fn range_buttons_change_the_time_of_all_charts() {
    let mut harness = Desk::new(View::Trends, Lang::En, Look::Light).harness(1500.0, 900.0);
    harness.run_steps(2);
    for (button, months) in [
        ("6 months", "May 2026 – Jan 2027"),
        ("24 months", "Nov 2024 – May 2027"),
        ("12 months", "Nov 2025 – Feb 2027"),
    ] {
        click(&mut harness, button);
        let charts: Vec<String> =
            harness.query_all_by_role(Role::Image).filter_map(|node| node.accesskit_node().label()).collect();
        let charts: Vec<&String> = charts.iter().filter(|label| label.starts_with("Chart of")).collect();
        assert!(charts.len() >= 8 && charts.iter().all(|label| label.ends_with(months)), "{months}: {charts:?}");
    }
}

#[test]
fn groups_follow_theme_selection_and_status() {
    let mut harness = Desk::new(View::Trends, Lang::En, Look::Light).harness(1900.0, 2400.0);
    click(&mut harness, "Only off track: 1");
    assert_eq!(kpis_from_top(&harness), ["Monthly churn"]);
    click(&mut harness, "Only off track: 1");
    click(&mut harness, "Selection");
    assert_eq!(kpis_from_top(&harness), Vec::<String>::new());
    let home = kpi_named(harness.state(), "Monthly churn").home().unwrap();
    harness.state_mut().state.selection = Selection::objective(home);
    harness.run_steps(2);
    assert_eq!(kpis_from_top(&harness).len(), 2);
}

#[test]
fn of_two_hundred_charts_only_those_in_view_are_laid_out() {
    let mut project = new_project(TemplateKind::Saas, Lang::En, TODAY, &mut CountedIds::default()).unwrap();
    let (model, mut ids) = (project.kpis.values().next().unwrap().clone(), CountedIds::default());
    let series = project.series[&model.id].clone();
    // Past the ids of the template.
    for _ in 0..1000 {
        let _ = KpiId::new(&mut ids);
    }
    for number in 0..200 {
        let kpi = Kpi { id: KpiId::new(&mut ids), name: format!("Copy {number}"), ..(*model).clone() };
        project.series.insert(kpi.id, series.clone());
        project.kpis.insert(kpi.id, Arc::new(kpi));
    }
    for view in [View::Trends, View::Scorecard] {
        let mut harness = Desk::of(project.clone(), view, Lang::En, Look::Light).harness(1500.0, 900.0);
        harness.run_steps(2);
        let shown = kpis_from_top(&harness).len();
        assert!((8..60).contains(&shown), "{shown} in {view:?}");
    }
}

#[test]
fn choices_stay_inside_a_small_window() {
    for lang in Lang::ALL {
        for view in [View::Trends, View::Scorecard] {
            let mut harness = Desk::new(view, lang, Look::Light).harness(476.0, 566.0);
            harness.run_steps(2);
            for role in [Role::CheckBox, Role::RadioButton, Role::TextInput] {
                // The bar on top is another's.
                for node in harness.query_all_by_role(role).filter(|node| node.rect().top() > 56.0) {
                    let rect = node.rect();
                    assert!(rect.right() < 476.0 && rect.height() >= 24.0, "{lang:?} {view:?} {rect}");
                }
            }
        }
    }
}

#[test]
fn without_kpis_both_views_say_how_to_get_one() {
    for view in [View::Trends, View::Scorecard] {
        let project = new_project(TemplateKind::Empty, Lang::En, TODAY, &mut CountedIds::default()).unwrap();
        let mut harness = Desk::of(project, view, Lang::En, Look::Light).harness(800.0, 600.0);
        click(&mut harness, "Go to the map");
        assert_eq!(harness.state().asked, [Command::Act(Action::ShowMap)]);
    }
}
