//! The running program without a screen: what is loaded, found, decided and selected. Events are folded into it; the screen
//! and the command line ask it and never one another.

mod analyse;
mod arrange;
mod beside;
mod cause;
mod chains;
mod decide;
mod filter;
mod hand_out;
mod held;
mod likeness;
mod load;
mod marks;
mod mend;
mod navigate;
mod open;
mod package;
mod peerage;
mod queue;
mod scan;
mod settings;
mod shelf;
mod shelved;
mod state;
mod tally;
mod weigh;

pub use cause::{Rehearsal, rehearse};
pub use chains::{AgencyYears, Chains, Hint, YearKept, chains, hints};
pub use decide::{decision_on, fingerprint};
pub use hand_out::hand_out;
pub use held::{Brief, Held, ReportNo};
pub use likeness::{Comparer, Heard, Passage, Twin};
pub use load::{Loader, load, try_rules};
pub use mend::{Mended, mend};
pub use open::{Opened, Opener};
pub use package::{Scope, package};
pub use peerage::{Among, Common};
pub use scan::{Examined, Scan, find, scan};
pub use settings::{Method, Settings};
pub use shelf::Shelf;
pub use state::{Event, Loaded, Place, Progress, Session};
pub use tally::Tally;
