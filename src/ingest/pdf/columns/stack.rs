//! Labels whose lines stand below one another: which pieces of text are one label. The words tell, never the gaps alone.

use kurbo::Rect;

use super::super::label;
use super::super::line::{Line, push_continued};
use crate::ingest::numeral::is_numbered;

/// The next line of a label stands nearer than this, in font sizes; paragraphs of one cell stand further apart than its lines.
const LONGEST_STEP: f64 = 3.2;
/// Lines of one label, at most.
const MOST_LINES: usize = 24;
/// Bytes of a label, at most.
const LONGEST_LABEL: usize = 600;
/// Places closer than this part of the font size are one.
pub const NEAR: f64 = 0.6;

/// A text of a line, between two wide gaps.
#[derive(Clone, Copy, Debug)]
pub struct Piece<'l> {
    /// The text and its place.
    pub part: &'l Line,
    /// Its page.
    pub page: usize,
    /// Its line in the run.
    pub nth: usize,
}

/// A label with all its lines.
#[derive(Clone, Debug)]
pub struct Block<'l> {
    /// Its lines from top to bottom.
    pub pieces: Vec<Piece<'l>>,
}

impl Block<'_> {
    /// Its lines put together.
    pub fn text(&self) -> String {
        let mut text = String::new();
        self.pieces.iter().for_each(|piece| push_continued(&mut text, &piece.part.text));
        text
    }

    /// Where it begins on the page: page and baseline.
    pub fn start(&self) -> (usize, f64) {
        let first = self.pieces[0];
        (first.page, first.part.baseline())
    }

    /// Where it begins from left to right.
    pub fn left(&self) -> f64 {
        self.pieces.iter().map(|piece| piece.part.bounds.x0).fold(f64::INFINITY, f64::min)
    }

    /// Where it ends from left to right.
    pub fn right(&self) -> f64 {
        self.pieces.iter().map(|piece| piece.part.bounds.x1).fold(f64::NEG_INFINITY, f64::max)
    }

    /// The font size of its first line.
    pub fn size(&self) -> f64 {
        self.pieces[0].part.size
    }

    /// Its first and last baseline on a page; none where it does not stand there.
    pub fn reach(&self, page: usize) -> Option<(f64, f64)> {
        let mut lines = self.pieces.iter().filter(|piece| piece.page == page).map(|piece| piece.part.baseline());
        let first = lines.next()?;
        Some((first, lines.next_back().unwrap_or(first)))
    }

    /// Tells whether a page break cuts it.
    pub fn is_cut(&self) -> bool {
        self.pieces.iter().any(|piece| piece.page != self.pieces[0].page)
    }
}

/// The labels of some pieces, which come from top to bottom.
pub fn blocks_of<'l>(pieces: &[Piece<'l>]) -> Vec<Block<'l>> {
    let mut stacks: Vec<Vec<Piece<'l>>> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    for &piece in pieces {
        open.retain(|&nth| stacks[nth].last().is_some_and(|last| is_near(*last, piece)));
        let above = open.iter().copied().filter(|&nth| is_aligned(stacks[nth][stacks[nth].len() - 1], piece));
        let nearest = above.min_by(|&a, &b| distance(&stacks[a], piece).total_cmp(&distance(&stacks[b], piece)));
        if let Some(nth) = nearest {
            stacks[nth].push(piece);
        } else {
            open.push(stacks.len());
            stacks.push(vec![piece]);
        }
    }
    stacks.iter().flat_map(|stack| parted(stack)).collect()
}

/// How far the left edge of a piece is from that of the last one of a stack.
fn distance(stack: &[Piece<'_>], piece: Piece<'_>) -> f64 {
    stack.last().map_or(f64::INFINITY, |last| (last.part.bounds.x0 - piece.part.bounds.x0).abs())
}

/// Tells whether a piece can still be the next line: on the same page or at the top of the next one.
fn is_near(last: Piece<'_>, piece: Piece<'_>) -> bool {
    let step = piece.part.baseline() - last.part.baseline();
    match piece.page - last.page {
        0 => step < LONGEST_STEP * last.part.size,
        1 => true,
        _ => false,
    }
}

/// Tells whether a piece stands below another, both flush or both centred.
fn is_aligned(above: Piece<'_>, piece: Piece<'_>) -> bool {
    let (a, b): (Rect, Rect) = (above.part.bounds, piece.part.bounds);
    let size = above.part.size.max(piece.part.size);
    let same = (a.x0 - b.x0).abs() < NEAR * size || (a.center().x - b.center().x).abs() < NEAR * size;
    let is_below = piece.page > above.page || piece.part.baseline() - above.part.baseline() > NEAR * size;
    same && is_below
}

/// Parts a stack where the words part it: a text that is a label of the form is one, and a number begins another.
fn parted<'l>(stack: &[Piece<'l>]) -> Vec<Block<'l>> {
    let mut blocks = Vec::new();
    let mut at = 0;
    while at < stack.len() {
        let end = whole(stack, at).unwrap_or_else(|| numbered(stack, at));
        blocks.push(Block { pieces: stack[at..end].to_vec() });
        at = end;
    }
    blocks
}

/// The end of the longest label of the form that begins with this line.
fn whole(stack: &[Piece<'_>], at: usize) -> Option<usize> {
    let mut text = String::new();
    let mut longest = None;
    for (nth, piece) in stack.iter().enumerate().skip(at).take(MOST_LINES) {
        push_continued(&mut text, &piece.part.text);
        if text.len() > LONGEST_LABEL {
            break;
        }
        if label::is_whole(&text) {
            longest = Some(nth + 1);
        }
    }
    longest
}

/// The end of a label that the form does not know: with a number, it goes on to where another begins.
fn numbered(stack: &[Piece<'_>], at: usize) -> usize {
    let begins = |nth: usize| is_numbered(&stack[nth].part.text) || whole(stack, nth).is_some();
    if !is_numbered(&stack[at].part.text) {
        return at + 1;
    }
    (at + 1..stack.len().min(at + MOST_LINES)).find(|&nth| begins(nth)).unwrap_or(stack.len().min(at + MOST_LINES))
}
