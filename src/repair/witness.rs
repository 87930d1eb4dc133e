//! What lies beside the tables and can speak for or against a correction, handed down by whoever has it.

use std::sync::Arc;

use crate::model::record::Record;
use crate::model::testimony::Testimony;

/// Everything that can be asked; what is not there is empty.
#[derive(Clone, Debug, Default)]
pub struct Witnesses<'a> {
    /// What texts say of the cells: the report's own, and those of later years.
    pub texts: Vec<Arc<Testimony>>,
    /// The reports of the year before, the current version first.
    pub last: Vec<&'a Record>,
    /// The reports of the year after, the current version first.
    pub next: Vec<&'a Record>,
    /// Older versions of the report.
    pub older: Vec<&'a Record>,
}

impl Witnesses<'_> {
    /// Only what the report itself says.
    pub fn of_text(texts: Vec<Testimony>) -> Self {
        Self { texts: texts.into_iter().map(Arc::new).collect(), ..Self::default() }
    }
}
