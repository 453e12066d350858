//! What becomes of values in the whole window: another interval, copies of calculated KPIs.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod support;

use eframe::egui::Key;
use fourfold::command::{Action, Command, Selection};
use fourfold::edit::{Edit, KpiEdit, KpiField, StepName};
use fourfold::lang::Lang;
use fourfold::library::TemplateKind;
use fourfold::model::{Formula, Interval, KpiId};
use support::window::Window;

fn named(window: &Window, name: &str) -> KpiId {
    window.project().kpis.values().find(|kpi| kpi.name == name).unwrap().id
}

fn set(id: KpiId, field: KpiField) -> Command {
    Command::Edit(Edit::Kpi(KpiEdit::Set(id, field)))
}

#[test]
fn another_interval_says_what_it_did_and_can_be_undone() {
    for (lang, name, said, undo) in [
        (
            Lang::En,
            "Burn rate",
            "24 monthly values are now shown as 7 quarters, by their sum; nothing was deleted. Baseline, minimum and target stay as they are: check whether they fit sums. Without all values, and so left out: 2 quarters.",
            "Undo this",
        ),
        (
            Lang::Vi,
            "Tốc độ đốt tiền",
            "24 số liệu theo tháng nay được hiển thị thành 7 quý, lấy tổng; không có gì bị xoá. Mức hiện tại, tối thiểu và mục tiêu giữ nguyên: hãy xem chúng có hợp với tổng không. Chưa đủ số liệu nên không hiển thị: 2 quý.",
            "Hoàn tác việc này",
        ),
    ] {
        let mut window = Window::with(TemplateKind::Saas, lang);
        let id = named(&window, name);
        window.ask(set(id, KpiField::Interval(Interval::Quarter)));
        assert!(window.says(said), "{name}");
        assert_eq!(window.project().series_of(id).len(), 24);
        window.click(undo);
        assert_eq!(window.project().kpis[&id].interval, Interval::Month);
        assert!(!window.says(said));
        // After another edit the offer is gone, so that it never takes back something else.
        window.ask(set(id, KpiField::Interval(Interval::Year)));
        window.ask(set(id, KpiField::Owner("Ann".into())));
        assert!(!window.shows(undo));
        window.ask(set(id, KpiField::Interval(Interval::Day)));
        assert!(window.says(if lang == Lang::En {
            "24 monthly values stay on the first day"
        } else {
            "24 số liệu theo tháng vẫn giữ ở ngày đầu kỳ"
        }));
    }
}

#[test]
fn copies_of_calculated_kpis_are_computed_from_the_right_ones() {
    let mut window = Window::saas();
    let (ratio, cac, mrr) = (named(&window, "LTV / CAC"), named(&window, "CAC"), named(&window, "MRR"));
    window.ask(set(ratio, KpiField::Formula(Some(Formula::new(&format!("{{{mrr}}} / {{{cac}}}"))))));
    let home = window.project().kpis[&ratio].home().unwrap();
    window.ask(Command::Select(Selection::objective(home)));
    window.ask(Command::Act(Action::Duplicate));
    assert_eq!(window.steps()[0], Some(StepName::Duplicate));
    let project = window.project();
    let copy = |name: &str, not: KpiId| project.kpis.values().find(|k| k.name == name && k.id != not).unwrap().clone();
    let (new_ratio, new_cac) = (copy("LTV / CAC", ratio), copy("CAC", cac));
    // CAC was copied along, MRR was not.
    assert_eq!(new_ratio.formula.as_ref().unwrap().text(), format!("{{{mrr}}} / {{{}}}", new_cac.id));
    assert_eq!(project.kpis[&ratio].formula.as_ref().unwrap().text(), format!("{{{mrr}}} / {{{cac}}}"));
    // What others are computed from is not deleted; the reason is said.
    let home = project.kpis[&mrr].home().unwrap();
    window.ask(Command::Select(Selection::objective(home)));
    window.key(Key::Delete);
    assert!(window.says("is computed from “MRR”"));
    assert!(window.project().kpis.contains_key(&mrr));
}
