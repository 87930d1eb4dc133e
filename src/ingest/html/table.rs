//! Rows of tables: which tables hold data and which only frame text, and the places of each row. A cell that spans columns is
//! one place, since the order of the values counts and not the grid.

use super::attributes;
use super::tag::Tag;
use super::tree::{DATA, DOCUMENT, FRAME, HIDDEN, Id, NONE, Node, Tree, VISIBLE};
use crate::ingest::{ReadError, limit};
use crate::text::fold;

/// Marks what can be seen, the tables that hold data and what only frames those.
pub fn mark(tree: &mut Tree) {
    for id in shown_texts(tree) {
        mark_lineage(tree, id, VISIBLE);
    }
    for nth in 0..tree.tables.len() {
        let table = tree.tables[nth];
        if tree.is(table, VISIBLE) && holds_data(tree, table) {
            tree.mark(table, DATA);
            mark_lineage(tree, tree.node(table).parent, FRAME);
        }
    }
}

/// Tells whether a node is a table that holds data and no other such table.
pub const fn is_data(node: &Node) -> bool {
    node.flags & (DATA | FRAME) == DATA
}

/// The texts in which something can be seen.
fn shown_texts(tree: &Tree) -> Vec<Id> {
    let mut texts = Vec::new();
    let mut at = tree.node(DOCUMENT).first;
    while at != NONE {
        let node = tree.node(at);
        let goes_in = node.flags & HIDDEN == 0 && node.first != NONE;
        if node.tag == Tag::Text && !fold::is_blank_text(tree.text(node)) {
            texts.push(at);
        }
        at = if goes_in { node.first } else { tree.after(at, DOCUMENT, |_| {}) };
    }
    texts
}

/// Marks a node and all that it is in, up to the first that is marked.
pub fn mark_lineage(tree: &mut Tree, id: Id, flag: u8) {
    let mut at = id;
    while at != NONE && !tree.is(at, flag) {
        tree.mark(at, flag);
        at = tree.node(at).parent;
    }
}

/// Two cells with something in them that stand side by side make a table one of data.
fn holds_data(tree: &Tree, table: Id) -> bool {
    groups(tree, table).any(|group| {
        rows(tree, group).any(|row| cells(tree, row).filter(|&cell| tree.is(cell, VISIBLE)).nth(1).is_some())
    })
}

/// The groups of rows of a table; rows that are in none are a group of their own, the table.
pub fn groups(tree: &Tree, table: Id) -> impl Iterator<Item = Id> {
    let has_rows = tree.children(table).any(|child| tree.node(child).tag == Tag::Row);
    let own = tree.children(table).filter(|&child| tree.node(child).tag == Tag::Group && !tree.is(child, HIDDEN));
    own.chain(has_rows.then_some(table))
}

/// The rows of a group.
pub fn rows(tree: &Tree, group: Id) -> impl Iterator<Item = Id> {
    tree.children(group).filter(|&child| tree.node(child).tag == Tag::Row && !tree.is(child, HIDDEN))
}

/// The cells of a row.
pub fn cells(tree: &Tree, row: Id) -> impl Iterator<Item = Id> {
    tree.children(row).filter(|&child| tree.node(child).tag == Tag::Cell && !tree.is(child, HIDDEN))
}

/// A place in a row, from the left: a cell that begins here, or none for part of a cell that began in a row above.
pub type Slot = Option<Id>;

/// A cell that goes on into the rows below.
#[derive(Clone, Copy, Debug)]
struct Tall {
    column: u32,
    width: u32,
    rows_left: u32,
}

/// Places the cells of one row after the other.
#[derive(Debug, Default)]
pub struct Placing {
    tall: Vec<Tall>,
    /// Places of all rows so far, wide ones counted by their columns.
    places: u64,
    /// The slots of the row at hand.
    pub slots: Vec<Slot>,
}

impl Placing {
    /// Begins a new group of rows: no cell reaches into it from above.
    pub fn begin_group(&mut self) {
        self.tall.clear();
    }

    /// Places the cells of the next row.
    pub fn row(&mut self, tree: &Tree, row: Id) -> Result<(), ReadError> {
        self.slots.clear();
        let above = std::mem::take(&mut self.tall);
        let mut above = above.into_iter().peekable();
        let mut column = 0;
        for cell in cells(tree, row) {
            while let Some(tall) = above.next_if(|tall| tall.column <= column) {
                column = column.max(tall.column + tall.width);
                self.cover(tall);
            }
            let (width, rows) = attributes::spans(tree.node(cell).data);
            let rows_left = if rows == 0 { u32::MAX } else { rows - 1 };
            self.keep(Tall { column, width, rows_left });
            self.slots.push(Some(cell));
            column += width;
            limit::ROW.admit(column.into())?;
        }
        for tall in above {
            column = column.max(tall.column + tall.width);
            self.cover(tall);
        }
        self.places += u64::from(column);
        limit::ROW.admit(column.into())?;
        Ok(limit::CELLS.admit(self.places)?)
    }

    fn cover(&mut self, tall: Tall) {
        self.slots.push(None);
        self.keep(Tall { rows_left: tall.rows_left - 1, ..tall });
    }

    fn keep(&mut self, tall: Tall) {
        if tall.rows_left > 0 {
            self.tall.push(tall);
        }
    }
}
