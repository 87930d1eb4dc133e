//! What the words of a cell tell where lines and pages break labels and rows: whether they are whole, begin something, or are
//! a figure. Which cell of the form they belong to is told elsewhere.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use crate::form::{self, Edition, Form, Label, SectionSpec};
use crate::ingest::numeral::{ORDINALS, is_numbered};
use crate::text::fold;

/// Tells whether a text is a label of the form, in either edition.
pub fn is_whole(text: &str) -> bool {
    let key = fold::label_key(text);
    Edition::WITH_FORM.into_iter().filter_map(Edition::form).any(|form| !form.labels.meanings(&key).is_empty())
}

/// Tells what no table holds in its middle: the heading of a part, the caption of a block.
pub fn is_heading(text: &str) -> bool {
    static NAMES: LazyLock<FxHashSet<String>> = LazyLock::new(|| {
        let names = |part: &'static SectionSpec| std::iter::once(&part.heading).chain(&part.aliases);
        form::sections().iter().flat_map(names).map(|name| fold::label_key(name)).collect()
    });
    let folded = fold::compact(text);
    let unmarked = folded
        .split_once('、')
        .filter(|(mark, _)| is_numbered(&format!("{mark}、")))
        .map_or(&*folded, |(_, rest)| rest);
    folded.starts_with("第二十条") || NAMES.contains(&fold::label_key(unmarked))
}

/// Tells whether a text can be the head of a column of the form.
pub fn is_column(text: &str) -> bool {
    means(text, |label| matches!(label, Label::Column { .. }))
}

/// Tells whether a text is the label of a row of the form and of nothing else, in neither edition.
pub fn is_row(text: &str) -> bool {
    let is_other = |label: &Label| match label {
        Label::Row { .. } => false,
        Label::Column { .. } => !is_numbered(text),
        _ => true,
    };
    means(text, |label| matches!(label, Label::Row { .. })) && !means(text, is_other)
}

fn means(text: &str, wanted: impl Fn(&Label) -> bool) -> bool {
    let key = fold::label_key(text);
    let means = |form: &'static Form| form.labels.meanings(&key).iter().any(&wanted);
    Edition::WITH_FORM.into_iter().filter_map(Edition::form).any(means)
}

/// Tells whether the head of a column of the form begins with a text.
pub fn begins_column(text: &str) -> bool {
    let begun = fold::label_key(text);
    let forms = || Edition::WITH_FORM.into_iter().filter_map(Edition::form);
    !begun.is_empty()
        && forms().flat_map(|form| form.labels.keys()).any(|key| key.starts_with(&begun) && is_column(key))
}

/// Tells whether a text can be the rest of a label: the form says so, or its number does.
pub fn goes_on(begun: &str, rest: &str) -> bool {
    if fold::compact(begun) == "(" {
        return is_numbered(&format!("{begun}{rest}"));
    }
    if is_value(rest) || is_numbered(rest) || is_whole(rest) && !is_bare_number(begun) {
        return false;
    }
    is_numbered(begun) || is_whole(&format!("{begun}{rest}"))
}

/// Tells a number whose label has not begun yet.
fn is_bare_number(text: &str) -> bool {
    is_numbered(text) && !fold::without_leftovers(text).chars().any(|c| c.is_alphabetic() && !ORDINALS.contains(c))
}

/// Tells whether a cell holds a figure or what stands for one.
pub fn is_value(text: &str) -> bool {
    let folded = fold::compact(text);
    let bare = ["万元", "元", "件"].iter().find_map(|unit| folded.strip_suffix(unit)).unwrap_or(&folded);
    let is_figure = bare == "无" || bare.chars().all(|c| c.is_ascii_digit() || "+-.,%/—".contains(c));
    is_figure && !bare.is_empty() && !bare.ends_with(['.', ','])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_told_from_labels_and_their_numbers() {
        assert!(["0", "７", "-35", "+4", "20.3", "976.81万元", "/", "无", "—"].iter().all(|text| is_value(text)));
        assert!(["", "规章", "4.", "4.无", "（一）", "1.属于国家秘密", "减4"].iter().all(|text| !is_value(text)));
    }

    #[test]
    fn labels_of_rows_are_told_from_heads_of_columns_and_their_beginnings() {
        assert!(["规章", "3.其他", "（一）予以公开", "四、结转下年度继续办理"].iter().all(|text| is_row(text)));
        assert!(
            ["其他", "总计", "（三）不予公开", "（六）其他处理", "信息内容", "甲"].iter().all(|text| !is_row(text))
        );
        assert!(["结果", "尚未", "总计"].iter().all(|text| begins_column(text)));
        assert!(["", "数量", "规章", "0"].iter().all(|text| !begins_column(text)));
    }

    #[test]
    fn headings_and_captions_are_told_from_rows() {
        let headings = ["四、政府信息公开行政复议、行政诉讼情况", "总体情况", "第二十条 第（五）项"];
        assert!(headings.iter().all(|text| is_heading(text)));
        assert!(["四、结转下年度继续办理", "行政复议", "三、本年度办理结果"].iter().all(|text| !is_heading(text)));
    }

    #[test]
    fn the_rest_of_a_label_is_told_by_the_form_or_by_the_number_before_it() {
        assert!(goes_on("（四）无", "法提供"));
        assert!(goes_on("行政", "事业性收费"));
        assert!(goes_on("1.本机关特有的", "情形"));
        assert!(goes_on("4.", "保护第三方合法权益"));
        assert!(goes_on("（", "二）部分公开") && !goes_on("（", "部分公开") && !goes_on("（", "0"));
        assert!(!goes_on("行政许可", "行政处罚"));
        assert!(!goes_on("（七）总计", "四、结转下年度继续办理"));
        assert!(!goes_on("规章", "其他文件"));
    }
}
