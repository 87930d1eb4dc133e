//! Behaviour of the reader on small pages.
