//! Lines to paragraphs: where the type area of a page lies, and whether a line goes on with the one before.

use super::line::Line;
use crate::text::fold;

/// Where the lines of a page begin and end: its type area.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame {
    /// Where a line begins that is not indented.
    pub left: f64,
    /// Where a full line ends.
    pub right: f64,
}

/// A line may end before its last place for a character, in font sizes: no mark may begin the next one.
const SLACK: f64 = 1.7;
/// Lines of which a page must have so many before its own type area is told from them.
const ENOUGH: usize = 8;

impl Frame {
    /// The type area of each page; a page with few lines has that of all.
    pub fn of_pages(pages: &[(f64, Vec<Line>)]) -> Vec<Self> {
        let all: Vec<&Line> = pages.iter().flat_map(|(_, lines)| lines).collect();
        let whole = Self::of(&all);
        let own = |lines: &Vec<Line>| Self::of(&lines.iter().collect::<Vec<_>>());
        pages.iter().map(|(_, lines)| if lines.len() >= ENOUGH { own(lines) } else { whole }).collect()
    }

    /// The outermost places at which not only some odd line begins or ends.
    fn of(lines: &[&Line]) -> Self {
        const NEAR: f64 = 4.0;
        let usual = lines.len().div_ceil(7).min(4);
        let agreed = |ends: &[f64], at: f64| ends.iter().filter(|end| (*end - at).abs() < NEAR).count() >= usual;
        let mut lefts: Vec<f64> = lines.iter().map(|line| line.bounds.x0).collect();
        let mut rights: Vec<f64> = lines.iter().map(|line| line.bounds.x1).collect();
        lefts.sort_by(f64::total_cmp);
        rights.sort_by(|a, b| b.total_cmp(a));
        let outermost = |ends: &[f64]| ends.iter().copied().find(|&at| agreed(ends, at)).or(ends.first().copied());
        Self { left: outermost(&lefts).unwrap_or(0.0), right: outermost(&rights).unwrap_or(0.0) }
    }
}

/// Tells whether `next` goes on with the paragraph that `last` belongs to, each in the type area of its page.
pub fn goes_on((last, its): (&Line, Frame), (next, own): (&Line, Frame), same_page: bool) -> bool {
    let same_size = (last.size - next.size).abs() < 0.15 * last.size;
    let is_full = last.bounds.x1 + first_word(&next.text) * last.size > its.right - SLACK * last.size;
    let is_flush = next.bounds.x0 < own.left + 1.2 * next.size;
    let is_near = !same_page || next.bounds.y0 - last.bounds.y1 < 1.8 * last.size;
    same_size && is_full && is_flush && is_near && !begins_anew(&last.text, &next.text)
}

/// How wide the first word is that a line break cannot cut: letters and digits, or one Han character; in font sizes.
fn first_word(text: &str) -> f64 {
    let letters = text.chars().take_while(char::is_ascii_graphic).take(40).count();
    f64::from(u32::try_from(letters).unwrap_or(0)) / 2.0
}

/// A number of a heading after the end of a sentence begins a paragraph, indented or not.
fn begins_anew(last: &str, next: &str) -> bool {
    let ended = last.ends_with(['。', '！', '？', '：', ':', '；', ';']);
    let folded = fold::compact(next);
    let bare = folded.strip_prefix('(').unwrap_or(&folded);
    let rest = bare.trim_start_matches(|c: char| "一二三四五六七八九十".contains(c));
    ended && rest.len() < bare.len() && rest.starts_with(['、', ')'])
}

#[cfg(test)]
mod tests {
    use super::super::line::lines_of;
    use super::super::sheet::tests::written;
    use super::*;

    /// The paragraphs of one page: lines of 20 characters of 10 points from x 100 to 300.
    fn paragraphs(lines: &[(&str, f64)]) -> Vec<String> {
        let glyphs =
            lines.iter().zip(1..).flat_map(|((text, x), nth)| written(text, *x, 20.0 * f64::from(nth), 10.0)).collect();
        let page = vec![(842.0, lines_of(glyphs))];
        let frame = Frame::of_pages(&page)[0];
        let mut paragraphs: Vec<String> = Vec::new();
        let mut last: Option<&Line> = None;
        for line in &page[0].1 {
            match last.filter(|last| goes_on((last, frame), (line, frame), true)) {
                Some(_) => paragraphs.last_mut().unwrap().push_str(&line.text),
                None => paragraphs.push(line.text.clone()),
            }
            last = Some(line);
        }
        paragraphs
    }

    #[test]
    fn indented_lines_begin_paragraphs_and_full_lines_go_on() {
        let full = "甲".repeat(20);
        let lines = [
            ("某县民政局年度报告", 155.0),
            ("一、总体情况", 120.0),
            (&full[..54], 120.0),
            (&full, 100.0),
            ("尾。", 100.0),
            (&full[..54], 120.0),
            (&full, 100.0),
        ];
        let found = paragraphs(&lines);
        let sizes: Vec<usize> = found.iter().map(|text| text.chars().count()).collect();
        assert_eq!(sizes, [9, 6, 40, 38], "{found:?}");
    }

    #[test]
    fn a_numbered_heading_after_a_full_sentence_stands_alone_even_without_an_indent() {
        let full = format!("{}。", "甲".repeat(19));
        let found = paragraphs(&[(&full, 100.0), ("（二）依申请公开", 100.0), (&full, 100.0), ("乙乙", 100.0)]);
        assert_eq!(found.len(), 3, "{found:?}");
    }
}
