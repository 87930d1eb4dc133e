//! A journal of any bytes is opened without a panic, and what is damaged is told.
#![no_main]

use gouji::review::Journal;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let folder = std::env::temp_dir().join(format!("gouji-fuzz-{}", std::process::id()));
    let own = folder.join("someone");
    std::fs::create_dir_all(&own).expect("a temporary folder");
    std::fs::write(own.join("0192f0c1-2d3e-7a4b-8c5d-6e7f8a9b0c1d.jsonl"), bytes).expect("a temporary file");
    if let Ok(journal) = Journal::open(&folder, "auditor") {
        let _ = journal.state().events().len();
    }
});
