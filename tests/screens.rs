//! The review screen as text, driven by keys through the real loop, compared with screens that were read by eye.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

#[allow(dead_code, reason = "the stage has more than these tests need")]
mod stage;

use std::path::PathBuf;

use gouji::rules::sample::Draft;
use gouji::text::phrase::Lang;
use gouji::text::substitute::Ambiguous;
use gouji::text::width::width;
use gouji::tui::action::Action;
use gouji::tui::chord::Chord;
use gouji::tui::depth::Depth;
use gouji::tui::keymap::{Context, Keymap};
use gouji::tui::svg::{Palette, svg};
use gouji::tui::terminal::Frames;
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
