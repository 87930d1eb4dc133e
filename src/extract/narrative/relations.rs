//! A count with its share or its change: x 件，占 y%; x 件，同比增长 y%; x 件，较上年增加 y 件. Wholes and their parts are `links`' business.

use super::clause;
use super::compared::{self, is_since_last_year};
use super::token::{Kind, Token};
use super::word::{Word, Words};
use crate::model::narrative::{Aside, Change, Mention, Narrative, Of, Partition, Share, Standing, Subject, Unit};
use crate::text::han::is_han;

/// A sentence whose numbers were read.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sentence<'a> {
    pub(super) tokens: &'a [Token],
    /// Which mention each token gave.
    pub(super) places: &'a [Option<usize>],
    /// The line.
    pub(super) chars: &'a [char],
    /// The year before the report's.
    pub(super) last_year: Option<i16>,
    /// The mention of the sentence before that says how many requests were received.
    pub(super) received: Option<usize>,
    /// The place of the sentence's first mention.
    pub(super) first: usize,
    /// The place of the first mention of the sentence before.
    pub(super) before: usize,
}

impl Sentence<'_> {
    /// Tells whether a change is told against the year before.
    fn compares(&self, nth: usize) -> bool {
        is_since_last_year(self.tokens, nth, (self.chars, self.last_year.map(|last| last + 1)))
    }

    /// 官方网站发布5条，微博发布6条; 动态类5条，文件类6条: two numbers behind the same two characters, or two kinds, are of one list.
    pub(super) fn echoes(&self, one: usize, other: usize) -> bool {
        let lead = |nth: usize| {
            let end = self.tokens[nth].start;
            end.checked_sub(2).and_then(|start| self.chars.get(start..end))
        };
        let is_kind = |nth: usize| lead(nth).is_some_and(|lead| lead.ends_with(&['类']));
        one != other && lead(one).is_some() && (lead(one) == lead(other) || is_kind(one) && is_kind(other))
    }

    /// 承办建议提案8件，其中人大代表建议8件，政协提案58件: the words before the whole name what a part counts.
    pub(super) fn names_kind(&self, whole: usize, part: usize) -> bool {
        let label =
            |nth: usize| self.chars.get(self.tokens[nth].start.saturating_sub(LONGEST_LABEL)..self.tokens[nth].start);
        let kind = label(part).and_then(|label| label.last_chunk::<2>());
        kind.zip(label(whole)).is_some_and(|(kind, label)| {
            !GENERAL.contains(kind) && label.windows(2).any(|pair| pair == kind) && kind.iter().all(|&c| is_han(c))
        })
    }

    /// 较2021年增长66%, 较近三年平均数增长15%: not with the year before.
    fn compares_with_another(&self, behind: usize, nth: usize) -> bool {
        let is_other = |token: &Token| match token.kind {
            Kind::Year(year) => !self.last_year.is_some_and(|last| year == last || year == last + 1),
            kind => kind == Kind::Years || kind == Kind::Word(Word::Years),
        };
        self.tokens[behind..nth].iter().any(is_other)
    }
}

/// The words before a number that say what it counts, in characters.
const LONGEST_LABEL: usize = 12;

/// What so much is called that it may begin another count.
const GENERAL: [[char; 2]; 4] = [['信', '息'], ['文', '件'], ['公', '开'], ['申', '请']];

/// x 件，占 y% or x 件，同比增长 y%: nothing but words may stand between.
pub(super) fn relate(sentence: &Sentence<'_>, (of, nth): (usize, usize), narrative: &mut Narrative) {
    let Sentence { tokens, places, .. } = *sentence;
    let between = &tokens[of + 1..nth];
    let (Some(of), Some(percent)) = (places[of], places[nth]) else { return };
    let counted = matches!(narrative.mentions[of].unit, Unit::Count(_));
    let goes_on = moved_before(of, &narrative.changes).filter(|_| compared::is_of_the_same(between));
    if let Some((before, fell)) = goes_on.zip(moved(clause::words(between))) {
        narrative.changes.push(Change { by: percent, fell, ..before });
        return;
    }
    if !counted || between.iter().any(|token| token.kind == Kind::Semicolon) {
        return;
    }
    let words = clause::words(between);
    if words.has(Word::Share) && !words.has(Word::Rate) {
        if !is_own_share(between) {
            return;
        }
        // 共30条，其中甲24条，占80%；乙6条，占20%: the list goes on behind the semicolon.
        let of_sentence = |share: &&Share| matches!(share.of, Of::Count(place) if place >= sentence.first);
        // 占全部办结申请的39%: the whole is one of the tables', or of this sentence.
        let after_share = between.iter().position(|token| token.kind == Kind::Word(Word::Share)).unwrap_or(0);
        let names_whole = clause::words(&between[after_share..]).meets(REQUESTS);
        let before = || narrative.shares.iter().rev().find(of_sentence).and_then(|share| share.whole);
        let spoken = || asked_before(sentence, of, &narrative.mentions);
        let of_list = || whole_of(of, &narrative.partitions).or_else(before);
        let whole = if names_whole { None } else { of_list() }.or_else(spoken);
        narrative.shares.push(Share { of: Of::Count(of), percent, whole });
        return;
    }
    change(sentence, (of, percent, nth), words, narrative);
}

/// x 件，较上年增加 y 件.
pub(super) fn differ(sentence: &Sentence<'_>, (of, nth): (usize, usize), narrative: &mut Narrative) {
    let between = &sentence.tokens[of + 1..nth];
    let (Some(of), Some(by)) = (sentence.places[of], sentence.places[nth]) else { return };
    let (count, difference) = (&narrative.mentions[of], &narrative.mentions[by]);
    let plain = !between.iter().any(|token| matches!(token.kind, Kind::Semicolon | Kind::Unknown));
    let exact = count.amount.exact().is_some() && difference.amount.exact().is_some();
    if plain && exact && count.unit == difference.unit {
        change(sentence, (of, by, nth), clause::words(between), narrative);
    }
}

/// What rose or fell since last year, in numbers and then in percent: 较上年增加3件，增长50%.
fn moved_before(of: usize, changes: &[Change]) -> Option<Change> {
    changes.last().filter(|change| change.by == of).copied()
}

/// What rose or fell since last year: by words, or because last year's number stands beside it.
fn change(sentence: &Sentence<'_>, (of, by, nth): (usize, usize, usize), words: Words, narrative: &mut Narrative) {
    let Some(fell) = moved(words) else { return };
    // 受理9件，答复8件，申请量同比增长5%: of those that came.
    let came = |place: &usize| narrative.mentions[*place].subject == Some(Subject::Received);
    let of = if words.has(Word::Application) && !came(&of) {
        let Some(received) = (sentence.first..of).rev().find(came) else { return };
        received
    } else {
        of
    };
    let behind = sentence.places.iter().position(|&place| place == Some(of)).map_or(0, |of| of + 1);
    let theirs = sentence.tokens.get(behind..nth).is_some_and(compared::is_of_the_same);
    if words.has(Word::Chain) || names_its_own(words) || !theirs || sentence.compares_with_another(behind, nth) {
        return;
    }
    let since = words.meets(Words::of([Word::LastYear, Word::Compare])) || sentence.compares(nth);
    let grown = grown(sentence, of, &narrative.mentions);
    let of = grown.map(|(of, before)| (of, Some(before))).or(since.then_some((of, None)));
    narrative.changes.extend(of.map(|(of, since)| Change { of: Of::Count(of), by, fell, since }));
}

/// 办结5件，申请量同比增长5%: the change is of something that it names itself.
fn names_its_own(words: Words) -> bool {
    words.meets(Words::of([Word::Request, Word::Reconsideration, Word::Suit, Word::Document]))
}

/// Whether it fell; none where nothing, or both, is said.
fn moved(words: Words) -> Option<bool> {
    let (rose, fell) = (words.has(Word::Rise), words.has(Word::Fall));
    (rose != fell && !words.has(Word::Rate)).then_some(fell)
}

/// 收到7件，上年为5件，增长40%; 由5件增至7件，增长40%; 收到7件，增长40%（上年5件）: this year's number, where the sentence states
/// the same of last year, and that of last year. What no table has counts by what it is counted in.
fn grown(sentence: &Sentence<'_>, of: usize, mentions: &[Mention]) -> Option<(usize, usize)> {
    let (subject, unit) = (mentions[of].subject, mentions[of].unit);
    // 答复申请28件，较上年的47件上升5%: last year's counts what this year's does.
    if subject.is_none() && mentions[of].year.is_some() && mentions[of].year == sentence.last_year {
        let counts = |place: &usize| {
            let one = &mentions[*place];
            one.unit == unit && one.year.is_none() && one.standing != Standing::Idle(Aside::Change)
        };
        return (sentence.first..of).rev().take(NEAREST).find(counts).map(|now| (now, of));
    }
    let near = of.saturating_sub(NEAREST)..mentions.len().min(of + NEAREST);
    let near = near
        .filter(|&place| place >= sentence.first && mentions[place].subject == subject && mentions[place].unit == unit);
    let near: Vec<usize> = near.collect();
    let before =
        near.iter().find(|&&place| mentions[place].year.is_some() && mentions[place].year == sentence.last_year)?;
    let now = near.iter().rev().filter(|&&place| place <= of).find(|&&place| mentions[place].year.is_none())?;
    Some((*now, *before))
}

/// So many numbers to either side, what is counted this year and last stand beside each other.
const NEAREST: usize = 8;

/// What says that all requests, or all answers, are meant.
const WHOLES: Words = REQUESTS.with(Words::of([Word::Handle, Word::Total, Word::Filler]));

/// What names them.
const REQUESTS: Words = Words::of([Word::Settle, Word::Receive, Word::Request, Word::Application]);

/// Whether 占 speaks of the count before it and of no whole that only its words name: not 图解3篇、文字9篇，图解占比25%, not
/// 收到申请9件，占来信总量的5%, not 公开2件、部分公开1件，合计占60%.
fn is_own_share(between: &[Token]) -> bool {
    let Some(share) = between.iter().position(|token| token.kind == Kind::Word(Word::Share)) else { return false };
    let (before, base) = (&between[..share], &between[share + 1..]);
    let clause = before
        .iter()
        .rposition(|token| matches!(token.kind, Kind::Comma | Kind::Close | Kind::Listing))
        .map_or(0, |at| at + 1);
    let idle = |token: &Token| matches!(token.kind, Kind::Word(Word::Filler | Word::And));
    // 公开9件，在办结总数中占40%: of all of them.
    let of_all = clause::words(&before[clause..]).within(WHOLES);
    let of_all = of_all && before.last().is_some_and(|last| last.kind == Kind::Word(Word::Among));
    let names_base = base.iter().any(|token| matches!(token.kind, Kind::Unknown | Kind::Word(Word::Other)));
    !names_base && (clause == 0 || of_all || before[clause..].iter().all(idle))
}

/// 在答复的30件申请中，予以公开12件，占40%: the last number of requests before a part of them in its sentence.
fn asked_before(sentence: &Sentence<'_>, of: usize, mentions: &[Mention]) -> Option<usize> {
    let is_whole = |place: &usize| {
        let mention = &mentions[*place];
        let wholes = [Subject::Received, Subject::Settled, Subject::Handled, Subject::AtHand];
        mention.year.is_none() && mention.subject.is_some_and(|subject| wholes.contains(&subject))
    };
    (sentence.first..of).rev().find(is_whole)
}

/// The whole that a number is a part of.
pub(super) fn whole_of(part: usize, partitions: &[Partition]) -> Option<usize> {
    partitions.iter().rev().find(|partition| partition.parts.contains(&part)).map(|partition| partition.whole)
}
