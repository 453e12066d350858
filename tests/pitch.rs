//! Stories and their slides.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on fails")]

use std::collections::BTreeSet;
use std::sync::Arc;

use fourfold::analysis::Analysis;
use fourfold::geometry::{Rect, pt};
use fourfold::lang::Lang;
use fourfold::library::{TemplateKind, new_project};
use fourfold::model::{
    About, CountedIds, Frame, KpiId, Link, LinkId, Objective, ObjectiveId, PerspectiveId, Project, Rank, StepId,
    StoryStep,
};
use fourfold::pitch::{SLIDE_SIZE, STORY_SECONDS, Show, Story, chains};
use fourfold::scene::{Derived, Figures, Form, Group, Item, Outlook, Shape, Target};
use fourfold::text::Measure;
use fourfold::theme::Look;
use jiff::civil::date;
use proptest::prelude::*;

fn show(kind: TemplateKind, lang: Lang) -> Show {
    Show::of(&Arc::new(project(kind, lang)), Outlook::new(date(2026, 11, 23), Look::Dark, lang), &Measure::new())
}

fn every_place(items: &[Item], visit: &mut dyn FnMut(Rect)) {
    for item in items {
        match item {
            Item::Group(group) => every_place(&group.items, visit),
            Item::Text(text) => text.rows.iter().for_each(|row| {
                visit(Rect {
                    min: pt(row.x, row.baseline - text.style.size),
                    max: pt(row.x + row.width, row.baseline),
                });
            }),
            Item::Shape(Shape { form, .. }) => visit(match form {
                Form::Rect(rect, _) | Form::Circle(rect) => *rect,
                Form::Path(path) => path.bounds(),
            }),
            Item::Hit(hit) => visit(hit.area),
        }
    }
}

#[test]
fn a_slide_shows_nothing_outside_its_page() {
    for kind in [TemplateKind::Saas, TemplateKind::Startup, TemplateKind::Nonprofit] {
        for slide in show(kind, Lang::Vi).deck().slides {
            let page = Rect::from_min_size(pt(0.0, 0.0), SLIDE_SIZE);
            let mut count = 0;
            every_place(&slide.scene.items, &mut |rect| {
                assert!(page.contains(rect.min) && page.contains(rect.max), "{rect:?}");
                count += 1;
            });
            assert!(count > 100, "{count}");
        }
    }
}

/// For a first meeting: neither on cards nor in sentences is there a value.
#[test]
fn hidden_figures_are_nowhere() {
    let shown = show(TemplateKind::Saas, Lang::En);
    let hidden = shown.with_figures(Figures::Hidden, &Measure::new());
    let texts = |show: &Show| {
        let mut texts: Vec<String> = Vec::new();
        for slide in show.deck().slides {
            every_text(&slide.scene.items, &mut |text| texts.push(text.to_owned()));
            texts.extend([slide.title]);
        }
        texts
    };
    let values = ["$ 48.3k", "3.9 %", "7 of 16 KPIs"];
    let has = |texts: &[String], value: &str| texts.iter().any(|text| text.contains(value));
    assert!(values.iter().all(|value| has(&texts(&shown), value)), "{:?}", texts(&shown));
    assert!(!values.iter().any(|value| has(&texts(&hidden), value)));
    let notes = |show: &Show| show.deck().slides.into_iter().map(|slide| slide.notes).collect::<Vec<_>>().join("\n");
    assert!(notes(&shown).contains("Runway 14.2 mo / 18 mo (at risk)"), "{}", notes(&shown));
    assert_eq!(notes(&hidden).trim(), "");
    let has_digits = |text: &&String| text.contains(['$', '%']);
    assert_eq!(texts(&hidden).iter().find(has_digits), None);
}

/// The story of the SaaS template with so many steps, each with the chart of a KPI beside the map.
fn with_charts(lang: Lang, abouts: Vec<(About, KpiId)>) -> Show {
    let mut project = project(TemplateKind::Saas, lang);
    let mut ids = CountedIds::default();
    for (about, kpi) in abouts {
        let id = StepId::new(&mut ids);
        let (title, sentence, notes) = (String::new(), String::new(), String::new());
        let rank = Rank::between(project.story.values().map(|step| &step.rank).max(), None);
        let step = StoryStep { id, rank, about, frame: None, title, sentence, notes, seconds: None, kpi: Some(kpi) };
        project.story.insert(id, Arc::new(step));
    }
    Show::of(&Arc::new(project), Outlook::new(date(2026, 11, 23), Look::Light, lang), &Measure::new())
}

fn mrr(lang: Lang) -> KpiId {
    project(TemplateKind::Saas, lang).kpis.values().find(|kpi| kpi.name == "MRR").unwrap().id
}

/// The chart beside the map: the group that stands for nothing on the map.
fn chart_of(show: &Show, at: usize) -> Group {
    let chart = show.stages[at].around.iter().find_map(|item| match item {
        Item::Group(group) if group.target.is_none() => Some(group.clone()),
        _ => None,
    });
    chart.unwrap()
}

/// Of the chart in a step only the curve is left, with its dates and its status: nothing that a figure could be read
/// from.
#[test]
fn a_chart_without_figures_is_its_curve() {
    for lang in Lang::ALL {
        let shown = with_charts(lang, vec![(About::Map, mrr(lang))]);
        let hidden = shown.with_figures(Figures::Hidden, &Measure::new());
        let texts = |show: &Show| {
            let mut texts = Vec::new();
            every_text(&[Item::Group(chart_of(show, 0))], &mut |text| texts.push(text.to_owned()));
            texts
        };
        let lines = |show: &Show| {
            let is_line =
                |item: &&Item| matches!(item, Item::Shape(Shape { stroke: Some(_), form: Form::Path(_), .. }));
            chart_of(show, 0).items.iter().filter(is_line).count()
        };
        for (text, is_whole) in [
            (lang.chart_target(), true),
            (lang.chart_minimum(), true),
            (lang.chart_forecast(), true),
            ("$".into(), false),
            ("24".into(), false),
        ] {
            let says = |show: &Show| {
                texts(show)
                    .iter()
                    .filter(|said| !said.contains('/'))
                    .any(|said| if is_whole { *said == *text } else { said.contains(&*text) && !said.contains("Nov") })
            };
            assert!(says(&shown), "{text} in {:?}", texts(&shown));
            assert!(!says(&hidden), "{text} in {:?}", texts(&hidden));
        }
        assert!(lines(&shown) > 5, "{}", lines(&shown));
        assert_eq!(lines(&hidden), 1, "only the curve");
    }
}

/// Sizes on a page of 13.33 inches, as every program shows a deck: 1280 units are 960 points.
const PAGE: f32 = 960.0 / SLIDE_SIZE.w;

fn smallest(items: &[Item], smallest_yet: f32) -> f32 {
    items.iter().fold(smallest_yet, |least, item| match item {
        Item::Group(group) => smallest(&group.items, least),
        Item::Text(text) if text.rows.iter().any(|row| !row.text.is_empty()) => least.min(text.style.size * PAGE),
        _ => least,
    })
}

#[test]
fn a_slide_with_a_chart_can_be_read() {
    for lang in Lang::ALL {
        let project = project(TemplateKind::Saas, lang);
        let chain = chains(&project, 1).remove(0).objectives;
        let pair = chain[..2].to_vec();
        let kpi = mrr(lang);
        let show =
            with_charts(lang, vec![(About::Map, kpi), (About::Chain(chain), kpi), (About::Objectives(pair), kpi)]);
        for (at, least) in [(0, 7.0), (1, 7.5), (2, 9.0)] {
            let slide = show.slide(at).unwrap();
            assert!(
                smallest(&slide.scene.items, f32::MAX) >= least,
                "{at}: {}",
                smallest(&slide.scene.items, f32::MAX)
            );
            let chart = chart_of(&show, at);
            assert!(smallest(&chart.items, f32::MAX) >= 9.0, "{at}: {}", smallest(&chart.items, f32::MAX));
            // It fills the column beside the map from top to bottom.
            let area = show.stages[at].area;
            assert!(chart.area.min.y <= area.min.y + 1.0 && chart.area.max.y >= area.max.y - 1.0, "{:?}", chart.area);
            every_place(&chart.items, &mut |place| {
                let room = chart.area.expand(0.5);
                assert!(room.contains(place.min) && room.contains(place.max), "{at}: {place:?} in {room:?}");
            });
        }
    }
}

/// The cards on a slide that are drawn in full strength.
fn lit_cards(show: &Show, at: usize) -> BTreeSet<ObjectiveId> {
    let slide = show.slide(at).unwrap();
    let card = |item: &Item| match item {
        Item::Group(group) if group.opacity >= 1.0 => match group.target {
            Some(Target::Objective(id)) => Some(id),
            _ => None,
        },
        _ => None,
    };
    slide.scene.items.iter().filter_map(card).collect()
}

/// Heading, map and sentence have one left edge and one right edge, however many cards there are.
#[test]
fn a_map_reaches_from_edge_to_edge() {
    let bands = |show: &Show, at: usize| {
        let slide = show.slide(at).unwrap();
        let band = |item: &Item| match item {
            Item::Group(group) if matches!(group.target, Some(Target::Perspective(_))) => Some(group.area),
            _ => None,
        };
        slide.scene.items.iter().filter_map(band).reduce(|a, b| a.union(&b)).unwrap()
    };
    let few = Show::of(
        &Arc::new(linked(2, &[(0, 1)])),
        Outlook::new(date(2026, 11, 23), Look::Light, Lang::En),
        &Measure::new(),
    );
    let kinds = [TemplateKind::Saas, TemplateKind::Startup, TemplateKind::Nonprofit];
    let charts = with_charts(Lang::En, vec![(About::Map, mrr(Lang::En))]);
    for show in kinds.into_iter().map(|kind| show(kind, Lang::Vi)).chain([few, charts]) {
        for (at, stage) in show.stages.iter().enumerate() {
            let (bands, area) = (bands(&show, at), stage.area);
            assert!((bands.min.x - 48.0).abs() < 1.0, "step {at}: {bands:?}");
            assert!((bands.max.x - area.max.x).abs() < 1.0, "step {at}: {bands:?} in {area:?}");
        }
    }
}

/// A step about a part brings it nearer: the view glides there and back.
#[test]
fn a_step_about_a_band_brings_its_cards_nearer() {
    for kind in [TemplateKind::Saas, TemplateKind::Startup, TemplateKind::Nonprofit] {
        let show = show(kind, Lang::En);
        let steps = show.story.steps.iter().zip(&show.stages).enumerate();
        let scale_of = |wanted: &dyn Fn(&About) -> bool| -> Vec<(usize, f32)> {
            let steps = steps.clone().filter(|(_, (step, _))| wanted(&step.about));
            steps.map(|(at, (_, stage))| (at, stage.placement.scale)).collect()
        };
        let whole = scale_of(&|about| *about == About::Map)[0].1;
        let bands = scale_of(&|about| matches!(about, About::Perspective(_)));
        let nearer = bands.iter().filter(|(_, scale)| *scale > whole * 1.04).count();
        assert!(nearer * 2 >= bands.len() && bands.len() == 4, "{kind:?}: {bands:?} of {whole}");
        assert!(bands.iter().all(|(_, scale)| *scale <= whole * 1.31), "{bands:?} of {whole}");
        // None of its cards is lost by that.
        for (at, _) in bands {
            let lit = show.story.steps[at].lit.iter().filter(|target| matches!(target, Target::Objective(_)));
            assert_eq!(lit_cards(&show, at).len(), lit.count(), "step {at}");
        }
    }
}

#[test]
fn beside_a_chart_no_card_of_what_is_told_is_lost() {
    let project = project(TemplateKind::Saas, Lang::En);
    let cards: BTreeSet<ObjectiveId> = project.map.objectives().map(|objective| objective.id).collect();
    let told: Vec<ObjectiveId> = cards.iter().take(2).copied().collect();
    let (kpi, lit) = (mrr(Lang::En), told.iter().copied().collect());
    let show = with_charts(Lang::En, vec![(About::Map, kpi), (About::Objectives(told), kpi)]);
    for (at, told) in [(0, cards), (1, lit)] {
        assert_eq!(lit_cards(&show, at), told, "step {at}");
        let area = show.stages[at].area;
        assert!(area.max.x < SLIDE_SIZE.w * 0.7, "there is a chart");
    }
}

#[test]
fn what_is_lit_can_be_read_on_the_slides_of_a_large_map() {
    let mut project = project(TemplateKind::Saas, Lang::En);
    let perspectives: Vec<PerspectiveId> = project.perspectives_in_order().iter().map(|p| p.id).collect();
    let known: Vec<ObjectiveId> = project.map.objectives().map(|objective| objective.id).collect();
    let mut ids = CountedIds::default();
    // Past those of the template.
    for _ in 0..5_000 {
        StepId::new(&mut ids);
    }
    let mut added = Vec::new();
    for number in 0..187_usize {
        let perspective = perspectives[number % perspectives.len()];
        let rank = Rank::between(project.map.objectives().map(|objective| &objective.rank).max(), None);
        let name = format!("Do the thing of number {number}");
        let objective = Objective::new(ObjectiveId::new(&mut ids), perspective, rank, name);
        added.push(objective.id);
        project.map.add_objective(Arc::new(objective)).unwrap();
    }
    for (number, id) in added.iter().enumerate() {
        let link = Link::new(LinkId::new(&mut ids), *id, known[number % known.len()]);
        let _may_close_a_circle = project.map.add_link(Arc::new(link));
    }
    let outlook = Outlook::new(date(2026, 11, 23), Look::Light, Lang::En);
    let show = Show::of(&Arc::new(project), outlook, &Measure::new());
    let mut chains = 0;
    for (at, (step, stage)) in show.story.steps.iter().zip(&show.stages).enumerate() {
        let About::Chain(chain) = &step.about else { continue };
        chains += 1;
        assert!(stage.placement.scale >= 0.6, "step {at}: {}", stage.placement.scale);
        assert_eq!(lit_cards(&show, at), chain.iter().copied().collect(), "step {at}");
    }
    assert!(chains > 0);
}

#[test]
fn a_sentence_fills_its_box_before_it_breaks() {
    for lang in Lang::ALL {
        let show = show(TemplateKind::Saas, lang);
        for at in 0..show.stages.len() {
            let caption = show.slide(at).unwrap().caption;
            let widths: Vec<f32> = caption.rows.iter().map(|row| row.width).collect();
            let room = SLIDE_SIZE.w - 2.0 * 68.0;
            let [before @ .., last] = &widths[..] else { continue };
            assert!(before.iter().all(|width| *width > 0.7 * room), "{at}: {widths:?}");
            assert!(before.is_empty() || *last > 0.25 * room, "{at}: {widths:?}");
        }
    }
}

/// The view that was chosen in the window shows the same cards on a slide, whose map is shaped otherwise.
#[test]
fn a_chosen_view_shows_its_cards() {
    let mut project = project(TemplateKind::Saas, Lang::En);
    let outlook = Outlook::new(date(2026, 11, 23), Look::Light, Lang::En);
    let screen = Derived::settled(&Arc::new(project.clone()), outlook, &Measure::new());
    let (card, place) = screen.plan.cards().next().unwrap();
    let place = place.expand(12.0);
    let frame = Frame {
        x: place.min.x as i32,
        y: place.min.y as i32,
        width: place.width() as u32,
        height: place.height() as u32,
    };
    let id = StepId::new(&mut CountedIds::default());
    let (title, sentence, notes) = (String::new(), String::new(), String::new());
    let (rank, about, frame) = (Rank::between(None, None), About::Map, Some(frame));
    let step = StoryStep { id, rank, about, frame, title, sentence, notes, seconds: None, kpi: None };
    project.story.insert(id, Arc::new(step));
    let show = Show::of(&Arc::new(project), outlook, &Measure::new());
    let shown = |id: ObjectiveId| {
        let slide = show.slide(0).unwrap();
        let is_it = |item: &Item| matches!(item, Item::Group(g) if g.target == Some(Target::Objective(id)));
        slide.scene.items.iter().find(|item| is_it(item)).cloned()
    };
    let Some(Item::Group(group)) = shown(card) else { panic!("the card of the view is not shown") };
    // In the top band the map itself ends above it.
    let middle = show.stages[0].area.center();
    assert!((group.area.min.x..group.area.max.x).contains(&middle.x), "{:?} is beside {middle:?}", group.area);
    let others = screen.plan.cards().filter(|(id, _)| shown(*id).is_some()).count();
    assert!(others < 6, "{others} cards are shown");
}

fn every_text(items: &[Item], visit: &mut dyn FnMut(&str)) {
    for item in items {
        match item {
            Item::Group(group) => {
                visit(&group.label);
                every_text(&group.items, visit);
            }
            Item::Text(text) => text.rows.iter().for_each(|row| visit(&row.text)),
            Item::Shape(_) | Item::Hit(_) => {}
        }
    }
}

fn project(kind: TemplateKind, lang: Lang) -> Project {
    new_project(kind, lang, date(2026, 11, 23), &mut CountedIds::default()).unwrap()
}

fn story(project: &Project) -> Story {
    Story::of(project, &Analysis::of(project, date(2026, 11, 23)), Lang::En, Figures::Shown)
}

/// The sentences of all templates, to be read as a person reads them.
#[test]
fn stories_of_the_templates_read_well() {
    let mut told = Vec::new();
    for kind in [TemplateKind::Saas, TemplateKind::Startup, TemplateKind::Nonprofit] {
        for lang in Lang::ALL {
            let story = story(&project(kind, lang));
            assert_eq!(story.lang, lang, "the names tell the language");
            told.push(format!("# {} {}", kind.key(), lang.code()));
            let titles: BTreeSet<&str> = story.steps.iter().map(|step| step.title.as_str()).collect();
            assert_eq!(titles.len(), story.steps.len(), "{titles:?}");
            for step in &story.steps {
                told.push(format!("{} ({} s): {}", step.title, step.seconds, step.sentence));
                assert!(!step.sentence.contains('“'), "quoted: {}", step.sentence);
                assert!(step.sentence.ends_with(['.', '!', '?']) || step.about == About::Mission, "{}", step.sentence);
            }
            assert_eq!(story.seconds(), u32::from(STORY_SECONDS), "all of the time is given out");
        }
    }
    println!("{}", told.join("\n"));
}

#[test]
fn an_empty_map_has_no_story() {
    assert!(story(&project(TemplateKind::Empty, Lang::Vi)).steps.is_empty());
}

/// A map of so many objectives in a row of bands, linked as given by place.
fn linked(count: u64, links: &[(u64, u64)]) -> Project {
    let mut project = project(TemplateKind::Empty, Lang::En);
    let bands: Vec<PerspectiveId> = project.perspectives_in_order().iter().map(|p| p.id).collect();
    let mut ids = CountedIds::default();
    let objectives: Vec<ObjectiveId> = (0..count).map(|_| ObjectiveId::new(&mut ids)).collect();
    for (at, id) in objectives.iter().enumerate() {
        // The last one is on top.
        let band = bands[(objectives.len() - 1 - at).min(bands.len() - 1)];
        let objective = Objective::new(*id, band, Rank::between(None, None), format!("Do {at}"));
        project.map.add_objective(Arc::new(objective)).unwrap();
    }
    for (cause, effect) in links {
        let (cause, effect) = (objectives[*cause as usize], objectives[*effect as usize]);
        project.map.add_link(Arc::new(Link::new(LinkId::new(&mut ids), cause, effect))).unwrap();
    }
    project
}

#[test]
fn the_longest_chain_comes_first_and_each_says_something_new() {
    let chains = chains(&linked(6, &[(0, 1), (1, 5), (2, 3), (3, 5), (0, 2), (0, 5), (4, 5)]), 9);
    let lengths: Vec<usize> = chains.iter().map(|chain| chain.objectives.len()).collect();
    assert_eq!(lengths, [4, 3, 2], "0 to 5 at once would say nothing new");
    let told: BTreeSet<ObjectiveId> = chains.iter().flat_map(|chain| chain.objectives.iter().copied()).collect();
    assert_eq!(told.len(), 6, "every objective is told");
}

proptest! {
    /// Whatever is linked, with cycles too: a chain goes from a cause to an effect, never twice through a card.
    #[test]
    fn chains_follow_arrows(links in proptest::collection::btree_set((0_u64..9, 0_u64..9), 0..20)) {
        let links: Vec<(u64, u64)> = links.into_iter().filter(|(a, b)| a != b).collect();
        let project = linked(9, &links);
        let top = project.perspectives_in_order()[0].id;
        let mut told = BTreeSet::new();
        for chain in chains(&project, 6) {
            prop_assert_eq!(chain.objectives.len(), chain.links.len() + 1);
            for (pair, link) in chain.objectives.windows(2).zip(&chain.links) {
                let link = project.map.link(*link).unwrap();
                prop_assert_eq!([link.cause, link.effect], [pair[0], pair[1]]);
            }
            let places: BTreeSet<_> = chain.objectives.iter().collect();
            prop_assert_eq!(places.len(), chain.objectives.len());
            prop_assert_eq!(project.map.objective(*chain.objectives.last().unwrap()).unwrap().perspective, top);
            let before = told.len();
            told.extend(chain.objectives.iter().copied());
            prop_assert!(told.len() > before);
        }
    }
}

#[test]
fn the_longest_sentence_and_mission_stay_in_their_places() {
    let mut project = project(TemplateKind::Saas, Lang::Vi);
    let long = " và mọi điều mà một cửa hàng tạp hoá cần biết trước khi đóng cửa mỗi tối".repeat(4);
    project.mission += &long;
    let ids: Vec<_> = project.map.objectives().map(|objective| objective.id).collect();
    for id in ids {
        project.map.objective_mut(id).unwrap().name += &long[..long.floor_char_boundary(160)];
    }
    let outlook = Outlook::new(date(2026, 11, 23), Look::Light, Lang::Vi);
    let show = Show::of(&Arc::new(project), outlook, &Measure::new());
    let mut most = 0;
    for at in 0..show.stages.len() {
        let caption = show.slide(at).unwrap().caption;
        let height = Measure::new().line_height(caption.style);
        most = most.max(caption.rows.len());
        for row in &caption.rows {
            assert!(row.baseline - height > 616.0 && row.baseline < 680.0, "{at}: {row:?}");
            assert!(row.x + row.width <= SLIDE_SIZE.w - 60.0, "{at}: {row:?}");
        }
    }
    assert_eq!(most, 3, "a long sentence takes three rows");
}
