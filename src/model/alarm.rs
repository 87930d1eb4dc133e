//! Alarms: what the reader of a document had to do, or could not do, that a reviewer should know. It judges no report.

use super::finding::Fault;
use crate::form::CellId;
use crate::text::phrase::Lang;

/// How far an alarm puts the cells it concerns in doubt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Doubt {
    /// They were read by clear signs: a finding about them stands, with less weight.
    Slight,
    /// They may be read wrongly: a finding about them is the reading's matter until somebody has looked.
    Grave,
}

/// Something the reader of a document had to do that a reviewer should know: never the agency's fault.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alarm {
    /// What happened.
    pub code: AlarmCode,
    /// Where; 0 where no line tells.
    pub line: u32,
    /// What it is about, as a label.
    pub about: String,
    /// The cells whose reading it puts in doubt; empty where no cell does.
    pub cells: Vec<CellId>,
}

impl Alarm {
    /// What happened, as a sentence.
    pub fn said(&self, lang: Lang) -> String {
        self.code.phrase().fill(lang, |place| (place == "about").then(|| self.about.clone()))
    }

    /// Tells whether a fault rests on what this alarm puts in doubt: its cells, or the very line that could not be decoded.
    pub fn concerns(&self, fault: &Fault) -> bool {
        let by_line = self.code == AlarmCode::Undecoded && self.line > 0 && fault.lines.contains(&self.line);
        by_line || self.cells.iter().any(|cell| fault.cells.contains(cell))
    }
}

macro_rules! alarm_codes {
    ($($(#[doc = $doc:literal])+ $name:ident $doubt:ident $code:literal $zh:literal $en:literal;)+) => {
        /// The kinds of alarms.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum AlarmCode {
            $($(#[doc = $doc])+ $name,)+
        }

        impl AlarmCode {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$name,)+];

            /// Its name in files.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$name => $code,)+ }
            }

            /// What it means; `{about}` is what it is about.
            pub const fn phrase(self) -> crate::text::phrase::Phrase {
                match self { $(Self::$name => crate::text::phrase::Phrase::new($zh, $en),)+ }
            }

            /// How far it puts its cells in doubt.
            pub const fn doubt(self) -> Doubt {
                match self { $(Self::$name => Doubt::$doubt,)+ }
            }
        }
    };
}

alarm_codes! {
    /// A label broken over lines or cells was put together.
    LabelJoined Slight "label-joined" "断开的标签已拼合：{about}" "a broken label was joined: {about}";
    /// A row label that differs from the form's in a few characters, or lost some, was taken for the row in its place.
    LabelForced Grave "label-forced" "行名与格式差几个字，按位置和字形认作：{about}" "a row label is a few characters off; by its place and letters it was taken for: {about}";
    /// A row with fewer values than columns: which cells are missing cannot be told.
    BlankCellsLost Grave "blank-cells-lost" "「{about}」一行的值少于列数，空格已丢失，不按位置猜" "row “{about}” has fewer values than columns: blank cells were lost, nothing is guessed";
    /// A row with more values than columns.
    TooManyValues Grave "too-many-values" "「{about}」一行的值多于列数，不知哪个多余，没有读" "row “{about}” has more values than columns; which one is too many cannot be told, none was read";
    /// A row label that stands twice.
    RowTwice Grave "row-twice" "「{about}」一行出现两次，数不一样，取第一次" "row “{about}” stands twice with other figures; the first is taken";
    /// A row of the form that stands nowhere in its table.
    RowMissing Slight "row-missing" "少了这些行，源文里没有找到：{about}" "rows not found in the document: {about}";
    /// A row that the form does not have; its figures are in no cell.
    RowAdded Slight "row-added" "多出一行「{about}」，其中的数没有读入" "a row that the form does not have, its figures not read: {about}";
    /// A row under a name that nobody knows, in a table that lacks a row: it may be that one.
    RowUnrecognised Grave "row-unrecognised" "「{about}」一行认不出，也许就是缺的那一行，没有读" "row “{about}” is not recognised: it may be the one that is missing; it was not read";
    /// Something within a table that belongs to no row.
    LineUnread Grave "line-unread" "表中有内容没有读入：{about}" "something within a table was not read: {about}";
    /// The labels of a table are there, and none of its figures could be put into a cell.
    TableUnread Grave "table-unread" "{about}的行名都在，数值一个也对不上，整张表没有读" "the labels of {about} are there, but none of its figures could be placed: the table was not read";
    /// The columns stand in another order than in the form.
    ColumnsReordered Slight "columns-reordered" "{about}的列序与格式不同，按列名对应" "the columns of {about} are in another order; matched by name";
    /// Every distinct line was kept only once: the values are gone.
    LinesDeduplicated Grave "lines-deduplicated" "相同的行只留了一次，{about}的数值已无法还原" "equal lines were kept only once: the figures of {about} cannot be recovered";
    /// Digits of several cells stand glued together.
    DigitsGlued Grave "digits-glued" "{about}的数字粘连，未能唯一拆分" "the digits of {about} are glued and cannot be told apart";
    /// Glued digits that the identities leave only one reading of.
    DigitsSolved Grave "digits-solved" "{about}的数字粘连，按勾稽关系唯一拆分" "the digits of {about} were glued; the identities leave one reading";
    /// Digits that stand glued were cut as if every cell held one figure at least: a blank would leave no trace.
    BlanksUnseen Grave "blanks-unseen" "{about}的数字连写，有没有空白格看不出来，按格格有数拆分" "the digits of {about} are glued; a blank would leave no trace, so every cell was taken to hold a figure";
    /// Glued digits that can be cut in one way only, in rows without a sum that would tell a digit too many.
    DigitsUnvouched Grave "digits-unvouched" "数字连写，只有一种拆法，但没有勾稽关系可以印证，夹了别的数字看不出来：{about}" "glued digits that can be cut in one way only; no sum would tell a digit that does not belong there: {about}";
    /// A file of ours states cells otherwise than its text gives them: what it states was taken.
    CellsRestated Grave "cells-restated" "{about} 个格按 JSON 所写的值，与所附原文不同" "{about} cells are as the JSON states them, other than in its text";
    /// Bytes that are no text.
    Undecoded Grave "undecoded" "{about} 处字节无法解码" "{about} bytes could not be decoded";
    /// A cell holds a picture, an object or a sum without a result in place of a figure.
    ObjectUnread Grave "object-unread" "「{about}」有的格里不是文字，是图片、公式对象或没有算出结果的公式，读不出，没有读" "in “{about}” some cell holds no text but a picture, an object or a formula without its result; it was not read";
    /// The mark of a note behind a figure was passed over.
    NotePassed Slight "note-passed" "数字后带注号（如右上角的小数字），按注号略去：{about}" "the mark of a note behind a figure, as a raised digit, was passed over: {about}";
    /// A column that sums up others and is not in the form says otherwise than they do.
    SubtotalOff Slight "subtotal-off" "「{about}」一行，表里另加的小计与所计各格不符，各格照读" "in “{about}” a subtotal column that the form does not have differs from what it sums up; the cells are read as they stand";
    /// A table of another year stands beside the report's own and was passed over.
    OtherYearPassed Slight "other-year-passed" "另有一张别的年度的表没有读入：{about}" "a table of another year stands beside the report's own and was not read: {about}";
    /// What is hidden in a workbook was left out.
    HiddenLeftOut Slight "hidden-left-out" "表格文件里有隐藏的内容没有读入：隐藏的行、列、工作表和按格式不显示内容的格共 {about} 处，请打开核对" "a workbook has hidden rows, columns or sheets, or cells whose format shows nothing, {about} in all, which were left out: open it and look";
    /// Characters that cannot be seen.
    HiddenCharacters Slight "hidden-characters" "夹有看不见的字符，读时略去：{about}" "characters that cannot be seen were left out: {about}";
}
