//! Deleting, copying, undoing, and the bands.

use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use fourfold::command::{Action, Command};
use fourfold::edit::StepName;
use fourfold::lang::Lang;

use crate::support::window::Window;
use crate::{INTERVIEW, RENEWING, REVENUE, TRAIN};

#[test]
fn delete_takes_a_card_with_its_arrows_and_undo_brings_it_back_selected() {
    let mut window = Window::saas();
    let before = window.project();
    window.select(RENEWING);
    window.key(Key::Delete);
    let id = before.map.objectives().find(|o| o.name == RENEWING).unwrap().id;
    let arrows = before.map.causes(id).len() + before.map.effects(id).len();
    assert_eq!(window.project().map.objectives().len(), 12);
    assert_eq!(window.project().map.links().len(), 16 - arrows);
    assert!(window.selected().is_empty());
    window.ctrl(Key::Z);
    assert_eq!(window.project(), before);
    assert_eq!(window.selected(), [RENEWING]);
    window.ctrl(Key::Y);
    assert_eq!(window.project().map.objectives().len(), 12);
}

#[test]
fn several_cards_are_deleted_as_one_step() {
    let mut window = Window::saas();
    window.ctrl(Key::A);
    window.key(Key::Delete);
    assert_eq!(window.project().map.objectives().len(), 0);
    assert!(window.shows(&Lang::En.count_objectives(0)) || window.says("0 objectives"));
    window.ctrl(Key::Z);
    assert_eq!(window.project().map.objectives().len(), 13);
    assert_eq!(window.project().map.links().len(), 16);
}

#[test]
fn duplicate_copies_a_card_with_its_kpis() {
    let mut window = Window::saas();
    let before = window.project();
    let kpis = before.kpis_of(window.id(REVENUE)).len();
    window.select(REVENUE);
    window.ctrl(Key::D);
    let project = window.project();
    let copies: Vec<_> = project.map.objectives().filter(|o| o.name == REVENUE).collect();
    assert_eq!(copies.len(), 2);
    for copy in copies {
        assert_eq!(project.kpis_of(copy.id).len(), kpis);
        let values = |id| project.kpis_of(id).iter().map(|k| project.series_of(k.id).len()).collect::<Vec<_>>();
        assert_eq!(values(copy.id), values(window.id(REVENUE)));
    }
    assert_eq!(window.steps(), [Some(StepName::Duplicate), None]);
    window.ctrl(Key::Z);
    assert_eq!(window.project(), before);
}

#[test]
fn copy_and_paste_bring_two_cards_with_the_arrow_between_them() {
    let mut window = Window::saas();
    let project = window.project();
    let link = project.map.links().next().unwrap().clone();
    let name = |id| project.map.objective(id).unwrap().name.clone();
    window.select(&name(link.cause));
    let at = window.card(&name(link.effect)).center();
    window.click_at(at, Modifiers::SHIFT);
    let selected = window.selected();
    window.harness.event(Event::Copy);
    window.harness.step();
    let copied = window.harness.output().platform_output.commands.iter().find_map(|command| match command {
        eframe::egui::OutputCommand::CopyText(text) => Some(text.clone()),
        _ => None,
    });
    let text = copied.unwrap();
    assert!(text.contains(&name(link.cause)) && text.contains(&name(link.effect)), "{text}");
    window.run();
    window.harness.event(Event::Paste(text));
    window.run();
    let after = window.project();
    assert_eq!((after.map.objectives().len(), after.map.links().len()), (15, 17));
    assert_eq!(window.steps(), [Some(StepName::Paste), None]);
    // The copies are called as their models and selected instead of them.
    assert_eq!(window.selected(), selected);
    window.ctrl(Key::Z);
    assert_eq!(*window.project(), *project);
}

#[test]
fn cut_and_paste_move_a_card() {
    let mut window = Window::saas();
    window.select(TRAIN);
    window.harness.event(Event::Cut);
    window.run();
    assert_eq!(window.project().map.objectives().len(), 12);
    window.harness.event(Event::Paste(TRAIN.to_owned()));
    window.run();
    assert!(window.card(TRAIN).is_positive());
}

#[test]
fn the_menu_names_what_undo_and_redo_would_do() {
    for (lang, undo, redo) in [
        (Lang::En, "Undo: Rename objective", "Redo: Rename objective"),
        (Lang::Vi, "Hoàn tác: Đổi tên mục tiêu", "Làm lại: Đổi tên mục tiêu"),
    ] {
        let mut window = Window::with(fourfold::library::TemplateKind::Saas, lang);
        let name = window.project().objectives_in_order()[0].name.clone();
        window.select(&name);
        window.key(Key::F2);
        window.type_text("Sell more");
        window.key(Key::Enter);
        for (label, expected) in [(undo, name.as_str()), (redo, "Sell more")] {
            window.click(&lang.main_menu());
            window.click(&lang.menu_edit());
            // Once in the bar, once in the menu.
            let entries: Vec<_> = window.harness.query_all_by_label_contains(label).map(|node| node.rect()).collect();
            assert_eq!(entries.len(), 2, "{label}");
            window.harness.get_all_by_label_contains(label).last().unwrap().click();
            window.run();
            assert!(window.card(expected).is_positive());
        }
    }
}

#[test]
fn tidy_lets_the_layout_place_all_pinned_cards() {
    let mut window = Window::saas();
    for name in [TRAIN, INTERVIEW] {
        let from = window.card(name).left_center() + eframe::egui::vec2(30.0, 0.0);
        window.drag(from, from + eframe::egui::vec2(30.0, 5.0));
        assert!(window.objective(name).pin.is_some());
    }
    window.ctrl(Key::T);
    assert!(window.project().map.objectives().all(|o| o.pin.is_none()));
    window.ctrl(Key::Z);
    assert_eq!(window.project().map.objectives().filter(|o| o.pin.is_some()).count(), 2);
}

fn bands(window: &Window) -> Vec<String> {
    window.project().perspectives_in_order().iter().map(|p| p.name.clone()).collect()
}

#[test]
fn a_perspective_is_added_moved_and_removed_with_its_cards_kept() {
    let mut window = Window::saas();
    let first = bands(&window);
    window.ctrl(Key::K);
    window.type_text("Add perspective");
    window.key(Key::Enter);
    let new = Lang::En.new_perspective().into_owned();
    assert_eq!(bands(&window).last(), Some(&new));
    assert_eq!(window.steps()[0], Some(StepName::AddPerspective));
    window.key(Key::F2);
    window.type_text("Society");
    window.key(Key::Enter);
    assert_eq!(bands(&window)[4], "Society");

    let id = window.project().perspectives.values().find(|p| p.name == "Customer").unwrap().id;
    window.ask(Command::MovePerspective(id, -1));
    assert_eq!(bands(&window)[0], "Customer");
    window.ask(Command::MovePerspective(id, -7));
    assert_eq!(bands(&window)[0], "Customer");
    window.ask(Command::MovePerspective(id, 7));
    assert_eq!(bands(&window)[4], "Customer");
    window.ctrl(Key::Z);

    let cards = window.objectives_of("Customer");
    window.click_role(Role::TreeItem, "Customer");
    window.key(Key::Delete);
    assert_eq!(bands(&window).len(), 4);
    assert!(cards.iter().all(|card| window.objectives_of("Financial").contains(card)));
    assert_eq!(window.project().map.objectives().len(), 13);
    assert_eq!(window.project().map.links().len(), 16);
    while window.steps()[0].is_some() {
        window.ctrl(Key::Z);
    }
    assert_eq!(bands(&window), first);
}

#[test]
fn the_last_band_with_cards_is_not_removed_and_the_reason_is_said() {
    let mut window = Window::saas();
    for band in ["Customer", "Internal process", "Learning & growth"] {
        let id = window.project().perspectives.values().find(|p| p.name == band).unwrap().id;
        window.ask(Command::RemovePerspective(id));
    }
    assert_eq!(window.objectives_of("Financial").len(), 13);
    window.click_role(Role::TreeItem, "Financial");
    window.key(Key::Delete);
    assert_eq!(bands(&window), ["Financial"]);
    assert!(window.shows(&Lang::En.refused_cards_need_band()));
    window.click(&Lang::En.dismiss());
    assert!(window.harness.query_by_role_and_label(Role::Button, &Lang::En.dismiss()).is_none());
}

#[test]
fn a_band_can_be_added_from_the_menu() {
    let mut window = Window::saas();
    // With nothing selected the inspector offers the same.
    window.click_role(Role::TreeItem, "Financial");
    window.click("Main menu");
    window.click(&Lang::En.menu_edit());
    window.click(&Action::AddPerspective.text(Lang::En));
    assert_eq!(bands(&window).len(), 5);
}
