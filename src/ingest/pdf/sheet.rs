//! What stands on one page: its characters and its ruling lines, each with its place. Points, y downwards.

use kurbo::{Affine, Point, Rect};

/// How far below its baseline the box of a character ends, in parts of its size.
pub const DESCENT: f64 = 0.12;

/// A character where it stands.
#[derive(Clone, Copy, Debug)]
pub struct Glyph {
    /// The character.
    pub char: char,
    /// Its box, as high as its font size.
    pub bounds: Rect,
    /// Quarter turns, clockwise, that its line runs away from left to right.
    pub turns: u8,
}

impl Glyph {
    /// The font size.
    pub fn size(&self) -> f64 {
        self.bounds.height()
    }

    /// The line that it stands on.
    pub fn baseline(&self) -> f64 {
        self.bounds.y1 - DESCENT * self.size()
    }

    /// Tells whether nothing can be seen of it.
    pub fn is_blank(&self) -> bool {
        self.char.is_whitespace()
    }
}

/// A ruling line: level or upright.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ruling {
    /// Its y where it is level, else its x.
    pub at: f64,
    /// Where it begins on the other axis.
    pub from: f64,
    /// Where it ends.
    pub to: f64,
}

/// One page.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    /// Its height.
    pub height: f64,
    /// Its width.
    pub width: f64,
    /// Its characters, in the order in which they are drawn.
    pub glyphs: Vec<Glyph>,
    /// Level ruling lines.
    pub level: Vec<Ruling>,
    /// Upright ruling lines.
    pub upright: Vec<Ruling>,
    /// Pictures and drawings on it.
    pub pictures: usize,
}

/// A ruling line is no thicker than this.
const THICKEST: f64 = 3.5;
/// A ruling line is no shorter than this.
const SHORTEST: f64 = 4.0;

impl Sheet {
    /// Takes a thin rectangle or a straight stroke as a ruling line; anything else is none.
    pub fn rule(&mut self, area: Rect) {
        let (width, height) = (area.width(), area.height());
        if height <= THICKEST && width >= SHORTEST.max(2.0 * height) {
            self.level.push(Ruling { at: f64::midpoint(area.y0, area.y1), from: area.x0, to: area.x1 });
        } else if width <= THICKEST && height >= SHORTEST.max(2.0 * width) {
            self.upright.push(Ruling { at: f64::midpoint(area.x0, area.x1), from: area.y0, to: area.y1 });
        }
    }

    /// Turns a page upright whose text mostly runs another way.
    pub fn set_upright(&mut self) {
        let mut counts = [0usize; 4];
        for glyph in self.glyphs.iter().filter(|glyph| !glyph.is_blank()) {
            counts[usize::from(glyph.turns % 4)] += 1;
        }
        let most = (1..4_u8).max_by_key(|&turns| counts[usize::from(turns)]).unwrap_or(0);
        if counts[usize::from(most)] > counts[0] {
            self.turn_back(most);
        }
    }

    fn turn_back(&mut self, turns: u8) {
        let back = turned_back(turns, self.width, self.height);
        let rect = |area: Rect| back.transform_rect_bbox(area);
        for glyph in &mut self.glyphs {
            glyph.bounds = rect(glyph.bounds);
            glyph.turns = (glyph.turns + 4 - turns) % 4;
        }
        let line = |one: &Ruling, is_level: bool| {
            let ends = [(one.from, one.at), (one.to, one.at)].map(|(x, y)| if is_level { (x, y) } else { (y, x) });
            Rect::from_points(ends[0], ends[1])
        };
        let level: Vec<Rect> = self.level.drain(..).map(|one| line(&one, true)).collect();
        let upright: Vec<Rect> = self.upright.drain(..).map(|one| line(&one, false)).collect();
        level.into_iter().chain(upright).for_each(|area| self.rule(rect(area)));
        if turns % 2 == 1 {
            std::mem::swap(&mut self.width, &mut self.height);
        }
    }
}

/// The turn that makes text upright which runs `turns` quarters off, on an area of this size.
pub fn turned_back(turns: u8, width: f64, height: f64) -> Affine {
    match turns {
        1 => Affine::new([0.0, -1.0, 1.0, 0.0, 0.0, width]),
        2 => Affine::new([-1.0, 0.0, 0.0, -1.0, width, height]),
        3 => Affine::new([0.0, 1.0, -1.0, 0.0, height, 0.0]),
        _ => Affine::IDENTITY,
    }
}

/// Quarter turns, clockwise, of text whose advance goes this way.
pub fn turns_of(advance: Point) -> u8 {
    if advance.x.abs() >= advance.y.abs() {
        if advance.x >= 0.0 { 0 } else { 2 }
    } else if advance.y > 0.0 {
        1
    } else {
        3
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// A text from `x` on with its baseline at `y`, one em a character, half of it for ASCII.
    pub(crate) fn written(text: &str, x: f64, y: f64, size: f64) -> Vec<Glyph> {
        let mut at = x;
        let mut glyphs = Vec::new();
        for char in text.chars() {
            let width = if char.is_ascii() { size / 2.0 } else { size };
            let top = y - (1.0 - DESCENT) * size;
            glyphs.push(Glyph { char, bounds: Rect::new(at, top, at + width, top + size), turns: 0 });
            at += width;
        }
        glyphs
    }

    #[test]
    fn thin_areas_are_ruling_lines_and_others_are_not() {
        let mut sheet = Sheet::default();
        sheet.rule(Rect::new(10.0, 20.0, 110.0, 20.5));
        sheet.rule(Rect::new(10.0, 20.0, 10.0, 90.0));
        sheet.rule(Rect::new(10.0, 20.0, 110.0, 60.0));
        sheet.rule(Rect::new(10.0, 20.0, 12.0, 21.0));
        assert_eq!((sheet.level.len(), sheet.upright.len()), (1, 1));
        assert_eq!(sheet.upright[0], Ruling { at: 10.0, from: 20.0, to: 90.0 });
    }

    #[test]
    fn a_page_written_sideways_is_turned_upright() {
        let mut sheet = Sheet { width: 200.0, height: 300.0, ..Sheet::default() };
        // Runs downwards: the text's right is the page's bottom.
        for (nth, char) in "总计".chars().enumerate() {
            let top = if nth == 0 { 100.0 } else { 110.0 };
            sheet.glyphs.push(Glyph { char, bounds: Rect::new(150.0, top, 160.0, top + 10.0), turns: 1 });
        }
        sheet.rule(Rect::new(140.0, 50.0, 140.0, 250.0));
        sheet.set_upright();
        let lefts: Vec<f64> = sheet.glyphs.iter().map(|glyph| glyph.bounds.x0).collect();
        assert_eq!(lefts, [100.0, 110.0]);
        assert!(sheet.glyphs.iter().all(|glyph| glyph.turns == 0 && (glyph.bounds.y0 - 40.0).abs() < 1e-9));
        assert_eq!(sheet.level, [Ruling { at: 60.0, from: 50.0, to: 250.0 }]);
        assert!((sheet.width - 300.0).abs() < 1e-9);
    }
}
