//! The two codes of Vietnamese fonts before Unicode, which old files are still in.
//!
//! Both look like Windows-1252 to a program; only the font showed them as Vietnamese.
//! Nothing in the bytes says so, hence they are read only where a person chooses them.
//!
//! - TCVN3, also called ABC (the third set of TCVN 5712:1993): one byte a letter. Capital
//!   letters with a tone have no bytes of their own: they came from a second font.
//! - VNI for Windows: a letter, then a byte for its marks.

use std::borrow::Cow;

/// Stands for a byte that means nothing.
const GAP: char = char::REPLACEMENT_CHARACTER;

/// Reads TCVN3; gives back whether some bytes mean nothing.
pub fn tcvn3(bytes: &[u8]) -> (Cow<'static, str>, bool) {
    let letter = |byte: &u8| match byte {
        0..=0x7F => char::from(*byte),
        0xA0 => ' ',
        byte => TCVN3.iter().find(|(code, _)| code == byte).map_or(GAP, |(_, letter)| *letter),
    };
    let text: String = bytes.iter().map(letter).collect();
    let has_gaps = text.contains(GAP);
    (text.into(), has_gaps)
}

/// The letters beside ASCII.
const TCVN3: [(u8, char); 74] = [
    (0xA1, 'Ă'),
    (0xA2, 'Â'),
    (0xA3, 'Ê'),
    (0xA4, 'Ô'),
    (0xA5, 'Ơ'),
    (0xA6, 'Ư'),
    (0xA7, 'Đ'),
    (0xA8, 'ă'),
    (0xA9, 'â'),
    (0xAA, 'ê'),
    (0xAB, 'ô'),
    (0xAC, 'ơ'),
    (0xAD, 'ư'),
    (0xAE, 'đ'),
    (0xB5, 'à'),
    (0xB6, 'ả'),
    (0xB7, 'ã'),
    (0xB8, 'á'),
    (0xB9, 'ạ'),
    (0xBB, 'ằ'),
    (0xBC, 'ẳ'),
    (0xBD, 'ẵ'),
    (0xBE, 'ắ'),
    (0xC6, 'ặ'),
    (0xC7, 'ầ'),
    (0xC8, 'ẩ'),
    (0xC9, 'ẫ'),
    (0xCA, 'ấ'),
    (0xCB, 'ậ'),
    (0xCC, 'è'),
    (0xCE, 'ẻ'),
    (0xCF, 'ẽ'),
    (0xD0, 'é'),
    (0xD1, 'ẹ'),
    (0xD2, 'ề'),
    (0xD3, 'ể'),
    (0xD4, 'ễ'),
    (0xD5, 'ế'),
    (0xD6, 'ệ'),
    (0xD7, 'ì'),
    (0xD8, 'ỉ'),
    (0xDC, 'ĩ'),
    (0xDD, 'í'),
    (0xDE, 'ị'),
    (0xDF, 'ò'),
    (0xE1, 'ỏ'),
    (0xE2, 'õ'),
    (0xE3, 'ó'),
    (0xE4, 'ọ'),
    (0xE5, 'ồ'),
    (0xE6, 'ổ'),
    (0xE7, 'ỗ'),
    (0xE8, 'ố'),
    (0xE9, 'ộ'),
    (0xEA, 'ờ'),
    (0xEB, 'ở'),
    (0xEC, 'ỡ'),
    (0xED, 'ớ'),
    (0xEE, 'ợ'),
    (0xEF, 'ù'),
    (0xF1, 'ủ'),
    (0xF2, 'ũ'),
    (0xF3, 'ú'),
    (0xF4, 'ụ'),
    (0xF5, 'ừ'),
    (0xF6, 'ử'),
    (0xF7, 'ữ'),
    (0xF8, 'ứ'),
    (0xF9, 'ự'),
    (0xFA, 'ỳ'),
    (0xFB, 'ỷ'),
    (0xFC, 'ỹ'),
    (0xFD, 'ý'),
    (0xFE, 'ỵ'),
];

/// Reads VNI for Windows, marks standing after their letters; gives back whether some bytes mean nothing.
pub fn vni(bytes: &[u8]) -> (Cow<'static, str>, bool) {
    // In Windows-1252 every byte is a character, and the marks have capitals as letters have.
    let (plain, _) = encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes);
    let mut text = String::with_capacity(plain.len() * 2);
    let (mut can_be_marked, mut has_gaps) = (false, false);
    for c in plain.chars() {
        let marks = if can_be_marked { marks(c) } else { None };
        can_be_marked = false;
        match (marks, alone(c)) {
            (Some(marks), _) => text.push_str(marks),
            (None, Some(letter)) => {
                text.push_str(letter);
                can_be_marked = matches!(c, 'ô' | 'Ô' | 'ö' | 'Ö');
            }
            (None, None) => {
                has_gaps |= c.is_alphabetic() && !c.is_ascii();
                text.push(c);
                can_be_marked = matches!(c.to_ascii_lowercase(), 'a' | 'e' | 'o' | 'u' | 'y');
            }
        }
    }
    (text.into(), has_gaps)
}

/// What a byte after a vowel puts on it: circumflex, breve, tone.
fn marks(c: char) -> Option<&'static str> {
    Some(match c {
        'ø' | 'Ø' => "\u{300}",
        'ù' | 'Ù' => "\u{301}",
        'û' | 'Û' => "\u{309}",
        'õ' | 'Õ' => "\u{303}",
        'ï' | 'Ï' => "\u{323}",
        'â' | 'Â' => "\u{302}",
        'à' | 'À' => "\u{302}\u{300}",
        'á' | 'Á' => "\u{302}\u{301}",
        'å' | 'Å' => "\u{302}\u{309}",
        'ã' | 'Ã' => "\u{302}\u{303}",
        'ä' | 'Ä' => "\u{302}\u{323}",
        'ê' | 'Ê' => "\u{306}",
        'è' | 'È' => "\u{306}\u{300}",
        'é' | 'É' => "\u{306}\u{301}",
        'ú' | 'Ú' => "\u{306}\u{309}",
        'ü' | 'Ü' => "\u{306}\u{303}",
        'ë' | 'Ë' => "\u{306}\u{323}",
        _ => return None,
    })
}

/// The letters of one byte.
fn alone(c: char) -> Option<&'static str> {
    Some(match c {
        'ñ' => "đ",
        'Ñ' => "Đ",
        'ô' => "ơ",
        'Ô' => "Ơ",
        'ö' => "ư",
        'Ö' => "Ư",
        'ì' => "ì",
        'Ì' => "Ì",
        'í' => "í",
        'Í' => "Í",
        'æ' => "ỉ",
        'Æ' => "Ỉ",
        'ó' => "ĩ",
        'Ó' => "Ĩ",
        'ò' => "ị",
        'Ò' => "Ị",
        'î' => "ỵ",
        'Î' => "Ỵ",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The bytes that a text of Windows-1252 shows: as such files look in a program of today.
    fn bytes(shown: &str) -> Vec<u8> {
        encoding_rs::WINDOWS_1252.encode(shown).0.into_owned()
    }

    #[test]
    fn words_of_tcvn3_are_read() {
        for (shown, meant) in [
            ("ViÖt Nam", "Việt Nam"),
            ("Tû lÖ rêi bá", "Tỷ lệ rời bỏ"),
            ("Doanh thu thùc tÕ, §¬n hµng", "Doanh thu thực tế, Đơn hàng"),
            ("Kh¸ch hµng trung thµnh", "Khách hàng trung thành"),
            ("Quy tr×nh néi bé", "Quy trình nội bộ"),
            ("§é h\u{AD}ng phÊn", "Độ hưng phấn"),
        ] {
            assert_eq!(tcvn3(&bytes(shown)), (meant.into(), false), "{shown}");
        }
        assert_eq!(tcvn3(b"a\x80b"), ("a\u{FFFD}b".into(), true));
    }

    #[test]
    fn words_of_vni_are_read() {
        for (shown, meant) in [
            ("Vieät Nam", "Việt Nam"),
            ("Tyû leä rôøi boû", "Tỷ lệ rời bỏ"),
            ("Doanh thu thöïc teá, Ñôn haøng", "Doanh thu thực tế, Đơn hàng"),
            ("Khaùch haøng trung thaønh", "Khách hàng trung thành"),
            ("Quy trình noäi boä", "Quy trình nội bộ"),
            ("LÔÏI NHUAÄN TAÊNG", "LỢI NHUẬN TĂNG"),
            ("kyõ naêng, aúnh, kî, chæ, nghó, thò", "kỹ năng, ẳnh, kỵ, chỉ, nghĩ, thị"),
        ] {
            let (text, has_gaps) = vni(&bytes(shown));
            assert_eq!((crate::model::clean_text(&text).as_str(), has_gaps), (meant, false), "{shown}");
        }
        assert!(vni(&bytes("caff\u{E8}x \u{E8}")).1);
    }
}
