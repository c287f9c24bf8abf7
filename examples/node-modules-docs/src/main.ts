/** The API of exactly what a project has installed. */
import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { createExpoDocsIndex } from "@expodex/core";
import { nodeModules } from "@expodex/sources";

const project = fileURLToPath(new URL("../project", import.meta.url));
const docs = await createExpoDocsIndex({ source: nodeModules(project) });

// The installed `expo` says which SDK all of it belongs to.
assert.equal(docs.info.defaultSdk, 57);
assert.deepEqual(docs.info.packages, ["expo", "expo-torch"]);

// Declarations are symbols, with what their comments say.
const { entries } = await docs.symbol("turnOnAsync");
const [turnOn] = entries;
assert.equal(turnOn?.packageName, "expo-torch");
assert.match(turnOn?.signature ?? "", /TorchOptions.*Promise<void>/u);
assert.equal(turnOn?.parameters[0]?.optional, true);
console.log(turnOn?.signature, "–", turnOn?.summary);

const flash = await docs.symbol("flashAsync");
assert.match(flash.entries[0]?.deprecated ?? "", /turnOnAsync/u);

// READMEs are pages.
const { hits } = await docs.search("how long does the battery last", { limit: 1 });
assert.equal(hits[0]?.packageName, "expo-torch");
assert.deepEqual(hits[0]?.headings, ["Battery"]);
console.log(hits[0]?.url, hits[0]?.excerpt.text);

await docs.close();
console.log("ok");
