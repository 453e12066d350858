//! Files of every released version, and round trips.

use std::sync::Arc;

use fourfold::model::{Aggregation, Project};
use fourfold::store::{encode, read, write};
use proptest::prelude::*;

use crate::support::{arbitrary, sample};

/// The stored file of the newest version; written when `FOURFOLD_WRITE_GOLDEN` is set, for looking at it in the diff.
fn golden(name: &str, project: &Project) -> String {
    let path = format!("{}/tests/files/v2/{name}.bsc.ron", env!("CARGO_MANIFEST_DIR"));
    if std::env::var_os("FOURFOLD_WRITE_GOLDEN").is_some() {
        std::fs::write(&path, write(project)).unwrap();
    }
    std::fs::read_to_string(path).unwrap()
}

fn check(name: &str, project: &Project) {
    let text = golden(name, project);
    let loaded = read(text.as_bytes()).unwrap();
    assert_eq!(&loaded.project, project, "{name}");
    assert_eq!((loaded.warnings.len(), loaded.unknown_fields.len()), (0, 0), "{name}");
    assert_eq!(write(&loaded.project), text, "{name}");
}

#[test]
fn a_minimal_file_keeps_its_bytes() {
    check("minimal", &Project::default());
}

#[test]
fn a_file_with_every_field_keeps_its_bytes() {
    check("full", &sample::full());
}

#[test]
fn a_story_keeps_its_bytes() {
    check("story", &sample::told());
}

#[test]
fn what_a_merge_left_open_keeps_its_bytes() {
    check("torn", &sample::torn());
    assert!(!write(&sample::told()).contains("conflicts"));
}

/// A file of a project without a story of its own does not speak of one.
#[test]
fn a_story_that_follows_from_the_map_is_not_written() {
    for project in [Project::default(), sample::full(), sample::odd()] {
        assert!(!write(&project).contains("story"));
    }
    assert!(write(&sample::told()).contains("story"));
}

#[test]
fn odd_texts_keep_their_bytes() {
    check("odd", &sample::odd());
}

/// What version 2 knows more stays at its default.
#[test]
fn files_of_version_1_are_read_as_they_were_meant() {
    let mut full = sample::full();
    for kpi in full.kpis.values_mut().map(Arc::make_mut) {
        (kpi.aggregation, kpi.stage, kpi.formula) = (Aggregation::Last, None, None);
    }
    full.import_profiles.clear();
    for (name, project) in [("minimal", Project::default()), ("full", full), ("odd", sample::odd())] {
        let path = format!("{}/tests/files/v1/{name}.bsc.ron", env!("CARGO_MANIFEST_DIR"));
        let text = std::fs::read_to_string(path).unwrap();
        assert!(text.contains("version: 1,"));
        let loaded = read(text.as_bytes()).unwrap();
        assert_eq!(loaded.project, project, "{name}");
        assert_eq!((loaded.warnings.len(), loaded.unknown_fields.len()), (0, 0), "{name}");
        assert_eq!(read(write(&project).as_bytes()).unwrap().project, project);
    }
}

/// A field that only version 2 knows is unknown in a file of version 1, and named.
#[test]
fn a_file_of_version_1_has_the_fields_of_version_1_only() {
    let text = write(&sample::full()).replace("version: 2,", "version: 1,").replace("min_reader: 2,", "min_reader: 1,");
    let loaded = read(text.as_bytes()).unwrap();
    let unknown: Vec<&str> = loaded.unknown_fields.iter().map(|field| field.field.as_str()).collect();
    assert_eq!(unknown, ["aggregation", "stage", "import_profiles"]);
}

#[test]
fn each_record_stands_on_one_line() {
    let text = write(&sample::odd());
    let records = text.lines().filter(|line| line.starts_with("    (id: \"") && line.ends_with("),")).count();
    assert_eq!(records, 1 + sample::ODD_TEXTS.len());
    assert!(text.ends_with("\n)\n") && !text.contains('\r'));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn any_project_comes_back(project in arbitrary::project()) {
        let text = write(&project);
        let loaded = read(text.as_bytes()).unwrap();
        prop_assert_eq!(&loaded.project, &project);
        prop_assert!(loaded.warnings.is_empty() && loaded.unknown_fields.is_empty());
        prop_assert_eq!(write(&loaded.project), text.clone());
        prop_assert_eq!(encode(&project).unwrap(), text.into_bytes());
    }
}
