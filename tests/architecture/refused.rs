//! The rules tried on small files: what must be refused is, on the right line, and what is fine passes.

use std::collections::BTreeSet;

use super::files::{File, dependencies, mark_test_files};
use super::rules::{self, Breach};
use super::{ROOMS, tokens};

/// The lines a rule refuses in one file.
fn lines(rule: impl Fn(&[File]) -> Vec<Breach>, path: &str, text: &str) -> Vec<usize> {
    rule(&[File::new(path, text)]).iter().map(|breach| breach.line).collect()
}

fn upward(path: &str, text: &str) -> Vec<usize> {
    lines(|files| rules::upward_uses(files, &ROOMS), path, text)
}

fn outside(path: &str, text: &str) -> Vec<usize> {
    let known: BTreeSet<String> = ["eframe", "epaint", "jiff", "png", "serde", "unicode_normalization", "winit"]
        .into_iter()
        .map(str::to_owned)
        .collect();
    lines(|files| rules::outside_crates(files, &ROOMS, &known), path, text)
}

#[test]
fn uses_of_folders_above_are_refused() {
    assert_eq!(upward("src/model/ids.rs", "//! x\nuse crate::ui::Panel;"), [2]);
    assert_eq!(upward("src/model/ids.rs", "use crate::{geometry::Rect, scene::{self, Item}};"), [1]);
    assert_eq!(upward("src/model/ids.rs", "use {crate::ui, std::fmt};"), [1]);
    assert_eq!(upward("src/model/ids.rs", "fn f() {\n    crate::store::read()\n}"), [2]);
    assert_eq!(upward("src/model/ids.rs", "use super::super::edit::Edit;"), [1]);
    assert_eq!(upward("src/model/ids.rs", "fn f() { super::super::edit::go() }"), [1]);
    assert_eq!(upward("src/model/mod.rs", "pub use super::edit::Edit;"), [1]);
    assert_eq!(upward("src/model/mod.rs", "mod a { use super::super::edit::Edit; }"), [1]);
    assert_eq!(upward("src/model/mod.rs", "mod a { mod b { fn f() { super::super::super::edit::go() } } }"), [1]);
    assert_eq!(upward("src/model/mod.rs", "macro_rules! m { () => { $crate::ui::x() } }"), [1]);
    assert_eq!(upward("src/model/mod.rs", "#[cfg(test)] mod tests { use crate::store::read; }"), [1]);
    assert_eq!(upward("src/model/mod.rs", "#[serde(with = \"crate::store::date\")] struct A;"), [1]);
    assert_eq!(upward("src/model/mod.rs", "fn f() -> Vec<crate::ui::Panel> { vec![] }"), [1]);
    assert_eq!(upward("src/theme/mod.rs", "use fourfold::scene::Item;"), [1]);
}

#[test]
fn ways_around_the_table_are_refused() {
    assert_eq!(upward("src/model/mod.rs", "use crate::*;"), [1]);
    assert_eq!(upward("src/model/mod.rs", "use crate as root;"), [1]);
    assert_eq!(upward("src/model/mod.rs", "use super::*;"), [1]);
    assert_eq!(upward("src/model/mod.rs", "use crate::Panel;"), [1]);
    assert_eq!(upward("src/elsewhere/mod.rs", ""), [1]);
}

#[test]
fn uses_of_folders_below_pass() {
    assert!(upward("src/ui/map.rs", "use crate::{scene::Item, model::Project, geometry};").is_empty());
    assert!(upward("src/model/ids.rs", "use super::Project; use self::a::B; use crate::model::calendar;").is_empty());
    assert!(upward("src/model/ids.rs", "mod tests { use super::*; use super::super::Project; }").is_empty());
    assert!(upward("src/model/ids.rs", "// use crate::ui::x\n/* /* */ crate::ui::x */ /// crate::ui\n").is_empty());
    assert!(upward("src/model/ids.rs", "const A: &str = r#\"use \"crate::ui::x\"#; pub(crate) fn f() {}").is_empty());
    assert!(upward("src/model/ids.rs", "fn f<'a>(x: &'a str) -> impl Sized + use<'a> { ('\"', x) }").is_empty());
    assert!(upward("src/main.rs", "use fourfold::app; use fourfold::cli;").is_empty());
    assert!(upward("src/lib.rs", "pub mod app; pub use crate::app::run;").is_empty());
}

#[test]
fn outside_crates_elsewhere_are_refused() {
    assert_eq!(outside("src/model/mod.rs", "use png::Encoder;"), [1]);
    assert_eq!(outside("src/model/mod.rs", "\nfn f() { png::encode() }"), [2]);
    assert_eq!(outside("src/model/mod.rs", "fn f() { ::png::encode() }"), [1]);
    assert_eq!(outside("src/model/mod.rs", "use std::fmt;\nuse {png as p};"), [2]);
    assert_eq!(outside("src/model/mod.rs", "extern crate png;"), [1]);
    assert_eq!(outside("src/scene/mod.rs", "#[derive(Clone, serde::Serialize)]\nstruct A;"), [1]);
    assert_eq!(outside("src/scene/mod.rs", "use unicode_normalization::UnicodeNormalization as _;"), [1]);
    assert_eq!(outside("src/ui/mod.rs", "use eframe::App;"), [1]);
    assert_eq!(outside("src/ui/mod.rs", "use eframe::{self, egui};"), [1]);
    assert_eq!(outside("src/scene/mod.rs", "use eframe::egui::Color32;"), [1]);
    assert_eq!(outside("src/scene/mod.rs", "fn f(ui: &egui::Ui) {}"), [1]);
    assert_eq!(outside("src/app/mod.rs", "use winit::window;"), [1]);
}

#[test]
fn only_the_listed_items_of_a_crate_pass() {
    assert_eq!(outside("src/command/mod.rs", "use eframe::egui::{Key, Ui};"), [1]);
    assert_eq!(outside("src/command/mod.rs", "use eframe::egui;\nfn f(ui: &egui::Ui, key: egui::Key) {}"), [2]);
    assert_eq!(outside("src/command/mod.rs", "use eframe::egui as e;\nfn f(ui: &e::Ui, key: e::Key) {}"), [2]);
    assert_eq!(outside("src/command/mod.rs", "use eframe::egui::*;"), [1]);
    assert_eq!(outside("src/lang/mod.rs", "use jiff::civil::Date;\nuse jiff::Zoned;"), [2]);
}

#[test]
fn outside_crates_in_their_folders_pass() {
    assert!(outside("src/ui/mod.rs", "use eframe::egui::{self, Ui}; fn f(ui: &egui::Ui) {}").is_empty());
    assert!(outside("src/app/mod.rs", "impl eframe::App for A {} use eframe::egui::Context;").is_empty());
    assert!(
        outside("src/text/mod.rs", "use epaint::text::Fonts; use std::sync::Arc; fn f() { Vec::new() }").is_empty()
    );
    assert!(outside("src/cli/mod.rs", "use crate::export::{png, svg};\nfn f() { png::write(); }").is_empty());
    assert!(outside("src/scene/mod.rs", "mod png; pub use png::thumbnail; fn f() { png::g() }").is_empty());
    assert!(outside("src/scene/mod.rs", "fn f() { <A as B>::png::g(); C::<D>::png::g(); a::png::g() }").is_empty());
    assert!(outside("src/main.rs", "use winit::window; fn f() { png::encode() }").is_empty());
}

#[test]
fn dependencies_are_read_with_their_names_in_code() {
    let manifest = "[package]\nname = \"x\"\n[dependencies]\n# a = \"1\"\nserde = { version = \"1\" }\nunicode-normalization = \"0.1\"\n\
        log.workspace = true\n[target.'cfg(unix)'.dependencies]\nrustix = \"1\"\n[dependencies.two-words]\nversion = \"1\"\n\
        [dev-dependencies]\nproptest = \"1\"\n";
    let names: Vec<String> = dependencies(manifest).into_iter().collect();
    assert_eq!(names, ["log", "rustix", "serde", "two_words", "unicode_normalization"]);
}

#[test]
fn files_without_an_opening_are_refused() {
    let openings = |text| lines(rules::missing_openings, "src/model/mod.rs", text);
    assert_eq!(openings("use std::fmt;\n//! Late."), [1]);
    assert_eq!(openings("// Plain."), [1]);
    assert_eq!(openings("//!\nfn f() {}"), [1]);
    assert_eq!(openings(""), [1]);
    assert!(openings("//! Ids of records.\n").is_empty());
}

#[test]
fn colours_written_out_are_refused() {
    let colours = |path: &str, text: &str| lines(rules::colour_literals, path, text);
    for code in [
        "Color32::from_rgb(1, 2, 3)",
        "egui::Color32::from_rgba_premultiplied(r, g, b, a)",
        "Color32::from_gray(x)",
        "Color32::from_black_alpha(90)",
        "Color32::RED",
        "Color32::DARK_GRAY",
        "Color::rgb(r, g, b)",
        "Color { r: 1, g: 2, b: 3, a: 4 }",
        "\"#1F5FBF\"",
        "r##\"<rect fill=\"#1f5fbf\"/>\"##",
        "\"#fff\"",
        "\"#1f5fbf80\"",
        "Hsva::new(0.1, h, s, v)",
        "hex_color!(x)",
    ] {
        assert_eq!(colours("src/ui/map.rs", &format!("fn f() {{\n    g({code})\n}}")), [2], "{code}");
        assert!(colours("src/theme/tokens.rs", &format!("fn f() {{ g({code}) }}")).is_empty(), "{code}");
        assert!(colours("src/ui/map.rs", &format!("#[test]\nfn f() {{ g({code}) }}")).is_empty(), "{code}");
    }
    let unmultiplied = "fn f(c: Color) -> Color32 { Color32::from_rgba_unmultiplied(c.r, c.g, c.b, c.a) }";
    assert_eq!(colours("src/ui/map.rs", unmultiplied), [1]);
    assert!(colours("src/ui/paint.rs", unmultiplied).is_empty());
    assert_eq!(colours("src/ui/paint.rs", "fn f() { Color32::from_rgba_unmultiplied(1, 2, 3, a) }"), [1]);
}

#[test]
fn colours_that_come_from_elsewhere_pass() {
    for code in [
        "Color32::TRANSPARENT",
        "Color32::PLACEHOLDER",
        "Color { r, g, b, a }",
        "theme.color(Token::Accent)",
        "Color::from_hex(text)",
        "\"&#160;\"",
        "\"url(#facade)\"",
        "\"#{:02x}{:02x}\"",
        "\"#1 of 3\"",
        "\"#section-3\"",
        "\"#decades\"",
        "\"see #facade-1\"",
    ] {
        let text = format!("fn f() {{ g({code}) }} // #1F5FBF");
        assert!(lines(rules::colour_literals, "src/export/svg.rs", &text).is_empty(), "{code}");
    }
}

fn ui_texts(path: &str, code: &str) -> Vec<usize> {
    lines(rules::ui_texts, path, &format!("fn f(ui: &mut Ui) {{\n{code}\n}}"))
}

#[test]
fn text_for_people_is_refused() {
    for code in [
        "let a = \"Save the file\";",
        "let a = \"saved, thanks\";",
        "let a = \"Lưu\";",
        "let a = \"L\\u{1b0}u\";",
        "let a = format!(\"{n} objectives\");",
        "let a = format!(\"page {n}\");",
        "let a = format!(\"page {n} of {m}\");",
        "let a = concat!(\"no \", r\"such file\");",
        "ui.label(\"Save\");",
        "ui.label(format!(\"Total: {n}\"));",
        "ui.label(if on { \"On\" } else { \"off\" });",
        "ui.add(egui::Button::new(\"OK\"));",
        "ui.button(x).on_hover_text(\"Save\");",
        "ui.push_id(\"row one\", |ui| { ui.label(\"Row one\") });",
        "ui.push_id(\"row one\", |ui| ui.label(\"Row one\"));",
    ] {
        assert_eq!(ui_texts("src/ui/panel.rs", code), [2], "{code}");
        assert_eq!(ui_texts("src/command/mod.rs", code), [2], "{code}");
        assert!(ui_texts("src/lang/en.rs", code).is_empty(), "{code}");
    }
    assert_eq!(ui_texts("src/app/dialogs.rs", "ui.label(\"Save\");"), [2]);
    assert_eq!(ui_texts("src/app/dialogs.rs", "dialog.add_filter(\"Project\", &[\"fourfold\"]);"), [2]);
}

#[test]
fn text_for_programs_passes() {
    for code in [
        "// Save the file\n/* ấ */",
        "#[expect(dead_code, reason = \"used by the next panel\")] let a = 1;",
        "log::info!(\"saved the file {path}\");",
        "debug_assert!(ok, \"rows are in order\");",
        "ui.push_id(\"row one\", |ui| ui.label(text));",
        "let id = Id::unique((\"row of kpi\", n));",
        "let id = egui::Id::new(format!(\"row of {n}\"));",
        "ComboBox::from_id_salt(\"kpi unit\").selected_text(unit);",
        "let a = format!(\"{} {}\", a, b);",
        "let a = format!(\"{name} ({value:.1}) – {}\", c);",
        "ui.label(\"·\"); ui.label(\"→ {x}\"); ui.label(\"x\");",
        "let icon = \"arrow-left\"; let key = \"Escape\"; let keys = \"Ctrl+S\";",
        "ui.menu_button(name, |ui| ui.add(Icon::named(\"Gear\")));",
        "let c = '\"'; let life: &'static str = x;",
    ] {
        assert!(ui_texts("src/ui/panel.rs", code).is_empty(), "{code}");
    }
    assert!(ui_texts("src/app/files.rs", "return Err(anyhow!(\"cannot write the file\"));").is_empty());
    let tests = "#[cfg(test)]\nmod tests { fn f() { g(\"Save the file\") } }";
    assert!(lines(rules::ui_texts, "src/ui/panel.rs", tests).is_empty());
}

#[test]
fn panics_are_refused_outside_tests() {
    let panics = |text: &str| lines(rules::panics, "src/model/mod.rs", text);
    for code in ["a.unwrap()", "a\n.expect(\"x\")", "a.map(Option::unwrap)", "a.unwrap_err()"] {
        assert_eq!(panics(&format!("fn f() {{ {code}; }}")).len(), 1, "{code}");
    }
    for code in ["panic!(\"x\")", "todo!()", "unimplemented!()", "dbg!(a)", "std::panic!()"] {
        assert_eq!(panics(&format!("\nfn f() {{ {code}; }}")), [2], "{code}");
    }
    assert_eq!(panics("#[cfg(test)] mod tests { fn g() {} }\nfn f() { a.unwrap() }"), [2]);
    assert_eq!(panics("#[cfg(test)] use a::{b, c};\nfn f() { a.unwrap() }"), [2]);
    assert_eq!(panics("#[cfg(not(test))] fn f() { a.unwrap() }"), [1]);
    assert_eq!(panics("#[cfg(any(test, feature = \"x\"))] fn f() { a.unwrap() }"), [1]);
    assert_eq!(panics("#[cfg(all(unix, not(test)))] fn f() { a.unwrap() }"), [1]);
    assert_eq!(panics("#[cfg(all(unix, any(test, feature = \"x\")))] fn f() { a.unwrap() }"), [1]);
    assert_eq!(panics("#[cfg(test)]\nconst A: [u8; 2] = [1; 2];\nfn f() { a.unwrap() }"), [3]);
}

#[test]
fn panics_in_tests_and_words_alone_pass() {
    let panics = |text: &str| lines(rules::panics, "src/model/mod.rs", text);
    assert!(panics("#[cfg(test)]\nmod tests { fn f() { if a {} a.unwrap(); panic!() } }").is_empty());
    assert!(panics("#[cfg(all(test, unix))] mod tests { fn f() { a.unwrap() } }").is_empty());
    assert!(panics("#[cfg(test)] const A: [u8; 2] = f([1; 2]).unwrap();").is_empty());
    assert!(panics("#[test] #[ignore] fn f() { a.unwrap() }").is_empty());
    assert!(panics("#![cfg(test)]\nfn f() { a.unwrap() }").is_empty());
    assert!(
        panics("#[expect(dead_code)] fn f() { a.unwrap_or(b); std::panic::catch_unwind(g); } // a.unwrap()").is_empty()
    );
}

#[test]
fn a_file_behind_a_test_mod_line_is_a_test() {
    let parent = File::new("src/model/mod.rs", "#[cfg(test)]\nmod tests;\nmod ids;");
    let mut files =
        [parent, File::new("src/model/tests.rs", "a.unwrap()"), File::new("src/model/ids.rs", "a.unwrap()")];
    mark_test_files(&mut files);
    let found: Vec<String> = rules::panics(&files).into_iter().map(|breach| breach.path).collect();
    assert_eq!(found, ["src/model/ids.rs"]);
}

#[test]
fn places_of_one_machine_are_refused() {
    let paths = |text: &str| lines(rules::machine_paths, "src/store/mod.rs", text);
    for folder in ["work", "root", "tmp", "home"] {
        assert_eq!(paths(&format!("\n/// see /{folder}/x")), [2]);
        assert_eq!(paths(&format!("open(\"/{folder}\")")), [1]);
        assert!(paths(&format!("</{folder}> a/{folder}/b /{folder}book ../{folder}")).is_empty());
    }
}

#[test]
fn clock_and_chance_are_refused() {
    let found = |path: &str, text: &str| lines(rules::clock_and_chance, path, text);
    for code in
        ["std::time::SystemTime::now()", "Instant::now()", "jiff::Zoned::now()", "Timestamp::now", "fastrand::u8(..)"]
    {
        let text = format!("\nfn f() {{ {code} }}");
        assert_eq!(found("src/edit/mod.rs", &text), [2], "{code}");
        assert_eq!(found("src/main.rs", &text), [2], "{code}");
        assert!(found("src/app/mod.rs", &text).is_empty(), "{code}");
        assert!(found("src/cli/new.rs", &text).is_empty(), "{code}");
    }
    assert!(found("src/edit/mod.rs", "fn f(now: Instant) {} // Instant::now()").is_empty());
}

#[test]
fn tokens_keep_their_lines() {
    let source = "/* a\n/* b */ */ let x = \"one\\\n   two\\n\";\n'a' '\\'' b'\\\\' 'life r#type br#\"x\"# 1.5 0..5 // end\nlast";
    let read: Vec<(String, usize)> = tokens::tokens(source).into_iter().map(|token| (token.text, token.line)).collect();
    let expected = [
        ("let", 2),
        ("x", 2),
        ("=", 2),
        ("onetwo\n", 2),
        (";", 3),
        ("a", 4),
        ("\\'", 4),
        ("\\\\", 4),
        ("life", 4),
        ("type", 4),
        ("x", 4),
        ("1.5", 4),
        ("0", 4),
        (".", 4),
        (".", 4),
        ("5", 4),
        ("last", 5),
    ];
    assert_eq!(read, expected.map(|(text, line)| (text.to_owned(), line)));
}
