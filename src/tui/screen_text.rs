//! The screen as text, for tests and the manual, and the clearing of areas that wide glyphs straddle. It draws no panes.

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};
use unicode_width::UnicodeWidthStr;

/// Returns what a buffer shows, a line a row, without blanks at the ends of lines.
pub fn screen(buffer: &Buffer) -> String {
    let mut shown = String::new();
    for y in buffer.area.rows().map(|row| row.y) {
        let row: String = glyphs(buffer, y).map(|(_, symbol)| symbol).collect();
        shown.push_str(row.trim_end());
        shown.push('\n');
    }
    shown
}

/// Returns the glyphs of a row with their columns; the second cell of a wide glyph is none.
pub(super) fn glyphs(buffer: &Buffer, y: u16) -> impl Iterator<Item = (u16, &str)> {
    let mut next = buffer.area.left();
    (buffer.area.left()..buffer.area.right()).filter_map(move |x| {
        if x < next {
            return None;
        }
        let symbol = buffer[(x, y)].symbol();
        next = x.saturating_add(cells(symbol));
        Some((x, symbol))
    })
}

/// Returns the cells of a glyph on the screen, at least one.
pub(super) fn cells(symbol: &str) -> u16 {
    u16::try_from(symbol.width()).unwrap_or(u16::MAX).max(1)
}

/// Clears an area, and with it the wide glyphs that lie half inside: ratatui's `Clear` leaves their other halves.
pub fn clear_wide(area: Rect, buffer: &mut Buffer) {
    let area = area.intersection(buffer.area);
    for y in area.rows().map(|row| row.y) {
        if let Some(left) = area.left().checked_sub(1) {
            blank_if_wide(Position::new(left, y), buffer);
        }
        blank_if_wide(Position::new(area.right().saturating_sub(1), y), buffer);
        for x in area.left()..area.right() {
            buffer[(x, y)].reset();
        }
    }
}

/// Blanks both halves of a wide glyph and keeps their colours, which belong to what lies below.
fn blank_if_wide(at: Position, buffer: &mut Buffer) {
    let Some(cell) = buffer.cell_mut(at).filter(|cell| cells(cell.symbol()) > 1) else {
        return;
    };
    cell.set_symbol(" ");
    if let Some(half) = buffer.cell_mut(Position::new(at.x + 1, at.y)) {
        half.set_symbol(" ");
    }
}

#[cfg(test)]
mod tests {
    use ratatui::style::{Color, Style};

    use super::*;

    #[test]
    fn han_text_reads_as_it_was_written() {
        let buffer = Buffer::with_lines(["表三 总计 12", "  （七）"]);
        assert_eq!(screen(&buffer), "表三 总计 12\n  （七）\n");
    }

    #[test]
    fn clearing_takes_the_halves_at_both_edges_along() {
        let mut buffer = Buffer::with_lines(["张店区民政局", "abcdefghijkl"]);
        clear_wide(Rect::new(3, 0, 4, 2), &mut buffer);
        // 店 lies in columns 2 and 3, 民 in 6 and 7.
        assert_eq!(screen(&buffer), "张      政局\nabc    hijkl\n");
    }

    #[test]
    fn clearing_keeps_the_colours_outside() {
        let mut buffer = Buffer::with_lines(["张店区"]);
        buffer.set_style(buffer.area, Style::new().bg(Color::Red));
        clear_wide(Rect::new(1, 0, 2, 1), &mut buffer);
        let grounds: Vec<Color> = (0..6).map(|x| buffer[(x, 0)].bg).collect();
        assert_eq!(grounds, [Color::Red, Color::Reset, Color::Reset, Color::Red, Color::Red, Color::Red]);
        assert_eq!(screen(&buffer), "    区\n");
    }

    #[test]
    fn an_area_beyond_the_screen_is_no_error() {
        let mut buffer = Buffer::with_lines(["张店"]);
        clear_wide(Rect::new(3, 0, 9, 9), &mut buffer);
        assert_eq!(screen(&buffer), "张\n");
    }
}
