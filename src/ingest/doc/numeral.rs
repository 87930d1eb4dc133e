//! Numbers of lists as Word writes them ([MS-OSHARED] 2.2.1.3): 1, i, A, 一, 壹, 甲, ①. What it does not know is written in digits.

const DIGITS: [char; 10] = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
const LEGAL: [char; 10] = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'];
const LEGAL_OLD: [char; 10] = ['零', '壹', '貳', '參', '肆', '伍', '陸', '柒', '捌', '玖'];
const STEMS: [char; 10] = ['甲', '乙', '丙', '丁', '戊', '己', '庚', '辛', '壬', '癸'];
const BRANCHES: [char; 12] = ['子', '丑', '寅', '卯', '辰', '巳', '午', '未', '申', '酉', '戌', '亥'];

/// The bullet among the formats: its text is a picture of a font.
pub const BULLET: u8 = 23;
/// The format of levels that show no number.
pub const NONE: u8 = 255;

/// Writes a number in a format.
pub fn written(number: u32, format: u8) -> String {
    let circled = |first: char, most: u32| nth_from(first, number, most);
    let special = match format {
        1 => Some(roman(number)),
        2 => Some(roman(number).to_lowercase()),
        3 => letter(number, 'A'),
        4 => letter(number, 'a'),
        10 => Some(digit_by_digit(number)),
        11 | 33 | 35 | 37 | 39 => counting(number, DIGITS, ['十', '百', '千']),
        34 => counting(number, LEGAL_OLD, ['拾', '佰', '仟']),
        38 => counting(number, LEGAL, ['拾', '佰', '仟']),
        14 | 19 => Some(number.to_string().chars().map(full_width).collect()),
        18 | 28 => circled('①', 20),
        22 => Some(format!("{number:02}")),
        26 => circled('⒈', 20),
        27 => circled('⑴', 20),
        29 => circled('㊀', 10),
        30 => nth(&STEMS, number),
        31 | 32 => nth(&BRANCHES, number),
        NONE => Some(String::new()),
        _ => None,
    };
    special.unwrap_or_else(|| number.to_string())
}

fn nth(signs: &[char], number: u32) -> Option<String> {
    let at = usize::try_from(number).ok()?.checked_sub(1)?;
    signs.get(at).map(char::to_string)
}

fn nth_from(first: char, number: u32, most: u32) -> Option<String> {
    let within = (1..=most).contains(&number);
    within.then(|| char::from_u32(u32::from(first) + number - 1))?.map(String::from)
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

fn roman(number: u32) -> String {
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
        return number.to_string();
    }
    let (mut rest, mut text) = (number, String::new());
    for (value, sign) in SIGNS {
        text.push_str(&sign.repeat((rest / value) as usize));
        rest %= value;
    }
    text
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
        if skipped {
            text.push('零');
            skipped = false;
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
    fn numbers_are_written_as_word_writes_them() {
        for (number, format, text) in [
            (7, 0, "7"),
            (9, 1, "IX"),
            (4, 2, "iv"),
            (28, 3, "BB"),
            (3, 4, "c"),
            (10, 10, "一〇"),
            (3, 39, "三"),
            (11, 37, "十一"),
            (20, 11, "二十"),
            (101, 39, "一百零一"),
            (110, 39, "一百一十"),
            (1001, 39, "一千零一"),
            (11, 38, "壹拾壹"),
            (12, 14, "１２"),
            (3, 18, "③"),
            (21, 18, "21"),
            (7, 22, "07"),
            (2, 30, "乙"),
            (13, 31, "13"),
            (5, NONE, ""),
            (5, 200, "5"),
            (0, 39, "0"),
            (u32::MAX, 1, "4294967295"),
        ] {
            assert_eq!(written(number, format), text, "{number} in format {format}");
        }
    }
}
