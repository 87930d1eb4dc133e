//! Turns what changed on the screen into bytes, as few as can be, gathered for one write a frame. It is also the last
//! guard: no control, no hidden character and no glyph of doubtful width passes, whatever a pane has drawn.

use std::{borrow::Cow, convert::Infallible, fmt::Write as _};

use ratatui::{
    backend::{Backend, ClearType, WindowSize},
    buffer::Cell,
    layout::{Position, Size},
    style::{Color, Modifier},
};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::{Abilities, Frames};
use crate::{
    text::{
        neutralise::is_hidden,
        substitute::{Ambiguous, is_ambiguous, substitute},
        width::pad_right,
    },
    tui::depth::Depth,
};

/// The bytes that begin and end a frame which the terminal shows at once.
const BEGIN: &str = "\u{1b}[?2026h";
const END: &str = "\u{1b}[?2026l";

/// How the cells written now look: colours and modifiers.
type Look = (Color, Color, Modifier);

const PLAIN: Look = (Color::Reset, Color::Reset, Modifier::empty());

/// A backend that writes into memory.
#[derive(Debug)]
pub(super) struct FrameBackend {
    size: Size,
    abilities: Abilities,
    bytes: String,
    look: Look,
    at: Option<Position>,
    cursor: Option<Position>,
}

impl FrameBackend {
    /// Returns a backend for a cleared terminal whose cursor is hidden.
    pub(super) fn new(size: Size, abilities: Abilities) -> Self {
        Self { size, abilities, bytes: String::new(), look: PLAIN, at: None, cursor: None }
    }

    /// Takes note of the terminal's size.
    pub(super) fn resize(&mut self, size: Size) {
        self.size = size;
    }

    /// Takes note that the terminal was cleared and its cursor hidden by somebody else.
    pub(super) fn forget(&mut self) {
        (self.bytes, self.look, self.at, self.cursor) = (String::new(), PLAIN, None, None);
    }

    /// Returns the bytes of the frame drawn since the last call; nothing if nothing changed.
    pub(super) fn take_frame(&mut self) -> Option<Vec<u8>> {
        self.restyle(PLAIN);
        if self.bytes.is_empty() {
            return None;
        }
        let frame = format!("{BEGIN}{}{END}", self.bytes);
        self.bytes.clear();
        Some(frame.into_bytes())
    }

    fn put(&mut self, args: std::fmt::Arguments<'_>) {
        self.bytes.write_fmt(args).expect("a String takes everything");
    }

    fn move_to(&mut self, to: Position) {
        match self.at {
            Some(at) if at == to => {}
            Some(at) if at.y == to.y && at.x < to.x => {
                self.put(format_args!("\u{1b}[{}C", to.x - at.x));
            }
            _ => self.put(format_args!("\u{1b}[{};{}H", to.y + 1, to.x + 1)),
        }
        self.at = Some(to);
    }

    fn restyle(&mut self, look: Look) {
        if self.look == look {
            return;
        }
        self.look = look;
        let (foreground, background, modifiers) = look;
        self.bytes.push_str("\u{1b}[0");
        for (modifier, code) in MODIFIERS {
            if modifiers.contains(*modifier) {
                self.put(format_args!(";{code}"));
            }
        }
        if self.abilities.depth > Depth::Mono {
            self.colour(foreground, 30);
            self.colour(background, 40);
        }
        self.bytes.push('m');
    }

    fn colour(&mut self, colour: Color, base: u8) {
        match colour {
            Color::Reset => {}
            Color::Rgb(r, g, b) => self.put(format_args!(";{};2;{r};{g};{b}", base + 8)),
            Color::Indexed(index) => self.put(format_args!(";{};5;{index}", base + 8)),
            named => self.put(format_args!(";{}", base + code_of(named))),
        }
    }

    /// Writes a glyph; where its width is not the same on every terminal, the next one is placed anew.
    fn print(&mut self, symbol: &str, at: Position) {
        let shown = safe(symbol, self.abilities.ambiguous);
        self.bytes.push_str(&shown);
        let after = at.x.saturating_add(u16::try_from(shown.width()).unwrap_or(u16::MAX));
        self.at = (self.is_certain(&shown) && after < self.size.width).then_some(Position::new(after, at.y));
    }

    /// Tells whether every terminal gives the glyph the same cells: ASCII and single characters of the basic and the Han
    /// planes, ambiguous ones only where they are known to be narrow; emoji and composed glyphs are drawn at will.
    fn is_certain(&self, shown: &str) -> bool {
        let mut characters = shown.chars();
        let (Some(character), None) = (characters.next(), characters.next()) else {
            return shown.is_ascii();
        };
        match character {
            ' '..='~' => true,
            '\u{A1}'..='\u{FFEF}' | '\u{20000}'..='\u{3FFFD}' if is_ambiguous(character) => {
                self.abilities.frames == Frames::Unicode
            }
            '\u{1100}'..='\u{FFEF}' | '\u{20000}'..='\u{3FFFD}' => character.width() == Some(2),
            _ => false,
        }
    }
}

const MODIFIERS: &[(Modifier, u8)] = &[
    (Modifier::BOLD, 1),
    (Modifier::DIM, 2),
    (Modifier::ITALIC, 3),
    (Modifier::UNDERLINED, 4),
    (Modifier::REVERSED, 7),
    (Modifier::CROSSED_OUT, 9),
];

fn code_of(named: Color) -> u8 {
    match named {
        Color::Red => 1,
        Color::Green => 2,
        Color::Yellow => 3,
        Color::Blue => 4,
        Color::Magenta => 5,
        Color::Cyan => 6,
        Color::Gray => 7,
        Color::DarkGray => 60,
        Color::LightRed => 61,
        Color::LightGreen => 62,
        Color::LightYellow => 63,
        Color::LightBlue => 64,
        Color::LightMagenta => 65,
        Color::LightCyan => 66,
        Color::White => 67,
        _ => 0,
    }
}

/// Returns the symbol as it may be sent, in the same number of cells.
fn safe(symbol: &str, ambiguous: Ambiguous) -> Cow<'_, str> {
    if let [byte] = symbol.as_bytes() {
        return Cow::Borrowed(if (b' '..=b'~').contains(byte) { symbol } else { "?" });
    }
    if symbol.chars().any(|c| c.is_control() || is_hidden(c)) {
        return Cow::Owned("?".repeat(symbol.width().max(1)));
    }
    if ambiguous == Ambiguous::Wide && symbol.contains(is_ambiguous) {
        let likeness = substitute(symbol, ambiguous);
        return Cow::Owned(fitted(&likeness, symbol.width()));
    }
    Cow::Borrowed(symbol)
}

/// A likeness longer than its cell loses its end, without a mark: there is no room for one.
fn fitted(likeness: &str, cells: usize) -> String {
    pad_right(crate::text::width::cut(likeness, cells), cells)
}

impl Backend for FrameBackend {
    type Error = Infallible;

    fn draw<'a, I>(&mut self, content: I) -> Result<(), Infallible>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        for (x, y, cell) in content {
            let at = Position::new(x, y);
            self.move_to(at);
            self.restyle((cell.fg, cell.bg, cell.modifier));
            self.print(cell.symbol(), at);
        }
        Ok(())
    }

    fn hide_cursor(&mut self) -> Result<(), Infallible> {
        if self.cursor.take().is_some() {
            self.bytes.push_str("\u{1b}[?25l");
        }
        Ok(())
    }

    fn show_cursor(&mut self) -> Result<(), Infallible> {
        if self.cursor.is_none() {
            self.bytes.push_str("\u{1b}[?25h");
            self.cursor = Some(Position::default());
            self.at = None;
        }
        Ok(())
    }

    fn get_cursor_position(&mut self) -> Result<Position, Infallible> {
        Ok(self.cursor.unwrap_or_default())
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> Result<(), Infallible> {
        let position = position.into();
        if self.cursor.is_some() {
            self.cursor = Some(position);
            self.move_to(position);
        }
        Ok(())
    }

    fn clear(&mut self) -> Result<(), Infallible> {
        self.restyle(PLAIN);
        self.bytes.push_str("\u{1b}[2J");
        Ok(())
    }

    fn clear_region(&mut self, _region: ClearType) -> Result<(), Infallible> {
        // A screen that fills the terminal is only ever cleared as a whole.
        self.clear()
    }

    fn size(&self) -> Result<Size, Infallible> {
        Ok(self.size)
    }

    fn window_size(&mut self) -> Result<WindowSize, Infallible> {
        Ok(WindowSize { columns_rows: self.size, pixels: Size::ZERO })
    }

    fn flush(&mut self) -> Result<(), Infallible> {
        Ok(())
    }

    fn scroll_region_up(&mut self, _region: std::ops::Range<u16>, _lines: u16) -> Result<(), Infallible> {
        Ok(()) // only inline screens scroll
    }

    fn scroll_region_down(&mut self, _region: std::ops::Range<u16>, _lines: u16) -> Result<(), Infallible> {
        Ok(())
    }
}

#[cfg(test)]
#[path = "backend_tests.rs"]
mod tests;
