//! Numbers of lists as word processors and browsers write them: 1, i, A, 一, 壹, 甲, ①. Word's two formats name the same ways of
//! counting by a code and by a word, so one table holds both; what it does not know is written in digits.

use crate::text::fold;

/// A way of writing the number of a list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Numeral {
    /// 1, 2, 3.
    #[default]
    Digits,
    /// I, II, III.
    UpperRoman,
    /// i, ii, iii.
    LowerRoman,
    /// A, B … Z, AA, BB.
    UpperLetter,
    /// a, b … z, aa, bb.
    LowerLetter,
    /// 01, 02 … 10.
    TwoDigits,
    /// １, ２, １０.
    FullWidth,
    /// 一, 二, 一〇.
    HanDigits,
    /// 一, 十一, 一百零一.
    Counting,
    /// 壹, 壹拾壹.
    Legal,
    /// 壹, 貳, 參.
    LegalTraditional,
    /// 甲, 乙, 丙.
    Stem,
    /// 子, 丑, 寅.
    Branch,
    /// ① to ⑳.
    Circled,
    /// ⑴ to ⒇.
    Bracketed,
    /// ⒈ to ⒛.
    Dotted,
    /// ㊀ to ㊉.
    CircledHan,
    /// No number: a sign of a font of pictures stands there.
    Bullet,
    /// Nothing.
    Nothing,
}

use Numeral as N;

/// Numbers of headings and labels as they are written in Chinese.
pub const ORDINALS: &str = "一二三四五六七八九十";

/// The code ([MS-OSHARED] 2.2.1.3) and the word (ECMA-376 17.18.59) of each way of writing.
const NAMED: &[(u8, &str, Numeral)] = &[
    (0, "decimal", N::Digits),
    (1, "upperRoman", N::UpperRoman),
    (2, "lowerRoman", N::LowerRoman),
    (3, "upperLetter", N::UpperLetter),
    (4, "lowerLetter", N::LowerLetter),
    (10, "ideographDigital", N::HanDigits),
    (11, "japaneseCounting", N::Counting),
    (14, "decimalFullWidth", N::FullWidth),
    (17, "japaneseDigitalTenThousand", N::HanDigits),
    (18, "decimalEnclosedCircle", N::Circled),
    (19, "decimalFullWidth2", N::FullWidth),
    (22, "decimalZero", N::TwoDigits),
    (23, "bullet", N::Bullet),
    (26, "decimalEnclosedFullstop", N::Dotted),
    (27, "decimalEnclosedParen", N::Bracketed),
    (28, "decimalEnclosedCircleChinese", N::Circled),
    (29, "ideographEnclosedCircle", N::CircledHan),
    (30, "ideographTraditional", N::Stem),
    (31, "ideographZodiac", N::Branch),
    (32, "ideographZodiacTraditional", N::Branch),
    (33, "taiwaneseCounting", N::Counting),
    (34, "ideographLegalTraditional", N::LegalTraditional),
    (35, "taiwaneseCountingThousand", N::Counting),
    (36, "taiwaneseDigital", N::HanDigits),
    (37, "chineseCounting", N::Counting),
    (38, "chineseLegalSimplified", N::Legal),
    (39, "chineseCountingThousand", N::Counting),
    (42, "koreanCounting", N::Counting),
    (44, "koreanDigital2", N::HanDigits),
    (255, "none", N::Nothing),
];

const DIGITS: [char; 10] = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
const LEGAL: [char; 10] = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'];
const LEGAL_TRADITIONAL: [char; 10] = ['零', '壹', '貳', '參', '肆', '伍', '陸', '柒', '捌', '玖'];
const STEMS: [char; 10] = ['甲', '乙', '丙', '丁', '戊', '己', '庚', '辛', '壬', '癸'];
const BRANCHES: [char; 12] = ['子', '丑', '寅', '卯', '辰', '巳', '午', '未', '申', '酉', '戌', '亥'];

impl Numeral {
    /// The way of writing that a DOC names by a code.
    pub fn of_code(code: u8) -> Self {
        NAMED.iter().find(|named| named.0 == code).map_or(Self::Digits, |named| named.2)
    }

    /// The way of writing that a DOCX names by a word.
    pub fn of_word(word: &str) -> Self {
        NAMED.iter().find(|named| named.1 == word).map_or(Self::Digits, |named| named.2)
    }

    /// Writes a number; in digits where this way of writing does not reach so far.
    pub fn written(self, number: u32) -> String {
        let special = match self {
            Self::Digits | Self::Bullet => None,
            Self::Nothing => Some(String::new()),
            Self::UpperRoman => roman(number),
            Self::LowerRoman => roman(number).map(|text| text.to_lowercase()),
            Self::UpperLetter => letter(number, 'A'),
            Self::LowerLetter => letter(number, 'a'),
            Self::TwoDigits => Some(format!("{number:02}")),
            Self::FullWidth => Some(number.to_string().chars().map(full_width).collect()),
            Self::HanDigits => Some(digit_by_digit(number)),
            Self::Counting => counting(number, DIGITS, ['十', '百', '千']),
            Self::Legal => counting(number, LEGAL, ['拾', '佰', '仟']),
            Self::LegalTraditional => counting(number, LEGAL_TRADITIONAL, ['拾', '佰', '仟']),
            Self::Stem => nth(&STEMS, number),
            Self::Branch => nth(&BRANCHES, number),
            Self::Circled => nth_from('①', number, 20),
            Self::Bracketed => nth_from('⑴', number, 20),
            Self::Dotted => nth_from('⒈', number, 20),
            Self::CircledHan => nth_from('㊀', number, 10),
        };
        special.unwrap_or_else(|| number.to_string())
    }
}

/// Tells whether a text begins with its number: 一、 （一） 1.
pub fn is_numbered(text: &str) -> bool {
    let folded = fold::compact(&fold::without_leftovers(text));
    let digits = |c: char| c.is_ascii_digit() || ORDINALS.contains(c);
    let bare = folded.strip_prefix('(').unwrap_or(&folded);
    let rest = bare.trim_start_matches(digits);
    rest.len() < bare.len() && rest.starts_with(['、', '.', ')'])
}

fn nth(signs: &[char], number: u32) -> Option<String> {
    let at = usize::try_from(number).ok()?.checked_sub(1)?;
    signs.get(at).map(char::to_string)
}

fn nth_from(first: char, number: u32, most: u32) -> Option<String> {
    let is_within = (1..=most).contains(&number);
    is_within.then(|| char::from_u32(u32::from(first) + number - 1))?.map(String::from)
}

fn full_width(digit: char) -> char {
    char::from_u32(u32::from(digit) + 0xfee0).unwrap_or(digit)
}

/// A, B … Z, AA, BB …: the letter again for every round.
fn letter(number: u32, first: char) -> Option<String> {
    let nth = number.checked_sub(1)?;
    let letter = char::from_u32(u32::from(first) + nth % 26)?;
    let times = usize::try_from(nth / 26).ok()? + 1;
    (times <= 8).then(|| letter.to_string().repeat(times))
}

fn roman(number: u32) -> Option<String> {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if !(1..4000).contains(&number) {
        return None;
    }
    let (mut rest, mut text) = (number, String::new());
    for (value, sign) in SIGNS {
        text.push_str(&sign.repeat((rest / value) as usize));
        rest %= value;
    }
    Some(text)
}

fn digit_by_digit(number: u32) -> String {
    number.to_string().bytes().map(|digit| DIGITS[usize::from(digit - b'0')]).collect()
}

/// 一, 十一, 二十, 一百零一, up to 9999.
fn counting(number: u32, digits: [char; 10], units: [char; 3]) -> Option<String> {
    if !(1..10_000).contains(&number) {
        return None;
    }
    let (mut text, mut skipped) = (String::new(), false);
    for (value, unit) in [(1000, Some(units[2])), (100, Some(units[1])), (10, Some(units[0])), (1, None)] {
        let digit = (number / value % 10) as usize;
        if digit == 0 {
            skipped = !text.is_empty();
            continue;
        }
        if std::mem::take(&mut skipped) {
            text.push('零');
        }
        // 十一, not 一十一; but 壹拾壹.
        if !(value == 10 && digit == 1 && text.is_empty() && unit == Some('十')) {
            text.push(digits[digit]);
        }
        text.extend(unit);
    }
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_their_lists_ask() {
        for (number, word, text) in [
            (7, "decimal", "7"),
            (9, "upperRoman", "IX"),
            (4, "lowerRoman", "iv"),
            (u32::MAX, "upperRoman", "4294967295"),
            (28, "upperLetter", "BB"),
            (28, "lowerLetter", "bb"),
            (0, "lowerLetter", "0"),
            (10, "ideographDigital", "一〇"),
            (3, "chineseCountingThousand", "三"),
            (10, "chineseCounting", "十"),
            (11, "chineseCounting", "十一"),
            (20, "japaneseCounting", "二十"),
            (101, "chineseCountingThousand", "一百零一"),
            (110, "chineseCountingThousand", "一百一十"),
            (1010, "chineseCountingThousand", "一千零一十"),
            (0, "chineseCountingThousand", "0"),
            (3, "chineseLegalSimplified", "叁"),
            (11, "chineseLegalSimplified", "壹拾壹"),
            (2, "ideographLegalTraditional", "貳"),
            (12, "decimalFullWidth", "１２"),
            (20, "decimalEnclosedCircle", "⑳"),
            (21, "decimalEnclosedCircle", "21"),
            (2, "decimalEnclosedParen", "⑵"),
            (7, "decimalZero", "07"),
            (2, "ideographTraditional", "乙"),
            (13, "ideographZodiac", "13"),
            (5, "none", ""),
            (4, "whatever", "4"),
        ] {
            assert_eq!(Numeral::of_word(word).written(number), text, "{number} as {word}");
        }
    }

    #[test]
    fn numbers_that_texts_state_are_told() {
        assert!(
            ["一、本年新收", "（三）不予公开", "1．属于", "(七)总计", "2、重复"].iter().all(|text| is_numbered(text))
        );
        assert!(["规章", "法提供", "第二十条", "2024年", "一致"].iter().all(|text| !is_numbered(text)));
    }

    #[test]
    fn codes_and_words_name_each_way_of_writing_once() {
        for (code, word, numeral) in NAMED {
            assert_eq!(NAMED.iter().filter(|other| other.0 == *code || other.1 == *word).count(), 1, "{word}");
            assert_eq!((Numeral::of_code(*code), Numeral::of_word(word)), (*numeral, *numeral));
        }
        assert_eq!(Numeral::of_code(200), Numeral::Digits);
    }
}
