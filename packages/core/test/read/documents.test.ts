import { describe, expect, it } from "vitest";
import { createExpoDocsIndex } from "../../src/create-docs-index.ts";
import { openExpoDocsIndex } from "../../src/open-expo-docs-index.ts";
import { indexContent } from "../../src/open-index.ts";
import { createDocumentLookup, listDocuments } from "../../src/read/read.ts";
import { memorySource } from "../support/memory-source.ts";

const source = memorySource({
  "pages/guides/a.mdx": "---\ntitle: A\ndescription: About a.\n---\n\nFirst.\n",
  "pages/versions/v56.0.0/sdk/b.mdx": "---\ntitle: B\npackageName: 'expo-b'\n---\n\nOld.\n",
  "pages/versions/v57.0.0/sdk/b.mdx": "---\ntitle: B\npackageName: 'expo-b'\n---\n\nNew.\n",
});

describe("documents", () => {
  it("lists the pages of the newest SDK and those of none", async () => {
    const docs = await createExpoDocsIndex({ source });
    const listed = await docs.documents();
    expect(listed.map(({ path }) => path)).toEqual(["/guides/a/", "/versions/v57.0.0/sdk/b/"]);
    expect(listed[0]).toMatchObject({ title: "A", description: "About a." });
    expect(listed[1]).toMatchObject({ packageName: "expo-b", sdk: 57 });
  });

  it("lists those of another SDK where one is asked for, and the same from a snapshot", async () => {
    const docs = await createExpoDocsIndex({ source });
    const listed = await docs.documents({ sdk: "56" });
    expect(listed.map(({ path }) => path)).toContain("/versions/v56.0.0/sdk/b/");
    expect(listed.map(({ path }) => path)).not.toContain("/versions/v57.0.0/sdk/b/");
    const opened = await openExpoDocsIndex(await docs.snapshot());
    expect(await opened.documents({ sdk: 56 })).toEqual(listed);
  });

  it("lists those of the default where none is asked for, and none where it is not there", async () => {
    const lookup = createDocumentLookup(indexContent(await createExpoDocsIndex({ source })));
    const sdks = (defaultSdk?: number) =>
      listDocuments(lookup, undefined, defaultSdk === undefined ? {} : { defaultSdk }).map(
        ({ sdk }) => sdk,
      );
    expect(sdks(56)).toEqual([undefined, 56]);
    expect(sdks(9)).toEqual([undefined, 57]);
  });

  it("does not list an SDK that is not there", async () => {
    const docs = await createExpoDocsIndex({ source });
    await expect(docs.documents({ sdk: 99 })).rejects.toMatchObject({ code: "SDK_NOT_INDEXED" });
    await expect(docs.documents({ skd: 57 } as never)).rejects.toMatchObject({
      code: "INVALID_OPTION",
    });
  });
});
