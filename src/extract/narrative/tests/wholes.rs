//! Wholes and what they are divided by: lists that stand beside a number, lists of what came and of what became of it, what is said of all.

use super::*;
use Subject::*;

/// The parts of each list of a text with their whole, as written.
fn sums(text: &str) -> Vec<(i64, Vec<i64>)> {
    let narrative = narrative(text);
    let amount = |place: usize| narrative.mentions[place].amount.low.as_whole().unwrap();
    let parts = |parts: &[usize]| parts.iter().map(|&part| amount(part)).collect();
    narrative.partitions.iter().map(|one| (amount(one.whole), parts(&one.parts))).collect()
}

#[test]
fn what_is_handed_out_beside_a_number_is_no_part_of_it() {
    let beside = "门户网站累计发布信息95条，官方微信、微博、抖音分别发布信息85条、6条和6条，新媒体合计97条。";
    assert_eq!(sums(beside), [(97, vec![85, 6, 6])]);
    assert_eq!(sums("门户网站发布信息95条，官方微信、微博分别发布信息185条、6条。"), []);
    assert_eq!(sums("公开信息95条，网站、微信分别公开90条、5条，全网合计300条。"), [(95, vec![90, 5])]);
    assert_eq!(sums("公开信息95条，网站、微信分别为90条、5条。"), [(95, vec![90, 5])]);
}

#[test]
fn what_came_and_what_became_of_it_are_two_lists() {
    let came =
        "受理办理政府信息公开申请33件。其中，新收政府信息公开申请30件，结转上年政府信息公开申请3件，办理完成33件。";
    assert_eq!(sums(came), [(33, vec![30, 3])]);
    let asked =
        "办理政府信息公开申请8件。其中自然人申请8件，占比100%，法人或其他组织申请0件；予以公开7件；行政诉讼3件。";
    assert_eq!(sums(asked), [(8, vec![8, 0])]);
}

#[test]
fn parts_go_on_with_all_others_and_with_what_the_first_says() {
    assert_eq!(sums("公开信息306条，其中解读292条、资金3条、会议10条，其他4条。"), [(306, vec![292, 3, 10, 4])]);
    let answered = "公开办理答复件10件（人大建议答复4件，政协提案答复12件）。";
    assert_eq!(sums(answered), [(10, vec![4, 12])]);
    let ways = "收到政府信息公开申请29件，其中1件为当面申请，7件为网上申请，21件为信函申请，均已答复。";
    assert_eq!(sums(ways), [(29, vec![1, 7, 21])]);
    let askers = "受理依申请公开事项82件（其中：自然人申请71件、企业申请3件、其他组织申请4件）。";
    assert_eq!(sums(askers), [(82, vec![71, 3, 4])]);
}

#[test]
fn all_upheld_is_said_of_those_counted_last() {
    let upheld =
        |text| firm(text).into_iter().filter(|(subject, _)| subject.is_of_dispute_result()).collect::<Vec<_>>();
    let one = "因政府信息公开被申请行政复议或提起行政诉讼中，行政复议1件，均维持；行政诉讼2件，其中直接起诉2件。";
    assert_eq!(upheld(one), [(ReconsiderationsAllUpheld, 0)]);
    let both = "因政府信息公开被申请行政复议1件、被提起行政诉讼2件，均维持。";
    assert_eq!(upheld(both), [(ReconsiderationsAllUpheld, 0), (SuitsAllUpheld, 0)]);
    let rest = "因政府信息公开被申请行政复议3件，其中尚未审结1件，其余均维持。";
    assert_eq!(upheld(rest), [(ReconsiderationsPending, 1)]);
}
