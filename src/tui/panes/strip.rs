//! How the identities of a table stand, column by column and row by row. It judges through `tie` and draws nothing.

use rustc_hash::FxHashMap;

use crate::form::{Form, Identity};
use crate::model::report::Report;
use crate::tie::{self, Balance};

/// How one identity stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Mark {
    /// It holds.
    Holds,
    /// Nobody can tell.
    NotJudged,
    /// Blanks can make it hold.
    Implied,
    /// It is broken.
    Violated,
}

/// The identities of one rule in one block, column by column.
#[derive(Debug)]
pub(super) struct Strip {
    /// The rule.
    pub rule: &'static str,
    /// By column; none where the rule says nothing about it.
    pub marks: Vec<Option<Mark>>,
}

/// How the identities of one table stand.
#[derive(Debug, Default)]
pub(super) struct Standing {
    /// The column identities of each block.
    pub strips: Vec<(usize, Strip)>,
    /// The worst row identity of each row that has one.
    pub rows: FxHashMap<usize, Mark>,
}

/// Judges every identity of a table.
pub(super) fn standing(report: &Report, form: &'static Form, table: usize) -> Standing {
    let mut standing = Standing::default();
    for identity in report.identities().iter().filter(|identity| within(form, identity, table)) {
        let mark = mark(report, identity);
        let spec = form.spec(identity.corrected);
        if spans_rows(form, identity) {
            let block = form.row_of(identity.corrected).block;
            let columns = form.tables[table].blocks[block].columns.len();
            let strip = standing.strip(block, &identity.rule, columns);
            strip.marks[spec.column] = Some(mark);
        } else {
            let worst = standing.rows.entry(spec.row).or_insert(mark);
            *worst = mark.max(*worst);
        }
    }
    standing
}

impl Standing {
    fn strip(&mut self, block: usize, rule: &'static str, columns: usize) -> &mut Strip {
        let found = self.strips.iter().position(|(other, strip)| *other == block && strip.rule == rule);
        let nth = found.unwrap_or_else(|| {
            self.strips.push((block, Strip { rule, marks: vec![None; columns] }));
            self.strips.len() - 1
        });
        &mut self.strips[nth].1
    }

    /// The rows whose identity does not hold, if there is any.
    pub fn has_rows(&self) -> bool {
        self.rows.values().any(|mark| matches!(mark, Mark::Violated | Mark::Implied))
    }
}

fn mark(report: &Report, identity: &Identity) -> Mark {
    match tie::judge(identity, &|cell| report.cell(cell)) {
        Balance::Holds => Mark::Holds,
        Balance::NotJudged(_) => Mark::NotJudged,
        Balance::Implied(_) => Mark::Implied,
        Balance::Violated(_) => Mark::Violated,
    }
}

fn within(form: &Form, identity: &Identity, table: usize) -> bool {
    identity.cells().iter().all(|&cell| form.spec(cell).table == table)
}

fn spans_rows(form: &Form, identity: &Identity) -> bool {
    let row = form.row_of(identity.corrected).first;
    identity.cells().iter().any(|&cell| form.row_of(cell).first != row)
}
