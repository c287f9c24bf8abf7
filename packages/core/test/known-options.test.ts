import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isExpodexError } from "../src/errors.ts";
import { knownOptions, SEARCH_OPTIONS, textArgument } from "../src/known-options.ts";
import { checkSearch } from "../src/search-arguments.ts";

const failure = (run: () => unknown) => {
  try {
    run();
  } catch (error) {
    if (isExpodexError(error, "INVALID_OPTION")) return error;
    throw error;
  }
  throw new Error("nothing was thrown");
};
const search = (options: unknown) =>
  knownOptions("search", options as object, SEARCH_OPTIONS as never);

describe("knownOptions", () => {
  it("names the nearest option for one that is not known", () => {
    const error = failure(() => search({ platform: "ios" }));
    expect(error.data.option).toBe("platform");
    expect(error.message).toContain("write platforms");
  });

  it("names none where none is near", () => {
    expect(failure(() => search({ zzz: 1 })).message).not.toContain("write ");
  });

  it("gives known options back, and an empty object for none", () => {
    const options = { limit: 3, correct: false, signal: new AbortController().signal };
    expect(search(options)).toBe(options);
    expect(search(undefined)).toEqual({});
  });

  it("does not mind an unknown option that is undefined, nor names that objects have anyway", () => {
    expect(search({ platform: undefined })).toEqual({ platform: undefined });
    expect(failure(() => search({ constructor: 1 })).code).toBe("INVALID_OPTION");
  });

  it.each([[null], ["ios"], [[]], [{ correct: 1 }], [{ cache: "no" }], [{ signal: {} }]])(
    "refuses %j",
    (options) => {
      expect(failure(() => search(options)).code).toBe("INVALID_OPTION");
    },
  );

  it("answers anything with options or INVALID_OPTION", () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true }), (value) => {
        try {
          search(value);
        } catch (error) {
          expect(isExpodexError(error, "INVALID_OPTION")).toBe(true);
        }
      }),
    );
  });
});

describe("textArgument", () => {
  it("gives a text back, also an empty one, and refuses what is none", () => {
    expect(textArgument("query", "")).toBe("");
    for (const value of [undefined, null, 42, {}, Object.create(null)])
      expect(failure(() => textArgument("query", value)).data.option).toBe("query");
  });
});

describe("checkSearch", () => {
  it("refuses a query that is no text and an option of no search, and nothing else", () => {
    expect(() => checkSearch("camera", { limit: 3 })).not.toThrow();
    expect(failure(() => checkSearch(42 as never, undefined)).data.option).toBe("query");
    expect(failure(() => checkSearch("camera", { platform: "ios" } as never)).data.option).toBe(
      "platform",
    );
  });
});
