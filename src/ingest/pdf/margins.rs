//! Page marks and running heads: what stands at the edges of pages and is no text of the document.

use super::line::Line;
use crate::text::fold;

/// Parts of the page's height, at its top and its foot, where marks and running heads stand.
const EDGE: f64 = 0.12;

/// The lines of each page without what only belongs to the page.
pub fn without_marks(pages: &mut [(f64, Vec<Line>)]) {
    for (height, lines) in &mut *pages {
        let (top, foot) = (*height * EDGE, *height * (1.0 - EDGE));
        let is_edge = |line: &Line| line.bounds.y1 < top || line.bounds.y0 > foot;
        lines.retain(|line| !(is_edge(line) && is_page_mark(&line.text)));
    }
    let repeated: Vec<Vec<bool>> = (0..pages.len()).map(|nth| repeats(pages, nth)).collect();
    for ((_, lines), repeated) in pages.iter_mut().zip(repeated) {
        let mut repeated = repeated.into_iter();
        lines.retain(|_| !repeated.next().unwrap_or(false));
    }
}

/// For each line of a page, whether it runs over the pages: the same words at the same place of a neighbour. A head on the
/// first page may be the only title, so it stays there unless the page says it once more.
fn repeats(pages: &[(f64, Vec<Line>)], nth: usize) -> Vec<bool> {
    let (height, lines) = &pages[nth];
    let neighbours: Vec<&Line> = [nth.checked_sub(1), Some(nth + 1)]
        .into_iter()
        .flatten()
        .filter_map(|at| pages.get(at))
        .flat_map(|page| &page.1)
        .collect();
    let same_size = |a: &Line, b: &Line| (a.size - b.size).abs() < 0.1 * a.size;
    let is_twin = |line: &Line, other: &Line| {
        let same_place = (other.bounds.y0 - line.bounds.y0).abs() < 3.0;
        same_place && same_size(line, other) && without_digits(&other.text) == without_digits(&line.text)
    };
    let said_again =
        |line: &Line| lines.iter().any(|other| !std::ptr::eq(line, other) && other.text.contains(&line.text));
    let is_running = |line: &Line| {
        let is_head = line.bounds.y1 < height * EDGE && (nth > 0 || said_again(line));
        let is_foot = line.bounds.y0 > height * (1.0 - EDGE);
        (is_head || is_foot) && neighbours.iter().any(|other| is_twin(line, other))
    };
    lines.iter().map(is_running).collect()
}

fn without_digits(text: &str) -> String {
    fold::compact(text).chars().filter(|c| !c.is_ascii_digit()).collect()
}

/// Tells a page mark: `- 4 -`, `— 4 —`, `第4页`, `第 4 页 共 9 页`, `4/9`, `Page 4 of 9`, a bare number.
fn is_page_mark(text: &str) -> bool {
    let folded = fold::compact(text).to_lowercase();
    let is_dash = |c: char| matches!(c, '-' | '—' | '–' | '―' | '－' | '·' | '_' | '~' | '～' | '─' | '一');
    let inner = folded.trim_matches(is_dash);
    let words = ["第", "页", "共", "page", "of", "/", "-", ",", "，"];
    let rest = words.iter().fold(inner.to_owned(), |rest, word| rest.replace(word, ""));
    let has_number = !rest.is_empty() && rest.len() <= 8 && rest.bytes().all(|byte| byte.is_ascii_digit());
    let in_han = inner.strip_prefix('第').and_then(|rest| rest.split_once('页')).is_some_and(|(number, _)| {
        !number.is_empty() && number.chars().all(|c| "一二三四五六七八九十百〇零".contains(c))
    });
    has_number || in_han
}

#[cfg(test)]
mod tests {
    use super::super::line::lines_of;
    use super::super::sheet::tests::written;
    use super::*;

    fn page(lines: &[(&str, f64)]) -> (f64, Vec<Line>) {
        let glyphs = lines.iter().flat_map(|(text, y)| written(text, 90.0, *y, 14.0)).collect();
        (842.0, lines_of(glyphs))
    }

    fn left(mut pages: Vec<(f64, Vec<Line>)>) -> Vec<Vec<String>> {
        without_marks(&mut pages);
        pages.into_iter().map(|(_, lines)| lines.into_iter().map(|line| line.text).collect()).collect()
    }

    #[test]
    fn marks_of_pages_are_told_from_figures_and_text() {
        for mark in ["- 4 -", "—４—", "4", "第4页", "第 4 页 共 9 页", "第四页", "4/9", "Page 4 of 9", "－ 12 －"]
        {
            assert!(is_page_mark(mark), "{mark}");
        }
        for text in ["2024年1月5日", "规章 0", "一、", "第二十条", "0.5", "页"] {
            assert!(!is_page_mark(text), "{text}");
        }
    }

    #[test]
    fn marks_go_only_at_the_edges_of_a_page() {
        let pages = vec![page(&[("正文", 100.0), ("12", 400.0), ("- 1 -", 800.0)])];
        assert_eq!(left(pages), [["正文", "12"]]);
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
