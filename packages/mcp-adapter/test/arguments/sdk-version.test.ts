import type { DocsIndex, Sdk } from "@expodex/core/read";
import { describe, expect, it } from "vitest";
import { chooseSdk } from "../../src/arguments/sdk-version.ts";
import type { ProjectFacts } from "../../src/project/project-facts.ts";
import { sdkLine } from "../../src/tools/sdk-line.ts";

const docs = { info: { sdks: [57, 56], defaultSdk: 57 } } as unknown as DocsIndex;
const on = (sdk: Sdk): ProjectFacts => ({ directory: "/app", sdk, packages: new Map() });

describe("chooseSdk", () => {
  it.each([
    ["an argument", "56", 57, on(57), "SDK 56", "argument"],
    ["the word for the newest", "latest", 56, on(56), "SDK 57", "argument"],
    ["the project", undefined, 56, on(56), "SDK 56", "project"],
    ["the server's setting", undefined, 56, on(57), "SDK 56", "server"],
    ["nothing", undefined, undefined, undefined, "SDK 57", "newest"],
    ["a project that the index lacks", undefined, 58, on(58), "SDK 57", "newest"],
  ] as const)(
    "says what named the SDK: %s",
    (_, argument, preferredSdk, project, searched, from) => {
      const { note } = chooseSdk(argument, { docs, preferredSdk, project });
      expect(note).toMatchObject({ searched, from });
      expect(sdkLine(note)).toContain(searched);
    },
  );

  it("names nothing where the index has no SDK", () => {
    const none = { info: { sdks: [] } } as unknown as DocsIndex;
    expect(chooseSdk(undefined, { docs: none, preferredSdk: undefined }).note).toEqual({
      available: [],
    });
  });
});
