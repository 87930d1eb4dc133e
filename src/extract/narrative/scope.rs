//! Which stretch of time and which bodies a sentence speaks of, as it goes on: a number of the first half-year or of the whole
//! district is no number of this report.

use super::body::Body;
use super::clause::Clause;
use super::compared::FARTHEST;
use super::token::{Kind, Token};
use super::word::{Word, Words};
use crate::model::narrative::Aside;
use crate::text::number::Number;

/// The time that the words so far set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Time {
    /// Nothing said.
    #[default]
    Unsaid,
    /// The report's year.
    This,
    /// Another year.
    Year(i16),
    /// A part of a year, several years, an open stretch.
    Other,
    /// Up to now: more than the year may be counted, but of what there was none the year has none.
    Open,
}

/// Whether 累计 was said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Running {
    #[default]
    Unsaid,
    Said,
    /// The sentence tells what was carried in or out, so it speaks of one year whatever it says.
    Impossible,
}

/// The scope of a sentence up to some word.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Scope {
    time: Time,
    whose: Whose,
    running: Running,
    helps: bool,
    /// What is carried over is told, so what is said of now is of the end of the year.
    at_year_end: bool,
    /// The time before the bracket that is open.
    outside: Time,
    /// Whose numbers these are, where the body governs an area.
    extent: Extent,
}

/// Whose numbers these are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Whose {
    /// The body's own.
    #[default]
    Own,
    /// Those of others, of bodies below it or within it.
    Others,
    /// Those of an area, or of bodies, that contain this one: where all of them have none, it has none.
    Around,
}

/// Whether numbers are those of a governed area or of the body within it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Extent {
    #[default]
    Unsaid,
    /// 全区 was said.
    Area,
    /// Something was counted in all of it.
    Counted,
    /// 全区受理9件，区政府本级受理5件: the body itself is only a part of that.
    Within,
}

impl Scope {
    /// Before the first word of a sentence with these words, behind the semicolon of one that began so.
    pub(super) fn of(all: Words, lead: Option<Self>) -> Self {
        let carries = all.meets(Words::of([Word::CarriedIn, Word::CarriedOut]));
        let running = if carries { Running::Impossible } else { Running::Unsaid };
        let Self { time, whose, extent, .. } = lead.unwrap_or_default();
        Self { running, at_year_end: all.has(Word::CarriedOut), time, whose, extent, ..Self::default() }
    }

    /// Takes the next word into account.
    pub(super) fn hear(&mut self, tokens: &[Token], nth: usize, body: Body<'_>) {
        match tokens[nth].kind {
            Kind::Year(_) | Kind::Word(Word::LastYear) if beside_carry(tokens, nth) || is_compared(tokens, nth) => {}
            Kind::Year(_) if ends_stretch(tokens, nth) => self.time = Time::Other,
            Kind::Year(year) => self.time = if body.year == Some(year) { Time::This } else { Time::Year(year) },
            Kind::Day { .. } if is_of_months(tokens, nth) => {}
            Kind::Day { month: 12, day: None } if is_until(tokens, nth) => self.year_end(),
            Kind::Day { month: 12, day: Some(31) } => self.year_end(),
            Kind::Day { month, day } => self.day(month, day),
            // 2023年全年.
            Kind::Word(Word::ThisYear) if follows_year(tokens, nth) => {}
            Kind::Word(Word::ThisYear) => self.time = Time::This,
            Kind::Word(Word::LastYear) => {
                self.time = body.year.map_or(Time::Other, |year| Time::Year(year.saturating_sub(1)));
            }
            Kind::Word(Word::Years) if matches!(self.time, Time::This) && is_since(tokens, nth) => {}
            Kind::Word(Word::Years) if is_also_denied(tokens, nth) => {}
            Kind::Word(Word::Years) if names_year(tokens, nth, body) => self.time = Time::This,
            // 目前现行有效9件: what is in force is told of the day of the report.
            Kind::Word(Word::Now) if self.at_year_end || is_of_stock(tokens, nth) => {}
            Kind::Word(Word::Now) => self.time = Time::Open,
            Kind::Years | Kind::Word(Word::PartYear | Word::Years) => self.time = Time::Other,
            Kind::Word(Word::Running) if self.running == Running::Unsaid => self.running = Running::Said,
            Kind::Word(Word::Area) => self.whose = Whose::Others,
            Kind::Word(Word::Own) => self.go_within(),
            Kind::Word(Word::Help) => self.helps = true,
            Kind::Comma | Kind::Semicolon => self.helps = false,
            Kind::Open => self.outside = self.time,
            Kind::Close => self.time = self.outside,
            _ => {}
        }
    }

    /// The first day of a year begins the whole of it; any other day but the last a part.
    fn day(&mut self, month: i64, day: Option<i64>) {
        if (month, day) != (1, Some(1)) {
            self.time = Time::Other;
        }
    }

    /// 截至12月底: where no year is told, the report's.
    fn year_end(&mut self) {
        if self.time == Time::Unsaid {
            self.time = Time::This;
        }
    }

    /// Another body is named: what follows is its own.
    pub(super) const fn leave(&mut self) {
        self.whose = Whose::Others;
    }

    /// 全县各级行政机关 were named: all bodies, this one among them.
    pub(super) const fn name_all(&mut self) {
        self.whose = Whose::Around;
    }

    /// The body itself is named.
    fn go_within(&mut self) {
        self.whose = Whose::Own;
        self.extent = match self.extent {
            Extent::Counted | Extent::Within => Extent::Within,
            Extent::Unsaid | Extent::Area => Extent::Unsaid,
        };
    }

    /// Something was counted that the tables have.
    pub(super) fn count(&mut self) {
        if self.extent == Extent::Area {
            self.extent = Extent::Counted;
        }
    }

    /// Tells whether numbers are those of the body itself, behind numbers of all the area that it governs.
    pub(super) fn is_within(&self) -> bool {
        self.extent == Extent::Within
    }

    /// What is asked of the body itself is its own, whatever it leads.
    pub(super) const fn go_own(&mut self) {
        self.helps = false;
    }

    /// 全县, 我市 are named: this body's own area, or one that it is only a part of.
    pub(super) fn enter(&mut self, is_own: bool) {
        self.whose = if is_own { Whose::Own } else { Whose::Around };
        self.extent = if is_own { Extent::Area } else { Extent::Unsaid };
    }

    /// Takes 目前 and 全县各级机关 away before a none and gives the scope that numbers have.
    pub(super) fn deny(&mut self) -> Self {
        let counted = *self;
        if self.whose == Whose::Around {
            self.whose = Whose::Own;
        }
        if self.time == Time::Open {
            self.time = Time::This;
        }
        counted
    }

    /// Numbers go on in the time and the area that stood before a none.
    pub(super) const fn go_on(&mut self, counted: Self) {
        self.time = counted.time;
        if matches!(self.whose, Whose::Own) {
            self.whose = counted.whose;
        }
    }

    /// Another year that it speaks of.
    pub(super) fn year(self) -> Option<i16> {
        match self.time {
            Time::Year(year) => Some(year),
            _ => None,
        }
    }

    /// Why a number in this scope is none of the report's.
    pub(super) fn aside(self) -> Option<Aside> {
        let runs = self.running == Running::Said && self.time == Time::Unsaid;
        if runs { Some(Aside::OtherTime) } else { self.aside_of_year() }
    }

    /// The same of what is counted anew each year: requests and disputes that came in 累计 are those of the year.
    pub(super) fn aside_of_year(self) -> Option<Aside> {
        if matches!(self.time, Time::Other | Time::Open) {
            return Some(Aside::OtherTime);
        }
        (self.whose != Whose::Own || self.helps).then_some(Aside::OtherArea)
    }
}

/// 2023年结转, 上年度转结, 结转至2025年.
pub(super) fn beside_carry(tokens: &[Token], nth: usize) -> bool {
    let is_carry =
        |at: Option<usize>| at.and_then(|at| tokens.get(at)).is_some_and(|t| t.kind == Kind::Word(Word::Carry));
    let filler = |at: usize| tokens.get(at).is_some_and(|token| token.kind == Kind::Word(Word::Filler));
    let before = nth.checked_sub(1).and_then(|at| if filler(at) { at.checked_sub(1) } else { Some(at) });
    // 年初结转的上年度申请: said twice.
    let carried = |at: usize| matches!(tokens[at].kind, Kind::Word(Word::CarriedIn | Word::CarriedOut));
    // 上年无结转.
    let is_not = tokens.get(nth + 1).is_some_and(|token| token.kind == Kind::Word(Word::Not));
    is_carry(Some(nth + 1 + usize::from(is_not))) || is_carry(before) || before.is_some_and(carried)
}

/// 较2023年, 比上年, 与上年的4件相比.
fn is_compared(tokens: &[Token], nth: usize) -> bool {
    let before = nth.checked_sub(1).map(|at| tokens[at].kind);
    let after = tokens.get(nth + 1).map(|token| token.kind);
    let counted = (nth + 1..=nth + 2).any(|at| compared_year(tokens, at) == Some(nth));
    // 与上年持平; 2022年与上年 are two years.
    let year = nth.checked_sub(2).is_some_and(|at| matches!(tokens[at].kind, Kind::Year(_) | Kind::Years));
    let stops = |token: &&Token| matches!(token.kind, Kind::Comma | Kind::Semicolon | Kind::Figure(_));
    let counts = || tokens[nth..].iter().find(stops).is_some_and(|stop| matches!(stop.kind, Kind::Figure(_)));
    let level = before == Some(Kind::Word(Word::And)) && after == Some(Kind::Word(Word::Filler)) && !year && !counts();
    level || before == Some(Kind::Word(Word::Compare)) || after == Some(Kind::Word(Word::Compare)) || counted
}

/// The place of the year whose number stands at `nth`, where another is compared with it: 较上年的4件, 比2023年（4件）,
/// 与上年的4件相比, 与2023年（4件）相比, 由上年的4件增至5件.
pub(super) fn compared_year(tokens: &[Token], nth: usize) -> Option<usize> {
    let is = |at: Option<usize>, kind: Kind| at.and_then(|at| tokens.get(at)).is_some_and(|token| token.kind == kind);
    let between = nth.checked_sub(1)?;
    let year = nth.checked_sub(2)?;
    // 相比2023年6件.
    let beside = matches!(tokens.get(between)?.kind, Kind::Year(_) | Kind::Word(Word::LastYear));
    if beside && is(Some(year), Kind::Word(Word::Compare)) {
        return Some(between);
    }
    let is_year = matches!(tokens.get(year)?.kind, Kind::Year(_) | Kind::Word(Word::LastYear));
    let is_figure = matches!(tokens.get(nth)?.kind, Kind::Figure(_));
    // 相比于2023年的6件.
    let led = is(year.checked_sub(1), Kind::Word(Word::Filler)) && is(year.checked_sub(2), Kind::Word(Word::Compare));
    let compared = led || is(year.checked_sub(1), Kind::Word(Word::Compare));
    let linked = is(Some(between), Kind::Word(Word::Filler));
    let bracketed = is(Some(between), Kind::Open) && is(Some(nth + 1), Kind::Close);
    let next = |word: Word| is(Some(nth + 1), Kind::Word(word));
    let closed = bracketed && is(Some(nth + 2), Kind::Word(Word::Compare));
    let told = compared && (linked || bracketed) || closed || linked && (next(Word::Compare) || next(Word::Become));
    (is_year && is_figure && told).then_some(year)
}

/// 较上年的4件, 比2023年（4件）, 由4件增至5件: the number is that of a year before, whatever the sentence speaks of.
pub(super) fn year_before(
    tokens: &[Token],
    nth: usize,
    clause: &Clause,
    (own, heard): (Option<i16>, Words),
) -> Option<i16> {
    let own = own?;
    let last = own.saturating_sub(1);
    if let Some(at) = compared_year(tokens, nth) {
        return match tokens[at].kind {
            Kind::Year(year) => Some(year).filter(|&year| year != own),
            _ => Some(last),
        };
    }
    let becomes = tokens.get(nth + 1).is_some_and(|next| next.kind == Kind::Word(Word::Become));
    // 同比增长50%，由6件变为9件: no other year is named.
    let names = |token: &Token| match token.kind {
        Kind::Year(year) => year != own && year != last,
        kind => kind == Kind::Years,
    };
    let names_none = || !tokens[nth.saturating_sub(FARTHEST)..nth].iter().any(names);
    let since = heard.has(Word::Compare) && (heard.has(Word::LastYear) || becomes && names_none());
    // 由上年结转的5件变为结转下年的3件: both are of this year.
    let carries = clause.words.meets(Words::of([Word::CarriedIn, Word::CarriedOut]));
    (becomes && since && !clause.has_year && !carries).then_some(last)
}

/// 目前，我局现行有效9件: tells whether what is in force follows, with nothing but the body between.
fn is_of_stock(tokens: &[Token], nth: usize) -> bool {
    let idle = |kind: Kind| matches!(kind, Kind::Comma | Kind::Word(Word::Filler | Word::Own | Word::OwnArea));
    let behind = tokens[nth + 1..].iter().take(FARTHEST).find(|token| !idle(token.kind));
    behind.is_some_and(|token| token.kind == Kind::Word(Word::InForce))
}

/// 截至2024年12月.
fn is_until(tokens: &[Token], nth: usize) -> bool {
    let before = nth.checked_sub(1).filter(|&at| matches!(tokens[at].kind, Kind::Year(_)));
    let at = before.unwrap_or(nth).checked_sub(1);
    at.is_some_and(|at| tokens[at].kind == Kind::Word(Word::Until))
}

/// 2023年全年: the year's own words.
fn follows_year(tokens: &[Token], nth: usize) -> bool {
    nth.checked_sub(1).is_some_and(|at| matches!(tokens[at].kind, Kind::Year(_)))
}

/// 2022年至2024年, 2023年、2024年: the second of two years.
fn ends_stretch(tokens: &[Token], nth: usize) -> bool {
    let year = nth.checked_sub(2).is_some_and(|at| matches!(tokens[at].kind, Kind::Year(_)));
    year && matches!(tokens[nth - 1].kind, Kind::Word(Word::Filler | Word::And) | Kind::Listing | Kind::Unknown)
}

/// 1月至12月: either of the two.
fn is_of_months(tokens: &[Token], nth: usize) -> bool {
    let bounds = |pair: &[Token]| {
        let month = |token: &Token| if let Kind::Day { month, day: None } = token.kind { month } else { 0 };
        (month(&pair[0]), month(&pair[2])) == (1, 12)
    };
    [nth.checked_sub(2), Some(nth)].into_iter().flatten().filter_map(|at| tokens.get(at..at + 3)).any(bounds)
}

/// 2024以来, the year's own sign lost; 2023、2024两年 names two.
fn names_year(tokens: &[Token], nth: usize, body: Body<'_>) -> bool {
    let before = nth.checked_sub(1).map(|before| tokens[before].kind);
    let figure = before.and_then(|kind| if let Kind::Figure(figure) = kind { figure.amount.exact() } else { None });
    let listed = nth.checked_sub(2).is_some_and(|at| tokens[at].kind == Kind::Listing);
    figure.is_some() && !listed && figure.and_then(Number::as_whole) == body.year.map(i64::from)
}

/// 全年及历年均未收到: what is denied of all years is denied of this one.
fn is_also_denied(tokens: &[Token], nth: usize) -> bool {
    let is = |at: Option<usize>, word: Word| {
        at.and_then(|at| tokens.get(at)).is_some_and(|token| token.kind == Kind::Word(word))
    };
    is(nth.checked_sub(2), Word::ThisYear) && is(nth.checked_sub(1), Word::And) && is(Some(nth + 1), Word::Not)
}

/// What tells the place that one has among others.
const RANKS: [&str; 6] = ["位列", "位居", "名列", "排名", "列第", "居第"];

/// 在全市各委办局中位列第三: others are only compared with.
pub(super) fn is_ranked(tokens: &[Token], nth: usize, chars: &[char]) -> bool {
    let stops = |token: &Token| !matches!(token.kind, Kind::Word(_) | Kind::Unknown);
    let near = &tokens[nth..tokens.len().min(nth + FARTHEST)];
    let near = &near[..near.iter().position(stops).unwrap_or(near.len())];
    let Some(last) = near.last().filter(|_| near.iter().any(|token| token.kind == Kind::Word(Word::Among))) else {
        return false;
    };
    let text: String = chars[tokens[nth].end..last.end].iter().collect();
    RANKS.iter().any(|rank| text.contains(rank))
}

/// 2024年以来.
fn is_since(tokens: &[Token], nth: usize) -> bool {
    nth.checked_sub(1).is_some_and(|at| matches!(tokens[at].kind, Kind::Year(_) | Kind::Word(Word::ThisYear)))
}
