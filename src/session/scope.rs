//! What of a corpus and its review is handed out.

use crate::model::decision::Disposition;

/// Which findings an export takes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scope {
    /// Only findings with one of these dispositions; none takes all, decided or not.
    pub dispositions: Option<Vec<Disposition>>,
    /// Only this agency: also of reports, alarms and what could not be judged nothing else is handed out.
    pub agency: Option<String>,
}

impl Scope {
    /// Tells whether what is of this agency is handed out.
    pub(super) fn takes(&self, agency: Option<&str>) -> bool {
        self.agency.as_deref().is_none_or(|wanted| agency == Some(wanted))
    }
}
