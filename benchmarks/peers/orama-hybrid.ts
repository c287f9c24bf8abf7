/**
 * Orama's own hybrid search, defaults kept. Its vectors are words hashed into 256 signed buckets: enough to time it,
 * since the cost does not depend on what the vectors mean; its ranking is not reported for that reason.
 */
import { create, insertMultiple, load, type RawData, save, search } from "@orama/orama";
import type { Peer } from "../peer.ts";

const DIMENSIONS = 256;
const SCHEMA = {
  path: "string",
  title: "string",
  headings: "string",
  text: "string",
  vector: `vector[${DIMENSIONS}]`,
} as const;
const empty = () => create({ schema: SCHEMA });

function hashedWords(text: string): number[] {
  const vector = new Array<number>(DIMENSIONS).fill(0);
  for (const word of text.toLowerCase().match(/[a-z0-9]{2,}/gu) ?? []) {
    let hash = 2166136261;
    for (let index = 0; index < word.length; index++) {
      hash = Math.imul(hash ^ word.charCodeAt(index), 16777619);
    }
    const bucket = (hash >>> 1) % DIMENSIONS;
    vector[bucket] = (vector[bucket] ?? 0) + ((hash & 1) === 0 ? 1 : -1);
  }
  const length = Math.hypot(...vector);
  return length === 0 ? vector : vector.map((value) => value / length);
}

export function createPeer(): Peer {
  let db = empty();
  return {
    label: "Orama 3.1.18 hybrid",
    storesText: true,
    async build(rows) {
      db = empty();
      const documents = rows.map(({ id, ...row }) => ({
        id: String(id),
        ...row,
        vector: hashedWords(row.text),
      }));
      await insertMultiple(db, documents, 1000);
    },
    async search(term, limit) {
      const { hits } = await search(db, {
        mode: "hybrid",
        term,
        vector: { value: hashedWords(term), property: "vector" },
        limit,
      });
      return hits.map((hit) => Number(hit.id));
    },
    save: () => new TextEncoder().encode(JSON.stringify(save(db))),
    open(bytes) {
      db = empty();
      load(db, JSON.parse(new TextDecoder().decode(bytes)) as RawData);
    },
  };
}
