//! Finds rows of a frame that only moved up or down since the last one: the terminal can move them by itself. It writes nothing.

use std::hash::{Hash, Hasher};

use ratatui::buffer::{Buffer, Cell};
use rustc_hash::FxHasher;

/// Rows that moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Shift {
    /// The first row of the band within which rows move.
    pub top: u16,
    /// Its last row.
    pub bottom: u16,
    /// By how many rows.
    pub by: u16,
    /// Upwards.
    pub up: bool,
}

/// So many cells at least must be saved for a shift to be worth its sequences and the repairs beside it.
const WORTH: usize = 40;

/// The shift that saves the most cells, if one saves enough.
pub(super) fn shift(shown: &Buffer, wanted: &Buffer) -> Option<Shift> {
    let width = usize::from(wanted.area.width).max(1);
    let rows = |buffer: &Buffer| buffer.content.chunks(width).map(signature).collect::<Vec<u64>>();
    let (old, new) = (rows(shown), rows(wanted));
    let count = |y: usize| if old[y] == new[y] { 0 } else { differing(row(shown, y), row(wanted, y)) };
    let changes: Vec<usize> = (0..new.len()).map(count).collect();
    if changes.iter().sum::<usize>() < WORTH {
        return None;
    }
    let all = (1..new.len()).flat_map(|by| [true, false].map(|up| (by, up)));
    let stretches = all.flat_map(|(by, up)| stretches(&old, &new, by, up));
    let rated = stretches.map(|stretch| (saved(&stretch, &changes, wanted), stretch));
    let (saved, best) = rated.max_by_key(|(saved, _)| *saved)?;
    (saved >= WORTH).then_some(best).and_then(Stretch::shift)
}

/// Makes of a buffer what the terminal makes of its screen: rows move, and blank ones come in.
pub(super) fn apply(shift: Shift, shown: &mut Buffer) {
    let width = usize::from(shown.area.width).max(1);
    let band = usize::from(shift.top) * width..(usize::from(shift.bottom) + 1) * width;
    let (cells, by) = (&mut shown.content[band], usize::from(shift.by) * width);
    let fresh = if shift.up {
        cells.rotate_left(by);
        cells.len() - by..cells.len()
    } else {
        cells.rotate_right(by);
        0..by
    };
    cells[fresh].fill(Cell::default());
}

/// Neighbouring rows of the new frame that stood `by` rows lower or higher in the old one.
#[derive(Clone, Debug)]
struct Stretch {
    rows: std::ops::Range<usize>,
    by: usize,
    up: bool,
}

impl Stretch {
    fn shift(self) -> Option<Shift> {
        let row = |y: usize| u16::try_from(y).ok();
        let (top, end) = self.band();
        Some(Shift { top: row(top)?, bottom: row(end - 1)?, by: row(self.by)?, up: self.up })
    }

    /// All rows that are touched, the ones that come in with them.
    fn band(&self) -> (usize, usize) {
        if self.up { (self.rows.start, self.rows.end + self.by) } else { (self.rows.start - self.by, self.rows.end) }
    }

    /// The rows that come in blank.
    fn fresh(&self) -> std::ops::Range<usize> {
        let (top, end) = self.band();
        if self.up { self.rows.end..end } else { top..self.rows.start }
    }
}

fn stretches(old: &[u64], new: &[u64], by: usize, up: bool) -> Vec<Stretch> {
    let is_moved = |y: usize| {
        let before = if up { y.checked_add(by) } else { y.checked_sub(by) };
        before.and_then(|before| old.get(before)) == new.get(y)
    };
    let mut stretches: Vec<Stretch> = Vec::new();
    for y in (0..new.len()).filter(|y| is_moved(*y)) {
        match stretches.last_mut().filter(|last| last.rows.end == y) {
            Some(last) => last.rows.end += 1,
            None => stretches.push(Stretch { rows: y..y + 1, by, up }),
        }
    }
    stretches
}

/// The cells that need not be written, less those that must be because they come in blank.
fn saved(stretch: &Stretch, changes: &[usize], wanted: &Buffer) -> usize {
    let gained: usize = changes[stretch.rows.clone()].iter().sum();
    let filled = |y: usize| row(wanted, y).iter().filter(|cell| **cell != Cell::default()).count();
    let lost: usize = stretch.fresh().map(|y| filled(y).saturating_sub(changes[y])).sum();
    gained.saturating_sub(lost)
}

fn row(buffer: &Buffer, y: usize) -> &[Cell] {
    let width = usize::from(buffer.area.width);
    &buffer.content[y * width..(y + 1) * width]
}

fn differing(one: &[Cell], other: &[Cell]) -> usize {
    one.iter().zip(other).filter(|(one, other)| one != other).count()
}

fn signature(row: &[Cell]) -> u64 {
    let mut hasher = FxHasher::default();
    row.hash(&mut hasher);
    hasher.finish()
}
