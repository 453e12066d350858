//! Any texts in a project: the picture is well-formed XML, and the page and the table are made without harm.
#![no_main]

use std::ops::ControlFlow;
use std::sync::{Arc, LazyLock};

use fourfold::edit::{Document, Edit, KpiEdit, KpiField, ObjectiveEdit, ObjectiveField, ProjectField};
use fourfold::export::{Background, Content, Format, Order, export};
use fourfold::lang::Lang;
use fourfold::model::Project;
use fourfold::scene::{Outlook, Surround};
use fourfold::store::read;
use fourfold::text::Measure;
use fourfold::theme::Look;
use libfuzzer_sys::fuzz_target;

static START: LazyLock<Arc<Project>> = LazyLock::new(|| {
    let file = include_bytes!("../../files/v2/full.bsc.ron");
    Arc::new(read(file).expect("a golden file can be read").project)
});

thread_local! {
    static MEASURE: Measure = Measure::new();
}

fn with_texts(text: &str) -> Arc<Project> {
    let mut document = Document::saved(START.clone());
    let mut texts = text.split('\0').cycle();
    let mut next = || texts.next().unwrap_or_default().to_owned();
    let mut edits = vec![
        Edit::Project(ProjectField::Name(next())),
        Edit::Project(ProjectField::Mission(next())),
        Edit::Project(ProjectField::Vision(next())),
    ];
    for objective in START.map.objectives() {
        edits.push(Edit::Objective(ObjectiveEdit::Set(objective.id, ObjectiveField::Name(next()))));
        edits.push(Edit::Objective(ObjectiveEdit::Set(objective.id, ObjectiveField::Owner(next()))));
    }
    for id in START.kpis.keys() {
        edits.push(Edit::Kpi(KpiEdit::Set(*id, KpiField::Name(next()))));
    }
    for edit in edits {
        let _maybe_refused = document.apply(edit);
    }
    document.project().clone()
}

fuzz_target!(|text: &str| {
    let project = with_texts(text);
    let day = "2026-11-20".parse().expect("a day");
    MEASURE.with(|measure| {
        for (content, format) in [
            (Content::Map, Format::Svg),
            (Content::Map, Format::Html),
            (Content::Scorecard, Format::Csv),
            (Content::Scorecard, Format::Markdown),
        ] {
            let outlook = Outlook::new(day, Look::Light, Lang::En);
            let (background, surround) = (Background::Solid, Surround::default());
            let order = Order { content, format, outlook, scale: 1.0, background, surround };
            let pieces = export(&project, &order, measure, &mut |_| ControlFlow::Continue(())).expect("it is exported");
            for piece in pieces.iter().filter(|_| format == Format::Svg) {
                let markup = std::str::from_utf8(&piece.bytes).expect("SVG is text");
                assert!(roxmltree::Document::parse(markup).is_ok());
            }
        }
    });
});
