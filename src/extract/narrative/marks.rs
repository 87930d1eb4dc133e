//! What stands between two marks that belong to each other: within “ and ” the name of a way to ask, a slogan, or words; within 《 and 》
//! a title.

use super::lexicon::Lexicon;
use super::word::Word;
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

/// The place after 》 of 收到《政府信息公开申请表》: what came are requests.
pub(super) fn form_end(chars: &[char], at: usize) -> Option<usize> {
    const CAME: [[char; 2]; 4] = [['收', '到'], ['接', '到'], ['受', '理'], ['接', '收']];
    // 收到群众递交的《政府信息公开申请表》.
    const HANDED: [[char; 3]; 4] = [['提', '出', '的'], ['提', '交', '的'], ['递', '交', '的'], ['寄', '来', '的']];
    let before = &chars[..at];
    if !CAME.iter().any(|came| before.ends_with(came)) && !HANDED.iter().any(|handed| before.ends_with(handed)) {
        return None;
    }
    let inside = chars.get(at + 1..closing(chars, at, '》').checked_sub(1)?)?;
    let is_whole = Lexicon::shipped().longest(inside) == Some((Word::Request, inside.len()));
    is_whole.then_some(at + inside.len() + 2)
}

/// The place after 》; 按照《条例》规定, 根据《条例》的要求 say no more than the title does.
pub(super) fn title_end(chars: &[char], at: usize) -> usize {
    const SAYS: [&[char]; 2] = [&['规', '定'], &['要', '求']];
    let end = closing(chars, at, '》');
    let is_basis = LEADS_TO_BASIS.iter().any(|lead| chars[..at].ends_with(lead));
    let behind = end + usize::from(chars.get(end) == Some(&'的'));
    let says = |says: &&&[char]| chars.get(behind..).is_some_and(|rest| rest.starts_with(says));
    SAYS.iter().find(says).filter(|_| is_basis).map_or(end, |says| behind + says.len())
}

/// What stands before the name of what something is done by.
pub(super) const LEADS_TO_BASIS: [[char; 2]; 5] =
    [['依', '据'], ['根', '据'], ['按', '照'], ['依', '照'], ['遵', '照']];

/// The place after a closing mark; a mark that is never closed stands alone.
pub(super) fn closing(chars: &[char], at: usize, mark: char) -> usize {
    chars[at..].iter().position(|&c| c == mark).map_or(at + 1, |length| at + length + 1)
}
