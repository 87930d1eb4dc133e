//! Faults on demand, in debug builds only: the tests of the reading process must see it die in every way.

/// What a document begins with that asks for a fault.
const ASKS: &[u8] = b"%PDF-fault ";

/// Fails in the way that a document asks for.
pub fn obey(bytes: &[u8]) {
    match bytes.strip_prefix(ASKS) {
        Some(b"abort") => std::process::abort(),
        Some(b"spin") => loop {
            std::hint::spin_loop();
        },
        Some(b"eat") => eat(),
        Some(b"overflow") => drop(overflow(&[0; 512])),
        Some(b"panic") => panic!("as asked"),
        Some(b"quit") => std::process::exit(3),
        _ => {}
    }
}

fn eat() {
    let mut eaten: Vec<Vec<u8>> = Vec::new();
    loop {
        eaten.push(vec![1; 1 << 24]);
        std::hint::black_box(&eaten);
    }
}

#[expect(unconditional_recursion, reason = "the stack is to overflow")]
fn overflow(room: &[u8; 512]) -> u64 {
    let mut own = *room;
    own[0] = own[0].wrapping_add(1);
    overflow(std::hint::black_box(&own)) + u64::from(own[0])
}
