//! Which cells of two editions stand against each other, and with which reservation. It looks at forms, never at figures.

use rustc_hash::FxHashSet;

use crate::form::{CellId, Comparability, Form};
use crate::text::phrase::Phrase;

const SAME: Phrase = Phrase::new("可比", "comparable");
const ONLY_LAST: Phrase = Phrase::new("不可比：仅上年版式有此格", "not comparable: only in last year's form");
const ONLY_THIS: Phrase = Phrase::new("不可比：仅本年版式有此格", "not comparable: only in this year's form");
const ONE_ROW: Phrase =
    Phrase::new("折算：三行并作一行填报，按合计比", "converted: three rows filled in as one, compared by their sum");

/// Cells of one year against cells of another; several on a side are added up.
#[derive(Clone, Debug)]
pub(super) struct Pair {
    pub last: Vec<CellId>,
    pub this: Vec<CellId>,
    pub how: Comparability,
    pub reason: Phrase,
}

/// Every cell of both forms, each in exactly one pair. With `one_row`, the rows that a report filled in as one are compared
/// by their sum.
pub(super) fn pairs(last: &'static Form, this: &'static Form, one_row: bool) -> Vec<Pair> {
    let mut pairs = if last.edition == this.edition { added_up(this, one_row) } else { declared(last, this) };
    let of_last: FxHashSet<CellId> = pairs.iter().flat_map(|pair| pair.last.iter().copied()).collect();
    let of_this: FxHashSet<CellId> = pairs.iter().flat_map(|pair| pair.this.iter().copied()).collect();
    for cell in this.cell_ids().filter(|cell| !of_this.contains(cell)) {
        let twin = last.cell(this.path(cell)).filter(|twin| !of_last.contains(twin));
        pairs.push(match twin {
            Some(twin) => Pair { last: vec![twin], this: vec![cell], how: Comparability::Same, reason: SAME },
            None => Pair { last: vec![], this: vec![cell], how: Comparability::None, reason: ONLY_THIS },
        });
    }
    let of_last: FxHashSet<CellId> = pairs.iter().flat_map(|pair| pair.last.iter().copied()).collect();
    let left = last.cell_ids().filter(|cell| !of_last.contains(cell));
    pairs.extend(left.map(|cell| Pair { last: vec![cell], this: vec![], how: Comparability::None, reason: ONLY_LAST }));
    pairs
}

/// What the later form declares about the earlier one, turned round where last year's report has the later form.
fn declared(last: &'static Form, this: &'static Form) -> Vec<Pair> {
    let turned = last.edition > this.edition;
    let later = if turned { last } else { this };
    let mut pairs = Vec::new();
    for entry in &later.comparables {
        let (last, this) = if turned { (&entry.this, &entry.last) } else { (&entry.last, &entry.this) };
        let reason = Phrase::new(&entry.zh, &entry.en);
        let pair = |last: &[CellId], this: &[CellId]| Pair {
            last: last.to_vec(),
            this: this.to_vec(),
            how: entry.how,
            reason,
        };
        if entry.how == Comparability::Sum {
            pairs.push(pair(last, this));
            continue;
        }
        let nth = |cells: &'static [CellId], at: usize| cells.get(at..=at).unwrap_or_default();
        pairs.extend((0..last.len().max(this.len())).map(|at| pair(nth(last, at), nth(this, at))));
    }
    pairs
}

/// The rows that the form splits and a report may fill in as one, column by column.
fn added_up(form: &'static Form, one_row: bool) -> Vec<Pair> {
    let sums = form.comparables.iter().filter(|entry| one_row && entry.how == Comparability::Sum);
    sums.map(|entry| Pair {
        last: entry.this.clone(),
        this: entry.this.clone(),
        how: Comparability::Sum,
        reason: ONE_ROW,
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::Edition;

    fn form(edition: Edition) -> &'static Form {
        edition.form().unwrap()
    }

    fn reasons(last: Edition, this: Edition) -> Vec<&'static str> {
        pairs(form(last), form(this), false).iter().map(|pair| pair.reason.zh).collect()
    }

    #[test]
    fn every_cell_of_both_forms_stands_in_exactly_one_pair() {
        for last in Edition::WITH_FORM {
            for (this, one_row) in Edition::WITH_FORM.into_iter().flat_map(|this| [(this, false), (this, true)]) {
                let pairs = pairs(form(last), form(this), one_row);
                let mut of_last: Vec<CellId> = pairs.iter().flat_map(|pair| pair.last.clone()).collect();
                let mut of_this: Vec<CellId> = pairs.iter().flat_map(|pair| pair.this.clone()).collect();
                of_last.sort_unstable();
                of_this.sort_unstable();
                assert_eq!(of_last, form(last).cell_ids().collect::<Vec<_>>(), "{last} to {this}");
                assert_eq!(of_this, form(this).cell_ids().collect::<Vec<_>>(), "{last} to {this}");
            }
        }
    }

    #[test]
    fn the_change_of_editions_is_declared_whole() {
        let reasons = reasons(Edition::E2019, Edition::E2021);
        assert!(!reasons.contains(&ONLY_LAST.zh) && !reasons.contains(&ONLY_THIS.zh));
    }

    #[test]
    fn within_an_edition_everything_is_comparable() {
        assert!(reasons(Edition::E2021, Edition::E2021).iter().all(|reason| *reason == "可比"));
    }

    #[test]
    fn only_sums_have_several_cells_on_a_side() {
        for pair in pairs(form(Edition::E2019), form(Edition::E2021), false) {
            let single = pair.last.len() <= 1 && pair.this.len() <= 1;
            assert_eq!(single, pair.how != Comparability::Sum);
        }
    }
}
