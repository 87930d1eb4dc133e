//! Work that was left: what of it there is, and how far it is.

use super::arranging::Arranging;
use super::held::ReportNo;
use super::likeness::Texts;
use crate::corpus::Join;

/// Work that was left.
#[derive(Debug, Default)]
pub(super) struct Backlog {
    /// The queue being put in order, and whether that is to be done once more.
    pub arranging: Option<Arranging>,
    pub again: bool,
    /// The filter is being typed: a listed report is to be selected.
    pub follow: bool,
    /// Names that mean one agency, where whoever reads has looked for them.
    pub joins: Option<Vec<Join>>,
    /// What is left since everything was read.
    pub finishing: Option<Finishing>,
    /// It is left until somebody has the time for a slice.
    pub in_slices: bool,
}

/// What is to be done once everything was read, report by report.
#[derive(Debug)]
pub(super) struct Finishing {
    /// Reports whose agency has become larger: they have other years beside them.
    pub joined: std::vec::IntoIter<ReportNo>,
    /// The next report that may have to be weighed beside its peers.
    pub weighed: u32,
    /// The texts that are to be compared, and the next report that may have one.
    pub texts: Texts,
    pub gathered: u32,
}

impl Finishing {
    /// Begins with the first of everything.
    pub(super) fn new(joined: Vec<ReportNo>) -> Self {
        Self { joined: joined.into_iter(), weighed: 0, texts: Texts::default(), gathered: 0 }
    }
}
