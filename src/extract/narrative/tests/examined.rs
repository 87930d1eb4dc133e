//! What made-up reports of an examiner showed to be unread: ordinary sentences, one behind the other.

use super::*;
use Subject::*;

#[test]
fn applicants_may_stand_behind_what_became_of_requests() {
    for text in [
        "收到政府信息公开申请9件。上年结转1件，办结10件。其中，自然人申请6件，法人或其他组织申请3件。",
        "收到政府信息公开申请9件。截至年底，已办结9件。按申请人分，自然人6件，法人或其他组织3件。",
    ] {
        let told = firm(text);
        assert_eq!(told[told.len() - 2..], [(NaturalPersons, 6), (Organisations, 3)], "{text}");
    }
    // Behind something else nobody knows of what they are.
    let other = "收到政府信息公开申请9件。开展培训5次。其中，自然人6件，法人或其他组织3件。";
    assert_eq!(firm(other), [(Received, 9)]);
}

#[test]
fn what_a_list_divides_is_all_that_was_settled() {
    let text = "收到政府信息公开申请9件。在办结的8件申请中，予以公开5件，作其他处理3件。";
    assert_eq!(firm(text), [(Received, 9), (Settled, 8), (Granted, 5), (OtherHandling, 3)]);
    let beside = "收到政府信息公开申请33件，办结31件，作其他处理1件。";
    assert!(!firm(beside).contains(&(Settled, 31)));
}

#[test]
fn decisions_may_be_counted_by_their_papers() {
    assert_firm(&[
        ("审批行政许可5件；下达行政处罚决定书8份。", &[(Licences, 5), (Penalties, 8)]),
        ("制作宣传册8份，审批事项5件。", &[]),
    ]);
}

#[test]
fn what_is_done_against_the_body_is_told_by_any_of_its_names() {
    let none = |agency: &str, text: &str| of_agency(text, agency).mentions.iter().filter(|one| one.in_words).count();
    let text = "没有公民、法人和其他组织因政府信息公开对某处申请行政复议或提起行政诉讼。";
    for (agency, name) in [("青禾市财政局", "市财政局"), ("岚溪区人民政府", "岚溪区"), ("青禾县柳渡街道办事处", "街道")]
    {
        assert_eq!(none(agency, &text.replace("某处", name)), 2, "{name}");
    }
    let about = "未接到针对镇政府有关政府信息公开的申请。";
    assert_eq!(none("青禾县柳渡镇人民政府", about), 1);
}

#[test]
fn what_was_denied_to_no_request_stands_before_the_requests() {
    let none = |text: &str| {
        let denied = narrative(text).mentions.into_iter().filter(|one| one.in_words && one.standing == Standing::Firm);
        denied.filter_map(|one| one.subject).collect::<Vec<_>>()
    };
    assert_eq!(none("本年度没有不予公开的政府信息公开申请。"), [Denied]);
    assert_eq!(none("2024年没有不予处理的政府信息公开申请。"), [NotProcessed]);
}

#[test]
fn last_years_count_is_of_what_this_years_is() {
    for text in [
        "全年共答复政府信息公开申请76件，相比于2023年的47件上升66.7%。",
        "办结政府信息公开申请76件，较上年的47件上升66.7%。",
    ] {
        let narrative = narrative(text);
        let [change] = narrative.changes[..] else { panic!("{text}: {:?}", narrative.changes) };
        let Of::Count(of) = change.of else { panic!("{text}: {change:?}") };
        let amount = |place: usize| narrative.mentions[place].amount.exact().unwrap().as_whole();
        assert_eq!((amount(of), change.since.and_then(amount)), (Some(76), Some(47)), "{text}");
    }
}

#[test]
fn more_names_of_what_is_asked_for_and_left_over() {
    assert_firm(&[
        ("收到政务信息依申请公开业务9条。", &[(Received, 9)]),
        (
            "受理政府信息公开申请22件，已答复20件，其余2件将于下年度答复。",
            &[(Received, 22), (Settled, 20), (CarriedOut, 2)],
        ),
    ]);
}

#[test]
fn disputes_counted_once_more_behind_their_parts_are_some_of_them() {
    let text = "政府信息公开行政复议4件、行政诉讼1件，其中：2件行政复议、1件行政诉讼获维持。";
    assert_eq!(firm(text), [(Reconsiderations, 4), (Suits, 1)]);
    let told = "政府信息公开行政复议4件，其中维持2件；行政诉讼1件。";
    assert_eq!(firm(told), [(Reconsiderations, 4), (ReconsiderationsUpheld, 2), (Suits, 1)]);
}

#[test]
fn a_row_may_be_told_by_what_requests_were_taken_for() {
    let text = "办结的政府信息公开申请中，按信访举报投诉类不予处理7件，按重复申请不予处理5件。";
    assert_eq!(firm(text), [(Petitions, 7), (Repeated, 5)]);
}

#[test]
fn more_words_that_offices_use() {
    assert_firm(&[
        ("共收到9件政府信息公开申请，无下年度结转。", &[(Received, 9), (CarriedOut, 0)]),
        ("受理政府信息公开申请9件，到期应答复8件，均已答复。", &[(Received, 9), (Settled, 8)]),
        ("办理各类行政复议案件9件，均与政府信息公开无关；因政府信息公开被申请行政复议1件。", &[(Reconsiderations, 1)]),
    ]);
}

#[test]
fn what_was_decided_of_disputes_is_all_but_the_pending() {
    assert_firm(&[
        ("因政府信息公开被申请行政复议5件，已审结3件。", &[(Reconsiderations, 5), (ReconsiderationsClosed, 3)]),
        ("因政府信息公开被申请行政复议5件，审结维持3件。", &[(Reconsiderations, 5), (ReconsiderationsUpheld, 3)]),
        ("因政府信息公开引发行政争议7件。", &[(Disputes, 7)]),
    ]);
}

#[test]
fn the_sum_behind_the_outcomes_is_of_all_that_was_settled() {
    let text = "政府信息公开申请中，予以公开5件、其他处理1件，合计办结6件。";
    assert_eq!(firm(text), [(Granted, 5), (OtherHandling, 1), (Settled, 6)]);
    let both = "办结政府信息公开申请9件，公开和部分公开7件。";
    assert_eq!(firm(both), [(Settled, 9), (GrantedAtAll, 7)]);
}

#[test]
fn a_rate_of_disputes_is_of_those_decided() {
    let rates = |text: &str| narrative(text).shares.iter().map(|share| share.of).collect::<Vec<_>>();
    assert_eq!(rates("政府信息公开行政复议维持率100%。"), [Of::Subject(ReconsiderationsUpheld)]);
    assert_eq!(rates("政府信息公开行政诉讼纠错率50%。"), [Of::Subject(SuitsCorrected)]);
    assert_eq!(rates("行政处罚案件复议维持率100%。"), []);
}

#[test]
fn a_fee_is_one_whatever_it_was_collected_for() {
    assert_firm(&[
        ("依申请提供政府信息收取信息处理费共计320元。", &[(FeesCollected, 320)]),
        ("申请公开政府信息9件，按时办结9件。", &[(Received, 9), (Settled, 9)]),
    ]);
}

#[test]
fn what_is_said_of_some_of_the_requests_counts_no_requests_that_came() {
    for text in [
        "收到的政府信息公开申请中，有5件涉及土地征收，均已妥善办理。",
        "2024年收到的政府信息公开申请中，5件内容涉及土地征收。",
    ] {
        let [mention] =
            narrative(text).mentions.into_iter().filter(|one| one.subject.is_some()).collect::<Vec<_>>()[..]
        else {
            panic!("{text}")
        };
        assert_eq!(mention.standing, Standing::AtMost(Aside::Part), "{text}");
    }
}

#[test]
fn what_came_may_be_told_twice() {
    let again = "共收到政府信息公开申请9件。全年受理的政府信息公开申请为8件，比上年增加2件。";
    assert_eq!(firm(again), [(Received, 9), (Received, 8)]);
    let taken_up = "共收到政府信息公开申请9件。其中撤回1件，受理8件。";
    assert_eq!(firm(taken_up), [(Received, 9)]);
}

#[test]
fn the_share_behind_a_bracket_is_of_what_stands_before_it() {
    let text = "无法提供9件（其中本机关不掌握相关政府信息7件），占16.36%。";
    let narrative = narrative(&format!("在办结的55件政府信息公开申请中，{text}"));
    let [share] = narrative.shares[..] else { panic!("{:?}", narrative.shares) };
    let Of::Count(of) = share.of else { panic!("{share:?}") };
    assert_eq!(narrative.mentions[of].subject, Some(Unavailable));
}

#[test]
fn numbers_that_are_handed_out_end_where_others_begin() {
    let text = "收到政府信息公开申请9件，网络、信函、当面申请分别为5件、4件、2件，已答复8件，予以公开6件。";
    assert_eq!(lists(text), [(3, true)]);
    let halves = "自然人、法人或其他组织分别提出政府信息公开申请7件、2件。";
    assert_eq!(firm(halves), [(NaturalPersons, 7), (Organisations, 2)]);
}

#[test]
fn what_stands_behind_among_is_the_next_numbers() {
    let text = "收到的9件政府信息公开申请中自然人申请7件。";
    assert_eq!(firm(text), [(Received, 9), (NaturalPersons, 7)]);
}

#[test]
fn ways_may_have_any_name_where_they_are_called_ways() {
    for text in [
        "收到公众以语音留言、邮寄等方式提交的政府信息公开申请9件。",
        "收到公众通过自助终端、邮寄等渠道提交的政府信息公开申请9件。",
    ] {
        assert_eq!(firm(text), [(Received, 9)], "{text}");
    }
}

#[test]
fn all_that_is_left_is_carried_over_whatever_the_reason() {
    let text = "收到的政府信息公开申请中，当年办理完毕6件，其余3件因期限跨年转入下一年度办理。";
    assert_eq!(firm(text), [(Settled, 6), (CarriedOut, 3)]);
    let some = "收到政府信息公开申请9件，其中2件因征求意见延期转入下一年度办理。";
    assert_eq!(firm(some), [(Received, 9)]);
}

#[test]
fn the_area_that_is_governed_is_the_body_itself() {
    let told = |text: &str| {
        let narrative = of_agency(text, "岚溪区人民政府");
        stated(&narrative, |one| one.standing == Standing::Firm)
    };
    assert_eq!(told("2024年，我区依法作出政府信息公开申请答复9件。"), [(Settled, 9)]);
    let changed = of_agency("我区收到政府信息公开申请数量同比下降53.33%。", "岚溪区人民政府").changes;
    assert_eq!(changed.iter().map(|change| change.of).collect::<Vec<_>>(), [Of::Subject(Received)]);
}

#[test]
fn what_papers_are_marked_with_divides_them() {
    assert_eq!(lists("共发文286件，其中主动公开文件四件，不公开文件279件，依申请公开文件五件。"), [(3, false)]);
}

#[test]
fn words_that_say_which_of_them_count_a_part() {
    let at_most = |text: &str| stated(&narrative(text), |one| matches!(one.standing, Standing::AtMost(_)));
    for (text, expected) in [
        ("依法延期答复政府信息公开申请4件。", (Settled, 4)),
        ("当日答复政府信息公开申请3件。", (Settled, 3)),
        ("政府信息公开申请中，5日内办结8件。", (Settled, 8)),
        ("首次实行容缺受理政府信息公开申请2件。", (Received, 2)),
        ("交通运输领域行政处罚126件。", (Penalties, 126)),
        ("实施一般程序行政处罚230件。", (Penalties, 230)),
        ("作出万元以上行政处罚15件。", (Penalties, 15)),
        ("因征地拆迁引发的政府信息公开行政复议2件。", (Reconsiderations, 2)),
    ] {
        assert_eq!(at_most(text), [expected], "{text}");
        assert_eq!(firm(text), [], "{text}");
    }
    assert_firm(&[
        ("收到政府信息公开申请9件，按期答复8件，延期答复1件。", &[(Received, 9)]),
        ("收到政府信息公开申请9件，按期答复9件，无延期答复情况。", &[(Received, 9), (Settled, 9)]),
        ("办结政府信息公开申请9件，对2件申请开展延期审批。", &[(Settled, 9)]),
        ("开展行政处罚9件。", &[(Penalties, 9)]),
        ("制作政府信息公开告知书35份。", &[]),
        ("出具政府信息公开答复书35份（含补正告知）。", &[]),
    ]);
    let governed = of_agency("乡镇（街道）收到政府信息公开申请17件。", "岚溪区人民政府");
    assert_eq!(stated(&governed, |one| one.standing == Standing::Firm), []);
}

#[test]
fn documents_may_be_counted_by_whose_name_they_bear() {
    let text = "以区政府名义制发规范性文件1件、以区政府办公室名义制发规范性文件2件。";
    let told = of_agency(text, "岚溪区人民政府");
    assert_eq!(stated(&told, |one| one.standing == Standing::Firm), []);
}

#[test]
fn what_went_over_to_the_next_year_did_not_come() {
    assert_firm(&[
        ("2024年，政府信息公开申请5件顺延至下年度办理。", &[(CarriedOut, 5)]),
        ("政府信息公开申请中，5件因跨年度结转下年度继续办理。", &[(CarriedOut, 5)]),
        ("另有5件依申请公开申请系上年结转，已一并办理。", &[(CarriedIn, 5)]),
        ("政府信息公开申请办理完毕9件，另有5件在法定期限内继续办理。", &[(Settled, 9), (CarriedOut, 5)]),
        ("与2023年相比，政府信息公开申请增加2件，增幅9.09%，共24件。", &[(Received, 24)]),
    ]);
}

#[test]
fn a_row_of_the_table_ends_no_list() {
    let closed = |text: &str| lists(text).iter().any(|(_, closed)| *closed);
    assert!(!closed("收到政府信息公开申请28件，其中予以公开11件，无法提供6件，其他处理1件。"));
    assert!(closed("公开信息28条，其中公告11条、动态6条、其他1条。"));
}

#[test]
fn grounds_may_name_the_requests_themselves() {
    assert_firm(&[
        ("对重复政府信息公开申请不予处理7件。", &[(Repeated, 7)]),
        ("对无正当理由大量反复提出的政府信息公开申请不予处理8件。", &[(Excessive, 8)]),
        ("没有作出不予公开决定的依申请公开事项。", &[(Denied, 0)]),
    ]);
}

#[test]
fn decisions_may_be_named_in_short() {
    assert_firm(&[
        ("行政处罚方面，全年作出处罚决定12件。", &[(Penalties, 12)]),
        ("行政执法中作出行政处罚决定31件，采取行政强制措施57件。", &[(Penalties, 31), (Coercions, 57)]),
        ("未发生行政强制行为。", &[(Coercions, 0)]),
        ("目前，我局现行有效的行政规范性文件为26件。", &[(DocumentsInForce, 26)]),
    ]);
}

#[test]
fn the_mark_of_a_list_is_no_part_of_the_number_behind_it() {
    let year = "2.2023年收到政府信息公开申请12件，2024年收到9件，总体下降。";
    assert_eq!(firm(year), [(Received, 9)]);
    assert_eq!(firm("3.28件政府信息公开申请均已办结。"), [(Settled, 28)]);
    let share = narrative("收取信息处理费3.28元。");
    assert_eq!(share.mentions[0].amount.low.to_string(), "3.28");
}

#[test]
fn outcomes_stand_in_brackets_in_marked_lists_and_with_all_their_reasons() {
    assert_firm(&[
        ("政府信息公开申请办理结果为予以公开（12件）、部分公开（7件）。", &[(Granted, 12), (PartlyGranted, 7)]),
        ("政府信息公开申请答复结果分为两类：一是予以公开6件；二是部分公开3件。", &[(Granted, 6), (PartlyGranted, 3)]),
        ("另有10件政府信息公开申请因本机关不掌握、没有现成信息或补正后内容仍不明确而无法提供。", &[(Unavailable, 10)]),
        ("在全部政府信息公开申请办理结果中，没有部分公开的情形。", &[(PartlyGranted, 0)]),
        ("在办理政府信息公开申请过程中未作出不予公开的答复。", &[(Denied, 0)]),
        ("2024年收到的政府信息公开申请均由自然人提出。", &[(Organisations, 0)]),
    ]);
}

#[test]
fn what_is_said_of_now_is_of_the_end_of_the_year_where_the_rest_is_carried_over() {
    let text = "收到政府信息公开申请9件。目前依法办结8件，其中予以公开6件；结转下年度继续办理1件。";
    assert_eq!(firm(text), [(Received, 9), (Settled, 8), (Granted, 6), (CarriedOut, 1)]);
}

#[test]
fn more_that_town_offices_write() {
    assert_firm(&[
        ("制定行政规范性文件21件并同步发布解读材料。", &[(DocumentsIssued, 21)]),
        ("全年办结行政许可事项682件。", &[(Licences, 682)]),
        ("有4件政府信息公开申请系2023年结转，9件申请结转至2025年继续办理。", &[(CarriedIn, 4), (CarriedOut, 9)]),
        ("因政府信息公开被提起行政诉讼2件，均获法院维持。", &[(Suits, 2), (SuitsAllUpheld, 0)]),
    ]);
    let kinds = "主动公开政府信息283条，包括机构职能类88条，政策文件类5条，工作动态类289条。";
    assert_eq!(lists(kinds), [(3, false)]);
}

#[test]
fn outcomes_divide_no_number_of_some_requests() {
    let text = "收到政府信息公开申请106件。其中29件申请涉及征地补偿。在已办结的政府信息公开申请中，予以公开19件、部分公开3件、无法提供36件。";
    assert!(!lists(text).contains(&(3, false)) && !lists(text).contains(&(3, true)), "{:?}", lists(text));
    let all = "办结政府信息公开申请58件。其中，予以公开19件、部分公开3件、无法提供36件。";
    assert_eq!(lists(all), [(3, false)]);
}

#[test]
fn a_sign_of_sums_within_a_word_ends_no_list() {
    assert_eq!(lists("主动公开政府信息157条（政策法规类20条，业务工作类39条，统计数据类98条）。"), [(3, true)]);
    assert_eq!(lists("公开信息100条（就业类50条、公共服务类30条、审计类20条）。"), [(3, true)]);
}

#[test]
fn disputes_of_all_kinds_are_none_of_these() {
    assert_eq!(firm("全年依法化解各类行政复议案件188件。政府信息公开行政复议3件。"), [(Reconsiderations, 3)]);
    assert_eq!(firm("政府信息公开行政复议无纠正情形。"), [(NoReconsiderationCorrected, 0)]);
    assert_eq!(firm("依申请公开工作中，承接上年结转申请2件。"), [(CarriedIn, 2)]);
    assert_eq!(firm("政府信息公开行政诉讼案件全部胜诉。"), [(NoSuitLost, 0)]);
}
