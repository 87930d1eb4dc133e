//! The review screen as text, driven by keys through the real loop.

mod stage;

use stage::{Set, Stage};

#[test]
fn look_at_it() {
    for size in [(120, 36), (80, 24)] {
        let mut stage = Stage::samples(Set { size, ..Set::default() });
        println!("{}", stage.screen());
        for keys in std::env::var("KEYS").unwrap_or_default().split('|') {
            println!("== {keys}\n{}", stage.keys(keys).screen());
        }
    }
}
