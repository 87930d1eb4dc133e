//! Files that are no reports, and files that are no files: each is named with its reason, and none stops the others.

use std::fs::Permissions;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::os::unix::process::CommandExt;
use std::path::Path;

use rustix::fs::{CWD, FileType, Mode, mknodat};
use serde_json::Value;

use super::desk::{Desk, WRONG, code, stdout, told, word};

/// The reason for which a file is no report.
fn reason(whole: &Value, name: &str) -> String {
    let failures = whole["failures"].as_array().unwrap();
    let found = failures.iter().find(|failure| failure["path"].as_str().unwrap().ends_with(name));
    found.unwrap_or_else(|| panic!("{name} is not named: {failures:?}"))["reason"].as_str().unwrap().to_owned()
}

#[test]
fn every_odd_file_is_named_and_the_report_beside_them_is_read() {
    let desk = Desk::new();
    let corpus = desk.at("corpus");
    desk.write("corpus/report.txt", std::fs::read(WRONG).unwrap());
    desk.write("corpus/binary.txt", b"\x7fELF\x02\x01\x01\0\0\0\0\0\0");
    desk.write("corpus/empty.txt", "");
    desk.write("corpus/other.txt", "今天天气很好。\n");
    desk.write("elsewhere.txt", "外面的文件\n");
    symlink(desk.at("elsewhere.txt"), corpus.join("outside.txt")).unwrap();
    symlink("nowhere", corpus.join("dangling.txt")).unwrap();
    symlink("report.txt", corpus.join("inside.txt")).unwrap();
    symlink("..", corpus.join("up")).unwrap();
    symlink(".", corpus.join("round")).unwrap();
    mknodat(CWD, corpus.join("pipe.txt"), FileType::Fifo, Mode::RUSR | Mode::WUSR, 0).unwrap();

    let output = desk.run(&["check", word(&corpus), "--format", "json"]);
    assert_eq!(code(&output), 2);
    let whole: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(whole["summary"]["reports"], 1);
    for (name, words) in [
        ("binary.txt", "不是文本"),
        ("empty.txt", "空的"),
        ("other.txt", "没有认出年报"),
        ("outside.txt", "指向文件夹之外"),
        ("dangling.txt", "没有这个文件"),
        ("up", "指向文件夹之外"),
        ("pipe.txt", "不是普通文件"),
    ] {
        assert!(reason(&whole, name).contains(words), "{name}: {}", reason(&whole, name));
    }
    assert_eq!(whole["failures"].as_array().unwrap().len(), 7);
}

/// Root may read everything, so the program runs as nobody, a copy of it in a place that everybody may enter.
#[test]
fn files_that_may_not_be_read_are_named_and_the_rest_is_read() {
    let desk = Desk::new();
    let is_root = rustix::process::getuid().is_root();
    desk.write("corpus/report.txt", std::fs::read(WRONG).unwrap());
    let locked = desk.write("corpus/locked.txt", "x");
    let folder = desk.write("corpus/closed/a.txt", "x").parent().unwrap().to_owned();
    let program = desk.at("gouji");
    std::fs::copy(env!("CARGO_BIN_EXE_gouji"), &program).unwrap();
    let allow = |path: &Path, mode| std::fs::set_permissions(path, Permissions::from_mode(mode)).unwrap();
    for (path, mode) in [(desk.home.path(), 0o755), (&locked, 0), (&folder, 0)] {
        allow(path, mode);
    }
    let mut gouji = std::process::Command::new(program);
    gouji.args(["check", "--format", "json"]).arg(desk.at("corpus")).env_clear().current_dir("/");
    if is_root {
        gouji.uid(NOBODY).gid(NOBODY);
    }
    let output = gouji.output().unwrap();
    allow(&folder, 0o755);
    assert_eq!(code(&output), 2, "{}", told(&output));
    let whole: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(whole["summary"]["reports"], 1);
    for name in ["locked.txt", "closed"] {
        let reason = reason(&whole, name);
        assert!(reason.contains("没有读取权限") && reason.contains("chmod"), "{name}: {reason}");
    }
}

const NOBODY: u32 = 65534;

#[test]
fn what_is_no_file_is_named_by_what_it_is() {
    let desk = Desk::new();
    let _socket = std::os::unix::net::UnixListener::bind(desk.at("socket.txt")).unwrap();
    desk.write("plain.txt", "x");
    let (long, below) = (desk.at(&"长".repeat(100)), desk.at("plain.txt/below.txt"));
    for (path, words) in [
        (desk.at("socket.txt").as_path(), "不是普通文件"),
        (Path::new("/dev/full"), "不是普通文件"),
        (Path::new("/dev/tty"), "不是普通文件"),
        (&below, "没有这个文件"),
        (&long, "系统不让读"),
    ] {
        let output = desk.run(&["check", WRONG, word(path)]);
        assert_eq!(code(&output), 2, "{}", path.display());
        assert!(told(&output).contains(words), "{}: {}", path.display(), told(&output));
        assert!(stdout(&output).contains("1 份报告"), "the report beside it is read: {}", stdout(&output));
    }
}

#[test]
fn a_path_that_can_give_no_report_says_why() {
    let desk = Desk::new();
    let folder = desk.at("folder");
    std::fs::create_dir(&folder).unwrap();
    symlink("..", folder.join("up")).unwrap();
    std::fs::create_dir(desk.at("bare")).unwrap();
    symlink("gone", desk.at("dangling")).unwrap();
    symlink(&folder, desk.at("named")).unwrap();
    for (path, words) in [
        (desk.at("bare").as_path(), "文件夹里没有文件"),
        (&desk.at("dangling"), "没有这个文件"),
        (&folder.join("up"), "会绕圈"),
        (&desk.at("named"), "指向文件夹之外"),
        (Path::new("/dev/null"), "不是普通文件"),
    ] {
        let output = desk.run(&["check", word(path)]);
        assert_eq!(code(&output), 2);
        assert!(told(&output).contains(word(path)) && told(&output).contains(words), "{}", told(&output));
    }
}

#[test]
fn folders_nested_beyond_the_limit_are_named() {
    let desk = Desk::new();
    let deep = (0..70).fold(desk.at("deep"), |path, _| path.join("d"));
    std::fs::create_dir_all(&deep).unwrap();
    std::fs::write(deep.join("a.txt"), "x").unwrap();
    assert!(told(&desk.run(&["check", word(&desk.at("deep"))])).contains("层数超过上限"));
}

#[test]
fn hidden_characters_are_shown_and_never_sent() {
    let desk = Desk::new();
    let report = std::fs::read_to_string(WRONG).unwrap();
    let hostile = report.replace("一、总体情况", "一、总体情况\u{202e}\u{1b}]0;x\u{7}\u{9b}31m\u{200b}");
    let name = "甲\u{1b}[2J\u{202e}.txt";
    let path = desk.write(name, hostile);
    for arguments in [
        &["text"][..],
        &["check"],
        &["check", "--format", "json"],
        &["check", "--format", "ndjson"],
        &["parse"],
        &["parse", "--format", "ndjson"],
        &["diff", WRONG],
        &["diff", WRONG, "--format", "json"],
        &["export", "--to", "csv", "-o", "-"],
        &["export", "--to", "json", "-o", "-"],
    ] {
        let output = desk.run(&[arguments, &[word(&path)]].concat());
        let shown = stdout(&output) + &told(&output);
        let acts = |c: &char| c.is_control() && !matches!(c, '\n' | '\t' | '\r') || "\u{202e}\u{200b}".contains(*c);
        assert_eq!(shown.chars().find(acts), None, "{arguments:?}");
        assert!(!shown.is_empty());
    }
    let text = stdout(&desk.run(&["text", word(&path)]));
    assert!(text.contains("<U+202E>␛]0;x␇<U+009B>31m<U+200B>"), "{text}");
    let parsed = desk.json(&["parse", word(&path)]);
    assert!(parsed["source"]["path"].as_str().unwrap().ends_with(name), "escapes lose nothing");
}

#[test]
fn a_very_long_blank_end_costs_no_time() {
    let desk = Desk::new();
    let report = std::fs::read_to_string(WRONG).unwrap() + &"\n".repeat(900_000);
    let path = desk.write("long.txt", report);
    assert_eq!(code(&desk.run(&["check", word(&path)])), 1);
}
