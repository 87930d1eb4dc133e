use super::*;
use crate::model::document::tests::document;
use crate::model::narrative::{Aside, Mention, Standing, Subject};
use crate::model::report::{Evidence, Stated};

/// What a line states, in a report of 青禾县林业局 for 2024.
fn narrative(text: &str) -> Narrative {
    of_agency(text, "青禾县林业局")
}

fn of_agency(text: &str, agency: &str) -> Narrative {
    let document = document(text);
    let prose = (1..=u32::try_from(document.line_count()).unwrap()).collect();
    let section = Section { part: 1, heading: String::new(), line: 0, prose };
    let by = Evidence::Title;
    let head = Head {
        year: Some(Stated { value: 2024, line: 1, by }),
        agency: Some(Stated { value: agency.to_owned(), line: 1, by }),
        ..Head::default()
    };
    read(&document, &head, &[section])
}

/// Subject and amount of everything that a text states firmly about cells.
fn firm(text: &str) -> Vec<(Subject, i64)> {
    stated(&narrative(text), |mention| mention.standing == Standing::Firm && mention.year.is_none())
}

fn stated(narrative: &Narrative, wanted: impl Fn(&Mention) -> bool) -> Vec<(Subject, i64)> {
    let is_wanted = |mention: &&Mention| mention.subject.is_some() && wanted(mention);
    let said = |mention: &Mention| (mention.subject.unwrap(), mention.amount.low.as_whole().unwrap());
    narrative.mentions.iter().filter(is_wanted).map(said).collect()
}

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

/// Sentences whose numbers cannot be held against a cell.
const IDLE: [&str; 78] = [
    "上半年收到政府信息公开申请4件。",
    "截至6月底，收到政府信息公开申请4件。",
    "近三年收到政府信息公开申请40件。",
    "全区共收到政府信息公开申请90件。",
    "通过网站收到政府信息公开申请3件，信函收到1件。",
    "收到涉及征地拆迁的政府信息公开申请3件。",
    "收到政府信息公开申请较上年增加3件。",
    "受理群众来信来访30件，办结30件。",
    "受理低保申请30件。",
    "承办人大代表建议4件，办结4件。",
    "共办理12345市长热线承办单126件。",
    "代拟行政规范性文件3件。",
    "审查行政规范性文件12件。",
    "发布规范性文件解读3篇。",
    "主动公开行政处罚信息20条。",
    "公示行政许可30件、行政处罚4件。",
    "办理行政复议案件35件。",
    "按件计收信息处理费100元/件。",
    "因属于国家秘密、过程性信息对政府信息公开申请不予公开1件。",
    "依据《关于收到政府信息公开申请3件的通知》开展工作。",
    "收到涉及3个部门的政府信息公开申请。",
    "政府信息公开工作中，处理问题3个，办结整改事项8件。",
    "办理政协提案答复公开申请3件。",
    "政府信息公开申请平均办理时限为8个工作日。",
    "政府信息公开申请办理流程优化为5项。",
    "2025年计划受理政府信息公开申请30件。",
    "收到政府信息公开申请的部门有3个。",
    "指导各部门办理政府信息公开申请50件。",
    "受理政府信息公开申请行政复议案件3件。",
    "其中，收到以信函形式提交的政府信息公开申请2件。",
    "区公安局收到政府信息公开申请20件，办结20件。",
    "政府信息公开申请中，1件因不属于本机关职责而不予公开。",
    "镇政府未收到政府信息公开申请。",
    "每收到1件政府信息公开申请，均在当日登记。",
    "对收到的3件以上重复政府信息公开申请合并处理。",
    "截至2024年6月，共收到政府信息公开申请4件。",
    "2024年1月至9月收到政府信息公开申请4件。",
    "收到向市级部门提出的政府信息公开申请3件。",
    "全年收到政府信息公开申请投诉3件。",
    "报请区政府废止行政规范性文件3件。",
    "牵头制定以区政府名义印发的行政规范性文件3件。",
    "组织学习行政规范性文件5份。",
    "修订行政规范性文件3件。",
    "行政许可事项35项。",
    "公开行政许可结果120件。",
    "同比多收到政府信息公开申请3件。",
    "信息公开行政诉讼案件中，我局作为第三人参加2件。",
    "办理行政处罚案卷公示4件。",
    "各级行政机关共受理依申请公开310件。",
    "全市税务机关作出行政处罚820件。",
    "公安机关作出行政处罚82件。",
    "2022年、2023年分别收到政府信息公开申请9件、6件。",
    "就盗伐林木作出行政处罚6件。",
    "会商答复政府信息公开申请6件。",
    "帮助4个林场办结依申请公开9件。",
    "2021—2023年共受理政府信息公开申请77件。",
    "- 2021—2023年共受理政府信息公开申请77件。",
    "从2022年到2024年共受理政府信息公开申请77件。",
    "局长信箱接到来信61封，办结58封。",
    "与法院会商行政诉讼案件6次。",
    "对860条拟发布的消息进行审查，不予公开6条，同意公开9条。",
    "办理行政复议案件52件，其中维持31件，政府信息公开平台均有登载。",
    "行政应诉案件41件，无败诉案件。",
    "今后确保政府信息公开工作零败诉。",
    "未出现因政府信息公开答复超期被复议的情形。",
    "对收到的政府信息公开申请，接听电话30个，答复30个。",
    "2023年全年收到政府信息公开申请6件。",
    "制发文件9件，其中以我局名义印发行政规范性文件3件。",
    "全年制发公文9件，主动公开5件，依申请公开4件。",
    "政府信息公开工作中，窗口受理各类申请90件，办结80件。",
    "组织学习依申请公开指南。选取案例6件，其中不予公开类2件。",
    "2022、2023两年分别收到政府信息公开申请9件、6件。",
    "公开行政许可事项35项，取消行政许可事项3件。",
    "收到书面申请3件，网上申请4件，均为政府信息公开申请。",
    "收到政府信息公开申请，目前2件正在办理。",
    "与2023年的6件政府信息公开申请相比有所增长。",
    "受理政府信息公开行政复议3件。",
    "通过网站、信函收到政府信息公开申请3件，当面收到2件。",
];

#[test]
fn what_proves_nothing_is_not_firm() {
    let wrong: Vec<_> = IDLE.iter().map(|text| (*text, firm(text))).filter(|(_, firm)| !firm.is_empty()).collect();
    assert_eq!(wrong, []);
    assert_eq!(firm("收到政府信息公开申请4件。窗口办结30件。"), [(Subject::Received, 4)]);
}

#[test]
fn a_government_may_speak_of_its_area() {
    let narrative = of_agency("2024年全区受理政府信息公开申请21件，均在法定期限答复。", "青禾市岚溪区人民政府");
    assert_eq!(stated(&narrative, |mention| mention.standing == Standing::Firm), [(Subject::Received, 21)]);
    let town = of_agency("2024年全县受理政府信息公开申请90件。", "青禾县柳塘镇人民政府");
    assert_eq!(stated(&town, |mention| mention.standing == Standing::Firm), []);
}

#[test]
fn other_years_are_kept_with_their_year() {
    let years = |text: &str| {
        let narrative = narrative(text);
        let of = |mention: &Mention| Some((mention.year?, mention.amount.exact()?.as_whole()?));
        narrative.mentions.iter().filter(|mention| mention.subject.is_some()).filter_map(of).collect::<Vec<_>>()
    };
    assert_eq!(years("2022年收到政府信息公开申请7件，2023年3件，2024年4件。"), [(2022, 7), (2023, 3)]);
    let aside = "政府信息公开行政复议1件（2023年2件）、行政诉讼3件（2023年4件）。";
    assert_eq!(years(aside), [(2023, 2), (2023, 4)]);
    assert_eq!(firm(aside), [(Subject::Reconsiderations, 1), (Subject::Suits, 3)]);
    assert_eq!(
        years("近4年受理依申请公开数量\t2021\t2022\t2023\t2024\t4\t7\t3\t4\t"),
        [(2021, 4), (2022, 7), (2023, 3)]
    );
}

#[test]
fn a_list_of_parts_knows_whether_it_is_whole() {
    let parts = |text: &str| {
        let narrative = narrative(text);
        narrative.partitions.iter().map(|one| (one.parts.len(), one.closed)).collect::<Vec<_>>()
    };
    assert_eq!(parts("公开信息297条（公告5条，提案14条，重点183条，其他95条）。"), [(4, true)]);
    assert_eq!(parts("开展解读26次，其中负责人解读3次，专家解读3次，图解20次。"), [(3, false)]);
    assert_eq!(parts("办理建议和提案9件，分别为建议4件、提案5件。"), [(2, true)]);
    assert_eq!(parts("抽查单位89个，其中林场8个、苗圃2个，发现问题326个。"), [(2, false)]);
    assert_eq!(parts("抽查单位89个，其中林场8个，发现问题326个。"), [(1, false)]);
    assert_eq!(parts("公开信息734条（含转载22条），其中首发270条。"), []);
    assert_eq!(parts("行政复议2件、行政诉讼1件，其中维持2件、驳回1件。"), []);
    assert_eq!(parts("共收到代表建议3件，政协提案3件，区提案6件。"), []);
    assert_eq!(parts("答复申请805件（含上年度结转申请18件，另有72件顺延到下年度答复）。"), []);
    assert_eq!(
        parts("收到政府信息公开申请5件，其中自然人3件、法人或其他组织2件，予以公开4件，不予公开1件。"),
        [(2, false)]
    );
}

#[test]
fn shares_and_changes_hang_on_the_count_before() {
    let narrative = narrative("受理政府信息公开申请80件，同比增长5.26%；予以公开40件，占50%，满意率达100%。");
    assert_eq!((narrative.changes.len(), narrative.shares.len()), (1, 1));
    assert!(!narrative.changes[0].fell);
    for text in [
        "予以公开40件、部分公开20件，合计占75%。",
        "制作解读60篇（图解20篇、文字40篇），图解占33.3%。",
        "收到政府信息公开申请80件，占来电来函总量的5%。",
        "受理政府信息公开申请80件，自然人占75%。",
    ] {
        assert_eq!(self::narrative(text).shares, [], "{text}");
    }
}

#[test]
fn every_number_of_a_line_is_there_once() {
    let text = "2024年3月，依据第二十条和《办法》（国发〔2021〕30号）、http://a.cn/12，电话0300-1234567，收到申请4件。";
    let narrative = narrative(text);
    let idle = |aside| narrative.mentions.iter().filter(|one| one.standing == Standing::Idle(aside)).count();
    assert_eq!((idle(Aside::Date), idle(Aside::Title), idle(Aside::Address)), (2, 1, 2));
}

#[test]
fn a_body_called_by_its_short_name_is_the_body() {
    let own = of_agency("发改局共收到政府信息公开申请12件。", "青禾县发展改革局");
    assert_eq!(stated(&own, |mention| mention.standing == Standing::Firm), [(Subject::Received, 12)]);
    let other = of_agency("教育局共收到政府信息公开申请12件。", "青禾县发展改革局");
    assert!(stated(&other, |mention| mention.standing == Standing::Firm).is_empty());
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
fn a_number_beside_another_of_its_year_is_that_years() {
    let years = |text: &str| {
        let narrative = narrative(text);
        let of = |mention: &Mention| Some((mention.year?, mention.subject?, mention.amount.exact()?.as_whole()?));
        let firm = narrative.mentions.iter().filter(|mention| mention.standing == Standing::Firm);
        firm.filter_map(of).collect::<Vec<_>>()
    };
    for text in [
        "收到政府信息公开申请9件，上年为6件。",
        "收到政府信息公开申请9件（2023年6件）。",
        "收到政府信息公开申请9件，较上年的6件增加3件。",
        "收到政府信息公开申请9件，比2023年（6件）增长50%。",
        "收到政府信息公开申请9件，与2023年（6件）相比增长50%。",
        "2023年、2024年分别收到政府信息公开申请6件、9件。",
        "2023、2024两年分别收到政府信息公开申请6件、9件。",
        "政府信息公开申请由上年的6件增加到9件。",
        "与上年相比，政府信息公开申请由6件增至9件。",
        "收到政府信息公开申请9件，与2023年的6件相比增长50%。",
    ] {
        assert_eq!(years(text), [(2023, Subject::Received, 6)], "{text}");
        assert!(firm(text).iter().all(|stated| *stated == (Subject::Received, 9)), "{text}: {:?}", firm(text));
    }
    assert_eq!(years("现行有效行政规范性文件9件，上年末为6件。"), [(2023, Subject::DocumentsInForce, 6)]);
    assert_eq!(years("2023年作出行政许可决定6件，2024年作出9件。"), [(2023, Subject::Licences, 6)]);
}

#[test]
fn changes_since_last_year_are_percentages_or_differences() {
    for text in [
        "收到政府信息公开申请9件，较上年增加3件。",
        "收到政府信息公开申请9件，较上年的6件增加3件。",
        "收到政府信息公开申请9件，上年为6件，增长50%。",
        "收到政府信息公开申请9件，比2023年（6件）增长50%。",
    ] {
        let narrative = narrative(text);
        let [change] = narrative.changes[..] else { panic!("{text}: {:?}", narrative.changes) };
        assert_eq!(narrative.mentions[change.of].amount.exact().unwrap().as_whole(), Some(9), "{text}");
    }
}

#[test]
fn a_whole_may_stand_before_its_sentence_or_behind_its_parts() {
    let parts = |text: &str| {
        let narrative = narrative(text);
        narrative.partitions.iter().map(|one| (one.parts.len(), one.closed)).collect::<Vec<_>>()
    };
    assert_eq!(parts("收到政府信息公开申请9件。其中，网络申请6件，信函申请3件。"), [(2, false)]);
    assert_eq!(parts("公开信息30条：公告20条，文件10条。"), [(2, true)]);
    assert_eq!(parts("网站发布20条，微信发布10条，共计30条。"), [(2, true)]);
    assert_eq!(parts("公开信息300条，网站发布20条，微信发布10条，共计30条。"), [(2, true)]);
    assert_eq!(parts("网站发布20条，培训10次，共计30条。"), []);
    assert_eq!(parts("公开信息30条，其中公告20条，文件10条，共计30条。"), [(2, false)]);
}
