//! What a rule yields: a fault in a report, as data. Its text is made late, in the language of the screen.

use std::path::Path;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::id::FindingId;
use crate::form::{CellId, Edition};
use crate::text::number::Number;
use crate::text::phrase::Phrase;

/// How grave a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// For information.
    Info,
    /// To be looked at.
    Warning,
    /// Wrong.
    Error,
}

impl Severity {
    /// Its name in files.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// What is known about a fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// 必破: no filling of the blanks can hold.
    Violated,
    /// 可补: blanks read as 0 fail, some filling holds.
    Implied,
    /// 有歧义: only some reading of the text conflicts.
    Ambiguous,
    /// Not an identity.
    Observed,
}

impl Verdict {
    /// Its name in files.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Violated => "violated",
            Self::Implied => "implied",
            Self::Ambiguous => "ambiguous",
            Self::Observed => "observed",
        }
    }

    /// Its name for people.
    pub const fn phrase(self) -> Phrase {
        match self {
            Self::Violated => Phrase::new("必破", "violated"),
            Self::Implied => Phrase::new("可补", "implied"),
            Self::Ambiguous => Phrase::new("有歧义", "ambiguous"),
            Self::Observed => Phrase::new("所见", "observed"),
        }
    }
}

/// One value for a named place of a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Arg {
    /// A number.
    Number(Number),
    /// A count.
    Count(usize),
    /// A cell, shown by row and column.
    Cell(CellId),
    /// Several cells.
    Cells(Vec<CellId>),
    /// A sum of cells with the figures of the report: `2 + 1 = 3`.
    Sum(Vec<CellId>),
    /// A table by its place in the form, shown as 表三.
    Table(usize),
    /// Words of the document, neutralised where they are shown.
    Quote(String),
    /// Words of our own.
    Words(Phrase),
    /// Several words of our own.
    List(Vec<Phrase>),
    /// A fiscal year.
    Year(i16),
    /// The range that a blank cell must lie in.
    Range(Number, Option<Number>),
}

/// One fault, as a rule yields it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// How grave.
    pub severity: Severity,
    /// What is known.
    pub verdict: Verdict,
    /// Cells of the proof; the first is fixed by the rule.
    pub cells: Vec<CellId>,
    /// Lines of the proof.
    pub lines: Vec<u32>,
    /// Words that tell this fault from others of the rule where no cell does.
    pub anchor: Option<String>,
    /// What should stand there.
    pub expected: Option<String>,
    /// What stands there.
    pub actual: Option<String>,
    /// |reported − implied|, where both are numbers: the impact for ranking.
    pub difference: Option<Number>,
    /// The reported figure of the first cell, where nothing implies what it should be: ranking looks at last year and peers.
    pub reported: Option<Number>,
    /// Values for the message's places.
    pub args: Vec<(&'static str, Arg)>,
}

impl Fault {
    /// The lines it rests on, each once, in the order of the proof.
    pub fn cited_lines(&self) -> Vec<u32> {
        let mut cited = Vec::with_capacity(self.lines.len());
        for line in &self.lines {
            if !cited.contains(line) {
                cited.push(*line);
            }
        }
        cited
    }

    /// A fault with nothing but its gravity; the rest is filled in by the `with` methods.
    pub const fn new(severity: Severity, verdict: Verdict) -> Self {
        Self {
            severity,
            verdict,
            cells: Vec::new(),
            lines: Vec::new(),
            anchor: None,
            expected: None,
            actual: None,
            difference: None,
            reported: None,
            args: Vec::new(),
        }
    }

    /// Sets the cells of the proof.
    pub fn with_cells(mut self, cells: Vec<CellId>) -> Self {
        self.cells = cells;
        self
    }

    /// Sets the lines of the proof.
    pub fn with_lines(mut self, lines: Vec<u32>) -> Self {
        self.lines = lines;
        self
    }

    /// Sets the words that tell it from others.
    pub fn with_anchor(mut self, anchor: impl Into<String>) -> Self {
        self.anchor = Some(anchor.into());
        self
    }

    /// Sets what should stand there and what stands there.
    pub fn with_values(mut self, expected: Option<String>, actual: Option<String>) -> Self {
        (self.expected, self.actual) = (expected, actual);
        self
    }

    /// Sets the impact.
    pub fn with_difference(mut self, difference: Option<Number>) -> Self {
        self.difference = difference;
        self
    }

    /// Sets the figure that is wrong without anything that says what it should be.
    pub fn with_reported(mut self, reported: Option<Number>) -> Self {
        self.reported = reported;
        self
    }

    /// The cell whose figure must be held against other reports to know how much is at stake; none for nearly all faults.
    pub fn asks(&self) -> Option<CellId> {
        let is_open = self.difference.is_none() && self.reported.is_some();
        self.cells.first().copied().filter(|_| is_open)
    }

    /// Fills one place of the message.
    pub fn arg(mut self, name: &'static str, arg: Arg) -> Self {
        self.args.push((name, arg));
        self
    }
}

/// Why a finding stands where it does in the queue: (base + 40 × impact) × confidence × novelty, from 0 to 110.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Score {
    /// 60 for a violated error, 50 for another error, 30 for a warning, 5 for an info.
    pub base: u8,
    /// min(1, |reported − implied| / max(1, 一+二 of the report)), with last year's figure or the peers' median where nothing
    /// implies one; 0 where nothing is numeric.
    pub impact: f32,
    /// 1, 0.7 or 0.4 by the alarms on its cells.
    pub confidence: f32,
    /// 1.1 where last year's report had no such finding, else 1.
    pub novelty: f32,
}

impl Score {
    /// The confidence in a finding whose cells may have been read wrongly.
    pub const IN_DOUBT: f32 = 0.4;

    /// Tells whether the reading of its cells is in doubt: then the finding is the reading's matter, not the agency's.
    pub const fn is_in_doubt(self) -> bool {
        self.confidence <= Self::IN_DOUBT
    }

    /// The score, rounded to a tenth.
    pub fn value(self) -> f32 {
        let exact = (f32::from(self.base) + 40.0 * self.impact) * self.confidence * self.novelty;
        (exact * 10.0).round() / 10.0
    }

    /// The score in tenths: exact, so that sums of many stay right when some are taken away.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a score lies between 0 and 110")]
    pub fn tenths(self) -> u16 {
        (self.value() * 10.0).round().max(0.0) as u16
    }
}

/// A fault with everything it takes to list, decide and export it.
#[derive(Clone, Debug)]
pub struct Finding {
    /// Agency, year, rule and cells (or anchor), hashed: independent of lines, file names, rule order and texts.
    pub id: FindingId,
    /// The rule's code, as `A101`.
    pub rule: &'static str,
    /// The agency, where it is known.
    pub agency: Option<Arc<str>>,
    /// The fiscal year, where it is known.
    pub year: Option<i16>,
    /// The edition that the cells belong to.
    pub edition: Option<Edition>,
    /// The report it was found in.
    pub path: Arc<Path>,
    /// What was found.
    pub fault: Fault,
    /// Findings that the same correction mends share a group.
    pub group: Option<u32>,
    /// Its place in the queue.
    pub score: Score,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_holds_several_cells_is_cited_once() {
        let fault = Fault::new(Severity::Error, Verdict::Violated).with_lines(vec![20, 19, 20, 20]);
        assert_eq!(fault.cited_lines(), [20, 19]);
    }
}
