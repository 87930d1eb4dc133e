//! What a judged identity comes to, and the finding that states it.

/// The verdict of a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// No filling of the blanks can satisfy the identity.
    Violated,
    /// Blanks read as 0 fail, some filling holds.
    Implied,
    /// Only some reading of the text conflicts.
    Ambiguous,
    /// Not an identity.
    Observed,
}

impl Verdict {
    pub fn name(self) -> &'static str {
        match self {
            Self::Violated => "violated",
            Self::Implied => "implied",
            Self::Ambiguous => "ambiguous",
            Self::Observed => "observed",
        }
    }
}

/// How grave a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Severity {
    Error,
    Warning,
    Info,
}

impl Severity {
    pub fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Info => "info",
        }
    }
}

/// A finding that follows from the final state of a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    pub rule: &'static str,
    pub verdict: Verdict,
    pub severity: Severity,
    /// The cells it is about, the leading one first; empty where it is about no cell.
    pub cells: Vec<usize>,
}
