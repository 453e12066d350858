//! A layout that gets better for as long as it is asked to.
//!
//! For a thread beside the window: between two steps the caller may show a
//! better layout, throw the search away because the map has changed, or stop.
//! What is found depends only on the request and on the work of the steps in
//! turn, never on time.

use super::order::{self, Race};
use super::sheet::Sheet;
use super::{Layout, LayoutRequest, finish};

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
