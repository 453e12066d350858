//! A place in a list that two people can insert into without renumbering.
//!
//! Ranks are texts of the digits 0-9a-z, compared as fractions of base 36:
//! between any two there is room for another. A rank never ends in `0`, so each
//! fraction has one spelling.

use std::fmt;
use std::str::FromStr;

/// Longest rank: room for more insertions at one place than a project has records.
const LONGEST: usize = 8000;

const DIGITS: &[u8; 36] = b"0123456789abcdefghijklmnopqrstuvwxyz";

/// A place in a list; lists are sorted by rank, then by id.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Rank(String);

impl Rank {
    /// A rank after `lower` and before `upper`; `None` stands for the ends of the list.
    ///
    /// If `lower` does not come before `upper` (two people made the same rank), the
    /// new rank comes right after `lower`.
    pub fn between(lower: Option<&Self>, upper: Option<&Self>) -> Self {
        let low: Vec<usize> = lower.map(digits).unwrap_or_default();
        let high: Option<Vec<usize>> = upper.filter(|u| lower.is_none_or(|l| l < u)).map(digits);
        let mut rank = String::new();
        let mut is_below_high = high.is_none();
        for place in 0.. {
            let a = low.get(place).copied().unwrap_or(0);
            let b = match &high {
                Some(high) if !is_below_high => high.get(place).copied().unwrap_or(0),
                _ => DIGITS.len(),
            };
            if b > a + 1 {
                // Appending and prepending leave most of the room on the open side.
                let digit = match (lower.is_some(), high.is_some()) {
                    (true, false) => (a + 2).min(usize::midpoint(a, b).max(a + 1)),
                    _ => usize::midpoint(a, b),
                };
                rank.push(char::from(DIGITS[digit]));
                return Self(rank);
            }
            rank.push(char::from(DIGITS[a]));
            is_below_high |= b > a;
        }
        Self(rank)
    }

    /// Ranks for a new list of `count` entries, in order.
    pub fn spread(count: usize) -> Vec<Self> {
        let mut ranks: Vec<Self> = Vec::with_capacity(count);
        for _ in 0..count {
            ranks.push(Self::between(ranks.last(), None));
        }
        ranks
    }
}

fn digits(rank: &Rank) -> Vec<usize> {
    rank.0.bytes().map(|b| DIGITS.iter().position(|d| *d == b).unwrap_or(0)).collect()
}

impl fmt::Display for Rank {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Rank {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Why a text is not a rank.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a rank is 1 to 8000 of the characters 0-9 and a-z and does not end in 0")]
pub struct RankError;

impl FromStr for Rank {
    type Err = RankError;
    fn from_str(text: &str) -> Result<Self, RankError> {
        let is_rank =
            (1..=LONGEST).contains(&text.len()) && text.bytes().all(|b| DIGITS.contains(&b)) && !text.ends_with('0');
        if is_rank { Ok(Self(text.to_owned())) } else { Err(RankError) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_long_list_keeps_short_ranks() {
        let ranks = Rank::spread(500);
        assert!(ranks.windows(2).all(|w| w[0] < w[1]));
        assert!(ranks.iter().all(|r| r.0.len() < 40), "{:?}", ranks.last());
    }

    proptest! {
        #[test]
        fn there_is_always_room_between(picks in proptest::collection::vec(0usize..1000, 1..120)) {
            let mut ranks: Vec<Rank> = Vec::new();
            for pick in picks {
                let at = pick % (ranks.len() + 1);
                let lower = at.checked_sub(1).map(|i| ranks[i].clone());
                let new = Rank::between(lower.as_ref(), ranks.get(at));
                prop_assert!(new.to_string().parse::<Rank>().is_ok(), "{new}");
                ranks.insert(at, new);
            }
            prop_assert!(ranks.windows(2).all(|w| w[0] < w[1]), "{ranks:?}");
        }
    }
}
