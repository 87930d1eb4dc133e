//! Harmless dirt on labels: blanks, line breaks, Word bookmarks, other marks. Values stay as they are.

use std::borrow::Cow;

use crate::grid::Grid;
use crate::look::Look;
use crate::rng::Rng;

/// Labels that offices like to space out.
const SPACED: [(&str, &str); 7] = [
    ("自然人", "自 然 人"),
    ("商业企业", "商业 企业"),
    ("社会公益组织", "社会公益 组织"),
    ("（三）不予公开", "（三）不予 公开"),
    ("（四）无法提供", "（四）无法 提供"),
    ("（五）不予处理", "（五）不予 处理"),
    ("总计", "总 计"),
];

/// Labels that a narrow column breaks.
const BROKEN: [(&str, &str); 8] = [
    ("总计", "总\n计"),
    ("结果维持", "结果\n维持"),
    ("尚未审结", "尚未\n审结"),
    ("其他结果", "其他\n结果"),
    ("本年新公开数量", "本年新\n公开数量"),
    ("对外公开总数量", "对外公开\n总数量"),
    ("商业企业", "商业\n企业"),
    ("5.要求行政机关确认或重新出具已获取信息", "5.要求行政机关确认或重新\n出具已获取信息"),
];

/// Roughens the labels of a table as the look has it; breaks lines only where `may_break`.
pub fn roughen(grid: &mut Grid, look: &Look, may_break: bool, rng: &mut Rng) {
    if !(look.spaced || look.broken || look.bookmarks || look.wide_dots) {
        return;
    }
    for cell in grid.rows.iter_mut().flatten().filter(|cell| cell.is_label) {
        if look.spaced && rng.chance(70) {
            swap(&mut cell.text, &SPACED);
        }
        if look.broken && may_break && rng.chance(40) {
            swap(&mut cell.text, &BROKEN);
        }
        if look.wide_dots && cell.text.starts_with(|c: char| c.is_ascii_digit()) {
            cell.text = Cow::Owned(cell.text.replacen('.', "．", 1));
        }
        if look.bookmarks && cell.text.chars().count() > 6 && rng.chance(25) {
            cell.text = Cow::Owned(format!("{}{}", bookmark(rng), cell.text));
        }
    }
}

/// Gives the leftover of a Word bookmark.
pub fn bookmark(rng: &mut Rng) -> String {
    if rng.chance(20) {
        return "[bookmark: _GoBack]".to_owned();
    }
    format!("[bookmark: _Hlk{}]", rng.between(60_000_000, 99_999_999))
}

fn swap(text: &mut Cow<'static, str>, table: &[(&'static str, &'static str)]) {
    if let Some((_, other)) = table.iter().find(|(plain, _)| plain == text) {
        *text = Cow::Borrowed(other);
    }
}

/// Makes all marks half-width, as copies made for search engines have them.
pub fn halve(text: &str) -> String {
    let half = |c| match c {
        '（' => '(',
        '）' => ')',
        '：' => ':',
        '，' => ',',
        '；' => ';',
        '？' => '?',
        '！' => '!',
        other => other,
    };
    text.chars().map(half).collect()
}
