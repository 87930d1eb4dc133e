//! Masks the numbers of persons in a text that is shown beside a finding. It judges nothing.

use std::borrow::Cow;
use std::ops::Range;

use super::digits::{MOBILE, all_runs, digits_of};
use super::{p801_identity_number, p802_mobile};

/// A text with the identity and mobile numbers in it masked, for whatever is shown beside a finding.
pub fn masked(text: &str) -> Cow<'_, str> {
    let found: Vec<(Range<usize>, String)> = all_runs(text, MOBILE)
        .into_iter()
        .filter_map(|range| {
            let number = digits_of(&text[range.clone()]);
            let masked = p801_identity_number::mask(&number).or_else(|| p802_mobile::mask(&number))?;
            Some((range, masked))
        })
        .collect();
    if found.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut shown = text.to_owned();
    found.into_iter().rev().for_each(|(range, masked)| shown.replace_range(range, &masked));
    Cow::Owned(shown)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_persons_are_masked_and_others_stay() {
        let text = "身份证11010519491231002X，手机13812345678，热线12345，代码20240113812345678。";
        assert_eq!(masked(text), "身份证110***********2X，手机138****5678，热线12345，代码20240113812345678。");
        assert_eq!(masked("手机138 1234 5678或138-1234-5679"), "手机138****5678或138****5679");
        assert!(matches!(masked("没有号码 0000-1234567，138 1234 56789，010-1234-5678"), Cow::Borrowed(_)));
    }
}
