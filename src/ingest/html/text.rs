//! Walks a page and writes its text down, line by line: paragraphs, and tables of data row by row.

use super::lines::Lines;
use super::list::Marks;
use super::table::{self, Placing, Slot};
use super::tag::Tag;
use super::tree::{DOCUMENT, HIDDEN, Id, LINK, NONE, Tree, VISIBLE};
use crate::ingest::ReadError;
use crate::text::sign;

/// The lines of a page.
pub fn lines(tree: &Tree) -> Result<Lines, ReadError> {
    let mut writer = Writer {
        tree,
        lines: Lines::default(),
        placing: Placing::default(),
        marks: Marks::default(),
        link: NONE,
        pre: NONE,
        raised: NONE,
    };
    writer.walk(DOCUMENT, Mode::Lines)?;
    writer.lines.end();
    Ok(writer.lines)
}

/// Text of a cell longer than this, in bytes, is prose: the longest label met has a fifth of it.
const LONGEST_CELL: usize = 1200;

struct Writer<'a> {
    tree: &'a Tree,
    lines: Lines,
    placing: Placing,
    marks: Marks,
    /// The link at hand, or none.
    link: Id,
    /// The element at hand in which line ends count, or none.
    pre: Id,
    /// The element at hand whose text is raised, or none.
    raised: Id,
}

/// What a walk makes of tables: of those in a cell nothing but its text.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mode {
    Lines,
    Cell,
}

impl Writer<'_> {
    /// Walks all that is in a node.
    fn walk(&mut self, within: Id, mode: Mode) -> Result<(), ReadError> {
        let tree = self.tree;
        let mut at = tree.node(within).first;
        while at != NONE {
            let goes_in = self.enter(at, mode)?;
            let first = tree.node(at).first;
            if goes_in && first != NONE {
                at = first;
                continue;
            }
            if goes_in {
                self.leave(at);
            }
            at = tree.after(at, within, |ended| self.leave(ended));
        }
        Ok(())
    }

    /// Begins a node; tells whether to go into it.
    fn enter(&mut self, id: Id, mode: Mode) -> Result<bool, ReadError> {
        let node = self.tree.node(id);
        match node.tag {
            Tag::Text => {
                self.text(id);
                return Ok(false);
            }
            _ if node.flags & HIDDEN != 0 || node.tag == Tag::Title => return Ok(false),
            // Fields in cells are filled in; those elsewhere wait for words to be looked for.
            Tag::Field if mode == Mode::Lines => return Ok(false),
            Tag::Table if table::is_data(node) && mode == Mode::Lines => {
                self.table(id)?;
                return Ok(false);
            }
            Tag::Picture if mode == Mode::Cell => {
                self.lines.text(sign::OBJECT.encode_utf8(&mut [0; 4]), node.parent, self.link != NONE);
            }
            Tag::Anchor if node.flags & LINK != 0 => {
                self.lines.link();
                self.link = id;
            }
            Tag::Pre if self.pre == NONE => self.pre = id,
            Tag::Raised if self.raised == NONE => self.raised = id,
            _ => {}
        }
        if node.tag.is_block() {
            self.lines.end();
        }
        if node.tag == Tag::Point {
            self.lines.mark(self.marks.of(self.tree, id));
        }
        Ok(true)
    }

    fn leave(&mut self, id: Id) {
        if self.tree.node(id).tag.is_block() {
            self.lines.end();
        }
        if self.tree.node(id).tag == Tag::Point {
            self.lines.mark(None);
        }
        if self.link == id {
            self.link = NONE;
        }
        if self.pre == id {
            self.pre = NONE;
        }
        if self.raised == id {
            self.raised = NONE;
        }
    }

    fn text(&mut self, id: Id) {
        let node = self.tree.node(id);
        let text = self.tree.text(node);
        if self.raised != NONE {
            self.lines.raised_text(text, node.parent, self.link != NONE);
        } else if self.pre == NONE {
            self.lines.text(text, node.parent, self.link != NONE);
        } else {
            self.lines.kept_text(text, node.parent);
        }
    }

    fn table(&mut self, table: Id) -> Result<(), ReadError> {
        let tree = self.tree;
        self.lines.end();
        for caption in tree.children(table).filter(|&child| tree.node(child).tag == Tag::Block) {
            self.walk(caption, Mode::Lines)?;
            self.lines.end();
        }
        for group in table::groups(tree, table) {
            self.placing.begin_group();
            for row in table::rows(tree, group) {
                self.placing.row(tree, row)?;
                self.row(table)?;
            }
        }
        Ok(())
    }

    /// Writes the row at hand as a line; as paragraphs where one of its cells is too long for a table.
    fn row(&mut self, table: Id) -> Result<(), ReadError> {
        let slots = std::mem::take(&mut self.placing.slots);
        if self.is_worth_a_line(&slots) {
            self.lines.begin_row(table);
            if self.cells(&slots)? {
                self.lines.end_row();
            } else {
                self.lines.drop_row();
                self.paragraphs(&slots)?;
            }
        }
        self.placing.slots = slots;
        Ok(())
    }

    /// A row in which nothing stands is one only if it may be one of empty values.
    fn is_worth_a_line(&self, slots: &[Slot]) -> bool {
        let mut own = slots.iter().copied().flatten();
        own.clone().any(|cell| self.tree.is(cell, VISIBLE)) || own.nth(1).is_some()
    }

    /// Writes cells; false where one is too long for a table.
    fn cells(&mut self, slots: &[Slot]) -> Result<bool, ReadError> {
        for slot in slots {
            let Some(cell) = *slot else {
                self.lines.covered_cell();
                continue;
            };
            self.lines.begin_cell();
            self.walk(cell, Mode::Cell)?;
            if self.lines.end_cell() > LONGEST_CELL {
                return Ok(false);
            }
        }
        Ok(true)
    }

    fn paragraphs(&mut self, slots: &[Slot]) -> Result<(), ReadError> {
        for cell in slots.iter().copied().flatten() {
            self.walk(cell, Mode::Lines)?;
            self.lines.end();
        }
        Ok(())
    }
}
