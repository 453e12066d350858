//! A presentation as its parts, read by a zip reader and an XML reader that the exporter does not use.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read as _};

use roxmltree::{Document, Node};

/// The namespace of presentations.
pub const P: &str = "http://schemas.openxmlformats.org/presentationml/2006/main";
/// The namespace of drawings.
pub const A: &str = "http://schemas.openxmlformats.org/drawingml/2006/main";

/// The texts of all parts by their place in the archive.
pub struct Package {
    /// The parts.
    pub parts: BTreeMap<String, String>,
}

impl Package {
    /// Reads a file.
    pub fn read(bytes: &[u8]) -> Self {
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        let mut parts = BTreeMap::new();
        for index in 0..archive.len() {
            let mut file = archive.by_index(index).unwrap();
            let mut text = String::new();
            file.read_to_string(&mut text).unwrap();
            let name = file.name().unwrap().into_owned();
            assert!(parts.insert(name.clone(), text).is_none(), "{name} is there twice");
        }
        Self { parts }
    }

    /// A part, parsed.
    pub fn document(&self, path: &str) -> Document<'_> {
        Document::parse(&self.parts[path]).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// Every part is well-formed and has a content type, every relation leads to a part, every relation that is used
    /// is there, and every part is reached.
    pub fn check(&self) {
        let types = self.document("[Content_Types].xml");
        let types: BTreeMap<&str, &str> = types
            .descendants()
            .filter_map(|node| Some((node.attribute("PartName")?, node.attribute("ContentType")?)))
            .collect();
        let mut reached = BTreeSet::new();
        for path in self.parts.keys() {
            let document = self.document(path);
            if let Some(source) = path.strip_suffix(".rels") {
                let (folder, name) = source.split_once("_rels/").unwrap();
                let mut ids = BTreeSet::new();
                for relation in document.root_element().children() {
                    let target = resolved(folder, relation.attribute("Target").unwrap());
                    assert!(self.parts.contains_key(&target), "{path}: {target}");
                    assert!(ids.insert(relation.attribute("Id").unwrap()), "{path}");
                    reached.insert(target);
                }
                if !name.is_empty() {
                    let used = self.document(&format!("{folder}{name}"));
                    let used = used.descendants().flat_map(|node| node.attributes().collect::<Vec<_>>());
                    for id in used.filter(|attribute| attribute.namespace().is_some_and(|ns| ns.contains("relation"))) {
                        assert!(ids.contains(id.value()), "{path}: {}", id.value());
                    }
                }
            } else if path != "[Content_Types].xml" {
                assert!(types.contains_key(format!("/{path}").as_str()), "{path} has no content type");
            }
        }
        for name in types.keys() {
            assert!(reached.contains(name.trim_start_matches('/')), "{name} is not reached");
        }
    }
}

/// A target seen from a folder.
fn resolved(folder: &str, target: &str) -> String {
    let mut steps: Vec<&str> = folder.split('/').filter(|step| !step.is_empty()).collect();
    for step in target.split('/') {
        if step == ".." {
            steps.pop().unwrap();
        } else {
            steps.push(step);
        }
    }
    steps.join("/")
}

/// A shape to which an arrow is glued.
pub struct Glued {
    /// What the group says in which the shape is.
    pub card: String,
    /// Where the connection site is, in EMU.
    pub site: [f64; 2],
}

/// The connection site of the shape with that id.
pub fn glued(document: &Document<'_>, shape: &str, site: usize) -> Glued {
    let is_wanted = |node: &Node<'_, '_>| node.tag_name().name() == "cNvPr" && node.attribute("id") == Some(shape);
    let properties = document.descendants().find(is_wanted).expect("the shape of a connector is on the slide");
    let shape = properties.ancestors().find(|node| node.has_tag_name((P, "sp"))).unwrap();
    let ([x, y], [w, h]) = (pair(&shape, "off", ["x", "y"]), pair(&shape, "ext", ["cx", "cy"]));
    let places = match shape.descendants().find(|node| node.has_tag_name((A, "cxnLst"))) {
        Some(list) => list.children().map(|site| pair(&site, "pos", ["x", "y"])).collect(),
        // The sites of a round rectangle: top, left, bottom, right.
        None => vec![[w / 2.0, 0.0], [0.0, h / 2.0], [w / 2.0, h], [w, h / 2.0]],
    };
    let group = shape.parent().unwrap();
    let card = group.descendants().find_map(|node| node.attribute("descr")).unwrap().to_owned();
    let [dx, dy] = places[site];
    Glued { card, site: [x + dx, y + dy] }
}

/// Where a connector starts and ends as it is written, in EMU: the corners of its frame, mirrored, then turned.
pub fn ends(connector: &Node<'_, '_>) -> [[f64; 2]; 2] {
    let frame = connector.descendants().find(|node| node.has_tag_name((A, "xfrm"))).unwrap();
    let ([x, y], [w, h]) = (pair(&frame, "off", ["x", "y"]), pair(&frame, "ext", ["cx", "cy"]));
    let mirrored = |name| if frame.attribute(name) == Some("1") { -1.0 } else { 1.0 };
    let turn = frame.attribute("rot").map_or(0.0, |turn| turn.parse::<f64>().unwrap() / 60_000.0).to_radians();
    [-0.5, 0.5].map(|side| {
        let (dx, dy) = (side * w * mirrored("flipH"), side * h * mirrored("flipV"));
        let turned = [dx * turn.cos() - dy * turn.sin(), dx * turn.sin() + dy * turn.cos()];
        [x + w / 2.0 + turned[0], y + h / 2.0 + turned[1]]
    })
}

/// Two numbers of the first element of a name that has them: a list of extensions has elements of the same name.
fn pair(node: &Node<'_, '_>, tag: &str, names: [&str; 2]) -> [f64; 2] {
    let is_wanted = |node: &Node<'_, '_>| node.has_tag_name((A, tag)) && node.has_attribute(names[0]);
    let node = node.descendants().find(is_wanted).unwrap();
    names.map(|name| node.attribute(name).unwrap().parse().unwrap())
}

/// The texts below a node, one for each run.
pub fn texts(node: &Node<'_, '_>) -> Vec<String> {
    let texts = node.descendants().filter(|node| node.has_tag_name((A, "t")));
    texts.map(|node| node.text().unwrap_or_default().to_owned()).collect()
}
