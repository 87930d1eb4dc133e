//! Prints tables without separators and reads them back: what is read is what was printed, the rest is absent with an alarm.

use proptest::prelude::*;

use crate::extract::Extractor;
use crate::form::{CellId, Edition, Form};
use crate::model::document::tests::document;
use crate::model::report::{AlarmCode, Report, State};

fn form() -> &'static Form {
    Edition::E2021.form().unwrap()
}

fn read(text: &str) -> Report {
    Extractor::default().read(document(text))
}

/// A row of table 3, as it was read; `?` where it is absent.
fn row(report: &Report, key: &str) -> String {
    let columns = form().table("requests").unwrap().blocks[0].columns.iter();
    let cell = |column: &str| report.cell_at(&format!("requests.{key}.{column}")).unwrap();
    let shown = |column: &str| cell(column).number().map_or("?".to_owned(), |number| number.to_string());
    columns.map(|column| shown(&column.key)).collect::<Vec<_>>().join(" ")
}

fn alarms(report: &Report, code: AlarmCode) -> Vec<&str> {
    report.alarms.iter().filter(|alarm| alarm.code == code).map(|alarm| alarm.about.as_str()).collect()
}

/// The figures of a 2021 form, all 0.
#[derive(Debug)]
struct Figures(Vec<i64>);

impl Figures {
    fn zeros() -> Self {
        Self(vec![0; form().cells.len()])
    }

    /// Writes a row of table 3.
    fn set(&mut self, key: &str, figures: [i64; 7]) -> &mut Self {
        let first = form().cell(&format!("requests.{key}.natural_person")).unwrap().index();
        self.0[first..first + 7].copy_from_slice(&figures);
        self
    }

    fn first(cell: CellId, count: usize) -> std::ops::Range<usize> {
        cell.index()..cell.index() + count
    }

    /// Prints the three tables in one line each, nothing between the cells.
    fn printed(&self) -> String {
        let digits = |range: std::ops::Range<usize>| self.0[range].iter().map(i64::to_string).collect::<String>();
        let mut out = String::new();
        for table in &form().tables {
            for block in &table.blocks {
                out.extend(block.caption.as_deref());
                out.extend(block.columns.iter().map(|column| column.label.as_str()));
                for row in &table.rows[block.rows.clone()] {
                    out.push_str(&row.label);
                    let cells = if table.one_line { 0 } else { block.columns.len() };
                    out.push_str(&digits(Self::first(row.first, cells)));
                }
            }
            out.push_str(&digits(Self::first(table.first, if table.one_line { table.count } else { 0 })));
            out.push('\n');
        }
        out
    }

    /// Cells that were read otherwise than they were printed, or are absent without an alarm in their table.
    fn misread(&self, report: &Report) -> Vec<String> {
        let wrong = |cell: &CellId| {
            let read = report.cell(*cell);
            let lines = report.found(form().spec(*cell).table).map(|found| found.first_line..=found.last_line);
            let alarmed = report.alarms.iter().any(|a| lines.as_ref().is_some_and(|lines| lines.contains(&a.line)));
            match read.state {
                State::Absent => !alarmed,
                _ => read.number() != Some(self.0[cell.index()].into()),
            }
        };
        form().cell_ids().filter(wrong).map(|cell| form().path(cell).to_owned()).collect()
    }
}

fn absent(report: &Report) -> usize {
    form().cell_ids().filter(|&cell| report.cell(cell).state == State::Absent).count()
}

#[test]
fn single_digits_are_read_whatever_the_sums_say() {
    let mut figures = Figures::zeros();
    figures.set("received", [7, 0, 1, 0, 0, 0, 9]).set("denied.process", [3, 2, 0, 0, 0, 0, 4]);
    let report = read(&figures.printed());
    assert_eq!((figures.misread(&report), absent(&report)), (vec![], 0));
    assert_eq!(report.edition, Some(Edition::E2021));
    assert_eq!(alarms(&report, AlarmCode::BlanksUnseen).len(), report.alarms.len(), "{:?}", report.alarms);
    assert_eq!(report.tables.iter().map(|table| table.first_line).collect::<Vec<_>>(), [1, 2, 3]);
}

#[test]
fn a_cell_knows_the_place_of_its_own_digits() {
    let mut figures = Figures::zeros();
    figures.set("received", [12, 0, 0, 0, 0, 0, 12]).set("granted", [12, 0, 0, 0, 0, 0, 12]);
    figures.set("outcome_total", [12, 0, 0, 0, 0, 0, 12]);
    let report = read(&figures.printed());
    let cell = report.cell_at("requests.granted.total").unwrap();
    let before = &report.document.text[..cell.span.start as usize];
    assert_eq!((report.raw(&cell), cell.line), ("12", 2));
    assert!(before.ends_with("（一）予以公开1200000"));
    assert_eq!(alarms(&report, AlarmCode::DigitsSolved).len(), 3);
}

#[test]
fn columns_in_common_leave_what_the_sums_allow() {
    // 11 1, 1 11 and 1 1 10: all rows that have them can agree on any.
    let mut figures = Figures::zeros();
    for key in ["received", "granted", "outcome_total"] {
        figures.set(key, [11, 1, 0, 0, 0, 0, 12]);
    }
    let report = read(&figures.printed());
    assert_eq!(row(&report, "granted"), "? ? ? ? ? ? ?");
    assert_eq!(row(&report, "denied.process"), "0 0 0 0 0 0 0");
    let open = alarms(&report, AlarmCode::DigitsGlued);
    assert_eq!(open[1], "（一）予以公开（111000012：1|1|10|0|0|0|12；1|11|0|0|0|0|12；11|1|0|0|0|0|12）");
    // A second outcome of one digit settles it: the columns tell whose the 1 is.
    figures.set("granted", [10, 1, 0, 0, 0, 0, 11]).set("partly_granted", [1, 0, 0, 0, 0, 0, 1]);
    let report = read(&figures.printed());
    assert_eq!((figures.misread(&report), absent(&report)), (vec![], 0));
}

#[test]
fn a_fault_is_never_mended_by_the_reading() {
    // A digit too many in the total of （七）: 11 10 0 0 0 1 22 would add up.
    let mut figures = Figures::zeros();
    figures.set("received", [11, 1, 0, 0, 0, 0, 12]).set("granted", [10, 1, 0, 0, 0, 0, 11]);
    figures.set("partly_granted", [1, 0, 0, 0, 0, 0, 1]).set("outcome_total", [11, 1, 0, 0, 0, 0, 122]);
    let report = read(&figures.printed());
    assert_eq!(figures.misread(&report), Vec::<String>::new());
    assert_eq!(row(&report, "outcome_total"), "11 1 0 0 0 0 122");
    // In table 4 nothing else tells, and 11 10 0 1 22 would be the only reading that adds up.
    let mut figures = Figures::zeros();
    let first = form().table("disputes").unwrap().first.index();
    figures.0[first..first + 5].copy_from_slice(&[11, 1, 0, 0, 122]);
    let report = read(&figures.printed());
    assert_eq!((figures.misread(&report), absent(&report)), (vec![], 15));
}

#[test]
fn a_total_of_table_4_that_nothing_vouches_for_is_left_open() {
    let mut figures = Figures::zeros();
    let first = form().table("disputes").unwrap().first.index();
    figures.0[first] = 10;
    figures.0[first + 4] = 10;
    let report = read(&figures.printed());
    let [open] = alarms(&report, AlarmCode::DigitsGlued)[..] else { panic!() };
    assert!(open.starts_with("政府信息公开行政复议、行政诉讼情况（1000010"), "{open}");
    assert_eq!(absent(&report), 15);
}

#[test]
fn three_numbers_without_a_sum_need_three_digits_or_blanks() {
    let text =
        |figures: &str| Figures::zeros().printed().replace("行政规范性文件000", &format!("行政规范性文件{figures}"));
    let in_force = |report: &Report| {
        let cell = report.cell_at("disclosure.normative_documents.in_force").unwrap();
        cell.number().map(|number| number.to_string())
    };
    let report = read(&text("693665"));
    assert_eq!(
        (in_force(&report), alarms(&report, AlarmCode::DigitsGlued)),
        (None, vec!["行政规范性文件（693665：6|9|3665；6|93|665；6|936|65；6|9366|5；69|3|665；69|36|65；…+4）"])
    );
    assert_eq!(in_force(&read(&text("69 36 65"))).as_deref(), Some("65"));
    assert_eq!(in_force(&read(&text("1012"))).as_deref(), None);
    assert_eq!(in_force(&read(&text("0012"))).as_deref(), Some("12"));
}

#[test]
fn figures_that_no_sum_vouches_for_are_read_with_an_alarm_that_shows_how() {
    let zeros = Figures::zeros().printed();
    let report = read(&zeros.replace("行政规范性文件000", "行政规范性文件0016").replace("行政许可0", "行政许可354"));
    let told = "行政规范性文件（0016：0|0|16）、行政许可（354：354）";
    assert_eq!(alarms(&report, AlarmCode::DigitsUnvouched), [told]);
    assert_eq!((absent(&report), report.alarms.len()), (0, 1));
}

#[test]
fn a_row_whose_only_reading_its_sum_denies_is_not_read() {
    let zeros = Figures::zeros().printed();
    let report = read(&zeros.replace("3.其他0000000", "3.其他00000060"));
    assert_eq!(row(&report, "other_handling.other"), "? ? ? ? ? ? ?");
    assert_eq!(alarms(&report, AlarmCode::DigitsGlued), ["3.其他（00000060：0|0|0|0|0|0|60）"]);
    assert_eq!(absent(&report), 7);
}

#[test]
fn figures_are_not_read_that_may_be_those_of_the_next_row_too() {
    let zeros = Figures::zeros().printed();
    let report = read(&zeros.replace("行政处罚0行政强制0", "行政处罚53"));
    assert_eq!(alarms(&report, AlarmCode::DigitsGlued), ["行政处罚（53：53；5|3）"]);
    assert_eq!(absent(&report), 2);
    // One figure a cell leaves no room for another row: it is not there.
    let report = read(&zeros.replace("行政处罚0行政强制0", "行政处罚5"));
    assert_eq!((absent(&report), report.alarms.len()), (1, 0));
    // Behind a caption they are nobody's.
    let report = read(&zeros.replace("行政处罚0", "10"));
    assert_eq!(alarms(&report, AlarmCode::DigitsGlued), ["主动公开政府信息情况"]);
}

#[test]
fn where_a_blank_was_lost_no_row_is_read_that_it_could_change() {
    let zeros = Figures::zeros().printed();
    let short = zeros.replace("1.属于国家秘密0000000", "1.属于国家秘密000000");
    let report = read(&short.replace("（一）予以公开0000000", "（一）予以公开1200000"));
    assert_eq!(alarms(&report, AlarmCode::BlankCellsLost), ["1.属于国家秘密"]);
    assert_eq!(alarms(&report, AlarmCode::DigitsGlued), ["（一）予以公开（1200000：1|2|0|0|0|0|0）"]);
    assert_eq!(row(&report, "granted"), "? ? ? ? ? ? ?");
    assert_eq!(row(&report, "denied.process"), "0 0 0 0 0 0 0");
}

#[test]
fn figures_whose_end_is_doubtful_are_not_read() {
    let zeros = Figures::zeros().printed();
    // The ordinal lost its point: is the 6 the label's or the row's?
    let report = read(&zeros.replace("00000006.属于四类过程性信息", "00000016属于四类过程性信息"));
    assert_eq!(row(&report, "denied.internal_affairs"), "? ? ? ? ? ? ?");
    assert_eq!(row(&report, "denied.process"), "0 0 0 0 0 0 0");
    // Words that are no label follow: they may have an ordinal of their own.
    let report = read(&zeros.replace("6.属于四类过程性信息", "6.属于过程性的信息"));
    assert_eq!(row(&report, "denied.internal_affairs"), "? ? ? ? ? ? ?");
    assert!(alarms(&report, AlarmCode::DigitsGlued).contains(&"收到和处理政府信息公开申请情况"));
    // Prose on the next line is no part of a row.
    let report = read(&format!("{zeros}2024年，本机关没有收到申请。"));
    assert_eq!(Figures::zeros().misread(&report), Vec::<String>::new());
    assert_eq!(absent(&report), 0);
}

#[test]
fn other_handling_in_one_row_takes_the_place_of_its_rows() {
    let mut text = Figures::zeros().printed();
    let form = form();
    for row in &form.table("requests").unwrap().rows[form.merged.as_ref().unwrap().stands_for.clone()] {
        text = text.replace(&format!("{}0000000", row.label), "");
    }
    let report = read(&text.replace("（七）总计", "（六）其他处理1000001（七）总计"));
    let merged = report.merged_other_handling.unwrap();
    assert_eq!(merged.map(|cell| cell.number().unwrap().to_string()).concat(), "1000001");
    assert_eq!(alarms(&report, AlarmCode::BlanksUnseen).len(), report.alarms.len(), "{:?}", report.alarms);
}

#[test]
fn a_whole_report_in_one_line_has_its_sections_and_tables() {
    let zeros = Figures::zeros().printed();
    let [disclosure, requests, disputes] = zeros.lines().collect::<Vec<_>>()[..] else { panic!() };
    let text = format!(
        "一、总体情况2024年，本机关工作有序。二、主动公开政府信息情况 {disclosure}三、收到和处理政府信息公开申请情况{requests}\
         四、政府信息公开行政复议、行政诉讼情况{disputes}五、存在的主要问题及改进情况还有不足。六、其他需要报告的事项无。"
    );
    let report = read(&text);
    assert_eq!(report.sections.iter().map(|section| section.part).collect::<Vec<_>>(), [1, 2, 3, 4, 5, 6]);
    assert_eq!(report.sections[3].heading, "四、政府信息公开行政复议、行政诉讼情况");
    assert_eq!((absent(&report), report.alarms.len()), (0, 0));
}

#[test]
fn labels_in_prose_are_no_table() {
    let report = read("本年办理行政许可16件、行政处罚20件，行政强制3件；收到行政复议2件，结果维持2件，总计2件。");
    assert_eq!((report.edition, report.tables.len(), report.alarms.len()), (None, 0, 0));
}

/// Adds the total to six figures.
fn with_total(row: [i64; 6]) -> [i64; 7] {
    std::array::from_fn(|nth| row.get(nth).copied().unwrap_or_else(|| row.iter().sum()))
}

/// Tables 3 and 4 in which everything balances: a few figures of any size, most of them 0. The rows are 21 outcomes and what
/// is carried in and out.
fn balanced() -> impl Strategy<Value = Figures> {
    let figure = || prop_oneof![12 => Just(0i64), 3 => 1..10i64, 2 => 10..130i64];
    let rows = prop::collection::vec(prop::array::uniform6(figure()), 23);
    (rows, prop::array::uniform3(prop::array::uniform4(figure()))).prop_map(|(rows, disputes)| {
        let mut figures = Figures::zeros();
        let [outcomes @ .., carried_in, carried_out] = rows.as_slice() else { panic!("23 rows") };
        let settled: [i64; 6] = std::array::from_fn(|nth| outcomes.iter().map(|row| row[nth]).sum());
        let open: [i64; 6] = std::array::from_fn(|nth| settled[nth] + carried_out[nth]);
        let carried_in: [i64; 6] = std::array::from_fn(|nth| carried_in[nth].min(open[nth]));
        let received = std::array::from_fn(|nth| open[nth] - carried_in[nth]);
        figures.set("received", with_total(received)).set("carried_in", with_total(carried_in));
        for (row, outcome) in form().table("requests").unwrap().rows[2..].iter().zip(outcomes) {
            figures.set(&row.key, with_total(*outcome));
        }
        figures.set("outcome_total", with_total(settled)).set("carried_out", with_total(*carried_out));
        let first = form().table("disputes").unwrap().first.index();
        for (group, counts) in disputes.iter().enumerate() {
            let at = first + group * 5;
            figures.0[at..at + 4].copy_from_slice(counts);
            figures.0[at + 4] = counts.iter().sum();
        }
        figures
    })
}

/// What may be found in glued text, in any order.
fn fragment() -> impl Strategy<Value = String> {
    let labels: Vec<String> = form().labels.keys().map(str::to_owned).collect();
    prop_oneof![
        6 => prop::sample::select(labels),
        6 => "[0-9]{1,16}",
        2 => "[-+./\\\\—无万元 \n]{1,4}",
        1 => "\\PC{0,6}",
        1 => Just("[bookmark: _GoBack]".to_owned()),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn a_balanced_table_is_never_misread(figures in balanced()) {
        prop_assert_eq!(figures.misread(&read(&figures.printed())), Vec::<String>::new());
    }

    #[test]
    fn a_table_with_a_wrong_cell_is_never_misread(mut figures in balanced(), cell in 10..200usize, wrong in 0..200i64) {
        figures.0[cell] = wrong;
        prop_assert_eq!(figures.misread(&read(&figures.printed())), Vec::<String>::new());
    }

    #[test]
    fn a_digit_too_many_or_too_few_is_never_misread(mut figures in balanced(), cell in 10..200usize, double in any::<bool>()) {
        let figure = figures.0[cell];
        figures.0[cell] = if double { figure * 10 + figure % 10 } else { figure / 10 };
        prop_assert_eq!(figures.misread(&read(&figures.printed())), Vec::<String>::new());
    }

    #[test]
    fn figures_without_any_order_are_never_misread(values in prop::collection::vec(prop_oneof![Just(0i64), 0..40i64], 200)) {
        let figures = Figures(values);
        prop_assert_eq!(figures.misread(&read(&figures.printed())), Vec::<String>::new());
    }

    #[test]
    fn no_text_panics(fragments in prop::collection::vec(fragment(), 0..80)) {
        let report = read(&fragments.concat());
        for cell in report.cells.iter().filter(|cell| cell.state != State::Absent) {
            prop_assert!(cell.line > 0 && !report.raw(cell).is_empty());
        }
    }
}
