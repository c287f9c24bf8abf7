/** Vectors of your own: an embedder that counts letter trigrams. */
import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { createDocsIndex, type Embedder } from "@expodex/core";
import { openExpoDocsIndex } from "@expodex/core/read";
import { docsFolder } from "@expodex/sources";

const DIMENSIONS = 512;

/** Hashes every three letters in a row of a text into one of 512 counters. */
function trigramVector(text: string): Float32Array {
  const vector = new Float32Array(DIMENSIONS);
  const letters = text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ");
  for (let start = 0; start + 3 <= letters.length; start++) {
    let hash = 7;
    for (let offset = 0; offset < 3; offset++) {
      hash = (hash * 31 + letters.charCodeAt(start + offset)) >>> 0;
    }
    const counter = hash % DIMENSIONS;
    vector[counter] = (vector[counter] ?? 0) + 1;
  }
  return vector;
}

let embedded = 0;
const trigrams: Embedder = {
  id: "letter-trigrams-512",
  dimensions: DIMENSIONS,
  embed(texts) {
    embedded += texts.length;
    return texts.map(trigramVector);
  },
};

const folder = fileURLToPath(new URL("../docs", import.meta.url));
const docs = await createDocsIndex({
  source: docsFolder(folder, { baseUrl: "https://example.com/appliances/" }),
  embedder: trigrams,
});
assert.deepEqual(docs.info.embedder, { id: "letter-trigrams-512", dimensions: 512 });
assert.ok(embedded >= docs.info.chunks, "every chunk was embedded");

const { hits } = await docs.search("refrigirator defrosting", { mode: "vector", limit: 1 });
assert.equal(hits[0]?.title, "Refrigerator");
assert.ok((hits[0]?.why.vector ?? 0) > 0);
console.log(hits[0]?.title, hits[0]?.headings, hits[0]?.why);

// The snapshot carries the vectors; the query's are made by the embedder that is passed in.
const reopened = await openExpoDocsIndex(await docs.snapshot(), { embedder: trigrams });
const again = await reopened.search("refrigirator defrosting", { mode: "vector", limit: 1 });
assert.deepEqual(again.hits, hits);
await docs.close();
await reopened.close();
console.log("ok");
