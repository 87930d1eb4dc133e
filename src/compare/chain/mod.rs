//! How a year of an agency follows from the year before: the one place where rules, command line and screen learn it. It
//! judges no blank and makes no finding.

pub mod say;
mod thread;

pub use thread::{ChainKind, Step, Thread, follow};

use crate::form::{Chain, Edition, Form};
use crate::model::record::{Figures, Record};
use crate::tie::{self, Bond};

/// Why a year cannot be held against the year before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Apart {
    /// Nobody recognised the tables.
    UnknownEdition,
    /// The report does not say its year.
    UnknownYear,
    /// Nobody recognised the tables of this other year.
    UnknownEditionOf(i16),
    /// The report of this year is not there.
    NoReportOf(i16),
    /// The forms of the two years have nothing that would follow.
    Undeclared,
}

/// A year beside the year before.
#[derive(Clone, Copy, Debug)]
pub struct Joint<'a> {
    /// The form of the year.
    pub form: &'static Form,
    /// The year.
    pub year: i16,
    /// The edition of the year before; where its report is not there, the one that was prescribed.
    pub from: Edition,
    last: Option<&'a Figures>,
    this: &'a Figures,
}

impl<'a> Joint<'a> {
    /// Puts a report beside that of the year before. Without that one, the edition prescribed for it tells which chains there
    /// would be.
    pub fn of(last: Option<&'a Record>, this: &'a Record) -> Result<Self, Apart> {
        let form = this.edition.ok_or(Apart::UnknownEdition)?.form().ok_or(Apart::Undeclared)?;
        let year = this.year.ok_or(Apart::UnknownYear)?;
        let before = year.saturating_sub(1);
        let last = last.filter(|last| last.year == Some(before));
        let from = match last {
            Some(last) => last.edition.ok_or(Apart::UnknownEditionOf(before))?,
            None => Edition::for_year(before),
        };
        Ok(Self { form, year, from, last: last.map(|last| &last.figures), this: &this.figures })
    }

    /// The chains of a rule that lead from the year before into this one.
    pub fn chains(&self, rule: &str) -> Vec<&'static Chain> {
        self.form.chains_of(rule).filter(|chain| chain.from == self.from).collect()
    }

    /// How the figures of one chain stand.
    pub fn bond(&self, chain: &Chain) -> Result<Bond, Apart> {
        let last = self.last.ok_or(Apart::NoReportOf(self.year.saturating_sub(1)))?;
        Ok(tie::judge_chain(chain, &|cell| last.cell(cell), &|cell| self.this.cell(cell)))
    }
}
