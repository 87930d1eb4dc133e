//! The labels of both forms, row by row and column by column, with the words of the cell paths; nothing is computed here.

/// A word of a cell path with the label that stands for it on paper.
pub type Named = (&'static str, &'static str);

/// One captioned block of table 2.
pub struct Block {
    pub caption: &'static str,
    pub columns: &'static [Named],
    pub rows: &'static [Named],
}

const STOCK_2021: &[Named] = &[("issued", "本年制发件数"), ("repealed", "本年废止件数"), ("in_force", "现行有效件数")];
const DECISIONS_2021: &[Named] = &[("decisions", "本年处理决定数量")];
const STOCK_2019: &[Named] =
    &[("made", "本年新制作数量"), ("published", "本年新公开数量"), ("total_published", "对外公开总数量")];
const ITEMS_2019: &[Named] =
    &[("previous_items", "上一年项目数量"), ("change", "本年增/减"), ("decisions", "处理决定数量")];
const FEES_2019: &[Named] = &[("previous_items", "上一年项目数量"), ("change", "本年增/减")];

pub const BLOCKS_2021: &[Block] = &[
    Block {
        caption: "第二十条第（一）项",
        columns: STOCK_2021,
        rows: &[("rules", "规章"), ("normative_documents", "行政规范性文件")],
    },
    Block { caption: "第二十条第（五）项", columns: DECISIONS_2021, rows: &[("licensing", "行政许可")] },
    Block {
        caption: "第二十条第（六）项",
        columns: DECISIONS_2021,
        rows: &[("penalties", "行政处罚"), ("coercion", "行政强制")],
    },
    Block {
        caption: "第二十条第（八）项",
        columns: &[("amount", "本年收费金额（单位：万元）")],
        rows: &[("fees", "行政事业性收费")],
    },
];

pub const BLOCKS_2019: &[Block] = &[
    Block {
        caption: "第二十条第（一）项",
        columns: STOCK_2019,
        rows: &[("rules", "规章"), ("normative_documents", "规范性文件")],
    },
    Block {
        caption: "第二十条第（五）项",
        columns: ITEMS_2019,
        rows: &[("licensing", "行政许可"), ("other_services", "其他对外管理服务事项")],
    },
    Block {
        caption: "第二十条第（六）项",
        columns: ITEMS_2019,
        rows: &[("penalties", "行政处罚"), ("coercion", "行政强制")],
    },
    Block { caption: "第二十条第（八）项", columns: FEES_2019, rows: &[("fees", "行政事业性收费")] },
    Block {
        caption: "第二十条第（九）项",
        columns: &[("items", "采购项目数量"), ("amount", "采购总金额")],
        rows: &[("procurement", "政府集中采购")],
    },
];

/// Where a row of table 3 stands in the tree of its labels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Depth {
    /// 一, 二 and 四.
    Top,
    /// Directly under 三、本年度办理结果.
    Outcome,
    /// Under a named group of 三, as （三）不予公开.
    Detail(&'static str),
}

/// One row of table 3.
#[derive(Clone, Copy)]
pub struct RequestRow {
    pub slug: &'static str,
    pub label: &'static str,
    pub depth: Depth,
}

const fn row(slug: &'static str, label: &'static str, depth: Depth) -> RequestRow {
    RequestRow { slug, label, depth }
}

pub const RESULTS: &str = "三、本年度办理结果";
const DENIED: Depth = Depth::Detail("（三）不予公开");
const UNAVAILABLE: Depth = Depth::Detail("（四）无法提供");
const NOT_PROCESSED: Depth = Depth::Detail("（五）不予处理");
const OTHER: Depth = Depth::Detail("（六）其他处理");

/// The rows of table 3 down to （五）, the same in both editions.
pub const HEAD_ROWS: &[RequestRow] = &[
    row("received", "一、本年新收政府信息公开申请数量", Depth::Top),
    row("carried_in", "二、上年结转政府信息公开申请数量", Depth::Top),
    row("granted", "（一）予以公开", Depth::Outcome),
    row("partly_granted", "（二）部分公开（区分处理的，只计这一情形，不计其他情形）", Depth::Outcome),
    row("denied.state_secret", "1.属于国家秘密", DENIED),
    row("denied.law_prohibits", "2.其他法律行政法规禁止公开", DENIED),
    row("denied.safety_stability", "3.危及“三安全一稳定”", DENIED),
    row("denied.third_party", "4.保护第三方合法权益", DENIED),
    row("denied.internal_affairs", "5.属于三类内部事务信息", DENIED),
    row("denied.process", "6.属于四类过程性信息", DENIED),
    row("denied.enforcement_file", "7.属于行政执法案卷", DENIED),
    row("denied.inquiry", "8.属于行政查询事项", DENIED),
    row("unavailable.not_held", "1.本机关不掌握相关政府信息", UNAVAILABLE),
    row("unavailable.needs_creation", "2.没有现成信息需要另行制作", UNAVAILABLE),
    row("unavailable.still_unclear", "3.补正后申请内容仍不明确", UNAVAILABLE),
    row("not_processed.petition", "1.信访举报投诉类申请", NOT_PROCESSED),
    row("not_processed.repeated", "2.重复申请", NOT_PROCESSED),
    row("not_processed.publication", "3.要求提供公开出版物", NOT_PROCESSED),
    row("not_processed.excessive", "4.无正当理由大量反复申请", NOT_PROCESSED),
    row("not_processed.reconfirm", "5.要求行政机关确认或重新出具已获取信息", NOT_PROCESSED),
];

/// （六） of the 2019 edition.
pub const OTHER_2019: &[RequestRow] = &[row("other_handling", "（六）其他处理", Depth::Outcome)];

/// （六） of the 2021 edition.
pub const OTHER_2021: &[RequestRow] = &[
    row("other_handling.overdue_correction", "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请", OTHER),
    row(
        "other_handling.overdue_fee",
        "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
        OTHER,
    ),
    row("other_handling.other", "3.其他", OTHER),
];

/// The last rows of table 3, the same in both editions.
pub const TAIL_ROWS: &[RequestRow] =
    &[row("outcome_total", "（七）总计", Depth::Outcome), row("carried_out", "四、结转下年度继续办理", Depth::Top)];

/// The columns of table 3, 总计 last.
pub const APPLICANTS: &[Named; 7] = &[
    ("natural_person", "自然人"),
    ("business", "商业企业"),
    ("research", "科研机构"),
    ("social", "社会公益组织"),
    ("legal_service", "法律服务机构"),
    ("other", "其他"),
    ("total", "总计"),
];
/// The groups of table 4.
pub const DISPUTES: &[Named; 3] = &[
    ("reconsideration", "行政复议"),
    ("direct_suit", "未经复议直接起诉"),
    ("suit_after_reconsideration", "复议后起诉"),
];
/// The columns of each group of table 4, 总计 last.
pub const RULINGS: &[Named; 5] = &[
    ("upheld", "结果维持"),
    ("corrected", "结果纠正"),
    ("other", "其他结果"),
    ("pending", "尚未审结"),
    ("total", "总计"),
];
