use super::*;
use crate::extract::Extractor;
use crate::form::Edition;
use crate::model::document::tests::document;
use crate::model::report::{Cell, State};
use crate::repair::correction::Change;
use crate::text::number::Number;

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

/// Received and nothing else known: five and two, or otherwise.
pub(in crate::repair) const OPEN: [(&str, &str); 6] = [
    ("requests.outcome_total.total", ""),
    ("requests.carried_out.total", ""),
    ("requests.carried_out.natural_person", ""),
    ("requests.outcome_total.natural_person", ""),
    ("requests.granted.natural_person", ""),
    ("requests.granted.total", ""),
];

fn told(mending: &Mending) -> Vec<Vec<(String, Option<i64>)>> {
    let form = Edition::E2021.form().unwrap();
    let told = |change: &Change| (form.path(change.cell).to_owned(), change.to.only().and_then(Number::as_whole));
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

/// Two kinds of applicants, three outcomes: 35 and 5 received, 32 and 4 settled.
pub(in crate::repair) fn filled() -> Vec<(&'static str, &'static str)> {
    vec![
        ("requests.received.natural_person", "34"),
        ("requests.received.business", "5"),
        ("requests.received.total", "39"),
        ("requests.carried_in.natural_person", "1"),
        ("requests.carried_in.total", "1"),
        ("requests.granted.natural_person", "21"),
        ("requests.granted.business", "4"),
        ("requests.granted.total", "25"),
        ("requests.partly_granted.natural_person", "6"),
        ("requests.partly_granted.total", "6"),
        ("requests.unavailable.not_held.natural_person", "5"),
        ("requests.unavailable.not_held.total", "5"),
        ("requests.outcome_total.natural_person", "32"),
        ("requests.outcome_total.business", "4"),
        ("requests.outcome_total.total", "36"),
        ("requests.carried_out.natural_person", "3"),
        ("requests.carried_out.business", "1"),
        ("requests.carried_out.total", "4"),
    ]
}

mod on_small_tables {
    //! Against trying everything, on tables small enough for it.

    use proptest::prelude::*;

    use super::super::{MOST_CHANGES, mend_part};
    use crate::form::{CellId, Identity, Relation};
    use crate::model::report::{Cell, State};
    use crate::tie::System;

    /// Two rows and a row of totals, two columns and a column of totals.
    const CELLS: usize = 9;
    /// The sums of the columns and of the rows: two parts and their total.
    const SUMS: [[u16; 3]; 6] = [[0, 3, 6], [1, 4, 7], [2, 5, 8], [0, 1, 2], [3, 4, 5], [6, 7, 8]];
    /// No cell of a table of such small figures needs more than this.
    const HIGH: i64 = 9;

    fn identities() -> Vec<Identity> {
        let equal = |[one, other, total]: [u16; 3]| Identity {
            rule: "A101".into(),
            left: vec![CellId(one), CellId(other)],
            relation: Relation::Equal,
            right: vec![CellId(total)],
            corrected: CellId(total),
        };
        SUMS.map(equal).into()
    }

    /// Tells whether some values of the free cells make every identity hold, by trying all.
    fn can_hold(values: &mut [i64; CELLS], free: &[usize]) -> bool {
        let Some((&first, others)) = free.split_first() else {
            return SUMS
                .map(|sum| sum.map(usize::from))
                .iter()
                .all(|&[one, other, total]| values[one] + values[other] == values[total]);
        };
        (0..=HIGH).any(|value| {
            values[first] = value;
            can_hold(values, others)
        })
    }

    /// The smallest sets of stated cells whose release lets everything hold, none where no set is small enough.
    fn smallest(figures: &[Option<i64>; CELLS]) -> Vec<Vec<CellId>> {
        let stated: Vec<usize> = (0..CELLS).filter(|nth| figures[*nth].is_some()).collect();
        let blanks: Vec<usize> = (0..CELLS).filter(|nth| figures[*nth].is_none()).collect();
        let mends = |set: &Vec<usize>| {
            let free: Vec<usize> = set.iter().chain(&blanks).copied().collect();
            can_hold(&mut figures.map(Option::unwrap_or_default), &free)
        };
        for size in 0..=MOST_CHANGES {
            let sets: Vec<Vec<usize>> = subsets(&stated, size).into_iter().filter(mends).collect();
            if !sets.is_empty() {
                let cell = |nth: &usize| CellId(u16::try_from(*nth).unwrap());
                return sets.iter().map(|set| set.iter().map(cell).collect()).collect();
            }
        }
        Vec::new()
    }

    fn subsets(of: &[usize], size: usize) -> Vec<Vec<usize>> {
        if size == 0 {
            return vec![Vec::new()];
        }
        let with = |nth: usize| {
            let rest = subsets(&of[nth + 1..], size - 1);
            rest.into_iter().map(move |tail| std::iter::once(of[nth]).chain(tail).collect::<Vec<usize>>())
        };
        (0..of.len()).flat_map(with).collect()
    }

    fn figure() -> impl Strategy<Value = Option<i64>> {
        prop_oneof![9 => (0..=2i64).prop_map(Some), 1 => Just(None)]
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(40))]

        #[test]
        fn all_smallest_corrections_are_found_and_no_others(figures in prop::array::uniform9(figure())) {
            prop_assume!(figures.iter().filter(|figure| figure.is_none()).count() <= 1);
            let cell = |id: CellId| match figures[id.index()] {
                Some(value) => Cell { state: State::Number, value: value.into(), ..Cell::default() },
                None => Cell { state: State::Blank, ..Cell::default() },
            };
            let identities = identities();
            let wanted = smallest(&figures);
            let Some(found) = mend_part(&System::new(&identities, &cell)) else {
                prop_assert_eq!(wanted, vec![Vec::<CellId>::new()]);
                return Ok(());
            };
            prop_assert!(found.is_complete);
            let mut sets: Vec<Vec<CellId>> = found.corrections.iter().map(|one| one.cells().collect()).collect();
            sets.sort();
            prop_assert_eq!(&sets, &wanted);
            prop_assert_eq!(found.size, wanted.first().map_or(0, Vec::len));
        }
    }
}
