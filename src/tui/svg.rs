//! A picture of the screen as SVG, for the manual: every run of glyphs is pressed into its cells, so that Han and Latin
//! stand where a terminal puts them, whatever fonts the reader has.

use std::fmt::{self, Write};

use ratatui::{
    buffer::{Buffer, Cell},
    style::{Color, Modifier},
};

use super::{
    colour::{Rgb, rgb_of},
    screen_text::{cells, glyphs},
};

/// A cell's size and where in it the glyphs stand, in pixels.
const CELL: (u16, u16) = (9, 20);
const BASELINE: u16 = 15;

/// The colours that stand for the terminal's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Palette {
    /// The colour of text.
    pub foreground: Rgb,
    /// The colour of the ground.
    pub background: Rgb,
}

/// Returns the picture of a buffer.
pub fn svg(buffer: &Buffer, palette: Palette) -> String {
    let mut picture = Picture { buffer, palette, text: String::new() };
    picture.draw().expect("a String takes everything");
    picture.text
}

struct Picture<'a> {
    buffer: &'a Buffer,
    palette: Palette,
    text: String,
}

/// Glyphs of one look and one width, side by side.
struct Run {
    x: u16,
    glyphs: String,
    cells: u16,
    glyph_cells: u16,
    look: Look,
}

#[derive(Clone, Copy, PartialEq)]
struct Look {
    foreground: Rgb,
    background: Rgb,
    modifiers: Modifier,
}

impl Picture<'_> {
    fn draw(&mut self) -> fmt::Result {
        let area = self.buffer.area;
        let (width, height) = (u32::from(area.width) * u32::from(CELL.0), u32::from(area.height) * u32::from(CELL.1));
        let ground = hex(self.palette.background);
        write!(
            self.text,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" "
        )?;
        writeln!(
            self.text,
            "font-family=\"Sarasa Mono SC, Noto Sans Mono CJK SC, Menlo, Consolas, monospace\" font-size=\"{}\">",
            CELL.0 * 2 - 2
        )?;
        writeln!(self.text, "<rect width=\"{width}\" height=\"{height}\" fill=\"{ground}\"/>")?;
        for y in area.top()..area.bottom() {
            let runs = self.runs(y);
            for run in &runs {
                self.draw_ground(run, y - area.top())?;
            }
            for run in runs.iter().filter(|run| !run.glyphs.trim().is_empty()) {
                self.draw_glyphs(run, y - area.top())?;
            }
        }
        writeln!(self.text, "</svg>")
    }

    fn runs(&self, y: u16) -> Vec<Run> {
        let mut runs: Vec<Run> = Vec::new();
        for (x, symbol) in glyphs(self.buffer, y) {
            let (look, cells) = (self.look(&self.buffer[(x, y)]), cells(symbol));
            match runs.last_mut() {
                Some(run) if run.takes(symbol, cells, look) => {
                    run.glyphs.push_str(symbol);
                    run.cells += cells;
                }
                _ => runs.push(Run {
                    x: x - self.buffer.area.left(),
                    glyphs: symbol.to_owned(),
                    cells,
                    glyph_cells: cells,
                    look,
                }),
            }
        }
        runs
    }

    fn look(&self, cell: &Cell) -> Look {
        let foreground = shown(cell.fg, self.palette.foreground);
        let background = shown(cell.bg, self.palette.background);
        let reversed = cell.modifier.contains(Modifier::REVERSED);
        let (foreground, background) = if reversed { (background, foreground) } else { (foreground, background) };
        Look { foreground, background, modifiers: cell.modifier }
    }

    fn draw_ground(&mut self, run: &Run, y: u16) -> fmt::Result {
        if run.look.background == self.palette.background {
            return Ok(());
        }
        let (x, y) = (run.x * CELL.0, y * CELL.1);
        let (width, height, fill) = (run.cells * CELL.0, CELL.1, hex(run.look.background));
        writeln!(self.text, "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" fill=\"{fill}\"/>")
    }

    fn draw_glyphs(&mut self, run: &Run, y: u16) -> fmt::Result {
        let (x, y) = (run.x * CELL.0, y * CELL.1 + BASELINE);
        let (length, fill) = (run.cells * CELL.0, hex(run.look.foreground));
        write!(
            self.text,
            "<text x=\"{x}\" y=\"{y}\" textLength=\"{length}\" lengthAdjust=\"spacingAndGlyphs\" fill=\"{fill}\""
        )?;
        for (modifier, attribute) in ATTRIBUTES {
            if run.look.modifiers.contains(*modifier) {
                write!(self.text, " {attribute}")?;
            }
        }
        writeln!(self.text, ">{}</text>", escaped(&run.glyphs))
    }
}

impl Run {
    /// Blanks stand apart: a reader's program may fold them.
    fn takes(&self, symbol: &str, cells: u16, look: Look) -> bool {
        let same_kind = self.glyphs.ends_with(' ') == (symbol == " ");
        self.look == look && self.glyph_cells == cells && same_kind
    }
}

const ATTRIBUTES: &[(Modifier, &str)] = &[
    (Modifier::BOLD, "font-weight=\"bold\""),
    (Modifier::DIM, "opacity=\"0.7\""),
    (Modifier::ITALIC, "font-style=\"italic\""),
    (Modifier::UNDERLINED, "text-decoration=\"underline\""),
    (Modifier::CROSSED_OUT, "text-decoration=\"line-through\""),
];

fn shown(colour: Color, own: Rgb) -> Rgb {
    rgb_of(colour).unwrap_or(own)
}

fn hex((r, g, b): Rgb) -> String {
    format!("#{r:02x}{g:02x}{b:02x}")
}

fn escaped(glyphs: &str) -> String {
    glyphs.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use ratatui::style::Style;

    use super::*;

    const DARK: Palette = Palette { foreground: (208, 208, 208), background: (28, 28, 28) };

    fn texts(buffer: &Buffer) -> Vec<String> {
        let picture = svg(buffer, DARK);
        picture.lines().filter(|line| line.starts_with("<text")).map(str::to_owned).collect()
    }

    #[test]
    fn han_and_latin_are_pressed_into_their_cells() {
        let texts = texts(&Buffer::with_lines(["总计12 x"]));
        let text = |x, length, glyphs| {
            format!(
                "<text x=\"{x}\" y=\"15\" textLength=\"{length}\" lengthAdjust=\"spacingAndGlyphs\" fill=\"#d0d0d0\">{glyphs}</text>"
            )
        };
        assert_eq!(texts, [text(0, 36, "总计"), text(36, 18, "12"), text(63, 9, "x")]);
    }

    #[test]
    fn colours_and_modifiers_are_kept() {
        let mut buffer = Buffer::with_lines(["ab"]);
        buffer.set_style(buffer.area, Style::new().fg(Color::Indexed(16)).bg(Color::Rgb(255, 0, 0)).bold());
        let picture = svg(&buffer, DARK);
        assert!(picture.contains("<rect x=\"0\" y=\"0\" width=\"18\" height=\"20\" fill=\"#ff0000\"/>"));
        assert!(picture.contains("fill=\"#000000\" font-weight=\"bold\">ab</text>"));
    }

    #[test]
    fn reversed_text_swaps_its_colours() {
        let mut buffer = Buffer::with_lines(["a"]);
        buffer.set_style(buffer.area, Style::new().reversed());
        assert!(svg(&buffer, DARK).contains("fill=\"#d0d0d0\"/>\n<text x=\"0\" y=\"15\" textLength=\"9\" lengthAdjust=\"spacingAndGlyphs\" fill=\"#1c1c1c\">a"));
    }

    #[test]
    fn markup_is_escaped() {
        assert!(texts(&Buffer::with_lines(["<&>"]))[0].ends_with(">&lt;&amp;&gt;</text>"));
    }
}
