//! Rows as they stand in a document: a row's label and the run of pieces after it, before anything is decided about cells.

use super::piece::{Flow, Kind, Piece};
use super::skeleton::{Skeleton, Word};
use super::subtotal;
use super::value;
use crate::form::Edition;
use crate::model::report::State;

/// A row label with the pieces that follow it.
#[expect(clippy::struct_excessive_bools, reason = "four things seen in passing, none excludes another")]
#[derive(Clone, Debug)]
pub struct Run {
    /// Place of the label among the pieces.
    pub label: usize,
    /// Pieces that the label spans.
    pub width: usize,
    /// Pieces that stand on its line up to the end of the label.
    pub before: usize,
    /// The pieces that may be its cells, in order.
    pub cells: Vec<Piece>,
    /// All of it stands on one line.
    pub on_one_line: bool,
    /// The label is not quite the form's: it was told by its place and letters.
    pub forced: bool,
    /// Another label follows, not a heading: a bar before it may be the mark of that label's row.
    pub before_label: bool,
    /// The label ends a plain line and the next one begins with a blank and a bar, or a gap and a bar follow: an empty first cell,
    /// or only what parts the label from its cells.
    pub is_torn: bool,
}

impl Run {
    /// Cuts off what begins with words after so many pieces: the label of another row, which nobody knows.
    pub fn cut_at_label(&mut self, skeleton: &Skeleton<'_>, columns: usize) {
        let is_label = |piece: &Piece| {
            let text = if piece.kind == Kind::Text { skeleton.text(*piece) } else { "" };
            text.chars().nth(2).is_some() && value::read(text).state == State::Text
        };
        if let Some(at) = self.cells.iter().skip(columns).position(is_label) {
            self.cells.truncate(columns + at);
        }
    }

    /// Tells whether anything that can be seen stands in it.
    pub fn has_values(&self) -> bool {
        self.cells.iter().any(|piece| piece.is_visible())
    }
}

/// More pieces than any row, or any group of rows whose labels are lost, has cells: a longer run is neither.
const LONGEST_RUN: usize = 64;

/// Collects the pieces that follow the word at `label`.
pub fn run_after(skeleton: &Skeleton<'_>, label: usize, edition: Edition) -> Run {
    collect(skeleton, label, edition, false)
}

/// Collects the pieces that follow a head whose values stand in the next row: what is left of the head's own row is no cell.
pub fn run_below(skeleton: &Skeleton<'_>, head: usize, edition: Edition) -> Run {
    collect(skeleton, head, edition, true)
}

fn collect(skeleton: &Skeleton<'_>, label: usize, edition: Edition, below: bool) -> Run {
    let (width, forced) = skeleton.word(label).map_or((1, false), |word| (word.pieces, word.forced));
    let first = skeleton.pieces[label];
    let on_one_line = first.flow == Flow::Row;
    let cells = Vec::with_capacity(10);
    let before = skeleton.pieces[..label].iter().rev().take(LONGEST_RUN);
    let before = before.take_while(|piece| piece.line == first.line && piece.kind != Kind::RowEnd).count();
    // A tab that begins a line is no piece, and may stand for an empty one.
    let is_tabbed = skeleton.document.line(first.line).starts_with('\t');
    let before = before + width + usize::from(is_tabbed);
    let mut run = Run { label, width, before, cells, on_one_line, forced, before_label: false, is_torn: false };
    for at in label + width..skeleton.pieces.len() {
        let piece = skeleton.pieces[at];
        if below && piece.kind == Kind::RowEnd && is_rest_of_head(skeleton.pieces, at, &run) {
            run.cells.clear();
        }
        match step(skeleton, at, edition, &run) {
            Step::Take => run.cells.push(piece),
            Step::Skip => {}
            Step::Stop => {
                run.before_label = !skeleton.labels(at, edition).is_empty();
                break;
            }
        }
        if piece.kind == Kind::RowEnd && run.cells.is_empty() {
            run.on_one_line = false;
        }
    }
    run.on_one_line |= run.cells.first().is_some_and(|cell| cell.flow == Flow::Row);
    run.is_torn = !below && is_torn(skeleton, label + width - 1, &run);
    run
}

fn is_torn(skeleton: &Skeleton<'_>, end: usize, run: &Run) -> bool {
    let pieces = skeleton.pieces;
    let next = |cell: &Piece| cell.kind == Kind::Blank && cell.flow == Flow::Row && cell.line == pieces[end].line + 1;
    let after_gap = |cell: &Piece| cell.kind == Kind::Bar && pieces[end + 1].kind == Kind::Gap;
    let opens = |cell: &Piece| next(cell) || after_gap(cell);
    let ends_its_line =
        pieces[end].flow == Flow::Line || pieces.get(end + 1).is_some_and(|next| next.kind == Kind::RowEnd);
    (ends_its_line || lacks_its_bar(skeleton, pieces[end])) && run.has_values() && run.cells.first().is_some_and(opens)
}

/// Tells a cell whose only bar stands before it: the bar after it is on the next line.
fn lacks_its_bar(skeleton: &Skeleton<'_>, piece: Piece) -> bool {
    let rest = skeleton.document.text.get(piece.span.range().end..).unwrap_or_default();
    piece.flow == Flow::Cell && rest.trim_start_matches([' ', '\r', '\u{3000}', '\u{a0}']).starts_with('\n')
}

/// Tells whether what stands between a head and the end of its row is no row of values: pads, or a row of blanks that a page
/// break left above the values.
fn is_rest_of_head(pieces: &[Piece], end: usize, run: &Run) -> bool {
    let next = || pieces[end + 1..].iter().take_while(|piece| piece.kind != Kind::RowEnd);
    let values_follow = || {
        next().all(|piece| piece.is_empty() || matches!(piece.kind, Kind::Digits(_)))
            && next().filter(|piece| piece.is_visible()).count() > 1
    };
    let own = run.cells.iter().all(|cell| cell.line == pieces[run.label].line);
    let is_rest = own && run.cells.iter().all(|cell| cell.is_empty());
    is_rest || run.cells.iter().all(|cell| cell.kind == Kind::Pad) || !run.has_values() && values_follow()
}

enum Step {
    Take,
    Skip,
    Stop,
}

fn step(skeleton: &Skeleton<'_>, at: usize, edition: Edition, run: &Run) -> Step {
    let piece = skeleton.pieces[at];
    let begun = !run.cells.is_empty();
    match piece.kind {
        _ if run.cells.len() >= LONGEST_RUN => Step::Stop,
        Kind::Bar if closes_a_line(skeleton.pieces, at) => Step::Skip,
        // The ordinal of the next row, alone on its line: its label goes on in the next one.
        Kind::Digits(_) if is_word(skeleton, at, edition) => Step::Stop,
        Kind::Digits(_) | Kind::Blank | Kind::Pad | Kind::Bar => Step::Take,
        Kind::Gap if begun && run.cells.iter().any(|cell| cell.flow == Flow::Tab) => Step::Stop,
        Kind::RowEnd if begun => Step::Stop,
        Kind::Gap | Kind::RowEnd => Step::Skip,
        Kind::Text => text_step(skeleton, at, edition),
    }
}

/// Tells whether a heading or a label of an edition begins at a piece.
fn is_word(skeleton: &Skeleton<'_>, at: usize, edition: Edition) -> bool {
    let word = skeleton.word(at);
    word.is_some_and(|word| word.meaning.heading.is_some() || !word.meaning.labels(edition).is_empty())
}

fn text_step(skeleton: &Skeleton<'_>, at: usize, edition: Edition) -> Step {
    let piece = skeleton.pieces[at];
    if is_word(skeleton, at, edition) {
        return Step::Stop;
    }
    let written = value::read(skeleton.text(piece));
    if matches!(written.state, State::Number | State::Dash) {
        return Step::Take;
    }
    if subtotal::is_label(skeleton.text(piece)) {
        return Step::Stop;
    }
    // Words on a plain line are no cell: prose, or the rest of a broken label; what says how many, if not exactly, is one.
    if piece.flow == Flow::Line && !is_vague(skeleton.text(piece)) { Step::Stop } else { Step::Take }
}

/// 若干, 约3, 3余: an amount that is no number.
fn is_vague(text: &str) -> bool {
    const AMOUNTS: [&str; 8] = ["若干", "多件", "数件", "几件", "少量", "不详", "未知", "待定"];
    const ABOUT: [char; 6] = ['约', '近', '超', '余', '多', '左'];
    let number = || text.contains(|c: char| c.is_numeric()) && text.contains(ABOUT);
    text.chars().count() <= LONGEST_AMOUNT && (AMOUNTS.contains(&text) || number())
}

/// Longer words say more than how many, in characters.
const LONGEST_AMOUNT: usize = 5;

/// In some layouts a bar on a line of its own closes the plain line before it, and is no cell.
fn closes_a_line(pieces: &[Piece], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| pieces.get(before));
    before.is_some_and(|piece| piece.is_visible() && piece.flow == Flow::Line)
}

/// Tells whether rows of this document begin with a bar alone (layouts G and K): then that bar is no cell of the row before.
/// The first label of all tells: no row stands before it whose last cell the bar could be.
pub fn rows_begin_with_a_bar(skeleton: &Skeleton<'_>) -> bool {
    let is_label = |(at, word): &(usize, Word)| skeleton.pieces[*at].flow == Flow::Cell && word.meaning.is_label();
    let first = skeleton.words().find(is_label).map(|(at, _)| at);
    first.and_then(|at| at.checked_sub(1)).is_some_and(|before| skeleton.pieces[before].kind == Kind::Bar)
}
