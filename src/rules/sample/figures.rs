//! The figures of a sample that are not 0: every identity holds, and every chain from one year to the next.

use crate::form::Edition;

/// Figures of table 3 and 4, the same every year: one request is carried over from each year to the next.
const ALIKE: [(&str, i64); 19] = [
    ("requests.received.natural_person", 3),
    ("requests.received.business", 1),
    ("requests.received.total", 4),
    ("requests.carried_in.natural_person", 1),
    ("requests.carried_in.total", 1),
    ("requests.granted.natural_person", 2),
    ("requests.granted.total", 2),
    ("requests.partly_granted.natural_person", 1),
    ("requests.partly_granted.total", 1),
    ("requests.unavailable.not_held.business", 1),
    ("requests.unavailable.not_held.total", 1),
    ("requests.outcome_total.natural_person", 3),
    ("requests.outcome_total.business", 1),
    ("requests.outcome_total.total", 4),
    ("requests.carried_out.natural_person", 1),
    ("requests.carried_out.total", 1),
    ("disputes.reconsideration.upheld", 1),
    ("disputes.reconsideration.total", 1),
    ("disclosure.licensing.decisions", 120),
];

/// How many documents are in force (2021) or published in total (2019) at the end of a year: one more each year.
pub(super) fn documents_in_force(year: i16) -> i64 {
    5 + i64::from(year - 2019)
}

/// Every figure of a year that is not 0.
pub(super) fn of_year(edition: Edition, year: i16) -> Vec<(&'static str, i64)> {
    let since = i64::from(year - 2019);
    let own: &[(&str, i64)] = if edition == Edition::E2019 {
        &[
            ("disclosure.rules.made", 1),
            ("disclosure.rules.published", 1),
            ("disclosure.rules.total_published", 2 + since),
            ("disclosure.normative_documents.made", 2),
            ("disclosure.normative_documents.published", 2),
            ("disclosure.normative_documents.total_published", documents_in_force(year)),
            ("disclosure.licensing.previous_items", 20 + since),
            ("disclosure.licensing.change", 1),
            ("disclosure.other_services.previous_items", 8),
            ("disclosure.other_services.decisions", 15),
            ("disclosure.penalties.previous_items", 31 - since),
            ("disclosure.penalties.change", -1),
            ("disclosure.penalties.decisions", 4),
            ("disclosure.procurement.items", 3),
        ]
    } else {
        &[
            ("disclosure.rules.issued", 1),
            ("disclosure.rules.in_force", 2 + since),
            ("disclosure.normative_documents.issued", 2),
            ("disclosure.normative_documents.repealed", 1),
            ("disclosure.normative_documents.in_force", documents_in_force(year)),
            ("disclosure.penalties.decisions", 4),
        ]
    };
    ALIKE.iter().chain(own).copied().collect()
}
