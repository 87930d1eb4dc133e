//! Which findings a correction of figures could mend: those on sums that must be equal, and those on fees.

use crate::form::{Edition, Relation};
use crate::model::finding::Finding;

/// Rules that look at the fees of table 2, whose unit no identity shows.
const ON_FEES: [&str; 2] = ["B205", "N410"];

/// The rule on what stands in cells and is no count.
const NO_COUNT: &str = "A106";

/// Tells whether a correction could mend a finding.
pub(super) fn is_mendable(finding: &Finding) -> bool {
    could_mend(finding.rule, finding.edition)
}

/// Tells whether a correction could mend what a rule finds in a report of an edition.
pub(super) fn could_mend(rule: &str, edition: Option<Edition>) -> bool {
    ON_FEES.contains(&rule) || is_on_balance(rule, edition)
}

/// Tells whether a finding says that figures of one table do not stand as they must, whether or not a correction could mend it.
pub(super) fn is_of_figures(finding: &Finding) -> bool {
    let form = finding.edition.and_then(Edition::form);
    let is_of_form = form.is_some_and(|form| form.identities_of(finding.rule).next().is_some());
    is_of_form || finding.rule == NO_COUNT || is_mendable(finding)
}

/// Tells whether a finding says that a sum is not what it must be.
pub(super) fn is_of_identity(finding: &Finding) -> bool {
    is_on_balance(finding.rule, finding.edition)
}

/// Tells whether a rule says whether sums are equal.
pub(super) fn is_on_balance(rule: &str, edition: Option<Edition>) -> bool {
    let form = edition.and_then(Edition::form);
    form.is_some_and(|form| form.identities_of(rule).any(|one| one.relation == Relation::Equal))
}
