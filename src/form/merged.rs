//! A row that some reports write in place of several rows of the form, as （六）其他处理 in one row of a 2021 form. Its cells
//! have names of their own and take the part of all those rows in every identity.

use super::{CellId, CellSpec, Form, Identity, Row};

/// The row, its cells and the identities as they stand with it.
#[derive(Debug)]
pub struct Merged {
    /// The row as it is written; it stands in no table's list of rows.
    pub row: Row,
    /// Its cells; their ids follow those of [`Form::cells`].
    pub cells: Vec<CellSpec>,
    /// Places in the table's rows that it stands for.
    pub stands_for: std::ops::Range<usize>,
    /// Ids of the cells that its cells stand for.
    pub replaced: std::ops::Range<u16>,
    /// Every identity of the form, with its cells in place of those it stands for.
    pub identities: Vec<Identity>,
}

impl Merged {
    /// Its cells in the order of the columns.
    pub fn cell_ids(&self) -> impl Iterator<Item = CellId> + use<> {
        let first = self.row.first.0;
        (0..u16::try_from(self.cells.len()).unwrap_or(u16::MAX)).map(move |nth| CellId(first.saturating_add(nth)))
    }

    /// The cell that stands for `cell`, or `cell` itself.
    pub(super) fn instead_of(&self, form: &Form, cell: CellId) -> CellId {
        if !self.replaced.contains(&cell.0) {
            return cell;
        }
        CellId(self.row.first.0 + u16::try_from(form.spec(cell).column).unwrap_or(0))
    }
}

/// The identities with the merged row in place of the rows that it stands for; what becomes alike is kept once.
pub(super) fn identities(form: &Form, merged: &Merged) -> Vec<Identity> {
    let mut replaced: Vec<Identity> = Vec::with_capacity(form.identities.len());
    for identity in &form.identities {
        let corrected = merged.instead_of(form, identity.corrected);
        if replaced.iter().any(|other| other.rule == identity.rule && other.corrected == corrected) {
            continue;
        }
        let side = |cells: &[CellId]| {
            let mut side: Vec<CellId> = cells.iter().map(|&cell| merged.instead_of(form, cell)).collect();
            side.dedup();
            side
        };
        let (left, right) = (side(&identity.left), side(&identity.right));
        replaced.push(Identity { rule: identity.rule.clone(), left, relation: identity.relation, right, corrected });
    }
    replaced
}
