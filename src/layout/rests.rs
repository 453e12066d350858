//! The layouts that maps came to rest in last.
//!
//! The search for one takes longer than everything else that an export does, and the window, its preview, the file
//! and the pitch all ask for the same one. It follows from its request alone, so remembering it changes no result.

use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};

use super::{Layout, LayoutRequest};

/// How many are remembered: the map in both shapes, before and after an edit.
const MOST: usize = 4;
/// Larger maps are not remembered: their memory is worth more than their time.
const MOST_CARDS: usize = 1_000;

/// What is remembered, with the requests.
pub(super) struct Rests(Mutex<VecDeque<(LayoutRequest, Layout)>>);

impl Rests {
    /// Nothing yet.
    pub(super) const fn new() -> Self {
        Self(Mutex::new(VecDeque::new()))
    }

    /// The layout of a request, searched for only if it is not one of the last ones.
    pub(super) fn of(&self, request: &LayoutRequest, search: impl FnOnce() -> Layout) -> Layout {
        // What panicked elsewhere has left whole layouts only.
        let last = || self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, layout)) = last().iter().find(|(known, _)| known == request) {
            return layout.clone();
        }
        // Others are not kept waiting by the search.
        let layout = search();
        if request.cards.len() <= MOST_CARDS {
            let mut last = last();
            if last.len() >= MOST {
                last.pop_front();
            }
            last.push_back((request.clone(), layout.clone()));
        }
        layout
    }
}

#[cfg(test)]
mod tests {
    use super::super::lay_out;
    use super::super::tests::request_of;
    use super::*;

    #[test]
    fn a_search_is_made_once_and_another_request_has_its_own() {
        let rests = Rests::new();
        let (request, other) = (request_of(&[2, 5, 7], 9), request_of(&[2, 5, 7], 10));
        let mut searches = 0;
        let mut ask = |request: &LayoutRequest| {
            rests.of(request, || {
                searches += 1;
                lay_out(request)
            })
        };
        let (first, second) = (ask(&request), ask(&other));
        assert_ne!(first, second);
        assert_eq!([ask(&request), ask(&other)], [first, second]);
        assert_eq!(searches, 2);
    }
}
