//! What flows through the program, as data only: document, report, record, finding, outcome. Nothing here reads or judges.

pub mod document;
pub mod finding;
pub mod outcome;
pub mod record;
pub mod report;
