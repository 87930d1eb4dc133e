//! What a caller asks the journal to record, before it has an id, a clock and a place. Data only.

use std::sync::Arc;

use crate::model::decision::{Disposition, Event, FindingId};
use crate::model::id::EventId;

/// A decision, a note or both about one finding, to be recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewDecision {
    /// The finding.
    pub finding: FindingId,
    /// The agency of the finding.
    pub agency: Option<String>,
    /// The year of the report.
    pub year: Option<u16>,
    /// The code of the rule.
    pub rule: Option<String>,
    /// The cell paths of the finding.
    pub cells: Vec<String>,
    /// The fingerprint of the cells' values.
    pub values: Option<String>,
    /// The disposition; none for a note alone.
    pub disposition: Option<Disposition>,
    /// The note; an empty one clears the former.
    pub note: Option<String>,
    /// Whether the auditor had the others' decisions in view.
    pub sight: Sight,
    /// Shared by the decisions that are made in one go.
    pub batch: Option<EventId>,
}

/// What of the others' decisions an auditor had in view when deciding.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sight {
    /// What the journal held before the append was on the screen: the new decision replaces it.
    #[default]
    Shown,
    /// Nothing was shown, as on the command line: it replaces this auditor's own decisions only, so that another's
    /// different one makes a conflict.
    Blind,
}

impl NewDecision {
    /// Begins a decision about a finding; the rest is filled in by the caller.
    pub fn on(finding: FindingId) -> Self {
        Self {
            finding,
            agency: None,
            year: None,
            rule: None,
            cells: Vec::new(),
            values: None,
            disposition: None,
            note: None,
            sight: Sight::Shown,
            batch: None,
        }
    }

    /// Speaks of the same finding as an event, deciding nothing.
    pub(super) fn about(event: &Arc<Event>) -> Self {
        Self {
            agency: event.agency.clone(),
            year: event.year,
            rule: event.rule.clone(),
            cells: event.cells.clone(),
            ..Self::on(event.finding)
        }
    }
}
