use super::*;

fn head(text: &str) -> (Option<String>, Option<i16>) {
    let mut head = Head::default();
    read(&[Line { number: 1, text: text.to_owned() }], &mut head);
    (head.agencies.first().map(|stated| stated.value.clone()), head.years.first().map(|stated| stated.value))
}

#[test]
fn the_preface_names_agency_and_year() {
    for text in [
        "根据《青禾市政府办公室关于做好2023年政府信息公开年度报告编制工作的通知》,编制并向社会公布青禾市民政局2024年度政府信息公开工作年度报告。",
        "现公布2024年度青禾市民政局政府信息公开工作年度报告。",
        "编制《青禾市民政局2024年政府信息公开工作年度报告》。",
        "现将青禾市民政局（以下简称我局）2024年度信息公开工作报告如下。",
        "现将青禾市民政局2024年度政府信息工作年度报告予以公开。",
        "现公布青禾市民政局政府信息公开工作2024年度报告。",
        "编制完成青禾市民政局2024年政府信息公开工作年度报告。",
        "青禾市民政局2024年政府信息公开工作年度报告(以下简称年报)根据《条例》编写。",
    ] {
        assert_eq!(head(text), (Some("青禾市民政局".into()), Some(2024)), "{text}");
    }
}

#[test]
fn the_place_of_a_government_names_it_in_the_preface_too() {
    for text in [
        "现发布《青禾县2024年政府信息公开工作年度报告》。",
        "2024年青禾县政府信息公开工作年度报告由青禾县人民政府办公室根据有关规定编制。",
    ] {
        assert_eq!(head(text), (Some("青禾县人民政府".into()), Some(2024)), "{text}");
    }
    assert_eq!(head("2024年,我们推进信息公开,完善了年度报告的各项制度和工作机制要求。"), (None, None));
}

#[test]
fn the_contact_names_the_agency_where_nothing_else_does() {
    assert_eq!(head("如有疑问,请与青禾市民政局办公室联系(地址:某路1号)"), (Some("青禾市民政局".into()), None));
    assert_eq!(head("请与青禾市人民政府办公室联系"), (None, None));
}

#[test]
fn a_label_before_a_name_makes_it_the_agency() {
    for text in ["报告单位:青禾市民政局", "填报单位(盖章):青禾市民政局", "编制单位:青禾市民政局(公章)"]
    {
        assert_eq!(head(text).0.as_deref(), Some("青禾市民政局"), "{text}");
    }
    for text in ["发布机构:青禾市民政局", "报告单位:", "报告单位领导:某某"] {
        assert_eq!(head(text), (None, None), "{text}");
    }
}

#[test]
fn who_compiled_it_or_speaks_to_the_public_is_the_agency() {
    for text in [
        "本报告由青禾市民政局根据《某某条例》和《某某通知》的要求编制而成",
        "本报告由青禾市民政局结合有关数据编制",
        "本报告由青禾市民政局办公室根据《某某条例》编制",
        "根据《某某条例》要求,青禾市民政局现向社会公开年度报告",
        "按照有关要求,青禾市民政局以服务群众为宗旨,形成此报告",
        "如有疑问,请联系:青禾市民政局办公室(地址:某路1号)",
        "如有疑问,可与青禾市民政局联系(地址:某路1号)",
    ] {
        assert_eq!(head(text).0.as_deref(), Some("青禾市民政局"), "{text}");
    }
    for text in ["按照青禾市人民政府办公厅严格要求", "报告由总体情况等六部分组成", "2024年,区民政局坚持公开"]
    {
        assert_eq!(head(text).0, None, "{text}");
    }
}

fn opening(text: &str, stated: i16) -> (Option<String>, Option<i16>) {
    let by = Evidence::Title;
    let mut head = Head { years: vec![Stated { value: stated, line: 1, by }], ..Head::default() };
    read_opening(&[Line { number: 9, text: text.to_owned() }], &mut head);
    let year = head.years.get(1).map(|stated| stated.value);
    (head.agencies.first().map(|stated| stated.value.clone()), year)
}

#[test]
fn the_opening_names_the_year_that_its_paragraph_comes_to() {
    assert_eq!(opening("2023年,本局在评估中优秀。2024年,本局坚持公开。", 2024), (None, Some(2024)));
    assert_eq!(opening("2023年,本局坚持公开。", 2024), (None, Some(2023)));
    assert_eq!(opening("2023年作出许可9件,2024年作出6件。", 2024), (None, Some(2024)));
    // The plan of a year is no year that a clause begins with.
    assert_eq!(opening("2023年,本局落实2024年政务公开工作要点。", 2024), (None, Some(2023)));
    assert_eq!(opening("(一)主动公开情况。2023年,本局公开信息5条。", 2024), (None, Some(2023)));
    assert_eq!(opening("2024年青禾市民政局全面落实条例", 2024), (Some("青禾市民政局".into()), Some(2024)));
    assert_eq!(opening("2024年,区民政局全面落实条例", 2024), (Some("区民政局".into()), Some(2024)));
    assert_eq!(opening("2024年,青禾区民政局通过区政府网站公开", 2024), (Some("青禾区民政局".into()), Some(2024)));
    assert_eq!(opening("2024年,未发生涉及民政局信息公开行政复议", 2024), (None, Some(2024)));
}

#[test]
fn a_preface_below_the_first_heading_names_the_agency_too() {
    let agency = |text: &str| {
        let mut head = Head::default();
        read_opening(&[Line { number: 9, text: text.to_owned() }], &mut head);
        (head.agencies.first().map(|stated| stated.value.clone()), head.years.first().map(|stated| stated.value))
    };
    let named = (Some("青禾市民政局".into()), Some(2024));
    for text in [
        "根据有关要求,依法开展工作,现编制《青禾市民政局2024年政府信息公开工作年度报告》。",
        "编制2024年度青禾市民政局政府信息公开工作年度报告,报告如下。",
    ] {
        assert_eq!(agency(text), named, "{text}");
    }
    assert_eq!(agency("本报告由青禾县柳渡镇人民政府党政办公室编制。").0.as_deref(), Some("青禾县柳渡镇人民政府"));
    assert_eq!(agency("健全了制度。进一步健全完善柳渡镇信息公开工作机制。").0, None);
    assert_eq!(agency("建立了《青禾市民政局信息公开审查制度》。"), (None, None));
    assert_eq!(agency("发布年度报告1份。公开由青禾市财政局编制的预算。").0, None);
}

#[test]
fn the_name_of_the_report_in_its_marks_names_the_agency_wherever_it_stands() {
    let text = "全文由六部分组成。《青禾区人民政府2024年政府信息公开工作年度报告》(以下简称《年报》)通过门户网站公布。";
    assert_eq!(head(text), (Some("青禾区人民政府".into()), Some(2024)));
    assert_eq!(head("依据《青禾区人民政府2024年政府信息公开工作年度报告编制通知》要求"), (None, None));
    let years = vec![Stated { value: 2024, line: 1, by: Evidence::Title }];
    let mut titled = Head { years, ..Head::default() };
    let quoted = "对照《青禾区人民政府2023年政府信息公开工作年度报告》反馈的问题整改。";
    read(&[Line { number: 2, text: quoted.to_owned() }], &mut titled);
    assert_eq!((titled.agencies.len(), titled.years.len()), (0, 1));
}

#[test]
fn a_title_is_no_second_statement() {
    assert_eq!(head("青禾市民政局2024年政府信息公开工作年度报告（本级机关）"), (None, None));
}

#[test]
fn notices_of_others_name_nothing() {
    assert_eq!(head("按照《关于做好2023年政府信息公开工作年度报告编制工作的通知》要求"), (None, None));
}
