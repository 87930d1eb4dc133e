//! Cuts what differs between two frames into strokes, pieces of a row that are written in one look, and puts them into the
//! order that takes the fewest changes of look. It writes nothing.

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::Color;

use super::Frames;
use super::glyph::{COVERED, SEEN_ON_BLANKS, is_certain};
use super::pen::Ink;

/// Cells of one row that are written one after the other in one look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stroke {
    /// The row.
    pub y: u16,
    /// The first cell.
    pub from: u16,
    /// The cell behind the last.
    pub to: u16,
    /// How it is written; of blanks only the ground counts.
    pub ink: Ink,
    /// Nothing but blanks.
    pub is_blank: bool,
    /// A glyph of doubtful width stands in its row: what is right of it must be written after it.
    is_delicate: bool,
}

/// Cells that did not change are written again where that costs no more bytes than to jump over them.
const JUMP: usize = 4;
/// So many blanks are cheaper erased and jumped over than written.
const GAP: u16 = 11;
/// So many blanks are cheaper erased than written where nothing follows.
pub(super) const TAIL: u16 = 6;

/// What must be written to make one frame of another; `erases` tells whether blanks can be erased.
pub(super) fn strokes(shown: &Buffer, wanted: &Buffer, frames: Frames, erases: bool) -> Vec<Stroke> {
    let width = usize::from(wanted.area.width).max(1);
    let mut all = Vec::new();
    for (y, rows) in (0..).zip(shown.content.chunks(width).zip(wanted.content.chunks(width))) {
        if rows.0 != rows.1 {
            let row = Row { y, shown: rows.0, wanted: rows.1, frames };
            let own = row.strokes();
            all.extend(if erases { own.into_iter().flat_map(|stroke| row.cut(stroke)).collect() } else { own });
        }
    }
    put_in_order(&mut all);
    all
}

/// Those of one look together, looks of one ground beside each other; rows with a delicate glyph last and from left to right.
fn put_in_order(all: &mut [Stroke]) {
    let (mut grounds, mut inks): (Vec<Color>, Vec<Ink>) = (Vec::new(), Vec::new());
    for stroke in all.iter() {
        grounds.extend(Some(stroke.ink.bg).filter(|ground| !grounds.contains(ground)));
        inks.extend(Some(stroke.ink).filter(|ink| !inks.contains(ink)));
    }
    let place = |stroke: &Stroke| {
        let ground = grounds.iter().position(|ground| *ground == stroke.ink.bg);
        let ink = inks.iter().position(|ink| *ink == stroke.ink);
        let look = (ground, !stroke.is_blank, stroke.ink.modifier.bits(), ink);
        (stroke.is_delicate, Some(look).filter(|_| !stroke.is_delicate), stroke.y, stroke.from)
    };
    all.sort_by_cached_key(place);
}

/// One row in both frames.
struct Row<'a> {
    y: u16,
    shown: &'a [Cell],
    wanted: &'a [Cell],
    frames: Frames,
}

impl Row<'_> {
    fn strokes(&self) -> Vec<Stroke> {
        let mut strokes: Vec<Stroke> = Vec::new();
        let (mut x, mut is_delicate, mut renew) = (0, false, false);
        while x < self.wanted.len() {
            let next = self.behind(x);
            let doubtful = !is_certain(self.wanted[x].symbol(), self.frames);
            let differs = renew || self.shown[x..next] != self.wanted[x..next];
            // Nobody knows which cells it took: its neighbour is written again.
            renew = differs && doubtful;
            is_delicate |= renew;
            if differs && !strokes.last_mut().is_some_and(|stroke| self.join(stroke, x)) {
                strokes.push(self.stroke(x));
            }
            x = next;
        }
        for stroke in &mut strokes {
            stroke.is_delicate = is_delicate;
        }
        strokes
    }

    /// The place behind a glyph.
    fn behind(&self, x: usize) -> usize {
        let covered = self.wanted[x + 1..].iter().take_while(|cell| cell.symbol() == COVERED).count();
        x + 1 + covered
    }

    fn stroke(&self, x: usize) -> Stroke {
        let cell = &self.wanted[x];
        let place = |x: usize| u16::try_from(x).unwrap_or(u16::MAX);
        Stroke {
            y: self.y,
            from: place(x),
            to: place(self.behind(x)),
            ink: Ink { fg: cell.fg, bg: cell.bg, modifier: cell.modifier },
            is_blank: cell.symbol() == " " && !cell.modifier.intersects(SEEN_ON_BLANKS),
            is_delicate: false,
        }
    }

    /// Makes a stroke longer by the glyph at `x` and what lies between, if that can be written along and is worth it.
    fn join(&self, stroke: &mut Stroke, x: usize) -> bool {
        let between = usize::from(stroke.to)..x;
        if self.wanted[between.clone()].iter().map(|cell| cell.symbol().len()).sum::<usize>() > JUMP {
            return false;
        }
        let mut joined = *stroke;
        let mut at = between.start;
        while at <= x {
            let next = self.stroke(at);
            let Some(ink) = common(&joined, &next) else { return false };
            joined = Stroke { to: next.to, ink, is_blank: joined.is_blank && next.is_blank, ..joined };
            at = usize::from(next.to);
        }
        *stroke = joined;
        true
    }

    /// Cuts long blanks out of a stroke, so that they can be erased.
    fn cut(&self, stroke: Stroke) -> Vec<Stroke> {
        let mut pieces: Vec<Stroke> = Vec::new();
        let mut at = stroke.from;
        while at < stroke.to {
            let one = self.stroke(usize::from(at));
            let is_blank = one.is_blank;
            match pieces.last_mut().filter(|piece| piece.is_blank == is_blank) {
                Some(piece) => piece.to = one.to,
                None => pieces.push(Stroke { to: one.to, from: at, is_blank, ..stroke }),
            }
            at = one.to;
        }
        join_short(pieces, stroke)
    }
}

/// Puts pieces together again whose blanks are too few to be erased.
fn join_short(pieces: Vec<Stroke>, whole: Stroke) -> Vec<Stroke> {
    let mut kept: Vec<Stroke> = Vec::new();
    for piece in pieces {
        let enough = if piece.to == whole.to { TAIL } else { GAP };
        let is_long = piece.is_blank && piece.to - piece.from >= enough;
        let takes_more = |last: &&mut Stroke| !last.is_blank || last.to - last.from < GAP;
        match kept.last_mut().filter(takes_more).filter(|_| !is_long) {
            Some(last) => (last.to, last.is_blank) = (piece.to, last.is_blank && piece.is_blank),
            None => kept.push(Stroke { is_delicate: whole.is_delicate, ..piece }),
        }
    }
    kept
}

/// The look in which two neighbours can both be written: blanks take any with their ground.
fn common(one: &Stroke, next: &Stroke) -> Option<Ink> {
    let suits = |blank: &Stroke, other: &Stroke| {
        blank.is_blank && blank.ink.bg == other.ink.bg && !other.ink.modifier.intersects(SEEN_ON_BLANKS)
    };
    if one.ink == next.ink || suits(next, one) {
        return Some(one.ink);
    }
    suits(one, next).then_some(next.ink)
}
