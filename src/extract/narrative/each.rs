//! Numbers that 分别 hands out to several years: 2023年、2024年分别收到申请5件、7件. What is not plainly one number a year is
//! left as it is.

use super::lexicon::Word;
use super::token::{Kind, Token};
use crate::model::narrative::{Amount, Aside, Narrative, Standing};

/// Gives each of the numbers behind 分别 its year; `places` says which mention each token gave.
pub(super) fn note(tokens: &[Token], places: &[Option<usize>], own: Option<i16>, narrative: &mut Narrative) {
    let Some(own) = own else { return };
    for each in (0..tokens.len()).filter(|&at| tokens[at].kind == Kind::Word(Word::Each)) {
        let years = years(&tokens[..each], own);
        let numbers: Vec<usize> = listed(tokens, each).into_iter().filter_map(|at| places[at]).collect();
        if years.len() > 1 && years.len() == numbers.len() {
            hand_out(&years, &numbers, own, narrative);
        }
    }
}

/// The years in a row before 分别; none where years stand elsewhere too.
fn years(before: &[Token], own: i16) -> Vec<i16> {
    let year = |token: &Token| match token.kind {
        Kind::Year(year) => Some(year),
        Kind::Word(Word::LastYear) => Some(own.saturating_sub(1)),
        Kind::Word(Word::ThisYear) => Some(own),
        // 2023、2024两年.
        Kind::Figure(figure) if figure.idle == Some(Aside::NoUnit) => bare(figure.amount),
        _ => None,
    };
    let places: Vec<usize> = (0..before.len()).filter(|&at| year(&before[at]).is_some()).collect();
    let joined = |pair: &[usize]| {
        pair[1] == pair[0] + 2 && matches!(before[pair[0] + 1].kind, Kind::Listing | Kind::Word(Word::Filler))
    };
    if places.windows(2).all(joined) { places.iter().filter_map(|&at| year(&before[at])).collect() } else { Vec::new() }
}

/// A year without its sign.
fn bare(amount: Amount) -> Option<i16> {
    let whole = amount.exact()?.as_whole()?;
    i16::try_from(whole).ok().filter(|year| (2000..2100).contains(year))
}

/// The places of the numbers behind 分别, with nothing between them.
fn listed(tokens: &[Token], each: usize) -> Vec<usize> {
    let is_figure = |at: &usize| matches!(tokens[*at].kind, Kind::Figure(_));
    let Some(first) = (each + 1..tokens.len()).find(is_figure) else { return Vec::new() };
    let joins = |at: usize| matches!(tokens[at].kind, Kind::Listing | Kind::Comma | Kind::Word(Word::Filler));
    let mut listed = vec![first];
    let mut at = first + 1;
    while at + 1 < tokens.len() && joins(at) && is_figure(&(at + 1)) {
        listed.push(at + 1);
        at += 2;
    }
    listed
}

/// All count what the first does.
fn hand_out(years: &[i16], numbers: &[usize], own: i16, narrative: &mut Narrative) {
    let first = narrative.mentions[numbers[0]];
    let is_clear = matches!(first.standing, Standing::Firm | Standing::Loose(Aside::OtherTime));
    let is_alike = |&place: &usize| narrative.mentions[place].unit == first.unit;
    if first.subject.is_none() || !is_clear || !numbers.iter().all(is_alike) {
        return;
    }
    for (&year, &place) in years.iter().zip(numbers) {
        let mention = &mut narrative.mentions[place];
        mention.subject = first.subject;
        mention.standing = Standing::Firm;
        mention.year = Some(year).filter(|&year| year != own);
    }
}
