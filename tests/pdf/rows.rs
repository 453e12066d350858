//! Where every row of a scene has to stand, for readers that are other programs.

use fourfold::scene::{Form, Item, Scene, Shape, Target};
use serde_json::{Value, json};

/// What a row stands in.
#[derive(Clone, Copy)]
struct Around {
    /// From 1.
    page: usize,
    /// Left, top, right and bottom of its card.
    card: Option<[f32; 4]>,
    /// From 0, not seen, to 1.
    opacity: f32,
}

/// The rows of a scene with their places; those of a card with the card.
fn texts(items: &[Item], around: Around, found: &mut Vec<Value>) {
    let Around { page, card, opacity } = around;
    for item in items {
        match item {
            Item::Group(group) => {
                let is_card = matches!(group.target, Some(Target::Objective(_)));
                let outline = group.items.iter().find_map(|item| match item {
                    Item::Shape(Shape { form: Form::Rect(rect, _), stroke: Some(_), .. }) => Some(*rect),
                    _ => None,
                });
                let outline = outline.filter(|_| is_card);
                let area = outline.map(|rect| [rect.min.x, rect.min.y, rect.max.x, rect.max.y]);
                texts(&group.items, Around { page, card: card.or(area), opacity: opacity * group.opacity }, found);
            }
            Item::Text(text) => found.extend(text.rows.iter().filter(|row| !row.text.is_empty()).map(|row| {
                json!({
                    "page": page, "text": row.text, "x": row.x, "baseline": row.baseline, "width": row.width,
                    "size": text.style.size, "color": text.color.to_string(), "card": card,
                    "opacity": opacity,
                })
            })),
            Item::Shape(_) | Item::Hit(_) => {}
        }
    }
}

/// What is expected of the file of a name: one page for each scene, with every row in its place.
pub fn case(name: &str, title: &str, lang: &str, scenes: &[&Scene]) -> Value {
    let mut found = Vec::new();
    for (page, scene) in scenes.iter().enumerate() {
        texts(&scene.items, Around { page: page + 1, card: None, opacity: 1.0 }, &mut found);
    }
    let size = scenes[0].bounds.size();
    let origin = scenes[0].bounds.min;
    json!({
        "file": name, "title": title, "lang": lang, "pages": scenes.len(), "size": [size.w, size.h],
        "origin": [origin.x, origin.y], "texts": found,
    })
}
