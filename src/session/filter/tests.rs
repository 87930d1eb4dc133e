use proptest::prelude::*;

use super::*;
use crate::model::record::{Figures, Record};
use crate::text::pinyin;

/// A report of an agency's year, as the session holds it.
fn held(agency: &str, year: i16) -> Held {
    let record = Record {
        path: std::path::Path::new("a.txt").into(),
        kept_in: None,
        content: 0,
        agency: Some(agency.into()),
        year: Some(year),
        edition: None,
        issued_on: None,
        figures: Figures::default(),
        alarms: 0,
        claims: Box::default(),
    };
    Held::bare(record)
}

/// A filter that knows some reports, their queue in the order given, and the reports.
fn filter(reports: &[(&str, i16)]) -> (Filter, Vec<ReportNo>, Vec<Held>) {
    let all: Vec<Held> = reports.iter().map(|(agency, year)| held(agency, *year)).collect();
    let mut filter = Filter::default();
    filter.learn(&all);
    (filter, (0..).map(ReportNo).take(all.len()).collect(), all)
}

const NAMES: [&str; 10] = [
    "青禾市岚溪区人民政府",
    "青禾市民政局",
    "重庆市渝北区民政局",
    "民政局",
    "长春市卫生健康委员会",
    "番禺区司法局",
    "乐亭县人民政府",
    "松渚市教育局（市语委）",
    "霁川市第12中学",
    "霁川市民族宗教局",
];

/// What is listed of [`NAMES`], as numbers.
fn listed(typed: &str) -> Vec<u32> {
    let (mut filter, order, _) = filter(&NAMES.map(|name| (name, 2024)));
    filter.narrow(typed, &order).into_iter().map(|no| no.0).collect()
}

#[test]
fn names_are_found_by_characters_initials_and_readings() {
    for (typed, found) in [
        ("民政局", vec![3, 1, 2]),
        ("民政", vec![3, 1, 2]),
        ("人民政", vec![0, 6]),
        ("人民政府", vec![0, 6]),
        ("青禾", vec![0, 1]),
        ("mzj", vec![3, 1, 2]),
        ("MZJ", vec![3, 1, 2]),
        ("ｍｚｊ", vec![3, 1, 2]),
        ("minzhengju", vec![3, 1, 2]),
        ("minzhe", vec![3, 0, 1, 2, 6]),
        ("min'zheng", vec![3, 0, 1, 2, 6]),
        ("qhs", vec![0, 1]),
        ("cq", vec![2]),
        ("chongqing", vec![2]),
        ("changchun", vec![4]),
        ("panyu", vec![5]),
        ("laoting", vec![6]),
        ("letingxian", vec![6]),
        ("教育局(市", vec![7]),
        ("教育局（市", vec![7]),
        ("第12", vec![8]),
        ("mzzj", vec![9]),
        ("xyz", vec![]),
    ] {
        assert_eq!(listed(typed), found, "{typed}");
    }
}

#[test]
fn every_part_must_fit_whatever_their_order() {
    assert_eq!(listed("民政 青禾"), [1]);
    assert_eq!(listed("局 qh"), [1]);
    assert_eq!(listed("青禾mzj"), [1]);
    assert_eq!(listed("青禾　民政"), [1]);
    assert!(listed("青禾 司法").is_empty());
}

#[test]
fn scattered_parts_are_listed_only_where_nothing_fits_better() {
    assert_eq!(listed("青民局"), [1]);
    assert_eq!(listed("qmj"), [1, 2]);
    assert_eq!(listed("市局"), [1, 7, 9, 2], "the closest first");
    assert_eq!(listed("渝民政"), [2]);
    assert_eq!(listed("民政"), [3, 1, 2], "人民政府 has no 民政 in it");
    assert_eq!(listed("青人民政"), [0], "nor does it fall apart");
}

#[test]
fn digits_are_a_year_or_part_of_a_name() {
    let reports = [("青禾市民政局", 2022), ("青禾市民政局", 2023), ("霁川市第23中学", 2019)];
    let (mut filter, order, _) = filter(&reports);
    for (typed, found) in [
        ("民政 2023", vec![1]),
        ("mzj2023", vec![1]),
        ("2023年 民政", vec![1]),
        ("民政2023年度", vec![1]),
        ("22", vec![0]),
        ("23", vec![1, 2]),
        ("202", vec![0, 1]),
        ("2019 中学", vec![2]),
        ("2019 民政", vec![]),
        ("2023 2022", vec![]),
    ] {
        let shown: Vec<u32> = filter.narrow(typed, &order).into_iter().map(|no| no.0).collect();
        assert_eq!(shown, found, "{typed}");
    }
}

#[test]
fn equal_fits_keep_the_order_of_the_queue() {
    let (mut filter, mut order, _) = filter(&[("甲县民政局", 2024), ("民政局", 2024), ("乙县民政局", 2024)]);
    assert_eq!(filter.narrow("民政", &order), [1, 0, 2].map(ReportNo));
    order.reverse();
    assert_eq!(filter.list(&order), [1, 2, 0].map(ReportNo));
}

#[test]
fn nothing_typed_lets_everything_through_in_order() {
    assert_eq!(listed(""), (0..10).collect::<Vec<_>>());
    assert_eq!(listed(" 　"), (0..10).collect::<Vec<_>>());
}

#[test]
fn a_report_without_an_agency_is_found_by_its_file_name() {
    let mut all = vec![held("青禾市民政局", 2024)];
    all[0].record.agency = None;
    all[0].record.path = std::path::Path::new("甲/Report_07.txt").into();
    let mut filter = Filter::default();
    filter.learn(&all);
    assert_eq!(filter.narrow("report", &[ReportNo(0)]), [ReportNo(0)]);
    assert_eq!(filter.narrow("7.txt", &[ReportNo(0)]), [ReportNo(0)]);
    assert!(filter.narrow("z", &[ReportNo(0)]).is_empty());
}

#[test]
fn reports_that_arrive_later_are_found_too() {
    let (mut filter, order, mut all) = filter(&[("甲县民政局", 2024)]);
    assert_eq!(filter.narrow("民政", &order).len(), 1);
    all.push(held("乙县民政局", 2024));
    all.push(held("甲县民政局", 2023));
    filter.learn(&all);
    let order = [0, 1, 2].map(ReportNo);
    assert_eq!(filter.narrow("民政局", &order), order);
}

/// Names of characters that have one reading or several.
fn name() -> impl Strategy<Value = String> {
    "[重庆长春厦门番禺青禾人民政府局县镇会行a1（]{1,8}"
}

/// Something that may be typed to find names of [`name`].
fn typed() -> impl Strategy<Value = String> {
    "[重青人民政府局县aczhsgqmnij12 ]{0,6}"
}

proptest! {
    #[test]
    fn typing_on_lists_what_typing_at_once_lists(names in prop::collection::vec((name(), 2019i16..2025), 1..12), typed in typed()) {
        let reports: Vec<(&str, i16)> = names.iter().map(|(name, year)| (name.as_str(), *year)).collect();
        let (mut slow, order, _) = filter(&reports);
        for (at, c) in typed.char_indices() {
            let so_far = &typed[..at + c.len_utf8()];
            let (mut at_once, ..) = filter(&reports);
            prop_assert_eq!(slow.narrow(so_far, &order), at_once.narrow(so_far, &order), "{}", so_far);
        }
    }

    #[test]
    fn marks_rule_out_only_what_does_not_fit(names in prop::collection::vec(name(), 1..8), typed in typed(), loosely: bool) {
        let reports: Vec<(&str, i16)> = names.iter().map(|name| (name.as_str(), 2024)).collect();
        let (filter, ..) = filter(&reports);
        let query = Query::new(&typed, &filter.names.alphabet);
        for nth in 0..filter.names.len() {
            let fits = query.fit(&filter.names, nth, loosely).is_some();
            let may_fit = filter.names.may_have(nth, &query.marks(loosely));
            let is_candidate = filter.names.candidates(query.marks(loosely)).any(|other| other == nth);
            prop_assert!(may_fit == is_candidate && (may_fit || !fits), "{} {typed}", filter.names.text(nth));
        }
    }

    #[test]
    fn a_name_is_found_by_any_part_of_it_however_it_is_spelled(name in "[重庆长春厦门番禺青禾市局县镇会行]{1,8}", from: prop::sample::Index, picks in prop::collection::vec(any::<prop::sample::Index>(), 8)) {
        let chars: Vec<char> = name.chars().collect();
        let part = &chars[from.index(chars.len())..];
        let spelled: Vec<&str> = part.iter().zip(&picks).map(|(c, pick)| *pick.get(&pinyin::readings(*c))).collect();
        let initials: String = spelled.iter().filter_map(|syllable| syllable.chars().next()).collect();
        for typed in [part.iter().collect(), spelled.concat(), spelled.join(" "), initials] {
            let (mut filter, order, _) = filter(&[(name.as_str(), 2024)]);
            prop_assert_eq!(filter.narrow(&typed, &order).len(), 1, "{}", typed);
            prop_assert!(!filter.loosely, "{}", typed);
        }
    }

    #[test]
    fn no_text_panics(name in "\\PC{0,20}", typed in "\\PC{0,20}") {
        let (mut filter, order, _) = filter(&[(name.as_str(), 2024)]);
        filter.narrow(&typed, &order);
    }
}
