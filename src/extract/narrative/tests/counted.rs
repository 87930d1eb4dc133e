//! What sentences count, and what they deny.

use super::*;

#[test]
fn requests_are_counted_in_all_usual_words() {
    use Subject::*;
    let cases: &[(&str, &[(Subject, i64)])] = &[
        ("全年收到政府信息公开申请4件，上年结转1件。", &[(Received, 4), (CarriedIn, 1)]),
        ("收到政府信息公开申请4件。办结4件，结转下年度1件。", &[(Received, 4), (Settled, 4), (CarriedOut, 1)]),
        ("本年度共受理依申请公开十二宗，全部按期答复。", &[(Received, 12)]),
        ("2024年我局接到0件针对本部门有关政府信息公开的申请。", &[(Received, 0)]),
        ("2024年度收到2条公开申请政府信息，并及时向申请人予以答复。", &[(Received, 2)]),
        ("办结政府信息公开申请4件，结转下年度继续办理1件。", &[(Settled, 4), (CarriedOut, 1)]),
        (
            "答复政府信息公开申请98件（含上年度结转8件，另有5件结转下年度）。",
            &[(Settled, 98), (CarriedIn, 8), (CarriedOut, 5)],
        ),
        ("2023年结转政府信息公开申请2件，结转至2025年继续办理3件。", &[(CarriedIn, 2), (CarriedOut, 3)]),
        (
            "政府信息公开申请中，予以公开及部分公开5件，不予公开2件，无法提供1件。",
            &[(GrantedAtAll, 5), (Denied, 2), (Unavailable, 1)],
        ),
        ("全年新增政府信息公开申请6条，已回复5条。", &[(Received, 6), (Settled, 5)]),
        ("1—12月，我局收到政府信息公开申请6件。", &[(Received, 6)]),
        ("2024年1月至12月，收到政府信息公开申请6件。", &[(Received, 6)]),
        ("截至12月底，收到政府信息公开申请6件。", &[(Received, 6)]),
        ("我管委会收到政府信息公开申请6件。", &[(Received, 6)]),
        ("上年结转政府信息公开申请数为零。", &[(CarriedIn, 0)]),
        ("收到政府信息公开申请**6**件。", &[(Received, 6)]),
        ("2.依申请公开情况。\n收到申请6件，不予公开2件。", &[(Received, 6), (Denied, 2)]),
        ("收到的政府信息公开申请中，自然人3件，法人或其他组织1件。", &[(NaturalPersons, 3), (Organisations, 1)]),
    ];
    for (text, wanted) in cases {
        assert_eq!(firm(text), *wanted, "{text}");
    }
}

#[test]
fn nones_in_words_are_told_with_what_they_deny() {
    use Subject::*;
    let cases: &[(&str, &[(Subject, i64)])] = &[
        ("县林业局未收到政府信息公开申请。", &[(Received, 0)]),
        ("2024年度我局未收到政府信息公开申请。", &[(Received, 0)]),
        ("本年度没有收到政府信息公开申请，也没有上年结转的申请。", &[(Received, 0), (CarriedIn, 0)]),
        ("未发生因依申请公开而引发行政诉讼、行政复议的情况。", &[(Reconsiderations, 0), (Suits, 0)]),
        (
            "2024年度未发生针对本部门有关政府信息公开事务的行政复议案、行政诉讼案和有关的申诉案。",
            &[(Reconsiderations, 0), (Suits, 0)],
        ),
        ("未收到行政复议申请。", &[(Reconsiderations, 0)]),
        ("2024年，县林业局不存在因信息处理收取相关费用的情况。", &[(FeesCollected, 0)]),
        ("（一）依据《政府信息公开信息处理费管理办法》收取信息处理费的情况：全年未收取。", &[(FeesCollected, 0)]),
        ("本年度无新制发的行政规范性文件。", &[(DocumentsIssued, 0)]),
        ("没有因政府信息公开工作被申请行政复议或者提起行政诉讼。", &[(Reconsiderations, 0), (Suits, 0)]),
        ("政府信息公开行政复议情况：无；行政诉讼情况：无。", &[(Reconsiderations, 0), (Suits, 0)]),
        ("未发生涉及政府信息公开的投诉举报、行政复议。", &[(Reconsiderations, 0)]),
        ("全年未实施行政强制，没有作出行政处罚决定。", &[(Coercions, 0), (Penalties, 0)]),
        ("没有行政处罚职能。", &[]),
        ("没有未按时答复的政府信息公开申请。", &[]),
        ("没有收取政府信息公开信息处理费。", &[(FeesCollected, 0)]),
        ("因政府信息公开被申请行政复议、被提起行政诉讼的情况均未发生。", &[(Reconsiderations, 0), (Suits, 0)]),
        ("没有新收到和上年结转的政府信息公开申请。", &[(Received, 0), (CarriedIn, 0)]),
        ("全年无政府信息公开申请需要办理。", &[(Received, 0)]),
        ("没有针对政府信息公开申请行政复议或行政诉讼的事项。", &[(Reconsiderations, 0), (Suits, 0)]),
        ("我局线上、线下均未收到依申请公开件。", &[(Received, 0)]),
    ];
    for (text, wanted) in cases {
        assert_eq!(firm(text), *wanted, "{text}");
    }
}

#[test]
fn disputes_documents_powers_and_fees_are_counted() {
    use Subject::*;
    let cases: &[(&str, &[(Subject, i64)])] = &[
        ("信息公开类行政复议7件，诉讼9件。", &[(Reconsiderations, 7), (Suits, 9)]),
        (
            "因政府信息公开被申请行政复议3件，其中维持2件、纠正1件。",
            &[(Reconsiderations, 3), (ReconsiderationsUpheld, 2), (ReconsiderationsCorrected, 1)],
        ),
        (
            "针对依申请公开答复提起的行政复议3件，其中复议机关维持2件。",
            &[(Reconsiderations, 3), (ReconsiderationsUpheld, 2)],
        ),
        ("年内以我局名义印发行政规范性文件2件。", &[(DocumentsIssued, 2)]),
        (
            "制定行政规范性文件2件，清理后废止1件，现行有效9件。",
            &[(DocumentsIssued, 2), (DocumentsRepealed, 1), (DocumentsInForce, 9)],
        ),
        ("制发行政规范性文件2件，年末现行有效9件。", &[(DocumentsIssued, 2), (DocumentsInForce, 9)]),
        (
            "制发行政规范性文件2件，废止1件，现行有效9件。",
            &[(DocumentsIssued, 2), (DocumentsRepealed, 1), (DocumentsInForce, 9)],
        ),
        ("全年累计公开发布政策文件17件，其中行政规范性文件4件。", &[(DocumentsIssued, 4)]),
        ("作出行政处罚决定4件，行政许可120件。", &[(Penalties, 4), (Licences, 120)]),
        ("全年收取政府信息公开信息处理费400元。", &[(FeesCollected, 400)]),
    ];
    for (text, wanted) in cases {
        assert_eq!(firm(text), *wanted, "{text}");
    }
}

#[test]
fn rows_and_columns_of_table_3_are_counted() {
    use Subject::*;
    let cases: &[(&str, &[(Subject, i64)])] = &[
        ("收到政府信息公开申请9件。其中2件属于本机关不掌握相关政府信息而无法提供。", &[(Received, 9), (NotHeld, 2)]),
        (
            "政府信息公开申请中，属于过程性信息3件，没有现成信息需要另行制作2件，重复申请1件。",
            &[(DeniedProcess, 3), (NeedsCreation, 2), (Repeated, 1)],
        ),
        (
            "收到政府信息公开申请9件，其中商业企业2件、法律服务机构1件、自然人6件。",
            &[(Received, 9), (Businesses, 2), (LegalServices, 1), (NaturalPersons, 6)],
        ),
        ("收到政府信息公开申请9件，公开6件，不予公开3件。", &[(Received, 9), (Granted, 6), (Denied, 3)]),
        ("收到政府信息公开申请9件，公开信息6件。", &[(Received, 9)]),
        ("全年出具政府信息公开答复书6份。", &[(Settled, 6)]),
        ("登记政府信息公开申请6件，受理并办结6件。", &[(Received, 6), (Settled, 6)]),
    ];
    for (text, wanted) in cases {
        assert_eq!(firm(text), *wanted, "{text}");
    }
}

#[test]
fn what_is_at_hand_and_what_is_left_are_counted() {
    use Subject::*;
    let cases: &[(&str, &[(Subject, i64)])] = &[
        (
            "受理政府信息公开申请5件，上年结转1件，共计6件，答复4件。",
            &[(Received, 5), (CarriedIn, 1), (AtHand, 6), (Settled, 4)],
        ),
        ("办理政府信息公开申请6件，其中新收5件、上年结转1件。", &[(Handled, 6), (Received, 5), (CarriedIn, 1)]),
        ("应办政府信息公开申请6件，实际办结4件。", &[(AtHand, 6), (Settled, 4)]),
        ("收到政府信息公开申请5件，办结4件，1件正在办理。", &[(Received, 5), (Settled, 4), (CarriedOut, 1)]),
        ("收到政府信息公开申请5件，办结4件，结转1件。", &[(Received, 5), (Settled, 4), (Carried, 1)]),
        ("办结政府信息公开申请4件，另有1件转2025年继续办理。", &[(Settled, 4), (CarriedOut, 1)]),
        ("截至2024年12月，收到政府信息公开申请5件。", &[(Received, 5)]),
        ("截至12月底，累计收到政府信息公开申请5件。", &[(Received, 5)]),
        ("收到各类诉求9件，其中属于政府信息公开申请的5件。", &[(Received, 5)]),
        ("收到通过邮寄、网络提交的政府信息公开申请共计5件。", &[(Received, 5)]),
        ("收到以书面形式提交的政府信息公开申请5件。", &[(Received, 5)]),
    ];
    for (text, wanted) in cases {
        assert_eq!(firm(text), *wanted, "{text}");
    }
}

#[test]
fn numbers_handed_out_by_each_go_to_their_nouns() {
    use Subject::*;
    let cases: &[(&str, &[(Subject, i64)])] = &[
        ("行政许可、行政处罚、行政强制处理决定分别为9件、4件、1件。", &[(Licences, 9), (Penalties, 4), (Coercions, 1)]),
        ("政府信息公开行政复议、行政诉讼分别为3件和2件。", &[(Reconsiderations, 3), (Suits, 2)]),
        ("收到、办结政府信息公开申请分别为5件、4件。", &[(Received, 5), (Settled, 4)]),
        ("行政许可、行政处罚分别作出决定9件、4件。", &[(Licences, 9), (Penalties, 4)]),
        ("制发、废止行政规范性文件分别为3件、2件。", &[(DocumentsIssued, 3), (DocumentsRepealed, 2)]),
        ("市民热线、领导信箱分别办理9件、4件。", &[]),
        ("行政许可、行政处罚、行政强制分别为9件、4件。", &[]),
    ];
    for (text, wanted) in cases {
        assert_eq!(firm(text), *wanted, "{text}");
    }
}

#[test]
fn a_number_counts_what_stands_behind_it() {
    use Subject::*;
    let cases: &[(&str, &[(Subject, i64)])] = &[
        (
            "5件政府信息公开行政复议案件中，4件结果维持，1件结果纠正。",
            &[(Reconsiderations, 5), (ReconsiderationsUpheld, 4), (ReconsiderationsCorrected, 1)],
        ),
        ("受理的政府信息公开申请中有4件为自然人，1件为法人或其他组织。", &[(NaturalPersons, 4), (Organisations, 1)]),
        ("全年共有5件政府信息公开申请登记在册。", &[(Received, 5)]),
        ("收到政府信息公开申请5件，办结4件，余1件。", &[(Received, 5), (Settled, 4), (CarriedOut, 1)]),
        ("收到政府信息公开申请5件，公开3件，其余2件均已答复。", &[(Received, 5)]),
        ("收到政府信息公开申请5件，答复5件，未答复0件。", &[(Received, 5), (Settled, 5), (CarriedOut, 0)]),
        (
            "收到公民提出的政府信息公开申请4件，法人和其他组织提出的政府信息公开申请1件。",
            &[(NaturalPersons, 4), (Organisations, 1)],
        ),
        ("收到政府信息公开申请5件，当场答复3件、书面答复2件。", &[(Received, 5)]),
        ("制发行政规范性文件3件，公开解读3件，现行有效9件。", &[(DocumentsIssued, 3), (DocumentsInForce, 9)]),
        ("政府信息公开申请答复5件，予以公开4件。", &[(Settled, 5), (Granted, 4)]),
        (
            "涉及政府信息公开的诉讼5件，3件未经复议直接起诉，2件复议后起诉。",
            &[(Suits, 5), (DirectSuits, 3), (SuitsAfterReconsideration, 2)],
        ),
        ("收到政府信息公开申请5件，办结4件，1件未到答复期限。", &[(Received, 5), (Settled, 4), (CarriedOut, 1)]),
        (
            "累计办理政府信息公开申请5件（含上年结转1件），结转下年1件。",
            &[(Handled, 5), (CarriedIn, 1), (CarriedOut, 1)],
        ),
        ("依申请公开5件，同意公开4件，不予公开1件。", &[(Received, 5), (Granted, 4), (Denied, 1)]),
    ];
    for (text, wanted) in cases {
        assert_eq!(firm(text), *wanted, "{text}");
    }
    assert!(!firm("办理政府信息公开申请，对39件新收申请和3件结转申请依法答复。").contains(&(Received, 3)));
}

#[test]
fn joint_nones_deny_what_both_verbs_are_about() {
    use Subject::*;
    let cases: &[(&str, &[(Subject, i64)])] = &[
        ("我局未收到也未办理政府信息公开申请。", &[(Received, 0)]),
        ("我局未收到、未办理政府信息公开申请。", &[(Received, 0)]),
        ("全年无一起政府信息公开行政复议、行政诉讼。", &[(Reconsiderations, 0), (Suits, 0)]),
        ("我局未受理和办理过政府信息公开申请。", &[(Received, 0)]),
        ("政府信息公开申请受理和办理均为0件。", &[(Received, 0)]),
        ("政府信息公开行政复议、行政诉讼零发生。", &[(Reconsiderations, 0), (Suits, 0)]),
        ("全年信息公开“零复议”“零诉讼”。", &[(Reconsiderations, 0), (Suits, 0)]),
        ("没有未答复的政府信息公开申请。", &[]),
        ("未出现未收到答复的政府信息公开申请。", &[]),
    ];
    for (text, wanted) in cases {
        assert_eq!(firm(text), *wanted, "{text}");
    }
}

#[test]
fn names_of_requests_and_verbs_that_published_reports_have() {
    use Subject::*;
    let cases: &[(&str, &[(Subject, i64)])] = &[
        ("我局共收到政府信息依申请公开事项9件，办结8件。", &[(Received, 9), (Settled, 8)]),
        ("办理依申请公开事件3起。", &[(Handled, 3)]),
        ("收到依申请公开信息的申请0件。", &[(Received, 0)]),
        ("全年收政府信息公开申请9件。", &[(Received, 9)]),
        ("收到和办理政府信息公开申请9件。", &[(Handled, 9)]),
        ("共计受理办理政府信息公开申请9件。", &[(Handled, 9)]),
        ("受理并办理依申请公开9件。", &[(Handled, 9)]),
        ("没有受理、办理政府信息公开申请。", &[(Received, 0)]),
        ("收到政府信息公开申请9件，信息无法提供3件。", &[(Received, 9), (Unavailable, 3)]),
        (
            "政府信息公开申请中，不予公开（三类内部事务信息）3件，不予处理（无正当理由大量反复申请）9件。",
            &[(DeniedInternal, 3), (Excessive, 9)],
        ),
        ("收到政府信息公开申请9件（含上年结转1件），不予公开（涉及林地）3件。", &[(Received, 9), (CarriedIn, 1)]),
        (
            "收到政府信息公开申请9件，1件属于政府内部事务信息；无法提供3件。",
            &[(Received, 9), (DeniedInternal, 1), (Unavailable, 3)],
        ),
        ("网上收到政府信息公开申请6件，信函3件，合计9件。", &[(Received, 9)]),
        ("网上收到政府信息公开申请6件，咨询3件，合计9件。", &[]),
    ];
    let wrong: Vec<_> = cases.iter().map(|(text, wanted)| (*text, firm(text), *wanted)).collect();
    let wrong: Vec<_> = wrong.into_iter().filter(|(_, found, wanted)| found != wanted).collect();
    assert_eq!(wrong, []);
}

#[test]
fn names_of_papers_and_fees_that_published_reports_have() {
    use Subject::*;
    let cases: &[(&str, &[(Subject, i64)])] = &[
        ("全年下达行政处罚决定书9件。", &[(Penalties, 9)]),
        ("持续有效行政规范性文件3件。", &[(DocumentsInForce, 3)]),
        ("全年共收取行政事业性收费300元。", &[(Charges, 300)]),
        ("减免行政事业性收费300元。", &[]),
        ("未收取行政事业性收费。", &[]),
    ];
    let wrong: Vec<_> = cases.iter().map(|(text, wanted)| (*text, firm(text), *wanted)).collect();
    let wrong: Vec<_> = wrong.into_iter().filter(|(_, found, wanted)| found != wanted).collect();
    assert_eq!(wrong, []);
}

#[test]
fn nones_that_published_reports_have() {
    use Subject::*;
    let disputes = [(Reconsiderations, 0), (Suits, 0)];
    for text in [
        "全年及历年均未接到涉及政府信息公开的行政复议或行政诉讼。",
        "未发生因政府信息公开申请办理导致行政复议、行政诉讼的情况。",
        "没有因政府信息公开申请行政复议、提起行政诉讼和行政申诉的情况发生。",
        "没有收到涉政府信息公开的行政复议、行政诉讼。",
    ] {
        assert_eq!(firm(text), disputes, "{text}");
    }
    assert_eq!(firm("全年未收到依申请公开事项.未发生行政复议."), [(Received, 0), (Reconsiderations, 0)]);
    assert_eq!(firm("历年均未收到政府信息公开申请。"), []);
    assert_eq!(firm("全年及历年共收到政府信息公开申请9件。"), []);
}

#[test]
fn what_was_carried_in_and_what_is_on_its_way_out_is_told_by_the_words_behind() {
    use Subject::*;
    let run_on = "（二）依申请公开情况2024年共有1件依申请公开由上年结转，已办结。";
    assert_eq!(firm(run_on), [(CarriedIn, 1)]);
    assert_eq!(firm("收到政府信息公开申请5件上年结转1件。"), [(Received, 5), (CarriedIn, 1)]);
    assert_eq!(
        firm("收到政府信息公开申请7件；答复完毕6件，办理中1件。"),
        [(Received, 7), (Settled, 6), (CarriedOut, 1)]
    );
    assert_eq!(firm("办结政府信息公开申请6件，顺延至下一年答复2件。"), [(Settled, 6), (CarriedOut, 2)]);
    assert_eq!(firm("上年结转政府信息公开申请办件5件。"), [(CarriedIn, 5)]);
}

#[test]
fn requests_and_papers_may_be_named_otherwise() {
    use Subject::*;
    for (text, expected) in [
        ("我局共受理政府信息公开4件，办结4件。", vec![(Received, 4), (Settled, 4)]),
        ("共办理依申请信息公开事项9件。", vec![(Handled, 9)]),
        ("今年新发布行政规范性文件2件。", vec![(DocumentsIssued, 2)]),
        (
            "制定规范性文件4件，清理废止文件0件，现行有效文件9件。",
            vec![(DocumentsIssued, 4), (DocumentsRepealed, 0), (DocumentsInForce, 9)],
        ),
        ("未收到任何单位、组织和个人要求有关公开政府信息的申请。", vec![(Received, 0)]),
        ("未收到公民依申请信息公开事项。", vec![(Received, 0)]),
        ("今年我单位无依法申请公开开展情况。", vec![(Received, 0)]),
        ("未接到群众要求公开的信息。", vec![(Received, 0)]),
        ("未发生政府信息公开行政复议、诉讼问题。", vec![(Reconsiderations, 0), (Suits, 0)]),
        ("没有因政府信息公开引起的行政复议和行政诉讼事件。", vec![(Reconsiderations, 0), (Suits, 0)]),
        ("没有因政府信息公开被提起行政诉讼的事件。", vec![(Suits, 0)]),
        ("未发生政府信息公开行政复议、行政诉讼等问题。", vec![(Reconsiderations, 0), (Suits, 0)]),
        ("无行政规范性文件出台及更新情况。", vec![(DocumentsIssued, 0)]),
        ("未出台规范性文件和重要政策措施。", vec![(DocumentsIssued, 0)]),
        ("未产生与政府信息公开相关的收费情况。", vec![(FeesCollected, 0)]),
    ] {
        assert_eq!(firm(text), expected, "{text}");
    }
    assert_eq!(firm("收到政府信息公开意见4件。"), []);
    assert_eq!(firm("完善收费情况公示制度，公开收费情况4条。"), []);
}

#[test]
fn results_of_disputes_may_stand_in_a_sentence_of_their_own() {
    use Subject::*;
    let text = "政府信息公开行政复议3件。其中维持2件，纠正1件。";
    assert_eq!(firm(text), [(Reconsiderations, 3), (ReconsiderationsUpheld, 2), (ReconsiderationsCorrected, 1)]);
    let both = "政府信息公开行政复议3件，行政诉讼2件。其中维持2件。";
    assert_eq!(firm(both), [(Reconsiderations, 3), (Suits, 2)]);
    assert_eq!(firm("政府信息公开行政复议3件。信访维持2件。"), [(Reconsiderations, 3)]);
    let decided = "政府信息公开行政复议9件，6件做了复议决定，行政诉讼4件。";
    assert_eq!(firm(decided), [(Reconsiderations, 9), (ReconsiderationsClosed, 6), (Suits, 4)]);
    assert_eq!(firm("政府信息公开行政复议3件，办理行政复议案件90件，行政诉讼20件。"), [(Reconsiderations, 3)]);
}
