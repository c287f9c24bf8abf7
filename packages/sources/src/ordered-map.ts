/**
 * Runs work on a list a few items at a time, and yields the results in the list's order.
 *
 *     items     a b c d e f
 *     running   [a b c d]          at most `limit` at once
 *     yielded   a, then b, …       even where b was ready first
 */

/**
 * Maps items through asynchronous work, in order, with at most `limit` running or waiting to be taken.
 *
 * The first failure ends the iteration; work already started is left to finish unobserved.
 *
 * @param limit items in flight, at least 1: 1 is strictly one after the other
 */
export async function* orderedMap<Item, Result>(
  items: Iterable<Item>,
  limit: number,
  work: (item: Item) => Promise<Result>,
): AsyncGenerator<Result, void, undefined> {
  const queue: Promise<Result>[] = [];
  const iterator = items[Symbol.iterator]();
  let exhausted = false;

  const fill = () => {
    while (!exhausted && queue.length < limit) {
      const next = iterator.next();
      if (next.done === true) {
        exhausted = true;
        return;
      }
      const running = work(next.value);
      // A failure behind the head of the queue is raised when its turn comes, not as an unhandled rejection.
      running.catch(() => {});
      queue.push(running);
    }
  };

  fill();
  while (queue.length > 0) {
    const result = await queue.shift()!;
    fill();
    yield result;
  }
}
