//! What speaks for and against a correction, each piece by itself, and the order that follows from it. Evidence only ranks:
//! it never says that a correction is right.

use super::correction::{Change, Correction};
use super::slip::{self, Slip};
use crate::form::{CellId, Form};
use crate::model::record::Record;
use crate::model::report::Report;
use crate::text::number::Number;
use crate::text::phrase::Phrase;

/// The reports of the neighbouring years, where they are there.
#[derive(Clone, Copy, Debug, Default)]
pub struct Neighbours<'a> {
    /// The year before.
    pub last: Option<&'a Record>,
    /// The year after.
    pub next: Option<&'a Record>,
}

/// One piece of evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Evidence {
    /// Only totals and what is carried over change, no single count.
    OnlyTotals,
    /// It would undo a slip of the hand at this cell.
    Slip(Slip, CellId),
    /// The year before or after says the same of this cell.
    NeighbourAgrees(CellId, i16),
    /// The year before or after says otherwise of this cell.
    NeighbourDisagrees(CellId, i16),
    /// Blanks can then be filled so that everything holds.
    FillsBlanks(usize),
    /// Requests would have to appear of which the report has no trace.
    FromNothing(CellId),
}

impl Evidence {
    /// Its words; `{cell}`, `{year}`, `{slip}`, `{count}` are its places.
    pub const fn phrase(self) -> Phrase {
        match self {
            Self::OnlyTotals => {
                Phrase::new("只动合计和结转格，不动任何明细格", "changes totals and carry-overs only, no single count")
            }
            Self::Slip(..) => Phrase::new("{cell}：{slip}", "{cell}: {slip}"),
            Self::NeighbourAgrees(..) => {
                Phrase::new("{cell} 与 {year} 年报告一致", "{cell} then agrees with the report of {year}")
            }
            Self::NeighbourDisagrees(..) => {
                Phrase::new("{cell} 与 {year} 年报告不一致", "{cell} then differs from the report of {year}")
            }
            Self::FillsBlanks(_) => {
                Phrase::new("有 {count} 个空白格可随之补上", "{count} blank cells can be filled accordingly")
            }
            Self::FromNothing(_) => {
                Phrase::new("{cell} 须凭空增加，报告里没有旁证", "{cell} would grow out of nothing in the report")
            }
        }
    }

    /// How much it counts; below 0 it speaks against.
    pub const fn weight(self) -> i32 {
        match self {
            Self::NeighbourAgrees(..) => 4,
            Self::Slip(Slip::TotalNotFilled, _) => 3,
            Self::Slip(..) => 2,
            Self::OnlyTotals | Self::FillsBlanks(_) => 1,
            Self::FromNothing(_) => -2,
            Self::NeighbourDisagrees(..) => -4,
        }
    }
}

/// A correction with what speaks for and against it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Weighed {
    /// The correction.
    pub correction: Correction,
    /// The evidence, in the order it is shown.
    pub evidence: Vec<Evidence>,
}

impl Weighed {
    /// The sum of the evidence.
    pub fn weight(&self) -> i32 {
        self.evidence.iter().map(|one| one.weight()).sum()
    }
}

/// Weighs corrections, the likeliest first; equal ones stay in the order of their cells.
pub fn weigh(corrections: Vec<Correction>, report: &Report, neighbours: Neighbours<'_>) -> Vec<Weighed> {
    let Some(form) = report.form() else { return Vec::new() };
    let court = Court { report, form, neighbours };
    let mut weighed: Vec<Weighed> = corrections.into_iter().map(|one| court.hear(one)).collect();
    weighed.sort_by_key(|one| std::cmp::Reverse(one.weight()));
    weighed
}

struct Court<'a> {
    report: &'a Report,
    form: &'a Form,
    neighbours: Neighbours<'a>,
}

impl Court<'_> {
    fn hear(&self, correction: Correction) -> Weighed {
        let mut evidence = Vec::new();
        let changes = &correction.changes;
        if changes.iter().all(|change| self.is_sum(change)) {
            evidence.push(Evidence::OnlyTotals);
        }
        evidence.extend(changes.iter().filter_map(|change| self.slip(change)));
        evidence.extend(self.swap(changes));
        evidence.extend(changes.iter().filter_map(|change| self.neighbour(change)));
        if !correction.fills.is_empty() {
            evidence.push(Evidence::FillsBlanks(correction.fills.len()));
        }
        evidence.extend(
            changes.iter().filter(|change| self.is_from_nothing(change)).map(|c| Evidence::FromNothing(c.cell)),
        );
        Weighed { correction, evidence }
    }

    fn printed(&self, cell: CellId) -> i64 {
        self.report.cell(cell).stated().and_then(Number::as_whole).unwrap_or(0)
    }

    /// Totals, and what is carried over, follow from other figures; the total of a row without any does not.
    fn is_sum(&self, change: &Change) -> bool {
        let (row, column) = (&self.form.row_of(change.cell).key, &self.form.column_of(change.cell).key);
        let is_sum_row = ["outcome_total", "carried_out", "carried_in"].contains(&row.as_str());
        is_sum_row || (column == "total" && !self.is_from_nothing(change))
    }

    fn slip(&self, change: &Change) -> Option<Evidence> {
        let (printed, meant) = (self.printed(change.cell), change.to.only()?);
        let is_total =
            self.form.column_of(change.cell).key == "total" || self.form.row_of(change.cell).key == "outcome_total";
        let slip = if printed == 0 && meant > 0 && is_total && !self.is_from_nothing(change) {
            Some(Slip::TotalNotFilled)
        } else {
            slip::of_digits(printed, meant)
        };
        slip.map(|slip| Evidence::Slip(slip, change.cell))
    }

    /// Two neighbours of a row or column, each of which should have what stands in the other.
    fn swap(&self, changes: &[Change]) -> Option<Evidence> {
        let [one, other] = changes else { return None };
        let (a, b) = (self.form.spec(one.cell), self.form.spec(other.cell));
        let near = (a.row == b.row && a.column.abs_diff(b.column) == 1)
            || (a.column == b.column && a.row.abs_diff(b.row) == 1);
        // Each must be able to take the other's figure; where a range is left, it must hold it.
        let fits = |change: &Change, figure: i64| change.to.contains(figure);
        let (first, second) = (self.printed(one.cell), self.printed(other.cell));
        (near && first != second && fits(one, second) && fits(other, first))
            .then_some(Evidence::Slip(Slip::FiguresSwapped, one.cell))
    }

    /// What the year before or after says of a figure that is carried over.
    fn neighbour(&self, change: &Change) -> Option<Evidence> {
        let row = self.form.row_of(change.cell).key.as_str();
        let (other, twin) = match row {
            "carried_in" => (self.neighbours.last?, "carried_out"),
            "carried_out" => (self.neighbours.next?, "carried_in"),
            _ => return None,
        };
        let path = self.form.path(change.cell).replace(row, twin);
        let said = other.figures.cell(other.form()?.cell(&path)?).stated()?.as_whole()?;
        let year = other.year?;
        let agrees = change.to.only()? == said;
        let evidence = if agrees { Evidence::NeighbourAgrees } else { Evidence::NeighbourDisagrees };
        Some(evidence(change.cell, year))
    }

    /// A single count that stood at 0 and would have to be something, with nothing in its row to show for it.
    fn is_from_nothing(&self, change: &Change) -> bool {
        let grows = self.printed(change.cell) == 0 && change.to.low > 0;
        let row = self.form.row_of(change.cell);
        let is_outcome = !["outcome_total", "carried_out", "carried_in", "received"].contains(&row.key.as_str());
        let table = self.form.table_of(change.cell);
        let mut beside = table.cells().filter(|cell| self.form.row_of(*cell).key == row.key && *cell != change.cell);
        grows && is_outcome && !beside.any(|cell| self.printed(cell) > 0)
    }
}

#[cfg(test)]
mod tests {
    use super::super::correction::mend;
    use super::super::correction::tests::{SEVEN, report};
    use super::*;
    use crate::form::Edition;
    use crate::model::record::Record;

    fn weighed(changed: &[(&str, &str)], neighbours: Neighbours<'_>) -> Vec<Weighed> {
        let report = report(Edition::E2021, &[&SEVEN, changed].concat());
        weigh(mend(&report).remove(0).corrections, &report, neighbours)
    }

    fn first(weighed: &[Weighed]) -> Vec<(String, Option<i64>)> {
        let form = Edition::E2021.form().unwrap();
        weighed[0].correction.changes.iter().map(|c| (form.path(c.cell).to_owned(), c.to.only())).collect()
    }

    #[test]
    fn a_total_left_unfilled_comes_before_requests_out_of_nothing() {
        let unfilled = [("requests.outcome_total.natural_person", "0"), ("requests.outcome_total.total", "0")];
        let found = weighed(&unfilled, Neighbours::default());
        assert_eq!(
            first(&found),
            [
                ("requests.outcome_total.natural_person".to_owned(), Some(5)),
                ("requests.outcome_total.total".to_owned(), Some(5))
            ]
        );
        assert!(found[0].evidence.contains(&Evidence::OnlyTotals));
    }

    #[test]
    fn the_year_after_tells_which_of_two_carry_overs_is_meant() {
        let mut next = report(Edition::E2021, &[("requests.carried_in.total", "2")]);
        next.head.year =
            Some(crate::model::report::Stated { value: 2025, line: 1, by: crate::model::report::Evidence::Title });
        let next = Record::of(&next);
        let wrong = [("requests.carried_out.total", "9")];
        let found = weighed(&wrong, Neighbours { last: None, next: Some(&next) });
        let form = Edition::E2021.form().unwrap();
        let cell = form.cell("requests.carried_out.total").unwrap();
        assert_eq!(first(&found), [("requests.carried_out.total".to_owned(), Some(2))]);
        assert!(found[0].evidence.contains(&Evidence::NeighbourAgrees(cell, 2025)));
    }

    #[test]
    fn transposed_digits_are_seen() {
        let wrong = [
            ("requests.granted.natural_person", "12"),
            ("requests.granted.total", "21"),
            ("requests.received.natural_person", "23"),
            ("requests.received.total", "23"),
            ("requests.outcome_total.natural_person", "21"),
            ("requests.outcome_total.total", "21"),
        ];
        let found = weighed(&wrong, Neighbours::default());
        assert!(matches!(found[0].evidence[..], [Evidence::Slip(Slip::DigitsTransposed, _)]), "{found:?}");
    }
}
