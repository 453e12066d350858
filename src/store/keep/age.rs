//! How old a version is, told so that a wrong clock makes nothing old.
//!
//! A clock that jumps ten years ahead must not make everything ten years old. So an age is summed up from gaps between
//! one version and the next, in the order of their sequence numbers: a gap of more than a day counts as one day, and
//! only once a day of saving lies behind it. A version that claims to be younger than a later one has no age at all.
//! This can only make versions younger than they are, so that they are kept longer.

/// A day, in seconds.
pub const DAY: i64 = 24 * 60 * 60;

/// The ages in seconds of versions given by their times (seconds since 1970) in the order of their sequence; `None`
/// where time and sequence disagree.
pub fn ages(times: &[i64], now: i64) -> Vec<Option<i64>> {
    let (mut later, mut age) = (now, 0_i64);
    let mut ages: Vec<_> = times
        .iter()
        .rev()
        .map(|time| {
            if *time > later {
                return None;
            }
            let gap = later.saturating_sub(*time);
            let counted = if gap <= DAY {
                gap
            } else if age >= DAY {
                DAY
            } else {
                0
            };
            age = age.saturating_add(counted);
            later = *time;
            Some(age)
        })
        .collect();
    ages.reverse();
    ages
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOUR: i64 = DAY / 24;
    const YEARS: i64 = 3650 * DAY;

    #[test]
    fn steady_saving_counts_in_full() {
        let times: Vec<i64> = (0..48).map(|hour| hour * HOUR).collect();
        let ages = ages(&times, 48 * HOUR);
        assert!((1..).zip(ages.iter().rev()).all(|(back, age)| *age == Some(back * HOUR)));
    }

    #[test]
    fn a_jump_of_the_clock_makes_nothing_old() {
        let times: Vec<i64> = (0..10).map(|hour| hour * HOUR).collect();
        assert!(ages(&times, YEARS).iter().all(|age| age.is_some_and(|age| age <= 9 * HOUR)));
        assert!(ages(&times, -YEARS).iter().all(Option::is_none));
        let with_jump: Vec<i64> = times.iter().copied().chain([YEARS, 10 * HOUR]).collect();
        let aged = ages(&with_jump, 11 * HOUR);
        assert_eq!((aged[10], aged[11], aged[9]), (None, Some(HOUR), Some(2 * HOUR)));
        let toggled: Vec<i64> = (0..60).map(|n| if n % 2 == 0 { n } else { YEARS + n }).collect();
        assert!(ages(&toggled, YEARS + 60).iter().flatten().all(|age| *age <= DAY));
    }

    #[test]
    fn a_pause_counts_as_a_day_once_a_day_lies_behind_it() {
        let pause = [0, 9 * DAY];
        assert_eq!(ages(&pause, 9 * DAY + HOUR), [Some(HOUR), Some(HOUR)]);
        let worked: Vec<i64> = [0].into_iter().chain((0..25).map(|hour| 9 * DAY + hour * HOUR)).collect();
        assert_eq!(ages(&worked, 9 * DAY + 25 * HOUR)[0], Some(25 * HOUR + DAY));
    }
}
