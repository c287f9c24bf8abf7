/**
 * The stages of `core` stand in one order, and a file imports only from its own stage and from those to its left;
 * from another stage only through its door (the file with the folder's name) or the files listed here as shared.
 */
import { describe, expect, it } from "vitest";
import { importsOf, resolveRelative } from "./module-graph.ts";
import { listFiles, readText } from "./repository.ts";

const SRC = "packages/core/src/";

/** Left to right. Each position lists folders and root files. */
const ORDER: readonly (readonly string[])[] = [
  [
    "errors.ts",
    "platform.ts",
    "progress.ts",
    "sdk.ts",
    "options.ts",
    "known-options.ts",
    "lazy.ts",
    "slices.ts",
    "wanted-sdk.ts",
    "text",
    "store",
  ],
  ["source"],
  ["parse"],
  ["chunk"],
  ["embed"],
  ["indexing"],
  ["snapshot"],
  ["search"],
  ["read"],
  ["answer"],
  ["recommend"],
  ["suggest"],
];

/**
 * Further doors of a stage: its agreed types, and the few parts that are used by themselves. The learned embedder has
 * two, because searching needs its state and must not carry what learns it.
 */
const SHARED: Readonly<Record<string, readonly string[]>> = {
  text: ["*"],
  store: ["store.ts", "memory-store.ts", "store-contract.ts", "store-key.ts"],
  source: ["source.ts"],
  parse: [
    "document.ts",
    "symbol.ts",
    "document-writer.ts",
    "hash.ts",
    "parser.ts",
    "redirects.ts",
    "api/reflection.ts",
  ],
  chunk: ["content.ts", "build-content.ts", "moved-document.ts"],
  embed: [
    "drift.ts",
    "embedder.ts",
    "embedder-failure.ts",
    "service-failure.ts",
    "service-fetch.ts",
    "service-refusal.ts",
    "service-request.ts",
    "sleep.ts",
    "learned-state.ts",
    "learned-embedder.ts",
    "vector-learner.ts",
  ],
  indexing: ["postings.ts", "searchable-markdown.ts"],
  snapshot: ["container.ts", "build-record.ts"],
  search: ["result.ts", "settings.ts", "filter.ts", "boosts.ts", "fuse.ts", "weights.ts"],
  read: ["result.ts"],
  answer: ["result.ts"],
  recommend: ["result.ts"],
  suggest: ["result.ts"],
};

const files = listFiles(/^packages\/core\/src\/.*\.ts$/u).map((path) => path.slice(SRC.length));
const stageOf = (file: string) => file.split("/")[0] as string;
/** Root files that are not listed compose the stages and stand to the right of all. */
const positionOf = (file: string) => {
  const position = ORDER.findIndex((names) => names.includes(stageOf(file)));
  return position === -1 ? ORDER.length : position;
};
const edges = files.flatMap((file) =>
  importsOf(file, readText(SRC + file))
    .filter(({ specifier }) => specifier.startsWith("."))
    .map(({ specifier, line, typeOnly }) => ({
      file,
      line,
      typeOnly,
      target: resolveRelative(SRC + file, specifier).slice(SRC.length),
    })),
);
const at = (edge: (typeof edges)[number]) => `${edge.file}:${edge.line} imports ${edge.target}`;

describe("the stages of core", () => {
  it("are all listed: every folder has its place in the order", () => {
    const folders = new Set(files.filter((file) => file.includes("/")).map(stageOf));
    const listed = new Set(ORDER.flat().filter((name) => !name.endsWith(".ts")));
    expect([...folders].filter((folder) => !listed.has(folder))).toEqual([]);
    expect(edges.length).toBeGreaterThan(10);
  });

  it("import only from the left", () => {
    const wrong = edges.filter(({ file, target }) => positionOf(target) > positionOf(file));
    expect(wrong.map(at)).toEqual([]);
  });

  it("do not import siblings of their own position in another stage", () => {
    const wrong = edges.filter(
      ({ file, target }) =>
        positionOf(file) === positionOf(target) &&
        positionOf(file) > 0 &&
        positionOf(file) < ORDER.length &&
        stageOf(file) !== stageOf(target),
    );
    expect(wrong.map(at)).toEqual([]);
  });

  it("are entered through their door or their shared files, but by the lists of public names", () => {
    const wrong = edges.filter(({ file, target }) => {
      const stage = stageOf(target);
      if (["index.ts", "read.ts", "parts.ts", "evidence.ts", "testing.ts"].includes(file))
        return false;
      if (!target.includes("/") || stage === stageOf(file)) return false;
      const inside = target.slice(stage.length + 1);
      const shared = SHARED[stage] ?? [];
      return inside !== `${stage}.ts` && !shared.includes(inside) && !shared.includes("*");
    });
    expect(wrong.map(at)).toEqual([]);
  });

  it("reach no parser and no zod from the read entry, types aside", () => {
    const seen = new Set<string>();
    const wrong: string[] = [];
    const queue = ["read.ts"];
    for (let file = queue.shift(); file !== undefined; file = queue.shift()) {
      if (seen.has(file)) continue;
      seen.add(file);
      for (const edge of edges.filter((candidate) => candidate.file === file)) {
        if (edge.typeOnly) continue;
        if (/^(?:parse|source)\//u.test(edge.target)) wrong.push(at(edge));
        queue.push(edge.target);
      }
    }
    expect(wrong).toEqual([]);
  });

  it("never switch the rule off", () => {
    const wrong = files.filter((file) =>
      /(?:biome|eslint)[^\n]*(?:import|restricted)/iu.test(
        readText(SRC + file)
          .split("\n")
          .filter((line) => line.includes("-ignore") || line.includes("-disable"))
          .join("\n"),
      ),
    );
    expect(wrong).toEqual([]);
  });
});
