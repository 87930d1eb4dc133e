//! Words and figures as they are shown, measured and read; it knows no report, no disk and no screen.

pub mod data;
pub mod neutralise;
pub mod substitute;
pub mod width;
pub mod wrap;
