//! The catalogue: every rule judges one report, or two years of one agency, and ends in one of four outcomes. Rules yield
//! values; they cannot fail, log or print, and their texts are made late.
