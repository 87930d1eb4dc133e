//! Reads what is written in a value cell (domain.md 4.5): digits in any width, signs, units, written nones. It does not
//! judge whether the figure makes sense.

use crate::model::report::{State, Unit};
use crate::text::fold;
use crate::text::number::Number;
use crate::text::sign::RAISED;

/// What a cell's text says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Written {
    /// What kind of thing stands there.
    pub state: State,
    /// The figure as printed; 0 where there is none.
    pub value: Number,
    /// The unit written beside it.
    pub unit: Option<Unit>,
    /// The mark of a note stands behind the figure and was passed over.
    pub is_noted: bool,
}

impl Written {
    /// An empty cell.
    pub const BLANK: Self = Self::nothing(State::Blank);

    const fn nothing(state: State) -> Self {
        Self { state, value: Number::ZERO, unit: None, is_noted: false }
    }

    /// A figure and its unit.
    pub const fn figure(value: Number, unit: Option<Unit>) -> Self {
        Self { state: State::Number, value, unit, is_noted: false }
    }
}

/// Written nones.
const DASHES: [&str; 17] =
    ["/", "-", "—", "——", "–", "－", "―", "--", "无", "\\", "／", "───", "−", "‐", "‑", "﹣", "﹘"];
/// What some write in words where there is none.
const NONES: [&str; 10] = ["不涉及", "无此项", "无数据", "无此项目", "无此类", "没有", "N/A", "n/a", "零", "〇"];
/// Classifiers that may follow a count.
const CLASSIFIERS: [&str; 7] = ["件", "条", "项", "宗", "份", "次", "个"];

/// Reads the text of a cell.
pub fn read(text: &str) -> Written {
    let text = fold::trim(text);
    if text.is_empty() {
        return Written::nothing(State::Blank);
    }
    if DASHES.contains(&text) || NONES.contains(&text) {
        return Written::nothing(State::Dash);
    }
    let folded: String = fold::fold_width(text).chars().filter(|&c| !fold::is_blank(c)).collect();
    let noted = || number(without_note(&folded)?).map(|figure| Written { is_noted: true, ..figure });
    number(&folded).or_else(noted).unwrap_or(Written::nothing(State::Text))
}

/// The text before the mark of a note at its end, if one is there: 12¹, 12①, 12*, 12[1], 12（注2）.
fn without_note(text: &str) -> Option<&str> {
    let raised = text.trim_end_matches(RAISED);
    let starred = text.trim_end_matches(is_sign);
    let bracketed = [('[', ']'), ('〔', '〕'), ('(', ')')].into_iter().find_map(|(open, close)| {
        let (rest, note) = text.strip_suffix(close)?.rsplit_once(open)?;
        let number = note.strip_prefix('注').or(Some(note).filter(|_| open != '('))?;
        is_number_of_note(number, note != number).then_some(rest)
    });
    let named = text.rsplit_once('注').filter(|(_, number)| is_number_of_note(number, true)).map(|(rest, _)| rest);
    let before = [Some(raised), Some(starred), bracketed, named].into_iter().flatten();
    before.into_iter().find(|before| before.len() < text.len())
}

const fn is_sign(c: char) -> bool {
    matches!(c, '*' | '※' | '†' | '①'..='⑳')
}

/// Tells the number of a note; one that is named a note needs none.
fn is_number_of_note(number: &str, is_named: bool) -> bool {
    number.len() <= 2 && number.bytes().all(|byte| byte.is_ascii_digit()) && (is_named || !number.is_empty())
}

fn number(text: &str) -> Option<Written> {
    let (text, has_sign) = without_currency(text);
    let (text, money) = without_unit(text);
    let digits = signed(text);
    let printed: Number = without_separators(&digits)?.parse().ok()?;
    match money {
        Some((unit, times)) => Some(Written::figure(printed.times(Number::whole(times))?, Some(unit))),
        // The sign is that of 元; of a small amount in a column of 万元 nobody knows whether it is meant.
        None => Some(Written::figure(
            printed,
            Some(Unit::Yuan).filter(|_| has_sign && printed >= Number::whole(SURELY_YUAN)),
        )),
    }
}

/// Amounts behind the sign of a currency are 元 from here on: nobody writes 万元 so.
const SURELY_YUAN: i64 = 10_000;

/// Units of money, the longest first: what they are told in, and how many times.
const MONEY: [(&str, Unit, i64); 5] = [
    ("亿元", Unit::TenThousandYuan, 10_000),
    ("万元", Unit::TenThousandYuan, 1),
    ("亿", Unit::TenThousandYuan, 10_000),
    ("万", Unit::TenThousandYuan, 1),
    ("元", Unit::Yuan, 1),
];

/// Tells whether a cell speaks of money or of ten thousands: 12.5万, ￥300. As a count it is no figure.
pub fn is_of_money(text: &str) -> bool {
    text.contains(['万', '亿', '￥', '¥']) || text.contains("人民币")
}

/// The text without the sign of a currency before it, and whether there was one.
fn without_currency(text: &str) -> (&str, bool) {
    let bare = text.trim_start_matches("人民币").trim_start_matches(['￥', '¥']);
    (bare, bare.len() < text.len())
}

/// The text without its unit: 万元, (万元), 亿元, 元整, or the classifier of a count.
fn without_unit(text: &str) -> (&str, Option<(Unit, i64)>) {
    let bracketed = text.strip_suffix(')').and_then(|text| text.rsplit_once('('));
    if let Some((amount, inner)) = bracketed
        && let Some((_, unit, times)) = MONEY.iter().find(|(name, ..)| *name == inner)
    {
        return (amount, Some((*unit, *times)));
    }
    let plain = text.strip_suffix('整').filter(|text| text.ends_with('元')).unwrap_or(text);
    if let Some((amount, unit, times)) =
        MONEY.iter().find_map(|(name, unit, times)| Some((plain.strip_suffix(name)?, *unit, *times)))
    {
        return (amount, Some((unit, times)));
    }
    let count = CLASSIFIERS.iter().find_map(|classifier| text.strip_suffix(classifier));
    (count.unwrap_or(text), None)
}

/// The unit of money that a head names.
pub fn unit_in(head: &str) -> Option<Unit> {
    if head.contains("万元") {
        return Some(Unit::TenThousandYuan);
    }
    head.contains('元').then_some(Unit::Yuan)
}

/// Signs in words and of other widths.
const SIGNS: [(&str, &str); 14] = [
    ("减少", "-"),
    ("减", "-"),
    ("增加", "+"),
    ("增", "+"),
    ("负", "-"),
    ("−", "-"),
    ("—", "-"),
    ("–", "-"),
    ("―", "-"),
    ("‐", "-"),
    ("‑", "-"),
    ("﹣", "-"),
    ("﹘", "-"),
    ("﹢", "+"),
];

/// A change in a word, `减4` or `增8`, as a signed figure; a minus of any width as the ASCII one.
fn signed(text: &str) -> String {
    let signs = SIGNS.iter().find_map(|(word, sign)| Some(format!("{sign}{}", text.strip_prefix(word)?)));
    signs.unwrap_or_else(|| text.to_owned())
}

/// Takes thousands separators out where they stand in every place they should.
fn without_separators(text: &str) -> Option<String> {
    if !text.contains(',') {
        return Some(text.to_owned());
    }
    let (whole, fraction) = text.split_once('.').map_or((text, None), |(whole, rest)| (whole, Some(rest)));
    let mut groups = whole.split(',');
    let first = groups.next()?.trim_start_matches(['-', '+']);
    let regular = (1..=3).contains(&first.len()) && groups.all(|group| group.len() == 3);
    let joined = whole.replace(',', "");
    regular.then(|| fraction.map_or(joined.clone(), |fraction| format!("{joined}.{fraction}")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn shown(text: &str) -> String {
        let written = read(text);
        match (written.state, written.unit) {
            (State::Number, None) if written.is_noted => format!("{} noted", written.value),
            (State::Number, None) => written.value.to_string(),
            (State::Number, Some(unit)) => format!("{}{}", written.value, unit.name()),
            (state, _) => state.name().to_owned(),
        }
    }

    #[test]
    fn every_way_of_writing_met_in_reports_is_read() {
        for (text, meaning) in [
            ("0", "0"),
            ("  \u{a0} 12", "12"),
            ("\u{a0}", "blank"),
            ("\u{3000}", "blank"),
            ("/", "dash"),
            ("—", "dash"),
            ("无", "dash"),
            ("-", "dash"),
            ("-35", "-35"),
            ("－15", "-15"),
            ("+4", "4"),
            ("减4", "-4"),
            ("增加 8", "8"),
            ("﹣4", "-4"),
            ("负4", "-4"),
            ("﹢4", "4"),
            ("﹣", "dash"),
            ("（12.5）", "text"),
            ("约12万元", "text"),
            ("不变", "text"),
            ("持平", "text"),
            ("零", "dash"),
            ("〇", "dash"),
            ("不涉及", "dash"),
            ("N/A", "dash"),
            ("不适用", "text"),
            ("万元", "text"),
            ("￥", "text"),
            ("0件", "0"),
            ("１２", "12"),
            ("12,077", "12077"),
            ("1,2077", "text"),
            ("5949.088667", "5949.088667"),
            ("三", "text"),
            ("见附件", "text"),
            ("12345678901234567890", "text"),
            ("1.2.3", "text"),
        ] {
            assert_eq!(shown(text), meaning, "{text:?}");
        }
    }

    #[test]
    fn amounts_are_read_with_their_unit() {
        for (text, meaning) in [
            ("976.81万元", "976.81万元"),
            ("251000元", "251000元"),
            ("12.5万", "12.5万元"),
            ("976.81（万元）", "976.81万元"),
            ("1.2亿元", "12000万元"),
            ("0.35亿", "3500万元"),
            ("￥9768100", "9768100元"),
            ("￥9,768,100.50元", "9768100.5元"),
            ("¥12.5万元", "12.5万元"),
            ("人民币300元整", "300元"),
            ("￥12.5", "12.5"),
        ] {
            assert_eq!(shown(text), meaning, "{text:?}");
        }
    }

    #[test]
    fn the_mark_of_a_note_behind_a_figure_is_no_part_of_it() {
        for text in
            ["12¹", "12①", "12*", "１２＊", "12[1]", "12［１２］", "12〔3〕", "12（注）", "12（注2）", "12注1", "12 注"]
        {
            assert_eq!(shown(text), "12 noted", "{text:?}");
        }
        for text in ["12（3）", "¹", "①", "注1", "12（上年3）", "12[123]", "12[]", "1¹2"] {
            assert_eq!(shown(text), "text", "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn no_text_panics(text in "\\PC*") {
            let _ = read(&text);
        }

        #[test]
        fn a_printed_number_reads_as_itself(value in -10_000_000i64..10_000_000) {
            prop_assert_eq!(shown(&value.to_string()), value.to_string());
        }
    }
}
