/** SQLite FTS5: porter stemmer, the words of a question joined by OR, columns weighted 10, 5, 1 and 2. */
import Database from "better-sqlite3";
import type { Peer } from "../peer.ts";

const QUERY = `SELECT rowid FROM chunks WHERE chunks MATCH ?
  ORDER BY bm25(chunks, 10.0, 5.0, 1.0, 2.0) LIMIT ?`;

export function createPeer(): Peer {
  let db = new Database(":memory:");
  let statement: Database.Statement<[string, number]> | undefined;
  return {
    label: "SQLite FTS5",
    storesText: true,
    build(rows) {
      db.exec(
        "CREATE VIRTUAL TABLE chunks USING fts5(title, headings, text, path, tokenize='porter unicode61')",
      );
      const insert = db.prepare(
        "INSERT INTO chunks(rowid, title, headings, text, path) VALUES (?, ?, ?, ?, ?)",
      );
      db.transaction(() => {
        for (const { id, title, headings, text, path } of rows) {
          insert.run(id, title, headings, text, path);
        }
      })();
      statement = db.prepare(QUERY);
    },
    search(query, limit) {
      const words = query.match(/[\p{L}\p{N}_]+/gu) ?? [];
      if (words.length === 0) return [];
      const match = words.map((word) => `"${word}"`).join(" OR ");
      const found = statement?.all(match, limit) as { rowid: number }[];
      return found.map((row) => row.rowid);
    },
    save: () => db.serialize(),
    open(bytes) {
      db = new Database(Buffer.from(bytes));
      statement = db.prepare(QUERY);
    },
  };
}
