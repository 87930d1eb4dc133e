//! What nearly every rule file needs.

pub(super) use super::likeness::Likenesses;
pub(super) use super::parameters::{OrganKind, WordList};
pub(super) use super::reading::{Passage, Reading};
pub(super) use super::reason;
pub(super) use super::rule::{Check, Editions, Group, Rule, Wording, Years};
pub(super) use crate::form::{CellId, Edition, Form};
pub(super) use crate::model::finding::{Arg, Fault, Severity, Verdict};
pub(super) use crate::model::outcome::{Lack, Outcome, Reason};
pub(super) use crate::model::report::{Report, State};
pub(super) use crate::text::number::Number;
pub(super) use crate::text::phrase::Phrase;
