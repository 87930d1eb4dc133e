//! Minimal corrections: the smallest sets of figures which, changed, let every identity of a table hold together, for one
//! filling of all blanks. They are hints; nothing here says which is right.

use std::collections::BTreeSet;

use crate::form::{CellId, Form, Identity};
use crate::model::report::Report;
use crate::tie::{Interval, Place, Standing, System};

/// Most figures that are changed together.
pub const MOST_CHANGES: usize = 3;
/// Sets of figures that are tried before the search stops.
const MOST_TRIED: usize = 20_000;
/// Corrections that are listed.
const MOST_LISTED: usize = 200;

/// A figure that would have to be another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    /// The cell.
    pub cell: CellId,
    /// What it would have to be.
    pub to: Interval,
}

/// One way to mend a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// The figures that change, in the order of the form.
    pub changes: Vec<Change>,
    /// The blanks that then have only one value left.
    pub fills: Vec<(CellId, i64)>,
}

/// What was found for one table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mending {
    /// Place of the table in the form.
    pub table: usize,
    /// How many figures each correction changes; 0 where none of up to [`MOST_CHANGES`] mends it.
    pub size: usize,
    /// Every correction of that size, in the order of their cells.
    pub corrections: Vec<Correction>,
    /// Every smaller set, and every set of this size, was tried.
    pub is_complete: bool,
    /// Figures that take part in the table's identities.
    pub figures: usize,
}

/// The tables of a report that do not balance, with every smallest correction of each.
pub fn mend(report: &Report) -> Vec<Mending> {
    let Some(form) = report.form() else { return Vec::new() };
    (0..form.tables.len()).filter_map(|table| mend_table(report, form, table)).collect()
}

fn mend_table(report: &Report, form: &Form, table: usize) -> Option<Mending> {
    let of_table = |identity: &&Identity| form.spec(identity.corrected).table == table;
    let system = System::new(report.identities().iter().filter(of_table), &|cell| report.cell(cell));
    if !matches!(system.stand(&[]), Standing::Broken(_)) {
        return None;
    }
    let mut search = Search { system: &system, found: BTreeSet::new(), seen: BTreeSet::new(), tried: 0 };
    let size = (1..=MOST_CHANGES).find(|size| {
        search.find(*size);
        !search.found.is_empty() || search.is_over()
    });
    let found = std::mem::take(&mut search.found);
    Some(Mending {
        table,
        size: size.filter(|_| !found.is_empty()).unwrap_or(0),
        is_complete: !search.is_over() && found.len() <= MOST_LISTED,
        corrections: found.iter().take(MOST_LISTED).filter_map(|places| correction(&system, places)).collect(),
        figures: system.stated().count(),
    })
}

/// Looks for sets of figures of one size: whichever equation cannot hold, one of its figures must change.
struct Search<'a> {
    system: &'a System,
    found: BTreeSet<Vec<Place>>,
    seen: BTreeSet<Vec<Place>>,
    tried: usize,
}

impl Search<'_> {
    fn is_over(&self) -> bool {
        self.tried >= MOST_TRIED
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
        self.tried += 1;
        match self.system.stand(released) {
            Standing::Holds(_) => drop(self.found.insert(set)),
            Standing::Broken(suspects) if released.len() < size => {
                for place in suspects {
                    released.push(place);
                    self.extend(released, size);
                    released.pop();
                }
            }
            Standing::Broken(_) | Standing::Unknown => {}
        }
    }
}

fn correction(system: &System, places: &[Place]) -> Option<Correction> {
    let left = system.left(places)?;
    let mut changes: Vec<Change> =
        places.iter().map(|place| Change { cell: system.cell(*place), to: left[*place] }).collect();
    changes.sort_by_key(|change| change.cell);
    let blank = |place: &Place| !places.contains(place) && system.is_blank(*place);
    let fills = (0..left.len()).filter(blank).filter_map(|place| Some((system.cell(place), left[place].only()?)));
    let mut fills: Vec<(CellId, i64)> = fills.filter(|(_, value)| *value != 0).collect();
    fills.sort_by_key(|fill| fill.0);
    Some(Correction { changes, fills })
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::extract::Extractor;
    use crate::form::Edition;
    use crate::model::document::tests::document;
    use crate::model::report::{Cell, State};

    /// A report whose cells are all 0 but for some, each given by its path: empty is blank.
    pub(in crate::repair) fn report(edition: Edition, figures: &[(&str, &str)]) -> Report {
        let form = edition.form().unwrap();
        let mut report = Extractor::default().read(document(""));
        report.edition = Some(edition);
        report.cells = vec![Cell { state: State::Number, ..Cell::default() }; form.cells.len()];
        for (path, text) in figures {
            let state = if text.is_empty() { State::Blank } else { State::Number };
            report.cells[form.cell(path).unwrap().index()] =
                Cell { state, value: text.parse().unwrap_or_default(), ..Cell::default() };
        }
        report
    }

    /// Seven requests of natural persons, five granted and two carried out.
    pub(in crate::repair) const SEVEN: [(&str, &str); 8] = [
        ("requests.received.natural_person", "7"),
        ("requests.received.total", "7"),
        ("requests.granted.natural_person", "5"),
        ("requests.granted.total", "5"),
        ("requests.outcome_total.natural_person", "5"),
        ("requests.outcome_total.total", "5"),
        ("requests.carried_out.natural_person", "2"),
        ("requests.carried_out.total", "2"),
    ];

    fn told(mending: &Mending) -> Vec<Vec<(String, Option<i64>)>> {
        let form = Edition::E2021.form().unwrap();
        let told = |change: &Change| (form.path(change.cell).to_owned(), change.to.only());
        mending.corrections.iter().map(|one| one.changes.iter().map(told).collect()).collect()
    }

    fn with(changed: &[(&str, &str)]) -> Vec<Mending> {
        mend(&report(Edition::E2021, &[&SEVEN, changed].concat()))
    }

    #[test]
    fn a_table_that_balances_needs_no_correction() {
        assert_eq!(with(&[]), []);
        assert_eq!(with(&[("requests.granted.natural_person", "")]), []);
    }

    #[test]
    fn one_wrong_figure_is_found_with_its_value() {
        let found = with(&[("requests.granted.natural_person", "6")]);
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].size, found[0].is_complete), (1, true));
        assert_eq!(told(&found[0]), [[("requests.granted.natural_person".to_owned(), Some(5))]]);
    }

    #[test]
    fn a_total_that_was_not_filled_is_one_change_or_many() {
        let found = with(&[("requests.outcome_total.natural_person", "0"), ("requests.outcome_total.total", "0")]);
        assert_eq!(found[0].size, 2);
        let likely = [
            ("requests.outcome_total.natural_person".to_owned(), Some(5)),
            ("requests.outcome_total.total".to_owned(), Some(5)),
        ];
        assert!(told(&found[0]).contains(&likely.to_vec()), "{:?}", told(&found[0]));
    }

    #[test]
    fn a_blank_that_a_correction_determines_is_filled() {
        let found = with(&[("requests.outcome_total.total", "4"), ("requests.outcome_total.natural_person", "")]);
        let form = Edition::E2021.form().unwrap();
        let total = form.cell("requests.outcome_total.total").unwrap();
        let natural = form.cell("requests.outcome_total.natural_person").unwrap();
        let one = found[0].corrections.iter().find(|one| one.changes[0].cell == total).unwrap();
        assert_eq!(one.fills, [(natural, 5)]);
    }

    #[test]
    fn the_three_groups_of_table_4_are_a_table_of_their_own() {
        let found = with(&[("disputes.reconsideration.upheld", "3"), ("requests.carried_out.total", "3")]);
        assert_eq!(found.iter().map(|one| one.size).collect::<Vec<_>>(), [1, 1]);
        let disputes = told(&found[1]);
        assert_eq!(disputes.len(), 2, "{disputes:?}");
        assert!(disputes.contains(&vec![("disputes.reconsideration.total".to_owned(), Some(3))]));
    }
}
