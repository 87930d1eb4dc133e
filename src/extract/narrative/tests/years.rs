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
