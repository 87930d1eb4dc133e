//! One number in a line of prose: digits or a numeral with what stands directly around them. It says what is counted, not
//! what is meant.

use super::lexicon::Lexicon;
use crate::model::narrative::{Amount, Aside, Unit};
use crate::text::number::{MOST_DIGITS, Number};
use crate::text::numeral;

/// A number as it stands in the line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Figure {
    pub(super) amount: Amount,
    pub(super) decimals: u8,
    pub(super) unit: Unit,
    /// It states nothing, for this reason.
    pub(super) idle: Option<Aside>,
}

/// What begins with a digit or a numeral: a number, a year, a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Found {
    Figure(Figure),
    /// 2024年.
    Year(i16),
    /// 2022-2024年.
    Years,
    /// 6月, 12月31日; a day beside its month.
    Day {
        month: i64,
        day: Option<i64>,
    },
}

/// Reads what begins at a place; gives the place after it. `None` where a numeral is no number.
pub(super) fn read(chars: &[char], at: usize) -> Option<(Found, usize)> {
    if chars.get(at)?.is_ascii_digit() { Some(digits(chars, at)) } else { numerals(chars, at) }
}

fn digits(chars: &[char], at: usize) -> (Found, usize) {
    let (first, mut end) = one(chars, at);
    let Some(first) = first else { return (idle(Amount::ZERO, Aside::NoUnit), end) };
    if let Some(after) = address_end(chars, at, end) {
        return (idle(Amount::ZERO, Aside::Address), after);
    }
    let mut amount = Amount::exactly(first);
    let mut decimals =
        u8::try_from(chars[at..end].iter().rev().take_while(|c| c.is_ascii_digit()).count()).unwrap_or(0);
    if !chars[at..end].contains(&'.') {
        decimals = 0;
    }
    if let Some((high, after)) = range_end(chars, end) {
        amount.high = Some(high.max(first));
        end = after;
    }
    if let Some(dated) = date(chars, amount, end) {
        return dated;
    }
    if is_ordinal(chars, at, end) {
        return (idle(amount, Aside::Ordinal), end);
    }
    let (found, after) = counted(chars, at, end, amount);
    (Found::Figure(Figure { decimals, ..found }), after)
}

/// Digits with a point or thousands separators.
fn one(chars: &[char], at: usize) -> (Option<Number>, usize) {
    let run = |from: usize| chars[from..].iter().take_while(|c| c.is_ascii_digit()).count();
    let mut end = at + run(at);
    while chars.get(end) == Some(&',') && run(end + 1) == 3 && end - at <= 3 + 4 * 3 && chars[at] != '0' {
        end += 4;
    }
    if chars.get(end) == Some(&'.') && run(end + 1) > 0 {
        end += 1 + run(end + 1);
    }
    (number(&chars[at..end]), end)
}

/// The number that digits with a point or thousands separators are; most are digits and nothing else.
fn number(chars: &[char]) -> Option<Number> {
    if chars.len() <= MOST_DIGITS && chars.iter().all(char::is_ascii_digit) {
        let digit = |c: &char| i64::from(u32::from(*c) - u32::from('0'));
        return Some(Number::whole(chars.iter().fold(0, |sum, c| sum * 10 + digit(c))));
    }
    chars.iter().filter(|&&c| c != ',').collect::<String>().parse().ok()
}

/// Longer addresses are told piece by piece, in characters.
const LONGEST_ADDRESS: usize = 256;

/// The end of an address or a telephone number that the digits belong to.
fn address_end(chars: &[char], at: usize, end: usize) -> Option<usize> {
    let is_part = |c: &char| c.is_ascii_alphanumeric() || matches!(c, '@' | '/' | '_' | '-' | '—' | ':' | '.' | '+');
    let joined = |c: Option<&char>| c.is_some_and(|c| c.is_ascii_alphabetic() || matches!(c, '@' | '/' | '_'));
    let before = at.checked_sub(1).and_then(|before| chars.get(before));
    let after = end + chars[end..].iter().take(LONGEST_ADDRESS).take_while(|c| is_part(c)).count();
    let is_dash = |c: &char| matches!(c, '-' | '—');
    let years = chars.get(after) == Some(&'年');
    let dialled = !years
        && chars[end..after].iter().any(is_dash)
        && chars[at..after].iter().filter(|c| c.is_ascii_digit()).count() > 6;
    let dashed = !years && before.is_some_and(is_dash) && after > end;
    let lettered = joined(before) || joined(chars.get(end)) || dashed;
    (dialled || lettered).then_some(after)
}

/// 至5, -5: the upper end of a range.
fn range_end(chars: &[char], end: usize) -> Option<(Number, usize)> {
    let is_to = matches!(chars.get(end)?, '-' | '–' | '—' | '~' | '至' | '到');
    let digit = chars.get(end + 1).is_some_and(char::is_ascii_digit);
    let (number, after) = (is_to && digit).then(|| one(chars, end + 1))?;
    number.map(|number| (number, after))
}

/// A year or a day: 2024年, 12月31日, 19日.
fn date(chars: &[char], amount: Amount, end: usize) -> Option<(Found, usize)> {
    let number = amount.low;
    let (whole, last) = (number.as_whole()?, amount.high.and_then(Number::as_whole)?);
    match chars.get(end)? {
        '年' if (1900..2100).contains(&whole) && last > whole => Some((Found::Years, end + 1)),
        '年' if (1900..2100).contains(&whole) => {
            let end = end + 1 + usize::from(chars.get(end + 1) == Some(&'度'));
            Some((Found::Year(i16::try_from(whole).ok()?), end))
        }
        // 1-12月, 12月底: the whole year.
        '月' if (whole, last) == (1, 12) => Some((Found::Day { month: 12, day: Some(31) }, end + 1)),
        '月' if whole == 12 && chars.get(end + 1) == Some(&'底') => {
            Some((Found::Day { month: 12, day: Some(31) }, end + 2))
        }
        '月' => {
            let day = chars.get(end + 1).filter(|c| c.is_ascii_digit()).map(|_| one(chars, end + 1));
            let day = day.filter(|(_, after)| chars.get(*after) == Some(&'日'));
            let after = day.map_or(end + 1, |(_, after)| after + 1);
            Some((Found::Day { month: whole, day: day.and_then(|(day, _)| day?.as_whole()) }, after))
        }
        '年' | '日' | '时' | '点' | '天' | '周' | '岁' | '分' => {
            Some((idle(Amount::exactly(number), Aside::Date), end + 1))
        }
        _ => None,
    }
}

/// 第20条, 1., （3）, 30号, 711号, 三级.
fn is_ordinal(chars: &[char], at: usize, end: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| chars.get(before));
    let after = chars.get(end);
    let enclosed = before == Some(&'(') && after == Some(&')');
    // 2023、2024两年: no list has so many points.
    let leads = at == 0 && end - at < 4 && matches!(after, Some('.' | '、' | ')'));
    before == Some(&'第') || enclosed || leads || matches!(after, Some('号' | '级' | '届' | '版' | '楼' | '室' | '路'))
}

/// What is counted, with the words that make a number an interval.
fn counted(chars: &[char], at: usize, mut end: usize, mut amount: Amount) -> (Figure, usize) {
    let mut open = false;
    if matches!(chars.get(end), Some('余' | '多' | '来')) {
        open = true;
        end += 1;
    }
    if let Some(power) = power(chars, end) {
        amount = about(scaled(amount, power), 9, 11);
        end += 1;
        if matches!(chars.get(end), Some('余' | '多')) {
            open = true;
            end += 1;
        }
    }
    if open {
        amount.high = None;
    }
    let (unit, after) = unit(chars, end);
    if unit == Unit::Yuan && chars.get(end) == Some(&'万') || matches!(chars.get(end..end + 2), Some(['亿', '元'])) {
        amount = scaled(amount, if chars[end] == '万' { 10_000 } else { 100_000_000 });
    }
    amount = hedged(chars, at, after, amount);
    let vague = chars.get(after) == Some(&'/') || chars.get(at.wrapping_sub(1)) == Some(&' ');
    let idle = match unit {
        Unit::None => Some(Aside::NoUnit),
        Unit::Yuan | Unit::Count(_) if vague => Some(Aside::Unclear),
        _ => None,
    };
    (Figure { amount, decimals: 0, unit, idle }, after)
}

/// 万 and 亿 before a classifier; before 元 they belong to the unit.
fn power(chars: &[char], end: usize) -> Option<i64> {
    let power = match chars.get(end)? {
        '万' => 10_000,
        '亿' => 100_000_000,
        _ => return None,
    };
    (chars.get(end + 1) != Some(&'元')).then_some(power)
}

/// From so many tenths of a number to so many.
fn about(amount: Amount, from: i64, to: i64) -> Amount {
    let tenths = |times: i64| amount.low.times(Number::whole(times)).and_then(|n| n.times(Number::hundredths(10)));
    Amount { low: tenths(from).unwrap_or(amount.low), high: tenths(to) }
}

fn scaled(amount: Amount, power: i64) -> Amount {
    let times = |number: Number| number.times(Number::whole(power)).unwrap_or(number);
    let low = times(amount.low);
    Amount { low, high: amount.high.map(times) }
}

fn unit(chars: &[char], end: usize) -> (Unit, usize) {
    match (chars.get(end), chars.get(end + 1)) {
        (Some('%'), _) => (Unit::Percent, end + 1),
        (Some('元'), _) => (Unit::Yuan, end + 1),
        (Some('万' | '亿'), Some('元')) => (Unit::Yuan, end + 2),
        (Some('人'), Some('次')) => (Unit::Count('次'), end + 2),
        (Some('件'), Some('次')) => (Unit::Count('件'), end + 2),
        (Some(&c), _) if Lexicon::shipped().is_classifier(c) => (Unit::Count(c), end + 1),
        _ => (Unit::None, end),
    }
}

/// 约, 近, 超过 before a number and 以上, 左右 behind it.
fn hedged(chars: &[char], at: usize, after: usize, amount: Amount) -> Amount {
    // Few characters end or begin such words: most numbers have none beside them.
    let hedges = at.checked_sub(1).is_some_and(|before| "超过逾于少足到约近概".contains(chars[before]));
    let limits = chars.get(after).is_some_and(|c| matches!(c, '以' | '左'));
    let before = |word: &str| {
        hedges
            && word.chars().rev().zip(chars[..at].iter().rev()).filter(|(a, b)| a == *b).count() == word.chars().count()
    };
    let behind = |word: &str| {
        limits && chars[after..].iter().zip(word.chars()).filter(|(a, b)| **a == *b).count() == word.chars().count()
    };
    if !hedges && !limits {
        return amount;
    }
    if ["超", "超过", "逾", "不少于", "不低于", "至少"].iter().any(|word| before(word)) || behind("以上")
    {
        return Amount { high: None, ..amount };
    }
    if ["不足", "不到", "少于"].iter().any(|word| before(word)) || behind("以下") || behind("以内") {
        return Amount { low: Number::ZERO, high: Some(amount.low) };
    }
    if before("约") || before("近") || before("大概") || behind("左右") {
        return about(amount, 8, 12);
    }
    amount
}

/// Chinese numerals count only before a classifier: 一件, 四十余条.
fn numerals(chars: &[char], at: usize) -> Option<(Found, usize)> {
    let length = chars[at..].iter().take_while(|&&c| numeral::is_numeral(c)).count();
    let before = at.checked_sub(1).and_then(|before| chars.get(before));
    // 件数十一件, but not 数十件.
    let is_noun = at.checked_sub(2).is_some_and(|noun| matches!(chars[noun], '件' | '总' | '条' | '息' | '请'));
    let before = before.filter(|&&c| c != '数' || !is_noun);
    let bound = before.is_some_and(|c| "第每同统唯之任某单逐专首几数万进这那各哪初".contains(*c) || c.is_ascii_digit());
    // 数十二件: not 二件.
    let bound = bound || before.is_some_and(|&c| numeral::is_numeral(c));
    if length == 0 || bound {
        return None;
    }
    let value = numeral::read(&chars[at..at + length])?;
    // 另一件, but 另两件.
    if before == Some(&'另') && value == 1 {
        return None;
    }
    if is_nought_in_words(chars, at) {
        return Some((idle(Amount::ZERO, Aside::NoUnit), at + 1));
    }
    let (figure, end) = counted(chars, at, at + length, Amount::exactly(Number::whole(value)));
    let Unit::Count(classifier) = figure.unit else { return None };
    let few = if matches!(classifier, '个' | '次' | '项') { 9 } else { 2 };
    let sure = matches!(classifier, '件' | '宗' | '起' | '份' | '封' | '例') || ends_its_clause(chars, at, end);
    let idiom = value <= few && !sure || chars.get(end) == Some(&classifier);
    (!idiom).then_some((Found::Figure(figure), end))
}

/// 概况信息两条，: a small numeral counts where nothing more follows and nothing says how often: not 一项工作, not 每季度一次.
fn ends_its_clause(chars: &[char], at: usize, end: usize) -> bool {
    let closes = |c: &char| matches!(c, ',' | ';' | '、' | '。' | '(' | ')' | '和' | '及');
    let often = chars[at.saturating_sub(OFTEN)..at].iter().any(|c| matches!(c, '每' | '跑' | '逐' | '统'));
    // 申请九项全部予以公开.
    let of_all = chars[end..].starts_with(&['全', '部']) || chars.get(end) == Some(&'均');
    (chars.get(end).is_none_or(closes) || of_all) && !often
}

/// So far before a numeral stands what says how often, in characters.
const OFTEN: usize = 6;

/// 数量为零: a nought at the end of its clause.
fn is_nought_in_words(chars: &[char], at: usize) -> bool {
    let stated = at.checked_sub(1).is_some_and(|before| matches!(chars[before], '为' | '是'));
    chars[at] == '零' && stated && chars.get(at + 1).is_none_or(|after| matches!(after, ',' | ';' | '。' | ')' | '、'))
}

fn idle(amount: Amount, aside: Aside) -> Found {
    Found::Figure(Figure { amount, decimals: 0, unit: Unit::None, idle: Some(aside) })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figure(text: &str) -> Option<Figure> {
        let chars: Vec<char> = text.chars().collect();
        let at = chars.iter().position(|c| c.is_ascii_digit() || numeral::is_numeral(*c))?;
        match read(&chars, at)?.0 {
            Found::Figure(figure) => Some(figure),
            other => panic!("{text}: {other:?}"),
        }
    }

    fn amount(text: &str) -> (i64, Option<i64>) {
        let amount = figure(text).unwrap().amount;
        (amount.low.as_whole().unwrap(), amount.high.map(|high| high.as_whole().unwrap()))
    }

    #[test]
    fn numbers_are_read_in_every_spelling() {
        for (text, low) in [("收到4件", 4), ("收到1,024件", 1024), ("收到十二件", 12), ("收到两件", 2)] {
            assert_eq!(amount(text), (low, Some(low)), "{text}");
        }
        assert_eq!(amount("1.2万元"), (12_000, Some(12_000)));
    }

    #[test]
    fn hedges_make_intervals() {
        assert_eq!(amount("40余条"), (40, None));
        assert_eq!(amount("四十余条"), (40, None));
        assert_eq!(amount("超过100件"), (100, None));
        assert_eq!(amount("约50件"), (40, Some(60)));
        assert_eq!(amount("3万件"), (27_000, Some(33_000)));
        assert_eq!(amount("不足10件"), (0, Some(10)));
        assert_eq!(amount("3至5件"), (3, Some(5)));
        assert_eq!(amount("3-5件"), (3, Some(5)));
    }

    #[test]
    fn what_states_nothing_is_told() {
        let idle = |text: &str| figure(text).unwrap().idle;
        assert_eq!(idle("办理12345热线"), Some(Aside::NoUnit));
        assert_eq!(idle("电话0632-6611794"), Some(Aside::Address));
        assert_eq!(idle("tez2xx@zz.cn"), Some(Aside::Address));
        assert_eq!(idle("第20条"), Some(Aside::Ordinal));
        assert_eq!(idle("711号"), Some(Aside::Ordinal));
        assert_eq!(idle("1.主动公开"), Some(Aside::Ordinal));
        assert_eq!(idle("100元/件"), Some(Aside::Unclear));
        for text in ["一次性告知", "每一件", "三级审查", "统一部署", "第一件", "十几件"] {
            assert_eq!(figure(text), None, "{text}");
        }
    }

    #[test]
    fn dates_are_no_counts() {
        let read = |text: &str| super::read(&text.chars().collect::<Vec<_>>(), 0).unwrap();
        assert_eq!(read("2024年度"), (Found::Year(2024), 6));
        assert_eq!(read("12月31日"), (Found::Day { month: 12, day: Some(31) }, 6));
        assert_eq!(read("6月底"), (Found::Day { month: 6, day: None }, 2));
        assert_eq!(read("12月底"), (Found::Day { month: 12, day: Some(31) }, 4));
        assert_eq!(read("1—12月"), (Found::Day { month: 12, day: Some(31) }, 5));
        assert_eq!(read("2022—2024年"), (Found::Years, 10));
        assert_eq!(read("1-6月"), (Found::Day { month: 1, day: None }, 4));
    }
}
