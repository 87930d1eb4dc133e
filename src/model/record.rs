//! The compact twin of a report: what lists, chains and cross-year rules need, in some hundred bytes, so that a million fit
//! in memory. Texts and places are not in it; the report is read again for them.

use std::path::Path;
use std::sync::Arc;

use jiff::civil::Date;

use super::claim::{self, Claim};
use super::document::Document;
pub use super::figures::{Figure, Figures};
use super::report::Report;
use crate::form::{Edition, Form};

/// A report's identity and figures.
#[derive(Clone, Debug)]
pub struct Record {
    /// Path of the source.
    pub path: Arc<Path>,
    /// The file that the report is read from again, where that is another.
    pub kept_in: Option<Arc<Path>>,
    /// First eight bytes of the content's hash, which stands in for agency or year where those are unknown. Where both are
    /// known it may be 0: it takes a while and only a corpus's digest needs it.
    pub content: u64,
    /// Whose report it is, where that is known: see [`Report::subject`].
    pub agency: Option<Arc<str>>,
    /// The fiscal year, where it is known.
    pub year: Option<i16>,
    /// The edition, where it is known.
    pub edition: Option<Edition>,
    /// The date of signature.
    pub issued_on: Option<Date>,
    /// The day on which its page says that it was published.
    pub published_on: Option<Date>,
    /// It says that it takes the place of an earlier one.
    pub is_reissue: bool,
    /// The figures.
    pub figures: Figures,
    /// Alarms of the reading.
    pub alarms: u16,
    /// What its text says of other years.
    pub claims: Box<[Claim]>,
}

impl Record {
    /// First eight bytes of a document's hash.
    pub fn content_of(document: &Document) -> u64 {
        let digest = document.sha256();
        u64::from_be_bytes(std::array::from_fn(|nth| digest.0[nth]))
    }

    /// What stands in for agency or year: the content where one is unknown, else 0.
    pub fn stand_in(report: &Report) -> u64 {
        let known = report.agency().is_some() && report.year().is_some();
        if known { 0 } else { Self::content_of(&report.document) }
    }

    /// Condenses a report.
    pub fn of(report: &Report) -> Self {
        Self {
            path: Arc::from(report.document.source.path.as_path()),
            kept_in: report.document.source.kept_in.as_deref().map(Arc::from),
            content: Self::stand_in(report),
            agency: report.subject().as_deref().map(Arc::from),
            year: report.year(),
            edition: report.edition,
            issued_on: report.head.issued_on.as_ref().map(|stated| stated.value),
            published_on: report.head.published_on.as_ref().map(|stated| stated.value),
            is_reissue: report.head.is_reissue,
            figures: Figures::pack(report.cells.iter().chain(report.merged_other_handling.iter().flatten())),
            alarms: u16::try_from(report.alarms.len()).unwrap_or(u16::MAX),
            claims: claim::of(&report.narrative),
        }
    }

    /// The day on which it came out, as far as it says: that of its page, else that of the signature.
    pub fn came_out_on(&self) -> Option<Date> {
        self.published_on.or(self.issued_on)
    }

    /// The file that the report is read from.
    pub fn file(&self) -> &Path {
        self.kept_in.as_deref().unwrap_or(&self.path)
    }

    /// The years before the one before its own that its text gives counts of, the latest first.
    pub fn claimed_years(&self) -> Vec<i16> {
        self.year.map_or_else(Vec::new, |year| claim::earlier_years(&self.claims, year.saturating_sub(1)))
    }

    /// The form of its edition.
    pub fn form(&self) -> Option<&'static Form> {
        self.edition.and_then(Edition::form)
    }
}
