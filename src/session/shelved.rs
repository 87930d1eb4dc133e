//! Many reports put together as a session would: by agency and year, and by who compares with whom.

use super::held::{HeldReport, ReportNo};
use super::peerage::Peerage;
use super::shelf::Shelf;
use crate::corpus::Aliases;
use crate::model::record::Record;
use crate::peers::Roster;
use crate::rules::RuleSet;

/// Reports on a shelf.
#[derive(Clone, Debug, Default)]
pub(super) struct Shelved {
    pub(super) all: Vec<HeldReport>,
    pub(super) shelf: Shelf,
    roster: Roster,
}

impl Shelved {
    /// Puts bare records on a shelf, in this order.
    pub(super) fn of_records(records: impl Iterator<Item = Record>, aliases: &Aliases) -> Self {
        Self::of(records.map(HeldReport::bare).collect(), aliases)
    }

    /// Puts reports on a shelf, in this order.
    pub(super) fn of(all: Vec<HeldReport>, aliases: &Aliases) -> Self {
        let (mut shelf, mut roster) = (Shelf::default(), Roster::default());
        for (no, held) in (0..).map(ReportNo).zip(&all) {
            shelf.put(no, &all);
            if let Some((agency, year)) = held.key() {
                roster.put(&agency, year, no.0);
            }
        }
        shelf.join_names(aliases, &all);
        Self { all, shelf, roster }
    }

    /// The reports by what puts them together.
    pub(super) fn peerage<'a>(&'a self, rules: &'a RuleSet) -> Peerage<'a> {
        let thresholds = &rules.parameters().thresholds;
        Peerage { roster: &self.roster, all: &self.all, shelf: &self.shelf, thresholds }
    }
}
