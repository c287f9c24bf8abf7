import { describe, expect, it } from "vitest";
import { MAX_ATTACHMENT_CHARS, MAX_ATTACHMENTS, readAttachments } from "../src/attachments.ts";
import { createDocsIndex } from "../src/create-docs-index.ts";
import { openExpoDocsIndex } from "../src/open-expo-docs-index.ts";
import type { ParseWarning } from "../src/parse/document.ts";
import type { Attachment } from "../src/source/source.ts";
import { updateDocsIndex } from "../src/update-docs-index.ts";
import { memorySource } from "./support/memory-source.ts";

const PAGES = { "pages/guides/a.mdx": "---\ntitle: A\n---\n\nAbout the shutter of a camera.\n" };
const sourceOf = (attachments: readonly Attachment[]) =>
  memorySource(PAGES, { attachments: async () => attachments });
const build = (attachments: readonly Attachment[]) =>
  createDocsIndex({ source: sourceOf(attachments), embedder: "none" });

const SCHEMA = { type: "object", properties: { name: { type: "string" } } };
const THREE: Attachment[] = [
  { name: "schema/57", value: SCHEMA },
  { name: "schema/56", value: SCHEMA },
  { name: "commands", value: [1, null, "ä"] },
];

describe("attachment", () => {
  it("gives what the source brought along, before and after the index is written down", async () => {
    const built = await build(THREE);
    const opened = await openExpoDocsIndex(await built.snapshot(), { verify: true });
    for (const docs of [built, opened]) {
      expect(docs.info.attachments).toEqual(["commands", "schema/56", "schema/57"]);
      expect(await docs.attachment("schema/57")).toEqual(SCHEMA);
      expect(await docs.attachment("commands")).toEqual([1, null, "ä"]);
    }
    expect(await opened.snapshot()).toEqual(await built.snapshot());
  });

  it("gives nothing for a name that there is not, and in an index without any", async () => {
    const docs = await build([]);
    expect(await docs.attachment("schema/57")).toBeUndefined();
    expect(docs.info.attachments).toEqual([]);
    expect(await (await build(THREE)).attachment("constructor")).toBeUndefined();
  });

  it("keeps equal ones once, in bytes that do not depend on the order they came in", async () => {
    const bytes = await (await build(THREE)).snapshot();
    expect(await (await build([...THREE].reverse())).snapshot()).toEqual(bytes);
    const noise = Array.from({ length: 4000 }, (_, at) => (at * 7919) % 9973);
    const one = await (await build([{ name: "a", value: noise }])).snapshot();
    const two = await (
      await build([
        { name: "a", value: noise },
        { name: "b", value: noise },
      ])
    ).snapshot();
    expect(two.length - one.length).toBeLessThan(100);
  });

  it("is part of what the fingerprint names", async () => {
    const [none, one, other] = await Promise.all([
      build([]),
      build([{ name: "a", value: 1 }]),
      build([{ name: "a", value: 2 }]),
    ]);
    expect(new Set([none, one, other].map(({ info }) => info.fingerprint)).size).toBe(3);
  });

  it("stays through an update of single pages, and follows the source in one of all", async () => {
    const docs = await openExpoDocsIndex(await (await build(THREE)).snapshot());
    const [path, text] = ["pages/guides/b.mdx", "---\ntitle: B\n---\n\nAbout lenses.\n"];
    await updateDocsIndex(docs, {
      source: sourceOf([]),
      put: [{ path, text, mediaType: "text/mdx" }],
    });
    expect(await docs.attachment("schema/57")).toEqual(SCHEMA);
    const reopened = await openExpoDocsIndex(await docs.snapshot(), { verify: true });
    expect(await reopened.attachment("commands")).toEqual([1, null, "ä"]);
    await updateDocsIndex(docs, { source: sourceOf([{ name: "commands", value: 2 }]) });
    expect(docs.info.attachments).toEqual(["commands"]);
    expect(await docs.attachment("commands")).toBe(2);
  });

  it("raises SNAPSHOT_CORRUPT where its bytes are damaged, and not before it is asked for", async () => {
    const bytes = await (await build([{ name: "a", value: SCHEMA }])).snapshot();
    const header = new TextDecoder().decode(bytes.subarray(20, 4000));
    const [, offset] = /\["attachment\.0","([0-9a-f]{12})"/u.exec(header) ?? [];
    bytes[Number.parseInt(offset!, 16) + 3]! ^= 0x55;
    const docs = await openExpoDocsIndex(bytes);
    expect(docs.info.attachments).toEqual(["a"]);
    await expect(docs.attachment("a")).rejects.toMatchObject({ code: "SNAPSHOT_CORRUPT" });
    await expect(openExpoDocsIndex(bytes, { verify: true })).rejects.toMatchObject({
      code: "SNAPSHOT_CORRUPT",
    });
  });
});

describe("readAttachments", () => {
  const namesOf = async (given: readonly Attachment[]) => {
    const { attachments, warnings } = await readAttachments(sourceOf(given), {});
    return { names: attachments.names, warnings };
  };

  it("keeps the first of a name", async () => {
    const { attachments } = await readAttachments(
      sourceOf([
        { name: "a", value: 1 },
        { name: "a", value: 2 },
      ]),
      {},
    );
    expect(attachments.text("a")).toBe("1");
  });

  it("leaves out, and says so, what has no name, is no JSON, or is too large", async () => {
    const loop: Record<string, unknown> = {};
    loop.loop = loop;
    const { names, warnings } = await namesOf([
      { name: "Not A Name", value: 1 },
      { name: "loop", value: loop },
      { name: "function", value: () => {} },
      { name: "large", value: "x".repeat(MAX_ATTACHMENT_CHARS) },
      { name: "good", value: 1 },
    ]);
    expect(names).toEqual(["good"]);
    expect(warnings.map(({ code }) => code)).toEqual(new Array(4).fill("MISSING_ATTACHMENT"));
  });

  it("keeps a bounded number", async () => {
    const { names, warnings } = await namesOf(
      Array.from({ length: MAX_ATTACHMENTS + 3 }, (_, at) => ({ name: `n${at}`, value: at })),
    );
    expect(names).toHaveLength(MAX_ATTACHMENTS);
    expect(warnings).toHaveLength(3);
  });

  it("makes a warning of a source that fails, and the build goes on", async () => {
    const warnings: ParseWarning[] = [];
    const docs = await createDocsIndex({
      source: memorySource(PAGES, {
        attachments: async () => {
          throw new Error("no network");
        },
      }),
      embedder: "none",
      onWarning: (warning) => warnings.push(warning),
    });
    expect(docs.info.documents).toBe(1);
    expect(warnings).toMatchObject([{ code: "MISSING_ATTACHMENT", reason: "no network" }]);
  });

  it("does not swallow that the build was stopped", async () => {
    const stop = new AbortController();
    const source = memorySource(PAGES, {
      attachments: async ({ signal } = {}) => {
        stop.abort();
        throw signal?.reason;
      },
    });
    await expect(readAttachments(source, { signal: stop.signal })).rejects.toMatchObject({
      code: "ABORTED",
    });
  });
});
