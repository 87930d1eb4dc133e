//! Tells rows that only sum up the rows of a group: 小计. The form has none; they are harmless where they add up.

use crate::text::fold;

/// Longer names, in bytes, are of another kind.
const LONGEST: usize = 60;

/// Tells the label of such a row: 小计, （三）小计, 不予公开小计：
pub fn is_label(text: &str) -> bool {
    text.len() <= LONGEST && text.contains('计') && {
        let name = fold::compact(text);
        let name = name.trim_end_matches([':', '：', ')', '）']);
        name.ends_with("小计") && !name.chars().any(|c| c.is_ascii_digit())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_subtotals_are_told_from_totals_and_sentences() {
        assert!(["小计", "小 计", "（三）小计", "不予公开小计：", "（小计）"].iter().all(|text| is_label(text)));
        assert!(["总计", "（七）总计", "合计", "小计12", "小计数见下"].iter().all(|text| !is_label(text)));
    }
}
