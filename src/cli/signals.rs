//! Signals and panics of a program without a screen: a limit on file sizes is an error and no death, and what a panic says
//! cannot act on the terminal. A closed pipe is an error to Rust already.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use signal_hook::consts::SIGXFSZ;

use crate::text::neutralise::neutralise;

/// Settles both, once at the start.
pub fn settle() {
    // With any handler in place the write itself fails and says why; without one we are only as well off as before.
    let _ = signal_hook::flag::register(SIGXFSZ, Arc::new(AtomicBool::new(false)));
    std::panic::set_hook(Box::new(|panic| {
        let text = panic.to_string();
        let words = neutralise(&text);
        // Where standard error is gone, the failure is still listed with its file.
        let _ = std::io::Write::write_fmt(&mut std::io::stderr(), format_args!("gouji: {words}\n"));
    }));
}
