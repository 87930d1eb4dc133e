//! Tells the lines by which a report is found in a page: headings of its six sections, labels that only its tables have, its
//! title. Names that sites also give their columns, as 行政许可 or 基本情况, are none.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use crate::form::{self, Edition, Label};
use crate::text::fold::{self, label_key};

/// Longer lines, in bytes, are prose.
const LONGEST: usize = 180;
/// Headings and labels with fewer characters are too common without their mark.
const SHORTEST: usize = 8;

/// Tells whether a line is the heading of a section, or holds a label that only the report's tables have.
pub fn is_landmark(line: &str) -> bool {
    let text = fold::trim(line);
    (SHORTEST_BYTES..=LONGEST).contains(&text.len()) && is_known(&label_key(text))
}

/// Tells whether a cell of a row holds such a label.
pub fn is_row_landmark(line: &str) -> bool {
    line.split(" | ").any(is_landmark)
}

/// No landmark has fewer bytes.
const SHORTEST_BYTES: usize = 12;

fn is_known(key: &str) -> bool {
    let Known { headings, labels } = known();
    let unmarked = without_mark(key);
    labels.contains(key)
        || headings.contains(unmarked) && (unmarked.len() < key.len() || unmarked.chars().count() >= SHORTEST)
}

/// A heading without 一、 or 3. or （三） before it.
fn without_mark(key: &str) -> &str {
    let bare = key.trim_start_matches('(');
    let rest = bare.trim_start_matches(|c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c));
    let after = rest.trim_start_matches([')', ',', '.']);
    if rest.len() < bare.len() && after.len() < rest.len() { after } else { key }
}

struct Known {
    headings: FxHashSet<String>,
    labels: FxHashSet<String>,
}

fn known() -> &'static Known {
    static KNOWN: LazyLock<Known> = LazyLock::new(|| {
        let sections = form::sections().iter();
        let headings = sections.flat_map(|section| std::iter::once(&section.heading).chain(&section.aliases));
        let forms = Edition::WITH_FORM.into_iter().filter_map(Edition::form);
        let labels = forms.flat_map(|form| form.labels.keys().filter(|key| is_own(form.labels.meanings(key))));
        Known {
            headings: headings.map(|heading| label_key(heading)).collect(),
            labels: labels.filter(|key| key.chars().count() >= 4).map(str::to_owned).collect(),
        }
    });
    &KNOWN
}

/// Captions and heads, the rows of table 3 and the columns of table 4.
fn is_own(meanings: &[Label]) -> bool {
    meanings.iter().any(|label| {
        matches!(label, Label::Caption { .. } | Label::Head { .. } | Label::Row { table: 1, .. })
            || matches!(label, Label::Column { table: 2, .. })
    })
}

/// Tells whether a line can be the title of a report.
pub fn is_title(line: &str) -> bool {
    const WORDS: [&str; 2] = ["信息公开", "报告"];
    let text = fold::trim(line).trim_end_matches(['》', '”', '"']);
    text.len() <= 240
        && text.ends_with(['告', ')', '）'])
        && !text.contains(['。', '；'])
        && WORDS.iter().all(|word| fold::compact(text).contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_and_labels_of_reports_are_landmarks() {
        for line in [
            "一、总体情况",
            "3、 收到和处理政府信息公开申请情况",
            "（四）政府信息公开行政复议、行政诉讼情况",
            "存在的主要问题及改进情况",
            "第二十条第（一）项",
            "  四、结转下年度继续办理",
            "结果维持",
        ] {
            assert!(is_landmark(line), "{line}");
        }
        assert!(is_row_landmark("三、本年度办理结果 | （一）予以公开 | 0"));
    }

    #[test]
    fn columns_of_sites_are_none() {
        for line in ["行政许可", "基本情况", "总体情况", "规章", "行政事业性收费", "行政复议", "首页", ""]
        {
            assert!(!is_landmark(line), "{line}");
        }
        assert!(!is_row_landmark("索引号 | 某号 | 发布机构 | 青禾市民政局"));
    }

    #[test]
    fn titles_are_told_from_sentences() {
        assert!(is_title("青禾市民政局2024年政府信息公开工作年度报告"));
        assert!(is_title("2024年 政府信息公开 工作报告（图片版）"));
        assert!(!is_title("现公布政府信息公开工作年度报告。"));
        assert!(!is_title("政府信息公开指南"));
    }
}
