import { describe, expect, it } from "vitest";
import { checkCreateOptions, checkFile } from "../src/create-options.ts";
import { isExpodexError } from "../src/errors.ts";
import type { Source } from "../src/source/source.ts";

const source: Source = { id: "memory", flavor: "plain", async *files() {} };
const codeOf = (run: () => void) => {
  try {
    run();
  } catch (error) {
    return isExpodexError(error) ? error.code : String(error);
  }
  return undefined;
};

describe("checkCreateOptions", () => {
  it.each([
    [undefined],
    [null],
    [{}],
    [{ source: "expo/docs" }],
    [{ source: { id: "x" } }],
    [{ source, sdks: [57] }],
    [{ source, embedder: "openai" }],
    [{ source, embedder: null }],
    [{ source, maxDocuments: 0 }],
    [{ source, onWarning: true }],
    [{ source, signal: true }],
    [{ source, chunk: { maxTokens: -5 } }],
    [{ source, chunk: { targetTokens: 49 } }],
    [{ source, chunk: { size: 400 } }],
    [{ source, chunk: 400 }],
  ])("refuses %j", (options) => {
    expect(codeOf(() => checkCreateOptions(options as never))).toBe("INVALID_OPTION");
  });

  it.each([
    [{ source }],
    [{ source, sdk: "all", embedder: "none", maxDocuments: 1 }],
    [{ source, chunk: { targetTokens: 50, maxTokens: 50, joinBelowTokens: 0 } }],
  ])("does not refuse %j", (options) => {
    expect(codeOf(() => checkCreateOptions(options as never))).toBeUndefined();
  });

  it("says how to make a source of a path", () => {
    const run = () => checkCreateOptions({ source: "expo/docs" } as never);
    expect(run).toThrow(/expoDocsFolder\("expo\/docs"\)/u);
  });
});

describe("checkFile", () => {
  it("refuses a file without text or path, and not an empty one", () => {
    const file = { path: "a.md", mediaType: "text/markdown" as const };
    expect(codeOf(() => checkFile(file as never, source))).toBe("SOURCE_INVALID");
    expect(codeOf(() => checkFile({ text: "" } as never, source))).toBe("SOURCE_INVALID");
    expect(codeOf(() => checkFile(undefined as never, source))).toBe("SOURCE_INVALID");
    expect(codeOf(() => checkFile({ ...file, text: "" }, source))).toBeUndefined();
  });
});
