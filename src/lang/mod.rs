//! Every string of the interface, in English and Vietnamese.
//!
//! Texts are grouped by area, one file each. The `messages!` macro makes a
//! method of [`Lang`] out of each text and refuses to compile when a language is
//! missing. Numbers and dates follow the language too. Names and texts that the
//! user has written are never translated.

/// Makes one method of [`Lang`] per text, with every language side by side, and lists their samples for tests.
///
/// A text with arguments is given as an expression over them, usually `format!`.
macro_rules! messages {
    ($($(#[$doc:meta])* $name:ident($($arg:ident: $type:ty = $sample:expr),* $(,)?) { en: $en:expr, vi: $vi:expr $(,)? })*) => {
        impl $crate::lang::Lang {
            $(
                $(#[$doc])*
                pub fn $name(self $(, $arg: $type)*) -> ::std::borrow::Cow<'static, str> {
                    match self {
                        Self::En => ($en).into(),
                        Self::Vi => ($vi).into(),
                    }
                }
            )*
        }

        /// Name and text of every message of this area in one language, arguments filled with samples.
        #[cfg(test)]
        pub(super) fn samples(lang: $crate::lang::Lang) -> Vec<(&'static str, ::std::borrow::Cow<'static, str>)> {
            vec![$((stringify!($name), lang.$name($($sample),*))),*]
        }
    };
}

/// Declares the areas and lists the texts of all of them.
macro_rules! areas {
    ($($area:ident),* $(,)?) => {
        $(mod $area;)*

        /// Name and text of every message in one language, arguments filled with samples.
        #[cfg(test)]
        pub(crate) fn all_texts(lang: Lang) -> Vec<(&'static str, std::borrow::Cow<'static, str>)> {
            [$($area::samples(lang)),*].into_iter().flatten().collect()
        }
    };
}

areas! {
    action, analysis, canvas, chart, cli, date, difference, disk, edit, export, file, formula, help, import, import_dialog, inspector, kpi,
    library, merge, number_input, page, picture, pitch, reasons, recovery, report, resolve, review, saving, scorecard, start, story,
    system, trends, values, versions, window
}

mod clause;
mod fold;
mod number;

pub use date::{DateError, month_number};
pub use fold::{fold, matches_folded};
pub use number_input::NumberError;

/// A language of the interface.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lang {
    /// English.
    #[default]
    En,
    /// Vietnamese.
    Vi,
}

impl Lang {
    /// Both languages.
    pub const ALL: [Self; 2] = [Self::En, Self::Vi];

    /// Its code: `en` or `vi`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Vi => "vi",
        }
    }

    /// The language of a code or of a locale such as `vi_VN.UTF-8`, if it is one of ours.
    pub fn from_code(code: &str) -> Option<Self> {
        let language = code.split(['_', '-', '.']).next()?;
        Self::ALL.into_iter().find(|lang| lang.code().eq_ignore_ascii_case(language))
    }

    /// The language of the system's locale, if it is one of ours; `variable` reads an environment variable.
    ///
    /// The first variable that is set and not empty decides (POSIX.1-2024, section 8.2).
    pub fn of_locale(variable: impl Fn(&str) -> Option<String>) -> Option<Self> {
        let locale =
            ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().filter_map(variable).find(|name| !name.is_empty())?;
        Self::from_code(&locale)
    }

    /// Its own name, in itself.
    pub const fn own_name(self) -> &'static str {
        match self {
            Self::En => "English",
            Self::Vi => "Tiếng Việt",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_text_is_filled_and_clean_in_every_language() {
        for lang in Lang::ALL {
            for (name, text) in all_texts(lang) {
                assert!(!text.is_empty() && text.trim() == text && !text.contains("  "), "{name}: {text:?}");
            }
        }
    }

    #[test]
    fn the_first_locale_that_is_set_decides() {
        let of = |set: &[(&str, &str)]| {
            Lang::of_locale(|name| set.iter().find(|(set, _)| *set == name).map(|(_, value)| (*value).to_owned()))
        };
        assert_eq!(of(&[("LANG", "vi_VN.UTF-8")]), Some(Lang::Vi));
        assert_eq!(of(&[("LANG", "vi_VN.UTF-8"), ("LC_MESSAGES", "en_US.UTF-8"), ("LC_ALL", "")]), Some(Lang::En));
        assert_eq!([of(&[("LANG", "vi_VN"), ("LC_ALL", "C")]), of(&[])], [None, None]);
    }

    #[test]
    fn both_languages_have_the_same_messages_and_few_equal_texts() {
        let (en, vi) = (all_texts(Lang::En), all_texts(Lang::Vi));
        assert!(en.len() > 100 && en.iter().map(|t| t.0).eq(vi.iter().map(|t| t.0)));
        // The names of the languages are each in itself, so that a lost person finds them.
        let is_translatable = |name: &str| !name.starts_with("act_speak_");
        let pairs = en.iter().zip(&vi).filter(|(a, _)| is_translatable(a.0));
        let equal: Vec<_> = pairs.filter(|(a, b)| a.1 == b.1 && a.1.len() > 12).collect();
        assert!(equal.is_empty(), "not translated: {equal:?}");
    }
}
