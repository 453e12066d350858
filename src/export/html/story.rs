//! The steps of the story: radio buttons, so that arrow keys walk them, and what is said in each.

use super::{HtmlPage, HtmlStep, kpi, names};
use crate::export::markup::Markup;
use crate::export::svg::{Pen, open_svg, write_items};
use crate::scene::{Scene, Target};

/// The panel beside the map.
pub(super) fn write(markup: &mut Markup, page: &HtmlPage<'_>) {
    let lang = page.lang;
    let count = page.steps.len();
    markup.line().open("section").attr("class", "story").attr("aria-labelledby", "story-title");
    markup.line().open("h2").attr("id", "story-title");
    markup.text(&lang.page_story()).close();
    let mut dots = markup.line().open("div");
    dots.attr("class", "dots").attr("role", "radiogroup").attr("aria-labelledby", "story-title");
    write_dot(markup, 0, &lang.page_whole_map());
    for (i, step) in page.steps.iter().enumerate() {
        let label = [&lang.page_step(i + 1, count), step.title.as_str()].join(": ");
        write_dot(markup, i + 1, label.trim_end_matches(": "));
    }
    markup.line().close();
    markup.line().open("div").attr("id", names::said(0).as_str()).attr("class", "said hint");
    write_walk(markup, page, 0);
    markup.line().open("p");
    markup.text(&lang.page_how()).close();
    markup.close();
    for (i, step) in page.steps.iter().enumerate() {
        write_step(markup, page, i + 1, step);
    }
    markup.line().close();
}

fn write_dot(markup: &mut Markup, place: usize, label: &str) {
    let mut tag = markup.line().open("input");
    tag.attr("type", "radio").attr("name", "step").attr("id", names::step(place).as_str());
    tag.attr("class", if place == 0 { "dot" } else { "dot told" });
    tag.attr("aria-label", label).attr("aria-describedby", names::said(place).as_str());
    if place == 0 {
        tag.attr("checked", "checked");
    }
    markup.close();
}

fn write_step(markup: &mut Markup, page: &HtmlPage<'_>, place: usize, step: &HtmlStep) {
    markup.line().open("div").attr("id", names::said(place).as_str()).attr("class", "said");
    write_walk(markup, page, place);
    markup.line().open("p").attr("class", "place");
    markup.text(&page.lang.page_step(place, page.steps.len())).close();
    for (tag, class, said) in [("h3", "about", &step.title), ("p", "sentence", &step.sentence)] {
        if !said.is_empty() {
            markup.line().open(tag).attr("class", class).attr("dir", "auto");
            markup.text(said).close();
        }
    }
    write_lit(markup, page, step);
    if let Some(chart) = &step.chart {
        write_chart(markup, chart);
    }
    markup.line().close();
}

/// The lit cards by name, for whoever can't see them.
fn write_lit(markup: &mut Markup, page: &HtmlPage<'_>, step: &HtmlStep) {
    let lit = page.objectives().filter(|objective| step.lit.contains(&Target::Objective(objective.id)));
    let mut lit = lit.peekable();
    if lit.peek().is_none() {
        return;
    }
    markup.line().open("ul").attr("class", "lit").attr("aria-label", page.lang.page_lit().as_ref());
    for objective in lit {
        markup.open("li");
        markup.open("span").attr("class", "code-text");
        markup.text(&objective.code).close().text(" ");
        markup.open("bdi");
        markup.text(&objective.name).close().close();
    }
    markup.close();
}

fn write_chart(markup: &mut Markup, chart: &Scene) {
    let mut tag = open_svg(markup.line(), chart);
    tag.attr("class", "chart").attr("aria-label", chart.title.as_str()).attr("style", kpi::Behind(chart.background));
    write_items(markup, &chart.items, &Pen { has_title: |_| false, ..Pen::default() });
    markup.line().close();
}

/// Labels of the steps before and after, for a finger or a mouse, in the same place in every step; keys have the radio buttons themselves.
fn write_walk(markup: &mut Markup, page: &HtmlPage<'_>, place: usize) {
    markup.open("p").attr("class", "walk").attr("aria-hidden", "true");
    if let Some(before) = place.checked_sub(1) {
        markup.open("label").attr("for", names::step(before).as_str()).attr("class", "back");
        markup.text(&page.lang.page_back()).close();
    }
    // After the last step comes the whole map again.
    let (after, said) = match place {
        0 => (1, page.lang.page_start()),
        _ if place < page.steps.len() => (place + 1, page.lang.page_next()),
        _ => (0, page.lang.page_whole_map()),
    };
    markup.open("label").attr("for", names::step(after).as_str()).attr("class", "next");
    markup.text(&said).close();
    markup.close();
}
