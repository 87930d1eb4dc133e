use proptest::prelude::*;

use super::*;
use crate::model::record::{Figures, Record};
use crate::session::held::ReportNo;
use crate::text::pinyin;

/// A report of an agency's year, as the session holds it.
pub fn held(agency: &str, year: i16) -> HeldReport {
    let record = Record {
        path: std::path::Path::new("a.txt").into(),
        kept_in: None,
        content: 0,
        agency: Some(agency.into()),
        year: Some(year),
        edition: None,
        issued_on: None,
        published_on: None,
        is_reissue: false,
        figures: Figures::default(),
        alarms: 0,
        claims: Box::default(),
    };
    HeldReport::bare(record)
}

/// A filter that knows some reports, their queue in the order given, and the reports.
fn filter(reports: &[(&str, i16)]) -> (Filter, Order, Vec<HeldReport>) {
    let all: Vec<HeldReport> = reports.iter().map(|(agency, year)| held(agency, *year)).collect();
    let mut filter = Filter::default();
    filter.learn(&all);
    let order = order((0..).take(all.len()));
    (filter, order, all)
}

fn order(numbers: impl Iterator<Item = u32>) -> Order {
    let mut order = Order::default();
    numbers.for_each(|no| {
        order.push(ReportNo(no));
    });
    order
}

impl Filter {
    /// What is listed, all of it, as numbers.
    fn list(&mut self, order: &Order) -> Vec<u32> {
        while self.is_working() {
            self.work(order, &mut Slice::new());
        }
        let number = |place| order.get(place).map(|no| no.0);
        let Some(listing) = self.listing() else { return order.reports().iter().map(|no| no.0).collect() };
        (0..listing.len()).filter_map(|nth| number(listing.nth(nth)?)).collect()
    }

    /// Filters by something else and lists all of it.
    fn narrow(&mut self, typed: &str, order: &Order) -> Vec<u32> {
        self.set(typed, order);
        self.list(order)
    }
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
    filter.narrow(typed, &order)
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
        assert_eq!(filter.narrow(typed, &order), found, "{typed}");
    }
}

#[test]
fn equal_fits_keep_the_order_of_the_queue() {
    let (mut filter, ordered, _) = filter(&[("甲县民政局", 2024), ("民政局", 2024), ("乙县民政局", 2024)]);
    assert_eq!(filter.narrow("民政", &ordered), [1, 0, 2]);
    let reversed = order([2, 1, 0].into_iter());
    filter.renew(&reversed);
    assert_eq!(filter.list(&reversed), [1, 2, 0]);
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
    let order = order(0..1);
    assert_eq!(filter.narrow("report", &order), [0]);
    assert_eq!(filter.narrow("7.txt", &order), [0]);
    assert!(filter.narrow("z", &order).is_empty());
}

#[test]
fn reports_that_arrive_later_are_found_too() {
    let (mut filter, first, mut all) = filter(&[("甲县民政局", 2024)]);
    assert_eq!(filter.narrow("民政", &first).len(), 1);
    all.push(held("乙县民政局", 2024));
    all.push(held("甲县民政局", 2023));
    filter.learn(&all);
    let order = order(0..3);
    assert_eq!(filter.list(&order), [0], "not under the cursor");
    assert_eq!(filter.narrow("民政局", &order), [0, 1, 2]);
}

/// The list by its definition: all reports by how well they fit, and loose ones only where nothing fits better.
fn judged_one_by_one(filter: &Filter, typed: &str, order: &Order) -> Vec<u32> {
    let names = &filter.known.names;
    let query = Query::new(typed, &names.alphabet);
    if query.is_empty() {
        return order.reports().iter().map(|no| no.0).collect();
    }
    let matcher = fuzzy_matcher::skim::SkimMatcherV2::default();
    let year = |no: ReportNo| {
        let known = filter.known.reports(filter.known.name_of(no));
        known.filter(|(other, _)| *other == no).find_map(|(_, year)| year)
    };
    let fitting = |loosely: bool| {
        let fit = |no: &ReportNo| {
            let nth = filter.known.name_of(*no) as usize;
            let fit = query.fit(names, nth, loosely)?;
            let fits = fit.years == 0 || query.fits_year(fit, query::year_bit(year(*no)));
            let is_loose = fit.fit == query::Fit::Loose;
            let closeness = if is_loose { query.closeness(&matcher, names, nth) } else { 0 };
            fits.then_some(((fit.fit, std::cmp::Reverse(closeness)), no.0))
        };
        order.reports().iter().filter_map(fit).collect::<Vec<_>>()
    };
    let mut listed = fitting(false);
    if listed.is_empty() {
        listed = fitting(true);
    }
    listed.sort_by_key(|(fit, _)| *fit);
    listed.into_iter().map(|(_, no)| no).collect()
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
    /// However it was typed and taken back, and into however many slices the work falls, the list is that of the plain
    /// definition: every report judged by itself.
    #[test]
    fn whatever_was_typed_before_the_list_is_that_of_judging_every_report(
        names in prop::collection::vec((name(), 2019i16..2025), 1..12),
        typed in prop::collection::vec(typed(), 1..4),
        looks in 1usize..200,
    ) {
        let reports: Vec<(&str, i16)> = names.iter().map(|(name, year)| (name.as_str(), *year)).collect();
        let (mut filter, order, _) = filter(&reports);
        for word in &typed {
            let ends = word.char_indices().map(|(at, c)| at + c.len_utf8());
            let typing: Vec<&str> = std::iter::once(0).chain(ends).map(|end| &word[..end]).collect();
            for so_far in typing.iter().chain(typing.iter().rev()) {
                filter.set(so_far, &order);
                // Sometimes the next letter comes before the work is done.
                for _ in 0..looks % 7 {
                    filter.work(&order, &mut Slice::of(looks));
                }
                if looks % 3 > 0 {
                    prop_assert_eq!(filter.list(&order), judged_one_by_one(&filter, so_far, &order), "{}", so_far);
                }
            }
        }
    }

    #[test]
    fn marks_rule_out_only_what_does_not_fit(names in prop::collection::vec(name(), 1..8), typed in typed(), loosely: bool) {
        let reports: Vec<(&str, i16)> = names.iter().map(|name| (name.as_str(), 2024)).collect();
        let (filter, ..) = filter(&reports);
        let names = &filter.known.names;
        let query = Query::new(&typed, &names.alphabet);
        for nth in 0..names.len() {
            let fits = query.fit(names, nth, loosely).is_some();
            let may_fit = names.may_have(nth, &query.marks(loosely));
            let is_candidate = names.candidates(query.marks(loosely), nth..nth + 1).any(|other| other == nth);
            prop_assert!(may_fit == is_candidate && (may_fit || !fits), "{} {typed}", names.text(nth));
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
            prop_assert!(filter.passes.iter().all(|pass| !pass.is_loose()), "{}", typed);
        }
    }

    #[test]
    fn no_text_panics(name in "\\PC{0,20}", typed in "\\PC{0,20}") {
        let (mut filter, order, _) = filter(&[(name.as_str(), 2024)]);
        filter.narrow(&typed, &order);
    }
}

#[test]
fn no_slice_looks_at_more_than_its_share_however_many_names_there_are() {
    let names: Vec<String> = (0..40_000u32)
        .map(|nth| format!("青禾{}县民政局", char::from_u32(0x4e00 + nth % 20_000).unwrap_or('一')))
        .collect();
    let reports: Vec<(&str, i16)> = names.iter().map(|name| (name.as_str(), 2024)).collect();
    let (mut filter, order, _) = filter(&reports);
    filter.set("民", &order);
    let mut slices = 0;
    let mut listed = 0;
    while filter.is_working() {
        filter.work(&order, &mut Slice::new());
        let now = filter.listing().map_or(0, Listing::len);
        assert!(now > listed, "the first hits are there at once, and each slice brings more");
        assert!(now - listed < 16_000, "{now} after {listed}");
        (listed, slices) = (now, slices + 1);
    }
    assert!(slices > 2 && listed == 40_000);
    filter.narrow("民政", &order);
    filter.set("民", &order);
    assert!(!filter.is_working(), "what is taken back is still known");
    filter.set("", &order);
    assert!(!filter.is_working() && filter.listing().is_none());
}
