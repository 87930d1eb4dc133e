//! Page marks and running heads: what stands at the edges of pages and is no text of the document.

use kurbo::{Rect, Size};

use super::label;
use super::line::Line;
use crate::text::{fold, page};

/// Parts of the page's height, at its top and its foot, where marks and running heads stand.
const EDGE: f64 = 0.12;

/// Parts of the height where a mark stands that counts on from page to page: wide margins and short pages bring it far in.
const WIDE_EDGE: f64 = 0.25;

/// The lines of each page without what only belongs to the page.
pub fn without_marks(pages: &mut [(Size, Vec<Line>)]) {
    let counted: Vec<Vec<Rect>> = (0..pages.len()).map(|nth| counted(pages, nth)).collect();
    let is_alone = pages.len() == 1;
    for (nth, ((size, lines), counted)) in (1..).zip(pages.iter_mut().zip(counted)) {
        let outermost = [lines.first(), lines.last()].map(|line| line.map(|line| line.bounds));
        // A bare figure that counts on with no neighbour and is not the page's own may be the end of a row.
        let may_be_own = |line: &Line| {
            let is_own = is_alone || number_of_mark(line) == Some(nth);
            is_own && outermost.contains(&Some(line.bounds))
        };
        let is_mark = |line: &Line| {
            let is_bare = line.text.bytes().all(|byte| byte.is_ascii_digit());
            is_edge(line, *size, EDGE) && says_number(line) && (!is_bare || may_be_own(line))
        };
        lines.retain(|line| !is_mark(line) && !counted.contains(&line.bounds));
    }
    let edges: Vec<Edge> = pages.iter().map(Edge::of).collect();
    let running: Vec<Vec<Rect>> = (0..pages.len()).map(|nth| running(&edges, nth)).collect();
    for ((_, lines), running) in pages.iter_mut().zip(running) {
        lines.retain(|line| !running.contains(&line.bounds));
    }
}

fn is_edge(line: &Line, size: Size, part: f64) -> bool {
    line.bounds.y1 < size.height * part || line.bounds.y0 > size.height * (1.0 - part)
}

/// Tells a page mark from the figures of a row.
fn says_number(line: &Line) -> bool {
    !is_row_of_figures(line) && page::is_mark(&line.text)
}

fn is_row_of_figures(line: &Line) -> bool {
    line.stretches.len() > 1 && line.stretches.iter().all(|part| label::is_value(&part.text))
}

/// The outermost lines of a page that say its number: a neighbour's, at the same height, is one more or one less.
fn counted(pages: &[(Size, Vec<Line>)], nth: usize) -> Vec<Rect> {
    let marks = |nth: usize| {
        let (size, lines) = &pages[nth];
        let outermost = lines.first().into_iter().chain(lines.last());
        outermost.filter_map(|line| Some((line, number_of_mark(line).filter(|_| is_edge(line, *size, WIDE_EDGE))?)))
    };
    let neighbours = [nth.checked_sub(1).map(|at| (at, -1)), (nth + 1 < pages.len()).then_some((nth + 1, 1))];
    let others: Vec<(f64, i64)> = neighbours
        .into_iter()
        .flatten()
        .flat_map(|(at, step)| marks(at).map(move |(line, number)| (line.bounds.y0, number - step)))
        .collect();
    let counts_on =
        |line: &Line, own: i64| others.iter().any(|(y, number)| (y - line.bounds.y0).abs() < 3.0 && *number == own);
    marks(nth).filter(|(line, number)| counts_on(line, *number)).map(|(line, _)| line.bounds).collect()
}

/// Lines of one page that can be its head or foot.
struct Edge {
    heads: Vec<Line>,
    feet: Vec<Line>,
    /// What the rest of the page says.
    body: String,
    /// What the page says in larger letters than its first line.
    large: String,
}

/// Lines of a running head or foot, at most.
const MOST: usize = 4;

impl Edge {
    fn of((size, lines): &(Size, Vec<Line>)) -> Self {
        let height = size.height;
        let heads = lines.iter().take(MOST).filter(|line| line.bounds.y1 < height * EDGE).cloned();
        let feet = lines.iter().rev().take(MOST).filter(|line| line.bounds.y0 > height * (1.0 - EDGE)).cloned();
        let heads: Vec<Line> = heads.collect();
        let body = lines.iter().skip(heads.len()).take(MOST).map(|line| line.text.as_str());
        let size = heads.first().map_or(f64::INFINITY, |head| head.size);
        let large = lines.iter().filter(|line| line.size > 1.15 * size).map(|line| line.text.as_str()).collect();
        Self { feet: feet.collect(), body: body.collect::<Vec<_>>().join("\n"), large, heads }
    }

    /// Tells whether the page says this head of a first page elsewhere, or has a larger title that names whose it is.
    fn can_spare(&self, head: &Line) -> bool {
        let title = fold::compact(&self.large);
        let undated = title.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '年' | '度'));
        let names_somebody = !undated.starts_with("政府信息") && !undated.starts_with("报告");
        self.body.contains(&head.text) || (title.contains("报告") && names_somebody)
    }
}

/// Where lines of a page stand that run over the pages: the same words at the same place of a neighbour. A head on the
/// first page may be the only title, so it stays there unless the page can spare it.
fn running(edges: &[Edge], nth: usize) -> Vec<Rect> {
    let neighbours = || [nth.checked_sub(1), Some(nth + 1)].into_iter().flatten().filter_map(|at| edges.get(at));
    let own = &edges[nth];
    let heads = own.heads.iter().filter(|line| nth > 0 || own.can_spare(line));
    let heads = heads.filter(|line| neighbours().any(|edge| edge.heads.iter().any(|other| is_twin(line, other))));
    let feet = own.feet.iter();
    let feet = feet.filter(|line| neighbours().any(|edge| edge.feet.iter().any(|other| is_twin(line, other))));
    heads.chain(feet).map(|line| line.bounds).collect()
}

fn is_twin(line: &Line, other: &Line) -> bool {
    let same_place = (other.bounds.y0 - line.bounds.y0).abs() < 3.0;
    let same_size = (line.size - other.size).abs() < 0.1 * line.size;
    let words = without_digits(&line.text);
    // Figures say nothing that runs over the pages.
    let says_something = !words.is_empty() && !is_row_of_figures(line);
    same_place && same_size && says_something && without_digits(&other.text) == words
}

fn without_digits(text: &str) -> String {
    fold::compact(text).chars().filter(|c| !c.is_ascii_digit()).collect()
}

/// The number that a page mark says.
fn number_of_mark(line: &Line) -> Option<i64> {
    let folded = fold::compact(&line.text);
    let digits = folded.trim_start_matches(|c: char| !c.is_ascii_digit());
    let end = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
    digits[..end].parse().ok().filter(|_| says_number(line))
}

#[cfg(test)]
mod tests {
    use super::super::line::lines_of;
    use super::super::sheet::tests::written;
    use super::*;

    fn page(lines: &[(&str, f64)]) -> (Size, Vec<Line>) {
        let glyphs = lines.iter().flat_map(|(text, y)| written(text, 90.0, *y, 14.0)).collect();
        (Size::new(595.0, 842.0), lines_of(glyphs))
    }

    fn left(mut pages: Vec<(Size, Vec<Line>)>) -> Vec<Vec<String>> {
        without_marks(&mut pages);
        pages.into_iter().map(|(_, lines)| lines.into_iter().map(|line| line.text).collect()).collect()
    }

    #[test]
    fn marks_go_only_at_the_edges_of_a_page() {
        let pages = vec![page(&[("正文", 100.0), ("12", 400.0), ("- 1 -", 800.0)])];
        assert_eq!(left(pages), [["正文", "12"]]);
    }

    #[test]
    fn figures_at_the_edge_of_a_page_are_no_marks() {
        let mut glyphs: Vec<_> =
            (0..4).flat_map(|nth| written("0", 90.0 + 40.0 * f64::from(nth), 60.0, 10.0)).collect();
        glyphs.extend(written("正文", 90.0, 300.0, 10.0));
        assert_eq!(left(vec![(Size::new(595.0, 842.0), lines_of(glyphs))])[0].len(), 2);
        let within = page(&[("1.本机关不掌握", 50.0), ("3", 60.0), ("相关政府信息", 70.0), ("正文", 300.0)]);
        assert_eq!(left(vec![within])[0].len(), 4);
    }

    #[test]
    fn figures_at_the_same_height_of_two_pages_are_no_running_head() {
        let one = |figures: [&str; 3], y: f64| {
            let mut glyphs: Vec<_> = written("正文", 90.0, 300.0, 10.0);
            let row = (0..).zip(figures).flat_map(|(nth, text)| written(text, 90.0 + 60.0 * f64::from(nth), y, 10.0));
            glyphs.extend(row);
            (Size::new(595.0, 842.0), lines_of(glyphs))
        };
        for y in [60.0, 800.0] {
            let pages = vec![one(["59", "-", "37"], y), one(["1", "-", "7"], y), one(["/", "0", "无"], y)];
            assert!(left(pages).iter().all(|page| page.len() == 2), "{y}");
        }
        let ends = |figure: &'static str| page(&[("正文", 300.0), (figure, 800.0)]);
        assert_eq!(left(vec![ends("5"), ends("3"), ends("8")]), [["正文", "5"], ["正文", "3"], ["正文", "8"]]);
        assert_eq!(left(vec![ends("7"), ends("2"), ends("9")])[1], ["正文"], "the page's own");
    }

    #[test]
    fn a_mark_far_from_the_edge_goes_where_it_counts_on() {
        let pages = |marks: [&str; 2]| marks.map(|mark| page(&[("正文", 300.0), (mark, 690.0)])).to_vec();
        assert_eq!(left(pages(["- 4 -", "- 5 -"])), [["正文"], ["正文"]]);
        assert_eq!(left(pages(["4", "7"])), [["正文", "4"], ["正文", "7"]]);
        assert_eq!(
            left(vec![page(&[("正文", 300.0), ("4", 400.0)]), page(&[("5", 400.0)])]),
            [vec!["正文", "4"], vec!["5"]]
        );
    }

    #[test]
    fn a_running_head_goes_from_the_first_page_too_where_a_larger_title_names_whose_it_is() {
        let one = |title: &str| {
            let mut glyphs = written("内部资料", 90.0, 50.0, 10.0);
            glyphs.extend(written(title, 90.0, 150.0, 18.0));
            (Size::new(595.0, 842.0), lines_of(glyphs))
        };
        assert_eq!(left(vec![one("某县2023年报告"), one("正文")]), [["某县2023年报告"], ["正文"]]);
        assert_eq!(left(vec![one("2023年报告"), one("正文")]), [vec!["内部资料", "2023年报告"], vec!["正文"]]);
    }

    #[test]
    fn running_heads_stay_on_the_first_page_only_and_feet_nowhere() {
        let one = |body: &str, number: &str| {
            page(&[("某县年报", 50.0), (body, 300.0), (&format!("某县政府办 {number}"), 800.0)])
        };
        let pages = vec![one("甲", "1"), one("乙", "2"), one("丙", "3")];
        assert_eq!(left(pages), [vec!["某县年报", "甲"], vec!["乙"], vec!["丙"]]);
        let titled = vec![one("2023年某县年报", "1"), one("乙", "2")];
        assert_eq!(left(titled), [["2023年某县年报"], ["乙"]]);
    }
}
