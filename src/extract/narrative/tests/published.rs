//! Ways to count and to deny that the openings of published reports have, told in words of our own.

use super::*;

#[test]
fn a_part_is_not_what_the_clause_before_names() {
    use Subject::*;
    assert_eq!(firm("作出18宗行政许可，其中5宗为甲类，其余13宗为乙类。"), [(Licences, 18)]);
    assert_eq!(firm("制发6件行政规范性文件，其中2件为联合行文。"), [(DocumentsIssued, 6)]);
    let each = "收到政府信息公开申请5件，其中1件属行政执法案卷信息，4件申请人撤件。";
    assert_eq!(firm(each), [(Received, 5), (DeniedFile, 1)]);
    let theirs = "因政府信息公开被申请行政复议3件，其中2件为上年结转。";
    assert_eq!(firm(theirs), [(Reconsiderations, 3)]);
}

#[test]
fn what_papers_are_marked_with_is_no_request() {
    use Subject::*;
    assert_eq!(firm("共发文40件，其中主动公开30件，依申请公开0件。"), []);
    assert_eq!(firm("制成信息40件，其中主动公开文件30件，不公开文件10件，依申请公开0件。"), []);
    assert_eq!(firm("主动公开政府信息40条，依申请公开0件。"), [(Received, 0)]);
}

#[test]
fn a_none_may_be_of_disputes_about_other_things_or_of_two_kinds_of_acts() {
    use Subject::*;
    assert_eq!(firm("行政执法工作均未被申请行政复议和提起行政诉讼。"), []);
    let both = firm("未产生因政府信息公开申请提请的行政复议和行政诉讼案件。");
    assert_eq!(both, [(Reconsiderations, 0), (Suits, 0)]);
    assert_eq!(firm("未制定发布、废止行政规范性文件。"), [(DocumentsIssued, 0), (DocumentsRepealed, 0)]);
    assert_eq!(firm("没有接到群众主动要求公开政府信息的申请。"), [(Received, 0)]);
    assert_eq!(firm("2024年，无政府信息公开申请事项。"), [(Received, 0)]);
}

#[test]
fn answers_ways_and_applicants_are_told_in_more_words() {
    use Subject::*;
    assert_eq!(firm("收到政府信息依申请公开办理事项3件。"), [(Received, 3)]);
    assert_eq!(firm("共作出政府信息公开申请答复8件。"), [(Settled, 8)]);
    assert_eq!(firm("受理并按时限要求及时办理回复依申请公开件7件。"), [(Settled, 7)]);
    assert_eq!(firm("收到并妥善处理依申请公开信息6件。").len(), 1);
    let applicants = "收到政府信息公开申请3件（2件属自然人申请，1件属商业企业申请）。";
    assert_eq!(firm(applicants), [(Received, 3), (NaturalPersons, 2), (Businesses, 1)]);
    assert_eq!(firm("收到政府信息公开申请2件，2件信息申请人均为自然人。"), [(Received, 2), (NaturalPersons, 2)]);
    let wider = "收到来信、依申请公开等26件，其中依申请公开7件。";
    assert_eq!(firm(wider), [(Received, 7)]);
    assert_eq!(firm("上年转结政府信息公开申请1件，转下一年办理2件。"), [(CarriedIn, 1), (CarriedOut, 2)]);
    let rows = "收到政府信息公开申请9件。其中公开2件，属于行政执法案卷7件。";
    assert_eq!(firm(rows), [(Received, 9), (Granted, 2), (DeniedFile, 7)]);
}

#[test]
fn ways_behind_what_was_carried_in_divide_both() {
    let both = narrative("收到政府信息公开申请9件，上年结转1件，其中网络6件，信函4件。");
    assert!(both.partitions.is_empty(), "{:?}", both.partitions);
    let beside = narrative("受理依申请公开27件，除1件尚在答复过程中，其余26件均已办结。");
    assert!(beside.partitions.is_empty(), "{:?}", beside.partitions);
}

#[test]
fn what_there_never_was_up_to_now_was_not_in_the_year() {
    use Subject::*;
    assert_eq!(firm("目前，我局未收到政府信息公开申请。"), [(Received, 0)]);
    assert_eq!(firm("目前收到政府信息公开申请4件。"), []);
    assert_eq!(firm("上半年未收到政府信息公开申请。"), []);
    assert_eq!(firm("未收到依申请公开的相关信息。"), [(Received, 0)]);
    assert_eq!(firm("没有收到需要依申请公开的事项。"), [(Received, 0)]);
}

#[test]
fn documents_may_be_named_behind_their_verbs_or_beside_rules_of_governments() {
    use Subject::*;
    let all = "2024年共制发5件，失效及废止2件，至12月31日现行有效的行政规范性文件共9件。";
    assert_eq!(firm(all), [(DocumentsIssued, 5), (DocumentsRepealed, 2), (DocumentsInForce, 9)]);
    let both = "制发规章0件、行政规范性文件5件；废止规章1件、行政规范性文件2件；现行有效规章3件、行政规范性文件9件。";
    let [issued, repealed, in_force] = [
        [(RegulationsIssued, 0), (DocumentsIssued, 5)],
        [(RegulationsRepealed, 1), (DocumentsRepealed, 2)],
        [(RegulationsInForce, 3), (DocumentsInForce, 9)],
    ];
    assert_eq!(firm(both), [issued, repealed, in_force].concat());
    assert_eq!(
        firm("2024年共制发5件，其中行政规范性文件3件，现行有效的行政规范性文件9件。").first(),
        Some(&(DocumentsIssued, 3))
    );
    assert_eq!(firm("清理失效行政规范性文件11个。"), [(DocumentsRepealed, 11)]);
}

#[test]
fn what_was_charged_may_stand_behind_how_many_charges_there_are() {
    assert_eq!(firm("行政事业性收费1项，收费总额为2万元。"), [(Subject::Charges, 20_000)]);
    assert_eq!(firm("行政处罚1件，收费总额为2万元。"), [(Subject::Penalties, 1)]);
}

#[test]
fn regulations_have_a_row_of_their_own() {
    use Subject::*;
    assert_firm(&[
        (
            "制定规章5件，废止4件，现行有效规章30件。",
            &[(RegulationsIssued, 5), (RegulationsRepealed, 4), (RegulationsInForce, 30)],
        ),
        ("未制定规章。", &[(RegulationsIssued, 0)]),
        ("制定规章制度5件。", &[]),
        ("制定规章、规范性文件5件。", &[]),
    ]);
    let some = narrative("将2件不适应发展的行政规范性文件予以废止。");
    assert_eq!(stated(&some, |one| matches!(one.standing, Standing::AtMost(_))), [(DocumentsRepealed, 2)]);
}
