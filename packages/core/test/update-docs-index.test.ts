import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { createDocsIndex } from "../src/create-docs-index.ts";
import type { DocsIndex } from "../src/docs-index.ts";
import type { Embedder } from "../src/embed/embedder.ts";
import { openExpoDocsIndex } from "../src/open-expo-docs-index.ts";
import { indexContent, searchIndexOf } from "../src/open-index.ts";
import { systemPause } from "../src/slices.ts";
import type { DocsFile, Source } from "../src/source/source.ts";
import { type UpdateDocsIndexOptions, updateDocsIndex } from "../src/update-docs-index.ts";
import { failure } from "./support/failure.ts";
import { memorySource } from "./support/memory-source.ts";
import { plainContent } from "./support/plain-content.ts";

type Files = Record<string, string>;

/** The Expodex error that something ends in. */
const failureOf = async (work: Promise<unknown>) => {
  const raise = await work.then(
    () => () => {},
    (error: unknown) => () => {
      throw error;
    },
  );
  return failure(raise);
};

/** Vectors of a text's letters: another text almost always has another one. */
const letters: Embedder = {
  id: "letters",
  dimensions: 26,
  embed: (texts) =>
    texts.map((text) => {
      const vector = new Float32Array(26);
      for (const letter of text.toLowerCase()) {
        const at = letter.charCodeAt(0) - 97;
        if (at >= 0 && at < 26) vector[at]!++;
      }
      return vector;
    }),
};

const WORDS = ["camera", "preview", "permission", "location", "scanning", "barcode", "flash"];

const page = (title: string, parts: readonly string[]) =>
  `---\ntitle: ${title}\n---\n\nAbout ${title}.\n\n${parts.map((text, at) => `## Part ${at}\n\n${text}\n`).join("\n")}`;

const api = (names: readonly string[]) =>
  JSON.stringify({
    name: "acme-camera",
    kind: 1,
    children: names.map((name) => ({
      name,
      kind: 64,
      signatures: [
        {
          name,
          kind: 4096,
          comment: { summary: [{ kind: "text", text: `Does ${name}.` }] },
          type: { type: "intrinsic", name: "boolean" },
        },
      ],
    })),
  });

const sdkPage = (sdk: number) =>
  `---\ntitle: Camera\npackageName: acme-camera\n---\n\nSee [location](/versions/v${sdk}.0.0/sdk/location/).\n\n<APISection packageName="acme-camera" />\n`;

function docs(): Files {
  return {
    "public/static/data/v57.0.0/acme-camera.json": api(["takePicture", "toggleFlash"]),
    "public/static/data/v56.0.0/acme-camera.json": api(["takePicture"]),
    "pages/versions/v56.0.0/sdk/camera.mdx": sdkPage(56),
    "pages/versions/v57.0.0/sdk/camera.mdx": sdkPage(57),
    "pages/guides/one.mdx": page("One", ["The camera shows a preview.", "Ask for permission."]),
    "pages/guides/two.mdx": page("Two", ["The camera shows a preview.", "Scan a barcode."]),
  };
}

const build = (files: Files, embedder: Embedder | "none" = "none") =>
  createDocsIndex({ source: memorySource(files), embedder });

const file = (path: string, text: string): DocsFile => ({ path, text, mediaType: "text/mdx" });

/** What callers see of an index. */
async function seen(index: DocsIndex) {
  const results = [];
  for (const query of ["camera preview", "takePicture", "scan barcodes", "permision"]) {
    for (const sdk of index.info.sdks.length > 0 ? index.info.sdks : [undefined]) {
      const found = await index.search(query, { ...(sdk === undefined ? {} : { sdk }) });
      results.push({ ...found, tookMs: 0, cached: false });
    }
  }
  const { documents, symbols } = indexContent(index);
  const pages = await Promise.all(
    documents.map(
      async ({ path, sdk }) => await index.read(path, { ...(sdk === undefined ? {} : { sdk }) }),
    ),
  );
  const names = await Promise.all(
    symbols.map(({ qualifiedName }) => index.symbol(qualifiedName, {})),
  );
  return { info: index.info, results, pages, names, content: plainContent(indexContent(index)) };
}

/** Fails where an index differs from one that is built from the files anew. */
async function expectFresh(index: DocsIndex, files: Files, embedder: Embedder | "none" = "none") {
  const fresh = await build(files, embedder);
  expect(await seen(index)).toEqual(await seen(fresh));
  const bytes = Buffer.from(await index.snapshot());
  expect(bytes.equals(Buffer.from(await fresh.snapshot()))).toBe(true);
}

describe("updateDocsIndex", () => {
  it("shows what a source has come to hold to the next call of every kind", async () => {
    const index = await build(docs());
    const changed = docs();
    changed["pages/guides/one.mdx"] = page("One", ["Walruses rest on ice."]);
    changed["public/static/data/v57.0.0/acme-camera.json"] = api(["takePicture", "zoom"]);
    delete changed["pages/guides/two.mdx"];
    const { documents } = await updateDocsIndex(index, { source: memorySource(changed) });
    expect(documents).toEqual({ kept: 1, added: 2, removed: 3 });
    expect((await index.search("walruses")).hits[0]?.path).toBe("/guides/one/");
    expect((await index.symbol("zoom")).entries.map(({ name }) => name)).toEqual(["zoom"]);
    expect((await index.answer("walruses")).text).toContain("Walruses rest");
    expect(JSON.stringify(await index.diff("acme-camera", { from: 56, to: 57 }))).toContain("zoom");
    expect((await failureOf(index.read("/guides/two/"))).code).toBe("DOCUMENT_NOT_FOUND");
    await expectFresh(index, changed);
  });

  it("forgets results that are remembered", async () => {
    const index = await build(docs());
    await index.search("permission");
    expect((await index.search("permission")).cached).toBe(true);
    await updateDocsIndex(index, {
      source: memorySource({}),
      put: [file("pages/guides/new.mdx", page("New", ["Ask for permission first."]))],
    });
    const found = await index.search("permission");
    expect(found.cached).toBe(false);
    expect(found.hits.map(({ path }) => path)).toContain("/guides/new/");
  });

  it("changes nothing where nothing changed, and says so", async () => {
    const index = await build(docs());
    const before = await index.snapshot();
    const { fingerprint } = index.info;
    const update = await updateDocsIndex(index, { source: memorySource(docs()) });
    expect(update.fingerprint).toBe(fingerprint);
    expect(update.chunks).toEqual({ kept: index.info.chunks, added: 0, removed: 0 });
    expect(Buffer.from(await index.snapshot()).equals(Buffer.from(before))).toBe(true);
  });

  it("lets a search that is under way end on what it began with", async () => {
    let release = () => {};
    const slow: Embedder = {
      ...letters,
      async embed(texts, options) {
        if (options?.kind === "query") await new Promise<void>((done) => (release = done));
        return letters.embed(texts, options);
      },
    };
    const index = await build(docs(), slow);
    const search = index.search("barcode scanning");
    await new Promise((done) => setTimeout(done, 5));
    await updateDocsIndex(index, { source: memorySource({}), remove: ["pages/guides/two.mdx"] });
    release();
    expect((await search).hits.map(({ path }) => path)).toContain("/guides/two/");
    const later = index.search("barcode scanning", { mode: "keyword" });
    expect((await later).hits.map(({ path }) => path)).not.toContain("/guides/two/");
  });

  it("leaves the index as it was where reading fails, or nothing would be left", async () => {
    const index = await build(docs());
    const before = await seen(index);
    const failing: Source = {
      ...memorySource(docs()),
      async *files() {
        yield file("pages/guides/new.mdx", page("New", ["New."]));
        throw new Error("disk on fire");
      },
    };
    await expect(updateDocsIndex(index, { source: failing })).rejects.toThrow("disk on fire");
    const gone = Object.keys(docs()).filter((path) => path.startsWith("pages/"));
    const nothing = updateDocsIndex(index, { source: memorySource({}), remove: gone });
    expect((await failureOf(nothing)).code).toBe("SOURCE_EMPTY");
    expect(await seen(index)).toEqual(before);
    expect(await index.snapshot()).toEqual(await (await build(docs())).snapshot());
  });

  it("leaves the index as it was where its signal says so", async () => {
    const index = await build(docs());
    const before = await seen(index);
    const controller = new AbortController();
    const changed = { ...docs(), "pages/guides/new.mdx": page("New", ["New."]) };
    const update = updateDocsIndex(index, {
      source: memorySource(changed),
      signal: controller.signal,
      onProgress: () => controller.abort(),
    });
    expect((await failureOf(update)).code).toBe("ABORTED");
    expect(await seen(index)).toEqual(before);
  });

  it("lets updates of one index follow each other, also after one that fails", async () => {
    const index = await build(docs());
    const source = memorySource({});
    const put = (name: string) =>
      updateDocsIndex(index, {
        source,
        put: [file(`pages/guides/${name}.mdx`, page(name, [`All about ${name}.`]))],
      });
    const failing = updateDocsIndex(index, {
      source: memorySource(
        {},
        {
          files: () => {
            throw new Error("no");
          },
        },
      ),
    });
    const all = await Promise.allSettled([put("alpha"), failing, put("beta"), put("gamma")]);
    expect(all.map(({ status }) => status)).toEqual([
      "fulfilled",
      "rejected",
      "fulfilled",
      "fulfilled",
    ]);
    const files = docs();
    for (const name of ["alpha", "beta", "gamma"])
      files[`pages/guides/${name}.mdx`] = page(name, [`All about ${name}.`]);
    await expectFresh(index, files);
  });

  it("refuses more updates at once than it lets wait", async () => {
    const index = await build(docs());
    const update = () => updateDocsIndex(index, { source: memorySource(docs()) });
    const all = await Promise.allSettled(Array.from({ length: 102 }, update));
    const refused = all.filter(({ status }) => status === "rejected");
    expect(refused).toHaveLength(2);
    expect(refused[0]).toMatchObject({ reason: { code: "LIMIT_EXCEEDED" } });
    await update();
  });

  it("raises CLOSED for an index that is closed, before or meanwhile", async () => {
    const index = await build(docs());
    const options: UpdateDocsIndexOptions = { source: memorySource(docs()) };
    const update = updateDocsIndex(index, options);
    await index.close();
    expect((await failureOf(update)).code).toBe("CLOSED");
    expect((await failureOf(updateDocsIndex(index, options))).code).toBe("CLOSED");
  });

  it("raises INVALID_OPTION for what is no option, and for single pages of an index that was cut otherwise", async () => {
    const index = await build(docs());
    const code = async (options: object) =>
      (await failureOf(updateDocsIndex(index, options as UpdateDocsIndexOptions))).code;
    const source = memorySource(docs());
    expect(await code({})).toBe("INVALID_OPTION");
    expect(await code({ source, putt: [] })).toBe("INVALID_OPTION");
    expect(await code({ source, put: "pages/a.mdx" })).toBe("INVALID_OPTION");
    expect(await code({ source, remove: [7] })).toBe("INVALID_OPTION");
    expect(await code({ source, put: [{ path: "a" }] })).toBe("SOURCE_INVALID");
    expect(await code({ source, remove: [], chunk: { targetTokens: 60 } })).toBe("INVALID_OPTION");
  });

  it("needs the embedder of the vectors to be open", async () => {
    const bytes = await (await build(docs(), letters)).snapshot();
    const without = await openExpoDocsIndex(bytes);
    const update = updateDocsIndex(without, { source: memorySource(docs()) });
    expect((await failureOf(update)).code).toBe("EMBEDDER_FAILED");
  });
});

const names = ["a", "b", "c", "d", "e"];
const textArbitrary = fc
  .array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 6 })
  .map((words) => `${words.join(" ")}.`);
const changeArbitrary = fc.record({
  name: fc.constantFrom(...names),
  parts: fc.option(fc.array(textArbitrary, { minLength: 1, maxLength: 4 }), { freq: 3 }),
  whole: fc.boolean(),
});

/** Enough pages that a merge is left several times where every slice is over at once. */
function manyDocs(): Files {
  const files = docs();
  for (let number = 0; number < 40; number++)
    files[`pages/guides/many-${number}.mdx`] = page(`Many ${number}`, [
      `The ${WORDS[number % 7]} of page ${number}.`,
      `More of the ${WORDS[(number + 3) % 7]} ${number}.`,
    ]);
  return files;
}

/** Runs while every slice is over as soon as it begins. */
async function inShortSlices<Result>(work: () => Promise<Result>): Promise<Result> {
  let now = 0;
  const clock = vi.spyOn(performance, "now").mockImplementation(() => (now += 1_000));
  try {
    return await work();
  } finally {
    clock.mockRestore();
  }
}

describe("an update in slices", () => {
  it("shows searches and pages in its rests the state before or the one after, never some of both", async () => {
    const files = manyDocs();
    const index = await build(files);
    const old = await seen(index);
    const changed: Files = { ...files };
    changed["pages/guides/new.mdx"] = page("New", ["A camera preview again."]);
    delete changed["pages/guides/two.mdx"];
    const states = { old: 0, now: 0 };
    const after = await seen(await build(changed));
    const [before, later] = [JSON.stringify(old), JSON.stringify(after)];
    await inShortSlices(async () => {
      let isDone = false;
      const update = updateDocsIndex(index, { source: memorySource(changed) }).finally(() => {
        isDone = true;
      });
      while (!isDone) {
        await systemPause();
        const { fingerprint } = index.info;
        const found = await index.search("camera preview", { cache: false });
        const isOld = fingerprint === old.info.fingerprint;
        const expected = (isOld ? old : after).results[0]!;
        // An update that ends while the search runs leaves it on what it began with.
        expect(found.hits).toEqual(expected.hits);
        states[isOld ? "old" : "now"]++;
      }
      await update;
    });
    expect(states.old).toBeGreaterThan(20);
    expect(JSON.stringify(await seen(index))).toBe(later);
    expect(later).not.toBe(before);
  });

  it("leaves the index as it was, wherever its signal stops it", async () => {
    const files = manyDocs();
    const index = await build(files);
    const before = await index.snapshot();
    const changed = { ...files, "pages/guides/new.mdx": page("New", ["Walruses rest on ice."]) };
    await inShortSlices(async () => {
      let stops = 1;
      for (let isWhole = false; !isWhole; stops += 29) {
        const controller = new AbortController();
        const options = { source: memorySource(changed), signal: controller.signal };
        let isDone = false;
        const update = updateDocsIndex(index, options).then(
          () => undefined,
          (error: { code?: string }) => error.code,
        );
        void update.then(() => (isDone = true));
        for (let turn = 0; turn < stops && !isDone; turn++) await systemPause();
        isWhole = isDone;
        controller.abort();
        const code = await update;
        if (isWhole) break;
        expect(["ABORTED", undefined]).toContain(code);
        if (code === undefined) break;
        expect(Buffer.from(await index.snapshot()).equals(Buffer.from(before))).toBe(true);
      }
      expect(stops).toBeGreaterThan(60);
    });
    await expectFresh(index, changed);
  });

  it("ends with CLOSED in its next rest after the index is closed, and so does a snapshot", async () => {
    const files = manyDocs();
    const index = await build(files);
    await inShortSlices(async () => {
      let reports = 0;
      const update = updateDocsIndex(index, {
        source: memorySource({ ...files, "pages/guides/new.mdx": page("New", ["New."]) }),
        onProgress: () => reports++,
      });
      const snapshot = index.snapshot();
      const codes = Promise.all([failureOf(update), failureOf(snapshot)]);
      for (let turn = 0; turn < 10; turn++) await systemPause();
      const whenClosed = reports;
      await index.close();
      expect((await codes).map(({ code }) => code)).toEqual(["CLOSED", "CLOSED"]);
      expect(reports - whenClosed).toBeLessThan(3);
    });
  });
});

describe("a sequence of updates", () => {
  it.each([
    ["keywords alone", "none" as const],
    ["an embedder of the caller's", letters],
  ])("gives what a build from the same files gives, with %s", async (_, embedder) => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(changeArbitrary, { minLength: 1, maxLength: 5 }),
        fc.boolean(),
        async (changes, reopen) => {
          const files: Files = docs();
          let index = await build(files, embedder);
          const own = embedder === "none" ? {} : { embedder };
          for (const { name, parts, whole } of changes) {
            if (reopen) index = await openExpoDocsIndex(await index.snapshot(), own);
            const path = `pages/guides/${name}.mdx`;
            if (parts === null) delete files[path];
            else files[path] = page(`Page ${name}`, parts);
            const source = memorySource(files);
            const single =
              parts === null ? { remove: [path] } : { put: [file(path, files[path] ?? "")] };
            await updateDocsIndex(index, { source, ...(whole ? {} : single) });
            await expectFresh(index, files, embedder);
          }
        },
      ),
      { numRuns: 12 },
    );
  });

  it("gives what a build with the index before gives, with learned vectors", async () => {
    const files = docs();
    for (let number = 0; number < 60; number++)
      files[`pages/guides/p${number}.mdx`] = page(
        `Page ${number}`,
        WORDS.map((word) => `The ${word} of page ${number % 7}, ${WORDS[number % 7]}.`),
      );
    const index = await createDocsIndex({ source: memorySource(files) });
    const path = "pages/guides/p7.mdx";
    for (const text of [
      "The camera of flash.",
      "The permission of location.",
      "Walruses and ice.",
    ]) {
      const previous = await openExpoDocsIndex(await index.snapshot());
      files[path] = page("Page 7", [text]);
      await updateDocsIndex(index, { source: memorySource(files), put: [file(path, files[path])] });
      const expected = await createDocsIndex({ source: memorySource(files), previous });
      expect(await seen(index)).toEqual(await seen(expected));
      expect(await index.snapshot()).toEqual(await expected.snapshot());
      expect(searchIndexOf(index).embedder?.id).toBe(searchIndexOf(previous).embedder?.id);
    }
  });
});
