//! Text beside a ruled table that leaves room for it: told by the table's sides, set in a type area of its own, and kept together,
//! so that a table stands in no paragraph. Anything less plain stays as it stands.

use kurbo::Rect;

use super::gutter::{Entry, Placed, is_prose, whole};
use super::label;
use super::line::Line;
use super::paragraph::{self, Frame};

/// Lines of which a strip must have so many.
const FEWEST: usize = 2;
/// Lines of which a strip must have so many whose lines are too short for prose: a caption beside its table.
const FEWEST_NARROW: usize = 3;

/// The entries of a page in reading order, what stands beside a table put together; `page` is the type area of those that
/// stand in no column.
pub fn in_order(mut placed: Vec<Placed>, page: Frame) -> Vec<Placed> {
    let areas: Vec<Rect> =
        placed.iter().filter(|one| one.entry.line().is_none()).map(|one| one.entry.bounds()).collect();
    for area in areas {
        for is_left in [true, false] {
            let side = Side { area, is_left, page };
            if placed.iter().any(|one| side.has(one)) {
                placed = side.put_together(placed);
            }
        }
    }
    placed
}

/// One side of a table.
struct Side {
    area: Rect,
    is_left: bool,
    page: Frame,
}

impl Side {
    /// Tells whether an entry stands here, at least with a part of it.
    fn has(&self, placed: &Placed) -> bool {
        let Some(line) = placed.entry.line().filter(|_| placed.frame == self.page) else { return false };
        let middle = line.bounds.center().y;
        self.area.y0 < middle && middle < self.area.y1 && line.parts().any(|part| self.is_here(part))
    }

    fn is_here(&self, part: &Line) -> bool {
        if self.is_left { part.bounds.x1 <= self.area.x0 } else { part.bounds.x0 >= self.area.x1 }
    }

    /// The entries with those of this side together, where they are prose; else as they were.
    fn put_together(&self, placed: Vec<Placed>) -> Vec<Placed> {
        let placed = self.parted(placed);
        let lines: Vec<&Line> = placed.iter().filter(|one| self.has(one)).filter_map(|one| one.entry.line()).collect();
        let Some(frame) = frame_of(&lines) else { return placed };
        let strip = Strip { frame, page: self.page };
        let own: Vec<bool> = placed.iter().map(|one| self.has(one)).collect();
        strip.gather(placed, &own)
    }

    /// Cuts the lines in two that go on behind the table.
    fn parted(&self, placed: Vec<Placed>) -> Vec<Placed> {
        let cut = |one: Placed| {
            let Some(line) =
                one.entry.line().filter(|line| self.has(&one) && !line.parts().all(|part| self.is_here(part)))
            else {
                return vec![one];
            };
            let sides =
                [true, false].map(|here| whole(line.parts().filter(|part| self.is_here(part) == here).collect()));
            let entries = sides.into_iter().flatten().map(Entry::Line);
            entries.map(|entry| Placed { entry, frame: one.frame }).collect()
        };
        placed.into_iter().flat_map(cut).collect()
    }
}

/// The type area of some lines beside a table, if they are prose.
fn frame_of(lines: &[&Line]) -> Option<Frame> {
    let left = lines.iter().map(|line| line.bounds.x0).fold(f64::INFINITY, f64::min);
    let right = lines.iter().map(|line| line.bounds.x1).fold(f64::NEG_INFINITY, f64::max);
    let is_whole = lines.len() >= FEWEST && is_prose(lines, right) || is_caption(lines, right);
    is_whole.then_some(Frame { left, right })
}

/// Tells a caption in a strip of a few characters: every line but the last is full, and that one ends before.
fn is_caption(lines: &[&Line], right: f64) -> bool {
    let is_short = |line: &Line| line.bounds.x1 < right - 0.5 * line.size;
    let is_word =
        |line: &&Line| line.stretches.is_empty() && !label::is_value(&line.text) && !label::is_whole(&line.text);
    let Some((last, others)) = lines.split_last().filter(|_| lines.len() >= FEWEST_NARROW) else { return false };
    lines.iter().all(is_word) && is_short(last) && !others.iter().any(|line| is_short(line))
}

/// The text on one side of a table.
struct Strip {
    frame: Frame,
    page: Frame,
}

/// The next line of a column stands nearer than this, in font sizes.
const LONGEST_STEP: f64 = 1.8;

impl Strip {
    /// Puts the lines that are its own together, with those above and below that belong to the same column or paragraph, where
    /// the first of them stood.
    fn gather(&self, placed: Vec<Placed>, own: &[bool]) -> Vec<Placed> {
        let mut lines: Vec<usize> = (0..placed.len()).filter(|&nth| self.can_take(&placed[nth])).collect();
        lines.sort_by(|&a, &b| placed[a].entry.bounds().y0.total_cmp(&placed[b].entry.bounds().y0));
        let first = lines.iter().position(|&nth| own[nth]).unwrap_or(0);
        let last = lines.iter().rposition(|&nth| own[nth]).map_or(0, |last| last + 1);
        let line = |nth: usize| placed[nth].entry.line();
        let above = self.grown(lines[..=first].iter().rev().filter_map(|&nth| line(nth)), true);
        let below = self.grown(lines[last.saturating_sub(1)..].iter().filter_map(|&nth| line(nth)), false);
        let within = lines[first..last].iter().filter(|&&nth| own[nth]).map(|&nth| (nth, self.frame));
        let before = lines[..first].iter().rev().copied().zip(above).collect::<Vec<_>>();
        let taken: Vec<(usize, Frame)> =
            before.into_iter().rev().chain(within).chain(lines[last..].iter().copied().zip(below)).collect();
        moved(placed, &taken)
    }

    fn can_take(&self, placed: &Placed) -> bool {
        placed.frame == self.page && placed.entry.line().is_some()
    }

    /// The type areas of the lines that it goes on with, from its outermost line, which comes first, outwards.
    fn grown<'l>(&self, lines: impl Iterator<Item = &'l Line>, is_upwards: bool) -> Vec<Frame> {
        let mut frames = Vec::new();
        let mut lines = lines;
        let mut last = lines.next().map(|line| (line, self.frame));
        while let Some((known, next)) = last.zip(lines.next()) {
            last = self.takes(known, next, is_upwards).map(|frame| (next, frame));
            frames.extend(last.map(|(_, frame)| frame));
        }
        frames
    }

    /// The type area of a line above or below a known one, if it belongs to the same column, or to the same paragraph over the
    /// whole width of the page.
    fn takes(&self, known: (&Line, Frame), line: &Line, is_upwards: bool) -> Option<Frame> {
        let size = line.size;
        let is_inside = line.bounds.x0 > self.frame.left - size && line.bounds.x1 < self.frame.right + size;
        let (upper, lower) = if is_upwards { (line, known.0) } else { (known.0, line) };
        let is_near = lower.bounds.y0 - upper.bounds.y1 < LONGEST_STEP * size;
        if is_inside && is_near && line.stretches.is_empty() && !label::is_heading(&line.text) {
            return Some(self.frame);
        }
        let wide = (line, self.page);
        let pair = if is_upwards { (wide, known) } else { (known, wide) };
        paragraph::goes_on(pair.0, pair.1, true).then_some(self.page)
    }
}

/// The entries with some of them, each in a type area, one after the other where the first of them stood.
fn moved(placed: Vec<Placed>, taken: &[(usize, Frame)]) -> Vec<Placed> {
    let place = taken.iter().map(|(nth, _)| *nth).min();
    let strip: Vec<Placed> =
        taken.iter().map(|(nth, frame)| Placed { entry: placed[*nth].entry.clone(), frame: *frame }).collect();
    let mut is_taken = vec![false; placed.len()];
    for (nth, _) in taken {
        is_taken[*nth] = true;
    }
    let mut strip = Some(strip);
    let mut all = Vec::with_capacity(placed.len());
    for (nth, one) in placed.into_iter().enumerate() {
        if Some(nth) == place {
            all.extend(strip.take().unwrap_or_default());
        }
        if !is_taken[nth] {
            all.push(one);
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::super::line::lines_of;
    use super::super::sheet::tests::written;
    use super::*;
    use kurbo::Size;

    const PAGE: Frame = Frame { left: 40.0, right: 440.0 };

    /// The paragraphs of a page of some lines, each from an x at a y, with a table; a character is 10 points wide.
    fn read(pieces: &[(&str, f64, f64)], table: Rect) -> Vec<String> {
        let glyphs = pieces.iter().flat_map(|(text, x, y)| written(text, *x, *y, 10.0)).collect();
        let placed = super::super::gutter::in_order(Size::new(480.0, 842.0), lines_of(glyphs), PAGE, &[table]);
        let mut read: Vec<String> = Vec::new();
        let mut last: Option<(Line, Frame)> = None;
        for Placed { entry, frame } in in_order(placed, PAGE) {
            let Entry::Line(line) = entry else {
                read.push("表".to_owned());
                last = None;
                continue;
            };
            let goes_on =
                last.as_ref().is_some_and(|(last, its)| paragraph::goes_on((last, *its), (&line, frame), true));
            match read.last_mut().filter(|_| goes_on) {
                Some(text) => text.push_str(&line.text),
                None => read.push(line.text.clone()),
            }
            last = Some((line, frame));
        }
        read
    }

    fn of(count: usize) -> String {
        "字".repeat(count)
    }

    #[test]
    fn lines_beside_a_table_are_paragraphs_and_the_table_stands_in_none() {
        let (first, full, rest) = (format!("　　{}", of(13)), of(15), format!("{}。", of(4)));
        for (x, table) in [(40.0, Rect::new(200.0, 95.0, 440.0, 165.0)), (290.0, Rect::new(40.0, 95.0, 280.0, 165.0))] {
            let lines = [(&*first, x, 110.0), (&*full, x, 130.0), (&*rest, x, 150.0)];
            let head = [("二、主动公开政府信息情况", 40.0, 70.0)];
            let foot = [("三、收到和处理政府信息公开申请情况", 40.0, 190.0)];
            let read = read(&[&head[..], &lines, &foot].concat(), table);
            assert_eq!(read, [head[0].0, "表", &format!("{}{full}{rest}", of(13)), foot[0].0], "{x}");
        }
    }

    #[test]
    fn a_paragraph_that_flows_around_a_table_is_one() {
        let (wide, narrow, rest) = (of(40), of(15), of(6));
        let lines = [
            (&*wide, 40.0, 90.0),
            (&*narrow, 40.0, 110.0),
            (&*narrow, 40.0, 130.0),
            (&*wide, 40.0, 150.0),
            (&*rest, 40.0, 170.0),
        ];
        let read = read(&lines, Rect::new(200.0, 96.0, 440.0, 136.0));
        assert_eq!(read, [format!("{wide}{narrow}{narrow}{wide}{rest}"), "表".to_owned()]);
    }

    #[test]
    fn a_narrow_caption_is_one_and_labels_and_figures_beside_a_table_stay_as_they_stand() {
        let table = Rect::new(100.0, 96.0, 440.0, 180.0);
        let at = |texts: [&'static str; 3]| [(texts[0], 40.0, 110.0), (texts[1], 40.0, 130.0), (texts[2], 40.0, 150.0)];
        assert_eq!(read(&at(["图中数字", "均为本级", "数"]), table), ["表", "图中数字均为本级数"]);
        assert_eq!(read(&at(["规章", "行政许可", "总计"]), table).len(), 4);
        assert_eq!(read(&at(["12", "34", "5"]), table).len(), 4);
    }
}
