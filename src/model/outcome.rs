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

/// What is lacking where something could not be judged, what a reviewer can do most about first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lack {
    /// The report of another year.
    Year,
    /// Something that could not be read, or is not there.
    Reading,
    /// Something that the report does not say.
    Statement,
    /// Something that the user has to set first: it says nothing about the report.
    Setting,
}

impl Lack {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Year, Self::Reading, Self::Statement, Self::Setting];

    /// Its name in files.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Year => "year",
            Self::Reading => "reading",
            Self::Statement => "statement",
            Self::Setting => "setting",
        }
    }

    /// Its words for people.
    pub const fn phrase(self) -> Phrase {
        match self {
            Self::Year => Phrase::new("缺别的年份", "another year is missing"),
            Self::Reading => Phrase::new("读不出或不全", "not readable, or not there"),
            Self::Statement => Phrase::new("报告没有写明", "not said in the report"),
            Self::Setting => Phrase::new("要先设置", "to be set first"),
        }
    }
}

/// How often what was lacking.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Lacks([u16; Lack::ALL.len()]);

impl Lacks {
    /// How often this was lacking.
    pub const fn of(self, lack: Lack) -> usize {
        self.0[lack as usize] as usize
    }

    /// Counts one more.
    pub const fn add(&mut self, lack: Lack) {
        let count = &mut self.0[lack as usize];
        *count = count.saturating_add(1);
    }
}

impl<'a> FromIterator<&'a Reason> for Lacks {
    fn from_iter<T: IntoIterator<Item = &'a Reason>>(reasons: T) -> Self {
        let mut lacks = Self::default();
        for reason in reasons {
            lacks.add(reason.lack);
        }
        lacks
    }
}

/// Why something could not be judged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// What is lacking.
    pub lack: Lack,
    /// The sentence with its places.
    pub phrase: Phrase,
    /// Values for its places.
    pub args: Vec<(&'static str, Arg)>,
}

impl Reason {
    /// A reason without places; something could not be read.
    pub const fn new(phrase: Phrase) -> Self {
        Self { lack: Lack::Reading, phrase, args: Vec::new() }
    }

    /// Says what else is lacking.
    pub const fn lacking(mut self, lack: Lack) -> Self {
        self.lack = lack;
        self
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
