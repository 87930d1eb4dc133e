//! The review screen as text, driven by keys through the real loop, compared with screens that were read by eye.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod stage;

use std::path::PathBuf;
use std::sync::mpsc::channel;
use std::sync::{Arc, Mutex};

use gouji::rules::sample::Draft;
use gouji::session::Session;
use gouji::text::phrase::Lang;
use gouji::text::substitute::Ambiguous;
use gouji::text::width::width;
use gouji::tui::action::Action;
use gouji::tui::app::Ending;
use gouji::tui::chord::Chord;
use gouji::tui::depth::Depth;
use gouji::tui::keymap::{Context, Keymap};
use gouji::tui::svg::{Palette, svg};
use gouji::tui::terminal::Frames;
use gouji::tui::{Choice, Exports, Job};
use stage::{Set, Stage};

fn golden(name: &str, screen: &str) {
    insta::with_settings!({ snapshot_path => "screens", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!(name, screen);
    });
}

fn set(size: (u16, u16), lang: Lang) -> Set {
    Set { size, lang, ..Set::default() }
}

/// Every state that the screens below are taken in, as keys from the start.
const STATES: &[(&str, &str)] = &[
    ("start", ""),
    ("second", "down"),
    ("decided", "1"),
    ("evidence", "enter"),
    ("compare", "F4"),
    ("compare_hits", "F4 n n n"),
    ("explain", "="),
    ("not_judged", "x"),
    ("help", "F1"),
    ("palette", ": t:dz"),
    ("note", "F3 t:请单位核对总计。"),
    ("noted", "F3 t:请单位核对总计。 enter"),
    ("filter", "/ t:霁川"),
    ("export", "F9"),
    ("chain", "F5"),
    ("chain_break", "F5 n"),
    ("ledger", "#"),
    ("ledger_conflict", "enter x n"),
    ("mend", "F6"),
    ("mend_draft", "F6 down enter"),
    ("peers", "F7"),
    ("mend_none_fits", "F6 x"),
    ("cause", "*"),
    ("cause_decided", "* down space 1"),
    ("shared", "F8"),
    ("shared_hits", "F8 n n"),
    ("raw", "s"),
    ("other_table", "backtab left"),
];

/// States whose keys are those of another.
const LIKE_OTHERS: &[&str] =
    &["decided", "compare_hits", "noted", "not_judged", "cause_decided", "ledger_conflict", "shared_hits"];

fn golden_states(size: (u16, u16), lang: Lang, wanted: &[&str]) {
    for (name, keys) in STATES.iter().filter(|(name, _)| wanted.is_empty() || wanted.contains(name)) {
        let mut stage = Stage::samples(set(size, lang));
        let code = if lang == Lang::Zh { "zh" } else { "en" };
        golden(&format!("{name}_{}x{}_{code}", size.0, size.1), &stage.keys(keys).screen());
    }
}

#[test]
fn every_state_is_as_it_was_read_at_both_usual_sizes() {
    for size in [(120, 36), (80, 24)] {
        golden_states(size, Lang::Zh, &[]);
    }
}

#[test]
fn the_english_screens_are_as_they_were_read() {
    golden_states((120, 36), Lang::En, &[]);
    golden_states((80, 24), Lang::En, &["start", "help", "compare"]);
}

#[test]
fn other_sizes_are_as_they_were_read() {
    golden_states((100, 30), Lang::Zh, &["start", "compare"]);
    golden_states((200, 60), Lang::Zh, &["start"]);
    golden_states((60, 16), Lang::Zh, &["start", "help"]);
    golden_states((40, 10), Lang::Zh, &["start"]);
}

#[test]
fn no_size_panics_and_every_row_is_exact_in_both_widths() {
    let sizes =
        [(1, 1), (2, 1), (40, 10), (60, 16), (79, 24), (80, 23), (80, 24), (100, 30), (116, 28), (120, 36), (200, 60)];
    for ambiguous in [Ambiguous::Narrow, Ambiguous::Wide] {
        for (_, keys) in STATES {
            let mut stage = Stage::new(Set { ambiguous, ..Set::default() }, few());
            stage.keys(keys);
            for size in sizes {
                let screen = stage.resize(size).screen();
                for row in screen.lines() {
                    assert!(width(row) <= usize::from(size.0), "{size:?} {keys}: {row}");
                }
                assert_frames_stand(&screen, size, keys);
            }
        }
    }
}

/// Two agencies of the samples, where many stages are set.
fn few() -> Vec<PathBuf> {
    ["samples/霁川市民政局", "samples/青禾市岚溪区人民政府办公室"].map(PathBuf::from).to_vec()
}

/// A half glyph or a row that is too long moves the frame at its end.
fn assert_frames_stand(screen: &str, size: (u16, u16), keys: &str) {
    if size.0 < 60 || size.1 < 16 {
        return;
    }
    let bars = usize::from(size.1 >= 28) + 2;
    let rows: Vec<&str> = screen.lines().collect();
    for row in &rows[1..rows.len() - bars] {
        assert_eq!(width(row), usize::from(size.0), "{size:?} {keys}: {row}");
        assert!(row.ends_with(['|', '+', '-']), "{size:?} {keys}: {row}");
    }
}

#[test]
fn a_wide_terminal_gets_no_character_of_doubtful_width() {
    for (_, keys) in STATES {
        let mut stage = Stage::new(Set { ambiguous: Ambiguous::Wide, ..Set::default() }, few());
        let screen = stage.keys(keys).screen();
        let doubtful = screen.chars().find(|c| gouji::text::substitute::is_ambiguous(*c));
        assert_eq!(doubtful, None, "{keys}\n{screen}");
    }
}

#[test]
fn without_colour_every_mark_is_the_same_text() {
    for (_, keys) in STATES {
        let screens = [Depth::Mono, Depth::Ansi256]
            .map(|depth| Stage::new(Set { depth, ..Set::default() }, few()).keys(keys).screen());
        assert!(screens.iter().all(|screen| *screen == screens[0]));
    }
}

#[test]
fn line_drawing_frames_stand_where_ascii_ones_do() {
    let ascii = Stage::samples(Set::default()).screen();
    let drawn = Stage::samples(Set { frames: Frames::Unicode, ..Set::default() }).screen();
    let plain: String = drawn
        .chars()
        .map(|c| match c {
            '│' => '|',
            '─' => '-',
            '┌' | '┐' | '└' | '┘' | '├' | '┤' | '┬' | '┴' | '┼' => '+',
            other => other,
        })
        .collect();
    assert_eq!(plain, ascii);
}

#[test]
fn every_action_is_reached_by_a_key_and_the_palette_lists_what_works() {
    let keymap = Keymap::default();
    for action in Action::ALL {
        let reached =
            Context::ALL.into_iter().any(|context| keymap.actions(context).iter().any(|(other, _)| other == action));
        assert!(reached, "{action:?}");
    }
    let stage = Stage::samples(Set::default());
    let listed: Vec<Action> = stage.app.choices().iter().map(|choice| choice.action).collect();
    let enabled: Vec<Action> = keymap
        .actions(stage.app.context())
        .into_iter()
        .map(|(action, _)| action)
        .filter(|action| stage.app.can(*action))
        .collect();
    assert_eq!(listed, enabled);
}

#[test]
fn every_key_of_every_footer_does_something_there() {
    let mut idle = Vec::new();
    for (name, keys) in STATES.iter().filter(|(name, _)| !LIKE_OTHERS.contains(name)) {
        let mut stage = Stage::new(Set::default(), few());
        let groups = stage.keys(keys).app.footer();
        assert!(!groups.is_empty(), "{name}");
        let actions = groups.into_iter().flat_map(|group| group.actions);
        idle.extend(actions.filter(|action| !does_something(keys, *action)).map(|action| (name, action)));
    }
    assert_eq!(idle, []);
}

/// Tells whether the key of an action changes the screen or the cursor, or leaves; drawing anew changes nothing by intent.
fn does_something(keys: &str, action: Action) -> bool {
    let mut stage = Stage::new(Set::default(), few());
    stage.keys(keys);
    let before = (stage.screen(), stage.cursor);
    let actions = Keymap::default().actions(stage.app.context());
    let chord = actions.into_iter().find(|(other, _)| *other == action).unwrap().1[0];
    stage.keys(&written(chord));
    (stage.screen(), stage.cursor) != before || stage.app.ending().is_some() || action == Action::Redraw
}

/// A chord as key files write it.
fn written(chord: Chord) -> String {
    let shown = chord.to_string();
    let shown = shown.replace("Ctrl-", "C-").replace("Alt-", "A-").replace("S-Tab", "backtab").replace("Del", "delete");
    let name = shown.to_lowercase();
    let named = [
        "enter",
        "esc",
        "tab",
        "space",
        "up",
        "down",
        "left",
        "right",
        "pgup",
        "pgdn",
        "backspace",
        "backtab",
        "delete",
    ];
    match shown.strip_prefix("C-").or(shown.strip_prefix("A-")) {
        Some(rest) => format!("{}{}", &shown[..2], rest.to_lowercase()),
        None if named.contains(&name.as_str()) => name,
        None => shown,
    }
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

/// A report of totals only whose outcomes and carry-over were left at 0: no one figure mends it, many pairs do.
fn unfilled_totals() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let mut draft = Draft::clean(2020);
    draft.say("全年收到政府信息公开申请2件，均已答复。");
    let form = draft.form();
    for cell in form.table("requests").unwrap().cells() {
        draft.write(form.path(cell), if form.column_of(cell).key == "total" { "0" } else { "" });
    }
    for (row, figure) in [("received", "2"), ("carried_in", "1"), ("granted", "2")] {
        draft.write(&format!("requests.{row}.total"), figure);
    }
    std::fs::write(folder.path().join("2020.txt"), &*draft.report().document.text).unwrap();
    folder
}

#[test]
fn of_many_corrections_the_likeliest_are_listed_and_the_others_on_demand() {
    let folder = unfilled_totals();
    for (name, keys) in [("mend_pairs", "F6"), ("mend_pairs_all", "F6 d down down"), ("mend_pairs_draft", "F6 enter")] {
        for (size, lang, code) in [((120, 36), Lang::Zh, "zh"), ((80, 24), Lang::Zh, "zh"), ((120, 36), Lang::En, "en")]
        {
            let mut stage = Stage::new(set(size, lang), vec![folder.path().to_path_buf()]);
            golden(&format!("{name}_{}x{}_{code}", size.0, size.1), &stage.keys(keys).screen());
        }
    }
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
    assert!(stage.keys("u").screen().contains("已撤销"));
    assert_eq!(stage.app.session.tally(), before);
    stage.keys("U");
    assert_eq!(stage.app.session.tally().decided, members);
    stage.keys("u * space 2");
    assert_eq!(stage.app.session.tally().decided, members - 1);
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
fn hostile_text_and_file_names_stay_text() {
    let folder = tempfile::tempdir().unwrap();
    let text = std::fs::read_to_string("samples/霁川市民政局/2022.txt").unwrap();
    let hostile = text.replace("霁川市民政局", "霁川\u{202e}市\u{1b}]0;x\u{7}民政局");
    std::fs::write(folder.path().join("a\u{1b}[31mb\n.txt"), hostile).unwrap();
    std::fs::write(folder.path().join("c\u{9b}2J.txt"), "不是年报").unwrap();
    for (_, keys) in STATES.iter().chain(&[("failures", "f")]) {
        let mut stage = Stage::new(Set::default(), vec![PathBuf::from(folder.path())]);
        let screen = stage.keys(keys).screen();
        let acting = screen.chars().find(|c| (c.is_control() && *c != '\n') || gouji::text::neutralise::is_hidden(*c));
        assert_eq!(acting.filter(|c| *c != '\n'), None, "{keys}");
    }
}

#[test]
fn every_cell_of_the_proof_is_in_view_with_a_line_of_the_source() {
    let mut stage = Stage::samples(Set::default());
    for _ in 0..stage.app.session.tally().findings {
        let screen = stage.screen();
        let Some(finding) = stage.app.session.finding().cloned() else { panic!("no finding\n{screen}") };
        let opened = stage.app.session.opened().unwrap();
        let report = opened.report.as_ref().unwrap();
        let first =
            finding.fault.cells.first().map(|cell| report.cell(*cell).line).or(finding.fault.lines.first().copied());
        if let Some(line) = first.filter(|line| *line > 0) {
            assert!(
                screen.contains(&format!("L{line} ")) || screen.contains(&format!("L{line:<4}")),
                "L{line}\n{screen}"
            );
        }
        stage.keys("pgdn");
    }
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

#[test]
fn an_export_goes_on_beside_the_screen_and_is_not_left_without_asking() {
    let mut stage = Stage::new(Set::default(), few());
    let (outbox, inbox) = channel();
    let (open, gate) = channel::<()>();
    let gate = Arc::new(Mutex::new(gate));
    let prepare = move |_: &Session, _: &Choice| -> Job {
        let gate = gate.clone();
        Box::new(move || {
            gate.lock().unwrap().recv().unwrap();
            Ok(vec!["out/list.xlsx".into()])
        })
    };
    let exports = Exports { prepare: Arc::new(prepare), ..stage::exports() };
    stage.app.export_with(exports, Some(outbox));
    assert!(stage.keys("F9 enter").screen().contains("正在导出"));
    let before = stage.app.session.place();
    assert_ne!(stage.keys("pgdn").app.session.place(), before, "the keys go on working");
    assert!(stage.keys("q").screen().contains("导出还没有写完"));
    assert_eq!(stage.app.ending(), None);
    open.send(()).unwrap();
    stage.app.take(inbox.recv().unwrap());
    assert!(stage.draw().screen().contains("已导出 1 个文件：out/list.xlsx"));
    assert_eq!(stage.keys("q").app.ending(), Some(Ending::Asked));
}

#[test]
fn the_picture_in_the_readme_is_the_real_screen() {
    let set = Set { depth: Depth::Rgb, frames: Frames::Unicode, ..Set::default() };
    let stage = Stage::samples(set);
    let palette = Palette { foreground: (0xd8, 0xde, 0xe9), background: (0x16, 0x1b, 0x22) };
    let picture = svg(&stage.buffer, palette);
    let path = std::path::Path::new("docs/screen.svg");
    if std::env::var_os("GOUJI_BLESS").is_some() {
        std::fs::write(path, &picture).unwrap();
    }
    let shipped = std::fs::read_to_string(path).unwrap_or_default();
    assert!(
        shipped == picture,
        "docs/screen.svg is not the screen of today; run this test with GOUJI_BLESS=1 and look at it"
    );
}
