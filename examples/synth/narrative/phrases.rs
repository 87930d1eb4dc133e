//! The stock of sentences with numbers. Names in braces are facts; `{y}` and `{last}` are years, `{own}` how the body calls
//! itself, `{n}` and `{m}` numbers that no table repeats.

pub const RECEIVED: &[&str] = &[
    "全年收到政府信息公开申请{received}件。",
    "{y}年，{own}共收到信息公开申请{received}件。",
    "本年度受理政府信息公开申请{received}宗。",
    "年内接到{received}件公民、法人或其他组织提出的政府信息公开申请。",
    "{own}新收政府信息公开申请{received}件，均已登记。",
    "本年度办理系统登记在册，收到依申请公开{received}件。",
    "全年收到的政府信息公开申请数量为{received}件。",
];

pub const RECEIVED_AND_OLD: &[&str] = &[
    "全年收到政府信息公开申请{received}件，上年结转{carried_in}件。",
    "本年度新收政府信息公开申请{received}件、上年度结转{carried_in}件。",
    "受理政府信息公开申请{received}件（另有上年转结{carried_in}件）。",
    "本年度收到政府信息公开申请{received}件，{last}年结转{carried_in}件。",
];

pub const NONE_RECEIVED: &[&str] = &[
    "全年未收到政府信息公开申请。",
    "{y}年，{own}未收到公民、法人或其他组织提出的政府信息公开申请。",
    "本年度没有收到政府信息公开申请。",
    "本年度{own}无政府信息公开申请。",
    "年内未接到任何政府信息公开申请。",
];

pub const SETTLED: &[&str] = &[
    "办结政府信息公开申请{settled}件，结转下年度继续办理{carried_out}件。",
    "依法答复政府信息公开申请{settled}件，结转至下一年度{carried_out}件。",
    "上述申请共答复{settled}件，顺延到下年度{carried_out}件。",
    "按期办结信息公开申请{settled}件。",
];

pub const APPLICANTS: &[&str] = &[
    "收到的申请中，自然人{persons}件，法人或其他组织{organisations}件。",
    "从收到申请的来源看，自然人申请{persons}件，法人和其他组织申请{organisations}件。",
];

pub const RESULTS: &[(&str, &str)] = &[
    ("予以公开", "{granted}"),
    ("部分公开", "{partly}"),
    ("不予公开", "{denied}"),
    ("无法提供", "{unavailable}"),
    ("不予处理", "{not_processed}"),
    ("其他处理", "{other}"),
];

pub const RESULT_HEADS: &[&str] = &["办理结果为：", "从申请的办理结果看，", "收到的申请中，"];

pub const DISPUTES: &[&str] = &[
    "因政府信息公开被申请行政复议{appeals}件，被提起行政诉讼{suits}件。",
    "信息公开类行政复议{appeals}件、诉讼{suits}件。",
    "因政府信息公开工作被申请行政复议{appeals}起，行政诉讼{suits}起。",
];

pub const NO_DISPUTES: &[&str] = &[
    "未发生因政府信息公开引起的行政复议、行政诉讼。",
    "全年没有因依申请公开引发的行政复议和行政诉讼案件。",
    "本年度无因政府信息公开被申请行政复议、提起行政诉讼的情况。",
];

pub const ALL_UPHELD: &[&str] =
    &["涉及政府信息公开的行政复议、行政诉讼均获维持。", "信息公开行政复议、诉讼结果均为维持。"];

pub const DOCUMENTS: &[&str] = &[
    "全年制发行政规范性文件{issued}件，废止{repealed}件，现行有效{in_force}件。",
    "本年度印发行政规范性文件{issued}件、废止{repealed}件，现行有效{in_force}件。",
    "严格合法性审核，制定行政规范性文件{issued}份。",
    "全年发布政策文件{many}件，其中行政规范性文件{issued}件。",
    "本年度出台{issued}件行政规范性文件，废止行政规范性文件{repealed}件。",
    "截至{y}年12月31日，现行有效的行政规范性文件{in_force}件。",
];

pub const NO_DOCUMENTS: &[&str] = &["本年度无新制发的行政规范性文件。", "全年未制发行政规范性文件。"];

pub const POWERS: &[&str] =
    &["全年作出行政处罚决定{penalties}件。", "本年度办理行政许可{licences}件，实施行政处罚{penalties}件。"];

pub const FEES: &[&str] = &[
    "（一）收取信息处理费情况。本年度未收取信息处理费。",
    "（一）信息处理费收取情况。{y}年，{own}未产生信息处理费。",
    "（一）依据《政府信息公开信息处理费管理办法》收取信息处理费的情况：全年未收取。",
    "（一）信息处理费。{own}不存在因信息处理收取相关费用的情况。",
];

pub const FEE: &str = "（一）收取信息处理费情况。全年收取政府信息公开信息处理费{fee}元。";

pub const FEE_STANDARD: &str = "（一）信息处理费。按照国家规定的标准，第11件起按100元/件计收。";

pub const SHARE: &str = "其中予以公开{granted}件，占{share}%。";

pub const LAST_YEAR: &[&str] =
    &["{last}年收到政府信息公开申请{last_received}件。", "去年受理政府信息公开申请{last_received}件。"];

pub const GREW: &str = "全年收到政府信息公开申请{received}件，同比增长{change}%。";
pub const FELL: &str = "本年度受理信息公开申请{received}件，较上年下降{change}%。";

pub const NOTICES: &[&str] = &[
    "全年公开各类信息{notices}条（公示公告{notices_a}条，工作动态{notices_b}条，其他{notices_c}条）。",
    "公开信息{notices}条，分别为公告{notices_a}条、动态{notices_b}条、文件{notices_c}条。",
];

/// Numbers near the subject that no cell repeats.
pub const DISTRACTIONS: &[&str] = &[
    "受理群众来信来访{n}件，办结{m}件。",
    "承办人大代表建议{m}件，政协提案{m}件，均已办复。",
    "上半年收到政府信息公开申请{m}件。",
    "近三年累计收到政府信息公开申请{n}件。",
    "通过网站受理政府信息公开申请{some}件。",
    "解答政府信息公开申请咨询{n}人次。",
    "审查备案各类行政规范性文件{m}件。",
    "主动公示行政许可和行政处罚信息{n}条。",
    "办理12345热线工单{n}件，满意率98.6%。",
    "对照第二十条要求，在20个工作日内答复。",
];
