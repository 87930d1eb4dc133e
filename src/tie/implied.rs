//! What the identities of a report together leave for its blank cells: each narrows the range of its blanks until nothing
//! changes. An identity that cannot hold with the others is no witness and is left out.

use rustc_hash::FxHashMap;

use super::{Balance, Interval, judge};
use crate::form::{CellId, Identity, Relation};
use crate::model::report::{Cell, State};
use crate::text::number::Number;

/// Rounds after which narrowing stops: ranges are right after any number of them, only wider.
const ROUNDS: usize = 64;

/// An identity seen from its blanks: Σ `plus` − Σ `minus` = `rest`.
struct Witness {
    plus: Vec<usize>,
    minus: Vec<usize>,
    rest: i64,
}

/// The range that the identities together leave for each blank cell that takes part in one, in order.
pub fn implied(identities: &[Identity], cell: &impl Fn(CellId) -> Cell) -> Vec<(CellId, Interval)> {
    let mut blanks: FxHashMap<CellId, usize> = FxHashMap::default();
    let mut witnesses: Vec<Witness> =
        identities.iter().filter_map(|identity| witness(identity, cell, &mut blanks)).collect();
    let ranges = loop {
        match narrow(&witnesses, blanks.len()) {
            Ok(ranges) => break ranges,
            Err(contradicting) => drop(witnesses.remove(contradicting)),
        }
    };
    let mut left: Vec<(CellId, Interval)> = blanks.into_iter().map(|(cell, nth)| (cell, ranges[nth])).collect();
    left.sort_by_key(|&(cell, _)| cell);
    left
}

/// Reads an identity as a witness; none where it has no blank, is violated or cannot be judged.
fn witness(
    identity: &Identity,
    cell: &impl Fn(CellId) -> Cell,
    blanks: &mut FxHashMap<CellId, usize>,
) -> Option<Witness> {
    if identity.relation != Relation::Equal {
        return None;
    }
    if matches!(judge(identity, cell), Balance::Violated(_) | Balance::NotJudged(_)) {
        return None;
    }
    let known = |cells: &[CellId]| {
        let whole = |&id: &CellId| cell(id).stated().map_or(Some(0), Number::as_whole);
        cells.iter().map(whole).try_fold(0i64, |sum, value| sum.checked_add(value?))
    };
    let rest = known(&identity.right)?.checked_sub(known(&identity.left)?).filter(|&rest| rest != i64::MIN)?;
    let mut places = |cells: &[CellId]| -> Vec<usize> {
        let blank = cells.iter().filter(|&&id| cell(id).state == State::Blank);
        blank
            .map(|&id| {
                let next = blanks.len();
                *blanks.entry(id).or_insert(next)
            })
            .collect()
    };
    let (plus, minus) = (places(&identity.left), places(&identity.right));
    (!plus.is_empty() || !minus.is_empty()).then_some(Witness { plus, minus, rest })
}

/// Narrows all ranges to a fixpoint, or names the witness that contradicts the others.
fn narrow(witnesses: &[Witness], blanks: usize) -> Result<Vec<Interval>, usize> {
    let mut ranges = vec![Interval::ANY; blanks];
    for _ in 0..ROUNDS {
        let before = ranges.clone();
        for (nth, witness) in witnesses.iter().enumerate() {
            witness.narrow(&mut ranges).ok_or(nth)?;
        }
        if ranges == before {
            break;
        }
    }
    Ok(ranges)
}

impl Witness {
    /// Narrows the ranges of its blanks; `None` where one would be left empty.
    fn narrow(&self, ranges: &mut [Interval]) -> Option<()> {
        for (cells, others, rest) in [(&self.plus, &self.minus, self.rest), (&self.minus, &self.plus, -self.rest)] {
            for &place in cells {
                // x = rest + Σ others − Σ the rest of its own side.
                let siblings = || cells.iter().filter(|&&sibling| sibling != place);
                let low = bound(rest, lows(others.iter(), ranges), highs(siblings(), ranges));
                let high = bound(rest, highs(others.iter(), ranges), lows(siblings(), ranges));
                let allowed = Interval { low: low.unwrap_or(0).max(0), high };
                ranges[place] = ranges[place].meet(allowed)?;
            }
        }
        Some(())
    }
}

fn bound(rest: i64, others: Option<i64>, siblings: Option<i64>) -> Option<i64> {
    rest.checked_add(others?)?.checked_sub(siblings?)
}

fn lows<'a>(mut places: impl Iterator<Item = &'a usize>, ranges: &[Interval]) -> Option<i64> {
    places.try_fold(0i64, |sum, &place| sum.checked_add(ranges[place].low))
}

fn highs<'a>(mut places: impl Iterator<Item = &'a usize>, ranges: &[Interval]) -> Option<i64> {
    places.try_fold(0i64, |sum, &place| sum.checked_add(ranges[place].high?))
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::form::Edition;
    use proptest::prelude::*;

    /// A cell as it would be written: empty is blank, `/` a dash, `-absent` none.
    pub fn written(text: &str) -> Cell {
        let state = match text {
            "" => State::Blank,
            "/" => State::Dash,
            "-absent" => State::Absent,
            text if text.parse::<Number>().is_ok() => State::Number,
            _ => State::Text,
        };
        let value = text.parse().unwrap_or_default();
        Cell { state, value, ..Cell::default() }
    }

    /// Any cell, numbers up to `high`.
    pub fn cell_of(high: i64) -> impl Strategy<Value = Cell> {
        prop_oneof![
            6 => (0..=high).prop_map(|value| written(&value.to_string())),
            5 => Just(written("")),
            1 => Just(written("/")),
            1 => Just(written("两")),
        ]
    }

    /// Every filling of the blanks, each up to `high`, with which all identities hold; the values of all cells.
    pub fn fillings(cells: &[Cell], identities: &[Identity], high: i64) -> Vec<Vec<i64>> {
        let mut found = vec![Vec::new()];
        for cell in cells {
            let value = cell.stated().and_then(Number::as_whole).unwrap_or(0);
            let choices = if cell.state == State::Blank { 0..=high } else { value..=value };
            found = found
                .into_iter()
                .flat_map(|filling: Vec<i64>| {
                    choices.clone().map(move |value| filling.iter().copied().chain([value]).collect())
                })
                .collect();
        }
        let sum = |cells: &[CellId], filling: &[i64]| cells.iter().map(|cell| filling[cell.index()]).sum::<i64>();
        found.retain(|filling: &Vec<i64>| {
            identities.iter().all(|one| sum(&one.left, filling) == sum(&one.right, filling))
        });
        found
    }

    /// A table of two rows and three columns, the last the total of the row, and a third row of the columns' totals.
    pub fn small_table() -> Vec<Identity> {
        let id = |row: u16, column: u16| CellId(row * 3 + column);
        let equal = |left: Vec<CellId>, right: CellId| Identity {
            rule: "A101".into(),
            left,
            relation: Relation::Equal,
            right: vec![right],
            corrected: right,
        };
        let columns = (0..3).map(|column| equal(vec![id(0, column), id(1, column)], id(2, column)));
        let rows = (0..3).map(|row| equal(vec![id(row, 0), id(row, 1)], id(row, 2)));
        columns.chain(rows).collect()
    }

    #[test]
    fn the_rows_of_zero_leave_one_value_for_a_blank_total() {
        let form = Edition::E2019.form().unwrap();
        let mut cells = vec![written("0"); form.cells.len()];
        let requests = form.table("requests").unwrap();
        for cell in requests.cells() {
            let column = form.column_of(cell).key.as_str();
            cells[cell.index()] = written(if column == "total" { "0" } else { "" });
        }
        let mut write = |path: &str, text: &str| cells[form.cell(path).unwrap().index()] = written(text);
        for (row, value) in [("received", "2"), ("carried_in", "1"), ("granted", "2")] {
            write(&format!("requests.{row}.other"), value);
            write(&format!("requests.{row}.total"), value);
        }
        let left = implied(&form.identities, &|id| cells[id.index()]);
        let of = |path: &str| left.iter().find(|(cell, _)| form.path(*cell) == path).unwrap().1;
        assert_eq!(of("requests.denied.process.other").only(), Some(0));
        assert_eq!(of("requests.outcome_total.other").only(), Some(2));
        assert_eq!(of("requests.outcome_total.research").only(), Some(0));
    }

    proptest! {
        #[test]
        fn every_filling_that_works_lies_in_the_ranges(
            [a, b, c, d] in prop::array::uniform4(0..=2i64),
            blanks in prop::sample::subsequence((0..9usize).collect::<Vec<_>>(), 1..=4),
        ) {
            let whole = [a, b, a + b, c, d, c + d, a + c, b + d, a + b + c + d];
            let mut cells = whole.map(|value| written(&value.to_string()));
            for &nth in &blanks {
                cells[nth] = written("");
            }
            let working = fillings(&cells, &small_table(), 8);
            let left = implied(&small_table(), &|id| cells[id.index()]);
            prop_assert!(!working.is_empty());
            prop_assert_eq!(left.len(), blanks.len());
            for (cell, range) in left {
                prop_assert!(working.iter().all(|filling| range.contains(filling[cell.index()])));
            }
        }
    }
}
