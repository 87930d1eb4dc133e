//! The figures of two years, row by row in the order of this year's form, with what differs and how far it compares.

use super::bench::Bench;
use super::difference::{Difference, Nature};
use super::row::{Row, Shown};
use super::{link, pair};
use crate::form::Edition;
use crate::model::report::Report;
use crate::text::phrase::Phrase;

/// Why figures cannot be set side by side.
const NO_FORM: Phrase = Phrase::new(
    "有一份报告不是法定格式（2019 版或 2021 版），表格无法对照",
    "one of the reports has no statutory form (2019 or 2021): its tables cannot be compared",
);

/// Which report stands on a side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// The agency, where it is known.
    pub agency: Option<String>,
    /// The fiscal year, where it is known.
    pub year: Option<i16>,
    /// The edition, where it is known.
    pub edition: Option<Edition>,
}

/// Two years of one agency side by side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct YearDiff {
    /// Which report is last year's.
    pub last: Heading,
    /// Which report is this year's.
    pub this: Heading,
    /// Why there are no rows.
    pub obstacle: Option<Phrase>,
    /// The rows in the order of this year's form; rows that only last year's form has stand where it has them.
    pub rows: Vec<Row>,
}

impl YearDiff {
    /// Every cell of every row.
    pub fn differences(&self) -> impl Iterator<Item = &Difference> {
        self.rows.iter().flat_map(|row| &row.differences)
    }

    /// Counts the differences of one nature.
    pub fn count(&self, nature: Nature) -> usize {
        self.differences().filter(|one| one.nature == nature).count()
    }

    /// The rows with runs of idle rows of one group folded.
    pub fn folded(&self) -> Vec<Shown<'_>> {
        let foldable = |row: &Row| row.group.is_some() && row.is_idle();
        let together = |one: &Row, next: &Row| {
            foldable(one) && foldable(next) && (one.table, one.group) == (next.table, next.group)
        };

        self.rows.chunk_by(together).map(Shown::of).collect()
    }
}

/// Sets two years side by side, whatever their editions.
pub fn years(last: &Report, this: &Report) -> YearDiff {
    let mut diff = YearDiff { last: heading(last), this: heading(this), obstacle: None, rows: Vec::new() };
    let (Some(last_form), Some(this_form)) = (last.form(), this.form()) else {
        diff.obstacle = Some(NO_FORM);
        return diff;
    };
    let bench = Bench { reports: [last, this], forms: [last_form, this_form] };
    let one_row = last.merged_other_handling.is_some() || this.merged_other_handling.is_some();
    let pairs = pair::pairs(last_form, this_form, one_row);
    diff.rows = bench.rows(pairs);
    for (cell, link) in link::breaks(last, this, this_form) {
        let marked = diff.rows.iter_mut().flat_map(|row| &mut row.differences);
        marked.filter(|one| one.this.cells.contains(&cell)).for_each(|one| one.broken = Some(link.clone()));
    }
    diff
}

fn heading(report: &Report) -> Heading {
    Heading { agency: report.agency().map(str::to_owned), year: report.year(), edition: report.edition }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::sample::report;
    use crate::form::Comparability;
    use crate::model::record::Figure;
    use crate::model::report::{Cell, State};

    fn figure(figure: Figure) -> String {
        match figure {
            Figure::Number(value) => value.to_string(),
            Figure::Other(state) => state.name().to_owned(),
        }
    }

    fn picture(row: &Row) -> String {
        let one = |one: &Difference| {
            let delta = one.delta.map_or_else(|| "·".to_owned(), |delta| delta.to_string());
            format!("  {} {}→{} {delta} {:?}", one.column, figure(one.last.figure), figure(one.this.figure), one.nature)
        };
        let reason = row.differences.first().map_or("", |one| one.reason.zh);
        let cells: Vec<String> = row.differences.iter().map(one).collect();
        format!("{}（{reason}）\n{}", row.short, cells.join("\n"))
    }

    fn row<'a>(diff: &'a YearDiff, label: &str) -> &'a Row {
        diff.rows.iter().find(|row| row.label == label).unwrap()
    }

    const OF_2020: &[(&str, &str)] = &[
        ("requests.received.total", "2"),
        ("requests.other_handling.total", "3"),
        ("requests.carried_out.total", "1"),
        ("requests.carried_out.other", "_"),
        ("disclosure.normative_documents.made", "1"),
        ("disclosure.normative_documents.total_published", "9"),
        ("disclosure.licensing.decisions", "/"),
    ];
    const OF_2021: &[(&str, &str)] = &[
        ("requests.received.total", "3"),
        ("requests.other_handling.overdue_fee.total", "1"),
        ("requests.other_handling.other.total", "4"),
        ("requests.carried_in.total", "2"),
        ("disclosure.normative_documents.issued", "4"),
        ("disclosure.normative_documents.in_force", "5"),
    ];

    fn change_of_editions() -> YearDiff {
        years(&report(Edition::E2019, 2020, OF_2020), &report(Edition::E2021, 2021, OF_2021))
    }

    #[test]
    fn the_change_of_editions_is_laid_out_in_the_order_of_the_new_form() {
        let diff = change_of_editions();
        let rows: Vec<&str> = diff.rows.iter().map(|row| row.short).collect();
        assert_eq!(
            rows.join(" "),
            "规章 规范性文件 行政许可 其他服务事项 行政处罚 行政强制 收费 集中采购 一 本年新收 \
            二 上年结转 三(一)予以公开 (二)部分公开 1 国家秘密 2 法规禁止 3 三安全 4 第三方权益 5 内部事务 6 过程性 \
            7 执法案卷 8 查询事项 1 本机关不掌握 2 需另行制作 3 仍不明确 1 信访投诉 2 重复申请 3 公开出版物 \
            4 大量反复 5 重新出具 (六)其他处理 (七)总计 四 结转下年 行政复议 直接起诉 复议后起诉"
        );
    }

    #[test]
    fn renamed_dropped_and_new_columns_stand_in_one_row() {
        assert_eq!(
            picture(row(&change_of_editions(), "行政规范性文件")),
            "\
规范性文件（口径更名：规范性文件改称行政规范性文件）
  新制作/制发 1→4 3 Substantial
  废止 absent→0 · Form
  公开总数/有效 9→5 -4 Form
  新公开 0→absent · Form"
        );
    }

    #[test]
    fn three_rows_are_added_up_against_one() {
        let diff = change_of_editions();
        let handling = row(&diff, "（六）其他处理");
        let total = handling.differences.last().unwrap();
        assert_eq!((total.how, total.this.cells.len(), total.last.cells.len()), (Comparability::Sum, 3, 1));
        assert_eq!((total.delta, total.reason.zh), (Some(2.into()), "折算：三行合计对一行"));
        assert_eq!(total.label, "（六）其他处理 / 总计");
        assert_eq!(handling.differences.len(), 7);
    }

    #[test]
    fn a_carry_over_that_does_not_follow_is_marked_at_its_cell() {
        let diff = change_of_editions();
        let broken: Vec<_> = diff.differences().filter(|one| one.broken.is_some()).collect();
        let [fault, stock] = broken.as_slice() else { panic!("{broken:?}") };
        assert_eq!(fault.label, "行政规范性文件 / 现行有效件数");
        let link = stock.broken.as_ref().unwrap();
        assert_eq!(stock.label, "二、上年结转政府信息公开申请数量 / 总计");
        assert_eq!((link.rule, link.expected, link.stated), ("B201", 1.into(), 2.into()));
    }

    #[test]
    fn no_link_is_judged_over_a_gap_of_years() {
        let diff = years(&report(Edition::E2019, 2019, OF_2020), &report(Edition::E2021, 2021, OF_2021));
        assert!(diff.differences().all(|one| one.broken.is_none()));
    }

    #[test]
    fn every_difference_is_counted_once() {
        let diff = change_of_editions();
        let natures = [Nature::Equal, Nature::Substantial, Nature::Notation, Nature::Form, Nature::Unknown];
        let counts = natures.map(|nature| diff.count(nature));
        // 实质：新收、上年结转、其他处理、结转下年、制发；写法：结转下年的空格、行政许可的斜杠；版式：表二 19 处。
        assert_eq!(counts, [174, 5, 2, 19, 0]);
        // 186 cells or sums of the new form and 14 cells that only the old one has.
        assert_eq!(diff.differences().count(), 186 + 14);
    }

    #[test]
    fn idle_rows_of_a_group_are_folded() {
        let diff = change_of_editions();
        let folded: Vec<(&str, usize)> = diff
            .folded()
            .iter()
            .filter_map(|shown| match shown {
                Shown::Folded(rows) => rows[0].group.map(|group| (group, rows.len())),
                Shown::Row(_) => None,
            })
            .collect();
        let requests = [("三、本年度办理结果", 2), ("（三）不予公开", 8), ("（四）无法提供", 3), ("（五）不予处理", 5)];
        assert_eq!(folded, [requests.as_slice(), &[("行政诉讼", 2)]].concat());
    }

    #[test]
    fn a_row_whose_blank_became_a_zero_is_not_folded_away() {
        let last = report(Edition::E2021, 2022, &[("requests.denied.process.total", "_")]);
        let diff = years(&last, &report(Edition::E2021, 2023, &[]));
        assert!(diff.folded().contains(&Shown::Row(row(&diff, "6.属于四类过程性信息"))));
        assert_eq!((diff.count(Nature::Notation), diff.count(Nature::Substantial)), (1, 0));
    }

    #[test]
    fn three_rows_filled_in_as_one_are_compared_by_their_sum() {
        let last = report(Edition::E2021, 2022, &[("requests.other_handling.other.total", "5")]);
        let mut this = report(Edition::E2021, 2023, &[]);
        let form = this.form().unwrap();
        let split = |cell: &usize| form.cells[*cell].path.starts_with("requests.other_handling.");
        (0..form.cells.len()).filter(split).for_each(|cell| this.cells[cell] = Cell::default());
        this.merged_other_handling =
            Some([Cell { state: State::Number, value: 5.into(), line: 9, ..Cell::default() }; 7]);
        let diff = years(&last, &this);
        let handling = row(&diff, "（六）其他处理");
        let total = handling.differences.last().unwrap();
        assert_eq!((total.nature, &total.this.lines), (Nature::Equal, &vec![9]));
        assert_eq!(diff.count(Nature::Unknown), 0);
    }

    #[test]
    fn the_later_edition_may_stand_on_the_left() {
        let diff = years(&report(Edition::E2021, 2021, OF_2021), &report(Edition::E2019, 2020, OF_2020));
        let handling = row(&diff, "（六）其他处理").differences.last().unwrap();
        assert_eq!((handling.delta, handling.how), (Some((-2).into()), Comparability::Sum));
        assert_eq!(diff.differences().count(), change_of_editions().differences().count());
    }

    #[test]
    fn a_report_without_a_statutory_form_says_why_there_are_no_rows() {
        let mut last = report(Edition::E2019, 2018, &[]);
        (last.edition, last.cells) = (Some(Edition::Older), Vec::new());
        let diff = years(&last, &report(Edition::E2019, 2019, &[]));
        assert!(diff.rows.is_empty());
        assert!(diff.obstacle.unwrap().zh.contains("不是法定格式"));
    }
}
