//! What lines of prose state, in made-up sentences; each file has those of one question.

mod answers;
mod askers;
mod clerks;
mod counted;
mod disputed;
mod examined;
mod headed;
mod linked;
mod neighbours;
mod parted;
mod parts;
mod placed;
mod published;
mod scoped;
mod uncounted;
mod wholes;
mod years;

use super::*;
use crate::model::document::tests::document;
use crate::model::narrative::{Aside, Change, Mention, Of, Standing, Subject};
use crate::model::report::{Evidence, Stated};

/// What a line states, in a report of 青禾县林业局 for 2024.
fn narrative(text: &str) -> Narrative {
    of_agency(text, "青禾县林业局")
}

fn of_agency(text: &str, agency: &str) -> Narrative {
    in_part(1, text, agency)
}

/// What a text states in one of the six sections.
fn in_part(part: u8, text: &str, agency: &str) -> Narrative {
    let document = document(text);
    let prose = (1..=u32::try_from(document.line_count()).unwrap()).collect();
    let section = Section { part, heading: String::new(), line: 0, prose };
    let by = Evidence::Title;
    let head = Head {
        year: Some(Stated { value: 2024, line: 1, by }),
        agency: Some(Stated { value: agency.to_owned(), line: 1, by }),
        ..Head::default()
    };
    read(&document, &head, &[section])
}

/// Subject and amount of everything that a text states firmly about cells.
fn firm(text: &str) -> Vec<(Subject, i64)> {
    stated(&narrative(text), |mention| mention.standing == Standing::Firm && mention.year.is_none())
}

fn stated(narrative: &Narrative, wanted: impl Fn(&Mention) -> bool) -> Vec<(Subject, i64)> {
    let is_wanted = |mention: &&Mention| mention.subject.is_some() && wanted(mention);
    let said = |mention: &Mention| (mention.subject.unwrap(), mention.amount.low.as_whole().unwrap());
    narrative.mentions.iter().filter(is_wanted).map(said).collect()
}

/// How many parts each list of a text has, and whether it is whole.
fn lists(text: &str) -> Vec<(usize, bool)> {
    narrative(text).partitions.iter().map(|one| (one.parts.len(), one.closed)).collect()
}

/// Asserts what each text states firmly about cells.
fn assert_firm(cases: &[(&str, &[(Subject, i64)])]) {
    for (text, expected) in cases {
        assert_eq!(firm(text), *expected, "{text}");
    }
}

/// Words that say something, alone and beside others.
const WORDS: [&str; 28] = [
    "2023年",
    "上年",
    "本年",
    "比",
    "较",
    "相比",
    "同比",
    "增长",
    "增至",
    "由",
    "占",
    "其中",
    "分别",
    "共",
    "累计",
    "收到",
    "受理",
    "申请",
    "结转",
    "予以公开",
    "行政复议",
    "4件",
    "12.5%",
    "0",
    "（",
    "）",
    "、",
    "，",
];

#[test]
fn a_line_that_is_a_year_alone_states_nothing_of_a_cell() {
    for text in ["2023年", "上年", "2023年度", "上年度。"] {
        assert!(narrative(text).mentions.iter().all(|mention| mention.subject.is_none()), "{text}");
    }
}

proptest::proptest! {
    #[test]
    fn words_in_any_order_bring_nothing_down(words in proptest::collection::vec(proptest::sample::select(&WORDS[..]), 0..8)) {
        let _ = narrative(&words.concat());
    }
}
