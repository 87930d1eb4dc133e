//! What is kept of a text once its report was read: enough to tell which texts are worth comparing, and to find it again.

use super::{Lines, Prose, Sketch};
use crate::model::report::Report;

/// The trace of a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Trace {
    /// The text condensed.
    pub sketch: Sketch,
    /// Where it stands.
    pub lines: Lines,
}

impl Trace {
    /// The trace of a report's text.
    pub fn of(report: &Report) -> Self {
        let lines = Lines::of(report);
        Self { sketch: Sketch::of(&Prose::unplaced(&lines, &report.document)), lines }
    }
}
