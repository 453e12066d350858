//! The same thing made on both sides under two ids: an arrow, a step of a new story.
//!
//! The smaller id is kept, which both sides choose alike, with what either has said.

use std::collections::BTreeMap;

use super::{MergeNote, Merger};
use crate::model::{LinkId, ObjectiveId, Record};
use crate::store::records::{Fields, Records};

impl Merger<'_> {
    /// Two arrows from one card to another become one.
    pub(super) fn twin_links(&mut self) {
        let mut by_ends: BTreeMap<(ObjectiveId, ObjectiveId), Vec<LinkId>> = BTreeMap::new();
        for link in self.merged.links.values() {
            by_ends.entry((link.cause, link.effect)).or_default().push(link.id);
        }
        for (ends, links) in by_ends {
            let [first, second] = *links else { continue };
            let has_drawn = |records: &Records| records.links.get(&first).is_some_and(|l| (l.cause, l.effect) == ends);
            let first_is_ours = has_drawn(&self.sides.ours);
            self.unify([Record::Link(first), Record::Link(second)], first_is_ours);
            self.notes.push(MergeNote::TwinLinks { kept: first, dropped: second });
        }
    }

    /// Two stories that were begun apart are one: the steps about the same come together.
    pub(super) fn twin_steps(&mut self) {
        let sides = self.sides;
        if !sides.base.story.is_empty() {
            return;
        }
        let mut theirs: Vec<_> =
            sides.theirs.story.values().filter(|step| !sides.ours.story.contains_key(&step.id)).collect();
        for step in sides.ours.story.values().filter(|step| !sides.theirs.story.contains_key(&step.id)) {
            let Some(at) = theirs.iter().position(|other| other.about == step.about) else { continue };
            let other = theirs.remove(at);
            let (kept, dropped) = (step.id.min(other.id), step.id.max(other.id));
            if self.merged.has(Record::Step(kept)) && self.merged.has(Record::Step(dropped)) {
                self.unify([kept, dropped].map(Record::Step), kept == step.id);
                self.notes.push(MergeNote::TwinSteps { kept, dropped });
            }
        }
    }

    /// Makes one record of two, the first of which is kept.
    fn unify(&mut self, [kept, dropped]: [Record; 2], kept_is_ours: bool) {
        let Some((first, second)) = self.merged.fields(kept).zip(self.merged.fields(dropped)) else { return };
        let (ours, theirs) = if kept_is_ours { (first, second) } else { (second, first) };
        // An arrow was drawn with a sign, even with the usual one; all else that was left out was not said.
        let spoken = |fields: Fields| -> Fields {
            let is_link = matches!(kept, Record::Link(_));
            let sign = (is_link && !fields.contains_key("sign")).then(|| ("sign", USUAL_SIGN.to_owned()));
            fields.into_iter().chain(sign).collect()
        };
        self.merged.remove(dropped);
        self.conflicts.remove(&(dropped, String::new()));
        self.fields(kept, Some(&Fields::new()), &spoken(ours), &spoken(theirs));
    }
}

/// The sign of an arrow that says nothing of it, as in the file.
const USUAL_SIGN: &str = "Plus";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::records::written;
    use crate::store::v2;

    #[test]
    fn the_usual_sign_is_that_of_the_file() {
        assert_eq!(written(&v2::Sign::default()), USUAL_SIGN);
    }
}
