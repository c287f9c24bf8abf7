/** A small snapshot with everything in it: pages of two SDKs, symbols, vectors, redirects. */
import { embedContent } from "../../src/embed-content.ts";
import { buildIndex } from "../../src/indexing/indexing.ts";
import { writeSnapshot } from "../../src/snapshot/snapshot.ts";
import { expoDocuments, makeContent } from "../support/docs-content.ts";

/** Writes the snapshot; the same bytes every time. */
export async function makeSnapshot(): Promise<Uint8Array> {
  const content = makeContent(expoDocuments, [["/old/", "/versions/latest/sdk/camera/"]]);
  const key = "cd".repeat(16);
  const warnings = [{ code: "UNKNOWN_COMPONENT" as const, file: "a.mdx", line: 3, reason: "Box" }];
  const range = { firstDocument: 0, endDocument: content.documents.length };
  content.build = {
    settings: key,
    files: [
      {
        source: "memory",
        path: "a.mdx",
        key,
        dependencies: ["b.json"],
        state: key,
        ...range,
        warnings,
      },
    ],
    drift: 0,
  };
  const index = buildIndex(content, await embedContent(content, undefined, {}));
  return writeSnapshot(index, { fingerprint: "ab".repeat(16), sources: ["memory"] });
}
