//! Whether a report says that it takes the place of one that was published before: （更正） in its title, a note before or
//! behind its text.

use std::sync::LazyLock;

use regex::Regex;

use super::{organ, title};

/// Marks that a note may begin with.
const OPENING: [char; 9] = ['(', '（', '【', '[', '*', '※', '注', ':', '：'];

/// Longest mark on a line of its own, in characters: （2025年12月31日重新发布）.
const LONGEST_MARK: usize = 18;

/// Tells whether a title is marked as that of a corrected or repeated publication: （更正版）, 【更正】, …报告修订稿.
pub fn is_marked(text: &str) -> bool {
    let words = organ::words();
    let is_mark =
        |text: &str| organ::name(text).is_none() && words.reissued.iter().any(|word| text.contains(word.as_str()));
    title::brackets(text).any(is_mark) || words.reissue_endings.iter().any(|ending| text.ends_with(ending.as_str()))
}

/// Tells whether a line says it of its own report: 本报告系对原公布版本的更正.
pub fn is_said(line: &str) -> bool {
    is_mark_alone(line) || may_say(line) && line.split(['。', '；', ';', '！']).any(is_said_by)
}

/// Tells at a glance whether a line has any of the words that say it; hardly a line does.
fn may_say(line: &str) -> bool {
    static ANY: LazyLock<Regex> = LazyLock::new(|| {
        let words = organ::words();
        let all: Vec<String> =
            words.reissue_sayings.iter().chain(&words.reissue_heads).map(|word| regex::escape(word)).collect();
        Regex::new(&all.join("|")).expect("words without marks of patterns are a pattern")
    });
    ANY.is_match(line)
}

/// （更正版） on a line of its own.
fn is_mark_alone(line: &str) -> bool {
    let is_whole = line.starts_with(['(', '（', '【', '[']) && line.ends_with([')', '）', '】', ']']);
    is_whole && line.chars().count() <= LONGEST_MARK && is_marked(line)
}

fn is_said_by(sentence: &str) -> bool {
    let words = organ::words();
    let sentence = sentence.trim_start_matches(OPENING);
    let starts = |list: &[String]| list.iter().any(|word| sentence.starts_with(word.as_str()));
    let find = |list: &[String], text: &str| list.iter().filter_map(|word| text.find(word.as_str())).min();
    if starts(&words.reissue_heads) {
        return true;
    }
    let own = find(&words.reissue_selves, sentence);
    let said = own.and_then(|at| find(&words.reissue_sayings, &sentence[at..]).map(|word| at + word));
    // 如有更正，将重新发布: what may come to pass has not.
    said.is_some_and(|at| {
        let before = sentence[..at].replace("现将", "");
        !["如", "若", "将", "未", "不再"].iter().any(|word| before.contains(word))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_says_that_the_report_was_corrected() {
        let plain = "青禾市民政局2024年政府信息公开工作年度报告";
        for mark in
            ["（更正）", "(更正版)", "（2025年2月修订）", "【更正】", "更正版", "修订稿", "（重新发布）", "（更新）"]
        {
            assert!(is_marked(&format!("{plain}{mark}")), "{mark}");
        }
        assert!(is_marked(&format!("【更正】{plain}")));
        for mark in ["", "（图片版）", "（本级）", "（青禾市城市更新局）"] {
            assert!(!is_marked(&format!("{plain}{mark}")), "{mark}");
        }
        assert!(!is_marked("青禾市城市更新局2024年政府信息公开工作年度报告"));
    }

    #[test]
    fn a_note_says_that_the_report_was_corrected() {
        for line in [
            "（本报告系对2025年1月10日公布版本的更正）",
            "注：本年报为修订后重新发布的版本。",
            "更正说明：表三数据有误，以本版为准。",
            "原公布版本的数据有误，现予更正。",
            "本报告于2025年2月1日重新发布，原报告作废。",
            "因口径有误，现将原公布的年度报告更正后重新公布。",
            "（更正版）",
            "【2025年2月更正】",
        ] {
            assert!(is_said(line), "{line}");
        }
        for line in [
            "本报告如有更正，将重新发布。",
            "本报告由总体情况等六个部分组成，电子版可以下载。更正请与本局联系。",
            "全年对原发布信息进行更正3次。",
            "对原公布的信息予以更正。",
            "本版块内容及时更新、重新发布。",
            "（更新时间）2025年2月1日",
            "（青禾市城市更新局）",
            "",
        ] {
            assert!(!is_said(line), "{line}");
        }
    }
}
