//! Changes to the values of a KPI.

use std::sync::Arc;

use super::Refusal;
use crate::model::{KpiId, Measurement, Period, Project, Record, clean_text};

/// Another value, or none, for one period of a KPI.
#[derive(Clone, Debug, PartialEq)]
pub struct MeasurementEdit {
    /// The KPI.
    pub kpi: KpiId,
    /// The period, of the KPI's interval.
    pub period: Period,
    /// The new value; `None` clears the period.
    pub measurement: Option<Measurement>,
}

impl MeasurementEdit {
    pub(super) fn apply(self, project: &mut Project) -> Result<(), Refusal> {
        if !project.kpis.contains_key(&self.kpi) {
            return Err(Refusal::Unknown(Record::Kpi(self.kpi)));
        }
        let measurement = self.measurement.map(|m| Measurement { note: clean_text(&m.note), ..m });
        let series = Arc::make_mut(project.series.entry(self.kpi).or_default());
        series.set(self.period, measurement);
        if series.is_empty() {
            project.series.remove(&self.kpi);
        }
        Ok(())
    }
}
