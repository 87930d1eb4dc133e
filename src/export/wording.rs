//! How exports name gravity, verdicts and the state of a finding in both languages.

use super::package::Entry;
use crate::model::finding::{Severity, Verdict};
use crate::text::phrase::Phrase;

pub(super) const fn severity(severity: Severity) -> Phrase {
    match severity {
        Severity::Error => Phrase::new("错误", "error"),
        Severity::Warning => Phrase::new("警告", "warning"),
        Severity::Info => Phrase::new("提示", "info"),
    }
}

pub(super) const fn verdict(verdict: Verdict) -> Phrase {
    match verdict {
        Verdict::Violated => Phrase::new("必破", "violated"),
        Verdict::Implied => Phrase::new("可补", "implied"),
        Verdict::Ambiguous => Phrase::new("有歧义", "ambiguous"),
        Verdict::Observed => Phrase::new("所见", "observed"),
    }
}

/// Where the review of a finding stands; what needs a look comes first.
pub(super) const fn status(entry: &Entry) -> Phrase {
    match entry {
        Entry { conflict: true, .. } => Phrase::new("有分歧", "conflict"),
        Entry { decision: None, .. } => Phrase::new("待核", "open"),
        Entry { look_again: true, .. } => Phrase::new("数值已变，再核", "look again"),
        Entry { .. } => Phrase::new("已核", "decided"),
    }
}
