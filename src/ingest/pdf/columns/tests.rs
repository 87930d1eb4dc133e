//! Tables without ruling lines, read of pieces that stand where a test puts them.

use super::super::line::lines_of;
use super::super::sheet::tests::written;
use super::*;

/// The rows of some lines of pieces, each with its place on the line; a line is 20 points high.
fn rows(lines: &[&[(&str, f64)]]) -> Option<Vec<String>> {
    let placed: Vec<(&str, f64, f64)> = (1..)
        .zip(lines)
        .flat_map(|(nth, parts)| parts.iter().map(move |&(text, x)| (text, x, 20.0 * f64::from(nth))))
        .collect();
    read(&placed)
}

/// The rows of some pieces on one page, each from an x on a baseline.
fn read(pieces: &[(&str, f64, f64)]) -> Option<Vec<String>> {
    read_pages(&[pieces])
}

/// The rows of the pieces of some pages: the later ones go on with the first.
fn read_pages(pages: &[&[(&str, f64, f64)]]) -> Option<Vec<String>> {
    let mut run = Run::default();
    for (page, pieces) in pages.iter().enumerate() {
        let glyphs = pieces.iter().flat_map(|(text, x, y)| written(text, *x, *y, 10.0)).collect();
        for line in lines_of(glyphs) {
            assert!(page == 0 || run.is_continued_by(&line, page), "{}", line.text);
            run.push(line, page);
        }
    }
    rows_of(&run).map(|read| read.rows.into_iter().map(|(row, _)| row).collect())
}

#[test]
fn figures_below_one_another_are_columns_and_gaps_are_blanks() {
    let found = rows(&[
        &[("信息内容", 100.0), ("本年制发件数", 200.0), ("本年废止件数", 300.0)],
        &[("规章", 100.0), ("0", 230.0), ("12", 325.0)],
        &[("行政规范性文件", 100.0), ("3", 330.0)],
        &[("其他", 100.0), ("1", 230.0), ("0", 330.0)],
    ]);
    let wanted = ["信息内容 | 本年制发件数 | 本年废止件数", "规章 | 0 | 12", "行政规范性文件 |  | 3", "其他 | 1 | 0"];
    assert_eq!(found.unwrap(), wanted);
}

#[test]
fn the_rest_of_a_label_goes_back_to_its_row() {
    let found = rows(&[
        &[("（六）其他处理", 100.0), ("1.申请人逾期不补正", 200.0), ("0", 430.0), ("0", 460.0)],
        &[("2.申请人逾期未按收费通知要求", 200.0), ("3", 430.0), ("0", 460.0)],
        &[("缴纳费用", 200.0)],
        &[("3.其他", 200.0), ("0", 430.0), ("0", 460.0)],
    ]);
    let wanted = [
        "（六）其他处理",
        "1.申请人逾期不补正 | 0 | 0",
        "2.申请人逾期未按收费通知要求缴纳费用 | 3 | 0",
        "3.其他 | 0 | 0",
    ];
    assert_eq!(found.unwrap(), wanted);
}

#[test]
fn a_single_line_and_figures_that_share_a_column_are_left_as_they_stand() {
    assert_eq!(rows(&[&[("某局", 100.0), ("2024", 300.0)]]), None);
    assert_eq!(rows(&[&[("甲", 100.0), ("1", 130.0), ("2", 160.0)], &[("乙", 100.0), ("1234567", 132.0)]]), None);
}

/// Two labels of several lines, one of a single line, with the figures of the first two on these baselines.
fn broken(first: f64, second: f64) -> Option<Vec<String>> {
    let figures = [("0", 430.0, first), ("1", 460.0, first), ("3", 430.0, second), ("0", 460.0, second)];
    let labels = [
        ("1.申请人无正当理由逾期不补正、行政", 200.0, 20.0),
        ("机关不再处理其政府信息公开申请", 200.0, 32.0),
        ("2.申请人逾期未按收费通知要", 200.0, 44.0),
        ("求缴纳费用、行政机关不再处理", 200.0, 56.0),
        ("其政府信息公开申请", 200.0, 68.0),
        ("3.其他", 200.0, 80.0),
        ("0", 430.0, 80.0),
        ("7", 460.0, 80.0),
    ];
    read(&[labels.as_slice(), &figures].concat())
}

#[test]
fn figures_stand_at_the_top_in_the_middle_or_at_the_foot_of_their_label() {
    let wanted = [
        "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请 | 0 | 1",
        "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请 | 3 | 0",
        "3.其他 | 0 | 7",
    ];
    for (first, second) in [(20.0, 44.0), (26.0, 56.0), (32.0, 68.0)] {
        assert_eq!(broken(first, second).unwrap(), wanted, "{first} {second}");
    }
}

#[test]
fn figures_that_a_narrow_column_breaks_are_put_together() {
    let row = [("一、本年新收政府信息公开", 60.0, 20.0), ("2479", 300.0, 20.0), ("1714", 340.0, 20.0)];
    let rest = [("申请数量", 60.0, 32.0), ("4", 340.0, 32.0)];
    let other = [("（七）总计", 60.0, 60.0), ("12", 300.0, 60.0), ("8", 340.0, 60.0)];
    let wanted = ["一、本年新收政府信息公开申请数量 | 2479 | 17144", "（七）总计 | 12 | 8"];
    assert_eq!(read(&[&row[..], &rest, &other].concat()).unwrap(), wanted);
    let lone = [("四、结转下年度继续办理", 60.0, 90.0), ("0", 300.0, 90.0), ("7", 340.0, 90.0)];
    let full = [("（七）总计", 60.0, 60.0), ("1658", 340.0, 60.0), ("6", 340.0, 72.0)];
    let found = read(&[&row[..], &rest, &full, &lone].concat()).unwrap();
    assert_eq!(found[1..], ["（七）总计 |  | 16586", "四、结转下年度继续办理 | 0 | 7"]);
    let found = read(&[&full[..], &lone].concat()).unwrap();
    assert_eq!(found, ["（七）总计 |  | 16586", "四、结转下年度继续办理 | 0 | 7"], "heads or none");
    let wider = [("（七）总计", 60.0, 60.0), ("12", 300.0, 60.0), ("80000", 340.0, 60.0)];
    assert_eq!(read(&[&row[..], &rest, &wider].concat()), None, "there was room");
}

#[test]
fn figures_without_labels_that_narrow_columns_break_are_put_together() {
    let heads = [("结果维持", 60.0, 20.0), ("结果纠正", 120.0, 20.0), ("总计", 180.0, 20.0)];
    let row = [("0", 60.0, 40.0), ("35", 120.0, 40.0), ("35", 180.0, 40.0)];
    let rest = [("47", 120.0, 52.0), ("47", 180.0, 52.0)];
    let found = read(&[&heads[..], &row, &rest].concat()).unwrap();
    assert_eq!(found, ["结果维持 | 结果纠正 | 总计", "0 | 3547 | 3547"]);
}

#[test]
fn paragraphs_of_one_label_may_stand_apart() {
    let label = [("5.要求行政", 60.0, 40.0), ("机关确认或重新", 60.0, 68.0), ("出具已获取信息", 60.0, 81.0)];
    let figures = [("信息内容", 60.0, 10.0), ("总计", 180.0, 10.0), ("11", 180.0, 40.0)];
    let found = read(&[&figures[..], &label].concat()).unwrap();
    assert_eq!(found[1..], ["5.要求行政机关确认或重新出具已获取信息 | 11"]);
}

#[test]
fn two_rows_beside_one_label_are_no_table() {
    assert_eq!(broken(20.0, 32.0), None);
}

#[test]
fn the_label_of_a_group_beside_its_rows_takes_none_of_their_figures() {
    let found = read(&[
        ("政府信息", 160.0, 2.0),
        ("总计", 322.0, 2.0),
        ("（四）无", 100.0, 38.0),
        ("法提供", 100.0, 50.0),
        ("1.本机关不掌握相关政府信息", 160.0, 20.0),
        ("2.没有现成信息", 160.0, 38.0),
        ("需要另行制作", 160.0, 50.0),
        ("3.补正后申请内容仍不明确", 160.0, 68.0),
        ("1", 330.0, 20.0),
        ("2", 330.0, 44.0),
        ("3", 330.0, 68.0),
    ]);
    assert_eq!(
        found.unwrap(),
        [
            "政府信息 | 总计",
            "1.本机关不掌握相关政府信息 | 1",
            "（四）无法提供",
            "2.没有现成信息需要另行制作 | 2",
            "3.补正后申请内容仍不明确 | 3"
        ]
    );
}

#[test]
fn heads_of_several_lines_are_put_together_column_by_column() {
    let found = read(&[
        ("自然人", 230.0, 26.0),
        ("商业", 300.0, 20.0),
        ("企业", 300.0, 32.0),
        ("社会", 350.0, 14.0),
        ("公益", 350.0, 26.0),
        ("组织", 350.0, 38.0),
        ("一、本年新收政府信息公开申请数量", 50.0, 60.0),
        ("4", 240.0, 60.0),
        ("0", 305.0, 60.0),
        ("12", 355.0, 60.0),
    ]);
    assert_eq!(found.unwrap(), ["自然人 | 商业企业 | 社会公益组织", "一、本年新收政府信息公开申请数量 | 4 | 0 | 12"]);
}

#[test]
fn a_label_torn_by_a_page_goes_on_though_that_of_its_group_stands_close_before_it() {
    let first = [
        ("申请人情况", 150.0, 380.0),
        ("总计", 320.0, 380.0),
        ("（六", 94.0, 403.0),
        ("1.申请人无正当", 118.0, 403.0),
        ("1", 324.0, 400.0),
        ("）其", 94.0, 417.0),
        ("理由逾期不补", 118.0, 417.0),
        ("他处", 94.0, 431.0),
    ];
    let second = [
        ("正、行政机关不", 118.0, 45.0),
        ("再处理其政府信", 118.0, 59.0),
        ("息公开申请", 118.0, 73.0),
        ("理", 99.0, 90.0),
        ("3.其他", 130.0, 104.0),
        ("2", 324.0, 104.0),
    ];
    let wanted = [
        "申请人情况 | 总计",
        "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请 | 1",
        "（六）其他处理",
        "3.其他 | 2",
    ];
    assert_eq!(read_pages(&[&first, &second]).unwrap(), wanted);
}

#[test]
fn a_figure_alone_stands_below_its_head_however_far_above() {
    let mut pieces = vec![("信息内容".to_owned(), 100.0, 10.0), ("总计".to_owned(), 300.0, 10.0)];
    for nth in 0..40 {
        let y = 40.0 + 40.0 * f64::from(nth);
        let label = [("1.本机关特有的", 118.0, y), ("情形", 140.0, y + 14.0), ("7", 310.0, y + 7.0)];
        pieces.extend(label.map(|(text, x, y)| (text.to_owned(), x, y)));
    }
    let pieces: Vec<(&str, f64, f64)> = pieces.iter().map(|(text, x, y)| (text.as_str(), *x, *y)).collect();
    let rows = read(&pieces).unwrap();
    assert_eq!(rows.len(), 41);
    assert!(rows[1..].iter().all(|row| row == "1.本机关特有的情形 | 7"), "{rows:?}");
}

#[test]
fn heads_that_stand_close_are_parted_though_few_columns_have_figures() {
    let block = |left: f64, y: f64| {
        let parts = [("结果维", 0.0, 0.0), ("结果纠", 36.0, 0.0), ("其他结", 72.0, 0.0), ("尚未审", 108.0, 0.0)];
        let rest = [("持", 10.0, 14.0), ("正", 46.0, 14.0), ("果", 82.0, 14.0), ("结", 118.0, 14.0)];
        let all = parts.into_iter().chain(rest).chain([("总计", 144.0, 7.0)]);
        all.map(|(text, x, down)| (text, left + x, y + down)).collect::<Vec<_>>()
    };
    let heads = [("行政复议", 122.0, 10.0), ("行政诉讼", 377.0, 10.0)];
    let figures = [("3", 210.0, 90.0), ("0", 240.0, 90.0)];
    let found = read(&[&heads[..], &block(60.0, 36.0), &block(229.0, 50.0), &figures].concat()).unwrap();
    let heads = ["结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计"; 2].join(" | ");
    assert_eq!(found[1..], [heads.as_str(), " |  |  |  | 3 | 0 |  |  |  |  |"]);
}

#[test]
fn a_label_of_many_short_lines_goes_on_over_a_page() {
    let label = "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请";
    let pairs: Vec<String> = label.chars().collect::<Vec<_>>().chunks(2).map(String::from_iter).collect();
    let page = |from: usize, to: usize| {
        let lines = (from..to)
            .map(|nth| (pairs[nth].as_str(), 118.0, 45.0 + 14.0 * f64::from(u8::try_from(nth - from).unwrap())));
        lines.collect::<Vec<_>>()
    };
    let first = [&[("总计", 320.0, 20.0), ("信息内容", 100.0, 20.0), ("3", 324.0, 45.0)], &*page(0, 12)].concat();
    let found = read_pages(&[&first, &page(12, pairs.len())]).unwrap();
    assert_eq!(found[1..], [format!("{label} | 3")]);
}

#[test]
fn a_row_without_figures_is_one_below_heads_unless_some_figures_lack_their_label() {
    let heads = [("信息内容", 100.0), ("本年制发件数", 200.0), ("本年废止件数", 300.0), ("现行有效件数", 400.0)];
    let full = [("行政规范性文件", 100.0), ("3", 230.0), ("4", 330.0), ("5", 430.0)];
    let found = rows(&[&heads, &[("规章", 100.0)], &full]).unwrap();
    assert_eq!(found[1..], ["规章 |  |  |  |", "行政规范性文件 | 3 | 4 | 5"]);
    let bare = [("1", 230.0), ("2", 270.0), ("4", 330.0), ("5", 430.0)];
    assert!(
        rows(&[&heads, &[("规章", 100.0)], &full, &bare])
            .is_none_or(|rows| !rows.contains(&"规章 |  |  |  |".to_owned()))
    );
    let unheaded =
        rows(&[&[("规章", 100.0), ("乙", 200.0)], &[("甲类", 100.0), ("3", 230.0), ("4", 330.0)], &full[..3]]);
    assert!(unheaded.is_none_or(|rows| rows.iter().all(|row| !row.starts_with("规章 |  |"))));
}

#[test]
fn heads_that_begin_close_side_by_side_go_on_with_a_table() {
    let heads = |words: [&'static str; 5], y: f64| {
        words.into_iter().zip(0..).map(move |(word, nth)| (word, 100.0 + 27.0 * f64::from(nth), y))
    };
    let tops = heads(["结果", "结果", "其他", "尚未", "总计"], 40.0);
    let feet = heads(["维持", "纠正", "结果", "审结", ""], 52.0);
    let figures = heads(["0", "1", "0", "0", "1"], 70.0);
    let pieces: Vec<_> =
        [("行政复议", 100.0, 20.0), ("情况", 180.0, 20.0)].into_iter().chain(tops).chain(feet).chain(figures).collect();
    let glyphs = pieces.iter().flat_map(|(text, x, y)| written(text, *x, *y, 10.0)).collect();
    let mut run = Run::default();
    for (nth, line) in lines_of(glyphs).into_iter().enumerate() {
        assert!(nth == 0 || run.is_continued_by(&line, 0), "{}", line.text);
        run.push(line, 0);
    }
    let found: Vec<String> = rows_of(&run).unwrap().rows.into_iter().map(|(row, _)| row).collect();
    assert_eq!(found, ["行政复议 | 情况", "结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计", "0 | 1 | 0 | 0 | 1"]);
}
