//! A report that is corrected after its findings were decided: what was decided on other values counts for nothing, and what
//! is found no more is told, on the screen and in every export; so is what auditors decided differently.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

#[allow(dead_code, reason = "the stage has more than these tests need")]
mod stage;

use std::path::{Path, PathBuf};

use gouji::export::{Exporter, Package};
use gouji::model::decision::Disposition;
use gouji::model::id::FindingId;
use gouji::review::{Journal, NewDecision, Stand};
use gouji::session::{Method, Scope, Settings, package, scan_with_numbers};
use gouji::text::phrase::Lang;
use stage::{Set, Stage};

const TOTAL: &str = "（七）总计\n\t42\n\t4\n\t0\n\t2\n\t0\n\t1\n\t0";

/// A report with a wrong total, and a review.
struct Case {
    folder: tempfile::TempDir,
}

impl Case {
    fn new() -> Self {
        let case = Self { folder: tempfile::tempdir().unwrap() };
        std::fs::copy("samples/青禾市岚溪区人民政府办公室/2020.txt", case.file()).unwrap();
        case
    }

    fn file(&self) -> PathBuf {
        self.folder.path().join("2020.txt")
    }

    fn review(&self) -> PathBuf {
        self.folder.path().join("review")
    }

    /// Writes another total into the report.
    fn correct(&self, total: &str) {
        let text = std::fs::read_to_string(self.file()).unwrap();
        let other = TOTAL.strip_suffix('0').unwrap().to_owned() + total;
        assert!(text.contains(TOTAL));
        std::fs::write(self.file(), text.replacen(TOTAL, &other, 1)).unwrap();
    }

    fn stage(&self) -> Stage {
        Stage::with_review(Set::default(), vec![self.file()], self.review())
    }

    fn package(&self, scope: &Scope) -> Package {
        let (auditor, review, method) = ("user1".to_owned(), self.review(), Method::default());
        let settings = Settings { lang: Lang::Zh, auditor, review, method };
        let scan = scan_with_numbers(&[self.file()], &settings.method, |_, _| true);
        let journal = Journal::open(&settings.review, &settings.auditor).unwrap();
        package(&scan, &journal, &settings, scope)
    }

    /// Decides the finding of a rule on the screen.
    fn decide(&self, rule: &str, key: &str) -> FindingId {
        let mut stage = self.stage();
        let id = select(&mut stage, rule);
        stage.keys(key);
        assert!(stage.app.session.is_decided(id));
        id
    }
}

fn select(stage: &mut Stage, rule: &str) -> FindingId {
    let place = stage.app.session.findings().iter().position(|finding| finding.rule == rule).unwrap();
    stage.app.session.select_finding(place);
    stage.app.session.finding().unwrap().id
}

fn written(package: &Package, format: &str) -> String {
    let mut out = Vec::new();
    (Exporter::find(format).unwrap().write)(package, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

fn confirmed() -> Scope {
    Scope { dispositions: Some(vec![Disposition::Confirmed]), agency: None }
}

fn colleague(review: &Path, finding: FindingId, note: &str) {
    let mut journal = Journal::open(review, "李四").unwrap();
    let (disposition, note) = (Some(Disposition::FalseRule), Some(note.to_owned()));
    journal.append(NewDecision { disposition, note, ..NewDecision::on(finding) }).unwrap();
}

#[test]
fn a_decision_on_other_values_waits_again_on_the_screen() {
    let case = Case::new();
    let id = case.decide("A101", "1");
    case.correct("48");
    let mut stage = case.stage();
    let session = &stage.app.session;
    assert!(!session.is_decided(id));
    assert_eq!((session.tally().decided, session.tally().weight_decided), (0, 0));
    let held = &session.all()[0];
    assert_eq!(session.undecided(held).count(), held.briefs.len(), "the queue counts it");
    let finding = session.findings().iter().find(|finding| finding.id == id).unwrap();
    assert_eq!(session.stand(finding), Stand::Outdated);
    stage.app.session.select_finding(stage.app.session.findings().len() - 1);
    while stage.app.session.finding().unwrap().id != id {
        assert!(stage.app.session.step_undecided(false), "PgUp comes past it");
    }
    assert!(stage.draw().screen().contains("数值已变，请再看"));
}

#[test]
fn judged_anew_it_counts_and_undo_lets_it_wait_again() {
    let case = Case::new();
    let id = case.decide("A101", "1");
    case.correct("48");
    let mut stage = case.stage();
    let before = stage.app.session.tally();
    for _ in 0..2 {
        select(&mut stage, "A101");
        stage.keys("2");
        assert_eq!(stage.app.session.tally().decided, 1);
        assert!(stage.app.session.is_decided(id));
        stage.keys("u");
        assert_eq!(stage.app.session.tally(), before);
    }
    colleague(&case.review(), id, "");
    stage.app.session.refresh().unwrap();
    assert_eq!(stage.app.session.tally().decided, 1, "a colleague's decision without values counts as ever");
    let reopened = case.stage();
    assert_eq!(reopened.app.session.tally(), stage.app.session.tally());
}

#[test]
fn exports_count_it_as_open_and_say_what_was_decided_before() {
    let case = Case::new();
    let id = case.decide("A101", "1");
    assert_eq!(case.package(&confirmed()).entries.len(), 1);
    case.correct("48");
    assert!(case.package(&confirmed()).entries.is_empty());
    let package = case.package(&Scope::default());
    assert_eq!(package.share_decided(), 0);
    assert!(package.counted().all(|one| !one.is_decided));
    let entry = package.entries.iter().find(|entry| entry.finding.id == id).unwrap();
    assert!(entry.look_again && entry.decision.is_none());
    for format in ["csv", "md"] {
        assert!(written(&package, format).contains("数值已变，请再看（原处置 user1：属实）"), "{format}");
    }
}

#[test]
fn what_a_correction_removed_is_told() {
    let case = Case::new();
    let id = case.decide("A101", "1");
    case.correct("49");
    let package = case.package(&Scope::default());
    let [gone] = &package.gone[..] else { panic!("{:?}", package.gone) };
    assert_eq!((gone.id, gone.rule.as_str(), gone.year), (id, "A101", 2020));
    assert_eq!(gone.decisions[0].disposition, Disposition::Confirmed);
    assert_eq!(case.package(&confirmed()).gone.len(), 1);
    let other = Scope { dispositions: Some(vec![Disposition::Doubtful]), agency: None };
    assert!(case.package(&other).gone.is_empty());
    let text = written(&package, "md");
    let part = text.split("## 已处置、本次未再发现").nth(1).unwrap();
    assert!(part.contains("A101") && part.contains("user1") && part.contains(&id.to_string()), "{part}");
    let screen = case.stage().keys("x").screen();
    assert!(screen.contains("已处置、本次未再发现：本报告 1 条，全部报告 1 条"), "{screen}");
}

#[test]
fn where_auditors_differ_both_are_named_and_it_counts_as_open() {
    let case = Case::new();
    let id = case.decide("A101", "1");
    let mut journal = Journal::open(&case.review(), "user1").unwrap();
    journal.append(NewDecision { note: Some("请核".to_owned()), ..NewDecision::on(id) }).unwrap();
    drop(journal);
    std::fs::rename(case.review(), case.folder.path().join("one")).unwrap();
    colleague(&case.review(), id, "口径不同");
    std::fs::rename(case.folder.path().join("one/user1"), case.review().join("user1")).unwrap();
    let package = case.package(&Scope::default());
    let entry = package.entries.iter().find(|entry| entry.finding.id == id).unwrap();
    assert!(entry.conflict && entry.decision.is_none());
    assert!(package.counted().all(|one| !one.is_decided));
    let csv = written(&package, "csv");
    assert!(csv.contains("user1：属实；李四：误报-规则"), "{csv}");
    assert!(csv.contains(",user1；李四,"), "{csv}");
    assert!(csv.contains("李四：口径不同\nuser1：请核"), "{csv}");
    let json: serde_json::Value = serde_json::from_str(&written(&package, "json")).unwrap();
    let findings = json["findings"].as_array().unwrap();
    let finding = findings.iter().find(|finding| finding["id"] == id.to_string()).unwrap();
    assert_eq!((finding["decision"].is_null(), finding["decisions"].as_array().unwrap().len()), (true, 2));
}
