//! 数字总账: where every number of the running text ended. Its classes are counted on the screen and in exports; it makes no
//! findings.

use super::binding;
use super::fit::{self, Cells, Fit};
use crate::form::CellId;
use crate::model::narrative::{Aside, Mention, Standing, Unit};
use crate::model::report::Report;

/// Where a number of the text ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Class {
    /// Held against these cells.
    Bound(Vec<CellId>),
    /// Part of a sum, a share or a change within the text.
    Formula,
    /// It states nothing that a cell says.
    Ignored(Aside),
    /// Nothing of the tables says the same.
    Unbound,
}

/// A number of the text and where it ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LedgerEntry {
    /// The number.
    pub mention: Mention,
    /// Where it ended.
    pub class: Class,
}

/// All numbers of the running text of a report, each in one class.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ledger {
    /// The numbers in the order of the text.
    pub entries: Vec<LedgerEntry>,
}

/// How many numbers ended in each class.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Held against cells.
    pub bound: usize,
    /// In a formula of the text.
    pub formula: usize,
    /// Ignored for a named reason.
    pub ignored: usize,
    /// The rest.
    pub unbound: usize,
}

impl Ledger {
    /// How many numbers ended in each class.
    pub fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        for entry in &self.entries {
            let count = match entry.class {
                Class::Bound(_) => &mut counts.bound,
                Class::Formula => &mut counts.formula,
                Class::Ignored(_) => &mut counts.ignored,
                Class::Unbound => &mut counts.unbound,
            };
            *count += 1;
        }
        counts
    }

    /// How many numbers were ignored for each reason, reasons without one left out.
    pub fn ignored(&self) -> Vec<(Aside, usize)> {
        let count = |&aside: &Aside| {
            let same = self.entries.iter().filter(|entry| entry.class == Class::Ignored(aside)).count();
            (same > 0).then_some((aside, same))
        };
        Aside::ALL.iter().filter_map(count).collect()
    }
}

/// Makes up the ledger of a report. A none in words is no number.
pub fn ledger(report: &Report) -> Ledger {
    let mentions = report.narrative.mentions.iter().enumerate().filter(|(_, mention)| !mention.in_words);
    let entry =
        |(place, mention): (usize, &Mention)| LedgerEntry { mention: *mention, class: class(report, place, mention) };
    Ledger { entries: mentions.map(entry).collect() }
}

fn class(report: &Report, place: usize, mention: &Mention) -> Class {
    if let Some(cells) = bound(report, mention) {
        return Class::Bound(cells);
    }
    if in_formula(report, place) {
        return Class::Formula;
    }
    match mention.standing {
        Standing::Idle(aside) | Standing::Loose(aside) => Class::Ignored(aside),
        Standing::Firm if mention.year.is_some() => Class::Ignored(Aside::OtherTime),
        Standing::Firm => Class::Unbound,
    }
}

fn bound(report: &Report, mention: &Mention) -> Option<Vec<CellId>> {
    let edition = report.edition.filter(|_| mention.year.is_none())?;
    let binding = mention.subject.and_then(binding::of)?;
    let agrees = mention.unit != Unit::Yuan
        && matches!(fit::fit(Cells::Report(report), binding, mention.amount), Some(Fit::Agrees));
    let is_bound = agrees || mention.standing == Standing::Firm;
    let own = &binding.readings(edition).filter(|_| is_bound)?.own;
    Some(Cells::Report(report).as_written(own))
}

fn in_formula(report: &Report, place: usize) -> bool {
    let narrative = &report.narrative;
    narrative.partitions.iter().any(|one| one.whole == place || one.parts.contains(&place))
        || narrative.shares.iter().any(|one| one.of == place || one.percent == place)
        || narrative.changes.iter().any(|one| one.of == place || one.percent == place)
}
