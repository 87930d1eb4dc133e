//! What is open around the words of a document: its paragraph, the list and fields of it, the text boxes that hang on it. What
//! is finished goes into the flow. It knows no XML.

use super::super::ReadError;
use super::super::flow::{Aside, Flow};
use super::numbering::Listed;
use super::veil::{Table, Veil};

/// Word has no more columns than this; a span beyond it is an error of the file.
const COLUMNS: usize = 63;

/// A flow of text, the document itself or one text box, with its open paragraph.
#[derive(Debug, Default)]
pub struct Frame {
    /// What is finished, and the tables that are open.
    pub flow: Flow,
    /// The open paragraph.
    pub paragraph: String,
    /// Text boxes that hang on the open paragraph.
    boxes: Aside,
    /// The list of the open paragraph.
    pub listed: Listed,
    /// The end of the open paragraph was deleted: the next one continues it.
    pub goes_on: bool,
    /// What takes the open stretch of text from sight; what is struck out is no longer meant.
    pub veil: Veil,
    /// The open stretch of text is raised.
    pub is_raised: bool,
    /// The open tables, where their styles take anything from sight.
    pub tables: Vec<Table>,
    /// The open fields: whether their result has begun.
    pub fields: Vec<bool>,
}

/// Something that a file says of a cell or row.
#[derive(Clone, Copy, Debug)]
pub enum Trait {
    /// The cell covers so many columns.
    Span(usize),
    /// The cell belongs to the one above.
    Above,
    /// The cell belongs to the one on its left.
    Left,
    /// The cell was deleted.
    CellGone,
    /// The row begins after so many columns.
    Before(usize),
    /// So many columns are left at the end of the row.
    After(usize),
    /// The row was deleted.
    RowGone,
}

impl Frame {
    /// Ends the open paragraph, its list mark before it and its text boxes behind it.
    pub fn end_paragraph(&mut self, mark: &str) -> Result<(), ReadError> {
        self.flow.paragraph(mark, &self.paragraph);
        self.paragraph.clear();
        if self.boxes.is_empty() {
            return Ok(());
        }
        self.flow.take(&std::mem::take(&mut self.boxes))
    }

    /// Ends the flow; a paragraph that had no end ends with it.
    pub fn finish(mut self) -> Result<Aside, ReadError> {
        self.end_paragraph("")?;
        Ok(self.flow.finish())
    }

    /// Hangs a finished text box on the open paragraph.
    pub fn hang(&mut self, text_box: &Aside) {
        self.boxes.join(text_box);
    }

    /// Notes what the file says of the open cell or row.
    pub fn note(&mut self, what: Trait) {
        let Some(row) = self.flow.row() else { return };
        match what {
            Trait::Before(columns) => row.before = columns.min(COLUMNS),
            Trait::After(columns) => row.after = columns.min(COLUMNS),
            Trait::RowGone => row.is_gone = true,
            what => {
                let Some(shape) = row.shape() else { return };
                match what {
                    Trait::Span(columns) => shape.covers = columns.clamp(1, COLUMNS).saturating_sub(1),
                    Trait::Above => shape.above = true,
                    _ => shape.gone = true,
                }
            }
        }
    }
}
