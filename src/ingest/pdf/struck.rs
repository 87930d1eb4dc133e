//! Characters that a line runs through are no longer meant: they go, and so does the line, which rules no table.

use super::sheet::{Glyph, Ruling, Sheet};

/// Parts of a character's height, from its top, between which a line through it runs: below a border, above an underline.
const MIDDLE: (f64, f64) = (0.4, 0.75);
/// A line through characters ends where they do, within so many parts of their height; a border goes on.
const SLACK: f64 = 0.25;
/// Characters that are looked at on one page: more make no report.
const MOST_LOOKS: usize = 20_000_000;

/// Takes struck characters and the lines through them away.
pub fn drop_struck(sheet: &mut Sheet) {
    if sheet.level.len().saturating_mul(sheet.glyphs.len()) > MOST_LOOKS {
        return;
    }
    let glyphs = &mut sheet.glyphs;
    sheet.level.retain(|line| {
        let strikes = is_strike(line, glyphs);
        if strikes {
            glyphs.retain(|glyph| !is_crossed(glyph, line));
        }
        !strikes
    });
}

/// Tells a line that crosses characters and is as long as they are.
fn is_strike(line: &Ruling, glyphs: &[Glyph]) -> bool {
    let crossed = || glyphs.iter().filter(|glyph| is_crossed(glyph, line));
    let Some(height) = crossed().map(Glyph::size).reduce(f64::max) else { return false };
    let left = crossed().map(|glyph| glyph.bounds.x0).fold(f64::INFINITY, f64::min);
    let right = crossed().map(|glyph| glyph.bounds.x1).fold(f64::NEG_INFINITY, f64::max);
    (left - line.from).abs() < SLACK * height && (right - line.to).abs() < SLACK * height
}

fn is_crossed(glyph: &Glyph, line: &Ruling) -> bool {
    let part = (line.at - glyph.bounds.y0) / glyph.size().max(f64::EPSILON);
    glyph.turns == 0 && (MIDDLE.0..MIDDLE.1).contains(&part) && (line.from..line.to).contains(&glyph.bounds.center().x)
}

#[cfg(test)]
mod tests {
    use super::super::sheet::tests::written;
    use super::*;

    /// What is left of 912, ten points high from 100 on with its foot at 200, when a line is drawn.
    fn left(from: f64, to: f64, at: f64) -> (String, usize) {
        let mut sheet = Sheet { glyphs: written("912", 100.0, 200.0, 10.0), ..Sheet::default() };
        sheet.level.push(Ruling { at, from, to });
        drop_struck(&mut sheet);
        (sheet.glyphs.iter().map(|glyph| glyph.char).collect(), sheet.level.len())
    }

    #[test]
    fn what_a_line_runs_through_is_gone_with_the_line() {
        assert_eq!(left(100.0, 105.0, 197.0), ("12".to_owned(), 0));
        assert_eq!(left(100.0, 115.0, 197.0), (String::new(), 0));
    }

    #[test]
    fn underlines_and_borders_strike_nothing() {
        assert_eq!(left(100.0, 115.0, 201.0), ("912".to_owned(), 1));
        assert_eq!(left(80.0, 140.0, 197.0), ("912".to_owned(), 1));
        assert_eq!(left(300.0, 340.0, 197.0), ("912".to_owned(), 1));
    }
}
