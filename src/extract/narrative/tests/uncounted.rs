//! Shares and changes that are told without their count.

use super::*;

/// What the shares of a text are of, where only the tables count it, with their percentages.
fn shares(text: &str) -> Vec<(Subject, String)> {
    let narrative = narrative(text);
    let percent = |place: usize| narrative.mentions[place].amount.low.to_string();
    let told = |share: &crate::model::narrative::Share| match share.of {
        Of::Subject(subject) => Some((subject, percent(share.percent))),
        Of::Count(_) => None,
    };
    narrative.shares.iter().filter_map(told).collect()
}

/// What rose or fell, where only the tables count it, by how much.
fn changes(text: &str) -> Vec<(Subject, String, bool)> {
    let narrative = narrative(text);
    let told = |change: &crate::model::narrative::Change| match change.of {
        Of::Subject(subject) => Some((subject, narrative.mentions[change.by].amount.low.to_string(), change.fell)),
        Of::Count(_) => None,
    };
    narrative.changes.iter().filter_map(told).collect()
}

#[test]
fn a_share_without_its_count_is_of_the_tables() {
    let persons = |percent: &str| vec![(Subject::NaturalPersons, percent.to_owned())];
    for text in [
        "收到政府信息公开申请80件，自然人占95.2%。",
        "收到政府信息公开申请80件，其中自然人申请占比95.2%。",
        "收到政府信息公开申请80件。自然人占总数的95.2%，其余为法人或其他组织。",
    ] {
        assert_eq!(shares(text), persons("95.2"), "{text}");
    }
    let outcomes = [(Subject::Granted, "60".to_owned()), (Subject::PartlyGranted, "20".to_owned())];
    assert_eq!(shares("办结政府信息公开申请80件，予以公开的占60%，部分公开的占20%。"), outcomes);
    for text in [
        "公开行政许可信息80条，自然人占95%。",
        "受理公积金提取申请80件，自然人占95%。",
        "收到政府信息公开申请80件，予以公开率60%。",
        "收到政府信息公开申请80件，自然人占不予公开的60%。",
        "2023年收到政府信息公开申请80件，自然人占95%。",
    ] {
        assert_eq!(shares(text), [], "{text}");
    }
}

#[test]
fn a_change_without_its_count_is_of_the_tables() {
    let fell = |by: &str| vec![(Subject::Received, by.to_owned(), true)];
    for text in [
        "与2023年相比，政府信息公开申请数量下降5%。",
        "与上年度相比，政府信息公开申请减少了5件。",
        "政府信息公开申请量同比下降5%。",
        "较2023年，收到政府信息公开申请减少5件。",
    ] {
        assert_eq!(changes(text), fell("5"), "{text}");
    }
    for text in [
        "与2022年相比，政府信息公开申请数量下降5%。",
        "与上年度相比，网上政府信息公开申请减少5件。",
        "政府信息公开申请量环比下降5%。",
        "与上年相比，多渠道收到政府信息公开申请5件。",
        "政府信息公开申请办结率同比提高5%。",
    ] {
        assert_eq!(changes(text), [], "{text}");
    }
}

#[test]
fn a_change_may_stand_behind_the_number_of_last_year() {
    for text in [
        "收到政府信息公开申请9件，上年度为6件，增加3件。",
        "收到政府信息公开申请9件，去年同期6件，增长50%。",
        "2023年收到政府信息公开申请6件，2024年收到9件，增加3件。",
        "与2023年相比，2024年收到政府信息公开申请9件，增长50%。",
        "收到政府信息公开申请9件，增长幅度为50%（2023年6件）。",
        "政府信息公开申请从2023年的6件到2024年的9件，增长50%。",
        "相较于2023年的6件，2024年政府信息公开申请9件，增加3件。",
    ] {
        let narrative = narrative(text);
        let [change] = narrative.changes[..] else { panic!("{text}: {:?}", narrative.changes) };
        let Of::Count(of) = change.of else { panic!("{text}: {change:?}") };
        assert_eq!(narrative.mentions[of].amount.exact().unwrap().as_whole(), Some(9), "{text}");
        assert_eq!(firm(text), [(Subject::Received, 9)], "{text}");
    }
    let both = narrative("收到政府信息公开申请9件，与上年相比增加3件，增长50%。");
    assert_eq!(both.changes.len(), 2);
    assert_eq!(both.changes[0].of, both.changes[1].of);
}

#[test]
fn a_rate_is_of_what_was_received_unless_it_is_of_punctuality() {
    let rates = |text: &str| narrative(text).shares.iter().map(|share| share.of).collect::<Vec<_>>();
    let settled = [Of::Subject(Subject::Settled)];
    assert_eq!(rates("收到政府信息公开申请116件，已办结108件，办结率93.1%。"), settled);
    assert_eq!(rates("全年政府信息公开申请办结率为98.2%。"), settled);
    let granted = "办理政府信息公开申请52件，其中予以公开35件，公开率为67.31%。";
    assert_eq!(rates(granted), [Of::Subject(Subject::GrantedAtAll)]);
    for text in
        ["收到政府信息公开申请116件，按时办结率98%。", "热线工单办结率98%。", "收到政府信息公开申请9件，办结率100%。"]
    {
        assert_eq!(rates(text), [], "{text}");
    }
}
