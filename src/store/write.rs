//! From a project to the text of its file.
//!
//! The same project gives the same bytes on every machine and with every
//! compiler: records sorted by id, one a line, nothing volatile. The serializer
//! escapes every quote and whatever its Unicode tables call unprintable; those
//! tables change with the compiler, so [`plain`] undoes all but a fixed set.

use ron::ser::PrettyConfig;

use super::v2;
use crate::model::Project;

/// The text of a project's file, in the newest version of the format.
pub fn write(project: &Project) -> String {
    let config =
        PrettyConfig::new().depth_limit(2).new_line("\n").indentor("  ").struct_names(false).escape_strings(true);
    // The serializer fails only for types that the records don't hold; an empty text would be refused on reading back.
    let text = ron::Options::default().to_string_pretty(&v2::File::from(project), config).unwrap_or_default();
    let mut text = plain(&text);
    text.push('\n');
    text
}

/// Writes escaped characters as themselves inside strings, but for those in [`is_escaped`].
pub(super) fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len() + 1);
    let mut rest = text;
    while let Some(at) = rest.find('\\') {
        let (before, escape) = rest.split_at(at);
        plain.push_str(before);
        let (character, length) = unescaped(escape);
        match character {
            Some(c) => plain.push(c),
            None => plain.push_str(escape.get(..length).unwrap_or(escape)),
        }
        rest = escape.get(length..).unwrap_or_default();
    }
    plain.push_str(rest);
    plain
}

/// The character that an escape at the start of a text is written as, if without escape, and the escape's length.
fn unescaped(escape: &str) -> (Option<char>, usize) {
    if escape.starts_with("\\'") {
        return (Some('\''), 2);
    }
    let code = escape.strip_prefix("\\u{").and_then(|rest| rest.split_once('}')).map(|(code, _)| code);
    let character = code.and_then(|code| u32::from_str_radix(code, 16).ok()).and_then(char::from_u32);
    match (code, character) {
        (Some(code), Some(c)) => (Some(c).filter(|c| !is_escaped(*c)), code.len() + 4),
        _ => (None, 2),
    }
}

/// Characters that stay escaped: controls, line separators, the byte order mark, and the marks that turn
/// the direction of text, which could make a line of the file look like another.
fn is_escaped(c: char) -> bool {
    c.is_ascii_control()
        || matches!(c, '\u{80}'..='\u{9F}' | '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
        || matches!(c, '\u{61C}' | '\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn string(text: &str) -> String {
        plain(&ron::to_string(text).unwrap()) + "\n"
    }

    #[test]
    fn texts_stay_readable() {
        assert_eq!(
            string("Don't say \"no\" ❤\u{FE0F} \\u{41} e\u{301}"),
            "\"Don't say \\\"no\\\" ❤\u{FE0F} \\\\u{41} e\u{301}\"\n"
        );
        assert_eq!(string("a\nb\tc\u{202E}\u{2028}\u{85}"), "\"a\\nb\\tc\\u{202e}\\u{2028}\\u{85}\"\n");
    }

    /// Whatever the compiler's tables say, only quotes, backslashes and the fixed set are escaped.
    #[test]
    fn every_character_is_written_in_one_way_and_reads_back() {
        for c in ('\0'..=char::MAX).filter(|c| u32::from(*c) < 0x3_0000 || u32::from(*c) > 0xE_0000) {
            let text = string(&c.to_string());
            let is_plain = text.trim_end_matches('\n').trim_matches('"') == c.to_string();
            assert_eq!(is_plain, !is_escaped(c) && !matches!(c, '"' | '\\' | '\n'), "{text}");
            assert_eq!(ron::from_str::<String>(&text), Ok(c.to_string()));
        }
    }
}
