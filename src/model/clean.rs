//! Texts as the model keeps them.
//!
//! Every text enters composed (NFC), with plain line feeds and without the
//! characters that XML 1.0 forbids, so that searching, comparing and every
//! export can rely on it.

use unicode_normalization::UnicodeNormalization as _;

/// A text of one line: line breaks and tabs become spaces.
pub fn clean_line(text: &str) -> String {
    let line: String = text.chars().map(|c| if matches!(c, '\n' | '\r' | '\t') { ' ' } else { c }).collect();
    clean_text(&line)
}

/// A text of any number of lines. One that is too long stays so: it is refused, and nothing is cut off unseen.
pub fn clean_text(text: &str) -> String {
    let unix = text.replace("\r\n", "\n").replace('\r', "\n");
    // First without what is forbidden, then composed: a mark may follow its letter only then.
    unix.chars().filter(|c| is_allowed(*c)).nfc().collect()
}

/// The `Char` production of XML 1.0, fifth edition, section 2.2.
fn is_allowed(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\u{20}'..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_composed_and_free_of_forbidden_characters() {
        assert_eq!(clean_text("Tie\u{302}\u{301}ng\r\nViệt\u{1}\u{B}\u{FFFE}"), "Tiếng\nViệt");
        assert_eq!(clean_text("e\u{1}\u{301}"), "é");
        assert_eq!(clean_line("a\tb\r\nc"), "a b  c");
    }
}
