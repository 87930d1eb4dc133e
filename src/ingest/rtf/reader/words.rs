//! What the control words of RTF do: where text goes and how it looks, fonts, rows, the ends of paragraphs, cells and rows.

use super::{MOST_CELLS, Reader, Row};
use crate::ingest::rtf::group::{Goal, Void, goal, is_known};
use crate::ingest::{ReadError, codepage};

impl Reader {
    /// Follows a control word.
    pub(super) fn word(&mut self, word: &[u8], number: Option<i32>) -> Result<(), ReadError> {
        if let Some(passable) = self.fresh {
            let known = goal(word, self.now.goal);
            self.now.goal = match known {
                Some(goal) => goal,
                None if passable && !is_known(word) => Goal::Nowhere,
                None => self.now.goal,
            };
        }
        if matches!(self.now.goal, Goal::Nowhere | Goal::Shape) {
            return Ok(());
        }
        let on = number != Some(0);
        match word {
            b"par" | b"sect" | b"page" | b"column" => return self.paragraph(),
            b"cell" | b"nestcell" => return self.cell(word == b"nestcell"),
            b"row" | b"nestrow" => return self.end_row(word == b"nestrow"),
            b"u" => self.unicode(number.unwrap_or(0)),
            b"uc" => self.now.stand_ins = usize::try_from(number.unwrap_or(1)).unwrap_or(0),
            b"v" => self.now.void.hidden = on,
            b"strike" => self.now.void.struck[0] = on,
            b"striked" => self.now.void.struck[1] = on,
            b"deleted" | b"mvf" => self.now.void.deleted = on,
            b"super" => self.now.is_raised = on,
            b"nosupersub" | b"sub" => self.now.is_raised = false,
            b"plain" => self.plain(),
            b"pard" => self.now.depth = 0,
            b"intbl" => self.now.depth = self.now.depth.max(1),
            b"itap" => self.now.depth = usize::try_from(number.unwrap_or(0)).unwrap_or(0),
            b"nesttableprops" => self.now.inner = true,
            b"objdata" => self.now.goal = Goal::Nowhere,
            _ => self.font_or_row(word, number.unwrap_or(0)),
        }
        Ok(())
    }

    fn plain(&mut self) {
        (self.now.void, self.now.is_raised) = (Void::default(), false);
        self.now.encoding = self.fonts.get(&self.default_font).copied().flatten();
    }

    fn font_or_row(&mut self, word: &[u8], number: i32) {
        let in_fonts = self.now.goal == Goal::Fonts;
        match word {
            b"ansicpg" => self.encoding = codepage::of_page(number.unsigned_abs()),
            b"deff" => self.default_font = number,
            b"f" if in_fonts => self.font = number,
            b"f" => self.now.encoding = self.fonts.get(&number).copied().flatten(),
            b"fcharset" if in_fonts => {
                self.fonts.insert(self.font, codepage::of_charset(number.unsigned_abs()));
            }
            b"cpg" if in_fonts => {
                self.fonts.insert(self.font, Some(codepage::of_page(number.unsigned_abs())));
            }
            _ => self.row_word(word),
        }
    }

    fn row_word(&mut self, word: &[u8]) {
        let row = if self.now.inner { &mut self.inner_row } else { &mut self.row };
        match word {
            b"trowd" => *row = Row::default(),
            b"clvmrg" => row.next.above = true,
            b"clmrg" => row.next.gone = true,
            b"cellx" if row.cells.len() < MOST_CELLS => row.cells.push(std::mem::take(&mut row.next)),
            _ => self.sign(word),
        }
    }

    /// Words that are characters.
    fn sign(&mut self, word: &[u8]) {
        let character = match word {
            b"line" | b"softline" => '\n',
            b"tab" => '\t',
            b"emdash" => '—',
            b"endash" => '–',
            b"lquote" => '‘',
            b"rquote" => '’',
            b"ldblquote" => '“',
            b"rdblquote" => '”',
            b"bullet" => '•',
            b"emspace" | b"enspace" | b"qmspace" => ' ',
            _ => return,
        };
        self.char(character);
    }

    // --- paragraphs, cells, rows ---------------------------------------------------------------------------------------

    /// Ends a paragraph.
    pub(super) fn paragraph(&mut self) -> Result<(), ReadError> {
        // A deleted mark joins two paragraphs.
        if !self.takes_text() || self.now.void.deleted {
            return Ok(());
        }
        self.end_paragraph(self.now.depth)
    }

    fn end_paragraph(&mut self, depth: usize) -> Result<(), ReadError> {
        let sink = self.sink();
        let text = std::mem::take(&mut sink.text);
        let only_number = std::mem::take(&mut sink.number) >= text.len();
        sink.flow.paragraph(depth, if only_number { "" } else { &text })
    }

    fn cell(&mut self, inner: bool) -> Result<(), ReadError> {
        if !self.takes_text() {
            return Ok(());
        }
        let depth = if inner { self.now.depth.max(2) } else { 1 };
        self.end_paragraph(depth)?;
        self.sink().flow.end_cell(depth)
    }

    fn end_row(&mut self, inner: bool) -> Result<(), ReadError> {
        if !self.takes_text() {
            return Ok(());
        }
        let depth = if inner { self.now.depth.max(2) } else { 1 };
        // A row within that has no properties of its own group was defined like any other.
        let own = Some(std::mem::take(&mut self.inner_row.cells)).filter(|cells| inner && !cells.is_empty());
        let cells = own.unwrap_or_else(|| self.row.cells.clone());
        let sink = self.sink();
        sink.text.clear();
        sink.flow.end_row(depth, &cells)
    }

    const fn takes_text(&self) -> bool {
        matches!(self.now.goal, Goal::Body | Goal::Boxes)
    }
}
