//! Where results go: pipes that close, disks that are full, files that are there.

use std::fs::File;
use std::process::{Command, Stdio};

use super::desk::{CLEAN, Desk, WRONG, code, stdout, told, word};

/// A plain command with the program in it, for what needs real file descriptors.
fn plain(desk: &Desk, program: &str) -> Command {
    let mut command = Command::new(program);
    command.env_clear().env("HOME", desk.home.path()).env("USER", "tester").current_dir(env!("CARGO_MANIFEST_DIR"));
    command
}

#[test]
fn a_reader_that_goes_away_is_no_fault() {
    let desk = Desk::new();
    let exported = |to| ["export", "samples", "--to", to, "-o", "-"];
    let (csv, md, json) = (exported("csv"), exported("md"), exported("json"));
    for arguments in
        [&["parse", "samples"][..], &["check", "samples", "--format", "json"], &["text", WRONG], &csv, &md, &json]
    {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let mut gouji = plain(&desk, env!("CARGO_BIN_EXE_gouji"));
        let output = gouji.args(arguments).stdout(writer).stderr(Stdio::piped()).output().unwrap();
        assert_eq!((code(&output), told(&output).as_str()), (0, ""), "{arguments:?}");
    }
}

#[test]
fn a_full_disk_is_told() {
    let desk = Desk::new();
    for arguments in [&["parse", "samples"][..], &["check", CLEAN], &["rules"]] {
        let full = File::options().write(true).open("/dev/full").unwrap();
        let mut gouji = plain(&desk, env!("CARGO_BIN_EXE_gouji"));
        let output = gouji.args(arguments).stdout(full).stderr(Stdio::piped()).output().unwrap();
        assert_eq!(code(&output), 2, "{arguments:?}");
        assert!(told(&output).contains("结果写不出去"), "{}", told(&output));
    }
}

#[test]
fn a_limit_on_file_sizes_is_an_error_and_no_death() {
    let desk = Desk::new();
    let line = r#"ulimit -f 0; exec "$0" parse samples > "$1""#;
    let target = desk.at("out.json");
    let mut shell = plain(&desk, "/bin/sh");
    let output = shell.args(["-c", line, env!("CARGO_BIN_EXE_gouji"), word(&target)]).output().unwrap();
    assert_eq!(code(&output), 2);
    assert!(told(&output).contains("结果写不出去"), "{}", told(&output));
}

#[test]
fn an_export_appears_once_and_replaces_nothing_unasked() {
    let desk = Desk::new();
    let target = desk.at("清单.csv");
    let export = |more: &[&str]| desk.run(&[&["export", WRONG, "--to", "csv", "-o", word(&target)], more].concat());
    let first = export(&[]);
    assert_eq!((code(&first), told(&first).contains("已导出")), (0, true));
    let written = std::fs::read(&target).unwrap();
    let second = export(&[]);
    assert_eq!(code(&second), 2);
    assert!(told(&second).contains("已经存在") && told(&second).contains("清单-2.csv"), "{}", told(&second));
    assert_eq!(code(&export(&["--overwrite", "--quiet"])), 0);
    assert_eq!(std::fs::read(&target).unwrap(), written, "the same corpus gives the same bytes");
    assert_eq!(desk.run(&["export", WRONG, "--to", "csv", "-o", "-"]).stdout, written);
}

#[test]
fn a_workbook_needs_a_file() {
    let desk = Desk::new();
    let refused = desk.run(&["export", WRONG, "--to", "xlsx", "-o", "-"]);
    assert_eq!((code(&refused), stdout(&refused).as_str()), (2, ""));
    let target = desk.at("a.xlsx");
    assert_eq!(code(&desk.run(&["export", WRONG, "--to", "xlsx", "-o", word(&target), "-q"])), 0);
    assert!(std::fs::read(target).unwrap().starts_with(b"PK"));
    assert!(told(&desk.run(&["export", WRONG, "--to", "xls", "-o", "a"])).contains("xlsx"));
}
