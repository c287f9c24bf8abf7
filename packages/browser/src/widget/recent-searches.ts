/** Remembers what this reader searched for, on this machine and nowhere else. */

/** What of `localStorage` is used. */
export type TextStorage = Pick<Storage, "getItem" | "setItem" | "removeItem">;

/** Queries that led somewhere, newest first. */
export interface RecentSearches {
  list(): string[];
  add(query: string): void;
  remove(query: string): void;
  clear(): void;
}

const KEY = "expodex:recent";
const MAX_SEARCHES = 6;
/** Longer ones are pasted text, which may hold what should not stay. */
const MAX_LENGTH = 100;

/** Makes the memory over a storage; without one, or where it refuses, nothing is remembered. */
export function createRecentSearches(storage: () => TextStorage | undefined): RecentSearches {
  const attempt = <T>(work: (storage: TextStorage) => T): T | undefined => {
    try {
      const place = storage();
      return place === undefined ? undefined : work(place);
    } catch {
      // A page may be forbidden to store anything, or its share may be full. Searching goes on without.
      return undefined;
    }
  };
  const list = () => attempt((place) => readList(place.getItem(KEY))) ?? [];
  const write = (queries: string[]) =>
    attempt((place) =>
      queries.length === 0 ? place.removeItem(KEY) : place.setItem(KEY, JSON.stringify(queries)),
    );
  return {
    list,
    add(query) {
      const text = query.trim();
      if (text === "" || text.length > MAX_LENGTH) return;
      const others = list().filter((one) => one.toLowerCase() !== text.toLowerCase());
      write([text, ...others].slice(0, MAX_SEARCHES));
    },
    remove(query) {
      write(list().filter((one) => one !== query));
    },
    clear() {
      write([]);
    },
  };
}

function readList(written: string | null): string[] {
  const value: unknown = JSON.parse(written ?? "[]");
  if (!Array.isArray(value)) return [];
  const texts = value.filter((one): one is string => typeof one === "string" && one !== "");
  return texts.slice(0, MAX_SEARCHES);
}
