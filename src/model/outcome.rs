//! How a rule ended for one report: passed, findings, not applicable, cannot judge.

use super::finding::{Arg, Fault};
use crate::text::phrase::Phrase;

/// The four ways a rule ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Ending {
    /// 通过.
    Passed,
    /// 问题.
    Findings,
    /// 不适用: edition, year or kind of organ.
    NotApplicable,
    /// 无法判定: something it needs is missing.
    NotJudged,
}

/// Why something could not be judged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// The sentence with its places.
    pub phrase: Phrase,
    /// Values for its places.
    pub args: Vec<(&'static str, Arg)>,
}

impl Reason {
    /// A reason without places.
    pub const fn new(phrase: Phrase) -> Self {
        Self { phrase, args: Vec::new() }
    }

    /// Fills one place.
    pub fn arg(mut self, name: &'static str, arg: Arg) -> Self {
        self.args.push((name, arg));
        self
    }
}

/// What a rule found in one report.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// The faults.
    pub faults: Vec<Fault>,
    /// What could not be judged, with reasons.
    pub not_judged: Vec<Reason>,
    /// The rule says nothing about this report.
    pub not_applicable: bool,
}

impl Outcome {
    /// Nothing wrong.
    pub fn passed() -> Self {
        Self::default()
    }

    /// These faults; none is a pass.
    pub fn of(faults: Vec<Fault>) -> Self {
        Self { faults, ..Self::default() }
    }

    /// The rule says nothing about this report.
    pub fn not_applicable() -> Self {
        Self { not_applicable: true, ..Self::default() }
    }

    /// Something it needs is missing.
    pub fn not_judged(reason: Reason) -> Self {
        Self { not_judged: vec![reason], ..Self::default() }
    }

    /// Which of the four endings it is: faults weigh more than what could not be judged.
    pub fn ending(&self) -> Ending {
        if !self.faults.is_empty() {
            Ending::Findings
        } else if self.not_applicable {
            Ending::NotApplicable
        } else if !self.not_judged.is_empty() {
            Ending::NotJudged
        } else {
            Ending::Passed
        }
    }
}
