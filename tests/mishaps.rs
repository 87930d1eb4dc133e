//! When something is amiss the screen says so, where it is looked for, and loses nothing: damaged journals, places that
//! cannot be written, files that cannot be read, findings that change places while files are read; and marks stand where they
//! belong.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

#[allow(dead_code, reason = "the stage has more than these tests need")]
mod stage;

use std::path::{Path, PathBuf};
use std::sync::mpsc::channel;
use std::sync::{Arc, Mutex};

use gouji::rules::sample::Draft;
use gouji::session::{Event, HandedOut, Method, Session, load};
use gouji::text::phrase::Lang;
use gouji::text::width::width;
use gouji::tui::app::{Ending, Message};
use gouji::tui::{Choice, Exports, Job};
use stage::{Set, Stage};

const SIZES: [(u16, u16); 2] = [(120, 36), (80, 24)];

fn sized(size: (u16, u16)) -> Set {
    Set { size, ..Set::default() }
}

fn few() -> Vec<PathBuf> {
    ["samples/霁川市民政局", "samples/青禾市岚溪区人民政府办公室"].map(PathBuf::from).to_vec()
}

/// The screen without frames and breaks: what a sentence over several lines says.
fn run_on(screen: &str) -> String {
    screen.replace([' ', '\n', '|', '+', '-'], "")
}

/// What stands in a popup, without its breaks.
fn popup(screen: &str, title: &str) -> String {
    let head = format!("+->{title}");
    let rows = screen.lines().skip_while(|row| !row.contains(&head));
    let left = rows.clone().next().and_then(|row| row.split_once(&head)).map_or(0, |(before, _)| width(before));
    let mut cells = rows.skip(1).map(|row| {
        let placed = row.chars().scan(0, |next, c| {
            let at = *next;
            *next += width(&c.to_string());
            Some((at, c))
        });
        placed.skip_while(|(at, _)| *at < left).map(|(_, c)| c).collect::<String>()
    });
    let inside = cells.by_ref().map_while(|row| row.strip_prefix('|').map(str::to_owned));
    run_on(&inside.map(|row| row.split('|').next().unwrap_or_default().to_owned()).collect::<String>())
}

/// A review with two decisions, the first of which was damaged since.
fn damaged(review: &Path) -> String {
    let mut stage = Stage::with_review(Set::default(), few(), review.to_path_buf());
    stage.keys("1 2");
    drop(stage);
    let own = std::fs::read_dir(review.join("user1")).unwrap().map(|entry| entry.unwrap().path());
    let file = own.into_iter().find(|path| path.extension().is_some_and(|end| end == "jsonl")).unwrap();
    let mut bytes = std::fs::read(&file).unwrap();
    bytes[40] ^= 1;
    std::fs::write(&file, bytes).unwrap();
    file.file_name().unwrap().to_string_lossy().into_owned()
}

#[test]
fn damage_of_the_journal_is_told_at_the_start_and_listed() {
    for size in SIZES {
        let folder = tempfile::tempdir().unwrap();
        let file = damaged(folder.path());
        let mut stage = Stage::with_review(sized(size), few(), folder.path().to_path_buf());
        stage.app.resume(None);
        let screen = stage.draw().screen();
        let told = format!("{file}第1行：内容损坏（校验不符），这一行未读入；请从备份或他人的副本找回");
        let notice = popup(&screen, "请注意");
        assert!(notice.contains(&run_on(&told)) && notice.contains("其余记录照常有效"), "{screen}");
        let list = popup(&stage.keys("f").screen(), "处置记录的问题");
        assert!(list.contains(&run_on(&file)) && list.contains("第1行：内容损坏"), "{list}");
        let after = run_on(&stage.keys("esc").screen());
        assert!(
            after.contains("处置记录有1处损坏或读不了") || after.contains("处置记录损坏1(f)"),
            "{}",
            stage.screen()
        );
    }
    let folder = tempfile::tempdir().unwrap();
    damaged(folder.path());
    let set = Set { lang: Lang::En, ..Set::default() };
    let mut stage = Stage::with_review(set, few(), folder.path().to_path_buf());
    assert!(stage.screen().contains("damaged or unreadable in the decisions: 1; the rest counts (f)"));
    assert!(stage.keys("f").screen().contains("line 1: damaged"));
}

/// A report in which one row of table 3 does not add up to its total.
fn row_off() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let mut draft = Draft::clean(2023);
    draft.write("requests.granted.natural_person", "977");
    std::fs::write(folder.path().join("2023.txt"), &*draft.report().document.text).unwrap();
    folder
}

fn go_to(stage: &mut Stage, rule: &str) {
    for _ in 0..stage.app.session.findings().len() {
        if stage.app.session.finding().is_some_and(|finding| finding.rule == rule) {
            return;
        }
        stage.keys("down");
    }
    panic!("no {rule}");
}

#[test]
fn every_cell_of_the_selected_finding_is_marked_in_the_grid() {
    for size in SIZES {
        let folder = row_off();
        let mut stage = Stage::new(sized(size), vec![folder.path().to_path_buf()]);
        go_to(&mut stage, "A103");
        assert_eq!(stage.app.session.finding().unwrap().fault.cells.len(), 7);
        let screen = stage.screen();
        let row = screen.lines().find(|line| line.contains("977]")).unwrap_or_else(|| panic!("{screen}"));
        assert_eq!(row.matches('[').count(), 7, "{screen}");
        go_to(stage.keys("up up up up"), "A101");
        assert!(stage.screen().contains("977]"), "{}", stage.screen());
    }
}

#[test]
fn what_was_not_saved_is_told_once_with_cause_and_remedy() {
    for size in SIZES {
        let folder = tempfile::tempdir().unwrap();
        let review = folder.path().join("a-folder-with-a-long-name/and-another-one-below-it/review");
        let mut stage = Stage::with_review(sized(size), few(), review.clone());
        std::fs::create_dir_all(review.parent().unwrap()).unwrap();
        std::fs::write(&review, "").unwrap();
        let told = popup(&stage.keys("1").screen(), "请注意");
        assert_eq!(told.matches("没有存下").count(), 1, "{}", stage.screen());
        assert!(told.contains("不是文件夹") && told.contains("用review另指一个目录"), "{}", stage.screen());
        assert_eq!(stage.app.session.tally().decided, 0);
        assert!(!run_on(&stage.keys("down").screen()).contains("没有存下"), "{}", stage.screen());
    }
}

#[test]
fn a_draft_that_cannot_be_kept_is_not_called_kept_and_not_lost_in_silence() {
    for size in SIZES {
        let folder = tempfile::tempdir().unwrap();
        let review = folder.path().join("review");
        let mut stage = Stage::with_review(sized(size), few(), review.clone());
        std::fs::write(&review, "").unwrap();
        let screen = stage.keys("F3").screen();
        assert!(!screen.contains("草稿随打随存") && screen.contains("草稿存不下"), "{screen}");
        stage.keys("t:没处存的话 esc");
        assert!(popup(&stage.screen(), "请注意").contains("没有存下"), "{}", stage.screen());
        let asked = stage.keys("q").screen();
        assert_eq!(stage.app.ending(), None);
        assert!(popup(&asked, "请注意").contains("再按一次q"), "{asked}");
        assert!(stage.keys("F3").screen().contains("没处存的话"), "{}", stage.screen());
        stage.keys("esc q q");
        assert_eq!(stage.app.ending(), Some(Ending::Asked));
        let left = stage.app.finish().unwrap();
        assert!(left.in_lang(Lang::Zh).contains("没处存的话"), "{left}");
    }
}

#[test]
fn a_draft_that_found_no_place_is_kept_as_soon_as_there_is_one() {
    let folder = tempfile::tempdir().unwrap();
    let review = folder.path().join("review");
    let mut stage = Stage::with_review(Set::default(), few(), review.clone());
    std::fs::write(&review, "").unwrap();
    stage.keys("F3 t:没处存的话 esc");
    std::fs::remove_file(&review).unwrap();
    stage.keys("q");
    assert_eq!(stage.app.ending(), Some(Ending::Asked));
    assert!(stage.app.finish().is_none());
    let mut next = Stage::with_review(Set::default(), few(), review.clone());
    drop(stage);
    next.app.offer_drafts();
    assert!(next.draw().screen().contains("没处存的话"), "{}", next.screen());
}

#[test]
fn a_corpus_of_which_nothing_can_be_read_says_why_at_once() {
    let empty = tempfile::tempdir().unwrap();
    let other = tempfile::tempdir().unwrap();
    std::fs::write(other.path().join("a.txt"), "一封信").unwrap();
    let cases = [
        (PathBuf::from("/nonexistent/年报"), "没有这个文件或文件夹"),
        (empty.path().to_path_buf(), "文件夹里没有文件"),
        (other.path().to_path_buf(), "没有认出年报的标题"),
    ];
    for (path, why) in cases {
        for size in SIZES {
            let mut stage = Stage::new(sized(size), vec![path.clone()]);
            let screen = stage.draw().screen();
            assert!(!screen.contains("还没有读到报告"), "{screen}");
            assert!(screen.contains("没有一份能读成年报 (f 看全部)"), "{screen}");
            assert!(run_on(&screen).contains(&run_on(why)), "{why}\n{screen}");
            let list = stage.keys("f").screen();
            assert!(list.contains("没能读成报告的文件") && run_on(&list).contains(&run_on(why)), "{list}");
        }
    }
}

#[test]
fn the_comparison_begins_at_the_row_of_the_selected_finding() {
    for size in SIZES {
        let folder = tempfile::tempdir().unwrap();
        let text = |draft: &Draft| draft.report().document.text.to_string();
        std::fs::write(folder.path().join("2022.txt"), text(&Draft::clean(2022))).unwrap();
        let mut draft = Draft::clean(2023);
        draft.write("disputes.reconsideration.corrected", "7");
        std::fs::write(folder.path().join("2023.txt"), text(&draft)).unwrap();
        let mut stage = Stage::new(sized(size), vec![folder.path().to_path_buf()]);
        go_to(&mut stage, "A104");
        let screen = stage.keys("F4").screen();
        let here = screen.lines().find(|line| line.starts_with("|>")).unwrap_or_else(|| panic!("{screen}"));
        assert!(here.contains("行政复议"), "{screen}");
    }
}

#[test]
fn a_finding_with_a_note_has_a_mark_in_the_list() {
    for size in SIZES {
        let mut stage = Stage::new(sized(size), few());
        let head = |screen: &str| screen.lines().find(|line| line.contains("|>1")).unwrap().to_owned();
        let before = head(&stage.screen());
        let after = head(&stage.keys("F3 t:请核对 enter").screen());
        assert!(!before.contains('*') && after.contains(">1*"), "{after}");
        assert!(head(&stage.keys("1 up up up").screen()).contains(">1*"), "{}", stage.screen());
    }
}

#[test]
fn a_digit_in_an_empty_filter_decides_nothing_and_says_so() {
    let mut stage = Stage::new(Set::default(), few());
    let screen = stage.keys("/ t:没有这家 enter 1").screen();
    assert_eq!(stage.app.session.tally().decided, 0);
    assert!(screen.contains("筛选没有符合的报告，没有处置"), "{screen}");
    stage.keys("esc 1");
    assert_eq!(stage.app.session.tally().decided, 1);
}

#[test]
fn the_footer_names_what_enter_does() {
    let footer = |screen: &str| screen.lines().rev().take(2).collect::<Vec<_>>().join("\n");
    let mut stage = Stage::samples(Set::default());
    assert!(footer(&stage.keys("F9").screen()).contains("Enter 导出"), "{}", stage.screen());
    assert!(footer(&stage.keys("esc F6").screen()).contains("Enter 写成整改建议"), "{}", stage.screen());
    let folder = tempfile::tempdir().unwrap();
    let mut first = Stage::with_review(Set::default(), few(), folder.path().to_path_buf());
    first.keys("F3 t:没存完的话 esc");
    drop(first);
    let mut second = Stage::with_review(Set::default(), few(), folder.path().to_path_buf());
    second.app.offer_drafts();
    let screen = second.draw().screen();
    assert!(footer(&screen).contains("Enter 接着写") && footer(&screen).contains("Del 丢弃"), "{screen}");
    assert!(screen.contains("Del 丢弃，Esc 以后再说"), "{screen}");
}

#[test]
fn the_palette_finds_what_people_call_things_and_says_why_one_is_off() {
    let mut stage = Stage::new(Set::default(), few());
    for (word, action) in [("原文", "源文"), ("排序", "重排"), ("查找", "筛选"), ("保存", "存盘")] {
        let screen = stage.keys(&format!(": t:{word}")).screen();
        assert!(!screen.contains("没有这样的动作") && screen.contains(action), "{word}\n{screen}");
        stage.keys("esc");
    }
    for (word, why) in [
        ("撤销", "没有可撤销的"),
        ("重做", "没有可重做的"),
        ("失败", "没有读不成的文件"),
        ("读取失败", "没有读不成的文件"),
    ] {
        let screen = stage.keys(&format!(": t:{word}")).screen();
        assert!(!screen.contains("没有这样的动作") && screen.contains(why), "{word}\n{screen}");
        stage.keys("esc");
    }
    assert!(stage.keys(": t:没有这种事").screen().contains("没有这样的动作"));
}

#[test]
fn the_chains_say_what_a_dot_and_a_dash_mean() {
    for size in SIZES {
        let screen = Stage::samples(sized(size)).keys("F5").screen();
        assert!(screen.contains(". 读不出  - 无此项或缺年报"), "{screen}");
    }
}

/// A batch of reports of a sample as the loader sends them, once it was read.
fn arriving(paths: Vec<PathBuf>) -> Vec<Message> {
    let (sender, inbox) = channel();
    let loader = load(paths, Method::default(), move |event| sender.send(Message::Session(event)).is_ok());
    let all = inbox.iter().collect();
    drop(loader);
    all
}

#[test]
fn while_files_are_read_a_key_means_the_finding_that_was_shown() {
    let [first, worse] =
        ["samples/霁川市民政局", "samples/青禾市岚溪区人民政府办公室"].map(|path| vec![PathBuf::from(path)]);
    let reads = |messages: Vec<Message>| {
        messages.into_iter().filter(|message| matches!(message, Message::Session(Event::Read(_)))).collect::<Vec<_>>()
    };
    let begin = || {
        let mut stage = Stage::new(Set::default(), Vec::new());
        stage.send(reads(arriving(first.clone())));
        stage
    };
    let shown = |stage: &Stage| stage.app.session.finding().map(|finding| finding.id);
    // Without a key the worst is shown as it comes, and a digit pressed right then decides nothing.
    let mut stage = begin();
    let before = shown(&stage).unwrap();
    stage.send(reads(arriving(worse.clone())));
    let after = shown(&stage).unwrap();
    assert_ne!(before, after);
    assert!(stage.keys("1").screen().contains("选中的问题刚刚换过"));
    assert_eq!((stage.app.session.journal().state().len(), shown(&stage)), (0, Some(after)));
    stage.keys("1");
    assert!(stage.app.session.is_decided(after));
    // Any key keeps what it was pressed on: a note goes where its title says.
    for keys in ["F3 t:好", "enter", "=", "tab"] {
        let mut stage = begin();
        stage.keys(keys).send(reads(arriving(worse.clone())));
        assert_eq!(shown(&stage), Some(before), "{keys}");
        if keys.starts_with("F3") {
            stage.keys("enter");
            assert!(stage.app.session.standing(before).is_some_and(|standing| standing.note().is_some()));
        }
    }
}

#[test]
fn a_batch_says_how_many_were_recorded() {
    let mut stage = Stage::samples(Set::default());
    stage.keys("*");
    let ids: Vec<_> = stage.app.session.findings().iter().map(|finding| finding.id).collect();
    stage.app.session.step_agency(true);
    let screen = stage.keys("1").screen();
    assert!(screen.contains("没有存：这条问题已不在打开的报告里"), "{screen}");
    assert!(ids.iter().all(|id| !stage.app.session.is_decided(*id)));
    assert!(stage.app.session.journal().state().is_empty());
}

#[test]
fn once_all_is_decided_a_digit_more_changes_nothing_unless_it_is_pressed_again() {
    let mut stage = Stage::new(Set::default(), few());
    let all = stage.app.session.tally().findings;
    stage.keys(&vec!["1"; all].join(" "));
    let count = stage.app.session.journal().state().len();
    assert!(stage.keys("2").screen().contains("都已处置，没有动"));
    assert_eq!(stage.app.session.journal().state().len(), count);
    stage.keys("2");
    assert_eq!(stage.app.session.journal().state().len(), count + 1);
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
            Ok(HandedOut { findings: 0, files: vec!["out/list.xlsx".into()] })
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
    assert!(stage.draw().screen().contains("这个范围里没有问题，写出的是空清单：out/list.xlsx"));
    assert_eq!(stage.keys("q").app.ending(), Some(Ending::Asked));
}
