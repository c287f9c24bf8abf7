import { describe, expect, it } from "vitest";
import { learnEmbedder } from "../../src/embed/learned-embedder.ts";
import { openLearnedEmbedder } from "../../src/embed/learned-state.ts";
import { isExpodexError } from "../../src/errors.ts";
import type { ProgressEvent } from "../../src/progress.ts";
import { analyze } from "../../src/text/analyze.ts";
import { createPrng } from "../../src/text/prng.ts";
import { countTerms } from "../../src/text/term-matrix.ts";

const TEXTS = [
  "Request the camera permission before the preview is shown",
  "The camera preview takes pictures and records video",
  "Ask for the permission to use the camera and the microphone",
  "Push notifications need a token from the notification service",
  "Send a push notification to a device token",
  "A notification is scheduled and shown on the device",
  "Build the app with EAS and submit it to the store",
  "Submit a build to the app store from EAS",
];

const count = (texts: readonly string[]) => countTerms(texts.map((text) => analyze(text)));
const dot = (a: Float32Array, b: Float32Array) => a.reduce((sum, x, k) => sum + x * b[k]!, 0);
const row = (vectors: Float32Array, r: number, dimensions: number) =>
  vectors.subarray(r * dimensions, (r + 1) * dimensions);
const length = (v: Float32Array) => Math.sqrt(dot(v, v));

/** Rows about one of several topics, with words of their own and shared ones, from a seed. */
function madeRows(rows: number, topics: number, seed: number): string[][] {
  const next = createPrng(seed);
  return Array.from({ length: rows }, (_, r) =>
    Array.from({ length: 12 }, () =>
      next() % 3 === 0 ? `common${next() % 50}` : `topic${r % topics}word${next() % 30}`,
    ),
  );
}

describe("learnEmbedder", () => {
  it("puts a query near the rows that share its topic, and not near others", async () => {
    const embedder = await learnEmbedder(count(TEXTS), { dimensions: 3 });
    const query = embedder.encodeTerms(analyze("microphone permission"));
    const near = TEXTS.map((_, r) => dot(query, row(embedder.vectors, r, embedder.dimensions)));
    expect(Math.min(near[0]!, near[1]!, near[2]!)).toBeGreaterThan(Math.max(...near.slice(3)));
  });

  it("finds a row through a word that only its neighbours use", async () => {
    const embedder = await learnEmbedder(count(TEXTS), { dimensions: 3 });
    // Row 1 does not say "permission"; rows that share its words do.
    const query = embedder.encodeTerms(analyze("permission"));
    expect(dot(query, row(embedder.vectors, 1, embedder.dimensions))).toBeGreaterThan(0.5);
  });

  it("encodes a row's own terms to where the row stands", async () => {
    const rows = madeRows(400, 8, 5);
    const embedder = await learnEmbedder(countTerms(rows), { dimensions: 32 });
    for (const [r, terms] of rows.entries()) {
      const there = row(embedder.vectors, r, embedder.dimensions);
      expect(dot(embedder.encodeTerms(terms), there)).toBeGreaterThan(0.9);
    }
  });

  it("gives rows of unit length", async () => {
    const embedder = await learnEmbedder(countTerms(madeRows(300, 6, 2)), { dimensions: 24 });
    expect(embedder.vectors).toHaveLength(300 * embedder.dimensions);
    for (let r = 0; r < 300; r++) {
      expect(length(row(embedder.vectors, r, embedder.dimensions))).toBeCloseTo(1, 5);
    }
  });

  it("gives zeros, and no NaN, for a text without a known term", async () => {
    const embedder = await learnEmbedder(count(TEXTS));
    expect([...embedder.encodeTerms(["nowhere"])]).toEqual(new Array(embedder.dimensions).fill(0));
    expect([...embedder.encodeTerms([])]).toEqual(new Array(embedder.dimensions).fill(0));
  });

  it("gives the same bits for the same rows, and others for another seed", async () => {
    const matrix = countTerms(madeRows(500, 9, 3));
    const [first, second, other] = await Promise.all([
      learnEmbedder(matrix, { dimensions: 40 }),
      learnEmbedder(matrix, { dimensions: 40 }),
      learnEmbedder(matrix, { dimensions: 40, seed: 2 }),
    ]);
    expect(second.vectors).toEqual(first.vectors);
    expect(second.state()).toEqual(first.state());
    expect(other.vectors).not.toEqual(first.vectors);
    expect(other.id).not.toBe(first.id);
  });

  for (const [name, rows] of [
    ["no row", []],
    ["one row", [["camera", "view"]]],
    ["one empty row", [[]]],
    ["two rows", [["camera"], ["push", "token"]]],
    [
      "equal rows",
      [
        ["a", "b"],
        ["a", "b"],
        ["a", "b"],
      ],
    ],
    ["ten rows, some empty", madeRows(10, 3, 4).map((terms, r) => (r % 4 === 0 ? [] : terms))],
    ["rows that all hold one term", [["a"], ["a"], ["a", "a"], ["a"]]],
    ["300 rows that share nothing", Array.from({ length: 300 }, (_, r) => [`word${r}`])],
  ] as [string, string[][]][]) {
    it(`learns from ${name} without NaN`, async () => {
      const embedder = await learnEmbedder(countTerms(rows));
      expect(embedder.dimensions).toBeGreaterThanOrEqual(1);
      expect(embedder.dimensions).toBeLessThanOrEqual(Math.max(1, rows.length));
      expect(embedder.vectors).toHaveLength(rows.length * embedder.dimensions);
      expect(embedder.vectors.every(Number.isFinite)).toBe(true);
      expect(embedder.state().scales.every(Number.isFinite)).toBe(true);
      for (const terms of rows) {
        expect(embedder.encodeTerms(terms).every(Number.isFinite)).toBe(true);
      }
    });
  }

  it("leaves a row without terms at zero", async () => {
    const embedder = await learnEmbedder(countTerms([["a", "b"], [], ["a", "c"]]));
    expect(length(row(embedder.vectors, 1, embedder.dimensions))).toBe(0);
    expect(length(row(embedder.vectors, 0, embedder.dimensions))).toBeCloseTo(1, 5);
  });

  it("counts a heavy part more than a light one", async () => {
    const parts = (weight: number) => [
      [
        { terms: ["camera"], weight },
        { terms: ["push", "token"], weight: 1 },
      ],
      [{ terms: ["camera", "view"], weight: 1 }],
      [{ terms: ["push", "token", "service"], weight: 1 }],
    ];
    const near = async (weight: number) => {
      const embedder = await learnEmbedder(countTerms(parts(weight)), { dimensions: 2 });
      return dot(embedder.encodeTerms(["camera"]), row(embedder.vectors, 0, embedder.dimensions));
    };
    expect(await near(8)).toBeGreaterThan(await near(0.5));
  });

  it("reports progress from nothing to all, never backwards", async () => {
    const events: ProgressEvent[] = [];
    await learnEmbedder(countTerms(madeRows(300, 6, 2)), {
      onProgress: (event) => events.push(event),
    });
    expect(events[0]).toMatchObject({ stage: "embed", done: 0, total: 300 });
    expect(events.at(-1)).toMatchObject({ done: 300, total: 300 });
    expect(events.map((e) => e.done)).toEqual(events.map((e) => e.done).sort((a, b) => a - b));
  });

  it("stops when its signal is raised, while it runs", async () => {
    const stop = new AbortController();
    const learning = learnEmbedder(countTerms(madeRows(2000, 9, 3)), {
      signal: stop.signal,
      onProgress: (event) => {
        if (event.done > 0) stop.abort();
      },
    });
    await expect(learning).rejects.toSatisfy((error) => isExpodexError(error, "ABORTED"));
  });

  it("lets timers run while it learns", async () => {
    let turns = 0;
    const timer = setInterval(() => turns++, 1);
    await learnEmbedder(countTerms(madeRows(2000, 9, 3)));
    clearInterval(timer);
    expect(turns).toBeGreaterThan(0);
  });

  for (const options of [
    { dimensions: 0 },
    { dimensions: 2.5 },
    { dimensions: 5000 },
    { emphasis: -1 },
    { emphasis: Number.NaN },
  ]) {
    it(`refuses ${JSON.stringify(options)}`, async () => {
      await expect(learnEmbedder(count(TEXTS), options)).rejects.toSatisfy((error) =>
        isExpodexError(error, "INVALID_OPTION"),
      );
    });
  }
});

describe("openLearnedEmbedder", () => {
  it("encodes as the embedder that learned", async () => {
    const learned = await learnEmbedder(count(TEXTS));
    const opened = openLearnedEmbedder(learned.state());
    expect(opened.id).toBe(learned.id);
    expect(await opened.embed(TEXTS)).toEqual(await learned.embed(TEXTS));
    expect(opened.vectors).toHaveLength(0);
  });

  it("looks terms up where it is told to", async () => {
    const learned = await learnEmbedder(count(TEXTS));
    const opened = openLearnedEmbedder(learned.state(), { findTerm: () => 0 });
    const first = learned.state().terms[0]!;
    expect(opened.encodeTerms(["whatever"])).toEqual(learned.encodeTerms([first]));
  });

  it("refuses arrays that do not fit each other", async () => {
    const state = (await learnEmbedder(count(TEXTS))).state();
    for (const broken of [
      { ...state, codes: state.codes.slice(1) },
      { ...state, scales: state.scales.slice(1) },
      { ...state, dimensions: 0 },
      { ...state, terms: state.terms.slice(1) },
    ]) {
      expect(() => openLearnedEmbedder(broken)).toThrow(/learned embedder/);
    }
  });
});
