//! Recognises rows whose label is a few characters off, by its place among the other rows and by its letters together. Where
//! either leaves a choice, nothing is recognised; every label taken so raises an alarm.

use super::lexicon::{self, LONGEST};
use super::piece::Kind;
use super::skeleton::{Skeleton, Word};
use super::value;
use crate::form::{Form, Label};
use crate::model::report::State;
use crate::text::fold::{label_key, simplify};

/// Characters that a renamed label differs in at most.
const MOST_EDITS: usize = 3;
/// A label must have so many characters for each that differs.
const KEPT_FOR_AN_EDIT: usize = 3;
/// Characters that a numbered label can have lost from its middle.
const MOST_LOST: usize = 4;

/// Marks the labels that can be nothing else than rows no label was read as.
pub fn force(skeleton: &mut Skeleton<'_>, form: &'static Form) {
    for table in (0..form.tables.len()).filter(|&table| !form.tables[table].one_line) {
        let mut met = met_rows(skeleton, form, table);
        let missing = (0..form.tables[table].rows.len()).filter(|&row| met.iter().all(|(of, _)| *of != row));
        let missing: Vec<usize> = if met.is_empty() { Vec::new() } else { missing.collect() };
        for row in missing {
            let Some(at) = only_place(skeleton, form, (table, row), &met) else { continue };
            let key = label_key(&form.tables[table].rows[row].label);
            if let Some(meaning) = lexicon::all().get(&key) {
                skeleton.force(at, meaning);
                met.push((row, at));
            }
        }
    }
}

/// The rows of a table that begin with their label and go on with a value, and where.
fn met_rows(skeleton: &Skeleton<'_>, form: &Form, table: usize) -> Vec<(usize, usize)> {
    let row_of = |label: &Label| match *label {
        Label::Row { table: of, row, .. } if of == table => Some(row),
        _ => None,
    };
    let met = |(at, word): (usize, Word)| {
        let row = word.meaning.labels(form.edition).iter().find_map(row_of)?;
        values_follow(skeleton, at + word.pieces).then_some((row, at))
    };
    skeleton.words().filter_map(met).collect()
}

/// Tells whether the next thing that is no break is a value or an empty cell.
fn values_follow(skeleton: &Skeleton<'_>, from: usize) -> bool {
    let next = skeleton.pieces.get(from..).unwrap_or(&[]);
    let next = next.iter().find(|piece| !matches!(piece.kind, Kind::Gap | Kind::RowEnd));
    next.is_some_and(|&piece| piece.kind != Kind::Text || value::read(skeleton.text(piece)).state != State::Text)
}

/// The only text between the rows before and after that is like the label of a row.
fn only_place(
    skeleton: &Skeleton<'_>,
    form: &Form,
    (table, row): (usize, usize),
    met: &[(usize, usize)],
) -> Option<usize> {
    let after = met.iter().filter(|(of, _)| *of < row).map(|(_, at)| at + 1).max().unwrap_or(0);
    let before = met.iter().filter(|(of, _)| *of > row).map(|(_, at)| *at).min().unwrap_or(skeleton.pieces.len());
    let is_like = |&at: &usize| {
        let piece = skeleton.pieces[at];
        let text = if piece.kind == Kind::Text { skeleton.text(piece) } else { "" };
        // 合计 is the name of a column too, but no column's head is followed by a value.
        let names_column = |label: &Label| matches!(label, Label::Column { .. });
        let is_free = skeleton.word(at).is_none()
            || !skeleton.labels(at, form.edition).is_empty()
                && skeleton.labels(at, form.edition).iter().all(names_column);
        let fits = !text.is_empty() && text.len() <= LONGEST && is_free;
        fits && values_follow(skeleton, at + 1) && is_like(form, (table, row), text)
    };
    let mut like = (after..before).filter(is_like);
    like.next().filter(|_| like.next().is_none())
}

/// Tells whether a text is like the label of a row and less like every other label of the form.
fn is_like(form: &Form, place: (usize, usize), text: &str) -> bool {
    let written = label_key(text);
    let written = simplify(&written).unwrap_or(written);
    let written = written.trim_end_matches([':', '.', '|']);
    let is_own = |key: &&str| {
        let own = |label: &Label| matches!(*label, Label::Row { table, row, .. } if (table, row) == place);
        form.labels.meanings(key).iter().any(own)
    };
    let (own, others): (Vec<&str>, Vec<&str>) = form.labels.keys().partition(is_own);
    let is_row = |key: &str| form.labels.meanings(key).iter().any(|label| matches!(label, Label::Row { .. }));
    if own.iter().any(|key| is_by_habit(key, written)) && !is_row(written) {
        return true;
    }
    let Some((distance, nearest)) = own.into_iter().map(|key| (strsim::levenshtein(key, written), key)).min() else {
        return false;
    };
    let is_renamed = (1..=MOST_EDITS).contains(&distance)
        && same_ordinal(nearest, written)
        && KEPT_FOR_AN_EDIT * distance <= bare(nearest).chars().count();
    let is_nearest = || others.iter().all(|other| strsim::levenshtein(other, written) > distance);
    (is_renamed || has_lost_middle(nearest, written)) && is_nearest()
}

/// What offices write where the form has something else: 其它 for 其他, 合计 for 总计.
const HABITS: [(&str, &str); 2] = [("其它", "其他"), ("合计", "总计")];

/// What they leave out of long labels.
const LEFT_OUT: [&str; 2] = ["政府信息公开", "政府信息"];

/// Tells whether two labels are the same but for habits of offices: 3.其它, （2）重复申请, ③其他, 规章（件）, 二、上年结转申请数量.
fn is_by_habit(own: &str, written: &str) -> bool {
    let same_place = || number(own) == number(written) || number(written).is_none();
    let total = || plain(own) == "总计";
    own != written && !plain(own).is_empty() && plain(own) == plain(written) && (same_place() || total())
}

/// A folded label without its number, what stands in brackets behind it, and what habits change.
fn plain(key: &str) -> String {
    let bare = bare(key).trim_start_matches(is_circled);
    let open = bare.rfind('(').filter(|&at| at > 0 && bare.ends_with(')'));
    let told = open.map_or(bare, |at| &bare[..at]).to_owned();
    let told = LEFT_OUT.iter().fold(told, |told, part| told.replace(part, ""));
    HABITS.iter().find(|(habit, _)| *habit == told).map_or(told, |(_, meant)| (*meant).to_owned())
}

/// ①, in a folded label.
fn is_circled(c: char) -> bool {
    ('①'..='⑳').contains(&c)
}

/// The number before a folded label, however it is written.
fn number(key: &str) -> Option<u32> {
    let c = key.trim_start_matches('(').chars().next()?;
    let place = |all: &str| all.chars().position(|own| own == c).and_then(|at| u32::try_from(at + 1).ok());
    c.to_digit(10).or_else(|| place("一二三四五六七八")).or_else(|| is_circled(c).then(|| c as u32 - '①' as u32 + 1))
}

/// A folded label without the number before it.
fn bare(key: &str) -> &str {
    let is_mark = |c: char| c.is_ascii_digit() || "一二三四五六七八()".contains(c);
    key.trim_start_matches(is_mark).trim_start_matches([',', '.'])
}

/// Tells whether the numbers before two labels do not contradict each other: one may be lost.
fn same_ordinal(own: &str, written: &str) -> bool {
    let ordinal = |key: &str| key[..key.len() - bare(key).len()].trim_matches(['(', ')', ',', '.']).to_owned();
    let written = ordinal(written);
    written.is_empty() || written == ordinal(own)
}

/// Tells whether `key` is the numbered label without some characters in one place, as `2.其他法律行政止公开`: few, and fewer
/// than half of what is left.
fn has_lost_middle(label: &str, key: &str) -> bool {
    let is_numbered = key.starts_with(|c: char| c.is_ascii_digit()) && key[1..].starts_with('.');
    let (whole, left) = (label.chars().count(), key.chars().count());
    let head = label.chars().zip(key.chars()).take_while(|(a, b)| a == b).count();
    let tail = label.chars().rev().zip(key.chars().rev()).take_while(|(a, b)| a == b).count();
    is_numbered
        && (left + 1..=left + MOST_LOST).contains(&whole)
        && 2 * (whole - left) < left
        && head > 4
        && tail > 1
        && head + tail >= left
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::Edition;

    fn row_like(text: &str) -> Vec<&'static str> {
        let form = Edition::E2021.form().unwrap();
        let places = (0..2).flat_map(|table| (0..form.tables[table].rows.len()).map(move |row| (table, row)));
        let like = places.filter(|&place| is_like(form, place, text));
        like.map(|(table, row)| form.tables[table].rows[row].key.as_str()).collect()
    }

    #[test]
    fn a_label_a_few_characters_off_is_like_its_own_row_only() {
        for (text, row) in [
            ("7.属于行政执法卷宗", "denied.enforcement_file"),
            ("6.属于四类过程类信息", "denied.process"),
            ("一、本年新收政府信息公开申请数", "received"),
            ("行政规范文件", "normative_documents"),
            ("行政事业性收费金额", "fees"),
            ("行政许司", "licensing"),
            ("（二）部份公开", "partly_granted"),
            ("2.其他法律行政止公开", "denied.law_prohibits"),
            ("5.要求行政机关确认或重新已获取信息", "not_processed.reconfirm"),
            ("属于四类过程类信息", "denied.process"),
            ("2.重申请", "not_processed.repeated"),
            ("3.其它", "other_handling.other"),
            ("（3）其他", "other_handling.other"),
            ("合计", "outcome_total"),
            ("七、总计", "outcome_total"),
            ("（七）总计（件）", "outcome_total"),
            ("（2）重复申请", "not_processed.repeated"),
            ("行政规范性文件（件）", "normative_documents"),
            ("二、上年结转申请数量", "carried_in"),
            ("（二）部分公开（区分处理）", "partly_granted"),
        ] {
            assert_eq!(row_like(text), [row], "{text}");
        }
    }

    #[test]
    fn a_label_that_could_be_another_or_kept_too_little_is_like_none() {
        for text in [
            "（一）部分公开",
            "行政处可",
            "规划",
            "（七）合总",
            "（二）其他",
            "2.其他",
            "2.其他法律行政允许公开",
            "3.属于四类过程类信息",
            "不予公开小计",
            "撤回申请",
            "其他主动公开文件",
        ] {
            assert_eq!(row_like(text), [""; 0], "{text}");
        }
    }
}
