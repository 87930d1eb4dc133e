//! Writes the number of a list mark in the way its list asks for: 一, 1, ①, a, 甲.

/// A number in the format that Word calls by a name; formats that are not known are written in digits.
pub fn write(number: u32, format: &str, out: &mut String) {
    match format {
        "none" => {}
        "chineseCounting"
        | "chineseCountingThousand"
        | "japaneseCounting"
        | "taiwaneseCounting"
        | "taiwaneseCountingThousand"
        | "koreanCounting" => counting(number, out),
        "ideographDigital" | "taiwaneseDigital" | "japaneseDigitalTenThousand" | "koreanDigital2" => {
            out.extend(digits(number).map(|digit| nth(DIGITS, digit)));
        }
        "chineseLegalSimplified" => out.extend(spelled(number).into_iter().map(legal)),
        "ideographTraditional" => cycled("甲乙丙丁戊己庚辛壬癸", number, out),
        "ideographZodiac" => cycled("子丑寅卯辰巳午未申酉戌亥", number, out),
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => enclosed(number, '①', 20, out),
        "decimalEnclosedParen" => enclosed(number, '⑴', 20, out),
        "decimalEnclosedFullstop" => enclosed(number, '⒈', 20, out),
        "ideographEnclosedCircle" => enclosed(number, '㊀', 10, out),
        "decimalFullWidth" | "decimalFullWidth2" => {
            out.extend(digits(number).map(|digit| nth("０１２３４５６７８９", digit)));
        }
        "decimalZero" if number < 10 => out.extend(['0', nth("0123456789", number)]),
        "upperLetter" => letters(number, b'A', out),
        "lowerLetter" => letters(number, b'a', out),
        "upperRoman" => roman(number, false, out),
        "lowerRoman" => roman(number, true, out),
        _ => out.push_str(&number.to_string()),
    }
}

const DIGITS: &str = "〇一二三四五六七八九";

fn nth(signs: &str, at: u32) -> char {
    usize::try_from(at).ok().and_then(|at| signs.chars().nth(at)).unwrap_or('?')
}

fn digits(number: u32) -> impl Iterator<Item = u32> {
    number.to_string().into_bytes().into_iter().map(|byte| u32::from(byte.saturating_sub(b'0')))
}

fn counting(number: u32, out: &mut String) {
    out.extend(spelled(number));
}

/// A number in words: 十一, 二十, 一百零三; above 9999 in digits.
fn spelled(number: u32) -> Vec<char> {
    if number == 0 || number > 9999 {
        return number.to_string().replace('0', "〇").chars().collect();
    }
    let (mut words, mut gap) = (Vec::new(), false);
    for (place, unit) in [(1000, Some('千')), (100, Some('百')), (10, Some('十')), (1, None)] {
        let digit = number / place % 10;
        if digit == 0 {
            gap = !words.is_empty();
            continue;
        }
        if std::mem::take(&mut gap) {
            words.push('零');
        }
        if !(digit == 1 && place == 10 && words.is_empty()) {
            words.push(nth(DIGITS, digit));
        }
        words.extend(unit);
    }
    words
}

fn legal(word: char) -> char {
    let at = "一二三四五六七八九十百千".chars().position(|plain| plain == word);
    at.and_then(|at| "壹贰叁肆伍陆柒捌玖拾佰仟".chars().nth(at)).unwrap_or(word)
}

fn cycled(signs: &str, number: u32, out: &mut String) {
    let count = u32::try_from(signs.chars().count()).unwrap_or(1);
    out.push(nth(signs, number.saturating_sub(1) % count));
}

fn enclosed(number: u32, first: char, most: u32, out: &mut String) {
    let sign = char::from_u32(u32::from(first) + number.saturating_sub(1)).filter(|_| (1..=most).contains(&number));
    match sign {
        Some(sign) => out.push(sign),
        None => out.push_str(&number.to_string()),
    }
}

/// a to z, then aa, bb…, as Word has it.
fn letters(number: u32, first: u8, out: &mut String) {
    let at = u8::try_from(number.saturating_sub(1) % 26).unwrap_or(0);
    let times = (number.saturating_sub(1) / 26).min(9) + 1;
    (0..times).for_each(|_| out.push(char::from(first + at)));
}

fn roman(number: u32, lower: bool, out: &mut String) {
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
    let mut left = number.min(3999);
    for (value, sign) in SIGNS {
        while left >= value {
            left -= value;
            out.push_str(&if lower { sign.to_lowercase() } else { sign.to_owned() });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_their_lists_ask() {
        for (number, format, written) in [
            (1, "chineseCountingThousand", "一"),
            (10, "chineseCounting", "十"),
            (11, "chineseCountingThousand", "十一"),
            (20, "japaneseCounting", "二十"),
            (103, "chineseCountingThousand", "一百零三"),
            (1010, "chineseCountingThousand", "一千零一十"),
            (10, "ideographDigital", "一〇"),
            (3, "chineseLegalSimplified", "叁"),
            (2, "ideographTraditional", "乙"),
            (20, "decimalEnclosedCircle", "⑳"),
            (21, "decimalEnclosedCircle", "21"),
            (2, "decimalEnclosedParen", "⑵"),
            (7, "decimalZero", "07"),
            (12, "decimalFullWidth", "１２"),
            (28, "lowerLetter", "bb"),
            (14, "upperRoman", "XIV"),
            (4, "decimal", "4"),
            (4, "whatever", "4"),
            (4, "none", ""),
        ] {
            let mut out = String::new();
            write(number, format, &mut out);
            assert_eq!(out, written, "{number} as {format}");
        }
    }
}
