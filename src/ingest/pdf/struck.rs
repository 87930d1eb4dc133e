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
    let mut middles = Middles::of(&sheet.glyphs);
    let mut is_struck = vec![false; sheet.glyphs.len()];
    sheet.level.retain(|line| {
        let crossed = middles.crossed_by(line);
        let strikes = is_strike(line, crossed.iter().map(|&nth| &sheet.glyphs[nth]));
        if strikes {
            for nth in crossed {
                is_struck[nth] = true;
            }
            middles.middles.retain(|middle| !is_struck[middle.glyph]);
        }
        !strikes
    });
    let mut is_struck = is_struck.into_iter();
    sheet.glyphs.retain(|_| !is_struck.next().unwrap_or_default());
}

/// Where a line runs through a character.
#[derive(Clone, Copy, Debug)]
struct Middle {
    from: f64,
    to: f64,
    x: f64,
    /// The character by its number.
    glyph: usize,
}

/// The middles of the characters of a page, by their tops.
struct Middles {
    middles: Vec<Middle>,
    /// The highest of them.
    highest: f64,
}

impl Middles {
    fn of(glyphs: &[Glyph]) -> Self {
        let level = glyphs.iter().enumerate().filter(|(_, glyph)| glyph.turns == 0);
        let middle = |(nth, glyph): (usize, &Glyph)| {
            let at = |part: f64| glyph.bounds.y0 + part * glyph.size();
            Middle { from: at(MIDDLE.0), to: at(MIDDLE.1), x: glyph.bounds.center().x, glyph: nth }
        };
        let mut middles: Vec<Middle> = level.map(middle).collect();
        middles.sort_by(|a, b| a.from.total_cmp(&b.from));
        let highest = middles.iter().map(|middle| middle.to - middle.from).fold(0.0, f64::max);
        Self { middles, highest }
    }

    /// The characters that a line crosses.
    fn crossed_by(&self, line: &Ruling) -> Vec<usize> {
        let begun = self.middles.partition_point(|middle| middle.from <= line.at);
        let crosses = |middle: &&Middle| line.at < middle.to && (line.from..line.to).contains(&middle.x);
        let near = self.middles[..begun].iter().rev().take_while(|middle| line.at - middle.from < self.highest);
        near.filter(crosses).map(|middle| middle.glyph).collect()
    }
}

/// Tells a line that is as long as the characters that it crosses.
fn is_strike<'g>(line: &Ruling, crossed: impl Iterator<Item = &'g Glyph> + Clone) -> bool {
    let Some(height) = crossed.clone().map(Glyph::size).reduce(f64::max) else { return false };
    let left = crossed.clone().map(|glyph| glyph.bounds.x0).fold(f64::INFINITY, f64::min);
    let right = crossed.map(|glyph| glyph.bounds.x1).fold(f64::NEG_INFINITY, f64::max);
    (left - line.from).abs() < SLACK * height && (right - line.to).abs() < SLACK * height
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
