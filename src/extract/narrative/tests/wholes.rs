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
    assert_eq!(upheld("政府信息公开复议后起诉的1件，法院均判决维持。"), []);
    assert_eq!(upheld("政府信息公开行政诉讼3件，其中直接起诉1件，均维持。"), []);
    let sorts = "政府信息公开行政诉讼3件，其中直接起诉1件、复议后起诉2件，均维持。";
    assert_eq!(upheld(sorts), [(SuitsAllUpheld, 0)]);
}

#[test]
fn one_outcome_of_all_leaves_nothing_for_the_others() {
    assert_firm(&[
        (
            "收到政府信息公开申请7项全部予以公开，无上年结转政府信息公开申请。",
            &[(Received, 7), (AllGranted, 0), (CarriedIn, 0)],
        ),
        (
            "收到政府信息公开申请8件，经审查，均因不掌握相关信息等原因无法提供，已告知。",
            &[(Received, 8), (AllUnavailable, 0)],
        ),
        ("收到政府信息公开申请8件，均为不予公开。", &[(Received, 8), (AllDenied, 0)]),
        (
            "收到政府信息公开申请7件，上年结转1件，办结8件，均予以部分公开。",
            &[(Received, 7), (CarriedIn, 1), (Settled, 8), (AllPartlyGranted, 0)],
        ),
        // Of those received more may have been settled than came.
        ("收到政府信息公开申请7件，上年结转1件，均不予处理。", &[(Received, 7), (CarriedIn, 1)]),
        ("收到政府信息公开申请7件，均予以公开或部分公开。", &[(Received, 7)]),
        ("收到政府信息公开申请7件，对于依法应当公开的，均予以公开。", &[(Received, 7)]),
        ("收到政府信息公开申请7件，符合规定的，经审查，均予以公开。", &[(Received, 7)]),
        ("收到政府信息公开申请7件，涉及隐私的均不予公开。", &[(Received, 7)]),
        ("收到政府信息公开申请7件，均依法予以公开或告知。", &[(Received, 7)]),
        ("收到政府信息公开申请7件，均对能公开的内容予以公开。", &[(Received, 7)]),
    ]);
    assert_firm(&[
        ("收到政府信息公开申请9件，申请人全部为自然人。", &[(Received, 9), (Organisations, 0)]),
        ("收到政府信息公开申请9件，均来自自然人。", &[(Received, 9), (Organisations, 0)]),
        ("收到政府信息公开申请9件，占全部自然人申请的一半。", &[(Received, 9)]),
    ]);
}

#[test]
fn none_corrected_may_be_said_as_a_none() {
    let text = "未发生因信息公开引起的行政复议被改变或行政诉讼败诉情形。";
    assert_eq!(firm(text), [(NoReconsiderationCorrected, 0), (NoSuitLost, 0)]);
    assert_eq!(firm("未发生政府信息公开行政诉讼被判败诉。"), [(NoSuitLost, 0)]);
    assert_eq!(firm("未发生因信息公开引起的行政复议。"), [(Reconsiderations, 0)]);
}

#[test]
fn marked_lists_are_whole() {
    let marked = "主动公开政府信息共计35条，其中：1.政策性文件12条；2.动态类信息12条；3.公告公示11条；4.财政信息3条。";
    assert_eq!(sums(marked), [(35, vec![12, 12, 11, 3])]);
    let bracketed = "主动公开政府信息共计35条，其中：(1)政策性文件12条；(2)动态类信息20条；(3)公告公示11条。";
    assert_eq!(sums(bracketed), [(35, vec![12, 20, 11])]);
    assert_eq!(sums("开展培训八次（集中培训三次、线上培训七次）。"), [(8, vec![3, 7])]);
}

#[test]
fn lists_are_announced_by_what_they_divide() {
    let within = "本局主动公开政府信息291条。在公开信息中，通过门户网站公开29条，通过公示平台公开信息268条。";
    assert_eq!(sums(within), [(291, vec![29, 268])]);
    let by = "收到政府信息公开申请95件，按申请渠道分：在线平台63件、邮寄31件、当面提交1件。";
    assert_eq!(sums(by), [(95, vec![63, 31, 1])]);
    let results = "办结政府信息公开申请9件，结果为予以公开6件、不予公开4件。";
    assert_eq!(sums(results), [(9, vec![6, 4])]);
    let seen = "从内容看，公告20条，动态9条。";
    assert_eq!(sums(&format!("主动公开政府信息29条。{seen}")), [(29, vec![20, 9])]);
    assert_eq!(sums("主动公开政府信息291条。在推进公开中，发布解读30条，回应300条。"), []);
}

#[test]
fn shares_may_be_of_a_group_with_its_reason() {
    let of = |text| narrative(text).shares.iter().map(|share| share.of).collect::<Vec<_>>();
    let text = "共办理政府信息公开申请97件，其中予以公开或部分公开占53%、因本机关不掌握等原因无法提供占28%。";
    assert_eq!(of(text), [Of::Subject(GrantedAtAll), Of::Subject(Unavailable)]);
    assert_eq!(firm("全年办理依申请公开答复9件。"), [(Settled, 9)]);
}

#[test]
fn what_is_of_another_kind_is_no_part_whatever_announces_it() {
    assert_eq!(sums("全年答复政府信息公开申请3件，其中涉及行政复议5件。"), []);
    assert_eq!(sums("收到依申请公开信息共3件，完成1件（结转至下年度办理2件）。"), []);
    let rest = "按件计收信息处理费共300元，其余申请均未收费。";
    assert_eq!(firm(rest), [(FeesCollected, 300)]);
}

#[test]
fn what_came_was_settled_or_is_left() {
    assert_eq!(sums("收到政府信息公开申请9件，其中办结6件，结转下年度办理1件。"), [(9, vec![6, 1])]);
    assert_eq!(sums("收到政府信息公开申请9件，其中办结6件，结转下年度办理1件，撤回2件。"), [(9, vec![6, 1, 2])]);
    let others = "公开政府信息324条，包括：人事信息8条，政务动态2017条，公告公示40条，其他类信息1332条。";
    assert_eq!(sums(others), [(324, vec![8, 2017, 40, 1332])]);
}
