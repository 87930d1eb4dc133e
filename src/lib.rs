//! gouji (勾稽) reads the annual reports on information disclosure that every Chinese government organ publishes, checks
//! them against the statutory form, and lets auditors review what it found.
//!
//! The modules stand in floor order, the map of the house: each uses only floors above it in this list, never a sibling of
//! its own floor. A test holds it to that.

// 0: words and numbers
pub mod text;
// 1: the statutory form as data
pub mod form;
// 2: what flows through the program
pub mod model;
// 3: judging identities; reading files
pub mod ingest;
pub mod tie;
// 4: documents to reports; reports against reports
pub mod compare;
pub mod extract;
pub mod peers;
// 5: the catalogue; what follows from findings
pub mod repair;
pub mod rules;
// 6: what is loaded, decided and handed out
pub mod corpus;
pub mod export;
pub mod review;
// 7: the running program without a screen
pub mod session;
// 8: the screen
pub mod tui;
// 9: the command line
pub mod cli;
