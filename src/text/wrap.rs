//! Rows of a text: wrapping at spaces, cutting with an ellipsis, and evening out short titles.
//!
//! Done once for each text; layout, screen and exports all take these rows, so none of them breaks lines itself.
//!
//! Of marks above and below a letter, rows keep the first two, and those only that the text font has: Vietnamese needs
//! no more, a pile of them would reach over what stands above, and another font's letters are wider than their room.
//!
//! Invariants: no row is wider than asked, save one that holds a single character (or only the ellipsis) which is
//! wider by itself; a combining mark stays with its letter; runs of spaces become one space, and rows begin and end
//! without spaces; the time is linear in the length of the rows made, also for a hostile text without any space.

use std::borrow::Cow;

use super::fonts::is_from_text_font;
use super::measure::Measure;
use super::style::TextStyle;

/// Most marks of one letter that are shown.
const MOST_MARKS: usize = 2;

/// Ends a text that was cut.
const ELLIPSIS: &str = "…";

/// Prefixes of at most this many bytes are measured before a longer text is measured whole.
const FIRST_PREFIX: usize = 512;

/// What a row may seem too wide, as a fraction of the font size, before its words are no longer tried: kerning
/// across spaces makes rows narrower than the sum of their words by less than this.
const KERNING_ALLOWANCE: f32 = 0.25;

/// Halvings of the width in search of even rows; 8 come within a point on a row of 256 points.
const BALANCING_STEPS: usize = 8;

/// By how much, as a fraction, the narrowest even rows are widened again, so that of two nearly even ways the one
/// with the longer first row is taken, which reads better.
const TOP_HEAVINESS: f32 = 0.06;

/// Most rows that are evened out; longer texts look better filled.
const MOST_BALANCED_ROWS: usize = 4;

/// One row of a text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Line {
    /// The characters, without a line break and without spaces at its ends.
    pub text: String,
    /// Width in points.
    pub width: f32,
}

impl Measure {
    /// Breaks `text` into at most `max_rows` rows no wider than `max_width` points. Rows end at spaces, or inside a
    /// word that is wider than a whole row, there after a hyphen or slash if one is near. Line breaks in the text
    /// are kept, blank rows between them too. If rows are left over, the last one ends in an ellipsis. Blank text
    /// gives no rows.
    pub fn wrap(&self, text: &str, style: TextStyle, max_width: f32, max_rows: usize) -> Vec<Line> {
        let breaker = Breaker { measure: self, style, max_width };
        let mut rows = Vec::new();
        let text = drawable(text);
        let trimmed = text.trim_matches(|c| is_gap(c) || c == '\n');
        if trimmed.is_empty() || max_rows == 0 {
            return rows;
        }
        let mut paragraphs = trimmed.split('\n').peekable();
        while let Some(paragraph) = paragraphs.next() {
            let mut rest = paragraph.trim_matches(is_gap);
            loop {
                let (row, after) = breaker.first_row(rest);
                let is_end = after.is_empty() && paragraphs.peek().is_none();
                if rows.len() + 1 == max_rows && !is_end {
                    rows.push(breaker.cut_row(&row, rest, after));
                    return rows;
                }
                rows.push(row);
                if after.is_empty() {
                    break;
                }
                rest = after;
            }
        }
        rows
    }

    /// As [`Measure::wrap`], with rows of similar width where that needs no more rows: no single word is left alone
    /// in the second row of a title. For two to four rows; anything else is wrapped as usual.
    pub fn wrap_balanced(&self, text: &str, style: TextStyle, max_width: f32, max_rows: usize) -> Vec<Line> {
        let usual = self.wrap(text, style, max_width, max_rows);
        let count = usual.len();
        let widest_word = text.split(is_gap_or_break).map(|word| self.width(word, style)).fold(0.0, f32::max);
        let widest_row = usual.iter().map(|row| row.width).fold(0.0, f32::max);
        let is_cut = self.wrap(text, style, max_width, max_rows.saturating_add(1)).len() > max_rows;
        if !(2..=MOST_BALANCED_ROWS).contains(&count) || is_cut || widest_word > max_width {
            return usual;
        }
        let (mut too_narrow, mut wide_enough) = (widest_word, widest_row);
        for _ in 0..BALANCING_STEPS {
            let middle = f32::midpoint(too_narrow, wide_enough);
            if self.wrap(text, style, middle, count + 1).len() > count {
                too_narrow = middle;
            } else {
                wide_enough = middle;
            }
        }
        let roomy = (wide_enough * (1.0 + TOP_HEAVINESS)).min(widest_row);
        let rows = self.wrap(text, style, roomy, count);
        if rows.len() == count { rows } else { usual }
    }

    /// One row of `text` no wider than `max_width` points, cut with an ellipsis if need be. Line breaks become
    /// spaces. Blank text gives an empty row.
    pub fn elide(&self, text: &str, style: TextStyle, max_width: f32) -> Line {
        let breaker = Breaker { measure: self, style, max_width };
        let text = drawable(text);
        let words: Vec<&str> = text.split(is_gap_or_break).filter(|word| !word.is_empty()).collect();
        let row = words.join(" ");
        match breaker.fitting_width(&row, max_width) {
            Some(width) => Line { text: row, width },
            None if row.is_empty() => Line::default(),
            None => breaker.cut(&row),
        }
    }
}

/// The limits of one call.
struct Breaker<'a> {
    measure: &'a Measure,
    style: TextStyle,
    max_width: f32,
}

impl Breaker<'_> {
    /// The first row of `rest` and what follows it. `rest` begins without a space; so does what follows.
    fn first_row<'t>(&self, rest: &'t str) -> (Line, &'t str) {
        let limit = self.max_width + self.style.size * KERNING_ALLOWANCE;
        let space = self.measure.width(" ", self.style);
        let (mut row, mut after, mut estimate) = (String::new(), rest, -space);
        let mut candidates = Vec::new();
        while let Some((word, following)) = first_word(after) {
            let Some(width) = self.fitting_width(word, limit) else { break };
            estimate += space + width;
            if estimate > limit {
                break;
            }
            if !row.is_empty() {
                row.push(' ');
            }
            row.push_str(word);
            after = following;
            candidates.push((row.len(), after));
        }
        while let Some((length, after)) = candidates.pop() {
            row.truncate(length);
            if let Some(width) = self.fitting_width(&row, self.max_width) {
                return (Line { text: row, width }, after);
            }
        }
        self.part_of_word(rest)
    }

    /// As much of the first word as fits, at least one character with its marks.
    fn part_of_word<'t>(&self, rest: &'t str) -> (Line, &'t str) {
        let word = first_word(rest).map_or("", |(word, _)| word);
        let one_character = cluster_ends(word).next().unwrap_or(0);
        let longest = self.longest_prefix(word, "").max(one_character);
        let fitting = word.get(..longest).unwrap_or(word);
        let after_mark = fitting.rfind(['-', '/', '_', '–', '—', '\\']).map_or(0, |at| ceil_boundary(fitting, at + 1));
        let end = if after_mark > longest / 2 { after_mark } else { longest };
        let (part, after) = rest.split_at_checked(end).unwrap_or((rest, ""));
        (self.line(part.to_owned()), after.trim_start_matches(is_gap))
    }

    /// The last row allowed, which began `rest`, with the start of the following word and an ellipsis.
    fn cut_row(&self, row: &Line, rest: &str, after: &str) -> Line {
        // `after` is a tail of `rest`; a space before it tells the end of a word from a break inside one.
        let before = rest.strip_suffix(after).unwrap_or(rest);
        let next_word = first_word(after).map_or("", |(word, _)| word);
        let gap = if before.ends_with(is_gap) && !next_word.is_empty() { " " } else { "" };
        self.cut(&[&row.text, gap, next_word].concat())
    }

    /// The longest start of `text` that fits together with the ellipsis.
    fn cut(&self, text: &str) -> Line {
        let end = self.longest_prefix(text, ELLIPSIS);
        let start = text.get(..end).unwrap_or(text).trim_end_matches(is_gap);
        self.line([start, ELLIPSIS].concat())
    }

    /// Length in bytes of the longest prefix that fits with `suffix` behind it; 0 if none does. Looks at prefixes
    /// of doubling length first, so that a long text costs no more than the row taken from it.
    fn longest_prefix(&self, text: &str, suffix: &str) -> usize {
        let fits = |end: usize| {
            let prefix = text.get(..end).unwrap_or(text).trim_end_matches(is_gap);
            self.measure.width(&[prefix, suffix].concat(), self.style) <= self.max_width
        };
        let (mut ends, mut known) = (cluster_ends(text), vec![0]);
        loop {
            let before = known.len();
            known.extend(ends.by_ref().take(before.max(16)));
            if known.len() == before || !known.last().is_some_and(|end| fits(*end)) {
                break;
            }
        }
        known.truncate(known.partition_point(|end| fits(*end)));
        // Kerning can make a longer prefix narrower, so the search may stop at one that is too wide.
        while known.last().is_some_and(|end| !fits(*end)) {
            known.pop();
        }
        known.last().copied().unwrap_or(0)
    }

    /// Width of `text` if it is at most `limit`. A long text is given up as soon as a prefix is too wide.
    fn fitting_width(&self, text: &str, limit: f32) -> Option<f32> {
        let mut length = FIRST_PREFIX;
        while length < text.len() {
            let prefix = text.get(..ceil_boundary(text, length)).unwrap_or(text);
            if !is_within(self.measure.width(prefix, self.style), limit) {
                return None;
            }
            length *= 2;
        }
        let width = self.measure.width(text, self.style);
        is_within(width, limit).then_some(width)
    }

    fn line(&self, text: String) -> Line {
        let width = self.measure.width(&text, self.style);
        Line { text, width }
    }
}

/// Also false when the limit is not a number, which then lets no width pass.
fn is_within(width: f32, limit: f32) -> bool {
    width <= limit
}

/// Spaces at which a row may end; those that forbid it are the no-break, figure and narrow no-break space.
fn is_gap(c: char) -> bool {
    c.is_whitespace() && !matches!(c, '\n' | '\u{a0}' | '\u{2007}' | '\u{202f}')
}

fn is_gap_or_break(c: char) -> bool {
    is_gap(c) || c == '\n'
}

/// The first word and what follows it, both without spaces before them.
fn first_word(text: &str) -> Option<(&str, &str)> {
    let (word, after) = text.split_at_checked(text.find(is_gap).unwrap_or(text.len()))?;
    (!word.is_empty()).then(|| (word, after.trim_start_matches(is_gap)))
}

/// Ends, in bytes, of the characters together with the marks that belong to them.
fn cluster_ends(text: &str) -> impl Iterator<Item = usize> {
    let mut characters = text.char_indices().peekable();
    std::iter::from_fn(move || {
        let (mut at, mut last) = characters.next()?;
        while let Some((next_at, next)) = characters.next_if(|(_, next)| joins(last, *next)) {
            (at, last) = (next_at, next);
        }
        Some(at + last.len_utf8())
    })
}

/// A text as rows show it: without the marks that its letters have no room for.
fn drawable(text: &str) -> Cow<'_, str> {
    if !text.contains(is_mark) {
        return text.into();
    }
    let mut marks = 0;
    let kept = text.chars().filter(|c| {
        marks = if is_mark(*c) { marks + 1 } else { 0 };
        marks == 0 || (marks <= MOST_MARKS && is_from_text_font(*c))
    });
    kept.collect::<String>().into()
}

/// Combining marks, which stand above or below the letter before them.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}'
        | '\u{fe20}'..='\u{fe2f}')
}

/// Whether `next` must stay on the row of `last`: combining marks, variation selectors, joined emoji.
fn joins(last: char, next: char) -> bool {
    const JOINER: char = '\u{200d}';
    last == JOINER || is_mark(next) || matches!(next, JOINER | '\u{fe00}'..='\u{fe0f}' | '\u{1f3fb}'..='\u{1f3ff}')
}

/// The first character boundary at or after `at`.
fn ceil_boundary(text: &str, at: usize) -> usize {
    (at..text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::Weight;
    use super::*;

    const NAME: TextStyle = TextStyle::new(14.0, Weight::Semibold);

    fn texts(rows: &[Line]) -> Vec<&str> {
        rows.iter().map(|row| row.text.as_str()).collect()
    }

    fn without_gaps(text: &str) -> String {
        text.chars().filter(|c| !is_gap_or_break(*c)).collect()
    }

    #[test]
    fn a_name_breaks_between_words() {
        let rows = Measure::new().wrap("Customers stay and renew", NAME, 120.0, 2);
        assert_eq!(texts(&rows), ["Customers stay", "and renew"]);
    }

    #[test]
    fn what_is_left_over_is_cut_with_an_ellipsis() {
        let measure = Measure::new();
        let rows = measure.wrap("Nắm vững số liệu và đổi mới quy trình vận hành", NAME, 120.0, 2);
        assert_eq!(texts(&rows), ["Nắm vững số liệu", "và đổi mới quy t…"]);
        assert_eq!(texts(&measure.wrap("one\ntwo", NAME, 120.0, 1)), ["one…"]);
        assert_eq!(measure.elide("Acquire\n customers ", NAME, 500.0).text, "Acquire customers");
        assert_eq!(measure.elide("Acquire customers for less", NAME, 120.0).text, "Acquire custom…");
    }

    #[test]
    fn a_letter_keeps_the_marks_that_it_has_room_for() {
        let measure = Measure::new();
        let shown = |text: &str| measure.elide(text, NAME, 500.0).text;
        assert_eq!(shown("Chie\u{302}\u{301}n"), "Chie\u{302}\u{301}n");
        assert_eq!(shown("Gro\u{301}\u{302}\u{303}\u{304}w\u{301}\u{302}\u{303}"), "Gro\u{301}\u{302}w\u{301}\u{302}");
        // The text font has no such mark, and its letters would come from another font.
        assert_eq!(shown("a\u{1dc4}b\u{20dd}"), "ab");
        assert_eq!(measure.wrap("a\u{36f}\u{36f} b", NAME, 500.0, 1)[0].text, "a b");
    }

    #[test]
    fn line_breaks_are_kept_and_spaces_tidied() {
        let rows = Measure::new().wrap(" \n a  b \r\n\n c\t \n", NAME, 120.0, 9);
        assert_eq!(texts(&rows), ["a b", "", "c"]);
    }

    #[test]
    fn a_blank_text_has_no_rows() {
        let measure = Measure::new();
        assert!(measure.wrap("", NAME, 120.0, 3).is_empty());
        assert!(measure.wrap(" \n\t ", NAME, 120.0, 3).is_empty());
        assert!(measure.wrap("a", NAME, 120.0, 0).is_empty());
        assert_eq!(measure.elide(" ", NAME, 120.0), Line::default());
    }

    #[test]
    fn a_word_wider_than_a_row_breaks_inside() {
        let measure = Measure::new();
        assert_eq!(texts(&measure.wrap("a wwwwwwwwww b", NAME, 60.0, 9)), ["a", "wwwww", "wwwww", "b"]);
        assert_eq!(texts(&measure.wrap("Customer-relationship", NAME, 110.0, 9)), ["Customer-", "relationship"]);
        assert_eq!(texts(&measure.wrap("ab", NAME, 0.0, 9)), ["a", "b"]);
        assert_eq!(texts(&measure.wrap("ab", NAME, f32::NAN, 9)), ["a", "b"]);
        assert_eq!(texts(&measure.wrap("a b\nc", NAME, f32::INFINITY, 9)), ["a b", "c"]);
        assert_eq!(texts(&measure.wrap("ab cd", NAME, 0.0, 1)), ["…"]);
    }

    #[test]
    fn marks_stay_with_their_letter_and_no_break_spaces_hold() {
        let measure = Measure::new();
        assert_eq!(texts(&measure.wrap("e\u{302}\u{301}o\u{302}", NAME, 1.0, 9)), ["e\u{302}\u{301}", "o\u{302}"]);
        let price = measure.wrap("MRR 48.300\u{a0}₫", NAME, measure.width("MRR 48.300", NAME), 9);
        assert_eq!(texts(&price), ["MRR", "48.300\u{a0}₫"]);
    }

    #[test]
    fn a_title_is_evened_out() {
        let measure = Measure::new();
        let width = measure.width("Customers stay and", NAME);
        assert_eq!(texts(&measure.wrap("Customers stay and renew", NAME, width, 2)), ["Customers stay and", "renew"]);
        let even = measure.wrap_balanced("Customers stay and renew", NAME, width, 2);
        assert_eq!(texts(&even), ["Customers stay", "and renew"]);
    }

    #[test]
    fn a_hostile_text_without_spaces_takes_linear_time() {
        let (measure, text) = (Measure::new(), "ắ".repeat(20_000));
        assert_eq!(measure.wrap(&text, NAME, 1_000.0, 3).len(), 3);
        let rows = measure.wrap(&text, NAME, 1_000.0, usize::MAX);
        assert_eq!(rows.iter().map(|row| row.text.len()).sum::<usize>(), text.len());
    }

    fn any_text() -> impl Strategy<Value = String> {
        "([a-zA-ZắẫệơĐ0-9,.%₫/-]{0,14}[ \u{301}\u{a0}\n]?){0,9}"
    }

    fn any_style() -> impl Strategy<Value = TextStyle> {
        (prop::sample::select(vec![8.4_f32, 12.0, 14.0, 22.0]), prop::sample::select(Weight::ALL.to_vec()))
            .prop_map(|(size, weight)| TextStyle::new(size, weight))
    }

    thread_local! {
        /// One for all cases: reading the fonts takes longer than a case.
        static MEASURE: Measure = Measure::new();
    }

    proptest! {
        #[test]
        fn rows_hold_all_characters_within_the_width(text in any_text(), style in any_style(), width in 0.0..300.0_f32) {
            MEASURE.with(|measure| {
                let rows = measure.wrap(&text, style, width, usize::MAX);
                prop_assert_eq!(without_gaps(&texts(&rows).concat()), without_gaps(&text));
                for row in &rows {
                    prop_assert!(row.width <= width || cluster_ends(&row.text).count() == 1, "{:?}", row);
                    prop_assert_eq!(row.width, measure.width(&row.text, style));
                    prop_assert_eq!(row.text.trim_matches(is_gap_or_break), row.text.as_str());
                }
                Ok(())
            })?;
        }

        #[test]
        fn cut_rows_begin_like_the_uncut_ones(text in any_text(), style in any_style(), width in 0.0..300.0_f32, most in 1..5_usize) {
            MEASURE.with(|measure| {
                let (rows, all) = (measure.wrap(&text, style, width, most), measure.wrap(&text, style, width, usize::MAX));
                prop_assert_eq!(rows.len(), all.len().min(most));
                if all.len() <= most {
                    prop_assert_eq!(rows, all);
                } else {
                    let last = &rows[most - 1];
                    prop_assert_eq!(&rows[..most - 1], &all[..most - 1]);
                    prop_assert!(last.width <= width || last.text == ELLIPSIS, "{:?}", last);
                    let start = last.text.strip_suffix(ELLIPSIS).unwrap_or("no ellipsis");
                    prop_assert!(without_gaps(&texts(&all[most - 1..]).concat()).starts_with(&without_gaps(start)));
                }
                Ok(())
            })?;
        }

        #[test]
        fn rows_of_whole_words_are_full(text in "([a-zắẫệ]{1,9} ){1,12}", style in any_style(), more in 0.0..200.0_f32) {
            MEASURE.with(|measure| {
                let widest = text.split(' ').map(|word| measure.width(word, style)).fold(0.0, f32::max);
                let rows = measure.wrap(&text, style, widest + more, usize::MAX);
                prop_assert_eq!(texts(&rows).join(" "), text.trim_end());
                for pair in rows.windows(2) {
                    let next = pair[1].text.split(' ').next().unwrap_or_default();
                    let longer = format!("{} {next}", pair[0].text);
                    prop_assert!(measure.width(&longer, style) > widest + more, "{longer} fits");
                }
                Ok(())
            })?;
        }

        #[test]
        fn even_rows_are_as_many_and_no_wider(text in any_text(), style in any_style(), width in 0.0..300.0_f32, most in 1..5_usize) {
            MEASURE.with(|measure| {
                let (usual, even) = (measure.wrap(&text, style, width, most), measure.wrap_balanced(&text, style, width, most));
                let widest = |rows: &[Line]| rows.iter().map(|row| row.width).fold(0.0, f32::max);
                prop_assert_eq!(even.len(), usual.len());
                prop_assert!(widest(&even) <= widest(&usual));
                prop_assert_eq!(without_gaps(&texts(&even).concat()), without_gaps(&texts(&usual).concat()));
                Ok(())
            })?;
        }

        #[test]
        fn an_elided_text_fits_and_begins_like_the_text(text in any_text(), style in any_style(), width in 0.0..300.0_f32) {
            MEASURE.with(|measure| {
                let row = measure.elide(&text, style, width);
                prop_assert!(row.width <= width || row.text == ELLIPSIS, "{:?}", row);
                let start = row.text.strip_suffix(ELLIPSIS).unwrap_or(&row.text);
                prop_assert!(without_gaps(&text).starts_with(&without_gaps(start)));
                Ok(())
            })?;
        }
    }
}
