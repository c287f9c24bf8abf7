import { memoryStore } from "@expodex/core";
import type { Store } from "@expodex/core/read";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { expoDocsSite } from "../../../sources/src/expo-docs-site.ts";
import { startServer, type TestServer } from "../../../sources/test/support/server.ts";
import { openCacheStore } from "../../src/caches/cache-store.ts";

const FILES = {
  "llms.txt": "# Docs\n\n- [A](/guides/a/)\n- [B](/guides/b/)\n",
  "guides/a.md": "# A",
  "guides/b.md": "# B",
};

let server: TestServer;
beforeAll(async () => {
  server = await startServer("site-server", { files: FILES });
});
afterAll(() => server.stop());

/** Reads the site through the cache of a store, as one run does. @returns the texts, and what the site answered */
async function run(store: Store, maxBytes?: number) {
  const options = { name: "site", ...(maxBytes === undefined ? {} : { maxBytes }) };
  const cache = await openCacheStore(store, options);
  await server.forget();
  const texts: string[] = [];
  for await (const { text } of expoDocsSite(server.url, {
    cache,
    allowPrivateNetwork: true,
  }).files())
    texts.push(text);
  await cache.close();
  return { texts, answers: (await server.log()).map(({ status }) => status) };
}

describe("expoDocsSite over a cache", () => {
  it("asks in a second run only whether something changed", async () => {
    const store = memoryStore();
    const first = await run(store);
    expect(first.texts).toEqual(["# A", "# B"]);
    expect(new Set(first.answers)).toEqual(new Set([200]));
    const second = await run(store);
    expect(second.texts).toEqual(first.texts);
    expect(new Set(second.answers)).toEqual(new Set([304]));
  });

  it("fetches again what was damaged or had no room", async () => {
    const store = memoryStore();
    await run(store);
    for await (const { key } of store.list("caches/entries/")) {
      const bytes = (await store.read(key))!;
      bytes[bytes.length >> 1]! ^= 1;
      await store.write(key, bytes);
    }
    const damaged = await run(store);
    expect(damaged.texts).toEqual(["# A", "# B"]);
    expect(new Set(damaged.answers)).toEqual(new Set([200]));
    const cramped = await run(memoryStore(), 300);
    expect(cramped.texts).toEqual(["# A", "# B"]);
  });
});
