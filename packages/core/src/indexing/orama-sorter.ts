/**
 * Sorting by a property, as Orama asks for it: by the order of its strings, which is worked out at the first search that wants it.
 */
import { oramaError } from "./orama-error.ts";

/** Sorts results in place: by `property`, `"ASC"` unless told otherwise. Raises UNABLE_TO_SORT_ON_UNKNOWN_FIELD. */
export type SortResults = <Id extends string | number>(
  results: [id: Id, score: number][],
  by: { property: string; order?: "ASC" | "DESC" },
) => [id: Id, score: number][];

/**
 * Makes the sorter.
 *
 * @param values by property that can be sorted by, the string of each document; ids are Orama's, from 1
 */
export function createOramaSorter(
  values: Readonly<Record<string, (number: number) => string>>,
  count: number,
): SortResults {
  const places = new Map<string, Int32Array>();

  function placesBy(property: string): Int32Array {
    let found = places.get(property);
    if (found === undefined) {
      const stringOf = Object.hasOwn(values, property) ? values[property] : undefined;
      if (stringOf === undefined) {
        throw oramaError(
          "UNABLE_TO_SORT_ON_UNKNOWN_FIELD",
          `sortBy: expected one of ${Object.keys(values).join(", ")}, got "${property}"; sort by a property that has an order`,
        );
      }
      const { compare } = new Intl.Collator("en");
      const strings = Array.from({ length: count }, (_, number) => stringOf(number));
      const order = [...strings.keys()].sort((a, b) => compare(strings[a]!, strings[b]!));
      found = new Int32Array(count + 1);
      for (const [place, number] of order.entries()) found[number + 1] = place;
      places.set(property, found);
    }
    return found;
  }

  return (results, { property, order }) => {
    const place = placesBy(property);
    const sign = order === "DESC" ? -1 : 1;
    return results.sort((a, b) => sign * (place[Number(a[0])]! - place[Number(b[0])]!));
  };
}
