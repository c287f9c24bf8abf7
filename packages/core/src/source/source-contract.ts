/**
 * What every source must do, as plain cases that any test runner can run.
 *
 *     for (const { name, run } of sourceContract) it(name, () => run(() => ({ source: mySource(), paths: ["a.md"] })));
 */
import { isExpodexError } from "../errors.ts";
import type { ProgressEvent } from "../progress.ts";
import { parseSdk, type Sdk } from "../sdk.ts";
import type { DocsFile, Source, SourceOptions } from "./source.ts";

/** A source with at least two files, and what is known of them. */
export interface SourceFixture {
  source: Source;
  /** Paths of all files, in the order in which they are yielded. */
  paths: readonly string[];
  /** A path that `read` answers after a pass, and a part of the text that it gives. */
  readable?: { path: string; contains: string };
}

/** Creates a fresh source over the same files. */
export type MakeSource = () => SourceFixture | Promise<SourceFixture>;

/** One rule of the contract. */
export interface SourceCase {
  /** A present-tense sentence. */
  name: string;
  /** Rejects with a plain `Error` that says what is wrong. */
  run(make: MakeSource): Promise<void>;
}

const MEDIA_TYPES = new Set([
  "text/mdx",
  "text/markdown",
  "text/llms",
  "application/json",
  "text/plain",
]);

/** Paths that lead out of a source, or are none. */
const OUTSIDE = [
  "",
  ".",
  "..",
  "../package.json",
  "pages/../../secret.md",
  "/etc/hostname",
  "C:\\Windows\\win.ini",
  "pages\\..\\..\\secret.md",
  "pages/a\0.md",
  "public/static/data/../../../../../etc/hostname",
];

/** The contract of `Source`. */
export const sourceContract: readonly SourceCase[] = [
  rule("names itself without telling where it stands on the machine", async ({ source }) => {
    ensure(/\S/u.test(source.id), "id is empty");
    ensure(!/(?:^|:)(?:\/|[A-Za-z]:\\)/u.test(source.id), `id ${source.id} holds an absolute path`);
  }),
  rule("says how its pages are read", async ({ source }) => {
    ensure(source.flavor === "expo" || source.flavor === "plain", `flavor is ${source.flavor}`);
    const { baseUrl } = source;
    if (baseUrl === undefined) return;
    ensure(/^https?:\/\/.*\/$/u.test(baseUrl), `baseUrl ${baseUrl} is no address with a slash`);
  }),
  rule("yields every file, in the order that is known", async ({ source, paths }) => {
    const found = (await filesOf(source)).map(({ path }) => path);
    ensure(
      found.join("\n") === paths.join("\n"),
      `yielded ${found.join(", ")} instead of ${paths.join(", ")}`,
    );
  }),
  rule("yields the same files with the same text in a second pass", async ({ source }) => {
    const first = await filesOf(source);
    const second = await filesOf(source);
    ensure(first.length === second.length, "a second pass has another number of files");
    for (const [at, file] of first.entries()) {
      const again = second[at]!;
      ensure(file.path === again.path, `file ${at} is ${again.path} in a second pass`);
      ensure(file.text === again.text, `${file.path} has another text in a second pass`);
      ensure(file.revision === again.revision, `${file.path} has another revision`);
    }
  }),
  rule("gives each file a path of its own, inside the source", async ({ source }) => {
    const seen = new Set<string>();
    for (const { path } of await filesOf(source)) {
      ensure(!seen.has(path), `${path} is yielded twice`);
      seen.add(path);
      ensure(!/^\/|\\|\0|(?:^|\/)\.\.?(?:\/|$)|\/\//u.test(path), `${path} is no plain path`);
    }
  }),
  rule("gives each file text and a media type", async ({ source }) => {
    for (const { path, mediaType, text } of await filesOf(source)) {
      ensure(MEDIA_TYPES.has(mediaType), `${path} has the media type ${mediaType}`);
      ensure(typeof text === "string", `${path} has no text`);
      ensure(!text.startsWith("\uFEFF"), `${path} begins with a byte order mark`);
    }
  }),
  rule("tells no absolute path of the machine as a file's origin", async ({ source }) => {
    for (const { path, origin } of await filesOf(source))
      ensure(
        origin === undefined || !/^(?:file:|\/|[A-Za-z]:\\)/u.test(origin),
        `${path} comes from ${origin}`,
      );
  }),
  rule("yields only releases that are wanted, and all that belongs to none", async ({ source }) => {
    const all = await filesOf(source);
    const none = await filesOf(source, { wantsSdk: () => false });
    for (const file of none)
      ensure(sdkOf(file) === undefined, `${file.path} is yielded though no release is wanted`);
    const unreleased = all.filter((file) => sdkOf(file) === undefined).map(({ path }) => path);
    ensure(
      none.map(({ path }) => path).join("\n") === unreleased.join("\n"),
      "a page that belongs to no release is left out",
    );
  }),
  rule("reports progress that rises to its end", async ({ source }) => {
    const events: ProgressEvent[] = [];
    await filesOf(source, { onProgress: (event) => events.push(event) });
    ensure(events.length > 0, "reports no progress");
    let before = 0;
    for (const { stage, done, total } of events) {
      ensure(stage === "fetch", `reports the stage ${stage}`);
      ensure(done >= before, `progress falls from ${before} to ${done}`);
      ensure(total === undefined || done <= total, `${done} of ${total} are done`);
      before = done;
    }
    const last = events[events.length - 1]!;
    ensure(last.total === undefined || last.done === last.total, "progress ends before its total");
  }),
  rule("yields nothing when its signal was raised before", async ({ source }) => {
    await ensureAborted(filesOf(source, { signal: AbortSignal.abort() }));
  }),
  rule("stops when its signal is raised on the way", async ({ source, paths }) => {
    const stop = new AbortController();
    let count = 0;
    const work = (async () => {
      for await (const _ of source.files({ signal: stop.signal })) {
        count += 1;
        stop.abort();
      }
    })();
    // A source that has everything in hand after its last file may end instead.
    await ensureAborted(work, paths.length === 1 || count === paths.length);
  }),
  rule("can be left in the middle of a pass, and passed over again", async ({ source, paths }) => {
    for await (const _ of source.files()) break;
    const found = await filesOf(source);
    ensure(found.length === paths.length, "a pass after an unfinished one lacks files");
  }),
  rule("reads what pages refer to, and nothing where there is nothing", async (fixture) => {
    const { source, readable } = fixture;
    await filesOf(source);
    ensure(
      (await source.read?.("public/static/data/none/no-such-file.json")) === undefined,
      "reads a file that is not there",
    );
    if (readable === undefined) return;
    const file = await source.read?.(readable.path);
    ensure(file !== undefined, `does not read ${readable.path}`);
    ensure(MEDIA_TYPES.has(file.mediaType), `${file.path} has the media type ${file.mediaType}`);
    ensure(file.text.includes(readable.contains), `${file.path} lacks ${readable.contains}`);
  }),
  rule("reads nothing outside of itself", async ({ source }) => {
    for (const path of OUTSIDE) {
      const file = await source.read?.(path);
      ensure(file === undefined, `reads ${JSON.stringify(path)}`);
    }
  }),
  {
    name: "closes, where it can, more than once",
    run: async (make) => {
      const { source } = await make();
      await source.close?.();
      await source.close?.();
    },
  },
];

function rule(name: string, body: (fixture: SourceFixture) => Promise<void>): SourceCase {
  return {
    name,
    run: async (make) => {
      const fixture = await make();
      try {
        await body(fixture);
      } finally {
        await fixture.source.close?.();
      }
    },
  };
}

async function filesOf(source: Source, options: SourceOptions = {}): Promise<DocsFile[]> {
  const files: DocsFile[] = [];
  for await (const file of source.files(options)) files.push(file);
  return files;
}

/** The release of a file, told by the file or by its path. */
function sdkOf(file: DocsFile): Sdk | undefined {
  const segment = /(?:^|\/)versions\/([^/]+)\//u.exec(file.path)?.[1];
  return file.sdk ?? (segment === undefined ? undefined : parseSdk(segment));
}

async function ensureAborted(work: Promise<unknown>, mayEnd = false): Promise<void> {
  try {
    await work;
  } catch (error) {
    ensure(isExpodexError(error, "ABORTED"), `raised ${String(error)} instead of ABORTED`);
    return;
  }
  ensure(mayEnd, "ran to its end in spite of the signal");
}

function ensure(condition: boolean, complaint: string): asserts condition {
  if (!condition) throw new Error(complaint);
}
