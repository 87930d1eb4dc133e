//! What became of requests, who asked and how, in the words of many bodies.

use super::*;

/// Subject and amount of everything that counts a part of what its cell says.
fn parts_of(text: &str) -> Vec<(Subject, i64)> {
    stated(&in_part(3, text, "青禾县林业局"), |mention| mention.standing == Standing::AtMost(Aside::Part))
}

fn firm_in(part: u8, text: &str) -> Vec<(Subject, i64)> {
    stated(&in_part(part, text, "青禾县林业局"), |mention| {
        mention.standing == Standing::Firm && mention.year.is_none()
    })
}

#[test]
fn outcomes_are_told_in_more_words() {
    use Subject::*;
    let cases: &[(&str, &[(Subject, i64)])] = &[
        ("收到政府信息公开申请26件。其中10件准予公开，已按期办结。", &[(Granted, 10)]),
        ("同意全文公开10件，准予部分公开4件，不准予公开3件。", &[(Granted, 10), (PartlyGranted, 4), (Denied, 3)]),
        ("告知不予公开3件，告知申请人本机关不掌握相关政府信息2件。", &[(Denied, 3), (NotHeld, 2)]),
        ("以本机关不掌握相关政府信息答复8件，以重复申请不予处理1件。", &[(NotHeld, 8), (Repeated, 1)]),
        ("因涉及第三方合法权益不予公开2件，法律法规禁止公开1件。", &[(DeniedThirdParty, 2), (DeniedByLaw, 1)]),
        (
            "需另行制作1件，补正后仍不清楚2件，不予重复处理3件。",
            &[(NeedsCreation, 1), (StillUnclear, 2), (Repeated, 3)],
        ),
        ("出具政府信息公开申请答复书27份。", &[(Settled, 27)]),
        ("办理结果27件。", &[(Settled, 27)]),
    ];
    for (text, wanted) in cases {
        assert_eq!(
            firm_in(3, text).iter().filter(|one| one.0 != Received).copied().collect::<Vec<_>>(),
            *wanted,
            "{text}"
        );
    }
}

#[test]
fn who_granted_something_did_it() {
    let text = "对2024年办理的政府信息公开申请，区政府办公室作出予以公开决定2件。";
    let granted =
        stated(&of_agency(text, "青禾市柳塘区人民政府办公室"), |one| one.standing == Standing::Firm);
    assert_eq!(granted, [(Subject::Granted, 2)]);
}

#[test]
fn a_reason_of_its_own_is_a_part_of_its_group() {
    use Subject::*;
    assert_eq!(parts_of("部分公开0件，因信息不存在无法提供2件。"), [(Unavailable, 2)]);
    assert_eq!(parts_of("告知信息不存在2件。"), [(Unavailable, 2)]);
    assert_eq!(parts_of("同意公开5件，不属于本机关公开、无法提供的1件。"), [(Unavailable, 1)]);
    assert_eq!(parts_of("因涉及商业秘密不予公开2件。"), [(Denied, 2)]);
    assert_eq!(parts_of("全市各部门因涉及商业秘密不予公开20件。"), []);
    // Which row that is differs from body to body.
    assert_eq!(firm_in(3, "不属于本机关职责范围4件。"), []);
    // For other reasons too.
    assert_eq!(firm_in(3, "因本机关不掌握等原因答复8件。"), []);
}

#[test]
fn others_are_told_where_all_before_them_were_named() {
    use Subject::*;
    let all = "予以公开9件，不予公开3件，无法提供6件，不予处理2件，其他1件。";
    assert_eq!(firm_in(3, all), [(Granted, 9), (Denied, 3), (Unavailable, 6), (NotProcessed, 2), (OtherHandling, 1)]);
    assert_eq!(firm_in(3, "予以公开9件，部分公开4件，其他13件。"), [(Granted, 9), (PartlyGranted, 4)]);
    assert_eq!(firm_in(3, "不予公开3件（国家秘密1件、其他2件）。"), [(Denied, 3), (DeniedSecret, 1)]);
    let bodies = "自然人5件、商业企业0件、科研机构0件、社会公益组织0件、法律服务机构0件、其他4件。";
    assert_eq!(firm_in(3, bodies).last(), Some(&(OtherBodies, 4)));
    assert_eq!(firm_in(3, "申请人情况：自然人5件、商业企业1件、其他4件。").last().map(|one| one.1), None);
    let rest = "受理政府信息公开申请4件，除1件结转2025年继续办理，其他3件均按规定时限办理完毕。";
    let of_rest = stated(&narrative(rest), |mention| mention.standing == Standing::AtMost(Aside::Part));
    assert_eq!(of_rest, [(Settled, 3)]);
}

#[test]
fn who_asked_is_told_by_section_three_without_a_verb() {
    use Subject::*;
    assert_eq!(firm_in(3, "自然人21件、法人和其他组织5件。"), [(NaturalPersons, 21), (Organisations, 5)]);
    assert_eq!(firm_in(3, "予以公开10件。自然人8件、法人和其他组织2件。"), [(Granted, 10)]);
    assert_eq!(firm_in(3, "个人申请21件，单位申请5件。"), [(NaturalPersons, 21), (Organisations, 5)]);
}

#[test]
fn ways_to_ask_say_what_was_asked_for() {
    use Subject::*;
    let by_way = |text| stated(&narrative(text), |mention| mention.standing == Standing::AtMost(Aside::Channel));
    assert_eq!(by_way("2024年依申请公开管理系统中收到8封申请。"), [(Received, 8)]);
    assert_eq!(by_way("2024年收到9条公众通过“互动交流依申请公开栏目”提交的申请。"), [(Received, 9)]);
    assert_eq!(firm("未收到任何通过电话、网络平台、来信等方式提出的政府信息公开申请。"), [(Received, 0)]);
    assert_eq!(firm("未收到要求公开政府信息的书面、网络或其他形式的申请。"), [(Received, 0)]);
    // What came by the last of the ways is not all.
    assert_eq!(firm("收到政府信息公开申请26件，其中网络20件、邮寄2件、其他方式4件。"), [(Received, 26)]);
    assert_eq!(firm("收到政府信息公开申请5件，电话30个，答复30个。"), [(Received, 5)]);
}

#[test]
fn each_of_two_is_not_their_sum() {
    let both = [(Subject::Reconsiderations, 1), (Subject::Suits, 1)];
    for text in ["因政府信息公开引起的行政复议、行政诉讼各1件。", "因政府信息公开引起的行政复议和行政诉讼均为1件。"]
    {
        assert_eq!(firm(text), both, "{text}");
    }
    for text in ["政府信息公开申请予以公开、部分公开各3件。", "共收到网络、信函政府信息公开申请各3件。"]
    {
        assert_eq!(firm(text), [], "{text}");
    }
    assert_eq!(firm("因政府信息公开引起的行政复议、行政诉讼均为0件。"), [(Subject::Disputes, 0)]);
}

#[test]
fn what_was_answered_is_not_what_the_ways_before_it_say() {
    use Subject::*;
    let text = "共收到依申请公开26件，大部分通过信函或在线提出，24件已按照规定时限和程序进行了答复，2件结转下年。";
    assert_eq!(firm(text), [(Received, 26), (Settled, 24), (CarriedOut, 2)]);
    assert_eq!(firm("收到政府信息公开申请3件，上一年度结转受理2件。"), [(Received, 3), (CarriedIn, 2)]);
    assert_eq!(
        firm("收到政府信息公开申请3件，2件因收到时间临近年底，结转下年度办理。"),
        [(Received, 3), (CarriedOut, 2)]
    );
}

#[test]
fn beside_what_was_withdrawn_nobody_knows_what_was_counted() {
    use Subject::*;
    assert_eq!(firm("收到政府信息公开申请5件，撤回2件，受理3件，办结3件。"), [(Received, 5)]);
    assert_eq!(firm("收到政府信息公开申请5件，其中撤回1件，办结4件。"), [(Received, 5)]);
}
