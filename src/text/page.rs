//! Tells what only marks a page and is no text of a document: `- 4 -`, 第4页. It knows no page and no place on it.

use super::fold;

/// Longer texts, in bytes, mark no page.
const LONGEST: usize = 48;

/// Tells a page mark: `- 4 -`, `— 4 —`, `第4页`, `第 4 页 共 9 页`, `4/9`, `Page 4 of 9`, a bare number.
pub fn is_mark(text: &str) -> bool {
    let folded = fold::compact(text).to_lowercase();
    let inner = folded.trim_matches(is_dash);
    let words = ["第", "页", "共", "page", "of", "/", "-", ",", "，"];
    let rest = words.iter().fold(inner.to_owned(), |rest, word| rest.replace(word, ""));
    let has_number = !rest.is_empty() && rest.len() <= 8 && rest.bytes().all(|byte| byte.is_ascii_digit());
    let in_han = inner.strip_prefix('第').and_then(|rest| rest.split_once('页')).is_some_and(|(number, _)| {
        !number.is_empty() && number.chars().all(|c| "一二三四五六七八九十百〇零".contains(c))
    });
    has_number || in_han
}

/// Tells a page mark that can be nothing else wherever it stands: dashes on both sides of one number, or the word for a page. A bare
/// number and `4/9` can be figures, and so can what wide gaps part: in a row of values a dash is a none.
pub fn is_sure_mark(text: &str) -> bool {
    let text = text.trim_start_matches(fold::is_blank);
    // Most lines begin as no mark does.
    let Some(first) =
        text.chars().next().filter(|&first| is_dash(first) || matches!(first, '第' | 'P' | 'p' | '共' | '0'..='9'))
    else {
        return false;
    };
    let text = text.trim_end_matches(fold::is_blank);
    let Some(last) = text.chars().next_back().filter(|_| text.len() <= LONGEST) else { return false };
    let is_dashed = is_dash(first) && is_dash(last) && is_one_number(text.trim_matches(is_dash));
    let names_it = || text.contains('页') || text.get(..4).is_some_and(|word| word.eq_ignore_ascii_case("page"));
    (is_dashed || names_it()) && is_mark(text)
}

/// Tells a number with at most one blank on either side.
fn is_one_number(text: &str) -> bool {
    let text = text.strip_prefix(is_narrow).unwrap_or(text);
    let text = text.strip_suffix(is_narrow).unwrap_or(text);
    !text.is_empty() && text.chars().all(|c| fold::fold_char(c).is_ascii_digit())
}

const fn is_narrow(c: char) -> bool {
    matches!(c, ' ' | '\u{3000}' | '\u{a0}')
}

const fn is_dash(c: char) -> bool {
    matches!(c, '-' | '—' | '–' | '―' | '－' | '·' | '_' | '~' | '～' | '─' | '一')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_pages_are_told_from_figures_and_text() {
        for mark in ["- 4 -", "—４—", "4", "第4页", "第 4 页 共 9 页", "第四页", "4/9", "Page 4 of 9", "－ 12 －"]
        {
            assert!(is_mark(mark), "{mark}");
        }
        for text in ["2024年1月5日", "规章 0", "一、", "第二十条", "0.5", "页"] {
            assert!(!is_mark(text), "{text}");
        }
    }

    #[test]
    fn what_can_be_a_figure_is_no_sure_mark() {
        for mark in
            ["- 4 -", "—４—", " 第4页\r", "第 4 页 共 9 页", "第4页/共9页", "第四页", "Page 4 of 9", "共9页 第4页"]
        {
            assert!(is_sure_mark(mark), "{mark}");
        }
        let rows = ["-  4  -", "—\t4\t—", "- - 1 - 1 - -", "— 1 — 1 —", "- 4 5 -"];
        let others = ["4", "-4", "4-", "4/9", "- -", "—", "", "第4项", "4页纸", "第二十条第（一）项", "本页"];
        for text in rows.into_iter().chain(others) {
            assert!(!is_sure_mark(text), "{text}");
        }
    }
}
