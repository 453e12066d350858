//! The stages that a startup goes through.

/// What a startup works on at a stage; KPIs are compared and looked up by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// How do we best attract potential customers?
    Attract,
    /// How do we get them to try and to talk to us?
    Engage,
    /// How do we create value that they pay for?
    CreateValue,
    /// How do we keep them?
    Retain,
    /// How do we become financially stable?
    FinancialStability,
}

impl Stage {
    /// All stages in their order.
    pub const ALL: [Self; 5] = [Self::Attract, Self::Engage, Self::CreateValue, Self::Retain, Self::FinancialStability];
}
