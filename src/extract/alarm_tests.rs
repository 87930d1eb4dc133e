//! Every alarm has a text that raises it and nothing else; the cells it concerns are those it should be.

use super::Extractor;
use crate::form::Edition;
use crate::model::document::tests::document;
use crate::model::document::{Document, Restated, RestatedCell};
use crate::model::report::{AlarmCode, Report, State};

const HEADS: &str =
    "二、主动公开政府信息情况\n第二十条第（一）项 |\n信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n";
const RECEIVED: &str = "一、本年新收政府信息公开申请数量 | 3 | 0 | 0 | 0 | 0 | 0 | 3 |\n";

/// Tables 2 and 3 of a 2021 form, the rows whole; each edit replaces a stretch that stands once.
fn form(edits: &[(&str, &str)]) -> String {
    let form = Edition::E2021.form().unwrap();
    let mut text = HEADS.to_owned();
    for table in &form.tables[..2] {
        for row in &table.rows {
            let columns = table.blocks[row.block].columns.len();
            text.push_str(&[row.label.as_str(), " |", &" 0 |".repeat(columns), "\n"].concat());
        }
    }
    text = text.replace(&RECEIVED.replace('3', "0"), RECEIVED);
    for (old, new) in edits {
        assert_eq!(text.matches(old).count(), 1, "{old}");
        text = text.replace(old, new);
    }
    text + "四、政府信息公开行政复议、行政诉讼情况\n"
}

fn read(text: &str) -> Report {
    Extractor::default().read(document(text))
}

/// A text in which reading must raise this alarm.
fn raising(code: AlarmCode) -> Document {
    let petition = "1.信访举报投诉类申请 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |\n";
    let text = match code {
        AlarmCode::LabelJoined => form(&[("结转下年度继续", "结转下年⏎度继续")]).replace('⏎', "\n"),
        AlarmCode::LabelForced => form(&[("6.属于四类过程性信息", "6.属于四类过程类信息")]),
        AlarmCode::BlankCellsLost => form(&[(petition, "1.信访举报投诉类申请\n0 | 0 | 0 |\n")]),
        AlarmCode::TooManyValues => form(&[(petition, &petition.replace(" | 0 |\n", " | 0 | 5 |\n"))]),
        AlarmCode::RowTwice => form(&[(RECEIVED, &(RECEIVED.to_owned() + &RECEIVED.replace("| 3 |\n", "| 4 |\n")))]),
        AlarmCode::RowMissing => form(&[(petition, "")]),
        AlarmCode::RowAdded => form(&[(petition, &format!("{petition}撤回申请小计 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |\n"))]),
        AlarmCode::RowUnrecognised => form(&[("1.信访举报投诉类申请", "1.群众来信来访")]),
        AlarmCode::LineUnread => form(&[(petition, &format!("{petition}2 | 0 | 0 | 0 | 0 | 0 | 2 |\n"))]),
        AlarmCode::TableUnread => {
            let all = form(&[]);
            let (before, after) = all.split_once("一、本年新收").unwrap();
            format!("{before}一、本年新收{}", after.replace(" 0 |", "").replace(" 3 |", ""))
        }
        AlarmCode::ColumnsReordered => form(&[("本年制发件数 | 本年废止件数", "本年废止件数 | 本年制发件数")]),
        AlarmCode::LinesDeduplicated => {
            let mut met = std::collections::HashSet::new();
            let pieces = form(&[]).replace(" |", "\n").replace(' ', "");
            let kept = pieces.lines().filter(|line| !line.is_empty() && met.insert(*line));
            kept.flat_map(|line| [line, "\n"]).collect()
        }
        AlarmCode::DigitsGlued => glued("27002013000"),
        AlarmCode::DigitsSolved => glued("120000012"),
        AlarmCode::BlanksUnseen => glued("1000001"),
        AlarmCode::DigitsUnvouched => {
            let table = "本年制发件数本年废止件数现行有效件数规章000行政规范性文件0016第二十条第（五）项行政许可0第二十条第（六）项行政处罚0行政强制0";
            format!("二、主动公开政府信息情况\n{table}第二十条第（八）项行政事业性收费0\n")
        }
        AlarmCode::ObjectUnread => form(&[(RECEIVED, &RECEIVED.replace("| 3 |\n", "| \u{fffc} |\n"))]),
        AlarmCode::NotePassed => form(&[(RECEIVED, &RECEIVED.replace("| 3 |\n", "| 3¹ |\n"))]),
        AlarmCode::SubtotalOff => with_subtotals().replace("| 3 | 0 | 0", "| 3 | 1 | 0"),
        AlarmCode::OtherYearPassed => {
            let all = form(&[]);
            let (before, after) = all.split_once("一、本年新收").unwrap();
            let table = format!("一、本年新收{}", after.split_once("四、政府信息").unwrap().0);
            format!(
                "{before}{table}上年度数据\n{}四、政府信息公开行政复议、行政诉讼情况\n",
                table.replace(" 3 |", " 4 |")
            )
        }
        AlarmCode::HiddenCharacters => form(&[("6.属于四类过程性信息", "6.属于四类\u{200b}过程性信息")]),
        AlarmCode::CellsRestated | AlarmCode::Undecoded | AlarmCode::HiddenLeftOut => form(&[]),
    };
    let mut document = document(&text);
    tell_beside_text(code, &mut document);
    document
}

/// Tells what a reader says beside the text, where that alone raises an alarm.
fn tell_beside_text(code: AlarmCode, document: &mut Document) {
    if code == AlarmCode::Undecoded {
        document.source.undecoded = 2;
    }
    if code == AlarmCode::HiddenLeftOut {
        document.source.hidden = 2;
    }
    if code == AlarmCode::CellsRestated {
        let path = "requests.received.total".to_owned();
        let cell = RestatedCell { path, state: State::Number, value: 9.into(), unit: None, line: 0, page: 0 };
        let restated = Restated { edition: Some("2021".to_owned()), cells: vec![cell], ..Restated::default() };
        document.restated = Some(Box::new(restated));
    }
}

/// Both tables, with a column that sums up those of legal persons.
fn with_subtotals() -> String {
    let all = form(&[]);
    let (before, after) = all.split_once("一、本年新收").unwrap();
    let heads = "自然人 | 法人或其他组织 | 总计 |\n小计 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 |\n";
    let more = |line: &str| line.replacen(" | 0 |", " | 0 | 0 |", 1) + "\n";
    format!("{before}{heads}{}", format!("一、本年新收{after}").lines().map(more).collect::<String>())
}

/// Table 3 without separators: these digits stand in the rows that balance it.
fn glued(digits: &str) -> String {
    let form = Edition::E2021.form().unwrap();
    let is_total = |key: &str| matches!(key, "received" | "granted" | "outcome_total");
    let row = |row: &crate::form::Row| row.label.clone() + if is_total(&row.key) { digits } else { "0000000" };
    format!("三、收到和处理政府信息公开申请情况\n{}", form.tables[1].rows.iter().map(row).collect::<String>())
}

#[test]
fn every_alarm_has_a_text_that_raises_it() {
    for &code in AlarmCode::ALL {
        let report = Extractor::default().read(raising(code));
        let raised: Vec<_> = report.alarms.iter().map(|alarm| alarm.code).collect();
        assert!(raised.contains(&code), "{code:?}: {:?}\n{}", report.alarms, report.document.text);
    }
}

#[test]
fn a_text_raises_no_other_alarm_than_its_own() {
    for &code in AlarmCode::ALL {
        let report = Extractor::default().read(raising(code));
        let others: Vec<_> = report.alarms.iter().filter(|alarm| alarm.code != code).collect();
        // A row that may be the missing one is told beside the rows that are missing.
        let expected = usize::from(code == AlarmCode::RowUnrecognised);
        assert_eq!(others.len(), expected, "{code:?}: {others:?}");
    }
}

#[test]
fn a_whole_form_raises_no_alarm() {
    assert_eq!(read(&form(&[])).alarms, []);
}

#[test]
fn every_alarm_is_told_with_its_place_in_both_languages() {
    for &code in AlarmCode::ALL {
        let report = Extractor::default().read(raising(code));
        let alarm = report.alarms.iter().find(|alarm| alarm.code == code).unwrap();
        for lang in [crate::text::phrase::Lang::Zh, crate::text::phrase::Lang::En] {
            let said = alarm.said(lang);
            assert!(said.contains(&alarm.about) && !said.contains('{'), "{said}");
        }
        let whole = matches!(code, AlarmCode::CellsRestated | AlarmCode::Undecoded | AlarmCode::HiddenLeftOut);
        assert_eq!(alarm.line > 0, !whole, "{code:?}");
        let cellless = matches!(code, AlarmCode::Undecoded | AlarmCode::HiddenLeftOut | AlarmCode::OtherYearPassed);
        assert_eq!(alarm.cells.is_empty(), cellless, "{code:?}");
    }
}

#[test]
fn a_renamed_row_is_read_and_concerns_its_own_cells_only() {
    let report = read(&form(&[("6.属于四类过程性信息 | 0", "6.属于四类过程类信息 | 7")]));
    assert_eq!(report.cell_at("requests.denied.process.natural_person").unwrap().value.to_string(), "7");
    let paths: Vec<_> = report.alarms[0].cells.iter().map(|&cell| report.form().unwrap().path(cell)).collect();
    assert_eq!((paths.len(), paths[0]), (7, "requests.denied.process.natural_person"));
}

#[test]
fn a_label_that_could_be_two_rows_is_taken_for_none() {
    let report = read(&form(&[("（一）予以公开", "（一）部分公开")]));
    assert_eq!(report.cell_at("requests.granted.total").unwrap().state, State::Absent);
    let codes: Vec<_> = report.alarms.iter().map(|alarm| alarm.code).collect();
    assert_eq!(codes, [AlarmCode::RowMissing, AlarmCode::RowUnrecognised]);
}

#[test]
fn an_unknown_row_of_cells_on_lines_of_their_own_spoils_no_other_row() {
    let lines = form(&[("6.属于四类过程性信息", "6.另有规定的情形")]).replace(" | ", " |\n");
    let report = read(&lines);
    assert_eq!(report.cell_at("requests.denied.internal_affairs.total").unwrap().state, State::Number);
    assert_eq!(report.cell_at("requests.denied.process.total").unwrap().state, State::Absent);
}

#[test]
fn a_blank_row_at_the_end_of_a_table_is_no_missing_one() {
    let fees = "行政事业性收费 | 0 |\n";
    for label in ["行政事业性收费\n", "行政事业性\n收费\n"] {
        let report = read(&form(&[(fees, label)]));
        let codes: Vec<AlarmCode> = report.alarms.iter().map(|alarm| alarm.code).collect();
        assert_eq!(codes, [AlarmCode::BlankCellsLost], "{label}");
    }
}
