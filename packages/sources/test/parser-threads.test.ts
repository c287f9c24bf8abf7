import { inlineParser } from "@expodex/core";
import { describe, expect, it } from "vitest";
import { parserThreads } from "../src/parser-threads.ts";

describe("parserThreads", () => {
  it("works without threads where their built entry is not there", () => {
    expect(parserThreads({ threads: 2 })).toBe(inlineParser);
  });
});
