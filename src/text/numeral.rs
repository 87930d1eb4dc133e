//! Chinese numerals: 十二, 二〇二四, 廿一, 两千零五. It knows no words around them.

/// What one character is worth within a numeral.
#[derive(Clone, Copy)]
enum Part {
    Digit(i64),
    Unit(i64),
}

fn part(c: char) -> Option<Part> {
    let digit = |value| Some(Part::Digit(value));
    let unit = |value| Some(Part::Unit(value));
    match c {
        '零' | '〇' => digit(0),
        '一' | '壹' => digit(1),
        '二' | '两' | '贰' => digit(2),
        '三' | '叁' => digit(3),
        '四' | '肆' => digit(4),
        '五' | '伍' => digit(5),
        '六' | '陆' => digit(6),
        '七' | '柒' => digit(7),
        '八' | '捌' => digit(8),
        '九' | '玖' => digit(9),
        '十' | '拾' => unit(10),
        '百' | '佰' => unit(100),
        '千' | '仟' => unit(1000),
        '万' => unit(10_000),
        '亿' => unit(100_000_000),
        _ => None,
    }
}

/// Tells whether a character can stand in a numeral.
pub fn is_numeral(c: char) -> bool {
    part(c).is_some() || matches!(c, '廿' | '卅')
}

/// Reads a whole numeral: by place (十二, 一千零五, 廿一) or digit by digit (二〇二四). `None` where it is neither.
pub fn read(text: &[char]) -> Option<i64> {
    let spelled: Vec<char> = text.iter().flat_map(|&c| spelled_out(c).iter().copied().chain(plain(c))).collect();
    let parts: Vec<Part> = spelled.iter().map(|&c| part(c)).collect::<Option<_>>()?;
    let has_unit = parts.iter().any(|part| matches!(part, Part::Unit(_)));
    if has_unit { by_place(&parts) } else { by_digit(&parts) }
}

const fn spelled_out(c: char) -> &'static [char] {
    match c {
        '廿' => &['二', '十'],
        '卅' => &['三', '十'],
        _ => &[],
    }
}

fn plain(c: char) -> Option<char> {
    (!matches!(c, '廿' | '卅')).then_some(c)
}

fn by_digit(parts: &[Part]) -> Option<i64> {
    if parts.is_empty() || parts.len() > 9 {
        return None;
    }
    parts.iter().try_fold(0_i64, |sum, part| match part {
        Part::Digit(digit) => Some(sum * 10 + digit),
        Part::Unit(_) => None,
    })
}

/// Adds up by place: what stands before 万 and 亿 is multiplied as a whole; two digits in a row are no numeral.
fn by_place(parts: &[Part]) -> Option<i64> {
    let (mut whole, mut section, mut digit) = (0_i64, 0_i64, None::<i64>);
    for part in parts {
        match *part {
            Part::Digit(0) if digit.is_none() => {}
            Part::Digit(next) if digit.is_none() => digit = Some(next),
            Part::Digit(_) => return None,
            Part::Unit(unit) if unit >= 10_000 => {
                let factor = section.checked_add(digit.take().unwrap_or(0))?;
                whole = whole.checked_add(factor.max(1).checked_mul(unit)?)?;
                section = 0;
            }
            Part::Unit(unit) => section = section.checked_add(digit.take().unwrap_or(1).checked_mul(unit)?)?,
        }
    }
    whole.checked_add(section)?.checked_add(digit.unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numerals_read_as_they_are_said() {
        let cases = [
            ("零", 0),
            ("两", 2),
            ("十", 10),
            ("十二", 12),
            ("廿一", 21),
            ("二十", 20),
            ("一百零五", 105),
            ("两千零四十", 2040),
            ("一万二千", 12_000),
            ("二〇二四", 2024),
        ];
        for (written, value) in cases {
            assert_eq!(read(&written.chars().collect::<Vec<_>>()), Some(value), "{written}");
        }
    }

    #[test]
    fn what_is_no_numeral_is_refused() {
        for written in ["", "几十", "十几", "二三十", "件"] {
            assert_eq!(read(&written.chars().collect::<Vec<_>>()), None, "{written}");
        }
    }
}
