//! Narrows the readings of glued rows by the identities of their table: which readings are left when all rows are read
//! together?
//!
//! # Why one reading that satisfies everything is not enough
//! An identity that chose the reading can no longer tell whether the report kept it. A total with a digit too many,
//! `11 1 0 0 0 0 122`, also reads `11 10 0 0 0 1 22`, which adds up: picking it would mend the report's fault and print
//! figures that nobody wrote. So the truth is not taken to be free of faults: every joint reading counts in which **at most
//! one cell of the table is wrong**, the sums being right with another figure in its place. A row is read only if all of
//! these agree on it. Then no report with a single wrong cell, nor one without, is misread or mended; where more is wrong,
//! usually nothing is left and the rows stay open.
//!
//! It follows that a row whose own sum is the only identity at hand, as the line of table 4 or a table 3 that lacks rows, is
//! left open as soon as it can be cut in a second way: no other identity vouches for its total. Nor is the line of table 4 read
//! where its only reading has a wrong cell.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;

use rustc_hash::FxHashMap;

use crate::form::{CellId, Identity, Relation};

/// A run of glued figures: its cells and every reading of them.
#[derive(Clone, Debug)]
pub struct Unit {
    /// The cells in the order of the readings.
    pub cells: Vec<CellId>,
    /// Each a figure for each cell.
    pub readings: Vec<Vec<i64>>,
}

/// The readings of each unit that some joint reading has; none at all where the search was too long.
pub type Left = Vec<BTreeSet<usize>>;

/// Choices tried before the search gives up.
const MOST_STEPS: usize = 400_000;

/// Narrows the readings of all units together by the identities whose cells are all among them.
pub fn narrow(units: &[Unit], identities: &[Identity]) -> Left {
    let equations = Equations::new(units, identities);
    let choices: Vec<Choices> = (0..units.len()).map(|unit| equations.choices(units, unit)).collect();
    let mut left: Left = vec![BTreeSet::new(); units.len()];
    let mut steps = 0;
    let slipping = (0..units.len()).filter(|&unit| !choices[unit].slips.is_empty()).map(Some);
    for slip in std::iter::once(None).chain(slipping) {
        let Some(mut search) = Search::new(&choices, slip, equations.across) else { continue };
        (search.steps, search.left) = (steps, std::mem::take(&mut left));
        let end = search.descend(0, &vec![0; equations.across]);
        (steps, left) = (search.steps, search.left);
        if end.is_break() {
            return vec![BTreeSet::new(); units.len()];
        }
    }
    if equations.across == 0 {
        leave_out_unsound(&mut left, &choices);
    }
    left
}

/// Tells whether the first reading of a unit fits the identities of its cells alone; none where it has no such identity.
pub fn adds_up(unit: &Unit, identities: &[Identity]) -> Option<bool> {
    let equations = Equations::new(std::slice::from_ref(unit), identities);
    let within = equations.within.first().filter(|within| !within.is_empty())?;
    let figures = unit.readings.first()?;
    Some(within.iter().all(|terms| rest(terms, figures) == 0))
}

/// Where no identity ties the units together, as in table 4, one whose only reading left has a wrong cell is left open: its
/// few identities would as soon let another wrong reading through, if the report has more than one wrong cell.
fn leave_out_unsound(left: &mut Left, choices: &[Choices]) {
    for (readings, choices) in left.iter_mut().zip(choices) {
        let is_sound = |reading: &usize| choices.sound.iter().any(|choice| choice.readings.contains(reading));
        if !readings.iter().any(is_sound) {
            readings.clear();
        }
    }
}

/// A cell's part in an equation: its place in the unit and its sign.
type Term = (usize, i64);

/// The identities as equations: those within a unit and those across units.
struct Equations {
    /// For each unit, the equations of its cells alone.
    within: Vec<Vec<Vec<Term>>>,
    /// For each unit, its terms in the equations across: which equation, place, sign.
    terms: Vec<Vec<(usize, Term)>>,
    /// How many equations there are across units.
    across: usize,
}

impl Equations {
    fn new(units: &[Unit], identities: &[Identity]) -> Self {
        let places: FxHashMap<CellId, (usize, usize)> = units
            .iter()
            .enumerate()
            .flat_map(|(unit, one)| one.cells.iter().enumerate().map(move |(nth, &cell)| (cell, (unit, nth))))
            .collect();
        let mut equations =
            Self { within: vec![Vec::new(); units.len()], terms: vec![Vec::new(); units.len()], across: 0 };
        for identity in identities.iter().filter(|identity| identity.relation == Relation::Equal) {
            equations.add(identity, &places);
        }
        equations
    }

    /// Adds an identity, if all its cells are at hand.
    fn add(&mut self, identity: &Identity, places: &FxHashMap<CellId, (usize, usize)>) {
        let signed = identity.left.iter().map(|cell| (cell, 1)).chain(identity.right.iter().map(|cell| (cell, -1)));
        let terms: Option<Vec<(usize, Term)>> =
            signed.map(|(cell, sign)| places.get(cell).map(|&(unit, nth)| (unit, (nth, sign)))).collect();
        let Some(terms) = terms.filter(|terms| !terms.is_empty()) else { return };
        let unit = terms[0].0;
        if terms.iter().all(|&(other, _)| other == unit) {
            self.within[unit].push(terms.into_iter().map(|(_, term)| term).collect());
            return;
        }
        for (unit, term) in terms {
            self.terms[unit].push((self.across, term));
        }
        self.across += 1;
    }

    /// What a unit can be: its readings that add up, and those that would if one cell were another.
    fn choices(&self, units: &[Unit], unit: usize) -> Choices {
        let (mut sound, mut slips) = (Alike::default(), Alike::default());
        for (reading, figures) in units[unit].readings.iter().enumerate() {
            let broken: Vec<&Vec<Term>> = self.within[unit].iter().filter(|terms| rest(terms, figures) != 0).collect();
            if broken.is_empty() {
                sound.entry(self.effect(unit, figures)).or_default().insert(reading);
                continue;
            }
            for cell in 0..figures.len() {
                let Some(right) = self.mended(unit, figures, &broken, cell) else { continue };
                slips.entry(self.effect(unit, &right)).or_default().insert(reading);
            }
        }
        let list = |alike: Alike| alike.into_iter().map(|(effect, readings)| Choice { readings, effect }).collect();
        Choices { sound: list(sound), slips: list(slips) }
    }

    /// What figures add to each equation across units.
    fn effect(&self, unit: usize, figures: &[i64]) -> Vec<i64> {
        let mut effect = vec![0; self.across];
        for &(equation, (nth, sign)) in &self.terms[unit] {
            effect[equation] += sign * figures[nth];
        }
        effect
    }

    /// The figures with another one in a cell, so that everything within the unit adds up.
    fn mended(&self, unit: usize, figures: &[i64], broken: &[&Vec<Term>], cell: usize) -> Option<Vec<i64>> {
        let &(_, sign) = broken.first()?.iter().find(|(nth, _)| *nth == cell)?;
        let mut mended = figures.to_vec();
        mended[cell] -= sign * rest(broken.first()?, figures);
        let adds_up = self.within[unit].iter().all(|terms| rest(terms, &mended) == 0);
        (adds_up && mended[cell] >= 0).then_some(mended)
    }
}

/// What is left over when the terms of an equation are added up.
fn rest(terms: &[Term], figures: &[i64]) -> i64 {
    terms.iter().map(|&(nth, sign)| sign * figures[nth]).sum()
}

/// Readings by what they add to each equation.
type Alike = BTreeMap<Vec<i64>, BTreeSet<usize>>;

/// Ways to read a unit that add the same to each equation across units.
#[derive(Clone, Debug)]
struct Choice {
    readings: BTreeSet<usize>,
    effect: Vec<i64>,
}

/// The ways to read a unit.
#[derive(Clone, Debug, Default)]
struct Choices {
    /// Those that add up within the unit.
    sound: Vec<Choice>,
    /// Those that would if one cell were another, with the effect they then had.
    slips: Vec<Choice>,
}

/// A walk through the joint readings in which one unit, or none, has a wrong cell.
struct Search<'a> {
    /// Units with their choices: the one with the wrong cell first, then those with few choices.
    order: Vec<(usize, &'a [Choice])>,
    /// What the units from a place on add to each equation at least and at most.
    ranges: Vec<Vec<(i64, i64)>>,
    chosen: Vec<&'a Choice>,
    steps: usize,
    left: Left,
}

impl<'a> Search<'a> {
    /// Prepares a walk; `None` where some unit has no choice.
    fn new(choices: &'a [Choices], slip: Option<usize>, across: usize) -> Option<Self> {
        let of = |(unit, one): (usize, &'a Choices)| {
            (unit, if slip == Some(unit) { one.slips.as_slice() } else { one.sound.as_slice() })
        };
        let mut order: Vec<(usize, &[Choice])> = choices.iter().enumerate().map(of).collect();
        order.sort_by_key(|(unit, list)| (slip != Some(*unit), list.len()));
        let mut ranges = vec![vec![(0, 0); across]];
        for (_, list) in order.iter().rev() {
            let after = ranges.last()?;
            let range = |nth: usize| {
                let effects = list.iter().map(|choice| choice.effect[nth]);
                Some((after[nth].0 + effects.clone().min()?, after[nth].1 + effects.max()?))
            };
            ranges.push((0..across).map(range).collect::<Option<_>>()?);
        }
        let is_open = order.iter().all(|(_, list)| !list.is_empty());
        ranges.reverse();
        is_open.then(|| Self { chosen: Vec::with_capacity(order.len()), order, ranges, steps: 0, left: Vec::new() })
    }

    /// Goes through all choices from a place on that can still balance; breaks off where it takes too long.
    fn descend(&mut self, depth: usize, sums: &[i64]) -> ControlFlow<()> {
        let Some(&(_, list)) = self.order.get(depth) else {
            self.keep();
            return ControlFlow::Continue(());
        };
        for choice in list {
            self.steps += 1;
            if self.steps > MOST_STEPS {
                return ControlFlow::Break(());
            }
            let sums: Vec<i64> = sums.iter().zip(&choice.effect).map(|(sum, effect)| sum + effect).collect();
            let mut can_balance = sums.iter().zip(&self.ranges[depth + 1]);
            if !can_balance.all(|(sum, (low, high))| sum + low <= 0 && sum + high >= 0) {
                continue;
            }
            self.chosen.push(choice);
            self.descend(depth + 1, &sums)?;
            self.chosen.pop();
        }
        ControlFlow::Continue(())
    }

    fn keep(&mut self) {
        for (&(unit, _), choice) in self.order.iter().zip(&self.chosen) {
            self.left[unit].extend(&choice.readings);
        }
    }
}
