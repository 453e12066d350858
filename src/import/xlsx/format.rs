//! What a number format makes of a number (ECMA-376 part 1, 18.8.30 and 18.8.31).

/// How a number is shown, as far as an import cares.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shown {
    /// As a number.
    #[default]
    Plain,
    /// In percent.
    Percent,
    /// As a day, with or without a time.
    Day,
    /// As a time of day or a duration.
    Time,
}

/// The formats that need no definition, by their numbers.
pub fn built_in(id: u32) -> Shown {
    match id {
        9 | 10 => Shown::Percent,
        14..=17 | 22 | 27..=31 | 36 | 50..=54 | 57 | 58 => Shown::Day,
        18..=21 | 32..=35 | 45..=47 | 55 | 56 => Shown::Time,
        _ => Shown::Plain,
    }
}

/// A format by its code, such as `[$-409]mmm\-yy;@` or `0.0%`.
pub fn of_code(code: &str) -> Shown {
    // The first section is that of positive numbers.
    let (mut is_quoted, mut is_bracketed, mut is_escaped) = (false, false, false);
    let (mut days, mut times, mut months, mut is_percent) = (false, false, false, false);
    let mut duration = String::new();
    for c in code.chars() {
        match c {
            _ if is_escaped => is_escaped = false,
            '"' if !is_bracketed => is_quoted = !is_quoted,
            _ if is_quoted => {}
            '[' => {
                is_bracketed = true;
                duration.clear();
            }
            // [h], [mm] and [ss] count hours, minutes and seconds on beyond a day.
            ']' => {
                is_bracketed = false;
                let is_duration =
                    !duration.is_empty() && duration.chars().all(|c| matches!(c, 'h' | 'm' | 's' | 'H' | 'M' | 'S'));
                times |= is_duration;
            }
            _ if is_bracketed => duration.push(c),
            '\\' | '_' | '*' => is_escaped = true,
            ';' => break,
            '%' => is_percent = true,
            'y' | 'Y' | 'd' | 'D' | 'e' | 'g' => days = true,
            'm' | 'M' => months = true,
            'h' | 'H' | 's' | 'S' => times = true,
            _ => {}
        }
    }
    // General holds an e, a scientific format an E; neither is a day. A lone m beside hours or seconds is minutes.
    let is_general = code.to_ascii_lowercase().starts_with("general");
    match () {
        () if is_percent => Shown::Percent,
        () if is_general => Shown::Plain,
        () if days || months && !times => Shown::Day,
        () if times => Shown::Time,
        () => Shown::Plain,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_are_told_by_their_codes() {
        for (code, shown) in [
            ("General", Shown::Plain),
            ("0.00", Shown::Plain),
            ("0.00E+00", Shown::Plain),
            ("#,##0.00\\ \"₫\"", Shown::Plain),
            ("\"days\" 0", Shown::Plain),
            ("0.0%", Shown::Percent),
            ("yyyy\\-mm\\-dd", Shown::Day),
            ("[$-409]mmm\\-yy;@", Shown::Day),
            ("\"Tháng \"m/yyyy", Shown::Day),
            ("mm", Shown::Day),
            ("dd/mm/yyyy hh:mm", Shown::Day),
            ("[$-1042A]\"Quý \"Q", Shown::Plain),
            ("hh:mm:ss", Shown::Time),
            ("[h]:mm", Shown::Time),
            ("[Red]0;[Blue]-0", Shown::Plain),
            ("[$₫-42A] #,##0", Shown::Plain),
            ("mm:ss.0", Shown::Time),
        ] {
            assert_eq!(of_code(code), shown, "{code}");
        }
        assert_eq!(
            [built_in(14), built_in(10), built_in(2), built_in(46)],
            [Shown::Day, Shown::Percent, Shown::Plain, Shown::Time]
        );
    }
}
