//! The traps of layouts and labels that have been met in published reports, on made-up figures.

use super::Extractor;
use crate::form::Edition;
use crate::model::document::tests::document;
use crate::model::report::{AlarmCode, Report, State};

fn read(text: &str) -> Report {
    Extractor::default().read(document(text))
}

/// Table 2 of the 2021 form, one cell a line, so that the edition is told.
const TABLE_2: &str = "二、主动公开政府信息情况\n第二十条第（一）项 |\n信息内容 |\n本年制发件数 |\n本年废止件数 |\n现行有效件数 |\n\
                       规章 |\n0 |\n0 |\n0 |\n行政规范性文件 |\n2 |\n1 |\n7 |\n三、收到和处理政府信息公开申请情况\n";

/// State and value of cells, as `2 _ - ? .` for number, blank, dash, text, absent.
fn row(report: &Report, row: &str) -> String {
    let columns = ["natural_person", "business", "research", "social", "legal_service", "other", "total"];
    let shown = columns.map(|column| {
        let cell = report.cell_at(&format!("requests.{row}.{column}")).unwrap();
        match cell.state {
            State::Number => cell.value.to_string(),
            State::Blank => "_".to_owned(),
            State::Dash => "-".to_owned(),
            State::Text => "?".to_owned(),
            State::Absent => ".".to_owned(),
        }
    });
    shown.join(" ")
}

fn with_rows(rows: &str) -> Report {
    read(&format!("{TABLE_2}{rows}"))
}

/// The alarms but for those on the rows that the texts here leave out.
fn alarms(report: &Report) -> Vec<AlarmCode> {
    report.alarms.iter().map(|alarm| alarm.code).filter(|&code| code != AlarmCode::RowMissing).collect()
}

#[test]
fn blanks_kept_in_their_places_are_blanks() {
    let report = with_rows("一、本年新收政府信息公开申请数量 | 3 |  |  |  |  |  | 3 |\n");
    assert_eq!(row(&report, "received"), "3 _ _ _ _ _ 3");
    assert!(alarms(&report).is_empty());
}

#[test]
fn blanks_dropped_and_padded_at_the_right_are_not_guessed() {
    let full = "二、上年结转政府信息公开申请数量 | 1 | 0 | 0 | 0 | 0 | 0 | 1 | |||\n";
    let report = with_rows(&format!("{full}一、本年新收政府信息公开申请数量 | 3 | 3 | |||||||\n"));
    assert_eq!(row(&report, "carried_in"), "1 0 0 0 0 0 1");
    assert_eq!(row(&report, "received"), ". . . . . . .");
    assert_eq!(alarms(&report), [AlarmCode::BlankCellsLost]);
}

#[test]
fn between_empty_cells_on_both_sides_a_blank_keeps_its_place() {
    let rows = "一、本年新收政府信息公开申请数量 |  |  | 1 | 0 | 2 | 0 | 0 | 0 | 3 |  |\n\
                二、上年结转政府信息公开申请数量 |  |  | 1 | 0 | 0 | 0 | 0 | 0 |  |  |\n\
                （一）予以公开 |  |  | _ | 0 | 2 | 0 | 0 | 0 | 2 |  |\n"
        .replace('_', "");
    let report = with_rows(&rows);
    assert_eq!(row(&report, "carried_in"), "1 0 0 0 0 0 _");
    assert_eq!(row(&report, "granted"), "_ 0 2 0 0 0 2");
    assert!(alarms(&report).is_empty(), "{:?}", report.alarms);
}

#[test]
fn short_labels_are_known_with_either_mark_after_their_ordinal() {
    let rows = "（六）其他处理 | 1、申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请 | 0 | 0 | 0 | 0 | 0 | 0 | 0\n\
                 | 3、其他 | 1 | 0 | 2 | 0 | 0 | 0 | 3\n（七）总计 | 1 | 0 | 2 | 0 | 0 | 0 | 3\n";
    let report = with_rows(rows);
    assert_eq!(row(&report, "other_handling.other"), "1 0 2 0 0 0 3");
    assert!(alarms(&report).is_empty(), "{:?}", report.alarms);
}

#[test]
fn a_short_row_is_never_assigned_by_position() {
    let report = with_rows(
        "一、本年新收政府信息公开申请数量\n\n3\n\n3\n\n二、上年结转政府信息公开申请数量\n\n0\n\n0\n\n0\n\n0\n\n0\n\n0\n\n0\n",
    );
    assert_eq!(row(&report, "received"), ". . . . . . .");
    assert_eq!(row(&report, "carried_in"), "0 0 0 0 0 0 0");
}

#[test]
fn an_amount_that_is_no_number_keeps_its_place_on_a_line_of_its_own() {
    for vague in ["若干", "约3", "3余件"] {
        let lines = ["二、上年结转政府信息公开申请数量", "0", vague, "0", "0", "0", "0", "3"];
        let report = with_rows(&(lines.join("\n\n") + "\n"));
        assert_eq!(row(&report, "carried_in"), "0 ? 0 0 0 0 3", "{vague}");
    }
}

#[test]
fn a_grid_keeps_its_covered_cells_before_the_values() {
    let grid = "一、本年新收政府信息公开申请数量 |  |  | 1 |  | 0 | 0 | 0 | 0 | 1\n\
                三、本年度办理结果 | （一）予以公开 |  | 1 | 0 | 0 | 0 | 0 | 0 | 1\n\
                 | （三）不予公开 | 1.属于国家秘密 | 0 | 0 | 0 | 0 | 0 | 0 | \n";
    let report = with_rows(grid);
    assert_eq!(row(&report, "received"), "1 _ 0 0 0 0 1");
    assert_eq!(row(&report, "granted"), "1 0 0 0 0 0 1");
    assert_eq!(row(&report, "denied.state_secret"), "0 0 0 0 0 0 _");
}

#[test]
fn other_handling_in_one_row_of_a_2021_form_is_kept_as_that_row() {
    let report = with_rows("（六）其他处理 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |\n（七）总计 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |\n");
    assert_eq!(report.edition, Some(Edition::E2021));
    assert_eq!(report.merged_other_handling.map(|row| row[6].value.to_string()).as_deref(), Some("1"));
    assert_eq!(row(&report, "other_handling.other"), ". . . . . . .");
}

#[test]
fn a_group_whose_row_labels_are_lost_is_filled_only_if_the_count_is_exact() {
    let values = |count: usize| "0 |\n".repeat(count - 1) + "4 |\n";
    let report = with_rows(&format!("（三）不予公开 |\n{}（四）无法提供 |\n", values(56)));
    assert_eq!(row(&report, "denied.inquiry"), "0 0 0 0 0 0 4");
    let report = with_rows(&format!("（三）不予公开 |\n{}（四）无法提供 |\n", values(55)));
    assert_eq!(row(&report, "denied.inquiry"), ". . . . . . .");
    assert_eq!(alarms(&report), [AlarmCode::TooManyValues]);
}

#[test]
fn a_row_repeated_by_a_page_break_is_one_row_and_a_differing_one_is_told() {
    let same = "一、本年新收政府信息公开申请数量 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |\n";
    assert!(alarms(&with_rows(&same.repeat(2))).is_empty());
    let other = same.replace("| 1 |\n", "| 2 |\n");
    assert_eq!(alarms(&with_rows(&format!("{same}{other}"))), [AlarmCode::RowTwice]);
}

#[test]
fn columns_in_another_order_are_matched_by_name() {
    let heads = "自然人 | 科研机构 | 商业企业 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |\n";
    let report = with_rows(&format!("{heads}一、本年新收政府信息公开申请数量 | 1 | 2 | 3 | 0 | 0 | 0 | 6 |\n"));
    assert_eq!(row(&report, "received"), "1 3 2 0 0 0 6");
    assert_eq!(alarms(&report), [AlarmCode::ColumnsReordered]);
}

#[test]
fn a_total_row_without_its_ordinal_is_still_the_total_row() {
    let rows = "3.其他 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |\n总计 | 5 | 0 | 0 | 0 | 0 | 0 | 5 |\n";
    assert_eq!(row(&with_rows(rows), "outcome_total"), "5 0 0 0 0 0 5");
}

#[test]
fn labels_with_hidden_characters_traditional_signs_and_lost_ordinals_are_known() {
    let rows = "一、本年新收政府信息公开申请\u{200b}数量 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |\n\
                二、上年結轉政府信息公開申請數量 | 2 | 0 | 0 | 0 | 0 | 0 | 2 |\n\
                补正后申请内容仍不明确 | 3 | 0 | 0 | 0 | 0 | 0 | 3 |\n2、重复申请 | 4 | / | - | 无 | — | 0 | 4 |\n";
    let report = with_rows(rows);
    assert_eq!(row(&report, "received"), "1 0 0 0 0 0 1");
    assert_eq!(row(&report, "carried_in"), "2 0 0 0 0 0 2");
    assert_eq!(row(&report, "unavailable.still_unclear"), "3 0 0 0 0 0 3");
    assert_eq!(row(&report, "not_processed.repeated"), "4 - - - - 0 4");
}

#[test]
fn values_on_the_labels_line_as_in_text_of_pages_are_read() {
    let report = with_rows(
        "一、本年新收政府信息公开申请数量 67 3 0 0 1 0 71\n二、上年结转政府信息公开申请数量\n0 0 0 0 0 0 0\n",
    );
    assert_eq!(row(&report, "received"), "67 3 0 0 1 0 71");
    assert_eq!(row(&report, "carried_in"), "0 0 0 0 0 0 0");
}

#[test]
fn the_old_free_form_is_recognised_and_not_read() {
    let report = read("一、概述\n指标名称 | 计量单位 | 2017年度 | 历年累计 |\n主动公开信息数 | 条 | 5 | 9 |\n");
    assert_eq!((report.edition, report.cells.len()), (Some(Edition::Older), 0));
}

#[test]
fn rows_of_table_3_are_no_headings_and_a_list_of_sections_is_none() {
    let text = "本报告由总体情况、主动公开政府信息情况等六个部分组成。\n目录\n一、总体情况\n二、主动公开政府信息情况\n\n\
                一、总体情况\n今年主动公开信息5条。\n二、主动公开政府信息情况\n第二十条第（一）项 |\n规章 |\n0 |\n0 |\n0 |\n\
                四、结转下年度继续办理 |\n0 |\n四、政府信息公开行政复议、行政诉讼情况\n";
    let headings: Vec<(u8, u32)> = read(text).sections.iter().map(|section| (section.part, section.line)).collect();
    assert_eq!(headings, [(1, 6), (2, 8), (4, 16)]);
}

#[test]
fn empty_columns_left_of_a_sheet_are_no_blanks_of_table_4() {
    let groups = " |  | 行政复议 | 行政诉讼";
    let five = "结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计";
    let heads = format!(" |  | {five} | 未经复议直接起诉 | 复议后起诉\n |  |  |  |  |  |  | {five} | {five}");
    let report =
        with_rows(&format!("{groups}\n{heads}\n |  | 7 | 5 | 5 | 1 | 18 | 0 | 1 | 0 | 0 | 1 | 0 | 0 | 0 | 4 |  |\n"));
    let number = |path: &str| report.cell_at(path).unwrap().number().map(|number| number.to_string());
    assert_eq!(number("disputes.reconsideration.upheld").as_deref(), Some("7"));
    assert_eq!(number("disputes.suit_after_reconsideration.pending").as_deref(), Some("4"));
    assert_eq!(report.cell_at("disputes.suit_after_reconsideration.total").unwrap().state, State::Blank);
}

#[test]
fn words_of_its_label_in_a_rows_cell_are_told() {
    let report = with_rows("2.重复申请 | 请 0 | 0 | 0 | 0 | 0 | 0 | 0 |\n");
    assert_eq!(row(&report, "not_processed.repeated"), "? 0 0 0 0 0 0");
    assert_eq!(alarms(&report), [AlarmCode::LineUnread]);
    let report = with_rows("2.重复申请 | 零 | 0 | 0 | 0 | 0 | 0 | 0 |\n");
    assert_eq!(alarms(&report), []);
}

#[test]
fn a_lone_figure_below_a_row_puts_that_row_in_doubt() {
    let form = Edition::E2021.form().unwrap();
    let full = |row: usize| format!("{} | 1 | 0 | 0 | 0 | 0 | 0 | 1\n", form.tables[1].rows[row].label);
    let report = with_rows(&format!("{}{}7\n{}", full(0), full(1), full(2)));
    let alarm = report.alarms.iter().find(|alarm| alarm.code == AlarmCode::LineUnread).unwrap();
    let paths: Vec<_> = alarm.cells.iter().map(|&id| form.path(id)).collect();
    assert_eq!((paths.len(), paths[6]), (7, "requests.carried_in.total"));
    assert_eq!(report.cell_at(paths[6]).unwrap().state, State::Number, "it adds up");
}

#[test]
fn a_row_that_does_not_add_up_above_stray_figures_is_given_up() {
    let label = |row: usize| &Edition::E2021.form().unwrap().tables[1].rows[row].label;
    let torn =
        format!("{} | 1 | 0 | 0 | 0 | 0 | 0 | 1\n{} | 68 | 60 | 31 | 49 | 86 | 21 | 31\n5\n", label(0), label(1));
    let report = with_rows(&torn);
    let state = |path: &str| report.cell_at(path).unwrap().state;
    assert_eq!(state("requests.received.total"), State::Number);
    assert_eq!([state("requests.carried_in.total"), state("requests.carried_in.business")], [State::Absent; 2]);
}

#[test]
fn rows_of_figures_above_what_was_read_of_a_table_put_it_in_doubt() {
    let torn = "一、本年新收政府信息 1808 93 4581 224 36 3606 1034\n8公开申请数量\n";
    let report = with_rows(&format!("{torn}（七）总计 | 1 | 0 | 0 | 0 | 0 | 0 | 1\n"));
    let alarm = report.alarms.iter().find(|alarm| alarm.code == AlarmCode::LineUnread).unwrap();
    assert_eq!(alarm.cells.len(), 175);
    let report = with_rows("（七）总计 | 1 | 0 | 0 | 0 | 0 | 0 | 1\n");
    assert_eq!(alarms(&report), []);
}

#[test]
fn a_table_in_shreds_is_there_and_unread() {
    let shreds =
        "自 法人\n然\n商 科 研\n人\n会 律\n公 服\n构\n业\n组 机\n织\n一、本年新收政 ５ ６\n府信息公开申请\n８ ９\n";
    let report = with_rows(shreds);
    assert!(report.found(1).is_some());
    assert!(alarms(&report).contains(&AlarmCode::TableUnread));
    let prose = "2024年，本机关没有收到政府信息公开申请。\n";
    assert!(with_rows(prose).found(1).is_none());
}

#[test]
fn what_labels_cover_at_the_end_of_their_rows_shifts_no_blank() {
    let mut text = TABLE_2.to_owned();
    let rows = [
        ("一、本年新收政府信息公开申请数量 | 4 |  | 0 | 0 | 0 | 0 | 4", 9),
        ("三、本年度办理结果 | （一）予以公开 |  | 3 | 0 | 0 | 0 | 0 | 3", 8),
        (" | （三）不予公开 | 1.属于国家秘密 | 0 | 0 | 0 | 0 | 0 | 0 | 0", 7),
        (" |  | 2.其他法律行政法规禁止公开 | 1 | 0 | 0 | 0 | 0 | 0 | 1", 7),
    ];
    text.extend(rows.map(|(row, empty)| format!("{row}{}\n", " | ".repeat(empty))));
    let report = read(&text);
    assert_eq!(row(&report, "received"), "4 _ 0 0 0 0 4");
    assert_eq!(row(&report, "granted"), "_ 3 0 0 0 0 3");
}

#[test]
fn rows_of_wider_values_have_a_tail_of_their_own() {
    let text = "二、主动公开政府信息情况\n第二十条第（一）项 |\n\
                信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |  |  |\n规章 | 1 | 2 | 3 |  |  |\n\
                行政规范性文件 | 4 | 5 | 6 |  |  |\n第二十条第（八）项 |\n信息内容 | 上一年项目数量 | 本年增/减 |  |  |  |\n\
                行政事业性收费 |  | 5 |  |  |  |\n"
        .replace("本年制发件数", "本年新制作数量")
        .replace("本年废止件数", "本年新公开数量")
        .replace("现行有效件数", "对外公开总数量");
    let report = read(&text);
    let state = |path: &str| report.cell_at(path).unwrap().state;
    assert_eq!(state("disclosure.fees.previous_items"), State::Blank);
    assert_eq!(state("disclosure.fees.change"), State::Number);
}

#[test]
fn table_4_is_read_with_a_row_for_each_kind_or_for_each_result() {
    let heads = "结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计";
    let rows = format!(
        "类别 | {heads}\n行政复议 | 1 | 0 | 0 | 2 | 3\n未经复议直接起诉 | 0 | 4 |  | 0 | 4\n复议后起诉 | 5 | 0 | 0 | 0 | 5\n"
    );
    let apart = format!(
        "行政复议 |  |  |  |\n{heads}\n1 | 0 | 0 | 2 | 3\n未经复议直接起诉 |  |  |  |\n{heads}\n0 | 4 |  | 0 | 4\n复议后起诉 |  |  |  |\n{heads}\n5 | 0 | 0 | 0 | 5\n"
    );
    let turned = "结果 | 行政复议 | 行政诉讼 | \n | 未经复议直接起诉 | 复议后起诉\n结果维持 | 1 | 0 | 5\n结果纠正 | 0 | 4 | 0\n\
         其他结果 | 0 |  | 0\n尚未审结 | 2 | 0 | 0\n总计 | 3 | 4 | 5\n";
    for text in [&*rows, &apart, turned] {
        let report =
            with_rows(&format!("四、政府信息公开行政复议、行政诉讼情况\n{text}五、存在的主要问题及改进情况\n"));
        let cells = &report.form().unwrap().tables[2];
        let shown = |id| {
            let cell = &report.cells[usize::from(id)];
            if cell.state == State::Number { cell.value.to_string() } else { "_".to_owned() }
        };
        let shown: Vec<String> = cells.cells().map(|id| shown(id.0)).collect();
        assert_eq!(shown.join(" "), "1 0 0 2 3 0 4 _ 0 4 5 0 0 0 5", "{text}");
    }
    let short = rows.replace("| 5 | 0 | 0 | 0 | 5", "| 5 | 0 | 5");
    let report = with_rows(&format!("四、政府信息公开行政复议、行政诉讼情况\n{short}五、存在的主要问题及改进情况\n"));
    assert_eq!(report.cell_at("disputes.reconsideration.total").unwrap().state, State::Absent);
}

#[test]
fn rows_of_one_line_that_lost_their_blanks_are_there_and_not_read() {
    let label = |row: usize| &Edition::E2021.form().unwrap().tables[1].rows[row].label;
    let rows: String = (0..5).map(|row| label(row).clone() + &" ".repeat(30) + "7\n").collect();
    let report = with_rows(&rows);
    assert_eq!(alarms(&report), [AlarmCode::TableUnread]);
    let dashes = format!("{}      0    /    -   无   0   0   3\n", label(0));
    assert_eq!(row(&with_rows(&dashes), "received"), "0 - - - 0 0 3");
}
