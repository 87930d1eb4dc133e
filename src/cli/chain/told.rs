//! The chains for people: an agency after the other, a table over the years for each kind of chain, breaks in full below it.

use std::io;

use super::super::console::{self, Console};
use super::super::context::Context;
use super::followed::{Followed, FollowedStep, FollowedThread};
use super::table::{self, Column};
use crate::compare::chain::{Apart, Kind, Step, say};
use crate::form::{CellId, Edition};
use crate::model::finding::Finding;
use crate::model::record::Record;
use crate::rules;
use crate::session::{AgencyYears, Chains, Hint};
use crate::text::number::Number;
use crate::text::phrase::{Lang, Phrase};
use crate::tie::{Bond, Half};

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
        for stock in followed.kind(Kind::Stock) {
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
        let threads: Vec<&FollowedThread> = followed.kind(Kind::CarryOver).collect();
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
            (Ok(Bond::Fillable(..) | Bond::NotJudged(..)), _) => match say::why(&one.step, records, self.lang) {
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
            "{agencies} agencies: holds {holds}, broken {broken}, fillable {fillable}, not judged {not_judged}, not applicable {na}",
        );
        let agencies = followed.len().to_string();
        let counts = ["holds", "broken", "fillable", "not_judged", "not_applicable"].map(count);
        let [holds, broken, fillable, not_judged, na] = counts.each_ref().map(String::as_str);
        let places =
            [("holds", holds), ("broken", broken), ("fillable", fillable), ("not_judged", not_judged), ("na", na)];
        self.say(phrase, &[&[("agencies", agencies.as_str())], places.as_slice()].concat())
    }
}

const CARRY_OVER: Phrase = Phrase::new(
    "  结转链  上年“四、结转下年度继续办理” = 本年“二、上年结转”   != 不平  ~ 不能断定  - 缺年报  _ 空白  . 无此格",
    "  carry-over  carried out last year = carried in this year   != broken  ~ cannot tell  - no report  _ blank  . no such cell",
);

const STOCK: Phrase = Phrase::new("  现行有效链  {row}", "  stock in force  {row}");

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

fn column_name(followed: &FollowedThread, lang: Lang) -> &'static str {
    let Some((form, cell)) = followed.thread.named_by() else { return "" };
    match lang {
        Lang::Zh => &form.column_of(cell).short,
        Lang::En => form.column_of(cell).short_key(),
    }
}

fn row_name(followed: &FollowedThread, lang: Lang) -> String {
    let Some((form, cell)) = followed.thread.named_by() else { return String::new() };
    match lang {
        Lang::Zh => form.row_of(cell).label.clone(),
        Lang::En => form.row_of(cell).key.clone(),
    }
}

/// Columns in which everything holds can be left out, the total never.
fn spare(followed: &FollowedThread) -> u8 {
    u8::from(!followed.thread.is_total() && followed.steps.iter().all(|one| !one.step.is_broken()))
}

fn carry_over_row(of: &AgencyYears, threads: &[&FollowedThread], nth: usize, lang: Lang) -> Vec<String> {
    let steps = threads.iter().filter_map(|followed| Some((*followed, followed.steps.get(nth)?)));
    let steps: Vec<(&FollowedThread, &FollowedStep)> = steps.collect();
    let Some((_, first)) = steps.first() else { return Vec::new() };
    let mut row = vec![span(&first.step)];
    row.extend(steps.iter().map(|(followed, one)| pair(of, (followed, &one.step))));
    row.push(states(of, &steps, lang));
    let total = steps.iter().find(|(followed, _)| followed.thread.is_total());
    row.push(total.map(|(followed, one)| places(of, (followed, &one.step))).unwrap_or_default());
    row
}

/// `2022`, or `2022-2023` for a gap of years.
fn span(step: &Step) -> String {
    if step.until > step.year { format!("{}-{}", step.year, step.until) } else { step.year.to_string() }
}

/// `5!=4`
fn pair(of: &AgencyYears, (followed, step): (&FollowedThread, &Step)) -> String {
    let between = match step.state {
        Ok(Bond::Holds) => "=",
        Ok(Bond::Broken(_)) => "!=",
        _ => "~",
    };
    let shown = |half: Half, place: Option<usize>| shown(of, (followed, half), place);
    format!("{}{between}{}", shown(Half::Last, step.last), shown(Half::This, step.this))
}

/// What stands in one half of a chain, `-` where there is no report.
fn shown(of: &AgencyYears, (followed, half): (&FollowedThread, Half), place: Option<usize>) -> String {
    of.record(place).map_or_else(|| "-".to_owned(), |record| say::figure(followed.thread.figure(half, record)))
}

/// What the columns of a year come to: one word where they all stand alike.
fn states(of: &AgencyYears, steps: &[(&FollowedThread, &FollowedStep)], lang: Lang) -> String {
    let Some((_, first)) = steps.first() else { return String::new() };
    let names: Vec<&str> = steps.iter().map(|(_, one)| say::name(&one.step.state)).collect();
    if names.iter().all(|name| *name == names[0]) && first.step.state.is_err() {
        return stated(of, &first.step, lang);
    }
    let count = |name: &str| names.iter().filter(|other| **other == name).count();
    let told = STATES.iter().filter(|(name, _)| count(name) > 0).map(|(name, word)| match (count(name), lang) {
        (count, _) if count == names.len() => word.in_lang(lang).to_owned(),
        (count, Lang::Zh) => format!("{} {count} 列", word.zh),
        (count, Lang::En) => format!("{} {count}", word.en),
    });
    told.collect::<Vec<_>>().join(Phrase::new("，", ", ").in_lang(lang))
}

/// The states, the gravest first.
const STATES: [(&str, Phrase); 5] = [
    ("broken", Phrase::new("不平", "broken")),
    ("fillable", Phrase::new("可补", "fillable")),
    ("not_judged", Phrase::new("未评", "not judged")),
    ("not_applicable", Phrase::new("不适用", "n/a")),
    ("holds", Phrase::new("成立", "holds")),
];

/// `未评：缺 2021 年报`
fn stated(of: &AgencyYears, step: &Step, lang: Lang) -> String {
    let why = say::why(step, [of.record(step.last), of.record(step.this)], lang);
    let state = say::state(step, lang);
    match (why, step.state) {
        (Some(why), Err(apart)) if apart != Apart::Undeclared => format!("{state}{}{why}", colon(lang)),
        _ => state,
    }
}

const fn colon(lang: Lang) -> &'static str {
    Phrase::new("：", ": ").in_lang(lang)
}

/// `L358 -> L126`
fn places(of: &AgencyYears, (followed, step): (&FollowedThread, &Step)) -> String {
    let line = |place: Option<usize>, cell: fn(&FollowedThread, Edition) -> Option<CellId>| {
        let kept = of.years.get(place?)?;
        kept.line(cell(followed, kept.record.edition?)?)
    };
    let [last, this] = [
        line(step.last, |followed, edition| followed.thread.handed_on(edition)),
        line(step.this, |followed, edition| followed.thread.taken_on(edition)),
    ]
    .map(|line| line.map_or_else(|| "-".to_owned(), |line| format!("L{line}")));
    format!("{last} -> {this}")
}

fn stock_row(of: &AgencyYears, (followed, one): (&FollowedThread, &FollowedStep), lang: Lang) -> Vec<String> {
    let step = &one.step;
    let this = of.record(step.this);
    let cells = |cells: &[CellId]| -> String {
        let figures = cells.iter().filter_map(|&cell| Some(say::figure(Some(this?.figures.get(cell)))));
        figures.collect::<Vec<_>>().join("+")
    };
    let dash = |text: String| if text.is_empty() { "-".to_owned() } else { text };
    let issued = step.chain.map_or_else(String::new, |chain| cells(&chain.plus));
    let repealed = step.chain.map_or_else(String::new, |chain| cells(chain.this.get(1..).unwrap_or_default()));
    let expected = expected(followed, step, this).map_or_else(String::new, |number| number.to_string());
    vec![
        span(step),
        shown(of, (followed, Half::Last), step.last),
        dash(issued),
        dash(repealed),
        dash(expected),
        shown(of, (followed, Half::This), step.this),
        stated(of, step, lang),
        places(of, (followed, step)),
    ]
}

fn expected(followed: &FollowedThread, step: &Step, this: Option<&Record>) -> Option<Number> {
    match step.state {
        Ok(Bond::Broken(broken)) => Some(broken.expected),
        Ok(Bond::Holds) => {
            let record = this?;
            record.figures.cell(followed.thread.taken_on(record.edition?)?).stated()
        }
        _ => None,
    }
}

/// The sentence of the finding, the lines of both reports, and what the finding is called.
fn broken(of: &AgencyYears, (step, finding): (&Step, &Finding), lang: Lang) -> String {
    let Some(this) = of.record(step.this) else { return String::new() };
    let message = rules::message(finding, &|cell| this.figures.cell(cell), lang);
    let cited = |place: Option<usize>, cells: &[CellId]| {
        let kept = place.and_then(|place| of.years.get(place))?;
        let lines: Vec<String> =
            cells.iter().filter_map(|&cell| kept.line(cell)).map(|line| format!("L{line}")).collect();
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
