import { describe, expect, it } from "vitest";
import { createDocsIndex, createExpoDocsIndex } from "../src/create-docs-index.ts";
import { isExpodexError } from "../src/errors.ts";
import { openExpoDocsIndex } from "../src/open-expo-docs-index.ts";
import { indexContent } from "../src/open-index.ts";
import type { ParseWarning } from "../src/parse/document.ts";
import type { ProgressEvent } from "../src/progress.ts";
import { memorySource } from "./support/memory-source.ts";

const camera = (sdk: number, note: string) => `---
title: Camera
description: Shows the camera's preview.
packageName: 'acme-camera'
platforms: ['android', 'ios']
---

A view that shows what the device's camera sees, see [permissions](/guides/permissions/).

## Take a picture

Call \`takePictureAsync\` on the view. ${note}

\`\`\`tsx
await view.takePictureAsync();
\`\`\`

## API of release ${sdk}

<APISection packageName="acme-camera" />
`;

const api = JSON.stringify({
  name: "acme-camera",
  kind: 1,
  children: [
    {
      name: "useCameraPermissions",
      kind: 64,
      signatures: [
        {
          name: "useCameraPermissions",
          kind: 4096,
          comment: {
            summary: [{ kind: "text", text: "Asks for the permission to use the camera." }],
          },
          type: { type: "intrinsic", name: "boolean" },
        },
      ],
    },
  ],
});

const files: Record<string, string> = {
  "pages/guides/permissions.mdx":
    "---\ntitle: Permissions\n---\n\nAsk before you use the camera or the microphone.\n\n## Android\n\nDeclare them in the manifest.\n",
  "pages/versions/v56.0.0/sdk/camera.mdx": camera(56, "It may fail."),
  "pages/versions/v57.0.0/sdk/camera.mdx": camera(57, "It never fails."),
  "public/static/data/v56.0.0/acme-camera.json": api,
  "public/static/data/v57.0.0/acme-camera.json": api,
  "public/_redirects": "/versions/latest/sdk/photo /versions/latest/sdk/camera 301\n",
};

const codeOf = async (work: Promise<unknown>) => {
  try {
    await work;
    return undefined;
  } catch (error) {
    return isExpodexError(error) ? error.code : `not ours: ${String(error)}`;
  }
};

describe("createExpoDocsIndex", () => {
  it("leads from files to hits, pages, symbols and answers", async () => {
    const docs = await createExpoDocsIndex({ source: memorySource(files) });
    expect(docs.info).toMatchObject({
      documents: 3,
      sdks: [57, 56],
      defaultSdk: 57,
      packages: ["acme-camera"],
    });

    const { hits, sdk } = await docs.search("take a picture");
    expect(hits[0]).toMatchObject({
      path: "/versions/v57.0.0/sdk/camera/",
      url: "https://docs.example.com/versions/v57.0.0/sdk/camera/#take-a-picture",
      sdk: 57,
      platforms: ["android", "ios"],
      packageName: "acme-camera",
    });
    expect(sdk).toEqual({ searched: 57, available: [57, 56] });
    expect((await docs.read("/versions/latest/sdk/photo/")).title).toBe("Camera");
    expect((await docs.symbol("usecamerapermissions")).entries[0]).toMatchObject({
      sdk: 57,
      alsoIn: [56],
    });
    expect((await docs.answer("camera permission")).citations.length).toBeGreaterThan(0);
    expect((await docs.diff("acme-camera", { from: 56, to: 57 })).unchanged).toBe(1);
    await docs.close();
  });

  it("gives document texts back from a snapshot to the letter", async () => {
    const docs = await createExpoDocsIndex({ source: memorySource(files) });
    const opened = await openExpoDocsIndex(await docs.snapshot());
    expect(opened.info).toEqual(docs.info);
    for (const { path } of indexContent(docs).documents) {
      const options = { maxTokens: 100_000 };
      expect(await opened.read(path, options)).toEqual(await docs.read(path, options));
    }
  });

  it("finds the same from a snapshot as from the index that wrote it", async () => {
    const docs = await createExpoDocsIndex({ source: memorySource(files) });
    const opened = await openExpoDocsIndex(await docs.snapshot());
    for (const query of ["camera permission", "takePictureAsync", "manifest", "camra"]) {
      const strip = ({ hits, total, corrections }: Awaited<ReturnType<typeof docs.search>>) => ({
        hits: hits.map(({ score, why, ...hit }) => hit),
        total,
        corrections,
      });
      expect(strip(await opened.search(query))).toEqual(strip(await docs.search(query)));
    }
  });

  it("writes the same input as the same bytes, and other input as others", async () => {
    const bytesOf = async (input: Record<string, string>) =>
      (await createExpoDocsIndex({ source: memorySource(input) })).snapshot();
    const first = await bytesOf(files);
    expect(Buffer.compare(first, await bytesOf(files))).toBe(0);
    const other = {
      ...files,
      "pages/guides/permissions.mdx": "---\ntitle: Permissions\n---\n\nNever ask.\n",
    };
    expect(Buffer.compare(first, await bytesOf(other))).not.toBe(0);
  });

  it("takes in the SDKs that are asked for, and pages that belong to none", async () => {
    const docs = await createExpoDocsIndex({ source: memorySource(files), sdk: 56 });
    expect(docs.info.sdks).toEqual([56]);
    expect(indexContent(docs).documents.map(({ path }) => path)).toEqual([
      "/guides/permissions/",
      "/versions/v56.0.0/sdk/camera/",
    ]);
  });

  it("does not build an index of guides alone when an SDK was asked for that is not there", async () => {
    const work = createExpoDocsIndex({ source: memorySource(files), sdk: 99 });
    expect(await codeOf(work)).toBe("SDK_NOT_INDEXED");
    await work.catch((error: Error) =>
      expect(error.message).toContain("one of SDK 57, SDK 56, got 99"),
    );
  });

  it("never answers for another SDK in silence", async () => {
    const docs = await createExpoDocsIndex({ source: memorySource(files) });
    expect(await codeOf(docs.search("camera", { sdk: 40 }))).toBe("SDK_NOT_INDEXED");
    const nearest = await docs.search("camera", { sdk: 40, fallback: "nearest" });
    expect(nearest.sdk).toMatchObject({ requested: "40", searched: 56 });
  });

  it("reports progress through every stage, in order", async () => {
    const events: ProgressEvent[] = [];
    await createExpoDocsIndex({
      source: memorySource(files),
      onProgress: (event) => events.push(event),
    });
    const stages = [...new Set(events.map(({ stage }) => stage))];
    expect(stages).toEqual(["parse", "embed", "index"]);
  });

  it("stops at an abort", async () => {
    const controller = new AbortController();
    const work = createExpoDocsIndex({
      source: memorySource(files),
      signal: controller.signal,
      onProgress: ({ stage }) => stage === "parse" && controller.abort(),
    });
    expect(await codeOf(work)).toBe("ABORTED");
  });

  it("names an API section whose data is missing, with file and line, and keeps the page", async () => {
    const { "public/static/data/v57.0.0/acme-camera.json": _, ...rest } = files;
    const warnings: ParseWarning[] = [];
    const docs = await createExpoDocsIndex({
      source: memorySource(rest),
      onWarning: (w) => warnings.push(w),
    });
    const lost = warnings.find(({ code }) => code === "UNRESOLVED_API" || code === "MISSING_FILE");
    expect(lost).toMatchObject({ file: "pages/versions/v57.0.0/sdk/camera.mdx", line: 20 });
    expect((await docs.read("/versions/v57.0.0/sdk/camera/")).text).toContain("It never fails.");
  });

  it("names an API file that is cut off, and keeps the page", async () => {
    const cut = { ...files, "public/static/data/v57.0.0/acme-camera.json": api.slice(0, 80) };
    const warnings: ParseWarning[] = [];
    const docs = await createExpoDocsIndex({
      source: memorySource(cut),
      onWarning: (w) => warnings.push(w),
    });
    expect(warnings.map(({ code }) => code)).toContain("INVALID_JSON");
    expect((await docs.search("never fails")).hits).not.toHaveLength(0);
  });

  it("reports bytes that are no UTF-8 once, also where source and parser both notice", async () => {
    const page = {
      path: "pages/a.mdx",
      text: "---\ntitle: A\n---\n\nBroken \uFFFD here.\n",
      mediaType: "text/mdx" as const,
    };
    const codesOf = async (reports: boolean) => {
      const warnings: ParseWarning[] = [];
      const source = memorySource(
        {},
        {
          async *files(options) {
            if (reports)
              options?.onProblem?.({
                path: page.path,
                reason: "byte 31",
                code: "INVALID_UTF8",
                line: 5,
              });
            yield page;
          },
        },
      );
      await createExpoDocsIndex({ source, onWarning: (warning) => warnings.push(warning) });
      return warnings.map(({ code, line }) => `${code}:${line}`);
    };
    expect(await codesOf(true)).toEqual(["INVALID_UTF8:5"]);
    expect(await codesOf(false)).toEqual(["INVALID_UTF8:5"]);
  });

  it("says that a source without pages is empty", async () => {
    expect(await codeOf(createExpoDocsIndex({ source: memorySource({}) }))).toBe("SOURCE_EMPTY");
  });

  it("holds a source to the number of documents allowed", async () => {
    expect(
      await codeOf(createExpoDocsIndex({ source: memorySource(files), maxDocuments: 2 })),
    ).toBe("LIMIT_EXCEEDED");
  });

  it("refuses to work after close, and closes twice in peace", async () => {
    const docs = await createExpoDocsIndex({ source: memorySource(files) });
    await docs.close();
    await docs.close();
    for (const work of [
      docs.search("camera"),
      docs.read("/"),
      docs.symbol("x"),
      docs.answer("x"),
      docs.recommend("x"),
      docs.suggest("x"),
      docs.snapshot(),
    ]) {
      expect(await codeOf(work)).toBe("CLOSED");
    }
  });

  it("searches by keywords alone where no embedder is wanted", async () => {
    const docs = await createExpoDocsIndex({ source: memorySource(files), embedder: "none" });
    expect(docs.info.embedder).toBeUndefined();
    expect((await docs.search("manifest")).hits[0]?.why.vector).toBe(0);
    const opened = await openExpoDocsIndex(await docs.snapshot());
    expect(await codeOf(opened.search("manifest", { mode: "vector" }))).toBe("INVALID_OPTION");
  });
});

describe("createDocsIndex", () => {
  it("indexes plain markdown without Expo's conventions", async () => {
    const source = memorySource(
      {
        "pages/README.md": "# Acme\n\nStart here.\n",
        "pages/setup/install.md": "# Install\n\nRun the installer.\n",
      },
      { flavor: "plain" },
    );
    const docs = await createDocsIndex({ source });
    expect(docs.info).toMatchObject({ documents: 2, sdks: [] });
    const { hits, sdk } = await docs.search("installer");
    expect(hits[0]).toMatchObject({ title: "Install" });
    expect(sdk).toEqual({ available: [] });
  });
});

describe("addresses", () => {
  const pages = { "pages/setup.md": "# Setup\n\nRun it.\n" };
  const urlOf = async (overrides: Parameters<typeof memorySource>[1]) =>
    (await (await createDocsIndex({ source: memorySource(pages, overrides) })).search("run"))
      .hits[0]?.url;

  it("are those of the source's site", async () => {
    expect(await urlOf({ flavor: "plain", baseUrl: "https://example.org/docs/" })).toMatch(
      /^https:\/\/example\.org\/docs\//u,
    );
  });

  it("are not Expo's for documentation that is on no site", async () => {
    expect(await urlOf({ flavor: "plain", baseUrl: undefined })).toMatch(/^http:\/\/localhost\//u);
    expect(await urlOf({ baseUrl: undefined })).toMatch(/^https:\/\/docs\.expo\.dev\//u);
  });
});

describe("openExpoDocsIndex", () => {
  it("refuses another embedder than the one that made the vectors", async () => {
    const bytes = await (await createExpoDocsIndex({ source: memorySource(files) })).snapshot();
    const embedder = {
      id: "other",
      dimensions: 2,
      embed: (texts: readonly string[]) => texts.map(() => new Float32Array(2)),
    };
    expect(await codeOf(openExpoDocsIndex(bytes, { embedder }))).toBe("EMBEDDER_FAILED");
  });

  it("notices damage anywhere when it is told to verify, sampled over the whole file", async () => {
    const good = await (await createExpoDocsIndex({ source: memorySource(files) })).snapshot();
    for (let at = 0; at < good.length; at += 97) {
      const bytes = good.slice();
      bytes[at]! ^= 0x10;
      const opening = openExpoDocsIndex(bytes, { verify: true });
      expect(await codeOf(opening), `byte ${at}`).toMatch(/^SNAPSHOT_/u);
    }
  });

  it("notices damage anywhere by the time that everything was needed", async () => {
    const good = await (await createExpoDocsIndex({ source: memorySource(files) })).snapshot();
    const useAll = async (bytes: Uint8Array) => {
      const docs = await openExpoDocsIndex(bytes);
      await docs.snapshot();
    };
    for (let at = 0; at < good.length; at += 211) {
      const bytes = good.slice();
      bytes[at]! ^= 0x10;
      expect(await codeOf(useAll(bytes)), `byte ${at}`).toMatch(/^SNAPSHOT_/u);
    }
  });

  it("is written down again as the same bytes", async () => {
    const good = await (await createExpoDocsIndex({ source: memorySource(files) })).snapshot();
    expect(await (await openExpoDocsIndex(good)).snapshot()).toEqual(good);
  });
});
