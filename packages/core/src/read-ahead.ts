/** Works on some items ahead of their turn. For threads that parse: results are still taken in order. */
import type { ParseWarning } from "./parse/document.ts";

/** An item in its turn; the last turn has none. `before` was reported since the turn before. */
export type Turn<Item, Result> = { before: ParseWarning[] } & (
  | { item: Item; result: Promise<Result> }
  | { item: undefined; result: undefined }
);

/** Hands items on to be worked on, at most `ahead` of them before the first result is taken, and yields them in order. */
export async function* readAhead<Item, Result>(
  items: AsyncIterable<Item>,
  work: (item: Item) => Promise<Result>,
  ahead: number,
  takeProblems: () => ParseWarning[],
): AsyncGenerator<Turn<Item, Result>, void, undefined> {
  const queue: Turn<Item, Result>[] = [];
  let failure: { error: unknown } | undefined;
  const iterator = items[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = await iterator.next().catch((error: unknown) => {
        failure = { error };
      });
      if (next === undefined || next.done === true) break;
      const result = work(next.value);
      // A failure behind the head of the queue is raised in its turn, not as an unhandled rejection.
      result.catch(() => {});
      queue.push({ before: takeProblems(), item: next.value, result });
      if (queue.length >= ahead) yield queue.shift()!;
    }
    yield* queue;
    yield { before: takeProblems(), item: undefined, result: undefined };
    if (failure !== undefined) throw failure.error;
  } finally {
    await iterator.return?.();
  }
}
