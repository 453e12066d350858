//! The HTML page, re-read by a reader of XML; `tests/export/html.py` looks at it in a browser.
//!
//! With `FOURFOLD_PAGES` naming a folder, the pages are kept there for that, each with what it should show.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on fails")]

#[path = "html/pages.rs"]
mod pages;

use std::collections::BTreeSet;

use fourfold::export::{HtmlOptions, SvgFonts, html};
use fourfold::lang::Lang;
use fourfold::library::TemplateKind;
use fourfold::scene::{Item, Target};
use fourfold::theme::Look;
use pages::Story;
use roxmltree::{Document, Node, ParsingOptions};

const SVG: &str = "http://www.w3.org/2000/svg";
const HOSTILE: [&str; 7] = [
    "</style></script><script>alert(1)</script>",
    "]]> <![CDATA[ <!-- --> <?xml?> <!DOCTYPE x> &a; &#0; &amp;lt;",
    "\" onload=\"alert(1)\" ' style='x",
    "\u{202e}evil\u{202c} \u{200f}\u{2066}\u{feff}",
    "\u{10ffff}\u{1f600}\u{fffd}\u{7f}\u{85}\u{1}\u{b}\0",
    "=1+1 @import url(http://example.org) javascript:alert(1)",
    "}body{display:none}\\3c script\\3e expression(1)",
];

fn read(page: &str) -> Document<'_> {
    Document::parse_with_options(page, ParsingOptions { allow_dtd: true, ..ParsingOptions::default() }).unwrap()
}

fn complete(story: &Story) -> String {
    html(&story.page(), &HtmlOptions::default())
}

/// The page without its fonts: quick to read.
fn written(story: &Story) -> String {
    html(&story.page(), &HtmlOptions { fonts: SvgFonts::Referenced })
}

fn text_of(node: Node<'_, '_>) -> String {
    let parts = node.descendants().filter(Node::is_text).map(|node| node.text().unwrap_or_default());
    parts.collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

fn by_id<'a>(document: &'a Document<'a>, id: &str) -> Node<'a, 'a> {
    document.descendants().find(|node| node.attribute("id") == Some(id)).unwrap_or_else(|| panic!("no {id}"))
}

fn sample(lang: Lang) -> Story {
    Story::of(TemplateKind::Saas, lang, Look::Light, true)
}

#[test]
fn everything_is_told_in_words() {
    for lang in Lang::ALL {
        let story = sample(lang);
        let page = written(&story);
        let document = read(&page);
        let list = by_id(&document, "list");
        let mut kpis = 0;
        for perspective in &story.perspectives {
            let band = text_of(by_id(&document, &perspective.id.to_string()));
            assert!(band.contains(&perspective.name) && band.contains(&perspective.question));
            for objective in &perspective.objectives {
                let node = by_id(&document, &objective.id.to_string());
                assert!(node.ancestors().any(|above| above == list));
                let said = text_of(node);
                for word in [&objective.code, &objective.name, &objective.description, &objective.owner] {
                    assert!(said.contains(word.as_str()), "{word} in {said}");
                }
                let detail = text_of(by_id(&document, &format!("detail-{}", objective.id)));
                assert!(detail.contains(&objective.name));
                for kpi in &objective.kpis {
                    for word in [&kpi.name, &kpi.value, &kpi.target, &kpi.words] {
                        assert!(said.contains(word.as_str()) && detail.contains(word.as_str()), "{word} in {said}");
                    }
                    kpis += 1;
                }
            }
        }
        assert!(kpis > 10, "{kpis}");
        for (i, step) in story.steps.iter().enumerate() {
            let said = text_of(by_id(&document, &format!("said-{}", i + 1)));
            assert!(said.contains(&step.title) && said.contains(&step.sentence));
        }
        let heading = document.descendants().find(|node| node.has_tag_name("h1")).unwrap();
        assert_eq!(text_of(heading), story.project.mission);
        let map = by_id(&document, "map");
        let first = story.project.mission.split(' ').take(3).collect::<Vec<_>>().join(" ");
        assert!(!text_of(map).contains(&first), "the heading says it, so the map need not");
        assert_eq!(document.root_element().attribute("lang"), Some(lang.code()));
    }
}

#[test]
fn the_page_runs_nothing_and_loads_nothing() {
    let story = sample(Lang::En);
    let page = complete(&story);
    let document = read(&page);
    let head = document.descendants().find(|node| node.has_tag_name("head")).unwrap();
    let second = head.children().filter(Node::is_element).nth(1).unwrap();
    assert_eq!(second.attribute("http-equiv"), Some("Content-Security-Policy"));
    let policy = second.attribute("content").unwrap();
    assert!(policy.starts_with("default-src 'none';") && !policy.contains("script") && !policy.contains("http"));
    assert_eq!(page.matches("http").count(), page.matches(SVG).count() + 1, "the name of the policy");
    for word in ["<script", "@import", "javascript:", "url(http", "url(//"] {
        assert!(!page.contains(word), "{word}");
    }
    assert_eq!(page.matches("url(").count(), page.matches("url(data:font/ttf;base64,").count());
    for attribute in document.descendants().flat_map(|node| node.attributes()) {
        assert!(!attribute.name().starts_with("on") && !["src", "action"].contains(&attribute.name()), "{attribute:?}");
        assert!(attribute.name() != "href" || attribute.value().starts_with('#'), "{attribute:?}");
    }
}

#[test]
fn each_font_file_stands_in_the_page_once() {
    let story = sample(Lang::Vi);
    let page = complete(&story);
    let mut faces: Vec<&str> = page.lines().filter(|line| line.starts_with("@font-face")).collect();
    assert!((3..=5).contains(&faces.len()), "{}", faces.len());
    faces.dedup();
    assert_eq!(faces.len(), page.matches("@font-face").count());
    assert!(!written(&story).contains("@font-face"));
    println!("{} bytes, {} without fonts", page.len(), written(&story).len());
}

#[test]
fn ids_are_unique_and_every_reference_leads_somewhere() {
    for kind in [TemplateKind::Saas, TemplateKind::Startup, TemplateKind::Empty] {
        let story = Story::of(kind, Lang::En, Look::Dark, true);
        let page = written(&story);
        let document = read(&page);
        let all: Vec<&str> = document.descendants().filter_map(|node| node.attribute("id")).collect();
        let ids: BTreeSet<&str> = all.iter().copied().collect();
        assert_eq!(ids.len(), all.len());
        let mut references = 0;
        for attribute in document.descendants().flat_map(|node| node.attributes()) {
            let targets = match attribute.name() {
                "href" => attribute.value().trim_start_matches('#'),
                "for" | "aria-labelledby" | "aria-describedby" | "popovertarget" => attribute.value(),
                _ => continue,
            };
            for target in targets.split(' ') {
                assert!(ids.contains(target), "{attribute:?}");
                references += 1;
            }
        }
        let style = document.descendants().find(|node| node.has_tag_name("style")).unwrap().text().unwrap();
        for rule in style.lines().filter(|line| line.starts_with("body:has(#step-")) {
            for id in rule.split('#').skip(1).filter_map(|rest| rest.split([':', '{', ' ']).next()) {
                assert!(ids.contains(id), "{rule}");
                references += 1;
            }
        }
        assert!(references > 5, "{references}");
    }
}

#[test]
fn each_step_lights_just_its_cards_and_arrows() {
    let story = sample(Lang::En);
    let page = written(&story);
    let document = read(&page);
    for (i, step) in story.steps.iter().enumerate() {
        let name = format!("step-{}", i + 1);
        let is_lit =
            |node: &Node<'_, '_>| node.attribute("data-steps").is_some_and(|s| s.split(' ').any(|s| s == name));
        let lit: BTreeSet<&str> =
            document.descendants().filter(is_lit).filter_map(|node| node.attribute("id")).collect();
        let wanted: BTreeSet<String> = step
            .lit
            .iter()
            .map(|target| match target {
                Target::Objective(id) => format!("map-{id}"),
                Target::Link(id) => format!("map-{id}"),
                other => panic!("{other:?}"),
            })
            .collect();
        assert!(lit.iter().copied().eq(wanted.iter().map(String::as_str)));
        let dims = page.lines().filter(|line| line.contains(&format!("#{name}:checked")) && line.contains("opacity"));
        assert_eq!(dims.count(), usize::from(!step.lit.is_empty()), "where nothing is lit, everything is");
    }
    let marked = document.descendants().filter(|node| node.has_attribute("data-steps")).count();
    assert_eq!(marked, story.project.map.objectives().len() + story.project.map.links().len());
    let radios: Vec<Node<'_, '_>> =
        document.descendants().filter(|node| node.attribute("type") == Some("radio")).collect();
    assert_eq!(radios.len(), story.steps.len() + 1);
    assert!(radios.iter().all(|node| node.attribute("name") == Some("step")), "arrow keys walk one group");
    assert_eq!(radios.iter().filter(|node| node.has_attribute("checked")).count(), 1);
}

#[test]
fn every_card_has_a_button_in_its_place() {
    let story = sample(Lang::En);
    let page = written(&story);
    let document = read(&page);
    let map = by_id(&document, "map");
    let frame: Vec<f32> = map.attribute("viewBox").unwrap().split(' ').map(|n| n.parse().unwrap()).collect();
    let mut count = 0;
    for item in &story.map.items {
        let Item::Group(group) = item else { continue };
        let Some(Target::Objective(id)) = group.target else { continue };
        let opens = format!("detail-{id}");
        let button = document.descendants().find(|node| {
            node.has_tag_name("button")
                && node.attribute("popovertarget") == Some(&opens)
                && node.attribute("class") == Some("hit")
        });
        let style = button.unwrap().attribute("style").unwrap();
        let part = |side: &str| -> f32 {
            let (_, rest) = style.split_once(&format!("{side}:")).unwrap();
            rest.split('%').next().unwrap().parse::<f32>().unwrap() / 100.0
        };
        let card = group.area.expand(-6.0);
        for (got, wanted) in [
            (frame[0] + part("left") * frame[2], card.min.x),
            (frame[1] + part("top") * frame[3], card.min.y),
            (frame[0] + frame[2] - part("right") * frame[2], card.max.x),
            (frame[1] + frame[3] - part("bottom") * frame[3], card.max.y),
        ] {
            assert!((got - wanted).abs() < 0.2, "{got} {wanted}");
        }
        count += 1;
    }
    assert_eq!(count, story.project.map.objectives().len());
}

#[test]
fn hidden_numbers_are_nowhere_in_the_page() {
    let shown = sample(Lang::En);
    let hidden = Story::of(TemplateKind::Saas, Lang::En, Look::Light, false);
    let (page, with) = (written(&hidden), written(&shown));
    let document = read(&page);
    let (list, whole) = (text_of(by_id(&document, "list")), text_of(read(&with).root_element()));
    let mut count = 0;
    for kpi in shown.perspectives.iter().flat_map(|p| &p.objectives).flat_map(|o| &o.kpis) {
        assert!(list.contains(&kpi.name));
        for number in [&kpi.value, &kpi.target].into_iter().filter(|number| number.len() > 3) {
            assert!(whole.contains(number.as_str()));
            assert!(!list.contains(number.as_str()), "{number}");
            count += 1;
        }
    }
    assert!(count > 10 && !page.contains("class=\"chart\"") && with.contains("class=\"chart\""));
}

#[test]
fn hostile_texts_stay_text() {
    let long = "<a href='javascript:x'>&".repeat(2800);
    let tame = written(&sample(Lang::En));
    let tags = |document: &Document<'_>| -> BTreeSet<String> {
        document.descendants().filter(Node::is_element).map(|node| node.tag_name().name().to_owned()).collect()
    };
    let known = tags(&read(&tame));
    for name in HOSTILE.into_iter().chain([long.as_str()]) {
        let story = sample(Lang::En).all_named(name);
        let page = written(&story);
        let document = read(&page);
        assert!(tags(&document).is_subset(&known));
        // Neither what XML forbids nor what would turn the direction of the text behind the name.
        let is_dropped = |c: &char| ('\0'..' ').contains(c) || "\u{202e}\u{202c}\u{2066}".contains(*c);
        let kept: String = name.chars().filter(|c| !is_dropped(c)).collect();
        let is_named = |node: &Node<'_, '_>| node.is_text() && node.text() == Some(&kept);
        let count = document.descendants().filter(is_named).count();
        assert!(count > 60, "{count} {:?}", &kept[..20]);
        for attribute in document.descendants().flat_map(|node| node.attributes()) {
            assert!(
                !attribute.name().starts_with("on")
                    && (attribute.name() != "style" || !attribute.value().contains('x'))
            );
        }
        assert_eq!(page.matches("<style").count(), 1);
        assert_eq!(page.matches("<script").count(), 0);
        let style = document.descendants().find(|node| node.has_tag_name("style")).unwrap();
        let tame = read(&tame);
        let tame = tame.descendants().find(|node| node.has_tag_name("style")).unwrap();
        assert_eq!(style.text(), tame.text(), "names change no rule");
    }
}

#[test]
fn the_same_page_gives_the_same_bytes() {
    let (one, other) = (sample(Lang::Vi), sample(Lang::Vi));
    assert_eq!(complete(&one), complete(&other));
}

#[test]
fn a_page_without_anything_is_a_page() {
    let mut story = Story::of(TemplateKind::Empty, Lang::Vi, Look::Light, true);
    story.steps.clear();
    story.perspectives.clear();
    story.map.items.clear();
    let page = written(&story);
    let document = read(&page);
    assert!(document.descendants().all(|node| node.attribute("type") != Some("radio")));
    assert!(document.descendants().any(|node| node.has_tag_name("h1") && !text_of(node).is_empty()));
}

#[test]
fn pages_are_kept_for_the_browser() {
    let Ok(folder) = std::env::var("FOURFOLD_PAGES") else { return };
    let folder = std::path::PathBuf::from(folder);
    std::fs::create_dir_all(&folder).unwrap();
    let keep = |name: &str, story: &Story| {
        std::fs::write(folder.join(format!("{name}.html")), complete(story)).unwrap();
        let facts = serde_json::to_vec(&pages::facts(story)).unwrap();
        std::fs::write(folder.join(format!("{name}.json")), facts).unwrap();
    };
    for lang in Lang::ALL {
        for (look, name) in [(Look::Light, "light"), (Look::Dark, "dark")] {
            keep(&format!("saas_{}_{name}", lang.code()), &Story::of(TemplateKind::Saas, lang, look, true));
        }
    }
    keep("no_numbers", &Story::of(TemplateKind::Saas, Lang::En, Look::Dark, false));
    keep("nonprofit", &Story::of(TemplateKind::Nonprofit, Lang::Vi, Look::Light, true));
    keep("empty", &Story::of(TemplateKind::Empty, Lang::En, Look::Light, true));
    for (i, name) in HOSTILE.into_iter().enumerate() {
        keep(&format!("hostile_{i}"), &sample(Lang::En).all_named(name));
    }
    keep("hostile_long", &sample(Lang::En).all_named(&"<b>long".repeat(9_000)));
}
