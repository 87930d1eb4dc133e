//! What a person at the keyboard can want: one list, of which keys, footer, help, palette and docs are folds. It does nothing.

use serde::{Deserialize, Serialize};

use crate::model::decision::Disposition;
use crate::text::phrase::Phrase;

macro_rules! actions {
    ($($(#[doc = $doc:literal])+ $variant:ident $name:literal [$zh:literal $en:literal] $long_zh:literal $long_en:literal;)+) => {
        /// What a person at the keyboard can want, the most wanted first.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum Action {
            $($(#[doc = $doc])+ $variant,)+
        }

        impl Action {
            /// All of them, in their order.
            pub const ALL: &[Self] = &[$(Self::$variant,)+];

            /// Its name in key files and in the palette.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)+ }
            }

            /// A word or two for the footer; actions that stand side by side there share them.
            pub const fn short(self) -> Phrase {
                match self { $(Self::$variant => Phrase::new($zh, $en),)+ }
            }

            /// What it does, for help and palette.
            pub const fn long(self) -> Phrase {
                match self { $(Self::$variant => Phrase::new($long_zh, $long_en),)+ }
            }
        }
    };
}

actions! {
    /// Decides: right.
    Confirm "confirm" ["属实" "confirm"] "属实：问题成立，存盘并到下一条" "Confirmed: the finding is right; saves and goes on";
    /// Decides: the rule is wrong.
    FalseRule "false_rule" ["误报-规则" "rule wrong"] "误报-规则：规则在这里不该报" "False alarm, rule: the rule should be silent here";
    /// Decides: the document was misread.
    FalseParse "false_parse" ["误报-解析" "misread"] "误报-解析：程序把源文读错了" "False alarm, reading: the document was misread";
    /// Decides: cannot be settled.
    Doubtful "doubtful" ["存疑" "doubt"] "存疑：只看报告定不了" "Doubtful: cannot be settled from the report alone";
    /// Decides: said already.
    Duplicate "duplicate" ["重复" "same"] "重复：别的问题已经说了同一件事" "Duplicate: another finding says the same";
    /// Decides: later.
    Defer "defer" ["暂缓" "later"] "暂缓：先放一放" "Deferred: put off for now";
    /// Writes a note.
    Note "note" ["备注" "note"] "写备注：回车存，Ctrl-J 换行，草稿随打随存" "Write a note: Enter saves, Ctrl-J breaks the line, drafts are kept";
    /// Takes the last decision back.
    Undo "undo" ["撤销" "undo"] "撤销上一次处置或备注" "Take back the last decision or note";
    /// Does again what was taken back.
    Redo "redo" ["重做" "redo"] "重做刚撤销的" "Do again what was taken back";
    /// Shows the source at the cell.
    Evidence "evidence" ["证据" "evidence"] "看证据：全屏源文，停在出问题的格" "Evidence: the whole source, at the cell";
    /// Takes what is chosen.
    Accept "accept" ["执行" "do it"] "执行或选定当前这一项" "Do or take the chosen one";
    /// Keeps the note.
    Save "save" ["存盘" "save"] "存下备注" "Keep the note";
    /// Begins a new line in the note.
    NewLine "new_line" ["换行" "new line"] "备注里另起一行" "Begin a new line in the note";
    /// Ticks or unticks.
    Toggle "toggle" ["勾选" "tick"] "勾上或去掉" "Tick or untick";
    /// Throws a draft away.
    Discard "discard" ["丢弃" "discard"] "丢弃这份草稿" "Throw this draft away";
    /// Goes one out.
    Close "close" ["返回" "back"] "返回上一层，已写的不会丢" "One level out; nothing typed is lost";
    /// One up.
    Up "up" ["选择" "move"] "上一行" "One row up";
    /// One down.
    Down "down" ["选择" "move"] "下一行" "One row down";
    /// One page up.
    PageUp "page_up" ["翻页" "page"] "上一页" "One page up";
    /// One page down.
    PageDown "page_down" ["翻页" "page"] "下一页" "One page down";
    /// The next undecided finding.
    NextUndecided "next_undecided" ["待核" "undecided"] "下一条待核问题，跨报告" "The next undecided finding, across reports";
    /// The previous undecided finding.
    PreviousUndecided "previous_undecided" ["待核" "undecided"] "上一条待核问题，跨报告" "The previous undecided finding, across reports";
    /// The next pane.
    NextPane "next_pane" ["换窗" "pane"] "到下一个窗格" "To the next pane";
    /// The previous pane.
    PreviousPane "previous_pane" ["换窗" "pane"] "到上一个窗格" "To the previous pane";
    /// Last year beside this one.
    Compare "compare" ["对照" "compare"] "与上年逐格对照，正文逐句对照" "Beside last year: cell by cell, sentence by sentence";
    /// The next difference or place.
    NextHit "next_hit" ["下/上一处" "next/prev"] "下一处差异、断链或证据" "The next difference, break or place of evidence";
    /// The previous difference or place.
    PreviousHit "previous_hit" ["下/上一处" "next/prev"] "上一处差异、断链或证据" "The previous difference, break or place of evidence";
    /// Only what is comparable.
    OnlyComparable "only_comparable" ["只看可比" "comparable"] "只看两年可比的行，再按看全部" "Only rows that compare; again for all";
    /// Beside another version.
    OtherVersion "other_version" ["换版本" "version"] "改与同一年的旧版本对照，再按回到上年" "Beside an older version of the same year; again for last year";
    /// The previous agency.
    PreviousAgency "previous_agency" ["机关" "agency"] "队列里的上一个机关" "The previous agency of the queue";
    /// The next agency.
    NextAgency "next_agency" ["机关" "agency"] "队列里的下一个机关" "The next agency of the queue";
    /// The year before.
    PreviousYear "previous_year" ["年" "year"] "同一机关的上一年" "The year before, same agency";
    /// The year after.
    NextYear "next_year" ["年" "year"] "同一机关的下一年" "The year after, same agency";
    /// Filters the queue.
    Filter "filter" ["筛选" "filter"] "按机关、年度筛选队列，边打边筛" "Filter the queue by agency and year as you type";
    /// The command palette.
    Palette "palette" ["命令" "commands"] "命令：输入几个字找动作" "Commands: type a few letters to find an action";
    /// What is handed on over the years.
    Chain "chain" ["链" "chains"] "结转链：本机关历年的上年结转、现行有效，断在哪一年" "The chains: what this agency hands on from year to year, and where that breaks";
    /// The column before.
    PreviousColumn "previous_column" ["换列" "column"] "看前一列" "The column before";
    /// The next column.
    NextColumn "next_column" ["换列" "column"] "看后一列" "The next column";
    /// Opens what the row speaks of.
    GoTo "go_to" ["打开" "open"] "打开这一行所说的报告或源文" "Open the report or the source that the row speaks of";
    /// What would mend the tables.
    Mend "mend" ["最小改正" "corrections"] "最少改哪几格、改成多少，等式才成立；只作提示" "The fewest cells to change, and to what, for the identities to hold; hints only";
    /// Beside its peers.
    Peers "peers" ["同类" "peers"] "同类比较：与同类机关的中位数、中位差、位次，最不寻常的在前" "Beside agencies of its kind: medians, deviations, ranks, the most unusual first";
    /// All ways or the first ones.
    AllWays "all_ways" ["其余各种" "all ways"] "列出其余各种改法，再按只看前几种" "List the other ways too; again for the first ones";
    /// None of the ways.
    NoneFits "none_fits" ["都不采纳" "none fits"] "都不采纳：写一条备注说明缘由" "None of the ways fits: write a note that says why";
    /// What has the same cause.
    SameCause "same_cause" ["同因全选" "same cause"] "同因全选：先看清单，再用一个数字一并处置" "Same cause: see the list, then one digit decides all of it";
    /// Text that others have too.
    Shared "shared" ["雷同" "shared"] "与上年、与其他机关相同的正文，两边并排带行号" "Text shared with last year or other agencies, side by side with lines";
    /// Why the score.
    Explain "explain" ["为什么" "why"] "规则说明，分值怎么来的" "The rule explained, and how the score came about";
    /// The table before.
    PreviousTable "previous_table" ["换表" "table"] "看前一张表" "The table before";
    /// The next table.
    NextTable "next_table" ["换表" "table"] "看后一张表" "The next table";
    /// Raw or rebuilt source.
    RawSource "raw_source" ["原样/还原" "raw"] "源文：原样逐行，或按表格行还原" "Source: raw lines, or rebuilt as table rows";
    /// Puts the queue in order.
    Resort "resort" ["重排" "re-sort"] "按分值重排队列" "Put the queue in order by score";
    /// What could not be judged.
    NotJudged "not_judged" ["未评" "not judged"] "本报告未评的规则和原因、解析告警" "What could not be judged in this report and why; alarms";
    /// Files that are no reports.
    Failures "failures" ["失败" "failures"] "没能读成报告的文件和原因，处置记录的损坏" "Files that could not be read as reports, and why; damage of the decisions";
    /// Export.
    Export "export" ["导出" "export"] "导出问题清单，选范围和格式" "Export the list of findings: which of them, in which formats";
    /// Where every number of the text ended.
    Ledger "ledger" ["数字总账" "numbers"] "数字总账：正文里每个数字对上了哪一格，没对上的为什么" "The ledger of numbers: which cell every number of the text was held against, or why none";
    /// Help.
    Help "help" ["帮助" "help"] "帮助：现在能做的全部动作，可搜索，回车即执行" "Help: everything that works now, searchable; Enter does it";
    /// Draws everything again.
    Redraw "redraw" ["重绘" "redraw"] "重绘屏幕" "Draw the screen again";
    /// Leaves.
    Quit "quit" ["退出" "quit"] "退出：位置已记下，下次接着来" "Leave: the place is kept for next time";
}

impl Action {
    /// The disposition that it decides.
    pub const fn disposition(self) -> Option<Disposition> {
        Some(match self {
            Self::Confirm => Disposition::Confirmed,
            Self::FalseRule => Disposition::FalseRule,
            Self::FalseParse => Disposition::FalseParse,
            Self::Doubtful => Disposition::Doubtful,
            Self::Duplicate => Disposition::Duplicate,
            Self::Defer => Disposition::Deferred,
            _ => return None,
        })
    }

    /// Tells whether it speaks of the report that is shown, so that it must wait while one is being opened.
    pub const fn needs_report(self) -> bool {
        !matches!(
            self,
            Self::Quit
                | Self::Redraw
                | Self::Close
                | Self::Help
                | Self::Palette
                | Self::PreviousAgency
                | Self::NextAgency
        )
    }

    /// Finds an action by its name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|action| action.name() == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_is_the_one_that_key_files_use() {
        for action in Action::ALL {
            assert_eq!(serde_json::to_value(action).unwrap(), action.name());
            assert_eq!(Action::named(action.name()), Some(*action));
        }
    }

    #[test]
    fn every_disposition_with_a_key_has_an_action() {
        let decided: Vec<Disposition> = Action::ALL.iter().filter_map(|action| action.disposition()).collect();
        let keyed: Vec<Disposition> = Disposition::ALL.into_iter().filter(|one| one.key().is_some()).collect();
        assert_eq!(decided, keyed);
    }

    #[test]
    fn every_action_says_what_it_is_in_both_languages() {
        for action in Action::ALL {
            for phrase in [action.short(), action.long()] {
                assert!(!phrase.zh.is_empty() && phrase.en.is_ascii() && !phrase.en.is_empty(), "{action:?}");
            }
        }
    }
}
