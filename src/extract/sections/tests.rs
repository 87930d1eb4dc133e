//! Headings and what only looks like one, on made-up lines.

use crate::extract::Extractor;
use crate::model::document::tests::document;

/// Part, line and number of prose lines of every section.
fn found(text: &str) -> Vec<(u8, u32, usize)> {
    let report = Extractor::default().read(document(text));
    report.sections.iter().map(|section| (section.part, section.line, section.prose.len())).collect()
}

/// The sections from the second on, as every report goes on.
const REST: &str = "二、主动公开政府信息情况\n见表。\n三、收到和处理政府信息公开申请情况\n见表。\n\
                    四、政府信息公开行政复议、行政诉讼情况\n见表。\n五、存在的主要问题及改进情况\n解读少。\n\
                    六、其他需要报告的事项\n无。\n";

#[test]
fn points_below_a_heading_open_no_section_of_the_same_name() {
    for points in [
        "（一）概述\n山林档案上网。\n（二）政府信息主动公开情况\n发布5条。\n",
        "（一）基本情况\n发布5条。\n（三）收到和处理政府信息公开申请情况\n收到1件。\n",
        "（一）概述\n发布5条。\n（四）政府信息公开行政复议、行政诉讼情况\n没有。\n",
        "1.概述\n发布5条。\n5.存在的主要问题及改进情况\n解读少。\n",
        "（一）概述\n发布5条。\n（六）其他需要报告的事项\n没有。\n",
    ] {
        let sections = found(&format!("一、总体情况\n{points}{REST}"));
        let parts: Vec<(u8, u32)> = sections.iter().map(|section| (section.0, section.1)).collect();
        assert_eq!(parts, [(1, 1), (2, 6), (3, 8), (4, 10), (5, 12), (6, 14)], "{points}");
        assert_eq!(sections[0].2, 4, "{points}");
    }
}

#[test]
fn headings_that_are_counted_like_points_are_headings_where_they_stand_in_order() {
    let all = REST.replace(['二', '三', '四', '五', '六'], "*").replace("*、", "（*）");
    let mut marks = "二三四五六".chars();
    let rest: String = all.chars().map(|c| if c == '*' { marks.next().unwrap() } else { c }).collect();
    let parts = |text: &str| found(text).iter().map(|section| section.0).collect::<Vec<_>>();
    assert_eq!(parts(&format!("（一）总体情况\n发布5条。\n{rest}")), [1, 2, 3, 4, 5, 6]);
    let slip = REST.replace("三、", "（三）");
    assert_eq!(parts(&format!("一、总体情况\n发布5条。\n{slip}")), [1, 2, 3, 4, 5, 6]);
}

#[test]
fn a_list_of_the_sections_before_them_is_none_of_them() {
    let list = "一、总体情况\n二、主动公开政府信息情况\n三、收到和处理政府信息公开申请情况\n";
    let sections = found(&format!("{list}一、总体情况\n（一）概述\n发布5条。\n{REST}"));
    assert_eq!(sections.iter().map(|section| section.1).collect::<Vec<_>>(), [4, 7, 9, 11, 13, 15]);
}

#[test]
fn a_heading_may_begin_with_the_year() {
    let sections = found(&format!("一、2023年政务公开总体情况\n发布5条。\n{REST}"));
    assert_eq!(sections[0], (1, 1, 1));
    assert!(found(&format!("一、2023年总体情况发布5条\n{REST}")).iter().all(|section| section.0 > 1));
}

#[test]
fn a_table_of_contents_opens_no_section() {
    let contents = "目录\n一、总体情况…………1\n二、主动公开政府信息情况…………2\n三、收到和处理政府信息公开申请情况…………3\n\
                    四、政府信息公开行政复议、行政诉讼情况…………4\n五、存在的主要问题及改进情况…………5\n六、其他需要报告的事项…………6\n";
    let plain: String = contents.replace("…………", "").chars().filter(|c| !c.is_ascii_digit()).collect();
    for contents in [contents, &plain] {
        let sections = found(&format!("{contents}前言。\n一、总体情况\n发布5条。\n{REST}"));
        let parts: Vec<(u8, u32)> = sections.iter().map(|section| (section.0, section.1)).collect();
        assert_eq!(parts, [(1, 9), (2, 11), (3, 13), (4, 15), (5, 17), (6, 19)], "{contents}");
    }
}
