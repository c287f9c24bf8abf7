/** What a search library must do to be measured. Each stands in its own file, loaded only when asked for. */
import type { Row } from "./corpus.ts";

/** A library with an index over the rows. */
export interface Peer {
  /** With version: `MiniSearch 7.2.0`. */
  readonly label: string;
  /** Whether its saved form holds the text of the rows. */
  readonly storesText: boolean;
  build(rows: readonly Row[]): Promise<void> | void;
  /** Ids of rows, best first. */
  search(query: string, limit: number): Promise<number[]> | number[];
  save(): Promise<Uint8Array> | Uint8Array;
  /** Opens what `save` wrote, in place of `build`. */
  open(bytes: Uint8Array): Promise<void> | void;
}

/** Peers by name, in the order they are reported. */
export const PEERS = ["orama", "minisearch", "flexsearch", "sqlite-fts5"] as const;

/** Peers that only the speed benchmark knows: their ranking would say nothing. */
export const SPEED_PEERS = [...PEERS, "orama-hybrid"] as const;

/** Loads a peer, empty. */
export async function loadPeer(name: string): Promise<Peer> {
  // A variable keeps the peers out of the repository's own type check, which runs without them installed.
  const module = `./peers/${name}.ts`;
  const { createPeer } = (await import(module)) as { createPeer: () => Peer };
  return createPeer();
}

/** Turns rows into the ids of their pages: the best row of a page stands for it. */
export function pagesOf(ids: readonly number[], rows: readonly Row[]): string[] {
  return [...new Set(ids.map((id) => rows[id]?.path ?? ""))];
}
