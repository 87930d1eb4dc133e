//! The command line as scripts and people meet it: exit codes, formats, messages, and files that are no files.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod cli {
    pub mod chain;
    pub mod desk;
    pub mod fix;
    pub mod journal;
    pub mod odd_files;
    pub mod output;
    pub mod piped;
    pub mod results;
    pub mod rules;
    pub mod versions;
    pub mod words;
}
