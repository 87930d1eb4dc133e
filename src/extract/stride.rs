//! Tells tables in whose rows a value stands at every second or third place only, with nothing between: bars or tabs that are
//! doubled, a narrow empty column beside every other one. It takes the empty places out, so that the rows read like any others.

use super::piece::Piece;
use super::rows::Run;

/// Wider gaps between values are no habit of any table.
const WIDEST: usize = 4;

/// Where the values of rows stand among their pieces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stride {
    /// From one value to the next.
    step: usize,
    /// The first value's place; none where rows differ.
    first: Option<usize>,
    /// The fewest pieces behind the last value.
    behind: usize,
}

/// The stride of the rows that are filled throughout, if all others can have it too. Each row comes with the number of its columns.
pub fn told_by<'r>(rows: &(impl Iterator<Item = (&'r Run, usize)> + Clone)) -> Option<Stride> {
    let wide = || rows.clone().filter(|(run, columns)| run.on_one_line && *columns > 1);
    let mut told: Option<Stride> = None;
    for (run, columns) in wide() {
        let Some(own) = full(&run.cells, columns) else { continue };
        told = Some(match told {
            None => own,
            Some(known) if known.step != own.step => return None,
            Some(known) => Stride {
                first: known.first.filter(|_| known.first == own.first),
                behind: known.behind.min(own.behind),
                ..known
            },
        });
    }
    told.filter(|stride| wide().all(|(run, _)| is_spaced(&run.cells, stride.step)))
}

/// The stride of a row in which every column has a value and nothing stands beside them.
fn full(cells: &[Piece], columns: usize) -> Option<Stride> {
    let mut places = cells.iter().enumerate().filter(|(_, cell)| cell.is_visible()).map(|(at, _)| at);
    let (first, second) = (places.next()?, places.next()?);
    let step = second - first;
    let last = first + step * (columns - 1);
    let rest = places.try_fold(second, |before, at| (at == before + step).then_some(at))?;
    let is_full = (2..=WIDEST).contains(&step) && rest == last;
    is_full.then(|| Stride { step, first: Some(first), behind: cells.len() - 1 - last })
}

/// Tells whether no two values of a row stand nearer than the step, or at another distance than steps.
fn is_spaced(cells: &[Piece], step: usize) -> bool {
    let mut places = cells.iter().enumerate().filter(|(_, cell)| cell.is_visible()).map(|(at, _)| at % step);
    let first = places.next();
    places.all(|place| Some(place) == first)
}

impl Stride {
    /// Takes the places between the values out of a row. One that does not lie so is emptied: which columns its values belong to
    /// cannot be told.
    pub fn close_up(self, run: &mut Run, columns: usize) {
        match self.cells(&run.cells, columns) {
            _ if !run.on_one_line => {}
            Some(cells) => run.cells = cells,
            None if columns > 1 => run.cells.clear(),
            None => {}
        }
    }

    /// The same stride in a row without a label: where its first value stands is told by its others, if the row has room for no
    /// other place.
    pub fn alone(self, run: &Run, columns: usize) -> Option<Self> {
        let first = run.cells.iter().position(|cell| cell.is_visible())? % self.step;
        let last = first + self.step * (columns - 1);
        let fits = (last + 1..=last + self.step).contains(&run.cells.len());
        fits.then_some(Self { first: Some(first), behind: 0, ..self })
    }

    /// Tells whether the values of a row lie so.
    pub fn has(self, run: &Run, columns: usize) -> bool {
        self.cells(&run.cells, columns).is_some()
    }

    /// The cells of a row and the empty places behind them; none where the row lies otherwise.
    fn cells(self, cells: &[Piece], columns: usize) -> Option<Vec<Piece>> {
        let own = full(cells, columns.max(2)).filter(|own| columns > 1 && own.step == self.step);
        let first = own.map_or(self.first, |own| own.first)?;
        let last = first + self.step * (columns - 1);
        let values = |at: usize| at >= first && at <= last && (at - first).is_multiple_of(self.step);
        let lies_so = cells.iter().enumerate().all(|(at, cell)| values(at) || !cell.is_visible());
        let is_whole = cells.len() > last + if columns > 1 { self.behind } else { 0 };
        (lies_so && is_whole).then(|| (first..=last).step_by(self.step).map(|at| cells[at]).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::piece::{Flow, Kind};
    use crate::model::document::Span;

    /// A run of pieces: a digit is a value, `_` an empty place.
    fn run(shown: &str) -> Run {
        let kind = |c: char| c.to_digit(10).map_or(Kind::Blank, |digit| Kind::Digits(digit.into()));
        let piece =
            |(at, c): (usize, char)| Piece { span: Span::new(at, at + 1), line: 1, kind: kind(c), flow: Flow::Row };
        Run {
            label: 0,
            width: 1,
            before: 1,
            cells: shown.chars().enumerate().map(piece).collect(),
            on_one_line: true,
            forced: false,
            before_label: false,
            is_torn: false,
        }
    }

    fn closed(rows: &[(&str, usize)]) -> Vec<String> {
        let mut runs: Vec<(Run, usize)> = rows.iter().map(|(shown, columns)| (run(shown), *columns)).collect();
        if let Some(stride) = told_by(&runs.iter().map(|(run, columns)| (run, *columns))) {
            for (run, columns) in &mut runs {
                stride.close_up(run, *columns);
            }
        }
        let shown = |cell: &Piece| if let Kind::Digits(digit) = cell.kind { digit.to_string() } else { "_".to_owned() };
        runs.iter().map(|(run, _)| run.cells.iter().map(shown).collect()).collect()
    }

    #[test]
    fn places_between_values_are_taken_out_wherever_rows_that_are_full_show_them() {
        assert_eq!(closed(&[("1_2_3", 3), ("4___5", 3), ("6", 1)]), ["123", "4_5", "6"]);
        assert_eq!(closed(&[("_1_2_3_", 3), ("___4___", 3)]), ["123", "_4_"]);
        assert_eq!(closed(&[("1__2__3", 3), ("______4", 3)]), ["123", "__4"]);
    }

    #[test]
    fn a_row_that_lies_otherwise_or_is_too_short_has_no_cells() {
        assert_eq!(closed(&[("1_2_3", 3), ("4_5", 3)]), ["123", ""]);
        assert_eq!(closed(&[("1_2_3", 3), ("_4_5_6", 3), ("__7__", 3)]), ["123", "456", ""]);
    }

    #[test]
    fn a_row_without_a_label_tells_itself_where_its_first_value_stands() {
        let stride = told_by(&[(&run("_1_2_3"), 3)].into_iter()).unwrap();
        let alone = |shown: &str| stride.alone(&run(shown), 3).map(|stride| stride.first);
        assert_eq!(["__1__", "___1__", "_____1"].map(alone), [Some(Some(0)), Some(Some(1)), Some(Some(1))]);
        assert_eq!(["__1____", "__1_", "_____"].map(alone), [None; 3]);
    }

    #[test]
    fn rows_whose_values_stand_side_by_side_are_left_alone() {
        assert_eq!(closed(&[("123", 3), ("4_5", 3)]), ["123", "4_5"]);
        assert_eq!(closed(&[("1_2_3", 3), ("45_", 3)]), ["1_2_3", "45_"]);
    }
}
