//! Frames that share their lines: where they meet, the right junction is drawn. It knows lines, not what is inside.

use std::collections::BTreeMap;

use ratatui::layout::{Position, Rect};

use super::terminal::Frames;

const UP: u8 = 1;
const DOWN: u8 = 2;
const LEFT: u8 = 4;
const RIGHT: u8 = 8;

/// Frames over a screen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lattice {
    /// By row and column: the arms of the cell, and whether it belongs to the frame that has the keys.
    cells: BTreeMap<(u16, u16), (u8, bool)>,
}

impl Lattice {
    /// Adds a frame.
    pub fn frame(&mut self, area: Rect, focused: bool) {
        if area.width < 2 || area.height < 2 {
            return;
        }
        let (left, right) = (area.left(), area.right() - 1);
        let (top, bottom) = (area.top(), area.bottom() - 1);
        for y in [top, bottom] {
            for x in left..=right {
                let arms = if x > left { LEFT } else { 0 } | if x < right { RIGHT } else { 0 };
                self.add(x, y, arms, focused);
            }
        }
        for x in [left, right] {
            for y in top..=bottom {
                let arms = if y > top { UP } else { 0 } | if y < bottom { DOWN } else { 0 };
                self.add(x, y, arms, focused);
            }
        }
    }

    fn add(&mut self, x: u16, y: u16, arms: u8, focused: bool) {
        let cell = self.cells.entry((y, x)).or_default();
        cell.0 |= arms;
        cell.1 |= focused;
    }

    /// Every glyph with its place and whether it belongs to the frame that has the keys.
    pub fn glyphs(&self, frames: Frames) -> impl Iterator<Item = (Position, char, bool)> + '_ {
        let glyph = move |arms| match frames {
            Frames::Ascii => ascii(arms),
            Frames::Unicode => unicode(arms),
        };
        self.cells.iter().map(move |(&(y, x), &(arms, focused))| (Position::new(x, y), glyph(arms), focused))
    }
}

const fn ascii(arms: u8) -> char {
    match (arms & (UP | DOWN) != 0, arms & (LEFT | RIGHT) != 0) {
        (true, true) => '+',
        (true, false) => '|',
        (false, _) => '-',
    }
}

const fn unicode(arms: u8) -> char {
    const ALL: [char; 16] = [' ', '│', '│', '│', '─', '┘', '┐', '┤', '─', '└', '┌', '├', '─', '┴', '┬', '┼'];
    ALL[(arms & 15) as usize]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(frames: Frames) -> Vec<String> {
        let mut lattice = Lattice::default();
        lattice.frame(Rect::new(0, 0, 4, 3), false);
        lattice.frame(Rect::new(3, 0, 4, 3), true);
        lattice.frame(Rect::new(0, 2, 7, 3), false);
        let mut rows = vec![[' '; 7]; 5];
        for (at, glyph, _) in lattice.glyphs(frames) {
            rows[usize::from(at.y)][usize::from(at.x)] = glyph;
        }
        rows.into_iter().map(|row| row.into_iter().collect()).collect()
    }

    #[test]
    fn shared_lines_meet_in_the_right_junctions() {
        assert_eq!(drawn(Frames::Unicode), ["┌──┬──┐", "│  │  │", "├──┴──┤", "│     │", "└─────┘"]);
        assert_eq!(drawn(Frames::Ascii), ["+--+--+", "|  |  |", "+--+--+", "|     |", "+-----+"]);
    }

    #[test]
    fn a_frame_without_room_is_none() {
        let mut lattice = Lattice::default();
        lattice.frame(Rect::new(0, 0, 1, 9), true);
        assert_eq!(lattice, Lattice::default());
    }
}
