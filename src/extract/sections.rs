//! The six sections: their headings, told from rows of tables and from lists of section names, and the prose below them.

use super::lexicon::{Heading, marked_headings};
use super::piece::{Flow, Kind, Piece};
use super::skeleton::Skeleton;
use crate::model::document::Span;
use crate::model::report::{FoundTable, Section};
use crate::text::fold::{self, Glyph};

/// A line that may be a heading.
#[derive(Clone, Copy, Debug)]
struct Candidate {
    heading: Heading,
    first_line: u32,
    last_line: u32,
    /// The heading runs on into the prose of its section.
    runs_on: bool,
    /// The heading stands within a line, after other text.
    within: Option<Span>,
}

impl Candidate {
    /// 0 where the mark is the section's own, 1 where points can be counted with it too, 2 where there is none, 3 where it is
    /// another's.
    fn doubt(&self) -> u8 {
        match self.heading.mark {
            Some(mark) if mark == self.heading.part => u8::from(self.heading.counts_points),
            None => 2,
            Some(_) => 3,
        }
    }

    /// Tells whether it may be a point below the heading of another section: （三）收到和处理… below 一、总体情况, while 二、 is
    /// still to come. Such a line stands where no heading of its part can.
    fn is_point_below(&self, sure: &[Candidate]) -> bool {
        let is_in_order = |other: &Candidate| {
            let (own, others) = (self.heading.part, other.heading.part);
            own < others && self.first_line < other.first_line || own > others && self.first_line > other.first_line
        };
        self.doubt() > 0 && !sure.iter().all(is_in_order)
    }
}

/// Finds the sections of a document whose tables are known.
pub fn find(skeleton: &Skeleton<'_>, tables: &[FoundTable]) -> Vec<Section> {
    let mut candidates = without_points(without_contents(&candidates(skeleton), skeleton), skeleton);
    let missing = |part: &u8| !candidates.iter().any(|candidate| candidate.heading.part == *part);
    let missing: Vec<u8> = (1..=6).filter(missing).collect();
    if !missing.is_empty() {
        candidates.extend(headings_within(skeleton, &missing));
    }
    let mut chosen: Vec<Candidate> = (1..=6).filter_map(|part| choose(&candidates, part, skeleton)).collect();
    let renamed: Vec<Candidate> = missing.iter().filter_map(|&part| renamed(skeleton, part, &chosen)).collect();
    chosen.extend(renamed);
    chosen.sort_by_key(|candidate| (candidate.first_line, candidate.within.map(|span| span.start)));
    let count = u32::try_from(skeleton.document.line_count()).unwrap_or(u32::MAX);
    let ends = chosen.iter().skip(1).map(|next| next.first_line).chain([count.saturating_add(1)]);
    chosen.iter().zip(ends).map(|(candidate, end)| section(skeleton, *candidate, end, tables)).collect()
}

/// So many headings, one directly below the other, are a table of contents where they all come again.
const SHORTEST_CONTENTS: usize = 4;

/// The candidates without a table of contents: headings one below the other, each of which stands somewhere else too.
fn without_contents(candidates: &[Candidate], skeleton: &Skeleton<'_>) -> Vec<Candidate> {
    let visible = |line: u32| !fold::is_blank_text(skeleton.document.line(line));
    let follows = |one: &Candidate, other: &Candidate| {
        other.first_line > one.last_line && !(one.last_line + 1..other.first_line).any(visible)
    };
    let mut kept = Vec::with_capacity(candidates.len());
    for run in candidates.chunk_by(follows) {
        let again = |one: &Candidate| {
            candidates.iter().any(|other| other.heading.part == one.heading.part && !is_within(run, other))
        };
        if run.len() < SHORTEST_CONTENTS || !run.iter().all(again) {
            kept.extend_from_slice(run);
        }
    }
    kept
}

fn is_within(run: &[Candidate], candidate: &Candidate) -> bool {
    run.first()
        .zip(run.last())
        .is_some_and(|(first, last)| (first.first_line..=last.last_line).contains(&candidate.first_line))
}

/// The candidates without what only counts a point below a heading, where headings with marks of their own tell.
fn without_points(mut candidates: Vec<Candidate>, skeleton: &Skeleton<'_>) -> Vec<Candidate> {
    let own: Vec<Candidate> = candidates.iter().filter(|candidate| candidate.doubt() == 0).copied().collect();
    let sure: Vec<Candidate> = (1..=6)
        .filter_map(|part| own.iter().rfind(|one| one.heading.part == part && has_content(one, &own, skeleton)))
        .copied()
        .collect();
    candidates.retain(|candidate| !candidate.is_point_below(&sure));
    candidates
}

fn candidates(skeleton: &Skeleton<'_>) -> Vec<Candidate> {
    let mut found = Vec::with_capacity(8);
    for (at, &piece) in skeleton.pieces.iter().enumerate() {
        if piece.kind != Kind::Text || piece.flow == Flow::Row {
            continue;
        }
        if let Some((heading, pieces)) =
            skeleton.word(at).and_then(|w| w.meaning.heading.map(|heading| (heading, w.pieces)))
        {
            let last = skeleton.pieces[at + pieces - 1].line;
            let candidate =
                Candidate { heading, first_line: piece.line, last_line: last, runs_on: false, within: None };
            found.push(candidate);
        } else if let Some((part, length)) = running_heading(skeleton, piece) {
            found.push(running(piece, part, length));
        }
    }
    found
}

/// A heading at the start of a line that runs on into its section: 一、总体情况2024年，… with its length in bytes.
fn running_heading(skeleton: &Skeleton<'_>, piece: Piece) -> Option<(u8, usize)> {
    let text = skeleton.text(piece);
    if piece.flow != Flow::Line || !text.starts_with(['一', '二', '三', '四', '五', '六']) {
        return None;
    }
    let glyphs: Vec<Glyph> = fold::glyphs(text).take(40).collect();
    let key: String = glyphs.iter().map(|glyph| glyph.folded).collect();
    let (heading, part) = marked_headings().iter().find(|(heading, _)| key.starts_with(heading.as_str()))?;
    let end = glyphs[heading.chars().count() - 1].end;
    // 一、总体情况、 is a heading with a stray mark; 六、其他需要报告的事项：无 goes on.
    let is_stray = text[end..].chars().count() < 3 && !text[end..].contains(char::is_alphanumeric);
    Some((*part, if is_stray { text.len() } else { end }))
}

/// A heading of so many bytes at the start of a line that goes on behind it.
fn running(piece: Piece, part: u8, length: usize) -> Candidate {
    let start = piece.span.start as usize;
    let (heading, line) = (Heading::of(part), piece.line);
    let within = Some(Span::new(start, start + length));
    Candidate { heading, first_line: line, last_line: line, runs_on: true, within }
}

/// Shorter lines, in bytes, hold no heading after other text: that is where text runs on without breaks.
const SHORTEST_RUNNING_LINE: usize = 200;
/// Longer lines are not searched: no report has them.
const LONGEST_RUNNING_LINE: usize = 1 << 20;

/// Headings of some parts that stand after a sentence or a figure, in text that runs on: …成效。二、主动公开政府信息情况第二十条…
fn headings_within(skeleton: &Skeleton<'_>, parts: &[u8]) -> Vec<Candidate> {
    let mut found = Vec::new();
    let is_long = |piece: &&Piece| {
        let length = (piece.span.end - piece.span.start) as usize;
        piece.kind == Kind::Text && (SHORTEST_RUNNING_LINE..LONGEST_RUNNING_LINE).contains(&length)
    };
    for piece in skeleton.pieces.iter().filter(is_long) {
        let glyphs = fold::fold_places(skeleton.text(*piece));
        let key: String = glyphs.iter().map(|glyph| glyph.folded).collect();
        for (words, part) in marked_headings().iter().filter(|(_, part)| parts.contains(part)) {
            let Some(at) = key.find(words.as_str()).filter(|&at| ends_sentence(&key[..at])) else { continue };
            let nth = key[..at].chars().count();
            let start = piece.span.start as usize;
            let span = Span::new(start + glyphs[nth].start, start + glyphs[nth + words.chars().count() - 1].end);
            let heading = Heading::of(*part);
            let line = piece.line;
            found.push(Candidate { heading, first_line: line, last_line: line, runs_on: true, within: Some(span) });
        }
    }
    found
}

/// Words by which the heading of each part is known under another name.
const NAMED_BY: [&[&str]; 6] = [
    &["总体", "概况", "概述", "基本情况", "工作情况"],
    &["主动公开"],
    &["申请"],
    &["复议", "诉讼"],
    &["问题", "不足", "改进"],
    &["其他", "其它", "报告的事项", "需要说明"],
];
/// What may stand before a heading at the start of its line, in bytes.
const LONGEST_INDENT: u32 = 12;
/// Longer lines, in characters, are no headings.
const LONGEST_HEADING: usize = 40;

/// A heading in words of its own: a short line with the part's own mark, between the parts before and after it, that speaks
/// of what the part is about. Of several for part two the last, since part one may count its points in the same way.
fn renamed(skeleton: &Skeleton<'_>, part: u8, chosen: &[Candidate]) -> Option<Candidate> {
    let lines = |is_meant: &dyn Fn(u8) -> bool| -> Vec<u32> {
        chosen.iter().filter(|other| is_meant(other.heading.part)).map(|other| other.first_line).collect()
    };
    let after = lines(&|other| other < part).into_iter().max().unwrap_or(0);
    let before = lines(&|other| other > part).into_iter().min().unwrap_or(u32::MAX);
    let fits = |(at, piece): &(usize, &Piece)| {
        let is_plain = piece.kind == Kind::Text && piece.flow == Flow::Line && skeleton.word(*at).is_none();
        let text = || skeleton.text(**piece);
        let is_meant = || is_heading_of(text(), part) || is_heading_of(&text()[..running_end(text())], part);
        is_plain && after < piece.line && piece.line < before && is_meant()
    };
    let mut all = skeleton.pieces.iter().enumerate().filter(fits);
    let (_, piece) = if part == 2 { all.next_back() } else { all.next() }?;
    let text = skeleton.text(*piece);
    if !is_heading_of(text, part) {
        return Some(running(*piece, part, running_end(text)));
    }
    let heading = Heading::of(part);
    Some(Candidate { heading, first_line: piece.line, last_line: piece.line, runs_on: false, within: None })
}

/// Where a heading ends that runs on into its section: before the year or the bracket that this begins with.
fn running_end(text: &str) -> usize {
    text.find(|c: char| c.is_ascii_digit() || matches!(c, '（' | '(')).unwrap_or(0)
}

fn is_heading_of(text: &str, part: u8) -> bool {
    let place = usize::from(part.saturating_sub(1));
    let mark = "一二三四五六".chars().nth(place);
    let words = mark
        .and_then(|mark| text.strip_prefix(mark))
        .and_then(|rest| rest.strip_prefix(['、', '.', '．', ',', '，', ':', '：']));
    let is_short = |words: &&str| {
        let words = without_year(words);
        words.chars().count() <= LONGEST_HEADING
            && !words.contains(['。', '；', ';', '，', ',', '！', '|'])
            && !words.contains(|c: char| c.is_ascii_digit())
    };
    words.filter(is_short).is_some_and(|words| NAMED_BY[place].iter().any(|word| words.contains(word)))
}

/// What stands behind the year that a heading begins with: 一、2023年政务公开总体情况.
fn without_year(words: &str) -> &str {
    let is_year = words.len() > 4 && words.bytes().take(4).all(|byte| byte.is_ascii_digit());
    let rest = if is_year { words[4..].strip_prefix('年') } else { None };
    rest.map_or(words, |rest| rest.trim_start_matches('度'))
}

fn ends_sentence(before: &str) -> bool {
    before.chars().next_back().is_some_and(|c| c.is_ascii_digit() || matches!(c, '.' | '!' | '?' | ';' | ')' | ':'))
}

/// Of several candidates for a section: the one with the section's own mark; of equals the first with something below it,
/// since a table of contents lists headings one below the other.
fn choose(candidates: &[Candidate], part: u8, skeleton: &Skeleton<'_>) -> Option<Candidate> {
    let own = || candidates.iter().filter(|candidate| candidate.heading.part == part);
    let doubt = own().map(Candidate::doubt).min()?;
    let mut best = own().filter(|candidate| candidate.doubt() == doubt);
    let first = best.clone().next()?;
    Some(*best.find(|candidate| has_content(candidate, candidates, skeleton)).unwrap_or(first))
}

fn has_content(candidate: &Candidate, all: &[Candidate], skeleton: &Skeleton<'_>) -> bool {
    let below = |line: u32| line > candidate.last_line && !fold::is_blank_text(skeleton.document.line(line));
    let count = u32::try_from(skeleton.document.line_count()).unwrap_or(u32::MAX);
    let next = (candidate.last_line..=count).find(|&line| below(line));
    candidate.runs_on || next.is_some_and(|line| !all.iter().any(|other| other.first_line == line))
}

fn section(skeleton: &Skeleton<'_>, candidate: Candidate, end: u32, tables: &[FoundTable]) -> Section {
    let document = skeleton.document;
    let in_table = |line: &u32| tables.iter().any(|table| (table.first_line..=table.last_line).contains(line));
    // A line that sections share belongs to none: nobody could tell whose its sentences are.
    let begins_line = |span: Span| document.line_span(candidate.first_line).start + LONGEST_INDENT >= span.start;
    let own_line = candidate.runs_on && candidate.within.is_none_or(begins_line);
    let first = if own_line { candidate.first_line } else { candidate.last_line + 1 };
    let visible = |line: &u32| !fold::is_blank_text(document.line(*line));
    let heading: String = (candidate.first_line..=candidate.last_line)
        .map(|line| fold::trim(&fold::without_leftovers(document.line(line))).to_owned())
        .collect();
    let heading = match candidate.within {
        Some(span) => document.slice(span).to_owned(),
        None => heading,
    };
    Section {
        part: candidate.heading.part,
        heading,
        line: candidate.first_line,
        prose: (first..end).filter(|line| !in_table(line)).filter(visible).collect(),
    }
}

#[cfg(test)]
mod tests;
