//! The identities of a table as one system of equations over whole numbers from 0 up: can they all hold together, with what
//! is blank and what is released free? Identities with a cell that says nothing take no part.

use rustc_hash::FxHashMap;

use super::Interval;
use crate::form::{CellId, Identity, Relation};
use crate::model::report::{Cell, State};
use crate::text::number::Number;

/// How often each equation is looked at on average before narrowing stops: ranges are right then, only wider.
const ROUNDS: usize = 40;
/// Values tried before the search for a filling gives up.
const TRIES: usize = 400;

/// A cell of the system, by its place in it.
pub type Place = usize;

/// One equation: Σ sign × cell = 0.
#[derive(Clone, Debug)]
struct Equation {
    terms: Vec<(Place, i64)>,
}

/// The equations of a table.
#[derive(Clone, Debug, Default)]
pub struct System {
    cells: Vec<CellId>,
    ranges: Vec<Interval>,
    equations: Vec<Equation>,
    /// The equations that each cell stands in.
    uses: Vec<Vec<usize>>,
}

/// How a system stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// This filling makes every equation hold.
    Holds(Vec<i64>),
    /// No filling does; one of these cells has another value.
    Broken(Vec<Place>),
    /// Too much would have to be tried.
    Unknown,
}

impl System {
    /// Takes up the identities whose cells all say a whole number, nothing, or none.
    pub fn new<'a>(identities: impl IntoIterator<Item = &'a Identity>, cell: &impl Fn(CellId) -> Cell) -> Self {
        let mut system = Self::default();
        let mut places = FxHashMap::default();
        for identity in identities {
            let sayable = |id: &CellId| range_of(&cell(*id)).is_some();
            if identity.relation == Relation::Equal && identity.cells().iter().all(sayable) {
                system.take_up(identity, cell, &mut places);
            }
        }
        system
    }

    fn take_up(&mut self, identity: &Identity, cell: &impl Fn(CellId) -> Cell, places: &mut FxHashMap<CellId, Place>) {
        let signed = identity.left.iter().map(|id| (*id, 1)).chain(identity.right.iter().map(|id| (*id, -1)));
        let number = self.equations.len();
        let terms = signed.map(|(id, sign)| {
            let place = *places.entry(id).or_insert_with(|| {
                self.cells.push(id);
                self.ranges.extend(range_of(&cell(id)));
                self.uses.push(Vec::new());
                self.cells.len() - 1
            });
            self.uses[place].push(number);
            (place, sign)
        });
        let terms = terms.collect();
        self.equations.push(Equation { terms });
    }

    /// The cell at a place.
    pub fn cell(&self, place: Place) -> CellId {
        self.cells[place]
    }

    /// The place of a cell, where it takes part.
    pub fn place(&self, cell: CellId) -> Option<Place> {
        self.cells.iter().position(|other| *other == cell)
    }

    /// Tells whether a place is blank.
    pub fn is_blank(&self, place: Place) -> bool {
        self.ranges[place] == Interval::ANY
    }

    /// Every place that holds a figure.
    pub fn stated(&self) -> impl Iterator<Item = Place> + '_ {
        (0..self.cells.len()).filter(|place| self.ranges[*place].only().is_some())
    }

    /// The same system with other figures in some places.
    pub fn with(&self, figures: &[(Place, i64)]) -> Self {
        let mut system = self.clone();
        for &(place, value) in figures {
            system.ranges[place] = Interval { low: value, high: Some(value) };
        }
        system
    }

    /// Tells whether all equations can hold with some places released to be any whole number from 0 up.
    pub fn stand(&self, released: &[Place]) -> Standing {
        let mut ranges = self.ranges.clone();
        for &place in released {
            ranges[place] = Interval::ANY;
        }
        let free: Vec<bool> = ranges.iter().map(|range| range.only().is_none()).collect();
        if let Err(equation) = self.narrow(&mut ranges, 0..self.equations.len()) {
            return Standing::Broken(self.suspects(equation, &free));
        }
        let mut tries = TRIES;
        match self.fill(ranges, &mut tries) {
            Some(filling) => Standing::Holds(filling),
            None if tries == 0 => Standing::Unknown,
            // Broken in a way that no single equation shows: any figure that the free cells touch may be the wrong one.
            None => Standing::Broken(self.all_suspects(&free)),
        }
    }

    /// What all equations together leave for each place, with some released; none where they cannot all hold.
    pub fn left(&self, released: &[Place]) -> Option<Vec<Interval>> {
        let mut ranges = self.ranges.clone();
        for &place in released {
            ranges[place] = Interval::ANY;
        }
        self.narrow(&mut ranges, 0..self.equations.len()).ok().map(|()| ranges)
    }

    /// Narrows ranges until nothing changes, beginning with some equations; names the first equation that cannot hold.
    fn narrow(&self, ranges: &mut [Interval], first: impl IntoIterator<Item = usize>) -> Result<(), usize> {
        let mut due: std::collections::VecDeque<usize> = first.into_iter().collect();
        let mut waits = vec![false; self.equations.len()];
        for &equation in &due {
            waits[equation] = true;
        }
        for _ in 0..self.equations.len() * ROUNDS {
            let Some(number) = due.pop_front() else { break };
            waits[number] = false;
            for place in self.equations[number].narrow(ranges).ok_or(number)? {
                for &other in self.uses[place].iter().filter(|other| **other != number) {
                    if !std::mem::replace(&mut waits[other], true) {
                        due.push_back(other);
                    }
                }
            }
        }
        Ok(())
    }

    /// Finds one filling within the ranges: the least value first, of the place with fewest left.
    fn fill(&self, mut ranges: Vec<Interval>, tries: &mut usize) -> Option<Vec<i64>> {
        loop {
            let open = (0..ranges.len()).filter(|place| ranges[*place].only().is_none());
            let width = |place: &usize| ranges[*place].high.map_or(i64::MAX, |high| high - ranges[*place].low);
            let Some(place) = open.min_by_key(width) else {
                return Some(ranges.iter().map(|range| range.low).collect());
            };
            *tries = tries.checked_sub(1).filter(|left| *left > 0).or_else(|| {
                *tries = 0;
                None
            })?;
            let least = ranges[place].low;
            let mut fixed = ranges.clone();
            fixed[place] = Interval { low: least, high: Some(least) };
            if self.narrow(&mut fixed, self.uses[place].iter().copied()).is_ok()
                && let Some(filling) = self.fill(fixed, tries)
            {
                return Some(filling);
            }
            if *tries == 0 {
                return None;
            }
            ranges[place] = ranges[place].meet(Interval { low: least + 1, high: None })?;
            self.narrow(&mut ranges, self.uses[place].iter().copied()).ok()?;
        }
    }

    /// The figures one of which must be wrong where an equation cannot hold: its own, and those of every equation that hangs
    /// on it by free cells.
    fn suspects(&self, equation: usize, free: &[bool]) -> Vec<Place> {
        let mut seen = vec![false; self.equations.len()];
        let mut due = vec![equation];
        let mut suspects = Vec::new();
        while let Some(number) = due.pop() {
            if std::mem::replace(&mut seen[number], true) {
                continue;
            }
            for &(place, _) in &self.equations[number].terms {
                if free[place] {
                    due.extend(&self.uses[place]);
                } else {
                    suspects.push(place);
                }
            }
        }
        suspects.sort_unstable();
        suspects.dedup();
        suspects
    }

    fn all_suspects(&self, free: &[bool]) -> Vec<Place> {
        let touched = |place: &Place| {
            self.uses[*place].iter().any(|number| self.equations[*number].terms.iter().any(|(other, _)| free[*other]))
        };
        (0..self.cells.len()).filter(|place| !free[*place]).filter(touched).collect()
    }
}

/// What a cell can be; none where it says nothing that can be added up.
fn range_of(cell: &Cell) -> Option<Interval> {
    match cell.state {
        State::Blank => Some(Interval::ANY),
        _ => cell.stated().and_then(Number::as_whole).map(|value| Interval { low: value, high: Some(value) }),
    }
}

impl Equation {
    /// Narrows the ranges of its cells; gives those that changed, or none where it cannot hold. Each bound is supported by
    /// the others as they were, so once is enough.
    fn narrow(&self, ranges: &mut [Interval]) -> Option<Vec<Place>> {
        let (low, high) = self.bounds(ranges)?;
        if low.total() > 0 || high.total() < 0 {
            return None;
        }
        let mut changed = Vec::new();
        for &(place, sign) in &self.terms {
            let own = ranges[place];
            if own.only().is_some() {
                continue;
            }
            let met = own.meet(allowed(signed(own, sign), (low, high), sign)?)?;
            if met != own {
                ranges[place] = met;
                changed.push(place);
            }
        }
        Some(changed)
    }

    /// The least and the most that the terms come to.
    fn bounds(&self, ranges: &[Interval]) -> Option<(Bound, Bound)> {
        let (mut low, mut high) = (Bound::default(), Bound::default());
        for &(place, sign) in &self.terms {
            let (least, most) = signed(ranges[place], sign);
            low.add(least)?;
            high.add(most)?;
        }
        Some((low, high))
    }
}

/// What the other terms leave for one: together they come to between `low` and `high` less its own part.
fn allowed(own: (Option<i64>, Option<i64>), (low, high): (Bound, Bound), sign: i64) -> Option<Interval> {
    let at_most = low.without(own.0).map(|others| -others);
    let at_least = high.without(own.1).map(|others| -others);
    let (least, most) = if sign > 0 { (at_least, at_most) } else { (at_most.map(|v| -v), at_least.map(|v| -v)) };
    let possible = most.is_none_or(|most| most >= 0);
    possible.then(|| Interval { low: least.unwrap_or(0).max(0), high: most })
}

/// A sum of bounds, of which some may be without end.
#[derive(Clone, Copy, Debug, Default)]
struct Bound {
    sum: i64,
    endless: usize,
}

impl Bound {
    fn add(&mut self, bound: Option<i64>) -> Option<()> {
        match bound {
            Some(value) => self.sum = self.sum.checked_add(value)?,
            None => self.endless += 1,
        }
        Some(())
    }

    /// The sum, where it has an end; a bound without end never forbids anything.
    fn total(self) -> i64 {
        if self.endless > 0 { 0 } else { self.sum }
    }

    /// The sum without one of its terms; none where it has no end.
    fn without(self, term: Option<i64>) -> Option<i64> {
        match (term, self.endless) {
            (Some(value), 0) => self.sum.checked_sub(value),
            (None, 1) => Some(self.sum),
            _ => None,
        }
    }
}

/// The least and the most of a term; none is without end.
fn signed(range: Interval, sign: i64) -> (Option<i64>, Option<i64>) {
    if sign > 0 { (Some(range.low), range.high) } else { (range.high.map(|high| -high), Some(-range.low)) }
}

#[cfg(test)]
mod tests {
    use super::super::implied::tests::{cell_of, fillings, small_table, written};
    use super::*;
    use proptest::prelude::*;

    fn system(cells: &[Cell]) -> System {
        System::new(&small_table(), &|id| cells[id.index()])
    }

    fn table(figures: [&str; 9]) -> Vec<Cell> {
        figures.iter().map(|text| written(text)).collect()
    }

    #[test]
    fn a_whole_table_holds_and_a_wrong_cell_breaks_it() {
        assert_eq!(
            system(&table(["1", "2", "3", "4", "0", "4", "5", "2", "7"])).stand(&[]),
            Standing::Holds(vec![1, 4, 5, 2, 0, 2, 3, 4, 7])
        );
        let broken = system(&table(["1", "2", "9", "4", "0", "4", "5", "2", "7"]));
        let Standing::Broken(suspects) = broken.stand(&[]) else { panic!() };
        let wrong = broken.place(CellId(2)).unwrap();
        assert!(suspects.contains(&wrong));
        assert!(matches!(broken.stand(&[wrong]), Standing::Holds(_)));
        assert_eq!(broken.left(&[wrong]).unwrap()[wrong].only(), Some(3));
    }

    #[test]
    fn equations_that_chase_each_other_end() {
        let equal = |left: u16, right: [u16; 2]| Identity {
            rule: "A101".into(),
            left: vec![CellId(left)],
            relation: Relation::Equal,
            right: right.map(CellId).to_vec(),
            corrected: CellId(left),
        };
        let cells = [written(""), written(""), written("1")];
        let chase = System::new(&[equal(0, [1, 2]), equal(1, [0, 2])], &|id| cells[id.index()]);
        assert!(!matches!(chase.stand(&[]), Standing::Holds(_)));
    }

    proptest! {
        #[test]
        fn a_system_stands_as_trying_every_filling_says(
            cells in prop::collection::vec(cell_of(2), 9),
            released in prop::sample::subsequence((0..9usize).collect::<Vec<_>>(), 0..=2),
        ) {
            let identities = small_table();
            prop_assume!(cells.iter().all(|cell| cell.state != State::Text));
            let system = system(&cells);
            let mut freed = cells.clone();
            for nth in &released {
                freed[*nth] = written("");
            }
            let places: Vec<Place> =
                released.iter().filter_map(|nth| system.place(CellId(u16::try_from(*nth).unwrap()))).collect();
            prop_assume!(freed.iter().filter(|cell| cell.state == State::Blank).count() <= 4);
            let working = fillings(&freed, &identities, 8);
            match system.stand(&places) {
                Standing::Holds(filling) => {
                    let value = |id: CellId| filling[system.place(id).unwrap()];
                    for one in &identities {
                        let sum = |side: &[CellId]| side.iter().map(|id| value(*id)).sum::<i64>();
                        prop_assert_eq!(sum(&one.left), sum(&one.right));
                    }
                }
                Standing::Broken(_) => prop_assert!(working.is_empty()),
                Standing::Unknown => {}
            }
        }
    }
}
