//! A chart that was left as one line of figures: its title, the years, as many values. 近四年受理数量 2021 2022 4 7.

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
    let first = tokens.iter().position(|token| is_bare(token.kind));
    if !on_requests || bare.len() < 4 || bare.len() % 2 == 1 || title_first > first {
        return;
    }
    let (heads, values) = bare.split_at(bare.len() / 2);
    let Some(years) = heads.iter().map(|&place| as_year(&narrative.mentions[place])).collect::<Option<Vec<i16>>>()
    else {
        return;
    };
    if !years.is_sorted_by(|one, other| other - one == 1) && !years.is_sorted_by(|one, other| one - other == 1) {
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

fn is_bare(kind: Kind) -> bool {
    matches!(kind, Kind::Figure(figure) if figure.idle == Some(Aside::NoUnit))
}

fn as_year(mention: &Mention) -> Option<i16> {
    let whole = mention.amount.exact()?.as_whole()?;
    i16::try_from(whole).ok().filter(|year| (2000..2100).contains(year))
}
