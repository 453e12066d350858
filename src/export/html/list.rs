//! Everything on the map as a list, to be read on a phone, on paper or by ear.

use super::{HtmlKpi, HtmlObjective, HtmlPage, HtmlPerspective, kpi, names, sheet};
use crate::export::markup::Markup;

/// The list under the map.
pub(super) fn write(markup: &mut Markup, page: &HtmlPage<'_>) {
    markup.line().open("section").attr("id", "list").attr("class", "list").attr("aria-labelledby", "list-title");
    markup.line().open("h2").attr("id", "list-title");
    markup.text(&page.lang.page_list()).close();
    for perspective in page.perspectives {
        write_perspective(markup, page, perspective);
    }
    markup.line().close();
}

fn write_perspective(markup: &mut Markup, page: &HtmlPage<'_>, perspective: &HtmlPerspective) {
    let class = format!("band {}", sheet::hue_class(perspective.hue));
    let (id, name) = (perspective.id.to_string(), format!("name-{}", perspective.id));
    let mut tag = markup.line().open("section");
    tag.attr("id", id.as_str()).attr("class", class.as_str()).attr("aria-labelledby", name.as_str());
    markup.line().open("h3").attr("id", name.as_str()).attr("dir", "auto");
    markup.text(&perspective.name).close();
    if !perspective.question.is_empty() {
        markup.line().open("p").attr("class", "question").attr("dir", "auto");
        markup.text(&perspective.question).close();
    }
    markup.line().open("div").attr("class", "objectives");
    for objective in &perspective.objectives {
        write_objective(markup, page, objective);
    }
    markup.line().close().close();
}

fn write_objective(markup: &mut Markup, page: &HtmlPage<'_>, objective: &HtmlObjective) {
    let (id, name) = (names::listed(objective.id), names::listed_name(objective.id));
    let mut tag = markup.line().open("article");
    tag.attr("id", id.as_str()).attr("class", "objective").attr("aria-labelledby", name.as_str());
    markup.line().open("div").attr("class", "objective-head");
    write_summary(markup, page, objective, "h4", Some(&name));
    if !objective.owner.is_empty() {
        write_fact(markup, &page.lang.score_owner());
        markup.open("bdi");
        markup.text(&objective.owner).close().close();
    }
    write_effects(markup, page, objective);
    write_kpis(markup, page, &objective.kpis);
    markup.line().close();
}

/// Opens a line that starts with what it is about.
fn write_fact(markup: &mut Markup, about: &str) {
    markup.line().open("p").attr("class", "fact");
    markup.open("span").attr("class", "fact-name");
    markup.text(about).close().text(" ");
}

fn write_effects(markup: &mut Markup, page: &HtmlPage<'_>, objective: &HtmlObjective) {
    let effects: Vec<&HtmlObjective> = objective.leads_to.iter().filter_map(|id| page.objective(*id)).collect();
    if effects.is_empty() {
        return;
    }
    write_fact(markup, &page.lang.leads_to());
    for (i, effect) in effects.into_iter().enumerate() {
        if i > 0 {
            markup.text(", ");
        }
        markup.open("a").attr("href", names::link_to(&names::listed(effect.id)).as_str());
        markup.text(&effect.code).text(" ");
        markup.open("bdi");
        markup.text(&effect.name).close().close();
    }
    markup.close();
}

fn write_kpis(markup: &mut Markup, page: &HtmlPage<'_>, kpis: &[HtmlKpi]) {
    if kpis.is_empty() {
        markup.line().open("p").attr("class", "fact");
        markup.text(&page.lang.score_no_kpi()).close();
        return;
    }
    markup.line().open("ul").attr("class", "kpis");
    for kpi in kpis {
        markup.line().open("li").attr("class", "kpi");
        if kpi.chart.is_some() {
            markup.open("details");
            markup.open("summary").attr("class", "kpi-words");
            kpi::write_words(markup, kpi, page.lang);
            markup.close();
            kpi::write_chart(markup, kpi);
            markup.close();
        } else {
            markup.open("p").attr("class", "kpi-words");
            kpi::write_words(markup, kpi, page.lang);
            markup.close();
        }
        markup.close();
    }
    markup.line().close();
}

/// Code, name and status of an objective in the element that is open, which it closes, and its description below.
pub(super) fn write_summary(
    markup: &mut Markup,
    page: &HtmlPage<'_>,
    objective: &HtmlObjective,
    heading: &'static str,
    id: Option<&str>,
) {
    markup.open("span").attr("class", "code");
    markup.text(&objective.code).close().text(" ");
    let mut tag = markup.open(heading);
    if let Some(id) = id {
        tag.attr("id", id);
    }
    tag.attr("dir", "auto");
    markup.text(&objective.name).close();
    if let Some(status) = objective.status {
        kpi::write_mark(markup, status, Some(&status.text(page.lang)));
    }
    markup.close();
    if !objective.description.is_empty() {
        markup.line().open("p").attr("class", "about").attr("dir", "auto");
        markup.text(&objective.description).close();
    }
}
