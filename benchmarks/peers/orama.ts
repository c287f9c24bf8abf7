/** Orama with its defaults: full text over every field. */
import { create, insertMultiple, load, type RawData, save, search } from "@orama/orama";
import type { Peer } from "../peer.ts";

const SCHEMA = { path: "string", title: "string", headings: "string", text: "string" } as const;
const empty = () => create({ schema: SCHEMA });

export function createPeer(): Peer {
  let db = empty();
  return {
    label: "Orama 3.1.18",
    storesText: true,
    async build(rows) {
      db = empty();
      const documents = rows.map(({ id, ...row }) => ({ id: String(id), ...row }));
      await insertMultiple(db, documents, 1000);
    },
    async search(term, limit) {
      const { hits } = await search(db, { term, limit });
      return hits.map((hit) => Number(hit.id));
    },
    save: () => new TextEncoder().encode(JSON.stringify(save(db))),
    open(bytes) {
      db = empty();
      load(db, JSON.parse(new TextDecoder().decode(bytes)) as RawData);
    },
  };
}
