//! What exports hand out is true line by line, says what it leaves out, and holds nothing of other agencies where one was
//! asked for.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::path::{Path, PathBuf};

use gouji::export::{Entry, Exporter, Package};
use gouji::review::Journal;
use gouji::session::{Method, Scope, Settings, package, scan_with_numbers};
use gouji::text::phrase::Lang;

const LANXI: &str = "samples/青禾市岚溪区人民政府办公室";

fn packed(paths: &[&Path], agency: Option<&str>) -> Package {
    let folder = tempfile::tempdir().unwrap();
    let review = folder.path().join("review");
    let settings = Settings { lang: Lang::Zh, auditor: "user1".into(), review, method: Method::default() };
    let paths: Vec<PathBuf> = paths.iter().map(|path| path.to_path_buf()).collect();
    let scan = scan_with_numbers(&paths, &settings.method, |_, _| true);
    let journal = Journal::open(&settings.review, &settings.auditor).unwrap();
    package(&scan, &journal, &settings, &Scope { dispositions: None, agency: agency.map(str::to_owned) })
}

fn written(package: &Package, format: &str) -> String {
    let mut out = Vec::new();
    (Exporter::find(format).unwrap().write)(package, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

/// The fields of a finding's row by the heads of their columns.
fn field(package: &Package, entry: &Entry, head: &str) -> String {
    let csv = written(package, "csv");
    let mut rows = csv::Reader::from_reader(csv.trim_start_matches('\u{feff}').as_bytes());
    let heads = rows.headers().unwrap().clone();
    let of = |row: &csv::StringRecord, head: &str| row[heads.iter().position(|one| one == head).unwrap()].to_owned();
    let id = entry.finding.id.to_string();
    let row = rows.records().map(Result::unwrap).find(|row| of(row, "指纹") == id).unwrap();
    of(&row, head)
}

fn of_rule<'a>(package: &'a Package, rule: &str) -> &'a Entry {
    package.entries.iter().find(|entry| entry.finding.rule == rule).unwrap()
}

#[test]
fn an_excerpt_names_bare_figures_and_says_how_many_lines_more_there_are() {
    let package = packed(&[&Path::new(LANXI).join("2020.txt")], None);
    let text = field(&package, of_rule(&package, "A101"), "原文摘录");
    assert!(text.starts_with("L336 〔（七）总计 / 总计〕0\nL129 〔（一）予以公开 / 总计〕27\n"), "{text}");
    assert!(text.ends_with("\n…另 12 行"), "{text}");
    assert_eq!(text.lines().count(), 9);
}

#[test]
fn what_is_held_against_last_year_shows_its_lines_there() {
    let package = packed(&[Path::new(LANXI)], None);
    let text = field(&package, of_rule(&package, "B201"), "原文摘录");
    let last = text.lines().last().unwrap();
    assert!(last.starts_with(&format!("{LANXI}/2021.txt L")), "{text}");
    assert!(last.contains("〔四、结转下年度继续办理 / 自然人〕7"), "{text}");
}

#[test]
fn the_text_against_a_table_orders_nothing_into_the_cell() {
    let package = packed(&[&Path::new(LANXI).join("2020.txt")], None);
    let entry = of_rule(&package, "N403");
    let told = ["位置", "报告值", "应为值"].map(|head| field(&package, entry, head));
    assert_eq!(told, ["正文 L8；表三 （七）总计 / 总计", "正文 49；表三（七）总计 0", "两处相符"]);
    let entry = of_rule(&package, "A102");
    let told = ["报告值", "应为值"].map(|head| field(&package, entry, head));
    assert_eq!(told, ["一+二 = 55+1 = 56，（七）+四 = 0+7 = 7", "两边相等"]);
    let entry = of_rule(&package, "A101");
    let told = ["位置", "报告值", "应为值"].map(|head| field(&package, entry, head));
    assert_eq!(told, ["表三 （七）总计 / 总计", "0", "49"]);
}

#[test]
fn an_export_of_one_agency_holds_nothing_of_others() {
    let package = packed(&[Path::new("samples")], Some("松渚市教育局"));
    assert!(!package.entries.is_empty() && package.reports.len() == 4);
    for format in ["csv", "md", "json"] {
        let text = written(&package, format);
        for other in ["青禾市岚溪区人民政府办公室", "霁川市民政局", "澜汀市财政局", "云畔县柳渡镇人民政府"]
        {
            assert!(!text.contains(other), "{format}: {other}");
        }
    }
    let whole = package.whole.unwrap();
    assert_eq!((whole.reports, package.current()), (21, 4));
    assert!(written(&package, "md").contains("21 份报告"));
    assert!(packed(&[Path::new("samples")], None).whole.is_none());
}

#[test]
fn a_version_that_was_replaced_is_marked_and_not_counted() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["甲.txt", "乙.txt"] {
        std::fs::copy(Path::new(LANXI).join("2020.txt"), folder.path().join(name)).unwrap();
    }
    let package = packed(&[folder.path()], None);
    assert_eq!((package.reports.len(), package.current()), (2, 1));
    let text = written(&package, "md");
    let old: Vec<&str> =
        text.lines().filter(|line| line.contains("（已被更正版代替）") && line.contains("青禾市")).collect();
    assert_eq!(old.len(), 1, "{text}");
    assert!(old[0].contains("| 2019 |  |  |  |  |  |  |"), "{}", old[0]);
}
