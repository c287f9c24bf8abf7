/**
 * What each entry of core costs a page, minified and gzipped, and which parts of it cost what.
 *
 * A part's gzip figure is what the bundle would be smaller by without that part's code. Parts share what they repeat, so the figures
 * add up to less than the whole.
 */
import { SourceMap } from "node:module";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build, type Plugin } from "esbuild";
import { describeRun, saveResults, table } from "./results.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const READ = "./packages/core/src/read.ts";

/** What a page may load, and whether what is loaded by later calls counts. */
const ENTRIES: readonly [name: string, contents: string, all: boolean][] = [
  ["`@expodex/core/read`, what opens a snapshot and searches it", `export * from "${READ}"`, false],
  ["`@expodex/core/read`, with what later calls load", `export * from "${READ}"`, true],
  [
    "… and Orama's own `search`",
    `export * from "${READ}"; export { search } from "@orama/orama"`,
    true,
  ],
  ["`@expodex/core`", 'export * from "./packages/core/src/index.ts"', true],
];

interface Bundle {
  code: string;
  /** For each character of the code, the number of the source that it comes from. */
  owners: Int32Array;
  sources: string[];
}

const laterCalls: Plugin = {
  name: "later-calls",
  setup: (builder) =>
    builder.onResolve({ filter: /^\./ }, ({ kind, path }) =>
      kind === "dynamic-import" ? { path, external: true } : undefined,
    ),
};

/** Bundles and minifies as a page's bundler would, in one file. */
async function bundle(contents: string, all: boolean): Promise<Bundle> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: root },
    outdir: root,
    bundle: true,
    minify: true,
    format: "esm",
    platform: "browser",
    target: "es2022",
    sourcemap: "external",
    legalComments: "none",
    plugins: all ? [] : [laterCalls],
    write: false,
  });
  const text = (suffix: string) => outputFiles.find(({ path }) => path.endsWith(suffix))!.text;
  const code = text(".js");
  const map = new SourceMap(JSON.parse(text(".js.map")));
  const { sources } = map.payload;
  const numbers = new Map(sources.map((source, number) => [source, number]));
  const owners = new Int32Array(code.length).fill(-1);
  let at = 0;
  for (const [line, content] of code.split("\n").entries()) {
    for (let column = 0; column < content.length; column++) {
      const entry = map.findEntry(line, column);
      if ("originalSource" in entry) owners[at + column] = numbers.get(entry.originalSource) ?? -1;
    }
    at += content.length + 1;
  }
  return { code, owners, sources };
}

const gzipped = (code: string) => gzipSync(code, { level: 9 }).length;

interface Part {
  name: string;
  minified: number;
  gzip: number;
}

/** What each part costs, dearest first; `nameOf` says which part a source belongs to. */
function partsOf({ code, owners, sources }: Bundle, nameOf: (source: string) => string): Part[] {
  const names = sources.map(nameOf);
  const whole = gzipped(code);
  return [...new Set(names)]
    .map((name) => {
      let rest = "";
      let from = 0;
      for (let at = 0; at <= code.length; at++) {
        const isOwn = at < code.length && names[owners[at]!] === name;
        if (!isOwn && at < code.length) continue;
        rest += code.slice(from, at);
        from = at + 1;
      }
      return { name, minified: code.length - rest.length, gzip: whole - gzipped(rest) };
    })
    .filter(({ minified }) => minified > 0)
    .sort((a, b) => b.gzip - a.gzip);
}

const fileOf = (source: string) =>
  source.replace(/^.*node_modules\//u, "").replace(/^.*packages\/core\/src\//u, "");
const folderOf = (source: string) => {
  const file = fileOf(source);
  if (source.includes("node_modules/")) return /^(?:@[^/]+\/)?[^/]+/u.exec(file)![0];
  return file.includes("/") ? `${file.split("/")[0]}/` : "what joins the stages";
};

const count = (value: number) => value.toLocaleString("en-US");
const rows = (parts: readonly Part[]) =>
  parts.map(({ name, minified, gzip }) => [name, count(minified), count(gzip)]);

const bundles = await Promise.all(
  ENTRIES.map(async ([name, contents, all]) => ({ name, ...(await bundle(contents, all)) })),
);
const [first, read] = bundles;
const totals = bundles.map(({ name, code }) => ({
  name,
  minified: code.length,
  gzip: gzipped(code),
}));
const parts = {
  first: partsOf(first!, folderOf),
  read: partsOf(read!, folderOf),
  files: partsOf(read!, fileOf),
};
const header = (what: string) => [what, "minified, bytes", "gzip, bytes"];
const summary = [
  table(header("entry"), rows(totals)),
  "A part's gzip figure is what the bundle would be smaller by without it. Parts share what they repeat, so the figures add up to less than the whole.",
  "## What opens a snapshot and searches it",
  table(header("part"), rows(parts.first)),
  "## With what later calls load",
  table(header("part"), rows(parts.read)),
  "The dearest files:",
  table(header("file"), rows(parts.files.slice(0, 30))),
].join("\n\n");
const run = describeRun("bundled from source by esbuild for ES2022, gzip level 9");
const folder = saveResults("size", run, { totals, ...parts }, summary);
process.stdout.write(`${summary}\n\n${folder}\n`);
