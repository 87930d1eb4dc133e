//! The words of a call, the settings, the help: what is understood, what is refused and how that is said.

use super::desk::{CLEAN, Desk, WRONG, code, stdout, told, word};

fn refusal(arguments: &[&str]) -> String {
    let output = Desk::new().run(arguments);
    assert_eq!((code(&output), stdout(&output).as_str()), (2, ""), "{arguments:?}");
    told(&output)
}

#[test]
fn a_wrong_word_is_refused_with_the_one_that_was_meant() {
    for (arguments, sentence) in [
        (&["check", "--formt", "json"][..], "gouji: 不认识 --formt，是不是想写 --format；用法见 gouji --help\n"),
        (&["check"], "gouji: 还缺 <PATH>...；用法见 gouji --help\n"),
        (&["check", ".", "--jobs", "0"], "gouji: --jobs <N> 不能是“0”（要写 1 以上的整数）；用法见 gouji --help\n"),
        (
            &["diff", ".", "--agency", "甲", "--years", "abc"],
            "gouji: --years <YEAR,YEAR>... 不能是“abc”（年度要写成四位数，如 2023）；用法见 gouji --help\n",
        ),
        (
            &["check", ".", "--format", "json", "--format", "text"],
            "gouji: --format <FORMAT> 写了两次，只能写一次；用法见 gouji --help\n",
        ),
        (&["help", "chekc"], "gouji: 没有命令 chekc，也没有叫这个名字的文件。是不是想写 gouji check？\n"),
        (&["chekc"], "gouji: 没有命令 chekc，也没有叫这个名字的文件。是不是想写 gouji check？\n"),
        (&["rules", "A1O1"], "gouji: 没有规则 A1O1，是不是想写 A101？全部规则见 gouji rules\n"),
        (&["--lang=en", "--nope"], "gouji: --nope is unknown; see gouji --help\n"),
        (&["check", ".", "--lang", "fr"], "gouji: --lang <LANG> 不能是“fr”；可以写：zh、en；用法见 gouji --help\n"),
    ] {
        assert_eq!(refusal(arguments), sentence);
    }
}

#[test]
fn what_is_refused_cannot_act_on_the_terminal() {
    assert!(refusal(&["check", "--\u{1b}]0;x\u{7}"]).contains('␛'));
    assert!(refusal(&["rules", "\u{9b}31m"]).contains("<U+009B>"));
}

#[test]
fn without_a_terminal_the_screen_names_the_command_to_use() {
    assert!(refusal(&["samples"]).contains("gouji check"));
    assert!(refusal(&[]).contains("gouji check"));
}

#[test]
fn the_help_speaks_one_language_at_a_time() {
    let desk = Desk::new();
    insta::assert_snapshot!("help_zh", stdout(&desk.run(&["check", "--help"])));
    insta::assert_snapshot!("help_en", stdout(&desk.run(&["check", "--help", "--lang", "en"])));
    for lang in ["zh", "en"] {
        assert!(!stdout(&desk.run(&["--help", "--lang", lang])).contains(" / "));
    }
    assert_eq!(stdout(&desk.run(&["help", "check"])), stdout(&desk.run(&["check", "--help"])));
    assert!(stdout(&desk.run(&["--version"])).starts_with("gouji 0."));
    assert!(stdout(&desk.run(&["man"])).contains(".TH gouji"));
    assert!(stdout(&desk.run(&["completions", "zsh"])).contains("#compdef gouji"));
}

#[test]
fn more_threads_than_make_sense_are_not_begun() {
    let config = stdout(&Desk::new().run(&["config", "--jobs", "999999"]));
    let jobs = config.lines().find_map(|line| line.strip_prefix("jobs       = ")).unwrap_or_default();
    let jobs: usize = jobs.split('（').next().and_then(|jobs| jobs.parse().ok()).unwrap_or_default();
    assert!((64..=1024).contains(&jobs), "{config}");
}

#[test]
fn a_file_that_several_paths_lead_to_is_counted_once() {
    let desk = Desk::new();
    let once = desk.json(&["check", "samples", "--format", "json"]);
    let folder = WRONG.rsplit_once('/').unwrap().0;
    for paths in [&["samples", "samples"][..], &["samples", folder], &["samples", "./samples/../samples", WRONG]] {
        let arguments = [&["check"][..], paths, &["--format", "json"]].concat();
        assert_eq!(desk.json(&arguments), once, "{paths:?}");
    }
}

#[test]
fn the_nearest_word_holds_flag_before_environment_before_file() {
    let desk = Desk::new();
    desk.write(".config/gouji/config.toml", "lang = \"en\"\nauditor = \"file\"\njobs = 3\n");
    let config = |environment: &[(&str, &str)], arguments: &[&str]| {
        let mut gouji = desk.gouji();
        let output = gouji.envs(environment.iter().copied()).arg("config").args(arguments).output().unwrap();
        stdout(&output)
    };
    assert!(config(&[], &[]).contains("auditor    = file (settings file)"));
    assert!(config(&[("GOUJI_AUDITOR", "env")], &[]).contains("auditor    = env (environment)"));
    assert!(config(&[("GOUJI_AUDITOR", "env")], &["--auditor", "flag"]).contains("auditor    = flag (option)"));
    assert!(config(&[("GOUJI_LANG", "zh")], &[]).contains("jobs       = 3（设置文件）"));
    let wrong = desk.gouji().env("GOUJI_JOBS", "many").arg("config").output().unwrap();
    assert_eq!(code(&wrong), 2);
    assert!(told(&wrong).contains("GOUJI_JOBS"));
}

#[test]
fn a_wrong_key_in_the_settings_is_refused_with_its_place() {
    let desk = Desk::new();
    desk.write(".config/gouji/config.toml", "jobs = 2\nauditer = \"x\"\n");
    let output = desk.run(&["check", CLEAN]);
    assert_eq!(code(&output), 2);
    assert!(
        told(&output).ends_with("config.toml 第 2 行第 1 列：不认识“auditer”，是不是想写 auditor？\n"),
        "{}",
        told(&output)
    );
    desk.write(".config/gouji/config.toml", "theme = \"inc\"\n");
    let theme = told(&desk.run(&["check", CLEAN]));
    assert!(theme.contains("是不是想写 ink？") && theme.contains("config.toml"), "{theme}");
}

#[test]
fn nothing_in_the_corpus_configures_the_program() {
    let desk = Desk::new();
    let report = std::fs::read(WRONG).unwrap();
    desk.write("corpus/a.txt", report);
    desk.write("corpus/config.toml", "lang = \"en\"\n");
    desk.write("corpus/.gouji.toml", "lang = \"en\"\n");
    let output = desk.gouji().current_dir(desk.at("corpus")).args(["check", "a.txt"]).output().unwrap();
    assert!(stdout(&output).contains("错误 A101"), "{}", stdout(&output));
}

#[test]
fn paths_can_come_from_a_list() {
    let desk = Desk::new();
    let list = desk.write("list", format!("{CLEAN}\n{WRONG}\n"));
    assert!(stdout(&desk.run(&["check", "--files-from", word(&list)])).contains("2 份报告"));
    let piped = desk.gouji().args(["check", "--files-from", "-"]).write_stdin(format!("{CLEAN}\0")).output().unwrap();
    assert!(stdout(&piped).contains("1 份报告"));
    let missing = desk.run(&["check", CLEAN, "--files-from", "没有"]);
    assert_eq!(code(&missing), 2);
    assert!(stdout(&missing).contains("1 份报告") && told(&missing).contains("没有：没有这个文件"));
}

#[test]
fn a_rule_is_explained_in_both_languages_and_for_programs() {
    let desk = Desk::new();
    assert!(stdout(&desk.run(&["rules", "a101"])).contains("## 依据"));
    assert!(stdout(&desk.run(&["rules", "A101", "--lang", "en"])).contains("**Basis**"));
    assert_eq!(desk.json(&["rules", "A101", "--format", "json"])["severity"], "error");
    let listed = desk.json(&["rules", "--format", "json"]).as_array().unwrap().len();
    assert_eq!(stdout(&desk.run(&["rules"])).lines().count(), listed);
    let page = std::fs::read_to_string("docs/rules.md").unwrap();
    assert_eq!(stdout(&desk.run(&["rules", "--format", "md"])), page);
}

#[test]
fn the_limits_are_listed() {
    let limits = Desk::new().json(&["limits", "--format", "json"]);
    let file = limits.as_array().unwrap().iter().find(|limit| limit["name"] == "file").unwrap();
    assert_eq!(file["limit"], 64 << 20);
}
