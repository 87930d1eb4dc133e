//! What the format of a cell shows nothing of: `;;;` hides all, `0;-0;;@` zeros, `#` zeros too. A person who opens the book sees an
//! empty cell there.

/// The kinds of values of which a format shows nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Unseen {
    /// Of numbers below zero, of zero and of those above it.
    numbers: [bool; 3],
    words: bool,
}

/// One of the parts of a format's code, between semicolons.
#[derive(Clone, Copy, Debug, Default)]
struct Section {
    /// It holds for numbers of which this is true.
    condition: Option<Condition>,
    /// It shows a figure, also of zero.
    shows_zero: bool,
    /// It shows the figures of other numbers.
    shows_digits: bool,
    /// It shows signs of its own, or words as they are.
    shows_signs: bool,
}

#[derive(Clone, Copy, Debug)]
struct Condition {
    below: bool,
    equal: bool,
    above: bool,
    limit: f64,
}

/// Numbers large enough to stand for all of their sign.
const LARGE: f64 = 1e9;
/// Parts that a code has at most: of positive and negative numbers, of zero, of words.
const MOST: usize = 4;

impl Unseen {
    /// What a code shows nothing of.
    pub fn of(code: &str) -> Self {
        if code.trim().is_empty() {
            return Self::default();
        }
        let sections = sections(code);
        let number = |value: f64| section_of(value, &sections).is_some_and(|section| !section.shows(value));
        let words = sections.get(MOST - 1).is_some_and(|section| !section.shows_signs);
        Self { numbers: [-LARGE, 0.0, LARGE].map(number), words }
    }

    /// The same where a sheet shows no zeros.
    pub const fn without_zeros(self) -> Self {
        let [below, _, above] = self.numbers;
        Self { numbers: [below, true, above], ..self }
    }

    /// Tells whether it hides anything.
    pub fn is_some(self) -> bool {
        self != Self::default()
    }

    /// Tells whether a number is not shown.
    pub fn hides(self, number: f64) -> bool {
        let [below, zero, above] = self.numbers;
        number < 0.0 && below || number == 0.0 && zero || number > 0.0 && above
    }

    /// Tells whether words are not shown.
    pub const fn hides_words(self) -> bool {
        self.words
    }
}

impl Section {
    fn shows(&self, value: f64) -> bool {
        self.shows_signs || self.shows_zero || self.shows_digits && value != 0.0
    }
}

impl Condition {
    /// Reads what stands in brackets, where it is a condition: `=0`, `<>0`, `>=1`.
    fn of(text: &str) -> Option<Self> {
        let number = text.trim_start_matches(['<', '>', '=']);
        let signs = text.strip_suffix(number).filter(|signs| !signs.is_empty())?;
        let limit = number.trim().parse().ok()?;
        let has = |sign| signs.contains(sign);
        let other = has('<') && has('>');
        Some(Self { below: has('<'), equal: has('=') && !other, above: has('>'), limit })
    }

    fn holds(&self, value: f64) -> bool {
        value < self.limit && self.below
            || value > self.limit && self.above
            || (value - self.limit).abs() < f64::EPSILON && self.equal
    }
}

/// The section that a number is shown by: by conditions where some are there, else by its sign.
fn section_of(value: f64, sections: &[Section]) -> Option<&Section> {
    let numbers = sections.get(..sections.len().min(MOST - 1))?;
    if numbers.iter().any(|section| section.condition.is_some()) {
        let held = numbers.iter().find(|section| section.condition.is_some_and(|condition| condition.holds(value)));
        return held.or_else(|| numbers.iter().find(|section| section.condition.is_none()));
    }
    let nth = match value {
        value if value < 0.0 => 1,
        0.0 => 2,
        _ => 0,
    };
    numbers.get(nth).or_else(|| numbers.first())
}

/// The sections of a code: what stands in quotes or behind a backslash are signs, `_` and `*` leave room.
fn sections(code: &str) -> Vec<Section> {
    let mut all = vec![Section::default()];
    let mut chars = code.chars();
    while let Some(c) = chars.next() {
        let last = all.len() - 1;
        let own = &mut all[last];
        match c {
            ';' => all.push(Section::default()),
            '"' => own.shows_signs |= chars.by_ref().take_while(|&c| c != '"').any(|c| !c.is_whitespace()),
            '\\' | '*' | '!' => own.shows_signs |= chars.next().is_some_and(|c| !c.is_whitespace()),
            '_' => drop(chars.next()),
            '[' => {
                let text: String = chars.by_ref().take_while(|&c| c != ']').collect();
                own.condition = own.condition.or(Condition::of(&text));
                // [$元-804] shows a sign, [h] hours.
                own.shows_signs |= text.strip_prefix('$').is_some_and(|sign| !sign.starts_with('-'));
                own.shows_zero |= text.starts_with(['h', 'm', 's', 'H', 'M', 'S']);
            }
            '0' => own.shows_zero = true,
            '#' | '?' => own.shows_digits = true,
            ',' => {}
            c if c.is_whitespace() => {}
            _ => own.shows_signs = true,
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a code hides: `+`, `-`, `0` and `a` for words.
    fn hidden(code: &str) -> String {
        let unseen = Unseen::of(code);
        let numbers = [(1.0, '+'), (-1.0, '-'), (0.0, '0')].into_iter().filter(|(number, _)| unseen.hides(*number));
        numbers.map(|(_, sign)| sign).chain(unseen.hides_words().then_some('a')).collect()
    }

    #[test]
    fn empty_parts_of_a_code_hide_what_they_are_for() {
        for (code, hides) in [
            (";;;", "+-0a"),
            (";;", "+-0"),
            ("0;-0;;@", "0"),
            ("#,##0;-#,##0;", "0"),
            ("0;;0", "-"),
            ("#", "0"),
            ("#,###", "0"),
            ("\"\"", "+-0"),
            ("[=0]\"\";General", "0"),
            ("[=0];0", "0"),
            ("0;-0;0;", "a"),
            ("[Red]0;-0;_ ;@", "0"),
        ] {
            assert_eq!(hidden(code), hides, "{code}");
        }
    }

    #[test]
    fn what_shows_a_figure_or_a_sign_hides_nothing() {
        for code in [
            "",
            "General",
            "G/通用格式",
            "0",
            "0.00",
            "#,##0",
            "@",
            "yyyy-mm-dd",
            "0%",
            "0\"件\"",
            "[$-804]yyyy/m/d;@",
            "#.##",
            "_ * #,##0_ ;_ * -#,##0_ ;_ * \"-\"_ ;_ @_ ",
            "[h]:mm",
            "[>9]0;0.0",
            "0;-0;\"无\"",
        ] {
            assert_eq!(hidden(code), "", "{code}");
        }
    }
}
