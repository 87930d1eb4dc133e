//! What sentences mean by where they stand: above the first heading, in sections 三 and 四, below a label.

use super::*;
use Subject::*;

fn firm_in(part: u8, text: &str) -> Vec<(Subject, i64)> {
    stated(&in_part(part, text, "青禾县林业局"), |one| one.standing == Standing::Firm && one.year.is_none())
}

#[test]
fn the_preface_is_read_too_but_not_what_a_page_has_above_it() {
    let text = "今日访问12件\n2024年，本局收到政府信息公开申请5件，现将情况报告如下：\n一、总体情况\n正文。";
    let document = document(text);
    let section = Section { part: 1, heading: "一、总体情况".to_owned(), line: 3, prose: vec![4] };
    let head = Head { year: Some(Stated { value: 2024, line: 1, by: Evidence::Title }), ..Head::default() };
    let narrative = read(&document, &head, &[section]);
    assert_eq!(stated(&narrative, |one| one.standing == Standing::Firm), [(Received, 5)]);
    assert!(narrative.mentions.iter().all(|one| one.line == 2));
}

#[test]
fn below_the_heading_of_disputes_they_are_those_over_disclosure() {
    for (text, expected) in [
        ("行政复议：1件；行政诉讼：7件。", vec![(Reconsiderations, 1), (Suits, 7)]),
        (
            "2.行政诉讼情况。被提起行政诉讼3件，结果维持2件，结果纠正1件。",
            vec![(Suits, 3), (SuitsUpheld, 2), (SuitsCorrected, 1)],
        ),
        ("复议后起诉的7件。", vec![(SuitsAfterReconsideration, 7)]),
        ("收到行政复议申请3件。", vec![(Reconsiderations, 3)]),
        ("行政复议5件，均已审结。", vec![(Reconsiderations, 5), (ReconsiderationsPending, 0)]),
    ] {
        assert_eq!(firm_in(4, text), expected, "{text}");
        assert_ne!(firm_in(1, text), expected, "{text}");
    }
    // Governments decide on reconsiderations themselves.
    let theirs = in_part(4, "收到行政复议申请310件。", "青禾县人民政府");
    assert_eq!(stated(&theirs, |one| one.standing == Standing::Firm), []);
}

#[test]
fn below_the_heading_of_requests_points_count_them() {
    for (text, expected) in [
        ("2.答复情况。按时答复20件，按期答复率100%。", vec![(Settled, 20)]),
        (
            "申请人情况：自然人6件、商业企业0件、科研机构1件。",
            vec![(NaturalPersons, 6), (Businesses, 0), (ResearchBodies, 1)],
        ),
        ("申请人无正当理由逾期不补正、青禾县林业局不再处理其政府信息公开申请7件。", vec![(Overdue, 7)]),
        ("注：表中无法提供的三件，均因不掌握。", vec![(Unavailable, 3)]),
        ("未收到申请。（四）行政复议情况：办理案件5件。", vec![(Received, 0)]),
    ] {
        assert_eq!(firm_in(3, text), expected, "{text}");
    }
}

#[test]
fn labels_with_their_numbers_go_on_from_line_to_line() {
    let text = "2.依申请公开情况：进一步规范流程。\n申请数量：13件。\n办结数量：12件。\n结转下年数量：1件。";
    assert_eq!(firm(text), [(Received, 13), (Settled, 12), (CarriedOut, 1)]);
    assert_eq!(firm("结转下年度 4 件"), [(CarriedOut, 4)]);
    assert_eq!(firm("建议提案结转下年度 4 件"), []);
}

#[test]
fn all_may_be_said_of_what_was_counted_before() {
    assert_firm(&[
        ("收到政府信息公开申请9件。从申请人类型看，均为公民个人申请。", &[(Received, 9), (Organisations, 0)]),
        ("共办结政府信息公开申请6件，均予以公开。", &[(Settled, 6), (AllGranted, 0)]),
        ("共办结政府信息公开申请6件，无不予公开情况。", &[(Settled, 6), (Denied, 0)]),
        ("无不予公开情况。", &[]),
        ("收到公民提出的政府信息公开申请9件，未收到法人或其他组织提出的申请。", &[(Received, 9), (Organisations, 0)]),
        ("收到的5件政府信息公开申请均未收取信息处理费。", &[(Received, 5), (FeesCollected, 0)]),
        ("办理建议提案9件、政府信息公开申请6件、工单51件。", &[(Handled, 6)]),
        ("未作出行政强制和行政征收；作出行政许可8件。", &[(Coercions, 0), (Licences, 8)]),
        ("年末行政规范性文件存量5件。", &[(DocumentsInForce, 5)]),
    ]);
}

#[test]
fn the_rest_of_them_closes_a_list_whatever_became_of_it() {
    let parts = lists;
    assert_eq!(parts("受理政府信息公开申请9件，其中1件结转下一年度办理，其余8件全部按时办结。"), [(2, true)]);
    assert_eq!(parts("办结政府信息公开申请9件，其中予以公开5件、部分公开4件，其余1件结转下年度。"), [(2, false)]);
}
