//! What the running text of a report states in numbers, as data: every number with its place, what it counts and whether it
//! can be held against a cell. Finding them is `extract`'s work, judging them that of the rules.

use super::document::Span;
pub use super::subject::Subject;
use crate::text::number::Number;
use crate::text::phrase::Phrase;

/// A number as words state it: an interval where they say 余, 约, 以上 or a range.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Amount {
    /// The least it can be.
    pub low: Number,
    /// The most it can be; none where only the least is said.
    pub high: Option<Number>,
}

impl Amount {
    /// Nothing at all.
    pub const ZERO: Self = Self::exactly(Number::ZERO);

    /// Exactly one number.
    pub const fn exactly(number: Number) -> Self {
        Self { low: number, high: Some(number) }
    }

    /// The number, where it is only one.
    pub fn exact(self) -> Option<Number> {
        self.high.filter(|&high| high == self.low)
    }

    /// Tells whether a figure is within it.
    pub fn fits(self, figure: Number) -> bool {
        figure >= self.low && self.high.is_none_or(|high| figure <= high)
    }

    /// Tells whether it can be `least` or more.
    pub fn reaches(self, least: Number) -> bool {
        self.high.is_none_or(|high| high >= least)
    }
}

/// What stands behind a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// A classifier: 件, 条, 宗.
    Count(char),
    /// %.
    Percent,
    /// 元; 万元 is converted.
    Yuan,
    /// Nothing that says what is counted.
    None,
}

macro_rules! asides {
    ($($(#[doc = $doc:literal])+ $name:ident $zh:literal $en:literal;)+) => {
        /// Why a number is not held against a cell: it states nothing, or something that no cell says.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Aside {
            $($(#[doc = $doc])+ $name,)+
        }

        impl Aside {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$name,)+];

            /// What it means.
            pub const fn phrase(self) -> Phrase {
                match self { $(Self::$name => Phrase::new($zh, $en),)+ }
            }
        }
    };
}

asides! {
    /// A year, a day, a time.
    Date "日期、年份" "dates and years";
    /// Part of a web address, a mail address or a telephone number.
    Address "网址、邮箱、电话号码" "addresses and telephone numbers";
    /// Within 《…》 or a document number.
    Title "书名号内、文号" "titles and document numbers";
    /// Marks a place in a list or names one: 第二十条, 1., 三级, 60号, the number of a house.
    Ordinal "序号、编号" "ordinals and articles";
    /// Nothing says what is counted.
    NoUnit "没有量词" "nothing counted";
    /// A share of something that is not counted in the same sentence, or a rate.
    Rate "比率" "rates";
    /// A rise or a fall.
    Change "增减幅度" "changes";
    /// A year, a part of the year or several years other than the report's.
    OtherTime "其他时间段" "another stretch of time";
    /// A whole area or several bodies, in a report of a single body.
    OtherArea "其他范围" "another area";
    /// One of several ways in.
    Channel "按渠道分列" "by channel";
    /// Part of a number stated before.
    Part "其中项" "part of another number";
    /// A plan, a demand or a standard.
    Plan "计划、标准" "plans and standards";
    /// The words around it leave open what is counted.
    Unclear "所指不明" "unclear what is counted";
}

/// How a number stands to the cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It can be held against a cell.
    Firm,
    /// It counts a part of what a cell says: more than the cell contradicts it, less does not.
    AtMost(Aside),
    /// It speaks of the same, but a difference would prove nothing.
    Loose(Aside),
    /// It states nothing that a cell could say.
    Idle(Aside),
}

/// One number of the running text, or a none in words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The number.
    pub amount: Amount,
    /// Digits after the point as written.
    pub decimals: u8,
    /// What stands behind it.
    pub unit: Unit,
    /// What it counts, where that is known.
    pub subject: Option<Subject>,
    /// How it stands to the cells.
    pub standing: Standing,
    /// The fiscal year it speaks of, where that is another than the report's.
    pub year: Option<i16>,
    /// A none in words: 未收到, 没有.
    pub in_words: bool,
    /// The line.
    pub line: u32,
    /// The number with its classifier, or the words that say none.
    pub span: Span,
    /// The words it belongs to, for quoting.
    pub clause: Span,
}

impl Mention {
    /// Tells whether it is a none, in words or in figures.
    pub fn is_none(&self) -> bool {
        self.amount == Amount::ZERO
    }
}

/// 共 N，其中 a、b: a number and those it is said to consist of, by place in [`Narrative::mentions`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Partition {
    /// The whole.
    pub whole: usize,
    /// The parts.
    pub parts: Vec<usize>,
    /// The list says that it is complete: in brackets, or 分别.
    pub closed: bool,
}

/// What a share or a change is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of {
    /// A count of the text, by its place in [`Narrative::mentions`].
    Count(usize),
    /// What only the tables count: 自然人占95%, 申请量同比增长5%.
    Subject(Subject),
}

impl Of {
    /// Tells whether it is the count at this place.
    pub fn is_at(self, place: usize) -> bool {
        self == Self::Count(place)
    }
}

/// x 件，占 y%: places in [`Narrative::mentions`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share {
    /// What has the share.
    pub of: Of,
    /// The percentage.
    pub percent: usize,
    /// The whole that the same sentence states, where it does.
    pub whole: Option<usize>,
}

/// x 件，同比增长 y% or x 件，较上年增加 y 件: places in [`Narrative::mentions`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    /// What changed.
    pub of: Of,
    /// The percentage, or the difference.
    pub by: usize,
    /// It fell.
    pub fell: bool,
    /// Last year's count, where the same sentence states it.
    pub since: Option<usize>,
}

/// Everything that the running text states in numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Narrative {
    /// Every number, and every none in words that speaks of a cell, in the order of the text.
    pub mentions: Vec<Mention>,
    /// Sums within the text.
    pub partitions: Vec<Partition>,
    /// Shares of counts.
    pub shares: Vec<Share>,
    /// Changes of counts against the year before.
    pub changes: Vec<Change>,
}
