//! Breaks text whose paragraphs and tables have all run together on one line, as some copies of pages leave it: before the
//! marks of its parts, 一、 and （一）, and where a blank stands behind a full stop. Rows of the form's tables stay together, since
//! how they run on tells how they are to be read.

use std::fmt::Write as _;

use memchr::memrchr;

/// Shorter lines, in bytes, are paragraphs.
const SHORTEST: usize = 2500;
/// So many parts of a text do not stand in one paragraph.
const FEWEST_PARTS: usize = 4;

/// Marks that follow one another are looked at so far, in bytes: 三、（一）.
const LONGEST: usize = 24;

/// What follows the mark of a row of table 3, which begins no paragraph.
const ROWS: [&str; 11] = [
    "本年新收",
    "上年结转",
    "本年度办理",
    "结转下年",
    "予以公开",
    "部分公开",
    "不予公开",
    "无法提供",
    "不予处理",
    "其他处理",
    "总计",
];

/// The text with such lines broken; most texts have none and come back as they are.
pub fn broken(text: String) -> String {
    if !has_long_line(text.as_bytes()) {
        return text;
    }
    let mut out = String::with_capacity(text.len() + 200);
    for line in text.split_inclusive('\n') {
        break_up(line, &mut out);
    }
    out
}

/// Tells whether a line is not short, by the last line end within reach of the one before.
fn has_long_line(text: &[u8]) -> bool {
    let mut rest = text;
    while let Some(reach) = rest.get(..SHORTEST) {
        let Some(end) = memrchr(b'\n', reach) else { return true };
        rest = &rest[end + 1..];
    }
    false
}

fn break_up(line: &str, out: &mut String) {
    let breaks = if line.len() < SHORTEST { Vec::new() } else { breaks(line) };
    let parts = breaks.iter().filter(|&&at| is_ordinal(&line[at..])).count();
    let mut from = 0;
    for &at in breaks.iter().filter(|_| parts >= FEWEST_PARTS) {
        let _ = writeln!(out, "{}", line[from..at].trim_end());
        from = at;
    }
    out.push_str(&line[from..]);
}

/// Where paragraphs seem to begin.
fn breaks(line: &str) -> Vec<usize> {
    // The last character that is to be seen, and where the text behind it goes on.
    let (mut last, mut behind) = (None, 0);
    let begins = |(at, c): (usize, char)| {
        if c.is_whitespace() {
            return None;
        }
        let (before, is_set_off) = (last.replace(c), at > behind);
        behind = at + c.len_utf8();
        let before = before?;
        let is_paragraph = is_set_off && before == '。';
        let is_marked = is_set_off || before.is_ascii_digit() || "。；;：:！!？?%）)元".contains(before);
        (is_paragraph || is_marked && is_mark(&line[at..])).then_some(at)
    };
    line.char_indices().filter_map(begins).collect()
}

/// Tells whether a text begins with the mark of a paragraph: not of a row, whose label follows its mark or marks.
fn is_mark(text: &str) -> bool {
    let mut marks = text;
    while let Some(rest) =
        after_ordinal(marks).or_else(|| after_bracketed(marks)).filter(|_| text.len() - marks.len() < LONGEST)
    {
        marks = rest.trim_start_matches(' ');
    }
    marks.len() < text.len() && !ROWS.iter().any(|row| marks.starts_with(row))
}

fn is_ordinal(text: &str) -> bool {
    after_ordinal(text).is_some()
}

/// What stands behind 一、
fn after_ordinal(text: &str) -> Option<&str> {
    after_numeral(text)?.strip_prefix('、')
}

/// What stands behind （一）
fn after_bracketed(text: &str) -> Option<&str> {
    after_numeral(text.strip_prefix(['（', '('])?)?.strip_prefix(['）', ')'])
}

/// What stands behind a number of at most three characters: 二十三.
fn after_numeral(text: &str) -> Option<&str> {
    let end = text.char_indices().take(4).find(|(_, c)| !numeral(*c)).map_or(text.len(), |(at, _)| at);
    (end > 0 && end <= 3 * '一'.len_utf8()).then(|| &text[end..])
}

const fn numeral(c: char) -> bool {
    matches!(c, '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endless_blanks_numerals_and_marks_are_passed_over_once() {
        for piece in ["一", "（一）", "一、", " ", "。 一", "（"] {
            let line = piece.repeat(200_000);
            assert_eq!(breaks(&line).is_empty(), !matches!(piece, "（一）" | "。 一"), "{piece}");
        }
    }

    #[test]
    fn a_line_is_long_wherever_it_stands() {
        for (length, is_long) in [(0, false), (SHORTEST - 1, false), (SHORTEST, true), (3 * SHORTEST, true)] {
            let line = "a".repeat(length);
            for text in [line.clone(), format!("{line}\n"), format!("b\n\n{line}"), format!("b\n{line}\nb\n")] {
                assert_eq!(has_long_line(text.as_bytes()), is_long, "{length}");
            }
        }
    }

    #[test]
    fn only_a_line_in_which_everything_has_run_together_is_broken() {
        let prose = "本局坚持公开。".repeat(130);
        let text = format!(
            "标题\n前言。 一、甲{prose}（一）子项。二、乙第（一）项规章000（二）其他12一、本年新收00 （七）总计00三、丙。四、丁。 某局 2025年1月2日\n"
        );
        let parts: Vec<&str> =
            "标题|前言。|一、甲…|（一）子项。|二、乙第（一）项规章000|（二）其他12一、本年新收00 （七）总计00|三、丙。|四、丁。|某局 2025年1月2日"
                .split('|')
                .collect();
        let lines = broken(text).replace(&prose, "…");
        assert_eq!(lines.lines().collect::<Vec<_>>(), parts);
        let paragraph = format!("一、甲{prose}。二、乙。\n");
        assert_eq!(broken(paragraph.clone()), paragraph);
    }
}
