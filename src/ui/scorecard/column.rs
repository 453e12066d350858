//! The columns of the scorecard.

use std::borrow::Cow;

use eframe::egui::Align;

use crate::lang::Lang;

/// What a column shows, from left to right.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "each column's text says what it shows")]
pub enum Column {
    Name,
    Status,
    Score,
    Value,
    Target,
    Progress,
    Trend,
    Data,
    Due,
    Minimum,
    Baseline,
    Weight,
    Interval,
    Owner,
}

impl Column {
    /// From left to right.
    pub const ALL: [Self; 14] = [
        Self::Name,
        Self::Status,
        Self::Score,
        Self::Value,
        Self::Target,
        Self::Progress,
        Self::Trend,
        Self::Data,
        Self::Due,
        Self::Minimum,
        Self::Baseline,
        Self::Weight,
        Self::Interval,
        Self::Owner,
    ];

    /// What stands over it.
    pub fn text(self, lang: Lang) -> Cow<'static, str> {
        match self {
            Self::Name => lang.score_name(),
            Self::Status => lang.score_status(),
            Self::Score => lang.score_score(),
            Self::Value => lang.score_value(),
            Self::Target => lang.score_target(),
            Self::Progress => lang.score_progress(),
            Self::Trend => lang.score_trend(),
            Self::Data => lang.score_data(),
            Self::Due => lang.score_due(),
            Self::Minimum => lang.score_minimum(),
            Self::Baseline => lang.score_baseline(),
            Self::Weight => lang.score_weight(),
            Self::Interval => lang.score_interval(),
            Self::Owner => lang.score_owner(),
        }
    }

    /// Its width to begin with and at least, in points.
    pub fn widths(self) -> (f32, f32) {
        match self {
            Self::Name => (262.0, 190.0),
            Self::Status => (128.0, 80.0),
            Self::Data => (150.0, 90.0),
            Self::Score | Self::Weight => (68.0, 60.0),
            Self::Value | Self::Target | Self::Minimum | Self::Baseline | Self::Trend => (92.0, 64.0),
            Self::Progress => (76.0, 64.0),
            Self::Interval => (86.0, 72.0),
            Self::Due => (104.0, 84.0),
            Self::Owner => (140.0, 130.0),
        }
    }

    /// Numbers end at the right edge, so that their digits line up.
    pub fn align(self) -> Align {
        match self {
            Self::Score
            | Self::Value
            | Self::Target
            | Self::Progress
            | Self::Minimum
            | Self::Baseline
            | Self::Weight => Align::Max,
            Self::Name | Self::Status | Self::Trend | Self::Data | Self::Due | Self::Interval | Self::Owner => {
                Align::Min
            }
        }
    }
}
