//! Tables without ruling lines: figures that stand below one another in columns, beside labels of one line or of several. Where
//! the places leave doubt, lines stay as they stand.

mod heads;
mod places;
mod rows;
mod run;
mod stack;

use self::heads::Heads;
use self::places::{columns_of, figures_of};
use self::rows::{Rows, Text};
pub use self::run::Run;
use self::run::has_many;
use self::stack::{Block, NEAR, Piece, blocks_of};
use super::label::is_value;
use super::line::Line;
use crate::ingest::numeral::is_numbered;
use crate::ingest::row::{self, Shape};

/// No table has more lines: comparing them all with each other must end.
const LONGEST: usize = 2000;
/// Lines of one cell stand closer than this, in font sizes.
const CLOSE: f64 = 1.8;

/// A line with its page.
type Paged<'l> = (&'l Line, usize);

/// The canonical lines of a run, each with its page, and how many lines of the run they are made of.
#[derive(Debug, PartialEq, Eq)]
pub struct Read {
    /// The rows.
    pub rows: Vec<(String, usize)>,
    /// Lines of the run that belong to the table; those after it are text.
    pub used: usize,
}

/// Reads a run of lines; nothing where it is no table beyond doubt.
pub fn rows_of(run: &Run) -> Option<Read> {
    let holds = run.holds();
    let run = &*run.paged();
    let first = holds.iter().position(|holds| *holds).filter(|_| (2..=LONGEST).contains(&run.len()))?;
    let with_values: Vec<&Line> =
        run.iter().zip(holds).filter(|(_, holds)| **holds).map(|((line, _), _)| *line).collect();
    let columns = columns_of(&with_values);
    // Heads that stand close together are cut apart everywhere where more of them make sense so.
    let parts = [false, true].map(|everywhere| parts_of(run, (first, everywhere), &columns));
    let blocks = parts.each_ref().map(|parts| blocks_of(&pieces(run, parts, holds)));
    let heads = blocks.each_ref().map(|blocks| Heads::of(blocks, first));
    let headed = heads.each_ref().map(|heads| heads.columns(&columns));
    let known = headed.each_ref().map(|columns| columns.as_ref().map_or(0, Vec::len));
    let way = usize::from(known[1] > known[0]);
    let (blocks, heads, headed) = (&blocks[way], &heads[way], &headed[way]);
    let columns = headed.as_ref().unwrap_or(&columns);
    let is_bare = headed.is_some() && blocks.iter().all(|block| block.pieces[0].nth < first);
    let mut rows = rows_of_figures(run, holds, (blocks, columns), is_bare)?;
    let used = used(run, blocks, &rows);
    if headed.is_some() {
        heads.write(blocks, &mut rows);
    }
    for (nth, block) in blocks.iter().enumerate() {
        if !rows.is_taken(nth) && block.pieces[0].nth < used && !heads.are_repeated_by(blocks, nth) {
            rows.push_text(Text::of(block));
        }
    }
    let line = |cells: Vec<String>| row::line(cells.iter().map(|cell| (Shape::OWN, cell.as_str())));
    Some(Read { rows: rows.in_order().map(|(page, cells)| (line(cells), page)).collect(), used })
}

/// The rows of figures, each after its label, if it has one: in a bare table none has.
fn rows_of_figures(
    run: &[Paged<'_>],
    holds: &[bool],
    (blocks, columns): (&[Block<'_>], &[(f64, f64)]),
    is_bare: bool,
) -> Option<Rows> {
    let lines = run.iter().zip(holds).filter(|(_, holds)| **holds).map(|(line, _)| *line);
    let lines = lines.map(|line| Some((line, figures_of(line.0, columns)?))).collect::<Option<Vec<_>>>()?;
    let width = |column: usize| lines.iter().map(|(_, figures)| figures[column].chars().count()).max().unwrap_or(0);
    let widths: Vec<usize> = (0..columns.len()).map(width).collect();
    let mut rows = Rows::new(blocks.len());
    let mut above: Option<(Paged<'_>, Option<usize>)> = None;
    for ((line, page), figures) in lines {
        let label = label_of(blocks, line, page);
        let is_bare_rest = label.is_none() && line.parts().all(|part| is_value(&part.text));
        let is_rest = above.is_some_and(|(above, its)| (its == label || is_bare_rest) && is_close(above, (line, page)));
        above = Some(((line, page), label));
        match label {
            _ if is_rest => {
                rows.go_on(&figures, &widths)?;
                continue;
            }
            Some(label) if stands_beside(&blocks[label], line, page) => rows.take(label)?,
            None if has_many(line) || is_bare => {}
            _ => return None,
        }
        let label = label.map(|label| blocks[label].text());
        rows.push(page, line.baseline(), label.into_iter().chain(figures).collect());
    }
    Some(rows)
}

/// Tells whether a line stands below another as the next line of one cell does, or at the top of the next page.
fn is_close((above, its): Paged<'_>, (line, page): Paged<'_>) -> bool {
    let step = line.baseline() - above.baseline();
    page == its + 1 || page == its && step < CLOSE * line.size.max(above.size)
}

/// The parts of each line. Columns of labels stand close side by side, so that a narrow gap parts them where a number follows, or
/// what begins just below one; above the figures, one between two columns parts their heads.
fn parts_of(run: &[Paged<'_>], (first, everywhere): (usize, bool), columns: &[(f64, f64)]) -> Vec<Vec<Line>> {
    let numbered = |_: (f64, f64), rest: &str| is_numbered(rest);
    let parts = || run.iter().flat_map(|(line, _)| line.parts().flat_map(|part| part.cut(numbered)));
    let mut edges: Vec<f64> = parts().filter(|part| is_numbered(&part.text)).map(|part| part.bounds.x0).collect();
    edges.sort_by(f64::total_cmp);
    edges.dedup_by(|a, b| (*a - *b).abs() < 1.0);
    let middles: Vec<f64> = columns.iter().map(|(from, to)| f64::midpoint(*from, *to)).collect();
    let is_between = |gap: (f64, f64)| middles.windows(2).any(|pair| pair[0] <= gap.0 && gap.1 <= pair[1]);
    let of_line = |(nth, (line, _)): (usize, &Paged<'_>)| {
        let begins = |at: f64| edges.iter().any(|edge| (edge - at).abs() < NEAR * line.size);
        let wanted = |gap: (f64, f64), rest: &str| {
            is_numbered(rest) || begins(gap.1) || nth < first && (everywhere || is_between(gap))
        };
        line.parts().flat_map(|part| part.cut(wanted)).collect()
    };
    run.iter().enumerate().map(of_line).collect()
}

/// The words of a run: all of a line without figures, what stands before the figures of others.
fn pieces<'l>(run: &[Paged<'_>], parts: &'l [Vec<Line>], holds: &[bool]) -> Vec<Piece<'l>> {
    let words = |(nth, (parts, &holds)): (usize, (&'l Vec<Line>, &bool))| {
        let page = run[nth].1;
        let parts = parts.iter().take_while(move |part| !(holds && is_value(&part.text)));
        parts.map(move |part| Piece { part, page, nth }).collect::<Vec<_>>()
    };
    parts.iter().zip(holds).enumerate().flat_map(words).collect()
}

/// The label of a row of figures: of those beside it the one nearest to the figures.
fn label_of(blocks: &[Block<'_>], line: &Line, page: usize) -> Option<usize> {
    let first = line.parts().find(|part| is_value(&part.text))?.bounds.x0;
    let beside = |block: &Block<'_>| {
        let reach = block.reach(page).filter(|_| block.right() <= first);
        let near = NEAR * 0.75 * block.size();
        reach.is_some_and(|(from, to)| from - near < line.baseline() && line.baseline() < to + near)
    };
    let beside = blocks.iter().enumerate().filter(|(_, block)| beside(block));
    beside.max_by(|(_, a), (_, b)| a.left().total_cmp(&b.left())).map(|(nth, _)| nth)
}

/// Tells whether figures stand at the top, in the middle or at the bottom of their label: elsewhere it is not theirs alone.
fn stands_beside(block: &Block<'_>, line: &Line, page: usize) -> bool {
    let Some((from, to)) = block.reach(page) else { return false };
    let near = |at: f64| (line.baseline() - at).abs() < NEAR * block.size();
    block.is_cut() || near(from) || near(to) || near(f64::midpoint(from, to))
}

/// The lines up to the last one that has gaps or belongs to the label of one.
fn used(run: &[Paged<'_>], blocks: &[Block<'_>], rows: &Rows) -> usize {
    let is_ours = |nth: &usize| !run[*nth].0.stretches.is_empty();
    let of_block = |(nth, block): (usize, &Block<'_>)| {
        let own = block.pieces.iter().map(|piece| piece.nth);
        (rows.is_taken(nth) || own.clone().any(|nth| is_ours(&nth))).then(|| own.max().map_or(0, |last| last + 1))
    };
    let labels = blocks.iter().enumerate().filter_map(of_block).max().unwrap_or(0);
    (0..run.len()).rev().find(is_ours).map_or(0, |nth| nth + 1).max(labels)
}

#[cfg(test)]
mod tests {
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
        let wanted =
            ["信息内容 | 本年制发件数 | 本年废止件数", "规章 | 0 | 12", "行政规范性文件 |  | 3", "其他 | 1 | 0"];
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
        assert_eq!(
            found.unwrap(),
            ["自然人 | 商业企业 | 社会公益组织", "一、本年新收政府信息公开申请数量 | 4 | 0 | 12"]
        );
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
}
