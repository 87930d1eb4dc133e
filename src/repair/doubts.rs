//! How sure the reading is of the cells that a finding rests on: 1, 0.7 or 0.4, by the alarms of the reader.

use crate::form::CellId;
use crate::model::alarm::Doubt;
use crate::model::finding::{Fault, Score};
use crate::model::report::Report;

/// Nothing was doubtful.
const SURE: f32 = 1.0;
/// A cell of the proof was read by clear signs, but not as it should stand.
const SLIGHT: f32 = 0.7;

/// What was doubtful about the reading of a report, in a few bytes: enough to weigh findings of a report that is only held.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Doubts {
    slight: Box<[CellId]>,
    grave: Box<[CellId]>,
}

impl Doubts {
    /// Notes what was doubtful.
    pub fn of(report: &Report) -> Self {
        let of = |doubt| {
            let alarms = report.alarms.iter().filter(|alarm| alarm.code.doubt() == doubt);
            let mut cells: Vec<CellId> = alarms.flat_map(|alarm| alarm.cells.iter().copied()).collect();
            cells.sort_unstable();
            cells.dedup();
            cells.into_boxed_slice()
        };
        Self { slight: of(Doubt::Slight), grave: of(Doubt::Grave) }
    }

    /// How sure the reading is of the cells of a fault.
    pub fn confidence(&self, fault: &Fault) -> f32 {
        let concerns = |cells: &[CellId]| fault.cells.iter().any(|cell| cells.binary_search(cell).is_ok());
        if concerns(&self.grave) {
            Score::IN_DOUBT
        } else if concerns(&self.slight) {
            SLIGHT
        } else {
            SURE
        }
    }
}

/// How sure the reading of a whole report is of the cells and lines of a fault.
pub(super) fn confidence(fault: &Fault, report: &Report) -> f32 {
    let concerned = report.alarms.iter().filter(|alarm| alarm.concerns(fault));
    match concerned.map(|alarm| alarm.code.doubt()).max() {
        None => SURE,
        Some(Doubt::Slight) => SLIGHT,
        Some(Doubt::Grave) => Score::IN_DOUBT,
    }
}
