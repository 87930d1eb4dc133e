//! The words of a report in a finding: shortened for quoting, and without their numbers for its name.

use crate::form::CellId;
use crate::model::document::Span;
use crate::model::finding::Fault;
use crate::model::narrative::Amount;
use crate::model::report::Report;
use crate::text::fold;

/// Longest quotation, in characters.
const LONGEST: usize = 48;

/// The words at a place, without blanks, cut where they are long.
pub(super) fn words(report: &Report, span: Span) -> String {
    let mut words = fold::compact(&fold::without_leftovers(report.document.slice(span)));
    if let Some((cut, _)) = words.char_indices().nth(LONGEST) {
        words.truncate(cut);
        words.push('…');
    }
    words
}

/// Names a finding by its cells and its words without their digits, so that a corrected number keeps the decision on it.
pub(super) fn anchor(report: &Report, cells: &[CellId], words: &str) -> String {
    let mut anchor = String::new();
    if let Some(form) = report.form() {
        anchor.extend(cells.iter().flat_map(|&cell| [form.path(cell), " "]));
    }
    anchor.extend(words.chars().filter(|c| c.is_alphabetic()));
    anchor
}

/// Tells findings with the same name apart by their order.
pub(super) fn tell_apart(faults: &mut [Fault]) {
    for nth in 1..faults.len() {
        let (before, rest) = faults.split_at_mut(nth);
        let same = before.iter().filter(|one| starts_alike(one.anchor.as_deref(), rest[0].anchor.as_deref())).count();
        if let Some(anchor) = rest[0].anchor.as_mut().filter(|_| same > 0) {
            anchor.extend(["#", (same + 1).to_string().as_str()]);
        }
    }
}

fn starts_alike(one: Option<&str>, other: Option<&str>) -> bool {
    one.map(|one| one.split('#').next()) == other.map(|other| other.split('#').next())
}

/// The line of the words, then those of the cells, each once.
pub(super) fn lines(report: &Report, line: u32, cells: &[CellId]) -> Vec<u32> {
    let mut lines = vec![line];
    for place in cells.iter().filter_map(|&cell| report.cell(cell).place()) {
        if !lines.contains(&place) {
            lines.push(place);
        }
    }
    lines
}

/// A number as the text means it: `4`, `3-5`, `40+`.
pub(super) fn amount(amount: Amount) -> String {
    match amount.high {
        Some(high) if high == amount.low => amount.low.to_string(),
        Some(high) => format!("{}-{high}", amount.low),
        None => format!("{}+", amount.low),
    }
}
