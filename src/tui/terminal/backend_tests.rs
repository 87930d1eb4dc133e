use proptest::prelude::*;
use ratatui::{Terminal, buffer::Buffer, layout::Rect, style::Style};

use super::*;

fn backend(width: u16, height: u16, ambiguous: Ambiguous) -> FrameBackend {
    let abilities = Abilities { ambiguous, depth: Depth::Rgb, ..Abilities::default() };
    FrameBackend::new(Size { width, height }, abilities)
}

/// Draws the texts, one frame each, and returns the bytes of each frame.
fn frames(texts: &[&str], style: Style, ambiguous: Ambiguous) -> Vec<String> {
    let Ok(mut terminal) = Terminal::new(backend(20, 2, ambiguous));
    texts
        .iter()
        .map(|text| {
            let Ok(_) = terminal.draw(|frame| {
                frame.buffer_mut().set_string(0, 0, text, style);
            });
            let bytes = terminal.backend_mut().take_frame().unwrap_or_default();
            String::from_utf8(bytes).unwrap()
        })
        .collect()
}

fn frame(text: &str, style: Style) -> String {
    frames(&[text], style, Ambiguous::Narrow).remove(0)
}

#[test]
fn a_frame_is_one_synchronised_piece_and_han_needs_no_moves() {
    assert_eq!(frame("总计12", Style::new()), "\u{1b}[?2026h\u{1b}[1;1H总计12\u{1b}[?2026l");
}

#[test]
fn a_frame_without_changes_writes_nothing() {
    assert_eq!(frames(&["总计", "总计"], Style::new(), Ambiguous::Narrow)[1], "");
}

#[test]
fn a_style_is_one_sequence_and_ends_with_the_frame() {
    let style = Style::new().fg(Color::Rgb(1, 2, 3)).bg(Color::Indexed(236)).bold();
    let expected = "\u{1b}[?2026h\u{1b}[1;1H\u{1b}[0;1;38;2;1;2;3;48;5;236m总\u{1b}[0m\u{1b}[?2026l";
    assert_eq!(frame("总", style), expected);
    assert!(frame("x", Style::new().fg(Color::LightRed).bg(Color::Black)).contains("\u{1b}[0;91;40mx"));
}

#[test]
fn without_colours_only_modifiers_are_sent() {
    let abilities = Abilities { depth: Depth::Mono, ..Abilities::default() };
    let mut backend = FrameBackend::new(Size { width: 4, height: 1 }, abilities);
    backend.restyle((Color::Red, Color::Rgb(1, 2, 3), Modifier::REVERSED));
    assert_eq!(backend.bytes, "\u{1b}[0;7m");
}

#[test]
fn glyphs_of_doubtful_width_are_followed_by_a_move() {
    assert!(frame("😀x", Style::new()).contains("😀\u{1b}[1;3Hx"));
    assert!(frame("…x", Style::new()).contains("…\u{1b}[1;2Hx"));
}

#[test]
fn where_ambiguous_glyphs_are_known_to_be_narrow_they_need_no_moves() {
    let abilities = Abilities { frames: Frames::Unicode, ..Abilities::default() };
    let Ok(mut terminal) = Terminal::new(FrameBackend::new(Size { width: 9, height: 1 }, abilities));
    let Ok(_) = terminal.draw(|frame| {
        frame.buffer_mut().set_string(0, 0, "┌─“总”─┐", Style::new());
    });
    let bytes = terminal.backend_mut().take_frame().unwrap();
    assert!(String::from_utf8(bytes).unwrap().contains("┌─“总”─┐"));
}

#[test]
fn on_a_wide_terminal_no_ambiguous_glyph_is_sent_and_columns_hold() {
    let wide = frames(&["①“─α"], Style::new(), Ambiguous::Wide).remove(0);
    assert!(wide.contains("(\"-<"), "{wide}");
}

#[test]
fn nothing_that_acts_or_hides_passes() {
    let mut backend = backend(4, 1, Ambiguous::Narrow);
    let cells = ["\u{1b}", "\u{202e}", "a\u{200d}", "\n"].map(|symbol| {
        let mut cell = Cell::default();
        cell.set_symbol(symbol);
        cell
    });
    let Ok(()) = backend.draw((0..).zip(&cells).map(|(x, cell)| (x, 0, cell)));
    assert_eq!(backend.bytes, "\u{1b}[1;1H????");
}

#[test]
fn the_cursor_is_shown_where_a_text_field_wants_it() {
    let mut backend = backend(20, 2, Ambiguous::Narrow);
    let Ok(()) = backend.show_cursor();
    let Ok(()) = backend.set_cursor_position((3, 1));
    let Ok(()) = backend.hide_cursor();
    let Ok(()) = backend.hide_cursor();
    assert_eq!(backend.bytes, "\u{1b}[?25h\u{1b}[2;4H\u{1b}[?25l");
}

fn nonzero(cells: u16) -> std::num::NonZero<u16> {
    std::num::NonZero::new(cells).unwrap()
}

fn rows() -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec("[a-z 总计七（），。①…─]{0,14}", 3)
}

proptest! {
    /// What a terminal shows after some frames is what was drawn in the last one.
    #[test]
    fn a_terminal_shows_what_was_drawn(screens in prop::collection::vec(rows(), 1..4)) {
        let size = Rect::new(0, 0, 16, 3);
        let Ok(mut terminal) = Terminal::new(backend(16, 3, Ambiguous::Narrow));
        let mut shown = vt100::Parser::new(nonzero(3), nonzero(16), 0);
        for rows in &screens {
            let Ok(_) = terminal.draw(|frame| paint(frame.buffer_mut(), rows));
            shown.process(&terminal.backend_mut().take_frame().unwrap_or_default());
        }
        let mut wanted = Buffer::empty(size);
        paint(&mut wanted, screens.last().unwrap());
        for (x, y) in size.positions().map(|at| (at.x, at.y)) {
            let cell = shown.screen().cell(y, x).unwrap();
            if cell.is_wide_continuation() {
                continue;
            }
            let contents = if cell.contents().is_empty() { " " } else { cell.contents() };
            prop_assert_eq!(contents, wanted[(x, y)].symbol());
        }
    }
}

fn paint(buffer: &mut Buffer, rows: &[String]) {
    for (y, row) in (0..).zip(rows) {
        buffer.set_string(0, y, row, Style::new());
    }
}
