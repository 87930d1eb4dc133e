//! Work on several threads whose results come in order.

use std::panic::resume_unwind;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// What is made of the numbers below `count`, in their order, on so many threads.
pub(super) fn in_parallel<T: Send>(jobs: usize, count: usize, make: impl Fn(usize) -> T + Sync) -> Vec<T> {
    let next = AtomicUsize::new(0);
    let take = || Some(next.fetch_add(1, Ordering::Relaxed)).filter(|nth| *nth < count);
    let work = || std::iter::from_fn(|| take().map(|nth| (nth, make(nth)))).collect::<Vec<_>>();
    let mut results = thread::scope(|scope| {
        let others: Vec<_> = (1..jobs.min(count)).map(|_| scope.spawn(work)).collect();
        let mut own = work();
        for other in others {
            own.extend(other.join().unwrap_or_else(|panic| resume_unwind(panic)));
        }
        own
    });
    results.sort_unstable_by_key(|(nth, _)| *nth);
    results.into_iter().map(|(_, result)| result).collect()
}

#[cfg(test)]
mod tests {
    use super::in_parallel;

    #[test]
    fn the_order_is_that_of_the_numbers_for_any_number_of_threads() {
        let squares: Vec<usize> = (0..100).map(|number| number * number).collect();
        for jobs in [0, 1, 3, 200] {
            assert_eq!(in_parallel(jobs, 100, |number| number * number), squares);
        }
        assert_eq!(in_parallel(3, 0, |number| number), [0; 0]);
    }
}
