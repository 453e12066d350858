//! Files of every released version, and round trips.

use std::sync::Arc;

use fourfold::model::{Aggregation, Project};
use fourfold::store::{EncodeError, Hash, encode, read, write};
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

/// A series that has lost its last value is none in the file.
#[test]
fn a_kpi_with_an_empty_series_is_written_like_one_without() {
    let mut project = sample::full();
    let before = encode(&project).unwrap();
    project.series.entry(sample::kpi(1)).or_default();
    assert_eq!(encode(&project).unwrap(), before);
    let only = Project { series: [(sample::kpi(1), Arc::default())].into(), ..project.clone() };
    let none = Project { series: [].into(), ..project.clone() };
    assert_eq!(encode(&only).unwrap(), encode(&none).unwrap());
    // Nothing else is overlooked for it.
    project.name = "\u{212B}".into();
    assert!(matches!(encode(&project), Err(EncodeError::Different)));
}

#[test]
fn each_record_stands_on_one_line() {
    let text = write(&sample::odd());
    let records = text.lines().filter(|line| line.starts_with("    (id: \"") && line.ends_with("),")).count();
    assert_eq!(records, 1 + sample::ODD_TEXTS.len());
    assert!(text.ends_with("\n)\n") && !text.contains('\r'));
}

/// The stored files of a version, by name.
fn stored(version: &str) -> Vec<(String, String)> {
    let folder = format!("{}/tests/files/{version}", env!("CARGO_MANIFEST_DIR"));
    let names = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<(String, String)> = names
        .map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), std::fs::read_to_string(&path).unwrap()))
        .collect();
    files.sort();
    files
}

/// Files of a version that was released are never edited.
#[test]
fn released_files_are_as_they_were() {
    let hashes: Vec<_> = stored("v1").iter().map(|(name, text)| (name.clone(), Hash::of(text.as_bytes()))).collect();
    let known = [
        ("full.bsc.ron", "11b218bc1177bbab1b2a04dab075be1f863fcbabb75bb1294d32591f61f60fec"),
        ("minimal.bsc.ron", "f1567023b015a6aa9212517122d6547e2b0129a934eefd3720776086c4ca5324"),
        ("odd.bsc.ron", "25cdaddb98ce725daa2d5d0183ec752ebde7b3e7d4778777a9b3f291842df111"),
    ];
    let known = known.map(|(name, hash)| (name.to_owned(), hash.parse().unwrap()));
    assert_eq!(hashes, known);
}

/// Every stored file in every dress means the same, and is written the same way from then on.
#[test]
fn every_version_in_every_dress() {
    let mut cases = 0;
    for version in ["v1", "v2"] {
        for (name, text) in stored(version) {
            let plain = read(text.as_bytes()).unwrap().project;
            let windows = text.replace('\n', "\r\n");
            for (dress, warnings) in [
                (text.clone(), 0),
                (windows.clone(), 1),
                (format!("\u{FEFF}{text}"), 1),
                (format!("\u{FEFF}{windows}"), 2),
                (text.trim_end().to_owned(), 0),
            ] {
                let loaded = read(dress.as_bytes()).unwrap();
                assert_eq!((&loaded.project, loaded.warnings.len()), (&plain, warnings), "{version}/{name}");
                let written = encode(&loaded.project).unwrap();
                assert_eq!(encode(&read(&written).unwrap().project).unwrap(), written, "{version}/{name}");
                assert!(version == "v1" || written == text.as_bytes(), "{version}/{name}");
                cases += 1;
            }
        }
    }
    println!("T9: {cases} files");
}

fn cases() -> u32 {
    std::env::var("FOURFOLD_PROJECTS").ok().and_then(|text| text.parse().ok()).unwrap_or(300)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), failure_persistence: None, ..ProptestConfig::default() })]
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
