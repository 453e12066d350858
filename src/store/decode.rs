//! From bytes to text.

use super::scan::{Place, places};
use super::{Broken, Warning};
use crate::model::limits;

/// The text of a file, without its byte order mark, and what is odd about it.
pub fn decode(bytes: &[u8]) -> Result<(&str, Vec<Warning>), Broken> {
    let length = bytes.len() as u64;
    if length > limits::FILE_BYTES {
        return Err(Broken::TooLarge { bytes: length });
    }
    if !bytes.is_empty() && bytes.iter().all(|b| *b == 0) {
        return Err(Broken::Zeros { bytes: length });
    }
    let mut warnings = Vec::new();
    let unmarked = bytes.strip_prefix(b"\xEF\xBB\xBF");
    if unmarked.is_some() {
        warnings.push(Warning::ByteOrderMark);
    }
    let bytes = unmarked.unwrap_or(bytes);
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(Broken::Empty);
    }
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let good = bytes.get(..error.valid_up_to()).unwrap_or_default();
        let offset = length as usize - bytes.len() + good.len();
        let place = place_after(good);
        if is_binary(bytes) { Broken::Binary { place } } else { Broken::NotUtf8 { place, offset } }
    })?;
    if let Some(good) = before_control(text.as_bytes()) {
        return Err(Broken::Binary { place: place_after(good) });
    }
    if text.contains("\r\n") {
        warnings.push(Warning::WindowsLines);
    }
    Ok((text, warnings))
}

fn place_after(good: &[u8]) -> Place {
    let text = std::str::from_utf8(good).unwrap_or_default();
    places(text, [good.len()]).into_values().next().unwrap_or(Place::START)
}

/// What stands before the first control character, if there is one.
fn before_control(bytes: &[u8]) -> Option<&[u8]> {
    // Block by block, without an early way out of a block: that many bytes are looked at in one go.
    let has_control = |block: &[u8]| block.iter().fold(false, |found, b| found | is_control(*b));
    let block = bytes.chunks(BLOCK).position(has_control)?;
    let at = bytes.iter().skip(block * BLOCK).position(|b| is_control(*b))?;
    bytes.get(..block * BLOCK + at)
}

/// How many bytes are looked at in one go.
const BLOCK: usize = 64;

/// A control character that no text holds.
fn is_control(b: u8) -> bool {
    b < b' ' && !b.is_ascii_whitespace()
}

/// Whether so many bytes are control characters that this is no text in another encoding.
fn is_binary(bytes: &[u8]) -> bool {
    let start = bytes.get(..4096).unwrap_or(bytes);
    start.iter().filter(|b| is_control(**b)).count() * 50 > start.len()
}
