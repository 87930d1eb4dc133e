//! Masks the numbers of persons in a text that is shown beside a finding. It judges nothing.

use std::borrow::Cow;

use super::digits::numbers;

/// A text with the identity and mobile numbers in it masked, for whatever is shown beside a finding.
pub fn masked(text: &str) -> Cow<'_, str> {
    let found = numbers(text);
    if found.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut shown = text.to_owned();
    found.into_iter().rev().for_each(|number| shown.replace_range(number.range, &number.masked));
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
        assert_eq!(
            masked("手机１３８１２３４５６７８、+8613812345678、138\u{200b}12345678"),
            "手机138****5678、+138****5678、138****5678"
        );
        assert_eq!(masked("号110105-19491231-002X"), "号110***********2X");
        assert!(matches!(masked("13812345678元，13812345678@example.cn"), Cow::Borrowed(_)));
        assert!(matches!(masked("没有号码 0000-1234567，138 1234 56789，010-1234-5678"), Cow::Borrowed(_)));
    }
}
