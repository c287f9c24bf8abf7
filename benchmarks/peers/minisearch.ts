/** MiniSearch with its defaults. */
import MiniSearch, { type Options } from "minisearch";
import type { Row } from "../corpus.ts";
import type { Peer } from "../peer.ts";

const OPTIONS: Options<Row> = { fields: ["title", "headings", "text", "path"] };

export function createPeer(): Peer {
  let index = new MiniSearch<Row>(OPTIONS);
  return {
    label: "MiniSearch 7.2.0",
    storesText: false,
    build(rows) {
      index = new MiniSearch<Row>(OPTIONS);
      index.addAll(rows);
    },
    search: (query, limit) =>
      index
        .search(query)
        .slice(0, limit)
        .map((hit) => Number(hit.id)),
    save: () => new TextEncoder().encode(JSON.stringify(index)),
    open(bytes) {
      index = MiniSearch.loadJSON<Row>(new TextDecoder().decode(bytes), OPTIONS);
    },
  };
}
