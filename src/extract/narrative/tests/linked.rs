//! Numbers that belong to each other: parts, shares.

use super::*;

#[test]
fn a_list_of_parts_knows_whether_it_is_whole() {
    let parts = lists;
    assert_eq!(parts("公开信息297条（公告5条，提案14条，重点183条，其他95条）。"), [(4, true)]);
    assert_eq!(parts("开展解读26次，其中负责人解读3次，专家解读3次，图解20次。"), [(3, false)]);
    assert_eq!(parts("办理建议和提案9件，分别为建议4件、提案5件。"), [(2, true)]);
    assert_eq!(parts("抽查单位89个，其中林场8个、苗圃2个，发现问题326个。"), [(2, false)]);
    assert_eq!(parts("抽查单位89个，其中林场8个，发现问题326个。"), [(1, false)]);
    assert_eq!(parts("公开信息734条（含转载22条），其中首发270条。"), []);
    assert_eq!(parts("行政复议2件、行政诉讼1件，其中维持2件、驳回1件。"), []);
    assert_eq!(parts("共收到代表建议3件，政协提案3件，区提案6件。"), []);
    assert_eq!(parts("答复申请805件（含上年度结转申请18件，另有72件顺延到下年度答复）。"), []);
    assert_eq!(
        parts("收到政府信息公开申请5件，其中自然人3件、法人或其他组织2件，予以公开4件，不予公开1件。"),
        [(2, false)]
    );
}

#[test]
fn shares_and_changes_hang_on_the_count_before() {
    let narrative = narrative("受理政府信息公开申请80件，同比增长5.26%；予以公开40件，占50%，满意率达100%。");
    assert_eq!((narrative.changes.len(), narrative.shares.len()), (1, 1));
    assert!(!narrative.changes[0].fell);
    for text in [
        "予以公开40件、部分公开20件，合计占75%。",
        "制作解读60篇（图解20篇、文字40篇），图解占33.3%。",
        "收到政府信息公开申请80件，占来电来函总量的5%。",
    ] {
        assert_eq!(self::narrative(text).shares, [], "{text}");
    }
}

#[test]
fn a_whole_may_stand_before_its_sentence_or_behind_its_parts() {
    let parts = lists;
    assert_eq!(parts("收到政府信息公开申请9件。其中，网络申请6件，信函申请3件。"), [(2, false)]);
    assert_eq!(parts("公开信息30条：公告20条，文件10条。"), [(2, true)]);
    assert_eq!(parts("网站发布20条，微信发布10条，共计30条。"), [(2, true)]);
    assert_eq!(parts("公开信息300条，网站发布20条，微信发布10条，共计30条。"), [(2, true)]);
    assert_eq!(parts("网站发布20条，培训10次，共计30条。"), []);
    assert_eq!(parts("信函4件、网络5件，合计收到政府信息公开申请9件。"), [(2, true)]);
    assert_eq!(parts("办理建议4件、提案5件，共收到政府信息公开申请3件。"), []);
    assert_eq!(parts("公开信息30条，其中公告20条，文件10条，共计30条。"), [(2, false)]);
}

#[test]
fn parts_may_be_counted_by_another_word_than_their_whole() {
    let parts = |text: &str| narrative(text).partitions.iter().map(|one| one.parts.len()).collect::<Vec<_>>();
    assert_eq!(parts("收到政府信息公开申请9件，其中网上申请6宗、信函申请3宗。"), [2]);
    assert_eq!(parts("收到政府信息公开申请9件（网络平台6条、信函3条）。"), [2]);
    assert_eq!(parts("收到政府信息公开申请9件，其中发现问题6条、整改3条。"), [] as [usize; 0]);
    // A share between two parts is none.
    assert_eq!(parts("收到政府信息公开申请9件，其中网上6件，占66.7%，信函3件，占33.3%。"), [2]);
}

#[test]
fn some_parts_in_brackets_are_not_all() {
    let closed = |text: &str| narrative(text).partitions.iter().map(|one| one.closed).collect::<Vec<_>>();
    assert_eq!(closed("无法提供政府信息公开申请9件（其中本机关不掌握6件、没有现成信息2件）。"), [false]);
    assert_eq!(closed("收到政府信息公开申请9件（其中自然人6件、法人或其他组织3件）。"), [true]);
}

#[test]
fn percentages_are_handed_out_to_as_many_counts() {
    let narrative = narrative("收到政府信息公开申请10件，其中网上6件、信函3件、当面1件，分别占60%、30%、10%。");
    let amount = |place: usize| narrative.mentions[place].amount.low.as_whole().unwrap();
    let of = |share: &crate::model::narrative::Share| match share.of {
        Of::Count(place) => (amount(place), amount(share.percent), share.whole.map(amount)),
        Of::Subject(_) => panic!("{share:?}"),
    };
    let told: Vec<_> = narrative.shares.iter().map(of).collect();
    assert_eq!(told, [(6, 60, Some(10)), (3, 30, Some(10)), (1, 10, Some(10))]);
    for text in ["网上6件、信函3件，分别占60%、30%、10%。", "网上6件，信函3件，满意率分别占60%、30%。"]
    {
        assert_eq!(self::narrative(text).shares, [], "{text}");
    }
}

#[test]
fn a_sum_in_words_has_a_bounded_number_of_parts() {
    let sums = |parts: usize| {
        let text = format!("{}共计{parts}条。", "网站发布1条，".repeat(parts));
        narrative(&text).partitions.iter().map(|one| one.parts.len()).collect::<Vec<_>>()
    };
    assert_eq!(sums(63), [63]);
    assert_eq!(sums(64), [] as [usize; 0]);
}

#[test]
fn a_list_goes_on_or_ends_where_it_comes_to_its_whole() {
    let parts = |text: &str| narrative(text).partitions.iter().map(|one| one.parts.len()).collect::<Vec<_>>();
    assert_eq!(parts("公开信息90条，其中网站60条，其他渠道30条，规范性文件2条。"), [2]);
    assert_eq!(parts("公开信息90条，其中公告60条、文件20条，通知10条。"), [3]);
    assert_eq!(parts("公开信息90条，其中公告60条、文件20条，通知50条。"), [2]);
    assert_eq!(parts("公开信息90条，其中公告60条，其中转载20条，通知10条。"), [1, 2]);
    assert_eq!(parts("公开信息90条。其中，公告60条，文件30条。"), [2]);
    assert_eq!(parts("公开信息90条。其中，公告60条，文件20条。"), [2]);
    assert_eq!(parts("公开信息90条，解读9条。其中，公告60条，文件20条。"), [] as [usize; 0]);
    assert_eq!(parts("公开信息90条，解读9篇。公告60条，文件30条。"), [] as [usize; 0]);
}

#[test]
fn a_part_of_a_part_is_none_of_the_whole() {
    let narrative = narrative("公开信息20条，其中网站6条（公告2条），微信9条，其他5条。");
    let amount = |&part: &usize| narrative.mentions[part].amount.low.as_whole().unwrap();
    let parts: Vec<i64> = narrative.partitions[0].parts.iter().map(amount).collect();
    assert_eq!(parts, [6, 9, 5]);
}
