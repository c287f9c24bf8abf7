/**
 * FlexSearch, forward tokenizer, with `suggest`: without it every word of a question must occur, and most questions
 * find nothing.
 */
import { Document } from "flexsearch";
import type { Peer } from "../peer.ts";

function empty() {
  return new Document({
    document: { id: "id", index: ["title", "headings", "text", "path"] },
    tokenize: "forward",
  });
}

export function createPeer(): Peer {
  let index = empty();
  return {
    label: "FlexSearch 0.8.212",
    storesText: false,
    build(rows) {
      index = empty();
      for (const row of rows) index.add({ ...row });
    },
    search(query, limit) {
      const merged = index.search(query, { limit, suggest: true, merge: true });
      return (merged as unknown as { id: number | string }[])
        .slice(0, limit)
        .map((hit) => Number(hit.id));
    },
    async save() {
      const parts: [string, string][] = [];
      await index.export((key: string, data: string) => {
        parts.push([key, data]);
      });
      return new TextEncoder().encode(JSON.stringify(parts));
    },
    open(bytes) {
      index = empty();
      const parts = JSON.parse(new TextDecoder().decode(bytes)) as [string, string][];
      for (const [key, data] of parts) index.import(key, data);
    },
  };
}
