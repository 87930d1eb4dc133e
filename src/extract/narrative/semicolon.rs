//! Semicolons that part two sentences: what stands behind one names what it counts and says what was done with it, and no list goes on.

use super::line;

/// What is counted.
const NOUNS: [&str; 8] =
    ["信息公开申请", "依申请公开", "因政府信息公开", "因信息公开", "规范性文件", "行政许可", "行政处罚", "行政强制"];
/// What is done with it.
const VERBS: [&str; 20] = [
    "收到", "受理", "新收", "接收", "接到", "收件", "作出", "实施", "制定", "制发", "印发", "出台", "办理", "办结",
    "答复", "提出", "引起", "引发", "产生", "被",
];
/// What begins a list that may go on behind a semicolon.
const LISTS: [&str; 6] = ["其中", "分别", "包括", "包含", "依次", "如下"];

/// Farther back nothing is looked for, in characters: a line of nothing but semicolons would be looked through again from each.
const FARTHEST: usize = 600;

/// Tells whether the semicolon at a place ends what began at `from`: what follows stands for itself.
pub(super) fn ends_sentence(chars: &[char], from: usize, at: usize) -> bool {
    let stops = |c: char| matches!(c, ';' | '。' | '!' | '?');
    let rest = &chars[at + 1..];
    let next = &rest[..rest.iter().position(|&c| stops(c)).unwrap_or(rest.len())];
    let has = |text: &[char], words: &[&str]| words.iter().any(|word| contains(text, word));
    let before = &chars[from.max(at.saturating_sub(FARTHEST))..at];
    // What stands before another semicolon has ended.
    let last = before.iter().rposition(|&c| c == ';').map_or(before, |last| &before[last + 1..]);
    let is_open = || before.iter().filter(|&&c| c == '(').count() > before.iter().filter(|&&c| c == ')').count();
    has(next, &NOUNS)
        && has(next, &VERBS)
        && line::can_state(next.iter().copied())
        && !next.starts_with(&['其', '中'])
        && !before.contains(&':')
        && !has(&without_brackets(last), &LISTS)
        && !is_open()
}

fn without_brackets(text: &[char]) -> Vec<char> {
    let mut depth = 0_i32;
    let is_outside = |c: &&char| {
        depth += i32::from(**c == '(') - i32::from(**c == ')');
        depth <= 0
    };
    text.iter().filter(is_outside).copied().collect()
}

fn contains(text: &[char], word: &str) -> bool {
    let length = word.chars().count();
    text.windows(length).any(|window| word.chars().eq(window.iter().copied()))
}
