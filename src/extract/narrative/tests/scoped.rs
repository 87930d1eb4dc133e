//! Whose and when: what proves nothing, whole areas, the body and others.

use super::*;

/// Sentences whose numbers cannot be held against a cell.
const IDLE: [&str; 84] = [
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
    "作出不予行政处罚决定3件。",
    "免予行政处罚2件，注销行政许可4件。",
    "撤销行政许可2件。",
    "全年作出不予行政许可决定3件。",
    "行政处罚案件结案7件。",
    "送达行政处罚决定书8件。",
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
fn a_body_called_by_its_short_name_is_the_body() {
    let own = of_agency("发改局共收到政府信息公开申请12件。", "青禾县发展改革局");
    assert_eq!(stated(&own, |mention| mention.standing == Standing::Firm), [(Subject::Received, 12)]);
    let other = of_agency("教育局共收到政府信息公开申请12件。", "青禾县发展改革局");
    assert!(stated(&other, |mention| mention.standing == Standing::Firm).is_empty());
}

#[test]
fn every_number_of_a_line_is_there_once() {
    let text = "2024年3月，依据第二十条和《办法》（国发〔2021〕30号）、http://a.cn/12，电话0300-1234567，收到申请4件。";
    let narrative = narrative(text);
    let idle = |aside| narrative.mentions.iter().filter(|one| one.standing == Standing::Idle(aside)).count();
    assert_eq!((idle(Aside::Date), idle(Aside::Title), idle(Aside::Address)), (2, 1, 2));
}

#[test]
fn the_words_of_a_name_say_nothing() {
    for agency in ["青禾县行政审批局", "青禾县信访局", "青禾市行政复议中心"] {
        let narrative = of_agency(&format!("2024年{agency}收到政府信息公开申请9件，办结9件。"), agency);
        let stated = stated(&narrative, |mention| mention.standing == Standing::Firm);
        assert_eq!(stated, [(Subject::Received, 9), (Subject::Settled, 9)], "{agency}");
    }
    assert_eq!(firm("我公司收到政府信息公开申请9件。"), [(Subject::Received, 9)]);
    assert_eq!(firm("公众向我集团公司提出政府信息公开申请9件。"), [(Subject::Received, 9)]);
    assert_eq!(firm("按照“谁制作谁公开”原则收到政府信息公开申请9件。"), [(Subject::Received, 9)]);
    assert_eq!(firm("以我校名义印发行政规范性文件2件。"), [(Subject::DocumentsIssued, 2)]);
}

#[test]
fn applications_for_something_else_are_none_for_information() {
    let text = "收到政府信息公开申请4件。不动产登记申请63件，办结63件。受理救助申请30件，办结30件。";
    assert_eq!(firm(text), [(Subject::Received, 4)]);
    assert_eq!(firm("2.依申请公开。\n婚姻登记申请63件，办结63件。"), []);
    assert_eq!(firm("2.依申请公开。\n上述申请共答复9件。"), [(Subject::Settled, 9)]);
}

#[test]
fn what_is_taken_up_of_what_was_received_is_no_second_count() {
    use Subject::*;
    let taken_up = "收到政府信息公开申请9件，其中2件退件，受理7件（予以公开6件）。";
    assert_eq!(firm(taken_up), [(Received, 9), (Granted, 6)]);
    assert_eq!(firm("收到政府信息公开申请9件。退回2件，受理7件。"), [(Received, 9)]);
    assert_eq!(firm("收到政府信息公开申请9件，受理9件。"), [(Received, 9), (Received, 9)]);
    assert_eq!(firm("2023年收到政府信息公开申请6件，2024年受理9件。"), [(Received, 9)]);
}

#[test]
fn others_that_one_is_only_compared_with_say_nothing() {
    let text = "收到政府信息公开申请9件（同比增长5%，在全市各委办局中位列第三），办理7件（含上年结转2件）。";
    assert_eq!(firm(text), [(Subject::Received, 9), (Subject::Handled, 7), (Subject::CarriedIn, 2)]);
    assert_eq!(firm("全市各委办局收到政府信息公开申请9件，位列全省第三。"), []);
}

#[test]
fn where_nobody_knows_whose_report_it_is_a_whole_area_is_its_own() {
    let of_nobody = |text: &str| stated(&of_agency(text, ""), |mention| mention.standing == Standing::Firm);
    for text in
        ["全区受理政府信息公开申请9件。", "区政府办公室共收到政府信息公开申请9件。", "街道收到政府信息公开申请9件。"]
    {
        assert_eq!(of_nobody(text), [(Subject::Received, 9)], "{text}");
    }
    for text in ["区公安局收到政府信息公开申请9件。", "全区各单位收到政府信息公开申请9件。", "全市制发规范性文件9件。"]
    {
        assert_eq!(of_nobody(text), [], "{text}");
    }
}

#[test]
fn a_town_may_call_itself_without_the_places_above_it() {
    let none = of_agency("未发生针对柳渡镇有关政府信息公开事务的行政复议案件。", "青禾县柳渡镇人民政府");
    assert_eq!(stated(&none, |mention| mention.standing == Standing::Firm), [(Subject::Reconsiderations, 0)]);
    let other = of_agency("未发生针对云溪镇有关政府信息公开事务的行政复议案件。", "青禾县柳渡镇人民政府");
    assert_eq!(stated(&other, |mention| mention.standing == Standing::Firm), []);
}

#[test]
fn what_no_body_of_an_area_has_the_one_that_speaks_has_not() {
    let none = |text| {
        let narrative = of_agency(text, "青禾县人民政府");
        stated(&narrative, |mention| mention.in_words && mention.standing == Standing::Firm)
    };
    assert_eq!(none("2024年，全县各级行政机关未发生行政诉讼。"), [(Subject::Suits, 0)]);
    assert_eq!(none("2024年，全县各级各部门未收到政府信息公开申请。"), [(Subject::Received, 0)]);
    // Those below it, or some of them.
    for text in
        ["全县各乡镇未收到政府信息公开申请。", "各部门未收到政府信息公开申请。", "全县各学校未收到政府信息公开申请。"]
    {
        assert_eq!(none(text), [], "{text}");
    }
    // What is counted behind is still all of the area's.
    let counted = of_agency("全县各级行政机关未发生行政诉讼，收到政府信息公开申请9件。", "青禾县人民政府");
    assert!(counted.mentions.iter().all(|mention| mention.in_words || mention.standing != Standing::Firm));
}
