import { parseSdk, isExpodexError } from './chunk-MED6NAN7.js';
export { SDK_MARK, indexContent, withSdk } from './chunk-MED6NAN7.js';

// src/embed/embedder-contract.ts
var embedderContract = [
  rule("names itself and the length of its vectors", async (embedder) => {
    ensure(typeof embedder.id === "string" && /\S/.test(embedder.id), "id is empty");
    const { dimensions } = embedder;
    ensure(
      Number.isInteger(dimensions) && dimensions >= 1 && dimensions <= 4096,
      `dimensions are ${dimensions}, not an integer from 1 to 4,096`
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
      ensureNear(together[at], alone, `the vector of text ${at} depends on its neighbours`);
    }
  }),
  rule("gives the same vector for the same text", async (embedder) => {
    const [first, second] = await embedder.embed([WORDS[0], WORDS[0]]);
    const [again] = await embedder.embed([WORDS[0]]);
    ensureNear(first, second, "one call gives two vectors for one text");
    ensureNear(first, again, "a second call gives another vector");
  }),
  rule("tells different texts apart", async (embedder) => {
    const [first, second] = await embedder.embed(WORDS);
    ensure(!isNear(first, second), "two texts without a common word have one vector");
  }),
  rule("gives finite numbers for texts without words", async (embedder) => {
    const texts = ["", " ", "\n	", "\u2026", "\0"];
    check(embedder, await embedder.embed(texts), texts.length);
  }),
  rule("gives finite numbers for any text", async (embedder) => {
    const texts = [
      "\u76F8\u673A\u6743\u9650",
      "\u{1F642}\u{1F642}",
      "\uD800",
      "a\u0301",
      "x".repeat(2e4),
      "word ".repeat(4e3)
    ];
    check(embedder, await embedder.embed(texts), texts.length);
  }),
  rule("embeds several hundred texts in one call", async (embedder) => {
    const texts = Array.from({ length: 450 }, (_, n) => `${WORDS[n % WORDS.length]} ${n}`);
    const vectors = await embedder.embed(texts);
    check(embedder, vectors, texts.length);
    const [last] = await embedder.embed([texts[449]]);
    ensureNear(vectors[449], last, "the last vector is not that of the last text");
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
    const [first] = await embedder.embed([WORDS[0]]);
    const copy = first.slice();
    first.fill(7);
    const [second] = await embedder.embed([WORDS[0]]);
    ensureNear(copy, second, "writing to a vector changed a later one");
  }),
  rule("serves calls at the same time without mixing them up", async (embedder) => {
    const lists = await Promise.all(WORDS.map((text) => embedder.embed([text])));
    const together = await embedder.embed(WORDS);
    for (const [at, [vector]] of lists.entries()) {
      ensureNear(vector, together[at], `call ${at} got the vector of another`);
    }
  }),
  rule("gives up or finishes, whole, when its signal was raised before", async (embedder) => {
    try {
      const vectors = await embedder.embed(WORDS, { signal: AbortSignal.abort() });
      check(embedder, vectors, WORDS.length);
    } catch (error) {
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
    }
  }
];
var WORDS = ["camera permission", "push notification token", "build and submit"];
function rule(name, body) {
  return {
    name,
    run: async (make) => {
      const embedder = await make();
      try {
        await body(embedder);
      } finally {
        await embedder.close?.();
      }
    }
  };
}
function ensure(condition, complaint) {
  if (!condition) throw new Error(complaint);
}
function check(embedder, vectors, expected) {
  ensure(vectors.length === expected, `gave ${vectors.length} vectors for ${expected} texts`);
  for (const [at, vector] of vectors.entries()) {
    ensure(vector instanceof Float32Array, `vector ${at} is no Float32Array`);
    ensure(
      vector.length === embedder.dimensions,
      `vector ${at} has ${vector.length} numbers, not ${embedder.dimensions}`
    );
    ensure(vector.every(Number.isFinite), `vector ${at} holds a number that is not finite`);
  }
}
function isNear(a, b) {
  let apart = 0;
  let length = 0;
  for (let k = 0; k < a.length; k++) {
    apart += (a[k] - b[k]) ** 2;
    length += a[k] ** 2;
  }
  return a.length === b.length && Math.sqrt(apart) <= 0.01 * Math.max(Math.sqrt(length), 1e-6);
}
function ensureNear(a, b, complaint) {
  ensure(isNear(a, b), complaint);
}

// src/source/source-contract.ts
var MEDIA_TYPES = /* @__PURE__ */ new Set([
  "text/mdx",
  "text/markdown",
  "text/llms",
  "application/json",
  "text/plain"
]);
var OUTSIDE = [
  "",
  ".",
  "..",
  "../package.json",
  "pages/../../secret.md",
  "/etc/hostname",
  "C:\\Windows\\win.ini",
  "pages\\..\\..\\secret.md",
  "pages/a\0.md",
  "public/static/data/../../../../../etc/hostname"
];
var sourceContract = [
  rule2("names itself without telling where it stands on the machine", async ({ source }) => {
    ensure2(/\S/u.test(source.id), "id is empty");
    ensure2(!/(?:^|:)(?:\/|[A-Za-z]:\\)/u.test(source.id), `id ${source.id} holds an absolute path`);
  }),
  rule2("says how its pages are read", async ({ source }) => {
    ensure2(source.flavor === "expo" || source.flavor === "plain", `flavor is ${source.flavor}`);
    const { baseUrl } = source;
    if (baseUrl === void 0) return;
    ensure2(/^https?:\/\/.*\/$/u.test(baseUrl), `baseUrl ${baseUrl} is no address with a slash`);
  }),
  rule2("yields every file, in the order that is known", async ({ source, paths }) => {
    const found = (await filesOf(source)).map(({ path }) => path);
    ensure2(
      found.join("\n") === paths.join("\n"),
      `yielded ${found.join(", ")} instead of ${paths.join(", ")}`
    );
  }),
  rule2("yields the same files with the same text in a second pass", async ({ source }) => {
    const first = await filesOf(source);
    const second = await filesOf(source);
    ensure2(first.length === second.length, "a second pass has another number of files");
    for (const [at, file] of first.entries()) {
      const again = second[at];
      ensure2(file.path === again.path, `file ${at} is ${again.path} in a second pass`);
      ensure2(file.text === again.text, `${file.path} has another text in a second pass`);
      ensure2(file.revision === again.revision, `${file.path} has another revision`);
    }
  }),
  rule2("gives each file a path of its own, inside the source", async ({ source }) => {
    const seen = /* @__PURE__ */ new Set();
    for (const { path } of await filesOf(source)) {
      ensure2(!seen.has(path), `${path} is yielded twice`);
      seen.add(path);
      ensure2(!/^\/|\\|\0|(?:^|\/)\.\.?(?:\/|$)|\/\//u.test(path), `${path} is no plain path`);
    }
  }),
  rule2("gives each file text and a media type", async ({ source }) => {
    for (const { path, mediaType, text } of await filesOf(source)) {
      ensure2(MEDIA_TYPES.has(mediaType), `${path} has the media type ${mediaType}`);
      ensure2(typeof text === "string", `${path} has no text`);
      ensure2(!text.startsWith("\uFEFF"), `${path} begins with a byte order mark`);
    }
  }),
  rule2("tells no absolute path of the machine as a file's origin", async ({ source }) => {
    for (const { path, origin } of await filesOf(source))
      ensure2(
        origin === void 0 || !/^(?:file:|\/|[A-Za-z]:\\)/u.test(origin),
        `${path} comes from ${origin}`
      );
  }),
  rule2("yields only releases that are wanted, and all that belongs to none", async ({ source }) => {
    const all = await filesOf(source);
    const none = await filesOf(source, { wantsSdk: () => false });
    for (const file of none)
      ensure2(sdkOf(file) === void 0, `${file.path} is yielded though no release is wanted`);
    const unreleased = all.filter((file) => sdkOf(file) === void 0).map(({ path }) => path);
    ensure2(
      none.map(({ path }) => path).join("\n") === unreleased.join("\n"),
      "a page that belongs to no release is left out"
    );
  }),
  rule2("reports progress that rises to its end", async ({ source }) => {
    const events = [];
    await filesOf(source, { onProgress: (event) => events.push(event) });
    ensure2(events.length > 0, "reports no progress");
    let before = 0;
    for (const { stage, done, total } of events) {
      ensure2(stage === "fetch", `reports the stage ${stage}`);
      ensure2(done >= before, `progress falls from ${before} to ${done}`);
      ensure2(total === void 0 || done <= total, `${done} of ${total} are done`);
      before = done;
    }
    const last = events[events.length - 1];
    ensure2(last.total === void 0 || last.done === last.total, "progress ends before its total");
  }),
  rule2("yields nothing when its signal was raised before", async ({ source }) => {
    await ensureAborted(filesOf(source, { signal: AbortSignal.abort() }));
  }),
  rule2("stops when its signal is raised on the way", async ({ source, paths }) => {
    const stop = new AbortController();
    let count = 0;
    const work = (async () => {
      for await (const _ of source.files({ signal: stop.signal })) {
        count += 1;
        stop.abort();
      }
    })();
    await ensureAborted(work, paths.length === 1 || count === paths.length);
  }),
  rule2("can be left in the middle of a pass, and passed over again", async ({ source, paths }) => {
    for await (const _ of source.files()) break;
    const found = await filesOf(source);
    ensure2(found.length === paths.length, "a pass after an unfinished one lacks files");
  }),
  rule2("reads what pages refer to, and nothing where there is nothing", async (fixture) => {
    const { source, readable } = fixture;
    await filesOf(source);
    ensure2(
      await source.read?.("public/static/data/none/no-such-file.json") === void 0,
      "reads a file that is not there"
    );
    if (readable === void 0) return;
    const file = await source.read?.(readable.path);
    ensure2(file !== void 0, `does not read ${readable.path}`);
    ensure2(MEDIA_TYPES.has(file.mediaType), `${file.path} has the media type ${file.mediaType}`);
    ensure2(file.text.includes(readable.contains), `${file.path} lacks ${readable.contains}`);
  }),
  rule2("reads nothing outside of itself", async ({ source }) => {
    for (const path of OUTSIDE) {
      const file = await source.read?.(path);
      ensure2(file === void 0, `reads ${JSON.stringify(path)}`);
    }
  }),
  {
    name: "closes, where it can, more than once",
    run: async (make) => {
      const { source } = await make();
      await source.close?.();
      await source.close?.();
    }
  }
];
function rule2(name, body) {
  return {
    name,
    run: async (make) => {
      const fixture = await make();
      try {
        await body(fixture);
      } finally {
        await fixture.source.close?.();
      }
    }
  };
}
async function filesOf(source, options = {}) {
  const files = [];
  for await (const file of source.files(options)) files.push(file);
  return files;
}
function sdkOf(file) {
  const segment = /(?:^|\/)versions\/([^/]+)\//u.exec(file.path)?.[1];
  return file.sdk ?? (segment === void 0 ? void 0 : parseSdk(segment));
}
async function ensureAborted(work, mayEnd = false) {
  try {
    await work;
  } catch (error) {
    ensure2(isExpodexError(error, "ABORTED"), `raised ${String(error)} instead of ABORTED`);
    return;
  }
  ensure2(mayEnd, "ran to its end in spite of the signal");
}
function ensure2(condition, complaint) {
  if (!condition) throw new Error(complaint);
}

export { embedderContract, sourceContract };
