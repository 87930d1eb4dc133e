//! Whose report it is, and whether a clause speaks of another body: 区公安局收到… in the report of another bureau.

use super::clause::{Clause, KEYS};
use super::names::{self, GOVERNMENTS, TOWNS};
use super::token::{Kind, Token};
use super::word::Word;

/// What a report is about.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Body<'a> {
    /// Its fiscal year.
    pub(super) year: Option<i16>,
    /// What the area that it is the government of is called: 县, 镇; none for a single body.
    pub(super) seat: Option<char>,
    /// Its name without 人民, empty where nobody knows it.
    pub(super) name: &'a str,
    /// No reconsiderations are brought to it.
    pub(super) alone: bool,
}

/// What names of bodies end with.
const ENDINGS: [char; 15] = ['关', '局', '委', '办', '厅', '部', '院', '所', '站', '镇', '乡', '室', '府', '会', '道'];

/// What a body calls itself with: 我管委会, 本分局.
const SELVES: [char; 2] = ['我', '本'];

/// What makes a body a place or a means, not the one that acts: 在政府网站, 向县档案局.
const PREPOSITIONS: [&str; 10] = ["在", "向", "对", "经", "从", "以", "与", "将", "通过", "依托"];

/// What areas are called that stand for their governments in a title: 某镇2024年….
const AREAS: [&str; 5] = ["镇", "乡", "街道", "开发区", "高新区"];

/// What the area of a government is called, by its name; none for a single body.
pub(super) fn seat(agency: &str) -> Option<char> {
    let name = agency.split(['(', '（']).next().unwrap_or(agency);
    let area = GOVERNMENTS.iter().find_map(|body| name.strip_suffix(body));
    let area = area.or_else(|| AREAS.iter().any(|area| name.ends_with(area)).then_some(name));
    area?.chars().next_back()
}

/// Tells a body that no reconsiderations are brought to, by its name without 人民: a town, or neither a government nor who acts for it in
/// these.
pub(super) fn is_alone(name: &str, seat: Option<char>) -> bool {
    let place = name.trim_end_matches("政府").trim_end_matches("办事处");
    let is_town = TOWNS.iter().any(|town| place.ends_with(town));
    let is_bureau = seat.is_none() && !name.contains("政府") && !name.contains("司法");
    !name.is_empty() && (is_town || is_bureau)
}

/// What a body may call itself in a report that nowhere says whose it is.
const NAMELESS: [&str; 14] = [
    "街道",
    "街道办",
    "街道办事处",
    "分局",
    "园区",
    "镇政府",
    "乡政府",
    "管委会",
    "政府办公室",
    "区政府办公室",
    "县政府办公室",
    "市政府办公室",
    "区政府办",
    "县政府办",
];

impl Body<'_> {
    /// Tells whether 全县, 我市 and the like are the area that this body is the government of; where nobody knows whose report it
    /// is, what it says of requests in a whole area is taken for its own.
    pub(super) fn governs(self, area: &[char], on_requests: bool) -> bool {
        let nameless = self.name.is_empty() && on_requests;
        nameless || self.seat.is_some_and(|seat| area.contains(&seat))
    }

    /// Tells whether a clause names another body before its first key.
    pub(super) fn is_other(self, tokens: &[Token], clause: &Clause, chars: &[char]) -> bool {
        let end = clause.end.min(tokens.len());
        let is_key = |token: &Token| matches!(token.kind, Kind::Word(word) if KEYS.has(word));
        let Some(lead) = tokens.get(clause.start..end) else { return false };
        let lead = &lead[..lead.iter().position(is_key).unwrap_or(0)];
        let Some(last) = lead.iter().rposition(|token| ends_as_body(token, chars)) else { return false };
        let is_part = |token: &&Token| {
            matches!(token.kind, Kind::Unknown | Kind::Word(Word::Filler | Word::And | Word::Among | Word::Toward))
        };
        // 向上级机关提出: toward whom.
        let before = last.checked_sub(1).map(|before| lead[before]);
        if before.is_some_and(|before| before.kind == Kind::Word(Word::Toward) && chars[before.start] == '向') {
            return false;
        }
        let length = lead[..=last].iter().rev().take_while(is_part).count();
        let named: String = chars[lead[last + 1 - length].start..lead[last].end].iter().collect();
        let named = named.replace("人民", "");
        // 青禾县林业局办公室: an office of its own.
        let within = (last + 1).checked_sub(length + 1).map(|before| lead[before].kind);
        if within == Some(Kind::Word(Word::Own)) {
            return false;
        }
        let is_means = PREPOSITIONS.iter().any(|preposition| named.starts_with(preposition));
        let is_nameless = self.name.is_empty() && NAMELESS.contains(&named.as_str());
        // 办公室牵头办理: an office of its own, since none is named before it.
        let within = named == "办公室";
        if is_means || named.starts_with(SELVES) || is_nameless || within {
            return false;
        }
        let is_own = !self.name.is_empty() && (self.name.contains(&named) || named.ends_with(self.name));
        !is_own && !is_short_for(&named, self.name)
    }
}

/// Tells whether a word is a name with some characters left out, as 发改局 is of 发展改革局. 市教育局 is none of 青禾县教育局.
fn is_short_for(short: &str, name: &str) -> bool {
    let of_other_area =
        |area: &str| short.starts_with(['市', '区', '县']) && short.chars().next() != area.chars().next();
    if names::area(name).is_some_and(of_other_area) {
        return false;
    }
    let short = short.trim_start_matches(['市', '区', '县']);
    let mut rest = name.chars();
    short.chars().count() > 2 && short.chars().all(|c| rest.any(|other| other == c)) && rest.next().is_none()
}

fn ends_as_body(token: &Token, chars: &[char]) -> bool {
    // 政府内部 is no body.
    let within = chars[token.start..token.end].ends_with(&['内', '部']);
    token.kind == Kind::Unknown && ENDINGS.contains(&chars[token.end - 1]) && token.end - token.start > 1 && !within
}

/// What tells that only those below the body, or within it, are meant.
const BELOW: &str = "乡镇街村社校院站股科基直下属";

/// 全县各级行政机关, 全市各部门: tells whether all bodies of an area are named that the body is in.
pub(super) fn are_all(tokens: &[Token], nth: usize, chars: &[char]) -> bool {
    let name = &chars[tokens[nth].start..tokens[nth].end];
    let of_area = || {
        let before = tokens[..nth].iter().rev().find(|token| token.kind != Kind::Word(Word::Filler));
        before.is_some_and(|before| matches!(before.kind, Kind::Word(Word::Area | Word::OwnArea)))
    };
    !name.iter().any(|&c| BELOW.contains(c)) && (name[0] == '全' || of_area())
}

/// 从申请主体看, 按申请人类别划分: tells whether the first clause only says that requests are looked at by who made them.
pub(super) fn looks_at_askers(tokens: &[Token], chars: &[char]) -> bool {
    const ASKERS: [&str; 3] = ["申请主体", "申请人", "申请者"];
    let (Some(first), Some(comma)) = (tokens.first(), tokens.iter().find(|token| token.kind == Kind::Comma)) else {
        return false;
    };
    let lead: String = chars[first.start..comma.start].iter().take(LONGEST_LOOK).collect();
    lead.starts_with(['从', '按']) && ASKERS.iter().any(|asker| lead.contains(asker))
}

/// What only says how requests are looked at is no longer, in characters.
const LONGEST_LOOK: usize = 16;
