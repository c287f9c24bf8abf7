/** Search in an app: build once, ship the snapshot, open it where there is nothing but bytes. */
import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { createExpoDocsIndex } from "@expodex/core";
import { isExpodexError, openExpoDocsIndex } from "@expodex/core/read";
import { expoDocsFolder } from "@expodex/sources";

// Your build: documentation in, one file of bytes out.
const folder = fileURLToPath(new URL("../docs", import.meta.url));
const built = await createExpoDocsIndex({ source: expoDocsFolder(folder) });
const snapshot = await built.snapshot();
await built.close();
console.log(`built ${built.info.documents} documents into ${snapshot.length} bytes`);

// Your app: bytes in, answers out.
const docs = await openExpoDocsIndex(snapshot);
assert.deepEqual(docs.info.sdks, [57, 56]);

const { hits, sdk } = await docs.search("how bright does the lamp shine", { limit: 3 });
assert.equal(sdk.searched, 57);
assert.equal(hits[0]?.path, "/versions/v57.0.0/sdk/torch/");
for (const { title, headings, url } of hits) console.log([title, ...headings].join(" › "), url);

// Words that stand in no document still find the page that is about them.
const offline = await docs.search("what to do while there is no network signal", { limit: 1 });
assert.equal(offline.hits[0]?.path, "/guides/lost-signal/");

// A platform leaves out what is not for it.
const web = await docs.search("turn the lamp on", { platforms: ["web"] });
assert.ok(web.hits.every((hit) => hit.packageName !== "expo-torch"));

// An older release answers for itself, and one that is not there is never replaced in silence.
const older = await docs.search("set brightness of the lamp", { sdk: 56, limit: 1 });
assert.equal(older.hits[0]?.path, "/versions/v56.0.0/sdk/torch/");
await assert.rejects(docs.search("lamp", { sdk: 40 }), (error) =>
  isExpodexError(error, "SDK_NOT_INDEXED"),
);

const symbol = await docs.symbol("turnOnAsync");
assert.equal(symbol.entries[0]?.packageName, "expo-torch");
console.log(symbol.entries[0]?.signature);

const page = await docs.read("/versions/latest/sdk/torch/", { section: "permissions" });
assert.match(page.text, /FLASHLIGHT/u);
await docs.close();
console.log("ok");
