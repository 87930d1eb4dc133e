//! What the numbers of persons look like, and how they are shown: digits in, the masked form out. It looks at no text.

/// Weights of the first 17 digits.
const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
/// Check digits by remainder.
const CHECKS: [u8; 11] = *b"10X98765432";

/// The masked form of an identity number, where it is one.
pub(super) fn identity(number: &str) -> Option<String> {
    let ends = number.get(..3).zip(number.get(16..)).filter(|_| is_identity(number));
    ends.map(|(first, last)| format!("{first}***********{last}"))
}

/// Tells whether 18 characters are an identity number.
fn is_identity(number: &str) -> bool {
    let bytes = number.as_bytes();
    let Some((check, body)) = bytes.split_last().filter(|_| bytes.len() == 18) else { return false };
    if !body.iter().all(u8::is_ascii_digit) {
        return false;
    }
    let sum: u32 = body.iter().zip(WEIGHTS).map(|(b, weight)| u32::from(b - b'0') * weight).sum();
    let part = |range| number.get(range).and_then(|part: &str| part.parse().ok());
    let born = part(6..10).zip(part(10..12)).zip(part(12..14));
    let is_day = born.is_some_and(|((year, month), day): ((i16, i16), i16)| {
        (1900..=2100).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day)
    });
    is_day && bytes[0] != b'0' && CHECKS[sum as usize % 11] == check.to_ascii_uppercase()
}

/// The masked form of a mobile number, where it is one.
pub(super) fn mobile(number: &str) -> Option<String> {
    let is_mobile = number.len() == 11 && number.starts_with('1') && matches!(number.as_bytes()[1], b'3'..=b'9');
    let ends = number.get(..3).zip(number.get(7..)).filter(|_| is_mobile);
    ends.map(|(first, last)| format!("{first}****{last}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_numbers_with_a_valid_check_digit_are_identity_numbers() {
        assert!(is_identity("11010519491231002X") && is_identity("11010519491231002x"));
        assert!(!is_identity("110105194912310021") && !is_identity("11010519491331002X"));
        assert!(!is_identity("91370400MA3C123456".get(..17).unwrap_or("")));
    }
}
