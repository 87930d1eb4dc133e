//! 文表: what the text says in numbers against the tables and against itself.

pub(super) mod binding;
mod bound;
mod changed;
pub(super) mod fit;
mod ledger;
pub mod n401_received;
pub mod n402_none_received;
pub mod n403_settled;
pub mod n404_carried;
pub mod n405_outcomes;
pub mod n406_disputes;
pub mod n407_no_disputes;
pub mod n408_documents;
pub mod n409_powers;
pub mod n410_fees;
pub mod n411_parts;
pub mod n412_shares;
pub mod n413_upheld;
mod quote;
mod testimony;

pub use ledger::{Class, Counts, Held, Ledger, LedgerEntry, UNTOLD, ledger};
pub use testimony::{testimonies, testimonies_of_later};
