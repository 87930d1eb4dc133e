//! The two halves of section five, where it has sub-headings for them: what stands below 存在的问题 and what below 改进情况.

use std::sync::LazyLock;

use regex::Regex;

use crate::rules::subheading;
use crate::text::fold;

/// A half of section five.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Half {
    /// 存在的主要问题.
    Problems,
    /// 改进情况.
    Improvements,
}

/// The text of section five, cut at the sub-headings that announce one half.
#[derive(Debug, Default)]
pub(super) struct Halves {
    /// Everything but those sub-headings.
    pub body: String,
    problems: Option<String>,
    improvements: Option<String>,
}

/// Words that a sub-heading of problems is made of, as a whole.
const PROBLEMS: &str = "(?:目前|当前|本年度?|20[0-9]{2}年度?|我局|工作|政府信息公开|政务公开|信息公开|方面|中|仍|还)*\
    (?:存在|面临)?的?(?:主要|突出|一些|一定)*的?(?:问题|不足|困难|短板|差距)\
    (?:(?:和|及|与|以及|、)?(?:主要)?(?:问题|不足|困难|短板|差距|原因))*(?:之处)?(?:情况|方面|分析)?";
/// Words that a sub-heading of improvements is made of, as a whole.
const IMPROVEMENTS: &str = "(?:下一?步|今后|下一?年度?|20[0-9]{2}年度?|针对问题的?|主要|具体|工作|重点|的)*\
    (?:改进|整改|解决)?(?:措施|情况|打算|思路|计划|安排|办法|举措|方向|落实|方面|工作|和|及|与|、|的)*";

impl Halves {
    /// Cuts the lines of the section.
    pub fn of<'t>(lines: impl Iterator<Item = &'t str>) -> Self {
        let (mut halves, mut open) = (Self::default(), None);
        for line in lines {
            let mut rest = line;
            while let Some((half, after)) = announced(rest) {
                halves.below(half).get_or_insert_default();
                (open, rest) = (Some(half), after);
                let Some(next) = next_announcement(rest) else { break };
                halves.take(open, &rest[..next]);
                rest = &rest[next..];
            }
            halves.take(open, rest);
        }
        halves
    }

    /// What stands below the sub-heading of a half, where there is one.
    pub fn text(&self, half: Half) -> Option<&str> {
        match half {
            Half::Problems => self.problems.as_deref(),
            Half::Improvements => self.improvements.as_deref(),
        }
    }

    fn below(&mut self, half: Half) -> &mut Option<String> {
        match half {
            Half::Problems => &mut self.problems,
            Half::Improvements => &mut self.improvements,
        }
    }

    fn take(&mut self, half: Option<Half>, text: &str) {
        let text = fold::compact(text);
        self.body.push_str(&text);
        if let Some(half) = half {
            self.below(half).get_or_insert_default().push_str(&text);
        }
    }
}

/// The half that a line announces with all its words up to the first stop, and what follows: （二）改进情况, 存在问题：….
fn announced(line: &str) -> Option<(Half, &str)> {
    static HEADS: LazyLock<[(Half, Regex); 2]> = LazyLock::new(|| {
        let whole = |words: &str| {
            Regex::new(&format!("^(?:{words})$")).expect("the pattern is tried by the tests of this file")
        };
        [(Half::Problems, whole(PROBLEMS)), (Half::Improvements, whole(IMPROVEMENTS))]
    });
    let text = fold::bare(line);
    let marked = subheading::mark(text);
    let text = &text[marked.map_or(0, |mark| mark.length)..];
    let end = text.find(['。', '：', ':', '；', '，', ',', ';']).unwrap_or(text.len());
    let head = fold::compact(&text[..end]);
    let head = head.trim_end_matches(['.', '*', '#']);
    if head.is_empty() || head.chars().count() > LONGEST {
        return None;
    }
    let half = HEADS.iter().find(|(_, heads)| heads.is_match(head))?.0;
    // 措施、工作 alone are words of a sentence as well.
    let is_told = half == Half::Problems
        || ["改进", "整改", "措施", "下一步", "下步", "今后", "打算"].iter().any(|word| head.contains(word));
    // 仍存在问题。 is a sentence, （一）存在问题。 a sub-heading.
    let stop = text[end..].chars().next();
    let is_head = match stop {
        None | Some('：' | ':') => true,
        Some('。') => marked.is_some(),
        Some(_) => false,
    };
    (is_told && is_head).then(|| (half, &text[end + stop.map_or(0, char::len_utf8)..]))
}

/// Longest sub-heading, in characters.
const LONGEST: usize = 20;

/// Where a later half is announced in the same line, behind a full stop.
fn next_announcement(text: &str) -> Option<usize> {
    let behind = |(at, stop): (usize, &str)| at + stop.len();
    text.match_indices('。').map(behind).find(|&at| announced(&text[at..]).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn halves(lines: &[&str]) -> (Option<String>, Option<String>) {
        let halves = Halves::of(lines.iter().copied());
        (halves.text(Half::Problems).map(str::to_owned), halves.text(Half::Improvements).map(str::to_owned))
    }

    #[test]
    fn halves_are_cut_at_their_sub_headings() {
        let cut = |lines: &[&str]| {
            let (problems, improvements) = halves(lines);
            (problems.unwrap_or("?".into()), improvements.unwrap_or("?".into()))
        };
        let told = |one: &str, other: &str| (one.to_owned(), other.to_owned());
        assert_eq!(
            cut(&["（一）存在的主要问题", "形式单一。", "（二）改进情况", "多用图表。"]),
            told("形式单一。", "多用图表。")
        );
        assert_eq!(cut(&["（一）存在的主要问题", "（二）改进情况", "多用图表。"]), told("", "多用图表。"));
        assert_eq!(cut(&["1.存在问题：形式单一。", "2.下一步工作打算：多用图表。"]), told("形式单一。", "多用图表。"));
        assert_eq!(cut(&["存在的主要问题：无。改进情况：无。"]), told("无。", "无。"));
        assert_eq!(cut(&["2024年存在的问题和不足", "少。", "今后改进措施", "多。"]), told("少。", "多。"));
    }

    #[test]
    fn sentences_announce_nothing() {
        for line in [
            "虽然取得了一定成绩，但仍存在一些问题：一是形式单一。",
            "下一步，将做好以下工作：一是多用图表。",
            "存在的主要问题是形式单一。",
            "（一）解读形式单一的问题有待解决。",
            "工作措施不够有力。",
            "工作方面：做得少。",
            "仍存在一些问题。",
        ] {
            assert_eq!(halves(&[line]), (None, None), "{line}");
        }
    }
}
