//! Reads what is written in a value cell (domain.md 4.5): digits in any width, signs, units, written nones. It does not
//! judge whether the figure makes sense.

use crate::model::report::{State, Unit};
use crate::text::fold;
use crate::text::number::Number;

/// What a cell's text says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Written {
    /// What kind of thing stands there.
    pub state: State,
    /// The figure as printed; 0 where there is none.
    pub value: Number,
    /// The unit written beside it.
    pub unit: Option<Unit>,
}

impl Written {
    const fn nothing(state: State) -> Self {
        Self { state, value: Number::ZERO, unit: None }
    }

    const fn figure(value: Number, unit: Option<Unit>) -> Self {
        Self { state: State::Number, value, unit }
    }
}

/// Written nones.
const DASHES: [&str; 12] = ["/", "-", "—", "——", "–", "－", "―", "--", "无", "\\", "／", "───"];
/// Classifiers that may follow a count.
const CLASSIFIERS: [&str; 7] = ["件", "条", "项", "宗", "份", "次", "个"];

/// Reads the text of a cell.
pub fn read(text: &str) -> Written {
    let text = fold::trim(text);
    if text.is_empty() {
        return Written::nothing(State::Blank);
    }
    if DASHES.contains(&text) {
        return Written::nothing(State::Dash);
    }
    let folded: String = fold::fold_width(text).chars().filter(|&c| !fold::is_blank(c)).collect();
    number(&folded).unwrap_or(Written::nothing(State::Text))
}

fn number(text: &str) -> Option<Written> {
    let (text, unit) = without_unit(text);
    let digits = signed(text);
    let plain = without_separators(&digits)?;
    Some(Written::figure(plain.parse().ok()?, unit))
}

fn without_unit(text: &str) -> (&str, Option<Unit>) {
    if let Some(amount) = text.strip_suffix("万元") {
        return (amount, Some(Unit::TenThousandYuan));
    }
    if let Some(amount) = text.strip_suffix('元') {
        return (amount, Some(Unit::Yuan));
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

/// A change in a word, `减4` or `增8`, as a signed figure; a minus of any width as the ASCII one.
fn signed(text: &str) -> String {
    for (word, sign) in [("减少", "-"), ("减", "-"), ("增加", "+"), ("增", "+"), ("−", "-"), ("—", "-"), ("–", "-")]
    {
        if let Some(rest) = text.strip_prefix(word) {
            return format!("{sign}{rest}");
        }
    }
    text.to_owned()
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
            ("976.81万元", "976.81万元"),
            ("251000元", "251000元"),
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
