//! Files that are no map at all, or one in another dress.

use fourfold::lang::Lang;
use fourfold::model::limits;
use fourfold::store::{Broken, Place, Warning, read, write};

use crate::support::sample;

fn full() -> String {
    write(&sample::full())
}

fn broken(bytes: &[u8]) -> Broken {
    let Err(broken) = read(bytes) else { panic!("this was read: {:.200}", String::from_utf8_lossy(bytes)) };
    let [en, vi] = Lang::ALL.map(|lang| broken.message(lang));
    assert!(en != vi && en.ends_with(['.', ')']) && vi.ends_with('.'), "{en} {vi}");
    broken
}

#[test]
fn no_text() {
    assert_eq!(broken(b""), Broken::Empty);
    assert_eq!(broken(b" \n\r\n\t"), Broken::Empty);
    assert_eq!(broken(b"\xEF\xBB\xBF"), Broken::Empty);
    assert_eq!(broken(&[0; 4096]), Broken::Zeros { bytes: 4096 });
    let png = b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\0\0\0\0";
    assert_eq!(broken(png), Broken::Binary { place: Place { line: 1, column: 1 } });
    let utf16: Vec<u8> = full().encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert!(matches!(broken(&utf16), Broken::Binary { .. }));
    let mut holed = full().into_bytes();
    holed[60..70].fill(0);
    assert_eq!(broken(&holed), Broken::Binary { place: Place { line: 5, column: 7 } });
}

#[test]
fn a_control_character_is_named_with_its_place_however_late_it_comes() {
    for at in [70, 200, 1000] {
        let mut bytes = full().replace(|c: char| !c.is_ascii(), "x").into_bytes();
        let before = String::from_utf8(bytes[..at].to_vec()).unwrap();
        bytes[at] = 1;
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap().chars().count() + 1;
        assert_eq!(broken(&bytes), Broken::Binary { place: Place { line, column } });
    }
    // One of fifty bytes is the most that a text in another encoding has.
    let mut bytes = [b'x'; 50];
    (bytes[10], bytes[20]) = (0xE1, 1);
    assert!(matches!(broken(&bytes), Broken::NotUtf8 { offset: 10, .. }));
    bytes[30] = 1;
    assert!(matches!(broken(&bytes), Broken::Binary { .. }));
}

#[test]
fn another_encoding_is_named_with_its_place() {
    let text = full();
    let at = text.find("ánh").unwrap();
    let mut latin1 = text.into_bytes();
    latin1.splice(at..at + 2, [0xE1]);
    assert_eq!(broken(&latin1), Broken::NotUtf8 { place: Place { line: 5, column: 11 }, offset: at });
    latin1.splice(0..0, *b"\xEF\xBB\xBF");
    assert_eq!(broken(&latin1), Broken::NotUtf8 { place: Place { line: 5, column: 11 }, offset: at + 3 });
}

#[test]
fn a_file_over_the_limit_is_refused() {
    let bytes = vec![b' '; limits::FILE_BYTES as usize + 1];
    assert_eq!(broken(&bytes), Broken::TooLarge { bytes: limits::FILE_BYTES + 1 });
    assert_eq!(broken(&bytes[1..]), Broken::Empty);
}

#[test]
fn other_formats_and_newer_versions() {
    for text in
        ["{\"format\": 1}", "hello", "(", "()", "(version: 2)", "(format: \"other\", version: 2)", "[1, 2]", "\\"]
    {
        assert_eq!(broken(text.as_bytes()), Broken::NotAMap, "{text}");
    }
    assert_eq!(broken(full().replacen("bsc-map", "other", 1).as_bytes()), Broken::NotAMap);
    assert_eq!(broken(full().replacen("version: 2", "version: 0", 1).as_bytes()), Broken::NotAMap);
    let newer = full().replacen("version: 2", "version: 3", 1);
    assert_eq!(broken(newer.as_bytes()), Broken::Newer { version: 3 });
    assert_eq!(broken(newer.replacen("hue: Teal", "hue: Gold", 1).as_bytes()), Broken::Newer { version: 3 });
    let newer = full().replacen("min_reader: 2", "min_reader: 7", 1);
    assert_eq!(broken(newer.as_bytes()), Broken::Newer { version: 7 });
    let comment = format!("// {}\n(\n  format: \"bsc-map\",\n  version: 3,\n", "x".repeat(9999));
    assert_eq!(broken(comment.as_bytes()), Broken::Newer { version: 3 });
}

#[test]
fn conflict_markers_are_named_by_line() {
    let text = full();
    let line = text.lines().nth(20).unwrap();
    let both = format!("<<<<<<< HEAD\n{line}\n=======\n{}\n>>>>>>> theirs", line.replace("2.5", "3.5"));
    let text = text.replacen(line, &both, 1);
    assert_eq!(broken(text.as_bytes()), Broken::Conflicts { lines: vec![21] });
    assert_eq!(broken(text.replacen("  version: 2,", &both, 1).as_bytes()), Broken::Conflicts { lines: vec![3, 25] });
}

#[test]
fn another_dress_is_accepted_and_named() {
    let text = full();
    let check = |text: &str, warnings: &[Warning]| {
        let loaded = read(text.as_bytes()).unwrap();
        assert_eq!(loaded.project, sample::full());
        assert_eq!(loaded.warnings, warnings);
        assert!(loaded.warnings.iter().all(|w| w.message(Lang::En) != w.message(Lang::Vi)));
    };
    check(&format!("\u{FEFF}{text}"), &[Warning::ByteOrderMark]);
    check(&text.replace('\n', "\r\n"), &[Warning::WindowsLines]);
    let place = Place { line: 4, column: 18 };
    check(&text.replacen("min_reader: 2,", "min_reader: 2, /* old */", 1), &[Warning::Comments { place }]);
    check(&text.replace("(id", "( id").replace(", ", ",\n"), &[]);
    let second = "    (id: \"t-0000000002\", rank: \"k\", name: \"Two\"),\n  ],\n  objectives";
    let unsorted = text.replacen("  ],\n  objectives", second, 1);
    let unsorted = unsorted.replacen("[\"t-0000000001\"]", "[\"t-0000000002\", \"t-0000000001\"]", 1);
    assert!(read(unsorted.as_bytes()).is_ok());
    let place = Place { line: 17, column: 37 };
    let cleaned = Warning::Cleaned { place, record: Some("t-0000000001".into()), field: "name" };
    check(&text.replacen("Giữ", "Giu\u{31B}\u{303}", 1), &[cleaned]);
}

#[test]
fn unknown_fields_are_named_and_not_dropped_unseen() {
    let text = full()
        .replacen("  themes: [", "  colour: (a: [1, {2: Foo(3)}]),\n  themes: [", 1)
        .replacen("weight: 2.5", "height: Some(Big), weight: 2.5", 1)
        .replacen("(x: 884.5, ", "(x: 884.5, z: 1, ", 1);
    let loaded = read(text.as_bytes()).unwrap();
    assert_eq!(loaded.project, sample::full());
    let shown: Vec<_> =
        loaded.unknown_fields.iter().map(|u| (u.place.line, u.record.as_deref(), u.field.as_str())).collect();
    let o2 = Some("o-0000000002");
    assert_eq!(shown, [(16, None, "colour"), (22, o2, "height"), (22, o2, "pin.z")]);
    assert_eq!(loaded.unknown_fields[1].place.column, 147);
    assert!(
        loaded.unknown_fields[1]
            .message(Lang::En)
            .contains("Line 22, column 147, record o-0000000002: The field “height”")
    );
}
