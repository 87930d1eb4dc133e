//! What a heading of requests alone lets the sentences below it leave out, and what it does not.

use super::*;

#[test]
fn below_a_heading_of_requests_a_verb_alone_means_them() {
    let (received, settled, out) = (Subject::Received, Subject::Settled, Subject::CarriedOut);
    let cases = [
        ("全年受理31件，办结30件。", vec![(received, 31), (settled, 30)]),
        ("截至12月31日，已答复30件，剩余3件正在办理中。", vec![(settled, 30), (out, 3)]),
        ("已办结30件，另有3件尚在办理期限内，将于下一年度答复。", vec![(settled, 30), (out, 3)]),
        ("2024年共收到31件，其中自然人28件。", vec![(received, 31), (Subject::NaturalPersons, 28)]),
    ];
    for (text, expected) in cases {
        assert_eq!(firm(&format!("（二）依申请公开情况。{text}")), expected, "{text}");
        assert_eq!(firm(&format!("（二）依申请公开情况\n{text}")), expected, "{text}");
        let mixed = firm(&format!("（一）主动公开和依申请公开情况\n{text}"));
        // What is answered next year can only be requests.
        let anywhere = [Subject::NaturalPersons, Subject::CarriedOut];
        assert!(mixed.iter().all(|(subject, _)| anywhere.contains(subject)), "{text}: {mixed:?}");
    }
}

#[test]
fn what_is_counted_of_something_else_below_it_is_not_requests_nor_is_what_follows() {
    for text in [
        "受理群众网上留言20件。答复20件。",
        "办理政务公开热线转办件15件，均已答复15件。",
        "接待来访咨询30人次，答复咨询30件。",
        "全年处理领导信箱来信12件，办结12件。",
        "公开办理流程图2件，更新指南1份。",
        "归档33件，组织法制审核12件。",
        "征求第三方意见3件，延期答复2件。",
    ] {
        assert_eq!(firm(&format!("（二）依申请公开情况。{text}")), [], "{text}");
    }
}

#[test]
fn rows_that_only_requests_have_need_no_other_word_of_them() {
    let text = "（二）依申请公开情况。本机关不掌握相关政府信息6件，没有现成信息需要另行制作1件，补正后申请内容仍不明确2件，\
                申请人逾期不补正视为放弃申请3件。";
    let rows = [(Subject::NotHeld, 6), (Subject::NeedsCreation, 1), (Subject::StillUnclear, 2), (Subject::Overdue, 3)];
    assert_eq!(firm(text), rows);
    assert_eq!(firm("（二）依申请公开情况。属于过程性信息6件。"), [(Subject::DeniedProcess, 6)]);
    assert_eq!(firm("（一）主动公开情况。本机关不掌握相关政府信息6件。"), []);
}

#[test]
fn a_share_is_of_the_requests_before_it() {
    let narrative = narrative("在答复的30件政府信息公开申请中，予以公开12件，占40%；部分公开3件，占10%。");
    let wholes: Vec<Option<usize>> = narrative.shares.iter().map(|share| share.whole).collect();
    assert_eq!(wholes, [Some(0), Some(0)]);
}

#[test]
fn the_name_of_the_fees_cell_needs_no_verb_and_direct_suits_are_told_in_many_ways() {
    let fees = |text: &str| narrative(text).mentions.iter().filter_map(|mention| mention.subject).collect::<Vec<_>>();
    assert_eq!(fees("行政事业性收费12.5万元。"), [Subject::Charges]);
    assert_eq!(fees("全年减免行政事业性收费12.5万元。"), []);
    let suits = "因政府信息公开发生行政诉讼2件，其中经复议后提起诉讼1件，直接提起诉讼1件。";
    let told = [(Subject::Suits, 2), (Subject::SuitsAfterReconsideration, 1), (Subject::DirectSuits, 1)];
    assert_eq!(firm(suits), told);
}
