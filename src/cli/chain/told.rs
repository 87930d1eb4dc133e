//! The chains for people: an agency after the other, a table over the years for each kind of chain, breaks in full below it.

use std::io;

use super::super::console::{self, Console};
use super::super::context::Context;
use super::followed::{Followed, FollowedStep, FollowedThread};
use super::row::{self, carry_over_row, colon, column_name, row_name, spare, stock_row};
use super::table::{self, Column};
use crate::compare::chain::{Apart, ChainKind, Step, say};
use crate::form::CellId;
use crate::model::finding::Finding;
use crate::model::record::Record;
use crate::rules;
use crate::session::{AgencyYears, Chains, Hint};
use crate::text::phrase::{Lang, Phrase};
use crate::tie::Bond;

/// Prints the chains of some agencies, and what is on none.
pub(super) fn print(followed: &[Followed<'_>], chains: &Chains, context: &mut Context<'_>) -> io::Result<()> {
    let quiet = context.common.quiet;
    let mut pen = Pen { lang: context.lang(), room: console::columns(), console: context.console };
    for one in followed {
        pen.agency(one)?;
    }
    pen.loose(&chains.loose)?;
    if followed.is_empty() && !quiet {
        let none = pen
            .console
            .pick("没有写明机关和年度的年报，连不成链", "no report that names its agency and year: no chain");
        return pen.console.line(none);
    }
    if quiet { Ok(()) } else { pen.summary(followed) }
}

/// What it is written with.
struct Pen<'a> {
    lang: Lang,
    room: usize,
    console: &'a mut Console,
}

impl Pen<'_> {
    fn agency(&mut self, followed: &Followed<'_>) -> io::Result<()> {
        self.console.line(&heading(followed.of, self.lang))?;
        for join in &followed.of.also {
            let because = join.because.phrase().in_lang(self.lang);
            let also = Phrase::new("  又名 {name}（{because}）", "  also {name} ({because})");
            self.say(also, &[("name", &join.name), ("because", because)])?;
        }
        self.carry_over(followed)?;
        for stock in followed.kind(ChainKind::Stock) {
            self.stock(followed.of, stock)?;
        }
        self.console.line("")
    }

    fn say(&mut self, phrase: Phrase, places: &[(&str, &str)]) -> io::Result<()> {
        let value = |name: &str| places.iter().find(|(place, _)| *place == name).map(|(_, text)| (*text).to_owned());
        self.console.line(&phrase.fill(self.lang, value))
    }

    /// One row a year, one column a kind of applicant: `上年四=本年二`.
    fn carry_over(&mut self, followed: &Followed<'_>) -> io::Result<()> {
        let threads: Vec<&FollowedThread> = followed.kind(ChainKind::CarryOver).collect();
        let years = threads.first().map_or(0, |one| one.steps.len());
        let rows: Vec<Vec<String>> =
            (0..years).map(|nth| carry_over_row(followed.of, &threads, nth, self.lang)).collect();
        let names: Vec<&str> = threads.iter().map(|one| column_name(one, self.lang)).collect();
        let (year, state, lines) = self.heads();
        let mut columns = vec![Column { name: year, left: true, spare: 0 }];
        let plain = |name, one: &FollowedThread| Column { name, left: false, spare: spare(one) };
        columns.extend(names.iter().zip(&threads).map(|(name, one)| plain(name, one)));
        columns.push(Column { name: state, left: true, spare: 0 });
        columns.push(Column { name: lines, left: true, spare: 2 });
        self.say(CARRY_OVER, &[])?;
        self.table(&columns, &rows)?;
        for (nth, one) in threads.iter().flat_map(|one| one.steps.iter().map(move |step| (one, step))) {
            self.remark(followed.of, (nth, one))?;
        }
        Ok(())
    }

    const fn heads(&self) -> (&'static str, &'static str, &'static str) {
        match self.lang {
            Lang::Zh => ("年度", "状态", "出处（总计）"),
            Lang::En => ("year", "state", "lines (total)"),
        }
    }

    fn stock(&mut self, of: &AgencyYears, followed: &FollowedThread) -> io::Result<()> {
        if followed.steps.iter().all(|one| one.step.state == Err(Apart::Undeclared)) {
            return Ok(());
        }
        let name = row_name(followed, self.lang);
        if row::is_idle(of, followed) {
            return self.say(IDLE_STOCK, &[("row", &name), ("states", &row::tally(followed, self.lang))]);
        }
        self.say(STOCK, &[("row", &name)])?;
        let heads = match self.lang {
            Lang::Zh => ["年度", "上年有效", "+制发", "-废止", "=应为", "本年有效", "状态", "出处"],
            Lang::En => ["year", "before", "+issued", "-repealed", "=expected", "in force", "state", "lines"],
        };
        let column = |(nth, name): (usize, &'static str)| Column {
            name,
            left: nth == 0 || nth > 5,
            spare: [0, 0, 1, 1, 1, 0, 0, 2][nth],
        };
        let columns: Vec<Column<'_>> = heads.into_iter().enumerate().map(column).collect();
        let rows: Vec<Vec<String>> =
            followed.steps.iter().map(|one| stock_row(of, (followed, one), self.lang)).collect();
        self.table(&columns, &rows)?;
        followed.steps.iter().try_for_each(|one| self.remark(of, (followed, one)))
    }

    fn table(&mut self, columns: &[Column<'_>], rows: &[Vec<String>]) -> io::Result<()> {
        table::lines(columns, rows, self.room).iter().try_for_each(|line| self.console.line(line))
    }

    /// A break in full, with the lines of both reports and what would mend it; a blank with what would fill it.
    fn remark(&mut self, of: &AgencyYears, (thread, one): (&FollowedThread, &FollowedStep)) -> io::Result<()> {
        let records = [of.record(one.step.last), of.record(one.step.this)];
        let text = match (&one.step.state, &one.finding) {
            (Ok(Bond::Broken(_)), Some(finding)) => broken(of, (&one.step, finding), self.lang),
            (Ok(Bond::Broken(_)), None) => {
                format!("{} {} {}", one.step.year, column_name(thread, self.lang), say::state(&one.step, self.lang))
            }
            (Ok(Bond::Fillable(.., value)), _) if !value.is_zero() => match say::why(&one.step, records, self.lang) {
                Some(why) => format!("{} {}{}{why}", one.step.year, say::state(&one.step, self.lang), colon(self.lang)),
                None => return Ok(()),
            },
            _ => return Ok(()),
        };
        self.console.line(&format!("  * {text}"))?;
        one.hints.iter().try_for_each(|hint| self.console.line(&format!("    {}", hinted(hint, self.lang))))
    }

    fn loose(&mut self, loose: &[Record]) -> io::Result<()> {
        if loose.is_empty() {
            return Ok(());
        }
        let count = loose.len().to_string();
        let phrase = Phrase::new(
            "没有写明机关或年度，不在任何链上的报告 {count} 份：",
            "reports that do not name agency or year, on no chain: {count}",
        );
        self.say(phrase, &[("count", &count)])?;
        loose.iter().try_for_each(|record| self.console.line(&format!("  {}", record.path.display())))
    }

    fn summary(&mut self, followed: &[Followed<'_>]) -> io::Result<()> {
        let count = |state: &str| followed.iter().map(|one| one.count(state)).sum::<usize>().to_string();
        let phrase = Phrase::new(
            "{agencies} 个机关：成立 {holds} 处，不平 {broken}，可补 {fillable}，未评 {not_judged}，不适用 {na}",
            "agencies: {agencies}; holds {holds}, broken {broken}, fillable {fillable}, not judged {not_judged}, not applicable {na}",
        );
        let agencies = followed.len().to_string();
        let counts = ["holds", "broken", "fillable", "not_judged", "not_applicable"].map(count);
        let [holds, broken, fillable, not_judged, na] = counts.each_ref().map(String::as_str);
        let places =
            [("holds", holds), ("broken", broken), ("fillable", fillable), ("not_judged", not_judged), ("na", na)];
        self.say(phrase, &[&[("agencies", agencies.as_str())], places.as_slice()].concat())?;
        self.say(LEGEND, &[])
    }
}

const CARRY_OVER: Phrase = Phrase::new(
    "  结转链  上年四（结转下年度继续办理） = 本年二（上年结转）",
    "  carry-over  carried out last year = carried in this year",
);

const LEGEND: Phrase = Phrase::new(
    "!= 不平  ~ 不能断定  - 没有年报或不适用  _ 空白  / 填无  ? 读不出  . 无此格",
    "!= broken  ~ cannot tell  - no report, or n/a  _ blank  / none written  ? unreadable  . no such cell",
);

const STOCK: Phrase = Phrase::new("  现行有效链  {row}", "  stock in force  {row}");

const IDLE_STOCK: Phrase = Phrase::new(
    "  现行有效链  {row}：各年都没有现行有效的（{states}）",
    "  stock in force  {row}: none in any year ({states})",
);

/// `霁川市民政局  2020-2023 年，4 份年报，缺 2022 年`
fn heading(of: &AgencyYears, lang: Lang) -> String {
    let years: Vec<i16> = of.years.iter().map(|kept| kept.year).collect();
    let (first, last) = (years.first().copied().unwrap_or(0), years.last().copied().unwrap_or(0));
    let span = if first == last { first.to_string() } else { format!("{first}-{last}") };
    let older: usize = of.years.iter().map(|kept| kept.versions.saturating_sub(1)).sum();
    let older = match (older, lang) {
        (0, _) => String::new(),
        (older, Lang::Zh) => format!("，另有 {older} 份旧版本不计"),
        (older, Lang::En) => format!(", {older} older versions left aside"),
    };
    match lang {
        Lang::Zh => format!("{}  {span} 年，{} 份年报{older}", of.agency, years.len()),
        Lang::En => format!("{}  {span}, {} reports{older}", of.agency, years.len()),
    }
}

/// The sentence of the finding, the lines of both reports, and what the finding is called.
fn broken(of: &AgencyYears, (step, finding): (&Step, &Finding), lang: Lang) -> String {
    let Some(this) = of.record(step.this) else { return String::new() };
    let message = rules::message(finding, &|cell| this.figures.cell(cell), lang);
    let cited = |place: Option<usize>, cells: &[CellId]| {
        let kept = place.and_then(|place| of.years.get(place))?;
        let mut lines: Vec<u32> = cells.iter().filter_map(|&cell| kept.line(cell)).collect();
        lines.dedup();
        let lines: Vec<String> = lines.iter().map(|line| format!("L{line}")).collect();
        (!lines.is_empty()).then(|| format!("{} {}", kept.year, lines.join(" ")))
    };
    let cells = step.chain.map(|chain| (chain.last.as_slice(), [chain.this.as_slice(), &chain.plus].concat()));
    let cited = cells.map(|(last, this)| [cited(step.last, last), cited(step.this, &this)]);
    let cited: Vec<String> = cited.into_iter().flatten().flatten().collect();
    format!("{} {message}  {}  [{}]", finding.rule, cited.join(" / "), finding.id)
}

fn hinted(hint: &Hint, lang: Lang) -> String {
    let Hint { year, way, changes } = hint;
    match lang {
        Lang::Zh => format!("若采纳 {year} 年报最小改正第 {way} 种（{changes}），此链即成立"),
        Lang::En => format!("correction {way} of the report of {year} ({changes}) would make it hold"),
    }
}
