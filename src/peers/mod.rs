//! Agencies of one kind and what is usual among them: who compares with whom, medians, and how unusual a figure is. It judges
//! no report and makes no finding; verdicts hang on whole-number arithmetic only.

mod amount;
mod bench;
mod growth;
mod kind;
mod limits;
mod norm;
mod place;
mod roster;
mod spread;

pub use amount::Amount;
pub use bench::{Bench, Row, Side, compare, median};
pub use growth::{Growth, Trend};
pub use kind::{Kind, Level, identify};
pub use limits::Limits;
pub use norm::Norm;
pub use roster::{Alone, Circle, MOST_PEERS, Roster};
pub use spread::Spread;
