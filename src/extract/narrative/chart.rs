//! A chart that was left as one line of figures: its title, the years, as many values: 近四年受理数量 2021 2022 4 7,
//! 收到申请数：2022年：4；2023年：7.

use super::lexicon::{Word, Words};
use super::token::{Kind, Token};
use crate::model::narrative::{Aside, Mention, Narrative, Standing, Subject, Unit};

/// Makes statements of the values of a chart about requests, where the line is one; `places` are those of its tokens.
pub(super) fn note(tokens: &[Token], places: &[Option<usize>], year: Option<i16>, narrative: &mut Narrative) {
    let words = super::clause::words(tokens);
    let on_requests = words.has(Word::Request) && words.meets(Words::of([Word::Receive, Word::Application]));
    let bare: Vec<usize> =
        (0..tokens.len()).filter(|&nth| is_bare(tokens[nth].kind)).filter_map(|nth| places[nth]).collect();
    let title_first = tokens
        .iter()
        .rposition(|token| matches!(token.kind, Kind::Word(_) | Kind::Unknown) && token.end - token.start > 1);
    let first = tokens.iter().position(|token| is_bare(token.kind) || matches!(token.kind, Kind::Year(_)));
    if !on_requests || title_first > first {
        return;
    }
    let signed: Vec<i16> = tokens.iter().filter_map(signed_year).collect();
    let (heads, values) = if signed.is_empty() { bare.split_at(bare.len() / 2) } else { (&[][..], &bare[..]) };
    let plain = heads.iter().map(|&place| as_year(&narrative.mentions[place])).collect::<Option<Vec<i16>>>();
    let told = if signed.is_empty() { plain } else { Some(signed) };
    let Some(years) = told else { return };
    let in_order =
        years.is_sorted_by(|one, other| other - one == 1) || years.is_sorted_by(|one, other| one - other == 1);
    if years.len() < 2 || years.len() != values.len() || !in_order {
        return;
    }
    for &place in heads {
        narrative.mentions[place].standing = Standing::Idle(Aside::Date);
    }
    for (of, &place) in years.into_iter().zip(values) {
        let mention = &mut narrative.mentions[place];
        mention.subject = Some(Subject::Received);
        mention.unit = Unit::Count('件');
        mention.standing = Standing::Firm;
        mention.year = Some(of).filter(|&of| Some(of) != year);
    }
}

/// 2021年, in a chart whose years keep their sign.
fn signed_year(token: &Token) -> Option<i16> {
    if let Kind::Year(year) = token.kind { Some(year) } else { None }
}

fn is_bare(kind: Kind) -> bool {
    matches!(kind, Kind::Figure(figure) if figure.idle == Some(Aside::NoUnit))
}

fn as_year(mention: &Mention) -> Option<i16> {
    let whole = mention.amount.exact()?.as_whole()?;
    i16::try_from(whole).ok().filter(|year| (2000..2100).contains(year))
}
