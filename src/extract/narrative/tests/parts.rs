//! Numbers that count a part of what a cell says: more than the cell contradicts it, less does not.

use super::*;
use Subject::*;

/// What a text counts as a part of something.
fn parts(text: &str) -> Vec<(Subject, i64)> {
    stated(&narrative(text), |mention| matches!(mention.standing, Standing::AtMost(_)) && mention.year.is_none())
}

#[test]
fn what_came_by_one_way_is_a_part_of_what_came() {
    assert_eq!(parts("本局接收网络方式提交政府信息公开申请5件。"), [(Received, 5)]);
    assert_eq!(parts("网站收到咨询、政府信息公开申请等留言5件。"), []);
    assert_eq!(parts("网络平台收到留言5件。"), []);
}

#[test]
fn what_was_done_with_some_of_them_is_a_part_of_what_was_done() {
    assert_eq!(parts("收到政府信息公开申请7件，其中5件已经按时答复。"), [(Settled, 5)]);
    assert_eq!(parts("办结上年结转政府信息公开申请3件。"), [(CarriedIn, 3)]);
    assert_eq!(parts("收到政府信息公开申请7件，另收到转来的政府信息公开申请3件。"), []);
}

#[test]
fn decisions_on_one_matter_are_a_part_of_all() {
    let text = "对占道经营、噪声污染等违法行为作出行政处罚决定9件。";
    assert_eq!((parts(text), firm(text)), (vec![(Penalties, 9)], vec![]));
}

#[test]
fn beside_other_outcomes_what_was_settled_is_not_all() {
    let text = "收到政府信息公开申请33件，办结31件，逾期未补正不再处理1件，结转下年办理1件。";
    assert_eq!(firm(text), [(Received, 33), (Overdue, 1), (CarriedOut, 1)]);
    let decided = "依申请公开引发的行政复议5件，4件已作出复议决定，1件尚在审理。";
    assert_eq!(firm(decided), [(Reconsiderations, 5), (ReconsiderationsClosed, 4), (ReconsiderationsPending, 1)]);
}

#[test]
fn what_is_said_of_the_office_goes_with_its_verb() {
    assert_firm(&[
        ("加强民生事项的公开，全年行政许可决定25件、行政处罚6件。", &[(Licences, 25), (Penalties, 6)]),
        ("全年公示9条，行政许可5件。", &[]),
        ("没有因政府信息公开行为而引起的行政复议和行政诉讼情况。", &[(Reconsiderations, 0), (Suits, 0)]),
        ("本年度未制发规章、行政规范性文件。", &[(DocumentsIssued, 0), (RegulationsIssued, 0)]),
        ("参加其他类型行政复议案件28件。", &[]),
        (
            "政府信息公开申请办结率为98.2%，另有5件因临近年末收到、尚在办理期限内，结转2025年继续办理。",
            &[(CarriedOut, 5)],
        ),
    ]);
}

#[test]
fn a_way_may_be_told_by_its_name_in_marks() {
    let text = "依申请公开方面，收到5条公众通过“互动交流依申请公开栏目”提交的申请。";
    assert_eq!(parts(text), [(Received, 5)]);
}

#[test]
fn a_part_may_be_more_than_the_whole() {
    let sizes = lists;
    assert_eq!(sizes("主动公开信息35条，其中官方网站发布15条，官方微博发布98条，微信公众号发布7条。"), [(3, false)]);
    assert_eq!(sizes("办理留言31件，其中，办理12345网上热线92件，市长信箱1件。"), [(2, false)]);
    assert_eq!(sizes("单位89个，其中县直8个、乡镇2个，发现问题326个。"), [(2, false)]);
    assert_eq!(sizes("接到4份政府信息公开申请，对其中1件予以公开，对其中2件不予公开。"), []);
}

#[test]
fn ways_side_by_side_behind_what_came_are_its_parts() {
    for text in [
        "收到政府信息公开申请9件，网络申请6件，信函申请4件。",
        "收到政府信息公开申请9件，6件为网络申请，4件为信函申请。",
        "收到政府信息公开申请9件，线上申请6件、线下申请4件。",
        "收到政府信息公开申请9件，其中网络申请6件，书面申请4件。",
        "全年办理依申请公开事项9件，其中局机关6件，乡镇（街道）4件。",
    ] {
        assert_eq!(lists(text), [(2, false)], "{text}");
    }
    // Something else is counted between them.
    assert_eq!(lists("收到政府信息公开申请9件，网络申请6件，办结8件，信函申请4件。"), []);
    assert_eq!(lists("制定文件9件，网络发布6件，信函寄送4件。"), []);
}
