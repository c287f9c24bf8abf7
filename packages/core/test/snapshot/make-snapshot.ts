/** A small snapshot with everything in it: pages of two SDKs, symbols, vectors, redirects. */
import { embedContent } from "../../src/embed-content.ts";
import { buildIndex } from "../../src/indexing/indexing.ts";
import { writeSnapshot } from "../../src/snapshot/snapshot.ts";
import { expoDocuments, makeContent } from "../support/docs-content.ts";

/** Writes the snapshot; the same bytes every time. */
export async function makeSnapshot(): Promise<Uint8Array> {
  const content = makeContent(expoDocuments, [["/old/", "/versions/latest/sdk/camera/"]]);
  const index = buildIndex(content, await embedContent(content, undefined, {}));
  return writeSnapshot(index, { fingerprint: "ab".repeat(16), sources: ["memory"] });
}
