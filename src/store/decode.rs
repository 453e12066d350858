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
    if let Some(at) = text.bytes().position(is_control) {
        return Err(Broken::Binary { place: place_after(text.as_bytes().get(..at).unwrap_or_default()) });
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

/// A control character that no text holds.
fn is_control(b: u8) -> bool {
    b < b' ' && !b.is_ascii_whitespace()
}

/// Whether so many bytes are control characters that this is no text in another encoding.
fn is_binary(bytes: &[u8]) -> bool {
    let start = bytes.get(..4096).unwrap_or(bytes);
    start.iter().filter(|b| is_control(**b)).count() * 50 > start.len()
}
