//! For a first meeting: no value, no target and no scale is in the file, wherever one looks for it.

use std::collections::BTreeSet;

use fourfold::analysis::Analysis;
use fourfold::export::{Content, Format, html_perspectives};
use fourfold::lang::Lang;
use fourfold::library::TemplateKind;
use fourfold::model::Project;
use fourfold::scene::Figures;
use fourfold::scene::chart::compare::Comparison;

use super::{DAY, made, order, template, texts};

/// Values and targets of all KPIs as they are written, without spaces; very short ones stand by chance anywhere.
fn figures(project: &Project, lang: Lang) -> BTreeSet<String> {
    let analysis = Analysis::of(project, DAY);
    let perspectives = html_perspectives(project, &analysis, lang, true, &mut |_| None);
    let kpis = perspectives.iter().flat_map(|p| &p.objectives).flat_map(|o| &o.kpis);
    let figures = kpis.flat_map(|kpi| [&kpi.value, &kpi.target]).map(|text| text.split_whitespace().collect());
    figures.filter(|text: &String| text.chars().count() > 3 && text.contains(|c: char| c.is_ascii_digit())).collect()
}

/// Those of them that a file has.
fn found(project: &std::sync::Arc<Project>, lang: Lang, content: Content, format: Format, figures: Figures) -> Found {
    let mut order = order(content, format);
    (order.outlook.figures, order.outlook.lang) = (figures, lang);
    let text: String = made(project, &order).unwrap().iter().map(|piece| texts::of(format, piece)).collect();
    let all = self::figures(project, lang);
    let values = all.into_iter().filter(|value| text.contains(value.as_str())).collect();
    Found { values, has_signs: text.contains(['$', '%', '₫']), text }
}

struct Found {
    values: Vec<String>,
    has_signs: bool,
    text: String,
}

#[test]
fn hidden_numbers_are_in_no_text_of_a_file() {
    for lang in Lang::ALL {
        let project = template(TemplateKind::Saas, lang);
        assert!(figures(&project, lang).len() > 12, "{:?}", figures(&project, lang));
        // In the middle of the story, a step with a chart has a scale too.
        let kpi = project.kpis_in_order().iter().find(|kpi| kpi.name == "MRR").unwrap().id;
        let compared = Content::Comparison(Comparison::ALL);
        for (content, least) in
            [(Content::Map, 6), (Content::Story, 6), (Content::Chart(kpi), 1), (Content::Step(2), 0), (compared, 0)]
        {
            for format in content.formats().iter().copied().filter(|format| *format != Format::Png) {
                let what = format!("{} {content:?} {format:?}", lang.code());
                let shown = found(&project, lang, content, format, Figures::Shown);
                assert!(shown.values.len() >= least && shown.has_signs, "{what}: {:?}", shown.values);
                let hidden = found(&project, lang, content, format, Figures::Hidden);
                assert_eq!(hidden.values, [""; 0], "{what}");
                let sign = hidden.text.find(['$', '%', '₫']).map(|at| {
                    let from = hidden.text.floor_char_boundary(at.saturating_sub(80));
                    &hidden.text[from..hidden.text.ceil_char_boundary(at + 40)]
                });
                assert_eq!(sign, None, "{what}");
            }
        }
    }
}

/// A name, a code and a status are no numbers, so they stay.
#[test]
fn what_is_no_number_stays() {
    let project = template(TemplateKind::Saas, Lang::En);
    let hidden = found(&project, Lang::En, Content::Map, Format::Svg, Figures::Hidden);
    for objective in project.map.objectives() {
        let name: String = objective.name.split_whitespace().collect();
        assert!(hidden.text.contains(&name), "{name}");
    }
    assert!(hidden.text.contains("ontrack"));
}
