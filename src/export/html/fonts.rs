//! The fonts of a page: each file once, however many pictures use it.

use super::HtmlPage;
use crate::export::svg::UsedFonts;
use crate::text::Weight;

/// The weights that the style sheet names.
const OWN: [Weight; 3] = [Weight::Regular, Weight::Semibold, Weight::Bold];

/// What the page's own words and its pictures need.
pub(super) fn used(page: &HtmlPage<'_>) -> UsedFonts {
    let mut fonts = UsedFonts::default();
    fonts.add_items(&page.map.items);
    let mut words = vec![page.title, page.heading, page.subheading, page.note];
    for perspective in page.perspectives {
        words.extend([perspective.name.as_str(), &perspective.question]);
    }
    for objective in page.objectives() {
        words.extend([objective.code.as_str(), &objective.name, &objective.description, &objective.owner]);
        for kpi in &objective.kpis {
            words.extend([kpi.name.as_str(), &kpi.value, &kpi.target, &kpi.words]);
            kpi.chart.iter().for_each(|chart| fonts.add_items(&chart.items));
        }
    }
    for step in page.steps {
        words.extend([step.title.as_str(), &step.sentence]);
        step.chart.iter().for_each(|chart| fonts.add_items(&chart.items));
    }
    for weight in OWN {
        for text in &words {
            fonts.add(text, weight);
        }
    }
    fonts
}
