//! Words that mean something else where certain others stand beside them.

use super::*;
use Subject::*;

#[test]
fn what_can_be_asked_for_is_called_in_many_ways() {
    assert_firm(&[
        ("未接到以书面、网络或当面方式提出的政府信息公开申请件。", &[(Received, 0)]),
        ("未收到公民、法人或者其他组织申请除本机关主动公开以外的其他政府信息。", &[(Received, 0)]),
        ("办公室牵头办理向我局申请的政府信息8件，全部办结。", &[(Handled, 8)]),
        ("牵头办理政府信息公开申请8件。", &[]),
        ("共收到依申请公开信件12件，已办结7件。", &[(Received, 12), (Settled, 7)]),
        ("共收到政府信息公开申请信件2件、网络申请5件。", &[]),
        ("收到依申请公开信息共9件，完成8件（结转下年度1件）。", &[(Received, 9), (Settled, 8), (CarriedOut, 1)]),
    ]);
}

#[test]
fn a_list_of_all_who_can_ask_leaves_nobody_out() {
    assert_firm(&[
        ("共受理自然人、商业主体等政府信息公开申请13件。", &[(Received, 13)]),
        ("全年收到公民和法人或其他组织政府信息公开申请共9件。", &[(Received, 9)]),
        ("收到自然人、法人提出的政府信息公开申请9件。", &[(Received, 9)]),
        ("收到企业、社会组织等申请3件。", &[]),
        ("政府信息公开申请9件，其中以自然人为主，共7件。", &[(Received, 9), (NaturalPersons, 7)]),
    ]);
}

#[test]
fn an_attribute_is_not_what_was_done() {
    assert_firm(&[
        ("集中公开我局制发的现行有效规范性文件31份。", &[(DocumentsInForce, 31)]),
        (
            "更新规范性文件库，公开失效、修改、新增目录，2024年新增2件，废止7件，目前继续有效的规范性文件6件。",
            &[(DocumentsIssued, 2), (DocumentsRepealed, 7), (DocumentsInForce, 6)],
        ),
        ("制发规范性文件3件，废止2件、失效1件。", &[(DocumentsIssued, 3)]),
        ("主动公开办理行政许可6件，行政处罚5件，行政强制3件。", &[(Licences, 6), (Penalties, 5), (Coercions, 3)]),
        ("主动公开行政许可6件。", &[]),
        ("按件计收信息处理费共300元。", &[(FeesCollected, 300)]),
    ]);
}

#[test]
fn disputes_that_concern_the_body_are_its_own() {
    let county = |text| stated(&of_agency(text, "青禾县人民政府"), |mention| mention.standing == Standing::Firm);
    let own = "处理与我县有关的信息公开复议6件、行政诉讼案件5件。";
    assert_eq!(county(own), [(Reconsiderations, 6), (Suits, 5)]);
    assert_eq!(county("处理信息公开复议6件、行政诉讼案件5件。"), []);
}

#[test]
fn what_all_bodies_of_an_area_count_is_left_open() {
    let county = |text| {
        stated(&of_agency(text, "青禾县人民政府"), |mention| {
            mention.standing == Standing::Firm && mention.year.is_none()
        })
    };
    // The tables of a government may count its own requests only, or those of all its bodies.
    assert_eq!(county("全县各级行政机关共收到政府信息公开申请8件。"), []);
    assert_eq!(county("全县各级行政机关共收到政府信息公开申请8件，其中县政府收到3件。"), [(Received, 3)]);
    assert_eq!(firm("全县各级行政机关共收到政府信息公开申请8件。"), []);
    // With its departments it is the body that reports, unless others are counted beside them.
    assert_eq!(county("2024年，县政府及各部门共收到政府信息公开申请8件。"), [(Received, 8)]);
    assert_eq!(county("2024年，县政府及各部门收到政府信息公开申请8件，各乡镇收到3件。"), []);
    assert_eq!(firm("2024年，县政府及各部门共收到政府信息公开申请8件。"), []);
}

#[test]
fn a_government_is_called_by_its_area() {
    let county =
        |text| stated(&of_agency(text, "松渚市青禾县人民政府"), |mention| mention.standing == Standing::Firm);
    assert_eq!(county("青禾县政府信息公开申请不予公开2件。"), [(Denied, 2)]);
    assert_eq!(county("以青禾县名义印发的行政规范性文件3件。"), [(DocumentsIssued, 3)]);
    assert_eq!(county("青禾县自然资源局收到政府信息公开申请9件。"), []);
    assert_eq!(firm("收到政府信息公开申请数十二件。"), [(Received, 12)]);
}
