//! What flows through the program, as data only: document, alarm, report, record, finding, outcome, decision. Nothing here
//! reads or judges.

pub mod alarm;
pub mod cell;
pub mod change;
pub mod claim;
pub mod decision;
pub mod document;
pub mod figures;
pub mod finding;
pub mod id;
pub mod narrative;
pub mod outcome;
pub mod record;
pub mod report;
pub mod subject;
pub mod testimony;
pub mod values;
