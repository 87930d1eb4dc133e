//! The identities of a table as one system of equations over whole numbers from 0 up: can they all hold together, with what
//! is blank and what is released free? Identities with a cell that says nothing take no part.

use std::collections::VecDeque;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::Interval;
use super::effort::Effort;
use super::equation::{Equation, Place};
use crate::form::{CellId, Identity, Relation};
use crate::model::report::{Cell, State};
use crate::text::number::Number;

/// How often each equation is looked at on average before narrowing stops: ranges are right then, only wider.
const ROUNDS: usize = 40;
/// Figures above this take no part: sums of a whole line stay countable.
const LARGEST: i64 = i64::MAX / 1_024;
/// Values tried before the search for a filling gives up.
const TRIES: usize = 400;

/// The equations of a table. Only the ranges are another system's own where one differs from another in values: many are tried.
#[derive(Clone, Debug, Default)]
pub struct System {
    cells: Arc<Vec<CellId>>,
    ranges: Vec<Interval>,
    equations: Arc<Vec<Equation>>,
    /// The equations that each cell stands in.
    uses: Arc<Vec<Vec<usize>>>,
}

/// How a system stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Feasibility {
    /// This filling makes every equation hold.
    Holds(Vec<i64>),
    /// No filling does.
    Broken(Conflict),
    /// Too much would have to be tried.
    Unknown,
}

/// Why equations cannot hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// One of these places has another value, whatever else has.
    pub suspects: Vec<Place>,
    /// At least so many places have other values: so many equations that share none of them cannot hold.
    pub at_least: usize,
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
        let (cells, uses) = (Arc::make_mut(&mut self.cells), Arc::make_mut(&mut self.uses));
        let terms = signed.map(|(id, sign)| {
            let place = *places.entry(id).or_insert_with(|| {
                cells.push(id);
                self.ranges.extend(range_of(&cell(id)));
                uses.push(Vec::new());
                cells.len() - 1
            });
            uses[place].push(number);
            (place, sign)
        });
        let terms = terms.collect();
        Arc::make_mut(&mut self.equations).push(Equation { terms });
    }

    /// The cell at a place.
    pub fn cell(&self, place: Place) -> CellId {
        self.cells[place]
    }

    /// The place of a cell, where it takes part.
    pub fn place(&self, cell: CellId) -> Option<Place> {
        self.cells.iter().position(|other| *other == cell)
    }

    /// How many cells take part.
    pub fn len(&self) -> usize {
        self.cells.len()
    }

    /// Tells whether no cell takes part.
    pub fn is_empty(&self) -> bool {
        self.cells.is_empty()
    }

    /// Tells whether a place is blank.
    pub fn is_blank(&self, place: Place) -> bool {
        self.ranges[place] == Interval::ANY
    }

    /// Every place that holds a figure.
    pub fn stated(&self) -> impl Iterator<Item = Place> + '_ {
        (0..self.cells.len()).filter(|place| self.ranges[*place].only().is_some())
    }

    /// The same system with other values in some places.
    pub fn with(&self, values: &[(Place, Interval)]) -> Self {
        let mut system = self.clone();
        for &(place, value) in values {
            system.ranges[place] = value;
        }
        system
    }

    /// What stands in a place.
    pub fn range(&self, place: Place) -> Interval {
        self.ranges[place]
    }

    /// The places of every equation that cannot hold by itself.
    pub fn broken(&self) -> Vec<Vec<Place>> {
        let places = |number: usize| self.equations[number].terms.iter().map(|term| term.0).collect();
        self.broken_within(&self.ranges).into_iter().map(places).collect()
    }

    fn broken_within(&self, ranges: &[Interval]) -> Vec<usize> {
        (0..self.equations.len()).filter(|number| !self.equations[*number].can_hold(ranges)).collect()
    }

    /// Tells whether all equations can hold with some places released to be any whole number from 0 up.
    pub fn stand(&self, released: &[Place], effort: &mut Effort) -> Feasibility {
        let mut ranges = self.ranges.clone();
        for &place in released {
            ranges[place] = Interval::ANY;
        }
        if !effort.spend(self.equations.len()) {
            return Feasibility::Unknown;
        }
        let broken = self.broken_within(&ranges);
        let is_free = |place: Place| ranges[place].only().is_none();
        if !broken.is_empty() {
            return Feasibility::Broken(self.conflict(&broken, is_free));
        }
        let free: Vec<bool> = (0..ranges.len()).map(is_free).collect();
        let hidden = |suspects| Feasibility::Broken(Conflict { suspects, at_least: 1 });
        match self.narrow(&mut ranges, 0..self.equations.len(), effort) {
            Narrowed::Done => {}
            Narrowed::Contradicts(equation) => return hidden(self.hanging(equation, &free)),
            Narrowed::GivenUp => return Feasibility::Unknown,
        }
        let mut tries = TRIES;
        match self.fill(ranges, &mut tries, effort) {
            Some(filling) => Feasibility::Holds(filling),
            None if tries == 0 || effort.is_spent() => Feasibility::Unknown,
            // Broken in a way that no single equation shows: any figure that the free cells touch may be the wrong one.
            None => hidden(self.beside(&free)),
        }
    }

    /// Of equations that cannot hold by themselves: the fixed places of the shortest, and how many have none in common.
    fn conflict(&self, broken: &[usize], is_free: impl Fn(Place) -> bool) -> Conflict {
        let fixed = |number: &usize| -> Vec<Place> {
            self.equations[*number].terms.iter().map(|term| term.0).filter(|place| !is_free(*place)).collect()
        };
        let mut sides: Vec<Vec<Place>> = broken.iter().map(fixed).collect();
        sides.sort_by_key(Vec::len);
        let mut apart: Vec<&Vec<Place>> = Vec::new();
        for side in &sides {
            if apart.iter().all(|other| other.iter().all(|place| !side.contains(place))) {
                apart.push(side);
            }
        }
        let at_least = apart.len();
        Conflict { suspects: sides.swap_remove(0), at_least }
    }

    /// What all equations together leave for each place, with some released; none where they cannot all hold.
    pub fn left(&self, released: &[Place]) -> Option<Vec<Interval>> {
        let mut ranges = self.ranges.clone();
        for &place in released {
            ranges[place] = Interval::ANY;
        }
        let narrowed = self.narrow(&mut ranges, 0..self.equations.len(), &mut Effort::of(usize::MAX));
        matches!(narrowed, Narrowed::Done).then_some(ranges)
    }

    /// Narrows ranges until nothing changes, beginning with some equations.
    fn narrow(&self, ranges: &mut [Interval], first: impl IntoIterator<Item = usize>, effort: &mut Effort) -> Narrowed {
        let mut due: VecDeque<usize> = first.into_iter().collect();
        let mut waits = vec![false; self.equations.len()];
        for &equation in &due {
            waits[equation] = true;
        }
        for _ in 0..self.equations.len() * ROUNDS {
            let Some(number) = due.pop_front() else { break };
            if !effort.spend(1) {
                return Narrowed::GivenUp;
            }
            waits[number] = false;
            let Some(changed) = self.equations[number].narrow(ranges) else { return Narrowed::Contradicts(number) };
            for &other in changed.iter().flat_map(|place| &self.uses[*place]).filter(|other| **other != number) {
                if !std::mem::replace(&mut waits[other], true) {
                    due.push_back(other);
                }
            }
        }
        Narrowed::Done
    }

    /// Finds one filling within the ranges: the least value first, of the place with fewest left.
    fn fill(&self, mut ranges: Vec<Interval>, tries: &mut usize, effort: &mut Effort) -> Option<Vec<i64>> {
        loop {
            let open = (0..ranges.len()).filter(|place| ranges[*place].only().is_none());
            let width = |place: &usize| ranges[*place].high.map_or(i64::MAX, |high| high - ranges[*place].low);
            let Some(place) = open.min_by_key(width) else {
                return Some(ranges.iter().map(|range| range.low).collect());
            };
            *tries = tries.saturating_sub(1);
            if *tries == 0 {
                return None;
            }
            let least = ranges[place].low;
            let mut fixed = ranges.clone();
            fixed[place] = Interval { low: least, high: Some(least) };
            if matches!(self.narrow(&mut fixed, self.uses[place].iter().copied(), effort), Narrowed::Done)
                && let Some(filling) = self.fill(fixed, tries, effort)
            {
                return Some(filling);
            }
            if *tries == 0 || effort.is_spent() {
                return None;
            }
            ranges[place] = ranges[place].meet(Interval { low: least.checked_add(1)?, high: None })?;
            if !matches!(self.narrow(&mut ranges, self.uses[place].iter().copied(), effort), Narrowed::Done) {
                return None;
            }
        }
    }

    /// The figures one of which must be wrong where an equation cannot hold beside others: its own, and those of every
    /// equation that hangs on it by free cells.
    fn hanging(&self, equation: usize, free: &[bool]) -> Vec<Place> {
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

    /// Figures in equations with free cells.
    fn beside(&self, free: &[bool]) -> Vec<Place> {
        let touched = |place: &Place| {
            self.uses[*place].iter().any(|number| self.equations[*number].terms.iter().any(|(other, _)| free[*other]))
        };
        (0..self.cells.len()).filter(|place| !free[*place]).filter(touched).collect()
    }
}

/// How narrowing ended.
enum Narrowed {
    /// Nothing changes any more, or enough was looked at: the ranges are right.
    Done,
    /// This equation cannot hold beside the others.
    Contradicts(usize),
    /// The effort was spent.
    GivenUp,
}

/// Tells whether a cell says something that systems can add up: a whole number that is not too large, nothing, or none.
pub fn can_be_added(cell: &Cell) -> bool {
    range_of(cell).is_some()
}

/// What a cell can be; none where it says nothing that can be added up.
fn range_of(cell: &Cell) -> Option<Interval> {
    if cell.state == State::Blank {
        return Some(Interval::ANY);
    }
    let value = cell.stated().and_then(Number::as_whole).filter(|value| value.abs() <= LARGEST)?;
    Some(Interval { low: value, high: Some(value) })
}

#[cfg(test)]
mod tests {
    use super::super::implied::tests::{cell_of, fillings, small_table, written};
    use super::*;
    use proptest::prelude::*;

    const ENOUGH: Effort = Effort::of(1_000_000);

    fn system(cells: &[Cell]) -> System {
        System::new(&small_table(), &|id| cells[id.index()])
    }

    fn table(figures: [&str; 9]) -> Vec<Cell> {
        figures.iter().map(|text| written(text)).collect()
    }

    #[test]
    fn a_whole_table_holds_and_a_wrong_cell_breaks_it() {
        assert_eq!(
            system(&table(["1", "2", "3", "4", "0", "4", "5", "2", "7"])).stand(&[], &mut ENOUGH.clone()),
            Feasibility::Holds(vec![1, 4, 5, 2, 0, 2, 3, 4, 7])
        );
        let broken = system(&table(["1", "2", "9", "4", "0", "4", "5", "2", "7"]));
        let Feasibility::Broken(conflict) = broken.stand(&[], &mut ENOUGH.clone()) else { panic!() };
        let wrong = broken.place(CellId(2)).unwrap();
        assert!(conflict.suspects.contains(&wrong));
        assert_eq!((conflict.at_least, broken.broken().len()), (1, 2));
        assert!(matches!(broken.stand(&[wrong], &mut ENOUGH.clone()), Feasibility::Holds(_)));
        assert_eq!(broken.left(&[wrong]).unwrap()[wrong].only(), Some(3));
    }

    #[test]
    fn figures_too_large_to_add_up_take_no_part() {
        let large = i64::MAX.to_string();
        let table = table([&large, "2", "3", "4", "0", "4", "5", "2", "7"]);
        let system = system(&table);
        assert_eq!(system.broken(), Vec::<Vec<Place>>::new());
        assert_eq!(system.place(CellId(0)), None);
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
        assert!(!matches!(chase.stand(&[], &mut ENOUGH.clone()), Feasibility::Holds(_)));
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
            match system.stand(&places, &mut ENOUGH.clone()) {
                Feasibility::Holds(filling) => {
                    let value = |id: CellId| filling[system.place(id).unwrap()];
                    for one in &identities {
                        let sum = |side: &[CellId]| side.iter().map(|id| value(*id)).sum::<i64>();
                        prop_assert_eq!(sum(&one.left), sum(&one.right));
                    }
                }
                Feasibility::Broken(_) => prop_assert!(working.is_empty()),
                Feasibility::Unknown => {}
            }
        }
    }
}
