//! What an auditor does, key by key, against the real event loop: decisions, notes, chains, numbers, shared text.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

#[allow(dead_code, reason = "the stage has more than these tests need")]
mod stage;

use std::path::PathBuf;

use gouji::text::phrase::Lang;
use gouji::tui::keymap::Context;
use stage::{Set, Stage};

fn set(size: (u16, u16), lang: Lang) -> Set {
    Set { size, lang, ..Set::default() }
}

/// Two agencies of the samples, where many stages are set.
fn few() -> Vec<PathBuf> {
    ["samples/霁川市民政局", "samples/青禾市岚溪区人民政府办公室"].map(PathBuf::from).to_vec()
}

#[test]
fn undoing_every_decision_restores_the_start() {
    let mut stage = Stage::samples(Set::default());
    let before = stage.app.session.tally();
    stage.keys("1 2 3 4 5 6 1 1 2 3 1 1");
    let decided = stage.app.session.tally().decided;
    assert!(decided >= 10, "{decided}");
    for _ in 0..20 {
        stage.keys("u");
    }
    assert_eq!(stage.app.session.tally(), before);
    stage.keys("U U U");
    assert_eq!(stage.app.session.tally().decided, 3);
}

#[test]
fn one_digit_decides_all_of_one_cause_and_one_undo_takes_all_back() {
    let mut stage = Stage::samples(Set::default());
    let before = stage.app.session.tally();
    let members = stage.app.session.findings().iter().filter(|finding| finding.group == Some(1)).count();
    assert!(members > 2, "{members}");
    stage.keys("* 1");
    let journal = stage.app.session.journal().state();
    assert_eq!((stage.app.session.tally().decided, journal.len()), (members, members));
    assert!(stage.keys("u").screen().contains(&format!("已撤销一并作出的 {members} 条：属实")));
    assert_eq!(stage.app.session.tally(), before);
    assert!(stage.keys("U").screen().contains(&format!("已重做一并作出的 {members} 条：属实")));
    assert_eq!(stage.app.session.tally().decided, members);
    stage.keys("u * space 2");
    assert_eq!(stage.app.session.tally().decided, members - 1);
}

#[test]
fn an_undo_says_what_it_took_back() {
    let mut stage = Stage::samples(Set::default());
    let rule = stage.app.session.finding().map(|finding| finding.rule).unwrap();
    assert!(stage.keys("2 u").screen().contains(&format!("已撤销：{rule} ")));
    assert!(stage.keys("U").screen().contains(&format!("已重做：{rule} ")));
}

#[test]
fn a_key_that_does_nothing_says_what_is_lacking() {
    let mut stage = Stage::new(Set::default(), few());
    let lacks = [
        ("u", "没有可撤销的"),
        ("U", "没有可重做的"),
        ("up", "已是第一条"),
        ("esc", "已在最外层；q 退出"),
        ("f", "没有读不成的文件"),
    ];
    for (key, why) in lacks {
        let screen = stage.keys(key).screen();
        assert!(screen.contains(why), "{key}: {why}\n{screen}");
    }
    let count = stage.app.session.findings().len();
    assert!(stage.keys(&vec!["down"; count].join(" ")).screen().contains("已是最后一条"));
    assert!(stage.keys("} F6").screen().contains("没有要改的格：本报告各表的等式都成立"));
    assert!(stage.keys("*").screen().contains("没有与这条同因的问题"));
    assert!(stage.keys("} } } }").screen().contains("语料里没有本机关更晚的报告"));
}

#[test]
fn only_who_decided_everything_is_told_so() {
    let mut stage = Stage::new(Set::default(), Vec::new());
    assert!(stage.keys("pgdn").screen().contains("没有要核的问题"));
    let mut stage = Stage::new(Set::default(), few());
    let all = stage.app.session.tally().findings;
    assert!(!stage.keys(&vec!["1"; all - 1].join(" ")).screen().contains("全部核完了"));
    assert!(stage.keys("1").screen().contains("全部核完了"));
    assert!(stage.keys("pgdn").screen().contains("全部核完了"));
}

#[test]
fn the_years_over_a_comparison_are_those_below_it() {
    let mut stage = Stage::new(Set::default(), few());
    let years = |screen: &str| {
        let at = screen.lines().position(|line| line.contains("两年对照")).unwrap();
        let digits = |line: &str| {
            line.split(|c: char| !c.is_ascii_digit())
                .filter(|word| word.len() == 4)
                .map(str::to_owned)
                .collect::<Vec<_>>()
        };
        let lines: Vec<&str> = screen.lines().collect();
        (digits(lines[at]), digits(lines[at + 2]))
    };
    for keys in ["F4", "{", "{", "{", "{", "}", "}"] {
        let screen = stage.keys(keys).screen();
        let (title, head) = years(&screen);
        assert!(
            head.len() == 2 && head.iter().all(|year| title.contains(year)),
            "{keys}: {title:?} {head:?}\n{screen}"
        );
        assert!(!screen.contains("版式不明"), "{screen}");
    }
}

#[test]
fn keys_sent_at_once_are_all_obeyed_in_order() {
    let mut at_once = Stage::samples(Set::default());
    at_once.keys("1 down 2 pgdn 4 ] 1 { F4 n esc F3 t:好 enter 6");
    let mut one_by_one = Stage::samples(Set::default());
    for key in "1 down 2 pgdn 4 ] 1 { F4 n esc F3 t:好 enter 6".split(' ') {
        one_by_one.keys(key);
    }
    assert_eq!(at_once.screen(), one_by_one.screen());
    assert!(at_once.frames < one_by_one.frames);
}

#[test]
fn keys_after_a_filter_wait_for_its_list_and_see_what_they_would_have_seen_later() {
    let scripts = ["/ t:mzj enter tab", "down", "/ t:2", "C-u", "t:岚溪", "enter", "pgdn", "r down 1", "esc pgup"];
    let mut slow = Stage::samples(Set::default());
    for script in scripts {
        slow.keys(script);
    }
    let mut at_once = Stage::samples(Set::default());
    at_once.keys(&scripts.join(" "));
    assert_eq!(at_once.screen(), slow.screen());
    assert_eq!(at_once.app.session.tally().decided, 1);
}

#[test]
fn full_width_keys_are_obeyed_and_g_with_a_digit_stands_in_for_function_keys() {
    let by = |keys: &str| Stage::samples(Set::default()).keys(keys).screen();
    assert_eq!(by("t:？"), by("F1"));
    assert_eq!(by("t:ｊ"), by("down"));
    assert_eq!(by("t:１"), by("1"));
    assert_eq!(by("g4"), by("F4"));
    assert_eq!(by("t:ｇ４"), by("F4"));
    assert_eq!(by("g1"), by("F1"));
}

#[test]
fn a_note_left_by_escape_is_there_when_it_is_opened_again() {
    let mut stage = Stage::samples(Set::default());
    stage.keys("F3 t:半句话 esc F3");
    assert!(stage.screen().contains("半句话"));
    stage.keys("C-j t:第二行 enter");
    let note = stage.app.session.finding().and_then(|finding| stage.app.session.standing(finding.id)).unwrap();
    assert_eq!(note.note().unwrap().note.as_deref(), Some("半句话\n第二行"));
}

#[test]
fn a_draft_of_a_dead_session_is_offered_and_gone_on_with() {
    let folder = tempfile::tempdir().unwrap();
    let review = folder.path().join("review");
    let mut first = Stage::with_review(Set::default(), stage::samples(), review.clone());
    first.keys("] F3 t:没存完的话 esc");
    drop(first);
    let mut second = Stage::with_review(Set::default(), stage::samples(), review);
    second.app.offer_drafts();
    assert!(second.keys("C-l").screen().contains("没存完的话"));
    second.keys("enter");
    assert_eq!(second.app.context(), Context::Note);
    second.keys("t:。 enter");
    assert!(second.screen().contains("备注已存"), "{}", second.screen());
    second.app.offer_drafts();
    assert_eq!(second.app.context(), Context::Findings);
}

#[test]
fn the_place_is_taken_up_where_it_was_left() {
    let mut first = Stage::samples(Set::default());
    first.keys("] ] down tab");
    let position = first.app.position();
    let shown = first.screen();
    let mut second = Stage::new(Set::default(), Vec::new());
    second.app.resume(Some(position));
    second.load(stage::samples());
    assert_eq!(second.screen(), shown);
}

#[test]
fn text_that_another_agency_has_too_stands_beside_it() {
    let folder = tempfile::tempdir().unwrap();
    let text = std::fs::read_to_string("samples/霁川市民政局/2023.txt").unwrap();
    std::fs::write(folder.path().join("a.txt"), &text).unwrap();
    std::fs::write(folder.path().join("b.txt"), format!("\n\n{}", text.replace("霁川市民政局", "松渚市民政局")))
        .unwrap();
    let mut stage = Stage::new(Set::default(), vec![PathBuf::from(folder.path())]);
    let (open, all) = (stage.app.session.tally().findings, stage.app.session.findings().len());
    assert_eq!(open, 2 * all, "each of the two has a finding");
    for _ in 0..all {
        if stage.app.session.finding().is_some_and(|finding| finding.rule == "D904") {
            break;
        }
        stage.keys("down");
    }
    let screen = stage.keys("F8 n").screen();
    assert!(screen.contains("与霁川市民政局 2023 年报告：本报告正文除数字外 100% 相同"), "{screen}");
    assert!(screen.contains("> 1  ") && screen.contains("本报告 L7-12  对方 L5-10"), "{screen}");
    assert!(screen.contains("语料里没有上年报告"), "{screen}");
    assert_eq!(stage.keys("F8 g8").screen(), stage.keys("g8 F8").screen());
}

#[test]
fn a_report_that_shares_nothing_is_told_so_in_words() {
    let stage_of = |lang| Stage::new(Set { lang, ..Set::default() }, vec!["samples/霁川市民政局/2023.txt".into()]);
    let screen = stage_of(Lang::Zh).keys("F8").screen();
    assert!(screen.contains("与其他报告没有 13 字以上相同的正文"), "{screen}");
    let screen = stage_of(Lang::En).keys("F8").screen();
    assert!(screen.contains("no passage of 13 characters or more is shared"), "{screen}");
}

#[test]
fn an_older_version_and_another_name_are_told_and_can_be_set_beside() {
    let folder = tempfile::tempdir().unwrap();
    let text = std::fs::read_to_string("samples/霁川市民政局/2022.txt").unwrap();
    let dated = |day: &str| text.replace("2023年1月", day);
    std::fs::write(folder.path().join("b_new.txt"), dated("2023年2月")).unwrap();
    std::fs::write(folder.path().join("a_old.txt"), dated("2023年1月")).unwrap();
    let short =
        std::fs::read_to_string("samples/霁川市民政局/2021.txt").unwrap().replace("霁川市民政局", "岚省霁川市民政局");
    std::fs::write(folder.path().join("c_long.txt"), short).unwrap();
    let mut stage = Stage::new(Set::default(), vec![PathBuf::from(folder.path())]);
    stage.keys("/ t:2022 enter x");
    let told = stage.screen();
    assert!(told.contains("同一机关的其他名称 1 个") && told.contains("（省去了上级地名）"), "{told}");
    assert!(told.contains("同一年的旧版本 1 份") && told.contains("a_old.txt"), "{told}");
    let beside_last_year = stage.keys("esc F4").screen();
    let beside_older = stage.keys("v").screen();
    assert!(beside_last_year.contains("2021 [2021版] <-> 2022"), "{beside_last_year}");
    assert!(beside_older.contains("旧版本 a_old.txt <-> 2022"), "{beside_older}");
    assert_eq!(stage.keys("v").screen(), beside_last_year);
}

#[test]
fn a_late_version_is_no_fault_beside_one_in_time_whichever_is_read_first() {
    let text = std::fs::read_to_string("samples/霁川市民政局/2022.txt").unwrap();
    let told = |names: &[(&str, &str)]| {
        let folder = tempfile::tempdir().unwrap();
        for (name, day) in names {
            std::fs::write(folder.path().join(name), text.replace("2023年1月", day)).unwrap();
        }
        Stage::new(Set::default(), vec![PathBuf::from(folder.path())]).draw().screen().contains("天公布")
    };
    assert!(told(&[("a.txt", "2023年3月")]));
    let [late, first] = ["2023年3月", "2023年1月"];
    assert!(!told(&[("a.txt", late), ("b.txt", first)]) && !told(&[("b.txt", late), ("a.txt", first)]));
}

/// A folder with some years of one sample, lines changed on the way.
fn years_of_sample(years: &[i16], change: impl Fn(i16, String) -> String) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for &year in years {
        let text = std::fs::read_to_string(format!("samples/霁川市民政局/{year}.txt")).unwrap();
        std::fs::write(folder.path().join(format!("{year}.txt")), change(year, text)).unwrap();
    }
    folder
}

fn stage_of(folder: &tempfile::TempDir, size: (u16, u16)) -> Stage {
    Stage::new(set(size, Lang::Zh), vec![PathBuf::from(folder.path())])
}

#[test]
fn files_that_failed_are_told_on_the_smallest_screen_and_their_reasons_are_whole() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("a.docx"), "PK\u{3}\u{4}x").unwrap();
    std::fs::copy("samples/霁川市民政局/2020.txt", folder.path().join("b.txt")).unwrap();
    let mut stage = stage_of(&folder, (80, 24));
    assert!(stage.keys("down").screen().lines().next().unwrap().contains("失败 1 (f)"), "{}", stage.screen());
    assert!(stage.keys("f").screen().contains("请先解压"), "{}", stage.screen());
}

#[test]
fn a_report_with_nothing_beside_it_says_so_instead_of_comparing() {
    let mut stage = Stage::new(Set::default(), vec!["samples/霁川市民政局/2020.txt".into()]);
    assert!(stage.keys("F4").screen().contains("没有可对照的：语料里没有这个机关上一年的报告"), "{}", stage.screen());
}

#[test]
fn a_break_of_a_chain_is_found_with_two_keys_and_opened_with_a_third() {
    let mut stage = Stage::new(Set::default(), few());
    assert!(stage.keys("F5 n").screen().contains("总计列：2021 年报告结转下年 8，2022 年填上年结转 10，差 2"));
    stage.keys("enter");
    assert_eq!(stage.app.context(), Context::Findings);
    let finding = stage.app.session.finding().unwrap();
    assert_eq!((finding.rule, finding.year, finding.fault.actual.as_deref()), ("B201", Some(2022), Some("10")));
    assert!(stage.keys("1").screen().contains("已存"));
    assert!(stage.keys("F5 left").screen().contains("B201 属实"), "{}", stage.screen());
}

#[test]
fn from_the_finding_of_a_break_the_chain_opens_at_its_column() {
    let mut stage = Stage::new(Set::default(), few());
    stage.keys("F5 n n enter F5");
    let screen = stage.screen();
    assert!(screen.contains("[自然]!1"), "{screen}");
    assert!(screen.contains(">2022") && screen.contains("自然人列：2021 年报告结转下年 7"), "{screen}");
    let total = stage.keys("n").screen();
    assert!(total.contains("[总计]!1"), "around the end to the first break\n{total}");
    assert_eq!(stage.keys("N").screen(), screen);
}

#[test]
fn columns_are_switched_and_the_cursor_stays_in_its_year() {
    let mut stage = Stage::new(Set::default(), few());
    assert!(stage.keys("F5 down down right").screen().contains("[自然]!1"));
    assert!(stage.screen().contains(">2022      [2021版]         7        9"), "{}", stage.screen());
    assert!(stage.keys("left left").screen().contains("[其他]"));
}

#[test]
fn a_missing_year_is_said_in_words_and_cannot_be_opened() {
    let folder = years_of_sample(&[2020, 2023], |_, text| text);
    for size in [(120, 36), (80, 24)] {
        let mut stage = stage_of(&folder, size);
        let screen = stage.keys("/ t:2023 enter F5").screen();
        assert!(screen.contains("2021-2022") && screen.contains("未评：缺 2021 至 2022 年报"), "{screen}");
        assert!(screen.contains("未评：缺 2022 年报") && screen.contains("未评：缺 2019 年报"), "{screen}");
        let gap = stage.keys("up").screen();
        assert!(gap.contains(">2021-2022") && !gap.contains("Enter 打开"), "{gap}");
        assert_eq!(stage.keys("enter").app.context(), Context::Chain);
    }
}

#[test]
fn a_blank_and_a_correction_that_would_make_a_chain_hold_are_told() {
    let at = |text: String, with: &str| {
        let mut lines: Vec<&str> = text.lines().collect();
        lines[256] = with;
        lines.join("\n")
    };
    let blank = years_of_sample(&[2022, 2023], |year, text| if year == 2022 { at(text, " |") } else { text });
    let told = stage_of(&blank, (120, 36)).keys("/ t:2023 enter F5").screen();
    assert!(told.contains("可补：2022 年四 结转下年") && told.contains("空白，填 1 即成立"), "{told}");
    let wrong = years_of_sample(&[2022, 2023], |year, text| if year == 2022 { at(text, "3 |") } else { text });
    let told = stage_of(&wrong, (120, 36)).keys("/ t:2022 enter F5 down").screen();
    assert!(told.contains("若采纳 2022 年最小改正第 1 种"), "{told}");
}

#[test]
fn the_ledger_opens_from_the_evidence_and_leads_to_the_line() {
    let mut stage = Stage::new(Set::default(), few());
    assert_eq!(stage.keys("enter x").app.context(), Context::Ledger);
    let conflict = stage.keys("n").screen();
    assert!(conflict.contains("办结[49件]") && conflict.contains("冲突  表里：(七)总计 总计 0 (L336)"), "{conflict}");
    let source = stage.keys("enter").screen();
    assert_eq!(stage.app.context(), Context::Evidence);
    assert!(source.contains("L8 "), "{source}");
    assert_eq!(stage.keys("esc").app.context(), Context::Findings, "the evidence that lay below is not left behind");
    assert_eq!(stage.keys("#").app.context(), Context::Ledger);
    assert_eq!(stage.keys("x").app.context(), Context::Findings);
    assert!(stage.keys("x").screen().contains("未评与告警"), "in the panes x is what could not be judged");
}

#[test]
fn from_a_finding_about_the_text_the_ledger_opens_at_its_number() {
    let mut stage = Stage::new(Set::default(), few());
    stage.keys("down down down");
    assert_eq!(stage.app.session.finding().unwrap().rule, "N403");
    assert!(stage.keys("enter x").screen().contains("办结[49件]"), "{}", stage.screen());
}

#[test]
fn a_year_that_a_text_speaks_of_is_held_against_its_report_whenever_that_arrives() {
    let says = |year: i16, text: String| match year {
        2023 => text.replacen("上年结转1件", "2021年收到政府信息公开申请77件，上年结转1件", 1),
        _ => text,
    };
    let folder = years_of_sample(&[2021, 2022, 2023], says);
    let path = |year: i16| folder.path().join(format!("{year}.txt"));
    for order in [[2021, 2022, 2023], [2023, 2022, 2021], [2022, 2023, 2021]] {
        let mut stage = Stage::new(Set::default(), order.map(path).to_vec());
        let found = stage.app.session.all().iter().flat_map(|held| &held.briefs).any(|brief| brief.rule == "B206");
        assert!(found, "{order:?}");
        stage.keys("/ t:2023 enter");
        assert!(stage.app.session.findings().iter().any(|finding| finding.rule == "B206"), "{order:?}");
    }
}
