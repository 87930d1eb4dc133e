//! What stands beside or between the rows of a table and says nothing that the form asks for raises no alarm and hides no cell, nor
//! does a table cut in two; where it is not quite that, an alarm tells.

use super::Extractor;
use crate::form::Edition;
use crate::model::document::tests::document;
use crate::model::report::{AlarmCode, Report, State};

/// The rows of tables 2 and 3 with their heads, cell by cell. Each row of table 3 adds up.
fn rows() -> Vec<Vec<String>> {
    let form = Edition::E2021.form().unwrap();
    let cells = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
    let mut rows =
        vec![cells(&["第二十条第（一）项"]), cells(&["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"])];
    for (nth, table) in form.tables[..2].iter().enumerate() {
        if nth == 1 {
            rows.push(cells(&["三、收到和处理政府信息公开申请情况"]));
            rows.push(cells(&["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]));
        }
        for (number, row) in table.rows.iter().enumerate() {
            let columns = table.blocks[row.block].columns.len();
            let figure = |column: usize| match column {
                6 => (0..6).map(|column| (5 * number + 3 * column) % 11).sum(),
                _ => (5 * number + 3 * column) % 11,
            };
            rows.push(
                std::iter::once(row.label.clone()).chain((0..columns).map(|at| figure(at).to_string())).collect(),
            );
        }
    }
    rows.push(cells(&["四、政府信息公开行政复议、行政诉讼情况"]));
    rows
}

fn is_of_values(row: &[String]) -> bool {
    row.len() > 1 && row[1].parse::<u32>().is_ok()
}

/// A row a line between bars, and a cell a line with its bar.
fn layouts(rows: &[Vec<String>]) -> [String; 2] {
    let whole: String = rows.iter().map(|row| row.join(" | ") + " |\n").collect();
    let apart: String = rows.iter().flatten().map(|cell| cell.to_owned() + " |\n").collect();
    [whole, apart].map(|text| format!("二、主动公开政府信息情况\n{text}"))
}

fn read(text: &str) -> Report {
    Extractor::default().read(document(text))
}

fn codes(report: &Report) -> Vec<AlarmCode> {
    report.alarms.iter().map(|alarm| alarm.code).collect()
}

/// Every cell of tables 2 and 3 as the untouched rows have it, and no alarm.
fn assert_whole(text: &str) {
    let (report, plain) = (read(text), read(&layouts(&rows())[0]));
    let values = |report: &Report| report.cells.iter().map(|cell| (cell.state, cell.value)).collect::<Vec<_>>();
    assert_eq!(codes(&report), [], "{text}");
    assert_eq!(values(&report), values(&plain), "{text}");
    assert_eq!(report.cells.iter().filter(|cell| cell.state == State::Number).count(), 185);
}

#[test]
fn marks_of_pages_between_the_cells_are_passed_over() {
    for mark in ["— 3 —", "- 3 -", "第3页", "第 3 页 共 9 页", "\u{c}"] {
        for text in layouts(&rows()) {
            let lines: Vec<&str> = text.lines().collect();
            let marked: Vec<String> = lines.chunks(11).map(|page| page.join("\n")).collect();
            assert_whole(&(marked.join(&format!("\n{mark}\n")) + "\n"));
        }
    }
}

#[test]
fn a_column_that_counts_the_rows_is_no_value() {
    for (head, place) in [("序号", 0), ("行 次", 1)] {
        let mut counted = rows();
        let heads = counted.iter_mut().filter(|row| matches!(row[0].as_str(), "信息内容" | "自然人"));
        heads.for_each(|row| row.insert(place, head.to_owned()));
        for (row, number) in counted.iter_mut().filter(|row| is_of_values(row)).zip(1..) {
            row.insert(place, number.to_string());
        }
        for text in &layouts(&counted) {
            assert_whole(text);
        }
    }
}

#[test]
fn a_row_that_numbers_the_columns_is_no_row_of_values() {
    for name in ["栏 次", "甲", ""] {
        let mut counted = rows();
        let heads = counted.iter().position(|row| row[0] == "自然人").unwrap();
        let name = Some(name.to_owned()).filter(|name| !name.is_empty());
        counted.insert(heads + 1, name.into_iter().chain((1..=7).map(|number| number.to_string())).collect());
        for text in &layouts(&counted) {
            assert_whole(text);
        }
        let below =
            layouts(&rows())[0].clone() + &disputes(&(1..=15).map(|n| n.to_string()).collect::<Vec<_>>().join(" | "));
        let report = read(&(below + &["1 | 0 | 0 | 0 | 1"; 3].join(" | ") + "\n"));
        assert_eq!(report.cell_at("disputes.direct_suit.total").unwrap().value.to_string(), "1");
        assert_eq!(codes(&report), []);
    }
}

#[test]
fn numbers_that_do_not_count_on_are_values_too_many() {
    let mut counted = rows();
    counted[1].insert(1, "行次".to_owned());
    for row in counted.iter_mut().filter(|row| is_of_values(row)) {
        row.insert(1, "3".to_owned());
    }
    for text in layouts(&counted) {
        let report = read(&text);
        assert!(report.cells.iter().all(|cell| cell.state == State::Absent));
        assert!(codes(&report).contains(&AlarmCode::TableUnread));
    }
}

#[test]
fn words_in_a_column_of_remarks_are_no_part_of_the_table() {
    for head in ["备 注", "其他情况"] {
        let mut rows = rows();
        for row in &mut rows {
            let words = match row[0].as_str() {
                "自然人" => head,
                "2.重复申请" => "含口头申请，已告知",
                _ => continue,
            };
            row.push(words.to_owned());
        }
        for text in &layouts(&rows) {
            if head == "备 注" {
                assert_whole(text);
            } else {
                assert_eq!(codes(&read(text)), [AlarmCode::LineUnread]);
            }
        }
    }
}

/// The rows with one behind those of （三）不予公开 that says these figures.
fn with_subtotal(figures: [usize; 7]) -> Vec<Vec<String>> {
    let mut rows = rows();
    let last = rows.iter().position(|row| row[0].starts_with("8.")).unwrap();
    let figures = figures.iter().map(ToString::to_string);
    rows.insert(last + 1, std::iter::once("小计".to_owned()).chain(figures).collect());
    rows
}

#[test]
fn a_subtotal_that_adds_up_is_passed_over_and_one_that_does_not_is_told() {
    let sums = [36, 38, 40, 42, 44, 35, 235];
    for text in &layouts(&with_subtotal(sums)) {
        assert_whole(text);
    }
    let wrong = [36, 38, 40, 42, 44, 36, 236];
    for text in layouts(&with_subtotal(wrong)) {
        assert_eq!(codes(&read(&text)), [AlarmCode::RowAdded], "{text}");
    }
}

/// The rows with a column behind or before the five of legal persons, whose sums it holds.
fn with_column_of_subtotals(is_before: bool, head: &str) -> Vec<Vec<String>> {
    let at = if is_before { 1 } else { 6 };
    let more = |mut row: Vec<String>| {
        if row.len() == 8 && row[1..].iter().all(|cell| cell.parse::<u32>().is_ok()) {
            let sum: u32 = row[2..7].iter().map(|cell| cell.parse::<u32>().unwrap()).sum();
            row.insert(at + 1, sum.to_string());
        } else if let Some(first) = row.iter().position(|cell| cell == "商业企业") {
            row.insert(first + at.saturating_sub(1), head.to_owned());
        }
        row
    };
    rows().into_iter().map(more).collect()
}

#[test]
fn a_column_of_subtotals_is_passed_over_where_a_head_names_it() {
    for is_before in [true, false] {
        for head in ["小计", "法人小计", "法人或其他组织合计"] {
            for text in &layouts(&with_column_of_subtotals(is_before, head)) {
                assert_whole(text);
            }
        }
        for text in &layouts(&with_column_of_subtotals(is_before, "备注")) {
            assert!(codes(&read(text)).contains(&AlarmCode::TableUnread), "{text}");
        }
    }
}

/// The rows with these behind the table of applicants, or before it.
fn with_table(caption: &str, is_before: bool, more: impl Fn(&str) -> String) -> Vec<Vec<String>> {
    let mut rows = rows();
    let start = rows.iter().position(|row| row[0] == "自然人").unwrap();
    let table: Vec<Vec<String>> = rows[start..rows.len() - 1].to_vec();
    let other = table.iter().map(|row| row.iter().map(|cell| more(cell)).collect());
    let other = std::iter::once(vec![caption.to_owned()]).chain(other);
    let at = if is_before { start } else { rows.len() - 1 };
    let own = is_before.then(|| vec!["2023年数据".to_owned()]);
    rows.splice(at..at, other.chain(own));
    rows
}

/// A figure that is not the one before; words stay.
fn changed(cell: &str) -> String {
    cell.parse::<u32>().map_or_else(|_| cell.to_owned(), |figure| (figure + 1).to_string())
}

#[test]
fn a_table_of_another_year_before_or_behind_the_own_one_is_passed_over_where_words_tell() {
    let title = "青禾市水务局2023年政府信息公开工作年度报告\n";
    let plain = read(&layouts(&rows())[0]);
    for (caption, is_before) in [("附：上年度（2022年）数据", false), ("2022年度", false), ("2022年数据", true)]
    {
        for text in layouts(&with_table(caption, is_before, changed)) {
            let report = read(&(title.to_owned() + &text));
            let values = |report: &Report| report.cells.iter().map(|cell| cell.value).collect::<Vec<_>>();
            assert_eq!(values(&report), values(&plain), "{text}");
            assert_eq!(codes(&report), [AlarmCode::OtherYearPassed]);
        }
    }
    for text in layouts(&with_table("附表", false, changed)) {
        assert!(codes(&read(&(title.to_owned() + &text))).contains(&AlarmCode::RowTwice));
    }
    // The day on which the own table was made is later than the report's year.
    for text in layouts(&with_table("下属单位", true, changed)) {
        let made = text.replace("2023年数据", "填报时间：2024年1月10日");
        let codes = codes(&read(&(title.to_owned() + &made)));
        assert!(codes.contains(&AlarmCode::RowTwice) && !codes.contains(&AlarmCode::OtherYearPassed), "{codes:?}");
    }
}

#[test]
fn figures_of_another_year_beside_the_own_ones_are_passed_over_where_heads_and_words_tell() {
    let title = "青禾市水务局2023年政府信息公开工作年度报告\n";
    for (years, own) in [(["2023年", "2022年"], 1), (["上年", "本年"], 2)] {
        let mut rows = rows();
        let start = rows.iter().position(|row| row[0] == "自然人").unwrap();
        rows.insert(start, years.map(ToOwned::to_owned).to_vec());
        let twice = [rows[start + 1].clone(), rows[start + 1].clone()].concat();
        rows[start + 1] = twice;
        let values = rows[start + 2..].iter_mut().filter(|row| row.len() == 8);
        for row in values {
            let own: Vec<String> = row[1..].to_vec();
            row.extend(own.iter().map(|cell| changed(cell)));
        }
        for text in layouts(&rows) {
            let report = read(&(title.to_owned() + &text));
            let received = report.cell_at("requests.received.business").unwrap();
            assert_eq!(received.value.to_string(), if own == 1 { "3" } else { "4" }, "{text}");
            assert_eq!(codes(&report), [AlarmCode::OtherYearPassed]);
        }
    }
}

/// Table 4 with these values below its heads.
fn disputes(values: &str) -> String {
    let heads = "结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | ".repeat(3);
    format!("行政复议 | 行政诉讼 |\n未经复议直接起诉 | 复议后起诉 |\n{}|\n{values}\n", heads.trim_end_matches("| "))
}

#[test]
fn of_two_tables_of_disputes_the_own_one_is_read_or_none() {
    let (own, other) = (["1 | 0 | 0 | 0 | 1"; 3].join(" | "), ["2 | 0 | 0 | 0 | 2"; 3].join(" | "));
    let title = "青禾市水务局2023年政府信息公开工作年度报告\n";
    let start = layouts(&rows())[0].clone();
    let told = format!("{title}{start}2022年\n{}2023年\n{}", disputes(&other), disputes(&own));
    let report = read(&told);
    assert_eq!(report.cell_at("disputes.reconsideration.total").unwrap().value.to_string(), "1", "{:?}", report.alarms);
    assert_eq!(codes(&report), [AlarmCode::OtherYearPassed]);
    let report = read(&format!("{title}{start}{}{}", disputes(&other), disputes(&own)));
    assert_eq!(report.cell_at("disputes.reconsideration.total").unwrap().state, State::Absent);
    assert_eq!(codes(&report), [AlarmCode::TableUnread]);
}

/// The table of applicants cut into two behind so many columns, one half below the other.
fn in_halves(columns: usize) -> Vec<Vec<String>> {
    let mut rows = rows();
    let start = rows.iter().position(|row| row[0] == "自然人").unwrap();
    let end = rows.len() - 1;
    let table: Vec<Vec<String>> = rows.drain(start..end).collect();
    let (heads, table) = table.split_first().unwrap();
    let half = |from: usize, to: usize| {
        let own = move |row: &Vec<String>| [&row[..1], &row[1..][from..to]].concat();
        std::iter::once(heads[from..to].to_vec()).chain(table.iter().map(own)).collect::<Vec<_>>()
    };
    let halves = [half(0, columns), vec![vec!["续表".to_owned()]], half(columns, 7)].concat();
    rows.splice(start..start, halves);
    rows
}

#[test]
fn a_table_cut_in_two_by_its_columns_is_joined_row_by_row() {
    for columns in 1..7 {
        for text in &layouts(&in_halves(columns)) {
            assert_whole(text);
        }
    }
}

#[test]
fn a_row_that_is_whole_in_one_half_only_is_absent_and_told() {
    let petition = |row: &&mut Vec<String>| row[0].starts_with("1.信访");
    for (half, change) in [(0, "9"), (1, "9"), (0, ""), (1, "")] {
        let mut rows = in_halves(4);
        let row = rows.iter_mut().filter(petition).nth(half).unwrap();
        if change.is_empty() {
            row.pop();
        } else {
            (0..3).for_each(|_| row.push(change.to_owned()));
        }
        for text in layouts(&rows) {
            let report = read(&text);
            let cell = |row: &str| report.cell_at(&format!("requests.{row}.total")).unwrap().state;
            assert_eq!(cell("not_processed.petition"), State::Absent, "{text}");
            assert_eq!(cell("not_processed.repeated"), State::Number);
            assert!(codes(&report).contains(&AlarmCode::BlankCellsLost), "{:?}", report.alarms);
        }
    }
}
