//! What stands within “ and ”: the name of a way to ask, a slogan, or words.

use super::lexicon::Lexicon;
use crate::text::numeral;

/// What things are called by which one can ask, behind their names in marks.
const WAYS: [[char; 2]; 7] =
    [['栏', '目'], ['专', '栏'], ['平', '台'], ['系', '统'], ['渠', '道'], ['入', '口'], ['板', '块']];

/// What names of ways to ask for information hold.
const ASKED_FOR: [char; 4] = ['申', '请', '公', '开'];

/// Tells whether a name holds what is asked for.
pub(super) fn names_way_to_ask(name: &[char]) -> bool {
    name.windows(ASKED_FOR.len()).any(|part| part == ASKED_FOR)
}

/// The place after “依申请公开”栏目.
pub(super) fn way_end(chars: &[char], at: usize) -> Option<usize> {
    let inside = &chars[at + 1..chars.len().min(at + 1 + LONGEST_SLOGAN)];
    let close = at + 1 + inside.iter().position(|&c| c == '”')?;
    // 通过“互动交流依申请公开栏目”提交.
    if names_way_to_ask(&chars[at + 1..close]) && WAYS.iter().any(|way| chars[..close].ends_with(way)) {
        return Some(close + 1);
    }
    WAYS.iter().any(|way| chars[close + 1..].starts_with(way)).then_some(close + 3)
}

/// Longest slogan, in characters.
const LONGEST_SLOGAN: usize = 16;

/// The place after “谁制作谁公开”: what stands in such marks and is not wholly made of words says nothing. “予以公开” is a word.
pub(super) fn slogan_end(chars: &[char], at: usize) -> Option<usize> {
    let inside = &chars[at + 1..chars.len().min(at + 1 + LONGEST_SLOGAN)];
    let inside = &inside[..inside.iter().position(|&c| c == '”')?];
    let states = |&c: &char| c.is_ascii() || numeral::is_numeral(c) || matches!(c, ',' | '。' | ';');
    if inside.iter().any(states) {
        return None;
    }
    let mut from = 0;
    while let Some((_, length)) = Lexicon::shipped().longest(&inside[from..]) {
        from += length;
    }
    (from < inside.len()).then_some(at + inside.len() + 2)
}
