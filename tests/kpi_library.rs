//! The KPI library: whole, in both languages, found by what a person types, and fit for any project.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use std::collections::BTreeSet;

use fourfold::edit::{Document, Edit, KpiEdit};
use fourfold::lang::Lang;
use fourfold::library::{Department, Filter, Group, Kind, LibraryKpi, Side, TemplateKind, kpis, new_project, search};
use fourfold::model::{Aggregation, CountedIds, Currency, Interval, KpiId, Nature, Rank, Stage, Unit};
use jiff::civil::date;

/// What startups ask for, stage by stage.
const STAGES: [(Stage, &[&str]); 5] = [
    (
        Stage::Attract,
        &[
            "organic_visits",
            "direct_visits",
            "paid_visits",
            "social_visits",
            "bounce_rate",
            "time_on_site",
            "likes_and_shares",
            "email_click_rate",
            "email_open_rate",
            "returning_visitors",
            "visitor_satisfaction",
        ],
    ),
    (Stage::Engage, &["trial_rate", "key_feature_use", "customer_feedback", "converting_conversations"]),
    (
        Stage::CreateValue,
        &["active_customers", "paying_customers", "revenue", "daily_time_in_product", "backlinks", "email_subscribers"],
    ),
    (Stage::Retain, &["churn_rate", "key_feature_use"]),
    (
        Stage::FinancialStability,
        &[
            "burn_rate",
            "cash_flow",
            "customer_acquisition_cost",
            "customer_lifetime_value",
            "ltv_to_cac",
            "revenue",
            "cost",
            "profit",
            "runway",
        ],
    ),
];

/// The six kinds without which a business does not survive.
const ESSENTIAL: [&str; 6] = [
    "potential_customers",
    "conversion_rate",
    "after_sales_satisfaction",
    "product_satisfaction",
    "team_success_index",
    "financial_index",
];

/// What departments measure.
const DEPARTMENTS: [(Department, &[&str]); 4] = [
    (
        Department::Marketing,
        &[
            "sales_qualified_leads",
            "total_leads",
            "customer_acquisition_cost",
            "marketing_expense_per_employee",
            "customer_lifetime_value",
            "deals_closed",
            "brand_awareness",
            "website_seo_score",
            "email_marketing",
            "cost_per_lead",
        ],
    ),
    (
        Department::CustomerCare,
        &[
            "average_response_time",
            "average_resolution_time",
            "open_requests",
            "calls_handled",
            "calls_transferred",
            "service_satisfaction",
            "customers_surveyed",
            "complaints",
            "self_service_completion",
            "knowledge_base_completeness",
            "cost_per_contact",
            "agent_cost",
        ],
    ),
    (
        Department::People,
        &[
            "new_hire_performance",
            "hiring_speed",
            "quality_of_hire",
            "time_to_productivity",
            "training_productivity_gain",
            "career_training_share",
            "profit_per_employee",
        ],
    ),
    (
        Department::Sales,
        &[
            "call_conversion",
            "sales_conversion",
            "average_sales_cycle",
            "lead_response_time",
            "new_customer_total_cost",
            "revenue_per_rep",
            "customer_lifetime_value",
            "repeat_purchase_rate",
        ],
    ),
];

#[track_caller]
fn entry(key: &str) -> &'static LibraryKpi {
    kpis().iter().find(|kpi| kpi.key == key).unwrap_or_else(|| panic!("no {key}"))
}

fn keys<'a>(found: impl IntoIterator<Item = &'a LibraryKpi>) -> Vec<&'a str> {
    found.into_iter().map(|kpi| kpi.key.as_str()).collect()
}

fn found(words: &str, lang: Lang) -> Vec<&'static str> {
    keys(search(&Filter::default(), words, lang))
}

#[test]
fn every_kpi_that_startups_and_departments_ask_for_is_there_once_and_nothing_else() {
    for (stage, wanted) in STAGES {
        for key in wanted {
            assert!(entry(key).stages().any(|other| other == stage), "{key} at {stage:?}");
        }
    }
    for (department, wanted) in DEPARTMENTS {
        for key in wanted {
            assert!(entry(key).departments.contains(&department), "{key} of {department:?}");
        }
    }
    assert_eq!(
        keys(kpis().iter().filter(|kpi| kpi.is_essential)).into_iter().collect::<BTreeSet<_>>(),
        ESSENTIAL.into()
    );
    let stages = STAGES.iter().flat_map(|(_, keys)| *keys);
    let departments = DEPARTMENTS.iter().flat_map(|(_, keys)| *keys);
    let wanted: BTreeSet<&str> = stages.chain(departments).copied().chain(ESSENTIAL).collect();
    let all = keys(kpis());
    assert_eq!(all.iter().copied().collect::<BTreeSet<_>>(), wanted);
    assert_eq!(all.len(), wanted.len(), "a key stands twice");
}

#[test]
fn every_text_is_filled_translated_and_clean() {
    for kpi in kpis() {
        let texts = [("name", &kpi.name), ("meaning", &kpi.meaning), ("formula", &kpi.formula)];
        for (field, text) in texts.into_iter().chain(kpi.trap.as_ref().map(|trap| ("trap", trap))) {
            let place = format!("{} {field}", kpi.key);
            assert_ne!(text.en, text.vi, "{place}");
            for text in [&text.en, &text.vi] {
                assert!(!text.is_empty() && text.trim() == text && !text.contains("  "), "{place}: {text:?}");
                assert_eq!(text.ends_with(['.', '!']), field != "name", "{place}: {text}");
                let missing: BTreeSet<char> = text.chars().filter(|c| !fourfold::text::has_glyph(*c)).collect();
                assert!(missing.is_empty(), "{place}: no glyph for {missing:?}");
            }
            assert!(field != "name" || text.en.chars().count().max(text.vi.chars().count()) <= 40, "{place}");
        }
    }
}

#[test]
fn names_are_unique_in_each_language() {
    for lang in Lang::ALL {
        let names: BTreeSet<&str> = kpis().iter().map(|kpi| kpi.name.get(lang)).collect();
        assert_eq!(names.len(), kpis().len(), "{}", lang.code());
    }
}

#[test]
fn values_are_put_together_as_their_unit_allows() {
    for kpi in kpis() {
        let unit = kpi.unit(Currency::VND);
        let is_rate = matches!(unit, Unit::Percent | Unit::Ratio | Unit::Duration(_) | Unit::Number);
        // Each customer is asked once a year, so these shares do add up.
        let adds_up = kpi.key == "customers_surveyed";
        assert!(!is_rate || adds_up || kpi.aggregation != Aggregation::Sum, "a sum of {}", kpi.key);
    }
    assert_eq!(entry("revenue").aggregation, Aggregation::Sum);
    assert_eq!(entry("paying_customers").aggregation, Aggregation::Last);
    assert_eq!(entry("churn_rate").aggregation, Aggregation::Mean);
}

#[test]
fn every_kpi_can_be_added_to_every_template_and_keeps_every_rule() {
    for template in [TemplateKind::Startup, TemplateKind::Saas] {
        for lang in Lang::ALL {
            let mut ids = CountedIds::default();
            let mut project = new_project(template, lang, date(2026, 11, 23), &mut ids).unwrap();
            project.currency = Currency::VND;
            let objective = project.objectives_in_order()[0].id;
            let mut document = Document::saved(project);
            let mut rank = None;
            for entry in kpis() {
                let id = KpiId::new(&mut ids);
                let next = Rank::between(rank.as_ref(), None);
                let kpi = entry.kpi(lang, document.project().currency, id, objective, next.clone());
                rank = Some(next);
                document.apply(Edit::Kpi(KpiEdit::Add(Box::new(kpi)))).unwrap_or_else(|e| panic!("{}: {e}", entry.key));
                let added = document.project().kpis[&id].clone();
                assert_eq!(added.name, entry.name.get(lang));
                assert_eq!(added.collection, entry.formula.get(lang));
                assert_eq!(added.scope, entry.meaning.get(lang));
                assert_eq!(added.objectives, [objective]);
                assert_eq!((added.interval, added.aggregation), (entry.interval, entry.aggregation));
                assert_eq!((added.nature, added.stage), (Some(entry.nature()), entry.stages().next()));
                assert!((added.baseline, added.minimum, added.target) == (None, None, None));
                assert!(!matches!(added.unit, Unit::Currency(currency) if currency != Currency::VND));
            }
            assert_eq!(document.project().check(), []);
        }
    }
    assert_eq!(entry("revenue").unit(Currency::VND), Unit::Currency(Currency::VND));
}

#[test]
fn names_are_found_without_diacritics_case_or_order() {
    assert_eq!(found("ty le roi bo", Lang::Vi)[0], "churn_rate");
    assert_eq!(found("RỜI BỎ", Lang::Vi)[0], "churn_rate");
    assert_eq!(found("bo roi", Lang::Vi)[0], "churn_rate");
    assert_eq!(found("dot tien", Lang::Vi)[0], "burn_rate");
    assert!(found("cac", Lang::En).starts_with(&["customer_acquisition_cost", "ltv_to_cac"]));
    assert_eq!(found("so kh tr", Lang::Vi)[0], "paying_customers");
    assert_eq!(found("zzz", Lang::En), [""; 0]);
    assert_eq!(found("  ", Lang::En).len(), kpis().len());
}

/// How well an English name matches one word, found in a way of its own: padded, so that a blank stands for a boundary.
fn degree(name: &str, word: &str) -> usize {
    let spaced: String =
        name.chars().map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { ' ' }).collect();
    if spaced.starts_with(word) {
        0
    } else if format!(" {spaced}").contains(&format!(" {word}")) {
        1
    } else {
        2 + usize::from(!spaced.contains(word))
    }
}

#[test]
fn the_best_matches_come_first_and_none_is_missing() {
    let names: Vec<String> = kpis().iter().map(|kpi| kpi.name.en.to_ascii_lowercase()).collect();
    let words: BTreeSet<&str> = names.iter().flat_map(|name| (0..name.len() - 3).map(|at| &name[at..at + 3])).collect();
    let words = words.into_iter().filter(|word| word.bytes().all(|c| c.is_ascii_alphanumeric()));
    let mut count = 0;
    for word in words {
        let found = search(&Filter::default(), word, Lang::En);
        let degrees: Vec<usize> = found.iter().map(|kpi| degree(&kpi.name.en, word)).collect();
        assert!(degrees.is_sorted(), "{word}: {:?}", keys(found));
        let with = kpis().iter().filter(|kpi| degree(&kpi.name.en, word) < 3).count();
        assert_eq!(degrees.iter().filter(|degree| **degree < 3).count(), with, "{word}");
        count += 1;
    }
    assert!(count > 200, "{count}");
    let revenue = found("revenue", Lang::En);
    assert_eq!(revenue[..2], ["revenue", "revenue_per_rep"]);
    assert!(revenue.contains(&"profit"), "in its meaning: {revenue:?}");
}

#[test]
fn the_name_in_the_other_language_is_found_after_those_in_ones_own() {
    assert_eq!(found("churn", Lang::Vi), ["churn_rate"]);
    assert_eq!(found("doanh thu", Lang::En), ["revenue", "revenue_per_rep"]);
    let rate = found("rate", Lang::Vi);
    assert!(rate.len() > 5 && rate.iter().all(|key| entry(key).name.en.to_lowercase().contains("rate")));
}

#[test]
fn filters_let_through_what_they_say_and_work_together() {
    let with = |filter: Filter| keys(search(&filter, "", Lang::En));
    for stage in Stage::ALL {
        let found = search(&Filter { stage: Some(stage), ..Filter::default() }, "", Lang::En);
        assert!(!found.is_empty() && found.iter().all(|kpi| kpi.stages().any(|other| other == stage)));
    }
    for department in Department::ALL {
        let found = search(&Filter { department: Some(department), ..Filter::default() }, "", Lang::En);
        assert!(!found.is_empty() && found.iter().all(|kpi| kpi.departments.contains(&department)));
    }
    for side in Side::ALL {
        let found = search(&Filter { side: Some(side), ..Filter::default() }, "", Lang::En);
        assert!(found.len() > 5 && found.iter().all(|kpi| kpi.side == side), "{side:?}");
    }
    let kind = |kind| with(Filter { kind: Some(kind), ..Filter::default() });
    assert_eq!(kind(Kind::Essential).into_iter().collect::<BTreeSet<_>>(), ESSENTIAL.into());
    assert_eq!(kind(Kind::Leading).len() + kind(Kind::Lagging).len(), kpis().len());
    assert!(kind(Kind::Leading).into_iter().all(|key| entry(key).nature() == Nature::Leading));
    let both = Filter { department: Some(Department::Sales), side: Some(Side::Financial), ..Filter::default() };
    assert_eq!(
        with(both).into_iter().collect::<BTreeSet<_>>(),
        ["customer_lifetime_value", "new_customer_total_cost", "revenue", "revenue_per_rep"].into()
    );
    let words = Filter { stage: Some(Stage::Retain), ..Filter::default() };
    assert_eq!(keys(search(&words, "churn", Lang::En)), ["churn_rate"]);
    assert!(search(&words, "backlinks", Lang::En).is_empty());
}

#[test]
fn the_list_goes_from_the_essential_ones_through_the_stages_to_the_departments() {
    let groups: Vec<Group> = kpis().iter().map(LibraryKpi::group).collect();
    assert!(groups.is_sorted());
    let distinct: BTreeSet<Group> = groups.iter().copied().collect();
    let stages = Stage::ALL.map(Group::Stage);
    assert!(distinct.contains(&Group::Essential) && stages.iter().all(|stage| distinct.contains(stage)));
    assert_eq!(groups.iter().filter(|group| **group == Group::Essential).count(), 6);
    assert!(kpis().iter().any(|kpi| kpi.interval == Interval::Week));
}
