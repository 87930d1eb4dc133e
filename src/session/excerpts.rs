//! The lines of the source that show a finding, as exports cite them: with the label where that stands on another line, and
//! with those of the year before.

use crate::export::Excerpt;
use crate::form::{CellId, Edition, Form};
use crate::model::finding::Finding;
use crate::model::report::Report;
use crate::rules;

/// Lines of the source that one finding cites at most.
const MOST: usize = 8;
/// Characters of a line that are cited at most.
const LONGEST: usize = 160;

/// What is cited of a report for a finding, and how many lines more it rests on.
pub(super) fn excerpts(finding: &Finding, report: &Report, last: Option<&Report>) -> (Vec<Excerpt>, usize) {
    let lines = finding.fault.cited_lines();
    let cite = |&line: &u32| Excerpt { file: None, ..cited(report, line, &finding.fault.cells) };
    let mut excerpts: Vec<Excerpt> = lines.iter().take(MOST).map(cite).collect();
    if let Some(last) = last {
        excerpts.extend(before(finding, last));
    }
    (excerpts, lines.len().saturating_sub(MOST))
}

/// The cells of the year before that a finding is held against.
fn before(finding: &Finding, last: &Report) -> Vec<Excerpt> {
    let cells = twins(finding, last.edition).unwrap_or_default();
    let file = last.document.source.path.to_string_lossy();
    let cite = |cell: CellId| {
        let line = last.cell(cell).place()?;
        Some(Excerpt { file: Some(file.clone().into_owned()), ..cited(last, line, &[cell]) })
    };
    cells.into_iter().filter_map(cite).collect()
}

/// The cells of last year's form that the first cell is held against: those of the chain that the rule walks, else the same.
fn twins(finding: &Finding, last: Option<Edition>) -> Option<Vec<CellId>> {
    let (form, cell) = (finding.edition?.form()?, *finding.fault.cells.first()?);
    if !rules::spans_years(finding.rule) {
        return None;
    }
    let is_meant = |chain: &&crate::form::Chain| {
        chain.rule == finding.rule && Some(chain.from) == last && chain.this.first() == Some(&cell)
    };
    let chained = form.chains.iter().find(is_meant).map(|chain| chain.last.clone());
    chained.or_else(|| Some(vec![last?.form()?.cell(form.path(cell))?]))
}

/// One line; where no word stands on it, the cell that it holds is named.
fn cited(report: &Report, line: u32, cells: &[CellId]) -> Excerpt {
    let masked = rules::masked(report.document.line(line).trim());
    let text: String = masked.chars().take(LONGEST).collect();
    let label = report.form().filter(|_| !text.chars().any(char::is_alphabetic));
    let label = label.and_then(|form| label_of(form, report, line, cells)).unwrap_or_default();
    Excerpt { file: None, line, text: label + &text }
}

fn label_of(form: &Form, report: &Report, line: u32, cells: &[CellId]) -> Option<String> {
    let cell = cells.iter().find(|&&cell| report.cell(cell).place() == Some(line))?;
    Some(format!("〔{}〕", form.cell_name(*cell)))
}
