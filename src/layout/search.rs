//! A layout that gets better for as long as it is asked to.
//!
//! For a thread beside the window: between two steps the caller may show a
//! better layout, throw the search away because the map has changed, or stop.
//! What is found depends only on the request and on the work of the steps in
//! turn, never on time.

use super::order::{self, Race};
use super::rests::Rests;
use super::sheet::Sheet;
use super::{Layout, LayoutRequest, finish};

/// The work after which a layout is left as it is, from half a millisecond to some fifty.
const SETTLED_WORK: std::ops::RangeInclusive<u64> = 100_000..=25_000_000;
/// Within these limits the work for each triple of cards and links: small maps are at their best long before.
const WORK_A_TRIPLE: u64 = 200;

/// The layout that a map comes to rest in: the best that a fixed amount of work finds, so that it is the same in
/// every window and every export.
pub fn settle(request: &LayoutRequest) -> Layout {
    static RESTS: Rests = Rests::new();
    RESTS.of(request, || search(request))
}

fn search(request: &LayoutRequest) -> Layout {
    let size = (request.cards.len() + request.links.len()) as u64;
    let work = size.saturating_pow(3).saturating_mul(WORK_A_TRIPLE);
    let mut search = Search::new(request);
    search.step(work.clamp(*SETTLED_WORK.start(), *SETTLED_WORK.end())).unwrap_or_else(|| search.layout())
}

/// The search for better layouts of one request.
pub struct Search {
    sheet: Sheet,
    /// Nothing for maps that are too large to be searched.
    race: Option<Race>,
    score: f64,
}

impl Search {
    /// Starts with what [`super::lay_out`] answers.
    pub fn new(request: &LayoutRequest) -> Self {
        let sheet = Sheet::of(request);
        let race = order::race(&sheet);
        let score = race.as_ref().map_or(0.0, Race::score);
        Self { sheet, race, score }
    }

    /// The best layout so far.
    pub fn layout(&self) -> Layout {
        match &self.race {
            Some(race) => finish(&self.sheet, &race.leader(&self.sheet)),
            None => finish(&self.sheet, &order::first(&self.sheet)),
        }
    }

    /// Searches on, and returns a better layout if one was found.
    ///
    /// `work` counts elementary operations: a million takes one to three milliseconds on
    /// a present-day processor. A step may overrun by the work of starting one new order.
    pub fn step(&mut self, work: u64) -> Option<Layout> {
        let race = self.race.as_mut()?;
        race.step(&self.sheet, work);
        if race.score() < self.score {
            self.score = race.score();
            return Some(finish(&self.sheet, &race.leader(&self.sheet)));
        }
        None
    }

    /// All work done so far, the first answer included.
    pub fn work(&self) -> u64 {
        self.race.as_ref().map_or(0, Race::work)
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::request_of;
    use super::*;

    #[test]
    fn the_search_of_a_map_with_nothing_to_search_ends() {
        for bands in [&[][..], &[0, 0], &[1], &[1, 1], &[0, 2, 1]] {
            let request = request_of(bands, 0);
            assert_eq!(settle(&request).cards.len(), request.cards.len());
        }
    }

    #[test]
    fn a_settled_layout_stays_what_it_is() {
        let request = request_of(&[3, 4, 4, 3], 16);
        assert_eq!(search(&request), search(&request));
        assert_eq!(settle(&request), search(&request));
    }
}
