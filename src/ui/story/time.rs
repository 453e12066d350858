//! Times of steps: as on a clock, and as they are typed.

use crate::lang::Lang;
use crate::model::limits;

/// Minutes and seconds, such as 2:45.
pub(super) fn clock(seconds: u32) -> String {
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

/// Reads seconds, or minutes and seconds; nothing at all is an even share.
pub(super) fn read(lang: Lang, text: &str) -> Result<Option<u16>, String> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let number = |text: &str| text.trim().parse::<u16>().ok();
    let seconds = match text.split_once(':') {
        Some((minutes, seconds)) => number(minutes).zip(number(seconds).filter(|seconds| *seconds < 60)),
        None => number(text).map(|seconds| (0, seconds)),
    };
    let seconds = seconds.and_then(|(minutes, seconds)| minutes.checked_mul(60)?.checked_add(seconds));
    let kept = seconds.filter(|seconds| (1..=limits::STEP_SECONDS).contains(seconds));
    kept.map(Some).ok_or_else(|| lang.story_seconds_refused().into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seconds_and_minutes_are_read() {
        let read = |text| read(Lang::En, text).ok();
        assert_eq!(read(" "), Some(None));
        assert_eq!([read("20"), read("1:30"), read("60:00")], [Some(Some(20)), Some(Some(90)), Some(Some(3600))]);
        for bad in ["0", "-1", "1:75", "60:01", "3601", "a", "1:2:3", "2000:00"] {
            assert_eq!(read(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_clock_has_two_digits_for_seconds() {
        assert_eq!([clock(0), clock(65), clock(3600)], ["0:00", "1:05", "60:00"]);
    }
}
