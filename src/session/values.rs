//! The values that a decision was made on: where they change, the decision asks for another look.

use std::fmt::{self, Write};

use crate::form::CellId;
use crate::model::finding::Finding;
use crate::model::report::Cell;
use crate::model::values::{ValuesHash, ValuesHasher};

/// The values of a finding's cells, what should stand there and what stands there.
pub fn fingerprint(finding: &Finding, cell: &impl Fn(CellId) -> Cell) -> String {
    let mut text = String::new();
    write(finding, cell, &mut text).unwrap_or_default();
    text
}

/// The same in four bytes.
pub(super) fn values_hash(finding: &Finding, cell: &impl Fn(CellId) -> Cell) -> ValuesHash {
    let mut hashing = ValuesHasher::default();
    write(finding, cell, &mut hashing).unwrap_or_default();
    hashing.finish()
}

/// Journals hold what this writes: written otherwise, every decision would ask for another look.
fn write(finding: &Finding, cell: &impl Fn(CellId) -> Cell, out: &mut impl Write) -> fmt::Result {
    for (nth, id) in finding.fault.cells.iter().enumerate() {
        if nth > 0 {
            out.write_str(",")?;
        }
        let cell = cell(*id);
        match cell.number() {
            Some(number) => write!(out, "{number}")?,
            None => out.write_str(cell.state.name())?,
        }
    }
    let [expected, actual] =
        [&finding.fault.expected, &finding.fault.actual].map(|value| value.as_deref().unwrap_or_default());
    write!(out, "|{expected}|{actual}")
}
