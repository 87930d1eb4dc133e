//! Lines to paragraphs: where the type area of a page lies, and whether a line goes on with the one before.

use kurbo::Size;

use super::label::is_value;
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
/// A type area narrower than this part of that of all pages is none: its page has short lines only.
const NARROW: f64 = 0.9;

impl Frame {
    /// The type area of each page. A page with few lines, or with short ones only, has that of all pages as wide as it.
    pub fn of_pages(pages: &[(Size, Vec<Line>)]) -> Vec<Self> {
        let mut known: Vec<(f64, Self)> = Vec::new();
        let mut of_all = |width: f64| {
            if let Some((_, frame)) = known.iter().find(|(other, _)| (other - width).abs() < 1.0) {
                return *frame;
            }
            let alike = pages.iter().filter(|(size, _)| (size.width - width).abs() < 1.0);
            let frame = Self::of(&alike.flat_map(|(_, lines)| lines).collect::<Vec<_>>(), width);
            known.push((width, frame));
            frame
        };
        let mut own = |(size, lines): &(Size, Vec<Line>)| {
            let all = of_all(size.width);
            let own = Self::of(&lines.iter().collect::<Vec<_>>(), size.width);
            if lines.len() < ENOUGH || own.width() < NARROW * all.width() { all } else { own }
        };
        pages.iter().map(&mut own).collect()
    }

    fn width(self) -> f64 {
        self.right - self.left
    }

    /// The outermost places at which not only some odd line begins or ends. Where no two lines end alike, none is full: the
    /// right margin is as wide as the left.
    pub fn of(lines: &[&Line], width: f64) -> Self {
        let mut lefts: Vec<f64> = lines.iter().map(|line| line.bounds.x0).collect();
        let mut rights: Vec<f64> = lines.iter().map(|line| line.bounds.x1).collect();
        lefts.sort_by(f64::total_cmp);
        rights.sort_by(|a, b| b.total_cmp(a));
        let usual = lines.len().div_ceil(7).min(4);
        let left = outermost(&lefts, usual).or(lefts.first().copied()).unwrap_or(0.0);
        Self { left, right: outermost(&rights, usual.max(2)).unwrap_or(width - left) }
    }
}

/// The first of some places, from the outside in, at which so many agree.
fn outermost(places: &[f64], usual: usize) -> Option<f64> {
    const NEAR: f64 = 4.0;
    places.windows(usual.max(1)).find(|run| (run[0] - run[run.len() - 1]).abs() < NEAR).map(|run| run[0])
}

/// Tells whether `next` goes on with the paragraph that `last` belongs to, each in the type area of its page.
pub fn goes_on((last, its): (&Line, Frame), (next, own): (&Line, Frame), same_page: bool) -> bool {
    let same_size = (last.size - next.size).abs() < 0.15 * last.size;
    let is_full = last.bounds.x1 + first_word(&next.text) * last.size > its.right - SLACK * last.size;
    let is_flush = next.bounds.x0 < own.left + 1.2 * next.size;
    let is_near = !same_page || next.bounds.y0 - last.bounds.y1 < 1.8 * last.size;
    let is_prose = !are_figures(last) && !are_figures(next);
    let anew = begins_anew(&last.text, &next.text) || stands_alone(&last.text, &next.text);
    same_size && is_full && is_flush && is_near && is_prose && !anew
}

/// Tells what is left of a row of a table: figures side by side, or one alone.
fn are_figures(line: &Line) -> bool {
    let figures = line.parts().filter(|part| is_value(&part.text)).count();
    figures > 1 || is_value(&line.text)
}

/// Tells a signature: a short line whose next is a date. It goes on with nothing, even where nothing is indented; `ended` tells
/// that the line before it ends a sentence.
pub fn is_signature(line: &Line, frame: Frame, next: Option<&Line>, ended: bool) -> bool {
    let is_short = ended
        || line.bounds.x1 < frame.right - SLACK * line.size
        || line.bounds.x0 > f64::midpoint(frame.left, frame.right);
    let is_open = !line.text.ends_with(['。', '，', '；', '、', '：', ',', ';', ':', '.']);
    is_short && is_open && next.is_some_and(|next| is_date(&next.text))
}

fn is_date(text: &str) -> bool {
    let folded = fold::compact(text);
    let is_sign = |c: char| c.is_ascii_digit() || "年月日〇○零一二三四五六七八九十".contains(c);
    folded.contains('年') && folded.ends_with('日') && folded.chars().all(is_sign)
}

/// How wide the first word is that a line break cannot cut: letters and digits, or one Han character; in font sizes.
fn first_word(text: &str) -> f64 {
    let letters = text.chars().take_while(char::is_ascii_graphic).take(40).count();
    f64::from(u32::try_from(letters).unwrap_or(0)) / 2.0
}

/// A number of a heading begins a paragraph, indented or not, after the end of a sentence and after another heading.
fn begins_anew(last: &str, next: &str) -> bool {
    let ended = last.ends_with(['。', '！', '？', '：', ':', '；', ';']);
    is_heading(next) && (ended || is_heading(last))
}

/// Longest heading that is told by its words, in characters.
const LONGEST_TOLD: usize = 16;

/// What headings end with.
const ENDS: [&str; 9] = ["情况", "问题", "事项", "措施", "建设", "保障", "管理", "公开", "办理"];

/// A short heading with its mark and the words of one goes on with nothing, however narrow the lines of its page are; 五、存在的主要
/// 问题 may go on with 及改进情况.
fn stands_alone(last: &str, next: &str) -> bool {
    let last = fold::compact(last);
    let told = last.chars().count() <= LONGEST_TOLD && ENDS.iter().any(|end| last.ends_with(end));
    let joins = fold::compact(next).starts_with(['及', '和', '与', '、']);
    let marked = is_heading(&last) || last.starts_with(|c: char| c.is_ascii_digit());
    marked && told && !joins && !last.contains(['，', ',', '；', ';'])
}

fn is_heading(text: &str) -> bool {
    let folded = fold::compact(text);
    let bare = folded.strip_prefix('(').unwrap_or(&folded);
    let rest = bare.trim_start_matches(|c: char| "一二三四五六七八九十".contains(c));
    rest.len() < bare.len() && rest.starts_with(['、', ')'])
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
        let page = vec![(Size::new(400.0, 842.0), lines_of(glyphs))];
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
    fn rows_of_figures_that_nobody_could_read_go_on_with_nothing() {
        let full = "甲".repeat(20);
        let row = format!("甲甲甲{}0", "　".repeat(16));
        let row = format!("{}0{}", &row[..24], &row[24..]);
        assert_eq!(paragraphs(&[(&full, 100.0), (&row, 100.0), (&full, 100.0), ("0", 100.0), (&full, 100.0)]).len(), 5);
    }

    #[test]
    fn a_signature_is_told_by_the_date_below_it() {
        let lines =
            lines_of([written("某县民政局", 100.0, 20.0, 10.0), written("2025年1月14日", 100.0, 40.0, 10.0)].concat());
        let frame = Frame { left: 100.0, right: 300.0 };
        let signs = |nth: usize, frame, next| is_signature(&lines[nth], frame, next, false);
        assert!(signs(0, frame, Some(&lines[1])));
        assert!(!signs(1, frame, None) && !signs(1, frame, Some(&lines[0])));
        let narrow = Frame { left: 100.0, right: 150.0 };
        assert!(!signs(0, narrow, Some(&lines[1])), "a full line goes on");
        assert!(is_signature(&lines[0], narrow, Some(&lines[1]), true), "but not behind the end of a sentence");
    }

    #[test]
    fn a_short_heading_goes_on_with_nothing_but_its_own_end() {
        assert!(stands_alone("六、其他需要报告的事项", "2021年，我局未收取信息处理费。"));
        assert!(
            stands_alone("（一）存在的主要问题", "公开的及时性不够。") && stands_alone("1.主动公开情况", "发布5条。")
        );
        assert!(
            !stands_alone("五、存在的主要问题", "及改进情况") && !stands_alone("一、总体情况良好，全年公开", "5条。")
        );
        assert!(!stands_alone("推进政府信息公开", "工作。"));
    }

    #[test]
    fn a_page_of_short_lines_has_the_type_area_of_the_others() {
        let full = "甲".repeat(20);
        let page = |texts: &[&str]| {
            let lines = (1..).zip(texts).flat_map(|(nth, text)| written(text, 100.0, 20.0 * f64::from(nth), 10.0));
            (Size::new(400.0, 842.0), lines_of(lines.collect()))
        };
        let short =
            ["（五）需要说明的事项", "无。", "（六）其他的事项", "无。", "（七）其他的事项", "无。", "某局", "某日"];
        let frames = Frame::of_pages(&[page(&[&*full; 9]), page(&short)]);
        assert_eq!(frames[0], frames[1]);
    }

    #[test]
    fn where_no_two_lines_end_alike_none_is_full() {
        assert_eq!(paragraphs(&[("五、存在的主要问题", 100.0), ("其他需要报告", 100.0)]).len(), 2);
    }

    #[test]
    fn a_numbered_heading_after_a_full_sentence_stands_alone_even_without_an_indent() {
        let full = format!("{}。", "甲".repeat(19));
        let found = paragraphs(&[(&full, 100.0), ("（二）依申请公开", 100.0), (&full, 100.0), ("乙乙", 100.0)]);
        assert_eq!(found.len(), 3, "{found:?}");
    }
}
