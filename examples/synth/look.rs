//! How one report is written: the wording variants, marks and leftovers that differ from office to office. It changes no figure.

use std::borrow::Cow;

use crate::decimal::Decimal;
use crate::rng::Rng;

/// The habits of the hand that wrote a report.
#[derive(Clone)]
#[allow(clippy::struct_excessive_bools)] // each is a habit of its own
pub struct Look {
    pub title: usize,
    pub headings: [&'static str; 6],
    /// What stands before a paragraph.
    pub indent: &'static str,
    /// Labels hold blanks: 自 然 人.
    pub spaced: bool,
    /// Labels run over lines, where the layout can show it.
    pub broken: bool,
    /// Word left `[bookmark: …]` in labels.
    pub bookmarks: bool,
    /// All marks are half-width, as search copies have them.
    pub half_width: bool,
    /// Ordinals read `1．`.
    pub wide_dots: bool,
    pub dash: &'static str,
    /// What stands before each value.
    pub pad: &'static str,
    pub plus: bool,
    pub period_in_preface: bool,
    pub signed: bool,
}

pub const HEADINGS: [&str; 6] = [
    "一、总体情况",
    "二、主动公开政府信息情况",
    "三、收到和处理政府信息公开申请情况",
    "四、政府信息公开行政复议、行政诉讼情况",
    "五、存在的主要问题及改进情况",
    "六、其他需要报告的事项",
];

/// Other ways of writing a heading, each seen in published reports.
const HEADING_VARIANTS: [(usize, &str); 8] = [
    (0, "一、 总体情况"),
    (0, "一、基本情况"),
    (2, "3、收到和处理政府信息公开申请情况"),
    (3, "四、因政府信息公开工作被申请行政复议、提起行政诉讼情况"),
    (3, "四、政府信息公开行政复议和行政诉讼情况"),
    (3, "四、政府信息公开行政复议行政诉讼情况"),
    (4, "五、政府信息公开工作存在的主要问题及改进情况"),
    (5, "六、其他需要报告事项"),
];

const DASHES: [&str; 4] = ["/", "-", "—", "无"];
/// Title variants: the first is the common one.
pub const TITLES: usize = 5;

impl Look {
    /// The look of a report without any peculiarity.
    pub fn plain() -> Self {
        Self {
            title: 0,
            headings: HEADINGS,
            indent: "",
            spaced: false,
            broken: false,
            bookmarks: false,
            half_width: false,
            wide_dots: false,
            dash: "/",
            pad: "",
            plus: false,
            period_in_preface: true,
            signed: true,
        }
    }

    /// Draws a look; peculiarities are rare.
    pub fn draw(rng: &mut Rng) -> Self {
        let mut look = Self {
            title: if rng.chance(60) { 0 } else { rng.index(TITLES) },
            headings: HEADINGS,
            indent: if rng.chance(30) { rng.pick(&["\u{3000}\u{3000}", "\u{a0}\u{a0}", "  "]) } else { "" },
            spaced: rng.chance(8),
            broken: rng.chance(15),
            bookmarks: rng.chance(15),
            half_width: rng.chance(6),
            wide_dots: rng.chance(6),
            dash: rng.pick(&DASHES),
            pad: if rng.chance(6) { rng.pick(&["\u{a0}\u{a0}\u{a0}", " ", "  "]) } else { "" },
            plus: rng.chance(20),
            period_in_preface: rng.chance(60),
            signed: rng.chance(95),
        };
        if rng.chance(4) {
            let (part, heading) = rng.pick(&HEADING_VARIANTS);
            look.headings[part] = heading;
        }
        look
    }

    /// Prints the number of a cell, with the sign or unit that belongs there.
    pub fn print(&self, path: &str, value: Decimal) -> Cow<'static, str> {
        let is_zero = value == Decimal::ZERO;
        if is_zero && self.pad.is_empty() {
            return Cow::Borrowed("0");
        }
        let plus = self.plus && path.ends_with(".change") && value > Decimal::ZERO;
        let sign = if plus { "+" } else { "" };
        let unit = if path == "disclosure.procurement.amount" && !is_zero { "万元" } else { "" };
        Cow::Owned(format!("{}{sign}{value}{unit}", self.pad))
    }
}
