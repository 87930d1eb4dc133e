//! What parts sentences, and what is told across the mark.

use super::*;
use Subject::*;

/// What a text states firmly, of this year and of others.
fn told(text: &str) -> Vec<(Subject, i64, Option<i16>)> {
    let is_told = |one: &&Mention| one.standing == Standing::Firm && one.subject.is_some();
    let say = |one: &Mention| (one.subject.unwrap(), one.amount.low.as_whole().unwrap(), one.year);
    narrative(text).mentions.iter().filter(is_told).map(say).collect()
}

#[test]
fn behind_a_semicolon_a_sentence_of_its_own_is_free_of_what_stands_before() {
    // 上年 compares the first of them alone.
    assert_eq!(
        told("收到政府信息公开申请1件，与上年持平；因政府信息公开引起的行政复议2件。"),
        [(Received, 1, None), (Reconsiderations, 2, None)]
    );
    assert_eq!(
        told("作出行政处罚决定33件，2023年为22件；制定发布行政规范性文件5件。"),
        [(Penalties, 33, None), (Penalties, 22, Some(2023)), (DocumentsIssued, 5, None)]
    );
    assert_eq!(
        told("上年结转的政府信息公开申请8件；新收政府信息公开申请42件，其中自然人31件、法人或其他组织11件。"),
        [(CarriedIn, 8, None), (Received, 42, None), (NaturalPersons, 31, None), (Organisations, 11, None)]
    );
}

#[test]
fn the_time_a_sentence_begins_with_holds_behind_its_semicolons() {
    assert_eq!(told("2024年上半年，收到政府信息公开申请5件；作出行政许可决定9件。"), []);
    let last = told("2023年，收到政府信息公开申请5件；作出行政许可决定9件。");
    assert_eq!(last, [(Received, 5, Some(2023)), (Licences, 9, Some(2023))]);
}

#[test]
fn a_list_goes_on_behind_semicolons() {
    assert_eq!(lists("公开信息9条，其中，公告6条；动态2条；其他1条。"), [(3, true)]);
    assert_eq!(lists("公开信息9条，其中文字信息6条，占66.7%；图片信息4条，占33.3%。"), [(2, false)]);
    assert_eq!(firm("公开“双公示”信息9条，其中行政许可6条；行政处罚3条。"), []);
}

#[test]
fn a_bracket_that_names_it_again_says_nothing_more() {
    let both = "公民个人（自然人）提出政府信息公开申请5件，企业及其他组织提出2件，合计7件。";
    assert_eq!(firm(both), [(NaturalPersons, 5), (Organisations, 2)]);
}

#[test]
fn a_share_may_stand_before_its_count() {
    assert_eq!(firm("收到的政府信息公开申请，自然人申请占比80%，共8件。"), [(NaturalPersons, 8)]);
    // A share with a subject of its own belongs to no count before it.
    assert!(narrative("公布事项1808项，其中“一网通办”事项491项、“最多跑一次”事项占比97.7%。").shares.is_empty());
}

#[test]
fn what_has_nothing_to_do_with_disclosure_is_no_suit_of_the_table() {
    for text in [
        "因征地补偿引发的行政诉讼案件15件，与政府信息公开无关。",
        "行政诉讼案件29件，均与政府信息公开无关。",
        "被提起行政诉讼29件，不涉及政府信息公开。",
    ] {
        assert_eq!(firm(text), [], "{text}");
    }
}

#[test]
fn one_list_of_outcomes_divides_what_was_settled() {
    assert_firm(&[
        (
            "收到并办结政府信息公开申请35件，11件予以公开、9件无法提供、15件其他处理。",
            &[(Settled, 35), (Granted, 11), (Unavailable, 9), (OtherHandling, 15)],
        ),
        // Something else is settled beside it.
        ("收到政府信息公开申请33件，办结31件，逾期不再处理1件。", &[(Received, 33)]),
        ("办理政府信息公开申请，申请人逾期未缴纳信息处理费、不再处理其申请的1件。", &[(Unpaid, 1)]),
        ("对收到的28件政府信息公开申请，作出不予公开决定的均说明理由。", &[(Received, 28)]),
        ("对9件政府信息公开申请，依法作出不予公开决定并说明理由。", &[(Denied, 9)]),
        ("新收政府信息公开申请中，没有法人或其他组织提出的申请。", &[(Organisations, 0)]),
        ("本年度未作出部分公开答复。", &[(PartlyGranted, 0)]),
    ]);
}

#[test]
fn hospitals_schools_and_offices_below_higher_places_call_themselves_so() {
    let of = |agency, text| stated(&of_agency(text, agency), |one| one.standing == Standing::Firm);
    assert_eq!(of("青禾市人民医院", "医院全年收到政府信息公开申请3件，上年结转1件。"), [(Received, 3), (CarriedIn, 1)]);
    assert_eq!(of("青禾市第一中学", "2024年，学校未收到政府信息公开申请。"), [(Received, 0)]);
    // Another of its kind.
    for text in ["市第二医院收到政府信息公开申请5件。", "各医院收到政府信息公开申请5件。"]
    {
        assert_eq!(of("青禾市人民医院", text), [], "{text}");
    }
    let tax = "国家税务总局松渚市青禾县税务局";
    assert_eq!(of(tax, "2024年，向青禾县税务局提出的政府信息公开申请有3件。"), [(Received, 3)]);
    assert_eq!(of("青禾县红旗梁街道办事处", "红旗梁街道依法决定不予公开的政府信息公开申请5件。"), [(Denied, 5)]);
}

#[test]
fn what_each_hands_out_to_names_nobody_knows_is_left_open() {
    let told = firm("涉及县文化和旅游局的政府信息公开行政复议、行政诉讼分别为1起、2起。");
    assert!(!told.iter().any(|(subject, _)| *subject == Disputes), "{told:?}");
    let shares = narrative(
        "上年结转0件，结转至下年办理0件；政府信息公开申请办结9件，予以公开、部分公开、无法提供的分别占40%、10%和50%。",
    );
    assert!(shares.shares.is_empty(), "{:?}", shares.shares);
}

#[test]
fn a_list_divides_nothing_of_a_paragraph_farther_up() {
    let far = "办理工单2件。\n召开会议，部署工作。\n网站改版一新。\n答复情况如下：予以公开1件，占16.7%；无法提供1件，占16.7%。";
    assert_eq!(lists(far), [], "{far}");
    assert_eq!(lists("公开信息9条。\n其中，公告6条，动态3条。"), [(2, false)]);
}
