/**
 * Orama's `where`: which chunks a filter lets through.
 *
 * Responsible for: operators on enums and strings, and what joins them. Not responsible for: how our own search filters (`search`).
 *
 *     { kind: { eq: "api" }, sdk: { containsAny: [57] } }      both hold
 *     { or: [filter, filter] }  { and: [filter, filter] }  { not: filter }      beside these, properties are not looked at
 */
import { oramaError } from "./orama-error.ts";
import type { StringProperty, StringSearch } from "./orama-strings.ts";

/** An enum property of the Orama schema. `platforms` and `sdk` are lists. */
export type EnumProperty = "kind" | "packageName" | "platforms" | "sdk";

/** What a filter may compare an enum with. */
export type EnumValue = string | number;

/** What filters read. Ids are Orama's: the chunk's number plus 1. */
export interface FilterSource {
  readonly chunks: number;
  values(property: EnumProperty, chunk: number): readonly EnumValue[];
  /** Terms of a text, as the index has them. */
  terms(text: string): string[];
  readonly strings: Pick<StringSearch, "holders">;
}

type Filter = Readonly<Record<string, unknown>>;
type Ids = Set<number>;

/** Whether each enum is a list. */
const ENUMS: Readonly<Record<EnumProperty, boolean>> = {
  kind: false,
  packageName: false,
  platforms: true,
  sdk: true,
};
const STRINGS: readonly string[] = ["title", "path", "headings", "symbols", "text"];

/** Makes `where` over an index. Chunks by value are listed when a property is first filtered by, and kept. */
export function createFilters(source: FilterSource): (where: Filter) => Ids {
  const holders = new Map<EnumProperty, Map<EnumValue, Ids>>();

  function holdersOf(property: EnumProperty): Map<EnumValue, Ids> {
    let found = holders.get(property);
    if (found === undefined) {
      found = new Map();
      for (let chunk = 0; chunk < source.chunks; chunk++) {
        for (const value of source.values(property, chunk)) {
          const ids = found.get(value);
          if (ids === undefined) found.set(value, new Set([chunk + 1]));
          else ids.add(chunk + 1);
        }
      }
      holders.set(property, found);
    }
    return found;
  }

  function matchEnum(property: EnumProperty, operation: Filter): Ids {
    const [entry, ...more] = Object.entries(operation);
    if (entry === undefined || more.length > 0) throw invalid(property, operation);
    const [operator, operand] = entry;
    const values = [operand].flat() as EnumValue[];
    const held = holdersOf(property);
    const of = (some: Iterable<EnumValue>) =>
      [...some].map((value) => held.get(value) ?? new Set<number>());
    if (ENUMS[property]) {
      if (operator === "containsAll") return intersection(of(values));
      if (operator === "containsAny") return union(of(values));
    } else {
      if (operator === "eq" || operator === "in") return union(of(values));
      if (operator === "nin")
        return union(of([...held.keys()].filter((value) => !values.includes(value))));
    }
    throw invalid(property, operation);
  }

  function match(where: Filter): Ids {
    const { and, or, not } = where;
    if (Array.isArray(and)) return intersection(and.map(match));
    if (Array.isArray(or)) return union(or.map(match));
    if (not) {
      const refused = match(not as Filter);
      const left = new Set<number>();
      for (let id = 1; id <= source.chunks; id++) if (!refused.has(id)) left.add(id);
      return left;
    }
    return intersection(
      Object.entries(where).map(([property, operation]) => {
        if (property in ENUMS) return matchEnum(property as EnumProperty, operation as Filter);
        if (!STRINGS.includes(property)) {
          const known = [...STRINGS, ...Object.keys(ENUMS)].join(", ");
          throw oramaError(
            "UNKNOWN_FILTER_PROPERTY",
            `where: expected one of ${known}, got "${property}"; filter by a property that is there`,
          );
        }
        const terms = [operation].flat().flatMap((text) => source.terms(String(text)));
        return union(terms.map((term) => source.strings.holders(property as StringProperty, term)));
      }),
    );
  }

  return match;
}

function union(sets: readonly Iterable<number>[]): Ids {
  const all = new Set<number>();
  for (const set of sets) for (const id of set) all.add(id);
  return all;
}

/** What is in every set; nothing where there is none. */
function intersection(sets: readonly Ids[]): Ids {
  const [least, ...others] = [...sets].sort((a, b) => a.size - b.size);
  return new Set([...(least ?? [])].filter((id) => others.every((set) => set.has(id))));
}

function invalid(property: EnumProperty, operation: Filter): Error {
  const expected = ENUMS[property] ? "containsAll or containsAny" : "eq, in or nin";
  return oramaError(
    "INVALID_FILTER_OPERATION",
    `where.${property}: expected ${expected}, got "${Object.keys(operation).join(", ")}"; use one operator`,
  );
}
