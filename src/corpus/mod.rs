//! A corpus: the files below some paths, read in parallel, each a report or a failure. It judges nothing.

mod agencies;
mod crew;
mod desk;
mod failure;
mod read;
mod walk;

pub use agencies::{Aliases, Because, Join, joins};
pub use crew::Crew;
pub use desk::{Desk, guarded, is_guarded};
pub use failure::{Failure, FailureReason};
pub use read::{Again, read_all, read_prose};
pub use walk::{DEEPEST, Found, walk, walk_all};
