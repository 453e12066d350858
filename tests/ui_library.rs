//! The KPI library in the window: searched, filtered, and its KPIs added by key, click, drag and palette.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails")]

mod support;

use std::sync::Arc;

use eframe::egui::accesskit::Role;
use eframe::egui::{self, Event, Key, Modifiers, Pos2, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use fourfold::command::{Action, Command};
use fourfold::edit::{Edit, ProjectField, StepName};
use fourfold::lang::Lang;
use fourfold::library::{LibraryKpi, Side, TemplateKind, kpis};
use fourfold::model::{Aggregation, Currency, Kpi, Nature, ObjectiveId, Project, Stage, Unit};
use fourfold::theme::Look;
use support::window::Window;

/// Cards of the software company's map in English.
const REVENUE: &str = "Grow recurring revenue";
const RENEWING: &str = "Keep customers renewing";

fn entry(key: &str) -> &'static LibraryKpi {
    kpis().iter().find(|kpi| kpi.key == key).unwrap()
}

/// A window with the library open, its search field having the keyboard.
fn library(lang: Lang, objective: Option<usize>) -> (Window, Option<ObjectiveId>) {
    let mut window = Window::with(TemplateKind::Saas, lang);
    let objective = objective.map(|place| {
        let project = window.project();
        let objective = project.objectives_in_order()[place].clone();
        window.select(&objective.name);
        objective.id
    });
    window.ask(Command::Act(Action::ShowLibrary));
    assert!(window.has_focus(Role::SearchInput, &lang.library_search()));
    (window, objective)
}

/// The KPIs that were not there before.
fn added(before: &Project, after: &Project) -> Vec<Arc<Kpi>> {
    after.kpis.values().filter(|kpi| !before.kpis.contains_key(&kpi.id)).cloned().collect()
}

#[track_caller]
fn one_added(before: &Project, window: &Window) -> Arc<Kpi> {
    let new = added(before, &window.project());
    assert_eq!(new.len(), 1, "{new:?}");
    new[0].clone()
}

/// The names in the list, from top to bottom.
fn listed(window: &Window) -> Vec<String> {
    let rows = window.harness.query_all_by_role(Role::ListBoxOption);
    rows.filter_map(|node| node.accesskit_node().label()).collect()
}

/// The middle of a row of the list.
#[track_caller]
fn row(window: &Window, name: &str) -> Pos2 {
    window.place(Role::ListBoxOption, name).center()
}

#[test]
fn a_search_without_diacritics_finds_and_enter_adds_with_all_that_is_known() {
    let (mut window, objective) = library(Lang::Vi, Some(4));
    let before = window.project();
    window.type_text("ty le roi bo");
    assert_eq!(listed(&window), ["Tỷ lệ rời bỏ"]);
    assert!(window.says("Số khách hàng mất trong kỳ"), "the formula of the best match is shown");
    window.key(Key::Enter);
    let kpi = one_added(&before, &window);
    let churn = entry("churn_rate");
    assert_eq!((kpi.name.as_str(), kpi.home()), ("Tỷ lệ rời bỏ", objective));
    assert_eq!((kpi.unit, kpi.interval, kpi.aggregation), (Unit::Percent, churn.interval, Aggregation::Mean));
    assert_eq!((kpi.nature, kpi.stage), (Some(Nature::Lagging), Some(Stage::Retain)));
    assert_eq!(kpi.collection, churn.formula.vi);
    assert_eq!(kpi.scope, churn.meaning.vi);
    let others = before.kpis_of(objective.unwrap());
    assert!(others.iter().all(|other| other.rank < kpi.rank) && kpi.weight > 0.0);
    assert_eq!(window.steps(), [Some(StepName::AddKpi), None]);
    assert!(window.shows(&Lang::Vi.tab_card()) && window.says("Tỷ lệ rời bỏ"), "it is open in the inspector");
    window.ctrl(Key::Z);
    assert_eq!(window.project(), before, "one step back");
    assert_eq!(window.steps()[0], None);
}

#[test]
fn arrows_move_in_the_list_and_enter_adds_again_and_again() {
    let (mut window, _) = library(Lang::En, Some(0));
    let before = window.project();
    window.type_text("satisfaction");
    let names = listed(&window);
    assert!(names.len() > 3);
    for key in [Key::ArrowDown, Key::ArrowDown, Key::ArrowUp] {
        window.key(key);
    }
    window.key(Key::Enter);
    assert_eq!(one_added(&before, &window).name, names[1]);
    // The list keeps the keyboard, but is no text field: the next arrow and Enter add the next one.
    window.key(Key::ArrowDown);
    window.key(Key::Enter);
    let mut new: Vec<String> = added(&before, &window.project()).iter().map(|kpi| kpi.name.clone()).collect();
    let mut expected = names[1..=2].to_vec();
    new.sort();
    expected.sort();
    assert_eq!(new, expected);
    for _ in 0..2 {
        window.ctrl(Key::Z);
    }
    assert_eq!(window.project(), before);
}

#[test]
fn at_the_ends_of_the_list_arrows_stay() {
    let (mut window, _) = library(Lang::En, Some(0));
    window.type_text("email");
    let names = listed(&window);
    assert!((2..10).contains(&names.len()), "{names:?}");
    for (key, name) in [(Key::ArrowDown, names.last()), (Key::ArrowUp, names.first())] {
        let before = window.project();
        for _ in 0..10 {
            window.key(key);
        }
        window.key(Key::Enter);
        assert_eq!(Some(&one_added(&before, &window).name), name);
    }
}

#[test]
fn escape_leaves_and_the_map_hears_the_keys_again() {
    let (mut window, _) = library(Lang::En, Some(0));
    window.type_text("churn");
    window.key(Key::Escape);
    assert!(!window.has_focus(Role::SearchInput, &Lang::En.library_search()));
    let before = window.project();
    window.key(Key::Enter);
    assert_eq!(window.project(), before, "Enter is no longer for the list");
    assert!(window.is_typing(&Lang::En.typed_name()), "but for the map");
}

#[test]
fn a_double_click_adds_to_the_selected_objective_and_a_click_only_tells() {
    let (mut window, objective) = library(Lang::En, Some(1));
    let before = window.project();
    window.type_text("bounce");
    let at = row(&window, "Bounce rate");
    window.click_at(at, Modifiers::NONE);
    assert_eq!(window.project(), before);
    assert!(
        window.says(&entry("bounce_rate").meaning.en) && window.says(&entry("bounce_rate").trap.clone().unwrap().en)
    );
    window.double_click_at(at);
    let kpi = one_added(&before, &window);
    assert_eq!((kpi.name.as_str(), kpi.home()), ("Bounce rate", objective));
}

#[test]
fn the_button_adds_to_the_objective_whose_code_it_names() {
    let (mut window, objective) = library(Lang::En, Some(2));
    let before = window.project();
    let code = before.codes()[&objective.unwrap()].clone();
    window.type_text("burn rate");
    window.click_role(Role::Button, &Lang::En.library_add_to(&code));
    assert_eq!(one_added(&before, &window).home(), objective);
}

/// Whether a card is lit.
fn is_lit(window: &Window, name: &str) -> bool {
    let card = window.card(name);
    window.harness.output().shapes.iter().any(|clipped| match &clipped.shape {
        egui::Shape::Rect(rect) => {
            rect.stroke.width > 2.0 && rect.rect.contains_rect(card) && card.expand(4.0).contains_rect(rect.rect)
        }
        _ => false,
    })
}

#[test]
fn a_drag_onto_a_card_lights_it_and_adds_there_wherever_the_selection_is() {
    let (mut window, selected) = library(Lang::En, Some(0));
    let before = window.project();
    window.type_text("churn");
    let (from, to) = (row(&window, "Churn rate"), window.card(RENEWING).center());
    assert_ne!(Some(window.id(RENEWING)), selected);
    assert!(!is_lit(&window, RENEWING));
    window.start_drag(from, to);
    assert!(is_lit(&window, RENEWING), "the card under the pointer is lit");
    assert!(!is_lit(&window, "Acquire customers for less"));
    assert_eq!(window.project(), before, "nothing is added before the pointer lets go");
    window.drop(to);
    let kpi = one_added(&before, &window);
    assert_eq!((kpi.name.as_str(), kpi.home()), ("Churn rate", Some(window.id(RENEWING))));
    assert_eq!(window.selected(), [RENEWING]);
    assert_eq!(window.steps(), [Some(StepName::AddKpi), None]);
    window.ctrl(Key::Z);
    assert_eq!(window.project(), before);
}

#[test]
fn a_drag_that_ends_beside_the_cards_or_is_left_by_escape_adds_nothing() {
    let (mut window, _) = library(Lang::En, Some(0));
    let before = window.project();
    window.type_text("churn");
    let (from, space) = (row(&window, "Churn rate"), window.space_in("Customer"));
    window.drag(from, space);
    assert_eq!(window.project(), before);
    let to = window.card(REVENUE).center();
    window.start_drag(from, to);
    window.key(Key::Escape);
    assert!(!is_lit(&window, REVENUE) || window.selected() == [REVENUE]);
    window.drop(to);
    assert_eq!(window.project(), before);
}

#[test]
fn without_a_selected_objective_enter_says_what_to_do() {
    for lang in Lang::ALL {
        let (mut window, _) = library(lang, None);
        let before = window.project();
        window.type_text("churn");
        window.key(Key::Enter);
        assert_eq!(window.project(), before);
        assert!(window.says(&lang.library_where()));
    }
}

#[test]
fn chips_narrow_the_list_and_clear_again() {
    let (mut window, _) = library(Lang::En, None);
    assert_eq!(listed(&window).len(), kpis().len());
    window.click("Stage: all");
    window.click_role(Role::ListBoxOption, "Retain");
    let retain: Vec<_> = kpis().iter().filter(|kpi| kpi.stages().any(|stage| stage == Stage::Retain)).collect();
    assert_eq!(listed(&window), retain.iter().map(|kpi| kpi.name.en.as_str()).collect::<Vec<_>>());
    window.click("Perspective: all");
    window.click_role(Role::ListBoxOption, "Customer");
    let kept = retain.iter().filter(|kpi| kpi.side == Side::Customer);
    assert_eq!(listed(&window), kept.map(|kpi| kpi.name.en.as_str()).collect::<Vec<_>>());
    window.click("Kind: all");
    window.click_role(Role::ListBoxOption, "lagging");
    assert_eq!(listed(&window), ["Churn rate", "Complaints", "Repeat purchase rate"]);
    window.click("Department: all");
    window.click_role(Role::ListBoxOption, "Sales");
    assert_eq!(listed(&window), ["Repeat purchase rate"]);
    window.click("Stage: Retain");
    window.click_role(Role::ListBoxOption, "Attract");
    assert!(window.says(&Lang::En.library_nothing_filtered()), "an empty list says why");
    window.click(&Lang::En.filter_show_all());
    assert_eq!(listed(&window).len(), kpis().len());
    assert!(window.shows("Stage: all") && window.shows("Kind: all"));
}

#[test]
fn a_word_that_nothing_matches_teaches() {
    for lang in Lang::ALL {
        let (mut window, _) = library(lang, None);
        window.type_text("qqq");
        assert!(listed(&window).is_empty() && window.says(&lang.library_nothing()));
    }
}

#[test]
fn the_palette_adds_too_and_money_is_in_the_currency_of_the_project() {
    let mut window = Window::saas();
    window.ask(Command::Edit(Edit::Project(ProjectField::Currency(Currency::VND))));
    window.select(REVENUE);
    let before = window.project();
    window.ctrl(Key::K);
    window.type_text("library: cash flow");
    window.key(Key::Enter);
    let kpi = one_added(&before, &window);
    assert_eq!((kpi.name.as_str(), kpi.home()), ("Cash flow", Some(window.id(REVENUE))));
    assert_eq!((kpi.unit, kpi.aggregation), (Unit::Currency(Currency::VND), Aggregation::Sum));
    // With nothing selected, it is shown where it can be dragged from.
    window.key(Key::Escape);
    window.ask(Command::Select(fourfold::command::Selection::default()));
    window.ctrl(Key::K);
    window.type_text("library: runway");
    window.key(Key::Enter);
    assert!(window.says(&Lang::En.library_where()) && window.says(&entry("runway").meaning.en));
}

#[test]
fn the_list_of_kpis_of_an_objective_leads_to_the_library() {
    let mut window = Window::saas();
    window.select(REVENUE);
    window.click_role(Role::Button, &Lang::En.from_library_name());
    assert!(window.has_focus(Role::SearchInput, &Lang::En.library_search()));
    window.click_role(Role::Tab, &Lang::En.outline());
    assert!(window.harness.query_by_role_and_label(Role::TreeItem, REVENUE).is_some());
    window.harness.event(Event::PointerGone);
    window.ctrl(Key::L);
    assert!(window.has_focus(Role::SearchInput, &Lang::En.library_search()), "a key leads there too");
}

#[test]
fn stage_and_aggregation_are_set_on_the_card_of_a_kpi() {
    // High enough that nothing has to be scrolled into view.
    let mut window = Window::sized(Lang::En, Look::Light, vec2(1440.0, 2600.0));
    window.ask(Command::NewFrom(TemplateKind::Saas));
    window.select(REVENUE);
    window.ask(Command::Act(Action::ShowLibrary));
    let before = window.project();
    window.type_text("deals closed");
    window.key(Key::Enter);
    let id = one_added(&before, &window).id;
    let done = fourfold::analysis::Steps::of(&window.project().kpis[&id]);
    let filled = done.iter().filter(|(step, is_filled)| !step.is_basic() && *is_filled).count();
    window.click_role(Role::DisclosureTriangle, &Lang::En.advanced_steps(filled));
    window.click_role(Role::ComboBox, &Lang::En.looked_at_by_quarter());
    window.click_role(Role::ListBoxOption, &Lang::En.aggregation_maximum());
    assert_eq!(window.project().kpis[&id].aggregation, Aggregation::Maximum);
    window.click_role(Role::ComboBox, &Lang::En.filter_stage());
    window.click_role(Role::ListBoxOption, &Lang::En.stage_retain());
    assert_eq!(window.project().kpis[&id].stage, Some(Stage::Retain));
    assert_eq!(window.steps()[0], Some(StepName::EditKpi));
}
