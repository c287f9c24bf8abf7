import { ExpodexError, type ExpodexErrorCode } from "@expodex/core/read";
import { describe, expect, it } from "vitest";
import { ToolError, toolFailure } from "../src/tool-error.ts";

const error = (code: ExpodexErrorCode, data: object) =>
  new ExpodexError(code, {
    subject: "it",
    expected: "this",
    got: "that",
    next: "do something",
    data: data as never,
  });

describe("toolFailure", () => {
  it.each([
    ["DOCUMENT_NOT_FOUND", -32_002],
    ["SECTION_NOT_FOUND", -32_002],
    ["PACKAGE_NOT_FOUND", -32_004],
    ["SYMBOL_NOT_FOUND", -32_004],
    ["INVALID_QUERY", -32_602],
  ] as const)("gives %s the number %i", (code, number) => {
    expect(toolFailure(error(code, {}))).toMatchObject({ code: number, name: code });
  });

  it("says the next step once, in arguments of tools", () => {
    const failure = toolFailure(
      error("SDK_NOT_INDEXED", { requested: "12", available: ["SDK 57", "SDK 56"] }),
    );
    expect(failure).toMatchObject({
      code: -32_005,
      next: "call again with sdk_version one of: SDK 57, SDK 56",
    });
    expect(failure?.message).not.toContain("do something");
  });

  it("passes on what a tool worded itself", () => {
    const made = new ToolError("RATE_LIMITED", "too many", "wait", { retryAfterSeconds: 3 });
    expect(toolFailure(made)).toEqual({
      code: -32_000,
      name: "RATE_LIMITED",
      message: "too many",
      next: "wait",
      retryAfterSeconds: 3,
    });
  });

  it("does not pass on what nobody raised on purpose", () => {
    expect(toolFailure(new TypeError("x"))).toBeUndefined();
    expect(toolFailure("x")).toBeUndefined();
  });
});
