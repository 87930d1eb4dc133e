//! Slips of whole lines: a row or column whose figures moved by one place, two neighbouring lines that changed places, totals
//! that were never filled in. One slip explains several wrong cells at once.

use super::correction::Correction;
use super::slip::{LineSlip, Slip};
use crate::form::{CellId, Form, Table};
use crate::tie::{Effort, Feasibility, Interval, Place, System};

/// What the search for slips of lines may cost.
const EFFORT: Effort = Effort::of(200_000);

/// A row or column of a table, or a whole table that stands in one line.
struct Line {
    places: Vec<Place>,
    is_row: bool,
    is_total: bool,
    /// It is a whole table.
    is_whole: bool,
}

/// What would stand where, had the slip not happened; released places may hold anything.
struct Undone {
    slip: Slip,
    values: Vec<(Place, Interval)>,
    /// The place whose figure the slip lost.
    lost: Option<Place>,
}

/// Every slip of a line which, undone, lets all identities of a table hold.
pub(super) fn slips(system: &System, form: &Form, table: &Table) -> Vec<Correction> {
    let broken = system.broken();
    let lines = lines(system, form, table);
    let mut bench = Bench { system, broken, effort: EFFORT };
    let mut found = Vec::new();
    for line in &lines {
        let undone = shifts(&bench, line).into_iter().chain(unfilled(system, line));
        found.extend(undone.filter_map(|undone| bench.try_out(&undone)));
    }
    for pair in lines.windows(2).filter(|pair| pair[0].is_row == pair[1].is_row) {
        found.extend(bench.try_out(&swapped(system, &pair[0], &pair[1], Slip::LinesSwapped)));
    }
    let row_of = |key: &str| {
        let is_it = |line: &&Line| line.is_row && form.row_of(system.cell(line.places[0])).key == key;
        lines.iter().find(is_it)
    };
    if let (Some(carried_in), Some(carried_out)) = (row_of("carried_in"), row_of("carried_out")) {
        found.extend(bench.try_out(&swapped(system, carried_in, carried_out, Slip::CarriedSwapped)));
    }
    found
}

fn lines(system: &System, form: &Form, table: &Table) -> Vec<Line> {
    let located = |cell: CellId| {
        let merged = form.merged.as_ref().filter(|_| cell.index() >= form.cells.len());
        let row = merged.map_or_else(|| form.spec(cell).row, |merged| merged.stands_for.start);
        (row, form.spec(cell).column, system.place(cell).unwrap_or_default())
    };
    let mut cells: Vec<_> = (0..system.len()).map(|place| located(system.cell(place))).collect();
    cells.sort_unstable();
    let line = |is_row: bool, of: &dyn Fn(&(usize, usize, Place)) -> bool| {
        let places: Vec<Place> = cells.iter().filter(|cell| of(cell)).map(|cell| cell.2).collect();
        let cell = places.first().map(|place| system.cell(*place));
        let key = |cell| if is_row { &form.row_of(cell).key } else { &form.column_of(cell).key };
        let is_total = cell.is_some_and(|cell| ["outcome_total", "total"].contains(&key(cell).as_str()));
        Line { places, is_row, is_total, is_whole: is_row && table.one_line }
    };
    if table.one_line {
        let totals = line(false, &|cell| cell.1 + 1 == table.blocks[0].columns.len());
        return [line(true, &|_| true), totals].into_iter().filter(|line| line.places.len() > 1).collect();
    }
    let rows = (0..table.rows.len()).map(|row| line(true, &|cell| cell.0 == row));
    let columns = (0..table.blocks[0].columns.len()).map(|column| line(false, &|cell| cell.1 == column));
    rows.chain(columns).filter(|line| line.places.len() > 1).collect()
}

/// Every shift by one place that could have happened in a line, undone: of the whole line, of all but its total, of the
/// stretch that stands in broken equations.
fn shifts(bench: &Bench, line: &Line) -> Vec<Undone> {
    let end = line.places.len() - 1;
    let hot = |nth: &usize| bench.is_suspect(line, line.places[*nth]);
    let (first, last) = ((0..=end).find(hot), (0..=end).rev().find(hot));
    let (Some(first), Some(last)) = (first, last) else { return Vec::new() };
    let usual = [(0, end), (0, end - 1), (first, last), (first, last + 1), (first.saturating_sub(1), last)];
    let tails = (1..end).filter(|_| line.is_whole).map(|from| (from, end));
    let mut stretches: Vec<(usize, usize)> =
        usual.into_iter().chain(tails).filter(|(from, to)| from < to && *to <= end).collect();
    stretches.sort_unstable();
    stretches.dedup();
    stretches
        .into_iter()
        .flat_map(|stretch| [true, false].map(|back| shift(bench.system, line, stretch, back)))
        .collect()
}

/// Moves the figures of a stretch back by one place, or on by one; the one at the end was lost.
fn shift(system: &System, line: &Line, (from, to): (usize, usize), back: bool) -> Undone {
    let places = &line.places[from..=to];
    let moved = |pair: &[Place]| {
        let (place, source) = if back { (pair[0], pair[1]) } else { (pair[1], pair[0]) };
        (place, system.range(source))
    };
    let lost = if back { line.places[to] } else { line.places[from] };
    let values = places.windows(2).map(moved).chain([(lost, Interval::ANY)]).collect();
    let slip = if line.is_row { Slip::RowShifted } else { Slip::ColumnShifted };
    Undone { slip, values, lost: Some(lost) }
}

/// The totals of a line that stand at 0 or at a dash, released.
fn unfilled(system: &System, line: &Line) -> Option<Undone> {
    let nought = line.places.iter().filter(|place| system.range(**place).only() == Some(0));
    let values: Vec<(Place, Interval)> = nought.map(|place| (*place, Interval::ANY)).collect();
    line.is_total.then_some(Undone { slip: Slip::TotalsNotFilled, values, lost: None })
}

fn swapped(system: &System, one: &Line, other: &Line, slip: Slip) -> Undone {
    let pairs = one.places.iter().zip(&other.places);
    let values = pairs.flat_map(|(a, b)| [(*a, system.range(*b)), (*b, system.range(*a))]).collect();
    Undone { slip, values, lost: None }
}

/// Where slips are tried out.
struct Bench<'a> {
    system: &'a System,
    broken: Vec<Vec<Place>>,
    effort: Effort,
}

impl Bench<'_> {
    /// Tells whether an equation that crosses a line at this place cannot hold.
    fn is_suspect(&self, line: &Line, place: Place) -> bool {
        let crosses = |equation: &&Vec<Place>| {
            equation.contains(&place) && (line.is_whole || is_crossing(equation, &line.places))
        };
        self.broken.iter().any(|equation| crosses(&equation))
    }

    /// Makes a correction of an undone slip where everything then holds, and more than by accident: a figure that moved, not
    /// only one that was let go, mends an equation.
    fn try_out(&mut self, undone: &Undone) -> Option<Correction> {
        let other = |(place, value): &&(Place, Interval)| self.system.range(*place) != *value;
        let changed: Vec<(Place, Interval)> = undone.values.iter().filter(other).copied().collect();
        let is_touched = |equation: &Vec<Place>| changed.iter().any(|(place, _)| equation.contains(place));
        let is_proved = |equation: &Vec<Place>| undone.lost.is_none_or(|lost| !equation.contains(&lost));
        let is_likely = changed.len() > 1 && self.broken.iter().all(is_touched) && self.broken.iter().any(is_proved);
        if !is_likely {
            return None;
        }
        let mended = self.system.with(&changed);
        let Feasibility::Holds(filling) = mended.stand(&[], &mut self.effort) else { return None };
        let left = mended.left(&[])?;
        let places = changed.iter().map(|one| one.0);
        let places: Vec<Place> = places.filter(|place| differs(self.system.range(*place), left[*place])).collect();
        if self.is_exchange(&places, &left) {
            return None;
        }
        let slip = LineSlip { slip: undone.slip, cell: self.system.cell(undone.values.first()?.0) };
        let correction = Correction::of(self.system, &places, (&left, &filling));
        (places.len() > 1).then_some(Correction { slip: Some(slip), ..correction })
    }

    /// Tells whether two cells take one another's figure and nothing else changes: that is a slip of two cells, of no line.
    fn is_exchange(&self, places: &[Place], left: &[Interval]) -> bool {
        let [one, other] = *places else { return false };
        left[one] == self.system.range(other) && left[other] == self.system.range(one)
    }
}

/// Tells whether an equation has only one place of a line.
fn is_crossing(equation: &[Place], line: &[Place]) -> bool {
    equation.iter().filter(|place| line.contains(place)).count() == 1
}

/// Tells whether what is left is another value than what stands there.
fn differs(stands: Interval, left: Interval) -> bool {
    left.only().is_none_or(|value| stands.only() != Some(value))
}

#[cfg(test)]
mod tests {
    use super::super::correction::Change;
    use super::super::mending::mend;
    use super::super::mending::tests::{filled, report};
    use super::*;
    use crate::form::Edition;

    /// Cells by their paths, each with the value it should have.
    type Changes = Vec<(String, Option<i64>)>;

    /// A table with two kinds of applicants and three outcomes, some cells otherwise.
    fn first_slip(changed: &[(&str, &str)]) -> Option<(Slip, String, Changes)> {
        let report = report(Edition::E2021, &[&filled()[..], changed].concat());
        let form = report.form().unwrap();
        let mended = mend(&report);
        let one = mended.iter().flat_map(|mending| &mending.corrections).find(|one| one.slip.is_some())?;
        let told = |change: &Change| {
            (form.path(change.cell).to_owned(), change.to.only().and_then(crate::text::number::Number::as_whole))
        };
        let slip = one.slip.unwrap();
        Some((slip.slip, form.path(slip.cell).to_owned(), one.changes.iter().map(told).collect()))
    }

    #[test]
    fn a_row_shifted_by_one_cell_is_one_slip() {
        // 予以公开 21 4 … 25 written one cell to the right, its total lost.
        let shifted = [
            ("requests.granted.natural_person", "0"),
            ("requests.granted.business", "21"),
            ("requests.granted.research", "4"),
            ("requests.granted.other", "0"),
            ("requests.granted.total", "0"),
        ];
        let (slip, _, changes) = first_slip(&shifted).unwrap();
        assert_eq!(slip, Slip::RowShifted);
        let cell = |column: &str, value| (format!("requests.granted.{column}"), Some(value));
        assert_eq!(changes, [cell("natural_person", 21), cell("business", 4), cell("research", 0), cell("total", 25)]);
    }

    #[test]
    fn a_column_shifted_by_one_row_is_one_slip() {
        // 自然人 from 部分公开 on one row too low; 其他处理 lost.
        let shifted = [
            ("requests.partly_granted.natural_person", "0"),
            ("requests.denied.state_secret.natural_person", "6"),
            ("requests.unavailable.not_held.natural_person", "0"),
            ("requests.unavailable.needs_creation.natural_person", "5"),
        ];
        let (slip, _, changes) = first_slip(&shifted).unwrap();
        assert_eq!(slip, Slip::ColumnShifted);
        assert_eq!(changes.len(), 4, "{changes:?}");
        assert!(changes.contains(&("requests.unavailable.not_held.natural_person".to_owned(), Some(5))));
    }

    #[test]
    fn totals_that_were_never_filled_in_are_one_slip() {
        let columns = ["natural_person", "business", "total"];
        let paths = columns.map(|column| format!("requests.outcome_total.{column}"));
        let (slip, _, changes) = first_slip(&paths.each_ref().map(|path| (path.as_str(), "0"))).unwrap();
        assert_eq!(slip, Slip::TotalsNotFilled);
        assert_eq!(changes, [(paths[0].clone(), Some(32)), (paths[1].clone(), Some(4)), (paths[2].clone(), Some(36))]);
    }

    #[test]
    fn rows_that_changed_places_are_one_slip() {
        let swapped = [
            ("requests.outcome_total.natural_person", "3"),
            ("requests.outcome_total.business", "1"),
            ("requests.outcome_total.total", "4"),
            ("requests.carried_out.natural_person", "32"),
            ("requests.carried_out.business", "4"),
            ("requests.carried_out.total", "36"),
        ];
        let (slip, cell, changes) = first_slip(&swapped).unwrap();
        assert_eq!((slip, changes.len()), (Slip::LinesSwapped, 6));
        assert!(cell.starts_with("requests.outcome_total"), "{cell}");
    }

    #[test]
    fn the_line_of_table_4_is_moved_back_as_a_whole() {
        let line = ["2", "1", "0", "0", "3", "4", "0", "1", "0", "5", "0", "0", "1", "0", "1"];
        let form = Edition::E2021.form().unwrap();
        let cells: Vec<CellId> = form.table("disputes").unwrap().cells().collect();
        let moved = std::iter::once("0").chain(line.iter().copied());
        let shifted: Vec<(&str, &str)> = cells.iter().map(|cell| form.path(*cell)).zip(moved).collect();
        let (slip, _, changes) = first_slip(&shifted).unwrap();
        assert_eq!(slip, Slip::RowShifted);
        for (path, value) in &changes {
            let nth = cells.iter().position(|cell| form.path(*cell) == path).unwrap();
            assert_eq!(*value, line[nth].parse().ok(), "{path}");
        }
    }

    #[test]
    fn two_cells_that_changed_places_are_no_slip_of_a_line() {
        let swapped = [("requests.granted.natural_person", "4"), ("requests.granted.business", "21")];
        assert_eq!(first_slip(&swapped), None);
    }

    #[test]
    fn what_is_carried_in_and_out_filled_in_the_wrong_way_round_is_one_slip() {
        let columns = ["natural_person", "business", "total"];
        let figures = |row: &str| columns.map(|column| format!("requests.{row}.{column}"));
        let report = report(Edition::E2021, &filled());
        let form = report.form().unwrap();
        let printed = |path: &String| report.cell_at(path).unwrap().value.to_string();
        let (into, out) = (figures("carried_in"), figures("carried_out"));
        let exchanged: Vec<(&str, String)> = into
            .iter()
            .zip(&out)
            .flat_map(|(one, other)| [(one.as_str(), printed(other)), (other.as_str(), printed(one))])
            .collect();
        let exchanged: Vec<(&str, &str)> = exchanged.iter().map(|(path, value)| (*path, value.as_str())).collect();
        let (slip, cell, changes) = first_slip(&exchanged).unwrap();
        assert_eq!(slip, Slip::CarriedSwapped);
        assert!(cell.starts_with("requests.carried_in"), "{cell}");
        for (path, value) in changes {
            assert_eq!(value, report.cell(form.cell(&path).unwrap()).value.as_whole(), "{path}");
        }
    }

    #[test]
    fn one_wrong_figure_is_no_slip_of_a_line() {
        assert_eq!(first_slip(&[("requests.granted.natural_person", "22")]), None);
        assert_eq!(first_slip(&[]), None);
    }
}
