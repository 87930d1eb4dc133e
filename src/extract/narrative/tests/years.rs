//! Other years and changes since the last one.

use super::*;

#[test]
fn other_years_are_kept_with_their_year() {
    let years = |text: &str| {
        let narrative = narrative(text);
        let of = |mention: &Mention| Some((mention.year?, mention.amount.exact()?.as_whole()?));
        narrative.mentions.iter().filter(|mention| mention.subject.is_some()).filter_map(of).collect::<Vec<_>>()
    };
    assert_eq!(years("2022年收到政府信息公开申请7件，2023年3件，2024年4件。"), [(2022, 7), (2023, 3)]);
    let aside = "政府信息公开行政复议1件（2023年2件）、行政诉讼3件（2023年4件）。";
    assert_eq!(years(aside), [(2023, 2), (2023, 4)]);
    assert_eq!(firm(aside), [(Subject::Reconsiderations, 1), (Subject::Suits, 3)]);
    assert_eq!(
        years("近4年受理依申请公开数量\t2021\t2022\t2023\t2024\t4\t7\t3\t4\t"),
        [(2021, 4), (2022, 7), (2023, 3)]
    );
}

#[test]
fn a_number_beside_another_of_its_year_is_that_years() {
    let years = |text: &str| {
        let narrative = narrative(text);
        let of = |mention: &Mention| Some((mention.year?, mention.subject?, mention.amount.exact()?.as_whole()?));
        let firm = narrative.mentions.iter().filter(|mention| mention.standing == Standing::Firm);
        firm.filter_map(of).collect::<Vec<_>>()
    };
    for text in [
        "收到政府信息公开申请9件，上年为6件。",
        "收到政府信息公开申请9件（2023年6件）。",
        "收到政府信息公开申请9件，较上年的6件增加3件。",
        "收到政府信息公开申请9件，比2023年（6件）增长50%。",
        "收到政府信息公开申请9件，与2023年（6件）相比增长50%。",
        "2023年、2024年分别收到政府信息公开申请6件、9件。",
        "2023、2024两年分别收到政府信息公开申请6件、9件。",
        "政府信息公开申请由上年的6件增加到9件。",
        "与上年相比，政府信息公开申请由6件增至9件。",
        "收到政府信息公开申请9件，与2023年的6件相比增长50%。",
        "相较于2023年的6件，2024年收到政府信息公开申请9件。",
        "对比上年，政府信息公开申请由6件变化到9件。",
        "相比2023年6件，今年收到政府信息公开申请9件。",
        "政府信息公开申请量同比增长50%，由6件变为9件。",
    ] {
        assert_eq!(years(text), [(2023, Subject::Received, 6)], "{text}");
        assert!(firm(text).iter().all(|stated| *stated == (Subject::Received, 9)), "{text}: {:?}", firm(text));
    }
    assert_eq!(years("现行有效行政规范性文件9件，上年末为6件。"), [(2023, Subject::DocumentsInForce, 6)]);
    assert_eq!(years("2023年作出行政许可决定6件，2024年作出9件。"), [(2023, Subject::Licences, 6)]);
}

#[test]
fn changes_since_last_year_are_percentages_or_differences() {
    for text in [
        "收到政府信息公开申请9件，较上年增加3件。",
        "收到政府信息公开申请9件，较上年的6件增加3件。",
        "收到政府信息公开申请9件，上年为6件，增长50%。",
        "收到政府信息公开申请9件，比2023年（6件）增长50%。",
    ] {
        let narrative = narrative(text);
        let [change] = narrative.changes[..] else { panic!("{text}: {:?}", narrative.changes) };
        let Of::Count(of) = change.of else { panic!("{text}: {change:?}") };
        assert_eq!(narrative.mentions[of].amount.exact().unwrap().as_whole(), Some(9), "{text}");
    }
}

#[test]
fn a_part_of_an_earlier_year_is_not_that_year() {
    let years = |text: &str| {
        let narrative = narrative(text);
        let firm = narrative.mentions.iter().filter(|one| one.standing == Standing::Firm && one.subject.is_some());
        firm.filter_map(|one| one.year).collect::<Vec<_>>()
    };
    for text in [
        "2023年收到的政府信息公开申请中有1件在本年答复。",
        "2023年12月31日前收到的2件政府信息公开申请结转本年。",
        "2023年办结政府信息公开申请1件超期。",
        "2023年初建成系统，已受理政府信息公开申请66件。",
        "2023年提起的9件政府信息公开行政复议案件在本年审结。",
    ] {
        assert_eq!(years(text), [0_i16; 0], "{text}");
    }
    assert_eq!(years("2022年至2024年，新收政府信息公开申请分别为30件、97件、50件。"), [2022, 2023]);
    assert_eq!(years("近两年收到政府信息公开申请数：2023年：97；2024年：50。"), [2023]);
    assert_eq!(years("近三年收到政府信息公开申请数量\t2022年\t2023年\t2024年\t30\t97\t50"), [2022, 2023]);
}

#[test]
fn changes_of_something_else_or_since_another_year_are_none() {
    for text in [
        "收到政府信息公开申请50件，门户网站访问量同比增长60%。",
        "收到政府信息公开申请50件，其中当面申请同比下降20%。",
        "收到政府信息公开申请50件，其中一季度同比增长70%。",
        "收到政府信息公开申请50件，较2021年增长66.67%。",
        "收到政府信息公开申请50件，较近三年平均数增长15%。",
    ] {
        assert_eq!(narrative(text).changes, [], "{text}");
    }
    let two = narrative("收到政府信息公开申请50件，同比增长25%，门户网站访问量同比增长60%。");
    assert_eq!(two.changes.len(), 1);
    let carried = narrative("共受理政府信息公开申请63件（含上年结转1件），同比增长5%。");
    let [Change { of: Of::Count(of), .. }] = carried.changes[..] else { panic!("{:?}", carried.changes) };
    assert_eq!(carried.mentions[of].amount.exact().unwrap().as_whole(), Some(63));
    assert_eq!(narrative("收到政府信息公开申请50件，主要涉及征地，同比增长25%。").changes.len(), 1);
}
