//! Minimal corrections: the smallest sets of figures which, changed, let every identity that hangs together hold, for one
//! filling of all blanks. They are hints; nothing here says which is right.

use std::collections::BTreeMap;

use rustc_hash::FxHashSet;

use super::correction::Correction;
use super::line;
use super::slip::Slip;
use crate::form::{CellId, Form, Identity};
use crate::model::report::Report;
use crate::tie::{Effort, Feasibility, Place, System};

/// Most figures that are changed together.
pub const MOST_CHANGES: usize = 3;
/// What the search in one part of a table may cost before it stops.
const EFFORT: Effort = Effort::of(600_000);
/// Corrections that are found before the search stops.
const MOST_FOUND: usize = 1_000;

/// What a part of a table needs so that everything holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// 必破: figures must change.
    Changes,
    /// 可补: nothing but blanks must be filled, and only one value is left for each.
    Fills,
    /// An amount looks to be in another unit; no identity is broken.
    Unit,
}

/// What was found for one part of a table: the identities that hang together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mending {
    /// What it needs.
    pub need: Need,
    /// Place of the table in the form.
    pub table: usize,
    /// The row that the part is, where the table has a part for each.
    pub row: Option<usize>,
    /// How many figures each smallest correction changes; 0 where none of up to [`MOST_CHANGES`] mends it.
    pub size: usize,
    /// Every correction of that size, in the order of their cells, then those that undo a slip of a whole line.
    pub corrections: Vec<Correction>,
    /// Every smaller set, and every set of this size, was tried.
    pub is_complete: bool,
    /// Figures that take part in the identities.
    pub figures: usize,
}

/// The parts of a report's tables that do not balance, with every smallest correction of each.
pub fn mend(report: &Report) -> Vec<Mending> {
    let Some(form) = report.form() else { return Vec::new() };
    (0..form.tables.len()).flat_map(|table| mend_table(report, form, table)).collect()
}

fn mend_table(report: &Report, form: &Form, table: usize) -> Vec<Mending> {
    let mut mended = each_part(report, form, table, mend_part);
    if !mended.is_empty() {
        let identities = identities_of(report, form, table);
        let system = System::new(identities, &|cell| report.cell(cell));
        let slips = line::slips(&system, form, &form.tables[table]);
        let is_alone = mended.len() == 1;
        for mending in &mut mended {
            add_slips(mending, &slips, is_alone);
        }
    }
    mended
}

/// What is found for each part of a table by itself.
pub(super) fn each_part(
    report: &Report,
    form: &Form,
    table: usize,
    find: impl Fn(&System) -> Option<Mending>,
) -> Vec<Mending> {
    let parts = parts(&identities_of(report, form, table));
    let is_one = parts.len() < 2;
    let of_part = |part: &Vec<&Identity>| {
        let row = form.spec(part.first()?.corrected).row;
        let mending = find(&System::new(part.iter().copied(), &|cell| report.cell(cell)))?;
        Some(Mending { table, row: (!is_one).then_some(row), ..mending })
    };
    parts.iter().filter_map(of_part).collect()
}

fn identities_of<'a>(report: &'a Report, form: &Form, table: usize) -> Vec<&'a Identity> {
    let of_table = |identity: &&Identity| form.spec(identity.corrected).table == table;
    report.identities().iter().filter(of_table).collect()
}

/// The identities that hang together by their cells; those that only compare hang nothing together.
fn parts<'a>(identities: &[&'a Identity]) -> Vec<Vec<&'a Identity>> {
    let mut parts: Vec<Vec<&Identity>> = Vec::new();
    for &identity in identities {
        let touches = |part: &Vec<&Identity>| {
            part.iter().any(|other| other.cells().into_iter().any(|cell| identity.involves(cell)))
        };
        let (with, mut apart): (Vec<_>, Vec<_>) = parts.into_iter().partition(touches);
        apart.push(with.into_iter().flatten().chain([identity]).collect());
        parts = apart;
    }
    parts.sort_by_key(|part| part.iter().map(|identity| identity.corrected).min());
    parts
}

fn mend_part(system: &System) -> Option<Mending> {
    let mut search = Search::new(system);
    if !matches!(system.stand(&[], &mut search.effort), Feasibility::Broken(_)) {
        return None;
    }
    let size = (1..=MOST_CHANGES).find(|size| {
        search.find(*size);
        !search.found.is_empty() || search.is_over()
    });
    let corrections: Vec<Correction> =
        search.found.iter().filter_map(|(places, filling)| correction(system, places, filling)).collect();
    Some(Mending {
        need: Need::Changes,
        table: 0,
        row: None,
        size: size.filter(|_| !corrections.is_empty()).unwrap_or(0),
        corrections,
        is_complete: !search.is_over() && !search.is_unsure,
        figures: system.stated().count(),
    })
}

/// Names the corrections that undo a slip of a line, and adds the other slips. One that mends several parts at once stays beside
/// the small corrections of each; within a single part, a smaller correction of some of its cells makes it needless.
fn add_slips(mending: &mut Mending, slips: &[Correction], is_alone: bool) {
    for slip in slips {
        if let Some(same) = mending.corrections.iter_mut().find(|one| one.changes == slip.changes) {
            same.slip = same.slip.or(slip.slip);
            continue;
        }
        let cells: Vec<CellId> = slip.cells().collect();
        let is_needless = mending.corrections.iter().any(|one| one.cells().all(|cell| cells.contains(&cell)));
        // Two rows filled in the wrong way round are told even where a cell or two would do.
        let is_told = slip.slip.is_some_and(|line| line.slip == Slip::CarriedSwapped);
        if !is_alone || !is_needless || is_told {
            mending.corrections.push(slip.clone());
        }
    }
}

/// Looks for sets of figures of one size: whichever equation cannot hold, one of its figures must change.
struct Search<'a> {
    system: &'a System,
    /// Each set with one filling of the whole part.
    found: BTreeMap<Vec<Place>, Vec<i64>>,
    seen: FxHashSet<Vec<Place>>,
    effort: Effort,
    /// Of some set it could not be told whether it mends the part: what was found need not be all.
    is_unsure: bool,
}

impl<'a> Search<'a> {
    fn new(system: &'a System) -> Self {
        Self { system, found: BTreeMap::new(), seen: FxHashSet::default(), effort: EFFORT, is_unsure: false }
    }

    fn is_over(&self) -> bool {
        self.effort.is_spent() || self.found.len() > MOST_FOUND
    }

    /// Finds every set of a size.
    fn find(&mut self, size: usize) {
        self.seen.clear();
        self.extend(&mut Vec::new(), size);
    }

    fn extend(&mut self, released: &mut Vec<Place>, size: usize) {
        let mut set = released.clone();
        set.sort_unstable();
        if self.is_over() || !self.seen.insert(set.clone()) {
            return;
        }
        match self.system.stand(released, &mut self.effort) {
            Feasibility::Holds(filling) => drop(self.found.insert(set, filling)),
            Feasibility::Unknown => self.is_unsure = true,
            Feasibility::Broken(conflict) if released.len() + conflict.at_least <= size => {
                for place in conflict.suspects {
                    released.push(place);
                    self.extend(released, size);
                    released.pop();
                }
            }
            Feasibility::Broken(_) => {}
        }
    }
}

fn correction(system: &System, places: &[Place], filling: &[i64]) -> Option<Correction> {
    let left = system.left(places)?;
    Some(Correction::of(system, places, (&left, filling)))
}

#[cfg(test)]
#[path = "mending_tests.rs"]
pub(super) mod tests;
