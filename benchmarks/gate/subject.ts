/** What the gate measures on: Expo's documentation where it is at hand, else one that is made up. */
import { createExpoDocsIndex } from "@expodex/core";
import { indexContent } from "@expodex/core/testing";
import { expoDocsFolder } from "@expodex/sources";
import { readQueries } from "../queries.ts";
import { syntheticQueries } from "../synthetic.ts";
import { syntheticExpoDocs, syntheticSymbols } from "../synthetic-expo.ts";

/** A written index, and what is asked of it. */
export interface Subject {
  /** What it was made of, without a path of this machine. */
  label: string;
  snapshot: Uint8Array;
  queries: string[];
  /** Names of symbols that the index holds. */
  symbols: string[];
}

const NAMES = 1_000;
/** Questions that are made up where no file holds some; about as many as a team asks in a week. */
const QUERIES = 300;

/** Builds the index of Expo's documentation; without a folder, of made-up documentation. */
export async function prepareSubject(
  docs: string | undefined,
  queryFile: string | undefined,
): Promise<Subject> {
  const source = docs === undefined ? syntheticExpoDocs() : expoDocsFolder(docs);
  const index = await createExpoDocsIndex({ source, sdk: 57 });
  const { documents, chunks, symbols } = index.info;
  const content = indexContent(index);
  // Spread evenly over all of them, so that big packages count as they do for users.
  const names = Array.from(
    { length: Math.min(NAMES, symbols) },
    (_, at) => content.symbols[Math.floor((at * symbols) / Math.min(NAMES, symbols))],
  ).map((symbol) => symbol?.qualifiedName ?? "");
  const queries =
    docs === undefined
      ? [...syntheticQueries(QUERIES, false), ...syntheticSymbols(QUERIES / 10)]
      : queryFile === undefined
        ? content.documents.slice(0, QUERIES).map(({ title }) => title)
        : readQueries(queryFile, 57).map(({ query }) => query);
  const snapshot = await index.snapshot();
  await index.close();
  const made = docs === undefined ? "made-up documentation" : "Expo's documentation, SDK 57";
  return {
    label: `${made}: ${documents} documents, ${chunks} chunks, ${symbols} symbols; ${queries.length} queries`,
    snapshot,
    queries,
    symbols: names,
  };
}
