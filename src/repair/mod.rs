//! What follows from findings: where each stands in the queue, what would mend the tables, and which findings have one cause.
//! It finds nothing itself.

mod blanks;
mod correction;
mod court;
mod doubts;
mod evidence;
mod fee;
mod group;
mod line;
mod meant;
mod mending;
mod propose;
pub mod ranking;
pub mod say;
mod slip;
pub mod unsolved;
mod witness;

pub use correction::{Change, Correction};
pub use doubts::Doubts;
pub use evidence::{Evidence, Weighed};
pub use group::{causes, corrected, group};
pub use meant::Meant;
pub use mending::{MOST_CHANGES, Mending, Need, mend};
pub use propose::{Proposal, propose, way_to};
pub use slip::{LineSlip, Slip};
pub use unsolved::{Unsolved, unsolved};
pub use witness::Witnesses;
