//! Tells text that says nothing: none at all, or a bare 无.

/// How a text says nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Said {
    /// There is no text.
    Nothing,
    /// It says that there is nothing, in a word.
    None,
}

/// All that some reports write.
const NOTHING: [&str; 8] = ["无", "没有", "暂无", "/", "-", "--", "—", "——"];

/// How a text says nothing, blanks and marks aside; `None` where it says something.
pub(super) fn said(text: &str) -> Option<Said> {
    let is_sign = |c: char| matches!(c, '/' | '-' | '—');
    let within = text.trim_matches(|c: char| !c.is_alphanumeric() && !is_sign(c));
    let bare = within.trim_matches(|c: char| !c.is_alphanumeric());
    match if bare.is_empty() { within } else { bare } {
        "" => Some(Said::Nothing),
        words if NOTHING.contains(&words) => Some(Said::None),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bare_none_is_told_from_sentences_and_from_no_text() {
        for text in ["无", "无。", "：无。", "（无）", "——无", "暂无；", "/", "—"] {
            assert_eq!(said(text), Some(Said::None), "{text}");
        }
        for text in ["", "：", "。", "（）"] {
            assert_eq!(said(text), Some(Said::Nothing), "{text}");
        }
        for text in ["没有其他需要报告的事项。", "无问题", "8"] {
            assert_eq!(said(text), None, "{text}");
        }
    }
}
