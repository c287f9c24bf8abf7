/**
 * Orama's contract, as its documentation and its published tests describe it, as plain cases that any database of its shape can be
 * run through. What a case states holds for a stock database and for ours; where they are allowed to differ stands in
 * `orama-differences.test.ts` and in `docs/api/orama.md`.
 */
import { type AnyOrama, search } from "@orama/orama";
import { facetAndGroupCases } from "./facets-and-groups.ts";
import { filterCases } from "./filters.ts";
import { modeCases } from "./modes.ts";
import { pageCases } from "./pages-of-results.ts";
import { termCases } from "./terms.ts";

/** One rule of the contract. */
export interface OramaCase {
  /** A present-tense sentence. */
  name: string;
  /** Rejects where the rule does not hold. */
  run(orama: AnyOrama): void | Promise<void>;
}

/** A search's result, as far as cases look at it. */
export interface Found {
  count: number;
  elapsed: { raw: number; formatted: string };
  hits: { id: string; score: number; document: Record<string, unknown> }[];
  facets?: Record<string, { count: number; values: Record<string, number> }>;
  groups?: { values: unknown[]; result: unknown }[];
}

/** Calls Orama's own search. Its types follow a schema that is written down, which this one is not. */
export async function find(orama: AnyOrama, parameters: object): Promise<Found> {
  return (await search(orama, parameters as never)) as unknown as Found;
}

/** Ids of the hits in their order. */
export const idsOf = ({ hits }: Found): string[] => hits.map(({ id }) => id);

/** Ids of the hits, sorted: for rules that say what is found and not in which order. */
export const idSet = (found: Found): string[] => idsOf(found).sort();

/** Every rule, by what it is about. */
export const oramaContract: Readonly<Record<string, readonly OramaCase[]>> = {
  terms: termCases,
  filters: filterCases,
  "pages of results": pageCases,
  "facets and groups": facetAndGroupCases,
  modes: modeCases,
};
