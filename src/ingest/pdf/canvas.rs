//! Takes down what the interpreter draws: characters and ruling lines. It renders nothing.

use hayro_interpret::font::{Glyph as Drawn, GlyphRun, PositionedGlyph};
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::{BlendMode, ClipPath, Device, DrawMode, DrawProps, Image, ImageDrawProps, Paint, SoftMask};
use kurbo::{Affine, BezPath, PathEl, Point, Rect, Shape, Size};

use super::font::Fonts;
use super::sheet::{self, Glyph, Sheet};
use crate::ingest::limit::{CHARACTERS, Limit, OPERATORS};

/// Where pages are drawn. Counts over all pages what is limited.
#[derive(Debug, Default)]
pub struct Canvas {
    /// The page at hand.
    pub sheet: Sheet,
    /// Characters that have no Unicode; each stands as U+FFFD.
    pub unknown: u32,
    fonts: Fonts,
    operators: u64,
    characters: u64,
    /// What may be seen of what is drawn, the innermost last.
    clips: Vec<Rect>,
    /// Transparency groups that are open: what they draw lets shine through what lies below.
    groups: usize,
    /// The least width and height of the characters of the page.
    least: Size,
    /// Characters that were looked at to tell whether an area covers them.
    looks: u64,
}

/// Characters that are looked at for areas that cover them: more make no report.
const MOST_LOOKS: u64 = 50_000_000;
/// A character of which more than this part is painted over cannot be seen.
const HIDES: f64 = 0.8;
/// Text that runs further off the level or the upright, as a part of its length, is a watermark.
const SLANTED: f64 = 0.18;

impl Canvas {
    /// Begins a page.
    pub fn begin(&mut self, width: f64, height: f64) {
        self.sheet = Sheet { height, width, ..Sheet::default() };
        self.least = Size::new(f64::INFINITY, f64::INFINITY);
        self.clips.clear();
        self.groups = 0;
    }

    /// Counts drawing. The interpreter cannot be told to stop, so what goes over a limit unwinds out of it, silently, up to
    /// the reader, which knows the limit by its type.
    fn count(&mut self, operators: usize, characters: usize) {
        self.operators += operators as u64;
        self.characters += characters as u64;
        for (count, limit) in [(self.operators, OPERATORS), (self.characters, CHARACTERS)] {
            if count > limit.most {
                std::panic::resume_unwind(Box::new(Exceeded(limit)));
            }
        }
    }

    fn take(&mut self, glyph: &PositionedGlyph<'_>, to_page: Affine) {
        let place = to_page * glyph.transform();
        let advance = match &**glyph {
            Drawn::Outline(outline) => outline.advance_width(),
            Drawn::Type3(drawing) => drawing.advance_width(),
        };
        // A font without widths: half an em is wide enough to tell where a character stands.
        let width = advance.map_or(500.0, f64::from).clamp(1.0, 4000.0);
        let bounds = place.transform_rect_bbox(Rect::new(0.0, -120.0, width, 880.0));
        let page = Rect::new(0.0, 0.0, self.sheet.width, self.sheet.height);
        let seen = self.clips.last().copied().unwrap_or(page);
        let advance = (place * Point::new(1000.0, 0.0) - place * Point::ZERO).to_point();
        let (along, across) = (advance.x.abs().max(advance.y.abs()), advance.x.abs().min(advance.y.abs()));
        let is_shown = bounds.is_finite() && page.contains(bounds.center()) && seen.contains(bounds.center());
        if !is_shown || across > SLANTED * along {
            return;
        }
        let turns = sheet::turns_of(advance);
        match glyph.as_unicode() {
            Some(BfString::Char(char)) => self.write(&[char], bounds, turns),
            Some(BfString::String(text)) => self.write(&text.chars().collect::<Vec<_>>(), bounds, turns),
            None => {
                let char = self.fonts.char_of(glyph);
                self.write(char.as_slice(), bounds, turns);
            }
        }
    }

    /// Several characters of one glyph, as ligatures have them, share its width.
    fn write(&mut self, chars: &[char], bounds: Rect, turns: u8) {
        let shown: Vec<char> = chars.iter().copied().filter(|c| !c.is_control() || c.is_whitespace()).collect();
        if shown.is_empty() {
            self.unknown = self.unknown.saturating_add(1);
            self.least = Size::new(self.least.width.min(bounds.width()), self.least.height.min(bounds.height()));
            self.sheet.glyphs.push(Glyph { char: char::REPLACEMENT_CHARACTER, bounds, turns });
            return;
        }
        let share = bounds.width() / f64::from(u32::try_from(shown.len()).unwrap_or(1));
        let mut left = bounds.x0;
        for char in shown {
            let char = if char.is_control() { ' ' } else { char };
            self.unknown = self.unknown.saturating_add(u32::from(char == char::REPLACEMENT_CHARACTER));
            let own = Rect::new(left, bounds.y0, left + share, bounds.y1);
            self.least = Size::new(self.least.width.min(own.width()), self.least.height.min(own.height()));
            self.sheet.glyphs.push(Glyph { char, bounds: own, turns });
            left += share;
        }
    }

    /// Every part of a filled path that is thin enough is a ruling line, as Word draws its borders. Any other that nothing shines
    /// through hides the characters below it: so a figure is painted over.
    fn fill(&mut self, path: &BezPath, props: &DrawProps<'_>) {
        let is_opaque = self.groups == 0 && is_opaque(props);
        for part in straight_parts(path) {
            let corners = part.iter().map(|&corner| props.transform * corner);
            let Some(area) = corners.map(point_rect).reduce(|a, b| a.union(b)) else { continue };
            self.sheet.rule(area);
            if is_opaque && part.len() <= 5 {
                self.cover(area);
            }
        }
    }

    fn cover(&mut self, area: Rect) {
        let seen = self.clips.last().map_or(area, |clip| clip.intersect(area));
        if seen.width() <= HIDES * self.least.width || seen.height() <= HIDES * self.least.height {
            return;
        }
        self.looks += self.sheet.glyphs.len() as u64;
        if self.looks <= MOST_LOOKS {
            let is_hidden = |glyph: &Glyph| seen.intersect(glyph.bounds).area() > HIDES * glyph.bounds.area();
            self.sheet.glyphs.retain(|glyph| !is_hidden(glyph));
        }
    }

    fn stroke(&mut self, path: &BezPath, to_page: Affine) {
        for part in straight_parts(path) {
            for ends in part.windows(2) {
                self.sheet.rule(point_rect(to_page * ends[0]).union(point_rect(to_page * ends[1])));
            }
        }
    }
}

fn is_opaque(props: &DrawProps<'_>) -> bool {
    let is_plain = props.soft_mask.is_none() && props.blend_mode == BlendMode::Normal;
    is_plain && matches!(&props.paint, Paint::Color(color) if color.to_rgba().to_rgba8()[3] == u8::MAX)
}

/// The limit that drawing went over.
pub struct Exceeded(pub Limit);

fn point_rect(point: Point) -> Rect {
    Rect::from_points(point, point)
}

/// The corners of each part of a path that has straight sides only.
fn straight_parts(path: &BezPath) -> Vec<Vec<Point>> {
    let mut parts: Vec<Vec<Point>> = Vec::new();
    let mut curved = false;
    for element in path.elements() {
        match *element {
            PathEl::MoveTo(to) => {
                if std::mem::take(&mut curved) {
                    parts.pop();
                }
                parts.push(vec![to]);
            }
            PathEl::LineTo(to) => parts.last_mut().into_iter().for_each(|part| part.push(to)),
            PathEl::ClosePath => parts.last_mut().into_iter().for_each(|part| part.extend(part.first().copied())),
            _ => curved = true,
        }
    }
    if curved {
        parts.pop();
    }
    parts
}

impl<'a> Device<'a> for Canvas {
    fn draw_path(&mut self, path: &BezPath, props: DrawProps<'a>, draw_mode: &DrawMode) {
        self.count(1 + path.elements().len(), 0);
        self.sheet.pictures += 1;
        match draw_mode {
            DrawMode::Fill(_) => self.fill(path, &props),
            DrawMode::Stroke(_) => self.stroke(path, props.transform),
            DrawMode::FillAndStroke(..) => {
                self.fill(path, &props);
                self.stroke(path, props.transform);
            }
            DrawMode::Invisible => {}
        }
    }

    fn push_clip_path(&mut self, clip: &ClipPath) {
        self.count(1, 0);
        let area = clip.path.bounding_box().inflate(1.0, 1.0);
        self.clips.push(self.clips.last().map_or(area, |outer| outer.intersect(area)));
    }

    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {
        self.count(1, 0);
        self.groups += 1;
    }

    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, mode: &DrawMode) {
        self.count(1 + run.glyphs().len(), run.glyphs().len());
        if matches!(mode, DrawMode::Invisible) {
            // What a machine has made of a scan: nobody can see what it misread.
            return;
        }
        for glyph in run.glyphs() {
            self.take(glyph, props.transform);
        }
    }

    fn draw_image(&mut self, _: Image<'a, '_>, _: ImageDrawProps<'a>) {
        self.count(1, 0);
        self.sheet.pictures += 1;
    }

    fn pop_clip(&mut self) {
        self.clips.pop();
    }

    fn pop_transparency_group(&mut self) {
        self.groups = self.groups.saturating_sub(1);
    }
}
