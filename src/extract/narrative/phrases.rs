//! Phrases that no list of words holds, told by how they begin and end: 新收…申请, 除主动公开以外的其他政府信息, 经与申请人沟通后, 1. within a sentence.

use super::lexicon::Lexicon;
use super::word::Word;

/// What says of requests, directly before them, that they are those received.
const NEW: [&[char]; 5] = [&['新', '增'], &['新', '登', '记'], &['登', '记'], &['新', '收'], &['收']];

/// 新增政府信息公开申请, 收6件: the length of what says that they came. 新增依申请公开渠道 are ways to ask, a word of their own.
pub(super) fn new_before_request(text: &[char]) -> Option<usize> {
    let length = NEW.iter().find(|new| text.starts_with(new))?.len();
    let counts = text[0] == '收' && text.get(1).is_some_and(char::is_ascii_digit);
    let next = Lexicon::shipped().longest(&text[length..]).map(|(word, _)| word);
    (counts || next == Some(Word::Request)).then_some(length)
}

/// ：1.文件9条；2.动态8条: the length of what marks a place in a list, within a sentence or at the start of a line.
pub(super) fn point(chars: &[char], at: usize) -> Option<usize> {
    let follows = at.checked_sub(1).is_some_and(|before| matches!(chars[before], ':' | ';' | '。' | ',' | '、'));
    if ('①'..='⑳').contains(&chars[at]) {
        return Some(1);
    }
    let open = usize::from(chars[at] == '(');
    let digits = chars[at + open..].iter().take(LONGEST_MARK).take_while(|c| c.is_ascii_digit()).count();
    let mark = *chars.get(at + open + digits)?;
    let closes = if open == 1 { mark == ')' } else { matches!(mark, '.' | ')') };
    let rest = chars.get(at + open + digits + 1..).unwrap_or_default();
    let named = rest.first().is_some_and(|c| !c.is_ascii());
    // 2.2021年, 3.28件申请: a year, or what is counted whole, begins the sentence.
    let run = rest.iter().take_while(|c| c.is_ascii_digit()).count();
    let counts = at == 0 && run > 0 && rest.get(run).is_some_and(|c| COUNTED_WHOLE.contains(*c));
    let named = named || counts || matches!(rest, ['1', '9', _, _, '年', ..] | ['2', '0', _, _, '年', ..]);
    let follows = follows || at == 0 && open == 0;
    (follows && digits > 0 && digits < LONGEST_MARK && closes && named).then_some(open + digits + 1)
}

/// What requests are counted in, which have no fractions.
const COUNTED_WHOLE: &str = "件宗份";

/// Marks of places in lists are shorter, in digits.
const LONGEST_MARK: usize = 3;

/// 除主动公开以外的: the length of what tells requests from what is published anyway; 除主动公开以外的其他政府信息 is what can be asked for.
pub(super) fn besides(text: &[char]) -> Option<(Word, usize)> {
    let inside = text.strip_prefix(&['除'])?;
    let end = inside.iter().take(LONGEST_BESIDES).position(|&c| c == '外')?;
    let published = inside[..end].windows(4).any(|part| part == ['主', '动', '公', '开']);
    let plain = inside[..end].iter().all(|&c| !c.is_ascii() && c != '。');
    let rest: String = inside[end + 1..].iter().take(7).collect();
    let noun = rest.trim_start_matches('的').trim_start_matches("其他").trim_start_matches("其它");
    let asked = ["政府信息", "信息"].iter().find(|asked| noun.starts_with(**asked));
    let after = asked.map_or(0, |asked| rest.chars().count() - noun.chars().count() + asked.chars().count());
    let word = if asked.is_some() { Word::Request } else { Word::Filler };
    (published && plain).then_some((word, end + 2 + after))
}

/// Longer words between 除 and 外 say more, in characters.
const LONGEST_BESIDES: usize = 18;

/// 经与申请人沟通、补正后: the length of what was done first; disputes are no such thing.
pub(super) fn adverbial(text: &[char]) -> Option<usize> {
    let inside = text.strip_prefix(&['经', '与'])?;
    let stops = |&c: &char| c == '后' || c.is_ascii() || matches!(c, '。' | '《' | '诉' | '议');
    let end = inside.iter().take(LONGEST_ADVERBIAL).position(stops)?;
    (inside[end] == '后').then_some(end + 3)
}

/// Longer words between 经 and 后 say more, in characters.
const LONGEST_ADVERBIAL: usize = 14;
