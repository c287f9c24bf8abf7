/**
 * What every embedder must do, as plain cases that any test runner can run.
 *
 *     for (const { name, run } of embedderContract) it(name, () => run(() => myEmbedder()));
 */
import type { Embedder } from "./embedder.ts";

/** Creates a fresh embedder. */
export type MakeEmbedder = () => Embedder | Promise<Embedder>;

/** One rule of the contract. */
export interface EmbedderCase {
  /** A present-tense sentence. */
  name: string;
  /** Rejects with a plain `Error` that says what is wrong. */
  run(make: MakeEmbedder): Promise<void>;
}

/** The contract of `Embedder`. */
export const embedderContract: readonly EmbedderCase[] = [
  rule("names itself and the length of its vectors", async (embedder) => {
    ensure(typeof embedder.id === "string" && /\S/.test(embedder.id), "id is empty");
    const { dimensions } = embedder;
    ensure(
      Number.isInteger(dimensions) && dimensions >= 1 && dimensions <= 4096,
      `dimensions are ${dimensions}, not an integer from 1 to 4,096`,
    );
  }),
  rule("gives one vector of finite numbers for each text", async (embedder) => {
    check(embedder, await embedder.embed(WORDS), WORDS.length);
  }),
  rule("gives nothing for no texts", async (embedder) => {
    check(embedder, await embedder.embed([]), 0);
  }),
  rule("keeps the order of the texts", async (embedder) => {
    const together = await embedder.embed(WORDS);
    for (const [at, text] of WORDS.entries()) {
      const [alone] = await embedder.embed([text]);
      ensureNear(together[at]!, alone!, `the vector of text ${at} depends on its neighbours`);
    }
  }),
  rule("gives the same vector for the same text", async (embedder) => {
    const [first, second] = await embedder.embed([WORDS[0]!, WORDS[0]!]);
    const [again] = await embedder.embed([WORDS[0]!]);
    ensureNear(first!, second!, "one call gives two vectors for one text");
    ensureNear(first!, again!, "a second call gives another vector");
  }),
  rule("tells different texts apart", async (embedder) => {
    const [first, second] = await embedder.embed(WORDS);
    ensure(!isNear(first!, second!), "two texts without a common word have one vector");
  }),
  rule("gives finite numbers for texts without words", async (embedder) => {
    const texts = ["", " ", "\n\t", "…", "\u0000"];
    check(embedder, await embedder.embed(texts), texts.length);
  }),
  rule("gives finite numbers for any text", async (embedder) => {
    const texts = [
      "相机权限",
      "🙂🙂",
      "\ud800",
      "a\u0301",
      "x".repeat(20_000),
      "word ".repeat(4000),
    ];
    check(embedder, await embedder.embed(texts), texts.length);
  }),
  rule("embeds several hundred texts in one call", async (embedder) => {
    const texts = Array.from({ length: 450 }, (_, n) => `${WORDS[n % WORDS.length]} ${n}`);
    const vectors = await embedder.embed(texts);
    check(embedder, vectors, texts.length);
    const [last] = await embedder.embed([texts[449]!]);
    ensureNear(vectors[449]!, last!, "the last vector is not that of the last text");
  }),
  rule("embeds queries at the same length as documents", async (embedder) => {
    check(embedder, await embedder.embed(WORDS, { kind: "query" }), WORDS.length);
    check(embedder, await embedder.embed(WORDS, { kind: "document" }), WORDS.length);
  }),
  rule("leaves the list of texts as it is", async (embedder) => {
    const texts = Object.freeze([...WORDS]);
    await embedder.embed(texts);
    ensure(texts.join() === WORDS.join(), "the list of texts was changed");
  }),
  rule("gives vectors that are the caller's own", async (embedder) => {
    const [first] = await embedder.embed([WORDS[0]!]);
    const copy = first!.slice();
    first!.fill(7);
    const [second] = await embedder.embed([WORDS[0]!]);
    ensureNear(copy, second!, "writing to a vector changed a later one");
  }),
  rule("serves calls at the same time without mixing them up", async (embedder) => {
    const lists = await Promise.all(WORDS.map((text) => embedder.embed([text])));
    const together = await embedder.embed(WORDS);
    for (const [at, [vector]] of lists.entries()) {
      ensureNear(vector!, together[at]!, `call ${at} got the vector of another`);
    }
  }),
  rule("gives up or finishes, whole, when its signal was raised before", async (embedder) => {
    try {
      const vectors = await embedder.embed(WORDS, { signal: AbortSignal.abort() });
      check(embedder, vectors, WORDS.length);
    } catch (error) {
      // By code and not by class: the embedder may come from a package with a copy of this one.
      ensure(Object(error).code === "ABORTED", `raised ${String(error)} instead of ABORTED`);
    }
    check(embedder, await embedder.embed(WORDS), WORDS.length);
  }),
  {
    name: "closes, where it can, more than once",
    run: async (make) => {
      const embedder = await make();
      await embedder.close?.();
      await embedder.close?.();
    },
  },
];

const WORDS = ["camera permission", "push notification token", "build and submit"];

function rule(name: string, body: (embedder: Embedder) => Promise<void>): EmbedderCase {
  return {
    name,
    run: async (make) => {
      const embedder = await make();
      try {
        await body(embedder);
      } finally {
        await embedder.close?.();
      }
    },
  };
}

function ensure(condition: boolean, complaint: string): asserts condition {
  if (!condition) throw new Error(complaint);
}

function check(embedder: Embedder, vectors: readonly Float32Array[], expected: number): void {
  ensure(vectors.length === expected, `gave ${vectors.length} vectors for ${expected} texts`);
  for (const [at, vector] of vectors.entries()) {
    ensure(vector instanceof Float32Array, `vector ${at} is no Float32Array`);
    ensure(
      vector.length === embedder.dimensions,
      `vector ${at} has ${vector.length} numbers, not ${embedder.dimensions}`,
    );
    ensure(vector.every(Number.isFinite), `vector ${at} holds a number that is not finite`);
  }
}

/** Within what batches of another shape change in the last digits of a model's numbers. */
function isNear(a: Float32Array, b: Float32Array): boolean {
  let apart = 0;
  let length = 0;
  for (let k = 0; k < a.length; k++) {
    apart += (a[k]! - b[k]!) ** 2;
    length += a[k]! ** 2;
  }
  return a.length === b.length && Math.sqrt(apart) <= 1e-2 * Math.max(Math.sqrt(length), 1e-6);
}

function ensureNear(a: Float32Array, b: Float32Array, complaint: string): void {
  ensure(isNear(a, b), complaint);
}
