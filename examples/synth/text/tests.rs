//! Shows each layout on a small table, to be read by eye.
