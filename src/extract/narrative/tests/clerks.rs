//! Ways in which clerks write that no list of words foresees: short names, labels without marks, nones of a part, sums of a year.

use super::*;
use Subject::*;

fn firm_of(agency: &str, text: &str) -> Vec<(Subject, i64)> {
    stated(&of_agency(text, agency), |mention| mention.standing == Standing::Firm && mention.year.is_none())
}

#[test]
fn bodies_call_themselves_by_their_kind_where_something_is_done() {
    for (agency, text) in [
        ("青禾县林业局", "县局收到政府信息公开申请5件。"),
        ("青禾县柳渡镇人民政府", "镇政府共收到政府信息公开申请5件。"),
        ("青禾县人民政府办公室", "县政府办公室2024年收到政府信息公开申请5件。"),
        ("岚溪高新区管理委员会", "管委会收到政府信息公开申请5件。"),
        ("岚溪区东关街道办事处", "本年度向街道办提出的政府信息公开申请5件。"),
        ("松渚市住房和城乡建设局", "市局收到政府信息公开申请5件。"),
    ] {
        assert_eq!(firm_of(agency, text), [(Received, 5)], "{text}");
    }
    for (agency, text) in [
        ("青禾县林业局", "市局收到政府信息公开申请5件。"),
        ("青禾县柳渡镇人民政府", "县政府收到政府信息公开申请5件。"),
        ("南浦区市场监督管理局", "市局收到政府信息公开申请5件。"),
    ] {
        assert_eq!(firm_of(agency, text), [], "{text}");
    }
    let own = "以县局名义制发规范性文件3件。";
    assert_eq!(firm_of("青禾县林业局", own), [(DocumentsIssued, 3)]);
    let sued = "依法办理县局为被申请人的政府信息公开行政复议3件。";
    assert_eq!(firm_of("青禾县林业局", sued), [(Reconsiderations, 3)]);
}

#[test]
fn a_department_may_leave_out_its_area() {
    assert_eq!(firm_of("青禾县教育局", "2024年度，教育局无依申请公开事项。"), [(Received, 0)]);
    assert_eq!(firm_of("青禾县教育局", "教育局全年收到政府信息公开申请3件。"), [(Received, 3)]);
    assert_eq!(firm_of("青禾县教育局", "市教育局收到政府信息公开申请3件。"), []);
    assert_eq!(firm_of("青禾县人民政府", "教育局收到政府信息公开申请3件。"), []);
}

#[test]
fn what_becomes_of_a_number_may_stand_in_the_next_clause() {
    assert_firm(&[
        ("尚有3件政府信息公开申请未到办理期限，结转下年度继续办理。", &[(CarriedOut, 3)]),
        ("收到政府信息公开申请9件，其中2件因年底收到，结转至2025年继续办理。", &[(Received, 9), (CarriedOut, 2)]),
        ("收到政府信息公开申请1件，结转下年度继续办理。", &[(Received, 1)]),
        (
            "年内须办理的政府信息公开申请合计9件，由本年新收7件和上年结转2件构成。",
            &[(AtHand, 9), (Received, 7), (CarriedIn, 2)],
        ),
        ("年初结转的上年度政府信息公开申请3件，已统一办理。", &[(CarriedIn, 3)]),
        ("2024年新收的7件政府信息公开申请已全部按期答复。", &[(Received, 7)]),
    ]);
}

#[test]
fn what_came_is_told_in_many_ways() {
    assert_firm(&[
        ("收到自然人、法人及其他组织的政府信息公开申请6件。", &[(Received, 6)]),
        ("新收政府信息公开申请15件，法人或其他组织提出3件。", &[(Received, 15), (Organisations, 3)]),
        ("累计收悉政府信息公开申请6件。", &[(Received, 6)]),
        ("累计制发规范性文件6件。", &[]),
        ("2024年度政府信息公开申请件数为6，均已登记。", &[(Received, 6)]),
        ("新收政府信息公开申请较2023年减少12件，达到31件。", &[(Received, 31)]),
        ("上半年收到政府信息公开申请4件，下半年收到5件，全年合计9件。", &[(Received, 9)]),
        ("网上收到政府信息公开申请6件，占全部9件的66.67%。", &[(Received, 9)]),
        ("群众向我局申请信息公开的件数是4件。", &[(Received, 4)]),
        ("全年会商11次，涉及政府信息公开申请11件。", &[]),
        ("全年有5件政府信息公开申请收取信息处理费。", &[]),
        ("依申请公开。2024年收6件，答复5件。", &[(Received, 6), (Settled, 5)]),
        ("区分处理的政府信息公开申请共11件。", &[(PartlyGranted, 11)]),
        ("政府信息公开申请中同意公开（含部分公开）7件。", &[(GrantedAtAll, 7)]),
    ]);
}

#[test]
fn nones_may_be_of_a_part_or_stand_at_the_end() {
    assert_firm(&[
        ("没有收到一件政府信息公开申请。", &[(Received, 0)]),
        ("本局办理的政府信息公开申请中没有不予公开的。", &[(Denied, 0)]),
        ("未出现应公开而不予公开的情况。", &[]),
        ("制发规范性文件3件，废止没有。", &[(DocumentsIssued, 3), (DocumentsRepealed, 0)]),
        ("无现行有效的行政规范性文件。", &[(DocumentsInForce, 0)]),
        ("收到政府信息公开申请9件，无结转件。", &[(Received, 9), (Carried, 0)]),
        // What stands before another's number is not denied with it.
        ("政府信息公开工作未发生行政复议、发生行政诉讼1件。", &[(Disputes, 1)]),
        ("涉及县局的政府信息公开行政复议、行政诉讼无一件被纠正。", &[(NoReconsiderationCorrected, 0), (NoSuitLost, 0)]),
    ]);
}

#[test]
fn labels_and_numbers_may_follow_one_another_without_marks() {
    let text = "政府信息公开行政复议14件，维持7件纠正5件未审结2件。";
    let expected = [
        (Reconsiderations, 14),
        (ReconsiderationsUpheld, 7),
        (ReconsiderationsCorrected, 5),
        (ReconsiderationsPending, 2),
    ];
    assert_eq!(firm(text), expected);
    let joint = "政府信息公开复议、诉讼案件合计4件，被纠正2件。";
    assert_eq!(firm(joint), [(Disputes, 4), (DisputesCorrected, 2)]);
}

#[test]
fn lists_know_what_their_words_say_of_the_whole() {
    let parts = lists;
    assert_eq!(parts("公开信息65条（公告10条，动态6条，文件84条）。"), [(3, true)]);
    assert_eq!(parts("推送1447条信息（微信17条、微博1430条）。"), [(2, true)]);
    assert_eq!(parts("公开信息344条，包括：概况两条，动态328条，其他类信息14条。"), [(3, true)]);
    assert_eq!(parts("主动公开文件50件。其中包括：机构领导十件，人事八件，其它38件。"), [(3, true)]);
    assert_eq!(parts("公开规划5条、计划7条、管理58条，三类合计81条。"), [(3, true)]);
    assert_eq!(parts("行政诉讼1件，其中行政复议被纠正3件。"), []);
}

#[test]
fn a_number_of_several_outcomes_or_of_some_bodies_is_none_of_one() {
    let several = "收到政府信息公开申请50件，其中予以公开23件，其余9件分别作出不予公开、不予处理和其他处理。";
    assert_eq!(firm(several), [(Received, 50), (Granted, 23)]);
    let amended = "收到政府信息公开申请50件，全部答复，其中延期答复3件、经补正后答复2件。";
    assert_eq!(firm(amended), [(Received, 50)]);
    let others = "因答复不服引发行政复议2件，另有非信息公开类行政复议12件。";
    assert!(!firm(others).contains(&(Reconsiderations, 12)), "{:?}", firm(others));
    let most = narrative("办结申请43件，其中甲局、乙局受理量居前，分别为14件和8件。");
    assert_eq!(most.partitions, []);
}

#[test]
fn a_share_may_name_its_base_as_a_number() {
    let narrative = narrative("商业企业提出政府信息公开申请1件，占新收申请总量21件的4.76%。");
    let [share] = &narrative.shares[..] else { panic!("{:?}", narrative.shares) };
    let whole = share.whole.map(|whole| narrative.mentions[whole].amount.low.as_whole());
    assert_eq!(whole, Some(Some(21)));
}

#[test]
fn a_number_in_a_bracket_or_behind_one_counts_what_stands_before() {
    assert_firm(&[
        ("本局收到的政府信息公开申请（共7件）均由办公室把关。", &[(Received, 7)]),
        ("新收申请（政府信息公开）：8件；上年结转：1件。", &[(Received, 8), (CarriedIn, 1)]),
        ("收到政府信息公开申请5件（共7人）。", &[(Received, 5)]),
    ]);
}

#[test]
fn what_was_carried_in_may_be_settled_in_part() {
    assert_firm(&[
        ("办结上年结转政府信息公开申请3件。", &[]),
        ("上年度转过来的2件申请已答复，政府信息公开申请新收4件。", &[(CarriedIn, 2), (Received, 4)]),
        ("受理政府信息公开申请8件，无结转2025年继续办理件。", &[(Received, 8), (CarriedOut, 0)]),
    ]);
}

#[test]
fn what_was_granted_to_all_was_refused_to_none() {
    assert_firm(&[
        ("共收到政府信息公开申请7件，全部予以公开。", &[(Received, 7), (AllGranted, 0)]),
        ("共收到政府信息公开申请7件，均已予以公开，无复议。", &[(Received, 7), (AllGranted, 0), (Reconsiderations, 0)]),
        ("共收到政府信息公开申请7件，其中全部予以公开5件。", &[(Received, 7), (Granted, 5)]),
        ("收到政府信息公开申请7件，上年结转1件，全部予以公开。", &[(Received, 7), (CarriedIn, 1)]),
    ]);
}

#[test]
fn documents_are_spoken_of_by_their_titles_and_in_whose_name_they_are() {
    assert_firm(&[
        ("制定印发了《某某管理办法》1件规范性文件。", &[(DocumentsIssued, 1)]),
        ("制发规范性文件6件，均经审核并按期备案，废止3件。", &[(DocumentsIssued, 6), (DocumentsRepealed, 3)]),
        ("行政规范性文件审核3件。", &[]),
    ]);
    let text = "以政府和政府办公室名义出台行政规范性文件4件。";
    assert_eq!(firm_of("青禾县人民政府", text), [(DocumentsIssued, 4)]);
    assert_eq!(firm_of("青禾县林业局", text), []);
}

#[test]
fn what_was_done_first_says_nothing_of_what_is_counted() {
    let text = "收到政府信息公开申请9件，经与申请人沟通、补正后依法作出答复8件。";
    assert_eq!(firm(text), [(Received, 9), (Settled, 8)]);
    assert_eq!(firm("处理依申请公开3次。"), [(Handled, 3)]);
    assert_eq!(firm("政府信息公开行政复议数量均为3。"), [(Reconsiderations, 3)]);
}

#[test]
fn one_row_of_a_list_is_not_parted_by_what_it_comes_to() {
    let parts = lists;
    assert_eq!(parts("开展解读10篇，其中文字4篇、图解6篇、视频4篇。"), [(3, false)]);
    assert_eq!(parts("开展解读10篇，其中文字4篇，图解6篇，会议4篇。"), [(2, false)]);
}

#[test]
fn requests_may_head_a_list_of_what_there_was_none_of() {
    let none = [(Received, 0), (Reconsiderations, 0), (Suits, 0)];
    for text in [
        "全年未收到政府信息公开申请、政府信息公开行政复议及提起行政诉讼等情况。",
        "本年度未发生政府信息公开申请、行政复议、行政诉讼案件。",
        "我局未收到公民、法人和其他组织提出的政府信息公开申请及行政复议、行政诉讼。",
    ] {
        assert_eq!(firm(text), none, "{text}");
    }
    assert_eq!(firm("未发生因政府信息公开申请、答复引起的行政复议、行政诉讼。"), none[1..]);
    assert_eq!(firm("未发生政府信息公开申请行政复议、行政诉讼。"), none[1..]);
    assert_eq!(firm("未收到涉及政府信息公开申请和行政复议的来信。"), []);
}

#[test]
fn all_ways_are_told_by_two_opposite_ones_and_a_basis_by_its_title() {
    assert_firm(&[
        ("线下、线上收到的政府信息公开申请数量均为0件。", &[(Received, 0)]),
        ("未收到以任何形式提出的政府信息公开申请。", &[(Received, 0)]),
        ("网上、信函收到的政府信息公开申请均为0件。", &[]),
        ("收到政府信息公开申请12件，另有3件申请按照《条例》规定顺延到下年度答复。", &[(Received, 12), (CarriedOut, 3)]),
        ("根据《条例》的要求，受理政府信息公开申请12件。", &[(Received, 12)]),
    ]);
}

#[test]
fn forms_that_came_are_requests_and_what_was_not_carried_in_sets_no_year() {
    assert_firm(&[
        ("没有收到个人和组织递交的《信息公开申请表》。", &[(Received, 0)]),
        ("填写《信息公开申请表》5份。", &[]),
        ("未收到依申请公开信件和未发生行政诉讼。", &[(Received, 0), (Suits, 0)]),
        ("新收到政府信息公开申请8件，上年无结转，已办理15件。", &[(Received, 8), (CarriedIn, 0), (Handled, 15)]),
        ("收到政府信息公开申请9件，其中2件为2023年结转。", &[(Received, 9), (CarriedIn, 2)]),
        (
            "收到政府信息公开申请9件，公民申请7件，法人和其他组织申请2件。",
            &[(Received, 9), (NaturalPersons, 7), (Organisations, 2)],
        ),
    ]);
}

#[test]
fn what_the_body_itself_counts_is_a_part_of_what_its_area_does() {
    let county = |text: &str| firm_of("青禾县人民政府", text);
    assert_eq!(
        county("全县共受理政府信息公开申请82件，结转下年度办理12件，县政府本级共受理27件，结转下年度办理1件。"),
        [(Received, 82), (CarriedOut, 12)]
    );
}

#[test]
fn what_is_told_behind_each_number_announces_no_parts_and_what_goes_on_is_pending() {
    assert_eq!(
        lists("办结申请7件。其中，3件办理结果为予以公开，4件办理结果为本机关不掌握相关政府信息。"),
        [(2, false)]
    );
    assert_eq!(lists("办结申请7件，结果为予以公开3件、不予公开4件。").len(), 1);
    assert_firm(&[(
        "因政府信息公开引起的行政复议案件3件，结果维持1件，结果纠正0件，正在复议2件。",
        &[
            (Reconsiderations, 3),
            (ReconsiderationsUpheld, 1),
            (ReconsiderationsCorrected, 0),
            (ReconsiderationsPending, 2),
        ],
    )]);
}
