//! The formula of a KPI: typed with names that complete themselves, refused with a reason, explained when asked.

use eframe::egui::Key;
use eframe::egui::accesskit::Role;
use fourfold::lang::Lang;
use fourfold::model::KpiId;
use fourfold::theme::Look;

use crate::desk::Desk;

fn named(desk: &Desk, name: &str) -> KpiId {
    desk.project().kpis.values().find(|kpi| kpi.name == name).unwrap().id
}

#[test]
fn names_complete_themselves_and_the_formula_gives_a_value() {
    let mut desk = Desk::new(Lang::En, Look::Light);
    let (mrr, burn) = (named(&desk, "MRR"), named(&desk, "Burn rate"));
    let id = desk.open_kpi(|kpi| kpi.name == "LTV / CAC");
    desk.focus(Role::TextInput, "Formula");
    assert!(desk.says("Type { for a KPI"), "{}", desk.all_texts());
    desk.text("{m");
    assert!(desk.says("Monthly churn") && desk.says("MRR"), "{}", desk.all_texts());
    desk.text("r");
    desk.key(Key::Enter);
    assert_eq!(desk.value_of(Role::TextInput, "Formula"), "{MRR}");
    desk.text(" / {");
    desk.text("rate");
    desk.click(Role::ListBoxOption, "Burn rate");
    assert_eq!(desk.value_of(Role::TextInput, "Formula"), "{MRR} / {Burn rate}", "typing goes on after a click");
    assert!(desk.project().kpis[&id].formula.is_none(), "nothing is entered while one types");
    desk.key(Key::Enter);
    assert_eq!(desk.project().kpis[&id].formula.as_ref().unwrap().text(), format!("{{{mrr}}} / {{{burn}}}"));
    assert!(desk.says("= 1.41× in Sep 2026"), "{}", desk.all_texts());

    // What it is made of is told.
    desk.click_by(|name| name == "Why this score?");
    for said in ["Computed as", "{MRR} / {Burn rate}", "$ 48,300", "$ 34,200"] {
        assert!(desk.says(said), "{said}: {}", desk.all_texts());
    }
    desk.key(Key::Escape);

    // Nothing can be typed into its grid, and what was entered before is kept.
    let kept = desk.project().series_of(id).len();
    desk.click_by(|name| name == "Values");
    assert!(desk.says("so they can't be typed here"), "{}", desk.all_texts());
    assert!(desk.says(&format!("{kept} values entered before are kept")), "{}", desk.all_texts());
    desk.click_by(|name| name == "KPI card");
    desk.type_into(Role::TextInput, "Formula", " ");
    desk.key(Key::Enter);
    assert!(desk.project().kpis[&id].formula.is_none());
    assert_eq!(desk.project().series_of(id).len(), kept);
}

#[test]
fn arrows_choose_from_the_list_and_escape_gives_up() {
    let mut desk = Desk::new(Lang::Vi, Look::Dark);
    let id = desk.open_kpi(|kpi| kpi.name == "NPS");
    desk.focus(Role::TextInput, "Công thức");
    desk.text("{ty le");
    desk.key(Key::ArrowDown);
    desk.key(Key::Tab);
    assert_eq!(desk.value_of(Role::TextInput, "Công thức"), "{Tỷ lệ rời bỏ tháng}");
    desk.key(Key::Escape);
    assert_eq!(desk.value_of(Role::TextInput, "Công thức"), "");
    assert!(desk.project().kpis[&id].formula.is_none());
}

#[test]
fn a_refused_formula_stays_with_its_reason() {
    let mut desk = Desk::new(Lang::En, Look::Light);
    let id = desk.open_kpi(|kpi| kpi.name == "LTV / CAC");
    for (typed, reason) in [
        ("{MRR} + {NPS}", "adds, subtracts or compares money (USD) and a plain number"),
        ("{MRR}", "gives money (USD), but the unit of this KPI is ratio"),
        ("{MRR} / {Nothing}", "No KPI is called “Nothing”"),
        ("{NPS} / {LTV / CAC}", "go round in a circle: LTV / CAC → LTV / CAC"),
        ("{NPS} /", "After “/” a KPI or a number is missing"),
    ] {
        desk.type_into(Role::TextInput, "Formula", typed);
        // The first Enter would take a name from an open list.
        desk.key(Key::Enter);
        assert!(desk.says(reason), "{typed}: {}", desk.all_texts());
        assert_eq!(desk.value_of(Role::TextInput, "Formula"), typed);
    }
    assert!(desk.project().kpis[&id].formula.is_none() && desk.work().refused.is_empty());
    let mut desk = Desk::new(Lang::Vi, Look::Light);
    desk.open_kpi(|kpi| kpi.name == "LTV / CAC");
    desk.type_into(Role::TextInput, "Công thức", "{MRR}");
    desk.key(Key::Enter);
    assert!(desk.says("Công thức cho ra tiền (USD), nhưng đơn vị của KPI này là tỷ số"), "{}", desk.all_texts());
}

#[test]
fn every_number_of_a_kpi_says_why() {
    for (lang, titles) in [
        (Lang::En, ["Value", "Up to date?", "Direction", "Target", "Score", "Status", "Progress", "Natural limits"]),
        (Lang::Vi, ["Giá trị", "Còn mới?", "Chiều", "Mục tiêu", "Điểm", "Trạng thái", "Tiến độ", "Dao động tự nhiên"]),
    ] {
        let mut desk = Desk::new(lang, Look::Light);
        desk.open_kpi(|kpi| kpi.name == "MRR");
        let why = lang.why_score().into_owned();
        desk.click_by(|name| name == why);
        let texts = desk.all_texts();
        for title in titles {
            assert!(texts.split(" | ").any(|text| text == title), "{title}: {texts}");
        }
    }
}
