//! Shared text over whole corpora: the same whoever reads and however many read at once, told by name and not by place, and
//! never between the names, versions and summaries of one agency.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::path::Path;
use std::sync::mpsc::channel;
use std::time::Duration;

use gouji::compare::shared::{Grams, Lines, Prose};
use gouji::corpus::{Crew, Found, walk};
use gouji::model::finding::{Finding, Severity};
use gouji::session::{Comparer, Event, Method, Opener, Scan, Session, Settings, load, mend, scan};
use gouji::text::phrase::Lang;

const SAMPLE: &str = "samples/霁川市民政局/2023.txt";
const AGENCY: &str = "霁川市民政局";

/// A report with the text of the sample, by another agency.
fn copy_by(agency: &str) -> String {
    std::fs::read_to_string(SAMPLE).unwrap().replace(AGENCY, agency)
}

fn write(folder: &Path, reports: &[(&str, String)]) {
    for (name, text) in reports {
        std::fs::write(folder.join(name), text).unwrap();
    }
}

fn scanned(folder: &Path, jobs: usize) -> Scan {
    scan(&[folder.to_owned()], &Method { crew: jobs.into(), ..Method::default() }, |_, _| true)
}

/// The findings of shared text with another agency.
fn shared(scan: &Scan) -> Vec<&Finding> {
    scan.findings().map(|(_, finding)| finding).filter(|finding| finding.rule == "D904").collect()
}

fn template(folder: &Path) {
    let reports = ["甲", "乙", "丙", "丁", "戊", "己"].map(|place| {
        let agency = format!("{place}山市民政局");
        (format!("{place}.txt"), copy_by(&agency))
    });
    write(folder, &reports.each_ref().map(|(name, text)| (name.as_str(), text.clone())));
}

#[test]
fn the_outcome_is_the_same_for_any_number_of_jobs() {
    let folder = tempfile::tempdir().unwrap();
    template(folder.path());
    write(folder.path(), &[("another.txt", std::fs::read_to_string("samples/霁川市民政局/2022.txt").unwrap())]);
    let [one, three] = [1, 3].map(|jobs| format!("{:?}", scanned(folder.path(), jobs).reports));
    assert_eq!(one, three);
}

#[test]
fn many_with_one_text_have_a_template_and_no_pairs() {
    let folder = tempfile::tempdir().unwrap();
    template(folder.path());
    let scan = scanned(folder.path(), 1);
    let found = shared(&scan);
    assert_eq!(found.len(), 6);
    assert!(found.iter().all(|finding| finding.fault.severity == Severity::Info), "{found:#?}");
}

#[test]
fn a_finding_keeps_its_name_when_lines_move_and_names_the_other_agency() {
    let ids = |before: &str| {
        let folder = tempfile::tempdir().unwrap();
        let moved = copy_by("松渚市民政局").replace("二、主动公开", &format!("{before}二、主动公开"));
        write(folder.path(), &[("a.txt", copy_by(AGENCY)), ("b.txt", moved)]);
        let scan = scanned(folder.path(), 1);
        let found: Vec<_> = shared(&scan).iter().map(|finding| (finding.id, finding.agency.clone())).collect();
        assert_eq!(found.len(), 2);
        found
    };
    assert_eq!(ids(""), ids("\n\n各栏目内容另见网站。\n\n"));
}

#[test]
fn names_versions_and_summaries_of_one_agency_are_not_held_against_it() {
    let folder = tempfile::tempdir().unwrap();
    let summary = copy_by(AGENCY).replacen("工作年度报告", "工作年度报告（全市汇总）", 1);
    let reports = [
        ("own.txt", copy_by(AGENCY)),
        ("other_name.txt", copy_by("岚省霁川市民政局")),
        ("version.txt", copy_by(AGENCY).replace("2024年1月", "2024年2月")),
        ("summary.txt", summary),
    ];
    write(folder.path(), &reports);
    let scan = scanned(folder.path(), 1);
    assert_eq!(scan.reports.len(), 4);
    assert_eq!(shared(&scan).len(), 0, "{:#?}", shared(&scan));
}

/// The sample with a total that does not add up and a figure of two years ago that its own report does not have; beside it that
/// report and another agency's with the same text.
fn broken_beside_others(folder: &Path) {
    let broken = copy_by(AGENCY).replacen("0 |\n7 |\n", "0 |\n9 |\n", 1);
    let broken = broken.replacen("全年收到", "2021年收到政府信息公开申请5件。全年收到", 1);
    let before = copy_by(AGENCY).replace("2023", "2021").replace("2024", "2022");
    write(folder, &[("a.txt", broken), ("b.txt", copy_by("松渚市民政局")), ("before.txt", before)]);
}

#[test]
fn a_correction_takes_away_nothing_that_other_texts_and_years_say() {
    let folder = tempfile::tempdir().unwrap();
    broken_beside_others(folder.path());
    let scan = scanned(folder.path(), 1);
    let rules: Vec<&str> = scan.findings().map(|(_, finding)| finding.rule).collect();
    assert!(["A102", "A103", "B206", "D904"].iter().all(|code| rules.contains(code)), "{rules:?}");
    let mended = mend(&scan, &Method::default());
    let ways: Vec<_> = mended.iter().flat_map(|one| one.proposals.iter().map(move |of| (one, &of.ways[0]))).collect();
    assert!(!ways.is_empty());
    for (one, likeliest) in ways {
        let rehearsal = one.rehearse(likeliest);
        let gone: Vec<&str> = rehearsal.gone.iter().map(|finding| finding.rule).collect();
        assert!(gone.contains(&"A103"), "{gone:?}");
        assert!(!gone.iter().any(|code| ["B206", "D904"].contains(code)), "{gone:?}");
        assert!(rehearsal.added.is_empty(), "{:?}", rehearsal.added);
    }
}

#[test]
fn what_another_text_shares_has_no_cause_in_the_tables() {
    let folder = tempfile::tempdir().unwrap();
    broken_beside_others(folder.path());
    let review = tempfile::tempdir().unwrap();
    let mut session = settled(folder.path(), review.path());
    let (open, opened) = channel();
    session.open_with(Opener::start(Method::default(), move |report| open.send(report).is_ok()));
    while session.is_opening() {
        session.absorb(Event::Opened(Box::new(opened.recv_timeout(Duration::from_mins(2)).unwrap())));
    }
    let findings = session.findings();
    let grouped: Vec<&str> = findings.iter().filter(|one| one.group.is_some()).map(|one| one.rule).collect();
    assert!(grouped.contains(&"A103"), "{findings:#?}");
    assert!(findings.iter().any(|one| one.rule == "D904") && !grouped.contains(&"D904"), "{grouped:?}");
}

fn session(review: &Path) -> Session {
    let (lang, auditor, method) = (Lang::Zh, "user1".into(), Method::default());
    Session::new(Settings { lang, auditor, review: review.join("review"), method }).unwrap()
}

/// A session that has read a folder and compared its texts.
fn settled(folder: &Path, review: &Path) -> Session {
    let mut session = session(review);
    let (sender, inbox) = channel();
    let compared = sender.clone();
    session.compare_with(Comparer::new(Method::default(), move |event| compared.send(event).is_ok()));
    let _loader = load(vec![folder.to_owned()], Method::default(), move |event: Event| sender.send(event).is_ok());
    while !session.progress().is_settled() {
        session.absorb(inbox.recv_timeout(Duration::from_mins(2)).unwrap());
    }
    session
}

/// The names of all findings, sorted.
fn of_session(folder: &Path) -> Vec<String> {
    let review = tempfile::tempdir().unwrap();
    let session = settled(folder, review.path());
    let numbers: Vec<_> = session.queue().reports().collect();
    let briefs = numbers.iter().flat_map(|no| &session.held(*no).briefs);
    let mut names: Vec<String> = briefs.map(|brief| format!("{} {} {}", brief.rule, brief.id, brief.score)).collect();
    names.sort();
    names
}

#[test]
fn the_screen_finds_what_check_finds() {
    let folder = tempfile::tempdir().unwrap();
    template(folder.path());
    let last = copy_by("甲山市民政局").replace("2023", "2022").replace("2024年1月", "2023年1月");
    write(folder.path(), &[("last.txt", last), ("pair.txt", copy_by(AGENCY).replace("2023", "2022"))]);
    let scan = scanned(folder.path(), 2);
    let name = |finding: &Finding| format!("{} {} {}", finding.rule, finding.id, finding.score.value());
    let mut of_check: Vec<String> = scan.findings().map(|(_, finding)| name(finding)).collect();
    of_check.sort();
    assert!(
        of_check.iter().any(|name| name.starts_with("D901")) && of_check.iter().any(|name| name.starts_with("D904"))
    );
    assert_eq!(of_session(folder.path()), of_check);
}

#[test]
fn a_report_that_was_asked_for_before_all_was_known_is_shown_with_all_that_is() {
    const LONG: Duration = Duration::from_mins(2);
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), &[("a.txt", copy_by(AGENCY)), ("b.txt", copy_by("松渚市民政局"))]);
    let review = tempfile::tempdir().unwrap();
    let mut session = session(review.path());
    let (open, opened) = channel();
    session.open_with(Opener::start(Method::default(), move |report| open.send(report).is_ok()));
    let (sender, inbox) = channel();
    let _loader = load(vec![folder.path().to_owned()], Method::default(), move |event| sender.send(event).is_ok());
    while session.selected().is_none() {
        session.absorb(inbox.recv_timeout(LONG).unwrap());
    }
    let early = opened.recv_timeout(LONG).unwrap();
    while !session.progress().is_settled() {
        session.absorb(inbox.recv_timeout(LONG).unwrap());
    }
    session.absorb(Event::Opened(Box::new(early)));
    while session.is_opening() {
        session.absorb(Event::Opened(Box::new(opened.recv_timeout(LONG).unwrap())));
    }
    assert_eq!(session.opened().and_then(|opened| opened.twins.as_ref()).map(Vec::len), Some(1));
}

#[test]
fn a_text_that_is_read_again_is_the_one_that_was_read_in_every_format() {
    let mut desk = Crew::from(1).desk();
    let mut formats = std::collections::BTreeSet::new();
    for found in walk(Path::new("samples")) {
        let Found::File(path) = found else { continue };
        let Ok(report) = desk.read(&path) else { continue };
        let again = desk.prose(&path, &Lines::of(&report)).unwrap();
        let prose = Prose::of(&report);
        assert_eq!(again.own_characters(), prose.own_characters(), "{}", path.display());
        assert_eq!(Grams::of(&again), Grams::of(&prose), "{}", path.display());
        formats.extend((!prose.is_empty()).then(|| format!("{:?}", report.document.source.format)));
    }
    assert!(["Docx", "Html", "Pdf", "Txt"].iter().all(|format| formats.contains(*format)), "{formats:?}");
}
