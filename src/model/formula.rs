//! What a calculated KPI is computed by.

/// A formula over other KPIs, which stand in it by their ids: `{k-0000000001} / {k-0000000002}`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Formula {
    text: String,
}

impl Formula {
    /// A formula of a text; whether it can be computed is a question for the check of the project.
    pub fn new(text: &str) -> Self {
        Self { text: text.to_owned() }
    }

    /// Its text, as in the file.
    pub fn text(&self) -> &str {
        &self.text
    }
}
