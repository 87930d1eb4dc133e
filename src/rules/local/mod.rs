//! Rules that are data: a pattern, a word list, a presence. The catalogue's own entries (`data/*.toml`) and the rules of an
//! auditor's file go through the same reading, the same checks and the same engine.

mod compile;
mod entry;
mod find;
mod formula;
mod heard;
mod judge;
mod near;
mod pairs;
mod pattern;
mod sieve;
mod sounds;
mod spec;

pub(super) use entry::{built_in, spec_of};
pub(super) use formula::Formula;
pub(super) use pattern::fault as pattern_fault;
pub(super) use spec::{CaseSpec, EntrySpec, FindSpec, Origin, Twins};
