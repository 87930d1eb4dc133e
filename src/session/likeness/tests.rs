use std::collections::BTreeSet;
use std::path::Path;

use super::room::Room;
use super::*;
use crate::corpus;
use crate::session::analyse;

const SAMPLE: &str = "samples/霁川市民政局/2023.txt";
const AGENCY: &str = "霁川市民政局";

/// Writes the report of the sample by some agencies, and by the first of them the year after.
fn write(folder: &Path, places: &[&str]) {
    let sample = std::fs::read_to_string(SAMPLE).unwrap();
    for place in places {
        let report = sample.replace(AGENCY, &format!("{place}山市民政局"));
        std::fs::write(folder.join(format!("{place}.txt")), &report).unwrap();
        if place == &places[0] {
            let next = report.replace("2024年1月", "2025年1月").replace("2023", "2024");
            std::fs::write(folder.join("next.txt"), next).unwrap();
        }
    }
}

fn texts(folder: &Path, method: &Method) -> Texts {
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let (mut all, mut shelf) = (Vec::new(), Shelf::default());
    corpus::read_all(
        &files,
        &method.crew,
        |report| analyse::held(&report, &method.rules),
        |held| {
            all.push(held.unwrap());
            true
        },
    );
    for no in (0..).map(ReportNo).take(all.len()) {
        shelf.put(no, &all);
    }
    Texts::of(&all, &shelf)
}

/// What is heard of the reports, in words.
fn heard(texts: &Texts, method: &Method, bytes: usize) -> String {
    let mut words = String::new();
    texts.compare_within(bytes, method, &mut |heard| {
        if let Heard::Compared(batch) = heard {
            words.extend(batch.iter().map(|one| format!("{one:#?}\n")));
        }
        true
    });
    words
}

#[test]
fn the_outcome_is_the_same_for_any_room() {
    let (folder, method) = (tempfile::tempdir().unwrap(), Method::default());
    write(folder.path(), &["甲", "乙", "丙", "丁", "戊", "己", "庚"]);
    let texts = texts(folder.path(), &method);
    let [none, some, all] = [0, 20_000, room::BYTES].map(|bytes| heard(&texts, &method, bytes));
    assert!(all.contains("template: Some(") && all.contains("last: Some("), "{all}");
    assert_eq!((none, some), (all.clone(), all));
}

#[test]
fn a_text_is_read_once_while_there_is_room_and_let_go_of_when_it_is_done_with() {
    let (folder, method) = (tempfile::tempdir().unwrap(), Method::default());
    write(folder.path(), &["甲", "乙", "丙"]);
    let texts = texts(folder.path(), &method);
    let needed = BTreeSet::from([0, 1]);
    let [mut large, mut small] = [room::BYTES, 0].map(|bytes| Room::new(&texts.entries, &method.crew, bytes));
    for room in [&mut large, &mut small] {
        room.bring(&needed, Some);
        assert!(room.text(0).is_some() && room.text(1).is_some() && room.text(2).is_none());
    }
    std::fs::remove_dir_all(folder.path()).unwrap();
    for room in [&mut large, &mut small] {
        room.bring(&BTreeSet::from([1, 2]), Some);
    }
    assert!(large.text(0).is_some() && small.text(0).is_none() && small.text(1).is_some());
    large.keep(|place| place == 1);
    assert!(large.text(0).is_none() && large.text(1).is_some());
}

#[test]
fn a_text_that_was_changed_is_looked_for_anew() {
    let (folder, method) = (tempfile::tempdir().unwrap(), Method::default());
    write(folder.path(), &["甲", "乙"]);
    let texts = texts(folder.path(), &method);
    let file = folder.path().join("乙.txt");
    let longer = std::fs::read_to_string(&file).unwrap().replace("二、主动公开", "\n各栏目另见网站。\n二、主动公开");
    std::fs::write(&file, longer).unwrap();
    let mut room = Room::new(&texts.entries, &method.crew, room::BYTES);
    room.bring(&(0..texts.len()).collect(), Some);
    let grams = |nth: usize| room.text(nth).unwrap().grams();
    let changed = texts.entries.iter().position(|entry| *entry.file == *file).unwrap();
    let other = texts.entries.iter().position(|entry| entry.file.ends_with("甲.txt")).unwrap();
    assert_eq!(grams(other).share_in(grams(changed)).percent(), 100, "its sections are found though its lines moved");
}
