//! Searching without diacritics.

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// The text in lower case without diacritics, đ as d: what a search compares.
pub fn fold(text: &str) -> String {
    let base = text.nfd().filter(|c| !is_combining_mark(*c));
    base.flat_map(char::to_lowercase).map(|c| if c == 'đ' { 'd' } else { c }).collect()
}

/// Whether every word of an already folded query begins or lies within the text.
pub fn matches_folded(text: &str, folded_query: &str) -> bool {
    let text = fold(text);
    folded_query.split_whitespace().all(|word| text.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn vietnamese_is_found_without_its_marks() {
        assert_eq!(fold("Đội ngũ Chăm Sóc"), "doi ngu cham soc");
        assert!(matches_folded("Chăm sóc khách hàng", &fold("khach cham")));
        assert!(!matches_folded("Chăm sóc khách hàng", &fold("khach ngan")));
    }
}
