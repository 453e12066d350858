//! Maps as SVG and as PNG with what is expected of them, for librsvg to draw; `tests/export/svg.py` compares.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use fourfold::export::{self, Background, Content, Format, Order};
use fourfold::lang::Lang;
use fourfold::library::TemplateKind;
use fourfold::model::Project;
use fourfold::scene::chart::compare::Comparison;
use fourfold::scene::{Outlook, Surround};
use fourfold::text::Measure;
use fourfold::theme::Look;

use super::rows::case;
use super::{DAY, made, template};

/// The screen on which texts may be two pixels off.
const SCREEN: (f32, f32) = (1920.0, 1080.0);

#[test]
fn files_are_written_for_another_painter() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).with_file_name("svg");
    fs::create_dir_all(&folder).unwrap();
    let mut cases = Vec::new();
    let mut write = |name: &str, project: &Arc<Project>, content: Content, outlook: Outlook| {
        let (background, surround) = (Background::Solid, Surround::default());
        let mut order = Order { content, format: Format::Svg, outlook, scale: 1.0, background, surround };
        let scene = export::scene(project, &order, &Measure::new()).unwrap();
        let file = format!("{name}.svg");
        fs::write(folder.join(&file), &made(project, &order).unwrap()[0].bytes).unwrap();
        let size = scene.bounds.size();
        (order.format, order.scale) = (Format::Png, (SCREEN.0 / size.w).min(SCREEN.1 / size.h));
        fs::write(folder.join(format!("{name}.png")), &made(project, &order).unwrap()[0].bytes).unwrap();
        cases.push(case(&file, &scene.title, outlook.lang.code(), &[&scene]));
    };
    for kind in TemplateKind::ALL {
        for lang in Lang::ALL {
            let project = template(kind, lang);
            for (look, shade) in [(Look::Light, "light"), (Look::Dark, "dark")] {
                let (key, code) = (kind.key(), lang.code());
                let outlook = Outlook::new(DAY, look, lang);
                write(&format!("map_{key}_{code}_{shade}"), &project, Content::Map, outlook);
                if kind == TemplateKind::Saas {
                    write(&format!("step_{code}_{shade}"), &project, Content::Step(2), outlook);
                    let kpi = project.kpis_in_order()[0].id;
                    write(&format!("chart_{code}_{shade}"), &project, Content::Chart(kpi), outlook);
                    let compared = Content::Comparison(Comparison::ALL);
                    write(&format!("comparison_{code}_{shade}"), &project, compared, outlook);
                }
            }
        }
    }
    assert_eq!(cases.len(), 28);
    fs::write(folder.join("expected.json"), serde_json::to_vec(&cases).unwrap()).unwrap();
}
