//! The shape of a file, and what is remembered about files of that shape.

use std::collections::BTreeMap;

use super::names::name_key;
use super::{Choices, Pick};
use crate::model::{
    ColumnRole, DateOrder, DecimalMark, IdSource, ImportColumn, ImportProfile, ImportProfileId, Project, limits,
};

/// The titles of a file, with neighbouring periods as one; periods come and go while the file stays the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Titles {
    titles: Vec<String>,
    /// For each column of the file the place of its title.
    places: Vec<usize>,
}

impl Titles {
    /// The titles of the columns; `None` stands for a period.
    pub fn of<'a>(columns: impl IntoIterator<Item = Option<&'a str>>) -> Self {
        let (mut titles, mut places): (Vec<String>, Vec<usize>) = (Vec::new(), Vec::new());
        let mut was_period = false;
        for column in columns {
            if column.is_some() || !was_period {
                titles.push(column.map(name_key).unwrap_or_default());
            }
            was_period = column.is_none();
            places.push(titles.len().saturating_sub(1));
        }
        Self { titles, places }
    }

    /// The name of the profile for files with these titles: the same on every machine.
    pub fn id(&self) -> ImportProfileId {
        struct Once(u64);
        impl IdSource for Once {
            fn next_bits(&mut self) -> u64 {
                self.0
            }
        }
        // FNV-1a, 64 bits (draft-eastlake-fnv); the middle bits, since the id holds 50.
        let bytes = self.titles.iter().flat_map(|title| title.bytes().chain([0xFF]));
        let hash =
            bytes.fold(0xcbf2_9ce4_8422_2325_u64, |hash, b| (hash ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3));
        ImportProfileId::new(&mut Once(hash >> 7))
    }

    /// What is remembered about files with these titles.
    pub fn remembered<'p>(&self, project: &'p Project) -> Option<&'p ImportProfile> {
        let profile = project.import_profiles.get(&self.id())?;
        // Two shapes of one hash are told apart.
        let is_same = profile.columns.iter().map(|column| &column.title).eq(&self.titles);
        is_same.then_some(&**profile)
    }

    /// The roles of the columns that a profile gives.
    pub fn roles(&self, profile: &ImportProfile) -> Vec<ColumnRole> {
        let role = |place: &usize| profile.columns.get(*place).map(|column| column.role).unwrap_or_default();
        self.places.iter().map(role).collect()
    }

    /// What will be remembered once this is imported; `None` if nobody has chosen anything.
    pub fn profile(
        &self,
        before: Option<&ImportProfile>,
        choices: &Choices,
        roles: &[ColumnRole],
        marks: (Option<DecimalMark>, Option<DateOrder>),
    ) -> Option<ImportProfile> {
        let kpis = choices.picks.iter().filter_map(|(name, pick)| match pick {
            Pick::Kpi(id) => Some((name.clone(), *id)),
            Pick::New | Pick::Skip => None,
        });
        let kpis: BTreeMap<_, _> = kpis.collect();
        let has_chosen = !choices.roles.is_empty() || choices.decimal.is_some() || choices.dates.is_some();
        if !has_chosen && kpis.is_empty() || self.titles.len() > limits::IMPORT_COLUMNS {
            return None;
        }
        let mut columns: Vec<ImportColumn> = Vec::new();
        for (place, role) in self.places.iter().zip(roles) {
            if let Some(title) = self.titles.get(*place).filter(|_| *place == columns.len()) {
                columns.push(ImportColumn { title: title.clone(), role: *role });
            }
        }
        let mut known = before.map(|profile| profile.kpis.clone()).unwrap_or_default();
        known.extend(kpis);
        let (decimal, dates) = marks;
        Some(ImportProfile { id: self.id(), columns, decimal, dates, kpis: known })
    }
}
