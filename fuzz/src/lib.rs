//! What the fuzz targets share.

use std::path::Path;
use std::sync::Once;

use gouji::extract::Extractor;
use gouji::ingest::{self, READERS};

/// The fuzzer ends at a panic before anybody can catch it. Those that a reader catches, as the libraries beneath it have them,
/// are to pass; one that nobody catches still ends it.
fn let_caught_panics_pass() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| std::panic::set_hook(Box::new(|_| {})));
}

/// Reads bytes with the reader of a name, whether or not it would claim them; what it makes of them is read as a report.
pub fn read_as(name: &str, bytes: &[u8]) {
    let_caught_panics_pass();
    let reader = READERS.iter().find(|reader| reader.name == name).expect("the target names a reader");
    let Some(Ok(text)) = reader.read.map(|read| read(bytes)) else { return };
    if let Ok(document) = ingest::read_bytes(Path::new("a.txt"), text.text.as_bytes()) {
        Extractor::default().read(document);
    }
}
