import { describe, expect, it } from "vitest";
import { createRecentSearches, type TextStorage } from "../../src/widget/recent-searches.ts";

function memory(start?: string): TextStorage {
  let value: string | null = start ?? null;
  return {
    getItem: () => value,
    setItem: (_, text) => {
      value = text;
    },
    removeItem: () => {
      value = null;
    },
  };
}

describe("createRecentSearches", () => {
  it("remembers queries, newest first, each once", () => {
    const recent = createRecentSearches(() => place);
    const place = memory();
    for (const query of ["camera", "push", " Camera "]) recent.add(query);
    expect(recent.list()).toEqual(["Camera", "push"]);
    recent.remove("push");
    expect(recent.list()).toEqual(["Camera"]);
    recent.clear();
    expect([recent.list(), place.getItem("")]).toEqual([[], null]);
  });

  it("keeps few, and nothing that looks like pasted text", () => {
    const place = memory();
    const recent = createRecentSearches(() => place);
    for (let at = 0; at < 50; at++) recent.add(`query ${at}`);
    recent.add("x".repeat(101));
    recent.add("   ");
    expect(recent.list()).toHaveLength(6);
    expect(recent.list()[0]).toBe("query 49");
  });

  it("remembers nothing where storage is refused, absent, or holds something else", () => {
    const refusing = createRecentSearches(() => {
      throw new Error("denied");
    });
    refusing.add("camera");
    expect(refusing.list()).toEqual([]);
    const absent = createRecentSearches(() => undefined);
    absent.add("camera");
    expect(absent.list()).toEqual([]);
    expect(createRecentSearches(() => memory("{oops")).list()).toEqual([]);
    expect(createRecentSearches(() => memory('[1,"a",null]')).list()).toEqual(["a"]);
  });
});
