//! The running text of a sample, consistent with its figures. All of it is made up.

use jiff::civil::Date;

use super::draft::Draft;
use super::figures;
use crate::form::Edition;
use crate::model::report::Evidence;

/// The title, where the draft states a year in one.
pub(super) fn title(draft: &Draft) -> Option<String> {
    let year = draft.stated_year(Evidence::Title)?;
    Some(format!("{}{year}年政府信息公开工作年度报告", agency(draft)))
}

/// The preface: what this is, for which period, whom to ask.
pub(super) fn preface(draft: &Draft) -> Vec<String> {
    let agency = agency(draft);
    let named = draft.stated_year(Evidence::Preface).map_or_else(String::new, |year| format!("{year}年"));
    let day = |date: Date| format!("{}年{}月{}日", date.year(), date.month(), date.day());
    let period = match draft.period {
        Some(period) => format!("数据统计期限自{}起至{}止。", day(period.from), day(period.to)),
        None if draft.mentions_period => "数据统计期限见下。".to_owned(),
        None => String::new(),
    };
    vec![
        format!("根据《中华人民共和国政府信息公开条例》，现公布{agency}{named}政府信息公开工作年度报告。{period}"),
        format!("如对本报告有疑问，请与{agency}联系，地址：青禾县苗圃路8号，电话：0000-1234567。"),
    ]
}

/// The running text of a part, without its tables.
pub(super) fn part(draft: &Draft, part: u8) -> Vec<String> {
    match part {
        1 if draft.is_worded_apart && draft.says.is_none() => overview_apart(draft),
        1 => overview(draft),
        5 if draft.is_worded_apart => vec![
            "主要问题：乡镇林业站公开的内容更新偏慢，群众留言答复得不够具体。".to_owned(),
            "下一步措施：给每个站点定更新时限，留言由专人跟进，到期没有回音的当面说明。".to_owned(),
        ],
        5 => vec![
            "存在的问题：公开内容还不够贴近林农需求，政策解读的形式比较单一。".to_owned(),
            "改进措施：定期走访林农，增加图表和视频解读，每季度检查一次公开栏目。".to_owned(),
        ],
        6 => vec!["本年度没有收取政府信息公开信息处理费。没有其他需要报告的事项。".to_owned()],
        _ => Vec::new(),
    }
}

fn overview(draft: &Draft) -> Vec<String> {
    let agency = agency(draft);
    let opening = draft.stated_year(Evidence::Opening).map_or_else(String::new, |year| format!("{year}年，"));
    let year = draft.years.first().map_or(2024, |&(_, year)| year);
    let in_force = figures::documents_in_force(year);
    let documents = if draft.form().edition == Edition::E2019 {
        format!("新制作规范性文件2件，对外公开规范性文件总数{in_force}件。")
    } else {
        format!("制发行政规范性文件2件，废止1件，现行有效{in_force}件。")
    };
    let opening = format!("{opening}{agency}认真落实政府信息公开各项要求，主要情况如下。");
    if let Some(says) = &draft.says {
        return std::iter::once(opening).chain(says.iter().cloned()).collect();
    }
    paragraphs(opening, &documents)
}

/// The same facts in the words of another year.
fn overview_apart(draft: &Draft) -> Vec<String> {
    let year = draft.years.first().map_or(2024, |&(_, year)| year);
    vec![
        format!("{year}年，{}围绕林区群众关心的事项推进公开，有关情况报告如下。", agency(draft)),
        "（一）主动公开。网站全年发布86条信息，护林防火、苗木补贴各设一个栏目。".to_owned(),
        "（二）依申请公开。收到4件公开申请，另有1件由上年转来，年底前答复4件，余下1件转入下年。".to_owned(),
        "（三）政府信息管理。文件印发前先定能否公开，已公开的每半年核对一遍。".to_owned(),
        "（四）政府信息公开平台建设。改版林业专栏，在护林站张贴查阅办法。".to_owned(),
        "（五）监督保障。请林农代表评议两次，年内没有需要追责的情形，经办人员参加了培训。".to_owned(),
    ]
}

fn paragraphs(opening: String, documents: &str) -> Vec<String> {
    vec![
        opening,
        format!("（一）主动公开。通过门户网站公开政府信息86条，{documents}"),
        "（二）依申请公开。收到政府信息公开申请4件，上年结转1件，办结4件，结转下年度继续办理1件。".to_owned(),
        "（三）政府信息管理。公开前逐条审查，公开后按季度清理。".to_owned(),
        "（四）政府信息公开平台建设。维护网站专栏，林业站设置信息查阅点。".to_owned(),
        "（五）监督保障。开展业务培训，接受社会评议，没有发生责任追究。".to_owned(),
    ]
}

/// The name to write, also where the reader of the document is to find none.
pub(super) fn agency(draft: &Draft) -> &str {
    draft.agency.as_deref().unwrap_or("本机关")
}
