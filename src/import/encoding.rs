//! From bytes to text: which encoding a text file is in.
//!
//! A byte order mark decides; then what is valid UTF-8 is UTF-8; then zeros in every
//! other place are UTF-16; what is left is a code page of Windows, which `chardetng`
//! tells by its letters, with Vietnam as a hint.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};

/// An encoding of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Encoding(&'static encoding_rs::Encoding);

impl Encoding {
    /// What most programs write today.
    pub const UTF_8: Self = Self(encoding_rs::UTF_8);

    /// Those that one can choose from.
    pub const OFFERED: [Self; 5] = [
        Self::UTF_8,
        Self(encoding_rs::UTF_16LE),
        Self(encoding_rs::UTF_16BE),
        Self(encoding_rs::WINDOWS_1252),
        Self(encoding_rs::WINDOWS_1258),
    ];

    /// Its name, such as `UTF-8` or `windows-1258`.
    pub fn name(self) -> &'static str {
        self.0.name()
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
    let encoding = chosen.unwrap_or_else(|| guess(bytes));
    let (text, used, has_gaps) = match chosen {
        // A choice holds also against a byte order mark, unless it is the mark of that encoding.
        Some(encoding) => {
            let (text, has_gaps) = encoding.0.decode_with_bom_removal(bytes);
            (text, encoding.0, has_gaps)
        }
        None => encoding.0.decode(bytes),
    };
    Decoded { text, encoding: Encoding(used), has_gaps }
}

fn guess(bytes: &[u8]) -> Encoding {
    if let Some((marked, _)) = encoding_rs::Encoding::for_bom(bytes) {
        return Encoding(marked);
    }
    if let Some(wide) = wide(bytes) {
        return wide;
    }
    if std::str::from_utf8(bytes).is_ok() {
        return Encoding::UTF_8;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    Encoding(detector.guess(Some(b"vn"), Utf8Detection::Deny))
}

/// How much of a file is looked at for zeros.
const SAMPLE: usize = 4096;

/// UTF-16 without a byte order mark: of ASCII text every other byte is zero.
fn wide(bytes: &[u8]) -> Option<Encoding> {
    let sample = bytes.get(..SAMPLE.min(bytes.len())).unwrap_or(bytes);
    let zeros = |start: usize| sample.iter().skip(start).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let half = sample.len() / 2;
    let is_most = |count: usize, other: usize| half > 1 && count * 10 > half * 3 && other * 10 < count;
    match () {
        () if is_most(odd, even) => Some(Encoding(encoding_rs::UTF_16LE)),
        () if is_most(even, odd) => Some(Encoding(encoding_rs::UTF_16BE)),
        () => None,
    }
}
