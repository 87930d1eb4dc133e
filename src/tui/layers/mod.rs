//! What is laid over the panes: help, the note, evidence, two years side by side, shared text, lists with reasons, the export.

pub mod cause;
pub mod chain;
mod chain_rows;
pub mod compare;
mod compare_lines;
pub mod drafts;
pub mod evidence;
pub mod explain;
pub mod export;
pub mod failures;
pub mod filter;
mod input;
pub mod ledger;
mod ledger_rows;
pub mod mend;
mod mend_lines;
pub mod not_judged;
pub mod note;
pub mod palette;
pub mod peers;
pub mod reading;
pub mod shared;
mod window;
