//! Welcome, templates, language and look.

use eframe::egui::accesskit::Role;
use eframe::egui::{self, vec2};
use egui_kittest::kittest::Queryable as _;
use fourfold::command::Action;
use fourfold::lang::Lang;
use fourfold::library::TemplateKind;
use fourfold::theme::Look;

use crate::support::window::Window;

#[test]
fn welcome_shows_every_template_in_both_languages() {
    for lang in Lang::ALL {
        let window = Window::new(lang, Look::Light);
        for kind in TemplateKind::ALL {
            window.harness.get_by_role_and_label(Role::Button, &kind.title(lang));
            assert!(window.shows(&kind.description(lang)), "{}", kind.key());
        }
        assert!(window.shows(&lang.welcome_title()) && window.shows(&Action::Open.text(lang)));
        assert!(!window.has_project());
    }
}

#[test]
fn the_templates_stand_side_by_side_with_their_texts_inside() {
    for (lang, size) in Lang::ALL.into_iter().flat_map(|l| [(l, vec2(1440.0, 900.0)), (l, vec2(816.0, 536.0))]) {
        let window = Window::sized(lang, Look::Light, size);
        let card = |kind: TemplateKind| window.harness.get_by_role_and_label(Role::Button, &kind.title(lang)).rect();
        for kind in TemplateKind::ALL {
            let text = kind.description(lang).into_owned();
            let inside = window.harness.get_by_value(&text).rect();
            assert!(card(kind).contains_rect(inside), "{}: {} {inside}", kind.key(), card(kind));
        }
        for pair in TemplateKind::ALL.windows(2) {
            let (left, right) = (card(pair[0]), card(pair[1]));
            assert!(left.right() < right.left() && left.top() == right.top(), "{left} {right}");
        }
    }
}

#[test]
fn the_saas_template_opens_the_map_with_thirteen_cards() {
    for lang in Lang::ALL {
        let mut window = Window::new(lang, Look::Light);
        window.click_role(Role::Button, &TemplateKind::Saas.title(lang));
        let project = window.project();
        assert_eq!((project.map.objectives().len(), project.map.links().len(), project.kpis.len()), (13, 16, 17));
        for objective in project.map.objectives() {
            assert!(window.card(&objective.name).is_positive());
            let row = window.harness.query_by_role_and_label(Role::TreeItem, &objective.name);
            assert!(row.is_some(), "{} is not in the outline", objective.name);
        }
        assert!(window.says(&lang.count_objectives(13)) && window.shows(&lang.state_unsaved()));
        assert!(!window.open(fourfold::edit::Document::is_dirty));
    }
}

#[test]
fn the_language_changes_at_once_and_leaves_the_texts_of_the_user_alone() {
    let mut window = Window::saas();
    let before = window.project();
    for (from, to) in [(Lang::En, Lang::Vi), (Lang::Vi, Lang::En)] {
        assert!(window.shows(&Action::ShowTrends.text(from)) && !window.shows(&Action::ShowTrends.text(to)));
        window.click_role(Role::Button, to.own_name());
        window.expect_lang(to);
        assert!(window.shows(&Action::ShowTrends.text(to)) && !window.shows(&Action::ShowTrends.text(from)));
        assert!(window.says(&to.count_objectives(13)));
        assert!(window.card(crate::REVENUE).is_positive());
    }
    assert_eq!(window.project(), before);
}

#[test]
fn the_language_changes_on_the_first_screen_too() {
    let mut window = Window::new(Lang::En, Look::Light);
    window.click("Tiếng Việt");
    assert!(window.shows(&Lang::Vi.welcome_title()));
    window.click("English");
    assert!(window.shows(&Lang::En.welcome_title()));
}

#[test]
fn the_look_changes_at_once() {
    let mut window = Window::saas();
    for (action, theme) in [(Action::LookDark, egui::Theme::Dark), (Action::LookLight, egui::Theme::Light)] {
        window.click("Main menu");
        window.click(&Lang::En.menu_look());
        window.click(&action.text(Lang::En));
        assert_eq!(window.harness.ctx.theme(), theme);
        let background = fourfold::theme::Theme::of(match theme {
            egui::Theme::Dark => Look::Dark,
            egui::Theme::Light => Look::Light,
        });
        let wanted = fourfold::ui::color32(background.canvas);
        let fills = window.harness.output().shapes.iter().filter_map(|clipped| match &clipped.shape {
            egui::Shape::Rect(rect) => Some(rect.fill),
            _ => None,
        });
        assert!(fills.into_iter().any(|fill| fill == wanted), "the canvas is not {theme:?}");
    }
}
