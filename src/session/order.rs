//! The order of the queue: which report stands at which place, and where each report stands.

use super::held::ReportNo;

/// Reports in order.
#[derive(Clone, Debug, Default)]
pub struct Order {
    reports: Vec<ReportNo>,
    /// The place of each report, by number; [`NOWHERE`] for those that have none.
    places: Vec<u32>,
}

/// The place of a report that has none.
const NOWHERE: u32 = u32::MAX;

impl Order {
    /// How many there are.
    pub const fn len(&self) -> usize {
        self.reports.len()
    }

    /// The report at a place.
    pub fn get(&self, place: usize) -> Option<ReportNo> {
        self.reports.get(place).copied()
    }

    /// All of them in order.
    pub fn reports(&self) -> &[ReportNo] {
        &self.reports
    }

    /// Where a report stands.
    pub fn place_of(&self, no: ReportNo) -> Option<usize> {
        self.places.get(no.index()).filter(|place| **place != NOWHERE).map(|place| *place as usize)
    }

    /// Adds a report at the end; gives its place.
    pub fn push(&mut self, no: ReportNo) -> usize {
        let place = self.reports.len();
        if self.places.len() <= no.index() {
            self.places.resize(no.index() + 1, NOWHERE);
        }
        self.places[no.index()] = u32::try_from(place).unwrap_or(NOWHERE);
        self.reports.push(no);
        place
    }
}
