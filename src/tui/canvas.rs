//! What panes draw on: a buffer with the look of this run. Every text that reaches it is made harmless and cut to its room.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::lattice::Lattice;
use super::line::Line;
use super::look::Look;
use super::role::Role;
use super::screen_text::clear_wide;
use crate::text::width::{shorten, width};

/// A buffer with the look of this run.
#[derive(Debug)]
pub struct Canvas<'a> {
    /// How it looks.
    pub look: &'a Look,
    buffer: &'a mut Buffer,
    cursor: Option<Position>,
}

impl<'a> Canvas<'a> {
    /// Begins to draw: everything in the ground colour.
    pub fn new(buffer: &'a mut Buffer, look: &'a Look) -> Self {
        buffer.set_style(buffer.area, look.style(Role::Ink));
        Self { look, buffer, cursor: None }
    }

    /// The whole screen.
    pub fn area(&self) -> Rect {
        self.buffer.area
    }

    /// Where the cursor of a text field stands.
    pub const fn cursor(&self) -> Option<Position> {
        self.cursor
    }

    /// Puts the cursor of a text field; input methods draw there.
    pub fn set_cursor(&mut self, at: Position) {
        self.cursor = Some(at).filter(|at| self.buffer.area.contains(*at));
    }

    /// The buffer itself, for widgets of others.
    pub fn buffer(&mut self) -> &mut Buffer {
        self.buffer
    }

    /// Draws a line into the first row of an area.
    pub fn line(&mut self, area: Rect, line: &Line) {
        let area = area.intersection(self.buffer.area);
        if area.is_empty() {
            return;
        }
        let row = Rect { height: 1, ..area };
        let ground = line.ground.map(|role| self.look.style(role));
        let mut x = area.x;
        for (text, role) in line.fitted(self.look, usize::from(area.width)) {
            let style = self.look.style(role);
            let style = ground.map_or(style, |ground| style.patch(ground));
            let room = usize::from(area.right().saturating_sub(x));
            (x, _) = self.buffer.set_stringn(x, area.y, &text, room, style);
        }
        if let Some(ground) = ground {
            let rest = Rect { x, width: area.right().saturating_sub(x), ..row };
            self.buffer.set_style(rest, ground);
        }
    }

    /// Draws lines from the top of an area down, as many as fit.
    pub fn lines<'l>(&mut self, area: Rect, lines: impl IntoIterator<Item = &'l Line>) {
        for (row, line) in area.rows().zip(lines) {
            self.line(row, line);
        }
    }

    /// Clears an area and draws a frame with a title around it; returns what is inside.
    pub fn popup(&mut self, area: Rect, title: &str) -> Rect {
        let area = area.intersection(self.buffer.area);
        clear_wide(area, self.buffer);
        self.buffer.set_style(area, self.look.style(Role::Ink));
        let mut lattice = Lattice::default();
        lattice.frame(area, true);
        self.lattice(&lattice);
        self.title(area, title, true);
        inside(area)
    }

    /// Draws frames.
    pub fn lattice(&mut self, lattice: &Lattice) {
        for (at, glyph, focused) in lattice.glyphs(self.look.frames) {
            let role = if focused { Role::FrameFocus } else { Role::Frame };
            let style = self.look.style(role);
            if let Some(cell) = self.buffer.cell_mut(at) {
                cell.set_char(glyph).set_style(style);
            }
        }
    }

    /// Writes a title into the upper line of a frame; the mark tells which one has the keys without colour.
    pub fn title(&mut self, area: Rect, title: &str, focused: bool) {
        let room = usize::from(area.width.saturating_sub(4));
        let clean = self.look.clean(title);
        if room < 4 || clean.is_empty() {
            return;
        }
        let mark = if focused { ">" } else { " " };
        let shown = format!("{mark}{} ", shorten(&clean, room.saturating_sub(2)));
        let role = if focused { Role::FrameFocus } else { Role::Title };
        let row = Rect { x: area.x + 2, y: area.y, width: u16::try_from(width(&shown)).unwrap_or(0), height: 1 };
        self.line(row, &Line::of(shown, role));
    }
}

/// What is inside a frame.
pub const fn inside(area: Rect) -> Rect {
    Rect {
        x: area.x.saturating_add(1),
        y: area.y.saturating_add(1),
        width: area.width.saturating_sub(2),
        height: area.height.saturating_sub(2),
    }
}
