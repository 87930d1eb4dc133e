//! Every text of the screen in both languages, as data. Actions and rules bring their own.

use crate::text::phrase::Phrase;

macro_rules! texts {
    ($($name:ident $zh:literal $en:literal;)+) => {
        $(#[doc = concat!("`", $en, "`")] pub const $name: Phrase = Phrase::new($zh, $en);)+

        /// All of them by name.
        pub const ALL: &[(&str, Phrase)] = &[$((stringify!($name), $name),)+];
    };
}

texts! {
    // The first line.
    PROGRAM "年报复核台" "Annual report review";
    CORPUS "{name}  {reports}份/{agencies}机关/{pairs}对年度" "{name}  {reports} reports/{agencies} agencies/{pairs} year pairs";
    CORPUS_SHORT "{name} {reports}份" "{name} {reports} reports";
    RULES "规则 {count}" "{count} rules";
    AUDITOR "复核人 {name}" "auditor {name}";
    OPEN_COUNT "待核 {open}/{all}" "open {open}/{all}";
    HELP_HINT "F1 帮助" "F1 help";
    LOADING "载入 {read}/{found}" "loading {read}/{found}";
    COMPARING "比对正文 {compared}/{all}" "comparing texts {compared}/{all}";
    // Panes.
    QUEUE "1 机关队列 (重者在前)" "1 Queue (worst first)";
    QUEUE_FILTERED "1 机关队列 (筛选)" "1 Queue (filtered)";
    TABLE "2 {table}  {year} {edition}  {agency}" "2 {table}  {year} {edition}  {agency}";
    TABLE_NAMES "表二,表三,表四" "Table 2,Table 3,Table 4";
    EDITION "[{edition}版]" "[form {edition}]";
    EDITION_UNKNOWN "[版式不明]" "[form unknown]";
    EDITION_OLDER "[2019年前]" "[before 2019]";
    NO_YEAR "年度不明" "no year";
    FINDINGS "3 问题 {place}/{all}  待核 {open}" "3 Findings {place}/{all}  open {open}";
    FINDINGS_NONE "3 问题" "3 Findings";
    SOURCE "4 源文  {file}" "4 Source  {file}";
    SOURCE_RAW "4 源文 (原样)  {file}" "4 Source (raw)  {file}";
    // Queue.
    HEAD_SCORE "分值" "Rank";
    HEAD_AGENCY "机关" "Agency";
    HEAD_YEAR "年" "Year";
    HEAD_OPEN "待" "Op";
    FILTER "筛选" "Filter";
    FILTER_COUNT "{shown}/{all}" "{shown}/{all}";
    PROGRESS "进度" "Done";
    PROGRESS_COUNT "{decided}/{all} 条" "{decided}/{all}";
    REVIEWED_SHARE "已核分值占比 {share}%" "{share}% of all scores decided";
    BY_SEVERITY "重 {errors}  中轻 {warnings}  提 {infos}" "E {errors}  W {warnings}  i {infos}";
    BY_EDITION "2021版 {new}  2019版 {old}" "form 2021 {new}  2019 {old}";
    UNRATED "未评 {count} 次 (x 看本报告)" "not judged {count} (x)";
    FAILED_COUNT "失败 {count} (f)" "failed {count} (f)";
    FAILED "失败 {count} 个文件 (f 看)" "failed files {count} (f)";
    JOURNAL_NOTICE "处置记录有损坏或读不了的，共 {count} 处；其余记录照常有效，f 列出全部。{first}" "The decisions are damaged or unreadable in places: {count}; the rest counts, f lists all. {first}";
    JOURNAL_COUNT "处置记录损坏 {count} (f)" "journal damaged {count} (f)";
    JOURNAL "处置记录有 {count} 处损坏或读不了，其余照常有效 (f 看)" "damaged or unreadable in the decisions: {count}; the rest counts (f)";
    UNSORTED "新到 {count} 份在末尾 (r 重排)" "{count} new at the end (r)";
    QUEUE_EMPTY "还没有读到报告" "no report yet";
    QUEUE_NOTHING "没有读到报告" "no report was read";
    NOTHING_READ "没有一份能读成年报 (f 看全部)" "nothing could be read as a report (f lists all)";
    QUEUE_NO_MATCH "没有符合的；Esc 清除筛选" "nothing fits; Esc clears the filter";
    SCORE_HINT "= 看分值怎么来的" "= tells why the score";
    // Findings.
    HEAD_NO "#" "#";
    HEAD_SEVERITY "级" "Sv";
    HEAD_FINDING "规则与差额" "Finding";
    HEAD_RESPONSIBLE "责" "By";
    HEAD_STATE "态" "St";
    SEVERITY_MARKS "重,中,轻,提" "E!,W!,W,i";
    RESPONSIBLE_MARKS "源,析,规,版" "So,Pa,Ru,Fo";
    STATE_MARKS "待,实,误,析,疑,同,缓,争,变" "..,ok,fr,fp,?,==,>>,<>,!!";
    NO_FINDINGS "没有发现问题" "nothing found";
    OPENING "正在打开" "opening...";
    CANNOT_OPEN "打不开：{reason}" "cannot be opened: {reason}";
    RULE "规则" "Rule";
    BASIS "依据" "Basis";
    VERDICT "判定" "Verdict";
    VIOLATED "必破：空白取任何非负整数都不成立" "violated: no filling of the blanks can hold";
    IMPLIED "可补：空白按 0 不成立，补上能成立" "implied: blanks as 0 fail, a filling holds";
    AMBIGUOUS "有歧义：只有一种读法时才冲突" "ambiguous: only some reading conflicts";
    OBSERVED "所见如此，不涉等式" "observed, no identity";
    RESPONSIBLE "责任" "By";
    OF_SOURCE "源文" "the document";
    OF_PARSING "解析：所涉格可能读错，先看源文（x 列出告警）；核实前不进问题清单" "reading: its cells may be misread, look at the source (x lists the alarms); kept off the list of findings until confirmed";
    OF_RULE "规则口径" "the rule's reading";
    OF_LAYOUT "版式" "the layout";
    SCORE "分值" "Score";
    DECISION "处置" "Decided";
    NOTE_BY "{who}：{what}" "{who}: {what}";
    DECIDED_BY "{what} ({who})" "{what} ({who})";
    CONFLICT "意见不一：{what}" "they differ: {what}";
    CHANGED "数值已变，请再看" "the values changed: look again";
    NOTE "备注" "Note";
    GROUP "同因 {members}" "same cause {members}";
    UNRATED_HERE "未评 {count} 条 (x 看原因)" "not judged {count} (x: why)";
    ALARMS_HERE "解析告警 {count} 处 (x 看)" "alarms of the reading {count} (x)";
    // Grid.
    NO_FORM "没有认出法定格式的表格" "no statutory tables were recognised";
    ITEM "项目" "Row";
    LEGEND "_ 空白  / 无  [0] 涉破等式  ?_ 可补  + 折叠  ! 行不平" "_ blank / none [0] broken ?_ fill + folded ! row off";
    OK "ok" "ok";
    BROKEN "必破" "bad";
    FILLABLE "可补" "fill";
    UNJUDGED "未评" "n/a";
    FOLDED "{group}x{count}" "{group} x{count}";
    FOLDED_REST "{group}其余{count}行" "{group} rest x{count}";

    STRIP_A101 "分项和:(七)" "items:(7)";
    STRIP_A102 "一+二:(七)+四" "in:out";
    // Source.
    NO_SOURCE "这一条没有具体的源文位置" "this finding has no place in the source";
    CELL_AT "{column} L{line}" "{column} L{line}";
    SAVED_ALWAYS "每次处置即存盘，已核 {decided} 条" "every decision is saved at once; {decided} decided";
    UNRATED_COUNT "未评 {count} 次 (缺年份 {year} 读不出 {reading} 未写明 {statement})" "not judged {count} (year {year}, unread {reading}, unsaid {statement})";
    UNSET_COUNT "另 {count} 次要先设置" "{count} to be set";
    ALARMS_COUNT "解析告警 {count}" "alarms of the reading {count}";
    // Messages.
    SAVED "已存：{what}  {finding}" "saved: {what}  {finding}";
    SAVED_NOTE "备注已存" "note saved";
    CLEARED_NOTE "备注已清除" "note cleared";
    NO_MORE_FORWARD "后面没有待核的了；PgUp 往前看" "nothing undecided further on; PgUp looks back";
    NO_MORE_BACK "前面没有待核的了" "nothing undecided before this";
    NOTHING_YET "眼下没有待核的，还在载入" "nothing undecided yet; still loading";
    NOTHING_FOUND "没有要核的问题" "there are no findings to decide";
    ALL_DECIDED "全部核完了" "everything is decided";
    NO_AGENCY_THERE "队列到头了" "the queue ends here";
    NO_YEAR_THERE "语料里没有这一年" "the corpus has no such year";
    UNDONE "已撤销：{rule} {what}" "taken back: {rule} {what}";
    REDONE "已重做：{rule} {what}" "done again: {rule} {what}";
    UNDONE_ALL "已撤销一并作出的 {count} 条：{what}" "taken back, {count} made in one go: {what}";
    REDONE_ALL "已重做一并作出的 {count} 条：{what}" "done again, {count} made in one go: {what}";
    NOTED "备注" "a note";
    NOTHING_TO_UNDO "没有可撤销的" "nothing to take back";
    RESORTED "已按分值重排" "put in order by score";
    NOT_SAVED "没有存下：{reason}" "not saved: {reason}";
    FIRST_START "初次使用：1-6 处置即存盘并到下一条；F1 列出现在能做的一切" "New here? 1-6 decide, save and go on; F1 lists everything that works now";
    NOTHING_TO_REDO "没有可重做的" "nothing to do again";
    AT_START "已是第一条" "this is the first";
    AT_END "已是最后一条" "this is the last";
    ONE_AGENCY "队列里没有别的机关" "the queue has no other agency";
    NO_EARLIER_YEAR "语料里没有本机关更早的报告" "the corpus has no earlier report of this agency";
    NO_LATER_YEAR "语料里没有本机关更晚的报告" "the corpus has no later report of this agency";
    NO_FAILURES "没有读不成的文件" "no file failed to be read";
    NOTHING_TO_EXPORT "没有可导出的问题" "there are no findings to export";
    OUTERMOST "已在最外层；q 退出" "nothing to close; q leaves";
    NOT_OPENED "这份报告这次没能打开，做不了" "the report could not be opened this time";
    NOTHING_TO_MEND "没有要改的格：本报告没有必破的等式" "no cell to change: no identity of this report is broken";
    NO_NUMBERS "正文里没有读到数字" "no numbers were read in the running text";
    NO_SHARED_CAUSE "没有与这条同因的问题" "no other finding has the same cause";
    NO_FINDING "这份报告没有问题可选；PgDn 到下一条待核" "no finding in this report; PgDn goes to the next undecided";
    FILTER_EMPTY "筛选没有符合的报告，没有处置；Esc 清除筛选" "the filter lets no report through, nothing was decided; Esc clears it";
    NOT_NOW "这里现在用不上" "does nothing here now";
    NOTHING_BESIDE "没有可对照的：语料里没有这个机关上一年的报告，也没有这一年的旧版本" "nothing to compare with: no report of the year before, no older version";
    GONE_FROM_REPORT "没有存：这条问题已不在打开的报告里，请退出后重选" "not saved: that finding is no longer in the opened report; leave and select it again";
    JUST_MOVED "还在载入，选中的问题刚刚换过，没有处置；看清后再按一次" "still loading: the selection has just moved and nothing was decided; look, then press again";
    JUST_DECIDED "刚有别人处置了这里的问题，您按的键没有执行；看清后再按一次" "somebody else has just decided this and nothing was done; look, then press again";
    OTHER_DECIDED "{who} 刚把这条定为：{what}" "{who} has just decided this one: {what}";
    OTHER_DIFFERS "处置不一致：{who} 定为「{what}」，与您的不同，请商定：{about}" "two decisions: {who} decided \"{what}\", you another; settle it between you: {about}";
    OTHER_WROTE "{who} 刚在这条上作了记录" "{who} has just recorded something on this one";
    DECIDED_LAST "都已处置，没有动；要改这一条，再按一次" "everything is decided and nothing was changed; press again to change this one";
    FILE_CORRECTED "这份报告的文件在载入后改过：已重新读取、核对，问题和计数都按现在的文件" "the file of this report was changed since it was read: findings and counts are those of the file as it is now";
    FILE_ANOTHER "这个文件在载入后换成了别的机关或年度的报告：队列仍按原来的，重新打开程序再看" "this file now holds the report of another agency or year: the queue is as before; open the program anew";
    GONE_FROM_CORPUS "这条问题不在当前语料里，草稿原样保留" "that finding is not in this corpus; the draft is kept";
    // Layers.
    HELP "帮助与命令  (Enter 执行，Esc 关)" "Help and commands  (Enter does it, Esc closes)";
    PALETTE "命令  (Enter 执行，Esc 关)" "Commands  (Enter does it, Esc closes)";
    SEARCH "输入即搜 >" "Search >";
    MATCHES "{found}/{all} 条" "{found}/{all}";
    OFF_NOW "{action}：现在不能用，{why}" "{action}: off now, {why}";
    NO_MATCH "没有这样的动作；删几个字再试" "no such action; try fewer letters";
    HELP_INPUT "数字、方向键、回车、Tab、Esc、F 键不受中文输入法影响；全角字母和？：／等同半角。" "Digits, arrows, Enter, Tab, Esc and F keys work with an input method on; full-width letters count as plain ones.";
    HELP_TWINS "没有 F 键的终端：g1 g3 至 g9 等同 F1 F3 至 F9。Ctrl-Z 挂起，fg 回来。" "No F keys? g1 and g3 to g9 stand in for F1 and F3 to F9. Ctrl-Z suspends, fg resumes.";
    HELP_MARKS "态：待 实属实 误规则误报 析解析误报 疑 同重复 缓 争意见不一 变数值已变。1* 有备注。责：源文 解析 规则 版式。" "St: .. open, ok, fr/fp false alarms, ? doubt, == same, >> later, <> differ, !! changed. 1* a note. By: document, parsing, rule, form.";
    NOTE_TITLE "备注  {finding}" "Note  {finding}";
    NOTE_HINT "写给同事看的一两句话" "a sentence or two for colleagues";
    NOTE_UNKEPT "草稿存不下：不按 Enter 存，就只在这次运行的内存里" "the draft cannot be kept: until Enter saves it, it is only in memory";
    NOTE_KEPT "草稿随打随存" "the draft is kept as you type";
    EVIDENCE "证据  {agency} {year}  {file}" "Evidence  {agency} {year}  {file}";
    EVIDENCE_REBUILT "证据 (还原)  {agency} {year}  {file}" "Evidence (rebuilt)  {agency} {year}  {file}";
    COMPARE "两年对照  {agency}  {last} <-> {this}" "Two years  {agency}  {last} <-> {this}";
    OLDER_VERSION "旧版本 {file}" "older version {file}";
    OTHER_NAMES "同一机关的其他名称 {count} 个" "other names of the agency: {count}";
    OTHER_NAME "{name}（{because}）" "{name} ({because})";
    OLDER_VERSIONS "同一年的旧版本 {count} 份（F4 后按 v 对照）" "older versions of the year: {count} (F4, then v, sets them beside this one)";
    COMPARE_COUNTS "实质 {substantial}  链断 {broken}  写法 {notation}  版式 {form}  未知 {unknown}" "differ {substantial}  chain breaks {broken}  notation {notation}  form {form}  unknown {unknown}";
    ONLY_COMPARABLE "只看可比" "comparable only";
    DIFFERENCE "差额" "diff";
    COMPARABILITY "可比性" "comparability";
    BROKEN_CHAIN "链断：按上年应为 {expected}" "chain broken: should be {expected}";
    PROSE_HEAD "文字 {heading}" "Text {heading}";
    PROSE_COUNTS "照抄 {equal} 句  改写 {changed}  新增 {added}  删去 {removed}" "kept {equal}  reworded {changed}  added {added}  removed {removed}";
    NO_PROSE "两年都没有这一部分的正文" "neither year has text here";
    CHAIN "结转链  {agency}  {years}" "Chains  {agency}  {years}";
    CHAIN_CARRY_OVER "结转  上年四 = 本年二" "Carry-over  carried out last year = carried in";
    CHAIN_STOCK "现行有效  {row}" "In force  {row}";
    CHAIN_HEAD "年度,版式,上年四,本年二,状态" "Year,Form,Before,In,State";
    CHAIN_STOCK_HEAD "上年有效,+制发,-废止,本年有效,状态" "Before,+issued,-ended,In force,State";
    CHAIN_COUNTS "断 {broken}  可补 {fillable}  未评 {not_judged}  成立 {holds}" "broken {broken}  fillable {fillable}  not judged {not_judged}  holds {holds}";
    CHAIN_LEGEND "_ 空白  / 填的是横线  ? 填的是文字  . 读不出  - 无此项或缺年报" "_ blank  / a dash  ? words  . not read  - no such item, or no report";
    CHAIN_GAP "缺年报" "no report";
    CHAIN_OPEN "待核" "open";
    CHAIN_HINT "若采纳 {year} 年最小改正第 {way} 种（{changes}），此链即成立 (F6)" "correction {way} of {year} ({changes}) would make it hold (F6)";
    MEND "最小改正  {agency} {year}" "Corrections  {agency} {year}";
    MEND_WAYS "方案 (只作提示，不改源文)" "Ways (hints, no file is changed)";
    MEND_COLUMNS "涉格 旁证" "cells evid.";
    MEND_HEAD "{table}：{fewer}改 {size} 格 {count} 种 ({all})" "{table}: {fewer}cells: {size}, ways: {count} ({all})";
    MEND_FEWER "{most} 格以内无解，" "none of up to {most}; ";
    MEND_NONE "{table}：改 {most} 格以内无解 ({all})" "{table}: none of up to {most} cells ({all})";
    MEND_SLIPS "，整行整列的笔误 {count} 种" "; slips of a line: {count}";
    MEND_UNIT "{table}：金额像是填错单位" "{table}: the amount looks to be in another unit";
    MEND_COMPLETE "已穷举 {figures} 格" "all {figures} cells tried";
    MEND_INCOMPLETE "未穷举" "not all tried";
    MEND_MORE "... 其余 {count} 种 (d 列出)" "... {count} more (d lists them)";
    MEND_MORE_OF_NOTHING "... 其余 {count} 种都须凭空增加 (d 列出)" "... {count} more, all out of nothing (d lists them)";
    MEND_WHY "为何排在这里" "Why it stands here";
    MEND_NO_EVIDENCE "没有旁证，按格的次序排列" "nothing speaks for or against it";
    PEERS "同类比较  {agency} {year}" "Peers  {agency} {year}";
    PEERS_KIND "{kind}（{level}），{place}" "{kind} ({level}), {place}";
    PEERS_ANYWHERE "不分地区" "anywhere";
    PEERS_GROUP "同类：{group}，另有 {n} 家有这一年的报告 (n 不含本机关)" "Peers: {group}, {n} others with a report of the year (n leaves this one out)";
    PEERS_NEAREST "同类：{group}，家数太多，只看名称相近的 {n} 家 (n 不含本机关)" "Peers: {group}, too many: the {n} whose names stand nearest (n leaves this one out)";
    PEERS_FEW "同类：{group}。同类只有 {n} 家，不作比较（{least} 家以上才比）" "Peers: {group}. Only {n} of them: not compared (at least {least} are needed)";
    PEERS_NONE "同类：{group}。没有同一年、同一版式的同类报告" "Peers: {group}. None of them has a report of this year and form";
    PEERS_NO_KIND "从机关名称认不出类别，不作比较" "the name tells no kind of agency: not compared";
    PEERS_UNNAMED "不知道是哪个机关或哪一年，不作比较" "agency or year unknown: not compared";
    PEERS_ALL_ZERO "各家各格都是 0，没有可比的" "everything is 0 everywhere: nothing to compare";
    PEERS_HISTORY "与上年之比：两年都有报告的 {n} 家，按 Hidiroglou-Berthelot 法（{least} 家起）" "Change from last year: {n} agencies with both years, by Hidiroglou-Berthelot (from {least} on)";
    PEERS_NO_HISTORY "与上年之比：两年都有报告的只有 {n} 家，不到 {least} 家，不作比较" "Change from last year: only {n} agencies with both years, fewer than {least}: not compared";
    PEERS_THIS "本年" "this";
    PEERS_LAST "上年" "last";
    PEERS_MEDIAN "中位数" "median";
    PEERS_MAD "MAD" "MAD";
    PEERS_RANK "位次" "rank";
    PEERS_MARK "不寻常" "unusual";
    PEERS_HIGH "高{times}MAD" "+{times}MAD";
    PEERS_LOW "低{times}MAD" "-{times}MAD";
    PEERS_LEAP "猛增" "leap";
    PEERS_FALL "猛减" "fall";
    PEERS_LIST "各家：{cell}（位次、本年、上年）" "Each: {cell} (rank, this year, last year)";
    MEND_PREVIEW "预演方案 {number}" "Way {number}, rehearsed";
    MEND_ROW_SUM "行和:总计 {line}" "row:total {line}";
    MEND_GONE "消除 {gone}   新增 {added}" "mends {gone}   adds {added}";
    MEND_KEPT "其余 {kept} 不受影响" "the others stay: {kept}";
    MEND_ADDED "新增：{finding}" "adds: {finding}";
    MEND_DRAFT "请核对：{changes}。{slips}" "Please check: {changes}. {slips}";
    MEND_CHANGE "{cell} L{line} 现为 {from}，按勾稽应为 {to}" "{cell} L{line} has {from}, the identities ask for {to}";
    MEND_NONE_FITS "最小改正 {count} 种均不采纳，因为" "None of the {count} corrections fits, because ";
    CAUSE "同因全选  {agency} {year}" "Same cause  {agency} {year}";
    CAUSE_COUNT "同一处改正可消除 {all} 条，已勾 {ticked} 条；1-6 一并处置，每条各记一笔，u 一次全撤" "One correction mends {all} findings, {ticked} ticked; 1-6 decide them together, u takes all back";
    CAUSE_DECIDED "已存：{what}  {count} 条" "saved: {what}  {count} findings";
    SHARED "雷同  {agency} {year}  (左为本报告，右为对方；灰色是多家共用的字句)" "Shared text  {agency} {year}  (left: this report, right: the other; grey: many have it)";
    SHARED_WITH_LAST "与本机关 {year} 年报告：本报告正文除数字外 {percent}% 相同，{count} 段" "With its own report of {year}: {percent}% of this text, numbers aside, in {count} passages";
    SHARED_WITH "与{agency} {year} 年报告：本报告正文除数字外 {percent}% 相同，{count} 段" "With {agency} {year}: {percent}% of this text, numbers aside, in {count} passages";
    SHARED_PASSAGE "{nth}  {characters} 字  本报告 {this}  对方 {other}" "{nth}  {characters} characters  here {this}  there {other}";
    SHARED_COMMON "多家共用" "many have it";
    SHARED_NONE "与其他报告没有 {shortest} 字以上相同的正文" "no passage of {shortest} characters or more is shared with another report";
    SHARED_NO_LAST "语料里没有上年报告，只与同年其他机关的报告比过" "there is no report of the year before; only other agencies of the year were compared";
    SHARED_NOT_YET "正文还没有比对完 ({compared}/{all})，比完会显示在这里" "texts are still being compared ({compared}/{all}); they will be shown here";
    EXPLAIN "说明  {rule}" "Explained  {rule}";
    SCORE_HEAD "分值 {score} = (基分 {base} + 40 x 影响 {impact}) x 把握 {confidence} x 新增 {novelty}" "score {score} = (base {base} + 40 x impact {impact}) x confidence {confidence} x novelty {novelty}";
    SCORE_BASE "基分 {base}：{why}（必破的错误 60，其他错误 50，警告 30，提示 5）" "base {base}: {why} (violated error 60, other error 50, warning 30, info 5)";
    SCORE_BASE_WHY "必破的错误,其他错误,警告,提示" "a violated error,another error,a warning,an info";
    SCORE_IMPACT "影响 {impact}：相差 {difference}，除以全年一+二共 {requests} 件，最高为 1" "impact {impact}: a difference of {difference} over the year's {requests} requests, at most 1";
    SCORE_IMPACT_USUAL "影响 {impact}：报告里推不出应为多少，与上年同格相比，上年没有的与同类中位数相比" "impact {impact}: nothing implies the figure; held against last year's, else against the peers' median";
    SCORE_IMPACT_NONE "影响 0：这一条不涉及数额" "impact 0: no figure is at stake";
    SCORE_CONFIDENCE "把握 {confidence}：{why}" "confidence {confidence}: {why}";
    SCORE_CONFIDENCE_WHY "所涉各格没有解析告警,所涉的格有解析告警但认得清楚,所涉的格可能读错了" "no alarm of the reading on its cells,an alarm on its cells whose signs were clear,its cells may have been misread";
    SCORE_NOVELTY "新增 {novelty}：{why}" "novelty {novelty}: {why}";
    SCORE_NOVELTY_WHY "上年没有同样的问题,上年也有同样的问题,没有上年报告可比" "last year had no such finding,last year had one as well,there is no report of last year";
    SCORE_REPORT "本报告在队列里的分值 {score}：待核问题中最高的 {highest}，加上其余之和 {rest} 的十分之一" "the report's score in the queue, {score}: the highest undecided one, {highest}, and a tenth of the sum of the rest, {rest}";
    COMMON "同组" "Peers";
    COMMON_HERE "本组 {of} 家中 {with} 家都有，先看口径或模板" "{with} of {of} in this group have it: look at the notion or the template first";
    NOT_JUDGED "未评与告警  {agency} {year}" "Not judged, alarms  {agency} {year}";
    NOT_JUDGED_HEAD "未评规则 {count} 条（不算通过，也不算问题）" "rules that could not judge: {count} (neither passed nor findings)";
    NOT_JUDGED_GROUP "{lack} {count} 条" "{lack}: {count}";
    GONE_HEAD "已处置、本次未再发现：本报告 {here} 条，全部报告 {all} 条" "Decided, found no more: {here} here, {all} in all reports";
    GONE_LINE "  {rule} {title}：{what}" "  {rule} {title}: {what}";
    DEAD_COUNT "规则失灵 {count} (x)" "dead rules {count} (x)";
    OFF_COUNT "停用 {count} (x)" "rules off {count} (x)";
    OFF_HEAD "停用的规则 {count} 条（不查，也不报）" "rules that are off: {count} (nothing is judged by them)";
    OFF_RULE "{rule} {title}：{words}" "{rule} {title}: {words}";
    EXPIRED_HEAD "停用已到期的规则 {count} 条（已重新启用）" "switches that have expired: {count} (the rules are on again)";
    DEAD_HEAD "规则自检没有通过：下列规则报的和没报的都不可信，请先停用，并告知规则维护人" "Rules that failed their self-test: neither their findings nor their silence can be trusted; switch them off and tell who keeps them";
    DEAD_RULE "{rule} {title}（{edition}版）：{words}" "{rule} {title} (form {edition}): {words}";
    ALARMS_HEAD "解析告警 {count} 处（程序读源文时的疑点，不算机关的问题）" "alarms of the reading: {count} (never the agency's fault)";
    LEDGER_COUNTS "数字总账 (正文与表): 绑定一致 {agreeing}  冲突 {conflicting}  算式 {formula}  未绑定 {unbound}  ({key} 逐个看)" "numbers of the text: agree {agreeing}  conflict {conflicting}  in sums {formula}  unbound {unbound}  ({key})";
    LEDGER "数字总账  {agency} {year}  正文里的每个数字" "Numbers  {agency} {year}  every number of the text";
    LEDGER_HEAD "行,数字,归类,对上的格或缘由" "Line,Number,Class,Cell or reason";
    LEDGER_TALLY "共 {all} 个: 绑定一致 {agreeing}  冲突 {conflicting}  未评 {untold}  算式 {formula}  不计 {ignored}  未绑定 {unbound}" "{all}: agree {agreeing}  conflict {conflicting}  untold {untold}  in sums {formula}  set aside {ignored}  unbound {unbound}";
    LEDGER_EMPTY "正文里没有数字" "the text has no numbers";
    LEDGER_CELLS "表里：{cells}" "in the tables: {cells}";
    LEDGER_OTHER "与另一项相同：{cells}" "another row says the same: {cells}";
    LEDGER_IN_SUM "属于正文自己的算式（合计、占比或同比）" "part of a sum, a share or a change within the text";
    NONE "无" "none";
    FAILURES "没能读成报告的文件 {count} 个" "{count} files could not be read as reports";
    FAILURES_AND_JOURNAL "处置记录的问题 {troubles} 处，没能读成报告的文件 {count} 个" "In the decisions {troubles}, files that could not be read as reports {count}";
    EXPORT "导出  (Space 勾选，Enter 导出)" "Export  (Space ticks, Enter writes)";
    EXPORT_SCOPE "范围" "Scope";
    EXPORT_FORMATS "样式" "Formats";
    EXPORT_FOLDER "目录  {folder}  (不覆盖已有文件)" "Folder  {folder}  (nothing is overwritten)";
    SCOPE_CONFIRMED "属实" "confirmed";
    SCOPE_DOUBTFUL "属实和存疑" "confirmed and doubtful";
    SCOPE_AGENCY "本机关全部" "everything of this agency";
    SCOPE_ALL "全部问题" "every finding";
    EXPORTING "正在导出，写完会在这里说；可以接着核查" "exporting; go on reviewing, the end will be told here";
    EXPORT_UNDER_WAY "导出还没有写完。请等它写完，或再按一次 q 放弃导出" "the export is not finished; wait for it, or press q again to give it up";
    EXPORTED "已导出问题 {findings} 条，文件 {count} 个：{first}" "findings {findings}, files {count}: {first}";
    EXPORTED_NONE "这个范围里没有问题，写出的是空清单：{first}" "no finding is in that scope; the list written is empty: {first}";
    EXPORT_FAILED "没有导出：{reason}" "not exported: {reason}";
    EXPORT_NOTHING "至少勾选一种样式" "tick at least one format";
    DRAFTS "上次没存完的备注 {count} 条  (Enter 接着写，Del 丢弃，Esc 以后再说)" "{count} unfinished notes  (Enter goes on, Del discards, Esc leaves them)";
    NOTICE "请注意" "Please note";
    LEAVING_UNKEPT "有备注还没有存下：{note}。{reason} 按 F3 可接着改；再按一次 q 退出，原文会印在终端上" "A note is not saved: {note}. {reason}. F3 goes on with it; q again leaves, and its words are printed on the terminal";
    ENTER_EXPORTS "导出" "export";
    ENTER_DRAFTS "写成整改建议草稿" "draft a note";
    ENTER_GOES_ON "接着写" "go on";
    TOO_SMALL "窗口太小（{width}x{height}）。请放大到 60x16 以上，或改用 gouji check" "The window is too small ({width}x{height}). Make it 60x16 or larger, or use gouji check";
}

/// The nth of several words in one text, separated by commas.
pub fn nth(words: &'static str, nth: usize) -> &'static str {
    words.split(',').nth(nth).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::phrase::places;
    use crate::text::substitute::is_ambiguous;

    #[test]
    fn every_text_has_both_languages_with_the_same_places() {
        for (name, text) in ALL {
            assert!(!text.zh.is_empty() && !text.en.is_empty(), "{name}");
            let [mut zh, mut en] = [text.zh, text.en].map(places);
            zh.sort_unstable();
            en.sort_unstable();
            assert_eq!(zh, en, "{name}");
        }
    }

    #[test]
    fn no_text_of_our_own_has_a_character_of_doubtful_width() {
        for (name, text) in ALL {
            assert!(!text.zh.contains(is_ambiguous) && text.en.is_ascii(), "{name}");
        }
    }
}
