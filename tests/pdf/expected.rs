//! Files with what is expected of them, for poppler to read; `check.py` beside it compares.

use std::fs;
use std::path::Path;

use fourfold::export::{PdfOptions, pdf, pdf_deck, pdf_report};
use fourfold::lang::Lang;
use fourfold::scene::{Item, Scene};
use fourfold::text::Measure;
use fourfold::theme::Look;
use serde_json::{Value, json};

use super::rows::case;
use super::{go_on, sample};

#[test]
fn files_are_written_for_another_reader() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).with_file_name("pdf");
    fs::create_dir_all(&folder).unwrap();
    let mut cases = Vec::new();
    let mut write = |name: String, bytes: Vec<u8>, case: Value| {
        fs::write(folder.join(name), bytes).unwrap();
        cases.push(case);
    };
    for (lang, look) in
        [(Lang::En, Look::Light), (Lang::Vi, Look::Light), (Lang::En, Look::Dark), (Lang::Vi, Look::Dark)]
    {
        let code = lang.code();
        let name = format!("map_{code}_{}.pdf", if look == Look::Light { "light" } else { "dark" });
        let scene = sample::map(lang, look);
        let bytes = pdf(&scene, &PdfOptions::default()).unwrap();
        write(name.clone(), bytes, case(&name, &scene.title, code, &[&scene]));
        let name = name.replace("map", "deck");
        let deck = sample::deck(lang, look);
        let mut slides: Vec<Scene> = deck.slides.iter().map(|slide| slide.scene.clone()).collect();
        for (scene, slide) in slides.iter_mut().zip(&deck.slides) {
            scene.items.push(Item::Text(slide.caption.clone()));
        }
        let scenes: Vec<&Scene> = slides.iter().collect();
        write(name.clone(), pdf_deck(&deck).unwrap(), case(&name, &deck.title, code, &scenes));
    }
    let (small, large) = (|lang| sample::saas(lang), sample::large());
    let reports = [("en", Lang::En, small(Lang::En)), ("vi", Lang::Vi, small(Lang::Vi)), ("large", Lang::Vi, large)];
    for (of, lang, project) in reports {
        let name = format!("report_{of}.pdf");
        let analysis = sample::analysis(&project);
        let bytes = pdf_report(&project, &analysis, lang, &Measure::new(), &mut go_on).unwrap();
        let title = lang.report_title(project.name.trim(), &lang.date(sample::DAY));
        let names = (project.perspectives.values().map(|p| p.name.as_str()))
            .chain(project.map.objectives().map(|o| o.name.as_str()))
            .chain(project.kpis.values().map(|kpi| kpi.name.as_str()));
        let names: Vec<&str> = names.filter(|name| name.len() < 120).collect();
        let codes = project.codes();
        let told: Vec<String> = project.map.objectives().map(|o| format!("{} {}", codes[&o.id], o.name)).collect();
        let told: Vec<&String> = told.iter().filter(|name| name.len() < 120).collect();
        let expected = json!({
            "file": name, "title": title, "lang": lang.code(), "names": names, "told": told, "margins": [43.0, 40.0], "texts": [],
        });
        write(name, bytes, expected);
    }
    fs::write(folder.join("expected.json"), serde_json::to_vec(&cases).unwrap()).unwrap();
}
