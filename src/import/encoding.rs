//! From bytes to text: which encoding a text file is in.
//!
//! A byte order mark decides; then what is valid UTF-8 is UTF-8; then zeros in every
//! other place are UTF-16; what is left is a code page of Windows, which `chardetng`
//! tells by its letters, with Vietnam as a hint. The codes of Vietnamese fonts can't be
//! told from those; they are read where they are chosen.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};

use super::font_code;

/// An encoding of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Encoding(Code);

/// Who knows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Code {
    /// The library.
    Known(&'static encoding_rs::Encoding),
    /// We: a code of Vietnamese fonts.
    Tcvn3,
    /// We: a code of Vietnamese fonts.
    Vni,
}

impl Encoding {
    /// What most programs write today.
    pub const UTF_8: Self = Self(Code::Known(encoding_rs::UTF_8));
    /// The code of the fonts that are called `.VnTime` and so on.
    pub const TCVN3: Self = Self(Code::Tcvn3);
    /// The code of the fonts that are called `VNI-Times` and so on.
    pub const VNI: Self = Self(Code::Vni);

    /// Those that one can choose from.
    pub const OFFERED: [Self; 7] = [
        Self::UTF_8,
        Self(Code::Known(encoding_rs::UTF_16LE)),
        Self(Code::Known(encoding_rs::UTF_16BE)),
        Self(Code::Known(encoding_rs::WINDOWS_1252)),
        Self(Code::Known(encoding_rs::WINDOWS_1258)),
        Self::TCVN3,
        Self::VNI,
    ];

    /// Its name, such as `UTF-8` or `windows-1258`.
    pub fn name(self) -> &'static str {
        match self.0 {
            Code::Known(encoding) => encoding.name(),
            Code::Tcvn3 => "TCVN3 (ABC)",
            Code::Vni => "VNI",
        }
    }
}

/// A text file as text.
#[derive(Debug)]
pub struct Decoded<'a> {
    /// The text without a byte order mark.
    pub text: Cow<'a, str>,
    /// What it was read as.
    pub encoding: Encoding,
    /// Whether some bytes mean nothing in this encoding; they became �.
    pub has_gaps: bool,
}

/// Reads bytes as text, in the encoding that was chosen or in the one that they seem to be in.
pub fn decode(bytes: &[u8], chosen: Option<Encoding>) -> Decoded<'_> {
    let Some(encoding) = chosen else {
        let (text, used, has_gaps) = guess(bytes).decode(bytes);
        return Decoded { text, encoding: Encoding(Code::Known(used)), has_gaps };
    };
    let (text, has_gaps) = match encoding.0 {
        // A choice holds also against a byte order mark, unless it is the mark of that encoding.
        Code::Known(known) => known.decode_with_bom_removal(bytes),
        Code::Tcvn3 => font_code::tcvn3(bytes),
        Code::Vni => font_code::vni(bytes),
    };
    Decoded { text, encoding, has_gaps }
}

fn guess(bytes: &[u8]) -> &'static encoding_rs::Encoding {
    if let Some((marked, _)) = encoding_rs::Encoding::for_bom(bytes) {
        return marked;
    }
    if let Some(wide) = wide(bytes) {
        return wide;
    }
    if std::str::from_utf8(bytes).is_ok() {
        return encoding_rs::UTF_8;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(Some(b"vn"), Utf8Detection::Deny)
}

/// How much of a file is looked at for zeros.
const SAMPLE: usize = 4096;

/// UTF-16 without a byte order mark: of ASCII text every other byte is zero.
fn wide(bytes: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    let sample = bytes.get(..SAMPLE.min(bytes.len())).unwrap_or(bytes);
    let zeros = |start: usize| sample.iter().skip(start).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let half = sample.len() / 2;
    let is_most = |count: usize, other: usize| half > 1 && count * 10 > half * 3 && other * 10 < count;
    match () {
        () if is_most(odd, even) => Some(encoding_rs::UTF_16LE),
        () if is_most(even, odd) => Some(encoding_rs::UTF_16BE),
        () => None,
    }
}
