//! Sums, ratios and implications over cells, as an auditor writes them:
//! `if requests.received.total > 0 then requests.outcome_total.total + requests.carried_out.total >= 1`.
//! Figures are exact; it knows neither text nor years.

use std::cmp::Ordering;

use crate::form::{CellId, Form};
use crate::model::report::Report;
use crate::text::number::Number;

/// A formula over cells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Formula {
    /// What must hold for the formula to speak, all of it.
    conditions: Vec<Comparison>,
    /// What then must hold.
    claim: Comparison,
}

/// What a formula says of a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// It holds, or does not speak of this report.
    Holds,
    /// It does not hold: the sums on either side of the claim.
    Fails(Number, Number),
    /// A cell says nothing, or a sum is beyond count.
    Unknown(CellId),
    /// The edition has no such cell.
    NoCell,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Comparison {
    left: Vec<Term>,
    sign: Sign,
    right: Vec<Term>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sign {
    Less,
    AtMost,
    Same,
    Other,
    AtLeast,
    More,
}

/// So many times a cell, or a number.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Term {
    factor: i64,
    path: Option<String>,
}

/// Characters that no formula has, and what is to be written.
const REFUSED: [(&[char], &str); 3] = [
    (&['(', ')', '（', '）'], "式子里不能用括号，请乘开来写 / a formula has no brackets; multiply them out"),
    (&['≥', '≤', '≠', '＝', '＞', '＜'], "比较要写成 >= <= != = > < / comparisons are written >= <= != = > <"),
    (&['×', '÷', '/', '＋', '－', '＊'], "只有 + - *，没有除法，要写半角 / there are + - * only, and no division"),
];

/// The signs of comparisons, the longer first.
const SIGNS: [(&str, Sign); 7] = [
    ("<=", Sign::AtMost),
    (">=", Sign::AtLeast),
    ("!=", Sign::Other),
    ("==", Sign::Same),
    ("<", Sign::Less),
    (">", Sign::More),
    ("=", Sign::Same),
];

impl Formula {
    /// Reads a formula; the error is a sentence in both languages.
    pub fn parse(text: &str) -> Result<Self, String> {
        if let Some((_, refused)) = REFUSED.iter().find(|(marks, _)| text.contains(*marks)) {
            return Err((*refused).to_owned());
        }
        let (conditions, claim) = match text.trim().strip_prefix("if ") {
            None => ("", text),
            Some(rest) => rest.split_once(" then ").ok_or("if 之后要有 then / `if` needs a `then`")?,
        };
        if claim.contains(" and ") {
            return Err(
                "and 只能写在 if 和 then 之间；要查两件事就写两条规则 / `and` stands between `if` and `then` only; \
                        write two rules for two claims"
                    .to_owned(),
            );
        }
        let conditions = conditions.split(" and ").filter(|part| !part.trim().is_empty());
        Ok(Self {
            conditions: conditions.map(Comparison::parse).collect::<Result<_, _>>()?,
            claim: Comparison::parse(claim)?,
        })
    }

    /// Every cell path in it, those of the claim first.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        let all = std::iter::once(&self.claim).chain(&self.conditions);
        all.flat_map(|one| one.left.iter().chain(&one.right)).filter_map(|term| term.path.as_deref())
    }

    /// Judges a report.
    pub fn judge(&self, report: &Report) -> Answer {
        let Some(form) = report.form() else { return Answer::NoCell };
        for condition in &self.conditions {
            match condition.judge(report, form) {
                Answer::Holds => {}
                Answer::Fails(..) => return Answer::Holds,
                other => return other,
            }
        }
        self.claim.judge(report, form)
    }

    /// The cells of the claim and its conditions in an edition.
    pub fn cells(&self, form: &Form) -> Vec<CellId> {
        let mut cells: Vec<CellId> = Vec::new();
        for cell in self.paths().filter_map(|path| form.cell(path)) {
            if !cells.contains(&cell) {
                cells.push(cell);
            }
        }
        cells
    }
}

impl Comparison {
    fn parse(text: &str) -> Result<Self, String> {
        let found = SIGNS.iter().filter_map(|&(mark, sign)| text.find(mark).map(|at| (at, mark, sign)));
        let (at, mark, sign) =
            found.min_by_key(|&(at, mark, _)| (at, std::cmp::Reverse(mark.len()))).ok_or_else(|| {
                format!("“{}”里没有 = < > 之类的比较 / there is no comparison such as = < > in it", text.trim())
            })?;
        Ok(Self { left: terms(&text[..at])?, sign, right: terms(&text[at + mark.len()..])? })
    }

    fn judge(&self, report: &Report, form: &Form) -> Answer {
        let (left, right) = match (sum(&self.left, report, form), sum(&self.right, report, form)) {
            (Ok(left), Ok(right)) => (left, right),
            (Err(answer), _) | (_, Err(answer)) => return answer,
        };
        if self.sign.holds(left.cmp(&right)) { Answer::Holds } else { Answer::Fails(left, right) }
    }
}

impl Sign {
    const fn holds(self, order: Ordering) -> bool {
        match self {
            Self::Less => order.is_lt(),
            Self::AtMost => order.is_le(),
            Self::Same => order.is_eq(),
            Self::Other => order.is_ne(),
            Self::AtLeast => order.is_ge(),
            Self::More => order.is_gt(),
        }
    }
}

/// The sum of some terms; the error is the answer where there is none.
fn sum(terms: &[Term], report: &Report, form: &Form) -> Result<Number, Answer> {
    let mut sum = Number::ZERO;
    for term in terms {
        let (value, cell) = match &term.path {
            None => (Number::whole(1), CellId(0)),
            Some(path) => {
                let cell = form.cell(path).ok_or(Answer::NoCell)?;
                (report.cell(cell).stated().ok_or(Answer::Unknown(cell))?, cell)
            }
        };
        sum = value.times(Number::whole(term.factor)).and_then(|part| sum.plus(part)).ok_or(Answer::Unknown(cell))?;
    }
    Ok(sum)
}

/// `2 * a.b.c + d.e.f - 3`: signs and terms in turn, the first sign may be left out.
fn terms(text: &str) -> Result<Vec<Term>, String> {
    let spaced = text.replace('+', " + ").replace('-', " - ").replace('*', " * ");
    let mut words = spaced.split_whitespace().peekable();
    let mut terms = Vec::new();
    while let Some(&word) = words.peek() {
        let sign = match word {
            "+" | "-" => words.next(),
            word if !terms.is_empty() => {
                return Err(format!("“{word}”前面少了 + 或 - / a + or - is missing before `{word}`"));
            }
            _ => None,
        };
        let sign = if sign == Some("-") { -1 } else { 1 };
        terms.push(term(sign, &mut words)?);
    }
    if terms.is_empty() {
        Err("比较的一边是空的 / one side of a comparison is empty".to_owned())
    } else {
        Ok(terms)
    }
}

/// A number, a cell, or a number of times a cell.
fn term<'a>(sign: i64, words: &mut std::iter::Peekable<impl Iterator<Item = &'a str>>) -> Result<Term, String> {
    let word = words.next().ok_or("式子没有写完 / the formula is not complete")?;
    if !word.starts_with(|c: char| c.is_ascii_digit()) {
        return Ok(Term { factor: sign, path: Some(path(word)?) });
    }
    let factor: i64 = word.parse().map_err(|_| {
        if word.bytes().all(|byte| byte.is_ascii_digit()) {
            format!("“{word}”太大 / `{word}` is too large")
        } else {
            format!("“{word}”不是整数 / `{word}` is no whole number")
        }
    })?;
    if words.next_if_eq(&"*").is_none() {
        return Ok(Term { factor: sign * factor, path: None });
    }
    let cell = words.next().ok_or("* 后面要写格的路径 / a cell is wanted after *")?;
    Ok(Term { factor: sign * factor, path: Some(path(cell)?) })
}

/// A word with points in it; whether there is such a cell the forms tell.
fn path(word: &str) -> Result<String, String> {
    match word {
        "+" | "-" | "*" => Err(format!("“{word}”多了，或它的位置不对 / `{word}` is one too many, or out of place")),
        word if word.contains('.') => Ok(word.to_owned()),
        word => Err(format!("看不懂“{word}” / `{word}` is not understood")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::sample::Draft;

    fn judged(formula: &str, write: &[(&str, &str)]) -> Answer {
        let mut draft = Draft::clean(2024);
        for (path, text) in write {
            draft.write(path, text);
        }
        Formula::parse(formula).unwrap().judge(&draft.report())
    }

    #[test]
    fn sums_ratios_and_implications_are_judged_exactly() {
        let balance = "requests.received.total + requests.carried_in.total = requests.outcome_total.total + requests.carried_out.total";
        assert_eq!(judged(balance, &[]), Answer::Holds);
        let more = [("requests.received.total", "9")];
        assert_eq!(judged(balance, &more), Answer::Fails(Number::whole(10), Number::whole(5)));
        assert_eq!(judged("requests.received.total <= 2 * requests.granted.total", &[]), Answer::Holds);
        assert_eq!(
            judged("if requests.received.total > 0 then disclosure.fees.amount >= 1", &[]),
            Answer::Fails(Number::ZERO, Number::whole(1))
        );
        let none = [("requests.received.total", "0")];
        assert_eq!(judged("if requests.received.total > 0 then disclosure.fees.amount >= 1", &none), Answer::Holds);
    }

    #[test]
    fn a_silent_cell_is_unknown_and_a_foreign_one_is_none() {
        let blank = [("requests.received.total", "")];
        assert!(matches!(judged("requests.received.total = 4", &blank), Answer::Unknown(_)));
        assert_eq!(judged("disclosure.procurement.items = 4", &[]), Answer::NoCell);
    }

    #[test]
    fn what_is_no_formula_is_refused() {
        let broken =
            ["", "requests.received.total", "a.b.c = ", "if a.b.c > 0", "a.b.c = x", "a.b.c = 1 + + 2", "a.b.c = 1 2"];
        let broken =
            broken.into_iter().chain(["a.b.c d.e.f > 0", "a.b.c = 2 *", "a.b.c = * 2", "a.b.c +", "a.b.c = 2 * 3"]);
        for text in broken.chain(["a.b.c > 99999999999999999999", "a.b.c > 1 -", "2 a.b.c > 1"]) {
            assert!(Formula::parse(text).is_err(), "{text}");
        }
    }
}
