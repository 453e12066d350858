//! The map, with a button on every card that shows what is behind it.

use super::list::write_summary;
use super::{HtmlObjective, HtmlPage, kpi, names, sheet};
use crate::export::markup::{Markup, Value, ValueWriter};
use crate::export::svg::{Pen, open_svg, write_items};
use crate::geometry::{Rect, pt};
use crate::model::{Hue, ObjectiveId};
use crate::scene::{Form, Group, Item, Row, Scene, Target};

/// Space round what is left of the map: lines are half outside of what they surround.
const MARGIN: f32 = 2.0;

/// The map without mission and vision, which the page says in its heading, cut to what is left.
pub(super) fn picture(map: &Scene) -> Scene {
    let is_header =
        |item: &&Item| matches!(item, Item::Group(Group { target: Some(Target::Mission | Target::Vision), .. }));
    let items: Vec<Item> = map.items.iter().filter(|item| !is_header(item)).cloned().collect();
    let all = map.bounds;
    let bounds = items.iter().filter_map(area_of).reduce(|a, b| a.union(&b)).map_or(all, |area| {
        let area = area.expand(MARGIN);
        let low = pt(area.min.x.max(all.min.x), area.min.y.max(all.min.y));
        Rect { min: low, max: pt(area.max.x.min(all.max.x).max(low.x), area.max.y.min(all.max.y).max(low.y)) }
    });
    Scene { bounds, items, ..map.clone() }
}

/// What an item covers.
fn area_of(item: &Item) -> Option<Rect> {
    match item {
        Item::Group(group) => Some(group.area),
        Item::Text(text) => {
            let size = text.style.size;
            let row = |row: &Row| Rect::new(row.x, row.baseline - size, row.width, size * 1.3);
            text.rows.iter().map(row).reduce(|a, b| a.union(&b))
        }
        Item::Shape(shape) => Some(match &shape.form {
            Form::Rect(rect, _) | Form::Circle(rect) => *rect,
            Form::Path(path) => path.bounds(),
        }),
        Item::Hit(_) => None,
    }
}

/// The steps in which a card or an arrow is lit, as words; nothing for what is lit always.
fn steps_of(page: &HtmlPage<'_>, target: Target) -> Option<String> {
    if page.steps.is_empty() || !matches!(target, Target::Objective(_) | Target::Link(_)) {
        return None;
    }
    let is_lit = |place: &usize| page.steps.get(place - 1).is_some_and(|step| step.lit.contains(&target));
    let steps: Vec<String> = (1..=page.steps.len()).filter(is_lit).map(names::step).collect();
    Some(steps.join(" "))
}

/// The map and, under it, what its marks mean.
pub(super) fn write(markup: &mut Markup, page: &HtmlPage<'_>) {
    let map = picture(page.map);
    markup.line().open("section").attr("class", "map").attr("aria-labelledby", "map-title");
    markup.line().open("h2").attr("id", "map-title").attr("class", "unseen");
    markup.text(&page.lang.untitled_map()).close();
    markup.line().open("div").attr("class", "stage");
    markup.open("div").attr("class", "ground");
    let mut tag = open_svg(markup.line(), &map);
    tag.attr("id", "map").attr("aria-label", map.title.as_str()).attr("style", kpi::Behind(map.background));
    let mark = |group: &Group, tag: &mut crate::export::markup::Attributes<'_>| {
        if let Some(target) = group.target {
            tag.attr("id", names::on_map(target).as_str());
            if let Some(steps) = steps_of(page, target) {
                tag.attr("data-steps", steps.as_str());
            }
        }
    };
    // A title shows under the pointer: good for arrows, a nuisance where a button shows more.
    let has_title = |group: &Group| matches!(group.target, Some(Target::Link(_)));
    write_items(markup, &map.items, &Pen { mark: &mark, has_title });
    markup.line().close();
    write_buttons(markup, page, &map);
    markup.line().close();
    markup.close();
    if page.objectives().any(|objective| objective.status.is_some()) {
        write_legend(markup, page);
    }
    markup.line().close();
}

fn write_buttons(markup: &mut Markup, page: &HtmlPage<'_>, map: &Scene) {
    let mut cards = Vec::new();
    cards_of(&map.items, &mut cards);
    for perspective in page.perspectives {
        for objective in &perspective.objectives {
            if let Some((_, label, rect)) = cards.iter().find(|(id, ..)| *id == objective.id) {
                let place = Place { rect: *rect, within: map.bounds };
                let steps = steps_of(page, Target::Objective(objective.id));
                write_button(markup, objective, label, steps, place);
                write_detail(markup, page, objective, perspective.hue, place);
            }
        }
    }
}

/// Cards with their labels and places.
fn cards_of<'a>(items: &'a [Item], cards: &mut Vec<(ObjectiveId, &'a str, Rect)>) {
    for item in items {
        let Item::Group(group) = item else { continue };
        let hit = group.items.iter().find_map(|item| match item {
            Item::Hit(hit) => Some(hit.area),
            Item::Group(_) | Item::Text(_) | Item::Shape(_) => None,
        });
        match (group.target, hit) {
            (Some(Target::Objective(id)), Some(area)) => cards.push((id, &group.label, area)),
            _ => cards_of(&group.items, cards),
        }
    }
}

fn write_button(markup: &mut Markup, objective: &HtmlObjective, label: &str, steps: Option<String>, place: Place) {
    let mut tag = markup.line().open("button");
    tag.attr("type", "button").attr("class", "hit").attr("popovertarget", names::detail(objective.id).as_str());
    tag.attr("aria-label", label).attr("style", place);
    if let Some(steps) = steps {
        tag.attr("data-lit", steps.as_str());
    }
    markup.close();
}

/// What a card shows beside itself while it is pointed at, and in the middle of the window when it was opened.
fn write_detail(markup: &mut Markup, page: &HtmlPage<'_>, objective: &HtmlObjective, hue: Hue, place: Place) {
    let id = names::detail(objective.id);
    let class = format!("detail {}", sheet::hue_class(hue));
    let mut tag = markup.line().open("div");
    tag.attr("id", id.as_str()).attr("class", class.as_str()).attr("popover", "auto").attr("role", "dialog");
    tag.attr("aria-label", objective.name.as_str()).attr("style", Beside(place));
    markup.open("div").attr("class", "detail-head");
    write_summary(markup, page, objective, "h3", None);
    if objective.kpis.is_empty() {
        markup.line().open("p").attr("class", "about");
        markup.text(&page.lang.score_no_kpi()).close();
    }
    for kpi in &objective.kpis {
        markup.line().open("div").attr("class", "kpi");
        markup.open("p").attr("class", "kpi-words");
        kpi::write_words(markup, kpi, page.lang);
        markup.close();
        kpi::write_chart(markup, kpi);
        markup.close();
    }
    let mut tag = markup.line().open("button");
    tag.attr("type", "button").attr("class", "close").attr("popovertarget", id.as_str());
    tag.attr("popovertargetaction", "hide");
    markup.text(&page.lang.page_close()).close();
    markup.close();
}

fn write_legend(markup: &mut Markup, page: &HtmlPage<'_>) {
    markup.line().open("ul").attr("class", "legend");
    for status in kpi::STATUSES {
        markup.open("li");
        kpi::write_mark(markup, status, None);
        markup.text(&status.text(page.lang)).close();
    }
    markup.close();
}

/// A place on the map, in percent, so that it grows and shrinks with it.
#[derive(Clone, Copy)]
struct Place {
    rect: Rect,
    within: Rect,
}

impl Place {
    /// The parts of the map left of, above, right of and below the place, in percent.
    fn around(&self) -> [f32; 4] {
        let (low, high) = (self.rect.min - self.within.min, self.within.max - self.rect.max);
        let (width, height) = (self.within.width().max(1.0), self.within.height().max(1.0));
        [low.x / width, low.y / height, high.x / width, high.y / height].map(|part| part * 100.0)
    }
}

impl Value for Place {
    fn write(self, to: &mut ValueWriter<'_>) {
        let around = self.around();
        for (side, part) in ["left:", "%;top:", "%;right:", "%;bottom:"].into_iter().zip(around) {
            to.text(side).number(part);
        }
        to.text("%");
    }
}

/// Beside a place, on the side where there is more room.
struct Beside(Place);

impl Value for Beside {
    fn write(self, to: &mut ValueWriter<'_>) {
        let [left, top, right, bottom] = self.0.around();
        let middle = self.0.rect.center() - self.0.within.center();
        let (side, part) = if middle.x < 0.0 { ("--left:", left) } else { ("--right:", right) };
        to.text(side).number(part);
        let (side, part) = if middle.y < 0.0 { ("%;--top:", 100.0 - bottom) } else { ("%;--bottom:", 100.0 - top) };
        to.text(side).number(part).text("%");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geometry::Size;

    #[test]
    fn a_place_is_told_in_percent_of_the_map() {
        let within = Rect::from_min_size(pt(10.0, 20.0), Size::new(200.0, 100.0));
        let place = Place { rect: Rect::new(30.0, 30.0, 50.0, 20.0), within };
        assert_eq!(place.around(), [10.0, 10.0, 65.0, 70.0]);
    }
}
